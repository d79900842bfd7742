/**
 * Holds the rows of a report against each other, against its own counts and against the rules of the contract. What a
 * report says of itself is believed only where its rows say the same.
 */
import { findingsByVault } from '../audit/bearing';
import { catalogue } from '../audit/catalogue';
import { mayFollowFrom } from '../audit/causes';
import { counting, keyOf, type Finding } from '../audit/findings';
import { expiryOf } from '../audit/expiry';
import { concludeAudit } from '../audit-report/report';
import { agentLevelOf } from '../audit/worst';
import { isExpiring } from '../audit/rows';
import { countBySeverity } from '../audit/by-severity';
import { mayHaveChanged } from '../changes/report';
import { bounded, visible } from '../render/text';
import { groupById, IdMap, IdSet } from '../values/id-map';
import { fieldsIn, flagIn, isFields, listIn, type Fields } from './fields';
import { conclusions, type AuditContent, type ChangeContent, type RepairContent, type ShardReport } from './model';
import { stepOutcomes } from '../repair/outcome';
import { concludeRepair, countOutcome } from '../repair/report';
import { stoppedBy } from './repair-rows';
import { checkChanges } from './check-changes';
import { worstOf } from './judge-versions';

/** @returns the first thing that does not add up, with its row where it is one; undefined if all does */
export function whatDoesNotAddUp(report: Fields, shard: ShardReport): string | undefined {
  const { content, problem, startedAt, endedAt } = shard;
  if (endedAt < startedAt) return 'it ended before it started';
  // A shard that came to nothing has no rows.
  if (problem !== undefined) return hasRows(content) ? 'it came to nothing, and has rows' : undefined;
  return first(content.kind === 'audit' ? audit(report, shard, content) : change(report, shard, content));
}

function* repair(report: Fields, shard: ShardReport, content: RepairContent, last: AuditContent): Generator<string> {
  const { steps, dryRun, planned, refusal } = content;
  const known = new IdSet(shard.vaults.map(({ id }) => id));
  const ids = new Set<string>();
  const said = fieldsIn(report, 'steps') ?? {};
  const found = Object.fromEntries(stepOutcomes.map((kind) => [kind, countOutcome(content, kind)]));
  yield* counts(said, found, 'steps');
  for (const [index, { step, outcome }] of steps.entries()) {
    const row = rowAt('repairs', index, step.title);
    if (ids.has(step.id)) yield `${row} is there twice`;
    ids.add(step.id);
    if (step.vaultId !== '' && !known.has(step.vaultId)) yield `${row} is of a vault that is not in it`;
    if (dryRun && outcome.startedAt !== undefined) yield `${row} is of a dry run, and was sent`;
  }
  const changed = steps.some(({ outcome }) => outcome.startedAt !== undefined);
  if (content.changed !== changed)
    yield `it says that it changed ${changed ? 'nothing' : 'something'}, and its rows say the contrary`;
  const failOnDrift = flagIn(fieldsIn(report, 'inputs') ?? {}, 'failOnDrift');
  const { conclusion } = concludeRepair({
    steps,
    dryRun,
    failOnDrift,
    refusal,
    planned: planned.length,
    stopped: stoppedBy(report),
    last,
  });
  if (shard.conclusion !== conclusion) yield `it says that it is ${shard.conclusion}, and its rows say ${conclusion}`;
}

/** @returns the first row of a run that breaks a rule, of a report that cannot be read */
export function brokenRow(report: Fields): string | undefined {
  const dryRun = flagIn(fieldsIn(report, 'inputs') ?? {}, 'dryRun');
  const list = report['action'] === 'UpdateAgents' ? 'items' : 'mappings';
  if (report['action'] === 'Audit' || report['action'] === 'Repair') return undefined;
  return checkChanges(listIn(report, list) ?? [], { list, dryRun, failOnUnconfirmed: false, nameRow: rowAt }).wrong[0];
}

