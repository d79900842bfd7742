/** What each error of the identity library becomes, by the classes that it really throws. */
import {
  AggregateAuthenticationError,
  AuthenticationError,
  AuthenticationRequiredError,
  CredentialUnavailableError,
} from '@azure/identity';
import { cloudOf } from '../../src/azure/cloud';
import type { Identity } from '../../src/azure/identity';
import { SignInError } from '../../src/azure/failure';
import { RefusedAuthorityError, type Seen } from '../../src/azure/identity-client';
import { explainSignIn } from '../../src/azure/sign-in-advice';
import { entraCodes, faultOf, isCertificateError } from '../../src/azure/sign-in-faults';

const cloud = cloudOf('AzureCloud');
const assertion = (): Promise<string> => Promise.resolve('');
const application = { tenantId: 'tenant', clientId: 'client' };
const github: Identity = { kind: 'github-oidc', ...application, assertion };
const pipelines: Identity = { kind: 'workload-identity-federation', ...application, assertion };
const managed: Identity = { kind: 'managed-identity', tenantId: undefined, clientId: undefined };
const console: Identity = { kind: 'default', tenantId: undefined, clientId: undefined };

const silent: Seen = {
  host: 'login.microsoftonline.com',
  local: false,
  status: undefined,
  retryAfterMs: undefined,
  error: undefined,
  said: { error: '', description: '', correlationId: '' },
  timedOut: false,
};
const presented = { issuer: 'https://issuer', subject: 'repo:o/r:ref:refs/heads/main', audience: 'api://x' };

const explained = (error: unknown, seen?: Partial<Seen>, identity: Identity = github): SignInError =>
  explainSignIn(error, { identity, cloud, presented, seen: seen && { ...silent, ...seen } });

const required = (message: string, cause?: Error): AuthenticationRequiredError =>
  new AuthenticationRequiredError({ scopes: ['scope'], message, ...(cause === undefined ? {} : { cause }) });
const entra = (code: string): string =>
  `invalid_client: Error(s): ${code.slice(6)} - Timestamp: 2026-11-26 - Description: ${code}: What is wrong. Trace ID: t Correlation ID: 11111111-2222-4333-8444-555555555555 Timestamp: now - Correlation ID: c`;
const dump = 'server_error: A server error occured.\nHttp status code: 503\nHttp status message: x\nHeaders: {"a":"b"}';

describe('the library’s errors are read where they say it', () => {
  it.each<[string, unknown, string, string]>([
    ['AuthenticationRequiredError with a code', required(entra('AADSTS700016')), 'permanent', 'AADSTS700016'],
    ['AuthenticationRequiredError with a transient code', required(entra('AADSTS90033')), 'transient', 'AADSTS90033'],
    ['AuthenticationRequiredError with a status in its text', required(dump), 'transient', 'HTTP503'],
    ['AuthenticationRequiredError with a status in its cause', required('x', new Error(dump)), 'transient', 'HTTP503'],
    ['AuthenticationError with a status', new AuthenticationError(429, 'busy'), 'transient', 'HTTP429'],
    [
      'AuthenticationError with an OAuth error',
      new AuthenticationError(400, { error: 'temporarily_unavailable', error_description: 'x' }),
      'transient',
      'HTTP400',
    ],
    [
      'AuthenticationError of the environment',
      new AuthenticationError(400, {
        error: 'EnvironmentCredential authentication failed',
        error_description: entra('AADSTS7000215'),
      }),
      'permanent',
      'AADSTS7000215',
    ],
    [
      'CredentialUnavailableError',
      new CredentialUnavailableError('nothing is here'),
      'permanent',
      'CredentialUnavailableError',
    ],
    [
      'AggregateAuthenticationError',
      new AggregateAuthenticationError([new CredentialUnavailableError('no CLI')], 'all failed'),
      'permanent',
      'AggregateAuthenticationError',
    ],
  ])('%s', (_name, error, kind, code) => {
    const { fault, problem } = explained(error);
    expect([fault.kind, problem.code]).toEqual([kind, code]);
    expect(problem.message).not.toMatch(/Trace ID|Timestamp|Headers:|\n/);
  });

  it('keeps what already is explained', () => {
    const given = new SignInError({ code: 'NoIdToken', message: 'm' }, { kind: 'transient' });
    expect(explained(given)).toBe(given);
  });
});

