/** `npm run validate`: reads action.yml, every workflow and every GitHub example with GitHub's own parsers. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { parseAction } from '@actions/workflow-parser/actions/action-parser';

const root = join(fileURLToPath(import.meta.url), '../..');

async function problemsOf(path: string): Promise<readonly string[]> {
  const file = { name: relative(root, path), content: readFileSync(path, 'utf8') };
  const trace = new NoOperationTraceWriter();
  const { context, value } = file.name === 'action.yml' ? parseAction(file, trace) : parseWorkflow(file, trace);
  const found = context.errors.getErrors().map((error) => error.message);
  if (value === undefined || file.name === 'action.yml') return found;
  const { errors = [] } = await convertWorkflowTemplate(context, value);
  return [...new Set([...found, ...errors.map((error) => error.Message)])];
}

const yamlIn = (folder: string): string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.yml'))
    .map((name) => join(root, folder, name));

const files = [join(root, 'action.yml'), ...yamlIn('.github/workflows'), ...yamlIn('examples/github')];
for (const file of files) {
  for (const problem of await problemsOf(file)) {
    console.error(`${relative(root, file)}: ${problem}`);
    process.exitCode = 1;
  }
}
if (process.exitCode === undefined) console.log(`${files.length} files of GitHub Actions are valid.`);
