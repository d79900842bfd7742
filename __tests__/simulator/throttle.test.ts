import { createThrottle } from '../../simulator/throttle';

const writesOnly = { writeBucket: 10_000 };

test('never more than the limit in any minute, even across a window’s edge', () => {
  const throttle = createThrottle(writesOnly);
  const accepted: number[] = [];
  for (let now = 0; now < 300_000; now += 100) if (throttle.write('s', now).allowed) accepted.push(now);
  for (const [index, time] of accepted.entries())
    expect((accepted[index + 200] ?? Infinity) - time).toBeGreaterThanOrEqual(60_000);
  expect(accepted).toHaveLength(1000);
});

test('what is refused says when to come back, and does not count', () => {
  const throttle = createThrottle({ ...writesOnly, writesPerMinute: 2 });
  expect([0, 10_000, 20_000, 59_000].map((now) => throttle.write('s', now).allowed)).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(throttle.write('s', 59_500)).toEqual({ allowed: false, by: 'asr', retryAfterSeconds: 1 });
  expect(throttle.write('s', 60_000).allowed).toBe(true);
});

test('subscriptions do not share their limits', () => {
  const throttle = createThrottle({ ...writesOnly, writesPerMinute: 1 });
  expect(['a', 'b', 'a'].map((subscription) => throttle.write(subscription, 0).allowed)).toEqual([true, true, false]);
});

test('reads empty a bucket that fills again', () => {
  const throttle = createThrottle();
  const read = (now: number): boolean => throttle.read('s', now).allowed;
  expect(Array.from({ length: 251 }, () => read(0)).filter(Boolean)).toHaveLength(250);
  expect(Array.from({ length: 30 }, () => read(1000)).filter(Boolean)).toHaveLength(25);
});

test('reads have a limit by the hour too', () => {
  const throttle = createThrottle({ readsPerHour: 100 });
  let accepted = 0;
  for (let now = 0; now < 3_600_000; now += 1000) if (throttle.read('s', now).allowed) accepted++;
  expect(accepted).toBe(100);
  expect(throttle.read('s', 3_600_000).allowed).toBe(true);
});
