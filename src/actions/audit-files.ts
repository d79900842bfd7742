/** What is written beside the JSON report of an audit, as far as it was asked for. */
import { makeJUnit } from '../core/audit-report/junit';
import type { AuditReport } from '../core/audit-report/report';
import { makeSarif, type SarifOptions } from '../core/audit-report/sarif';
import { auditPage, type AuditPageOptions } from '../core/audit-report/tables';
import { csv } from '../core/render/page/csv';
import { html } from '../core/render/page/html';
import type { HtmlPage } from '../core/render/page/model';
import type { HostName, ReportFormat } from '../inputs';
import { pageParts } from '../page/parts';
import type { ActionResult } from '../publish';
import { HOME } from '../version';
import { sha256 } from './sha256';

type File = NonNullable<ActionResult['files']>[number];

export async function auditFiles(
  report: AuditReport,
  formats: readonly ReportFormat[],
  options: AuditPageOptions,
  hostName: HostName,
): Promise<File[]> {
  const page = auditPage(report, options);
  const files = await pageFiles(page, ['mappings', 'agents'], formats);
  return [...files, ...testFiles(report, formats, sarifOptions(options, hostName))];
}

/** Of an audit, or of several that are merged. */
export const testFiles = (report: AuditReport, formats: readonly ReportFormat[], options: SarifOptions): File[] => [
  ...(formats.includes('junit') ? [{ suffix: 'junit.xml', pieces: makeJUnit(report, options) }] : []),
  ...(formats.includes('sarif') ? [{ suffix: 'sarif', pieces: makeSarif(report, options) }] : []),
];

export const sarifOptions = (options: AuditPageOptions, hostName: HostName): SarifOptions => ({
  ...options,
  home: HOME,
  isForGitHub: hostName === 'github',
  hash: sha256,
});

/** @param inventories ids of the tables that are also written as CSV */
export async function pageFiles(
  page: HtmlPage,
  inventories: readonly string[],
  formats: readonly ReportFormat[],
): Promise<File[]> {
  const files: File[] = [];
  if (formats.includes('csv')) {
    for (const table of page.tables)
      if (inventories.includes(table.id)) files.push({ suffix: `${table.id}.csv`, pieces: csv(table) });
  }
  if (formats.includes('html')) {
    files.push({ suffix: 'html', pieces: html(page, await pageParts()) });
  }
  return files;
}
