/** The page that explains the findings of an audit, made from their table. */
import { catalogue } from '../src/core/audit/catalogue';
import type { Rule } from '../src/core/audit/rule';
import type { Step } from '../src/core/audit/steps';

const groups: Readonly<Record<Rule['about'], string>> = {
  mapping: 'Mappings',
  account: 'Automation accounts',
  identity: 'Automation accounts',
  agent: 'Agents',
  subscription: 'Subscriptions',
  vault: 'Vaults and the audit itself',
  audit: 'Vaults and the audit itself',
};

const about: Readonly<Record<Rule['about'], string>> = {
  mapping: 'a protection container mapping',
  account: 'an automation account',
  identity: 'an automation account, at a vault that uses it',
  agent: 'a replicated VM',
  subscription: 'a subscription',
  vault: 'a vault',
  audit: 'the audit as a whole',
};

const intro = `# Findings

What \`action: Audit\` may find. The ids stay what they are: a filter or an exception that names one keeps its meaning. Every finding of a report names its resource, the cause with the service's own words where it has any, and the remedy with the real ids in place of \`VAULT_ID\`, \`ACCOUNT_ID\` and \`VM_NAME\`.

Errors mean that agents are not kept up to date or have lost support, or that what decides it could not be read; warnings, that this is at risk; notes are for information. \`fail-on\` (\`failOn\` on Azure Pipelines) says which of them fail the step. The output \`compliant\` is \`true\` if the audit was not interrupted and found no error; with \`fail-on: warning\` no warning either.`;

export function findingsMarkdown(): string {
  const rows = [...catalogue].map(
    ([id, { severity, title }]) => `| [${id}](#${id.toLowerCase()}) | ${severity} | ${title} |`,
  );
  const parts = [intro, ['| Finding | Severity | Title |', '| --- | --- | --- |', ...rows].join('\n')];
  for (const group of new Set(Object.values(groups))) {
    parts.push(`## ${group}`);
    for (const [id, rule] of catalogue) if (groups[rule.about] === group) parts.push(explanation(id, rule));
  }
  return `${parts.join('\n\n')}\n`;
}

const explanation = (id: string, rule: Rule): string =>
  [
    `### ${id}`,
    `**${rule.title}** (${rule.severity}, about ${about[rule.about]})`,
    rule.meaning,
    `**Cause:** ${rule.cause}`,
    `**Source:** ${rule.source ?? 'inferred: no document of Microsoft says it.'}`,
    `**Remedy:**${steps(rule.remedy({}))}`,
  ].join('\n\n');

/** Commands stand in blocks of their own. */
const steps = (remedy: readonly Step[]): string =>
  remedy
    .map((step, index) => {
      if ('command' in step) return `\n\n\`\`\`bash\n${step.command}\n\`\`\``;
      return `${index === 0 ? ' ' : '\n\n'}${step.text.replace(/`[^`]*`|\b(?:VAULT|ACCOUNT)_ID\b|\bVM_NAME\b/g, asCode)}`;
    })
    .join('');

/** What stands in a code span already stays in it. */
const asCode = (text: string): string => (text.startsWith('`') ? text : `\`${text}\``);
