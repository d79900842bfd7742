/** Whether what a run told is what happened at the service: the one assertion that every fault is held to. */
import type { JobView, MappingView, StateView } from '../../simulator';
import type { ReportDocument, ReportRow } from '../bundle/runs';

export interface Told {
  readonly report: ReportDocument;
  /** Taken when the run had ended. */
  readonly state: StateView;
  /** The deadline in minutes, from the start of the run. */
  readonly timeout?: number;
  /** What was asked for; `Enabled`, if not given. */
  readonly wanted?: 'Enabled' | 'Disabled';
  /** Seconds that the service's clock is before (+) or behind (-) that of the run. */
  readonly clockOffset?: number;
  /** Seconds; an end this long before that of the run must have been seen. */
  readonly seenWithin?: number;
}

/** A row as far as it is looked at here. */
type Row = ReportRow & {
  readonly after?: { readonly asWanted: boolean; readonly isUnread?: boolean; readonly readsAs: string };
  readonly pickedUp?: boolean;
};

/** Milliseconds that the end of a run may lie behind its deadline. */
const GRACE_MS = 10_000;
/** Seconds in which a look at a job that is never answered is given up and made again. */
const SEEN_WITHIN = 90;

const SUCCESSES = new Set(['Succeeded', 'PartiallySucceeded', 'CompletedWithInformation']);
/** When the run began and ended, by the service's clock. */
function spanOf({ report, clockOffset = 0 }: Told): { readonly start: number; readonly end: number } {
  const byService = (time: string): number => Date.parse(time) + clockOffset * 1000;
  return { start: byService(report.startedAt), end: byService(report.endedAt) };
}

export const hasSucceeded = (job: JobView): boolean => SUCCESSES.has(job.finalState);

const nameIn = (jobId: string): string => jobId.slice(jobId.lastIndexOf('/') + 1).toLowerCase();

/** All that is not true of a run; nothing, if it kept count of every mapping and told the truth of each. */
export function untruths(told: Told): string[] {
  const { report, state, timeout = 160 } = told;
  const { start } = spanOf(told);
  const mappings = new Map<string, MappingView>();
  const jobs = new Map<string, JobView[]>();
  for (const vault of state.vaults) {
    for (const mapping of vault.mappings) mappings.set(mapping.id.toLowerCase(), mapping);
    for (const job of vault.jobs) {
      const key = job.mapping.toLowerCase();
      jobs.set(key, [...(jobs.get(key) ?? []), job]);
    }
  }
  const found: string[] = [];
  const late = Date.parse(report.endedAt) - Date.parse(report.startedAt) - timeout * 60_000;
  if (late > GRACE_MS) found.push(`the run ended ${late / 1000} s after its deadline`);
  const rows = report.mappings.filter((row) => row.decision === 'selected');
  for (const row of rows) {
    const key = row.id.toLowerCase();
    const mapping = mappings.get(key);
    const own = jobs.get(key) ?? [];
    const problems = mapping === undefined ? ['is no mapping of the service'] : untruthsOf(row, mapping, own, told);
    found.push(...problems.map((problem) => `${row.name} (${row.outcome ?? 'no outcome'}): ${problem}`));
  }
  const chosen = new Set(rows.map((row) => row.id.toLowerCase()));
  const seen = new Set(report.mappings.map((row) => row.id.toLowerCase()));
  const unread = new Set(report.vaultErrors.map(({ vaultId }) => vaultId.toLowerCase()));
  for (const vault of state.vaults) {
    const readable = vault.access === 'allowed' && !unread.has(vault.id.toLowerCase());
    for (const { id, changes } of vault.mappings) {
      if (readable && !seen.has(id.toLowerCase())) found.push(`${id} is not in the report`);
      const selected = chosen.has(id.toLowerCase());
      const before = (jobs.get(id.toLowerCase()) ?? []).filter((job) => job.startedAt < start).length;
      if (!selected && changes > before) found.push(`${id} was changed, but not selected`);
    }
  }
  return [...found, ...untrueChanged(report, rows, jobs, mappings)];
}

