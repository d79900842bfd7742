/** Azure Resource Graph through the SDK's client: one request a call, its rows as plain values of the core. */
import type { QueryRequest } from '@azure/arm-resourcegraph';
import type { PipelineResponse } from '@azure/core-rest-pipeline';
import type { Failure, Result } from '../core/values/model';
import type { Directory, ItemCount, QueryPage, QueryScope } from '../core/estate/ports';
import type { Subscription } from '../core/estate/model';
import type { Arm } from './arm';
import { listedVault } from './listed-vault';
import { textOf, fieldsOf } from './json';

/** A query that sorts by a column called `id` is the one that can be paged through. */
const VAULTS = `resources
| where type =~ 'microsoft.recoveryservices/vaults'
| project id, name, location, tags
| order by id asc`;

const ITEMS = `recoveryservicesresources
| where type =~ 'microsoft.recoveryservices/vaults/replicationfabrics/replicationprotectioncontainers/replicationprotecteditems'
| where tostring(properties.providerSpecificDetails.instanceType) =~ 'A2A'
| summarize items = count() by id = tostring(split(tolower(id), '/replicationfabrics/')[0])
| order by id asc`;

const SUBSCRIPTIONS = `resourcecontainers
| where type =~ 'microsoft.resources/subscriptions'
| project id, subscriptionId, name
| order by id asc`;

/** The most rows of an answer. */
const PAGE_ROWS = 1_000;

type ResourceGraph = Pick<Directory, 'queryVaults' | 'queryItems' | 'querySubscriptions'>;

type Answer = Pick<PipelineResponse, 'status' | 'headers' | 'bodyAsText'>;

export async function resourceGraphOf(arm: Arm): Promise<ResourceGraph> {
  const { ResourceGraphClient } = await import('@azure/arm-resourcegraph');
  const client = new ResourceGraphClient(unusedCredential, { endpoint: arm.endpoint, ...arm.clientOptions });
  arm.adopt(client.pipeline);

  const query =
    <T>(text: string, read: (row: unknown) => T) =>
    async (scope: QueryScope, next: string | undefined, signal: AbortSignal): Promise<Result<QueryPage<T>>> => {
      let answer: Answer | undefined;
      const onResponse = (response: Answer): void => void (answer = response);
      const result = await arm.call(signal, async (abortSignal) => {
        try {
          const body = await client.resources(requestOf(text, scope, next), { abortSignal, onResponse });
          return pageOf(body, answer, read);
        } catch (error) {
          throw answer === undefined || answer.status < 300 ? error : refusal(answer, error);
        }
      });
      return result.ok ? result : { ok: false, failure: withQuota(result.failure, answer) };
    };

  return {
    queryVaults: query(VAULTS, listedVault),
    queryItems: query(ITEMS, itemCount),
    querySubscriptions: query(SUBSCRIPTIONS, subscriptionOf),
  };
}

/** The SDK insists on a credential; the sign-in policy takes its place. */
const unusedCredential = { getToken: (): Promise<null> => Promise.resolve(null) };

/** The SDK's own error has no body, and so not what the service says is wrong. */
function refusal(response: Answer, cause: unknown): Error {
  const error = new Error(`HTTP status ${response.status}`, { cause });
  return Object.assign(error, { name: 'RestError', statusCode: response.status, response });
}

function requestOf(query: string, scope: QueryScope, skipToken: string | undefined): QueryRequest {
  return {
    query,
    ...(scope.kind === 'subscriptions' && { subscriptions: [...scope.ids] }),
    ...(scope.kind === 'management-groups' && { managementGroups: [...scope.names] }),
    options: { resultFormat: 'objectArray', top: PAGE_ROWS, ...(skipToken !== undefined && { skipToken }) },
  };
}

/** @throws TypeError for an answer without rows, and for a row that does not say what it is about */
function pageOf<T>(body: unknown, answer: Answer | undefined, read: (row: unknown) => T): QueryPage<T> {
  const { data, skipToken, resultTruncated } = fieldsOf(body);
  if (!Array.isArray(data)) throw new TypeError('a query without its rows');
  const next = textOf(skipToken) || undefined;
  const isTenantCut = answer?.headers.get('x-ms-tenant-subscription-limit-hit')?.toLowerCase() === 'true';
  return {
    items: data.map(read),
    next,
    waitMs: answer?.headers.get('x-ms-user-quota-remaining')?.trim() === '0' ? (quotaResetMs(answer) ?? 0) : 0,
    isCut: isTenantCut || (next === undefined && String(resultTruncated).toLowerCase() === 'true'),
  };
}

/** `hh:mm:ss` until there are queries again. */
function quotaResetMs(answer: Answer | undefined): number | undefined {
  const text = answer?.headers.get('x-ms-user-quota-resets-after') ?? '';
  const [, hours, minutes, seconds] = /^(\d{1,2}):(\d\d):(\d\d(?:\.\d+)?)/.exec(text.trim()) ?? [];
  if (seconds === undefined) return undefined;
  return 1_000 * (3_600 * Number(hours) + 60 * Number(minutes) + Number(seconds));
}

/** A refusal for rate that does not say how long to wait may say when the quota is there again. */
function withQuota(failure: Failure, answer: Answer | undefined): Failure {
  if (failure.status !== 429 || failure.retryAfterMs !== undefined) return failure;
  const resetMs = quotaResetMs(answer);
  return resetMs === undefined ? failure : { ...failure, retryAfterMs: Math.max(1_000, resetMs) };
}

function itemCount(row: unknown): ItemCount {
  const { id, items } = fieldsOf(row);
  if (textOf(id) === '' || typeof items !== 'number') throw new TypeError('a count that is not of a vault');
  return { vaultId: textOf(id).toLowerCase(), items };
}

function subscriptionOf(row: unknown): Subscription {
  const { subscriptionId, name } = fieldsOf(row);
  if (textOf(subscriptionId) === '') throw new TypeError('a subscription without an id');
  return { id: textOf(subscriptionId).toLowerCase(), name: textOf(name) };
}
