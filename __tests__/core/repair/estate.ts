/** An estate in memory that can be repaired: what is changed reads so afterwards, and every change is in its books. */
import type { RepairKind } from '../../../src/core/plan/step';
import type { RepairService } from '../../../src/core/repair/ports';
import type { JobView, Mapping, Result, Vault } from '../../../src/core/values/model';
import type { Accepted, AgentService, AuditService, Page, SiteRecovery } from '../../../src/core/values/ports';
import type { JobErrors, ReplicatedItem, RunbookJob, Schedule, VmView } from '../../../src/core/values/resources';
import { CONTRIBUTOR } from '../../../src/core/values/roles';
import { RUNBOOK } from '../../../src/core/values/runbook';
import { refusedWith } from '../../support/fake-options';
import { START, type ManualClock } from '../../support/manual-clock';
import { item, schedule, setting } from '../audit/values';

const JOB_MS = 60_000;

export interface Account {
  readonly id: string;
  isOn: boolean;
  readonly userAssigned: readonly string[];
  /** Lower-cased ids of vaults that its identity has Contributor on. */
  readonly roles: Set<string>;
  /** By name: enabled or not. */
  readonly schedules: Map<string, boolean>;
}

export interface Write {
  readonly kind: RepairKind;
  readonly target: string;
  /** That a mapping is given. */
  readonly accountId?: string | undefined;
}

/** Refused when it is sent; the job fails; the job succeeds and nothing is changed. */
export type Spoilt = 'refused' | 'fails' | 'no-effect';

const good = <T>(value: T): Result<T> => ({ ok: true, value });
const page = <T>(items: readonly T[]): Result<Page<T>> => good({ items, next: undefined });
const refused = <T>(): Result<T> => ({ ok: false, failure: refusedWith(400, 'BadRequest') });
const lost = <T>(): Result<T> => ({ ok: false, failure: refusedWith(404, 'NotFound') });
const principalOf = (id: string): string => `principal of ${id.toLowerCase()}`;

export class RepairableEstate implements SiteRecovery, AuditService, AgentService, RepairService {
  readonly writes: Write[] = [];
  /** What goes wrong with a write, by its number among those of its kind. */
  spoils: (write: Write, nth: number) => Spoilt | undefined = () => undefined;
  private readonly jobs = new Map<
    string,
    { readonly endsAt: number; readonly end: () => void; readonly fails: boolean; ended: boolean }
  >();

  constructor(
    private readonly clock: ManualClock,
    readonly mappings: Map<string, { readonly vault: Vault; mapping: Mapping }>,
    readonly items: Map<string, { readonly vault: Vault; item: ReplicatedItem }>,
    readonly accounts: Map<string, Account>,
  ) {}

  private account(id: string): Account | undefined {
    return this.accounts.get(id.toLowerCase());
  }

  /** Enters the write in the books. */
  private spoilt(write: Write): Spoilt | undefined {
    this.writes.push(write);
    return this.spoils(write, this.writes.filter(({ kind }) => kind === write.kind).length);
  }

  private start(write: Write, end: () => void): Result<Accepted> {
    const spoilt = this.spoilt(write);
    if (spoilt === 'refused') return refused();
    const jobName = `job-${this.jobs.size}`;
    this.jobs.set(jobName, {
      endsAt: this.clock.monotonic() + JOB_MS,
      end: spoilt === undefined ? end : () => undefined,
      fails: spoilt === 'fails',
      ended: false,
    });
    return good({ kind: 'started', operation: { jobName, statusLink: undefined } });
  }

  /** Those whose time has come have their effect. */
  private async answer<T>(serve: () => Result<T>): Promise<Result<T>> {
    await this.clock.sleep(50, new AbortController().signal);
    for (const job of this.jobs.values()) {
      if (job.ended || job.endsAt > this.clock.monotonic()) continue;
      job.ended = true;
      job.end();
    }
    return serve();
  }

  private readonly of = <T extends { readonly vault: Vault }>(all: ReadonlyMap<string, T>, vault: Vault): T[] =>
    [...all.values()].filter((one) => one.vault.id === vault.id);

  readonly listMappings: SiteRecovery['listMappings'] = (vault) =>
    this.answer(() => page(this.of(this.mappings, vault).map(({ mapping }) => mapping)));
  readonly listFabrics: SiteRecovery['listFabrics'] = () => this.answer(() => page([]));
  readonly listContainers: SiteRecovery['listContainers'] = () => this.answer(() => page([]));
  readonly listContainerMappings: SiteRecovery['listContainerMappings'] = () => this.answer(() => page([]));
  readonly listContainerItems: AuditService['listContainerItems'] = () => this.answer(() => page([]));
  readonly readMapping: SiteRecovery['readMapping'] = (_vault, id) =>
    this.answer(() => {
      const found = this.mappings.get(id);
      return found === undefined ? lost() : good(found.mapping);
    });

  readonly startChange: SiteRecovery['startChange'] = (_vault, { id }, wanted) =>
    this.answer(() =>
      this.start(
        {
          kind: 'settings',
          target: id,
          accountId: wanted.status === 'Enabled' ? wanted.automationAccountId : undefined,
        },
        () => {
          const entry = this.mappings.get(id);
          if (entry === undefined || wanted.status !== 'Enabled') return;
          const { automationAccountId } = wanted;
          const name = `nightly-${entry.mapping.name}`;
          entry.mapping = {
            ...entry.mapping,
            healthErrors: [],
            autoUpdate: { ...setting, automationAccountId, scheduleName: name, jobScheduleName: `link-${name}` },
          };
          const schedules = this.account(automationAccountId)?.schedules;
          // One that is there is taken as it is, also where somebody has switched it off.
          if (schedules?.has(name) === false) schedules.set(name, true);
        },
      ),
    );

