/** The page as its readers use it, in Chromium, from the disk. */
import type { BrowserContextOptions, Page as Tab } from 'playwright-core';
import { filtered, filterOf, heading, says, status, tableOf, texts, useBrowser } from './browser';
import { estatePage } from './pages';

const { show } = useBrowser();

const estate = (options?: BrowserContextOptions): Promise<Tab> => show(estatePage(30, 420), options);

test('shows the verdict first, then what to do, why, and all rows; the run comes last', async () => {
  const tab = await estate();
  const order = await tab.locator('.verdict, .remark, .label, h2, h3').allTextContents();
  expect(order).toEqual([
    'Not compliant: 60 findings in 30 vaults',
    'Since 2026-05-01: 1 new, 4 fixed; ratchet since 2026-04-12',
    'VMs covered and current',
    'Exempted',
    'Do next 3 steps heal 19 of 27 VMs',
    'Causes 3',
    'ASR014 The agent has expired',
    'ASR007 The identity has no role',
    'ASR021 Automatic update is off',
    'Not read 0',
    'Support by week',
    'Decisions 1',
    'Vaults 30',
    'VMs 420',
    'Nothing 0',
    'Run',
  ]);
  const plan = await tableOf(tab, 'plan');
  expect((await plan.boundingBox())?.y).toBeLessThan(500);
  expect(await texts(plan, 2)).toEqual(['140 VMs', '35 VMs', '', '', '']);
  expect(await plan.locator('tbody tr').nth(1).locator('code').allTextContents()).toEqual(['automation-account-id']);
  const vm = (await tableOf(tab, 'agents')).locator('tbody a').first();
  expect(await vm.textContent()).toBe('vm-app-0-0');
  expect(await vm.getAttribute('href')).toMatch(
    /^https:\/\/portal\.azure\.com\/#@11111111-2222-4333-8444-555555555555\/resource\/subscriptions\/.*\/vm-app-0-0$/,
  );
});

test('one filter chooses the rows of all tables that hold every word, in any case, and says how many are left', async () => {
  const tab = await estate();
  await filtered(tab, 'VM-APP-7-9 GermanyWest', '1 of 518 rows');
  const agents = await tableOf(tab, 'agents');
  expect(await texts(agents, 2)).toEqual(['vm-app-7-98']);
  expect(await status(await tableOf(tab, 'vaults'))).toBe('No row matches (30 without the filter)');
  expect(await tab.locator('details.group').filter({ visible: true }).count()).toBe(0);
  expect(await tab.locator('nav').textContent()).toContain('VMs 1');
  await filterOf(tab).fill('resourcegroups/rg-dr-northeurope-7/');
  await says(agents, '14 rows (420 without the filter)');
  await filtered(tab, '2026-05-05', /of 518 rows/);
  await agents.locator('tbody td').first().waitFor();
  expect((await texts(agents, 6)).every((time) => /^2026-05-05 \d\d:\d\dZ$/.test(time))).toBe(true);
  await filtered(tab, 'nothing of the kind', '0 of 518 rows');
  expect(await texts(agents, 2)).toEqual([]);
  await filterOf(tab).fill('');
  await says(agents, '1–50 of 420 rows');
  // Words of the heading of a cause are those of all its rows.
  await filtered(tab, 'identity has no role ASR007', '20 of 518 rows');
  expect(await tab.locator('details.group').filter({ visible: true }).count()).toBe(1);
});

