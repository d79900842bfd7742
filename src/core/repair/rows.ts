/** A step of a repair as a row of a report. */
import { repairKinds, type PlanStepKind } from '../plan/step';
import { nested, rowsOf } from '../rows/define-rows';
import {
  choice,
  flag,
  idOrEmpty,
  ids,
  maybe,
  name,
  names,
  sharedId,
  text,
  time,
  word,
  type ReadContext,
} from '../rows/kinds';
import { problemForm } from '../rows/problem';
import { stepOutcomes, type DecidedStep } from './outcome';

const { column, form } = rowsOf<DecidedStep>();

export const repairStepForm = form('repairStep', 'A step of a repair.', {
  id: column(word, '', 'the same in every run: made of kind, target and wanted value', ({ step }) => step.id),
  kind: column(
    choice<PlanStepKind>([...repairKinds, 'person']),
    'Kind',
    'what is repaired; `person`: not by this tool',
    ({ step }) => step.kind,
  ),
  outcome: column(choice(stepOutcomes), 'Outcome', 'how it ended', ({ outcome }) => outcome.kind),
  title: column(name, 'Step', 'what is done', ({ step }) => step.title),
  target: column(sharedId, 'Target', 'ARM id of what it is done to', ({ step }) => step.target, { last: true }),
  vaultId: column(idOrEmpty, 'Vault', 'ARM id of the vault', ({ step }) => step.vaultId),
  accountId: column(maybe(sharedId), 'Automation account', 'that it is about', ({ step }) => step.accountId),
  before: column(text, 'Before', 'what the target read', ({ step }) => step.before),
  wanted: column(text, 'After', 'what it is to read', ({ step }) => step.wanted),
  force: column(flag, '', 'it is sent although the setting reads as wanted', ({ step }) => step.force),
  findings: column(names, '', 'keys of the findings that it heals', ({ step }) => step.findings),
  after: column(names, '', 'ids of the steps that come first', ({ step }) => step.after),
  agents: column(ids, '', 'replicated items that need it', ({ step }) => step.agents),
  right: column(maybe(word), 'Right', 'action that it needs', ({ step }) => step.right),
  undo: column(maybe(text), 'Undo', 'command that undoes it', ({ step }) => step.undo),
  jobId: column(maybe(word), 'Job', 'name of the Site Recovery job', ({ outcome }) => outcome.jobId),
  startedAt: column(maybe(time), '', 'the change was sent', ({ outcome }) => outcome.startedAt),
  endedAt: column(maybe(time), '', 'its end was seen', ({ outcome }) => outcome.endedAt),
  error: column(
    maybe(nested(problemForm)),
    '',
    'why, and what to do next',
    ({ outcome }) => outcome.problem && problemForm.make(outcome.problem),
  ),
});

/** Undefined for what is no row of a report. */
export function readRepairStep(value: unknown, context: ReadContext): DecidedStep | undefined {
  const row = repairStepForm.read(value, context);
  if (row === undefined) return undefined;
  const { outcome: kind, jobId, startedAt, endedAt, error: problem, ...step } = row;
  return {
    step: { ...step, name: step.title, byHand: [] },
    outcome: { kind, jobId, startedAt, endedAt, problem },
  };
}
