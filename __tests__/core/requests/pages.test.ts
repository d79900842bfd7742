import { walkPages } from '../../../src/core/requests/pages';
import type { Result } from '../../../src/core/values/model';
import type { Page } from '../../../src/core/values/ports';

/** Pages by the link that leads to them; the first has none. */
async function walked(links: Readonly<Record<string, string | undefined>>): Promise<readonly string[]> {
  const asked: string[] = [];
  const fetch = (link = 'first'): Promise<Result<Page<string>>> => {
    asked.push(link);
    return Promise.resolve({ ok: true, value: { items: [link], next: links[link] } });
  };
  for await (const page of walkPages('list', fetch)) if (!page.ok) asked.push(page.failure.problem.code);
  return asked;
}

it('reads a list to its end', async () => {
  expect(await walked({ first: 'a', a: 'b', b: undefined })).toEqual(['first', 'a', 'b']);
});

it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
  ['page', { first: 'a', a: 'a' }, ['first', 'a', 'LoopingList']],
  ['two pages', { first: 'a', a: 'b', b: 'a' }, ['first', 'a', 'b', 'LoopingList']],
])('ends a cycle over one %s', async (_name, links, asked) => {
  expect(await walked(links)).toEqual(asked);
});
