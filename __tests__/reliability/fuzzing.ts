/** Inputs and answers that nobody would write, made from ones that somebody did; each from a number, to be had again. */
import type { Job } from '@azure/arm-recoveryservices-siterecovery';
import fc from 'fast-check';
import { failureOf } from '../../src/azure/failure';
import { jobView, mappingOf, operationView } from '../../src/azure/body-reader';
import { acceptedWith } from '../../src/azure/site-recovery';
import { byteLength, escapeMarkdown } from '../../src/core/render/markdown';
import type { Row, Outcome, Problem } from '../../src/core/values/model';
import { makeReport } from '../../src/core/changes/report';
import { makeSummary, settingAsked } from '../../src/core/changes/summary';
import { MAX_BYTES } from '../../src/core/render/sections';
import { logLine } from '../../src/core/render/text';
import { parseVaultId } from '../../src/core/values/arm-id';
import { settingWords } from '../../src/core/changes/change-kind';
import { inputTable, readSettings, type HostName, type InputRow } from '../../src/inputs';
import { auditedEstate, changeText, mergeFiles } from '../core/merge/shards';
import { resultOf, row } from '../core/values';
import { createRandom, type Random } from '../../simulator/random';
import { environmentFaults } from './hostile-environments';
import { hostileText } from '../../simulator/scenarios/texts';

export interface Violation {
  readonly target: string;
  readonly seed: number;
  readonly problem: string;
}

export interface Fuzzed {
  /** Cases for each target. */
  readonly counts: Readonly<Record<string, number>>;
  /** Of them, answers that were refused as unreadable. */
  readonly refused: number;
  readonly violations: readonly Violation[];
}

/** Milliseconds after which one case counts as a hang. */
const MAX_MS = 1_000;

const SUBSCRIPTION = '11111111-2222-4333-8444-555555555555';
const VAULT = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-dr/providers/Microsoft.RecoveryServices/vaults/vault-weu`;
const CONTAINER = `${VAULT}/replicationFabrics/f/replicationProtectionContainers/c`;
const ACCOUNT = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-dr/providers/Microsoft.Automation/automationAccounts/aa-dr`;

const oddIds = [
  '',
  '/',
  '//',
  VAULT,
  `${VAULT}/`,
  VAULT.toUpperCase(),
  VAULT.slice(1),
  VAULT.slice(0, -10),
  `${VAULT}\n${VAULT}`,
  `${VAULT},${VAULT};${ACCOUNT}`,
  `https://portal.azure.com/#@contoso/resource${VAULT}/overview`,
  `"${VAULT}"`,
  `['${VAULT}']`,
  VAULT.replace('vault-weu', '../../secrets'),
  VAULT.replace('vault-weu', 'v?api-version=1#x'),
  VAULT.replace('vault-weu', 'v%2f..%00'),
  VAULT.replace(SUBSCRIPTION, 'my subscription'),
  VAULT.replace('rg-dr', 'rg dr (öäü) '),
  VAULT.replace('Microsoft.RecoveryServices', 'Microsoft.DataProtection'),
  ACCOUNT,
  '/subscriptions/'.repeat(1_000),
  '$(vaultId)',
  '${{ vars.VAULT }}',
  '__proto__',
  'undefined',
  '\ud800',
  '\u0000',
];

const words = [
  ...oddIds,
  ...hostileText,
  'Enabled',
  'disabled',
  'true',
  'FALSE',
  'yes',
  '0',
  '-1',
  '1e9',
  'NaN',
  '99999999999999999999',
  '160',
  SUBSCRIPTION,
  'AzureCloud',
  'AzureChinaCloud',
  'https://management.azure.com',
  'http://management.azure.com',
  'https://user:password@host/path?query#hash',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'https://[::1',
  'api://AzureADTokenExchange',
];

