/** Keeps issues on GitHub for what needs attention, where that was asked for. */
import type { IssueRecord } from '../core/baseline/issue-record';
import { decideIssues, type DecideOptions } from '../core/issues/decide';
import type { RatchetOptions } from '../core/audit-report/ratchet';
import type { AuditReport } from '../core/audit-report/report';
import { annotationText } from '../core/render/annotation';
import { plural } from '../core/render/format';
import { IdMap } from '../core/values/id-map';
import { keepIssues } from '../hosts/github-issues';
import type { ReportInputs } from '../inputs';
import { systemClock } from '../runtime/clock';
import type { ActionContext } from './context';
import { sha256 } from './sha256';

export interface KeepOptions extends Omit<DecideOptions, 'hash' | 'subscriptionNames'> {
  /** By the ids of subscriptions. */
  readonly subscriptionNames: Iterable<readonly [string, string]>;
  readonly against: RatchetOptions | undefined;
}

/**
 * What goes wrong here is said, and changes nothing of the audit.
 * @returns the issues that there are now, as far as they are known
 */
export async function keepIssuesOf(
  report: AuditReport,
  { issue }: ReportInputs,
  { against, subscriptionNames, ...options }: KeepOptions,
  { host, stop }: Pick<ActionContext, 'host' | 'stop'>,
): Promise<readonly IssueRecord[] | undefined> {
  const before = recordedIn(report, against);
  if (issue === undefined) return before;
  const recorded = before ?? [];
  const names = new IdMap(subscriptionNames);
  const kept = await keepIssues(
    (present) => decideIssues(report, present, { ...options, hash: sha256, subscriptionNames: names }),
    { token: issue.token, clock: systemClock, signal: stop.signal, recorded },
  );
  const { opened, updated, closed, unchanged, declined, absent, problems } = kept;
  const left = declined.length === 0 ? '' : `, ${declined.length} left closed as not planned`;
  host.print(
    `${plural(opened.length, 'issue')} opened, ${updated.length} updated, ${closed.length} closed, ${unchanged.length} unchanged${left}`,
    ...opened.map(({ name, url }) => `${name}: ${url}`),
  );
  for (const problem of problems) host.annotate('warning', 'Issues on GitHub', annotationText(problem));
  const now = [...opened, ...updated, ...closed, ...unchanged, ...declined];
  const still = recorded.filter(({ key }) => !absent.includes(key));
  return [...new Map([...still, ...now].map((one) => [one.key, one])).values()];
}

/** As the baseline says, if it is one for this run; undefined where it says nothing of issues. */
export function recordedIn(
  { ratchet }: Pick<AuditReport, 'ratchet'>,
  against: RatchetOptions | undefined,
): readonly IssueRecord[] | undefined {
  const issues = ratchet.kind === 'read' && against?.given.kind === 'read' ? against.given.baseline.issues : [];
  return issues.length === 0 ? undefined : issues;
}
