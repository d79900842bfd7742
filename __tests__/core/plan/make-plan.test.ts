import { whyNoUndo } from '../../../src/core/repair/summary';
import { catalogue } from '../../../src/core/audit/catalogue';
import type { AccountFacts, AuditFacts } from '../../../src/core/audit/facts';
import { makeRows } from '../../../src/core/audit/make-rows';
import { healedBy, linesOf } from '../../../src/core/plan/lines';
import { planOverview, type PlanOverview } from '../../../src/core/plan/overview';
import { makePlan, type Plan } from '../../../src/core/plan/make-plan';
import { IdMap } from '../../../src/core/values/id-map';
import type { Mapping } from '../../../src/core/values/model';
import type { ReplicatedItem, Schedule } from '../../../src/core/values/resources';
import { cases } from '../audit/cases';
import {
  ACCOUNT,
  DAY,
  NOW,
  account,
  accountId,
  factsOf,
  hash,
  held,
  inVault,
  item,
  itself,
  known,
  mapping,
  options,
  roleOn,
  schedule,
  setting,
  unknown,
  vault,
  vaultNamed,
} from '../audit/values';

const planOf = (facts: AuditFacts, wantedAccountIds: readonly string[] = []): Plan =>
  makePlan(makeRows(facts, { ...options, wantedAccountIds }), { wantedAccountIds, hash });
const overviewOf = (facts: AuditFacts, wantedAccountIds: readonly string[] = []): PlanOverview =>
  planOverview(makeRows(facts, { ...options, wantedAccountIds }), { wantedAccountIds, hash, now: options.now });
const kinds = (plan: Plan): string[] => plan.steps.map(({ kind, name }) => `${kind} ${name}`);
const titleOf = (id: string): string | undefined => catalogue.get(id)?.title;

const disabled = { ...setting, status: 'Disabled', automationAccountId: undefined };

test('has nothing to do where nothing is found', () => {
  const plan = planOf(factsOf());
  expect(plan).toEqual({ steps: [], open: 0, heldBack: 0 });
  expect(overviewOf(factsOf()).headline).toBe('Nothing to do');
});

test('puts identity, role, setting and schedule in this order, each after those that it depends on', () => {
  const facts = factsOf(
    [inVault({ mappings: known([mapping({ autoUpdate: { ...setting, authenticationType: 'RunAsAccount' } })]) })],
    [
      account({
        account: itself({ principalId: undefined }),
        schedules: new IdMap([['nightly', schedule({ enabled: false })]]),
      }),
    ],
  );
  const plan = planOf(facts, [ACCOUNT]);
  expect(kinds(plan)).toEqual(['identity account', 'roles vault', 'settings weu-neu', 'schedules Nightly']);
  const ids = plan.steps.map(({ id }) => id);
  expect(plan.steps.map(({ after }) => after.map((id) => ids.indexOf(id)))).toEqual([[], [0], [0, 1], [0, 1, 2]]);
  expect(plan.steps.every(({ agents }) => agents.length === 1)).toBe(true);
  expect(plan.heldBack).toBe(1);
});

test('gives a step the same id in every run, and another one where target or wanted value differ', () => {
  const off = factsOf([inVault({ mappings: known([mapping({ autoUpdate: disabled })]) })], [account()]);
  const [first] = planOf(off, [ACCOUNT]).steps;
  expect(first?.id).toMatch(/^[0-9a-f]{12}$/);
  expect(planOf(off, [ACCOUNT.toUpperCase()]).steps[0]?.id).toBe(first?.id);
  expect(planOf(off, [accountId('other')]).steps.find(({ kind }) => kind === 'settings')?.id).not.toBe(first?.id);
});

test('uses the one account that the vault already has, and leaves the choice between two to a person', () => {
  const two = (accounts: readonly string[]): AuditFacts =>
    factsOf(
      [
        inVault({
          mappings: known([
            mapping({ autoUpdate: disabled }, vault, 'off'),
            ...accounts.map((id, n) =>
              mapping({ autoUpdate: { ...setting, automationAccountId: id } }, vault, `on-${n}`),
            ),
          ]),
          items: known([]),
        }),
      ],
      accounts.map((id) => account({ id, account: itself({ id }) })),
    );
  const one = planOf(two([ACCOUNT])).steps.find(({ name }) => name === 'off');
  expect([one?.kind, one?.accountId]).toEqual(['settings', ACCOUNT]);
  const both = planOf(two([ACCOUNT, accountId('second')])).steps.find(({ findings }) =>
    findings[0]?.startsWith('ASR001'),
  );
  expect(both?.kind).toBe('person');
});

