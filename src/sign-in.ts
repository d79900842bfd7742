/** Begins to sign in; a sign-in that cannot even be tried fails at the first request. */
import type { Cloud } from './azure/cloud';
import { credentialFactory, type Identity } from './azure/credential';
import { SignInError } from './azure/failure';
import { Tokens } from './azure/tokens';
import type { Problem } from './core/values/model';
import { letRequestLeave } from './runtime/let-request-leave';

export interface SignIn {
  readonly tokens: Tokens;
  readonly tenantId: string | undefined;
}

export async function beginSignIn(identity: Identity | Problem, cloud: Cloud): Promise<SignIn> {
  const createCredential =
    'kind' in identity
      ? credentialFactory(identity, cloud)
      : (): Promise<never> => Promise.reject(new SignInError(identity, false));
  const tokens = new Tokens(createCredential, cloud.scope);
  await letRequestLeave(tokens.begin());
  return { tokens, tenantId: 'kind' in identity ? identity.tenantId : undefined };
}
