/** Changes that leave alone what is exempted or held, and say so in its row. */
import type { AgentSubject } from '../core/changes/agent-update';
import type { ChangeKind } from '../core/changes/change-kind';
import { leftAloneText } from '../core/exemptions/leave-alone';
import { overLimitProblem, type OverLimit } from '../core/exemptions/limits';
import type { Exemption } from '../core/exemptions/model';
import { problemText } from '../core/render/format';
import { listItems } from '../core/requests/items';
import { listMappings } from '../core/requests/lists';
import { groupById, IdMap } from '../core/values/id-map';
import type { Mapping, Problem, Result, Subject, Vault } from '../core/values/model';
import { finder, judged, limitsOf, type LeaveAloneOptions } from './left-alone';

/** By id of the subject: the exemption for which it is left alone. */
type Alone = IdMap<Exemption>;

const decideWith =
  <S extends Subject>(changeKind: ChangeKind<S>, alone: Alone): ChangeKind<S>['decide'] =>
  (subject) => {
    const decision = changeKind.decide(subject);
    const by = decision.selected ? alone.get(subject.id) : undefined;
    if (by === undefined) return decision;
    return { selected: false, reason: `left alone, ${leftAloneText(by)} (${decision.reason})`, exemption: by.name };
  };

/** What was found out when a vault was listed for the first time; lists of later on only read. */
interface Kept {
  readonly alone: Alone;
  /** By id of the subject. */
  readonly lifted: IdMap<readonly OverLimit[]>;
}

const warningsOfLimits = (changed: readonly Subject[], { lifted }: Kept): readonly Problem[] => [
  ...new Map(
    changed
      .flatMap(({ id }) => lifted.get(id) ?? [])
      .map((one) => [one.exemption.name, overLimitProblem(one)] as const),
  ).values(),
];

/** The look of a kind of change at a vault, with more warnings. */
const warning =
  <S extends Subject>(
    changeKind: ChangeKind<S>,
    more: (vault: Vault) => readonly Problem[],
  ): NonNullable<ChangeKind<S>['preflight']> =>
  async (vault, context) => {
    const own = await changeKind.preflight?.(vault, context);
    return { ...own, warnings: [...(own?.warnings ?? []), ...more(vault)] };
  };

/** Agents of VMs. A list of mappings is read only where an exemption is about mappings or accounts. */
export function leavingAgents(
  changeKind: ChangeKind<AgentSubject>,
  options: LeaveAloneOptions,
): ChangeKind<AgentSubject> {
  const kept: Kept = { alone: new IdMap(), lifted: new IdMap() };
  const decide = decideWith(changeKind, kept.alone);
  const listed = new IdMap<readonly AgentSubject[]>();
  const limits = limitsOf(options);
  const asksForMappings = options.exemptions.some(({ selectors: { mapping, account } }) => mapping ?? account);
  return {
    ...changeKind,
    async list(vault, context) {
      if (listed.has(vault.id)) return changeKind.list(vault, context);
      const read = await limits.counted(vault, async () => {
        const subjects = await changeKind.list(vault, context);
        if (!subjects.ok) return subjects;
        // Whether something is held cannot be told without them, and then nothing of the vault is changed.
        const mappings: Result<readonly Mapping[] | undefined> = asksForMappings
          ? await listMappings(vault, context)
          : { ok: true, value: undefined };
        if (!mappings.ok) return mappings;
        const items = subjects.value.map(({ item }) => item);
        return { ok: true, value: { subjects, vault: judged(vault, mappings.value, items, () => undefined, options) } };
      });
      if (!read.ok) return read;
      const { subjects } = read.value;
      const { by, liftedFor } = finder(options, read.value.vault, await limits.over());
      for (const { id } of subjects.value) {
        const exemption = by('agent', id);
        if (exemption !== undefined) kept.alone.set(id, exemption);
        kept.lifted.set(id, liftedFor('agent', id));
      }
      listed.set(vault.id, subjects.value);
      return subjects;
    },
    decide,
    preflight: warning(changeKind, (vault) => {
      const changed = (listed.get(vault.id) ?? []).filter((subject) => decide(subject).selected);
      return warningsOfLimits(changed, kept);
    }),
  };
}

