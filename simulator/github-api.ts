/** GitHub's REST API as far as it is about the issues of one repository, at the address that an enterprise server has. */
import { header, jsonReply, type Incoming, type Reply, type RequestKind, type Route } from './http';
import { githubApiPath, githubRepository, openIssue, type GitHub, type IssueState } from './github-issues';
import type { World } from './world';

const refusal = (status: number, message: string, headers: Reply['headers'] = {}, more: object = {}): Reply =>
  jsonReply(
    status,
    { message, ...more, documentation_url: 'https://docs.github.com/rest', status: String(status) },
    headers,
  );

const notFound = (): Reply => refusal(404, 'Not Found');

const invalid = (resource: string, field: string, code: string): Reply =>
  refusal(422, 'Validation Failed', {}, { errors: [{ resource, field, code }] });

interface Call {
  readonly github: GitHub;
  readonly incoming: Incoming;
  readonly base: string;
}

type Answer = (call: Call, number: number) => Reply;

const operations: readonly (readonly [method: string, path: RegExp, kind: RequestKind, answer: Answer])[] = [
  ['GET', /^\/issues$/, 'github.issues.list', list],
  ['GET', /^\/issues\/(\d+)$/, 'github.issue.read', readOne],
  ['POST', /^\/issues$/, 'github.issue.create', create],
  ['PATCH', /^\/issues\/(\d+)$/, 'github.issue.update', update],
  ['POST', /^\/issues\/(\d+)\/comments$/, 'github.comment.create', comment],
  ['POST', /^\/labels$/, 'github.label.create', createLabel],
];

export function githubRoute(world: World, incoming: Incoming): Route | undefined {
  const root = `${githubApiPath}/repos/${githubRepository}`;
  const { pathname } = incoming.url;
  if (!pathname.startsWith(`${githubApiPath}/`)) return undefined;
  const { github, identity } = world;
  const path = pathname.slice(root.length);
  const found = operations.find(([method, pattern]) => method === incoming.method && pattern.test(path));
  if (found === undefined || !pathname.startsWith(`${root}/`)) return { kind: 'unknown', answer: notFound };
  const [method, pattern, kind, answer] = found;
  const call = { github, incoming, base: `https://${incoming.host}${root}` };
  const number = Number(pattern.exec(path)?.[1] ?? 0);
  const authorized = header(incoming, 'authorization') === `token ${identity.githubToken}`;
  return {
    kind,
    answer: () => {
      if (!authorized) return refusal(401, 'Bad credentials');
      return refused(github, method !== 'GET') ?? answer(call, number);
    },
  };
}

function refused(github: GitHub, writes: boolean): Reply | undefined {
  if (github.access === 'hidden') return notFound();
  if (github.access === 'none' || (writes && github.access === 'read')) {
    return refusal(403, 'Resource not accessible by integration');
  }
  if (!writes || github.limited === 0) return undefined;
  github.limited--;
  const headers: Record<string, string> =
    github.retryAfter === undefined ? {} : { 'Retry-After': `${github.retryAfter}` };
  return refusal(
    403,
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
    headers,
  );
}

const view = (issue: IssueState, { base }: Call): object => ({
  id: 1_000_000 + issue.number,
  number: issue.number,
  url: `${base}/issues/${issue.number}`,
  html_url: `https://github.com/${githubRepository}/issues/${issue.number}`,
  title: issue.title,
  body: issue.body === '' ? null : issue.body,
  state: issue.state,
  state_reason: issue.stateReason,
  labels: issue.labels.map((name) => ({ name, color: 'ededed' })),
  user: { login: issue.author.login, type: issue.author.type },
  author_association: issue.author.association,
  comments: issue.comments.length,
  ...(issue.pullRequest ? { pull_request: { url: `${base}/pulls/${issue.number}` } } : {}),
});

const hasLabel = ({ labels }: IssueState, label: string): boolean =>
  labels.some((name) => name.toLowerCase() === label.toLowerCase());

function readOne(call: Call, number: number): Reply {
  const issue = call.github.issues.find((one) => one.number === number);
  return issue === undefined ? notFound() : jsonReply(200, view(issue, call));
}

