/**
 * A week of nights of an estate in two shards, all in one: each merge is held against what the merge of the night before
 * wrote, beside the same file of exemptions, and the issues go along. The states of the ratchet one by one are in
 * `baseline/week.test.ts`, those of exemptions in `exemptions/apply.test.ts`.
 */
import { LEFT_OUT } from '../../support/exemption';
import type { GivenBaseline } from '../../../src/core/audit-report/ratchet';
import type { AuditReport } from '../../../src/core/audit-report/report';
import { readBaseline } from '../../../src/core/baseline/read-baseline';
import type { Exemption } from '../../../src/core/exemptions/model';
import { mergeDocument } from '../../../src/core/merge/document';
import type { AuditFacts } from '../../../src/core/audit/facts';
import { IdMap } from '../../../src/core/values/id-map';
import type { Vault } from '../../../src/core/values/model';
import { day } from '../../../src/core/values/time';
import { DAY, NOW, account, factsOf, hash, inVault, item, known, unknown } from '../audit/values';
import { repository } from '../issues/repository';
import { auditTextOf, contextOf, mergeFiles, planText, vaultIn } from './shards';

const [first, second] = [vaultIn(1, 'vault-a'), vaultIn(2, 'vault-b')];

/** Half a day on, so that nothing is on the boundary of a day. */
const at = (night: number): number => NOW + (night + 0.5) * DAY;

const entry = (name: string, vm: string, changes: Partial<Exemption> = {}): Exemption => ({
  name,
  findings: ['ASR201'],
  selectors: { vm: [vm] },
  category: 'Waiver',
  description: 'A reason.',
  expiresOn: day(at(90)),
  ...LEFT_OUT,
  file: 'exemptions.yml',
  line: 1,
  ...changes,
});

/** The same file every night. */
const exemptions = [
  entry('lasting', 'a-2'),
  // Until half of the week it lasts for more than two weeks, from then on for less.
  entry('ending', 'a-3', { expiresOn: day(at(17)) }),
  entry('brief', 'a-4', { expiresOn: day(at(7)) }),
  entry('narrow', 'b-*', { atMost: 1 }),
  entry('freeze', 'a-1', { findings: ['*'], applies: 'changes' }),
];

interface Night {
  /** VMs whose agents have expired; a-1 to a-5 and b-1 to b-3 are there. */
  readonly bad: readonly string[];
  readonly gone?: readonly string[];
  /** Was protected again in the other vault. */
  readonly moved?: string;
  readonly shard?: 'missing' | 'interrupted' | 'items unread';
  readonly baseline?: 'lost' | 'of an older release';
  readonly acceptNew?: boolean;
  /** Of the first vault alone. */
  readonly narrowed?: true;
}

const vms = (of: Vault): readonly string[] =>
  of === first ? ['a-1', 'a-2', 'a-3', 'a-4', 'a-5'] : ['b-1', 'b-2', 'b-3'];

function factsOn(of: Vault, night: number, { bad, gone = [], moved, shard }: Night): AuditFacts {
  const here = [...vms(first), ...vms(second)].filter(
    (vm) => !gone.includes(vm) && vms(of).includes(vm) !== (vm === moved),
  );
  const items = here.map((vm) => item({ agentExpiry: NOW + (bad.includes(vm) ? -1 : 400) * DAY }, of, vm));
  return {
    ...factsOf(
      [inVault({ items: shard === 'items unread' && of === second ? unknown : known(items) }, of)],
      [account({ id: `${of.id.split('/providers')[0]}/providers/Microsoft.Automation/automationAccounts/account` })],
    ),
    startedAt: at(night),
    endedAt: at(night) + 60_000,
    ...(shard === 'interrupted' && of === second ? { stopped: 'deadline' as const } : {}),
  };
}

const baselineFrom = (text: string | undefined, how: Night['baseline']): GivenBaseline => {
  if (text === undefined) return { kind: 'first' };
  if (how === 'lost') return { kind: 'lost', problem: { code: 'BaselineLost', message: 'It is not there.' } };
  const read = readBaseline('night.json', how === undefined ? text : text.replace(/"ASR201",?\s*/, ''));
  return read.kind === 'empty' ? { kind: 'lost', problem: read.problem } : read;
};

