/** Text from outside is data: here it is made harmless for logs. */

/**
 * Control characters, line separators and what turns the direction of text: shown as escapes instead of obeyed.
 * Zero-width characters are among them, since they hide what a name really is.
 */
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** The text on one line with everything invisible written out, for instance `\u202e`. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, (character) => {
    if (character === '\n') return '\\n';
    if (character === '\r') return '\\r';
    if (character === '\t') return ' ';
    return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
  });
}

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
