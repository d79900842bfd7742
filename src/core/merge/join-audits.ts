/** Joins audits: what they were told apart for is one again. */
import { isShared } from '../audit/catalogue';
import type { Finding } from '../audit/findings';
import { reviewAudit, type AuditReport, type FailOn, type ReviewOptions } from '../audit-report/report';
import type { AccountRow } from '../audit/account-row';
import { levels } from '../audit/severity';
import type { AuditContent, ShardReport } from './model';
import { compareIds } from '../values/compare';
import { IdMap } from '../values/id-map';

/** The strictest first. */
const measures: readonly FailOn[] = ['warning', 'error', 'none'];

export function joinAudits(
  reports: readonly ShardReport[],
  review: ReviewOptions,
  unreported: readonly string[],
): { readonly kind: 'audit'; readonly report: AuditReport } {
  const audits = reports.flatMap(({ content }) => (content.kind === 'audit' ? [content] : []));
  const any = <T>(values: readonly T[], of: (audit: AuditContent) => T | undefined): T | undefined =>
    values.find((value) => audits.some((audit) => of(audit) === value));
  const report = reviewAudit(
    {
      findings: distinctFindings(audits.flatMap(({ findings }) => findings)),
      vaults: audits.flatMap(({ vaults }) => vaults),
      accounts: distinctAccounts(audits.flatMap(({ accounts }) => accounts)),
      mappings: audits.flatMap(({ mappings }) => mappings),
      agents: audits.flatMap(({ agents }) => agents),
    },
    {
      ...review,
      against: review.against && { ...review.against, unreported },
      wantedAccountIds: distinctIds(audits.flatMap(({ wantedAccountIds }) => wantedAccountIds)),
      failOn: any(measures, ({ failOn }) => failOn) ?? 'error',
      expiryDays: audits.reduce((most, { expiryDays }) => Math.max(most, expiryDays), 0),
      stopped: any(['cancelled', 'deadline'] as const, ({ stopped }) => stopped),
      startedAt: reports.reduce((first, { startedAt }) => Math.min(first, startedAt), Number.POSITIVE_INFINITY),
      endedAt: reports.reduce((last, { endedAt }) => Math.max(last, endedAt), 0),
    },
  );
  return { kind: 'audit', report };
}

const distinctIds = (ids: readonly string[]): readonly string[] => [...new IdMap(ids.map((id) => [id, id])).values()];

/** An account that vaults of several shards use is judged by each of them, as its subscription is, and counts once. */
function distinctFindings(findings: readonly Finding[]): readonly Finding[] {
  const shared = new IdMap<Finding>();
  const others: Finding[] = [];
  for (const found of findings) {
    if (!isShared(found.id)) {
      others.push(found);
      continue;
    }
    const key = `${found.id}\n${found.resource}`;
    const first = shared.get(key);
    if (first === undefined || compareIds(found.vaultId, first.vaultId) < 0) shared.set(key, found);
  }
  return [...others, ...shared.values()];
}

function distinctAccounts(accounts: readonly AccountRow[]): readonly AccountRow[] {
  const byId = new IdMap<AccountRow>();
  for (const account of accounts) {
    const first = byId.get(account.id);
    byId.set(account.id, first === undefined ? account : bothOf(first, account));
  }
  return [...byId.values()];
}

/** A shard in which nothing uses the account does not ask for its jobs. */
function bothOf(first: AccountRow, second: AccountRow): AccountRow {
  const [more, less] = first.vaultIds.length > 0 || second.vaultIds.length === 0 ? [first, second] : [second, first];
  return {
    ...more,
    level: levels.find((level) => level === first.level || level === second.level) ?? more.level,
    roleGroups: [...new Set([...more.roleGroups, ...less.roleGroups])],
    vaultIds: [...new Set([...more.vaultIds, ...less.vaultIds])],
  };
}
