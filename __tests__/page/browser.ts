/** Pages in Chromium, watched: whatever a page asks for or complains about is kept. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Locator, Page as Tab } from 'playwright-core';
import { html } from '../../src/core/render/page/html';
import type { HtmlPage, WrittenFile } from '../../src/core/render/page/model';
import { launchChromium } from '../../scripts/chromium';
import { pageParts } from '../../src/page/parts';

const files: ReadonlyMap<string, WrittenFile> = new Map([
  ['agents.csv', { name: 'asr.agents.csv', sha256: '0123456789abcdef'.repeat(4) }],
]);

/** Writes the page as the product does, in pieces. */
async function writePage(page: HtmlPage, file: string): Promise<void> {
  const parts = await pageParts();
  writeFileSync(file, '');
  let batch = '';
  for (const piece of html(page, parts, files)) {
    batch += piece;
    if (batch.length < 1_000_000) continue;
    writeFileSync(file, batch, { flag: 'a' });
    batch = '';
  }
  writeFileSync(file, batch, { flag: 'a' });
}

interface Opened {
  readonly tab: Tab;
  /** Requests for anything but the page, messages on the console, exceptions. */
  readonly troubles: string[];
  close(): Promise<void>;
}

/** Opens it from the disk, as a reader does. */
async function open(browser: Browser, page: HtmlPage, options: BrowserContextOptions): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  const file = join(folder, 'report.html');
  await writePage(page, file);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const tab = await context.newPage();
  const address = pathToFileURL(file).href;
  const troubles: string[] = [];
  tab.on('request', (request) => {
    if (request.url() !== address) troubles.push(`request of ${request.url()}`);
  });
  tab.on('console', (message) => troubles.push(`${message.type()}: ${message.text()}`));
  tab.on('pageerror', (error) => troubles.push(`exception: ${error.message}`));
  await tab.goto(address);
  const close = async (): Promise<void> => {
    await context.close();
    rmSync(folder, { recursive: true });
  };
  return { tab, troubles, close };
}

type Show<Shown> = (page: HtmlPage, options?: BrowserContextOptions) => Promise<Shown>;

/** One browser for the tests of a file. Each test closes what it opened, and fails on any trouble of what it watched. */
export function useBrowser(): { show: Show<Tab>; showUnwatched: Show<Opened> } {
  let browser: Browser | undefined;
  let opened: Opened[] = [];
  const watched: string[][] = [];

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    for (const each of opened) await each.close();
    opened = [];
    expect(watched.splice(0).flat()).toEqual([]);
  });

  const showUnwatched: Show<Opened> = async (page, options = {}) => {
    if (browser === undefined) throw new Error('The browser was not launched.');
    const each = await open(browser, page, options);
    opened.push(each);
    return each;
  };
  const show: Show<Tab> = async (page, options) => {
    const { tab, troubles } = await showUnwatched(page, options);
    watched.push(troubles);
    return tab;
  };
  return { show, showUnwatched };
}

/** A table whose script has run. */
export async function tableOf(tab: Tab, id: string): Promise<Locator> {
  const section = tab.locator(`#${id}`);
  await section.scrollIntoViewIfNeeded();
  await section.locator('th[aria-sort]').first().waitFor();
  return section;
}

/** The one filter of the page. */
export const filterOf = (tab: Tab): Locator => tab.getByRole('searchbox');

/** How much of all the filter leaves, once it has settled. */
export async function filtered(tab: Tab, words: string, told: string | RegExp): Promise<void> {
  await filterOf(tab).fill(words);
  await tab.getByRole('status').filter({ hasText: told }).waitFor();
}

/** The texts of a column, counted from one. */
export const texts = (section: Locator, column: number): Promise<string[]> =>
  section.locator(`tbody td:nth-child(${column})`).allTextContents();

/** Waits until it says so. */
export const says = (section: Locator, text: string): Promise<void> =>
  section.locator('.status').getByText(text, { exact: true }).waitFor();

export const status = (section: Locator): Promise<string | null> => section.locator('.status').textContent();

export const heading = (section: Locator, name: string): Locator => section.getByRole('columnheader', { name });
