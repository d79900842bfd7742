/** Says in the log what goes wrong with requests: an outage of an hour in a dozen lines at most, and that it is over. */
import { setMaxListeners } from 'node:events';
import { isRateRefusal, isTransient } from './core/requests/retry-policy';
import { duration, plural } from './core/render/format';
import { bounded } from './core/render/text';
import type { Failure } from './core/values/model';
import type { Clock, FaultWatcher } from './core/values/ports';
import type { Host } from './hosts/host';

const LINE_LENGTH = 1_000;
const MAX_LINES = 12;
/** Until the first line about an outage that goes on; doubled with each. */
const NEXT_LINE_MS = 60_000;
/** What answers again for so long is over. */
const SETTLED_MS = 5_000;
/** What comes back in this time is the same outage. */
const QUIET_MS = 60_000;

interface Outage {
  readonly since: number;
  readonly sinceAt: number;
  readonly affected: Set<string>;
  /** What has not been answered again yet. */
  readonly open: Set<string>;
  lines: number;
  nextLineAt: number;
  overAt: number | undefined;
  isOverSaid: boolean;
}

export interface FaultLog extends FaultWatcher {
  /** Says what is over and was not said yet. */
  close(): void;
}

export function createFaultLog(host: Pick<Host, 'print' | 'debug'>, clock: Clock): FaultLog {
  const outages = new Map<string, Outage>();
  const closed = new AbortController();
  setMaxListeners(0, closed.signal);

  function print(outage: Outage, line: string): void {
    if (outage.lines++ < MAX_LINES) host.print(bounded(line, LINE_LENGTH));
  }

  function open(now: number): Outage {
    return {
      since: clock.now(),
      sinceAt: now,
      affected: new Set(),
      open: new Set(),
      lines: 0,
      nextLineAt: now + NEXT_LINE_MS,
      overAt: undefined,
      isOverSaid: false,
    };
  }

  function sayOver(kind: string, outage: Outage): void {
    if (outage.isOverSaid || outage.overAt === undefined) return;
    outage.isOverSaid = true;
    if (outage.affected.size < 2) return;
    const took = duration(outage.overAt - outage.sinceAt);
    print(outage, `${kind}: over after ${took}; ${plural(outage.affected.size, 'request')} affected.`);
  }

  async function settle(kind: string, outage: Outage): Promise<void> {
    outage.overAt = clock.monotonic();
    const { overAt } = outage;
    await clock.sleep(SETTLED_MS, closed.signal);
    if (outage.overAt === overAt) sayOver(kind, outage);
  }

  return {
    fault(what, failure, againMs) {
      const { code, message } = failure.problem;
      const again = againMs === undefined ? '' : `; again in ${duration(againMs)}`;
      const line = `${what}: ${code}: ${message}${again}`;
      host.debug(bounded(line, LINE_LENGTH));
      const kind = kindOf(failure);
      const now = clock.monotonic();
      const known = outages.get(kind);
      const isSame = known !== undefined && (known.overAt === undefined || now - known.overAt < QUIET_MS);
      const outage = isSame ? known : open(now);
      outages.set(kind, outage);
      outage.affected.add(what);
      outage.open.add(what);
      outage.overAt = undefined;
      outage.isOverSaid = false;
      if (!isSame) print(outage, line);
      else if (now >= outage.nextLineAt) {
        outage.nextLineAt = now + 2 * (outage.nextLineAt - outage.sinceAt);
        const since = new Date(outage.since).toISOString().slice(11, 19);
        print(outage, `${kind} since ${since} UTC; ${plural(outage.affected.size, 'request')} affected; last: ${line}`);
      }
    },
    over(what) {
      for (const [kind, outage] of outages)
        if (outage.open.delete(what) && outage.open.size === 0) void settle(kind, outage);
    },
    close() {
      for (const [kind, outage] of outages) sayOver(kind, outage);
      closed.abort();
    },
  };
}

function kindOf(failure: Failure): string {
  if (isRateRefusal(failure)) return 'Refused for rate';
  return isTransient(failure) ? 'Azure not reachable' : failure.problem.code;
}