/** A change of a mapping reaches all of its VMs, so that those which are exempted or held are a warning. */
export function leavingMappings(
  changeKind: ChangeKind<Mapping>,
  wantedFor: (id: string) => string | undefined,
  options: LeaveAloneOptions,
): ChangeKind<Mapping> {
  const kept: Kept = { alone: new IdMap(), lifted: new IdMap() };
  const reached = new IdMap<readonly string[]>();
  const unread = new IdMap<Problem>();
  const listed = new IdMap<readonly Mapping[]>();
  const decide = decideWith(changeKind, kept.alone);
  const limits = limitsOf(options);
  return {
    ...changeKind,
    async list(vault, context) {
      if (listed.has(vault.id)) return changeKind.list(vault, context);
      const read = await limits.counted(vault, async () => {
        const mappings = await changeKind.list(vault, context);
        if (!mappings.ok) return mappings;
        const items = await listItems(vault, options.service, context);
        if (!items.ok) unread.set(vault.id, items.failure.problem);
        const all = items.ok ? items.value : [];
        return { ok: true, value: { mappings, vault: judged(vault, mappings.value, all, wantedFor, options) } };
      });
      if (!read.ok) return read;
      const { mappings, vault: of } = read.value;
      const { by, liftedFor } = finder(options, of, await limits.over());
      const found = groupById(of.findings, ({ resource }) => resource);
      for (const { id } of mappings.value) {
        const exemption = by(
          'mapping',
          id,
          (found.get(id) ?? []).map((one) => one.id),
        );
        if (exemption !== undefined) kept.alone.set(id, exemption);
        kept.lifted.set(id, liftedFor('mapping', id));
      }
      for (const { id, vm } of of.items) {
        const exemption = by('agent', id);
        const mapping = of.mappingOf.get(id);
        if (mapping === undefined) continue;
        if (exemption !== undefined)
          reached.set(mapping, [...(reached.get(mapping) ?? []), `${vm} (${leftAloneText(exemption)})`]);
        kept.lifted.set(mapping, [...(kept.lifted.get(mapping) ?? []), ...liftedFor('agent', id)]);
      }
      listed.set(vault.id, mappings.value);
      return mappings;
    },
    decide,
    preflight: warning(changeKind, (vault) => {
      const changed = (listed.get(vault.id) ?? []).filter((mapping) => decide(mapping).selected);
      return [...warningsOfLimits(changed, kept), ...warningsOf(changed, unread.get(vault.id))];
    }),
  };

  function warningsOf(changed: readonly Mapping[], problem: Problem | undefined): readonly Problem[] {
    const reaching = changed.flatMap(({ id, name }) => (reached.get(id) ?? []).map((vm) => `${name} reaches ${vm}`));
    return [
      ...(problem === undefined
        ? []
        : [
            {
              code: 'ExemptedVmsNotKnown',
              message: `Whether changes of mappings reach VMs that are exempted or held is not known, since the replicated items could not be read: ${problemText(problem)}`,
              nextStep: 'Grant Microsoft.RecoveryServices/vaults/replicationProtectedItems/read on the vault.',
            },
          ]),
      ...(reaching.length === 0
        ? []
        : [
            {
              code: 'ReachesExemptedVms',
              message: `Mappings are changed that update VMs which are exempted or held: ${reaching.slice(0, MAX_NAMED).join('; ')}${reaching.length > MAX_NAMED ? ` and ${reaching.length - MAX_NAMED} more` : ''}`,
              nextStep: 'If the mapping itself is to stay as it is, exempt or hold it too.',
            },
          ]),
    ];
  }
}

const MAX_NAMED = 20;
