"use strict";
exports.id = 288;
exports.ids = [288];
exports.modules = {

/***/ 30694:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ pageFiles),
/* harmony export */   p: () => (/* binding */ auditFiles)
/* harmony export */ });
/* harmony import */ var _core_audit_junit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81775);
/* harmony import */ var _core_audit_sarif__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10834);
/* harmony import */ var _core_audit_tables__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(14678);
/* harmony import */ var _version__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(311);
/** What is written beside the JSON report of an audit, as far as it was asked for. */




async function auditFiles(report, formats, options) {
    const page = (0,_core_audit_tables__WEBPACK_IMPORTED_MODULE_2__/* .auditPage */ .n)(report, { ...options, version: _version__WEBPACK_IMPORTED_MODULE_3__/* .VERSION */ .xv });
    const files = await pageFiles(page, ['mappings', 'agents'], formats);
    if (formats.includes('junit'))
        files.push({ suffix: 'junit.xml', pieces: (0,_core_audit_junit__WEBPACK_IMPORTED_MODULE_0__/* .makeJUnit */ .b)(report, options) });
    if (formats.includes('sarif'))
        files.push({ suffix: 'sarif', pieces: (0,_core_audit_sarif__WEBPACK_IMPORTED_MODULE_1__/* .makeSarif */ .Y$)(report, { ...options, version: _version__WEBPACK_IMPORTED_MODULE_3__/* .VERSION */ .xv, home: _version__WEBPACK_IMPORTED_MODULE_3__/* .HOME */ .yZ }) });
    return files;
}
/** @param inventories ids of the tables that are also written as CSV */
async function pageFiles(page, inventories, formats) {
    const files = [];
    if (formats.includes('csv')) {
        const { csv } = await __webpack_require__.e(/* import() */ 530).then(__webpack_require__.bind(__webpack_require__, 25530));
        for (const table of page.tables)
            if (inventories.includes(table.id))
                files.push({ suffix: `${table.id}.csv`, pieces: csv(table) });
    }
    if (formats.includes('html')) {
        const { html } = await __webpack_require__.e(/* import() */ 620).then(__webpack_require__.bind(__webpack_require__, 86620));
        const { pageParts } = await __webpack_require__.e(/* import() */ 553).then(__webpack_require__.bind(__webpack_require__, 55553));
        files.push({ suffix: 'html', pieces: html(page, await pageParts()) });
    }
    return files;
}


/***/ }),

/***/ 82288:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  audit: () => (/* binding */ audit),
  auditOutputs: () => (/* binding */ auditOutputs),
  causesOf: () => (/* binding */ causesOf)
});

// EXTERNAL MODULE: ./src/core/audit/catalogue.ts + 4 modules
var catalogue = __webpack_require__(71137);
// EXTERNAL MODULE: ./src/core/audit/document.ts
var audit_document = __webpack_require__(21334);
// EXTERNAL MODULE: ./src/core/requests/lists.ts
var lists = __webpack_require__(57591);
// EXTERNAL MODULE: ./src/core/requests/limits.ts
var limits = __webpack_require__(2900);
// EXTERNAL MODULE: ./src/core/values/id-map.ts
var id_map = __webpack_require__(87234);
// EXTERNAL MODULE: ./src/core/values/account-for.ts
var account_for = __webpack_require__(88619);
// EXTERNAL MODULE: ./src/core/requests/send-with-retries.ts
var send_with_retries = __webpack_require__(47068);
// EXTERNAL MODULE: ./src/core/requests/lane.ts
var lane = __webpack_require__(62222);
// EXTERNAL MODULE: ./src/core/audit/rule.ts
var rule = __webpack_require__(36085);
;// CONCATENATED MODULE: ./src/core/audit/read-lanes.ts



function openSources({ clock, stop, random, service, watcher }) {
    const onRetry = (what, { problem }, afterMs) => watcher.fault(what, `${problem.code}: ${problem.message}; again in ${Math.round(afterMs / 1000)} s`);
    const contextFor = (reads) => ({ clock, stop, random, onRetry, service, reads });
    const all = new lane/* Lane */.J$({ limits: [], concurrency: limits/* REQUESTS_AT_ONCE */.PU }, clock);
    const arm = oncePerSubscription(() => new lane/* Lane */.J$({ limits: limits/* ARM_LIMITS */.mB, concurrency: limits/* REQUESTS_AT_ONCE */.PU, through: all }, clock));
    // What is sent to Site Recovery passes Azure Resource Manager as well, and counts there.
    const siteRecovery = oncePerSubscription((id) => new lane/* Lane */.J$({ limits: limits/* READ_LIMITS */.Cl, concurrency: limits/* REQUESTS_AT_ONCE */.PU, through: arm(id) }, clock));
    return {
        service,
        siteRecovery: (id) => contextFor(siteRecovery(id)),
        arm: (id) => contextFor(arm(id)),
        known: (result, right, scope) => result.ok ? { known: true, value: result.value } : unknown(problemOf(result.failure, right, scope, stop)),
    };
}
const unknown = (problem) => ({ known: false, problem });
function oncePerSubscription(open) {
    const lanes = new Map();
    return (subscriptionId) => {
        const key = subscriptionId.toLowerCase();
        const lane = lanes.get(key) ?? open(key);
        lanes.set(key, lane);
        return lane;
    };
}
function problemOf({ kind, status, problem }, right, scope, stop) {
    if (status === 403)
        return { ...problem, nextStep: (0,rule/* grantReading */.Vp)(right, scope) };
    if (kind !== 'stopped')
        return problem;
    const cancelled = stop.reason === 'cancelled';
    return {
        code: cancelled ? 'Cancelled' : 'TimedOut',
        message: `This was not read: ${cancelled ? 'the run was cancelled' : 'the deadline of the run has passed'}.`,
        nextStep: cancelled ? 'Run again when wanted.' : 'Run again, with a larger timeout or fewer vaults.',
    };
}

// EXTERNAL MODULE: ./src/core/audit/runbook-jobs.ts
var runbook_jobs = __webpack_require__(304);
// EXTERNAL MODULE: ./src/core/values/arm-id.ts
var arm_id = __webpack_require__(45696);
// EXTERNAL MODULE: ./src/core/values/time.ts
var time = __webpack_require__(36073);
;// CONCATENATED MODULE: ./src/core/audit/gather-accounts.ts
/** Reads what the nightly update needs: automation accounts, their schedules, jobs and minutes, and the roles they hold. */








const AUTOMATION = 'Microsoft.Automation/automationAccounts';
const ROLES_RIGHT = 'Microsoft.Authorization/roleAssignments/read';
const LOOK_BACK_MS = 7 * time/* DAY */.d_;
/** Each account once, the wanted ones first. */
function namedAccounts(vaults, wantedAccountIds) {
    const accounts = new id_map/* IdMap */.Eo();
    const account = (id) => {
        const named = accounts.get(id) ?? { id, schedules: new id_map/* IdMap */.Eo(), vaults: new id_map/* IdMap */.Eo() };
        accounts.set(id, named);
        return named;
    };
    for (const id of wantedAccountIds)
        account(id);
    for (const { vault, mappings } of vaults) {
        const wanted = (0,account_for/* accountFor */.N)(wantedAccountIds, vault.id);
        for (const { autoUpdate } of mappings.known ? mappings.value : []) {
            if (autoUpdate === undefined)
                continue;
            if (wanted !== undefined)
                account(wanted).vaults.set(vault.id, vault);
            if (autoUpdate.automationAccountId === undefined)
                continue;
            const named = account(autoUpdate.automationAccountId);
            named.vaults.set(vault.id, vault);
            const { scheduleName } = autoUpdate;
            if (scheduleName !== undefined)
                named.schedules.set(scheduleName, scheduleName);
        }
    }
    return [...accounts.values()];
}
/** @param now milliseconds since the epoch */
async function readAccountFacts(named, now, sources) {
    const { service } = sources;
    const { id } = named;
    const context = sources.arm((0,arm_id/* subscriptionOf */.XD)(id));
    const what = (0,arm_id/* nameOf */.Vb)(id);
    const read = await (0,send_with_retries/* sendWithRetries */.HI)(`account ${what}`, context.reads, (signal) => service.readAccount(id, signal), context);
    if (isMissing(read))
        return factsOfMissing(named, read.failure.problem);
    const account = sources.known(read, `${AUTOMATION}/read`, id);
    const [schedules, jobs, minutes, roles] = await Promise.all([
        eachOf(named.schedules, (name) => readSchedule(id, name, sources)),
        readJobs(id, now - LOOK_BACK_MS, sources),
        (0,send_with_retries/* sendWithRetries */.HI)(`usage of ${what}`, context.reads, (signal) => service.readMinutesUsed(id, signal), context),
        eachOf(named.vaults, (vault) => readRoles(account, vault, sources)),
    ]);
    return {
        id,
        account,
        schedules,
        runbookJobs: sources.known(jobs, `${AUTOMATION}/jobs/read`, id),
        minutesUsed: sources.known(minutes, `${AUTOMATION}/usages/read`, id),
        roles,
    };
}
/** Nothing more is asked about an account that does not exist. */
function factsOfMissing({ id, schedules, vaults }, problem) {
    const missing = { known: true, value: 'missing' };
    return {
        id,
        account: missing,
        schedules: new id_map/* IdMap */.Eo([...schedules.keys()].map((name) => [name, missing])),
        runbookJobs: unknown(problem),
        minutesUsed: unknown(problem),
        roles: new id_map/* IdMap */.Eo([...vaults.keys()].map((vault) => [vault, unknown(problem)])),
    };
}
async function readSchedule(accountId, name, sources) {
    const context = sources.arm((0,arm_id/* subscriptionOf */.XD)(accountId));
    const read = await (0,send_with_retries/* sendWithRetries */.HI)(`schedule ${name}`, context.reads, (signal) => sources.service.readSchedule(accountId, name, signal), context);
    return isMissing(read)
        ? { known: true, value: 'missing' }
        : sources.known(read, `${AUTOMATION}/schedules/read`, accountId);
}
/** Newest first; the newest that ended badly with its exception, which a list does not tell. */
async function readJobs(id, since, sources) {
    const { service } = sources;
    const context = sources.arm((0,arm_id/* subscriptionOf */.XD)(id));
    const listed = await (0,lists/* allPages */.S4)(`list of jobs of ${(0,arm_id/* nameOf */.Vb)(id)}`, (next, signal) => service.listRunbookJobs(id, since, next, signal), context);
    if (!listed.ok)
        return listed;
    const jobs = [...listed.value].sort(byStart);
    const failed = jobs.findIndex(runbook_jobs/* endedBadly */.P);
    const name = jobs[failed]?.name;
    if (name === undefined)
        return { ok: true, value: jobs };
    const read = await (0,send_with_retries/* sendWithRetries */.HI)(`job ${name}`, context.reads, (signal) => service.readRunbookJob(id, name, signal), context);
    if (read.ok)
        jobs[failed] = read.value;
    return { ok: true, value: jobs };
}
/** An identity that is off has no roles; one that is not known cannot be asked for. */
async function readRoles(account, vault, sources) {
    if (!account.known)
        return account;
    const { principalId } = account.value;
    if (principalId === undefined)
        return { known: true, value: [] };
    const roles = await (0,lists/* allPages */.S4)(`list of role assignments of ${vault.name}`, (next, signal) => sources.service.listRoles(vault.id, principalId, next, signal), sources.arm(vault.subscriptionId));
    return sources.known(roles, ROLES_RIGHT, vault.id);
}
const isMissing = (result) => !result.ok && result.failure.status === 404;
/** A job that has not begun is the newest. */
const byStart = (a, b) => (b.startedAt ?? Number.MAX_VALUE) - (a.startedAt ?? Number.MAX_VALUE);
/** All side by side, under their keys. */
async function eachOf(things, read) {
    return new id_map/* IdMap */.Eo(await Promise.all([...things].map(async ([key, thing]) => [key, await read(thing)])));
}

// EXTERNAL MODULE: ./src/core/requests/items.ts
var requests_items = __webpack_require__(12382);
;// CONCATENATED MODULE: ./src/core/audit/gather.ts
/** Reads all that an audit is about: each source once, and what cannot be read lowers nothing but itself. */






