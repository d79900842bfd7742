import { Entrance, ParallelLimit } from '../../../src/core/changes/parallel-limit';
import { ManualClock, never, START } from '../../support/manual-clock';

/** A change that ends when told to. */
function deed(): { readonly make: () => Promise<boolean>; end: (failed: boolean) => void; begun: () => boolean } {
  let begun = false;
  let end: (failed: boolean) => void = () => undefined;
  const over = new Promise<boolean>((resolve) => (end = resolve));
  const make = (): Promise<boolean> => {
    begun = true;
    return over;
  };
  return { make, end: (failed) => end(failed), begun: () => begun };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('lets no more than N be under way, in the order they came', async () => {
  const places = new ParallelLimit(2, undefined);
  const deeds = [deed(), deed(), deed(), deed()];
  const runs = deeds.map((one) => places.run(one.make, (failed) => failed));
  await settle();
  expect(deeds.map((one) => one.begun())).toEqual([true, true, false, false]);
  deeds[1]?.end(false);
  await settle();
  expect(deeds.map((one) => one.begun())).toEqual([true, true, true, false]);
  deeds[0]?.end(false);
  deeds[2]?.end(false);
  await settle();
  deeds[3]?.end(false);
  expect(await Promise.all(runs)).toEqual([false, false, false, false]);
});

it('closes after this number of failures, and gives the place on when a change throws', async () => {
  const places = new ParallelLimit(1, 2);
  const failing = (): Promise<boolean> =>
    places.run(
      () => Promise.resolve(true),
      (failed) => failed,
    );
  await failing();
  expect(places.closed()).toBeUndefined();
  await expect(
    places.run(
      () => Promise.reject(new Error('defect')),
      () => false,
    ),
  ).rejects.toThrow('defect');
  await failing();
  expect(places.closed()).toMatchObject({
    code: 'TooManyFailures',
    message: 'Not started: no more is started after 2 failures.',
  });
  expect(
    await places.run(
      () => Promise.resolve(false),
      () => false,
    ),
  ).toBe(false);
});

it('has no bounds unless told', async () => {
  const places = new ParallelLimit(undefined, undefined);
  const deeds = Array.from({ length: 50 }, deed);
  const runs = deeds.map((one) => places.run(one.make, (failed) => failed));
  await settle();
  expect(deeds.every((one) => one.begun())).toBe(true);
  for (const one of deeds) one.end(true);
  await Promise.all(runs);
  expect(places.closed()).toBeUndefined();
});

describe('the entrance', () => {
  it('lets in no more than its number, and the next once one has begun or is over', async () => {
    const clock = new ManualClock();
    const entrance = new Entrance(2);
    const log: string[] = [];
    const change = (name: string, beginsAfterMs: number, lastsMs: number): Promise<void> =>
      entrance.untilBegun(async (begun) => {
        log.push(`${clock.now() - START} ${name}`);
        await clock.sleep(beginsAfterMs, never);
        if (lastsMs === 0) throw new Error('not begun');
        begun();
        begun();
        await clock.sleep(lastsMs, never);
      });
    const all = [
      change('a', 100, 1_000),
      change('b', 300, 1_000),
      change('c', 100, 0),
      change('d', 50, 10),
      change('e', 1, 1),
    ];
    await clock.drive(Promise.allSettled(all));
    expect(log).toEqual(['0 a', '0 b', '100 c', '200 d', '250 e']);
  });
});
