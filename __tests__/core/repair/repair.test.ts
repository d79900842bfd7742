import fc from 'fast-check';
import type { Plan } from '../../../src/core/plan/make-plan';
import { repairKinds, type RepairKind, type PlanStep } from '../../../src/core/plan/step';
import { repairCauses } from '../../../src/core/repair/causes';
import type { DecidedStep, StepOutcome } from '../../../src/core/repair/outcome';
import { makePlanFile, readPlanFile, type PlanFileOptions } from '../../../src/core/repair/plan-file';
import { approvedText } from '../../../src/core/repair/summary';
import { concludeRepair, repairHeadline, type HeldAudit } from '../../../src/core/repair/report';
import { runSteps, type RunKind } from '../../../src/core/repair/run-steps';
import { selectSteps, type SelectOptions } from '../../../src/core/repair/select-steps';

const NOW = Date.parse('2026-11-26T12:00:00Z');
const DAY = 24 * 60 * 60 * 1000;

const step = (kind: PlanStep['kind'], n: number, changes: Partial<PlanStep> = {}): PlanStep => ({
  id: `${kind}-${n}`,
  kind,
  target: `/targets/${kind}/${n}`,
  name: `${kind} ${n}`,
  vaultId: '/vaults/v',
  accountId: undefined,
  title: `Repair ${kind} ${n}`,
  before: 'before',
  wanted: 'after',
  force: false,
  findings: [],
  after: [],
  agents: [],
  right: undefined,
  byHand: [],
  undo: undefined,
  ...changes,
});

const planOf = (...steps: readonly PlanStep[]): Plan => ({ steps, open: 0, heldBack: 0 });
const judged = { identity: 5, roles: 5, settings: 200, schedules: 5, agents: 5 };
const fileOptions: PlanFileOptions = {
  tool: 'asr-autoupdate',
  toolVersion: '1.0.0',
  now: NOW,
  scope: ['/vaults/B', '/vaults/a'],
  kinds: [...repairKinds],
  exemptions: '',
};
const options: SelectOptions = {
  kinds: [...repairKinds],
  approved: undefined,
  vaultIds: ['/vaults/v'],
  maxChanges: undefined,
  judged,
  leftAlone: () => undefined,
  earlier: [],
};
const outcomesOf = (plan: Plan, changes: Partial<SelectOptions> = {}): string[] => {
  const { todo, rest } = selectSteps(plan, { ...options, ...changes });
  return [...todo.map(({ id }) => `${id}: do`), ...rest.map(({ step: { id }, outcome }) => `${id}: ${outcome.kind}`)];
};

