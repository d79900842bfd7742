/** Markdown in which text from outside stays text. */
import { bounded, visible } from './text';

const ENTITIES = /[&<>|\\`*_~[\]#$]|:(?=\S)/g;

/**
 * Text that renders as itself: it breaks no table, starts no HTML, emphasis, formula or mention, and makes no link.
 * Punctuation becomes entities, which Markdown reads as plain characters; an empty comment keeps `@` from a mention
 * and addresses from becoming links, which some renderers find only after they have read the entities. What is copied
 * from the page is the text, byte for byte: a comment is no character.
 */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replace(ENTITIES, (character) => `&#${character.codePointAt(0)};`)
    .replace(/@|www(?=\.)|&#58;(?=\/\/)/gi, `$&${NOTHING}`);
}

/** GitHub looks for references to issues in what Markdown has made of the text, where entities are characters again. */
export const withoutReferences = (text: string): string =>
  escapeMarkdown(text).replace(/&#35;|\bGH-(?=\d)/gi, `$&${NOTHING}`);

/** Shown as nothing, and copied as nothing. */
export const NOTHING = '<!-- -->';

/** To be copied, byte for byte. Inside of a table a code span may hold no pipe, so what has one is HTML. */
export const code = (text: string): string =>
  /^[^\s`|<>]([^`|<>]*[^\s`|<>])?$/.test(visible(text))
    ? `\`${visible(text)}\``
    : `<code>${withoutReferences(text)}</code>`;

/** What is to be copied in a text of ours: what stands in backticks, ARM ids, and actions of Azure. */
const COPIED = /`([^`]+)`|\/subscriptions\/[^\s`|<>'",;]*[^\s`|<>'",;.:)]|\bMicrosoft\.[A-Za-z]+\/[\w./*-]*[\w*]/g;

/**
 * A text of ours on one line; what of it is to be copied is code.
 * @param escape for the rest
 */
export function prose(text: string, escape = escapeMarkdown): string {
  let markdown = '';
  let from = 0;
  for (const match of text.matchAll(COPIED)) {
    markdown += escape(text.slice(from, match.index)) + code(match[1] ?? match[0]);
    from = match.index + match[0].length;
  }
  return markdown + escape(text.slice(from));
}

/** Lines to be copied, as a block of their own. */
export function codeBlock(lines: readonly string[], language = 'text'): string[] {
  const text = lines.map(visible);
  const longest = Math.max(2, ...text.flatMap((line) => [...line.matchAll(/`+/g)].map(([ticks]) => ticks.length)));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...text, fence];
}

export const cell = (text: string, length = 1_000): string => escapeMarkdown(bounded(text, length));

/** A link of ours: the target is made of checked ids, and is encoded all the same. */
export const link = (text: string, url: string): string =>
  `[${cell(text, 200)}](${encodeURI(url.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/[()|<>]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)})`;

export const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

export function tableHead(titles: readonly string[]): string[] {
  return [tableRow(titles), tableRow(titles.map(() => '---'))];
}

/** Bytes in UTF-8, which is what the hosts' limits count. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
