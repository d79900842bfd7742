import fc from 'fast-check';
import { catalogue } from '../../../src/core/audit/catalogue';
import { causeGroups, findingsTable } from '../../../src/core/audit-report/cause-groups';
import { makeAuditDocument } from '../../../src/core/audit-report/document';
import type { AuditFacts } from '../../../src/core/audit/facts';
import { exemptedText } from '../../../src/core/audit-report/exempt';
import { isCause } from '../../../src/core/audit/findings';
import { makeJUnit } from '../../../src/core/audit-report/junit';
import type { AuditReport } from '../../../src/core/audit-report/report';
import { MAX_ON_GITHUB, MAX_RESULTS, makeSarif } from '../../../src/core/audit-report/sarif';
import { planTable } from '../../../src/core/audit-report/plan';
import type { PlanOverview } from '../../../src/core/plan/overview';
import { auditPage } from '../../../src/core/audit-report/page';
import type { Cell, Table } from '../../../src/core/render/page/model';
import { cases } from './cases';
import { estate } from './hostile-estates';
import {
  ACCOUNT,
  DAY,
  NOW,
  account,
  exempting,
  factsOf,
  hash,
  inVault,
  item,
  known,
  links,
  mapping,
  reportOf,
  setting,
  unknown,
  usage,
  vault,
  vaultNamed,
} from './values';
import { sarifErrors } from '../../support/sarif-schema';
import { readXml, type Element } from './xml';

const mixed = factsOf(
  [inVault({ items: known([item({ agentExpiry: NOW - DAY, updateAvailable: true })]) }), inVault({}, vaultNamed('b'))],
  [account({ usage: usage(501) })],
);

describe('the figures, counted again in the files', () => {
  const context = { ...links, version: '1.2.3', runId: 'run', origin: undefined, inputs: { action: 'Audit' } };
  const agentsOf = (report: AuditReport) =>
    (
      JSON.parse([...makeAuditDocument(report, context)].join('')) as {
        readonly agents: readonly { readonly level: string; readonly coverage: string; readonly standing: string }[];
      }
    ).agents;

  const heldBackIn = ({ columns, rows }: Table): Cell[] => {
    const at = columns.findIndex(({ key }) => key === 'holds_back');
    return [...rows].flatMap((row) => row[at] ?? []);
  };

  it('are those of the headline, whatever the estate', () => {
    fc.assert(
      fc.property(estate, (facts) => {
        const report = reportOf(facts);
        const { agents, holdingBack } = report.counts;
        const rows = agentsOf(report);
        const standing = (word: string): number => rows.filter((row) => row.standing === word).length;
        expect(['covered', 'exempted', 'held back', 'not known'].map(standing)).toEqual([
          agents.healthy,
          agents.exempted,
          agents.heldBack,
          agents.notKnown,
        ]);
        expect(rows.filter(({ level, coverage }) => level === 'ok' && coverage === 'unknown')).toEqual([]);
        const inCsv = heldBackIn(findingsTable(report));
        expect(inCsv).toHaveLength(holdingBack);
        // Each cause says the same on the page.
        const onPage = causeGroups(report, links).flatMap(({ table }) => heldBackIn(table));
        expect(onPage.sort()).toEqual(inCsv.sort());
      }),
      { numRuns: 50 },
    );
  });

  it('say how many VMs each cause holds back, and which VM is not known', () => {
    const off = { ...setting, status: 'Disabled' };
    const report = reportOf(
      factsOf([
        inVault({
          mappings: known([mapping({ autoUpdate: off })]),
          items: known([item({ agentExpiry: NOW - DAY }, vault, 'a'), item({}, vault, 'b')]),
        }),
        inVault({ mappings: unknown, items: known([item({}, vaultNamed('b'), 'c')]) }, vaultNamed('b')),
      ]),
    );
    const { columns, rows } = findingsTable(report);
    const [id, at] = ['finding', 'holds_back'].map((key) => columns.findIndex((column) => column.key === key));
    const heldBack = [...rows].map((row) => [row[id ?? 0], row[at ?? 0]]).filter(([, count]) => count !== undefined);
    expect(heldBack).toEqual([
      ['ASR001', 2],
      ['ASR201', 1],
    ]);
    expect(report.counts.holdingBack).toBe(2);
    expect(agentsOf(report).map(({ level, standing }) => [level, standing])).toEqual([
      ['error', 'held back'],
      ['error', 'held back'],
      ['not known', 'not known'],
    ]);
    const all = report.findings.map((found) => ({ ...found, exemptedBy: 'x' }));
    expect([exemptedText(all), exemptedText(report.findings)]).toEqual(['3 causes and 2 that follow', '0 causes']);
  });
});

