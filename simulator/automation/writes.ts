import { jsonReply, type Reply } from '../http';
import { accountReply } from './account';
import { automationError, type AccountRequest } from './account-request';
import { scheduleReply } from './schedules';

interface AccountPatch {
  readonly identity?: { readonly type?: string; readonly userAssignedIdentities?: Readonly<Record<string, unknown>> };
}

function bodyOf<T extends object>({ incoming }: AccountRequest): Partial<T> {
  try {
    return (JSON.parse(incoming.body) ?? {}) as Partial<T>;
  } catch {
    return {};
  }
}

/** As documented: the identities that the change does not name are removed. */
export function patchAccountReply(request: AccountRequest): Reply {
  const { world, account, now } = request;
  const { identity } = bodyOf<AccountPatch>(request);
  if (identity?.type === undefined) return accountReply(request);
  const system = /\bSystemAssigned\b/.test(identity.type);
  const user = Object.keys(identity.userAssignedIdentities ?? {}).length > 0;
  if (/\bUserAssigned\b/.test(identity.type) !== user)
    return automationError(400, 'BadRequest', 'The identity type does not fit the user-assigned identities.');
  const type = system ? (user ? 'SystemAssigned, UserAssigned' : 'SystemAssigned') : user ? 'UserAssigned' : 'None';
  const changed = {
    ...account,
    identity: type,
    principalKnownFrom: now + (world.scenario.principalKnownAfterSeconds ?? 0) * 1000,
  } as const;
  world.estate.accounts.set(account.id.toLowerCase(), changed);
  return accountReply({ ...request, account: changed });
}

export function patchScheduleReply(request: AccountRequest): Reply {
  const { world, account, names } = request;
  const before = scheduleReply(request);
  if (before.status !== 200) return before;
  const { properties } = bodyOf<{ readonly properties: { readonly isEnabled?: boolean } }>(request);
  if (typeof properties?.isEnabled !== 'boolean') return before;
  const [name = ''] = names;
  const others = (account.switchedOn ?? []).filter((each) => each !== name);
  const changed = { ...account, switchedOn: properties.isEnabled ? [...others, name] : others };
  world.estate.accounts.set(account.id.toLowerCase(), changed);
  return jsonReply(200, JSON.parse(scheduleReply({ ...request, account: changed }).body ?? '{}'));
}
