/** Which names a misspelt one may mean. */

const MAX_EDITS = 2;

/** Without what people mix up. */
const plain = (name: string): string => name.toLowerCase().replace(/[-_]/g, '');

/**
 * The same but for `-`, `_` and case; else what is one edit away; else what is two away, and what it begins. Empty if it is
 * like none.
 */
export function nearNames(name: string, known: readonly string[]): readonly string[] {
  const wanted = plain(name);
  if (wanted === '') return [];
  const same = known.filter((one) => plain(one) === wanted);
  if (same.length > 0) return same;
  const measured = known.map((one) => ({ one, edits: editsBetween(wanted, plain(one)) }));
  // As many edits as there are letters make any word of any other.
  const close = measured.filter(({ one, edits }) => edits <= MAX_EDITS && edits < plain(one).length);
  const least = Math.min(...close.map(({ edits }) => edits));
  const closest = close.filter(({ edits }) => edits === least).map(({ one }) => one);
  const begun = known.filter((one) => plain(one).startsWith(wanted));
  return least === 1 ? closest : [...new Set([...closest, ...begun])];
}

/** Letters to add, to take away or to replace; Infinity if these are certainly too many, since a name may be very long. */
function editsBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > MAX_EDITS) return Number.POSITIVE_INFINITY;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
