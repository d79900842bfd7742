/** A host that is not Azure's, with a certificate that is trusted all the same: nothing may ever reach it. */
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { appendFileSync, readFileSync } from 'node:fs';
import { createCertificates } from './certificates';

export interface Stranger {
  readonly host: string;
  readonly url: `https://${string}`;
  /** For NODE_EXTRA_CA_CERTS: the authority of the stranger, and those that were added. */
  readonly caFile: string;
  /** Adds an authority, that of the simulator, to the file. */
  trust(caFile: string): void;
  /** Connections, whatever came of them. */
  connections(): number;
  /** Method and target of each request. */
  requests(): readonly string[];
  stop(): Promise<void>;
}

export async function startStranger(): Promise<Stranger> {
  const certificates = await createCertificates('stranger');
  const requests: string[] = [];
  let connections = 0;
  const server = createServer({ key: certificates.key, cert: certificates.certificate }, (request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"value":[]}');
  });
  server.on('connection', () => connections++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `localhost:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: `https://${host}`,
    caFile: certificates.authorityFile,
    trust: (caFile) => appendFileSync(certificates.authorityFile, `\n${readFileSync(caFile, 'utf8')}`),
    connections: () => connections,
    requests: () => requests,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      certificates.remove();
    },
  };
}
