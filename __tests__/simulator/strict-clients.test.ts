import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import { createCertificates, type Certificates } from '../../simulator/certificates';
import { startSimulator, type Simulator } from '../../simulator/index';

const run = promisify(execFile);

let certificates: Certificates;
let simulator: Simulator;
beforeAll(async () => {
  certificates = await createCertificates();
  simulator = await startSimulator({ scenario: 'nothing-to-do' });
});
afterAll(async () => {
  certificates.remove();
  await simulator.stop();
});

test('the certificate is one that its authority has issued, for names and addresses', () => {
  const [leaf, authority] = [certificates.certificate, certificates.authority].map((pem) => new X509Certificate(pem));
  expect([leaf?.ca, authority?.ca]).toEqual([false, true]);
  expect(authority && leaf?.checkIssued(authority)).toBe(true);
  expect(leaf?.checkHost('management.azure.com')).toBe('management.azure.com');
  expect(leaf?.checkIP('127.0.0.1')).toBe('127.0.0.1');
});

const STRICT = `
import http.client, ssl, sys
context = ssl.create_default_context(cafile=sys.argv[2])
context.verify_flags |= ssl.VERIFY_X509_STRICT
connection = http.client.HTTPSConnection('127.0.0.1', int(sys.argv[1]), context=context)
connection.request('GET', '/subscriptions')
print(connection.getresponse().status)
`;

// As Python does since 3.13 without being asked: it wants the identifiers of keys, which OpenSSL otherwise does without.
test('Python takes it at its strictest', async () => {
  const isThere = await run('python3', ['--version']).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    console.warn('Skipped: there is no python3 here.');
    return;
  }
  const { stdout } = await run('python3', ['-c', STRICT, String(simulator.port), simulator.caFile]);
  expect(stdout.trim()).toBe('401');
});
