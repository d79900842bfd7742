/** What an audit finds, whatever it was found in. */
import { rowsOf } from '../rows/define-rows';
import { choice, idOrEmpty, maybe, name, names, saying, sharedText, text, time, word } from '../rows/kinds';
import { remedy } from './remedy';
import type { Place, Rule } from './rule';
import { severity, type Severity } from './severity';
import type { Step } from './steps';

export interface FindingSubject {
  /** ARM id. */
  readonly resource: string;
  /** Name for people. */
  readonly name: string;
  readonly vaultId: string;
  /** ARM id that stays the same where that of the resource does not: the VM of a replicated item. */
  readonly lasting?: string | undefined;
}

export interface Details {
  readonly at?: Place;
  /** The service's own words, or what else is known of the cause. */
  readonly because?: string;
  /** Instead of the rule's own, if the rule allows it. */
  readonly severity?: Severity | undefined;
  /** Better known than what the table says, for instance since the service was asked in vain. */
  readonly remedy?: readonly Step[] | undefined;
  /** Milliseconds since the epoch: the evidence speaks of the time before it, and not of what was done since. */
  readonly evidenceAt?: number | undefined;
}

interface Found {
  readonly id: string;
  readonly rule: Rule;
  readonly subject: FindingSubject;
  readonly message: string;
  readonly details: Details;
}

export interface DocsOptions {
  /** Address of the page that explains the findings. */
  readonly docsUrl: string;
}

export const docsLink = (id: string, { docsUrl }: DocsOptions): string => `${docsUrl}#${id.toLowerCase()}`;

/**
 * Held against a baseline. `newly-checked`: of a rule that the baseline did not know; it does not count as new, and is
 * accepted from then on.
 */
export const findingStates = ['accepted', 'new', 'newly-checked'] as const;
export type FindingState = (typeof findingStates)[number];

const FINDING_ID = /^ASR\d{3}$/;

const findingId = {
  ...word,
  schema: { type: 'string', pattern: FINDING_ID.source },
  read: (...[value, context]: Parameters<typeof word.read>) =>
    typeof value === 'string' && FINDING_ID.test(value) ? word.read(value, context) : undefined,
};

const { column, form } = rowsOf<Found>();

interface KeyParts {
  readonly id: string;
  readonly rule: Pick<Rule, 'about'>;
  readonly subject: Omit<FindingSubject, 'name'>;
}

/** The same in every run; an account has one for each vault where the finding is about both. */
export const keyOf = ({ id, rule, subject: { resource, lasting = resource, vaultId } }: KeyParts): string =>
  `${id} ${`${lasting}${rule.about === 'identity' ? ` on ${vaultId}` : ''}`.toLowerCase()}`;

const severityOf = ({ rule, details: { severity: own } }: Found): Severity =>
  own !== undefined && rule.mayBe?.includes(own) ? own : rule.severity;

const ofNone = 'ARM id; empty if nothing was found to audit';

const columns = {
  id: column(findingId, 'Finding', '[explained here](findings.md)', ({ id }) => id, { csv: 'finding' }),
  severity: column(severity, 'Severity', 'how bad it is', severityOf),
  title: column(sharedText, 'Title', 'in a few words, the same for every finding of this id', ({ rule }) => rule.title),
  name: column(name, 'Name', 'of the resource, for people', ({ subject }) => subject.name),
  message: column({ ...text, schema: saying.schema }, 'What is wrong', 'in one sentence', ({ message }) => message),
  cause: column(sharedText, 'Cause', "why, with the service's own words where it has any", ({ rule, details }) =>
    details.because ? `${rule.cause} ${details.because}` : rule.cause,
  ),
  remedy: column(
    remedy,
    'What to do',
    'step by step: an object with a `text`, or with a `command` to be copied as it is',
    ({ rule, subject, details }) => details.remedy ?? rule.remedy({ vaultId: subject.vaultId, ...details.at }),
  ),
  resource: column(idOrEmpty, 'Resource', ofNone, ({ subject }) => subject.resource, { csv: 'resource_id' }),
  vaultId: column(idOrEmpty, 'Vault', ofNone, ({ subject }) => subject.vaultId),
  key: column(name, '', 'tells it from every other finding, and is the same in every run', keyOf, { last: true }),
  causedBy: column(
    names,
    '',
    'keys of the findings that it follows from; empty for a cause',
    (): readonly string[] => [],
    {
      last: true,
    },
  ),
  evidenceAt: column(
    maybe(time),
    '',
    'when the health error came up, or the nightly update was started, that it goes by; left out where the service does not say',
    ({ details }) => details.evidenceAt,
  ),
  state: column(
    maybe(choice(findingStates)),
    'State',
    'held against the baseline; left out without one',
    (): FindingState | undefined => undefined,
  ),
  firstSeen: column(
    maybe(time),
    'First seen',
    'when it was found first; left out without a baseline',
    (): number | undefined => undefined,
  ),
  exemptedBy: column(
    maybe(name),
    'Exempted by',
    'name of the [exemption](exemptions.md) that covers it; it does not count then',
    (): string | undefined => undefined,
  ),
  alsoExemptedBy: column(
    maybe(names),
    '',
    'names of other exemptions that cover it too',
    (): readonly string[] | undefined => undefined,
  ),
};

export const findingForm = form<typeof columns, DocsOptions>('finding', 'Something that an audit found.', columns, {
  documentation: {
    schema: { type: 'string', pattern: '^https://' },
    means: 'address of the page that explains it',
    of: ({ id }, options) => docsLink(id, options),
  },
});

export type Finding = ReturnType<typeof findingForm.make>;

/** True if it follows from no other finding. */
export const isCause = ({ causedBy }: Finding): boolean => causedBy.length === 0;

/** Those that are counted, and that a verdict is made of. */
export const counting = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter((found) => isCause(found) && found.exemptedBy === undefined);
