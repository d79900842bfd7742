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

test('Audit counts apart what is exempted, says what becomes of each exemption, and keeps an issue of the rest', async () => {
  const folder = checkout();
  const { report, files, played, requests } = await audit({
    scenario: 'neglected',
    host: 'github',
    speed: 30,
    inputs: {
      exemptions: `${folder}/*.yml\n${folder}/team.json`,
      'report-formats': 'json,csv,html,junit,sarif',
      issue: 'true',
      'github-token': 'simulated-github-token',
    },
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
  const named = new Map(report.agents.map(({ id, exemptions = [] }) => [id, exemptions.join(' ')]));
  expect(agents.map((row) => row['exemptions'])).toEqual(agents.map((row) => named.get(row['item_id'] ?? '')));
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

  const bad = report.vaults.filter(({ id }) =>
    report.findings.some(({ vaultId, severity, exemptedBy }) => vaultId === id && severity === 'error' && !exemptedBy),
  );
  expect(report.issues.map(({ name, state }) => [name, state])).toEqual(bad.map(({ name }) => [name, 'open']));
  expect(requests.filter(({ kind }) => kind === 'github.issue.create')).toHaveLength(bad.length);
  expect(played.log).toMatch(/^\d issues? opened, 0 updated, 0 closed, 0 unchanged$/m);
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

interface ChangedRow {
  readonly id: string;
  readonly name: string;
  readonly decision: string;
  readonly reason: string;
  readonly exemption?: string;
}

const vms = `version: 1
exemptions:
  - name: weu-vms
    finding: ASR203
    vm: vm-weu-*
    category: Mitigated
    description: Updated by hand.
`;

/** A dry run of the scenario `neglected` with the exemptions of the checkout. */
async function planned(inputs: Readonly<Record<string, string>>) {
  const folder = checkout();
  writeFileSync(join(folder, 'vms.yml'), vms);
  return withSimulator({ scenario: 'neglected' }, async (simulator) => {
    const played = await playPatiently(
      simulator,
      { host: 'github', inputs: { 'dry-run': 'true', exemptions: folder, ...inputs } },
      50,
    );
    expect(schemaErrors(played.report as Json)).toEqual([]);
    return { played, report: played.report as Json };
  });
}

test('Enabled leaves mappings alone that are exempted or held, and warns of VMs that it reaches', async () => {
  const { played, report } = await planned({ action: 'Enabled', 'skip-account-check': 'true' });
  const rows = report['mappings'] as readonly ChangedRow[];
  const left = rows.filter(({ exemption }) => exemption !== undefined);
  expect(new Set(left.map(({ exemption }) => exemption))).toEqual(new Set(['lab', 'freeze']));
  expect(left.every(({ decision }) => decision === 'skipped')).toBe(true);
  expect(left.find(({ exemption }) => exemption === 'freeze')?.reason).toMatch(
    /^left alone, held by freeze: A freeze\. \(/,
  );
  expect(played.log).toMatch(/ExemptionOverLimit.* too-wide matches \d+ findings, more than its atMost of 1/);
  expect(played.log).toMatch(/ReachesExemptedVms.* reaches vm-weu-\d{4} \(exempted by weu-vms: /);
  expect(played.outputs['mappings-skipped']).toBe(String(rows.filter(({ decision }) => decision === 'skipped').length));
});

test('UpdateAgents leaves agents alone that are exempted or held', async () => {
  const { report } = await planned({ action: 'UpdateAgents' });
  const rows = report['items'] as readonly ChangedRow[];
  expect(rows.filter(({ decision }) => decision === 'selected')).toEqual([]);
  const left = rows.filter(({ exemption }) => exemption !== undefined);
  expect(left.length).toBeGreaterThan(0);
  expect(new Set(left.map(({ exemption }) => exemption))).toEqual(new Set(['kernel']));
  expect(left[0]?.reason).toMatch(/^left alone, exempted by kernel until \d{4}-\d\d-\d\d: No newer agent/);
});

test('Repair leaves what is exempted or held to a person, and binds its plan to the files', async () => {
  const { report } = await planned({ action: 'Repair', repair: 'settings, agents' });
  const steps = report['repairs'] as readonly {
    readonly kind: string;
    readonly outcome: string;
    readonly error?: { readonly message: string };
  }[];
  const messages = steps
    .filter(({ kind, outcome }) => kind !== 'person' && outcome === 'needs-person')
    .map(({ error }) => error?.message ?? '');
  expect(messages.some((message) => message.startsWith('Not done: exempted by kernel until '))).toBe(true);
  expect(messages.some((message) => message.startsWith('Not done: held by freeze'))).toBe(true);
});
