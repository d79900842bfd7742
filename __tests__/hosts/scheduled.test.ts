import { isBySchedule } from '../../src/hosts/scheduled';

test.each([
  ['GitHub', { GITHUB_EVENT_NAME: 'schedule' }, true],
  ['GitHub, by a person', { GITHUB_EVENT_NAME: 'workflow_dispatch' }, false],
  ['Azure Pipelines', { BUILD_REASON: 'Schedule' }, true],
  ['a release', { RELEASE_REASON: 'Schedule' }, true],
  ['Azure Pipelines, by a person', { BUILD_REASON: 'Manual' }, false],
])('%s', (_name, environment, expected) => {
  expect(isBySchedule(environment)).toBe(expected);
});
