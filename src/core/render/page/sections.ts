/** The sections of the page: tables, causes opened to their rows, bars, facts. */
import { number, plural } from '../format';
import { cell, cellClass, classOf, badgeHtml, copyHtml, escapeHtml, percent, proseHtml } from './cells';
import { byColumn, columnsJson, valueAt, type Columns } from './columns';
import type { Bar, Facts, Group, Note, Section, Table, WrittenFile } from './model';

export interface SectionOptions {
  /** What comes before the id in an address of the portal. */
  readonly portal: string;
  /** Files that were written before the page, by their suffixes. */
  readonly files: ReadonlyMap<string, WrittenFile>;
}

/** Rows shown before the script has run, or without it; also the rows of the script's first page. */
const FIRST_ROWS = 50;
/** Rows of one table that are printed; more would be thousands of sheets. */
const MAX_PRINTED = 5_000;

export function* sectionHtml(section: Section, options: SectionOptions): Generator<string> {
  switch (section.kind) {
    case 'table': {
      const { table, notes = [] } = section;
      const columns = byColumn(table);
      yield `${opened(section, table, columns.count)}${fileHtml(table, options)}`;
      if (columns.count === 0) yield noneHtml(section);
      else yield* tableHtml(table, columns, options);
      yield `${notes.map(noteHtml).join('')}</section>\n`;
      return;
    }
    case 'groups':
      yield opened(section, section, section.groups.length);
      if (section.groups.length === 0) yield noneHtml(section);
      for (const group of section.groups) yield* groupHtml(group, options);
      yield '</section>\n';
      return;
    case 'bars':
      yield `${opened(section, section)}<table class="bars">\n<tbody>\n${barsHtml(section.bars)}</tbody>\n</table>\n`;
      yield `${(section.notes ?? []).map(noteHtml).join('')}</section>\n`;
      return;
    case 'facts':
      yield `${opened(section, section)}${factsHtml(section.facts)}</section>\n`;
  }
}

const noneHtml = ({ none = 'None.' }: Section): string =>
  none === '' ? '' : `<p class="hint">${escapeHtml(none)}</p>\n`;

function opened({ screen, remark }: Section, { id, title }: Pick<Table, 'id' | 'title'>, count?: number): string {
  const told = remark ?? (count === undefined ? undefined : number(count));
  const name = `${escapeHtml(id)}-title`;
  const heading = `${escapeHtml(title)}${told === undefined ? '' : ` <span class="count">${escapeHtml(told)}</span>`}`;
  return `<section id="${escapeHtml(id)}"${screen ? ' class="screen"' : ''} aria-labelledby="${name}">\n<h2 id="${name}" tabindex="-1">${heading}</h2>\n`;
}

/** Where all rows are: on paper they are not. */
function fileHtml({ file }: Table, { files }: SectionOptions): string {
  if (file === undefined) return '';
  const written = files.get(file);
  if (written === undefined) return '<p class="hint printed">Not printed; the JSON report has all rows.</p>\n';
  return `<p class="hint">All rows: <code>${escapeHtml(written.name)}</code><span class="printed">, SHA-256 <code>${written.sha256}</code></span></p>\n`;
}

const noteHtml = ({ text, copy, screen }: Note): string =>
  `<div class="note-line${screen ? ' screen' : ''}">${text === '' ? '' : `<p>${proseHtml(text)}</p>`}${copy === undefined ? '' : copyHtml(copy)}</div>\n`;

function* tableHtml(table: Table, columns: Columns, { portal }: SectionOptions): Generator<string> {
  const { count } = columns;
  const { first = FIRST_ROWS, printed = MAX_PRINTED } = table;
  const shown = Math.min(first, count);
  const described = columns.columns.map((values) => ({ values, portal, most: largest(values.distinct) }));
  const id = escapeHtml(table.id);
  yield `<div class="table${printed === 0 ? ' screen' : ''}">\n<div class="scroll" role="region" aria-labelledby="${id}-title" tabindex="0">\n`;
  yield `<table>\n<thead>\n<tr>${columns.columns.map(({ column }) => heading(column)).join('')}</tr>\n</thead>\n<tbody>\n`;
  for (let row = 0; row < shown; row++)
    yield `<tr>${described.map(({ values, ...options }) => cell(values.column, valueAt(values, row), options)).join('')}</tr>\n`;
  yield `</tbody>\n</table>\n</div>\n<div class="pager">${range(shown, count)}</div>\n`;
  yield '<script type="application/json">';
  yield* columnsJson(columns, { first, printed });
  yield '</script>\n</div>\n';
}

const largest = (values: readonly (string | number | boolean)[]): number =>
  values.reduce<number>((most, value) => (typeof value === 'number' && value > most ? value : most), 1);

const heading = (column: Table['columns'][number]): string =>
  `<th scope="col" class="${cellClass(column)}">${escapeHtml(column.title)}</th>`;

const range = (shown: number, count: number): string =>
  shown < count ? `The first ${shown} of ${plural(count, 'row')}.` : '';

function* groupHtml(group: Group, options: SectionOptions): Generator<string> {
  const { id, level, code, title, url, remarks, notes, table } = group;
  const columns = byColumn(table);
  yield `<details class="group" id="${escapeHtml(id)}">\n<summary>${badgeHtml(level)} <h3 id="${escapeHtml(table.id)}-title">${escapeHtml(code)} ${proseHtml(title)}</h3> `;
  yield `<span class="remarks">${remarks.map((remark) => `<span>${escapeHtml(remark)}</span>`).join(' ')}</span></summary>\n`;
  yield `${notes.map(noteHtml).join('')}<p class="screen"><a href="${escapeHtml(url)}" target="_blank" rel="noreferrer">${escapeHtml(code)} explained</a></p>\n`;
  yield* tableHtml(table, columns, options);
  yield '</details>\n';
}

/** Shares of one whole, side by side. */
export function stack(bars: readonly Bar[]): string {
  const whole = bars.reduce((sum, { value }) => sum + value, 0) || 1;
  let x = 0;
  const rect = ({ value, level }: Bar): string => {
    const drawn = `<rect class="${classOf(level)}" x="${percent(x / whole)}" width="${percent(value / whole)}" height="100%"/>`;
    x += value;
    return drawn;
  };
  return `<svg class="stack" aria-hidden="true">${bars.map(rect).join('')}</svg>`;
}

export const legend = ({ label, value, level }: Bar): string =>
  `<span class="key ${classOf(level)}">${number(value)} ${escapeHtml(label)}</span>`;

function barsHtml(bars: readonly Bar[]): string {
  const most = bars.reduce((longest, { value }) => Math.max(longest, value), 1);
  const row = ({ label, value, level }: Bar): string =>
    `<tr><th scope="row">${escapeHtml(label)}</th><td class="bar"><svg aria-hidden="true"><rect class="${classOf(level)}" width="${percent(value / most)}" height="100%" rx="2"/></svg></td><td class="number">${number(value)}</td></tr>\n`;
  return bars.map(row).join('');
}

const fact = ([label, value]: Facts[number]): string => {
  const text = escapeHtml(value);
  const shown = value.startsWith('https://') ? `<a href="${text}" target="_blank" rel="noreferrer">${text}</a>` : text;
  return `<div><dt>${escapeHtml(label)}</dt><dd>${shown}</dd></div>\n`;
};

export const factsHtml = (facts: Facts, name = 'facts'): string =>
  facts.length === 0 ? '' : `<dl class="${name}">\n${facts.map(fact).join('')}</dl>\n`;
