/** Bounds a request whose answer is welcome but not worth waiting long for. */
import type { Clock, Stop } from '../values/ports';

export async function withTimeout<T>(
  ms: number,
  clock: Clock,
  stop: Stop,
  send: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const given = new AbortController();
  const answered = new AbortController();
  const relay = (): void => answered.abort();
  stop.signal.addEventListener('abort', relay, { once: true });
  if (stop.signal.aborted) relay();
  void clock.sleep(ms, answered.signal).then(() => given.abort());
  try {
    return await send(given.signal);
  } finally {
    answered.abort('answered');
    stop.signal.removeEventListener('abort', relay);
  }
}
