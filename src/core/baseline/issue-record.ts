/** An issue in the report, so that the next run finds it by its number. */
import { rowsOf } from '../rows/define-rows';
import { choice, count, name, ownId, type ReadContext } from '../rows/kinds';

export const subjectKinds = ['vault', 'subscription'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** What an issue is about. */
export interface Subject {
  readonly kind: SubjectKind;
  /** ARM id. */
  readonly id: string;
}

/** The id in a form that can end no comment, and is the same however the id is written. */
export const keyOf = ({ kind, id }: Subject): string =>
  `${kind}=${encodeURI(wellFormed(id.toLowerCase())).replace(/-(?=-)/g, '%2d')}`;

/** What an issue with this key is about, its id in lower case; undefined for what is no key. */
export function subjectOf(key: string): Subject | undefined {
  const [, kind, id] = /^(vault|subscription)=(\S+)$/.exec(key) ?? [];
  if (kind === undefined || id === undefined) return undefined;
  try {
    return { kind: kind === 'vault' ? 'vault' : 'subscription', id: decodeURIComponent(id) };
  } catch {
    return undefined;
  }
}

const issueStates = ['open', 'closed'] as const;

export interface IssueRecord extends Subject {
  readonly key: string;
  /** Of what it is about, for people. */
  readonly name: string;
  readonly number: number;
  readonly url: string;
  readonly state: (typeof issueStates)[number];
}

const { column, form } = rowsOf<IssueRecord>();

export const issueForm = form('issue', 'An issue on GitHub that is kept for a vault or a subscription.', {
  about: column(choice(subjectKinds), '', 'what it is about', ({ kind }) => kind),
  id: column(ownId, '', 'ARM id of that', ({ id }) => id),
  name: column(name, '', 'of that, for people', (of) => of.name),
  number: column(count, '', 'of the issue', (of) => of.number),
  url: column(name, '', 'of the issue', ({ url }) => url),
  state: column(choice(issueStates), '', 'of the issue, after this run', ({ state }) => state),
});

export function readRecord(value: unknown, context: ReadContext): IssueRecord | undefined {
  const row = issueForm.read(value, context);
  if (row === undefined) return undefined;
  const { about: kind, id, ...rest } = row;
  const subject: Subject = { kind, id };
  return { ...subject, key: keyOf(subject), ...rest };
}

/** Halves of characters are no text that a request could carry. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');
