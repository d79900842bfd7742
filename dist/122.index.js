"use strict";
exports.id = 122;
exports.ids = [122];
exports.modules = {

/***/ 87634:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CD: () => (/* binding */ attempt),
/* harmony export */   X5: () => (/* binding */ heedRate),
/* harmony export */   ce: () => (/* binding */ stopped)
/* harmony export */ });
/* harmony import */ var _retry__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27253);

const stopped = (reason) => ({
    kind: 'stopped',
    problem: { code: 'Stopped', message: reason },
});
/** Where the service refuses for rate and does not say for how long. */
const PAUSE_MS = 2_000;
/** A request that is not tried again at once may have been refused for rate, which concerns its whole lane. */
function heedRate(failure, lane) {
    if (failure.status === 429)
        lane.pause(failure.retryAfterMs ?? PAUSE_MS);
}
/**
 * @param what what is being tried, for the log
 * @param beforeAgain looks whether the failed request took effect after all; a result of it ends the trying
 */
async function attempt(what, lane, send, context, beforeAgain) {
    const { clock, stop } = context;
    let retries = 0;
    let conflicts = 0;
    for (;;) {
        const result = await lane.run(() => send(stop.signal), stop.signal);
        if (result === undefined)
            return { ok: false, failure: stopped('the run was stopped before the request was made') };
        if (result.ok || result.failure.kind === 'stopped')
            return result;
        const { failure } = result;
        const decision = (0,_retry__WEBPACK_IMPORTED_MODULE_0__/* .decideRetry */ .tE)(failure, retries, conflicts, context.random());
        if (decision.kind === 'give-up')
            return result;
        if (decision.pausesLane)
            lane.pause(decision.afterMs);
        if (decision.countsAsTry)
            retries++;
        if (failure.status === 409)
            conflicts++;
        context.onRetry(what, failure, decision.afterMs);
        await clock.sleep(decision.afterMs, stop.signal);
        if (stop.signal.aborted)
            return { ok: false, failure: stopped('the run was stopped while waiting to try again') };
        const found = await beforeAgain?.(failure);
        if (found !== undefined)
            return found;
    }
}


/***/ }),

/***/ 36419:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cl: () => (/* binding */ READ_LIMITS),
/* harmony export */   PU: () => (/* binding */ REQUESTS_AT_ONCE),
/* harmony export */   mB: () => (/* binding */ ARM_LIMITS)
/* harmony export */ });
/** Azure Resource Manager has a bucket of 250 reads that 25 a second fill up again. */
const ARM_READS = { requests: 240, lengthMs: 10_000 };
/** Site Recovery's published limit is 10,000 reads an hour; a tenth is left for others. */
const SITE_RECOVERY_READS = { requests: 9_000, lengthMs: 3_600_000 };
const ARM_LIMITS = [ARM_READS];
/** Site Recovery is behind Azure Resource Manager. */
const READ_LIMITS = [SITE_RECOVERY_READS, ARM_READS];
const REQUESTS_AT_ONCE = 24;


/***/ }),

