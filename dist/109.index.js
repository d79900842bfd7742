"use strict";
exports.id = 109;
exports.ids = [109];
exports.modules = {

/***/ 81109:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connectArm: () => (/* binding */ connectArm)
});

// EXTERNAL MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/index.js + 37 modules
var esm = __webpack_require__(1818);
// EXTERNAL MODULE: ./src/azure/failure.ts
var azure_failure = __webpack_require__(90965);
// EXTERNAL MODULE: ./src/azure/json.ts
var json = __webpack_require__(85721);
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

;// CONCATENATED MODULE: ./src/azure/arm.ts
/** Azure Resource Manager: what all requests share, and requests whose bodies are read as they come. */





/** Milliseconds after which a request without an answer counts as hung. */
const REQUEST_TIMEOUT_MS = 60_000;
const noSecondTry = { retryOptions: { maxRetries: 0 }, redirectOptions: { maxRetries: 0 } };
function connectArm(connection) {
    const { armEndpoint } = connection.cloud;
    const httpClient = connection.httpClient ?? (0,esm/* createDefaultHttpClient */.fl)();
    const takeover = new OperationTakeover();
    const requestIds = requestIdPolicy(connection.runId);
    const clientOptions = {
        ...noSecondTry,
        httpClient,
        userAgentOptions: { userAgentPrefix: connection.userAgent },
    };
    const own = (0,esm/* createPipelineFromOptions */.Fp)(clientOptions);
    adopt(own);
    function adopt(pipeline) {
        pipeline.removePolicy({ name: 'bearerTokenAuthenticationPolicy' });
        pipeline.addPolicy(hostPolicy(armEndpoint));
        pipeline.addPolicy(requestIds, { afterPolicies: ['setClientRequestIdPolicy'] });
        pipeline.addPolicy(takeover.policy);
        pipeline.addPolicy(signInPolicy(connection.tokens), { phase: 'Sign' });
    }
    /**
     * An SDK leaves its listener on the signal it is given, and its own timeout ends with the headers, so that a body that
     * stalls would be waited for without end.
     */
    async function call(signal, make) {
        const own = new AbortController();
        const giveUp = () => own.abort();
        const timer = setTimeout(giveUp, REQUEST_TIMEOUT_MS);
        signal.addEventListener('abort', giveUp, { once: true });
        if (signal.aborted)
            giveUp();
        try {
            return { ok: true, value: await make(own.signal) };
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
    async function send(target, options) {
        const url = typeof target === 'string' ? target : `${armEndpoint}${pathOf(target)}`;
        const request = (0,esm/* createPipelineRequest */.G6)({ ...options, url });
        request.headers.set('Accept', 'application/json');
        if (options.body !== undefined)
            request.headers.set('Content-Type', 'application/json');
        const response = await own.sendRequest(httpClient, request);
        if (response.status < 300)
            return response;
        const error = new Error(`HTTP status ${response.status}`);
        throw Object.assign(error, { name: 'RestError', statusCode: response.status, response });
    }
    function linksOf(response) {
        const links = response && takeover.linksOf(response.request);
        if (links === undefined)
            throw new TypeError('no answer to the change');
        return links;
    }
    const get = (target, read, signal) => call(signal, async (abortSignal) => read(jsonOf(await send(target, { abortSignal }))));
    return {
        endpoint: armEndpoint,
        clientOptions,
        adopt,
        call,
        linksOf,
        get,
        page: (target, read, signal) => get(target, (body) => pageOf(body, read), signal),
        post: (target, body, read, signal) => call(signal, async (abortSignal) => read(linksOf(await send(target, { method: 'POST', body: JSON.stringify(body), abortSignal })))),
    };
}
function jsonOf(response) {
    try {
        return JSON.parse(response.bodyAsText ?? '');
    }
    catch (cause) {
        throw new TypeError('not JSON', { cause });
    }
}
function pageOf(body, read) {
    const { value, nextLink } = (0,json/* fieldsOf */.Pf)(body);
    if (!Array.isArray(value))
        throw new TypeError('a list without its items');
    const items = value.map(read).filter((item) => item !== undefined);
    return { items, next: (0,json/* textOf */.b6)(nextLink) || undefined };
}
/** Every part of a path is made safe: a name from the service must not lead to another resource. */
function pathOf({ id, names, query }) {
    const [root, ...parts] = [...id.split('/'), ...names];
    if (id === '' || root !== '' || parts.some((part) => part === '' || part === '.' || part === '..')) {
        throw new azure_failure/* UnusableIdError */.vk([id, ...names].join('/'));
    }
    const parameters = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    return `/${parts.map(encodeURIComponent).join('/')}?${parameters.join('&')}`;
}


/***/ })

};
;