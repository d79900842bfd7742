/** A merged report in words. */
import { auditHeadline } from '../audit-report/headline';
import { plural } from '../render/format';
import { headline } from '../changes/headline';
import { repairHeadline } from '../repair/report';
import type { MergedShard, MergeReport } from './join';

/** The merge in one sentence. */
export function mergeHeadline({ shards, vaults, problems, joined, plan }: MergeReport): string {
  const count = (state: MergedShard['state']): number => shards.filter((shard) => shard.state === state).length;
  const [missing, refused] = [count('missing'), count('refused')];
  const lost = vaults.filter(({ state }) => state === 'not-reported').length;
  const parts = [
    ...(plan === undefined ? ['there is no plan'] : []),
    ...(missing === 0 ? [] : [`${missing} of ${plural(shards.length, 'shard')} missing`]),
    ...(refused === 0 ? [] : [`${refused} of ${plural(shards.length, 'shard')} did nothing`]),
    ...(missing + refused > 0 || lost === 0 ? [] : [`${plural(lost, 'vault')} not reported`]),
  ];
  const what = told(joined);
  if (parts.length > 0) return `Incomplete: ${parts.join(', ')}${what === '' ? '' : `. The others: ${what}`}`;
  if (problems > 0) return `${plural(problems, 'problem')} with the reports${what === '' ? '' : `. ${what}`}`;
  return what === '' ? 'Nothing to merge: the plan has no shard' : `${what} (${plural(shards.length, 'shard')})`;
}

function told(joined: MergeReport['joined']): string {
  switch (joined.kind) {
    case 'audit':
      return joined.repair === undefined ? auditHeadline(joined.report) : repairHeadline(joined.repair);
    case 'change':
      return headline(joined.report);
    case 'nothing':
      return '';
  }
}

export function stateText(
  { state, whole }: Pick<MergedShard, 'state' | 'whole'>,
  action: MergeReport['action'],
): string {
  if (state === 'refused') return 'inputs were wrong';
  if (state !== 'failed' || !whole) return state;
  return action === 'Audit' ? 'whole, not compliant' : 'whole, with failures';
}

const ORDER: readonly MergedShard['state'][] = ['missing', 'refused', 'cancelled', 'timed-out', 'failed', 'drifted'];

/** What failed or is missing first, else in the order of the plan. */
export function worstFirst(shards: readonly MergedShard[]): readonly MergedShard[] {
  const rank = ({ state, failed }: MergedShard): number =>
    ORDER.includes(state) ? ORDER.indexOf(state) : ORDER.length + (failed ? 0 : 1);
  return [...shards].sort((a, b) => rank(a) - rank(b));
}
