/** A job that succeeded does not prove that all is as wanted, so what was changed is read once more, and again if need be. */
import type { ListContext } from '../requests/lists';
import { sendWithRetries } from '../requests/send-with-retries';
import { IdMap } from '../values/id-map';
import type { Confirmation, Result, Row, Subject, Vault } from '../values/model';
import type { ChangeKind } from './change-kind';

/** How long a change may take to show before it counts as not confirmed. */
const MAX_WAIT_MS = 120_000;
const MIN_PAUSE_MS = 5_000;
const MAX_PAUSE_MS = 30_000;
/** Up to this number are read one by one; the list is cheaper for more. */
const MAX_ALONE = 10;

/** @param alone also the first time each is read by itself */
export async function confirmChanges<S extends Subject>(
  vault: Vault,
  rows: readonly Row<S>[],
  changeKind: ChangeKind<S>,
  context: ListContext,
  alone = false,
): Promise<readonly Row<S>[]> {
  const { clock, stop } = context;
  const confirmations = new Map<Row<S>, Confirmation>();
  const open = new Set(rows.filter((row) => row.outcome?.kind === 'succeeded'));
  const from = clock.monotonic();
  for (let pause = MIN_PAUSE_MS; open.size > 0 && !stop.signal.aborted; pause = Math.min(MAX_PAUSE_MS, 2 * pause)) {
    const isListed = !alone && (confirmations.size === 0 || open.size > MAX_ALONE);
    const seen = await (isListed ? readAll : readEach)(vault, open, changeKind, context);
    if (stop.signal.aborted) break;
    for (const [row, subject] of seen) {
      const confirmation = confirmationOf(subject, changeKind);
      confirmations.set(row, confirmation);
      if (confirmation.asWanted) open.delete(row);
    }
    const leftMs = from + MAX_WAIT_MS - clock.monotonic();
    if (open.size === 0 || leftMs <= 0) break;
    await clock.sleep(Math.min(pause, leftMs), stop.signal);
  }
  const unread: Confirmation = {
    asWanted: false,
    isUnread: true,
    reads: 'the run was stopped before it was read again',
    healthErrors: [],
  };
  return rows.map((row) => {
    const confirmation = confirmations.get(row) ?? (open.has(row) ? unread : undefined);
    return confirmation === undefined ? row : { ...row, confirmation };
  });
}

type Seen<S extends Subject> = readonly (readonly [Row<S>, Result<S | undefined>])[];

async function readAll<S extends Subject>(
  vault: Vault,
  rows: ReadonlySet<Row<S>>,
  changeKind: ChangeKind<S>,
  context: ListContext,
): Promise<Seen<S>> {
  const listed = await changeKind.list(vault, context);
  if (!listed.ok) return [...rows].map((row) => [row, listed] as const);
  const now = new IdMap(listed.value.map((subject) => [subject.id, subject]));
  return [...rows].map((row) => [row, { ok: true, value: now.get(row.subject.id) }] as const);
}

const readEach = <S extends Subject>(
  vault: Vault,
  rows: ReadonlySet<Row<S>>,
  changeKind: ChangeKind<S>,
  context: ListContext,
): Promise<Seen<S>> =>
  Promise.all(
    [...rows].map(async (row): Promise<readonly [Row<S>, Result<S | undefined>]> => {
      const { subject } = row;
      const read = await sendWithRetries(
        `${changeKind.words.one} ${subject.name}`,
        context.reads,
        (signal) => changeKind.read(vault, subject, signal),
        context,
      );
      return [row, !read.ok && read.failure.status === 404 ? { ok: true, value: undefined } : read];
    }),
  );

function confirmationOf<S extends Subject>(read: Result<S | undefined>, changeKind: ChangeKind<S>): Confirmation {
  if (!read.ok) {
    const { code, message } = read.failure.problem;
    return {
      asWanted: false,
      isUnread: true,
      reads: `it could not be read again: ${code}: ${message}`,
      healthErrors: [],
    };
  }
  const subject = read.value;
  return subject === undefined
    ? { asWanted: false, isGone: true, reads: 'it is no longer there', healthErrors: [] }
    : {
        asWanted: changeKind.isDone(subject),
        reads: changeKind.reads(subject),
        healthErrors: changeKind.healthErrors(subject),
      };
}
