/**
 * `npm run picture` writes images/summary.png, the top of a real summary as GitHub shows it, and page.png and print.png,
 * the top of its page on screen and on paper. The bundle audits the local Azure, and Chromium takes the pictures.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import type { Page } from 'playwright-core';
import { findScenario, startSimulator } from '../simulator';
import { play } from '../simulator/play';
import { launchChromium } from './chromium';

const SCENARIO = 'neglected';
const WIDTH = 1012;
const HEIGHT = 620;

interface Size {
  readonly width: number;
  readonly height: number;
  /** Pixels for each of these. */
  readonly scale: number;
}

const SCREEN: Size = { width: 1280, height: 860, scale: 1 };
/** A4 across. */
const PAPER: Size = { width: 1120, height: 790, scale: 1 };

/** What matters of the look of GitHub. */
const STYLE = `
  body { margin: 0; padding: 24px 32px; width: ${WIDTH - 64}px; background: #fff; color: #1f2328;
         font: 14px/1.5 -apple-system, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif, 'Noto Color Emoji'; }
  h2 { font-size: 21px; padding-bottom: 6px; border-bottom: 1px solid #d1d9e0; margin: 0 0 16px; }
  h3 { font-size: 17.5px; margin: 24px 0 12px; } h4 { font-size: 14px; margin: 20px 0 10px; }
  table { border-collapse: collapse; display: block; max-width: 100%; margin: 0 0 16px; }
  th, td { border: 1px solid #d1d9e0; padding: 6px 13px; text-align: left; vertical-align: top; }
  tr:nth-child(2n) { background: #f6f8fa; } th { font-weight: 600; }
  a { color: #0969da; text-decoration: underline; }
  code, pre { font: 12px ui-monospace, 'DejaVu Sans Mono', monospace; background: #818b981f; border-radius: 6px; }
  code { padding: 2px 5px; overflow-wrap: anywhere; } pre { padding: 12px; white-space: pre-wrap; } pre code { background: none; padding: 0; }
`;

interface Made {
  readonly summary: string;
  /** Path of the page. */
  readonly page: string;
}

/** The files are there until the simulator stops. */
async function audited(use: (made: Made) => Promise<void>): Promise<void> {
  const simulator = await startSimulator({ scenario: SCENARIO, speed: 20 });
  try {
    const inputs = { ...findScenario(SCENARIO).inputs, action: 'Audit' };
    const { summary, outputs } = await play(simulator, { host: 'github', inputs });
    await use({ summary, page: (outputs['report-path'] ?? '').replace(/json$/, 'html') });
  } finally {
    await simulator.stop();
  }
}

async function takePictures({ summary, page }: Made): Promise<void> {
  const browser = await launchChromium();
  /** @param ready makes of the open tab what the picture shows */
  const picture = async (name: string, size: Size, ready: (tab: Page) => Promise<unknown>): Promise<void> => {
    const tab = await browser.newPage({ viewport: size, deviceScaleFactor: size.scale });
    await ready(tab);
    const path = join(__dirname, '../images', name);
    await tab.screenshot({ path });
    console.log(`${path}: written.`);
  };
  const extensions = { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true };
  try {
    await picture('summary.png', { width: WIDTH, height: HEIGHT, scale: 1.5 }, (tab) =>
      tab.setContent(`<!doctype html><meta charset="utf-8"><style>${STYLE}</style>${micromark(summary, extensions)}`),
    );
    await picture('page.png', SCREEN, (tab) => tab.goto(pathToFileURL(page).href));
    await picture('print.png', PAPER, async (tab) => {
      await tab.goto(pathToFileURL(page).href);
      await tab.emulateMedia({ media: 'print' });
      await tab.evaluate(() => {
        document.body.style.padding = '40px';
        dispatchEvent(new Event('beforeprint'));
      });
    });
  } finally {
    await browser.close();
  }
}

void audited(takePictures);
