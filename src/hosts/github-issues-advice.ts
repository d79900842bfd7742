/** Why issues could not be kept, and what to do about it. */
import { messageOf } from '../core/values/message-of';
import type { Subject } from '../core/baseline/issue-record';
import type { Problem } from '../core/values/model';
import { plural } from '../core/render/format';
import { bounded } from '../core/render/text';
import { LABEL, statusOf } from './github-api';

/** GitHub made an issue, but left out the label by which it is known again. */
export class NotOursError extends Error {}

export interface Fault {
  readonly problem: Problem;
  /** The next issue would meet it too. */
  readonly lasting: boolean;
}

const PERMISSIONS = ['  permissions:', '    id-token: write', '    contents: read', '    issues: write'].join('\n');

const allow = `Let the token write issues, by these lines in the job (or the workflow):\n${PERMISSIONS}\nA job for a pull request from a fork has no such right.`;
const useJobToken = `Pass the token of the job:\n  github-token: \${{ github.token }}\nand let it write issues:\n${PERMISSIONS}`;
const later = 'The next run goes on from here.';

const onGitHub = 'See that this step runs in a workflow of GitHub, or leave out issue: true.';

const MESSAGE_LENGTH = 500;

/** What the client makes of a request without an answer. */
const isOfClient = (error: unknown): boolean =>
  error instanceof Error && ['HttpError', 'AbortError', 'TimeoutError'].includes(error.name);

export const tooManyIssues = (opened: number, more: number): Problem => ({
  code: 'TooManyIssues',
  message: `One run opens ${opened} issues at most; ${plural(more, 'more', 'more')} should be open.`,
  nextStep: later,
});

export const doubtfulList = (count: number): Problem => ({
  code: 'IssuesDoubtful',
  message: `GitHub's list of the issues is not whole, so that none was opened; ${plural(count, 'more', 'more')} should be open.`,
  nextStep: later,
});

/** @param about what the issue is about that it happened to */
export function faultOf(
  error: unknown,
  { token, signal }: { readonly token: string; readonly signal: AbortSignal },
  about?: Pick<Subject, 'kind'> & { readonly name: string },
): Fault {
  const fault = (code: string, message: string, nextStep: string, lasting = true): Fault => ({
    problem: { code, message, nextStep },
    lasting,
  });
  if (error instanceof NotOursError) {
    const message = `GitHub opened the issue without the label ${LABEL}, or by somebody who is no member, so it was closed again.`;
    return fault('IssueNotLabelled', message, useJobToken);
  }
  // What a client says of a header that it cannot send shows the header.
  const words = bounded(messageOf(error).replaceAll(token, '***'), MESSAGE_LENGTH);
  const subject = about === undefined ? 'The issues' : `The issue of the ${about.kind} ${about.name}`;
  if (signal.aborted) return fault('IssuesOutOfTime', 'The time was over before all issues were looked after.', later);
  switch (statusOf(error)) {
    case undefined:
      if (!isOfClient(error)) return fault('IssuesFailed', `The issues could not be kept: ${words}`, onGitHub);
      return fault(
        'IssuesNotReached',
        `GitHub's API gave no answer: ${words}`,
        'See that nothing blocks the way to it: the address is in GITHUB_API_URL, and proxies are taken from HTTPS_PROXY and NO_PROXY.',
      );
    case 401:
      return fault('IssuesTokenRefused', `GitHub refuses the token: ${words}`, useJobToken);
    case 403:
    case 429:
      return /rate limit/i.test(words)
        ? fault('IssuesRateLimited', `GitHub limits the rate of requests: ${words}`, later)
        : fault('IssuesForbidden', `The token may not write issues: ${words}`, allow);
    case 404:
      return fault('IssuesNotFound', `GitHub does not show the token the issues: ${words}`, allow);
    case 410:
      return fault(
        'IssuesDisabled',
        `${subject} cannot be written: ${words}`,
        "Switch issues on in the repository's settings (General, Features), or leave out issue: true.",
        /disabled/i.test(words),
      );
    default:
      return about === undefined
        ? fault('IssuesFailed', `${subject} could not be kept: ${words}`, later)
        : fault('IssueNotKept', `${subject} could not be kept: ${words}`, later, false);
  }
}
