/** Text and cells as static HTML. The page's script draws cells in the same way (src/page/page.js); a test compares them. */
import { nameOf } from '../../values/arm-id';
import { isoTime } from '../../values/time';
import type { Value } from './columns';
import type { Column } from './model';
import { shortTime, shown } from './text';

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

export const badge = (level: string): string => `<span class="badge ${level}">${level}</span>`;

/** Characters from which on a text gets a wider column. */
const LONG = 40;

/** @param portal what comes before the id in an address of the portal */
export function cell(kind: Column['kind'], value: Value | undefined, portal: string): string {
  const name = kind === 'text' && String(value).length > LONG ? 'text long' : kind;
  return `<td class="${name}">${value === undefined ? '' : content(kind, value, portal)}</td>`;
}

function content(kind: Column['kind'], value: Value, portal: string): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const iso = kind === 'time' && typeof value === 'number' ? isoTime(value) : undefined;
  if (iso !== undefined) return `<time datetime="${iso}">${shortTime(iso)}</time>`;
  const text = String(value);
  if (kind === 'level' && /^(error|warning|note|ok)$/.test(text)) return badge(text);
  if (kind === 'resource' && /^\/subscriptions\//i.test(text)) {
    return `<a href="${escapeHtml(portal + text)}" title="${escapeHtml(text)}" target="_blank" rel="noreferrer">${escapeHtml(nameOf(text) || text)}</a>`;
  }
  return escapeHtml(text);
}
