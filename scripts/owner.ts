/**
 * Puts the owner of your copy of the repository, and your publisher on the Marketplace, in the place of `org`, which stands
 * there until the first release: in examples, documents, metadata and tests.
 *
 *   npm run owner -- OWNER [PUBLISHER]
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { HOME } from '../src/version';

const [owner = '', publisher = owner] = process.argv.slice(2);
/** As GitHub and the Marketplace allow them. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}$/;
if (!NAME.test(owner) || !NAME.test(publisher)) {
  console.error('Usage: npm run owner -- OWNER [PUBLISHER]; each has letters, digits and hyphens, 39 at most.');
  process.exit(1);
}

const old = new URL(HOME).pathname.slice(1);
const renamed = `${owner}/asr-autoupdate`;
const files = execFileSync('git', ['grep', '--files-with-matches', '--fixed-strings', '-I', old], { encoding: 'utf8' });
for (const file of files.trim().split('\n')) writeFileSync(file, readFileSync(file, 'utf8').replaceAll(old, renamed));
const manifest = 'vss-extension.json';
writeFileSync(
  manifest,
  readFileSync(manifest, 'utf8').replace(/("publisher": )"[^"]*"/, (_, key: string) => `${key}"${publisher}"`),
);
console.log(`${old} is ${renamed} in ${files.trim().split('\n').length} files, the publisher is ${publisher}.`);
console.log('Next: npm run format && npm run generate && npm run build, and commit.');
