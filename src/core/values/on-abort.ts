/** Listens to a signal that very many wait for at once. */

/** Node looks through all listeners of a signal whenever one is added or removed, which adds up where thousands wait. */
const listeners = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls the listener once the signal is aborted; at once, if it is already.
 * @returns stops listening
 */
export function onAbort(signal: AbortSignal, listener: () => void): () => void {
  if (signal.aborted) {
    listener();
    return () => undefined;
  }
  const all = listeners.get(signal) ?? listenTo(signal);
  const own = (): void => listener();
  all.add(own);
  return () => void all.delete(own);
}

function listenTo(signal: AbortSignal): Set<() => void> {
  const all = new Set<() => void>();
  listeners.set(signal, all);
  signal.addEventListener('abort', () => all.forEach((listener) => listener()), { once: true });
  return all;
}
