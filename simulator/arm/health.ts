import type { HealthError } from '@azure/arm-recoveryservices-siterecovery';
import { resourceTime, type Clock } from '../clock';
import { guidFrom } from '../random';
import type { HealthErrorSpec } from '../scenario';
import type { Wire } from './wire';

/**
 * A health error of a mapping or of an item, whose id is `subject`.
 * @param since when it came up, where the error itself does not say
 */
export const healthBody = (
  subject: string,
  error: HealthErrorSpec,
  clock: Clock,
  since?: number,
): Wire<HealthError> => ({
  innerHealthErrors: (error.inner ?? []).map((inner) => healthBody(subject, inner, clock, since)),
  errorSource: 'None',
  errorType: 'ReplicationHealth',
  errorLevel: error.errorLevel,
  errorCategory: error.errorCategory ?? 'None',
  errorCode: error.errorCode,
  summaryMessage: error.summaryMessage ?? '',
  errorMessage: error.errorMessage,
  possibleCauses: error.possibleCauses,
  recommendedAction: error.recommendedAction,
  creationTimeUtc: resourceTime(createdAt(error, clock, since)),
  recoveryProviderErrorMessage: null,
  entityId: guidFrom(subject),
  errorId: `6:${error.errorCode}`,
  customerResolvability: 'Allowed',
});

const HOUR_MS = 3_600_000;

function createdAt({ createdHoursAgo }: HealthErrorSpec, { startedAt }: Clock, since?: number): number {
  return createdHoursAgo === undefined ? (since ?? startedAt - 30.5 * HOUR_MS) : startedAt - createdHoursAgo * HOUR_MS;
}

export const worstOf = (errors: readonly HealthErrorSpec[]): 'Critical' | 'Warning' | 'Normal' =>
  errors.some((error) => error.errorLevel === 'Error') ? 'Critical' : errors.length > 0 ? 'Warning' : 'Normal';
