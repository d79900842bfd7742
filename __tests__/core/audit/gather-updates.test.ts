/** Why an agent that waits for an update has not got it: the last of its jobs that failed. */
import { gather } from '../../../src/core/audit/gather';
import type { FailedUpdate, JobErrors, Known, ListedJob, ReplicatedItem } from '../../../src/core/values/resources';
import { ManualClock, START, seeded, stopAt } from '../../support/manual-clock';
import { Estate, itemOf, mappingOf, refusedWith, vaultNamed, type EstateOptions } from './estate';
import { inVault, item as itemIn, known, reportOf, factsOf, vault as vaultOfFacts } from './values';

const DAY = 24 * 3_600_000;
const vault = vaultNamed('vault');
const waiting = (name: string, changes: Partial<ReplicatedItem> = {}): ReplicatedItem => ({
  ...itemOf(vault, name),
  updateAvailable: true,
  ...changes,
});

const job = (name: string, daysAgo: number, target: string, changes: Partial<ListedJob> = {}): ListedJob => ({
  name,
  scenario: 'UpdateMobilityService',
  state: 'Failed',
  at: START - daysAgo * DAY,
  targetId: `entity of ${target}`,
  targetName: target,
  ...changes,
});

const errors = (message: string, ...source: readonly string[]): JobErrors => ({
  problem: { code: '559', message, recommendedAction: `Fix ${message}` },
  source,
});

async function failedIn(items: readonly ReplicatedItem[], options: Partial<EstateOptions> = {}) {
  const clock = new ManualClock();
  const content = { vault, mappings: [mappingOf(vault, 'm')], items };
  const estate = new Estate(clock, { vaults: [content], ...options });
  const watcher = {
    vaultRead: () => undefined,
    accountRead: () => undefined,
    fault: () => undefined,
    over: () => undefined,
  };
  const ports = { clock, stop: stopAt(clock, {}), service: estate, random: seeded(1), watcher };
  const facts = await clock.drive(gather({ vaults: [vault] }, ports));
  return { failed: facts.vaults[0]?.failedUpdates, estate };
}

const told = (failed: Known<readonly FailedUpdate[]> | undefined): Record<string, string | undefined> =>
  failed?.known === true
    ? Object.fromEntries(
        failed.value.map(({ itemId, problem }) => [itemId.slice(itemId.lastIndexOf('/') + 1), problem?.message]),
      )
    : {};

it('asks for no job where no agent waits', async () => {
  const { failed, estate } = await failedIn([itemOf(vault, 'a'), waiting('b', { provider: 'InMage' })]);
  expect(failed).toEqual(known([]));
  expect(estate.count('listVaultJobs', 'readJobErrors')).toBe(0);
});

it('takes the last failed update of each agent within 30 days, and reads no other job', async () => {
  const { failed, estate } = await failedIn([waiting('a'), waiting('b'), waiting('c')], {
    vaultJobs: [
      job('running', 0, 'a', { state: 'InProgress' }),
      job('mapping', 1, 'a', { scenario: 'ModifyCloudPairing' }),
      job('last-a', 2, 'A'),
      job('earlier-a', 3, 'A'),
      job('gone', 4, 'x'),
      job('by-name', 29.9, 'renamed', { targetId: `${vault.id}/replicationProtectedItems/B` }),
      job('old', 30.1, 'c'),
      job('behind-the-old', 30.2, 'c'),
    ],
    jobErrors: { 'last-a': errors('last'), 'by-name': errors('named') },
    pageSize: 2,
  });
  expect(told(failed)).toEqual({ a: 'last', b: 'named' });
  expect(
    estate.asked
      .filter(({ kind }) => kind === 'readJobErrors')
      .map(({ key }) => key.split(' ')[1])
      .sort(),
  ).toEqual(['by-name', 'last-a']);
  // The fourth page ends with an old one.
  expect(estate.count('listVaultJobs')).toBe(4);
});

it('tells VMs of the same name by their container, or says nothing', async () => {
  const two = [
    waiting('a', { vm: 'same', sourceContainer: ['c1', 'cloud 1'] }),
    waiting('b', { vm: 'same', sourceContainer: ['c2'] }),
  ];
  const one = await failedIn(two, {
    vaultJobs: [job('j', 1, 'same')],
    jobErrors: { j: errors('told', 'cloud 1', 'x') },
  });
  expect(told(one.failed)).toEqual({ a: 'told' });
  const none = await failedIn(two, { vaultJobs: [job('j', 1, 'same')], jobErrors: { j: errors('not told') } });
  expect(told(none.failed)).toEqual({});
});

it('looks through the whole list where the filter is refused, and says what right is missing', async () => {
  const options = { vaultJobs: [job('j', 1, 'a')], jobErrors: { j: errors('why') } };
  const refused = await failedIn([waiting('a')], {
    ...options,
    fault: (kind, key) =>
      kind === 'listVaultJobs' && key.includes(' failed ') ? refusedWith(400, 'InvalidFilter') : undefined,
  });
  expect(told(refused.failed)).toEqual({ a: 'why' });
  const forbidden = await failedIn([waiting('a')], {
    fault: (kind) => (kind === 'listVaultJobs' ? refusedWith(403, 'AuthorizationFailed') : undefined),
  });
  expect(JSON.stringify(forbidden.failed)).toContain('Microsoft.RecoveryServices/vaults/replicationJobs/read');
  const unread = await failedIn([waiting('a')], {
    ...options,
    fault: (kind) => (kind === 'readJobErrors' ? refusedWith(404, 'JobNotFound') : undefined),
  });
  expect(unread.failed).toMatchObject({ known: true, value: [{ at: START - DAY, problem: undefined }] });
});

it("is told on the agent's row, and as the cause of the findings that it explains", () => {
  const item = itemIn({ updateAvailable: true });
  const problem = { code: '559', message: 'It broke.', possibleCauses: 'Rust.', recommendedAction: 'Oil it.' };
  const failedUpdates = known([{ itemId: item.id.toUpperCase(), at: START - 2.5 * DAY, problem }]);
  const report = reportOf(factsOf([inVault({ items: known([item]), failedUpdates }, vaultOfFacts)]));
  expect(report.agents).toMatchObject([
    {
      updateFailedAt: START - 2.5 * DAY,
      updateErrorCode: '559',
      updateErrorCause: 'It broke. Rust.',
      updateErrorAction: 'Oil it.',
    },
  ]);
  expect(report.findings).toMatchObject([
    {
      id: 'ASR203',
      cause: expect.stringMatching(/failed did so on \S+: 559: It broke\. .*Rust\. .*Oil it\.$/) as string,
    },
  ]);
});
