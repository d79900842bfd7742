/** Finds vaults in the simulator's estate, over HTTPS and with its clock. */
import { createDefaultHttpClient, type HttpClient } from '@azure/core-rest-pipeline';
import { setMaxListeners } from 'node:events';
import { connectArm } from '../../src/azure/arm';
import { directoryOf } from '../../src/azure/directory';
import { cloudOf } from '../../src/azure/cloud';
import { findInScope } from '../../src/core/estate/find';
import type { FoundVaults, Wanted } from '../../src/core/estate/model';
import type { Directory } from '../../src/core/estate/ports';
import type { Failure, Result } from '../../src/core/values/model';
import type { Clock } from '../../src/core/values/ports';
import type { Simulator } from '../../simulator/index';
import { inputNames } from '../core/estate/values';
import { signIn } from '../simulator/client';
import { tokensFrom } from '../support/tokens';

export interface Finding {
  readonly directory: Directory;
  /** What was tried again. */
  readonly faults: Failure[];
  readonly refusals: Failure[];
  readonly find: (wanted?: Partial<Wanted>) => Promise<Result<FoundVaults>>;
}

/** The simulator's certificate is trusted by this client alone. */
function trusting(ca: string): HttpClient {
  const client = createDefaultHttpClient();
  return { sendRequest: (request) => client.sendRequest(Object.assign(request, { tlsSettings: { ca } })) };
}

export async function openFinding(simulator: Simulator): Promise<Finding> {
  const directory = await directoryOf(
    await connectArm({
      cloud: cloudOf('AzureCloud', { armEndpoint: simulator.url }),
      tokens: tokensFrom(async () => ({ token: await signIn(simulator), livesMs: 3_000_000 })),
      runId: '00000000-0000-4000-8000-000000000000',
      userAgent: 'asr-autoupdate/test',
      httpClient: trusting(simulator.ca),
    }),
  );
  const faults: Failure[] = [];
  const refusals: Failure[] = [];
  const clock: Clock = {
    now: () => simulator.now(),
    monotonic: () => simulator.now(),
    sleep: (ms, stop) =>
      new Promise((wake) => {
        if (stop.aborted) return wake();
        setMaxListeners(0, stop);
        const timer = Number.isFinite(ms) ? setTimeout(wake, ms / simulator.speed) : undefined;
        stop.addEventListener('abort', () => (clearTimeout(timer), wake()), { once: true });
      }),
  };
  const { signal } = new AbortController();
  return {
    directory,
    faults,
    refusals,
    find: (wanted = {}) =>
      findInScope(
        { scope: { kind: 'all' }, names: [], tags: [], includeEmpty: false, allowEmpty: false, ...wanted },
        {
          directory,
          clock,
          stop: { signal, grace: signal, reason: undefined, deadline: Number.POSITIVE_INFINITY },
          random: () => 0,
          onRetry: (_what, failure) => faults.push(failure),
          onRefused: (failure) => refusals.push(failure),
          inputNames,
        },
      ),
  };
}
