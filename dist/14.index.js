"use strict";
exports.id = 14;
exports.ids = [14];
exports.modules = {

/***/ 12014:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  change: () => (/* binding */ change),
  jobOutputs: () => (/* binding */ jobOutputs),
  outputsOf: () => (/* binding */ outputsOf)
});

// EXTERNAL MODULE: ./src/core/values/account-for.ts
var account_for = __webpack_require__(88619);
// EXTERNAL MODULE: ./src/core/requests/send-with-retries.ts
var send_with_retries = __webpack_require__(47068);
// EXTERNAL MODULE: ./src/core/audit/judge-account.ts
var judge_account = __webpack_require__(69958);
// EXTERNAL MODULE: ./src/core/audit/steps.ts
var steps = __webpack_require__(90896);
// EXTERNAL MODULE: ./src/core/audit/rule.ts
var rule = __webpack_require__(36085);
// EXTERNAL MODULE: ./src/core/requests/lists.ts
var lists = __webpack_require__(57591);
// EXTERNAL MODULE: ./src/core/values/arm-id.ts
var arm_id = __webpack_require__(45696);
// EXTERNAL MODULE: ./src/core/values/id-map.ts
var id_map = __webpack_require__(87234);
;// CONCATENATED MODULE: ./src/core/changes/account-preflight.ts
/**
 * Looks at the automation account before the first change: the service takes a setting with any account, also with one
 * that does not exist or can do nothing, and the nightly update then fails unseen.
 */








/** Without these nothing can be updated: the account is missing, or has no system-assigned identity. */
const REFUSED = ['ASR101', 'ASR103'];
/**
 * Reads each account once, and the roles of its identity once for each vault.
 * @param service undefined: only whether there is an account for the vault is looked at
 */
function accountCheck(accountIds, service) {
    const reads = new Map();
    return async (vault, context) => {
        const accountId = (0,account_for/* accountFor */.N)(accountIds, vault.id);
        if (accountId === undefined)
            return { refusal: noAccount(vault), warnings: [] };
        if (service === undefined)
            return { warnings: [] };
        const what = `account ${(0,arm_id/* nameOf */.Vb)(accountId)}`;
        const read = reads.get(accountId) ??
            (0,send_with_retries/* sendWithRetries */.HI)(what, context.reads, (signal) => service.readAccount(accountId, signal), context);
        reads.set(accountId, read);
        const account = accountFrom(await read, accountId);
        const roles = await rolesOf(account, vault, service, context);
        const facts = {
            id: accountId,
            account,
            schedules: new id_map/* IdMap */.Eo(),
            runbookJobs: { known: true, value: [] },
            minutesUsed: { known: true, value: 0 },
            roles: new id_map/* IdMap */.Eo([[vault.id, roles]]),
        };
        const findings = (0,judge_account/* judgeAccount */.$)(facts, [vault], false);
        const refusal = findings.find(({ id }) => REFUSED.includes(id));
        return {
            ...(refusal && { refusal: problemOf(refusal) }),
            warnings: findings.filter(({ id }) => !REFUSED.includes(id)).map(problemOf),
        };
    };
}
const noAccount = ({ name, subscriptionId }) => ({
    code: 'NoAccount',
    message: `None of the automation accounts is in the subscription of the vault ${name}, ${subscriptionId}.`,
    nextStep: 'Add an automation account of that subscription, with a system-assigned identity that has Contributor on the vault.',
});
function accountFrom(read, accountId) {
    if (read.ok)
        return { known: true, value: read.value };
    if (read.failure.status === 404)
        return { known: true, value: 'missing' };
    return notKnown(read.failure, 'Microsoft.Automation/automationAccounts/read', accountId);
}
async function rolesOf(account, vault, service, context) {
    if (!account.known || account.value === 'missing' || account.value.principalId === undefined)
        return { known: true, value: [] };
    const { principalId } = account.value;
    const listed = await (0,lists/* allPages */.S4)(`list of role assignments of ${vault.name}`, (next, signal) => service.listRoles(vault.id, principalId, next, signal), context);
    return listed.ok
        ? { known: true, value: listed.value }
        : notKnown(listed.failure, 'Microsoft.Authorization/roleAssignments/read', vault.id);
}
const notKnown = ({ status, problem }, right, scope) => ({
    known: false,
    problem: status === 403 ? { ...problem, nextStep: (0,rule/* grantReading */.Vp)(right, scope) } : problem,
});
const problemOf = ({ id, message, cause, remedy }) => ({
    code: id,
    message,
    possibleCauses: cause,
    nextStep: (0,steps/* stepsText */.bS)(remedy),
});

// EXTERNAL MODULE: ./src/core/changes/document.ts
var changes_document = __webpack_require__(97828);
// EXTERNAL MODULE: ./src/core/changes/engine.ts + 8 modules
var engine = __webpack_require__(42099);
// EXTERNAL MODULE: ./src/core/changes/words.ts
var words = __webpack_require__(7948);
// EXTERNAL MODULE: ./src/core/changes/report.ts
var changes_report = __webpack_require__(16935);
// EXTERNAL MODULE: ./src/core/values/compare.ts
var compare = __webpack_require__(36369);
;// CONCATENATED MODULE: ./src/core/changes/plan-mappings.ts

const skipped = (reason) => ({ selected: false, reason });
const selected = (reason) => ({ selected: true, reason });
/** True if the setting reads as wanted; health is not looked at. */
function readsAsWanted(mapping, wanted) {
    const setting = mapping.autoUpdate;
    if (setting === undefined || !(0,compare/* sameText */.Q)(setting.status, wanted.status))
        return false;
    return (wanted.status === 'Disabled' ||
        ((0,compare/* sameText */.Q)(setting.automationAccountId, wanted.automationAccountId) &&
            (0,compare/* sameText */.Q)(setting.authenticationType, 'SystemAssignedIdentity')));
}
/** The setting in words, for whoever compares it with what was asked for. */
function settingText(mapping) {
    const setting = mapping.autoUpdate;
    if (setting === undefined)
        return 'no setting of automatic update';
    if (!(0,compare/* sameText */.Q)(setting.status, 'Enabled'))
        return setting.status || 'unknown';
    return `${setting.status} with ${setting.automationAccountId ?? 'no automation account'} and ${setting.authenticationType ?? 'an unknown authentication type'}`;
}
function difference(mapping, wanted) {
    const setting = mapping.autoUpdate;
    if (!(0,compare/* sameText */.Q)(setting?.status, wanted.status)) {
        return wanted.status === 'Enabled' ? 'automatic update is disabled' : 'automatic update is enabled';
    }
    if (wanted.status === 'Disabled')
        return 'forced';
    if (!(0,compare/* sameText */.Q)(setting?.automationAccountId, wanted.automationAccountId))
        return 'enabled with another automation account';
    if (!(0,compare/* sameText */.Q)(setting?.authenticationType, 'SystemAssignedIdentity')) {
        return `enabled with the authentication type ${setting?.authenticationType ?? 'unknown'}, not SystemAssignedIdentity`;
    }
    const codes = mapping.healthErrors.map((error) => error.code).filter((code) => code !== '');
    if (mapping.healthErrors.length > 0)
        return `enabled, but with health errors${codes.length > 0 ? ` (${codes.join(', ')})` : ''}`;
    return 'forced';
}
function decide(mapping, wanted, force) {
    if (mapping.provider === undefined)
        return skipped('no provider details: not Azure-to-Azure replication');
    if (!(0,compare/* sameText */.Q)(mapping.provider, 'A2A'))
        return skipped(`provider ${mapping.provider}: not Azure-to-Azure replication`);
    if (!(0,compare/* sameText */.Q)(mapping.state, 'Paired'))
        return skipped(`state ${mapping.state || 'unknown'}, not Paired`);
    const asWanted = readsAsWanted(mapping, wanted) && (wanted.status === 'Disabled' || mapping.healthErrors.length === 0);
    if (asWanted && !force) {
        return skipped(wanted.status === 'Enabled' ? 'already enabled with this automation account' : 'already disabled');
    }
    return selected(difference(mapping, wanted));
}

// EXTERNAL MODULE: ./src/core/requests/with-timeout.ts
var with_timeout = __webpack_require__(96470);
// EXTERNAL MODULE: ./src/core/requests/retry-policy.ts
var retry_policy = __webpack_require__(79655);
// EXTERNAL MODULE: ./src/core/changes/job-state.ts
var job_state = __webpack_require__(1730);
;// CONCATENATED MODULE: ./src/core/changes/running-jobs.ts
/** Relates the jobs that run in a vault to its mappings. */




