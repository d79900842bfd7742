/** Runs of the shipped bundle whose JSON reports have every property between them, and the merges of such reports. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findScenario, type Scenario, type Simulator } from '../../simulator';
import type { Played, PlayedHost, PlayOptions } from '../../simulator/play';
import { playPatiently, withSimulator } from '../bundle/runs';
import { catalogue } from '../../src/core/audit/catalogue';
import { REPORT_VERSION } from '../../src/core/rows/head';
import { checkout } from '../support/exemptions';
import type { Json } from '../support/report-schema';

interface RunCase {
  readonly scenario: string | Scenario;
  readonly host: PlayedHost;
  readonly inputs?: PlayOptions['inputs'];
  readonly env?: PlayOptions['env'];
}

interface MergeCase {
  /** Of the shards. */
  readonly action: 'Audit' | 'Enabled' | 'UpdateAgents' | 'Repair';
  readonly host: PlayedHost;
  /** What becomes of each shard of the plan. */
  readonly shards: readonly ('reported' | 'interrupted' | 'refused' | 'missing')[];
  /** Merge and all shards but the first are held against the report of the first, as if it were of all vaults. */
  readonly againstFirst?: true;
}

export type ReportCase = (RunCase | MergeCase) & {
  readonly conclusion: string;
  /** What only reports of this form have. */
  readonly has: string;
};

const estate = findScenario('estate');
const [first, ...others] = estate.vaults;

/** Nobody may use Resource Graph, and a vault that may not be read hides its subscription. */
const halfSeen: Scenario = {
  ...findScenario('estate-no-graph'),
  vaults: first === undefined ? [] : [{ ...first, access: 'forbidden' }, ...others],
};

const exempted = checkout();

/** A report of an earlier night of the vaults of `neglected`, in which a VM was outdated that is not there any more. */
function earlier(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'earlier-')), 'report.json');
  const group = '/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg-dr/providers';
  const vaultId = `${group}/Microsoft.RecoveryServices/vaults/vault-agents`;
  const at = '2026-01-01T00:00:00.000Z';
  const key = `ASR203 ${group}/Microsoft.Compute/virtualMachines/gone`.toLowerCase();
  const known = [{ key, name: 'gone', vaultId, firstSeen: at, accepted: true, isCause: true, checkedSince: '1.0.0' }];
  const url = 'https://github.com/contoso/dr/issues/7';
  const issues = [{ about: 'vault', id: vaultId, name: 'vault-agents', number: 7, url, state: 'open' }];
  const head = { report: 'asr-autoupdate', reportVersion: REPORT_VERSION, action: 'Audit' };
  const rest = {
    ratchet: { since: at, asOf: at, rules: [...catalogue.keys()] },
    known,
    issues,
    vaults: [{ id: vaultId }],
  };
  writeFileSync(path, JSON.stringify({ ...head, ...rest }));
  return path;
}
const heldAgainst = { baseline: earlier(), 'fail-on-new': 'true' };

