/** An audit over HTTPS, against the simulated Azure. */
import { setMaxListeners } from 'node:events';
import { Agent } from 'node:https';
import type { LookupFunction } from 'node:net';
import { createDefaultHttpClient, type HttpClient } from '@azure/core-rest-pipeline';
import { startSimulator, type Simulator } from '../../simulator/index';
import { connectArm } from '../../src/azure/arm';
import { servicesOf } from '../../src/azure/services';
import { cloudOf } from '../../src/azure/cloud';
import { parseVaultId } from '../../src/core/values/arm-id';
import type { AccountFacts, AuditFacts } from '../../src/core/audit/facts';
import type { Known } from '../../src/core/values/resources';
import { gather } from '../../src/core/audit/gather';
import type { Vault } from '../../src/core/values/model';
import type { Stop } from '../../src/core/values/ports';
import { systemClock } from '../../src/runtime/clock';
import { signIn } from '../simulator/client';
import { tokensFrom } from '../support/tokens';

const { signal } = new AbortController();
setMaxListeners(0, signal);
const never: Stop = { signal, grace: signal, reason: undefined, deadline: Number.POSITIVE_INFINITY };

interface Audited {
  readonly facts: AuditFacts;
  readonly simulator: Simulator;
  readonly sent: readonly string[];
}

/** Every host is this machine, also that of a region. */
const lookup: LookupFunction = (_host, { all }, found) =>
  all ? found(null, [{ address: '127.0.0.1', family: 4 }]) : found(null, '127.0.0.1', 4);

/** Trusts the simulator's own authority, which another process would be told by NODE_EXTRA_CA_CERTS. */
function trusting({ ca }: Simulator, sent: string[]): HttpClient {
  const client = createDefaultHttpClient();
  const agent = new Agent({ ca, lookup, keepAlive: true });
  const sendRequest: HttpClient['sendRequest'] = (request) => {
    sent.push(`${request.method} ${request.url}`);
    return client.sendRequest(Object.assign(request, { agent }));
  };
  return { sendRequest };
}

async function connect(simulator: Simulator, sent: string[]) {
  return servicesOf(
    await connectArm({
      cloud: cloudOf('AzureCloud', { armEndpoint: simulator.url }),
      tokens: tokensFrom(async () => ({ token: await signIn(simulator), livesMs: 3_000_000 })),
      runId: 'run',
      userAgent: 'agent',
      httpClient: trusting(simulator, sent),
    }),
  );
}

const vaultsOf = (simulator: Simulator): Vault[] => simulator.vaultIds.flatMap((id) => parseVaultId(id) ?? []);

async function audited(scenario: string): Promise<Audited> {
  const simulator = await startSimulator({ scenario });
  const sent: string[] = [];
  try {
    const facts = await gather(
      { vaults: vaultsOf(simulator) },
      {
        clock: systemClock,
        stop: never,
        service: await connect(simulator, sent),
        random: Math.random,
        watcher: {
          vaultRead: () => undefined,
          accountRead: () => undefined,
          fault: () => undefined,
          over: () => undefined,
        },
      },
    );
    return { facts, simulator, sent };
  } finally {
    await simulator.stop();
  }
}

const sizeOf = (known: Known<readonly unknown[]>): number | string =>
  known.known ? known.value.length : known.problem.code;
const sizes = ({ facts }: Audited) =>
  Object.fromEntries(facts.vaults.map(({ vault, mappings, items }) => [vault.name, [sizeOf(mappings), sizeOf(items)]]));
const accountNamed = ({ facts }: Audited, name: string): AccountFacts | undefined =>
  [...facts.accounts.values()].find(({ id }) => id.endsWith(`/${name}`));
const twice = ({ sent }: Audited): string[] => sent.filter((one, index) => sent.indexOf(one) !== index);
const text = expect.any(String) as string;

test('a healthy estate is known to the last item', async () => {
  const audit = await audited('healthy');
  expect(sizes(audit)).toEqual({ 'vault-weu': [4, 12], 'vault-neu': [4, 12], 'vault-uks': [4, 12] });
  expect(audit.facts.accounts.size).toBe(1);
  const [account] = audit.facts.accounts.values();
  expect(account).toMatchObject({
    account: { known: true, value: { state: 'Ok', principalId: text } },
    runbookJobs: { known: true, value: Array(84).fill({ status: 'Completed', exception: '' }) },
    usage: { known: true, value: { own: { minutes: expect.any(Number) as number } } },
  });
  for (const schedule of account?.schedules.values() ?? []) {
    expect(schedule).toMatchObject({ known: true, value: { enabled: true, nextRun: expect.any(Number) as number } });
  }
  expect([...(account?.roles.values() ?? [])]).toMatchObject(
    Array(3).fill({ known: true, value: { assignments: [{ scope: text }], groupsUnknown: undefined } }),
  );
  expect([...audit.facts.subscriptions.values()]).toMatchObject([
    {
      state: { known: true, value: { state: 'Enabled', tenantId: text } },
      locks: { known: true, value: [{ level: 'CanNotDelete' }] },
      denyAssignments: { known: true, value: [{ principals: [text] }, { excluded: [text] }, { reachesBelow: false }] },
    },
  ]);
  expect(twice(audit)).toEqual([]);
});