test('leaves an account behind that no mapping uses any more', () => {
  const old = accountId('old');
  const facts = factsOf(
    [inVault({ mappings: known([mapping({ autoUpdate: { ...setting, automationAccountId: old } })]) })],
    [account(), account({ id: old, account: itself({ id: old, principalId: undefined }) })],
  );
  const plan = planOf(facts, [ACCOUNT]);
  expect(kinds(plan)).toEqual(['settings weu-neu']);
  expect(plan.steps[0]?.findings.some((key) => key.startsWith('ASR103'))).toBe(true);
});

test('leaves a schedule behind with the account that a mapping leaves, and does not switch it on there', () => {
  const old = accountId('old');
  const facts = (schedules: Partial<Schedule>): AuditFacts =>
    factsOf(
      [inVault({ mappings: known([mapping({ autoUpdate: { ...setting, automationAccountId: old } })]) })],
      [
        account(),
        account({ id: old, account: itself({ id: old }), schedules: new IdMap([['nightly', schedule(schedules)]]) }),
      ],
    );
  const plans = [{ enabled: false }, { nextRun: undefined }, { interval: 2 }].map((one) =>
    planOf(facts(one), [ACCOUNT]),
  );
  expect(plans.map(kinds)).toEqual(plans.map(() => ['settings weu-neu']));
  expect(plans.map(({ steps }) => steps[0]?.findings.map((key) => key.slice(0, 6)))).toEqual([
    ['ASR002', 'ASR009'],
    ['ASR002', 'ASR010'],
    ['ASR002', 'ASR015'],
  ]);
});

test.each<[string, Partial<ReplicatedItem>, readonly string[]]>([
  ['cannot be updated now', { upgradeable: false }, ['ASR204', 'ASR203']],
  ['must be reinstalled', { reinstallRequired: true }, ['ASR209', 'ASR203']],
  ['needs a certificate first', { certificateUpdateRequired: true }, ['ASR207', 'ASR203']],
  ['is on a VM that is not protected', { protectionState: 'UnprotectedStatesBegin' }, ['ASR210', 'ASR203']],
])('leaves the update of an agent to a person where it %s', (_what, changes, ids) => {
  const rows = makeRows(factsOf([inVault({ items: known([item({ updateAvailable: true, ...changes })]) })]), options);
  for (const updatesAgents of [true, false]) {
    const { steps } = makePlan(rows, { hash, updatesAgents });
    expect(steps.map(({ kind, findings }) => [kind, ...findings.map((key) => key.slice(0, 6))])).toEqual([
      ['person', ...ids],
    ]);
  }
});

test('counts a VM as healed only if all of its steps are listed', () => {
  const off = mapping({ autoUpdate: disabled });
  const expired = item({ agentExpiry: NOW - DAY }, vault, 'vm-2');
  const facts = factsOf([inVault({ mappings: known([off]), items: known([item(), expired]) })], [account()]);
  const plan = planOf(facts, [ACCOUNT]);
  const lines = linesOf(plan, titleOf);
  expect(lines.map(({ title, agents }) => [title, agents])).toEqual([
    ['Switch on automatic update of weu-neu with account', 2],
    ['Update the agent of vm-2', 1],
  ]);
  expect(healedBy(plan, lines.slice(0, 1)).size).toBe(1);
  const { headline, lines: told } = overviewOf(facts, [ACCOUNT]);
  expect(headline).toBe('2 steps heal 2 of 2 VMs');
  expect(told.map(({ who, toCopy }) => [who, toCopy])).toEqual([
    ['this tool', [{ command: `action: Enabled\nvault-id: ${vault.id}\nautomation-account-id: ${ACCOUNT}` }]],
    ['this tool', [{ command: `action: UpdateAgents\nvault-id: ${vault.id}\nvm: vm-2` }]],
  ]);
});

test('says steps of one kind over many targets in one line', () => {
  const vaults = ['one', 'two', 'three'].map((name) => vaultNamed(name));
  const facts = factsOf(
    vaults.map((of) => inVault({}, of)),
    [account({ roles: new IdMap(vaults.map((of) => [of.id.toLowerCase(), held()])) })],
  );
  const plan = planOf(facts);
  expect(linesOf(plan, titleOf).map(({ title, agents }) => `${title}: ${agents}`)).toEqual([
    'Contributor for 1 account on 3 vaults: 3',
  ]);
  expect(new Set(plan.steps.map(({ id }) => id)).size).toBe(3);
});

test('undoes what it does, to the value before', () => {
  const facts = factsOf(
    [inVault({ mappings: known([mapping({ autoUpdate: disabled })]) })],
    [account({ roles: roleOn(vault.id) })],
  );
  const [step] = planOf(facts, [ACCOUNT]).steps;
  expect(step?.undo).toBe(
    `az rest --method patch --url '${mapping().id}?api-version=2023-06-01' --body '{"properties":{"providerSpecificInput":{"instanceType":"A2A","agentAutoUpdateStatus":"Disabled"}}}'`,
  );
});

