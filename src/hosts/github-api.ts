/** Issues of the repository that the workflow runs in, by GitHub's REST API: one request a call, at GitHub's pace. */
import type { context, getOctokit } from '@actions/github';
import { fieldsOf } from '../azure/json';
import type { Clock } from '../core/values/ports';

/** Issues that carry it are ours; people who may label may let one go by taking it off. */
export const LABEL = 'asr-autoupdate';

export interface Issue {
  readonly number: number;
  readonly url: string;
  readonly body: string;
  readonly open: boolean;
}

export interface IssueChange {
  readonly state?: 'open' | 'closed';
  readonly state_reason?: 'completed' | 'not_planned' | 'reopened';
  readonly body?: string;
}

export interface IssuesApi {
  /** All of ours, open and closed, by number. */
  list(): Promise<readonly Issue[]>;
  /** Undefined if GitHub did not let the token make it one of ours: it is closed again then. */
  open(title: string, body: string): Promise<Issue | undefined>;
  change(issue: Issue, change: IssueChange): Promise<void>;
  comment(issue: Issue, body: string): Promise<void>;
  createLabel(): Promise<void>;
}

type Octokit = ReturnType<typeof getOctokit>;
type Rest = Octokit['rest']['issues'];
type Answer = Awaited<ReturnType<Rest['create']>>['data'];

/** Milliseconds. */
const TIMEOUT_MS = 60_000;
/** What GitHub asks of those who write many times in a row. */
const BETWEEN_WRITES_MS = 1_000;
const MAX_WAIT_MS = 5 * 60_000;
const MAX_WAITS = 3;

/** @throws Error as all calls do: `RequestError` with `response` if GitHub answered, else with `cause` */
export function openIssues(
  toolkit: { readonly context: typeof context; readonly getOctokit: typeof getOctokit },
  { token, clock, signal }: { readonly token: string; readonly clock: Clock; readonly signal: AbortSignal },
): IssuesApi {
  const silent = (): void => undefined;
  const octokit = toolkit.getOctokit(token, { log: { debug: silent, info: silent, warn: silent, error: silent } });
  keepPace(octokit, clock, signal);
  const { repo } = toolkit.context;
  const { issues } = octokit.rest;
  const change = async ({ number }: Issue, changes: IssueChange): Promise<void> => {
    await issues.update({ ...repo, issue_number: number, ...changes });
  };
  return {
    async list() {
      const request = { ...repo, labels: LABEL, state: 'all', per_page: 100 } as const;
      const all = await octokit.paginate(issues.listForRepo, request);
      return all.flatMap((one) => (isOurs(one) ? [issueOf(one)] : [])).sort((a, b) => a.number - b.number);
    },
    async open(title, body) {
      const { data } = await issues.create({ ...repo, title, body, labels: [LABEL] });
      if (isOurs(data)) return issueOf(data);
      await change(issueOf(data), { state: 'closed', state_reason: 'not_planned' });
      return undefined;
    },
    change,
    async comment({ number }, body) {
      await issues.createComment({ ...repo, issue_number: number, body });
    },
    async createLabel() {
      const description = 'Kept by asr-autoupdate: one issue for each vault that is not in order';
      try {
        await issues.createLabel({ ...repo, name: LABEL, color: 'd93f0b', description });
      } catch (error) {
        // That is how GitHub says that it is there already.
        if (statusOf(error) !== 422) throw error;
      }
    },
  };
}

const issueOf = ({ number, html_url, body, state }: Answer): Issue => ({
  number,
  url: html_url,
  body: body ?? '',
  open: state === 'open',
});

const INSIDERS = ['OWNER', 'MEMBER', 'COLLABORATOR'];

/**
 * Anybody may write our marker into an issue of a public repository; but only those with rights may label it, and what
 * they label may still be a stranger's, who can edit it. So its author has to be an app that is installed, or an insider.
 */
function isOurs({ pull_request, labels, user, author_association }: Answer): boolean {
  const labelled = labels.some((label) => (typeof label === 'string' ? label : label.name)?.toLowerCase() === LABEL);
  const trusted = user?.type === 'Bot' || INSIDERS.includes(author_association ?? '');
  return pull_request === undefined && labelled && trusted;
}

/** Waits out secondary limits, which come with the time to wait, and spaces writes so that there be none. */
function keepPace(octokit: Octokit, clock: Clock, signal: AbortSignal): void {
  let lastWrite = -Infinity;
  octokit.hook.wrap('request', async (request, options) => {
    for (let waits = 0; ; waits++) {
      if (options.method !== 'GET') {
        await clock.sleep(lastWrite + BETWEEN_WRITES_MS - clock.monotonic(), signal);
        lastWrite = clock.monotonic();
      }
      signal.throwIfAborted();
      try {
        const patience = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
        return await request({ ...options, request: { ...options.request, signal: patience } });
      } catch (error) {
        const wait = waitOf(error);
        if (wait === undefined || waits === MAX_WAITS) throw error;
        await clock.sleep(wait, signal);
      }
    }
  });
}

/** HTTP status of the answer; undefined if there was none. */
export function statusOf(error: unknown): number | undefined {
  const { response } = fieldsOf(error);
  const { status } = fieldsOf(response);
  return typeof status === 'number' ? status : undefined;
}

/** Milliseconds; undefined if the error is no secondary limit, or one that lasts too long. */
function waitOf(error: unknown): number | undefined {
  const status = statusOf(error);
  const seconds = Number(fieldsOf(fieldsOf(fieldsOf(error)['response'])['headers'])['retry-after'] ?? NaN);
  const limited = (status === 403 || status === 429) && seconds * 1_000 <= MAX_WAIT_MS;
  return limited ? seconds * 1_000 : undefined;
}
