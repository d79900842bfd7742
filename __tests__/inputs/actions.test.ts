import { ACCOUNT, GUID, good, hosts, named, problemsOf, read, settingsOf, VAULT, type Written } from './reading';

const taskOf = (changes: Written) => settingsOf('github', { 'automation-account-id': undefined, ...changes }).task;
const noticesOf = (changes: Written): readonly string[] => {
  const result = read('github', { ...good, ...changes });
  if (!result.ok) throw new Error(result.problems.join('\n'));
  return result.notices;
};
const scoped: Written = { 'vault-id': undefined, scope: '*' };

describe('each action', () => {
  const target = { kind: 'vaults', vaults: [{ id: VAULT }] };

  it('Audit has the defaults of the contract', () => {
    expect(taskOf({ action: 'Audit' })).toMatchObject({
      action: 'Audit',
      target,
      automationAccountIds: [],
      failOn: 'error',
      expiryDays: 60,
      deep: false,
      formats: ['json', 'csv', 'html'],
      issue: undefined,
    });
    expect(taskOf({ action: 'audit', 'automation-account-id': ACCOUNT })).toMatchObject({
      automationAccountIds: [ACCOUNT],
    });
  });

  it('UpdateAgents has the defaults of the contract', () => {
    expect(taskOf({ action: 'UpdateAgents' })).toMatchObject({
      action: 'UpdateAgents',
      target,
      vms: [],
      maxParallel: 20,
      maxFailures: undefined,
      maxWritesPerMinute: 200,
      dryRun: false,
    });
    const chosen = { vm: 'web-*, db-1\nweb-*', 'max-parallel': '5', 'max-failures': '1' };
    expect(taskOf({ action: 'UpdateAgents', ...chosen })).toMatchObject({
      vms: ['web-*', 'db-1'],
      maxParallel: 5,
      maxFailures: 1,
    });
  });

  it('Discover has the defaults of the contract', () => {
    expect(taskOf({ action: 'Discover', ...scoped })).toMatchObject({
      target: { kind: 'scope', scope: { kind: 'all' }, names: [], tags: [], includeEmpty: false, allowEmpty: false },
      shards: 20,
    });
  });

  it.each(hosts)('Merge needs reports and no sign-in on %s', (host) => {
    const result = read(host, { action: 'Merge', reports: 'reports/**/*.json' });
    expect(result).toMatchObject({ ok: true, settings: { task: { action: 'Merge', reports: ['reports/**/*.json'] } } });
    expect(read(host, { action: 'Merge' })).toMatchObject({
      ok: false,
      problems: [`${named(host, 'reports')}: is required: paths of the reports, such as reports/**/*.json`],
    });
  });

  it('ignores with a notice what it does not use, and is silent about defaults', () => {
    expect(noticesOf({ action: 'Audit', 'dry-run': 'true', shards: '20', 'max-failures': ' ' })).toEqual([
      'dry-run is ignored: it is not used when action is Audit',
    ]);
    expect(noticesOf({ 'fail-on': 'nonsense', 'report-formats': 'json,csv,html', 'dry-run': 'False' })).toEqual([
      'fail-on is ignored: it is not used when action is Enabled',
    ]);
    expect(noticesOf({ 'vault-name': 'x*', 'allow-empty': 'true', 'include-empty': 'false' })).toEqual([
      'vault-name is ignored: it takes effect only with scope',
      'allow-empty is ignored: it takes effect only with scope',
    ]);
    expect(noticesOf({ action: 'Audit', 'fail-on-new': 'true', 'accept-new': 'false' })).toEqual([
      'fail-on-new is ignored: it takes effect only with baseline',
    ]);
    expect(taskOf({ action: 'Audit', baseline: 'b.json', 'fail-on-new': 'true' })).toMatchObject({
      baseline: { path: 'b.json', failOnNew: true, acceptNew: false },
    });
  });
});

describe('a scope', () => {
  it('holds subscriptions and management groups, each once', () => {
    const scope = `${GUID}, /subscriptions/${GUID.toUpperCase()}\n/providers/Microsoft.Management/managementGroups/mg-1`;
    expect(taskOf({ ...scoped, action: 'Disabled', scope })).toMatchObject({
      target: { scope: { kind: 'some', subscriptions: [GUID], managementGroups: ['mg-1'] } },
    });
  });

  it('is narrowed by names and tags', () => {
    const narrowed = { 'vault-name': 'rsv-*, x', 'vault-tag': 'env=prod\nowner = a=b' };
    expect(taskOf({ ...scoped, action: 'Disabled', ...narrowed })).toMatchObject({
      target: {
        names: ['rsv-*', 'x'],
        tags: [
          { key: 'env', value: 'prod' },
          { key: 'owner', value: 'a=b' },
        ],
      },
    });
  });

  it.each([
    ['nonsense', '"nonsense" is not a subscription'],
    [`${GUID},*`, '"*" means all and stands alone'],
    ['/providers/Microsoft.Management/managementGroups/..', 'is not a subscription'],
    [`/subscriptions/${GUID}/resourceGroups/rg`, 'is not a subscription'],
    [',', 'names nothing; write a subscription'],
  ])('%j is refused', (scope, problem) => {
    expect(problemsOf('github', { ...scoped, scope })[0]).toContain(`scope: ${problem}`.replace('scope: is', 'is'));
  });

  it('and vaults cannot be given together', () => {
    expect(problemsOf('github', { scope: '*' })).toEqual([
      'scope: cannot be given together with vault-id; leave one of them out',
    ]);
    expect(problemsOf('azure-pipelines', { 'vault-id': '' })).toEqual([
      'vaultId: is required, unless scope says where to look',
    ]);
  });
});

describe('what is wrong with the inputs of an action', () => {
  it.each<[Written, string]>([
    [{ action: 'Audit', 'expiry-days': '-1' }, 'expiry-days: "-1" is not a whole number from 0 to 3650'],
    [
      { action: 'Audit', 'report-formats': 'json,pdf' },
      'report-formats: "pdf" is not one of json, csv, html, junit, sarif',
    ],
    [{ action: 'Audit', issue: 'true' }, 'github-token: is required with issue, such as the token of the job itself'],
    [{ action: 'Discover', shards: '257' }, 'shards: "257" is not a whole number from 1 to 256'],
    [{ action: 'UpdateAgents', vm: ' , ' }, 'vm: names nothing; write names, or patterns such as web-*'],
    [{ action: 'UpdateAgents', 'max-parallel': '0' }, 'max-parallel: "0" is not a whole number from 1 to 1000'],
    [{ ...scoped, 'vault-tag': 'prod' }, 'vault-tag: "prod" is not key=value, such as env=prod'],
  ])('%j', (changes, problem) => {
    expect(problemsOf('github', changes)).toEqual([problem]);
  });

  it('an issue is possible only on GitHub', () => {
    expect(problemsOf('console', { action: 'Audit', issue: 'true', 'github-token': 'x' })).toEqual([
      '--issue: is possible only on GitHub',
    ]);
  });
});
