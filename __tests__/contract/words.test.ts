/** The words of the glossary, in code, documents and what users read; CONTRIBUTING.md lists them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/documents';

/** A word that is not used, and the one that is. */
const glossary: readonly (readonly [RegExp, string])[] = [
  [/\banew\b/i, 'again'],
  [/\bmend(?:s|ed|ing)?\b/i, 'fix'],
  [/\b(?:tell|tells|told|telling) of\b/i, 'report'],
  [/\b(?:cut|cuts|cutting) short\b/i, 'truncated or interrupted'],
  [/\b(?:take|takes|taken|taking|took) up\b/i, 'pick up'],
  [/\bso many\b/i, 'N'],
  [/\bnot in order\b|\bis in order again\b|\bbe in order\b/i, 'healthy'],
  [/\b(?:un)?sound\b/i, 'healthy or valid'],
  [/\b(?:MOST|LONGEST|LEAST|SHORTEST)_[A-Z]/, 'MAX_ or MIN_'],
];

const GENERATED = new Set(['node_modules', 'dist', 'out', 'coverage', 'package-lock.json', 'words.test.ts']);

function* filesIn(folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (GENERATED.has(entry.name) || entry.name === '.git') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path);
    else if (/\.(?:[cm]?[jt]s|md|ya?ml|json|bicep|css|html|txt)$/.test(entry.name)) yield path;
  }
}

const files = [...filesIn('')];

test('documents, code and messages use the words of the glossary', () => {
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        glossary.flatMap(([word, better]) => {
          const match = word.exec(line);
          return match === null ? [] : [`${file}:${index + 1}: ${match[0]}; say: ${better}`];
        }),
      ),
  );
  expect(found).toEqual([]);
});

test.each([
  'made anew',
  'please mend it',
  'it is told of',
  'was cut short',
  'jobs taken up',
  'so many VMs',
  'MOST_ROWS',
])('%s is noticed', (text) => {
  expect(glossary.some(([word]) => word.test(text))).toBe(true);
});
