import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findingsMarkdown } from '../../../scripts/findings';
import { anchorOf, catalogue } from '../../../src/core/audit/catalogue';
import type { AuditFacts } from '../../../src/core/audit/facts';
import type { Finding } from '../../../src/core/audit/findings';
import type { HealthError } from '../../../src/core/values/model';
import { judge } from '../../../src/core/audit/judge';
import { judgeVault } from '../../../src/core/audit/judge-vault';
import { stepsOf, stepsText, type Step } from '../../../src/core/audit/steps';
import { shellWord } from '../../../src/core/render/shell';
import { cases } from './cases';
import {
  ACCOUNT,
  DAY,
  NOW,
  OWNER,
  PRINCIPAL,
  account,
  accountId,
  factsOf,
  held,
  inVault,
  item,
  itself,
  job,
  known,
  mapping,
  options,
  reportOf,
  roleOn,
  schedule,
  setting,
  unknown,
  usage,
  vault,
  vaultNamed,
  withAccount,
  withItem,
  withMapping,
} from './values';
import { IdMap } from '../../../src/core/values/id-map';
import type { Known } from '../../../src/core/values/resources';

const idsOf = (facts: AuditFacts, wantedAccountIds: readonly string[] = []): string[] =>
  judge(facts, { ...options, wantedAccountIds }).map(({ id }) => id);

const only = (facts: AuditFacts, id: string): Finding => {
  const [found, ...others] = judge(facts, options).filter((one) => one.id === id);
  if (found === undefined || others.length > 0) throw new Error(`${others.length + 1} findings ${id}`);
  return found;
};

/** Something that the reader would have to fill in. */
const PLACEHOLDER = /\b[A-Z]{2,}(?:_[A-Z]+)+\b|<[^>]+>|(?<!\$)\{[a-z-]+\}|\b(?:your|undefined|null)\b|\.\.\.|…/i;

const isAccountKnown = ({ vaults }: AuditFacts): boolean =>
  vaults.some(
    ({ mappings }) => mappings.known && mappings.value.some(({ autoUpdate }) => autoUpdate?.automationAccountId),
  );

