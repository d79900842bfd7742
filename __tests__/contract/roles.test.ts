import { codeBlocks, read } from '../support/documents';
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
