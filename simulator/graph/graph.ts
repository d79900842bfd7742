import type { GraphSpec } from '../scenario';
import { Quota } from './quota';

type Rows = readonly unknown[];

/** What Resource Graph keeps from one request to the next. */
export interface Graph {
  readonly spec: GraphSpec;
  readonly quota: Quota;
  /** Rows that are being paged through: an index stands still at least for so long. */
  readonly results: Map<string, Rows>;
}

export const createGraph = (spec: GraphSpec = {}): Graph => ({
  spec,
  quota: new Quota(spec.queriesPerWindow),
  results: new Map(),
});

const kept = 2;

/** The rows of before if it is a later page that is asked for, or new ones. */
export function rowsOf(
  graph: Graph,
  key: string,
  isLaterPage: boolean,
  make: () => Rows | undefined,
): Rows | undefined {
  const known = isLaterPage ? graph.results.get(key) : undefined;
  if (known) return known;
  const rows = make();
  graph.results.delete(key);
  if (rows !== undefined) graph.results.set(key, rows);
  const [oldest] = graph.results.keys();
  if (graph.results.size > kept && oldest !== undefined) graph.results.delete(oldest);
  return rows;
}
