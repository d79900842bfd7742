/** Which run of Azure Pipelines this is: of a pipeline, or of a release, which knows only the builds of its artifacts. */
import type { Origin } from './host';

export interface PipelineRun {
  /** Undefined where the agent does not tell. */
  readonly origin: Origin | undefined;
  /** What tells the files of this run from those of other stages, jobs and attempts. */
  readonly nameParts: readonly string[];
}

export function pipelineRun(environment: NodeJS.ProcessEnv): PipelineRun {
  return environment['RELEASE_RELEASEID'] ? ofRelease(environment) : ofBuild(environment);
}

function ofRelease(environment: NodeJS.ProcessEnv): PipelineRun {
  const stage = environment['RELEASE_ENVIRONMENTNAME'] ?? '';
  const release = environment['RELEASE_RELEASEID'] ?? '';
  const attempt = attemptOf(environment['RELEASE_ATTEMPTNUMBER']);
  const base = projectUrl(environment);
  const given = environment['RELEASE_RELEASEWEBURL'] ?? '';
  const page = URL.canParse(given) ? given : base && `${base}_release?releaseId=${encodeURIComponent(release)}`;
  const name = [environment['RELEASE_DEFINITIONNAME'], environment['RELEASE_RELEASENAME'], stage];
  return {
    origin: page
      ? {
          url: withAttempt(page, attempt),
          name: name.filter(Boolean).join(' / ') || `Release ${release}`,
          by: environment['RELEASE_REQUESTEDFOR'] ?? '',
          // Those that the variables name are of the artifacts.
          revision: '',
        }
      : undefined,
    nameParts: [
      `release${release}`,
      stage,
      environment['RELEASE_ENVIRONMENTID'] ?? '',
      attemptPart(attempt),
      environment['SYSTEM_TASKINSTANCEID'] ?? '',
    ],
  };
}

function ofBuild(environment: NodeJS.ProcessEnv): PipelineRun {
  const build = environment['BUILD_BUILDID'] ?? '';
  // Whoever has two reports of one job has to know which is the later.
  const attempt = Math.max(attemptOf(environment['SYSTEM_STAGEATTEMPT']), attemptOf(environment['SYSTEM_JOBATTEMPT']));
  const base = projectUrl(environment);
  return {
    origin:
      base === undefined || build === ''
        ? undefined
        : {
            url: withAttempt(`${base}_build/results?buildId=${encodeURIComponent(build)}`, attempt),
            name: environment['BUILD_DEFINITIONNAME'] ?? environment['SYSTEM_TEAMPROJECT'] ?? '',
            by: environment['BUILD_REQUESTEDFOR'] ?? '',
            revision: environment['BUILD_SOURCEVERSION'] ?? '',
          },
    nameParts: [
      build,
      environment['SYSTEM_STAGENAME'] ?? '',
      environment['AGENT_JOBNAME'] ?? '',
      attemptPart(attempt),
      environment['SYSTEM_TASKINSTANCEID'] ?? '',
    ],
  };
}

/** With a slash at its end. */
function projectUrl(environment: NodeJS.ProcessEnv): string | undefined {
  const collection = environment['SYSTEM_COLLECTIONURI'] ?? environment['SYSTEM_TEAMFOUNDATIONCOLLECTIONURI'];
  const project = environment['SYSTEM_TEAMPROJECT'];
  return collection && project ? `${collection.replace(/\/*$/, '/')}${encodeURIComponent(project)}/` : undefined;
}

const attemptOf = (text: string | undefined): number => (/^\d+$/.test(text ?? '') ? Number(text) : 1);
const attemptPart = (attempt: number): string => (attempt > 1 ? `attempt${attempt}` : '');
const withAttempt = (url: string, attempt: number): string =>
  attempt > 1 ? `${url}${url.includes('?') ? '' : '?'}&attempt=${attempt}` : url;
