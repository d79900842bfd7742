/** Names with `*` for any text and `?` for any character; letters compare without regard to case. */

/** Takes time in proportion to the product of both lengths at the most, whatever the pattern. */
export function matchesGlob(pattern: string, name: string): boolean {
  const wanted = [...pattern.toLowerCase()];
  const given = [...name.toLowerCase()];
  let [at, star, from] = [0, -1, 0];
  for (let index = 0; index < given.length;) {
    if (wanted[at] === '*') {
      star = at++;
      from = index;
    } else if (wanted[at] === '?' || wanted[at] === given[index]) {
      at++;
      index++;
    } else if (star >= 0) {
      // The last star takes one character more.
      at = star + 1;
      index = ++from;
    } else return false;
  }
  return wanted.slice(at).every((character) => character === '*');
}
