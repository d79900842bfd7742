/** Bounds a request whose answer is welcome but not worth waiting long for. */
import { onAbort } from '../values/on-abort';
import type { Clock, Stop } from '../values/ports';

export async function withTimeout<T>(
  ms: number,
  clock: Clock,
  stop: Stop,
  send: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const given = new AbortController();
  const answered = new AbortController();
  const release = onAbort(stop.signal, () => answered.abort('stopped'));
  void clock.sleep(ms, answered.signal).then(() => given.abort('over'));
  try {
    return await send(given.signal);
  } finally {
    answered.abort('answered');
    release();
  }
}
