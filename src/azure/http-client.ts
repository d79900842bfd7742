/** Makes the SDKs send their requests the way of all others. */
import type { HttpClient, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';
import { ANSWER_BROKEN, HttpError, PROXY_AUTHENTICATION, send, type TakePiece } from './https';

const takers = new WeakMap<PipelineRequest, TakePiece>();

/** The answer's body is what is left of it then; clients other than ours give it whole. */
export const takeAsItComes = (request: PipelineRequest, take: TakePiece): void => void takers.set(request, take);

export async function sdkHttpClient(): Promise<HttpClient> {
  const { createHttpHeaders, RestError } = await import('@azure/core-rest-pipeline');
  return {
    async sendRequest(request): Promise<PipelineResponse> {
      const { signal, release } = signalOf(request);
      try {
        const { status, headers, body } = await send({
          url: request.url,
          method: request.method,
          headers: request.headers.toJSON(),
          body: bodyOf(request),
          signal,
          take: takers.get(request),
          allowsPlainHttp: request.allowInsecureConnection,
        });
        return { request, status, headers: createHttpHeaders(headers), bodyAsText: body };
      } catch (error) {
        if (!(error instanceof HttpError)) throw error;
        if (error.code === PROXY_AUTHENTICATION) {
          const said = { code: error.code, message: error.message };
          const bodyAsText = JSON.stringify({ ...said, error: said });
          return { request, status: 407, headers: createHttpHeaders(), bodyAsText };
        }
        const code = error.code === ANSWER_BROKEN ? RestError.PARSE_ERROR : error.code;
        throw new RestError(error.message, { code, request });
      } finally {
        release();
      }
    },
  };
}

/** The caller's signal, which is not always one of Node's own, and the time limit of the request. */
function signalOf({ abortSignal, timeout }: PipelineRequest): { signal: AbortSignal; release: () => void } {
  if (timeout <= 0 && abortSignal instanceof AbortSignal) return { signal: abortSignal, release: () => undefined };
  const controller = new AbortController();
  const giveUp = (): void => controller.abort(Object.assign(new Error('given up'), { name: 'AbortError' }));
  if (abortSignal?.aborted === true) giveUp();
  abortSignal?.addEventListener('abort', giveUp);
  const timer = timeout > 0 ? setTimeout(giveUp, timeout) : undefined;
  return {
    signal: controller.signal,
    release() {
      clearTimeout(timer);
      abortSignal?.removeEventListener('abort', giveUp);
    },
  };
}

function bodyOf({ body }: PipelineRequest): string | Uint8Array | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  throw new TypeError('a body that is no text');
}
