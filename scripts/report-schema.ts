/** docs/report.schema.json, and the tables of docs/report.md: rows come from their tables of columns. */
import { findingForm, findingStates } from '../src/core/audit/findings';
import { entryForm } from '../src/core/baseline/baseline';
import { pastStates } from '../src/core/baseline/past';
import { pastForm } from '../src/core/audit-report/ratchet-json';
import { issueForm } from '../src/core/baseline/issue-record';
import { baselineKinds } from '../src/core/audit-report/ratchet';
import { accountForm } from '../src/core/audit/account-row';
import { agentForm, mappingForm, vaultForm } from '../src/core/audit/rows';
import { bySeverityForm } from '../src/core/audit/by-severity';
import { cloudNames } from '../src/azure/cloud';
import {
  confirmationForm,
  itemBeforeForm,
  itemChangeForm,
  mappingBeforeForm,
  mappingChangeForm,
} from '../src/core/changes/rows';
import { foundVaultForm, plannedShardForm } from '../src/core/estate/document';
import { auditFigures, changeFigures, type Figure } from '../src/core/merge/figures';
import { conclusions } from '../src/core/merge/model';
import { mergedShardForm, mergedSubscriptionForm, mergedVaultForm } from '../src/core/merge/rows';
import { repairKinds } from '../src/core/plan/step';
import { stepOutcomes } from '../src/core/repair/outcome';
import { repairStepForm } from '../src/core/repair/rows';
import { standings } from '../src/core/audit-report/standing';
import { exemptionForm } from '../src/core/exemptions/rows';
import { planStepForm } from '../src/core/plan/rows';
import { schemaOf, type Property } from '../src/core/rows/define-rows';
import { reportFormats } from '../src/inputs/settings';
import { outputRows } from '../src/outputs';
import { headForm, originForm, REPORT_VERSION } from '../src/core/rows/head';
import { causeForm, healthErrorForm, problemForm, vaultErrorForm } from '../src/core/rows/problem';

type Schema = Readonly<Record<string, unknown>>;

const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });
const list = (items: Schema): Schema => ({ type: 'array', items });
const rows = (form: { readonly name: string }): Schema => list(ref(form.name));
const choice = (...choices: readonly string[]): Schema => ({ enum: choices });
const flag: Schema = { type: 'boolean' };
const texts: Schema = list({ type: 'string' });
const whole = (minimum: number, maximum: number): Schema => ({ type: 'integer', minimum, maximum });

function object(required: Schema, optional: Schema = {}): Schema {
  return {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(required),
    properties: { ...required, ...optional },
  };
}

/** A report of its own head, with what its action adds. */
function report(
  description: string,
  own: Schema,
  optional: Schema = {},
  properties: readonly Property[] = headForm.properties,
): Schema {
  const head = (isOptional: boolean): Schema =>
    Object.fromEntries(
      properties
        .filter((property) => property.optional === isOptional)
        .map(({ key, schema, means }) => [key, { description: means, ...schema }]),
    );
  return { description, ...object({ ...head(false), ...own }, { ...head(true), ...optional }) };
}

