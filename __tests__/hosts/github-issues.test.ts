/** Issues on GitHub, kept over HTTPS; what is decided about them is in core/issues. */
import { openIssue, startStranger } from '../../simulator';
import { keyOf } from '../../src/core/baseline/issue-record';
import type { Deed } from '../../src/core/issues/decide';
import { markerOf } from '../../src/core/issues/marker';
import { MAX_OPENED } from '../../src/hosts/github-issues';
import { vaultNamed } from '../core/audit/values';
import { startIssueKeeper, type IssueKeeper, type KeeperOptions } from './issue-keeper';
import type { AuditedVault } from './issue-keeper-process';

let keeper: IssueKeeper;
const start = async (options?: KeeperOptions): Promise<void> => {
  keeper = await startIssueKeeper(options);
};
afterEach(() => keeper.stop());

const keyFor = (name: string): string => keyOf({ kind: 'vault', id: vaultNamed(name).id });
const markerFor = (name: string): string => markerOf(keyFor(name));
const bad = { name: 'a', expiredDays: 1 };
const worse = { name: 'a', expiredDays: 2 };
const well = { name: 'a' };
const alsoBad = { name: 'b', expiredDays: 1 };

/** That opens an issue of its own. */
const opening = (name: string, title: string, body: string): Deed => ({
  key: keyFor(name),
  kind: 'vault',
  id: vaultNamed(name).id,
  name,
  act: { kind: 'open', title, body },
});

const countsOf = async (
  vaults: readonly AuditedVault[],
  ...request: readonly Parameters<IssueKeeper['keep']>[1][]
): Promise<Readonly<Record<string, number>>> => {
  const { opened, updated, closed, unchanged, problems } = await keeper.keep(vaults, request[0]);
  expect(problems).toEqual([]);
  return { opened: opened.length, updated: updated.length, closed: closed.length, unchanged: unchanged.length };
};
const none = { opened: 0, updated: 0, closed: 0, unchanged: 0 };
const states = (): readonly string[] => keeper.github.issues.map(({ state }) => state);
const ours = { labels: ['asr-autoupdate'] };
const stranger = { login: 'mallory', type: 'User', association: 'NONE' } as const;

