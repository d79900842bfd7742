/** The JSON report and the summary of what was found. */
import { discoverDocument } from '../../../src/core/estate/document';
import { cutMatrix } from '../../../src/core/estate/matrix';
import type { FoundVault } from '../../../src/core/estate/model';
import { discoverHeadline, discoverReport, type DiscoverReport } from '../../../src/core/estate/report';
import { discoverSummary } from '../../../src/core/estate/summary';
import { MAX_BYTES } from '../../../src/core/render/sections';
import { START } from '../../support/manual-clock';
import { links } from '../audit/values';
import { guid, inputNames, vault } from './values';

const reportOf = (vaults: readonly FoundVault[], most = 20): DiscoverReport =>
  discoverReport(
    { source: 'resource-graph', vaults, warnings: [{ code: 'W', message: 'a | b' }] },
    cutMatrix(vaults, most, 'github', false, inputNames),
    { startedAt: START, endedAt: START + 2_000 },
  );
const context = {
  ...links,
  version: '1.0.0',
  runId: guid(9),
  origin: undefined,
  inputs: { action: 'Discover', scope: ['*'] },
};
const options = { portal: 'https://portal.azure.com', tenantId: undefined, origin: undefined };

const few = [vault(1, 'a', { items: 7 }), vault(2, 'b', { items: 2 }), vault(2, 'c', { items: 1 })];

describe('the report of Discover', () => {
  it('has the plan and every vault', () => {
    const document: unknown = JSON.parse([...discoverDocument(reportOf(few), context)].join(''));
    expect(document).toMatchObject({
      report: 'asr-autoupdate',
      reportVersion: 2,
      action: 'Discover',
      runId: guid(9),
      conclusion: 'succeeded',
      vaultCount: 3,
      itemCount: 10,
      plan: {
        shards: [
          { shard: '01', name: 'Subscription 1', items: 7, subscriptions: [guid(1)], vaultIds: [few[0]?.id] },
          { shard: '02', name: 'Subscription 2', items: 3, vaultIds: [few[1]?.id, few[2]?.id] },
        ],
      },
      vaults: [{ id: few[0]?.id, shard: '01' }, { shard: '02' }, { shard: '02' }],
    });
  });

  it('is JSON also without vaults, and where the matrix does not fit', () => {
    expect(JSON.parse([...discoverDocument(reportOf([]), context)].join(''))).toMatchObject({
      vaultCount: 0,
      plan: { shards: [] },
      vaults: [],
    });
    const large = reportOf(Array.from({ length: 9_000 }, (_, index) => vault(index % 50, `v${index}`)));
    expect(JSON.parse([...discoverDocument(large, context)].join(''))).toMatchObject({
      conclusion: 'failed',
      causes: [{ level: 'error', error: { code: 'MatrixTooLarge' } }, { level: 'warning', error: { code: 'W' } }, {}],
    });
    expect(discoverHeadline(large)).toMatch(/^Failed: 9,000 vaults in 50 subscriptions/);
  });

  it('is shown with shards and subscriptions', () => {
    const summary = discoverSummary(reportOf(few), options);
    expect(summary).toContain(
      '## ✅ 3 vaults in 2 subscriptions found with Azure Resource Graph, with 10 replicated items; cut into 2 shards',
    );
    expect(summary).toContain('| 02 | Subscription 2 | 1 | 2 | 3 |');
    expect(summary).toContain('⚠️ W: a &#124; b');
    expect(summary).toMatch(/\| Subscription 2 \| 02 \| 2 \| 3 \| \[b\]\(.*\), \[c\]\(.*\) \|/);
  });

  it('stays inside the size of a summary, and lets no name break the table', () => {
    const name = '<b>|`x`\n[y](http://evil)';
    const vaults = Array.from({ length: 12_000 }, (_, index) =>
      vault(index >> 1, `v${index}`, { subscriptionName: name }),
    );
    const summary = discoverSummary(reportOf(vaults), options);
    expect(Buffer.byteLength(summary)).toBeLessThan(MAX_BYTES);
    expect(summary).toMatch(/[\d,]+ subscriptions left out to stay within the size limit/);
    expect(summary).not.toContain('<b>');
    expect(summary).not.toContain('](http://evil');
    const rows = summary.split('\n').filter((line) => line.startsWith('| &'));
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.every((row) => row.split(' | ').length === 5)).toBe(true);
  });
});
