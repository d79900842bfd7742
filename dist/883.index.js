"use strict";
exports.id = 883;
exports.ids = [883];
exports.modules = {

/***/ 330:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s3: () => (/* binding */ inputNamesOn),
  mX: () => (/* binding */ notFound),
  xh: () => (/* binding */ startedAt),
  lY: () => (/* binding */ targetInputs),
  Pj: () => (/* binding */ vaultsOf)
});

// EXTERNAL MODULE: ./src/core/pacing.ts
var pacing = __webpack_require__(5203);
// EXTERNAL MODULE: ./src/core/attempt.ts + 1 modules
var attempt = __webpack_require__(7443);
;// CONCATENATED MODULE: ./src/core/estate/pages.ts
/** Reads lists to their end. */

/** A list to its end; each page is one request in the lane. */
async function allPages(what, lane, fetch, context) {
    const items = [];
    const seen = new Set();
    let next;
    do {
        const from = next;
        const page = await (0,attempt/* attempt */.CD)(what, lane, (signal) => fetch(from, signal), context);
        if (!page.ok)
            return page;
        for (const item of page.value.items)
            items.push(item);
        next = page.value.next;
        if (next !== undefined && seen.has(next))
            return { ok: false, failure: looping(what) };
        if (next !== undefined)
            seen.add(next);
    } while (next !== undefined);
    return { ok: true, value: items };
}
const looping = (what) => ({
    kind: 'answer',
    problem: {
        code: 'LoopingList',
        message: `The ${what} leads back to a page that it came from.`,
        nextStep: 'Run again; if it stays so, open a support request with the correlation id.',
    },
});

;// CONCATENATED MODULE: ./src/core/estate/from-graph.ts


/** What Resource Graph grants to one identity. */
const QUERIES = { requests: 15, lengthMs: 5_000 };
const QUERIES_AT_ONCE = 3;
/** Larger groups are advised against. */
const SUBSCRIPTIONS_OF_A_QUERY = 300;
const GROUPS_OF_A_QUERY = 10;
/** Not joined by the service: a join of its own is cut at some thousand rows. */
async function listFromGraph(scope, context) {
    const { directory } = context;
    const query = openQueries(context);
    const scopes = queryScopes(scope);
    const all = (what, ask) => together(scopes.map((part) => query(what, part, ask)));
    const [subscriptions, vaults, counts] = await Promise.all([
        all('query for subscriptions', (...page) => directory.querySubscriptions(...page)),
        all('query for vaults', (...page) => directory.queryVaults(...page)),
        all('query for replicated items', (...page) => directory.queryItems(...page)),
    ]);
    if (!subscriptions.ok)
        return subscriptions;
    if (!vaults.ok)
        return vaults;
    if (!counts.ok)
        return counts;
    return { ok: true, value: joined(subscriptions.value, vaults.value, counts.value) };
}
/** A request is about subscriptions or about management groups, never about both. */
function queryScopes(scope) {
    if (scope.kind === 'all')
        return [scope];
    return [
        ...chunks(scope.subscriptions, SUBSCRIPTIONS_OF_A_QUERY).map((ids) => ({ kind: 'subscriptions', ids })),
        ...chunks(scope.managementGroups, GROUPS_OF_A_QUERY).map((names) => ({
            kind: 'management-groups',
            names,
        })),
    ];
}
function chunks(things, size) {
    return Array.from({ length: Math.ceil(things.length / size) }, (_, index) => things.slice(index * size, (index + 1) * size));
}
/** Queries in the pace that the service grants, and says it still grants. */
function openQueries(context) {
    const { clock } = context;
    const lane = new pacing/* Lane */.J$({ limits: [QUERIES], concurrency: QUERIES_AT_ONCE }, clock);
    let freeAt = 0;
    /** A query to its end; where nothing in its scope may be read the answer is empty. */
    return async function all(what, scope, query) {
        let isCut = false;
        const ask = async (next, signal) => {
            while (freeAt > clock.now() && !signal.aborted)
                await clock.sleep(freeAt - clock.now(), signal);
            const page = await query(scope, next, signal);
            if (!page.ok)
                return page;
            // The quota is the identity's, and others may use it too.
            if (page.value.waitMs > 0)
                freeAt = clock.now() + page.value.waitMs;
            isCut ||= page.value.isCut;
            return page;
        };
        const rows = await allPages(what, lane, ask, context);
        if (!rows.ok)
            return isNothingReadable(rows.failure) ? { ok: true, value: [] } : rows;
        return isCut ? { ok: false, failure: tooLarge(what) } : rows;
    };
}
const isNothingReadable = ({ status, problem }) => status === 400 && problem.code.toLowerCase() === 'novalidsubscriptionsinqueryrequest';
const tooLarge = (what) => ({
    kind: 'answer',
    problem: {
        code: 'ScopeTooLarge',
        message: `Azure Resource Graph did not tell everything: the ${what} is about more than it looks into at once.`,
        nextStep: 'Narrow the scope, for instance to one management group at a time.',
    },
});
/** What lies in two parts of the scope counts once. */
function joined(subscriptions, vaults, counts) {
    const names = new Map(subscriptions.map(({ id, name }) => [id, name]));
    const items = new Map(counts.map((count) => [count.vaultId, count.items]));
    const found = new Map();
    for (const vault of vaults) {
        const key = vault.id.toLowerCase();
        const subscription = vault.subscriptionId.toLowerCase();
        found.set(key, { ...vault, items: items.get(key) ?? 0, subscriptionName: names.get(subscription) });
    }
    const seen = new Set([...names.keys(), ...[...found.values()].map((vault) => vault.subscriptionId.toLowerCase())]);
    return { source: 'resource-graph', vaults: [...found.values()], subscriptions: seen, warnings: [] };
}
/** The first failure counts for the whole. */
async function together(parts) {
    const results = await Promise.all(parts);
    const failed = results.find((result) => !result.ok);
    return failed ?? { ok: true, value: results.flatMap((result) => (result.ok ? result.value : [])) };
}

// EXTERNAL MODULE: ./src/core/format.ts
var format = __webpack_require__(6228);
// EXTERNAL MODULE: ./src/core/limits.ts
var limits = __webpack_require__(6419);
// EXTERNAL MODULE: ./src/core/estate/select.ts
var estate_select = __webpack_require__(4814);
;// CONCATENATED MODULE: ./src/core/estate/from-lists.ts
/** Lists the vaults of a scope subscription by subscription, for callers that may not use Resource Graph. */





