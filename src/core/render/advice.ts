/** What the reader can do next about an error, by its code and status. */

import { missingRight } from './missing-right';

/** Matched in order against code and message; codes of the service compare without regard to case. */
const byCode: readonly (readonly [RegExp, string])[] = [
  [
    /^LinkedAuthorizationFailed$/i,
    'Grant the identity that runs this step rights on the automation account too (Reader, or Automation Contributor if the schedule cannot be created).',
  ],
  [
    /^(AuthorizationFailed|Forbidden|HTTP403)$/i,
    'Grant the identity that runs this step the action named in the message, at the vault or above it, and allow some minutes for it to take effect.',
  ],
  [
    /^(ResourceNotFound|ResourceGroupNotFound|SubscriptionNotFound|HTTP404)$/i,
    'Check the id, and that the identity that runs this step may see the subscription.',
  ],
  [/Locked/i, 'A lock forbids changes here: ask its owner, usually that of the vault, to take it away for the change.'],
  [
    /Disabled(Subscription)?$|^Subscription(Disabled|Inactive|Suspended)/i,
    'The subscription is disabled and can only be read: ask its owner to reactivate it (billing, spending limit), then run again.',
  ],
  [
    /Registration|NotRegistered|NoRegisteredProvider/i,
    'Register the resource provider named in the message in the subscription, then run again.',
  ],
  [/Policy/i, 'An Azure Policy forbids the change: ask its owner for an exemption.'],
  [/Quota|LimitExceeded|LimitReached/i, 'A quota is used up: raise it, or free some of it, then run again.'],
  [
    /^(InvalidAuthenticationTokenTenant|InvalidSubscriptionId)$/i,
    'Check that the tenant is the one that the subscription belongs to.',
  ],
  [
    /^(ExpiredAuthenticationToken|InvalidAuthenticationToken|AuthenticationFailed|HTTP401)$/i,
    'Azure refused the token twice: check tenant, cloud and the state of the identity.',
  ],
  [
    /^(Conflict|AnotherOperationInProgress|HTTP409)$/i,
    'Another operation is in progress: run again when it has ended.',
  ],
  [
    /^(ENOTFOUND|EAI_AGAIN)$/i,
    'The name of the host cannot be resolved: check DNS, the proxy (HTTPS_PROXY) and the endpoint.',
  ],
  [
    /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/i,
    'The certificate is not trusted: for a private CA set NODE_EXTRA_CA_CERTS to its file.',
  ],
  [
    /^(ECONN|EPIPE|ETIMEDOUT|REQUEST_SEND_ERROR|NoAnswer)/i,
    'Check network, proxy (HTTPS_PROXY) and firewall of the runner, then run again.',
  ],
  [
    /^ProxyAuthenticationRequired$/,
    'Give the proxy the name and password that it wants: in HTTPS_PROXY (http://NAME:PASSWORD@HOST:PORT), or in the settings of the agent.',
  ],
  [/^ProxyRefused$/, 'Ask who runs the proxy to let the runner reach this host, or name the host in NO_PROXY.'],
  [
    /^AnswerTooLarge$/,
    'No answer of the service is this large: check the endpoint and what is between it and the runner, then open a support request.',
  ],
  [
    /^(TooManyRequests|SubscriptionRequestsThrottled|HTTP429)$/i,
    'Others use up the limits of the service: run again later, or with fewer writes a minute.',
  ],
];

export function adviceFor(code: string, status: number | undefined, message = ''): string {
  const right = /^(Linked)?AuthorizationFailed$/i.test(code) ? missingRight(message) : undefined;
  if (right !== undefined)
    return `Grant the identity that runs this step a role with the action ${right.action} on ${right.scope} or above it, and allow some minutes for it to take effect.`;
  for (const [pattern, advice] of byCode) if (pattern.test(code)) return advice;
  for (const [pattern, advice] of byCode.filter(([pattern]) => /CERT|ENOTFOUND/.test(pattern.source))) {
    if (/certificate|ENOTFOUND|EAI_AGAIN/i.test(message) && pattern.test(message.replace(/ /g, '_'))) return advice;
  }
  if (status === 400)
    return 'Correct what the message or its recommendation names; if they name nothing, run again, then open a support request with the correlation id.';
  if (status === 403) return 'Grant the identity that runs this step the right named in the message.';
  if (status === 409)
    return 'See in the Site Recovery jobs of the vault what works on it, wait until that has ended, then run again.';
  return 'Run again; if it stays so, open a support request with the correlation id.';
}