  readonly readJob: SiteRecovery['readJob'] = (_vault, name) => this.answer(() => good(this.view(name)));
  readonly listJobs: SiteRecovery['listJobs'] = () =>
    this.answer(() => page([...this.jobs.keys()].map((name) => this.view(name))));
  readonly readOperation: SiteRecovery['readOperation'] = () => this.answer<JobView>(lost);

  private view(name: string): JobView {
    const { ended: hasEnded = false, fails = false } = this.jobs.get(name) ?? {};
    const state = !hasEnded ? 'InProgress' : fails ? 'Failed' : 'Succeeded';
    return {
      name,
      state,
      stateDescription: state,
      problem: undefined,
      hasEnded,
      lengthMs: hasEnded ? JOB_MS : undefined,
    };
  }

  readonly listItems: AuditService['listItems'] = (vault) =>
    this.answer(() => page(this.of(this.items, vault).map((one) => one.item)));
  readonly readItem: AgentService['readItem'] = (vault, id) =>
    this.answer(() => good(this.items.get(id)?.item ?? item({}, vault)));
  readonly startUpdate: AgentService['startUpdate'] = (_vault, { id }) =>
    this.answer(() =>
      this.start({ kind: 'agents', target: id }, () => {
        const entry = this.items.get(id);
        if (entry !== undefined) entry.item = { ...entry.item, updateAvailable: false };
      }),
    );

  readonly readVaultHealth: AuditService['readVaultHealth'] = () => this.answer(() => good([]));
  readonly listAlertSettings: AuditService['listAlertSettings'] = () =>
    this.answer(() => page([{ toOwners: true, addresses: 0 }]));

  readonly readVm: AuditService['readVm'] = () => this.answer<VmView>(lost);
  readonly readSubscription: AuditService['readSubscription'] = () =>
    this.answer(() => good({ state: 'Enabled', tenantId: '' }));
  readonly listLocks: AuditService['listLocks'] = () => this.answer(() => page([]));
  readonly listDenyAssignments: AuditService['listDenyAssignments'] = () => this.answer(() => page([]));

  readonly listVaultJobs: AuditService['listVaultJobs'] = () => this.answer(() => page([]));
  readonly readJobErrors: AuditService['readJobErrors'] = () => this.answer<JobErrors>(lost);

  readonly readAccount: AuditService['readAccount'] = (id) =>
    this.answer(() => {
      const found = this.account(id);
      if (found === undefined) return lost();
      const principalId = found.isOn ? principalOf(id) : undefined;
      return good({ id, location: '', principalId, userAssigned: found.userAssigned, state: 'Ok', sku: '' });
    });

  readonly enableIdentity: RepairService['enableIdentity'] = async (id, userAssigned, signal) => {
    const found = this.account(id);
    if (this.spoilt({ kind: 'identity', target: id }) === 'refused') return refused();
    if (found !== undefined) this.accounts.set(id.toLowerCase(), { ...found, isOn: true, userAssigned });
    return this.readAccount(id, signal);
  };

  readonly grantContributor: RepairService['grantContributor'] = (scope, principalId) =>
    this.answer(() => {
      if (this.spoilt({ kind: 'roles', target: scope }) === 'refused') return refused();
      for (const account of this.accounts.values())
        if (account.isOn && principalOf(account.id) === principalId) account.roles.add(scope.toLowerCase());
      return good(undefined);
    });

  readonly listRoles: AuditService['listRoles'] = (scope, principalId) =>
    this.answer(() => {
      const held = [...this.accounts.values()].some(
        ({ id, roles }) => principalOf(id) === principalId && roles.has(scope.toLowerCase()),
      );
      return page(held ? [{ scope, roleId: CONTRIBUTOR, group: undefined }] : []);
    });

  readonly listPermissions: RepairService['listPermissions'] = () =>
    this.answer(() => good([{ actions: ['*'], notActions: [] }]));

  readonly readSchedule: AuditService['readSchedule'] = (id, name) =>
    this.answer((): Result<Schedule> => {
      const enabled = this.account(id)?.schedules.get(name);
      const one = schedule({ name, enabled: enabled === true, nextRun: START + 400 * 24 * 3_600_000 });
      return enabled === undefined || !one.known ? lost() : good(one.value);
    });

  readonly enableSchedule: RepairService['enableSchedule'] = (id, name) =>
    this.answer(() => {
      if (this.spoilt({ kind: 'schedules', target: `${id}/schedules/${name}` }) === 'refused') return refused();
      this.account(id)?.schedules.set(name, true);
      return good(undefined);
    });

  readonly readJobSchedule: AuditService['readJobSchedule'] = (_id, name) =>
    this.answer(() => good({ runbook: RUNBOOK, schedule: name.replace('link-', ''), parameters: {} }));
  readonly listRunbookJobs: AuditService['listRunbookJobs'] = () => this.answer(() => page([]));
  readonly readRunbookJob: AuditService['readRunbookJob'] = () => this.answer<RunbookJob>(lost);
  readonly readUsage: AuditService['readUsage'] = () =>
    this.answer(() => good({ own: undefined, subscription: undefined }));
}
