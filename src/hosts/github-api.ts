/** Issues of the repository that the workflow runs in, by GitHub's REST API: one request a call, at GitHub's pace. */
import { send, type HttpAnswer } from '../azure/https';
import { fieldsOf, listOf, parseJson, textOf } from '../azure/json';
import type { Clock } from '../core/values/ports';

/** Issues that carry it are ours; people who may label may let one go by taking it off. */
export const LABEL = 'asr-autoupdate';

export interface Issue {
  readonly number: number;
  readonly url: string;
  readonly body: string;
  readonly open: boolean;
  /** Why it was closed, in GitHub's words; empty where it does not say. */
  readonly reason: string;
}

export interface IssueChange {
  readonly state?: 'open' | 'closed';
  readonly state_reason?: 'completed' | 'not_planned' | 'reopened';
  readonly body?: string;
}

export interface IssuesApi {
  /** All of ours, open and closed, by number. */
  list(): Promise<readonly Issue[]>;
  /** Undefined if there is none of ours with this number. */
  read(number: number): Promise<Issue | undefined>;
  /** Undefined if GitHub did not let the token make it one of ours: it is closed again then. */
  open(title: string, body: string): Promise<Issue | undefined>;
  change(issue: Issue, change: IssueChange): Promise<void>;
  comment(issue: Issue, body: string): Promise<void>;
  createLabel(): Promise<void>;
}

export interface IssuesOptions {
  readonly token: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** GitHub answered, and not as it should. */
export class GitHubError extends Error {
  constructor(
    message: string,
    readonly status: number,
    /** Milliseconds that GitHub asks to wait. */
    readonly retryAfterMs: number | undefined,
  ) {
    super(message);
    this.name = 'GitHubError';
  }
}

/** Milliseconds. */
const TIMEOUT_MS = 60_000;
/** What GitHub asks of those who write many times in a row. */
const BETWEEN_WRITES_MS = 1_000;
const BETWEEN_PAGES_MS = 250;
const MAX_WAIT_MS = 5 * 60_000;
const MAX_WAITS = 3;
const PAGE_SIZE = 100;
/** An estate has one issue for each vault that needs attention. */
const MAX_PAGES = 100;

/**
 * Everything goes to the one address that the runner names: pages are asked for by their numbers, no link of an answer is
 * followed, and no redirect.
 * @throws Error as all calls do: GitHubError if GitHub answered
 */
export function openIssues(environment: NodeJS.ProcessEnv, options: IssuesOptions): IssuesApi {
  const { clock, signal } = options;
  const root = rootOf(environment);
  const ask = asker(root, options);
  const change = async ({ number }: Issue, changes: IssueChange): Promise<void> => {
    await ask('PATCH', `/issues/${number}`, changes);
  };
  return {
    async list() {
      const found = new Map<number, Issue>();
      for (let page = 1; page <= MAX_PAGES; page++) {
        if (page > 1) await clock.sleep(BETWEEN_PAGES_MS, signal);
        // The oldest first, so that one that is opened meanwhile moves no other to a page that was read already.
        const query = `labels=${LABEL}&state=all&sort=created&direction=asc&per_page=${PAGE_SIZE}&page=${page}`;
        const { body, hasNext } = await ask('GET', `/issues?${query}`);
        // Nothing that may hide an issue is taken for a list without it.
        if (!Array.isArray(body)) throw new TypeError('GitHub gave no list of issues.');
        const issues = body.map((one: unknown) => ({ one, issue: issueOf(one) }));
        for (const { one, issue } of issues) if (isOurs(one)) found.set(issue.number, issue);
        const isLast = issues.length === 0 || (issues.length < PAGE_SIZE && !hasNext);
        if (isLast) return [...found.values()].sort((a, b) => a.number - b.number);
      }
      throw new Error(`There are more than ${MAX_PAGES * PAGE_SIZE} issues with the label ${LABEL}.`);
    },
    async read(number) {
      try {
        const { body } = await ask('GET', `/issues/${number}`);
        return isOurs(body) ? issueOf(body) : undefined;
      } catch (error) {
        // Moved to another repository, or deleted.
        if ([301, 404, 410].includes(statusOf(error) ?? 0)) return undefined;
        throw error;
      }
    },
    async open(title, body) {
      const { body: answer } = await ask('POST', '/issues', { title, body, labels: [LABEL] });
      const issue = issueOf(answer);
      if (isOurs(answer)) return issue;
      await change(issue, { state: 'closed', state_reason: 'not_planned' });
      return undefined;
    },
    change,
    async comment({ number }, body) {
      await ask('POST', `/issues/${number}/comments`, { body });
    },
    async createLabel() {
      const description = 'Kept by asr-autoupdate: one issue for each vault or subscription that needs attention';
      try {
        await ask('POST', '/labels', { name: LABEL, color: 'd93f0b', description });
      } catch (error) {
        // That is how GitHub says that it is there already.
        if (statusOf(error) !== 422) throw error;
      }
    },
  };
}

function rootOf({ GITHUB_API_URL: api, GITHUB_REPOSITORY: repository = '' }: NodeJS.ProcessEnv): string {
  const root = (api || 'https://api.github.com').replace(/\/+$/, '');
  if (!URL.canParse(root) || new URL(root).protocol !== 'https:')
    throw new Error('GITHUB_API_URL is no https address.');
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository) || /(^|\/)\.{1,2}(\/|$)/.test(repository))
    throw new Error('GITHUB_REPOSITORY names no repository.');
  return `${root}/repos/${repository}`;
}

