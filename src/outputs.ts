/** One table of outputs: their names on both hosts, and what they mean. */

export interface OutputRow {
  readonly github: string;
  readonly azurePipelines: string;
  readonly help: string;
}

const row = (github: string, azurePipelines: string, help: string): OutputRow => ({ github, azurePipelines, help });

/** The table. action.yml, task.json, docs/outputs.md and the tests agree with it; a new output is a row. */
export const outputTable = {
  conclusion: row(
    'conclusion',
    'conclusion',
    'The first that holds of `cancelled`, `timed-out`, `failed`, `drifted`, `planned`, `succeeded`, `unchanged`.',
  ),
  changed: row('changed', 'changed', '`true` if any change was made.'),
  changesConfirmed: row(
    'changes-confirmed',
    'changesConfirmed',
    'Changes that succeeded and then read as wanted, when they were read again.',
  ),
  mappingsTotal: row('mappings-total', 'mappingsTotal', 'Protection container mappings found in all vaults.'),
  mappingsSelected: row('mappings-selected', 'mappingsSelected', 'Mappings that had to change.'),
  mappingsSkipped: row('mappings-skipped', 'mappingsSkipped', 'Mappings left as they are; total = selected + skipped.'),
  jobsSucceeded: row('jobs-succeeded', 'jobsSucceeded', 'Changes that succeeded.'),
  jobsFailed: row('jobs-failed', 'jobsFailed', 'Changes whose job failed, was cancelled in Azure, or is suspended.'),
  jobsFailedToStart: row(
    'jobs-failed-to-start',
    'jobsFailedToStart',
    'Changes that the service refused, or whose tries were used up.',
  ),
  jobsTimedOut: row(
    'jobs-timed-out',
    'jobsTimedOut',
    'Changes not ended at the deadline; their jobs may still run in Azure.',
  ),
  jobsAbandoned: row(
    'jobs-abandoned',
    'jobsAbandoned',
    'Changes not ended when the run was cancelled; their jobs may still run in Azure.',
  ),
  itemsTotal: row('items-total', 'itemsTotal', 'With `UpdateAgents`: replicated items found in all vaults.'),
  itemsSelected: row(
    'items-selected',
    'itemsSelected',
    'With `UpdateAgents`: replicated items whose agent had to be updated.',
  ),
  itemsSkipped: row(
    'items-skipped',
    'itemsSkipped',
    'With `UpdateAgents`: replicated items left as they are; total = selected + skipped.',
  ),
  compliant: row(
    'compliant',
    'compliant',
    'With `Audit`, `Repair` and `Merge`: `true` if nothing was found that is an error, nor a warning where `fail-on` is `warning`.',
  ),
  findingsErrors: row('findings-errors', 'findingsErrors', 'With `Audit` and `Merge`: findings that are errors.'),
  findingsWarnings: row(
    'findings-warnings',
    'findingsWarnings',
    'With `Audit` and `Merge`: findings that are warnings.',
  ),
  findingsNew: row(
    'findings-new',
    'findingsNew',
    'With `Audit`, `Repair` and `Merge` and a `baseline`: errors and warnings that are not accepted.',
  ),
  findingsFixed: row(
    'findings-fixed',
    'findingsFixed',
    'With `Audit`, `Repair` and `Merge` and a `baseline`: errors and warnings of the baseline that are fixed.',
  ),
  exempted: row(
    'exempted',
    'exempted',
    'With `Audit`, `Repair` and `Merge`: causes that are exempted; no other output counts them, nor what follows from them.',
  ),
  agentsTotal: row(
    'agents-total',
    'agentsTotal',
    'With `Audit` and `Merge`: agents of VMs that are replicated from Azure to Azure.',
  ),
  agentsCurrent: row(
    'agents-current',
    'agentsCurrent',
    'With `Audit` and `Merge`: supported agents with no pending update.',
  ),
  agentsOutdated: row(
    'agents-outdated',
    'agentsOutdated',
    'With `Audit` and `Merge`: agents that a newer version waits for.',
  ),
  agentsExpiring: row(
    'agents-expiring',
    'agentsExpiring',
    'With `Audit` and `Merge`: agents whose support ends within `expiry-days`, or has ended.',
  ),
  findingsBefore: row(
    'findings-before',
    'findingsBefore',
    'With `Repair`, and `Merge` of its reports: errors and warnings that were found before anything was changed.',
  ),
  findingsAfter: row(
    'findings-after',
    'findingsAfter',
    'With `Repair`, and `Merge` of its reports: errors and warnings that are found afterwards.',
  ),
  repaired: row(
    'repaired',
    'repaired',
    'With `Repair`, and `Merge` of its reports: steps that ended as `repaired`: done, confirmed, and what they heal is not found any more. One that waits for the service is not counted.',
  ),
  needsPerson: row(
    'needs-person',
    'needsPerson',
    'With `Repair`, and `Merge` of its reports: steps that are left to a person.',
  ),
  planPath: row(
    'plan-path',
    'planPath',
    'With `Repair` and `dry-run`, and `Merge` of such reports: path of the plan, a JSON file to approve.',
  ),
  planDigest: row(
    'plan-digest',
    'planDigest',
    'With `Repair` and `dry-run`, and `Merge` of such reports: digest of the plan file; give it as `plan-digest` to the run that repairs.',
  ),
  repairsPlanned: row(
    'repairs-planned',
    'repairsPlanned',
    'With `Repair`, and `Merge` of its reports: steps that are to be done.',
  ),
  vmsAffected: row(
    'vms-affected',
    'vmsAffected',
    'With `Repair`, and `Merge` of its reports: VMs that need one of these steps.',
  ),
  vaults: row(
    'vaults',
    'vaults',
    'With `Discover`: the vaults that were found, as a JSON array of id, items and tags.',
  ),
  vaultCount: row(
    'vault-count',
    'vaultCount',
    'With `Discover`: how many vaults were found; with `Merge`: how many the reports are about.',
  ),
  shardCount: row(
    'shard-count',
    'shardCount',
    'With `Discover`: how many shards they were cut into; with `Merge`: how many the plan has.',
  ),
  withinBound: row(
    'within-bound',
    'withinBound',
    'With `Merge` and `failures-allowed`: `true` if every shard and vault of the plan was reported, and failed, refused and unfinished changes stay within the limit.',
  ),
  matrix: row('matrix', 'matrix', 'With `Discover`: the shards, as JSON for the matrix strategy of the host.'),
  reportPath: row(
    'report-path',
    'reportPath',
    'Path of the JSON report: inputs, counts, and a row for each mapping with reason, outcome, job, times and error; with other actions, what they found.',
  ),
};

