/** Rows of an audit, read from its report. */
import type { Finding, Severity } from '../audit/findings';
import type { AccountRow, AgentRow, AuditRows, Level, MappingRow, VaultRow } from '../audit/rows';
import type { Vault } from '../values/model';
import {
  allOf,
  choiceIn,
  countIn,
  fieldsIn,
  flagIn,
  listIn,
  maybeCountIn,
  maybeFlagIn,
  maybeNameIn,
  maybeNumberIn,
  maybeTimeIn,
  nameIn,
  namesIn,
  textIn,
  type Fields,
  type Share,
} from './fields';
import { stepsReader } from './read-steps';

const severities: readonly Severity[] = ['error', 'warning', 'note'];
const levels: readonly Level[] = [...severities, 'ok'];
const FINDING_ID = /^ASR\d{3}$/;

/** What the rows of a report are read with. */
export interface RowContext {
  /** The vaults of the report by their ids in lower case; a row of another is no row. */
  readonly vaults: ReadonlyMap<string, Vault>;
  readonly share: Share;
}

/** Undefined if a row is not as an audit writes it. */
export function readAuditRows(report: Fields, context: RowContext): AuditRows | undefined {
  const read = <T>(list: string, row: (fields: Fields, context: RowContext) => T | undefined) =>
    allOf(listIn(report, list), (fields) => row(fields, context));
  const findings = read('findings', findingReader(context));
  const vaults = read('vaults', vaultRow);
  const accounts = read('accounts', accountRow);
  const mappings = read('mappings', mappingRow);
  const agents = read('agents', agentRow);
  if (!findings || !vaults || !accounts || !mappings || !agents) return undefined;
  return { findings, vaults, accounts, mappings, agents };
}

const vaultIdIn = (fields: Fields, { vaults }: RowContext): string | undefined =>
  vaults.get(nameIn(fields, 'vaultId').toLowerCase())?.id;

function findingReader({ share }: RowContext): (fields: Fields) => Finding | undefined {
  const remedyOf = stepsReader(share);
  return (fields) => {
    const id = nameIn(fields, 'id');
    const severity = choiceIn(fields, 'severity', severities);
    const remedy = remedyOf(fields);
    if (!FINDING_ID.test(id) || severity === undefined || remedy === undefined) return undefined;
    return {
      id: share(id),
      severity,
      resource: nameIn(fields, 'resource'),
      name: nameIn(fields, 'name'),
      vaultId: share(nameIn(fields, 'vaultId')),
      message: textIn(fields, 'message'),
      cause: share(textIn(fields, 'cause')),
      remedy,
    };
  };
}

function vaultRow(fields: Fields, { vaults }: RowContext): VaultRow | undefined {
  const vault = vaults.get(nameIn(fields, 'id').toLowerCase());
  const level = choiceIn(fields, 'level', levels);
  const findings = fieldsIn(fields, 'findings');
  if (vault === undefined || level === undefined || findings === undefined) return undefined;
  return {
    id: vault.id,
    name: vault.name,
    subscriptionId: vault.subscriptionId,
    resourceGroup: vault.resourceGroup,
    level,
    findings: {
      error: countIn(findings, 'error'),
      warning: countIn(findings, 'warning'),
      note: countIn(findings, 'note'),
    },
    mappings: maybeCountIn(fields, 'mappings'),
    agents: maybeCountIn(fields, 'agents'),
    kept: countIn(fields, 'kept'),
    outdated: countIn(fields, 'outdated'),
    expiring: countIn(fields, 'expiring'),
  };
}

function accountRow(fields: Fields): AccountRow | undefined {
  const id = nameIn(fields, 'id');
  const level = choiceIn(fields, 'level', levels);
  if (id === '' || level === undefined) return undefined;
  return {
    id,
    name: nameIn(fields, 'name'),
    level,
    vaultIds: namesIn(fields, 'vaultIds'),
    reads: nameIn(fields, 'reads'),
    location: maybeNameIn(fields, 'location'),
    principalId: maybeNameIn(fields, 'principalId'),
    runs: maybeCountIn(fields, 'runs'),
    failedRuns: maybeCountIn(fields, 'failedRuns'),
    lastRun: maybeTimeIn(fields, 'lastRun'),
    lastRunStatus: maybeNameIn(fields, 'lastRunStatus'),
    minutesUsed: maybeNumberIn(fields, 'minutesUsed'),
  };
}

function mappingRow(fields: Fields, context: RowContext): MappingRow | undefined {
  const { share } = context;
  const id = nameIn(fields, 'id');
  const vaultId = vaultIdIn(fields, context);
  const level = choiceIn(fields, 'level', levels);
  if (id === '' || vaultId === undefined || level === undefined) return undefined;
  return {
    id,
    name: nameIn(fields, 'name'),
    vaultId,
    level,
    provider: share(maybeNameIn(fields, 'provider')),
    state: share(nameIn(fields, 'state')),
    sourceFabric: share(nameIn(fields, 'sourceFabric')),
    targetFabric: share(nameIn(fields, 'targetFabric')),
    status: share(maybeNameIn(fields, 'status')),
    automationAccountId: share(maybeNameIn(fields, 'automationAccountId')),
    authenticationType: share(maybeNameIn(fields, 'authenticationType')),
    scheduleName: maybeNameIn(fields, 'scheduleName'),
    jobScheduleName: maybeNameIn(fields, 'jobScheduleName'),
    scheduleEnabled: maybeFlagIn(fields, 'scheduleEnabled'),
    nextRun: maybeTimeIn(fields, 'nextRun'),
    timeZone: share(maybeNameIn(fields, 'timeZone')),
    healthErrors: textIn(fields, 'healthErrors'),
  };
}

function agentRow(fields: Fields, context: RowContext): AgentRow | undefined {
  const { share } = context;
  const id = nameIn(fields, 'id');
  const vaultId = vaultIdIn(fields, context);
  const level = choiceIn(fields, 'level', levels);
  const expiry = choiceIn(fields, 'expiry', ['none', 'later', 'soon', 'expired']);
  const upkeep = choiceIn(fields, 'upkeep', ['kept', 'not-kept', 'unknown']);
  if (id === '' || vaultId === undefined || !level || !expiry || !upkeep) return undefined;
  return {
    id,
    name: nameIn(fields, 'name'),
    vaultId,
    level,
    vm: nameIn(fields, 'vm'),
    vmId: maybeNameIn(fields, 'vmId'),
    osType: share(nameIn(fields, 'osType')),
    sourceRegion: share(nameIn(fields, 'sourceRegion')),
    targetRegion: share(nameIn(fields, 'targetRegion')),
    protectionState: share(nameIn(fields, 'protectionState')),
    replicationHealth: share(nameIn(fields, 'replicationHealth')),
    agentVersion: share(nameIn(fields, 'agentVersion')),
    updateAvailable: flagIn(fields, 'updateAvailable'),
    expiry,
    agentExpiry: maybeTimeIn(fields, 'agentExpiry'),
    daysLeft: maybeNumberIn(fields, 'daysLeft'),
    certificateExpiry: maybeTimeIn(fields, 'certificateExpiry'),
    certificateDaysLeft: maybeNumberIn(fields, 'certificateDaysLeft'),
    retriesExhausted: flagIn(fields, 'retriesExhausted'),
    reinstallRequired: flagIn(fields, 'reinstallRequired'),
    blockingReasons: share(textIn(fields, 'blockingReasons')),
    upkeep,
    mappingId: share(maybeNameIn(fields, 'mappingId')),
    upkeepReason: share(textIn(fields, 'upkeepReason')),
  };
}
