/** What the gateway sends, takes for accepted, and lets out. */
import { createHttpHeaders, createPipelineRequest, type PipelineResponse } from '@azure/core-rest-pipeline';
import { RefusedHostError } from '../../src/azure/failure';
import {
  OperationTakeover,
  hostPolicy,
  isArmUrl,
  refusedToken,
  requestIdPolicy,
  signInPolicy,
} from '../../src/azure/policies';
import { acceptedWith, changeTo } from '../../src/azure/site-recovery';
import { fixedTokens } from '../support/tokens';
import { ACCOUNT, disabled, enabled } from '../core/values';

const ARM = 'https://management.azure.com';

describe('isArmUrl', () => {
  it.each([
    [true, `${ARM}/subscriptions`],
    [true, 'https://MANAGEMENT.azure.com/x?y'],
    [true, 'https://westeurope.management.azure.com/x'],
    [false, 'https://a.b.management.azure.com/x'],
    [false, 'https://.management.azure.com/x'],
    [false, 'https://a_b.management.azure.com/x'],
    [false, 'https://:password@management.azure.com/x'],
    [false, 'https://westeurope.management.azure.com:8443/x'],
    [true, `${ARM}:443/x`],
    [false, 'http://management.azure.com/x'],
    [false, 'https://management.azure.com.evil.com/x'],
    [false, 'https://evilmanagement.azure.com/x'],
    [false, 'https://evil.com/management.azure.com'],
    [false, 'https://evil.com#.management.azure.com'],
    [false, 'https://evil.com?.management.azure.com'],
    [false, 'https://management.azure.com@evil.com/x'],
    [false, 'https://evil.com\\.management.azure.com/x'],
    [false, 'https://user@management.azure.com/x'],
    [false, 'https://management.azure.com:8443/x'],
    [false, '//management.azure.com/x'],
    [false, '/subscriptions'],
    [false, ''],
  ])('is %s for %s', (expected, url) => {
    expect(isArmUrl(url, ARM)).toBe(expected);
  });
});

describe('changeTo', () => {
  it('enables with the account and its own identity', () => {
    expect(changeTo(enabled)).toEqual({
      properties: {
        providerSpecificInput: {
          instanceType: 'A2A',
          agentAutoUpdateStatus: 'Enabled',
          automationAccountArmId: ACCOUNT,
          automationAccountAuthenticationType: 'SystemAssignedIdentity',
        },
      },
    });
  });

  it('disables with nothing but the status', () => {
    expect(JSON.stringify(changeTo(disabled))).toBe(
      '{"properties":{"providerSpecificInput":{"instanceType":"A2A","agentAutoUpdateStatus":"Disabled"}}}',
    );
  });
});

describe('acceptedWith', () => {
  const GUID = 'C85AEC34-0000-1111-2222-AAAAAAAAAAAA';
  const vault = '/Subscriptions/s/resourceGroups/r/providers/Microsoft.RecoveryServices/vaults/v';
  const statusLink = `${ARM}${vault}/replicationOperationStatus/${GUID}?api-version=1&t=1&c=secret`;
  const location = `${ARM}${vault}/replicationProtectionContainerMappings/m/operationresults/${GUID}?api-version=1`;
  const requestId = `${vault}/replicationJobs/${GUID}`;
  const none = { statusLink: undefined, location: undefined, requestId: undefined };
  const jobName = GUID.toLowerCase();

  it.each<[string, Parameters<typeof acceptedWith>[0], ReturnType<typeof acceptedWith>]>([
    [
      'all links',
      { status: 202, statusLink, location, requestId },
      { kind: 'started', operation: { jobName, statusLink } },
    ],
    ['the operation', { ...none, status: 202, statusLink }, { kind: 'started', operation: { jobName, statusLink } }],
    [
      'the location',
      { ...none, status: 202, location },
      { kind: 'started', operation: { jobName, statusLink: undefined } },
    ],
    [
      'the request id',
      { ...none, status: 202, requestId },
      { kind: 'started', operation: { jobName, statusLink: undefined } },
    ],
    [
      'the request id twice',
      { ...none, status: 202, requestId: `${requestId}, ${requestId}` },
      { kind: 'started', operation: { jobName, statusLink: undefined } },
    ],
    [
      'a request id that is no job',
      { ...none, status: 202, requestId: GUID },
      { kind: 'started', operation: { jobName: undefined, statusLink: undefined } },
    ],
    [
      'nothing',
      { ...none, status: 202 },
      { kind: 'started', operation: { jobName: undefined, statusLink: undefined } },
    ],
    [
      'an odd operation, named by its location',
      { ...none, status: 202, statusLink: `${ARM}/odd`, location },
      { kind: 'started', operation: { jobName, statusLink: `${ARM}/odd` } },
    ],
    ['200 and nothing', { ...none, status: 200 }, { kind: 'finished' }],
    ['200 and a request id', { ...none, status: 200, requestId }, { kind: 'finished' }],
    [
      '200 and an operation',
      { ...none, status: 200, statusLink },
      { kind: 'started', operation: { jobName, statusLink } },
    ],
  ])('%s', (_name, links, expected) => {
    expect(acceptedWith(links)).toEqual(expected);
  });
});

