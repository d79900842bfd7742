import fc from 'fast-check';
import { makeAuditReport, reviewAudit, type FailOn } from '../../../src/core/audit-report/report';
import { isCause } from '../../../src/core/audit/findings';
import { cases } from './cases';
import { estate } from './hostile-estates';
import {
  ACCOUNT,
  DAY,
  NOW,
  OWNER,
  account,
  factsOf,
  hash,
  inVault,
  item,
  job,
  known,
  mapping,
  options,
  reportOf,
  roleOn,
  setting,
  unknown,
  vault,
  vaultNamed,
  withItem,
} from './values';
import { IdMap } from '../../../src/core/values/id-map';

const FAIL_ON: readonly FailOn[] = ['error', 'warning', 'none'];

describe('the conclusion', () => {
  it.each([
    ['a healthy estate', factsOf(), 'error', 'succeeded', true],
    ['an error', cases['ASR201']?.facts, 'error', 'failed', false],
    ['an error that fails nothing', cases['ASR201']?.facts, 'none', 'succeeded', false],
    ['a warning', cases['ASR202']?.facts, 'error', 'succeeded', true],
    ['a warning that counts', cases['ASR202']?.facts, 'warning', 'failed', false],
    ['a note', cases['ASR109']?.facts, 'warning', 'succeeded', true],
    ['the deadline', cases['ASR307']?.facts, 'none', 'timed-out', false],
    ['the end by a person', factsOf(undefined, undefined, { stopped: 'cancelled' }), 'none', 'cancelled', false],
  ] as const)('of %s', (_name, facts = factsOf([]), failOn, conclusion, compliant) => {
    expect(reportOf(facts, { failOn })).toMatchObject({ conclusion, compliant, failed: conclusion !== 'succeeded' });
  });

  it('agrees with the findings, whatever they are', () => {
    fc.assert(
      fc.property(estate, fc.constantFrom(...FAIL_ON), (facts, failOn) => {
        const report = makeAuditReport(facts, { ...options, failOn });
        const severities = report.findings.map(({ severity }) => severity);
        const counting = failOn === 'warning' ? ['error', 'warning'] : ['error'];
        const bad = severities.some((severity) => counting.includes(severity));
        expect(report.compliant).toBe(!bad && facts.stopped === undefined);
        expect(report.failed).toBe(facts.stopped !== undefined || (bad && failOn !== 'none'));
        expect(report.compliant && report.failed).toBe(false);
        expect(severities).toEqual([...severities].sort());
        const keys = report.findings.map(({ id, resource, vaultId }) => `${id} ${resource} ${vaultId}`.toLowerCase());
        expect(new Set(keys).size).toBe(keys.length);
        const { error, warning, note } = report.counts.findings;
        expect(error + warning + note).toBe(report.findings.filter(isCause).length);
        const { total, healthy, heldBack, notKnown } = report.counts.agents;
        expect(healthy + heldBack + notKnown).toBe(total);
      }),
      { numRuns: 300, seed: 11 },
    );
  });
});

describe('the counts', () => {
  const items = [
    item({}, vault, 'current'),
    item({ agentVersion: '9.60', updateAvailable: true }, vault, 'outdated'),
    item({ agentVersion: '9.60', updateAvailable: true, agentExpiry: NOW - 2.5 * DAY }, vault, 'expired'),
    item({ agentVersion: '', agentExpiry: NOW + 3.5 * DAY }, vault, 'expiring'),
    item({ agentExpiry: undefined, sourceContainer: ['x'] }, vault, 'endless'),
    item({ provider: 'InMage' }, vault, 'elsewhere'),
  ];
  const report = reportOf(factsOf([inVault({ items: known(items) })]));

  it('are those of the agents', () => {
    expect(report.counts).toEqual({
      findings: { error: 3, warning: 3, note: 0 },
      exempted: 0,
      holdingBack: 6,
      vaults: 1,
      accounts: 1,
      mappings: 1,
      agents: {
        total: 5,
        healthy: 1,
        exempted: 0,
        heldBack: 4,
        notKnown: 0,
        current: 3,
        outdated: 2,
        expiring: 2,
        expired: 1,
        covered: 3,
        notCovered: 2,
        coverageNotKnown: 0,
      },
    });
    expect(report.versions).toEqual([
      { version: '9.67.7653.1', agents: 2, outdated: 0 },
      { version: '9.60', agents: 2, outdated: 2 },
      { version: 'unknown', agents: 1, outdated: 0 },
    ]);
  });

  it('put what expires first in front, with the days left', () => {
    expect(report.soonest.map(({ vm, daysLeft, expiry }) => [vm, daysLeft, expiry])).toEqual([
      ['expired', -3, 'expired'],
      ['expiring', 3, 'soon'],
      ['current', 200, 'later'],
      ['outdated', 200, 'later'],
    ]);
    const many = Array.from({ length: 30 }, (_, index) =>
      item({ agentExpiry: NOW + (40 - index) * DAY }, vault, `vm-${index}`),
    );
    const { soonest } = reportOf(factsOf([inVault({ items: known(many) })]));
    expect(soonest.map(({ daysLeft }) => daysLeft)).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
  });
});

