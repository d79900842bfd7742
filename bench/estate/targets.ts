/** The figures that an estate is to reach, and whether it did. */
import type { Verdict } from '../targets';
import type { ShardedAction } from './cases';
import { boundOf, longest, unevenness, type EstateResults } from './run';
import type { LargeAudit } from './large-audit';
import type { OneJob } from './one-job';

export interface EstateVerdict extends Omit<Verdict, 'topic'> {
  /** Which explanation holds if the target is missed, where there is one. */
  readonly floor?: ShardedAction | 'one job' | undefined;
}

const MEGABYTE = 1024 * 1024;

const atMost = (
  measure: string,
  target: number,
  value: number,
  { unit = '', digits = 2 }: { readonly unit?: string; readonly digits?: number } = {},
): EstateVerdict => ({
  measure,
  kind: 'at most',
  target,
  value,
  digits,
  unit,
  met: value <= target,
  remark: '',
});

export const MAX_RATIO = 1.1;
/** Slowest shard of an audit. */
const MAX_AUDIT_RATIO = 1.06;

const ONE_JOB: Readonly<Record<ShardedAction, { readonly ratio: number; readonly megabytes: number }>> = {
  Audit: { ratio: 1.5, megabytes: 250 },
  Enabled: { ratio: 1.1, megabytes: 300 },
};

const oneJobVerdicts = ({ action, seconds, bound, peakMemoryBytes, rejected }: OneJob): EstateVerdict[] => [
  { ...atMost(`${action}, one job ÷ bound`, ONE_JOB[action].ratio, seconds / bound, { digits: 3 }), floor: 'one job' },
  {
    ...atMost(`${action}, one job: peak memory`, ONE_JOB[action].megabytes, peakMemoryBytes / MEGABYTE, {
      unit: ' MB',
      digits: 0,
    }),
    floor: 'one job',
  },
  atMost(`${action}, one job: requests rejected for rate`, 0, rejected, { digits: 0 }),
];
export const MAX_UNEVEN = 10;

export function estateVerdicts({ discovery, actions, oneJobs = [] }: EstateResults): readonly EstateVerdict[] {
  return [
    atMost('discovery', 60, discovery.seconds, { unit: ' s', digits: 1 }),
    atMost('shards of several subscriptions: furthest from even', MAX_UNEVEN, 100 * unevenness(discovery.entries), {
      unit: ' %',
      digits: 1,
    }),
    ...actions.flatMap(({ action, shards, merging, pageOpensInMs, rejected }) => [
      {
        ...atMost(
          `${action}: slowest shard ÷ bound`,
          action === 'Audit' ? MAX_AUDIT_RATIO : MAX_RATIO,
          longest(shards) / boundOf(shards),
          { digits: 3 },
        ),
        floor: action,
      },
      atMost(`${action}: requests rejected for rate`, 0, rejected, { digits: 0 }),
      atMost(`merge of ${action}`, 10, merging.seconds, { unit: ' s', digits: 1 }),
      atMost(`merge of ${action}: peak memory`, 400, merging.peakMemoryBytes / MEGABYTE, { unit: ' MB', digits: 0 }),
      ...(pageOpensInMs === undefined
        ? []
        : [atMost(`page of ${action} opens`, 3, pageOpensInMs / 1_000, { unit: ' s', digits: 1 })]),
    ]),
    ...oneJobs.flatMap(oneJobVerdicts),
  ];
}

export const largeAuditVerdicts = (audit: LargeAudit): readonly EstateVerdict[] => [
  atMost('one audit of 50 vaults', 60, audit.seconds, { unit: ' s', digits: 1 }),
  atMost('one audit of 50 vaults: peak memory', 200, audit.peakMemoryBytes / MEGABYTE, { unit: ' MB', digits: 0 }),
  atMost('one audit of 50 vaults: requests rejected for rate', 0, audit.readsRejected, { digits: 0 }),
  atMost('one audit of 50 vaults: reads of what was read', 0, audit.readTwice, { digits: 0 }),
];
