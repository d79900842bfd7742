/** What to do about each code of Microsoft Entra ID. Of a code that is not known no cause is guessed. */
import type { Identity, SignInContext } from './identity';

const POLICY = 'This is a policy of the tenant, set by its administrators: ';

export function adviceForCode(code: string, context: SignInContext): string {
  const { identity, cloud } = context;
  switch (code) {
    case 'AADSTS700213':
    case 'AADSTS70021':
    case 'AADSTS700211':
    case 'AADSTS700212':
    case 'AADSTS7002138':
    case 'AADSTS50027':
      return federation(context);
    case 'AADSTS70025':
      return `The application has no federated credential yet. ${federation(context)}`;
    case 'AADSTS90061':
    case 'AADSTS50166':
    case 'AADSTS501661':
    case 'AADSTS500031':
      return `Microsoft Entra ID cannot reach the issuer${context.presented === undefined ? '' : ` ${context.presented.issuer}`}: see that its keys can be had from the internet (…/.well-known/openid-configuration and what it names), or whether the issuer has an outage.`;
    case 'AADSTS700024':
      return 'The OIDC token was not valid at the time of the exchange. A fresh one is fetched for each exchange, so check the clock of the runner (NTP).';
    case 'AADSTS700016':
      return `No application with this client id in the tenant: check ${clientName(identity)}, and that the application is in the tenant${tenantOf(identity)}.`;
    case 'AADSTS7000112':
      return `The application of ${clientName(identity)} is disabled in the tenant${tenantOf(identity)}: have its administrator enable it (Enterprise applications → Properties → Enabled for users to sign in).`;
    case 'AADSTS90002':
    case 'AADSTS900023':
      return `No such tenant in ${cloud.name}: check the tenant id${tenantOf(identity)} and the environment.`;
    case 'AADSTS90013':
      return `An id is not of the right form: check ${clientName(identity)} and the tenant id${tenantOf(identity)}; both are GUIDs.`;
    case 'AADSTS7000215':
    case 'AADSTS7000222':
      return 'The secret of the service principal is wrong or has expired. Better than a new secret: change the service connection to workload identity federation.';
    case 'AADSTS53003':
      return `Conditional Access for workload identities blocks this sign-in. ${POLICY}ask them to exclude the service principal, or to allow the network of the runner (Microsoft Entra ID → Conditional Access → workload identities; the sign-in log names the policy).`;
    case 'AADSTS7002381':
      return `The tenant takes GitHub's tokens only from repositories of certain enterprises. ${POLICY}ask them, run from a repository of the enterprise, or use an application in another tenant.`;
    case 'AADSTS700223':
    case 'AADSTS700238':
      return `The tenant blocks or limits federated credentials. ${POLICY}ask them, or use a managed identity.`;
    case 'AADSTS70052':
      return 'A multitenant application cannot be federated here: use a single-tenant application or a managed identity.';
    case 'AADSTS900382':
      return `This cloud (${cloud.name}) does not take federated credentials of another cloud: use a managed identity or a secret.`;
    default:
      return `What this code means: https://login.microsoftonline.com/error?code=${code.replace('AADSTS', '')}`;
  }
}

const tenantOf = (identity: Identity): string =>
  'tenantId' in identity && identity.tenantId ? ` ${identity.tenantId}` : '';

const clientName = (identity: Identity): string =>
  identity.kind === 'github-oidc' ? `client-id ${identity.clientId}` : 'the client id of the service connection';

const SPREADS =
  'A federated credential that was made or changed in the last minutes may not have spread yet: then run again.';

/** What the federated credential must say, from what was presented. */
function federation({ identity, cloud, presented }: SignInContext): string {
  if (!('assertion' in identity)) return `Check the federated credential of the application. ${SPREADS}`;
  const { kind, clientId, tenantId } = identity;
  const github = kind === 'github-oidc';
  const shown = presented ?? {
    issuer: github ? 'https://token.actions.githubusercontent.com' : `${cloud.authorityHost}/${tenantId}/v2.0`,
    subject: github ? 'repo:OWNER/REPOSITORY:ref:refs/heads/BRANCH' : 'sc://ORGANIZATION/PROJECT/CONNECTION',
    audience: cloud.audience,
  };
  const exactly = [
    `The federated credential of application ${clientId} must say exactly (letter case counts):`,
    `  issuer:   ${shown.issuer}`,
    `  subject:  ${shown.subject}`,
    `  audience: ${shown.audience}`,
  ];
  return [...(github ? ofGitHub(shown.subject, exactly) : ofAzurePipelines(exactly)), SPREADS].join('\n');
}

/** A credential that trusts an environment is better than one that trusts a branch, so the job is what to change first. */
function ofGitHub(subject: string, exactly: readonly string[]): string[] {
  const trusted = subject.includes(':environment:')
    ? []
    : [
        'If the credential trusts an environment (its subject ends in `:environment:NAME`), leave it as it is and add `environment: NAME` to the job. Otherwise:',
      ];
  return [
    ...trusted,
    ...exactly,
    'This is what the job presented. The subject follows the trigger: `:ref:refs/heads/BRANCH`, `:environment:NAME` or `:pull_request`.',
    'Repositories made, renamed or moved since 15 July 2026 present ids (`repo:OWNER@ID/REPOSITORY@ID:…`), older ones names (`repo:OWNER/REPOSITORY:…`);',
    'a credential written in the other form does not match.',
  ];
}

const ofAzurePipelines = (exactly: readonly string[]): string[] => [
  ...exactly,
  'This is what the service connection presented. Newer connections have the issuer of the tenant and a subject `PREFIX/sc/ORGANIZATION-ID/CONNECTION-ID`,',
  'older ones `https://vstoken.dev.azure.com/ORGANIZATION-ID` and `sc://ORGANIZATION/PROJECT/CONNECTION`: a renamed organization, project or connection changes the latter.',
];
