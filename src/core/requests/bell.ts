import { onAbort } from '../values/on-abort';
import type { Clock } from '../values/ports';

/** Wakes whoever waits, before the time they wait for. */
export class Bell {
  private readonly waiting = new Set<AbortController>();

  ring(): void {
    // With a reason of our own: the default one is an error with its stack, which takes time where very many wait.
    for (const controller of this.waiting) controller.abort('rung');
  }

  async wait(clock: Clock, ms: number, stop: AbortSignal): Promise<void> {
    const controller = new AbortController();
    this.waiting.add(controller);
    const release = onAbort(stop, () => controller.abort('stopped'));
    await clock.sleep(ms, controller.signal);
    release();
    this.waiting.delete(controller);
  }
}
