/** The Azure clouds: where to sign in, which endpoint to call, and for which audience. */

export interface Cloud {
  readonly name: CloudName;
  /** Microsoft Entra ID. */
  readonly authorityHost: string;
  /** Azure Resource Manager; its host may be prefixed by a region. */
  readonly armEndpoint: string;
  /** What a token for ARM is asked for. */
  readonly scope: string;
  /** Audience of the OIDC token that is exchanged at Entra ID. */
  readonly audience: string;
  readonly portal: string;
}

export const cloudNames = ['AzureCloud', 'AzureUSGovernment', 'AzureChinaCloud'] as const;
export type CloudName = (typeof cloudNames)[number];

const clouds: Record<CloudName, Omit<Cloud, 'name' | 'scope'>> = {
  AzureCloud: {
    authorityHost: 'https://login.microsoftonline.com',
    armEndpoint: 'https://management.azure.com',
    audience: 'api://AzureADTokenExchange',
    portal: 'https://portal.azure.com',
  },
  AzureUSGovernment: {
    authorityHost: 'https://login.microsoftonline.us',
    armEndpoint: 'https://management.usgovcloudapi.net',
    audience: 'api://AzureADTokenExchangeUSGov',
    portal: 'https://portal.azure.us',
  },
  AzureChinaCloud: {
    authorityHost: 'https://login.chinacloudapi.cn',
    armEndpoint: 'https://management.chinacloudapi.cn',
    audience: 'api://AzureADTokenExchangeChina',
    portal: 'https://portal.azure.cn',
  },
};

export interface CloudOverrides {
  readonly authorityHost?: string | undefined;
  readonly armEndpoint?: string | undefined;
  readonly audience?: string | undefined;
}

export function cloudOf(name: CloudName, overrides: CloudOverrides = {}): Cloud {
  const cloud = clouds[name];
  const armEndpoint = overrides.armEndpoint ?? cloud.armEndpoint;
  return {
    name,
    authorityHost: overrides.authorityHost ?? cloud.authorityHost,
    armEndpoint,
    scope: `${armEndpoint}/.default`,
    audience: overrides.audience ?? cloud.audience,
    portal: cloud.portal,
  };
}