describe('the JSON report', () => {
  const context = {
    ...links,
    version: '1.2.3',
    runId: 'run',
    origin: { url: 'https://ci.test/7', name: 'run 7' },
    inputs: { action: 'Audit' },
  };
  const parsed = (report: AuditReport): Record<string, unknown> =>
    JSON.parse([...makeAuditDocument(report, context)].join('')) as Record<string, unknown>;

  it('has the inputs, the counts, and a row for everything', () => {
    const report = reportOf(mixed);
    const document = parsed(report);
    expect(document).toMatchObject({
      report: 'asr-autoupdate',
      reportVersion: 2,
      action: 'Audit',
      toolVersion: '1.2.3',
      runId: 'run',
      origin: { url: 'https://ci.test/7', name: 'run 7' },
      startedAt: '2026-01-01T00:00:00.000Z',
      endedAt: '2026-01-01T00:00:30.000Z',
      inputs: { action: 'Audit' },
      conclusion: 'failed',
      compliant: false,
      counts: report.counts,
      findings: [
        { id: 'ASR201', severity: 'error', documentation: 'https://docs.test/findings.md#asr201' },
        { id: 'ASR203', severity: 'warning', vaultId: vault.id },
        { id: 'ASR109', severity: 'note', resource: ACCOUNT },
      ],
      vaults: [{ name: 'vault' }, { name: 'b' }],
      accounts: [{ id: ACCOUNT, lastRun: '2025-12-31T00:00:00.000Z' }],
      mappings: [{ id: mapping().id, nextRun: '2026-01-02T00:00:00.000Z' }, { name: 'weu-neu' }],
      agents: [
        { vm: 'vm-1', agentExpiry: '2025-12-31T00:00:00.000Z', daysLeft: -1, coverage: 'not-covered' },
        { level: 'ok' },
      ],
    });
    expect(Object.keys(document).slice(-6)).toEqual(['findings', 'vaults', 'accounts', 'mappings', 'agents', 'known']);
  });

  it('is JSON with nothing in it, and with anything', () => {
    expect(parsed(reportOf(factsOf([], [])))).toMatchObject({ vaults: [], accounts: [], mappings: [], agents: [] });
    fc.assert(
      fc.property(estate, (facts) => {
        const report = reportOf(facts);
        expect(parsed(report)['findings']).toHaveLength(report.findings.length);
      }),
      { numRuns: 60, seed: 13 },
    );
  });
});

