import type { Incoming, Reply, RequestKind } from '../http';
import type { AccountSpec } from '../scenario';
import type { World } from '../world';
import { armError, authorizationFailed, resourceNotFound } from '../arm/errors';
import { namesIn } from '../arm/paths';
import { accountReply } from './account';
import { runbookJobReply, runbookJobsReply } from './runbook-jobs';
import type { AccountRequest } from './account-request';
import { jobScheduleReply, scheduleReply, schedulesReply } from './schedules';
import { usagesReply } from './usages';
import { patchAccountReply, patchScheduleReply } from './writes';

interface AccountRoute {
  readonly kind: RequestKind;
  /** `GET`, if not given. */
  readonly method?: 'PATCH';
  /** Path below the account; `*` stands for a name. */
  readonly path: string;
  /** The right that is needed, below `Microsoft.Automation/automationAccounts`. */
  readonly action: string;
  readonly reply: (request: AccountRequest) => Reply;
}

const routes: readonly AccountRoute[] = [
  { kind: 'account.get', path: '', action: 'read', reply: accountReply },
  { kind: 'account.patch', method: 'PATCH', path: '', action: 'write', reply: patchAccountReply },
  { kind: 'schedules.list', path: 'schedules', action: 'schedules/read', reply: schedulesReply },
  { kind: 'schedule.get', path: 'schedules/*', action: 'schedules/read', reply: scheduleReply },
  {
    kind: 'schedule.patch',
    method: 'PATCH',
    path: 'schedules/*',
    action: 'schedules/write',
    reply: patchScheduleReply,
  },
  { kind: 'job-schedule.get', path: 'jobschedules/*', action: 'jobSchedules/read', reply: jobScheduleReply },
  { kind: 'runbook-jobs.list', path: 'jobs', action: 'jobs/read', reply: runbookJobsReply },
  { kind: 'runbook-job.get', path: 'jobs/*', action: 'jobs/read', reply: runbookJobReply },
  { kind: 'usages.list', path: 'usages', action: 'usages/read', reply: usagesReply },
];

const type = 'Microsoft.Automation/automationAccounts';

export interface AccountTarget {
  /** Lower-cased id. */
  readonly key: string;
  readonly group: string;
  readonly name: string;
}

function missing(target: AccountTarget, account: AccountSpec | undefined, path: string): Reply {
  if (path === '') return resourceNotFound(type, account?.id.split('/').at(-1) ?? target.name, target.group);
  const part = path.split('/')[0] ?? '';
  const message = `Failed to perform 'read' on resource(s) of type 'automationAccounts/${part}', because the parent resource '${account?.id ?? target.key}' could not be found.`;
  return armError(404, 'ParentResourceNotFound', message);
}

/** What is asked of an account, or undefined if it has no such part; `parts` are those of the path after it. */
export function automationRoute(
  world: World,
  incoming: Incoming,
  target: AccountTarget,
  parts: readonly string[],
): { readonly kind: RequestKind; readonly answer: (now: number) => Reply } | undefined {
  for (const { kind, method = 'GET', path, action, reply } of routes) {
    const names = incoming.method === method ? namesIn(path, parts) : undefined;
    if (!names) continue;
    const account = world.estate.accounts.get(target.key);
    const answer = (now: number): Reply => {
      if (!account || account.access === 'missing') return missing(target, account, path);
      if (account.access === 'forbidden' || account.forbidden?.includes(kind)) {
        return authorizationFailed(world, `${type}/${action}`, account.id);
      }
      return reply({ world, incoming, account, names, now });
    };
    return { kind, answer };
  }
  return undefined;
}
