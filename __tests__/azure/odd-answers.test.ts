/** Answers that hold what they should not: what is valid in them still counts. */
import { jobView, mappingOf, operationView } from '../../src/azure/body-reader';
import { pathInVault } from '../../src/azure/ids';
import { entriesOf, listOf } from '../../src/azure/json';
import { interpretJobState } from '../../src/core/changes/job-state';

const VAULT =
  '/Subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.RecoveryServices/vaults/v';
const MAPPING = `${VAULT}/replicationFabrics/f/replicationProtectionContainers/c/replicationProtectionContainerMappings/m`;

/** As the service may answer, whatever the SDK's types say. */
const from = <T>(body: unknown): T => body as T;

it('passes over null among health errors, errors and tasks', () => {
  const health = [null, { errorCode: '1', summaryMessage: 'One.' }, undefined];
  expect(mappingOf(from({ id: MAPPING, properties: { healthErrorDetails: health } })).healthErrors).toHaveLength(1);
  const child = { errors: [null, { serviceErrorDetails: { code: '7', message: 'Deep.' } }] };
  const tasks = [null, { errors: null }, { groupTaskCustomDetails: { childTasks: [null, child] } }];
  const job = jobView(from({ name: 'j', properties: { state: 'Failed', errors: [null], tasks } }));
  expect(job.problem).toMatchObject({ code: '7', message: 'Deep.' });
  expect(listOf([null, 1, undefined])).toEqual([1]);
  expect([entriesOf([null, 1]), entriesOf([])]).toEqual([[1], []]);
  expect(() => entriesOf([null, null])).toThrow('nothing but null');
});

it('takes an error beside a state that is none for a remark', () => {
  const error = { code: '45031', message: 'Something to know.' };
  const running = operationView({ name: 'o', status: 'InProgress', error });
  expect([interpretJobState(running).kind, running.problem?.code]).toEqual(['running', '45031']);
  expect(interpretJobState(operationView({ name: 'o', status: 'Succeeded', error }))).toMatchObject({
    outcome: { kind: 'succeeded', note: 'Succeeded: 45031 Something to know.' },
  });
});

it.each([
  ['Hibernating', '2026-01-01T00:00:00Z', 'ended'],
  ['Hibernating', '9999-12-31T23:59:59Z', 'running'],
  ['Hibernating', undefined, 'running'],
  ['NotStarted', '2026-01-01T00:00:00Z', 'running'],
  ['InProgress', '2026-01-01T00:00:00Z', 'running'],
])('takes %s with the end time %s for %s', (status, endTime, kind) => {
  const seen = interpretJobState(operationView({ name: 'o', status, endTime }));
  expect(seen.kind).toBe(kind);
  if (seen.kind === 'ended') expect(seen).toMatchObject({ outcome: { kind: 'failed', problem: { code: status } } });
});

it.each([
  MAPPING.replace('/f/', '/../'),
  MAPPING.replace('/c/', '/./'),
  MAPPING.replace(/m$/, '..'),
  MAPPING.replace(/m$/, ''),
  `${MAPPING}/..`,
  MAPPING.replace('/Subscriptions/', '/x/'),
  MAPPING.replace('11111111-', ''),
  MAPPING.replace('replicationProtectionContainerMappings', 'replicationProtectedItems'),
  VAULT,
  '..',
])('refuses %s as the id of a mapping', (id) => {
  expect(() => pathInVault(id, 'replicationProtectionContainerMappings')).toThrow('is not the id');
});

it('reads the names in the id of a mapping, whatever its case', () => {
  const names = { fabric: 'f', container: 'c', name: 'm' };
  expect(pathInVault(MAPPING, 'replicationProtectionContainerMappings')).toEqual(names);
});
