/** Finds the files that inputs name, and reads those that are to be merged. */
import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, join, resolve, sep } from 'node:path';

/** One that is larger is no report: a hundred thousand rows make less. */
const MAX_BYTES = 400 * 1024 * 1024;

/** What names and folders are matched by, and nothing else of what the library knows. */
const MATCHING = {
  braceExpansion: false,
  extglob: false,
  caseSensitiveMatch: false,
  followSymbolicLinks: false,
  absolute: true,
} as const;

export interface FoundFiles {
  /** Whole paths in order, each once, however many patterns match it. */
  readonly files: readonly string[];
  /** Patterns that match no file. */
  readonly useless: readonly string[];
}

/**
 * Files by paths and patterns: `*` stands for any text in a name, `?` for one character, `[ab]` for one of these, `**` for
 * any folders; what a pattern that begins with `!` matches is left out. Patterns match names with one of the endings, and
 * none that begin with a dot unless they say so; a folder stands for all in it.
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
  const left = patterns
    .filter((pattern) => pattern.startsWith('!'))
    .map((pattern) => forLibrary(pattern.slice(1), from));
  for (const pattern of patterns.filter((one) => !one.startsWith('!'))) {
    const found = await matching(pattern, { from, endings, left });
    if (found.length === 0) useless.push(pattern);
    for (const file of found) files.add(file);
  }
  return { files: [...files].sort(), useless };
}

interface Search {
  readonly from: string;
  readonly endings: readonly string[];
  readonly left: readonly string[];
}

async function matching(pattern: string, { from, endings, left }: Search): Promise<readonly string[]> {
  const path = resolve(from, pattern);
  const { convertPathToPattern, glob } = await import('tinyglobby');
  const kind = await kindOf(path);
  // What is there by this name is meant, whatever signs it holds.
  const literal = convertPathToPattern(path);
  const wanted = kind === undefined ? forLibrary(pattern, from) : kind === 'folder' ? `${literal}/**` : literal;
  const found = await glob([wanted], { ...MATCHING, cwd: from, ignore: left });
  const files: string[] = [];
  for (const file of found.map((one) => join(one)))
    if (kind === 'file' || (hasEnding(file, endings) && (await kindOf(file)) === 'file')) files.push(file);
  return files;
}

/** On Windows both slashes separate, and none escapes. */
const forLibrary = (pattern: string, from: string): string =>
  (isAbsolute(pattern) ? pattern : join(from, pattern)).split(sep).join('/');

const hasEnding = (file: string, endings: readonly string[]): boolean =>
  endings.some((ending) => file.toLowerCase().endsWith(`.${ending}`));

async function kindOf(path: string): Promise<'file' | 'folder' | undefined> {
  try {
    const stats = await stat(path);
    return stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : undefined;
  } catch {
    return undefined;
  }
}

/** @throws what reading a file throws, and for one that is too large */
export async function readText(file: string): Promise<string> {
  const { size } = await stat(file);
  if (size > MAX_BYTES) throw new Error(`it has ${size} bytes, and is larger than any report`);
  return readFile(file, 'utf8');
}
