/** Walks lists page by page: the one place that follows next links. */
import { sendWithRetries, type RetryContext } from './send-with-retries';
import type { Failure, Result } from '../values/model';
import type { Lane } from './lane';
import type { Page } from '../values/ports';

export type Fetch<T, P extends Page<T> = Page<T>> = (
  next: string | undefined,
  signal: AbortSignal,
) => Promise<Result<P>>;

export interface PageContext extends RetryContext {
  readonly reads: Lane;
}

export const LOOPING_LIST = 'LoopingList';

/** No list of the service is longer; one that is has links that lead nowhere new. */
const MAX_PAGES = 10_000;

/**
 * The pages of a list, one after the other, for as long as they are asked for. The last is a failure if a page could not
 * be had, or if its link leads back to where the list was already. Undefined from `fetch` ends the walk.
 */
export async function* walkPages<T, P extends Page<T>>(
  what: string,
  fetch: (next: string | undefined) => Promise<Result<P> | undefined>,
): AsyncGenerator<Result<P>, void> {
  const seen = new Set<string>();
  let next: string | undefined;
  do {
    const page = await fetch(next);
    if (page === undefined) return;
    yield page;
    if (!page.ok) return;
    next = page.value.next;
    if (next === undefined) return;
    if (seen.has(next) || seen.size >= MAX_PAGES) {
      yield { ok: false, failure: loopingList(what) };
      return;
    }
    seen.add(next);
  } while (next !== undefined);
}

/** A list to its end; each page is one request. */
export async function allPages<T>(what: string, fetch: Fetch<T>, context: PageContext): Promise<Result<readonly T[]>> {
  const items: T[] = [];
  const pages = walkPages(what, (next) =>
    sendWithRetries(what, context.reads, (signal) => fetch(next, signal), context),
  );
  for await (const page of pages) {
    if (!page.ok) return page;
    for (const item of page.value.items) items.push(item);
  }
  return { ok: true, value: items };
}

const loopingList = (what: string): Failure => ({
  kind: 'answer',
  problem: {
    code: LOOPING_LIST,
    message: `The ${what} leads back to a page that it came from.`,
    nextStep: 'Run again; if it stays so, open a support request with the correlation id.',
  },
});
