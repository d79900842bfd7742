import type { Incoming, Reply, Route } from '../http';
import type { World } from '../world';
import type { VaultState } from './estate';

export interface VaultRequest {
  readonly world: World;
  readonly incoming: Incoming;
  readonly vault: VaultState;
  /** Lower-cased, decoded parts of the path after the vault, names only. */
  readonly names: readonly string[];
  readonly now: number;
}

export interface VaultRoute {
  readonly kind: Route['kind'];
  readonly method: 'GET' | 'PATCH' | 'POST';
  /** Path below the vault; `*` stands for a name. */
  readonly path: string;
  /** The right that is needed, below `Microsoft.RecoveryServices/vaults`. */
  readonly action: string;
  readonly reply: (request: VaultRequest) => Reply;
}
