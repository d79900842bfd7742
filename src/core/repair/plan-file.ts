/** A saved plan: what a dry run of `Repair` would do, for somebody to approve. */
import type { Plan } from '../plan/make-plan';
import type { ReportOrigin } from '../rows/head';
import { DAY } from '../values/time';
import { repairKinds, type RepairKind, type PlanStep } from '../plan/step';

export const PLAN_VERSION = 1;
export const PLAN_VALID_DAYS = 7;

export interface PlanFile {
  readonly planVersion: number;
  readonly tool: string;
  readonly toolVersion: string;
  readonly madeBy?: PlanMaker | undefined;
  /** ISO 8601. */
  readonly madeAt: string;
  readonly validUntil: string;
  /** What the run was asked to look at: ids of vaults, or scopes with their filters. */
  readonly scope: readonly string[];
  /** How many plans of shards it was merged of; undefined for the plan of one run. */
  readonly shards?: number;
  readonly kinds: readonly RepairKind[];
  /** Digest of the files of exemptions; empty without any. */
  readonly exemptions: string;
  readonly steps: readonly PlannedStep[];
}

/** Who made a plan, for whoever approves it and whoever looks later; nothing is decided by it. */
export interface PlanMaker {
  /** The guid of the run. */
  readonly runId?: string | undefined;
  /** The run of the CI. */
  readonly origin?: ReportOrigin | undefined;
  readonly identity?: string | undefined;
  readonly tenantId?: string | undefined;
}

/** What an approval is about: the value before is part of it. */
export type PlannedStep = Pick<
  PlanStep,
  'id' | 'kind' | 'target' | 'vaultId' | 'accountId' | 'title' | 'before' | 'wanted' | 'force' | 'after' | 'undo'
>;

export interface PlanFileOptions extends Pick<
  PlanFile,
  'tool' | 'toolVersion' | 'madeBy' | 'scope' | 'kinds' | 'exemptions'
> {
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Only steps of the kinds that were asked for: nobody approves what is not to be done. */
export function makePlanFile({ steps }: Pick<Plan, 'steps'>, options: PlanFileOptions): PlanFile {
  const { now, scope, kinds, ...rest } = options;
  return {
    planVersion: PLAN_VERSION,
    ...rest,
    madeAt: new Date(now).toISOString(),
    validUntil: new Date(now + PLAN_VALID_DAYS * DAY).toISOString(),
    scope: inOrder(scope),
    kinds,
    steps: steps
      .filter(({ kind }) => kinds.some((wanted) => wanted === kind))
      .map(({ id, kind, target, vaultId, accountId, title, before, wanted, force, after, undo }) => ({
        id,
        kind,
        target,
        vaultId,
        accountId,
        title,
        before,
        wanted,
        force,
        after,
        undo,
      })),
  };
}

const inOrder = (scope: readonly string[]): readonly string[] => scope.map((entry) => entry.toLowerCase()).sort();

/**
 * A shard is known by its subscriptions, since the vaults that are found may be others by now. What is needed and not
 * planned is not done in any case.
 */
function isOfScope(plan: PlanFile, scope: readonly string[]): boolean {
  if (plan.shards === undefined) return inOrder(scope).join('\n') === [...plan.scope].sort().join('\n');
  const planned = new Set(subscriptionsIn(plan.scope));
  return subscriptionsIn(scope).some((id) => planned.has(id));
}

const subscriptionsIn = (scope: readonly string[]): readonly string[] =>
  scope.flatMap((entry) => /\/subscriptions\/([0-9a-f-]{36})/i.exec(entry)?.[1]?.toLowerCase() ?? []);

export type ReadPlan =
  { readonly ok: true; readonly plan: PlanFile } | { readonly ok: false; readonly problem: string };

/**
 * Reads a plan and says in one sentence why it does not bind this run.
 * @param content the parsed file, which anyone may have written; its bytes are held against the digest before
 */
export function readPlanFile(content: unknown, expected: Omit<PlanFileOptions, 'toolVersion'>): ReadPlan {
  const no = (problem: string): ReadPlan => ({ ok: false, problem });
  if (!isPlanFile(content)) return no('it is not a plan of this tool');
  if (content.tool !== expected.tool)
    return no(`it was made by ${JSON.stringify(content.tool)}, not by ${expected.tool}`);
  if (content.planVersion !== PLAN_VERSION)
    return no(
      `it has the format ${content.planVersion}; this version of the tool reads ${PLAN_VERSION}. Plan again with the version that repairs`,
    );
  const until = Date.parse(content.validUntil);
  if (!(until > expected.now))
    return no(`it was valid until ${content.validUntil}. Plan again, and have the new plan approved`);
  if (until > expected.now + PLAN_VALID_DAYS * DAY) return no('it claims to be valid for longer than a plan may be');
  if (!isOfScope(content, expected.scope)) return no('it was made for another scope than this run has');
  const extra = expected.kinds.filter((kind) => !content.kinds.includes(kind));
  if (extra.length > 0) return no(`it was made without ${extra.join(', ')}. Plan again with the same kinds of repair`);
  if (content.exemptions !== expected.exemptions)
    return no('it was made with other exemptions. Plan again with those of this run');
  return { ok: true, plan: content };
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function isPlanFile(value: unknown): value is PlanFile {
  if (!isRecord(value)) return false;
  const texts = [value['tool'], value['toolVersion'], value['madeAt'], value['validUntil'], value['exemptions']];
  return (
    typeof value['planVersion'] === 'number' &&
    texts.every((text) => typeof text === 'string') &&
    (value['madeBy'] === undefined || isMaker(value['madeBy'])) &&
    isTexts(value['scope']) &&
    (value['shards'] === undefined || typeof value['shards'] === 'number') &&
    isTexts(value['kinds']) &&
    value['kinds'].every((kind) => repairKinds.some((known) => known === kind)) &&
    Array.isArray(value['steps']) &&
    value['steps'].every(isPlannedStep)
  );
}

const isMaybeText = (value: unknown): boolean => value === undefined || typeof value === 'string';

function isMaker(value: unknown): value is PlanMaker {
  if (!isRecord(value)) return false;
  const { runId, identity, tenantId, origin } = value;
  if (![runId, identity, tenantId].every(isMaybeText)) return false;
  if (origin === undefined) return true;
  if (!isRecord(origin)) return false;
  const { url, name, by, revision } = origin;
  return typeof url === 'string' && typeof name === 'string' && isMaybeText(by) && isMaybeText(revision);
}

function isPlannedStep(value: unknown): value is PlannedStep {
  if (!isRecord(value)) return false;
  const { id, kind, target, vaultId, title, before, wanted, accountId, undo } = value;
  return (
    [id, target, vaultId, title, before, wanted].every((text) => typeof text === 'string') &&
    [accountId, undo].every((text) => text === undefined || typeof text === 'string') &&
    repairKinds.some((known) => known === kind) &&
    typeof value['force'] === 'boolean' &&
    isTexts(value['after'])
  );
}