test('the filter is kept in the address, and read from it: a link leads to a view', async () => {
  const tab = await estate();
  await filtered(tab, 'is:error rsv-dr-7', /of 518 rows/);
  await tab.waitForURL(/#q=is%3Aerror%20rsv-dr-7$/);
  await tab.reload();
  await tab.getByRole('status').filter({ hasText: 'of 518 rows' }).waitFor();
  expect(await filterOf(tab).inputValue()).toBe('is:error rsv-dr-7');
  // Sections are gone to with the filter.
  await tab.locator('nav a', { hasText: 'Vaults' }).click();
  await tab.waitForURL(/#q=is%3Aerror%20rsv-dr-7&at=vaults$/);
  expect(await filterOf(tab).inputValue()).toBe('is:error rsv-dr-7');
  // A figure leads to what it counts.
  await tab.locator('.gauges a', { hasText: 'not known' }).click();
  const agents = tab.locator('#agents');
  await agents.locator('.badge.held-back').first().waitFor({ state: 'detached' });
  expect(new Set(await texts(agents, 1))).toEqual(new Set(['not known']));
  expect(await agents.evaluate((element) => element.getBoundingClientRect().top < innerHeight)).toBe(true);
  await tab.evaluate(() => (location.hash = '#asr007'));
  await tab.locator('#asr007[open]').waitFor();
  expect(await filterOf(tab).inputValue()).toBe('');
});

test('what is to be done is copied, or shown to be copied', async () => {
  const tab = await estate({ permissions: ['clipboard-read', 'clipboard-write'] });
  const plan = await tableOf(tab, 'plan');
  await plan.getByRole('button', { name: 'Copy' }).first().click();
  await plan.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await tab.evaluate(() => navigator.clipboard.readText())).toBe("action: UpdateAgents\nvm: '*'");
  await tab.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));
  });
  await plan.getByRole('button', { name: 'Copy', exact: true }).first().click();
  await plan.locator('details[open]').waitFor();
  expect(await tab.evaluate(() => String(getSelection()))).toContain('action: ');
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
  expect([...new Set(await texts(agents, 1))]).toEqual(['held back', 'not known', 'exempted', 'covered']);
});

test('turns pages, and begins at the first one after a filter or a sort', async () => {
  const tab = await estate();
  const agents = await tableOf(tab, 'agents');
  const press = (name: string): Promise<void> => agents.getByRole('button', { name, exact: true }).click();
  const isOff = (name: string): Promise<string | null> =>
    agents.getByRole('button', { name, exact: true }).getAttribute('aria-disabled');
  expect([await isOff('Previous'), await isOff('Next')]).toEqual(['true', 'false']);
  await press('Next');
  await says(agents, '51–100 of 420 rows');
  await press('Last');
  await says(agents, '401–420 of 420 rows');
  expect([await isOff('Previous'), await isOff('Next')]).toEqual(['false', 'true']);
  await press('Previous');
  await agents.getByRole('combobox').selectOption('100');
  await says(agents, '301–400 of 420 rows');
  expect(await texts(agents, 2)).toHaveLength(100);
  await filterOf(tab).fill('vm-app');
  await says(agents, '1–100 of 420 rows');
});

test('is used by keyboard alone, and each control has a name', async () => {
  const tab = await estate();
  const plan = await tableOf(tab, 'plan');
  await filterOf(tab).focus();
  const focused = (): Promise<string> =>
    tab.evaluate(() => document.activeElement?.textContent || document.activeElement?.className || '');
  await tab.keyboard.type('account');
  await says(plan, '1–5 of 6 rows (7 without the filter)');
  for (const name of ['Print', 'Dark mode', 'Do next']) {
    await tab.keyboard.press('Tab');
    expect(await focused()).toMatch(new RegExp(`^${name}`));
  }
  await plan.locator('thead button').first().focus();
  await tab.keyboard.press('Enter');
  expect(await heading(plan, 'Step').getAttribute('aria-sort')).toBe('ascending');
  expect(await focused()).toBe('Step');
  const outline = await tab.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
  expect(outline).toBe('solid');
  const cause = tab.locator('#asr014 > summary');
  await filterOf(tab).fill('');
  await cause.waitFor();
  await cause.focus();
  await tab.keyboard.press('Enter');
  await tab.locator('#asr014[open] td').first().waitFor();
  const nameless = await tab.evaluate(() =>
    [...document.querySelectorAll('button, a, input, select, summary, [tabindex="0"]')]
      .filter((one) => !one.textContent?.trim() && !one.hasAttribute('aria-label') && !one.closest('label'))
      .map((one) => one.outerHTML),
  );
  expect(nameless).toEqual([]);
  expect(await tab.evaluate(() => new Set([...document.querySelectorAll('[id]')].map(({ id }) => id)).size)).toBe(
    await tab.locator('[id]').count(),
  );
});
