import { createHash } from 'node:crypto';
import { makePlan } from '../../../src/core/plan/make-plan';
import { repairKinds } from '../../../src/core/plan/step';
import { makeRepairDocument } from '../../../src/core/repair/document';
import { makePlanFile, readPlanFile, type PlanFile } from '../../../src/core/repair/plan-file';
import { readBaseline } from '../../../src/core/baseline/read-baseline';
import { concludeRepair, countsOf, type RepairReport } from '../../../src/core/repair/report';
import type { DecidedStep } from '../../../src/core/repair/outcome';
import type { Vault } from '../../../src/core/values/model';
import { START } from '../../support/manual-clock';
import { accountId, factsOf, hash, inVault, known, mapping, reportOf, account, itself } from '../audit/values';
import { contextOf, estateOf, mergeFiles, planText } from './shards';

const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const planOptions = { tool: 'asr-autoupdate', toolVersion: '1.0.0', now: START, kinds: repairKinds, exemptions: '' };

/** What a shard writes in whose vaults automatic update is off. */
function shard(vaults: readonly Vault[], dryRun: boolean): { readonly report: string; readonly plan: string } {
  const [first] = vaults;
  const id = accountId('account', first?.subscriptionId);
  const off = { status: 'Disabled', automationAccountId: undefined, authenticationType: 'RunAsAccount' };
  const audit = reportOf(
    factsOf(
      vaults.map((vault) => inVault({ mappings: known([mapping({ autoUpdate: off }, vault)]) }, vault)),
      [account({ id, account: itself({ id }) })],
    ),
    { wantedAccountIds: [id] },
  );
  const { steps: all } = makePlan(audit, { wantedAccountIds: [id], hash });
  const planned = all.filter(({ kind }) => kind !== 'person');
  const done = planned.map((step): DecidedStep => ({ step, outcome: { kind: 'repaired', startedAt: START } }));
  const persons = all
    .filter(({ kind }) => kind === 'person')
    .map((step): DecidedStep => ({
      step,
      outcome: { kind: 'needs-person', problem: { code: 'NeedsPerson', message: 'Not done.' } },
    }));
  const steps = dryRun ? persons : [...done, ...persons];
  const plan = `${JSON.stringify(makePlanFile({ steps: planned }, { ...planOptions, scope: vaults.map((one) => `vaultIds ${one.id}`) }))}\n`;
  const report: RepairReport = {
    ...concludeRepair({
      steps,
      planned: planned.length,
      dryRun,
      failOnDrift: false,
      refusal: undefined,
      stopped: undefined,
      last: audit,
    }),
    dryRun,
    changed: !dryRun,
    before: countsOf(audit),
    after: dryRun ? undefined : countsOf(audit),
    isProven: true,
    last: audit,
    steps,
    planned,
    refusal: undefined,
    startedAt: START,
    endedAt: START + 1_000,
  };
  const context = contextOf('Repair', vaults, {}, { dryRun, expiryDays: 60, automationAccountIds: [id] });
  return { report: [...makeRepairDocument(report, context, dryRun ? digestOf(plan) : undefined)].join(''), plan };
}

const estate = estateOf(2, 2);
const shards = (dryRun: boolean) => estate.map((vaults) => shard(vaults, dryRun));
const files = (dryRun: boolean): Record<string, string> => ({
  'discover.json': planText(estate.flat(), 2),
  ...Object.fromEntries(
    shards(dryRun).flatMap(({ report, plan }, n) => [
      [`shard-${n}.json`, report] as const,
      ...(dryRun ? [[`shard-${n}.plan.json`, plan] as const] : []),
    ]),
  ),
});
const repairOf = (all: Record<string, string>) => {
  const { joined, conclusion, causes } = mergeFiles(all);
  if (joined.kind !== 'audit' || joined.repair === undefined) throw new Error(JSON.stringify(causes));
  return {
    repair: joined.repair,
    conclusion,
    codes: causes.filter(({ level }) => level === 'error').map(({ problem }) => problem.code),
  };
};

test('one plan is made of those of the shards, which binds each of them', () => {
  const { repair, conclusion, codes } = repairOf(files(true));
  expect([conclusion, codes, repair.planned]).toEqual(['planned', [], 4]);
  const { plan } = repair;
  expect(plan?.shards).toBe(2);
  expect(plan?.steps).toHaveLength(4);
  const read = (vaults: readonly Vault[]): boolean =>
    readPlanFile(JSON.parse(JSON.stringify(plan)), { ...planOptions, scope: vaults.map(({ id }) => `vaultIds ${id}`) })
      .ok;
  expect(estate.map(read)).toEqual([true, true]);
  expect(read(estateOf(9, 1)[8] ?? [])).toBe(false);
});

test('repairs of all shards are concluded and counted as one', () => {
  const { repair, conclusion, codes } = repairOf(files(false));
  expect([conclusion, codes, repair.changed, repair.plan]).toEqual(['succeeded', [], true, undefined]);
  expect(repair.steps.filter(({ outcome }) => outcome.kind === 'repaired')).toHaveLength(4);
});

test.each<[string, (all: Record<string, string>) => void, string]>([
  ['is missing', (all) => delete all['shard-1.plan.json'], 'PlanMissing'],
  [
    'was swapped',
    (all) => (all['shard-1.plan.json'] = (all['shard-1.plan.json'] ?? '').replace('"before":"', '"before":"x')),
    'PlanMissing',
  ],
  [
    'is of other kinds',
    (all) => {
      const other = { ...(JSON.parse(all['shard-1.plan.json'] ?? '') as PlanFile), kinds: ['settings'] };
      const text = JSON.stringify(other);
      all['shard-1.json'] = (all['shard-1.json'] ?? '').replace(
        digestOf(all['shard-1.plan.json'] ?? ''),
        digestOf(text),
      );
      all['shard-1.plan.json'] = text;
    },
    'PlansDiffer',
  ],
])('no plan is made where that of a shard %s', (_what, change, code) => {
  const all = files(true);
  change(all);
  const { repair, conclusion, codes } = repairOf(all);
  expect([conclusion, codes, repair.plan]).toEqual(['failed', [code], undefined]);
});

test.each<[string, (report: string) => string]>([
  [
    'a conclusion that its rows do not give',
    (text) => text.replace('"conclusion": "succeeded"', '"conclusion": "unchanged"'),
  ],
  ['a change that no row has', (text) => text.replace(/"outcome":"repaired"/g, '"outcome":"not-needed"')],
  ['a step twice', (text) => text.replace(/("repairs": \[\n)(.*\n)/, '$1$2$2')],
])('a report with %s is not believed', (_what, change) => {
  const all = files(false);
  const text = all['shard-1.json'] ?? '';
  const forged = change(text);
  expect(forged).not.toBe(text);
  const { causes } = mergeFiles({ ...all, 'shard-1.json': forged });
  expect(causes.map(({ problem }) => problem.code)).toContain('ReportDoesNotAddUp');
});

test('the report of a repair is a baseline for the next run', () => {
  const [one] = shards(false);
  expect(readBaseline('repair.json', one?.report ?? '')).toMatchObject({
    kind: 'read',
    baseline: { vaultIds: estate[0]?.map(({ id }) => id) },
  });
});