const request = (url = `${ARM}/x`, method: 'GET' | 'PATCH' = 'GET') => createPipelineRequest({ url, method });
const answer = (status: number, headers: Record<string, string> = {}, to = request()): PipelineResponse => ({
  status,
  headers: createHttpHeaders(headers),
  request: to,
});

describe('the policies', () => {
  it('send nothing to another host, and say which', () => {
    const sent: string[] = [];
    const next = (): Promise<PipelineResponse> => (sent.push('sent'), Promise.resolve(answer(200)));
    const policy = hostPolicy(ARM);
    expect(() => policy.sendRequest(request('https://evil.com/x'), next)).toThrow(RefusedHostError);
    expect(() => policy.sendRequest(request('https://evil.com/x'), next)).toThrow('evil.com');
    expect(sent).toEqual([]);
  });

  it('give every request an id of its own, which begins with that of the run', async () => {
    const policy = requestIdPolicy('run');
    const ids = [request(), request()];
    for (const one of ids) await policy.sendRequest(one, () => Promise.resolve(answer(200)));
    expect(ids.map((one) => one.headers.get('x-ms-client-request-id'))).toEqual(['run/1', 'run/2']);
    expect(ids.map((one) => one.headers.get('x-ms-correlation-request-id'))).toEqual(['run', 'run']);
  });

  it('take the links out of the answer to a change, and leave those of a read', async () => {
    const takeover = new OperationTakeover();
    const headers = { 'azure-asyncoperation': 'a', location: 'l', 'x-ms-request-id': 'r' };
    const [read, change] = [request(undefined, 'GET'), request(undefined, 'PATCH')];
    const ofRead = await takeover.policy.sendRequest(read, () => Promise.resolve(answer(202, headers, read)));
    const ofChange = await takeover.policy.sendRequest(change, () => Promise.resolve(answer(202, headers, change)));
    expect(takeover.linksOf(read)).toBeUndefined();
    expect(takeover.linksOf(change)).toEqual({ status: 202, statusLink: 'a', location: 'l', requestId: 'r' });
    expect([ofRead.headers.has('location'), ofChange.headers.has('location')]).toEqual([true, false]);
    expect(ofChange.headers.has('azure-asyncoperation')).toBe(false);
  });

  it('read the refused token, and the claims that Azure asks for, from its challenge', async () => {
    const signed = request();
    await signInPolicy(fixedTokens('first')).sendRequest(signed, () => Promise.resolve(answer(200)));
    const claims = Buffer.from('{"nbf":1}').toString('base64');
    const challenge = { 'www-authenticate': `Bearer error="x", claims="${claims}"` };
    expect(refusedToken(answer(401, challenge, signed))).toEqual({ token: 'first', claims: '{"nbf":1}' });
    expect(refusedToken(answer(401, {}, signed))).toEqual({ token: 'first', claims: undefined });
    expect(refusedToken(answer(403, challenge, signed))).toBeUndefined();
    expect(refusedToken(answer(401, challenge, request()))).toBeUndefined();
  });
});
