/** Finds and reads the files of exemptions. */
import { messageOf } from '../core/values/message-of';
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { relative } from 'node:path';
import type { Exemption, ExemptionSource } from '../core/exemptions/model';
import { readExemptions, type ExemptionFile, type ExemptionRules } from '../core/exemptions/read-exemptions';
import { visible } from '../core/render/text';
import { parseTree } from './exemption-tree';

const MAX_BYTES = 1024 * 1024;

export type ExemptionFiles =
  | { readonly ok: true; readonly exemptions: readonly Exemption[]; readonly sources: readonly ExemptionSource[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * All files together, in the order of their paths.
 * @param find gives whole paths for patterns, and the patterns that match nothing
 */
export async function readExemptionFiles(
  patterns: readonly string[],
  folder: string,
  rules: ExemptionRules,
  find: (
    patterns: readonly string[],
    folder: string,
  ) => Promise<{ readonly files: readonly string[]; readonly useless: readonly string[] }>,
): Promise<ExemptionFiles> {
  const { files, useless } = await find(patterns, folder);
  const problems = useless.map(
    (pattern) =>
      `${visible(pattern)}: no such file in ${folder}; a job has the files of its repository only after a step that checks it out`,
  );
  const trees: ExemptionFile[] = [];
  const sources: ExemptionSource[] = [];
  for (const file of files) {
    const path = visible(relative(folder, file) || file);
    const read = await readBytes(file);
    if (typeof read === 'string') {
      problems.push(`${path}: ${read}`);
      continue;
    }
    sources.push({ path, sha256: createHash('sha256').update(read).digest('hex') });
    const parsed = await parseTree(read.toString('utf8'));
    if (parsed.ok) trees.push({ path, tree: parsed.tree });
    else problems.push(...parsed.problems.map(({ line, text }) => `${path}:${line}: ${text}`));
  }
  const result = readExemptions(trees, rules);
  if (!result.ok) problems.push(...result.problems);
  return result.ok && problems.length === 0
    ? { ok: true, exemptions: result.exemptions, sources }
    : { ok: false, problems };
}

/** The bytes, or why there are none. */
async function readBytes(file: string): Promise<Buffer | string> {
  try {
    const { size } = await stat(file);
    if (size > MAX_BYTES) return `it has ${size} bytes; a file of exemptions has at most ${MAX_BYTES}`;
    return await readFile(file);
  } catch (error) {
    return `it could not be read: ${messageOf(error)}`;
  }
}
