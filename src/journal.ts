/** Writes the log while the run goes on: one line for each change of state, fewer when there are very many. */
import type { Watcher, Progress } from './core/changes/run-model';
import { duration, number, plural, problemText } from './core/render/format';
import { outcomeText, durationOf, overrideText } from './core/changes/row-text';
import type { Row, Vault, VaultFailure } from './core/values/model';
import type { Clock } from './core/values/ports';
import type { Words } from './core/changes/change-kind';
import { createEstimate } from './core/changes/estimate';
import { SubscriptionProgress } from './core/changes/subscription-progress';
import { MAX_VAULTS_NAMED } from './core/values/by-subscription';
import { namesIn, vaultLabels } from './core/values/vault-labels';
import { bounded } from './core/render/text';
import { createFaultLog } from './fault-log';
import type { Host } from './hosts/host';
import { systemClock } from './runtime/clock';

/** Until the second line about the same; doubled with each. */
const REPEAT_MS = 60_000;

/** Above this many selected mappings the ordinary ones are counted, not named. */
const MAX_NAMED = 200;
const LINE_LENGTH = 1_000;

export interface Journal extends Watcher {
  close(): void;
}

export function createJournal(host: Host, words: Words, vaults: readonly Vault[], timeLeftMs: () => number): Journal {
  let selected = 0;
  let saysCounted = false;
  let unread: string | undefined;
  const nameIn = namesIn(vaults);
  const nameOf = ({ vault, subject }: Row): string => nameIn(vault.id, subject.name);
  const labels = vaultLabels(vaults);
  const labelOf = ({ id, name }: Vault): string => labels.get(id) ?? name;
  const estimate = createEstimate(systemClock);
  const mayRepeat = lessAndLess(systemClock);
  const print = (line: string): void => host.print(bounded(line, LINE_LENGTH));
  const named = (): boolean => selected <= MAX_NAMED;
  const large = vaults.length > MAX_VAULTS_NAMED ? new SubscriptionProgress(vaults, words, print) : undefined;
  const listVault = (vault: Vault, rows: readonly Row[], changes: number): void => {
    const title = `Vault ${labelOf(vault)}: ${plural(rows.length, words.one)}, ${changes} to ${words.deed}`;
    const lines = rows
      .slice(0, MAX_NAMED)
      .map((row) =>
        bounded(
          `${row.decision.selected ? words.deed : 'skip  '} ${row.subject.name}: ${row.decision.reason}`,
          LINE_LENGTH,
        ),
      );
    if (rows.length > MAX_NAMED)
      lines.push(`… and ${plural(rows.length - MAX_NAMED, words.one)} more; the report names all`);
    host.group(title, lines);
  };
  return {
    vaultListed(vault: Vault, rows: readonly Row[]) {
      const changes = rows.filter((row) => row.decision.selected).length;
      selected += changes;
      if (large === undefined) listVault(vault, rows, changes);
      else large.heardOf(vault, { rows: rows.length, changes });
      if (named() || saysCounted) return;
      saysCounted = true;
      print(`More than ${MAX_NAMED} ${words.deed}s: only those that do not succeed are named below.`);
    },
    vaultFailed({ vault, problem }: VaultFailure) {
      large?.heardOf(vault, undefined);
      // Whatever keeps many vaults from being read, such as a sign-in that failed, is said once.
      const why = problemText({ ...problem, correlationId: undefined });
      print(`Vault ${labelOf(vault)} could not be read: ${why === unread ? 'the same' : problemText(problem)}`);
      unread = why;
    },
    started(row) {
      estimate.started();
      if (named())
        print(
          `${nameOf(row)}: ${row.pickedUp ? `running ${words.deed} picked up` : `${words.deed} started`}${row.jobId === undefined ? '' : `, job ${row.jobId.slice(row.jobId.lastIndexOf('/') + 1)}`}`,
        );
    },
    ended(row) {
      const { outcome, overrode } = row;
      estimate.ended(row);
      large?.ended(row.vault);
      if (overrode !== undefined) print(`${nameOf(row)}: ${overrideText(overrode)}`);
      if (outcome === undefined || (outcome.kind === 'succeeded' && outcome.note === undefined && !named())) return;
      const took = durationOf(row);
      const after = took === undefined ? '' : ` after ${duration(took)}`;
      const detail = outcome.kind === 'succeeded' ? (outcome.note ?? '') : problemText(outcome.problem);
      print(`${nameOf(row)}: ${outcomeText(row)}${after}${detail === '' ? '' : `: ${detail}`}`);
    },
    ...createFaultLog(host, systemClock),
    waits(what, ms, limit) {
      if (!mayRepeat(what)) return;
      const why =
        limit === undefined
          ? 'the service asked for it'
          : `the limit of ${plural(limit.requests, 'request')} in ${duration(limit.lengthMs)} is used up`;
      print(`${what} wait ${duration(ms)}: ${why}.`);
    },
    progress({ done, running, waiting }: Progress) {
      const total = done + running + waiting;
      const restMs = estimate.restMs(waiting);
      const isOver = running + waiting === 0;
      const rest = isOver ? 'reading again, ' : restMs === undefined ? '' : `about ${duration(restMs)} to go, `;
      const counts = `${number(done)} of ${number(total)} done, ${number(running)} running, ${number(waiting)} waiting`;
      const whole = large === undefined ? '' : `${large.text()}, `;
      const text = `${counts}; ${whole}${rest}deadline in ${duration(timeLeftMs())}`;
      host.progress(total === 0 ? 0 : Math.floor((100 * done) / total), text);
    },
  };
}

/** True when it is time for one more line about `what`. */
function lessAndLess(clock: Pick<Clock, 'monotonic'>): (what: string) => boolean {
  const next = new Map<string, { readonly at: number; readonly everyMs: number }>();
  return (what) => {
    const now = clock.monotonic();
    const { at, everyMs } = next.get(what) ?? { at: now, everyMs: REPEAT_MS };
    if (now < at) return false;
    next.set(what, { at: now + everyMs, everyMs: 2 * everyMs });
    return true;
  };
}
