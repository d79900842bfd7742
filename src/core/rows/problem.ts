/** What every report says of what went wrong. */
import type { Cause } from '../values/cause';
import type { HealthError, Problem, VaultFailure } from '../values/model';
import { nested, rowsOf } from './define-rows';
import { choice, count, maybe, names, text, vaultId, word } from './kinds';

const problem = rowsOf<Problem>();

export const problemForm = problem.form('problem', 'Something that went wrong.', {
  code: problem.column(word, '', 'of the service, or ours', ({ code }) => code),
  message: problem.column(text, '', 'what is wrong', ({ message }) => message),
  possibleCauses: problem.column(maybe(text), '', 'as the service has them', (of) => of.possibleCauses),
  recommendedAction: problem.column(maybe(text), '', 'as the service has it', (of) => of.recommendedAction),
  correlationId: problem.column(maybe(word), '', 'for a support request', (of) => of.correlationId),
  nextStep: problem.column(maybe(text), '', 'what the reader can do, in our words', (of) => of.nextStep),
});

/** Who is affected is in the rows; here are as many as a reader needs to find them. */
const MAX_AFFECTED = 20;

const cause = rowsOf<Cause>();

export const causeForm = cause.form('cause', 'Something that is wrong, once however many it affects.', {
  level: cause.column(choice(['error', 'warning']), '', 'a `warning` fails nothing', ({ level }) => level),
  error: cause.column(nested(problemForm), '', 'what it is', (of) => problemForm.make(of.problem)),
  count: cause.column(count, '', 'how many it affects', ({ affected }) => affected.length),
  affected: cause.column(
    { ...names, schema: { type: 'array', items: { type: 'string' }, maxItems: MAX_AFFECTED } },
    '',
    `names of the first ${MAX_AFFECTED} of them`,
    ({ affected }) => affected.slice(0, MAX_AFFECTED),
  ),
});

export const causeJson = (of: Cause): object => causeForm.write(causeForm.make(of));

const vaultError = rowsOf<VaultFailure>();

export const vaultErrorForm = vaultError.form('vaultError', 'A vault that could not be read.', {
  vaultId: vaultError.column(vaultId, '', 'ARM id', ({ vault }) => vault.id),
  error: vaultError.column(nested(problemForm), '', 'why', (of) => problemForm.make(of.problem)),
});

const healthError = rowsOf<HealthError>();

export const healthErrorForm = healthError.form('healthError', 'A health error, as the service has it.', {
  code: healthError.column(word, '', '', ({ code }) => code),
  message: healthError.column(text, '', '', ({ message }) => message),
  possibleCauses: healthError.column(text, '', '', (of) => of.possibleCauses),
  recommendedAction: healthError.column(text, '', '', (of) => of.recommendedAction),
});
