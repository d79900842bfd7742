/** A report is believed only where everything in it says the same. */
import type { MergeReport } from '../../../src/core/merge/join';
import { weightOf } from '../../../src/core/merge/weigh';
import type { Outcome } from '../../../src/core/values/model';
import { START } from '../../support/manual-clock';
import { resultOf, row, skippedRow, problem } from '../values';
import { auditedEstate, changeText, estateOf, mergeFiles, planText, RUN, type Files } from './shards';

type Json = Record<string, unknown>;
type Rows = Json[];

const { files } = auditedEstate(2, 2);
const estate = estateOf(1, 1);
const [vault] = estate.flat();
if (vault === undefined) throw new Error('no vault');

const changed = (text: string | undefined, change: (report: Json) => void): string => {
  const report = JSON.parse(text ?? '') as Json;
  change(report);
  return JSON.stringify(report, null, 2);
};
const rowsOf = (report: Json, list: string): Rows => report[list] as Rows;
const rowOf = (report: Json, list: string, index = 0): Json => rowsOf(report, list)[index] ?? {};
const countsOf = (report: Json): Record<string, number> => report['counts'] as Record<string, number>;
const problems = (merged: MergeReport) => merged.causes.map(({ problem: { code, message } }) => ({ code, message }));

const outcomes: Outcome[] = [{ kind: 'succeeded' }, { kind: 'failed', problem }];
const ran = changeText(
  resultOf([
    ...outcomes.map((outcome, index) => ({ ...row(`m-${index}`, outcome), vault, startedAt: START })),
    { ...skippedRow('m-2'), vault },
  ]),
  [vault],
);
const confirmed = { asWanted: true, reads: 'Enabled', healthErrors: [] };
const confirmations = [confirmed, { ...confirmed, asWanted: false, reads: 'Disabled' }];
const confirmedText = (of = confirmations, failOnUnconfirmed = true): string =>
  changeText(
    resultOf(
      of.map((confirmation, index) => ({
        ...row(`m-${index}`, { kind: 'succeeded' }, { confirmation }),
        vault,
        startedAt: START,
      })),
    ),
    [vault],
    { failOnUnconfirmed },
  );
const allConfirmed = confirmedText([confirmed]);
const planned = changeText(resultOf([{ ...row('m-0'), vault }]), [vault], { dryRun: true });
const plan = planText([vault], 1);

