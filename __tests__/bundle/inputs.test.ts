/** Inputs of the shipped bundle: what is wrong is told all at once, in the words of the host, before any request. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startSimulator, type Simulator } from '../../simulator';
import { play, type Played, type PlayedHost, type PlayOptions } from '../../simulator/play';
import { expectGolden, transcript } from '../support/golden';
import { expectEnd, playChecked, run, withSimulator, type RefusedDocument } from './runs';

const hosts: readonly PlayedHost[] = ['github', 'azure-pipelines', 'console'];
const VAULT = '/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg-dr';
const vault = (name: string): string => `${VAULT}/providers/Microsoft.RecoveryServices/vaults/${name}`;
const ACCOUNT = `${VAULT}/providers/Microsoft.Automation/automationAccounts/aa-dr`;

/** By GitHub's names. */
const wrong: Readonly<Record<string, readonly string[]>> = {
  'vault-id': [
    'vault-weu',
    vault('v').replace('11111111', '1111111x'),
    `${vault('v')}?api-version=1`,
    vault('%2e%2e'),
    vault('..'),
    vault('.'),
    `${vault('v')}/replicationFabrics/f`,
    vault('v').replace('RecoveryServices', 'Backup'),
    vault('v').replace('/vaults/', '/vault/'),
    vault('v').slice(1),
    vault('v').replace('rg-dr', ''),
    `${vault('v')}#x`,
    `https://management.azure.com${vault('v')}`,
  ],
  action: ['Enable', 'on', 'true', 'Enabled Disabled', '::error::x', '##vso[task.complete result=Succeeded]'],
  'automation-account-id': ['aa-dr', vault('v'), `${ACCOUNT}/schedules/s`, `${ACCOUNT}?x=1`, `${ACCOUNT}#x`],
  'tenant-id': ['contoso.onmicrosoft.com', '11111111-2222-4333-8444-55555555555', '{x}'],
  'client-id': ['site-recovery', '111111112222433384445555555555555'],
  'dry-run': ['yes', '1', 'tRUE', 'off', 'true false'],
  'fail-on-drift': ['no', '0', 'fALSE', 'y'],
  force: ['on', 'null', 'truee', '-1'],
  timeout: ['0', '-1', 'soon', 'Infinity', 'NaN', '0x10', '1,5', '160 min', '0.0', '.', '9'.repeat(400)],
  'max-writes-per-minute': ['0', '1201', '1.5', '-3', 'many', '2e2', '9999999999', '1_000'],
  environment: ['Azure', 'AzureGermanCloud', 'AzureStack', 'AzureCloud,AzureChinaCloud'],
  'arm-endpoint': [
    'http://management.azure.com',
    'management.azure.com',
    'https://user@management.azure.com',
    'https://management.azure.com?x=1',
    'https://management.azure.com/#x',
    'https://',
    'file:///etc/hosts',
  ],
  'authority-host': [
    'http://login.microsoftonline.com',
    'login.microsoftonline.com',
    'javascript:alert(1)',
    'https://:1',
  ],
};

const none = Object.fromEntries(
  [...Object.keys(wrong), 'audience', 'azure-subscription'].map((name) => [name, undefined]),
);
const rounds = Math.max(...Object.values(wrong).map((values) => values.length));
const ofHost = (host: PlayedHost): readonly string[] =>
  Object.keys(wrong).filter((name) => host !== 'azure-pipelines' || !['tenant-id', 'client-id'].includes(name));
const round = (host: PlayedHost, index: number): Record<string, string> =>
  Object.fromEntries(ofHost(host).map((name) => [name, wrong[name]?.[index % wrong[name].length] ?? '']));

/** As the user of a host writes it. */
const spelled = (host: PlayedHost, name: string): string =>
  host === 'console'
    ? `--${name}`
    : host === 'github'
      ? name
      : name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: 'single' });
});
afterAll(() => simulator.stop());

