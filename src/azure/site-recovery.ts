/** Site Recovery through the SDK's client: one request a call, its answer as a plain value of the core. */
import {
  SiteRecoveryManagementClient,
  type A2AUpdateContainerMappingInput,
  type UpdateProtectionContainerMappingInput,
} from '@azure/arm-recoveryservices-siterecovery';
import { createPipelineRequest, type PipelineResponse } from '@azure/core-rest-pipeline';
import type { Operation, Result, Vault, WantedSetting } from '../core/model';
import type { Accepted, Page, SiteRecovery } from '../core/ports';
import type { Cloud } from './cloud';
import { answerFailure, failureOf, fieldsOf, textOf } from './failure';
import { OperationTakeover, hostPolicy, requestIdPolicy, signInPolicy, type OperationLinks } from './policies';
import { jobView, mappingOf, operationView } from './read';
import { segmentAfter } from './resource-id';
import type { Tokens } from './tokens';

/** Milliseconds after which a request without an answer counts as hung. */
const REQUEST_TIMEOUT_MS = 60_000;

export interface Connection {
  readonly cloud: Cloud;
  readonly tokens: Tokens;
  /** A guid that every request carries. */
  readonly runId: string;
  readonly userAgent: string;
}

/** Options of one SDK call, and the raw answer once there is one. */
interface Call {
  readonly options: {
    readonly abortSignal: AbortSignal;
    readonly onResponse: (response: PipelineResponse & { parsedBody?: unknown }) => void;
  };
  response?: PipelineResponse & { parsedBody?: unknown };
}

export function connectSiteRecovery(connection: Connection): SiteRecovery {
  const { cloud } = connection;
  const takeover = new OperationTakeover();
  const requestIds = requestIdPolicy(connection.runId);
  const clients = new Map<string, SiteRecoveryManagementClient>();

  /** The SDK's client is bound to a subscription; its own retrying, redirecting and token policies are left out. */
  function client(vault: Vault): SiteRecoveryManagementClient {
    const key = vault.subscriptionId.toLowerCase();
    const existing = clients.get(key);
    if (existing !== undefined) return existing;
    const created = new SiteRecoveryManagementClient(unusedCredential, vault.subscriptionId, {
      endpoint: cloud.armEndpoint,
      $host: cloud.armEndpoint,
      retryOptions: { maxRetries: 0 },
      redirectOptions: { maxRetries: 0 },
      userAgentOptions: { userAgentPrefix: connection.userAgent },
    });
    created.pipeline.removePolicy({ name: 'bearerTokenAuthenticationPolicy' });
    created.pipeline.addPolicy(hostPolicy(cloud.armEndpoint));
    created.pipeline.addPolicy(requestIds, { afterPolicies: ['setClientRequestIdPolicy'] });
    created.pipeline.addPolicy(takeover.policy);
    created.pipeline.addPolicy(signInPolicy(connection.tokens), { phase: 'Sign' });
    clients.set(key, created);
    return created;
  }

  /**
   * One request, with a signal of its own: the SDK leaves its listener on the signal it is given, and its own timeout
   * ends with the headers, so that a body that stalls would be waited for without end.
   */
  async function call<T>(signal: AbortSignal, make: (call: Call) => Promise<T>): Promise<Result<T>> {
    const own = new AbortController();
    const giveUp = (): void => own.abort();
    const timer = setTimeout(giveUp, REQUEST_TIMEOUT_MS);
    signal.addEventListener('abort', giveUp, { once: true });
    if (signal.aborted) giveUp();
    const state: Call = { options: { abortSignal: own.signal, onResponse: (response) => (state.response = response) } };
    try {
      return { ok: true, value: await make(state) };
    } catch (error) {
      const failure =
        error instanceof TypeError ? answerFailure(error.message, error) : failureOf(error, signal.aborted);
      return { ok: false, failure };
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
    }
  }

  return {
    async listMappings(vault, next, signal) {
      const listed = await call(signal, async (state) => {
        const { replicationProtectionContainerMappings: mappings } = client(vault);
        return onePage(
          mappings.list(vault.name, vault.resourceGroup, state.options).byPage(from(next)),
          state,
          mappingOf,
        );
      });
      return neverUsed(listed) ? { ok: true, value: { items: [], next: undefined } } : listed;
    },

    listFabrics: (vault, next, signal) =>
      call(signal, (state) => {
        const fabrics = client(vault).replicationFabrics.list(vault.name, vault.resourceGroup, state.options);
        return onePage(fabrics.byPage(from(next)), state, nameOf);
      }),

    listContainers: (vault, fabric, next, signal) =>
      call(signal, (state) => {
        const { replicationProtectionContainers: containers } = client(vault);
        const listed = containers.listByReplicationFabrics(vault.name, vault.resourceGroup, fabric, state.options);
        return onePage(listed.byPage(from(next)), state, nameOf);
      }),

    listContainerMappings: (vault, fabric, container, next, signal) =>
      call(signal, (state) => {
        const { replicationProtectionContainerMappings: mappings } = client(vault);
        const listed = mappings.listByReplicationProtectionContainers(
          vault.name,
          vault.resourceGroup,
          fabric,
          container,
          state.options,
        );
        return onePage(listed.byPage(from(next)), state, mappingOf);
      }),

    readMapping: (vault, mappingId, signal) =>
      call(signal, async ({ options }) => {
        const { fabric, container, name } = addressOf(mappingId);
        const { replicationProtectionContainerMappings: mappings } = client(vault);
        return mappingOf(await mappings.get(vault.name, vault.resourceGroup, fabric, container, name, options));
      }),

    startChange: (vault, mapping, wanted, signal) =>
      call(signal, async (state) => {
        const { fabric, container, name } = addressOf(mapping.id);
        const { replicationProtectionContainerMappings: mappings } = client(vault);
        await mappings.beginUpdate(
          vault.name,
          vault.resourceGroup,
          fabric,
          container,
          name,
          changeTo(wanted),
          state.options,
        );
        const links = state.response === undefined ? undefined : takeover.linksOf(state.response.request);
        if (links === undefined) throw new TypeError('no answer to the change');
        return acceptedWith(links);
      }),

    readJob: (vault, jobName, signal) =>
      call(signal, async ({ options }) =>
        jobView(await client(vault).replicationJobs.get(vault.name, vault.resourceGroup, jobName, options)),
      ),

    listJobs: (vault, next, signal) =>
      call(signal, (state) =>
        onePage(
          client(vault).replicationJobs.list(vault.name, vault.resourceGroup, state.options).byPage(from(next)),
          state,
          jobView,
        ),
      ),

    readOperation: (vault, operation, signal) =>
      call(signal, async ({ options: { abortSignal } }) => {
        if (operation.statusLink === undefined) throw new TypeError('no operation link');
        const request = createPipelineRequest({ url: operation.statusLink, abortSignal });
        return operationView(readJson(await client(vault).sendRequest(request)));
      }),
  };
}

