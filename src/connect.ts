/** Signs in and connects to Azure; a sign-in that cannot even be tried fails at the first request. */
import type { Arm } from './azure/arm';
import { credentialFactory, type Identity } from './azure/credential';
import { SignInError } from './azure/failure';
import { Tokens } from './azure/tokens';
import type { AgentService } from './core/values/ports';
import type { AuditService } from './core/values/ports';
import type { Directory } from './core/estate/ports';
import type { Problem } from './core/values/model';
import type { SiteRecovery } from './core/values/ports';
import type { Settings } from './inputs';
import { letRequestLeave } from './runtime/let-request-leave';
import { VERSION } from './version';

/** What can be asked of Azure; each part is loaded when it is asked for. */
export interface RunConnection {
  /** Site Recovery, and what bears on the nightly update. */
  service(): Promise<SiteRecovery & AuditService & AgentService>;
  /** Where vaults are found. */
  directory(): Promise<Directory>;
}

export async function connect(identity: Identity | Problem, settings: Settings, runId: string): Promise<RunConnection> {
  const { cloud } = settings;
  const createCredential =
    'kind' in identity
      ? credentialFactory(identity, cloud)
      : (): Promise<never> => Promise.reject(new SignInError(identity, false));
  const tokens = new Tokens(createCredential, cloud.scope);
  await letRequestLeave(tokens.begin());
  const connection = { cloud, tokens, runId, userAgent: `asr-autoupdate/${VERSION}` };
  let made: Promise<Arm> | undefined;
  const arm = (): Promise<Arm> => (made ??= import('./azure/arm').then(({ connectArm }) => connectArm(connection)));
  return {
    directory: async () => (await import('./azure/directory')).directoryOf(await arm()),
    service: async () => (await import('./azure/services')).servicesOf(await arm()),
  };
}
