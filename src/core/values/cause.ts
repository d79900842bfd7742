import type { Problem } from './model';

/** Everything that ended for the same reason. */
export interface Cause {
  readonly level: 'error' | 'warning';
  readonly problem: Problem;
  /** Names of the subjects, or of the vault that could not be read. */
  readonly affected: readonly string[];
}
