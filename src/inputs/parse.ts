/** Texts of inputs into values; what cannot be read says why, and what would be right. */
import {
  isAutomationAccountId,
  isGuid,
  parseManagementGroupId,
  parseVaultId,
  subscriptionOf,
} from '../core/values/arm-id';
import { sameText } from '../core/values/compare';
import { IdMap } from '../core/values/id-map';
import type { Scope, Tag } from '../core/estate/model';
import type { Vault } from '../core/values/model';

export type Parsed<T> = { readonly value: T } | { readonly problem: string };

export const asIs = (text: string): Parsed<string> => ({ value: text });

export function choice<T extends string>(options: readonly T[]): (text: string) => Parsed<T> {
  return (text) => {
    const value = options.find((option) => option.toLowerCase() === text.toLowerCase());
    return value === undefined ? { problem: `${quote(text)} is not one of ${options.join(', ')}` } : { value };
  };
}

/** The words of YAML 1.2's core schema, so that a typo is never taken for `false`. */
export function boolean(text: string): Parsed<boolean> {
  if (['true', 'True', 'TRUE'].includes(text)) return { value: true };
  if (['false', 'False', 'FALSE'].includes(text)) return { value: false };
  return { problem: `${quote(text)} is not true or false` };
}

/** A thousand years; a time beyond it could not be reckoned with. */
const MAX_MINUTES = 1_000 * 366 * 24 * 60;
const DECIMAL = /^\+?(\d+\.?\d*|\.\d+)$/;

export function minutes(text: string): Parsed<number> {
  const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
  return value > 0 && value <= MAX_MINUTES
    ? { value }
    : { problem: `${quote(text)} is not a number of minutes above 0, such as 160 or 0.5` };
}

export function wholeNumber(least: number, most: number): (text: string) => Parsed<number> {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most
      ? { value }
      : { problem: `${quote(text)} is not a whole number from ${least} to ${most}` };
  };
}

export function guid(text: string): Parsed<string> {
  return isGuid(text)
    ? { value: text }
    : { problem: `${quote(text)} is not a GUID, such as 00000000-0000-0000-0000-000000000000` };
}

export const VAULT_FORM =
  '/subscriptions/{guid}/resourceGroups/{group}/providers/Microsoft.RecoveryServices/vaults/{name}, without query, escapes, . or ..';
export const ACCOUNT_FORM =
  '/subscriptions/{guid}/resourceGroups/{group}/providers/Microsoft.Automation/automationAccounts/{name}';
export const SCOPE_FORM =
  'a subscription (its GUID or /subscriptions/{guid}), a management group (/providers/Microsoft.Management/managementGroups/{id}), or *';

/** The entries of a list that newlines or commas separate. */
export const items = (text: string): string[] =>
  text
    .split(/[\n,]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');

export function vaults(text: string): Parsed<readonly Vault[]> {
  const byId = new IdMap<Vault>();
  const wrong: string[] = [];
  for (const id of items(text)) {
    const vault = parseVaultId(id);
    if (vault === undefined) wrong.push(quote(id));
    else if (!byId.has(id)) byId.set(id, vault);
  }
  if (wrong.length > 0) return { problem: `${are(wrong)} not of the form ${VAULT_FORM}` };
  return byId.size > 0
    ? { value: [...byId.values()] }
    : { problem: `names no vault; write ids of the form ${VAULT_FORM}` };
}

export function accounts(text: string): Parsed<readonly string[]> {
  const bySubscription = new IdMap<string>();
  const written = items(text);
  const wrong = written.filter((id) => !isAutomationAccountId(id)).map(quote);
  if (wrong.length > 0 || written.length === 0)
    return { problem: `${are(wrong.length > 0 ? wrong : [quote(text)])} not of the form ${ACCOUNT_FORM}` };
  for (const id of written) {
    const subscription = subscriptionOf(id);
    const other = bySubscription.get(subscription);
    if (other !== undefined && !sameText(other, id))
      return { problem: `names two accounts of the subscription ${subscription}; write one for each subscription` };
    bySubscription.set(subscription, id);
  }
  return { value: [...bySubscription.values()] };
}

export const httpsUrl =
  (example: string) =>
  (text: string): Parsed<string> => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (
      url === undefined ||
      url.protocol !== 'https:' ||
      url.username !== '' ||
      url.password !== '' ||
      url.search !== '' ||
      url.hash !== ''
    ) {
      return { problem: `${quote(text)} is not an https URL, such as ${example}` };
    }
    return { value: text.replace(/\/+$/, '') };
  };

export function scope(text: string): Parsed<Scope> {
  const subscriptions = new Set<string>();
  const managementGroups = new Set<string>();
  const wrong: string[] = [];
  const entries = items(text);
  for (const entry of entries) {
    const subscription = entry.replace(/^\/subscriptions\//i, '');
    const group = parseManagementGroupId(entry);
    if (isGuid(subscription)) subscriptions.add(subscription.toLowerCase());
    else if (group !== undefined) managementGroups.add(group);
    else if (entry !== '*') wrong.push(quote(entry));
  }
  if (wrong.length > 0) return { problem: `${are(wrong)} not ${SCOPE_FORM}` };
  if (entries.length === 0) return { problem: `names nothing; write ${SCOPE_FORM}` };
  if (!entries.includes('*'))
    return { value: { kind: 'some', subscriptions: [...subscriptions], managementGroups: [...managementGroups] } };
  return entries.length === 1 ? { value: { kind: 'all' } } : { problem: '"*" means all and stands alone' };
}

/** Names in which `*` stands for any text and `?` for any character. */
export function names(text: string): Parsed<readonly string[]> {
  const patterns = [...new Set(items(text))];
  return patterns.length > 0
    ? { value: patterns }
    : { problem: 'names nothing; write names, or patterns such as web-*' };
}

export function tags(text: string): Parsed<readonly Tag[]> {
  const written = items(text);
  const wrong = written.filter((item) => !/^[^=]+=/.test(item)).map(quote);
  if (wrong.length > 0 || written.length === 0)
    return { problem: `${wrong.length > 0 ? `${are(wrong)} not` : 'names no tag; write'} key=value, such as env=prod` };
  return {
    value: written.map((item) => {
      const at = item.indexOf('=');
      return { key: item.slice(0, at).trim(), value: item.slice(at + 1).trim() };
    }),
  };
}

export function several<T extends string>(options: readonly T[]): (text: string) => Parsed<readonly T[]> {
  const one = choice(options);
  return (text) => {
    const chosen: T[] = [];
    for (const item of items(text)) {
      const parsed = one(item);
      if ('problem' in parsed) return parsed;
      if (!chosen.includes(parsed.value)) chosen.push(parsed.value);
    }
    return chosen.length > 0 ? { value: chosen } : { problem: `names none of ${options.join(', ')}` };
  };
}

const are = (wrong: readonly string[]): string => `${wrong.join(', ')} ${wrong.length === 1 ? 'is' : 'are'}`;

const SHOWN = 200;
export const quote = (text: string): string => JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
