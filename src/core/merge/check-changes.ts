/** The rows of a run that changes something, by the rules of the contract. */
import type { Conclusion } from '../changes/report';
import type { OutcomeKind } from '../values/model';
import { IdSet } from '../values/id-map';
import { choiceIn, fieldsIn, isFields, nameIn, type Fields } from './fields';

const outcomes = ['succeeded', 'failed', 'failed-to-start', 'timed-out', 'abandoned'] as const satisfies OutcomeKind[];

export interface CheckedRows {
  /** What does not add up, the first first. */
  readonly wrong: readonly string[];
  readonly counts: Readonly<Record<'total' | 'selected' | 'skipped' | 'confirmed' | OutcomeKind, number>>;
  /** What the run cannot have been better than. */
  readonly least: Conclusion;
}

interface About {
  readonly list: 'mappings' | 'items';
  readonly dryRun: boolean;
  /** A change that does not read as wanted fails the run. */
  readonly failOnUnconfirmed: boolean;
  readonly nameRow: (list: string, index: number, name: string) => string;
}

/** @param rows as the report has them, so that nothing that the reader leaves out is believed */
export function checkChanges(
  rows: readonly unknown[],
  { list, dryRun, failOnUnconfirmed, nameRow }: About,
): CheckedRows {
  const wrong: string[] = [];
  const ids = new IdSet();
  const counts = {
    total: 0,
    selected: 0,
    skipped: 0,
    succeeded: 0,
    failed: 0,
    'failed-to-start': 0,
    'timed-out': 0,
    abandoned: 0,
    confirmed: 0,
  };
  let unconfirmed = 0;
  for (const [index, row] of rows.entries()) {
    if (!isFields(row)) continue;
    const id = nameIn(row, 'id');
    const say = (what: string): void => void wrong.push(`${nameRow(list, index, nameIn(row, 'name') || id)} ${what}`);
    if (ids.has(id)) say('is there twice');
    ids.add(id);
    const outcome = choiceIn(row, 'outcome', outcomes);
    const selected = row['decision'] === 'selected';
    const rule = brokenRule(row, { outcome, selected, dryRun });
    if (rule !== undefined) say(rule);
    counts.total++;
    counts[selected ? 'selected' : 'skipped']++;
    if (outcome !== undefined) counts[outcome]++;
    if (outcome !== 'succeeded') continue;
    if (fieldsIn(row, 'after')?.['asWanted'] === true) counts.confirmed++;
    else unconfirmed++;
  }
  return { wrong, counts, least: leastOf(counts, dryRun, failOnUnconfirmed && unconfirmed > 0) };
}

interface Ended {
  readonly outcome: OutcomeKind | undefined;
  readonly selected: boolean;
  readonly dryRun: boolean;
}

function brokenRule(row: Fields, { outcome, selected, dryRun }: Ended): string | undefined {
  const has = (key: string): boolean => Object.hasOwn(row, key);
  if (has('outcome') && outcome === undefined) return 'has an outcome that no version has';
  if (!selected && has('outcome')) return 'was skipped, and has an outcome';
  if (!selected && (has('jobId') || has('startedAt') || has('error'))) return 'was skipped, and has a job or an error';
  if (dryRun && has('outcome')) return 'is of a dry run, and has an outcome';
  if (selected && !dryRun && outcome === undefined) return 'was selected, and has no outcome';
  if (outcome === 'succeeded' && has('error')) return 'succeeded, and has an error';
  if (outcome !== undefined && outcome !== 'succeeded' && fieldsIn(row, 'error') === undefined)
    return `${outcome === 'failed' ? 'failed' : `is ${outcome}`}, and has no error`;
  if (has('after')) {
    const after = fieldsIn(row, 'after');
    if (outcome !== 'succeeded') return 'did not succeed, and was confirmed';
    if (after?.['asWanted'] === true && after['isUnread'] === true) return 'was not read again, and is as wanted';
  }
  return undefined;
}

function leastOf(counts: CheckedRows['counts'], dryRun: boolean, isInDoubt: boolean): Conclusion {
  if (counts['timed-out'] > 0) return 'timed-out';
  // A run that was cancelled leaves some, and one that a defect ended.
  if (counts.failed + counts['failed-to-start'] + counts.abandoned > 0 || isInDoubt) return 'failed';
  if (counts.selected === 0) return 'unchanged';
  return dryRun ? 'planned' : 'succeeded';
}
