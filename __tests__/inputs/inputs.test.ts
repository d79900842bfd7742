import { GUID, VAULT, ACCOUNT, changeOf, good, hosts, named, problemsOf, read, settingsOf } from './reading';

describe.each(hosts)('on %s', (host) => {
  const name = (github: string): string => named(host, github);

  it('a good set of inputs makes settings with the defaults of the contract', () => {
    const read = changeOf(host);
    expect(read).toMatchObject({
      vaults: [{ id: VAULT, subscriptionId: GUID, resourceGroup: 'rg', name: 'v1' }],
      action: 'Enabled',
      automationAccountIds: [ACCOUNT],
      dryRun: false,
      failOnDrift: false,
      force: false,
      timeoutMs: 160 * 60_000,
      maxWritesPerMinute: 200,
      cloud: {
        name: 'AzureCloud',
        authorityHost: 'https://login.microsoftonline.com',
        armEndpoint: 'https://management.azure.com',
        scope: 'https://management.azure.com/.default',
        audience: 'api://AzureADTokenExchange',
      },
    });
    expect(read.tenantId).toBe(host === 'azure-pipelines' ? undefined : GUID);
    expect(read.serviceConnection).toBe(host === 'azure-pipelines' ? 'connection' : undefined);
  });

  it('names everything that is wrong at once, as its user writes it', () => {
    const problems = problemsOf(host, {
      'vault-id': 'nonsense',
      action: 'On',
      'automation-account-id': 'nonsense',
      timeout: '0',
      'dry-run': 'yes',
      'fail-on-drift': '1',
      force: 'on',
      'max-writes-per-minute': '1201',
      environment: 'Mars',
      'arm-endpoint': 'http://x',
      'authority-host': 'x',
    });
    const names = [
      'vault-id',
      'action',
      'automation-account-id',
      'dry-run',
      'fail-on-drift',
      'force',
      'timeout',
      'max-writes-per-minute',
      'environment',
      'arm-endpoint',
      'authority-host',
    ];
    expect(problems.map((problem) => problem.slice(0, problem.indexOf(':')))).toEqual(names.map(name));
  });

  it('names what is required', () => {
    const result = read(host, {});
    const required = result.ok ? [] : result.problems.map((problem) => problem.split(': ')[0]);
    const everywhere = [name('vault-id'), name('action')];
    const more = { github: ['tenant-id', 'client-id'], 'azure-pipelines': ['azureSubscription'], console: [] }[host];
    expect(required).toEqual([...everywhere, ...more]);
  });

  it('needs an automation account to enable', () => {
    for (const nothing of ['', ' ', undefined]) {
      expect(problemsOf(host, { 'automation-account-id': nothing })).toEqual([
        `${name('automation-account-id')}: is required when action is Enabled; write an id of the form /subscriptions/{guid}/resourceGroups/{group}/providers/Microsoft.Automation/automationAccounts/{name}`.replace(
          'when action',
          `when ${name('action')}`,
        ),
      ]);
    }
  });

  it('does not need one to disable, and says that it ignores one', () => {
    const [without, ignored] = [undefined, ACCOUNT].map((account) =>
      read(host, { ...good, action: 'Disabled', 'automation-account-id': account }),
    );
    expect(without).toMatchObject({
      ok: true,
      notices: [],
      settings: { task: { action: 'Disabled', automationAccountIds: [] } },
    });
    expect(ignored).toMatchObject({
      ok: true,
      notices: [`${name('automation-account-id')} is ignored: it is not used when ${name('action')} is Disabled`],
      settings: { task: { action: 'Disabled', automationAccountIds: [] } },
    });
  });

  it('does not even look at the form of an account that it ignores', () => {
    const result = read(host, { ...good, action: 'Disabled', 'automation-account-id': 'nonsense' });
    expect(result).toMatchObject({ ok: true });
    expect(result.ok && result.notices).toHaveLength(1);
  });

  it('says that drift does not matter without a dry run', () => {
    expect(read(host, { ...good, 'fail-on-drift': 'true' })).toMatchObject({
      ok: true,
      settings: { task: { failOnDrift: false } },
      notices: [`${name('fail-on-drift')} is ignored: it takes effect only with ${name('dry-run')}`],
    });
    expect(read(host, { ...good, 'fail-on-drift': 'true', 'dry-run': 'true' })).toMatchObject({
      settings: { task: { failOnDrift: true, dryRun: true } },
      notices: [],
    });
  });

  it('takes what was left empty for left out', () => {
    const empty = { timeout: '', force: '  ', 'max-writes-per-minute': '\n', environment: undefined };
    expect(settingsOf(host, empty)).toEqual(settingsOf(host));
  });
});