/** Never fails: what could not be read says why. */
async function gather(request, ports) {
    const { clock, stop, watcher } = ports;
    const sources = openSources(ports);
    const startedAt = clock.now();
    const vaults = await sideBySide(request.vaults, async (vault) => {
        const facts = await readVault(vault, sources);
        watcher.vaultRead(facts);
        return facts;
    });
    const accounts = await sideBySide(namedAccounts(vaults, request.wantedAccountIds ?? []), async (named) => {
        const facts = await readAccountFacts(named, startedAt, sources);
        watcher.accountRead(facts);
        return facts;
    });
    return {
        startedAt,
        endedAt: clock.now(),
        stopped: stop.reason,
        vaults,
        accounts: new id_map/* IdMap */.Eo(accounts.map((account) => [account.id, account])),
    };
}
async function readVault(vault, sources) {
    const { service } = sources;
    const context = sources.siteRecovery(vault.subscriptionId);
    let found;
    const containers = () => (found ??= (0,lists/* listContainers */.ts)(vault, context));
    const [mappings, items] = await Promise.all([
        (0,lists/* listMappings */.Kf)(vault, context, containers),
        (0,requests_items/* listItems */.D)(vault, service, context, containers),
    ]);
    const right = (list) => `Microsoft.RecoveryServices/vaults/${list}/read`;
    return {
        vault,
        mappings: sources.known(mappings, right('replicationProtectionContainerMappings'), vault.id),
        items: sources.known(items, right('replicationProtectedItems'), vault.id),
    };
}
/** In the order of `things`; no more at once than there can be requests. */
async function sideBySide(things, work) {
    const results = [];
    const queue = things.entries();
    const worker = async () => {
        for (const [index, thing] of queue)
            results[index] = await work(thing);
    };
    await Promise.all(Array.from({ length: limits/* REQUESTS_AT_ONCE */.PU }, worker));
    return results;
}

// EXTERNAL MODULE: ./src/core/audit/steps.ts
var steps = __webpack_require__(90896);
// EXTERNAL MODULE: ./src/core/audit/report.ts
var audit_report = __webpack_require__(633);
// EXTERNAL MODULE: ./src/core/audit/summary.ts
var summary = __webpack_require__(53895);
// EXTERNAL MODULE: ./src/core/audit/headline.ts
var headline = __webpack_require__(86791);
// EXTERNAL MODULE: ./src/core/render/format.ts
var format = __webpack_require__(39649);
// EXTERNAL MODULE: ./src/runtime/clock.ts
var clock = __webpack_require__(19842);
// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
// EXTERNAL MODULE: ./src/actions/audit-files.ts
var audit_files = __webpack_require__(30694);
// EXTERNAL MODULE: ./src/actions/issues.ts
var issues = __webpack_require__(4511);
;// CONCATENATED MODULE: ./src/actions/audit.ts
/** `Audit`: judges whether every agent is kept up to date, and changes nothing. */













async function audit(task, vaults, context) {
    const { host, settings, stop, connection, runId, tenantId } = context;
    const { automationAccountIds, failOn, expiryDays } = task;
    const { portal } = settings.cloud;
    const facts = await gather({ vaults, wantedAccountIds: automationAccountIds }, {
        clock: clock/* systemClock */.m,
        stop,
        service: await connection.service(),
        random: Math.random,
        watcher: auditJournal(host),
    });
    const report = (0,audit_report/* makeAuditReport */.q6)(facts, {
        wantedAccountIds: automationAccountIds,
        expiryDays,
        failOn,
        now: facts.startedAt,
    });
    host.print((0,headline/* agentsText */.mc)(report));
    const origin = await host.origin();
    const links = { portal, tenantId, docsUrl: version/* FINDINGS_URL */.ty };
    await (0,issues/* tellInIssues */.x)(report, task, { ...links, origin }, context);
    const inputs = {
        vaultIds: vaults.map((vault) => vault.id),
        action: task.action,
        automationAccountIds,
        failOn,
        expiryDays,
        timeoutMinutes: settings.timeoutMs / 60_000,
        environment: settings.cloud.name,
    };
    return {
        failed: report.failed,
        headline: (0,headline/* auditHeadline */.Qv)(report),
        causes: causesOf(report),
        document: (0,audit_document/* makeAuditDocument */.F)(report, { ...links, version: version/* VERSION */.xv, runId, origin, inputs }),
        summary: () => (0,summary/* makeAuditSummary */.C)(report, { ...links, drawsMermaid: host.drawsMermaid, origin }),
        outputs: auditOutputs(report),
        files: await (0,audit_files/* auditFiles */.p)(report, task.formats, { ...links, runId, origin }),
    };
}
function auditJournal(host) {
    return {
        vaultRead({ vault, mappings, items }) {
            const count = (known, length, one) => known ? (0,format/* plural */.LS)(length, one) : `${one}s not known`;
            const parts = [
                count(mappings.known, mappings.known ? mappings.value.length : 0, 'mapping'),
                count(items.known, items.known ? items.value.length : 0, 'replicated item'),
            ];
            host.print(`Vault ${vault.name}: ${parts.join(', ')}`);
        },
        accountRead({ id, account }) {
            const state = account.known ? (account.value === 'missing' ? 'missing' : 'read') : 'not known';
            host.print(`Automation account ${(0,arm_id/* nameOf */.Vb)(id)}: ${state}`);
        },
        fault: (what, message) => host.print(`${what}: ${message}`),
    };
}
/** One for each kind of finding, so that a thousand outdated agents are one annotation. */
function causesOf({ findings, failOn }) {
    const byId = new Map();
    for (const finding of findings) {
        const same = byId.get(finding.id);
        if (same === undefined)
            byId.set(finding.id, [finding]);
        else
            same.push(finding);
    }
    return [...byId.values()].flatMap((same) => {
        const [first] = same;
        if (first === undefined || first.severity === 'note')
            return [];
        const fails = failOn === 'warning' || (failOn === 'error' && first.severity === 'error');
        const title = catalogue/* catalogue */.sW.get(first.id)?.title ?? first.message;
        const problem = {
            code: first.id,
            message: same.length === 1 ? first.message : `${title} (${same.length} times)`,
            possibleCauses: first.cause,
            nextStep: same.length === 1 ? (0,steps/* stepsText */.bS)(first.remedy) : `${version/* FINDINGS_URL */.ty}#${first.id.toLowerCase()}`,
        };
        return [{ level: fails ? 'error' : 'warning', problem, affected: same.map(({ name }) => name) }];
    });
}
const auditOutputs = ({ conclusion, compliant, counts: { findings, agents } }) => ({
    conclusion,
    changed: false,
    compliant,
    findingsErrors: findings.error,
    findingsWarnings: findings.warning,
    agentsTotal: agents.total,
    agentsCurrent: agents.current,
    agentsOutdated: agents.outdated,
    agentsExpiring: agents.expiring,
});


/***/ }),

/***/ 4511:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ tellInIssues)
/* harmony export */ });
/* harmony import */ var _core_audit_issues__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31631);
/* harmony import */ var _core_render_annotation__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88583);
/* harmony import */ var _runtime_clock__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19842);
/** Keeps an issue on GitHub for each vault that is not in order, where that was asked for. */



/** What goes wrong here is told, and changes nothing of the audit. */
async function tellInIssues(report, { issue }, options, { host, stop }) {
    if (issue === undefined)
        return;
    const { keepIssues } = await __webpack_require__.e(/* import() */ 300).then(__webpack_require__.bind(__webpack_require__, 76300));
    const kept = await keepIssues((0,_core_audit_issues__WEBPACK_IMPORTED_MODULE_0__/* .vaultIssues */ .ro)(report, options), {
        token: issue.token,
        clock: _runtime_clock__WEBPACK_IMPORTED_MODULE_1__/* .systemClock */ .m,
        signal: stop.signal,
    });
    const { opened, updated, closed, unchanged, problems } = kept;
    host.print(`Issues: ${opened.length} opened, ${updated.length} updated, ${closed.length} closed, ${unchanged.length} unchanged`, ...opened.map(({ vault, url }) => `${vault}: ${url}`));
    for (const problem of problems)
        host.annotate('warning', 'Issues on GitHub', (0,_core_render_annotation__WEBPACK_IMPORTED_MODULE_2__/* .annotationText */ .x)(problem));
}


/***/ }),

/***/ 36033:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ coverageBy)
/* harmony export */ });
/* harmony import */ var _values_arm_id__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45696);
/* harmony import */ var _values_id_map__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87234);
/* harmony import */ var _catalogue__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71137);
/* harmony import */ var _values_mapping_state__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26224);
/** Whether anything keeps an agent up to date: the mapping of its container, if nothing stops that. */




const keyOf = (resource, vaultId = '') => `${resource}\n${vaultId}`;
const effectOf = (found) => found && _catalogue__WEBPACK_IMPORTED_MODULE_0__/* .catalogue */ .sW.get(found.id)?.effect;
/** What hinders the nightly update, by what it was found in; what stops it before what only hides it. */
function blockersOf(findings) {
    const worst = new _values_id_map__WEBPACK_IMPORTED_MODULE_1__/* .IdMap */ .Eo();
    for (const found of findings) {
        if (effectOf(found) === undefined)
            continue;
        const key = keyOf(found.resource, (0,_catalogue__WEBPACK_IMPORTED_MODULE_0__/* .isOfAccount */ .h1)(found.id) ? '' : found.vaultId);
        if (effectOf(worst.get(key)) !== 'blocks')
            worst.set(key, found);
    }
    return worst;
}
/** @param findings those of mappings and accounts, at least */
function coverageBy(findings) {
    const blockers = blockersOf(findings);
    return ({ vault, mappings }) => {
        if (!mappings.known) {
            const reason = 'the mappings of the vault could not be read';
            return () => ({ kind: 'unknown', mapping: undefined, reason });
        }
        const byContainer = new _values_id_map__WEBPACK_IMPORTED_MODULE_1__/* .IdMap */ .Eo();
        for (const mapping of mappings.value.filter(({ provider }) => (0,_values_mapping_state__WEBPACK_IMPORTED_MODULE_2__/* .isA2A */ .jV)(provider))) {
            const coverage = coverageOf(mapping, vault.id, blockers);
            for (const name of mapping.sourceContainer) {
                const others = byContainer.get(name);
                if (others === undefined)
                    byContainer.set(name, [coverage]);
                else
                    others.push(coverage);
            }
        }
        return (item) => best(inSameFabric(item, item.sourceContainer.flatMap((name) => byContainer.get(name) ?? [])));
    };
}
function coverageOf(mapping, vaultId, blockers) {
    const account = mapping.autoUpdate?.automationAccountId ?? '';
    const found = [keyOf(mapping.id, vaultId), keyOf(account), keyOf(account, vaultId)].map((key) => blockers.get(key));
    const stopping = found.find((one) => effectOf(one) === 'blocks');
    const hiding = found.find((one) => one !== undefined);
    const hindrance = stopping ?? hiding;
    if (hindrance === undefined)
        return { kind: 'kept', mapping, reason: '' };
    const kind = stopping === undefined ? 'unknown' : 'not-kept';
    return { kind, mapping, reason: `${hindrance.id}: ${hindrance.message}` };
}
/** Containers of two fabrics may have the same name; where one of them is the item's own, the other does not count. */
function inSameFabric(item, candidates) {
    const own = candidates.filter(({ mapping }) => mapping !== undefined && (0,_values_arm_id__WEBPACK_IMPORTED_MODULE_3__/* .inSameContainer */ .PE)(mapping.id, item.id));
    return own.length > 0 ? own : candidates;
}
function best(candidates) {
    const byKind = (kind) => candidates.find((one) => one.kind === kind);
    const none = { kind: 'not-kept', mapping: undefined, reason: 'its protection container has no mapping' };
    return byKind('kept') ?? byKind('unknown') ?? candidates[0] ?? none;
}


/***/ }),

/***/ 21334:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ auditLists),
/* harmony export */   F: () => (/* binding */ makeAuditDocument)
/* harmony export */ });
/* harmony import */ var _render_json__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83964);
/* harmony import */ var _headline__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86791);
/* harmony import */ var _values_time__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36073);



const time = (ms) => (ms === undefined ? undefined : (0,_values_time__WEBPACK_IMPORTED_MODULE_1__/* .isoTime */ .Ly)(ms));
/** In pieces, a row a line, so that the text of a hundred thousand rows is never in memory at once. */
function* makeAuditDocument(report, context) {
    const head = {
        report: 'asr-autoupdate',
        reportVersion: 1,
        action: 'Audit',
        toolVersion: context.version,
        runId: context.runId,
        origin: context.origin,
        startedAt: time(report.startedAt),
        endedAt: time(report.endedAt),
        inputs: context.inputs,
        conclusion: report.conclusion,
        stopped: report.stopped,
        failOn: report.failOn,
        expiryDays: report.expiryDays,
        compliant: report.compliant,
        counts: report.counts,
        versions: report.versions,
    };
    yield (0,_render_json__WEBPACK_IMPORTED_MODULE_2__/* .jsonHead */ .RW)(head);
    yield* auditLists(report, context);
    yield _render_json__WEBPACK_IMPORTED_MODULE_2__/* .JSON_END */ .li;
}
/** What was found, and what it was found in. */
function* auditLists(report, context) {
    yield* (0,_render_json__WEBPACK_IMPORTED_MODULE_2__/* .jsonList */ .Rr)('findings', report.findings, (row) => ({ ...row, documentation: (0,_headline__WEBPACK_IMPORTED_MODULE_0__/* .docsLink */ ._h)(row.id, context) }));
    yield* (0,_render_json__WEBPACK_IMPORTED_MODULE_2__/* .jsonList */ .Rr)('vaults', report.vaults, (row) => row);
    yield* (0,_render_json__WEBPACK_IMPORTED_MODULE_2__/* .jsonList */ .Rr)('accounts', report.accounts, (row) => ({ ...row, lastRun: time(row.lastRun) }));
    yield* (0,_render_json__WEBPACK_IMPORTED_MODULE_2__/* .jsonList */ .Rr)('mappings', report.mappings, (row) => ({ ...row, nextRun: time(row.nextRun) }));
    yield* (0,_render_json__WEBPACK_IMPORTED_MODULE_2__/* .jsonList */ .Rr)('agents', report.agents, (row) => ({
        ...row,
        agentExpiry: time(row.agentExpiry),
        certificateExpiry: time(row.certificateExpiry),
    }));
}


