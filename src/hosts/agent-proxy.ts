/** The proxy that an Azure Pipelines agent is configured with, which the agent does not export to its tasks' environment. */

/**
 * Puts the agent's proxy where every HTTP library looks for it. The password is taken out of the environment, since the
 * Azure Pipelines library would write it to the debug log.
 * @param environment changed in place
 * @param urls what will be asked for; those on the agent's bypass list go around the proxy
 */
export function useAgentProxy(environment: NodeJS.ProcessEnv, urls: readonly string[]): void {
  const { AGENT_PROXYURL: url, AGENT_PROXYUSERNAME: username, AGENT_PROXYPASSWORD: password } = environment;
  delete environment['AGENT_PROXYPASSWORD'];
  if (!url || !URL.canParse(url) || environment['HTTPS_PROXY'] || environment['https_proxy']) return;
  const proxy = new URL(url);
  if (username) proxy.username = encodeURIComponent(username);
  if (password) proxy.password = encodeURIComponent(password);
  environment['HTTPS_PROXY'] = proxy.href;
  const bypass = bypassPatterns(environment['AGENT_PROXYBYPASSLIST']);
  const around = urls.filter((one) => URL.canParse(one) && bypass.some((pattern) => pattern.test(one)));
  const listed = environment['NO_PROXY'] ?? environment['no_proxy'];
  environment['NO_PROXY'] = [...(listed ? [listed] : []), ...around.map((one) => new URL(one).hostname)].join(',');
}

/** The agent hands its list on as a JSON array of regular expressions over URLs. */
function bypassPatterns(list: string | undefined): RegExp[] {
  try {
    const parsed: unknown = JSON.parse(list ?? '[]');
    return Array.isArray(parsed) ? parsed.map((pattern) => new RegExp(String(pattern), 'i')) : [];
  } catch {
    return [];
  }
}
