import { readdirSync } from 'node:fs';
import { join } from 'node:path';
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
      .filter((name) => name.endsWith('.yml') && !/^estate(-tenants.*)?\.yml$/.test(name))
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