/***/ }),

/***/ 86791:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Am: () => (/* binding */ SYMBOLS),
/* harmony export */   Qv: () => (/* binding */ auditHeadline),
/* harmony export */   _h: () => (/* binding */ docsLink),
/* harmony export */   jg: () => (/* binding */ portalLink),
/* harmony export */   mc: () => (/* binding */ agentsText)
/* harmony export */ });
/* unused harmony export portalUrl */
/* harmony import */ var _render_format__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39649);
/* harmony import */ var _render_markdown__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37715);
/** An audit in words and in links, the same in log, summary, page and issues. */


const docsLink = (id, { docsUrl }) => `${docsUrl}#${id.toLowerCase()}`;
const portalUrl = (id, { portal, tenantId }) => `${portal}/#@${tenantId ?? ''}/resource${id}`;
/** In Markdown; what is not there has no link. */
const portalLink = (name, id, links) => id === '' ? (0,_render_markdown__WEBPACK_IMPORTED_MODULE_0__/* .cell */ .Hn)(name) : (0,_render_markdown__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)(name, portalUrl(id, links));
const SYMBOLS = { error: '❌', warning: '⚠️', note: 'ℹ️', ok: '✅' };
/** The audit in one sentence. */
function auditHeadline({ conclusion, compliant, counts }) {
    const { error, warning, note } = counts.findings;
    const found = [
        error > 0 ? (0,_render_format__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(error, 'error') : '',
        warning > 0 ? (0,_render_format__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(warning, 'warning') : '',
        note > 0 ? (0,_render_format__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(note, 'note') : '',
    ].filter((text) => text !== '');
    const where = `${(0,_render_format__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(counts.agents.total, 'agent')} in ${(0,_render_format__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(counts.vaults, 'vault')}`;
    const what = `${found.length === 0 ? 'no findings' : found.join(', ')}; ${where}`;
    if (conclusion === 'cancelled')
        return `Audit cancelled; until then: ${what}`;
    if (conclusion === 'timed-out')
        return `Audit not ended in time; until then: ${what}`;
    return `${compliant ? 'Compliant' : 'Not compliant'}: ${what}`;
}
/** How many of the agents are how; for a line of text. */
function agentsText({ counts: { agents }, expiryDays }) {
    const { total, current, outdated, expiring, expired, kept } = agents;
    return (`${(0,_render_format__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(total, 'agent')}: ${(0,_render_format__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)(current)} current, ${(0,_render_format__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)(outdated)} with an update waiting, ` +
        `${(0,_render_format__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)(expiring)} expiring within ${(0,_render_format__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(expiryDays, 'day')} (${(0,_render_format__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)(expired)} expired), ` +
        `${(0,_render_format__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)(kept)} kept up to date`);
}


/***/ }),

/***/ 31631:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TN: () => (/* binding */ keyOf),
/* harmony export */   ZP: () => (/* binding */ isSameBody),
/* harmony export */   rR: () => (/* binding */ withoutMarker),
/* harmony export */   ro: () => (/* binding */ vaultIssues),
/* harmony export */   xB: () => (/* binding */ keyIn)
/* harmony export */ });
/* unused harmony export markerOf */
/* harmony import */ var _render_format__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(39649);
/* harmony import */ var _render_markdown__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(37715);
/* harmony import */ var _render_text__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(32625);
/* harmony import */ var _catalogue__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71137);
/* harmony import */ var _judge__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81963);
/* harmony import */ var _make_rows__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79155);
/* harmony import */ var _headline__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86791);
/** An audit as issues, one for each vault: what is to stand in it, and how it is known again. */







/**
 * The issues that the vaults of a report want. A vault is bad if the report calls it so: a vault that could not be read
 * has an error for that. An audit that was cut short wants none, since what it did not find proves nothing. Texts are
 * long, so that they are made one by one.
 */
function* vaultIssues(report, options) {
    if (report.stopped !== undefined)
        return;
    const findingsOf = findingsByVault(report);
    for (const vault of report.vaults) {
        const findings = findingsOf(vault.id);
        const { error, warning } = (0,_make_rows__WEBPACK_IMPORTED_MODULE_2__/* .countBySeverity */ .Ot)(findings);
        const of = { vaultId: vault.id, vault: vault.name };
        yield error > 0 || (report.failOn === 'warning' && warning > 0)
            ? { ...of, bad: true, title: titleOf(vault), body: bodyOf(vault, findings, options) }
            : { ...of, bad: false, comment: commentOf(vault, findings, options) };
    }
}
/** The worst first. Findings of the audit as a whole belong to no vault, though they have to name one. */
function findingsByVault({ findings, accounts }) {
    const byVault = new Map();
    const byAccount = new Map();
    const add = (vaultId, found) => {
        const id = vaultId.toLowerCase();
        byVault.set(id, (byVault.get(id) ?? new Set()).add(found));
    };
    for (const found of findings) {
        if (_catalogue__WEBPACK_IMPORTED_MODULE_0__/* .catalogue */ .sW.get(found.id)?.about === 'audit')
            continue;
        add(found.vaultId, found);
        if (!(0,_catalogue__WEBPACK_IMPORTED_MODULE_0__/* .isOfAccount */ .h1)(found.id))
            continue;
        const account = found.resource.toLowerCase();
        byAccount.set(account, [...(byAccount.get(account) ?? []), found]);
    }
    for (const { id, vaultIds } of accounts) {
        for (const found of byAccount.get(id.toLowerCase()) ?? [])
            vaultIds.forEach((vaultId) => add(vaultId, found));
    }
    return (vaultId) => [...(byVault.get(vaultId.toLowerCase()) ?? [])].sort(_judge__WEBPACK_IMPORTED_MODULE_1__/* .bySeverity */ .Np);
}
/** Begins the text; people may rename the issue and write around it. */
const markerOf = (vaultId) => `<!-- asr-autoupdate vault=${keyOf(vaultId)} -->`;
/** The vault's id in a form that can end no comment, and is the same however the id is written. */
const keyOf = (vaultId) => encodeURI(wellFormed(vaultId.toLowerCase())).replace(/-(?=-)/g, '%2d');
/** The key of the vault that an issue is about; undefined if it is about none. */
const keyIn = (body) => /<!-- asr-autoupdate vault=(\S+) -->/.exec(body)?.[1];
/** The text of an issue that no run takes for its own any more. */
const withoutMarker = (body) => body.replace(/<!-- asr-autoupdate vault=\S+ -->\s*/g, '');
const FOOTER = '<!-- asr-autoupdate run -->';
/** Every run is another one, and every request has its own correlation id; that alone is no reason to write it anew. */
const isSameBody = (a, b) => contentOf(a) === contentOf(b);
const contentOf = (body) => body
    .replace(/\r\n?/g, '\n')
    .replace(/\(correlation id [^)\n]*\)/g, '')
    .split(FOOTER, 1)
    .join('')
    .trim();
/** Titles are no Markdown, but what looks like a mention, a reference or code in one may be taken for it. */
function titleOf({ name, resourceGroup }) {
    const inert = (text) => (0,_render_text__WEBPACK_IMPORTED_MODULE_4__/* .bounded */ .Mm)((0,_render_text__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(text), 90).replace(/`/g, "'").replace(/[@#]/g, '$&\u200b');
    return wellFormed(`Site Recovery: vault ${inert(name)} (${inert(resourceGroup)}) is not in order`);
}
/** Characters; GitHub takes 65,536. */
const MAX_CHARACTERS = 60_000;
const MAX_CHARACTERS_OF_REMEDIES = 30_000;
function bodyOf(vault, findings, options) {
    const head = [
        markerOf(vault.id),
        `The vault ${(0,_headline__WEBPACK_IMPORTED_MODULE_3__/* .portalLink */ .jg)(vault.name, vault.id, options)} is not in order: ${countsText(findings)}.`,
        '',
    ];
    const footer = [
        FOOTER,
        '',
        `${foundBy(options)}This text is replaced when the findings change, and the issue is closed when the vault is in order. Write into comments, not here.`,
    ];
    const remedies = fitting([...firstOfEach(findings)], (found) => remedyOf(found, options), MAX_CHARACTERS_OF_REMEDIES, (dropped) => `${(0,_render_format__WEBPACK_IMPORTED_MODULE_5__/* .plural */ .LS)(dropped, 'kind')} of findings left out for lack of room; the pages of the findings tell more.`);
    const table = (0,_render_markdown__WEBPACK_IMPORTED_MODULE_6__/* .tableHead */ .PP)(['', 'Finding', 'Where', 'What is wrong']);
    const frame = [...head, ...table, '', '### What to do', '', ...remedies, '', ...footer].join('\n').length + 200;
    const rows = fitting(findings, (found) => rowOf(found, options), MAX_CHARACTERS - frame, (dropped) => `\n${(0,_render_format__WEBPACK_IMPORTED_MODULE_5__/* .plural */ .LS)(dropped, 'finding')} more for which there is no room here; the report of the run has all.`);
    return wellFormed([...head, ...table, ...rows, '', '### What to do', '', ...remedies, ...footer].join('\n'));
}
/** Halves of characters are no text that a request could carry. */
const wellFormed = (text) => text.replace(/\p{Surrogate}/gu, '\ufffd');
/** The texts of as many findings as fit, and a word on those that do not. */
function fitting(findings, textOf, characters, note) {
    const kept = [];
    let left = characters;
    for (const found of findings) {
        const text = textOf(found);
        left -= text.length + 1;
        if (left < 0)
            return [...kept, note(findings.length - kept.length)];
        kept.push(text);
    }
    return kept;
}
function countsText(findings) {
    const { error, warning, note } = (0,_make_rows__WEBPACK_IMPORTED_MODULE_2__/* .countBySeverity */ .Ot)(findings);
    const counts = [
        error > 0 ? (0,_render_format__WEBPACK_IMPORTED_MODULE_5__/* .plural */ .LS)(error, 'error') : '',
        warning > 0 ? (0,_render_format__WEBPACK_IMPORTED_MODULE_5__/* .plural */ .LS)(warning, 'warning') : '',
        note > 0 ? (0,_render_format__WEBPACK_IMPORTED_MODULE_5__/* .plural */ .LS)(note, 'note') : '',
    ];
    return counts.filter((text) => text !== '').join(', ');
}
const foundBy = ({ origin }) => origin === undefined ? '' : `Found by ${(0,_render_markdown__WEBPACK_IMPORTED_MODULE_6__/* .link */ .nf)(origin.name, origin.url)}. `;
/** GitHub looks for references to issues in what Markdown has made of the text, where entities are characters again. */
const plain = (text, length) => (0,_render_markdown__WEBPACK_IMPORTED_MODULE_6__/* .cell */ .Hn)(text, length).replace(/&#35;|\bGH-(?=\d)/gi, '$&&#8203;');
/** Without a resource there is no link, and the name has to be as inert as any other text. */
const whereOf = (name, resource, links) => resource === '' ? plain(name, 200) : (0,_headline__WEBPACK_IMPORTED_MODULE_3__/* .portalLink */ .jg)(name, resource, links);
const titleOfRule = (id) => plain(_catalogue__WEBPACK_IMPORTED_MODULE_0__/* .catalogue */ .sW.get(id)?.title ?? '', 200);
const rowOf = ({ id, severity, name, resource, message }, links) => (0,_render_markdown__WEBPACK_IMPORTED_MODULE_6__/* .tableRow */ .jD)([
    _headline__WEBPACK_IMPORTED_MODULE_3__/* .SYMBOLS */ .Am[severity],
    `${(0,_render_markdown__WEBPACK_IMPORTED_MODULE_6__/* .link */ .nf)(id, (0,_headline__WEBPACK_IMPORTED_MODULE_3__/* .docsLink */ ._h)(id, links))} ${titleOfRule(id)}`,
    whereOf(name, resource, links),
    plain(message, 500),
]);
function* firstOfEach(findings) {
    const seen = new Set();
    for (const found of findings) {
        if (!seen.has(found.id))
            yield found;
        seen.add(found.id);
    }
}
function remedyOf({ id, name, cause, remedy }, links) {
    const steps = remedy.map((step) => ('command' in step ? command(step.command) : plain(step.text, 1_000)));
    const heading = `**${(0,_render_markdown__WEBPACK_IMPORTED_MODULE_6__/* .link */ .nf)(id, (0,_headline__WEBPACK_IMPORTED_MODULE_3__/* .docsLink */ ._h)(id, links))} ${titleOfRule(id)}**`;
    return [heading, plain(cause, 1_000), `For ${plain(name, 100)}:`, ...steps, ''].join('\n\n');
}
/** To be copied as it is; the fence is longer than any that the text holds. What could pass for a marker of ours is no command. */
function command(line) {
    if (line.includes('<!--'))
        return plain(line, 1_000);
    const text = (0,_render_text__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)((0,_render_text__WEBPACK_IMPORTED_MODULE_4__/* .bounded */ .Mm)(line, 2_000));
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}sh\n${text}\n${fence}`;
}
/** What is not known any more is told, since the issue may have been open for that. */
function commentOf(vault, findings, options) {
    const unknown = [...firstOfEach(findings)].filter(({ id }) => _catalogue__WEBPACK_IMPORTED_MODULE_0__/* .catalogue */ .sW.get(id)?.effect === 'unknown');
    const by = options.origin === undefined ? '' : `, says ${(0,_render_markdown__WEBPACK_IMPORTED_MODULE_6__/* .link */ .nf)(options.origin.name, options.origin.url)}`;
    const told = unknown.map(({ id }) => `- ${(0,_render_markdown__WEBPACK_IMPORTED_MODULE_6__/* .link */ .nf)(id, (0,_headline__WEBPACK_IMPORTED_MODULE_3__/* .docsLink */ ._h)(id, options))} ${titleOfRule(id)}`);
    const lines = [
        `The vault ${(0,_headline__WEBPACK_IMPORTED_MODULE_3__/* .portalLink */ .jg)(vault.name, vault.id, options)} is in order again${by}.`,
        ...(told.length === 0 ? [] : ['', 'What could not be told this time:', '', ...told]),
    ];
    return wellFormed(lines.join('\n'));
}


/***/ }),

