import fc from 'fast-check';
import { NoTokenYetError, SignInError, failureOf } from '../../src/azure/failure';
import { Tokens, type SignIn, type TokenContext } from '../../src/azure/tokens';
import type { SignInFault } from '../../src/core/requests/sign-in-policy';
import { ManualClock, START, seeded, stopAt } from '../support/manual-clock';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

type Answer = SignInFault | 'hang' | 'token';

interface Asked {
  readonly at: number;
  readonly claims: string | undefined;
}

interface Setup {
  /** What the sign-in answers at a time. */
  readonly answer?: (at: number, index: number) => Answer;
  readonly livesMs?: number;
  readonly deadlineMs?: number;
  readonly cancelMs?: number;
  /** Milliseconds that an answer takes. */
  readonly takesMs?: number;
  readonly random?: () => number;
}

const error = (fault: SignInFault): SignInError => new SignInError({ code: 'Code', message: 'It failed.' }, fault);

function setUp({
  answer = () => 'token',
  livesMs = HOUR,
  deadlineMs,
  cancelMs,
  takesMs = 0,
  random = () => 0,
}: Setup = {}) {
  const clock = new ManualClock();
  const stop = stopAt(clock, { deadlineMs, cancelMs });
  const asked: Asked[] = [];
  const said: string[] = [];
  const expiry = new Map<string, number>();
  const signIn: SignIn = async ({ claims, signal }) => {
    const index = asked.push({ at: clock.now() - START, claims });
    const given = answer(clock.now() - START, index);
    if (given === 'hang') return new Promise(() => undefined);
    if (takesMs > 0) await clock.sleep(takesMs, signal);
    if (given !== 'token') throw error(given);
    const token = `token-${index}`;
    expiry.set(token, clock.now() + livesMs);
    return { token, livesMs };
  };
  const context: TokenContext = {
    clock,
    stop: stop.signal,
    deadline: clock.monotonic() + (deadlineMs ?? Number.POSITIVE_INFINITY),
    random,
    say: (line) => said.push(line),
  };
  const tokens = new Tokens(signIn, context);
  return { clock, tokens, asked, said, expiry, elapsed: () => clock.now() - START };
}

const transient: SignInFault = { kind: 'transient' };
const failing =
  (untilMs: number, fault: Answer = transient) =>
  (at: number): Answer =>
    at < untilMs ? fault : 'token';

describe('a token', () => {
  it('is asked for once by all who come at once, and all who come later', async () => {
    const { clock, tokens, asked } = setUp();
    const all = Promise.all([tokens.get(), tokens.get(), tokens.get()]);
    expect(await clock.drive(all)).toEqual(Array(3).fill('token-1'));
    expect(await tokens.get()).toBe('token-1');
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['five minutes before its end', HOUR, 55 * MINUTE],
    ['at half of a shorter life', 4 * MINUTE, 2 * MINUTE],
  ])('is renewed in the background %s', async (_name, livesMs, due) => {
    const { clock, tokens, asked } = setUp({ livesMs, takesMs: SECOND });
    await clock.drive(tokens.get());
    await clock.pass(due - SECOND);
    expect(await tokens.get()).toBe('token-1');
    expect(asked).toHaveLength(1);
    await clock.pass(SECOND);
    // The one that is valid is had at once.
    expect(await tokens.get()).toBe('token-1');
    expect(asked).toHaveLength(2);
    await clock.pass(SECOND);
    expect(await tokens.get()).toBe('token-2');
  });

  it('is waited for only once the old one has expired; a renewal that hangs is abandoned and tried again', async () => {
    const { clock, tokens, asked } = setUp({
      livesMs: 10 * MINUTE,
      answer: (_at, index) => (index === 2 ? 'hang' : 'token'),
    });
    await clock.drive(tokens.get());
    await clock.pass(5 * MINUTE);
    expect(await tokens.get()).toBe('token-1');
    await clock.pass(90 * SECOND + 3 * SECOND);
    expect(asked).toHaveLength(3);
    expect(await tokens.get()).toBe('token-3');
  });

  it('that is refused is renewed once for all, with the claims, also while a renewal without them is under way', async () => {
    const { clock, tokens, asked } = setUp({ takesMs: 2 * SECOND });
    await clock.drive(tokens.get());
    await clock.pass(56 * MINUTE);
    await tokens.get();
    const renewed = Promise.all([1, 2, 3].map(() => tokens.renew('token-1', 'claims')));
    expect(await clock.drive(renewed)).toEqual(Array(3).fill('token-3'));
    expect(asked.map(({ claims }) => claims)).toEqual([undefined, undefined, 'claims']);
    expect(await tokens.get()).toBe('token-3');
    expect(await tokens.renew('token-1', undefined)).toBe('token-3');
    expect(asked).toHaveLength(3);
  });

  it('keeps the claims when the renewal is tried again', async () => {
    const { clock, tokens, asked } = setUp({ answer: (_at, index) => (index === 2 ? transient : 'token') });
    await clock.drive(tokens.get());
    expect(await clock.drive(tokens.renew('token-1', 'claims'))).toBe('token-3');
    expect(asked.map(({ claims }) => claims)).toEqual([undefined, 'claims', 'claims']);
  });
});

