/** How long a reader waits for the page of a merged report, in a browser of this machine. */
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Milliseconds until the table can be sorted and filtered, of a browser that has just been started.
 * @returns undefined where there is no browser
 */
export async function opensInMs(file: string, table: string): Promise<number | undefined> {
  const executablePath = [process.env['CHROMIUM_PATH'] ?? PLACES].flat().find((path) => existsSync(path));
  if (executablePath === undefined) return undefined;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const tab = await browser.newPage();
    const started = performance.now();
    await tab.goto(pathToFileURL(file).href);
    const section = tab.locator(`#${table}`);
    await section.scrollIntoViewIfNeeded();
    await section.locator('th[aria-sort]').first().waitFor();
    return performance.now() - started;
  } finally {
    await browser.close();
  }
}
