import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CONTRIBUTOR } from '../../src/core/values/roles';
import { codeBlocks, read, root } from '../support/documents';
import { actionsOf, jobs, type Job } from '../support/roles';

describe.each(jobs)('$role', ({ role, changes }: Job) => {
  test('is the one in docs/permissions.md, and Bicep makes it', () => {
    const shown = codeBlocks('docs/permissions.md', 'json').map(({ text }) => JSON.parse(text) as unknown);
    expect(shown).toContainEqual(JSON.parse(read(`examples/azure/${role}`)));
    expect(read('examples/azure/main.bicep')).toContain(`loadJsonContent('${role}')`);
  });

  test('may change only what its job is', () => {
    expect(actionsOf(role).filter((action) => !action.endsWith('/read') || action.includes('*'))).toEqual(changes);
  });
});

/** For identities that exist, and for those that do not yet. */
test.each([
  ['delegation-condition.txt', /PrincipalId\] ForAnyOfAnyValues:GuidEquals \{[0-9a-f-]{36}(, [0-9a-f-]{36})*\}/],
  ['delegation-condition-new-identities.txt', /PrincipalId\] ForAnyOfAllValues:GuidNotEquals \{[0-9a-f-]{36}\}/],
])('the condition %s lets Contributor be given to service principals and nothing else', (file, principals) => {
  const text = read(`examples/azure/${file}`);
  expect(codeBlocks('docs/permissions.md', 'text').map((block) => block.text.trim())).toContain(text.trim());
  const [guarded, allowed, ...more] = text.split(/\n OR\n/);
  expect(more).toEqual([]);
  expect(guarded).toBe("(\n (\n  !(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})\n )");
  const clauses = (allowed ?? '').split(/\n {2}AND\n/);
  expect(clauses).toHaveLength(3);
  expect(clauses[0]).toContain(`RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {${CONTRIBUTOR}}`);
  expect(clauses[1]).toContain("PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {'ServicePrincipal'}");
  expect(clauses[2]).toMatch(principals);
  for (const clause of clauses) expect(clause).toContain('@Request[Microsoft.Authorization/roleAssignments:');
});

test.each(['repair.yml', 'estate-repair.yml'])('%s plans with who may only read, and repairs with another', (name) => {
  for (const host of ['github', 'azure-pipelines']) {
    const text = read(`examples/${host}/${name}`);
    const identities = [...text.matchAll(/^ +(?:environment|azureSubscription): ([\w-]+)/gm)].map(([, id]) => id);
    expect(identities).toEqual(['disaster-recovery-audit', 'disaster-recovery-repair']);
  }
});

test('the table of roles in docs/permissions.md links to each of them', () => {
  for (const { role } of jobs) expect(read('docs/permissions.md')).toContain(`](../examples/azure/${role})`);
});

describe('the table of examples in docs/permissions.md', () => {
  const table = /<!-- examples -->\n([^]*?)\n\n[^|]/.exec(read('docs/permissions.md'))?.[1] ?? '';
  const rows = [...table.matchAll(/^\| `([\w-]+\.yml)` +\| `([\w-]+)` +\| \[([\w-]+\.json)\]/gm)].map(
    ([, example = '', identity = '', role = '']) => ({ example, identity, role }),
  );
  /** What each example that signs in by itself does. */
  const roleOf = (text: string): string => {
    const actions = [...text.matchAll(/\baction: (\w+)/g)].map(([, action = '']) => action);
    const role = actions.includes('UpdateAgents')
      ? 'update-role.json'
      : actions.includes('Audit') || /dry-?run: true/i.test(text)
        ? 'audit-role.json'
        : 'caller-role.json';
    return role;
  };
  const files = ['github', 'azure-pipelines'].flatMap((host) =>
    readdirSync(join(root, 'examples', host))
      .filter((name) => name.endsWith('.yml') && !/^(estate(-tenants.*)?|(estate-)?repair)\.yml$/.test(name))
      .map((name) => ({ name, text: read(`examples/${host}/${name}`) })),
  );

  test.each(files)('$name signs in as it says, with the role of what it does', ({ name, text }) => {
    const identities = [...text.matchAll(/^ +(?:environment|azureSubscription): ([\w-]+)/gm)].map(([, id]) => id);
    const row = rows.find(({ example }) => example === name);
    expect(row).toBeDefined();
    expect([...new Set(identities)]).toEqual([row?.identity]);
    expect(roleOf(text)).toBe(row?.role);
  });

  test('names no example that is not there', () => {
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ example }) => !files.some(({ name }) => name === example))).toEqual([]);
  });
});