/***/ 56808:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z2: () => (/* binding */ judgeAgent),
/* harmony export */   p1: () => (/* binding */ expiryOf)
/* harmony export */ });
/* unused harmony export isProtected */
/* harmony import */ var _render_format__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(39649);
/* harmony import */ var _catalogue__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71137);
/* harmony import */ var _judge_mapping__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76471);
/* harmony import */ var _values_compare__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36369);
/* harmony import */ var _values_time__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36073);
/** Findings of a replicated VM and of its agent. */





/** @param days how many days ahead is soon */
function expiryOf(at, { now, days }) {
    if (at === undefined)
        return 'none';
    if (at <= now)
        return 'expired';
    return at - now <= days * _values_time__WEBPACK_IMPORTED_MODULE_2__/* .DAY */ .d_ ? 'soon' : 'later';
}
const isProtected = (item) => (0,_values_compare__WEBPACK_IMPORTED_MODULE_3__/* .sameText */ .Q)(item.protectionState || item.vmProtectionState, 'Protected');
function judgeAgent(vault, item, upkeep, time) {
    const findings = [];
    const subject = { resource: item.id, name: item.vm, vaultId: vault.id };
    const find = (id, message, because = '') => {
        findings.push((0,_catalogue__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)(id, subject, `${item.vm}: ${message}`, { at: { vm: item.vm }, because }));
    };
    const agent = `the agent ${item.agentVersion}`.trimEnd();
    const { agentExpiry, certificateExpiry } = item;
    if (agentExpiry !== undefined) {
        const expiry = expiryOf(agentExpiry, time);
        if (expiry === 'expired')
            find('ASR201', `${agent} has expired on ${(0,_values_time__WEBPACK_IMPORTED_MODULE_2__/* .day */ .vd)(agentExpiry)}.`);
        if (expiry === 'soon')
            find('ASR202', `${agent} expires on ${(0,_values_time__WEBPACK_IMPORTED_MODULE_2__/* .day */ .vd)(agentExpiry)}, in ${daysLeft(agentExpiry, time.now)}.`);
    }
    if (item.updateAvailable)
        find('ASR203', `an update of ${agent} is waiting.`);
    if (item.updateAvailable && item.upgradeable === false)
        find('ASR204', `${agent} cannot be updated now.`);
    if (certificateExpiry !== undefined) {
        const expiry = expiryOf(certificateExpiry, time);
        if (expiry === 'expired')
            find('ASR205', `the certificate of the agent has expired on ${(0,_values_time__WEBPACK_IMPORTED_MODULE_2__/* .day */ .vd)(certificateExpiry)}.`);
        if (expiry === 'soon') {
            const left = daysLeft(certificateExpiry, time.now);
            find('ASR206', `the certificate of the agent expires on ${(0,_values_time__WEBPACK_IMPORTED_MODULE_2__/* .day */ .vd)(certificateExpiry)}, in ${left}.`);
        }
    }
    if (item.certificateUpdateRequired)
        find('ASR207', 'the certificate of the agent has to be updated.');
    if (item.upgradeRetriesExhausted)
        find('ASR208', `the tries to update ${agent} are used up.`);
    if (item.reinstallRequired) {
        const blocked = item.blockingReasons.length === 0
            ? ''
            : `In the way: ${item.blockingReasons.map((reason) => reason.replace(/[.\s]+$/, '')).join('; ')}`;
        find('ASR209', `${agent} has to be installed anew.`, blocked);
    }
    if (!isProtected(item))
        find('ASR210', `the VM is in the state ${item.protectionState || item.vmProtectionState || 'unknown'}.`);
    if ((0,_values_compare__WEBPACK_IMPORTED_MODULE_3__/* .sameText */ .Q)(item.replicationHealth, 'Critical')) {
        const said = item.healthErrors.length === 0 ? '.' : `: ${(0,_judge_mapping__WEBPACK_IMPORTED_MODULE_1__/* .messagesOf */ .cr)(item.healthErrors)}`;
        find('ASR211', `the replication health is critical${said}`, (0,_judge_mapping__WEBPACK_IMPORTED_MODULE_1__/* .wordsOf */ .Z9)(item.healthErrors));
    }
    if (upkeep.kind === 'not-kept')
        find('ASR212', `nothing keeps the agent up to date: ${upkeep.reason}`);
    return findings;
}
const daysLeft = (at, now) => (0,_render_format__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)((0,_values_time__WEBPACK_IMPORTED_MODULE_2__/* .daysUntil */ .AQ)(at, now), 'day');


/***/ }),

/***/ 76471:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K7: () => (/* binding */ judgeMapping),
/* harmony export */   Z9: () => (/* binding */ wordsOf),
/* harmony export */   cr: () => (/* binding */ messagesOf)
/* harmony export */ });
/* unused harmony export hasNextRun */
/* harmony import */ var _catalogue__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71137);
/* harmony import */ var _values_arm_id__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45696);
/* harmony import */ var _values_compare__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36369);
/* harmony import */ var _values_mapping_state__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26224);
/* harmony import */ var _values_time__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(36073);





/** The errors that Microsoft documents of the Run As days, by their words: they have no codes. The order matters. */
const RUN_AS = [
    [/run ?as account does not have the permission/i, 'ASR011'],
    [/run ?as account (is|was) not found/i, 'ASR012'],
    [/run ?as certificate\b.{0,200}\babout to expire/is, 'ASR013'],
    [/run ?as certificate\b.{0,200}\bexpired/is, 'ASR014'],
];
const ruleOf = ({ message }) => RUN_AS.find(([pattern]) => pattern.test(message))?.[1] ?? 'ASR004';
const sentence = (text) => (/[.!?]$/.test(text) ? text : `${text}.`);
/** What the service says of its health errors, as far as it says it. */
const wordsOf = (errors) => errors
    .flatMap(({ possibleCauses, recommendedAction }) => [
    possibleCauses && sentence(possibleCauses),
    recommendedAction && `The service recommends: ${sentence(recommendedAction)}`,
])
    .filter((text) => text !== '')
    .join(' ');
const messagesOf = (errors) => errors.map(({ code, message }) => [code, message].filter((text) => text !== '').join(': ') || 'no text').join('; ');
/** @param wanted id of the account that every mapping is to use, if there is such a one */
function judgeMapping(vault, mapping, account, { wanted, now }) {
    if (!(0,_values_mapping_state__WEBPACK_IMPORTED_MODULE_1__/* .isA2A */ .jV)(mapping.provider))
        return [];
    const own = mapping.autoUpdate?.automationAccountId;
    const at = { accountId: wanted ?? own };
    const find = (id, message, because = '', place = at) => (0,_catalogue__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)(id, { resource: mapping.id, name: mapping.name, vaultId: vault.id }, message, { at: place, because });
    if (!(0,_values_mapping_state__WEBPACK_IMPORTED_MODULE_1__/* .isPaired */ .eE)(mapping)) {
        return [find('ASR005', `The mapping ${mapping.name} is in the state ${mapping.state || 'unknown'}, not Paired.`)];
    }
    const health = judgeHealth(mapping, find);
    if (!(0,_values_mapping_state__WEBPACK_IMPORTED_MODULE_1__/* .isEnabled */ .Ol)(mapping)) {
        const status = mapping.autoUpdate?.status || 'not set';
        return [find('ASR001', `Automatic update of the mapping ${mapping.name} is ${status.toLowerCase()}.`), ...health];
    }
    const { authenticationType } = mapping.autoUpdate ?? {};
    const findings = [...health];
    if (!(0,_values_compare__WEBPACK_IMPORTED_MODULE_2__/* .sameText */ .Q)(authenticationType, 'SystemAssignedIdentity')) {
        const type = authenticationType === undefined ? 'names no authentication type' : `signs in as ${authenticationType}`;
        findings.push(find('ASR003', `Automatic update of the mapping ${mapping.name} ${type}, not SystemAssignedIdentity.`));
    }
    if (own === undefined) {
        return [...findings, find('ASR006', `The mapping ${mapping.name} is enabled, but names no automation account.`)];
    }
    if (wanted !== undefined && !(0,_values_compare__WEBPACK_IMPORTED_MODULE_2__/* .sameText */ .Q)(own, wanted)) {
        const message = `The mapping ${mapping.name} uses the automation account ${(0,_values_arm_id__WEBPACK_IMPORTED_MODULE_3__/* .nameOf */ .Vb)(own)} (${own}), not ${(0,_values_arm_id__WEBPACK_IMPORTED_MODULE_3__/* .nameOf */ .Vb)(wanted)}.`;
        findings.push(find('ASR002', message));
    }
    const atOwn = { accountId: own };
    return [...findings, ...judgeSchedule(mapping, account, now, (id, message) => find(id, message, '', atOwn))];
}
/** One finding for each kind of health error, since a finding is told from others by its id and its resource. */
function judgeHealth(mapping, find) {
    const byRule = new Map();
    for (const error of mapping.healthErrors) {
        const errors = byRule.get(ruleOf(error));
        if (errors === undefined)
            byRule.set(ruleOf(error), [error]);
        else
            errors.push(error);
    }
    return [...byRule].map(([id, errors]) => find(id, `The mapping ${mapping.name} has a health error: ${messagesOf(errors)}`, wordsOf(errors)));
}
function judgeSchedule(mapping, account, now, find) {
    const name = mapping.autoUpdate?.scheduleName;
    if (!name)
        return [find('ASR007', `The mapping ${mapping.name} is enabled, but names no schedule.`)];
    const schedule = account?.schedules.get(name);
    if (account?.account.known && account.account.value === 'missing')
        return [];
    if (schedule === undefined || !schedule.known)
        return [];
    const what = `The schedule ${name} of the mapping ${mapping.name}`;
    if (schedule.value === 'missing')
        return [find('ASR008', `${what} does not exist.`)];
    if (!schedule.value.enabled)
        return [find('ASR009', `${what} is disabled.`)];
    return hasNextRun(schedule.value, now) ? [] : [find('ASR010', `${what} has no next run.`)];
}
/** A next run that was due a moment ago may only not have been moved on yet. */
const hasNextRun = ({ nextRun }, now) => nextRun !== undefined && nextRun > now - _values_time__WEBPACK_IMPORTED_MODULE_4__/* .DAY */ .d_;


/***/ }),

/***/ 81963:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Np: () => (/* binding */ bySeverity),
  S4: () => (/* binding */ judge),
  M_: () => (/* binding */ usersOfAccounts)
});

// EXTERNAL MODULE: ./src/core/values/account-for.ts
var account_for = __webpack_require__(88619);
// EXTERNAL MODULE: ./src/core/values/id-map.ts
var id_map = __webpack_require__(87234);
// EXTERNAL MODULE: ./src/core/audit/judge-account.ts
var judge_account = __webpack_require__(69958);
// EXTERNAL MODULE: ./src/core/audit/judge-agent.ts
var judge_agent = __webpack_require__(56808);
// EXTERNAL MODULE: ./src/core/audit/judge-mapping.ts
var judge_mapping = __webpack_require__(76471);
// EXTERNAL MODULE: ./src/core/audit/catalogue.ts + 4 modules
var catalogue = __webpack_require__(71137);
// EXTERNAL MODULE: ./src/core/values/mapping-state.ts
var mapping_state = __webpack_require__(26224);
// EXTERNAL MODULE: ./src/core/audit/steps.ts
var steps = __webpack_require__(90896);
;// CONCATENATED MODULE: ./src/core/audit/judge-vault.ts
/** Findings of vaults as a whole, and of the audit itself. */



