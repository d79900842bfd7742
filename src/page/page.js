// @ts-check
/**
 * Sorts, filters and pages the tables of the report. What comes from the data becomes text or an attribute, never
 * markup. A table's data is parsed when the table comes near the window, and only the rows of one page are drawn.
 */
import {
  countLevels,
  isoTime,
  lastName,
  LEVELS,
  makeChooser,
  parseTable,
  plainText,
  searchable,
  valueAt,
} from './page-data.js';

/** @typedef {import('./page-data.js').Value} Value */
/** @typedef {import('./page-data.js').Table} Table */
/** @typedef {import('./page-data.js').Choice} Choice */

/** Rows of a page; the first as many as stand in the HTML. */
const SIZES = [50, 100, 500];
/** Rows of one table that are printed; more would be thousands of sheets. */
const MAX_PRINTED = 5000;
/** Characters from which on a text gets a wider column. */
const LONG = 40;

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} children strings become text
 */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** @param {string} label @param {() => void} act */
function button(label, act) {
  const made = element('button', { type: 'button' }, label);
  made.addEventListener('click', () => {
    if (made.getAttribute('aria-disabled') !== 'true') act();
  });
  return made;
}

/** @param {number} count */
const number = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
/** @param {number} count */
const rowsOf = (count) => `${number(count)} ${count === 1 ? 'row' : 'rows'}`;

/** @param {string} kind @param {Value | undefined} value */
function cell(kind, value) {
  const name = kind === 'text' && String(value).length > LONG ? 'text long' : kind;
  return element('td', { class: name }, ...(value === undefined ? [] : [content(kind, value)]));
}

