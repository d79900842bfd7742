"use strict";
exports.id = 194;
exports.ids = [194];
exports.modules = {

/***/ 28194:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  servicesOf: () => (/* binding */ servicesOf)
});

// EXTERNAL MODULE: ./src/azure/json.ts
var json = __webpack_require__(85721);
;// CONCATENATED MODULE: ./src/azure/time.ts
/** Times as the services write them. */
const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?\s*(Z|[+-]\d\d:\d\d)?$/i;
/** No time of the service lies outside: `1753`, `1601`, `0001` and `9999` stand for none. */
const EARLIEST = Date.UTC(1900, 0);
const LATEST = Date.UTC(9000, 0);
/** Milliseconds since the epoch; undefined for anything but a time. Where no zone is given it is UTC. */
function timeOf(value) {
    const [, date, time = '00:00', zone = 'Z'] = ISO.exec(typeof value === 'string' ? value.trim() : '') ?? [];
    const ms = Date.parse(`${date}T${time}${zone}`);
    return ms >= EARLIEST && ms < LATEST ? ms : undefined;
}

// EXTERNAL MODULE: ./src/core/values/arm-id.ts
var arm_id = __webpack_require__(45696);
;// CONCATENATED MODULE: ./src/azure/automation.ts





const VERSION = '2023-11-01';
/** Updates the agents every night; the portal's list of runbooks does not show it. */
const RUNBOOK = 'MS-SR-Update-MobilityServiceForA2AVirtualMachines';
function automationOf(arm) {
    const below = (id, names, query = {}) => ({
        id,
        names,
        query: { 'api-version': VERSION, ...query },
    });
    return {
        readAccount: (accountId, signal) => arm.get(below(accountId, []), accountOf, signal),
        readSchedule: (accountId, name, signal) => arm.get(below(accountId, ['schedules', name]), scheduleOf, signal),
        listRunbookJobs(accountId, since, next, signal) {
            const from = new Date(since).toISOString();
            const $filter = `properties/startTime ge ${from} and properties/runbook/name eq '${RUNBOOK}'`;
            return arm.page(next ?? below(accountId, ['jobs'], { $filter }), (job) => recentJobOf(job, since), signal);
        },
        readRunbookJob: (accountId, name, signal) => arm.get(below(accountId, ['jobs', name]), runbookJobOf, signal),
        readMinutesUsed: (accountId, signal) => arm.get(below(accountId, ['usages']), minutesUsedOf, signal),
    };
}
/** @throws TypeError if the body has no id */
function accountOf(body) {
    const { id, location, identity, properties } = (0,json/* fieldsOf */.Pf)(body);
    if ((0,json/* textOf */.b6)(id) === '')
        throw new TypeError('an automation account without an id');
    const { type, principalId } = (0,json/* fieldsOf */.Pf)(identity);
    const isOn = /\bSystemAssigned\b/i.test((0,json/* textOf */.b6)(type));
    return {
        id: (0,json/* textOf */.b6)(id),
        location: (0,json/* textOf */.b6)(location),
        principalId: (isOn && (0,json/* textOf */.b6)(principalId)) || undefined,
        state: (0,json/* textOf */.b6)((0,json/* fieldsOf */.Pf)(properties)['state']),
    };
}
/** @throws TypeError if the body does not say whether the schedule is enabled */
function scheduleOf(body) {
    const { id, name, properties } = (0,json/* fieldsOf */.Pf)(body);
    const { isEnabled, nextRun, timeZone, frequency } = (0,json/* fieldsOf */.Pf)(properties);
    if (typeof isEnabled !== 'boolean')
        throw new TypeError('a schedule that is neither enabled nor disabled');
    return {
        name: (0,json/* textOf */.b6)(name) || (0,arm_id/* nameOf */.Vb)((0,json/* textOf */.b6)(id)),
        enabled: isEnabled,
        nextRun: timeOf(nextRun),
        timeZone: (0,json/* textOf */.b6)(timeZone),
        frequency: (0,json/* textOf */.b6)(frequency),
    };
}
/** @throws TypeError if the body has no status */
function runbookJobOf(body) {
    const { id, name, properties } = (0,json/* fieldsOf */.Pf)(body);
    const { jobId, status, startTime, endTime, exception } = (0,json/* fieldsOf */.Pf)(properties);
    if ((0,json/* textOf */.b6)(status) === '')
        throw new TypeError('a job without a status');
    return {
        name: (0,json/* textOf */.b6)(name) || (0,json/* textOf */.b6)(jobId) || (0,arm_id/* nameOf */.Vb)((0,json/* textOf */.b6)(id)),
        status: (0,json/* textOf */.b6)(status),
        startedAt: timeOf(startTime),
        endedAt: timeOf(endTime),
        exception: (0,json/* textOf */.b6)(exception),
    };
}
/**
 * Undefined for a job of another runbook, or that began before: the filter is the service's to apply, and where it does
 * not, other jobs would speak for this runbook.
 */
