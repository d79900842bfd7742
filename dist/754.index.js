"use strict";
exports.id = 754;
exports.ids = [754];
exports.modules = {

/***/ 20754:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  directoryOf: () => (/* binding */ directoryOf),
  listedVault: () => (/* binding */ listedVault),
  listsOf: () => (/* binding */ listsOf)
});

// EXTERNAL MODULE: ./src/azure/json.ts
var json = __webpack_require__(85721);
// EXTERNAL MODULE: ./src/core/values/arm-id.ts
var arm_id = __webpack_require__(45696);
// EXTERNAL MODULE: ./node_modules/@azure/arm-resourcegraph/dist/esm/index.js + 34 modules
var esm = __webpack_require__(82057);
;// CONCATENATED MODULE: ./src/azure/resource-graph.ts
/** Azure Resource Graph through the SDK's client: one request a call, its rows as plain values of the core. */




/** A query that sorts by a column called `id` is the one that can be paged through. */
const VAULTS = `resources
| where type =~ 'microsoft.recoveryservices/vaults'
| project id, name, location, tags
| order by id asc`;
const ITEMS = `recoveryservicesresources
| where type =~ 'microsoft.recoveryservices/vaults/replicationfabrics/replicationprotectioncontainers/replicationprotecteditems'
| where tostring(properties.providerSpecificDetails.instanceType) =~ 'A2A'
| summarize items = count() by id = tostring(split(tolower(id), '/replicationfabrics/')[0])
| order by id asc`;
const SUBSCRIPTIONS = `resourcecontainers
| where type =~ 'microsoft.resources/subscriptions'
| project id, subscriptionId, name
| order by id asc`;
/** The most rows of an answer. */
const PAGE_ROWS = 1_000;
function resourceGraphOf(arm) {
    const client = new esm/* ResourceGraphClient */.OO(unusedCredential, { endpoint: arm.endpoint, ...arm.clientOptions });
    arm.adopt(client.pipeline);
    const query = (text, read) => async (scope, next, signal) => {
        let answer;
        const onResponse = (response) => void (answer = response);
        const result = await arm.call(signal, async (abortSignal) => {
            try {
                const body = await client.resources(requestOf(text, scope, next), { abortSignal, onResponse });
                return pageOf(body, answer, read);
            }
            catch (error) {
                throw answer === undefined || answer.status < 300 ? error : refusal(answer, error);
            }
        });
        return result.ok ? result : { ok: false, failure: withQuota(result.failure, answer) };
    };
    return {
        queryVaults: query(VAULTS, listedVault),
        queryItems: query(ITEMS, itemCount),
        querySubscriptions: query(SUBSCRIPTIONS, subscriptionOf),
    };
}
/** The SDK insists on a credential; the sign-in policy takes its place. */
const unusedCredential = { getToken: () => Promise.resolve(null) };
/** The SDK's own error has no body, and so not what the service says is wrong. */
function refusal(response, cause) {
    const error = new Error(`HTTP status ${response.status}`, { cause });
    return Object.assign(error, { name: 'RestError', statusCode: response.status, response });
}
function requestOf(query, scope, skipToken) {
    return {
        query,
        ...(scope.kind === 'subscriptions' && { subscriptions: [...scope.ids] }),
        ...(scope.kind === 'management-groups' && { managementGroups: [...scope.names] }),
        options: { resultFormat: 'objectArray', top: PAGE_ROWS, ...(skipToken !== undefined && { skipToken }) },
    };
}
/** @throws TypeError for an answer without rows, and for a row that does not say what it is about */
function pageOf(body, answer, read) {
    const { data, skipToken, resultTruncated } = (0,json/* fieldsOf */.Pf)(body);
    if (!Array.isArray(data))
        throw new TypeError('a query without its rows');
    const next = (0,json/* textOf */.b6)(skipToken) || undefined;
    const isTenantCut = answer?.headers.get('x-ms-tenant-subscription-limit-hit')?.toLowerCase() === 'true';
    return {
        items: data.map(read),
        next,
        waitMs: answer?.headers.get('x-ms-user-quota-remaining')?.trim() === '0' ? (quotaResetMs(answer) ?? 0) : 0,
        isCut: isTenantCut || (next === undefined && String(resultTruncated).toLowerCase() === 'true'),
    };
}
/** `hh:mm:ss` until there are queries again. */
function quotaResetMs(answer) {
    const text = answer?.headers.get('x-ms-user-quota-resets-after') ?? '';
    const [, hours, minutes, seconds] = /^(\d{1,2}):(\d\d):(\d\d(?:\.\d+)?)/.exec(text.trim()) ?? [];
    if (seconds === undefined)
        return undefined;
    return 1_000 * (3_600 * Number(hours) + 60 * Number(minutes) + Number(seconds));
}
/** A refusal for rate that does not say how long to wait may say when the quota is there again. */
function withQuota(failure, answer) {
    if (failure.status !== 429 || failure.retryAfterMs !== undefined)
        return failure;
    const resetMs = quotaResetMs(answer);
    return resetMs === undefined ? failure : { ...failure, retryAfterMs: Math.max(1_000, resetMs) };
}
function itemCount(row) {
    const { id, items } = (0,json/* fieldsOf */.Pf)(row);
    if ((0,json/* textOf */.b6)(id) === '' || typeof items !== 'number')
        throw new TypeError('a count that is not of a vault');
    return { vaultId: (0,json/* textOf */.b6)(id).toLowerCase(), items };
}
function subscriptionOf(row) {
    const { subscriptionId, name } = (0,json/* fieldsOf */.Pf)(row);
    if ((0,json/* textOf */.b6)(subscriptionId) === '')
        throw new TypeError('a subscription without an id');
    return { id: (0,json/* textOf */.b6)(subscriptionId).toLowerCase(), name: (0,json/* textOf */.b6)(name) };
}

