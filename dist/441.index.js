"use strict";
exports.id = 441;
exports.ids = [441];
exports.modules = {

/***/ 7441:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connectSiteRecovery: () => (/* binding */ connectSiteRecovery)
});

// UNUSED EXPORTS: acceptedWith, changeTo

// EXTERNAL MODULE: ./node_modules/@azure/arm-recoveryservices-siterecovery/dist/index.js
var dist = __webpack_require__(5198);
// EXTERNAL MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/index.js + 81 modules
var esm = __webpack_require__(4792);
// EXTERNAL MODULE: ./src/azure/failure.ts
var azure_failure = __webpack_require__(965);
;// CONCATENATED MODULE: ./src/azure/policies.ts

/** True for the ARM endpoint itself and its regional hosts (`{region}.management.azure.com`), over https. */
function isArmUrl(url, armEndpoint) {
    if (!URL.canParse(url))
        return false;
    const { protocol, host, username } = new URL(url);
    const arm = new URL(armEndpoint).host;
    return protocol === 'https:' && username === '' && (host === arm || host.endsWith(`.${arm}`));
}
/** Refuses to send anything, and so the token, to a host that is not ARM's. */
function hostPolicy(armEndpoint) {
    return {
        name: 'armHostOnly',
        sendRequest(request, next) {
            if (!isArmUrl(request.url, armEndpoint)) {
                throw new azure_failure/* RefusedHostError */.fz(URL.canParse(request.url) ? new URL(request.url).host : 'of an unreadable link');
            }
            return next(request);
        },
    };
}
/** Gives each request an id of its own, so that support can find one request and all requests of one run. */
function requestIdPolicy(runId) {
    let count = 0;
    return {
        name: 'runRequestId',
        sendRequest(request, next) {
            request.headers.set('x-ms-client-request-id', `${runId}/${++count}`);
            request.headers.set('x-ms-correlation-request-id', runId);
            return next(request);
        },
    };
}
/** Adds the token; a refused one is renewed once for each request. */
function signInPolicy(tokens) {
    return {
        name: 'signIn',
        async sendRequest(request, next) {
            const token = await unlessAborted(tokens.get(), request.abortSignal);
            request.headers.set('Authorization', `Bearer ${token}`);
            const response = await next(request);
            if (response.status !== 401)
                return response;
            const renewed = await unlessAborted(tokens.renew(token, claimsOf(response)), request.abortSignal);
            request.headers.set('Authorization', `Bearer ${renewed}`);
            return next(request);
        },
    };
}
/** A sign-in serves all requests and goes on; the request that waits for it is given up. */
function unlessAborted(promise, signal) {
    if (signal === undefined)
        return promise;
    return new Promise((resolve, reject) => {
        const giveUp = () => reject(Object.assign(new Error('The request was given up.'), { name: 'AbortError' }));
        if (signal.aborted)
            giveUp();
        signal.addEventListener('abort', giveUp);
        void promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
    });
}
/** Claims that a challenge of continuous access evaluation asks the next token to have. */
function claimsOf(response) {
    const encoded = /\bclaims="([A-Za-z0-9+/=_-]+)"/.exec(response.headers.get('www-authenticate') ?? '')?.[1];
    return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8');
}
/**
 * Takes the links of a long-running operation out of the answer. The SDK's poller, which knows only three final states
 * and would poll for ever on the others, then takes the call for finished, and the run follows the job itself.
 */
class OperationTakeover {
    links = new WeakMap();
    policy = {
        name: 'operationTakeover',
        sendRequest: async (request, next) => {
            const response = await next(request);
            if (request.method === 'GET' || response.status >= 300)
                return response;
            const { headers } = response;
            this.links.set(request, {
                status: response.status,
                statusLink: headers.get('azure-asyncoperation'),
                location: headers.get('location'),
                requestId: headers.get('x-ms-request-id'),
            });
            for (const name of ['azure-asyncoperation', 'operation-location', 'location'])
                headers.delete(name);
            return response;
        },
    };
    linksOf(request) {
        return this.links.get(request);
    }
}

