/** Artifacts of a run, as both hosts keep them: a folder each, under a name that no two have. */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { matchesGlob } from '../../src/core/values/glob';

export class Artifacts {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  names(): readonly string[] {
    return readdirSync(this.folder).sort();
  }

  /** Folder of an artifact. */
  at(name: string): string {
    return join(this.folder, name);
  }

  /** The files in an artifact. */
  files(name: string): readonly string[] {
    return readdirSync(this.at(name)).sort();
  }

  /** @throws for a name that neither host takes or that is taken, and where there is nothing to keep */
  keep(name: string, files: readonly string[], overwrite = false): void {
    if (!/^[^"*/:<>?\\|\r\n]+$/.test(name)) throw new Error(`${name} is no name of an artifact`);
    if (files.length === 0) throw new Error(`There is nothing to keep as ${name}`);
    const folder = this.at(name);
    if (existsSync(folder) && !overwrite) throw new Error(`There is an artifact ${name} already`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    for (const file of files) cpSync(file, join(folder, basename(file)), { recursive: true });
  }

  /** Each into a folder of its own name. */
  get(pattern: string, to: string): void {
    const patterns = alternativesOf(pattern);
    for (const name of this.names().filter((one) => patterns.some((each) => matchesGlob(each, one))))
      cpSync(this.at(name), join(to, name), { recursive: true });
  }

  remove(name: string): void {
    rmSync(this.at(name), { recursive: true });
  }
}

/** `a.{b,c}` is `a.b` and `a.c`. */
function alternativesOf(pattern: string): readonly string[] {
  const [, before = '', inner, after = ''] = /^(.*?)\{([^}]*)\}(.*)$/.exec(pattern) ?? [];
  return inner === undefined ? [pattern] : inner.split(',').map((one) => `${before}${one}${after}`);
}

/** Files of a path whose last name may be a pattern, or of a folder. */
export function filesAt(path: string): readonly string[] {
  if (existsSync(path) && statSync(path).isDirectory()) return filesAt(join(path, '*'));
  const folder = dirname(path);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => matchesGlob(basename(path), name))
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());
}
