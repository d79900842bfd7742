import fc from 'fast-check';
import { isAutomationAccountId, parseVaultId, segmentAfter } from '../../src/core/values/arm-id';
import { inputTable, readSettings } from '../../src/inputs';
import { ACCOUNT, GUID, VAULT, good, hosts, problemsOf, settingsOf, vaultsOf } from './reading';

const other = VAULT.replace(/v1$/, 'v2');
const group = (name: string): string => VAULT.replace('/rg/', `/${name}/`);
const vault = (name: string): string => VAULT.replace(/v1$/, name);

describe('a vault id', () => {
  it.each([
    [VAULT, 'rg', 'v1'],
    [VAULT.toUpperCase(), 'RG', 'V1'],
    [VAULT.replace('subscriptions', 'Subscriptions').replace('resourceGroups', 'resourcegroups'), 'rg', 'v1'],
    [group('Gruppe_(1).größe-2'), 'Gruppe_(1).größe-2', 'v1'],
    [vault('a-Vault-0'), 'rg', 'a-Vault-0'],
  ])('%s is one', (id, resourceGroup, name) => {
    expect(parseVaultId(id)).toEqual({ id, subscriptionId: expect.any(String) as string, resourceGroup, name });
  });

  it.each([
    '',
    '/',
    VAULT.slice(1),
    `${VAULT}/`,
    `/${VAULT}`,
    `${VAULT}?api-version=1`,
    `${VAULT}#x`,
    `${VAULT}/replicationJobs/x`,
    `https://management.azure.com${VAULT}`,
    `https://portal.azure.com/#@t/resource${VAULT}`,
    VAULT.replace(GUID, 'my-subscription'),
    VAULT.replace(GUID, `{${GUID}}`),
    VAULT.replace('/providers/', '//providers/'),
    VAULT.replace('/providers', ''),
    VAULT.replace('resourceGroups', 'resourceGroup'),
    VAULT.replace('RecoveryServices', 'DataProtection'),
    VAULT.replace('/vaults/', '/backupVaults/'),
    VAULT.replaceAll('/', '\\'),
    ACCOUNT,
    group(''),
    group('.'),
    group('..'),
    group('rg.'),
    group('r g'),
    group('r%2fg'),
    group('%2e%2e'),
    group('r\u0000g'),
    group('r\u202eg'),
    group('r@g'),
    group('r'.repeat(91)),
    vault(''),
    vault('.'),
    vault('..'),
    vault('v%20'),
    vault('v\t1'),
    vault('v;1'),
    vault('<v>'),
    vault("v'1"),
    vault('v&1'),
  ])('%j is none', (id) => {
    expect(parseVaultId(id)).toBeUndefined();
  });

  it('is refused with the text and the form', () => {
    const form =
      '/subscriptions/{guid}/resourceGroups/{group}/providers/Microsoft.RecoveryServices/vaults/{name}, without query, escapes, . or ..';
    expect(problemsOf('github', { 'vault-id': `x,${VAULT},y` })).toEqual([
      `vault-id: "x", "y" are not of the form ${form}`,
    ]);
    expect(problemsOf('azure-pipelines', { 'vault-id': 'x' })).toEqual([`vaultId: "x" is not of the form ${form}`]);
    expect(problemsOf('console', { 'vault-id': ' , \n ,' })).toEqual([
      `--vault-id: names no vault; write ids of the form ${form.replace(', without', ', without')}`,
    ]);
    const [long = ''] = problemsOf('github', { 'vault-id': 'x'.repeat(100_000) });
    expect(long.length).toBeLessThan(500);
  });
});

