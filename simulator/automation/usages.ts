import { jsonReply, type Reply } from '../http';
import type { AccountRequest } from './account-request';

interface Usage {
  readonly name: { readonly value: string; readonly localizedValue: string };
  readonly unit: string;
  readonly currentValue: number;
  readonly limit: number;
  readonly throttleStatus: string;
}

const usage = (
  name: string,
  unit: string,
  currentValue: number,
  limit: number,
  throttleStatus = 'NotThrottled',
): Usage => ({
  name: { value: name, localizedValue: name },
  unit,
  currentValue,
  limit,
  throttleStatus,
});

/** The minutes of the account are those of its subscription here: it has no other. */
export function usagesReply({ account }: AccountRequest): Reply {
  const { minutesUsed = 42.5, minutesLimit = 500, throttleStatus } = account;
  return jsonReply(200, {
    value: [
      usage('AccountUsage', 'Minute', minutesUsed, minutesLimit, throttleStatus),
      usage('SubscriptionUsage', 'Minute', minutesUsed, minutesLimit),
      usage('DscSubscriptionUsage', 'Count', 0, 5),
    ],
  });
}
