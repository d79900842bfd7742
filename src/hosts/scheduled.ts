/** Whether nobody started the run but a schedule, of a workflow, a pipeline or a release. */
export const isBySchedule = (environment: NodeJS.ProcessEnv): boolean =>
  environment['GITHUB_EVENT_NAME'] === 'schedule' ||
  [environment['BUILD_REASON'], environment['RELEASE_REASON']].includes('Schedule');
