import { createHash, createHmac, randomBytes } from 'node:crypto';
import { subjectOf, type JobState } from './job-state';

const key = randomBytes(32);
const stretch = (text: string, length: number): string =>
  createHash('shake256', { outputLength: length }).update(key).update(text).digest('base64url');

/** In the place of the X.509 certificate, which is the greater part of a link's 3 kB. */
const certificate = `MII${stretch('certificate', 2000)}`;

const ticksAt = (time: number): string => String(621_355_968_000_000_000n + BigInt(Math.floor(time)) * 10_000n);

export type LinkKind = 'status' | 'results';

const pathOf = (job: JobState, kind: LinkKind): string =>
  kind === 'status'
    ? `${job.vault.id}/replicationOperationStatus/${job.name}`
    : `${subjectOf(job)}/operationresults/${job.name}`;

/** Path and query. Made again whenever needed, always the same, for keeping them would take much memory. */
export function linkTarget(job: JobState, kind: LinkKind): string {
  const path = `${pathOf(job, kind).split('/').map(encodeURIComponent).join('/')}?api-version=${job.links.apiVersion}`;
  if (!job.links.signed) return path;
  const time = ticksAt(job.startedAt + (kind === 'status' ? 0 : 1));
  const hash = createHmac('sha256', key).update(`${path}${time}`).digest('base64url');
  return `${path}&t=${time}&c=${certificate}&s=${stretch(hash, 256)}&h=${hash}`;
}

export const linkUrl = (job: JobState, kind: LinkKind): string => `${job.links.origin}${linkTarget(job, kind)}`;
