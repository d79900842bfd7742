/** Text from outside is data: here it is made harmless for logs. */

/**
 * Control and format characters and line separators: shown as escapes instead of obeyed. Among them is what turns the
 * direction of text, and what has no width and hides what a name really is.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** The text on one line with everything invisible written out, for instance `\u202e`. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, (character) => {
    if (character === '\n') return '\\n';
    if (character === '\r') return '\\r';
    if (character === '\t') return ' ';
    const point = (character.codePointAt(0) ?? 0).toString(16);
    return point.length > 4 ? `\\u{${point}}` : `\\u${point.padStart(4, '0')}`;
  });
}

/** The same for a value that may be JSON, which stays JSON: characters of its strings become escapes of JSON. */
export const escapeInJson = (text: string): string =>
  text.replace(INVISIBLE, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );

/** One line of a log that neither host takes for a command of its own: `::…`, `##vso[…` and `##[…`. */
export function logLine(text: string): string {
  return visible(text)
    .replace(/##(?=\s*(\[|vso))/gi, '# # ')
    .replace(/^(\s*):(?=:)/, '$1: ');
}

/** Cuts at whole characters and says so. */
export function bounded(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A text from outside in a message of ours: on one line, of readable length, in quotes. */
export const quoted = (text: string): string => `'${bounded(visible(text), 100)}'`;
