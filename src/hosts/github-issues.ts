/** Keeps issues on GitHub as an audit wants them: one for each vault or subscription, and never two. */
import type { Act, Deed, PresentIssue } from '../core/issues/decide';
import { keyIn, withoutMarker } from '../core/issues/marker';
import type { IssueRecord } from '../core/baseline/issue-record';
import type { Problem } from '../core/values/model';
import type { Clock } from '../core/values/ports';
import { openIssues, type Issue, type IssuesApi } from './github-api';
import { doubtfulList, faultOf, NotOursError, tooManyIssues } from './github-issues-advice';

export interface KeptIssues {
  /** Closed ones that were opened again included. */
  readonly opened: readonly IssueRecord[];
  readonly updated: readonly IssueRecord[];
  readonly closed: readonly IssueRecord[];
  /** As they should be. */
  readonly unchanged: readonly IssueRecord[];
  /** Closed by a person as not planned, and left so. */
  readonly declined: readonly IssueRecord[];
  /** Keys of those that are recorded and are not there, or none of ours, any more. */
  readonly absent: readonly string[];
  /** Why others may not be what they should; each once. */
  readonly problems: readonly Problem[];
}

export interface GitHubIssueOptions {
  /** Of the job, with `issues: write`. */
  readonly token: string;
  readonly clock: Clock;
  /** Aborted when the time for it is over. */
  readonly signal: AbortSignal;
  /** As the report says that this run is held against. */
  readonly recorded: readonly Pick<IssueRecord, 'key' | 'number'>[];
}

/** By key. */
export type Decide = (present: ReadonlyMap<string, PresentIssue>) => Iterable<Deed>;

/** A report that somebody made up must not fill the repository; an estate has that many vaults that fail at once rarely. */
export const MAX_OPENED = 50;
/** Read by their numbers in one run; a baseline is only a file. */
const MAX_READ = 50;

/** Opens, updates and closes issues as is decided, and leaves all others alone. Never rejects. */
export async function keepIssues(decide: Decide, options: GitHubIssueOptions): Promise<KeptIssues> {
  const problems = new Map<string, Problem>();
  /** @returns whether the next issue would meet the same fault */
  const tell = (error: unknown, deed?: Deed): boolean => {
    const { problem, lasting } = faultOf(error, options, deed);
    problems.set(`${problem.code}\n${problem.message}`, problem);
    return lasting;
  };
  const kept: Lists = { opened: [], updated: [], closed: [], unchanged: [], declined: [] };
  let absent: readonly string[] = [];
  try {
    const api = openIssues(process.env, options);
    const found = await findIssues(api, options.recorded, tell);
    absent = found.absent;
    const keeper = new Keeper(api, found, kept);
    for (const deed of decide(found.present)) {
      try {
        await keeper.keep(deed);
      } catch (error) {
        if (tell(error, deed)) break;
      }
    }
    const { notOpened } = keeper;
    for (const problem of [
      ...(notOpened.tooMany > 0 ? [tooManyIssues(MAX_OPENED, notOpened.tooMany)] : []),
      ...(notOpened.doubtful > 0 ? [doubtfulList(notOpened.doubtful)] : []),
    ])
      problems.set(problem.code, problem);
    await keeper.lookAgain();
  } catch (error) {
    tell(error);
  }
  return { ...kept, absent, problems: [...problems.values()] };
}

type Lists = Record<'opened' | 'updated' | 'closed' | 'unchanged' | 'declined', IssueRecord[]>;

interface Found {
  /** Of each key: the one that stays. */
  readonly present: ReadonlyMap<string, Issue>;
  /** By key: open ones beside it. */
  readonly duplicates: ReadonlyMap<string, readonly Issue[]>;
  /** There may be one that was not found. */
  readonly isDoubtful: boolean;
  readonly absent: readonly string[];
  readonly isLabelled: boolean;
}

/** By their numbers first, as they are recorded, then by their markers. */
async function findIssues(
  api: IssuesApi,
  recorded: GitHubIssueOptions['recorded'],
  tell: (error: unknown) => boolean,
): Promise<Found> {
  const listed = await api.list();
  const numbers = new Set(listed.map(({ number }) => number));
  const missed: Issue[] = [];
  const absent: string[] = [];
  const unlisted = recorded.filter((one) => !numbers.has(one.number));
  let isDoubtful = unlisted.length > MAX_READ;
  for (const { key, number } of unlisted.slice(0, MAX_READ)) {
    try {
      const issue = await api.read(number);
      // A list without it may be without others too.
      if (issue !== undefined) missed.push(issue);
      else absent.push(key);
    } catch (error) {
      isDoubtful = true;
      if (tell(error)) break;
    }
  }
  const keys = new Map(recorded.map(({ key, number }) => [number, key]));
  const all = byKeyOf([...listed, ...missed], keys);
  return {
    present: new Map([...all].flatMap(([key, [first]]) => (first === undefined ? [] : [[key, first]]))),
    duplicates: new Map([...all].map(([key, [, ...others]]) => [key, others.filter(({ open }) => open)])),
    isDoubtful: isDoubtful || missed.length > 0,
    absent,
    isLabelled: listed.length > 0,
  };
}