/** The items of the vaults are then not known: to count them would take a request or more for each vault. */
async function listFromLists(scope, context) {
    const { directory } = context;
    const lane = new pacing/* Lane */.J$({ limits: limits/* ARM_LIMITS */.mB, concurrency: limits/* REQUESTS_AT_ONCE */.PU }, context.clock);
    const readAll = (what, fetch) => allPages(what, lane, fetch, context);
    const readable = await readAll('list of subscriptions', (next, signal) => directory.listSubscriptions(next, signal));
    if (!readable.ok)
        return readable;
    const asked = await subscriptionsIn(scope, readable.value, context, readAll);
    if (!asked.ok)
        return asked;
    const listed = await Promise.all(asked.value.map(async (subscription) => ({
        subscription,
        vaults: await readAll(`list of vaults of ${subscription.name}`, (next, signal) => directory.listVaults(subscription.id, next, signal)),
    })));
    return from_lists_joined(listed, new Set(scope.kind === 'all' ? [] : scope.subscriptions));
}
/** Those of the scope that the caller may read. */
async function subscriptionsIn(scope, readable, { directory }, readAll) {
    if (scope.kind === 'all')
        return { ok: true, value: readable };
    const wanted = new Set(scope.subscriptions);
    for (const group of scope.managementGroups) {
        const below = await readAll(`list of subscriptions below ${group}`, (next, signal) => directory.listSubscriptionsBelow(group, next, signal));
        if (!below.ok)
            return isUnseen(below.failure) ? { ok: false, failure: unknownGroup(group, below.failure) } : below;
        for (const { id } of below.value)
            wanted.add(id);
    }
    return { ok: true, value: readable.filter(({ id }) => wanted.has(id)) };
}
/** What does not exist and what may not be read are answered alike. */
const isUnseen = ({ status }) => status === 403 || status === 404;
const unknownGroup = (group, failure) => ({
    ...failure,
    problem: {
        ...failure.problem,
        code: 'UnknownManagementGroup',
        message: `The management group ${(0,estate_select/* shown */.S)([group])} is not there, or may not be read: ${failure.problem.message}`,
        nextStep: 'Correct the scope (what counts is the id of the group, not its display name), or grant the identity of this step Management Group Reader on the group.',
    },
});
/**
 * Whoever has a right somewhere in a subscription sees it, and need not see its vaults: such a subscription is left out
 * with a warning, unless it was asked for by its id.
 */
function from_lists_joined(listed, named) {
    const unseen = [];
    let refusal;
    for (const { subscription, vaults } of listed) {
        if (vaults.ok)
            continue;
        if (!isUnseen(vaults.failure) || named.has(subscription.id))
            return vaults;
        unseen.push(subscription);
        refusal ??= vaults.failure;
    }
    if (refusal !== undefined && unseen.length === listed.length)
        return { ok: false, failure: refusal };
    const found = listed.flatMap(({ subscription, vaults }) => vaults.ok ? vaults.value.map((vault) => ({ ...vault, items: undefined, subscriptionName: subscription.name })) : []);
    return {
        ok: true,
        value: {
            source: 'lists',
            vaults: found,
            subscriptions: new Set(listed.map(({ subscription }) => subscription.id)),
            warnings: refusal === undefined ? [] : [notSeen(unseen, refusal)],
        },
    };
}
const notSeen = (subscriptions, { problem }) => ({
    ...problem,
    code: 'SubscriptionNotLookedInto',
    message: `The vaults of ${(0,format/* plural */.LS)(subscriptions.length, 'subscription')} may not be listed: ${(0,estate_select/* shown */.S)(subscriptions.map(({ name }) => name))}. ${problem.message}`,
});

;// CONCATENATED MODULE: ./src/core/estate/find.ts



/**
 * The vaults, each with the number of items in it that are replicated from Azure to Azure.
 * @returns a failure also where there is no vault, and for a subscription or management group that cannot be seen
 */
async function findInScope(wanted, context) {
    const listing = await list(wanted, context);
    if (!listing.ok)
        return listing;
    const unseen = unseenSubscriptions(wanted, listing.value);
    return unseen.length > 0
        ? { ok: false, failure: unknownSubscription(unseen) }
        : (0,estate_select/* select */.L)(listing.value, wanted, context.inputNames);
}
async function list({ scope }, context) {
    const listed = await listFromGraph(scope, context);
    if (listed.ok || !isRefused(listed.failure))
        return listed;
    context.onRefused(listed.failure);
    return listFromLists(scope, context);
}
/** A management group that is not there or may not be read is refused as well; the lists then tell which. */
const isRefused = ({ status, problem }) => status === 403 || status === 404 || problem.code.toLowerCase() === 'notfound';
/** One that has vaults is there, whatever the list of subscriptions says. */
function unseenSubscriptions({ scope }, { subscriptions }) {
    return scope.kind === 'all' ? [] : scope.subscriptions.filter((id) => !subscriptions.has(id));
}
const unknownSubscription = (ids) => ({
    kind: 'answer',
    problem: {
        code: 'UnknownSubscription',
        message: `${ids.length === 1 ? 'This subscription of the scope is' : 'These subscriptions of the scope are'} not there, or may not be read: ${(0,estate_select/* shown */.S)(ids)}.`,
        nextStep: 'Correct the scope, check that the tenant is that of the subscription, or grant the identity of this step Reader on it.',
    },
});

// EXTERNAL MODULE: ./src/core/estate/model.ts
var model = __webpack_require__(309);
// EXTERNAL MODULE: ./src/core/estate/report.ts
var report = __webpack_require__(5360);
// EXTERNAL MODULE: ./src/core/markdown.ts
var markdown = __webpack_require__(6706);
// EXTERNAL MODULE: ./src/core/text.ts
var core_text = __webpack_require__(2020);
// EXTERNAL MODULE: ./src/inputs/index.ts + 6 modules
var inputs = __webpack_require__(3077);
// EXTERNAL MODULE: ./src/runtime/clock.ts
var clock = __webpack_require__(9842);
// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
;// CONCATENATED MODULE: ./src/actions/vaults.ts
/** The vaults that an action is about: those that the inputs name, or those that are found. */









const MOST_NAMED = 200;
const LINE_LENGTH = 1_000;
/**
 * Finds the vaults and says in the log how; nothing is asked where the inputs name them.
 * @returns a failure also where there is none, unless the inputs allow that
 */