/** A look at the list of jobs serves all mappings that ask within this time. */
const FRESH_MS = 5_000;
/** The changes wait for the first look, so it must not wait long for an answer. */
const PATIENCE_MS = 10_000;
class JobsOnMappings {
    vault;
    isFollowed;
    context;
    scan;
    /** Details of jobs that have begun; what they work on does not change any more. */
    details = new Map();
    /** Mappings by each name of their source container. */
    bySource = new Map();
    constructor(vault, mappings, isFollowed, context) {
        this.vault = vault;
        this.isFollowed = isFollowed;
        this.context = context;
        for (const mapping of mappings) {
            for (const name of new Set(mapping.sourceContainer)) {
                const same = this.bySource.get(name);
                if (same === undefined)
                    this.bySource.set(name, [mapping]);
                else
                    same.push(mapping);
            }
        }
    }
    async find(mapping, notBefore = 0) {
        const now = this.context.clock.now();
        if (this.scan === undefined || this.scan.at < notBefore || now - this.scan.at > FRESH_MS) {
            this.scan = { at: now, result: this.look() };
        }
        const { jobs, complete } = await this.scan.result;
        const name = jobs.get(mapping.id.toLowerCase());
        if (name !== undefined && !this.isFollowed(name))
            return { kind: 'job', name };
        return { kind: complete ? 'nothing' : 'unknown' };
    }
    async look() {
        const listed = await this.list();
        const running = listed.names.filter((name) => !this.isFollowed(name));
        const read = await Promise.all(running.map((name) => this.read(name)));
        const jobs = new Map();
        for (const job of read) {
            if (job === 'unknown' || job === 'ended')
                continue;
            const [only, another] = this.workedOn(job);
            if (only !== undefined && another === undefined)
                jobs.set(only.id.toLowerCase(), job.name.toLowerCase());
        }
        return { jobs, complete: listed.complete && !read.includes('unknown') };
    }
    /** The list is newest first, so behind a page on which nothing runs nothing is looked for. */
    async list() {
        const { service } = this.context;
        const names = [];
        const links = new Set();
        let next;
        do {
            const from = next;
            const page = await this.ask((signal) => service.listJobs(this.vault, from, signal));
            if (page === undefined)
                return { names, complete: false };
            const running = page.items.filter((job) => (0,job_state/* interpretJobState */.g)(job).kind === 'running');
            names.push(...running.map((job) => job.name.toLowerCase()));
            next = running.length === 0 || links.has(page.next ?? '') ? undefined : page.next;
            links.add(next ?? '');
        } while (next !== undefined);
        return { names, complete: true };
    }
    /** A job that has not begun names no container yet. */
    async read(name) {
        const known = this.details.get(name);
        if (known !== undefined)
            return known;
        const { service } = this.context;
        const job = await this.ask((signal) => service.readJob(this.vault, name, signal));
        if (job === undefined)
            return 'unknown';
        // One that ended since it was listed is taken up too: it may have made the change, after the mapping was listed.
        if ((0,job_state/* interpretJobState */.g)(job).kind !== 'running')
            return job.affected === undefined ? 'ended' : job;
        if (job.state.toLowerCase() === 'notstarted')
            return job.affected === undefined ? 'unknown' : job;
        this.details.set(name, job);
        return job;
    }
    /** What is not told soon is not waited for; but one stray fault must not hide the jobs of a whole vault. */
    async ask(send) {
        const { clock, reads, stop } = this.context;
        for (let strays = 0;; strays++) {
            const answer = await reads.run(() => (0,with_timeout/* withTimeout */.w)(PATIENCE_MS, clock, stop, send), stop.signal);
            if (answer === undefined)
                return undefined;
            if (answer.ok)
                return answer.value;
            (0,send_with_retries/* pauseIfThrottled */.g4)(answer.failure, reads);
            if (!(0,retry_policy/* isStray */.oA)(answer.failure) || strays === retry_policy/* MAX_STRAYS */.Ql)
                return undefined;
        }
    }
    workedOn({ affected }) {
        if (affected === undefined)
            return [];
        const candidates = new Set(affected.source.flatMap((name) => this.bySource.get(name) ?? []));
        return [...candidates].filter((mapping) => mapping.targetContainer.some((name) => affected.target.includes(name)));
    }
}

// EXTERNAL MODULE: ./src/core/changes/change-kind.ts
var change_kind = __webpack_require__(91904);
;// CONCATENATED MODULE: ./src/core/changes/auto-update.ts
/** The work of `Enabled` and `Disabled`: each mapping is brought to the wanted setting. */




/** @param wantedFor the setting for a mapping, or for a vault, by its ARM id */
function settingWork(wantedFor, force, service, preflight) {
    return {
        words: change_kind/* settingWords */.Y,
        list: lists/* listMappings */.Kf,
        decide: (mapping) => decide(mapping, wantedFor(mapping.id), force),
        ...(preflight && { preflight }),
        send: (vault, mapping, signal) => service.startChange(vault, mapping, wantedFor(mapping.id), signal),
        read: (vault, mapping, signal) => service.readMapping(vault, mapping.id, signal),
        isDone: (mapping) => readsAsWanted(mapping, wantedFor(mapping.id)),
        reads: settingText,
        healthErrors: (mapping) => mapping.healthErrors,
        runningJobs: (vault, mappings, isFollowed, context) => new JobsOnMappings(vault, mappings, isFollowed, context),
    };
}

// EXTERNAL MODULE: ./src/core/changes/summary.ts + 1 modules
var summary = __webpack_require__(75275);
// EXTERNAL MODULE: ./src/journal.ts
var journal = __webpack_require__(82588);
// EXTERNAL MODULE: ./src/runtime/clock.ts
var clock = __webpack_require__(19842);
// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
;// CONCATENATED MODULE: ./src/actions/change.ts
/** `Enabled` and `Disabled`: brings every mapping to the wanted setting. */












async function change(task, vaults, context) {
    const { host, settings, stop, connection, runId, tenantId, timeLeftMs } = context;
    const { cloud } = settings;
    const service = await connection.service();
    const { action, automationAccountIds: accountIds, dryRun, maxWritesPerMinute } = task;
    const wantedFor = (id) => action === 'Disabled'
        ? { status: action }
        : { status: action, automationAccountId: (0,account_for/* accountFor */.N)(accountIds, id) ?? accountIds[0] ?? '' };
    const admit = action === 'Enabled' ? accountCheck(accountIds, task.skipAccountCheck ? undefined : service) : undefined;
    const result = await (0,engine/* changeVaults */.e)({ vaults, work: settingWork(wantedFor, task.force, service, admit), dryRun, maxWritesPerMinute }, {
        clock: clock/* systemClock */.m,
        stop,
        service,
        random: Math.random,
        watcher: (0,journal/* createJournal */.s)(host, change_kind/* settingWords */.Y, timeLeftMs),
    });
    const report = (0,changes_report/* makeReport */.dO)(result, { ...task, words: change_kind/* settingWords */.Y });
    const origin = await host.origin();
    const inputs = {
        vaultIds: vaults.map((vault) => vault.id),
        action,
        automationAccountIds: action === 'Enabled' ? accountIds : undefined,
        dryRun,
        failOnDrift: task.failOnDrift,
        force: task.force,
        skipAccountCheck: action === 'Enabled' ? task.skipAccountCheck : undefined,
        timeoutMinutes: settings.timeoutMs / 60_000,
        maxWritesPerMinute,
        environment: cloud.name,
    };
    return {
        failed: report.failed,
        headline: (0,words/* headline */.Pl)(report),
        causes: report.causes,
        document: (0,changes_document/* makeDocument */.EG)(report, { version: version/* VERSION */.xv, runId, origin, inputs }, changes_document/* mappingForm */.dB),
        summary: () => {
            const { portal } = cloud;
            const asked = (0,summary/* settingAsked */.T)(action, accountIds, { portal, tenantId });
            return (0,summary/* makeSummary */.D)(report, { asked, portal, tenantId, drawsMermaid: host.drawsMermaid, origin });
        },
        outputs: outputsOf(report),
    };
}
const outputsOf = (report) => ({
    ...jobOutputs(report),
    mappingsTotal: report.counts.total,
    mappingsSelected: report.counts.selected,
    mappingsSkipped: report.counts.skipped,
});
/** The outputs of every action that changes something. */
function jobOutputs({ conclusion, changed, counts: { outcomes } }) {
    return {
        conclusion,
        changed,
        jobsSucceeded: outcomes.succeeded,
        jobsFailed: outcomes.failed,
        jobsFailedToStart: outcomes['failed-to-start'],
        jobsTimedOut: outcomes['timed-out'],
        jobsAbandoned: outcomes.abandoned,
    };
}


/***/ }),

/***/ 91904:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ agentWords),
/* harmony export */   Y: () => (/* binding */ settingWords)
/* harmony export */ });
const settingWords = {
    one: 'mapping',
    many: 'mappings',
    deed: 'change',
    done: 'changed',
    toBe: 'change',
};
const agentWords = {
    one: 'replicated item',
    many: 'replicated items',
    deed: 'update',
    done: 'updated',
    toBe: 'be updated',
};


/***/ }),

