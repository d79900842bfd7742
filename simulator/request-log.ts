import type { RequestKind } from './http';

export interface RequestRecord {
  /** Simulated milliseconds since 1970. */
  readonly time: number;
  readonly host: string;
  readonly method: string;
  readonly kind: RequestKind;
  readonly path: string;
  /** With its question mark, or empty. */
  readonly query: string;
  /** 0 if it was never answered. */
  readonly status: number;
  readonly clientRequestId: string | undefined;
  readonly userAgent: string | undefined;
  /** Whether a bearer token came with it. */
  readonly authorized: boolean;
  readonly subscription: string | undefined;
  readonly vault: string | undefined;
  readonly fault: string | undefined;
  readonly rejectedForRate: boolean;
}

export interface Counters {
  readonly total: number;
  readonly byKind: Readonly<Partial<Record<RequestKind, number>>>;
  readonly reads: number;
  readonly writes: number;
  readonly writesRejectedForRate: number;
  readonly readsRejectedForRate: number;
  readonly faults: number;
  /** The most changes, refused ones for rate among them, that one subscription saw in any 60 s. */
  readonly maxWritesInAnyMinute: number;
  readonly firstRequestAt: number | undefined;
  readonly lastRequestAt: number | undefined;
}

export interface RequestLog {
  add(record: RequestRecord): void;
  records(): readonly RequestRecord[];
  counters(): Counters;
}

const isWrite = (record: RequestRecord): boolean => record.kind === 'mapping.patch' || record.kind === 'item.update';
const isRead = (record: RequestRecord): boolean => record.subscription !== undefined && record.method === 'GET';

function maxInAnyMinute(times: readonly number[]): number {
  let first = 0;
  let most = 0;
  times.forEach((time, index) => {
    while ((times[first] ?? time) <= time - 60_000) first++;
    most = Math.max(most, index - first + 1);
  });
  return most;
}

export function createRequestLog(): RequestLog {
  const records: RequestRecord[] = [];
  return {
    add: (record) => void records.push(record),
    records: () => records,
    counters() {
      const byKind: Partial<Record<RequestKind, number>> = {};
      const writeTimes = new Map<string, number[]>();
      let [reads, writes, writesRejectedForRate, readsRejectedForRate, faults] = [0, 0, 0, 0, 0];
      for (const record of records) {
        byKind[record.kind] = (byKind[record.kind] ?? 0) + 1;
        if (record.fault !== undefined) faults++;
        if (isWrite(record)) {
          writes++;
          if (record.rejectedForRate) writesRejectedForRate++;
          const key = record.subscription ?? '';
          const times = writeTimes.get(key) ?? [];
          times.push(record.time);
          writeTimes.set(key, times);
        } else if (isRead(record)) {
          reads++;
          if (record.rejectedForRate) readsRejectedForRate++;
        }
      }
      return {
        total: records.length,
        byKind,
        reads,
        writes,
        writesRejectedForRate,
        readsRejectedForRate,
        faults,
        maxWritesInAnyMinute: Math.max(0, ...[...writeTimes.values()].map((times) => maxInAnyMinute(times))),
        firstRequestAt: records[0]?.time,
        lastRequestAt: records.at(-1)?.time,
      };
    },
  };
}
