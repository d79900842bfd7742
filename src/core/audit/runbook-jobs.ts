/** What the state of a job of the hidden runbook says. */
import { sameText } from '../values/compare';
import type { RunbookJob } from '../values/resources';
import { DAY } from '../values/time';

/** A nightly run is created at least once in this time. */
export const RECENT_MS = 2 * DAY;

const ENDED_BADLY = ['failed', 'stopped', 'suspended', 'blocked'];
const WAITING = ['queued', 'new', 'activating'];
/** After which a job that waits is waited for in vain. */
const MAX_WAIT_MS = DAY / 24;

export const endedBadly = (job: RunbookJob): boolean => ENDED_BADLY.includes(job.status.toLowerCase());

export const completed = (job: RunbookJob): boolean => sameText(job.status, 'Completed');

export const hasEnded = (job: RunbookJob): boolean => endedBadly(job) || completed(job);

export const createdAt = (job: RunbookJob): number | undefined => job.createdAt ?? job.startedAt;

export const isRecent = (job: RunbookJob, now: number): boolean => (createdAt(job) ?? now) >= now - RECENT_MS;

export const waitsTooLong = (job: RunbookJob, now: number): boolean =>
  WAITING.includes(job.status.toLowerCase()) && job.createdAt !== undefined && job.createdAt < now - MAX_WAIT_MS;