describe('the issue of a vault', () => {
  it('is opened, left, updated, closed, and opened again', async () => {
    await start();
    const { github } = keeper;
    expect(await countsOf([bad])).toEqual({ ...none, opened: 1 });
    expect(keeper.writes()).toEqual(['github.label.create', 'github.issue.create']);
    expect(github.issues).toMatchObject([{ number: 1, state: 'open', ...ours }]);
    const body = github.issues[0]?.body;
    expect(body).toContain(markerFor('a'));

    expect(await countsOf([bad])).toEqual({ ...none, unchanged: 1 });
    expect(keeper.writes()).toEqual([]);

    expect(await countsOf([worse])).toEqual({ ...none, updated: 1 });
    expect(keeper.writes()).toEqual(['github.issue.update']);
    expect(github.issues[0]?.body).not.toBe(body);

    expect(await countsOf([well])).toEqual({ ...none, closed: 1 });
    expect(github.issues).toMatchObject([{ state: 'closed', stateReason: 'completed' }]);
    expect(github.issues[0]?.comments).toEqual([expect.stringMatching(/^The vault \[a\].* is healthy again/)]);
    keeper.writes();

    expect(await countsOf([well])).toEqual(none);
    expect(keeper.writes()).toEqual([]);

    expect(await countsOf([bad])).toEqual({ ...none, opened: 1 });
    expect(keeper.writes()).toEqual(['github.issue.update', 'github.comment.create']);
    expect(github.issues).toMatchObject([{ state: 'open', stateReason: 'reopened' }]);
    expect(github.issues[0]?.comments.slice(1)).toEqual([expect.stringMatching(/^- New: /)]);

    Object.assign(github.issues[0] ?? {}, { state: 'closed', stateReason: 'not_planned' });
    const { declined, ...rest } = await keeper.keep([bad]);
    expect(declined).toMatchObject([{ key: keyFor('a'), number: 1, state: 'closed' }]);
    expect(Object.values(rest).flat()).toEqual([]);
  });

  it('is known by its marker, whoever renamed it and wrote around it', async () => {
    await start();
    await countsOf([bad]);
    const [issue] = keeper.github.issues;
    if (issue === undefined) throw new Error('There is no issue.');
    const { body } = issue;
    issue.title = 'Look at this, Anna';
    issue.body = `Anna looks at it.\r\n${body.replaceAll('\n', '\r\n')}`;
    expect(await countsOf([bad])).toEqual({ ...none, updated: 1 });
    expect(keeper.github.issues).toMatchObject([{ title: 'Look at this, Anna', body }]);
    issue.body = issue.body.replaceAll('\n', '\r\n');
    expect(await countsOf([bad])).toEqual({ ...none, unchanged: 1 });
  });

  it('is known by its number first, also where the list does not show it or its marker was taken out', async () => {
    await start();
    const { github } = keeper;
    openIssue(github, ours);
    await countsOf([bad]);
    const recorded = [{ key: keyFor('a'), number: 2 }];
    github.unlisted.add(2);
    expect(await countsOf([worse], { recorded })).toEqual({ ...none, updated: 1 });
    github.unlisted.clear();
    Object.assign(github.issues[1] ?? {}, { body: 'Somebody has written something else.' });
    expect(await countsOf([bad], { recorded })).toEqual({ ...none, updated: 1 });
    expect(github.issues[1]?.body).toContain(markerFor('a'));

    // A number that is nobody's, or of an issue that is none of ours any more, is as good as none.
    Object.assign(github.issues[1] ?? {}, { labels: [], body: '' });
    expect(await countsOf([bad], { recorded })).toEqual({ ...none, opened: 1 });
    const gone = await keeper.keep([alsoBad], { recorded: [{ key: keyFor('b'), number: 99 }] });
    expect(gone).toMatchObject({ opened: [{ key: keyFor('b') }], absent: [keyFor('b')], problems: [] });
  });

  it('is its own: others are left alone, as are those of vaults that were not audited', async () => {
    await start();
    await countsOf([bad, alsoBad, alsoBad]);
    openIssue(keeper.github, { ...ours, title: 'Of a person' });
    keeper.writes();
    expect(await countsOf([{ name: 'b' }])).toEqual({ ...none, closed: 1 });
    expect(states()).toEqual(['open', 'closed', 'open']);
    expect(await countsOf([])).toEqual(none);
  });

  it('is found among many on many pages', async () => {
    await start();
    for (let count = 0; count < 250; count++)
      openIssue(keeper.github, { ...ours, body: markerOf(`vault=/other/${count}`) });
    openIssue(keeper.github, { ...ours, body: markerFor('a') });
    expect(await countsOf([bad])).toEqual({ ...none, updated: 1 });
    const pages = keeper.simulator.requests().filter(({ kind }) => kind === 'github.issues.list');
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it.each([
    ['without the label', { author: { login: 'anna', type: 'User', association: 'OWNER' } }],
    ['of a stranger that somebody has labelled', { ...ours, author: stranger }],
    ['of a contributor', { ...ours, author: { ...stranger, association: 'CONTRIBUTOR' } }],
    ['that is a pull request', { ...ours, pullRequest: true }],
  ] as const)('is not a lookalike %s', async (_name, given) => {
    await start();
    const { labels = [], ...rest } = { labels: [], ...given } as { labels?: readonly string[] };
    openIssue(keeper.github, { ...rest, labels: [...labels], body: markerFor('a') });
    expect(await countsOf([bad])).toEqual({ ...none, opened: 1 });
    expect(await countsOf([well])).toEqual({ ...none, closed: 1 });
    expect(keeper.github.issues).toMatchObject([{ state: 'open', body: markerFor('a'), comments: [] }, {}]);
  });

  it('may be of a member, who has run this with a token of their own', async () => {
    await start();
    const author = { login: 'anna', type: 'User', association: 'MEMBER' } as const;
    openIssue(keeper.github, { ...ours, author, body: markerFor('a') });
    expect(await countsOf([bad])).toEqual({ ...none, updated: 1 });
  });
});

describe('duplicates', () => {
  it('of runs at the same time are closed as such, the younger ones', async () => {
    await start({ latencyMs: 4_000 });
    const kept = await keeper.keepTogether([bad, alsoBad], 3);
    expect(kept.flatMap(({ problems }) => problems)).toEqual([]);
    const { issues } = keeper.github;
    const open = issues.filter(({ state }) => state === 'open');
    expect(issues).toHaveLength(6);
    expect(open.map(({ body }) => body.split('\n')[0]).sort()).toEqual([markerFor('a'), markerFor('b')]);
    for (const { number, title, state, stateReason, comments, body } of issues) {
      const original = open.find((one) => one.title === title)?.number ?? 0;
      if (state === 'open') expect(comments).toEqual([]);
      else {
        expect({ stateReason, comments }).toEqual({
          stateReason: 'not_planned',
          comments: [`Duplicate of #${original}`],
        });
        expect(original).toBeLessThan(number);
        expect(body).not.toContain('vault=');
      }
    }
    const numbers = kept.flatMap(({ opened }) => opened.map(({ number }) => number)).sort();
    expect(numbers).toEqual(open.map(({ number }) => number));
    expect(kept.flatMap(({ unchanged }) => unchanged)).toHaveLength(4);
    expect(await countsOf([bad, alsoBad])).toEqual({ ...none, unchanged: 2 });
  });

  it('that were left by a run that died are closed by the next one, which keeps the oldest open one', async () => {
    await start();
    await countsOf([bad]);
    const [first] = keeper.github.issues;
    for (const state of ['open', 'open'] as const)
      openIssue(keeper.github, { ...ours, body: first?.body ?? '', state });
    expect(await countsOf([bad])).toEqual({ ...none, unchanged: 1 });
    expect(states()).toEqual(['open', 'closed', 'closed']);
    expect(keeper.github.issues.map(({ comments }) => comments)).toEqual([
      [],
      ['Duplicate of #1'],
      ['Duplicate of #1'],
    ]);
    Object.assign(keeper.github.issues[0] ?? {}, { state: 'closed', stateReason: 'completed' });
    openIssue(keeper.github, { ...ours, body: first?.body ?? '' });
    expect(await countsOf([bad])).toEqual({ ...none, unchanged: 1 });
    expect(states()).toEqual(['closed', 'closed', 'closed', 'open']);
  });
});

describe('what goes wrong is told, with what to do', () => {
  const problemOf = async (...given: Parameters<IssueKeeper['keep']>): Promise<object | undefined> => {
    const { problems, ...rest } = await keeper.keep(...given);
    expect(Object.values(rest).flat()).toEqual([]);
    expect(problems).toHaveLength(1);
    return problems[0];
  };

  it.each([
    ['read', 'IssuesForbidden', /^ {4}issues: write$/m],
    ['none', 'IssuesForbidden', /^ {4}issues: write$/m],
    ['hidden', 'IssuesNotFound', /^ {4}issues: write$/m],
  ] as const)('a token with the access %s', async (access, code, nextStep) => {
    await start();
    keeper.github.access = access;
    expect(await problemOf([bad, alsoBad])).toMatchObject({
      code,
      nextStep: expect.stringMatching(nextStep) as string,
    });
    expect(keeper.github.issues).toEqual([]);
    expect(keeper.writes().length).toBeLessThanOrEqual(1);
  });

  it('a token that is refused, and is shown nowhere', async () => {
    await start();
    const refused = await problemOf([bad], { token: 'ghp_secret' });
    expect(refused).toMatchObject({
      code: 'IssuesTokenRefused',
      message: expect.stringContaining('Bad credentials') as string,
    });
    const broken = await problemOf([bad], { token: 'ghp_secret\nx' });
    expect(JSON.stringify([refused, broken]) + keeper.output()).not.toContain('ghp_secret');
  });

  it('issues that are disabled', async () => {
    await start();
    keeper.github.issuesDisabled = true;
    const nextStep = expect.stringContaining('Switch issues on') as string;
    expect(await problemOf([bad, alsoBad])).toMatchObject({ code: 'IssuesDisabled', nextStep });
  });

  it('a token that may open issues but not label them: what it opened is closed, and no more is opened', async () => {
    await start();
    keeper.github.labels.add('asr-autoupdate');
    openIssue(keeper.github, ours);
    keeper.github.dropsLabels = true;
    expect(await problemOf([bad, alsoBad])).toMatchObject({ code: 'IssueNotLabelled' });
    expect(states()).toEqual(['open', 'closed']);
  });

  it('more than one run opens; the next run goes on', async () => {
    await start();
    const deeds = Array.from({ length: MAX_OPENED + 2 }, (_, index) =>
      opening(`v-${index}`, `v-${index}`, markerFor(`v-${index}`)),
    );
    const kept = await keeper.keep([], { deeds });
    expect(kept.opened).toHaveLength(MAX_OPENED);
    expect(kept.problems).toMatchObject([
      { code: 'TooManyIssues', message: `One run opens ${MAX_OPENED} issues at most; 2 more should be open.` },
    ]);
    expect(await countsOf([], { deeds })).toEqual({ ...none, opened: 2, unchanged: MAX_OPENED });
  });

  it('an issue that is too long for GitHub does not keep others from being opened', async () => {
    await start();
    const kept = await keeper.keep([alsoBad], { deeds: [opening('a', 'x', 'x'.repeat(70_000))] });
    expect(kept.opened).toMatchObject([{ name: 'b', number: 1 }]);
    expect(kept.problems).toMatchObject([
      {
        code: 'IssueNotKept',
        message: expect.stringMatching(/^The issue of the vault a .*Validation Failed/) as string,
      },
    ]);
  });

  it('more numbers than are looked up in one run: nothing is opened', async () => {
    await start();
    const recorded = Array.from({ length: 51 }, (_, index) => ({ key: keyFor(`gone-${index}`), number: 100 + index }));
    const kept = await keeper.keep([bad], { recorded });
    expect(kept).toMatchObject({ opened: [], absent: { length: 50 }, problems: [{ code: 'IssuesDoubtful' }] });
    const [last] = recorded.slice(-1);
    expect(await countsOf([bad], { recorded: last === undefined ? [] : [last] })).toEqual({ ...none, opened: 1 });
  });

  it('a list that is not whole: what is known is kept, and nothing is opened', async () => {
    await start();
    await countsOf([bad]);
    keeper.github.unlisted.add(1);
    const kept = await keeper.keep([worse, alsoBad], { recorded: [{ key: keyFor('a'), number: 1 }] });
    expect(kept).toMatchObject({ opened: [], updated: [{ number: 1 }], problems: [{ code: 'IssuesDoubtful' }] });
    expect(states()).toEqual(['open']);
  });

  it('a secondary limit is waited out, three times at most, and only if it says how long', async () => {
    await start();
    Object.assign(keeper.github, { limited: 3, retryAfter: 10 });
    const before = keeper.simulator.now();
    expect(await countsOf([bad])).toEqual({ ...none, opened: 1 });
    expect(keeper.simulator.now() - before).toBeGreaterThan(30_000);
    Object.assign(keeper.github, { limited: 4, retryAfter: 10 });
    expect(await problemOf([worse])).toMatchObject({ code: 'IssuesRateLimited' });
    expect(keeper.github.limited).toBe(0);
    for (const retryAfter of [undefined, 3_600]) {
      Object.assign(keeper.github, { limited: 1, retryAfter });
      expect(await problemOf([worse])).toMatchObject({ code: 'IssuesRateLimited' });
    }
  });

  it('the time is over', async () => {
    await start();
    Object.assign(keeper.github, { limited: 3, retryAfter: 200 });
    expect(await problemOf([bad], { timeoutMs: 60_000 })).toMatchObject({ code: 'IssuesOutOfTime' });
  });

  it.each([
    ['is cut off', { kind: 'reset', when: 'before' }, 'IssuesNotReached'],
    ['fails', { kind: 'status', status: 502 }, 'IssuesFailed'],
    ['is an object', { kind: 'status', status: 200, body: 'arm' }, 'IssuesFailed'],
    ['is empty', { kind: 'empty-body' }, 'IssuesFailed'],
    ['is not JSON', { kind: 'not-json' }, 'IssuesFailed'],
  ] as const)('a list that %s', async (_name, effect, code) => {
    await start({ faults: [{ name: 'list', match: { kind: 'github.issues.list' }, effect }] });
    expect(await problemOf([bad])).toMatchObject({ code });
    expect(keeper.writes()).toEqual([]);
  });

  it.each([
    ['github.issues.list', 'redirect', 'IssuesFailed'],
    ['github.issue.create', 'redirect', 'IssueNotKept'],
    ['github.issues.list', 'next link', undefined],
  ] as const)('%s answers with a %s to another host: neither token nor text goes there', async (kind, lead, code) => {
    const stranger = await startStranger();
    try {
      const to = `${stranger.url}/elsewhere`;
      const effect =
        lead === 'redirect'
          ? ({ kind: 'redirect', to } as const)
          : ({ kind: 'with-headers', headers: { Link: `<${to}>; rel="next"` } } as const);
      await start({ faults: [{ name: lead, match: { kind }, effect }] });
      if (code === undefined) expect(await countsOf([bad])).toEqual({ ...none, opened: 1 });
      else {
        const message = expect.stringContaining('HTTP status 307: a redirect, which is not followed') as string;
        expect(await problemOf([bad])).toMatchObject({ code, message });
      }
      expect([stranger.connections(), stranger.requests()]).toEqual([0, []]);
    } finally {
      await stranger.stop();
    }
  });

  it('pages that never end: a hundred are read, at a pace', async () => {
    await start();
    for (let count = 0; count < 10_000; count++) openIssue(keeper.github, { ...ours, body: 'x' });
    const before = keeper.simulator.now();
    expect(await problemOf([bad])).toMatchObject({
      code: 'IssuesFailed',
      message: expect.stringContaining('There are more than 10000 issues with the label asr-autoupdate.') as string,
    });
    expect(keeper.simulator.requests()).toHaveLength(100);
    expect(keeper.simulator.now() - before).toBeGreaterThan(99 * 250);
  });

  it('a place that is no workflow', async () => {
    await start({ env: { GITHUB_REPOSITORY: '' } });
    expect(await problemOf([bad])).toMatchObject({ code: 'IssuesFailed' });
  });
});
