/** The table of findings: ids are stable, and are never given to anything else. */
import { problemText } from '../render/format';
import type { Problem } from '../values/model';
import { findingForm, type Details, type Finding, type FindingSubject } from './findings';
import type { Rule } from './rule';
import { stepsOf } from './steps';
import { rulesOfAccounts } from './rules-of-accounts';
import { rulesOfAgents } from './rules-of-agents';
import { rulesOfMappings } from './rules-of-mappings';
import { rulesOfSubscriptions } from './rules-of-subscriptions';
import { rulesOfVaults } from './rules-of-vaults';

const table = { ...rulesOfMappings, ...rulesOfAccounts, ...rulesOfAgents, ...rulesOfSubscriptions, ...rulesOfVaults };

export type RuleId = keyof typeof table;

/** By id, in the order of the ids. */
export const catalogue: ReadonlyMap<string, Rule> = new Map(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));

/** A vault could hide behind these, so nobody can decide to live with them, and no baseline accepts them. */
export const NEVER_EXEMPT: ReadonlySet<string> = new Set(['ASR301', 'ASR302', 'ASR303', 'ASR306', 'ASR307', 'ASR401']);

/** True for findings of an account as a whole, which bear on every vault that uses it. */
export const isOfAccount = (id: string): boolean => catalogue.get(id)?.about === 'account';

/** True for findings that bear on more vaults than the one that they are written down for. */
export const isShared = (id: string): boolean => isOfAccount(id) || catalogue.get(id)?.about === 'subscription';

/** Where the documentation explains the finding, below the root of the project. */
export const anchorOf = (id: string): string => `docs/findings.md#${id.toLowerCase()}`;

/** @param message what is wrong, in one sentence */
export const finding = (id: RuleId, subject: FindingSubject, message: string, details: Details = {}): Finding =>
  findingForm.make({ id, rule: table[id], subject, message, details });

/** @param what names it, for instance `The vault v` */
export const notKnown = (
  id: RuleId,
  subject: FindingSubject,
  what: string,
  { code, message, ...rest }: Problem,
  { at, remedy }: Pick<Details, 'at' | 'remedy'> = {},
): Finding =>
  finding(id, subject, `${what} could not be read: ${code}: ${message}`, {
    ...(at && { at }),
    because: problemText({ ...rest, code, message: '' }, false).trim(),
    remedy: remedy ?? (rest.nextStep === undefined ? undefined : stepsOf(rest.nextStep)),
  });