/** Plays a run whose inputs are refused, and sees that it ends as such a run must. */
async function refused(options: PlayOptions): Promise<{ played: Played; problems: readonly string[] }> {
  const played = await playChecked(simulator, options);
  expect(simulator.counters().total).toBe(0);
  expectEnd(played, options, true);
  const report = played.report as RefusedDocument;
  expect(report).toMatchObject({ conclusion: 'failed', changed: false });
  if (options.host === 'console') {
    expect(Object.keys(played.outputs)).toEqual(['report-path']);
  } else {
    expect(Object.keys(played.outputs)).toHaveLength(13);
    expect(played.outputs).toMatchObject({ conclusion: 'failed', changed: 'false' });
  }
  expect(played.summary).toContain(`${report.inputProblems.length} input problem`);
  return { played, problems: report.inputProblems };
}

/** The streams of a terminal are not in step, so one is put before the other; the report is read, too. */
function read(played: Played): string {
  const { toolVersion, ...report } = played.report as RefusedDocument & { toolVersion: string };
  expect(toolVersion).toMatch(/^\d+\.\d+\.\d+$/);
  const text = transcript({ ...played, log: played.stderr + played.stdout });
  return `${text.trimEnd()}\n\n--- report ---\n${JSON.stringify(report, null, 2)}\n`;
}

