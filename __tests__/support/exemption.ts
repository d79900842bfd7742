import type { Exemption } from '../../src/core/exemptions/model';

/** What most exemptions leave out, as it is read. */
export const LEFT_OUT = {
  requestedBy: undefined,
  approvedBy: undefined,
  ticket: undefined,
  atMost: undefined,
  applies: 'both',
} as const satisfies Partial<Exemption>;
