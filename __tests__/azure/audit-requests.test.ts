/** What an audit asks of Azure, and what it makes of the answers. */
import {
  RestError,
  createHttpHeaders,
  type HttpClient,
  type PipelineRequest,
  type PipelineResponse,
} from '@azure/core-rest-pipeline';
import { connectArm } from '../../src/azure/arm';
import { servicesOf } from '../../src/azure/services';
import { cloudOf } from '../../src/azure/cloud';
import type { Vault } from '../../src/core/values/model';
import {
  ACCOUNT_ID,
  ARM,
  CONTRIBUTOR,
  ITEM_ID,
  PRINCIPAL,
  RUNBOOK,
  SUBSCRIPTION,
  VAULT_ID,
  account,
  assignment,
  blockedItem,
  oldItem,
  runbookJob,
  jobSchedule,
  schedule,
  usages,
} from './audit-bodies';
import { fixedTokens } from '../support/tokens';

const vault: Vault = { id: VAULT_ID, subscriptionId: SUBSCRIPTION, resourceGroup: 'rg', name: 'vault' };
const never = new AbortController().signal;

interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** The service's side, in memory: answers in turn, the last one for good. */
async function connected(...answers: readonly (Answer | Error)[]) {
  const sent: PipelineRequest[] = [];
  const httpClient: HttpClient = {
    sendRequest(request): Promise<PipelineResponse> {
      sent.push(request);
      const answer = answers[Math.min(sent.length, answers.length) - 1] ?? {};
      if (answer instanceof Error) return Promise.reject(answer);
      const { status = 200, body, headers = {} } = answer;
      const bodyAsText = typeof body === 'string' ? body : JSON.stringify(body);
      return Promise.resolve({ request, status, headers: createHttpHeaders(headers), bodyAsText });
    },
  };
  const tokens = fixedTokens();
  const service = await servicesOf(
    await connectArm({ cloud: cloudOf('AzureCloud'), tokens, runId: 'run', userAgent: 'agent', httpClient }),
  );
  return { service, sent };
}

/** Path and query as they were sent, and decoded for people. */
const target = (request: PipelineRequest | undefined): string =>
  decodeURIComponent(request?.url.slice(ARM.length) ?? '');

