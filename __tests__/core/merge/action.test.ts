/** The action on files of a disk: what it tells the host. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { merge, type MergeContext } from '../../../src/actions/merge';
import { cloudOf } from '../../../src/azure/cloud';
import { createConsoleHost } from '../../../src/hosts/console';
import type { BaselineInputs, MergeTask, ReportFormat } from '../../../src/inputs';
import { auditedEstate, changeText, planText, type Files } from './shards';
import { resultOf, row } from '../values';

const before = process.cwd();
let folder = '';

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'merge-')));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

async function merged(
  files: Files,
  reports: readonly string[] = ['in/**/*.json'],
  formats: readonly ReportFormat[] = ['json'],
  {
    baseline,
    isScheduled = false,
    ...stop
  }: Partial<MergeContext['stop']> & {
    readonly baseline?: Partial<BaselineInputs> & { readonly path: string };
    readonly isScheduled?: boolean;
  } = {},
) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'in', name)), { recursive: true });
    writeFileSync(join(folder, 'in', name), text);
  }
  const lines: string[] = [];
  const task: MergeTask = {
    action: 'Merge',
    reports,
    formats,
    failuresAllowed: undefined,
    issue: undefined,
    baseline: baseline && { failOnNew: true, acceptNew: false, ...baseline },
    exemptions: [],
    maxExemptionDays: 180,
  };
  const { signal } = new AbortController();
  const ending = await merge(task, {
    host: {
      ...createConsoleHost({}, []),
      isScheduled,
      print: (...more) => lines.push(...more),
      annotate: (level, title, text) => lines.push(`${level} ${title}: ${text}`),
    },
    settings: {
      task,
      timeoutMs: 60_000,
      cloud: cloudOf('AzureCloud'),
      tenantId: undefined,
      clientId: undefined,
      serviceConnection: undefined,
    },
    runId: 'run',
    stop: { signal, grace: signal, reason: undefined, deadline: Number.POSITIVE_INFINITY, ...stop },
    tenantId: undefined,
    exemptions: undefined,
  });
  const document = JSON.parse([...ending.document].join('')) as Record<string, unknown>;
  return { ...ending, document, lines, summary: ending.summary() };
}

/** Each artifact in a folder of its own, with what lies beside a report. */
const downloaded = (files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).flatMap(([name, text]) => [
      [`artifact of ${name}/report.json`, text],
      [`artifact of ${name}/report.agents.csv`, 'a,b'],
    ]),
  );

