import { repairKinds, type RepairKind } from '../../../src/core/plan/step';
import { ManualClock } from '../../support/manual-clock';
import type { RepairableEstate, Spoilt } from './estate';
import { build, run, type Draft } from './playing';

const MANY = 12;

/** More than may fail of each kind. */
const draft: Draft = {
  accounts: [{ isOn: true, userAssigned: false, roles: [true, true] }],
  mappings: Array.from({ length: 3 * MANY }, (_, n) => ({
    vault: n % 2,
    state: n < MANY ? ('off' as const) : n < 2 * MANY ? ('schedule-off' as const) : ('enabled' as const),
    account: 0,
    isOutdated: n >= 2 * MANY,
  })),
  wanted: 0,
};

async function play(kinds: readonly RepairKind[], spoils: RepairableEstate['spoils']) {
  const clock = new ManualClock();
  const estate = build(draft, clock);
  estate.spoils = spoils;
  const { report } = await run(estate, clock, draft, { kinds });
  const count = (kind: RepairKind, ...outcomes: readonly string[]): number =>
    report.steps.filter(({ step, outcome }) => step.kind === kind && outcomes.includes(outcome.kind)).length;
  return { report, estate, count };
}

const spoilable: readonly (readonly [RepairKind, Spoilt])[] = [
  ['settings', 'refused'],
  ['settings', 'fails'],
  ['settings', 'no-effect'],
  ['schedules', 'refused'],
  ['agents', 'refused'],
  ['agents', 'fails'],
];

test.each(spoilable)('where all %s go wrong (%s), three are tried and no more', async (kind, spoilt) => {
  const { estate, count, report } = await play([kind], () => spoilt);
  expect(estate.writes).toHaveLength(3);
  expect([count(kind, 'failed'), count(kind, 'blocked')]).toEqual([3, MANY - 3]);
  expect(report.conclusion).toBe('failed');
  const said = report.steps.find(({ outcome }) => outcome.kind === 'blocked')?.outcome.problem?.message;
  expect(said).toBe(`Not done: 3 steps of ${kind} failed before it, and no more may.`);
});

test.each(spoilable)(
  'where the first of %s goes well and all others wrong (%s), three fail and no more',
  async (kind, spoilt) => {
    const { estate, count } = await play([kind], (_, nth) => (nth === 1 ? undefined : spoilt));
    expect(estate.writes).toHaveLength(4);
    expect([count(kind, 'repaired'), count(kind, 'failed'), count(kind, 'blocked')]).toEqual([1, 3, MANY - 4]);
  },
);

test.each(spoilable)('%s of which a few go wrong (%s) are all done', async (kind, spoilt) => {
  const { estate, count } = await play([kind], (_, nth) => (nth === 3 || nth === 7 ? spoilt : undefined));
  expect(estate.writes).toHaveLength(MANY);
  expect([count(kind, 'repaired'), count(kind, 'failed')]).toEqual([MANY - 2, 2]);
});

test('each kind has failures of its own', async () => {
  const { count } = await play(repairKinds, ({ kind }) => (kind === 'settings' ? 'fails' : undefined));
  expect([count('settings', 'failed'), count('schedules', 'repaired'), count('agents', 'repaired')]).toEqual([
    3,
    MANY,
    MANY,
  ]);
});
