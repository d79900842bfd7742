/** The whole path of an estate, as a workflow with a matrix runs it: discover, the shards side by side, merge. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readMatrix, type MatrixEntry } from '../bench/estate/matrix';
import { inputTable, type InputRow } from '../src/inputs';
import type { Simulator } from '../simulator';
import { play, type Played, type PlayedHost } from '../simulator/play';
import { heading, keepReport, printer, showKept, showOutputs } from './demo-log';

type Inputs = Readonly<Record<string, string | undefined>>;

const SHARDS = '4';
const LOG_WIDTH = 110;
/** What says which vaults; the rest is for the shards. */
const FINDING = ['scope', 'vault-name', 'vault-tag', 'include-empty', 'allow-empty', 'shards'];

export interface DemoRun {
  readonly host: PlayedHost;
  readonly action: string;
  /** What the user gave, by GitHub's names. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly folder: string;
}

/** Takes from a run the inputs of the scenario that its action would not use. */
export function inputsFor(action: string, given: Inputs): Inputs {
  const unused = Object.values<InputRow<unknown>>(inputTable).flatMap(
    ({ github = 'azure-subscription', usedBy = [] }) =>
      usedBy.length === 0 || usedBy.some((one) => one === action) ? [] : [github],
  );
  return { ...Object.fromEntries(unused.map((name) => [name, undefined])), ...given, action };
}

export async function demoEstate(simulator: Simulator, { host, action, inputs, folder }: DemoRun): Promise<void> {
  const reports = join(folder, 'reports');
  rmSync(folder, { recursive: true, force: true });
  const [finding, rest] = [true, false].map((wanted) =>
    Object.fromEntries(Object.entries(inputs).filter(([name]) => FINDING.includes(name) === wanted)),
  );
  heading('discover');
  const discovered = await play(simulator, {
    host,
    inputs: inputsFor('Discover', { shards: SHARDS, ...finding }),
    onOutput: printer({ width: LOG_WIDTH }),
  });
  keepReport(discovered, reports, 'discover');
  showOutputs(discovered, LOG_WIDTH);
  const entries = readMatrix(host, discovered.outputs['matrix']);

  heading(`${action}: ${entries.length} shards side by side`);
  const accounts = (simulator.scenario.accounts ?? []).map(({ id }) => id).join('\n');
  const runShard = (entry: MatrixEntry): Promise<Played> =>
    play(simulator, {
      host,
      inputs: inputsFor(action, {
        ...(action === 'Enabled' && { 'automation-account-id': accounts }),
        ...(action === 'Audit' && { 'automation-account-id': '' }),
        ...rest,
        ...entry.inputs,
      }),
      onOutput: printer({ prefix: `[${entry.shard}] `, width: LOG_WIDTH }),
    });
  const played = await Promise.all(entries.map(runShard));
  for (const [index, each] of played.entries()) keepReport(each, reports, `shard-${entries[index]?.shard}`);

  heading('merge');
  const merged = await play(simulator, {
    host,
    inputs: inputsFor('Merge', { reports: join(reports, '*.json') }),
    onOutput: printer({ width: LOG_WIDTH }),
  });
  heading('summary (Markdown)');
  console.log(merged.summary);
  heading('outputs');
  showOutputs(merged);
  showKept(keepReport(merged, folder, 'estate'));
  const codes = [discovered, ...played, merged].map(({ exitCode }) => exitCode);
  console.log(`exit codes: discover ${codes[0]}, shards ${codes.slice(1, -1).join(' ')}, merge ${codes.at(-1)}`);
}
