/** The exemptions in the log, in annotations and in the summary: those that somebody has to act on first. */
import { entryStates, type EntryState, type JudgedEntry } from '../exemptions/apply';
import { cell, tableHead, tableRow } from '../render/markdown';
import { number, plural } from '../render/format';
import { MAX_NAMES } from '../render/sections';
import { groupById } from '../values/id-map';
import type { Cause } from '../values/cause';
import type { Finding } from '../audit/findings';
import { exemptedText, type Exempted } from './exempt';
import type { AuditReport } from './report';

const STATES: Readonly<Record<EntryState, string>> = {
  'over-limit': 'over its limit, covers none',
  expired: 'expired, counts again',
  orphaned: 'orphaned',
  'no-longer-needed': 'no longer needed',
  'ends-soon': 'ends soon',
  active: 'active',
  'not-judged': 'not judged',
};

const MAX_ROWS = 100;

export const toActFirst = (entries: readonly JudgedEntry[]): readonly JudgedEntry[] =>
  [...entries].sort((a, b) => entryStates.indexOf(a.state) - entryStates.indexOf(b.state));

/** What is covered is listed here, apart from the findings that count. */
export function exemptionsSection({ exemptions: { entries, sources }, findings }: AuditReport): string[] {
  if (entries.length === 0) return [];
  const rows = toActFirst(entries).slice(0, MAX_ROWS);
  const left = entries.length - rows.length;
  const covered = groupById(findings, ({ exemptedBy = '' }) => exemptedBy);
  const files = sources.map(({ path, sha256, revision }) => {
    const at = revision === undefined ? '' : ` at ${cell(revision, 40)}`;
    return `- ${cell(path, 200)}${at}, SHA-256 ${sha256}`;
  });
  return [
    '### Exemptions',
    '',
    ...tableHead(['Exemption', 'State', 'Last day', 'Findings', 'Covers', 'Why']),
    ...rows.map(({ exemption, state, findings: matching }) =>
      tableRow([
        cell(exemption.name, 100),
        `${STATES[state]}${exemption.applies === 'changes' ? ' (a hold)' : ''}`,
        exemption.expiresOn ?? '',
        cell(exemption.findings.join(', '), 100),
        coveredText(covered.get(exemption.name) ?? []) || `${number(matching)} matching`,
        cell(exemption.description, 300),
      ]),
    ),
    '',
    ...(left > 0 ? [`And ${plural(left, 'exemption')} more, in the JSON report.`, ''] : []),
    ...files,
    '',
  ];
}

function coveredText(found: readonly Finding[]): string {
  if (found.length === 0) return '';
  const distinct = [...new Set(found.map(({ name }) => name))];
  const more = distinct.length > MAX_NAMES ? ` and ${number(distinct.length - MAX_NAMES)} more` : '';
  return `${exemptedText(found)}: ${distinct
    .slice(0, MAX_NAMES)
    .map((name) => cell(name, 100))
    .join(', ')}${more}`;
}

/** A line of the log. */
export function exemptionsText({ entries }: Exempted): string[] {
  if (entries.length === 0) return [];
  const counts = entryStates.flatMap((state) => {
    const count = entries.filter((entry) => entry.state === state).length;
    return count === 0 ? [] : [`${count} ${STATES[state]}`];
  });
  return [`${plural(entries.length, 'exemption')}: ${counts.join(', ')}`];
}

const TO_ACT: Readonly<Partial<Record<EntryState, readonly [code: string, message: string, nextStep: string]>>> = {
  'over-limit': [
    'ExemptionOverLimit',
    'An exemption matches more findings than its atMost, and covers none of them.',
    'Narrow its selectors, or get a higher `atMost` approved.',
  ],
  expired: [
    'ExemptionExpired',
    'The last day of an exemption is over: what it covered counts again.',
    'Repair what it covered, or get a new end date approved.',
  ],
  'ends-soon': [
    'ExemptionEndsSoon',
    'An exemption ends within 14 days, and what it covers counts then.',
    'Repair what it covers, or get a new end date approved.',
  ],
};

/** Of those that stand in nobody's way nothing is said here. */
export const exemptionCauses = ({ entries }: Exempted): Cause[] =>
  Object.entries(TO_ACT).flatMap(([state, [code, message, nextStep]]) => {
    const affected = entries.filter((entry) => entry.state === state && entry.findings > 0);
    if (affected.length === 0) return [];
    return [{ level: 'warning', problem: { code, message, nextStep }, affected: affected.map(nameOf) }];
  });

const nameOf = ({ exemption: { name, expiresOn, file, line } }: JudgedEntry): string =>
  `${name}${expiresOn === undefined ? '' : `, until ${expiresOn}`} (${file}:${line})`;
