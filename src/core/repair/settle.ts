/** Holds what was done against what is found afterwards: healed, not healed, or not evaluated by the service yet. */
import { catalogue } from '../audit/catalogue';
import { isCause, type Finding } from '../audit/findings';
import type { AgentRow, AuditRows, MappingRow } from '../audit/rows';
import type { Plan } from '../plan/make-plan';
import type { PlanStep } from '../plan/step';
import { sameText } from '../values/compare';
import { groupById, IdMap, IdSet } from '../values/id-map';
import type { Problem } from '../values/model';
import { minuteText } from '../values/time';
import type { DecidedStep, StepOutcome } from './outcome';

/** What a step of a mapping heals may be the reason of these, which only the next night shows. */
const RUNS_OF_MAPPINGS = ['ASR018', 'ASR019'];
export const RUNS: readonly string[] = [...RUNS_OF_MAPPINGS, 'ASR106', 'ASR108', 'ASR113'];

/** Findings that the service evaluates by itself, hours or a day later; asked where the service gives no time of the evidence. */
const LAGS = new Set([
  'ASR004',
  'ASR011',
  'ASR012',
  'ASR013',
  'ASR014',
  'ASR020',
  'ASR021',
  'ASR022',
  'ASR023',
  'ASR107',
  'ASR201',
  'ASR202',
  'ASR203',
  'ASR213',
  'ASR214',
  'ASR215',
  ...RUNS,
]);

/** What an audit has to say for it. */
export interface SeenAfter {
  readonly findings: readonly Finding[];
  readonly mappings: readonly Pick<MappingRow, 'id' | 'automationAccountId' | 'nextRun'>[];
  readonly agents: readonly Pick<AgentRow, 'id' | 'agentVersion'>[];
}

/** @param needed the plan of what is found afterwards */
export function settle(
  decided: readonly DecidedStep[],
  before: Pick<AuditRows, 'findings'>,
  after: SeenAfter,
  needed: Pick<Plan, 'steps'>,
): readonly DecidedStep[] {
  const leftOf = finder(before.findings, after.findings, needed.steps);
  const versions = new IdMap(after.agents.map(({ id, agentVersion }) => [id, agentVersion]));
  return decided.map((one) => {
    const { step, outcome } = one;
    if (outcome.kind !== 'repaired') return one;
    const left = leftOf(step);
    if (left.length === 0) return one;
    const end = (kind: StepOutcome['kind'], problem: Problem): DecidedStep => ({
      step,
      outcome: { ...outcome, kind, problem },
    });
    const version = versions.get(step.target) ?? '';
    if (step.kind === 'agents' && version !== '' && version !== step.before)
      return end('waiting-for-service', oneUpdateOfSeveral(step, version, left));
    const failed = left.filter((one) => !isOlder(one, outcome));
    return failed.length > 0
      ? end('failed', stillFound(failed, outcome))
      : end('waiting-for-service', waiting(step, left, after.mappings, outcome));
  });
}

interface Left {
  readonly found: Finding;
  /** It was not found before the step, and is no more than a night that is still to come. */
  readonly isNew: boolean;
}

