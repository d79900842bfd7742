/** The check of the directions between rooms, which `npm run lint` runs over src/. */
import { roomFaults } from '../../scripts/rooms';

const faults = (files: Readonly<Record<string, string>>): readonly string[] =>
  roomFaults(new Map(Object.entries(files)));

const model = 'export interface Vault {}\n';

test('a room may import from the floors below, in whatever form', () => {
  expect(
    faults({
      'core/values/model.ts': model,
      'core/audit/judge.ts': "import type { Vault } from '../values/model';\n",
      'inputs/index.ts': "export type * from '../core/values/model';\n",
      'run.ts': "import { judge } from './core/audit/judge';\nvoid import('./inputs');\nimport 'node:fs';\n",
    }),
  ).toEqual([]);
});

test.each([
  ['upwards', { 'core/audit/judge.ts': model, 'core/values/model.ts': "import '../audit/judge';\n" }],
  [
    'a type from above',
    { 'azure/arm.ts': model, 'core/render/text.ts': "import type { A } from '../../azure/arm';\n" },
  ],
  ['from above when it is needed', { 'run.ts': model, 'actions/audit.ts': "void import('../run');\n" }],
  [
    'from a neighbour on the same floor',
    { 'core/audit/a.ts': model, 'core/estate/b.ts': "export * from '../audit/a';\n" },
  ],
])('a room may not import %s', (_, files: Readonly<Record<string, string>>) => {
  const [imported = '', importing = ''] = Object.keys(files);
  expect(faults(files)).toEqual([expect.stringMatching(`^src/${importing}: .* may not import .*src/${imported}\\)$`)]);
});

test('a room without a floor is named', () => {
  expect(faults({ 'attic/box.ts': model })).toEqual([
    'src/attic/box.ts: the room attic has no floor in scripts/rooms.ts',
  ]);
});

test('files may not import each other in a circle, and each circle is named once', () => {
  expect(
    faults({
      'azure/a.ts': "import './b';\n",
      'azure/b.ts': "import type { C } from './c';\n",
      'azure/c.ts': "import { a } from './a';\n",
      'azure/d.ts': "import './a';\n",
    }),
  ).toEqual(['a circle of imports: src/azure/a.ts → src/azure/b.ts → src/azure/c.ts → src/azure/a.ts']);
});

test('no file has more than 400 lines', () => {
  expect(faults({ 'azure/a.ts': '\n'.repeat(400), 'azure/b.ts': '\n'.repeat(401) })).toEqual([
    'src/azure/b.ts: 401 lines, of at most 400',
  ]);
});