describe('what is done', () => {
  test('is what was asked for, identity before role before setting before schedule', () => {
    const plan = planOf(step('schedules', 1), step('settings', 1), step('roles', 1), step('identity', 1));
    expect(outcomesOf(plan)).toEqual(['identity-1: do', 'roles-1: do', 'settings-1: do', 'schedules-1: do']);
    expect(outcomesOf(plan, { kinds: ['settings'] })).toEqual([
      'settings-1: do',
      'identity-1: needs-person',
      'roles-1: needs-person',
      'schedules-1: needs-person',
    ]);
  });

  test('is nothing behind a step that is not done', () => {
    const plan = planOf(step('identity', 1), step('settings', 1, { after: ['identity-1'] }), step('person', 1));
    expect(outcomesOf(plan, { kinds: ['settings'] })).toEqual([
      'identity-1: needs-person',
      'settings-1: blocked',
      'person-1: needs-person',
    ]);
  });

  test('is what is approved, needed and unchanged', () => {
    const approved = makePlanFile(planOf(...[1, 2, 3, 5].map((n) => step('settings', n))), fileOptions);
    const now = planOf(
      step('settings', 1),
      step('settings', 2, { before: 'other' }),
      step('settings', 4),
      step('settings', 5, { force: true }),
    );
    expect(outcomesOf(now, { approved })).toEqual([
      'settings-1: do',
      'settings-2: changed-since-approval',
      'settings-4: not-approved',
      'settings-5: changed-since-approval',
      'settings-3: not-needed',
    ]);
  });

  test('leaves alone what is exempted or held', () => {
    const leftAlone = ({ id }: PlanStep): string | undefined => (id === 'settings-1' ? 'sap is exempted' : undefined);
    expect(outcomesOf(planOf(step('settings', 1)), { leftAlone })).toEqual(['settings-1: needs-person']);
  });

  test('is nothing at all where there is more of a kind than allowed, unless it was approved', () => {
    const many = (count: number): Plan => planOf(...Array.from({ length: count }, (_, n) => step('settings', n)));
    expect(selectSteps(many(20), options).refusal).toBeUndefined();
    expect(selectSteps(many(21), options).refusal?.message).toBe(
      'Nothing was changed: 21 steps of settings, and at most 20 are allowed.',
    );
    expect(selectSteps(many(3), { ...options, maxChanges: 2 }).refusal?.code).toBe('TooManyChanges');
    const approved = makePlanFile(many(21), fileOptions);
    expect(selectSteps(many(21), { ...options, approved }).refusal).toBeUndefined();
  });

  test('is never outside approved, needed and unchanged, whatever changed between plan and repair', () => {
    const steps = fc.uniqueArray(
      fc.record({ kind: fc.constantFrom(...repairKinds), n: fc.nat(5), before: fc.constantFrom('a', 'b') }),
      { selector: ({ kind, n }) => `${kind}-${n}` },
    );
    fc.assert(
      fc.property(steps, steps, (then, now) => {
        const made = (list: typeof then): Plan =>
          planOf(...list.map(({ kind, n, before }) => step(kind, n, { before })));
        const approved = makePlanFile(made(then), fileOptions);
        const { todo } = selectSteps(made(now), { ...options, approved });
        for (const { id, before } of todo)
          expect(approved.steps.find((one) => one.id === id && one.before === before)).toBeDefined();
      }),
    );
  });
});

describe('a saved plan', () => {
  const file = makePlanFile(planOf(step('settings', 1), step('person', 1)), fileOptions);
  const content = (): unknown => JSON.parse(JSON.stringify(file));
  const problemOf = (changes: object, expected: Partial<PlanFileOptions> = {}): string => {
    const read = readPlanFile({ ...file, ...changes }, { ...fileOptions, ...expected });
    return read.ok ? '' : read.problem;
  };

  test('is read as it was written, and has no step for a person', () => {
    expect(readPlanFile(content(), { ...fileOptions, scope: ['/vaults/A', '/vaults/b'] })).toEqual({
      ok: true,
      plan: content(),
    });
    expect(file.steps.map(({ id }) => id)).toEqual(['settings-1']);
  });

  test('says who made it, where that is known', () => {
    const origin = { url: 'https://ci.example/runs/7', name: 'plan 7', by: 'ana', revision: 'abc123' };
    const madeBy = { runId: 'g', origin, identity: 'client 1', tenantId: 't' };
    const made = makePlanFile(planOf(step('settings', 1)), { ...fileOptions, madeBy });
    const read = readPlanFile(JSON.parse(JSON.stringify(made)), fileOptions);
    expect(read.ok && read.plan.madeBy).toEqual(madeBy);
    expect(approvedText('sha256:1', made)).toBe(
      'Plan `sha256:1`, made by run [plan 7](https://ci.example/runs/7) on 2026-11-26 12:00 UTC, started by ana, commit `abc123`, signed in as client 1 in the tenant `t`. Who approved it is in the record that the CI keeps of the deployment.',
    );
    expect(approvedText('sha256:1', { ...made, madeBy: { origin: { ...origin, url: 'javascript:x' } } })).toContain(
      'made by run plan 7 on',
    );
    expect(approvedText('sha256:1', file)).toBe(
      'Plan `sha256:1`, made on 2026-11-26 12:00 UTC. Who approved it is in the record that the CI keeps of the deployment.',
    );
  });

  test.each<[string, object, Partial<PlanFileOptions>, string]>([
    ['made by nobody that can be named', { madeBy: { origin: { url: 1 } } }, {}, 'it is not a plan of this tool'],
    ['of another format', { planVersion: 2 }, {}, 'it has the format 2'],
    ['too old', {}, { now: NOW + 8 * DAY }, 'it was valid until 2026-12-03'],
    ['from the future', { validUntil: '2099-01-01T00:00:00.000Z' }, {}, 'valid for longer than a plan may be'],
    ['without an end', { validUntil: 'never' }, {}, 'it was valid until never'],
    ['of another scope', {}, { scope: ['/vaults/a'] }, 'another scope'],
    ['of fewer kinds', { kinds: ['agents'] }, {}, 'it was made without identity, roles, settings, schedules'],
    ['of other exemptions', {}, { exemptions: 'sha256:1' }, 'other exemptions'],
    ['of another tool', { tool: 'terraform' }, {}, 'it was made by "terraform"'],
    ['with a step for a person', { steps: [step('person', 1)] }, {}, 'it is not a plan of this tool'],
    ['no plan', { steps: undefined }, {}, 'it is not a plan of this tool'],
  ])('is refused where it is %s', (_what, changes, expected, problem) => {
    expect(problemOf(changes, expected)).toContain(problem);
  });
});