async function vaultsOf(target, context) {
    if (target.kind === 'vaults') {
        return { ok: true, value: { source: 'inputs', vaults: (0,model/* namedVaults */.Pu)(target.vaults), warnings: [] } };
    }
    const { host, stop, connection } = context;
    const print = (line) => host.print((0,core_text/* bounded */.Mm)(line, LINE_LENGTH));
    const found = await findInScope(target, {
        clock: clock/* systemClock */.m,
        stop,
        random: Math.random,
        directory: await connection.directory(),
        inputNames: inputNamesOn(host),
        onRetry: (what, { problem }, afterMs) => print(`${what}: ${problem.code}: ${problem.message}; again in ${Math.round(afterMs / 1000)} s`),
        onRefused: ({ problem }) => print(`Azure Resource Graph refuses (${(0,format/* problemText */.fI)(problem)}): subscriptions are looked into one by one.`),
    });
    if (!found.ok)
        return found;
    sayFound(host, found.value);
    for (const { code, message, nextStep } of found.value.warnings)
        host.annotate('warning', code, nextStep === undefined ? message : `${message}\nNext: ${nextStep}`);
    return found;
}
function inputNamesOn({ name }) {
    const { vaultName, vaultTag, includeEmpty, allowEmpty, shards } = inputs/* inputTable */.Fu;
    const nameOf = (input) => (0,inputs/* nameOn */.H6)(name, input) ?? '';
    return {
        vaultName: nameOf(vaultName),
        vaultTag: nameOf(vaultTag),
        includeEmpty: nameOf(includeEmpty),
        allowEmpty: nameOf(allowEmpty),
        shards: nameOf(shards),
    };
}
function sayFound(host, found) {
    const { vaults } = found;
    const lines = vaults.slice(0, MOST_NAMED).map(({ name, subscriptionName, subscriptionId, items }) => {
        const holding = items === undefined ? '' : `, replicated items: ${(0,report/* itemsText */.Ir)(items)}`;
        return (0,core_text/* bounded */.Mm)(`${name} in ${subscriptionName || subscriptionId}${holding}`, LINE_LENGTH);
    });
    if (vaults.length > MOST_NAMED)
        lines.push(`… and ${(0,format/* plural */.LS)(vaults.length - MOST_NAMED, 'vault')} more`);
    host.group((0,report/* foundText */.iq)(found), lines);
}
/** What of a target goes into the report. */
function targetInputs(target) {
    if (target.kind === 'vaults')
        return { vaultIds: target.vaults.map(({ id }) => id) };
    const { scope, names, tags, includeEmpty, allowEmpty } = target;
    return {
        scope: scope.kind === 'all'
            ? ['*']
            : [
                ...scope.subscriptions.map((id) => `/subscriptions/${id}`),
                ...scope.managementGroups.map((name) => `/providers/Microsoft.Management/managementGroups/${name}`),
            ],
        vaultName: names,
        vaultTag: tags.map(({ key, value }) => `${key}=${value}`),
        includeEmpty,
        allowEmpty,
    };
}
/** Milliseconds since the epoch. */
const startedAt = ({ settings, timeLeftMs }) => clock/* systemClock */.m.now() - (settings.timeoutMs - timeLeftMs());
/** How an action ends whose vaults could not be found: nothing was done. */
async function notFound({ action, target }, { problem }, context) {
    const { host, settings, runId, stop } = context;
    const conclusion = stop.reason === undefined ? 'failed' : stop.reason === 'cancelled' ? 'cancelled' : 'timed-out';
    const title = 'The vaults could not be found, nothing was done';
    const document = {
        report: 'asr-autoupdate',
        reportVersion: 1,
        action,
        toolVersion: version/* VERSION */.xv,
        runId,
        origin: await host.origin(),
        startedAt: new Date(startedAt(context)).toISOString(),
        endedAt: new Date(clock/* systemClock */.m.now()).toISOString(),
        inputs: { ...targetInputs(target), action, environment: settings.cloud.name },
        conclusion,
        changed: false,
        error: problem,
    };
    const next = problem.nextStep === undefined ? '' : `\n\n**Next:** ${(0,markdown/* cell */.Hn)(problem.nextStep)}`;
    return {
        failed: true,
        headline: title,
        causes: [{ level: 'error', problem, affected: ['the scope'] }],
        document: [`${JSON.stringify(document, null, 2)}\n`],
        summary: () => `## ❌ ${title}\n\n${(0,markdown/* cell */.Hn)((0,format/* problemText */.fI)(problem), 4_000)}${next}\n`,
        outputs: {
            conclusion,
            changed: false,
            ...(action === 'Audit' && { compliant: false }),
            ...(action === 'Discover' && { vaultCount: 0, shardCount: 0 }),
        },
    };
}


/***/ }),

/***/ 965:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jj: () => (/* binding */ SignInError),
/* harmony export */   Pf: () => (/* binding */ fieldsOf),
/* harmony export */   Rp: () => (/* binding */ answerFailure),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   fz: () => (/* binding */ RefusedHostError),
/* harmony export */   g5: () => (/* binding */ failureOf),
/* harmony export */   vk: () => (/* binding */ UnusableIdError)
/* harmony export */ });
/* unused harmony export retryAfterMs */
/* harmony import */ var _core_advice__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7699);

/** A request that must not leave, since it would carry the token to a host that is not Azure's. */
class RefusedHostError extends Error {
    host;
    constructor(host) {
        super(`The service's answer leads to the host ${host}, which is not the Azure Resource Manager endpoint or a regional host of it.`);
        this.host = host;
        this.name = 'RefusedHostError';
    }
}
/** A name or id that cannot be asked for without asking for something else. */
class UnusableIdError extends Error {
    constructor(id) {
        super(`'${id}' is not the id of what it is given for.`);
        this.name = 'UnusableIdError';
    }
}
/** No token; the problem explains why. `passing`: trying again may help. */
class SignInError extends Error {
    problem;
    passing;
    constructor(problem, passing, options) {
        super(problem.message, options);
        this.problem = problem;
        this.passing = passing;
        this.name = 'SignInError';
    }
}
const fieldsOf = (value) => typeof value === 'object' && value !== null ? value : {};
const listOf = (value) => (Array.isArray(value) ? value : []);
const textOf = (value) => typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
const isRestError = (error) => error instanceof Error && error.name === 'RestError';
/** @param stopped true if the run itself gave the request up */
function failureOf(error, stopped) {
    if (stopped)
        return { kind: 'stopped', problem: { code: 'Stopped', message: 'the request was given up' }, cause: error };
    if (error instanceof RefusedHostError)
        return refusedFailure(error.message, error);
    if (error instanceof UnusableIdError) {
        const nextStep = 'Nothing was asked for. Correct the id where it is set, then run again.';
        return { kind: 'refused', problem: { code: 'UnusableId', message: error.message, nextStep }, cause: error };
    }
    if (error instanceof SignInError)
        return { kind: error.passing ? 'connection' : 'sign-in', problem: error.problem, cause: error };
    if (isRestError(error) && error.response !== undefined && error.statusCode !== undefined && error.statusCode >= 300) {
        return httpFailure(error.statusCode, error);
    }
    if (isRestError(error) && error.code !== 'PARSE_ERROR' && error.response === undefined)
        return connectionFailure(error);
    if (error instanceof Error && error.name === 'AbortError') {
        return {
            kind: 'hung',
            problem: {
                code: 'NoAnswer',
                message: 'The service did not answer in time.',
                nextStep: (0,_core_advice__WEBPACK_IMPORTED_MODULE_0__/* .adviceFor */ .c)('NoAnswer', undefined),
            },
            cause: error,
        };
    }
    return answerFailure(error instanceof Error ? firstLine(error.message) : 'unknown error', error);
}
const firstLine = (text) => text.split('\n', 1)[0]?.slice(0, 300) ?? '';
/** An answer with a good status whose content is not what the service documents. */
function answerFailure(message, cause) {
    return {
        kind: 'answer',
        problem: {
            code: 'UnreadableAnswer',
            message: `The service's answer cannot be read: ${message}`,
            nextStep: (0,_core_advice__WEBPACK_IMPORTED_MODULE_0__/* .adviceFor */ .c)('UnreadableAnswer', undefined),
        },
        cause,
    };
}
function connectionFailure(error) {
    const code = error.code ?? 'REQUEST_SEND_ERROR';
    const message = firstLine(error.message);
    return {
        kind: 'connection',
        problem: { code, message, nextStep: (0,_core_advice__WEBPACK_IMPORTED_MODULE_0__/* .adviceFor */ .c)(code, undefined, message) },
        cause: error,
    };
}
function refusedFailure(message, cause) {
    const nextStep = 'Nothing was sent there, and no token left. If the host is rightly yours, set the ARM endpoint input to it.';
    return { kind: 'refused', problem: { code: 'RefusedHost', message, nextStep }, cause };
}
function httpFailure(status, error) {
    const headers = error.response?.headers;
    if (status < 400) {
        const target = headers?.get('location') ?? '';
        const host = URL.canParse(target) ? new URL(target).host : 'another place';
        return refusedFailure(`The service redirects to ${host} (HTTP status ${status}), which is not followed.`, error);
    }
    const body = parseJson(error.response?.bodyAsText ?? '');
    // Automation's own errors come without the envelope.
    const outer = fieldsOf(fieldsOf(body)['error'] ?? body);
    const details = outer['details'];
    const inner = fieldsOf(Array.isArray(details) ? details[0] : undefined);
    const code = textOf(inner['code']) || textOf(outer['code']) || `HTTP${status}`;
    const message = textOf(inner['message']) ||
        textOf(outer['message']) ||
        `The service answered with HTTP status ${status} and no explanation.`;
    return {
        kind: 'http',
        status,
        problem: {
            code,
            message,
            possibleCauses: textOf(inner['possibleCauses']) || undefined,
            recommendedAction: textOf(inner['recommendedAction']) || undefined,
            correlationId: headers?.get('x-ms-correlation-request-id') ?? (textOf(inner['activityId']) || undefined),
            nextStep: (0,_core_advice__WEBPACK_IMPORTED_MODULE_0__/* .adviceFor */ .c)(code, status, message),
        },
        retryAfterMs: retryAfterMs(headers?.get('retry-after'), headers?.get('date')),
        cause: error,
    };
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
const LONGEST_WAIT_MS = 3_600_000;
/** Seconds or an HTTP date; a date is read against the service's own clock, since this machine's may be off. */
function retryAfterMs(header, date) {
    if (header === undefined || header.trim() === '')
        return undefined;
    // A header that was sent twice arrives as a list.
    const seconds = Number(/^\s*(\d+(?:\.\d+)?)\s*(?:[,;]|$)/.exec(header)?.[1] ?? Number.NaN);
    const until = Date.parse(header);
    const serviceNow = Date.parse(date ?? '');
    const ms = Number.isNaN(seconds) ? until - (Number.isNaN(serviceNow) ? Date.now() : serviceNow) : seconds * 1000;
    return Number.isNaN(ms) ? undefined : Math.min(LONGEST_WAIT_MS, Math.max(1000, ms));
}


/***/ }),

