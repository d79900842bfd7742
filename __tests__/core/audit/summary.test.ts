import { stepText } from '../../../src/core/audit/steps';
import fc from 'fast-check';
import { judge } from '../../../src/core/audit/judge';
import { makeAuditSummary } from '../../../src/core/audit-report/summary';
import { versionChart } from '../../../src/core/audit-report/version-chart';
import { MAX_BYTES } from '../../../src/core/render/sections';
import { cases } from './cases';
import { estate } from './hostile-estates';
import {
  DAY,
  NOW,
  factsOf,
  inVault,
  item,
  known,
  links,
  options as judged,
  reportOf,
  vault,
  vaultNamed,
  mapping,
  setting,
} from './values';

const options = { ...links, drawsMermaid: false, origin: undefined };
const portal = 'https://portal.azure.com/#@tenant/resource';
const docs = 'https://docs.test/findings.md';

describe('the summary of an audit', () => {
  it('tells the verdict first, then what to do, causes, expiries and vaults, and the run last', () => {
    const old = { agentVersion: '9.60', agentExpiry: NOW - DAY };
    const items = [item(old, vault, 'a'), item(old, vault, 'b'), item({ agentExpiry: undefined }, vault, 'c')];
    const facts = factsOf([inVault({ items: known(items) })]);
    const [found] = judge(facts, judged);
    const id = (vm: string): string => item({}, vault, vm).id;
    const summary = makeAuditSummary(reportOf(facts), {
      ...options,
      origin: { name: 'run 7', url: 'https://ci.test/7' },
    });
    expect(summary.split('\n')).toEqual([
      '## ❌ Not compliant: 1 of 3 VMs covered and current; 2 held back by 2 causes; 2 errors in 1 vault',
      '',
      '3 agents: 1 current, 0 with an update waiting, 2 expiring within 60 days (2 expired), automatic update: 1 covered, 2 not covered, 0 not known.',
      '',
      '### Do next: 1 step heals 2 of 2 VMs',
      '',
      '1. **Update 2 agents in 1 vault** (this tool, needed by 2 VMs)',
      '',
      '   ```yaml',
      '   action: UpdateAgents',
      `   vault-id: ${vault.id}`,
      '   vm: |',
      '     a',
      '     b',
      '   ```',
      '',
      'Then 3 of 3 VMs are covered and current.',
      '',
      '### Causes',
      '',
      '|  | Finding | Count | Where | What to do |',
      '| --- | --- | --- | --- | --- |',
      `| ❌ | [ASR201](${docs}#asr201) **The agent has expired**<br>For instance: a: the agent 9.60 has expired on 2025-12-31.<br>${found?.cause} | 2 | [a](${portal}${id('a')})<br>[b](${portal}${id('b')}) | For a:<br>${found?.remedy.map(stepText).join('<br>')} |`,
      '',
      '### Expiring first',
      '',
      '|  | VM | Vault | Agent | Expires | Days left | Covered by automatic update |',
      '| --- | --- | --- | --- | --- | --- | --- |',
      `| ❌ | [a](${portal}${id('a')}) | [vault](${portal}${vault.id}) | 9.60 | 2025-12-31 | -1 | no |`,
      `| ❌ | [b](${portal}${id('b')}) | [vault](${portal}${vault.id}) | 9.60 | 2025-12-31 | -1 | no |`,
      '',
      '### Vaults',
      '',
      '|  | Vault | Errors | Warnings | Notes | Mappings | VMs | Covered | Not covered | Not known | Update waiting | Expiring |',
      '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
      `| ❌ | [vault](${portal}${vault.id}) | 2 | 0 | 0 | 1 | 3 | 1 | 2 | 0 | 0 | 2 |`,
      '',
      '### Agents by version',
      '',
      '```text',
      '9.60         ████████████████████████████████████████ 2',
      '9.67.7653.1  ████████████████████ 1',
      '```',
      '',
      'Agents are compared with 9.67.7653.1, the newest version seen in this audit.',
      '',
      'Nothing was changed. 2026-01-01T00:00:00Z, 30 s. Run: [run 7](https://ci.test/7).',
      '',
    ]);
  });

  it.each([
    ['nothing', factsOf(), '## ✅ Compliant: 1 of 1 VM covered and current; no findings in 1 vault'],
    [
      'a warning',
      cases['ASR203']?.facts,
      '## ⚠️ Compliant: 0 of 1 VM covered and current; 1 held back by 1 cause; 1 warning in 1 vault',
    ],
    [
      'the deadline',
      cases['ASR307']?.facts,
      '## ⏱️ Audit not ended in time; until then: 1 of 1 VM covered and current; 1 error in 1 vault',
    ],
    ['no vault', cases['ASR306']?.facts, '## ❌ Not compliant: no VM to judge; 1 error in 0 vaults'],
  ])('has a headline for %s', (_name, facts = factsOf([]), headline) => {
    expect(makeAuditSummary(reportOf(facts), options).split('\n')[0]).toBe(headline);
  });

  it('says that there was nothing to judge where there was no VM, and that what follows from a cause is held back by it', () => {
    const none = makeAuditSummary(reportOf(factsOf([inVault({ items: known([]) })])), options);
    expect(none).toMatch(/^## ⚠️ Nothing to judge: no VM to judge; .* in 1 vault\n/);
    const off = mapping({ autoUpdate: { ...setting, status: 'Disabled' } });
    const items = [item({}, vault, 'a'), item({}, vault, 'b')];
    const held = reportOf(factsOf([inVault({ mappings: known([off]), items: known(items) })]));
    expect(held.counts).toMatchObject({ findings: { error: 1 }, agents: { healthy: 0, heldBack: 2, notKnown: 0 } });
    expect(held.vaults[0]?.findings.error).toBe(1);
    const summary = makeAuditSummary(held, options);
    expect(summary).toContain('**Holds back 2 VMs.**');
    expect(summary).not.toContain('ASR212');
  });

  it('folds what is long to copy where the host can, so that the steps stay together', () => {
    const old = { agentVersion: '9.60', agentExpiry: NOW - DAY };
    const items = Array.from({ length: 20 }, (_, index) => item(old, vault, `vm-${index}`));
    const report = reportOf(factsOf([inVault({ items: known(items) })]));
    const folded =
      /\n   <details><summary>What to copy<\/summary>\n\n   ```yaml\n[^`]* {5}vm-9\n   ```\n\n   <\/details>\n\nThen 20 of 20/;
    expect(makeAuditSummary(report, { ...options, drawsMermaid: true })).toMatch(folded);
    expect(makeAuditSummary(report, options)).not.toContain('<details>');
  });

  it('says that errors which fail nothing are there all the same', () => {
    const report = reportOf(cases['ASR201']?.facts ?? factsOf(), { failOn: 'none' });
    expect(makeAuditSummary(report, options)).toMatch(/^## ⚠️ Not compliant: 0 of 1 VM/);
  });

  it('stays below the limit with two thousand bad vaults of the longest names, and says what it left out', () => {
    const name = '|'.repeat(200);
    const vaults = Array.from({ length: 2_000 }, (_, index) => {
      const of = vaultNamed(`${name}${index}`);
      return inVault({ mappings: known([]), items: known([item({ vm: name, agentVersion: name }, of)]) }, of);
    });
    const summary = makeAuditSummary(reportOf(factsOf(vaults)), options);
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(MAX_BYTES);
    const shown = summary.slice(summary.indexOf('### Vaults')).match(/^\| ❌/gm)?.length ?? 0;
    const dropped = Number(/^([\d,]+) rows left out/m.exec(summary)?.[1]?.replace(',', ''));
    expect(shown).toBeGreaterThan(100);
    expect(shown + dropped).toBe(2_000);
  });

  it('keeps its tables, holds no HTML but its line breaks, and links nowhere but to the portal and the documents', () => {
    fc.assert(
      fc.property(estate, fc.boolean(), (facts, drawsMermaid) => {
        const summary = makeAuditSummary(reportOf(facts), { ...options, drawsMermaid });
        const [, chart = ''] = /```(?:mermaid|text)\n([\s\S]*?)\n```\n/.exec(summary) ?? [];
        const rest = summary
          .replace(/```(mermaid|text)\n[\s\S]*?\n```\n/, '')
          .replace(/^ +```(yaml|sh)\n( +.*\n)*? +```\n/gm, '')
          .replace(/`[^`|<>\n]+`/g, 'code');
        expect(chart).not.toMatch(/[`<>|#;]/);
        expect(
          rest.replace(/<br>|<!-- -->|<\/?code>|<details><summary>What to copy<\/summary>|<\/details>/g, ''),
        ).not.toMatch(/[<>`]/);
        for (const table of rest.split('\n\n').filter((block) => block.startsWith('|'))) {
          const widths = table.split('\n').map((line) => line.match(/\|/g)?.length);
          expect(new Set(widths).size).toBe(1);
        }
        for (const [, target] of rest.matchAll(/\]\(([^)]*)\)/g)) {
          expect(target).toMatch(/^https:\/\/(portal\.azure\.com\/#|docs\.test\/findings\.md#asr\d{3}$)/);
        }
        expect(rest.replace(/\]\(https:[^)]*\)/g, '')).not.toMatch(/:\/\/|www\./i);
      }),
      { numRuns: 300, seed: 12 },
    );
  });
});

describe('versionChart', () => {
  it('draws a pie of the most frequent versions, the rest together', () => {
    const versions = Array.from({ length: 12 }, (_, index) => ({
      version: `9.${index}"`,
      agents: 20 - index,
      outdated: index,
    }));
    expect(versionChart(versions, true)).toEqual([
      '### Agents by version',
      '',
      '```mermaid',
      'pie showData',
      '  title Agents by version',
      '  "9.0" : 20',
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((index) => `  "9.${index} (update waiting)" : ${20 - index}`),
      '  "3 other versions" : 30',
      '```',
      '',
    ]);
  });

  it('draws nothing of nothing', () => {
    expect(versionChart([], true)).toEqual([]);
  });
});