// EXTERNAL MODULE: ./src/core/advice.ts
var advice = __webpack_require__(7699);
;// CONCATENATED MODULE: ./src/azure/read.ts


function list(value) {
    return value instanceof Array ? value : [];
}
function healthError(error) {
    return {
        code: (0,azure_failure/* textOf */.b6)(error.errorCode),
        message: (0,azure_failure/* textOf */.b6)(error.summaryMessage) || (0,azure_failure/* textOf */.b6)(error.errorMessage),
        possibleCauses: (0,azure_failure/* textOf */.b6)(error.possibleCauses),
        recommendedAction: (0,azure_failure/* textOf */.b6)(error.recommendedAction),
    };
}
/** @throws TypeError if the body has no id */
function mappingOf(body) {
    const id = (0,azure_failure/* textOf */.b6)(body.id);
    if (id === '')
        throw new TypeError('a mapping without an id');
    const properties = body.properties ?? {};
    const details = properties.providerSpecificDetails ?? undefined;
    const provider = (0,azure_failure/* textOf */.b6)(details?.instanceType) || undefined;
    const a2a = provider?.toLowerCase() === 'a2a' ? details : undefined;
    return {
        id,
        name: (0,azure_failure/* textOf */.b6)(body.name) || id.slice(id.lastIndexOf('/') + 1),
        provider,
        state: (0,azure_failure/* textOf */.b6)(properties.state),
        sourceFabric: (0,azure_failure/* textOf */.b6)(properties.sourceFabricFriendlyName),
        targetFabric: (0,azure_failure/* textOf */.b6)(properties.targetFabricFriendlyName),
        sourceContainer: namesOf(containerOf(id), properties.sourceProtectionContainerFriendlyName),
        targetContainer: namesOf(lastSegment((0,azure_failure/* textOf */.b6)(properties.targetProtectionContainerId)), properties.targetProtectionContainerFriendlyName),
        autoUpdate: a2a === undefined
            ? undefined
            : {
                status: (0,azure_failure/* textOf */.b6)(a2a.agentAutoUpdateStatus),
                automationAccountId: (0,azure_failure/* textOf */.b6)(a2a.automationAccountArmId) || undefined,
                authenticationType: (0,azure_failure/* textOf */.b6)(a2a.automationAccountAuthenticationType) || undefined,
            },
        healthErrors: list(properties.healthErrorDetails).map(healthError),
    };
}
const containerOf = (mappingId) => /\/replicationProtectionContainers\/([^/]+)\//i.exec(mappingId)?.[1] ?? '';
const lastSegment = (id) => id.slice(id.lastIndexOf('/') + 1);
/** Kept for every mapping of a run, so each name once and no more than the name. */
function namesOf(name, friendlyName) {
    const names = [name.toLowerCase(), (0,azure_failure/* textOf */.b6)(friendlyName).toLowerCase()];
    return names[0] === names[1] || names[1] === '' ? names.slice(0, 1) : names;
}
/** The provider's text is often the cause where the service's own is generic, so both are kept. */
function problemOf(error) {
    const service = error.serviceErrorDetails ?? {};
    const provider = error.providerErrorDetails ?? {};
    const both = (a, b) => [...new Set([(0,azure_failure/* textOf */.b6)(a), (0,azure_failure/* textOf */.b6)(b)])].filter((text) => text !== '').join(' ');
    const recommendedAction = both(service.recommendedAction, provider.recommendedAction) || undefined;
    const code = (0,azure_failure/* textOf */.b6)(service.code) || (0,azure_failure/* textOf */.b6)(provider.errorCode) || 'JobError';
    return {
        code,
        message: both(service.message, provider.errorMessage) || 'The job gives no message.',
        possibleCauses: both(service.possibleCauses, provider.possibleCauses) || undefined,
        recommendedAction,
        correlationId: (0,azure_failure/* textOf */.b6)(service.activityId) || undefined,
        nextStep: recommendedAction === undefined ? (0,advice/* adviceFor */.c)(code, undefined) : 'Do what the service recommends, then run again.',
    };
}
/** Errors of the highest level first; the same error is repeated in job and task. */
function firstProblem(errors) {
    const level = (error) => ((0,azure_failure/* textOf */.b6)(error.errorLevel).toLowerCase() === 'error' ? 0 : 1);
    const first = [...errors].sort((a, b) => level(a) - level(b))[0];
    return first === undefined ? undefined : problemOf(first);
}
function jobView(body) {
    const properties = body.properties ?? {};
    const ownErrors = list(properties.errors);
    const errors = ownErrors.length > 0 ? ownErrors : list(properties.tasks).flatMap((task) => list(task.errors));
    return {
        name: (0,azure_failure/* textOf */.b6)(body.name),
        state: (0,azure_failure/* textOf */.b6)(properties.state),
        stateDescription: (0,azure_failure/* textOf */.b6)(properties.stateDescription),
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
    const entries = Object.entries((0,azure_failure/* fieldsOf */.Pf)(details)).map(([key, value]) => [key.toLowerCase(), lastSegment((0,azure_failure/* textOf */.b6)(value)).toLowerCase()]);
    if (entries.some(([key, value]) => /vm(id|name)$/.test(key) && value !== ''))
        return undefined;
    const side = (prefix) => entries.filter(([key, value]) => prefix.test(key) && value !== '').map(([, value]) => value);
    const source = side(/^(primary|source)/);
    const target = side(/^(recovery|target)/);
    return source.length > 0 && target.length > 0 ? { source, target } : undefined;
}
/** The body behind an operation link: a status, and an error where it failed. */
function operationView(body) {
    const fields = (0,azure_failure/* fieldsOf */.Pf)(body);
    const error = (0,azure_failure/* fieldsOf */.Pf)(fields['error']);
    const code = (0,azure_failure/* textOf */.b6)(error['code']);
    return {
        name: (0,azure_failure/* textOf */.b6)(fields['name']),
        state: (0,azure_failure/* textOf */.b6)(fields['status']),
        stateDescription: '',
        problem: code === '' ? undefined : { code, message: (0,azure_failure/* textOf */.b6)(error['message']), nextStep: (0,advice/* adviceFor */.c)(code, undefined) },
    };
}

// EXTERNAL MODULE: ./src/azure/resource-id.ts
var resource_id = __webpack_require__(1365);
;// CONCATENATED MODULE: ./src/azure/site-recovery.ts
/** Site Recovery through the SDK's client: one request a call, its answer as a plain value of the core. */






/** Milliseconds after which a request without an answer counts as hung. */
const REQUEST_TIMEOUT_MS = 60_000;
function connectSiteRecovery(connection) {
    const { cloud } = connection;
    const takeover = new OperationTakeover();
    const requestIds = requestIdPolicy(connection.runId);
    const clients = new Map();
    /** The SDK's client is bound to a subscription; its own retrying, redirecting and token policies are left out. */
    function client(vault) {
        const key = vault.subscriptionId.toLowerCase();
        const existing = clients.get(key);
        if (existing !== undefined)
            return existing;
        const created = new dist/* SiteRecoveryManagementClient */.d8(unusedCredential, vault.subscriptionId, {
            endpoint: cloud.armEndpoint,
            $host: cloud.armEndpoint,
            retryOptions: { maxRetries: 0 },
            redirectOptions: { maxRetries: 0 },
            userAgentOptions: { userAgentPrefix: connection.userAgent },
        });
        created.pipeline.removePolicy({ name: 'bearerTokenAuthenticationPolicy' });
        created.pipeline.addPolicy(hostPolicy(cloud.armEndpoint));
        created.pipeline.addPolicy(requestIds, { afterPolicies: ['setClientRequestIdPolicy'] });
        created.pipeline.addPolicy(takeover.policy);
        created.pipeline.addPolicy(signInPolicy(connection.tokens), { phase: 'Sign' });
        clients.set(key, created);
        return created;
    }
    /**
     * One request, with a signal of its own: the SDK leaves its listener on the signal it is given, and its own timeout
     * ends with the headers, so that a body that stalls would be waited for without end.
     */
    async function call(signal, make) {
        const own = new AbortController();
        const giveUp = () => own.abort();
        const timer = setTimeout(giveUp, REQUEST_TIMEOUT_MS);
        signal.addEventListener('abort', giveUp, { once: true });
        if (signal.aborted)
            giveUp();
        const state = { options: { abortSignal: own.signal, onResponse: (response) => (state.response = response) } };
        try {
            return { ok: true, value: await make(state) };
        }
        catch (error) {
            const failure = error instanceof TypeError ? (0,azure_failure/* answerFailure */.Rp)(error.message, error) : (0,azure_failure/* failureOf */.g5)(error, signal.aborted);
            return { ok: false, failure };
        }
        finally {
            clearTimeout(timer);
            signal.removeEventListener('abort', giveUp);
        }
    }
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
            const links = state.response === undefined ? undefined : takeover.linksOf(state.response.request);
            if (links === undefined)
                throw new TypeError('no answer to the change');
            return acceptedWith(links);
        }),
        readJob: (vault, jobName, signal) => call(signal, async ({ options }) => jobView(await client(vault).replicationJobs.get(vault.name, vault.resourceGroup, jobName, options))),
        listJobs: (vault, next, signal) => call(signal, (state) => onePage(client(vault).replicationJobs.list(vault.name, vault.resourceGroup, state.options).byPage(from(next)), state, jobView)),
        readOperation: (vault, operation, signal) => call(signal, async ({ options: { abortSignal } }) => {
            if (operation.statusLink === undefined)
                throw new TypeError('no operation link');
            const request = (0,esm/* createPipelineRequest */.G6)({ url: operation.statusLink, abortSignal });
            return operationView(readJson(await client(vault).sendRequest(request)));
        }),
    };
}
/** The SDK insists on a credential; the sign-in policy takes its place. */
const unusedCredential = { getToken: () => Promise.resolve(null) };
const from = (continuationToken) => continuationToken === undefined ? {} : { continuationToken };
async function onePage(pages, state, read) {
    const page = await pages.next();
    const body = (0,azure_failure/* fieldsOf */.Pf)(state.response?.parsedBody);
    if (page.done === true || !Array.isArray(page.value) || !Array.isArray(body['value'])) {
        throw new TypeError('a list without its items');
    }
    return { items: page.value.map(read), next: (0,azure_failure/* textOf */.b6)(body['nextLink']) || undefined };
}
function nameOf(body) {
    if (!body.name)
        throw new TypeError('a fabric or container without a name');
    return body.name;
}
/** A vault that never used Site Recovery is not registered with it, and so has no mappings. */
const neverUsed = (result) => !result.ok && result.failure.problem.code.toLowerCase() === 'subscriptionidnotregisteredwithsrs';
function addressOf(mappingId) {
    const fabric = (0,resource_id/* segmentAfter */.k$)(mappingId, 'replicationFabrics');
    const container = (0,resource_id/* segmentAfter */.k$)(mappingId, 'replicationProtectionContainers');
    const name = (0,resource_id/* segmentAfter */.k$)(mappingId, 'replicationProtectionContainerMappings');
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
function readJson(response) {
    if (response.status >= 300) {
        const error = new Error(`HTTP status ${response.status}`);
        throw Object.assign(error, { name: 'RestError', statusCode: response.status, response });
    }
    try {
        return JSON.parse(response.bodyAsText ?? '');
    }
    catch (cause) {
        throw new TypeError('not JSON', { cause });
    }
}


/***/ })

};
;