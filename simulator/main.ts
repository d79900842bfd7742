import { parseArgs } from 'node:util';
import { scenarios, startSimulator, type Simulator } from './index';

const usage = `A local Azure: Resource Manager with Site Recovery, Entra ID, and the OIDC issuers of GitHub and Azure Pipelines.

  npm run simulator -- [--scenario NAME] [--speed N] [--port N] [--host github|azure-pipelines|console]

  --scenario  what it shows; first-enabling, if not given
  --speed     simulated seconds in a real one; 1, if not given
  --port      of 127.0.0.1; a free one, if not given
  --host      whose environment is printed; github, if not given
  --help      this text and the scenarios
`;

function scenarioList(): string {
  const width = Math.max(...scenarios.map(({ name }) => name.length));
  return scenarios.map(({ name, description }) => `  ${name.padEnd(width)}  ${description}`).join('\n');
}

const shellQuoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

function environmentOf(simulator: Simulator, host: string): Readonly<Record<string, string>> {
  switch (host) {
    case 'github':
      return simulator.githubEnvironment().env;
    case 'azure-pipelines':
      return simulator.azurePipelinesEnvironment().env;
    case 'console':
      return simulator.consoleEnvironment().env;
    default:
      throw new Error(`There is no host ${host}. There are: github, azure-pipelines, console.`);
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      scenario: { type: 'string', default: 'first-enabling' },
      speed: { type: 'string', default: '1' },
      port: { type: 'string', default: '0' },
      host: { type: 'string', default: 'github' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(`${usage}\nScenarios:\n${scenarioList()}`);
    return;
  }
  const simulator = await startSimulator({
    scenario: values.scenario,
    speed: Number(values.speed),
    port: Number(values.port),
  });
  const inherited = new Set(['PATH', 'HOME', 'TEMP', 'TMP']);
  const environment = Object.entries(environmentOf(simulator, values.host)).filter(([name]) => !inherited.has(name));
  console.log(`${simulator.scenario.name}: ${simulator.scenario.description}`);
  console.log(`Listening at ${simulator.url} (managed identity at ${simulator.msiUrl}).`);
  console.log(`Seen requests: ${simulator.url}/_simulator/requests, truth: ${simulator.url}/_simulator/state`);
  console.log(`\nRun the bundle in another terminal with\n`);
  console.log(
    `env ${environment.map(([name, value]) => shellQuoted(`${name}=${value}`)).join(' \\\n    ')} \\\n    node dist/index.js`,
  );
  console.log('\nCtrl+C stops.');
  const stop = (): void => {
    console.log(`\n${JSON.stringify(simulator.counters(), null, 2)}`);
    void simulator.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
