/** Environments of jobs whose variables somebody else has set, for the fuzzing of what reads them. */
import { connectionTokenRequest } from '../../src/hosts/azure-pipelines-oidc';
import { identityVariables, restrictEnvironment } from '../../src/azure/identity-environment';
import { readProxies } from '../../src/runtime/proxies';
import { useAgentProxy } from '../../src/hosts/agent-proxy';
import { environmentProblems } from '../../src/inputs';
import type { Random } from '../../simulator/random';

const DOCUMENTED = /(^|\.)(dev\.azure\.com|visualstudio\.com)$/;
const identities = ['github-oidc', 'workload-identity-federation', 'managed-identity', 'service-principal', 'default'];
const proxies = ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'HTTP_PROXY'];
const ofTheAgent = ['AGENT_PROXYURL', 'AGENT_PROXYUSERNAME', 'AGENT_PROXYPASSWORD', 'AGENT_PROXYBYPASSLIST'];
const collections = ['SYSTEM_TEAMFOUNDATIONSERVERURI', 'SYSTEM_TEAMFOUNDATIONCOLLECTIONURI', 'SYSTEM_COLLECTIONURI'];
const ofTheJob = ['SYSTEM_TEAMPROJECTID', 'SYSTEM_HOSTTYPE', 'SYSTEM_PLANID', 'SYSTEM_JOBID'];
const variables = [
  ...[...proxies, 'NO_PROXY', ...ofTheAgent, ...collections, ...ofTheJob],
  ...['SYSTEM_OIDCREQUESTURI', 'NODE_TLS_REJECT_UNAUTHORIZED', 'azure_authority_host', 'AZURE_OF_TOMORROW'],
  ...identityVariables.map(({ name }) => name),
];
/** Where somebody would have a token go, and where it may. */
const addresses = [
  'https://evil.example',
  'https://evil.example/',
  'https://dev.azure.com.evil.example/contoso/oidctoken',
  'https://dev.azure.com@evil.example/x',
  'https://dev.azure.com%2fx.evil.example/',
  'https://dev.azure.com\\.evil.example/',
  'https://evil.example\\@dev.azure.com/',
  'https://evil.example#@dev.azure.com/',
  'https://evil.example?.dev.azure.com/',
  'https://xdev.azure.com/contoso',
  'https://a.b.visualstudio.com/',
  'http://dev.azure.com/contoso',
  '//dev.azure.com/',
  'https://contoso.visualstudio.com/dr',
  'https://dev.azure.com/contoso',
  'https://tfs.contoso.test/tfs',
  'evil.example/',
  'x@evil.example',
  '10.0.0.5:3128',
  'socks5://evil.example',
  'http://user:p@ss@proxy.test:99999',
  '["*",".*(","[[",1,null]',
  '0',
];

/** Any step of a job may have set all of it. */
function hostileEnvironment(random: Random, oddText: () => string): Record<string, string | undefined> {
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const count = Math.floor(random() * 12);
  const entries = Array.from({ length: count }, () => {
    const odd = random() < 0.6 ? pick(addresses) : oddText();
    // As a process gets it: in UTF-8, and without the character that would end it.
    return [pick(variables) ?? '', Buffer.from((odd ?? '').replaceAll('\0', '')).toString()] as const;
  });
  return Object.fromEntries(entries);
}

/** Says what is wrong with what is made of an environment that anyone may have set. */
export function environmentFaults(random: Random, oddText: () => string): string[] {
  const environment = hostileEnvironment(random, oddText);
  const problems = [...environmentProblems(environment), ...readProxies(environment)];
  const unreadable = proxies.filter((name) => {
    const address = environment[name];
    return address !== undefined && !URL.canParse(address) && !problems.some((text) => text.startsWith(`${name}: `));
  });
  const goesAround = useAgentProxy(environment, () => undefined);
  goesAround(new URL('https://management.azure.com/subscriptions'));
  const given = { ...environment };
  const request = connectionTokenRequest(environment, 'connection', 'token');
  const identity = identities[Math.floor(random() * identities.length)] ?? '';
  restrictEnvironment(environment, identity);
  const leads = identityVariables.filter((row) => row.for.length === 0).map(({ name }) => name);
  const left = Object.keys(environment).filter((name) => leads.includes(name.toUpperCase()));
  const open = problems.length === 0 && given['NODE_TLS_REJECT_UNAUTHORIZED'] === '0';
  return [
    ...unreadable.map((name) => `took the proxy of ${name}`),
    ...left.map((name) => `let ${name} through`),
    ...(environment['AGENT_PROXYPASSWORD'] === undefined ? [] : ['left the password of the proxy in the environment']),
    ...(open ? ['took certificates that are not checked'] : []),
    ...('code' in request ? [] : strayToken(request.url, given)),
  ];
}

/** What is wrong with where the token of the job would go. */
function strayToken(url: string, environment: Readonly<Record<string, string | undefined>>): string[] {
  const { protocol, origin, hostname, username } = new URL(url);
  const own = collections.map((name) => environment[name] ?? '').filter((one) => URL.canParse(one));
  const known = DOCUMENTED.test(hostname) || own.some((one) => new URL(one).origin === origin);
  return protocol === 'https:' && username === '' && known ? [] : [`the token of the job would go to ${url}`];
}
