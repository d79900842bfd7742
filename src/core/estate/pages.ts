/** Reads lists to their end. */
import { sendWithRetries, type RetryContext } from '../requests/send-with-retries';
import type { Failure, Result } from '../values/model';
import type { Lane } from '../requests/lane';
import type { Page } from '../values/ports';

export type Fetch<T, P extends Page<T> = Page<T>> = (
  next: string | undefined,
  signal: AbortSignal,
) => Promise<Result<P>>;

/** A list to its end; each page is one request in the lane. */
export async function allPages<T>(
  what: string,
  lane: Lane,
  fetch: Fetch<T>,
  context: RetryContext,
): Promise<Result<readonly T[]>> {
  const items: T[] = [];
  const seen = new Set<string>();
  let next: string | undefined;
  do {
    const from = next;
    const page = await sendWithRetries(what, lane, (signal) => fetch(from, signal), context);
    if (!page.ok) return page;
    for (const item of page.value.items) items.push(item);
    next = page.value.next;
    if (next !== undefined && seen.has(next)) return { ok: false, failure: looping(what) };
    if (next !== undefined) seen.add(next);
  } while (next !== undefined);
  return { ok: true, value: items };
}

const looping = (what: string): Failure => ({
  kind: 'answer',
  problem: {
    code: 'LoopingList',
    message: `The ${what} leads back to a page that it came from.`,
    nextStep: 'Run again; if it stays so, open a support request with the correlation id.',
  },
});
