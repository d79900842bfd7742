/** Runs the shipped bundle against a local Azure as a host would, streams its log, then shows what it left behind. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findScenario, scenarios, startSimulator, type Simulator } from '../simulator';
import { play, type PlayedHost } from '../simulator/play';
import { actions, type Action } from '../src/inputs';
import { demoEstate, inputsFor, type DemoRun } from './demo-estate';
import { planAndRepair } from './demo-repair';
import { heading, keepReport, printer, showKept, showOutputs } from './demo-log';

const HOSTS: readonly PlayedHost[] = ['github', 'azure-pipelines', 'console'];
const SCENARIO = 'first-enabling';
const ESTATE = 'estate';
/** What shows an action best. */
const scenarioFor: Partial<Record<Action, string>> = {
  Audit: 'neglected',
  Repair: 'neglected',
  UpdateAgents: 'agents',
  Discover: ESTATE,
};
const demoActions = actions.filter((action) => action !== 'Merge');

const usage = `npm run demo -- [options]
  --host HOST          ${HOSTS.join(', ')} (default github)
  --action ACTION      ${demoActions.join(', ')} (default: that of the scenario)
  --scenario NAME      what the local Azure holds and does, see below (default ${SCENARIO};
                       ${demoActions.flatMap((action) => (scenarioFor[action] === undefined ? [] : [`${scenarioFor[action]} for ${action}`])).join(', ')})
  --input NAME=VALUE   any other input by its name on GitHub, such as dry-run=true; may be repeated
  --speed N            simulated seconds in a real one (default 12)

Repair plans first, as a job that may only read, and then does what was planned, as after an approval.
With --scenario ${ESTATE} the whole path is run: discover, an Audit (or what --action says) in four shards side by side,
and merge. Reports are kept in out/demo/; that of an audit has a page for the browser.

Scenarios:
${scenarios.map((scenario) => `  ${scenario.name.padEnd(24)} ${scenario.description}`).join('\n')}`;

interface Arguments extends Omit<DemoRun, 'folder'> {
  readonly scenario: string;
  readonly speed: number;
}

function readArguments(): Arguments | string {
  const { values } = parseArgs({
    options: {
      host: { type: 'string', default: 'github' },
      scenario: { type: 'string' },
      action: { type: 'string' },
      input: { type: 'string', multiple: true, default: [] },
      speed: { type: 'string', default: '12' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return usage;
  const host = HOSTS.find((name) => name === values.host);
  if (host === undefined) return `--host: ${values.host} is not one of ${HOSTS.join(', ')}`;
  const wanted = values.action?.toLowerCase();
  const action = demoActions.find((name) => name.toLowerCase() === wanted);
  if (action === undefined && wanted !== undefined)
    return `--action: ${values.action} is not one of ${demoActions.join(', ')}`;
  const scenario = values.scenario ?? (action && scenarioFor[action]) ?? SCENARIO;
  if (!scenarios.some(({ name }) => name === scenario)) return `--scenario: ${scenario} is not known.\n\n${usage}`;
  const speed = Number(values.speed);
  if (!(speed > 0 && speed <= 1000)) return `--speed: ${values.speed} is not a number above 0, up to 1000`;
  const inputs: Record<string, string> = {};
  for (const input of values.input) {
    const at = input.indexOf('=');
    if (at < 1) return `--input: ${input} is not of the form NAME=VALUE`;
    inputs[input.slice(0, at)] = input.slice(at + 1);
  }
  const ofScenario = findScenario(scenario).inputs?.['action'];
  return { host, scenario, speed, inputs, action: action ?? ofScenario ?? (scenario === ESTATE ? 'Audit' : 'Enabled') };
}

async function demoOne(simulator: Simulator, { host, action, inputs, folder }: DemoRun): Promise<void> {
  const played = await play(simulator, { host, inputs: inputsFor(action, inputs), onOutput: printer() });
  heading('summary (Markdown)');
  console.log(played.summary);
  heading('outputs');
  showOutputs(played);
  const { reads, writes, writesRejectedForRate } = simulator.counters();
  heading('what the local Azure saw');
  console.log(`  ${writes} writes (${writesRejectedForRate} refused for rate), ${reads} reads`);
  showKept(keepReport(played, folder, 'report'));
  console.log(`\nexit code ${played.exitCode} after ${played.seconds.toFixed(1)} s`);
}

async function demoRepair(simulator: Simulator, run: DemoRun): Promise<void> {
  const { found } = await planAndRepair(simulator, run, {
    begin: heading,
    onOutput: printer({ width: 160 }),
    end(title, played) {
      heading(`${title}: summary (Markdown)`);
      console.log(played.summary);
      showOutputs(played);
      showKept(keepReport(played, run.folder, title.split(':')[0] ?? title));
    },
  });
  const { reads, writes } = simulator.counters();
  console.log(`\nfindings ${found.join(' → ')}; the local Azure saw ${writes} writes and ${reads} reads`);
}

async function main(): Promise<number> {
  const args = readArguments();
  if (typeof args === 'string') {
    console.log(args);
    return args === usage ? 0 : 2;
  }
  const { host, scenario, action, speed } = args;
  const run = { ...args, folder: join(__dirname, '..', 'out', 'demo', scenario) };
  const simulator = await startSimulator({ scenario, speed });
  try {
    heading(`dist/index.js on ${host}, scenario ${scenario}, ${speed} simulated seconds in a real one`);
    if (action === 'Repair' && scenario !== ESTATE) return await demoRepair(simulator, run).then(() => 0);
    const isPath = scenario === ESTATE && action !== 'Discover';
    if (isPath) await demoEstate(simulator, run);
    else await demoOne(simulator, run);
    return 0;
  } finally {
    await simulator.stop();
  }
}

void main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
