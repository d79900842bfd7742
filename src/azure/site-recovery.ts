/** Site Recovery through the SDK's client: one request a call, its answer as a plain value of the core. */
import { IdMap } from '../core/values/id-map';
import type {
  A2AUpdateContainerMappingInput,
  SiteRecoveryManagementClient,
  UpdateProtectionContainerMappingInput,
} from '@azure/arm-recoveryservices-siterecovery';
import type { PipelineResponse } from '@azure/core-rest-pipeline';
import type { Operation, Result, Vault, WantedSetting } from '../core/values/model';
import type { Accepted, Page, SiteRecovery } from '../core/values/ports';
import type { Address, Arm } from './arm';
import { answerFailure } from './failure';
import { textOf, entriesOf, fieldsOf } from './json';
import type { OperationLinks } from './policies';
import { jobView, mappingOf, operationView } from './body-reader';
import { checkedJobName, checkedName, pathInVault, pathTo } from './ids';

/** Options of one SDK call, and the raw answer once there is one. */
interface Call {
  readonly options: {
    readonly abortSignal: AbortSignal;
    readonly onResponse: (response: PipelineResponse & { parsedBody?: unknown }) => void;
  };
  response?: PipelineResponse & { parsedBody?: unknown };
}

export async function siteRecoveryOf(arm: Arm): Promise<SiteRecovery> {
  const sdk = await import('@azure/arm-recoveryservices-siterecovery');
  const clients = new IdMap<SiteRecoveryManagementClient>();

  /** The SDK's client is bound to a subscription. */
  function client(vault: Vault): SiteRecoveryManagementClient {
    const existing = clients.get(vault.subscriptionId);
    if (existing !== undefined) return existing;
    const created = new sdk.SiteRecoveryManagementClient(unusedCredential, vault.subscriptionId, {
      endpoint: arm.endpoint,
      $host: arm.endpoint,
      ...arm.clientOptions,
    });
    arm.adopt(created.pipeline);
    clients.set(vault.subscriptionId, created);
    return created;
  }

  const call = <T>(signal: AbortSignal, make: (call: Call) => Promise<T>): Promise<Result<T>> =>
    arm.call(signal, (abortSignal) => {
      const state: Call = { options: { abortSignal, onResponse: (response) => (state.response = response) } };
      return make(state);
    });

  return {
    // Read as they come: the SDK would make a second copy of ten thousand of them, which are on one page.
    async listMappings(vault, next, signal) {
      const listed = await arm.page(next ?? mappingsOf(vault, []), mappingOf, signal);
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
        const listed = containers.listByReplicationFabrics(
          vault.name,
          vault.resourceGroup,
          checkedName(fabric),
          state.options,
        );
        return onePage(listed.byPage(from(next)), state, nameOf);
      }),

    listContainerMappings: (vault, fabric, container, next, signal) =>
      arm.page(next ?? mappingsOf(vault, pathTo(fabric, container)), mappingOf, signal),

    readMapping: (vault, mappingId, signal) =>
      call(signal, async ({ options }) => {
        const { fabric, container, name } = pathInVault(mappingId, 'replicationProtectionContainerMappings');
        const { replicationProtectionContainerMappings: mappings } = client(vault);
        return mappingOf(await mappings.get(vault.name, vault.resourceGroup, fabric, container, name, options));
      }),

    startChange: (vault, mapping, wanted, signal) =>
      call(signal, async (state) => {
        const { fabric, container, name } = pathInVault(mapping.id, 'replicationProtectionContainerMappings');
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
        return acceptedWith(arm.linksOf(state.response));
      }),

    readJob: (vault, jobName, signal) =>
      call(signal, async ({ options }) =>
        jobView(
          await client(vault).replicationJobs.get(vault.name, vault.resourceGroup, checkedJobName(jobName), options),
        ),
      ),

    listJobs: (vault, next, signal) =>
      call(signal, (state) =>
        onePage(
          client(vault).replicationJobs.list(vault.name, vault.resourceGroup, state.options).byPage(from(next)),
          state,
          jobView,
        ),
      ),

    async readOperation(_vault, { statusLink }, signal) {
      if (statusLink === undefined) return { ok: false, failure: answerFailure('no operation link') };
      return arm.get(statusLink, operationView, signal);
    },
  };
}

const VERSION = '2023-06-01';

const mappingsOf = (vault: Vault, above: readonly string[]): Address => ({
  id: vault.id,
  names: [...above, 'replicationProtectionContainerMappings'],
  query: { 'api-version': VERSION },
});

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
  entriesOf(body['value']);
  if (page.done === true || !Array.isArray(page.value)) throw new TypeError('a list without its items');
  const items = page.value.filter((entry: Body | null) => entry !== null).map(read);
  return { items, next: textOf(body['nextLink']) || undefined };
}

function nameOf(body: { readonly name?: string }): string {
  if (!body.name) throw new TypeError('a fabric or container without a name');
  return body.name;
}

/** A vault that never used Site Recovery is not registered with it, and so has no mappings. */
export const neverUsed = (result: Result<unknown>): boolean =>
  !result.ok && result.failure.problem.code.toLowerCase() === 'subscriptionidnotregisteredwithsrs';

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
  const { status, statusLink, location, requestId, foreignHost } = links;
  if (status !== 202 && statusLink === undefined && location === undefined) return { kind: 'finished' };
  const jobName =
    /\/(?:replicationOperationStatus|replicationJobs)\/([\w-]+)/i.exec(statusLink ?? '')?.[1] ??
    /\/operationresults\/([\w-]+)/i.exec(location ?? '')?.[1] ??
    /\/replicationJobs\/([\w-]+)/i.exec(requestId ?? '')?.[1];
  const operation: Operation = {
    jobName: jobName?.toLowerCase(),
    statusLink,
    ...(foreignHost === undefined ? {} : { foreignHost }),
  };
  return { kind: 'started', operation };
}
