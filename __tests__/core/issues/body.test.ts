import fc from 'fast-check';
import { keyOf, subjectOf, wellFormed } from '../../../src/core/baseline/issue-record';
import { isSameBody } from '../../../src/core/issues/body';
import { keyIn, markerOf, withoutMarker } from '../../../src/core/issues/marker';
import { openedBy, type StoredIssue } from './repository';
import { stepText } from '../../../src/core/audit/steps';
import type { AuditFacts } from '../../../src/core/audit/facts';
import { nodesOf } from '../../support/gfm';
import { cases } from '../audit/cases';
import { estate } from '../audit/hostile-estates';
import {
  DAY,
  NOW,
  account,
  factsOf,
  held,
  inVault,
  item,
  known,
  options as judged,
  reportOf,
  vault,
  vaultNamed,
  withAccount,
} from '../audit/values';
import { IdMap } from '../../../src/core/values/id-map';

const portal = 'https://portal.azure.com/#@tenant/resource';
const docs = 'https://docs.test/findings.md';

const issuesOf = (facts: AuditFacts, failOn = judged.failOn): readonly StoredIssue[] =>
  openedBy(reportOf(facts, { failOn }));

function bodyOf(facts: AuditFacts): string {
  const [issue] = issuesOf(facts);
  if (issue === undefined) throw new Error('The vault is healthy.');
  return issue.body;
}

