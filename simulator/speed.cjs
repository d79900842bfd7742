'use strict';
// Makes the clock of a process run ASR_SIMULATOR_SPEED times faster, in step with a simulator of the same epoch.
// Sockets, TLS and the HTTP parser keep real time: Node does not take their timers from the global object.

const speed = Number(process.env.ASR_SIMULATOR_SPEED ?? 1);

function speedUp() {
  const { performance } = require('node:perf_hooks');
  const timers = require('node:timers');
  const promises = require('node:timers/promises');
  const { promisify } = require('node:util');

  const elapsed = performance.now.bind(performance);
  const origin = performance.timeOrigin;
  const epoch = Number(process.env.ASR_SIMULATOR_EPOCH ?? origin + elapsed());
  const now = () => epoch + (origin + elapsed() - epoch) * speed;
  const real = (milliseconds) => (Number(milliseconds) > 0 ? Number(milliseconds) / speed : milliseconds);

  const RealDate = Date;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, values, receiver) =>
      Reflect.construct(
        target,
        values.length === 0 ? [now()] : values,
        receiver === globalThis.Date ? target : receiver,
      ),
    apply: () => new RealDate(now()).toString(),
    get: (target, name) => (name === 'now' ? () => Math.floor(now()) : Reflect.get(target, name)),
  });
  RealDate.prototype.constructor = globalThis.Date;

  performance.now = () => elapsed() * speed;
  const { hrtime } = process;
  const ticks = hrtime.bigint.bind(hrtime);
  const scaled = () => (ticks() * BigInt(Math.round(speed * 1000))) / 1000n;
  process.hrtime = (since) => {
    const time = scaled() - (since ? BigInt(since[0]) * 1_000_000_000n + BigInt(since[1]) : 0n);
    return [Number(time / 1_000_000_000n), Number(time % 1_000_000_000n)];
  };
  process.hrtime.bigint = scaled;

  const { setTimeout: realTimeout, setInterval: realInterval } = timers;
  // A timer may fire up to a millisecond early, which speed makes a tenth of a second: too much for whoever paces
  // requests by it. So the rest of that millisecond is waited out on the spot.
  const punctual = (callback, milliseconds) => {
    if (typeof callback !== 'function' || !(Number(milliseconds) > 0)) return callback;
    const due = elapsed() + Number(milliseconds) / speed;
    return function (...values) {
      while (elapsed() < due);
      return callback.apply(this, values);
    };
  };
  const setTimeout = (callback, milliseconds, ...values) =>
    realTimeout(punctual(callback, milliseconds), real(milliseconds), ...values);
  const setInterval = (callback, milliseconds, ...values) => realInterval(callback, real(milliseconds), ...values);

  const realPromises = { setTimeout: promises.setTimeout, setInterval: promises.setInterval };
  const waitFor = async (milliseconds, value, options) => {
    const due = elapsed() + (Number(milliseconds) > 0 ? Number(milliseconds) / speed : 0);
    const result = await realPromises.setTimeout(real(milliseconds), value, options);
    while (elapsed() < due);
    return result;
  };
  Object.defineProperty(setTimeout, promisify.custom, { value: waitFor });
  Object.assign(globalThis, { setTimeout, setInterval });
  Object.assign(timers, { setTimeout, setInterval });
  promises.setTimeout = waitFor;
  promises.setInterval = (milliseconds, value, options) => realPromises.setInterval(real(milliseconds), value, options);
  if (promises.scheduler)
    promises.scheduler.wait = (milliseconds, options) => waitFor(milliseconds, undefined, options);

  // The native one counts real time, out of reach from here.
  AbortSignal.timeout = (milliseconds) => {
    const controller = new AbortController();
    const expire = () => controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
    setTimeout(expire, milliseconds).unref();
    return controller.signal;
  };

  require('node:module').syncBuiltinESMExports();
}

if (speed > 0 && speed !== 1) speedUp();
