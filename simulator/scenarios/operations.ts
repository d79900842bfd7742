import type { JobSpec, JobsListSpec, MappingSpec, PatchAnswer, Scenario } from '../scenario';
import { estate } from './estate';
import { hostileErrors, hostileText, information, permissionErrors, warning } from './texts';

const finals: readonly JobSpec[] = [
  { state: 'Succeeded' },
  { state: 'CompletedWithInformation', errors: information },
  { state: 'PartiallySucceeded', errors: warning },
  { state: 'Failed', errors: permissionErrors },
  { state: 'Failed', errors: [] },
  { state: 'Cancelled' },
  { state: 'Suspended' },
  { state: 'Other', description: 'Skipped' },
  { state: 'Succeeded', description: 'CompletedWithInformation', errors: information },
  { state: 'Failed', errors: permissionErrors, operationStatus: 'Succeeded' },
];

const answered = (name: string, answer: PatchAnswer, description: string, each: MappingSpec = {}): Scenario => ({
  name,
  description,
  vaults: [{ name: 'vault-weu', mappings: 4, each: { answer, ...each } }],
  job: { seconds: [20, 60] },
});

const listed = (name: string, jobsList: JobsListSpec, description: string): Scenario => ({
  ...estate({ mappingsPerVault: 150, jobSeconds: [40, 90] }),
  name,
  description,
  jobsList,
});

export const operations: readonly Scenario[] = [
  {
    name: 'final-states',
    description: 'Every final state of a job, one of them in the job only.',
    vaults: [{ name: 'vault-weu', mappings: finals.map((job) => ({ job })) }],
    job: { seconds: [10, 60] },
  },
  {
    name: 'unknown-state',
    description: 'One of three jobs ends in a word that nobody knows.',
    vaults: [{ name: 'vault-weu', mappings: [{}, { job: { state: 'Hibernating' } }, {}] }],
    job: { seconds: [10, 60] },
    inputs: { timeout: '5' },
  },
  {
    name: 'job-errors-hostile',
    description: 'Names and texts that try to command the host, break the table, or make HTML and links.',
    vaults: [
      {
        name: 'vault-weu',
        mappings: [
          ...hostileText.map((_, index) => ({ job: { state: 'Failed', errors: hostileErrors(index) } })),
          { name: '##vso[task.complete result=Succeeded]', job: { state: 'Succeeded' } },
          { name: '::error::a|b <b>name<!--', job: { state: 'Failed' } },
          {
            refusal: {
              status: 400,
              by: 'asr',
              code: '##vso[task.logissue type=error]',
              message: hostileText[3],
              possibleCauses: hostileText[4],
              recommendedAction: hostileText[6],
            },
          },
        ],
      },
    ],
    job: { seconds: [5, 20] },
  },
  {
    ...estate({ mappingsPerVault: 45, jobSeconds: [20, 60] }),
    name: 'paged',
    description: 'The list of mappings comes in pages of ten.',
    mappingsPageSize: 10,
  },
  {
    ...estate({ mappingsPerVault: 25, jobSeconds: [20, 60] }),
    name: 'paged-empty-first',
    description: 'The first page of the list of mappings is empty, but has a next link.',
    mappingsPageSize: 10,
    emptyFirstPage: true,
  },
  listed('jobs-list-paged', { mode: 'complete', pageSize: 50 }, 'The list of jobs comes in pages of fifty.'),
  listed('jobs-list-cut', { mode: 'cut' }, 'The list of jobs ends after 100 and does not say so.'),
  listed('jobs-list-lagging', { mode: 'complete', lagSeconds: 45 }, 'The list of jobs is 45 seconds late.'),
  listed('jobs-list-forbidden', { mode: 'forbidden' }, 'The list of jobs is forbidden; single jobs may be read.'),
  listed('jobs-list-unfiltered', { mode: 'complete', filter: 'ignored' }, 'The list of jobs ignores its filter.'),
  listed('jobs-list-filter-refused', { mode: 'complete', filter: 'refused' }, 'The list of jobs refuses any filter.'),
  {
    name: 'conflict',
    description: 'Somebody else’s jobs run on two of four mappings: one wants the same, one the opposite.',
    vaults: [
      {
        name: 'vault-weu',
        mappings: [
          {},
          { running: { seconds: 90, startedSecondsAgo: 20 } },
          { running: { seconds: 60, status: 'Disabled' } },
          {},
        ],
      },
    ],
    job: { seconds: [20, 60] },
  },
  {
    name: 'conflict-container',
    description: 'The two directions of a pair of containers cannot be changed at the same time.',
    vaults: [{ name: 'vault-weu', mappings: 8 }],
    job: { seconds: [20, 40] },
    conflict: 'container',
  },
  {
    name: 'taking-up',
    description: 'A run was broken off: the jobs that it had started still run.',
    vaults: [
      {
        name: 'vault-weu',
        mappings: [
          { running: { seconds: 60, startedSecondsAgo: 30 } },
          { running: { seconds: 90, startedSecondsAgo: 30 } },
          { running: { seconds: 45, startedSecondsAgo: 5, state: 'Failed', errors: permissionErrors } },
          {},
          {},
        ],
      },
    ],
    job: { seconds: [20, 60] },
  },
  answered('location-only', 'location-only', '202 with Location, without Azure-AsyncOperation.'),
  answered('request-id-only', 'request-id-only', '202 with the job in x-ms-request-id only.'),
  answered('no-operation-header', 'no-operation', '202 that does not name the operation.'),
  answered('200-with-job', 'ok-with-job', '200 with the mapping and a job.'),
  answered('200-without-job', 'ok-without-job', '200 with the mapping, changed at once.'),
  {
    ...answered('regional-links', 'accepted', 'Operation links name a regional host.'),
    operationRegion: 'westeurope',
  },
  {
    ...answered('unsigned-links', 'accepted', 'Operation links carry no signature, as before 2023.'),
    unsignedLinks: true,
  },
  answered('job-not-found-at-first', 'accepted', 'Job and operation are not found for ten seconds.', {
    job: { notFoundForSeconds: 10, operationNotFoundForSeconds: 10 },
  }),
  answered('job-forbidden', 'accepted', 'Single jobs may not be read.', { job: { forbidden: true } }),
  {
    name: 'mapping-removed',
    description: 'Of four mappings one is removed while its job runs.',
    vaults: [{ name: 'vault-weu', mappings: [{}, { removedAfterSeconds: 15 }, {}, {}] }],
    job: { seconds: [30, 60] },
  },
];
