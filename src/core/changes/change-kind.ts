/** What a run does to each of its subjects: the one place that knows whether it is about settings or about agents. */
import type { ListContext } from '../requests/lists';
import type { Decision, HealthError, Problem, Result, Subject, Vault } from '../values/model';
import type { Accepted } from '../values/ports';
import type { ConflictRoom } from './conflict-wait';

/** How people call it. */
export interface Words {
  readonly one: string;
  readonly many: string;
  /** What is done to one, and what has been done: `change`, `changed`. */
  readonly deed: string;
  readonly done: string;
  /** As in "it has to …". */
  readonly toBe: string;
}

export const settingWords: Words = {
  one: 'mapping',
  many: 'mappings',
  deed: 'change',
  done: 'changed',
  toBe: 'change',
};
export const agentWords: Words = {
  one: 'replicated item',
  many: 'replicated items',
  deed: 'update',
  done: 'updated',
  toBe: 'be updated',
};

/** `unknown`: a job may run, but that could not be found out, or a job does not tell yet what it works on. */
export type Found =
  | { readonly kind: 'job'; readonly name: string }
  /** `isBusy`: an operation can be seen that may be in the way. */
  | { readonly kind: 'nothing' | 'unknown'; readonly isBusy: boolean };

/** Finds the jobs that already run on the subjects of a vault, whoever started them. */
export interface RunningJobs<S extends Subject> {
  /**
   * The running job that works on this subject and no other.
   * @param notBefore by the monotonic clock: an older look does not do; left out: the first look of the run will do
   */
  find(subject: S, notBefore?: number): Promise<Found>;
}

/** What was found out before the first change of a vault. */
export interface Preflight {
  /** Nothing of the vault is changed, for this reason. */
  readonly refusal?: Problem;
  readonly warnings: readonly Problem[];
}

export interface ChangeKind<S extends Subject> {
  readonly words: Words;
  list(vault: Vault, context: ListContext): Promise<Result<readonly S[]>>;
  decide(subject: S): Decision;
  /** Looks, before the first change of the vault, whether changes can lead to anything. */
  preflight?(vault: Vault, context: ListContext): Promise<Preflight>;
  /** What to do about a job that failed, where the cause is known. */
  advise?(vault: Vault, problem: Problem): string | undefined;
  /** Sends the change; one request, not retried. */
  send(vault: Vault, subject: S, signal: AbortSignal): Promise<Result<Accepted>>;
  read(vault: Vault, subject: S, signal: AbortSignal): Promise<Result<S>>;
  /** True if it reads as the change leaves it. */
  isDone(subject: S): boolean;
  /** What it reads, in words. */
  reads(subject: S): string;
  /** Health errors that bear on what was asked for. */
  healthErrors(subject: S): readonly HealthError[];
  /**
   * @param isFollowed tells the jobs that the run follows already
   * @param conflicts of the changes of the vault
   */
  runningJobs(
    vault: Vault,
    subjects: readonly S[],
    isFollowed: (jobName: string) => boolean,
    context: ListContext,
    conflicts: ConflictRoom,
  ): RunningJobs<S>;
}
