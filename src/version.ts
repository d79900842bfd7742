/** The same as in package.json; a test holds them together. */
export const VERSION = '1.0.0';
export const HOME = 'https://github.com/org/asr-autoupdate';
/** The page that explains the findings of an audit. */
export const FINDINGS_URL = `${HOME}/blob/v1/docs/findings.md`;
