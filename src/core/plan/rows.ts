/** A step of the plan as a row of a report. */
import { remedy } from '../audit/remedy';
import { rowsOf } from '../rows/define-rows';
import { choice, count, maybe, name, names, sharedId, text, word } from '../rows/kinds';
import type { PlanStep } from './step';
import { repairKinds } from './step';

const { column, form } = rowsOf<PlanStep>();

export const planStepForm = form('planStep', 'A step of the plan. Nothing of it was done.', {
  id: column(word, '', 'made of kind, target and wanted value, so that it is the same in every run', ({ id }) => id),
  kind: column(
    choice([...repairKinds, 'person']),
    '',
    'what is done; `person` for what only a person can do',
    ({ kind }) => kind,
  ),
  title: column(text, '', 'what is done, in one sentence', ({ title }) => title),
  target: column(name, '', 'ARM id of what it is done to; for a role that of the vault', ({ target }) => target),
  name: column(name, '', 'of the target', (of) => of.name),
  vaultId: column(name, '', 'ARM id of the vault; empty if it is about none', ({ vaultId }) => vaultId),
  accountId: column(maybe(sharedId), '', 'ARM id of the automation account', ({ accountId }) => accountId),
  before: column(text, '', 'what the target reads now', ({ before }) => before),
  wanted: column(text, '', 'what it is to read; for `person` the id of the finding', ({ wanted }) => wanted),
  vms: column(count, '', 'how many VMs are not healed without it', ({ agents }) => agents.length),
  findings: column(names, '', 'keys of the findings that it heals', ({ findings }) => findings),
  after: column(names, '', 'ids of the steps that have to be done first', ({ after }) => after),
  right: column(maybe(word), '', 'the action that whoever does it needs', ({ right }) => right),
  byHand: column(remedy, '', 'how to do it by hand, as `remedy`', ({ byHand }) => byHand),
  undo: column(maybe(text), '', 'the command that undoes it', ({ undo }) => undo),
});
