/** Findings counted by severity. */
import { plural } from '../render/format';
import { rowsOf } from '../rows/define-rows';
import { count, type Kind } from '../rows/kinds';
import type { Finding } from './findings';
import { severities, type Level, type Severity } from './severity';

export type BySeverity = Readonly<Record<Severity, number>>;

export function countBySeverity(findings: readonly Finding[]): BySeverity {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** For instance `2 errors, 1 note`; empty if there is none. */
export const countsText = (counts: BySeverity): string =>
  severities.flatMap((one) => (counts[one] > 0 ? [plural(counts[one], one)] : [])).join(', ');

export const worstIn = (counts: BySeverity): Level => severities.find((one) => counts[one] > 0) ?? 'ok';

const severityCounts = rowsOf<BySeverity>();

export const bySeverityForm = severityCounts.form(
  'bySeverity',
  'Findings, counted by severity; what follows from another finding is not counted.',
  {
    error: severityCounts.column(count, '', 'errors', ({ error }) => error),
    warning: severityCounts.column(count, '', 'warnings', ({ warning }) => warning),
    note: severityCounts.column(count, '', 'notes', ({ note }) => note),
  },
);

export const bySeverity: Kind<BySeverity> = {
  schema: { $ref: '#/$defs/bySeverity' },
  cell: 'number',
  read: (value, context) => bySeverityForm.read(value, context),
};

export const severityCells = severities.map((one) => ({
  key: `${one}s`,
  title: `${one.charAt(0).toUpperCase()}${one.slice(1)}s`,
  kind: 'number' as const,
  cell: (counts: BySeverity) => counts[one],
}));
