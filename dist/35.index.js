"use strict";
exports.id = 35;
exports.ids = [35];
exports.modules = {

/***/ 965:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bz: () => (/* binding */ NoTokenYetError),
/* harmony export */   Jj: () => (/* binding */ SignInError),
/* harmony export */   Rp: () => (/* binding */ answerFailure),
/* harmony export */   Vs: () => (/* binding */ retryAfterMs),
/* harmony export */   fz: () => (/* binding */ RefusedHostError),
/* harmony export */   g5: () => (/* binding */ failureOf),
/* harmony export */   vk: () => (/* binding */ UnusableIdError)
/* harmony export */ });
/* harmony import */ var _core_values_advice__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2396);
/* harmony import */ var _json__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5721);


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
/** No token; the problem explains why. */
class SignInError extends Error {
    problem;
    fault;
    constructor(problem, fault, options) {
        super(problem.message, options);
        this.problem = problem;
        this.fault = fault;
        this.name = 'SignInError';
    }
}
/** The run stopped while a request, which has not left, waited for a token. */
class NoTokenYetError extends Error {
    constructor(lastFault) {
        super(`It waited for a token of Azure${lastFault === undefined ? '.' : `: ${lastFault.message}`}`);
        this.name = 'NoTokenYetError';
    }
}
const isRestError = (error) => error instanceof Error && error.name === 'RestError';
/** @param stopped true if the run itself gave the request up */
function failureOf(error, stopped) {
    if (error instanceof NoTokenYetError)
        return { kind: 'stopped', unsent: true, problem: { code: 'Stopped', message: error.message }, cause: error };
    if (stopped)
        return { kind: 'stopped', problem: { code: 'Stopped', message: 'the request was given up' }, cause: error };
    if (error instanceof RefusedHostError)
        return refusedFailure(error.message, error);
    if (error instanceof UnusableIdError) {
        const nextStep = 'Nothing was asked for. Correct the id where it is set, then run again.';
        return { kind: 'refused', problem: { code: 'UnusableId', message: error.message, nextStep }, cause: error };
    }
    if (error instanceof SignInError)
        return { kind: 'sign-in', problem: error.problem, cause: error };
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
                nextStep: (0,_core_values_advice__WEBPACK_IMPORTED_MODULE_0__/* .adviceFor */ .c)('NoAnswer', undefined),
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
            nextStep: (0,_core_values_advice__WEBPACK_IMPORTED_MODULE_0__/* .adviceFor */ .c)('UnreadableAnswer', undefined),
        },
        cause,
    };
}
function connectionFailure(error) {
    const code = error.code ?? 'REQUEST_SEND_ERROR';
    const message = firstLine(error.message);
    return {
        kind: 'connection',
        problem: { code, message, nextStep: (0,_core_values_advice__WEBPACK_IMPORTED_MODULE_0__/* .adviceFor */ .c)(code, undefined, message) },
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
    const body = (0,_json__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(error.response?.bodyAsText ?? '');
    // Automation's own errors come without the envelope.
    const outer = (0,_json__WEBPACK_IMPORTED_MODULE_1__/* .fieldsOf */ .Pf)((0,_json__WEBPACK_IMPORTED_MODULE_1__/* .fieldsOf */ .Pf)(body)['error'] ?? body);
    const details = outer['details'];
    const inner = (0,_json__WEBPACK_IMPORTED_MODULE_1__/* .fieldsOf */ .Pf)(Array.isArray(details) ? details[0] : undefined);
    const code = (0,_json__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(inner['code']) || (0,_json__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(outer['code']) || `HTTP${status}`;
    const message = (0,_json__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(inner['message']) ||
        (0,_json__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(outer['message']) ||
        `The service answered with HTTP status ${status} and no explanation.`;
    return {
        kind: 'http',
        status,
        problem: {
            code,
            message,
            possibleCauses: (0,_json__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(inner['possibleCauses']) || undefined,
            recommendedAction: (0,_json__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(inner['recommendedAction']) || undefined,
            correlationId: headers?.get('x-ms-correlation-request-id') ?? ((0,_json__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(inner['activityId']) || undefined),
            nextStep: (0,_core_values_advice__WEBPACK_IMPORTED_MODULE_0__/* .adviceFor */ .c)(code, status, message),
        },
        retryAfterMs: retryAfterMs(headers?.get('retry-after'), headers?.get('date')),
        cause: error,
    };
}
const MAX_WAIT_MS = 3_600_000;
/** Seconds or an HTTP date; a date is read against the service's own clock, since this machine's may be off. */
function retryAfterMs(header, date) {
    if (header === undefined || header.trim() === '')
        return undefined;
    // A header that was sent twice arrives as a list.
    const seconds = Number(/^\s*(\d+(?:\.\d+)?)\s*(?:[,;]|$)/.exec(header)?.[1] ?? Number.NaN);
    const until = Date.parse(header);
    const serviceNow = Date.parse(date ?? '');
    const ms = Number.isNaN(seconds) ? until - (Number.isNaN(serviceNow) ? Date.now() : serviceNow) : seconds * 1000;
    return Number.isNaN(ms) ? undefined : Math.min(MAX_WAIT_MS, Math.max(1000, ms));
}


/***/ }),

/***/ 4309:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Le: () => (/* binding */ SIGN_IN_TIMEOUT_MS),
/* harmony export */   S0: () => (/* binding */ identityClient),
/* harmony export */   w_: () => (/* binding */ RefusedAuthorityError)
/* harmony export */ });
/* unused harmony export isWithinReach */
/* harmony import */ var _failure__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(965);
/* harmony import */ var _json__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5721);
/* harmony import */ var _request_timeout__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5124);



/** Milliseconds after which a request without a whole answer is given up. */
const SIGN_IN_TIMEOUT_MS = 30_000;
/** Loopback, and the link-local addresses at which Azure serves managed identities. */
const LOCAL = /^(localhost|127(\.\d{1,3}){3}|\[::1\]|169\.254(\.\d{1,3}){2})$/i;
function isWithinReach(url, { authorityHost, local }) {
    if (!URL.canParse(url))
        return false;
    const { origin, protocol, hostname, username } = new URL(url);
    if (username !== '')
        return false;
    if (authorityHost !== undefined && protocol === 'https:' && origin === new URL(authorityHost).origin)
        return true;
    return local && LOCAL.test(hostname);
}
/** A request of the sign-in that must not leave. */
class RefusedAuthorityError extends Error {
    host;
    constructor(host) {
        super(`The sign-in was led to the host ${host}, which is not the authority. Nothing was sent there.`);
        this.host = host;
        this.name = 'RefusedAuthorityError';
    }
}
/** One for all tries: the library keeps the first that it is given for a managed identity. */
function identityClient(inner, reach) {
    let seen;
    let signal;
    return {
        get seen() {
            return seen;
        },
        begin(given) {
            seen = undefined;
            signal = given;
        },
        async sendRequest(request) {
            const { host, hostname } = URL.canParse(request.url) ? new URL(request.url) : unreadable;
            const before = { host, local: LOCAL.test(hostname), ...nothing };
            if (!isWithinReach(request.url, reach)) {
                const error = new RefusedAuthorityError(host);
                seen = { ...before, error };
                throw error;
            }
            const timeout = (0,_request_timeout__WEBPACK_IMPORTED_MODULE_1__/* .requestTimeout */ .V)(SIGN_IN_TIMEOUT_MS, signal);
            try {
                const response = await inner.sendRequest(withSignal(request, timeout.signal));
                seen = { ...before, ...readAnswer(response) };
                return response;
            }
            catch (error) {
                seen = { ...before, error, timedOut: timeout.over };
                throw error;
            }
            finally {
                timeout.dispose();
            }
        },
    };
}
const unreadable = { host: 'of an unreadable address', hostname: '' };
const nothing = {
    status: undefined,
    retryAfterMs: undefined,
    error: undefined,
    said: { error: '', description: '', correlationId: '' },
    timedOut: false,
};
function withSignal(request, abortSignal) {
    request.abortSignal = abortSignal;
    return request;
}
function readAnswer({ status, headers, bodyAsText }) {
    return {
        status,
        retryAfterMs: (0,_failure__WEBPACK_IMPORTED_MODULE_0__/* .retryAfterMs */ .Vs)(headers.get('retry-after'), headers.get('date')),
        said: saidIn(bodyAsText),
    };
}
/** OAuth says `error` and `error_description`; managed identities `message`, or an `error` with a code and a message. */
function saidIn(body) {
    const fields = (0,_json__WEBPACK_IMPORTED_MODULE_2__/* .fieldsOf */ .Pf)((0,_json__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(body ?? ''));
    const inner = (0,_json__WEBPACK_IMPORTED_MODULE_2__/* .fieldsOf */ .Pf)(fields['error']);
    return {
        error: (0,_json__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(fields['error']) || (0,_json__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(inner['code']),
        description: (0,_json__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(fields['error_description']) || (0,_json__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(fields['message']) || (0,_json__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(inner['message']),
        correlationId: (0,_json__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(fields['correlation_id']) || (0,_json__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(fields['correlationId']),
    };
}


/***/ }),

/***/ 5721:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pf: () => (/* binding */ fieldsOf),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
const fieldsOf = (value) => typeof value === 'object' && value !== null ? value : {};
const listOf = (value) => (Array.isArray(value) ? value : []);
const textOf = (value) => typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 5124:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ requestTimeout)
/* harmony export */ });
/** Gives up a request that is not answered. */
/** Turns of the event loop in which an answer that has come is read. */
const TURNS = 5;
/**
 * Where the process was busy with itself, as it is while it loads a library, the time is over before an answer that has
 * long come is read; so what is there is read first.
 * @param given aborts the request too
 */
function requestTimeout(ms, given) {
    const controller = new AbortController();
    let over = false;
    let disposed = false;
    const giveUp = () => controller.abort();
    const expire = (turns) => {
        if (disposed)
            return;
        if (turns > 0) {
            setImmediate(() => expire(turns - 1));
            return;
        }
        over = true;
        giveUp();
    };
    const timer = setTimeout(() => expire(TURNS), ms);
    given?.addEventListener('abort', giveUp, { once: true });
    if (given?.aborted)
        giveUp();
    return {
        signal: controller.signal,
        get over() {
            return over;
        },
        dispose() {
            disposed = true;
            clearTimeout(timer);
            given?.removeEventListener('abort', giveUp);
        },
    };
}


/***/ }),

/***/ 604:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kl: () => (/* binding */ faultOf),
/* harmony export */   Y4: () => (/* binding */ isCertificateError),
/* harmony export */   jt: () => (/* binding */ CERTIFICATE_ADVICE),
/* harmony export */   qu: () => (/* binding */ PROXY_ADVICE)
/* harmony export */ });
/* unused harmony export entraCodes */
const REFERENCE = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';
const WORKLOAD_IDENTITY = 'https://azure.github.io/azure-workload-identity/docs/troubleshooting.html';
/** Codes that are not here go by the status of the answer. */
const entraCodes = [
    { code: 'AADSTS90006', fault: 'transient', meaning: 'temporarily unavailable', source: REFERENCE },
    { code: 'AADSTS90012', fault: 'transient', meaning: 'the request has timed out inside', source: REFERENCE },
    { code: 'AADSTS90024', fault: 'transient', meaning: 'a transient error, by its own text', source: REFERENCE },
    { code: 'AADSTS90033', fault: 'transient', meaning: 'the directory service is unavailable', source: REFERENCE },
    { code: 'AADSTS90055', fault: 'transient', meaning: 'too many requests of the tenant', source: REFERENCE },
    {
        code: 'AADSTS90061',
        fault: 'issuer-unreachable',
        meaning: 'request to the issuer failed',
        source: WORKLOAD_IDENTITY,
    },
    { code: 'AADSTS50166', fault: 'issuer-unreachable', meaning: 'request to the issuer failed', source: REFERENCE },
    {
        code: 'AADSTS501661',
        fault: 'issuer-unreachable',
        meaning: 'request to the issuer failed',
        source: 'https://docs.gitlab.com/ci/cloud_services/azure/',
    },
    { code: 'AADSTS500031', fault: 'issuer-unreachable', meaning: 'no signing key was found', source: REFERENCE },
    {
        code: 'AADSTS700213',
        fault: 'spreading',
        meaning: 'no credential with this subject; seen on unchanged credentials, and while a new one spreads',
        source: 'https://github.com/kedacore/keda/issues/8152',
    },
    { code: 'AADSTS90013', fault: 'permanent', meaning: 'an input is not valid', source: REFERENCE },
];
/** `error` of an answer: RFC 6749, section 4.1.2.1. */
const TRANSIENT_OAUTH = new Set(['temporarily_unavailable', 'server_error']);
/** https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token#retry-guidance */
const STARTING = [404, 410];
function faultOf(answer) {
    const { status, retryAfterMs, code, oauthError } = answer;
    const transient = { kind: 'transient', retryAfterMs };
    const known = entraCodes.find((row) => row.code === code)?.fault;
    if (known !== undefined)
        return known === 'transient' ? transient : { kind: known };
    if (oauthError !== undefined && TRANSIENT_OAUTH.has(oauthError))
        return transient;
    if (status === undefined || status === 408 || status === 429 || status >= 500)
        return transient;
    // A good status without a token in it: empty, truncated, a page of a proxy.
    if (status < 300)
        return transient;
    return answer.fromManagedIdentity === true && STARTING.includes(status) ? transient : { kind: 'permanent' };
}
/** Codes of Node and OpenSSL for a certificate that is not trusted, and the words for them. */
const CERTIFICATE = /CERT_|_CERT|CERTIFICATE|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|SELF_SIGNED|self[- ]signed certificate|unable to (?:verify|get)[^:]*certificate|certificate (?:has expired|is not yet valid)|altnames/i;
const isCertificateError = (text) => CERTIFICATE.test(text);
const CERTIFICATE_ADVICE = 'The certificate is not trusted: the network inspects TLS, or the endpoint has a private certificate authority. Set NODE_EXTRA_CA_CERTS to the file of that authority, in the environment of the runner or agent, not of a step.';
const PROXY_ADVICE = 'The proxy wants name and password: put them into HTTPS_PROXY, or into the proxy settings of the agent.';


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
const namedVaults = (vaults) => ({
    source: 'inputs',
    vaults: vaults.map((vault) => ({ ...vault, location: '', tags: {}, items: undefined, subscriptionName: undefined })),
    warnings: [],
});
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

/***/ 2396:
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

/***/ 1035:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/azure/identity-client.ts
var identity_client = __webpack_require__(4309);
;// CONCATENATED MODULE: ./src/azure/identity-environment.ts
/** Which variables of the environment the identity libraries may see. */
const endpoint = (name) => ({
    name,
    for: ['managed-identity', 'default'],
    why: 'where the machine serves its managed identity; only loopback and link-local addresses are asked',
});
const ownCredential = (name) => ({
    name,
    for: ['default'],
    why: 'a credential of the person at the console',
});
const leadsAway = (name) => ({
    name,
    for: [],
    why: 'would lead the sign-in to another host; inputs choose the authority',
});
const widens = (name) => ({
    name,
    for: [],
    why: 'would change in which tenant a token is asked for',
});
/** All that @azure/identity and @azure/msal-node read, by their sources; a test compares. */
const identityVariables = [
    leadsAway('AZURE_AUTHORITY_HOST'),
    leadsAway('AZURE_REGIONAL_AUTHORITY_NAME'),
    leadsAway('MSAL_FORCE_REGION'),
    leadsAway('REGION_NAME'),
    leadsAway('AZURE_POD_IDENTITY_AUTHORITY_HOST'),
    leadsAway('AZURE_KUBERNETES_TOKEN_PROXY'),
    leadsAway('AZURE_KUBERNETES_CA_DATA'),
    leadsAway('AZURE_KUBERNETES_CA_FILE'),
    leadsAway('AZURE_KUBERNETES_SNI_NAME'),
    widens('AZURE_ADDITIONALLY_ALLOWED_TENANTS'),
    widens('AZURE_IDENTITY_DISABLE_MULTITENANTAUTH'),
    endpoint('IDENTITY_ENDPOINT'),
    endpoint('IDENTITY_HEADER'),
    endpoint('IDENTITY_SERVER_THUMBPRINT'),
    endpoint('IMDS_ENDPOINT'),
    endpoint('MSI_ENDPOINT'),
    endpoint('MSI_SECRET'),
    ownCredential('AZURE_TENANT_ID'),
    ownCredential('AZURE_CLIENT_ID'),
    ownCredential('AZURE_CLIENT_SECRET'),
    ownCredential('AZURE_CLIENT_CERTIFICATE_PATH'),
    ownCredential('AZURE_CLIENT_CERTIFICATE_PASSWORD'),
    ownCredential('AZURE_CLIENT_SEND_CERTIFICATE_CHAIN'),
    ownCredential('AZURE_USERNAME'),
    ownCredential('AZURE_PASSWORD'),
    ownCredential('AZURE_FEDERATED_TOKEN_FILE'),
    ownCredential('AZURE_TOKEN_CREDENTIALS'),
];
/** Read by the libraries, and no matter of theirs: the machine's own, and the host's. */
const otherVariables = (/* unused pure expression or super */ null && ([
    'ProgramData',
    'ProgramFiles',
    'SYSTEMROOT',
    'SystemRoot',
    'SYSTEM_OIDCREQUESTURI',
    'AZURE_LOG_LEVEL',
]));
/** Names that a later version of the libraries may come to read. */
const THEIRS = /^(AZURE|MSAL|MSI|IDENTITY|IMDS|REGION)_/i;
/** What the Azure CLI, which the console may start, is configured with. */
const OF_THE_CLI = /^AZURE_(CONFIG|CORE|EXTENSION|CLI|LOGGING)_/i;
/**
 * Takes away what is not to be seen. Variables can be set by any step of the job, on Azure Pipelines even by a line of
 * output, and these choose where the assertion or the secret goes.
 * @param environment changed in place
 */
function restrictEnvironment(environment, identity) {
    const allowed = new Set(identityVariables.filter((row) => row.for.some((use) => use === identity)).map((row) => row.name));
    for (const name of Object.keys(environment)) {
        const upper = name.toUpperCase();
        if (!THEIRS.test(name) || upper === 'AZURE_LOG_LEVEL' || allowed.has(upper))
            continue;
        if (identity === 'default' && OF_THE_CLI.test(name))
            continue;
        Reflect.deleteProperty(environment, name);
    }
}

// EXTERNAL MODULE: ./src/azure/json.ts
var json = __webpack_require__(5721);
// EXTERNAL MODULE: ./src/azure/failure.ts
var failure = __webpack_require__(965);
;// CONCATENATED MODULE: ./src/azure/sign-in-codes.ts
const POLICY = 'This is a policy of the tenant, set by its administrators: ';
function adviceForCode(code, context) {
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
        case 'AADSTS90061':
        case 'AADSTS50166':
        case 'AADSTS501661':
        case 'AADSTS500031':
            return `Microsoft Entra ID cannot reach the issuer${context.presented === undefined ? '' : ` ${context.presented.issuer}`}: see that its keys can be had from the internet (…/.well-known/openid-configuration and what it names), or whether the issuer has an outage.`;
        case 'AADSTS700024':
            return 'The OIDC token was not valid at the time of the exchange. A fresh one is fetched for each exchange, so check the clock of the runner (NTP).';
        case 'AADSTS700016':
            return `No application with this client id in the tenant: check ${clientName(identity)}, and that the application is in the tenant${tenantOf(identity)}.`;
        case 'AADSTS7000112':
            return `The application of ${clientName(identity)} is disabled in the tenant${tenantOf(identity)}: have its administrator enable it (Enterprise applications → Properties → Enabled for users to sign in).`;
        case 'AADSTS90002':
        case 'AADSTS900023':
            return `No such tenant in ${cloud.name}: check the tenant id${tenantOf(identity)} and the environment.`;
        case 'AADSTS90013':
            return `An id is not of the right form: check ${clientName(identity)} and the tenant id${tenantOf(identity)}; both are GUIDs.`;
        case 'AADSTS7000215':
        case 'AADSTS7000222':
            return 'The secret of the service principal is wrong or has expired. Better than a new secret: change the service connection to workload identity federation.';
        case 'AADSTS53003':
            return `Conditional Access for workload identities blocks this sign-in. ${POLICY}ask them to exclude the service principal, or to allow the network of the runner (Microsoft Entra ID → Conditional Access → workload identities; the sign-in log names the policy).`;
        case 'AADSTS7002381':
            return `The tenant takes GitHub's tokens only from repositories of certain enterprises. ${POLICY}ask them, run from a repository of the enterprise, or use an application in another tenant.`;
        case 'AADSTS700223':
        case 'AADSTS700238':
            return `The tenant blocks or limits federated credentials. ${POLICY}ask them, or use a managed identity.`;
        case 'AADSTS70052':
            return 'A multitenant application cannot be federated here: use a single-tenant application or a managed identity.';
        case 'AADSTS900382':
            return `This cloud (${cloud.name}) does not take federated credentials of another cloud: use a managed identity or a secret.`;
        default:
            return `What this code means: https://login.microsoftonline.com/error?code=${code.replace('AADSTS', '')}`;
    }
}
const tenantOf = (identity) => 'tenantId' in identity && identity.tenantId ? ` ${identity.tenantId}` : '';
const clientName = (identity) => identity.kind === 'github-oidc' ? `client-id ${identity.clientId}` : 'the client id of the service connection';
const SPREADS = 'A federated credential that was made or changed in the last minutes may not have spread yet: then run again.';
/** What the federated credential must say, from what was presented. */
function federation({ identity, cloud, presented }) {
    if (!('assertion' in identity))
        return `Check the federated credential of the application. ${SPREADS}`;
    const { kind, clientId, tenantId } = identity;
    const github = kind === 'github-oidc';
    const shown = presented ?? {
        issuer: github ? 'https://token.actions.githubusercontent.com' : `${cloud.authorityHost}/${tenantId}/v2.0`,
        subject: github ? 'repo:OWNER/REPOSITORY:ref:refs/heads/BRANCH' : 'sc://ORGANIZATION/PROJECT/CONNECTION',
        audience: cloud.audience,
    };
    const exactly = [
        `The federated credential of application ${clientId} must say exactly (letter case counts):`,
        `  issuer:   ${shown.issuer}`,
        `  subject:  ${shown.subject}`,
        `  audience: ${shown.audience}`,
    ];
    return [...(github ? ofGitHub(shown.subject, exactly) : ofAzurePipelines(exactly)), SPREADS].join('\n');
}
/** A credential that trusts an environment is better than one that trusts a branch, so the job is what to change first. */
function ofGitHub(subject, exactly) {
    const trusted = subject.includes(':environment:')
        ? []
        : [
            'If the credential trusts an environment (its subject ends in `:environment:NAME`), leave it as it is and add `environment: NAME` to the job. Otherwise:',
        ];
    return [
        ...trusted,
        ...exactly,
        'This is what the job presented. The subject follows the trigger: `:ref:refs/heads/BRANCH`, `:environment:NAME` or `:pull_request`.',
        'Repositories made, renamed or moved since 15 July 2026 present ids (`repo:OWNER@ID/REPOSITORY@ID:…`), older ones names (`repo:OWNER/REPOSITORY:…`);',
        'a credential written in the other form does not match.',
    ];
}
const ofAzurePipelines = (exactly) => [
    ...exactly,
    'This is what the service connection presented. Newer connections have the issuer of the tenant and a subject `PREFIX/sc/ORGANIZATION-ID/CONNECTION-ID`,',
    'older ones https://vstoken.dev.azure.com/ORGANIZATION-ID and `sc://ORGANIZATION/PROJECT/CONNECTION`: a renamed organization, project or connection changes the latter.',
];

// EXTERNAL MODULE: ./src/azure/sign-in-faults.ts
var sign_in_faults = __webpack_require__(604);
;// CONCATENATED MODULE: ./src/azure/sign-in-advice.ts





function explainSignIn(error, context) {
    if (error instanceof failure/* SignInError */.Jj)
        return error;
    const { problem, fault } = explain(error, context);
    return new failure/* SignInError */.Jj(problem, fault, { cause: error });
}
const permanent = { kind: 'permanent' };
function explain(error, context) {
    const { identity, cloud } = context;
    // The chain of the console asks what may not be there at all; only what Microsoft Entra ID said counts.
    const seen = identity.kind === 'default' && context.seen?.local === true ? undefined : context.seen;
    const text = textsOf(error).join('\n');
    const code = /\bAADSTS\d+/.exec(`${seen?.said.description ?? ''}\n${text}`)?.[0];
    const server = nameOf(identity);
    if (seen?.error instanceof identity_client/* RefusedAuthorityError */.w_) {
        const nextStep = `Only ${cloud.authorityHost} and, for managed identities, the machine itself are asked. Check the environment of the job for what leads elsewhere.`;
        return { problem: { code: 'RefusedHost', message: seen.error.message, nextStep }, fault: permanent };
    }
    const networkError = seen?.status === undefined ? textsOf(seen?.error).join('\n') : '';
    if ((0,sign_in_faults/* isCertificateError */.Y4)(networkError)) {
        const message = `The connection to ${seen?.host ?? server} failed: ${firstLine(networkError)}`;
        return { problem: { code: 'UntrustedCertificate', message, nextStep: sign_in_faults/* CERTIFICATE_ADVICE */.jt }, fault: permanent };
    }
    if (code !== undefined) {
        const fault = (0,sign_in_faults/* faultOf */.Kl)({ ...answerOf(seen, error), code, oauthError: seen?.said.error });
        const problem = {
            code,
            message: coreOf(seen?.said.description || (0,json/* textOf */.b6)(errorResponse(error)['errorDescription']) || text, code),
            correlationId: seen?.said.correlationId ||
                (0,json/* textOf */.b6)(errorResponse(error)['correlationId']) ||
                /Correlation ID: ([0-9a-f-]{36})/i.exec(text)?.[1],
            nextStep: adviceForCode(code, context),
        };
        return { problem, fault };
    }
    const answer = answerOf(seen, error);
    if (seen === undefined && answer.status === undefined) {
        const name = error instanceof Error ? error.name : 'SignInError';
        return {
            problem: { code: name, message: coreOf(text, undefined), nextStep: withoutRequest(identity) },
            fault: permanent,
        };
    }
    return { problem: withoutCode(answer.status, seen, networkError, server), fault: (0,sign_in_faults/* faultOf */.Kl)(answer) };
}
const nameOf = ({ kind }) => kind === 'managed-identity' ? 'the endpoint of the managed identity' : 'Microsoft Entra ID';
const withoutRequest = ({ kind }) => kind === 'default'
    ? 'Sign in with the Azure CLI (az login), or set AZURE_TENANT_ID, AZURE_CLIENT_ID and a credential in the environment.'
    : 'Check what the message names, then run again.';
/** An answer without a code of Entra ID's, or none: the library's own text for it is a dump of the answer. */
function withoutCode(status, seen, networkError, server) {
    const said = seen?.said.description ? `: ${coreOf(seen.said.description, undefined)}` : '.';
    if (status === undefined) {
        const message = seen?.timedOut
            ? `${capital(server)} did not answer within 30 s.`
            : `The connection to ${seen?.host ?? server} failed: ${firstLine(networkError)}`;
        const code = seen?.timedOut ? 'NoAnswer' : (/\b(E[A-Z_]{4,}|EPROTO)\b/.exec(networkError)?.[0] ?? 'NoConnection');
        const nextStep = 'Check network, proxy (HTTPS_PROXY) and firewall of the runner, then run again.';
        return { code, message, nextStep };
    }
    const code = `HTTP${status}`;
    if (status < 300) {
        return {
            code: 'UnreadableAnswer',
            message: `${capital(server)} answered without a token (HTTP status ${status}).`,
            nextStep: 'If it stays so: see whether a proxy or firewall answers in its place.',
        };
    }
    if (status < 400) {
        return {
            code,
            message: `The sign-in was answered with a redirect (HTTP status ${status}), which is not followed.`,
            nextStep: 'Check the authority host, and the proxy between it and the runner.',
        };
    }
    const message = `${capital(server)} gave no token (HTTP status ${status})${said}`;
    if (status === 407)
        return { code, message: `The proxy refused the sign-in (HTTP status 407)${said}`, nextStep: sign_in_faults/* PROXY_ADVICE */.qu };
    if (status === 429 || status >= 500)
        return { code, message, nextStep: 'Run again later.' };
    return {
        code,
        message,
        nextStep: seen?.local === true
            ? 'Check that the managed identity is assigned to the machine of the agent, and the client id of a user-assigned one.'
            : 'Check the authority host, and what answers in its place.',
    };
}
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const firstLine = (text) => (text.split('\n', 1)[0] ?? '').slice(0, 300);
/** `AuthenticationError` has it as a field; others only in their text, or in that of their cause. */
const STATUS = /\b(?:Http )?status code: (\d{3})\b/i;
/** The status as the request was seen to end, or else where the library's errors put it. */
function answerOf(seen, error) {
    if (seen !== undefined) {
        const { status, retryAfterMs, said, local } = seen;
        return { status, retryAfterMs, oauthError: said.error, fromManagedIdentity: local };
    }
    const own = (0,json/* fieldsOf */.Pf)(error)['statusCode'];
    const status = typeof own === 'number' ? own : Number(STATUS.exec(textsOf(error).join('\n'))?.[1]);
    return { status: Number.isNaN(status) ? undefined : status, oauthError: (0,json/* textOf */.b6)(errorResponse(error)['error']) };
}
const errorResponse = (error) => (0,json/* fieldsOf */.Pf)((0,json/* fieldsOf */.Pf)(error)['errorResponse']);
const MAX_DEPTH = 5;
/** Message and code of an error, of its causes, and of what it gathers. */
function textsOf(error, depth = 0) {
    if (error === undefined || error === null || depth > MAX_DEPTH)
        return [];
    if (!(error instanceof Error))
        return [String(error)];
    const { code, errorCode, cause, errors } = (0,json/* fieldsOf */.Pf)(error);
    const several = Array.isArray(errors) ? errors : [];
    return [
        error.message,
        (0,json/* textOf */.b6)(code),
        (0,json/* textOf */.b6)(errorCode),
        ...[cause, ...several].flatMap((one) => textsOf(one, depth + 1)),
    ].filter((text) => text !== '');
}
const MAX_MESSAGE = 1_000;
/** The library wraps Entra ID's text, which appends trace id, correlation id and time; what a person needs is between. */
const coreOf = (message, code) => (message.split(/\s(?:- )?Trace ID:/)[0] ?? message)
    .replace(/^[\s\S]*? - Description: /, '')
    .replace(`${code}: `, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_MESSAGE);

;// CONCATENATED MODULE: ./src/azure/credential.ts




function signInWith(identity, cloud) {
    let client;
    return async (request) => {
        restrictEnvironment(process.env, identity.kind);
        const [sdk, { createDefaultHttpClient }] = await Promise.all([
            Promise.all(/* import() */[__webpack_require__.e(725), __webpack_require__.e(978), __webpack_require__.e(971)]).then(__webpack_require__.bind(__webpack_require__, 4971)),
            Promise.all(/* import() */[__webpack_require__.e(725), __webpack_require__.e(978)]).then(__webpack_require__.bind(__webpack_require__, 8978)),
        ]);
        const sender = (client ??= (0,identity_client/* identityClient */.S0)(createDefaultHttpClient(), reachOf(identity, cloud)));
        const options = {
            // The authority is from our own table or named by the user, so there is nothing to discover.
            authorityHost: cloud.authorityHost,
            disableInstanceDiscovery: true,
            // How often, and whether at all, is decided above; a redirect would carry the assertion along.
            retryOptions: { maxRetries: 0 },
            redirectOptions: { maxRetries: 0 },
            httpClient: sender,
        };
        // The library asks for an assertion more than once in one exchange, and would wrap what it fails with.
        const assertion = 'assertion' in identity ? await identity.assertion(cloud.audience) : undefined;
        const presented = assertion === undefined ? undefined : claimsOf(assertion);
        sender.begin(request.signal);
        return exchange(createCredential(sdk, identity, assertion ?? '', options), request, cloud, (error) => explainSignIn(error, { identity, cloud, presented, seen: sender.seen }));
    };
}
/** The one place where an access token comes from. */
async function exchange(credential, { claims, signal }, cloud, explain) {
    try {
        const options = { abortSignal: signal, ...(claims === undefined ? {} : { claims }) };
        const token = await credential.getToken(cloud.scope, options);
        if (token === null)
            throw new Error('The credential gave no token.');
        return { token: token.token, livesMs: token.expiresOnTimestamp - Date.now() };
    }
    catch (error) {
        throw explain(error);
    }
}
/** Whom a way of signing in has reason to ask. */
const reachOf = ({ kind }, { authorityHost }) => ({
    authorityHost: kind === 'managed-identity' ? undefined : authorityHost,
    local: kind === 'managed-identity' || kind === 'default',
});
function createCredential(sdk, identity, assertion, options) {
    switch (identity.kind) {
        case 'github-oidc':
        case 'workload-identity-federation': {
            const given = () => Promise.resolve(assertion);
            return new sdk.ClientAssertionCredential(identity.tenantId, identity.clientId, given, options);
        }
        case 'managed-identity':
            forgetManagedIdentityTokens(sdk);
            return new sdk.ManagedIdentityCredential(identity.clientId === undefined ? options : { ...options, clientId: identity.clientId });
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
    const payload = (0,json/* fieldsOf */.Pf)((0,json/* parseJson */.qF)(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')));
    const { iss, sub, aud } = payload;
    return typeof iss === 'string' && typeof sub === 'string'
        ? { issuer: iss, subject: sub, audience: String(aud) }
        : undefined;
}

;// CONCATENATED MODULE: ./src/core/requests/sign-in-policy.ts
/** Whether, and when, a sign-in that failed is tried again. */
const MAX_FAILING_MS = 10 * 60_000;
const FIRST_WAIT_MS = 2_000;
const MAX_WAIT_MS = 30_000;
/** At the first sign-in: three tries in ten seconds. */
const SPREADING_WAITS_MS = [3_000, 5_000];
const MAX_SPREADING_MS = 60_000;
/**
 * @param now when the last try ended
 * @param deadline when the run ends
 * @param random a number from 0 up to 1, spreads the tries of many runs
 */
function decideSignIn(fault, failures, now, deadline, random) {
    switch (fault.kind) {
        case 'permanent':
            return { kind: 'give-up', why: 'permanent' };
        case 'spreading': {
            if (failures.phase === 'renewal')
                return againWithin(MAX_SPREADING_MS, failures.sameKindSince, failures, now, random);
            const wait = SPREADING_WAITS_MS[failures.sameKind - 1];
            return wait === undefined ? { kind: 'give-up', why: 'permanent' } : { kind: 'again', afterMs: wait };
        }
        case 'issuer-unreachable':
            return againWithin(MAX_FAILING_MS, failures.sameKindSince, failures, now, random);
        case 'transient': {
            const commanded = fault.retryAfterMs;
            if (commanded !== undefined) {
                if (now + commanded >= deadline)
                    return { kind: 'give-up', why: 'after-deadline' };
                // A wait that was commanded may end later than the rule below; only a try after it can end the run.
                if (failures.phase === 'first' && failures.lastBegan - failures.since >= MAX_FAILING_MS) {
                    return { kind: 'give-up', why: 'too-long' };
                }
                return { kind: 'again', afterMs: commanded };
            }
            return failures.phase === 'first'
                ? againWithin(MAX_FAILING_MS, failures.since, failures, now, random)
                : { kind: 'again', afterMs: pause(failures.count, random) };
        }
    }
}
const pause = (count, random) => Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(10, count - 1)) * (1 + random / 4);
/** The last try begins when the time is over, so that a fault of just that length is survived. */
function againWithin(lengthMs, since, { lastBegan, count }, now, random) {
    if (lastBegan - since >= lengthMs)
        return { kind: 'give-up', why: 'too-long' };
    return { kind: 'again', afterMs: Math.max(0, Math.min(pause(count, random), since + lengthMs - now)) };
}

// EXTERNAL MODULE: ./src/core/render/format.ts
var format = __webpack_require__(9649);
;// CONCATENATED MODULE: ./src/azure/tokens.ts
/** One access token for all requests of the run: renewed in the background before it expires, or when Azure refuses it. */



/** A renewal begins so long before the end, or at half of a shorter life. */
const RENEW_BEFORE_MS = 5 * 60_000;
/** A try makes three requests at the most, of which each is given up after 30 s. */
const ATTEMPT_TIMEOUT_MS = 90_000;
/** A final refusal stands for so long before anyone is asked again. */
const REFUSED_FOR_MS = 60_000;
const SAY_EVERY_MS = 60_000;
class Tokens {
    signIn;
    context;
    held;
    acquiring;
    refused;
    phase = 'first';
    /** Counts what was asked for; what comes of an earlier one is not kept. */
    turn = 0;
    /** Why there is no token, while it is tried again. */
    waitsFor;
    constructor(signIn, context) {
        this.signIn = signIn;
        this.context = context;
    }
    /** Begins to sign in; whoever needs the token learns how that ends. */
    begin() {
        return this.get().catch(() => undefined);
    }
    /** A token that has not expired, at once where there is one. */
    async get() {
        const now = this.context.clock.now();
        const { held } = this;
        if (held === undefined || now >= held.expiresAt)
            return (await this.next(undefined)).token;
        if (now >= held.renewAt)
            this.next(undefined).catch(() => undefined);
        return held.token;
    }
    /** A token other than `refused`, with the claims that Azure's challenge asked for. */
    async renew(refused, claims) {
        // Of many requests that were refused the same token, the first renews it for all.
        if (this.held?.token === refused) {
            this.held = undefined;
            if (claims !== undefined)
                this.acquiring = undefined;
            return (await this.next(claims)).token;
        }
        return this.get();
    }
    /** Why a request would have to wait, if the run stopped now. */
    get waiting() {
        return new failure/* NoTokenYetError */.Bz(this.waitsFor);
    }
    next(claims) {
        const { refused } = this;
        if (refused !== undefined && this.context.clock.now() < refused.until)
            return Promise.reject(refused.error);
        if (this.acquiring !== undefined)
            return this.acquiring;
        const acquiring = this.acquire(claims).finally(() => {
            if (this.acquiring === acquiring)
                this.acquiring = undefined;
        });
        this.acquiring = acquiring;
        return acquiring;
    }
    async acquire(claims) {
        const { clock } = this.context;
        const turn = ++this.turn;
        try {
            const { token, livesMs } = await this.signInPatiently(claims);
            const now = clock.now();
            const held = {
                token,
                expiresAt: now + livesMs,
                renewAt: now + livesMs - Math.min(RENEW_BEFORE_MS, livesMs / 2),
            };
            this.phase = 'renewal';
            if (turn === this.turn) {
                this.held = held;
                this.refused = undefined;
            }
            return held;
        }
        catch (error) {
            if (error instanceof failure/* SignInError */.Jj && turn === this.turn)
                this.refused = { error, until: clock.now() + REFUSED_FOR_MS };
            throw error;
        }
    }
    /** Tries until there is a token, the fault is final, or the run stops. */
    async signInPatiently(claims) {
        const { clock, stop, deadline, random, say } = this.context;
        let failures;
        let kind = '';
        let saidAt = Number.NEGATIVE_INFINITY;
        try {
            for (;;) {
                if (stop.aborted)
                    throw this.waiting;
                const began = clock.now();
                const result = await this.attempt(claims);
                if (!(result instanceof failure/* SignInError */.Jj)) {
                    if (failures !== undefined)
                        say(`Signed in again after ${(0,format/* duration */.p0)(clock.now() - failures.since)}.`);
                    return result;
                }
                const same = failures !== undefined && kind === result.fault.kind;
                failures = {
                    phase: this.phase,
                    since: failures?.since ?? began,
                    lastBegan: began,
                    sameKindSince: same && failures !== undefined ? failures.sameKindSince : began,
                    sameKind: same && failures !== undefined ? failures.sameKind + 1 : 1,
                    count: (failures?.count ?? 0) + 1,
                };
                kind = result.fault.kind;
                const now = clock.now();
                const decision = decideSignIn(result.fault, failures, now, deadline, random());
                if (decision.kind === 'give-up')
                    throw finalError(result, decision.why, now - failures.since);
                this.waitsFor = result.problem;
                if (now - saidAt >= SAY_EVERY_MS) {
                    saidAt = now;
                    say(`No token for Azure yet, tried for ${(0,format/* duration */.p0)(now - failures.since)}: ${result.problem.message} Next try in ${(0,format/* duration */.p0)(decision.afterMs)}.`);
                }
                await clock.sleep(decision.afterMs, stop);
            }
        }
        finally {
            this.waitsFor = undefined;
        }
    }
    /** One try, which is abandoned when it hangs. */
    async attempt(claims) {
        const { clock, stop } = this.context;
        const ended = new AbortController();
        const end = () => ended.abort();
        stop.addEventListener('abort', end, { once: true });
        if (stop.aborted)
            end();
        const tooLong = clock.sleep(ATTEMPT_TIMEOUT_MS, ended.signal).then(() => {
            if (stop.aborted)
                throw this.waiting;
            return new failure/* SignInError */.Jj({ code: 'NoAnswer', message: 'The sign-in was not answered in time.' }, { kind: 'transient' });
        });
        try {
            return await Promise.race([this.signIn({ claims, signal: ended.signal }), tooLong]);
        }
        catch (error) {
            if (error instanceof failure/* SignInError */.Jj && !stop.aborted)
                return error;
            throw stop.aborted ? this.waiting : error;
        }
        finally {
            tooLong.catch(() => undefined);
            stop.removeEventListener('abort', end);
            end();
        }
    }
}
function finalError(error, why, triedMs) {
    const { problem, fault } = error;
    if (why === 'permanent')
        return error;
    const added = why === 'after-deadline' && fault.kind === 'transient'
        ? `It asked not to come again for ${(0,format/* duration */.p0)(fault.retryAfterMs ?? 0)} (Retry-After), which ends after the deadline of this run.`
        : `Tried again for ${(0,format/* duration */.p0)(triedMs)}.`;
    return new failure/* SignInError */.Jj({ ...problem, message: `${problem.message} ${added}` }, { kind: 'permanent' }, { cause: error });
}

// EXTERNAL MODULE: ./src/runtime/let-request-leave.ts
var let_request_leave = __webpack_require__(6211);
// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
;// CONCATENATED MODULE: ./src/connect.ts





async function connect(identity, settings, runId, waiting) {
    const { cloud } = settings;
    const signIn = 'kind' in identity
        ? signInWith(identity, cloud)
        : () => Promise.reject(new failure/* SignInError */.Jj(identity, { kind: 'permanent' }));
    const tokens = new Tokens(signIn, waiting);
    await (0,let_request_leave/* letRequestLeave */._)(tokens.begin());
    const connection = { cloud, tokens, runId, userAgent: `asr-autoupdate/${version/* VERSION */.xv}` };
    let made;
    const arm = () => (made ??= Promise.all(/* import() */[__webpack_require__.e(725), __webpack_require__.e(978), __webpack_require__.e(109)]).then(__webpack_require__.bind(__webpack_require__, 1109)).then(({ connectArm }) => connectArm(connection)));
    return {
        directory: async () => (await Promise.all(/* import() */[__webpack_require__.e(725), __webpack_require__.e(978), __webpack_require__.e(57), __webpack_require__.e(754)]).then(__webpack_require__.bind(__webpack_require__, 754))).directoryOf(await arm()),
        service: async () => (await Promise.all(/* import() */[__webpack_require__.e(725), __webpack_require__.e(198), __webpack_require__.e(194)]).then(__webpack_require__.bind(__webpack_require__, 8194))).servicesOf(await arm()),
    };
}

// EXTERNAL MODULE: ./src/core/estate/model.ts
var model = __webpack_require__(309);
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

function limitHeapGrowth() {
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
    limitHeapGrowth();
    try {
        const { task } = settings;
        const waiting = {
            clock: clock/* systemClock */.m,
            stop: stop.signal,
            deadline,
            random: Math.random,
            say: (line) => host.print(line),
        };
        const context = {
            host,
            settings,
            runId,
            stop,
            timeLeftMs: () => deadline - clock/* systemClock */.m.now(),
            tenantId: 'kind' in identity ? identity.tenantId : undefined,
        };
        await (0,publish/* publish */.mk)(host, task.action === 'Merge'
            ? await (await Promise.all(/* import() */[__webpack_require__.e(6), __webpack_require__.e(14), __webpack_require__.e(288), __webpack_require__.e(89)]).then(__webpack_require__.bind(__webpack_require__, 1089))).merge(task, context)
            : await act(task, { ...context, connection: await connect(identity, settings, runId, waiting) }));
    }
    finally {
        stop.dispose();
    }
}
async function act(task, context) {
    const { target } = task;
    if (target.kind === 'vaults')
        return actOn((0,model/* namedVaults */.Pu)(target.vaults), task, context);
    const { findVaults, notFound } = await __webpack_require__.e(/* import() */ 330).then(__webpack_require__.bind(__webpack_require__, 330));
    const found = await findVaults(target, context);
    return found.ok ? actOn(found.value, task, context) : notFound(task, found.failure, context);
}
async function actOn(found, task, context) {
    const { vaults } = found;
    switch (task.action) {
        case 'Enabled':
        case 'Disabled':
            return (await Promise.all(/* import() */[__webpack_require__.e(6), __webpack_require__.e(14)]).then(__webpack_require__.bind(__webpack_require__, 2014))).change(task, vaults, context);
        case 'UpdateAgents':
            return (await Promise.all(/* import() */[__webpack_require__.e(6), __webpack_require__.e(14), __webpack_require__.e(605)]).then(__webpack_require__.bind(__webpack_require__, 4605))).updateAgents(task, vaults, context);
        case 'Audit':
            return (await Promise.all(/* import() */[__webpack_require__.e(6), __webpack_require__.e(288)]).then(__webpack_require__.bind(__webpack_require__, 2288))).audit(task, vaults, context);
        case 'Discover':
            return (await __webpack_require__.e(/* import() */ 349).then(__webpack_require__.bind(__webpack_require__, 4349))).discover(task, found, context);
    }
}


/***/ }),

/***/ 9842:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/** Node fires longer timers at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;
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
        const timer = setTimeout(end, Math.min(Math.max(0, ms), MAX_TIMER_MS));
        signal.addEventListener('abort', end, { once: true });
    }),
};


/***/ }),

/***/ 6211:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ letRequestLeave)
/* harmony export */ });
/** Lets a request leave before a library is loaded, which holds the process for as long as it takes. */
/** Milliseconds in which a connection is made and the request sent, where the other side is not far. */
const HEAD_START_MS = 150;
/** Resolves when the answer is there, or when its request has had the time to leave. */
function letRequestLeave(answer) {
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