/** What becomes of issues over a row of nights. */
import fc from 'fast-check';
import type { AuditFacts } from '../../../src/core/audit/facts';
import type { AuditReport } from '../../../src/core/audit-report/report';
import { keyOf } from '../../../src/core/baseline/issue-record';
import { memoryIn } from '../../../src/core/issues/memory';
import { MAX_VAULTS } from '../../../src/core/issues/unit';
import { IdMap } from '../../../src/core/values/id-map';
import type { Vault } from '../../../src/core/values/model';
import type { ExemptOptions } from '../../../src/core/audit-report/exempt';
import {
  DAY,
  NOW,
  SUBSCRIPTION,
  account,
  exempting,
  factsOf,
  inVault,
  item,
  itself,
  job,
  known,
  reportOf,
  unknown,
  usage,
  vault,
  vaultNamed,
  withAccount,
} from '../audit/values';
import { estate } from '../audit/hostile-estates';
import { repository, type Repository, type StoredIssue } from './repository';

const VMS = ['vm-1', 'vm-2', 'vm-3'];

/** VMs whose agents have expired; those that are well are there too. */
const inOne = (bad: readonly string[], of: Vault = vault) =>
  inVault(
    {
      items: known(
        VMS.map((name) => {
          const agentExpiry = bad.includes(name) ? NOW - DAY : NOW + 400 * DAY;
          return item({ agentExpiry, vmId: `${item().vmId ?? ''}-of-${of.name}-${name}` }, of, name);
        }),
      ),
    },
    of,
  );
const expired = (...bad: readonly string[]): AuditReport => reportOf(factsOf([inOne(bad)]));
const healthy = expired();

const only = ({ issues }: Repository): StoredIssue => {
  const [issue, ...others] = issues.values();
  if (issue === undefined || others.length > 0) throw new Error(`There are ${issues.size} issues.`);
  return issue;
};

/** Findings in a section of the text. */
const section = ({ body }: StoredIssue, title: string): readonly string[] => {
  const [, text = ''] = body.split(`### ${title}\n`);
  const lines = (text.split('\n###')[0] ?? '').split('\n');
  return lines.flatMap(
    (line) => /^\| (?:❌|⚠️|ℹ️) .*\| \[([^\]]+)\]/u.exec(line)?.[1] ?? /^- (.*)/.exec(line)?.[1] ?? [],
  );
};

