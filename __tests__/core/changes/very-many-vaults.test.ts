/** What log and summary say of more vaults than anybody reads of one by one. */
import { settingWords } from '../../../src/core/changes/change-kind';
import { SubscriptionProgress } from '../../../src/core/changes/subscription-progress';
import { makeSummary } from '../../../src/core/changes/summary';
import { problem, reportOf, row, skippedRow, vaultNamed } from '../values';

const GUIDS = ['00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002'];
const vaults = Array.from({ length: 60 }, (_, index) => ({
  ...vaultNamed(`v${index}`, GUIDS[index % 2]),
  ...(index % 2 === 0 && { subscriptionName: 'first' }),
}));
const options = {
  asked: 'Asked.',
  portal: 'https://portal.azure.com',
  tenantId: undefined,
  drawsMermaid: false,
  origin: undefined,
};

describe('the log', () => {
  it('says of a subscription what is in it once all of its vaults were heard of', () => {
    const said: string[] = [];
    const progress = new SubscriptionProgress(vaults, settingWords, (line) => said.push(line));
    for (const vault of vaults) progress.heardOf(vault, vault.name === 'v3' ? undefined : { rows: 3, changes: 2 });
    // What fails after it was listed is no vault more.
    for (const vault of vaults.slice(0, 2)) progress.heardOf(vault, undefined);
    expect(said).toEqual([
      'Subscription first: 30 vaults, 90 mappings, 60 to change',
      `Subscription ${GUIDS[1]}: 30 vaults, 87 mappings, 58 to change, 1 vault not read`,
    ]);
  });

  it('counts a subscription as complete when all that was to change in it has ended', () => {
    const progress = new SubscriptionProgress(vaults, settingWords, () => undefined);
    expect(progress.text()).toBe('0 of 2 subscriptions complete');
    for (const vault of vaults) progress.heardOf(vault, { rows: 1, changes: vault.name === 'v2' ? 1 : 0 });
    expect(progress.text()).toBe('1 of 2 subscriptions complete');
    for (const vault of vaults.slice(2, 3)) progress.ended(vault);
    expect(progress.text()).toBe('2 of 2 subscriptions complete');
  });
});

describe('the summary', () => {
  const rows = vaults.flatMap((vault, index) => [
    row(`m${index}`, index === 7 ? { kind: 'failed', problem } : { kind: 'succeeded' }, { vault }),
    { ...skippedRow(`s${index}`), vault },
  ]);

  it('has subscriptions first, those with failures before others, and rows only of what needs a reader', () => {
    const summary = makeSummary(reportOf(rows), { ...options, bySubscription: true }).split('\n');
    const from = summary.indexOf('### Subscriptions');
    expect(summary.slice(from, from + 12)).toEqual([
      '### Subscriptions',
      '',
      '| Subscription | Vaults | Mappings | Selected | Succeeded | To look at |',
      '| --- | --- | --- | --- | --- | --- |',
      `| ${GUIDS[1]} | 30 | 60 | 30 | 29 | 1 |`,
      '| first | 30 | 60 | 30 | 30 | 0 |',
      '',
      'Only the JSON report has the 119 mappings that went as asked.',
      '',
      '### Mappings',
      '',
      '| Mapping | Vault | Reason | Outcome | Duration | Cause and next step |',
    ]);
    expect(summary.filter((line) => /^\| [ms]\d/.test(line))).toHaveLength(1);
  });

  it('names every row where vaults are few, or where others have named the subscriptions', () => {
    const few = rows.slice(0, 100);
    for (const [given, bySubscription] of [[few, true] as const, [rows, false] as const]) {
      const summary = makeSummary(reportOf(given), { ...options, bySubscription });
      expect(summary).not.toContain('### Subscriptions');
      expect(summary.split('\n').filter((line) => /^\| [ms]\d/.test(line))).toHaveLength(given.length);
    }
  });
});
