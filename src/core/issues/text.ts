/** Parts of the texts of issues, in which names stay names: no mention, no reference, no marker of ours. */
import { catalogue } from '../audit/catalogue';
import { docsLink, type Finding } from '../audit/findings';
import type { Links } from '../audit-report/headline';
import type { AuditReport } from '../audit-report/report';
import { codeBlock, link, withoutReferences } from '../render/markdown';
import { MAX_NAMES, portalLink } from '../render/sections';
import { bounded } from '../render/text';
import { groupById } from '../values/id-map';
import { causeIdOf } from './memory';
import type { Unit } from './unit';

export interface IssueTextOptions extends Links {
  /** The run of the CI that found it. */
  readonly origin: { readonly url: string; readonly name: string } | undefined;
}

/** Empty on a terminal. */
export const foundBy = ({ origin }: IssueTextOptions, after = ''): string =>
  origin === undefined ? '' : `Found by ${link(origin.name, origin.url)}.${after}`;

/** For instance `The vault [vault-weu](…)`. */
export const subjectText = ({ kind, name, id }: Unit, links: Links): string =>
  `The ${kind} ${portalLink(name, id, links)}`;

/** The texts of as many findings as fit, and a word on those that do not. */
export function fitting<T>(
  all: readonly T[],
  textOf: (one: T) => string,
  characters: number,
  note: (dropped: number) => string,
): string[] {
  const kept: string[] = [];
  let left = characters;
  for (const one of all) {
    const text = textOf(one);
    left -= text.length + 1;
    if (left < 0) return [...kept, note(all.length - kept.length)];
    kept.push(text);
  }
  return kept;
}

export const plain = (text: string, length: number): string => withoutReferences(bounded(text, length));

const titleOfRule = (id: string): string => plain(catalogue.get(id)?.title ?? '', 200);

/** With a link to where it is explained. */
export const ruleText = (id: string, links: Links): string => `${link(id, docsLink(id, links))} ${titleOfRule(id)}`;

export const firstOfEach = (findings: readonly Finding[]): readonly Finding[] =>
  [...groupById(findings, ({ id }) => id).values()].flatMap(([first]) => first ?? []);

/** Characters. A command is whole or not there: half of one might do something else. */
const MAX_COMMAND = 4_000;

/** To be copied as it is; the fence is longer than any that the text holds. What could pass for a marker of ours is no command. */
export function commandLines(lines: readonly string[], language = 'sh'): readonly string[] {
  const text = lines.join('\n');
  if (text.includes('<!--')) return [plain(text, 1_000)];
  return text.length > MAX_COMMAND
    ? ['What is to be copied is too long for here; the report of the run has it.']
    : codeBlock(lines, language);
}

/** What is remembered of findings that are not there any more. */
export interface Remembered {
  readonly key: string;
  /** Of the resource, where it is known. */
  readonly name?: string | undefined;
}

/** For instance `ASR201 The agent has expired (2 times): vm-1, vm-2`, a text for each kind. */
export const countByRule = (all: readonly Remembered[]): readonly string[] =>
  [...groupById(all, ({ key }) => causeIdOf(key).rule).values()].map((same) => {
    const { rule } = causeIdOf(same[0]?.key ?? '');
    const times = same.length === 1 ? '' : ` (${same.length} times)`;
    return `${rule} ${titleOfRule(rule)}${times}${namesText(
      same.flatMap(({ name }) => name ?? []),
      ': ',
    )}`;
  });

/** The first few. */
export function namesText(names: readonly string[], before: string): string {
  if (names.length === 0) return '';
  const more = names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : '';
  return `${before}${names
    .slice(0, MAX_NAMES)
    .map((name) => plain(name, 100))
    .join(', ')}${more}`;
}

/** Of the exemption that a finding is credited to. */
export function endText({ exemptedBy }: Finding, { exemptions: { entries } }: AuditReport): string {
  const exemption = entries.find((one) => one.exemption.name === exemptedBy)?.exemption;
  const until = exemption?.expiresOn === undefined ? '' : ` until ${exemption.expiresOn}`;
  return `exempted by ${plain(exemptedBy ?? '', 100)}${until}`;
}
