"use strict";
exports.id = 330;
exports.ids = [330];
exports.modules = {

/***/ 40330:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findVaults: () => (/* binding */ findVaults),
  s3: () => (/* binding */ inputNamesOn),
  notFound: () => (/* binding */ notFound),
  xh: () => (/* binding */ startedAt),
  lY: () => (/* binding */ targetInputs)
});

// EXTERNAL MODULE: ./src/core/requests/lane.ts
var requests_lane = __webpack_require__(62222);
// EXTERNAL MODULE: ./src/core/requests/send-with-retries.ts
var send_with_retries = __webpack_require__(47068);
;// CONCATENATED MODULE: ./src/core/estate/pages.ts
/** Reads lists to their end. */

/** A list to its end; each page is one request in the lane. */
async function allPages(what, lane, fetch, context) {
    const items = [];
    const seen = new Set();
    let next;
    do {
        const from = next;
        const page = await (0,send_with_retries/* sendWithRetries */.HI)(what, lane, (signal) => fetch(from, signal), context);
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
    const lane = new requests_lane/* Lane */.J$({ limits: [QUERIES], concurrency: QUERIES_AT_ONCE }, clock);
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

// EXTERNAL MODULE: ./src/core/render/format.ts
var format = __webpack_require__(39649);
// EXTERNAL MODULE: ./src/core/requests/limits.ts
var limits = __webpack_require__(2900);
// EXTERNAL MODULE: ./src/core/estate/select.ts
var estate_select = __webpack_require__(24814);
;// CONCATENATED MODULE: ./src/core/estate/from-lists.ts
/** Lists the vaults of a scope subscription by subscription, for callers that may not use Resource Graph. */





/** The items of the vaults are then not known: to count them would take a request or more for each vault. */
async function listFromLists(scope, context) {
    const { directory } = context;
    const lane = new requests_lane/* Lane */.J$({ limits: limits/* ARM_LIMITS */.mB, concurrency: limits/* REQUESTS_AT_ONCE */.PU }, context.clock);
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

// EXTERNAL MODULE: ./src/core/estate/report.ts
var report = __webpack_require__(95360);
// EXTERNAL MODULE: ./src/core/render/annotation.ts
var annotation = __webpack_require__(88583);
// EXTERNAL MODULE: ./src/core/render/markdown.ts
var markdown = __webpack_require__(37715);
// EXTERNAL MODULE: ./src/core/render/text.ts
var render_text = __webpack_require__(32625);
// EXTERNAL MODULE: ./src/inputs/index.ts + 6 modules
var inputs = __webpack_require__(47848);
// EXTERNAL MODULE: ./src/runtime/clock.ts
var clock = __webpack_require__(19842);
// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
;// CONCATENATED MODULE: ./src/actions/vaults.ts
/** The vaults that an action is about, where the inputs do not name them. */









const MAX_NAMED = 200;
const LINE_LENGTH = 1_000;
/**
 * Finds the vaults and says in the log how.
 * @returns a failure also where there is none, unless the inputs allow that
 */
async function findVaults(wanted, context) {
    const { host, stop, connection } = context;
    const print = (line) => host.print((0,render_text/* bounded */.Mm)(line, LINE_LENGTH));
    const found = await findInScope(wanted, {
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
    for (const warning of found.value.warnings)
        host.annotate('warning', warning.code, (0,annotation/* annotationText */.x)(warning));
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
    const lines = vaults.slice(0, MAX_NAMED).map(({ name, subscriptionName, subscriptionId, items }) => {
        const holding = items === undefined ? '' : `, replicated items: ${(0,report/* itemsText */.Ir)(items)}`;
        return (0,render_text/* bounded */.Mm)(`${name} in ${subscriptionName || subscriptionId}${holding}`, LINE_LENGTH);
    });
    if (vaults.length > MAX_NAMED)
        lines.push(`… and ${(0,format/* plural */.LS)(vaults.length - MAX_NAMED, 'vault')} more`);
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

/***/ 95360:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EP: () => (/* binding */ discoverReport),
/* harmony export */   Ir: () => (/* binding */ itemsText),
/* harmony export */   _7: () => (/* binding */ discoverHeadline),
/* harmony export */   iq: () => (/* binding */ foundText)
/* harmony export */ });
/* harmony import */ var _render_format__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39649);
/* harmony import */ var _model__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60309);
/** What `Discover` ended with: one value from which outputs, summary and JSON file are made. */


function discoverReport({ source, vaults, warnings }, cut, times) {
    const { problem } = cut;
    const affected = [(0,_render_format__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(vaults.length, 'vault')];
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
    const holding = items === undefined || vaults.length === 0 ? '' : `, with ${(0,_render_format__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(items, 'replicated item')}`;
    return `${(0,_render_format__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(vaults.length, 'vault')} in ${(0,_render_format__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(subscriptions, 'subscription')} ${ways[source]}${holding}`;
}
/** The run in one sentence. */
function discoverHeadline(report) {
    const { shards, problem } = report.cut;
    const cut = shards.length === 0 ? 'no shard is needed' : `cut into ${(0,_render_format__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(shards.length, 'shard')}`;
    return problem === undefined
        ? `${foundText(report)}; ${cut}`
        : `Failed: ${foundText(report)}, but their matrix does not fit`;
}
const itemsText = (items) => (items === undefined ? 'not known' : (0,_render_format__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(items));


/***/ }),

/***/ 24814:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ select),
/* harmony export */   S: () => (/* binding */ shown)
/* harmony export */ });
/* harmony import */ var _render_format__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39649);
/* harmony import */ var _values_glob__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94286);
/* harmony import */ var _render_text__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(32625);
/* harmony import */ var _model__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60309);
/** Which vaults of the scope are wanted, or why there are none. */




