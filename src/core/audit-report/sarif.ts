/**
 * Findings as SARIF 2.1.0, causes only. GitHub's code scanning knows nothing of baselines: what is left out of a file is
 * closed there, and what was suppressed would be open. Others, such as the Scans tab of Azure Pipelines, go by
 * `baselineState`, and show what is new.
 */
import { bounded, visible } from '../render/text';
import { catalogue } from '../audit/catalogue';
import { isCounted, ruleIdOf } from '../baseline/baseline';
import type { PastFinding } from '../baseline/compare';
import { counting, docsLink, isCause, type Finding } from '../audit/findings';
import type { AuditReport } from './report';
import type { Rule } from '../audit/rule';
import { stepsText, stepText } from '../audit/steps';
import { isoTime } from '../values/time';
import type { Links } from './headline';

/** What GitHub shows of a file; one with more than 25,000 it refuses. */
export const MAX_ON_GITHUB = 5_000;
export const MAX_RESULTS = 25_000;

/** Of a line of text. */
const MAX_CHARACTERS = 8_000;

export interface SarifOptions extends Links {
  readonly version: string;
  /** Home of the tool. */
  readonly home: string;
  readonly isForGitHub: boolean;
  /**
   * What GitHub tells this file from others by, with a slash at its end. Left out where the upload has to say it: a file
   * that does is believed before the upload, and shards would replace each other.
   */
  readonly category?: string;
  /** Hex digest of a text. */
  readonly hash: (text: string) => string;
}

/** In pieces. The results that are left out, if there are too many, are the least severe. */
export function* makeSarif(report: AuditReport, options: SarifOptions): Generator<string> {
  const { isForGitHub, category } = options;
  const causes = isForGitHub ? counting(report.findings) : report.findings.filter(isCause);
  const results = causes.slice(0, isForGitHub ? MAX_ON_GITHUB : MAX_RESULTS);
  const driver = {
    name: 'asr-autoupdate',
    version: options.version,
    informationUri: options.home,
    rules: [...catalogue].map(([id, rule]) => ruleOf(id, rule, options)),
  };
  const properties = { resultsLeftOut: causes.length - results.length };
  yield '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{';
  if (category !== undefined) yield `"automationDetails":${JSON.stringify({ id: category })},`;
  yield `"tool":${JSON.stringify({ driver })},"properties":${JSON.stringify(properties)},"results":[`;
  const places = new Map([...catalogue.keys()].map((id, index) => [id, index]));
  const fingerprints = fingerprinting(options);
  const reasons = new Map(report.exemptions.entries.map(({ exemption }) => [exemption.name, exemption.description]));
  let separator = '\n';
  for (const found of results) {
    yield `${separator}${JSON.stringify(resultOf(found, places.get(found.id), fingerprints(found), options, reasons))}`;
    separator = ',\n';
  }
  for (const past of isForGitHub ? [] : report.ratchet.past.filter(isAbsent)) {
    yield `${separator}${JSON.stringify(absent(past, places.get(ruleIdOf(past.entry)), fingerprints(past.entry)))}`;
    separator = ',\n';
  }
  yield '\n]}]}\n';
}

const ruleOf = (id: string, rule: Rule, options: SarifOptions): object => ({
  id,
  name: id,
  shortDescription: { text: rule.title },
  fullDescription: { text: rule.meaning },
  helpUri: docsLink(id, options),
  help: { text: `${rule.meaning}\n\n${rule.cause}\n\n${stepsText(rule.remedy({}))}` },
  defaultConfiguration: { level: rule.severity },
  properties: { tags: ['azure', 'site-recovery', rule.about] },
});

/** On one line; SARIF would take brackets followed by parentheses for a link. */
const shown = (text: string): string => visible(bounded(text, MAX_CHARACTERS)).replaceAll('](', '] (');

function resultOf(
  found: Finding,
  ruleIndex: number | undefined,
  partialFingerprints: Fingerprints,
  { isForGitHub }: SarifOptions,
  reasons: ReadonlyMap<string, string>,
): object {
  const { id, severity, message, cause, remedy, resource, name, firstSeen, exemptedBy } = found;
  return {
    ruleId: id,
    ruleIndex,
    level: severity,
    message: { text: [message, cause, ...remedy.map(stepText)].map(shown).join('\n') },
    locations: [
      {
        ...placeOf(found),
        logicalLocations: [{ fullyQualifiedName: shown(resource), name: shown(name), kind: 'resource' }],
      },
    ],
    partialFingerprints,
    ...(!isForGitHub && { baselineState: found.state === 'accepted' ? 'unchanged' : 'new' }),
    ...(exemptedBy !== undefined && { suppressions: [suppression(exemptedBy, reasons.get(exemptedBy))] }),
    ...(firstSeen !== undefined && { properties: { firstSeen: isoTime(firstSeen) } }),
  };
}

const suppression = (name: string, reason: string | undefined): object => ({
  kind: 'external',
  status: 'accepted',
  justification: shown(reason === undefined ? name : `${name}: ${reason}`),
});

const isAbsent = ({ state, entry }: PastFinding): boolean =>
  (state === 'fixed' || state === 'gone') && isCounted(entry) && catalogue.has(ruleIdOf(entry));

function absent(
  { entry, state }: PastFinding,
  ruleIndex: number | undefined,
  partialFingerprints: Fingerprints,
): object {
  const id = ruleIdOf(entry);
  return {
    ruleId: id,
    ruleIndex,
    level: catalogue.get(id)?.severity,
    message: { text: shown(`${entry.name}: ${state === 'fixed' ? 'fixed' : 'gone'}`) },
    locations: [placeOf(entry)],
    partialFingerprints,
    baselineState: 'absent',
    properties: { firstSeen: isoTime(entry.firstSeen) },
  };
}

/** Code scanning wants a file and a line: there is none, so that a path made of the subject's id stands for it. */
const placeOf = (of: Pick<Finding, 'key'>): object => ({
  physicalLocation: { artifactLocation: { uri: artifactOf(of) }, region: { startLine: 1 } },
});

/** `azure/` and the ARM id in lower case, the same in every run; an id with other characters leaves no folder. */
function artifactOf({ key }: Pick<Finding, 'key'>): string {
  const segments = key
    .slice(key.indexOf(' ') + 1)
    .split(/[/ ]+/)
    .filter((segment) => segment !== '')
    .map((segment) =>
      /^\.+$/.test(segment) ? '_' : encodeURIComponent(segment.toLowerCase().replace(/\p{Surrogate}/gu, '\ufffd')),
    );
  return ['azure', ...(segments.length === 0 ? ['unknown'] : segments)].join('/');
}

type Fingerprints = Readonly<Record<string, string>>;

/**
 * Code scanning tells alerts by rule, file and the hash of a line with its number among those alike, which it would make
 * of the file itself, and there is none. Messages hold days and versions, so that they are not in it.
 */
function fingerprinting({ hash }: SarifOptions): (of: Pick<Finding, 'key'>) => Fingerprints {
  const counts = new Map<string, number>();
  return ({ key }) => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    const print = hash(key);
    return { primaryLocationLineHash: `${print.slice(0, 16)}:${count}`, 'finding/v1': `${print}:${count}` };
  };
}
