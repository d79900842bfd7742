import type { RunResult } from '../../../src/core/changes/run-model';
import type { Mapping, Row, Outcome, Problem } from '../../../src/core/values/model';
import { makeReport, type Conclusion } from '../../../src/core/changes/report';
import { settingWords } from '../../../src/core/changes/change-kind';
import { outputsOf } from '../../../src/actions/change';
import { START } from '../../support/manual-clock';
import { problem, reportOf, resultOf, row, skippedRow, vault } from '../values';

const succeeded: Outcome = { kind: 'succeeded' };
const remarked: Outcome = { kind: 'succeeded', note: 'PartiallySucceeded' };
const bad = (kind: 'failed' | 'failed-to-start' | 'timed-out' | 'abandoned', why: Problem = problem): Outcome => ({
  kind,
  problem: why,
});
const good = row('good', succeeded);
const unconfirmed = row('unconfirmed', succeeded, {
  confirmation: { asWanted: false, reads: 'Disabled', healthErrors: [] },
});
const confirmed = row('confirmed', succeeded, { confirmation: { asWanted: true, reads: 'Enabled', healthErrors: [] } });
const failed = row('failed', bad('failed'));
const unstarted = row('unstarted', bad('failed-to-start'));
const late = row('late', bad('timed-out'));
const left = row('left', bad('abandoned'));
const planned = row('planned');
const skipped = skippedRow('skipped');
const unread: Partial<RunResult<Mapping>> = { vaultFailures: [{ vault, problem }] };

describe('conclusion', () => {
  type Case = [Conclusion, string, Row<Mapping>[], Partial<RunResult<Mapping>>, dry?: 'dry' | 'drift' | 'tolerated'];
  const cases: Case[] = [
    ['cancelled', 'before everything else', [good, failed, late, left], { stopped: 'cancelled', ...unread }],
    ['cancelled', 'even if all had ended', [good], { stopped: 'cancelled' }],
    ['cancelled', 'on a dry run', [planned], { stopped: 'cancelled' }, 'drift'],
    ['timed-out', 'before failed', [good, failed, unstarted, late], { stopped: 'deadline', ...unread }],
    ['timed-out', 'a vault not read in time', [], { stopped: 'deadline', ...unread }],
    ['failed', 'a job', [good, failed], {}],
    ['failed', 'a change that did not start', [good, unstarted], {}],
    ['failed', 'a vault that could not be read', [good], unread],
    ['failed', 'a vault that could not be read, before drift', [planned], unread, 'drift'],
    ['failed', 'a change that was not confirmed', [good, unconfirmed], {}],
    ['succeeded', 'a change that was not confirmed, where that does not count', [good, unconfirmed], {}, 'tolerated'],
    ['drifted', 'would change', [planned, skipped], {}, 'drift'],
    ['planned', 'would change', [planned, skipped], {}, 'dry'],
    ['succeeded', 'all', [good, skipped], {}],
    ['succeeded', 'all, also with a remark', [good, row('r', remarked)], {}],
    ['unchanged', 'nothing selected', [skipped], {}],
    ['unchanged', 'no mapping at all', [], {}],
    ['unchanged', 'nothing to change on a dry run', [skipped], {}, 'drift'],
  ];

  it.each(cases.map((one) => ({ name: `${one[0]}: ${one[1]}`, one })))('$name', ({ one }) => {
    const [conclusion, , mappings, changes, dry] = one;
    const options = {
      words: settingWords,
      dryRun: dry === 'dry' || dry === 'drift',
      failOnDrift: dry === 'drift',
      failOnUnconfirmed: dry !== 'tolerated',
    };
    const report = makeReport(resultOf(mappings, changes), options);
    expect(report.conclusion).toBe(conclusion);
    expect(report.failed).toBe(['cancelled', 'timed-out', 'failed', 'drifted'].includes(conclusion));
  });
});