/***/ 97828:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EG: () => (/* binding */ makeDocument),
/* harmony export */   Qr: () => (/* binding */ itemForm),
/* harmony export */   dB: () => (/* binding */ mappingForm)
/* harmony export */ });
/* harmony import */ var _words__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7948);
/* harmony import */ var _render_json__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83964);
/* harmony import */ var _render_document_head__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55762);



const mappingForm = {
    list: 'mappings',
    id: 'mappingId',
    before: (mapping) => ({
        provider: mapping.provider,
        state: mapping.state,
        status: mapping.autoUpdate?.status,
        automationAccountId: mapping.autoUpdate?.automationAccountId,
        authenticationType: mapping.autoUpdate?.authenticationType,
        healthErrors: mapping.healthErrors,
    }),
};
const itemForm = {
    list: 'items',
    id: 'itemId',
    before: ({ item }) => ({
        provider: item.provider,
        vmId: item.vmId,
        protectionState: item.protectionState,
        replicationHealth: item.replicationHealth,
        agentVersion: item.agentVersion,
        updateAvailable: item.updateAvailable,
        agentExpiry: time(item.agentExpiry),
    }),
};
const time = (ms) => ms === undefined ? undefined : new Date(ms).toISOString();
const problemOf = (row) => row.outcome === undefined || row.outcome.kind === 'succeeded' ? undefined : row.outcome.problem;
const vaultRow = (vault, problem) => ({ vaultId: vault.id, error: (0,_render_document_head__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)(problem) });
const rowOf = (row, { id, before }) => ({
    vaultId: row.vault.id,
    [id]: row.subject.id,
    name: row.subject.name,
    before: before(row.subject),
    decision: row.decision.selected ? 'selected' : 'skipped',
    reason: row.decision.reason,
    outcome: row.outcome?.kind,
    note: row.outcome?.kind === 'succeeded' ? row.outcome.note : undefined,
    jobId: row.jobId,
    startedAt: time(row.startedAt),
    endedAt: time(row.endedAt),
    durationSeconds: (0,_words__WEBPACK_IMPORTED_MODULE_1__/* .durationOf */ .cf)(row) === undefined ? undefined : Math.round(((0,_words__WEBPACK_IMPORTED_MODULE_1__/* .durationOf */ .cf)(row) ?? 0) / 100) / 10,
    takenUp: row.takenUp,
    after: row.confirmation && {
        asWanted: row.confirmation.asWanted,
        reads: row.confirmation.reads,
        healthErrors: row.confirmation.healthErrors,
    },
    error: (0,_render_document_head__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)(problemOf(row)),
});
/** In pieces, so that the text of ten thousand rows is never in memory at once. */
function* makeDocument(report, context, form) {
    const { counts } = report;
    const head = {
        report: 'asr-autoupdate',
        reportVersion: 1,
        action: context.inputs['action'],
        toolVersion: context.version,
        runId: context.runId,
        origin: context.origin,
        startedAt: time(report.startedAt),
        endedAt: time(report.endedAt),
        inputs: context.inputs,
        conclusion: report.conclusion,
        changed: report.changed,
        counts: { total: counts.total, selected: counts.selected, skipped: counts.skipped, ...counts.outcomes },
        causes: report.causes.map(_render_document_head__WEBPACK_IMPORTED_MODULE_0__/* .causeJson */ .WH),
        vaultErrors: report.vaultFailures.map(({ vault, problem }) => vaultRow(vault, problem)),
    };
    yield (0,_render_json__WEBPACK_IMPORTED_MODULE_2__/* .jsonHead */ .RW)(head);
    yield* (0,_render_json__WEBPACK_IMPORTED_MODULE_2__/* .jsonList */ .Rr)(form.list, report.rows, (row) => rowOf(row, form));
    yield _render_json__WEBPACK_IMPORTED_MODULE_2__/* .JSON_END */ .li;
}


/***/ }),

/***/ 42099:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ changeVaults)
});

// EXTERNAL MODULE: ./src/core/requests/limits.ts
var requests_limits = __webpack_require__(2900);
// EXTERNAL MODULE: ./src/core/requests/lane.ts
var requests_lane = __webpack_require__(62222);
;// CONCATENATED MODULE: ./src/core/changes/read-budget.ts
/** The limit itself is kept by the lane; a look must not be put off far beyond the time when there is room again. */
const MAX_MS = 60_000;
class ReadBudget {
    reads;
    remainingMs;
    /** Reads that one round of looks takes, by vault. */
    costs = new Map();
    /** @param remainingMs how long jobs will have to be followed yet, in milliseconds */
    constructor(reads, remainingMs) {
        this.reads = reads;
        this.remainingMs = remainingMs;
    }
    setCost(vault, readsPerRound) {
        if (readsPerRound === 0)
            this.costs.delete(vault);
        else
            this.costs.set(vault, readsPerRound);
    }
    /** The least time in milliseconds between two rounds that the reads left allow. */
    minIntervalMs() {
        let round = 0;
        for (const cost of this.costs.values())
            round += cost;
        return Math.min(MAX_MS, (round * this.remainingMs()) / Math.max(1, this.reads.room()));
    }
}

;// CONCATENATED MODULE: ./src/core/changes/parallel-limit.ts
class ParallelLimit {
    most;
    mostFailures;
    taken = 0;
    failures = 0;
    waiting = [];
    /**
     * @param most changes under way at once; undefined: no bound
     * @param mostFailures undefined: no bound
     */
    constructor(most, mostFailures) {
        this.most = most;
        this.mostFailures = mostFailures;
    }
    /** Why no more changes are started, once that is so. */
    closed() {
        const { failures, mostFailures } = this;
        if (mostFailures === undefined || failures < mostFailures)
            return undefined;
        return {
            code: 'TooManyFailures',
            message: `Not started: no more is started after ${mostFailures === 1 ? 'a failure' : `${mostFailures} failures`}.`,
            nextStep: 'See why the others failed, mend that, then run again.',
        };
    }
    /** Runs `make` as soon as a place is free; it tells by its value whether it failed. */
    async run(make, hasFailed) {
        if (this.most !== undefined && this.taken >= this.most)
            await new Promise((free) => this.waiting.push(free));
        else
            this.taken++;
        try {
            const value = await make();
            if (hasFailed(value))
                this.failures++;
            return value;
        }
        finally {
            const next = this.waiting.shift();
            if (next === undefined)
                this.taken--;
            else
                next();
        }
    }
}

// EXTERNAL MODULE: ./src/core/requests/send-with-retries.ts
var send_with_retries = __webpack_require__(47068);
;// CONCATENATED MODULE: ./src/core/changes/start-change.ts
/** Starts a change, and finds out what became of one whose answer was lost before it is sent again. */

/** A look at a subject and its jobs is taken for true for so long. */
const FRESH_MS = 3_000;
/** A job that was just started does not tell yet what it works on. */
const SETTLING_MS = 2_000;
const LOOK_AGAIN_MS = 10_000;
/** Nothing tells of a job and the subject still does not read as wanted: jobs were seen to take 166 s at the most. */
const MAX_DOUBT_MS = 300_000;
async function start(subject, finished, context) {
    const { clock, stop, work, vault, writes } = context;
    /** When the change was last sent without a clear answer. */
    let sentAt;
    let lookedAt;
    /** Undefined if nothing runs on it and it does not read as wanted. */
    async function look(notBefore) {
        lookedAt = clock.now();
        const running = await context.runningJobs.find(subject, notBefore);
        if (running.kind === 'job' && !finished.has(running.name)) {
            return { kind: 'joined', operation: { jobName: running.name, statusLink: undefined } };
        }
        // What read as wanted before proves nothing by reading so now.
        if (work.isDone(subject))
            return running.kind === 'unknown' ? 'unknown' : undefined;
        const seen = await readSubject(subject, context);
        if (seen.ok && work.isDone(seen.value))
            return { kind: 'done', sentAt };
        if (!seen.ok)
            return 'unknown';
        return running.kind === 'unknown' ? 'unknown' : undefined;
    }
    /** Looks until it is known what became of the change that was sent. */
    async function awaitOutcome(since) {
        for (let wait = SETTLING_MS; !stop.signal.aborted; wait = LOOK_AGAIN_MS) {
            const found = await look(since);
            if (found !== 'unknown')
                return found;
            if (clock.now() - since > MAX_DOUBT_MS)
                return undefined;
            await clock.sleep(wait, stop.signal);
        }
        return { kind: 'stopped', sentAt };
    }
    async function send() {
        // The turn to send may have come long after the last look, and another may have made the change since.
        if (lookedAt !== undefined && clock.now() - lookedAt > FRESH_MS) {
            const found = await look(clock.now());
            if (found !== undefined && found !== 'unknown')
                return { ok: true, value: found };
        }
        if (stop.signal.aborted)
            return { ok: false, failure: (0,send_with_retries/* stopped */.ce)('the run was stopped before the change was sent') };
        const before = sentAt;
        sentAt = clock.now();
        const accepted = await work.send(vault, subject, stop.grace);
        if (!accepted.ok) {
            if (!mayHaveBeenTaken(accepted.failure))
                sentAt = before;
            return accepted;
        }
        return accepted;
    }
    async function beforeAgain(failure) {
        let found;
        if (sentAt !== undefined)
            found = await awaitOutcome(sentAt);
        else if (failure.status === 409)
            found = await look(clock.now());
        return found === undefined || found === 'unknown' ? undefined : { ok: true, value: found };
    }
    const begun = await (0,send_with_retries/* sendWithRetries */.HI)(`${work.words.deed} of ${subject.name}`, writes, send, context, beforeAgain);
    if (begun.ok)
        return fromAnswer(begun.value, subject, context);
    if (begun.failure.kind === 'stopped')
        return { kind: 'stopped', sentAt };
    if (sentAt === undefined)
        return { kind: 'refused', failure: begun.failure };
    await clock.sleep(SETTLING_MS, stop.signal);
    return (await awaitOutcome(sentAt)) ?? { kind: 'refused', failure: begun.failure };
}
/** An answer without anything to follow: the subject tells, or the jobs that run. */
async function fromAnswer(answer, subject, context) {
    const { clock, stop, work, runningJobs } = context;
    const nothing = { jobName: undefined, statusLink: undefined };
    if (answer.kind !== 'started' && answer.kind !== 'finished')
        return answer;
    if (answer.kind === 'finished') {
        const seen = await readSubject(subject, context);
        return seen.ok && work.isDone(seen.value) ? { kind: 'done' } : { kind: 'started', operation: nothing };
    }
    const { operation } = answer;
    if (operation.jobName !== undefined || operation.statusLink !== undefined)
        return { kind: 'started', operation };
    const sentAt = clock.now();
    await clock.sleep(SETTLING_MS, stop.signal);
    const running = await runningJobs.find(subject, sentAt);
    return { kind: 'started', operation: running.kind === 'job' ? { ...nothing, jobName: running.name } : nothing };
}
const readSubject = (subject, context) => (0,send_with_retries/* sendWithRetries */.HI)(`${context.work.words.one} ${subject.name}`, context.reads, (signal) => context.work.read(context.vault, subject, signal), context);
const mayHaveBeenTaken = (failure) => failure.kind === 'connection' ||
    failure.kind === 'hung' ||
    failure.kind === 'answer' ||
    failure.kind === 'stopped' ||
    (failure.status ?? 0) >= 500;

