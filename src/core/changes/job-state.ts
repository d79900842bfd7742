/** Reads the state of a job: is it over, how did it end, and when to poll again. */
import type { JobView, Outcome, Problem } from '../values/model';

const SUCCEEDED_WITH_REMARK = new Set(['partiallysucceeded', 'completedwithinformation', 'skipped']);
/** Documented, or seen while jobs run. */
const RUNNING = new Set(['notstarted', 'inprogress', 'running', 'accepted', 'queued', 'cancelling', 'canceling']);
const UNSUCCESSFUL = new Set(['failed', 'cancelled', 'canceled', 'suspended', 'other']);

/** `needsDetails`: the end is known, its cause only the job itself tells. */
export type JobState =
  { readonly kind: 'running' } | { readonly kind: 'ended'; readonly outcome: Outcome; readonly needsDetails: boolean };

export const isRunningState = (state: string): boolean => RUNNING.has(state.toLowerCase());

const words = (job: JobView): string =>
  job.stateDescription !== '' && job.stateDescription.toLowerCase() !== job.state.toLowerCase()
    ? `${job.state} (${job.stateDescription})`
    : job.state;

function withoutDetails(job: JobView): Problem {
  switch (job.state.toLowerCase()) {
    case 'suspended':
      return {
        code: 'Suspended',
        message: 'The job is suspended: it waits for a person to act on it.',
        nextStep: 'Open the job in the portal, resume or cancel it, then run again.',
      };
    case 'cancelled':
    case 'canceled':
      return {
        code: 'Cancelled',
        message: 'The job was cancelled in Azure.',
        nextStep: 'Find out who cancelled it (activity log of the vault), then run again.',
      };
    default:
      return {
        code: job.state,
        message: `The job ended in the state ${words(job)} without saying why.`,
        nextStep: 'Open the job in the portal and read its tasks.',
      };
  }
}

/** States compare without regard to case; a word that is not known is an end only of a job that has an end time. */
export function interpretJobState(job: JobView): JobState {
  const state = job.state.toLowerCase();
  const description = job.stateDescription.toLowerCase();
  if (SUCCEEDED_WITH_REMARK.has(state) || (state === 'succeeded' && SUCCEEDED_WITH_REMARK.has(description))) {
    const said = job.problem === undefined ? '' : `: ${job.problem.code} ${job.problem.message}`.trimEnd();
    const note = `${words(job)}${said}`;
    return { kind: 'ended', outcome: { kind: 'succeeded', note }, needsDetails: job.problem === undefined };
  }
  if (state === 'succeeded') {
    const said = job.problem === undefined ? {} : { note: `${words(job)}: ${job.problem.code} ${job.problem.message}` };
    return { kind: 'ended', outcome: { kind: 'succeeded', ...said }, needsDetails: false };
  }
  if (!UNSUCCESSFUL.has(state) && (!job.hasEnded || state === '' || RUNNING.has(state))) return { kind: 'running' };
  const standIn = withoutDetails(job);
  const problem =
    job.problem === undefined ? standIn : { ...job.problem, nextStep: job.problem.nextStep ?? standIn.nextStep };
  return { kind: 'ended', outcome: { kind: 'failed', problem }, needsDetails: job.problem === undefined };
}

const MIN_POLL_INTERVAL_MS = 1_000;
const MAX_POLL_INTERVAL_MS = 15_000;

/** A thirtieth of the job's age, so that its end is seen within a small share of its own length. */
export function pollInterval(ageMs: number): number {
  return Math.min(MAX_POLL_INTERVAL_MS, Math.max(MIN_POLL_INTERVAL_MS, ageMs / 30));
}
