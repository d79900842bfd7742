/** What is written beside the JSON report of an audit, as far as it was asked for. */
import { makeJUnit } from '../core/audit-report/junit';
import type { AuditReport } from '../core/audit-report/report';
import { makeSarif } from '../core/audit-report/sarif';
import { auditPage, type AuditPageOptions } from '../core/audit-report/tables';
import { csv } from '../core/render/page/csv';
import { html } from '../core/render/page/html';
import type { HtmlPage } from '../core/render/page/model';
import type { ReportFormat } from '../inputs';
import { pageParts } from '../page/parts';
import type { ActionResult } from '../publish';
import { HOME } from '../version';

type File = NonNullable<ActionResult['files']>[number];

export async function auditFiles(
  report: AuditReport,
  formats: readonly ReportFormat[],
  options: AuditPageOptions,
): Promise<File[]> {
  const page = auditPage(report, options);
  const files = await pageFiles(page, ['mappings', 'agents'], formats);
  if (formats.includes('junit')) files.push({ suffix: 'junit.xml', pieces: makeJUnit(report, options) });
  if (formats.includes('sarif')) files.push({ suffix: 'sarif', pieces: makeSarif(report, { ...options, home: HOME }) });
  return files;
}

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