describe('a list of vaults', () => {
  const ids = (written: string): string[] =>
    vaultsOf(settingsOf('github', { 'vault-id': written }).task).map((one) => one.id);

  it.each([
    ['newlines', `${VAULT}\n${other}`],
    ['Windows newlines', `${VAULT}\r\n${other}\r\n`],
    ['commas', `${VAULT},${other}`],
    ['both, with spaces and empty items', `\n ${VAULT} ,\n\n, ${other}\n,`],
  ])('is separated by %s', (_name, written) => {
    expect(ids(written)).toEqual([VAULT, other]);
  });

  it('counts the same vault once, as it was written first', () => {
    expect(ids([VAULT, other, VAULT, VAULT.toUpperCase(), other].join('\n'))).toEqual([VAULT, other]);
  });
});

describe('an automation account id', () => {
  it.each([
    [true, ACCOUNT],
    [true, ACCOUNT.toLowerCase()],
    [false, VAULT],
    [false, `${ACCOUNT}/`],
    [false, `${ACCOUNT}/runbooks/x`],
    [false, `${ACCOUNT}?x`],
    [false, `${ACCOUNT}\n${ACCOUNT}`],
    [false, 'account'],
  ])('%s: %j', (expected, id) => {
    expect(isAutomationAccountId(id)).toBe(expected);
  });
});

describe('segmentAfter', () => {
  it('finds a segment whatever the case of its key', () => {
    expect(segmentAfter(VAULT, 'RESOURCEGROUPS')).toBe('rg');
    expect(segmentAfter(VAULT, 'fabrics')).toBeUndefined();
    expect(segmentAfter('/a', 'a')).toBeUndefined();
  });
});

describe('readSettings', () => {
  const names = Object.values(inputTable).map(
    (row: { github?: string; azurePipelines?: string }) => row.github ?? row.azurePipelines ?? '',
  );
  const piece = fc.oneof(
    fc.constantFrom(
      VAULT,
      ACCOUNT,
      GUID,
      'true',
      'Enabled',
      'Disabled',
      '160',
      '9'.repeat(308),
      'https://x',
      ',',
      '\n',
      '..',
      '%2e',
    ),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );
  const written = fc.dictionary(
    fc.constantFrom(...names),
    fc.array(piece, { maxLength: 3 }).map((parts) => parts.join('')),
  );

  it('never throws, and gives either good settings or problems that each name an input', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.constantFrom(...hosts), fc.boolean(), written, (host, onTop, changes) => {
        const inputs: Record<string, string | undefined> = { ...(onTop ? good : {}), ...changes };
        const result = readSettings(host, (input) => inputs[input.github ?? input.azurePipelines ?? '']);
        if (!result.ok) {
          expect(result.problems.length).toBeGreaterThan(0);
          for (const problem of result.problems) expect(problem).toMatch(/^(--)?[a-zA-Z-]+: [^\n\r]+$/);
          return;
        }
        accepted++;
        const { settings } = result;
        const { task } = settings;
        expect(Number.isFinite(settings.timeoutMs) && settings.timeoutMs > 0).toBe(true);
        if ('target' in task && task.target.kind === 'vaults') expect(vaultsOf(task).length).toBeGreaterThan(0);
        if ('maxWritesPerMinute' in task) {
          expect(task.maxWritesPerMinute).toBeGreaterThanOrEqual(1);
          expect(task.maxWritesPerMinute).toBeLessThanOrEqual(1200);
        }
        expect(settings.cloud.armEndpoint).toMatch(/^https:/);
      }),
      { numRuns: 1_000, seed: 9 },
    );
    expect(accepted).toBeGreaterThan(20);
  });

  it('takes every well-formed vault id and gives back its parts', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9-]{0,40}$/);
    fc.assert(
      fc.property(fc.uuid(), name, name, (subscriptionId, resourceGroup, vaultName) => {
        const id = `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.RecoveryServices/vaults/${vaultName}`;
        expect(parseVaultId(id)).toEqual({ id, subscriptionId, resourceGroup, name: vaultName });
        expect(parseVaultId(`${id}/`)).toBeUndefined();
        expect(parseVaultId(id.slice(1))).toBeUndefined();
      }),
    );
  });
});
