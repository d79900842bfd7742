/** The end of a run where a file or a variable that it needs is missing, broken, or cannot be written to. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { estate, startSimulator, type Simulator } from '../../simulator';
import { play, type Played, type PlayedHost, type PlayOptions } from '../../simulator/play';
import { expectEnd, run, withSimulator } from '../bundle/runs';

let simulator: Simulator;
let folder: string;
/** A file where a folder should be: nothing can be written below it, whoever runs the tests. */
let blocked: string;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: 'nothing-to-do', speed: 30 });
  folder = mkdtempSync(join(tmpdir(), 'asr-endings-'));
  blocked = join(folder, 'file');
  writeFileSync(blocked, '');
});
afterAll(async () => {
  await simulator.stop();
  rmSync(folder, { recursive: true, force: true });
});

const wrong = { inputs: { action: 'nonsense' } };
const kinds: readonly (readonly [string, Pick<PlayOptions, 'inputs'>, RegExp])[] = [
  ['a run', {}, /Nothing to do: of/],
  ['refused inputs', wrong, /^1 input problem, nothing was done$/m],
];

const writtenIn = ({ log }: Played): string => /^Written: (.*?\.json)/m.exec(log)?.[1] ?? '';

describe.each(kinds)('%s', (_name, options, headline) => {
  const isRefused = options === wrong;
  const at = async (more: PlayOptions): Promise<Played> => {
    const played = await play(simulator, { ...options, ...more });
    expect(played.log).toMatch(headline);
    expect(played.log).not.toMatch(/Defect/);
    return played;
  };

  it.concurrent.each([
    ['an empty file of the event', () => ({ GITHUB_EVENT_PATH: blocked })],
    ['an event that is a folder', () => ({ GITHUB_EVENT_PATH: folder })],
    ['no place for summaries', () => ({ GITHUB_STEP_SUMMARY: undefined })],
    ['a temporary folder that is missing', () => ({ RUNNER_TEMP: join(folder, 'new') })],
  ])('is not hurt by %s', async (_fault, env) => {
    const played = await at({ host: 'github', env: env() });
    expectEnd(played, { host: 'github' }, isRefused);
    expect(played.outputs).toMatchObject({ 'mappings-selected': '0' });
    expect(played.report).toMatchObject({ conclusion: isRefused ? 'failed' : 'unchanged' });
    expect(played.log).not.toContain('NotWritten');
  });

  it.concurrent.each(['github', 'azure-pipelines'] as const)(
    'writes its files into a folder of its own on %s, where there is no temporary one',
    async (host) => {
      for (const temp of [undefined, join(blocked, 'temp')]) {
        const played = await at({ host, env: { RUNNER_TEMP: temp, AGENT_TEMPDIRECTORY: temp } });
        expectEnd(played, { host }, isRefused);
        const path = writtenIn(played);
        expect(dirname(dirname(path))).toBe(played.workDirectory);
        expect(path.split('/').at(-1)).toBe(`${path.split('/').at(-2) ?? ''}.json`);
        expect(played.report).toBeDefined();
        expect(played.summary).toMatch(/^## /);
        expect(played.log.includes('not where it should be: ENOTDIR')).toBe(temp !== undefined);
      }
    },
  );

  it.concurrent.each([
    ['there is no variable', (): string | undefined => undefined],
    ['its file is missing', (): string | undefined => join(folder, 'missing')],
    ['its file is a folder', (): string | undefined => folder],
  ])('fails without outputs, since later steps would read nothing: %s', async (_fault, output) => {
    const played = await at({ host: 'github', env: { GITHUB_OUTPUT: output() } });
    expectEnd(played, { host: 'github' }, true);
    expect(played.log).toMatch(/^::error title=NotWritten::The outputs, which later steps may read, could not be/m);
    expect(played.summary).toMatch(/^## /);
    expect(existsSync(writtenIn(played))).toBe(true);
  });

  it.concurrent('fails where the summary cannot be written, and gives all else', async () => {
    const played = await at({ host: 'github', env: { GITHUB_STEP_SUMMARY: folder } });
    expectEnd(played, { host: 'github' }, true);
    expect(played.log).toMatch(/^::error title=NotWritten::The summary could not be written: EISDIR/m);
    expect(played.outputs).toHaveProperty('conclusion');
    expect(played.report).toBeDefined();
  });

  it.concurrent('a console whose folder cannot be written to says so, and that nothing was written', async () => {
    const args = ['--report-dir', join(blocked, 'reports')];
    const played = await at({ host: 'console', reportFolder: false, args });
    expectEnd(played, { host: 'console' }, true);
    expect(played.stderr).toMatch(/^error: NotWritten: The report could not be written: ENOTDIR/m);
    expect(played.log).not.toMatch(/^Written:/m);
  });
});

describe('a defect of the tool in mid-run', () => {
  const scenario = estate({ mappingsPerVault: 6, jobSeconds: [5, 40] });

  it.concurrent.each<[PlayedHost, 'rejection' | 'exception']>([
    ['github', 'rejection'],
    ['azure-pipelines', 'exception'],
    ['console', 'rejection'],
  ])('that nobody catches (%s, %s): what was done is reported, and nothing more is', async (host, kind) => {
    const seen = await run({
      host,
      scenario,
      inputs: { 'max-writes-per-minute': '4' },
      breaks: { kind, at: '[1-4] of 6 done, [1-4] running' },
    });
    const { report, played, requests } = seen;
    expect(report).toMatchObject({ conclusion: 'failed', changed: true, counts: { selected: 6, failed: 0 } });
    const { succeeded = 0, abandoned = 0 } = report.counts;
    expect([succeeded > 0, abandoned > 0, succeeded + abandoned]).toEqual([true, true, 6]);
    for (const row of report.mappings.filter(({ outcome }) => outcome === 'abandoned')) {
      expect(row.error).toMatchObject({
        code: 'Defect',
        message: expect.stringContaining('broken on purpose') as string,
      });
    }
    expect(
      played.log.match(/^(::error title=Defect::|##vso\[task\.logissue type=error;\]Defect: |error: Defect: )/gm),
    ).toHaveLength(1);
    expect(played.log.match(/^Written: .*\.json$/gm)).toHaveLength(1);
    const sent = report.mappings.filter(({ jobId }) => jobId !== undefined);
    expect(sent).toHaveLength(4);
    expect(requests.filter(({ kind: of }) => of === 'mapping.patch')).toHaveLength(4);
  });

  it.concurrent('after the last change: the report is whole, and names it', async () => {
    const { report, played } = await run({ host: 'github', scenario, breaks: { kind: 'report-once' } });
    expect(report).toMatchObject({
      conclusion: 'failed',
      counts: { succeeded: 6, confirmed: 6 },
      causes: [{ level: 'error', error: { code: 'Defect' } }],
    });
    expect(played.summary).toContain('broken on purpose');
  });

  it.concurrent('in the report itself: the counts are given all the same', () =>
    withSimulator({ scenario }, async (simulator) => {
      const played = await play(simulator, { host: 'azure-pipelines', breaks: { kind: 'report' } });
      expectEnd(played, { host: 'azure-pipelines' }, true);
      const counts = { changed: 'true', jobsSucceeded: '6', changesConfirmed: '6', mappingsSelected: '6' };
      expect(played.outputs).toMatchObject({ conclusion: 'failed', ...counts });
      expect(played.report).toMatchObject({
        changed: true,
        defect: 'broken on purpose: rows',
        outputs: { 'jobs-succeeded': 6 },
      });
      expect(played.summary).toContain('jobs-succeeded: 6');
    }),
  );
});
