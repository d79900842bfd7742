/**
 * Findings as JUnit XML: a suite for each vault, a case for each cause. Errors are failures. Warnings are failures
 * where they fail the step, and else skipped cases, which the Tests tab of Azure Pipelines shows apart from passed ones.
 */
import { IdMap } from '../values/id-map';
import { bounded, visible } from '../render/text';
import { sinceDay } from '../audit/age';
import { catalogue } from '../audit/catalogue';
import { type Finding, docsLink, isCause } from '../audit/findings';
import { consequencesOf } from './consequences';
import { countsAsNew } from './ratchet';
import type { AuditReport } from './report';
import type { VaultRow } from '../audit/rows';
import { stepText } from '../audit/steps';
import { type Links } from './headline';
import { heldBackText, type HeldBack } from './standing';
import { isoTime } from '../values/time';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** What no XML may hold, not even as an entity: halves of characters, and two that are none. */
const FORBIDDEN = /[\p{Surrogate}\ufffe\uffff]/gu;

/** Of a line of text. */
const MAX_CHARACTERS = 8_000;

/** Text of one line that stays text in elements and in attributes. */
export const escapeXml = (text: string): string =>
  visible(bounded(text, MAX_CHARACTERS))
    .replace(FORBIDDEN, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16)}`)
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

/** Lines of a case. */
const MAX_FOLLOWING = 50;

type TestResult = 'failure' | 'skipped' | 'passed';

function resultOf(found: Finding, { failOn, ratchet }: AuditReport): TestResult {
  const { severity, exemptedBy } = found;
  if (exemptedBy !== undefined || (severity !== 'note' && !countsAsNew(found, ratchet))) return 'skipped';
  if (severity === 'error' || (severity === 'warning' && failOn === 'warning')) return 'failure';
  return severity === 'warning' ? 'skipped' : 'passed';
}

/** In pieces; complete only if read to its end. */
export function* makeJUnit(report: AuditReport, links: Links): Generator<string> {
  const suites = suitesOf(report);
  const consequences = consequencesOf(report.findings);
  const all = suites.flatMap(({ findings }) => findings);
  const cases = suites.reduce((sum, { findings }) => sum + Math.max(1, findings.length), 0);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites name="Site Recovery agents: audit" ${counts(all, cases, report)}>\n`;
  for (const { name, findings } of suites) {
    const timestamp = isoTime(report.startedAt)?.slice(0, -5) ?? '';
    const number = counts(findings, Math.max(1, findings.length), report);
    yield `  <testsuite name="${escapeXml(name)}" timestamp="${timestamp}" ${number}>\n`;
    if (findings.length === 0) yield `    <testcase classname="${escapeXml(name)}" name="No findings" time="0"/>\n`;
    for (const found of findings)
      yield caseOf(name, found, resultOf(found, report), links, consequences.get(found.key) ?? [], report.heldBack);
    yield '  </testsuite>\n';
  }
  yield '</testsuites>\n';
}

function counts(findings: readonly Finding[], cases: number, report: AuditReport): string {
  const count = (result: TestResult): number => findings.filter((found) => resultOf(found, report) === result).length;
  return `tests="${cases}" failures="${count('failure')}" errors="0" skipped="${count('skipped')}" time="0"`;
}

interface Suite {
  readonly name: string;
  readonly findings: readonly Finding[];
}

/** Findings that belong to no vault of the report have a suite of their own. */
function suitesOf({ vaults, findings }: AuditReport): Suite[] {
  const byVault = new IdMap<Finding[]>(vaults.map(({ id }) => [id, []]));
  const others: Finding[] = [];
  for (const found of findings.filter(isCause)) (byVault.get(found.vaultId) ?? others).push(found);
  const nameOf = ({ name, resourceGroup, subscriptionId }: VaultRow): string =>
    `${name} (${resourceGroup}, ${subscriptionId})`;
  const suites = vaults.map((vault) => ({ name: nameOf(vault), findings: byVault.get(vault.id) ?? [] }));
  return others.length === 0 ? suites : [...suites, { name: 'audit', findings: others }];
}

function caseOf(
  suite: string,
  found: Finding,
  result: TestResult,
  links: Links,
  following: readonly Finding[],
  heldBack: HeldBack,
): string {
  const title = `${found.id} ${catalogue.get(found.id)?.title ?? ''}: ${found.name}`;
  const lines = [
    `${found.message}${heldBackText([found], heldBack)}${sinceDay(found)}`,
    '',
    found.cause,
    '',
    ...found.remedy.map(stepText),
    '',
    ...(following.length === 0
      ? []
      : [
          'What follows from it:',
          ...following.slice(0, MAX_FOLLOWING).map(({ id, message }) => `${id}: ${message}`),
          '',
        ]),
    `Resource: ${found.resource}`,
    docsLink(found.id, links),
  ];
  const text = lines.map(escapeXml).join('\n');
  const exempted = found.exemptedBy === undefined ? '' : `exempted by ${found.exemptedBy}, `;
  const message = escapeXml(`${exempted}${found.severity}: ${found.message}`);
  const body = {
    failure: `<failure type="${found.id}" message="${message}">${text}</failure>`,
    skipped: `<skipped message="${message}"/>\n      <system-out>${text}</system-out>`,
    passed: `<system-out>${text}</system-out>`,
  }[result];
  return `    <testcase classname="${escapeXml(suite)}" name="${escapeXml(title)}" time="0">\n      ${body}\n    </testcase>\n`;
}
