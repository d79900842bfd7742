/**
 * `npm run generate` writes action.yml, task.json, docs/findings.md, docs/report.schema.json, the tables of
 * docs/report.md, docs/inputs.md and docs/outputs.md, and the version of vss-extension.json.
 * `npm run generate -- --check` changes nothing and fails if one of them is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import packageJson from '../package.json';
import { findingsMarkdown } from './findings';
import { reportSchema, reportTables } from './report-schema';
import { actionYaml, inputsMarkdown, outputsMarkdown, taskJson } from './metadata';

const root = join(__dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

function betweenMarkers(text: string, name: string, content: string): string {
  const start = `<!-- ${name}: made by \`npm run generate\` -->`;
  const end = `<!-- end of ${name} -->`;
  const [before, rest] = text.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`The text lacks the markers ${start} and ${end}`);
  return `${before}${start}\n\n${content}\n\n${end}${after}`;
}

const generated: Readonly<Record<string, () => string>> = {
  'docs/findings.md': findingsMarkdown,
  'action.yml': actionYaml,
  'task.json': () => taskJson(packageJson.version),
  'vss-extension.json': () =>
    read('vss-extension.json').replace(/("version": )"[^"]*"/, `$1${JSON.stringify(packageJson.version)}`),
  'docs/report.schema.json': reportSchema,
  'docs/report.md': () =>
    Object.entries(reportTables).reduce(
      (text, [name, make]) => (text.includes(`<!-- end of ${name} -->`) ? betweenMarkers(text, name, make()) : text),
      read('docs/report.md'),
    ),
  'docs/inputs.md': inputsMarkdown,
  'docs/outputs.md': outputsMarkdown,
};

/** Tables whose cells are not padded, so that one long text does not rewrite every row. */
const unpadded = ['docs/inputs.md', 'docs/outputs.md'];

async function main(): Promise<void> {
  const check = process.argv.includes('--check');
  for (const [file, make] of Object.entries(generated)) {
    const path = join(root, file);
    const text = unpadded.includes(file)
      ? make()
      : await format(make(), { ...(await resolveConfig(path)), filepath: path });
    if (!check) {
      writeFileSync(path, text);
    } else if (read(file) !== text) {
      console.error(`${file} is stale: run \`npm run generate\` and commit the result.`);
      process.exitCode = 1;
    }
  }
  const done = check ? 'up to date' : 'written';
  if (process.exitCode === undefined) console.log(`${Object.keys(generated).join(', ')}: ${done}.`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