describe('the issue of a vault', () => {
  it('says what to do first, what was found and where, what it means, and how to exempt it', () => {
    const facts = factsOf([inVault({ items: known([item({ agentExpiry: NOW - DAY })]) })]);
    const [found] = reportOf(facts).findings;
    const [issue, ...others] = issuesOf(facts);
    expect(others).toEqual([]);
    expect(issue?.title).toBe('Site Recovery: vault vault (rg) is not healthy');
    expect(issue?.body.split('\n')).toEqual([
      `<!-- asr-autoupdate vault=${vault.id.toLowerCase()} -->`,
      `The vault [vault](${portal}${vault.id}) is not healthy: 1 error.`,
      '',
      '### What to do first: 1 step heals 1 of 1 VM',
      '',
      '1. **Update the agent of vm-1** (this tool, needed by 1 VM)',
      '',
      '   ```yaml',
      '   action: UpdateAgents',
      `   vault-id: ${vault.id}`,
      '   vm: vm-1',
      '   ```',
      '',
      '### Open',
      '',
      '|  | Finding | Where | What is wrong |',
      '| --- | --- | --- | --- |',
      `| ❌ | [ASR201](${docs}#asr201) The agent has expired | [vm-1](${portal}${item().id}) | vm-1: the agent 9.67.7653.1 has expired on 2025-12-31. |`,
      '',
      '### What it means',
      '',
      `**[ASR201](${docs}#asr201) The agent has expired**`,
      '',
      found?.cause,
      '',
      'For vm-1:',
      '',
      ...(found?.remedy ?? []).flatMap((step) => [stepText(step), '']),
      '',
      '### To live with it for a time',
      '',
      expect.stringMatching(
        /^Add an \[exemption\]\(https:\/\/docs\.test\/exemptions\.md\) .* close this one as not planned: /,
      ),
      '',
      '```yaml',
      '- name: a-name-of-your-own',
      '  finding: [ASR201]',
      '  vault: "vault"',
      '  category: Waiver',
      '  description: why',
      '  expiresOn: YYYY-MM-DD',
      '```',
      '',
      expect.stringMatching(/^<!-- asr-autoupdate known all:[0-9a-f]{8} v:[0-9a-f]{8} ASR201 o:[0-9a-f]{8} -->$/),
      '<!-- asr-autoupdate run -->',
      '',
      'Found by [nightly](https://ci.test/7). This text is replaced when the findings change, and the issue is closed when nothing of it is left. Write into comments, not here.',
    ]);
    // A box that is ticked would change nothing.
    expect(issue?.body).not.toMatch(/^\s*[-*] \[[ x]\]/m);
  });

  it('shows commands in a form to be copied', () => {
    expect(bodyOf(withAccount({ roles: new IdMap([[vault.id.toLowerCase(), held()]]) }))).toMatch(
      /\n\n {3}```sh\n {3}az role assignment create --assignee-object-id [^\n]+\n {3}```\n/,
    );
  });

  it.each([
    ['a healthy vault', factsOf(), 'warning', false],
    ['an error', cases['ASR201']?.facts, 'error', true],
    ['an error that fails nothing', cases['ASR201']?.facts, 'none', true],
    ['a warning', cases['ASR202']?.facts, 'error', false],
    ['a warning that counts', cases['ASR202']?.facts, 'warning', true],
    ['a note', cases['ASR109']?.facts, 'warning', false],
    ['a vault that could not be read', cases['ASR301']?.facts, 'error', true],
  ] as const)('is wanted for %s or not', (_name, facts = factsOf([]), failOn, bad) => {
    expect(issuesOf(facts, failOn)).toHaveLength(bad ? 1 : 0);
  });

  it('agrees with the verdict of the audit', () => {
    fc.assert(
      fc.property(estate, fc.constantFrom('error', 'warning', 'none'), (facts, failOn) => {
        const report = reportOf({ ...facts, stopped: undefined }, { failOn });
        const ofAudit = report.findings.filter(({ id }) => id === 'ASR306');
        expect(openedBy(report).length > 0 || ofAudit.length > 0).toBe(!report.compliant);
      }),
      { numRuns: 200, seed: 21 },
    );
  });

  it('is not of the audit as a whole: nothing found, or interrupted', () => {
    const empty = factsOf([inVault({ mappings: known([]), items: known([]) })], []);
    expect(reportOf(empty).findings.map(({ id }) => id)).toContain('ASR306');
    expect(issuesOf(empty)).toEqual([]);
    for (const stopped of ['deadline', 'cancelled'] as const) {
      expect(issuesOf({ ...withAccount({ account: known('missing') }), stopped })).toEqual([]);
    }
  });

  it('names an account that the vault shares with others', () => {
    const other = vaultNamed('z');
    const facts = factsOf([inVault(), inVault({}, other)], [account({ account: known('missing') })]);
    const issues = issuesOf(facts);
    expect(issues).toHaveLength(2);
    for (const { body } of issues) expect(body).toContain('[ASR101]');
  });

  it('has room for all kinds of findings, whatever their number and length, and says what it left out', () => {
    const name = '|'.repeat(300);
    const items = Array.from({ length: 5_000 }, (_, index) =>
      item({ agentExpiry: NOW - DAY, agentVersion: name, reinstallRequired: true }, vault, `${name}${index}`),
    );
    const body = bodyOf(factsOf([inVault({ items: known(items) })]));
    expect(body.length).toBeLessThanOrEqual(60_000);
    const shown = body.match(/^\| ❌/gm)?.length ?? 0;
    const dropped = Number(/^([\d,]+) findings more/m.exec(body)?.[1]?.replace(',', ''));
    expect(shown).toBeGreaterThan(5);
    expect(shown + dropped).toBe(reportOf(factsOf([inVault({ items: known(items) })])).findings.length);
    expect(body).toContain('This text is replaced');
    expect(body).toMatch(/^<!-- asr-autoupdate known all:\w+ v:\w+ ASR201 o:\*/m);
  });
});

describe('the marker', () => {
  it('is found again in any text, and taken away', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('vault', 'subscription'),
        fc.string({ unit: 'binary', minLength: 1 }),
        fc.string(),
        (kind, id, text) => {
          const key = keyOf({ kind, id });
          const marker = markerOf(key);
          expect(keyIn(`${text}\r\n${marker}\r\n${text}`)).toBe(keyOf({ kind, id: id.toLowerCase() }));
          expect(marker.slice(4, -3)).not.toMatch(/--|[<>\s]\S*[<>]/);
          expect(keyIn(withoutMarker(`${marker}\n${marker}`))).toBeUndefined();
          expect(subjectOf(key)).toEqual({ kind, id: wellFormed(id.toLowerCase()) });
        },
      ),
      { numRuns: 200, seed: 22 },
    );
    expect(keyIn('<!-- a comment -->')).toBeUndefined();
    expect(subjectOf('vault=%')).toBeUndefined();
    expect(keyOf({ kind: 'vault', id: '/A--B' })).not.toBe(keyOf({ kind: 'vault', id: '/a-b' }));
  });

  it('of two texts that differ in the run alone lets them be the same', () => {
    const facts = withAccount({ account: known('missing') });
    const [a, b] = ['https://ci.test/1', 'https://ci.test/2'].map(
      (url) => openedBy(reportOf(facts), { origin: { name: 'nightly', url } })[0]?.body,
    );
    expect(a).not.toBe(b);
    expect(isSameBody(a ?? '', b?.replaceAll('\n', '\r\n') ?? '')).toBe(true);
    expect(isSameBody(a ?? '', bodyOf(cases['ASR201']?.facts ?? factsOf()))).toBe(false);
  });
});

