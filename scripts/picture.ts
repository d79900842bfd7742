/**
 * `npm run picture` writes images/summary.png: the top of a real summary, as GitHub shows it. The bundle audits the local
 * Azure, its Markdown is rendered, and Chromium takes the picture.
 */
import { join } from 'node:path';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { findScenario, startSimulator } from '../simulator';
import { play } from '../simulator/play';
import { launchChromium } from './chromium';

const SCENARIO = 'neglected';
const WIDTH = 1012;
const HEIGHT = 620;
const file = join(__dirname, '../images/summary.png');

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

async function summary(): Promise<string> {
  const simulator = await startSimulator({ scenario: SCENARIO, speed: 20 });
  try {
    const inputs = { ...findScenario(SCENARIO).inputs, action: 'Audit' };
    return (await play(simulator, { host: 'github', inputs })).summary;
  } finally {
    await simulator.stop();
  }
}

async function main(): Promise<void> {
  const body = micromark(await summary(), {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
  });
  const browser = await launchChromium();
  try {
    const tab = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT }, deviceScaleFactor: 1.5 });
    await tab.setContent(`<!doctype html><meta charset="utf-8"><style>${STYLE}</style>${body}`);
    await tab.screenshot({ path: file });
  } finally {
    await browser.close();
  }
  console.log(`${file}: written.`);
}

void main();
