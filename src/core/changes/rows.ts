/** The rows of a run that changes something, each defined once. A new property is a new line. */
import { listOf, nested, rowsOf, type Form } from '../rows/define-rows';
import { amount, choice, flag, maybe, name, ownId, saying, sharedId, text, time, vaultId, word } from '../rows/kinds';
import { healthErrorForm, problemForm } from '../rows/problem';
import type { Confirmation, Mapping, Row, Subject } from '../values/model';
import type { AgentSubject } from './agent-update';
import { durationOf } from './row-text';

const mapping = rowsOf<Mapping>();

export const mappingBeforeForm = mapping.form('mappingBefore', 'A protection container mapping as it was listed.', {
  provider: mapping.column(maybe(word), '', 'for instance `A2A`', ({ provider }) => provider),
  state: mapping.column(word, '', 'for instance `Paired`', ({ state }) => state),
  status: mapping.column(maybe(word), '', 'of automatic update', ({ autoUpdate }) => autoUpdate?.status),
  automationAccountId: mapping.column(
    maybe(sharedId),
    '',
    'ARM id of the automation account',
    ({ autoUpdate }) => autoUpdate?.automationAccountId,
  ),
  authenticationType: mapping.column(
    maybe(word),
    '',
    'of the account',
    ({ autoUpdate }) => autoUpdate?.authenticationType,
  ),
  healthErrors: mapping.column(listOf(healthErrorForm), '', 'as the service has them', ({ healthErrors }) =>
    healthErrors.map(healthErrorForm.make),
  ),
});

const item = rowsOf<AgentSubject>();

export const itemBeforeForm = item.form('itemBefore', 'A replicated item as it was listed.', {
  provider: item.column(maybe(word), '', 'for instance `A2A`', (of) => of.item.provider),
  vmId: item.column(maybe(ownId), '', 'ARM id of the VM', (of) => of.item.vmId),
  protectionState: item.column(word, '', 'of the item', (of) => of.item.protectionState),
  replicationHealth: item.column(word, '', 'of the replication', (of) => of.item.replicationHealth),
  agentVersion: item.column(word, '', 'version of the agent', (of) => of.item.agentVersion),
  updateAvailable: item.column(flag, '', 'a newer version waits', (of) => of.item.updateAvailable),
  agentExpiry: item.column(maybe(time), '', 'support ends', (of) => of.item.agentExpiry),
});

const confirmation = rowsOf<Confirmation>();

export const confirmationForm = confirmation.form('confirmation', 'What it was when the jobs had ended.', {
  asWanted: confirmation.column(flag, '', 'it is as it was asked for', ({ asWanted }) => asWanted),
  isUnread: confirmation.column(
    maybe(flag),
    '',
    '`true` if it could not be read again; `readsAs` says why',
    ({ isUnread }) => isUnread,
  ),
  readsAs: confirmation.column(text, '', 'in words', ({ reads }) => reads),
  healthErrors: confirmation.column(listOf(healthErrorForm), '', 'as the service has them', ({ healthErrors }) =>
    healthErrors.map(healthErrorForm.make),
  ),
});

const outcomes = ['succeeded', 'failed', 'failed-to-start', 'timed-out', 'abandoned'] as const;

const seconds = (ms: number | undefined): number | undefined =>
  ms === undefined ? undefined : Math.round(ms / 100) / 10;

/**
 * @param before what is said of the subject as it was listed
 * @param beforeOf its value
 */
export function changeForm<S extends Subject, B extends object>(
  schemaName: string,
  means: string,
  before: Pick<Form<never, B>, 'name' | 'read' | 'write'>,
  beforeOf: (subject: S) => B,
) {
  const { column, form } = rowsOf<Row<S>>();
  return form(schemaName, means, {
    id: column(ownId, '', 'ARM id', ({ subject }) => subject.id),
    name: column(name, '', 'for people; of a replicated item that of the VM', ({ subject }) => subject.name),
    vaultId: column(vaultId, '', 'ARM id of the vault', ({ vault }) => vault.id),
    before: column(nested(before), '', 'as it was listed, see below', ({ subject }) => beforeOf(subject)),
    decision: column(choice(['selected', 'skipped']), '', '`selected` or `skipped`', ({ decision }) =>
      decision.selected ? 'selected' : 'skipped',
    ),
    reason: column(saying, '', 'why', ({ decision }) => decision.reason),
    exemption: column(
      maybe(name),
      '',
      'name of the [exemption](exemptions.md) for which it is left alone',
      ({ decision }) => decision.exemption,
    ),
    outcome: column(
      maybe(choice(outcomes)),
      '',
      'how it ended, unless it was a dry run',
      ({ outcome }) => outcome?.kind,
    ),
    note: column(maybe(text), '', 'what the service remarked on a success', ({ outcome }) =>
      outcome?.kind === 'succeeded' ? outcome.note : undefined,
    ),
    jobId: column(maybe(ownId), '', 'ARM id of the job', ({ jobId }) => jobId),
    pickedUp: column(maybe(flag), '', '`true` for a job that was running already', ({ pickedUp }) => pickedUp),
    overrode: column(
      maybe(text),
      '',
      "what it read after somebody else's operation during the run, before it was changed over that",
      ({ overrode }) => overrode,
    ),
    startedAt: column(maybe(time), '', 'the change was accepted', ({ startedAt }) => startedAt),
    endedAt: column(maybe(time), '', 'its end was seen', ({ endedAt }) => endedAt),
    durationSeconds: column(maybe(amount), '', 'between the two', (row) => seconds(durationOf(row))),
    after: column(
      maybe(nested(confirmationForm)),
      '',
      'what it was when the jobs had ended, see below',
      (row) => row.confirmation && confirmationForm.make(row.confirmation),
    ),
    error: column(maybe(nested(problemForm)), '', 'why it did not succeed, see above', ({ outcome }) =>
      outcome === undefined || outcome.kind === 'succeeded' ? undefined : problemForm.make(outcome.problem),
    ),
  });
}

export const MAPPING_CHANGE = ['settingRow', 'A mapping, with what was done to its setting.'] as const;
export const ITEM_CHANGE = ['agentsRow', 'A replicated item, with what was done to its agent.'] as const;

export const mappingChangeForm = changeForm(...MAPPING_CHANGE, mappingBeforeForm, mappingBeforeForm.make);
export const itemChangeForm = changeForm(...ITEM_CHANGE, itemBeforeForm, itemBeforeForm.make);

/** How the rows are called, and what they are. */
export interface ChangeForm<S extends Subject> {
  readonly list: 'mappings' | 'items';
  readonly form: Pick<Form<Row<S>, object>, 'make' | 'write'>;
}

export const mappingForm: ChangeForm<Mapping> = { list: 'mappings', form: mappingChangeForm };
export const itemForm: ChangeForm<AgentSubject> = { list: 'items', form: itemChangeForm };
