/** Signals by which a host cancels its step. Caught from the first moment, also before there is anything to stop. */

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGBREAK'] as const;
/** Exit code of a process that a second signal ended. */
const EXIT_CODE_INTERRUPTED = 130;

export interface Signals {
  /** Calls the listener at the first signal; at once, if that has come already. */
  onFirst(listener: () => void): void;
}

export function catchSignals(): Signals {
  let caught = false;
  let listener: (() => void) | undefined;
  const onSignal = (): void => {
    if (caught) process.exit(EXIT_CODE_INTERRUPTED);
    caught = true;
    listener?.();
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return {
    onFirst(next) {
      listener = next;
      if (caught) next();
    },
  };
}
