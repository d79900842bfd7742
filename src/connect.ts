/** Signs in and connects to Site Recovery; a sign-in that cannot even be tried fails at the first request. */
import { credentialFactory, type Identity } from './azure/credential';
import { SignInError } from './azure/failure';
import { headStart } from './runtime/head-start';
import { Tokens } from './azure/tokens';
import type { Problem } from './core/model';
import type { SiteRecovery } from './core/ports';
import type { Settings } from './inputs';
import { VERSION } from './version';

export async function connect(identity: Identity | Problem, settings: Settings, runId: string): Promise<SiteRecovery> {
  const { cloud } = settings;
  const createCredential =
    'kind' in identity
      ? credentialFactory(identity, cloud)
      : (): Promise<never> => Promise.reject(new SignInError(identity, false));
  const tokens = new Tokens(createCredential, cloud.scope);
  await headStart(tokens.begin());
  const { connectSiteRecovery } = await import('./azure/site-recovery');
  return connectSiteRecovery({ cloud, tokens, runId, userAgent: `asr-autoupdate/${VERSION}` });
}
