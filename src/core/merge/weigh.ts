/** What a text of JSON takes once it is parsed. */

/** Bytes of a heap with pointers of 64 bits; what V8 takes for a small object, an array, a text, and a place in either. */
const OBJECT = 56;
const ARRAY = 48;
const TEXT = 24;
const PLACE = 16;
/** A key that no other object has makes a shape of its own. */
const KEY = 16;

/** By this count the audit of 100,000 agents takes about 340 MiB, in one report or in many. */
export const MAX_OF_REPORT = 400 * 1024 * 1024;
export const MAX_OF_ALL = 4 * MAX_OF_REPORT;

/**
 * Reads the text once and builds nothing, so that 20 MB of `{}` are refused before they are 700 MB of objects. What is not
 * JSON has a weight too; the parser refuses it.
 * @returns bytes, more than that if `most` is passed
 */
export function weightOf(json: string, most = Number.POSITIVE_INFINITY): number {
  let bytes = 0;
  for (let at = 0; at < json.length && bytes <= most; at++) {
    switch (json.charCodeAt(at)) {
      case 0x7b: // {
        bytes += OBJECT;
        break;
      case 0x5b: // [
        bytes += ARRAY;
        break;
      case 0x2c: // ,
        bytes += PLACE;
        break;
      case 0x3a: // :
        bytes += KEY;
        break;
      case 0x22: {
        const end = endOfText(json, at);
        bytes += TEXT + (end - at);
        at = end;
        break;
      }
    }
  }
  return bytes;
}

/** The place of the quote that ends the text, or the end where none does. */
function endOfText(json: string, start: number): number {
  for (let at = json.indexOf('"', start + 1); at >= 0; at = json.indexOf('"', at + 1)) {
    let slashes = 0;
    while (json.charCodeAt(at - 1 - slashes) === 0x5c) slashes++;
    if (slashes % 2 === 0) return at;
  }
  return json.length;
}
