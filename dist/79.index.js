"use strict";
exports.id = 79;
exports.ids = [79,122];
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

/***/ 86153:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RW: () => (/* binding */ jsonHead),
/* harmony export */   Rr: () => (/* binding */ jsonList),
/* harmony export */   li: () => (/* binding */ JSON_END)
/* harmony export */ });
/** JSON reports in pieces, so that the text of a hundred thousand rows is never in memory at once. */
/** A member of an object that has members before it; one row a line. */
function* jsonList(name, rows, toJson) {
    yield `,\n  "${name}": [`;
    let separator = '\n';
    for (const row of rows) {
        yield `${separator}    ${JSON.stringify(toJson(row))}`;
        separator = ',\n';
    }
    yield rows.length === 0 ? ']' : '\n  ]';
}
/** An object that is not closed yet, so that lists may follow. */
const jsonHead = (head) => JSON.stringify(head, null, 2).replace(/\n\}$/, '');
const JSON_END = '\n}\n';


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

/***/ 88557:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OD: () => (/* binding */ doubts),
/* harmony export */   dO: () => (/* binding */ makeReport)
/* harmony export */ });
/* unused harmony export isRemarkable */
const ATTENTION = [
    'failed',
    'failed-to-start',
    'timed-out',
    'abandoned',
    undefined,
    'succeeded',
];
/** False for what needs no reader: skipped, or changed and as wanted. */
function isRemarkable({ decision, outcome, confirmation }) {
    if (!decision.selected)
        return false;
    if (outcome?.kind !== 'succeeded' || outcome.note !== undefined)
        return true;
    return confirmation !== undefined && doubts(confirmation).length > 0;
}
function attention(row) {
    if (!row.decision.selected)
        return ATTENTION.length;
    const remark = isRemarkable(row) && row.outcome?.kind === 'succeeded' ? -0.5 : 0;
    return ATTENTION.indexOf(row.outcome?.kind) + remark;
}
function makeReport(result, options) {
    const outcomes = {
        succeeded: 0,
        failed: 0,
        'failed-to-start': 0,
        'timed-out': 0,
        abandoned: 0,
    };
    for (const { outcome } of result.rows)
        if (outcome !== undefined)
            outcomes[outcome.kind]++;
    const selected = result.rows.filter((row) => row.decision.selected).length;
    const counts = { total: result.rows.length, selected, skipped: result.rows.length - selected, outcomes };
    const conclusion = conclude(result, counts, options);
    return {
        words: options.words,
        conclusion,
        failed: ['cancelled', 'timed-out', 'failed', 'drifted'].includes(conclusion),
        changed: result.rows.some(mayHaveChanged),
        dryRun: options.dryRun,
        startedAt: result.startedAt,
        endedAt: result.endedAt,
        counts,
        causes: [...(options.errors ?? []), ...causesOf(result)],
        vaultFailures: result.vaultFailures,
        otherErrors: options.errors?.length ?? 0,
        rows: [...result.rows].sort((a, b) => attention(a) - attention(b)),
    };
}
/** An accepted change whose end was not seen may have been made. */
const mayHaveChanged = ({ outcome, startedAt }) => outcome?.kind === 'succeeded' || (startedAt !== undefined && outcome !== undefined && outcome.kind !== 'failed');
function conclude(result, counts, options) {
    const { outcomes, selected } = counts;
    const unread = result.vaultFailures.length > 0;
    if (result.stopped === 'cancelled')
        return 'cancelled';
    if (outcomes['timed-out'] > 0 || (unread && result.stopped === 'deadline'))
        return 'timed-out';
    const wrong = outcomes.failed + outcomes['failed-to-start'] + (options.errors?.length ?? 0);
    if (wrong > 0 || unread)
        return 'failed';
    if (options.dryRun && selected > 0)
        return options.failOnDrift ? 'drifted' : 'planned';
    return selected > 0 ? 'succeeded' : 'unchanged';
}
/** One entry for each distinct problem, so that a thousand refusals are one annotation. */
function causesOf(result) {
    const causes = new Map();
    const add = (level, problem, affected) => {
        const key = [level, problem.code, generalised(problem.message), problem.recommendedAction].join('\n');
        const cause = causes.get(key);
        if (cause === undefined)
            causes.set(key, { level, problem, affected: [affected] });
        else
            cause.affected.push(affected);
    };
    for (const { vault, problem } of result.vaultFailures)
        add('error', problem, `vault ${vault.name}`);
    for (const { vault, problem } of result.warnings)
        add('warning', problem, `vault ${vault.name}`);
    for (const { outcome, subject, confirmation } of result.rows) {
        if (outcome === undefined)
            continue;
        for (const problem of confirmation === undefined ? [] : doubts(confirmation))
            add('warning', problem, subject.name);
        if (outcome.kind !== 'succeeded')
            add('error', outcome.problem, subject.name);
        else if (outcome.note !== undefined) {
            add('warning', { code: 'SucceededWithRemark', message: `Succeeded with a remark: ${outcome.note}` }, subject.name);
        }
    }
    return [...causes.values()].sort((a, b) => (a.level === b.level ? 0 : a.level === 'error' ? -1 : 1));
}
/** What a subject says after its job succeeded, where that is not what was asked for. */
function doubts(confirmation) {
    const problems = confirmation.healthErrors.map((error) => ({
        code: error.code || 'HealthError',
        message: `The mapping has a health error: ${error.message}`,
        possibleCauses: error.possibleCauses || undefined,
        recommendedAction: error.recommendedAction || undefined,
        nextStep: 'Do what the service recommends, then run again: a mapping with health errors is changed anew.',
    }));
    if (confirmation.asWanted)
        return problems;
    const notAsWanted = {
        code: 'NotAsWanted',
        message: `The job succeeded, but afterwards it reads: ${confirmation.reads}`,
        nextStep: 'Look at it in the portal, then run again.',
    };
    return [notAsWanted, ...problems];
}
/** The same text about two resources is one cause: ids, names in quotes and numbers are left out of the comparison. */
function generalised(message) {
    return message
        .replace(/\/subscriptions\/\S+/gi, '…')
        .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '…')
        .replace(/'[^']*'|"[^"]*"/g, '…')
        .replace(/\d+/g, '#');
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


