/** What must not be shown: secrets that the run knows, and what looks like a token or a signed link. */
import { logLine } from '../core/render/text';

const REDACTED = '***';
/** A shorter one would garble every text that happens to hold it. */
const MIN_SECRET_LENGTH = 6;

/** A JSON web token, whole or its beginning. */
const TOKEN = /\beyJ[\w-]{10,}(?:\.[\w-]+)*/g;
/**
 * What makes a link a key: the signature of a shared access link, and those of an operation's link. Here and below a
 * backslash ends what is taken out, so that JSON stays JSON.
 */
const SIGNATURE = /([?&](?:t|c|s|h|sig)=)[^&"'\s<>\\]{16,}/gi;
/** User and password in an address, such as that of a proxy. */
const USER_INFO = /:\/\/[^/@\s"']+@/g;
/** What a sign-in sends, in a text that repeats it. */
const SENT = /\b(?:client_assertion|client_secret|access_token|id_token|refresh_token)=[^&\s"'<>\\]*/gi;
/** As a library writes them when it is asked to say all. */
const SECRET_HEADER =
  /(["']?(?:location|azure-asyncoperation|operation-location|x-ms-operation-identifier|(?:proxy-)?authorization|x-identity-header)["']?: *["']?)[^"'\n]+/gi;

/** Longest first, so that a part of a secret never hides the rest of it from the search. */
let known: readonly string[] = [];
let maskOnHost: (secret: string) => void = () => undefined;
/** A host learns a secret by a line of the log, which it does not show. */
let isMasking = false;

/** @param mask tells the host to hide a text wherever it shows up in the log; called before the secret is first used */
export function maskSecretsWith(mask: (secret: string) => void): void {
  maskOnHost = mask;
}

/** To be called with every secret before it is used for the first time. */
export function keepSecret(secret: string): void {
  if (secret.length < MIN_SECRET_LENGTH || known.includes(secret)) return;
  isMasking = true;
  maskOnHost(secret);
  isMasking = false;
  const forms = new Set([...known, secret, encodeURIComponent(secret)]);
  known = [...forms].sort((a, b) => b.length - a.length);
}

/** The text without all that must not be shown. */
export function withoutSecrets(text: string): string {
  let clean = text;
  for (const secret of known) if (clean.includes(secret)) clean = clean.replaceAll(secret, REDACTED);
  return clean
    .replace(TOKEN, REDACTED)
    .replace(SIGNATURE, `$1${REDACTED}`)
    .replace(USER_INFO, `://${REDACTED}@`)
    .replace(SENT, REDACTED);
}

/** Of what libraries and Node itself write: no secret header either, and no line that a host takes for a command. */
export const harmless = (text: string): string =>
  withoutSecrets(text.replace(SECRET_HEADER, `$1${REDACTED}`))
    .split(/\r?\n/)
    .map(logLine)
    .join('\n');

let guarding = false;

/**
 * Guards both streams, since whoever writes a log writes there in the end: our own code, the SDKs, of which more than one
 * copy may be loaded, and Node with `NODE_DEBUG`.
 */
export function guardStreams(): void {
  if (guarding) return;
  guarding = true;
  const { stdout, stderr } = process;
  guard(stdout, withoutSecrets);
  guard(stderr, harmless);
  // Node's own warnings, and in some versions NODE_DEBUG.
  const raw: unknown = Reflect.get(process, '_rawDebug');
  if (typeof raw === 'function') {
    const rawDebug = (...texts: readonly unknown[]): void => void stderr.write(`${texts.map(String).join(' ')}\n`);
    Reflect.set(process, '_rawDebug', rawDebug);
  }
}

function guard(stream: NodeJS.WriteStream, clean: (text: string) => string): void {
  const write = stream.write.bind(stream);
  const guarded = (chunk: unknown, ...rest: readonly unknown[]): boolean => {
    const text = typeof chunk === 'string' ? chunk : chunk instanceof Uint8Array ? Buffer.from(chunk).toString() : '';
    return Reflect.apply(write, stream, [isMasking ? text : clean(text), ...rest]) === true;
  };
  stream.write = guarded;
}
