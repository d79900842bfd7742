/** Reads the service's bodies into values of the core; nothing in them is taken for granted. */
import type {
  A2AProtectionContainerMappingDetails,
  HealthError as ServiceHealthError,
  Job,
  JobErrorDetails,
  ProtectionContainerMapping,
} from '@azure/arm-recoveryservices-siterecovery';
import { adviceFor } from '../core/advice';
import type { HealthError, JobView, Mapping, Problem } from '../core/model';
import { fieldsOf, textOf } from './failure';

const list = <T>(value: readonly T[] | undefined | null): readonly T[] => (Array.isArray(value) ? value : []);

function healthError(error: ServiceHealthError): HealthError {
  return {
    code: textOf(error.errorCode),
    message: textOf(error.summaryMessage) || textOf(error.errorMessage),
    possibleCauses: textOf(error.possibleCauses),
    recommendedAction: textOf(error.recommendedAction),
  };
}

/** @throws TypeError if the body has no id */
export function mappingOf(body: ProtectionContainerMapping): Mapping {
  const id = textOf(body.id);
  if (id === '') throw new TypeError('a mapping without an id');
  const properties = body.properties ?? {};
  const details = properties.providerSpecificDetails ?? undefined;
  const provider = textOf(details?.instanceType) || undefined;
  const a2a = provider?.toLowerCase() === 'a2a' ? (details as A2AProtectionContainerMappingDetails) : undefined;
  return {
    id,
    name: textOf(body.name) || id.slice(id.lastIndexOf('/') + 1),
    provider,
    state: textOf(properties.state),
    sourceFabric: textOf(properties.sourceFabricFriendlyName),
    targetFabric: textOf(properties.targetFabricFriendlyName),
    autoUpdate:
      a2a === undefined
        ? undefined
        : {
            status: textOf(a2a.agentAutoUpdateStatus),
            automationAccountId: textOf(a2a.automationAccountArmId) || undefined,
            authenticationType: textOf(a2a.automationAccountAuthenticationType) || undefined,
          },
    healthErrors: list(properties.healthErrorDetails).map(healthError),
  };
}

/** The provider's text is often the cause where the service's own is generic, so both are kept. */
function problemOf(error: JobErrorDetails): Problem {
  const service = error.serviceErrorDetails ?? {};
  const provider = error.providerErrorDetails ?? {};
  const both = (a: unknown, b: unknown): string =>
    [...new Set([textOf(a), textOf(b)])].filter((text) => text !== '').join(' ');
  const recommendedAction = both(service.recommendedAction, provider.recommendedAction) || undefined;
  const code = textOf(service.code) || textOf(provider.errorCode) || 'JobError';
  return {
    code,
    message: both(service.message, provider.errorMessage) || 'The job gives no message.',
    possibleCauses: both(service.possibleCauses, provider.possibleCauses) || undefined,
    recommendedAction,
    correlationId: textOf(service.activityId) || undefined,
    nextStep:
      recommendedAction === undefined ? adviceFor(code, undefined) : 'Do what the service recommends, then run again.',
  };
}

/** Errors of the highest level first; the same error is repeated in job and task. */
function firstProblem(errors: readonly JobErrorDetails[]): Problem | undefined {
  const level = (error: JobErrorDetails): number => (textOf(error.errorLevel).toLowerCase() === 'error' ? 0 : 1);
  const first = [...errors].sort((a, b) => level(a) - level(b))[0];
  return first === undefined ? undefined : problemOf(first);
}

export function jobView(body: Job): JobView {
  const properties = body.properties ?? {};
  const ownErrors = list(properties.errors);
  const errors = ownErrors.length > 0 ? ownErrors : list(properties.tasks).flatMap((task) => list(task.errors));
  return {
    name: textOf(body.name),
    state: textOf(properties.state),
    stateDescription: textOf(properties.stateDescription),
    problem: firstProblem(errors),
  };
}

/** The body behind an operation link: a status, and an error where it failed. */
export function operationView(body: unknown): JobView {
  const fields = fieldsOf(body);
  const error = fieldsOf(fields['error']);
  const code = textOf(error['code']);
  return {
    name: textOf(fields['name']),
    state: textOf(fields['status']),
    stateDescription: '',
    problem:
      code === '' ? undefined : { code, message: textOf(error['message']), nextStep: adviceFor(code, undefined) },
  };
}