/***/ 7699:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ adviceFor)
/* harmony export */ });
/** What the reader can do next about an error, by its code and status. */
/** Matched in order against code and message; codes of the service compare without regard to case. */
const byCode = [
    [
        /^LinkedAuthorizationFailed$/i,
        'Grant the identity that runs this step rights on the automation account too (Reader, or Automation Contributor if the schedule cannot be created).',
    ],
    [
        /^(AuthorizationFailed|Forbidden|HTTP403)$/i,
        'Grant the identity that runs this step the action named in the message, at the vault or above it, and allow some minutes for it to take effect.',
    ],
    [
        /^(ResourceNotFound|ResourceGroupNotFound|SubscriptionNotFound|HTTP404)$/i,
        'Check the id, and that the identity that runs this step may see the subscription.',
    ],
    [/^ScopeLocked$/i, 'A lock forbids changes here: ask the owner of the vault.'],
    [/^MissingSubscriptionRegistration$/i, 'Register the resource provider named in the message in the subscription.'],
    [/^RequestDisallowedByPolicy$/i, 'An Azure Policy forbids the change: ask its owner for an exemption.'],
    [
        /^(InvalidAuthenticationTokenTenant|InvalidSubscriptionId)$/i,
        'Check that the tenant is the one that the subscription belongs to.',
    ],
    [
        /^(ExpiredAuthenticationToken|InvalidAuthenticationToken|AuthenticationFailed|HTTP401)$/i,
        'Azure refused the token twice: check tenant, cloud and the state of the identity.',
    ],
    [
        /^(Conflict|AnotherOperationInProgress|HTTP409)$/i,
        'Another operation is in progress: run again when it has ended.',
    ],
    [
        /^(ENOTFOUND|EAI_AGAIN)$/i,
        'The name of the host cannot be resolved: check DNS, the proxy (HTTPS_PROXY) and the endpoint.',
    ],
    [
        /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/i,
        'The certificate is not trusted: for a private CA set NODE_EXTRA_CA_CERTS to its file.',
    ],
    [
        /^(ECONN|EPIPE|ETIMEDOUT|REQUEST_SEND_ERROR|NoAnswer)/i,
        'Check network, proxy (HTTPS_PROXY) and firewall of the runner, then run again.',
    ],
    [
        /^(TooManyRequests|SubscriptionRequestsThrottled|HTTP429)$/i,
        'Others use up the limits of the service: run again later, or with fewer writes a minute.',
    ],
];
/** How ARM words a missing right. */
const MISSING_RIGHT = /perform action '([^']{1,300})' (?:over|on(?: the linked)?) scope(?:\(s\))? '([^']{1,1000})'/;
function adviceFor(code, status, message = '') {
    const [, action, scope] = MISSING_RIGHT.exec(message) ?? [];
    if (/^AuthorizationFailed$/i.test(code) && action !== undefined) {
        return `Grant the identity that runs this step a role with the action ${action} on ${scope} or above it, and allow some minutes for it to take effect.`;
    }
    for (const [pattern, advice] of byCode)
        if (pattern.test(code))
            return advice;
    for (const [pattern, advice] of byCode.filter(([pattern]) => /CERT|ENOTFOUND/.test(pattern.source))) {
        if (/certificate|ENOTFOUND|EAI_AGAIN/i.test(message) && pattern.test(message.replace(/ /g, '_')))
            return advice;
    }
    if (status === 400)
        return 'Correct what the message names; if it names nothing, run again, then open a support request with the correlation id.';
    if (status === 403)
        return 'Grant the identity that runs this step the right named in the message.';
    return 'Run again; if it stays so, open a support request with the correlation id.';
}


/***/ }),

/***/ 7443:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  CD: () => (/* binding */ attempt),
  X5: () => (/* binding */ heedRate),
  ce: () => (/* binding */ stopped)
});

;// CONCATENATED MODULE: ./src/core/retry.ts
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
    const passing = failure.kind === 'connection' ||
        failure.kind === 'hung' ||
        failure.kind === 'answer' ||
        status === 408 ||
        status === 429 ||
        (status !== undefined && status >= 500);
    if (!passing || retries >= MOST_RETRIES)
        return { kind: 'give-up' };
    return {
        kind: 'again',
        afterMs: FIRST_WAIT_MS * 2 ** retries * (1 + random / 4),
        countsAsTry: true,
        pausesLane: status === 429,
    };
}
/** A lock is a person's decision and does not pass by waiting; other conflicts are operations in progress. */
function isConflict(failure) {
    return failure.problem.code.toLowerCase() !== 'scopelocked';
}

