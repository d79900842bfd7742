import { performance } from 'node:perf_hooks';

export interface Clock {
  readonly speed: number;
  /** The wall-clock millisecond at which simulated and real time agree; a sped-up process needs the same one. */
  readonly epoch: number;
  /**
   * When the first request came, in simulated milliseconds: what a scenario dates counts from here, for until a
   * process under test has been loaded, minutes of a sped-up clock can pass.
   */
  readonly startedAt: number;
  /** Reports a request; true for the first. */
  begin(): boolean;
  now(): number;
  /** Resolves after that number of simulated milliseconds. */
  sleep(milliseconds: number): Promise<void>;
}

/** `Date.now()` has a grain of a millisecond, which a speed of 100 turns into a tenth of a second. */
const realNow = (): number => performance.timeOrigin + performance.now();

export function createClock(speed = 1, offsetSeconds = 0): Clock {
  if (!(speed > 0)) throw new RangeError(`speed must be above 0, not ${speed}`);
  const epoch = realNow();
  const offset = offsetSeconds * 1000;
  const now = (): number => epoch + offset + (realNow() - epoch) * speed;
  let startedAt: number | undefined;
  return {
    speed,
    epoch,
    get startedAt() {
      return startedAt ?? now();
    },
    begin() {
      if (startedAt !== undefined) return false;
      startedAt = now();
      return true;
    },
    now,
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds / speed)),
  };
}

/** The service writes up to seven fractional digits; JavaScript knows three, the rest is made up, but always the same. */
const sevenDigits = (time: number): string => {
  const iso = new Date(time).toISOString();
  const beyond = String(Math.floor(time) * 7919)
    .slice(-4)
    .padStart(4, '0');
  return `${iso.slice(0, -1)}${beyond}Z`;
};

/** As operation status writes times: always seven digits. */
export const statusTime = (time: number): string => sevenDigits(time);

/** As operation status writes the end: cut to whole seconds, so that it can lie before the start. */
export const statusEndTime = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}.0000000Z`;

/** As jobs and resources write times: without trailing zeros. */
export const resourceTime = (time: number): string => sevenDigits(time).replace(/\.?0+Z$/, 'Z');

/** Ends of jobs come in whole seconds. */
export const resourceEndTime = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;
