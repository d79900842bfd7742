import type { MergeReport } from '../../../src/core/merge/join';
import { DAY, vaultNamed } from '../audit/values';
import {
  estateOf,
  auditedEstate,
  auditText,
  changeText,
  mergeFiles,
  planText,
  RUN,
  vaultIn,
  type Files,
} from './shards';
import { resultOf } from '../values';
import { START } from '../../support/manual-clock';

const { files, vaults } = auditedEstate(3, 2);
const without = (...names: string[]): Files =>
  Object.fromEntries(Object.entries(files).filter(([name]) => !names.includes(name)));

const problemsOf = ({ causes }: MergeReport) =>
  causes.filter(({ problem }) => problem.code !== 'ShardFailed').map(({ problem }) => problem);
const codesOf = (report: MergeReport): string[] => problemsOf(report).map(({ code }) => code);
const vaultsOf = (subscription: number) => vaults.filter(({ name }) => name.startsWith(`vault-${subscription}-`));

test('a whole estate has no problem', () => {
  const merged = mergeFiles(files);
  expect(problemsOf(merged)).toEqual([]);
  expect(merged.shards.map(({ shard, state, notReported }) => [shard, state, notReported])).toEqual([
    ['01', 'failed', []],
    ['02', 'failed', []],
    ['03', 'failed', []],
  ]);
});

const text = files['shard-2.json'] ?? '';
const changed = (change: (report: Record<string, unknown>) => void, from = text): string => {
  const report = JSON.parse(from) as Record<string, unknown>;
  change(report);
  return JSON.stringify(report, null, 2);
};

describe('a file that is not the report it should be', () => {
  it.each<[string, string, string, RegExp]>([
    ['cut in a row', text.slice(0, text.length / 2), 'ReportTruncated', /"shard-2.json" is truncated/],
    ['cut behind a row', text.slice(0, text.lastIndexOf('},\n') + 1), 'ReportTruncated', /"shard-2.json"/],
    ['empty', '', 'ReportTruncated', /"shard-2.json"/],
    ['not JSON', 'Report\n======\n', 'ReportNotJson', /"shard-2.json" is not JSON/],
    ['JSON with a mistake', '{"report": }', 'ReportNotJson', /"shard-2.json" is not JSON/],
    ['another JSON', '{"name": "package"}', 'NotAReport', /"shard-2.json" is not a report of this tool/],
    ['a list', '[]', 'NotAReport', /"shard-2.json"/],
    ['null', 'null', 'NotAReport', /"shard-2.json"/],
    [
      'of a newer version',
      changed((r) => (r['reportVersion'] = 3)),
      'NewerReport',
      /version 3, written by version 1.2.3/,
    ],
    ['of no version', changed((r) => (r['reportVersion'] = '1')), 'NotAReport', /its version is not told/],
    ['a merged report', changed((r) => (r['action'] = 'Merge')), 'NotOfAShard', /is a report of Merge/],
    ['of an unknown action', changed((r) => (r['action'] = 'Audits')), 'NotAReport', /"shard-2.json"/],
    ['of an unknown conclusion', changed((r) => (r['conclusion'] = 'fine')), 'NotAReport', /"shard-2.json"/],
    ['without inputs', changed((r) => delete r['inputs']), 'NotAReport', /"shard-2.json"/],
    ['with agents that are no list', changed((r) => (r['agents'] = { length: 3 })), 'NotAReport', /"shard-2.json"/],
    ['with an agent that is no row', changed((r) => (r['agents'] = [7])), 'NotAReport', /"shard-2.json"/],
    [
      'with an agent of a vault that is not its own',
      text.replaceAll(/("vaultId": ?"[^"]*)vault-2-2"/g, '$1vault-9-9"'),
      'NotAReport',
      /"shard-2.json"/,
    ],
    [
      'with a finding whose id could break other files',
      text.replaceAll('"ASR201"', '"ASR201\\"/>"'),
      'NotAReport',
      /"shard-2.json"/,
    ],
    [
      'whose vaults are no vaults',
      changed((r) => (r['inputs'] = { vaultIds: ['/subscriptions/x'] })),
      'NotAReport',
      /"shard-2.json"/,
    ],
  ])('%s: its shard is missing, and that is said too', (_, hostile, code, message) => {
    const merged = mergeFiles({ ...files, 'shard-2.json': hostile });
    const [problem, missing] = problemsOf(merged);
    expect([problem?.code, missing?.code]).toEqual([code, 'ShardMissing']);
    expect(problem?.message).toMatch(message);
    expect(problem?.nextStep).toMatch(/\S/);
    expect(merged).toMatchObject({ conclusion: 'failed', failed: true, compliant: false });
    expect(merged.shards[1]?.state).toBe('missing');
  });

  it('cut anywhere, never passes for whole', () => {
    for (let length = 0; length < text.length - 1; length += 97) {
      const [problem] = problemsOf(mergeFiles({ ...files, 'shard-2.json': text.slice(0, length) }));
      expect([length, problem?.code]).toEqual([length, 'ReportTruncated']);
    }
  });
});

