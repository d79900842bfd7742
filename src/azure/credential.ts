/** Signs in, in each of the ways there are. The identity SDK is loaded only here and only then. */
import type * as Identities from '@azure/identity';
import type { TokenCredential, TokenCredentialOptions } from '@azure/identity';
import { keepSecret } from '../runtime/secrets';
import type { Cloud } from './cloud';
import { sdkHttpClient } from './http-client';
import { identityClient, type IdentityClient, type Reach } from './identity-client';
import { restrictEnvironment } from './identity-environment';
import { fieldsOf, parseJson } from './json';
import { explainSignIn } from './sign-in-advice';
import type { SignIn, SignInRequest, Token } from './tokens';
import type { Identity, PresentedAssertion } from './identity';

type Sdk = typeof Identities;
/** The library's options for how requests are sent; some of its types leave them out. */
type Options = TokenCredentialOptions & { readonly disableInstanceDiscovery: boolean };

export function signInWith(identity: Identity, cloud: Cloud): SignIn {
  let client: IdentityClient | undefined;
  return async (request) => {
    restrictEnvironment(process.env, identity.kind);
    const [sdk, httpClient] = await Promise.all([import('@azure/identity'), sdkHttpClient()]);
    const sender = (client ??= identityClient(httpClient, reachOf(identity, cloud)));
    const options: Options = {
      // The authority is from our own table or named by the user, so there is nothing to discover.
      authorityHost: cloud.authorityHost,
      disableInstanceDiscovery: true,
      // How often, and whether at all, is decided above; a redirect would carry the assertion along.
      retryOptions: { maxRetries: 0 },
      redirectOptions: { maxRetries: 0 },
      httpClient: sender,
    };
    // The library asks for an assertion more than once in one exchange, and would wrap what it fails with.
    const assertion = 'assertion' in identity ? await identity.assertion(cloud.audience) : undefined;
    const presented = assertion === undefined ? undefined : claimsOf(assertion);
    sender.begin(request.signal);
    return exchange(createCredential(sdk, identity, assertion ?? '', options), request, cloud, (error) =>
      explainSignIn(error, { identity, cloud, presented, seen: sender.seen }),
    );
  };
}

/** The one place where an access token comes from. */
async function exchange(
  credential: TokenCredential,
  { claims, signal }: SignInRequest,
  cloud: Cloud,
  explain: (error: unknown) => Error,
): Promise<Token> {
  try {
    const options = { abortSignal: signal, ...(claims === undefined ? {} : { claims }) };
    const token = await credential.getToken(cloud.scope, options);
    if (token === null) throw new Error('The credential gave no token.');
    keepSecret(token.token);
    return { token: token.token, livesMs: token.expiresOnTimestamp - Date.now() };
  } catch (error) {
    throw explain(error);
  }
}

/** Whom a way of signing in has reason to ask. */
const reachOf = ({ kind }: Identity, { authorityHost }: Cloud): Reach => ({
  authorityHost: kind === 'managed-identity' ? undefined : authorityHost,
  local: kind === 'managed-identity' || kind === 'default',
});

function createCredential(sdk: Sdk, identity: Identity, assertion: string, options: Options): TokenCredential {
  switch (identity.kind) {
    case 'github-oidc':
    case 'workload-identity-federation': {
      const given = (): Promise<string> => Promise.resolve(assertion);
      return new sdk.ClientAssertionCredential(identity.tenantId, identity.clientId, given, options);
    }
    case 'managed-identity':
      forgetManagedIdentityTokens(sdk);
      return new sdk.ManagedIdentityCredential(
        identity.clientId === undefined ? options : { ...options, clientId: identity.clientId },
      );
    case 'service-principal':
      return new sdk.ClientSecretCredential(identity.tenantId, identity.clientId, identity.secret, options);
    case 'default':
      return new sdk.DefaultAzureCredential({
        ...options,
        ...(identity.tenantId === undefined ? {} : { tenantId: identity.tenantId }),
        ...(identity.clientId === undefined ? {} : { managedIdentityClientId: identity.clientId }),
      });
  }
}

/**
 * The library keeps tokens of managed identities for the whole process and has no way to ask past them, so that a token
 * that Azure refused would come back for ever.
 */
function forgetManagedIdentityTokens(sdk: Sdk): void {
  const credential = new sdk.ManagedIdentityCredential() as unknown as {
    managedIdentityApp?: { constructor?: { nodeStorage?: unknown } };
  };
  const application = credential.managedIdentityApp?.constructor;
  if (application !== undefined) application.nodeStorage = undefined;
}

function claimsOf(jwt: string): PresentedAssertion | undefined {
  const payload = fieldsOf(parseJson(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')));
  const { iss, sub, aud } = payload;
  return typeof iss === 'string' && typeof sub === 'string'
    ? { issuer: iss, subject: sub, audience: String(aud) }
    : undefined;
}