/** When a sign-in that never succeeds gives up, and how often it was tried. */
async function givesUp(fault: SignInFault, renewal = false, deadlineMs = 4 * HOUR) {
  const { clock, tokens, asked, elapsed, said } = setUp({
    deadlineMs,
    answer: (_at, index) => (renewal && index === 1 ? 'token' : fault),
  });
  if (renewal) await clock.drive(tokens.get());
  const failure = await clock.drive(
    (renewal ? tokens.renew('token-1', undefined) : tokens.get()).then(
      () => new Error('There is a token.'),
      (caught: unknown) => caught as Error,
    ),
  );
  return { failure, after: elapsed(), tries: asked.length - (renewal ? 1 : 0), said };
}

describe('a sign-in that fails', () => {
  it.each<[string, SignInFault, boolean, number, number | undefined]>([
    ['for good', { kind: 'permanent' }, false, 0, 1],
    ['for good, at a renewal', { kind: 'permanent' }, true, 0, 1],
    [
      'with a credential that may be spreading: three tries in ten seconds',
      { kind: 'spreading' },
      false,
      8 * SECOND,
      3,
    ],
    ['the same at a renewal: for a minute', { kind: 'spreading' }, true, MINUTE, undefined],
    [
      'since the issuer cannot be reached: for ten minutes',
      { kind: 'issuer-unreachable' },
      false,
      10 * MINUTE,
      undefined,
    ],
    ['the same at a renewal', { kind: 'issuer-unreachable' }, true, 10 * MINUTE, undefined],
    ['with what may pass: for ten minutes', transient, false, 10 * MINUTE, undefined],
    [
      'commanded to wait for a quarter of an hour',
      { kind: 'transient', retryAfterMs: 15 * MINUTE },
      false,
      15 * MINUTE,
      2,
    ],
    ['commanded to wait past the deadline', { kind: 'transient', retryAfterMs: 5 * HOUR }, false, 0, 1],
    ['the same at a renewal', { kind: 'transient', retryAfterMs: 5 * HOUR }, true, 0, 1],
  ])('%s', async (_name, fault, renewal, after, tries) => {
    const given = await givesUp(fault, renewal);
    expect(given.failure).toBeInstanceOf(SignInError);
    expect(failureOf(given.failure, false)).toMatchObject({ kind: 'sign-in' });
    expect(given.after).toBe(after);
    if (tries !== undefined) expect(given.tries).toBe(tries);
    expect(given.said.length).toBeLessThanOrEqual(1 + after / MINUTE);
  });

  it('names the wait that would end after the deadline, and how long it was tried', async () => {
    const late = await givesUp({ kind: 'transient', retryAfterMs: 5 * HOUR });
    expect(late.failure.message).toBe(
      'It failed. It asked not to come again for 5 h 0 min (Retry-After), which ends after the deadline of this run.',
    );
    expect((await givesUp(transient)).failure.message).toBe('It failed. Tried again for 10 min.');
  });

  it('in mid-run is tried until the deadline, and then says what it waited for', async () => {
    const { failure, after, tries } = await givesUp(transient, true, 2 * HOUR);
    expect(after).toBe(2 * HOUR);
    expect(tries).toBeGreaterThan(200);
    expect(failureOf(failure, true)).toMatchObject({
      kind: 'stopped',
      unsent: true,
      problem: { message: 'It waited for a token of Azure: It failed.' },
    });
  });

  it('never asks sooner than it was told to', async () => {
    const { clock, tokens, asked } = setUp({
      answer: failing(3 * MINUTE, { kind: 'transient', retryAfterMs: 45 * SECOND }),
    });
    await clock.drive(tokens.get());
    expect(asked.map(({ at }) => at / SECOND)).toEqual([0, 45, 90, 135, 180]);
  });

  it('is not asked for again by each of many at once: a final refusal stands for a minute', async () => {
    const { clock, tokens, asked } = setUp({ answer: failing(30 * SECOND, { kind: 'permanent' }) });
    const both = await clock.drive(Promise.allSettled([tokens.get(), tokens.get()]));
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await clock.pass(59 * SECOND);
    await expect(tokens.get()).rejects.toThrow('It failed.');
    expect(asked).toHaveLength(1);
    await clock.pass(SECOND);
    expect(await clock.drive(tokens.get())).toBe('token-2');
  });

  it('is spread over time, so that many runs do not come at once', async () => {
    const tries = async (random: () => number) => {
      const { clock, tokens, asked } = setUp({ answer: failing(5 * MINUTE), random });
      await clock.drive(tokens.get());
      return asked.map(({ at }) => at);
    };
    const [early, late] = [await tries(() => 0), await tries(() => 0.999)];
    expect(late.slice(1, 8).every((at, index) => at > (early[index + 1] ?? 0))).toBe(true);
  });

  it('ends at once when the run is cancelled', async () => {
    const { clock, tokens, elapsed } = setUp({ answer: () => 'hang', cancelMs: 10 * SECOND });
    await expect(clock.drive(tokens.get())).rejects.toBeInstanceOf(NoTokenYetError);
    expect(elapsed()).toBe(10 * SECOND);
  });
});

