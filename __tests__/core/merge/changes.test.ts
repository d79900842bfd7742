import type { AgentSubject } from '../../../src/core/changes/agent-update';
import { changeRowJson } from '../../../src/core/merge/change-rows';
import { mergeDocument } from '../../../src/core/merge/document';
import type { MergeReport } from '../../../src/core/merge/join';
import type { Mapping, Outcome, Row, Vault } from '../../../src/core/values/model';
import type { ChangeReportOptions } from '../../../src/core/changes/report';
import { START } from '../../support/manual-clock';
import { itemNamed } from '../changes/agent-values';
import { links } from '../audit/values';
import { mappingNamed, problem, resultOf } from '../values';
import { agentsText, changeText, estateOf, mergeFiles, planText } from './shards';

const estate = estateOf(3, 2);
const vaults = estate.flat();
const told: Outcome = {
  kind: 'failed',
  problem: {
    ...problem,
    possibleCauses: 'Causes.',
    recommendedAction: 'Do.',
    correlationId: 'c',
    nextStep: 'Next.',
  },
};

const rowIn = (
  vault: Vault,
  name: string,
  outcome: Outcome | undefined,
  changes: Partial<Row<Mapping>> = {},
): Row<Mapping> => ({
  vault,
  subject: mappingNamed(name, {}, vault),
  decision: { selected: true, reason: 'automatic update is disabled' },
  ...(outcome && { outcome, jobId: `${vault.id}/replicationJobs/${name}`, startedAt: START, endedAt: START + 61_500 }),
  ...(outcome?.kind === 'succeeded' && { confirmation: { asWanted: true, reads: 'Enabled', healthErrors: [] } }),
  ...changes,
});

/** Everything that a row can tell. */
const rowsIn = (vault: Vault): Row<Mapping>[] => [
  rowIn(vault, 'good', { kind: 'succeeded' }, { pickedUp: true }),
  rowIn(vault, 'remarked', { kind: 'succeeded', note: 'Some.' }),
  rowIn(
    vault,
    'doubtful',
    { kind: 'succeeded' },
    {
      confirmation: {
        asWanted: false,
        reads: 'Disabled',
        healthErrors: [{ code: 'H', message: 'm', possibleCauses: 'p', recommendedAction: 'r' }],
      },
    },
  ),
  rowIn(vault, 'bad', told),
  rowIn(vault, 'skipped', undefined, { decision: { selected: false, reason: 'already enabled' } }),
];

const partsOf = (textOf: (of: readonly Vault[], index: number) => string): Record<string, string> => ({
  'plan.json': planText(vaults, 3),
  ...Object.fromEntries(estate.map((of, index) => [`${index}.json`, textOf(of, index)])),
});

const merge = (
  rowsOf: (vault: Vault, shard: number) => Row<Mapping>[],
  options: Partial<ChangeReportOptions> = {},
  changes: Parameters<typeof resultOf>[1] = {},
): MergeReport =>
  mergeFiles(
    partsOf((of, index) =>
      changeText(
        resultOf(
          of.flatMap((vault) => rowsOf(vault, index)),
          index === 1 ? changes : {},
        ),
        of,
        options,
      ),
    ),
  );

const documentOf = (report: MergeReport): Record<string, unknown> =>
  JSON.parse(
    [
      ...mergeDocument(report, {
        ...links,
        version: '1.2.3',
        runId: 'run',
        origin: undefined,
        inputs: { action: 'Merge' },
      }),
    ].join(''),
  ) as Record<string, unknown>;