/** The SDK insists on a credential; the sign-in policy takes its place. */
const unusedCredential = { getToken: (): Promise<null> => Promise.resolve(null) };

const from = (continuationToken: string | undefined): { continuationToken?: string } =>
  continuationToken === undefined ? {} : { continuationToken };

async function onePage<Body, Item>(
  pages: AsyncIterableIterator<Body[]>,
  state: Call,
  read: (body: Body) => Item,
): Promise<Page<Item>> {
  const page = await pages.next();
  const body = fieldsOf(state.response?.parsedBody);
  if (page.done === true || !Array.isArray(page.value) || !Array.isArray(body['value'])) {
    throw new TypeError('a list without its items');
  }
  return { items: page.value.map(read), next: textOf(body['nextLink']) || undefined };
}

function nameOf(body: { readonly name?: string }): string {
  if (!body.name) throw new TypeError('a fabric or container without a name');
  return body.name;
}

/** A vault that never used Site Recovery is not registered with it, and so has no mappings. */
const neverUsed = (result: Result<unknown>): boolean =>
  !result.ok && result.failure.problem.code.toLowerCase() === 'subscriptionidnotregisteredwithsrs';

function addressOf(mappingId: string): { fabric: string; container: string; name: string } {
  const fabric = segmentAfter(mappingId, 'replicationFabrics');
  const container = segmentAfter(mappingId, 'replicationProtectionContainers');
  const name = segmentAfter(mappingId, 'replicationProtectionContainerMappings');
  if (!fabric || !container || !name) throw new TypeError('a mapping whose id does not name its fabric and container');
  return { fabric, container, name };
}

/** Without the authentication type the service would take the retired Run As account. */
export function changeTo(wanted: WantedSetting): UpdateProtectionContainerMappingInput {
  const providerSpecificInput: A2AUpdateContainerMappingInput = {
    instanceType: 'A2A',
    agentAutoUpdateStatus: wanted.status,
    ...(wanted.status === 'Enabled' && {
      automationAccountArmId: wanted.automationAccountId,
      automationAccountAuthenticationType: 'SystemAssignedIdentity',
    }),
  };
  return { properties: { providerSpecificInput } };
}

/** The guid in any of the links is the name of the job. */
export function acceptedWith(links: OperationLinks): Accepted {
  const { status, statusLink, location, requestId } = links;
  if (status !== 202 && statusLink === undefined && location === undefined) return { kind: 'finished' };
  const jobName =
    /\/(?:replicationOperationStatus|replicationJobs)\/([\w-]+)/i.exec(statusLink ?? '')?.[1] ??
    /\/operationresults\/([\w-]+)/i.exec(location ?? '')?.[1] ??
    /\/replicationJobs\/([\w-]+)/i.exec(requestId ?? '')?.[1];
  const operation: Operation = { jobName: jobName?.toLowerCase(), statusLink };
  return { kind: 'started', operation };
}

function readJson(response: PipelineResponse): unknown {
  if (response.status >= 300) {
    const error = new Error(`HTTP status ${response.status}`);
    throw Object.assign(error, { name: 'RestError', statusCode: response.status, response });
  }
  try {
    return JSON.parse(response.bodyAsText ?? '') as unknown;
  } catch (cause) {
    throw new TypeError('not JSON', { cause });
  }
}