/** @param {string} kind @param {Value} value */
function content(kind, value) {
  const text = plainText(kind, value);
  const iso = kind === 'time' && typeof value === 'number' ? isoTime(value) : undefined;
  if (iso !== undefined) return element('time', { datetime: iso }, text);
  if (kind === 'level' && LEVELS.includes(text)) return element('span', { class: `badge ${text}` }, text);
  if (kind !== 'resource' || !/^\/subscriptions\//i.test(text)) return text;
  const href = `${document.body.dataset.portal}${text}`;
  return element('a', { href, title: text, target: '_blank', rel: 'noreferrer' }, lastName(text));
}

/** @param {Element} section @param {Element} data */
function makeView(section, data) {
  const table = parseTable(data.textContent ?? '');
  const choose = makeChooser(table);
  /** @type {Choice} */
  const choice = { query: '', levels: new Set(), sort: undefined, descending: false };
  let rows = choose(choice);

  /** @param {number} from @param {number} to */
  function draw(from, to) {
    const made = document.createDocumentFragment();
    for (const row of rows.subarray(from, to)) {
      made.append(element('tr', {}, ...table.columns.map((column) => cell(column.kind, valueAt(column, row)))));
    }
    section.querySelector('tbody')?.replaceChildren(made);
  }

  const pager = makePager(table.count, draw);
  const update = () => {
    rows = choose(choice);
    pager.show(rows.length);
  };
  const printed = element('p', { class: 'printed' });
  section
    .querySelector('.tools')
    ?.replaceChildren(makeFilter(table, choice, update), ...makeChips(table, choice, update));
  section.querySelector('.scroll')?.before(printed);
  section.querySelector('.pager')?.replaceChildren(...pager.parts);
  makeHeadings(section, table, choice, update);
  pager.show(rows.length);
  return {
    beforePrint() {
      printed.textContent = printedText(table, choice, rows.length);
      draw(0, MAX_PRINTED);
    },
    afterPrint: pager.redraw,
  };
}

/** @param {Table} table @param {Choice} choice @param {number} chosen rows */
function printedText({ count }, { query, levels }, chosen) {
  const by = [query.trim() && `filter “${query.trim()}”`, ...levels].filter(Boolean).join(', ');
  const what = by ? `${number(chosen)} of ${rowsOf(count)}, chosen by ${by}` : `All ${rowsOf(count)}`;
  return chosen > MAX_PRINTED
    ? `${what}; the first ${number(MAX_PRINTED)} are printed, all of them are in the CSV file.`
    : `${what}.`;
}

/** @param {number} count rows of the table @param {(from: number, to: number) => void} draw */
function makePager(count, draw) {
  let [size = count] = SIZES;
  let first = 0;
  let chosen = count;
  /** @param {number} row */
  const go = (row) => {
    first = Math.max(0, row);
    redraw();
  };
  const back = [button('First', () => go(0)), button('Previous', () => go(first - size))];
  const on = [button('Next', () => go(first + size)), button('Last', () => go(chosen - 1 - ((chosen - 1) % size)))];
  const sizes = element('select', { autocomplete: 'off' }, ...SIZES.map((rows) => element('option', {}, String(rows))));
  sizes.addEventListener('change', () => {
    size = Number(sizes.value);
    go(first - (first % size));
  });
  const status = element('span', { role: 'status' });

  function redraw() {
    const end = Math.min(first + size, chosen);
    draw(first, end);
    const all = chosen < count ? ` (${number(count)} without the filter)` : '';
    status.textContent =
      chosen === 0 ? `No row matches${all}` : `${number(first + 1)}–${number(end)} of ${rowsOf(chosen)}${all}`;
    for (const each of back) each.setAttribute('aria-disabled', String(first === 0));
    for (const each of on) each.setAttribute('aria-disabled', String(end >= chosen));
  }

  const controls = [
    element('span', { class: 'buttons' }, ...back, ...on),
    element('label', {}, sizes, ' rows on a page'),
  ];
  return {
    parts: count > size ? [status, ...controls] : [status],
    redraw,
    /** @param {number} rows chosen */
    show(rows) {
      chosen = rows;
      go(0);
    },
  };
}

/** @param {Table} table @param {Choice} choice @param {() => void} update */
function makeFilter({ title, columns }, choice, update) {
  const filter = element('input', { type: 'search', placeholder: 'Filter', autocomplete: 'off', spellcheck: 'false' });
  filter.setAttribute('aria-label', `Filter ${title}: rows that hold every word`);
  // What the first letter would otherwise wait for.
  filter.addEventListener('focus', () => columns.forEach(searchable), { once: true });
  filter.addEventListener('input', () => {
    choice.query = filter.value;
    update();
  });
  return filter;
}

/** One for each level that occurs; none pressed shows all. @param {Table} table @param {Choice} choice @param {() => void} update */
function makeChips(table, { levels }, update) {
  return countLevels(table).map(([level, count]) => {
    const chip = button(`${level} `, () => {
      if (!levels.delete(level)) levels.add(level);
      chip.setAttribute('aria-pressed', String(levels.has(level)));
      update();
    });
    chip.append(element('span', { class: 'count' }, number(count)));
    chip.className = `chip ${level}`;
    chip.setAttribute('aria-pressed', 'false');
    return chip;
  });
}

/** @param {Element} section @param {Table} table @param {Choice} choice @param {() => void} update */
function makeHeadings(section, { columns }, choice, update) {
  const headings = [...section.querySelectorAll('thead th')];
  const show = () =>
    headings.forEach((heading, index) => {
      const direction = choice.descending ? 'descending' : 'ascending';
      heading.setAttribute('aria-sort', columns[index] === choice.sort ? direction : 'none');
    });
  headings.forEach((heading, index) => {
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

/** @type {Map<Element, ReturnType<typeof makeView> | undefined>} */
const views = new Map();

/** @param {Element} section */
function view(section) {
  const data = section.querySelector('script');
  if (!views.has(section)) views.set(section, data ? makeView(section, data) : undefined);
  return views.get(section);
}

const sections = [...document.querySelectorAll('main > section')];
const near = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      view(target);
    }
  },
  { rootMargin: '400px' },
);
for (const section of sections) near.observe(section);
addEventListener('beforeprint', () => sections.forEach((section) => view(section)?.beforePrint()));
addEventListener('afterprint', () => sections.forEach((section) => view(section)?.afterPrint()));

const { dataset } = document.documentElement;
const isDark = () =>
  (dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
const theme = button('', () => {
  dataset.theme = isDark() ? 'light' : 'dark';
  nameTheme();
});
const nameTheme = () => theme.replaceChildren(isDark() ? 'Light mode' : 'Dark mode');
nameTheme();
theme.className = 'theme';
document.querySelector('header .top')?.append(theme);
