/** What the tables of inputs and outputs say, in the words of each host's metadata and of the documents. */
import { stringify } from 'yaml';
import { actions, inputTable, type InputRow } from '../src/inputs';
import { outputRows } from '../src/outputs';
import { spellingOn } from '../src/actions/spelling';

const onAzurePipelines = spellingOn('azure-pipelines');

export const product = {
  name: 'Azure Site Recovery agent auto update',
  friendlyName: 'Site Recovery agent auto update',
  description:
    'Keeps the Mobility agent of Azure Site Recovery up to date across whole vaults: settings, audit, repair, updates.',
  author: 'The asr-autoupdate maintainers',
  home: 'https://github.com/org/asr-autoupdate',
  /** Identifies the task for ever; a new one would be another task. */
  taskId: '4c1f9a57-0f4e-4b0b-9d0e-6b6a1a3c7e52',
  taskName: 'AsrAutoUpdate',
} as const;

export const inputs: readonly InputRow<unknown>[] = Object.values(inputTable);

const groups = {
  run: 'Run',
  agents: 'Update of agents',
  audit: 'Audit and report',
  repair: 'Repair',
  estate: 'Many vaults',
  cloud: 'Azure cloud',
} as const;

const taskTypes: Record<InputRow<unknown>['kind'], string> = {
  text: 'string',
  lines: 'multiLine',
  boolean: 'boolean',
  choice: 'pickList',
  'service-connection': 'connectedService:AzureRM',
};

/** Fields that the classic editor of Azure Pipelines hides while they have no effect. */
function visibleRule({ usedBy, azurePipelines }: InputRow<unknown>): string | undefined {
  if (azurePipelines === 'failOnDrift') return 'dryRun = true';
  if (usedBy === undefined) return undefined;
  const unused = actions.filter((action) => !usedBy.includes(action));
  return usedBy.length <= unused.length
    ? usedBy.map((action) => `action = ${action}`).join(' || ')
    : unused.map((action) => `action != ${action}`).join(' && ');
}

export function actionYaml(): string {
  const content = {
    name: product.name,
    description: product.description,
    author: product.author,
    branding: { icon: 'refresh-cw', color: 'blue' },
    inputs: Object.fromEntries(
      inputs.flatMap((input) =>
        input.github === undefined
          ? []
          : [
              [
                input.github,
                {
                  description: input.help,
                  required: input.required === true,
                  ...(input.default !== undefined && { default: input.default }),
                },
              ],
            ],
      ),
    ),
    outputs: Object.fromEntries(outputRows.map((output) => [output.github, { description: output.help }])),
    runs: { using: 'node24', main: 'dist/index.js' },
  };
  return `# Made by \`npm run generate\` from src/inputs/ and src/outputs.ts.\n${stringify(content, { lineWidth: 0 })}`;
}

/** @param version of package.json */
export function taskJson(version: string): string {
  const [major, minor, patch] = version.split('.').map(Number);
  const handler = { target: 'dist/index.js' };
  return JSON.stringify({
    $schema: 'https://raw.githubusercontent.com/Microsoft/azure-pipelines-task-lib/master/tasks.schema.json',
    id: product.taskId,
    name: product.taskName,
    friendlyName: product.friendlyName,
    description: product.description,
    helpUrl: product.home,
    helpMarkDown: `[How to set it up, and what each input does](${product.home}#readme)`,
    author: product.author,
    category: 'Deploy',
    visibility: ['Build', 'Release'],
    runsOn: ['Agent'],
    version: { Major: major, Minor: minor, Patch: patch },
    minimumAgentVersion: '3.232.1',
    instanceNameFormat: 'Site Recovery agent auto update: $(action)',
    groups: Object.entries(groups).map(([name, displayName]) => ({ name, displayName, isExpanded: name === 'run' })),
    inputs: connectionFirst(inputs).flatMap(taskInput),
    outputVariables: outputRows.map((output) => ({
      name: output.azurePipelines,
      description: onAzurePipelines(output.help),
    })),
    // Text of a tool that holds a command can set no other variable. Commands stay unrestricted: `restricted` would refuse
    // `task.uploadsummary`.
    restrictions: { settableVariables: { allowed: outputRows.map((output) => output.azurePipelines) } },
    execution: { Node24: handler, Node20_1: handler },
  });
}

/** Azure tasks ask for the connection before anything else. */
const connectionFirst = (rows: readonly InputRow<unknown>[]): InputRow<unknown>[] =>
  [...rows].sort((a, b) => Number(b.kind === 'service-connection') - Number(a.kind === 'service-connection'));

function taskInput(input: InputRow<unknown>): readonly object[] {
  const name = input.azurePipelines;
  if (name === undefined) return [];
  const visible = visibleRule(input);
  const options = input.options && Object.fromEntries(input.options.map((option) => [option, option]));
  return [
    {
      name,
      type: taskTypes[input.kind],
      label: input.label,
      required: input.required === true,
      ...(input.default !== undefined && { defaultValue: input.default }),
      ...(options && { options }),
      ...(input.group !== 'setting' && { groupName: input.group }),
      ...(visible !== undefined && { visibleRule: visible }),
      helpMarkDown: onAzurePipelines(input.help),
    },
  ];
}

const code = (text: string | undefined): string => (text === undefined ? '–' : `\`${text}\``);

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const fallback = (input: InputRow<unknown>): string =>
  input.required ? 'required' : input.default === undefined ? 'none' : code(input.default);

const HEADS: Readonly<Record<InputRow<unknown>['group'], string>> = { setting: 'What to do, and where', ...groups };

export function inputsMarkdown(): string {
  const sections = Object.entries(HEADS).flatMap(([group, title]) => {
    const rows = inputs
      .filter((input) => input.group === group)
      .map((input) => [
        code(input.github),
        code(input.azurePipelines),
        fallback(input),
        input.usedBy === undefined ? 'all' : input.usedBy.join(', '),
        input.help,
      ]);
    if (rows.length === 0) return [];
    return [`## ${title}`, table(['GitHub Actions', 'Azure Pipelines', 'Default', 'Actions', 'Meaning'], rows)];
  });
  return `${['# Inputs', MADE, RULES, ...sections].join('\n\n')}\n`;
}

export function outputsMarkdown(): string {
  const rows = outputRows.map((output) => [code(output.github), code(output.azurePipelines), output.help]);
  const outputs = table(['GitHub Actions', 'Azure Pipelines', 'Meaning'], rows);
  return `${['# Outputs', MADE, WRITTEN, outputs].join('\n\n')}\n`;
}

const MADE = '<!-- Made by `npm run generate` from src/inputs/ and src/outputs.ts. -->';

const RULES =
  'Names of choices and ARM ids are compared without regard to case. Lists are separated by newlines or commas. Booleans are `true` or `false` and nothing else, so that a typo is never taken for `false`. Everything that is wrong with the inputs is reported at once, before any request leaves. An input that the chosen action does not use is ignored with a notice.';

const WRITTEN =
  'Outputs, summary and [JSON report](report.md) are written however the run ends. On Azure Pipelines the outputs are variables of the step: `$(asr.conclusion)` if the step is named `asr`. The summary is on the page of the run (GitHub) or on its _Extensions_ tab (Azure Pipelines). Names and tags of Azure are free text: pass `vaults`, and whatever else comes from Azure, to a script as an environment variable or a file, never as `${{ … }}` or `$(…)` inside of it.';
