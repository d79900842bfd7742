/** An audit as issues, one for each vault: what is to stand in it, and how it is known again. */
import { plural } from '../render/format';
import { codeBlock, link, prose, tableHead, tableRow, withoutReferences } from '../render/markdown';
import { bounded, visible } from '../render/text';
import { sinceDay } from '../audit/age';
import { findingsByVault } from '../audit/bearing';
import { catalogue } from '../audit/catalogue';
import { counting, docsLink, type Finding } from '../audit/findings';
import { bySeverity } from '../audit/judge';
import type { AuditReport } from './report';
import { countBySeverity, type VaultRow } from '../audit/rows';
import { portalLink } from '../render/sections';
import { SYMBOLS, type Links } from './headline';

export interface IssueTextOptions extends Links {
  /** The run of the CI that found it. */
  readonly origin: { readonly url: string; readonly name: string } | undefined;
}

/** What is to become of the issue of a vault: open with this text while the vault is bad, else closed with a comment. */
export type VaultIssue = { readonly vaultId: string; readonly vault: string } & (
  | { readonly bad: true; readonly title: string; readonly body: string }
  | { readonly bad: false; readonly comment: string }
);

/**
 * The issues that the vaults of a report want. A vault is bad if the report calls it so: a vault that could not be read
 * has an error for that. An audit that was interrupted wants none, since what it did not find proves nothing. Texts are
 * long, so that they are made one by one.
 */
export function* vaultIssues(report: AuditReport, options: IssueTextOptions): Generator<VaultIssue> {
  if (report.stopped !== undefined) return;
  const findingsOf = findingsOfVaults(report);
  for (const vault of report.vaults) {
    const findings = findingsOf(vault.id);
    const { error, warning } = countBySeverity(findings);
    const of = { vaultId: vault.id, vault: vault.name };
    yield error > 0 || (report.failOn === 'warning' && warning > 0)
      ? { ...of, bad: true, title: titleOf(vault), body: bodyOf(vault, findings, options) }
      : { ...of, bad: false, comment: commentOf(vault, findings, options) };
  }
}

/** The worst first. Findings of the audit as a whole belong to no vault, though they have to name one. */
function findingsOfVaults({ findings, vaults, accounts }: AuditReport): (vaultId: string) => readonly Finding[] {
  const ofVaults = counting(findings).filter(({ id }) => catalogue.get(id)?.about !== 'audit');
  const byVault = findingsByVault(ofVaults, { vaults, accounts });
  return (vaultId) => [...(byVault.get(vaultId) ?? [])].sort(bySeverity);
}

/** Begins the text; people may rename the issue and write around it. */
export const markerOf = (vaultId: string): string => `<!-- asr-autoupdate vault=${keyOf(vaultId)} -->`;

/** The vault's id in a form that can end no comment, and is the same however the id is written. */
export const keyOf = (vaultId: string): string =>
  encodeURI(wellFormed(vaultId.toLowerCase())).replace(/-(?=-)/g, '%2d');

/** The key of the vault that an issue is about; undefined if it is about none. */
export const keyIn = (body: string): string | undefined => /<!-- asr-autoupdate vault=(\S+) -->/.exec(body)?.[1];

/** The text of an issue that no run takes for its own any more. */
export const withoutMarker = (body: string): string => body.replace(/<!-- asr-autoupdate vault=\S+ -->\s*/g, '');

const FOOTER = '<!-- asr-autoupdate run -->';

/** Every run is another one, and every request has its own correlation id; that alone is no reason to write it again. */
export const isSameBody = (a: string, b: string): boolean => contentOf(a) === contentOf(b);

const contentOf = (body: string): string =>
  body
    .replace(/\r\n?/g, '\n')
    .replace(/\(correlation id [^)\n]*\)/g, '')
    .split(FOOTER, 1)
    .join('')
    .trim();

