/** Keeps issues in a process of its own, since the certificate of the simulator is trusted only from its start. */
import { decideIssues, type Deed } from '../../src/core/issues/decide';
import { keepIssues, type GitHubIssueOptions } from '../../src/hosts/github-issues';
import { systemClock } from '../../src/runtime/clock';
import { DAY, NOW, factsOf, inVault, item, known, reportOf, vaultNamed } from '../core/audit/values';
import { options } from '../core/issues/repository';

/** A vault with an agent that expired N days ago, each of another version, or a healthy one. */
export interface AuditedVault {
  readonly name: string;
  readonly expiredDays?: number;
}

export interface KeepRequest {
  readonly vaults: readonly AuditedVault[];
  /** Decided beside what the audit of the vaults comes to. */
  readonly deeds: readonly Deed[];
  readonly recorded: GitHubIssueOptions['recorded'];
  readonly token: string;
  /** Milliseconds. */
  readonly timeoutMs: number;
  /** Runs side by side. */
  readonly runs: number;
}

const reportFor = (vaults: readonly AuditedVault[]) =>
  reportOf(
    factsOf(
      vaults.map(({ name, expiredDays }) => {
        const vault = vaultNamed(name);
        const agentVersion = `9.67.765${expiredDays ?? 0}.1`;
        const changes = expiredDays === undefined ? {} : { agentExpiry: NOW - expiredDays * DAY, agentVersion };
        return inVault({ items: known([item(changes, vault, `vm-of-${name}`)]) }, vault);
      }),
    ),
  );

process.on('message', (message: KeepRequest) => {
  const { vaults, deeds, recorded, token, timeoutMs, runs } = message;
  const report = reportFor(vaults);
  const keep = (): ReturnType<typeof keepIssues> =>
    keepIssues((present) => [...deeds, ...decideIssues(report, present, options)], {
      token,
      clock: systemClock,
      signal: AbortSignal.timeout(timeoutMs),
      recorded,
    });
  void Promise.all(Array.from({ length: runs }, keep)).then((kept) => process.send?.(kept));
});
