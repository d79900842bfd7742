/** How the page looks: in light and dark, on paper, in a narrow window, without its script. */
import type { BrowserContextOptions, Page as Tab } from 'playwright-core';
import { filtered, filterOf, status, tableOf, texts, useBrowser } from './browser';
import { poorContrasts } from './contrast';
import { estatePage, hostilePage } from './pages';

const { show } = useBrowser();

const sample = estatePage(30, 420);
const estate = (options?: BrowserContextOptions): Promise<Tab> => show(sample, options);

test('the script draws the rows just as they stand in the HTML', async () => {
  for (const page of [sample, hostilePage()]) {
    const still = await show(page, { javaScriptEnabled: false });
    const live = await show(page);
    await filterOf(live).fill('no such word');
    await live.getByRole('status').filter({ hasText: /^0 of/ }).waitFor();
    await filterOf(live).fill('');
    await live.getByRole('status').filter({ hasText: /^$/ }).waitFor({ state: 'attached' });
    const rows = (tab: Tab): Promise<string[]> =>
      tab
        .locator('.table tbody')
        .evaluateAll((bodies) => bodies.map((body) => body.innerHTML.replace(/<\/tr>\n/g, '</tr>').trim()));
    expect(await rows(live)).toEqual(await rows(still));
  }
});

test.each(['light', 'dark'] as const)(
  'follows a %s system, turns over by button, and reads well in both',
  async (scheme) => {
    const tab = await estate({ colorScheme: scheme });
    const background = (): Promise<string> => tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
    for (const id of ['plan', 'vaults', 'agents']) await tableOf(tab, id);
    await tab.locator('#asr014 > summary').click();
    await tab.locator('#plan details > summary').first().click();
    const before = await background();
    expect(await tab.evaluate(poorContrasts)).toEqual([]);
    const other = scheme === 'light' ? 'Dark mode' : 'Light mode';
    await tab.getByRole('button', { name: other }).click();
    expect(await background()).not.toBe(before);
    expect(await tab.evaluate(poorContrasts)).toEqual([]);
    await tab.getByRole('button', { name: scheme === 'light' ? 'Light mode' : 'Dark mode' }).click();
    expect(await background()).toBe(before);
    expect(await tab.evaluate(() => localStorage.length + document.cookie.length)).toBe(0);
  },
);

test('with scripts off it shows the first screen, causes to open and the first rows, and says so', async () => {
  const tab = await estate({ javaScriptEnabled: false });
  expect(await tab.locator('noscript .hint').isVisible()).toBe(true);
  expect(await tab.locator('.verdict').isVisible()).toBe(true);
  expect(await tab.locator('.gauges rect').count()).toBe(3);
  expect(await tab.locator('#plan .copy > button').first().isVisible()).toBe(false);
  await tab.locator('#asr014 > summary').click();
  expect(await tab.locator('#asr014 tbody tr').count()).toBe(20);
  expect(await tab.locator('#agents tbody tr').count()).toBe(50);
  expect(await tab.locator('#agents .pager').textContent()).toBe('The first 50 of 420 rows.');
});

test('fits a narrow window: only the tables scroll sideways', async () => {
  for (const page of [sample, hostilePage()]) {
    const tab = await show(page, { viewport: { width: 340, height: 800 } });
    await tab.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
    await tab.locator('.table').first().scrollIntoViewIfNeeded();
    await tab.locator('th[aria-sort]').first().waitFor({ state: 'attached' });
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(340);
    await tab.setViewportSize({ width: 1280, height: 800 });
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);
  }
});

/** What stands in each table while it is printed: kept by a listener that runs after the page's own. */
async function print(
  tab: Tab,
): Promise<{ sheets: number; tables: { rows: number; says: string }[]; order: readonly string[] }> {
  const kept = await tab.evaluateHandle(() => {
    const tables: { rows: number; says: string }[] = [];
    const order: string[] = [];
    addEventListener('beforeprint', () => {
      order.push(...[...document.querySelectorAll('main > section')].map(({ id }) => id));
      for (const place of document.querySelectorAll('.table:not(.screen)')) {
        const says = place.querySelector('.printed')?.textContent ?? '';
        tables.push({ rows: place.querySelectorAll('tbody tr').length, says });
      }
    });
    return { tables, order };
  });
  const pdf = await tab.pdf({ preferCSSPageSize: true });
  const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  return { sheets, ...(await kept.jsonValue()) };
}

test('prints what an auditor reads: VMs by the name and the digest of their file, causes with their first rows', async () => {
  const tab = await estate();
  const sections = (): Promise<string[]> => tab.locator('main > section').evaluateAll((all) => all.map(({ id }) => id));
  const before = await sections();
  const { sheets, tables, order } = await print(tab);
  expect(order.slice(0, 3)).toEqual(['plan', 'unread', 'causes']);
  expect(await sections()).toEqual(before);
  const first = 'The first 5 rows are printed; the files beside the page have all.';
  expect(tables.map(({ rows, says }) => [rows, says])).toEqual([
    [7, ''],
    [5, first],
    [5, first],
    [5, first],
    [1, ''],
    [30, ''],
  ]);
  expect(sheets).toBeLessThan(6);
  expect(await tab.locator('#agents .hint').first().textContent()).toBe(
    `All rows: asr.agents.csv, SHA-256 ${'0123456789abcdef'.repeat(4)}`,
  );
  expect(await status(await tableOf(tab, 'agents'))).toBe('1–50 of 420 rows');
  expect(await tab.locator('details.group[open]').count()).toBe(0);
});

test('prints the rows that the filter leaves, says how many, and is as before', async () => {
  const tab = await estate();
  await filtered(tab, 'ASR014', '20 of 518 rows');
  const { tables } = await print(tab);
  expect(tables.map(({ rows, says }) => [rows, says])).toEqual([
    [0, '0 of 7 rows, chosen by the filter “ASR014”.'],
    [
      5,
      '20 of 20 rows, chosen by the filter “ASR014”. The first 5 rows are printed; the files beside the page have all.',
    ],
    [0, '0 of 20 rows, chosen by the filter “ASR014”.'],
    [0, '0 of 20 rows, chosen by the filter “ASR014”.'],
    [0, '0 of 1 row, chosen by the filter “ASR014”.'],
    [0, '0 of 30 rows, chosen by the filter “ASR014”.'],
  ]);
  expect(await texts(await tableOf(tab, 'agents'), 1)).toHaveLength(0);
});

test('on paper nothing is cut off or squeezed, and no control is seen, from a dark screen too', async () => {
  const tab = await estate({ colorScheme: 'dark', viewport: { width: 1030, height: 700 } });
  for (const id of ['plan', 'decisions', 'vaults']) await tableOf(tab, id);
  await tab.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const wide = await tab.evaluate(() =>
    [...document.querySelectorAll('body, section, .scroll, td, th')]
      .filter((element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
      .map((element) => `${element.tagName} ${element.className} ${element.scrollWidth}`),
  );
  expect(wide).toEqual([]);
  const squeezed = await tab
    .locator('td')
    .evaluateAll((cells) =>
      cells
        .filter(({ clientWidth: width, clientHeight: height }) => (width < 40 && height > 30) || height > 150)
        .map(({ textContent }) => textContent),
    );
  expect(squeezed).toEqual([]);
  expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(1030);
  for (const control of await tab.locator('input, select, nav, .theme, .pager button, .copy > button').all()) {
    expect(await control.isVisible()).toBe(false);
  }
  expect(await tab.locator('.facts.printed').isVisible()).toBe(true);
  expect(await tab.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
  expect(await tab.evaluate(poorContrasts)).toEqual([]);
});
