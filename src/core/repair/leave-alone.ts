/** Which steps of a repair are left to a person, since what they change is exempted or held. */
import type { AuditReport } from '../audit-report/report';
import { facetsOf } from '../exemptions/facets';
import { leftAloneBy, leftAloneText, withoutTags, type About, type LeaveAlone } from '../exemptions/leave-alone';
import type { PlanStep } from '../plan/step';
import { isInScope } from '../values/arm-id';
import { groupById } from '../values/id-map';

/** A change of a mapping reaches all of its VMs, so that one of them is enough. */
export function leftAloneIn(
  audit: AuditReport,
  { exemptions, tags, now }: LeaveAlone,
): (step: PlanStep) => string | undefined {
  // What covers too much covers nothing, as in the audit itself.
  const over = new Set(
    audit.exemptions.entries.flatMap(({ exemption, state }) => (state === 'over-limit' ? [exemption.name] : [])),
  );
  const within = exemptions.filter(({ name }) => !over.has(name));
  const list = tags === undefined ? withoutTags(within) : within;
  const facets = facetsOf(audit, tags);
  const agentsOf = groupById(audit.agents, ({ mappingId = '' }) => mappingId);
  const byKey = new Map(audit.findings.map((found) => [found.key, found]));
  const by = (about: About, id: string): string | undefined => {
    const exemption = leftAloneBy(list, about, facets.get(id), now);
    return exemption && leftAloneText(exemption);
  };
  const firstOf = <T>(all: readonly T[], of: (one: T) => string | undefined): string | undefined => {
    for (const one of all) {
      const reason = of(one);
      if (reason !== undefined) return reason;
    }
    return undefined;
  };
  const unread = audit.vaults.filter(({ agents }) => agents === undefined).map(({ id }) => id);
  const anyVm = list.map((one) => ({ ...one, selectors: { ...one.selectors, vm: undefined, id: undefined } }));
  /** Where the VMs of a mapping are not known, an exemption of any VM there may be of one of them. */
  const ofUnknownVms = (id: string): string | undefined => {
    if (!unread.some((vaultId) => isInScope(id, vaultId))) return undefined;
    const exemption = leftAloneBy(anyVm, 'agent', facets.get(id), now);
    return (
      exemption &&
      `the replicated items of its vault could not be read, and it may reach a VM that is ${leftAloneText(exemption)}`
    );
  };
  const ofMapping = (id: string): string | undefined =>
    by('mapping', id) ??
    ofUnknownVms(id) ??
    firstOf(agentsOf.get(id) ?? [], (agent) => {
      const reason = by('agent', agent.id);
      return reason && `it reaches the VM ${agent.vm}, which is ${reason}`;
    });
  const held = ({ kind, target, accountId = target, findings }: PlanStep): string | undefined => {
    switch (kind) {
      case 'agents':
        return by('agent', target);
      case 'settings':
        return ofMapping(target);
      case 'schedules':
        return firstOf(findings, (key) => ofMapping(byKey.get(key)?.resource ?? ''));
      case 'identity':
      case 'roles':
        return by('account', accountId) ?? by('identity', accountId);
      case 'person':
        return undefined;
    }
  };
  return (step) => {
    const exempted = step.findings.map((key) => byKey.get(key)?.exemptedBy);
    const [name] = exempted;
    return held(step) ?? (name !== undefined && !exempted.includes(undefined) ? `exempted by ${name}` : undefined);
  };
}
