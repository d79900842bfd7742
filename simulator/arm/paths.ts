/** The names in a path, or undefined if it has another shape; `*` in the pattern stands for a name. */
export function namesIn(pattern: string, parts: readonly string[]): string[] | undefined {
  const expected = pattern === '' ? [] : pattern.split('/');
  if (expected.length !== parts.length) return undefined;
  const names: string[] = [];
  for (const [index, part] of parts.entries()) {
    if (expected[index] === '*') names.push(part);
    else if (expected[index] !== part) return undefined;
  }
  return names;
}
