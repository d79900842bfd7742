/** Starts a change, and finds out what became of one whose answer was lost before it is sent again. */
import { attempt, stopped } from './attempt';
import type { Follower } from './follow';
import type { ListContext } from './lists';
import type { Failure, Mapping, MappingResult, Operation, Result, Vault, WantedSetting } from './model';
import type { Lane } from './pacing';
import { readsAsWanted } from './plan';
import type { Accepted } from './ports';
import type { RunningJobs } from './running-jobs';

export interface ChangeContext extends ListContext {
  readonly vault: Vault;
  readonly wanted: WantedSetting;
  readonly writes: Lane;
  readonly follower: Follower;
  readonly runningJobs: RunningJobs;
  readonly onStarted: (row: MappingResult) => void;
}

/** How a change came to run, or why there is nothing to follow. */
export type Begun =
  | { readonly kind: 'own' | 'foreign'; readonly operation: Operation }
  /** The mapping reads as wanted. */
  | { readonly kind: 'done'; readonly sentAt?: number | undefined }
  | { readonly kind: 'refused'; readonly failure: Failure }
  /** `sentAt`: a change was sent then, and what became of it is not known. */
  | { readonly kind: 'stopped'; readonly sentAt: number | undefined };

/** A look at a mapping and its jobs is taken for true for so long. */
const FRESH_MS = 3_000;
/** A job that was just started names no container yet. */
const SETTLING_MS = 2_000;
const LOOK_AGAIN_MS = 10_000;
/** Nothing tells of a job and the mapping still does not read as wanted: jobs were seen to take 166 s at the most. */
const LONGEST_DOUBT_MS = 300_000;

export async function start(mapping: Mapping, finished: ReadonlySet<string>, context: ChangeContext): Promise<Begun> {
  const { clock, stop, service, vault, wanted, writes } = context;
  /** When the change was last sent without a clear answer. */
  let sentAt: number | undefined;
  let lookedAt: number | undefined;

  /** Undefined if nothing runs on the mapping and it does not read as wanted. */
  async function look(notBefore: number): Promise<Begun | 'unknown' | undefined> {
    lookedAt = clock.now();
    const running = await context.runningJobs.find(mapping, notBefore);
    if (running.kind === 'job' && !finished.has(running.name)) {
      return { kind: 'foreign', operation: { jobName: running.name, statusLink: undefined } };
    }
    // A mapping that read as wanted before proves nothing by reading so now.
    if (readsAsWanted(mapping, wanted)) return running.kind === 'unknown' ? 'unknown' : undefined;
    const seen = await readMapping(mapping, context);
    if (seen.ok && readsAsWanted(seen.value, wanted)) return { kind: 'done', sentAt };
    if (!seen.ok) return 'unknown';
    return running.kind === 'unknown' ? 'unknown' : undefined;
  }

  /** Looks until it is known what became of the change that was sent. */
  async function resolveDoubt(since: number): Promise<Begun | undefined> {
    for (let wait = SETTLING_MS; !stop.signal.aborted; wait = LOOK_AGAIN_MS) {
      const found = await look(since);
      if (found !== 'unknown') return found;
      if (clock.now() - since > LONGEST_DOUBT_MS) return undefined;
      await clock.sleep(wait, stop.signal);
    }
    return { kind: 'stopped', sentAt };
  }

  async function send(): Promise<Result<Begun | Accepted>> {
    // The turn to send may have come long after the last look, and another may have changed the mapping since.
    if (lookedAt !== undefined && clock.now() - lookedAt > FRESH_MS) {
      const found = await look(clock.now());
      if (found !== undefined && found !== 'unknown') return { ok: true, value: found };
    }
    if (stop.signal.aborted) return { ok: false, failure: stopped('the run was stopped before the change was sent') };
    const before = sentAt;
    sentAt = clock.now();
    const accepted = await service.startChange(vault, mapping, wanted, stop.grace);
    if (!accepted.ok) {
      if (!mayHaveBeenTaken(accepted.failure)) sentAt = before;
      return accepted;
    }
    return accepted;
  }

  async function beforeAgain(failure: Failure): Promise<Result<Begun> | undefined> {
    let found: Begun | 'unknown' | undefined;
    if (sentAt !== undefined) found = await resolveDoubt(sentAt);
    else if (failure.status === 409) found = await look(clock.now());
    return found === undefined || found === 'unknown' ? undefined : { ok: true, value: found };
  }

  const begun = await attempt(`change of ${mapping.name}`, writes, send, context, beforeAgain);
  if (begun.ok) return fromAnswer(begun.value, mapping, context);
  if (begun.failure.kind === 'stopped') return { kind: 'stopped', sentAt };
  if (sentAt === undefined) return { kind: 'refused', failure: begun.failure };
  await clock.sleep(SETTLING_MS, stop.signal);
  return (await resolveDoubt(sentAt)) ?? { kind: 'refused', failure: begun.failure };
}

/** An answer without anything to follow: the mapping tells, or the jobs that run. */
async function fromAnswer(answer: Begun | Accepted, mapping: Mapping, context: ChangeContext): Promise<Begun> {
  const { clock, stop, wanted, runningJobs } = context;
  const nothing: Operation = { jobName: undefined, statusLink: undefined };
  if (answer.kind !== 'started' && answer.kind !== 'finished') return answer;
  if (answer.kind === 'finished') {
    const seen = await readMapping(mapping, context);
    return seen.ok && readsAsWanted(seen.value, wanted) ? { kind: 'done' } : { kind: 'own', operation: nothing };
  }
  const { operation } = answer;
  if (operation.jobName !== undefined || operation.statusLink !== undefined) return { kind: 'own', operation };
  const sentAt = clock.now();
  await clock.sleep(SETTLING_MS, stop.signal);
  const running = await runningJobs.find(mapping, sentAt);
  return { kind: 'own', operation: running.kind === 'job' ? { ...nothing, jobName: running.name } : nothing };
}

export const readMapping = (mapping: Mapping, context: ChangeContext): Promise<Result<Mapping>> =>
  attempt(
    `mapping ${mapping.name}`,
    context.reads,
    (signal) => context.service.readMapping(context.vault, mapping.id, signal),
    context,
  );

const mayHaveBeenTaken = (failure: Failure): boolean =>
  failure.kind === 'connection' ||
  failure.kind === 'hung' ||
  failure.kind === 'answer' ||
  failure.kind === 'stopped' ||
  (failure.status ?? 0) >= 500;
