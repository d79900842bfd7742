/** Makes the credential for each way of signing in. The identity SDK is loaded only here and only then. */
import type { TokenCredential } from '@azure/identity';
import type { Cloud } from './cloud';
import { explainSignIn } from './sign-in-advice';

export type Identity =
  | {
      readonly kind: 'github-oidc';
      readonly tenantId: string;
      readonly clientId: string;
      /** Asks the job's OIDC issuer for a token; called afresh for each exchange. */
      readonly assertion: (audience: string) => Promise<string>;
    }
  | {
      readonly kind: 'workload-identity-federation';
      readonly tenantId: string;
      readonly clientId: string;
      readonly serviceConnectionId: string;
      readonly systemAccessToken: string;
    }
  | {
      readonly kind: 'managed-identity';
      readonly tenantId: string | undefined;
      readonly clientId: string | undefined;
    }
  | {
      readonly kind: 'service-principal';
      readonly tenantId: string;
      readonly clientId: string;
      readonly secret: string;
    }
  | { readonly kind: 'default'; readonly tenantId: string | undefined; readonly clientId: string | undefined };

/** What an OIDC token says of itself; shown when Entra ID refuses it, never the token. */
export interface PresentedAssertion {
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
}

/** Credentials that have cached nothing yet; each explains why it could not sign in. */
export function credentialFactory(identity: Identity, cloud: Cloud): () => Promise<TokenCredential> {
  let presented: PresentedAssertion | undefined;
  const onAssertion = (assertion: string): void => {
    presented = claimsOf(assertion);
  };
  return async () => {
    const credential = await createCredential(identity, cloud, onAssertion);
    return {
      async getToken(scopes, options) {
        try {
          return await credential.getToken(scopes, options);
        } catch (error) {
          throw explainSignIn(error, identity, cloud, presented);
        }
      },
    };
  };
}

async function createCredential(
  identity: Identity,
  cloud: Cloud,
  onAssertion: (assertion: string) => void,
): Promise<TokenCredential> {
  const sdk = await import('@azure/identity');
  // The authority is from our own table or named by the user, so there is nothing to discover.
  const options = { authorityHost: cloud.authorityHost, disableInstanceDiscovery: true };
  switch (identity.kind) {
    case 'github-oidc': {
      // The library asks more than once in one exchange; each exchange gets an assertion of its own.
      let assertion: Promise<string> | undefined;
      const getAssertion = async (): Promise<string> => {
        assertion ??= identity.assertion(cloud.audience);
        onAssertion(await assertion);
        return assertion;
      };
      const credential = new sdk.ClientAssertionCredential(identity.tenantId, identity.clientId, getAssertion, options);
      return {
        async getToken(scopes, tokenOptions) {
          try {
            return await credential.getToken(scopes, tokenOptions);
          } catch (error) {
            // The library wraps what the assertion failed with; the issuer's own words are of more use.
            await assertion;
            throw error;
          } finally {
            assertion = undefined;
          }
        },
      };
    }
    case 'workload-identity-federation':
      return new sdk.AzurePipelinesCredential(
        identity.tenantId,
        identity.clientId,
        identity.serviceConnectionId,
        identity.systemAccessToken,
        options,
      );
    case 'managed-identity':
      forgetManagedIdentityTokens(sdk);
      return identity.clientId === undefined
        ? new sdk.ManagedIdentityCredential()
        : new sdk.ManagedIdentityCredential({ clientId: identity.clientId });
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
function forgetManagedIdentityTokens(sdk: { readonly ManagedIdentityCredential: new () => unknown }): void {
  const credential = new sdk.ManagedIdentityCredential() as {
    managedIdentityApp?: { constructor?: { nodeStorage?: unknown } };
  };
  const application = credential.managedIdentityApp?.constructor;
  if (application !== undefined) application.nodeStorage = undefined;
}

function claimsOf(jwt: string): PresentedAssertion | undefined {
  try {
    const payload = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<
      string,
      unknown
    >;
    return { issuer: String(payload['iss']), subject: String(payload['sub']), audience: String(payload['aud']) };
  } catch {
    return undefined;
  }
}
