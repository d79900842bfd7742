/** The page and the summary of a merge: what is wrong with the shards first, then what one run would say of all. */
import { mergePage } from '../../../src/core/merge/page';
import { mergeSummary } from '../../../src/core/merge/summary';
import { links } from '../audit/values';
import { resultOf, row } from '../values';
import { auditedEstate, changeText, mergeFiles, planText } from './shards';

const options = { ...links, version: '1.2.3', runId: 'run', origin: undefined, identity: 'client 1' };
const headings = (text: string): string[] => [...text.matchAll(/^### ([^:\n]*)/gm)].map(([, title = '']) => title);

test('audits of shards, one of which is missing', () => {
  const { files } = auditedEstate();
  const others = Object.entries(files).filter(([name]) => name !== 'shard-2.json');
  const report = mergeFiles(Object.fromEntries(others));
  const { verdict, gauges, sections, scope, inventories } = mergePage(report, options);
  expect(verdict.level).toBe('error');
  expect(verdict.text).toMatch(/^Incomplete: 1 of 3 shards missing\. The others: Not compliant: 0 of 8 VMs/);
  expect(gauges.map(({ title, value }) => [title, value])).toEqual([
    ['VMs covered and current', '0 of 8'],
    ['Support of agents', '2 out'],
    ['Causes', '14'],
    ['Exempted', 'none'],
    ['Shards whole', '2 of 3'],
  ]);
  expect(sections.map((section) => (section.kind === 'table' ? section.table.title : section.title))).toEqual([
    'Shards and reports',
    'Do next',
    'Causes',
    'Not read',
    'Subscriptions',
    'Support by week',
    'Vaults',
    'VMs',
    'Mappings',
    'Accounts',
    'Versions',
    'Shards',
    'Run',
  ]);
  // It signs in nowhere.
  expect(JSON.stringify([scope, sections.at(-1)])).not.toContain('client 1');
  expect(inventories.map(({ id }) => id)).toEqual([
    'shards',
    'subscriptions',
    'findings',
    'agents',
    'mappings',
    'vaults',
  ]);
  const summary = mergeSummary(report, { ...options, bound: undefined, drawsMermaid: false });
  expect(headings(summary)).toEqual([
    'Shards and reports',
    'Do next',
    'Causes',
    'Subscriptions',
    'Expiring first',
    'Vaults',
    'Agents by version',
    'Shards',
  ]);
});

test('changes of shards', () => {
  const { vaults } = auditedEstate(2, 1);
  const confirmation = { asWanted: true, reads: 'Enabled', healthErrors: [] };
  const changed = vaults.map((vault, index) =>
    changeText(resultOf([{ ...row(`m-${index}`, { kind: 'succeeded' }, { confirmation }), vault, startedAt: 0 }]), [
      vault,
    ]),
  );
  const report = mergeFiles({
    'plan.json': planText(vaults, 2),
    '1.json': changed[0] ?? '',
    '2.json': changed[1] ?? '',
  });
  const { verdict, gauges, sections } = mergePage(report, options);
  expect([verdict.level, report.causes]).toEqual(['ok', []]);
  expect(gauges.map(({ title, value }) => [title, value])).toEqual([
    ['Changes', '2 of 2'],
    ['Shards whole', '2 of 2'],
  ]);
  expect(sections.map((section) => (section.kind === 'table' ? section.table.title : section.title))).toEqual([
    'Mappings',
    'Subscriptions',
    'Vaults',
    'Shards',
    'Run',
  ]);
  const summary = mergeSummary(report, { ...options, bound: undefined, drawsMermaid: false });
  expect(headings(summary).slice(-2)).toEqual(['Subscriptions', 'Shards']);
  expect(summary.indexOf('m-0')).toBeLessThan(summary.indexOf('### Subscriptions'));
});
