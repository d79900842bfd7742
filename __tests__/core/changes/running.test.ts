/** What runs: how many changes are told to be under way, and whose a job is that another started. */
import { changeVaults } from '../../../src/core/changes/engine';
import { settingChange } from '../../../src/core/changes/auto-update';
import { ManualClock, seeded, stopAt } from '../../support/manual-clock';
import { enabled, mappingNamed, silent, vault } from '../values';
import { expectTrue, job, mappings, outcomesOf, play, serviceOf } from './playing';

it('progress counts as running what has started and has not ended', async () => {
  const all = mappings(500, job(20_000));
  const clock = new ManualClock();
  const service = serviceOf({ mappings: all }, clock);
  const changeKind = settingChange(() => enabled, false, service);
  let started = 0;
  let ended = 0;
  const told: {
    readonly running: number;
    readonly waiting: number;
    readonly started: number;
    readonly ended: number;
  }[] = [];
  const watcher = {
    ...silent,
    started: () => void started++,
    ended: () => void ended++,
    progress: ({ running, waiting }: { readonly running: number; readonly waiting: number }) =>
      void told.push({ running, waiting, started, ended }),
  };
  const request = { vaults: [vault], changeKind, dryRun: false, maxWritesPerMinute: 200 };
  await clock.drive(changeVaults(request, { clock, stop: stopAt(clock), service, random: seeded(1), watcher }));
  expect(told.length).toBeGreaterThan(5);
  expect(told.some((one) => one.ended > 0 && one.running > 0)).toBe(true);
  for (const one of told) {
    expect(one.running).toBe(one.started - one.ended);
    expect(one.waiting).toBe(500 - one.started);
  }
});

it('a job between containers that two mappings share is followed for neither', async () => {
  const containers = { sourceContainer: ['c'], targetContainer: ['d'] };
  const all = ['one', 'two'].map((name) => ({
    vault,
    mapping: mappingNamed(name, containers),
    job: job(60_000),
  }));
  const first = await play({ mappings: all, stop: { cancelMs: 20_000 } });
  expect(first.service.jobs).toHaveLength(2);
  const next = await play({ mappings: all }, first);
  expectTrue(next, all);
  expect(Object.values(outcomesOf(next.result))).toEqual(['succeeded', 'succeeded']);
  expect(next.result.rows.filter((row) => row.pickedUp)).toEqual([]);
  expect(next.service.jobs).toHaveLength(2);
});
