/** Brings one mapping to the wanted setting: by a job that already runs on it, or by a change of our own. */
import { attempt, stopped } from './attempt';
import type { Follower } from './follow';
import type { ListContext } from './lists';
import type { Failure, Mapping, MappingResult, Operation, Outcome, Result, Vault, WantedSetting } from './model';
import type { Lane } from './pacing';
import { readsAsWanted } from './plan';
import type { Stop } from './ports';
import type { RunningJobs } from './running-jobs';

export interface ChangeContext extends ListContext {
  readonly vault: Vault;
  readonly wanted: WantedSetting;
  readonly writes: Lane;
  readonly follower: Follower;
  readonly runningJobs: RunningJobs;
  readonly onStarted: (row: MappingResult) => void;
}

/** How a change came to run, or that there is nothing more to follow. */
type Begun =
  | { readonly kind: 'own'; readonly operation: Operation }
  | { readonly kind: 'foreign'; readonly operation: Operation }
  /** Answered without a job. */
  | { readonly kind: 'answered' }
  /** The mapping reads as wanted. */
  | { readonly kind: 'done' };

export async function changeMapping(row: MappingResult, context: ChangeContext): Promise<MappingResult> {
  const { clock, stop, vault, follower } = context;
  const finished = new Set<string>();
  let result = row;
  for (;;) {
    const begun = (await takeUp(row.mapping, finished, context)) ?? (await start(row.mapping, finished, context));
    if (!begun.ok) return { ...result, outcome: notBegun(begun.failure, stop) };
    if (begun.value.kind === 'done' || begun.value.kind === 'answered') {
      return { ...result, outcome: { kind: 'succeeded' }, startedAt: clock.now(), endedAt: clock.now() };
    }
    const { kind, operation } = begun.value;
    const foreign = kind === 'foreign';
    result = {
      ...row,
      ...(operation.jobName === undefined ? {} : { jobId: `${vault.id}/replicationJobs/${operation.jobName}` }),
      ...(foreign ? { takenUp: true } : {}),
      startedAt: clock.now(),
    };
    context.onStarted(result);
    const outcome = await follower.follow(row.mapping, operation);
    if (outcome === undefined) return { ...result, outcome: stoppedOutcome(stop, 'The job still runs in Azure.') };
    result = { ...result, endedAt: clock.now() };
    if (!foreign) return { ...result, outcome };
    // What someone else's job was about is known only by what the mapping reads after it.
    finished.add(operation.jobName ?? '');
    const seen = await read(row.mapping, context);
    if (seen.ok && readsAsWanted(seen.value, context.wanted) && outcome.kind === 'succeeded')
      return { ...result, outcome };
  }
}

async function takeUp(
  mapping: Mapping,
  finished: ReadonlySet<string>,
  context: ChangeContext,
): Promise<Result<Begun> | undefined> {
  const jobName = await context.runningJobs.find(mapping);
  if (jobName === undefined || finished.has(jobName)) return undefined;
  return { ok: true, value: { kind: 'foreign', operation: { jobName, statusLink: undefined } } };
}

/** A look at a mapping and its jobs is taken for true for so long. */
const FRESH_MS = 3_000;
/** A job that was just started is in no list and names no container yet. */
const SETTLING_MS = 2_000;

/** Sends the change; one that may have been taken although its answer was lost is looked for before it is sent again. */
async function start(mapping: Mapping, finished: ReadonlySet<string>, context: ChangeContext): Promise<Result<Begun>> {
  const { service, vault, wanted, writes, clock, stop } = context;
  let lookedAt: number | undefined;

  async function look(): Promise<Result<Begun> | undefined> {
    lookedAt = clock.now();
    const running = await takeUp(mapping, finished, context);
    // A mapping that read as wanted before proves nothing by reading so now.
    if (running !== undefined || readsAsWanted(mapping, wanted)) return running;
    const seen = await read(mapping, context);
    return seen.ok && readsAsWanted(seen.value, wanted) ? { ok: true, value: { kind: 'done' } } : undefined;
  }

  async function send(signal: AbortSignal): Promise<Result<Begun>> {
    // The turn to send may have come long after the last look.
    const found = lookedAt !== undefined && clock.now() - lookedAt > FRESH_MS ? await look() : undefined;
    if (found !== undefined) return found;
    if (signal.aborted) return { ok: false, failure: stopped('the run was stopped before the change was sent') };
    const accepted = await service.startChange(vault, mapping, wanted, signal);
    if (!accepted.ok) return accepted;
    if (accepted.value.kind === 'done') return { ok: true, value: { kind: 'answered' } };
    return { ok: true, value: { kind: 'own', operation: accepted.value.operation } };
  }

  const doubtful = (failure: Failure): boolean => failure.status === 409 || mayHaveBeenTaken(failure);
  const begun = await attempt<Begun>(`change of ${mapping.name}`, writes, send, context, (failure) =>
    doubtful(failure) ? look() : Promise.resolve(undefined),
  );
  if (begun.ok) return confirmBegun(mapping, begun.value, context);
  if (!mayHaveBeenTaken(begun.failure)) return begun;
  await clock.sleep(SETTLING_MS, stop.signal);
  return (await look()) ?? begun;
}

/** Finds something to follow where the answer gave nothing. */
async function confirmBegun(mapping: Mapping, begun: Begun, context: ChangeContext): Promise<Result<Begun>> {
  if (begun.kind === 'answered') {
    const seen = await read(mapping, context);
    if (!seen.ok) return seen;
    if (readsAsWanted(seen.value, context.wanted)) return { ok: true, value: { kind: 'done' } };
    return { ok: true, value: { kind: 'own', operation: { jobName: undefined, statusLink: undefined } } };
  }
  if (begun.kind !== 'own' || begun.operation.jobName !== undefined || begun.operation.statusLink !== undefined) {
    return { ok: true, value: begun };
  }
  await context.clock.sleep(SETTLING_MS, context.stop.signal);
  const jobName = await context.runningJobs.find(mapping);
  return { ok: true, value: { kind: 'own', operation: { ...begun.operation, jobName } } };
}

const read = (mapping: Mapping, context: ChangeContext): Promise<Result<Mapping>> =>
  attempt(
    `mapping ${mapping.name}`,
    context.reads,
    (signal) => context.service.readMapping(context.vault, mapping.id, signal),
    context,
  );

const mayHaveBeenTaken = (failure: Failure): boolean =>
  failure.kind === 'connection' || failure.kind === 'hung' || failure.kind === 'answer' || (failure.status ?? 0) >= 500;

function notBegun(failure: Failure, stop: Stop): Outcome {
  return failure.kind === 'stopped'
    ? stoppedOutcome(stop, 'The change was not started.')
    : { kind: 'failed-to-start', problem: failure.problem };
}

export const whyStopped = (stop: Stop): string =>
  stop.reason === 'cancelled' ? 'The run was cancelled.' : 'The deadline of the run has passed.';

function stoppedOutcome(stop: Stop, message: string): Outcome {
  const cancelled = stop.reason === 'cancelled';
  return {
    kind: cancelled ? 'abandoned' : 'timed-out',
    problem: {
      code: cancelled ? 'Cancelled' : 'TimedOut',
      message: `${whyStopped(stop)} ${message}`,
      nextStep: cancelled
        ? 'Run again when wanted: it takes up the jobs that still run.'
        : 'Run again, with a larger timeout if this one is too short for the vault: it takes up the jobs that still run.',
    },
  };
}