/***/ }),

/***/ 31644:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  uZ: () => (/* binding */ MOST_BYTES),
  DT: () => (/* binding */ makeSummary),
  Td: () => (/* binding */ settingAsked)
});

// EXTERNAL MODULE: ./src/core/format.ts
var format = __webpack_require__(96228);
;// CONCATENATED MODULE: ./src/core/chart.ts
/** A Mermaid chart of how long the jobs took: each job while there are few, their distribution when there are many. */

const MOST_BARS = 30;
const FEWEST_JOBS = 2;
function jobChart(rows) {
    const jobs = rows.flatMap((row) => {
        const took = (0,format/* durationOf */.cf)(row);
        return took === undefined || row.startedAt === undefined ? [] : [{ row, startedAt: row.startedAt, took }];
    });
    if (jobs.length < FEWEST_JOBS)
        return [];
    const first = Math.min(...jobs.map((job) => job.startedAt));
    const chart = jobs.length <= MOST_BARS ? gantt(jobs, first) : histogram(jobs.map((job) => job.took));
    return ['```mermaid', ...chart, '```', ''];
}
/** Mermaid has no escapes for its own punctuation, so names keep only letters, digits and a few signs. */
const label = (name) => [...name.replace(/[^\p{L}\p{N} ._-]/gu, ' ')].slice(0, 40).join('').trim() || 'mapping';
function gantt(jobs, first) {
    const lines = [
        'gantt',
        '  title Jobs since the first was started (minutes:seconds)',
        '  dateFormat x',
        '  axisFormat %M:%S',
    ];
    let vault = '';
    const byVault = [...jobs].sort((a, b) => a.row.vault.id.localeCompare(b.row.vault.id) || a.startedAt - b.startedAt);
    for (const { row, startedAt, took } of byVault) {
        if (row.vault.id !== vault)
            lines.push(`  section ${label(row.vault.name)}`);
        vault = row.vault.id;
        const tag = row.outcome?.kind === 'succeeded' ? '' : 'crit, ';
        const from = startedAt - first;
        // The dash keeps a name from being one of Mermaid's own words.
        lines.push(`  - ${label(row.subject.name)} ${(0,format/* duration */.p0)(took)} :${tag}${from}, ${from + Math.max(1000, took)}`);
    }
    return lines;
}
const BUCKETS = 10;
function histogram(durations) {
    const longest = durations.reduce((a, b) => Math.max(a, b), 1000);
    const width = Math.ceil(longest / BUCKETS / 1000) * 1000;
    const counts = new Array(BUCKETS).fill(0);
    for (const took of durations) {
        const bucket = Math.min(BUCKETS - 1, Math.floor(took / width));
        counts[bucket] = (counts[bucket] ?? 0) + 1;
    }
    const names = counts.map((_, index) => `"${((index + 1) * width) / 1000}"`);
    return [
        'xychart-beta',
        `  title "How long ${(0,format/* plural */.LS)(durations.length, 'job')} took"`,
        `  x-axis "seconds, up to" [${names.join(', ')}]`,
        `  y-axis "jobs" 0 --> ${Math.max(...counts)}`,
        `  bar [${counts.join(', ')}]`,
    ];
}

