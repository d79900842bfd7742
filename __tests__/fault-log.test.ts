import { createFaultLog } from '../src/fault-log';
import type { Failure } from '../src/core/values/model';
import { ManualClock, never } from './support/manual-clock';

const down: Failure = { kind: 'connection', problem: { code: 'ECONNREFUSED', message: 'Nobody is there.' } };

/** Each of `requests` fails every ten seconds for `minutes`, and is answered then. */
async function outage(requests: number, minutes: number): Promise<readonly string[]> {
  const clock = new ManualClock();
  const lines: string[] = [];
  const log = createFaultLog({ print: (...said) => void lines.push(...said), debug: () => undefined }, clock);
  const fail = async (index: number): Promise<void> => {
    for (let tries = 0; tries < 6 * minutes; tries++) {
      log.fault(`request ${index}`, down, 10_000);
      await clock.sleep(10_000, never);
    }
    log.over(`request ${index}`);
  };
  await clock.drive(Promise.all(Array.from({ length: requests }, (_, index) => fail(index))));
  await clock.pass(60_000);
  log.close();
  return lines;
}

it.each([
  [200, 1],
  [200, 10],
  [50, 60],
  [20, 600],
])(
  'says of an outage of %d requests for %d minutes a dozen lines at most, and that it is over',
  async (requests, minutes) => {
    const lines = await outage(requests, minutes);
    expect(lines.length).toBeLessThanOrEqual(12);
    expect(lines[0]).toContain('ECONNREFUSED: Nobody is there.; again in 10 s');
    expect(lines.at(-1)).toMatch(new RegExp(`^Azure not reachable: over after .*; ${requests} requests affected\\.$`));
  },
);

it('says one line of one fault that is over with the next try', async () => {
  expect(await outage(1, 1 / 6)).toHaveLength(1);
});