describe('a report that does not add up is named with its row, and its shard is missing', () => {
  const audits: [string, (report: Json) => void, RegExp][] = [
    ['rows removed', (r) => rowsOf(r, 'agents').pop(), /counts\.agents says 4 for total, and its rows say 3/],
    ['findings removed', (r) => (r['findings'] = []), /counts\.findings says \d for error/],
    ['a row twice', (r) => rowsOf(r, 'agents').push(rowOf(r, 'agents')), /row 5 of agents \(".*"\) is there twice/],
    [
      'a vault twice',
      (r) => rowsOf(r, 'vaults').push(rowOf(r, 'vaults')),
      /row 3 of vaults \(".*vault-2-1"\) is there twice/,
    ],
    ['compliant', (r) => (r['compliant'] = true), /it says that it is compliant/],
    ['a better conclusion', (r) => (r['conclusion'] = 'succeeded'), /it is succeeded, and its findings say failed/],
    [
      'a lesser severity',
      (r) => ((rowOf(r, 'findings')['severity'] = 'note'), countsMoved(r)),
      /row 1 of findings .*ASR201 is error/,
    ],
    ['a finding of no version', (r) => (rowOf(r, 'findings')['id'] = 'ASR999'), /row 1 of findings .* does not know/],
    [
      'a finding of another vault',
      (r) => (rowOf(r, 'findings')['vaultId'] = '//..//'),
      /row 1 of findings .* of a vault that is not in it/,
    ],
    [
      'a finding twice',
      (r) => rowsOf(r, 'findings').splice(1, 0, rowOf(r, 'findings')),
      /counts\.findings|there twice/,
    ],
    ['the key of another', (r) => (rowOf(r, 'findings')['key'] = 'ASR201 /x'), /row 1 of findings .* key of another/],
    [
      'a cause that is none',
      (r) => (rowOf(r, 'findings')['causedBy'] = ['ASR501 /x']),
      /row 1 of findings .* follows from "ASR501 \/x", which cannot be/,
    ],
    [
      'a finding that follows from itself',
      (r) => (rowOf(r, 'findings')['causedBy'] = [rowOf(r, 'findings')['key']]),
      /row 1 of findings .* follows from .*, which cannot be/,
    ],
    ['a level', (r) => (rowOf(r, 'vaults')['level'] = 'ok'), /row 1 of vaults .* says ok, and its findings say/],
    [
      'a level of an agent',
      (r) => rowsOf(r, 'agents').forEach((one) => (one['level'] = 'ok')),
      /row \d of agents .* says ok, and its findings say/,
    ],
    ['an expiry', (r) => (rowOf(r, 'agents')['agentExpiry'] = '2099-01-01T00:00:00.000Z'), /row 1 of agents .* expiry/],
    [
      'counts of a vault',
      (r) => (rowOf(r, 'vaults')['agents'] = 7),
      /row 1 of vaults .* says 7 agents, and there are 2/,
    ],
    ['no counts', (r) => delete r['counts'], /says no number/],
    ['an end before its start', (r) => (r['endedAt'] = '2020-01-01T00:00:00.000Z'), /it ended before it started/],
    [
      'rows of what came to nothing',
      (r) => (r['error'] = { code: 'C', message: 'm' }),
      /it came to nothing, and has rows/,
    ],
  ];
  const countsMoved = (report: Json): void => {
    const counts = report['counts'] as { findings: Record<string, number>; holdingBack: number };
    const { findings } = counts;
    counts.holdingBack--;
    findings['error'] = (findings['error'] ?? 0) - 1;
    findings['note'] = (findings['note'] ?? 0) + 1;
  };

  it.each(audits)('an audit with %s', (_, change, message) => {
    const merged = mergeFiles({ ...files, 'shard-2.json': changed(files['shard-2.json'], change) });
    expect(problems(merged).map(({ code }) => code)).toEqual(['ReportDoesNotAddUp', 'ShardMissing']);
    expect(problems(merged)[0]?.message).toMatch(/^"shard-2.json" does not add up/);
    expect(problems(merged)[0]?.message).toMatch(message);
    expect(merged).toMatchObject({ conclusion: 'failed', compliant: false });
  });

  it.each<[string, string, (report: Json) => void, RegExp]>([
    ['a row removed', ran, (r) => rowsOf(r, 'mappings').pop(), /counts says 3 for total, and its rows say 2/],
    [
      'a row twice',
      ran,
      (r) => rowsOf(r, 'mappings').push(rowOf(r, 'mappings')),
      /row 4 of mappings .* is there twice/,
    ],
    [
      'an outcome that no version has',
      ran,
      (r) => (rowOf(r, 'mappings')['outcome'] = 'fine'),
      /row 1 of mappings \("m-1"\) has an outcome that no version has/,
    ],
    [
      'skipped with an outcome',
      ran,
      (r) => (rowOf(r, 'mappings', 2)['outcome'] = 'succeeded'),
      /row 3 of mappings .* was skipped, and has an outcome/,
    ],
    ['skipped with a job', ran, (r) => (rowOf(r, 'mappings', 2)['jobId'] = '/j'), /was skipped, and has a job/],
    [
      'selected without an outcome',
      ran,
      (r) => delete rowOf(r, 'mappings')['outcome'],
      /was selected, and has no outcome/,
    ],
    ['failed without an error', ran, (r) => delete rowOf(r, 'mappings')['error'], /failed, and has no error/],
    [
      'an error of a success',
      ran,
      (r) => (rowOf(r, 'mappings', 1)['error'] = { code: 'C', message: 'm' }),
      /succeeded, and has an error/,
    ],
    ['other counts', ran, (r) => (countsOf(r)['failed'] = 0), /counts says 0 for failed, and its rows say 1/],
    ['a better conclusion', ran, (r) => (r['conclusion'] = 'succeeded'), /it is succeeded, and its rows say failed/],
    ['nothing changed', ran, (r) => (r['changed'] = false), /it changed nothing, and its rows say the contrary/],
    [
      'a count of confirmed that is none of its rows',
      confirmedText(),
      (r) => (countsOf(r)['confirmed'] = 2),
      /counts says 2 for confirmed, and its rows say 1/,
    ],
    [
      'what is not confirmed called a success',
      confirmedText(),
      (r) => (r['conclusion'] = 'succeeded'),
      /it is succeeded, and its rows say failed/,
    ],
    [
      'the confirmations taken away',
      allConfirmed,
      (r) => {
        delete rowOf(r, 'mappings')['after'];
        countsOf(r)['confirmed'] = 0;
      },
      /it is succeeded, and its rows say failed/,
    ],
    [
      'its input taken away',
      confirmedText(confirmations, false),
      (r) => delete (r['inputs'] as Json)['failOnUnconfirmed'],
      /it is succeeded, and its rows say failed/,
    ],
    [
      'a confirmation of a failure',
      ran,
      (r) => (rowOf(r, 'mappings')['after'] = confirmed),
      /did not succeed, and was confirmed/,
    ],
    [
      'a confirmation that nobody read',
      allConfirmed,
      (r) => ((rowOf(r, 'mappings')['after'] as Json)['isUnread'] = true),
      /was not read again, and is as wanted/,
    ],
    [
      'an outcome in a dry run',
      planned,
      (r) => (rowOf(r, 'mappings')['outcome'] = 'succeeded'),
      /of a dry run, and has an outcome/,
    ],
  ])('a run with %s', (_, text, change, message) => {
    const merged = mergeFiles({ 'plan.json': plan, 'a.json': changed(text, change) });
    expect(problems(merged).map(({ code }) => code)).toEqual(['ReportDoesNotAddUp', 'ShardMissing']);
    expect(problems(merged)[0]?.message).toMatch(message);
  });

  it('and what adds up is believed', () => {
    expect(mergeFiles(files).causes).toEqual([]);
    expect(mergeFiles({ 'plan.json': plan, 'a.json': ran }).causes).toEqual([]);
    expect(mergeFiles({ 'plan.json': plan, 'a.json': allConfirmed })).toMatchObject({
      conclusion: 'succeeded',
      causes: [],
    });
    expect(mergeFiles({ 'plan.json': plan, 'a.json': confirmedText() })).toMatchObject({
      conclusion: 'failed',
      problems: 0,
    });
    expect(mergeFiles({ 'plan.json': plan, 'a.json': confirmedText(confirmations, false) })).toMatchObject({
      conclusion: 'succeeded',
      causes: [],
    });
    const broken = resultOf([{ ...row('m-0', { kind: 'abandoned', problem }), vault }], {
      vaultFailures: [{ vault, problem }],
    });
    expect(mergeFiles({ 'plan.json': plan, 'a.json': changeText(broken, [vault]) })).toMatchObject({ problems: 0 });
    expect(mergeFiles({ 'plan.json': plan, 'a.json': planned })).toMatchObject({ conclusion: 'planned', causes: [] });
  });
});

