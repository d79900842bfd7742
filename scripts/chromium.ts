/** The Chromium of the machine, for what has to be looked at. */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
];

function chromiumPath(): string {
  const named = process.env.CHROMIUM_PATH;
  const found = [named ?? PLACES].flat().find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new Error(
    named === undefined
      ? 'No Chromium: install it (`apt-get install chromium`), or name one in CHROMIUM_PATH.'
      : `No Chromium at ${named}, which CHROMIUM_PATH names.`,
  );
}

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath(), args: ARGUMENTS });