describe('an issue', () => {
  it('is opened, left as it is, and written again only when something changes', () => {
    const repo = repository();
    expect(repo.night(healthy)).toEqual([]);
    expect(repo.night(expired('vm-1'))).toEqual(['open vault']);
    expect(repo.night(expired('vm-1'))).toEqual(['leave vault']);
    expect(only(repo).comments).toEqual([]);

    expect(repo.night(expired('vm-1', 'vm-2'))).toEqual(['update vault']);
    expect(section(only(repo), 'New')).toEqual(['vm-2']);
    expect(section(only(repo), 'Open')).toEqual(['vm-1']);
    expect(only(repo).comments).toEqual([
      '- New: [ASR201](https://docs.test/findings.md#asr201) The agent has expired: vm-2\n\nFound by [nightly](https://ci.test/7).',
    ]);
    expect(repo.night(expired('vm-1', 'vm-2'))).toEqual(['leave vault']);

    // That less is wrong is no reason for a comment, nor is that it is still wrong.
    expect(repo.night(expired('vm-2'))).toEqual(['update vault']);
    expect(section(only(repo), 'Fixed')).toEqual(['ASR201 The agent has expired: vm-1']);
    expect(section(only(repo), 'Open')).toEqual(['vm-2']);
    expect(repo.night(expired('vm-2'))).toEqual(['leave vault']);
    expect(section(only(repo), 'Fixed')).toHaveLength(1);
    expect(only(repo).comments).toHaveLength(1);
  });

  it('is not written again since a day has passed, a run has failed once more, or more minutes are used', () => {
    const night = (days: number) => {
      const now = NOW + days * DAY;
      const facts = factsOf(
        [inVault({ items: known([item({ agentExpiry: NOW + 30 * DAY, agentVersion: '9.66.7604.1' })]) })],
        [
          account({
            runbookJobs: known([job('Failed', 1 - days), job('Failed', 2 - days)]),
            usage: usage(501 + days),
          }),
        ],
      );
      return reportOf({ ...facts, startedAt: now, endedAt: now }, { now, failOn: 'warning' });
    };
    const repo = repository();
    expect(repo.night(night(0.5))).toEqual(['open vault']);
    const { body } = only(repo);
    expect(body).toMatch(/, in 29 days\..*|ended as Failed on |501/);
    expect(repo.night(night(1.5))).toEqual(['leave vault']);
    // Another version is news.
    const [first] = [...repo.issues.keys()];
    only(repo).body = body.replaceAll('9.66.7604.1', '9.65.7445.1');
    expect(repo.night(night(2.5)).concat(first ?? '')).toEqual(['update vault', first]);
  });

  it('is closed when all is healed, and opened again for what is new', () => {
    const repo = repository();
    repo.night(expired('vm-1'));
    expect(repo.night(healthy)).toEqual(['close vault']);
    expect(only(repo)).toMatchObject({ open: false, reason: 'completed' });
    expect(only(repo).comments).toEqual([
      expect.stringMatching(
        /^The vault \[vault\]\(\S+\) is healthy again, says \[nightly\]\(https:\/\/ci\.test\/7\)\.$/,
      ),
    ]);
    expect(repo.night(healthy)).toEqual([]);
    expect(repo.night(expired('vm-3'))).toEqual(['reopen vault']);
    expect(only(repo)).toMatchObject({ open: true });
    expect(only(repo).comments.slice(1)).toEqual([expect.stringContaining('New: ')]);
    expect(repo.night(expired('vm-3'))).toEqual(['leave vault']);
  });

  it('that a person has closed as done is opened again without a word, and as not planned it stays closed', () => {
    const repo = repository();
    repo.night(expired('vm-1'));
    Object.assign(only(repo), { open: false, reason: 'completed' });
    expect(repo.night(expired('vm-1'))).toEqual(['reopen vault']);
    expect(only(repo).comments).toEqual([]);
    for (const reason of ['not_planned', 'duplicate']) {
      Object.assign(only(repo), { open: false, reason });
      expect(repo.night(expired('vm-1', 'vm-2'))).toEqual(['declined vault']);
      expect(repo.night(healthy)).toEqual([]);
      expect(repo.night(expired('vm-1'))).toEqual(['declined vault']);
    }
    expect(only(repo)).toMatchObject({ open: false, comments: [] });
  });

  it('whose memory somebody has taken out is written again, and says nothing of what may be new', () => {
    const repo = repository();
    repo.night(expired('vm-1'));
    only(repo).body = only(repo).body.replace(/<!-- asr-autoupdate known.*-->/, '');
    expect(repo.night(expired('vm-1', 'vm-2'))).toEqual(['update vault']);
    expect(only(repo).comments).toEqual([]);
    expect(section(only(repo), 'Open')).toEqual(['vm-1', 'vm-2']);
  });

  it('calls new what the baseline calls so', () => {
    const accepted = { ...expired('vm-1', 'vm-2') };
    const findings = accepted.findings.map((found) => ({
      ...found,
      firstSeen: NOW,
      state: found.name === 'vm-2' ? ('new' as const) : ('accepted' as const),
    }));
    const repo = repository();
    repo.night({ ...accepted, findings });
    expect([section(only(repo), 'New'), section(only(repo), 'Open')]).toEqual([['vm-2'], ['vm-1']]);
    expect(only(repo).body).toMatch(/has expired on \S+ Since \d{4}-/);
  });
});

