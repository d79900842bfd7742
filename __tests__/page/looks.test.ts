/** How the page looks: in light and dark, on paper, in a narrow window, without its script. */
import type { BrowserContextOptions, Page as Tab } from 'playwright-core';
import { heading, status, tableOf, texts, useBrowser } from './browser';
import { poorContrasts } from './contrast';
import { estatePage, hostilePage } from './pages';

const { show } = useBrowser();

const sample = estatePage(30, 420);
const estate = (options?: BrowserContextOptions): Promise<Tab> => show(sample, options);

test('the script draws the rows just as they stand in the HTML', async () => {
  for (const page of [sample, hostilePage()]) {
    const still = await show(page, { javaScriptEnabled: false });
    const live = await show(page);
    for (const { id } of page.tables.filter((table) => [...table.rows].length > 0)) {
      const section = await tableOf(live, id);
      await heading(section, '').first().getByRole('button').click();
      for (let back = 0; back < 2; back++) await section.locator('thead button').first().click();
      const rows = (tab: Tab): Promise<string> =>
        tab.locator(`#${id} tbody`).evaluate((body) => body.innerHTML.replace(/\n/g, ''));
      expect(await rows(live)).toBe(await rows(still));
    }
  }
});

test.each(['light', 'dark'] as const)(
  'follows a %s system, turns over by button, and reads well in both',
  async (scheme) => {
    const tab = await estate({ colorScheme: scheme });
    const background = (): Promise<string> => tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
    for (const id of ['findings', 'vaults', 'agents']) await tableOf(tab, id);
    await tab.locator('#findings .chip').first().click();
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

test('with scripts off it shows verdict, facts, charts and the first rows, and says so', async () => {
  const tab = await estate({ javaScriptEnabled: false });
  expect(await tab.locator('noscript .hint').isVisible()).toBe(true);
  expect(await tab.locator('.verdict').isVisible()).toBe(true);
  expect(await tab.locator('figure rect').count()).toBe(7);
  expect(await tab.locator('#agents tbody tr').count()).toBe(50);
  expect(await tab.locator('#agents .pager').textContent()).toBe('The first 50 of 420 rows.');
});

test('fits a narrow window: only the tables scroll sideways', async () => {
  for (const page of [sample, hostilePage()]) {
    const tab = await show(page, { viewport: { width: 340, height: 800 } });
    await tableOf(tab, page.tables[0]?.id ?? '');
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(340);
  }
});

/** What stands in each table while it is printed: kept by a listener that runs after the page's own. */
async function print(tab: Tab): Promise<{ sheets: number; tables: { rows: number; says: string }[] }> {
  const kept = await tab.evaluateHandle(() => {
    const tables: { rows: number; says: string }[] = [];
    addEventListener('beforeprint', () => {
      for (const section of document.querySelectorAll('section')) {
        const says = section.querySelector('.printed')?.textContent ?? '';
        tables.push({ rows: section.querySelectorAll('tbody tr').length, says });
      }
    });
    return tables;
  });
  const pdf = await tab.pdf({ preferCSSPageSize: true });
  const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  return { sheets, tables: await kept.jsonValue() };
}

test('prints all rows that the filter leaves, says how many, and is as before', async () => {
  const tab = await estate();
  const findings = await tableOf(tab, 'findings');
  await findings.getByRole('searchbox').fill('ASR014');
  await findings.getByRole('button', { name: 'error' }).click();
  const { sheets, tables } = await print(tab);
  expect(tables.map(({ rows, says }) => [rows, says])).toEqual([
    [20, '20 of 60 rows, chosen by filter “ASR014”, error.'],
    [30, 'All 30 rows.'],
    [420, 'All 420 rows.'],
    [0, ''],
  ]);
  expect(sheets).toBeGreaterThan(10);
  expect(await status(await tableOf(tab, 'agents'))).toBe('1–50 of 420 rows');
  expect(await texts(await tableOf(tab, 'agents'), 1)).toHaveLength(50);
});

test('says on paper where not all rows of a very long table are printed', async () => {
  const tab = await show(estatePage(100, 6_000));
  const { tables } = await print(tab);
  expect(tables[2]).toMatchObject({
    rows: 5_000,
    says: 'All 6,000 rows; the first 5,000 are printed, all of them are in the CSV file.',
  });
});

test('on paper nothing is cut off and no control is seen, from a dark screen too', async () => {
  const tab = await estate({ colorScheme: 'dark', viewport: { width: 1030, height: 700 } });
  for (const id of ['findings', 'vaults', 'agents']) await tableOf(tab, id);
  await tab.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const wide = await tab.evaluate(() =>
    [...document.querySelectorAll('body, section, .scroll, td, th')]
      .filter((element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
      .map((element) => `${element.className}: ${element.textContent}`),
  );
  expect(wide).toEqual([]);
  for (const control of await tab.locator('input, select, nav, .chip, .theme, .pager button').all()) {
    expect(await control.isVisible()).toBe(false);
  }
  expect(await tab.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
  expect(await tab.evaluate(poorContrasts)).toEqual([]);
});
