/** The way of every request, against a server that answers as it is told to. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deflateSync, gzipSync } from 'node:zlib';
import { send } from '../../src/azure/https';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let server: Server;
let answer: Answer;
let closed = 0;
const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/x?y=1`;

beforeAll(async () => {
  server = createServer((request, response) => answer(request, response));
  server.on('connection', (socket) => socket.on('error', () => undefined).once('close', () => closed++));
  server.on('connect', (request, socket) => {
    socket.on('error', () => undefined);
    socket.end(
      `HTTP/1.1 ${request.url?.split('.')[0]} Said by the proxy\r\nContent-Type: application/json\r\n\r\n{"value":[]}`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

it('sends what it is given and reads the answer, whatever the names’ case', async () => {
  answer = (request, response) => {
    let body = '';
    request
      .on('data', (chunk) => (body += String(chunk)))
      .on('end', () => {
        response.writeHead(201, { 'X-Ms-Request-Id': 'one', 'Set-Cookie': ['a', 'b'] });
        response.end(JSON.stringify([request.method, request.url, request.headers['content-length'], body]));
      });
  };
  const { status, headers, body } = await send({ allowsPlainHttp: true, url: url(), method: 'POST', body: 'é' });
  expect([status, headers['x-ms-request-id'], headers['set-cookie']]).toEqual([201, 'one', 'a']);
  expect(JSON.parse(body)).toEqual(['POST', '/x?y=1', '2', 'é']);
});

it.each([
  ['gzip', gzipSync('{"value":"é"}')],
  ['GZIP', gzipSync('{"value":"é"}')],
  ['deflate', deflateSync('{"value":"é"}')],
  [undefined, Buffer.from('{"value":"é"}')],
])('unpacks %s', async (encoding, bytes) => {
  answer = (_request, response) =>
    response.writeHead(200, encoding === undefined ? {} : { 'Content-Encoding': encoding }).end(bytes);
  expect((await send({ allowsPlainHttp: true, url: url() })).body).toBe('{"value":"é"}');
});

const small = gzipSync('x'.repeat(100_000));
it.each<[string, string, Answer]>([
  ['that unpacks to too much', 'AnswerTooLarge', packed(gzipSync(Buffer.alloc(70 * 1024 * 1024)))],
  [
    'that never ends',
    'AnswerTooLarge',
    (_request, response) => {
      const chunk = Buffer.alloc(1024 * 1024);
      const more = (): void => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    },
  ],
  ['that is packed and cut', 'BrokenAnswer', packed(small.subarray(0, small.length / 2))],
  ['that is not packed as it says', 'BrokenAnswer', packed(Buffer.from('{"value":[]}'))],
  [
    'whose connection breaks',
    'BrokenAnswer',
    (_request, response) => {
      response.writeHead(200, { 'Content-Length': '100', 'Content-Encoding': 'gzip' }).write(small.subarray(0, 50));
      setTimeout(() => response.destroy(), 20);
    },
  ],
  ['that is none', 'ECONNRESET', (_request, response) => response.destroy()],
])('an answer %s is %s, and its connection is closed', async (_name, code, given) => {
  answer = given;
  const before = closed;
  await expect(send({ allowsPlainHttp: true, url: url() })).rejects.toMatchObject({ name: 'HttpError', code });
  await new Promise((resolve) => setTimeout(resolve, 50));
  if (code !== 'BrokenAnswer') expect(closed).toBeGreaterThan(before);
});

function packed(bytes: Buffer): Answer {
  return (_request, response) => void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bytes);
}

it.each([
  ['before it is answered', (): void => undefined],
  ['while it is read', (_request: unknown, response: ServerResponse) => void response.writeHead(200).write('{')],
  [
    'while it is unpacked',
    (_request: unknown, response: ServerResponse) =>
      void response.writeHead(200, { 'Content-Encoding': 'gzip' }).write(small.subarray(0, 50)),
  ],
])('a request is given up %s', async (_name, given) => {
  answer = given;
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 50);
  await expect(send({ allowsPlainHttp: true, url: url(), signal: controller.signal })).rejects.toMatchObject({
    name: 'AbortError',
  });
  await expect(send({ allowsPlainHttp: true, url: url(), signal: controller.signal })).rejects.toMatchObject({
    name: 'AbortError',
  });
});

describe('what a proxy says instead of opening a tunnel', () => {
  const before = process.env['HTTPS_PROXY'];
  beforeAll(() => (process.env['HTTPS_PROXY'] = url()));
  afterAll(() => {
    if (before === undefined) delete process.env['HTTPS_PROXY'];
    else process.env['HTTPS_PROXY'] = before;
  });
  it.each([
    [407, 'ProxyAuthenticationRequired'],
    [403, 'ProxyRefused'],
    [503, 'ProxyRefused'],
    [201, 'ProxyRefused'],
    [304, 'ProxyRefused'],
  ])('never passes for the word of the service: %d', async (status, code) => {
    await expect(send({ url: `https://${status}.test/x` })).rejects.toMatchObject({
      code,
      message: `The proxy opens no tunnel: it answers with HTTP status ${status}.`,
    });
  });
});

it('is not sent over plain http, unless that is allowed', async () => {
  await expect(send({ url: url() })).rejects.toThrow('A request over plain http is not sent.');
});

it('keeps the connection for the next request', async () => {
  const ports = new Set<number | undefined>();
  answer = (request, response) => {
    ports.add(request.socket.remotePort);
    response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(small);
  };
  for (let count = 0; count < 3; count++) await send({ allowsPlainHttp: true, url: url() });
  expect(ports.size).toBe(1);
});
