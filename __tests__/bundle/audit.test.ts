/** `Audit` by the shipped bundle: what a user reads, what is written, and what Azure is asked. */
import { chaos, findScenario, type RequestKind, type Scenario } from '../../simulator';
import type { PlayedHost, PlayOptions } from '../../simulator/play';
import { expectGolden, transcript } from '../support/golden';
import { audit, readTwice, type AuditDocument, type Audited } from './audits';
import { playChecked, withSimulator } from './runs';

describe('what a user reads', () => {
  const cases: readonly (readonly [string, PlayedHost])[] = [
    ['neglected', 'github'],
    ['neglected', 'azure-pipelines'],
    ['healthy', 'github'],
    ['healthy', 'azure-pipelines'],
    ['healthy', 'console'],
    ['partial-rights', 'github'],
  ];
  it.concurrent.each(cases)('%s on %s is as recorded, and nothing is read twice', async (scenario, host) => {
    // Reading each VM changes nothing of what is said of a healthy estate.
    const inputs: PlayOptions['inputs'] = scenario === 'healthy' ? { deep: 'true' } : {};
    const { played, requests } = await audit({ scenario, host, speed: 20, inputs });
    expectGolden(`audit-${scenario}.${host}`, transcript(played));
    expect(readTwice(requests)).toEqual([]);
  });
});

describe('when the step fails', () => {
  /** Nothing but an update that waits. */
  const waiting: Scenario = {
    ...findScenario('healthy'),
    vaults: [{ name: 'vault-weu', mappings: 2, each: { status: 'Enabled' }, items: [{ agentVersion: '9.66.7604.1' }] }],
  };
  const soon = [{ agentVersion: '9.66.7604.1', agentExpiresInDays: 75 }];
  const cases: readonly (readonly [string, string | Scenario, PlayOptions['inputs'], Partial<AuditDocument>])[] = [
    ['errors, by themselves', 'neglected', {}, { conclusion: 'failed', compliant: false }],
    ['errors, on none', 'neglected', { 'fail-on': 'none' }, { conclusion: 'succeeded', compliant: false }],
    ['warnings, on errors', waiting, { 'fail-on': 'error' }, { conclusion: 'succeeded', compliant: true }],
    ['warnings, on warnings', waiting, { 'fail-on': 'Warning' }, { conclusion: 'failed', compliant: false }],
    ['warnings, on none', waiting, { 'fail-on': 'none' }, { conclusion: 'succeeded', compliant: true }],
    ['nothing, on warnings', 'healthy', { 'fail-on': 'warning' }, { conclusion: 'succeeded', compliant: true }],
  ];
  it.concurrent.each(cases)('%s', async (_name, scenario, inputs = {}, expected) => {
    const { report } = await audit({ scenario, host: 'azure-pipelines', speed: 30, inputs });
    expect(report).toMatchObject(expected);
  });

  it.concurrent('days of an expiry are those asked for', async () => {
    const vaults = [{ name: 'vault-weu', mappings: 2, each: { status: 'Enabled' as const }, items: soon }];
    const ids = async (days: string): Promise<string[]> => {
      const inputs = { 'expiry-days': days };
      const { report } = await audit({ scenario: { ...waiting, vaults }, host: 'github', speed: 30, inputs });
      return report.findings.map(({ id }) => id);
    };
    expect(await ids('74')).toEqual(['ASR203']);
    expect(await ids('76')).toEqual(['ASR202', 'ASR203']);
  });
});

test('a scope says how many of its vaults were not audited, since nothing is replicated there', async () => {
  const healthy = findScenario('healthy');
  const empty = { name: 'vault-empty', mappings: 0 };
  const scenario = { ...healthy, vaults: [...healthy.vaults, empty] };
  const inputs = { action: 'Audit', scope: '*', 'vault-id': undefined };
  await withSimulator({ scenario, speed: 30 }, async (simulator) => {
    const { summary } = await playChecked(simulator, { host: 'github', inputs });
    expect(summary).toContain('\nNot audited: 1 vault without replicated items.\n');
    expect(summary).not.toContain('vault-empty');
  });
});