export const cases: Readonly<Record<string, ReportCase>> = {
  Enabled: { scenario: 'first-enabling', host: 'github', conclusion: 'succeeded', has: 'mappings' },
  'Enabled, with exemptions': {
    scenario: 'neglected',
    host: 'github',
    inputs: { action: 'Enabled', 'dry-run': 'true', exemptions: exempted },
    conclusion: 'failed',
    has: 'exemptionFiles.0',
  },
  'Enabled, remarks': { scenario: 'final-states', host: 'console', conclusion: 'failed', has: 'mappings' },
  'Enabled, jobs picked up': { scenario: 'taking-up', host: 'github', conclusion: 'succeeded', has: 'mappings' },
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
    inputs: { vm: '*-0001,*-002?', 'max-failures': '50', exemptions: exempted },
    conclusion: 'failed',
    has: 'items',
  },
  'UpdateAgents, remarks': {
    scenario: {
      name: 'remarks',
      description: 'Updates that succeed with a remark.',
      vaults: [{ name: 'vault-weu', mappings: 2, items: 2 }],
      job: { seconds: 20, state: 'CompletedWithInformation', errors: [{ code: '1', message: 'A restart is needed.' }] },
      inputs: { action: 'UpdateAgents', force: 'true' },
    },
    host: 'azure-pipelines',
    conclusion: 'succeeded',
    has: 'items.0.note',
  },
  'Audit, neglected': {
    scenario: 'neglected',
    host: 'azure-pipelines',
    inputs: { exemptions: exempted, deep: 'true', ...heldAgainst },
    env: { BUILD_SOURCESDIRECTORY: exempted, BUILD_SOURCEVERSION: 'feedfacefeedfacefeedfacefeedfacefeedface' },
    conclusion: 'failed',
    has: 'exemptions.0',
  },
  'Audit, partial rights': { scenario: 'partial-rights', host: 'console', conclusion: 'failed', has: 'findings' },
  'Repair, a dry run': {
    scenario: 'neglected',
    host: 'azure-pipelines',
    inputs: {
      action: 'Repair',
      repair: 'settings, schedules, identity, roles, agents',
      'dry-run': 'true',
      exemptions: exempted,
    },
    conclusion: 'planned',
    has: 'repairs',
  },
  Repair: {
    scenario: 'neglected',
    host: 'github',
    inputs: { action: 'Repair', repair: 'settings, schedules, agents', 'max-changes': '100', ...heldAgainst },
    conclusion: 'failed',
    has: 'repairs.0.jobId',
  },
  'Repair, too many changes': {
    scenario: 'neglected',
    host: 'github',
    inputs: { action: 'Repair', 'max-changes': '1' },
    conclusion: 'failed',
    has: 'refusal',
  },
  'Repair, a plan that is not there': {
    scenario: 'neglected',
    host: 'github',
    inputs: { action: 'Repair', plan: 'none.plan.json', 'plan-digest': `sha256:${'0'.repeat(64)}` },
    conclusion: 'failed',
    has: 'error',
  },
  Discover: {
    scenario: 'estate',
    host: 'github',
    inputs: { action: 'Discover', shards: '3', 'vault-name': 'rsv-prod-*', 'vault-tag': 'env=prod' },
    conclusion: 'succeeded',
    has: 'itemCount',
  },
  'Discover, a subscription that is not seen': {
    scenario: halfSeen,
    host: 'github',
    inputs: { action: 'Discover' },
    conclusion: 'succeeded',
    has: 'causes.0',
  },
  'Discover, vaults that are named': {
    scenario: 'first-enabling',
    host: 'azure-pipelines',
    inputs: { action: 'Discover', 'automation-account-id': undefined },
    conclusion: 'succeeded',
    has: 'inputs.vaultIds',
  },
  'Discover, nothing found': {
    scenario: 'estate-empty',
    host: 'github',
    inputs: { action: 'Discover' },
    conclusion: 'failed',
    has: 'error',
  },
  'Audit, nothing found': {
    scenario: 'estate-empty',
    host: 'azure-pipelines',
    inputs: { action: 'Audit' },
    conclusion: 'failed',
    has: 'error',
  },
  'Merge of Audit': {
    action: 'Audit',
    host: 'github',
    shards: ['reported', 'reported'],
    againstFirst: true,
    conclusion: 'failed',
    has: 'past',
  },
  'Merge of Audit, an interrupted shard': {
    action: 'Audit',
    host: 'azure-pipelines',
    shards: ['reported', 'interrupted'],
    conclusion: 'timed-out',
    has: 'stopped',
  },
  'Merge of Enabled, a shard refused': {
    action: 'Enabled',
    host: 'azure-pipelines',
    shards: ['reported', 'refused'],
    conclusion: 'failed',
    has: 'mappings',
  },
  'Merge of UpdateAgents, a shard missing': {
    action: 'UpdateAgents',
    host: 'github',
    shards: ['missing', 'reported'],
    conclusion: 'failed',
    has: 'items',
  },
  'Merge of UpdateAgents on a terminal': {
    action: 'UpdateAgents',
    host: 'console',
    shards: ['reported', 'reported'],
    conclusion: 'succeeded',
    has: 'items',
  },
  'Merge of Repair, a dry run': {
    action: 'Repair',
    host: 'github',
    shards: ['reported', 'reported'],
    conclusion: 'planned',
    has: 'repair',
  },
  'Merge of nothing': {
    action: 'Audit',
    host: 'azure-pipelines',
    shards: ['missing', 'missing'],
    conclusion: 'failed',
    has: 'shards',
  },
  'inputs refused': {
    scenario: 'single',
    host: 'github',
    inputs: { action: 'Enable', timeout: '0' },
    conclusion: 'failed',
    has: 'inputProblems',
  },
};

