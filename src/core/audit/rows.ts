/** The rows of an audit's report, each defined once. A new property is a new line. */
import { rowsOf, type RowOf } from '../rows/define-rows';
import {
  choice,
  count,
  days,
  flag,
  guid,
  maybe,
  name,
  names,
  ownId,
  sharedId,
  sharedText,
  text,
  time,
  vaultId,
  word,
} from '../rows/kinds';
import type { Mapping, Vault } from '../values/model';
import type { FailedUpdate, ReplicatedItem, RunbookJob, Schedule, VmView } from '../values/resources';
import { daysUntil } from '../values/time';
import { coverages, type Coverage } from './coverage';
import { expiries, expiryOf } from './expiry';
import type { Finding } from './findings';
import { messagesOf } from './health-errors';
import { recurrence } from './schedule-state';
import { bySeverity, severityCells, worstIn, type BySeverity } from './by-severity';
import { agentLevel, level } from './severity';
import { releasesBehind, type NewestAgent } from './support-window';
import type { AccountRow } from './account-row';
import { agentLevelOf, LEVEL, WORST, worst } from './worst';

/** How it stands with a VM. */
export const standingWords = ['covered', 'exempted', 'held back', 'not known'] as const;

export type StandingWord = (typeof standingWords)[number];

export interface AgentSource {
  readonly item: ReplicatedItem;
  readonly vault: Vault;
  readonly coverage: Coverage;
  readonly newest: NewestAgent;
  /** Why it was not updated; undefined where nothing is known to have failed. */
  readonly failedUpdate: FailedUpdate | undefined;
  /** Undefined where it was not read, or could not be. */
  readonly vm: VmView | undefined;
  readonly findings: readonly Finding[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly expiryDays: number;
}

const daysLeft = (at: number | undefined, now: number): number | undefined =>
  at === undefined ? undefined : daysUntil(at, now);

const agent = rowsOf<AgentSource>();

/** Of a column that is filled where exemptions are given. */
const EXEMPTIONS = 'Exemptions';
const EXEMPTED = 'names of the [exemptions](exemptions.md) that cover something found of it, or hold it';

const agentColumns = {
  id: agent.column(ownId, 'Replicated item', 'ARM id of the replicated item', ({ item }) => item.id, {
    csv: 'item_id',
    last: true,
  }),
  level: agent.column(
    agentLevel,
    WORST,
    'the worst severity that was found about it; else `ok`, or `not known` where it is not known whether it is covered',
    ({ findings, coverage }) => agentLevelOf(worst(findings), coverage.kind),
  ),
  name: agent.column(name, '', 'of the replicated item', ({ item }) => item.name),
  vm: agent.column(name, 'VM', 'name of the VM', ({ item }) => item.vm),
  vaultId: agent.column(vaultId, 'Vault', 'ARM id of the vault', ({ vault }) => vault.id),
  agentVersion: agent.column(word, 'Agent', 'version of the agent', ({ item }) => item.agentVersion),
  releasesBehind: agent.column(
    maybe(count),
    'Releases behind',
    'behind `newestAgent`, counted by the second number of the version; left out if that cannot be told',
    ({ item, newest }) => releasesBehind(item.agentVersion, newest),
  ),
  updateAvailable: agent.column(flag, 'Update waiting', 'a newer version waits', ({ item }) => item.updateAvailable),
  expiry: agent.column(
    choice(expiries),
    '',
    '`none` is known, `later`, `soon` (within `expiryDays`), `expired`',
    ({ item, now, expiryDays }) => expiryOf(item.agentExpiry, { now, days: expiryDays }),
  ),
  agentExpiry: agent.column(maybe(time), 'Agent expires', 'support ends', ({ item }) => item.agentExpiry),
  daysLeft: agent.column(maybe(days), 'Days left', 'whole days until then, below zero once it is past', (of) =>
    daysLeft(of.item.agentExpiry, of.now),
  ),
  coverage: agent.column(
    choice(coverages),
    'Covered by automatic update',
    '`covered`, `not-covered`, or `unknown`; an agent that has expired, whose tries to be updated are used up or that must be reinstalled is not covered',
    ({ coverage }) => coverage.kind,
  ),
  mappingId: agent.column(
    maybe(sharedId),
    'By the mapping',
    'of the mapping that covers it, or should',
    ({ coverage }) => coverage.mapping?.id,
  ),
  coverageReason: agent.column(
    sharedText,
    'Why not',
    'why it is not covered, or why that is not known',
    ({ coverage }) => coverage.reason,
  ),
  certificateExpiry: agent.column(
    maybe(time),
    'Certificate expires',
    'of the agent',
    ({ item }) => item.certificateExpiry,
  ),
  certificateDaysLeft: agent.column(maybe(days), 'Certificate days left', 'as `daysLeft`', (of) =>
    daysLeft(of.item.certificateExpiry, of.now),
  ),
  retriesExhausted: agent.column(
    flag,
    'Tries used up',
    'the service says that its tries to update the agent are used up',
    ({ item }) => item.upgradeRetriesExhausted,
  ),
  reinstallRequired: agent.column(
    flag,
    'Reinstall required',
    'the agent cannot be updated as it is',
    ({ item }) => item.reinstallRequired,
  ),
  blockingReasons: agent.column(sharedText, 'In the way', 'of a reinstallation', ({ item }) =>
    item.blockingReasons.join('; '),
  ),
  updateFailedAt: agent.column(
    maybe(time),
    'Last failed update',
    'of an agent that an update waits for, within the last 30 days',
    ({ failedUpdate }) => failedUpdate?.at,
  ),
  updateErrorCode: agent.column(
    maybe(word),
    'Error of that update',
    'code of the error that the job of the update gives',
    ({ failedUpdate }) => failedUpdate?.problem?.code,
  ),
  updateErrorCause: agent.column(sharedText, 'Its cause', 'what the job says of it', ({ failedUpdate }) =>
    causeText(failedUpdate),
  ),
  updateErrorAction: agent.column(
    sharedText,
    'What the service recommends',
    'about that error',
    ({ failedUpdate }) => failedUpdate?.problem?.recommendedAction ?? '',
  ),
  upgradeTries: agent.column(count, 'Tries', 'of the service to update the agent', ({ item }) => item.upgradeTries),
  lastHeartbeat: agent.column(maybe(time), 'Last heartbeat', 'of the agent', ({ item }) => item.lastHeartbeat),
  distribution: agent.column(word, 'Distribution', 'of the operating system', ({ item }) => item.distribution),
  protectionState: agent.column(word, 'Protection', 'of the item', ({ item }) => item.protectionState),
  replicationHealth: agent.column(word, 'Health', 'of the replication', ({ item }) => item.replicationHealth),
  osType: agent.column(word, 'System', 'operating system', ({ item }) => item.osType),
  sourceRegion: agent.column(word, 'From', 'region that it is replicated from', ({ item }) => item.sourceRegion),
  targetRegion: agent.column(word, 'To', 'region that it is replicated to', ({ item }) => item.targetRegion),
  exemptions: agent.column(maybe(names), EXEMPTIONS, EXEMPTED, (): readonly string[] | undefined => undefined),
  powerState: agent.column(
    maybe(word),
    'Power',
    'of the VM, for instance `running`; as the next two only with `deep`',
    ({ vm }) => vm?.powerState || undefined,
  ),
  vmAgent: agent.column(maybe(word), 'VM agent', 'its status', ({ vm }) => vm?.agentStatus || undefined),
  extension: agent.column(maybe(word), 'Extension', 'its status', ({ vm }) => vm?.extension?.status || undefined),
  vmId: agent.column(maybe(ownId), 'VM resource', 'ARM id of the VM', ({ item }) => item.vmId),
};

export interface StandingOptions {
  /** In the words of page and CSV. */
  standingOf(this: void, agent: AgentRow): string;
}

export const agentForm = agent.form<typeof agentColumns, StandingOptions>(
  'agentRow',
  'A replicated item, Azure to Azure, with its agent.',
  agentColumns,
  {
    standing: {
      schema: { enum: standingWords },
      means:
        'how it stands: `covered` (and current), `exempted`, `held back` or `not known`; each VM is in one, as in `counts`',
      of: (row, { standingOf }) => standingOf(row),
    },
  },
);

export type AgentRow = RowOf<typeof agentColumns>;

/** Also where a job says nothing. */
function causeText(failed: FailedUpdate | undefined): string {
  if (failed === undefined) return '';
  const { message, possibleCauses = '' } = failed.problem ?? { message: 'The errors of the job are not known.' };
  return [message, possibleCauses].filter((part) => part !== '').join(' ');
}

/** Expired ones included. */
export const isExpiring = ({ expiry }: AgentRow): boolean => expiry === 'expired' || expiry === 'soon';

export interface MappingSource {
  readonly mapping: Mapping;
  readonly vault: Vault;
  /** Undefined where it is missing or could not be read. */
  readonly schedule: Schedule | undefined;
  /** Of its own nightly update, newest first; none where runs cannot be told apart. */
  readonly runs: readonly RunbookJob[];
  /** Why they are judged with those of the account; empty if they are its own. */
  readonly runsNote: string;
  readonly findings: readonly Finding[];
}

const mapping = rowsOf<MappingSource>();

export const mappingForm = mapping.form('mappingRow', 'A protection container mapping.', {
  id: mapping.column(ownId, 'Resource', 'ARM id', (of) => of.mapping.id, { csv: 'mapping_id', last: true }),
  level: mapping.column(level, WORST, LEVEL, ({ findings }) => worst(findings)),
  name: mapping.column(name, 'Mapping', 'of the mapping', (of) => of.mapping.name),
  vaultId: mapping.column(vaultId, 'Vault', 'ARM id of the vault', ({ vault }) => vault.id),
  provider: mapping.column(maybe(word), 'Provider', 'for instance `A2A`', (of) => of.mapping.provider),
  state: mapping.column(word, 'State', 'for instance `Paired`', (of) => of.mapping.state),
  sourceFabric: mapping.column(word, 'From', 'name of the fabric', (of) => of.mapping.sourceFabric),
  targetFabric: mapping.column(word, 'To', 'name of the fabric', (of) => of.mapping.targetFabric),
  status: mapping.column(
    maybe(word),
    'Automatic update',
    'of automatic update, for instance `Enabled`',
    (of) => of.mapping.autoUpdate?.status,
  ),
  automationAccountId: mapping.column(
    maybe(sharedId),
    'Automation account',
    'ARM id of the account that updates agents',
    (of) => of.mapping.autoUpdate?.automationAccountId,
  ),
  authenticationType: mapping.column(
    maybe(word),
    'Authentication',
    'of the account',
    (of) => of.mapping.autoUpdate?.authenticationType,
  ),
  scheduleName: mapping.column(
    maybe(name),
    'Schedule',
    'of the nightly update',
    (of) => of.mapping.autoUpdate?.scheduleName,
  ),
  jobScheduleName: mapping.column(
    maybe(name),
    'Job schedule',
    'what ties the schedule to the runbook',
    (of) => of.mapping.autoUpdate?.jobScheduleName,
  ),
  scheduleEnabled: mapping.column(
    maybe(flag),
    'Schedule enabled',
    'left out if it is not known',
    ({ schedule }) => schedule?.enabled,
  ),
  nextRun: mapping.column(maybe(time), 'Next run', 'of the schedule', ({ schedule }) => schedule?.nextRun),
  nextRunLocal: mapping.column(
    maybe(word),
    'Next run, local time',
    'as the clock of the time zone shows it',
    ({ schedule }) => schedule?.nextRunLocal || undefined,
  ),
  timeZone: mapping.column(maybe(word), 'Time zone', 'of the schedule', ({ schedule }) => schedule?.timeZone),
  recurrence: mapping.column(maybe(word), 'Runs', 'how often the schedule runs', ({ schedule }) =>
    schedule === undefined || schedule.frequency === '' ? undefined : recurrence(schedule),
  ),
  scheduleExpiry: mapping.column(
    maybe(time),
    'Schedule ends',
    'the schedule runs no more',
    ({ schedule }) => schedule?.expiry,
  ),
  lastRun: mapping.column(
    maybe(time),
    'Last run',
    'of its own nightly update, where runs can be told apart',
    ({ runs }) => runs[0]?.startedAt,
  ),
  lastRunStatus: mapping.column(
    maybe(word),
    'Last status',
    'how that ended, or that it runs',
    ({ runs }) => runs[0]?.status,
  ),
  runsNote: mapping.column(
    sharedText,
    'Runs are judged',
    'says so where nothing relates the runs of the account to the mapping',
    ({ runsNote }) => runsNote,
  ),
  healthErrors: mapping.column(text, 'Health errors', 'in one text', (of) => messagesOf(of.mapping.healthErrors)),
  exemptions: mapping.column(maybe(names), EXEMPTIONS, EXEMPTED, (): readonly string[] | undefined => undefined),
});

export type MappingRow = ReturnType<typeof mappingForm.make>;

export interface VaultSource {
  readonly vault: Vault;
  /** Undefined if they could not be read. */
  readonly mappings: readonly Mapping[] | undefined;
  /** Undefined if they could not be read. */
  readonly agents: readonly AgentRow[] | undefined;
  /** Of the vault and all in it, of the accounts that its mappings use too. */
  readonly findings: BySeverity;
}

const vault = rowsOf<VaultSource>();

const counted =
  (holds: (row: AgentRow) => boolean) =>
  (source: VaultSource): number | undefined =>
    source.agents?.filter(holds).length;

const UNREAD = 'left out if they could not be read';

export const vaultForm = vault.form('vaultRow', 'A vault.', {
  id: vault.column(ownId, 'Resource', 'ARM id', (of) => of.vault.id, { csv: 'vault_id', last: true }),
  level: vault.column(level, WORST, LEVEL, ({ findings }) => worstIn(findings)),
  name: vault.column(name, 'Vault', 'of the vault', (of) => of.vault.name),
  subscriptionId: vault.column(guid, 'Subscription', 'that it is in', (of) => of.vault.subscriptionId),
  resourceGroup: vault.column(word, 'Resource group', 'that it is in', (of) => of.vault.resourceGroup),
  mappings: vault.column(maybe(count), 'Mappings', `how many; ${UNREAD}`, ({ mappings }) => mappings?.length),
  agents: vault.column(
    maybe(count),
    'Agents',
    `how many; ${UNREAD}, as all that counts agents`,
    ({ agents }) => agents?.length,
  ),
  covered: vault.column(
    maybe(count),
    'Covered by automatic update',
    'agents with this `coverage`',
    counted((row) => row.coverage === 'covered'),
  ),
  notCovered: vault.column(
    maybe(count),
    'Not covered',
    'agents with this `coverage`',
    counted((row) => row.coverage === 'not-covered'),
  ),
  coverageNotKnown: vault.column(
    maybe(count),
    'Coverage not known',
    'agents of which it is not known',
    counted((row) => row.coverage === 'unknown'),
  ),
  outdated: vault.column(
    maybe(count),
    'Update waiting',
    'agents that a newer version waits for',
    counted((row) => row.updateAvailable),
  ),
  expiring: vault.column(
    maybe(count),
    'Expiring',
    'agents that expire within `expiryDays`, or have expired',
    counted(isExpiring),
  ),
  findings: vault.column(
    bySeverity,
    'Findings',
    'how many causes, by severity; those of accounts that its mappings use included',
    ({ findings }) => findings,
    {
      cells: severityCells,
    },
  ),
});

export type VaultRow = ReturnType<typeof vaultForm.make>;

/** All that an audit's report is made of, before it is counted and concluded. */
export interface AuditRows {
  readonly findings: readonly Finding[];
  readonly vaults: readonly VaultRow[];
  readonly accounts: readonly AccountRow[];
  readonly mappings: readonly MappingRow[];
  readonly agents: readonly AgentRow[];
}
