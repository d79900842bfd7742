export interface QueryOptions {
  readonly top: number | undefined;
  readonly skip: number;
  readonly skipToken: string | undefined;
}

export interface QueryBody {
  readonly query: string;
  readonly subscriptions: readonly string[];
  readonly managementGroups: readonly string[];
  readonly options: QueryOptions;
}

const scopeFilters = ['AtScopeAndBelow', 'AtScopeAndAbove', 'AtScopeAboveAndBelow', 'AtScopeExact'];

const entriesOf = (value: unknown): ReadonlyMap<string, unknown> =>
  new Map(typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []);

/** A list of texts, empty if it is not there; undefined if it is something else. */
function textsIn(value: unknown): readonly string[] | undefined {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return undefined;
  const texts = value.filter((each): each is string => typeof each === 'string');
  return texts.length === value.length ? texts : undefined;
}

const isWithin = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

/**
 * The body of a query, or what is wrong with it. Options of other names, `top` without its `$` among them, are passed over
 * as the service does; without a format the answer is of objects.
 */
export function readBody(text: string): QueryBody | string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return 'The body is not JSON.';
  }
  const body = entriesOf(parsed);
  const options = entriesOf(body.get('options'));
  const [subscriptions, managementGroups] = [textsIn(body.get('subscriptions')), textsIn(body.get('managementGroups'))];
  const query = body.get('query');
  const [top, skip, skipToken] = [options.get('$top'), options.get('$skip') ?? 0, options.get('$skipToken')];
  const format = options.get('resultFormat') ?? 'objectArray';
  const filter = options.get('authorizationScopeFilter') ?? 'AtScopeAndBelow';
  if (typeof query !== 'string' || query.trim() === '') return 'There is no query.';
  if (!subscriptions || !managementGroups) return 'The scope is not a list of texts.';
  if (subscriptions.length > 0 && managementGroups.length > 0) return 'The scope is of two kinds.';
  if (top !== undefined && !isWithin(top, 1, 1000)) return '$top is not from 1 to 1000.';
  if (!isWithin(skip, 0, Number.MAX_SAFE_INTEGER)) return '$skip is not a whole number.';
  if (skipToken !== undefined && typeof skipToken !== 'string') return '$skipToken is not a text.';
  if (format !== 'objectArray') return 'The simulator knows no other format than objectArray.';
  if (!scopeFilters.some((known) => known === filter)) return 'There is no such authorizationScopeFilter.';
  return { query, subscriptions, managementGroups, options: { top, skip, skipToken } };
}
