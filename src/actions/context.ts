/** What every action is given. */
import type { RunConnection } from '../connect';
import type { GivenExemptions } from '../core/exemptions/model';
import type { Stop } from '../core/values/ports';
import type { Host } from '../hosts/host';
import type { Settings } from '../inputs';
import type { Rescue } from '../rescue';
import type { ReportContext, ReportInputs } from '../core/rows/head';
import { FINDINGS_URL, VERSION } from '../version';

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
  /** Undefined without files of exemptions. */
  readonly exemptions: GivenExemptions | undefined;
  readonly rescue: Rescue;
}

/** What all files of the run are made with. */
export async function reportContext(
  { host, settings, runId, tenantId }: Pick<ActionContext, 'host' | 'settings' | 'runId' | 'tenantId'>,
  inputs: ReportInputs,
): Promise<ReportContext> {
  const { name, portal } = settings.cloud;
  return {
    version: VERSION,
    runId,
    origin: await host.origin(),
    identity: identityOf(settings),
    cloud: name,
    tenantId,
    portal,
    docsUrl: FINDINGS_URL,
    inputs: { ...inputs, environment: name },
  };
}

/** As the user of the host names it. */
function identityOf({ clientId, serviceConnection }: Settings): string | undefined {
  if (clientId !== undefined) return `client ${clientId}`;
  return serviceConnection === undefined ? undefined : `service connection ${serviceConnection}`;
}
