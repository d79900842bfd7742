/** The look at the automation account before the first change, by the shipped bundle. */
import { estate, findScenario, type AccountSpec, type RequestRecord, type Scenario } from '../../simulator';
import { defaultAccountId } from '../../simulator/arm/estate';
import type { PlayedHost, PlayOptions } from '../../simulator/play';
import { subscriptionAt } from '../../simulator/scenarios/estate';
import { run, type Run } from './runs';

const COUNT = 4;

const withAccount = (account: Partial<AccountSpec>, more: Partial<Scenario> = {}): Scenario => ({
  ...estate({ mappingsPerVault: COUNT, jobSeconds: [5, 15] }),
  accounts: [{ id: defaultAccountId, ...account }],
  ...more,
});

const check = (scenario: string | Scenario, host: PlayedHost = 'github', inputs: PlayOptions['inputs'] = {}) =>
  run({ scenario, host, inputs, speed: 40 });

const patches = ({ requests }: Run): number => requests.filter(({ kind }) => kind === 'mapping.patch').length;
const ofAutomation = ({ requests }: Run): readonly RequestRecord[] =>
  requests.filter(({ path, kind }) => /microsoft\.automation/i.test(path) || kind === 'roles.list');
/** Ids of the annotations, as the host writes them. */
const told = ({ played }: Run, level: 'error' | 'warning'): string[] =>
  [...played.log.matchAll(/^(?:::(error|warning) title=|##vso\[task\.logissue type=(error|warning);\])(\w+)/gm)]
    .filter(([, one, other]) => (one ?? other) === level)
    .map(([, , , id = '']) => id);

const succeeded = { conclusion: 'succeeded', counts: { selected: COUNT, succeeded: COUNT } };

describe('an account that cannot work is refused, and nothing is written', () => {
  const cases: readonly (readonly [string, string | Scenario, string])[] = [
    ['missing', 'account-missing', 'ASR101'],
    ['without an identity', 'account-without-identity', 'ASR103'],
    ['with an identity that is off', withAccount({ identity: 'None' }), 'ASR103'],
    ['with a user-assigned identity alone', withAccount({ identity: 'UserAssigned' }), 'ASR103'],
  ];
  const onBoth = cases.flatMap(([name, scenario, code]) =>
    (['github', 'azure-pipelines'] as const).map((host) => [name, host, scenario, code] as const),
  );
  it.concurrent.each(onBoth)('%s, on %s', async (_name, host, scenario, code) => {
    const seen = await check(scenario, host);
    expect(patches(seen)).toBe(0);
    const { report } = seen;
    expect(report).toMatchObject({ conclusion: 'failed', changed: false, counts: { 'failed-to-start': COUNT } });
    for (const { outcome, error } of report.mappings) {
      expect([outcome, error?.code]).toEqual(['failed-to-start', code]);
      expect(error?.nextStep).toBeTruthy();
    }
    expect(told(seen, 'error')).toEqual([code]);
  });

  it.concurrent('a dry run says that it would be', async () => {
    const seen = await check('account-without-identity', 'github', { 'dry-run': 'true' });
    expect(seen.report).toMatchObject({ conclusion: 'planned', counts: { selected: COUNT, 'failed-to-start': 0 } });
    expect(patches(seen)).toBe(0);
    expect(told(seen, 'warning')).toEqual(['ASR103']);
    expect(seen.played.summary).toContain('ASR103: Nothing of the vault would be changed');
  });
});

describe('an account that may not work is warned of, and the changes are made', () => {
  const locked = { name: 'vault-1', mappings: COUNT };
  const failing = (kind: 'account.get' | 'roles.list', times?: number): Partial<Scenario> => ({
    faults: [{ name: '500', match: { kind, ...(times && { times }) }, effect: { kind: 'status', status: 500 } }],
  });
  const cases: readonly (readonly [string, Scenario, readonly string[]])[] = [
    ['healthy', withAccount({}), []],
    ['with both kinds of identity', withAccount({ identity: 'SystemAssigned, UserAssigned' }), []],
    ['without a role', withAccount({ roles: [] }), ['ASR104']],
    ['with a narrow role', withAccount({ roles: [{ role: 'Site Recovery Contributor' }] }), ['ASR105']],
    ['in a state that is not Ok', withAccount({ state: 'Suspended' }), ['ASR110']],
    ['not readable', withAccount({ access: 'forbidden' }), ['ASR401']],
    [
      'whose roles are not readable',
      withAccount({}, { vaults: [{ ...locked, forbidden: ['roles.list'] }] }),
      ['ASR405'],
    ],
    ['never answered', withAccount({}, failing('account.get')), ['ASR401']],
    ['whose roles are never answered', withAccount({}, failing('roles.list')), ['ASR405']],
    ['answered at the second try', withAccount({}, failing('account.get', 1)), []],
  ];
  it.concurrent.each(cases)('%s', async (_name, scenario, warnings) => {
    const seen = await check(scenario, 'azure-pipelines');
    expect(seen.report).toMatchObject(succeeded);
    expect(told(seen, 'warning')).toEqual(warnings);
    expect(told(seen, 'error')).toEqual([]);
    for (const id of warnings) expect(seen.played.summary).toContain(`⚠️ ${id}`);
    // Before the first change, or it would be no check.
    const last = Math.max(...ofAutomation(seen).map(({ time }) => time));
    expect(
      Math.min(...seen.requests.filter(({ kind }) => kind === 'mapping.patch').map(({ time }) => time)),
    ).toBeGreaterThan(last);
  });
});

describe('it asks for no more than it must', () => {
  it.concurrent('nothing with skip-account-check, whatever the account is', async () => {
    const seen = await check('account-missing', 'github', { 'skip-account-check': 'true' });
    expect(seen.report).toMatchObject(succeeded);
    expect(ofAutomation(seen)).toEqual([]);
  });

  it.concurrent('nothing if there is nothing to change', async () => {
    const scenario: Scenario = {
      ...findScenario('nothing-to-do'),
      accounts: [{ id: defaultAccountId, access: 'missing' }],
    };
    const seen = await check(scenario);
    expect(seen.report).toMatchObject({ conclusion: 'unchanged' });
    expect(ofAutomation(seen)).toEqual([]);
  });

  it.concurrent('nothing to disable', async () => {
    const vaults = [{ name: 'vault-1', mappings: COUNT, each: { status: 'Enabled' as const } }];
    const inputs = { action: 'Disabled', 'automation-account-id': undefined };
    const seen = await check(withAccount({ access: 'missing' }, { vaults }), 'github', inputs);
    expect(seen.report).toMatchObject(succeeded);
    expect(ofAutomation(seen)).toEqual([]);
  });

  it.concurrent('the account once, its roles once for each vault', async () => {
    const scenario = {
      ...estate({ vaults: 3, mappingsPerVault: 2, jobSeconds: 5 }),
      accounts: [{ id: defaultAccountId }],
    };
    const seen = await check(scenario);
    expect(seen.report).toMatchObject({ conclusion: 'succeeded', counts: { selected: 6, succeeded: 6 } });
    expect(seen.counters.byKind).toMatchObject({ 'account.get': 1, 'roles.list': 3 });
    expect(ofAutomation(seen)).toHaveLength(4);
  });
});

describe('an account for each subscription', () => {
  const inSubscription = (index: number): string =>
    defaultAccountId.replace(/^\/subscriptions\/[^/]+/, `/subscriptions/${subscriptionAt(index)}`);
  const two = (accounts: readonly string[], specs: readonly AccountSpec[]): Scenario => ({
    ...estate({ vaults: 3, subscriptions: 3, mappingsPerVault: 2, jobSeconds: 5 }),
    accounts: specs,
    inputs: { 'automation-account-id': accounts.join('\n') },
  });

  it.concurrent('each vault gets its own; one without any is refused, and the others are changed', async () => {
    const ids = [inSubscription(0), inSubscription(1)];
    const seen = await check(
      two(
        ids,
        ids.map((id) => ({ id })),
      ),
    );
    expect(seen.report).toMatchObject({
      conclusion: 'failed',
      counts: { selected: 6, succeeded: 4, 'failed-to-start': 2 },
    });
    expect(told(seen, 'error')).toEqual(['NoAccount']);
    const used = seen.state.vaults.map(({ mappings }) => [...new Set(mappings.map(({ account }) => account))]);
    expect(used).toEqual([[ids[0]], [ids[1]], [null]]);
  });

  it.concurrent('a bad one is refused for its vaults alone', async () => {
    const ids = [0, 1, 2].map(inSubscription);
    const specs = ids.map((id, index): AccountSpec => (index === 1 ? { id, access: 'missing' } : { id }));
    const seen = await check(two(ids, specs));
    expect(seen.report).toMatchObject({
      conclusion: 'failed',
      counts: { selected: 6, succeeded: 4, 'failed-to-start': 2 },
    });
    expect(told(seen, 'error')).toEqual(['ASR101']);
  });
});
