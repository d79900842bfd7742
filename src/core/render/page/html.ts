/**
 * The report as one HTML page that needs nothing else: no script, style, font, image or request from anywhere. Verdict,
 * facts, charts and the first rows of each table are plain HTML; the script sorts, filters and pages.
 */
import { number, plural } from '../format';
import { cell, escapeHtml } from './cells';
import { byColumn, columnsJson, valueAt, type Columns } from './columns';
import type { Bar, Chart, HtmlPage, Table } from './model';

/** A static part of the page, in the text that the browser sees and hashes. */
export interface Part {
  readonly text: string;
  /** SHA-256 of the text in base64. */
  readonly sha256: string;
}

export interface Parts {
  readonly css: Part;
  readonly script: Part;
}

/** Rows shown before the script has run, or without it; also the rows of the script's first page. */
const FIRST_ROWS = 50;

/** The page in pieces of bounded length. */
export function* html(page: HtmlPage, parts: Parts): Generator<string> {
  const portal = `${page.portal}/#@${page.tenantId ?? ''}/resource`;
  yield head(page, parts);
  yield `<body data-portal="${escapeHtml(portal)}">\n`;
  yield banner(page);
  yield '<main>\n';
  if (page.charts.length > 0) yield `<div class="charts">\n${page.charts.map(chart).join('')}</div>\n`;
  for (const table of page.tables) yield* section(table, portal);
  yield `</main>\n<script type="module">${parts.script.text}</script>\n</body>\n</html>\n`;
}

function head({ title }: HtmlPage, { css, script }: Parts): string {
  const policy = `default-src 'none'; style-src 'sha256-${css.sha256}'; script-src 'sha256-${script.sha256}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${css.text}</style>
</head>
`;
}

function banner({ title, verdict, facts, tables }: HtmlPage): string {
  const links = tables.map((table) => `<a href="#${escapeHtml(table.id)}">${escapeHtml(table.title)}</a>`);
  return `<header>
<div class="top"><h1>${escapeHtml(title)}</h1></div>
<p class="verdict ${verdict.level}">${escapeHtml(verdict.text)}</p>
<dl class="facts">
${facts.map(fact).join('')}</dl>
<noscript><p class="hint">Scripts are off: each table shows its first ${FIRST_ROWS} rows, and cannot be sorted or filtered.</p></noscript>
${links.length > 1 ? `<nav aria-label="Tables">${links.join('')}</nav>\n` : ''}</header>
`;
}

function fact([label, value]: HtmlPage['facts'][number]): string {
  const text = escapeHtml(value);
  const shown = value.startsWith('https://') ? `<a href="${text}" target="_blank" rel="noreferrer">${text}</a>` : text;
  return `<div><dt>${escapeHtml(label)}</dt><dd>${shown}</dd></div>\n`;
}

/** The numbers stand beside their bars, so the bars need no words of their own. */
function chart({ title, bars }: Chart): string {
  const most = bars.reduce((longest, { value }) => Math.max(longest, value), 0) || 1;
  const row = ({ label, value, level }: Bar): string =>
    `<tr><th scope="row">${escapeHtml(label)}</th><td class="bar"><svg aria-hidden="true"><rect class="${level}" width="${percent(value / most)}" height="100%" rx="2"/></svg></td><td class="number">${number(value)}</td></tr>\n`;
  return `<figure><figcaption>${escapeHtml(title)}</figcaption><table>\n${bars.map(row).join('')}</table></figure>\n`;
}

const percent = (share: number): string => `${Math.max(0, share * 100).toFixed(2)}%`;

function* section(table: Table, portal: string): Generator<string> {
  const id = escapeHtml(table.id);
  const columns = byColumn(table);
  const title = `<h2 id="${id}-title">${escapeHtml(table.title)} <span class="count">${number(columns.count)}</span></h2>`;
  yield `<section id="${id}" aria-labelledby="${id}-title">\n${title}\n`;
  if (columns.count === 0) {
    yield '<p class="hint">None.</p>\n</section>\n';
    return;
  }
  yield `<div class="tools"></div>\n<div class="scroll" role="region" aria-labelledby="${id}-title" tabindex="0">\n`;
  yield `<table>\n<thead>\n<tr>${columns.columns.map(heading).join('')}</tr>\n</thead>\n<tbody>\n`;
  const shown = Math.min(FIRST_ROWS, columns.count);
  for (let row = 0; row < shown; row++) yield rowHtml(columns, row, portal);
  yield `</tbody>\n</table>\n</div>\n<div class="pager">${range(shown, columns.count)}</div>\n`;
  yield '<script type="application/json">';
  yield* columnsJson(columns);
  yield '</script>\n</section>\n';
}

const range = (shown: number, count: number): string =>
  shown < count ? `The first ${shown} of ${plural(count, 'row')}.` : `${plural(count, 'row')}.`;

const heading = ({ column }: Columns['columns'][number]): string =>
  `<th scope="col" class="${column.kind}">${escapeHtml(column.title)}</th>`;

const rowHtml = ({ columns }: Columns, row: number, portal: string): string =>
  `<tr>${columns.map((values) => cell(values.column.kind, valueAt(values, row), portal)).join('')}</tr>\n`;