function recentJobOf(body, since) {
    const job = runbookJobOf(body);
    const { runbook } = (0,json/* fieldsOf */.Pf)((0,json/* fieldsOf */.Pf)(body)['properties']);
    const ofRunbook = (0,json/* textOf */.b6)((0,json/* fieldsOf */.Pf)(runbook)['name']) || RUNBOOK;
    const isRecent = (job.startedAt ?? since) >= since;
    return isRecent && ofRunbook.toLowerCase() === RUNBOOK.toLowerCase() ? job : undefined;
}
/** @throws TypeError if the account's own usage is not told */
function minutesUsedOf(body) {
    const { value } = (0,json/* fieldsOf */.Pf)(body);
    const own = (0,json/* listOf */.c3)(value)
        .map(json/* fieldsOf */.Pf)
        .find(({ name }) => (0,json/* textOf */.b6)((0,json/* fieldsOf */.Pf)(name)['value']).toLowerCase() === 'accountusage');
    const minutes = own?.['currentValue'];
    if (typeof minutes !== 'number')
        throw new TypeError('no usage of the account');
    return minutes;
}

// EXTERNAL MODULE: ./src/core/values/advice.ts
var advice = __webpack_require__(32396);
;// CONCATENATED MODULE: ./src/azure/body-reader.ts




function list(value) {
    return value instanceof Array ? value : [];
}
function healthError(error) {
    return {
        code: (0,json/* textOf */.b6)(error.errorCode),
        message: (0,json/* textOf */.b6)(error.summaryMessage) || (0,json/* textOf */.b6)(error.errorMessage),
        possibleCauses: (0,json/* textOf */.b6)(error.possibleCauses),
        recommendedAction: (0,json/* textOf */.b6)(error.recommendedAction),
    };
}
/** @throws TypeError if the body has no id */
function mappingOf(body) {
    const id = (0,json/* textOf */.b6)(body.id);
    if (id === '')
        throw new TypeError('a mapping without an id');
    const properties = body.properties ?? {};
    const details = properties.providerSpecificDetails ?? undefined;
    const provider = (0,json/* textOf */.b6)(details?.instanceType) || undefined;
    const a2a = provider?.toLowerCase() === 'a2a' ? details : undefined;
    return {
        id,
        name: (0,json/* textOf */.b6)(body.name) || id.slice(id.lastIndexOf('/') + 1),
        provider,
        state: (0,json/* textOf */.b6)(properties.state),
        sourceFabric: (0,json/* textOf */.b6)(properties.sourceFabricFriendlyName),
        targetFabric: (0,json/* textOf */.b6)(properties.targetFabricFriendlyName),
        sourceContainer: namesOf((0,arm_id/* containerOf */.t8)(id), properties.sourceProtectionContainerFriendlyName),
        targetContainer: namesOf((0,arm_id/* nameOf */.Vb)((0,json/* textOf */.b6)(properties.targetProtectionContainerId)), properties.targetProtectionContainerFriendlyName),
        autoUpdate: a2a === undefined
            ? undefined
            : {
                status: (0,json/* textOf */.b6)(a2a.agentAutoUpdateStatus),
                automationAccountId: (0,json/* textOf */.b6)(a2a.automationAccountArmId) || undefined,
                authenticationType: (0,json/* textOf */.b6)(a2a.automationAccountAuthenticationType) || undefined,
                scheduleName: (0,json/* textOf */.b6)(a2a.scheduleName) || undefined,
                jobScheduleName: (0,json/* textOf */.b6)(a2a.jobScheduleName) || undefined,
            },
        healthErrors: list(properties.healthErrorDetails).map(healthError),
    };
}
/** Kept for every mapping of a run, so each name once and no more than the name. */
function namesOf(name, friendlyName) {
    const names = [name.toLowerCase(), (0,json/* textOf */.b6)(friendlyName).toLowerCase()];
    return names[0] === names[1] || names[1] === '' ? names.slice(0, 1) : names;
}
/** The provider's text is often the cause where the service's own is generic, so both are kept. */
function problemOf(error) {
    const service = error.serviceErrorDetails ?? {};
    const provider = error.providerErrorDetails ?? {};
    const both = (a, b) => [...new Set([(0,json/* textOf */.b6)(a), (0,json/* textOf */.b6)(b)])].filter((text) => text !== '').join(' ');
    const recommendedAction = both(service.recommendedAction, provider.recommendedAction) || undefined;
    const code = (0,json/* textOf */.b6)(service.code) || (0,json/* textOf */.b6)(provider.errorCode) || 'JobError';
    return {
        code,
        message: both(service.message, provider.errorMessage) || 'The job gives no message.',
        possibleCauses: both(service.possibleCauses, provider.possibleCauses) || undefined,
        recommendedAction,
        correlationId: (0,json/* textOf */.b6)(service.activityId) || undefined,
        nextStep: recommendedAction === undefined ? (0,advice/* adviceFor */.c)(code, undefined) : 'Do what the service recommends, then run again.',
    };
}
/** Errors of the highest level first; the same error is repeated in job and task. */
function firstProblem(errors) {
    const level = (error) => ((0,json/* textOf */.b6)(error.errorLevel).toLowerCase() === 'error' ? 0 : 1);
    const first = [...errors].sort((a, b) => level(a) - level(b))[0];
    return first === undefined ? undefined : problemOf(first);
}
function jobView(body) {
    const properties = body.properties ?? {};
    const ownErrors = list(properties.errors);
    const errors = ownErrors.length > 0 ? ownErrors : list(properties.tasks).flatMap((task) => list(task.errors));
    return {
        name: (0,json/* textOf */.b6)(body.name),
        state: (0,json/* textOf */.b6)(properties.state),
        stateDescription: (0,json/* textOf */.b6)(properties.stateDescription),
        problem: firstProblem(errors),
        lengthMs: lengthOf(properties.startTime, properties.endTime),
        affected: affectedOf(properties.customDetails?.affectedObjectDetails),
    };
}
function lengthOf(start, end) {
    if (!(start instanceof Date) || !(end instanceof Date))
        return undefined;
    const length = end.getTime() - start.getTime();
    return Number.isNaN(length) ? undefined : Math.max(0, length);
}
/**
 * The containers that a job works on, from details whose keys have changed over the years but always begin with the
 * side they speak of. A job about one machine is about more than the mapping, and names none here.
 */