function judgeVault({ vault, mappings, items }) {
    const subject = { resource: vault.id, name: vault.name, vaultId: vault.id };
    if (!mappings.known) {
        if (items.known)
            return [(0,catalogue/* notKnown */.bh)('ASR302', subject, `The list of mappings of ${vault.name}`, mappings.problem)];
        const toDo = [mappings.problem.nextStep, items.problem.nextStep].filter((text) => text !== undefined);
        const remedy = toDo.length === 0 ? undefined : (0,steps/* steps */.Ci)(...new Set(toDo));
        return [
            (0,catalogue/* notKnown */.bh)('ASR301', subject, `The vault ${vault.name}`, { ...mappings.problem, nextStep: undefined }, { remedy }),
        ];
    }
    if (!items.known)
        return [(0,catalogue/* notKnown */.bh)('ASR303', subject, `The list of replicated items of ${vault.name}`, items.problem)];
    if (items.value.some(({ provider }) => (0,mapping_state/* isA2A */.jV)(provider)))
        return [];
    return mappings.value.some(({ provider }) => (0,mapping_state/* isA2A */.jV)(provider))
        ? [(0,catalogue/* finding */.gk)('ASR305', subject, `The vault ${vault.name} has mappings, but no replicated VM.`)]
        : [(0,catalogue/* finding */.gk)('ASR304', subject, `The vault ${vault.name} holds nothing that is replicated from Azure to Azure.`)];
}
function judgeAudit(facts) {
    const [first] = facts.vaults;
    const id = first?.vault.id ?? '';
    const subject = { resource: id, name: first?.vault.name ?? 'audit', vaultId: id };
    const findings = [];
    if (facts.stopped !== undefined) {
        const why = facts.stopped === 'cancelled' ? 'it was cancelled' : 'the time for it was over';
        findings.push((0,catalogue/* finding */.gk)('ASR307', subject, `The audit was cut short: ${why}.`));
    }
    if (facts.vaults.every(isEmpty)) {
        const message = first === undefined ? 'No vault was found.' : 'No vault holds anything that is replicated from Azure to Azure.';
        findings.push((0,catalogue/* finding */.gk)('ASR306', subject, message));
    }
    return findings;
}
/** False too for what could not be read: that has a finding of its own. */
const isEmpty = ({ mappings, items }) => mappings.known && items.known && ![...mappings.value, ...items.value].some(({ provider }) => (0,mapping_state/* isA2A */.jV)(provider));

// EXTERNAL MODULE: ./src/core/audit/coverage.ts
var coverage = __webpack_require__(36033);
// EXTERNAL MODULE: ./src/core/values/compare.ts
var compare = __webpack_require__(36369);
;// CONCATENATED MODULE: ./src/core/audit/judge.ts
/** Judges what an audit has gathered. */









const RANK = { error: 0, warning: 1, note: 2 };
/** The worst first; then by id, resource and vault. */
function bySeverity(a, b) {
    return (RANK[a.severity] - RANK[b.severity] ||
        (0,compare/* compare */.U)(a.id, b.id) ||
        (0,compare/* compare */.U)(a.resource.toLowerCase(), b.resource.toLowerCase()) ||
        (0,compare/* compare */.U)(a.vaultId.toLowerCase(), b.vaultId.toLowerCase()));
}
/** Every finding once: no two have the same id, resource and vault. */
function judge(facts, options) {
    const ofSettings = [...judgeMappings(facts, options), ...judgeAccounts(facts, options)];
    const upkeepIn = (0,coverage/* coverageBy */.s)(ofSettings);
    const time = { now: options.now, days: options.expiryDays };
    const ofAgents = facts.vaults.flatMap((vaultFacts) => {
        const upkeepOf = upkeepIn(vaultFacts);
        const { vault, items } = vaultFacts;
        const replicated = items.known ? items.value.filter(({ provider }) => (0,mapping_state/* isA2A */.jV)(provider)) : [];
        return replicated.flatMap((item) => (0,judge_agent/* judgeAgent */.Z2)(vault, item, upkeepOf(item), time));
    });
    const all = [...ofSettings, ...ofAgents, ...facts.vaults.flatMap(judgeVault), ...judgeAudit(facts)];
    const distinct = new id_map/* IdMap */.Eo(all.map((found) => [`${found.id}\n${found.resource}\n${found.vaultId}`, found]));
    return [...distinct.values()].sort(bySeverity);
}
const judgeMappings = ({ vaults, accounts }, { wantedAccountIds = [], now }) => vaults.flatMap(({ vault, mappings }) => (mappings.known ? mappings.value : []).flatMap((mapping) => {
    const account = accounts.find(mapping.autoUpdate?.automationAccountId);
    return (0,judge_mapping/* judgeMapping */.K7)(vault, mapping, account, { wanted: (0,account_for/* accountFor */.N)(wantedAccountIds, vault.id), now });
}));
/** The wanted account is judged also for the vaults that do not use it yet, since it is to serve them. */
function judgeAccounts(facts, { wantedAccountIds = [] }) {
    const users = usersOfAccounts(facts);
    return [...facts.accounts].flatMap(([id, account]) => {
        const used = users.get(id) ?? [];
        const others = vaultsToServe(facts).filter((vault) => (0,compare/* sameText */.Q)(id, (0,account_for/* accountFor */.N)(wantedAccountIds, vault.id)) && !used.includes(vault));
        return (0,judge_account/* judgeAccount */.$)(account, [...used, ...others], used.length > 0);
    });
}
/** Those that have mappings, or all if none has. */
function vaultsToServe({ vaults }) {
    const served = vaults.filter(({ mappings }) => mappings.known && mappings.value.some(({ provider }) => (0,mapping_state/* isA2A */.jV)(provider)));
    return (served.length > 0 ? served : vaults).map(({ vault }) => vault);
}
/** By id of the account: the vaults in which a working mapping names it, in the order of their ids. */
function usersOfAccounts({ vaults }) {
    const users = new id_map/* IdMap */.Eo();
    const byId = [...vaults].sort((a, b) => (0,compare/* compare */.U)(a.vault.id.toLowerCase(), b.vault.id.toLowerCase()));
    for (const { vault, mappings } of byId) {
        for (const id of mappings.known ? new id_map/* IdSet */.wp(mappings.value.flatMap(accountInUse)) : []) {
            const others = users.get(id);
            if (others === undefined)
                users.set(id, [vault]);
            else
                others.push(vault);
        }
    }
    return users;
}
function accountInUse(mapping) {
    const id = mapping.autoUpdate?.automationAccountId;
    return id !== undefined && (0,mapping_state/* isA2A */.jV)(mapping.provider) && (0,mapping_state/* isPaired */.eE)(mapping) && (0,mapping_state/* isEnabled */.Ol)(mapping) ? [id] : [];
}


/***/ }),

/***/ 81775:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ makeJUnit)
/* harmony export */ });
/* unused harmony export escapeXml */
/* harmony import */ var _render_text__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(32625);
/* harmony import */ var _catalogue__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71137);
/* harmony import */ var _steps__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(90896);
/* harmony import */ var _headline__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86791);
/* harmony import */ var _values_time__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36073);
/**
 * Findings as JUnit XML: a suite for each vault, a case for each finding. Errors are failures. Warnings are failures
 * where they fail the step, and else skipped cases, which the Tests tab of Azure Pipelines shows apart from passed ones.
 */