describe('exemptions', () => {
  const on = (facts: AuditFacts, exemptions?: ExemptOptions): AuditReport =>
    reportOf(facts, exemptions === undefined ? {} : { exemptions });
  const facts = (...bad: readonly string[]): AuditFacts => factsOf([inOne(bad)]);
  const until = (days: number, name = 'about-vm-1'): RegExp =>
    new RegExp(`xempted by ${name} until ${new Date(NOW + days * DAY).toISOString().slice(0, 10)}`);
  const lasting = (days: number): ExemptOptions => exempting('ASR201', 'vm-1', NOW - (90 - days) * DAY);
  const at = (options: ExemptOptions): ExemptOptions => ({ ...options, now: NOW });

  it('are told when they begin, when they end soon, and when they are over', () => {
    const repo = repository();
    repo.night(on(facts('vm-1', 'vm-2')));
    expect(repo.night(on(facts('vm-1', 'vm-2'), exempting('ASR201', 'vm-1')))).toEqual(['update vault']);
    expect(only(repo).comments).toEqual([expect.stringMatching(until(90))]);
    expect(section(only(repo), 'Open')).toEqual(['vm-2']);
    expect(section(only(repo), 'Exempted, ends soon')).toEqual([]);

    // All else is healed: what is left is exempted, which is why it is closed.
    expect(repo.night(on(facts('vm-1'), exempting('ASR201', 'vm-1')))).toEqual(['close vault']);
    expect(only(repo)).toMatchObject({ open: false, reason: 'not_planned' });
    expect(only(repo).comments[1]).toMatch(/^Of the vault \[vault\]\(\S+\) nothing is left that is not exempted/);
    expect(only(repo).comments[1]).toMatch(until(90));
    expect(repo.night(on(facts('vm-1'), exempting('ASR201', 'vm-1')))).toEqual([]);

    expect(repo.night(on(facts('vm-1'), at(lasting(10))))).toEqual(['update vault']);
    expect(only(repo)).toMatchObject({ open: false });
    expect(only(repo).comments[2]).toMatch(/^- Ends soon: exempted by about-vm-1/);
    expect(repo.night(on(facts('vm-1'), at(lasting(10))))).toEqual([]);

    expect(repo.night(on(facts('vm-1'), at(lasting(-2))))).toEqual(['reopen vault']);
    expect(only(repo).comments[3]).toMatch(/^- Not exempted any more: .* The agent has expired: vm-1/);
    expect(only(repo).comments).toHaveLength(4);
  });

  it('that end soon have a section of their own', () => {
    const repo = repository();
    repo.night(on(facts('vm-1', 'vm-2'), at(lasting(10))));
    expect(section(only(repo), 'Exempted, ends soon')).toEqual(['vm-1']);
    expect(only(repo).body).toMatch(until(10));
    expect(section(only(repo), 'Open')).toEqual(['vm-2']);
    expect(only(repo).comments).toEqual([]);
  });

  it('of all from the beginning need no issue', () => {
    expect(repository().night(on(facts('vm-1'), exempting('ASR201', 'vm-1')))).toEqual([]);
  });
});