it('merges audits: headline, outputs, and every file that was asked for', async () => {
  const { files } = auditedEstate();
  const ending = await merged(downloaded(files), undefined, ['json', 'csv', 'html', 'junit', 'sarif']);
  expect(ending.failed).toBe(true);
  expect(ending.headline).toBe(
    'Not compliant: 0 of 12 VMs covered and current; 12 held back by 18 causes; 6 errors, 12 warnings, 3 notes in 6 vaults (3 shards)',
  );
  expect(ending.outputs).toEqual({
    conclusion: 'failed',
    changed: false,
    compliant: false,
    exempted: 0,
    findingsErrors: 6,
    findingsWarnings: 12,
    agentsTotal: 12,
    agentsCurrent: 9,
    agentsOutdated: 3,
    agentsExpiring: 12,
    vaultCount: 6,
    shardCount: 3,
  });
  expect(ending.files?.map((file) => file.suffix)).toEqual([
    'shards.csv',
    'subscriptions.csv',
    'findings.csv',
    'agents.csv',
    'mappings.csv',
    'vaults.csv',
    'html',
    'junit.xml',
    'sarif',
  ]);
  const [shards = { pieces: [] }] = ending.files ?? [];
  expect([...shards.pieces][1]).toMatch(
    /^warning,01,Subscription 1,"whole, not compliant",2,0,2,4,3,1,0,1,4,2,4,2026-01-01 00:00:00,30,/,
  );
  expect(ending.summary).toMatch(/^## ❌ Not compliant: 0 of 12 VMs/);
  expect(ending.document).toMatchObject({ runId: 'run', inputs: { reports: ['in/**/*.json'] } });
  expect(ending.lines).toEqual([
    'in/artifact of plan.json/report.json: plan of 3 shards',
    ...[1, 2, 3].map((n) => `in/artifact of shard-${n}.json/report.json: Audit of 2 vaults, failed`),
  ]);
});

it('merges runs that change something', async () => {
  const { vaults } = auditedEstate(2, 1);
  const confirmation = { asWanted: true, reads: 'Enabled', healthErrors: [] };
  const rows = vaults.map((vault) => ({ ...row('a', { kind: 'succeeded' }, { confirmation }), vault }));
  const ending = await merged({
    'plan.json': planText(vaults, 2),
    'a.json': changeText(resultOf(rows.slice(0, 1)), vaults.slice(0, 1)),
    'b.json': changeText(resultOf(rows.slice(1)), vaults.slice(1)),
  });
  expect(ending.failed).toBe(false);
  expect(ending.causes).toEqual([]);
  expect(ending.headline).toBe('2 mappings changed (2 shards)');
  expect(ending.outputs).toEqual({
    conclusion: 'succeeded',
    changed: true,
    changesConfirmed: 2,
    mappingsTotal: 2,
    mappingsSelected: 2,
    mappingsSkipped: 0,
    jobsSucceeded: 2,
    jobsFailed: 0,
    jobsFailedToStart: 0,
    jobsTimedOut: 0,
    jobsAbandoned: 0,
    vaultCount: 2,
    shardCount: 2,
  });
  expect(ending.summary).toMatch(/^## ✅ 2 mappings changed/);
});

it('fails for a pattern that matches nothing, and merges the others', async () => {
  const { files } = auditedEstate();
  const ending = await merged(downloaded(files), ['in/**/*.json', 'elsewhere/*.json']);
  expect(ending.causes[0]).toMatchObject({
    level: 'error',
    problem: { code: 'NoSuchReport', message: 'No file matches "elsewhere/*.json".' },
  });
  expect(ending.outputs).toMatchObject({ conclusion: 'failed', agentsTotal: 12 });
});

it('fails if there is nothing at all', async () => {
  const ending = await merged({});
  expect(ending.causes.map(({ problem }) => problem.code)).toEqual(['NoSuchReport', 'NoPlan']);
  expect(ending.outputs).toEqual({ conclusion: 'failed', changed: false, vaultCount: 0, shardCount: 0 });
  expect(ending.summary).toMatch(/^## ❌ Incomplete: there is no plan/);
});

it.each([
  ['cancelled', 'cancelled', 'Cancelled'],
  ['deadline', 'timed-out', 'TimedOut'],
] as const)('ends when the run is stopped: %s', async (reason, conclusion, code) => {
  const { files } = auditedEstate();
  const ending = await merged(downloaded(files), undefined, undefined, { signal: AbortSignal.abort(), reason });
  expect(ending.outputs).toMatchObject({ conclusion });
  expect(ending.causes.map(({ problem }) => problem.code)).toContain(code);
});

describe('with a baseline', () => {
  const { files } = auditedEstate(2, 1);
  const path = 'in/before/report.json';
  const against = (
    text: string | undefined,
    changes: Partial<BaselineInputs> & { readonly isScheduled?: boolean } = {},
  ) => {
    const { isScheduled = false, ...baseline } = changes;
    const all = text === undefined ? files : { ...files, 'before/report.json': text };
    return merged(all, ['in/*.json'], ['json'], { baseline: { path, ...baseline }, isScheduled });
  };
  const textOf = async (ending: ReturnType<typeof merged>): Promise<string> => JSON.stringify((await ending).document);

  it('begins with a notice where there is none, and is held against its own report then', async () => {
    const first = await against(undefined);
    expect(first).toMatchObject({ failed: false, outputs: { conclusion: 'succeeded', compliant: false } });
    expect(first.outputs).not.toHaveProperty('findingsNew');
    expect(first.lines.filter((line) => line.startsWith('notice'))).toEqual([
      `notice Baseline: There is no baseline ${path} yet: what this run finds is accepted, but not what is not known.`,
    ]);
    const second = await against(JSON.stringify(first.document));
    expect(second).toMatchObject({ failed: false, outputs: { findingsNew: 0, findingsFixed: 0 } });
    expect(second.document).toMatchObject({ inputs: { baseline: path, failOnNew: true, acceptNew: false } });
    expect(second.lines.at(-1)).toMatch(/^Since 2026-01-01: 0 new, 0 fixed, 8 accepted; ratchet since 2026-01-01$/);
  });

  it('warns where it is lost, and where a schedule accepts', async () => {
    const begun = await textOf(against(undefined));
    const lost = await against('{"report":"asr-autoupdate","reportVersion":2,"inputProblems":["x"]}');
    expect(lost.causes[0]).toMatchObject({ level: 'warning', problem: { code: 'BaselineEmpty' } });
    expect(lost.failed).toBe(false);
    rmSync(join(folder, path));
    const gone = await against(undefined);
    expect(gone.causes[0]).toMatchObject({ level: 'warning', problem: { code: 'BaselineLost' } });
    const warned = async (changes: Parameters<typeof against>[1]): Promise<boolean> =>
      (await against(begun, changes)).lines.some((line) => line.startsWith('warning AcceptNew'));
    expect(await warned({ acceptNew: true, isScheduled: true })).toBe(true);
    expect(await warned({ acceptNew: true })).toBe(false);
    expect(await warned({ isScheduled: true })).toBe(false);
  });

  it('fails with one error where it cannot be used', async () => {
    const begun = await textOf(against(undefined));
    const broken = await against(begun.slice(0, -100));
    expect(broken).toMatchObject({ failed: true, outputs: { conclusion: 'failed' } });
    expect(broken.causes.filter(({ level }) => level === 'error').map(({ problem }) => problem.code)).toContain(
      'BaselineTruncated',
    );
    expect(broken.document).not.toHaveProperty('ratchet');
    const two = await against(begun, { path: 'in/*.json' });
    expect(two.causes[0]).toMatchObject({ level: 'error', problem: { code: 'BaselineAmbiguous' } });
  });

  it('takes what a missing shard would tell for not known, and lets no first run without it be a baseline', async () => {
    const begun = await textOf(against(undefined));
    const rest = Object.fromEntries(Object.entries(files).filter(([name]) => name !== 'shard-2.json'));
    rmSync(join(folder, 'in'), { recursive: true });
    const part = await merged({ ...rest, 'before/report.json': begun }, ['in/*.json'], ['json'], {
      baseline: { path },
    });
    expect(part.document).toMatchObject({ baseline: { counts: { new: 0, fixed: 0, 'out-of-scope': 0 } } });
    const { counts } = part.document['baseline'] as { readonly counts: Readonly<Record<string, number>> };
    expect(counts['not-known']).toBeGreaterThan(0);
    const { known } = part.document as { readonly known: readonly object[] };
    expect(known).toHaveLength((JSON.parse(begun) as { readonly known: readonly object[] }).known.length);
    rmSync(join(folder, 'in'), { recursive: true });
    const alone = await merged(rest, ['in/*.json'], ['json'], { baseline: { path } });
    expect(alone.document).not.toHaveProperty('known');
  });
});