const ENTITIES = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
};
/** What no XML may hold, not even as an entity: halves of characters, and two that are none. */
const FORBIDDEN = /[\p{Surrogate}\ufffe\uffff]/gu;
/** Of a line of text. */
const MAX_CHARACTERS = 8_000;
/** Text of one line that stays text in elements and in attributes. */
const escapeXml = (text) => (0,_render_text__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .RK)((0,_render_text__WEBPACK_IMPORTED_MODULE_2__/* .bounded */ .Mm)(text, MAX_CHARACTERS))
    .replace(FORBIDDEN, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16)}`)
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
function resultOf({ severity }, { failOn }) {
    if (severity === 'error' || (severity === 'warning' && failOn === 'warning'))
        return 'failure';
    return severity === 'warning' ? 'skipped' : 'passed';
}
/** In pieces; complete only if read to its end. */
function* makeJUnit(report, links) {
    const suites = suitesOf(report);
    const all = suites.flatMap(({ findings }) => findings);
    const cases = suites.reduce((sum, { findings }) => sum + Math.max(1, findings.length), 0);
    yield '<?xml version="1.0" encoding="UTF-8"?>\n';
    yield `<testsuites name="Site Recovery agents: audit" ${counts(all, cases, report)}>\n`;
    for (const { name, findings } of suites) {
        const timestamp = (0,_values_time__WEBPACK_IMPORTED_MODULE_3__/* .isoTime */ .Ly)(report.startedAt)?.slice(0, -5) ?? '';
        const number = counts(findings, Math.max(1, findings.length), report);
        yield `  <testsuite name="${escapeXml(name)}" timestamp="${timestamp}" ${number}>\n`;
        if (findings.length === 0)
            yield `    <testcase classname="${escapeXml(name)}" name="No findings" time="0"/>\n`;
        for (const found of findings)
            yield caseOf(name, found, resultOf(found, report), links);
        yield '  </testsuite>\n';
    }
    yield '</testsuites>\n';
}
function counts(findings, cases, report) {
    const count = (result) => findings.filter((found) => resultOf(found, report) === result).length;
    return `tests="${cases}" failures="${count('failure')}" errors="0" skipped="${count('skipped')}" time="0"`;
}
/** Findings that belong to no vault of the report have a suite of their own. */
function suitesOf({ vaults, findings }) {
    const byVault = new Map(vaults.map(({ id }) => [id.toLowerCase(), []]));
    const others = [];
    for (const found of findings)
        (byVault.get(found.vaultId.toLowerCase()) ?? others).push(found);
    const nameOf = ({ name, resourceGroup, subscriptionId }) => `${name} (${resourceGroup}, ${subscriptionId})`;
    const suites = vaults.map((vault) => ({ name: nameOf(vault), findings: byVault.get(vault.id.toLowerCase()) ?? [] }));
    return others.length === 0 ? suites : [...suites, { name: 'audit', findings: others }];
}
function caseOf(suite, found, result, links) {
    const title = `${found.id} ${_catalogue__WEBPACK_IMPORTED_MODULE_0__/* .catalogue */ .sW.get(found.id)?.title ?? ''}: ${found.name}`;
    const lines = [
        found.message,
        '',
        found.cause,
        '',
        ...found.remedy.map(_steps__WEBPACK_IMPORTED_MODULE_4__/* .stepText */ .uw),
        '',
        `Resource: ${found.resource}`,
        (0,_headline__WEBPACK_IMPORTED_MODULE_1__/* .docsLink */ ._h)(found.id, links),
    ];
    const text = lines.map(escapeXml).join('\n');
    const message = escapeXml(`${found.severity}: ${found.message}`);
    const body = {
        failure: `<failure type="${found.id}" message="${message}">${text}</failure>`,
        skipped: `<skipped message="${message}"/>\n      <system-out>${text}</system-out>`,
        passed: `<system-out>${text}</system-out>`,
    }[result];
    return `    <testcase classname="${escapeXml(suite)}" name="${escapeXml(title)}" time="0">\n      ${body}\n    </testcase>\n`;
}


/***/ }),

/***/ 79155:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GL: () => (/* binding */ makeRows),
/* harmony export */   Ot: () => (/* binding */ countBySeverity),
/* harmony export */   v$: () => (/* binding */ isExpiring)
/* harmony export */ });
/* harmony import */ var _values_id_map__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(87234);
/* harmony import */ var _catalogue__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71137);
/* harmony import */ var _judge__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81963);
/* harmony import */ var _judge_agent__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56808);
/* harmony import */ var _judge_mapping__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76471);
/* harmony import */ var _coverage__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(36033);
/* harmony import */ var _runbook_jobs__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(304);
/* harmony import */ var _values_arm_id__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(45696);
/* harmony import */ var _values_mapping_state__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(26224);
/* harmony import */ var _values_time__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(36073);
/** Rows of an audit's report, from what was gathered and what was found in it. */










function makeRows(facts, options) {
    const findings = (0,_judge__WEBPACK_IMPORTED_MODULE_1__/* .judge */ .S4)(facts, options);
    const byResource = (0,_values_id_map__WEBPACK_IMPORTED_MODULE_5__/* .groupById */ .AN)(findings, ({ resource }) => resource);
    const findingsOf = (resource) => byResource.get(resource) ?? [];
    const upkeepIn = (0,_coverage__WEBPACK_IMPORTED_MODULE_4__/* .coverageBy */ .s)(findings);
    const agentsIn = facts.vaults.map((vaultFacts) => {
        const upkeepOf = upkeepIn(vaultFacts);
        const items = vaultFacts.items.known ? vaultFacts.items.value.filter(({ provider }) => (0,_values_mapping_state__WEBPACK_IMPORTED_MODULE_6__/* .isA2A */ .jV)(provider)) : [];
        return items.map((item) => agentRow(item, vaultFacts.vault, upkeepOf(item), findingsOf, options));
    });
    const users = (0,_judge__WEBPACK_IMPORTED_MODULE_1__/* .usersOfAccounts */ .M_)(facts);
    const byVault = (0,_values_id_map__WEBPACK_IMPORTED_MODULE_5__/* .groupById */ .AN)(findings, ({ vaultId }) => vaultId);
    const shared = sharedFindings(users, findingsOf);
    const vaults = facts.vaults.map((vaultFacts, index) => {
        const { id } = vaultFacts.vault;
        return vaultRow(vaultFacts, agentsIn[index] ?? [], [
            ...new Set([...(byVault.get(id) ?? []), ...(shared.get(id) ?? [])]),
        ]);
    });
    return {
        findings,
        vaults,
        accounts: [...facts.accounts].map(([id, account]) => accountRow(account, users.get(id) ?? [], findingsOf)),
        mappings: facts.vaults.flatMap(({ vault, mappings }) => (mappings.known ? mappings.value : []).map((mapping) => mappingRow(mapping, vault, facts, findingsOf))),
        agents: agentsIn.flat(),
    };
}
/** By vault: findings of accounts that it shares with the vault that they are written down for. */
function sharedFindings(users, findingsOf) {
    const byVault = new _values_id_map__WEBPACK_IMPORTED_MODULE_5__/* .IdMap */ .Eo();
    for (const [account, vaults] of users) {
        const shared = findingsOf(account).filter(({ id }) => (0,_catalogue__WEBPACK_IMPORTED_MODULE_0__/* .isOfAccount */ .h1)(id));
        for (const vault of vaults) {
            byVault.set(vault.id, [...(byVault.get(vault.id) ?? []), ...shared]);
        }
    }
    return byVault;
}
const worst = (findings) => findings[0]?.severity ?? 'ok';
function countBySeverity(findings) {
    const counts = { error: 0, warning: 0, note: 0 };
    for (const { severity } of findings)
        counts[severity]++;
    return counts;
}
const vaultRow = ({ vault, mappings, items }, agents, findings) => {
    const counts = countBySeverity(findings);
    return {
        id: vault.id,
        name: vault.name,
        subscriptionId: vault.subscriptionId,
        resourceGroup: vault.resourceGroup,
        level: counts.error > 0 ? 'error' : counts.warning > 0 ? 'warning' : counts.note > 0 ? 'note' : 'ok',
        findings: counts,
        mappings: mappings.known ? mappings.value.length : undefined,
        agents: items.known ? agents.length : undefined,
        kept: agents.filter(({ upkeep }) => upkeep === 'kept').length,
        outdated: agents.filter(({ updateAvailable }) => updateAvailable).length,
        expiring: agents.filter(isExpiring).length,
    };
};
/** Expired ones included. */
const isExpiring = ({ expiry }) => expiry === 'expired' || expiry === 'soon';
function accountRow(facts, users, findingsOf) {
    const { account, runbookJobs, minutesUsed } = facts;
    const own = account.known && account.value !== 'missing' ? account.value : undefined;
    const jobs = runbookJobs.known ? runbookJobs.value : undefined;
    return {
        id: facts.id,
        name: (0,_values_arm_id__WEBPACK_IMPORTED_MODULE_7__/* .nameOf */ .Vb)(facts.id),
        level: worst(findingsOf(facts.id)),
        vaultIds: users.map(({ id }) => id),
        reads: account.known ? (own?.state ?? 'missing') : `not known: ${account.problem.code}`,
        location: own?.location,
        principalId: own?.principalId,
        runs: jobs?.length,
        failedRuns: jobs?.filter(_runbook_jobs__WEBPACK_IMPORTED_MODULE_8__/* .endedBadly */ .P).length,
        lastRun: jobs?.[0]?.startedAt,
        lastRunStatus: jobs?.[0]?.status,
        minutesUsed: minutesUsed.known ? minutesUsed.value : undefined,
    };
}
function mappingRow(mapping, vault, { accounts }, findingsOf) {
    const { autoUpdate } = mapping;
    const account = accounts.find(autoUpdate?.automationAccountId);
    const known = account?.schedules.find(autoUpdate?.scheduleName);
    const schedule = known?.known && known.value !== 'missing' ? known.value : undefined;
    return {
        id: mapping.id,
        name: mapping.name,
        vaultId: vault.id,
        level: worst(findingsOf(mapping.id)),
        provider: mapping.provider,
        state: mapping.state,
        sourceFabric: mapping.sourceFabric,
        targetFabric: mapping.targetFabric,
        status: autoUpdate?.status,
        automationAccountId: autoUpdate?.automationAccountId,
        authenticationType: autoUpdate?.authenticationType,
        scheduleName: autoUpdate?.scheduleName,
        jobScheduleName: autoUpdate?.jobScheduleName,
        scheduleEnabled: schedule?.enabled,
        nextRun: schedule?.nextRun,
        timeZone: schedule?.timeZone,
        healthErrors: mapping.healthErrors.length === 0 ? '' : (0,_judge_mapping__WEBPACK_IMPORTED_MODULE_3__/* .messagesOf */ .cr)(mapping.healthErrors),
    };
}
function agentRow(item, vault, upkeep, findingsOf, { now, expiryDays }) {
    const { agentExpiry, certificateExpiry } = item;
    return {
        id: item.id,
        name: item.name,
        vaultId: vault.id,
        level: worst(findingsOf(item.id)),
        vm: item.vm,
        vmId: item.vmId,
        osType: item.osType,
        sourceRegion: item.sourceRegion,
        targetRegion: item.targetRegion,
        protectionState: item.protectionState,
        replicationHealth: item.replicationHealth,
        agentVersion: item.agentVersion,
        updateAvailable: item.updateAvailable,
        expiry: (0,_judge_agent__WEBPACK_IMPORTED_MODULE_2__/* .expiryOf */ .p1)(agentExpiry, { now, days: expiryDays }),
        agentExpiry,
        daysLeft: agentExpiry === undefined ? undefined : (0,_values_time__WEBPACK_IMPORTED_MODULE_9__/* .daysUntil */ .AQ)(agentExpiry, now),
        certificateExpiry,
        certificateDaysLeft: certificateExpiry === undefined ? undefined : (0,_values_time__WEBPACK_IMPORTED_MODULE_9__/* .daysUntil */ .AQ)(certificateExpiry, now),
        retriesExhausted: item.upgradeRetriesExhausted,
        reinstallRequired: item.reinstallRequired,
        blockingReasons: item.blockingReasons.join('; '),
        upkeep: upkeep.kind,
        mappingId: upkeep.mapping?.id,
        upkeepReason: upkeep.reason,
    };
}


/***/ }),

/***/ 633:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LO: () => (/* binding */ concludeAudit),
/* harmony export */   q6: () => (/* binding */ makeAuditReport)
/* harmony export */ });
/* unused harmony export findingsOfVault */
/* harmony import */ var _catalogue__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71137);
/* harmony import */ var _judge__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81963);
/* harmony import */ var _make_rows__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79155);



const makeAuditReport = (facts, options) => concludeAudit((0,_make_rows__WEBPACK_IMPORTED_MODULE_2__/* .makeRows */ .GL)(facts, options), { ...options, ...timesOf(facts) });
const timesOf = ({ startedAt, endedAt, stopped, }) => ({
    startedAt,
    endedAt,
    stopped,
});
/** Counts and concludes rows, of one audit or of several that are joined. */
function concludeAudit(rows, options) {
    const { failOn, expiryDays, stopped, startedAt, endedAt } = options;
    const findings = [...rows.findings].sort(_judge__WEBPACK_IMPORTED_MODULE_1__/* .bySeverity */ .Np);
    const counts = countsOf({ ...rows, findings });
    const bad = counts.findings.error + (failOn === 'warning' ? counts.findings.warning : 0);
    const compliant = bad === 0 && stopped === undefined;
    const conclusion = conclude(stopped, bad > 0 && failOn !== 'none');
    return {
        conclusion,
        failed: conclusion !== 'succeeded',
        compliant,
        failOn,
        expiryDays,
        stopped,
        startedAt,
        endedAt,
        counts,
        findings,
        vaults: rows.vaults,
        accounts: rows.accounts,
        mappings: rows.mappings,
        agents: rows.agents,
        versions: versionsOf(rows.agents),
        soonest: soonestOf(rows.agents),
    };
}
function conclude(stopped, failed) {
    if (stopped === 'cancelled')
        return 'cancelled';
    if (stopped === 'deadline')
        return 'timed-out';
    return failed ? 'failed' : 'succeeded';
}
function countsOf({ findings, vaults, accounts, mappings, agents }) {
    const count = (holds) => agents.filter(holds).length;
    return {
        findings: (0,_make_rows__WEBPACK_IMPORTED_MODULE_2__/* .countBySeverity */ .Ot)(findings),
        vaults: vaults.length,
        accounts: accounts.length,
        mappings: mappings.length,
        agents: {
            total: agents.length,
            current: count(({ updateAvailable, expiry }) => !updateAvailable && expiry !== 'expired'),
            outdated: count(({ updateAvailable }) => updateAvailable),
            expiring: count(_make_rows__WEBPACK_IMPORTED_MODULE_2__/* .isExpiring */ .v$),
            expired: count(({ expiry }) => expiry === 'expired'),
            kept: count(({ upkeep }) => upkeep === 'kept'),
        },
    };
}
function versionsOf(agents) {
    const versions = new Map();
    for (const { agentVersion, updateAvailable } of agents) {
        const version = agentVersion || 'unknown';
        const counts = versions.get(version) ?? { agents: 0, outdated: 0 };
        versions.set(version, counts);
        counts.agents++;
        if (updateAvailable)
            counts.outdated++;
    }
    return [...versions]
        .map(([version, counts]) => ({ version, ...counts }))
        .sort((a, b) => b.agents - a.agents || (a.version < b.version ? 1 : -1));
}
const SOONEST = 10;
function soonestOf(agents) {
    const expiring = agents.flatMap((agent) => agent.agentExpiry === undefined ? [] : [{ agent, at: agent.agentExpiry }]);
    return expiring
        .sort((a, b) => a.at - b.at || (a.agent.vm < b.agent.vm ? -1 : 1))
        .slice(0, SOONEST)
        .map(({ agent }) => agent);
}
/** The findings that bear on a vault, those of accounts that it shares with others included. */
function findingsOfVault(report, vaultId) {
    const id = vaultId.toLowerCase();
    const uses = (ids) => ids.some((one) => one.toLowerCase() === id);
    const accounts = new Set(report.accounts.filter(({ vaultIds }) => uses(vaultIds)).map((row) => row.id.toLowerCase()));
    return report.findings.filter((found) => found.vaultId.toLowerCase() === id || (isOfAccount(found.id) && accounts.has(found.resource.toLowerCase())));
}


/***/ }),

/***/ 10834:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y$: () => (/* binding */ makeSarif)
/* harmony export */ });
/* unused harmony exports MAX_RESULTS, fingerprintOf */
/* harmony import */ var _render_text__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(32625);
/* harmony import */ var _values_arm_id__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(45696);
/* harmony import */ var _catalogue__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71137);
/* harmony import */ var _steps__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90896);
/* harmony import */ var _headline__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86791);
/** Findings as SARIF 2.1.0, as GitHub's code scanning reads it. */





/** GitHub refuses a file with more. */
const MAX_RESULTS = 25_000;
/** Of a line of text. */
const MAX_CHARACTERS = 8_000;
/** In pieces. The results that are left out, if there are too many, are the least severe. */
function* makeSarif(report, options) {
    const results = report.findings.slice(0, MAX_RESULTS);
    const driver = {
        name: 'asr-autoupdate',
        version: options.version,
        informationUri: options.home,
        rules: [..._catalogue__WEBPACK_IMPORTED_MODULE_0__/* .catalogue */ .sW].map(([id, rule]) => ruleOf(id, rule, options)),
    };
    const properties = { resultsLeftOut: report.findings.length - results.length };
    yield '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{';
    yield `"tool":${JSON.stringify({ driver })},"properties":${JSON.stringify(properties)},"results":[`;
    const places = new Map([..._catalogue__WEBPACK_IMPORTED_MODULE_0__/* .catalogue */ .sW.keys()].map((id, index) => [id, index]));
    let separator = '\n';
    for (const found of results) {
        yield `${separator}${JSON.stringify(resultOf(found, places.get(found.id)))}`;
        separator = ',\n';
    }
    yield '\n]}]}\n';
}
const ruleOf = (id, rule, options) => ({
    id,
    name: id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.meaning },
    helpUri: (0,_headline__WEBPACK_IMPORTED_MODULE_1__/* .docsLink */ ._h)(id, options),
    help: { text: `${rule.meaning}\n\n${rule.cause}\n\n${(0,_steps__WEBPACK_IMPORTED_MODULE_2__/* .stepsText */ .bS)(rule.remedy({}))}` },
    defaultConfiguration: { level: rule.severity },
    properties: { tags: ['azure', 'site-recovery', rule.about] },
});
/** On one line; SARIF would take brackets followed by parentheses for a link. */
const shown = (text) => (0,_render_text__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)((0,_render_text__WEBPACK_IMPORTED_MODULE_3__/* .bounded */ .Mm)(text, MAX_CHARACTERS)).replaceAll('](', '] (');
function resultOf(found, ruleIndex) {
    const { id, severity, message, cause, remedy, resource, name } = found;
    return {
        ruleId: id,
        ruleIndex,
        level: severity,
        message: { text: [message, cause, ...remedy.map(_steps__WEBPACK_IMPORTED_MODULE_2__/* .stepText */ .uw)].map(shown).join('\n') },
        locations: [
            {
                // Code scanning wants a file: there is none, so the vault stands for it.
                physicalLocation: { artifactLocation: { uri: artifactOf(found) }, region: { startLine: 1 } },
                logicalLocations: [{ fullyQualifiedName: shown(resource), name: shown(name), kind: 'resource' }],
            },
        ],
        partialFingerprints: { 'finding/v1': fingerprintOf(found) },
    };
}
/** `vaults/{subscription}/{resource group}/{name}`, the same in every run; an id that is no vault's leaves no folder. */
function artifactOf({ vaultId }) {
    const vault = (0,_values_arm_id__WEBPACK_IMPORTED_MODULE_4__/* .parseVaultId */ .r9)(vaultId);
    if (vault === undefined)
        return 'vaults/unknown';
    const parts = [vault.subscriptionId, vault.resourceGroup, vault.name];
    return ['vaults', ...parts.map((part) => encodeURIComponent(part.toLowerCase()))].join('/');
}
/** Tells the same finding in two runs: messages hold days and versions, so they are not in it. */
const fingerprintOf = ({ id, resource, vaultId }) => ((0,_catalogue__WEBPACK_IMPORTED_MODULE_0__/* .isOfAccount */ .h1)(id) ? `${id}:${resource}` : `${id}:${resource}@${vaultId}`).toLowerCase();


/***/ }),

/***/ 53895:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ makeAuditSummary)
/* harmony export */ });
/* harmony import */ var _render_format__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(39649);
/* harmony import */ var _render_markdown__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37715);
/* harmony import */ var _render_sections__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71578);
/* harmony import */ var _catalogue__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71137);
/* harmony import */ var _steps__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(90896);
/* harmony import */ var _version_chart__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21222);
/* harmony import */ var _headline__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86791);
/* harmony import */ var _values_arm_id__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(45696);
/* harmony import */ var _values_time__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(36073);
/** The summary of an audit: verdict, findings by severity, agents by version, the soonest expiries, the vaults. */









/** What the findings may take of the summary before the vaults get theirs. */
const MAX_BYTES_OF_FINDINGS = 600 * 1_024;
function makeAuditSummary(report, options) {
    const findings = section('Findings', ['', 'Finding', 'Count', 'Where', 'What to do'], byId(report.findings).map((group) => groupRow(group, options)), MAX_BYTES_OF_FINDINGS);
    const top = [
        ...header(report, options),
        ...findings,
        ...(0,_version_chart__WEBPACK_IMPORTED_MODULE_2__/* .versionChart */ .R)(report.versions, options.drawsMermaid),
        ...soonest(report, options),
    ];
    const vaults = section('Vaults', ['', 'Vault', 'Mappings', 'Agents', 'Kept up to date', 'Update waiting', 'Expiring', 'Errors', 'Warnings', 'Notes'], [...report.vaults].sort(worstFirst).map((row) => vaultRow(row, options)), _render_sections__WEBPACK_IMPORTED_MODULE_3__/* .MAX_BYTES */ .zx - (0,_render_markdown__WEBPACK_IMPORTED_MODULE_4__/* .byteLength */ .dp)(top.join('\n')) - 1_000);
    return `${[...top, ...vaults].join('\n')}\n`;
}
/** A table with as many of its rows as fit; what is left out is said. */
function section(title, columns, rows, bytes) {
    if (rows.length === 0)
        return [];
    const kept = [];
    let left = bytes;
    for (const row of rows) {
        left -= (0,_render_markdown__WEBPACK_IMPORTED_MODULE_4__/* .byteLength */ .dp)(row) + 1;
        if (left < 0)
            break;
        kept.push(row);
    }
    const dropped = rows.length - kept.length;
    const note = `${(0,_render_format__WEBPACK_IMPORTED_MODULE_5__/* .plural */ .LS)(dropped, 'row')} left out to stay within the size limit; the JSON report has all.`;
    return [`### ${title}`, '', ...(0,_render_markdown__WEBPACK_IMPORTED_MODULE_4__/* .tableHead */ .PP)(columns), ...kept, '', ...(dropped === 0 ? [] : [note, ''])];
}
const VERDICTS = {
    cancelled: '🛑',
    'timed-out': '⏱️',
    failed: '❌',
    succeeded: '✅',
};
function header(report, options) {
    const { conclusion, compliant, startedAt, endedAt } = report;
    const symbol = conclusion === 'succeeded' && !compliant ? '⚠️' : VERDICTS[conclusion];
    const at = (0,_values_time__WEBPACK_IMPORTED_MODULE_6__/* .isoTime */ .Ly)(startedAt)?.replace(/\.\d+Z$/, 'Z') ?? '';
    const by = options.origin === undefined ? '' : ` Run by ${(0,_render_markdown__WEBPACK_IMPORTED_MODULE_4__/* .link */ .nf)(options.origin.name, options.origin.url)}.`;
    return [
        `## ${symbol} ${(0,_render_markdown__WEBPACK_IMPORTED_MODULE_4__/* .escapeMarkdown */ .FV)((0,_headline__WEBPACK_IMPORTED_MODULE_1__/* .auditHeadline */ .Qv)(report))}`,
        '',
        `${(0,_headline__WEBPACK_IMPORTED_MODULE_1__/* .agentsText */ .mc)(report)}. Nothing was changed. ${at}, ${(0,_render_format__WEBPACK_IMPORTED_MODULE_5__/* .duration */ .p0)(endedAt - startedAt)}.${by}`,
        '',
    ];
}
/** Findings come in the order of severity and id, and so do their groups. */
function byId(findings) {
    const groups = new Map();
    for (const found of findings) {
        const group = groups.get(found.id);
        if (group === undefined)
            groups.set(found.id, [found]);
        else
            group.push(found);
    }
    return [...groups.values()];
}
const MAX_PLACES = 5;
function groupRow(group, options) {
    const [first] = group;
    if (first === undefined)
        return '';
    const { id, severity, message, cause, remedy } = first;
    const { title = '' } = _catalogue__WEBPACK_IMPORTED_MODULE_0__/* .catalogue */ .sW.get(id) ?? {};
    const several = group.length > 1;
    const places = group.slice(0, MAX_PLACES).map(({ name, resource }) => (0,_headline__WEBPACK_IMPORTED_MODULE_1__/* .portalLink */ .jg)(name, resource, options));
    if (group.length > MAX_PLACES)
        places.push(`and ${(0,_render_format__WEBPACK_IMPORTED_MODULE_5__/* .number */ .ai)(group.length - MAX_PLACES)} more`);
    return (0,_render_markdown__WEBPACK_IMPORTED_MODULE_4__/* .tableRow */ .jD)([
        _headline__WEBPACK_IMPORTED_MODULE_1__/* .SYMBOLS */ .Am[severity],
        `${(0,_render_markdown__WEBPACK_IMPORTED_MODULE_4__/* .link */ .nf)(id, (0,_headline__WEBPACK_IMPORTED_MODULE_1__/* .docsLink */ ._h)(id, options))} **${(0,_render_markdown__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(title)}**<br>${several ? 'For instance: ' : ''}${(0,_render_markdown__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(message, 500)}<br>${(0,_render_markdown__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(cause, 800)}`,
        (0,_render_format__WEBPACK_IMPORTED_MODULE_5__/* .number */ .ai)(group.length),
        places.join('<br>'),
        `${several ? `For ${(0,_render_markdown__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(first.name, 100)}:<br>` : ''}${remedy.map((step) => (0,_render_markdown__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)((0,_steps__WEBPACK_IMPORTED_MODULE_7__/* .stepText */ .uw)(step), 1_000)).join('<br>')}`,
    ]);
}
function soonest({ soonest: agents, vaults }, options) {
    const names = new Map(vaults.map(({ id, name }) => [id.toLowerCase(), name]));
    const rowOf = (agent) => (0,_render_markdown__WEBPACK_IMPORTED_MODULE_4__/* .tableRow */ .jD)([
        _headline__WEBPACK_IMPORTED_MODULE_1__/* .SYMBOLS */ .Am[agent.expiry === 'expired' ? 'error' : agent.expiry === 'soon' ? 'warning' : 'ok'],
        (0,_headline__WEBPACK_IMPORTED_MODULE_1__/* .portalLink */ .jg)(agent.vm, agent.id, options),
        (0,_headline__WEBPACK_IMPORTED_MODULE_1__/* .portalLink */ .jg)(names.get(agent.vaultId.toLowerCase()) ?? (0,_values_arm_id__WEBPACK_IMPORTED_MODULE_8__/* .nameOf */ .Vb)(agent.vaultId), agent.vaultId, options),
        (0,_render_markdown__WEBPACK_IMPORTED_MODULE_4__/* .cell */ .Hn)(agent.agentVersion, 50),
        agent.agentExpiry === undefined ? '' : (0,_values_time__WEBPACK_IMPORTED_MODULE_6__/* .day */ .vd)(agent.agentExpiry),
        agent.daysLeft === undefined ? '' : String(agent.daysLeft),
        { kept: 'yes', 'not-kept': 'no', unknown: 'not known' }[agent.upkeep],
    ]);
    const columns = ['', 'VM', 'Vault', 'Agent', 'Expires', 'Days left', 'Kept up to date'];
    return section('Expiring first', columns, agents.map(rowOf), _render_sections__WEBPACK_IMPORTED_MODULE_3__/* .MAX_BYTES */ .zx);
}
const RANK = { error: 0, warning: 1, note: 2, ok: 3 };
const worstFirst = (a, b) => RANK[a.level] - RANK[b.level] || b.findings.error - a.findings.error || (a.id < b.id ? -1 : 1);
function vaultRow(row, options) {
    const { level, findings, mappings, agents, kept, outdated, expiring } = row;
    const { error, warning, note } = findings;
    const known = (source, count) => (source === undefined ? undefined : count);
    const counts = [
        mappings,
        agents,
        known(mappings, kept),
        known(agents, outdated),
        known(agents, expiring),
        error,
        warning,
        note,
    ];
    return (0,_render_markdown__WEBPACK_IMPORTED_MODULE_4__/* .tableRow */ .jD)([
        _headline__WEBPACK_IMPORTED_MODULE_1__/* .SYMBOLS */ .Am[level],
        (0,_headline__WEBPACK_IMPORTED_MODULE_1__/* .portalLink */ .jg)(row.name, row.id, options),
        ...counts.map((count) => (count === undefined ? 'not known' : (0,_render_format__WEBPACK_IMPORTED_MODULE_5__/* .number */ .ai)(count))),
    ]);
}


/***/ }),

