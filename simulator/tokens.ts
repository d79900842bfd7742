import type { Clock } from './clock';
import type { Issued } from './issued';
import { verifyJwt } from './jwt';
import type { SignInSpec } from './scenario';

export type TokenCheck =
  | { readonly state: 'valid' | 'missing' | 'foreign' | 'revoked' }
  | { readonly state: 'expired'; readonly expiredAt: number };

export interface Tokens {
  readonly lifetimeSeconds: number;
  mint(audience: string): string;
  check(token: string | undefined): TokenCheck;
  revokeAll(): void;
}

export function createTokens(
  spec: SignInSpec,
  tenantId: string,
  objectId: string,
  clock: Clock,
  issued: Issued,
): Tokens {
  const lifetimeSeconds = spec.tokenSeconds ?? 3600;
  const revocations = [...(spec.revokeAtSeconds ?? [])];
  let serial = 0;
  let revokedUpTo = 0;
  const revokeWhatIsDue = (): void => {
    while (revocations[0] !== undefined && clock.startedAt + revocations[0] * 1000 <= clock.now()) {
      revocations.shift();
      revokedUpTo = serial;
    }
  };
  return {
    lifetimeSeconds,
    mint(audience) {
      revokeWhatIsDue();
      const now = Math.floor(clock.now() / 1000);
      return issued.sign('access-token', {
        aud: audience,
        iss: `https://sts.windows.net/${tenantId}/`,
        iat: now,
        nbf: now,
        exp: now + lifetimeSeconds,
        oid: objectId,
        tid: tenantId,
        serial: ++serial,
      });
    },
    check(token) {
      revokeWhatIsDue();
      if (token === undefined) return { state: 'missing' };
      const claims = verifyJwt(token);
      if (!claims || typeof claims['serial'] !== 'number') return { state: 'foreign' };
      const expiredAt = Number(claims['exp']) * 1000;
      if (expiredAt <= clock.now()) return { state: 'expired', expiredAt };
      return { state: claims['serial'] <= revokedUpTo ? 'revoked' : 'valid' };
    },
    revokeAll: () => void (revokedUpTo = serial),
  };
}