test.each<[string, Partial<typeof setting>, string, boolean]>([
  ['another account', { automationAccountId: accountId('old') }, 'Switch on automatic update of weu-neu', true],
  ['Run As, which cannot be set any more', { authenticationType: 'RunAsAccount' }, 'Switch on automatic update', false],
])('undoes a setting as far as it can be set again: %s', (_what, autoUpdate, title, isUndone) => {
  const accounts = [account(), account({ id: accountId('old') })];
  const on = mapping({ autoUpdate: { ...setting, ...autoUpdate } });
  const step = planOf(factsOf([inVault({ mappings: known([on]) })], accounts), [ACCOUNT]).steps.find(
    ({ kind }) => kind === 'settings',
  );
  expect(step?.title).toContain(title);
  expect(step?.undo?.includes(accountId('old')) === true && step.undo.includes('SystemAssignedIdentity')).toBe(
    isUndone,
  );
  expect(step?.undo === undefined).toBe(!isUndone);
});

test('says of a setting that reads as wanted that it is sent again, and that there is nothing to undo', () => {
  const ill = mapping({ healthErrors: [{ code: '1', message: 'Ill.', possibleCauses: '', recommendedAction: '' }] });
  const plan = planOf(factsOf([inVault({ mappings: known([ill]) })], [account()]), [ACCOUNT]);
  const [step] = plan.steps;
  expect([step?.title, step?.undo]).toEqual(['Send the setting of weu-neu again, with account', undefined]);
  expect(step && whyNoUndo(step)).toBe('nothing to undo');
  expect(whyNoUndo({ kind: 'agents', before: '9.1', wanted: 'newest version' })).toBe('cannot be undone');
});

test('undoes an identity without removing those that the user assigned', () => {
  const userAssigned = [
    '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/u',
  ];
  const undoOf = (assigned: readonly string[]): string | undefined =>
    planOf(factsOf(undefined, [account({ account: itself({ principalId: undefined, userAssigned: assigned }) })]))
      .steps[0]?.undo;
  const patch = `az rest --method patch --url '${ACCOUNT}?api-version=2023-11-01' --body`;
  expect(undoOf([])).toBe(`${patch} '{"identity":{"type":"None"}}'`);
  expect(undoOf(userAssigned)).toBe(
    `${patch} '{"identity":{"type":"UserAssigned","userAssignedIdentities":{"${userAssigned[0]}":{}}}}'`,
  );
});

test.each([
  ['does not exist', 'ASR101', account({ account: known('missing') })],
  ['could not be read', 'ASR401', account({ account: unknown })],
])('leaves a mapping to a person where its account %s', (_what, id, facts) => {
  const off = factsOf([inVault({ mappings: known([mapping({ autoUpdate: disabled })]) })], [facts]);
  const { steps } = planOf(off, [ACCOUNT]);
  const [person, setting] = ['person', 'settings'].map((kind) => steps.find((step) => step.kind === kind));
  expect(person?.findings[0]).toMatch(id);
  expect(setting?.after).toEqual([person?.id]);
});

test('chooses the account that gets an identity by the same plan, where a vault uses no valid one', () => {
  const noIdentity = (name: string): AccountFacts =>
    account({ id: accountId(name), account: itself({ id: accountId(name), principalId: undefined }) });
  const on = (name: string): Mapping =>
    mapping({ autoUpdate: { ...setting, automationAccountId: accountId(name) } }, vault, name);
  const runAs = { ...setting, automationAccountId: accountId('b'), authenticationType: 'RunAsAccount' };
  const facts = (...mappings: readonly Mapping[]): AuditFacts =>
    factsOf([inVault({ mappings: known(mappings) })], [noIdentity('a'), noIdentity('b')]);
  const accountOf = (plan: Plan): string | undefined => plan.steps.find(({ kind }) => kind === 'settings')?.accountId;
  const wrong = mapping({ autoUpdate: runAs }, vault, 'wrong');
  expect(accountOf(planOf(facts(on('a'), wrong)))).toBe(accountId('a'));
  expect(accountOf(planOf(facts(on('a'), on('b'), wrong)))).toBeUndefined();
});

test.each(Object.entries(cases))(
  'has a step for every cause of %s that counts',
  (_id, { facts, wantedAccountIds = [] }) => {
    const rows = makeRows(facts, { ...options, wantedAccountIds });
    const healed = new Set(planOf(facts, wantedAccountIds).steps.flatMap(({ findings }) => findings));
    const left = rows.findings.filter(
      ({ severity, causedBy, key }) => severity !== 'note' && causedBy.length === 0 && !healed.has(key),
    );
    expect(left).toEqual([]);
  },
);
