/** The figures of the first screen. */
import { endOf, type JudgedEntry } from '../exemptions/apply';
import { number, plural } from '../render/format';
import { exemptedText } from './exempt';
import type { Gauge } from '../render/page/model';
import { DAY } from '../values/time';
import type { AuditReport } from './report';
import { BADGES, standings } from './standing';

/** With their names in the filter of the page. */
export function gaugesOf(report: AuditReport): readonly Gauge[] {
  const { counts, exemptions } = report;
  const { findings } = counts;
  return [
    coverage(report),
    support(report),
    {
      title: 'Causes',
      value: number(findings.error + findings.warning + findings.note),
      parts: [
        { label: findings.error === 1 ? 'error' : 'errors', value: findings.error, level: 'error', ...to('error') },
        {
          label: findings.warning === 1 ? 'warning' : 'warnings',
          value: findings.warning,
          level: 'warning',
          ...to('warning'),
        },
        { label: findings.note === 1 ? 'note' : 'notes', value: findings.note, level: 'note', ...to('note') },
      ],
      ...(counts.holdingBack > 0 && { remark: `${number(counts.holdingBack)} hold VMs back` }),
    },
    {
      title: 'Exempted',
      value: report.findings.some(({ exemptedBy }) => exemptedBy !== undefined)
        ? exemptedText(report.findings)
        : 'none',
      parts: [],
      ...(exemptions.entries.length > 0 && { remark: exemptionsRemark(exemptions.entries, report.startedAt) }),
    },
  ];
}

const to = (level: string): { readonly filter: string; readonly at: string } => ({
  filter: `is:${level}`,
  at: 'causes',
});

/** What is not known is in none of the others. */
function coverage({ counts: { agents } }: AuditReport): Gauge {
  return {
    title: 'VMs covered and current',
    value: agents.total === 0 ? 'nothing to judge' : `${number(agents.healthy)} of ${number(agents.total)}`,
    parts: standings.map((standing) => ({
      label: BADGES[standing],
      value: agents[standing],
      level: BADGES[standing],
      filter: `is:${BADGES[standing].replace(' ', '-')}`,
      at: 'agents',
    })),
  };
}

function support({ agents, counts, expiryDays }: AuditReport): Gauge {
  const { expired, expiring } = counts.agents;
  const soon = expiring - expired;
  const noDate = agents.filter(({ expiry }) => expiry === 'none').length;
  return {
    title: 'Support of agents',
    value:
      expired > 0
        ? `${number(expired)} out`
        : soon > 0
          ? `${number(soon)} end soon`
          : agents.length === 0
            ? 'none'
            : 'all in support',
    parts: [
      { label: 'later', value: agents.length - expiring - noDate, level: 'ok' },
      { label: `within ${plural(expiryDays, 'day')}`, value: soon, level: 'warning' },
      { label: 'out of support', value: expired, level: 'error' },
      { label: 'no date', value: noDate, level: 'not known' },
    ],
  };
}

function exemptionsRemark(entries: readonly JudgedEntry[], now: number): string {
  const ends = entries.map(({ exemption }) => endOf(exemption)).filter((end) => end !== undefined && end > now);
  const first = ends.reduce<number>((a, b) => Math.min(a, b ?? a), Number.POSITIVE_INFINITY);
  const by = plural(entries.length, 'exemption');
  return Number.isFinite(first) ? `${by}; one ends in ${plural(Math.ceil((first - now) / DAY), 'day')}` : by;
}
