/** One access token for all requests of the run: renewed in the background before it expires, or when Azure refuses it. */
import { decideSignIn, type SignInFailures, type SignInPhase } from '../core/requests/sign-in-policy';
import { duration } from '../core/render/format';
import type { Problem } from '../core/values/model';
import type { Clock } from '../core/values/ports';
import { NoTokenYetError, SignInError } from './failure';

export interface Token {
  readonly token: string;
  /** Milliseconds that it has left. */
  readonly livesMs: number;
}

export interface SignInRequest {
  /** What a challenge of Azure asks the token to have. */
  readonly claims: string | undefined;
  /** Aborted when the try is abandoned. */
  readonly signal: AbortSignal;
}

/** Signs in once, from nothing that was kept; fails with a `SignInError`. */
export type SignIn = (request: SignInRequest) => Promise<Token>;

export interface TokenContext {
  readonly clock: Clock;
  /** Ends all waiting. */
  readonly stop: AbortSignal;
  /** When the run ends, by the clock. */
  readonly deadline: number;
  readonly random: () => number;
  /** Told why there is no token yet, at first once a minute, then less and less often. */
  readonly say: (line: string) => void;
}

interface Held {
  readonly token: string;
  readonly expiresAt: number;
  readonly renewAt: number;
}

/** A renewal begins so long before the end, or at half of a shorter life. */
const RENEW_BEFORE_MS = 5 * 60_000;
/** A try makes three requests at the most, of which each is given up after 30 s. */
const ATTEMPT_TIMEOUT_MS = 90_000;
/** A final refusal stands for so long before anyone is asked again. */
const REFUSED_FOR_MS = 60_000;
/** Doubled with each line, so that the log of a long outage stays short. */
const SAY_EVERY_MS = 60_000;

export class Tokens {
  private held: Held | undefined;
  private acquiring: Promise<Held> | undefined;
  private refused: { readonly error: SignInError; readonly until: number } | undefined;
  private phase: SignInPhase = 'first';
  /** Counts what was asked for; what comes of an earlier one is not kept. */
  private turn = 0;
  /** Why there is no token, while it is tried again. */
  private waitsFor: Problem | undefined;

  constructor(
    private readonly signIn: SignIn,
    private readonly context: TokenContext,
  ) {}

  /** Begins to sign in; whoever needs the token learns how that ends. */
  begin(): Promise<unknown> {
    return this.get().catch(() => undefined);
  }

  /** A token that has not expired, at once where there is one. */
  async get(): Promise<string> {
    const { held } = this;
    if (held === undefined || !this.isValid()) return (await this.next(undefined)).token;
    if (this.context.clock.monotonic() >= held.renewAt) this.next(undefined).catch(() => undefined);
    return held.token;
  }

  private isValid(): boolean {
    return this.held !== undefined && this.context.clock.monotonic() < this.held.expiresAt;
  }

  /** A token other than `refused`, with the claims that Azure's challenge asked for. */
  async renew(refused: string, claims: string | undefined): Promise<string> {
    // Of many requests that were refused the same token, the first renews it for all.
    if (this.held?.token === refused) {
      this.held = undefined;
      if (claims !== undefined) this.acquiring = undefined;
      return (await this.next(claims)).token;
    }
    return this.get();
  }

  /** Why there never was a token, once that is final: nothing was asked of Azure. */
  get failure(): Problem | undefined {
    return this.phase === 'first' ? this.refused?.error.problem : undefined;
  }

  /** Why a request would have to wait, if the run stopped now. */
  get waiting(): NoTokenYetError {
    return new NoTokenYetError(this.waitsFor);
  }

  private next(claims: string | undefined): Promise<Held> {
    const { refused } = this;
    if (refused !== undefined && this.context.clock.monotonic() < refused.until) return Promise.reject(refused.error);
    if (this.acquiring !== undefined) return this.acquiring;
    const acquiring = this.acquire(claims).finally(() => {
      if (this.acquiring === acquiring) this.acquiring = undefined;
    });
    this.acquiring = acquiring;
    return acquiring;
  }

