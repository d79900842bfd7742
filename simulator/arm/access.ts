import { bearer, header, type Incoming, type Reply, type RequestKind } from '../http';
import { guidFrom } from '../random';
import type { World } from '../world';
import type { VaultState } from './estate';
import { armError, asrError, authorizationFailed, resourceNotFound, unauthorized } from './errors';

export interface VaultTarget {
  readonly subscription: string;
  /** Lower-cased id. */
  readonly key: string;
  readonly group: string;
  readonly name: string;
  readonly kind: RequestKind;
  /** The right that is needed. */
  readonly action: string;
}

const rateHeader = (incoming: Incoming): string =>
  `x-ms-ratelimit-remaining-subscription-${incoming.method === 'GET' ? 'reads' : 'writes'}`;

function signedIn(world: World, incoming: Incoming): Reply | undefined {
  const check = world.tokens.check(bearer(incoming));
  switch (check.state) {
    case 'valid':
      return undefined;
    case 'missing':
      return unauthorized(
        world,
        'AuthenticationFailed',
        "Authentication failed. The 'Authorization' header is missing.",
      );
    case 'foreign':
      return unauthorized(world, 'InvalidAuthenticationToken', 'The access token is invalid.');
    case 'revoked': {
      const claims = world.scenario.signIn?.challenge === 'claims';
      return unauthorized(world, 'InvalidAuthenticationToken', 'The access token has been revoked.', claims);
    }
    case 'expired': {
      const [expiry, now] = [check.expiredAt, world.clock.now()].map((time) => new Date(time).toISOString());
      return unauthorized(
        world,
        'ExpiredAuthenticationToken',
        `The access token expiry UTC time '${expiry}' is earlier than current UTC time '${now}'.`,
      );
    }
  }
}

function throttled(world: World, incoming: Incoming, subscription: string, now: number): Reply | number {
  const verdict =
    incoming.method === 'GET' ? world.throttle.read(subscription, now) : world.throttle.write(subscription, now);
  if (verdict.allowed) return verdict.remaining;
  const retry = { 'Retry-After': String(verdict.retryAfterSeconds), [rejectedForRate]: 'true' };
  if (verdict.by === 'asr') {
    return asrError(incoming, 429, { code: 'TooManyRequests', message: 'The request is being throttled.' }, retry);
  }
  return armError(
    429,
    'SubscriptionRequestsThrottled',
    `Number of requests for subscription '${subscription}' exceeded the backend storage limit. Please try again after '${verdict.retryAfterSeconds}' seconds.`,
    { ...retry, [rateHeader(incoming)]: '0' },
  );
}

/** Marks, for the log alone, what was refused because of a limit and not by a scenario's fault. */
export const rejectedForRate = 'x-simulator-rejected-for-rate';

/** The vault, or how Resource Manager refuses before the service behind it sees anything. */
export function findVault(world: World, incoming: Incoming, target: VaultTarget): VaultState | Reply {
  const { vaults } = world.estate;
  const vault = vaults.get(target.key);
  const owner = world.directory.subscriptions.get(target.subscription);
  const access = vault && owner?.isReadable === false ? 'forbidden' : (vault?.spec.access ?? 'allowed');
  if (access === 'subscription-missing' || (!vault && !owner)) {
    const message = `The subscription '${target.subscription}' could not be found.`;
    return armError(404, 'SubscriptionNotFound', message);
  }
  const [group, name] = [vault?.group ?? target.group, vault?.name ?? target.name];
  const isInGroup = owner?.vaults.some((each) => each.group.toLowerCase() === target.group) ?? false;
  if (access === 'group-missing' || (!vault && !isInGroup)) {
    return armError(404, 'ResourceGroupNotFound', `Resource group '${group}' could not be found.`);
  }
  if (!vault || access === 'missing') return resourceNotFound('Microsoft.RecoveryServices/vaults', name, group);
  const listForbidden = vault.spec.listForbidden === true && target.kind === 'mappings.list';
  const jobsForbidden = target.kind === 'jobs.list' && world.scenario.jobsList?.mode === 'forbidden';
  const kindForbidden = vault.spec.forbidden?.includes(target.kind) === true;
  if (access === 'forbidden' || listForbidden || jobsForbidden || kindForbidden) {
    return authorizationFailed(world, target.action, vault.id.replace(/^\/Subscriptions/, '/subscriptions'));
  }
  // Resource Manager itself knows the vault, whether Site Recovery does or not.
  if (access !== 'never-used' || target.kind === 'roles.list') return vault;
  return asrError(incoming, 400, {
    code: 'SubscriptionIdNotRegisteredWithSrs',
    message: `The resource with ID ${guidFrom(vault.id)} isn't registered with the service.`,
    possibleCauses: 'The resource has not been set up for Site Recovery.',
    recommendedAction: 'Set up Site Recovery for the vault and retry the operation.',
  });
}

/** What every request needs before anything is looked at: a token and a version. */
export function refusedAtDoor(world: World, incoming: Incoming): Reply | undefined {
  const refused = signedIn(world, incoming);
  if (refused || incoming.url.searchParams.get('api-version')) return refused;
  const message = 'The api-version query parameter (?api-version=) is required for all requests.';
  return armError(400, 'MissingApiVersionParameter', message);
}

/** What holds for every request to Resource Manager: a token, a version, and the limits. */
export function guard(world: World, incoming: Incoming, subscription: string, reply: (now: number) => Reply): Reply {
  const refused = refusedAtDoor(world, incoming);
  if (refused) return refused;
  const now = world.clock.now();
  const rate = throttled(world, incoming, subscription, now);
  if (typeof rate !== 'number') return rate;
  const given = reply(now);
  const clientRequestId = header(incoming, 'x-ms-client-request-id');
  return {
    ...given,
    headers: {
      [rateHeader(incoming)]: String(rate),
      'x-ms-throttling-version': 'v2',
      ...(clientRequestId ? { 'x-ms-client-request-id': clientRequestId } : {}),
      ...given.headers,
    },
  };
}