/** The row as a reader finds it again; rows count from one. */
export const rowAt = (list: string, index: number, name: string): string =>
  `row ${index + 1} of ${list} ("${bounded(visible(name), 200)}")`;

const first = (all: Iterable<string>): string | undefined => {
  for (const one of all) return one;
  return undefined;
};

const hasRows = (content: AuditContent | ChangeContent): boolean =>
  (content.kind === 'audit'
    ? [content.vaults, content.findings, content.agents, content.mappings, content.accounts]
    : [content.rows, content.vaultFailures]
  ).some(({ length }) => length > 0);

function* twice(list: string, rows: readonly { readonly id: string }[]): Generator<string> {
  const known = new IdSet();
  for (const [index, { id }] of rows.entries()) {
    if (known.has(id)) yield `${rowAt(list, index, id)} is there twice`;
    known.add(id);
  }
}

function* audit(report: Fields, shard: ShardReport, content: AuditContent): Generator<string> {
  const { findings, vaults, accounts, mappings, agents } = content;
  yield* twice('vaults', vaults);
  yield* twice('accounts', accounts);
  yield* twice('mappings', mappings);
  yield* twice('agents', agents);
  // What is counted depends on it.
  yield* causes(findings);
  const failOn = content.failOn ?? 'error';
  const said = concludeAudit(content, { ...content, failOn, startedAt: shard.startedAt, endedAt: shard.endedAt });
  yield* counts(fieldsIn(report, 'counts') ?? {}, { ...said.counts }, 'counts');
  const known = new IdSet(shard.vaults.map(({ id }) => id));
  yield* findingRows(content, known);
  yield* rowsAndFindings(content);
  for (const [index, { name, expiry, agentExpiry }] of agents.entries()) {
    const time = { now: shard.startedAt, days: content.expiryDays };
    if (expiryOf(agentExpiry, time) !== expiry)
      yield `${rowAt('agents', index, name)} says ${expiry} of an expiry that is not so`;
  }
  if (flagIn(report, 'compliant') !== said.compliant)
    yield `it says that it is ${said.compliant ? 'not ' : ''}compliant, and its findings say the contrary`;
  if (content.repair !== undefined) yield* repair(report, shard, content.repair, content);
  else if (shard.conclusion !== said.conclusion)
    yield `it says that it is ${shard.conclusion}, and its findings say ${said.conclusion}`;
}

function* findingRows({ findings, agents }: AuditContent, vaults: IdSet): Generator<string> {
  const known = new IdSet();
  const vmOf = new IdMap(agents.map(({ id, vmId }) => [id, vmId]));
  for (const [index, { id, severity, resource, name, vaultId, key }] of findings.entries()) {
    const row = rowAt('findings', index, `${id} ${name}`);
    const rule = catalogue.get(id);
    if (rule === undefined) yield `${row} is of a kind that this version does not know`;
    else if (rule.severity !== severity && !rule.mayBe?.includes(severity))
      yield `${row} says ${severity}, where ${id} is ${rule.severity}`;
    if (vaultId === '' ? rule?.about !== 'audit' : !vaults.has(vaultId)) yield `${row} is of a vault that is not in it`;
    if (rule !== undefined && key !== keyOf({ id, rule, subject: { resource, vaultId, lasting: vmOf.get(resource) } }))
      yield `${row} has the key of another`;
    const place = `${id}\n${resource}\n${vaultId}`;
    if (known.has(place)) yield `${row} is there twice`;
    known.add(place);
  }
}

/** Only causes count, so that what is none has to say which finding it follows from. */
function* causes(findings: readonly Finding[]): Generator<string> {
  const byKey = new Map(findings.map((found) => [found.key, found]));
  for (const [index, found] of findings.entries())
    for (const key of found.causedBy) {
      const cause = byKey.get(key);
      if (cause === undefined || !mayFollowFrom(found, cause))
        yield `${rowAt('findings', index, `${found.id} ${found.name}`)} follows from "${bounded(visible(key), 200)}", which cannot be`;
    }
}

