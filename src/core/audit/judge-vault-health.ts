/** Findings of what a vault says of itself as a whole. */
import { finding, notKnown } from './catalogue';
import type { VaultFacts } from './facts';
import type { Finding } from './findings';
import { nameOf } from '../values/arm-id';
import { IdSet } from '../values/id-map';
import { accountInUse, isA2A } from '../values/mapping-state';
import type { HealthError } from '../values/model';
import type { HealthIssue } from '../values/resources';

/** Findings that say that an agent loses support, as the vault does with this category. */
const OF_VERSIONS = /^ASR2(01|02|13|14|15)$/;

/**
 * Where nothing is replicated from Azure to Azure, a vault's health is about something else.
 * @param found what was found in the vault otherwise
 */
export function judgeVaultHealth(facts: VaultFacts, found: readonly Finding[]): Finding[] {
  const { vault, health, alerts, failedUpdates } = facts;
  if (!holdsA2A(facts)) return [];
  const subject = { resource: vault.id, name: vault.name, vaultId: vault.id };
  const findings: Finding[] = [];
  if (!health.known)
    findings.push(notKnown('ASR410', subject, `The health of the vault ${vault.name}`, health.problem));
  else {
    const news = newIssues(health.value, facts, found);
    if (news.length > 0) {
      const said = [
        ...new Set(news.map(({ code, message }) => [code, message].filter((text) => text !== '').join(': '))),
      ];
      findings.push(
        finding('ASR308', subject, `The vault ${vault.name} shows configuration issues: ${said.join('; ')}`),
      );
    }
  }
  if (!alerts.known)
    findings.push(notKnown('ASR411', subject, `The alert settings of the vault ${vault.name}`, alerts.problem));
  else if (!alerts.value.some(({ toOwners, addresses }) => toOwners || addresses > 0))
    findings.push(finding('ASR309', subject, `The vault ${vault.name} sends its alerts to nobody by mail.`));
  const accounts = accountsIn(facts);
  if (accounts.length > 1) {
    const names = accounts.map(nameOf).join(', ');
    findings.push(
      finding(
        'ASR310',
        subject,
        `The mappings of the vault ${vault.name} use ${accounts.length} automation accounts: ${names}.`,
      ),
    );
  }
  if (!failedUpdates.known)
    findings.push(notKnown('ASR412', subject, `The list of jobs of the vault ${vault.name}`, failedUpdates.problem));
  return findings;
}

export const holdsA2A = ({ mappings, items }: Pick<VaultFacts, 'mappings' | 'items'>): boolean =>
  [mappings, items].some((list) => list.known && list.value.some(({ provider }) => isA2A(provider)));

/** Ids of the accounts that working mappings name, in lower case. */
const accountsIn = ({ mappings }: VaultFacts): readonly string[] => [
  ...new IdSet(mappings.known ? mappings.value.flatMap(accountInUse) : []),
];

/** Problems that neither a mapping nor an item shows; a test failover that was never made is none. */
function newIssues(
  issues: readonly HealthIssue[],
  { mappings, items }: VaultFacts,
  found: readonly Finding[],
): readonly HealthIssue[] {
  const shown: readonly HealthError[] = [mappings, items].flatMap((list) =>
    list.known ? list.value.flatMap(({ healthErrors }) => healthErrors) : [],
  );
  const told = new Set(
    shown
      .flatMap(({ code, category = '', message }) => [`code ${code}`, `category ${category}`, `message ${message}`])
      .map((text) => text.toLowerCase()),
  );
  if (found.some(({ id }) => OF_VERSIONS.test(id))) told.add('category versionexpiry');
  return issues.filter(
    ({ code, category, severity, message }) =>
      /^(error|warning)$/i.test(severity) &&
      !/^testfailover$/i.test(category) &&
      !(code !== '' && told.has(`code ${code}`.toLowerCase())) &&
      !(category !== '' && told.has(`category ${category}`.toLowerCase())) &&
      !(message !== '' && told.has(`message ${message}`.toLowerCase())),
  );
}
