/** Simulated clocks run slower on a busy machine, so that an answer that takes longer there is not taken for none. */
import { cpus, loadavg } from 'node:os';

/** Processes that want a core at once where nothing but the tests runs. */
const OWN_PER_CORE = 2;
const MAX_SLOWER = 5;

/** How many times slower than on a machine that has nothing else to do. */
export function slowerBy(): number {
  const [lastMinute = 0] = loadavg();
  return Math.min(MAX_SLOWER, Math.max(1, lastMinute / cpus().length / OWN_PER_CORE));
}

/** @param speed simulated seconds in a real one, where nothing but the tests runs */
export const paced = (speed: number): number => Math.max(1, speed / slowerBy());
