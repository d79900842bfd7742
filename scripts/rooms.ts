/** The floors of the house: what each room of src/ may import. `npm run lint` prints what does not keep to it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** A room imports only from the floors below its own: folders, and the files that lie in src/ itself. */
const floors: readonly (readonly string[])[] = [
  ['core/values'],
  ['core/requests', 'core/render'],
  ['core/rows'],
  ['core/audit', 'core/estate'],
  ['core/changes', 'core/baseline', 'core/exemptions', 'core/plan'],
  ['core/audit-report'],
  ['core/issues'],
  ['core/repair'],
  ['core/merge'],
  ['runtime', 'outputs', 'version', 'files'],
  ['azure'],
  ['inputs'],
  ['hosts', 'page'],
  ['fault-log'],
  ['publish', 'journal', 'connect', 'sign-in'],
  ['rescue'],
  ['refuse', 'actions'],
  ['run'],
  ['index'],
];

const MAX_LINES = 400;

/** Text of each file by its path below src/, such as `core/values/model.ts`. */
export type Sources = ReadonlyMap<string, string>;

const roomOf = (file: string): string => /^core\/[^/]+(?=\/)|^[^/.]+/.exec(file)?.[0] ?? file;

/** What does not keep to the floors, runs in a circle, or is too long; a line each. */
export function roomFaults(sources: Sources): readonly string[] {
  const imports = new Map([...sources].map(([file, text]) => [file, importsOf(file, text, sources)]));
  return [...upwards(imports), ...circles(imports), ...tooLong(sources)];
}

type Imports = ReadonlyMap<string, readonly string[]>;

/** Imports of types count too: who reads one file has to read the other. */
function importsOf(file: string, text: string, sources: Sources): readonly string[] {
  return ts.preProcessFile(text, true, true).importedFiles.flatMap(({ fileName }) => {
    if (!fileName.startsWith('.')) return [];
    const path = posix.join(posix.dirname(file), fileName);
    return [`${path}.ts`, `${path}/index.ts`].filter((candidate) => sources.has(candidate));
  });
}

function* upwards(imports: Imports): Generator<string> {
  const floorOf = (file: string): number => floors.findIndex((rooms) => rooms.includes(roomOf(file)));
  for (const [file, imported] of imports) {
    if (floorOf(file) < 0) yield `src/${file}: the room ${roomOf(file)} has no floor in scripts/rooms.ts`;
    for (const other of imported) {
      if (roomOf(other) !== roomOf(file) && floorOf(other) >= floorOf(file))
        yield `src/${file}: ${roomOf(file)} may not import ${roomOf(other)} (src/${other})`;
    }
  }
}

/** The shortest circle through each file, once. */
function* circles(imports: Imports): Generator<string> {
  const seen = new Set<string>();
  for (const start of imports.keys()) {
    if (seen.has(start)) continue;
    const circle = wayBack(start, imports);
    for (const file of circle) seen.add(file);
    if (circle.length > 0) yield `a circle of imports: ${[...circle, start].map((file) => `src/${file}`).join(' → ')}`;
  }
}

function wayBack(start: string, imports: Imports): readonly string[] {
  const ways: string[][] = [[start]];
  const visited = new Set<string>();
  for (const way of ways) {
    for (const next of imports.get(way.at(-1) ?? start) ?? []) {
      if (next === start) return way;
      if (!visited.has(next)) ways.push([...way, next]);
      visited.add(next);
    }
  }
  return [];
}

function* tooLong(sources: Sources): Generator<string> {
  for (const [file, text] of sources) {
    const lines = text.split('\n').length - 1;
    if (lines > MAX_LINES) yield `src/${file}: ${lines} lines, of at most ${MAX_LINES}`;
  }
}

export function readSources(src: string): Sources {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return new Map(files.map((file) => [file.replaceAll('\\', '/'), readFileSync(join(src, file), 'utf8')]));
}
