/** By which an issue is known again, whoever renames it and writes around its text. */

/** Begins the text. */
export const markerOf = (key: string): string => `<!-- asr-autoupdate ${key} -->`;

/** The key of what an issue is about; undefined if it is about none. */
export const keyIn = (body: string): string | undefined =>
  /<!-- asr-autoupdate ((?:vault|subscription)=\S+) -->/.exec(body)?.[1];

/** The text of an issue that no run takes for its own any more. */
export const withoutMarker = (body: string): string =>
  body.replace(/<!-- asr-autoupdate (?:vault|subscription)=\S+ -->\s*/g, '');
