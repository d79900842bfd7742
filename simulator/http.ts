import type { IncomingHttpHeaders } from 'node:http';

export interface Incoming {
  readonly method: string;
  /** Path and query exactly as sent: signed links are compared with this. */
  readonly target: string;
  readonly url: URL;
  /** The Host header: links are made for the name by which the caller knows this server. */
  readonly host: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
}

export const requestKinds = [
  'oidc.github',
  'oidc.azure-pipelines',
  'entra.discovery',
  'token',
  'token.managed-identity',
  'mappings.list',
  'container.mappings.list',
  'mapping.get',
  'mapping.patch',
  'fabrics.list',
  'fabric.get',
  'containers.list',
  'container.get',
  'policies.list',
  'policy.get',
  'operation.status',
  'operation.results',
  'jobs.list',
  'job.get',
  'items.list',
  'container.items.list',
  'item.get',
  'item.update',
  'account.get',
  'account.patch',
  'schedules.list',
  'schedule.get',
  'schedule.patch',
  'job-schedule.get',
  'runbook-jobs.list',
  'runbook-job.get',
  'usages.list',
  'roles.list',
  'vm.instance-view',
  'subscription.get',
  'locks.list',
  'deny-assignments.list',
  'role.put',
  'permissions.list',
  'vault.get',
  'vault.health',
  'alerts.list',
  'vaults.list',
  'subscriptions.list',
  'descendants.list',
  'graph.query',
  'github.issues.list',
  'github.issue.read',
  'github.issue.create',
  'github.issue.update',
  'github.comment.create',
  'github.label.create',
  'unknown',
] as const;

export type RequestKind = (typeof requestKinds)[number];

/** What a request turned out to be, before it takes effect. */
export interface Route {
  readonly kind: RequestKind;
  readonly subscription?: string;
  readonly vault?: string;
  /** Takes effect and answers; called at most once. */
  readonly answer: () => Reply;
}

export const jsonReply = (status: number, body: unknown, headers: Reply['headers'] = {}): Reply => ({
  status,
  headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(body),
});

export const header = (incoming: Incoming, name: string): string | undefined => {
  const value = incoming.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

export const bearer = (incoming: Incoming): string | undefined =>
  /^Bearer (.+)$/i.exec(header(incoming, 'authorization') ?? '')?.[1];