const MAX_NAMES = 5;
/** In the order of subscriptions and ids. A missing vault is one problem, the first that explains it; with `allowEmpty` it is none. */
function select(listing, wanted, inputs) {
    const named = listing.vaults.filter(({ name }) => isNamed(name, wanted.names));
    const tagged = named.filter((vault) => hasTags(vault, wanted.tags));
    const holding = wanted.includeEmpty ? tagged : tagged.filter(({ items }) => items !== 0);
    const vaults = [...(0,_model__WEBPACK_IMPORTED_MODULE_0__/* .bySubscription */ .vZ)(holding).values()].flat();
    const useless = wanted.names.filter((pattern) => !listing.vaults.some(({ name }) => (0,_values_glob__WEBPACK_IMPORTED_MODULE_1__/* .matchesGlob */ .k)(pattern, name)));
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
const isNamed = (name, patterns) => patterns.length === 0 || patterns.some((pattern) => (0,_values_glob__WEBPACK_IMPORTED_MODULE_1__/* .matchesGlob */ .k)(pattern, name));
/** The names of tags compare without regard to case, their values with it, as everywhere in Azure. */
function hasTags(vault, wanted) {
    return wanted.every(({ key, value }) => Object.entries(vault.tags).some(([name, text]) => name.toLowerCase() === key.toLowerCase() && text === value));
}
const noVault = ({ subscriptions, warnings }, { allowEmpty }) => ({
    code: 'NoVault',
    message: subscriptions.size === 0
        ? 'In the scope there is no subscription that the identity of this step may read.'
        : `No Recovery Services vault can be seen in the ${(0,_render_format__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(subscriptions.size, 'subscription')} of the scope.${warnings.length > 0 ? ' Some could not be looked into; see the warnings.' : ''}`,
    nextStep: `Grant the identity of this step Reader on the vaults or above them, or correct the scope. If it is right that there is none, set ${allowEmpty}.`,
});
const noSuchName = (useless, { vaults }, { vaultName }) => ({
    code: 'NoVaultOfThatName',
    message: `Of ${(0,_render_format__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(vaults.length, 'vault')} in the scope none has a name like ${shown(useless)}; there ${vaults.length === 1 ? 'is' : 'are'} ${shown(vaults.map(({ name }) => name))}.`,
    nextStep: `Correct ${vaultName}, where * stands for any text and ? for one character, or widen the scope.`,
});
const noSuchTag = (tags, vaults, { vaultTag }) => ({
    code: 'NoVaultWithThatTag',
    message: `Of ${(0,_render_format__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(vaults.length, 'vault')} none has ${tags.length === 1 ? 'the tag' : 'all of the tags'} ${shown(tags.map(({ key, value }) => `${key}=${value}`))}.`,
    nextStep: `Correct ${vaultTag} (case counts in the value of a tag), or tag the vaults.`,
});
const allEmpty = (vaults, { includeEmpty }) => ({
    code: 'OnlyEmptyVaults',
    message: `${vaults.length === 1 ? 'The vault' : `None of the ${(0,_render_format__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(vaults.length, 'vault')}`} in the scope ${vaults.length === 1 ? 'holds no' : 'holds any'} item that is replicated from Azure to Azure: ${shown(vaults.map(({ name }) => name))}.`,
    nextStep: `Set ${includeEmpty} to take such vaults too. If items are replicated there, the identity of this step may not read them: grant it Reader on the vaults.`,
});
/** The first few, in quotes. */
function shown(texts) {
    const first = texts.slice(0, MAX_NAMES).map((text) => `"${(0,_render_text__WEBPACK_IMPORTED_MODULE_3__/* .bounded */ .Mm)((0,_render_text__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(text), 100)}"`);
    const more = texts.length - first.length;
    return `${first.join(', ')}${more > 0 ? ` and ${(0,_render_format__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(more, 'more', 'more')}` : ''}`;
}


/***/ }),

/***/ 62222:
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

/***/ 2900:
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

/***/ 79655:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ql: () => (/* binding */ MAX_STRAYS),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   oA: () => (/* binding */ isStray),
/* harmony export */   tE: () => (/* binding */ decideRetry)
/* harmony export */ });
/* unused harmony export MAX_RETRIES */
/** Tries beyond the first. */
const MAX_RETRIES = 3;
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
    if (!isTransient(failure) || retries >= MAX_RETRIES)
        return { kind: 'give-up' };
    return {
        kind: 'again',
        afterMs: FIRST_WAIT_MS * 2 ** retries * (1 + random / 4),
        countsAsTry: true,
        pausesLane: status === 429,
    };
}
/** A fault that trying again later may not meet. */
const isTransient = ({ kind, status }) => kind === 'connection' ||
    kind === 'hung' ||
    kind === 'answer' ||
    status === 408 ||
    status === 429 ||
    (status !== undefined && status >= 500);
