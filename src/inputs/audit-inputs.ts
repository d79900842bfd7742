/** Inputs of `Audit`, and of the reports that it and `Merge` write. */
import { asIs, boolean, choice, several, wholeNumber } from './parse';
import { row } from './row';
import { failOnChoices, reportFormats, type FailOn, type ReportFormat } from './settings';

export const auditInputs = {
  failOn: row({
    github: 'fail-on',
    azurePipelines: 'failOn',
    default: 'error',
    kind: 'choice',
    options: failOnChoices,
    label: 'Fail on',
    group: 'audit',
    help: 'With `Audit`: fail the step on findings of this severity or above: `error`, `warning` or `none`.',
    usedBy: ['Audit'],
    parse: choice<FailOn>(failOnChoices),
  }),
  expiryDays: row({
    github: 'expiry-days',
    azurePipelines: 'expiryDays',
    default: '60',
    kind: 'text',
    label: 'Days before an expiry',
    group: 'audit',
    help: 'With `Audit`: warn of agents and certificates that expire within this number of days, 0 to 3650.',
    usedBy: ['Audit', 'Repair'],
    parse: wholeNumber(0, 3_650),
  }),
  reportFormats: row({
    github: 'report-formats',
    azurePipelines: 'reportFormats',
    default: 'json,csv,html',
    kind: 'text',
    label: 'Formats of the report',
    group: 'audit',
    help: 'With `Audit` and `Merge`: what is written beside the JSON report, which is always written: `csv`, `html`, `junit`, `sarif`.',
    usedBy: ['Audit', 'Merge'],
    parse: several<ReportFormat>(reportFormats),
  }),
  issue: row({
    github: 'issue',
    default: 'false',
    kind: 'boolean',
    label: 'Keep issues',
    group: 'audit',
    help: 'With `Audit` and `Merge`, on GitHub: open an issue for each vault that needs attention, keep it up to date, and close it when the vault is healthy again. Needs `github-token`.',
    usedBy: ['Audit', 'Merge'],
    parse: boolean,
  }),
  githubToken: row({
    github: 'github-token',
    kind: 'text',
    label: 'GitHub token',
    group: 'audit',
    help: 'With `issue`: token that may write issues of the repository, such as the token of the job itself with `permissions: issues: write`.',
    usedBy: ['Audit', 'Merge'],
    parse: asIs,
  }),
};
