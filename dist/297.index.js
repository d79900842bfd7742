"use strict";
exports.id = 297;
exports.ids = [297];
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

/***/ 3708:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ askEarly)
/* harmony export */ });
/* harmony import */ var _runtime_let_request_leave__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6211);
/** Asks for the first OIDC token before the libraries that use it are loaded, which takes longer than the answer. */

async function askEarly(ask, audience) {
    let first = ask(audience);
    await (0,_runtime_let_request_leave__WEBPACK_IMPORTED_MODULE_0__/* .letRequestLeave */ ._)(first);
    return (wanted) => {
        const assertion = first ?? ask(wanted);
        first = undefined;
        return assertion;
    };
}


/***/ }),

/***/ 7274:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ requestOidcToken)
/* harmony export */ });
/* harmony import */ var _azure_failure__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(965);
/* harmony import */ var _azure_identity_client__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4309);
/* harmony import */ var _azure_json__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5721);
/* harmony import */ var _azure_request_timeout__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5124);
/* harmony import */ var _azure_sign_in_faults__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(604);





/** Fails with a `SignInError` that says what kind of fault it was. */
async function requestOidcToken(asked) {
    const { createDefaultHttpClient, createHttpHeaders, createPipelineFromOptions, createPipelineRequest } = await Promise.all(/* import() */[__webpack_require__.e(725), __webpack_require__.e(978)]).then(__webpack_require__.bind(__webpack_require__, 8978));
    const request = createPipelineRequest({
        url: asked.url,
        method: asked.method,
        // Azure DevOps would redirect who is not signed in to a page for people.
        headers: createHttpHeaders({
            Authorization: `Bearer ${asked.bearer}`,
            Accept: 'application/json',
            'X-TFS-FedAuthRedirect': 'Suppress',
        }),
        ...(asked.method === 'POST' ? { body: '' } : {}),
    });
    if (asked.method === 'POST')
        request.headers.set('Content-Type', 'application/json');
    const timeout = (0,_azure_request_timeout__WEBPACK_IMPORTED_MODULE_3__/* .requestTimeout */ .V)(_azure_identity_client__WEBPACK_IMPORTED_MODULE_1__/* .SIGN_IN_TIMEOUT_MS */ .Le);
    request.abortSignal = timeout.signal;
    const pipeline = createPipelineFromOptions({ retryOptions: { maxRetries: 0 }, redirectOptions: { maxRetries: 0 } });
    let response;
    try {
        response = await pipeline.sendRequest(createDefaultHttpClient(), request);
    }
    catch (error) {
        throw unanswered(asked, error, timeout.over);
    }
    finally {
        timeout.dispose();
    }
    const token = response.status === 200 ? (0,_azure_json__WEBPACK_IMPORTED_MODULE_4__/* .textOf */ .b6)((0,_azure_json__WEBPACK_IMPORTED_MODULE_4__/* .fieldsOf */ .Pf)((0,_azure_json__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .qF)(response.bodyAsText ?? ''))[asked.field]) : '';
    if (token === '')
        throw withoutToken(asked, response);
    return token;
}
const gaveNone = ({ issuer, purpose }) => `${issuer} gave no OIDC token${purpose}`;
function unanswered(asked, error, timedOut) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown error';
    const code = (0,_azure_json__WEBPACK_IMPORTED_MODULE_4__/* .textOf */ .b6)((0,_azure_json__WEBPACK_IMPORTED_MODULE_4__/* .fieldsOf */ .Pf)(error)['code']);
    const untrusted = (0,_azure_sign_in_faults__WEBPACK_IMPORTED_MODULE_2__/* .isCertificateError */ .Y4)(`${code} ${message}`);
    const nextStep = untrusted
        ? _azure_sign_in_faults__WEBPACK_IMPORTED_MODULE_2__/* .CERTIFICATE_ADVICE */ .jt
        : `See that nothing blocks the way from the runner to ${new URL(asked.url).host} (proxy, firewall), then run again.`;
    const said = timedOut ? 'no answer within 30 s' : message;
    const problem = {
        code: untrusted ? 'UntrustedCertificate' : 'NoIdToken',
        message: `${gaveNone(asked)}: ${said}`,
        nextStep,
    };
    return new _azure_failure__WEBPACK_IMPORTED_MODULE_0__/* .SignInError */ .Jj(problem, untrusted ? { kind: 'permanent' } : { kind: 'transient' }, { cause: error });
}
function withoutToken(asked, { status, headers, bodyAsText }) {
    const body = (0,_azure_json__WEBPACK_IMPORTED_MODULE_4__/* .fieldsOf */ .Pf)((0,_azure_json__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .qF)(bodyAsText ?? ''));
    const said = (0,_azure_json__WEBPACK_IMPORTED_MODULE_4__/* .textOf */ .b6)(body['message']).replace(/\s+/g, ' ').slice(0, 300);
    const fault = (0,_azure_sign_in_faults__WEBPACK_IMPORTED_MODULE_2__/* .faultOf */ .Kl)({ status, retryAfterMs: (0,_azure_failure__WEBPACK_IMPORTED_MODULE_0__/* .retryAfterMs */ .Vs)(headers.get('retry-after'), headers.get('date')) });
    const what = status === 200 ? 'the answer has no token' : `HTTP status ${status}${said === '' ? '' : `: ${said}`}`;
    const nextStep = status === 407 ? _azure_sign_in_faults__WEBPACK_IMPORTED_MODULE_2__/* .PROXY_ADVICE */ .qu : fault.kind === 'permanent' ? asked.refusedAdvice : 'Run again later.';
    return new _azure_failure__WEBPACK_IMPORTED_MODULE_0__/* .SignInError */ .Jj({ code: 'NoIdToken', message: `${gaveNone(asked)}: ${what}`, nextStep }, fault);
}


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