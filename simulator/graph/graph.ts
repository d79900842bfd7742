import type { GraphSpec } from '../scenario';
import type { Result } from './query/run';
import { Quota } from './quota';

/** What Resource Graph keeps from one request to the next. */
export interface Graph {
  readonly spec: GraphSpec;
  readonly quota: Quota;
  /** Results that are being paged through: an index stands still at least for so long. */
  readonly results: Map<string, Result>;
}

export const createGraph = (spec: GraphSpec = {}): Graph => ({
  spec,
  quota: new Quota(spec.queriesPerWindow),
  results: new Map(),
});

const kept = 2;

/** The result of before if it is a later page that is asked for, or a new one. */
export function resultOf(graph: Graph, key: string, isLaterPage: boolean, make: () => Result): Result {
  const known = isLaterPage ? graph.results.get(key) : undefined;
  if (known) return known;
  const result = make();
  graph.results.delete(key);
  graph.results.set(key, result);
  const [oldest] = graph.results.keys();
  if (graph.results.size > kept && oldest !== undefined) graph.results.delete(oldest);
  return result;
}