;// CONCATENATED MODULE: ./src/core/attempt.ts

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
        const decision = decideRetry(failure, retries, conflicts, context.random());
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

/***/ 309:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pu: () => (/* binding */ namedVaults),
/* harmony export */   UD: () => (/* binding */ compare),
/* harmony export */   Un: () => (/* binding */ itemsIn),
/* harmony export */   vZ: () => (/* binding */ bySubscription)
/* harmony export */ });
/** Vaults that were named, of which nothing else is known. */
const namedVaults = (vaults) => vaults.map((vault) => ({ ...vault, location: '', tags: {}, items: undefined, subscriptionName: undefined }));
/** Undefined where the items of any vault are not known. */
function itemsIn(vaults) {
    let sum = 0;
    for (const { items } of vaults) {
        if (items === undefined)
            return undefined;
        sum += items;
    }
    return sum;
}
/** By subscription, in the order of their ids; the vaults of each in the order of theirs. */
function bySubscription(vaults) {
    const groups = new Map();
    const sorted = vaults
        .map((vault) => ({ key: vault.id.toLowerCase(), vault }))
        .sort((a, b) => compare(a.key, b.key))
        .map(({ vault }) => vault);
    for (const vault of sorted) {
        const id = vault.subscriptionId.toLowerCase();
        const group = groups.get(id);
        if (group === undefined)
            groups.set(id, [vault]);
        else
            group.push(vault);
    }
    return new Map([...groups].sort(([a], [b]) => compare(a, b)));
}
/** The same on every machine, whatever its language. */
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);


/***/ }),

/***/ 5360:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EP: () => (/* binding */ discoverReport),
/* harmony export */   Ir: () => (/* binding */ itemsText),
/* harmony export */   _7: () => (/* binding */ discoverHeadline),
/* harmony export */   iq: () => (/* binding */ foundText)
/* harmony export */ });
/* harmony import */ var _format__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6228);
/* harmony import */ var _model__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(309);
/** What `Discover` ended with: one value from which outputs, summary and JSON file are made. */


function discoverReport({ source, vaults, warnings }, cut, times) {
    const { problem } = cut;
    const affected = [(0,_format__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(vaults.length, 'vault')];
    return {
        conclusion: problem === undefined ? 'succeeded' : 'failed',
        source,
        ...times,
        vaults,
        subscriptions: new Set(vaults.map(({ subscriptionId }) => subscriptionId.toLowerCase())).size,
        items: (0,_model__WEBPACK_IMPORTED_MODULE_1__/* .itemsIn */ .Un)(vaults),
        cut,
        causes: [
            ...(problem === undefined ? [] : [{ level: 'error', problem, affected }]),
            ...[...warnings, ...cut.warnings].map((warning) => ({ level: 'warning', problem: warning, affected })),
        ],
    };
}
const ways = {
    'resource-graph': 'found with Azure Resource Graph',
    lists: 'found in the lists of the subscriptions',
    inputs: 'named by the inputs',
};
/** For instance `12 vaults in 3 subscriptions found with Azure Resource Graph`. */
function foundText({ source, vaults }) {
    const subscriptions = new Set(vaults.map(({ subscriptionId }) => subscriptionId.toLowerCase())).size;
    const items = (0,_model__WEBPACK_IMPORTED_MODULE_1__/* .itemsIn */ .Un)(vaults);
    const holding = items === undefined || vaults.length === 0 ? '' : `, with ${(0,_format__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(items, 'replicated item')}`;
    return `${(0,_format__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(vaults.length, 'vault')} in ${(0,_format__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(subscriptions, 'subscription')} ${ways[source]}${holding}`;
}
/** The run in one sentence. */
function discoverHeadline(report) {
    const { shards, problem } = report.cut;
    const cut = shards.length === 0 ? 'no shard is needed' : `cut into ${(0,_format__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(shards.length, 'shard')}`;
    return problem === undefined
        ? `${foundText(report)}; ${cut}`
        : `Failed: ${foundText(report)}, but their matrix does not fit`;
}
const itemsText = (items) => (items === undefined ? 'not known' : (0,_format__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(items));


/***/ }),

/***/ 4814:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ select),
/* harmony export */   S: () => (/* binding */ shown)
/* harmony export */ });
/* harmony import */ var _format__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6228);
/* harmony import */ var _glob__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6085);
/* harmony import */ var _text__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2020);
/* harmony import */ var _model__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(309);
/** Which vaults of the scope are wanted, or why there are none. */




const MOST_NAMES = 5;
/** In the order of subscriptions and ids. A missing vault is one problem, the first that explains it; with `allowEmpty` it is none. */
function select(listing, wanted, inputs) {
    const named = listing.vaults.filter(({ name }) => isNamed(name, wanted.names));
    const tagged = named.filter((vault) => hasTags(vault, wanted.tags));
    const holding = wanted.includeEmpty ? tagged : tagged.filter(({ items }) => items !== 0);
    const vaults = [...(0,_model__WEBPACK_IMPORTED_MODULE_0__/* .bySubscription */ .vZ)(holding).values()].flat();
    const useless = wanted.names.filter((pattern) => !listing.vaults.some(({ name }) => (0,_glob__WEBPACK_IMPORTED_MODULE_1__/* .matchesGlob */ .k)(pattern, name)));
    const { source, warnings } = listing;
    const found = (more) => ({
        ok: true,
        value: { source, vaults, warnings: [...warnings, ...more] },
    });
    const problem = listing.vaults.length === 0
        ? noVault(listing, inputs)
        : useless.length > 0
            ? noSuchName(useless, listing, inputs)
            : tagged.length === 0
                ? noSuchTag(wanted.tags, named, inputs)
                : vaults.length === 0
                    ? allEmpty(tagged, inputs)
                    : undefined;
    if (problem === undefined)
        return found([]);
    if (wanted.allowEmpty)
        return found(vaults.length > 0 ? [problem] : []);
    return { ok: false, failure: { kind: 'answer', problem } };
}
const isNamed = (name, patterns) => patterns.length === 0 || patterns.some((pattern) => (0,_glob__WEBPACK_IMPORTED_MODULE_1__/* .matchesGlob */ .k)(pattern, name));
/** The names of tags compare without regard to case, their values with it, as everywhere in Azure. */
function hasTags(vault, wanted) {
    return wanted.every(({ key, value }) => Object.entries(vault.tags).some(([name, text]) => name.toLowerCase() === key.toLowerCase() && text === value));
}
const noVault = ({ subscriptions, warnings }, { allowEmpty }) => ({
    code: 'NoVault',
    message: subscriptions.size === 0
        ? 'In the scope there is no subscription that the identity of this step may read.'
        : `No Recovery Services vault can be seen in the ${(0,_format__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(subscriptions.size, 'subscription')} of the scope.${warnings.length > 0 ? ' Some could not be looked into; see the warnings.' : ''}`,
    nextStep: `Grant the identity of this step Reader on the vaults or above them, or correct the scope. If it is right that there is none, set ${allowEmpty}.`,
});
const noSuchName = (useless, { vaults }, { vaultName }) => ({
    code: 'NoVaultOfThatName',
    message: `Of ${(0,_format__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(vaults.length, 'vault')} in the scope none has a name like ${shown(useless)}; there ${vaults.length === 1 ? 'is' : 'are'} ${shown(vaults.map(({ name }) => name))}.`,
    nextStep: `Correct ${vaultName}, where * stands for any text and ? for one character, or widen the scope.`,
});
const noSuchTag = (tags, vaults, { vaultTag }) => ({
    code: 'NoVaultWithThatTag',
    message: `Of ${(0,_format__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(vaults.length, 'vault')} none has ${tags.length === 1 ? 'the tag' : 'all of the tags'} ${shown(tags.map(({ key, value }) => `${key}=${value}`))}.`,
    nextStep: `Correct ${vaultTag} (case counts in the value of a tag), or tag the vaults.`,
});
const allEmpty = (vaults, { includeEmpty }) => ({
    code: 'OnlyEmptyVaults',
    message: `${vaults.length === 1 ? 'The vault' : `None of the ${(0,_format__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(vaults.length, 'vault')}`} in the scope ${vaults.length === 1 ? 'holds no' : 'holds any'} item that is replicated from Azure to Azure: ${shown(vaults.map(({ name }) => name))}.`,
    nextStep: `Set ${includeEmpty} to take such vaults too. If items are replicated there, the identity of this step may not read them: grant it Reader on the vaults.`,
});
/** The first few, in quotes. */
function shown(texts) {
    const first = texts.slice(0, MOST_NAMES).map((text) => `"${(0,_text__WEBPACK_IMPORTED_MODULE_3__/* .bounded */ .Mm)((0,_text__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(text), 100)}"`);
    const more = texts.length - first.length;
    return `${first.join(', ')}${more > 0 ? ` and ${(0,_format__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(more, 'more', 'more')}` : ''}`;
}


/***/ }),

