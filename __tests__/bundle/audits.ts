/** Audits by the shipped bundle, and what must be true of every one of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Counters, RequestRecord, Simulator } from '../../simulator';
import type { Played, PlayedHost, PlayOptions } from '../../simulator/play';
import { rightsBeyond } from '../support/roles';
import { expectEnd, playPatiently, withSimulator, type RunOptions } from './runs';

export interface FindingRow {
  readonly id: string;
  readonly key: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly resource: string;
  readonly name: string;
  readonly vaultId: string;
  readonly message: string;
  readonly causedBy: readonly string[];
  readonly exemptedBy?: string;
  readonly cause: string;
  readonly remedy: readonly ({ readonly text: string } | { readonly command: string })[];
}

export interface AuditDocument {
  readonly conclusion: 'cancelled' | 'timed-out' | 'failed' | 'succeeded';
  readonly stopped?: string;
  readonly compliant: boolean;
  readonly failOn: 'error' | 'warning' | 'none';
  readonly startedAt: string;
  readonly endedAt: string;
  readonly counts: {
    readonly findings: Readonly<Record<FindingRow['severity'], number>>;
    readonly exempted: number;
    readonly agents: Readonly<
      Record<
        | 'total'
        | 'healthy'
        | 'exempted'
        | 'heldBack'
        | 'notKnown'
        | 'current'
        | 'outdated'
        | 'expiring'
        | 'expired'
        | 'covered'
        | 'notCovered'
        | 'coverageNotKnown',
        number
      >
    >;
  };
  readonly plan: { readonly headline: string; readonly vms: number; readonly vmsWithSteps: number };
  readonly steps: readonly { readonly id: string; readonly kind: string; readonly findings: readonly string[] }[];
  readonly exemptionFiles: readonly { readonly path: string; readonly sha256: string; readonly revision?: string }[];
  readonly exemptions: readonly { readonly name: string; readonly state: string; readonly matches: number }[];
  readonly findings: readonly FindingRow[];
  readonly issues: readonly { readonly name: string; readonly number: number; readonly state: string }[];
  readonly vaults: readonly {
    readonly id: string;
    readonly name: string;
    readonly mappings?: number;
    readonly agents?: number;
  }[];
  readonly accounts: readonly { readonly id: string; readonly name: string; readonly state: string }[];
  readonly mappings: readonly {
    readonly id: string;
    readonly name: string;
    readonly vaultId: string;
    readonly exemptions?: readonly string[];
  }[];
  readonly agents: readonly {
    readonly id: string;
    readonly vm: string;
    readonly vaultId: string;
    readonly updateAvailable: boolean;
    readonly expiry: string;
    readonly coverage: string;
    readonly exemptions?: readonly string[];
  }[];
}

export interface Audited {
  readonly played: Played;
  readonly report: AuditDocument;
  readonly requests: readonly RequestRecord[];
  readonly counters: Counters;
  /** What was written beside the JSON report, by what comes after its name: `agents.csv`. */
  readonly files: ReadonlyMap<string, string>;
}

export interface AuditOptions extends Omit<RunOptions, 'onStart'> {
  /** Given the process and the simulator, for whoever wants to send a signal at some moment. */
  readonly onStart?: (process: { kill(signal: NodeJS.Signals): void }, simulator: Simulator) => void;
}

export const audit = ({ onStart, ...options }: AuditOptions): Promise<Audited> =>
  withSimulator(options, async (simulator) => {
    const began = Date.now();
    const before = JSON.stringify(estateOf(simulator, began));
    const started = {
      onStart: (child: Parameters<NonNullable<AuditOptions['onStart']>>[0]) => onStart?.(child, simulator),
    };
    const played = await playPatiently(simulator, { ...options, ...started }, options.patience ?? 50);
    expect({ killedBy: played.signal }).toEqual({ killedBy: null });
    const audited: Audited = {
      played,
      report: documentOf(played),
      requests: [...simulator.requests()],
      counters: simulator.counters(),
      files: filesOf(played),
    };
    expectConsistent(audited, options);
    expectReadOnly(audited);
    expect(rightsBeyond('audit-role.json', audited.requests)).toEqual([]);
    expect(JSON.stringify(estateOf(simulator, began))).toBe(before);
    return audited;
  });

/** Jobs of the past are made with the first request, so only later ones count. */
const estateOf = (simulator: Simulator, began: number): unknown =>
  simulator.state().vaults.map(({ jobs, updates, items, ...vault }) => ({
    ...vault,
    jobs: jobs.filter(({ startedAt }) => startedAt >= began),
    updates: updates.filter(({ startedAt }) => startedAt >= began),
    items: items.map((item) => ({ ...item, updates: 0 })),
  }));

