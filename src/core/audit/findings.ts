/** What an audit finds, whatever it was found in. */
import type { Step } from './steps';

export type Severity = 'error' | 'warning' | 'note';

export interface Finding {
  /** Stable, for instance `ASR001`; its row in the table of findings explains it. */
  readonly id: string;
  readonly severity: Severity;
  /** ARM id of what it is about. */
  readonly resource: string;
  /** Name of the resource for people. */
  readonly name: string;
  /** ARM id of the vault. */
  readonly vaultId: string;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** Why, in one or two sentences; with the service's own words where it has any. */
  readonly cause: string;
  readonly remedy: readonly Step[];
}
