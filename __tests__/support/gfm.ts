/** The summary as the hosts’ Markdown reads it, not as its text looks. */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

export interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly lang?: string | null | undefined;
  readonly children?: readonly Node[];
}

/** All nodes of the tree, from the root down. */
export function nodesOf(markdown: string): readonly Node[] {
  const all: Node[] = [];
  const add = (node: Node): void => {
    all.push(node);
    node.children?.forEach(add);
  };
  add(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));
  return all;
}

/** What the action writes; a picture, a footnote, a definition or a line of HTML can only have come from outside. */
const OURS = new Set(
  'root heading paragraph text strong emphasis table tableRow tableCell list listItem link html code inlineCode'.split(
    ' ',
  ),
);

/** What a reader copies from the plan: inputs of this tool, or one call of `az`. */
const isOfPlan = (lang: Node['lang'], code: string): boolean =>
  lang === 'yaml' ? /^action: \w+\nvault-id: /.test(code) : lang === 'sh' && /^az .*$/.test(code);

/** All that is not ours in a summary, and tables whose rows are not all of one length. */
export function strangeParts(markdown: string, ours: readonly RegExp[]): string[] {
  return nodesOf(markdown).flatMap((node) => {
    const { type, value = '', url = '', lang, children = [] } = node;
    if (!OURS.has(type)) return [`a ${type}`];
    if (
      type === 'html' &&
      !/^((<br>|<!-- -->|<\/?code>)+|<details><summary>What to copy<\/summary>|<\/details>)$/.test(value)
    )
      return [`the HTML ${value}`];
    if (type === 'link' && !ours.some((pattern) => pattern.test(url))) return [`a link to ${url}`];
    if (type === 'code' && lang !== 'mermaid' && !isOfPlan(lang, value)) return ['a block of code'];
    if (type === 'text' && /@\w/.test(value)) return [`a mention: ${value}`];
    if (type === 'table') {
      const widths = new Set(children.map((row) => row.children?.length ?? 0));
      return widths.size === 1 ? [] : [`a table with rows of ${[...widths].join(' and ')} cells`];
    }
    return [];
  });
}

export const tablesOf = (markdown: string): readonly Node[] => nodesOf(markdown).filter(({ type }) => type === 'table');