function affectedOf(details) {
    const entries = Object.entries((0,json/* fieldsOf */.Pf)(details)).map(([key, value]) => [key.toLowerCase(), (0,arm_id/* nameOf */.Vb)((0,json/* textOf */.b6)(value)).toLowerCase()]);
    if (entries.some(([key, value]) => /vm(id|name)$/.test(key) && value !== ''))
        return undefined;
    const side = (prefix) => entries.filter(([key, value]) => prefix.test(key) && value !== '').map(([, value]) => value);
    const source = side(/^(primary|source)/);
    const target = side(/^(recovery|target)/);
    return source.length > 0 && target.length > 0 ? { source, target } : undefined;
}
/** The body behind an operation link: a status, and an error where it failed. */
function operationView(body) {
    const fields = (0,json/* fieldsOf */.Pf)(body);
    const error = (0,json/* fieldsOf */.Pf)(fields['error']);
    const code = (0,json/* textOf */.b6)(error['code']);
    return {
        name: (0,json/* textOf */.b6)(fields['name']),
        state: (0,json/* textOf */.b6)(fields['status']),
        stateDescription: '',
        problem: code === '' ? undefined : { code, message: (0,json/* textOf */.b6)(error['message']), nextStep: (0,advice/* adviceFor */.c)(code, undefined) },
    };
}

// EXTERNAL MODULE: ./node_modules/@azure/arm-recoveryservices-siterecovery/dist/index.js
var dist = __webpack_require__(45198);
// EXTERNAL MODULE: ./src/azure/failure.ts
var failure = __webpack_require__(90965);
;// CONCATENATED MODULE: ./src/azure/site-recovery.ts
/** Site Recovery through the SDK's client: one request a call, its answer as a plain value of the core. */






