/** What becomes of each issue: opened, written again, closed for the true reason, or left alone. */
import type { AuditReport } from '../audit-report/report';
import type { IdMap } from '../values/id-map';
import { bodyOf, isSameBody, titleOf } from './body';
import { changesOf, isOpen, nightOf, type ChangeOptions, type Night } from './changes';
import { commentOf, lastWords } from './comments';
import type { SubjectKind } from '../baseline/issue-record';
import { memoryIn, withMemory } from './memory';
import type { IssueTextOptions } from './text';
import { unitsOf, type Unit } from './unit';

/** An issue as it is. */
export interface PresentIssue {
  readonly open: boolean;
  /** Why it was closed, in GitHub's words; empty where it does not say. */
  readonly reason: string;
  readonly body: string;
}

export interface Deed {
  readonly key: string;
  readonly kind: SubjectKind;
  /** ARM id. */
  readonly id: string;
  /** For people. */
  readonly name: string;
  readonly act: Act;
}

export type CloseReason = 'completed' | 'not_planned';

export type Act =
  | { readonly kind: 'open'; readonly title: string; readonly body: string }
  | { readonly kind: 'reopen' | 'update'; readonly body: string; readonly comment: string | undefined }
  | { readonly kind: 'close'; readonly reason: CloseReason; readonly body: string; readonly comment: string }
  /** `declined`: a person does not want it. */
  | { readonly kind: 'declined' }
  | { readonly kind: 'leave' };

export interface DecideOptions extends IssueTextOptions, ChangeOptions {
  /** Vaults in the scope, those that could not be read included. */
  readonly vaultCount: number;
  readonly subscriptionNames: IdMap<string>;
}

/** A person has closed it as one that is not to be fixed, or as the duplicate of another. */
const isDeclined = ({ open, reason, body }: PresentIssue): boolean =>
  !open && reason !== '' && reason !== 'completed' && reason !== 'reopened' && memoryIn(body)?.closed !== true;

/**
 * An audit that was interrupted decides nothing, since what it did not find proves nothing. Texts are long, so that they
 * are made one by one.
 * @param present the issue of each key
 */
export function* decideIssues(
  report: AuditReport,
  present: ReadonlyMap<string, PresentIssue>,
  options: DecideOptions,
): Generator<Deed> {
  if (report.stopped !== undefined) return;
  const night = nightOf(report, { ...options, hash: remembering(options.hash) });
  const kept = new Map([...present].map(([key, issue]) => [key, { kept: issue.open || isDeclined(issue) }]));
  for (const unit of unitsOf(report, { ...options, present: kept })) {
    const { key, kind, id, name } = unit;
    const act = decide(unit, present.get(key), night, options);
    if (act !== undefined) yield { key, kind, id, name, act };
  }
}

function decide(unit: Unit, issue: PresentIssue | undefined, night: Night, options: DecideOptions): Act | undefined {
  const { report } = night;
  const before = issue && memoryIn(issue.body);
  const changes = changesOf(unit, before, night);
  const isBad = changes.now.some(({ standing }) => isOpen(standing));
  const body = (): string => bodyOf(unit, changes, report, options);
  const comment = (): string | undefined => commentOf(changes, report, options);
  if (issue === undefined) return isBad ? { kind: 'open', title: titleOf(unit), body: body() } : undefined;
  if (isDeclined(issue)) return isBad ? { kind: 'declined' } : undefined;
  if (!issue.open) {
    if (isBad) return { kind: 'reopen', body: body(), comment: comment() };
    // It was closed since all is exempted, and that is over soon.
    const memory = { closed: true, causes: changes.causes };
    return before !== undefined && changes.ending.length > 0
      ? { kind: 'update', body: withMemory(issue.body, memory), comment: comment() }
      : undefined;
  }
  const { causes, isGone, isBlind } = changes;
  const isLeft = changes.unknown.length + changes.elsewhere.length > 0 || (before === undefined && isBlind);
  if (unit.vaults.length === 0 && (!isGone || isLeft)) return undefined;
  if (isBad || isLeft) {
    const text = body();
    return isSameBody(issue.body, text) ? { kind: 'leave' } : { kind: 'update', body: text, comment: comment() };
  }
  const reason = isGone || changes.now.length > 0 ? 'not_planned' : 'completed';
  const told = withMemory(issue.body, { closed: true, causes });
  return { kind: 'close', reason, body: told, comment: lastWords(unit, changes, report, options) };
}

/** Ids of vaults are asked for by every issue. */
function remembering(hash: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const digest = known.get(text) ?? hash(text);
    known.set(text, digest);
    return digest;
  };
}
