/** Who signs in, and what is known of it when that is refused. */
import type { Cloud } from './cloud';
import type { Seen } from './identity-client';

export type Identity =
  | (Application & {
      /** A job of GitHub Actions, or a service connection of Azure Pipelines with workload identity federation. */
      readonly kind: 'github-oidc' | 'workload-identity-federation';
      /** Asks the host's OIDC issuer for a token; called again for each exchange. */
      readonly assertion: (audience: string) => Promise<string>;
    })
  | (Application & { readonly kind: 'service-principal'; readonly secret: string })
  | {
      readonly kind: 'managed-identity' | 'default';
      readonly tenantId: string | undefined;
      readonly clientId: string | undefined;
    };

/** What an OIDC token says of itself; shown when Entra ID refuses it, never the token. */
export interface PresentedAssertion {
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
}

export interface SignInContext {
  readonly identity: Identity;
  readonly cloud: Cloud;
  readonly presented: PresentedAssertion | undefined;
  /** The last request that the library made; undefined where it made none, such as with the Azure CLI. */
  readonly seen: Seen | undefined;
}

export interface Application {
  readonly tenantId: string;
  readonly clientId: string;
}