/***/ 14678:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ auditPage)
/* harmony export */ });
/* harmony import */ var _render_format__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(39649);
/* harmony import */ var _render_page_table__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(32330);
/* harmony import */ var _catalogue__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71137);
/* harmony import */ var _steps__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(90896);
/* harmony import */ var _version_chart__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(21222);
/* harmony import */ var _headline__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86791);
/* harmony import */ var _values_arm_id__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(45696);
/* harmony import */ var _values_time__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36073);
/** The audit as a page of tables and charts; its tables `mappings` and `agents` are also the inventories in CSV. */








function auditPage(report, options) {
    const { compliant, conclusion } = report;
    const level = conclusion === 'succeeded' ? (compliant ? 'ok' : 'warning') : 'error';
    return {
        title: 'Site Recovery agents: audit',
        verdict: { level, text: (0,_headline__WEBPACK_IMPORTED_MODULE_1__/* .auditHeadline */ .Qv)(report) },
        facts: facts(report, options),
        charts: [severityChart(report), versionsChart(report), expiryChart(report)],
        tables: [findings(report), agents(report), mappings(report), accounts(report), vaults(report)],
        portal: options.portal,
        tenantId: options.tenantId,
    };
}
function facts({ startedAt, endedAt, ...report }, options) {
    const { counts, failOn, expiryDays } = report;
    const { agents } = counts;
    return [
        ['Audited', (0,_values_time__WEBPACK_IMPORTED_MODULE_2__/* .isoTime */ .Ly)(startedAt) ?? ''],
        ['Took', (0,_render_format__WEBPACK_IMPORTED_MODULE_3__/* .duration */ .p0)(endedAt - startedAt)],
        ...(options.origin === undefined ? [] : [['Run by', options.origin.url]]),
        ['Version', options.version],
        ['Run', options.runId],
        ['Vaults', (0,_render_format__WEBPACK_IMPORTED_MODULE_3__/* .number */ .ai)(counts.vaults)],
        ['Agents', (0,_render_format__WEBPACK_IMPORTED_MODULE_3__/* .number */ .ai)(agents.total)],
        ['Kept up to date', (0,_render_format__WEBPACK_IMPORTED_MODULE_3__/* .number */ .ai)(agents.kept)],
        ['Current', (0,_render_format__WEBPACK_IMPORTED_MODULE_3__/* .number */ .ai)(agents.current)],
        ['Update waiting', (0,_render_format__WEBPACK_IMPORTED_MODULE_3__/* .number */ .ai)(agents.outdated)],
        [`Expiring within ${expiryDays} days`, (0,_render_format__WEBPACK_IMPORTED_MODULE_3__/* .number */ .ai)(agents.expiring)],
        ['Expired', (0,_render_format__WEBPACK_IMPORTED_MODULE_3__/* .number */ .ai)(agents.expired)],
        ['Fails on', failOn],
        ['Findings explained', options.docsUrl],
    ];
}
function severityChart({ counts: { findings } }) {
    return {
        title: 'Findings by severity',
        bars: [
            { label: 'Errors', value: findings.error, level: 'error' },
            { label: 'Warnings', value: findings.warning, level: 'warning' },
            { label: 'Notes', value: findings.note, level: 'note' },
        ],
    };
}
const versionsChart = ({ versions }) => ({
    title: 'Agents by version',
    bars: (0,_version_chart__WEBPACK_IMPORTED_MODULE_4__/* .slicesOf */ .n)(versions).map(({ name, agents, outdated }) => ({
        label: name,
        value: agents,
        level: outdated > 0 ? 'warning' : 'ok',
    })),
});
/** The first bucket that an agent falls into counts it. */
const BUCKETS = [
    ['Expired', 'error', ({ expiry }) => expiry === 'expired'],
    ['30 days', 'warning', ({ daysLeft }) => daysLeft !== undefined && daysLeft < 30],
    ['60 days', 'warning', ({ daysLeft }) => daysLeft !== undefined && daysLeft < 60],
    ['90 days', 'note', ({ daysLeft }) => daysLeft !== undefined && daysLeft < 90],
    ['Later', 'ok', ({ daysLeft }) => daysLeft !== undefined],
    ['No date', 'ok', () => true],
];
function expiryChart({ agents }) {
    const counts = BUCKETS.map(() => 0);
    for (const agent of agents) {
        const bucket = BUCKETS.findIndex(([, , holds]) => holds(agent));
        counts[bucket] = (counts[bucket] ?? 0) + 1;
    }
    const bars = BUCKETS.map(([label, level], index) => ({ label, level, value: counts[index] ?? 0 }));
    return { title: 'Agents by expiry', bars };
}
const findings = (report) => (0,_render_page_table__WEBPACK_IMPORTED_MODULE_5__/* .tableOf */ .c)('findings', 'Findings', report.findings, [
    ['severity', 'Severity', 'level', (row) => row.severity],
    ['finding', 'Finding', 'text', (row) => row.id],
    ['title', 'Title', 'text', (row) => _catalogue__WEBPACK_IMPORTED_MODULE_0__/* .catalogue */ .sW.get(row.id)?.title],
    ['name', 'Name', 'text', (row) => row.name],
    ['message', 'What is wrong', 'text', (row) => row.message],
    ['cause', 'Cause', 'text', (row) => row.cause],
    ['remedy', 'What to do', 'text', (row) => row.remedy.map(_steps__WEBPACK_IMPORTED_MODULE_6__/* .stepText */ .uw).join(' ')],
    ['resource_id', 'Resource', 'resource', (row) => row.resource],
    ['vault_id', 'Vault', 'resource', (row) => row.vaultId],
]);
const agents = (report) => (0,_render_page_table__WEBPACK_IMPORTED_MODULE_5__/* .tableOf */ .c)('agents', 'Agents', report.agents, [
    ['level', 'Worst finding', 'level', (row) => row.level],
    ['vm', 'VM', 'text', (row) => row.vm],
    ['vault_id', 'Vault', 'resource', (row) => row.vaultId],
    ['agent_version', 'Agent', 'text', (row) => row.agentVersion],
    ['update_available', 'Update waiting', 'boolean', (row) => row.updateAvailable],
    ['agent_expiry', 'Agent expires', 'time', (row) => row.agentExpiry],
    ['days_left', 'Days left', 'number', (row) => row.daysLeft],
    ['kept_up_to_date', 'Kept up to date', 'text', (row) => row.upkeep],
    ['mapping', 'By the mapping', 'resource', (row) => row.mappingId],
    ['why_not', 'Why not', 'text', (row) => row.upkeepReason],
    ['certificate_expiry', 'Certificate expires', 'time', (row) => row.certificateExpiry],
    ['certificate_days_left', 'Certificate days left', 'number', (row) => row.certificateDaysLeft],
    ['retries_exhausted', 'Tries used up', 'boolean', (row) => row.retriesExhausted],
    ['reinstall_required', 'To be installed anew', 'boolean', (row) => row.reinstallRequired],
    ['blocking_reasons', 'In the way', 'text', (row) => row.blockingReasons],
    ['protection_state', 'Protection', 'text', (row) => row.protectionState],
    ['replication_health', 'Health', 'text', (row) => row.replicationHealth],
    ['os_type', 'System', 'text', (row) => row.osType],
    ['source_region', 'From', 'text', (row) => row.sourceRegion],
    ['target_region', 'To', 'text', (row) => row.targetRegion],
    ['vm_id', 'VM resource', 'resource', (row) => row.vmId],
    ['item_id', 'Replicated item', 'resource', (row) => row.id],
]);
const mappings = (report) => (0,_render_page_table__WEBPACK_IMPORTED_MODULE_5__/* .tableOf */ .c)('mappings', 'Mappings', report.mappings, [
    ['level', 'Worst finding', 'level', (row) => row.level],
    ['name', 'Mapping', 'text', (row) => row.name],
    ['vault_id', 'Vault', 'resource', (row) => row.vaultId],
    ['provider', 'Provider', 'text', (row) => row.provider],
    ['state', 'State', 'text', (row) => row.state],
    ['source', 'From', 'text', (row) => row.sourceFabric],
    ['target', 'To', 'text', (row) => row.targetFabric],
    ['automatic_update', 'Automatic update', 'text', (row) => row.status],
    ['automation_account_id', 'Automation account', 'resource', (row) => row.automationAccountId],
    ['authentication_type', 'Authentication', 'text', (row) => row.authenticationType],
    ['schedule', 'Schedule', 'text', (row) => row.scheduleName],
    ['job_schedule', 'Job schedule', 'text', (row) => row.jobScheduleName],
    ['schedule_enabled', 'Schedule enabled', 'boolean', (row) => row.scheduleEnabled],
    ['next_run', 'Next run', 'time', (row) => row.nextRun],
    ['time_zone', 'Time zone', 'text', (row) => row.timeZone],
    ['health_errors', 'Health errors', 'text', (row) => row.healthErrors],
    ['mapping_id', 'Resource', 'resource', (row) => row.id],
]);
const accounts = (report) => (0,_render_page_table__WEBPACK_IMPORTED_MODULE_5__/* .tableOf */ .c)('accounts', 'Automation accounts', report.accounts, [
    ['level', 'Worst finding', 'level', (row) => row.level],
    ['name', 'Account', 'text', (row) => row.name],
    ['state', 'State', 'text', (row) => row.reads],
    ['location', 'Location', 'text', (row) => row.location],
    ['principal_id', 'Identity', 'text', (row) => row.principalId],
    ['vaults', 'Vaults', 'text', (row) => row.vaultIds.map(_values_arm_id__WEBPACK_IMPORTED_MODULE_7__/* .nameOf */ .Vb).join(' ')],
    ['runs', 'Runs in 7 days', 'number', (row) => row.runs],
    ['failed_runs', 'Failed runs', 'number', (row) => row.failedRuns],
    ['last_run', 'Last run', 'time', (row) => row.lastRun],
    ['last_run_status', 'Last status', 'text', (row) => row.lastRunStatus],
    ['minutes_used', 'Minutes this month', 'number', (row) => row.minutesUsed],
    ['account_id', 'Resource', 'resource', (row) => row.id],
]);
const vaults = (report) => (0,_render_page_table__WEBPACK_IMPORTED_MODULE_5__/* .tableOf */ .c)('vaults', 'Vaults', report.vaults, [
    ['level', 'Worst finding', 'level', (row) => row.level],
    ['name', 'Vault', 'text', (row) => row.name],
    ['subscription_id', 'Subscription', 'text', (row) => row.subscriptionId],
    ['resource_group', 'Resource group', 'text', (row) => row.resourceGroup],
    ['mappings', 'Mappings', 'number', (row) => row.mappings],
    ['agents', 'Agents', 'number', (row) => row.agents],
    ['kept_up_to_date', 'Kept up to date', 'number', (row) => (row.mappings === undefined ? undefined : row.kept)],
    ['outdated', 'Update waiting', 'number', (row) => (row.agents === undefined ? undefined : row.outdated)],
    ['expiring', 'Expiring', 'number', (row) => (row.agents === undefined ? undefined : row.expiring)],
    ['errors', 'Errors', 'number', (row) => row.findings.error],
    ['warnings', 'Warnings', 'number', (row) => row.findings.warning],
    ['notes', 'Notes', 'number', (row) => row.findings.note],
    ['vault_id', 'Resource', 'resource', (row) => row.id],
]);