function siteRecoveryOf(arm) {
    const clients = new Map();
    /** The SDK's client is bound to a subscription. */
    function client(vault) {
        const key = vault.subscriptionId.toLowerCase();
        const existing = clients.get(key);
        if (existing !== undefined)
            return existing;
        const created = new dist/* SiteRecoveryManagementClient */.d8(unusedCredential, vault.subscriptionId, {
            endpoint: arm.endpoint,
            $host: arm.endpoint,
            ...arm.clientOptions,
        });
        arm.adopt(created.pipeline);
        clients.set(key, created);
        return created;
    }
    const call = (signal, make) => arm.call(signal, (abortSignal) => {
        const state = { options: { abortSignal, onResponse: (response) => (state.response = response) } };
        return make(state);
    });
    return {
        async listMappings(vault, next, signal) {
            const listed = await call(signal, async (state) => {
                const { replicationProtectionContainerMappings: mappings } = client(vault);
                return onePage(mappings.list(vault.name, vault.resourceGroup, state.options).byPage(from(next)), state, mappingOf);
            });
            return neverUsed(listed) ? { ok: true, value: { items: [], next: undefined } } : listed;
        },
        listFabrics: (vault, next, signal) => call(signal, (state) => {
            const fabrics = client(vault).replicationFabrics.list(vault.name, vault.resourceGroup, state.options);
            return onePage(fabrics.byPage(from(next)), state, nameOf);
        }),
        listContainers: (vault, fabric, next, signal) => call(signal, (state) => {
            const { replicationProtectionContainers: containers } = client(vault);
            const listed = containers.listByReplicationFabrics(vault.name, vault.resourceGroup, fabric, state.options);
            return onePage(listed.byPage(from(next)), state, nameOf);
        }),
        listContainerMappings: (vault, fabric, container, next, signal) => call(signal, (state) => {
            const { replicationProtectionContainerMappings: mappings } = client(vault);
            const listed = mappings.listByReplicationProtectionContainers(vault.name, vault.resourceGroup, fabric, container, state.options);
            return onePage(listed.byPage(from(next)), state, mappingOf);
        }),
        readMapping: (vault, mappingId, signal) => call(signal, async ({ options }) => {
            const { fabric, container, name } = addressOf(mappingId);
            const { replicationProtectionContainerMappings: mappings } = client(vault);
            return mappingOf(await mappings.get(vault.name, vault.resourceGroup, fabric, container, name, options));
        }),
        startChange: (vault, mapping, wanted, signal) => call(signal, async (state) => {
            const { fabric, container, name } = addressOf(mapping.id);
            const { replicationProtectionContainerMappings: mappings } = client(vault);
            await mappings.beginUpdate(vault.name, vault.resourceGroup, fabric, container, name, changeTo(wanted), state.options);
            return acceptedWith(arm.linksOf(state.response));
        }),
        readJob: (vault, jobName, signal) => call(signal, async ({ options }) => jobView(await client(vault).replicationJobs.get(vault.name, vault.resourceGroup, jobName, options))),
        listJobs: (vault, next, signal) => call(signal, (state) => onePage(client(vault).replicationJobs.list(vault.name, vault.resourceGroup, state.options).byPage(from(next)), state, jobView)),
        async readOperation(_vault, { statusLink }, signal) {
            if (statusLink === undefined)
                return { ok: false, failure: (0,failure/* answerFailure */.Rp)('no operation link') };
            return arm.get(statusLink, operationView, signal);
        },
    };
}
/** The SDK insists on a credential; the sign-in policy takes its place. */
const unusedCredential = { getToken: () => Promise.resolve(null) };
const from = (continuationToken) => continuationToken === undefined ? {} : { continuationToken };
async function onePage(pages, state, read) {
    const page = await pages.next();
    const body = (0,json/* fieldsOf */.Pf)(state.response?.parsedBody);
    if (page.done === true || !Array.isArray(page.value) || !Array.isArray(body['value'])) {
        throw new TypeError('a list without its items');
    }
    return { items: page.value.map(read), next: (0,json/* textOf */.b6)(body['nextLink']) || undefined };
}
function nameOf(body) {
    if (!body.name)
        throw new TypeError('a fabric or container without a name');
    return body.name;
}
/** A vault that never used Site Recovery is not registered with it, and so has no mappings. */
const neverUsed = (result) => !result.ok && result.failure.problem.code.toLowerCase() === 'subscriptionidnotregisteredwithsrs';
function addressOf(mappingId) {
    const fabric = (0,arm_id/* segmentAfter */.k$)(mappingId, 'replicationFabrics');
    const container = (0,arm_id/* segmentAfter */.k$)(mappingId, 'replicationProtectionContainers');
    const name = (0,arm_id/* segmentAfter */.k$)(mappingId, 'replicationProtectionContainerMappings');
    if (!fabric || !container || !name)
        throw new TypeError('a mapping whose id does not name its fabric and container');
    return { fabric, container, name };
}
/** Without the authentication type the service would take the retired Run As account. */
function changeTo(wanted) {
    const providerSpecificInput = {
        instanceType: 'A2A',
        agentAutoUpdateStatus: wanted.status,
        ...(wanted.status === 'Enabled' && {
            automationAccountArmId: wanted.automationAccountId,
            automationAccountAuthenticationType: 'SystemAssignedIdentity',
        }),
    };
    return { properties: { providerSpecificInput } };
}
/** The guid in any of the links is the name of the job. */
function acceptedWith(links) {
    const { status, statusLink, location, requestId } = links;
    if (status !== 202 && statusLink === undefined && location === undefined)
        return { kind: 'finished' };
    const jobName = /\/(?:replicationOperationStatus|replicationJobs)\/([\w-]+)/i.exec(statusLink ?? '')?.[1] ??
        /\/operationresults\/([\w-]+)/i.exec(location ?? '')?.[1] ??
        /\/replicationJobs\/([\w-]+)/i.exec(requestId ?? '')?.[1];
    const operation = { jobName: jobName?.toLowerCase(), statusLink };
    return { kind: 'started', operation };
}