/** The newest first, unless it is asked for otherwise; pull requests are issues too, also where issues are disabled. */
function list(call: Call): Reply {
  const { github, incoming, base } = call;
  const query = incoming.url.searchParams;
  const [state, wanted] = [query.get('state') ?? 'open', (query.get('labels') ?? '').split(',').filter(Boolean)];
  const size = Math.min(Number(query.get('per_page') ?? 30), 100);
  const page = Number(query.get('page') ?? 1);
  const all = github.issues
    .filter((issue) => !github.unlisted.has(issue.number) && (!github.issuesDisabled || issue.pullRequest))
    .filter((issue) => (state === 'all' || issue.state === state) && wanted.every((label) => hasLabel(issue, label)));
  if (query.get('direction') !== 'asc') all.reverse();
  const last = Math.max(1, Math.ceil(all.length / size));
  const linkTo = (number: number, rel: string): string => {
    const target = new URL(`${base}/issues?${query.toString()}`);
    target.searchParams.set('page', String(number));
    return `<${target.href}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [linkTo(page - 1, 'prev')] : []),
    ...(page < last ? [linkTo(page + 1, 'next'), linkTo(last, 'last')] : []),
    ...(page > 1 ? [linkTo(1, 'first')] : []),
  ];
  const headers: Record<string, string> = links.length === 0 ? {} : { Link: links.join(', ') };
  return jsonReply(
    200,
    all.slice((page - 1) * size, page * size).map((issue) => view(issue, call)),
    headers,
  );
}

interface Written {
  readonly title?: string;
  readonly body?: string;
  readonly labels?: readonly string[];
  readonly name?: string;
  readonly state?: IssueState['state'];
  readonly state_reason?: string | null;
}

const written = ({ incoming }: Call): Written => JSON.parse(incoming.body) as Written;

const MAX_CHARACTERS = 65_536;
const tooLong = (text = ''): boolean => [...text].length > MAX_CHARACTERS;

const disabled = (): Reply => refusal(410, 'Issues are disabled for this repo');

function create(call: Call): Reply {
  const { github } = call;
  if (github.issuesDisabled) return disabled();
  const { title = '', body = '', labels = [] } = written(call);
  if (title === '') return invalid('Issue', 'title', 'missing_field');
  if (title.length > 256) return invalid('Issue', 'title', 'custom');
  if (tooLong(body)) return invalid('Issue', 'body', 'custom');
  const kept = github.dropsLabels ? [] : [...labels];
  kept.forEach((label) => github.labels.add(label));
  return jsonReply(201, view(openIssue(github, { title, body, labels: kept }), call));
}

function update(call: Call, number: number): Reply {
  const { github } = call;
  if (github.issuesDisabled) return disabled();
  const issue = github.issues.find((one) => one.number === number);
  if (issue === undefined) return notFound();
  const changes = written(call);
  if (tooLong(changes.body)) return invalid('Issue', 'body', 'custom');
  issue.title = changes.title ?? issue.title;
  issue.body = changes.body ?? issue.body;
  if (changes.labels !== undefined && !github.dropsLabels) issue.labels = [...changes.labels];
  if (changes.state !== undefined && changes.state !== issue.state) {
    issue.state = changes.state;
    issue.stateReason = changes.state === 'open' ? 'reopened' : (changes.state_reason ?? 'completed');
  }
  return jsonReply(200, view(issue, call));
}

function comment(call: Call, number: number): Reply {
  const issue = call.github.issues.find((one) => one.number === number);
  if (issue === undefined) return notFound();
  const { body = '' } = written(call);
  if (tooLong(body)) return invalid('IssueComment', 'body', 'custom');
  issue.comments.push(body);
  return jsonReply(201, { id: issue.comments.length, body });
}

function createLabel(call: Call): Reply {
  const { name = '' } = written(call);
  const { github } = call;
  if (github.dropsLabels) return notFound();
  if (github.labels.has(name)) return invalid('Label', 'name', 'already_exists');
  github.labels.add(name);
  return jsonReply(201, { name });
}
