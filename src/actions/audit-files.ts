/** What is written beside the JSON report of an audit, as far as it was asked for. */
import { makeJUnit } from '../core/audit-report/junit';
import type { AuditReport } from '../core/audit-report/report';
import { makeSarif, type SarifOptions } from '../core/audit-report/sarif';
import { auditPage, type AuditPageOptions } from '../core/audit-report/page';
import { csv } from '../core/render/page/csv';
import { html } from '../core/render/page/html';
import type { HtmlPage, WrittenFile } from '../core/render/page/model';
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
  const files = await pageFiles(() => auditPage(report, options), formats);
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

/** The page names the files that were written before it; it is made only where one of them is asked for. */
export async function pageFiles(makePage: () => HtmlPage, formats: readonly ReportFormat[]): Promise<File[]> {
  if (!formats.includes('csv') && !formats.includes('html')) return [];
  const page = makePage();
  const written = new Map<string, WrittenFile>();
  const files = (formats.includes('csv') ? page.inventories : []).map((table): File => {
    const suffix = `${table.id}.csv`;
    return { suffix, pieces: csv(table), onWritten: (file) => written.set(suffix, file) };
  });
  if (formats.includes('html')) files.push({ suffix: 'html', pieces: html(page, await pageParts(), written) });
  return files;
}