describe('counts and outputs', () => {
  const all = [good, row('r', remarked), failed, unstarted, late, left, skipped, skippedRow('s2')];

  it('count each mapping once', () => {
    const { counts } = reportOf(all);
    expect(counts).toEqual({
      total: 8,
      selected: 6,
      skipped: 2,
      outcomes: { succeeded: 2, failed: 1, 'failed-to-start': 1, 'timed-out': 1, abandoned: 1 },
      confirmed: 0,
    });
    expect(reportOf([confirmed, unconfirmed, good]).counts.confirmed).toBe(1);
  });

  it('are all 0 for jobs on a dry run', () => {
    const { counts } = reportOf([planned, skipped], {}, true);
    expect([counts.total, counts.selected, counts.skipped]).toEqual([2, 1, 1]);
    expect(Object.values(counts.outcomes)).toEqual([0, 0, 0, 0, 0]);
  });

  it('are what the outputs give', () => {
    expect(outputsOf(reportOf(all))).toEqual({
      conclusion: 'timed-out',
      mappingsTotal: 8,
      mappingsSelected: 6,
      mappingsSkipped: 2,
      jobsSucceeded: 2,
      jobsFailed: 1,
      jobsFailedToStart: 1,
      jobsTimedOut: 1,
      jobsAbandoned: 1,
      changed: true,
      changesConfirmed: 0,
    });
  });

  it.each<[boolean, string, Row<Mapping>[]]>([
    [true, 'a success', [good, failed]],
    [true, 'a started change whose end was not seen', [row('m', bad('timed-out'), { startedAt: START })]],
    [true, 'a started change that was left', [row('m', bad('abandoned'), { startedAt: START })]],
    [false, 'a failed job', [row('m', bad('failed'), { startedAt: START, endedAt: START + 1 })]],
    [false, 'changes that were never started', [unstarted, late, left]],
    [false, 'nothing selected', [skipped]],
    [false, 'a dry run', [planned]],
  ])('changed is %s after %s', (changed, _name, mappings) => {
    expect(reportOf(mappings).changed).toBe(changed);
  });
});

describe('rows', () => {
  it('come with what needs attention first, otherwise in their order', () => {
    const remark = row('remark', remarked);
    const again = row('failed again', bad('failed'));
    const mixed = [skipped, good, remark, planned, left, late, unstarted, failed, again, skippedRow('s2')];
    expect(reportOf(mixed).rows.map((one) => one.subject.name)).toEqual([
      'failed',
      'failed again',
      'unstarted',
      'late',
      'left',
      'planned',
      'remark',
      'good',
      'skipped',
      's2',
    ]);
  });
});

describe('causes', () => {
  const failedWith = (name: string, changes: Partial<Problem>): Row<Mapping> =>
    row(name, bad('failed', { ...problem, ...changes }));

  it('are one for a thousand mappings that failed for the same reason', () => {
    const report = reportOf(Array.from({ length: 1_000 }, (_, index) => row(`m${index}`, bad('failed'))));
    expect(report.causes).toHaveLength(1);
    expect(report.causes[0]).toMatchObject({ level: 'error', problem });
    expect(report.causes[0]?.affected).toHaveLength(1_000);
    expect(report.causes[0]?.affected.slice(0, 2)).toEqual(['m0', 'm1']);
  });

  it('are the same although they name other resources, ids and numbers', () => {
    const { causes } = reportOf([
      failedWith('a', { message: "No access to '/x/a' with 00000000-0000-0000-0000-00000000000a at 12:01." }),
      failedWith('b', { message: "No access to '/x/b' with 00000000-0000-0000-0000-00000000000b at 12:59." }),
    ]);
    expect(causes.map((cause) => cause.affected)).toEqual([['a', 'b']]);
  });

  it('are different when code, words or recommended action are', () => {
    const { causes } = reportOf([
      failedWith('a', {}),
      failedWith('b', { code: 'Another' }),
      failedWith('c', { message: 'Another message.' }),
      failedWith('d', { recommendedAction: 'Do this.' }),
    ]);
    expect(causes.map((cause) => cause.affected)).toEqual([['a'], ['b'], ['c'], ['d']]);
  });

  it('put vaults and errors before warnings', () => {
    const { causes } = reportOf([row('r', remarked), failedWith('a', { code: 'Another' }), skipped, good], unread);
    expect(causes.map((cause) => [cause.level, cause.problem.code, cause.affected])).toEqual([
      ['error', 'Code', ['vault vault']],
      ['error', 'Another', ['a']],
      ['warning', 'SucceededWithRemark', ['r']],
    ]);
  });
});