describe('the page', () => {
  const page = (facts: AuditFacts): ReturnType<typeof auditPage> =>
    auditPage(reportOf(facts), {
      ...links,
      version: '1.2.3',
      runId: 'run',
      origin: { url: 'https://ci.test/7', name: 'run 7' },
    });

  const tablesOf = ({ sections, inventories }: ReturnType<typeof auditPage>): readonly Table[] => [
    ...sections.flatMap((section) =>
      section.kind === 'table'
        ? [section.table]
        : section.kind === 'groups'
          ? section.groups.map((group) => group.table)
          : [],
    ),
    ...inventories,
  ];

  it('has its sections, whose rows can be read twice and have a cell for each column', () => {
    const made = page(mixed);
    expect(made.sections.map((section) => (section.kind === 'table' ? section.table.id : section.id))).toEqual([
      'plan',
      'causes',
      'unread',
      'support',
      'vaults',
      'agents',
      'mappings',
      'accounts',
      'versions',
      'run',
    ]);
    expect(made.inventories.map(({ id }) => id)).toEqual(['findings', 'agents', 'mappings']);
    for (const { columns, rows } of tablesOf(made)) {
      expect([...rows].length).toBeGreaterThan(0);
      expect([...rows]).toEqual([...rows]);
      for (const cells of rows) expect(cells).toHaveLength(columns.length);
      for (const where of ['page', 'csv']) {
        const keys = columns.filter(({ only = where }) => only === where).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }
      for (const { key } of columns) expect(key).toMatch(/^[a-z]+(_[a-z]+)*$/);
    }
  });

  it('tells the verdict, the figures that lead to their rows, and who asked', () => {
    const { verdict, gauges, sections, scope } = page(mixed);
    expect(verdict).toEqual({
      level: 'error',
      text: 'Not compliant: 1 of 2 VMs covered and current; 1 held back by 2 causes',
    });
    expect(gauges.map(({ title, value, remark }) => [title, value, remark])).toEqual([
      ['VMs covered and current', '1 of 2', undefined],
      ['Support of agents', '1 out', undefined],
      ['Causes', '3', '2 hold VMs back'],
      ['Exempted', 'none', undefined],
    ]);
    expect(gauges[0]?.parts).toContainEqual({
      label: 'not known',
      value: 0,
      level: 'not known',
      filter: 'is:not-known',
      at: 'agents',
    });
    expect(scope).toContainEqual(['Pipeline run', 'https://ci.test/7']);
    expect(sections.at(-1)).toMatchObject({
      kind: 'facts',
      facts: expect.arrayContaining([['Run', 'run']]) as unknown,
    });
  });

  it('has causes with what follows from them, the worst first, apart from what could not be read', () => {
    const off = mapping({ autoUpdate: { ...setting, status: 'Disabled' } });
    const facts = factsOf([
      inVault({ mappings: known([off]), items: known([item({}, vault, 'a'), item({}, vault, 'b')]) }),
      inVault({ mappings: unknown, items: known([item({}, vaultNamed('b'))]) }, vaultNamed('b')),
    ]);
    const groups = page(facts).sections.flatMap((section) => (section.kind === 'groups' ? [section] : []));
    expect(groups.map(({ id, groups: of }) => [id, ...of.map(({ code, remarks }) => [code, ...remarks])])).toEqual([
      ['causes', ['ASR001', 'vault / weu-neu', 'holds back 2 VMs']],
      ['unread', ['ASR302', 'b']],
    ]);
    const [rows = []] = groups.map(({ groups: [group] }) => [...(group?.table.rows ?? [])]);
    expect(rows.map((row) => row[1])).toEqual(['vault / weu-neu', 'vault / a', 'vault / b']);
    const agents = tablesOf(page(facts)).find(({ id }) => id === 'agents');
    expect([...(agents?.rows ?? [])].map((row) => row[0])).toEqual(['held back', 'held back', 'not known']);
  });

  it('lets copy commands and inputs only: what else stands there is a comment on one line', () => {
    const step = { id: 'x', kind: 'person', undo: 'az account clear\nrm -rf /' };
    const line = {
      ...{ kind: 'person', title: 'Do it', steps: [step], agents: 1, who: 'a person', age: '' },
      toCopy: [{ text: 'Open `vault`:\nrm -rf /' }, { command: 'az account show' }, { command: 'az x\u202e' }],
    };
    const { rows } = planTable({ headline: '', lines: [line] } as unknown as PlanOverview);
    expect([...rows].map((row) => row.at(-1))).toEqual([
      '# Open vault:\\nrm -rf /\naz account show\n# az x\\u202e\n# Undo: az account clear\\nrm -rf /',
    ]);
  });

  it('is well where nothing is wrong, and neither good nor bad where there is nothing to judge', () => {
    expect(page(factsOf()).verdict).toEqual({
      level: 'ok',
      text: 'Compliant: 1 of 1 VM covered and current',
    });
    expect(page(factsOf([inVault({ items: known([]) })])).verdict.level).not.toBe('ok');
  });
});

