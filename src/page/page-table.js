// @ts-check
/**
 * One table of the report: its cells, its order, its pages. What comes from the data becomes text or an attribute, never
 * markup. Only the rows of one page are drawn.
 */
import { BADGES, isoTime, lastName, makeChooser, parseTable, plainText, TICKED, valueAt } from './page-data.js';

/** @typedef {import('./page-data.js').Value} Value */
/** @typedef {import('./page-data.js').Table} Table */
/** @typedef {import('./page-data.js').Column} Column */
/** @typedef {import('./page-data.js').Choice} Choice */

const SIZES = [100, 500];
/** Characters from which on a text gets a wider column. */
const LONG = 40;

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} children strings become text
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** @param {string} label @param {() => void} act */
export function button(label, act) {
  const made = element('button', { type: 'button' }, label);
  made.addEventListener('click', () => {
    if (made.getAttribute('aria-disabled') !== 'true') act();
  });
  return made;
}

/** @param {number} count */
export const number = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
/** @param {number} count @param {string} one */
export const plural = (count, one) => `${number(count)} ${one}${count === 1 ? '' : 's'}`;

/** @param {Column} column @param {Value | undefined} value */
function cell(column, value) {
  const { kind, screen } = column;
  const long = (kind === 'text' || kind === 'prose') && String(value ?? '').length > LONG ? ' long' : '';
  const name = `${kind}${long}${screen ? ' screen' : ''}`;
  return element('td', { class: name }, ...(value === undefined ? [] : content(column, value)));
}

/** @param {Column} column @param {Value} value @returns {(Node | string)[]} */
function content({ kind, most }, value) {
  const text = plainText(kind, value);
  const iso = kind === 'time' && typeof value === 'number' ? isoTime(value) : undefined;
  if (iso !== undefined) return [element('time', { datetime: iso }, text)];
  if (kind === 'vms' && typeof value === 'number') return [bar(value / most), element('span', {}, plural(value, 'VM'))];
  if ((kind === 'level' || kind === 'number') && BADGES.includes(text))
    return [element('span', { class: `badge ${text.replace(' ', '-')}` }, text)];
  if (kind === 'prose')
    return String(value)
      .split(TICKED)
      .map((part, index) => (index % 2 === 1 ? element('code', {}, part) : part));
  if (kind === 'copy') {
    const details = element('details', {}, element('summary', {}, 'Show'), element('pre', {}, text));
    return [element('div', { class: 'copy' }, element('button', { type: 'button' }, 'Copy'), details)];
  }
  if (kind !== 'resource' || !/^\/subscriptions\//i.test(text)) return [text];
  const href = `${document.body.dataset.portal}${text}`;
  return [element('a', { href, title: text, target: '_blank', rel: 'noreferrer' }, lastName(text))];
}

/** @param {number} share */
function bar(share) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  const rect = document.createElementNS(space, 'rect');
  svg.setAttribute('aria-hidden', 'true');
  rect.setAttribute('width', `${Math.min(100, Math.max(0, share * 100 || 0)).toFixed(1)}%`);
  rect.setAttribute('height', '100%');
  rect.setAttribute('rx', '2');
  svg.append(rect);
  return svg;
}

/** @param {Element} place @param {string} heading words that all rows have, in lower case */
export function makeView(place, heading) {
  const table = parseTable(place.querySelector('script')?.textContent ?? '');
  const choose = makeChooser(table, heading);
  /** @type {Choice} */
  const choice = { query: '', sort: undefined, descending: false };
  let rows = choose(choice);

  /** @param {number} from @param {number} to */
  function draw(from, to) {
    const made = document.createDocumentFragment();
    for (const row of rows.subarray(from, to))
      made.append(element('tr', {}, ...table.columns.map((column) => cell(column, valueAt(column, row)))));
    place.querySelector('tbody')?.replaceChildren(made);
  }

  const pager = makePager(table, draw);
  const update = () => {
    rows = choose(choice);
    pager.show(rows.length);
  };
  const printed = element('p', { class: 'printed hint' });
  place.querySelector('.scroll')?.before(printed);
  place.querySelector('.pager')?.replaceChildren(...pager.parts);
  makeHeadings(place, table, choice, update);
  pager.show(rows.length);
  return {
    columns: table.columns,
    count: table.count,
    chosen: () => rows.length,
    /** @param {string} query */
    filter(query) {
      if (choice.query === query) return;
      choice.query = query;
      update();
    },
    beforePrint() {
      printed.textContent = printedText(table, choice.query, rows.length);
      draw(0, table.printed);
    },
    afterPrint: pager.redraw,
  };
}

/** @param {Table} table @param {string} query @param {number} chosen rows */
function printedText({ count, printed }, query, chosen) {
  const left =
    chosen > printed ? ` The first ${plural(printed, 'row')} are printed; the files beside the page have all.` : '';
  const by = query.trim() && `${number(chosen)} of ${plural(count, 'row')}, chosen by the filter “${query.trim()}”.`;
  return `${by}${left}`.trim();
}

/** @param {Table} table @param {(from: number, to: number) => void} draw */
function makePager({ count, first: size }, draw) {
  const smallest = size;
  let first = 0;
  let chosen = count;
  /** @param {number} row */
  const go = (row) => {
    first = Math.max(0, row);
    redraw();
  };
  const back = [button('First', () => go(0)), button('Previous', () => go(first - size))];
  const on = [button('Next', () => go(first + size)), button('Last', () => go(chosen - 1 - ((chosen - 1) % size)))];
  const sizes = element(
    'select',
    { autocomplete: 'off' },
    ...[smallest, ...SIZES].map((rows) => element('option', {}, String(rows))),
  );
  sizes.addEventListener('change', () => {
    size = Number(sizes.value);
    go(first - (first % size));
  });
  const status = element('span', { class: 'status' });

  function redraw() {
    const end = Math.min(first + size, chosen);
    draw(first, end);
    const all = chosen < count ? ` (${number(count)} without the filter)` : '';
    const shown = end - first < chosen ? `${number(first + 1)}–${number(end)} of ` : '';
    const told = chosen === 0 ? 'No row matches' : `${shown}${plural(chosen, 'row')}`;
    status.textContent = chosen === count && shown === '' ? '' : `${told}${all}`;
    for (const each of back) each.setAttribute('aria-disabled', String(first === 0));
    for (const each of on) each.setAttribute('aria-disabled', String(end >= chosen));
  }

  const controls = [
    element('span', { class: 'buttons' }, ...back, ...on),
    element('label', {}, sizes, ' rows on a page'),
  ];
  return {
    parts: count > smallest ? [status, ...controls] : [status],
    redraw,
    /** @param {number} rows chosen */
    show(rows) {
      chosen = rows;
      go(0);
    },
  };
}

/** @param {Element} place @param {Table} table @param {Choice} choice @param {() => void} update */
function makeHeadings(place, { columns }, choice, update) {
  const headings = [...place.querySelectorAll('thead th')];
  const show = () =>
    headings.forEach((heading, index) => {
      const direction = choice.descending ? 'descending' : 'ascending';
      heading.setAttribute('aria-sort', columns[index] === choice.sort ? direction : 'none');
    });
  headings.forEach((heading, index) => {
    if (columns[index]?.kind === 'copy') return;
    // Up, then down, then the order of the report again.
    const sort = () => {
      const again = choice.sort === columns[index];
      choice.sort = again && choice.descending ? undefined : columns[index];
      choice.descending = again && !choice.descending;
      show();
      update();
    };
    heading.replaceChildren(button(heading.textContent ?? '', sort));
  });
  show();
}