describe('the run', () => {
  const good: StepOutcome = { kind: 'repaired' };
  const bad: StepOutcome = { kind: 'failed' };
  /** Books of what was started together. */
  function runners(fails: (id: string) => boolean): { batches: string[][]; run: Record<RepairKind, RunKind> } {
    const batches: string[][] = [];
    const run: RunKind = (steps) => {
      batches.push(steps.map(({ id }) => id));
      return Promise.resolve(new Map(steps.map(({ id }) => [id, fails(id) ? bad : good])));
    };
    return { batches, run: { identity: run, roles: run, settings: run, schedules: run, agents: run } };
  }
  const stopped = (): undefined => undefined;
  const settings = [1, 2, 3, 4].map((n) => step('settings', n));

  test('does the first of a kind alone, then the rest', async () => {
    const { batches, run } = runners(() => false);
    await runSteps(settings, [], 3, { run, stopped });
    expect(batches).toEqual([['settings-1'], ['settings-2', 'settings-3', 'settings-4']]);
  });

  test('tries the next alone where the first fails, and ends after this number of failures', async () => {
    const { batches, run } = runners((id) => id !== 'settings-4');
    const decided = await runSteps(settings, [], 3, { run, stopped });
    expect(batches).toEqual([['settings-1'], ['settings-2'], ['settings-3']]);
    expect(decided.map(({ outcome }) => outcome.kind)).toEqual(['failed', 'failed', 'failed', 'blocked']);
  });

  test('counts no more failures than may be, also where a whole vault could not be read', async () => {
    const { run } = runners((id) => id !== 'settings-1');
    const many = Array.from({ length: 9 }, (_, n) => step('settings', n + 1));
    const decided = await runSteps(many, [], 3, { run, stopped });
    const kinds = decided.map(({ outcome }) => outcome.kind);
    expect(kinds).toEqual(['repaired', ...Array<string>(3).fill('failed'), ...Array<string>(5).fill('blocked')]);
  });

  test('blocks what depends on a step that failed, and goes on with the rest', async () => {
    const { run } = runners((id) => id === 'identity-1');
    const todo = [
      step('identity', 1),
      step('identity', 2),
      step('roles', 1, { after: ['identity-1'] }),
      step('roles', 2, { after: ['identity-2'] }),
    ];
    const decided = await runSteps(todo, [], 3, { run, stopped });
    expect(decided.map(({ step: { id }, outcome }) => `${id}: ${outcome.kind}`)).toEqual([
      'identity-1: failed',
      'identity-2: repaired',
      'roles-1: blocked',
      'roles-2: repaired',
    ]);
  });

  test('starts nothing more once it is stopped', async () => {
    const { batches, run } = runners(() => false);
    const decided = await runSteps(settings, [], 3, {
      run,
      stopped: () => (batches.length > 0 ? 'cancelled' : undefined),
    });
    expect(batches).toHaveLength(1);
    expect(decided.map(({ outcome }) => outcome.kind)).toEqual(['repaired', 'blocked', 'blocked', 'blocked']);
  });
});

