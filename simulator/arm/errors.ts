import { randomUUID } from 'node:crypto';
import { header, jsonReply, type Incoming, type Reply } from '../http';
import type { World } from '../world';

/** Says that Resource Manager answered, not the service behind it. */
const gateway = { 'x-ms-failure-cause': 'gateway' };

export const armError = (status: number, code: string, message: string, headers: Reply['headers'] = {}): Reply =>
  jsonReply(status, { error: { code, message } }, { ...gateway, ...headers });

const statusWords: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  503: 'ServiceUnavailable',
};

/** As recorded of a replicated item: the outer message is that of the details. */
export const doesNotExist = (incoming: Incoming, what: string): Reply => {
  const message = `${what} does not exist.`;
  return asrError(
    incoming,
    404,
    {
      code: 'ArmResourceDoesNotExist',
      message,
      possibleCauses: 'The resource may have been removed.',
      recommendedAction: 'Check that the resource exists and retry the operation.',
    },
    {},
    message,
  );
};

export interface AsrErrorText {
  readonly code: string;
  readonly message: string;
  readonly possibleCauses?: string;
  readonly recommendedAction?: string;
}

/** The service's own envelope: the outer code only repeats the status. */
export function asrError(
  incoming: Incoming,
  status: number,
  text: AsrErrorText,
  headers: Reply['headers'] = {},
  outerMessage = 'The operation has failed.',
): Reply {
  const clientRequestId = header(incoming, 'x-ms-client-request-id') ?? randomUUID();
  const detail = {
    code: text.code,
    message: text.message,
    possibleCauses: text.possibleCauses ?? 'An internal server error occurred.',
    recommendedAction: text.recommendedAction ?? 'Retry the last action. If the issue persists, contact Support.',
    clientRequestId,
    activityId: randomUUID(),
  };
  return jsonReply(
    status,
    {
      error: {
        code: statusWords[status] ?? String(status),
        message: outerMessage,
        details: [detail],
      },
    },
    headers,
  );
}

export const authorizationFailed = (world: World, action: string, scope: string): Reply =>
  armError(
    403,
    'AuthorizationFailed',
    `The client '${world.identity.clientId}' with object id '${world.identity.objectId}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
  );

export const resourceNotFound = (type: string, name: string, group: string): Reply =>
  armError(
    404,
    'ResourceNotFound',
    `The Resource '${type}/${name}' under resource group '${group}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
  );

export function unauthorized(world: World, code: string, message: string, claims = false): Reply {
  const authority = `authorization_uri="https://login.microsoftonline.com/${world.identity.tenantId}"`;
  const challenge = claims
    ? `${authority}, error="insufficient_claims", claims="${Buffer.from('{"access_token":{"nbf":{"essential":true,"value":"0"}}}').toString('base64')}"`
    : `${authority}, error="invalid_token", error_description="${message}"`;
  return armError(401, code, message, { 'WWW-Authenticate': `Bearer ${challenge}` });
}
