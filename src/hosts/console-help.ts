/** What `--help` prints. */
import { inputTable, nameOn, type InputRow } from '../inputs';

const titles: Readonly<Record<InputRow<unknown>['group'], string>> = {
  setting: 'What to do, and where',
  run: 'How it runs',
  agents: 'Update of agents',
  audit: 'Audit and report',
  repair: 'Repair',
  estate: 'Many vaults',
  cloud: 'Azure cloud',
};

const WIDTH = 96;
const INDENT = 6;

const EXAMPLES = `Examples:
  What would change, without changing anything:
    node dist/index.js --action Enabled --vault-id VAULT --automation-account-id ACCOUNT --dry-run

  Audit all vaults of a subscription, with the reports in a folder:
    node dist/index.js --action Audit --scope SUBSCRIPTION --report-dir reports

  The JSON report to another program:
    node dist/index.js --action Audit --vault-id VAULT --output json | jq .counts

  VAULT is /subscriptions/{guid}/resourceGroups/{group}/providers/Microsoft.RecoveryServices/vaults/{name}
  ACCOUNT is /subscriptions/{guid}/resourceGroups/{group}/providers/Microsoft.Automation/automationAccounts/{name}`;

const OUTPUT: readonly (readonly [string, string])[] = [
  [
    '--output text|json',
    'What goes to standard output: the log and a summary, or the JSON report alone (the log then goes to standard error). Default: text',
  ],
  ['--report-dir DIR', 'Writes the reports and the summary into this folder. Without it nothing is written to disk.'],
  ['-h, --help', 'Prints this.'],
  ['--version', 'Prints the version.'],
];

export function helpText(version: string): string {
  const rows = Object.values<InputRow<unknown>>(inputTable).filter((input) => nameOn('console', input) !== undefined);
  const groups = Object.entries(titles).map(([group, title]) =>
    [`${title}:`, ...rows.filter((row) => row.group === group).map((row) => option(headOf(row), helpOf(row)))].join(
      '\n',
    ),
  );
  const output = ['Output:', ...OUTPUT.map(([head, help]) => option(head, help))].join('\n');
  return [
    `asr-autoupdate ${version}: keeps the Mobility agent of Azure Site Recovery up to date across whole vaults.`,
    'Usage: node dist/index.js --action ACTION (--vault-id ID | --scope SCOPE) [options]',
    'Signs in with DefaultAzureCredential: Azure CLI, environment variables, managed identity and others. A flag may be\ngiven as --name value or --name=value; a flag given twice is a list. INPUT_… variables stand in for flags.',
    EXAMPLES,
    ...groups,
    output,
  ].join('\n\n');
}

function headOf(row: InputRow<unknown>): string {
  const value = row.kind === 'boolean' ? '' : row.options === undefined ? ' VALUE' : ` ${row.options.join('|')}`;
  return `${nameOn('console', row) ?? ''}${value}`;
}

function helpOf(row: InputRow<unknown>): string {
  const text = row.help.replace(/`([^`]+)`/g, (_, name: string) => (isInput(name) ? `--${name}` : name));
  if (row.required) return `${text} Required.`;
  return row.default === undefined || row.kind === 'boolean' ? text : `${text} Default: ${row.default}`;
}

const isInput = (name: string): boolean =>
  Object.values<InputRow<unknown>>(inputTable).some(({ github }) => github === name && name !== 'action');

function option(head: string, help: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of help.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH - INDENT) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [`  ${head}`, ...[...lines, line].map((text) => `${' '.repeat(INDENT)}${text}`)].join('\n');
}
