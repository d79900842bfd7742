/** Which faults of a sign-in may pass by themselves: one table, for Microsoft Entra ID, managed identities and OIDC issuers. */
import type { SignInFault } from '../core/requests/sign-in-policy';

const REFERENCE = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';
const WORKLOAD_IDENTITY = 'https://azure.github.io/azure-workload-identity/docs/troubleshooting.html';

interface CodeRow {
  readonly code: string;
  readonly fault: SignInFault['kind'];
  /** What it means. */
  readonly meaning: string;
  readonly source: string;
}

/** Codes that are not here go by the status of the answer. */
export const entraCodes: readonly CodeRow[] = [
  { code: 'AADSTS90006', fault: 'transient', meaning: 'temporarily unavailable', source: REFERENCE },
  { code: 'AADSTS90012', fault: 'transient', meaning: 'the request has timed out inside', source: REFERENCE },
  { code: 'AADSTS90024', fault: 'transient', meaning: 'a transient error, by its own text', source: REFERENCE },
  { code: 'AADSTS90033', fault: 'transient', meaning: 'the directory service is unavailable', source: REFERENCE },
  { code: 'AADSTS90055', fault: 'transient', meaning: 'too many requests of the tenant', source: REFERENCE },
  {
    code: 'AADSTS90061',
    fault: 'issuer-unreachable',
    meaning: 'request to the issuer failed',
    source: WORKLOAD_IDENTITY,
  },
  { code: 'AADSTS50166', fault: 'issuer-unreachable', meaning: 'request to the issuer failed', source: REFERENCE },
  {
    code: 'AADSTS501661',
    fault: 'issuer-unreachable',
    meaning: 'request to the issuer failed',
    source: 'https://docs.gitlab.com/ci/cloud_services/azure/',
  },
  { code: 'AADSTS500031', fault: 'issuer-unreachable', meaning: 'no signing key was found', source: REFERENCE },
  {
    code: 'AADSTS700213',
    fault: 'spreading',
    meaning: 'no credential with this subject; seen on unchanged credentials, and while a new one spreads',
    source: 'https://github.com/kedacore/keda/issues/8152',
  },
  { code: 'AADSTS90013', fault: 'permanent', meaning: 'an input is not valid', source: REFERENCE },
];

/** `error` of an answer: RFC 6749, section 4.1.2.1. */
const TRANSIENT_OAUTH = new Set(['temporarily_unavailable', 'server_error']);

/** How an answer that brought no token ended, or that there was none. */
export interface Answer {
  /** Undefined where there was no answer. */
  readonly status: number | undefined;
  readonly retryAfterMs?: number | undefined;
  /** Of Microsoft Entra ID, such as `AADSTS700213`. */
  readonly code?: string | undefined;
  /** `error` of OAuth. */
  readonly oauthError?: string | undefined;
  /** The endpoint of a managed identity says 404 and 410 while it starts or is updated. */
  readonly fromManagedIdentity?: boolean;
}

/** https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token#retry-guidance */
const STARTING = [404, 410];

export function faultOf(answer: Answer): SignInFault {
  const { status, retryAfterMs, code, oauthError } = answer;
  const transient: SignInFault = { kind: 'transient', retryAfterMs };
  const known = entraCodes.find((row) => row.code === code)?.fault;
  if (known !== undefined) return known === 'transient' ? transient : { kind: known };
  if (oauthError !== undefined && TRANSIENT_OAUTH.has(oauthError)) return transient;
  // A code is an answer, also where its status was not seen.
  if (status === undefined) return code === undefined ? transient : { kind: 'permanent' };
  if (status === 408 || status === 429 || status >= 500) return transient;
  // A good status without a token in it: empty, truncated, a page of a proxy.
  if (status < 300) return transient;
  return answer.fromManagedIdentity === true && STARTING.includes(status) ? transient : { kind: 'permanent' };
}

/** Codes of Node and OpenSSL for a certificate that is not trusted, and the words for them. */
const CERTIFICATE =
  /CERT_|_CERT|CERTIFICATE|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|SELF_SIGNED|self[- ]signed certificate|unable to (?:verify|get)[^:]*certificate|certificate (?:has expired|is not yet valid)|altnames/i;

export const isCertificateError = (text: string): boolean => CERTIFICATE.test(text);

export const CERTIFICATE_ADVICE =
  'The certificate is not trusted: the network inspects TLS, or the endpoint has a private certificate authority. Set NODE_EXTRA_CA_CERTS to the file of that authority, in the environment of the runner or agent, not of a step.';

export const PROXY_ADVICE =
  'The proxy wants name and password: put them into HTTPS_PROXY, or into the proxy settings of the agent.';
