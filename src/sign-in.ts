/** Begins to sign in; a sign-in that cannot even be tried fails at the first request. */
import type { Cloud } from './azure/cloud';
import { signInWith } from './azure/credential';
import { type Identity } from './azure/identity';
import { SignInError } from './azure/failure';
import { Tokens, type TokenContext } from './azure/tokens';
import type { Problem } from './core/values/model';
import { letRequestLeave } from './runtime/let-request-leave';

export interface SignIn {
  readonly tokens: Tokens;
  readonly tenantId: string | undefined;
  readonly clientId: string | undefined;
}

export async function beginSignIn(identity: Identity | Problem, cloud: Cloud, waiting: TokenContext): Promise<SignIn> {
  const signIn =
    'kind' in identity
      ? signInWith(identity, cloud)
      : (): Promise<never> => Promise.reject(new SignInError(identity, { kind: 'permanent' }));
  const tokens = new Tokens(signIn, waiting);
  await letRequestLeave(tokens.begin());
  if (!('kind' in identity)) return { tokens, tenantId: undefined, clientId: undefined };
  // By default the library chooses who signs in.
  return { tokens, tenantId: identity.tenantId, clientId: identity.kind === 'default' ? undefined : identity.clientId };
}
