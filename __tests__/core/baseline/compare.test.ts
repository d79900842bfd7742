import type { AuditFacts } from '../../../src/core/audit/facts';
import { catalogue } from '../../../src/core/audit/catalogue';
import { unreadRules } from '../../../src/core/baseline/unread';
import { makeRows } from '../../../src/core/audit/make-rows';
import type { AuditRows } from '../../../src/core/audit/rows';
import type { Baseline } from '../../../src/core/baseline/baseline';
import { compare, type Compared, type CompareOptions } from '../../../src/core/baseline/compare';
import {
  DAY,
  NOW,
  factsOf,
  inVault,
  item,
  known,
  options,
  unknown,
  vault,
  vaultNamed,
  withSubscription,
} from '../audit/values';

const rowsOf = (facts: AuditFacts): AuditRows => makeRows(facts, options);
/** Two VMs, of which an update waits for these. */
const waiting = (...vms: readonly string[]): AuditRows =>
  rowsOf(
    factsOf([
      inVault({
        items: known(['vm-1', 'vm-2'].map((vm) => item({ updateAvailable: vms.includes(vm) }, vault, vm))),
      }),
    ]),
  );

const night = (
  rows: AuditRows,
  baseline: Baseline | undefined,
  n: number,
  changes: Partial<CompareOptions> = {},
): Compared & { readonly next: Baseline } => {
  const compared = compare(rows, baseline, {
    now: NOW + n * DAY,
    acceptNew: false,
    interrupted: false,
    unreported: [],
    version: '1.2.3',
    ...changes,
  });
  const { next } = compared;
  if (next === undefined) throw new Error('There is no baseline for the next night.');
  return { ...compared, next };
};

const states = ({ findings }: Compared): string[] =>
  findings().map(({ key, state }) => `${key.split('/').pop() ?? ''}: ${state}`);
const past = ({ past: all }: Compared): string[] => all.map(({ entry, state }) => `${entry.name}: ${state}`);

test('accepts everything the first time, and begins the ratchet', () => {
  const first = night(waiting('vm-1'), undefined, 0);
  expect(states(first)).toEqual(['vm-1: accepted']);
  expect(first.next).toMatchObject({ since: NOW, entries: [{ name: 'vm-1', firstSeen: NOW, accepted: true }] });
});

test('what is new stays new, night after night, until it is fixed', () => {
  const monday = night(waiting('vm-1'), undefined, 0);
  const tuesday = night(waiting('vm-1', 'vm-2'), monday.next, 1);
  expect(states(tuesday)).toEqual(['vm-1: accepted', 'vm-2: new']);
  const wednesday = night(waiting('vm-1', 'vm-2'), tuesday.next, 2);
  expect(states(wednesday)).toEqual(['vm-1: accepted', 'vm-2: new']);
  expect(wednesday.findings().map(({ firstSeen = 0 }) => (firstSeen - NOW) / DAY)).toEqual([0, 1]);
  const thursday = night(waiting('vm-1'), wednesday.next, 3);
  expect(past(thursday)).toEqual(['vm-2: fixed']);
  expect(thursday.next.since).toBe(NOW);
});

const unread = (): AuditRows => rowsOf(factsOf([inVault({ mappings: unknown, items: unknown })]));
const ofVault = ({ findings }: Compared) =>
  findings()
    .filter(({ id }) => id === 'ASR301')
    .map(({ state, firstSeen = 0 }) => [state, (firstSeen - NOW) / DAY]);

test('never accepts what says that something is not known', () => {
  const first = night(unread(), undefined, 0);
  expect(ofVault(first)).toEqual([['new', 0]]);
  const asked = night(unread(), first.next, 1, { acceptNew: true });
  expect(ofVault(asked)).toEqual([['new', 0]]);
  // As an older version wrote it.
  const accepted = { ...asked.next, entries: asked.next.entries.map((entry) => ({ ...entry, accepted: true })) };
  expect(ofVault(night(unread(), accepted, 2))).toEqual([['new', 0]]);
  const read = night(waiting('vm-1'), accepted, 3);
  expect([states(read), past(read)]).toEqual([['vm-1: newly-checked'], ['vault: fixed']]);
});

test('a rule that the baseline did not know accepts nothing that is not known either', () => {
  const monday = night(waiting(), undefined, 0);
  const older = { ...monday.next, rules: monday.next.rules.filter((id) => id !== 'ASR301') };
  expect(ofVault(night(unread(), older, 1))).toEqual([['new', 1]]);
});