/***/ 6085:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ matchesGlob)
/* harmony export */ });
/** Names with `*` for any text and `?` for any character; letters compare without regard to case. */
/** Takes time in proportion to the product of both lengths at the most, whatever the pattern. */
function matchesGlob(pattern, name) {
    const wanted = [...pattern.toLowerCase()];
    const given = [...name.toLowerCase()];
    let [at, star, from] = [0, -1, 0];
    for (let index = 0; index < given.length;) {
        if (wanted[at] === '*') {
            star = at++;
            from = index;
        }
        else if (wanted[at] === '?' || wanted[at] === given[index]) {
            at++;
            index++;
        }
        else if (star >= 0) {
            // The last star takes one character more.
            at = star + 1;
            index = ++from;
        }
        else
            return false;
    }
    return wanted.slice(at).every((character) => character === '*');
}


/***/ }),

/***/ 6419:
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

/***/ 5203:
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

/***/ 2883:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/actions/vaults.ts + 4 modules
var actions_vaults = __webpack_require__(330);
// EXTERNAL MODULE: ./src/azure/failure.ts
var failure = __webpack_require__(965);
;// CONCATENATED MODULE: ./src/azure/sign-in-advice.ts

function explainSignIn(error, identity, cloud, presented) {
    if (error instanceof failure/* SignInError */.Jj)
        return error;
    const message = error instanceof Error ? error.message : String(error);
    const code = /\bAADSTS\d+/.exec(message)?.[0];
    const response = (0,failure/* fieldsOf */.Pf)((0,failure/* fieldsOf */.Pf)(error)['errorResponse']);
    const status = (0,failure/* fieldsOf */.Pf)(error)['statusCode'];
    if (typeof status === 'number' && code === undefined) {
        const answered = answeredBy(status, message, identity);
        if (answered !== undefined)
            return new failure/* SignInError */.Jj(answered, status >= 500, { cause: error });
    }
    const passing = code === undefined && (isNetworkError(message) || (typeof status === 'number' && status >= 500));
    const problem = {
        code: code ?? (error instanceof Error ? error.name : 'SignInError'),
        message: coreOf((0,failure/* textOf */.b6)(response['errorDescription']) || message, code),
        correlationId: (0,failure/* textOf */.b6)(response['correlationId']) || /Correlation ID: ([0-9a-f-]{36})/i.exec(message)?.[1],
        nextStep: nextStepFor(code, { identity, cloud, presented }),
    };
    return new failure/* SignInError */.Jj(problem, passing, { cause: error });
}
/** An answer without a code of Entra ID's; the library's text for it is a dump of the whole answer. */
function answeredBy(status, message, identity) {
    const said = /\\?"message\\?":\s*\\?"([^"\\]{1,300})/.exec(message)?.[1];
    if (identity.kind === 'workload-identity-federation' && message.includes('AzurePipelinesCredential')) {
        return {
            code: 'NoIdToken',
            message: `Azure Pipelines gave no OIDC token for the service connection (HTTP status ${status})${said === undefined ? '.' : `: ${said}`}`,
            nextStep: 'Check that the pipeline is authorized to use the service connection, and that the connection uses workload identity federation.',
        };
    }
    if (status < 300 || status >= 400)
        return undefined;
    return {
        code: `HTTP${status}`,
        message: `The sign-in was answered with a redirect (HTTP status ${status}), which is not followed.`,
        nextStep: 'Check the authority host, and the proxy between it and the runner.',
    };
}
const isNetworkError = (message) => /ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|socket hang up|network_error|TLS connection/i.test(message);
const LONGEST_MESSAGE = 1_000;
/** The library wraps Entra ID's text, which appends trace id, correlation id and time; what a person needs is between. */
const coreOf = (message, code) => (message.split(/\s(?:- )?Trace ID:/)[0] ?? message)
    .replace(/^[\s\S]*? - Description: /, '')
    .replace(`${code}: `, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_MESSAGE);
