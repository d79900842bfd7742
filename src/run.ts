/** Sign in, list, plan, start, follow, report. */
import { randomUUID } from 'node:crypto';
import { connect } from './connect';
import { changeVaults } from './core/engine';
import { makeReport } from './core/report';
import type { Identity } from './azure/credential';
import type { Problem } from './core/model';
import type { Host } from './hosts/host';
import type { Settings } from './inputs';
import { createJournal } from './journal';
import { publish } from './publish';
import { systemClock } from './runtime/clock';
import { boundGarbage } from './runtime/memory';
import type { Signals } from './runtime/signals';
import { stopAfter } from './runtime/stop';

export async function run(
  host: Host,
  identity: Identity | Problem,
  settings: Settings,
  signals: Signals,
): Promise<void> {
  const runId = randomUUID();
  const deadline = systemClock.now() + settings.timeoutMs;
  const stop = stopAfter(settings.timeoutMs, systemClock, signals);
  boundGarbage();
  try {
    const result = await changeVaults(settings, {
      clock: systemClock,
      stop,
      service: await connect(identity, settings, runId),
      random: Math.random,
      watcher: createJournal(host, () => deadline - systemClock.now()),
    });
    const tenantId = 'kind' in identity ? identity.tenantId : undefined;
    await publish(host, makeReport(result, settings), { settings, runId, tenantId });
  } finally {
    stop.dispose();
  }
}
