/** Plays a pipeline as Azure Pipelines would: stages, jobs, matrices, conditions, variables and artifacts. */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { filesAt } from './artifacts';
import { pipelineVariables } from './earlier-runs';
import { evaluate, truthy, type Scope, type Value } from './expressions';
import {
  fieldsOf,
  listOf,
  newFolder,
  noOutputs,
  onlyKnown,
  runProduct,
  runScript,
  sideBySide,
  type Fields,
  type Stage,
} from './host';
import { expandTemplate, functions, toText } from './template';

type Result = 'Succeeded' | 'Failed' | 'Skipped';

interface End {
  readonly result: Result;
  /** By job and step, as those who depend on it name them. */
  readonly outputs: Fields;
}

function scopeOf(before: readonly End[], contexts: Fields): Scope {
  const ok = before.every(({ result }) => result === 'Succeeded');
  const status = {
    succeeded: () => ok,
    succeededOrFailed: () => before.every(({ result }) => result !== 'Skipped'),
    failed: () => before.some(({ result }) => result === 'Failed'),
    always: () => true,
    canceled: () => false,
  };
  return { contexts, functions: { ...functions, ...status } };
}

const holds = (condition: Value | undefined, scope: Scope): boolean =>
  truthy(evaluate(toText(condition ?? 'succeeded()'), scope));

const worst = (ends: readonly End[]): Result =>
  ends.some(({ result }) => result === 'Failed')
    ? 'Failed'
    : ends.length > 0 && ends.every(({ result }) => result === 'Skipped')
      ? 'Skipped'
      : 'Succeeded';

const dependenciesOf = (ends: Readonly<Record<string, End>>, names: readonly string[]): Fields =>
  Object.fromEntries(
    names.map((name) => {
      const end = ends[name];
      if (end === undefined) throw new Error(`${name} is not before what depends on it`);
      return [name, { result: end.result, outputs: end.outputs }];
    }),
  );

/** @param file below `examples/azure-pipelines`, @returns how each stage ended */
export async function playPipeline(file: string, given: Fields, stage: Stage): Promise<Readonly<Record<string, End>>> {
  const ends: Record<string, End> = {};
  for (const value of listOf(expandTemplate(file, given)['stages'])) {
    const one = fieldsOf(value, 'stage');
    const name = toText(one['stage'] ?? '');
    if (!/^[A-Za-z_]\w*$/.test(name) || name in ends) throw new Error(`${name} is no name of a stage`);
    const needs = listOf(one['dependsOn']).map(toText);
    const scope = scopeOf(
      needs.flatMap((need) => ends[need] ?? []),
      { dependencies: dependenciesOf(ends, needs) },
    );
    ends[name] = holds(one['condition'], scope)
      ? await playStage(name, listOf(one['jobs']), stage, stageDependenciesOf(ends, needs))
      : { result: 'Skipped', outputs: {} };
  }
  return ends;
}

/** As jobs name the outputs of stages that theirs depends on: by stage, job, and then step and output. */
const stageDependenciesOf = (ends: Readonly<Record<string, End>>, names: readonly string[]): Fields =>
  Object.fromEntries(
    names.map((name) => {
      const byJob: Record<string, { outputs: Record<string, Value> }> = {};
      for (const [key, value] of Object.entries(ends[name]?.outputs ?? {})) {
        const [, job = '', output = ''] = /^([^.]+)\.(.+)$/.exec(key) ?? [];
        (byJob[job] ??= { outputs: {} }).outputs[output] = value;
      }
      return [name, byJob];
    }),
  );

