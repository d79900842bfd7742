/** Signs in and connects to Site Recovery; a sign-in that cannot even be tried fails at the first request. */
import { credentialFactory } from './azure/credential';
import { SignInError } from './azure/failure';
import { Tokens } from './azure/tokens';
import type { SiteRecovery } from './core/ports';
import type { Host } from './hosts/host';
import type { Settings } from './inputs';
import { VERSION } from './version';

export async function connect(host: Host, settings: Settings, runId: string): Promise<SiteRecovery> {
  const { cloud } = settings;
  const identity = host.identity(settings);
  const createCredential =
    'kind' in identity
      ? credentialFactory(identity, cloud)
      : (): Promise<never> => Promise.reject(new SignInError(identity, false));
  const tokens = new Tokens(createCredential, cloud.scope);
  const { connectSiteRecovery } = await import('./azure/site-recovery');
  return connectSiteRecovery({ cloud, tokens, runId, userAgent: `asr-autoupdate/${VERSION}` });
}
