import { createHmac, randomBytes } from 'node:crypto';

export type Claims = Readonly<Record<string, string | number>>;

/** One key for everything that this process signs: nobody else has to be able to check it. */
const key = randomBytes(32);

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const signatureOf = (text: string): string => createHmac('sha256', key).update(text).digest('base64url');

export function signJwt(claims: Claims): string {
  const text = `${encode({ alg: 'HS256', typ: 'JWT', kid: 'simulator' })}.${encode(claims)}`;
  return `${text}.${signatureOf(text)}`;
}

/** The claims, or undefined if this process did not sign the token; says nothing about its lifetime. */
export function verifyJwt(token: string): Claims | undefined {
  const [head, payload, signature, ...more] = token.split('.');
  if (!head || !payload || !signature || more.length > 0) return undefined;
  if (signature !== signatureOf(`${head}.${payload}`)) return undefined;
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
}
