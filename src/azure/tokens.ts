/** One access token for all requests of the run, renewed before it expires or when Azure refuses it. */
import type { AccessToken, TokenCredential } from '@azure/identity';

/** Renewed this long before the end, so that no request carries a token that expires on its way. */
const RENEW_BEFORE_MS = 60_000;

export class Tokens {
  private current: Promise<AccessToken> | undefined;
  private expiresAt = 0;
  private credential: Promise<TokenCredential> | undefined;

  /** @param createCredential makes a credential that has cached nothing yet */
  constructor(
    private readonly createCredential: () => Promise<TokenCredential>,
    private readonly scope: string,
  ) {}

  /** Begins to sign in; how that ends is told to whoever needs the token. */
  begin(): Promise<unknown> {
    return this.get().catch(() => undefined);
  }

  async get(): Promise<string> {
    if (this.current === undefined || Date.now() >= this.expiresAt - RENEW_BEFORE_MS) this.request({});
    return (await this.awaitCurrent()).token;
  }

  /** A token other than `refused`, with the claims that Azure's challenge asked for. */
  async renew(refused: string, claims: string | undefined): Promise<string> {
    const { current } = this;
    const token = (await this.awaitCurrent()).token;
    // Of many requests that were refused the same token, the first renews it for all.
    if (token === refused && this.current === current) {
      this.credential = undefined;
      this.request(claims === undefined ? {} : { claims });
    }
    return (await this.awaitCurrent()).token;
  }

  private request(options: { claims?: string }): void {
    this.expiresAt = Number.POSITIVE_INFINITY;
    this.credential ??= this.createCredential();
    this.current = this.credential.then(async (credential) => {
      const token = await credential.getToken(this.scope, options);
      if (token === null) throw new Error('The credential gave no token.');
      this.expiresAt = token.expiresOnTimestamp;
      return token;
    });
  }

  private async awaitCurrent(): Promise<AccessToken> {
    const { current } = this;
    if (current === undefined) throw new Error('No token was requested.');
    try {
      return await current;
    } catch (error) {
      if (this.current === current) this.current = undefined;
      this.credential = undefined;
      throw error;
    }
  }
}
