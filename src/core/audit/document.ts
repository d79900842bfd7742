/** The JSON report of an audit: what was asked, what was counted, what was found, and what it was found in. */
import type { DocumentContext } from '../document';
import type { AuditReport } from './report';
import { isoTime } from './values';
import { docsLink, type Links } from './words';

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
  yield JSON.stringify(head, null, 2).replace(/\n\}$/, '');
  yield* list('findings', report.findings, (row) => ({ ...row, documentation: docsLink(row.id, context) }));
  yield* list('vaults', report.vaults, (row) => row);
  yield* list('accounts', report.accounts, (row) => ({ ...row, lastRun: time(row.lastRun) }));
  yield* list('mappings', report.mappings, (row) => ({ ...row, nextRun: time(row.nextRun) }));
  yield* list('agents', report.agents, (row) => ({
    ...row,
    agentExpiry: time(row.agentExpiry),
    certificateExpiry: time(row.certificateExpiry),
  }));
  yield '\n}\n';
}

function* list<T>(name: string, rows: readonly T[], toJson: (row: T) => object): Generator<string> {
  yield `,\n  "${name}": [`;
  let separator = '\n';
  for (const row of rows) {
    yield `${separator}    ${JSON.stringify(toJson(row))}`;
    separator = ',\n';
  }
  yield rows.length === 0 ? ']' : '\n  ]';
}
