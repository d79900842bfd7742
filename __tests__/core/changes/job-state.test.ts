import fc from 'fast-check';
import type { JobView } from '../../../src/core/values/model';
import { pollInterval, interpretJobState } from '../../../src/core/changes/job-state';
import { problem } from '../values';

const job = (state: string, changes: Partial<JobView> = {}): JobView => ({
  name: 'job',
  state,
  stateDescription: '',
  problem: undefined,
  hasEnded: false,
  ...changes,
});

describe('observe', () => {
  it.each(['NotStarted', 'InProgress', 'Running', 'Accepted', 'Canceling', 'Succeededish', 'Failing', '', ' '])(
    'takes %p for running',
    (state) => {
      expect(interpretJobState(job(state))).toEqual({ kind: 'running' });
      expect(interpretJobState(job(state, { stateDescription: 'Failed', problem }))).toEqual({ kind: 'running' });
    },
  );

  it.each(['Succeeded', 'succeeded', 'SUCCEEDED'])('takes %s for a success, whatever its description', (state) => {
    const expected = { kind: 'ended', outcome: { kind: 'succeeded' }, needsDetails: false };
    expect(interpretJobState(job(state))).toEqual(expected);
    expect(interpretJobState(job(state, { stateDescription: 'Completed' }))).toEqual(expected);
  });

  it.each(['PartiallySucceeded', 'CompletedWithInformation', 'partiallysucceeded'])(
    'takes %s for a success with a remark',
    (state) => {
      expect(interpretJobState(job(state))).toEqual({
        kind: 'ended',
        outcome: { kind: 'succeeded', note: state },
        needsDetails: true,
      });
      expect(interpretJobState(job(state, { stateDescription: state, problem }))).toEqual({
        kind: 'ended',
        outcome: { kind: 'succeeded', note: `${state}: Code A message.` },
        needsDetails: false,
      });
    },
  );

  it.each(['Failed', 'Cancelled', 'Canceled', 'Suspended', 'Other', 'failed', 'CANCELLED'])(
    'takes %s for a failure, whose cause the job tells',
    (state) => {
      const unexplained = interpretJobState(job(state));
      expect(unexplained).toMatchObject({ kind: 'ended', outcome: { kind: 'failed' }, needsDetails: true });
      const explained = interpretJobState(job(state, { problem: { ...problem, nextStep: 'Do this.' } }));
      expect(explained).toEqual({
        kind: 'ended',
        outcome: { kind: 'failed', problem: { ...problem, nextStep: 'Do this.' } },
        needsDetails: false,
      });
    },
  );

  it('says that a suspended job waits for a person, that a cancelled one was cancelled in Azure', () => {
    const message = (state: string, description = ''): string => {
      const seen = interpretJobState(job(state, { stateDescription: description }));
      if (seen.kind !== 'ended' || seen.outcome.kind !== 'failed') throw new Error(seen.kind);
      return `${seen.outcome.problem.code}: ${seen.outcome.problem.message}`;
    };
    expect(message('Suspended')).toBe('Suspended: The job is suspended: it waits for a person to act on it.');
    expect(message('canceled')).toBe('Cancelled: The job was cancelled in Azure.');
    expect(message('Failed')).toBe('Failed: The job ended in the state Failed without saying why.');
    expect(message('Other', 'Skipped')).toBe('Other: The job ended in the state Other (Skipped) without saying why.');
    expect(message('Failed', 'failed')).toBe('Failed: The job ended in the state Failed without saying why.');
  });

  it('gives a failure without advice the advice of its state', () => {
    const seen = interpretJobState(job('Suspended', { problem }));
    expect(seen).toMatchObject({
      outcome: {
        problem: { code: 'Code', nextStep: 'Open the job in the portal, resume or cancel it, then run again.' },
      },
    });
  });

  it('never takes a word that is not documented for an end', () => {
    const ends = /^(succeeded|partiallysucceeded|completedwithinformation|failed|cancell?ed|suspended|other|skipped)$/i;
    fc.assert(
      fc.property(fc.string(), fc.string(), (state, stateDescription) => {
        fc.pre(!ends.test(state));
        expect(interpretJobState(job(state, { stateDescription }))).toEqual({ kind: 'running' });
      }),
    );
  });
});

describe('pollInterval', () => {
  it.each([
    [0, 1_000],
    [30_000, 1_000],
    [60_000, 2_000],
    [150_000, 5_000],
    [450_000, 15_000],
    [86_400_000, 15_000],
    [-5_000, 1_000],
  ])('at an age of %d ms is %d ms', (age, interval) => {
    expect(pollInterval(age)).toBe(interval);
  });

  it('stays between 1 s and 15 s and never shrinks with age', () => {
    const age = fc.integer({ min: 0, max: 1e9 });
    fc.assert(
      fc.property(age, age, (one, another) => {
        const [younger, older] = [Math.min(one, another), Math.max(one, another)].map(pollInterval);
        expect(younger).toBeGreaterThanOrEqual(1_000);
        expect(older).toBeLessThanOrEqual(15_000);
        expect(younger).toBeLessThanOrEqual(older ?? 0);
      }),
    );
  });
});
