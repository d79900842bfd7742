/** A forward proxy on loopback: it opens tunnels by CONNECT, and asks for a name and a password if it is told to. */
import { createServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

export interface ProxyOptions {
  /** All tunnels lead to this port on this machine, whatever host they are for. */
  readonly to: number;
  readonly username?: string;
  readonly password?: string;
}

export interface Proxy {
  readonly port: number;
  readonly url: string;
  /** `host:port` of each tunnel that was opened. */
  tunnels(): readonly string[];
  /** Requests that were refused for want of the right name and password. */
  refusals(): number;
  stop(): Promise<void>;
}

/** Repeats what it was sent, as pages of proxies for people do: in the reason, in a header and in the page. */
function refusal({ url, headers }: IncomingMessage): string {
  const sent = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
  const page = `<html><body>${url ?? ''} ${sent.join(' ')}</body></html>`;
  return [
    `HTTP/1.1 407 Proxy Authentication Required (${sent.join(' ')})`,
    `Proxy-Authenticate: Basic realm="${sent.join(' ')}"`,
    'Content-Type: text/html',
    `Content-Length: ${Buffer.byteLength(page)}`,
    '',
    page,
  ].join('\r\n');
}

export async function startProxy({ to, username, password = '' }: ProxyOptions): Promise<Proxy> {
  const tunnels: string[] = [];
  const sockets = new Set<Socket>();
  let refusals = 0;
  const expected =
    username === undefined ? undefined : `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const server = createServer((_request, response) => response.writeHead(405).end());
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('connect', (request, client: Socket, head: Buffer) => {
    client.on('error', () => client.destroy());
    if (expected !== undefined && request.headers['proxy-authorization'] !== expected) {
      refusals++;
      client.end(refusal(request));
      return;
    }
    tunnels.push(request.url ?? '');
    const target = connect(to, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      target.write(head);
      target.pipe(client).pipe(target);
    });
    sockets.add(target);
    target.on('error', () => client.destroy()).once('close', () => sockets.delete(target));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    tunnels: () => tunnels,
    refusals: () => refusals,
    stop: () => {
      sockets.forEach((socket) => socket.destroy());
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