describe('dry runs', () => {
  const two = estateOf(2, 1);
  const [first = [], second = []] = two;
  const nothing = JSON.stringify({
    report: 'asr-autoupdate',
    reportVersion: 2,
    action: 'Enabled',
    runId: 'nothing',
    origin: { url: RUN },
    startedAt: '2026-01-01T00:00:00.000Z',
    endedAt: '2026-01-01T00:00:01.000Z',
    inputs: { action: 'Enabled', scope: [`/subscriptions/${second[0]?.subscriptionId}`] },
    conclusion: 'failed',
    changed: false,
    error: { code: 'ShardFailed', message: 'No vault can be seen.' },
  });
  const merged = (text: string): MergeReport =>
    mergeFiles({
      'plan.json': planText(two.flat(), 2),
      'a.json': changeText(resultOf([{ ...row('m'), ...(first[0] && { vault: first[0] }) }]), first, { dryRun: true }),
      'b.json': text,
    });

  it('stay dry runs where one found no vault, whose code is none of Merge', () => {
    const report = merged(nothing);
    expect(report).toMatchObject({
      conclusion: 'failed',
      problems: 1,
      joined: { report: { dryRun: true, conclusion: 'planned' } },
    });
    expect(problems(report).map(({ code }) => code)).toEqual(['shard/ShardFailed', 'ShardFailed']);
  });

  it('are not mixed with others', () => {
    const report = merged(changeText(resultOf([]), second));
    expect(problems(report).map(({ code }) => code)).toEqual(['MixedDryRuns']);
    expect(report).toMatchObject({ conclusion: 'failed', joined: { report: { dryRun: false } } });
  });
});