// EXTERNAL MODULE: ./src/core/markdown.ts
var markdown = __webpack_require__(16706);
// EXTERNAL MODULE: ./src/core/report.ts
var report = __webpack_require__(88557);
;// CONCATENATED MODULE: ./src/core/summary.ts
/** The summary that a person reads and keeps: verdict, counts, causes with next steps, and a row for each mapping. */




/** GitHub drops a summary of more than 1 MiB whole. */
const MOST_BYTES = 1_000 * 1_024;
function makeSummary(report, options) {
    const top = [
        ...header(report, options),
        ...causes(report.causes),
        ...(options.drawsMermaid ? jobChart(report.rows) : []),
    ];
    const head = [
        `### ${capitalised(report.words.many)}`,
        '',
        ...(0,markdown/* tableHead */.PP)([capitalised(report.words.one), 'Vault', 'Reason', 'Outcome', 'Duration', 'Cause and next step']),
    ];
    const { rows } = report;
    if (rows.length === 0)
        return `${top.join('\n')}\n`;
    const left = MOST_BYTES - (0,markdown/* byteLength */.dp)([...top, ...head].join('\n')) - 200;
    const kept = asManyAsFit(rows, options, left);
    const dropped = rows.length - kept.length;
    const note = dropped === 0
        ? []
        : ['', `${(0,format/* plural */.LS)(dropped, 'row')} left out to stay within the size limit; the JSON report has all.`];
    return `${[...top, ...head, ...kept, ...note].join('\n')}\n`;
}
/** Rows come with what needs attention first, so what is left out is the least remarkable. */
function asManyAsFit(rows, options, bytes) {
    const kept = [];
    let left = bytes;
    for (const row of rows) {
        const text = rowText(row, options);
        left -= (0,markdown/* byteLength */.dp)(text) + 1;
        if (left < 0)
            break;
        kept.push(text);
    }
    return kept;
}
const SYMBOLS = {
    cancelled: '🛑',
    'timed-out': '⏱️',
    failed: '❌',
    drifted: '❌',
    planned: '📝',
    succeeded: '✅',
    unchanged: '✅',
};
const portalLink = (id, { portal, tenantId }) => `${portal}/#@${tenantId ?? ''}/resource${id}`;
const capitalised = (text) => text.charAt(0).toUpperCase() + text.slice(1);
/** The wanted setting as the summary names it. */
function settingAsked(status, accountIds, options) {
    const accounts = accountIds.map((id) => (0,markdown/* link */.nf)(nameOf(id), portalLink(id, options)));
    const named = accounts.length <= 3 ? accounts.join(', ') : `${accounts.length} automation accounts`;
    return `Wanted: automatic update of the Mobility agent **${status}**${named === '' ? '' : ` with ${named}`}.`;
}
function header(report, options) {
    const { counts } = report;
    const { outcomes } = counts;
    return [
        `## ${SYMBOLS[report.conclusion]} ${(0,markdown/* escapeMarkdown */.FV)((0,format/* headline */.Pl)(report))}`,
        '',
        `${options.asked} ` +
            `${report.dryRun ? 'Dry run, nothing was changed. ' : ''}` +
            `${new Date(report.startedAt).toISOString().replace(/\.\d+Z$/, 'Z')}, ${(0,format/* duration */.p0)(report.endedAt - report.startedAt)}.` +
            (options.origin === undefined ? '' : ` Run by ${(0,markdown/* link */.nf)(options.origin.name, options.origin.url)}.`),
        '',
        ...(0,markdown/* tableHead */.PP)([
            capitalised(report.words.many),
            'Skipped',
            'Selected',
            'Succeeded',
            'Failed',
            'Failed to start',
            'Timed out',
            'Abandoned',
        ]),
        (0,markdown/* tableRow */.jD)([
            counts.total,
            counts.skipped,
            counts.selected,
            outcomes.succeeded,
            outcomes.failed,
            outcomes['failed-to-start'],
            outcomes['timed-out'],
            outcomes.abandoned,
        ].map(format/* number */.ai)),
        '',
    ];
}
const nameOf = (id) => id.slice(id.lastIndexOf('/') + 1);
const vaultLink = (vault, options) => (0,markdown/* link */.nf)(vault.name, portalLink(vault.id, options));
const nextStep = (text) => (text ?? '')
    .split('\n')
    .map((line) => (0,markdown/* cell */.Hn)(line))
    .join('<br>');
