import Ajv from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { taskSchema } from './task-schema';

const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(taskSchema);
const taskJson = (): Record<string, unknown> =>
  JSON.parse(readFileSync(join(__dirname, '../../task.json'), 'utf8')) as Record<string, unknown>;

test('task.json is of the form that Azure Pipelines reads', () => {
  expect(validate(taskJson()) ? [] : validate.errors).toEqual([]);
});

test.each([
  ['a handler that no agent knows', { execution: { Node20: { target: 'dist/index.js' } } }],
  ['an input name with a hyphen', { inputs: [{ name: 'vault-id', label: 'Vault', type: 'string' }] }],
  ['a name that is too long', { friendlyName: 'x'.repeat(41) }],
  ['a property that does not exist', { OutputVariables: [] }],
])('%s is refused', (_what, change) => {
  expect(validate({ ...taskJson(), ...change })).toBe(false);
});
