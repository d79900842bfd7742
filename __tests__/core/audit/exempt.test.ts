import { LEFT_OUT } from '../../support/exemption';
import { makeAuditReport, type AuditReport } from '../../../src/core/audit-report/report';
import { makeJUnit } from '../../../src/core/audit-report/junit';
import { makeAuditSummary } from '../../../src/core/audit-report/summary';
import type { RatchetOptions } from '../../../src/core/audit-report/ratchet';
import type { Exemption } from '../../../src/core/exemptions/model';
import { DAY, NOW, factsOf, inVault, item, known, links, options, vault } from './values';

const day = (days: number): string => new Date(NOW + days * DAY).toISOString().slice(0, 10);

const kernel = (changes: Partial<Exemption> = {}): Exemption => ({
  name: 'kernel',
  findings: ['ASR203'],
  selectors: { vm: ['sap-*'] },
  category: 'Waiver',
  description: 'No newer agent.',
  expiresOn: day(90),
  ...LEFT_OUT,
  file: 'e.yml',
  line: 3,
  ...changes,
});

/** Two VMs wait for an update; one of them by decision. */
const facts = factsOf([
  inVault({
    items: known([
      item({ updateAvailable: true }, vault, 'sap-1'),
      item({ updateAvailable: true }, vault, 'web-1'),
      item({}, vault, 'web-2'),
    ]),
  }),
]);

const reportWith = (exemption: Exemption, against?: RatchetOptions): AuditReport =>
  makeAuditReport(facts, {
    ...options,
    failOn: 'warning',
    against,
    exemptions: { given: { list: [exemption], sources: [{ path: 'e.yml', sha256: 'b'.repeat(64) }] }, now: NOW },
  });

test('what is exempted is in a count of its own, and in no other', () => {
  const report = reportWith(kernel());
  expect(report.counts).toMatchObject({
    findings: { error: 0, warning: 1 },
    exempted: 1,
    agents: { total: 3, healthy: 1, exempted: 1, heldBack: 1, notKnown: 0 },
  });
  expect(report.vaults[0]?.findings.warning).toBe(1);
  expect(report.agents.map(({ exemptions }) => exemptions)).toEqual([['kernel'], undefined, undefined]);
  expect(report.plan.plan.steps.map(({ name }) => name)).toEqual(['web-1']);
  const junit = [...makeJUnit(report, links)].join('');
  expect(junit).toContain('<skipped message="exempted by kernel, warning: ');
  expect(junit).toContain('failures="1" errors="0" skipped="1"');
  const summary = makeAuditSummary(report, { ...links, drawsMermaid: false, origin: undefined });
  expect(summary).toContain('| kernel | active |');
  expect(summary).toContain('1 cause: sap-1');
});

test('a hold covers nothing, and is named at what it holds', () => {
  const report = reportWith(kernel({ applies: 'changes' }));
  expect(report.counts).toMatchObject({ findings: { warning: 2 }, exempted: 0 });
  expect(report.agents.map(({ exemptions }) => exemptions)).toEqual([['kernel'], undefined, undefined]);
});

test('what was exempted when the ratchet began is not accepted by that: it counts when the exemption has ended', () => {
  const against = (given: RatchetOptions['given']): RatchetOptions => ({
    given,
    failOnNew: true,
    acceptNew: false,
    version: '1.0.0',
  });
  const first = reportWith(kernel(), against({ kind: 'first' }));
  expect(first.conclusion).toBe('succeeded');
  const baseline = { ...first.ratchet.next!, issues: [], vaultIds: [vault.id] };
  const second = reportWith(kernel({ expiresOn: day(-1) }), against({ kind: 'read', baseline }));
  expect(second.findings.map(({ name, state }) => [name, state])).toEqual([
    ['sap-1', 'new'],
    ['web-1', 'accepted'],
  ]);
  expect(second.conclusion).toBe('failed');
  expect(second.exemptions.entries.map(({ state }) => state)).toEqual(['expired']);
});