/** Of each key: the oldest open one first; of closed ones that which is recorded, else the newest. */
function byKeyOf(
  issues: readonly Issue[],
  recorded: ReadonlyMap<number, string>,
): ReadonlyMap<string, readonly Issue[]> {
  const byKey = new Map<string, Issue[]>();
  for (const issue of issues) {
    // A duplicate that was closed has no marker any more.
    const key = keyIn(issue.body) ?? (issue.open ? recorded.get(issue.number) : undefined);
    if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), issue]);
  }
  const rank = ({ open, number }: Issue): number =>
    open ? number - Number.MAX_SAFE_INTEGER : recorded.has(number) ? 0 : Number.MAX_SAFE_INTEGER - number;
  for (const group of byKey.values()) group.sort((a, b) => rank(a) - rank(b));
  return byKey;
}

class Keeper {
  private labelExists: boolean;
  /** How many should have an issue and get none. */
  readonly notOpened = { tooMany: 0, doubtful: 0 };
  /** By key: those that did not exist before. */
  private readonly created = new Map<string, Issue>();

  constructor(
    private readonly api: IssuesApi,
    private readonly found: Found,
    private readonly kept: Lists,
  ) {
    this.labelExists = found.isLabelled;
  }

  async keep(deed: Deed): Promise<void> {
    const { act, key } = deed;
    const issue = this.found.present.get(key);
    if (issue === undefined) {
      if (act.kind === 'open') await this.create(deed, act);
      return;
    }
    for (const other of this.found.duplicates.get(key) ?? []) await this.closeDuplicate(other, issue);
    switch (act.kind) {
      case 'close':
        await this.api.change(issue, { state: 'closed', state_reason: act.reason, body: act.body });
        this.kept.closed.push(recordOf(deed, { ...issue, open: false }));
        await this.api.comment(issue, act.comment);
        return;
      case 'reopen':
        if (this.kept.opened.length >= MAX_OPENED) {
          this.notOpened.tooMany++;
          return;
        }
        await this.api.change(issue, { state: 'open', state_reason: 'reopened', body: act.body });
        this.kept.opened.push(recordOf(deed, { ...issue, open: true }));
        await this.comment(issue, act);
        return;
      case 'update':
        await this.api.change(issue, { body: act.body });
        this.kept.updated.push(recordOf(deed, issue));
        await this.comment(issue, act);
        return;
      case 'declined':
        this.kept.declined.push(recordOf(deed, issue));
        return;
      case 'leave':
      case 'open':
        this.kept.unchanged.push(recordOf(deed, issue));
    }
  }

  private async comment(issue: Issue, { comment }: { readonly comment: string | undefined }): Promise<void> {
    if (comment !== undefined) await this.api.comment(issue, comment);
  }

  private async create(deed: Deed, { title, body }: Extract<Act, { readonly kind: 'open' }>): Promise<void> {
    if (this.created.has(deed.key)) return;
    if (this.found.isDoubtful) {
      this.notOpened.doubtful++;
      return;
    }
    if (this.kept.opened.length >= MAX_OPENED) {
      this.notOpened.tooMany++;
      return;
    }
    if (!this.labelExists) await this.api.createLabel();
    this.labelExists = true;
    const issue = await this.api.open(title, body);
    if (issue === undefined) throw new NotOursError();
    this.created.set(deed.key, issue);
    this.kept.opened.push(recordOf(deed, issue));
  }

  /** A run at the same time may have found none either. All that look see the same order, so that one issue stays. */
  async lookAgain(): Promise<void> {
    if (this.created.size === 0) return;
    const present = byKeyOf(await this.api.list(), new Map());
    for (const [key, own] of this.created) {
      const first = present.get(key)?.find(({ open }) => open);
      if (first === undefined || first.number >= own.number) continue;
      await this.closeDuplicate(own, first);
      const { opened, unchanged } = this.kept;
      const index = opened.findIndex(({ number }) => number === own.number);
      for (const one of opened.splice(index, 1)) unchanged.push({ ...one, number: first.number, url: first.url });
    }
  }

  private async closeDuplicate(issue: Issue, of: Issue): Promise<void> {
    const body = withoutMarker(issue.body);
    await this.api.change(issue, { state: 'closed', state_reason: 'not_planned', body });
    await this.api.comment(issue, `Duplicate of #${of.number}`);
  }
}

const recordOf = ({ key, kind, id, name }: Deed, { number, url, open }: Issue): IssueRecord => ({
  key,
  kind,
  id,
  name,
  number,
  url,
  state: open ? 'open' : 'closed',
});
