/** Every text names inputs and outputs as the user of its host writes them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spellingOn } from '../../src/actions/spelling';
import { catalogue } from '../../src/core/audit/catalogue';
import { spelledStep, stepsText } from '../../src/core/audit/steps';
import { inputTable, type InputRow } from '../../src/inputs';
import { outputRows } from '../../src/outputs';

const inputs: readonly InputRow<unknown>[] = Object.values(inputTable);
const pairs = [...inputs, ...outputRows].filter(({ github, azurePipelines }) => github !== azurePipelines);
const named = (names: readonly (string | undefined)[]): RegExp =>
  new RegExp(`(?<![\\w./-])(?:${names.filter((name) => name !== undefined).join('|')})(?![\\w-])`, 'g');
const ofGitHub = named(pairs.map(({ github, azurePipelines }) => azurePipelines && github));
const ofAzurePipelines = named(pairs.map(({ github, azurePipelines }) => github && azurePipelines));

const golden = join(__dirname, '..', 'bundle', 'golden');
const transcripts = readdirSync(golden).filter((name) => name.endsWith('.txt'));

it.each(transcripts.filter((name) => name.endsWith('.azure-pipelines.txt')))('%s has no name of GitHub', (name) => {
  expect(readFileSync(join(golden, name), 'utf8').match(ofGitHub) ?? []).toEqual([]);
});

it.each(transcripts.filter((name) => name.endsWith('.github.txt')))('%s has no name of Azure Pipelines', (name) => {
  expect(readFileSync(join(golden, name), 'utf8').match(ofAzurePipelines) ?? []).toEqual([]);
});

it('the task has no name of GitHub', () => {
  expect(readFileSync(join(__dirname, '..', '..', 'task.json'), 'utf8').match(ofGitHub) ?? []).toEqual([]);
});

it.each([...catalogue].map(([id, rule]) => [id, rule] as const))('the remedy of %s is spelled', (_id, rule) => {
  const remedy = rule.remedy({ vaultId: '/v', accountId: '/a', vm: 'vm' });
  const spelled = remedy.map((step) => spelledStep(step, spellingOn('azure-pipelines')));
  expect(stepsText(spelled).match(ofGitHub) ?? []).toEqual([]);
});

it.each([
  ['github', '`vm`, `dry-run: true` and `other-thing`, vault-id'],
  ['azure-pipelines', '`vm`, `dryRun: true` and `other-thing`, vault-id'],
  ['console', '`--vm`, `--dry-run true` and `other-thing`, vault-id'],
] as const)('%s: names in backticks, with their value or without, and nothing else', (host, text) => {
  expect(spellingOn(host)('`vm`, `dry-run: true` and `other-thing`, vault-id')).toBe(text);
});
