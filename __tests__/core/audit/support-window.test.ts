/** Releases behind, counted by the second number of the version, and which one is the newest. */
import { newestAgent, newestText, NEWEST_KNOWN, releasesBehind } from '../../../src/core/audit/support-window';
import { judge } from '../../../src/core/audit/judge';
import {
  DAY,
  NOW,
  factsOf,
  inVault,
  item,
  known,
  mapping,
  options,
  reportOf,
  setting,
  vault,
  withItem,
} from './values';

const newestOf = (...versions: readonly string[]) => newestAgent(versions.map((agentVersion) => ({ agentVersion })));
const behind = (version: string, newest = NEWEST_KNOWN.version): number | undefined =>
  releasesBehind(version, { version: newest, from: 'agents' });
const found = (agentVersion: string, changes: Parameters<typeof item>[0] = {}): string[] =>
  judge(withItem({ agentVersion, agentExpiry: undefined, ...changes }), options).map(({ id }) => id);

it.each([
  ['9.67.7653.1', 0],
  ['9.67.1.1', 0],
  ['9.66.7604.1', 1],
  ['9.9.1.1', 58],
  ['9.70.1.1', 0],
  ['10.1.1.1', undefined],
  ['8.67.1.1', undefined],
  ['9', undefined],
  ['', undefined],
  ['9.x.1.1', undefined],
  ['9.99999.1.1.1.1', undefined],
])('%s is %s releases behind', (version, releases) => {
  expect(behind(version)).toBe(releases);
});

it.each<[string, string[]]>([
  ['9.67.1.1', []],
  ['9.65.1.1', []],
  ['9.64.9.9', ['ASR215']],
  ['9.63.1.1', ['ASR215']],
  ['9.62.7172.1', ['ASR214']],
  ['9.7.1.1', ['ASR214']],
  ['nonsense', []],
])('an agent %s has %j, whatever date its item gives', (version, ids) => {
  expect(found(version)).toEqual(ids);
  expect(found(version, { agentExpiry: NOW + 400 * DAY })).toEqual(ids);
});

it('says nothing that the service itself says as clearly', () => {
  expect(found('9.62.1.1', { agentExpiry: NOW - DAY })).toEqual(['ASR201']);
  expect(found('9.63.1.1', { agentExpiry: NOW + DAY })).toEqual(['ASR202']);
  expect(found('9.62.1.1', { agentExpiry: NOW + DAY })).toEqual(['ASR214', 'ASR202']);
});

it('takes as the newest what agents have, or what is known, and says which', () => {
  expect(newestOf()).toEqual({ version: NEWEST_KNOWN.version, from: 'known' });
  expect(newestOf('9.60.1.1', '9.9.1.1', '', 'x')).toEqual({ version: NEWEST_KNOWN.version, from: 'known' });
  expect(newestOf('9.60.1.1', NEWEST_KNOWN.version)).toEqual({ version: NEWEST_KNOWN.version, from: 'agents' });
  expect(newestOf('9.68.1.1', '9.68.10.1', '9.68.9.1')).toEqual({ version: '9.68.10.1', from: 'agents' });
  expect(newestText(newestOf())).toBe(
    `${NEWEST_KNOWN.version}, the newest that this version of the tool knows (of ${NEWEST_KNOWN.since})`,
  );
});

it('notices an estate in which all agents are old, and holds agents against the newest of all vaults', () => {
  const old = reportOf(withItem({ agentVersion: '9.60.1.1', agentExpiry: undefined }));
  expect(old.findings.map(({ id, message }) => [id, message])).toEqual([
    ['ASR214', `vm-1: the agent 9.60.1.1 is 7 releases behind ${newestText(newestOf())}.`],
  ]);
  expect(old).toMatchObject({ newestAgent: newestOf(), agents: [{ releasesBehind: 7 }] });
  const other = item({ agentVersion: '9.70.1.1' }, vault, 'vm-2');
  const mixed = reportOf(factsOf([inVault({ items: known([item({ agentVersion: '9.66.1.1' }), other]) })]));
  expect(mixed.findings).toMatchObject([{ id: 'ASR215', name: 'vm-1' }]);
  expect(mixed.findings[0]?.message).toContain('4 releases behind 9.70.1.1, the newest version seen in this audit.');
});

it('an agent whose mapping does not update it is soon out of support for that reason', () => {
  const off = mapping({ autoUpdate: { ...setting, status: 'Disabled' } });
  const report = reportOf(
    factsOf([inVault({ mappings: known([off]), items: known([item({ agentVersion: '9.63.1.1' })]) })]),
  );
  const [cause] = report.findings.filter(({ id }) => id === 'ASR001');
  expect(report.findings.find(({ id }) => id === 'ASR215')?.causedBy).toEqual([cause?.key]);
});
