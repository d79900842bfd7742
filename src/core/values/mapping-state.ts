/** What the words of the service say of a mapping. */
import { sameText } from './compare';
import type { Mapping } from './model';

export const isA2A = (provider: string | undefined): boolean => sameText(provider, 'A2A');

export const isPaired = (mapping: Mapping): boolean => sameText(mapping.state, 'Paired');

export const isEnabled = (mapping: Mapping): boolean => sameText(mapping.autoUpdate?.status, 'Enabled');

/** The account that updates agents of the mapping; none where nothing is updated. */
export function accountInUse(mapping: Mapping): string[] {
  const id = mapping.autoUpdate?.automationAccountId;
  return id !== undefined && isA2A(mapping.provider) && isPaired(mapping) && isEnabled(mapping) ? [id] : [];
}