function nextStepFor(code, context) {
    const { identity, cloud } = context;
    switch (code) {
        case 'AADSTS700213':
        case 'AADSTS70021':
        case 'AADSTS700211':
        case 'AADSTS700212':
        case 'AADSTS7002138':
        case 'AADSTS50027':
            return federation(context);
        case 'AADSTS70025':
            return `The application has no federated credential yet. ${federation(context)}`;
        case 'AADSTS700024':
            return 'The OIDC token was not valid at the time of the exchange. A fresh one is fetched for each exchange, so check the clock of the runner (NTP).';
        case 'AADSTS700016':
            return `No application with this client id in the tenant: check ${clientName(identity)}, and that the application is in the tenant${tenantOf(identity)}.`;
        case 'AADSTS90002':
        case 'AADSTS900023':
            return `No such tenant in ${cloud.name}: check the tenant id${tenantOf(identity)} and the environment.`;
        case 'AADSTS7000215':
        case 'AADSTS7000222':
            return 'The secret of the service principal is wrong or has expired. Better than a new secret: change the service connection to workload identity federation.';
        case 'AADSTS700223':
        case 'AADSTS700238':
            return 'The tenant blocks or limits federated credentials: ask its administrator, or use a managed identity.';
        case 'AADSTS70052':
            return 'A multitenant application cannot be federated here: use a single-tenant application or a managed identity.';
        case 'AADSTS900382':
            return `This cloud (${cloud.name}) does not take federated credentials of another cloud: use a managed identity or a secret.`;
        default:
            return identity.kind === 'default'
                ? 'Sign in with the Azure CLI (az login), or set AZURE_TENANT_ID, AZURE_CLIENT_ID and a credential in the environment.'
                : 'Check tenant id, client id and network access to the authority, then run again.';
    }
}
const tenantOf = (identity) => 'tenantId' in identity && identity.tenantId ? ` ${identity.tenantId}` : '';
const clientName = (identity) => identity.kind === 'github-oidc' ? `client-id ${identity.clientId}` : 'the client id of the service connection';
/** What the federated credential must say, from what was presented. */
function federation({ identity, cloud, presented }) {
    if (identity.kind === 'github-oidc') {
        const lines = [
            `The federated credential of application ${identity.clientId} must say exactly (letter case counts):`,
            `  issuer:   ${presented?.issuer ?? 'https://token.actions.githubusercontent.com'}`,
            `  subject:  ${presented?.subject ?? 'repo:OWNER/REPOSITORY:ref:refs/heads/BRANCH'}`,
            `  audience: ${presented?.audience ?? cloud.audience}`,
            'This is what the job presented. The subject follows the trigger: `:ref:refs/heads/BRANCH`, `:environment:NAME` or `:pull_request`.',
            'Repositories made, renamed or moved since 15 July 2026 present ids (`repo:OWNER@ID/REPOSITORY@ID:…`), older ones names (`repo:OWNER/REPOSITORY:…`);',
            'a credential written in the other form does not match.',
        ];
        return lines.join('\n');
    }
    if (identity.kind === 'workload-identity-federation') {
        const tenant = identity.tenantId;
        return [
            `The federated credential of application ${identity.clientId} must say exactly what the page of the service connection shows:`,
            `  issuer:   ${cloud.authorityHost}/${tenant}/v2.0 (older connections: https://vstoken.dev.azure.com/ORGANIZATION-ID)`,
            '  subject:  PREFIX/sc/ORGANIZATION-ID/CONNECTION-ID (older connections: sc://ORGANIZATION/PROJECT/CONNECTION)',
            `  audience: ${cloud.audience}`,
            'A renamed organization, project or connection changes the older form.',
        ].join('\n');
    }
    return 'Check the federated credential of the application.';
}

;// CONCATENATED MODULE: ./src/azure/credential.ts

/** Credentials that have cached nothing yet; each explains why it could not sign in. */
function credentialFactory(identity, cloud) {
    let presented;
    const onAssertion = (assertion) => {
        presented = claimsOf(assertion);
    };
    return async () => {
        const credential = await createCredential(identity, cloud, onAssertion);
        return {
            async getToken(scopes, options) {
                try {
                    return await credential.getToken(scopes, options);
                }
                catch (error) {
                    throw explainSignIn(error, identity, cloud, presented);
                }
            },
        };
    };
}
async function createCredential(identity, cloud, onAssertion) {
    const sdk = await Promise.all(/* import() */[__webpack_require__.e(818), __webpack_require__.e(971)]).then(__webpack_require__.bind(__webpack_require__, 4971));
    // The authority is from our own table or named by the user, so there is nothing to discover.
    const options = { authorityHost: cloud.authorityHost, disableInstanceDiscovery: true };
    switch (identity.kind) {
        case 'github-oidc': {
            // The library asks more than once in one exchange; each exchange gets an assertion of its own.
            let assertion;
            const getAssertion = async () => {
                assertion ??= identity.assertion(cloud.audience);
                onAssertion(await assertion);
                return assertion;
            };
            const credential = new sdk.ClientAssertionCredential(identity.tenantId, identity.clientId, getAssertion, options);
            return {
                async getToken(scopes, tokenOptions) {
                    try {
                        return await credential.getToken(scopes, tokenOptions);
                    }
                    catch (error) {
                        // The library wraps what the assertion failed with; the issuer's own words are of more use.
                        await assertion;
                        throw error;
                    }
                    finally {
                        assertion = undefined;
                    }
                },
            };
        }
        case 'workload-identity-federation':
            return new sdk.AzurePipelinesCredential(identity.tenantId, identity.clientId, identity.serviceConnectionId, identity.systemAccessToken, options);
        case 'managed-identity':
            forgetManagedIdentityTokens(sdk);
            return identity.clientId === undefined
                ? new sdk.ManagedIdentityCredential()
                : new sdk.ManagedIdentityCredential({ clientId: identity.clientId });
        case 'service-principal':
            return new sdk.ClientSecretCredential(identity.tenantId, identity.clientId, identity.secret, options);
        case 'default':
            return new sdk.DefaultAzureCredential({
                ...options,
                ...(identity.tenantId === undefined ? {} : { tenantId: identity.tenantId }),
                ...(identity.clientId === undefined ? {} : { managedIdentityClientId: identity.clientId }),
            });
    }
}
/**
 * The library keeps tokens of managed identities for the whole process and has no way to ask past them, so that a token
 * that Azure refused would come back for ever.
 */
