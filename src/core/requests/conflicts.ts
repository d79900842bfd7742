/** What a conflict (409) is about, by its code: an operation in progress, or something that only a person can resolve. */

/**
 * Resource Manager and the providers behind it may answer 409 for these too, and go on until somebody acts: subscriptions
 * that are disabled, locks, providers and features that are not registered, policies, quotas, and what the resource
 * itself does not allow. "Common deployment errors" of Resource Manager lists codes such as these, without the status
 * that each comes with; so they are matched as kinds, and a wrong guess costs one more run, not 160 minutes.
 */
const FOR_A_PERSON: readonly RegExp[] = [
  /Disabled(Subscription)?$|^Disabled|^Subscription(NotFound|Inactive|Suspended|Deleted|State)/i,
  /ScopeLocked|^(Resource|ResourceGroup|Subscription)Locked|LockedScope|CannotDeleteDueToLock/i,
  /(Not|Missing|Un|NoRegistered|Subscription)\w*Regist(ered|ration)|^NoRegisteredProviderFound$/i,
  /Policy|Disallowed|NotAllowed$|NotPermitted|DenyAssignment|Forbidden/i,
  /Quota|LimitExceeded|LimitReached/i,
  /(Being|Is)?(Deleted|Deprovision(ed|ing))$|MarkedForDeletion/i,
  /AlreadyExists|AlreadyTaken|ReservedResourceName/i,
  /^InvalidResource(Location|Name|Type)|NotSupported$|^Unsupported|SkuNotAvailable/i,
];

/** An operation is in progress, and the change can be made when that has ended. */
const IN_PROGRESS = /InProgress|In_Progress|IsBusy|ServerBusy|Busy$|Retryable|TryAgain|OperationPending|Concurrent/i;

export const saysInProgress = (code: string): boolean => IN_PROGRESS.test(code);

export const isForPerson = (code: string): boolean =>
  !saysInProgress(code) && FOR_A_PERSON.some((pattern) => pattern.test(code));