const changes = ['Enabled', 'Disabled', 'UpdateAgents'] as const;
const environment = ref('environment');
const timeoutMinutes = { type: 'number', exclusiveMinimum: 0 };
const ofChanges = {
  dryRun: flag,
  failOnDrift: flag,
  force: flag,
  timeoutMinutes,
  maxWritesPerMinute: whole(1, 1200),
  environment,
};
const exempting = {
  exemptions: list({ type: 'string', minLength: 1 }),
  maxExemptionDays: whole(1, 3650),
};
const ofExemptions = { exemptionFiles: list(ref('exemptionFile')) };
const scoped = {
  scope: ref('scope'),
  vaultName: texts,
  vaultTag: list({ type: 'string', pattern: '=' }),
  includeEmpty: flag,
  allowEmpty: flag,
};
const change = {
  changed: flag,
  counts: ref('counts'),
  causes: rows(causeForm),
  vaultErrors: rows(vaultErrorForm),
};
const audit = {
  failOn: ref('failOn'),
  expiryDays: ref('expiryDays'),
  compliant: flag,
  counts: ref('auditCounts'),
  versions: list(ref('versionRow')),
  newestAgent: ref('newestAgent'),
  plan: ref('plan'),
  exemptionFiles: list(ref('exemptionFile')),
  steps: rows(planStepForm),
  baseline: ref('baseline'),
  exemptions: rows(exemptionForm),
};
/** Of an audit that is no baseline for the next one, the ratchet is left out. */
const held = {
  ratchet: ref('ratchet'),
  past: rows(pastForm),
  known: rows(entryForm),
  issues: { description: 'Kept on GitHub, by this run or as the baseline says.', ...rows(issueForm) },
};
const heldAgainst = { baseline: { type: 'string', minLength: 1 }, failOnNew: flag, acceptNew: flag };
const audited = {
  findings: rows(findingForm),
  vaults: rows(vaultForm),
  accounts: rows(accountForm),
  mappings: rows(mappingForm),
  agents: rows(agentForm),
};
const merged = {
  inputs: ref('mergeInputs'),
  action: { const: 'Merge' },
  conclusion: ref('conclusion'),
  changed: flag,
  merged: ref('merged'),
  causes: rows(causeForm),
  shards: rows(mergedShardForm),
  subscriptions: rows(mergedSubscriptionForm),
};
const mergedChange = { ...merged, ...change, dryRun: flag, vaults: rows(mergedVaultForm) };
const stopped = { description: 'Only of an audit that was interrupted.', ...choice('deadline', 'cancelled') };

const count = ref('count');
const counts = (...names: readonly string[]): Schema => object(Object.fromEntries(names.map((name) => [name, count])));
const figures = (all: readonly Figure[]): Schema =>
  object({}, Object.fromEntries(all.map(({ key, means }) => [key, { description: means, ...count }])));

