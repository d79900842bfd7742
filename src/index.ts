/** Picks the host, reads the inputs, begins to sign in, hands over, and sees that no end goes unreported. */
import { redactSdkLog } from './azure/sdk-log';
import { detectHost } from './hosts/detect-host';
import type { Host } from './hosts/host';
import { environmentProblems, readSettings } from './inputs';
import { refuse } from './refuse';
import { systemClock } from './runtime/clock';
import { catchSignals } from './runtime/signals';
import { stopAfter } from './runtime/stop';
import { beginSignIn } from './sign-in';

const signals = catchSignals();
redactSdkLog(process.env);

async function main(host: Host): Promise<void> {
  const read = readSettings(host.name, (input) => host.readInput(input), host.unknownInputs);
  const problems = [...environmentProblems(process.env), ...(read.ok ? [] : read.problems)];
  if (!read.ok || problems.length > 0) return refuse(host, problems);
  for (const notice of read.notices) host.annotate('notice', 'Input', notice);
  const { settings } = read;
  const deadline = systemClock.now() + settings.timeoutMs;
  const stop = stopAfter(settings.timeoutMs, systemClock, signals);
  const identity = settings.task.action === 'Merge' ? noSignIn : await host.identity(settings);
  const signIn = await beginSignIn(identity, settings.cloud, {
    clock: systemClock,
    stop: stop.signal,
    deadline,
    random: Math.random,
    say: (line) => host.print(line),
  });
  // Loaded now and not before: neither a refusal nor the first request must wait for it.
  const { run } = await import(/* webpackChunkName: "run" */ './run');
  return run(host, signIn, settings, { stop, deadline });
}

/** Reports are merged without asking Azure anything. */
const noSignIn = { code: 'NoSignIn', message: 'This action does not sign in.' };

/** Milliseconds that a finished run leaves to what still is under way, such as an answer that nobody waits for. */
const GRACE_MS = 500;

const host = detectHost(process.env);
void main(host)
  .catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    host.annotate(
      'error',
      'Defect',
      `The run stopped on a defect of this tool: ${message}\nPlease report it with the debug log.`,
    );
    host.debug(error instanceof Error ? (error.stack ?? '') : '');
    host.finish(true, 'The run stopped on a defect of this tool.');
  })
  .finally(() => setTimeout(() => process.exit(), GRACE_MS).unref());
