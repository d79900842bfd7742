import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { generate } from 'selfsigned';
import { regions } from './arm/regions';

const names = [
  'localhost',
  // A wildcard of a name without a dot is taken by nobody.
  ...regions.map(({ name }) => `${name}.localhost`),
  'management.azure.com',
  '*.management.azure.com',
  'login.microsoftonline.com',
  'management.usgovcloudapi.net',
  '*.management.usgovcloudapi.net',
  'login.microsoftonline.us',
  'management.chinacloudapi.cn',
  '*.management.chinacloudapi.cn',
  'login.chinacloudapi.cn',
  'login.partner.microsoftonline.cn',
  'dev.azure.com',
  'vstoken.dev.azure.com',
  '*.actions.githubusercontent.com',
];

export interface Certificates {
  readonly key: string;
  readonly certificate: string;
  readonly authority: string;
  /** For NODE_EXTRA_CA_CERTS, which reads a file and only when a process starts. */
  readonly authorityFile: string;
  remove(): void;
}

const AZURE = 'Azure';
/** Names the folder of those that all simulators of a run of the tests share. */
const SHARED = 'ASR_SIMULATOR_CERTIFICATES';
const files = { key: 'key.pem', certificate: 'certificate.pem', authority: 'ca.pem' } as const;

/** Made once for all simulators that this process, or one that it starts with its environment, starts afterwards. */
export async function shareCertificates(): Promise<Certificates> {
  delete process.env[SHARED];
  const made = await createCertificates();
  const directory = dirname(made.authorityFile);
  writeFileSync(join(directory, files.key), made.key);
  writeFileSync(join(directory, files.certificate), made.certificate);
  process.env[SHARED] = directory;
  return made;
}

function sharedIn(directory: string): Certificates {
  const read = (file: string): string => readFileSync(join(directory, file), 'utf8');
  return {
    key: read(files.key),
    certificate: read(files.certificate),
    authority: read(files.authority),
    authorityFile: join(directory, files.authority),
    remove: () => undefined,
  };
}

/** @param owner two authorities of one name would be taken for each other */
export async function createCertificates(owner = AZURE): Promise<Certificates> {
  const shared = process.env[SHARED];
  if (shared !== undefined && owner === AZURE) return sharedIn(shared);
  const authority = await generate([{ name: 'commonName', value: `Simulated ${owner} authority` }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const leaf = await generate([{ name: 'commonName', value: `Simulated ${owner}` }], {
    keyType: 'ec',
    algorithm: 'sha256',
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...names.map((value) => ({ type: 2 as const, value })),
          { type: 7 as const, ip: '127.0.0.1' },
          { type: 7 as const, ip: '::1' },
        ],
      },
    ],
  });
  const directory = mkdtempSync(join(tmpdir(), 'asr-simulator-ca-'));
  const authorityFile = join(directory, files.authority);
  writeFileSync(authorityFile, authority.cert);
  return {
    key: leaf.private,
    certificate: leaf.cert,
    authority: authority.cert,
    authorityFile,
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
