/** One table of outputs: their names on both hosts, what they mean, and how the report gives them. */
import type { Report } from './core/report';

export interface OutputRow {
  readonly github: string;
  readonly azurePipelines: string;
  readonly help: string;
  readonly value: (report: Report, reportPath: string) => string | number | boolean;
  /** The value when the inputs were refused; undefined for the path of the report, which is written even then. */
  readonly refused?: string;
}

/** The table. action.yml, task.json, the README and the tests agree with it; a new output is a row. */
export const outputTable: readonly OutputRow[] = [
  {
    github: 'conclusion',
    azurePipelines: 'conclusion',
    help: 'The first that holds of `cancelled`, `timed-out`, `failed`, `drifted`, `planned`, `succeeded`, `unchanged`.',
    value: (report) => report.conclusion,
    refused: 'failed',
  },
  {
    github: 'changed',
    azurePipelines: 'changed',
    help: '`true` if any change was made.',
    value: (report) => report.changed,
    refused: 'false',
  },
  {
    github: 'mappings-total',
    azurePipelines: 'mappingsTotal',
    help: 'Protection container mappings found in all vaults.',
    value: (report) => report.counts.total,
    refused: '0',
  },
  {
    github: 'mappings-selected',
    azurePipelines: 'mappingsSelected',
    help: 'Mappings that had to change.',
    value: (report) => report.counts.selected,
    refused: '0',
  },
  {
    github: 'mappings-skipped',
    azurePipelines: 'mappingsSkipped',
    help: 'Mappings left as they are; total = selected + skipped.',
    value: (report) => report.counts.skipped,
    refused: '0',
  },
  {
    github: 'jobs-succeeded',
    azurePipelines: 'jobsSucceeded',
    help: 'Changes that succeeded.',
    value: (report) => report.counts.outcomes.succeeded,
    refused: '0',
  },
  {
    github: 'jobs-failed',
    azurePipelines: 'jobsFailed',
    help: 'Changes whose job failed, was cancelled in Azure, or is suspended.',
    value: (report) => report.counts.outcomes.failed,
    refused: '0',
  },
  {
    github: 'jobs-failed-to-start',
    azurePipelines: 'jobsFailedToStart',
    help: 'Changes that the service refused, or whose tries were used up.',
    value: (report) => report.counts.outcomes['failed-to-start'],
    refused: '0',
  },
  {
    github: 'jobs-timed-out',
    azurePipelines: 'jobsTimedOut',
    help: 'Changes not ended at the deadline; their jobs may still run in Azure.',
    value: (report) => report.counts.outcomes['timed-out'],
    refused: '0',
  },
  {
    github: 'jobs-abandoned',
    azurePipelines: 'jobsAbandoned',
    help: 'Changes not ended when the run was cancelled; their jobs may still run in Azure.',
    value: (report) => report.counts.outcomes.abandoned,
    refused: '0',
  },
  {
    github: 'report-path',
    azurePipelines: 'reportPath',
    help: 'Path of the JSON report: inputs, counts, and a row for each mapping with reason, outcome, job, times and error.',
    value: (_report, reportPath) => reportPath,
  },
];
