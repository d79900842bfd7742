/** The reports of the shipped bundle have every property of docs/report.schema.json, which refuses all else. */
import { compiled, formName, schema, schemaErrors, type Json } from '../support/report-schema';
import { cases, reportOf } from './reports';

test.concurrent.each(Object.keys(cases))('%s: the report is of this form', async (name) => {
  const { report } = await reportOf(name);
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
  ['another among the inputs', 'Audit, neglected', ['inputs', 'extra'], 1],
  ['a reason that is gone', 'Enabled', ['mappings', 0, 'reason'], undefined],
  ['rows that are gone', 'Audit, neglected', ['agents'], undefined],
  ['an outcome that nobody knows', 'Enabled', ['mappings', 0, 'outcome'], 'done'],
  ['a conclusion that nobody knows', 'Audit, neglected', ['conclusion'], 'unchanged'],
  ['a time as a number', 'Audit, neglected', ['startedAt'], 1_700_000_000_000],
  ['a count as text', 'UpdateAgents', ['counts', 'total'], '40'],
  ['a finding of another form', 'Audit, neglected', ['findings', 0, 'id'], 'ASR1'],
  ['the rows of another action', 'UpdateAgents', ['action'], 'Enabled'],
  ['a newer version', 'Enabled', ['reportVersion'], 3],
  ['a refusal without a problem', 'inputs refused', ['inputProblems'], []],
  ['a cause without its error', 'Enabled, remarks', ['causes', 0, 'error'], undefined],
  ['a cause that names more than a reader needs', 'UpdateAgents', ['causes', 0, 'affected'], Array(21).fill('vm')],
  ['a plan without shards', 'Discover', ['plan', 'shards'], undefined],
  ['another in a shard of the plan', 'Discover', ['plan', 'shards', 0, 'extra'], 1],
  ['a vault in no shard', 'Discover', ['vaults', 0, 'shard'], undefined],
  ['a tag that is no text', 'Discover', ['vaults', 0, 'tags', 'env'], 1],
  ['a scope that is no id', 'Discover', ['inputs', 'scope', 0], 'prod'],
  ['vaults beside a scope', 'Discover', ['inputs', 'vaultIds'], []],
  ['neither vaults nor a scope', 'Discover, vaults that are named', ['inputs', 'vaultIds'], undefined],
  ['nothing found, but no reason', 'Audit, nothing found', ['error'], undefined],
  ['nothing found, but changed', 'Audit, nothing found', ['changed'], true],
  ['another in what was merged', 'Merge of Audit', ['merged', 'extra'], 1],
  ['a shard in a state that nobody knows', 'Merge of Audit', ['shards', 0, 'state'], 'lost'],
  ['a shard that lacks no vault, but a list of them', 'Merge of Audit', ['shards', 0, 'notReported'], []],
  ['a figure that nobody counts', 'Merge of Audit', ['subscriptions', 0, 'counts', 'extra'], 1],
  ['a merged audit without its measure', 'Merge of Audit', ['failOn'], undefined],
  ['rows of agents in a merge of settings', 'Merge of Enabled, a shard refused', ['items'], []],
  ['a merge that does not say if it was a dry run', 'Merge of UpdateAgents, a shard missing', ['dryRun'], undefined],
  ['counts where nothing was merged', 'Merge of nothing', ['counts'], {}],
])('%s is refused', async (_what, name, path, value) => {
  const { report } = await reportOf(name);
  expect(schemaErrors(report)).toEqual([]);
  expect(schemaErrors(changed(report, path, value))).not.toEqual([]);
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

/** What the schema says of a value, by name: the properties that are written, and where it refers to another form. */
function written(form: Json, value: unknown, place: string): readonly string[] {
  const { $ref, anyOf, items, properties } = form as {
    readonly $ref?: string;
    readonly anyOf?: readonly { readonly $ref: string }[];
    readonly items?: Json;
    readonly properties?: Readonly<Record<string, Json>>;
  };
  if ($ref !== undefined) {
    const name = $ref.slice('#/$defs/'.length);
    return compiled(name)?.(value) === true ? written(defs[name] ?? {}, value, name) : [];
  }
  if (anyOf !== undefined) return anyOf.flatMap((one) => written(one, value, place));
  if (Array.isArray(value)) return value.flatMap((one) => written(items ?? {}, one, place));
  if (typeof value !== 'object' || value === null || properties === undefined) return [];
  return Object.entries(value).flatMap(([key, inside]) => {
    const at = `${place}.${key}`;
    return [at, ...written(properties[key] ?? {}, inside, at)];
  });
}

const defs = schema['$defs'] as Readonly<Record<string, Json>>;

/** The same for all that may be written. */
function writable(form: Json, place: string): readonly string[] {
  const { items, properties = {} } = form as { readonly items?: Json; readonly properties?: Readonly<Json> };
  const inside = Object.entries(properties).flatMap(([key, one]) => {
    const at = `${place}.${key}`;
    return [at, ...writable(one as Json, at)];
  });
  return items === undefined ? inside : [...inside, ...writable(items, place)];
}

test('every property of every form is one that a run has written', async () => {
  const known = new Set<string>();
  for (const name of Object.keys(cases)) {
    for (const report of (await reportOf(name)).all)
      for (const at of written({ $ref: `#/$defs/${formName(report) ?? ''}` }, report, '')) known.add(at);
  }
  // No run brings a defect about: `bare-reports.test.ts` makes the report of one.
  const forms = Object.entries(defs).filter(([name]) => name !== 'defectReport');
  const all = forms.flatMap(([name, form]) => writable(form, name));
  expect(all.length).toBeGreaterThan(300);
  // A run with an approved plan takes a run before it: `bundle/repair.test.ts`.
  known.add('repairReport.inputs.planDigest');
  // As of an audit.
  for (const at of ['mergedRepair.stopped', 'mergedRepair.past', 'mergedRepair.known']) known.add(at);
  // A release that looks for more than the one before: `core/baseline/week.test.ts`.
  known.add('knownFinding.checkedSince');
  // No VM of the scenario is exempted: `bundle/exemptions.test.ts`.
  known.add('agentsRow.exemption');
  // Somebody else's change in between, and a setting that cannot be read again: `core/changes/{conflicts,engine}.test.ts`.
  for (const at of ['settingRow.overrode', 'agentsRow.overrode', 'confirmation.isUnread']) known.add(at);
  // Merge signs in nowhere, and has the head of all reports.
  for (const at of all) if (/^merged\w+\.identity$/.test(at)) known.add(at);
  // As the merge of audits has them.
  known.add('mergedRepair.issues');
  expect(all.filter((at) => !known.has(at))).toEqual([]);
});
