/** Whole repairs of an estate in memory: how one is made, run, and looked at. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { makeAuditReport, type AuditReport } from '../../../src/core/audit-report/report';
import { gather } from '../../../src/core/audit/gather';
import { repairKinds, type PlanStep, type RepairKind } from '../../../src/core/plan/step';
import { makePlanFile, type PlanFile } from '../../../src/core/repair/plan-file';
import { repairEstate, type RepairPorts, type Repaired } from '../../../src/core/repair/repair';
import { type ManualClock, seeded, stopAt, type StopTimes } from '../../support/manual-clock';
import { accountId, item, mapping, setting, vaultNamed } from '../audit/values';
import { silent } from '../values';
import { RepairableEstate, type Account, type Write } from './estate';

export const vaults = [vaultNamed('vault-a'), vaultNamed('vault-b')];
export const ACCOUNTS = [accountId('one'), accountId('two')];

export const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

export interface Draft {
  readonly accounts: readonly {
    readonly isOn: boolean;
    readonly userAssigned: boolean;
    readonly roles: readonly boolean[];
  }[];
  readonly mappings: readonly {
    readonly vault: number;
    /** `off-twice`: switched off, and its schedule too, which shows only once it is on again. */
    readonly state:
      'off' | 'off-twice' | 'run-as' | 'enabled' | 'no-schedule' | 'schedule-off' | 'schedule-gone' | 'unhealthy';
    readonly account: number;
    readonly isOutdated: boolean;
  }[];
  /** Which accounts the mappings are to use; none: the one that is there. */
  readonly wanted: number | undefined;
}

export const drafts: fc.Arbitrary<Draft> = fc.record({
  accounts: fc.array(
    fc.record({ isOn: fc.boolean(), userAssigned: fc.boolean(), roles: fc.tuple(fc.boolean(), fc.boolean()) }),
    { minLength: 2, maxLength: 2 },
  ),
  mappings: fc.array(
    fc.record({
      vault: fc.nat(1),
      state: fc.constantFrom(
        'off' as const,
        'off-twice' as const,
        'run-as' as const,
        'enabled' as const,
        'no-schedule' as const,
        'schedule-off' as const,
        'schedule-gone' as const,
        'unhealthy' as const,
      ),
      account: fc.nat(1),
      isOutdated: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  wanted: fc.option(fc.nat(1), { nil: undefined, freq: 1 }),
});

export function build({ accounts, mappings }: Draft, clock: ManualClock): RepairableEstate {
  const made = accounts.map(({ isOn, userAssigned, roles }, n): Account => ({
    id: ACCOUNTS[n] ?? '',
    isOn,
    userAssigned: userAssigned ? [`/subscriptions/s/userAssignedIdentities/of-${n}`] : [],
    roles: new Set(vaults.flatMap(({ id }, at) => (roles[at] === true ? [id.toLowerCase()] : []))),
    schedules: new Map(),
  }));
  const estate = new RepairableEstate(
    clock,
    new Map(),
    new Map(),
    new Map(made.map((account) => [account.id.toLowerCase(), account])),
  );
  mappings.forEach(({ vault: at, state, account, isOutdated }, n) => {
    const [vault, name, used] = [vaults[at] ?? vaultNamed('none'), `m${n}`, made[account]];
    const scheduleName = `nightly-${name}`;
    const on = {
      ...setting,
      automationAccountId: used?.id,
      scheduleName: state === 'no-schedule' ? undefined : scheduleName,
      jobScheduleName: `link-${scheduleName}`,
    };
    if (state !== 'schedule-gone') used?.schedules.set(scheduleName, state !== 'schedule-off' && state !== 'off-twice');
    const off = { status: 'Disabled', automationAccountId: undefined, authenticationType: 'RunAsAccount' };
    const one = mapping(
      {
        autoUpdate:
          state === 'off' || state === 'off-twice'
            ? off
            : state === 'run-as'
              ? { ...on, authenticationType: 'RunAsAccount' }
              : on,
        sourceContainer: [`c${n}`],
        ...(state === 'unhealthy' && {
          healthErrors: [{ code: '1', message: 'Ill.', possibleCauses: '', recommendedAction: '' }],
        }),
      },
      vault,
      name,
    );
    estate.mappings.set(one.id, { vault, mapping: one });
    const vm = item({ updateAvailable: isOutdated, sourceContainer: [`c${n}`] }, vault, `vm-${n}`);
    estate.items.set(vm.id, { vault, item: vm });
  });
  return estate;
}

export const wantedIn = ({ wanted }: Draft): readonly string[] =>
  wanted === undefined ? [] : [ACCOUNTS[wanted] ?? ''];

export interface RunOptions {
  readonly kinds?: readonly RepairKind[];
  readonly approved?: PlanFile;
  readonly maxChanges?: number;
  readonly dryRun?: boolean;
  readonly stop?: StopTimes;
  readonly onBegin?: RepairPorts['onBegin'];
  readonly ended?: RepairPorts['ended'];
  /** Which of its audits, by number, is interrupted. */
  readonly interrupted?: number;
  /** Given each audit that the run makes. */
  readonly looked?: (audit: AuditReport) => void;
  /** Given what the log says. */
  readonly say?: (line: string) => void;
}

export function run(
  estate: RepairableEstate,
  clock: ManualClock,
  draft: Draft,
  {
    kinds = repairKinds,
    approved,
    maxChanges = 100,
    dryRun = false,
    stop,
    onBegin,
    ended = () => undefined,
    looked = () => undefined,
    say = () => undefined,
    interrupted,
  }: RunOptions,
): Promise<Repaired> {
  const wantedAccountIds = wantedIn(draft);
  let looks = 0;
  const ports = { clock, stop: stopAt(clock, stop), service: estate, random: seeded(1) };
  return clock.drive(
    repairEstate(
      {
        kinds,
        approved,
        maxChanges,
        maxFailures: 3,
        dryRun,
        failOnDrift: false,
        wantedAccountIds,
        leftAlone: () => () => undefined,
      },
      {
        ...ports,
        vaults,
        maxWritesPerMinute: 200,
        maxParallel: 20,
        failOnUnconfirmed: true,
        watch: () => ({ ...silent, close: () => undefined }),
        onRetry: () => undefined,
        async look() {
          const watcher = {
            vaultRead: () => undefined,
            accountRead: () => undefined,
            fault: () => undefined,
            over: () => undefined,
          };
          const facts = await gather({ vaults, wantedAccountIds }, { ...ports, watcher });
          looks++;
          const audit = makeAuditReport(looks === interrupted ? { ...facts, stopped: 'deadline' } : facts, {
            expiryDays: 60,
            failOn: 'error',
            wantedAccountIds,
            now: facts.startedAt,
            hash,
          });
          looked(audit);
          return audit;
        },
        hash,
        ended,
        say,
        ...(onBegin && { onBegin }),
      },
    ),
  );
}

export const planOf = ({ plan }: Repaired, kinds: readonly RepairKind[] = repairKinds): PlanFile =>
  makePlanFile(plan, { tool: 't', toolVersion: '1', now: 0, scope: [], kinds, exemptions: '' });

export const places = (
  steps: readonly Pick<PlanStep, 'kind' | 'target' | 'accountId'>[] | readonly Write[],
): string[] =>
  steps
    .map(({ kind, target, accountId }) => `${kind} ${target} ${kind === 'settings' ? accountId : ''}`.toLowerCase())
    .sort();

export const kindsOf = (draft: { readonly kinds: readonly RepairKind[] }): readonly RepairKind[] =>
  repairKinds.filter((kind) => draft.kinds.includes(kind));