  private async acquire(claims: string | undefined): Promise<Held> {
    const { clock } = this.context;
    const turn = ++this.turn;
    try {
      const { token, livesMs } = await this.signInPatiently(claims);
      const now = clock.monotonic();
      const held = {
        token,
        expiresAt: now + livesMs,
        renewAt: now + livesMs - Math.min(RENEW_BEFORE_MS, livesMs / 2),
      };
      this.phase = 'renewal';
      if (turn === this.turn) {
        this.held = held;
        this.refused = undefined;
      }
      return held;
    } catch (error) {
      if (error instanceof NoTokenYetError && !this.isValid()) this.context.say(`The run stopped. ${error.message}`);
      if (error instanceof SignInError && turn === this.turn)
        this.refused = { error, until: clock.monotonic() + REFUSED_FOR_MS };
      throw error;
    }
  }

  /** Tries until there is a token, the fault is final, or the run stops. */
  private async signInPatiently(claims: string | undefined): Promise<Token> {
    const { clock, stop, deadline, random, say } = this.context;
    let failures: SignInFailures | undefined;
    let kind = '';
    let sayAt = Number.NEGATIVE_INFINITY;
    let sayEveryMs = SAY_EVERY_MS;
    try {
      for (;;) {
        if (stop.aborted) throw this.waiting;
        const began = clock.monotonic();
        const result = await this.attempt(claims);
        if (!(result instanceof SignInError)) {
          if (failures !== undefined) say(`Signed in again after ${duration(clock.monotonic() - failures.since)}.`);
          return result;
        }
        const same = failures !== undefined && kind === result.fault.kind;
        failures = {
          phase: this.phase,
          since: failures?.since ?? began,
          lastBegan: began,
          sameKindSince: same && failures !== undefined ? failures.sameKindSince : began,
          sameKind: same && failures !== undefined ? failures.sameKind + 1 : 1,
          count: (failures?.count ?? 0) + 1,
        };
        kind = result.fault.kind;
        const now = clock.monotonic();
        const decision = decideSignIn(result.fault, failures, now, deadline, random());
        if (decision.kind === 'give-up') throw finalError(result, decision.why, now - failures.since);
        this.waitsFor = result.problem;
        if (now >= sayAt) {
          sayAt = now + sayEveryMs;
          sayEveryMs *= 2;
          say(
            `No token for Azure yet, tried for ${duration(now - failures.since)}, next try in ${duration(decision.afterMs)}: ${result.problem.message}`,
          );
        }
        await clock.sleep(decision.afterMs, stop);
      }
    } finally {
      this.waitsFor = undefined;
    }
  }

  /** One try, which is abandoned when it hangs. */
  private async attempt(claims: string | undefined): Promise<Token | SignInError> {
    const { clock, stop } = this.context;
    const ended = new AbortController();
    const end = (): void => ended.abort();
    stop.addEventListener('abort', end, { once: true });
    if (stop.aborted) end();
    const tooLong = clock.sleep(ATTEMPT_TIMEOUT_MS, ended.signal).then((): SignInError => {
      if (stop.aborted) throw this.waiting;
      return new SignInError(
        { code: 'NoAnswer', message: 'The sign-in was not answered in time.' },
        { kind: 'transient' },
      );
    });
    try {
      return await Promise.race([this.signIn({ claims, signal: ended.signal }), tooLong]);
    } catch (error) {
      if (error instanceof SignInError && !stop.aborted) return error;
      throw stop.aborted ? this.waiting : error;
    } finally {
      tooLong.catch(() => undefined);
      stop.removeEventListener('abort', end);
      end();
    }
  }
}

function finalError(
  error: SignInError,
  why: 'permanent' | 'too-long' | 'after-deadline',
  triedMs: number,
): SignInError {
  const { problem, fault } = error;
  if (why === 'permanent') return error;
  const added =
    why === 'after-deadline' && fault.kind === 'transient'
      ? `It asked not to come again for ${duration(fault.retryAfterMs ?? 0)} (Retry-After), which ends after the deadline of this run.`
      : `Tried again for ${duration(triedMs)}.`;
  return new SignInError(
    { ...problem, message: `${problem.message} ${added}` },
    { kind: 'permanent' },
    { cause: error },
  );
}
