/** The matrix of `Discover` as a host reads it: one job for each entry. */
import type { PlayedHost } from '../../simulator/play';

export interface MatrixEntry {
  readonly shard: string;
  readonly name: string;
  /** GUIDs in lower case. */
  readonly subscriptions: readonly string[];
  readonly vaults: number;
  readonly items: number;
  /** Inputs of the job, by GitHub's names. */
  readonly inputs: Readonly<Record<string, string>>;
}

type Texts = Readonly<Record<string, string | number>>;

export function readMatrix(host: PlayedHost, matrix: string | undefined): readonly MatrixEntry[] {
  if (matrix === undefined) throw new Error('Discover gave no matrix.');
  if (host === 'azure-pipelines') {
    return Object.values(JSON.parse(matrix) as Readonly<Record<string, Texts>>).map((leg) => entry(leg, 'vaultId'));
  }
  return (JSON.parse(matrix) as { readonly include: readonly Texts[] }).include.map((leg) => entry(leg, 'vault-id'));
}

const entry = (leg: Texts, ids: string): MatrixEntry => ({
  shard: String(leg['shard']),
  name: String(leg['name']),
  subscriptions: String(leg['subscriptions']).split(','),
  vaults: Number(leg['vaults']),
  items: Number(leg['items']),
  inputs: { 'vault-id': String(leg[ids]), scope: String(leg['scope']) },
});