;// CONCATENATED MODULE: ./src/azure/items.ts







const items_VERSION = '2025-08-01';
function itemsOf(arm) {
    return {
        async listItems(vault, next, signal) {
            const listed = await arm.page(next ?? below(vault, ['replicationProtectedItems']), itemOf, signal);
            return neverUsed(listed) ? { ok: true, value: { items: [], next: undefined } } : listed;
        },
        listContainerItems: (vault, fabric, container, next, signal) => arm.page(next ?? below(vault, [...pathTo(fabric, container), 'replicationProtectedItems']), itemOf, signal),
        readItem: (vault, itemId, signal) => arm.get(items_addressOf(vault, itemId), itemOf, signal),
        startUpdate: (vault, item, signal) => arm.post(items_addressOf(vault, item.id, 'updateMobilityService'), { properties: {} }, acceptedWith, signal),
    };
}
const pathTo = (fabric, container) => [
    'replicationFabrics',
    fabric,
    'replicationProtectionContainers',
    container,
];
const below = (vault, names) => ({
    id: vault.id,
    names,
    query: { 'api-version': items_VERSION },
});
function items_addressOf(vault, itemId, ...action) {
    const after = (key) => (0,arm_id/* segmentAfter */.k$)(itemId, key) ?? '';
    const path = pathTo(after('replicationFabrics'), after('replicationProtectionContainers'));
    return below(vault, [...path, 'replicationProtectedItems', after('replicationProtectedItems'), ...action]);
}
/** @throws TypeError if the body has no id */
function itemOf(body) {
    const { id: givenId, name: givenName, properties: given } = (0,json/* fieldsOf */.Pf)(body);
    const id = (0,json/* textOf */.b6)(givenId);
    if (id === '')
        throw new TypeError('a replicated item without an id');
    const name = (0,json/* textOf */.b6)(givenName) || (0,arm_id/* nameOf */.Vb)(id);
    const properties = (0,json/* fieldsOf */.Pf)(given);
    const details = (0,json/* fieldsOf */.Pf)(properties['providerSpecificDetails']);
    const scenario = (0,json/* fieldsOf */.Pf)(properties['currentScenario']);
    const vmId = (0,json/* textOf */.b6)(details['fabricObjectId']) || undefined;
    const upgradeable = details['isAgentUpgradeable'];
    return {
        id,
        name,
        vm: (0,json/* textOf */.b6)(properties['friendlyName']) || (0,arm_id/* nameOf */.Vb)(vmId ?? '') || name,
        vmId,
        provider: (0,json/* textOf */.b6)(details['instanceType']) || undefined,
        sourceContainer: namesOf((0,arm_id/* containerOf */.t8)(id), properties['primaryProtectionContainerFriendlyName']),
        sourceRegion: (0,json/* textOf */.b6)(details['primaryFabricLocation']) || (0,json/* textOf */.b6)(properties['primaryFabricFriendlyName']),
        targetRegion: (0,json/* textOf */.b6)(details['recoveryFabricLocation']) || (0,json/* textOf */.b6)(properties['recoveryFabricFriendlyName']),
        osType: (0,json/* textOf */.b6)(details['osType']),
        protectionState: (0,json/* textOf */.b6)(properties['protectionState']),
        replicationHealth: (0,json/* textOf */.b6)(properties['replicationHealth']),
        vmProtectionState: (0,json/* textOf */.b6)(details['vmProtectionState']),
        healthErrors: (0,json/* listOf */.c3)(properties['healthErrors']).map((error) => healthError((0,json/* fieldsOf */.Pf)(error))),
        agentVersion: (0,json/* textOf */.b6)(details['agentVersion']),
        updateAvailable: details['isReplicationAgentUpdateRequired'] === true,
        agentExpiry: timeOf(details['agentExpiryDate']),
        certificateUpdateRequired: details['isReplicationAgentCertificateUpdateRequired'] === true,
        certificateExpiry: timeOf(details['agentCertificateExpiryDate']),
        upgradeable: typeof upgradeable === 'boolean' ? upgradeable : undefined,
        upgradeInProgress: details['isAgentUpgradeInProgress'] === true,
        upgradeRetriesExhausted: details['isAgentUpgradeRetryThresholdExhausted'] === true,
        reinstallRequired: details['isAgentReinstallRequired'] === true,
        blockingReasons: blockingReasons(details),
        currentJob: something((0,arm_id/* nameOf */.Vb)((0,json/* textOf */.b6)(scenario['jobId']))),
        currentScenario: something((0,json/* textOf */.b6)(scenario['scenarioName'])),
    };
}
/** The service says `None` where nothing runs. */
const something = (name) => (name === '' || /^none$/i.test(name) ? undefined : name);
/** The details say why; the reasons by themselves are a word for it, and serve where there are no details. */
function blockingReasons(details) {
    const told = (0,json/* listOf */.c3)(details['reasonsBlockingReinstallDetails']).map((reason) => {
        const { errorCode, errorMessage, possibleCauses } = (0,json/* fieldsOf */.Pf)(reason);
        return (0,json/* textOf */.b6)(reason) || (0,json/* textOf */.b6)(errorMessage) || (0,json/* textOf */.b6)(possibleCauses) || (0,json/* textOf */.b6)(errorCode);
    });
    const reasons = told.filter((reason) => reason !== '');
    const word = (0,json/* textOf */.b6)(details['reasonsBlockingReInstall']);
    return reasons.length > 0 || word === '' ? [...new Set(reasons)] : [word];
}