const digest: Schema = { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' };
const said: Schema = { type: 'string', minLength: 1 };
/** What reports have that were made without a run. */
const bare = {
  report: { const: 'asr-autoupdate' },
  reportVersion: { const: REPORT_VERSION },
  toolVersion: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+' },
};

const reports: Readonly<Record<string, Schema>> = {
  settingReport: report(
    'Enabled and Disabled.',
    {
      action: choice('Enabled', 'Disabled'),
      inputs: object(
        { vaultIds: ref('resources'), action: choice('Enabled', 'Disabled'), failOnUnconfirmed: flag, ...ofChanges },
        { automationAccountIds: ref('resources'), skipAccountCheck: flag, ...exempting },
      ),
      conclusion: ref('conclusion'),
      ...change,
      mappings: rows(mappingChangeForm),
    },
    ofExemptions,
  ),
  agentsReport: report(
    'UpdateAgents.',
    {
      action: { const: 'UpdateAgents' },
      inputs: object(
        {
          vaultIds: ref('resources'),
          action: { const: 'UpdateAgents' },
          vms: texts,
          ...ofChanges,
          maxParallel: whole(1, 1000),
        },
        { maxFailures: whole(1, 100_000), ...exempting },
      ),
      conclusion: ref('conclusion'),
      ...change,
      items: rows(itemChangeForm),
    },
    ofExemptions,
  ),
  auditReport: report(
    'Audit.',
    {
      action: { const: 'Audit' },
      inputs: object(
        {
          vaultIds: ref('resources'),
          action: { const: 'Audit' },
          automationAccountIds: ref('resources'),
          failOn: ref('failOn'),
          expiryDays: ref('expiryDays'),
          deep: flag,
          timeoutMinutes,
          environment,
        },
        { ...heldAgainst, ...exempting },
      ),
      conclusion: choice('cancelled', 'timed-out', 'failed', 'succeeded'),
      ...audit,
      ...audited,
    },
    { stopped, ...held },
  ),
  repairReport: report(
    'Repair.',
    {
      action: { const: 'Repair' },
      inputs: object(
        {
          vaultIds: ref('resources'),
          action: { const: 'Repair' },
          automationAccountIds: ref('resources'),
          repair: list(choice(...repairKinds)),
          dryRun: flag,
          failOnDrift: flag,
          allowUnplanned: flag,
          vms: texts,
          maxParallel: whole(1, 1000),
          maxFailures: whole(1, 100_000),
          failOnUnconfirmed: flag,
          expiryDays: ref('expiryDays'),
          timeoutMinutes,
          maxWritesPerMinute: whole(1, 1200),
          environment,
        },
        { planDigest: digest, maxChanges: whole(1, 100_000), ...heldAgainst, ...exempting },
      ),
      conclusion: ref('conclusion'),
      dryRun: flag,
      changed: flag,
      steps: counts(...stepOutcomes),
      planned: { description: 'Ids of the steps that are done, or would be.', ...texts },
      compliant: flag,
      countsBefore: counts('errors', 'warnings', 'agents', 'covered', 'healthy', 'notKnown'),
      vmsAffected: count,
      counts: ref('auditCounts'),
      repairs: rows(repairStepForm),
      ...ofExemptions,
      exemptions: rows(exemptionForm),
      ...audited,
      baseline: ref('baseline'),
    },
    {
      ...held,
      refusal: { description: 'Why nothing at all was changed.', ...ref('problem') },
      planDigest: { description: 'Of the plan that a dry run wrote.', ...digest },
    },
  ),
  planRefusedReport: report('A repair whose approved plan was refused: nothing was asked of Azure.', {
    action: { const: 'Repair' },
    inputs: object({ action: { const: 'Repair' }, environment }),
    conclusion: { const: 'failed' },
    changed: { const: false },
    error: ref('problem'),
  }),
  discoverReport: report(
    'Discover.',
    {
      action: { const: 'Discover' },
      inputs: ref('discoverInputs'),
      conclusion: choice('failed', 'succeeded'),
      source: { description: 'How the vaults were found.', ...choice('resource-graph', 'lists', 'inputs') },
      vaultCount: count,
      subscriptionCount: count,
      causes: rows(causeForm),
      plan: object({ shards: rows(plannedShardForm) }),
      vaults: rows(foundVaultForm),
    },
    {
      itemCount: { description: 'Left out where the items of a vault are not known.', ...count },
      seen: {
        description:
          'What was seen beside these vaults, so that `Merge` knows a vault that is gone; left out where vaults were named, or something could not be looked into.',
        ...object({ subscriptions: { type: 'array', items: ref('guid') }, others: ref('resources') }),
      },
    },
  ),
  mergedAudit: report('Merge of reports of Audit.', { ...merged, ...audit, ...audited }, { stopped, ...held }),
  mergedRepair: report(
    'Merge of reports of Repair.',
    {
      ...merged,
      ...audit,
      ...audited,
      repair: object({
        dryRun: flag,
        planned: count,
        vmsAffected: count,
        findingsBefore: count,
        findingsAfter: count,
        steps: counts(...stepOutcomes),
      }),
      repairs: rows(repairStepForm),
    },
    { stopped, ...held },
  ),
  mergedSettings: report('Merge of reports of Enabled, or of Disabled.', {
    ...mergedChange,
    mappings: rows(mappingChangeForm),
  }),
  mergedAgents: report('Merge of reports of UpdateAgents.', { ...mergedChange, items: rows(itemChangeForm) }),
  // Without a report of a shard no tenant is known.
  mergedNothing: report(
    'Merge without a report of a shard.',
    { ...merged, vaults: rows(mergedVaultForm) },
    {},
    headForm.properties.filter(({ key }) => key !== 'tenantId'),
  ),
  notFoundReport: report('A run whose vaults could not be found: nothing was done.', {
    action: choice(...changes, 'Audit', 'Repair', 'Discover'),
    inputs: object({ ...scoped, action: choice(...changes, 'Audit', 'Repair', 'Discover'), environment }),
    conclusion: choice('cancelled', 'timed-out', 'failed'),
    changed: { const: false },
    error: ref('problem'),
  }),
  refusedReport: {
    description: 'A run whose inputs were refused: nothing was asked of Azure.',
    ...object({
      ...bare,
      conclusion: { const: 'failed' },
      changed: { const: false },
      inputProblems: { type: 'array', minItems: 1, items: said },
    }),
  },
  defectReport: {
    description: 'A run that stopped on a defect of the tool, or whose own report could not be made or written.',
    ...object(
      { ...bare, conclusion: ref('conclusion'), changed: flag, headline: said, defect: said },
      {
        outputs: {
          description: 'What is known, by the names of outputs on GitHub; left out where nothing is.',
          ...object(
            {},
            Object.fromEntries(outputRows.map(({ github }) => [github, { anyOf: [said, { type: 'number' }, flag] }])),
          ),
        },
      },
    ),
  },
};

const forms = [
  mappingChangeForm,
  mappingBeforeForm,
  itemChangeForm,
  itemBeforeForm,
  confirmationForm,
  findingForm,
  pastForm,
  entryForm,
  issueForm,
  vaultForm,
  accountForm,
  mappingForm,
  agentForm,
  planStepForm,
  exemptionForm,
  bySeverityForm,
  repairStepForm,
  plannedShardForm,
  foundVaultForm,
  mergedShardForm,
  mergedSubscriptionForm,
  mergedVaultForm,
  originForm,
  problemForm,
  causeForm,
  vaultErrorForm,
  healthErrorForm,
];

const others: Readonly<Record<string, Schema>> = {
  auditCounts: object({
    findings: ref('bySeverity'),
    vaults: count,
    accounts: count,
    mappings: count,
    exempted: { description: 'Causes that are exempted; in no other count.', ...count },
    holdingBack: { description: 'Errors and warnings that VMs are held back by.', ...count },
    agents: counts(
      'total',
      ...standings,
      'current',
      'outdated',
      'expiring',
      'expired',
      'covered',
      'notCovered',
      'coverageNotKnown',
    ),
  }),
  exemptionFile: object(
    { path: { type: 'string', minLength: 1 }, sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' } },
    { revision: { description: 'Of the code that was checked out, where the file lies in it.', type: 'string' } },
  ),
  plan: object({
    headline: { type: 'string', minLength: 1 },
    vms: { description: 'Not as they should be, or not known.', ...count },
    vmsWithSteps: { description: 'That the steps are for.', ...count },
  }),
  newestAgent: object(
    { version: { type: 'string', minLength: 1 }, from: { enum: ['agents', 'known'] } },
    { since: { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' } },
  ),
  versionRow: object({ version: { type: 'string', minLength: 1 }, agents: count, outdated: count }),
  discoverInputs: { anyOf: [ref('namedInputs'), ref('scopedInputs')] },
  namedInputs: object({
    vaultIds: ref('resources'),
    action: { const: 'Discover' },
    shards: ref('shardsWanted'),
    environment,
  }),
  scopedInputs: object({ ...scoped, action: { const: 'Discover' }, shards: ref('shardsWanted'), environment }),
  shardsWanted: whole(1, 256),
  scope: list({
    description: '`*`, or the ARM id of a subscription or management group.',
    type: 'string',
    pattern: '^(\\*$|/)',
  }),
  baseline: object(
    { state: { description: 'What the findings were held against.', ...choice(...baselineKinds) } },
    {
      asOf: { description: 'When the report was made that they are held against.', ...ref('time') },
      counts: {
        description: 'Errors and warnings; what follows from another finding is not counted.',
        ...counts(...findingStates, ...pastStates),
      },
    },
  ),
  ratchet: object({
    since: { description: 'Since when what is accepted has only become less.', ...ref('time') },
    asOf: ref('time'),
    rules: {
      description: 'Ids of the findings that were looked for.',
      ...list({ type: 'string', pattern: '^ASR\\d{3}$' }),
    },
  }),
  mergeInputs: object(
    {
      action: { const: 'Merge' },
      reports: list({ type: 'string', minLength: 1 }),
      reportFormats: list(choice(...reportFormats)),
      environment,
    },
    { failuresAllowed: count, ...heldAgainst, ...exempting },
  ),
  merged: object(
    {
      shards: count,
      shardsFailed: count,
      shardsWhole: count,
      vaults: count,
      vaultsNotReported: count,
      vaultsUnread: count,
      subscriptions: count,
      problems: { description: 'Errors with shards and reports, but for shards that were interrupted.', ...count },
    },
    {
      action: {
        description: 'Of the shards; left out where no shard has a report.',
        ...choice('Enabled', 'Disabled', 'UpdateAgents', 'Audit', 'Repair'),
      },
      planRunId: ref('guid'),
      planUrl: { type: 'string', minLength: 1 },
    },
  ),
  figures: {
    description: 'What is not known of any of its vaults is left out.',
    anyOf: [ref('auditFigures'), ref('settingFigures'), ref('agentsFigures')],
  },
  auditFigures: figures(auditFigures),
  settingFigures: figures(changeFigures.mappings),
  agentsFigures: figures(changeFigures.items),
  conclusion: choice(...conclusions),
  counts: counts(
    'total',
    'selected',
    'skipped',
    'succeeded',
    'failed',
    'failed-to-start',
    'timed-out',
    'abandoned',
    'confirmed',
  ),
  severity: choice('error', 'warning', 'note'),
  level: choice('error', 'warning', 'note', 'ok'),
  failOn: choice('error', 'warning', 'none'),
  expiryDays: whole(0, 3650),
  environment: choice(...cloudNames),
  resource: { description: 'ARM id, as the service or the user wrote it.', type: 'string', minLength: 1 },
  resources: list(ref('resource')),
  guid: { type: 'string', pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' },
  time: { type: 'string', pattern: '^([+-]\\d\\d)?\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' },
  count: { type: 'integer', minimum: 0 },
  days: { description: 'Whole days, below zero once it is past.', type: 'integer' },
};

export const reportSchema = (): string =>
  JSON.stringify({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://raw.githubusercontent.com/org/asr-autoupdate/v1/docs/report.schema.json',
    title: 'JSON report of asr-autoupdate',
    description: 'docs/report.md explains it. What has no value is left out; times are UTC.',
    oneOf: Object.keys(reports).map(ref),
    $defs: { ...reports, ...Object.fromEntries(forms.map((form) => [form.name, schemaOf(form)])), ...others },
  });

/** By the names of their markers in docs/report.md. */
export const reportTables: Readonly<Record<string, () => string>> = {
  head: () => table(headForm.properties),
  ...Object.fromEntries(forms.map(({ name, properties }) => [name, () => table(properties)])),
  auditFigures: () => table(auditFigures.map(asProperty)),
  changeFigures: () => table([...changeFigures.mappings.slice(0, 1), ...changeFigures.items].map(asProperty)),
};

const asProperty = ({ key, title, means }: Figure): Pick<Property, 'key' | 'means' | 'csv'> => ({
  key,
  means: `${title.toLowerCase()}: ${means}`,
  csv: [],
});

function table(properties: readonly Pick<Property, 'key' | 'means' | 'csv'>[]): string {
  const inCsv = properties.some(({ csv }) => csv.length > 0);
  const cells = properties.map(({ key, means, csv }) => [
    `\`${key}\``,
    means.replaceAll('|', '\\|'),
    ...(inCsv ? [csv.map((name) => `\`${name}\``).join(', ')] : []),
  ]);
  const head = ['Property', 'Meaning', ...(inCsv ? ['In CSV'] : [])];
  return [head, head.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
