/**
 * Keeps the garbage of a long run small. V8 sizes its heap by the machine's memory and, on a large one, collects the old
 * generation for the first time after half a gigabyte; what a run of ten thousand mappings needs is a tenth of it.
 */
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const LOOK_EVERY_MS = 1_000;
/** Bytes that may be allocated beyond what was live after the last collection. */
const GARBAGE_BYTES = 40 * 1024 * 1024;

/** @returns ends the watching */
export function boundGarbage(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') return () => undefined;
  let live = 0;
  const timer = setInterval(() => {
    if (getHeapStatistics().used_heap_size < live + GARBAGE_BYTES) return;
    Reflect.apply(collect, undefined, []);
    live = getHeapStatistics().used_heap_size;
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
