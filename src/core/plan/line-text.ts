/** A line of the plan as Markdown, with what is copied for it. */
import { stepText, type Step } from '../audit/steps';

/** Characters that are copied for a line. */
const MAX_COPIED = 4_000;

/**
 * As many steps as there is room for.
 * @param rest says where the others are; `isAll` if none is here
 */
export function copiedText(
  toCopy: readonly Step[],
  textOf: (step: Step) => readonly string[],
  rest: (isAll: boolean) => string,
): readonly string[] {
  const texts: string[] = [];
  let left = MAX_COPIED;
  for (const step of toCopy) {
    left -= stepText(step).length;
    if (left < 0) return [...texts, rest(texts.length === 0), ''];
    texts.push(...textOf(step), '');
  }
  return texts;
}

/** An entry of a numbered list, with lines that belong to it. */
export function numbered(index: number, title: string, lines: readonly string[]): string[] {
  const indent = ' '.repeat(String(index + 1).length + 2);
  return [`${index + 1}. ${title}`, '', ...lines.map((line) => (line === '' ? '' : `${indent}${line}`))];
}
