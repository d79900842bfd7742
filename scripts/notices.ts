/** Licence notices of everything that is bundled. ncc writes its own once for each chunk, so that only the last is left. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const NOTICE_FILE = /^(licen[cs]e|copying|notice|third-?party-?notices?)([.-].*)?$/i;
const RULE = '-'.repeat(80);

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

/** @throws if a package states no licence, or has no licence text */
export function licenceNotices(folders: readonly string[]): string {
  const sections = new Map<string, string>();
  for (const folder of folders) {
    const { name, version, license } = manifest(folder);
    sections.set(
      `${name} ${version}`,
      [RULE, `${name} ${version} (${license})`, '', ...texts(folder, name)].join('\n'),
    );
  }
  const head = `dist/ contains code of ${sections.size} packages. Their names, versions, licences and notices follow.\n`;
  const ordered = [...sections].sort(([a], [b]) => (a < b ? -1 : 1));
  return [head, ...ordered.map(([, section]) => section)].join('\n');
}

function texts(folder: string, name: string): readonly string[] {
  const files = readdirSync(folder)
    .filter((file) => NOTICE_FILE.test(file))
    .sort();
  if (!files.some((file) => !/^(notice|third)/i.test(file))) {
    throw new Error(`${name} has no licence file; the bundle must not be shipped without its notice`);
  }
  const found = files.map((file) => readFileSync(join(folder, file), 'utf8').replace(/\r\n/g, '\n').trim());
  return [...new Set(found)].map((text) => `${text}\n`);
}

function manifest(folder: string): Manifest {
  const content: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!isManifest(content)) throw new Error(`${folder}: package.json lacks name, version or license`);
  return content;
}

function isManifest(content: unknown): content is Manifest {
  return (
    typeof content === 'object' &&
    content !== null &&
    ['name', 'version', 'license'].every((key) => typeof Reflect.get(content, key) === 'string')
  );
}
