import { signJwt, type Claims } from './jwt';

/** A token as it was handed out: a secret, of which nothing may be seen in any log. */
export interface IssuedToken {
  readonly kind: 'assertion' | 'access-token';
  readonly token: string;
  readonly claims: Claims;
}

export interface Issued {
  sign(kind: IssuedToken['kind'], claims: Claims): string;
  tokens(): readonly IssuedToken[];
}

export function createIssued(): Issued {
  const tokens: IssuedToken[] = [];
  return {
    sign(kind, claims) {
      const token = signJwt(claims);
      tokens.push({ kind, token, claims });
      return token;
    },
    tokens: () => tokens,
  };
}
