/** Makes the steps of a plan, each once, whoever needs it. */
import type { Finding } from '../audit/findings';
import { grantContributor } from '../audit/rule';
import { command, steps } from '../audit/steps';
import { shellWord } from '../render/shell';
import type { AccountRow } from '../audit/account-row';
import type { AgentRow, AuditRows, MappingRow } from '../audit/rows';
import { nameOf } from '../values/arm-id';
import { IdMap } from '../values/id-map';
import { namesIn, vaultLabels } from '../values/vault-labels';
import { isSentAgain, RIGHTS, REPAIRS, type RepairKind, type PlanStep } from './step';

/** Versions of the REST API that the commands name. */
const SITE_RECOVERY = '2023-06-01';
const AUTOMATION = '2023-11-01';

const patch = (id: string, version: string, body: object): string =>
  `az rest --method patch --url ${shellWord(`${id}?api-version=${version}`)} --body ${shellWord(JSON.stringify(body))}`;

/** The change that names every user-assigned identity, since those that it does not name would be removed. */
function identityWith(isOn: boolean, userAssigned: readonly string[]): object {
  const types = [...(isOn ? ['SystemAssigned'] : []), ...(userAssigned.length > 0 ? ['UserAssigned'] : [])];
  return {
    type: types.join(', ') || 'None',
    ...(userAssigned.length > 0 && {
      userAssignedIdentities: Object.fromEntries(userAssigned.map((id) => [id, {}])),
    }),
  };
}

const settingInput = (agentAutoUpdateStatus: string, automationAccountArmId?: string): object => ({
  properties: {
    providerSpecificInput: {
      instanceType: 'A2A',
      agentAutoUpdateStatus,
      ...(automationAccountArmId !== undefined && {
        automationAccountArmId,
        automationAccountAuthenticationType: 'SystemAssignedIdentity',
      }),
    },
  },
});

/** Run As is retired, and is what the service takes where no type is named. */
const canBeSet = ({ status, authenticationType }: MappingRow): boolean =>
  status !== 'Enabled' || authenticationType === 'SystemAssignedIdentity';

const undoing = ({ status = 'Disabled', automationAccountId }: MappingRow): object =>
  settingInput(status, status === 'Enabled' ? automationAccountId : undefined);

type Draft = Omit<PlanStep, 'id' | 'kind' | 'agents' | 'right' | 'findings'>;

export class StepMaker {
  private readonly steps = new Map<string, PlanStep>();
  private readonly healed = new Set<string>();
  private readonly vaultNames: IdMap<string>;
  private readonly accounts: IdMap<AccountRow>;
  private readonly nameIn: (vaultId: string, name: string) => string;

  constructor(
    { vaults, accounts }: AuditRows,
    private readonly hash: (text: string) => string,
  ) {
    this.vaultNames = vaultLabels(vaults);
    this.nameIn = namesIn(vaults);
    this.accounts = new IdMap(accounts.map((account) => [account.id, account]));
  }

  all(): PlanStep[] {
    return [...this.steps.values()];
  }

  heals(key: string): boolean {
    return this.healed.has(key);
  }

  /** The last of the steps heals these findings too. */
  alsoHeals(ids: readonly string[], findings: readonly Finding[]): void {
    const step = this.steps.get(ids[ids.length - 1] ?? '');
    if (step !== undefined) this.keep(step, findings);
  }

  identity(accountId: string, vaultId: string, findings: readonly Finding[]): string {
    const wanted = 'SystemAssigned';
    const userAssigned = this.accounts.get(accountId)?.userAssigned ?? [];
    const identity = (isOn: boolean): string =>
      patch(accountId, AUTOMATION, { identity: identityWith(isOn, userAssigned) });
    return this.add('identity', findings, {
      target: accountId,
      name: nameOf(accountId),
      vaultId,
      accountId,
      title: `Switch on the system-assigned identity of ${nameOf(accountId)}`,
      before: ['no system-assigned identity', ...[...userAssigned].sort()].join(', '),
      wanted,
      force: false,
      after: [],
      byHand: steps(
        `In the portal open ${accountId}, Identity, System assigned, set it to On and save. This does the same:`,
        command(identity(true)),
      ),
      undo: identity(false),
    });
  }

