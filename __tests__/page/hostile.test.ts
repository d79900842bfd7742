/** Hostile texts in the page, and its policy. */
import { shown } from '../../src/core/render/page/text';
import { filterOf, tableOf, texts, useBrowser } from './browser';
import { estatePage, hostilePage, hostileTexts } from './pages';

const { show, showUnwatched } = useBrowser();

test('hostile texts stay texts: nothing runs, no element and no attribute comes of them, and links lead to the portal', async () => {
  const tab = await show(hostilePage());
  const section = await tableOf(tab, 'hostile');
  const look = (): Promise<object> =>
    tab.evaluate(() => ({
      hit: document.documentElement.dataset.hit,
      scripts: document.scripts.length,
      strange: [...document.querySelectorAll('img, b, i, iframe, object, base, form, textarea, main svg svg')].length,
      handlers: [...document.querySelectorAll('*')]
        .flatMap((element) => element.getAttributeNames())
        .filter((name) => name.startsWith('on')),
      links: [...document.links]
        .map((link) => link.href)
        .filter(
          (href) =>
            !/^(https:\/\/portal\.azure\.com\/#@\/resource\/subscriptions\/|https:\/\/evil\.example\/|https:\/\/docs\.example\/|file:.*#[\w%&=.!~*'()-]+$)/.test(
              href,
            ),
        ),
    }));
  const nothing = { hit: undefined, scripts: 3, strange: 0, handlers: [], links: [] };
  expect(await look()).toEqual(nothing);
  expect(await texts(section, 1)).toEqual(hostileTexts.map(shown));
  for (const button of await section.locator('thead button').all()) await button.click();
  for (const text of hostileTexts) {
    await filterOf(tab).fill(shown(text));
    expect(await section.locator('tbody tr').count()).toBeGreaterThan(0);
  }
  await filterOf(tab).fill('');
  await section.locator('tbody tr').first().hover();
  await tab.pdf();
  expect(await look()).toEqual(nothing);
});

test('its policy lets nothing else run or be asked for', async () => {
  const { tab, troubles } = await showUnwatched(estatePage(2, 4));
  await tab.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'document.documentElement.dataset.hit = 1';
    const image = document.createElement('img');
    image.src = 'https://evil.example/pixel.png';
    const style = document.createElement('style');
    style.textContent = 'body { display: none }';
    const base = document.createElement('base');
    base.href = 'https://evil.example/';
    document.head.append(script, image, style, base);
    document.body.setAttribute('onclick', 'document.documentElement.dataset.hit = 1');
    document.body.click();
    await fetch('https://evil.example/').catch(() => undefined);
  });
  const blocked = troubles.filter((trouble) => trouble.includes('Content Security Policy'));
  for (const what of [/inline script/, /inline style/, /inline event handler/, /image/, /connect/, /base/]) {
    expect(blocked.join('\n')).toMatch(what);
  }
  expect(await tab.evaluate(() => document.documentElement.dataset.hit)).toBeUndefined();
  expect(await tab.locator('body').isVisible()).toBe(true);
});
