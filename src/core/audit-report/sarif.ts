/** Findings as SARIF 2.1.0, as GitHub's code scanning reads it. */
import { bounded, visible } from '../render/text';
import { parseVaultId } from '../values/arm-id';
import { catalogue, isOfAccount } from '../audit/catalogue';
import { counting, docsLink, type Finding } from '../audit/findings';
import type { AuditReport } from './report';
import type { Rule } from '../audit/rule';
import { stepsText, stepText } from '../audit/steps';
import type { Links } from './headline';

/** GitHub refuses a file with more. */
export const MAX_RESULTS = 25_000;

/** Of a line of text. */
const MAX_CHARACTERS = 8_000;

export interface SarifOptions extends Links {
  readonly version: string;
  /** Home of the tool. */
  readonly home: string;
}

/** In pieces. The results that are left out, if there are too many, are the least severe. */
export function* makeSarif(report: AuditReport, options: SarifOptions): Generator<string> {
  const causes = counting(report.findings);
  const results = causes.slice(0, MAX_RESULTS);
  const driver = {
    name: 'asr-autoupdate',
    version: options.version,
    informationUri: options.home,
    rules: [...catalogue].map(([id, rule]) => ruleOf(id, rule, options)),
  };
  const properties = { resultsLeftOut: causes.length - results.length };
  yield '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{';
  yield `"tool":${JSON.stringify({ driver })},"properties":${JSON.stringify(properties)},"results":[`;
  const places = new Map([...catalogue.keys()].map((id, index) => [id, index]));
  let separator = '\n';
  for (const found of results) {
    yield `${separator}${JSON.stringify(resultOf(found, places.get(found.id)))}`;
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

function resultOf(found: Finding, ruleIndex: number | undefined): object {
  const { id, severity, message, cause, remedy, resource, name } = found;
  return {
    ruleId: id,
    ruleIndex,
    level: severity,
    message: { text: [message, cause, ...remedy.map(stepText)].map(shown).join('\n') },
    locations: [
      {
        // Code scanning wants a file: there is none, so the vault stands for it.
        physicalLocation: { artifactLocation: { uri: artifactOf(found) }, region: { startLine: 1 } },
        logicalLocations: [{ fullyQualifiedName: shown(resource), name: shown(name), kind: 'resource' }],
      },
    ],
    partialFingerprints: { 'finding/v1': fingerprintOf(found) },
  };
}

/** `vaults/{subscription}/{resource group}/{name}`, the same in every run; an id that is no vault's leaves no folder. */
function artifactOf({ vaultId }: Finding): string {
  const vault = parseVaultId(vaultId);
  if (vault === undefined) return 'vaults/unknown';
  const parts = [vault.subscriptionId, vault.resourceGroup, vault.name];
  return ['vaults', ...parts.map((part) => encodeURIComponent(part.toLowerCase()))].join('/');
}

/** Tells the same finding in two runs: messages hold days and versions, so they are not in it. */
export const fingerprintOf = ({ id, resource, vaultId }: Finding): string =>
  (isOfAccount(id) ? `${id}:${resource}` : `${id}:${resource}@${vaultId}`).toLowerCase();
