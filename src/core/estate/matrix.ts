/** The shards in the form of the host's matrix strategy, inside the host's limits. */
import { number, plural } from '../render/format';
import { byteLength } from '../render/markdown';
import type { Problem } from '../values/model';
import type { FoundVault } from './model';
import type { InputNames } from './ports';
import { cutShards, type Shard } from './shards';

export type MatrixForm = 'github' | 'azure-pipelines';

interface Limits {
  /** Of all outputs together, or of each, in the units of `size`. */
  readonly ofOutputs: number;
  readonly together: boolean;
  /** Bytes of the ids of a shard. */
  readonly ofShard: number;
  readonly size: (text: string) => number;
  readonly host: string;
}

/** Both hosts make no more jobs than these of a matrix. */
export const MAX_SHARDS = 256;

/** Linux lets an environment variable, name included, have 128 KiB; inputs are passed by them. */
const ENVIRONMENT_VARIABLE = 128 * 1024 - 1024;

const limits: Readonly<Record<MatrixForm, Limits>> = {
  github: {
    // 1 MiB of outputs for each job, as they are in UTF-16, less some for other outputs.
    ofOutputs: 1024 * 1024 - 32 * 1024,
    together: true,
    ofShard: ENVIRONMENT_VARIABLE,
    size: (text) => 2 * text.length,
    host: 'GitHub',
  },
  'azure-pipelines': {
    // Every later step of the job is started with each output in an environment variable, or is not started at all.
    ofOutputs: ENVIRONMENT_VARIABLE,
    together: false,
    // The longest that a task can read on an agent of Windows.
    ofShard: 32_000,
    size: byteLength,
    host: 'Azure Pipelines',
  },
};

export interface Cut {
  readonly shards: readonly Shard[];
  /** Text of the output; undefined if it does not fit. */
  readonly matrix: string | undefined;
  /** Text of the output; undefined if it does not fit. */
  readonly vaults: string | undefined;
  /** Why there is no matrix. */
  readonly problem: Problem | undefined;
  readonly warnings: readonly Problem[];
}

/**
 * Cuts shards and says them in the host's form.
 * @param isWhole the vaults are all of their subscriptions, so that a shard can name these in place of the vaults
 */
export function cutMatrix(
  found: readonly FoundVault[],
  most: number,
  form: MatrixForm,
  isWhole: boolean,
  inputs: InputNames,
): Cut {
  const limit = limits[form];
  const shards = cutShards(found, Math.min(most, MAX_SHARDS), limit.ofShard);
  const byVault = textOf(shards, form, false);
  const fits = (text: string): boolean => limit.size(text) <= limit.ofOutputs;
  const tooLong = shards.find((shard) => byteLength(idsOf(shard, form)) > limit.ofShard);
  // More shards are of no use where all ids together are too long.
  const misfit = (): Problem =>
    tooLong !== undefined && fits(byVault)
      ? shardTooLong(tooLong, limit, inputs)
      : matrixTooLarge(found.length, limit.size(byVault), limit);
  const warnings: Problem[] = [];
  let matrix = fits(byVault) && tooLong === undefined ? byVault : undefined;
  if (matrix === undefined && isWhole) {
    const byScope = textOf(shards, form, true);
    if (fits(byScope)) {
      matrix = byScope;
      warnings.push(namesSubscriptions(found.length, limit));
    }
  }
  const problem = matrix === undefined ? misfit() : undefined;
  const vaults = vaultsText(found);
  const taken = limit.together ? limit.size(matrix ?? '') : 0;
  const hasRoom = taken + limit.size(vaults) <= limit.ofOutputs;
  if (!hasRoom) warnings.push(vaultsTooLarge(limit));
  return { shards, matrix, vaults: hasRoom ? vaults : undefined, problem, warnings };
}

/** Ids are checked, and hold nothing that a host would take for a command or an expression. */
const idsOf = ({ vaults }: Shard, form: MatrixForm): string =>
  vaults.map(({ id }) => id).join(form === 'github' ? '\n' : ',');

function textOf(shards: readonly Shard[], form: MatrixForm, byScope: boolean): string {
  const entries = shards.map((shard) => {
    const subscriptions = shard.subscriptions.join(',');
    return {
      shard,
      subscriptions,
      ids: byScope ? '' : idsOf(shard, form),
      scope: byScope ? subscriptions : '',
    };
  });
  if (form === 'github') {
    const include = entries.map(({ shard, subscriptions, ids, scope }) => ({
      shard: shard.shard,
      name: shard.name,
      subscriptions,
      vaults: shard.vaults.length,
      items: shard.items,
      'vault-id': ids,
      scope,
    }));
    return JSON.stringify({ include });
  }
  const legs = entries.map(({ shard, subscriptions, ids, scope }): [string, Readonly<Record<string, string>>] => [
    `shard_${shard.shard}`,
    {
      shard: shard.shard,
      name: shard.name,
      subscriptions,
      vaults: String(shard.vaults.length),
      items: shard.items === undefined ? '' : String(shard.items),
      vaultId: ids,
      scope,
    },
  ]);
  return JSON.stringify(Object.fromEntries(legs));
}

/** Tags hold whatever their owners wrote; `$(` would be taken for a variable of Azure Pipelines. */
const vaultsText = (vaults: readonly FoundVault[]): string =>
  JSON.stringify(vaults.map(({ id, items, tags }) => ({ id, items, tags }))).replaceAll('$(', '\\u0024(');

const NARROWER = 'Narrow the scope, for instance with one discovery for each management group.';

const matrixTooLarge = (vaults: number, size: number, { ofOutputs, host }: Limits): Problem => ({
  code: 'MatrixTooLarge',
  message: `The matrix names ${plural(vaults, 'vault')} in ${number(size)} bytes; ${host} lets it have ${number(ofOutputs)}.`,
  nextStep: NARROWER,
});

const shardTooLong = (shard: Shard, { ofShard, host }: Limits, { shards }: InputNames): Problem => ({
  code: 'ShardTooLong',
  message: `The ids of the ${plural(shard.vaults.length, 'vault')} of shard ${shard.shard} (${shard.name}) have more than ${number(ofShard)} bytes, which is what an input can have on ${host}.`,
  nextStep: shard.subscriptions.length > 1 ? `Allow more shards (${shards}).` : NARROWER,
});

const namesSubscriptions = (vaults: number, { host }: Limits): Problem => ({
  code: 'MatrixNamesSubscriptions',
  message: `The ids of ${plural(vaults, 'vault')} do not fit into a matrix of ${host}: the shards name their subscriptions as scope in place of them, and each finds its vaults again.`,
  nextStep: 'Nothing needs to be done, if the jobs of the shards take both from the matrix.',
});

const vaultsTooLarge = ({ host }: Limits): Problem => ({
  code: 'VaultsLeftOut',
  message: `The output that names all vaults is left out, since it is larger than ${host} allows; the matrix and the JSON report are whole.`,
  nextStep: 'Take the vaults from the JSON report, or narrow the scope.',
});
