/** Who may upload artifacts to a run may add reports to it, and turns no red run green by that. */
import { readFileSync, writeFileSync } from 'node:fs';
import { findScenario, type Simulator } from '../../simulator';
import type { Played, PlayOptions } from '../../simulator/play';
import { expectEnd, playPatiently, withSimulator } from './runs';

type Json = Record<string, unknown>;

const PATIENCE = 50;

const pathOf = ({ outputs }: Played): string => outputs['report-path'] ?? outputs['reportPath'] ?? '';

/** Nothing is wrong any more, and everything adds up. */
function cleaned(report: Json): Json {
  const counts = report['counts'] as Json;
  const noFindings = { error: 0, warning: 0, note: 0 };
  const healthy = (list: string, rest: Json = {}) =>
    (report[list] as Json[]).map((row) => ({ ...row, level: 'ok', ...rest }));
  return {
    ...report,
    runId: '00000000-0000-4000-8000-000000000000',
    conclusion: 'succeeded',
    compliant: true,
    findings: [],
    counts: { ...counts, findings: noFindings, holdingBack: 0 },
    vaults: healthy('vaults', { findings: noFindings }),
    accounts: healthy('accounts'),
    mappings: healthy('mappings'),
    agents: healthy('agents'),
  };
}

const origin = (report: Json): Json => report['origin'] as Json;
const laterAttempt = (report: Json): Json => {
  const url = String(origin(report)['url']).replace(/(\/attempts\/|&attempt=)\d+$/, '$19');
  return { ...report, origin: { ...origin(report), url: /9$/.test(url) ? url : `${url}&attempt=9` } };
};

const forgeries: readonly [string, (honest: Json) => Json, boolean, readonly string[]][] = [
  ['a copy of a later attempt beside it', (honest) => laterAttempt(cleaned(honest)), true, ['LaterAttempt']],
  ['a copy with no findings beside it', cleaned, true, ['ShardTwice']],
  [
    'a copy that only says that it is compliant, in its place',
    (honest) => ({ ...honest, compliant: true, conclusion: 'succeeded' }),
    false,
    ['ReportDoesNotAddUp', 'ShardMissing'],
  ],
];

describe.each(['github', 'azure-pipelines'] as const)('a report that somebody made up, on %s', (host) => {
  const none = { scope: undefined, 'automation-account-id': undefined };
  const run = (simulator: Simulator, inputs: PlayOptions['inputs']): Promise<Played> =>
    playPatiently(simulator, { host, inputs: { ...none, ...inputs } }, PATIENCE);

  it('makes no run green', async () => {
    await withSimulator({ scenario: findScenario('estate'), speed: 60 }, async (simulator) => {
      const found = await run(simulator, { action: 'Discover', scope: '*', shards: '1' });
      const { plan } = found.report as { plan: { shards: { vaultIds: string[] }[] } };
      const shard = await run(simulator, { action: 'Audit', 'vault-id': plan.shards[0]?.vaultIds.join(',') });
      const honest = JSON.parse(readFileSync(pathOf(shard), 'utf8')) as Json;
      for (const [, forge, beside, codes] of forgeries) {
        const forged = `${pathOf(shard)}.forged.json`;
        writeFileSync(forged, JSON.stringify(forge(honest), null, 2));
        const reports = [pathOf(found), ...(beside ? [pathOf(shard)] : []), forged].join(',');
        const merged = await run(simulator, { action: 'Merge', reports });
        expectEnd(merged, { host }, true);
        const { compliant, causes } = merged.report as {
          compliant?: boolean;
          causes: { level: string; error: { code: string } }[];
        };
        const errors = causes.flatMap(({ level, error }) => (level === 'error' ? [error.code] : []));
        expect({ compliant: compliant === true, errors }).toEqual({ compliant: false, errors: codes });
      }
    });
  });
});
