/** Every report that the shipped bundle writes is what docs/report.schema.json says, and what docs/report.md explains. */
import Ajv, { type ValidateFunction } from 'ajv/dist/2020';
import type { Scenario } from '../../simulator';
import type { PlayedHost } from '../../simulator/play';
import { playPatiently, withSimulator } from '../bundle/runs';
import { read } from '../support/documents';

type Json = Readonly<Record<string, unknown>>;

const schema = JSON.parse(read('docs/report.schema.json')) as Json;
const ajv = new Ajv({ strict: true, strictTypes: true, strictTuples: true, strictRequired: true, allErrors: true });
const validate = ajv.compile(schema);

/** What is wrong, where; by the form that the report's action has, since the others do not fit anyway. */
function errorsOf(report: Json): readonly string[] {
  if (validate(report)) return [];
  const form = formOf(report);
  form?.(report);
  return (form?.errors ?? validate.errors ?? []).map(
    ({ instancePath, message = '', params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

function formOf({ action }: Json): ValidateFunction | undefined {
  const form = new Map<unknown, string>([
    ['Enabled', 'settingReport'],
    ['Disabled', 'settingReport'],
    ['UpdateAgents', 'agentsReport'],
    ['Audit', 'auditReport'],
  ]).get(action);
  return form === undefined ? undefined : ajv.getSchema(`${String(schema['$id'])}#/$defs/${form}`);
}

interface Case {
  readonly scenario: string | Scenario;
  readonly host: PlayedHost;
  readonly inputs?: Readonly<Record<string, string | undefined>>;
  readonly conclusion: string;
  /** What only this action's report has. */
  readonly has: string;
}

const cases: Readonly<Record<string, Case>> = {
  Enabled: { scenario: 'first-enabling', host: 'github', conclusion: 'succeeded', has: 'mappings' },
  'Enabled, a job fails': { scenario: 'failed-job', host: 'azure-pipelines', conclusion: 'failed', has: 'mappings' },
  'Enabled, remarks': { scenario: 'final-states', host: 'console', conclusion: 'failed', has: 'mappings' },
  'Enabled, without effect': { scenario: 'without-effect', host: 'github', conclusion: 'succeeded', has: 'mappings' },
  'Enabled, jobs taken up': { scenario: 'taking-up', host: 'github', conclusion: 'succeeded', has: 'mappings' },
  'Enabled, the account is missing': {
    scenario: 'account-missing',
    host: 'github',
    conclusion: 'failed',
    has: 'mappings',
  },
  'Disabled, a dry run': {
    scenario: 'first-enabling',
    host: 'azure-pipelines',
    inputs: { action: 'Disabled', 'dry-run': 'true', 'automation-account-id': undefined },
    conclusion: 'planned',
    has: 'mappings',
  },
  'a vault that cannot be read': {
    scenario: 'forbidden-vault',
    host: 'github',
    conclusion: 'failed',
    has: 'vaultErrors',
  },
  UpdateAgents: {
    scenario: 'agents',
    host: 'github',
    inputs: { vm: '*-0001,*-002?', 'max-failures': '50' },
    conclusion: 'failed',
    has: 'items',
  },
  'Audit, sound': { scenario: 'sound', host: 'github', conclusion: 'succeeded', has: 'findings' },
  'Audit, neglected': { scenario: 'neglected', host: 'azure-pipelines', conclusion: 'failed', has: 'findings' },
  'Audit, partial rights': { scenario: 'partial-rights', host: 'console', conclusion: 'failed', has: 'findings' },
  'Audit, cut short': {
    scenario: 'neglected',
    host: 'github',
    inputs: { timeout: '0.02' },
    conclusion: 'timed-out',
    has: 'stopped',
  },
  'inputs refused': {
    scenario: 'single',
    host: 'github',
    inputs: { action: 'Enable', timeout: '0' },
    conclusion: 'failed',
    has: 'inputProblems',
  },
};

const reports = new Map<string, Json>();

async function reportOf(name: string): Promise<Json> {
  const { scenario, ...options } = cases[name] as Case;
  const known = reports.get(name);
  if (known !== undefined) return known;
  const played = await withSimulator({ scenario, speed: 60 }, (simulator) => playPatiently(simulator, options, 50));
  const report = played.report as Json;
  reports.set(name, report);
  return report;
}

test.each(Object.keys(cases))('%s: the report is as the schema says', async (name) => {
  const report = await reportOf(name);
  expect({ errors: errorsOf(report) }).toEqual({ errors: [] });
  expect(report).toMatchObject({ conclusion: cases[name]?.conclusion });
  expect(report).toHaveProperty(cases[name]?.has ?? '');
});

/** A value changed at a path, whatever it was; undefined takes it away. */
function changed(report: Json, path: readonly (string | number)[], value: unknown): Json {
  const copy = structuredClone(report);
  let at = copy as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>;
  const last = path[path.length - 1] ?? '';
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

test.each<[string, string, (string | number)[], unknown]>([
  ['a property that is not documented', 'Enabled', ['extra'], 1],
  ['another in a row', 'Enabled', ['mappings', 0, 'extra'], 1],
  ['another in what a row was before', 'UpdateAgents', ['items', 0, 'before', 'extra'], 1],
  ['another among the inputs', 'Audit, sound', ['inputs', 'extra'], 1],
  ['a reason that is gone', 'Enabled', ['mappings', 0, 'reason'], undefined],
  ['rows that are gone', 'Audit, sound', ['agents'], undefined],
  ['an outcome that nobody knows', 'Enabled', ['mappings', 0, 'outcome'], 'done'],
  ['a conclusion that nobody knows', 'Audit, sound', ['conclusion'], 'unchanged'],
  ['a time as a number', 'Audit, sound', ['startedAt'], 1_700_000_000_000],
  ['a count as text', 'UpdateAgents', ['counts', 'total'], '40'],
  ['a finding of another form', 'Audit, neglected', ['findings', 0, 'id'], 'ASR1'],
  ['the rows of another action', 'UpdateAgents', ['action'], 'Enabled'],
  ['a newer version', 'Enabled', ['reportVersion'], 2],
  ['a refusal without a problem', 'inputs refused', ['inputProblems'], []],
])('%s is refused', async (_what, name, path, value) => {
  const report = await reportOf(name);
  expect(errorsOf(report)).toEqual([]);
  expect(errorsOf(changed(report, path, value))).not.toEqual([]);
});

const objectsIn = (value: unknown): readonly Json[] => {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(objectsIn);
  return 'properties' in value && typeof value.properties === 'object' ? [value, ...inside] : inside;
};

test('no object of the schema takes what it does not name', () => {
  const objects = objectsIn(schema);
  expect(objects.length).toBeGreaterThan(20);
  expect(objects.filter(({ additionalProperties }) => additionalProperties !== false)).toEqual([]);
});

const documented = [...new Set(objectsIn(schema).flatMap(({ properties }) => Object.keys(properties as Json)))].sort();

const namesIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(namesIn);
  return Array.isArray(value) ? inside : [...Object.keys(value), ...inside];
};

test('every property of the schema is one that a run has written', async () => {
  const written = new Set<string>();
  for (const name of Object.keys(cases)) for (const key of namesIn(await reportOf(name))) written.add(key);
  expect(documented.filter((key) => !written.has(key))).toEqual([]);
});

test('docs/report.md explains every property, and links to the schema', () => {
  const text = read('docs/report.md');
  expect(documented.filter((key) => !text.includes(`\`${key}\``))).toEqual([]);
  expect(text).toContain('(report.schema.json)');
});
