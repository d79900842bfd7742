/** Exemptions in runs of the shipped bundle: what they cover is counted apart, and what is wrong with them ends the run. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXml } from '../core/audit/xml';
import { central, checkout, team } from '../support/exemptions';
import { schemaErrors, type Json } from '../support/report-schema';
import { audit, readCsv } from './audits';
import { playPatiently, withSimulator } from './runs';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

test('Audit counts apart what is exempted, and says what becomes of each exemption', async () => {
  const folder = checkout();
  const { report, files, played } = await audit({
    scenario: 'neglected',
    host: 'github',
    speed: 30,
    inputs: { exemptions: `${folder}/*.yml\n${folder}/team.json`, 'report-formats': 'json,csv,html,junit,sarif' },
    env: { GITHUB_WORKSPACE: folder },
  });
  expect(report.exemptions.map(({ name, state }) => [name, state])).toEqual([
    ['kernel', 'active'],
    ['lab', 'active'],
    ['all-agents', 'active'],
    ['too-wide', 'over-limit'],
    ['past', 'expired'],
    ['soon', 'ends-soon'],
    ['gone', 'not-judged'],
    ['freeze', 'active'],
  ]);
  expect(report.exemptionFiles).toMatchObject([
    { sha256: sha256(central), revision: '0123456789abcdef0123456789abcdef01234567' },
    { sha256: sha256(team) },
  ]);
  const by = (name: string) => report.findings.filter(({ exemptedBy }) => exemptedBy === name);
  expect(new Set(by('kernel').map(({ id }) => id))).toEqual(new Set(['ASR203', 'ASR204']));
  expect(by('lab').some(({ causedBy }) => causedBy.length > 0)).toBe(true);
  expect(by('past')).toEqual([]);
  expect(report.counts.exempted).toBe(
    report.findings.filter(({ exemptedBy, causedBy }) => exemptedBy !== undefined && causedBy.length === 0).length,
  );
  expect(report.counts.agents.exempted).toBeGreaterThan(0);
  const covered = new Set(by('kernel').map(({ key }) => key));
  expect(report.steps.filter(({ findings }) => findings.some((key) => covered.has(key)))).toEqual([]);

  const held = report.mappings.filter(({ exemptions }) => exemptions?.includes('freeze'));
  expect(held.length).toBeGreaterThan(0);
  const agents = readCsv(files.get('agents.csv') ?? '');
  expect(agents.map((row) => row['exemptions'])).toEqual(
    report.agents.map(({ exemptions = [] }) => exemptions.join(' ')),
  );
  const junit = readXml(files.get('junit.xml') ?? '');
  expect(junit.attributes['failures']).toBe(String(report.counts.findings.error));
  expect(files.get('junit.xml')).toContain('exempted by kernel');
  expect(JSON.parse(files.get('sarif') ?? '')).toMatchObject({
    runs: [{ results: { length: Object.values(report.counts.findings).reduce((sum, count) => sum + count, 0) } }],
  });
  expect(files.get('html')).toContain('no-such-vm');
  expect(played.summary).toContain('### Exemptions');
  expect(played.summary).toContain(sha256(central));
  expect(played.log).toMatch(/::warning title=ExemptionExpired::.*past/);
  expect(played.log).toContain('8 exemptions: 1 over its limit, covers none, 1 expired, counts again, 1 ends soon');
});

test('what is wrong with a file is named with its line, before any request', async () => {
  const folder = checkout();
  writeFileSync(join(folder, 'central.yml'), central.replace('ASR203', 'ASR303').replace('lab\n', 'kernel\n'));
  const inputs = { action: 'Audit', exemptions: `${folder}/central.yml\n${folder}/none.yml` };
  await withSimulator({ scenario: 'neglected' }, async (simulator) => {
    const played = await playPatiently(simulator, { host: 'azure-pipelines', inputs }, 50);
    expect(simulator.requests()).toEqual([]);
    expect(played.log).toContain('complete result=Failed');
    const { inputProblems } = played.report as { readonly inputProblems: readonly string[] };
    expect(inputProblems).toEqual([
      expect.stringMatching(/^exemptions: .*none\.yml: no such file in /),
      expect.stringMatching(
        /^exemptions: .*central\.yml:4: ASR303 cannot be exempted: it says that something is not known$/,
      ),
    ]);
    expect(schemaErrors(played.report as Json)).toEqual([]);
  });
});