// EXTERNAL MODULE: ./src/core/requests/retry-policy.ts
var retry_policy = __webpack_require__(79655);
;// CONCATENATED MODULE: ./src/core/changes/change-subject.ts
/** Makes one change: by a job that already runs on its subject, or by one of our own. */


async function changeSubject(row, context) {
    const { clock, stop, vault, work, follower, runningJobs } = context;
    const finished = new Set();
    let result = row;
    for (;;) {
        const running = await runningJobs.find(row.subject);
        const begun = running.kind === 'job' && !finished.has(running.name)
            ? { kind: 'joined', operation: { jobName: running.name, statusLink: undefined } }
            : await start(row.subject, finished, context);
        if (begun.kind === 'refused')
            return { ...result, outcome: { kind: 'failed-to-start', problem: begun.failure.problem } };
        if (begun.kind === 'stopped')
            return { ...result, ...stoppedBefore(begun.sentAt, finished.size > 0, stop) };
        if (begun.kind === 'done') {
            const now = clock.now();
            return { ...result, outcome: { kind: 'succeeded' }, startedAt: begun.sentAt ?? now, endedAt: now };
        }
        const { kind, operation } = begun;
        result = {
            ...row,
            ...(operation.jobName === undefined ? {} : { jobId: `${vault.id}/replicationJobs/${operation.jobName}` }),
            ...(kind === 'joined' ? { takenUp: true } : {}),
            startedAt: clock.now(),
        };
        context.onStarted(result);
        const outcome = await follower.follow(row.subject, operation);
        if (outcome === undefined)
            return { ...result, outcome: stoppedOutcome(stop, 'The job still runs in Azure.') };
        result = { ...result, endedAt: clock.now() };
        if (kind === 'started')
            return { ...result, outcome };
        // What someone else's job was about is known only by what its subject reads after it.
        finished.add(operation.jobName ?? '');
        const seen = await readAfter(row.subject, context);
        if (seen.ok && work.isDone(seen.value) && outcome.kind === 'succeeded') {
            return { ...result, outcome };
        }
    }
}
const READ_AGAIN_MS = 10_000;
const MAX_READS = 30;
/** Where the subject cannot be read for the moment, a change would be made a second time, so it is waited for. */
async function readAfter(subject, context) {
    for (let reads = 1;; reads++) {
        const seen = await readSubject(subject, context);
        if (seen.ok || !(0,retry_policy/* isTransient */.dg)(seen.failure) || reads === MAX_READS)
            return seen;
        await context.clock.sleep(READ_AGAIN_MS, context.stop.signal);
    }
}
/**
 * Says of a change that was sent, and not answered, that it may have been taken.
 * @param followed a job was followed to its end, which may be that of a change of ours whose answer was lost
 */
function stoppedBefore(sentAt, followed, stop) {
    if (sentAt !== undefined) {
        const message = 'The change was sent, but not answered: it may run in Azure.';
        return { outcome: stoppedOutcome(stop, message), startedAt: sentAt };
    }
    const message = followed
        ? 'A job on it has ended, but what it reads after that was not seen.'
        : 'The change was not started.';
    return { outcome: stoppedOutcome(stop, message) };
}
const whyStopped = (stop) => stop.reason === 'cancelled' ? 'The run was cancelled.' : 'The deadline of the run has passed.';
function stoppedOutcome(stop, message) {
    const cancelled = stop.reason === 'cancelled';
    return {
        kind: cancelled ? 'abandoned' : 'timed-out',
        problem: {
            code: cancelled ? 'Cancelled' : 'TimedOut',
            message: `${whyStopped(stop)} ${message}`,
            nextStep: cancelled
                ? 'Run again when wanted: it takes up the jobs that still run.'
                : 'Run again, with a larger timeout if this one is too short for the vault: it takes up the jobs that still run.',
        },
    };
}

;// CONCATENATED MODULE: ./src/core/changes/job-list-health.ts
/** Looks in a row at which the list was behind the jobs, or could not be had, before it is no longer relied on. */
const MAX_IN_A_ROW = 3;
/** A list that is not relied on is still asked now and then: it may have come right, and late is better than never. */
const job_list_health_LOOK_AGAIN_MS = 15_000;
class JobListHealth {
    refused = false;
    lags = 0;
    failures = 0;
    lastLook = Number.NEGATIVE_INFINITY;
    /** Whether it stands for looks at the jobs themselves. */
    get isReliable() {
        return !this.refused && this.lags < MAX_IN_A_ROW && this.failures < MAX_IN_A_ROW;
    }
    isWorthAsking(now) {
        return this.isReliable || (!this.refused && now - this.lastLook >= job_list_health_LOOK_AGAIN_MS);
    }
    failed(failure, now) {
        this.lastLook = now;
        this.failures++;
        if (failure.status === 403 || failure.kind === 'refused')
            this.refused = true;
    }
    showed({ missesNewest, late, timely }, now) {
        this.lastLook = now;
        this.failures = 0;
        if (missesNewest || (late > 0 && timely === 0))
            this.lags = Math.min(MAX_IN_A_ROW, this.lags + 1);
        else if (timely > 0)
            this.lags = Math.max(0, this.lags - 1);
    }
}

// EXTERNAL MODULE: ./src/core/requests/with-timeout.ts
var with_timeout = __webpack_require__(96470);
// EXTERNAL MODULE: ./src/core/changes/job-state.ts
var job_state = __webpack_require__(1730);
;// CONCATENATED MODULE: ./src/core/changes/job-list.ts
/** Reads the list of a vault's jobs, one request for many jobs, and keeps account of how far it can be relied on. */