/** Titles are no Markdown, but what looks like a mention, a reference or code in one may be taken for it. */
function titleOf({ name, resourceGroup }: VaultRow): string {
  const inert = (text: string): string =>
    bounded(visible(text), 90)
      .replace(/`/g, "'")
      .replace(/[@#]/g, (sign) => (sign === '@' ? '＠' : '＃'));
  return wellFormed(`Site Recovery: vault ${inert(name)} (${inert(resourceGroup)}) is not healthy`);
}

/** Characters; GitHub takes 65,536. */
const MAX_CHARACTERS = 60_000;
const MAX_CHARACTERS_OF_REMEDIES = 30_000;

function bodyOf(vault: VaultRow, findings: readonly Finding[], options: IssueTextOptions): string {
  const head = [
    markerOf(vault.id),
    `The vault ${portalLink(vault.name, vault.id, options)} is not healthy: ${countsText(findings)}.`,
    '',
  ];
  const footer = [
    FOOTER,
    '',
    `${foundBy(options)}This text is replaced when the findings change, and the issue is closed when the vault is healthy. Write into comments, not here.`,
  ];
  const remedies = fitting(
    [...firstOfEach(findings)],
    (found) => remedyOf(found, options),
    MAX_CHARACTERS_OF_REMEDIES,
    (dropped) =>
      `${plural(dropped, 'kind')} of findings left out for lack of room; the pages of the findings tell more.`,
  );
  const table = tableHead(['', 'Finding', 'Where', 'What is wrong']);
  const frame = [...head, ...table, '', '### What to do', '', ...remedies, '', ...footer].join('\n').length + 200;
  const rows = fitting(
    findings,
    (found) => rowOf(found, options),
    MAX_CHARACTERS - frame,
    (dropped) => `\n${plural(dropped, 'finding')} more for which there is no room here; the report of the run has all.`,
  );
  return wellFormed([...head, ...table, ...rows, '', '### What to do', '', ...remedies, ...footer].join('\n'));
}

/** Halves of characters are no text that a request could carry. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

/** The texts of as many findings as fit, and a word on those that do not. */
function fitting(
  findings: readonly Finding[],
  textOf: (found: Finding) => string,
  characters: number,
  note: (dropped: number) => string,
): string[] {
  const kept: string[] = [];
  let left = characters;
  for (const found of findings) {
    const text = textOf(found);
    left -= text.length + 1;
    if (left < 0) return [...kept, note(findings.length - kept.length)];
    kept.push(text);
  }
  return kept;
}

function countsText(findings: readonly Finding[]): string {
  const { error, warning, note } = countBySeverity(findings);
  const counts = [
    error > 0 ? plural(error, 'error') : '',
    warning > 0 ? plural(warning, 'warning') : '',
    note > 0 ? plural(note, 'note') : '',
  ];
  return counts.filter((text) => text !== '').join(', ');
}

const foundBy = ({ origin }: IssueTextOptions): string =>
  origin === undefined ? '' : `Found by ${link(origin.name, origin.url)}. `;

const plain = (text: string, length: number): string => withoutReferences(bounded(text, length));

/** Without a resource there is no link, and the name has to be as inert as any other text. */
const whereOf = (name: string, resource: string, links: Links): string =>
  resource === '' ? plain(name, 200) : portalLink(name, resource, links);

const titleOfRule = (id: string): string => plain(catalogue.get(id)?.title ?? '', 200);

const rowOf = (found: Finding, links: Links): string => {
  const { id, severity, name, resource, message } = found;
  return tableRow([
    SYMBOLS[severity],
    `${link(id, docsLink(id, links))} ${titleOfRule(id)}`,
    whereOf(name, resource, links),
    `${plain(message, 500)}${sinceDay(found)}`,
  ]);
};

function* firstOfEach(findings: readonly Finding[]): Generator<Finding> {
  const seen = new Set<string>();
  for (const found of findings) {
    if (!seen.has(found.id)) yield found;
    seen.add(found.id);
  }
}

function remedyOf({ id, name, cause, remedy }: Finding, links: Links): string {
  const steps = remedy.map((step) =>
    'command' in step ? command(step.command) : prose(bounded(step.text, 1_000), withoutReferences),
  );
  const heading = `**${link(id, docsLink(id, links))} ${titleOfRule(id)}**`;
  return [heading, plain(cause, 1_000), `For ${plain(name, 100)}:`, ...steps, ''].join('\n\n');
}

/** To be copied as it is; the fence is longer than any that the text holds. What could pass for a marker of ours is no command. */
function command(line: string): string {
  if (line.includes('<!--')) return plain(line, 1_000);
  return codeBlock([bounded(line, 2_000)], 'sh').join('\n');
}

/** What is not known any more is told, since the issue may have been open for that. */
function commentOf(vault: VaultRow, findings: readonly Finding[], options: IssueTextOptions): string {
  const unknown = [...firstOfEach(findings)].filter(({ id }) => catalogue.get(id)?.effect === 'unknown');
  const by = options.origin === undefined ? '' : `, says ${link(options.origin.name, options.origin.url)}`;
  const told = unknown.map(({ id }) => `- ${link(id, docsLink(id, options))} ${titleOfRule(id)}`);
  const lines = [
    `The vault ${portalLink(vault.name, vault.id, options)} is healthy again${by}.`,
    ...(told.length === 0 ? [] : ['', 'What could not be told this time:', '', ...told]),
  ];
  return wellFormed(lines.join('\n'));
}