/***/ 75203:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ir: () => (/* binding */ Bell),
/* harmony export */   J$: () => (/* binding */ Lane)
/* harmony export */ });
/* unused harmony export SlidingWindow */
/** What is left of the pace after a refusal. */
const SLOWER = 0.9;
/** A strict sliding window over the answers' times; pure but for its own count. */
class SlidingWindow {
    limit;
    answered = [];
    head = 0;
    underWay = 0;
    /** When each lowering of the pace is over, in order. */
    slowUntil = [];
    lengthMs;
    constructor(limit) {
        this.limit = limit;
        this.lengthMs = limit.lengthMs;
    }
    /** When the next request may leave; Infinity if that depends on an answer that is still to come. */
    freeAt(now) {
        while (this.head < this.answered.length && (this.answered[this.head] ?? 0) + this.lengthMs <= now)
            this.head++;
        if (this.head > 1024) {
            this.answered.splice(0, this.head);
            this.head = 0;
        }
        const recent = this.answered.length - this.head;
        const excess = recent + this.underWay - this.most(now);
        if (excess < 0)
            return now;
        const blocking = this.answered[this.head + excess];
        return blocking === undefined ? Number.POSITIVE_INFINITY : blocking + this.lengthMs;
    }
    /** How many more requests may leave now. */
    room(now) {
        this.freeAt(now);
        return Math.max(0, this.most(now) - this.underWay - (this.answered.length - this.head));
    }
    send() {
        this.underWay++;
    }
    answer(now) {
        this.underWay--;
        this.answered.push(now);
    }
    /**
     * Lowers the pace after the service refused a request that by our count was within the limit, for one length of the
     * window from `now`: by then nothing of what led to the refusal counts any more. A lowering that lasted would in a
     * long run add up with every stray refusal until nothing could be sent.
     */
    slowDown(now) {
        this.slowUntil.push(now + this.lengthMs);
    }
    /** Another refusal for the same reason: the last lowering lasts longer, and is not repeated. */
    staySlow(now) {
        this.slowUntil.pop();
        this.slowDown(now);
    }
    most(now) {
        if (this.slowUntil.length === 0)
            return this.limit.requests;
        this.slowUntil = this.slowUntil.filter((until) => until > now);
        return Math.max(1, Math.floor(this.limit.requests * SLOWER ** this.slowUntil.length));
    }
}
/** Wakes whoever waits, before the time they wait for. */
class Bell {
    waiting = new Set();
    ring() {
        // With a reason of our own: the default one is an error with its stack, which takes time where very many wait.
        for (const controller of this.waiting)
            controller.abort('rung');
    }
    async wait(clock, ms, stop) {
        const controller = new AbortController();
        const relay = () => controller.abort();
        this.waiting.add(controller);
        stop.addEventListener('abort', relay, { once: true });
        if (stop.aborted)
            relay();
        await clock.sleep(ms, controller.signal);
        stop.removeEventListener('abort', relay);
        this.waiting.delete(controller);
    }
}
/** Beyond what the limit of a minute brings with it. */
const LONG_WAIT_MS = 90_000;
/** One kind of request to one subscription: first come, first served, inside every limit. */
class Lane {
    options;
    clock;
    windows;
    bell = new Bell();
    lastTurn = Promise.resolve();
    underWay = 0;
    pausedUntil = 0;
    /** Until when the wait lasts that was told of last. */
    toldUntil = 0;
    constructor(options, clock) {
        this.options = options;
        this.clock = clock;
        const shortestFirst = [...options.limits].sort((a, b) => a.lengthMs - b.lengthMs);
        this.windows = shortestFirst.map((limit) => new SlidingWindow(limit));
    }
    /** Runs `send` as soon as its turn has come and the limits allow; undefined if the run was stopped before that. */
    async run(send, stop) {
        const { through } = this.options;
        const previous = this.lastTurn;
        let endTurn = () => undefined;
        this.lastTurn = new Promise((resolve) => (endTurn = resolve));
        await previous;
        try {
            for (let wait = this.waitMs(); wait > 0 && !stop.aborted; wait = this.waitMs()) {
                this.tellLong(wait);
                await this.bell.wait(this.clock, wait, stop);
            }
            if (stop.aborted)
                return undefined;
            this.underWay++;
            for (const window of this.windows)
                window.send();
        }
        finally {
            endTurn();
        }
        try {
            return await (through === undefined ? send() : through.run(send, stop));
        }
        finally {
            this.underWay--;
            for (const window of this.windows)
                window.answer(this.clock.now());
            this.bell.ring();
        }
    }
    /**
     * The service refused for rate: nobody sends before the time is over, and for a while after it the pace is lower. The
     * shortest window is the pace. A longer one is a stock: when that is used up, the service says how long to wait.
     */
    pause(ms) {
        const now = this.clock.now();
        const isFirst = this.pausedUntil <= now;
        this.pausedUntil = Math.max(this.pausedUntil, now + ms);
        const [pace] = this.windows;
        if (isFirst)
            pace?.slowDown(this.pausedUntil);
        else
            pace?.staySlow(this.pausedUntil);
    }
    /** How many more requests the longest window allows now. */
    room() {
        return this.windows.at(-1)?.room(this.clock.now()) ?? Number.POSITIVE_INFINITY;
    }
    tellLong(wait) {
        const now = this.clock.now();
        if (wait < LONG_WAIT_MS || wait === Number.POSITIVE_INFINITY || now + wait <= this.toldUntil)
            return;
        this.toldUntil = now + wait;
        const limit = this.windows.find((window) => window.freeAt(now) - now >= wait)?.limit;
        this.options.onLongWait?.(wait, limit);
    }
    waitMs() {
        const now = this.clock.now();
        if (this.underWay >= this.options.concurrency)
            return Number.POSITIVE_INFINITY;
        return Math.max(this.pausedUntil, ...this.windows.map((window) => window.freeAt(now))) - now;
    }
}


/***/ }),

/***/ 27253:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bg: () => (/* binding */ mayPass),
/* harmony export */   oA: () => (/* binding */ isStray),
/* harmony export */   pe: () => (/* binding */ MOST_STRAYS),
/* harmony export */   tE: () => (/* binding */ decideRetry)
/* harmony export */ });
/* unused harmony export MOST_RETRIES */
/** Tries beyond the first. */
const MOST_RETRIES = 3;
const FIRST_WAIT_MS = 2_000;
const CONFLICT_WAIT_MS = 10_000;
/**
 * @param retries how many tries beyond the first were used up
 * @param conflicts how often the request was refused because another operation is in progress
 * @param random a number from 0 up to 1, spreads the waiting of many
 */
function decideRetry(failure, retries, conflicts, random) {
    const { status } = failure;
    const commanded = failure.retryAfterMs;
    if ((status === 429 || status === 503) && commanded !== undefined) {
        return { kind: 'again', afterMs: commanded, countsAsTry: false, pausesLane: status === 429 };
    }
    if (status === 409 && isConflict(failure)) {
        const wait = commanded ?? CONFLICT_WAIT_MS * Math.min(3, conflicts + 1);
        return { kind: 'again', afterMs: wait * (1 + random / 4), countsAsTry: false, pausesLane: false };
    }
    if (!mayPass(failure) || retries >= MOST_RETRIES)
        return { kind: 'give-up' };
    return {
        kind: 'again',
        afterMs: FIRST_WAIT_MS * 2 ** retries * (1 + random / 4),
        countsAsTry: true,
        pausesLane: status === 429,
    };
}
/** A fault that trying again later may not meet. */
const mayPass = ({ kind, status }) => kind === 'connection' ||
    kind === 'hung' ||
    kind === 'answer' ||
    status === 408 ||
    status === 429 ||
    (status !== undefined && status >= 500);
/** How often in a row a request is made again at once after stray faults, where waiting would cost more than asking. */
const MOST_STRAYS = 2;
/** A fault that may be gone at once, without a word of the service about when to come again. */
const isStray = (failure) => mayPass(failure) && failure.kind !== 'hung' && failure.status !== 429 && failure.retryAfterMs === undefined;
/** A lock is a person's decision and does not pass by waiting; other conflicts are operations in progress. */
function isConflict(failure) {
    return failure.problem.code.toLowerCase() !== 'scopelocked';
}


/***/ })

};
;