/** The issues of the repository that workflows run in, as tests see and change them. */

export const githubApiPath = '/api/v3';
export const githubRepository = 'contoso/dr';

export interface IssueAuthor {
  readonly login: string;
  readonly type: 'Bot' | 'User';
  readonly association: 'OWNER' | 'MEMBER' | 'COLLABORATOR' | 'CONTRIBUTOR' | 'NONE';
}

/** People may change it between two requests. */
export interface IssueState {
  readonly number: number;
  readonly author: IssueAuthor;
  title: string;
  body: string;
  state: 'open' | 'closed';
  stateReason: string | null;
  labels: string[];
  readonly comments: string[];
  readonly pullRequest: boolean;
}

/** All that tests see and change. */
export interface GitHub {
  readonly issues: IssueState[];
  readonly labels: Set<string>;
  /** What the token may do with issues; `hidden`: it does not even see the repository. */
  access: 'write' | 'read' | 'none' | 'hidden';
  issuesDisabled: boolean;
  /** The token may open issues, but not label them. */
  dropsLabels: boolean;
  /** Numbers of issues that lists do not show yet. */
  readonly unlisted: Set<number>;
  /** How many writes are still refused for a secondary limit. */
  limited: number;
  /** Seconds that such a refusal asks to wait; without them it does not say. */
  retryAfter: number | undefined;
  /** Whom the token stands for. */
  author: IssueAuthor;
}

export const createGitHub = (): GitHub => ({
  issues: [],
  labels: new Set(),
  access: 'write',
  issuesDisabled: false,
  dropsLabels: false,
  unlisted: new Set(),
  limited: 0,
  retryAfter: 60,
  author: { login: 'github-actions[bot]', type: 'Bot', association: 'NONE' },
});

/** Opens one as somebody would who comes by. */
export function openIssue(github: GitHub, given: Partial<Omit<IssueState, 'number' | 'comments'>>): IssueState {
  const issue: IssueState = {
    author: github.author,
    title: 'An issue',
    body: '',
    state: 'open',
    stateReason: null,
    labels: [],
    pullRequest: false,
    ...given,
    number: github.issues.length + 1,
    comments: [],
  };
  github.issues.push(issue);
  return issue;
}
