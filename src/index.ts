/** Picks the host, reads the inputs, begins to sign in, hands over, and sees that no end goes unreported. */
import { detectHost } from './hosts/detect-host';
import type { Host } from './hosts/host';
import type { Approval } from './actions/approval';
import type { ReadGiven } from './actions/exemptions';
import type { GivenExemptions } from './core/exemptions/model';
import { environmentProblems, readSettings, type Task } from './inputs';
import { defectText, refuse, reportDefect } from './refuse';
import type { Known, Rescue } from './rescue';
import { systemClock } from './runtime/clock';
import { haltRequests } from './runtime/halt';
import { readProxies } from './runtime/proxies';
import { guardStreams } from './runtime/secrets';
import { catchSignals } from './runtime/signals';
import { stopAfter } from './runtime/stop';

guardStreams();
const signals = catchSignals();

/** What the run has done so far, to be reported if it breaks. */
let known: Known | undefined;
let isBroken = false;
const rescue: Rescue = {
  keep: (given) => (known = given),
  isBroken: () => isBroken,
};

async function main(host: Host): Promise<void> {
  if (host.answer !== undefined) return host.print(...host.answer.split('\n'));
  const read = readSettings(host.name, (input) => host.readInput(input), {
    unknown: host.unknownInputs,
    options: host.otherOptions ?? [],
    problems: [...environmentProblems(process.env), ...readProxies(process.env), ...(host.optionProblems ?? [])],
  });
  if (!read.ok) return refuse(host, read.problems);
  for (const notice of read.notices) host.annotate('notice', 'Input', notice);
  for (const warning of read.warnings) host.annotate('warning', 'Unknown input', warning);
  const { settings } = read;
  const given = await readExemptions(settings.task, host);
  if (given?.ok === false) return refuse(host, given.problems);
  const deadline = systemClock.monotonic() + settings.timeoutMs;
  const stop = stopAfter(settings.timeoutMs, systemClock, signals);
  const exemptions = given?.given;
  const approval = await readPlan(settings.task, exemptions);
  const asksNothing = settings.task.action === 'Merge' || approval?.ok === false;
  const identity = asksNothing ? noSignIn : await host.identity(settings);
  // Loaded now and not before: a refusal must not wait for it. The rest waits for the first request, too.
  const { beginSignIn } = await import(/* webpackChunkName: "sign-in" */ './sign-in');
  const signIn = await beginSignIn(identity, settings.cloud, {
    clock: systemClock,
    stop: stop.signal,
    deadline,
    random: Math.random,
    say: (line) => host.print(line),
  });
  const { run } = await import(/* webpackChunkName: "run" */ './run');
  return run(host, signIn, settings, { stop, deadline, rescue }, { exemptions, approval });
}

/** The files are read before anything is asked of Azure. */
async function readExemptions(task: Task, host: Host): Promise<ReadGiven | undefined> {
  if (task.action === 'Discover' || task.exemptions.length === 0) return undefined;
  const { readGiven } = await import(/* webpackChunkName: "run" */ './actions/exemptions');
  return readGiven(task, host);
}

/** A plan that does not bind this run is refused before anything is asked, so there is no sign-in to begin. */
async function readPlan(task: Task, exemptions: GivenExemptions | undefined): Promise<Approval | undefined> {
  if (task.action !== 'Repair' || task.plan === undefined) return undefined;
  const { readApproval } = await import(/* webpackChunkName: "run" */ './actions/approval');
  return readApproval(task, exemptions);
}

/** Reports are merged, and plans refused, without asking Azure anything. */
const noSignIn = { code: 'NoSignIn', message: 'This action does not sign in.' };

/** Milliseconds that a finished run leaves to what still is under way, such as an answer that nobody waits for. */
const GRACE_MS = 500;

/** Whoever reads the log may have gone; the run, and its report, must not go with them. */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const host = detectHost(process.env);
let isOver = false;

/** An error that nobody catches, a stray rejection among them, breaks the run as one does that it meets itself. */
const stray = new Promise<never>((_resolve, reject) => {
  process.on('uncaughtException', (error) => {
    if (isOver) host.finish(true, defectText(error));
    else reject(error);
  });
});

void Promise.race([main(host), stray])
  .catch((error: unknown) => {
    isBroken = true;
    haltRequests();
    return reportDefect(host, error, known);
  })
  .finally(() => {
    isOver = true;
    setTimeout(() => process.exit(), GRACE_MS).unref();
  });
