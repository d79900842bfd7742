/** Inputs of `Repair`. */
import { repairKinds, type RepairKind } from '../core/plan/step';
import { asIs, boolean, several, wholeNumber } from './parse';
import { row } from './row';

export const repairInputs = {
  repair: row({
    github: 'repair',
    azurePipelines: 'repair',
    default: 'settings',
    kind: 'text',
    label: 'What to repair',
    group: 'repair',
    help: 'With `Repair`: any of `settings`, `schedules`, `identity`, `roles`, `agents`, separated by newlines or commas. What is not named is left to a person.',
    usedBy: ['Repair'],
    parse: several<RepairKind>(repairKinds),
  }),
  plan: row({
    github: 'plan',
    azurePipelines: 'plan',
    kind: 'text',
    label: 'Approved plan',
    group: 'repair',
    help: 'With `Repair`: path of the plan that a dry run wrote, in which `*`, `?` and `**` may stand as in `reports`; `plan-digest` tells which file it is. Nothing is done that is not in it.',
    usedBy: ['Repair'],
    parse: asIs,
  }),
  planDigest: row({
    github: 'plan-digest',
    azurePipelines: 'planDigest',
    kind: 'text',
    label: 'Digest of the plan',
    group: 'repair',
    help: 'With `plan`: the output `plan-digest` of the dry run that wrote it. A plan with another digest is refused.',
    usedBy: ['Repair'],
    parse: digest,
  }),
  maxChanges: row({
    github: 'max-changes',
    azurePipelines: 'maxChanges',
    kind: 'text',
    label: 'Most changes of a kind',
    group: 'repair',
    help: 'With `Repair` and without `plan`: nothing is changed if a kind has more steps than this, 1 to 100000; if left out, 10 or a tenth of what was judged, whichever is more.',
    usedBy: ['Repair'],
    parse: wholeNumber(1, 100_000),
  }),
  allowUnplanned: row({
    github: 'allow-unplanned',
    azurePipelines: 'allowUnplanned',
    default: 'false',
    kind: 'boolean',
    label: 'Allow roles and identities without a plan',
    group: 'repair',
    help: 'With `Repair`: repair `identity` and `roles` without an approved plan.',
    usedBy: ['Repair'],
    parse: boolean,
  }),
};

function digest(text: string) {
  return /^sha256:[0-9a-f]{64}$/.test(text)
    ? { value: text }
    : { problem: `${JSON.stringify(text.slice(0, 100))} is not of the form sha256: and 64 hexadecimal digits` };
}
