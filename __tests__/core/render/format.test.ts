import { bounded, logLine, visible } from '../../../src/core/render/text';
import { duration, plural, problemText } from '../../../src/core/render/format';
import { headline } from '../../../src/core/changes/headline';
import { outcomeText, durationOf } from '../../../src/core/changes/row-text';
import type { Outcome } from '../../../src/core/values/model';
import { makeReport } from '../../../src/core/changes/report';
import { START } from '../../support/manual-clock';
import { settingWords } from '../../../src/core/changes/change-kind';
import { problem, reportOf, resultOf, row, skippedRow, vault } from '../values';

describe('duration', () => {
  it.each([
    [-3_000, '0 s'],
    [0, '0 s'],
    [499, '0 s'],
    [1_500, '2 s'],
    [59_400, '59 s'],
    [59_600, '1 min'],
    [61_000, '1 min 1 s'],
    [3_599_000, '59 min 59 s'],
    [3_600_000, '1 h 0 min'],
    [9_660_000, '2 h 41 min'],
  ])('%d ms reads %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });
});

describe('words', () => {
  it('count one and many', () => {
    expect([plural(0, 'job'), plural(1, 'job'), plural(2, 'job'), plural(12_345, 'job')]).toEqual([
      '0 jobs',
      '1 job',
      '2 jobs',
      '12,345 jobs',
    ]);
    expect(plural(2, 'entry', 'entries')).toBe('2 entries');
  });

  it('name each outcome', () => {
    const named = (outcome?: Outcome): string => outcomeText(row('m', outcome));
    expect(named()).toBe('would change');
    expect(named({ kind: 'succeeded' })).toBe('succeeded');
    expect(named({ kind: 'succeeded', note: 'x' })).toBe('succeeded with a remark');
    expect(named({ kind: 'failed-to-start', problem })).toBe('failed-to-start');
    expect(outcomeText(skippedRow('m'))).toBe('skipped');
  });

  it('tell a problem with everything there is', () => {
    expect(problemText(problem)).toBe('Code: A message.');
    expect(problemText(problem, false)).toBe('A message.');
    const whole = { ...problem, possibleCauses: 'Causes.', recommendedAction: 'Action.', correlationId: 'guid' };
    expect(problemText(whole)).toBe(
      'Code: A message. Possible causes: Causes. Recommended: Action. (correlation id guid)',
    );
  });

  it('give a duration only to what started and ended', () => {
    expect(durationOf(row('m', undefined, { startedAt: START, endedAt: START + 5 }))).toBe(5);
    expect(durationOf(row('m', undefined, { startedAt: START }))).toBeUndefined();
  });
});

describe('headline', () => {
  const good = row('a', { kind: 'succeeded' });
  const unconfirmed = row(
    'u',
    { kind: 'succeeded' },
    { confirmation: { asWanted: false, reads: '', healthErrors: [] } },
  );
  const failed = row('b', { kind: 'failed', problem });
  const unread = { vaultFailures: [{ vault, problem }] };

  it.each([
    ['Nothing to do: the vaults hold no mappings', reportOf([])],
    ['Nothing to do: of 1 mapping none has to change', reportOf([skippedRow('s')])],
    ['Dry run: 1 of 2 mappings would change', reportOf([row('a'), skippedRow('s')], {}, true)],
    [
      'Drift: 1 of 1 mapping are not as wanted',
      makeReport(resultOf([row('a')]), {
        words: settingWords,
        dryRun: true,
        failOnDrift: true,
        failOnUnconfirmed: true,
      }),
    ],
    ['2 mappings changed', reportOf([good, good])],
    ['0 of 2 confirmed: 1 change not seen to take effect', reportOf([good, unconfirmed])],
    ['Failed: 1 change of 2 succeeded (1 not confirmed), 1 failed', reportOf([unconfirmed, failed])],
    ['Failed: 1 change of 2 succeeded, 1 failed', reportOf([good, failed])],
    ['Failed: 1 vault could not be read', reportOf([skippedRow('s')], unread)],
    ['Failed: 1 change of 2 succeeded, 1 failed; 1 vault could not be read', reportOf([good, failed], unread)],
    [
      'Timed out: 1 change of 2 succeeded, 1 not ended in time',
      reportOf([good, row('c', { kind: 'timed-out', problem })], { stopped: 'deadline' }),
    ],
    [
      'Cancelled: 0 changes of 1 succeeded, 1 left when the run was cancelled',
      reportOf([row('c', { kind: 'abandoned', problem })], { stopped: 'cancelled' }),
    ],
  ])('%s', (text, report) => {
    expect(headline(report)).toBe(text);
  });
});

describe('text', () => {
  it('writes out what cannot be seen', () => {
    expect(visible('a\nb\rc\td\u2028e\u202ef\u0000g\u200bh\ufeffi\u0085j')).toBe(
      'a\\nb\\rc d\\u2028e\\u202ef\\u0000g\\u200bh\\ufeffi\\u0085j',
    );
    expect(visible('Größe 日本 👍')).toBe('Größe 日本 👍');
  });

  it.each([
    ['::error::x', ': :error::x'],
    ['  ::set-output name=a::b', '  : :set-output name=a::b'],
    ['##vso[task.complete]', '# # vso[task.complete]'],
    ['name ##VSO[task.complete]', 'name # # VSO[task.complete]'],
    ['##[group]x', '# # [group]x'],
    ['###[error]', '## # [error]'],
    ['a::b', 'a::b'],
    ['ok\n::error::x', 'ok\\n::error::x'],
    ['## heading', '## heading'],
  ])('logLine(%j) is %j', (text, line) => {
    expect(logLine(text)).toBe(line);
  });

  it('cuts at whole characters', () => {
    expect(bounded('abcdef', 6)).toBe('abcdef');
    expect(bounded('abcdefg', 6)).toBe('abcde…');
    expect(bounded('abcd👍xx', 6)).toBe('abcd…');
  });
});
