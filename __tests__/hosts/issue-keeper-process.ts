/** Keeps issues in a process of its own: the toolkit reads the environment when it is loaded, and is no CommonJS. */
import type { VaultIssue } from '../../src/core/audit-report/issues';
import { keepIssues } from '../../src/hosts/github-issues';
import { systemClock } from '../../src/runtime/clock';

export interface KeepRequest {
  readonly wanted: readonly VaultIssue[];
  readonly token: string;
  /** Milliseconds. */
  readonly timeoutMs: number;
  /** Runs side by side. */
  readonly runs: number;
}

process.on('message', (message: KeepRequest) => {
  const { wanted, token, timeoutMs, runs } = message;
  const keep = (): ReturnType<typeof keepIssues> =>
    keepIssues(wanted, { token, clock: systemClock, signal: AbortSignal.timeout(timeoutMs) });
  void Promise.all(Array.from({ length: runs }, keep)).then((kept) => process.send?.(kept));
});