/***/ }),

/***/ 21222:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ versionChart),
/* harmony export */   n: () => (/* binding */ slicesOf)
/* harmony export */ });
/* harmony import */ var _render_format__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39649);
/** Agents by version: a Mermaid pie, or bars of characters where Mermaid is not drawn. */

const MAX_SLICES = 9;
const WIDTH = 40;
function versionChart(versions, drawsMermaid) {
    if (versions.length === 0)
        return [];
    const slices = slicesOf(versions);
    const chart = drawsMermaid ? ['```mermaid', ...pie(slices), '```'] : ['```text', ...bars(slices), '```'];
    return ['### Agents by version', '', ...chart, ''];
}
/** The most frequent versions, the rest together. */
function slicesOf(versions) {
    const shown = versions.length <= MAX_SLICES + 1 ? versions : versions.slice(0, MAX_SLICES);
    const slices = shown.map(({ version, agents, outdated }) => ({
        name: `${label(version)}${outdated > 0 ? ' (update waiting)' : ''}`,
        agents,
        outdated,
    }));
    const rest = versions.slice(shown.length);
    if (rest.length === 0)
        return slices;
    const sum = (key) => rest.reduce((total, version) => total + version[key], 0);
    return [...slices, { name: `${rest.length} other versions`, agents: sum('agents'), outdated: sum('outdated') }];
}
/** Mermaid has no escapes for its own punctuation, so labels keep only letters, digits and a few signs. */
const label = (text) => [...text.replace(/[^\p{L}\p{N} ._-]/gu, ' ')].slice(0, 40).join('').trim() || 'unknown';
const pie = (slices) => [
    'pie showData',
    '  title Agents by version',
    ...slices.map(({ name, agents }) => `  "${name}" : ${agents}`),
];
function bars(slices) {
    const longest = Math.max(...slices.map(({ name }) => name.length));
    const most = Math.max(...slices.map(({ agents }) => agents));
    return slices.map(({ name, agents }) => {
        const bar = '█'.repeat(Math.max(1, Math.round((agents / most) * WIDTH)));
        return `${name.padEnd(longest)}  ${bar} ${(0,_render_format__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(agents)}`;
    });
}


/***/ }),

/***/ 32330:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ tableOf)
/* harmony export */ });
function tableOf(id, title, rows, columns) {
    return {
        id,
        title,
        columns: columns.map(([key, columnTitle, kind]) => ({ key, title: columnTitle, kind })),
        rows: {
            *[Symbol.iterator]() {
                for (const row of rows)
                    yield columns.map(([, , , cell]) => cell(row));
            },
        },
    };
}


/***/ }),

/***/ 12382:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ listItems)
/* harmony export */ });
/* harmony import */ var _lists__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57591);
/** The replicated items of a vault, by whichever way the caller's rights allow. */

const listItems = (vault, service, context, containers) => (0,_lists__WEBPACK_IMPORTED_MODULE_0__/* .listWhole */ .cP)(vault, {
    things: 'replicated items',
    ofVault: (next, signal) => service.listItems(vault, next, signal),
    ofContainer: ({ fabric, name }, next, signal) => service.listContainerItems(vault, fabric, name, next, signal),
}, context, containers);


/***/ }),

/***/ 26224:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ol: () => (/* binding */ isEnabled),
/* harmony export */   eE: () => (/* binding */ isPaired),
/* harmony export */   jV: () => (/* binding */ isA2A)
/* harmony export */ });
/* harmony import */ var _compare__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36369);
/** What the words of the service say of a mapping. */

const isA2A = (provider) => (0,_compare__WEBPACK_IMPORTED_MODULE_0__/* .sameText */ .Q)(provider, 'A2A');
const isPaired = (mapping) => (0,_compare__WEBPACK_IMPORTED_MODULE_0__/* .sameText */ .Q)(mapping.state, 'Paired');
const isEnabled = (mapping) => (0,_compare__WEBPACK_IMPORTED_MODULE_0__/* .sameText */ .Q)(mapping.autoUpdate?.status, 'Enabled');


/***/ })

};
;