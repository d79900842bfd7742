/** Writes the log while the run goes on: one line for each change of state, fewer when there are very many. */
import type { Watcher, Progress } from './core/changes/run-model';
import { duration, plural, problemText } from './core/render/format';
import { outcomeText, durationOf, overrideText } from './core/changes/words';
import type { Row, Vault, VaultFailure } from './core/values/model';
import type { Words } from './core/changes/change-kind';
import { bounded } from './core/render/text';
import { createFaultLog } from './fault-log';
import type { Host } from './hosts/host';
import { systemClock } from './runtime/clock';

/** Above this many selected mappings the ordinary ones are counted, not named. */
const MAX_NAMED = 200;
const LINE_LENGTH = 1_000;

export interface Journal extends Watcher {
  close(): void;
}

export function createJournal(host: Host, words: Words, timeLeftMs: () => number): Journal {
  let selected = 0;
  const print = (line: string): void => host.print(bounded(line, LINE_LENGTH));
  const named = (): boolean => selected <= MAX_NAMED;
  return {
    vaultListed(vault: Vault, rows: readonly Row[]) {
      const changing = rows.filter((row) => row.decision.selected).length;
      selected += changing;
      const title = `Vault ${vault.name}: ${plural(rows.length, words.one)}, ${changing} to ${words.deed}`;
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
      if (changing > 0 && !named())
        print(`So many ${words.deed}s that only those which do not simply succeed are named below.`);
    },
    vaultFailed({ vault, problem }: VaultFailure) {
      print(`Vault ${vault.name} could not be read: ${problemText(problem)}`);
    },
    started(row) {
      if (named())
        print(
          `${row.subject.name}: ${row.pickedUp ? `running ${words.deed} taken up` : `${words.deed} started`}${row.jobId === undefined ? '' : `, job ${row.jobId.slice(row.jobId.lastIndexOf('/') + 1)}`}`,
        );
    },
    ended(row) {
      const { outcome, overrode } = row;
      if (overrode !== undefined) print(`${row.subject.name}: ${overrideText(overrode)}`);
      if (outcome === undefined || (outcome.kind === 'succeeded' && outcome.note === undefined && !named())) return;
      const took = durationOf(row);
      const after = took === undefined ? '' : ` after ${duration(took)}`;
      const detail = outcome.kind === 'succeeded' ? (outcome.note ?? '') : problemText(outcome.problem);
      print(`${row.subject.name}: ${outcomeText(row)}${after}${detail === '' ? '' : `: ${detail}`}`);
    },
    ...createFaultLog(host, systemClock),
    waits(what, ms, limit) {
      const why =
        limit === undefined
          ? 'the service asked for it'
          : `the limit of ${plural(limit.requests, 'request')} in ${duration(limit.lengthMs)} is used up`;
      print(`${what} wait ${duration(ms)}: ${why}.`);
    },
    progress({ done, running, waiting }: Progress) {
      const total = done + running + waiting;
      const text = `${done} of ${total} done, ${running} running, ${waiting} waiting; ${duration(timeLeftMs())} left`;
      host.progress(total === 0 ? 0 : Math.floor((100 * done) / total), text);
    },
  };
}
