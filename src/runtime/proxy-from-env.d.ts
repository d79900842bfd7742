declare module 'proxy-from-env' {
  /** Empty for what goes straight to its host. */
  export function getProxyForUrl(url: string | URL): string;
}
