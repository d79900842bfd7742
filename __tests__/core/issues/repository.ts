/** Issues as a repository has them, written by one audit after the other. */
import { decideIssues, type Act, type DecideOptions } from '../../../src/core/issues/decide';
import type { AuditReport } from '../../../src/core/audit-report/report';
import { IdMap } from '../../../src/core/values/id-map';
import { hash, links } from '../audit/values';

export interface StoredIssue {
  title: string;
  body: string;
  open: boolean;
  reason: string;
  readonly comments: string[];
}

export const options: DecideOptions = {
  ...links,
  origin: { name: 'nightly', url: 'https://ci.test/7' },
  hash,
  vaultCount: 1,
  subscriptionNames: new IdMap(),
  seen: undefined,
};

export interface Repository {
  /** By key. */
  readonly issues: Map<string, StoredIssue>;
  /** What was done, as `open vault`. */
  night(report: AuditReport, changes?: Partial<DecideOptions>): readonly string[];
}

export function repository(): Repository {
  const issues = new Map<string, StoredIssue>();
  return {
    issues,
    night(report, changes = {}) {
      const deeds = [...decideIssues(report, issues, { ...options, vaultCount: report.vaults.length, ...changes })];
      for (const { key, act } of deeds) {
        if (act.kind === 'open') issues.set(key, opened(act));
        else write(issues.get(key), act);
      }
      return deeds.map(({ act, name }) => `${act.kind} ${name}`);
    },
  };
}

const opened = ({ title, body }: Extract<Act, { kind: 'open' }>): StoredIssue => ({
  title,
  body,
  open: true,
  reason: '',
  comments: [],
});

/** Texts of the issues that a first audit opens. */
export const openedBy = (report: AuditReport, changes: Partial<DecideOptions> = {}): readonly StoredIssue[] => {
  const fresh = repository();
  fresh.night(report, changes);
  return [...fresh.issues.values()];
};

function write(issue: StoredIssue | undefined, act: Act): void {
  if (issue === undefined) throw new Error('There is no such issue.');
  if (act.kind === 'leave' || act.kind === 'declined' || act.kind === 'open') return;
  issue.body = act.body;
  if (act.kind === 'reopen') Object.assign(issue, { open: true, reason: 'reopened' });
  if (act.kind === 'close') Object.assign(issue, { open: false, reason: act.reason });
  if (act.comment !== undefined) issue.comments.push(act.comment);
}
