/** Reports of an estate as its shards write them. */
import { makeAuditDocument } from '../../../src/core/audit-report/document';
import type { AuditFacts, VaultFacts } from '../../../src/core/audit/facts';
import { makeAuditReport, type AuditOptions } from '../../../src/core/audit-report/report';
import { makeDocument } from '../../../src/core/changes/document';
import { itemForm, mappingForm } from '../../../src/core/changes/rows';
import type { ReportContext } from '../../../src/core/rows/head';
import type { RunResult } from '../../../src/core/changes/run-model';
import type { Mapping, Vault } from '../../../src/core/values/model';
import { makeReport, type ChangeReportOptions } from '../../../src/core/changes/report';
import { agentWords, settingWords } from '../../../src/core/changes/change-kind';
import type { AgentSubject } from '../../../src/core/changes/agent-update';
import { parseVaultId } from '../../../src/core/values/arm-id';
import { discoverDocument } from '../../../src/core/estate/document';
import { cutMatrix } from '../../../src/core/estate/matrix';
import { discoverReport } from '../../../src/core/estate/report';
import { sharing } from '../../../src/core/rows/share';
import { mergeReports, type MergeOptions, type MergeReport } from '../../../src/core/merge/join';
import { readReport } from '../../../src/core/merge/read-report';
import { START } from '../../support/manual-clock';
import {
  DAY,
  account,
  accountId,
  factsOf,
  hash,
  inVault,
  item,
  itself,
  known,
  usage,
  links,
  mapping,
  options,
} from '../audit/values';
import { guid, inputNames } from '../estate/values';

export const RUN = 'https://github.com/org/estate/actions/runs/7/attempts/1';

export const origin = { url: RUN, name: 'nightly', by: 'someone', revision: 'abc' };

let count = 0;
const nextRunId = (): string => `run-${++count}`;

export function vaultIn(subscription: number, name: string): Vault {
  const subscriptionId = guid(subscription);
  const id = `/subscriptions/${subscriptionId}/resourceGroups/rg/providers/Microsoft.RecoveryServices/vaults/${name}`;
  return { id, subscriptionId, resourceGroup: 'rg', name };
}

/** `vaults` in each of `subscriptions`, by subscription. */
export const estateOf = (subscriptions: number, vaults: number): readonly (readonly Vault[])[] =>
  Array.from({ length: subscriptions }, (_, s) =>
    Array.from({ length: vaults }, (_, v) => vaultIn(s + 1, `vault-${s + 1}-${v + 1}`)),
  );

export interface Context {
  readonly origin?: ReportContext['origin'];
  readonly runId?: string;
  readonly vaultIds?: readonly string[];
  readonly scope?: readonly string[];
}

export const contextOf = (action: string, vaults: readonly Vault[], { scope, ...context }: Context, about = {}) => ({
  ...links,
  version: '1.2.3',
  runId: context.runId ?? nextRunId(),
  origin: 'origin' in context ? context.origin : origin,
  inputs: {
    action,
    vaultIds: context.vaultIds ?? vaults.map(({ id }) => id),
    ...(scope && { scope }),
    dryRun: false,
    ...about,
  },
});

/** The report of Discover; a subscription is a shard as long as there are enough. */
export function planText(vaults: readonly Vault[], shards: number, context: Context = {}): string {
  const found = vaults.map((vault) => ({
    ...vault,
    location: '',
    tags: {},
    items: 1,
    subscriptionName: `Subscription ${Number(vault.subscriptionId.slice(-6))}`,
  }));
  const cut = cutMatrix(found, shards, 'github', true, inputNames);
  const report = discoverReport({ source: 'resource-graph', vaults: found, warnings: [] }, cut, {
    startedAt: START - 60_000,
    endedAt: START - 30_000,
  });
  return [...discoverDocument(report, contextOf('Discover', [], context))].join('');
}

/** Facts of vaults with agents, of which some are old; the vaults of a subscription share an account. */
export function factsIn(vaults: readonly Vault[], agents = 2, releases = 12): AuditFacts {
  const facts = vaults.map((vault, index): VaultFacts => {
    const setting = { automationAccountId: accountId('account', vault.subscriptionId) };
    const { autoUpdate } = mapping();
    return inVault(
      {
        mappings: known([mapping({ autoUpdate: autoUpdate && { ...autoUpdate, ...setting } }, vault)]),
        items: known(
          Array.from({ length: agents }, (_, n) =>
            item(
              {
                updateAvailable: (index + n) % 4 === 0,
                // The newest of all is in one shard alone.
                agentVersion: `9.${72 - releases + ((index * 3 + n) % releases)}.1.1`,
                agentExpiry: START + (((index * 7 + n * 13) % 400) - 5) * DAY,
              },
              vault,
              `vm-${vault.name}-${n}`,
            ),
          ),
        ),
      },
      vault,
    );
  });
  const accounts = [...new Set(vaults.map(({ subscriptionId }) => subscriptionId))].map((subscription) => {
    const id = accountId('account', subscription);
    return account({ id, account: itself({ id }), usage: usage(501) });
  });
  return factsOf(facts, accounts);
}

export const auditTextOf = (facts: AuditFacts, changes: Partial<AuditOptions> = {}, context: Context = {}): string => {
  const vaults = facts.vaults.map(({ vault }) => vault);
  const report = makeAuditReport(facts, { ...options, ...changes });
  return [...makeAuditDocument(report, contextOf('Audit', vaults, context))].join('');
};

export const auditText = (vaults: readonly Vault[], context: Context = {}): string =>
  auditTextOf(factsIn(vaults), {}, context);

const plain: ChangeReportOptions = { words: settingWords, dryRun: false, failOnDrift: false, failOnUnconfirmed: true };

export const changeText = (
  result: RunResult<Mapping>,
  vaults: readonly Vault[],
  changes: Partial<ChangeReportOptions> = {},
  context: Context = {},
): string =>
  [
    ...makeDocument(
      makeReport(result, { ...plain, ...changes }),
      contextOf('Enabled', vaults, context, {
        dryRun: changes.dryRun ?? false,
        failOnDrift: changes.failOnDrift ?? false,
        failOnUnconfirmed: changes.failOnUnconfirmed ?? true,
      }),
      mappingForm,
    ),
  ].join('');

export const agentsText = (result: RunResult<AgentSubject>, vaults: readonly Vault[], context: Context = {}): string =>
  [
    ...makeDocument(
      makeReport(result, { ...plain, words: agentWords }),
      contextOf('UpdateAgents', vaults, context),
      itemForm,
    ),
  ].join('');

/** Names of files with their texts. */
export type Files = Readonly<Record<string, string>>;

export const mergeFiles = (files: Files, here: Partial<MergeOptions> = {}): MergeReport =>
  mergeReports(
    Object.entries(files).map(([file, text]) => readReport(file, text, { parseVaultId, share: sharing(), hash })),
    { now: START, review: { hash }, ...here },
  );

/** A plan and the audits of its shards, one for each subscription. */
export function auditedEstate(
  subscriptions = 3,
  vaults = 2,
): { readonly files: Files; readonly vaults: readonly Vault[] } {
  const estate = estateOf(subscriptions, vaults);
  const all = estate.flat();
  const shards = estate.map((members, index) => [`shard-${index + 1}.json`, auditText(members)] as const);
  return { files: { 'plan.json': planText(all, subscriptions), ...Object.fromEntries(shards) }, vaults: all };
}
