/** The audit as a page: are we fine, what first, who, what changed; then all rows. Some of its tables are also CSV files. */
import { newestText } from '../audit/support-window';
import { number, plural } from '../render/format';
import type { Group, HtmlPage, Section, Table } from '../render/page/model';
import { IdMap, IdSet } from '../values/id-map';
import { causeGroups, findingsTable, type CauseGroup } from './cause-groups';
import { changedTable } from './changed';
import { gaugesOf } from './gauges';
import { auditVerdict, verdictLevel } from './headline';
import { accountsTable, agentsTable, exemptionSections, mappingsTable, vaultsTable } from './page-tables';
import { planNotes, planTable } from './plan';
import { sinceText } from './ratchet';
import type { AuditReport } from './report';
import { runFacts, scopeFacts, type AuditPageOptions } from './run-facts';
import { subscriptionsTable } from './subscriptions';
import { supportByWeek } from './support';
import { isUnreadId } from './unread';
import { slicesOf } from './version-chart';

export type { AuditPageOptions } from './run-facts';

export function auditPage(report: AuditReport, options: AuditPageOptions): HtmlPage {
  const since = sinceText(report.ratchet);
  const parts = auditParts(report, options);
  return {
    title: 'Site Recovery agents: audit',
    verdict: { level: verdictLevel(report), text: auditVerdict(report) },
    remarks: since === undefined ? [] : [since],
    gauges: gaugesOf(report),
    scope: scopeFacts(report, options),
    sections: [
      ...parts.leading,
      ...(parts.subscriptions === undefined ? [] : [parts.subscriptions]),
      ...parts.rows,
      { kind: 'facts', id: 'run', title: 'Run', facts: runFacts(report, options) },
    ],
    inventories: parts.inventories,
    portal: options.portal,
    tenantId: options.tenantId,
  };
}

interface Parts {
  /** What to do, what changed, and why. */
  readonly leading: readonly Section[];
  /** Undefined where there is but one. */
  readonly subscriptions: Section | undefined;
  readonly rows: readonly Section[];
  readonly inventories: readonly Table[];
  readonly vaults: Table;
}

/** Also of the page of a merge. */
export function auditParts(report: AuditReport, options: AuditPageOptions): Parts {
  const groups = causeGroups(report, options);
  const names = options.subscriptionNames ?? new IdMap();
  const subscriptions = new IdSet(report.vaults.map(({ subscriptionId }) => subscriptionId));
  const agents = agentsTable(report);
  const mappings = mappingsTable(report);
  const vaults = vaultsTable(report, names);
  return {
    leading: [
      {
        kind: 'table',
        table: planTable(report.plan),
        remark: report.plan.headline,
        none: '',
        notes: planNotes(report),
      },
      ...(report.ratchet.kind === 'read' ? [{ kind: 'table', table: changedTable(report) } as const] : []),
      {
        kind: 'groups',
        id: 'causes',
        title: 'Causes',
        ...ofGroups(groups.filter(({ code }) => !isUnreadId(code))),
        none: 'Nothing was found.',
      },
      {
        kind: 'groups',
        id: 'unread',
        title: 'Not read',
        ...ofGroups(groups.filter(({ code }) => isUnreadId(code))),
        none: 'All that was asked for could be read.',
      },
    ],
    subscriptions: subscriptions.size < 2 ? undefined : { kind: 'table', table: subscriptionsTable(report, names) },
    rows: [
      ...(report.agents.length === 0
        ? []
        : [{ kind: 'bars', id: 'support', title: 'Support by week', bars: supportBars(report) } as const]),
      ...exemptionSections(report),
      { kind: 'table', table: vaults },
      { kind: 'table', table: agents },
      { kind: 'table', table: mappings },
      { kind: 'table', table: accountsTable(report), screen: true },
      { kind: 'bars', id: 'versions', title: 'Versions', ...versions(report), screen: true },
    ],
    inventories: [findingsTable(report), agents, mappings],
    vaults,
  };
}

/** With how many there are of how many kinds. */
const ofGroups = (groups: readonly CauseGroup[]): { readonly groups: readonly Group[]; readonly remark: string } => ({
  groups,
  remark: remarkOf(
    groups.length,
    groups.reduce((sum, { causes }) => sum + causes, 0),
  ),
});

function remarkOf(kinds: number, causes: number): string {
  if (causes === 0) return '';
  return kinds === causes ? number(causes) : `${number(causes)}, of ${plural(kinds, 'kind')}`;
}

const supportBars = ({ agents, startedAt, expiryDays }: AuditReport): ReturnType<typeof supportByWeek> =>
  supportByWeek(agents, startedAt, expiryDays);

function versions(report: AuditReport): Pick<Extract<Section, { kind: 'bars' }>, 'bars' | 'notes'> {
  return {
    bars: slicesOf(report.versions).map(({ name, agents, outdated }) => ({
      label: name,
      value: agents,
      level: outdated > 0 ? 'warning' : 'ok',
    })),
    notes:
      report.versions.length === 0 ? [] : [{ text: `Agents are compared with ${newestText(report.newestAgent)}.` }],
  };
}