/** A page that is not answered in this time is given up, since many jobs wait for it; later, where the service is slow. */
const MIN_TIMEOUT_MS = 15_000;
const MAX_TIMEOUT_MS = 60_000;
const TIMES_LAST_ANSWER = 3;
/** An end that the list shows so much later than it could have is a sign of lagging. */
const LATE_MS = 3_000;
class JobList {
    vault;
    context;
    trust = new JobListHealth();
    /** Requests that the last reading took. */
    pages = 1;
    patienceMs = MIN_TIMEOUT_MS;
    constructor(vault, context) {
        this.vault = vault;
        this.context = context;
    }
    /** Why it could not be read; undefined if it could. */
    async read({ jobs, unseen, shows }) {
        const { clock, stop } = this.context;
        const ends = { late: 0, timely: 0 };
        let newestSeen = Number.NEGATIVE_INFINITY;
        let pages = 0;
        let failures = 0;
        let next;
        for (;;) {
            const from = next;
            const { page, sentAt } = await this.page(from);
            if (page === undefined || stop.signal.aborted)
                return (0,send_with_retries/* stopped */.ce)('the run was stopped');
            if (!page.ok) {
                const failure = this.failureOf(page.failure);
                // A stray fault on one page must not make all before it worthless.
                if ((0,retry_policy/* isStray */.oA)(failure) && ++failures <= retry_policy/* MAX_STRAYS */.Ql)
                    continue;
                this.trust.failed(failure, clock.now());
                return failure;
            }
            pages++;
            failures = 0;
            this.patienceMs = bounded(TIMES_LAST_ANSWER * (clock.now() - sentAt));
            for (const view of page.value.items) {
                const job = jobs.get(view.name.toLowerCase());
                if (job === undefined)
                    continue;
                newestSeen = Math.max(newestSeen, job.startedAt);
                unseen.delete(job);
                if ((0,job_state/* interpretJobState */.g)(view).kind !== 'running')
                    ends[this.isLate(job, view) ? 'late' : 'timely']++;
                shows(job, view, sentAt);
            }
            next = page.value.next === from ? undefined : page.value.next;
            if (next === undefined || unseen.size === 0)
                break;
        }
        this.pages = pages;
        // The list is newest first: one that shows an older job of ours and not a newer one is behind the jobs.
        const missesNewest = [...unseen].some((job) => job.startedAt > newestSeen);
        this.trust.showed({ missesNewest, ...ends }, clock.now());
        return undefined;
    }
    async page(from) {
        const { clock, stop, service, reads } = this.context;
        let sentAt = clock.now();
        const page = await reads.run(() => {
            sentAt = clock.now();
            return (0,with_timeout/* withTimeout */.w)(this.patienceMs, clock, stop, (signal) => service.listJobs(this.vault, from, signal));
        }, stop.signal);
        return { page, sentAt };
    }
    /** Where nothing but our patience gave the request up, there was no answer. */
    failureOf(failure) {
        if (failure.kind !== 'stopped')
            return failure;
        const waited = Math.round(this.patienceMs / 1_000);
        this.patienceMs = bounded(2 * this.patienceMs);
        return { kind: 'hung', problem: { code: 'NoAnswer', message: `The service did not answer within ${waited} s.` } };
    }
    /** By the length that the service gives, an earlier look could have shown the end. */
    isLate(job, view) {
        return view.lengthMs !== undefined && job.startedAt + view.lengthMs + LATE_MS < job.lastLook;
    }
}
const bounded = (ms) => Math.min(MAX_TIMEOUT_MS, Math.max(MIN_TIMEOUT_MS, ms));

;// CONCATENATED MODULE: ./src/core/changes/job-follower.ts
/** Follows the started jobs of one vault to their end, with as few requests as the promise of timeliness allows. */




/** From this many jobs under way, the list of the vault's jobs is cheaper than a request for each. */
const LIST_FROM = 2;
/** Looks at an ended job for its details before its end is reported without them. */
const MAX_LOOKS_FOR_DETAILS = 4;
class Follower {
    vault;
    context;
    followed = new Set();
    bell = new requests_lane/* Bell */.Ir();
    /** Names of the jobs that are followed. */
    names = new Set();
    list;
    listIsAsked = false;
    looking = false;
    constructor(vault, context) {
        this.vault = vault;
        this.context = context;
        this.list = new JobList(vault, context);
    }
    isFollowing(jobName) {
        return this.names.has(jobName);
    }
    /** The outcome of a started change; undefined if the run was stopped before its end was seen. */
    follow(subject, operation) {
        const { clock, stop, work } = this.context;
        if (stop.signal.aborted)
            return Promise.resolve(undefined);
        const now = clock.now();
        const sources = [];
        if (operation.jobName !== undefined)
            sources.push('job');
        if (operation.statusLink !== undefined)
            sources.push('operation');
        // What read as wanted before the change proves nothing by reading so after it.
        if (sources.length === 0 || !work.isDone(subject))
            sources.push('subject');
        return new Promise((end) => {
            if (operation.jobName !== undefined)
                this.names.add(operation.jobName);
            this.followed.add({
                subject,
                operation,
                startedAt: now,
                sources,
                source: 0,
                lastLook: now,
                nextLook: now + (0,job_state/* pollInterval */.d)(0),
                isAsked: false,
                looksForDetails: 0,
                known: undefined,
                end,
            });
            this.bell.ring();
            if (!this.looking)
                void this.look();
        });
    }
    /** No look waits for another, so that one that is never answered delays the news of one job only. */
    async look() {
        const { clock, stop, pressure } = this.context;
        this.looking = true;
        while (this.followed.size > 0 && !stop.signal.aborted) {
            const waiting = this.waiting();
            let due = Number.POSITIVE_INFINITY;
            for (const job of waiting)
                due = Math.min(due, job.nextLook);
            const wait = due - clock.now();
            if (wait > 0)
                await this.bell.wait(clock, wait, stop.signal);
            else
                this.lookAtDue(waiting);
        }
        this.looking = false;
        pressure.setCost(this, 0);
        for (const job of this.followed)
            job.end(job.known);
        this.followed.clear();
        this.names.clear();
    }
    /** The jobs that nothing asks for at the moment: neither a look of their own nor the list. */
    waiting() {
        const inList = this.listIsAsked && this.list.trust.isReliable;
        return [...this.followed].filter((job) => !job.isAsked && !(inList && this.isListed(job)));
    }
    isListed(job) {
        return job.known === undefined && this.sourceOf(job) === 'job';
    }
    lookAtDue(waiting) {
        const { clock, pressure } = this.context;
        const now = clock.now();
        const listed = new Map();
        for (const job of this.followed)
            if (this.isListed(job))
                listed.set(job.operation.jobName ?? '', job);
        const useList = listed.size >= LIST_FROM && this.list.trust.isWorthAsking(now);
        const alone = this.followed.size - (useList && this.list.trust.isReliable ? listed.size : 0);
        pressure.setCost(this, alone + (useList ? this.list.pages : 0));
        const due = waiting.filter((job) => job.nextLook <= now);
        const inList = useList && !this.listIsAsked ? due.filter((job) => this.isListed(job)) : [];
        const byThemselves = inList.length > 0 && this.list.trust.isReliable ? due.filter((job) => !this.isListed(job)) : due;
        if (inList.length > 0)
            void this.lookAtList(listed, inList);
        for (const job of byThemselves)
            void this.lookAt(job);
    }
    /** Reads the list until it has shown all that is due of `jobs`; what it does not show is asked for by itself. */
    async lookAtList(jobs, due) {
        const { clock } = this.context;
        this.listIsAsked = true;
        const unseen = new Set(due);
        const wasRelied = this.list.trust.isReliable;
        const shows = (job, view, sentAt) => {
            if (!this.followed.has(job))
                return;
            // Of a list that is behind, only an end is news.
            if (this.list.trust.isReliable || (0,job_state/* interpretJobState */.g)(view).kind === 'ended')
                this.take(job, view, 'list', sentAt);
        };
        const failure = await this.list.read({ jobs, unseen, shows });
        this.listIsAsked = false;
        if (failure !== undefined)
            this.fault('list of jobs', failure);
        // What was too much to be asked for one by one need not wait any longer.
        if (this.list.trust.isReliable && !wasRelied)
            for (const job of jobs.values())
                job.nextLook = clock.now();
        for (const job of unseen) {
            if (!this.followed.has(job) || job.isAsked)
                continue;
            // While the list may yet be had, what is due waits for it.
            if (failure === undefined || !this.list.trust.isReliable)
                void this.lookAt(job);
            else
                job.nextLook = clock.now() + Math.max(this.interval(job), failure.retryAfterMs ?? 0);
        }
        this.bell.ring();
    }
    async lookAt(job) {
        const { clock, stop, reads } = this.context;
        const source = job.known === undefined ? this.sourceOf(job) : 'job';
        job.isAsked = true;
        let sentAt = clock.now();
        const view = await reads.run(() => {
            sentAt = clock.now();
            return this.read(job, source);
        }, stop.signal);
        job.isAsked = false;
        if (view === undefined || stop.signal.aborted || !this.followed.has(job))
            return;
        if (view.ok)
            this.take(job, view.value, source, sentAt);
        else
            this.missed(job, view.failure);
        this.bell.ring();
    }
    missed(job, failure) {
        const { clock } = this.context;
        this.fault(`job ${job.operation.jobName ?? 'without a name'} of ${job.subject.name}`, failure);
        if (failure.status === 403 || failure.status === 404 || failure.kind === 'refused')
            job.source++;
        if (job.known !== undefined)
            this.missDetails(job, job.known, failure.status === 403);
        job.nextLook = clock.now() + Math.max(this.interval(job), failure.retryAfterMs ?? 0);
    }
    take(job, view, from, sentAt) {
        const { clock } = this.context;
        const observation = (0,job_state/* interpretJobState */.g)(view);
        job.lastLook = sentAt;
        job.nextLook = clock.now() + this.interval(job);
        if (observation.kind === 'running') {
            if (job.known !== undefined)
                this.missDetails(job, job.known, false);
            return;
        }
        const { outcome } = observation;
        // Only the job itself tells how it failed or what it remarks; a list leaves that out, a status does not know it.
        const plainSuccess = from === 'list' && outcome.kind === 'succeeded' && outcome.note === undefined;
        if (from === 'job' || plainSuccess || job.operation.jobName === undefined) {
            this.finish(job, outcome);
            return;
        }
        job.known = outcome;
        job.nextLook = clock.now();
    }
    missDetails(job, known, forGood) {
        if (forGood || ++job.looksForDetails >= MAX_LOOKS_FOR_DETAILS)
            this.finish(job, known);
    }
    finish(job, outcome) {
        if (!this.followed.delete(job))
            return;
        this.names.delete(job.operation.jobName ?? '');
        job.end(outcome);
    }
    interval(job) {
        return Math.max((0,job_state/* pollInterval */.d)(this.context.clock.now() - job.startedAt), this.context.pressure.minIntervalMs());
    }
    sourceOf(job) {
        return job.sources[job.source % job.sources.length] ?? 'job';
    }
    async read(job, source) {
        const { service, stop, work } = this.context;
        if (source === 'operation')
            return service.readOperation(this.vault, job.operation, stop.signal);
        if (source === 'job')
            return service.readJob(this.vault, job.operation.jobName ?? '', stop.signal);
        const subject = await work.read(this.vault, job.subject, stop.signal);
        if (!subject.ok)
            return subject;
        const state = work.isDone(subject.value) ? 'Succeeded' : 'InProgress';
        return { ok: true, value: { name: '', state, stateDescription: '', problem: undefined } };
    }
    fault(what, failure) {
        if (failure.kind === 'stopped')
            return;
        const { problem } = failure;
        (0,send_with_retries/* pauseIfThrottled */.g4)(failure, this.context.reads);
        this.context.onFault(what, `${problem.code}: ${problem.message}`);
    }
}

