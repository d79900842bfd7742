/** Markdown in which text from outside stays text. */
import { bounded, visible } from './text';

const ENTITIES = /[&<>|\\`*_~[\]#$]|:(?=\S)/g;

/**
 * Text that renders as itself: it breaks no table, starts no HTML, emphasis, formula or mention, and makes no link.
 * Punctuation becomes entities, which Markdown reads as plain characters; a zero-width space keeps `@` from a mention
 * and addresses from becoming links, which some renderers find only after they have read the entities.
 */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replace(ENTITIES, (character) => `&#${character.codePointAt(0)};`)
    .replace(/@|www(?=\.)|&#58;(?=\/\/)/gi, '$&&#8203;');
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
