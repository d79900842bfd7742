/** What a report of `Repair` has beside the rows of its last audit. */
import { readRepairStep } from '../repair/rows';
import type { ReadContext } from '../rows/kinds';
import { problemForm } from '../rows/problem';
import type { StopReason } from '../values/model';
import { allOf, fieldsIn, flagIn, listIn, maybeCountIn, maybeNameIn, nameIn, namesIn, type Fields } from './fields';
import type { RepairContent } from './model';

/** Undefined if it is not as a repair writes it. */
export function readRepair(report: Fields, inputs: Fields, context: ReadContext): RepairContent | undefined {
  const steps = allOf(listIn(report, 'repairs'), (row) => readRepairStep(row, context));
  const counts = fieldsIn(report, 'countsBefore') ?? {};
  const [errors, warnings] = [maybeCountIn(counts, 'errors'), maybeCountIn(counts, 'warnings')];
  const [agents, covered] = [maybeCountIn(counts, 'agents'), maybeCountIn(counts, 'covered')];
  const [healthy, notKnown] = [maybeCountIn(counts, 'healthy'), maybeCountIn(counts, 'notKnown')];
  const vms = maybeCountIn(report, 'vmsAffected');
  if (steps === undefined || errors === undefined || warnings === undefined) return undefined;
  if (agents === undefined || covered === undefined || vms === undefined) return undefined;
  if (healthy === undefined || notKnown === undefined) return undefined;
  return {
    dryRun: flagIn(inputs, 'dryRun'),
    changed: flagIn(report, 'changed'),
    before: { errors, warnings, agents, covered, healthy, notKnown },
    steps,
    planned: namesIn(report, 'planned'),
    vms,
    planDigest: maybeNameIn(report, 'planDigest'),
    refusal: problemForm.read(fieldsIn(report, 'refusal'), context),
  };
}

/** A repair says by its conclusion that it was stopped. */
export function stoppedBy(report: Fields): StopReason | undefined {
  const conclusion = nameIn(report, 'conclusion');
  return conclusion === 'cancelled' ? 'cancelled' : conclusion === 'timed-out' ? 'deadline' : undefined;
}