describe('shards', () => {
  it('missing: named with their vaults', () => {
    const merged = mergeFiles(without('shard-1.json', 'shard-3.json'));
    expect(codesOf(merged)).toEqual(['ShardMissing']);
    const [problem] = problemsOf(merged);
    expect(problem?.message).toBe(
      '2 shards of the plan have no report: 01 (Subscription 1) with the vaults "vault-1-1", "vault-1-2"; 03 (Subscription 3) with the vaults "vault-3-1", "vault-3-2".',
    );
    expect(merged.shards.map(({ state, notReported }) => [state, notReported.length])).toEqual([
      ['missing', 2],
      ['failed', 0],
      ['missing', 2],
    ]);
    expect(merged.vaults.filter(({ state }) => state === 'not-reported')).toHaveLength(4);
    expect(merged.subscriptions.map(({ name, missing }) => [name, missing])).toEqual([
      ['Subscription 1', 2],
      ['Subscription 3', 2],
      ['Subscription 2', 0],
    ]);
  });

  it('all missing', () => {
    const merged = mergeFiles({ 'plan.json': files['plan.json'] ?? '' });
    expect(merged).toMatchObject({ conclusion: 'failed', failed: true, joined: { kind: 'nothing' } });
    expect(codesOf(merged)).toEqual(['ShardMissing']);
  });

  it('whose inputs were refused have failed', () => {
    const refusal = JSON.stringify({
      report: 'asr-autoupdate',
      reportVersion: 2,
      toolVersion: '1.2.3',
      conclusion: 'failed',
      changed: false,
      inputProblems: ['tenant-id is missing', 'timeout: "x" is not a number'],
    });
    const merged = mergeFiles({ ...files, 'shard-2.json': refusal });
    expect(codesOf(merged)).toEqual(['ShardRefused']);
    expect(problemsOf(merged)[0]?.message).toMatch(/"shard-2.json" .*tenant-id is missing; timeout: "x"/);
    expect(merged.shards.map(({ state }) => state)).toEqual(['failed', 'refused', 'failed']);
    expect(merged).toMatchObject({ conclusion: 'failed', compliant: false });
    // One refusal does not explain two shards.
    expect(
      mergeFiles({ ...without('shard-1.json'), 'shard-2.json': refusal }).shards.map(({ state }) => state),
    ).toEqual(['missing', 'missing', 'failed']);
  });

  it('with two reports: the later counts, and it is an error', () => {
    const merged = mergeFiles({ ...files, 'again.json': auditText(vaultsOf(2)) });
    expect(codesOf(merged)).toEqual(['ShardTwice']);
    expect(problemsOf(merged)[0]?.message).toBe(
      'Shard 02 has two reports: "again.json" counts, "shard-2.json" does not.',
    );
    expect(merged.joined).toMatchObject({ report: { counts: { vaults: 6, agents: { total: 12 } } } });
  });

  it('with reports of two attempts: the later counts, with a warning', () => {
    const origin = { url: RUN.replace(/1$/, '2'), name: 'nightly' };
    const merged = mergeFiles({ ...files, 'again.json': auditText(vaultsOf(2), { origin }) });
    expect(merged.causes.map(({ level, problem }) => [level, problem.code])).toEqual([['warning', 'EarlierAttempt']]);
    expect(merged.shards[1]?.file).toBe('again.json');
  });

  it('with the same report in two files', () => {
    const merged = mergeFiles({ ...files, 'copy/shard-2.json': text });
    expect(codesOf(merged)).toEqual(['SameReportTwice']);
    expect(problemsOf(merged)[0]?.message).toMatch(/"shard-2.json" and "copy\/shard-2.json" are the same report/);
    expect(merged.joined).toMatchObject({ report: { counts: { vaults: 6 } } });
  });

  it('that tell nothing of a vault', () => {
    const [first] = vaultsOf(2);
    const merged = mergeFiles({ ...files, 'shard-2.json': auditText(first ? [first] : []) });
    expect(codesOf(merged)).toEqual(['VaultsNotReported']);
    expect(problemsOf(merged)[0]?.message).toBe('"shard-2.json" tells nothing of 1 vault of shard 02: "vault-2-2".');
    expect(merged).toMatchObject({ conclusion: 'failed', compliant: false });
    expect(merged.shards[1]).toMatchObject({ failed: true, vaults: 2, notReported: [vaultsOf(2)[1]?.id] });
  });

  it('whose rows lack a vault that was asked for', () => {
    const dropped = changed((r) => {
      for (const rows of ['agents', 'mappings', 'vaults', 'findings'])
        r[rows] = (r[rows] as { id: string; vaultId?: string }[]).filter(
          ({ id, vaultId = id }) => !vaultId.endsWith('vault-2-2'),
        );
    });
    expect(codesOf(mergeFiles({ ...files, 'shard-2.json': dropped }))).toEqual(['ReportDoesNotAddUp', 'ShardMissing']);
  });

  it('that found a vault of theirs which was made after the plan', () => {
    const later = auditText([...vaultsOf(2), vaultIn(2, 'new')]);
    const merged = mergeFiles({ ...files, 'shard-2.json': later });
    expect(merged.causes.map(({ level, problem }) => [level, problem.code])).toEqual([['warning', 'VaultsNotInPlan']]);
    expect(merged.vaults).toHaveLength(7);
  });

  it('that named a scope and found no vault in it', () => {
    const scope = [`/subscriptions/${vaultsOf(2)[0]?.subscriptionId}`];
    const merged = mergeFiles({ ...files, 'shard-2.json': auditText([], { scope }) });
    expect(codesOf(merged)).toEqual(['VaultsNotReported']);
    expect(merged.shards[1]).toMatchObject({ file: 'shard-2.json', failed: true });
  });
});

