// @ts-check
/**
 * The report as a whole: one filter for all its tables, kept in the address, so that a link leads to a view. A table's
 * data is parsed when it comes near the window or is first filtered.
 */
import { searchable, wordsOf } from './page-data.js';
import { button, element, makeView, number, plural } from './page-table.js';

/** Milliseconds without a key after which the filter is written into the address, and told. */
const PAUSE = 300;

/** @typedef {{ place: Element, group: HTMLDetailsElement | null, made: ReturnType<typeof makeView> | undefined }} Lazy */

/** @type {Lazy[]} */
const tables = [...document.querySelectorAll('.table')].map((place) => ({
  place,
  group: place.closest('details'),
  made: undefined,
}));

const filter = element('input', {
  type: 'search',
  placeholder: 'Filter all',
  autocomplete: 'off',
  spellcheck: 'false',
});
filter.setAttribute('aria-label', 'Filter all tables: rows that hold every word');
filter.title = 'Rows that hold every word; also is:error, is:held-back, is:not-known and other labels';
const status = element('span', { role: 'status', class: 'hint' });

/** @param {Lazy} table */
function view(table) {
  const heading = table.group?.querySelector('summary')?.textContent?.toLowerCase() ?? '';
  table.made ??= makeView(table.place, heading);
  table.made.filter(filter.value);
  const { group, made } = table;
  if (group !== null) group.hidden = made.chosen() === 0;
  return made;
}

const near = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      const table = isIntersecting ? tables.find(({ place }) => place === target) : undefined;
      if (table !== undefined) view(table);
    }
  },
  { rootMargin: '400px' },
);
for (const { place } of tables) near.observe(place);

/** @param {Lazy} table */
function isSeen({ place }) {
  const { top, bottom } = place.getBoundingClientRect();
  return top < innerHeight && bottom > 0;
}

/** Lets the window answer between two tables. */
const breath = () => new Promise((resolve) => setTimeout(resolve));

let turn = 0;

/** What is seen first. @param {string | null} [at] section to go to */
async function apply(at) {
  const mine = ++turn;
  for (const table of new Set([...tables.filter(isSeen), ...tables])) {
    if (mine !== turn) return;
    view(table);
    await breath();
  }
  if (mine !== turn) return;
  tell();
  if (at) go(document.getElementById(at));
}

/** With the focus, so that keys go on from there. @param {HTMLElement | null} target */
function go(target) {
  const header = document.querySelector('header');
  const covers = header && getComputedStyle(header).position === 'sticky' ? header.offsetHeight : 0;
  document.documentElement.style.scrollPaddingTop = `${covers + 8}px`;
  target?.scrollIntoView();
  target?.querySelector('h2')?.focus({ preventScroll: true });
}

/** As it stands in the address. */
const query = () => encodeURIComponent(filter.value.trim().replace(/\p{Surrogate}/gu, '\ufffd'));

/** How much is left, for all and by section. */
function tell() {
  const isOn = wordsOf(filter.value).length > 0;
  let [chosen, all] = [0, 0];
  for (const link of document.querySelectorAll('nav a')) {
    const id = link.getAttribute('href')?.replace(/^#(.*&at=)?/, '') ?? '';
    const within = tables.filter(({ place }) => place.closest('section')?.id === id).map(view);
    const left = within.reduce((sum, made) => sum + made.chosen(), 0);
    chosen += left;
    all += within.reduce((sum, { count }) => sum + count, 0);
    link.setAttribute('href', isOn ? `#q=${query()}&at=${id}` : `#${id}`);
    link.querySelector('.count')?.remove();
    if (isOn && within.length > 0) link.append(element('span', { class: 'count' }, ` ${number(left)}`));
  }
  status.textContent = isOn ? `${number(chosen)} of ${plural(all, 'row')}` : '';
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;
filter.addEventListener('input', () => {
  clearTimeout(pause);
  void apply();
  pause = setTimeout(keep, PAUSE);
});

function keep() {
  const words = query();
  try {
    history.replaceState(null, '', words === '' ? '#' : `#q=${words}`);
  } catch {
    // A page inside of another has no address of its own.
  }
}

/** The first letter would otherwise wait for all tables. */
filter.addEventListener('focus', () => void prepare(), { once: true });
async function prepare() {
  for (const table of tables) {
    view(table).columns.forEach(searchable);
    await breath();
  }
}

function follow() {
  const hash = location.hash.slice(1);
  const asked = new URLSearchParams(hash);
  const before = filter.value;
  filter.value = asked.get('q') ?? '';
  const at = asked.get('at') ?? (asked.has('q') ? null : hash);
  const target = at ? document.getElementById(at) : null;
  if (target instanceof HTMLDetailsElement) target.open = true;
  if (filter.value !== before) void apply(at);
  else go(target);
}
addEventListener('hashchange', follow);

/** @param {Element} copied */
async function copy(copied) {
  const text = copied.parentElement?.querySelector('pre');
  if (!text) return;
  try {
    await navigator.clipboard.writeText(text.textContent ?? '');
    copied.textContent = 'Copied';
    status.textContent = 'Copied';
    setTimeout(() => (copied.textContent = 'Copy'), 2_000);
  } catch {
    // Where a page may not write there, the reader copies what is selected.
    text.closest('details')?.setAttribute('open', '');
    getSelection()?.selectAllChildren(text);
  }
}
document.addEventListener('click', ({ target }) => {
  const copied = target instanceof Element ? target.closest('.copy > button') : null;
  if (copied !== null) void copy(copied);
});

/** What an auditor reads before the causes. */
const BEFORE_CAUSES = ['unread', 'exemptions', 'exempted'];

/** @type {(() => void)[]} what puts each back to where it was, the last first */
let moved = [];
function moveForPaper() {
  const causes = document.getElementById('causes');
  for (const id of BEFORE_CAUSES) {
    const section = document.getElementById(id);
    const next = section?.nextSibling;
    if (!causes || !section || !next) continue;
    moved.unshift(() => next.before(section));
    causes.before(section);
  }
}

/** @type {HTMLDetailsElement[]} */
let opened = [];
addEventListener('beforeprint', () => {
  moveForPaper();
  opened = [...document.querySelectorAll('details')].filter((one) => one.matches('.group:not([open])'));
  for (const one of opened) one.open = true;
  for (const table of tables) if (!table.place.matches('.screen')) view(table).beforePrint();
});
addEventListener('afterprint', () => {
  for (const back of moved) back();
  moved = [];
  for (const one of opened) one.open = false;
  for (const { made } of tables) made?.afterPrint();
});

const { dataset } = document.documentElement;
const isDark = () =>
  (dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
const theme = button('', () => {
  dataset.theme = isDark() ? 'light' : 'dark';
  nameTheme();
});
const nameTheme = () => theme.replaceChildren(isDark() ? 'Light mode' : 'Dark mode');
nameTheme();
document.querySelector('.tools')?.append(
  element('search', {}, filter),
  status,
  button('Print', () => print()),
  theme,
);
follow();
