/** What opens the gate between two waves, and what keeps it shut. */
import { boundOf, boundText } from '../../../src/core/merge/bound';
import type { Outcome } from '../../../src/core/values/model';
import { START } from '../../support/manual-clock';
import { problem, resultOf, row, skippedRow } from '../values';
import { auditedEstate, changeText, estateOf, mergeFiles, planText } from './shards';

const estate = estateOf(1, 2);
const vaults = estate.flat();
const [vault = { id: '', subscriptionId: '', resourceGroup: '', name: '' }] = vaults;
const plan = planText(vaults, 1);

const shard = (...outcomes: readonly Outcome[]): string =>
  changeText(
    resultOf([
      ...outcomes.map((outcome, index) => ({
        ...row(`m-${index}`, outcome, outcome.kind === 'succeeded' ? { confirmation } : {}),
        vault,
        startedAt: START,
      })),
      { ...skippedRow('s'), vault },
    ]),
    vaults,
  );
const failed: Outcome = { kind: 'failed', problem };
const good: Outcome = { kind: 'succeeded' };
const confirmation = { asWanted: true, reads: 'Enabled', healthErrors: [] };
const bound = (files: Readonly<Record<string, string>>, allowed: number) => boundOf(mergeFiles(files), allowed);

it.each<[string, readonly Outcome[], number, boolean, RegExp]>([
  ['no failure', [good], 0, true, /begin: yes\. Changes to make: 1\. Failed: 0; allowed: 0\.$/],
  ['as many as allowed', [good, failed], 1, true, /begin: yes\. Changes to make: 2\. Failed: 1; allowed: 1\.$/],
  ['one more than allowed', [failed, failed], 1, false, /begin: no\. Changes to make: 2\. Failed: 2; allowed: 1\.$/],
  ['one not ended', [{ kind: 'timed-out', problem }], 0, false, /begin: no\. .* Failed: 1;/],
  ['one refused', [{ kind: 'failed-to-start', problem }], 0, false, /begin: no\. .* Failed: 1;/],
  ['one abandoned', [{ kind: 'abandoned', problem }], 0, false, /begin: no\. .* Failed: 1;/],
  ['nothing to do', [], 0, true, /begin: yes\. Nothing had to be changed, so nothing was tried\.$/],
])('%s', (_name, outcomes, allowed, isWithin, text) => {
  const seen = bound({ plan, shard: shard(...outcomes) }, allowed);
  expect(seen).toMatchObject({ isWhole: true, isWithin });
  expect(boundText(seen)).toMatch(text);
});

it('stays shut where something was not reported, however many may fail', () => {
  const { files } = auditedEstate(2, 2);
  const [first = ''] = Object.keys(files).filter((name) => !name.includes('plan'));
  const others = Object.fromEntries(Object.entries(files).filter(([name]) => name !== first));
  for (const parts of [{ plan }, { shard: shard(good) }, others]) {
    const seen = bound(parts, 1_000);
    expect(seen).toMatchObject({ isWhole: false, isWithin: false });
    expect(boundText(seen)).toMatch(/begin: no\..* Not every shard and vault was reported/);
  }
  expect(boundText(bound(files, 0))).toBe('The next wave may begin: yes.');
});