describe('the table of findings', () => {
  it('finds nothing in a healthy estate, with and without a wanted account', () => {
    expect(judge(factsOf(), options)).toEqual([]);
    expect(judge(factsOf(), { ...options, wantedAccountIds: [ACCOUNT.toUpperCase()] })).toEqual([]);
  });

  it.each(Object.entries(cases))('%s is found in what is reported, and nothing else is', (_id, one) => {
    expect(idsOf(one.facts, one.wantedAccountIds)).toEqual(one.finds);
  });

  it('has a case for each row, and each case finds its row', () => {
    expect(Object.keys(cases).sort()).toEqual([...catalogue.keys()]);
    for (const [id, { finds }] of Object.entries(cases)) expect(finds).toContain(id);
  });

  it('tells each finding in full', () => {
    for (const { facts, wantedAccountIds = [] } of Object.values(cases)) {
      for (const found of judge(facts, { ...options, wantedAccountIds })) {
        expect(found.severity).toBe(catalogue.get(found.id)?.severity);
        expect(found.message).toMatch(/^\S.*\S$/);
        expect(found.cause.length).toBeGreaterThan(5);
        expect(stepsText(found.remedy).replace(isAccountKnown(facts) ? '' : 'ACCOUNT_ID', 'it')).not.toMatch(
          PLACEHOLDER,
        );
        expect(found.remedy.length).toBeGreaterThan(0);
        if (found.id !== 'ASR306') expect(found.resource).toMatch(/^\/subscriptions\//);
      }
    }
  });

  it('is explained in docs/findings.md, where the anchors lead', () => {
    const page = readFileSync(join(__dirname, '../../../docs/findings.md'), 'utf8');
    const headings = [...page.matchAll(/^### (\S+)$/gm)].map(
      ([, heading]) => `docs/findings.md#${heading?.toLowerCase()}`,
    );
    expect(headings.sort()).toEqual([...catalogue.keys()].map(anchorOf));
    const words = (text: string): string => text.replace(/\W+/g, ' ').trim();
    expect(words(page)).toBe(words(findingsMarkdown()));
  });
});

describe('findings of mappings', () => {
  it('looks at nothing but Azure to Azure', () => {
    const hyperV = mapping({ provider: undefined, autoUpdate: undefined }, vault, 'other');
    expect(judge(factsOf([inVault({ mappings: known([mapping(), hyperV]) })]), options)).toEqual([]);
    const both = factsOf([
      inVault({ items: known([item(), item({ provider: 'InMage', agentExpiry: NOW }, vault, 'b')]) }),
    ]);
    expect(judge(both, options)).toEqual([]);
  });

  it("keeps the service's words of a health error, all of one kind in one finding", () => {
    const errors = [
      { code: '1', message: 'First.', possibleCauses: 'Cause', recommendedAction: 'Do this.' },
      { code: '', message: 'Second.', possibleCauses: '', recommendedAction: '' },
    ];
    const found = only(withMapping({ healthErrors: errors }), 'ASR004');
    expect(found.message).toBe('The mapping weu-neu has a health error: 1: First.; Second.');
    expect(found.cause).toMatch(/ Cause\. The service recommends: Do this\.$/);
  });

  it('says of Run As that it cannot be repaired, and what does it instead', () => {
    const found = only(cases['ASR012']?.facts ?? factsOf(), 'ASR012');
    expect(stepsText(found.remedy)).toContain(`\`action: Enabled\` and \`automation-account-id: ${ACCOUNT}\``);
    expect(stepsText(found.remedy)).toMatch(/^Do not select Repair: it created/);
  });

  describe('by the category of a health error', () => {
    const said: HealthError = {
      code: '1',
      message: 'Autre langue.',
      possibleCauses: '',
      recommendedAction: '',
      level: 'Error',
    };
    const ofMapping = (error: Partial<HealthError>): AuditFacts =>
      withMapping({ healthErrors: [{ ...said, ...error }] });
    const ofItem = (error: Partial<HealthError>): AuditFacts => withItem({ healthErrors: [{ ...said, ...error }] });

    it.each([
      ['AgentAutoUpdateRunAsAccount', 'ASR011'],
      ['AGENTAUTOUPDATERUNASACCOUNTEXPIRY', 'ASR013'],
      ['AgentAutoUpdateRunAsAccountExpired', 'ASR014'],
      ['AgentAutoUpdateInfra', 'ASR020'],
      ['AgentAutoUpdateSomethingNew', 'ASR020'],
      ['AgentAutoUpdateArtifactDeleted', 'ASR021'],
      ['VersionExpiry', 'ASR213'],
    ])('%s is %s, of a mapping and of an item of any health', (category, id) => {
      expect(idsOf(ofMapping({ category }))).toContain(id);
      expect(idsOf(ofItem({ category }))).toEqual([id]);
    });

    it('is believed before the words, which only tell apart what one category stands for', () => {
      const words = 'The Azure Run As Certificate used by the automation account has now expired.';
      expect(idsOf(ofMapping({ category: 'AgentAutoUpdateInfra', message: words }))).toContain('ASR020');
      expect(idsOf(ofMapping({ category: 'AgentAutoUpdateRunAsAccount', message: words }))).toContain('ASR011');
      const missing = 'Run As account is not found.';
      expect(idsOf(ofMapping({ category: 'AgentAutoUpdateRunAsAccount', message: missing }))).toContain('ASR012');
      expect(idsOf(ofMapping({ category: 'Configuration', message: words }))).toContain('ASR014');
    });

    it('any other is an error of a mapping as bad as its level says, and a warning stops no update', () => {
      expect(idsOf(ofMapping({ category: 'Replication' }))).toEqual(['ASR004', 'ASR212']);
      const [found, ...more] = judge(ofMapping({ category: 'TestFailover', level: 'Warning' }), options);
      expect([found?.id, found?.severity, more]).toEqual(['ASR004', 'warning', []]);
    });

    it('any other of an item is nothing unless its health is critical', () => {
      expect(idsOf(ofItem({ code: '161011', category: 'TestFailover', level: 'Warning' }))).toEqual([]);
      const both = [said, { ...said, category: 'VersionExpiry', message: 'Old.' }];
      const critical = withItem({ replicationHealth: 'Critical', healthErrors: both });
      expect(idsOf(critical)).toEqual(['ASR213', 'ASR211']);
      expect(only(critical, 'ASR211').message).not.toContain('Old.');
    });

    it('of an item follows from that of its mapping', () => {
      const healthErrors = [{ ...said, category: 'AgentAutoUpdateInfra' }];
      const facts = factsOf([
        inVault({ mappings: known([mapping({ healthErrors })]), items: known([item({ healthErrors })]) }),
      ]);
      const found = judge(facts, options).filter(({ id }) => id === 'ASR020');
      expect(found.map(({ causedBy }) => causedBy.length).sort()).toEqual([0, 1]);
    });
  });

  it('offers the wanted account where another or none is used', () => {
    const facts = withMapping({ autoUpdate: { ...setting, status: 'Disabled', automationAccountId: undefined } });
    const [found] = judge(facts, { ...options, wantedAccountIds: [ACCOUNT] });
    expect(found?.remedy).toEqual([
      { text: `Run this tool with \`action: Enabled\` and \`automation-account-id: ${ACCOUNT}\`.` },
    ]);
  });

  it('takes a next run that was due an hour ago for one, and one of two days ago for none', () => {
    const dueAt = (nextRun: number): AuditFacts =>
      withAccount({ schedules: new IdMap([['nightly', schedule({ nextRun })]]) });
    expect(idsOf(dueAt(NOW - DAY / 24))).toEqual([]);
    expect(idsOf(dueAt(NOW - 2 * DAY))).toEqual(['ASR010', 'ASR212']);
  });
});

describe('findings of accounts', () => {
  const second = vaultNamed('second');
  const third = vaultNamed('third');
  const shared = [inVault(), inVault({}, second), inVault({}, third)];
  const roles = new IdMap([
    ...roleOn(vault.id),
    ...roleOn(vault.id, OWNER, second),
    ...roleOn(`/subscriptions/${vault.subscriptionId}`, OWNER, third),
  ]);

  it('judges an account once, and its role once for each vault', () => {
    const found = judge(factsOf(shared, [account({ roles, runbookJobs: known([job('Failed', 1)]) })]), options);
    const ofAccount = found.filter(({ resource }) => resource === ACCOUNT);
    expect(ofAccount.map(({ id, vaultId }) => [id, vaultId])).toEqual([
      ['ASR104', second.id],
      ['ASR113', second.id],
    ]);
    // Without its role nothing is updated; that one update failed says nothing of the others.
    expect(found.filter(({ id }) => id === 'ASR212').map(({ vaultId }) => vaultId)).toEqual([second.id]);
  });

  it.each([
    ['the vault', vault.id],
    ['its group', `/SUBSCRIPTIONS/${vault.subscriptionId}/resourcegroups/RG`],
    ['its subscription', `/subscriptions/${vault.subscriptionId}/`],
    ['a management group', '/providers/Microsoft.Management/managementGroups/root'],
    ['everything', '/'],
  ])('takes Contributor on %s', (_where, scope) => {
    expect(idsOf(withAccount({ roles: roleOn(scope) }))).toEqual([]);
  });

  it.each([
    ['another vault', `${vault.id}-2`],
    ['something in the vault', `${vault.id}/replicationFabrics/f`],
    ['another group', `/subscriptions/${vault.subscriptionId}/resourceGroups/r`],
  ])('takes Contributor on %s for none', (_where, scope) => {
    expect(idsOf(withAccount({ roles: roleOn(scope) }))).toContain('ASR104');
  });

  it('gives the command with the real ids', () => {
    const without = withAccount({ roles: new IdMap([[vault.id.toLowerCase(), held()]]) });
    expect(only(without, 'ASR104').remedy).toEqual([
      {
        command: `az role assignment create --assignee-object-id ${PRINCIPAL} --assignee-principal-type ServicePrincipal --role Contributor --scope ${vault.id}`,
      },
    ]);
    const { remedy } = only(withAccount({ account: itself({ principalId: undefined }) }), 'ASR103');
    expect(remedy[1]).toEqual({
      command: `az rest --method patch --url '${ACCOUNT}?api-version=2023-11-01' --body '{"identity":{"type":"SystemAssigned"}}'`,
    });
    expect(remedy[3]).toEqual({
      command: expect.stringContaining(
        `"$(az resource show --ids ${ACCOUNT} --query identity.principalId --output tsv)"`,
      ) as string,
    });
  });

  it('takes a role that a group has, and says of other roles through which group the identity has them', () => {
    const through = (scope: string, roleId?: string): AuditFacts =>
      withAccount({
        roles: new IdMap([
          [
            vault.id,
            known({ assignments: [{ scope, roleId: roleId ?? OWNER, group: 'team' }], groupsUnknown: undefined }),
          ],
        ]),
      });
    expect(idsOf(through(vault.id))).toEqual([]);
    expect(only(through(vault.id, 'narrow'), 'ASR105').cause).toMatch(/narrow \(through the group team\)\.$/);
    expect(reportOf(through(vault.id)).accounts[0]?.roleGroups).toEqual(['team']);
  });

  it('says of groups that are not known that they are not, never that there is no role', () => {
    const direct = (roleId: string): AuditFacts =>
      withAccount({
        roles: new IdMap([
          [
            vault.id,
            known({
              assignments: [{ scope: vault.id, roleId, group: undefined }],
              groupsUnknown: { code: 'UnsupportedQuery', message: 'Not supported.' },
            }),
          ],
        ]),
      });
    expect(idsOf(direct(OWNER))).toEqual([]);
    expect(idsOf(direct('narrow'))).toEqual(['ASR405']);
    const found = only(direct('narrow'), 'ASR405');
    expect(found.message).toContain('through groups could not be read: UnsupportedQuery: Not supported.');
    expect(stepsText(found.remedy)).toMatch(/Check access[^]*az role assignment create/);
  });

  it('asks nothing of the roles of an account that could not be read or has no identity', () => {
    const noRoles = new IdMap([[vault.id.toLowerCase(), unknown]]);
    expect(idsOf(withAccount({ account: unknown, roles: noRoles }))).toEqual(['ASR401']);
    expect(idsOf(withAccount({ account: itself({ principalId: undefined }), roles: noRoles }))).not.toContain('ASR405');
  });

  it('names every right that is missing to read a vault', () => {
    const because = (nextStep: string | undefined): typeof unknown => ({
      known: false,
      problem: { code: 'AuthorizationFailed', message: 'No.', nextStep },
    });
    const remedyOf = (mappings?: string, items?: string): string =>
      stepsText(only(factsOf([inVault({ mappings: because(mappings), items: because(items) })], []), 'ASR301').remedy);
    expect(remedyOf('Grant a.', 'Grant b.')).toBe('Grant a.\nGrant b.');
    expect(remedyOf('Run again.', 'Run again.')).toBe('Run again.');
    expect(remedyOf()).toContain(`/read on ${vault.id} or above it`);
  });

  it('says which right is missing, and what else to do where it is no right', () => {
    expect(stepsText(only(withAccount({ usage: unknown }), 'ASR404').remedy)).toContain(
      `Microsoft.Automation/automationAccounts/usages/read on ${ACCOUNT}`,
    );
    const problem = { code: 'HTTP500', message: 'Broken.', nextStep: 'Run again.', correlationId: 'guid' };
    const found = only(withAccount({ usage: { known: false, problem } }), 'ASR404');
    expect(found).toMatchObject({
      remedy: [{ text: 'Run again.' }],
      message: expect.stringMatching(/HTTP500: Broken\.$/) as string,
    });
    expect(found.cause).toMatch(/\(correlation id guid\)$/);
  });

  it('judges the wanted account before it is used, but not by runs that it cannot have had', () => {
    const facts = factsOf(
      [inVault({ mappings: known([mapping({ autoUpdate: { ...setting, status: 'Disabled' } })]) })],
      [account({ runbookJobs: known([]), roles: new IdMap([[vault.id.toLowerCase(), held()]]) })],
    );
    expect(idsOf(facts, [ACCOUNT])).toEqual(['ASR001', 'ASR104', 'ASR212']);
    expect(idsOf(facts)).toEqual(['ASR001', 'ASR212']);
    expect(
      idsOf(factsOf(undefined, [account(), account({ id: accountId('w'), account: known('missing') })]), [
        accountId('w'),
      ]),
    ).toEqual(['ASR002', 'ASR101']);
  });
});

describe('whether an agent is kept up to date', () => {
  const off = { autoUpdate: { ...setting, status: 'Disabled' } };
  const withMappings = (...mappings: ReturnType<typeof mapping>[]): AuditFacts =>
    factsOf([inVault({ mappings: known(mappings) })]);

  it('is so if one of the mappings of its container does', () => {
    expect(idsOf(withMappings(mapping(off, vault, 'a'), mapping({}, vault, 'b')))).toEqual(['ASR001']);
  });

  it('is not by a mapping to its container, nor by one of the same name in another fabric', () => {
    const back = mapping({ sourceContainer: ['d'], targetContainer: ['container'] }, vault, 'back');
    expect(idsOf(withMappings(back))).toEqual(['ASR212']);
    const elsewhere = mapping({}, vault, 'elsewhere');
    const id = elsewhere.id.replace('/replicationFabrics/f/', '/replicationFabrics/g/');
    expect(idsOf(withMappings(mapping(off), { ...elsewhere, id }))).toEqual(['ASR001', 'ASR212']);
  });

  it('names what stands in the way', () => {
    const found = only(withAccount({ account: known('missing') }), 'ASR212');
    expect(found.message).toBe(
      'vm-1: nothing keeps the agent up to date: ASR101: The automation account account does not exist.',
    );
  });
});

describe('the order of findings', () => {
  it('is by severity, id and resource, each once', () => {
    const items = ['b', 'A', 'c'].map((vm) => item({ agentExpiry: NOW - DAY, updateAvailable: true }, vault, vm));
    const twice = inVault({ items: known([...items, ...items]) });
    const found = judge(factsOf([twice, twice], [account({ usage: usage(900) })]), options);
    expect(found.map(({ id, name }) => `${id} ${name}`)).toEqual([
      'ASR201 A',
      'ASR201 b',
      'ASR201 c',
      'ASR203 A',
      'ASR203 b',
      'ASR203 c',
      'ASR109 account',
    ]);
  });

  it('does not depend on that of the facts', () => {
    const vaults = ['x', 'y', 'z'].map((name) => inVault({ items: known([]) }, vaultNamed(name)));
    const findings = (order: typeof vaults): unknown => judge(factsOf(order), options);
    expect(findings([...vaults].reverse())).toEqual(findings(vaults));
  });
});

describe('what the vault itself shows', () => {
  const issue = { code: '9', category: 'Configuration', severity: 'Error', message: 'Bad.', about: 'Vault' };
  const shows = (changes: Partial<typeof issue>, more: Partial<Parameters<typeof inVault>[0]> = {}): string[] =>
    idsOf(factsOf([inVault({ health: known([{ ...issue, ...changes }]), ...more })]));
  const ill = (error: Partial<HealthError>): HealthError => ({
    code: '',
    message: '',
    possibleCauses: '',
    recommendedAction: '',
    ...error,
  });

  it('is a warning where no mapping or item shows it', () => {
    expect(shows({})).toEqual(['ASR308']);
    expect(shows({ severity: 'Info' })).toEqual([]);
    expect(shows({ category: 'TestFailover' })).toEqual([]);
  });

  it.each([{ code: '9' }, { category: 'configuration' }, { message: 'bad.' }])(
    'is none where an item shows %j',
    (error) => {
      expect(shows({}, { items: known([item({ healthErrors: [ill(error)] })]) })).toEqual([]);
    },
  );

  it('is no second finding of agents that expire', () => {
    const old = known([item({ agentExpiry: NOW })]);
    expect(shows({ category: 'VersionExpiry' }, { items: old })).toEqual(['ASR201']);
    expect(shows({ category: 'VersionExpiry' })).toEqual(['ASR308']);
  });

  it('is not asked of a vault that replicates nothing between regions', () => {
    const none = { mappings: known([]), items: known([]), health: unknown, alerts: unknown };
    expect(idsOf(factsOf([inVault(none)], []))).toEqual(['ASR306', 'ASR304']);
  });
});

describe('what an item says of its VM', () => {
  it('is a finding only where both distributions are known, whatever their case', () => {
    expect(idsOf(withItem({ distribution: 'RHEL9-64', agentDistribution: '' }))).toEqual([]);
    expect(idsOf(withItem({ distribution: 'RHEL9-64', agentDistribution: 'rhel9-64' }))).toEqual([]);
  });

  it('is no second finding of tries that are used up', () => {
    expect(idsOf(withItem({ upgradeTries: 5, upgradeRetriesExhausted: true }))).toEqual(['ASR208']);
  });
});

describe('accounts of a vault', () => {
  it('are those that mappings use which are enabled and paired, however their ids are written', () => {
    const other = { ...setting, automationAccountId: accountId('second') };
    const also = { ...setting, automationAccountId: ACCOUNT.toUpperCase() };
    const ids = (...more: readonly ReturnType<typeof mapping>[]): string[] =>
      idsOf(factsOf([inVault({ mappings: known([mapping({}), ...more]) })]));
    expect(ids(mapping({ autoUpdate: also }, vault, 'b'))).not.toContain('ASR310');
    expect(ids(mapping({ autoUpdate: { ...other, status: 'Disabled' } }, vault, 'b'))).not.toContain('ASR310');
    expect(ids(mapping({ autoUpdate: other }, vault, 'b'))).toContain('ASR310');
  });
});

describe('times', () => {
  it('has no finding where the service gives none', () => {
    expect(idsOf(withItem({ agentExpiry: undefined, certificateExpiry: undefined }))).toEqual([]);
  });

  it('of heartbeats count from a day on, and of a VM that is protected', () => {
    expect(idsOf(withItem({ lastHeartbeat: NOW - DAY }))).toEqual([]);
    expect(idsOf(withItem({ lastHeartbeat: NOW - DAY - 1 }))).toEqual(['ASR216']);
    expect(idsOf(withItem({ lastHeartbeat: NOW - DAY - 1, protectionState: 'FailoverCommitted' }))).toEqual(['ASR210']);
  });

  it('counts the days asked for', () => {
    const facts = withItem({ agentExpiry: NOW + 10 * DAY });
    expect(judge(facts, { ...options, expiryDays: 9 })).toEqual([]);
    expect(only(facts, 'ASR202').message).toBe('vm-1: the agent 9.67.7653.1 expires on 2026-01-11, in 10 days.');
  });
});

describe('shellWord', () => {
  it.each([
    [vault.id, vault.id],
    ['a b', "'a b'"],
    ["a'; rm -rf ~ #", `'a'\\''; rm -rf ~ #'`],
    ['$(x)', "'$(x)'"],
    ['', "''"],
  ])('quotes %j', (text, word) => {
    expect(shellWord(text)).toBe(word);
  });
});

test('a next step is split at calls of az alone: YAML that is to be copied keeps its lines and its sentence', () => {
  const yaml = 'Add these lines:\n  permissions:\n    id-token: write';
  expect(stepsOf(yaml)).toEqual([{ text: yaml }]);
  const az = 'az role assignment create --role Reader';
  expect(stepsOf(`Grant it with:\n  ${az}\nThen run again.\n  ${az}; rm -rf ~`)).toEqual([
    { text: 'Grant it with:' },
    { command: az },
    { text: `Then run again.\n  ${az}; rm -rf ~` },
  ]);
});

test('of a vault that could not be read at all each right is followed by its command, and what is the same is said once', () => {
  const refused = (nextStep: string): Known<never> => ({
    known: false,
    problem: { code: 'AuthorizationFailed', message: 'No.', nextStep },
  });
  const remedyOf = (mappings: string, items: string): readonly Step[] => {
    const facts = inVault({ mappings: refused(mappings), items: refused(items) });
    return judgeVault(facts)[0]?.remedy ?? [];
  };
  expect(remedyOf('Grant a with:\n  az a', 'Grant b with:\n  az a')).toEqual([
    { text: 'Grant a with:' },
    { command: 'az a' },
    { text: 'Grant b with:' },
    { command: 'az a' },
  ]);
  expect(remedyOf('Sign in.', 'Sign in.')).toEqual([{ text: 'Sign in.' }]);
});