test('tightens: what was fixed once is new when it comes back', () => {
  const monday = night(waiting('vm-1'), undefined, 0);
  const tuesday = night(waiting(), monday.next, 1);
  expect(past(tuesday)).toEqual(['vm-1: fixed']);
  expect(states(night(waiting('vm-1'), tuesday.next, 2))).toEqual(['vm-1: new']);
});

test('accepts what is new where that is asked for, and keeps when it was first seen', () => {
  const monday = night(waiting(), undefined, 0);
  const tuesday = night(waiting('vm-1'), monday.next, 1);
  const wednesday = night(waiting('vm-1'), tuesday.next, 2, { acceptNew: true });
  expect(states(wednesday)).toEqual(['vm-1: accepted']);
  expect(states(night(waiting('vm-1'), wednesday.next, 3))).toEqual(['vm-1: accepted']);
  expect(wednesday.next.entries[0]?.firstSeen).toBe(NOW + DAY);
});

test('carries forward what is not known, and what is out of scope', () => {
  const monday = night(waiting('vm-1'), undefined, 0);
  const unread = night(rowsOf(factsOf([inVault({ items: unknown })])), monday.next, 1);
  expect(past(unread)).toEqual(['vm-1: not-known']);
  expect(states(night(waiting('vm-1'), unread.next, 2))).toContain('vm-1: accepted');
  const elsewhere = night(rowsOf(factsOf([inVault({}, vaultNamed('other'))], [])), monday.next, 1);
  expect(past(elsewhere)).toContain('vm-1: out-of-scope');
  expect(states(night(waiting('vm-1'), elsewhere.next, 2))).toEqual(['vm-1: accepted']);
});

test('what comes from a source of its own is not known while that cannot be read', () => {
  const locks = known([{ name: 'keep', scope: vault.id, level: 'ReadOnly' }]);
  const monday = night(rowsOf(withSubscription({ locks })), undefined, 0);
  expect(past(night(rowsOf(withSubscription({ locks: unknown })), monday.next, 1))).toEqual(['vault: not-known']);
  expect(past(night(rowsOf(factsOf()), monday.next, 1))).toEqual(['vault: fixed']);
});

test('an interrupted run leaves the baseline as it was', () => {
  const monday = night(waiting('vm-1'), undefined, 0);
  const cut = night(waiting('vm-2'), monday.next, 1, { interrupted: true });
  expect(past(cut)).toEqual(['vm-1: not-known']);
  expect(cut.next).toBe(monday.next);
});

test('does not hold against anyone what was not checked before, and accepts it from then on', () => {
  const monday = night(waiting('vm-1'), undefined, 0);
  const older = { ...monday.next, rules: monday.next.rules.filter((id) => id !== 'ASR203'), entries: [] };
  const upgraded = night(waiting('vm-1'), older, 1);
  expect(states(upgraded)).toEqual(['vm-1: newly-checked']);
  expect(states(night(waiting('vm-1'), upgraded.next, 2))).toEqual(['vm-1: accepted']);
});

test('takes a VM that was made again for the same, one to one, and only if the old one is gone', () => {
  const made = (...ids: readonly string[]): AuditRows =>
    rowsOf(
      factsOf([
        inVault({
          items: known(
            ids.map((id) => ({ ...item({ updateAvailable: true, vmId: `/vms/${id}` }), id: `${item().id}-${id}` })),
          ),
        }),
      ]),
    );
  const monday = night(made('old'), undefined, 0);
  const tuesday = night(made('new'), monday.next, 1);
  expect([states(tuesday), past(tuesday)]).toEqual([['new: accepted'], []]);
  const both = night(made('old', 'new'), monday.next, 1);
  expect(states(both).sort()).toEqual(['new: new', 'old: accepted']);
  const two = night(made('new-1', 'new-2'), monday.next, 1);
  expect([states(two), past(two)]).toEqual([['new-1: new', 'new-2: new'], ['vm-1: gone']]);
});

test('knows a VM that was protected again by the VM', () => {
  const again = (suffix: string): AuditRows =>
    rowsOf(factsOf([inVault({ items: known([{ ...item({ updateAvailable: true }), id: `${item().id}${suffix}` }]) })]));
  const monday = night(again(''), undefined, 0);
  expect(states(night(again('-2'), monday.next, 1))).toEqual(['vm-1: accepted']);
});

test('knows of every finding that says that something could not be read what it hides', () => {
  const saying = [...catalogue].filter(([, { title }]) => /^Not known: |could not be read$/.test(title));
  expect(saying.length).toBeGreaterThan(10);
  expect(unreadRules).toEqual(saying.map(([id]) => id));
});