interface Answer {
  readonly body: unknown;
  /** There is another page, of which only that is taken from the answer. */
  readonly hasNext: boolean;
}

type Ask = (method: 'GET' | 'POST' | 'PATCH', path: string, body?: object) => Promise<Answer>;

/** Waits out secondary limits, which come with the time to wait, and spaces writes so that there be none. */
function asker(root: string, { token, clock, signal }: IssuesOptions): Ask {
  let lastWrite = -Infinity;
  return async (method, path, body) => {
    for (let waits = 0; ; waits++) {
      if (method !== 'GET') {
        await clock.sleep(lastWrite + BETWEEN_WRITES_MS - clock.monotonic(), signal);
        lastWrite = clock.monotonic();
      }
      signal.throwIfAborted();
      const answer = await send({
        url: `${root}${path}`,
        method,
        headers: {
          accept: 'application/vnd.github+json',
          authorization: `token ${token}`,
          'user-agent': 'asr-autoupdate',
          'x-github-api-version': '2022-11-28',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      if (answer.status >= 200 && answer.status < 300)
        return { body: parseJson(answer.body), hasNext: /\brel="?next\b/.test(answer.headers['link'] ?? '') };
      const error = errorOf(answer);
      const wait = waitOf(error);
      if (wait === undefined || waits === MAX_WAITS) throw error;
      await clock.sleep(wait, signal);
    }
  };
}

function errorOf({ status, headers, body }: HttpAnswer): GitHubError {
  const { message, errors } = fieldsOf(parseJson(body));
  const details = listOf(errors).map((error) => JSON.stringify(error));
  const said = [textOf(message), ...details].filter((text) => text !== '').join(': ');
  const seconds = Number(headers['retry-after'] || NaN);
  const words = status >= 300 && status < 400 ? 'a redirect, which is not followed' : said || 'no explanation';
  return new GitHubError(
    `HTTP status ${status}: ${words}`,
    status,
    Number.isNaN(seconds) ? undefined : seconds * 1_000,
  );
}

/** @throws TypeError for what is no issue */
function issueOf(answer: unknown): Issue {
  const { number, html_url, body, state, state_reason } = fieldsOf(answer);
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1) {
    throw new TypeError('GitHub gave an issue without a number.');
  }
  if (state !== 'open' && state !== 'closed')
    throw new TypeError('GitHub gave an issue that is neither open nor closed.');
  return { number, url: textOf(html_url), body: textOf(body), open: state === 'open', reason: textOf(state_reason) };
}

const INSIDERS = ['OWNER', 'MEMBER', 'COLLABORATOR'];

/**
 * Anybody may write our marker into an issue of a public repository; but only those with rights may label it, and what
 * they label may still be a stranger's, who can edit it. So its author has to be an app that is installed, or an insider.
 */
function isOurs(answer: unknown): boolean {
  const { pull_request, labels, user, author_association } = fieldsOf(answer);
  const names = listOf(labels).map((label) => textOf(label) || textOf(fieldsOf(label)['name']));
  const trusted = fieldsOf(user)['type'] === 'Bot' || INSIDERS.includes(textOf(author_association));
  return pull_request === undefined && names.some((name) => name.toLowerCase() === LABEL) && trusted;
}

/** HTTP status of the answer; undefined if there was none. */
export const statusOf = (error: unknown): number | undefined =>
  error instanceof GitHubError ? error.status : undefined;

/** Milliseconds; undefined if the error is no secondary limit, or one that lasts too long. */
function waitOf({ status, retryAfterMs }: GitHubError): number | undefined {
  const limited = (status === 403 || status === 429) && retryAfterMs !== undefined && retryAfterMs <= MAX_WAIT_MS;
  return limited ? retryAfterMs : undefined;
}
