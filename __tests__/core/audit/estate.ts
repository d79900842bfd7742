/** Vaults, accounts and roles in memory, with books of all that was asked. */
import type {
  RunbookJob,
  AutomationAccount,
  JobErrors,
  ListedJob,
  ReplicatedItem,
} from '../../../src/core/values/resources';
import type { AuditService, Page, SiteRecovery } from '../../../src/core/values/ports';
import type { Failure, Mapping, Result, Vault } from '../../../src/core/values/model';
import { RUNBOOK } from '../../../src/core/values/runbook';
import { START, type ManualClock } from '../../support/manual-clock';
import { replicatedItem } from '../../support/replicated-item';

export const subscriptionNumber = (n: number): string => `0000000${n}-2222-3333-4444-555555555555`;
export const PRINCIPAL = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
export const CONTRIBUTOR = 'b24988ac-6180-42a0-ab88-20f7382dd24c';

export function vaultNamed(name: string, subscriptionId = subscriptionNumber(1)): Vault {
  const id = `/subscriptions/${subscriptionId}/resourceGroups/rg/providers/Microsoft.RecoveryServices/vaults/${name}`;
  return { id, subscriptionId, resourceGroup: 'rg', name };
}

export const accountNamed = (name: string, subscriptionId = subscriptionNumber(1)): string =>
  `/subscriptions/${subscriptionId}/resourceGroups/rg/providers/Microsoft.Automation/automationAccounts/${name}`;

const container = (vault: Vault, fabric: string): string =>
  `${vault.id}/replicationFabrics/${fabric}/replicationProtectionContainers/c`;

/** A mapping that is enabled with an account; disabled without. */
export function mappingOf(vault: Vault, name: string, accountId?: string, scheduleName?: string): Mapping {
  return {
    id: `${container(vault, 'f1')}/replicationProtectionContainerMappings/${name}`,
    name,
    provider: 'A2A',
    state: 'Paired',
    sourceFabric: 'West Europe',
    targetFabric: 'North Europe',
    sourceContainer: ['c'],
    targetContainer: ['t'],
    autoUpdate: {
      status: accountId === undefined ? 'Disabled' : 'Enabled',
      automationAccountId: accountId,
      authenticationType: 'SystemAssignedIdentity',
      scheduleName,
      ...(scheduleName !== undefined && { jobScheduleName: `link-${scheduleName}` }),
    },
    healthErrors: [],
  };
}

export const itemOf = (vault: Vault, name: string, fabric = 'f1'): ReplicatedItem =>
  replicatedItem({ id: `${container(vault, fabric)}/replicationProtectedItems/${name}`, name, vm: name });

export const jobAt = (name: string, startedAt: number | undefined, status = 'Completed'): RunbookJob => ({
  name,
  status,
  statusDetails: '',
  createdAt: startedAt,
  startedAt,
  endedAt: startedAt,
  exception: '',
  parameters: undefined,
});

const USED = { minutes: 42, limit: 500, throttleStatus: 'NotThrottled' };

export interface VaultContent {
  readonly vault: Vault;
  readonly mappings: readonly Mapping[];
  readonly items: readonly ReplicatedItem[];
}

export interface EstateOptions {
  readonly vaults: readonly VaultContent[];
  /** By lower-cased id; an account that is not here does not exist. */
  readonly accounts?: Readonly<Record<string, Partial<AutomationAccount>>>;
  readonly jobs?: readonly RunbookJob[];
  /** Of every vault, the newest first. */
  readonly vaultJobs?: readonly ListedJob[];
  /** By name of the job. */
  readonly jobErrors?: Readonly<Record<string, JobErrors>>;
  readonly pageSize?: number;
  readonly latencyMs?: number;
  /** @param count how often the same was asked before */
  readonly fault?: (kind: Kind, key: string, count: number) => Failure | undefined;
}

type Kind = keyof SiteRecovery | keyof AuditService;

