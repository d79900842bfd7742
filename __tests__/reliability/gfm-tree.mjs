// Reads Markdown as GitHub does, and writes its syntax tree. Its parsers are ES modules, which Jest does not load.
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { readFileSync } from 'node:fs';

const tree = fromMarkdown(readFileSync(0, 'utf8'), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
process.stdout.write(JSON.stringify(tree, (key, value) => (key === 'position' ? undefined : value)));