describe('what is not known', () => {
  const failing = withAccount({ account: itself(), runbookJobs: known([job('Failed', 1), job('Failed', 2)]) });
  const unread = withAccount({ account: itself(), runbookJobs: unknown });
  const well = withAccount({ account: itself(), runbookJobs: known([job('Completed', 1)]) });

  it('closes nothing, and is told apart from what is healed', () => {
    const repo = repository();
    const failOn = 'error';
    expect(repo.night(reportOf(failing, { failOn }))).toEqual(['open vault']);
    expect(repo.night(reportOf(unread, { failOn }))).toEqual(['update vault']);
    expect(section(only(repo), 'Not known')).toEqual([
      expect.stringMatching(/^ASR\d{3} .*: what would show it could not be read$/),
    ]);
    expect(only(repo).body).toMatch(
      /^It is not known whether the vault \[vault\]\(\S+\) is healthy again; found is 1 warning\.$/m,
    );
    // That it cannot be read is a warning, for which no issue is kept.
    expect(only(repo)).toMatchObject({ open: true, comments: [] });
    expect(repo.night(reportOf(unread, { failOn }))).toEqual(['leave vault']);
    // The same as before is not new, although it was not seen for a night.
    expect(repo.night(reportOf(failing, { failOn }))).toEqual(['update vault']);
    expect(only(repo).comments).toEqual([]);
    expect(repo.night(reportOf(well, { failOn }))).toEqual(['close vault']);
    expect(only(repo)).toMatchObject({ open: false, reason: 'completed' });
  });

  it('is said in the words that close an issue for something else', () => {
    const repo = repository();
    repo.night(reportOf({ ...unread, vaults: [inOne(['vm-1'])] }));
    expect(repo.night(reportOf({ ...unread, vaults: [inOne([])] }))).toEqual(['close vault']);
    expect(only(repo).comments[0]).toMatch(/What could not be told this time:\n\n- \[ASR403\]/);
  });

  it('is everything in a vault that cannot be read, and all that an interrupted audit did not find', () => {
    const repo = repository();
    repo.night(expired('vm-1'));
    const { body } = only(repo);
    expect(repo.night(reportOf({ ...factsOf([inOne([])]), stopped: 'deadline' }))).toEqual([]);
    expect(only(repo)).toMatchObject({ open: true, body });
    repo.night(reportOf(factsOf([inVault({ items: unknown })])));
    expect(section(only(repo), 'Not known')).toEqual([expect.stringMatching(/^ASR201 /)]);
    expect(only(repo).comments).toEqual([expect.stringContaining('New: [ASR303]')]);
  });
});

describe('a vault that is not among those audited', () => {
  const other = vaultNamed('other');
  const start = (): Repository => {
    const repo = repository();
    repo.night(reportOf(factsOf([inOne(['vm-1']), inOne([], other)])));
    return repo;
  };
  const rest = reportOf(factsOf([inOne([], other)]));
  const subscriptions = new Set([SUBSCRIPTION]);

  it('is out of scope, which closes nothing', () => {
    for (const seen of [
      undefined,
      { subscriptions, others: [vault.id.toUpperCase()] },
      { subscriptions: new Set<string>(), others: [] },
    ]) {
      const repo = start();
      expect(repo.night(rest, { seen })).toEqual([]);
      expect(only(repo)).toMatchObject({ open: true, comments: [] });
    }
  });

  it('is gone where its subscription was seen without it', () => {
    const repo = start();
    expect(repo.night(rest, { seen: { subscriptions, others: [] } })).toEqual(['close vault']);
    expect(only(repo)).toMatchObject({ open: false, reason: 'not_planned' });
    expect(only(repo).comments).toEqual([expect.stringMatching(/^The vault \[vault\]\(\S+\) is gone, says /)]);
    expect(repo.night(rest, { seen: { subscriptions, others: [] } })).toEqual([]);
  });
});