async function playStage(name: string, jobs: readonly Value[], stage: Stage, stageDependencies: Fields): Promise<End> {
  const ends: Record<string, End> = {};
  for (const value of jobs) {
    const job = fieldsOf(value, 'job');
    const id = toText(job['job'] ?? '');
    const needs = listOf(job['dependsOn']).map(toText);
    const scope = scopeOf(
      needs.flatMap((need) => ends[need] ?? []),
      { dependencies: dependenciesOf(ends, needs), stageDependencies },
    );
    ends[id] = holds(job['condition'], scope)
      ? await playJob(`${name}/${id}`, job, scope, stage)
      : { result: 'Skipped', outputs: {} };
  }
  const outputs = Object.entries(ends).flatMap(([job, end]) =>
    Object.entries(end.outputs).map(([step, value]): [string, Value] => [`${job}.${step}`, value]),
  );
  return { result: worst(Object.values(ends)), outputs: Object.fromEntries(outputs) };
}

/** `$[ … ]`, as the host evaluates it before a job. */
function atRuntime(value: Value, scope: Scope): Value {
  const [, expression] = /^\$\[(.*)\]$/.exec(toText(value)) ?? [];
  return expression === undefined ? value : evaluate(expression, scope);
}

async function playJob(path: string, job: Fields, scope: Scope, stage: Stage): Promise<End> {
  const strategy = fieldsOf(job['strategy'], 'strategy');
  const own = Object.entries(fieldsOf(job['variables'], 'variables')).map(([name, value]): [string, Value] => [
    name,
    atRuntime(value, scope),
  ]);
  const variables = Object.fromEntries(own);
  if (strategy['matrix'] === undefined) return playLeg(path, job, variables, stage);
  const legs = Object.values(fieldsOf(JSON.parse(toText(atRuntime(strategy['matrix'], scope))) as Value, 'matrix'));
  const most = Math.min(Number(strategy['maxParallel']), 4);
  const ends = await sideBySide(legs, most, (leg) => {
    const matrix = fieldsOf(leg, 'leg');
    return playLeg(`${path} ${toText(matrix['shard'] ?? '')}`, job, { ...variables, ...matrix }, stage);
  });
  return { result: worst(ends), outputs: {} };
}

async function playLeg(path: string, job: Fields, own: Fields, stage: Stage): Promise<End> {
  if (stage.before(path) === 'lost') return { result: 'Failed', outputs: {} };
  const temp = newFolder(stage, path, 'temp');
  const staging = join(dirname(temp), 'staging');
  mkdirSync(staging);
  const variables: Record<string, Value> = {
    ...stage.variables,
    ...own,
    ...pipelineVariables,
    'System.JobAttempt': '1',
    'Agent.TempDirectory': temp,
    'Build.ArtifactStagingDirectory': staging,
  };
  const outputs: Record<string, Value> = {};
  let end: End = { result: 'Succeeded', outputs };
  for (const value of listOf(job['steps'])) {
    const step = fieldsOf(value, 'step');
    const name = toText(step['name'] ?? '');
    const all = isProduct(step) ? noOutputs('azurePipelines') : {};
    if (name !== '') for (const [key, one] of Object.entries(all)) variables[`${name}.${key}`] = one;
    if (!holds(step['condition'], scopeOf([end], { variables }))) continue;
    const done = await playStep(path, step, variables, stage, temp);
    for (const [key, one] of Object.entries(done.outputs)) {
      variables[`${name}.${key}`] = one;
      outputs[`${name}.${key}`] = one;
    }
    // With issues then, which no condition of the examples tells from success.
    const mayFail = toText(step['continueOnError'] ?? '').toLowerCase() === 'true';
    if (!done.ok && !mayFail) end = { result: 'Failed', outputs };
  }
  return end;
}

const isProduct = (step: Fields): boolean => step['task'] === 'AsrAutoUpdate@1';

/** `$(name)`, of which none may be unknown. */
function filled(value: Value, variables: Fields): string {
  return toText(value).replace(/\$\(([\w.]+)\)/g, (macro, name: string) => {
    const key = Object.keys(variables).find((one) => one.toLowerCase() === name.toLowerCase());
    if (key === undefined) throw new Error(`${macro} is no variable`);
    return toText(variables[key] ?? '');
  });
}

