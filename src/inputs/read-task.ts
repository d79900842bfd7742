/** Reads what the user wrote into settings, or into the full list of what is wrong with it. */
import { cloudOf } from '../azure/cloud';
import { Form } from './input-form';
import { ACCOUNT_FORM } from './parse';
import type { BaselineInputs, ExemptionInputs, RepairTask, ReportInputs, Settings, Target, Task } from './settings';
import type { HostName, InputRow } from './row';
import { inputTable } from './table';
import { judgeUnknown } from './unknown';

export type ReadSettings =
  | {
      readonly ok: true;
      readonly settings: Settings;
      readonly notices: readonly string[];
      readonly warnings: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly string[] };

/** What was given beside the values of inputs. */
export interface Beside {
  /** What is no input at all. */
  readonly unknown?: readonly string[];
  /** What a console takes that is no input, and what is wrong with that. */
  readonly options?: readonly string[];
  readonly problems?: readonly string[];
}

/**
 * @param read gives the text of an input, empty or undefined if the user left it out
 * @returns the settings, or every problem there is, each naming its input as the user of the host writes it
 */
export function readSettings(
  host: HostName,
  read: (input: InputRow<unknown>) => string | undefined,
  { unknown = [], options = [], problems: others = [] }: Beside = {},
): ReadSettings {
  const form = new Form(host, read);
  const judged = judgeUnknown(host, unknown, options);
  const task = readTask(form, host);
  const timeout = form.get('timeout', inputTable.timeout) ?? Number(inputTable.timeout.default);
  const overrides = {
    armEndpoint: form.get('armEndpoint', inputTable.armEndpoint),
    authorityHost: form.get('authorityHost', inputTable.authorityHost),
    audience: form.get('audience', inputTable.audience),
  };
  const settings = {
    timeoutMs: timeout * 60_000,
    cloud: cloudOf(form.get('environment', inputTable.environment) ?? 'AzureCloud', overrides),
    serviceConnection: form.get('azureSubscription', inputTable.azureSubscription),
    tenantId: form.get('tenantId', inputTable.tenantId),
    clientId: form.get('clientId', inputTable.clientId),
  };
  if (host === 'github' && form.get('action', inputTable.action) !== 'Merge') {
    for (const key of ['tenantId', 'clientId'] as const) {
      const variable = `AZURE_${key === 'tenantId' ? 'TENANT' : 'CLIENT'}_ID`;
      if (form.given(key) === '') form.refuse(key, `is required to sign in; set it or ${variable}`);
    }
  }
  const problems = [...judged.problems, ...others, ...form.problems()];
  return problems.length > 0 || task === undefined
    ? { ok: false, problems }
    : { ok: true, settings: { task, ...settings }, notices: form.notices(), warnings: judged.warnings };
}

/** Undefined if something that the task cannot do without is missing; the form knows what. */
function readTask(form: Form, host: HostName): Task | undefined {
  const action = form.get('action', inputTable.action);
  if (action === 'Merge') {
    const reports = form.get('reports', inputTable.reports);
    if (form.given('reports') === '')
      form.refuse('reports', 'is required: paths of the reports, such as reports/**/*.json');
    const failuresAllowed = form.get('failuresAllowed', inputTable.failuresAllowed);
    return reports && { action, reports, failuresAllowed, ...readReportOptions(form, host), ...readExemptions(form) };
  }
  const target = readTarget(form);
  const automationAccountIds = form.get('automationAccountId', inputTable.automationAccountId);
  if (action === 'Enabled' && form.given('automationAccountId') === '') {
    const when = `is required when ${form.name('action')} is Enabled`;
    form.refuse('automationAccountId', `${when}; write an id of the form ${ACCOUNT_FORM}`);
  }
  const exempting = readExemptions(form);
  const changing = readChanging(form, action !== undefined && action !== 'Audit' && action !== 'Discover');
  const failOnUnconfirmed = form.get('failOnUnconfirmed', inputTable.failOnUnconfirmed) ?? true;
  if (target === undefined) return undefined;
  switch (action) {
    case undefined:
      return undefined;
    case 'Enabled':
      return automationAccountIds === undefined
        ? undefined
        : {
            action,
            target,
            automationAccountIds,
            skipAccountCheck: form.get('skipAccountCheck', inputTable.skipAccountCheck) ?? false,
            failOnUnconfirmed,
            ...exempting,
            ...changing,
          };
    case 'Disabled':
      return {
        action,
        target,
        automationAccountIds: [],
        skipAccountCheck: true,
        failOnUnconfirmed,
        ...exempting,
        ...changing,
      };
    case 'UpdateAgents':
      return {
        action,
        target,
        vms: form.get('vm', inputTable.vm) ?? [],
        maxParallel: form.get('maxParallel', inputTable.maxParallel) ?? Number(inputTable.maxParallel.default),
        maxFailures: form.get('maxFailures', inputTable.maxFailures),
        ...exempting,
        ...changing,
      };
    case 'Audit':
      return {
        action,
        target,
        automationAccountIds: automationAccountIds ?? [],
        failOn: form.get('failOn', inputTable.failOn) ?? 'error',
        expiryDays: form.get('expiryDays', inputTable.expiryDays) ?? Number(inputTable.expiryDays.default),
        deep: form.get('deep', inputTable.deep) ?? false,
        ...readReportOptions(form, host),
        ...exempting,
      };
    case 'Repair':
      return {
        ...readRepair(form, target, automationAccountIds ?? [], { ...changing, failOnUnconfirmed }),
        ...exempting,
      };
    case 'Discover':
      return {
        action,
        target,
        shards: form.get('shards', inputTable.shards) ?? Number(inputTable.shards.default),
      };
  }
}

