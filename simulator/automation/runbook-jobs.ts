import { nextLink } from '../arm/replies';
import { settle } from '../arm/job-state';
import { jsonReply, type Reply } from '../http';
import { guidFrom } from '../random';
import type { AccountSpec, RunbookJobSpec } from '../scenario';
import { automationError, automationTime, type AccountRequest } from './account-request';

export const hiddenRunbook = 'MS-SR-Update-MobilityServiceForA2AVirtualMachines';

/** Ten good nights, among jobs of another runbook. */
const usualJobs: readonly RunbookJobSpec[] = Array.from({ length: 10 }, (_, night) => [
  { status: 'Completed', startedHoursAgo: 24 * night + 5, minutes: 4 },
  { runbook: 'Stop-DevelopmentMachines', status: 'Completed', startedHoursAgo: 24 * night + 3, minutes: 2 },
]).flat();

interface RunbookJob {
  readonly id: string;
  readonly runbook: string;
  readonly status: string;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly exception: string | null;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A run for each mapping that the account serves, every night. */
function runsByMapping({ world, account, now }: AccountRequest): readonly RunbookJobSpec[] {
  if (account.runs !== 'by-mapping') return [];
  const id = account.id.toLowerCase();
  const mappings = [...world.estate.vaults.values()].flatMap((vault) => [...vault.mappings.values()]);
  return mappings.flatMap((mapping) => {
    settle(mapping, now);
    if (mapping.setting.account?.toLowerCase() !== id) return [];
    const runs = mapping.spec.runs ?? usualJobs.filter(({ runbook }) => runbook === undefined);
    return runs.map((run) => ({ ...run, parameters: { MappingId: mapping.id } }));
  });
}

const hasEnded = (status: string): boolean => ['Completed', 'Failed', 'Stopped'].includes(status);

/** Newest first. */
function jobsOf(request: AccountRequest): readonly RunbookJob[] {
  const { world, account } = request;
  const origin = world.clock.startedAt;
  const of = (spec: RunbookJobSpec, index: number): RunbookJob => {
    const startedAt = spec.startedHoursAgo === null ? null : origin - spec.startedHoursAgo * 3_600_000;
    const endedAt =
      startedAt !== null && hasEnded(spec.status) ? startedAt + (spec.minutes ?? 5) * 60_000 + 8_857 : null;
    return {
      id: guidFrom(`job ${index} of ${account.id.toLowerCase()}`),
      runbook: spec.runbook ?? hiddenRunbook,
      status: spec.status,
      createdAt:
        spec.createdHoursAgo === undefined ? (startedAt ?? origin) - 45_370 : origin - spec.createdHoursAgo * 3_600_000,
      startedAt,
      endedAt,
      exception: spec.exception ?? null,
      parameters: spec.parameters ?? {},
    };
  };
  const common = account.runbookJobs ?? (account.runs === 'by-mapping' ? [] : usualJobs);
  return [...common, ...runsByMapping(request)].map(of).sort((one, other) => other.createdAt - one.createdAt);
}

const orNull = (time: number | null): string | null => (time === null ? null : automationTime(time));

const propertiesOf = (job: RunbookJob): Record<string, unknown> => ({
  jobId: job.id,
  runbook: { name: job.runbook },
  provisioningState: job.status === 'Failed' ? 'Failed' : hasEnded(job.status) ? 'Succeeded' : 'Processing',
  status: job.status,
  creationTime: automationTime(job.createdAt),
  startTime: orNull(job.startedAt),
  lastModifiedTime: automationTime(job.endedAt ?? job.startedAt ?? job.createdAt),
  endTime: orNull(job.endedAt),
  runOn: null,
});

const envelope = (account: AccountSpec, job: RunbookJob): Record<string, unknown> => ({
  id: `${account.id}/jobs/${job.id}`,
  name: job.id,
  type: 'Microsoft.Automation/AutomationAccounts/Jobs',
});

type Condition = (job: RunbookJob) => boolean;

/** One comparison, in the way of the Az.Automation module: times without quotation marks, texts with them. */
function conditionOf(clause: string, byCreation: boolean): Condition | undefined {
  const [, property = '', operator = '', value = ''] = /^properties\/(\S+)\s+(eq|ge|le)\s+(.+)$/.exec(clause) ?? [];
  const text = /^'(.*)'$/.exec(value)?.[1]?.replaceAll("''", "'").toLowerCase();
  const time = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value) ? Date.parse(value) : NaN;
  switch (`${property} ${operator}`) {
    case 'runbook/name eq':
      return text === undefined ? undefined : (job) => job.runbook.toLowerCase() === text;
    case 'status eq':
      return text === undefined ? undefined : (job) => job.status.toLowerCase() === text;
    case 'startTime ge':
      return Number.isNaN(time) ? undefined : (job) => job.startedAt !== null && job.startedAt >= time;
    case 'creationTime ge':
      return Number.isNaN(time) || !byCreation ? undefined : (job) => job.createdAt >= time;
    case 'endTime le':
      return Number.isNaN(time) ? undefined : (job) => job.endedAt !== null && job.endedAt <= time;
    default:
      return undefined;
  }
}

export function runbookJobsReply(request: AccountRequest): Reply {
  const { world, incoming, account } = request;
  const query = incoming.url.searchParams;
  const filter = query.get('$filter')?.trim() ?? '';
  const byCreation = world.scenario.jobsByCreation !== 'refused';
  const conditions = filter === '' ? [] : filter.split(/\s+and\s+/).map((clause) => conditionOf(clause, byCreation));
  if (conditions.includes(undefined)) {
    return automationError(400, 'BadRequest', `The filter '${filter}' is not valid.`);
  }
  const matching = jobsOf(request).filter((job) => conditions.every((holds) => holds?.(job)));
  const begin = Number(query.get('skipToken') ?? 0) || 0;
  const end = begin + (world.scenario.runbookJobsPageSize ?? 100);
  return jsonReply(200, {
    // In a list there is no exception: it is shown for a single job only.
    value: matching.slice(begin, end).map((job) => ({ ...envelope(account, job), properties: propertiesOf(job) })),
    // Absent at the end, where lists of Site Recovery have a null.
    ...(end < matching.length ? { nextLink: nextLink(incoming, end) } : {}),
  });
}

export function runbookJobReply(request: AccountRequest): Reply {
  const [id] = request.names;
  const job = jobsOf(request).find((each) => each.id === id);
  if (!job) return automationError(404, 'NotFound', 'The job was not found.');
  return jsonReply(200, {
    ...envelope(request.account, job),
    properties: {
      ...propertiesOf(job),
      startedBy: null,
      statusDetails: 'None',
      exception: job.exception,
      lastStatusModifiedTime: automationTime(job.endedAt ?? job.startedAt ?? job.createdAt),
      parameters: job.parameters,
    },
  });
}