;// CONCATENATED MODULE: ./src/core/changes/vault-run.ts


class VaultRun {
    vault;
    subscription;
    request;
    ports;
    places;
    rows = [];
    failure;
    warnings = [];
    selected = 0;
    running = 0;
    done = 0;
    constructor(vault, subscription, request, ports, places) {
        this.vault = vault;
        this.subscription = subscription;
        this.request = request;
        this.ports = ports;
        this.places = places;
    }
    async run() {
        const { work, dryRun } = this.request;
        const { watcher, stop } = this.ports;
        const { vault } = this;
        const context = this.listContext();
        const listed = await work.list(vault, context);
        if (!listed.ok) {
            const problem = listed.failure.kind === 'stopped' ? this.notRead() : listed.failure.problem;
            this.failure = { vault, problem };
            watcher.vaultFailed(this.failure);
            return;
        }
        const rows = listed.value.map((subject) => ({ vault, subject, decision: work.decide(subject) }));
        const selected = rows.filter((row) => row.decision.selected);
        this.selected = selected.length;
        watcher.vaultListed(vault, rows);
        const skipped = rows.filter((row) => !row.decision.selected);
        const refusal = selected.length === 0 ? undefined : await this.preflight(context);
        if (refusal !== undefined) {
            const outcome = { kind: 'failed-to-start', problem: refusal };
            this.rows = [...selected.map((row) => this.end({ ...row, outcome })), ...skipped];
            return;
        }
        if (dryRun) {
            this.rows = [...selected, ...skipped];
            return;
        }
        const changed = await this.change(selected, listed.value, context);
        const confirmed = stop.signal.aborted ? changed : await this.confirm(changed, context);
        this.rows = [...confirmed, ...skipped];
    }
    listContext() {
        const { clock, stop, random, service, watcher } = this.ports;
        const onRetry = (what, { problem }, afterMs) => watcher.fault(what, `${problem.code}: ${problem.message}; again in ${Math.round(afterMs / 1000)} s`);
        return { clock, stop, random, service, reads: this.subscription.reads, onRetry };
    }
    /** Why nothing of the vault is to be changed, if that is so. */
    async preflight(context) {
        const { work, dryRun } = this.request;
        const admission = await work.preflight?.(this.vault, context);
        for (const problem of admission?.warnings ?? [])
            this.warnings.push({ vault: this.vault, problem });
        const refusal = admission?.refusal;
        if (refusal === undefined || !dryRun)
            return refusal;
        const message = `Nothing of the vault would be changed: ${refusal.message}`;
        this.warnings.push({ vault: this.vault, problem: { ...refusal, message } });
        return undefined;
    }
    change(selected, subjects, context) {
        const { vault, places } = this;
        const { work } = this.request;
        const { watcher, stop } = this.ports;
        const { writes, pressure } = this.subscription;
        const onFault = (what, message) => watcher.fault(what, message);
        const follower = new Follower(vault, { ...context, work, pressure, onFault });
        const runningJobs = work.runningJobs(vault, subjects, (name) => follower.isFollowing(name), context);
        const changeOne = async (row) => {
            const closed = stop.signal.aborted ? undefined : places.closed();
            if (closed !== undefined)
                return { ...row, outcome: { kind: 'failed-to-start', problem: closed } };
            let started = false;
            const onStarted = (begun) => {
                if (!started)
                    this.running++;
                started = true;
                watcher.started(begun);
            };
            const result = await changeSubject(row, {
                ...context,
                vault,
                work,
                writes,
                follower,
                runningJobs,
                onStarted,
            });
            if (started)
                this.running--;
            return result;
        };
        return Promise.all(selected.map(async (row) => this.end(await places.run(() => changeOne(row), (result) => isFailure(result.outcome)))));
    }
    end(row) {
        this.done++;
        this.ports.watcher.ended(row);
        return row;
    }
    /** A job that succeeded does not prove that all is as wanted, so everything is listed once more. */
    async confirm(rows, context) {
        const { work } = this.request;
        if (!rows.some((row) => row.outcome?.kind === 'succeeded'))
            return rows;
        const listed = await work.list(this.vault, context);
        if (!listed.ok) {
            const { kind, problem } = listed.failure;
            const message = `The jobs have ended, but what they led to could not be read: ${problem.message}`;
            if (kind !== 'stopped')
                this.warnings.push({ vault: this.vault, problem: { ...problem, message } });
            return rows;
        }
        const now = new Map(listed.value.map((subject) => [subject.id.toLowerCase(), subject]));
        return rows.map((row) => {
            if (row.outcome?.kind !== 'succeeded')
                return row;
            const subject = now.get(row.subject.id.toLowerCase());
            const confirmation = subject === undefined
                ? { asWanted: false, reads: 'no longer there', healthErrors: [] }
                : { asWanted: work.isDone(subject), reads: work.reads(subject), healthErrors: work.healthErrors(subject) };
            return { ...row, confirmation };
        });
    }
    notRead() {
        return {
            code: 'NotRead',
            message: `${whyStopped(this.ports.stop)} The vault was not wholly read, and nothing of it was changed.`,
            nextStep: 'Run again.',
        };
    }
}
const isFailure = (outcome) => outcome?.kind === 'failed' || outcome?.kind === 'failed-to-start';

;// CONCATENATED MODULE: ./src/core/changes/engine.ts
/** The run over all vaults side by side, one pace for each subscription; ends with a row for every subject. */





const MINUTE_MS = 60_000;
/** How long the last jobs are taken to run yet; measured ones took up to 166 s. */
const LAST_JOBS_MS = 180_000;
async function changeVaults(request, ports) {
    const { clock, stop } = ports;
    const startedAt = clock.now();
    const groups = new Map();
    const places = new ParallelLimit(request.maxParallel, request.maxFailures);
    const runs = request.vaults.map((vault) => {
        const key = vault.subscriptionId.toLowerCase();
        const group = groups.get(key) ?? openGroup(vault.subscriptionId, request.maxWritesPerMinute, ports);
        groups.set(key, group);
        const run = new VaultRun(vault, group.subscription, request, ports, places);
        group.members.push(run);
        return run;
    });
    const over = new AbortController();
    const progress = reportProgress(runs, ports, over.signal);
    await Promise.all(runs.map((run) => run.run()));
    over.abort();
    await progress;
    return {
        startedAt,
        endedAt: clock.now(),
        stopped: stop.reason,
        vaultFailures: runs.flatMap((run) => run.failure ?? []),
        warnings: runs.flatMap((run) => run.warnings),
        rows: runs.flatMap((run) => run.rows),
    };
}
function openGroup(subscriptionId, writesPerMinute, { clock, watcher }) {
    const members = [];
    const lane = (kind, limits) => {
        const onLongWait = (ms, limit) => watcher.waits(`${kind} of the subscription ${subscriptionId}`, ms, limit);
        return new requests_lane/* Lane */.J$({ limits, concurrency: requests_limits/* REQUESTS_AT_ONCE */.PU, onLongWait }, clock);
    };
    const reads = lane('Reads', requests_limits/* READ_LIMITS */.Cl);
    const writes = lane('Changes', [{ requests: writesPerMinute, lengthMs: MINUTE_MS }]);
    const pressure = new ReadBudget(reads, () => {
        const waiting = sum(members, (run) => run.selected - run.done - run.running);
        return (waiting / writesPerMinute) * MINUTE_MS + LAST_JOBS_MS;
    });
    return { subscription: { reads, writes, pressure }, members };
}
const sum = (runs, count) => runs.reduce((total, run) => total + count(run), 0);
const FIRST_PROGRESS_MS = 10_000;
const MAX_PROGRESS_MS = 60_000;
/** At a growing interval, so that the log of a long run stays short. */
async function reportProgress(runs, ports, over) {
    for (let interval = FIRST_PROGRESS_MS; !over.aborted; interval = Math.min(MAX_PROGRESS_MS, interval * 1.2)) {
        await ports.clock.sleep(interval, over);
        if (over.aborted || ports.stop.signal.aborted)
            return;
        const done = sum(runs, (run) => run.done);
        const running = sum(runs, (run) => run.running);
        const selected = sum(runs, (run) => run.selected);
        if (selected > 0)
            ports.watcher.progress({ done, running, waiting: selected - done - running });
    }
}


