import { refusedAtDoor } from '../arm/access';
import { armError } from '../arm/errors';
import { header, jsonReply, type Incoming, type Reply } from '../http';
import type { World } from '../world';
import { readBody, type QueryBody } from './body';
import { badRequest, invalidQuery, tooManyQueries } from './errors';
import { resultOf } from './graph';
import { QueryError } from './query/lexer';
import { parse } from './query/parser';
import { run, type Result } from './query/run';
import { durationText } from './quota';
import type { GraphRequest } from './resource';
import { queryForbidden, scopeOf } from './scope';
import { tableOf } from './tables';

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

/**
 * A page of rows. Those of a query that neither sorts nor shows ids come in another order each time, so that pages of them
 * overlap and have gaps: the documentation warns of both.
 */
function pageOf({ rows, isStable }: Result, begin: number, size: number): readonly (readonly unknown[])[] {
  const turned = isStable || begin === 0 ? 0 : Math.floor(rows.length / 3);
  const order = turned === 0 ? rows : [...rows.slice(turned), ...rows.slice(0, turned)];
  return order.slice(begin, begin + size);
}

const columnTypes = {
  string: 'string',
  bool: 'boolean',
  long: 'integer',
  datetime: 'datetime',
  dynamic: 'object',
} as const;

/**
 * The answer. `$skipToken` alone says that more can be had: `resultTruncated` stays false beside it, and is true where rows
 * are left that cannot be paged through, because the query limits them or has no column but dynamic ones.
 */
function answer(result: Result, body: QueryBody, begin: number): unknown {
  const { columns, isLimited } = result;
  const size = body.options.top ?? pageSize;
  const rows = pageOf(result, begin, size);
  const end = begin + rows.length;
  const isMore = end < result.rows.length;
  const canPage = !isLimited && columns.some(({ type }) => type !== 'dynamic');
  return {
    totalRecords: result.rows.length,
    count: rows.length,
    data:
      body.options.format === 'table'
        ? { columns: columns.map(({ name, type }) => ({ name, type: columnTypes[type] })), rows }
        : rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at]]))),
    facets: [],
    resultTruncated: isMore && !canPage ? 'true' : 'false',
    ...(isMore && canPage ? { $skipToken: tokenOf(end, size) } : {}),
  };
}

function evaluate(request: GraphRequest, body: QueryBody): Reply {
  const { world, now } = request;
  const scope = scopeOf(world, body, now);
  if ('headers' in scope) return scope;
  const { skipToken, skip } = body.options;
  const begin = skipToken === undefined ? skip : beginOf(skipToken);
  if (begin === undefined) return badRequest(now, 'InvalidSkipToken', 'The skip token is not one of this service.');
  const key = JSON.stringify([body.query, scope.map(({ id }) => id)]);
  try {
    const result = resultOf(world.graph, key, skipToken !== undefined, () => {
      const query = parse(body.query);
      const table = tableOf(query.table, request, scope);
      if (table) return run(query, table);
      throw new QueryError('InvalidQueryLanguage', query.place, `There is no table ${query.table} here.`);
    });
    return jsonReply(200, answer(result, body, begin));
  } catch (error) {
    if (error instanceof QueryError) return invalidQuery(now, error);
    throw error;
  }
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
  const reply =
    typeof body === 'string' ? badRequest(now, 'InvalidRequest', body) : evaluate({ world, incoming, now }, body);
  return { ...reply, headers: { ...headers, ...reply.headers } };
}