/** @returns what is left of what a step was to heal; a person who has exempted it has decided otherwise */
function finder(
  before: readonly Finding[],
  after: readonly Finding[],
  needed: readonly PlanStep[],
): (step: PlanStep) => readonly Left[] {
  const earlier = new Map(before.map((found) => [found.key, found]));
  const left = after.filter(({ exemptedBy }) => exemptedBy === undefined);
  const byKey = groupById(left, ({ key }) => key);
  const again = new Map(needed.map(({ id, findings }) => [id, findings]));
  // What still follows from something else waits for that, not for the service.
  const runs = left.filter((found) => RUNS.includes(found.id) && isCause(found));
  const byCause = groupById(
    runs.flatMap((found) => (earlier.get(found.key)?.causedBy ?? []).map((cause) => ({ found, cause }))),
    ({ cause }) => cause,
  );
  const ofMappings = groupById(
    runs.filter(({ id }) => RUNS_OF_MAPPINGS.includes(id)),
    ({ resource }) => resource,
  );
  return ({ id, findings, accountId }) => {
    // An account that was to be left behind is the matter of those that still use it.
    const own = [...findings, ...(again.get(id) ?? [])]
      .flatMap((key) => byKey.get(key) ?? [])
      .filter((found) => !isAboutAccount(found) || sameText(found.resource, accountId));
    const nights = findings.flatMap((key) => [
      ...(byCause.get(key) ?? []).map(({ found }) => found),
      ...(ofMappings.get(earlier.get(key)?.resource ?? '') ?? []),
    ]);
    return [...new Set([...own, ...nights])].map((found) => ({
      found,
      isNew: !earlier.has(found.key) && !nights.includes(found),
    }));
  };
}

const isAboutAccount = ({ id }: Finding): boolean => ABOUT_ACCOUNT.includes(catalogue.get(id)?.about);

const ABOUT_ACCOUNT: readonly unknown[] = ['account', 'identity'];

/** What was not found before came with the step, unless it is older than even its beginning. */
function isOlder({ found: { id, evidenceAt }, isNew }: Left, { startedAt, endedAt }: StepOutcome): boolean {
  const since = isNew ? startedAt : endedAt;
  return evidenceAt === undefined || since === undefined ? LAGS.has(id) && !isNew : evidenceAt <= since;
}

const idsOf = (left: readonly Left[]): readonly string[] => [...new Set(left.map(({ found }) => found.id))];

/** As in `ASR203 is still found`. */
function stillThere(left: readonly Left[]): string {
  const ids = idsOf(left);
  return `${ids.join(', ')} ${ids.length === 1 ? 'is' : 'are'} still found`;
}

function stillFound(failed: readonly Left[], { endedAt }: StepOutcome): Problem {
  const remedies = `what the report says of ${idsOf(failed).join(', ')} among its findings`;
  const isNewer = failed.some(({ found, isNew }) => isNew || (found.evidenceAt !== undefined && endedAt !== undefined));
  return {
    code: 'StillFound',
    message: `The step was confirmed, and ${stillThere(failed)}${isNewer ? ', by evidence from after it' : ''}.`,
    nextStep: isNewer
      ? `The step was not enough: do ${remedies}, then audit again.`
      : `Look in the activity log of Azure whether somebody else has changed it back, then run again; if it is found once more, do ${remedies}.`,
  };
}

const oneUpdateOfSeveral = ({ before }: PlanStep, version: string, left: readonly Left[]): Problem => ({
  code: 'NextUpdateWaits',
  message: `The agent was updated from ${before} to ${version}, and ${stillThere(left)}: it needs several updates, and gets one in a run.`,
  nextStep: 'Run again for the next one.',
});

const waiting = (
  { kind }: PlanStep,
  left: readonly Left[],
  mappings: SeenAfter['mappings'],
  { endedAt = 0 }: StepOutcome,
): Problem => ({
  code: 'WaitingForService',
  message: `The step is done. ${stillThere(left)}, by evidence from before it, until the service evaluates it again.`,
  nextStep:
    kind === 'agents'
      ? 'Audit again when the agent has reported its version, which may take some hours.'
      : `Audit again after the ${nextRunOf(left, mappings, endedAt) ?? 'next nightly update'}.`,
});

/** When there is new evidence of all of it. */
function nextRunOf(left: readonly Left[], mappings: SeenAfter['mappings'], since: number): string | undefined {
  const resources = new IdSet(left.map(({ found }) => found.resource));
  const runs = mappings.flatMap(({ id, automationAccountId: account, nextRun = 0 }) =>
    nextRun > since && (resources.has(id) || (account !== undefined && resources.has(account))) ? [nextRun] : [],
  );
  const time = runs.length === 0 ? undefined : minuteText(Math.max(...runs));
  return time && `nightly update of ${time}`;
}