/** As a run whose vaults could not be found writes it. */
const nothing = (action: string, inputs: object): string =>
  JSON.stringify({
    report: 'asr-autoupdate',
    reportVersion: 2,
    action,
    toolVersion: '1.2.3',
    runId: `nothing of ${action}`,
    origin: { url: RUN },
    startedAt: '2026-01-01T00:00:00.000Z',
    endedAt: '2026-01-01T00:00:01.000Z',
    inputs,
    conclusion: 'failed',
    changed: false,
    error: { code: 'NoVault', message: 'No vault can be seen.', nextStep: 'Grant Reader.' },
  });

describe('a run that found no vault', () => {
  it('is a failed shard', () => {
    const scope = [`/subscriptions/${vaultsOf(2)[0]?.subscriptionId}`];
    const merged = mergeFiles({ ...files, 'shard-2.json': nothing('Audit', { scope, action: 'Audit' }) });
    expect(problemsOf(merged)).toMatchObject([
      {
        code: 'shard/NoVault',
        message: 'Shard 02 came to nothing, says "shard-2.json": No vault can be seen.',
        nextStep: 'Grant Reader.',
      },
    ]);
    expect(merged.shards[1]).toMatchObject({
      state: 'failed',
      failed: true,
      notReported: vaultsOf(2).map(({ id }) => id),
    });
    expect(merged).toMatchObject({ conclusion: 'failed', compliant: false });
  });

  it('is no plan', () => {
    const merged = mergeFiles({ 'plan.json': nothing('Discover', { scope: ['*'] }) });
    expect(codesOf(merged)).toEqual(['discover/NoVault', 'NoPlan']);
    expect(merged).toMatchObject({ conclusion: 'failed', failed: true });
  });
});

