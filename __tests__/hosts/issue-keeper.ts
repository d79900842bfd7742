/** A simulator with a process beside it that keeps issues there. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { estate, startSimulator, type FaultRule, type RequestKind, type Simulator } from '../../simulator';
import type { KeptIssues } from '../../src/hosts/github-issues';
import type { AuditedVault, KeepRequest } from './issue-keeper-process';

export interface KeeperOptions {
  readonly faults?: readonly FaultRule[];
  readonly latencyMs?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Simulated seconds in a real one: a second passes between two writes. */
const SPEED = 20;

export interface IssueKeeper {
  readonly simulator: Simulator;
  readonly github: Simulator['github'];
  keep(vaults: readonly AuditedVault[], request?: Partial<KeepRequest>): Promise<KeptIssues>;
  /** Of several runs side by side. */
  keepTogether(vaults: readonly AuditedVault[], runs: number): Promise<readonly KeptIssues[]>;
  /** Requests that changed something, or tried, since this was asked last. */
  writes(): readonly RequestKind[];
  /** All that the process has written. */
  output(): string;
  stop(): Promise<void>;
}

export async function startIssueKeeper(options: KeeperOptions = {}): Promise<IssueKeeper> {
  const { faults = [], latencyMs = 0, env = {} } = options;
  const simulator = await startSimulator({ scenario: estate({ faults, latencyMs }), speed: SPEED });
  const child = fork(join(__dirname, 'issue-keeper-process.ts'), {
    execArgv: ['--import', 'tsx'],
    env: { ...simulator.githubEnvironment().env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += String(chunk)));
  let seen = 0;
  const run = async (request: KeepRequest): Promise<readonly KeptIssues[]> => {
    const ended = Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => Promise.reject(new Error(`The process ended:\n${output}`))),
    ]);
    child.send(request);
    const [kept] = (await ended) as [readonly KeptIssues[]];
    return kept;
  };
  const usual = { token: simulator.identity.githubToken, timeoutMs: 600_000, runs: 1, deeds: [], recorded: [] };
  return {
    simulator,
    github: simulator.github,
    async keep(vaults, request) {
      const [kept] = await run({ ...usual, ...request, vaults });
      if (kept === undefined) throw new Error('Nothing was kept.');
      return kept;
    },
    keepTogether: (vaults, runs) => run({ ...usual, vaults, runs }),
    writes() {
      const all = simulator.requests();
      const fresh = all.slice(seen).filter(({ method }) => method !== 'GET');
      seen = all.length;
      return fresh.map(({ kind }) => kind);
    },
    output: () => output,
    async stop() {
      child.disconnect();
      await once(child, 'exit');
      await simulator.stop();
    },
  };
}
