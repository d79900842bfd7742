/** Finds the files that inputs name, and reads those that are to be merged. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, parse, resolve } from 'node:path';
import { matchesGlob } from '../core/values/glob';

/** One that is larger is no report: a hundred thousand rows make less. */
const MAX_BYTES = 400 * 1024 * 1024;

export interface FoundFiles {
  /** Whole paths in order, each once, however many patterns match it. */
  readonly files: readonly string[];
  /** Patterns that match no file. */
  readonly useless: readonly string[];
}

/**
 * Files by paths and patterns: `*` stands for any text in a name, `?` for one character, `**` for any folders. Patterns
 * match names with one of the endings, and none that begin with a dot unless they say so; a folder stands for all in it.
 * @param from the folder that the patterns start from
 * @param endings in lower case, without their dot
 */
export async function findFiles(
  patterns: readonly string[],
  from: string,
  endings: readonly string[],
): Promise<FoundFiles> {
  const files = new Set<string>();
  const useless: string[] = [];
  for (const pattern of patterns) {
    const found = await matching(pattern, from, endings);
    if (found.length === 0) useless.push(pattern);
    for (const file of found) files.add(file);
  }
  return { files: [...files].sort(), useless };
}

const isPattern = (text: string): boolean => /[*?]/.test(text);

async function matching(pattern: string, from: string, endings: readonly string[]): Promise<readonly string[]> {
  if (!isPattern(pattern)) {
    const path = resolve(from, pattern);
    const kind = await kindOf(path);
    return kind === 'folder' ? below(path, ['**', '*'], endings) : kind === 'file' ? [path] : [];
  }
  const { root } = parse(pattern);
  const segments = pattern
    .slice(root.length)
    .split(process.platform === 'win32' ? /[\\/]+/ : /\/+/)
    .filter((segment, index, all) => segment !== '' && !(segment === '**' && all[index - 1] === '**'));
  return below(resolve(from, root), segments.at(-1) === '**' ? [...segments, '*'] : segments, endings);
}

async function below(
  folder: string,
  segments: readonly string[],
  endings: readonly string[],
): Promise<readonly string[]> {
  const [first = '', ...rest] = segments;
  if (!isPattern(first)) {
    const path = join(folder, first);
    if (rest.length > 0) return below(path, rest, endings);
    return (await kindOf(path)) === 'file' ? [path] : [];
  }
  const found: string[] = first === '**' ? [...(await below(folder, rest, endings))] : [];
  for (const entry of await entriesOf(folder)) {
    const { name } = entry;
    const path = join(folder, name);
    if (name.startsWith('.') && !first.startsWith('.')) continue;
    if (first === '**') {
      // Links are not followed here, so that none leads around.
      if (entry.isDirectory()) for (const file of await below(path, segments, endings)) found.push(file);
    } else if (!matchesGlob(first, name)) continue;
    else if (rest.length > 0) for (const file of await below(path, rest, endings)) found.push(file);
    else if (endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`)) && (await kindOf(path)) === 'file')
      found.push(path);
  }
  return found;
}

async function kindOf(path: string): Promise<'file' | 'folder' | undefined> {
  try {
    const stats = await stat(path);
    return stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : undefined;
  } catch {
    return undefined;
  }
}

/** What is no folder, or may not be read, has none. */
async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** @throws what reading a file throws, and for one that is too large */
export async function readText(file: string): Promise<string> {
  const { size } = await stat(file);
  if (size > MAX_BYTES) throw new Error(`it has ${size} bytes, and is larger than any report`);
  return readFile(file, 'utf8');
}