const filledAll = (value: Value | undefined, variables: Fields): Record<string, string> =>
  Object.fromEntries(Object.entries(fieldsOf(value, 'inputs')).map(([name, one]) => [name, filled(one, variables)]));

async function playStep(
  job: string,
  step: Fields,
  variables: Fields,
  stage: Stage,
  temp: string,
): Promise<{ readonly ok: boolean; readonly outputs: Fields }> {
  const done = { ok: true, outputs: {} };
  filled(step['displayName'] ?? '', variables);
  if ('checkout' in step) return done;
  const inputs = filledAll(step['inputs'], variables);
  if (isProduct(step)) return playProduct(job, inputs, stage, temp);
  if ('bash' in step) {
    const script = Object.keys(pipelineVariables).reduce(
      (text, name) => text.replaceAll(`$(${name})`, toText(variables[name] ?? '')),
      toText(step['bash'] ?? ''),
    );
    const log = await runScript(script, temp, {
      AGENT_TEMPDIRECTORY: temp,
      ...filledAll(step['env'], variables),
      ...stage.scripts,
    });
    const found = log.matchAll(/^##vso\[task\.setvariable variable=(\w+);isOutput=true\](.*)$/gm);
    return { ok: true, outputs: Object.fromEntries([...found].map(([, name = '', value = '']) => [name, value])) };
  }
  if ('publish' in step) {
    const path = filled(step['publish'] ?? '', variables);
    if (path === '' || !existsSync(path)) throw new Error(`${path} cannot be published`);
    const files = /\.json$/.test(path) ? [path] : filesAt(join(path, '*'));
    stage.artifacts.keep(filled(step['artifact'] ?? '', variables), files);
    return done;
  }
  return playTask(toText(step['task'] ?? ''), inputs, stage);
}

async function playProduct(job: string, inputs: Record<string, string>, stage: Stage, temp: string) {
  const { serviceConnectionId } = stage.simulator.identity;
  const { azureSubscription = '', ...rest } = inputs;
  const known = fieldsOf(stage.variables['connections'], 'connections');
  if (!(azureSubscription in known)) throw new Error(`There is no service connection ${azureSubscription}`);
  const connection = known[azureSubscription] === false ? 'unknown' : serviceConnectionId;
  const env = { AGENT_TEMPDIRECTORY: temp };
  const all = { ...rest, azureSubscription: connection };
  const played = await runProduct(stage, 'azure-pipelines', job, all, env);
  return { ok: played.log.includes('##vso[task.complete result=Succeeded'), outputs: played.outputs };
}

function playTask(task: string, inputs: Readonly<Record<string, string>>, stage: Stage) {
  const done = { ok: true, outputs: {} };
  const input = (name: string): string => {
    const value = inputs[name];
    if (value === undefined) throw new Error(`${task} needs ${name}`);
    return value;
  };
  if (task === 'DownloadPipelineArtifact@2') {
    onlyKnown(inputs, ['buildType', 'itemPattern', 'targetPath'], task);
    // A pattern that begins with the name of an artifact takes from that alone.
    const [, artifact = '*'] = /^([^*/][^/]*)\//.exec(input('itemPattern')) ?? [];
    stage.artifacts.get(artifact, input('targetPath'));
    return done;
  }
  if (task === 'CopyFiles@2') {
    onlyKnown(inputs, ['SourceFolder', 'Contents', 'TargetFolder'], task);
    const target = input('TargetFolder');
    mkdirSync(target, { recursive: true });
    for (const file of filesAt(join(input('SourceFolder'), input('Contents'))))
      copyFileSync(file, join(target, basename(file)));
    return done;
  }
  if (task === 'PublishTestResults@2') {
    stage.testResults.push(...filesAt(join(input('searchFolder'), input('testResultsFiles'))));
    return done;
  }
  throw new Error(`${task} cannot be played`);
}
