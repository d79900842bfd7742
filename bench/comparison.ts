/** The bundle beside what it is compared with. */
import type { Baseline } from './baseline';
import type { Measurement } from './bundle';
import { LATENCY_MS, type Case } from './cases';

const LATENCY = LATENCY_MS / 1_000;

/** Seconds that the runbook's procedure takes by its own pauses and the latency alone. */
export function reckonedRunbook(mappings: number, jobSeconds: number): number {
  let now = LATENCY;
  let ends: number[] = [];
  for (let index = 0; index < mappings; index++) {
    ends.push(now + LATENCY / 2 + jobSeconds);
    now += LATENCY + 1;
  }
  while (ends.length > 0) {
    now += 30;
    const still: number[] = [];
    for (const end of ends) {
      if (end > now + LATENCY / 2) still.push(end);
      now += LATENCY + 0.5;
    }
    ends = still;
  }
  return now;
}

/** How often the SDK looks at an operation by itself. */
const SDK_LOOK = 2;

/** Seconds that the SDK takes for one change after the other: each with its looks, and a request for the result. */
export function reckonedSequence(mappings: number, jobSeconds: number): number {
  const looks = Math.ceil((jobSeconds - LATENCY) / (SDK_LOOK + LATENCY));
  return LATENCY + mappings * (LATENCY + LATENCY + looks * (SDK_LOOK + LATENCY) + LATENCY);
}

export const reckoned = ({ procedure, case: given }: Pick<Baseline, 'procedure' | 'case'>): number =>
  (procedure === 'runbook' ? reckonedRunbook : reckonedSequence)(given.mappings, given.jobSeconds);

export const isSameSize = (one: Case, other: Case): boolean => one.name === other.name;

/** Of what was measured and what the pauses alone come to, the less favourable counts: the sped-up clock inflates. */
export const fasterBy = (baseline: Baseline, { makespan }: Pick<Measurement, 'makespan'>): number =>
  Math.min(baseline.makespan, reckoned(baseline)) / makespan;
