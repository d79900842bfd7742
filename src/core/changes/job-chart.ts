/** A Mermaid chart of how long the jobs took: each job while there are few, their distribution when there are many. */
import { duration, plural } from '../render/format';
import { durationOf } from './row-text';
import type { Row } from '../values/model';

const MAX_BARS = 30;
const FEWEST_JOBS = 2;

export function jobChart(rows: readonly Row[]): string[] {
  const jobs = rows.flatMap((row) => {
    const took = durationOf(row);
    return took === undefined || row.startedAt === undefined ? [] : [{ row, startedAt: row.startedAt, took }];
  });
  if (jobs.length < FEWEST_JOBS) return [];
  const first = jobs.reduce((earliest, job) => Math.min(earliest, job.startedAt), Number.POSITIVE_INFINITY);
  const chart = jobs.length <= MAX_BARS ? gantt(jobs, first) : histogram(jobs.map((job) => job.took));
  return ['```mermaid', ...chart, '```', ''];
}

/** Mermaid has no escapes for its own punctuation, so names keep only letters, digits and a few signs. */
const label = (name: string): string =>
  [...name.replace(/[^\p{L}\p{N} ._-]/gu, ' ')].slice(0, 40).join('').trim() || 'mapping';

function gantt(jobs: readonly { row: Row; startedAt: number; took: number }[], first: number): string[] {
  const lines = [
    'gantt',
    '  title Jobs since the first was started (minutes:seconds)',
    '  dateFormat x',
    '  axisFormat %M:%S',
  ];
  let vault = '';
  const byVault = [...jobs].sort((a, b) => a.row.vault.id.localeCompare(b.row.vault.id) || a.startedAt - b.startedAt);
  for (const { row, startedAt, took } of byVault) {
    if (row.vault.id !== vault) lines.push(`  section ${label(row.vault.name)}`);
    vault = row.vault.id;
    const tag = row.outcome?.kind === 'succeeded' ? '' : 'crit, ';
    const from = startedAt - first;
    // The dash keeps a name from being one of Mermaid's own words.
    lines.push(`  - ${label(row.subject.name)} ${duration(took)} :${tag}${from}, ${from + Math.max(1000, took)}`);
  }
  return lines;
}

const BUCKETS = 10;

function histogram(durations: readonly number[]): string[] {
  const longest = durations.reduce((a, b) => Math.max(a, b), 1000);
  const width = Math.ceil(longest / BUCKETS / 1000) * 1000;
  const counts = new Array<number>(BUCKETS).fill(0);
  for (const took of durations) {
    const bucket = Math.min(BUCKETS - 1, Math.floor(took / width));
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  const names = counts.map((_, index) => `"${((index + 1) * width) / 1000}"`);
  return [
    'xychart-beta',
    `  title "How long ${plural(durations.length, 'job')} took"`,
    `  x-axis "seconds, up to" [${names.join(', ')}]`,
    `  y-axis "jobs" 0 --> ${counts.reduce((most, count) => Math.max(most, count), 0)}`,
    `  bar [${counts.join(', ')}]`,
  ];
}
