/** The page as its readers use it, in Chromium, from the disk. */
import type { BrowserContextOptions, Locator, Page as Tab } from 'playwright-core';
import { heading, status, tableOf, texts, useBrowser } from './browser';
import { estatePage } from './pages';

const { show } = useBrowser();

const estate = (options?: BrowserContextOptions): Promise<Tab> => show(estatePage(30, 420), options);

test('shows the verdict first, then facts, charts and tables', async () => {
  const tab = await estate();
  const order = await tab.locator('h1, .verdict, .facts, figcaption, h2').allTextContents();
  expect(order[0]).toBe('Mobility agents of the estate');
  expect(order[1]).toBe('Not compliant: 60 findings in 30 vaults');
  expect(order.slice(3)).toEqual([
    'Findings',
    'VMs by agent version',
    'Findings 60',
    'Vaults 30',
    'Agents 420',
    'Vaults that could not be read 0',
  ]);
  expect(await tab.getByRole('row', { name: '9.62 47' }).count()).toBe(1);
  const vm = tab.locator('#findings tbody a').first();
  expect(await vm.textContent()).toBe('vm-app-0-0');
  expect(await vm.getAttribute('href')).toMatch(
    /^https:\/\/portal\.azure\.com\/#@11111111-2222-4333-8444-555555555555\/resource\/subscriptions\/.*\/vm-app-0-0$/,
  );
});

test('filters all columns for every word, in any case, and says how many rows are left', async () => {
  const agents = await tableOf(await estate(), 'agents');
  const filter = agents.getByRole('searchbox');
  await filter.fill('VM-APP-7-9 GermanyWest');
  expect(await texts(agents, 2)).toEqual(['vm-app-7-98']);
  await filter.fill('resourcegroups/rg-dr-northeurope-7/');
  expect(await status(agents)).toBe('1–14 of 14 rows (420 without the filter)');
  await filter.fill('2026-05-05');
  expect((await texts(agents, 6)).every((time) => /^2026-05-05 \d\d:\d\dZ$/.test(time))).toBe(true);
  await filter.fill('nothing of the kind');
  expect(await status(agents)).toBe('No row matches (420 without the filter)');
  expect(await texts(agents, 2)).toEqual([]);
  await filter.fill('');
  expect(await status(agents)).toBe('1–50 of 420 rows');
});

test('sorts up, down and back to the order of the report, empty cells last', async () => {
  const agents = await tableOf(await estate(), 'agents');
  const sizes = agents.getByRole('combobox');
  await sizes.selectOption('500');
  const given = await texts(agents, 7);
  const days = heading(agents, 'Days left');
  const sortedDays = (): number[] =>
    given
      .filter((day) => day !== '')
      .map(Number)
      .sort((a, b) => a - b);
  const empty = given.filter((day) => day === '');
  expect(empty.length).toBeGreaterThan(0);
  await days.getByRole('button').click();
  expect(await days.getAttribute('aria-sort')).toBe('ascending');
  expect(await texts(agents, 7)).toEqual([...sortedDays().map(String), ...empty]);
  await days.getByRole('button').click();
  expect(await days.getAttribute('aria-sort')).toBe('descending');
  expect(await texts(agents, 7)).toEqual([...sortedDays().reverse().map(String), ...empty]);
  await days.getByRole('button').click();
  expect(await days.getAttribute('aria-sort')).toBe('none');
  expect(await texts(agents, 7)).toEqual(given);
});

test('sorts versions and names by the numbers in them, and levels by weight', async () => {
  const agents = await tableOf(await estate(), 'agents');
  await agents.getByRole('combobox').selectOption('500');
  await heading(agents, 'Agent').first().getByRole('button').click();
  const versions = (await texts(agents, 4)).map((version) => Number(version.split('.')[1]));
  expect(new Set(versions)).toEqual(new Set([7, 62, 63, 64, 65]));
  expect(versions).toEqual([...versions].sort((a, b) => a - b));
  await heading(agents, 'VM').getByRole('button').click();
  const names = await texts(agents, 2);
  expect(names.slice(0, 3)).toEqual(['vm-app-0-0', 'vm-app-0-1', 'vm-app-0-2']);
  expect(names.at(-1)).toBe('vm-app-29-419');
  await heading(agents, 'State').getByRole('button').click();
  expect([...new Set(await texts(agents, 1))]).toEqual(['error', 'warning', 'note', 'ok']);
});

test('turns pages, and begins at the first one after a filter or a sort', async () => {
  const agents = await tableOf(await estate(), 'agents');
  const press = (name: string): Promise<void> => agents.getByRole('button', { name, exact: true }).click();
  const isOff = (name: string): Promise<string | null> =>
    agents.getByRole('button', { name, exact: true }).getAttribute('aria-disabled');
  expect([await isOff('Previous'), await isOff('Next')]).toEqual(['true', 'false']);
  await press('Next');
  expect(await status(agents)).toBe('51–100 of 420 rows');
  await press('Last');
  expect(await status(agents)).toBe('401–420 of 420 rows');
  expect([await isOff('Previous'), await isOff('Next')]).toEqual(['false', 'true']);
  await press('Previous');
  await agents.getByRole('combobox').selectOption('100');
  expect(await status(agents)).toBe('301–400 of 420 rows');
  expect(await texts(agents, 2)).toHaveLength(100);
  await agents.getByRole('searchbox').fill('vm-app');
  expect(await status(agents)).toBe('1–100 of 420 rows');
});

test('chips choose levels, together with the filter', async () => {
  const findings = await tableOf(await estate(), 'findings');
  const chip = (name: string): Locator => findings.getByRole('button', { name });
  expect(await findings.locator('.chip').allTextContents()).toEqual(['error 20', 'warning 20', 'note 20']);
  await chip('error').click();
  expect(await chip('error').getAttribute('aria-pressed')).toBe('true');
  expect(new Set(await texts(findings, 1))).toEqual(new Set(['error']));
  await chip('note').click();
  expect(await status(findings)).toBe('1–40 of 40 rows (60 without the filter)');
  await findings.getByRole('searchbox').fill('ASR021');
  expect(new Set(await texts(findings, 1))).toEqual(new Set(['note']));
  await chip('error').click();
  await chip('note').click();
  await findings.getByRole('searchbox').fill('');
  expect(await status(findings)).toBe('1–50 of 60 rows');
});

test('is used by keyboard alone', async () => {
  const tab = await estate();
  const findings = await tableOf(tab, 'findings');
  await findings.getByRole('searchbox').focus();
  const focused = (): Promise<string> =>
    tab.evaluate(() => document.activeElement?.textContent || document.activeElement?.className || '');
  await tab.keyboard.type('rsv-dr-7');
  expect(await texts(findings, 4)).toContain('rsv-dr-7');
  await tab.keyboard.press('Tab');
  expect(await focused()).toBe('error 20');
  await tab.keyboard.press('Space');
  expect(await texts(findings, 1)).toEqual([]);
  await tab.keyboard.press('Tab');
  await tab.keyboard.press('Enter');
  expect(await texts(findings, 1)).toEqual(['warning', 'warning']);
  for (let step = 0; step < 3; step++) await tab.keyboard.press('Tab');
  expect(await focused()).toBe('Severity');
  await tab.keyboard.press('Enter');
  expect(await heading(findings, 'Severity').getAttribute('aria-sort')).toBe('ascending');
  expect(await focused()).toBe('Severity');
  const outline = await tab.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
  expect(outline).toBe('solid');
});
