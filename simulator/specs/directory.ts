export interface SubscriptionSpec {
  readonly id: string;
  readonly displayName?: string;
  readonly state?: 'Enabled' | 'Warned' | 'PastDue' | 'Disabled' | 'Deleted';
  /** Management group that it is in; the root, if not given. */
  readonly group?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Whether the caller has any right in it: without one it is in no list, and its vaults are forbidden. */
  readonly readable?: boolean;
}

export interface LockSpec {
  /** ARM id of what is locked: a subscription, a resource group or a resource. */
  readonly scope: string;
  readonly level: 'ReadOnly' | 'CanNotDelete';
}

export interface DenyAssignmentSpec {
  readonly scope: string;
  readonly actions: readonly string[];
  readonly notActions?: readonly string[];
  /** Object ids; everyone, if not given. */
  readonly principals?: readonly string[];
  readonly excluded?: readonly string[];
  readonly onlyScope?: boolean;
}

export interface ManagementGroupSpec {
  /** What ids end with. */
  readonly name: string;
  readonly displayName?: string;
  /** Name of the group above; the root of the tenant, if not given. */
  readonly parent?: string;
  /** Whether the caller may read the group itself; what it may read below is another matter. */
  readonly readable?: boolean;
}

export interface GraphSpec {
  readonly access?: 'allowed' | 'forbidden';
  /**
   * What a query meets that finds nothing in its scope that the caller may read. Seen is `refused`, 400 with
   * `NoValidSubscriptionsInQueryRequest`; callers report a 403 too.
   */
  readonly nothingReadable?: 'refused' | 'forbidden' | 'empty';
  /** How a management group is refused that does not exist: seen is 403, as if it were there; documented is 404. */
  readonly unknownGroup?: 'forbidden' | 'missing';
  /** In a window of 5 s; about 15 are documented, by user. */
  readonly queriesPerWindow?: number;
}