test('names a single step that went wrong, and counts several as one cause', () => {
  const last: HeldAudit = { findings: [], ratchet: { kind: 'not-given', failOnNew: false } };
  const failed = (n: number): DecidedStep => ({
    step: step('settings', n),
    outcome: { kind: 'failed', problem: { code: 'StillFound', message: 'ASR008 is still found.', nextStep: 'Look.' } },
  });
  const told = (...steps: readonly DecidedStep[]) =>
    repairCauses(steps, undefined, last).map(({ problem, affected }) => [problem.message, problem.nextStep, affected]);
  expect(told(failed(1))).toEqual([['Repair settings 1: ASR008 is still found.', 'Look.', []]]);
  expect(told(failed(1), failed(2))).toEqual([
    ['ASR008 is still found.', 'Look.', ['Repair settings 1', 'Repair settings 2']],
  ]);
});

test('counts every outcome in the headline, and as repaired only what is', () => {
  const kinds = ['repaired', 'repaired', 'waiting-for-service', 'needs-person', 'not-needed'] as const;
  const counts = { errors: 5, warnings: 1, agents: 4, covered: 3, healthy: 2, notKnown: 1 };
  expect(
    repairHeadline({
      conclusion: 'succeeded',
      dryRun: false,
      before: counts,
      after: { ...counts, errors: 1 },
      steps: kinds.map((kind, n) => ({ step: step('settings', n), outcome: { kind } })),
      planned: 3,
      vms: 2,
      refusal: undefined,
    }),
  ).toBe('2 steps repaired, 1 waiting for the service, 1 for a person, 1 not needed any more; findings 6 → 2');
});

describe('held against a baseline', () => {
  const decided = (kind: StepOutcome['kind'], ...findings: readonly string[]): DecidedStep => ({
    step: step('settings', 1, { findings }),
    outcome: { kind, problem: { code: 'Refused', message: 'It was refused.' } },
  });
  const held = (failOnNew: boolean, kind: HeldAudit['ratchet']['kind'] = 'read'): HeldAudit => ({
    findings: [
      { key: 'old', state: 'accepted' },
      { key: 'checked', state: 'newly-checked' },
      { key: 'fresh', state: 'new' },
    ],
    ratchet: { kind, failOnNew },
  });
  const concluded = (last: HeldAudit, ...steps: readonly DecidedStep[]): string =>
    concludeRepair({
      steps,
      planned: 1,
      dryRun: false,
      failOnDrift: false,
      refusal: undefined,
      stopped: undefined,
      last,
    }).conclusion;

  test.each<[string, DecidedStep, boolean, string]>([
    ['what is accepted fails nothing', decided('failed', 'old', 'checked'), true, 'unchanged'],
    ['nor where it is blocked or not allowed', decided('blocked', 'old'), true, 'unchanged'],
    ['what is new fails', decided('failed', 'old', 'fresh'), true, 'failed'],
    ['what is not found any more fails', decided('failed', 'other'), true, 'failed'],
    ['a step for nothing that was found fails', decided('failed'), true, 'failed'],
    ['without fail-on-new all fails', decided('failed', 'old'), false, 'failed'],
  ])('%s', (_what, one, failOnNew, conclusion) => {
    const last = held(failOnNew);
    expect(concluded(last, one)).toBe(conclusion);
    const [cause] = repairCauses([one], undefined, last);
    expect(cause?.level).toBe(conclusion === 'failed' ? 'error' : 'warning');
  });

  test('a baseline that cannot be used fails it', () => {
    expect(concluded(held(false, 'unusable'), decided('repaired', 'old'))).toBe('failed');
    expect(concluded(held(false), decided('repaired', 'old'))).toBe('succeeded');
  });
});
