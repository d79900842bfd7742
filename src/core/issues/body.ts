/** The text of an issue: what to do first, what is new, what else is open, what is exempted for a short time only. */
import { sinceDay } from '../audit/age';
import { catalogue, NEVER_EXEMPT } from '../audit/catalogue';
import type { Finding } from '../audit/findings';
import { countBySeverity, countsText } from '../audit/by-severity';
import { SYMBOLS, type Links } from '../audit-report/headline';
import type { AuditReport } from '../audit-report/report';
import { plural } from '../render/format';
import { link, prose, tableHead, tableRow, withoutReferences } from '../render/markdown';
import { portalLink } from '../render/sections';
import { bounded, visible } from '../render/text';
import { subscriptionOf } from '../values/arm-id';
import { namesIn } from '../values/vault-labels';
import { isOpen, type Changes } from './changes';
import { wellFormed } from '../baseline/issue-record';
import { markerOf } from './marker';
import { memoryMarker, memoryTextIn } from './memory';
import { planLines } from './plan';
import {
  commandLines,
  countByRule,
  endText,
  firstOfEach,
  fitting,
  foundBy,
  plain,
  ruleText,
  subjectText,
  type IssueTextOptions,
} from './text';
import type { Unit } from './unit';

const FOOTER = '<!-- asr-autoupdate run -->';

/**
 * Every run is another one, and every request has its own correlation id; days pass and minutes are used up. That alone is
 * no reason to write it again.
 */
export const isSameBody = (a: string, b: string): boolean =>
  memoryTextIn(a) === memoryTextIn(b) && contentOf(a) === contentOf(b);

/** What it is about is in its memory, to the letter; of its text dates and numbers that stand alone do not count. */
const contentOf = (body: string): string =>
  body
    .replace(/\r\n?/g, '\n')
    .split(FOOTER, 1)
    .join('')
    .replace(memoryTextIn(body), '')
    .replace(/\(correlation id [^)\n]*\)/g, '')
    .replace(/(?<![\w.-])(?:\d{4}-\d\d-\d\d|\d+)(?![\w.-]*\w)/g, '0')
    .trim();

/** Titles are no Markdown, but what looks like a mention, a reference or code in one may be taken for it. */
export function titleOf({ kind, name, vaults: [first] }: Unit): string {
  const inert = (text: string): string =>
    bounded(visible(text), 90)
      .replace(/`/g, "'")
      .replace(/[@#]/g, (sign) => (sign === '@' ? '＠' : '＃'));
  const what =
    kind === 'vault' ? `vault ${inert(name)} (${inert(first?.resourceGroup ?? '')})` : `subscription ${inert(name)}`;
  return wellFormed(`Site Recovery: ${what} is not healthy`);
}

/** Characters; GitHub takes 65,536. */
const MAX_CHARACTERS = 60_000;
const MAX_CHARACTERS_OF_PLAN = 15_000;
const MAX_CHARACTERS_OF_REMEDIES = 15_000;
/** That the tables are left at least, and each but the last one takes at most. */
const MAX_CHARACTERS_OF_TABLE = 12_000;

export function bodyOf(unit: Unit, changes: Changes, report: AuditReport, options: IssueTextOptions): string {
  const { open, fresh, ending } = sectionsOf(unit, changes);
  const placeOf = placesOf(unit, options);
  const plan = planLines(unit, MAX_CHARACTERS_OF_PLAN);
  const counts = countsText(countBySeverity([...fresh, ...open]));
  const subject = subjectText(unit, options);
  const head = [
    markerOf(unit.key),
    changes.now.some(({ standing }) => isOpen(standing))
      ? `${subject} is not healthy: ${counts}.`
      : `It is not known whether ${subject.replace(/^The/, 'the')} is healthy again${counts === '' ? '' : `; found is ${counts}`}.`,
    '',
    ...plan,
  ];
  const remedies = fitting(
    firstOfEach([...fresh, ...open]),
    (found) => remedyOf(found, plan.join('\n'), options),
    MAX_CHARACTERS_OF_REMEDIES,
    (dropped) =>
      `${plural(dropped, 'kind')} of findings left out for lack of room; the pages of the findings tell more.`,
  );
  const tail = [
    ...notSeen(changes),
    ...(remedies.length === 0 ? [] : ['### What it means', '', ...remedies]),
    ...howToExempt(unit, [...fresh, ...open], options),
    memoryMarker({ closed: false, causes: changes.causes, print: changes.print }),
    FOOTER,
    '',
    ...healedSection(changes),
    `${foundBy(options, ' ')}This text is replaced when the findings change, and the issue is closed when nothing of it is left. Write into comments, not here.`,
  ];
  let left = MAX_CHARACTERS - [...head, ...tail].join('\n').length;
  const section = (title: string, findings: readonly Finding[], row = rowOf): string[] => {
    if (findings.length === 0) return [];
    const frame = [`### ${title}`, '', ...tableHead(['', 'Finding', 'Where', 'What is wrong'])];
    const room = Math.min(left, title === OPEN ? left : MAX_CHARACTERS_OF_TABLE) - frame.join('\n').length - 200;
    const rows = fitting(
      findings,
      (found) => row(found, placeOf(found), options),
      room,
      (dropped) =>
        `\n${plural(dropped, 'finding')} more for which there is no room here; the report of the run has all.`,
    );
    const lines = [...frame, ...rows, ''];
    left -= lines.join('\n').length + 1;
    return lines;
  };
  const others = section('New', fresh);
  const soon = section('Exempted, ends soon', ending, (found, place, links) =>
    rowOf({ ...found, message: `${endText(found, report)} ${found.message}` }, place, links),
  );
  return wellFormed([...head, ...others, ...section(OPEN, open), ...soon, ...tail].join('\n'));
}