describe('an audit asks for', () => {
  it('the items of a vault, and follows the link to the next page as it is', async () => {
    const nextLink = `https://centraluseuap.management.azure.com${VAULT_ID.toLowerCase()}/replicationProtectedItems?api-version=2025-08-01&skipToken=9f92%2Ba5b0`;
    const { service, sent } = await connected(
      { body: { value: [oldItem], nextLink } },
      { body: { value: [], nextLink: null } },
    );
    const first = await service.listItems(vault, undefined, never);
    expect(first).toMatchObject({ ok: true, value: { items: [{ name: 'vm1' }], next: nextLink } });
    const second = await service.listItems(vault, nextLink, never);
    expect(second).toEqual({ ok: true, value: { items: [], next: undefined } });
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `GET ${ARM}${VAULT_ID}/replicationProtectedItems?api-version=2025-08-01`,
      `GET ${nextLink}`,
    ]);
  });

  it('the items of a container, and one item', async () => {
    const { service, sent } = await connected({ body: { value: [oldItem] } }, { body: blockedItem });
    await service.listContainerItems(vault, 'f #1', 'c/x', undefined, never);
    const item = await service.readItem(vault, ITEM_ID, never);
    expect(item).toMatchObject({ ok: true, value: { upgradeRetriesExhausted: true } });
    expect(sent.map(({ url }) => url.slice(ARM.length + VAULT_ID.length))).toEqual([
      '/replicationFabrics/f%20%231/replicationProtectionContainers/c%2Fx/replicationProtectedItems?api-version=2025-08-01',
      '/replicationFabrics/primaryFabric/replicationProtectionContainers/primaryContainer/replicationProtectedItems/vm1?api-version=2025-08-01',
    ]);
  });

  it('an account, its schedule, its usage', async () => {
    const { service, sent } = await connected(
      { body: account },
      { body: schedule },
      { body: usages },
      { body: jobSchedule },
    );
    expect(await service.readAccount(ACCOUNT_ID, never)).toMatchObject({ ok: true, value: { principalId: PRINCIPAL } });
    expect(await service.readSchedule(ACCOUNT_ID, 'nightly run', never)).toMatchObject({ ok: true });
    expect(await service.readUsage(ACCOUNT_ID, never)).toMatchObject({ ok: true, value: { own: { minutes: 12.5 } } });
    expect(await service.readJobSchedule(ACCOUNT_ID, 'guid', never)).toMatchObject({ ok: true });
    expect(sent.map(({ url }) => url)).toEqual([
      `${ARM}${ACCOUNT_ID}?api-version=2023-11-01`,
      `${ARM}${ACCOUNT_ID}/schedules/nightly%20run?api-version=2023-11-01`,
      `${ARM}${ACCOUNT_ID}/usages?api-version=2023-11-01`,
      `${ARM}${ACCOUNT_ID}/jobSchedules/guid?api-version=2023-11-01`,
    ]);
  });

  it('what a vault says of itself as a whole', async () => {
    const health = {
      properties: {
        vaultErrors: [null, { errorCode: 7, errorLevel: 'Error', errorCategory: 'None', errorMessage: 'Bad.' }],
        protectedItemsHealth: { issues: [{ summaryCode: '8', category: 'TestFailover', severity: 'Warning' }, null] },
        containersHealth: null,
      },
    };
    const alerts = { value: [{ properties: { sendToOwners: 'Send', customEmailAddresses: ['a@b.c', ''] } }] };
    const { service, sent } = await connected({ body: health }, { body: alerts }, { body: {} });
    expect(await service.readVaultHealth(vault, never)).toEqual({
      ok: true,
      value: [
        { code: '7', category: '', severity: 'Error', message: 'Bad.', about: 'Vault' },
        { code: '8', category: 'TestFailover', severity: 'Warning', message: '', about: '' },
      ],
    });
    expect(await service.listAlertSettings(vault, undefined, never)).toMatchObject({
      ok: true,
      value: { items: [{ toOwners: true, addresses: 1 }] },
    });
    expect(await service.readVaultHealth(vault, never)).toMatchObject({ ok: false });
    expect(sent.slice(0, 2).map(({ url }) => url)).toEqual([
      `${ARM}${VAULT_ID}/replicationVaultHealth?api-version=2025-08-01`,
      `${ARM}${VAULT_ID}/replicationAlertSettings?api-version=2025-08-01`,
    ]);
  });

  it('what stands in the way in a subscription, each list once', async () => {
    const { service, sent } = await connected({ body: { state: 'Enabled' } }, { body: { value: [] } });
    await service.readSubscription(SUBSCRIPTION, never);
    await service.listLocks(SUBSCRIPTION, undefined, never);
    await service.listDenyAssignments(SUBSCRIPTION, undefined, never);
    const authorization = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization`;
    expect(sent.map(target)).toEqual([
      `/subscriptions/${SUBSCRIPTION}?api-version=2022-12-01`,
      `${authorization}/locks?api-version=2020-05-01`,
      `${authorization}/denyAssignments?api-version=2022-04-01`,
    ]);
  });

  it('the jobs of the hidden runbook, and those alone', async () => {
    const other = { ...runbookJob, properties: { ...runbookJob.properties, runbook: { name: 'Other' } } };
    const { service, sent } = await connected({ body: { value: [runbookJob, other] } });
    const since = Date.parse('2025-12-25T00:00:00Z');
    const jobs = await service.listRunbookJobs(ACCOUNT_ID, since, 'creation', undefined, never);
    expect(jobs).toMatchObject({ ok: true, value: { items: [{ name: 'job-1' }], next: undefined } });
    expect(jobs.ok && jobs.value.items).toHaveLength(1);
    const filter = `properties/creationTime ge 2025-12-25T00:00:00.000Z and properties/runbook/name eq '${RUNBOOK}'`;
    expect(target(sent[0])).toBe(`${ACCOUNT_ID}/jobs?api-version=2023-11-01&$filter=${filter}`);
    await service.readRunbookJob(ACCOUNT_ID, 'job-1', never);
    expect(target(sent[1])).toBe(`${ACCOUNT_ID}/jobs/job-1?api-version=2023-11-01`);
  });

  it('the roles that reach a vault', async () => {
    const body = { value: [assignment(VAULT_ID), assignment(`${VAULT_ID}/replicationFabrics/f`)] };
    const { service, sent } = await connected({ body });
    const roles = await service.listRoles(VAULT_ID, `${PRINCIPAL}' or 'x`, 'direct', undefined, never);
    expect(roles).toEqual({ ok: true, value: { items: [], next: undefined } });
    expect(await service.listRoles(VAULT_ID, PRINCIPAL, 'all', undefined, never)).toEqual({
      ok: true,
      value: { items: [{ scope: VAULT_ID, roleId: CONTRIBUTOR, group: undefined }], next: undefined },
    });
    const path = `${VAULT_ID}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01&$filter=`;
    expect(sent.map(target)).toEqual([
      `${path}principalId eq '${PRINCIPAL}'' or ''x'`,
      `${path}atScope() and assignedTo('${PRINCIPAL}')`,
    ]);
  });

  it('the update of an agent, whose job it names', async () => {
    const guid = '533b0bfb-4a92-416a-8602-40f4d969a8e1';
    const statusLink = `${ARM}${VAULT_ID}/replicationOperationStatus/${guid}?api-version=2025-08-01&t=1&c=signed`;
    const headers = { 'azure-asyncoperation': statusLink, location: `${ARM}/x`, 'retry-after': '30' };
    const { service, sent } = await connected({ status: 202, headers }, { status: 200 });
    const item = { id: ITEM_ID } as Parameters<typeof service.startUpdate>[1];
    expect(await service.startUpdate(vault, item, never)).toEqual({
      ok: true,
      value: { kind: 'started', operation: { jobName: guid, statusLink } },
    });
    expect(await service.startUpdate(vault, item, never)).toEqual({ ok: true, value: { kind: 'finished' } });
    const [first] = sent;
    expect([first?.method, first?.body, first?.headers.get('content-type')]).toEqual([
      'POST',
      '{"properties":{}}',
      'application/json',
    ]);
    expect(first?.url).toBe(
      `${ARM}${VAULT_ID}/replicationFabrics/primaryFabric/replicationProtectionContainers/primaryContainer/replicationProtectedItems/vm1/updateMobilityService?api-version=2025-08-01`,
    );
  });
});

describe('every request', () => {
  it('goes through the policies of Site Recovery’s own requests', async () => {
    const { service, sent } = await connected({ body: { value: [] } });
    await service.listMappings(vault, undefined, never);
    await service.listItems(vault, undefined, never);
    await service.readAccount(ACCOUNT_ID, never);
    const headers = (name: string): (string | undefined)[] => sent.map((request) => request.headers.get(name));
    expect(headers('authorization')).toEqual(Array(3).fill('Bearer token'));
    expect(headers('x-ms-client-request-id')).toEqual(['run/1', 'run/2', 'run/3']);
    expect(headers('x-ms-correlation-request-id')).toEqual(Array(3).fill('run'));
    for (const agent of headers('user-agent')) expect(agent).toMatch(/^agent /);
  });

  it.each(['https://evil.com/x', 'http://management.azure.com/x', '//evil.com', 'x'])(
    'leads nowhere else: %s',
    async (link) => {
      const { service, sent } = await connected();
      const listed = await service.listItems(vault, link, never);
      expect(listed).toMatchObject({ ok: false, failure: { kind: 'refused', problem: { code: 'RefusedHost' } } });
      expect(sent).toHaveLength(0);
    },
  );

  it.each(['', 'account', `${ACCOUNT_ID}/../other`, `${ACCOUNT_ID}/`, '//evil.com/x', '/a/./b'])(
    'leads to nothing else: %j',
    async (id) => {
      const { service, sent } = await connected();
      const failure = { kind: 'refused', problem: { code: 'UnusableId' } };
      expect(await service.readAccount(id, never)).toMatchObject({ ok: false, failure });
      expect(await service.readSchedule(ACCOUNT_ID, '..', never)).toMatchObject({ ok: false, failure });
      expect(await service.readItem(vault, id, never)).toMatchObject({ ok: false, failure });
      expect(sent).toHaveLength(0);
    },
  );

  it('is made once, whatever the answer', async () => {
    for (const status of [302, 403, 408, 409, 429, 500, 503]) {
      const { service, sent } = await connected({ status, headers: { 'retry-after': '1', location: `${ARM}/x` } });
      expect((await service.readAccount(ACCOUNT_ID, never)).ok).toBe(false);
      expect(sent).toHaveLength(1);
    }
  });
});

describe('jobs of a vault', () => {
  it('are asked for by their state, in the words of PowerShell, and listed without what has no name', async () => {
    const listed = {
      name: 'job',
      properties: {
        scenarioName: 'UpdateMobilityService',
        state: 'Failed',
        startTime: '2026-01-02T03:04:05.6Z',
        endTime: '2026-01-02T04:04:05.6Z',
        targetObjectId: 'entity',
        targetObjectName: 'VM1',
        errors: [],
      },
    };
    const { service, sent } = await connected({ body: { value: [listed, { properties: null }], nextLink: null } });
    expect(await service.listVaultJobs(vault, 'failed', undefined, never)).toEqual({
      ok: true,
      value: {
        items: [
          {
            name: 'job',
            scenario: 'UpdateMobilityService',
            state: 'Failed',
            at: Date.UTC(2026, 0, 2, 4, 4, 5, 600),
            targetId: 'entity',
            targetName: 'VM1',
          },
        ],
        next: undefined,
      },
    });
    await service.listVaultJobs(vault, 'all', undefined, never);
    expect(sent.map(({ url }) => decodeURIComponent(url.slice(url.indexOf('?'))))).toEqual([
      "?api-version=2025-08-01&$filter=JobStatus eq 'Failed'",
      '?api-version=2025-08-01',
    ]);
  });

  it('tell why one failed, wherever in it the errors stand, and in which container', async () => {
    const error = {
      errorLevel: 'Error',
      serviceErrorDetails: { code: '559', message: 'It failed.', recommendedAction: 'Retry.' },
      providerErrorDetails: { errorCode: 7, errorMessage: 'The disk is full.', possibleCauses: 'No space.' },
    };
    const task = { errors: [], groupTaskCustomDetails: { childTasks: [null, { errors: [null, error] }] } };
    const affectedObjectDetails = { primaryVmName: 'VM1', primaryCloudName: 'Cloud-1', recoveryCloudName: 'Cloud-2' };
    const body = { name: 'job', properties: { errors: null, tasks: [task], customDetails: { affectedObjectDetails } } };
    const { service, sent } = await connected({ body }, { body: { name: 'job', properties: null } });
    expect(await service.readJobErrors(vault, 'job', never)).toMatchObject({
      ok: true,
      value: {
        problem: { code: '559', message: 'It failed. The disk is full.', possibleCauses: 'No space.' },
        source: ['vm1', 'cloud-1'],
      },
    });
    expect(sent[0]?.url).toBe(`${ARM}${VAULT_ID}/replicationJobs/job?api-version=2025-08-01`);
    expect(await service.readJobErrors(vault, 'other', never)).toMatchObject({ ok: true, value: { source: [] } });
    expect(await service.readJobErrors(vault, '..', never)).toMatchObject({ ok: false });
    expect(sent).toHaveLength(2);
  });
});

describe('an answer that is not what was asked for', () => {
  it.each<[string, Answer]>([
    ['nothing', {}],
    ['not JSON', { body: '<html>' }],
    ['no list', { body: { value: null } }],
    ['a list of nothings', { body: { value: [null] } }],
    ['an item without an id', { body: { value: [{ name: 'x' }] } }],
  ])('%s', async (_name, answer) => {
    const { service } = await connected(answer);
    const failure = { kind: 'answer', problem: { code: 'UnreadableAnswer' } };
    expect(await service.listItems(vault, undefined, never)).toMatchObject({ ok: false, failure });
    expect(await service.listRoles(VAULT_ID, PRINCIPAL, 'all', undefined, never)).toMatchObject({ ok: false, failure });
    expect(await service.listRunbookJobs(ACCOUNT_ID, 0, 'start', undefined, never)).toMatchObject({
      ok: false,
      failure,
    });
  });

  it('a refusal keeps the service’s words and names the right', async () => {
    const message = `The client 'x' does not have authorization to perform action 'a/b/read' over scope '${VAULT_ID}'.`;
    const { service } = await connected({ status: 403, body: { error: { code: 'AuthorizationFailed', message } } });
    const listed = await service.listItems(vault, undefined, never);
    expect(listed).toMatchObject({ ok: false, failure: { kind: 'http', status: 403, problem: { message } } });
  });

  it('a refusal of Automation comes without an envelope', async () => {
    const { service } = await connected({
      status: 404,
      body: { code: 'NotFound', message: 'The schedule was not found.' },
    });
    const problem = { code: 'NotFound', message: 'The schedule was not found.' };
    const read = await service.readSchedule(ACCOUNT_ID, 'nightly', never);
    expect(read).toMatchObject({ ok: false, failure: { status: 404, problem } });
  });

  it('a vault that never used Site Recovery holds no items', async () => {
    const error = { code: 'BadRequest', details: [{ code: 'SubscriptionIdNotRegisteredWithSrs', message: 'm' }] };
    const { service } = await connected({ status: 400, body: { error } });
    const listed = await service.listItems(vault, undefined, never);
    expect(listed).toEqual({ ok: true, value: { items: [], next: undefined } });
  });

  it('none at all is a broken connection, or the end of the run', async () => {
    const { service } = await connected(new RestError('read ECONNRESET', { code: 'ECONNRESET' }));
    const failed = await service.readAccount(ACCOUNT_ID, never);
    expect(failed).toMatchObject({ ok: false, failure: { kind: 'connection' } });
    const stopped = await service.readAccount(ACCOUNT_ID, AbortSignal.abort());
    expect(stopped).toMatchObject({ ok: false, failure: { kind: 'stopped' } });
  });
});
