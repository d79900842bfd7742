/** Runs the shipped bundle against a simulator of its own, and checks what must be true of every run. */
import {
  startSimulator,
  type Counters,
  type IssuedToken,
  type RequestRecord,
  type Scenario,
  type Simulator,
  type StateView,
} from '../../simulator';
import { play, type Played, type PlayOptions } from '../../simulator/play';
import { paced, slowerBy } from '../support/pace';
import { schemaErrors, type Json } from '../support/report-schema';
import { rightsBeyond } from '../support/roles';

export interface ReportRow {
  readonly vaultId: string;
  readonly id: string;
  readonly name: string;
  readonly decision: 'selected' | 'skipped';
  readonly reason: string;
  readonly outcome?: string;
  /** What the mapping read as when its change had ended. */
  readonly after?: { readonly readsAs: string; readonly asWanted: boolean };
  readonly jobId?: string;
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly error?: { readonly code: string; readonly message: string; readonly nextStep?: string };
}

export interface ReportDocument {
  readonly conclusion: string;
  readonly changed: boolean;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly inputs: { readonly dryRun: boolean; readonly environment: string };
  readonly counts: Readonly<Record<string, number>>;
  readonly vaultErrors: readonly { readonly vaultId: string; readonly error: { readonly code: string } }[];
  readonly mappings: readonly ReportRow[];
}

export interface RefusedDocument {
  readonly conclusion: string;
  readonly changed: boolean;
  readonly inputProblems: readonly string[];
}

export const reportOf = (played: Played): ReportDocument => {
  if (played.report === undefined) throw new Error(`There is no report. The log:\n${played.log}`);
  return played.report as ReportDocument;
};

const outcomes = ['succeeded', 'failed', 'failed-to-start', 'timed-out', 'abandoned'] as const;
const failures = ['cancelled', 'timed-out', 'failed', 'drifted'];

/** Report, outputs and the end of the step say the same, and the counts are those of the rows. */
export function expectConsistent(played: Played, options: PlayOptions): void {
  const report = reportOf(played);
  const { counts, mappings } = report;
  const selected = mappings.filter((row) => row.decision === 'selected');
  const ended = Object.fromEntries(outcomes.map((kind) => [kind, mappings.filter((r) => r.outcome === kind).length]));
  expect(counts).toEqual({
    total: mappings.length,
    selected: selected.length,
    skipped: mappings.length - selected.length,
    ...ended,
    confirmed: mappings.filter(({ outcome, after }) => outcome === 'succeeded' && after?.asWanted).length,
  });
  expect(outcomes.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0)).toBe(report.inputs.dryRun ? 0 : selected.length);
  for (const { decision, outcome, reason, error } of mappings) {
    expect(reason).not.toBe('');
    expect(outcome !== undefined).toBe(decision === 'selected' && !report.inputs.dryRun);
    expect(error !== undefined).toBe(outcome !== undefined && outcome !== 'succeeded');
  }
  expect(new Set(mappings.map((row) => row.id.toLowerCase())).size).toBe(mappings.length);

  const spelled = (name: string): string =>
    options.host === 'azure-pipelines' ? name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()) : name;
  const told = Object.fromEntries([
    ...['total', 'selected', 'skipped'].map((kind) => [spelled(`mappings-${kind}`), String(counts[kind])]),
    ...outcomes.map((kind) => [spelled(`jobs-${kind}`), String(counts[kind])]),
    [spelled('changes-confirmed'), String(counts['confirmed'])],
    ['conclusion', report.conclusion],
    ['changed', String(report.changed)],
  ]) as Record<string, string>;
  expect(played.outputs).toEqual({ ...told, [spelled('report-path')]: expect.stringMatching(/\.json$/) as string });
  expect(played.summary).toMatch(/^## /);
  expectEnd(played, options, failures.includes(report.conclusion));
}

export function expectEnd({ exitCode, signal, log }: Played, { host }: PlayOptions, failed: boolean): void {
  expect(signal).toBeNull();
  expect(exitCode).toBe(failed && host !== 'azure-pipelines' ? 1 : 0);
  const ends = log.split('\n').filter((line) => line.startsWith('##vso[task.complete '));
  const expected = `##vso[task.complete result=${failed ? 'Failed' : 'Succeeded'};]`;
  expect(ends.map((line) => line.slice(0, line.indexOf(']') + 1))).toEqual(
    host === 'azure-pipelines' ? [expected] : [],
  );
}

export interface RunOptions extends PlayOptions {
  readonly scenario: string | Scenario;
  /** Where nothing but the tests runs. */
  readonly speed?: number;
  /** Kills the process after that number of real seconds. */
  readonly patience?: number;
}

export interface Run {
  /** When the process was started, and when it was gone, by the simulated clock. */
  readonly spawnedAt: number;
  readonly goneAt: number;
  readonly played: Played;
  readonly report: ReportDocument;
  readonly counters: Counters;
  readonly requests: readonly RequestRecord[];
  readonly state: StateView;
  readonly issued: readonly IssuedToken[];
  readonly simulator: Simulator;
}

export async function withSimulator<T>(
  options: Pick<RunOptions, 'scenario' | 'speed'>,
  use: (simulator: Simulator) => Promise<T>,
): Promise<T> {
  const simulator = await startSimulator({ scenario: options.scenario, speed: paced(options.speed ?? 30) });
  try {
    return await use(simulator);
  } finally {
    await simulator.stop();
  }
}

/** Every report of every run is what docs/report.schema.json says. */
export async function playChecked(simulator: Simulator, options: PlayOptions): Promise<Played> {
  const played = await play(simulator, options);
  if (played.report !== undefined) expect(schemaErrors(played.report as Json)).toEqual([]);
  return played;
}

/** A run that reads its inputs, whatever happens then; one that does not end in time is killed and fails the test. */
export async function playPatiently(simulator: Simulator, options: PlayOptions, seconds: number): Promise<Played> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await playChecked(simulator, {
      ...options,
      onStart(process) {
        timer = setTimeout(() => process.kill('SIGKILL'), seconds * 1_000 * slowerBy());
        options.onStart?.(process);
      },
    });
  } finally {
    clearTimeout(timer);
  }
}

export const run = (options: RunOptions): Promise<Run> =>
  withSimulator(options, async (simulator) => {
    const spawnedAt = simulator.now();
    const played = await playPatiently(simulator, options, options.patience ?? 50);
    const goneAt = simulator.now();
    expect({ killedBy: played.signal }).toEqual({ killedBy: null });
    expectConsistent(played, options);
    const role = String(options.inputs?.['dry-run']) === 'true' ? 'audit-role.json' : 'caller-role.json';
    expect(rightsBeyond(role, simulator.requests())).toEqual([]);
    return {
      spawnedAt,
      goneAt,
      played,
      report: reportOf(played),
      counters: simulator.counters(),
      requests: [...simulator.requests()],
      state: simulator.state(),
      issued: [...simulator.issuedTokens()],
      simulator,
    };
  });
