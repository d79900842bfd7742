/** action.yml and task.json say what the tables say, nothing less and nothing more. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { inputTable, type InputRow } from '../../src/inputs';
import { outputRows } from '../../src/outputs';
import { spellingOn } from '../../src/actions/spelling';

const spell = spellingOn('azure-pipelines');

const root = join(__dirname, '../..');
const REMEDY = 'edit the row in src/inputs/ or src/outputs.ts, then run `npm run generate`';

interface ActionInput {
  readonly description: string;
  readonly required: boolean;
  readonly default?: string;
}

interface Action {
  readonly name: string;
  readonly description: string;
  readonly branding: { readonly icon: string; readonly color: string };
  readonly inputs: Readonly<Record<string, ActionInput>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: Readonly<Record<string, string>>;
}

interface TaskInput {
  readonly name: string;
  readonly type: string;
  readonly label: string;
  readonly required: boolean;
  readonly defaultValue?: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly groupName?: string;
  readonly helpMarkDown: string;
}

interface Task {
  readonly friendlyName: string;
  readonly minimumAgentVersion: string;
  readonly restrictions: Readonly<Record<string, unknown>>;
  readonly instanceNameFormat: string;
  readonly groups: readonly { readonly name: string }[];
  readonly inputs: readonly TaskInput[];
  readonly outputVariables: readonly { readonly name: string; readonly description: string }[];
  readonly execution: Readonly<Record<string, { readonly target: string }>>;
}

const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as Action;
const task = JSON.parse(readFileSync(join(root, 'task.json'), 'utf8')) as Task;
const rows: readonly InputRow<unknown>[] = Object.values(inputTable);

const onGitHub = rows.flatMap((row) => (row.github === undefined ? [] : [{ name: row.github, row }]));
const onAzurePipelines = rows.flatMap((row) =>
  row.azurePipelines === undefined ? [] : [{ name: row.azurePipelines, row }],
);

/** An object that carries the remedy, so that a failing comparison shows it. */
const told = (file: string, value: unknown): object => ({ [`${file} (${REMEDY})`]: value });

const sorted = (names: readonly string[]): string[] => [...names].sort();

test('every name is given once on each host', () => {
  for (const names of [onGitHub, onAzurePipelines].map((inputs) => inputs.map(({ name }) => name))) {
    expect(names).toEqual([...new Set(names)]);
  }
  const outputs = outputRows.flatMap((row) => [`github ${row.github}`, `azure-pipelines ${row.azurePipelines}`]);
  expect(outputs).toEqual([...new Set(outputs)]);
});

describe('action.yml', () => {
  test('declares exactly the inputs of the table', () => {
    const declared = told('action.yml', sorted(Object.keys(action.inputs)));
    expect(declared).toEqual(told('action.yml', sorted(onGitHub.map(({ name }) => name))));
  });

  test.each(onGitHub)('$name has the default, the necessity and the help of the table', ({ name, row }) => {
    expect(told('action.yml', action.inputs[name])).toEqual(
      told('action.yml', {
        description: row.help,
        required: row.required === true,
        ...(row.default !== undefined && { default: row.default }),
      }),
    );
  });

  test('declares exactly the outputs of the table, with their help', () => {
    const wanted = Object.fromEntries(outputRows.map((row) => [row.github, { description: row.help }]));
    expect(told('action.yml', action.outputs)).toEqual(told('action.yml', wanted));
  });

  test('runs the bundle on Node 24, and has what the Marketplace asks for', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' });
    expect(action.branding).toEqual({ icon: 'refresh-cw', color: 'blue' });
    expect(action.description.length).toBeLessThanOrEqual(125);
  });
});

describe('task.json', () => {
  test('declares exactly the inputs of the table', () => {
    const declared = told('task.json', sorted(task.inputs.map((input) => input.name)));
    expect(declared).toEqual(told('task.json', sorted(onAzurePipelines.map(({ name }) => name))));
  });

  test.each(onAzurePipelines)('$name has the default, the options and the help of the table', ({ name, row }) => {
    const input = task.inputs.find((candidate) => candidate.name === name);
    expect(told('task.json', input)).toMatchObject(
      told('task.json', { label: row.label, required: row.required === true, helpMarkDown: spell(row.help) }),
    );
    expect(told('task.json', input?.defaultValue)).toEqual(told('task.json', row.default));
    expect(told('task.json', Object.keys(input?.options ?? {}))).toEqual(told('task.json', row.options ?? []));
  });

  test('fields have the control that fits them', () => {
    const types = Object.fromEntries(task.inputs.map((input) => [input.name, input.type]));
    expect(types).toMatchObject({
      azureSubscription: 'connectedService:AzureRM',
      vaultId: 'multiLine',
      action: 'pickList',
      dryRun: 'boolean',
      timeout: 'string',
    });
    expect(task.inputs[0]?.name).toBe('azureSubscription');
  });

  test('every group that a field names exists', () => {
    const groups = task.groups.map((group) => group.name);
    const named = new Set(task.inputs.flatMap((input) => input.groupName ?? []));
    expect(sorted([...named])).toEqual(sorted(groups));
  });

  test('declares exactly the output variables of the table, with their help', () => {
    const wanted = outputRows.map((row) => ({ name: row.azurePipelines, description: spell(row.help) }));
    expect(told('task.json', task.outputVariables)).toEqual(told('task.json', wanted));
    // Not `commands: restricted`: the agent would then refuse to upload the summary.
    expect(task.restrictions).toEqual({ settableVariables: { allowed: task.outputVariables.map(({ name }) => name) } });
  });

  test('runs the same bundle on Node 24 and Node 20, from the first agent that has Node 20', () => {
    expect(task.execution).toEqual({ Node24: { target: 'dist/index.js' }, Node20_1: { target: 'dist/index.js' } });
    expect(task.minimumAgentVersion).toBe('3.232.1');
  });

  test('has names that Azure Pipelines takes', () => {
    expect(task.friendlyName.length).toBeLessThanOrEqual(40);
    const [, variable] = /\$\((\w+)\)/.exec(task.instanceNameFormat) ?? [];
    expect(task.inputs.map((input) => input.name)).toContain(variable);
  });
});

describe('descriptions', () => {
  test.each([...onGitHub, ...onAzurePipelines, ...outputRows.map((row) => ({ name: row.github, row }))])(
    '$name is described by whole sentences',
    ({ row }) => {
      expect(row.help).toMatch(/^[`A-Z].{20,}\.$/);
    },
  );
});
