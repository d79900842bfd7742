/** What of a repair is an error or a warning of its run. */
import type { Cause } from '../values/cause';
import type { Problem } from '../values/model';
import type { DecidedStep } from './outcome';
import { toleratedIn, type HeldAudit } from './report';

/** One for each kind of outcome and reason. */
export function repairCauses(steps: readonly DecidedStep[], refusal: Problem | undefined, last: HeldAudit): Cause[] {
  const isTolerated = toleratedIn(last);
  const groups = new Map<string, { level: Cause['level']; problem: Problem; affected: string[] }>();
  for (const { step, outcome } of steps) {
    const known = LEVELS[outcome.kind];
    const level = known === 'error' && isTolerated(step) ? 'warning' : known;
    const { problem } = outcome;
    if (level === undefined || problem === undefined) continue;
    const key = `${level} ${problem.code} ${problem.message}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { level, problem, affected: [step.title] });
    else group.affected.push(step.title);
  }
  return [
    ...(refusal === undefined ? [] : [{ level: 'error' as const, problem: refusal, affected: [] }]),
    ...[...groups.values()].map(named),
  ];
}

/** A single one is named where it is read first, as the first line of a log. */
const named = (cause: Cause): Cause => {
  const [only, ...others] = cause.affected;
  if (only === undefined || others.length > 0) return cause;
  return { ...cause, problem: { ...cause.problem, message: `${only}: ${cause.problem.message}` }, affected: [] };
};

const LEVELS: Readonly<Partial<Record<DecidedStep['outcome']['kind'], Cause['level']>>> = {
  failed: 'error',
  'not-allowed': 'error',
  blocked: 'error',
  'not-approved': 'warning',
  'changed-since-approval': 'warning',
  'waiting-for-service': 'warning',
};