/***/ }),

/***/ 1730:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ pollInterval),
/* harmony export */   g: () => (/* binding */ interpretJobState)
/* harmony export */ });
const SUCCEEDED_WITH_REMARK = new Set(['partiallysucceeded', 'completedwithinformation', 'skipped']);
const UNSUCCESSFUL = new Set(['failed', 'cancelled', 'canceled', 'suspended', 'other']);
const words = (job) => job.stateDescription !== '' && job.stateDescription.toLowerCase() !== job.state.toLowerCase()
    ? `${job.state} (${job.stateDescription})`
    : job.state;
function withoutDetails(job) {
    switch (job.state.toLowerCase()) {
        case 'suspended':
            return {
                code: 'Suspended',
                message: 'The job is suspended: it waits for a person to act on it.',
                nextStep: 'Open the job in the portal, resume or cancel it, then run again.',
            };
        case 'cancelled':
        case 'canceled':
            return {
                code: 'Cancelled',
                message: 'The job was cancelled in Azure.',
                nextStep: 'Find out who cancelled it (activity log of the vault), then run again.',
            };
        default:
            return {
                code: job.state,
                message: `The job ended in the state ${words(job)} without saying why.`,
                nextStep: 'Open the job in the portal and read its tasks.',
            };
    }
}
/** States compare without regard to case; a word that is not known is not an end. */
function interpretJobState(job) {
    const state = job.state.toLowerCase();
    const description = job.stateDescription.toLowerCase();
    if (SUCCEEDED_WITH_REMARK.has(state) || (state === 'succeeded' && SUCCEEDED_WITH_REMARK.has(description))) {
        const said = job.problem === undefined ? '' : `: ${job.problem.code} ${job.problem.message}`.trimEnd();
        const note = `${words(job)}${said}`;
        return { kind: 'ended', outcome: { kind: 'succeeded', note }, needsDetails: job.problem === undefined };
    }
    if (state === 'succeeded')
        return { kind: 'ended', outcome: { kind: 'succeeded' }, needsDetails: false };
    if (!UNSUCCESSFUL.has(state))
        return { kind: 'running' };
    const standIn = withoutDetails(job);
    const problem = job.problem === undefined ? standIn : { ...job.problem, nextStep: job.problem.nextStep ?? standIn.nextStep };
    return { kind: 'ended', outcome: { kind: 'failed', problem }, needsDetails: job.problem === undefined };
}
const MIN_POLL_INTERVAL_MS = 1_000;
const MAX_POLL_INTERVAL_MS = 15_000;
/** A thirtieth of the job's age, so that its end is seen within a small share of its own length. */
function pollInterval(ageMs) {
    return Math.min(MAX_POLL_INTERVAL_MS, Math.max(MIN_POLL_INTERVAL_MS, ageMs / 30));
}


/***/ }),

/***/ 16935:
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

/***/ 75275:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D: () => (/* binding */ makeSummary),
  T: () => (/* binding */ settingAsked)
});

// EXTERNAL MODULE: ./src/core/render/format.ts
var format = __webpack_require__(39649);
// EXTERNAL MODULE: ./src/core/changes/words.ts
var words = __webpack_require__(7948);
;// CONCATENATED MODULE: ./src/core/changes/job-chart.ts
/** A Mermaid chart of how long the jobs took: each job while there are few, their distribution when there are many. */


const MAX_BARS = 30;
const FEWEST_JOBS = 2;
function jobChart(rows) {
    const jobs = rows.flatMap((row) => {
        const took = (0,words/* durationOf */.cf)(row);
        return took === undefined || row.startedAt === undefined ? [] : [{ row, startedAt: row.startedAt, took }];
    });
    if (jobs.length < FEWEST_JOBS)
        return [];
    const first = Math.min(...jobs.map((job) => job.startedAt));
    const chart = jobs.length <= MAX_BARS ? gantt(jobs, first) : histogram(jobs.map((job) => job.took));
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

// EXTERNAL MODULE: ./src/core/render/markdown.ts
var markdown = __webpack_require__(37715);
// EXTERNAL MODULE: ./src/core/changes/report.ts
var report = __webpack_require__(16935);
// EXTERNAL MODULE: ./src/core/render/sections.ts
var sections = __webpack_require__(71578);
// EXTERNAL MODULE: ./src/core/values/arm-id.ts
var arm_id = __webpack_require__(45696);
;// CONCATENATED MODULE: ./src/core/changes/summary.ts
/** The summary that a person reads and keeps: verdict, counts, causes with next steps, and a row for each mapping. */









function makeSummary(report, options) {
    const top = [
        ...header(report, options),
        ...causes(report.causes),
        ...(options.drawsMermaid ? jobChart(report.rows) : []),
    ];
    const head = [
        `### ${(0,sections/* capitalised */.Iu)(report.words.many)}`,
        '',
        ...(0,markdown/* tableHead */.PP)([(0,sections/* capitalised */.Iu)(report.words.one), 'Vault', 'Reason', 'Outcome', 'Duration', 'Cause and next step']),
    ];
    const { rows } = report;
    if (rows.length === 0)
        return `${top.join('\n')}\n`;
    const left = sections/* MAX_BYTES */.zx - (0,markdown/* byteLength */.dp)([...top, ...head].join('\n')) - 200;
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
/** The wanted setting as the summary names it. */
function settingAsked(status, accountIds, options) {
    const accounts = accountIds.map((id) => (0,markdown/* link */.nf)((0,arm_id/* nameOf */.Vb)(id), (0,sections/* portalLink */.jg)(id, options)));
    const named = accounts.length <= 3 ? accounts.join(', ') : `${accounts.length} automation accounts`;
    return `Wanted: automatic update of the Mobility agent **${status}**${named === '' ? '' : ` with ${named}`}.`;
}
function header(report, options) {
    const { counts } = report;
    const { outcomes } = counts;
    return [
        `## ${SYMBOLS[report.conclusion]} ${(0,markdown/* escapeMarkdown */.FV)((0,words/* headline */.Pl)(report))}`,
        '',
        `${options.asked} ` +
            `${report.dryRun ? 'Dry run, nothing was changed. ' : ''}` +
            `${new Date(report.startedAt).toISOString().replace(/\.\d+Z$/, 'Z')}, ${(0,format/* duration */.p0)(report.endedAt - report.startedAt)}.` +
            (options.origin === undefined ? '' : ` Run by ${(0,markdown/* link */.nf)(options.origin.name, options.origin.url)}.`),
        '',
        ...(0,markdown/* tableHead */.PP)([
            (0,sections/* capitalised */.Iu)(report.words.many),
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
const vaultLink = (vault, options) => (0,markdown/* link */.nf)(vault.name, (0,sections/* portalLink */.jg)(vault.id, options));
function causes(all) {
    if (all.length === 0)
        return [];
    const lines = all.slice(0, sections/* MAX_CAUSES */.uv).map(({ level, problem, affected }) => {
        const names = affected
            .slice(0, sections/* MAX_NAMES */.oA)
            .map((name) => (0,markdown/* cell */.Hn)(name, 100))
            .join(', ');
        const more = affected.length > sections/* MAX_NAMES */.oA ? ` and ${affected.length - sections/* MAX_NAMES */.oA} more` : '';
        const next = problem.nextStep === undefined ? '' : `<br>**Next:** ${(0,sections/* nextStep */.sk)(problem.nextStep)}`;
        return `- ${level === 'error' ? '❌' : '⚠️'} ${(0,markdown/* cell */.Hn)((0,format/* problemText */.fI)(problem), 4_000)}<br>**Affects:** ${names}${more}${next}`;
    });
    if (all.length > sections/* MAX_CAUSES */.uv)
        lines.push(`- and ${all.length - sections/* MAX_CAUSES */.uv} more causes; the JSON report has all.`);
    return ['### Causes', '', ...lines, ''];
}
function rowText(row, options) {
    const { subject, vault, decision, jobId } = row;
    const took = (0,words/* durationOf */.cf)(row);
    const regions = subject.sourceFabric === '' ? '' : ` (${subject.sourceFabric} → ${subject.targetFabric})`;
    const outcomeCell = jobId === undefined ? (0,markdown/* cell */.Hn)((0,words/* outcomeText */.EL)(row)) : (0,markdown/* link */.nf)((0,words/* outcomeText */.EL)(row), (0,sections/* portalLink */.jg)(jobId, options));
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
    return [...remarks, (0,markdown/* cell */.Hn)(`${code}: ${message}`, 400), ...(next === undefined ? [] : [(0,sections/* nextStep */.sk)(next)])].join('<br>');
}


/***/ }),

/***/ 7948:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EL: () => (/* binding */ outcomeText),
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   cf: () => (/* binding */ durationOf)
/* harmony export */ });
/* harmony import */ var _render_format__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39649);

const durationOf = (row) => row.startedAt === undefined || row.endedAt === undefined ? undefined : row.endedAt - row.startedAt;
function outcomeText(row) {
    if (!row.decision.selected)
        return 'skipped';
    if (row.outcome === undefined)
        return 'would change';
    return row.outcome.kind === 'succeeded' && row.outcome.note !== undefined
        ? 'succeeded with a remark'
        : row.outcome.kind;
}
/** The run in one sentence. */
function headline(report) {
    const { counts, conclusion, vaultFailures, words } = report;
    const { outcomes } = counts;
    const unread = vaultFailures.length === 0 ? '' : `; ${(0,_render_format__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(vaultFailures.length, 'vault')} could not be read`;
    const other = report.otherErrors === 0 ? '' : `; ${(0,_render_format__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(report.otherErrors, 'other error')}`;
    const wrong = `${unread}${other}`;
    const bad = [
        [outcomes.failed, 'failed'],
        [outcomes['failed-to-start'], 'failed to start'],
        [outcomes['timed-out'], 'not ended in time'],
        [outcomes.abandoned, 'left when the run was cancelled'],
    ];
    const parts = bad.filter(([count]) => count > 0).map(([count, text]) => `${(0,_render_format__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(count)} ${text}`);
    const of = `${(0,_render_format__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(outcomes.succeeded, words.deed)} of ${(0,_render_format__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(counts.selected)} succeeded`;
    const total = (0,_render_format__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(counts.total, words.one);
    switch (conclusion) {
        case 'unchanged':
            return counts.total === 0
                ? `Nothing to do: the vaults hold no ${words.many}`
                : `Nothing to do: of ${total} none has to ${words.toBe}`;
        case 'planned':
            return `Dry run: ${(0,_render_format__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(counts.selected)} of ${total} would ${words.toBe}`;
        case 'drifted':
            return `Drift: ${(0,_render_format__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(counts.selected)} of ${total} are not as wanted`;
        case 'succeeded':
            return `${(0,_render_format__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(outcomes.succeeded, words.one)} ${words.done}`;
        case 'cancelled':
            return `Cancelled: ${[of, ...parts].join(', ')}${unread}`;
        case 'timed-out':
            return `Timed out: ${[of, ...parts].join(', ')}${unread}`;
        case 'failed':
            if (counts.selected === 0)
                return wrong === '' ? 'Failed' : `Failed${wrong.replace(';', ':')}`;
            if (report.dryRun)
                return `Failed: ${(0,_render_format__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(counts.selected)} of ${total} would ${words.toBe}${wrong}`;
            return `Failed: ${[of, ...parts].join(', ')}${wrong}`;
    }
}


/***/ }),

