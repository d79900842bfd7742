import type { PlanStep } from '../../../src/core/plan/step';
import { directSteps } from '../../../src/core/repair/direct-steps';
import { Lane } from '../../../src/core/requests/lane';
import type { Result } from '../../../src/core/values/model';
import { ManualClock, seeded, stopAt } from '../../support/manual-clock';
import { refusedWith } from '../../support/fake-options';
import { ACCOUNT, vault, vaultNamed } from '../audit/values';
import { RepairableEstate } from './estate';

const stepOn = (vaultId: string): PlanStep => ({
  id: vaultId,
  kind: 'roles',
  target: vaultId,
  name: 'vault',
  vaultId,
  accountId: ACCOUNT,
  title: 'Give a role',
  before: '',
  wanted: '',
  force: false,
  findings: [],
  after: [],
  agents: [],
  right: undefined,
  byHand: [],
  undo: undefined,
});

/** @param answer to giving a role, by how often that was asked before */
function playRoles(steps: readonly PlanStep[], answer: (count: number) => Result<void> | undefined) {
  const clock = new ManualClock();
  const random = seeded(1);
  const account = { id: ACCOUNT, isOn: true, userAssigned: [], roles: new Set<string>(), schedules: new Map() };
  const estate = new RepairableEstate(clock, new Map(), new Map(), new Map([[ACCOUNT.toLowerCase(), account]]));
  const grant = estate.grantContributor;
  let asked = 0;
  const service = Object.assign(estate, {
    grantContributor: async (...of: Parameters<typeof grant>) => {
      const given = answer(asked++);
      return given ?? grant(...of);
    },
  });
  const lane = new Lane({ limits: [], concurrency: 8, random }, clock);
  const context = {
    clock,
    stop: stopAt(clock),
    random,
    service,
    lane: () => lane,
    onRetry: () => undefined,
    say: () => undefined,
  };
  const done = clock.drive(directSteps(context).roles(steps, 3));
  return done.then((outcomes) => ({ kinds: [...outcomes.values()].map(({ kind }) => kind), asked, clock }));
}

const refusal = (code: string): Result<void> => ({ ok: false, failure: refusedWith(400, code) });

test('an identity that an earlier run made is waited for as well', async () => {
  const played = await playRoles([stepOn(vault.id)], (count) => (count < 5 ? refusal('PrincipalNotFound') : undefined));
  expect([played.kinds, played.asked]).toEqual([['repaired'], 6]);
});

test('an identity that stays unknown is given up after ten minutes', async () => {
  const { kinds, clock } = await playRoles([stepOn(vault.id)], () => refusal('PrincipalNotFound'));
  expect(kinds).toEqual(['failed']);
  expect(clock.monotonic()).toBeGreaterThan(540_000);
  expect(clock.monotonic()).toBeLessThan(620_000);
});

test('an identity that somebody has switched on meanwhile is left as it is, and one that lost others is a failure', async () => {
  const clock = new ManualClock();
  const played = async (isOn: boolean, keeps: boolean) => {
    const account = {
      id: ACCOUNT,
      isOn,
      userAssigned: ['/identities/a'],
      roles: new Set<string>(),
      schedules: new Map(),
    };
    const estate = new RepairableEstate(clock, new Map(), new Map(), new Map([[ACCOUNT.toLowerCase(), account]]));
    const enable = estate.enableIdentity;
    const service = Object.assign(estate, {
      enableIdentity: (id: string, userAssigned: readonly string[], signal: AbortSignal) =>
        enable(id, keeps ? userAssigned : [], signal),
    });
    const lane = new Lane({ limits: [], concurrency: 8, random: seeded(1) }, clock);
    const context = {
      clock,
      stop: stopAt(clock),
      random: seeded(1),
      service,
      lane: () => lane,
      onRetry: () => undefined,
      say: () => undefined,
    };
    const step = { ...stepOn(ACCOUNT), kind: 'identity' as const };
    const outcomes = await clock.drive(directSteps(context).identity([step], 3));
    return [[...outcomes.values()].map(({ kind, problem }) => problem?.message ?? kind), estate.writes.length];
  };
  expect(await played(true, true)).toEqual([['repaired'], 0]);
  expect(await played(false, true)).toEqual([['repaired'], 1]);
  expect(await played(false, false)).toEqual([['The account does not read as having a any more.'], 1]);
});

test('no more fail than may', async () => {
  const steps = Array.from({ length: 20 }, (_, n) => stepOn(vaultNamed(`vault-${n}`).id));
  const played = await playRoles(steps, (count) => (count % 2 === 1 ? refusal('BadRequest') : undefined));
  expect(played.kinds.filter((kind) => kind === 'failed')).toHaveLength(3);
});