;// CONCATENATED MODULE: ./src/azure/directory.ts




const SUBSCRIPTIONS_VERSION = '2022-12-01';
const GROUPS_VERSION = '2020-05-01';
const VAULTS_VERSION = '2025-02-01';
const directoryOf = (arm) => ({ ...resourceGraphOf(arm), ...listsOf(arm) });
function listsOf(arm) {
    const address = (path, names, version) => ({
        id: path,
        names,
        query: { 'api-version': version },
    });
    return {
        listSubscriptions: (next, signal) => arm.page(next ?? address('/subscriptions', [], SUBSCRIPTIONS_VERSION), directory_subscriptionOf, signal),
        listSubscriptionsBelow(group, next, signal) {
            const groups = '/providers/Microsoft.Management/managementGroups';
            return arm.page(next ?? address(groups, [group, 'descendants'], GROUPS_VERSION), descendant, signal);
        },
        listVaults(subscriptionId, next, signal) {
            const names = ['providers', 'Microsoft.RecoveryServices', 'vaults'];
            return arm.page(next ?? address(`/subscriptions/${subscriptionId}`, names, VAULTS_VERSION), listedVault, signal);
        },
    };
}
function directory_subscriptionOf(body) {
    const { subscriptionId, displayName } = (0,json/* fieldsOf */.Pf)(body);
    if ((0,json/* textOf */.b6)(subscriptionId) === '')
        throw new TypeError('a subscription without an id');
    return { id: (0,json/* textOf */.b6)(subscriptionId).toLowerCase(), name: (0,json/* textOf */.b6)(displayName) };
}
/** Undefined for what is no subscription: a management group. */
function descendant(body) {
    const { type, name, properties } = (0,json/* fieldsOf */.Pf)(body);
    if (!/(^|\/)subscriptions$/i.test((0,json/* textOf */.b6)(type)))
        return undefined;
    if ((0,json/* textOf */.b6)(name) === '')
        throw new TypeError('a subscription without an id');
    return { id: (0,json/* textOf */.b6)(name).toLowerCase(), name: (0,json/* textOf */.b6)((0,json/* fieldsOf */.Pf)(properties)['displayName']) };
}
/** @throws TypeError for what is not a vault */
function listedVault(body) {
    const { id, location, tags } = (0,json/* fieldsOf */.Pf)(body);
    const vault = (0,arm_id/* parseVaultId */.r9)((0,json/* textOf */.b6)(id));
    if (vault === undefined)
        throw new TypeError('a vault whose id is not that of a vault');
    const texts = Object.entries((0,json/* fieldsOf */.Pf)(tags)).map(([key, value]) => [key, (0,json/* textOf */.b6)(value)]);
    return { ...vault, location: (0,json/* textOf */.b6)(location), tags: Object.fromEntries(texts) };
}


/***/ })

};
;