/** What a person sees: the escapes of commands taken back. */
const unescaped = (host: PlayedHost, played: Played): string =>
  (host === 'console' ? played.stderr : played.stdout.replaceAll('%0A', '\n'))
    .replace(/%(AZP)?25/g, '%')
    .replace(/# # /g, '##');

describe.each(hosts)('on %s', (host) => {
  it.concurrent('nothing given at all reads as recorded', async () => {
    const { played } = await refused({ host, inputs: none });
    expectGolden(`inputs-missing.${host}`, read(played));
  });

  it.concurrent('everything wrong reads as recorded', async () => {
    const { played, problems } = await refused({ host, inputs: { ...none, ...round(host, 0) } });
    expect(problems).toHaveLength(ofHost(host).length + (host === 'azure-pipelines' ? 1 : 0));
    expectGolden(`inputs-wrong.${host}`, read(played));
  });

  it.concurrent.each(Array.from({ length: rounds - 1 }, (_, index) => index + 1))(
    'every wrong value is reported at once, with its input and itself: round %d',
    async (index) => {
      const inputs = round(host, index);
      const { played, problems } = await refused({ host, inputs });
      expect(problems.map((line) => line.slice(0, line.indexOf(':')))).toEqual(
        expect.arrayContaining(Object.keys(inputs).map((name) => spelled(host, name))),
      );
      expect(problems).toHaveLength(Object.keys(inputs).length);
      for (const [name, value] of Object.entries(inputs)) {
        const line = problems.find((text) => text.startsWith(`${spelled(host, name)}: `)) ?? '';
        // Who stands before a host may be a password.
        const shown = JSON.stringify(value).replace('//user@', '//***@');
        expect(line).toContain(` ${shown.slice(0, 190)}`);
        expect(line).toMatch(/ (is|are) not /);
      }
      // One annotation, with all lines, and no command that a value tries to give.
      const commands = played.log.split('\n').filter((line) => /^(::|##vso|##\[)/.test(line));
      const allowed =
        /^(::error title=|##vso\[task\.(logissue type=error|debug|uploadsummary|setvariable|complete result=Failed))/;
      expect(commands.filter((line) => !allowed.test(line))).toEqual([]);
      expect(commands.filter((line) => /^(::error|##vso\[task\.logissue)/.test(line))).toHaveLength(
        host === 'console' ? 0 : 1,
      );
      const lines = unescaped(host, played);
      for (const problem of problems) expect(lines).toContain(problem);
    },
  );

  it.concurrent('a list names the entries that are wrong, and no others', async () => {
    const list = `${vault('good')}, vault-weu\n${vault('..')},,`;
    const { problems } = await refused({ host, inputs: { 'vault-id': list } });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(`${spelled(host, 'vault-id')}: "vault-weu", "${vault('..')}" are not of the form`);
    const empty = await refused({ host, inputs: { 'vault-id': ' , \n ,' } });
    expect(empty.problems.join()).toMatch(new RegExp(`^${spelled(host, 'vault-id')}: (names no vault|is required)`));
  });

  it.concurrent('one problem that is very long hides no other', async () => {
    const many = Array.from({ length: 60 }, (_, index) => `${vault(`vault-${index}`)}?wrong`).join(',');
    const { played, problems } = await refused({ host, inputs: { 'vault-id': many, force: 'perhaps', timeout: '0' } });
    expect(problems).toHaveLength(3);
    for (const name of ['vault-id', 'force', 'timeout']) {
      expect(unescaped(host, played)).toContain(`${spelled(host, name)}: "`);
      expect(played.summary).toContain(`- ${spelled(host, name)}: "`);
    }
  });

  it.concurrent('Enabled needs an automation account', async () => {
    const { problems } = await refused({ host, inputs: { action: 'ENABLED', 'automation-account-id': '  ' } });
    const [account, action] = [spelled(host, 'automation-account-id'), spelled(host, 'action')];
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(`${account}: is required when ${action} is Enabled; write an id of the form /subs`);
  });

  it.concurrent(
    'choices, ids and booleans are taken as people write them; what takes no effect is reported',
    async () => {
      const id = simulator.vaultIds[0] ?? '';
      const { played, counters, report } = await run({
        host,
        scenario: 'single',
        speed: 1,
        inputs: {
          'vault-id': `\n ${id} ,${id.toUpperCase()}\r\n\n${id.toLowerCase()},`,
          action: 'dIsAbLeD',
          environment: 'AZURECLOUD',
          'dry-run': 'TRUE',
          'fail-on-drift': 'False',
          force: ' true ',
          timeout: '.5',
          'max-writes-per-minute': '1200',
        },
      });
      expect(report).toMatchObject({
        conclusion: 'planned',
        counts: { total: 1, selected: 1 },
        inputs: { action: 'Disabled', dryRun: true, force: true, failOnDrift: false, timeoutMinutes: 0.5 },
      });
      expect(counters.byKind['mappings.list']).toBe(1);
      const [account, action] = [spelled(host, 'automation-account-id'), spelled(host, 'action')];
      expect(played.log).toContain(`${account} is ignored: it is not used when ${action} is Disabled`);
    },
  );
});

describe('on github', () => {
  it.concurrent(
    'AZURE_TENANT_ID and AZURE_CLIENT_ID stand in for the inputs, which the runner sets empty',
    async () => {
      const { tenantId, clientId } = simulator;
      const { report, simulator: used } = await run({
        host: 'github',
        scenario: 'nothing-to-do',
        inputs: { 'tenant-id': undefined, 'client-id': undefined },
        env: { AZURE_TENANT_ID: tenantId, AZURE_CLIENT_ID: clientId },
      });
      expect(used.githubEnvironment({ inputs: { 'tenant-id': undefined } }).env).toHaveProperty('INPUT_TENANT-ID', '');
      expect(report.conclusion).toBe('unchanged');
    },
  );

  it.concurrent('an input goes before the variable that stands in for it', async () => {
    const { problems } = await refused({
      host: 'github',
      inputs: { 'tenant-id': 'contoso' },
      env: { AZURE_TENANT_ID: simulator.tenantId },
    });
    expect(problems).toEqual([expect.stringMatching(/^tenant-id: "contoso" is not a GUID/)]);
  });
});

describe.each(['github', 'azure-pipelines'] as const)('on %s', (host) => {
  it.concurrent('an input that is like one is an error, and any other a warning', async () => {
    const env = { INPUT_DRYRUN_: 'true', INPUT_MAXPARALEL: '5', INPUT_VAULT: 'x', 'INPUT_VIRTUAL-NETWORK': 'x' };
    const { problems } = await refused({ host, env });
    const meant = (name: string): string => spelled(host, name);
    expect(problems.map((line) => line.replace(/ \(.*?\)/, ''))).toEqual([
      `"dryrun_" is not an input; did you mean ${meant('dry-run')}?`,
      `"maxparalel" is not an input; did you mean ${meant('max-parallel')}?`,
      `"vault" is not an input; did you mean ${meant('vault-id')}, ${meant('vault-name')} or ${meant('vault-tag')}?`,
    ]);
    const ignored = { inputs: { 'dry-run': 'true' }, env: { INPUT_X: '1', INPUT_: '' } };
    const { played: other } = await run({ host, scenario: 'single', ...ignored });
    expect(other.log).toMatch(
      /(::warning title=Unknown input::|##vso\[task.logissue type=warning;\].*)"x" is not an input/,
    );
  });
});

describe('on azure-pipelines', () => {
  it.concurrent('the agent gives every declared input its default, or an empty text', () => {
    const { env } = simulator.azurePipelinesEnvironment();
    expect(env).toMatchObject({ INPUT_TIMEOUT: '160', INPUT_DRYRUN: 'false', INPUT_ENVIRONMENT: 'AzureCloud' });
    expect(simulator.azurePipelinesEnvironment({ hostNames: 'production' }).env).toHaveProperty(
      'INPUT_ARMENDPOINT',
      '',
    );
    expect(env).not.toHaveProperty('INPUT_TENANTID');
    return Promise.resolve();
  });
});

describe('on the console', () => {
  it.concurrent('what is no input is reported with what is near, and all else that is wrong', async () => {
    const args = ['--vault', 'v', 'stray', '--dry-runs', '--dry-run=perhaps', '--timeout', '0', '--output=xml', '--vm'];
    const { problems } = await refused({ host: 'console', args });
    expect(problems).toEqual([
      '"--vault" is not an input; did you mean --vault-id, --vault-name or --vault-tag?',
      '"stray" is not an input',
      '"--dry-runs" is not an input; did you mean --dry-run?',
      '--vm: needs a value',
      '--output: "xml" is not one of text, json',
      '--dry-run: "perhaps" is not true or false',
      expect.stringMatching(/^--timeout: "0" is not a number of minutes above 0/),
    ]);
  });

  it.concurrent('without a folder for reports nothing is written, whether it runs or not', async () => {
    const wrong = await play(simulator, { host: 'console', reportFolder: false, inputs: none });
    expect(readdirSync(wrong.workDirectory).sort()).toEqual(['output.txt', 'summary.md', 'temp']);
    expect(readdirSync(join(wrong.workDirectory, 'temp'))).toEqual([]);
    expect(wrong.exitCode).toBe(1);
    expect(wrong.log).toContain('--vault-id: is required');
    expect(wrong.log).not.toMatch(/\b0\b/);
    const args = ['--output', 'json', '--dry-run'];
    const machine = await withSimulator({ scenario: 'single' }, async (own) => {
      const played = await play(own, { host: 'console', reportFolder: false, args });
      expect(readdirSync(played.workDirectory).sort()).toEqual(['output.txt', 'summary.md', 'temp']);
      return played;
    });
    expect(JSON.parse(machine.stdout)).toMatchObject({ report: 'asr-autoupdate', conclusion: 'planned' });
    expect(machine.stderr).toContain('Dry run: 1 of 1 mapping would change');
  });

  it.concurrent.each([['--help'], ['-h'], ['--version']])('%s answers without a run', async (flag) => {
    const asked = await play(simulator, { host: 'console', reportFolder: false, inputs: none, args: [flag] });
    expect(asked).toMatchObject({ exitCode: 0, stderr: '' });
    if (flag === '--version') expect(asked.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    else expectGolden('help.console', asked.stdout.replace(/^asr-autoupdate \S+:/, 'asr-autoupdate <version>:'));
  });

  it.concurrent('flags go before variables, one alone means true, one given twice is a list', async () => {
    const { report } = await run({
      host: 'console',
      scenario: 'two-subscriptions',
      inputs: { action: 'nonsense', 'vault-id': undefined },
      args: ['--action', 'enabled', ...[1, 2].flatMap((n) => ['--vault-id', vault(`vault-${n}`)]), '--dry-run'],
    });
    expect(report).toMatchObject({ conclusion: 'failed', inputs: { dryRun: true, action: 'Enabled' } });
    expect(report).toMatchObject({ inputs: { vaultIds: [vault('vault-1'), vault('vault-2')] } });
  });
});
