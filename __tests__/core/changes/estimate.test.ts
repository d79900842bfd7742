import { createEstimate } from '../../../src/core/changes/estimate';
import type { Row } from '../../../src/core/values/model';
import { ManualClock } from '../../support/manual-clock';

const took = (seconds: number): Row => ({ startedAt: 0, endedAt: seconds * 1_000 }) as Row;

it('knows nothing before the first job has ended', () => {
  const estimate = createEstimate(new ManualClock());
  estimate.started();
  expect(estimate.restMs(0)).toBeUndefined();
});

it('counts those that wait at the pace of those before them, and the length of the last', async () => {
  const clock = new ManualClock();
  const estimate = createEstimate(clock);
  for (let index = 0; index < 5; index++) {
    if (index > 0) await clock.pass(10_000);
    estimate.started();
  }
  estimate.ended(took(30));
  estimate.ended(took(50));
  expect(estimate.restMs(6)).toBe((6 * 40_000) / 5 + 40_000);
  expect(estimate.restMs(0)).toBe(40_000);
  // While the service makes those that wait wait longer, the pace falls.
  await clock.pass(30_000);
  expect(estimate.restMs(6)).toBe((6 * 70_000) / 5 + 40_000);
  expect(estimate.restMs(0)).toBe(10_000);
});

it('says nothing any more of what takes longer than those before it did', async () => {
  const clock = new ManualClock();
  const estimate = createEstimate(clock);
  estimate.started();
  estimate.started();
  estimate.ended(took(30));
  await clock.pass(31_000);
  expect(estimate.restMs(0)).toBeUndefined();
});