test('a neglected one shows what is neglected', async () => {
  const audit = await audited('neglected');
  expect(sizes(audit)).toMatchObject({
    'vault-empty': [0, 0],
    'vault-backup': [0, 0],
    'vault-gone': ['ResourceNotFound', 'ResourceNotFound'],
    'vault-locked': ['AuthorizationFailed', 'AuthorizationFailed'],
  });
  const principalOf = (name: string): unknown => {
    const account = accountNamed(audit, name)?.account;
    return account?.known === true && account.value !== 'missing' ? account.value.principalId : account;
  };
  expect([principalOf('aa-plain'), principalOf('aa-user-assigned')]).toEqual([undefined, undefined]);
  expect(principalOf('aa-roleless')).toEqual(text);
  expect([...(accountNamed(audit, 'aa-roleless')?.roles.values() ?? [])]).toEqual([
    { known: true, value: { assignments: [], groupsUnknown: undefined } },
  ]);
  expect(accountNamed(audit, 'aa-failing')?.runbookJobs).toMatchObject({
    value: [
      { status: 'Failed', exception: expect.stringContaining('does not have authorization') as string },
      { status: 'Completed' },
      { status: 'Stopped' },
    ],
  });
  expect(accountNamed(audit, 'aa-idle')?.runbookJobs).toEqual({ known: true, value: [] });
  expect(accountNamed(audit, 'aa-busy')?.usage).toMatchObject({ value: { own: { minutes: 731.4 } } });
  const items = audit.facts.vaults.flatMap((vault) => (vault.items.known ? vault.items.value : []));
  expect(items.filter(({ blockingReasons }) => blockingReasons.length > 0).length).toBeGreaterThan(0);
  expect(items.filter(({ certificateExpiry }) => certificateExpiry !== undefined).length).toBeGreaterThan(0);
  expect(twice(audit)).toEqual([]);
});

test('partial rights leave the rest known', async () => {
  const audit = await audited('partial-rights');
  expect(sizes(audit)).toEqual({
    'vault-weu': [2, 8],
    'vault-neu': [2, 6],
    'vault-uks': [2, 6],
    'vault-sdc': [2, 2],
    'vault-frc': [2, 'AuthorizationFailed'],
    'vault-gwc': [4, 5],
  });
  const unknown = { known: false, problem: { code: 'AuthorizationFailed', nextStep: text } };
  expect(accountNamed(audit, 'aa-locked')).toMatchObject({
    account: unknown,
    runbookJobs: unknown,
    usage: unknown,
  });
  expect([...(accountNamed(audit, 'aa-grouped')?.roles.values() ?? [])]).toMatchObject([
    { known: true, value: { assignments: [], groupsUnknown: { code: 'UnsupportedQuery' } } },
  ]);
  const half = accountNamed(audit, 'aa-half');
  expect(half).toMatchObject({ account: { known: true }, runbookJobs: unknown, usage: unknown });
  expect([...(half?.roles.values() ?? [])]).toMatchObject([unknown]);
  expect(twice(audit)).toEqual([]);
});

test('pages at the host of a region are read to the end', async () => {
  const audit = await audited('items-regional');
  expect(sizes(audit)).toEqual({ 'vault-weu': [4, 3] });
  const [account] = audit.facts.accounts.values();
  expect(account?.runbookJobs.known && account.runbookJobs.value.length).toBe(7);
  expect(audit.sent.filter((url) => url.includes('//westeurope.'))).not.toEqual([]);
  expect(twice(audit)).toEqual([]);
});

test('an agent is updated, and read again', async () => {
  const simulator = await startSimulator({ scenario: 'agents', speed: 100 });
  try {
    const service = await connect(simulator, []);
    const [vault] = vaultsOf(simulator);
    if (vault === undefined) throw new Error('no vault');
    const listed = await service.listItems(vault, undefined, signal);
    const item = listed.ok ? listed.value.items.find(({ updateAvailable }) => updateAvailable) : undefined;
    if (item === undefined) throw new Error('nothing to update');
    const started = await service.startUpdate(vault, item, signal);
    const jobName = started.ok && started.value.kind === 'started' ? started.value.operation.jobName : undefined;
    expect(started).toMatchObject({
      ok: true,
      value: { kind: 'started', operation: { jobName: text, statusLink: text } },
    });
    expect(await service.readJob(vault, jobName ?? '', signal)).toMatchObject({ ok: true, value: { name: jobName } });
    expect(await service.readItem(vault, item.id, signal)).toMatchObject({ ok: true, value: { id: item.id } });
  } finally {
    await simulator.stop();
  }
});
