"use strict";
exports.id = 872;
exports.ids = [872];
exports.modules = {

/***/ 90965:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jj: () => (/* binding */ SignInError),
/* harmony export */   Rp: () => (/* binding */ answerFailure),
/* harmony export */   fz: () => (/* binding */ RefusedHostError),
/* harmony export */   g5: () => (/* binding */ failureOf),
/* harmony export */   vk: () => (/* binding */ UnusableIdError)
/* harmony export */ });
/* unused harmony export retryAfterMs */
/* harmony import */ var _core_values_advice__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32396);
/* harmony import */ var _json__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85721);


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

/***/ 85721:
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

/***/ 32396:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ adviceFor)
/* harmony export */ });
/* harmony import */ var _render_text__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32625);
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
    if (/^AuthorizationFailed$/i.test(code) && action !== undefined && scope !== undefined) {
        return `Grant the identity that runs this step a role with the action ${(0,_render_text__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(action)} on ${(0,_render_text__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(scope)} or above it, and allow some minutes for it to take effect.`;
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

/***/ 43872:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   requestIdToken: () => (/* binding */ requestIdToken)
/* harmony export */ });
/* harmony import */ var _azure_core_rest_pipeline__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1818);
/* harmony import */ var _azure_failure__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90965);
/* harmony import */ var _azure_json__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85721);
/* harmony import */ var _github__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89156);
/** Asks GitHub's OIDC issuer for a token of this job, through the same HTTP pipeline, and so the same proxy, as Azure. */





/** Milliseconds. */
const TIMEOUT_MS = 60_000;
/**
 * @param requestUrl `ACTIONS_ID_TOKEN_REQUEST_URL`
 * @param requestToken `ACTIONS_ID_TOKEN_REQUEST_TOKEN`
 */
async function requestIdToken(requestUrl, requestToken, audience) {
    const url = `${requestUrl}&audience=${encodeURIComponent(audience)}`;
    const headers = (0,_azure_core_rest_pipeline__WEBPACK_IMPORTED_MODULE_0__/* .createHttpHeaders */ .Nc)({ Authorization: `Bearer ${requestToken}`, Accept: 'application/json' });
    const request = (0,_azure_core_rest_pipeline__WEBPACK_IMPORTED_MODULE_0__/* .createPipelineRequest */ .G6)({ url, headers, timeout: TIMEOUT_MS });
    try {
        const response = await (0,_azure_core_rest_pipeline__WEBPACK_IMPORTED_MODULE_0__/* .createPipelineFromOptions */ .Fp)({}).sendRequest((0,_azure_core_rest_pipeline__WEBPACK_IMPORTED_MODULE_0__/* .createDefaultHttpClient */ .fl)(), request);
        if (response.status !== 200)
            throw new Error(`HTTP status ${response.status}`);
        const token = (0,_azure_json__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)((0,_azure_json__WEBPACK_IMPORTED_MODULE_3__/* .fieldsOf */ .Pf)(JSON.parse(response.bodyAsText ?? ''))['value']);
        if (token === '')
            throw new Error('the answer has no token');
        return token;
    }
    catch (error) {
        const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown error';
        const problem = { code: 'NoIdToken', message: `GitHub gave no OIDC token: ${message}`, nextStep: _github__WEBPACK_IMPORTED_MODULE_2__.idTokenAdvice };
        throw new _azure_failure__WEBPACK_IMPORTED_MODULE_1__/* .SignInError */ .Jj(problem, true, { cause: error });
    }
}


/***/ })

};
;