/** What the state of a job of the hidden runbook says. */
import { sameText } from '../values/compare';
import type { RunbookJob } from '../values/resources';

const ENDED_BADLY = ['failed', 'stopped', 'suspended', 'blocked'];

export const endedBadly = (job: RunbookJob): boolean => ENDED_BADLY.includes(job.status.toLowerCase());

export const completed = (job: RunbookJob): boolean => sameText(job.status, 'Completed');