interface Asked {
  readonly kind: Kind;
  /** Subscription, and what was asked for. */
  readonly subscription: string;
  readonly key: string;
  readonly at: number;
}

const good = <T>(value: T): Result<T> => ({ ok: true, value });
const notUsed = (): never => {
  throw new Error('an audit changes nothing and follows nothing');
};

export const refusedWith = (status: number, code: string): Failure => ({
  kind: 'http',
  status,
  problem: { code, message: `The service said ${code}.` },
});

export class Estate implements SiteRecovery, AuditService {
  readonly asked: Asked[] = [];
  /** The most requests under way at once. */
  busiest = 0;
  private underWay = 0;
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly clock: ManualClock,
    private readonly options: EstateOptions,
  ) {}

  readonly listMappings: SiteRecovery['listMappings'] = (vault, next, signal) =>
    this.page('listMappings', vault.id, next, signal, () => this.content(vault).mappings);

  readonly listFabrics: SiteRecovery['listFabrics'] = (vault, next, signal) =>
    this.page('listFabrics', vault.id, next, signal, () => ['f1', 'f2']);

  readonly listContainers: SiteRecovery['listContainers'] = (vault, fabric, next, signal) =>
    this.page('listContainers', `${vault.id} ${fabric}`, next, signal, () => ['c']);

  readonly listContainerMappings: SiteRecovery['listContainerMappings'] = (vault, fabric, name, next, signal) =>
    this.page('listContainerMappings', `${vault.id} ${fabric} ${name}`, next, signal, () =>
      this.content(vault).mappings.filter(({ id }) => id.includes(`/${fabric}/`)),
    );

  readonly listItems: AuditService['listItems'] = (vault, next, signal) =>
    this.page('listItems', vault.id, next, signal, () => this.content(vault).items);

  readonly listContainerItems: AuditService['listContainerItems'] = (vault, fabric, name, next, signal) =>
    this.page('listContainerItems', `${vault.id} ${fabric} ${name}`, next, signal, () =>
      this.content(vault).items.filter(({ id }) => id.includes(`/${fabric}/`)),
    );

  readonly readVaultHealth: AuditService['readVaultHealth'] = (vault, signal) =>
    this.request('readVaultHealth', vault.id, signal, () => good([]));

  readonly listAlertSettings: AuditService['listAlertSettings'] = (vault, next, signal) =>
    this.page('listAlertSettings', vault.id, next, signal, () => [{ toOwners: true, addresses: 0 }]);

  readonly listVaultJobs: AuditService['listVaultJobs'] = (vault, which, next, signal) =>
    this.page('listVaultJobs', `${vault.id} ${which}`, next, signal, () => this.options.vaultJobs ?? []);

  readonly readJobErrors: AuditService['readJobErrors'] = (vault, name, signal) =>
    this.request('readJobErrors', `${vault.id} ${name}`, signal, () =>
      good(this.options.jobErrors?.[name] ?? { problem: undefined, source: [] }),
    );

  readonly readAccount: AuditService['readAccount'] = (id, signal) =>
    this.request('readAccount', id, signal, () => {
      const account = this.options.accounts?.[id.toLowerCase()];
      return account === undefined
        ? { ok: false, failure: refusedWith(404, 'ResourceNotFound') }
        : good({
            id,
            location: 'westeurope',
            principalId: PRINCIPAL,
            userAssigned: [],
            state: 'Ok',
            sku: 'Basic',
            ...account,
          });
    });

  readonly readSchedule: AuditService['readSchedule'] = (id, name, signal) =>
    this.request('readSchedule', `${id} ${name}`, signal, () =>
      name.startsWith('gone')
        ? { ok: false, failure: refusedWith(404, 'NotFound') }
        : good({
            name,
            enabled: true,
            nextRun: START,
            nextRunLocal: '',
            timeZone: 'UTC',
            frequency: 'Day',
            interval: 1,
            weekDays: 0,
            expiry: undefined,
            createdAt: undefined,
          }),
    );

  readonly readJobSchedule: AuditService['readJobSchedule'] = (id, name, signal) =>
    this.request('readJobSchedule', `${id} ${name}`, signal, () =>
      name.startsWith('gone')
        ? { ok: false, failure: refusedWith(404, 'NotFound') }
        : good({ runbook: RUNBOOK, schedule: 'nightly', parameters: {} }),
    );

  readonly listRunbookJobs: AuditService['listRunbookJobs'] = (id, since, by, next, signal) =>
    this.page('listRunbookJobs', `${id} ${since} ${by}`, next, signal, () => this.options.jobs ?? []);

  readonly readRunbookJob: AuditService['readRunbookJob'] = (id, name, signal) =>
    this.request('readRunbookJob', `${id} ${name}`, signal, () =>
      good({ ...jobAt(name, START), status: 'Failed', exception: `Why ${name} failed.` }),
    );

  readonly readUsage: AuditService['readUsage'] = (id, signal) =>
    this.request('readUsage', id, signal, () => good({ own: USED, subscription: undefined }));

  readonly listRoles: AuditService['listRoles'] = (scope, principalId, which, next, signal) =>
    this.page('listRoles', `${scope} ${principalId} ${which}`, next, signal, () => [
      { scope, roleId: CONTRIBUTOR, group: undefined },
    ]);

  readonly readVm: AuditService['readVm'] = (id, signal) =>
    this.request('readVm', id, signal, () =>
      good({ powerState: 'running', agentStatus: 'Ready', extension: undefined }),
    );

  readonly readSubscription: AuditService['readSubscription'] = (id, signal) =>
    this.request('readSubscription', `/subscriptions/${id}`, signal, () => good({ state: 'Enabled', tenantId: '' }));

  readonly listLocks: AuditService['listLocks'] = (id, next, signal) =>
    this.page('listLocks', `/subscriptions/${id}`, next, signal, () => []);

  readonly listDenyAssignments: AuditService['listDenyAssignments'] = (id, next, signal) =>
    this.page('listDenyAssignments', `/subscriptions/${id}`, next, signal, () => []);

  readonly readMapping = notUsed;
  readonly startChange = notUsed;
  readonly readJob = notUsed;
  readonly listJobs = notUsed;
  readonly readOperation = notUsed;

  count(...kinds: readonly Kind[]): number {
    return this.asked.filter(({ kind }) => kinds.includes(kind)).length;
  }

  /** What was asked for more than once. */
  twice(): string[] {
    return [...this.counts].filter(([, count]) => count > 1).map(([key]) => key);
  }

  private content(vault: Vault): VaultContent {
    return this.options.vaults.find((content) => content.vault.id === vault.id) ?? { vault, mappings: [], items: [] };
  }

  private page<T>(
    kind: Kind,
    key: string,
    next: string | undefined,
    signal: AbortSignal,
    all: () => readonly T[],
  ): Promise<Result<Page<T>>> {
    const size = this.options.pageSize ?? 100;
    const from = Number(next ?? 0);
    return this.request(kind, `${key} ${from}`, signal, () => {
      const items = all();
      return good({
        items: items.slice(from, from + size),
        next: from + size < items.length ? String(from + size) : undefined,
      });
    });
  }

  private async request<T>(kind: Kind, key: string, signal: AbortSignal, serve: () => Result<T>): Promise<Result<T>> {
    const count = this.counts.get(`${kind} ${key}`) ?? 0;
    this.counts.set(`${kind} ${key}`, count + 1);
    this.asked.push({ kind, subscription: key.split('/')[2] ?? '', key, at: this.clock.now() });
    this.busiest = Math.max(this.busiest, ++this.underWay);
    await this.clock.sleep(this.options.latencyMs ?? 0, signal);
    this.underWay--;
    if (signal.aborted) {
      return { ok: false, failure: { kind: 'stopped', problem: { code: 'Stopped', message: 'given up' } } };
    }
    const failure = this.options.fault?.(kind, key, count);
    return failure === undefined ? serve() : { ok: false, failure };
  }
}
