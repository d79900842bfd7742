/** The merge of a large estate, with the figures that it promises. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { auditTextOf, estateOf, factsIn, planText } from './shards';

const root = join(__dirname, '../../..');
const SHARDS = 20;

interface Figures {
  readonly headline: string;
  readonly seconds: number;
  /** By itself, whatever else the machine does. */
  readonly processorSeconds: number;
  readonly peakMiB: number;
  readonly reportBytes: number;
  readonly pageBytes: number;
  readonly summaryBytes: number;
  readonly outputs: Readonly<Record<string, string>>;
}

test('20 shards, 2,000 vaults, 100,000 agents: merged and written in 20 s and 500 MB', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'merge-figures-'));
  try {
    const estate = estateOf(200, 10);
    const plan = planText(estate.flat(), SHARDS);
    writeFileSync(join(folder, 'plan.json'), plan);
    const { shards } = (JSON.parse(plan) as { plan: { shards: { shard: string; subscriptions: string[] }[] } }).plan;
    for (const { shard, subscriptions } of shards) {
      const vaults = estate.flat().filter(({ subscriptionId }) => subscriptions.includes(subscriptionId));
      mkdirSync(join(folder, shard));
      writeFileSync(join(folder, shard, 'report.json'), auditTextOf(factsIn(vaults, 50, 3)));
    }
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', join(root, 'scripts/merge-figures.ts'), folder],
      { cwd: root },
    );
    const figures = JSON.parse(stdout) as Figures;
    const { seconds, processorSeconds, peakMiB, reportBytes, pageBytes, summaryBytes } = figures;
    const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
    console.log(
      `${figures.headline}\n${seconds.toFixed(1)} s (${processorSeconds.toFixed(1)} s of a processor), peak ${peakMiB.toFixed(0)} MiB; ` +
        `report ${megabytes(reportBytes)}, page ${megabytes(pageBytes)}, summary ${megabytes(summaryBytes)}`,
    );
    expect(figures.outputs).toMatchObject({ 'agents-total': '100000', 'vault-count': '2000', 'shard-count': '20' });
    expect(Math.min(seconds, processorSeconds)).toBeLessThan(20);
    expect(peakMiB * 1.048576).toBeLessThan(500);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 120_000);
