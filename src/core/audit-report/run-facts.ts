/** What was looked at, when, by whom and with what. */
import type { ReportInputs, ReportOrigin } from '../rows/head';
import { duration, number, plural } from '../render/format';
import type { Facts } from '../render/page/model';
import { IdSet, type IdMap } from '../values/id-map';
import { secondText } from '../values/time';
import { coverageText, type Links } from './headline';
import type { AuditReport } from './report';

export interface AuditPageOptions extends Links {
  readonly version: string;
  readonly runId: string;
  /** The run of the CI that made the page. */
  readonly origin: ReportOrigin | undefined;
  /** Who signed in; undefined where nobody did. */
  readonly identity?: string | undefined;
  readonly inputs?: ReportInputs;
  /** By their ids, as far as they are known. */
  readonly subscriptionNames?: IdMap<string>;
  /** Vaults of the scope that were not audited, since they hold nothing that is replicated from Azure to Azure. */
  readonly emptyVaults?: number | undefined;
}

/** For instance `3 vaults without replicated items`; empty where none was. */
export const leftOutText = (emptyVaults = 0): string =>
  emptyVaults === 0 ? '' : `${plural(emptyVaults, 'vault')} without replicated items`;

type Optional = readonly (readonly [label: string, value: string | undefined])[];

const told = (facts: Optional): Facts =>
  facts.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [[label, value] as const]));

/** At the head of the paper. */
export function scopeFacts({ counts, vaults, startedAt }: AuditReport, options: AuditPageOptions): Facts {
  const subscriptions = new IdSet(vaults.map(({ subscriptionId }) => subscriptionId)).size;
  return told([
    ['Audited', secondText(startedAt)],
    [
      'Scope',
      `${plural(counts.vaults, 'vault')} in ${plural(subscriptions, 'subscription')}, ${plural(counts.agents.total, 'VM')}, ${plural(counts.accounts, 'automation account')}`,
    ],
    ['Not audited', leftOutText(options.emptyVaults)],
    ...whoFacts(options),
  ]);
}

/** By whom, with what. */
export function whoFacts({ origin, identity, tenantId, version }: AuditPageOptions): Facts {
  return told([
    ['Pipeline run', origin?.url],
    ['Started by', origin?.by],
    ['Commit', origin?.revision],
    ['Signed in as', identity],
    ['Tenant', tenantId],
    ['Tool', `asr-autoupdate ${version}`],
  ]);
}

export function runFacts({ startedAt, endedAt, ...report }: AuditReport, options: AuditPageOptions): Facts {
  return told([
    ['Audited', secondText(startedAt)],
    ['Took', duration(endedAt - startedAt)],
    ...whoFacts(options),
    ['Run', options.runId],
    ...countFacts(report),
    ...inputFacts(options.inputs),
    ['Findings explained', options.docsUrl],
  ]);
}

export function countFacts({ counts, failOn }: Pick<AuditReport, 'counts' | 'failOn'>): Facts {
  const { agents } = counts;
  return [
    ['Automatic update', coverageText(agents)],
    ['Current agents', number(agents.current)],
    ['Update waiting', number(agents.outdated)],
    ['Fails on', failOn],
  ];
}

const MAX_VALUES = 3;

/** As they are called on GitHub. */
function inputFacts(inputs: ReportInputs | undefined): Facts {
  return Object.entries(inputs ?? {}).flatMap(([key, value]) => {
    const name = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const text = typeof value === 'object' ? listText(value) : String(value ?? '');
    return text === '' ? [] : [[`Input ${name}`, text] as const];
  });
}

function listText(values: readonly string[]): string {
  const shown = values.slice(0, MAX_VALUES).join(', ');
  return values.length > MAX_VALUES ? `${shown} and ${number(values.length - MAX_VALUES)} more` : shown;
}
