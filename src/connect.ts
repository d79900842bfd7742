/** Connects to Azure. */
import { connectArm, type Arm } from './azure/arm';
import { directoryOf } from './azure/directory';
import { servicesOf } from './azure/services';
import type { Tokens } from './azure/tokens';
import type { Directory } from './core/estate/ports';
import type { RepairService } from './core/repair/ports';
import type { AgentService, AuditService, SiteRecovery } from './core/values/ports';
import type { Settings } from './inputs';
import { VERSION } from './version';

/** What can be asked of Azure; the SDK of each part is loaded when it is asked for. */
export interface RunConnection {
  /** Site Recovery, and what bears on the nightly update. */
  service(): Promise<SiteRecovery & AuditService & AgentService & RepairService>;
  /** Where vaults are found. */
  directory(): Promise<Directory>;
}

/** Who asks. */
interface Caller {
  readonly tokens: Tokens;
  readonly clientId: string | undefined;
}

export function connect({ tokens, clientId }: Caller, { cloud }: Settings, runId: string): RunConnection {
  let made: Promise<Arm> | undefined;
  const arm = (): Promise<Arm> =>
    (made ??= connectArm({ cloud, tokens, clientId, runId, userAgent: `asr-autoupdate/${VERSION}` }));
  return {
    directory: async () => directoryOf(await arm()),
    service: async () => servicesOf(await arm()),
  };
}