const MOST_CAUSES = 20;
const MOST_NAMES = 5;
function causes(all) {
    if (all.length === 0)
        return [];
    const lines = all.slice(0, MOST_CAUSES).map(({ level, problem, affected }) => {
        const names = affected
            .slice(0, MOST_NAMES)
            .map((name) => (0,markdown/* cell */.Hn)(name, 100))
            .join(', ');
        const more = affected.length > MOST_NAMES ? ` and ${affected.length - MOST_NAMES} more` : '';
        const next = problem.nextStep === undefined ? '' : `<br>**Next:** ${nextStep(problem.nextStep)}`;
        return `- ${level === 'error' ? '❌' : '⚠️'} ${(0,markdown/* cell */.Hn)((0,format/* problemText */.fI)(problem), 4_000)}<br>**Affects:** ${names}${more}${next}`;
    });
    if (all.length > MOST_CAUSES)
        lines.push(`- and ${all.length - MOST_CAUSES} more causes; the JSON report has all.`);
    return ['### Causes', '', ...lines, ''];
}
function rowText(row, options) {
    const { subject, vault, decision, jobId } = row;
    const took = (0,format/* durationOf */.cf)(row);
    const regions = subject.sourceFabric === '' ? '' : ` (${subject.sourceFabric} → ${subject.targetFabric})`;
    const outcomeCell = jobId === undefined ? (0,markdown/* cell */.Hn)((0,format/* outcomeText */.EL)(row)) : (0,markdown/* link */.nf)((0,format/* outcomeText */.EL)(row), portalLink(jobId, options));
    return (0,markdown/* tableRow */.jD)([
        (0,markdown/* cell */.Hn)(`${subject.name}${regions}`, 200),
        vaultLink(vault, options),
        (0,markdown/* cell */.Hn)(decision.reason, 300),
        outcomeCell,
        took === undefined ? '' : (0,format/* duration */.p0)(took),
        explanation(row),
    ]);
}
function explanation({ outcome, confirmation, takenUp }) {
    if (outcome === undefined)
        return '';
    const remarks = takenUp ? [(0,markdown/* cell */.Hn)('The job was running already and was taken up.')] : [];
    if (outcome.kind === 'succeeded') {
        if (outcome.note !== undefined)
            remarks.push((0,markdown/* cell */.Hn)(outcome.note, 500));
        for (const { code, message } of confirmation === undefined ? [] : (0,report/* doubts */.OD)(confirmation))
            remarks.push(`⚠️ ${(0,markdown/* cell */.Hn)(`${code}: ${message}`, 400)}`);
        if (confirmation?.asWanted)
            remarks.push('Reads as wanted.');
        return remarks.join('<br>');
    }
    const { code, message, nextStep: next } = outcome.problem;
    return [...remarks, (0,markdown/* cell */.Hn)(`${code}: ${message}`, 400), ...(next === undefined ? [] : [nextStep(next)])].join('<br>');
}


/***/ })

};
;