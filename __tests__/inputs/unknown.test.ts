/** What is no input: which are errors, with what was meant, and which are only warnings. */
import { nearNames } from '../../src/inputs/near';
import { judgeUnknown, namesOn, unknownVariables } from '../../src/inputs/unknown';
import { good, read } from './reading';

it.each([
  ['dryrun', ['dry-run']],
  ['DRY_RUN', ['dry-run']],
  ['dry-rnu', ['dry-run']],
  ['fail_on_drfit', ['fail-on-drift']],
  ['vaultid', ['vault-id']],
  ['vault', ['vault-id', 'vault-name', 'vault-tag']],
  ['vault-nam', ['vault-name']],
  ['automation', ['automation-account-id']],
  ['max-', ['max-writes-per-minute', 'max-parallel', 'max-failures', 'max-exemption-days', 'max-changes']],
  ['vms', ['vm']],
  ['x', []],
  ['_', []],
  ['environment-name', []],
  ['checkout', []],
])('%j may mean %j', (name, meant) => {
  expect(nearNames(name, namesOn('github'))).toEqual(meant);
});

it('a known input is no other, on any host', () => {
  for (const host of ['github', 'azure-pipelines'] as const) {
    const variables = Object.fromEntries(namesOn(host).map((name) => [`INPUT_${name.toUpperCase()}`, '']));
    expect(unknownVariables(host, { ...variables, INPUT_: 'x', INPUTX: 'y', PATH: 'z' })).toEqual([]);
  }
});

it('a variable of the other host’s spelling is an error', () => {
  expect(unknownVariables('github', { INPUT_DRYRUN: 'true' })).toEqual(['dryrun']);
  expect(judgeUnknown('github', ['dryrun']).problems).toEqual(['"dryrun" is not an input; did you mean dry-run?']);
  expect(judgeUnknown('azure-pipelines', ['dry-run']).problems.join()).toMatch(
    /^"dry-run" is not an input \(.*input\.dry-run.*\); did you mean dryRun\?$/,
  );
});

it('what is like none is a warning on a runner, which hands on more than inputs, and an error on a console', () => {
  expect(judgeUnknown('github', ['x'])).toEqual({
    problems: [],
    warnings: ['"x" is not an input, and has no effect'],
  });
  expect(judgeUnknown('console', ['--x'])).toEqual({ problems: ['"--x" is not an input'], warnings: [] });
  expect(read('github', good, ['x'])).toMatchObject({ ok: true, warnings: [expect.stringContaining('"x"')] });
});
