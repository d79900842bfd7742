import { randomUUID } from 'node:crypto';
import { createServer as createPlainServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { armRoute } from './arm/router';
import { startRunningJobs } from './arm/running-jobs';
import { rejectedForRate } from './arm/access';
import type { Certificates } from './certificates';
import { controlReply } from './control';
import { entraRoute } from './entra';
import { spoil, type Faults } from './faults';
import { githubRoute } from './github-api';
import { directoryRoute } from './graph/route';
import { header, jsonReply, type Incoming, type Reply, type Route } from './http';
import { oidcRoute } from './oidc';
import type { RequestRecord } from './request-log';
import { secondsOf } from './scenario';
import type { World } from './world';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

const routeOf = (world: World, incoming: Incoming): Route =>
  githubRoute(world, incoming) ??
  directoryRoute(world, incoming) ??
  armRoute(world, incoming) ??
  entraRoute(world, incoming) ??
  oidcRoute(world, incoming) ?? {
    kind: 'unknown',
    answer: () => jsonReply(404, { error: { code: 'NotFound', message: 'There is nothing here.' } }),
  };

const recordOf = (world: World, incoming: Incoming, route: Route): Mutable<RequestRecord> => ({
  time: world.clock.now(),
  host: incoming.host,
  method: incoming.method,
  kind: route.kind,
  path: incoming.url.pathname,
  query: incoming.url.search,
  status: 0,
  clientRequestId: header(incoming, 'x-ms-client-request-id'),
  userAgent: header(incoming, 'user-agent'),
  authorized: header(incoming, 'authorization') !== undefined,
  subscription: route.subscription,
  vault: route.vault,
  fault: undefined,
  rejectedForRate: false,
});

function commonHeaders(world: World): Record<string, string> {
  const [id, now] = [randomUUID(), new Date(world.clock.now())];
  const stamp = `${now.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
  return {
    'Cache-Control': 'no-cache',
    Pragma: 'no-cache',
    Expires: '-1',
    'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
    'X-Content-Type-Options': 'nosniff',
    'x-ms-request-id': id,
    'x-ms-correlation-request-id': id,
    'x-ms-routing-request-id': `WESTEUROPE:${stamp}:${id}`,
    Date: now.toUTCString(),
  };
}

/** Later headers replace earlier ones whatever their case, as the service's own do those of the gateway. */
function send(world: World, response: ServerResponse, reply: Reply, truncated: boolean): void {
  response.sendDate = false;
  response.statusCode = reply.status;
  for (const [name, value] of Object.entries({ ...commonHeaders(world), ...reply.headers })) {
    if (name !== rejectedForRate) response.setHeader(name, typeof value === 'string' ? value : [...value]);
  }
  response.setHeader('Content-Length', Buffer.byteLength(reply.body) + (truncated ? 1 : 0));
  if (!truncated) {
    response.end(reply.body);
    return;
  }
  response.flushHeaders();
  response.write(reply.body.slice(0, reply.body.length / 2) || ' ', () => response.destroy());
}

const NO_REPLY: Reply = { status: 500, headers: {}, body: '' };

/** An answer of one long text, packed piece by piece: pieces of gzip that follow each other unpack as one. */
function sendPacked(response: ServerResponse, megabytes: number): void {
  const megabyte = gzipSync('x'.repeat(1024 * 1024));
  const pieces = [gzipSync('{"value":[],"padding":"'), ...Array<Buffer>(megabytes).fill(megabyte), gzipSync('"}')];
  response
    .writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
    .end(Buffer.concat(pieces));
}

async function respond(world: World, faults: Faults, incoming: Incoming, response: ServerResponse): Promise<void> {
  const latency = secondsOf(world.scenario.latencyMs ?? 0, world.random);
  if (latency > 0) await world.clock.sleep(latency / 2);
  if (world.clock.begin()) startRunningJobs(world, `https://${incoming.host}`);
  const route = routeOf(world, incoming);
  const record = recordOf(world, incoming, route);
  world.log.add(record);
  const rule = faults.hit(incoming, route);
  record.fault = rule?.name;
  const effect = rule?.effect;
  if (effect?.kind === 'delay') await world.clock.sleep(secondsOf(effect.seconds, world.random) * 1000);
  const before = effect && 'when' in effect && effect.when === 'before';
  if (effect?.kind === 'reset' && before) return void response.destroy();
  if (effect?.kind === 'hang' && before) return;
  // A refusal by status leaves the request without effect, unless the rule says otherwise.
  const refused = (effect?.kind === 'status' && effect.when !== 'after') || effect?.kind === 'echo';
  let reply = refused ? spoil(effect, NO_REPLY, incoming, world.clock.now()) : route.answer();
  record.rejectedForRate = rejectedForRate in reply.headers;
  if (effect?.kind === 'reset') return void response.destroy();
  if (effect?.kind === 'hang') return;
  if (effect && !refused) reply = spoil(effect, reply, incoming, world.clock.now());
  if (latency > 0) await world.clock.sleep(latency / 2);
  record.status = reply.status;
  if (effect?.kind === 'packed') return sendPacked(response, effect.megabytes);
  send(world, response, reply, effect?.kind === 'truncated');
}

async function handle(
  world: World,
  faults: Faults,
  scheme: 'http' | 'https',
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '/', headers } = request;
  const host = headers.host ?? 'localhost';
  const body = await bodyOf(request);
  const incoming: Incoming = { method, target: url, url: new URL(url, `${scheme}://${host}`), host, headers, body };
  const control = controlReply(world, incoming);
  if (control) return send(world, response, control, false);
  await respond(world, faults, incoming, response);
}

export interface Servers {
  readonly port: number;
  readonly plainPort: number;
  stop(): Promise<void>;
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

export async function startServers(
  world: World,
  faults: Faults,
  certificates: Certificates,
  port: number,
): Promise<Servers> {
  const listener =
    (scheme: 'http' | 'https') =>
    (request: IncomingMessage, response: ServerResponse): void => {
      handle(world, faults, scheme, request, response).catch((error: unknown) => {
        // A caller that hangs up while it sends is its own affair; anything else is a defect to be seen.
        if (!request.destroyed && !response.destroyed) console.error(error);
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    };
  const secure = createServer({ key: certificates.key, cert: certificates.certificate }, listener('https'));
  const plain = createPlainServer(listener('http'));
  for (const server of [secure, plain]) {
    // Idle connections are kept as long as a client likes: the service closes none during a run.
    server.keepAliveTimeout = 120_000;
    server.requestTimeout = 0;
  }
  const [securePort, plainPort] = [await listen(secure, port), await listen(plain, 0)];
  return {
    port: securePort,
    plainPort,
    stop: async () => void (await Promise.all([close(secure), close(plain)])),
  };
}
