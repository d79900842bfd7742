/** Lets a request leave before a library is loaded, which holds the process for as long as it takes. */

/** Milliseconds in which a connection is made and the request sent, where the other side is not far. */
const HEAD_START_MS = 150;

/** Resolves when the answer is there, or when its request has had the time to leave. */
export function letRequestLeave(answer: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, HEAD_START_MS);
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    answer.then(end, end);
  });
}
