/** The rows of an audit's report: flat values, so that reports can be written, read again and joined. */
import type { Finding, Severity } from './findings';
import type { Expiry } from './judge-agent';
import type { Coverage } from './coverage';

/** The worst finding about the row, or `ok`. */
export type Level = Severity | 'ok';

export interface VaultRow {
  readonly id: string;
  readonly name: string;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly level: Level;
  /** Of the vault and all in it, of the accounts that its mappings use too. */
  readonly findings: Readonly<Record<Severity, number>>;
  /** Undefined if they could not be read. */
  readonly mappings: number | undefined;
  /** Undefined if they could not be read. */
  readonly agents: number | undefined;
  /** Agents that something keeps up to date. */
  readonly kept: number;
  readonly outdated: number;
  readonly expiring: number;
}

export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly level: Level;
  /** ARM ids of the vaults whose mappings use it. */
  readonly vaultIds: readonly string[];
  /** `ok`, `missing`, or why it is not known. */
  readonly reads: string;
  readonly location: string | undefined;
  readonly principalId: string | undefined;
  /** Jobs of the nightly update in the last seven days; undefined if they could not be read. */
  readonly runs: number | undefined;
  readonly failedRuns: number | undefined;
  /** Milliseconds since the epoch. */
  readonly lastRun: number | undefined;
  readonly lastRunStatus: string | undefined;
  /** Of job time in this calendar month. */
  readonly minutesUsed: number | undefined;
}

export interface MappingRow {
  readonly id: string;
  readonly name: string;
  readonly vaultId: string;
  readonly level: Level;
  readonly provider: string | undefined;
  readonly state: string;
  readonly sourceFabric: string;
  readonly targetFabric: string;
  /** For instance `Enabled`. */
  readonly status: string | undefined;
  readonly automationAccountId: string | undefined;
  readonly authenticationType: string | undefined;
  readonly scheduleName: string | undefined;
  readonly jobScheduleName: string | undefined;
  readonly scheduleEnabled: boolean | undefined;
  /** Milliseconds since the epoch. */
  readonly nextRun: number | undefined;
  readonly timeZone: string | undefined;
  /** In one text. */
  readonly healthErrors: string;
}

export interface AgentRow {
  readonly id: string;
  readonly name: string;
  readonly vaultId: string;
  readonly level: Level;
  readonly vm: string;
  readonly vmId: string | undefined;
  readonly osType: string;
  readonly sourceRegion: string;
  readonly targetRegion: string;
  readonly protectionState: string;
  readonly replicationHealth: string;
  readonly agentVersion: string;
  readonly updateAvailable: boolean;
  readonly expiry: Expiry;
  /** Milliseconds since the epoch. */
  readonly agentExpiry: number | undefined;
  /** Whole days until then, below zero once it is past. */
  readonly daysLeft: number | undefined;
  readonly certificateExpiry: number | undefined;
  readonly certificateDaysLeft: number | undefined;
  readonly retriesExhausted: boolean;
  readonly reinstallRequired: boolean;
  readonly blockingReasons: string;
  /** Whether anything keeps it up to date. */
  readonly upkeep: Coverage['kind'];
  /** ARM id of the mapping that does, or should. */
  readonly mappingId: string | undefined;
  /** Why it is not kept up to date, or why that is not known. */
  readonly upkeepReason: string;
}

/** All that an audit's report is made of, before it is counted and concluded. */
export interface AuditRows {
  readonly findings: readonly Finding[];
  readonly vaults: readonly VaultRow[];
  readonly accounts: readonly AccountRow[];
  readonly mappings: readonly MappingRow[];
  readonly agents: readonly AgentRow[];
}
