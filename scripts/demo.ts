/** Runs the shipped bundle against a local Azure as a host would, streams its log, then shows what it left behind. */
import { parseArgs } from 'node:util';
import { scenarios, startSimulator } from '../simulator';
import { play, type PlayedHost } from '../simulator/play';

const HOSTS: readonly PlayedHost[] = ['github', 'azure-pipelines', 'console'];

const usage = `npm run demo -- [options]
  --host HOST          ${HOSTS.join(', ')} (default github)
  --scenario NAME      what the local Azure holds and does (default first-enabling); see below
  --action ACTION      Enabled or Disabled
  --input NAME=VALUE   any other input by its name on GitHub, such as dry-run=true; may be repeated
  --speed N            simulated seconds in a real one (default 12)

Scenarios:
${scenarios.map((scenario) => `  ${scenario.name.padEnd(24)} ${scenario.description}`).join('\n')}`;

function readArguments():
  { host: PlayedHost; scenario: string; speed: number; inputs: Record<string, string> } | string {
  const { values } = parseArgs({
    options: {
      host: { type: 'string', default: 'github' },
      scenario: { type: 'string', default: 'first-enabling' },
      action: { type: 'string' },
      input: { type: 'string', multiple: true, default: [] },
      speed: { type: 'string', default: '12' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return usage;
  const host = HOSTS.find((name) => name === values.host);
  if (host === undefined) return `--host: ${values.host} is not one of ${HOSTS.join(', ')}`;
  if (!scenarios.some((scenario) => scenario.name === values.scenario)) {
    return `--scenario: ${values.scenario} is not known.\n\n${usage}`;
  }
  const speed = Number(values.speed);
  if (!(speed > 0 && speed <= 1000)) return `--speed: ${values.speed} is not a number above 0, up to 1000`;
  const inputs: Record<string, string> = values.action === undefined ? {} : { action: values.action };
  for (const input of values.input) {
    const at = input.indexOf('=');
    if (at < 1) return `--input: ${input} is not of the form NAME=VALUE`;
    inputs[input.slice(0, at)] = input.slice(at + 1);
  }
  return { host, scenario: values.scenario, speed, inputs };
}

/** What a reader of the host's log sees of a line: commands are shown as the host shows them, or not at all. */
function shown(line: string): string | undefined {
  if (/^::(add-mask|debug)::|^##vso\[task\.(debug|setsecret|setvariable|uploadsummary|setprogress)/.test(line))
    return undefined;
  const text = line.replace(/%0A/g, '\n    ').replace(/%25/g, '%');
  const group = /^(?:::group::|##\[group\])(.*)$/.exec(text);
  if (group) return `▼ ${group[1]}`;
  if (/^(::endgroup::|##\[endgroup\])$/.test(text)) return undefined;
  return text
    .replace(
      /^::(error|warning|notice)(?: title=([^:]*))?::/,
      (_, level: string, title = '') => `${level.toUpperCase()} ${title}: `,
    )
    .replace(/^##vso\[task\.logissue type=(\w+);?\]/, (_, level: string) => `${level.toUpperCase()} `)
    .replace(/^##vso\[task\.complete result=(\w+);?\]/, (_, result: string) => `step result: ${result}: `);
}

function printer(): (text: string) => void {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const visible = shown(line);
      if (visible !== undefined) console.log(`  ${visible}`);
    }
  };
}

const heading = (text: string): void => console.log(`\n── ${text} ${'─'.repeat(Math.max(0, 90 - text.length))}`);

async function main(): Promise<number> {
  const args = readArguments();
  if (typeof args === 'string') {
    console.log(args);
    return args === usage ? 0 : 2;
  }
  const { host, scenario, speed, inputs } = args;
  const simulator = await startSimulator({ scenario, speed });
  try {
    heading(`dist/index.js on ${host}, scenario ${scenario}, ${speed} simulated seconds in a real one`);
    const played = await play(simulator, { host, inputs, onOutput: printer() });
    heading('summary (Markdown)');
    console.log(played.summary);
    heading('outputs');
    for (const [name, value] of Object.entries(played.outputs)) console.log(`  ${name} = ${value}`);
    const { reads, writes, writesRejectedForRate } = simulator.counters();
    heading('what the local Azure saw');
    console.log(`  ${writes} writes (${writesRejectedForRate} refused for rate), ${reads} reads`);
    console.log(`\nexit code ${played.exitCode} after ${played.seconds.toFixed(1)} s`);
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
