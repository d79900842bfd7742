/** The one decision which request goes through which proxy. */
import { getProxyForUrl } from 'proxy-from-env';

const VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy', 'HTTP_PROXY', 'http_proxy'] as const;

/** Where managed identities are served, besides the address that all virtual machines have. */
const IDENTITY_ENDPOINTS = ['IDENTITY_ENDPOINT', 'MSI_ENDPOINT', 'IMDS_ENDPOINT'] as const;

let goesAround: (url: URL) => boolean = () => false;

/** @param exempt what else goes around the proxy than what `NO_PROXY` names */
export function goAroundProxy(exempt: (url: URL) => boolean): void {
  goesAround = exempt;
}

/**
 * Takes an address without a scheme for one of http, as most tools do.
 * @param environment changed in place, so that no library meets what it cannot read
 * @returns what is wrong with the rest, a line each
 */
export function readProxies(environment: NodeJS.ProcessEnv): readonly string[] {
  const problems: string[] = [];
  for (const name of VARIABLES) {
    const value = environment[name]?.trim();
    if (!value) {
      delete environment[name];
      continue;
    }
    const address = value.includes('://') ? value : `http://${value}`;
    environment[name] = address;
    const protocol = URL.canParse(address) ? new URL(address).protocol : '';
    // A proxy for plain http is never used, and need only be readable to libraries.
    if (protocol === 'http:' || protocol === 'https:' || (protocol !== '' && /^http_/i.test(name))) continue;
    problems.push(`${name}: this is not the address of an http or https proxy, such as http://proxy.example.com:3128.`);
  }
  return problems;
}

/** Undefined for what goes straight to its host. */
export function proxyFor(url: URL): URL | undefined {
  // A plain request is one for the token of a managed identity.
  if (url.protocol !== 'https:' || isManagedIdentity(url) || goesAround(url)) return undefined;
  const proxies = namesAround(url.hostname).map((name) => getProxyForUrl(`https://${name}:${url.port || 443}`));
  const [proxy = ''] = proxies;
  return proxies.includes('') ? undefined : new URL(proxy);
}

/** As `URL` writes addresses; Node's own test would load its network stack before there is a request. */
const IP = /^(\[.*\]|\d+(\.\d+){3})$/;

/**
 * The name and the domains above it, since an entry of `NO_PROXY` stands for all below it in most tools; and a name below
 * it, since `.contoso.com` stands for `contoso.com` too.
 */
function namesAround(hostname: string): readonly string[] {
  if (IP.test(hostname)) return [hostname];
  const labels = hostname.split('.');
  return [hostname, `any.${hostname}`, ...labels.slice(1).map((_, index) => labels.slice(index + 1).join('.'))];
}

/** Its token is for this machine alone, and would be that of the proxy's machine otherwise. */
const isManagedIdentity = ({ hostname, origin }: URL): boolean =>
  hostname.startsWith('169.254.') ||
  IDENTITY_ENDPOINTS.some((name) => {
    const endpoint = process.env[name] ?? '';
    return URL.canParse(endpoint) && new URL(endpoint).origin === origin;
  });