/** `changed` is true if, and only if, the service did something because of this run. */
function untrueChanged(
  report: ReportDocument,
  rows: readonly ReportRow[],
  jobs: ReadonlyMap<string, readonly JobView[]>,
  mappings: ReadonlyMap<string, MappingView>,
): string[] {
  const took = rows.some((row) => {
    const key = row.id.toLowerCase();
    const own = jobs.get(key) ?? [];
    return (
      own.some((job) => job.endsAt === null || hasSucceeded(job)) ||
      (own.length === 0 && (mappings.get(key)?.changes ?? 0) > 0)
    );
  });
  return took && !report.changed ? ['changed is false, but the service was changed'] : [];
}

function untruthsOf(row: Row, mapping: MappingView, jobs: readonly JobView[], told: Told): string[] {
  const { report, wanted = 'Enabled', seenWithin = SEEN_WITHIN } = told;
  const { start, end } = spanOf(told);
  const named =
    row.jobId === undefined ? undefined : jobs.find((job) => job.name.toLowerCase() === nameIn(row.jobId ?? ''));
  if (row.jobId !== undefined && named === undefined) return [`${row.jobId} is no job of this mapping`];
  const own = jobs.filter((job) => job.startedAt >= start);
  const isOver = (job: JobView): boolean => job.endsAt !== null && job.endsAt <= end;
  const over = jobs.filter(isOver);
  const found = repeated(jobs, wanted, mapping);
  switch (row.outcome) {
    case 'succeeded':
      if (
        named !== undefined
          ? !isOver(named) || !hasSucceeded(named)
          : !over.some(hasSucceeded) && (jobs.length > 0 || mapping.changes === 0)
      )
        found.push(
          `the service says ${named === undefined ? 'nothing of a success' : `${named.state}, to be ${named.finalState}`}`,
        );
      if (
        row.after === undefined &&
        report.conclusion === 'succeeded' &&
        !/could not be read again/.test(JSON.stringify(report))
      )
        found.push('it was not looked at again');
      break;
    case 'failed':
      if (named === undefined || !isOver(named) || hasSucceeded(named))
        found.push(`the service says ${named?.finalState ?? 'nothing'}`);
      break;
    case 'failed-to-start':
      if (own.length > 0) found.push(`${own.length} jobs were started`);
      if (row.jobId !== undefined) found.push('it names a job');
      break;
    case 'timed-out':
    case 'abandoned': {
      if ((row.outcome === 'abandoned') !== (report.conclusion === 'cancelled'))
        found.push(`the run is ${report.conclusion}`);
      const unseen = over.filter(
        (job) => hasSucceeded(job) && job.wanted === wanted && (job.endsAt ?? end) < end - seenWithin * 1_000,
      );
      if (unseen.length > 0) found.push('its job had ended long before');
      const message = row.error?.message ?? '';
      if (/still runs/.test(message) && row.jobId === undefined && jobs.length === 0) found.push('nothing runs');
      if (/not started/.test(message) && own.length > 0) found.push('it says that nothing was started, and a job was');
      break;
    }
    default:
      found.push('it has no outcome');
  }
  if (row.after !== undefined && !row.after.isUnread && jobs.every(isOver)) {
    const reads = mapping.status === wanted;
    if (row.after.asWanted !== reads && !/no longer there/.test(row.after.readsAs))
      found.push(`it reads ${mapping.status}, the report says ${row.after.readsAs}`);
  }
  return found;
}

export const changedAnew = 'it was changed again after it had succeeded';

/** A change that was taken is made again only if it failed, or was about something else. */
function repeated(jobs: readonly JobView[], wanted: string, mapping: MappingView): string[] {
  const found: string[] = [];
  [...jobs]
    .sort((a, b) => a.startedAt - b.startedAt)
    .forEach((job, index, all) => {
      const next = all[index + 1];
      if (next === undefined) return;
      if ((job.endsAt ?? Number.POSITIVE_INFINITY) > next.startedAt) found.push('two of its jobs ran at once');
      else if (hasSucceeded(job) && job.wanted === wanted) found.push(changedAnew);
    });
  if (jobs.length === 0 && mapping.changes > 1) found.push(`it was changed ${mapping.changes} times`);
  return found;
}
