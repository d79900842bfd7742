/** Which run of Azure Pipelines a run is, from what the agent says of it. */
import { pipelineRun } from '../../src/hosts/pipeline-run';
import { filePlace } from '../../src/hosts/run-files';

const project = { SYSTEM_COLLECTIONURI: 'https://dev.azure.com/contoso', SYSTEM_TEAMPROJECT: 'dr team' };
const build = { ...project, BUILD_BUILDID: '4711', BUILD_DEFINITIONNAME: 'dr', BUILD_REQUESTEDFOR: 'Ada' };
const release = {
  ...build,
  RELEASE_RELEASEID: '118',
  RELEASE_RELEASENAME: 'Release-27',
  RELEASE_DEFINITIONNAME: 'Disaster recovery',
  RELEASE_ENVIRONMENTNAME: 'Prod',
  RELEASE_ENVIRONMENTID: '31',
  RELEASE_REQUESTEDFOR: 'Bob',
  RELEASE_RELEASEWEBURL: 'https://dev.azure.com/contoso/guid/_release?releaseId=118',
};

it.each([
  ['a build', build, 'https://dev.azure.com/contoso/dr%20team/_build/results?buildId=4711', 'dr', 'Ada'],
  [
    'a second attempt of a stage',
    { ...build, SYSTEM_STAGEATTEMPT: '2', SYSTEM_JOBATTEMPT: 'x' },
    'https://dev.azure.com/contoso/dr%20team/_build/results?buildId=4711&attempt=2',
    'dr',
    'Ada',
  ],
  [
    'a release, and not the build of its artifact',
    release,
    'https://dev.azure.com/contoso/guid/_release?releaseId=118',
    'Disaster recovery / Release-27 / Prod',
    'Bob',
  ],
  [
    'a stage of a release that was deployed again, without a link',
    { ...release, RELEASE_RELEASEWEBURL: undefined, RELEASE_ATTEMPTNUMBER: '3' },
    'https://dev.azure.com/contoso/dr%20team/_release?releaseId=118&attempt=3',
    'Disaster recovery / Release-27 / Prod',
    'Bob',
  ],
])('%s', (_name, environment, url, name, by) => {
  expect(pipelineRun(environment).origin).toMatchObject({ url, name, by });
});

it('is not known where the agent says nothing', () => {
  expect(pipelineRun({})).toMatchObject({ origin: undefined });
  expect(pipelineRun({ ...project }).origin).toBeUndefined();
});

it('stages, jobs and attempts side by side have files of their own', () => {
  const nameOf = (environment: NodeJS.ProcessEnv): string =>
    filePlace('/tmp', pipelineRun(environment).nameParts).name.replace(/-[a-z0-9]{8}$/, '');
  const names = [
    build,
    { ...build, SYSTEM_STAGENAME: 'EU' },
    { ...build, SYSTEM_STAGENAME: 'US' },
    { ...build, AGENT_JOBNAME: 'shard 1' },
    { ...build, SYSTEM_JOBATTEMPT: '2' },
    release,
    { ...release, RELEASE_ENVIRONMENTNAME: 'Test' },
    { ...release, RELEASE_ATTEMPTNUMBER: '2' },
  ].map(nameOf);
  expect(new Set(names).size).toBe(names.length);
  expect(nameOf({ ...release, RELEASE_ENVIRONMENTNAME: '../..\\\u202e' })).toMatch(/^[\w-]+$/);
});
