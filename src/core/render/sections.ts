/** Parts that several Markdown documents have in common. */
import { cell } from './markdown';

/** GitHub drops a summary of more than 1 MiB whole. */
export const MAX_BYTES = 1000 * 1024;

export const MAX_CAUSES = 20;
export const MAX_NAMES = 5;

export interface PortalOptions {
  /** Base of the portal. */
  readonly portal: string;
  /** For portal links that open in the right tenant. */
  readonly tenantId: string | undefined;
}

export const portalLink = (id: string, { portal, tenantId }: PortalOptions): string =>
  `${portal}/#@${tenantId ?? ''}/resource${id}`;
export const nextStep = (text: string | undefined): string =>
  (text ?? '')
    .split('\n')
    .map((line) => cell(line))
    .join('<br>');

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
