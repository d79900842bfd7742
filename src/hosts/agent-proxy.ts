/** The proxy that an Azure Pipelines agent is configured with, which the agent does not export to its tasks' environment. */

/**
 * Puts the agent's proxy where proxies are looked for. The password is taken out of the environment, since the Azure
 * Pipelines library would write it to the debug log.
 * @param environment changed in place
 * @param notice told what of the agent's bypass list cannot be used
 * @returns what goes around the proxy by the agent's bypass list
 */
export function useAgentProxy(environment: NodeJS.ProcessEnv, notice: (text: string) => void): (url: URL) => boolean {
  const { AGENT_PROXYURL: url, AGENT_PROXYUSERNAME: username, AGENT_PROXYPASSWORD: password } = environment;
  delete environment['AGENT_PROXYPASSWORD'];
  if (!url || !URL.canParse(url) || environment['HTTPS_PROXY'] || environment['https_proxy']) return () => false;
  const proxy = new URL(url);
  if (username) proxy.username = encodeURIComponent(username);
  if (password) proxy.password = encodeURIComponent(password);
  environment['HTTPS_PROXY'] = proxy.href;
  const bypass = patternsIn(environment['AGENT_PROXYBYPASSLIST'], notice);
  return (one) => bypass.some((pattern) => addressesOf(one).some((address) => pattern.test(address)));
}

/** The agent passes its list on as a JSON array of regular expressions. */
function patternsIn(list: string | undefined, notice: (text: string) => void): readonly RegExp[] {
  const entries = entriesIn(list);
  if (entries === undefined) notice('The bypass list of the agent’s proxy cannot be read and is not used.');
  return (entries ?? []).flatMap((entry) => {
    try {
      return [new RegExp(String(entry), 'i')];
    } catch {
      const text = `The bypass list of the agent’s proxy has an entry that is no regular expression and is not used: ${String(entry)}`;
      notice(text);
      return [];
    }
  });
}

function entriesIn(list: string | undefined): readonly unknown[] | undefined {
  if (!list) return [];
  try {
    const parsed: unknown = JSON.parse(list);
    return Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Whoever writes a pattern may think of the port or not, and of the slash or not; never of what comes behind the host. */
function addressesOf({ protocol, hostname, port }: URL): readonly string[] {
  const host = `${protocol}//${hostname}`;
  const withPort = `${host}:${port || (protocol === 'https:' ? '443' : '80')}`;
  return [...(port === '' ? [host, `${host}/`] : []), withPort, `${withPort}/`];
}
