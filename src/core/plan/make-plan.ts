/** Makes the plan from the rows of an audit: what to do, in which order, and which VMs that heals. It changes nothing. */
import { isCause } from '../audit/findings';
import type { AgentRow, AuditRows, MappingRow } from '../audit/rows';
import { sameText } from '../values/compare';
import { groupById, IdMap, IdSet } from '../values/id-map';
import { accountChooser, type ChooseAccount } from './choose-account';
import { FindingIndex } from './finding-index';
import type { Spell } from '../values/spell';
import { orderOf, REPAIRS, type PlanStep } from './step';
import { StepMaker } from './step-maker';

export interface PlanOptions {
  /** ARM ids of the accounts that the mappings are to use, see `accountFor`. */
  readonly wantedAccountIds?: readonly string[] | undefined;
  /** Agents are updated now, also those that automatic update would reach once it works again. */
  readonly updatesAgents?: boolean;
  /** Hex digest of a text. */
  readonly hash: (text: string) => string;
  readonly spell?: Spell;
}

export interface Plan {
  /** A step after those that it depends on; else the one that most VMs need first. */
  readonly steps: readonly PlanStep[];
  /** VMs that are not as they should be, or of which that is not known. */
  readonly open: number;
  /** VMs that need at least one step. */
  readonly heldBack: number;
}

export function makePlan(rows: AuditRows, options: PlanOptions): Plan {
  const findings = new FindingIndex(rows.findings);
  const maker = new StepMaker(rows, options.hash);
  const choose = accountChooser(rows, findings, options.wantedAccountIds ?? []);
  const chains = new IdMap(rows.mappings.map((mapping) => [mapping.id, chainOf(mapping, findings, maker, choose)]));
  const open = rows.agents.flatMap((agent) => {
    const ids = stepsOf(agent, chains, findings, maker, options);
    return ids.size > 0 || agent.coverage === 'unknown' ? [{ agent, ids }] : [];
  });
  leaveBehind(rows, findings, chains, maker);
  for (const found of rows.findings)
    if (isCause(found) && found.severity !== 'note' && !maker.heals(found.key)) maker.byPerson(found);

  const needs = open.flatMap(({ agent, ids }) => [...ids].map((id) => ({ id, agent: agent.id })));
  const agentsOf = groupById(needs, ({ id }) => id);
  return {
    steps: maker
      .all()
      .map((step) => ({ ...step, agents: (agentsOf.get(step.id) ?? []).map(({ agent }) => agent) }))
      .sort(byNeed),
    open: open.length,
    heldBack: open.filter(({ ids }) => ids.size > 0).length,
  };
}

/** A step is needed by every VM that needs one that depends on it, so it never comes after that one. */
const byNeed = (a: PlanStep, b: PlanStep): number =>
  b.agents.length - a.agents.length ||
  orderOf(a) - orderOf(b) ||
  (a.target < b.target ? -1 : a.target > b.target ? 1 : 0);

/** The account that the mapping uses once the steps are done, and these, in their order. */
interface Chain {
  readonly accountId: string | undefined;
  readonly moves: boolean;
  readonly ids: readonly string[];
}

/** What is found of the schedule that a mapping names. */
const OF_SCHEDULE = ['ASR009', 'ASR010', 'ASR015', 'ASR016'];

/** Identity, role, setting, schedule: what makes the nightly update of a mapping work. */
function chainOf(mapping: MappingRow, findings: FindingIndex, maker: StepMaker, choose: ChooseAccount): Chain {
  const wrong = findings.of(mapping.id, 'settings');
  const own = mapping.automationAccountId;
  const accountId = wrong.length === 0 ? own : choose(mapping.vaultId);
  if (accountId === undefined)
    return { accountId: own, moves: false, ids: wrong.map((found) => maker.byPerson(found)) };
  const useless = wrong.length === 0 ? [] : findings.uselessness(accountId, mapping.vaultId);
  const ids: string[] = useless.map((found) => maker.byPerson(found));
  const noIdentity = findings.of(accountId, 'identity');
  if (noIdentity.length > 0) ids.push(maker.identity(accountId, mapping.vaultId, noIdentity));
  const noRole = findings.of(accountId, 'roles', mapping.vaultId);
  // An identity that is yet to be made has no role.
  if (noRole.length > 0 || noIdentity.length > 0) ids.push(maker.role(accountId, mapping.vaultId, noRole, [...ids]));
  const moves = wrong.length > 0 && !sameText(own, accountId);
  // Its schedule is left behind in the other account.
  const left = moves ? findings.causesOf(mapping.id).filter(({ id }) => OF_SCHEDULE.includes(id)) : [];
  if (wrong.length > 0) ids.push(maker.setting(mapping, accountId, [...wrong, ...left], [...ids]));
  const disabled = moves ? [] : findings.of(mapping.id, 'schedules');
  if (disabled.length > 0) ids.push(maker.schedule(mapping, accountId, disabled, [...ids]));
  return { accountId, moves, ids };
}

/** As long as these are found, no update of the agent is sent, and a person has to come first. */
const HINDERS_UPDATE = ['ASR204', 'ASR207', 'ASR209', 'ASR210'];

/** Ids of all steps after which nothing is found of the agent any more. */
function stepsOf(
  agent: AgentRow,
  chains: IdMap<Chain>,
  findings: FindingIndex,
  maker: StepMaker,
  { updatesAgents = false }: PlanOptions,
): ReadonlySet<string> {
  const ids = new Set<string>();
  const chain = chains.find(agent.mappingId);
  if (agent.coverage !== 'covered') for (const id of chain?.ids ?? []) ids.add(id);
  const found = findings.all(agent.id);
  const ofAgent = found.filter(isCause);
  const waiting = updatesAgents ? found : ofAgent;
  const isFutile = updatesAgents && !agent.updateAvailable;
  const repaired = isFutile ? [] : waiting.filter(({ id }) => REPAIRS[id]?.kind === 'agents');
  const hindrance = found.find(({ id }) => HINDERS_UPDATE.includes(id));
  if (repaired.length > 0 && hindrance === undefined) ids.add(maker.agent(agent, repaired));
  if (repaired.length > 0 && hindrance !== undefined) {
    const id = maker.byPerson(hindrance);
    maker.alsoHeals([id], repaired);
    ids.add(id);
  }
  // What the mapping's present account lacks does not matter where the mapping gets another one.
  const ofMapping = findings
    .behind(found)
    .filter(({ resource }) => sameText(resource, agent.mappingId) || sameText(resource, chain?.accountId));
  for (const one of [...ofAgent, ...ofMapping])
    if (one.severity !== 'note' && !maker.heals(one.key)) ids.add(maker.byPerson(one));
  return ids;
}

/** What is wrong with an account that no mapping uses any more once the steps are done is healed by leaving it. */
function leaveBehind(rows: AuditRows, findings: FindingIndex, chains: IdMap<Chain>, maker: StepMaker): void {
  const stillUsed = new IdSet([...chains.values()].flatMap(({ accountId }) => accountId ?? []));
  for (const { id, automationAccountId: account } of rows.mappings) {
    const chain = chains.get(id);
    if (account === undefined || chain?.moves !== true || stillUsed.has(account)) continue;
    maker.alsoHeals(chain.ids, findings.causesOf(account));
  }
}
