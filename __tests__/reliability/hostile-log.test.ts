/** Names and texts of the service that try to be more than text: no host obeys them, and the summary stays whole. */
import type { PlayedHost } from '../../simulator/play';
import { outputRows } from '../../src/outputs';
import { run, type Run } from '../bundle/runs';
import { strangeParts, tablesOf } from '../support/gfm';
import { agentCommands, githubCommands, type HostCommand } from './host-commands';

const ANNOTATION_LENGTH = 4_096;
/** What must never be written as it is, in a log as little as in a summary. */
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/;
const PORTAL = /^https:\/\/portal\.azure\.com\/#@[0-9a-f-]{36}\/resource\/subscriptions\//i;

const loudness: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['quiet', {}],
  ['loud', { RUNNER_DEBUG: '1', SYSTEM_DEBUG: 'true', AZURE_LOG_LEVEL: 'verbose' }],
];

/** One run for each, which several tests look at. */
const runs = new Map<string, Promise<Run>>();
function seenOn(host: PlayedHost, name: string): Promise<Run> {
  const env = loudness.find(([one]) => one === name)?.[1] ?? {};
  const key = `${host} ${name}`;
  const found = runs.get(key) ?? run({ host, scenario: 'job-errors-hostile', env, speed: 40 });
  runs.set(key, found);
  return found;
}

const named = (commands: readonly HostCommand[], name: string): readonly HostCommand[] =>
  commands.filter((command) => command.name === name);
const namesOf = (commands: readonly HostCommand[]): string[] => [...new Set(commands.map(({ name }) => name))].sort();

function expectWhole({ played, report }: Run): void {
  expect(report).toMatchObject({ conclusion: 'failed', counts: { total: 13, succeeded: 1, failed: 11 } });
  // The texts did arrive, or this would prove nothing.
  expect(JSON.stringify(report)).toContain('##vso[task.setvariable variable=forged]yes');
  expect(played.log.split(/\n/).filter((line) => INVISIBLE.test(line.replace(/\r$/, '')))).toEqual([]);
  expect(played.summary).not.toMatch(INVISIBLE);
  expect(strangeParts(played.summary, [/^https?:/])).toEqual([]);
  const [counts, mappings, ...others] = tablesOf(played.summary);
  expect(others).toEqual([]);
  expect(counts?.children).toHaveLength(2);
  expect(mappings?.children).toHaveLength(1 + report.mappings.length);
}

it.concurrent.each(loudness)('GitHub (%s) finds none but our commands', async (name) => {
  const seen = await seenOn('github', name);
  expectWhole(seen);
  const commands = githubCommands(seen.played.log);
  const ours = ['debug', 'endgroup', 'error', 'group', 'notice', 'warning'];
  expect(namesOf(commands).filter((name) => !ours.includes(name))).toEqual([]);
  expect(named(commands, 'group')).toHaveLength(named(commands, 'endgroup').length);
  const accessTokens = seen.issued.flatMap(({ kind, token }) => (kind === 'access-token' ? [token] : []));
  expect(accessTokens).not.toEqual([]);
  expect(seen.played.masked).toEqual(expect.arrayContaining(accessTokens));
  const annotations = [...named(commands, 'error'), ...named(commands, 'warning'), ...named(commands, 'notice')];
  expect(annotations.length).toBeGreaterThan(0);
  for (const { data, properties } of annotations) {
    expect(data.length).toBeLessThanOrEqual(ANNOTATION_LENGTH);
    expect(Object.keys(properties)).toEqual(['title']);
    expect(properties['title']).not.toBe('Forged');
  }
});

it.concurrent.each(loudness)('the agent of Azure Pipelines (%s) finds none but our commands', async (name) => {
  const seen = await seenOn('azure-pipelines', name);
  expectWhole(seen);
  const commands = agentCommands(seen.played.log);
  const ours = ['debug', 'logissue', 'setprogress', 'setvariable', 'uploadsummary', 'complete'];
  const known = [...ours.map((name) => `task.${name}`), '##group', '##endgroup'];
  expect(namesOf(commands).filter((name) => !known.includes(name))).toEqual([]);
  expect(named(commands, '##group')).toHaveLength(named(commands, '##endgroup').length);
  expect(named(commands, 'task.complete').map(({ properties }) => properties)).toEqual([{ result: 'Failed' }]);
  expect(named(commands, 'task.uploadsummary')).toHaveLength(1);
  const variables = named(commands, 'task.setvariable').map(({ properties }) => properties['variable'] ?? '');
  expect([...variables].sort()).toEqual(Object.keys(seen.played.outputs).sort());
  const ourNames = outputRows.map((row) => row.azurePipelines);
  expect(variables.filter((variable) => !ourNames.includes(variable))).toEqual([]);
  const issues = named(commands, 'task.logissue');
  expect(issues.length).toBeGreaterThan(0);
  for (const { data, properties } of issues) {
    expect(data.length).toBeLessThanOrEqual(ANNOTATION_LENGTH);
    expect(['error', 'warning']).toContain(properties['type']);
  }
});

it.concurrent.each<[PlayedHost, RegExp]>([
  ['github', /^https:\/\/github\.com\/contoso\/dr\/actions\/runs\/\d+\/attempts\/\d+$/],
  ['azure-pipelines', /^https:\/\/dev\.azure\.com\/contoso\/dr\/_build\/results\?buildId=4711$/],
])('the summary on %s leads to the portal and to the run of the CI, and nowhere else', async (host, ci) => {
  const { played } = await seenOn(host, 'quiet');
  expect(strangeParts(played.summary, [PORTAL, ci])).toEqual([]);
});

describe('the readers of this test see what they must', () => {
  it('commands', () => {
    expect(githubCommands('  ::error title=a::b%0Ac\rx ##[set-env name=a]b\nx ::error::no')).toEqual([
      { name: 'error', properties: { title: 'a' }, data: 'b\nc' },
      { name: '##set-env', properties: {}, data: 'b' },
    ]);
    expect(agentCommands('x ##vso[task.complete result=Failed;]done\r##[error]e\nx ##[error]no')).toEqual([
      { name: 'task.complete', properties: { result: 'Failed' }, data: 'done' },
      { name: '##error', properties: {}, data: 'e' },
    ]);
  });

  it('parts of a summary that are not ours', () => {
    const markdown = [
      '| a | b |\n| --- | --- |\n| <script> | c |\n| d |',
      'https://attacker.example www.attacker.example [x](http://attacker.example)',
      '![p](https://attacker.example/p) @everyone ~~x~~ `c`',
    ].join('\n\n');
    const found = strangeParts(markdown, [PORTAL]).join('\n');
    for (const part of ['the HTML <script>', 'a link to https', 'a link to http:', 'a image', 'a mention', 'a delete'])
      expect(found).toContain(part);
    expect(strangeParts('| a | b |\n| - | - |\n| c<br>d | [e](https://portal.azure.com/#@) |', [/portal/])).toEqual([]);
  });
});
