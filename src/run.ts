/** Read the inputs, sign in, list, plan, start, follow, report. */
import { randomUUID } from 'node:crypto';
import { changeVaults } from './core/engine';
import { makeReport } from './core/report';
import type { Host } from './hosts/host';
import { readSettings } from './inputs';
import { createJournal } from './journal';
import { publish } from './publish';
import { refuse } from './refuse';
import { systemClock } from './runtime/clock';
import { stopAfter } from './runtime/stop';
import { connect } from './connect';

export async function run(host: Host): Promise<void> {
  const read = readSettings(host.name, host.readInput, host.unknownInputs);
  if (!read.ok) return refuse(host, read.problems);

  const { settings } = read;
  for (const notice of read.notices) host.annotate('notice', 'Input', notice);

  const runId = randomUUID();
  const deadline = systemClock.now() + settings.timeoutMs;
  const stop = stopAfter(settings.timeoutMs, systemClock);
  try {
    const result = await changeVaults(settings, {
      clock: systemClock,
      stop,
      service: await connect(host, settings, runId),
      random: Math.random,
      watcher: createJournal(host, () => deadline - systemClock.now()),
    });
    await publish(host, makeReport(result, settings), settings, runId);
  } finally {
    stop.dispose();
  }
}