describe('reports that do not belong together', () => {
  it.each([
    ['another run', 'https://github.com/org/estate/actions/runs/8/attempts/1'],
    ['a run whose number begins alike', 'https://github.com/org/estate/actions/runs/77/attempts/1'],
    ['no run', undefined],
  ])('one of %s', (_, url) => {
    const other = auditText(vaultsOf(2), { origin: url === undefined ? undefined : { url, name: 'nightly' } });
    const merged = mergeFiles({ ...files, 'shard-2.json': other });
    expect(codesOf(merged)).toEqual(['OtherRun', 'ShardMissing']);
    expect(problemsOf(merged)[0]?.message).toContain('shard-2.json');
  });

  it('nothing of the CI on either side is the same run', () => {
    const estate = estateOf(2, 1);
    const nowhere = { origin: undefined };
    const merged = mergeFiles({
      'plan.json': planText(estate.flat(), 2, nowhere),
      '1.json': auditText(estate[0] ?? [], nowhere),
      '2.json': auditText(estate[1] ?? [], nowhere),
    });
    expect(problemsOf(merged)).toEqual([]);
  });

  it('no plan: what there is counts, and it is an error', () => {
    const merged = mergeFiles(without('plan.json'));
    expect(codesOf(merged)).toEqual(['NoPlan']);
    expect(merged.shards).toHaveLength(3);
    expect(merged).toMatchObject({ conclusion: 'failed', joined: { report: { counts: { vaults: 6 } } } });
  });

  it('two plans', () => {
    const merged = mergeFiles({ ...files, 'other.json': planText(vaults, 3) });
    expect(codesOf(merged)).toEqual(['TwoPlans']);
    expect(problemsOf(merged)[0]?.message).toMatch(/2 reports of Discover: "other.json", "plan.json"/);
  });

  it('two plans of two attempts: the later counts, with a warning', () => {
    const origin = { url: RUN.replace(/1$/, '2'), name: 'nightly' };
    const merged = mergeFiles({ ...files, 'other.json': planText(vaults, 3, { origin }) });
    expect(codesOf(merged)).toEqual(['EarlierAttempt']);
    expect(merged.plan?.file).toBe('other.json');
  });

  describe('an earlier attempt of an estate that has changed since: left out, with a warning', () => {
    const origin = { url: RUN.replace(/1$/, '2'), name: 'nightly' };
    const without = (subscription: number) => vaults.filter((vault) => !vaultsOf(subscription).includes(vault));
    const again = (subscription: number) => auditText(vaultsOf(subscription), { origin });
    const causes = (merged: MergeReport) =>
      merged.causes
        .filter(({ problem }) => problem.code !== 'ShardFailed')
        .map(({ level, problem, affected }) => [level, problem.code, affected]);

    it('a subscription is gone', () => {
      const plan = planText(without(2), 3, { origin });
      const merged = mergeFiles({ ...files, 'plan.json': plan, 'a.json': again(1), 'b.json': again(3) });
      expect(causes(merged)).toEqual(
        expect.arrayContaining([['warning', 'EarlierAttempt', ['shard-2.json']]]) as unknown[],
      );
      expect(new Set(merged.causes.map(({ level }) => level))).toEqual(new Set(['warning']));
      expect(merged.shards.map(({ file }) => file)).toEqual(['a.json', 'b.json']);
    });

    it('it is cut otherwise', () => {
      const all = auditText(vaults, { origin });
      const merged = mergeFiles({ ...files, 'plan.json': planText(vaults, 1, { origin }), 'all.json': all });
      expect(causes(merged).every(([level, code]) => level === 'warning' && code === 'EarlierAttempt')).toBe(true);
      expect(causes(merged)).toHaveLength(3);
      expect(merged.shards.map(({ file }) => file)).toEqual(['all.json']);
    });

    it('hours ago', () => {
      const later = planText(vaults, 3, { origin }).replace(
        /"(startedAt|endedAt)": "[^"]*"/g,
        (_, key: string) => `"${key}": "${new Date(START + 5 * 3_600_000).toISOString()}"`,
      );
      const merged = mergeFiles({ ...files, 'plan.json': later }, { now: START + 6 * 3_600_000 });
      expect(merged.causes.flatMap(({ problem }) => (problem.code === 'OlderThanPlan' ? [problem] : []))).toEqual([]);
      expect(merged.shards.map(({ state }) => state)).toEqual(['missing', 'missing', 'missing']);
    });
  });

  it('different actions', () => {
    const enabling = changeText(resultOf([]), vaultsOf(2));
    const merged = mergeFiles({ ...files, 'shard-2.json': enabling });
    expect(codesOf(merged)).toEqual(['MixedActions', 'ShardMissing']);
    expect(problemsOf(merged)[0]?.message).toMatch(
      /Those of Audit are merged, and these are not: "shard-2.json \(Enabled\)"/,
    );
  });

  it('a vault in two reports', () => {
    const [foreign] = vaultsOf(1);
    const overlap = auditText([...vaultsOf(2), ...(foreign ? [foreign] : [])]);
    const merged = mergeFiles({ ...files, 'shard-2.json': overlap });
    expect(codesOf(merged)).toEqual(['VaultTwice', 'ShardMissing']);
    expect(problemsOf(merged)[0]?.message).toMatch(/"shard-2.json" and "shard-1.json" both report "vault-1-1"/);
    expect(merged.joined).toMatchObject({ report: { counts: { vaults: 4 } } });
  });

  it('a vault in two reports, without a plan', () => {
    const merged = mergeFiles({ 'a.json': auditText(vaultsOf(1)), 'b.json': auditText(vaultsOf(1)) });
    expect(codesOf(merged).sort()).toEqual(['NoPlan', 'VaultTwice']);
    expect(merged.joined).toMatchObject({ report: { counts: { vaults: 2 } } });
  });

  it.each([
    ['vaults that the plan does not name', [vaultNamed('elsewhere')], /the plan does not name its vaults "elsewhere"/],
    [
      'vaults beside those of its shard',
      [...vaultsOf(2), vaultNamed('elsewhere')],
      /beside those of shard 02 .*"elsewhere"/,
    ],
    ['no vault', [], /it reports no vault/],
  ])('one of %s', (_, of, message) => {
    const merged = mergeFiles({ ...without('shard-2.json'), 'x.json': auditText(of) });
    expect(codesOf(merged)).toEqual(['NotOfThePlan', 'ShardMissing']);
    expect(problemsOf(merged)[0]?.message).toMatch(message);
  });

  it('vaults of two shards of which neither has another report', () => {
    const merged = mergeFiles({
      ...without('shard-1.json', 'shard-2.json'),
      'x.json': auditText([...vaultsOf(1), ...vaultsOf(2)]),
    });
    expect(codesOf(merged)).toEqual(['NotOfThePlan', 'ShardMissing']);
    expect(problemsOf(merged)[0]?.message).toMatch(/vaults of the shards "01", "02"/);
  });
});

describe('the order of the files', () => {
  it('makes no difference', () => {
    const many = { ...files, 'again.json': auditText(vaultsOf(2)), 'x.json': '{}', 'copy.json': text };
    const backwards = Object.fromEntries(Object.entries(many).reverse());
    const [a, b] = [mergeFiles(many), mergeFiles(backwards)];
    expect(b.shards).toEqual(a.shards);
    expect(codesOf(b).sort()).toEqual(codesOf(a).sort());
    expect(b.joined).toEqual(a.joined);
  });
});

test('a plan without shards is nothing to merge, and no failure', () => {
  const merged = mergeFiles({ 'plan.json': planText([], 20) });
  expect(merged).toMatchObject({ conclusion: 'unchanged', failed: false, causes: [], shards: [] });
  expect(merged.startedAt).toBeLessThan(START + DAY);
});
