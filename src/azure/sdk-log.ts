/** What the SDKs write at AZURE_LOG_LEVEL: without signed links and secrets, and as text that commands nothing. */
import { logLine } from '../core/render/text';

const SECRET_HEADER =
  /("(?:location|azure-asyncoperation|operation-location|x-ms-operation-identifier|authorization)":\s*")[^"]*/gi;
/** Parts of a signed link. */
const SECRET_PARAMETER = /([?&](?:t|c|s|h|sig)=)[^&"'\s]+/g;
/** User and password of a proxy. */
const USER_INFO = /(:\/\/)[^/@\s"']+@/g;

export const redacted = (text: string): string =>
  text.replace(SECRET_HEADER, '$1REDACTED').replace(SECRET_PARAMETER, '$1REDACTED').replace(USER_INFO, '$1REDACTED@');

let watching = false;

/**
 * Redacts at the stream: the SDKs are bundled in more than one copy, each with a logger of its own. Does nothing unless
 * their log was asked for, or when called again.
 */
export function redactSdkLog(environment: NodeJS.ProcessEnv): void {
  if (watching || !environment['AZURE_LOG_LEVEL']) return;
  watching = true;
  const write = process.stderr.write.bind(process.stderr) as (chunk: unknown, ...rest: unknown[]) => boolean;
  const writeRedacted = (chunk: unknown, ...rest: unknown[]): boolean => {
    const text = typeof chunk === 'string' ? redacted(chunk).split(/\r?\n/).map(logLine).join('\n') : chunk;
    return write(text, ...rest);
  };
  process.stderr.write = writeRedacted;
}