describe('a large estate', () => {
  const MEGABYTE = 1_000_000;

  it.concurrent(
    '5,000 VMs in 50 vaults at 200 ms a request: in time, within the limits, in little memory',
    async () => {
      const inputs = { 'report-formats': 'json,csv,html,junit,sarif' };
      const options = { scenario: 'audit-large', host: 'github', speed: 1, inputs, measureMemory: true } as const;
      const { played, report, counters, requests } = await audit(options);
      expect(report).toMatchObject({ conclusion: 'succeeded', counts: { vaults: 50, agents: { total: 5_000 } } });
      expect(played.seconds).toBeLessThan(60);
      expect(counters).toMatchObject({ readsRejectedForRate: 0, byKind: { 'items.list': 150, 'roles.list': 50 } });
      expect(requests.filter(({ status }) => status !== 200)).toEqual([]);
      expect(readTwice(requests)).toEqual([]);
      expect(Buffer.byteLength(played.summary)).toBeLessThanOrEqual(1_048_576);
      // Elsewhere than on Linux nobody tells what a process needed at most.
      if (process.platform === 'linux') {
        expect(played.peakMemory).toBeGreaterThan(30 * MEGABYTE);
        expect(played.peakMemory).toBeLessThan(200 * MEGABYTE);
      } else expect(played.peakMemory).toBeUndefined();
    },
  );
});

describe('an audit that is truncated', () => {
  /** Real seconds from the signal to the end of the process. */
  const IN_TIME = 3;
  /** Real milliseconds in which nothing more is asked once all but what hangs has been answered. */
  const QUIET = 700;

  const hanging = (kind: RequestKind, path: string): Scenario => ({
    ...findScenario('neglected'),
    faults: [{ name: 'hung', match: { kind, path }, effect: { kind: 'hang', when: 'before' } }],
  });

  /** Plays until nothing moves any more, and then sends the signal. */
  async function cancelled(scenario: Scenario, host: PlayedHost, signal: NodeJS.Signals): Promise<Audited> {
    let timer: NodeJS.Timeout | undefined;
    let sentAt = Number.NaN;
    let seen = { count: 0, at: Number.POSITIVE_INFINITY };
    const audited = await audit({
      scenario,
      host,
      speed: 5,
      onStart(child, simulator) {
        timer = setInterval(() => {
          const { length: count } = simulator.requests();
          if (count > seen.count) seen = { count, at: performance.now() };
          if (count < 20 || !Number.isNaN(sentAt) || performance.now() - seen.at < QUIET) return;
          sentAt = performance.now();
          child.kill(signal);
        }, 20);
      },
    }).finally(() => clearInterval(timer));
    expect((performance.now() - sentAt) / 1_000).toBeLessThan(IN_TIME);
    expect(audited.report).toMatchObject({ conclusion: 'cancelled', stopped: 'cancelled', compliant: false });
    return audited;
  }

  /** What was read is judged as it is in a whole audit, and what was not is not known. */
  async function expectHalf({ report, requests }: Audited, unread: readonly string[], why: RegExp): Promise<void> {
    const notRead = report.findings.filter(({ message }) => why.test(message));
    expect(notRead.map(({ id, name }) => `${id} ${name}`).sort()).toEqual([...unread].sort());
    expect(readTwice(requests)).toEqual([]);
    expect(report.findings.filter(({ id }) => id === 'ASR307')).toHaveLength(1);
    const whole = findingsOf((await clean()).report);
    const others = report.findings.filter((one) => !notRead.includes(one) && one.id !== 'ASR307');
    expect(findingsOf({ findings: others }).filter((one) => !whole.includes(one))).toEqual([]);
    expect(others.length).toBeGreaterThan(20);
  }

  it.concurrent('by SIGTERM, while a list hangs', async () => {
    const audited = await cancelled(hanging('mappings.list', 'vault-weu'), 'github', 'SIGTERM');
    const { vaults, accounts } = audited.report;
    expect(vaults.filter(({ mappings }) => mappings === undefined).map(({ name }) => name)).toEqual([
      'vault-weu',
      'vault-half',
      'vault-gone',
      'vault-locked',
    ]);
    // Accounts come when all vaults are read.
    expect(new Set(accounts.map(({ state }) => state))).toEqual(new Set(['not known: Cancelled']));
    const unread = ['ASR401', 'ASR402', 'ASR403', 'ASR404', 'ASR406'].flatMap((id) =>
      accounts.map(({ name }) => `${id} ${name}`),
    );
    const subscriptions = new Set([...audited.report.vaults, ...accounts].map(({ id }) => id.split('/')[2] ?? ''));
    const ofSubscriptions = ['ASR407', 'ASR408', 'ASR409'].flatMap((id) =>
      [...subscriptions].map((name) => `${id} ${name}`),
    );
    await expectHalf(
      audited,
      ['ASR302 vault-weu', 'ASR410 vault-weu', 'ASR411 vault-weu', ...unread, ...ofSubscriptions],
      /This was not read: the run was cancelled/,
    );
  });

  it.concurrent('by SIGINT, while an account hangs', async () => {
    const audited = await cancelled(hanging('account.get', 'aa-narrow'), 'azure-pipelines', 'SIGINT');
    const { accounts } = audited.report;
    expect(accounts.filter(({ state }) => state === 'Ok').length).toBeGreaterThan(8);
    const unread = ['ASR401', 'ASR402', 'ASR403', 'ASR404', 'ASR406'].map((id) => `${id} aa-narrow`);
    await expectHalf(audited, unread, /This was not read: the run was cancelled/);
  });

  it.concurrent('by its deadline, while a list hangs', async () => {
    const scenario = hanging('items.list', 'vault-agents');
    const audited = await audit({ scenario, host: 'github', speed: 10, inputs: { timeout: '0.5' } });
    const { report } = audited;
    expect(report).toMatchObject({ conclusion: 'timed-out', stopped: 'deadline', compliant: false });
    expect(Date.parse(report.endedAt) - Date.parse(report.startedAt)).toBeLessThan(30_000 + 8_000);
    expect(report.vaults.find(({ name }) => name === 'vault-agents')).not.toHaveProperty('agents');
    expect(report.vaults.find(({ name }) => name === 'vault-weu')).toMatchObject({ mappings: 16, agents: 8 });
  });
});

