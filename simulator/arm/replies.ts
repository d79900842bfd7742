import { randomUUID } from 'node:crypto';
import { header, jsonReply, type Incoming, type Reply } from '../http';
import type { VaultState } from './estate';

/** On plain reads the request id is not a guid: it is what the client sent, and the date as the US writes it. */
export function resourceReply(incoming: Incoming, body: unknown, now: number): Reply {
  const clientRequestId = header(incoming, 'x-ms-client-request-id') ?? randomUUID();
  const usDate = new Date(now).toLocaleString('en-US', { timeZone: 'UTC' }).replace(',', '');
  return jsonReply(200, body, { 'x-ms-request-id': `${clientRequestId} ${usDate}` });
}

export const jobPath = (vault: VaultState, name: string): string => `${vault.id}/replicationJobs/${name}`;

/** A page of a list, in the service's way of linking to the next. */
export function pageReply<Item>(
  incoming: Incoming,
  items: readonly Item[],
  pageSize: number | undefined,
  body: (item: Item) => unknown,
  now: number,
  emptyFirst = false,
): Reply {
  const token = incoming.url.searchParams.get('skipToken') ?? incoming.url.searchParams.get('$skipToken');
  const begin = Number(token ?? 0) || 0;
  const size = emptyFirst && token === null ? 0 : (pageSize ?? Infinity);
  const end = Math.min(items.length, begin + size);
  const more = end < items.length;
  return resourceReply(
    incoming,
    { value: items.slice(begin, end).map((item) => body(item)), nextLink: more ? nextLink(incoming, end) : null },
    now,
  );
}

export function nextLink(incoming: Incoming, skipToken: string | number): string {
  const query = new URLSearchParams(incoming.url.searchParams);
  query.delete('skipToken');
  query.delete('$skipToken');
  query.set('skipToken', String(skipToken));
  return `https://${incoming.host}${incoming.url.pathname}?${query.toString()}`;
}