  role(accountId: string, vaultId: string, findings: readonly Finding[], after: readonly string[]): string {
    const vault = this.vaultNames.get(vaultId) ?? nameOf(vaultId);
    const principalId = this.accounts.get(accountId)?.principalId;
    const assignee =
      principalId ?? `"$(az resource show --ids ${shellWord(accountId)} --query identity.principalId --output tsv)"`;
    return this.add('roles', findings, {
      target: vaultId,
      name: vault,
      vaultId,
      accountId,
      title: `Give ${nameOf(accountId)} the role Contributor on ${vault}`,
      before: 'no role that is documented to suffice',
      wanted: `Contributor for ${accountId}`,
      force: false,
      after,
      byHand: steps(grantContributor({ vaultId, accountId, principalId })),
      undo: `az role assignment delete --assignee ${assignee} --role Contributor --scope ${shellWord(vaultId)}`,
    });
  }

  setting(mapping: MappingRow, accountId: string, findings: readonly Finding[], after: readonly string[]): string {
    const { status, automationAccountId, authenticationType } = mapping;
    const before = [status ?? 'not set', automationAccountId, automationAccountId && authenticationType]
      .filter((text) => text)
      .join(', ');
    const wanted = `Enabled, ${accountId}, SystemAssignedIdentity`;
    const isAgain = isSentAgain({ kind: 'settings', before, wanted });
    const label = this.nameIn(mapping.vaultId, mapping.name);
    return this.add('settings', findings, {
      target: mapping.id,
      name: mapping.name,
      vaultId: mapping.vaultId,
      accountId,
      title: isAgain
        ? `Send the setting of ${label} again, with ${nameOf(accountId)}`
        : `Switch on automatic update of ${label} with ${nameOf(accountId)}`,
      before,
      wanted,
      force: findings.some(({ id }) => REPAIRS[id]?.force === true),
      after,
      byHand: steps(command(patch(mapping.id, SITE_RECOVERY, settingInput('Enabled', accountId)))),
      undo: isAgain || !canBeSet(mapping) ? undefined : patch(mapping.id, SITE_RECOVERY, undoing(mapping)),
    });
  }

  schedule(mapping: MappingRow, accountId: string, findings: readonly Finding[], after: readonly string[]): string {
    const name = mapping.scheduleName ?? '';
    const target = `${mapping.automationAccountId ?? accountId}/schedules/${name}`;
    const enabled = (isEnabled: boolean): string => patch(target, AUTOMATION, { name, properties: { isEnabled } });
    return this.add('schedules', findings, {
      target,
      name,
      vaultId: mapping.vaultId,
      accountId,
      title: `Switch on the schedule ${name} of ${nameOf(accountId)}`,
      before: 'disabled',
      wanted: 'enabled',
      force: false,
      after,
      byHand: steps(command(enabled(true))),
      undo: enabled(false),
    });
  }

  agent({ id, vm, vaultId, agentVersion }: AgentRow, findings: readonly Finding[]): string {
    return this.add('agents', findings, {
      target: id,
      name: vm,
      vaultId,
      accountId: undefined,
      title: `Update the agent of ${this.nameIn(vaultId, vm)}`,
      before: agentVersion || 'unknown version',
      wanted: 'newest version',
      force: false,
      after: [],
      byHand: steps(`In the portal open ${vaultId}, Replicated items, ${vm}, Update agent.`),
      undo: undefined,
    });
  }

  byPerson(found: Finding): string {
    return this.add('person', [found], {
      target: found.resource,
      name: found.name,
      vaultId: found.vaultId,
      accountId: undefined,
      title: found.message,
      before: '',
      wanted: found.id,
      force: false,
      after: [],
      byHand: found.remedy,
      undo: undefined,
    });
  }

  private add(kind: PlanStep['kind'], findings: readonly Finding[], draft: Draft): string {
    // A role is told from others by the account that gets it, and a person's step by what it heals: both stand in `wanted`.
    const id = this.hash(`${kind}\n${draft.target.toLowerCase()}\n${draft.wanted.toLowerCase()}`).slice(0, 12);
    const right = kind === 'person' ? undefined : RIGHTS[kind satisfies RepairKind];
    this.keep(this.steps.get(id) ?? { ...draft, id, kind, right, findings: [], agents: [] }, findings);
    return id;
  }

  private keep(step: PlanStep, findings: readonly Finding[]): void {
    const keys = findings.map(({ key }) => key);
    for (const key of keys) this.healed.add(key);
    this.steps.set(step.id, { ...step, findings: [...new Set([...step.findings, ...keys])] });
  }
}
