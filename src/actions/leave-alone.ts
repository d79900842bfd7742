/** Changes that leave alone what is exempted or held, and say so in its row. */
import type { AgentSubject } from '../core/changes/agent-update';
import type { ChangeKind } from '../core/changes/change-kind';
import { judgeMapping } from '../core/audit/judge-mapping';
import { coverageBy } from '../core/audit/coverage';
import { facetsOf } from '../core/exemptions/facets';
import { leftAloneBy, leftAloneText, withoutTags, type About, type LeaveAlone } from '../core/exemptions/leave-alone';
import type { Exemption } from '../core/exemptions/model';
import { problemText } from '../core/render/format';
import { listItems } from '../core/requests/items';
import { listMappings, type ListContext } from '../core/requests/lists';
import { IdMap } from '../core/values/id-map';
import type { Mapping, Problem, Result, Subject, Vault } from '../core/values/model';
import type { AuditService, SiteRecovery } from '../core/values/ports';
import type { ReplicatedItem } from '../core/values/resources';

export interface LeaveAloneOptions extends LeaveAlone {
  readonly service: SiteRecovery & AuditService;
}

/** By id of the subject: the exemption for which it is left alone. */
type Alone = IdMap<Exemption>;

const decideWith =
  <S extends Subject>(work: ChangeKind<S>, alone: Alone): ChangeKind<S>['decide'] =>
  (subject) => {
    const decision = work.decide(subject);
    const by = decision.selected ? alone.get(subject.id) : undefined;
    if (by === undefined) return decision;
    return { selected: false, reason: `left alone, ${leftAloneText(by)} (${decision.reason})`, exemption: by.name };
  };

interface Listed {
  readonly mappings: readonly Mapping[];
  readonly items: readonly ReplicatedItem[];
}

function finder({ exemptions, tags, now }: LeaveAloneOptions, vault: Vault, { mappings, items }: Listed) {
  const coverageOf = coverageBy([])({ vault, mappings: { known: true, value: mappings } });
  const mappingOf = new IdMap(items.map((item) => [item.id, coverageOf(item).mapping?.id]));
  const facets = facetsOf(
    {
      vaults: [vault],
      accounts: [],
      mappings: mappings.map(({ id, name, autoUpdate }) => ({
        id,
        name,
        vaultId: vault.id,
        automationAccountId: autoUpdate?.automationAccountId,
      })),
      agents: items.map(({ id, vm, vmId }) => ({ id, vm, vmId, vaultId: vault.id, mappingId: mappingOf.get(id) })),
    },
    tags,
  );
  const list = tags === undefined ? withoutTags(exemptions) : exemptions;
  const by = (about: About, id: string, found?: readonly string[]): Exemption | undefined =>
    leftAloneBy(list, about, facets.get(id), now, found);
  return { by, mappingOf };
}

/** Agents of VMs. A list of mappings is read only where an exemption is about mappings or accounts. */
export function leavingAgents(work: ChangeKind<AgentSubject>, options: LeaveAloneOptions): ChangeKind<AgentSubject> {
  const alone: Alone = new IdMap();
  const asksForMappings = options.exemptions.some(({ selectors: { mapping, account } }) => mapping ?? account);
  return {
    ...work,
    async list(vault, context) {
      const listed = await work.list(vault, context);
      if (!listed.ok) return listed;
      // Whether something is held cannot be told without them, and then nothing of the vault is changed.
      const mappings: Result<readonly Mapping[]> = asksForMappings
        ? await listMappings(vault, context)
        : { ok: true, value: [] };
      if (!mappings.ok) return mappings;
      const { by } = finder(options, vault, { mappings: mappings.value, items: listed.value.map(({ item }) => item) });
      for (const { id } of listed.value) {
        const exemption = by('agent', id);
        if (exemption !== undefined) alone.set(id, exemption);
      }
      return listed;
    },
    decide: decideWith(work, alone),
  };
}

/** A change of a mapping reaches all of its VMs, so that those which are exempted or held are a warning. */
export function leavingMappings(
  work: ChangeKind<Mapping>,
  wantedFor: (id: string) => string | undefined,
  options: LeaveAloneOptions,
): ChangeKind<Mapping> {
  const alone: Alone = new IdMap();
  const reached = new IdMap<readonly string[]>();
  const unread = new IdMap<Problem>();
  const listed = new IdMap<readonly Mapping[]>();
  const decide = decideWith(work, alone);
  return {
    ...work,
    async list(vault: Vault, context: ListContext) {
      const mappings = await work.list(vault, context);
      if (!mappings.ok) return mappings;
      listed.set(vault.id, mappings.value);
      const items = await listItems(vault, options.service, context);
      if (!items.ok) unread.set(vault.id, items.failure.problem);
      const all = items.ok ? items.value : [];
      const { by, mappingOf } = finder(options, vault, { mappings: mappings.value, items: all });
      for (const mapping of mappings.value) {
        const { id } = mapping;
        const judged = judgeMapping(vault, mapping, undefined, {
          wanted: wantedFor(id),
          usual: undefined,
          now: options.now,
          expiryDays: 0,
        });
        const exemption = by(
          'mapping',
          id,
          judged.map((found) => found.id),
        );
        if (exemption !== undefined) alone.set(id, exemption);
      }
      for (const { id, vm } of all) {
        const exemption = by('agent', id);
        const mapping = mappingOf.get(id);
        if (exemption !== undefined && mapping !== undefined)
          reached.set(mapping, [...(reached.get(mapping) ?? []), `${vm} (${leftAloneText(exemption)})`]);
      }
      return mappings;
    },
    decide,
    async preflight(vault, context) {
      const own = await work.preflight?.(vault, context);
      const changed = (listed.get(vault.id) ?? []).filter((mapping) => decide(mapping).selected);
      return { ...own, warnings: [...(own?.warnings ?? []), ...warningsOf(changed, unread.get(vault.id))] };
    },
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