export type OutputKey = keyof typeof outputTable;

/** What an action gives; what it does not speak of stays unset. */
export type Outputs = Readonly<Partial<Record<OutputKey, string | number | boolean>>>;

const noJobs: Outputs = {
  conclusion: 'failed',
  changed: false,
  changesConfirmed: 0,
  jobsSucceeded: 0,
  jobsFailed: 0,
  jobsFailedToStart: 0,
  jobsTimedOut: 0,
  jobsAbandoned: 0,
};
const noMappings: Outputs = { ...noJobs, mappingsTotal: 0, mappingsSelected: 0, mappingsSkipped: 0 };
const noFindings: Outputs = {
  conclusion: 'failed',
  changed: false,
  compliant: false,
  findingsErrors: 0,
  findingsWarnings: 0,
  exempted: 0,
  agentsTotal: 0,
  agentsCurrent: 0,
  agentsOutdated: 0,
  agentsExpiring: 0,
};

/** What is given where nothing was done, for whoever reads counts without the conclusion. */
export const nothingDone = {
  /** It is not even known what was asked for. */
  unknown: { ...noMappings, compliant: false },
  Enabled: noMappings,
  Disabled: noMappings,
  UpdateAgents: { ...noJobs, itemsTotal: 0, itemsSelected: 0, itemsSkipped: 0 },
  Audit: noFindings,
  Repair: {
    conclusion: 'failed',
    changed: false,
    findingsBefore: 0,
    findingsAfter: 0,
    repaired: 0,
    needsPerson: 0,
    repairsPlanned: 0,
    vmsAffected: 0,
  },
  Discover: { conclusion: 'failed', changed: false, vaultCount: 0, shardCount: 0 },
} as const satisfies Readonly<Record<string, Outputs>>;

/** For those who list them. */
export const outputRows: readonly OutputRow[] = Object.values(outputTable);