const OPEN = 'Open';

/** What counts, and what is about to. */
function sectionsOf(
  { causes }: Unit,
  { now }: Changes,
): Readonly<Record<'open' | 'fresh' | 'ending', readonly Finding[]>> {
  const standing = new Map(now.map((one) => [one.found.key, one.standing]));
  const counted = causes.filter(({ exemptedBy }) => exemptedBy === undefined);
  return {
    fresh: counted.filter(({ key }) => standing.get(key) === 'new'),
    open: counted.filter(({ key }) => standing.get(key) !== 'new'),
    ending: causes.filter(({ key }) => standing.get(key) === 'ending'),
  };
}

/** In an issue about several vaults with the name of the vault. */
function placesOf({ kind, vaults }: Unit, links: Links): (found: Finding) => string {
  const nameIn = kind === 'vault' ? (_id: string, name: string): string => name : namesIn(vaults);
  return ({ id, name, resource, vaultId }) => {
    const about = catalogue.get(id)?.about;
    return whereOf(about === 'vault' || about === 'account' ? name : nameIn(vaultId, name), resource, links);
  };
}

/** Without a resource there is no link, and the name has to be as inert as any other text. */
const whereOf = (name: string, resource: string, links: Links): string =>
  resource === '' ? plain(name, 200) : portalLink(name, resource, links);

const rowOf = (found: Finding, place: string, links: Links): string =>
  tableRow([
    SYMBOLS[found.severity],
    ruleText(found.id, links),
    place,
    `${plain(found.message, 500)}${sinceDay(found)}`,
  ]);

/** @param plan in which a command may stand already */
function remedyOf({ id, name, cause, remedy }: Finding, plan: string, links: Links): string {
  const more = remedy.filter((step) => !('command' in step) || !plan.includes(step.command));
  const steps = more.map((step) =>
    'command' in step ? commandLines([step.command]).join('\n') : prose(bounded(step.text, 1_000), withoutReferences),
  );
  return [
    `**${ruleText(id, links)}**`,
    plain(cause, 1_000),
    ...(steps.length === 0 ? [] : [`For ${plain(name, 100)}:`, ...steps]),
    '',
  ].join('\n\n');
}

/** What nobody has looked at is neither there nor healed. */
function notSeen({ unknown, elsewhere }: Changes): string[] {
  const lines = [
    ...countByRule(unknown).map((text) => `- ${text}: what would show it could not be read`),
    ...countByRule(elsewhere).map((text) => `- ${text}: in a vault that this run did not look at`),
  ];
  return lines.length === 0 ? [] : ['### Not known', '', ...lines, ''];
}

/** A form to be filled in, with what is open filled in already. */
function howToExempt({ kind, id, name }: Unit, open: readonly Finding[], { docsUrl }: Links): string[] {
  const ids = firstOfEach(open).flatMap((found) => (NEVER_EXEMPT.has(found.id) ? [] : [found.id]));
  const selector = kind === 'vault' ? `vault: ${JSON.stringify(visible(name))}` : `subscription: ${subscriptionOf(id)}`;
  const form = [
    '- name: a-name-of-your-own',
    `  finding: [${ids.join(', ')}]`,
    `  ${selector}`,
    '  category: Waiver',
    '  description: why',
    '  expiresOn: YYYY-MM-DD',
  ];
  return [
    '### To live with it for a time',
    '',
    `Add an ${link('exemption', docsUrl.replace(/[^/]*$/, 'exemptions.md'))} to your file of exemptions and have it reviewed: what it covers counts no more, and comes back by itself when it ends. To have no issue about this ${kind} at all, close this one as not planned: it is not opened again, though the audit goes on to count what it finds.`,
    '',
    ...(ids.length === 0 ? [] : [...commandLines(form, 'yaml'), '']),
  ];
}

/** Of the run that has written the text, so that it is no reason to write it again. */
function healedSection({ healed, gone }: Changes): string[] {
  const lines = [
    ...countByRule(healed).map((text) => `- ${text}`),
    ...countByRule(gone).map((text) => `- ${text}, with the vault, which is gone`),
  ];
  return lines.length === 0 ? [] : ['### Fixed', '', ...lines, ''];
}
