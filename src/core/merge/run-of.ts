/** Which run of the CI a report is of, and which of two attempts of it is the later. */
import type { Source } from './model';
import { compare } from '../values/compare';

/** As GitHub writes it, and as we do for Azure Pipelines. */
const ATTEMPT = /(?:\/attempts\/|&attempt=)(\d+)$/;

/** Attempts of a run are the same run. */
export const runOf = (url: string): string => url.replace(ATTEMPT, '');

export const attemptOf = (url: string): number => Number(ATTEMPT.exec(url)?.[1] ?? 1);

/** What counts if there are two of the same comes first. */
export const latestFirst = (a: Source, b: Source): number =>
  attemptOf(b.url) - attemptOf(a.url) || b.startedAt - a.startedAt || compare(a.file, b.file);

export const isEarlierAttempt = (one: Source, later: Source): boolean =>
  later.url !== '' && runOf(one.url) === runOf(later.url) && attemptOf(one.url) < attemptOf(later.url);
