/** Plays a workflow as GitHub would: jobs by their needs, matrices, calls of `estate.yml`, conditions and artifacts. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { evaluate, interpolate, truthy, type Functions, type Scope, type Value } from './expressions';
import { filesAt } from './artifacts';
import {
  fieldsOf,
  listOf,
  newFolder,
  noOutputs,
  onlyKnown,
  readExample,
  runProduct,
  runScript,
  sideBySide,
  type Fields,
  type JobEnd,
  type Stage,
} from './host';

const toText = (value: Value): string => (value === null ? '' : typeof value === 'object' ? 'Object' : String(value));
const STATUS = /\b(success|failure|always|cancelled)\(/;

const functions = (ok: boolean): Functions => ({
  success: () => ok,
  failure: () => !ok,
  always: () => true,
  cancelled: () => false,
});

const holds = (condition: Value | undefined, scope: Scope, ok: boolean): boolean => {
  if (condition === undefined) return ok;
  const text = toText(condition).replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1');
  return truthy(evaluate(text, scope)) && (STATUS.test(text) || ok);
};

const resolved = (value: Value | undefined, scope: Scope): Value =>
  typeof value === 'string' ? interpolate(value, scope, toText) : (value ?? '');

const resolvedAll = (value: Value | undefined, scope: Scope): Fields =>
  Object.fromEntries(Object.entries(fieldsOf(value, 'with')).map(([name, one]) => [name, resolved(one, scope)]));

const textsOf = (fields: Fields): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, toText(value)]));

/** @throws for an input that is not declared, is required and missing, or of another type */
function bind(declared: Fields, given: Fields): Fields {
  onlyKnown(given, Object.keys(declared), 'The workflow');
  return Object.fromEntries(
    Object.entries(declared).map(([name, row]) => {
      const { type = 'string', required, default: standard } = fieldsOf(row, name);
      if (required === true && !(name in given)) throw new Error(`The workflow needs ${name}`);
      const empty: Value = type === 'boolean' ? false : type === 'number' ? 0 : '';
      const value = given[name] ?? standard ?? empty;
      if (typeof value !== type) throw new Error(`${name} is no ${toText(type)}: ${toText(value)}`);
      return [name, value];
    }),
  );
}

/** @param file below `examples/github`, @param path of the calls that led here */
export async function playWorkflow(file: string, given: Fields, stage: Stage, path = ''): Promise<JobEnd> {
  const workflow = readExample(`github/${file}`);
  const on = fieldsOf(workflow['on'], 'on');
  const trigger = fieldsOf(on[path === '' ? 'workflow_dispatch' : 'workflow_call'], 'trigger');
  const bound = bind(fieldsOf(trigger['inputs'], 'inputs'), given);
  // A number of a dispatch arrives as text; that of a call stays a number.
  const inputs =
    path === ''
      ? Object.fromEntries(
          Object.entries(bound).map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]),
        )
      : bound;
  const jobs: Record<string, JobEnd> = {};
  for (const [name, value] of Object.entries(fieldsOf(workflow['jobs'], 'jobs'))) {
    const job = fieldsOf(value, name);
    const needs = listOf(job['needs']).map(toText);
    const ends = needs.map((need): [string, Value] => {
      const end = jobs[need];
      if (end === undefined) throw new Error(`${name} needs ${need}, which is not before it`);
      return [need, { result: end.result, outputs: end.outputs }];
    });
    const ok = needs.every((need) => jobs[need]?.result === 'success');
    const contexts: Fields = {
      inputs,
      needs: Object.fromEntries(ends),
      vars: stage.variables,
      env: fieldsOf(workflow['env'], 'env'),
      github: { run_id: 1, token: 'a-token', repository: 'org/estate' },
    };
    const scope = { contexts, functions: functions(ok) };
    jobs[name] = holds(job['if'], scope, ok)
      ? await playJob(`${path}${name}`, job, scope, stage)
      : { result: 'skipped', outputs: emptyOutputs(job) };
  }
  const failed = Object.values(jobs).some(({ result }) => result === 'failure');
  const scope = {
    contexts: { jobs: Object.fromEntries(Object.entries(jobs).map(([name, end]) => [name, { ...end }])) },
    functions: {},
  };
  const outputs = Object.entries(fieldsOf(trigger['outputs'], 'outputs')).map(([name, row]): [string, Value] => [
    name,
    resolved(fieldsOf(row, name)['value'], scope),
  ]);
  return { result: failed ? 'failure' : 'success', outputs: Object.fromEntries(outputs) };
}

/** Unset outputs are empty; those of a call are what it declares. */
function emptyOutputs(job: Fields): Fields {
  const call = job['uses'] === undefined ? undefined : fieldsOf(readExample('github/estate.yml')['on'], 'on');
  const declared = call === undefined ? job['outputs'] : fieldsOf(call['workflow_call'], 'call')['outputs'];
  return Object.fromEntries(Object.keys(fieldsOf(declared, 'outputs')).map((name) => [name, '']));
}

async function playJob(path: string, job: Fields, scope: Scope, stage: Stage): Promise<JobEnd> {
  const strategy = fieldsOf(job['strategy'], 'strategy');
  const legs = legsOf(strategy['matrix'], scope);
  if (legs === undefined) return playLeg(path, job, scope, stage);
  if (strategy['fail-fast'] !== false) throw new Error(`${path} would be cancelled when one of its jobs fails`);
  const most = Number(resolved(strategy['max-parallel'], scope));
  const ends = await sideBySide(legs, Math.min(most, 4), (matrix) =>
    playLeg(`${path} ${nameOf(matrix)}`, job, { ...scope, contexts: { ...scope.contexts, matrix } }, stage),
  );
  const failed = ends.some(({ result }) => result === 'failure');
  return { result: failed ? 'failure' : 'success', outputs: ends.at(-1)?.outputs ?? {} };
}

