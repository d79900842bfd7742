/** Joins runs that change something: their rows are counted and concluded as those of one run. */
import { makeReport, type Report } from '../changes/report';
import { agentWords, settingWords } from '../changes/change-kind';
import { listOfAction, type ChangeList, type ReportedSubject } from './change-rows';
import type { ShardAction, ShardReport } from './model';

export function joinChanges(
  reports: readonly ShardReport[],
  action: Exclude<ShardAction, 'Audit' | 'Repair'>,
): { readonly kind: 'change'; readonly report: Report<ReportedSubject>; readonly list: ChangeList } {
  const changes = reports.flatMap(({ content }) => (content.kind === 'change' ? [content] : []));
  // What came to nothing does not say whether it was one.
  const ran = reports.flatMap(({ content, problem }) =>
    content.kind === 'change' && problem === undefined ? [content] : [],
  );
  const ended = (conclusion: ShardReport['conclusion']): boolean =>
    reports.some((report) => report.conclusion === conclusion);
  const report = makeReport(
    {
      startedAt: reports.reduce((first, { startedAt }) => Math.min(first, startedAt), Number.POSITIVE_INFINITY),
      endedAt: reports.reduce((last, { endedAt }) => Math.max(last, endedAt), 0),
      stopped: ended('cancelled') ? 'cancelled' : ended('timed-out') ? 'deadline' : undefined,
      vaultFailures: changes.flatMap(({ vaultFailures }) => vaultFailures),
      warnings: [],
      rows: changes.flatMap(({ rows }) => rows),
    },
    {
      words: action === 'UpdateAgents' ? agentWords : settingWords,
      dryRun: ran.length > 0 && ran.every(({ dryRun }) => dryRun),
      failOnDrift: changes.some(({ failOnDrift }) => failOnDrift),
      failOnUnconfirmed: changes.some(({ failOnUnconfirmed }) => failOnUnconfirmed),
    },
  );
  return { kind: 'change', report, list: listOfAction(action) };
}
