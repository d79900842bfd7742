/** Small questions that judging and reporting both ask of the facts. */
import type { Mapping } from '../values/model';
import type { RunbookJob } from '../values/resources';

/** Milliseconds. */
export const DAY = 24 * 60 * 60 * 1000;

export const sameText = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase();

/** The last name of an ARM id. */
export const nameOf = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

export const subscriptionOf = (id: string): string => /^\/subscriptions\/([^/]+)/i.exec(id)?.[1] ?? '';

export const isA2A = (provider: string | undefined): boolean => sameText(provider, 'A2A');

export const isPaired = (mapping: Mapping): boolean => sameText(mapping.state, 'Paired');

export const isEnabled = (mapping: Mapping): boolean => sameText(mapping.autoUpdate?.status, 'Enabled');

/** The furthest that a date may be from the epoch, in milliseconds. */
const FURTHEST = 8.64e15;

/** @param ms milliseconds since the epoch; undefined for what is no time */
export const isoTime = (ms: number): string | undefined =>
  Math.abs(ms) <= FURTHEST ? new Date(ms).toISOString() : undefined;

export const day = (ms: number): string => isoTime(ms)?.slice(0, -14) ?? 'an unknown day';

/** Whole days until then, below zero once it is past. */
export const daysUntil = (ms: number, now: number): number => Math.floor((ms - now) / DAY);

const ENDED_BADLY = ['failed', 'stopped', 'suspended', 'blocked'];

export const endedBadly = (job: RunbookJob): boolean => ENDED_BADLY.includes(job.status.toLowerCase());

export const completed = (job: RunbookJob): boolean => sameText(job.status, 'Completed');
