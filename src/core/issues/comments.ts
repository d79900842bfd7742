/** What is said in comments: what is new, what is exempted, what an end of an exemption brings, and why an issue is closed. */
import { catalogue } from '../audit/catalogue';
import type { Finding } from '../audit/findings';
import type { AuditReport } from '../audit-report/report';
import { plural } from '../render/format';
import { link } from '../render/markdown';
import { capitalised } from '../render/sections';
import { groupById } from '../values/id-map';
import type { Changes } from './changes';
import { wellFormed } from '../baseline/issue-record';
import { endText, firstOfEach, foundBy, namesText, ruleText, subjectText, type IssueTextOptions } from './text';
import type { Unit } from './unit';

const MAX_KINDS = 20;

/** Undefined where there is nothing to be said: that all is as it was is no news. */
export function commentOf(
  { fresh, again, exempted, ending }: Changes,
  report: AuditReport,
  options: IssueTextOptions,
): string | undefined {
  const lines = [
    ...listed(fresh, options, () => 'New'),
    ...listed(again, options, () => 'Not exempted any more'),
    ...listed(exempted, options, (found) => capitalised(endText(found, report))),
    ...listed(ending, options, (found) => `Ends soon: ${endText(found, report)}`),
  ];
  const by = foundBy(options);
  return lines.length === 0 ? undefined : wellFormed([...lines, ...(by === '' ? [] : ['', by])].join('\n'));
}

/** A line for each kind of finding of which the same is said. */
function listed(
  findings: readonly Finding[],
  options: IssueTextOptions,
  saying: (found: Finding) => string,
): readonly string[] {
  const groups = [...groupById(findings, (found) => `${found.id} ${saying(found)}`).values()];
  const lines = groups.slice(0, MAX_KINDS).flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    return [
      `- ${saying(first)}: ${ruleText(first.id, options)}${namesText(
        same.map(({ name }) => name),
        ': ',
      )}`,
    ];
  });
  return groups.length > MAX_KINDS ? [...lines, `- and ${groups.length - MAX_KINDS} more kinds`] : lines;
}

/** Why an issue is closed. */
export function lastWords(
  unit: Unit,
  { now, isGone }: Changes,
  report: AuditReport,
  options: IssueTextOptions,
): string {
  const by = options.origin === undefined ? '' : `, says ${link(options.origin.name, options.origin.url)}`;
  const subject = subjectText(unit, options);
  if (isGone) return wellFormed(`${subject} is gone${by}: ${GONE[unit.kind]}`);
  const exempted = now.map(({ found }) => found);
  if (exempted.length > 0) {
    const lines = listed(exempted, options, (found) => capitalised(endText(found, report)));
    const again = 'The issue is opened again if it is still found when that is over.';
    return wellFormed(
      [`Of ${lowered(subject)} nothing is left that is not exempted${by}.`, '', ...lines, '', again].join('\n'),
    );
  }
  const counted = unit.causes.filter(({ exemptedBy }) => exemptedBy === undefined);
  const warnings = counted.filter(({ severity }) => severity === 'warning').length;
  const rest = warnings === 0 ? '' : ` ${plural(warnings, 'warning')} remain, for which no issue is kept.`;
  const unknown = firstOfEach(counted).filter(({ id }) => catalogue.get(id)?.effect === 'unknown');
  const told = unknown.map(({ id }) => `- ${ruleText(id, options)}`);
  return wellFormed(
    [
      warnings === 0 ? `${subject} is healthy again${by}.` : `${subject} has no errors any more${by}.${rest}`,
      ...(told.length === 0 ? [] : ['', 'What could not be told this time:', '', ...told]),
    ].join('\n'),
  );
}

const GONE = {
  vault: 'it is in its subscription no more.',
  subscription: 'none of the vaults that were in it is there any more.',
} as const;

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
