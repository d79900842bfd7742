/**
 * For a job on GitHub that runs this action against the local Azure: serves a scenario, and leaves the inputs as outputs
 * of the step and what the runner would set as environment of the job.
 *
 *   tsx scripts/simulator-for-job.ts SCENARIO
 */
import { appendFileSync } from 'node:fs';
import { startSimulator } from '../simulator/index';

const required = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: this runs in a job of GitHub Actions`);
  return value;
};

async function main(): Promise<void> {
  const [outputs, environment] = [required('GITHUB_OUTPUT'), required('GITHUB_ENV')];
  const simulator = await startSimulator({ scenario: process.argv[2] ?? 'first-enabling' });
  for (const [name, value] of Object.entries(simulator.githubEnvironment().env)) {
    if (name.startsWith('INPUT_')) {
      appendFileSync(outputs, `${name.slice('INPUT_'.length).toLowerCase()}<<END\n${value}\nEND\n`);
    } else if (name.startsWith('ACTIONS_') || name === 'NODE_EXTRA_CA_CERTS') {
      appendFileSync(environment, `${name}=${value}\n`);
    }
  }
  console.log(`ready: ${simulator.scenario.name} at ${simulator.url}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
