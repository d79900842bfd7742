/** Keeps one copy of a text that many rows have. */
export type Share = (text: string) => string;

export function sharing(): Share {
  const known = new Map<string, string>();
  return (text) => {
    const first = known.get(text);
    if (first === undefined) known.set(text, text);
    return first ?? text;
  };
}
