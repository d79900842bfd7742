/** Gives the report to the host: log, annotations, outputs, JSON file, summary, and the end of the step. */
import { open } from 'node:fs/promises';
import { makeDocument } from './core/document';
import { headline, problemText } from './core/format';
import type { Cause, Report } from './core/report';
import { makeSummary } from './core/summary';
import type { Host } from './hosts/host';
import type { Settings } from './inputs';
import { outputTable } from './outputs';
import { VERSION } from './version';

/** GitHub shows ten errors and ten warnings of a step. */
const MOST_ANNOTATIONS = 10;
const MOST_NAMES = 10;
/** Characters that are written at once. */
const BATCH_LENGTH = 256 * 1024;

export interface PublishContext {
  readonly settings: Settings;
  readonly runId: string;
  /** For portal links. */
  readonly tenantId: string | undefined;
}

export async function publish(host: Host, report: Report, context: PublishContext): Promise<void> {
  const { settings, runId, tenantId } = context;
  for (const level of ['error', 'warning'] as const)
    annotate(
      host,
      level,
      report.causes.filter((cause) => cause.level === level),
    );
  const origin = await host.origin();
  const faults = await Promise.all([
    attempt('report', () =>
      writePieces(
        host.reportPath,
        makeDocument(report, { version: VERSION, runId, origin, inputs: inputsOf(settings) }),
      ),
    ),
    attempt('summary', () => {
      const { wanted, cloud } = settings;
      return host.writeSummary(
        makeSummary(report, { wanted, portal: cloud.portal, tenantId, drawsMermaid: host.drawsMermaid, origin }),
      );
    }),
  ]);
  for (const output of outputTable) host.setOutput(output, String(output.value(report, host.reportPath)));
  for (const fault of faults) if (fault !== undefined) host.annotate('error', 'NotWritten', fault);
  host.finish(report.failed || faults.some((fault) => fault !== undefined), headline(report));
}

async function writePieces(path: string, pieces: Iterable<string>): Promise<void> {
  const file = await open(path, 'w');
  try {
    let batch = '';
    for (const piece of pieces) {
      batch += piece;
      if (batch.length < BATCH_LENGTH) continue;
      await file.write(batch);
      batch = '';
    }
    await file.write(batch);
  } finally {
    await file.close();
  }
}

/** A disk that is full must not hide how the run ended. */
async function attempt(what: string, write: () => Promise<void>): Promise<string | undefined> {
  try {
    await write();
    return undefined;
  } catch (error) {
    return `The ${what} could not be written: ${error instanceof Error ? error.message : 'unknown error'}`;
  }
}

function annotate(host: Host, level: 'error' | 'warning', causes: readonly Cause[]): void {
  for (const { problem, affected } of causes.slice(0, MOST_ANNOTATIONS)) {
    const names = affected.slice(0, MOST_NAMES).join(', ');
    const more = affected.length > MOST_NAMES ? ` and ${affected.length - MOST_NAMES} more` : '';
    const next = problem.nextStep === undefined ? '' : `\nNext: ${problem.nextStep}`;
    host.annotate(level, problem.code, `${problemText(problem, false)}\nAffects: ${names}${more}${next}`);
  }
  if (causes.length > MOST_ANNOTATIONS)
    host.print(`${causes.length - MOST_ANNOTATIONS} more ${level}s are in the summary and the report.`);
}

const inputsOf = (settings: Settings): Record<string, string | number | boolean | readonly string[] | undefined> => ({
  vaultIds: settings.vaults.map((vault) => vault.id),
  action: settings.wanted.status,
  automationAccountId: settings.wanted.status === 'Enabled' ? settings.wanted.automationAccountId : undefined,
  dryRun: settings.dryRun,
  failOnDrift: settings.failOnDrift,
  force: settings.force,
  timeoutMinutes: settings.timeoutMs / 60_000,
  maxWritesPerMinute: settings.maxWritesPerMinute,
  environment: settings.cloud.name,
});
