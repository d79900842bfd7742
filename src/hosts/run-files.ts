/** Where the files of a run are written. */
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

export interface FilePlace {
  /** Of every file, before its suffix. */
  readonly name: string;
  /** The first that can be written to is taken. */
  readonly folders: readonly string[];
}

const MAX_PART = 40;

/**
 * @param temp the host's folder for temporary files; the second choice, or the only one where the host has none, is a
 * folder of the run's own, so that no loose files lie in the working folder
 * @param parts what tells this run from others, for people
 */
export function filePlace(temp: string | undefined, parts: readonly (string | undefined)[]): FilePlace {
  const told = parts.map((part = '') => part.replace(/[^\w-]+/g, '_').slice(0, MAX_PART)).filter((part) => part !== '');
  const name = ['asr-autoupdate', ...told, Date.now().toString(36)].join('-');
  const own = join(workingFolder(), name);
  return { name, folders: temp ? [temp, own] : [own] };
}

export interface OpenFile {
  readonly path: string;
  readonly file: FileHandle;
  /** Why it is not in the first folder. */
  readonly fault: string | undefined;
}

/** @throws Error of the first folder if none can be written to */
export async function openIn(folders: readonly string[], name: string): Promise<OpenFile> {
  let first: Error | undefined;
  for (const folder of folders) {
    const path = join(folder, name);
    try {
      await mkdir(folder, { recursive: true });
      return { path, file: await open(path, 'w'), fault: first?.message };
    } catch (error) {
      first ??= error instanceof Error ? error : new Error(String(error));
    }
  }
  throw first ?? new Error('there is no folder to write to');
}

/** It may have been deleted. */
function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    return '.';
  }
}
