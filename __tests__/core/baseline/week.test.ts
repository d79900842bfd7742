/** A week of nights: each is held against the report that the night before wrote, as a reader of files gets it. */
import { makeAuditDocument } from '../../../src/core/audit-report/document';
import { changedTable } from '../../../src/core/audit-report/changed';
import { auditHeadline } from '../../../src/core/audit-report/headline';
import { sinceText, type GivenBaseline, type RatchetOptions } from '../../../src/core/audit-report/ratchet';
import type { AuditOptions, AuditReport } from '../../../src/core/audit-report/report';
import { makeAuditSummary } from '../../../src/core/audit-report/summary';
import type { AuditFacts } from '../../../src/core/audit/facts';
import { causesOf } from '../../../src/actions/audit';
import { makeJUnit } from '../../../src/core/audit-report/junit';
import { baselinePart, readBaseline } from '../../../src/core/baseline/read-baseline';
import type { ReplicatedItem } from '../../../src/core/values/resources';
import {
  DAY,
  NOW,
  exempting,
  factsOf,
  inVault,
  item,
  known,
  links,
  reportOf,
  unknown,
  vault,
  vaultNamed,
  withVm,
} from '../audit/values';

interface Night {
  readonly report: AuditReport;
  /** The JSON report. */
  readonly text: string;
}

/** Half a day on, so that no age is on the boundary of a day. */
const at = (n: number): number => NOW + (n + 0.5) * DAY;

/** What is read of Azure is judged as on the first night, so that it does not age beside what a test changes. */
const on = (facts: AuditFacts, n: number): AuditFacts => ({ ...facts, startedAt: at(n), endedAt: at(n) + 1_000 });

/** VMs whose agents have expired; those that are well are there too. */
const vms = (bad: readonly string[], changes: Partial<ReplicatedItem> = {}): AuditFacts =>
  factsOf([
    inVault({
      items: known(
        ['vm-1', 'vm-2', 'vm-3'].map((name) =>
          item({ agentExpiry: bad.includes(name) ? NOW - DAY : NOW + 400 * DAY, ...changes }, vault, name),
        ),
      ),
    }),
  ]);

const context = {
  ...links,
  version: '1.2.3',
  runId: '00000000-0000-4000-8000-000000000000',
  origin: undefined,
  inputs: { action: 'Audit' },
};

const given = (text: string): GivenBaseline => {
  const read = readBaseline('night.json', text);
  return read.kind === 'empty' ? { kind: 'lost', problem: read.problem } : read;
};

function night(
  n: number,
  facts: AuditFacts,
  before: GivenBaseline,
  { exemptions, ...changes }: Partial<RatchetOptions> & Pick<Partial<AuditOptions>, 'exemptions'> = {},
): Night {
  const against = { given: before, failOnNew: true, acceptNew: false, version: '1.2.3', ...changes };
  const report = reportOf(on(facts, n), { against, exemptions });
  return { report, text: [...makeAuditDocument(report, context)].join('') };
}

const told = ({ report }: Night) => {
  const { conclusion, compliant, ratchet } = report;
  const { new: fresh, fixed } = ratchet.counts;
  return { conclusion, compliant, new: fresh, fixed };
};

const expired = ({ report }: Night): string[] =>
  report.findings
    .filter(({ id }) => id === 'ASR201')
    .map(({ name, state, firstSeen }) => [name, state, firstSeen && (firstSeen - at(0)) / DAY].join(' '));