/***/ 55762:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WH: () => (/* binding */ causeJson),
/* harmony export */   z3: () => (/* binding */ error)
/* harmony export */ });
/* unused harmony export MAX_AFFECTED */
/** Who is affected is told by the rows; here are as many as a reader needs to find them. */
const MAX_AFFECTED = 20;
const causeJson = ({ level, problem, affected }) => ({
    level,
    error: error(problem),
    count: affected.length,
    affected: affected.slice(0, MAX_AFFECTED),
});
const error = (problem) => problem && {
    code: problem.code,
    message: problem.message,
    possibleCauses: problem.possibleCauses,
    recommendedAction: problem.recommendedAction,
    correlationId: problem.correlationId,
    nextStep: problem.nextStep,
};


/***/ }),

/***/ 96470:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ withTimeout)
/* harmony export */ });
async function withTimeout(ms, clock, stop, send) {
    const given = new AbortController();
    const answered = new AbortController();
    const relay = () => answered.abort();
    stop.signal.addEventListener('abort', relay, { once: true });
    if (stop.signal.aborted)
        relay();
    void clock.sleep(ms, answered.signal).then(() => given.abort());
    try {
        return await send(given.signal);
    }
    finally {
        answered.abort('answered');
        stop.signal.removeEventListener('abort', relay);
    }
}


/***/ }),

/***/ 82588:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ createJournal)
/* harmony export */ });
/* harmony import */ var _core_render_format__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39649);
/* harmony import */ var _core_changes_words__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7948);
/* harmony import */ var _core_render_text__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32625);




/** Above this many selected mappings the ordinary ones are counted, not named. */
const MAX_NAMED = 200;
const MAX_FAULTS = 200;
const LINE_LENGTH = 1_000;
function createJournal(host, words, timeLeftMs) {
    let selected = 0;
    let faults = 0;
    const print = (line) => host.print((0,_core_render_text__WEBPACK_IMPORTED_MODULE_0__/* .bounded */ .Mm)(line, LINE_LENGTH));
    const named = () => selected <= MAX_NAMED;
    return {
        vaultListed(vault, rows) {
            const changing = rows.filter((row) => row.decision.selected).length;
            selected += changing;
            const title = `Vault ${vault.name}: ${(0,_core_render_format__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(rows.length, words.one)}, ${changing} to ${words.deed}`;
            const lines = rows
                .slice(0, MAX_NAMED)
                .map((row) => (0,_core_render_text__WEBPACK_IMPORTED_MODULE_0__/* .bounded */ .Mm)(`${row.decision.selected ? words.deed : 'skip  '} ${row.subject.name}: ${row.decision.reason}`, LINE_LENGTH));
            if (rows.length > MAX_NAMED)
                lines.push(`… and ${(0,_core_render_format__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(rows.length - MAX_NAMED, words.one)} more; the report names all`);
            host.group(title, lines);
            if (changing > 0 && !named())
                print(`So many ${words.deed}s that only those which do not simply succeed are named below.`);
        },
        vaultFailed({ vault, problem }) {
            print(`Vault ${vault.name} could not be read: ${(0,_core_render_format__WEBPACK_IMPORTED_MODULE_1__/* .problemText */ .fI)(problem)}`);
        },
        started(row) {
            if (named())
                print(`${row.subject.name}: ${row.takenUp ? `running ${words.deed} taken up` : `${words.deed} started`}${row.jobId === undefined ? '' : `, job ${row.jobId.slice(row.jobId.lastIndexOf('/') + 1)}`}`);
        },
        ended(row) {
            const { outcome } = row;
            if (outcome === undefined || (outcome.kind === 'succeeded' && outcome.note === undefined && !named()))
                return;
            const took = (0,_core_changes_words__WEBPACK_IMPORTED_MODULE_2__/* .durationOf */ .cf)(row);
            const after = took === undefined ? '' : ` after ${(0,_core_render_format__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(took)}`;
            const detail = outcome.kind === 'succeeded' ? (outcome.note ?? '') : (0,_core_render_format__WEBPACK_IMPORTED_MODULE_1__/* .problemText */ .fI)(outcome.problem);
            print(`${row.subject.name}: ${(0,_core_changes_words__WEBPACK_IMPORTED_MODULE_2__/* .outcomeText */ .EL)(row)}${after}${detail === '' ? '' : `: ${detail}`}`);
        },
        fault(what, message) {
            faults++;
            if (faults <= MAX_FAULTS)
                print(`${what}: ${message}`);
            else
                host.debug(`${what}: ${message}`);
            if (faults === MAX_FAULTS)
                print('More faults like these are written to the debug log only.');
        },
        waits(what, ms, limit) {
            const why = limit === undefined
                ? 'the service asked for it'
                : `the limit of ${(0,_core_render_format__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(limit.requests, 'request')} in ${(0,_core_render_format__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(limit.lengthMs)} is used up`;
            print(`${what} wait ${(0,_core_render_format__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(ms)}: ${why}.`);
        },
        progress({ done, running, waiting }) {
            const total = done + running + waiting;
            const text = `${done} of ${total} done, ${running} running, ${waiting} waiting; ${(0,_core_render_format__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(timeLeftMs())} left`;
            host.progress(total === 0 ? 0 : Math.floor((100 * done) / total), text);
        },
    };
}


/***/ })

};
;