describe('any faults of up to ten minutes', () => {
  const fault: fc.Arbitrary<Answer> = fc.oneof(
    fc.constant<Answer>('hang'),
    fc.constant<Answer>({ kind: 'transient' }),
    fc.constant<Answer>({ kind: 'issuer-unreachable' }),
    fc.integer({ min: 1, max: 120 }).map((seconds): Answer => ({ kind: 'transient', retryAfterMs: seconds * SECOND })),
  );
  const outage = fc.record({
    at: fc.integer({ min: 0, max: 3 * HOUR }),
    lengthMs: fc.integer({ min: 0, max: 10 * MINUTE }),
    fault,
  });
  const scenario = fc.record({
    outages: fc.array(outage, { maxLength: 6 }),
    fromTheStart: fc.option(fc.record({ lengthMs: fc.integer({ min: 0, max: 9 * MINUTE }), fault }), {
      nil: undefined,
    }),
    livesMs: fc.integer({ min: MINUTE, max: 2 * HOUR }),
    takesMs: fc.integer({ min: 0, max: 5 * SECOND }),
    deadlineMs: fc.integer({ min: MINUTE, max: 3 * HOUR }),
    everyMs: fc.integer({ min: 20 * SECOND, max: 5 * MINUTE }),
    seed: fc.nat(),
  });

  it('end no run whose deadline allows, send no request without a valid token, and call none sent that was not', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async ({ outages, fromTheStart, livesMs, takesMs, deadlineMs, everyMs, seed }) => {
        const all = [...(fromTheStart === undefined ? [] : [{ at: 0, ...fromTheStart }]), ...outages];
        // Two that touch are one, which may be longer than ten minutes.
        const apart = all.filter((one, index) =>
          all.every(
            (other, place) => place >= index || one.at > other.at + 22 * MINUTE || other.at > one.at + 22 * MINUTE,
          ),
        );
        const answer = (at: number): Answer =>
          apart.find((one) => at >= one.at && at < one.at + one.lengthMs)?.fault ?? 'token';
        const run = setUp({ answer, livesMs, takesMs, deadlineMs, random: seeded(seed) });
        const { clock, tokens, expiry } = run;
        let ended = false;
        const work = async (): Promise<void> => {
          while (!ended && run.elapsed() < deadlineMs) {
            try {
              const token = await tokens.get();
              expect(clock.now()).toBeLessThan(expiry.get(token) ?? 0);
            } catch (caught) {
              ended = true;
              const failure = failureOf(caught, run.elapsed() >= deadlineMs);
              if (failure.kind === 'sign-in') {
                // It was told to wait for longer than there was time.
                expect(failure.problem.message).toContain('(Retry-After), which ends after the deadline');
                expect(run.elapsed() + 120 * SECOND).toBeGreaterThanOrEqual(deadlineMs);
              } else {
                expect(failure).toMatchObject({ kind: 'stopped', unsent: true });
                expect(run.elapsed()).toBe(deadlineMs);
              }
            }
            await clock.sleep(everyMs, new AbortController().signal);
          }
        };
        await clock.drive(work());
      }),
      { numRuns: 60 },
    );
  });
});