const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...words) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...words), fc.string({ maxLength: 5 })).map((parts) => parts.join('')),
  },
);
const good: Readonly<Record<string, string>> = {
  'vault-id': VAULT,
  action: 'Enabled',
  'automation-account-id': ACCOUNT,
  'tenant-id': SUBSCRIPTION,
  'client-id': SUBSCRIPTION,
  azureSubscription: 'connection',
};
const names = Object.values<InputRow<unknown>>(inputTable).map((row) => row.github ?? row.azurePipelines ?? '');
const inputs = fc.record({
  host: fc.constantFrom<HostName>('github', 'azure-pipelines', 'console'),
  changes: fc.dictionary(fc.constantFrom(...names), fc.option(value, { nil: undefined }), { maxKeys: 5 }),
  unknown: fc.array(value, { maxLength: 2 }),
});

const mappingSample = {
  id: `${CONTAINER}/replicationProtectionContainerMappings/weu-neu-24-hour-retention-policy`,
  name: 'weu-neu-24-hour-retention-policy',
  type: 'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/replicationProtectionContainerMappings',
  properties: {
    targetProtectionContainerId: `${CONTAINER}-2`,
    targetProtectionContainerFriendlyName: 'c-2',
    sourceProtectionContainerFriendlyName: 'c',
    sourceFabricFriendlyName: 'West Europe',
    targetFabricFriendlyName: 'North Europe',
    policyId: `${VAULT}/replicationPolicies/24-hour-retention-policy`,
    state: 'Paired',
    health: 'Normal',
    healthErrorDetails: [
      { errorCode: '8010', errorLevel: 'Error', summaryMessage: 's', errorMessage: 'm', possibleCauses: 'p' },
    ],
    providerSpecificDetails: {
      instanceType: 'A2A',
      agentAutoUpdateStatus: 'Enabled',
      automationAccountArmId: ACCOUNT,
      automationAccountAuthenticationType: 'SystemAssignedIdentity',
      scheduleName: null,
    },
  },
};
const jobSample = {
  id: `${VAULT}/replicationJobs/536677a8-d914-4116-ab3a-01e69802a3d7`,
  name: '536677a8-d914-4116-ab3a-01e69802a3d7',
  properties: {
    activityId: 'a ActivityId: b',
    scenarioName: 'ModifyCloudPairing',
    state: 'Failed',
    stateDescription: 'Failed',
    startTime: new Date(1_700_000_000_000),
    endTime: new Date(1_700_000_060_000),
    tasks: [{ name: 'CloudPairingWfPrepareSiteTask', state: 'InProgress', errors: [{ errorLevel: 'Warning' }] }],
    errors: [
      {
        serviceErrorDetails: { code: '559', message: 'generic', possibleCauses: 'p', recommendedAction: 'r' },
        providerErrorDetails: { errorCode: 0, errorMessage: 'the cause', recommendedAction: null },
        errorLevel: 'Error',
      },
    ],
    customDetails: {
      instanceType: 'AsrJobDetails',
      affectedObjectDetails: { primaryCloudId: 'x', primaryCloudName: 'c', recoveryCloudName: 'c-2', primaryVmmId: '' },
    },
  },
};
const operationSample = {
  error: { code: '559', message: 'm', details: null },
  name: jobSample.name,
  status: 'Failed',
  startTime: '2026-01-05T10:00:00Z',
  percentComplete: null,
};
const envelopeSample = {
  error: {
    code: 'AuthorizationFailed',
    message: 'm',
    details: [{ code: '150162', message: 'm', possibleCauses: 'p', recommendedAction: 'r', activityId: 'a' }],
    innererror: null,
  },
};

const long = ['##', '::', '[', '&#', '/replicationJobs/', ' ', '\u202e', '(', 'a:', 'www.', '\ud83d'];

function oddValue(random: Random): unknown {
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  switch (Math.floor(random() * 12)) {
    case 0:
      return null;
    case 1:
      return undefined;
    case 2:
      return random() < 0.5 ? Number.NaN : 1e308 * (random() - 0.5);
    case 3:
      return random() < 0.5;
    case 4:
      return [];
    case 5:
      return {};
    case 6:
      return [null, 'text', { code: 1 }];
    case 7:
      return new Date(Number.NaN);
    case 8:
      return (pick(long) ?? '').repeat(random() < 0.05 ? 20_000 : 50);
    case 9:
      return JSON.parse('{"__proto__":{"code":"x"},"constructor":1,"toString":null,"length":-1}') as unknown;
    case 10:
      return pick(oddIds);
    default:
      return pick(hostileText);
  }
}