describe('choices', () => {
  it.each(['Disabled', 'disabled', 'DISABLED', ' Disabled '])('action %j', (action) => {
    expect(changeOf('github', { action })).toMatchObject({ action: 'Disabled', automationAccountIds: [] });
  });

  it('are named when none of them was written', () => {
    expect(problemsOf('github', { action: 'Enable' })).toEqual([
      'action: "Enable" is not one of Enabled, Disabled, Audit, UpdateAgents, Repair, Discover, Merge',
    ]);
    expect(problemsOf('console', { action: '' })[0]).toBe(
      '--action: is required: one of Enabled, Disabled, Audit, UpdateAgents, Repair, Discover, Merge',
    );
    expect(problemsOf('azure-pipelines', { environment: 'AzureGermany' })).toEqual([
      'environment: "AzureGermany" is not one of AzureCloud, AzureUSGovernment, AzureChinaCloud',
    ]);
  });
});

describe('booleans', () => {
  it.each([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
    [' true ', true],
  ])('%j is %s', (written, value) => {
    expect(changeOf('github', { force: written }).force).toBe(value);
  });

  it.each(['yes', 'no', 'on', 'off', '1', '0', 'tRUE', 'truE', 'y', 'null', '~', '"true"', 'true,'])(
    '%j is none',
    (written) => {
      expect(problemsOf('github', { force: written })).toEqual([
        `force: ${JSON.stringify(written)} is not true or false`,
      ]);
    },
  );
});

describe('numbers', () => {
  it.each([
    ['1', 60_000],
    ['0.5', 30_000],
    ['.5', 30_000],
    ['160.', 9_600_000],
    ['+2', 120_000],
    ['007', 420_000],
    ['100000', 6_000_000_000],
  ])('timeout %j is %d ms', (timeout, timeoutMs) => {
    expect(settingsOf('github', { timeout }).timeoutMs).toBe(timeoutMs);
  });

  it.each([
    '0',
    '0.0',
    '-1',
    '1e3',
    '0x10',
    'Infinity',
    'NaN',
    '1,5',
    '1 2',
    '1_000',
    '٣',
    '5m',
    '.',
    '+',
    '9'.repeat(310),
    '9'.repeat(306),
  ])('timeout %j is refused', (timeout) => {
    const [problem = ''] = problemsOf('github', { timeout });
    expect(problem).toMatch(/^timeout: ".*" is not a number of minutes above 0, such as 160 or 0\.5$/);
  });

  it.each([
    ['1', 1],
    ['200', 200],
    ['1200', 1200],
    [' 60 ', 60],
  ])('max-writes-per-minute %j is %d', (written, value) => {
    expect(changeOf('github', { 'max-writes-per-minute': written }).maxWritesPerMinute).toBe(value);
  });

  it.each(['0', '1201', '-5', '1.5', '1e2', '200 ', '２００', 'many', '0x10'].filter((one) => one !== '200 '))(
    'max-writes-per-minute %j is refused',
    (written) => {
      expect(problemsOf('github', { 'max-writes-per-minute': written })).toEqual([
        `max-writes-per-minute: ${JSON.stringify(written)} is not a whole number from 1 to 1200`,
      ]);
    },
  );
});

describe('what is no input at all', () => {
  it('is named with everything else', () => {
    const result = read('console', { ...good, timeout: 'x' }, ['--vault', '--frobnicate']);
    expect(result.ok ? [] : result.problems.map((problem) => problem.split(/ is|:/)[0])).toEqual([
      '"--vault"',
      '"--frobnicate"',
      '--timeout',
    ]);
  });
});
