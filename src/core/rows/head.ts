/** The head of every report, and what all of its files are made with. */
import { isFields } from './fields';
import { nested, rowsOf } from './define-rows';
import { constant, guid, maybe, name, time, word, type Kind } from './kinds';

/** Of the reports that are written, and read; raised when a property changes its meaning or goes. */
export const REPORT_VERSION = 2;

/** The run of the CI. */
export interface ReportOrigin {
  readonly url: string;
  readonly name: string;
  /** Who started it. */
  readonly by?: string;
  readonly revision?: string;
}

export type ReportInputs = {
  readonly action: string;
} & Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** What every file of a run is made with, made once for the run. */
export interface ReportContext {
  /** Version of this tool. */
  readonly version: string;
  /** A guid that the report and every request carry. */
  readonly runId: string;
  /** Undefined on a terminal. */
  readonly origin: ReportOrigin | undefined;
  /** Who signs in, as the user of the host names it. */
  readonly identity?: string | undefined;
  /** For instance `AzureCloud`. */
  readonly cloud: string;
  /** For portal links that open in the right tenant. */
  readonly tenantId: string | undefined;
  /** Base of the portal. */
  readonly portal: string;
  /** Address of the page that explains the findings. */
  readonly docsUrl: string;
  /** The inputs that matter to the action, as they were understood. */
  readonly inputs: ReportInputs;
}

const origin = rowsOf<ReportOrigin>();

export const originForm = origin.form('origin', 'The run of the CI.', {
  url: origin.column(name, '', 'address of the run', ({ url }) => url),
  name: origin.column(name, '', 'of the run', (of) => of.name),
  by: origin.column(maybe(name), '', 'who started it', ({ by }) => by),
  revision: origin.column(maybe(name), '', 'of the code that it runs with', ({ revision }) => revision),
});

interface Head {
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly conclusion: string;
  readonly context: ReportContext;
}

/** Each action has inputs and conclusions of its own, which its schema tells. */
const inputs: Kind<object> = {
  schema: { type: 'object' },
  cell: 'text',
  read: (value) => (isFields(value) ? value : undefined),
};

const { column, form } = rowsOf<Head>();

export const headForm = form('head', 'What every report has.', {
  report: column(constant('asr-autoupdate'), '', 'always `asr-autoupdate`', () => 'asr-autoupdate' as const),
  reportVersion: column(
    constant(REPORT_VERSION),
    '',
    `\`${REPORT_VERSION}\`; raised when a property changes its meaning or goes`,
    () => REPORT_VERSION,
  ),
  action: column(
    word,
    '',
    'what was done; what else the report holds depends on it',
    ({ context }) => context.inputs.action,
  ),
  toolVersion: column(
    { ...word, schema: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+' } },
    '',
    'version of this tool',
    ({ context }) => context.version,
  ),
  runId: column(guid, '', 'a GUID that all requests of the run carry', ({ context }) => context.runId),
  origin: column(
    maybe(nested(originForm)),
    '',
    'the run of the CI; left out on a terminal, see below',
    ({ context }) => context.origin && originForm.make(context.origin),
  ),
  cloud: column(
    { ...word, schema: { $ref: '#/$defs/environment' } },
    '',
    'the Azure cloud, as the input `environment`',
    ({ context }) => context.cloud,
  ),
  identity: column(
    maybe(name),
    '',
    'who signed in, as far as the inputs name it: the client id, or the service connection',
    ({ context }) => context.identity,
  ),
  tenantId: column(maybe(word), '', 'the Entra tenant that was signed in to', ({ context }) => context.tenantId),
  startedAt: column(time, '', 'of the run; of a merge, of the first shard', ({ startedAt }) => startedAt),
  endedAt: column(time, '', 'of the run; of a merge, of the last shard', ({ endedAt }) => endedAt),
  inputs: column(
    inputs,
    '',
    'the inputs that matter to the action, as they were understood, see below',
    ({ context }) => context.inputs,
  ),
  conclusion: column(word, '', 'as the output', ({ conclusion }) => conclusion),
});

/** What every report begins with. */
export const headOf = (head: Head): object => headForm.write(headForm.make(head));