describe('JUnit XML', () => {
  const xmlOf = (report: AuditReport): Element => readXml([...makeJUnit(report, links)].join(''));
  const results = (suite: Element | undefined): unknown[] =>
    suite?.children.map(({ attributes, children }) => [attributes['name'], children.map(({ name }) => name)]) ?? [];

  it('has a suite for each vault: errors fail, warnings are skipped, notes pass, and so does a vault without findings', () => {
    const facts = { ...mixed, vaults: [...mixed.vaults, inVault({}, vaultNamed('c'))] };
    const { attributes, children } = xmlOf(reportOf(facts));
    expect(attributes).toMatchObject({ tests: '4', failures: '1', skipped: '1', errors: '0' });
    const [bad, noted, healthy] = children;
    expect(bad?.attributes).toMatchObject({ name: `vault (rg, ${vault.subscriptionId})`, tests: '2', failures: '1' });
    expect(results(bad)).toEqual([
      ['ASR201 The agent has expired: vm-1', ['failure']],
      ['ASR203 An update of the agent is waiting: vm-1', ['skipped', 'system-out']],
    ]);
    expect(results(noted)).toEqual([
      ['ASR109 More job time was used this month than the limit that Azure names: account', ['system-out']],
    ]);
    expect(bad?.children[0]?.children[0]?.attributes['message']).toMatch(/^error: vm-1: the agent/);
    expect(results(healthy)).toEqual([['No findings', []]]);
  });

  it('fails on warnings where they are to fail, and on errors always', () => {
    expect(xmlOf(reportOf(mixed, { failOn: 'warning' })).attributes).toMatchObject({ failures: '2', skipped: '0' });
    expect(xmlOf(reportOf(mixed, { failOn: 'none' })).attributes).toMatchObject({ failures: '1', skipped: '1' });
  });

  it('has a suite of its own for what belongs to no vault', () => {
    expect(xmlOf(reportOf(factsOf([], []))).children.map(({ attributes }) => attributes['name'])).toEqual(['audit']);
  });

  it('is well-formed with any text, and counts what it holds', () => {
    fc.assert(
      fc.property(estate, (facts) => {
        const root = xmlOf(reportOf(facts));
        const all = root.children.flatMap(({ children }) => children);
        expect(root.attributes['tests']).toBe(String(all.length));
        const failures = all.filter(({ children }) => children.some(({ name }) => name === 'failure'));
        expect(root.attributes['failures']).toBe(String(failures.length));
      }),
      { numRuns: 150, seed: 14 },
    );
  });
});