/** What is not limited by a plan is limited by what may be done without one. */
function readRepair(
  form: Form,
  target: Target,
  automationAccountIds: readonly string[],
  {
    dryRun,
    failOnDrift,
    maxWritesPerMinute,
    failOnUnconfirmed,
  }: ReturnType<typeof readChanging> & Pick<RepairTask, 'failOnUnconfirmed'>,
): Omit<RepairTask, keyof ExemptionInputs> {
  const kinds = form.get('repair', inputTable.repair) ?? [];
  const path = form.get('plan', inputTable.plan);
  const digest = form.get('planDigest', inputTable.planDigest);
  const allowUnplanned = form.get('allowUnplanned', inputTable.allowUnplanned) ?? false;
  if (path !== undefined && form.given('planDigest') === '')
    form.refuse('planDigest', `is required with ${form.name('plan')}: the output of the dry run that wrote the plan`);
  if (path === undefined && form.given('planDigest') !== '')
    form.refuse('plan', `is required with ${form.name('planDigest')}: the path of the plan`);
  if (path !== undefined && dryRun) form.refuse('plan', `cannot be given together with ${form.name('dryRun')}`);
  const strong = kinds.filter((kind) => kind === 'identity' || kind === 'roles');
  if (strong.length > 0 && path === undefined && !allowUnplanned && !dryRun)
    form.refuse(
      'repair',
      `${strong.join(' and ')} ${strong.length === 1 ? 'needs' : 'need'} an approved plan: give ${form.name('plan')} and ${form.name('planDigest')} of a run with ${form.name('dryRun')}, or set ${form.name('allowUnplanned')}`,
    );
  return {
    action: 'Repair',
    target,
    automationAccountIds,
    expiryDays: form.get('expiryDays', inputTable.expiryDays) ?? Number(inputTable.expiryDays.default),
    dryRun,
    failOnDrift,
    maxWritesPerMinute,
    kinds,
    plan: path === undefined || digest === undefined ? undefined : { path, digest },
    maxChanges: form.get('maxChanges', inputTable.maxChanges),
    allowUnplanned,
    vms: form.get('vm', inputTable.vm) ?? [],
    maxParallel: form.get('maxParallel', inputTable.maxParallel) ?? Number(inputTable.maxParallel.default),
    maxFailures: form.get('maxFailures', inputTable.maxFailures) ?? 3,
    failOnUnconfirmed,
    baseline: readBaselineInputs(form),
  };
}

function readTarget(form: Form): Target | undefined {
  const vaults = form.get('vaults', inputTable.vaults);
  const scope = form.get('scope', inputTable.scope);
  const [vaultId, scopeName] = [form.name('vaults'), form.name('scope')];
  if (form.given('scope') === '') {
    if (form.given('vaults') === '') form.refuse('vaults', `is required, unless ${scopeName} says where to look`);
    for (const key of ['vaultName', 'vaultTag', 'includeEmpty', 'allowEmpty'] as const)
      form.ignore(key, `it takes effect only with ${scopeName}`);
    return vaults && { kind: 'vaults', vaults };
  }
  if (form.given('vaults') !== '') {
    form.refuse('scope', `cannot be given together with ${vaultId}; leave one of them out`);
    return undefined;
  }
  return (
    scope && {
      kind: 'scope',
      scope,
      names: form.get('vaultName', inputTable.vaultName) ?? [],
      tags: form.get('vaultTag', inputTable.vaultTag) ?? [],
      includeEmpty: form.get('includeEmpty', inputTable.includeEmpty) ?? false,
      allowEmpty: form.get('allowEmpty', inputTable.allowEmpty) ?? false,
    }
  );
}

function readChanging(form: Form, isUsed: boolean) {
  const dryRun = form.get('dryRun', inputTable.dryRun) ?? false;
  const failOnDrift = form.get('failOnDrift', inputTable.failOnDrift) ?? false;
  if (isUsed && !dryRun) form.ignore('failOnDrift', `it takes effect only with ${form.name('dryRun')}`);
  return {
    dryRun,
    failOnDrift: failOnDrift && dryRun,
    force: form.get('force', inputTable.force) ?? false,
    maxWritesPerMinute:
      form.get('maxWritesPerMinute', inputTable.maxWritesPerMinute) ?? Number(inputTable.maxWritesPerMinute.default),
  };
}

function readExemptions(form: Form): ExemptionInputs {
  return {
    exemptions: form.get('exemptions', inputTable.exemptions) ?? [],
    maxExemptionDays:
      form.get('maxExemptionDays', inputTable.maxExemptionDays) ?? Number(inputTable.maxExemptionDays.default),
  };
}

function readReportOptions(form: Form, host: HostName): ReportInputs {
  const formats = form.get('reportFormats', inputTable.reportFormats) ?? [];
  const token = form.get('githubToken', inputTable.githubToken);
  const wanted = form.get('issue', inputTable.issue) ?? false;
  if (wanted && host !== 'github') form.refuse('issue', 'is possible only on GitHub');
  else if (wanted && token === undefined)
    form.refuse('githubToken', `is required with ${form.name('issue')}, such as the token of the job itself`);
  return {
    formats,
    issue: wanted && token !== undefined ? { token } : undefined,
    baseline: readBaselineInputs(form),
  };
}

function readBaselineInputs(form: Form): BaselineInputs | undefined {
  const path = form.get('baseline', inputTable.baseline);
  if (path === undefined) {
    for (const key of ['failOnNew', 'acceptNew'] as const)
      form.ignore(key, `it takes effect only with ${form.name('baseline')}`);
    return undefined;
  }
  return {
    path,
    failOnNew: form.get('failOnNew', inputTable.failOnNew) ?? false,
    acceptNew: form.get('acceptNew', inputTable.acceptNew) ?? false,
  };
}