;// CONCATENATED MODULE: ./src/azure/roles.ts



const roles_VERSION = '2022-04-01';
function rolesOf(arm) {
    return {
        listRoles(scope, principalId, next, signal) {
            const first = {
                id: scope,
                names: ['providers', 'Microsoft.Authorization', 'roleAssignments'],
                query: { 'api-version': roles_VERSION, $filter: `principalId eq '${principalId.replaceAll("'", "''")}'` },
            };
            return arm.page(next ?? first, (assignment) => roleOf(assignment, scope, principalId), signal);
        },
    };
}
/**
 * Undefined for an assignment that does not reach the scope, or is another principal's.
 * @throws TypeError if the body does not say who may do what where
 */
function roleOf(body, scope, principalId) {
    const properties = (0,json/* fieldsOf */.Pf)((0,json/* fieldsOf */.Pf)(body)['properties']);
    const [at, definition, holder] = ['scope', 'roleDefinitionId', 'principalId'].map((key) => (0,json/* textOf */.b6)(properties[key]));
    if (!at || !definition || !holder)
        throw new TypeError('a role assignment without scope, role or principal');
    if (holder.toLowerCase() !== principalId.toLowerCase() || !reaches(at, scope))
        return undefined;
    return { scope: at, roleId: (0,arm_id/* nameOf */.Vb)(definition).toLowerCase() };
}
/** The list of a scope also names assignments below it, which say nothing of the scope itself. */
function reaches(assigned, scope) {
    const above = assigned.toLowerCase().replace(/\/+$/, '');
    if (above === '' || above.startsWith('/providers/microsoft.management/managementgroups/'))
        return true;
    return `${scope.toLowerCase()}/`.startsWith(`${above}/`);
}

;// CONCATENATED MODULE: ./src/azure/services.ts




const servicesOf = (arm) => ({
    ...siteRecoveryOf(arm),
    ...itemsOf(arm),
    ...automationOf(arm),
    ...rolesOf(arm),
});


/***/ })

};
;