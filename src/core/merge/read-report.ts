/** Reads a report: that of Discover, which has the plan, or that of a shard. */
import type { PlannedShard } from '../estate/document';
import type { Problem, Vault } from '../values/model';
import { readAuditRows } from './audit-rows';
import { formOf, problemOf, readChangeRows } from './change-rows';
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
  type Share,
} from './fields';
import { conclusions, shardActions, type ReadReport, type ShardAction, type ShardReport, type Source } from './model';
import { cutShort, newer, noDiscovery, notJson, notOurs, ofNoShard } from './problems';

export interface ReadContext {
  /** Undefined for what is not the ARM id of a vault. */
  readonly parseVaultId: (id: string) => Vault | undefined;
  readonly share: Share;
}

/** The version of reports that is written, and read. */
const VERSION = 1;

/** @param text of the file, of which nothing is taken for granted */
export function readReport(file: string, text: string, context: ReadContext): ReadReport {
  const unusable = (problem: Problem): ReadReport => ({ kind: 'unusable', problem });
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch {
    return unusable(isCut(text) ? cutShort(file) : notJson(file));
  }
  if (!isFields(value) || nameIn(value, 'report') !== 'asr-autoupdate')
    return unusable(notOurs(file, 'it does not say that it is one'));
  const version = maybeCountIn(value, 'reportVersion') ?? 0;
  if (version > VERSION) return unusable(newer(file, version, nameIn(value, 'toolVersion')));
  if (version < VERSION) return unusable(notOurs(file, 'its version is not told'));
  const inputProblems = namesIn(value, 'inputProblems');
  if (inputProblems.length > 0) return { kind: 'refused', file, inputProblems };
  const action = nameIn(value, 'action');
  if (action === 'Merge') return unusable(ofNoShard(file, action));
  const source = sourceOf(value, file);
  const read =
    source && (action === 'Discover' ? planOf(value, source, context) : shardOf(value, source, action, context));
  return read ?? unusable(notOurs(file, 'not everything in it is as this tool writes it'));
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
  return { file, runId: nameIn(fields, 'runId'), url, startedAt, endedAt };
}

function problemIn(fields: Fields): Problem | undefined {
  const error = fieldsIn(fields, 'error');
  return error && problemOf(error);
}

function planOf(fields: Fields, source: Source, { parseVaultId }: ReadContext): ReadReport | undefined {
  const problem = problemIn(fields);
  if (problem !== undefined) return { kind: 'unusable', problem: noDiscovery(source.file, problem) };
  const shards = allOf(
    listIn(fieldsIn(fields, 'plan') ?? { shards: 0 }, 'shards'),
    (shard): PlannedShard | undefined => {
      const vaultIds = namesIn(shard, 'vaultIds');
      const number = nameIn(shard, 'shard');
      if (number === '' || vaultIds.some((id) => parseVaultId(id) === undefined)) return undefined;
      return {
        shard: number,
        name: nameIn(shard, 'name'),
        subscriptions: namesIn(shard, 'subscriptions').map((id) => id.toLowerCase()),
        items: maybeCountIn(shard, 'items'),
        vaultIds,
      };
    },
  );
  if (shards === undefined || new Set(shards.map(({ shard }) => shard)).size < shards.length) return undefined;
  const subscriptionNames = new Map<string, string>();
  for (const vault of (listIn(fields, 'vaults') ?? []).filter(isFields)) {
    const name = maybeNameIn(vault, 'subscriptionName');
    if (name !== undefined) subscriptionNames.set(nameIn(vault, 'subscriptionId').toLowerCase(), name);
  }
  return { kind: 'plan', plan: { ...source, shards, subscriptionNames } };
}

function shardOf(fields: Fields, source: Source, name: string, context: ReadContext): ReadReport | undefined {
  const action = shardActions.find((one) => one === name);
  const conclusion = choiceIn(fields, 'conclusion', conclusions);
  const inputs = fieldsIn(fields, 'inputs');
  if (action === undefined || conclusion === undefined || inputs === undefined) return undefined;
  const vaults = new Map<string, Vault>();
  for (const id of namesIn(inputs, 'vaultIds')) {
    const vault = context.parseVaultId(id);
    if (vault === undefined) return undefined;
    vaults.set(id.toLowerCase(), vault);
  }
  const content = contentOf(fields, inputs, action, { vaults, share: context.share });
  if (content === undefined) return undefined;
  const subscriptions = namesIn(inputs, 'scope').flatMap((id) =>
    id.toLowerCase().startsWith('/subscriptions/') ? [id.toLowerCase().slice('/subscriptions/'.length)] : [],
  );
  return {
    kind: 'shard',
    report: {
      ...source,
      action,
      conclusion,
      vaults: [...vaults.values()],
      subscriptions,
      problem: problemIn(fields),
      content,
    },
  };
}

function contentOf(
  fields: Fields,
  inputs: Fields,
  action: ShardAction,
  context: Parameters<typeof readAuditRows>[1],
): ShardReport['content'] | undefined {
  if (action === 'Audit') {
    const rows = readAuditRows(fields, context);
    const failOn = choiceIn(fields, 'failOn', ['error', 'warning', 'none']);
    if (rows === undefined || (failOn === undefined && problemIn(fields) === undefined)) return undefined;
    return {
      kind: 'audit',
      failOn,
      expiryDays: maybeNumberIn(fields, 'expiryDays') ?? 0,
      compliant: flagIn(fields, 'compliant'),
      stopped: choiceIn(fields, 'stopped', ['deadline', 'cancelled']),
      ...rows,
    };
  }
  const rows = readChangeRows(fields, formOf(action), context);
  return (
    rows && {
      kind: 'change',
      dryRun: flagIn(inputs, 'dryRun'),
      failOnDrift: flagIn(inputs, 'failOnDrift'),
      changed: flagIn(fields, 'changed'),
      ...rows,
    }
  );
}