const SPEED = 60;
/** Real seconds for a run. */
const PATIENCE = 50;

export interface Reported {
  readonly report: Json;
  /** All that were made on the way to it, and it. */
  readonly all: readonly Json[];
}

const reports = new Map<string, Promise<Reported>>();

/** Each is made once. */
export function reportOf(name: string): Promise<Reported> {
  const one = cases[name];
  if (one === undefined) throw new Error(`There is no case ${name}`);
  const made = reports.get(name) ?? playCase(one);
  reports.set(name, made);
  return made;
}

function playCase(one: ReportCase): Promise<Reported> {
  const isMerge = 'action' in one;
  return withSimulator({ scenario: isMerge ? estate : one.scenario, speed: SPEED }, async (simulator) => {
    const played = isMerge
      ? await playMerge(simulator, one)
      : [await playPatiently(simulator, { host: one.host, inputs: one.inputs ?? {}, env: one.env ?? {} }, PATIENCE)];
    const all = played.map(jsonOf);
    const report = all.at(-1);
    if (report === undefined) throw new Error('Nothing was played.');
    return { report, all };
  });
}

const accountIn = (subscription: string): string | undefined =>
  estate.accounts?.find(({ id }) => id.includes(subscription))?.id;

/** Discover, then the shards with the vaults of its matrix, then the merge of what is left of their reports. */
async function playMerge(simulator: Simulator, { action, host, shards, againstFirst }: MergeCase): Promise<Played[]> {
  const none = { scope: undefined, 'automation-account-id': undefined };
  const play = (inputs: PlayOptions['inputs']): Promise<Played> =>
    playPatiently(simulator, { host, inputs: { ...none, ...inputs } }, PATIENCE);
  const discovery = await play({ action: 'Discover', scope: '*', shards: String(shards.length) });
  const plan = jsonOf(discovery)['plan'] as {
    readonly shards: readonly { readonly subscriptions: readonly string[]; readonly vaultIds: readonly string[] }[];
  };
  expect(plan.shards).toHaveLength(shards.length);
  const played = [discovery];
  const all = plan.shards.flatMap(({ vaultIds }) => vaultIds);
  const against = (): PlayOptions['inputs'] =>
    againstFirst && played[1] ? { baseline: asBaseline(played[1], all), 'fail-on-new': 'true' } : {};
  for (const [index, { subscriptions, vaultIds }] of plan.shards.entries()) {
    if (shards[index] === 'missing') continue;
    const shard = await play({
      action,
      'vault-id': vaultIds.join(','),
      ...(action === 'Enabled' && { 'automation-account-id': subscriptions.map(accountIn).join(',') }),
      ...(action === 'Repair' && { 'dry-run': 'true', repair: 'settings, agents' }),
      ...against(),
      ...(shards[index] === 'refused' && { timeout: '0' }),
      ...(shards[index] === 'interrupted' && { timeout: '0.02' }),
    });
    played.push(shard);
  }
  return [
    ...played,
    await play({
      action: 'Merge',
      reports: played.flatMap((one) => [pathOf(one), ...planOf(one)]).join(','),
      ...(action === 'Audit' && { exemptions: exempted }),
      ...(action === 'UpdateAgents' && { 'failures-allowed': '1' }),
      ...(action === 'Audit' && host === 'github' && { issue: 'true', 'github-token': simulator.identity.githubToken }),
      ...against(),
    }),
  ];
}

/** As if it had been about these vaults, and had found one thing more. */
function asBaseline(shard: Played, vaultIds: readonly string[]): string {
  const report = jsonOf(shard) as { readonly known: readonly { readonly key: string }[] };
  const [first] = report.known;
  const known = [...report.known, { ...first, key: `${first?.key ?? ''}-gone` }];
  const path = pathOf(shard).replace(/json$/, 'baseline.json');
  writeFileSync(path, JSON.stringify({ ...report, known, vaults: vaultIds.map((id) => ({ id })) }));
  return path;
}

const planOf = ({ outputs }: Played): readonly string[] =>
  [outputs['plan-path'] ?? outputs['planPath'] ?? ''].filter((path) => path !== '');

const pathOf = ({ outputs }: Played): string => outputs['report-path'] ?? outputs['reportPath'] ?? '';

function jsonOf({ report, log }: Played): Json {
  if (report === undefined) throw new Error(`There is no report. The log:\n${log}`);
  return report as Json;
}