describe('what a report takes is counted before it is parsed', () => {
  it('and 21 MB of {} are refused', () => {
    const hostile = `{"report":"asr-autoupdate","agents":[${'{},'.repeat(7_000_000)}{}]}`;
    const merged = mergeFiles({ 'plan.json': plan, 'a.json': hostile });
    expect(problems(merged)[0]).toEqual({
      code: 'ReportTooLarge',
      message: '"a.json" is not read, since it would take more than 400 MiB of memory.',
    });
  });

  it.each([
    ['', 0],
    ['"a{}[],:"', 32],
    ['"a\\"{}"', 30],
    ['"\\\\"{}', 24 + 3 + 56],
    ['"open{', 24 + 6],
  ])('%j', (text, bytes) => expect(weightOf(text)).toBe(bytes));
});

describe('where a report is from', () => {
  const here = { url: `${RUN.slice(0, -1)}2` };
  const from = (url: string, text = files['shard-2.json'] ?? ''): Files => ({
    ...files,
    'shard-2.json': text.replaceAll(RUN, url),
  });

  it('attempts of this run so far count, and what came before is used', () => {
    expect(mergeFiles(files, here).causes).toEqual([]);
    expect(mergeFiles(from(here.url), here).causes).toEqual([]);
  });

  it.each<[string, Files, string]>([
    ['a later attempt', from(`${RUN.slice(0, -1)}3`), 'LaterAttempt'],
    ['another run', from(RUN.replace('/7/', '/8/')), 'OtherRun'],
    ['another repository', from(RUN.replace('org/estate', 'evil/estate')), 'OtherRun'],
    ['another host', from(RUN.replace('github.com', 'github.com.evil.example')), 'OtherRun'],
    ['no run', { ...files, 'shard-2.json': changed(files['shard-2.json'], (r) => delete r['origin']) }, 'OtherRun'],
    [
      'the future',
      { ...files, 'shard-2.json': changed(files['shard-2.json'], (r) => (r['endedAt'] = '2027-01-01T00:00:00.000Z')) },
      'FromTheFuture',
    ],
    [
      'the day before the plan',
      {
        ...files,
        'plan.json': changed(files['plan.json'], (r) =>
          Object.assign(r, { startedAt: '2026-01-02T00:00:00.000Z', endedAt: '2026-01-02T00:00:00.000Z' }),
        ),
      },
      'OlderThanPlan',
    ],
    ['another tenant', tenants('t-1', 't-2'), 'OtherEstate'],
  ])('one of %s does not count', (name, of, code) => {
    const now = name === 'the day before the plan' ? Date.UTC(2026, 0, 3) : START;
    const merged = mergeFiles(of, { ...here, now });
    expect(problems(merged).map((one) => one.code)).toContain(code);
    expect(problems(merged).map((one) => one.code)).toContain('ShardMissing');
    expect(merged.conclusion).toBe('failed');
    expect(merged.compliant).not.toBe(true);
  });

  function tenants(of: string, other: string): Files {
    const named = (text: string | undefined, tenantId: string): string =>
      changed(text, (r) => Object.assign(r, { tenantId, cloud: 'AzureChinaCloud' }));
    return Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, named(text, name === 'shard-2.json' ? other : of)]),
    );
  }

  it('and cloud and tenant are those of the reports', () => {
    expect(mergeFiles(tenants('t-1', 'T-1'), here)).toMatchObject({ cloud: 'AzureChinaCloud', causes: [] });
  });
});
