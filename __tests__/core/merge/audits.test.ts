import { LEFT_OUT } from '../../support/exemption';
import fc from 'fast-check';
import { makeAuditReport } from '../../../src/core/audit-report/report';
import type { Vault } from '../../../src/core/values/model';
import { mergeDocument } from '../../../src/core/merge/document';
import type { MergeReport } from '../../../src/core/merge/join';
import {
  account,
  accountId,
  factsOf,
  hash,
  inVault,
  item,
  known,
  links,
  mapping,
  options,
  usage,
  vault,
} from '../audit/values';
import type { Exemption } from '../../../src/core/exemptions/model';
import { auditedEstate, auditTextOf, estateOf, factsIn, mergeFiles, planText, vaultIn } from './shards';

const auditOf = ({ joined }: MergeReport) => {
  if (joined.kind !== 'audit') throw new Error('no audit');
  return joined.report;
};

const sorted = <T>(rows: readonly T[]): readonly T[] =>
  [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

describe('audits of shards, joined', () => {
  it('are the audit of all vaults at once: every count, every row, every finding', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom('error', 'warning', 'none'),
        (subscriptions, vaults, agents, failOn) => {
          const estate = estateOf(subscriptions, vaults);
          const whole = makeAuditReport(factsIn(estate.flat(), agents), { ...options, failOn });
          const parts = estate.map((members, index): [string, string] => [
            `${index}.json`,
            auditTextOf(
              {
                ...factsIn(estate.flat(), agents),
                vaults: factsIn(estate.flat(), agents).vaults.filter(({ vault }) => members.includes(vault)),
                accounts: factsIn(members, agents).accounts,
              },
              { failOn },
            ),
          ]);
          const merged = mergeFiles({
            'plan.json': planText(estate.flat(), subscriptions),
            ...Object.fromEntries(parts),
          });
          const joined = auditOf(merged);
          // That no vault holds anything is found in each shard.
          const found = joined.findings.filter(({ id }) => id !== 'ASR306');
          expect(sorted(found)).toEqual(sorted(whole.findings.filter(({ id }) => id !== 'ASR306')));
          for (const rows of ['vaults', 'accounts', 'mappings', 'agents'] as const)
            expect(sorted<unknown>(joined[rows])).toEqual(sorted<unknown>(whole[rows]));
          expect(joined.counts.agents).toEqual(whole.counts.agents);
          expect(joined.versions).toEqual(whole.versions);
          expect(joined.soonest).toEqual(whole.soonest);
          expect([merged.compliant, merged.conclusion]).toEqual([whole.compliant, whole.conclusion]);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('are held against the newest agent of all shards, each shard and its vaults too', () => {
    const [first, second] = [vaultIn(1, 'vault-1'), vaultIn(2, 'vault-2')];
    const part = (of: Vault, agentVersion: string, failOn: 'error' | 'none') =>
      auditTextOf(
        factsOf([inVault({ items: known([item({ agentVersion, agentExpiry: undefined }, of)]) }, of)], [account()]),
        { failOn },
      );
    const merged = (failOn: 'error' | 'none') =>
      mergeFiles({
        'plan.json': planText([first, second], 2),
        '1.json': part(first, '9.64.1.1', 'error'),
        '2.json': part(second, '9.69.1.1', failOn),
      });
    const report = merged('error');
    const joined = auditOf(report);
    const old = item({}, first).id;
    expect(joined.newestAgent).toEqual({ version: '9.69.1.1', from: 'agents' });
    expect(joined.findings.filter(({ resource }) => resource === old)).toMatchObject([
      { id: 'ASR214', message: expect.stringContaining('5 releases behind 9.69.1.1') as string },
    ]);
    expect(joined.agents).toMatchObject([
      { level: 'error', releasesBehind: 5 },
      { level: 'ok', releasesBehind: 0 },
    ]);
    expect(joined.vaults).toMatchObject([{ level: 'error', findings: { error: 1 } }, { findings: { error: 0 } }]);
    expect([report.compliant, report.conclusion]).toEqual([false, 'failed']);
    // Shards that fail on different severities are judged each by itself, by the same newest agent.
    const own = merged('none');
    expect([own.compliant, own.conclusion]).toEqual([false, 'failed']);
  });

  it('have sums of the shards and subscriptions that are the counts', () => {
    const merged = mergeFiles(auditedEstate(4, 3).files);
    const { counts } = auditOf(merged);
    const sum = (rows: MergeReport['shards'] | MergeReport['subscriptions'], title: string): number =>
      rows.reduce(
        (total, { figures }) =>
          total + (figures[merged.figureColumns.findIndex((one) => one.title === title)] ?? Number.NaN),
        0,
      );
    expect(counts.agents.total).toBe(24);
    for (const rows of [merged.shards, merged.subscriptions]) {
      expect(sum(rows, 'Mappings')).toBe(counts.mappings);
      expect(sum(rows, 'Agents')).toBe(counts.agents.total);
      expect(sum(rows, 'Covered by automatic update')).toBe(counts.agents.covered);
      expect(sum(rows, 'Not covered')).toBe(counts.agents.notCovered);
      expect(sum(rows, 'Coverage not known')).toBe(counts.agents.coverageNotKnown);
      expect(sum(rows, 'Update waiting')).toBe(counts.agents.outdated);
      expect(sum(rows, 'Expiring')).toBe(counts.agents.expiring);
      expect(sum(rows, 'Errors')).toBe(counts.findings.error);
      expect(sum(rows, 'Warnings')).toBe(counts.findings.warning);
    }
    expect(merged.shards.reduce((total, { vaults }) => total + vaults, 0)).toBe(12);
    expect(merged.subscriptions.map(({ name }) => name)).toEqual([1, 2, 3, 4].map((n) => `Subscription ${n}`));
  });

  it('count an account that two shards use once, with the vaults of both', () => {
    const shared = accountId('shared');
    const autoUpdate = { ...mapping().autoUpdate, status: 'Enabled', authenticationType: 'SystemAssignedIdentity' };
    const facts = (vault: Vault) =>
      factsOf(
        [
          inVault(
            {
              mappings: known([mapping({ autoUpdate: { ...autoUpdate, automationAccountId: shared } }, vault)]),
              items: known([item({}, vault)]),
            },
            vault,
          ),
        ],
        [account({ id: shared, usage: usage(501) })],
      );
    const [a, b] = [vaultIn(1, 'a'), vaultIn(2, 'b')];
    const both = auditOf(
      mergeFiles({
        'plan.json': planText([a, b], 2),
        'a.json': auditTextOf(facts(a)),
        'b.json': auditTextOf(facts(b)),
      }),
    );
    expect(both.accounts).toHaveLength(1);
    expect(both.accounts[0]?.vaultIds).toEqual([a.id, b.id]);
    expect(both.findings.filter(({ id }) => id === 'ASR109')).toHaveLength(1);
  });

  it('fail each by its own measure', () => {
    const [old = []] = estateOf(1, 1);
    const merged = (failOn: 'error' | 'none'): MergeReport =>
      mergeFiles({
        'plan.json': planText([...old, vault], 2),
        'old.json': auditTextOf(factsIn(old), { failOn }),
        'healthy.json': auditTextOf(factsOf(), { failOn: 'error' }),
      });
    expect(merged('error')).toMatchObject({ conclusion: 'failed', compliant: false });
    expect(merged('none')).toMatchObject({ conclusion: 'succeeded', failed: false, compliant: false, causes: [] });
  });

  it('are compliant if all are, and not while one is missing', () => {
    const [other = []] = estateOf(1, 1);
    const files = { 'plan.json': planText([...other, vault], 2), 'healthy.json': auditTextOf(factsOf()) };
    const empty = factsOf(other.map((one) => inVault({ mappings: known([]), items: known([]) }, one)));
    const merged = mergeFiles({ ...files, 'empty.json': auditTextOf(empty, { failOn: 'none' }) });
    expect(merged.shards.map(({ state, failed }) => [state, failed])).toEqual([
      ['succeeded', false],
      ['succeeded', false],
    ]);
    expect(mergeFiles({ 'plan.json': planText([vault], 1), 'healthy.json': files['healthy.json'] })).toMatchObject({
      conclusion: 'succeeded',
      compliant: true,
      causes: [],
    });
    const incomplete = mergeFiles(files);
    expect(incomplete).toMatchObject({ conclusion: 'failed', compliant: false });
    expect(auditOf(incomplete).compliant).toBe(true);
  });

  it.each([
    ['cancelled', 'cancelled'],
    ['deadline', 'timed-out'],
  ] as const)('are %s if a shard was: %s', (stopped, conclusion) => {
    const estate = estateOf(2, 1);
    const [first = [], second = []] = estate;
    const merged = mergeFiles({
      'plan.json': planText(estate.flat(), 2),
      '1.json': auditTextOf(factsIn(first)),
      '2.json': auditTextOf({ ...factsIn(second), stopped }),
    });
    expect(merged).toMatchObject({ conclusion, failed: true, compliant: false });
  });

  it('are written as JSON whose rows an audit of its own would have written', () => {
    const { files, vaults } = auditedEstate(2, 2);
    const context = { ...links, version: '1.2.3', runId: 'run', origin: undefined, inputs: { action: 'Merge' } };
    const document = JSON.parse([...mergeDocument(mergeFiles(files), context)].join('')) as Record<string, unknown[]>;
    const one = JSON.parse(files['shard-1.json'] ?? '') as Record<string, unknown[]>;
    const two = JSON.parse(files['shard-2.json'] ?? '') as Record<string, unknown[]>;
    for (const rows of ['findings', 'vaults', 'accounts', 'mappings', 'agents'])
      expect(sorted(document[rows] ?? [])).toEqual(sorted([...(one[rows] ?? []), ...(two[rows] ?? [])]));
    expect(document).toMatchObject({
      report: 'asr-autoupdate',
      reportVersion: 2,
      action: 'Merge',
      merged: { action: 'Audit', shards: 2, shardsFailed: 2, vaults: vaults.length, vaultsNotReported: 0 },
      shards: [{ shard: '01', counts: { mappings: 2, agents: 4 } }, { shard: '02' }],
      subscriptions: [{ name: 'Subscription 1', shards: ['01'], vaults: 2 }, { name: 'Subscription 2' }],
    });
  });
});

describe('exemptions', () => {
  const exemption = (changes: Partial<Exemption> = {}): Exemption => ({
    name: 'all',
    findings: ['*'],
    selectors: { vault: ['vault-*'] },
    category: 'Mitigated',
    description: 'Why.',
    expiresOn: undefined,
    ...LEFT_OUT,
    file: 'e.yml',
    line: 1,
    ...changes,
  });
  const given = (...list: readonly Exemption[]) => ({
    given: { list, sources: [{ path: 'e.yml', sha256: 'a'.repeat(64) }] },
    now: options.now,
  });

  it('of the merge count, whatever the shards had, and that is said', () => {
    const { files } = auditedEstate();
    expect(mergeFiles(files)).toMatchObject({ conclusion: 'failed', compliant: false });
    const merged = mergeFiles(files, { review: { hash, exemptions: given(exemption()) } });
    expect(merged).toMatchObject({ conclusion: 'succeeded', failed: false, compliant: true });
    expect(auditOf(merged).counts).toMatchObject({ findings: { error: 0, warning: 0 }, agents: { healthy: 0 } });
    expect(merged.causes.map(({ problem }) => problem.code)).toEqual(['OtherExemptions']);

    const vaults = estateOf(1, 2).flat();
    const shard = auditTextOf(factsIn(vaults), { exemptions: given(exemption()) });
    const plain = mergeFiles({ 'plan.json': planText(vaults, 1), 'shard.json': shard });
    expect(plain).toMatchObject({ conclusion: 'failed', compliant: false });
    expect(plain.causes.map(({ problem }) => problem.code)).toEqual(['OtherExemptions']);
    expect(auditOf(plain).findings.filter(({ exemptedBy }) => exemptedBy !== undefined)).toEqual([]);
  });

  it('are called orphaned only where every shard of a whole plan reported its vaults', () => {
    const gone = exemption({ selectors: { vm: ['no-such-vm'] } });
    const stateIn = (scope: readonly string[], lost?: string): string | undefined => {
      const estate = estateOf(3, 1);
      const texts = estate.map((members, index) => [`${index}.json`, auditTextOf(factsIn(members))] as const);
      const files = Object.fromEntries(texts.filter(([name]) => name !== lost));
      const plan = planText(estate.flat(), 3, { scope });
      const merged = mergeFiles({ 'plan.json': plan, ...files }, { review: { hash, exemptions: given(gone) } });
      return auditOf(merged).exemptions.entries[0]?.state;
    };
    expect(stateIn(['*'])).toBe('orphaned');
    expect(stateIn(['*'], '1.json')).toBe('not-judged');
    expect(stateIn(['/subscriptions/00000000-0000-0000-0000-000000000001'])).toBe('not-judged');
  });
});