describe('hostile names', () => {
  const references = '@org/team #12 GH-34 org/repo#56 [a](http://evil.test) ![i](//evil.test/i) www.evil.test';
  const hostile = `${references} <img src=x> \`x\` | \n\`\`\`\` $a$ \ud83d \u202e ' -->`;

  it.each([
    ['of punctuation', hostile, true],
    ['with a marker of ours', `--><!-- asr-autoupdate vault=/x --> ${hostile}`, false],
  ])('%s stay text: no mention, no reference, no link, no HTML', (_name, name, inCommands) => {
    const of = vaultNamed(name);
    const bad = { agentExpiry: NOW - DAY, agentVersion: name, reinstallRequired: true, blockingReasons: [name] };
    const facts = factsOf(
      [inVault({ items: known([item(bad, of, name)]) }, of)],
      [account({ roles: new IdMap([[of.id.toLowerCase(), held()]]) })],
    );
    const [issue] = issuesOf(facts);
    if (issue === undefined) throw new Error('The vault is healthy.');
    const { title, body } = issue;
    expect(title).not.toMatch(/[@#][\w/]|`|\n|\u202e|\p{Surrogate}/u);
    expect(title.length).toBeLessThanOrEqual(256);
    expect(keyIn(body)).toBe(keyOf({ kind: 'vault', id: of.id }));
    expect(body).not.toMatch(/\p{Surrogate}/u);
    const nodes = nodesOf(body);
    const allowed = /^(<\/?code>|<!-- -->|<!-- asr-autoupdate (vault=\S+|run|known[\w :*-]+) -->)$/;
    // GitHub looks for mentions and references nowhere in links.
    const linked = new Set(nodes.flatMap(({ type, children = [] }) => (type === 'link' ? children : [])));
    for (const node of nodes) {
      const { type, value = '', url = '', lang } = node;
      expect(['image', 'imageReference', 'linkReference', 'definition', 'delete']).not.toContain(type);
      if (type === 'html') expect(value).toMatch(allowed);
      if (type === 'link') expect(url).toMatch(/^https:\/\/(portal\.azure\.com\/#@tenant\/|docs\.test\/|ci\.test\/7$)/);
      if (type === 'text' && !linked.has(node)) expect(value).not.toMatch(/@\w|#\d|GH-\d/i);
      if (type === 'code') expect(lang).toMatch(/^(sh|yaml)$/);
    }
    expect(nodes.filter(({ type }) => type === 'table')).toHaveLength(1);
    expect(nodes.some(({ type, value = '' }) => type === 'code' && value.includes('org/repo#56'))).toBe(inCommands);
  });

  it('break no table and no size, in any estate', () => {
    fc.assert(
      fc.property(estate, (facts) => {
        for (const issue of issuesOf({ ...facts, stopped: undefined }, 'warning')) {
          expect(issue.body.length).toBeLessThanOrEqual(60_000);
          expect(issue.body.match(/<!-- asr/g)).toHaveLength(3);
          expect(issue.body.replaceAll('<!-- -->', '').match(/<!--/g)).toHaveLength(3);
          expect(issue.title.length).toBeLessThanOrEqual(256);
          const [table = ''] = /^\|(.|\n)*?(?=\n\n)/m.exec(issue.body) ?? [];
          expect(new Set(table.split('\n').map((line) => line.match(/\|/g)?.length))).toEqual(new Set([5]));
        }
      }),
      { numRuns: 200, seed: 23 },
    );
  });
});
