/** Parts that several Markdown documents have in common. */
import type { Cause } from '../values/cause';
import { secondText } from '../values/time';
import { duration, number, plural, problemText } from './format';
import { byteLength, cell, code, codeBlock, link, prose, tableHead } from './markdown';
import { bounded } from './text';

/** GitHub drops a summary of more than 1 MiB whole. */
export const MAX_BYTES = 1000 * 1024;

const MAX_CAUSES = 20;
export const MAX_NAMES = 5;

export interface PortalOptions {
  /** Base of the portal. */
  readonly portal: string;
  /** For portal links that open in the right tenant. */
  readonly tenantId: string | undefined;
}

export const portalUrl = (id: string, { portal, tenantId }: PortalOptions): string =>
  `${portal}/#@${tenantId ?? ''}/resource${id}`;

/** In Markdown; what is not there has no link. */
export const portalLink = (name: string, id: string, options: PortalOptions): string =>
  id === '' ? cell(name) : link(name, portalUrl(id, options));

/** What an auditor asks of a run: the run of the CI, who started it with which code, and who signed in with what. */
export interface RunShown {
  readonly origin:
    { readonly url: string; readonly name: string; readonly by?: string; readonly revision?: string } | undefined;
  readonly identity?: string | undefined;
  readonly tenantId: string | undefined;
  readonly version?: string | undefined;
}

/** For instance `, started by octo-sre, commit 0123abc`; empty where neither is known. */
export function startedText(origin: RunShown['origin']): string {
  const by = origin?.by ? `, started by ${cell(origin.by, 100)}` : '';
  return `${by}${origin?.revision ? `, commit ${code(origin.revision)}` : ''}`;
}

/** When the run was, how long it took, and by whom. */
export function runText(
  { startedAt, endedAt }: { readonly startedAt: number; readonly endedAt: number },
  { origin, identity, tenantId, version }: RunShown,
): string {
  const at = secondText(startedAt) ?? '';
  const run = origin === undefined ? '' : ` Run: ${link(origin.name, origin.url)}${startedText(origin)}.`;
  const tenant = tenantId === undefined ? '' : ` in the tenant ${code(tenantId)}`;
  const who = identity === undefined ? '' : ` Signed in as ${cell(identity, 200)}${tenant}.`;
  return `${at}, ${duration(endedAt - startedAt)}.${run}${who}${version === undefined ? '' : ` asr-autoupdate ${version}.`}`;
}

/** A next step in a cell; indented lines are to be copied. */
export const nextStep = (text: string | undefined): string =>
  (text ?? '')
    .split('\n')
    .map((line) => (isToCopy(line) ? code(line.trim()) : prose(bounded(line, 1_000))))
    .join('<br>');

const isToCopy = (line: string): boolean => /^ {2}\s*\S/.test(line);

/** A next step after other text of a paragraph; indented lines become blocks of their own. */
export function nextStepLines(text: string, indent = ''): string[] {
  const lines: string[] = [];
  let copied: string[] = [];
  let before = '**Next:** ';
  const flush = (): void => {
    if (copied.length > 0) lines.push('', ...codeBlock(copied), '');
    copied = [];
  };
  for (const line of text.split('\n')) {
    if (isToCopy(line)) {
      if (before !== '') lines.push(before.trim());
      before = '';
      copied.push(line.slice(2));
      continue;
    }
    const isFirst = copied.length > 0 || lines.length === 0;
    flush();
    const shown = before + prose(bounded(line, 1_000));
    if (isFirst) lines.push(shown);
    else lines.push(`${lines.pop() ?? ''}<br>${shown}`);
    before = '';
  }
  flush();
  return lines.map((line) => (line === '' ? '' : indent + line));
}

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The first lines that take no more than this number of bytes, their ends included. */
export function asManyAsFit(lines: readonly string[], bytes: number): readonly string[] {
  let left = bytes;
  const end = lines.findIndex((line) => (left -= byteLength(line) + 1) < 0);
  return end < 0 ? lines : lines.slice(0, end);
}

/** A table with as many of its rows as fit; what is left out is said. Nothing, if there are no rows. */
export function tableSection(
  title: string,
  columns: readonly string[],
  rows: readonly string[],
  { bytes, row = 'row' }: { readonly bytes: number; readonly row?: string },
): string[] {
  if (rows.length === 0) return [];
  const kept = asManyAsFit(rows, bytes);
  const dropped = rows.length - kept.length;
  const note = `${plural(dropped, row)} left out to stay within the size limit; the JSON report has all.`;
  return [`### ${title}`, '', ...tableHead(columns), ...kept, '', ...(dropped === 0 ? [] : [note, ''])];
}

/** @param nameLength characters of each name of what is affected */
export function causeSection(title: string, all: readonly Cause[], nameLength: number): string[] {
  if (all.length === 0) return [];
  const lines = all.slice(0, MAX_CAUSES).map((cause) => {
    const names = cause.affected.slice(0, MAX_NAMES).map((name) => cell(name, nameLength));
    const more = cause.affected.length > MAX_NAMES ? ` and ${number(cause.affected.length - MAX_NAMES)} more` : '';
    return causeLine(cause, `<br>**Affects:** ${names.join(', ')}${more}`);
  });
  if (all.length > MAX_CAUSES) lines.push(`- and ${all.length - MAX_CAUSES} more causes; the JSON report has all.`);
  return [`### ${title}`, '', ...lines, ''];
}

export function causeLine({ level, problem }: Cause, affects = ''): string {
  const [next, ...more] = problem.nextStep === undefined ? [] : nextStepLines(problem.nextStep, '  ');
  const first = `- ${level === 'error' ? '❌' : '⚠️'} ${cell(problemText(problem), 4_000)}${affects}`;
  return [next === undefined ? first : `${first}<br>${next.trim()}`, ...more].join('\n').trimEnd();
}