/** How often in a row a request is made again at once after stray faults, where waiting would cost more than asking. */
const MAX_STRAYS = 2;
/** A fault that may be gone at once, without a word of the service about when to come again. */
const isStray = (failure) => isTransient(failure) && failure.kind !== 'hung' && failure.status !== 429 && failure.retryAfterMs === undefined;
/** A lock is a person's decision and does not pass by waiting; other conflicts are operations in progress. */
function isConflict(failure) {
    return failure.problem.code.toLowerCase() !== 'scopelocked';
}


/***/ }),

/***/ 47068:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HI: () => (/* binding */ sendWithRetries),
/* harmony export */   ce: () => (/* binding */ stopped),
/* harmony export */   g4: () => (/* binding */ pauseIfThrottled)
/* harmony export */ });
/* harmony import */ var _retry_policy__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79655);

const stopped = (reason) => ({
    kind: 'stopped',
    problem: { code: 'Stopped', message: reason },
});
/** Where the service refuses for rate and does not say for how long. */
const PAUSE_MS = 2_000;
/** A request that is not tried again at once may have been refused for rate, which concerns its whole lane. */
function pauseIfThrottled(failure, lane) {
    if (failure.status === 429)
        lane.pause(failure.retryAfterMs ?? PAUSE_MS);
}
/**
 * @param what what is being tried, for the log
 * @param beforeAgain looks whether the failed request took effect after all; a result of it ends the trying
 */
async function sendWithRetries(what, lane, send, context, beforeAgain) {
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
        const decision = (0,_retry_policy__WEBPACK_IMPORTED_MODULE_0__/* .decideRetry */ .tE)(failure, retries, conflicts, context.random());
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

/***/ 94286:
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


/***/ })

};
;