function oddText(random: Random): string {
  const odd = oddValue(random);
  return typeof odd === 'string' ? odd : (JSON.stringify(odd) ?? '');
}

/** Of this realm's own making, which a structured clone in a test is not. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return new Date(value);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copyOf(one)]));
}

/** A copy in which one to three places are something else, gone, moved or there twice. */
function mutated(sample: unknown, random: Random): unknown {
  const copy = { root: copyOf(sample) };
  for (let change = Math.floor(random() * 3); change >= 0; change--) {
    let holder = copy as Record<string, unknown>;
    let key = 'root';
    for (let depth = Math.floor(random() * 7); depth > 0; depth--) {
      const inner = holder[key];
      if (typeof inner !== 'object' || inner === null || inner instanceof Date) break;
      const keys = Object.keys(inner);
      const chosen = keys[Math.floor(random() * keys.length)];
      if (chosen === undefined) break;
      holder = inner as Record<string, unknown>;
      key = chosen;
    }
    const old = holder[key];
    const kind = random();
    if (kind < 0.1 && Array.isArray(holder)) holder.splice(Number(key), 1);
    else if (kind < 0.1) delete holder[key];
    else if (kind < 0.2) holder[key] = [old, old];
    else if (kind < 0.25) holder[key] = { [key]: old };
    else if (kind < 0.3 && typeof old === 'string') holder[key] = old.slice(0, Math.floor(random() * old.length));
    else holder[key] = oddValue(random);
  }
  return copy.root;
}

const strings = (values: Readonly<Record<string, unknown>>, ...keys: readonly string[]): string[] =>
  keys.filter((key) => typeof values[key] !== 'string').map((key) => `${key} is no string`);

const isProblem = ({ code, message }: Problem): boolean =>
  typeof code === 'string' && code !== '' && typeof message === 'string' && message !== '';

/** Text that ends in a run of its own, cut anywhere: not even JSON. */
function bodyText(random: Random): string {
  const text = JSON.stringify(mutated(envelopeSample, random)) ?? '';
  const kind = random();
  if (kind < 0.2) return text.slice(0, Math.floor(random() * text.length));
  if (kind < 0.3) return `<html><body>${hostileText[Math.floor(random() * hostileText.length)] ?? ''}</body></html>`;
  return kind < 0.35 ? '' : text;
}

function restError(random: Random): Error {
  const header = (name: string): string | undefined => {
    const odd = oddValue(random);
    const usual = name === 'retry-after' ? String(Math.floor(random() * 1e6)) : new Date(1e12).toUTCString();
    return random() < 0.4 ? usual : typeof odd === 'string' ? odd : undefined;
  };
  const statusCode = [300, 307, 400, 401, 403, 404, 408, 409, 412, 429, 500, 502, 503, 504, 599][
    Math.floor(random() * 15)
  ];
  const response = { status: statusCode, headers: { get: header }, bodyAsText: bodyText(random) };
  return Object.assign(new Error('failed'), { name: 'RestError', statusCode, response });
}

function outcomeOf(random: Random, problem: Problem): Outcome {
  const kinds = ['failed', 'failed-to-start', 'timed-out', 'abandoned'] as const;
  const kind = kinds[Math.floor(random() * 8)];
  return kind === undefined ? { kind: 'succeeded', note: problem.message } : { kind, problem };
}