describe('what was seen of the request counts more than the library’s words', () => {
  const error = required('anything');
  it.each<[string, Partial<Seen>, Identity, string, string]>([
    ['429 with Retry-After', { status: 429, retryAfterMs: 7_000 }, github, 'transient', 'HTTP429'],
    ['503', { status: 503 }, github, 'transient', 'HTTP503'],
    ['an answer without a token', { status: 200 }, github, 'transient', 'UnreadableAnswer'],
    ['no answer in time', { timedOut: true, error: new Error('aborted') }, github, 'transient', 'NoAnswer'],
    [
      'a broken connection',
      { error: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) },
      github,
      'transient',
      'ECONNRESET',
    ],
    [
      'an untrusted certificate',
      {
        error: Object.assign(new Error('self-signed certificate in certificate chain'), {
          code: 'SELF_SIGNED_CERT_IN_CHAIN',
        }),
      },
      github,
      'permanent',
      'UntrustedCertificate',
    ],
    ['a proxy that wants a password', { status: 407 }, github, 'permanent', 'HTTP407'],
    ['a redirect', { status: 302 }, github, 'permanent', 'HTTP302'],
    ['404 of an authority', { status: 404 }, github, 'permanent', 'HTTP404'],
    ['404 of a managed identity that starts', { status: 404, local: true }, managed, 'transient', 'HTTP404'],
    ['400 of a managed identity', { status: 400, local: true }, managed, 'permanent', 'HTTP400'],
    ['another host', { error: new RefusedAuthorityError('evil.example') }, github, 'permanent', 'RefusedHost'],
    [
      'a probe of the console',
      { error: new Error('connect ENETUNREACH'), local: true },
      console,
      'permanent',
      'AuthenticationRequiredError',
    ],
  ])('%s', (_name, seen, identity, kind, code) => {
    const { fault, problem } = explained(error, seen, identity);
    expect([fault.kind, problem.code]).toEqual([kind, code]);
    expect(problem.nextStep).toBeTruthy();
    if (seen.retryAfterMs !== undefined) expect(fault).toMatchObject({ retryAfterMs: seen.retryAfterMs });
  });
});

describe('the table of codes', () => {
  it('has a source for each, once', () => {
    expect(new Set(entraCodes.map(({ code }) => code)).size).toBe(entraCodes.length);
    for (const { source, meaning } of entraCodes)
      expect([source.startsWith('https://'), meaning !== '']).toEqual([true, true]);
  });

  it('goes before the status, and both are asked', () => {
    const of = (code: string, status: number): string => faultOf({ code, status }).kind;
    expect(of('AADSTS90013', 503)).toBe('permanent');
    expect(of('AADSTS90055', 400)).toBe('transient');
    expect(of('AADSTS501661', 400)).toBe('issuer-unreachable');
    expect(of('AADSTS700213', 401)).toBe('spreading');
    expect(of('AADSTS99999', 400)).toBe('permanent');
    expect(of('AADSTS99999', 503)).toBe('transient');
    expect([408, 429, 500, 504].map((status) => faultOf({ status }).kind)).toEqual(Array(4).fill('transient'));
  });

  it.each([
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'unable to get local issuer certificate',
    'CERT_HAS_EXPIRED',
    "Hostname/IP does not match certificate's altnames",
  ])('knows a certificate that is not trusted: %s', (text) => expect(isCertificateError(text)).toBe(true));
  it.each(['read ECONNRESET', 'getaddrinfo ENOTFOUND certainly.example', 'socket hang up'])(
    'and what is none: %s',
    (text) => expect(isCertificateError(text)).toBe(false),
  );
});

describe('the advice', () => {
  const adviceOf = (code: string, identity: Identity = github): string =>
    explained(required(entra(code)), undefined, identity).problem.nextStep ?? '';

  it('of a code that is not known is its page, and no guess', () => {
    expect(adviceOf('AADSTS135010')).toBe('What this code means: https://login.microsoftonline.com/error?code=135010');
  });

  it.each<[string, RegExp]>([
    ['AADSTS53003', /Conditional Access for workload identities.*policy of the tenant, set by its administrators/],
    ['AADSTS7002381', /enterprises.*policy of the tenant, set by its administrators/],
    ['AADSTS7000112', /is disabled in the tenant tenant/],
    ['AADSTS90013', /both are GUIDs/],
    ['AADSTS501661', /cannot reach the issuer https:\/\/issuer/],
    ['AADSTS700213', /made or changed in the last minutes may not have spread/],
    ['AADSTS700211', /made or changed in the last minutes may not have spread/],
  ])('of %s', (code, expected) => expect(adviceOf(code)).toMatch(expected));

  it('shows what was presented, byte for byte, on both hosts', () => {
    for (const identity of [github, pipelines]) {
      const lines = adviceOf('AADSTS700213', identity).split('\n');
      for (const line of ['  issuer:   https://issuer', `  subject:  ${presented.subject}`, '  audience: api://x']) {
        expect(lines).toContain(line);
      }
    }
  });

  it('names the environment of the job first, but where there is one', () => {
    const first = (subject: string): string => {
      const context = { identity: github, cloud, presented: { ...presented, subject }, seen: undefined };
      return (explainSignIn(required(entra('AADSTS700213')), context).problem.nextStep ?? '').split('\n')[0] ?? '';
    };
    expect(first('repo:o/r:ref:refs/heads/main')).toMatch(
      /^If the credential trusts an environment.*add `environment: NAME` to the job/,
    );
    expect(first('repo:o/r:environment:production')).toMatch(/^The federated credential of application client/);
  });

  it('of a certificate names NODE_EXTRA_CA_CERTS, and neither permissions nor tenant', () => {
    const { problem } = explained(required('x'), { error: new Error('unable to verify the first certificate') });
    expect(problem.nextStep).toContain('NODE_EXTRA_CA_CERTS');
    expect(problem.nextStep).not.toMatch(/id-token|tenant id/i);
  });
});