/** In one line each, for instance `failed: accepted a-1, new a-5`; past findings, exempted VMs, states of the entries. */
function told(report: AuditReport, conclusion: string): readonly string[] {
  const ofAgents = report.findings.filter(({ id }) => id === 'ASR201');
  const list = (texts: readonly string[]): string => [...texts].sort().join(', ');
  return [
    `${conclusion}: ${list(ofAgents.flatMap(({ name, state, exemptedBy }) => (exemptedBy === undefined ? [`${state} ${name}`] : [])))}`,
    list(
      report.ratchet.past.flatMap(({ entry, state }) =>
        entry.key.startsWith('ASR201') ? [`${state} ${entry.name}`] : [],
      ),
    ),
    list(ofAgents.flatMap(({ name, exemptedBy }) => (exemptedBy === undefined ? [] : [name]))),
    report.exemptions.entries.map(({ state }) => state).join(', '),
  ];
}

test('a week of nights', () => {
  const issues = repository();
  let last: string | undefined;
  let count = 0;
  const play = (night: Night) => {
    const now = count++;
    const given = { given: { list: exemptions, sources: [] }, now: at(now) };
    const files = Object.fromEntries(
      [first, second].flatMap((of, index) =>
        (night.shard === 'missing' || night.narrowed) && of === second
          ? []
          : [[`${index}.json`, auditTextOf(factsOn(of, now, night), { exemptions: given, now: at(now) })]],
      ),
    );
    const against = {
      given: baselineFrom(last, night.baseline),
      failOnNew: true,
      acceptNew: night.acceptNew ?? false,
      version: '1.2.3',
    };
    const plan = night.narrowed
      ? planText([first], 1, { scope: [`/subscriptions/${first.subscriptionId}`] })
      : planText([first, second], 2, { scope: ['*'] });
    const merged = mergeFiles(
      { 'plan.json': plan, ...files },
      { now: at(now), review: { hash, against, exemptions: given } },
    );
    if (merged.joined.kind !== 'audit') throw new Error('No audit was merged.');
    const { report } = merged.joined;
    last = [...mergeDocument(merged, { ...contextOf('Merge', [], {}), inputs: { action: 'Merge' } })].join('');
    const deeds = issues.night(report, { vaultCount: merged.vaults.length, subscriptionNames: new IdMap() });
    return { lines: [...told(report, merged.conclusion), deeds.join(', ')], ratchet: report.ratchet };
  };

  // The first is accepted, but for what is exempted: that counts when its exemption is over.
  const accepted = play({ bad: ['a-1', 'a-2', 'a-3', 'a-4', 'b-1'] });
  expect(accepted.lines).toEqual([
    'succeeded: accepted a-1',
    '',
    'a-2, a-3, a-4, b-1',
    'active, active, ends-soon, active, active',
    'open vault-a',
  ]);
  const worse = play({ bad: ['a-1', 'a-2', 'a-3', 'a-4', 'a-5', 'b-1'] });
  expect(worse.lines).toEqual([
    'failed: accepted a-1, new a-5',
    '',
    'a-2, a-3, a-4, b-1',
    'active, active, ends-soon, active, active',
    'update vault-a',
  ]);
  // What is new stays new, and an entry that matches too much covers none.
  const tooWide = play({ bad: ['a-1', 'a-2', 'a-3', 'a-4', 'a-5', 'b-1', 'b-2'] });
  expect(tooWide.lines).toEqual([
    'failed: accepted a-1, new a-5, new b-1, new b-2',
    '',
    'a-2, a-3, a-4',
    'active, active, ends-soon, over-limit, active',
    'leave vault-a, open vault-b',
  ]);
  const unread = play({ bad: ['a-1', 'a-2', 'a-3', 'a-4', 'b-1'], shard: 'items unread' });
  expect(unread.lines).toEqual([
    'failed: accepted a-1',
    'fixed a-5, not-known b-1, not-known b-2',
    'a-2, a-3, a-4',
    'active, ends-soon, ends-soon, not-judged, active',
    'update vault-a, update vault-b',
  ]);
  const missing = play({ bad: ['a-1', 'a-2', 'a-3', 'a-4'], shard: 'missing' });
  expect(missing.lines).toEqual([
    'failed: accepted a-1',
    'not-known b-1, not-known b-2',
    'a-2, a-3, a-4',
    'active, ends-soon, ends-soon, not-judged, active',
    'update vault-a',
  ]);
  const interrupted = play({ bad: [], shard: 'interrupted' });
  expect(interrupted.lines).toEqual([
    'timed-out: ',
    ['a-1', 'a-2', 'a-3', 'a-4', 'b-1', 'b-2'].map((vm) => `not-known ${vm}`).join(', '),
    '',
    'not-judged, not-judged, not-judged, not-judged, active',
    '',
  ]);
  expect(interrupted.ratchet.next).toEqual(missing.ratchet.next);
  const narrowed = play({ bad: ['a-1', 'a-2', 'a-3', 'a-4'], narrowed: true });
  expect(narrowed.lines).toEqual([
    'succeeded: accepted a-1',
    'out-of-scope b-1, out-of-scope b-2',
    'a-2, a-3, a-4',
    'active, ends-soon, ends-soon, not-judged, active',
    'leave vault-a',
  ]);
  // A VM that was protected again in another vault is the same one, and what was not known is as new as it was.
  const moved = play({ bad: ['a-1', 'a-2', 'a-3', 'a-4', 'b-1', 'b-2'], moved: 'a-1' });
  expect(moved.lines).toEqual([
    'failed: accepted a-1, new b-1, new b-2',
    '',
    'a-2, a-3, a-4',
    'active, ends-soon, ends-soon, over-limit, active',
    'close vault-a, update vault-b',
  ]);
  const rest = { moved: 'a-1', gone: ['a-2'] };
  const upgraded = play({ ...rest, bad: ['a-1', 'a-3', 'a-4', 'a-5', 'b-1'], baseline: 'of an older release' });
  expect(upgraded.lines).toEqual([
    'failed: accepted a-1, new a-4, newly-checked a-5',
    'fixed b-2, gone a-2',
    'a-3, b-1',
    'orphaned, ends-soon, expired, active, active',
    'reopen vault-a, update vault-b',
  ]);
  expect(upgraded.ratchet.next?.since).toBe(at(0));
  const lost = play({ ...rest, bad: ['a-1', 'a-3', 'a-4', 'b-1'], baseline: 'lost' });
  expect(lost.lines).toEqual([
    'succeeded: accepted a-1, accepted a-4',
    '',
    'a-3, b-1',
    'orphaned, ends-soon, expired, active, active',
    'update vault-a, leave vault-b',
  ]);
  expect(lost.ratchet).toMatchObject({ cause: { level: 'warning' }, next: { since: at(9) } });
  const byHand = play({ ...rest, bad: ['a-1', 'a-3', 'a-4', 'b-1', 'b-2'], acceptNew: true });
  expect(byHand.lines).toEqual([
    'succeeded: accepted a-1, accepted a-4, accepted b-1, accepted b-2',
    '',
    'a-3',
    'orphaned, ends-soon, expired, over-limit, active',
    'leave vault-a, update vault-b',
  ]);
  const good = play({ ...rest, bad: [] });
  expect(good.lines).toEqual([
    'succeeded: ',
    'fixed a-1, fixed a-3, fixed a-4, fixed b-1, fixed b-2',
    '',
    'orphaned, no-longer-needed, expired, no-longer-needed, active',
    'close vault-a, close vault-b',
  ]);

  const comments = [...issues.issues.values()].map((issue) =>
    issue.comments.map((text) =>
      text
        .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
        .split('\n')
        .filter((line) => !/^(Found by .*|The issue is opened again .*|)$/.test(line)),
    ),
  );
  const rule = 'ASR201 The agent has expired';
  expect(comments).toEqual([
    [
      [`- New: ${rule}: a-5`],
      [`- Ends soon: exempted by ending until ${day(at(17))}: ${rule}: a-3`],
      [
        'Of the vault vault-a nothing is left that is not exempted, says nightly.',
        `- Exempted by lasting until ${day(at(90))}: ${rule}: a-2`,
        `- Exempted by ending until ${day(at(17))}: ${rule}: a-3`,
        `- Exempted by brief until ${day(at(7))}: ${rule}: a-4`,
      ],
      [`- New: ${rule}: a-5`, `- Not exempted any more: ${rule}: a-4`],
      ['The vault vault-a is healthy again, says nightly.'],
    ],
    [
      ['- New: ASR303 The replicated items of the vault could not be read: vault-b'],
      [`- New: ${rule}: a-1`],
      [`- Exempted by narrow until ${day(at(90))}: ${rule}: b-1`],
      [`- New: ${rule}: b-2`, `- Not exempted any more: ${rule}: b-1`],
      ['The vault vault-b is healthy again, says nightly.'],
    ],
  ]);
});