/** Rows of a report whose mappings, jobs and errors all come from odd answers. */
function rowsOf(random: Random): Row[] {
  const vault = parseVaultId(VAULT);
  if (vault === undefined) throw new Error('The vault of the samples has no proper id.');
  const rows: Row[] = [];
  for (let index = Math.floor(random() * 4); index >= 0; index--) {
    try {
      const mapping = mappingOf(mutated(mappingSample, random));
      const job = jobView(mutated(jobSample, random) as Job);
      const { problem } = failureOf(restError(random), false);
      rows.push({
        vault,
        subject: mapping,
        decision: { selected: true, reason: `reads ${mapping.autoUpdate?.status ?? mapping.state}` },
        outcome: outcomeOf(random, job.problem ?? problem),
        jobId: `${VAULT}/replicationJobs/${job.name}`,
        startedAt: 1e12,
        endedAt: 1e12 + (job.lengthMs ?? 0),
        confirmation: { asWanted: random() < 0.5, reads: job.state, healthErrors: mapping.healthErrors },
      });
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return rows;
}

function summaryProblems(random: Random): string[] {
  const result = { startedAt: 1e12, endedAt: 1e12 + 1e6, stopped: undefined, vaultFailures: [], warnings: [] };
  const rows = rowsOf(random);
  const portal = { portal: 'https://portal.azure.com', tenantId: SUBSCRIPTION };
  const summary = makeSummary(
    makeReport(
      { ...result, rows },
      { words: settingWords, dryRun: false, failOnDrift: false, failOnUnconfirmed: true },
    ),
    {
      asked: settingAsked('Enabled', [ACCOUNT], portal),
      ...portal,
      drawsMermaid: true,
      origin: undefined,
    },
  );
  const rest = summary.replace(/```mermaid\n[\s\S]*?\n```\n/, '');
  const table = rest.slice(rest.indexOf('### Mappings')).trimEnd().split('\n').slice(2);
  return [
    ...(byteLength(summary) > MAX_BYTES ? ['the summary is too long'] : []),
    ...(/[<>`]/.test(rest.replace(/`[^`|<>\n]+`|<\/?code>|<!-- -->|<br>/g, ''))
      ? ['the summary holds HTML or code']
      : []),
    ...(rows.length > 0 && table.some((line) => (line.match(/\|/g) ?? []).length !== 7) ? ['the table is broken'] : []),
  ];
}

/** Shards of which one failed. */
const { files: reports, vaults: shardVaults } = auditedEstate(2, 1);
const [firstVault] = shardVaults;
if (firstVault === undefined) throw new Error('The estate has no vault.');
const audited = ['shard-1.json', reports['shard-1.json'] ?? ''] as const;
const failure: Outcome = { kind: 'failed', problem: { code: 'C', message: 'm' } };
const changed = [
  'shard-1.json',
  changeText(resultOf([{ ...row('m', failure), vault: firstVault }]), [firstVault]),
] as const;

/** Says what is wrong with the answer to a case; throws if the code under test did. */
type Target = (random: Random, seed: number) => readonly string[];

const targets: Readonly<Record<string, Target>> = {
  inputs: (_random, seed) => {
    const [drawn] = fc.sample(inputs, { seed, numRuns: 1 });
    if (drawn === undefined) return ['nothing was drawn'];
    const written: Readonly<Record<string, string | undefined>> = { ...good, ...drawn.changes };
    const read = readSettings(drawn.host, (row) => written[row.github ?? row.azurePipelines ?? ''], {
      unknown: drawn.unknown,
    });
    if (!read.ok) {
      const poor = read.problems.filter((text) => text.trim() === '' || /\n\s+at /.test(text));
      return [...(read.problems.length === 0 ? ['refused without a reason'] : []), ...poor];
    }
    const { task, timeoutMs, cloud } = read.settings;
    const named = 'target' in task && task.target.kind === 'vaults' ? task.target.vaults : undefined;
    const vaults = named ?? [];
    const maxWritesPerMinute = 'maxWritesPerMinute' in task ? task.maxWritesPerMinute : 1;
    const strange = vaults.filter(
      ({ id }) => !/^\/subscriptions\/[0-9a-f-]{36}\/resourceGroups\/[^/?#]+\/providers/i.test(id),
    );
    return [
      ...(named?.length === 0 || strange.length > 0 ? ['took a vault that is none'] : []),
      ...(timeoutMs > 0 && maxWritesPerMinute > 0 ? [] : ['took a number that is none']),
      ...(/^https:/.test(cloud.armEndpoint) ? [] : [`took the endpoint ${cloud.armEndpoint}`]),
    ];
  },
  'mappings list': (random) => {
    const body = mutated({ value: [mappingSample, mappingSample] }, random) as { value?: unknown } | null | undefined;
    const items: readonly unknown[] = Array.isArray(body?.value) ? body.value : [mutated(mappingSample, random)];
    return items.flatMap((item) => {
      const mapping = mappingOf(item);
      return [
        ...strings({ ...mapping }, 'id', 'name', 'state', 'sourceFabric', 'targetFabric'),
        ...mapping.healthErrors.flatMap((error) => strings({ ...error }, 'code', 'message', 'possibleCauses')),
      ];
    });
  },
  job: (random) => {
    const job = jobView(mutated(jobSample, random) as Job);
    return [
      ...strings({ ...job }, 'name', 'state', 'stateDescription'),
      ...(job.problem !== undefined && !isProblem(job.problem) ? ['a problem without words'] : []),
      ...(job.lengthMs !== undefined && !(job.lengthMs >= 0) ? [`a length of ${job.lengthMs}`] : []),
    ];
  },
  'operation status': (random) => {
    const view = operationView(mutated(operationSample, random));
    return strings({ ...view }, 'name', 'state', 'stateDescription');
  },
  'error envelope': (random) => {
    const { kind, problem, retryAfterMs } = failureOf(restError(random), false);
    return [
      // A redirect is refused, all else is reported as it came.
      ...((kind === 'http' || kind === 'refused') && isProblem(problem) ? [] : [`${kind} without words`]),
      // However long: what the service asks for is obeyed, and what ends after the deadline ends the wait at once.
      ...(retryAfterMs === undefined || (retryAfterMs >= 1_000 && Number.isFinite(retryAfterMs))
        ? []
        : [`a wait of ${retryAfterMs} ms`]),
    ];
  },
  'operation links': (random) => {
    const text = (): string | undefined => {
      const odd = oddValue(random);
      const link = `https://management.azure.com${VAULT}/replicationOperationStatus/${jobSample.name}?t=1&s=2`;
      return random() < 0.3 ? link : typeof odd === 'string' ? odd : undefined;
    };
    const status = random() < 0.5 ? 202 : 200;
    const accepted = acceptedWith({ status, statusLink: text(), location: text(), requestId: text() });
    const jobName = accepted.kind === 'started' ? accepted.operation.jobName : undefined;
    return jobName === undefined || /^[\w-]+$/.test(jobName) ? [] : [`the job ${jobName}`];
  },
  'log line': (random) => {
    const text = `${oddText(random)}${oddText(random)}`;
    const line = logLine(text);
    return [
      ...(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/.test(line) ? ['a control character'] : []),
      ...(/^\s*::|##\s*(vso)?\[/i.test(line) ? ['a command'] : []),
    ];
  },
  markdown: (random) => {
    const markdown = escapeMarkdown(`${oddText(random)}${oddText(random)}`);
    return /[<>|\\`*_~[\]]|:\/\//.test(markdown.replaceAll('<!-- -->', '')) ? ['Markdown is left'] : [];
  },
  summary: (random) => summaryProblems(random),
  environment: (random) => environmentFaults(random, () => oddText(random)),
  'report of a shard': (random) => {
    const [name, text] = random() < 0.5 ? audited : changed;
    const report = mutated(JSON.parse(text), random);
    const { conclusion, compliant, failed } = mergeFiles({ ...reports, [name]: JSON.stringify(report) ?? '' });
    return [...(failed ? [] : [`a run that is ${conclusion}`]), ...(compliant === true ? ['a compliant estate'] : [])];
  },
};

const order = Object.keys(targets);

/** Runs N cases, spread over all targets, of which the first has the number `seed`. */
export function fuzz(cases: number, seed: number): Fuzzed {
  const counts: Record<string, number> = {};
  const violations: Violation[] = [];
  let refused = 0;
  for (let index = 0; index < cases; index++) {
    const own = seed + index;
    const target = order[own % order.length] ?? '';
    counts[target] = (counts[target] ?? 0) + 1;
    const started = performance.now();
    const tell = (problem: string): void => void violations.push({ target, seed: own, problem });
    try {
      targets[target]?.(createRandom(own), own).forEach(tell);
    } catch (error) {
      // An answer may be refused as unreadable, by those that read answers.
      const readers = ['mappings list', 'job', 'operation status'];
      if (error instanceof TypeError && readers.includes(target)) refused++;
      else tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    const took = performance.now() - started;
    if (took > MAX_MS) tell(`it took ${Math.round(took)} ms`);
  }
  return { counts, refused, violations };
}
