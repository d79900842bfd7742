/** Reads a report: that of Discover, which has the plan, or that of a shard. */
import { plannedShardForm, type PlannedShard } from '../estate/document';
import type { Seen } from '../estate/model';
import type { Reach } from '../exemptions/apply';
import { REPORT_VERSION } from '../rows/head';
import { baselineKinds } from '../audit-report/ratchet';
import type { ReadContext } from '../rows/kinds';
import { problemForm } from '../rows/problem';
import type { Share } from '../rows/share';
import { isAutomationAccountId } from '../values/arm-id';
import { IdMap, IdSet } from '../values/id-map';
import type { Problem, Vault } from '../values/model';
import { readAuditRows } from './audit-rows';
import { listOfAction, readChangeRows } from './change-rows';
import {
  allOf,
  choiceIn,
  fieldsIn,
  flagIn,
  isFields,
  listIn,
  maybeCountIn,
  maybeNameIn,
  maybeNumberIn,
  maybeTimeIn,
  nameIn,
  namesIn,
  type Fields,
} from './fields';
import { conclusions, shardActions, type ReadReport, type ShardAction, type ShardReport, type Source } from './model';
import { isPlanFile } from '../repair/plan-file';
import { brokenRow, whatDoesNotAddUp } from './check-rows';
import { readRepair, stoppedBy } from './repair-rows';
import { MAX_OF_REPORT, weightOf } from './weigh';
import { cutShort, doesNotAddUp, newer, noDiscovery, notJson, notOurs, ofNoShard, tooLarge } from './problems';

/** What reports are read with. */
interface ParseContext {
  /** Undefined for what is not the ARM id of a vault. */
  readonly parseVaultId: (id: string) => Vault | undefined;
  readonly share: Share;
  /** Hex digest of a text. */
  readonly hash: (text: string) => string;
}

/** @param text of the file, of which nothing is taken for granted */
export function readReport(file: string, text: string, context: ParseContext): ReadReport {
  const unusable = (problem: Problem): ReadReport => ({ kind: 'unusable', problem });
  if (weightOf(text, MAX_OF_REPORT) > MAX_OF_REPORT) return unusable(tooLarge(file, MAX_OF_REPORT));
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch {
    return unusable(isCut(text) ? cutShort(file) : notJson(file));
  }
  if (isPlanFile(value)) return { kind: 'repair-plan', file, digest: `sha256:${context.hash(text)}`, plan: value };
  if (!isFields(value) || nameIn(value, 'report') !== 'asr-autoupdate')
    return unusable(notOurs(file, 'it does not say that it is one'));
  const version = maybeCountIn(value, 'reportVersion') ?? 0;
  if (version > REPORT_VERSION) return unusable(newer(file, version, nameIn(value, 'toolVersion')));
  if (version < REPORT_VERSION) return unusable(notOurs(file, 'its version is not told'));
  const inputProblems = namesIn(value, 'inputProblems');
  if (inputProblems.length > 0) return { kind: 'refused', file, inputProblems };
  const action = nameIn(value, 'action');
  if (action === 'Merge') return unusable(ofNoShard(file, action));
  const source = sourceOf(value, file);
  const read =
    source && (action === 'Discover' ? planOf(value, source, context) : shardOf(value, source, action, context));
  if (read === undefined) {
    const row = brokenRow(value);
    return unusable(
      row === undefined ? notOurs(file, 'not everything in it is as this tool writes it') : doesNotAddUp(file, row),
    );
  }
  const wrong = read.kind === 'shard' ? whatDoesNotAddUp(value, read.report) : undefined;
  return wrong === undefined ? read : unusable(doesNotAddUp(file, wrong));
}

/** Reports end with a brace at the start of a line; all lines but the first and the last are indented. */
function isCut(text: string): boolean {
  const whole = text.trim();
  const lastLine = whole.slice(whole.lastIndexOf('\n') + 1);
  return whole === '' || (whole.startsWith('{') && (/^\s/.test(lastLine) || !lastLine.endsWith('}')));
}

function sourceOf(fields: Fields, file: string): Source | undefined {
  const startedAt = maybeTimeIn(fields, 'startedAt');
  const endedAt = maybeTimeIn(fields, 'endedAt');
  if (startedAt === undefined || endedAt === undefined) return undefined;
  const url = nameIn(fieldsIn(fields, 'origin') ?? {}, 'url');
  const [cloud, tenantId] = [nameIn(fields, 'cloud'), nameIn(fields, 'tenantId')];
  return { file, runId: nameIn(fields, 'runId'), url, cloud, tenantId, startedAt, endedAt };
}

const problemOf = (fields: Fields, { share }: Pick<ReadContext, 'share'>): Problem | undefined =>
  problemForm.read(fieldsIn(fields, 'error'), { vaults: new IdMap(), share });

