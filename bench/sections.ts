/** Sections of a Markdown document by their headings of the second level. */

const isHeading = (line: string): boolean => line.startsWith('## ');

interface Parts {
  readonly before: readonly string[];
  readonly section: readonly string[];
  readonly after: readonly string[];
}

function split(text: string, title: string): Parts | undefined {
  const lines = text.split('\n');
  const from = lines.indexOf(`## ${title}`);
  if (from < 0) return undefined;
  const next = lines.findIndex((line, index) => index > from && isHeading(line));
  const to = next < 0 ? lines.length : next;
  return { before: lines.slice(0, from), section: lines.slice(from, to), after: lines.slice(to) };
}

/** With its heading; undefined if there is none. */
export const sectionOf = (text: string, title: string): string | undefined => split(text, title)?.section.join('\n');

/** In place of the section of that title, or at the end. */
export function withSection(text: string, title: string, section: string): string {
  const { before, after } = split(text, title) ?? { before: text.trimEnd().split('\n').concat(''), after: [] };
  return `${[...before, section.trimEnd(), '', ...after].join('\n').trimEnd()}\n`;
}
