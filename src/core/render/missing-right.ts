/** What Azure Resource Manager says of a right that is missing, and the command that gives it. */
import { isGuid } from '../values/arm-id';
import { shellWord } from './shell';
import { visible } from './text';

interface MissingRight {
  /** For instance `Microsoft.Authorization/locks/read`. */
  readonly action: string;
  readonly scope: string;
}

/** In the words of Azure Resource Manager; of a linked resource it names first what the caller may do. */
const RIGHTS = /perform action(?:\(s\))? '([^']{1,300})' (?:over|on(?: the linked)?) scope(?:\(s\))? '([^']{1,1000})'/g;

/** Undefined where the message names none. */
export function missingRight(message: string): MissingRight | undefined {
  const [, action, scope] = [...message.matchAll(RIGHTS)].at(-1) ?? [];
  if (action === undefined || scope === undefined) return undefined;
  return { action: visible(action), scope: visible(scope) };
}

/** A built-in role that has an action, the first that matches; docs/permissions.md has roles with less. */
const ROLES: readonly (readonly [action: RegExp, role: string])[] = [
  [/^[\w./]+\/read$/i, 'Reader'],
  [/^Microsoft\.RecoveryServices\/vaults\/replicationFabrics\/[\w./]+$/i, 'Site Recovery Contributor'],
  [/^Microsoft\.Automation\/automationAccounts\/[\w./]+$/i, 'Automation Contributor'],
];

/** Roles are given on a resource, a group or a subscription, not on a part of a vault. */
const RESOURCE =
  /^\/subscriptions\/[0-9a-f-]{36}(?:\/resourceGroups\/[^/]+(?:\/providers\/[\w.]+\/\w+\/[^/]+)?)?(?=\/|$)/i;

/**
 * The command that gives the right; undefined where no built-in role is known to have it. Who is to get it is taken from
 * the inputs, never from the message: an answer must not lead anyone to give a stranger a role.
 * @param clientId of the identity that was refused; undefined if it is not known
 */
export function grantCommand(message: string, clientId: string | undefined): string | undefined {
  const right = missingRight(message);
  const [, role] = ROLES.find(([action]) => action.test(right?.action ?? '')) ?? [];
  const [scope] = RESOURCE.exec(right?.scope ?? '') ?? [];
  if (clientId === undefined || !isGuid(clientId) || role === undefined || scope === undefined) return undefined;
  return `az role assignment create --assignee ${clientId} --role ${shellWord(role)} --scope ${shellWord(scope)}`;
}

/** After a sentence, with the command on a line of its own. */
export const howToGrant = (command: string | undefined): string =>
  command === undefined ? '' : ` Someone who may assign roles there, such as an Owner, can give it with:\n  ${command}`;
