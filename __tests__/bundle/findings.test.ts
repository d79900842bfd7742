/** Every finding that there is, as the shipped bundle reports it: compared whole, and none is left out. */
import { stepsText, stepText } from '../../src/core/audit/steps';
import type { Scenario } from '../../simulator';
import type { PlayOptions } from '../../simulator/play';
import { catalogue } from '../../src/core/audit/catalogue';
import { expectGolden } from '../support/golden';
import { audit, type AuditDocument, type FindingRow } from './audits';

interface Case {
  readonly scenario: string | Scenario;
  readonly inputs?: NonNullable<PlayOptions['inputs']>;
}

const cases: Readonly<Record<string, Case>> = {
  neglected: { scenario: 'neglected', inputs: { deep: 'true' } },
  'partial-rights': { scenario: 'partial-rights', inputs: { deep: 'true' } },
  'nothing-to-audit': { scenario: 'nothing-to-audit' },
  'cut-short': { scenario: 'nothing-to-audit', inputs: { timeout: '0.0001' } },
};

const seen = new Map<string, Promise<AuditDocument>>();
function reportOf(name: string): Promise<AuditDocument> {
  const found =
    seen.get(name) ??
    audit({ host: 'github', speed: 20, scenario: 'healthy', ...cases[name] }).then(({ report }) => report);
  seen.set(name, found);
  return found;
}

/** What differs between two equal runs. */
const settled = (text: string): string =>
  text.replace(/correlation id [0-9a-f-]{36}/g, 'correlation id <id>').replace(/\bon \d{4}-\d\d-\d\d\b/g, 'on <day>');

const textOf = ({ id, severity, resource, name, vaultId, message, cause, remedy }: FindingRow): string =>
  [
    `${id} ${severity}: ${name}`,
    `resource: ${resource}`,
    `vault: ${vaultId}`,
    `message: ${message}`,
    `cause: ${cause}`,
    `remedy: ${remedy.map(stepText).join('\n  ')}`,
  ].join('\n');

it.concurrent.each(Object.keys(cases))('the findings of %s are as recorded', async (name) => {
  const { findings } = await reportOf(name);
  expectGolden(`findings.${name}`, settled(findings.map(textOf).join('\n\n')));
});

it('every finding of the table comes up', async () => {
  const reports = await Promise.all(Object.keys(cases).map(reportOf));
  const found = new Set(reports.flatMap(({ findings }) => findings.map(({ id }) => id)));
  expect([...catalogue.keys()].filter((id) => !found.has(id))).toEqual([]);
});

it('severities are those of the table, and every finding says what is wrong, why, and what to do', async () => {
  const findings = (await Promise.all(Object.keys(cases).map(reportOf))).flatMap((report) => report.findings);
  for (const { id, severity, message, cause, remedy, resource } of findings) {
    expect([id, severity]).toEqual([id, catalogue.get(id)?.severity]);
    for (const text of [message, cause, stepsText(remedy), resource]) expect(text.trim()).not.toBe('');
  }
});
