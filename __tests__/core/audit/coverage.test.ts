/** What blocks the nightly update of a mapping, and what only hides whether it works. */
import { catalogue, isOfAccount } from '../../../src/core/audit/catalogue';
import { coverageBy, type Coverage } from '../../../src/core/audit/coverage';
import type { Finding } from '../../../src/core/audit/findings';
import { ACCOUNT, inVault, item, mapping, vault } from './values';

const rules = [...catalogue].map(([id, { effect }]) => ({ id, effect }));

const found = (resource: string, effect: 'blocks' | 'unknown'): Finding => {
  const rule = rules.find((one) => one.effect === effect && isOfAccount(one.id) === (resource === ACCOUNT));
  if (rule === undefined) throw new Error(`No finding in ${resource} ${effect}`);
  const message = `${effect} in ${resource}`;
  return {
    id: rule.id,
    severity: 'error',
    title: '',
    resource,
    name: '',
    vaultId: vault.id,
    message,
    cause: '',
    remedy: [],
    key: `${rule.id} ${resource}`,
    causedBy: [],
    evidenceAt: undefined,
    state: undefined,
    firstSeen: undefined,
    exemptedBy: undefined,
    alsoExemptedBy: undefined,
  };
};

const coverageWith = (findings: readonly Finding[]): Coverage => coverageBy(findings)(inVault())(item());

test.each([
  ['a mapping that blocks before an account that hides', mapping().id, ACCOUNT],
  ['an account that blocks before a mapping that hides', ACCOUNT, mapping().id],
  ['a mapping that blocks before itself that hides', mapping().id, mapping().id],
])('counts %s, in whatever order they were found', (_, blocking, hiding) => {
  const blocks = found(blocking, 'blocks');
  const hides = found(hiding, 'unknown');
  const expected = { kind: 'not-covered', reason: `${blocks.id}: ${blocks.message}` };
  expect(coverageWith([hides, blocks])).toMatchObject(expected);
  expect(coverageWith([blocks, hides])).toMatchObject(expected);
  expect(coverageWith([hides])).toMatchObject({ kind: 'unknown', reason: `${hides.id}: ${hides.message}` });
  expect(coverageWith([])).toMatchObject({ kind: 'covered' });
});
