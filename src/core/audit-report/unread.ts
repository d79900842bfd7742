/** Findings that say what could not be read: of it nothing is known. */
import { NEVER_EXEMPT } from '../audit/catalogue';

/** Those of the four hundreds are all of this kind. */
export const isUnreadId = (id: string): boolean => NEVER_EXEMPT.has(id) || /^ASR4\d\d$/.test(id);