function forgetManagedIdentityTokens(sdk) {
    const credential = new sdk.ManagedIdentityCredential();
    const application = credential.managedIdentityApp?.constructor;
    if (application !== undefined)
        application.nodeStorage = undefined;
}
function claimsOf(jwt) {
    try {
        const payload = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
        return { issuer: String(payload['iss']), subject: String(payload['sub']), audience: String(payload['aud']) };
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./src/azure/tokens.ts
/** Renewed this long before the end, so that no request carries a token that expires on its way. */
const RENEW_BEFORE_MS = 60_000;
class Tokens {
    createCredential;
    scope;
    current;
    expiresAt = 0;
    credential;
    /** @param createCredential makes a credential that has cached nothing yet */
    constructor(createCredential, scope) {
        this.createCredential = createCredential;
        this.scope = scope;
    }
    /** Begins to sign in; how that ends is told to whoever needs the token. */
    begin() {
        return this.get().catch(() => undefined);
    }
    async get() {
        if (this.current === undefined || Date.now() >= this.expiresAt - RENEW_BEFORE_MS)
            this.request({});
        return (await this.awaitCurrent()).token;
    }
    /** A token other than `refused`, with the claims that Azure's challenge asked for. */
    async renew(refused, claims) {
        const { current } = this;
        const token = (await this.awaitCurrent()).token;
        // Of many requests that were refused the same token, the first renews it for all.
        if (token === refused && this.current === current) {
            this.credential = undefined;
            this.request(claims === undefined ? {} : { claims });
        }
        return (await this.awaitCurrent()).token;
    }
    request(options) {
        this.expiresAt = Number.POSITIVE_INFINITY;
        this.credential ??= this.createCredential();
        this.current = this.credential.then(async (credential) => {
            const token = await credential.getToken(this.scope, options);
            if (token === null)
                throw new Error('The credential gave no token.');
            this.expiresAt = token.expiresOnTimestamp;
            return token;
        });
    }
    async awaitCurrent() {
        const { current } = this;
        if (current === undefined)
            throw new Error('No token was requested.');
        try {
            return await current;
        }
        catch (error) {
            if (this.current === current)
                this.current = undefined;
            this.credential = undefined;
            throw error;
        }
    }
}

// EXTERNAL MODULE: ./src/runtime/head-start.ts
var head_start = __webpack_require__(2901);
// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
;// CONCATENATED MODULE: ./src/connect.ts





async function connect(identity, settings, runId) {
    const { cloud } = settings;
    const createCredential = 'kind' in identity
        ? credentialFactory(identity, cloud)
        : () => Promise.reject(new failure/* SignInError */.Jj(identity, false));
    const tokens = new Tokens(createCredential, cloud.scope);
    await (0,head_start/* headStart */.x)(tokens.begin());
    const connection = { cloud, tokens, runId, userAgent: `asr-autoupdate/${version/* VERSION */.xv}` };
    let made;
    const arm = () => (made ??= Promise.all(/* import() */[__webpack_require__.e(818), __webpack_require__.e(109)]).then(__webpack_require__.bind(__webpack_require__, 1109)).then(({ connectArm }) => connectArm(connection)));
    return {
        directory: async () => (await Promise.all(/* import() */[__webpack_require__.e(818), __webpack_require__.e(57), __webpack_require__.e(754)]).then(__webpack_require__.bind(__webpack_require__, 754))).directoryOf(await arm()),
        service: async () => (await Promise.all(/* import() */[__webpack_require__.e(818), __webpack_require__.e(198), __webpack_require__.e(87)]).then(__webpack_require__.bind(__webpack_require__, 5087))).servicesOf(await arm()),
    };
}

// EXTERNAL MODULE: ./src/publish.ts + 1 modules
var publish = __webpack_require__(731);
// EXTERNAL MODULE: ./src/runtime/clock.ts
var clock = __webpack_require__(9842);
// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(8877);
;// CONCATENATED MODULE: ./src/runtime/memory.ts
/**
 * Keeps the garbage of a long run small. V8 sizes its heap by the machine's memory: on a large one it first lets half a
 * gigabyte of garbage gather, where a run of ten thousand mappings needs a tenth of that.
 */

function boundGarbage() {
    (0,external_node_v8_.setFlagsFromString)('--heap-growing-percent=30');
    (0,external_node_v8_.setFlagsFromString)('--semi-space-growth-factor=1');
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
;// CONCATENATED MODULE: ./src/runtime/stop.ts
/** Stops the run at its deadline or when the host cancels it. */

/** Milliseconds for the answers to changes that are on their way; the hosts give 7.5 s in all. */
const GRACE_MS = 1_500;
/** @param timeoutMs milliseconds from now to the deadline */
function stopAfter(timeoutMs, clock, signals) {
    const controller = new AbortController();
    const late = new AbortController();
    (0,external_node_events_.setMaxListeners)(0, controller.signal, late.signal);
    const over = new AbortController();
    let reason;
    const stop = (why) => {
        if (reason !== undefined)
            return;
        reason = why;
        controller.abort();
        void clock.sleep(GRACE_MS, over.signal).then(() => late.abort());
    };
    signals.onFirst(() => stop('cancelled'));
    const deadline = clock.now() + timeoutMs;
    void (async () => {
        while (!over.signal.aborted && clock.now() < deadline)
            await clock.sleep(deadline - clock.now(), over.signal);
        if (!over.signal.aborted)
            stop('deadline');
    })();
    return {
        signal: controller.signal,
        grace: late.signal,
        get reason() {
            return reason;
        },
        dispose() {
            over.abort();
        },
    };
}

;// CONCATENATED MODULE: ./src/run.ts
/** Signs in, finds the vaults, acts on them, and publishes how that ended. */







async function run(host, identity, settings, signals) {
    const runId = (0,external_node_crypto_.randomUUID)();
    const deadline = clock/* systemClock */.m.now() + settings.timeoutMs;
    const stop = stopAfter(settings.timeoutMs, clock/* systemClock */.m, signals);
    boundGarbage();
    try {
        const { task } = settings;
        const context = {
            host,
            settings,
            runId,
            stop,
            timeLeftMs: () => deadline - clock/* systemClock */.m.now(),
            tenantId: 'kind' in identity ? identity.tenantId : undefined,
        };
        await (0,publish/* publish */.mk)(host, task.action === 'Merge'
            ? await (await Promise.all(/* import() */[__webpack_require__.e(485), __webpack_require__.e(706), __webpack_require__.e(947), __webpack_require__.e(143)]).then(__webpack_require__.bind(__webpack_require__, 7143))).merge(task, context)
            : await act(task, { ...context, connection: await connect(identity, settings, runId) }));
    }
    finally {
        stop.dispose();
    }
}
async function act(task, context) {
    const found = await (0,actions_vaults/* vaultsOf */.Pj)(task.target, context);
    if (!found.ok)
        return (0,actions_vaults/* notFound */.mX)(task, found.failure, context);
    const { vaults } = found.value;
    switch (task.action) {
        case 'Enabled':
        case 'Disabled':
            return (await Promise.all(/* import() */[__webpack_require__.e(485), __webpack_require__.e(706)]).then(__webpack_require__.bind(__webpack_require__, 5706))).change(task, vaults, context);
        case 'UpdateAgents':
            return (await Promise.all(/* import() */[__webpack_require__.e(485), __webpack_require__.e(706), __webpack_require__.e(835)]).then(__webpack_require__.bind(__webpack_require__, 8835))).updateAgents(task, vaults, context);
        case 'Audit':
            return (await Promise.all(/* import() */[__webpack_require__.e(485), __webpack_require__.e(947)]).then(__webpack_require__.bind(__webpack_require__, 947))).audit(task, vaults, context);
        case 'Discover':
            return (await __webpack_require__.e(/* import() */ 349).then(__webpack_require__.bind(__webpack_require__, 4349))).discover(task, found.value, context);
    }
}


/***/ }),

/***/ 9842:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/** Node fires longer timers at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const systemClock = {
    now: () => Date.now(),
    sleep: (ms, signal) => new Promise((resolve) => {
        if (signal.aborted) {
            resolve();
            return;
        }
        const end = () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', end);
            resolve();
        };
        const timer = setTimeout(end, Math.min(Math.max(0, ms), LONGEST_TIMER_MS));
        signal.addEventListener('abort', end, { once: true });
    }),
};


/***/ }),

/***/ 2901:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ headStart)
/* harmony export */ });
/** Lets a request leave before a library is loaded, which holds the process for as long as it takes. */
/** Milliseconds in which a connection is made and the request sent, where the other side is not far. */
const HEAD_START_MS = 150;
/** Resolves when the answer is there, or when its request has had the time to leave. */
function headStart(answer) {
    return new Promise((resolve) => {
        const timer = setTimeout(resolve, HEAD_START_MS);
        const end = () => {
            clearTimeout(timer);
            resolve();
        };
        answer.then(end, end);
    });
}


/***/ })

};
;