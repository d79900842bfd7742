/** What every action is given. */
import type { RunConnection } from '../connect';
import type { Stop } from '../core/values/ports';
import type { Host } from '../hosts/host';
import type { Settings } from '../inputs';

export interface ActionContext {
  readonly host: Host;
  readonly settings: Settings;
  /** A guid that the report and every request carry. */
  readonly runId: string;
  readonly stop: Stop;
  /** Milliseconds to the deadline. */
  readonly timeLeftMs: () => number;
  /** For portal links that open in the right tenant. */
  readonly tenantId: string | undefined;
  readonly connection: RunConnection;
}