function documentOf({ report, log }: Played): AuditDocument {
  if (report === undefined) throw new Error(`There is no report. The log:\n${log}`);
  return report as AuditDocument;
}

function filesOf({ outputs }: Played): Map<string, string> {
  const path = outputs['report-path'] ?? outputs['reportPath'] ?? '';
  const stem = basename(path).replace(/json$/, '');
  const names = readdirSync(dirname(path)).filter((name) => name.startsWith(stem) && name !== basename(path));
  return new Map(
    names.sort().map((name) => [name.slice(stem.length), readFileSync(join(dirname(path), name), 'utf8')]),
  );
}

export const spelledOn = (host: PlayedHost, name: string): string =>
  host === 'azure-pipelines' ? name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()) : name;

/** Report, outputs and the end of the step say the same, and the counts are those of the rows. */
function expectConsistent({ played, report }: Audited, options: PlayOptions): void {
  const { counts, findings, agents, conclusion, compliant, failOn, stopped } = report;
  const of = (severity: FindingRow['severity']): number =>
    findings.filter((one) => one.severity === severity && one.causedBy.length === 0 && one.exemptedBy === undefined)
      .length;
  expect(counts.findings).toEqual({ error: of('error'), warning: of('warning'), note: of('note') });
  const number = (holds: (agent: AuditDocument['agents'][number]) => boolean): number => agents.filter(holds).length;
  expect(counts.agents).toEqual({
    total: agents.length,
    healthy: counts.agents.healthy,
    heldBack: counts.agents.heldBack,
    exempted: counts.agents.exempted,
    notKnown: agents.length - counts.agents.healthy - counts.agents.exempted - counts.agents.heldBack,
    current: number(({ updateAvailable, expiry }) => !updateAvailable && expiry !== 'expired'),
    outdated: number(({ updateAvailable }) => updateAvailable),
    expiring: number(({ expiry }) => expiry === 'soon' || expiry === 'expired'),
    expired: number(({ expiry }) => expiry === 'expired'),
    covered: number(({ coverage }) => coverage === 'covered'),
    notCovered: number(({ coverage }) => coverage === 'not-covered'),
    coverageNotKnown: number(({ coverage }) => coverage === 'unknown'),
  });
  const bad = of('error') + (failOn === 'warning' ? of('warning') : 0);
  expect(compliant).toBe(bad === 0 && stopped === undefined);
  const unstopped = bad > 0 && failOn !== 'none' ? 'failed' : 'succeeded';
  expect(conclusion).toBe(stopped === undefined ? unstopped : stopped === 'cancelled' ? 'cancelled' : 'timed-out');
  const told = {
    conclusion,
    changed: false,
    compliant,
    'findings-errors': of('error'),
    'findings-warnings': of('warning'),
    exempted: counts.exempted,
    'agents-total': counts.agents.total,
    'agents-current': counts.agents.current,
    'agents-outdated': counts.agents.outdated,
    'agents-expiring': counts.agents.expiring,
  };
  expect(played.outputs).toEqual({
    ...Object.fromEntries(Object.entries(told).map(([name, value]) => [spelledOn(options.host, name), String(value)])),
    [spelledOn(options.host, 'report-path')]: expect.stringMatching(/\.json$/) as string,
  });
  expect(played.summary).toMatch(/^## /);
  expectEnd(played, options, conclusion !== 'succeeded');
}

/** Who signs in sends something, too. */
const SIGN_IN = new Set(['token', 'oidc.azure-pipelines']);

function expectReadOnly({ requests }: Audited): void {
  const writes = requests.filter(({ method, kind }) => method !== 'GET' && !SIGN_IN.has(kind));
  expect(writes.filter(({ kind }) => !kind.startsWith('github.'))).toEqual([]);
}

/** What was asked of Azure more than once. */
export function readTwice(requests: readonly RequestRecord[]): string[] {
  const asked = requests.filter(({ subscription }) => subscription !== undefined);
  const urls = asked.map(({ path, query }) => `${path}${query}`.toLowerCase());
  return urls.filter((url, index) => urls.indexOf(url) !== index);
}

/** The cells of a file as a spreadsheet reads it (RFC 4180), by the names in its first line. */
export function readCsv(text: string): readonly Readonly<Record<string, string>>[] {
  if (!text.startsWith('\ufeff') || !text.endsWith('\r\n'))
    throw new Error('no byte order mark, or a line without end');
  const rows: string[][] = [[]];
  for (const [whole, quoted, plain, end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy)) {
    if (whole === '') break;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  if (rows.pop()?.length !== 0) throw new Error('not well-formed');
  const [head = [], ...body] = rows;
  return body.map((row) => {
    if (row.length !== head.length) throw new Error(`${row.length} cells where the head has ${head.length}`);
    return Object.fromEntries(row.map((cell, index) => [head[index] ?? '', cell]));
  });
}