test('a week of nights', () => {
  const first = night(0, vms(['vm-1']), { kind: 'first' });
  expect(told(first)).toMatchObject({ conclusion: 'succeeded', compliant: false, new: 0 });
  expect(sinceText(first.report.ratchet)).toMatch(/^Nothing to compare with: 1 finding accepted, ratchet since 2026-/);

  const worse = night(1, vms(['vm-1', 'vm-2']), given(first.text));
  expect(told(worse)).toEqual({ conclusion: 'failed', compliant: false, new: 1, fixed: 0 });
  expect(expired(worse)).toEqual(['vm-1 accepted 0', 'vm-2 new 1']);

  const summary = makeAuditSummary(worse.report, { ...links, drawsMermaid: false, origin: undefined });
  expect(summary).toContain('**The agent has expired** (1 new, the oldest for 1 day)');
  expect(summary).toMatch(/### Changed\n\n.*\n.*\n\| new \| ASR201 The agent has expired \| vm-2 \| vault \|/);
  // What is accepted is a warning of its own, and only what is new an error.
  const causes = causesOf(worse.report).filter(({ problem }) => problem.code === 'ASR201');
  expect(causes.map(({ level, affected }) => [level, affected])).toEqual([
    ['warning', ['vm-1']],
    ['error', ['vm-2']],
  ]);
  expect(causes[0]?.problem.message).toMatch(/ \(for 1 day\)$/);
  const junit = [...makeJUnit(worse.report, links)].join('');
  expect(junit).toMatch(/<testsuites [^>]* failures="1" errors="0" skipped="1"/);
  expect(junit).toContain(' Since 2026-');

  const stillRed = night(2, vms(['vm-1', 'vm-2']), given(worse.text));
  expect(told(stillRed)).toEqual({ conclusion: 'failed', compliant: false, new: 1, fixed: 0 });

  const unread = night(3, factsOf([inVault({ items: unknown })]), given(stillRed.text));
  // That the items cannot be read is new itself, and proves nothing of what is in them.
  expect(told(unread)).toEqual({ conclusion: 'failed', compliant: false, new: 1, fixed: 0 });
  expect(unread.report.ratchet.counts['not-known']).toBe(2);

  const interrupted = night(4, { ...vms([]), stopped: 'deadline' }, given(unread.text));
  expect(told(interrupted)).toMatchObject({ conclusion: 'timed-out', fixed: 0 });
  expect(interrupted.report.ratchet.next).toEqual(unread.report.ratchet.next);

  const better = night(5, vms(['vm-2']), given(interrupted.text));
  expect(told(better)).toEqual({ conclusion: 'failed', compliant: false, new: 1, fixed: 2 });
  expect(expired(better)).toEqual(['vm-2 new 1']);
  expect(sinceText(better.report.ratchet)).toMatch(/^Since (\S+): 1 new, 2 fixed; ratchet since (?!\1)\S+$/);

  const accepted = night(6, vms(['vm-2']), given(better.text), { acceptNew: true });
  expect(told(accepted)).toMatchObject({ conclusion: 'succeeded', new: 0 });
  const back = night(7, vms(['vm-1', 'vm-2']), given(accepted.text));
  expect(told(back)).toEqual({ conclusion: 'failed', compliant: false, new: 1, fixed: 0 });
  expect(expired(back)).toEqual(['vm-1 new 7', 'vm-2 accepted 1']);

  const lost = night(8, vms(['vm-1', 'vm-2']), {
    kind: 'lost',
    problem: { code: 'BaselineLost', message: 'It is not there.' },
  });
  expect(told(lost)).toMatchObject({ conclusion: 'succeeded', new: 0 });
  expect(lost.report.ratchet.cause).toMatchObject({ level: 'warning', problem: { code: 'BaselineLost' } });
  expect(lost.report.ratchet.next?.since).toBe(at(8));
  expect(makeAuditSummary(lost.report, { ...links, drawsMermaid: false, origin: undefined })).toContain(
    '**Nothing to compare with: 2 findings accepted, ratchet since ',
  );
});

test('what is exempted fails nothing, and is as new as before once that is over', () => {
  const first = night(0, vms(['vm-1']), { kind: 'first' });
  const worse = night(1, vms(['vm-1', 'vm-2']), given(first.text));
  const exempted = night(2, vms(['vm-1', 'vm-2']), given(worse.text), { exemptions: exempting('ASR201', 'vm-2') });
  expect(told(exempted)).toMatchObject({ conclusion: 'succeeded', new: 0, fixed: 0 });
  const over = night(3, vms(['vm-1', 'vm-2']), given(exempted.text));
  expect(told(over)).toMatchObject({ conclusion: 'failed', new: 1 });
  expect(expired(over)).toEqual(['vm-1 accepted 0', 'vm-2 new 1']);
});

test('a new release that looks for more', () => {
  const first = night(0, vms([]), { kind: 'first' });
  const older = first.text.replace(/"ASR201",?\s*/, '');
  const upgraded = night(1, vms(['vm-1']), given(older), { version: '2.0.0' });
  expect(told(upgraded)).toMatchObject({ conclusion: 'succeeded', new: 0 });
  expect(upgraded.report.ratchet.counts['newly-checked']).toBe(1);
  const entry = upgraded.report.ratchet.next?.entries.find(({ key }) => key.startsWith('ASR201'));
  expect(entry).toMatchObject({ accepted: true, checkedSince: '2.0.0' });
  const next = night(2, vms(['vm-1', 'vm-2']), given(upgraded.text));
  expect(expired(next)).toEqual(['vm-1 accepted 1', 'vm-2 new 2']);
  expect(next.report.ratchet.next?.entries.find(({ key }) => key === entry?.key)).toMatchObject({
    checkedSince: '2.0.0',
  });
});

test('what could not be read since the ratchet began is newly checked, and new if it was read once', () => {
  const first = night(0, factsOf([inVault({ items: unknown })]), { kind: 'first' });
  const read = night(1, vms(['vm-1']), given(first.text));
  expect(told(read)).toEqual({ conclusion: 'succeeded', compliant: false, new: 0, fixed: 1 });
  expect(expired(read)).toEqual(['vm-1 newly-checked 1']);
  const again = night(2, factsOf([inVault({ items: unknown })]), given(read.text));
  const worse = night(3, vms(['vm-1', 'vm-2']), given(again.text));
  expect(expired(worse)).toEqual(['vm-1 accepted 1', 'vm-2 new 3']);
});

test('a vault that cannot be read is red every night, and a run that accepts says so', () => {
  const unreadable = factsOf([inVault({ mappings: unknown, items: unknown })]);
  const first = night(0, unreadable, { kind: 'first' });
  expect(told(first)).toMatchObject({ conclusion: 'failed', new: 1 });
  const refused = /; 1 finding of what is not known never accepted, and new until it is read$/;
  expect(sinceText(first.report.ratchet)).toMatch(refused);
  const second = night(1, unreadable, given(first.text));
  expect(told(second)).toMatchObject({ conclusion: 'failed', new: 1 });
  expect(sinceText(second.report.ratchet)).not.toMatch(/never accepted/);
  const byHand = night(2, unreadable, given(second.text), { acceptNew: true });
  expect(told(byHand)).toMatchObject({ conclusion: 'failed', new: 1 });
  expect(sinceText(byHand.report.ratchet)).toMatch(refused);
});

test('vaults of the baseline that are not in scope are counted, and are no change', () => {
  const items = known([item({ agentExpiry: NOW - DAY }, vaultNamed('other'), 'vm-9')]);
  const other = inVault({ items }, vaultNamed('other'));
  const first = night(0, factsOf([inVault({}), other]), { kind: 'first' });
  const one = night(1, factsOf([inVault({})]), given(first.text));
  expect(sinceText(one.report.ratchet)).toMatch(
    /^Since 2026-\S+: 0 new, 0 fixed; 1 vault of the baseline not in scope, with [1-9]\d* findings?; ratchet since /,
  );
  expect([...changedTable(one.report).rows]).toEqual([]);
  const both = night(2, factsOf([inVault({}), other]), given(one.text));
  expect(sinceText(both.report.ratchet)).toMatch(/: 0 new, 0 fixed, [1-9]\d* accepted; ratchet/);
});

test('what is looked for only with deep is newly checked once, and not known on the nights without', () => {
  const stopped = withVm({ powerState: 'deallocated' });
  const count = ({ report }: Night) => report.ratchet.counts;
  const first = night(0, factsOf(), { kind: 'first' });
  const deep = night(1, stopped, given(first.text));
  expect(count(deep)).toMatchObject({ new: 0, 'newly-checked': 1 });
  const shallow = night(2, factsOf(), given(deep.text));
  expect(count(shallow)).toMatchObject({ fixed: 0, 'not-known': 1 });
  const again = night(3, stopped, given(shallow.text));
  expect(count(again)).toMatchObject({ new: 0, accepted: 1 });
  const running = night(4, withVm({}), given(again.text));
  expect(count(running)).toMatchObject({ fixed: 1 });
  expect(count(night(6, stopped, given(night(5, factsOf(), given(running.text)).text)))).toMatchObject({ new: 1 });
});

test('a VM that was moved to another resource group, and one that is protected in another vault', () => {
  const moved = (group: string): AuditFacts =>
    factsOf([
      inVault({
        items: known([item({ agentExpiry: NOW - DAY, vmId: `${item().vmId ?? ''}`.replace('/rg/', `/${group}/`) })]),
      }),
    ]);
  const first = night(0, moved('rg'), { kind: 'first' });
  const second = night(1, moved('rg-new'), given(first.text));
  expect(told(second)).toEqual({ conclusion: 'succeeded', compliant: false, new: 0, fixed: 0 });
  expect(expired(second)).toEqual(['vm-1 accepted 0']);
});

test('an interrupted first run is no baseline, and one that was interrupted later is as good as what it was given', () => {
  const cut = night(0, { ...vms(['vm-1']), stopped: 'cancelled' }, { kind: 'first' });
  expect(given(cut.text)).toMatchObject({ kind: 'lost', problem: { code: 'BaselineEmpty' } });
});

test('without a baseline nothing is called new, and the report is one for the next run', () => {
  const alone = night(0, vms(['vm-1']), { kind: 'not-given' }, { failOnNew: false });
  expect(alone.report).toMatchObject({ conclusion: 'failed' });
  expect(expired(alone)).toEqual(['vm-1  ']);
  expect(sinceText(alone.report.ratchet)).toBeUndefined();
  expect(told(night(1, vms(['vm-1']), given(alone.text)))).toMatchObject({ conclusion: 'succeeded', new: 0 });
});

test('a warning that is new fails only where warnings fail', () => {
  const soon = vms([], { agentExpiry: NOW + 30 * DAY });
  const first = night(0, vms([]), { kind: 'first' });
  expect(told(night(1, soon, given(first.text)))).toMatchObject({ conclusion: 'succeeded', new: 3 });
  const against = { given: given(first.text), failOnNew: true, acceptNew: false, version: '1.2.3' };
  expect(reportOf(on(soon, 1), { failOn: 'warning', against })).toMatchObject({ conclusion: 'failed' });
});

test('a tenth of a report is enough', () => {
  const { text } = night(0, vms(['vm-1']), { kind: 'first' });
  const part = baselinePart(text);
  expect(Object.keys(JSON.parse(part) as object)).toEqual(expect.arrayContaining(['ratchet', 'vaults', 'known']));
  expect(part).not.toMatch(/"(steps|findings|accounts|mappings|agents)": \[/);
  expect(readBaseline('night.json', part)).toEqual(readBaseline('night.json', text));
  const reformatted = JSON.stringify(JSON.parse(text), null, 4);
  expect(baselinePart(reformatted)).toBe(reformatted);
  expect(readBaseline('night.json', reformatted)).toEqual(readBaseline('night.json', text));
});

describe('a baseline that is of no use', () => {
  const { text } = night(0, vms(['vm-1']), { kind: 'first' });
  const changed = (change: (report: Record<string, unknown>) => void): string => {
    const report = JSON.parse(text) as Record<string, unknown>;
    change(report);
    return JSON.stringify(report);
  };

  it.each([
    ['BaselineTruncated', text.slice(0, -200)],
    ['BaselineTruncated', ''],
    ['BaselineNotJson', '<html></html>'],
    ['BaselineOfAnotherTool', '{"version":"2.1.0","runs":[]}'],
    ['BaselineOfAnotherTool', '[]'],
    ['BaselineOfAnotherTool', changed((report) => (report['reportVersion'] = 1))],
    ['BaselineOfAnotherTool', changed((report) => (report['known'] = [{ key: 7 }]))],
    ['BaselineOfAnotherTool', changed((report) => delete report['known'])],
    ['BaselineOfAnotherTool', changed((report) => (report['ratchet'] = { since: 'never' }))],
    ['BaselineOfAnotherAction', changed((report) => (report['action'] = 'Enabled'))],
    ['BaselineNewer', changed((report) => (report['reportVersion'] = 99))],
  ])('%s', (code, broken) => {
    const read = readBaseline('night.json', broken);
    expect(read).toMatchObject({ kind: 'unusable', problem: { code } });
    const { report } = night(1, vms([]), given(broken));
    expect(report).toMatchObject({ conclusion: 'failed', compliant: true, ratchet: { next: undefined } });
    expect(auditHeadline(report)).toMatch(
      /^The baseline cannot be used, so the step fails. Without it compliant: 3 of 3 VMs /,
    );
  });

  it('has no vault in common', () => {
    const other = vault.id.replace(/vault$/, 'other');
    const { report } = night(
      1,
      vms(['vm-1']),
      given(text.replaceAll(vault.id, other).replaceAll(vault.id.toLowerCase(), other)),
    );
    expect(report).toMatchObject({ conclusion: 'failed', ratchet: { kind: 'unusable', next: undefined } });
    expect(report.ratchet.cause).toMatchObject({ level: 'error', problem: { code: 'BaselineUnrelated' } });
  });
});