describe('runs of shards, joined', () => {
  it('have the sums of their counts, and rows that are as they were', () => {
    const merged = merge((vault) => rowsIn(vault));
    expect(merged).toMatchObject({
      action: 'Enabled',
      conclusion: 'failed',
      failed: true,
      changed: true,
      compliant: undefined,
    });
    const document = documentOf(merged);
    expect(document).toMatchObject({
      action: 'Merge',
      merged: { action: 'Enabled', shards: 3, shardsFailed: 3, vaults: 6 },
      counts: { total: 30, selected: 24, skipped: 6, succeeded: 18, failed: 6, 'failed-to-start': 0 },
      shards: [{ counts: { mappings: 10, selected: 8, succeeded: 6, failed: 2, notEnded: 0 } }, {}, {}],
      subscriptions: [{ vaults: 2, counts: { mappings: 10 } }, {}, {}],
      vaults: vaults.map(({ id }) => ({ id, state: 'reported', counts: { mappings: 5 } })),
    });
    const written = estate.flatMap((of) => {
      const { mappings } = JSON.parse(changeText(resultOf(of.flatMap(rowsIn)), of)) as { mappings: object[] };
      return mappings;
    });
    const sorted = (rows: readonly object[]): readonly string[] => rows.map((row) => JSON.stringify(row)).sort();
    expect(sorted(document['mappings'] as object[])).toEqual(sorted(written));
    const bad = ['1-1', '1-2', '2-1', '2-2', '3-1', '3-2'].map((vault) => `vault-${vault} / bad`);
    expect(merged.joined).toMatchObject({ report: { causes: [{ affected: bad }, {}, {}, {}] } });
  });

  it('update agents: the rows are replicated items', () => {
    const rowOf = (vault: Vault): Row<AgentSubject> => {
      const item = itemNamed(`vm-${vault.name}`, { agentExpiry: START, vmId: 'x' });
      return {
        vault,
        subject: { id: item.id, name: item.vm, sourceFabric: '', targetFabric: '', item },
        decision: { selected: true, reason: 'an update is waiting' },
        outcome: { kind: 'succeeded' },
      };
    };
    const texts = partsOf((of) => agentsText({ ...resultOf([]), rows: of.map(rowOf) }, of));
    const merged = mergeFiles(texts);
    expect(merged).toMatchObject({ action: 'UpdateAgents', conclusion: 'succeeded', failed: false, causes: [] });
    const document = documentOf(merged);
    const { items } = JSON.parse(texts['0.json'] ?? '') as { items: object[] };
    expect((document['items'] as object[]).slice(0, 2)).toEqual(items);
    expect(merged.figureColumns[0]?.title).toBe('Replicated items');
  });

  it.each<[string, MergeReport['conclusion'], () => MergeReport]>([
    ['nothing had to change', 'unchanged', () => merge(() => [])],
    ['one changed', 'succeeded', () => merge((v, n) => (n === 1 ? [rowIn(v, 'a', { kind: 'succeeded' })] : []))],
    ['it was a dry run', 'planned', () => merge((v) => [rowIn(v, 'a', undefined)], { dryRun: true })],
    [
      'one drifted',
      'drifted',
      () => merge((v, n) => (n === 1 ? [rowIn(v, 'a', undefined)] : []), { dryRun: true, failOnDrift: true }),
    ],
    [
      'one failed',
      'failed',
      () => merge((v, n) => (n === 1 ? [rowIn(v, 'a', told)] : [rowIn(v, 'a', { kind: 'succeeded' })])),
    ],
    [
      'one timed out, another failed',
      'timed-out',
      () => merge((v, n) => [rowIn(v, 'a', n === 1 ? { kind: 'timed-out', problem } : told)]),
    ],
    ['one was cancelled', 'cancelled', () => merge((v) => [rowIn(v, 'a', told)], {}, { stopped: 'cancelled' })],
    [
      'a vault could not be read',
      'failed',
      () => merge(() => [], {}, { vaultFailures: [{ vault: vaults[2] ?? vaultless(), problem }] }),
    ],
  ])('%s: %s', (_, conclusion, of) => {
    const merged = of();
    expect(merged.conclusion).toBe(conclusion);
    expect(merged.failed).toBe(['drifted', 'failed', 'timed-out', 'cancelled'].includes(conclusion));
  });

  it('name the vaults that could not be read', () => {
    const [, [first] = []] = estate;
    const merged = merge(() => [], {}, { vaultFailures: first === undefined ? [] : [{ vault: first, problem }] });
    expect(merged.vaults.filter(({ state }) => state === 'unread').map(({ id }) => id)).toEqual([first?.id]);
    expect(documentOf(merged)['vaultErrors']).toEqual([{ vaultId: first?.id, error: problem }]);
    expect(merged.subscriptions[0]).toMatchObject({ name: 'Subscription 2', missing: 1 });
  });

  it('say that the time was over, where that is why a vault was not read', () => {
    const vaultFailures = [{ vault: vaults[2] ?? vaultless(), problem }];
    const merged = merge(() => [], {}, { vaultFailures, stopped: 'deadline' });
    expect(merged).toMatchObject({ conclusion: 'timed-out', joined: { report: { conclusion: 'timed-out' } } });
  });

  it('fail if a shard is missing, whatever the others did', () => {
    const { 'plan.json': plan = '', '0.json': first = '' } = partsOf((of) => changeText(resultOf([]), of));
    expect(mergeFiles({ 'plan.json': plan, '0.json': first })).toMatchObject({ conclusion: 'failed', failed: true });
  });
});

const vaultless = (): never => {
  throw new Error('the estate has vaults');
};

test('a row keeps what was read, and nothing else', () => {
  const merged = merge((vault) => rowsIn(vault));
  if (merged.joined.kind !== 'change') throw new Error('no change');
  const json = merged.joined.report.rows.map((row) => changeRowJson(row, 'mappings'));
  expect(json[0]).toMatchObject({ before: { provider: 'A2A', state: 'Paired', status: 'Disabled', healthErrors: [] } });
});
