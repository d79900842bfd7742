/** What the SDKs write at AZURE_LOG_LEVEL: without signed links and identities, and as text that commands nothing. */
import { AzureLogger } from '@azure/logger';
import { format } from 'node:util';
import { logLine } from '../core/text';

const SECRET_HEADER =
  /("(?:location|azure-asyncoperation|operation-location|x-ms-operation-identifier|authorization)":\s*")[^"]*/gi;
/** Parts of a signed link, and what continues a list. */
const SECRET_PARAMETER = /([?&](?:t|c|s|h|sig)=)[^&"'\s]+/g;

export const redacted = (text: string): string =>
  text.replace(SECRET_HEADER, '$1REDACTED').replace(SECRET_PARAMETER, '$1REDACTED');

/** To be called before the first client is made; calling it again does nothing more. */
export function redactSdkLog(): void {
  AzureLogger.log = (...args: unknown[]): void => {
    for (const line of redacted(format(...args)).split(/\r?\n/)) process.stderr.write(`${logLine(line)}\n`);
  };
}
