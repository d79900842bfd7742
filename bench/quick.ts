/**
 * The ratios only, in less than a minute, with margins that hold on a busy machine.
 *
 * The clock runs ten times as fast, so a second for which the machine is busy with something else is ten seconds of a
 * makespan of 60. The margins leave two such seconds, and still lie below what the likely mistakes cost: a look at the
 * jobs every 30 s instead of every thirtieth of their age is 1.5 at one mapping, a minute's limit of writes that is kept
 * by fixed minutes or at half the pace is 1.5 and more at 400. Noise only ever adds, so a case above its margin is run
 * once more, and the better of both counts.
 */
import { runBaseline } from './baseline';
import { measure, type Measurement } from './bundle';
import { quickCases, quickRunbookCase, type Case } from './cases';
import { fasterBy, isSameSize } from './comparison';
import { readsAllowed } from './figures';
import { pooled, type Say } from './run';

export interface Check {
  readonly measure: string;
  readonly value: number;
  readonly kind: 'at most' | 'at least';
  readonly limit: number;
  readonly holds: boolean;
}

const MAX_RATIO = 1.35;
/** 1.3 is the target, less the same allowance. */
const MIN_FASTER = 1;

const atMost = (name: string, value: number, limit: number): Check => ({
  measure: name,
  value,
  kind: 'at most',
  limit,
  holds: value <= limit,
});

async function best(given: Case): Promise<Measurement> {
  const first = await measure(given);
  if (first.ratio <= MAX_RATIO) return first;
  const second = await measure(given);
  return second.ratio < first.ratio ? second : first;
}

export async function quick(say: Say): Promise<readonly Check[]> {
  const [baseline, measurements] = await Promise.all([
    runBaseline('runbook', quickRunbookCase),
    pooled(
      quickCases.map((given) => () => best(given)),
      2,
    ),
  ]);
  const compared = measurements.find((each) => isSameSize(each.case, baseline.case));
  const faster = compared === undefined ? 0 : fasterBy(baseline, compared);
  const checks = [
    ...measurements.flatMap(({ case: given, ratio, reads, writesRejected }) => [
      atMost(`makespan ÷ bound: ${given.name}`, ratio, MAX_RATIO),
      atMost(`reads ÷ max(100, 1.5 N): ${given.name}`, reads / readsAllowed(given.total), 1),
      atMost(`rejected writes ÷ N: ${given.name}`, writesRejected / given.total, 0),
    ]),
    {
      measure: `faster than the runbook's procedure: ${baseline.case.name}`,
      value: faster,
      kind: 'at least' as const,
      limit: MIN_FASTER,
      holds: faster >= MIN_FASTER,
    },
  ];
  for (const { measure: name, value, kind, limit, holds } of checks) {
    say(`${holds ? 'holds' : 'FAILS'}  ${name}: ${value.toFixed(2)}, ${kind} ${limit}`);
  }
  return checks;
}