describe('the rows', () => {
  it('say of each agent whether it is kept up to date, and by which mapping', () => {
    const off = mapping({ sourceContainer: ['off'], autoUpdate: { ...setting, status: 'Disabled' } }, vault, 'off');
    const items = [
      item({}, vault, 'kept'),
      item({ sourceContainer: ['OFF'] }, vault, 'not-kept'),
      item({ sourceContainer: ['x'] }, vault, 'alone'),
    ];
    const { agents } = reportOf(factsOf([inVault({ mappings: known([mapping(), off]), items: known(items) })]));
    expect(
      agents.map(({ vm, coverage, mappingId, coverageReason, level }) => [
        vm,
        coverage,
        mappingId,
        coverageReason,
        level,
      ]),
    ).toEqual([
      ['kept', 'covered', mapping().id, '', 'ok'],
      ['not-kept', 'not-covered', off.id, 'ASR001: Automatic update of the mapping off is disabled.', 'error'],
      ['alone', 'not-covered', undefined, 'its protection container has no mapping', 'error'],
    ]);
  });

  it.each([
    ['has expired', { agentExpiry: NOW }, /expired/],
    ['has used up its tries', { upgradeRetriesExhausted: true }, /tries to update the agent are used up/],
    ['must be reinstalled', { reinstallRequired: true }, /reinstalled/],
  ])('never count as covered an agent that %s, whatever its mapping does', (_what, changes, reason) => {
    const { agents, counts, findings, vaults } = reportOf(withItem(changes));
    expect(agents).toMatchObject([
      { coverage: 'not-covered', mappingId: mapping().id, coverageReason: expect.stringMatching(reason) as unknown },
    ]);
    expect(counts.agents).toMatchObject({ covered: 0, notCovered: 1, coverageNotKnown: 0 });
    expect(vaults).toMatchObject([{ covered: 0, notCovered: 1, coverageNotKnown: 0 }]);
    // The mapping itself is healthy.
    expect(findings.map(({ id }) => id)).not.toContain('ASR212');
    const unread = reportOf(factsOf([inVault({ mappings: unknown, items: known([item(changes)]) })]));
    expect(unread.counts.agents).toMatchObject({ covered: 0, notCovered: 1, coverageNotKnown: 0 });
  });

  it.each(['ASR007', 'ASR108', 'ASR110', 'ASR302', 'ASR401', 'ASR402', 'ASR403', 'ASR405'])(
    'say that it is not known with %s',
    (id) => {
      const { agents, findings } = reportOf(cases[id]?.facts ?? factsOf());
      expect(agents.map(({ coverage }) => coverage)).toEqual(['unknown']);
      expect(findings.map((found) => found.id)).not.toContain('ASR212');
    },
  );

  it('count the findings of a shared account for every vault that uses it', () => {
    const second = vaultNamed('second');
    const third = vaultNamed('third');
    const failed = account({
      runbookJobs: known([job('Failed', 1)]),
      roles: new IdMap([...roleOn(vault.id), ...roleOn(second.id, OWNER, second)]),
    });
    const apart = inVault({ mappings: known([]), items: unknown }, third);
    const report = reportOf(factsOf([inVault(), inVault({}, second), apart], [failed]));
    expect(
      report.vaults.map(({ name, level, findings, mappings, agents, covered }) => [
        name,
        level,
        findings,
        mappings,
        agents,
        covered,
      ]),
    ).toEqual([
      ['vault', 'error', { error: 1, warning: 0, note: 0 }, 1, 1, 0],
      ['second', 'error', { error: 1, warning: 0, note: 0 }, 1, 1, 0],
      ['third', 'error', { error: 1, warning: 0, note: 0 }, 0, undefined, undefined],
    ]);
    expect(report.accounts).toMatchObject([
      {
        id: ACCOUNT,
        level: 'error',
        vaultIds: [second.id, vault.id],
        state: 'Ok',
        runs: 1,
        failedRuns: 1,
        lastRunStatus: 'Failed',
      },
    ]);
  });

  it('name a vault once among those that use an account', () => {
    const two = inVault({ mappings: known([mapping(), mapping({}, vault, 'neu-weu')]) });
    expect(reportOf(factsOf([two])).accounts.map(({ vaultIds }) => vaultIds)).toEqual([[vault.id]]);
  });

  it('hold what was read of a mapping and its schedule', () => {
    const { mappings } = reportOf(factsOf());
    expect(mappings).toMatchObject([
      {
        name: 'weu-neu',
        vaultId: vault.id,
        level: 'ok',
        status: 'Enabled',
        automationAccountId: ACCOUNT,
        scheduleName: 'Nightly',
        scheduleEnabled: true,
        nextRun: NOW + DAY,
        timeZone: 'UTC',
        healthErrors: '',
      },
    ]);
  });

  it('may be joined and concluded again', () => {
    const [a, b] = [reportOf(withItem({ agentExpiry: NOW })), reportOf(factsOf([inVault({}, vaultNamed('b'))], []))];
    const joined = reviewAudit(
      {
        findings: [...b.findings, ...a.findings],
        vaults: [...a.vaults, ...b.vaults],
        accounts: [...a.accounts, ...b.accounts],
        mappings: [...a.mappings, ...b.mappings],
        agents: [...a.agents, ...b.agents],
      },
      { failOn: 'error', expiryDays: 60, stopped: undefined, startedAt: a.startedAt, endedAt: b.endedAt, hash },
    );
    expect(joined.counts).toMatchObject({ vaults: 2, mappings: 2, agents: { total: 2, expired: 1 } });
    expect(joined).toMatchObject({ conclusion: 'failed', compliant: false });
    const healthy = reportOf(factsOf());
    expect(reviewAudit(healthy, { ...healthy, exemptions: undefined, hash })).toEqual(healthy);
    expect(reviewAudit(healthy, { ...healthy, exemptions: undefined, hash, stopped: 'deadline' })).toMatchObject({
      failed: true,
      compliant: false,
    });
  });
});