/** The audit of the same estate without a fault, once for all who compare. */
let whole: Promise<Audited> | undefined;
const clean = (): Promise<Audited> => (whole ??= audit({ scenario: 'neglected', host: 'github', speed: 30 }));

const findingsOf = ({ findings }: Pick<AuditDocument, 'findings'>): string[] =>
  findings.map(({ id, resource }) => `${id} ${resource}`);

describe('an audit among faults', () => {
  /** What bears on a source that could not be read, in spite of all tries. */
  const unread = /^ASR(30[123]|40\d) /;

  it.concurrent.each([3, 4])('tells the truth, with the seed %d', async (seed) => {
    const scenario = findScenario('neglected');
    const faulty = await audit({
      scenario: { ...scenario, faults: chaos(seed).faults ?? [] },
      host: 'github',
      speed: 30,
    });
    expect(faulty.counters.faults).toBeGreaterThan(5);
    const [expected, found] = [findingsOf((await clean()).report), findingsOf(faulty.report)];
    const lost = faulty.report.findings.filter(
      (one) => unread.test(`${one.id} `) && !expected.includes(`${one.id} ${one.resource}`),
    );
    if (lost.length === 0) expect(found).toEqual(expected);
    // What could not be read hides findings, and makes up none but that it could not be.
    expect(found.filter((one) => !expected.includes(one) && !unread.test(one))).toEqual([]);
    expect(lost.length).toBeLessThanOrEqual(2);
  });

  it.concurrent('a source that never answers is not known, and the rest is', async () => {
    const scenario: Scenario = {
      ...findScenario('healthy'),
      faults: [
        { name: '500', match: { kind: 'usages.list' }, effect: { kind: 'status', status: 500 } },
        { name: 'text', match: { kind: 'roles.list', path: 'vault-neu' }, effect: { kind: 'not-json' } },
        { name: 'loop', match: { kind: 'items.list', path: 'vault-uks' }, effect: { kind: 'next-link', to: 'loop' } },
        {
          name: 'away',
          match: { kind: 'mappings.list', path: 'vault-weu' },
          effect: { kind: 'next-link', to: 'other-host' },
        },
      ],
    };
    const { report } = await audit({ scenario, host: 'github', speed: 40 });
    expect(findingsOf(report).map((one) => one.slice(0, 6))).toEqual(['ASR302', 'ASR303', 'ASR404', 'ASR405']);
    expect(report.vaults.map(({ name, mappings, agents }) => [name, mappings, agents])).toEqual([
      ['vault-weu', undefined, 12],
      ['vault-neu', 4, 12],
      ['vault-uks', 4, undefined],
    ]);
  });
});
