import fc from 'fast-check';
import { Bell } from '../../../src/core/requests/bell';
import { Lane, type LaneOptions } from '../../../src/core/requests/lane';
import { Gate } from '../../../src/core/requests/gate';
import { SlidingWindow, TokenBucket } from '../../../src/core/requests/windows';
import type { Result } from '../../../src/core/values/model';
import { refusedWith } from '../../support/fake-site-recovery';
import { ManualClock, START, never, stopAt, type StopTimes } from '../../support/manual-clock';

interface Sent {
  readonly calledAt: number;
  readonly sentAt: number;
  readonly answeredAt: number;
}

/** Sends through a lane; what was sent is in the order of sending. */
async function sendAll(
  options: LaneOptions,
  requests: readonly { readonly afterMs: number; readonly latencyMs: number }[],
): Promise<Sent[]> {
  const clock = new ManualClock();
  const lane = new Lane(options, clock);
  const sent: Sent[] = [];
  const runs: Promise<unknown>[] = [];
  const callAll = async (): Promise<void> => {
    for (const { afterMs, latencyMs } of requests) {
      if (afterMs > 0) await clock.sleep(afterMs, never);
      const calledAt = clock.now();
      const run = lane.run(async () => {
        const sentAt = clock.now();
        const index = sent.push({ calledAt, sentAt, answeredAt: Number.POSITIVE_INFINITY }) - 1;
        await clock.sleep(latencyMs, never);
        sent[index] = { calledAt, sentAt, answeredAt: clock.now() };
      }, never);
      runs.push(run);
    }
    await Promise.all(runs);
  };
  await clock.drive(callAll());
  return sent;
}

/** The most that any window of the service can hold, wherever between sending and answer it saw each request. */
function worstWindow(sent: readonly Sent[], lengthMs: number): number {
  const inWindowFrom = (start: number): number =>
    sent.filter((other) => other.answeredAt >= start && other.sentAt < start + lengthMs).length;
  return Math.max(0, ...sent.map(({ answeredAt }) => inWindowFrom(answeredAt)));
}

/** When request `index` could leave at the earliest, by the definition of the limits and nothing else. */
function earliest(sent: readonly Sent[], index: number, { limits, concurrency }: LaneOptions): number {
  const earlier = sent.slice(0, index);
  const from = Math.max(sent[index]?.calledAt ?? 0, earlier.at(-1)?.sentAt ?? 0);
  const free = (time: number): boolean =>
    earlier.filter(({ answeredAt }) => answeredAt > time).length < concurrency &&
    limits.every(
      ({ requests, lengthMs }) => earlier.filter(({ answeredAt }) => answeredAt + lengthMs > time).length < requests,
    );
  const moments = earlier.flatMap(({ answeredAt }) => [
    answeredAt,
    ...limits.map((limit) => answeredAt + limit.lengthMs),
  ]);
  return Math.min(...[from, ...moments.filter((moment) => moment > from)].filter(free));
}

const limit = fc.record({ requests: fc.integer({ min: 1, max: 8 }), lengthMs: fc.integer({ min: 100, max: 5_000 }) });
const options = fc.record({
  limits: fc.array(limit, { minLength: 1, maxLength: 2 }),
  concurrency: fc.integer({ min: 1, max: 6 }),
});
const requests = fc.array(
  fc.record({
    afterMs: fc.oneof(fc.constant(0), fc.nat(2_000)),
    latencyMs: fc.oneof(fc.constant(0), fc.nat(3_000)),
  }),
  { minLength: 1, maxLength: 40 },
);

