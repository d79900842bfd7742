/** Reads YAML, of which JSON is a part, into a tree that keeps the lines. */
import type { Tree } from '../core/exemptions/model';

export type ParsedTree =
  | { readonly ok: true; readonly tree: Tree }
  /** Each with its line. */
  | { readonly ok: false; readonly problems: readonly { readonly line: number; readonly text: string }[] };

/** What a file of exemptions may not have, since it would say one thing and be read as another. */
export async function parseTree(text: string): Promise<ParsedTree> {
  const { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments } = await import('yaml');
  const lines = new LineCounter();
  const [document, ...more] = parseAllDocuments(text, {
    lineCounter: lines,
    version: '1.2',
    strict: true,
    merge: false,
  });
  const lineOf = (node: unknown): number => {
    const range: unknown = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
    const start: unknown = Array.isArray(range) ? range[0] : 0;
    return Math.max(1, lines.linePos(typeof start === 'number' ? start : 0).line);
  };
  if (document === undefined || !('contents' in document))
    return { ok: false, problems: [{ line: 1, text: 'the file is empty' }] };
  if (more.length > 0) return { ok: false, problems: [{ line: lineOf(more[0]), text: 'a file holds one document' }] };
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ linePos, message }) => ({
      line: linePos?.[0].line ?? 1,
      // The message of the parser shows the place in lines of its own.
      text: `it is not valid YAML: ${message.split(/ at line \d+|\n/)[0] ?? ''}`,
    }));
    return { ok: false, problems };
  }
  const problems: { line: number; text: string }[] = [];
  const tree = treeOf(document.contents);
  return problems.length === 0 ? { ok: true, tree } : { ok: false, problems };

  function treeOf(node: unknown): Tree {
    const line = lineOf(node);
    const refuse = (text: string): Tree => {
      problems.push({ line, text });
      return { line, kind: 'nothing' };
    };
    if (node === null || node === undefined) return { line, kind: 'nothing' };
    if (isAlias(node)) return refuse('aliases (*name) are not read; write the value out');
    if (isScalar(node)) {
      if (node.anchor !== undefined) return refuse('anchors (&name) are not read; write the value out');
      if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:'))
        return refuse('tags (!name) are not read');
      const { value, source } = node;
      if (typeof value === 'string') return { line, kind: 'text', value };
      if (typeof value === 'number' || typeof value === 'bigint')
        return { line, kind: 'number', value: source ?? String(value) };
      if (typeof value === 'boolean') return { line, kind: 'boolean', value: source ?? String(value) };
      return { line, kind: 'nothing' };
    }
    if (isSeq(node)) return { line, kind: 'list', items: node.items.map(treeOf) };
    if (!isMap(node)) return refuse('this is not read');
    return {
      line,
      kind: 'map',
      entries: node.items.map(({ key, value }) => {
        if (!isScalar(key) || typeof key.value !== 'string')
          problems.push({ line: lineOf(key), text: 'a key has to be a text' });
        const name = isScalar(key) && typeof key.value === 'string' ? key.value : '';
        return {
          key: name,
          line: lineOf(key),
          value: value === null ? { line: lineOf(key), kind: 'nothing' } : treeOf(value),
        };
      }),
    };
  }
}
