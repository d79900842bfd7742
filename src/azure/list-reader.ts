/**
 * Reads a list entry by entry as its text arrives: the whole text, and all of its entries as objects, would take several
 * times the memory of what is kept of them.
 */

/** What stands before the bracket of the list, with room for white space. */
const KEY = /[{,]\s*"value"\s*:\s*$/;
const KEY_LENGTH = 64;

const SIGNS = /["{}[\],]/g;

export class ListReader {
  private depth = 0;
  private isInString = false;
  /** The piece before ended with a backslash that escapes what comes now. */
  private isEscaped = false;
  private isInList = false;
  private hasBegun = false;
  private isFirst = true;
  private entry = '';
  /** The end of what was passed on. */
  private before = '';

  /** @param onEntry is given the text of each entry; one that is empty is no JSON */
  constructor(private readonly onEntry: (text: string) => void) {}

  /** @returns what of the text belongs to no entry of the list `value`; the first such list that the text has */
  take(piece: string): string {
    let rest = '';
    let from = 0;
    const pass = (to: number): void => {
      const part = piece.slice(from, to);
      from = to;
      if (this.isInList) {
        this.entry += part;
        return;
      }
      rest += part;
      this.before = `${this.before}${part}`.slice(-KEY_LENGTH);
    };
    let at = this.isInString ? this.endOfString(piece, 0) : 0;
    while (at >= 0) {
      SIGNS.lastIndex = at;
      const found = SIGNS.exec(piece);
      if (found === null) break;
      const { 0: sign, index } = found;
      at = index + 1;
      if (sign === '"') at = this.endOfString(piece, at);
      else if (sign === ',') {
        if (!this.isInList || this.depth !== 2) continue;
        pass(index);
        this.end();
        from = at;
      } else if (sign === '}' || sign === ']') {
        this.depth--;
        if (!this.isInList || this.depth !== 1) continue;
        pass(index);
        // Between the brackets of an empty list there is no entry.
        if (!this.isFirst || this.entry.trim() !== '') this.end();
        this.isInList = false;
      } else {
        this.depth++;
        if (sign === '{' || this.depth !== 2 || this.hasBegun) continue;
        pass(index);
        if (!KEY.test(this.before)) continue;
        pass(at);
        this.isInList = true;
        this.hasBegun = true;
      }
    }
    pass(piece.length);
    return rest;
  }

  private end(): void {
    const { entry } = this;
    this.entry = '';
    this.isFirst = false;
    this.onEntry(entry);
  }

  /** @returns where the string ends that `from` is in; below zero if it goes on in the next piece */
  private endOfString(piece: string, from: number): number {
    const start = this.isEscaped ? from + 1 : from;
    if (start > piece.length) return -1;
    for (let at = start; ;) {
      const quote = piece.indexOf('"', at);
      const end = quote < 0 ? piece.length : quote;
      let backslashes = 0;
      while (end - backslashes > start && piece[end - 1 - backslashes] === '\\') backslashes++;
      const isEscaped = backslashes % 2 === 1;
      if (quote < 0 || !isEscaped) {
        this.isInString = quote < 0;
        this.isEscaped = quote < 0 && isEscaped;
        return quote < 0 ? -1 : quote + 1;
      }
      at = quote + 1;
    }
  }
}