function planOf(fields: Fields, source: Source, { parseVaultId, share }: ParseContext): ReadReport | undefined {
  const problem = problemOf(fields, { share });
  if (problem !== undefined) return { kind: 'unusable', problem: noDiscovery(source.file, problem) };
  const shards = allOf(
    listIn(fieldsIn(fields, 'plan') ?? { shards: 0 }, 'shards'),
    (fields): PlannedShard | undefined => {
      const shard = plannedShardForm.read(fields, { vaults: new IdMap(), share });
      return shard?.vaultIds.every((id) => parseVaultId(id) !== undefined) ? shard : undefined;
    },
  );
  if (shards === undefined || new Set(shards.map(({ shard }) => shard)).size < shards.length) return undefined;
  const subscriptionNames = new IdMap<string>();
  const tags = new IdMap<Readonly<Record<string, string>>>();
  for (const vault of (listIn(fields, 'vaults') ?? []).filter(isFields)) {
    tags.set(nameIn(vault, 'id'), tagsIn(vault));
    const name = maybeNameIn(vault, 'subscriptionName');
    if (name !== undefined) subscriptionNames.set(nameIn(vault, 'subscriptionId'), name);
  }
  const inputs = fieldsIn(fields, 'inputs') ?? {};
  const isNamed = namesIn(inputs, 'vaultIds').length > 0;
  const reach = listIn(fields, 'causes')?.length === 0 ? reachOf(inputs) : undefined;
  const seen = seenIn(fields, shards);
  return {
    kind: 'plan',
    plan: { ...source, shards, subscriptionNames, tags: isNamed ? undefined : tags, reach, seen },
  };
}

function seenIn(fields: Fields, shards: readonly PlannedShard[]): Seen | undefined {
  const seen = fieldsIn(fields, 'seen');
  if (seen === undefined) return undefined;
  return {
    subscriptions: new IdSet(namesIn(seen, 'subscriptions')),
    others: [...namesIn(seen, 'others'), ...shards.flatMap(({ vaultIds }) => vaultIds)],
  };
}

function reachOf(inputs: Fields): Reach | undefined {
  const scope = namesIn(inputs, 'scope');
  if (scope.length === 0 || namesIn(inputs, 'vaultName').length + namesIn(inputs, 'vaultTag').length > 0)
    return undefined;
  const subscriptions = scope.includes('*') ? 'all' : subscriptionsIn(scope);
  return { subscriptions, includesEmpty: flagIn(inputs, 'includeEmpty') };
}

const SUBSCRIPTION = '/subscriptions/';

/** In lower case; what is no subscription is left out. */
const subscriptionsIn = (scope: readonly string[]): readonly string[] =>
  scope.flatMap((id) =>
    id.toLowerCase().startsWith(SUBSCRIPTION) ? [id.toLowerCase().slice(SUBSCRIPTION.length)] : [],
  );

function tagsIn(vault: Fields): Readonly<Record<string, string>> {
  const tags = fieldsIn(vault, 'tags') ?? {};
  return Object.fromEntries(
    Object.entries(tags).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  );
}

function shardOf(fields: Fields, source: Source, name: string, context: ParseContext): ReadReport | undefined {
  const action = shardActions.find((one) => one === name);
  const conclusion = choiceIn(fields, 'conclusion', conclusions);
  const inputs = fieldsIn(fields, 'inputs');
  if (action === undefined || conclusion === undefined || inputs === undefined) return undefined;
  const vaults = new IdMap<Vault>();
  for (const id of namesIn(inputs, 'vaultIds')) {
    const vault = context.parseVaultId(id);
    if (vault === undefined) return undefined;
    vaults.set(id, vault);
  }
  const content = contentOf(fields, inputs, action, { vaults, share: context.share });
  if (content === undefined) return undefined;
  const subscriptions = subscriptionsIn(namesIn(inputs, 'scope'));
  return {
    kind: 'shard',
    report: {
      ...source,
      action,
      conclusion,
      vaults: [...vaults.values()],
      subscriptions,
      problem: problemOf(fields, context),
      content,
    },
  };
}

function contentOf(
  fields: Fields,
  inputs: Fields,
  action: ShardAction,
  context: ReadContext,
): ShardReport['content'] | undefined {
  if (action === 'Audit' || action === 'Repair') {
    const rows = readAuditRows(fields, context);
    const hasProblem = problemOf(fields, context) !== undefined;
    const repair = action === 'Audit' || hasProblem ? undefined : readRepair(fields, inputs, context);
    if (action === 'Repair' && repair === undefined && !hasProblem) return undefined;
    const failOn = repair ? 'error' : choiceIn(fields, 'failOn', ['error', 'warning', 'none']);
    if (rows === undefined || (failOn === undefined && !hasProblem)) return undefined;
    return {
      kind: 'audit',
      failOn,
      wantedAccountIds: namesIn(inputs, 'automationAccountIds').filter(isAutomationAccountId),
      expiryDays: maybeNumberIn(repair ? inputs : fields, 'expiryDays') ?? 0,
      exemptionDigests: (listIn(fields, 'exemptionFiles') ?? []).filter(isFields).map((file) => nameIn(file, 'sha256')),
      compliant: flagIn(fields, 'compliant'),
      stopped: choiceIn(fields, 'stopped', ['deadline', 'cancelled']),
      ratchet: {
        kind: choiceIn(fieldsIn(fields, 'baseline') ?? {}, 'state', baselineKinds) ?? 'not-given',
        failOnNew: flagIn(inputs, 'failOnNew'),
      },
      ...rows,
      ...(repair && { repair, stopped: stoppedBy(fields) }),
    };
  }
  const rows = readChangeRows(fields, listOfAction(action), context);
  return (
    rows && {
      kind: 'change',
      dryRun: flagIn(inputs, 'dryRun'),
      failOnDrift: flagIn(inputs, 'failOnDrift'),
      // As the input is where it is not given.
      failOnUnconfirmed: action !== 'UpdateAgents' && inputs['failOnUnconfirmed'] !== false,
      changed: flagIn(fields, 'changed'),
      ...rows,
    }
  );
}
