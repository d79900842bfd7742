/** Which finding a health error is: by the category that the service gives it, by its words where that says nothing. */
import type { HealthError } from '../values/model';
import type { RuleId } from './catalogue';
import { messagesOf, wordsOf } from './health-errors';
import type { Severity } from './severity';

const BY_CATEGORY: ReadonlyMap<string, RuleId> = new Map([
  ['agentautoupdateinfra', 'ASR020'],
  ['agentautoupdateartifactdeleted', 'ASR021'],
  ['agentautoupdaterunasaccountexpiry', 'ASR013'],
  ['agentautoupdaterunasaccountexpired', 'ASR014'],
  ['versionexpiry', 'ASR213'],
]);

type ByWords = readonly (readonly [RegExp, RuleId])[];

/** The errors that Microsoft's article gives for the Run As account; one category stands for all of them. */
const RUN_AS_ACCOUNT: ByWords = [
  [/not have (the )?permissions? to create an? (azure )?run ?as account/i, 'ASR022'],
  [/run ?as account (is|was) not found/i, 'ASR012'],
];

/** The order matters. */
const DOCUMENTED: ByWords = [
  ...RUN_AS_ACCOUNT,
  [/run ?as account does not have the permission/i, 'ASR011'],
  [/run ?as certificate\b.{0,200}\babout to expire/is, 'ASR013'],
  [/run ?as certificate\b.{0,200}\bexpired/is, 'ASR014'],
];

const saidBy = (message: string, words: ByWords): RuleId | undefined =>
  words.find(([pattern]) => pattern.test(message))?.[1];

/** Undefined for what is about neither automatic update nor the age of an agent. */
function ruleOf({ category = '', message }: HealthError): RuleId | undefined {
  const key = category.toLowerCase();
  if (key === 'agentautoupdaterunasaccount') return saidBy(message, RUN_AS_ACCOUNT) ?? 'ASR011';
  const known = BY_CATEGORY.get(key);
  if (known !== undefined) return known;
  return key.startsWith('agentautoupdate') ? 'ASR020' : saidBy(message, DOCUMENTED);
}

export interface HealthFinding {
  readonly id: RuleId;
  readonly severity: Severity;
  /** In the service's words. */
  readonly said: string;
  readonly because: string;
  /** When the newest of them came up; undefined where the service does not say. */
  readonly evidenceAt: number | undefined;
}

/** Where the service gives no level, it is no mere warning. */
const isMild = ({ level = '' }: HealthError): boolean => level !== '' && !/^error$/i.test(level);

/**
 * One for each rule, since a finding is told from others by its id and its resource.
 * @param others the rule of all that is about something else; without it that is left out
 */
export function healthFindings(errors: readonly HealthError[], others?: RuleId): HealthFinding[] {
  const byRule = new Map<RuleId, HealthError[]>();
  for (const error of errors) {
    const id = ruleOf(error) ?? others;
    const same = id === undefined ? undefined : byRule.get(id);
    if (same !== undefined) same.push(error);
    else if (id !== undefined) byRule.set(id, [error]);
  }
  return [...byRule].map(([id, same]) => ({
    id,
    severity: same.every(isMild) ? 'warning' : 'error',
    said: messagesOf(same),
    because: wordsOf(same),
    evidenceAt: newestOf(same),
  }));
}

const newestOf = (errors: readonly HealthError[]): number | undefined =>
  errors.reduce<number | undefined>(
    (newest, { createdAt }) => (newest === undefined || (createdAt ?? 0) > newest ? createdAt : newest),
    undefined,
  );

/** Those that have no finding of their own. */
export const otherErrors = (errors: readonly HealthError[]): readonly HealthError[] =>
  errors.filter((error) => ruleOf(error) === undefined);
