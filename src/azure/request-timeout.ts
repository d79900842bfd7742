/** Gives up a request that is not answered. */

export interface RequestTimeout {
  readonly signal: AbortSignal;
  /** Whether the time was over, and the request not merely given up by its caller. */
  readonly over: boolean;
  dispose(): void;
}

/** Turns of the event loop in which an answer that has come is read. */
const TURNS = 50;

/**
 * Where the process was busy with itself, as it is while it loads a library, the time is over before an answer that has
 * long come is read; so what is there is read first.
 * @param given aborts the request too
 */
export function requestTimeout(ms: number, given?: AbortSignal): RequestTimeout {
  const controller = new AbortController();
  let over = false;
  let disposed = false;
  const giveUp = (): void => controller.abort();
  const expire = (turns: number): void => {
    if (disposed) return;
    if (turns > 0) {
      setImmediate(() => expire(turns - 1));
      return;
    }
    over = true;
    giveUp();
  };
  const timer = setTimeout(() => expire(TURNS), ms);
  given?.addEventListener('abort', giveUp, { once: true });
  if (given?.aborted) giveUp();
  return {
    signal: controller.signal,
    get over() {
      return over;
    },
    dispose() {
      disposed = true;
      clearTimeout(timer);
      given?.removeEventListener('abort', giveUp);
    },
  };
}
