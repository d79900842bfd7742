import { refusedAtDoor } from '../arm/access';
import { armError } from '../arm/errors';
import { header, jsonReply, type Incoming, type Reply } from '../http';
import type { World } from '../world';
import { readBody, type QueryBody } from './body';
import { badRequest, invalidQuery, tooManyQueries } from './errors';
import { rowsOf } from './graph';
import { answerTo } from './queries';
import { durationText } from './quota';
import { queryForbidden, scopeOf } from './scope';

const versions = ['2021-03-01', '2022-10-01', '2024-04-01'];
const pageSize = 1000;

/** Where a page begins; the token of the service holds the same, and neither the query nor its scope. */
const tokenOf = (begin: number, size: number): string =>
  Buffer.from(JSON.stringify({ $id: '1', MaxRows: size, RowsToSkip: begin })).toString('base64');

function beginOf(token: string): number | undefined {
  const text = Buffer.from(token, 'base64').toString();
  const begin = /^\{"\$id":"1","MaxRows":\d+,"RowsToSkip":(\d+)\}$/.exec(text)?.[1];
  return begin === undefined ? undefined : Number(begin);
}

/** The answer. `$skipToken` alone says that more can be had: `resultTruncated` stays false beside it. */
function answer(all: readonly unknown[], { options }: QueryBody, begin: number): unknown {
  const size = options.top ?? pageSize;
  const data = all.slice(begin, begin + size);
  const end = begin + data.length;
  return {
    totalRecords: all.length,
    count: data.length,
    data,
    facets: [],
    resultTruncated: 'false',
    ...(end < all.length ? { $skipToken: tokenOf(end, size) } : {}),
  };
}

function evaluate(world: World, now: number, body: QueryBody): Reply {
  const scope = scopeOf(world, body, now);
  if ('headers' in scope) return scope;
  const { skipToken, skip } = body.options;
  const begin = skipToken === undefined ? skip : beginOf(skipToken);
  if (begin === undefined) return badRequest(now, 'InvalidSkipToken', 'The skip token is not one of this service.');
  const key = JSON.stringify([body.query, scope.map(({ id }) => id)]);
  const rows = rowsOf(world.graph, key, skipToken !== undefined, () => answerTo(body.query, scope));
  return rows === undefined ? invalidQuery(now, body.query) : jsonReply(200, answer(rows, body, begin));
}

export function queryReply(world: World, incoming: Incoming): Reply {
  const refused = refusedAtDoor(world, incoming);
  if (refused) return refused;
  const version = incoming.url.searchParams.get('api-version') ?? '';
  if (!versions.includes(version)) {
    const message = `The resource type 'resources' could not be found in the namespace 'Microsoft.ResourceGraph' for api version '${version}'. The supported api-versions are '${versions.join(',')}'.`;
    return armError(400, 'InvalidResourceType', message);
  }
  if (world.graph.spec.access === 'forbidden') return queryForbidden(world);
  const now = world.clock.now();
  const { allowed, remaining, resetsAfterMs } = world.graph.quota.take(now);
  const clientRequestId = header(incoming, 'x-ms-client-request-id');
  const headers = {
    'x-ms-user-quota-remaining': String(remaining),
    'x-ms-user-quota-resets-after': durationText(resetsAfterMs),
    ...(clientRequestId ? { 'x-ms-client-request-id': clientRequestId } : {}),
  };
  if (!allowed) return tooManyQueries(now, resetsAfterMs, headers);
  const body = readBody(incoming.body);
  const reply = typeof body === 'string' ? badRequest(now, 'InvalidRequest', body) : evaluate(world, now, body);
  return { ...reply, headers: { ...headers, ...reply.headers } };
}