describe('SARIF', () => {
  interface Sarif {
    version: string;
    runs: {
      tool: { driver: { rules: { id: string; help: { text: string }; helpUri: string }[] } };
      properties: { resultsLeftOut: number };
      results: {
        ruleId: string;
        ruleIndex: number;
        level: string;
        message: { text: string };
        locations: {
          physicalLocation: { artifactLocation: { uri: string } };
          logicalLocations: { fullyQualifiedName: string }[];
        }[];
        partialFingerprints: Record<string, string>;
        baselineState?: string;
        suppressions?: readonly { readonly status: string; readonly justification: string }[];
      }[];
    }[];
  }
  const sarifOf = (report: AuditReport, isForGitHub = true): Sarif['runs'][0] => {
    const options = { ...links, version: '1.2.3', home: 'https://home.test', isForGitHub, hash };
    const sarif = JSON.parse([...makeSarif(report, options)].join('')) as Sarif;
    expect(sarifErrors(sarif)).toEqual([]);
    const [run] = sarif.runs;
    if (run === undefined) throw new Error('no run');
    return run;
  };

  it('has a rule for each row of the table, and a result for each finding', () => {
    const { tool, results } = sarifOf(reportOf(mixed));
    expect(tool.driver.rules.map(({ id }) => id)).toEqual([...catalogue.keys()]);
    expect(tool.driver.rules[0]?.helpUri).toBe('https://docs.test/findings.md#asr001');
    expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['ASR201', 'error'],
      ['ASR203', 'warning'],
      ['ASR109', 'note'],
    ]);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    expect(results[0]?.locations[0]).toMatchObject({
      physicalLocation: {
        artifactLocation: { uri: `azure${(item().vmId ?? '').toLowerCase()}` },
        region: { startLine: 1 },
      },
      logicalLocations: [{ fullyQualifiedName: item().id }],
    });
  });

  it('has fingerprints that stay the same while days pass, and are never shared', () => {
    const printsAt = (now: number): (readonly unknown[])[] =>
      sarifOf(reportOf(mixed, { now })).results.map(({ partialFingerprints, locations }) => [
        partialFingerprints,
        locations[0]?.physicalLocation,
      ]);
    expect(printsAt(NOW + DAY)).toEqual(printsAt(NOW));
    fc.assert(
      fc.property(estate, (facts) => {
        const { results } = sarifOf(reportOf(facts));
        const prints = results.map(({ partialFingerprints }) => partialFingerprints['primaryLocationLineHash']);
        expect(new Set(prints).size).toBe(prints.length);
        expect(prints.every((print) => /^[0-9a-f]{16}:\d+$/.test(print ?? ''))).toBe(true);
        for (const { message, locations } of results) {
          expect(message.text).not.toMatch(/\]\(|[\u0000-\u0009\u000b-\u001f\u202e]/);
          expect(locations[0]?.physicalLocation.artifactLocation.uri).toMatch(/^[\w./%!~*'()-]+$/);
        }
      }),
      { numRuns: 100, seed: 15 },
    );
  });

  it('leaves out the least severe where there are more than the host takes', () => {
    const facts = (count: number): AuditFacts => {
      const many = Array.from({ length: count }, (_, index) => item({ updateAvailable: true }, vault, `vm-${index}`));
      return factsOf([inVault({ items: known(many) })], [account({ usage: usage(501), runbookJobs: unknown })]);
    };
    const onGitHub = sarifOf(reportOf(facts(MAX_ON_GITHUB)));
    expect([onGitHub.results.length, onGitHub.properties.resultsLeftOut]).toEqual([MAX_ON_GITHUB, 2]);
    expect(onGitHub.results.every(({ ruleId }) => ruleId === 'ASR203')).toBe(true);
    const elsewhere = sarifOf(reportOf(facts(MAX_RESULTS)), false);
    expect([elsewhere.results.length, elsewhere.properties.resultsLeftOut]).toEqual([MAX_RESULTS, 2]);
  });

  it('says what is new where that is read, and leaves out on GitHub what is fixed', () => {
    const expiredAt = (...vms: readonly string[]): AuditFacts =>
      factsOf([
        inVault({
          items: known(
            ['a', 'b', 'c'].map((vm) => item({ agentExpiry: NOW + (vms.includes(vm) ? -1 : 300) * DAY }, vault, vm)),
          ),
        }),
      ]);
    const against = { given: { kind: 'first' }, failOnNew: false, acceptNew: false, version: '1.2.3' } as const;
    const { next } = reportOf(expiredAt('a', 'b'), { against }).ratchet;
    if (next === undefined) throw new Error('no baseline');
    const report = reportOf(expiredAt('b', 'c'), {
      against: { ...against, given: { kind: 'read', baseline: { ...next, issues: [], vaultIds: [] } } },
    });
    const states = (isForGitHub: boolean): string[] =>
      sarifOf(report, isForGitHub)
        .results.filter(({ ruleId }) => ruleId === 'ASR201')
        .map(({ message, baselineState = '' }) => `${message.text.slice(0, 1)} ${baselineState}`.trim());
    expect(states(true)).toEqual(['b', 'c']);
    expect(states(false)).toEqual(['b unchanged', 'c new', 'a absent']);
    const exempted = reportOf(expiredAt('b', 'c'), { exemptions: exempting('ASR201', 'b') });
    expect(sarifOf(exempted).results.map(({ message }) => message.text.slice(0, 1))).toEqual(['c']);
    expect(
      sarifOf(exempted, false).results.map(({ suppressions = [] }) =>
        suppressions.map(({ justification }) => justification),
      ),
    ).toEqual([['about-b: The last release for this kernel.'], []]);
    expect(sarifOf(reportOf(mixed), false).results.map(({ baselineState }) => baselineState)).toEqual(
      Array(3).fill('new'),
    );
  });

  it('names its category only where it is of all shards', () => {
    const options = { ...links, version: '1.2.3', home: 'https://home.test', isForGitHub: true, hash };
    const run = (category?: string): object => {
      const text = [...makeSarif(reportOf(mixed), { ...options, ...(category && { category }) })].join('');
      const sarif = JSON.parse(text) as Sarif;
      expect(sarifErrors(sarif)).toEqual([]);
      return sarif.runs[0] ?? {};
    };
    expect(run()).not.toHaveProperty('automationDetails');
    expect(run('site-recovery/')).toHaveProperty('automationDetails.id', 'site-recovery/');
  });

  it('is there for every cause', () => {
    for (const { facts, wantedAccountIds = [] } of Object.values(cases)) {
      const report = reportOf(facts, { wantedAccountIds });
      expect(sarifOf(report).results).toHaveLength(report.findings.filter(isCause).length);
    }
  });
});
