import { jobChart } from '../../../src/core/changes/job-chart';
import { makeDocument } from '../../../src/core/changes/document';
import { links } from '../audit/values';
import { mappingForm } from '../../../src/core/changes/rows';
import type { Mapping, Row, Outcome } from '../../../src/core/values/model';
import { makeSummary, settingAsked } from '../../../src/core/changes/summary';
import { MAX_BYTES } from '../../../src/core/render/sections';
import { START } from '../../support/manual-clock';
import { ACCOUNT, mappingNamed, problem, reportOf, row, skippedRow, vault } from '../values';

const options = {
  asked: settingAsked('Enabled', [ACCOUNT], { portal: 'https://portal.azure.com', tenantId: 'tenant' }),
  portal: 'https://portal.azure.com',
  tenantId: 'tenant',
  drawsMermaid: false,
  origin: undefined,
};
const ended = { startedAt: START, endedAt: START + 61_000 };
const jobId = `${vault.id}/replicationJobs/job-1`;
const portal = 'https://portal.azure.com/#@tenant/resource';

describe('makeSummary', () => {
  it('tells verdict, counts, causes and rows', () => {
    const failure: Outcome = {
      kind: 'failed',
      problem: { ...problem, recommendedAction: 'Do this.', nextStep: 'First.\nThen.' },
    };
    const rows = [row('good', { kind: 'succeeded' }, { ...ended, jobId }), row('bad', failure, ended), skippedRow('s')];
    expect(makeSummary(reportOf(rows), options).split('\n')).toEqual([
      '## ❌ Failed: 1 change of 2 succeeded, 1 failed',
      '',
      `Wanted: automatic update of the Mobility agent **Enabled** with [account](${portal}${ACCOUNT}). 2026-01-01T00:00:00Z, 1 min 30 s.`,
      '',
      '| Mappings | Skipped | Selected | Succeeded | Failed | Failed to start | Timed out | Abandoned |',
      '| --- | --- | --- | --- | --- | --- | --- | --- |',
      '| 3 | 1 | 2 | 1 | 1 | 0 | 0 | 0 |',
      '',
      '### Causes',
      '',
      '- ❌ Code: A message. Recommended: Do this.<br>**Affects:** bad<br>**Next:** First.<br>Then.',
      '',
      '### Mappings',
      '',
      '| Mapping | Vault | Reason | Outcome | Duration | Cause and next step |',
      '| --- | --- | --- | --- | --- | --- |',
      `| bad (West Europe → North Europe) | [vault](${portal}${vault.id}) | automatic update is disabled | failed | 1 min 1 s | Code: A message.<br>First.<br>Then. |`,
      `| good (West Europe → North Europe) | [vault](${portal}${vault.id}) | automatic update is disabled | [succeeded](${portal}${jobId}) | 1 min 1 s |  |`,
      `| s (West Europe → North Europe) | [vault](${portal}${vault.id}) | already disabled | skipped |  |  |`,
      '',
    ]);
  });

  it('says that a dry run changed nothing, and names no account when disabling', () => {
    const summary = makeSummary(reportOf([row('m')], {}, true), {
      ...options,
      asked: settingAsked('Disabled', [], options),
    });
    expect(summary).toContain('## 📝 Dry run: 1 of 1 mapping would change');
    expect(summary).toContain('**Disabled**. Dry run, nothing was changed. 2026');
    expect(summary).not.toContain(ACCOUNT);
  });

  it('says in words what a mapping reads after its change, and what is not as it should be', () => {
    const confirmed = (name: string, asWanted: boolean): Row<Mapping> =>
      row(
        name,
        { kind: 'succeeded' },
        { confirmation: { asWanted, reads: 'Disabled', healthErrors: [] }, pickedUp: true },
      );
    const report = reportOf([confirmed('good', true), confirmed('doubtful', false)]);
    const summary = makeSummary(report, { ...options, origin: { name: 'run 7', url: 'https://ci.test/7' } });
    expect(summary).toContain('Run: [run 7](https://ci.test/7).');
    expect(summary).toContain('## ⚠️ 1 of 2 confirmed: 1 change not seen to take effect');
    expect(report.causes[0]?.problem.message).toMatch(/^1 of 2 confirmed\. The job succeeded, but afterwards/);
    const [doubtful = '', good = ''] = summary.split('\n').filter((line) => /^\| (good|doubtful)/.test(line));
    expect(good).toMatch(/was picked up\.<br>Reads as wanted\. \|$/);
    expect(doubtful).toMatch(/<br>⚠️ NotAsWanted: The job succeeded, but afterwards it reads: Disabled \|$/);
    expect(report.causes.map((cause) => [cause.level, cause.problem.code, cause.affected])).toEqual([
      ['error', 'NotAsWanted', ['doubtful']],
    ]);
  });

  it('has no table where there are no mappings', () => {
    expect(makeSummary(reportOf([]), options)).not.toContain('### Mappings');
  });

  const many = (count: number, outcome: (index: number) => Outcome): Row<Mapping>[] =>
    Array.from({ length: count }, (_, index) => row(`mapping-${index}`, outcome(index), { ...ended, jobId }));
  const failed: Outcome = { kind: 'failed', problem: { ...problem, message: `${'<|>'.repeat(100)}` } };
  const tableRows = (summary: string): string[] => summary.split('\n').filter((line) => line.startsWith('| mapping'));
  const leftOut = (summary: string): number =>
    Number(/^([\d,]+) rows? left out/m.exec(summary)?.[1]?.replace(/,/g, '') ?? 0);

  it('keeps the failures among 20,000 rows, stays below the limit, and says how many rows it left out', () => {
    const rows = many(20_000, (index) => (index % 1_000 === 0 ? failed : { kind: 'succeeded' }));
    const summary = makeSummary(reportOf(rows), { ...options, drawsMermaid: true });
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(MAX_BYTES);
    expect(MAX_BYTES).toBe(1_024_000);
    expect(tableRows(summary).filter((line) => line.includes('[failed]'))).toHaveLength(20);
    expect(leftOut(summary) + tableRows(summary).length).toBe(20_000);
    expect(leftOut(summary)).toBeGreaterThan(10_000);
  });

  it('stays below the limit although all of 20,000 rows are remarkable', () => {
    const summary = makeSummary(reportOf(many(20_000, () => failed)), options);
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(MAX_BYTES);
    expect(tableRows(summary).length).toBeGreaterThan(100);
    expect(leftOut(summary) + tableRows(summary).length).toBe(20_000);
  });

  it('leaves nothing out of 1,000 rows', () => {
    const summary = makeSummary(reportOf(many(1_000, () => ({ kind: 'succeeded' }))), options);
    expect(tableRows(summary)).toHaveLength(1_000);
    expect(leftOut(summary)).toBe(0);
  });

  it('stays below the limit with twenty causes as long and hostile as can be', () => {
    const rows = Array.from({ length: 500 }, (_, index) => {
      const text = '|'.repeat(5_000);
      const why = {
        code: `C${String.fromCharCode(97 + (index % 26))}${'x'.repeat(index / 26)}`,
        message: text,
        nextStep: text,
      };
      return row(`m|${'|'.repeat(300)}`, { kind: 'failed', problem: why });
    });
    expect(Buffer.byteLength(makeSummary(reportOf(rows), options))).toBeLessThanOrEqual(MAX_BYTES);
  });
});

