/** Updates of agents by the shipped bundle. What must be true of changes of mappings is true of them as well. */
import type { RequestRecord, Simulator, StateView } from '../../simulator';
import type { Played, PlayOptions } from '../../simulator/play';
import { untruths } from '../reliability/truth';
import { rightsBeyond } from '../support/roles';
import { expectConsistent, playPatiently, reportOf, withSimulator, type ReportDocument, type RunOptions } from './runs';

type Row = ReportDocument['mappings'][number];

export interface ItemRow extends Row {
  readonly pickedUp?: boolean;
}

export interface UpdateDocument extends Omit<ReportDocument, 'mappings'> {
  readonly items: readonly ItemRow[];
}

export interface Updated {
  readonly played: Played;
  readonly report: UpdateDocument;
  readonly requests: readonly RequestRecord[];
  readonly state: StateView;
}

/** The report as if it were one of mappings. */
const asMappings = ({ items, ...rest }: UpdateDocument): ReportDocument => ({
  ...rest,
  mappings: items,
});

/** The service as if agents were settings, and the newest agent the wanted one. */
const asSettings = (state: StateView): StateView => ({
  ...state,
  vaults: state.vaults.map((vault) => ({
    ...vault,
    mappings: vault.items.map(({ id, provider, updates, refusals, updateRequired }) => ({
      id,
      provider,
      refusals,
      changes: updates,
      status: updateRequired ? 'Disabled' : 'Enabled',
      account: null,
      authentication: 'SystemAssignedIdentity',
      scheduleName: null,
      jobScheduleName: null,
      state: 'Paired',
      healthErrors: 0,
    })),
    jobs: vault.updates.map(({ item, ...work }) => ({ ...work, mapping: item, wanted: 'Enabled' })),
  })),
});

export const documentOf = (played: Played): UpdateDocument => reportOf(played) as unknown as UpdateDocument;

/** Checks one run against what the service says when it is over. */
export function expectTruth(played: Played, options: PlayOptions, simulator: Simulator): Updated {
  expect({ killedBy: played.signal }).toEqual({ killedBy: null });
  const report = documentOf(played);
  const outputs = Object.entries(played.outputs).map(([name, value]) => [name.replace(/^items/, 'mappings'), value]);
  expectConsistent(
    { ...played, report: asMappings(report), outputs: Object.fromEntries(outputs) as Record<string, string> },
    options,
  );
  const state = simulator.state();
  const timeout = Number(options.inputs?.['timeout'] ?? 160);
  if (report.inputs.dryRun) expect(mostAtOnce(state, Date.parse(report.startedAt))).toBe(0);
  else expect(untruths({ report: asMappings(report), state: asSettings(state), timeout })).toEqual([]);
  return { played, report, requests: [...simulator.requests()], state };
}

export const update = (options: RunOptions): Promise<Updated> =>
  withSimulator(options, async (simulator) => {
    const played = await playPatiently(simulator, options, options.patience ?? 50);
    expect(rightsBeyond('update-role.json', simulator.requests())).toEqual([]);
    return expectTruth(played, options, simulator);
  });

export const sent = (requests: readonly RequestRecord[]): readonly RequestRecord[] =>
  requests.filter(({ kind }) => kind === 'item.update');

/** The most updates that ran at the service at once, those of others left out. */
export function mostAtOnce(state: StateView, since: number): number {
  const spans = state.vaults
    .flatMap(({ updates }) => updates)
    .filter(({ startedAt }) => startedAt >= since)
    .map(({ startedAt, endsAt }) => ({ startedAt, endsAt: endsAt ?? Number.POSITIVE_INFINITY }));
  const running = (at: number): number => spans.filter((one) => one.startedAt <= at && one.endsAt > at).length;
  return Math.max(0, ...spans.map(({ startedAt }) => running(startedAt)));
}
