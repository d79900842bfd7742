/** The static parts of the HTML page, from the files beside this one; in the bundle, from those beside the entry. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Part, Parts } from '../core/render/page/html';

/** Reads them. @throws what reading a file throws */
export async function pageParts(): Promise<Parts> {
  const [css, data, table, page] = await Promise.all([
    readFile(join(__dirname, 'page.css'), 'utf8'),
    readFile(join(__dirname, 'page-data.js'), 'utf8'),
    readFile(join(__dirname, 'page-table.js'), 'utf8'),
    readFile(join(__dirname, 'page.js'), 'utf8'),
  ]);
  return { css: part(css), script: part([data, table, page].map(alone).join('')) };
}

/** A module without imports and exports, since a page opened from a disk may not import files. */
const alone = (module: string): string => module.replace(/^import [^;]*;\n/gm, '').replace(/^export /gm, '');

/** A browser hashes what it has parsed, in which every line ends with LF. */
function part(file: string): Part {
  const text = file.replace(/\r\n?/g, '\n');
  return { text, sha256: createHash('sha256').update(text).digest('base64') };
}