describe('jobChart', () => {
  const jobs = (count: number): Row<Mapping>[] =>
    Array.from({ length: count }, (_, index) =>
      row(
        `m${index}`,
        { kind: 'succeeded' },
        { startedAt: START + index * 1_000, endedAt: START + index * 1_000 + 60_000 },
      ),
    );

  it('draws nothing for less than two jobs', () => {
    expect(jobChart([...jobs(1), skippedRow('s')])).toEqual([]);
  });

  it('draws each of few jobs, failures apart', () => {
    const failed = row('bad: #;"', { kind: 'failed', problem }, { startedAt: START, endedAt: START + 200 });
    expect(jobChart([...jobs(1), failed])).toEqual([
      '```mermaid',
      'gantt',
      '  title Jobs since the first was started (minutes:seconds)',
      '  dateFormat x',
      '  axisFormat %M:%S',
      '  section vault',
      '  - m0 1 min :0, 60000',
      '  - bad 0 s :crit, 0, 1000',
      '```',
      '',
    ]);
  });

  it('draws the distribution of many', () => {
    const chart = jobChart([
      ...jobs(31),
      row('long', { kind: 'succeeded' }, { startedAt: START, endedAt: START + 600_000 }),
    ]);
    expect(chart).toContain('  title "How long 32 jobs took"');
    expect(chart).toContain('  bar [0, 31, 0, 0, 0, 0, 0, 0, 0, 1]');
    expect(chart).toContain('  y-axis "jobs" 0 --> 31');
  });
});

describe('makeDocument', () => {
  it('has the inputs, the counts, and a row for each mapping', () => {
    const whole = {
      ...problem,
      possibleCauses: 'Causes.',
      recommendedAction: 'Action.',
      correlationId: 'guid',
      nextStep: 'Next.',
    };
    const mapping = mappingNamed('bad', {
      healthErrors: [{ code: '1', message: 'm', possibleCauses: '', recommendedAction: '' }],
    });
    const rows = [row('', { kind: 'failed', problem: whole }, { ...ended, jobId, subject: mapping }), skippedRow('s')];
    const report = reportOf(rows, { vaultFailures: [{ vault, problem }] });
    const parsed: unknown = JSON.parse(
      [
        ...makeDocument(
          report,
          {
            ...links,
            version: '1.2.3',
            runId: 'run',
            origin: { url: 'https://ci.test/7', name: 'run 7' },
            inputs: { action: 'Enabled' },
          },
          mappingForm,
        ),
      ].join(''),
    );
    expect(parsed).toMatchObject({
      toolVersion: '1.2.3',
      runId: 'run',
      origin: { url: 'https://ci.test/7', name: 'run 7' },
      inputs: { action: 'Enabled' },
      conclusion: 'failed',
      changed: false,
      startedAt: '2026-01-01T00:00:00.000Z',
      endedAt: '2026-01-01T00:01:30.000Z',
      counts: {
        total: 2,
        selected: 1,
        skipped: 1,
        succeeded: 0,
        failed: 1,
        'failed-to-start': 0,
        'timed-out': 0,
        abandoned: 0,
      },
      vaultErrors: [{ vaultId: vault.id, error: problem }],
      mappings: [
        {
          vaultId: vault.id,
          id: mapping.id,
          name: 'bad',
          before: { status: 'Disabled', healthErrors: [{ code: '1' }] },
          decision: 'selected',
          reason: 'automatic update is disabled',
          outcome: 'failed',
          jobId,
          startedAt: '2026-01-01T00:00:00.000Z',
          endedAt: '2026-01-01T00:01:01.000Z',
          durationSeconds: 61,
          error: whole,
        },
        { name: 's', decision: 'skipped', reason: 'already disabled' },
      ],
    });
  });
});
