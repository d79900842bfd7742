import { KeyObject, webcrypto } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
  type X509Certificate,
} from '@peculiar/x509';
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

const keyAlgorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const newKeys = (): Promise<webcrypto.CryptoKeyPair> =>
  webcrypto.subtle.generateKey(keyAlgorithm, true, ['sign', 'verify']);
const pem = (certificate: X509Certificate): string => `${certificate.toString('pem')}\n`;

const DAY = 86_400_000;
/** From yesterday, since clocks differ. */
const validity = (): { notBefore: Date; notAfter: Date; signingAlgorithm: typeof keyAlgorithm } => ({
  notBefore: new Date(Date.now() - DAY),
  notAfter: new Date(Date.now() + 365 * DAY),
  signingAlgorithm: keyAlgorithm,
});

/** @param owner two authorities of one name would be taken for each other */
export async function createCertificates(owner = AZURE): Promise<Certificates> {
  const shared = process.env[SHARED];
  if (shared !== undefined && owner === AZURE) return sharedIn(shared);
  const authorityName = `CN=Simulated ${owner} authority`;
  const [authorityKeys, leafKeys] = await Promise.all([newKeys(), newKeys()]);
  const authority = await X509CertificateGenerator.createSelfSigned({
    ...validity(),
    name: authorityName,
    keys: authorityKeys,
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(authorityKeys.publicKey),
    ],
  });
  const leaf = await X509CertificateGenerator.create({
    ...validity(),
    subject: `CN=Simulated ${owner}`,
    issuer: authorityName,
    publicKey: leafKeys.publicKey,
    signingKey: authorityKeys.privateKey,
    // Strict clients ask for all of these: Python since 3.13, Go, OpenSSL with X509_V_FLAG_X509_STRICT.
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        ...names.map((value) => ({ type: 'dns' as const, value })),
        ...['127.0.0.1', '::1'].map((value) => ({ type: 'ip' as const, value })),
      ]),
      await SubjectKeyIdentifierExtension.create(leafKeys.publicKey),
      await AuthorityKeyIdentifierExtension.create(authorityKeys.publicKey),
    ],
  });
  const directory = mkdtempSync(join(tmpdir(), 'asr-simulator-ca-'));
  const authorityFile = join(directory, files.authority);
  writeFileSync(authorityFile, pem(authority));
  return {
    key: KeyObject.from(leafKeys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: pem(leaf),
    authority: pem(authority),
    authorityFile,
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
