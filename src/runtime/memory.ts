/**
 * Keeps the garbage of a long run small. V8 sizes its heap by the machine's memory: on a large one it first lets half a
 * gigabyte of garbage gather, where a run of ten thousand mappings needs a tenth of that.
 */
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export function limitHeapGrowth(): void {
  setFlagsFromString('--heap-growing-percent=15');
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** What a collection brings of a smaller heap is not worth its time. */
const MIN_HEAP_BYTES = 100 * 1024 * 1024;

/** For the moment when much that was in use is needed no more: by itself V8 would let as much garbage gather beside it. */
export function collectGarbage(): void {
  if (getHeapStatistics().used_heap_size < MIN_HEAP_BYTES) return;
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  if (typeof collect === 'function') Reflect.apply(collect, undefined, []);
}
