/** What the bundle is compared with, run against the simulator in the same way. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { startSimulator } from '../simulator';
import type { Case } from './cases';
import type { Told } from './client';
import { firstListAt } from './figures';

export type Procedure = 'runbook' | 'sequence';

export interface Baseline {
  readonly procedure: Procedure;
  readonly case: Case;
  /** Simulated seconds from the request for the list to the end. */
  readonly makespan: number;
}

export async function runBaseline(procedure: Procedure, given: Case): Promise<Baseline> {
  const simulator = await startSimulator({ scenario: given.scenario, speed: given.speed });
  try {
    const { env } = simulator.consoleEnvironment();
    const told = await run(join(__dirname, `${procedure}.ts`), env);
    if (told.succeeded !== given.total) throw new Error(`${procedure}, ${given.name}: not every change succeeded.`);
    return { procedure, case: given, makespan: (told.endedAt - firstListAt(simulator.requests())) / 1_000 };
  } finally {
    await simulator.stop();
  }
}

function run(script: string, env: Readonly<Record<string, string>>): Promise<Told> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', script], {
      env,
      cwd: join(__dirname, '..'),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => (text += piece));
    child.once('error', reject).once('close', (code) => {
      if (code === 0) resolve(JSON.parse(text) as Told);
      else reject(new Error(`${script} ended with ${String(code)}.`));
    });
  });
}
