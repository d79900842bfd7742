/** Text and cells as static HTML. The page's script draws cells in the same way (src/page/page-table.js); a test compares them. */
import { nameOf } from '../../values/arm-id';
import { isoTime } from '../../values/time';
import { plural } from '../format';
import type { Value } from './columns';
import { badges, type Badge, type Column } from './model';
import { shortTime, shown, TICKED } from './text';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that stays text in an element and in a quoted attribute; what is invisible in it is written out. */
export const escapeHtml = (text: string): string =>
  shown(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

/** A sentence of ours, in which names in backticks are code. */
export const proseHtml = (text: string): string => escapeHtml(text).replace(TICKED, '<code>$1</code>');

/** As a class. */
export const classOf = (badge: Badge): string => badge.replace(' ', '-');

export const badgeHtml = (badge: Badge): string => `<span class="badge ${classOf(badge)}">${badge}</span>`;

const isBadge = (text: string): text is Badge => badges.some((badge) => badge === text);

/** Lines keep their ends. */
const linesHtml = (text: string): string => text.split('\n').map(escapeHtml).join('\n');

/** What a reader copies, closed; the button needs the script. */
export const copyHtml = (text: string): string =>
  `<div class="copy"><button type="button">Copy</button><details><summary>Show</summary><pre>${linesHtml(text)}</pre></details></div>`;

/** Characters from which on a text gets a wider column. */
const LONG = 40;

export interface CellOptions {
  /** What comes before the id in an address of the portal. */
  readonly portal: string;
  /** The largest number of the column. */
  readonly most: number;
}

export const cellClass = ({ kind, screen }: Pick<Column, 'kind' | 'screen'>, value?: Value): string =>
  `${kind}${(kind === 'text' || kind === 'prose') && String(value ?? '').length > LONG ? ' long' : ''}${screen ? ' screen' : ''}`;

export const cell = (column: Column, value: Value | undefined, options: CellOptions): string =>
  `<td class="${cellClass(column, value)}">${value === undefined ? '' : content(column.kind, value, options)}</td>`;

function content(kind: Column['kind'], value: Value, { portal, most }: CellOptions): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const iso = kind === 'time' && typeof value === 'number' ? isoTime(value) : undefined;
  if (iso !== undefined) return `<time datetime="${iso}">${shortTime(iso)}</time>`;
  if (kind === 'vms' && typeof value === 'number')
    return `<svg aria-hidden="true"><rect width="${percent(value / most)}" height="100%" rx="2"></rect></svg><span>${plural(value, 'VM')}</span>`;
  const text = String(value);
  if ((kind === 'level' || kind === 'number') && isBadge(text)) return badgeHtml(text);
  if (kind === 'prose') return proseHtml(text);
  if (kind === 'copy') return copyHtml(text);
  if (kind === 'resource' && /^\/subscriptions\//i.test(text)) {
    return `<a href="${escapeHtml(portal + text)}" title="${escapeHtml(text)}" target="_blank" rel="noreferrer">${escapeHtml(nameOf(text) || text)}</a>`;
  }
  return escapeHtml(text);
}

export const percent = (share: number): string => `${Math.min(100, Math.max(0, share * 100 || 0)).toFixed(1)}%`;