describe('the number of vaults in the scope', () => {
  const elsewhere = '22222222-3333-4444-5555-666666666666';
  const vaults = Array.from({ length: MAX_VAULTS + 1 }, (_, index) =>
    vaultNamed(`v-${index}`, index < 2 ? elsewhere : SUBSCRIPTION),
  );
  const estateOf = (count: number, bad: readonly number[]): AuditReport =>
    reportOf(
      factsOf(
        vaults.slice(0, count).map((one, index) => inOne(bad.includes(index) ? ['vm-1'] : [], one)),
        [],
      ),
    );
  const subscriptionNames = new IdMap([[elsewhere, 'Payments']]);
  const keys = ({ issues }: Repository): readonly string[] =>
    [...issues].flatMap(([key, { open }]) => (open ? [key.replace(/.*\//, '')] : []));

  it('up to twenty: one issue for each vault, beyond: one for each subscription, however few are bad', () => {
    const few = repository();
    expect(few.night(estateOf(MAX_VAULTS, [0, 1, 5]))).toEqual(['open v-0', 'open v-1', 'open v-5']);
    const many = repository();
    const night = many.night(estateOf(MAX_VAULTS + 1, [0]), { subscriptionNames });
    expect(night).toEqual(['open Payments']);
    expect(only(many).title).toBe('Site Recovery: subscription Payments is not healthy');
    expect(section(only(many), 'Open')).toEqual(['v-0 / vm-1']);
    expect(many.night(estateOf(MAX_VAULTS + 1, [0, 1]), { subscriptionNames })).toEqual(['update Payments']);
    expect(section(only(many), 'New')).toEqual(['v-1 / vm-1']);
    expect(many.night(estateOf(MAX_VAULTS + 1, []), { subscriptionNames })).toEqual(['close Payments']);
  });

  it('counts those that could not be read and were not reported', () => {
    const repo = repository();
    expect(repo.night(estateOf(3, [0]), { vaultCount: MAX_VAULTS + 1, subscriptionNames })).toEqual(['open Payments']);
  });

  it('leaves an open issue what it is: a vault keeps its own, and a subscription its vaults', () => {
    const repo = repository();
    repo.night(estateOf(MAX_VAULTS, [0]));
    expect(repo.night(estateOf(MAX_VAULTS + 1, [0, 1]), { subscriptionNames })).toEqual(['leave v-0', 'open Payments']);
    expect(keys(repo)).toEqual(['v-0', elsewhere]);
    expect(
      section(
        repo.issues.get(keyOf({ kind: 'subscription', id: `/subscriptions/${elsewhere}` })) ?? only(repo),
        'Open',
      ),
    ).toEqual(['vm-1']);
    // Back to fewer vaults: the subscription's issue goes on for what has no own.
    expect(repo.night(estateOf(MAX_VAULTS, [0, 1, 5]), { subscriptionNames })).toEqual([
      'leave v-0',
      'leave Payments',
      'open v-5',
    ]);
    expect(repo.night(estateOf(MAX_VAULTS, []), { subscriptionNames })).toEqual([
      'close v-0',
      'close Payments',
      'close v-5',
    ]);
    expect(repo.night(estateOf(MAX_VAULTS, [1]), { subscriptionNames })).toEqual(['open v-1']);
  });

  it('what of a subscription is out of scope keeps its issue open, and what is gone does not', () => {
    const repo = repository();
    const options = { vaultCount: 100, subscriptionNames };
    repo.night(estateOf(2, [0, 1]), options);
    expect(repo.night(estateOf(1, []), options)).toEqual(['update Payments']);
    expect(section(only(repo), 'Not known')).toEqual([
      'ASR201 The agent has expired: in a vault that this run did not look at',
    ]);
    const seen = { subscriptions: new Set([elsewhere]), others: [] };
    expect(repo.night(estateOf(1, []), { ...options, seen })).toEqual(['close Payments']);
  });
});

it('what cannot be read in one vault of a subscription hides nothing of another', () => {
  const [one, two] = [vaultNamed('one'), vaultNamed('two')];
  const repo = repository();
  const options = { vaultCount: 100 };
  repo.night(reportOf(factsOf([inOne(['vm-1'], one), inOne(['vm-2'], two)], [])), options);
  repo.night(reportOf(factsOf([inVault({ items: unknown }, one), inOne([], two)], [])), options);
  expect(section(only(repo), 'Not known')).toEqual([expect.stringMatching(/^ASR201 The agent has expired: what/)]);
  expect(section(only(repo), 'Fixed')).toEqual(['ASR201 The agent has expired: vm-2']);
});

it('an account that vaults of a subscription share is one finding, and is healed only where it was looked at', () => {
  const [one, two] = [vaultNamed('one'), vaultNamed('two')];
  const missing = account({ account: known('missing' as const) });
  const repo = repository();
  const options = { vaultCount: 100 };
  expect(repo.night(reportOf(factsOf([inOne([], one), inOne([], two)], [missing])), options)).toEqual([
    `open ${SUBSCRIPTION}`,
  ]);
  expect(section(only(repo), 'Open')).toEqual(['account']);
  // Neither vault was read, so that nobody knows which account they use.
  const unread = [one, two].map((of) => inVault({ mappings: unknown }, of));
  repo.night(reportOf(factsOf(unread, [])), options);
  expect(section(only(repo), 'Not known')).toEqual([expect.stringMatching(/^ASR101 /)]);
  // What uses it is out of scope, and then it is back.
  const third = { ...inOne([], vaultNamed('three')), mappings: known([]) };
  repo.night(reportOf(factsOf([third], [])), options);
  expect(section(only(repo), 'Not known')).toContainEqual(
    expect.stringMatching(/^ASR101 .*: in a vault that this run/),
  );
  expect(only(repo)).toMatchObject({ open: true });
  const all = [one, two, vaultNamed('three')].map((of) => inOne([], of));
  expect(repo.night(reportOf(factsOf(all)), options)).toEqual([`close ${SUBSCRIPTION}`]);
});

it('remembers what there is room for, and still tells what is new and what is healed', () => {
  const many = (count: number, more: readonly string[] = []): AuditReport =>
    reportOf(
      factsOf([
        inVault({
          items: known(
            [...Array.from({ length: count }, (_, index) => `vm-${index}`), ...more].map((name) =>
              item({ agentExpiry: NOW - DAY }, vault, name),
            ),
          ),
        }),
      ]),
    );
  const repo = repository();
  repo.night(many(3_000));
  expect(only(repo).body.length).toBeLessThan(60_000);
  expect([...(memoryIn(only(repo).body)?.causes.keys() ?? [])]).toEqual([expect.stringMatching(/^\w{8} ASR201 \*$/)]);
  expect(repo.night(many(3_000))).toEqual(['leave vault']);
  expect(repo.night(many(2_999))).toEqual(['update vault']);
  expect(only(repo).comments).toEqual([]);
  repo.night(reportOf(factsOf([inVault({ items: known([item({ reinstallRequired: true })]) })])));
  expect(only(repo).comments).toEqual([expect.stringMatching(/^- New: \[ASR2(?!01)/)]);
  expect(repo.night(healthy)).toEqual(['close vault']);
});

describe('whatever is found', () => {
  it('a night like the one before writes nothing, and no issue is open that has nothing to say', () => {
    const nights = fc.array(fc.record({ facts: estate, vaultCount: fc.constantFrom(1, MAX_VAULTS + 1) }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(nights, fc.constantFrom('error', 'warning'), (all, failOn) => {
        const repo = repository();
        for (const { facts: one, vaultCount } of all) {
          const report = reportOf({ ...one, stopped: undefined }, { failOn });
          const deeds = repo.night(report, { vaultCount });
          expect(new Set(deeds).size).toBe(deeds.length);
          const before = JSON.stringify([...repo.issues]);
          const again = repo.night(report, { vaultCount });
          expect(again.filter((deed) => !deed.startsWith('leave '))).toEqual([]);
          expect(JSON.stringify([...repo.issues])).toBe(before);
          for (const { open, body } of repo.issues.values()) {
            expect(body.length).toBeLessThanOrEqual(60_000);
            expect(memoryIn(body)).toMatchObject({ closed: !open });
            expect((memoryIn(body)?.causes.size ?? 0) > 0 || !open).toBe(true);
          }
        }
      }),
      { numRuns: 80, seed: 41 },
    );
  });
});