/** What rows say of their findings and of their vault's rows. */
function* rowsAndFindings({ findings, vaults, accounts, mappings, agents }: AuditContent): Generator<string> {
  const byResource = groupById(findings, ({ resource }) => resource);
  for (const [list, rows] of Object.entries({ mappings, agents, accounts }))
    for (const [index, { id, name, level, ...row }] of rows.entries()) {
      const found = worstOf(byResource.get(id) ?? []);
      const worst = 'coverage' in row ? agentLevelOf(found, row.coverage) : found;
      if (level !== worst) yield `${rowAt(list, index, name)} says ${level}, and its findings say ${worst}`;
    }
  const ofVaults = findingsByVault(findings, { vaults, accounts });
  const mappingsOf = groupById(mappings, ({ vaultId }) => vaultId);
  const agentsOf = groupById(agents, ({ vaultId }) => vaultId);
  for (const [index, row] of vaults.entries()) {
    const found = counting(ofVaults.get(row.id) ?? []);
    const at = rowAt('vaults', index, row.name);
    yield* counts({ ...row.findings }, countBySeverity(found), at);
    const worst = worstOf(found);
    if (row.level !== worst) yield `${at} says ${row.level}, and its findings say ${worst}`;
    const own = agentsOf.get(row.id) ?? [];
    const [mappingRows, agentRows] = [mappingsOf.get(row.id)?.length ?? 0, own.length];
    if ((row.mappings ?? 0) !== mappingRows)
      yield `${at} says ${row.mappings ?? 'no'} mappings, and there are ${mappingRows}`;
    if ((row.agents ?? 0) !== agentRows) yield `${at} says ${row.agents ?? 'no'} agents, and there are ${agentRows}`;
    const expiring = own.filter(isExpiring).length;
    if ((row.expiring ?? 0) !== expiring)
      yield `${at} says ${row.expiring ?? 'no'} expiring agents, and there are ${expiring}`;
    const outdated = own.filter(({ updateAvailable }) => updateAvailable).length;
    if ((row.outdated ?? 0) !== outdated)
      yield `${at} says ${row.outdated ?? 'no'} outdated agents, and there are ${outdated}`;
  }
}

/** Every count that the rows give, by its name and those within it. */
function* counts(said: Fields, made: Fields, where: string): Generator<string> {
  for (const [key, value] of Object.entries(made)) {
    const own = Object.hasOwn(said, key) ? said[key] : undefined;
    if (isFields(value)) yield* counts(isFields(own) ? own : {}, value, `${where}.${key}`);
    else if (own !== value) yield `${where} says ${wordOf(own)} for ${key}, and its rows say ${String(value)}`;
  }
}

const wordOf = (value: unknown): string => (typeof value === 'number' ? String(value) : 'no number');

function* change(report: Fields, shard: ShardReport, content: ChangeContent): Generator<string> {
  const { dryRun, failOnUnconfirmed, vaultFailures } = content;
  const list = shard.action === 'UpdateAgents' ? 'items' : 'mappings';
  yield* twice(
    'vaultErrors',
    vaultFailures.map(({ vault }) => vault),
  );
  const unread = new IdSet(vaultFailures.map(({ vault }) => vault.id));
  const made = checkChanges(listIn(report, list) ?? [], { list, dryRun, failOnUnconfirmed, nameRow: rowAt });
  yield* made.wrong;
  yield* counts(fieldsIn(report, 'counts') ?? {}, made.counts, 'counts');
  const { least } = made;
  const changed = content.rows.some(mayHaveChanged);
  if (flagIn(report, 'changed') !== changed)
    yield `it says that it changed ${changed ? 'nothing' : 'something'}, and its rows say the contrary`;
  const worst = unread.size > 0 && conclusions.indexOf(least) > conclusions.indexOf('failed') ? 'failed' : least;
  if (conclusions.indexOf(shard.conclusion) > conclusions.indexOf(worst))
    yield `it says that it is ${shard.conclusion}, and its rows say ${worst}`;
}