const nameOf = (matrix: Fields): string =>
  toText(matrix['shard'] ?? fieldsOf(matrix['tenant'], 'tenant')['name'] ?? '');

function legsOf(matrix: Value | undefined, scope: Scope): readonly Fields[] | undefined {
  if (matrix === undefined) return undefined;
  if (typeof matrix === 'string')
    return listOf(fieldsOf(resolved(matrix, scope), 'matrix')['include']).map((leg) => fieldsOf(leg, 'leg'));
  const [[key, values] = ['', ''], ...others] = Object.entries(fieldsOf(matrix, 'matrix'));
  if (others.length > 0) throw new Error('A matrix of several axes is not played');
  return listOf(resolved(values, scope)).map((value) => ({ [key]: value }));
}

async function playLeg(path: string, job: Fields, scope: Scope, stage: Stage): Promise<JobEnd> {
  if (stage.before(path) === 'lost') return { result: 'failure', outputs: emptyOutputs(job) };
  if (job['uses'] !== undefined) {
    const file = /^\.\/\.github\/workflows\/(.+)$/.exec(toText(job['uses']))?.[1] ?? '';
    return playWorkflow(file, resolvedAll(job['with'], scope), stage, `${path}/`);
  }
  const group = resolved(fieldsOf(job['concurrency'], 'concurrency')['group'], scope);
  if (toText(group).length > 400) throw new Error(`The name of the concurrency group is too long: ${toText(group)}`);
  const temp = newFolder(stage, path, 'temp');
  const steps: Record<string, Value> = {};
  let ok = true;
  for (const value of listOf(job['steps'])) {
    const step = fieldsOf(value, 'step');
    const inner: Scope = {
      contexts: { ...scope.contexts, steps, runner: { temp } },
      functions: functions(ok),
    };
    const id = toText(step['id'] ?? '');
    const outputs: Record<string, Value> = isProduct(step) ? noOutputs('github') : {};
    if (id !== '') steps[id] = { outputs };
    if (!holds(step['if'], inner, ok)) continue;
    const mayFail = toText(resolved(step['continue-on-error'], inner)) === 'true';
    ok = ((await playStep(path, step, inner, stage, temp, outputs)) || mayFail) && ok;
  }
  const declared = Object.entries(fieldsOf(job['outputs'], 'outputs'));
  const outputs = declared.map(([name, value]): [string, Value] => {
    const scopeOfEnd = { contexts: { ...scope.contexts, steps }, functions: {} };
    return [name, toText(resolved(value, scopeOfEnd))]; // as GitHub keeps it
  });
  return { result: ok ? 'success' : 'failure', outputs: Object.fromEntries(outputs) };
}

const isProduct = (step: Fields): boolean => toText(step['uses'] ?? '').toLowerCase() === 'org/asr-autoupdate@v1';

/** @returns whether it succeeded; outputs are added to those given */
async function playStep(
  job: string,
  step: Fields,
  scope: Scope,
  stage: Stage,
  temp: string,
  outputs: Record<string, Value>,
): Promise<boolean> {
  const given = resolvedAll(step['with'], scope);
  const workspace = join(dirname(temp), 'workspace');
  mkdirSync(workspace, { recursive: true });
  if (isProduct(step)) {
    const played = await runProduct(stage, 'github', job, textsOf(given), {
      RUNNER_TEMP: temp,
      GITHUB_WORKSPACE: workspace,
    });
    Object.assign(outputs, played.outputs);
    return played.exitCode === 0;
  }
  if (step['run'] !== undefined) {
    const file = join(dirname(temp), 'output.txt');
    const env = {
      ...textsOf(resolvedAll(step['env'], scope)),
      GITHUB_OUTPUT: file,
      GITHUB_STEP_SUMMARY: join(temp, 'step-summary.md'),
      ...stage.scripts,
    };
    await runScript(toText(step['run']), workspace, env);
    for (const line of existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []) {
      const [, name, value = ''] = /^([\w-]+)=(.*)$/.exec(line) ?? [];
      if (name !== undefined) outputs[name] = value;
    }
    return true;
  }
  switch (/^(actions\/[\w-]+)@/.exec(toText(step['uses'] ?? ''))?.[1]) {
    case 'actions/checkout':
      for (const [path, text] of Object.entries(stage.files)) {
        mkdirSync(dirname(join(workspace, path)), { recursive: true });
        writeFileSync(join(workspace, path), text);
      }
      return true;
    case 'actions/upload-artifact':
      onlyKnown(given, ['name', 'path', 'if-no-files-found', 'overwrite', 'retention-days'], 'upload-artifact');
      {
        const files = toText(given['path'] ?? '')
          .split('\n')
          .filter((path) => path.trim() !== '')
          .flatMap((path) => filesAt(path.trim()));
        const isNothing = files.length === 0 && given['if-no-files-found'] === 'ignore';
        if (!isNothing) stage.artifacts.keep(toText(given['name'] ?? ''), files, given['overwrite'] === true);
      }
      return true;
    case 'actions/download-artifact':
      onlyKnown(given, ['pattern', 'path'], 'download-artifact');
      stage.artifacts.get(toText(given['pattern'] ?? ''), toText(given['path'] ?? ''));
      return true;
    default:
      throw new Error(`${toText(step['uses'] ?? '')} cannot be played`);
  }
}
