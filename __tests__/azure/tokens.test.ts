import { Tokens } from '../../src/azure/tokens';

/** Tokens by number; every credential that is made and every token that is asked for is counted. */
function counted(livesMs: number, fails: (index: number) => boolean = () => false) {
  const made = { credentials: 0, tokens: 0, claims: [] as (string | undefined)[] };
  const tokens = new Tokens(() => {
    made.credentials++;
    const getToken = async (_scope: string | string[], options?: { claims?: string }) => {
      const index = ++made.tokens;
      made.claims.push(options?.claims);
      await Promise.resolve();
      if (fails(index)) throw new Error(`no token ${index}`);
      return { token: `token-${index}`, expiresOnTimestamp: Date.now() + livesMs };
    };
    return Promise.resolve({ getToken });
  }, 'https://management.azure.com/.default');
  return { tokens, made };
}

const HOUR = 3_600_000;

describe('Tokens', () => {
  it('asks once for all who come at once, and for all who come later', async () => {
    const { tokens, made } = counted(HOUR);
    expect(await Promise.all([tokens.get(), tokens.get(), tokens.get()])).toEqual(Array(3).fill('token-1'));
    expect(await tokens.get()).toBe('token-1');
    expect(made).toMatchObject({ credentials: 1, tokens: 1 });
  });

  it('renews a token that is about to expire, once for all', async () => {
    const { tokens, made } = counted(30_000);
    await tokens.get();
    expect(await Promise.all([tokens.get(), tokens.get()])).toEqual(['token-2', 'token-2']);
    expect(made).toMatchObject({ credentials: 1, tokens: 2 });
  });

  it('renews a refused token once, however many were refused it, with a fresh credential and the claims', async () => {
    const { tokens, made } = counted(HOUR);
    const refused = await tokens.get();
    const renewed = await Promise.all([1, 2, 3, 4].map(() => tokens.renew(refused, 'claims')));
    expect(renewed).toEqual(Array(4).fill('token-2'));
    expect(made).toMatchObject({ credentials: 2, tokens: 2, claims: [undefined, 'claims'] });
    expect(await tokens.get()).toBe('token-2');
  });

  it('gives the token there is to whoever was refused an older one', async () => {
    const { tokens, made } = counted(HOUR);
    const first = await tokens.get();
    await tokens.renew(first, undefined);
    expect(await tokens.renew(first, undefined)).toBe('token-2');
    expect(made.tokens).toBe(2);
  });

  it('does not keep a failure', async () => {
    const { tokens, made } = counted(HOUR, (index) => index === 1);
    const both = await Promise.allSettled([tokens.get(), tokens.get()]);
    expect(both.map((one) => one.status)).toEqual(['rejected', 'rejected']);
    expect(made.tokens).toBe(1);
    expect(await tokens.get()).toBe('token-2');
    expect(made.credentials).toBe(2);
  });

  it('fails when the credential cannot be made or gives nothing, and tries anew', async () => {
    let made = 0;
    const getToken = () => Promise.resolve(made < 3 ? null : { token: 'good', expiresOnTimestamp: Date.now() + HOUR });
    const tokens = new Tokens(
      () => (++made === 1 ? Promise.reject(new Error('cannot be made')) : Promise.resolve({ getToken })),
      'scope',
    );
    await expect(tokens.get()).rejects.toThrow('cannot be made');
    await expect(tokens.get()).rejects.toThrow('The credential gave no token.');
    expect(await tokens.get()).toBe('good');
  });
});
