/** For which mapping a run was, whatever its parameters are called. */
import { judge } from '../../../src/core/audit/judge';
import { relateRuns } from '../../../src/core/audit/relate-runs';
import type { AuditFacts } from '../../../src/core/audit/facts';
import type { Parameters, RunbookJob, Schedule } from '../../../src/core/values/resources';
import { IdMap } from '../../../src/core/values/id-map';
import {
  DAY,
  NOW,
  account,
  factsOf,
  inVault,
  job,
  known,
  link,
  mapping,
  options,
  reportOf,
  roleOn,
  schedule,
  setting,
  vault,
  vaultNamed,
} from './values';

const second = vaultNamed('vault-2');
const tied = (name: string) => ({ autoUpdate: { ...setting, jobScheduleName: name } });
const a = mapping(tied('link-a'), vault, 'a');
const ab = mapping(tied('link-ab'), vault, 'ab');
const c = mapping(tied('link-c'), second, 'c');
const served = [
  { vault, mapping: a },
  { vault, mapping: ab },
  { vault: second, mapping: c },
];
const links = (parameters: (name: string) => Parameters) =>
  new IdMap(['a', 'ab', 'c'].map((name) => [`link-${name}`, link({ parameters: parameters(name) })]));
const run = (parameters: Parameters | undefined, status = 'Completed', daysAgo = 1): RunbookJob => ({
  ...job(status, daysAgo),
  parameters,
});

function relatedTo(parameters: Parameters | undefined, jobSchedules = links(() => ({}))): readonly string[] | string {
  const { of, unrelated } = relateRuns(account({ runbookJobs: known([run(parameters)]), jobSchedules }), served);
  const ids = [...of].map(([id]) => id.slice(id.lastIndexOf('/') + 1));
  return ids.length > 0 ? ids : unrelated.length > 0 ? 'unrelated' : 'of another';
}

it.each<[string, Parameters | undefined, readonly string[] | string]>([
  ['the id of a mapping', { Any: a.id.toUpperCase() }, ['a']],
  ['an id that begins as another does', { Any: ab.id }, ['ab']],
  ['an id inside of other text', { Input: JSON.stringify({ of: [c.id] }) }, ['c']],
  ['a vault', { Any: vault.id, Other: 'x' }, ['a', 'ab']],
  ['a vault whose id begins as another does', { Any: second.id }, ['c']],
  ['a vault that is not audited', { Any: `${second.id}-3` }, 'of another'],
  ['nothing known', { Any: 'x' }, 'unrelated'],
  ['nothing', {}, 'unrelated'],
  ['what was not read', undefined, 'unrelated'],
])('a run that names %s', (_name, parameters, to) => {
  expect(relatedTo(parameters)).toEqual(to);
});

it('a run has the parameters of the job schedule that starts it', () => {
  const own = links((name) => ({ Name: name, Same: '1' }));
  expect(relatedTo({ same: '1', NAME: 'AB' }, own)).toEqual(['ab']);
  expect(relatedTo({ Same: '1', Name: 'other' }, own)).toBe('of another');
  // The same for mappings of several vaults: this tells nothing.
  expect(
    relatedTo(
      { Same: '1' },
      links(() => ({ Same: '1' })),
    ),
  ).toBe('unrelated');
});

describe('a shared account', () => {
  const all = [inVault({ mappings: known([a, ab]) }), inVault({ mappings: known([c]) }, second)];
  const roles = new IdMap([...roleOn(vault.id), ...roleOn(second.id, undefined, second)]);
  const facts = (...jobs: readonly RunbookJob[]): AuditFacts =>
    factsOf(all, [account({ roles, jobSchedules: links(() => ({})), runbookJobs: known(jobs) })]);
  const found = (of: AuditFacts): string[] =>
    judge(of, options)
      .filter(({ id }) => id !== 'ASR212')
      .map(({ id, name }) => `${id} ${name}`);
  const of = (one: typeof a, status?: string, daysAgo?: number): RunbookJob => run({ of: one.id }, status, daysAgo);

  it('judges each mapping by its own runs', () => {
    expect(found(facts(of(a), of(ab), of(c)))).toEqual([]);
    expect(found(facts(of(a), of(ab, 'Failed'), of(c)))).toEqual(['ASR018 ab']);
    expect(found(facts(of(a), of(c)))).toEqual(['ASR019 ab']);
    expect(found(facts(of(a), of(ab), of(c), of(c, 'Stopped', 3)))).toEqual(['ASR107 account']);
    expect(found(facts(run({ of: vault.id }, 'Failed'), of(c)))).toEqual(['ASR018 a', 'ASR018 ab']);
  });

  it('does not say that a mapping did not run where a run may have been its own, or none was due', () => {
    expect(found(facts(of(a), of(c), run({})))).toEqual([]);
    const scheduled = (changes: Partial<Schedule>) =>
      factsOf(all, [
        account({
          roles,
          jobSchedules: links(() => ({})),
          runbookJobs: known([of(a), of(c)]),
          schedules: new IdMap([['nightly', schedule(changes)]]),
        }),
      ]);
    expect(found(scheduled({ createdAt: NOW - DAY }))).toEqual([]);
    expect(found(scheduled({ frequency: 'Week' }))).toEqual(['ASR015 c', 'ASR015 a', 'ASR015 ab']);
  });

  it('says of no mapping what a run that names none did', () => {
    const shared = facts(run({}), run({}, 'Failed', 1.2), run({}, 'Completed', 2.2));
    expect(found(shared)).toEqual(['ASR113 account']);
    const { mappings, agents } = reportOf(shared);
    expect(new Set(agents.map(({ coverage }) => coverage))).not.toContain('not-covered');
    expect(new Set(mappings.map(({ runsNote }) => runsNote))).toEqual(
      new Set(['with those of the account as a whole: nothing in them names this mapping']),
    );
    expect(found(facts(run({}), run({}, 'Failed', 3)))).toEqual(['ASR107 account']);
  });

  it('counts the hours that runs have waited', () => {
    const waiting = (hours: number): RunbookJob => ({ ...of(a, 'New', hours / 24), startedAt: undefined });
    const told = judge(facts(waiting(30), waiting(2), of(a), of(ab), of(c)), options);
    expect(told.map(({ message }) => message)).toEqual([
      'A nightly update in account has been New for 30 hours, and 1 more.',
    ]);
    expect(found(facts(waiting(0.9), of(a), of(ab), of(c)))).toEqual([]);
  });

  it('shows the last run of each', () => {
    const [first] = reportOf(facts(of(a, 'Running', 0), of(a))).mappings;
    expect(first).toMatchObject({ lastRun: NOW, lastRunStatus: 'Running', runsNote: '' });
  });
});
