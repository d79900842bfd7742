/** Which vaults are wanted, and what is said where there are none. */
import type { FoundVault, Listing, Wanted } from '../../../src/core/estate/model';
import { select } from '../../../src/core/estate/select';
import { inputNames, vault } from './values';

const everything: Wanted = { scope: { kind: 'all' }, names: [], tags: [], includeEmpty: false, allowEmpty: false };
const vaults: readonly FoundVault[] = [
  vault(1, 'web-prod', { tags: { Env: 'Prod', wave: 'canary' }, items: 3 }),
  vault(1, 'web-test', { tags: { env: 'test' }, items: 1 }),
  vault(2, 'DB-prod', { tags: { env: 'Prod' }, items: undefined }),
  vault(2, 'backup', { items: 0 }),
];

function listing(of: readonly FoundVault[] = vaults): Listing {
  const subscriptions = new Set(of.map(({ subscriptionId }) => subscriptionId));
  return { source: 'resource-graph', vaults: of, subscriptions, warnings: [] };
}

function names(wanted: Partial<Wanted>, of?: readonly FoundVault[]): readonly string[] | string {
  const selected = select(listing(of), { ...everything, ...wanted }, inputNames);
  return selected.ok ? selected.value.vaults.map(({ name }) => name) : selected.failure.problem.code;
}

describe('select', () => {
  it.each<[string, Partial<Wanted>, readonly string[]]>([
    ['all that hold items or may', {}, ['web-prod', 'web-test', 'DB-prod']],
    ['empty ones if asked to', { includeEmpty: true }, ['web-prod', 'web-test', 'backup', 'DB-prod']],
    ['names without regard to case', { names: ['db-PROD'] }, ['DB-prod']],
    ['any of several patterns', { names: ['web-t??t', 'db*'] }, ['web-test', 'DB-prod']],
    ['a star for nothing at all', { names: ['*web-prod*'] }, ['web-prod']],
    ['keys of tags without regard to case', { tags: [{ key: 'ENV', value: 'Prod' }] }, ['web-prod', 'DB-prod']],
    [
      'all of several tags',
      {
        tags: [
          { key: 'env', value: 'Prod' },
          { key: 'wave', value: 'canary' },
        ],
      },
      ['web-prod'],
    ],
    ['names and tags together', { names: ['*-prod'], tags: [{ key: 'wave', value: 'canary' }] }, ['web-prod']],
  ])('takes %s', (_what, wanted, expected) => {
    expect(names(wanted)).toEqual(expected);
  });

  it.each<[string, Partial<Wanted>, readonly FoundVault[] | undefined]>([
    ['NoVault', {}, []],
    ['NoVaultOfThatName', { names: ['web-*', 'sql-*'] }, undefined],
    ['NoVaultWithThatTag', { tags: [{ key: 'env', value: 'prod' }] }, undefined],
    ['NoVaultWithThatTag', { names: ['backup'], tags: [{ key: 'env', value: 'Prod' }] }, undefined],
    ['OnlyEmptyVaults', { names: ['backup'] }, undefined],
  ])('says %s for %j, and nothing of it if none need be there', (code, wanted, of) => {
    expect(names(wanted, of)).toBe(code);
    expect(names({ ...wanted, allowEmpty: true }, of)).toEqual(
      code === 'NoVaultOfThatName' ? ['web-prod', 'web-test'] : [],
    );
  });

  it('names the patterns that match nothing, and what there is', () => {
    const selected = select(listing(), { ...everything, names: ['web-*', 'sql-?', 'nope'] }, inputNames);
    expect(selected).toMatchObject({
      failure: {
        problem: {
          message:
            'Of 4 vaults in the scope none has a name like "sql-?", "nope"; there are "web-prod", "web-test", "DB-prod", "backup".',
          nextStep: expect.stringContaining('Correct vault-name') as string,
        },
      },
    });
    const allowed = select(listing(), { ...everything, names: ['web-*', 'sql-?'], allowEmpty: true }, inputNames);
    expect(allowed.ok && allowed.value.warnings.map(({ code }) => code)).toEqual(['NoVaultOfThatName']);
  });

  it('shows names from outside as text, and few of them', () => {
    const hostile = Array.from({ length: 9 }, (_, index) => vault(1, `v${index}\n::error::x\u202e`));
    const selected = select(listing(hostile), { ...everything, names: ['z'] }, inputNames);
    const message = selected.ok ? '' : selected.failure.problem.message;
    expect(message).toContain('"v0\\n::error::x\\u202e"');
    expect(message).toContain('and 4 more.');
    expect(message).not.toMatch(/[\n\u202e]/);
  });
});
