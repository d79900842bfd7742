/** The tables of the page that have rows of the audit. */
import { accountForm } from '../audit/account-row';
import type { Finding } from '../audit/findings';
import { agentForm, mappingForm, vaultForm, type AgentRow, type MappingRow, type VaultRow } from '../audit/rows';
import { exemptionForm } from '../exemptions/rows';
import { number } from '../render/format';
import type { Note, Section, Table } from '../render/page/model';
import { tableOf, type ColumnOf } from '../render/page/table';
import { nameOf } from '../values/arm-id';
import { groupById, type IdMap } from '../values/id-map';
import { exemptedText } from './exempt';
import { toActFirst } from './exemptions';
import type { AuditReport } from './report';
import { BADGES } from './standing';
import { placesIn } from './where';
import { badgeOf, byLevel, worstAgents, worstVaults } from './worst-first';

type Entry = ReturnType<typeof exemptionForm.make>;

/** What belongs together stands in one cell, so that a sheet of paper has room for reasons. */
const EXEMPTION_COLUMNS: readonly ColumnOf<Entry>[] = [
  ['state', 'State', 'text', ({ state }) => state],
  ['name', 'Exemption', 'text', ({ name }) => name],
  [
    'category',
    'Category',
    'text',
    ({ category, applies }) => (applies === 'changes' ? `${category}, a hold` : category),
  ],
  ['expires_on', 'Last day', 'text', ({ expiresOn }) => expiresOn],
  ['finding', 'Findings', 'text', ({ findings }) => findings.join(' ')],
  ['selects', 'Selects', 'text', ({ selects }) => selects],
  [
    'matches',
    'Matches',
    'text',
    ({ matches, atMost }) => `${number(matches)}${atMost === undefined ? '' : ` of ${atMost}`}`,
  ],
  ['description', 'Why', 'text', ({ description }) => description],
  ['decided', 'Decided', 'text', decidedText],
  ['file', 'File', 'text', ({ file, line }) => `${file}:${line}`],
];

function decidedText({ requestedBy, approvedBy, ticket }: Entry): string {
  const parts = [
    ['requested by', requestedBy],
    ['approved by', approvedBy],
    ['ticket', ticket],
  ] as const;
  return parts.flatMap(([what, who]) => (who === undefined ? [] : [`${what} ${who}`])).join('; ');
}

/** What is covered is listed here, apart from what counts. */
export function exemptionSections({ exemptions, findings, vaults }: AuditReport): Section[] {
  if (exemptions.entries.length === 0) return [];
  const entries = toActFirst(exemptions.entries).map((entry) => exemptionForm.make(entry));
  const exempted = findings.filter(({ exemptedBy }) => exemptedBy !== undefined);
  const files = exemptions.sources.map(({ path, sha256, revision }): Note => {
    const at = revision === undefined ? '' : ` at commit \`${revision}\``;
    return { text: `\`${path}\`${at}, SHA-256 \`${sha256}\`` };
  });
  const placeOf = placesIn(vaults);
  return [
    { kind: 'table', table: tableOf<Entry>('exemptions', 'Exemptions', entries, EXEMPTION_COLUMNS), notes: files },
    {
      kind: 'table',
      table: tableOf<Finding>('exempted', 'Exempted', exempted, [
        ['exempted_by', 'Exempted by', 'text', (found) => found.exemptedBy],
        ['finding', 'Finding', 'text', ({ id }) => id],
        ['title', 'Title', 'text', ({ title }) => title],
        ['where', 'Where', 'text', placeOf],
        ['message', 'What is wrong', 'prose', ({ message }) => message],
      ]),
      ...(exempted.length > 0 && { remark: exemptedText(exempted) }),
    },
  ];
}

/** Columns of the page with their headings, the most important first; a spreadsheet has those of the rows. */
const VAULT_COLUMNS: Readonly<Record<string, string>> = {
  errors: 'Errors',
  warnings: 'Warnings',
  notes: 'Notes',
  mappings: 'Mappings',
  agents: 'VMs',
  covered: 'Covered',
  not_covered: 'Not covered',
  coverage_not_known: 'Not known',
  outdated: 'Update waiting',
  expiring: 'Expiring',
  resource_group: 'Resource group',
};

/** The name of a vault leads to it, and that of a subscription stands for its id. */
export function vaultsTable({ vaults }: AuditReport, names: IdMap<string>): Table {
  const columns = vaultForm.pageColumns;
  const onPage = Object.entries(VAULT_COLUMNS).flatMap(([name, title]) =>
    columns
      .filter(([key]) => key === name)
      .map(([key, , kind, cell]): ColumnOf<VaultRow> => [
        key,
        title,
        kind,
        (row) => cell(row) ?? 'not known',
        { only: 'page' },
      ]),
  );
  return tableOf<VaultRow>('vaults', 'Vaults', worstVaults(vaults), [
    ['level', 'Worst', 'level', badgeOf, { only: 'page' }],
    ['vault', 'Vault', 'resource', ({ id }) => id, { only: 'page' }],
    [
      'subscription',
      'Subscription',
      'text',
      (row) => names.get(row.subscriptionId) ?? row.subscriptionId,
      { only: 'page' },
    ],
    ...onPage,
    ...columns.map(([key, title, kind, cell]): ColumnOf<VaultRow> => [key, title, kind, cell, { only: 'csv' }]),
  ]);
}

/** A name for those who filter a spreadsheet. */
const vaultName = <T extends { readonly vaultId: string }>(): ColumnOf<T> => [
  'vault',
  'Vault',
  'text',
  ({ vaultId }) => nameOf(vaultId),
  { only: 'csv' },
];

/** Columns that a reader looks for first. */
const AGENT_COLUMNS: readonly string[] = [
  'level',
  'vm',
  'vault_id',
  'agent_version',
  'update_available',
  'agent_expiry',
  'days_left',
  'coverage_reason',
];

export function agentsTable({ agents, findings, standings }: AuditReport): Table {
  const found = groupById(findings, ({ resource }) => resource);
  const columns = agentForm.pageColumns.map((column): ColumnOf<AgentRow> => {
    const [key, title, kind, cell] = column;
    return key === 'level' ? [key, title, kind, cell, { only: 'csv' }] : column;
  });
  const isFirst = ([key]: ColumnOf<AgentRow>): boolean => AGENT_COLUMNS.includes(key);
  return tableOf<AgentRow>(
    'agents',
    'VMs',
    worstAgents(agents, standings),
    [
      ['standing', 'Stands', 'level', (agent) => BADGES[standings.get(agent) ?? 'notKnown']],
      vaultName(),
      // Nothing was found of what could not be read, which is not fine.
      ['worst', 'Worst finding', 'level', ({ level }) => (level === 'not known' ? undefined : level), { only: 'page' }],
      ...columns.filter(isFirst),
      ['findings', 'Findings', 'text', ({ id }) => (found.get(id) ?? []).map((one) => one.id).join(' ')],
      ...columns.filter((column) => !isFirst(column)),
    ],
    { printed: 0, file: 'agents.csv' },
  );
}

export const mappingsTable = ({ mappings }: AuditReport): Table =>
  tableOf<MappingRow>('mappings', 'Mappings', [...mappings].sort(byLevel), [vaultName(), ...mappingForm.pageColumns], {
    printed: 0,
    file: 'mappings.csv',
  });

export const accountsTable = ({ accounts }: AuditReport): Table =>
  tableOf('accounts', 'Accounts', [...accounts].sort(byLevel), accountForm.pageColumns);
