import type { HealthError } from '@azure/arm-recoveryservices-siterecovery';
import { resourceTime } from '../clock';
import { guidFrom } from '../random';
import type { HealthErrorSpec } from '../scenario';
import type { Wire } from './wire';

/** A health error of a mapping or of an item, whose id is `subject`. */
export const healthBody = (subject: string, error: HealthErrorSpec, now: number): Wire<HealthError> => ({
  innerHealthErrors: (error.inner ?? []).map((inner) => healthBody(subject, inner, now)),
  errorSource: 'None',
  errorType: 'ReplicationHealth',
  errorLevel: error.errorLevel,
  errorCategory: error.errorCategory ?? 'None',
  errorCode: error.errorCode,
  summaryMessage: error.summaryMessage ?? '',
  errorMessage: error.errorMessage,
  possibleCauses: error.possibleCauses,
  recommendedAction: error.recommendedAction,
  creationTimeUtc: resourceTime(now),
  recoveryProviderErrorMessage: null,
  entityId: guidFrom(subject),
  errorId: `6:${error.errorCode}`,
  customerResolvability: 'Allowed',
});

export const worstOf = (errors: readonly HealthErrorSpec[]): 'Critical' | 'Warning' | 'Normal' =>
  errors.some((error) => error.errorLevel === 'Error') ? 'Critical' : errors.length > 0 ? 'Warning' : 'Normal';
