/** Which request goes through which proxy. */
import { useAgentProxy } from '../../src/hosts/agent-proxy';
import { goAroundProxy, proxyFor, readProxies } from '../../src/runtime/proxies';

const PROXY = 'http://proxy.test:3128/';
const ARM = 'https://management.azure.com/subscriptions';
const before = { ...process.env };
const given = (variables: Record<string, string>): void => {
  for (const name of Object.keys(process.env)) if (/proxy|ENDPOINT/i.test(name)) delete process.env[name];
  Object.assign(process.env, variables);
};
const through = (url: string): string | undefined => proxyFor(new URL(url))?.href;
afterEach(() => {
  given({});
  Object.assign(process.env, before);
  goAroundProxy(() => false);
});

describe('NO_PROXY', () => {
  it.each([
    ['', false],
    ['*', true],
    ['other.test,*', true],
    ['management.azure.com', true],
    ['MANAGEMENT.Azure.Com', true],
    ['azure.com', true],
    ['.azure.com', true],
    ['*.azure.com', true],
    ['.management.azure.com', true],
    ['management.azure.com:443', true],
    ['azure.com:443', true],
    ['management.azure.com:8443', false],
    [' other.test , azure.com ', true],
    ['other.test azure.com', true],
    ['nagement.azure.com', false],
    ['zure.com', false],
    ['management', false],
    ['x.management.azure.com', false],
  ])('%j lets the endpoint go around the proxy: %s', (list, around) => {
    given({ HTTPS_PROXY: PROXY, NO_PROXY: list });
    expect(through(ARM)).toBe(around ? undefined : PROXY);
  });

  it('names an address and its port', () => {
    given({ HTTPS_PROXY: PROXY, NO_PROXY: '10.0.0.5:8443,[::1]' });
    expect(
      ['https://10.0.0.5:8443', 'https://10.0.0.5', 'https://110.0.0.5:8443', 'https://[::1]:9'].map(through),
    ).toEqual([undefined, PROXY, PROXY, undefined]);
  });
});

describe('the address of a proxy', () => {
  it.each([
    [{ HTTPS_PROXY: '10.0.0.5:3128' }, 'http://10.0.0.5:3128/'],
    [{ https_proxy: 'proxy.test:3128' }, 'http://proxy.test:3128/'],
    [{ ALL_PROXY: 'proxy.test:3128' }, PROXY],
    [{ HTTPS_PROXY: 'https://proxy.test' }, 'https://proxy.test/'],
    [{ HTTPS_PROXY: 'https://name:p%40ss@proxy.test:3128' }, 'https://name:p%40ss@proxy.test:3128/'],
    [{ HTTP_PROXY: PROXY }, undefined],
    [{ HTTPS_PROXY: '  ' }, undefined],
  ])('%j is %s', (variables, proxy) => {
    given(variables);
    expect(readProxies(process.env)).toEqual([]);
    expect(through(ARM)).toBe(proxy);
  });

  it.each(['http://[bad', 'socks5://proxy.test:1080', 'http://', '3128:proxy test'])('%s is refused', (value) => {
    given({ HTTPS_PROXY: value });
    expect(readProxies(process.env)).toEqual([expect.stringMatching(/^HTTPS_PROXY: /)]);
  });
});

it('the token of a managed identity is never asked for through a proxy', () => {
  given({ HTTPS_PROXY: PROXY, HTTP_PROXY: PROXY, IDENTITY_ENDPOINT: 'https://10.0.0.5:2377/metadata/identity' });
  expect(
    ['http://169.254.169.254/metadata', 'https://169.254.169.254/x', 'https://10.0.0.5:2377/y'].map(through),
  ).toEqual([undefined, undefined, undefined]);
  expect(through('https://10.0.0.5/y')).toBe(PROXY);
});

describe('the proxy of the agent', () => {
  const agent = (list: string | undefined, more: Record<string, string> = {}): readonly string[] => {
    given({ AGENT_PROXYURL: PROXY, ...(list === undefined ? {} : { AGENT_PROXYBYPASSLIST: list }), ...more });
    const notices: string[] = [];
    goAroundProxy(useAgentProxy(process.env, (text) => notices.push(text)));
    return notices;
  };

  it.each([
    ['management\\.azure\\.com'],
    ['^https://management\\.azure\\.com$'],
    ['^https://management\\.azure\\.com/$'],
    ['^https://management\\.azure\\.com:443'],
    ['^HTTPS://.*\\.azure\\.com'],
  ])('is gone around by %s', (pattern) => {
    expect(agent(JSON.stringify([pattern]))).toEqual([]);
    expect(through(ARM)).toBeUndefined();
    expect(through('https://login.microsoftonline.com')).toBe(PROXY);
  });

  it('is matched by scheme, host and port alone', () => {
    agent(JSON.stringify(['10.1', 'subscriptions', '^https://management\\.azure\\.com/sub']));
    expect(through(`${ARM}/10f1170f-54f2-53f3-10a1-22fc7dff55f9`)).toBe(PROXY);
    expect(through('https://10.1.2.3:8443/x')).toBeUndefined();
  });

  it('keeps the other entries of a list in which one is no regular expression, and says so', () => {
    const notices = agent(JSON.stringify(['*\\.contoso\\.com', 'management']));
    expect(notices).toEqual([expect.stringContaining('*\\.contoso\\.com')]);
    expect([through(ARM), through('https://dev.azure.com')]).toEqual([undefined, PROXY]);
  });

  it('is used whole where the list cannot be read, which is said', () => {
    expect(agent('not json')).toHaveLength(1);
    expect(through(ARM)).toBe(PROXY);
  });

  it('leaves what NO_PROXY names to go around, and gives way to HTTPS_PROXY', () => {
    agent(undefined, { NO_PROXY: 'azure.com' });
    expect([through(ARM), through('https://login.microsoftonline.com')]).toEqual([undefined, PROXY]);
    agent(undefined, { HTTPS_PROXY: 'http://other.test:1' });
    expect(through(ARM)).toBe('http://other.test:1/');
  });

  it('has its name and password, the latter nowhere else', () => {
    agent(undefined, { AGENT_PROXYUSERNAME: 'DOMAIN\\agent', AGENT_PROXYPASSWORD: 'p@ss:w/rd' });
    const { username, password } = proxyFor(new URL(ARM)) ?? {};
    expect([username, password].map((text) => decodeURIComponent(text ?? ''))).toEqual(['DOMAIN\\agent', 'p@ss:w/rd']);
    expect(process.env['AGENT_PROXYPASSWORD']).toBeUndefined();
  });
});
