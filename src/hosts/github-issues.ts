/** Keeps one issue on GitHub for each vault that needs attention. */
import { isSameBody, keyIn, keyOf, withoutMarker, type VaultIssue } from '../core/audit-report/issues';
import type { Problem } from '../core/values/model';
import type { Clock } from '../core/values/ports';
import { openIssues, type Issue, type IssuesApi } from './github-api';
import { faultOf, NotOursError, tooManyIssues } from './github-issues-advice';

export interface KeptIssue {
  readonly vaultId: string;
  readonly vault: string;
  readonly number: number;
  readonly url: string;
}

export interface KeptIssues {
  /** Closed ones that were opened again included. */
  readonly opened: readonly KeptIssue[];
  readonly updated: readonly KeptIssue[];
  readonly closed: readonly KeptIssue[];
  /** Open, and says what it should. */
  readonly unchanged: readonly KeptIssue[];
  /** Why others may not be what they should; each once. */
  readonly problems: readonly Problem[];
}

export interface GitHubIssueOptions {
  /** Of the job, with `issues: write`. */
  readonly token: string;
  readonly clock: Clock;
  /** Aborted when the time for it is over. */
  readonly signal: AbortSignal;
}

/** A report that somebody made up must not fill the repository; an estate has that many vaults that fail at once rarely. */
export const MAX_OPENED = 50;

/** Opens, updates and closes the issues of the vaults that are given, and leaves all others alone. Never rejects. */
export async function keepIssues(wanted: Iterable<VaultIssue>, options: GitHubIssueOptions): Promise<KeptIssues> {
  const problems = new Map<string, Problem>();
  /** @returns whether the next vault would meet the same fault */
  const tell = (error: unknown, vault?: string): boolean => {
    const { problem, lasting } = faultOf(error, options, vault);
    problems.set(`${problem.code}\n${problem.message}`, problem);
    return lasting;
  };
  const kept = { opened: [], updated: [], closed: [], unchanged: [] };
  try {
    const api = openIssues(process.env, options);
    const present = await api.list();
    const keeper = new Keeper(api, present, kept);
    for (const vault of wanted) {
      try {
        await keeper.keep(vault);
      } catch (error) {
        if (tell(error, vault.vault)) break;
      }
    }
    if (keeper.notOpened > 0) {
      const problem = tooManyIssues(MAX_OPENED, keeper.notOpened);
      problems.set(problem.code, problem);
    }
    await keeper.lookAgain();
  } catch (error) {
    tell(error);
  }
  return { ...kept, problems: [...problems.values()] };
}

type Lists = Record<'opened' | 'updated' | 'closed' | 'unchanged', KeptIssue[]>;

class Keeper {
  private readonly byKey: ReadonlyMap<string, readonly Issue[]>;
  private labelExists: boolean;
  /** Vaults whose issues are beyond the bound. */
  notOpened = 0;
  /** By key: those that did not exist before. */
  private readonly created = new Map<string, Issue>();

  constructor(
    private readonly api: IssuesApi,
    present: readonly Issue[],
    private readonly kept: Lists,
  ) {
    this.byKey = byKeyOf(present);
    this.labelExists = present.length > 0;
  }

  async keep(vault: VaultIssue): Promise<void> {
    const [issue, ...others] = this.byKey.get(keyOf(vault.vaultId)) ?? [];
    for (const other of others) if (issue !== undefined && other.open) await this.closeDuplicate(other, issue);
    if (!vault.bad) {
      if (issue?.open !== true) return;
      await this.api.change(issue, { state: 'closed', state_reason: 'completed' });
      this.kept.closed.push(keptOf(vault, issue));
      await this.api.comment(issue, vault.comment);
    } else if (issue?.open !== true && this.kept.opened.length >= MAX_OPENED) {
      this.notOpened++;
    } else if (issue === undefined) {
      await this.create(vault);
    } else if (!issue.open) {
      await this.api.change(issue, { state: 'open', state_reason: 'reopened', body: vault.body });
      this.kept.opened.push(keptOf(vault, issue));
    } else if (isSameBody(issue.body, vault.body)) {
      this.kept.unchanged.push(keptOf(vault, issue));
    } else {
      await this.api.change(issue, { body: vault.body });
      this.kept.updated.push(keptOf(vault, issue));
    }
  }

  private async create(vault: VaultIssue & { readonly bad: true }): Promise<void> {
    if (this.created.has(keyOf(vault.vaultId))) return;
    if (!this.labelExists) await this.api.createLabel();
    this.labelExists = true;
    const issue = await this.api.open(vault.title, vault.body);
    if (issue === undefined) throw new NotOursError();
    this.created.set(keyOf(vault.vaultId), issue);
    this.kept.opened.push(keptOf(vault, issue));
  }

  /** A run at the same time may have found none either. All that look see the same order, so that one issue stays. */
  async lookAgain(): Promise<void> {
    if (this.created.size === 0) return;
    const present = byKeyOf(await this.api.list());
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

const keptOf = ({ vaultId, vault }: VaultIssue, { number, url }: Issue): KeptIssue => ({ vaultId, vault, number, url });

/** Of each vault: open ones first, then the oldest first. */
function byKeyOf(issues: readonly Issue[]): ReadonlyMap<string, readonly Issue[]> {
  const byKey = new Map<string, Issue[]>();
  for (const issue of issues) {
    const key = keyIn(issue.body);
    if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), issue]);
  }
  const rank = ({ open, number }: Issue): number => (open ? number - Number.MAX_SAFE_INTEGER : number);
  for (const group of byKey.values()) group.sort((a, b) => rank(a) - rank(b));
  return byKey;
}
