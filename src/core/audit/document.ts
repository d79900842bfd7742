/** The JSON report of an audit: what was asked, what was counted, what was found, and what it was found in. */
import type { DocumentContext } from '../render/document-head';
import { JSON_END, jsonHead, jsonList } from '../render/json';
import type { AuditReport } from './report';
import { docsLink, type Links } from './headline';
import { isoTime } from '../values/time';

export type AuditDocumentContext = DocumentContext & Pick<Links, 'portal' | 'tenantId' | 'docsUrl'>;

const time = (ms: number | undefined): string | undefined => (ms === undefined ? undefined : isoTime(ms));

/** In pieces, a row a line, so that the text of a hundred thousand rows is never in memory at once. */
export function* makeAuditDocument(report: AuditReport, context: AuditDocumentContext): Generator<string> {
  const head = {
    report: 'asr-autoupdate',
    reportVersion: 1,
    action: 'Audit',
    toolVersion: context.version,
    runId: context.runId,
    origin: context.origin,
    startedAt: time(report.startedAt),
    endedAt: time(report.endedAt),
    inputs: context.inputs,
    conclusion: report.conclusion,
    stopped: report.stopped,
    failOn: report.failOn,
    expiryDays: report.expiryDays,
    compliant: report.compliant,
    counts: report.counts,
    versions: report.versions,
  };
  yield jsonHead(head);
  yield* auditLists(report, context);
  yield JSON_END;
}

/** What was found, and what it was found in. */
export function* auditLists(report: AuditReport, context: Links): Generator<string> {
  yield* jsonList('findings', report.findings, (row) => ({ ...row, documentation: docsLink(row.id, context) }));
  yield* jsonList('vaults', report.vaults, (row) => row);
  yield* jsonList('accounts', report.accounts, (row) => ({ ...row, lastRun: time(row.lastRun) }));
  yield* jsonList('mappings', report.mappings, (row) => ({ ...row, nextRun: time(row.nextRun) }));
  yield* jsonList('agents', report.agents, (row) => ({
    ...row,
    agentExpiry: time(row.agentExpiry),
    certificateExpiry: time(row.certificateExpiry),
  }));
}
