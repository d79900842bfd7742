/** What of a vault is exempted or held, told from what a change reads of it. */
import type { Finding } from '../core/audit/findings';
import { judgeAgent } from '../core/audit/judge-agent';
import { judgeMapping } from '../core/audit/judge-mapping';
import { coverageBy } from '../core/audit/coverage';
import { newestAgent } from '../core/audit/support-window';
import { facetsOf, type Facets } from '../core/exemptions/facets';
import { leftAloneBy, withoutTags, type About, type LeaveAlone } from '../core/exemptions/leave-alone';
import { Limits, type OverLimit } from '../core/exemptions/limits';
import type { Exemption } from '../core/exemptions/model';
import { IdMap } from '../core/values/id-map';
import type { Mapping, Result, Vault } from '../core/values/model';
import type { ItemLists } from '../core/requests/items';
import type { ReplicatedItem } from '../core/values/resources';

export interface LeaveAloneOptions extends LeaveAlone {
  readonly service: ItemLists;
  /** Of the run. */
  readonly vaults: readonly Vault[];
}

/** What a vault is judged by. */
interface Listed {
  /** Undefined where they were not read. */
  readonly mappings: readonly Mapping[] | undefined;
  readonly items: readonly ReplicatedItem[];
  readonly facets: IdMap<Facets>;
  /** By id of the replicated item. */
  readonly mappingOf: IdMap<string | undefined>;
  /** Of its mappings and agents, as far as these tell. */
  readonly findings: readonly Finding[];
}

/** As an audit without inputs has it. */
const EXPIRY_DAYS = 60;

export function judged(
  vault: Vault,
  mappings: readonly Mapping[] | undefined,
  items: readonly ReplicatedItem[],
  wanted: (id: string) => string | undefined,
  { tags, now }: LeaveAlone,
): Listed {
  const coverageOf = coverageBy([])({
    vault,
    mappings: mappings === undefined ? UNREAD : { known: true, value: mappings },
  });
  const mappingOf = new IdMap(items.map((item) => [item.id, coverageOf(item).mapping?.id]));
  const newest = newestAgent(items);
  return {
    mappings,
    items,
    mappingOf,
    facets: facetsOf(
      {
        vaults: [vault],
        accounts: [],
        mappings: (mappings ?? []).map(({ id, name, autoUpdate }) => ({
          id,
          name,
          vaultId: vault.id,
          automationAccountId: autoUpdate?.automationAccountId,
        })),
        agents: items.map(({ id, vm, vmId }) => ({ id, vm, vmId, vaultId: vault.id, mappingId: mappingOf.get(id) })),
      },
      tags,
    ),
    findings: [
      ...(mappings ?? []).flatMap((mapping) =>
        judgeMapping(vault, mapping, undefined, {
          wanted: wanted(mapping.id),
          usual: undefined,
          now,
          expiryDays: EXPIRY_DAYS,
        }),
      ),
      ...items.flatMap((item) =>
        judgeAgent(vault, item, coverageOf(item), undefined, newest, { now, days: EXPIRY_DAYS }),
      ),
    ],
  };
}

const UNREAD = { known: false, problem: { code: 'NotRead', message: 'They were not read.' } } as const;

/** What is exempted or held in a vault, once all vaults of the run were counted. */
interface Finder {
  readonly by: (about: About, id: string, found?: readonly string[]) => Exemption | undefined;
  /** Entries that would leave the thing alone if they did not match too much. */
  readonly liftedFor: (about: About, id: string) => readonly OverLimit[];
}

export function finder({ exemptions, tags, now }: LeaveAlone, { facets }: Listed, over: readonly OverLimit[]): Finder {
  const all = tags === undefined ? withoutTags(exemptions) : exemptions;
  const lifted = new Set(over.map(({ exemption }) => exemption.name));
  const list = all.filter(({ name }) => !lifted.has(name));
  return {
    by: (about, id, found) => leftAloneBy(list, about, facets.get(id), now, found),
    liftedFor: (about, id) =>
      over.filter(({ exemption }) => leftAloneBy([exemption], about, facets.get(id), now) !== undefined),
  };
}

/** Counts a vault when it is listed; what is over its limit is known when all are. */
export function limitsOf({ exemptions, vaults, now }: LeaveAloneOptions) {
  const limits = new Limits(
    exemptions,
    vaults.map(({ id }) => id),
    now,
  );
  return {
    over: () => limits.overLimit(),
    async counted<T extends { readonly vault: Listed }>(
      { id }: Vault,
      read: () => Promise<Result<T>>,
    ): Promise<Result<T>> {
      try {
        const result = await read();
        if (result.ok) limits.count(result.value.vault.findings, result.value.vault.facets);
        return result;
      } finally {
        // Whatever became of it, the others wait for it no longer.
        limits.pass(id);
      }
    },
  };
}
