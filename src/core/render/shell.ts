/** Commands for a POSIX shell, to be copied as they are. */
import { visible } from './text';

/** One word for a POSIX shell on one line, whatever is in it. */
export const shellWord = (text: string): string =>
  /^[\w./@%+=:-]+$/.test(text) ? text : `'${visible(text).replaceAll("'", `'\\''`)}'`;

/** Words as `shellWord` writes them; a word may be what another `az` prints. */
const WORDS = /^az(?: +(?:[\w./@%+=:-]|'[^']*'|\\'|"\$\(az(?: +(?:[\w./@%+=:-]|'[^']*'|\\')+)+\)")+)+$/;

/** True for a call of `az` and nothing else: nothing ends it, follows it or redirects it. */
export const isOneCommand = (text: string): boolean => WORDS.test(text) && visible(text) === text;
