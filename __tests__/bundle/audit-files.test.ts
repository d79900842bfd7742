/** What `Audit` writes beside its report: every file whole, and none obeys a name of the estate. */
import { createHash } from 'node:crypto';
import { nameOf } from '../../src/core/values/arm-id';
import type { ItemSpec, MappingSpec, Scenario } from '../../simulator';
import type { PlayedHost } from '../../simulator/play';
import { hostileText } from '../../simulator/scenarios/texts';
import { readXml } from '../core/audit/xml';
import { strangeParts } from '../support/gfm';
import { agentCommands, githubCommands } from '../reliability/host-commands';
import { audit, readCsv, type AuditDocument, type Audited } from './audits';

const KILOBYTE = 1_024;
const every = { 'report-formats': 'json,csv,html,junit,sarif' };

describe('what is written', () => {
  const json = (text: string | undefined): unknown => JSON.parse(text ?? '') as unknown;

  function expectFiles({ files, report, played }: Audited): void {
    expect([...files.keys()]).toEqual(['agents.csv', 'findings.csv', 'html', 'junit.xml', 'mappings.csv', 'sarif']);
    const agents = readCsv(files.get('agents.csv') ?? '');
    expect(agents.map((row) => row['item_id'])).toHaveLength(report.agents.length);
    const mappings = readCsv(files.get('mappings.csv') ?? '');
    expect(mappings).toHaveLength(report.mappings.length);
    expect(readCsv(files.get('findings.csv') ?? '')).toHaveLength(report.findings.length);
    for (const name of ['agents.csv', 'mappings.csv'])
      expect(files.get('html')).toContain(
        createHash('sha256')
          .update(files.get(name) ?? '')
          .digest('hex'),
      );
    const junit = readXml(files.get('junit.xml') ?? '');
    expect(junit.attributes['failures']).toBe(String(report.counts.findings.error));
    expect(json(files.get('sarif'))).toMatchObject({
      runs: [{ results: { length: report.findings.filter(({ causedBy }) => causedBy.length === 0).length } }],
    });
    expectPage(files.get('html') ?? '', report);
    for (const name of files.keys()) expect(played.log).toContain(`.${name}\n`);
  }

  /** That it works is tested in a browser elsewhere. */
  function expectPage(html: string, { steps, findings, agents, mappings, accounts, vaults }: AuditDocument): void {
    const scripts = [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)];
    const data = scripts.filter(([, attributes]) => attributes === ' type="application/json"');
    const counts = data.map(([, , text]) => (json(text) as { readonly count: number }).count);
    const rows = [vaults, agents, mappings, accounts].map(({ length }) => length);
    const expected = rows.filter((length) => length > 0);
    expect(counts.slice(-expected.length)).toEqual(expected);
    // Findings are in groups by cause; alike steps are one line of the plan.
    const others = counts.slice(0, -expected.length);
    expect(others.slice(steps.length > 0 ? 1 : 0).reduce((sum, count) => sum + count, 0)).toBe(findings.length);
    expect(scripts).toHaveLength(data.length + 1);
    expect(html.match(/<script/gi)).toHaveLength(scripts.length);
    expect(/content="default-src 'none'; style-src 'sha256-/.test(html)).toBe(true);
    // Values are quoted, and no quotation mark in them is left as it is.
    const markup = html.replace(/(<(script|style)\b[^>]*>)[\s\S]*?<\/\2>/g, '$1').replace(/="[^"]*"/g, '=""');
    const tags = markup.match(/<[a-z][^>]*>/gi) ?? [];
    expect(tags.length).toBeGreaterThan(50);
    expect(tags.filter((tag) => LOADS.test(tag))).toEqual([]);
    const links = [...html.matchAll(/\shref="([^"]*)"/g)].map(([, to = '']) => to);
    expect(links.filter((to) => !OURS.some((pattern) => pattern.test(to)))).toEqual([]);
  }

  it.concurrent.each<PlayedHost>(['github', 'azure-pipelines'])('every file holds all, on %s', async (host) => {
    const audited = await audit({ scenario: 'neglected', host, speed: 30, inputs: every });
    expectFiles(audited);
    const { files, report } = audited;
    const [agents, mappings] = ['agents.csv', 'mappings.csv'].map((name) => readCsv(files.get(name) ?? ''));
    // The worst first, where the report has them by vault.
    expect(agents?.map((row) => [row['item_id'], row['vm'], row['coverage'], row['vault']]).sort()).toEqual(
      report.agents.map(({ id, vm, coverage, vaultId }) => [id, vm, coverage, nameOf(vaultId)]).sort(),
    );
    expect(agents?.[0]?.['standing']).toBe('held back');
    expect(agents?.at(-1)?.['standing']).toBe('covered');
    expect(mappings?.map((row) => [row['mapping_id'], row['name']]).sort()).toEqual(
      report.mappings.map(({ id, name }) => [id, name]).sort(),
    );
    const text = [...files.values()].join('\n');
    for (const { message } of report.findings.filter(({ id }) => id === 'ASR201')) expect(text).toContain(message);
  });

  it.concurrent('is what was asked for, and beside the report', async () => {
    const written = async (formats: string): Promise<string[]> => {
      const inputs = { 'report-formats': formats };
      const { files } = await audit({ scenario: 'healthy', host: 'console', speed: 30, inputs });
      return [...files.keys()].filter((name) => name !== 'md');
    };
    expect(await written('json')).toEqual([]);
    expect(await written('junit')).toEqual(['junit.xml']);
    expect(await written('HTML, sarif')).toEqual(['html', 'sarif']);
  });

  describe('with hostile names', () => {
    const formulas = [
      '=HYPERLINK("https://attacker.example")',
      '+1+1',
      '-1+1',
      '@SUM(A1)',
      "\t=cmd|'/c calc'!A1",
      ';=1',
    ];
    const texts = [...hostileText, ...formulas, ']]>', '&lt;&#0;', '</script><script>alert(1)</script>'];
    const errorOf = (text: string) => ({
      errorCode: text,
      errorLevel: 'Error' as const,
      errorMessage: text,
      possibleCauses: text,
      recommendedAction: text,
    });
    const accountNamed = (name: string): string =>
      `/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg-dr/providers/Microsoft.Automation/automationAccounts/${name}`;
    const noIds = ['::error title=Forged::no id at all', 'https://attacker.example/x', accountNamed('../../x?y#z')];
    const exception = texts.join(' ');
    const hostile: Scenario = {
      name: 'hostile-estate',
      description: 'Every text that the service or the estate may choose tries to be more than text.',
      vaults: [
        {
          name: 'vault-weu',
          mappings: [
            ...texts.map((text): MappingSpec => ({ status: 'Enabled', health: [errorOf(text)] })),
            { name: '::error::a|b <b>name<!--', status: 'Enabled', schedule: { timeZone: '=1+1' } },
            { name: '##vso[task.complete result=Succeeded]', state: '##vso[task.complete result=Succeeded]' },
            { name: '=1+1', status: 'Enabled', account: accountNamed("=cmd|'x'!A1") },
            ...noIds.map((account): MappingSpec => ({ status: 'Enabled', account })),
            { status: 'Enabled', account: accountNamed('aa-failing') },
          ],
          items: texts.flatMap((text, index): readonly ItemSpec[] => [
            { vm: text, name: `item-${index}`, agentVersion: text, health: [errorOf(text)] },
            { protectionState: text, vmProtectionState: text, replicationHealth: 'Critical' },
            { reinstallRequired: true, reinstallReasons: [{ errorCode: text, errorMessage: text }] },
          ]),
        },
      ],
      accounts: [
        { id: accountNamed('aa-dr') },
        { id: accountNamed('aa-failing'), runbookJobs: [{ status: 'Failed', startedHoursAgo: 3, exception }] },
      ],
      inputs: { action: 'Audit', 'automation-account-id': '' },
    };
    const FORGED = /forged|attacker/i;

    it.concurrent.each<PlayedHost>(['github', 'azure-pipelines'])('nothing obeys them, on %s', async (host) => {
      const audited = await audit({ scenario: hostile, host, speed: 30, inputs: every });
      const { played, report, files, requests } = audited;
      // The texts did arrive, or this would prove nothing.
      for (const text of texts) expect(JSON.stringify(report)).toContain(JSON.stringify(text).slice(1, -1));
      expect(requests.filter(({ path }) => /attacker|\.\.|\/x$/i.test(path))).toEqual([]);
      expectFiles(audited);
      for (const name of ['agents.csv', 'findings.csv', 'mappings.csv'])
        for (const row of readCsv(files.get(name) ?? ''))
          for (const cell of Object.values(row))
            expect(/^[\s;]*[=+@\uff1d]|^-(?!\d+$)|[\p{Cc}\p{Cf}]/u.exec(cell)).toBeNull();
      const commands = host === 'github' ? githubCommands(played.log) : agentCommands(played.log);
      expect(commands.filter(({ name }) => !KNOWN.includes(name))).toEqual([]);
      for (const { properties } of commands)
        expect(Object.values(properties).filter((one) => FORGED.test(one))).toEqual([]);
      expect(commands.filter(({ name }) => name === 'task.complete')).toHaveLength(host === 'github' ? 0 : 1);
      expect(played.log.split(/\r?\n/).filter((line) => INVISIBLE.test(line))).toEqual([]);
      expect(played.summary).not.toMatch(INVISIBLE);
      // The bar of characters that stands for a chart where none is drawn.
      const drawn = host === 'github' ? [] : ['a block of code'];
      expect(strangeParts(played.summary, OURS)).toEqual(drawn);
      expect(Buffer.byteLength(played.summary)).toBeLessThan(KILOBYTE * KILOBYTE);
    });
  });
});

const OURS = [
  /^https:\/\/portal\.azure\.com\/#@[0-9a-f-]{36}\/resource/,
  /^https:\/\/github\.com\/contoso\/dr\/actions\/runs\/\d+\/attempts\/\d+$/,
  /^https:\/\/dev\.azure\.com\/contoso\/dr\/_build\/results\?buildId=4711$/,
  /^https:\/\/github\.com\/org\/asr-autoupdate\/blob\/v1\/docs\/findings\.md(#asr\d+)?$/,
  /^#[\w=%&;-]+$/,
];
const KNOWN = [
  ...['debug', 'error', 'warning', 'group', 'endgroup'],
  ...['debug', 'logissue', 'setvariable', 'uploadsummary', 'complete'].map((name) => `task.${name}`),
];
/** A tag that could load or run something. */
const LOADS = /^<(?:link|img|iframe|object|embed|base|form|audio|video)\b|\s(?:src|srcset|style|on\w+)=/i;
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/;