describe('Lane', () => {
  it('never holds more than the limit in any window of the service, and sends each request as early as that allows', async () => {
    await fc.assert(
      fc.asyncProperty(options, requests, async (limits, wanted) => {
        const sent = await sendAll(limits, wanted);
        expect(sent).toHaveLength(wanted.length);
        for (const { requests: most, lengthMs } of limits.limits) {
          expect(worstWindow(sent, lengthMs)).toBeLessThanOrEqual(most);
        }
        sent.forEach(({ sentAt }, index) => expect(sentAt).toBe(earliest(sent, index, limits)));
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  it('sends in the order of the calls', async () => {
    await fc.assert(
      fc.asyncProperty(options, requests, async (limits, wanted) => {
        const called = (await sendAll(limits, wanted)).map(({ calledAt }) => calledAt);
        expect(called).toEqual([...called].sort((a, b) => a - b));
      }),
      { numRuns: 50, seed: 2 },
    );
  });

  it('sends 500 at once in three bursts when 200 a minute are allowed', async () => {
    const burst = Array.from({ length: 500 }, () => ({ afterMs: 0, latencyMs: 100 }));
    const limits = { limits: [{ requests: 200, lengthMs: 60_000 }], concurrency: 1_000 };
    const times = (await sendAll(limits, burst)).map(({ sentAt }) => sentAt - START);
    const inBurst = (at: number): number => times.filter((time) => time === at).length;
    expect([inBurst(0), inBurst(60_100), inBurst(120_200)]).toEqual([200, 200, 100]);
  });

  it('keeps no more than the given number under way', async () => {
    const wanted = Array.from({ length: 10 }, () => ({ afterMs: 0, latencyMs: 1_000 }));
    const times = (await sendAll({ limits: [], concurrency: 4 }, wanted)).map(({ sentAt }) => sentAt - START);
    expect(times).toEqual([0, 0, 0, 0, 1_000, 1_000, 1_000, 1_000, 2_000, 2_000]);
  });

  it('counts a request whose answer is still to come, and one that threw', async () => {
    const clock = new ManualClock();
    const lane = new Lane({ limits: [{ requests: 1, lengthMs: 1_000 }], concurrency: 9 }, clock);
    const failing = lane.run(() => clock.sleep(70_000, never).then(() => Promise.reject(new Error('broken'))), never);
    const next = lane.run(() => Promise.resolve(clock.now() - START), never);
    await expect(clock.drive(failing)).rejects.toThrow('broken');
    expect(await clock.drive(next)).toBe(71_000);
  });

  it('gives up what waits when the run is stopped, and sends none of it', async () => {
    const clock = new ManualClock();
    const stop = stopAt(clock, { deadlineMs: 5_000 });
    const lane = new Lane({ limits: [{ requests: 2, lengthMs: 60_000 }], concurrency: 9 }, clock);
    const sent: number[] = [];
    const send = (index: number): Promise<string> => (sent.push(index), Promise.resolve('sent'));
    const all = Promise.all([0, 1, 2, 3, 4].map((index) => lane.run(() => send(index), stop.signal)));
    expect(await clock.drive(all)).toEqual(['sent', 'sent', undefined, undefined, undefined]);
    expect(sent).toEqual([0, 1]);
    expect(clock.now() - START).toBe(5_000);
    expect(await clock.drive(lane.run(() => send(9), stop.signal))).toBeUndefined();
  });
});

describe('Lane.pause', () => {
  const times = async (pauses: readonly (readonly [at: number, ms: number])[], most = 10): Promise<number[]> => {
    const clock = new ManualClock();
    const lane = new Lane({ limits: [{ requests: most, lengthMs: 10_000 }], concurrency: 99 }, clock);
    for (const [at, ms] of pauses) clock.at(START + at, () => lane.pause(ms));
    await clock.pass(pauses[0]?.[0] ?? 0);
    const send = (): Promise<number> => Promise.resolve(clock.now() - START);
    const all = await clock.drive(Promise.all(Array.from({ length: 20 }, () => lane.run(send, never))));
    return all.map((time) => time ?? -1);
  };

  it('lets nobody send before its end, and lowers the pace by a tenth for one window from then on', async () => {
    const sent = await times([[1, 30_000]]);
    expect(sent).toEqual([...Array<number>(9).fill(30_001), ...Array<number>(10).fill(40_001), 50_001]);
  });

  it('lowers the pace once for all refusals of the same pause, which ends with the longest', async () => {
    const sent = await times([
      [1, 5_000],
      [2, 30_000],
      [3, 1_000],
    ]);
    expect(sent.filter((time) => time === 30_002)).toHaveLength(9);
    expect(Math.min(...sent)).toBe(30_002);
  });

  it('reaches a request that already waits for its turn', async () => {
    const clock = new ManualClock();
    const lane = new Lane({ limits: [{ requests: 1, lengthMs: 10_000 }], concurrency: 9 }, clock);
    const send = (): Promise<number> => Promise.resolve(clock.now() - START);
    clock.at(START + 9_000, () => lane.pause(20_000));
    const both = Promise.all([lane.run(send, never), lane.run(send, never)]);
    expect(await clock.drive(both)).toEqual([0, 29_000]);
  });

  it('does not let stray refusals add up until an hour has no room left for what was sent already', async () => {
    const clock = new ManualClock();
    const limits = [
      { requests: 1_000, lengthMs: 3_600_000 },
      { requests: 50, lengthMs: 10_000 },
    ];
    const lane = new Lane({ limits, concurrency: 9 }, clock);
    const sendMany = async (): Promise<void> => {
      for (let sent = 1; sent <= 400; sent++) {
        await lane.run(() => clock.sleep(100, never), never);
        if (sent % 20 === 0) lane.pause(8_000);
      }
    };
    await clock.drive(sendMany());
    expect(clock.now() - START).toBeLessThan(400_000);
    expect(lane.room()).toBe(600);
  });

  it('reports a long wait once, and of what brings it', async () => {
    const clock = new ManualClock();
    const told: (readonly [at: number, ms: number, requests: number | undefined])[] = [];
    const onLongWait: LaneOptions['onLongWait'] = (ms, limit) => told.push([clock.now() - START, ms, limit?.requests]);
    const lane = new Lane({ limits: [{ requests: 3, lengthMs: 600_000 }], concurrency: 9, onLongWait }, clock);
    const send = (): Promise<void> => clock.sleep(10, never);
    await clock.drive(Promise.all([1, 2, 3, 4, 5].map(() => lane.run(send, never))));
    lane.pause(3_600_000);
    await clock.drive(lane.run(send, never));
    expect(told).toEqual([
      [10, 600_000, 3],
      [600_020, 3_600_000, undefined],
    ]);
  });

  it('never lowers the pace to nothing', async () => {
    const clock = new ManualClock();
    const lane = new Lane({ limits: [{ requests: 2, lengthMs: 1_000 }], concurrency: 9 }, clock);
    for (let refusal = 0; refusal < 40; refusal++) {
      lane.pause(10);
      await clock.pass(11);
    }
    const both = Promise.all([1, 2].map(() => lane.run(() => Promise.resolve(clock.now()), never)));
    const [first = 0, second = 0] = await clock.drive(both);
    expect(second - first).toBe(1_000);
  });
});

describe('Lane.ask', () => {
  const good: Result<string> = { ok: true, value: 'good' };

  /** Answers by the time that a request was sent. */
  async function asked(
    answers: (sentAt: number) => Result<string>,
    count: number,
    times: StopTimes = {},
  ): Promise<{ sent: number[]; results: (Result<string> | undefined)[]; endedAt: number }> {
    const clock = new ManualClock();
    const stop = stopAt(clock, times);
    const lane = new Lane({ limits: [], concurrency: 24 }, clock);
    const sent: number[] = [];
    const one = async (): Promise<Result<string> | undefined> => {
      for (;;) {
        const result = await lane.ask(async () => {
          const sentAt = clock.monotonic();
          sent.push(sentAt);
          await clock.sleep(100, never);
          return answers(sentAt);
        }, stop);
        if (result?.ok !== false || lane.closedBy(stop) !== undefined) return result;
      }
    };
    const results = await clock.drive(Promise.all(Array.from({ length: count }, one)));
    return { sent, results, endedAt: clock.monotonic() };
  }

  const until =
    (ms: number, retryAfterMs?: number) =>
    (sentAt: number): Result<string> =>
      sentAt < ms ? { ok: false, failure: refusedWith(429, 'HTTP429', retryAfterMs) } : good;

  it('pauses after a refusal without a word for 10 s, doubled to 60 s, and sends one ahead after each', async () => {
    const { sent, results } = await asked(until(200_000), 30);
    expect(results).toEqual(Array(30).fill(good));
    // 24 leave before the first answer, the next six wait.
    expect(sent.slice(0, 24)).toEqual(Array(24).fill(0));
    expect(sent.slice(24, 30)).toEqual([10_100, 30_200, 70_300, 130_400, 190_500, 250_600]);
    expect(sent).toHaveLength(24 + 6 + 29);
    expect(Math.min(...sent.slice(30))).toBe(250_700);
  });

  it('obeys a Retry-After of more than an hour, and asks nothing before it is over', async () => {
    const { sent } = await asked(until(1, 7_200_000), 3);
    expect(sent).toEqual([0, 0, 0, 7_200_100, 7_200_200, 7_200_200]);
  });

  it('ends at once where Retry-After ends after the deadline, and names it', async () => {
    const { sent, results, endedAt } = await asked(until(1, 7_200_000), 30, { deadlineMs: 3_600_000 });
    expect([sent.length, endedAt]).toEqual([24, 100]);
    for (const result of results)
      expect(result).toMatchObject({
        failure: {
          kind: 'stopped',
          problem: { message: expect.stringContaining('asks to wait 7200 s') as string },
          last: { status: 429 },
        },
      });
  });
});

describe('SlidingWindow', () => {
  it('is free until it is full, then waits for an answer, then until that answer is old enough', () => {
    const window = new SlidingWindow({ requests: 2, lengthMs: 60_000 });
    window.send();
    expect(window.freeAt(5)).toBe(5);
    window.send();
    expect(window.freeAt(6)).toBe(Number.POSITIVE_INFINITY);
    window.answer(100);
    expect(window.freeAt(100)).toBe(60_100);
    window.answer(900);
    expect(window.freeAt(60_099)).toBe(60_100);
    expect(window.freeAt(60_100)).toBe(60_100);
  });

  it('allows for the lowered limit after slowing down', () => {
    const window = new SlidingWindow({ requests: 10, lengthMs: 1_000 });
    for (let sent = 0; sent < 10; sent++) {
      window.send();
      window.answer(sent);
    }
    expect(window.freeAt(10)).toBe(1_000);
    window.slowDown(10);
    expect(window.freeAt(10)).toBe(1_001);
    expect(window.room(1_009)).toBe(9);
    expect(window.room(1_010)).toBe(10);
  });
});

/** What the service's own bucket held least, wherever between sending and answer it saw each request. */
function lowestLevel(
  sent: readonly Sent[],
  share: number,
  { requests: size, lengthMs }: LaneOptions['limits'][number],
) {
  const seen = sent.map(({ sentAt, answeredAt }, index) => sentAt + (answeredAt - sentAt) * ((index * share) % 1));
  let [level, at, lowest] = [size, seen[0] ?? 0, size];
  for (const time of seen.sort((a, b) => a - b)) {
    level = Math.min(size, level + ((time - at) * size) / lengthMs) - 1;
    at = time;
    lowest = Math.min(lowest, level);
  }
  return lowest;
}

describe('TokenBucket', () => {
  it('never asks more of the service’s bucket than it holds, whenever the service sees a request', async () => {
    await fc.assert(
      fc.asyncProperty(
        limit,
        fc.integer({ min: 1, max: 6 }),
        requests,
        fc.constantFrom(0, 0.999, 0.37),
        async (size, concurrency, wanted, share) => {
          const sent = await sendAll({ limits: [], bucket: new TokenBucket(size), concurrency }, wanted);
          expect(sent).toHaveLength(wanted.length);
          expect(lowestLevel(sent, share, size)).toBeGreaterThanOrEqual(-1e-3);
        },
      ),
      { numRuns: 150, seed: 4 },
    );
  });

  it('lets what it holds leave at once, and the rest as it fills up', async () => {
    const burst = Array.from({ length: 300 }, () => ({ afterMs: 0, latencyMs: 100 }));
    const bucket = new TokenBucket({ requests: 200, lengthMs: 10_000 });
    const times = (await sendAll({ limits: [], bucket, concurrency: 1_000 }, burst)).map(
      ({ sentAt }) => sentAt - START,
    );
    expect(times.slice(0, 200)).toEqual(Array(200).fill(0));
    // 50 ms each, beginning when the first were answered: a full bucket does not fill up.
    expect(times.slice(200).map((time) => Math.round(time))).toEqual(
      Array.from({ length: 100 }, (_, index) => 100 + 50 * (index + 1)),
    );
  });

  it('counts for all lanes that share it', async () => {
    const clock = new ManualClock();
    const bucket = new TokenBucket({ requests: 10, lengthMs: 10_000 });
    const lanes = [1, 2].map(() => new Lane({ limits: [], bucket, concurrency: 9 }, clock));
    const send = (): Promise<number> => Promise.resolve(clock.now() - START);
    const all = lanes.flatMap((lane) => Array.from({ length: 6 }, () => lane.run(send, never)));
    const times = (await clock.drive(Promise.all(all))).map((time) => Math.round(time ?? -1));
    expect(times.sort((a, b) => a - b)).toEqual([...Array<number>(10).fill(0), 1_000, 2_000]);
  });

  it('is taken to be empty after a refusal, and fills up more slowly for a while', () => {
    const bucket = new TokenBucket({ requests: 10, lengthMs: 10_000 });
    bucket.slowDown(0);
    expect(Math.round(bucket.freeAt(500))).toBe(1_111);
    expect(bucket.room(5_000)).toBe(4);
    expect(bucket.room(30_000)).toBe(10);
  });
});

describe('Gate', () => {
  it('keeps no more than its number under way, the highest rank first, each rank in order', async () => {
    const clock = new ManualClock();
    const gate = new Gate(2);
    const begun: string[] = [];
    const all = ['1a', '1b', '1c', '3a', '2a', '3b'].map((name) =>
      gate.pass(Number(name[0]), async () => {
        begun.push(`${clock.now() - START} ${name}`);
        await clock.sleep(100, never);
        if (name === '1b') throw new Error('broken');
      }),
    );
    await clock.drive(Promise.allSettled(all));
    expect(begun).toEqual(['0 1a', '0 1b', '100 3a', '100 3b', '200 2a', '200 1c']);
  });
});

describe('Bell', () => {
  it('wakes whoever waits at once, and nobody who comes later', async () => {
    const clock = new ManualClock();
    const bell = new Bell();
    const { signal } = new AbortController();
    const woken = async (): Promise<number> => (await bell.wait(clock, 1_000, signal), clock.now() - START);
    const early = [woken(), woken()];
    clock.at(START + 400, () => bell.ring());
    expect(await clock.drive(Promise.all(early))).toEqual([400, 400]);
    expect(await clock.drive(woken())).toBe(1_400);
  });
});
