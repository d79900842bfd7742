/** Tokens for the connections of tests: given, and never refused. */
import { Tokens, type SignIn } from '../../src/azure/tokens';
import { systemClock } from '../../src/runtime/clock';
import { never } from './manual-clock';

export const tokensFrom = (signIn: SignIn): Tokens =>
  new Tokens(signIn, {
    clock: systemClock,
    stop: never,
    deadline: Number.POSITIVE_INFINITY,
    random: () => 0,
    say: () => undefined,
  });

export const fixedTokens = (token = 'token'): Tokens =>
  tokensFrom(() => Promise.resolve({ token, livesMs: 3_000_000 }));
