/** Keeps an issue on GitHub for each vault that needs attention, where that was asked for. */
import { vaultIssues, type IssueTextOptions } from '../core/audit-report/issues';
import type { AuditReport } from '../core/audit-report/report';
import { annotationText } from '../core/render/annotation';
import { keepIssues } from '../hosts/github-issues';
import type { ReportInputs } from '../inputs';
import { systemClock } from '../runtime/clock';
import type { ActionContext } from './context';

/** What goes wrong here is told, and changes nothing of the audit. */
export async function tellInIssues(
  report: AuditReport,
  { issue }: ReportInputs,
  options: IssueTextOptions,
  { host, stop }: Pick<ActionContext, 'host' | 'stop'>,
): Promise<void> {
  if (issue === undefined) return;
  const kept = await keepIssues(vaultIssues(report, options), {
    token: issue.token,
    clock: systemClock,
    signal: stop.signal,
  });
  const { opened, updated, closed, unchanged, problems } = kept;
  host.print(
    `Issues: ${opened.length} opened, ${updated.length} updated, ${closed.length} closed, ${unchanged.length} unchanged`,
    ...opened.map(({ vault, url }) => `${vault}: ${url}`),
  );
  for (const problem of problems) host.annotate('warning', 'Issues on GitHub', annotationText(problem));
}
