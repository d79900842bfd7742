"use strict";
exports.id = 721;
exports.ids = [721];
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
/* unused harmony export waitInMessage */
/* harmony import */ var _core_render_advice__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5194);
/* harmony import */ var _core_render_missing_right__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6707);
/* harmony import */ var _runtime_secrets__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4205);
/* harmony import */ var _https__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7878);
/* harmony import */ var _json__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5721);





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
        super(`'${id}', which Azure listed, is not the id of what was asked for, and is not used.`);
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
/**
 * @param stopped true if the run itself gave the request up
 * @param clientId of the identity that sent it; undefined if it is not known
 */
function failureOf(error, stopped, clientId) {
    const failure = failureWith(error, stopped, clientId);
    return { ...failure, problem: problemWithoutSecrets(failure.problem) };
}
/** What answers may repeat what was sent: a proxy that reflects a request, a service that quotes a header. */
const problemWithoutSecrets = (problem) => ({
    ...problem,
    code: (0,_runtime_secrets__WEBPACK_IMPORTED_MODULE_1__/* .withoutSecrets */ .cT)(problem.code),
    message: (0,_runtime_secrets__WEBPACK_IMPORTED_MODULE_1__/* .withoutSecrets */ .cT)(problem.message),
    possibleCauses: problem.possibleCauses && (0,_runtime_secrets__WEBPACK_IMPORTED_MODULE_1__/* .withoutSecrets */ .cT)(problem.possibleCauses),
    recommendedAction: problem.recommendedAction && (0,_runtime_secrets__WEBPACK_IMPORTED_MODULE_1__/* .withoutSecrets */ .cT)(problem.recommendedAction),
    correlationId: problem.correlationId && (0,_runtime_secrets__WEBPACK_IMPORTED_MODULE_1__/* .withoutSecrets */ .cT)(problem.correlationId),
    nextStep: problem.nextStep && (0,_runtime_secrets__WEBPACK_IMPORTED_MODULE_1__/* .withoutSecrets */ .cT)(problem.nextStep),
});
function failureWith(error, stopped, clientId) {
    if (error instanceof NoTokenYetError)
        return { kind: 'stopped', unsent: true, problem: { code: 'Stopped', message: error.message }, cause: error };
    if (stopped)
        return {
            kind: 'stopped',
            problem: { code: 'Stopped', message: 'The request was given up.' },
            cause: error,
        };
    if (error instanceof RefusedHostError)
        return refusedFailure(error.message, error);
    if (error instanceof UnusableIdError) {
        const nextStep = 'Nothing was asked for by it. Run again; if it stays so, open a support request with the correlation id.';
        return { kind: 'refused', problem: { code: 'UnusableId', message: error.message, nextStep }, cause: error };
    }
    if (error instanceof SignInError)
        return { kind: 'sign-in', problem: error.problem, cause: error };
    if (isRestError(error) && error.response !== undefined && error.statusCode !== undefined && error.statusCode >= 300) {
        return httpFailure(error.statusCode, error, clientId);
    }
    if (isRestError(error) && error.code !== 'PARSE_ERROR' && error.response === undefined)
        return connectionFailure(error);
    if (error instanceof Error && error.name === 'AbortError') {
        return {
            kind: 'hung',
            problem: {
                code: 'NoAnswer',
                message: 'The service did not answer in time.',
                nextStep: (0,_core_render_advice__WEBPACK_IMPORTED_MODULE_2__/* .adviceFor */ .c)('NoAnswer', undefined),
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
            nextStep: (0,_core_render_advice__WEBPACK_IMPORTED_MODULE_2__/* .adviceFor */ .c)('UnreadableAnswer', undefined),
        },
        cause,
    };
}
/** Gateways refuse in a line of text; a page of HTML says nothing to anyone. */
function plainText(response) {
    const isText = /^text\/plain/i.test(response?.headers.get('content-type') ?? '');
    return isText ? firstLine(response?.bodyAsText ?? '') : '';
}
/** Nothing proves that the host is Azure's, and no waiting does. */
const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|ERR_TLS/i;
function connectionFailure(error) {
    const code = error.code ?? 'REQUEST_SEND_ERROR';
    const message = firstLine(error.message);
    return {
        // What is too large was answered all the same.
        kind: UNTRUSTED.test(code) ? 'refused' : code === _https__WEBPACK_IMPORTED_MODULE_0__/* .ANSWER_TOO_LARGE */ .QA ? 'answer' : 'connection',
        problem: { code, message, nextStep: (0,_core_render_advice__WEBPACK_IMPORTED_MODULE_2__/* .adviceFor */ .c)(code, undefined, message) },
        cause: error,
    };
}
function refusedFailure(message, cause) {
    const nextStep = 'No request and no token was sent there. Find out why the service leads there, before you run again: check the proxy, DNS, and the ARM endpoint if one is set. A host that you do not know is none to trust.';
    return { kind: 'refused', problem: { code: 'RefusedHost', message, nextStep }, cause };
}
function httpFailure(status, error, clientId) {
    const headers = error.response?.headers;
    if (status < 400) {
        const target = headers?.get('location') ?? '';
        const host = URL.canParse(target) ? new URL(target).host : 'another place';
        return refusedFailure(`The service redirects to ${host} (HTTP status ${status}), which is not followed.`, error);
    }
    const body = (0,_json__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .qF)(error.response?.bodyAsText ?? '');
    // Automation's own errors come without the envelope.
    const outer = (0,_json__WEBPACK_IMPORTED_MODULE_3__/* .fieldsOf */ .Pf)((0,_json__WEBPACK_IMPORTED_MODULE_3__/* .fieldsOf */ .Pf)(body)['error'] ?? body);
    const details = outer['details'];
    const inner = (0,_json__WEBPACK_IMPORTED_MODULE_3__/* .fieldsOf */ .Pf)(Array.isArray(details) ? details[0] : undefined);
    const code = (0,_json__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(inner['code']) || (0,_json__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(outer['code']) || `HTTP${status}`;
    const message = (0,_json__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(inner['message']) ||
        (0,_json__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(outer['message']) ||
        plainText(error.response) ||
        `The service answered with HTTP status ${status} and no explanation.`;
    const grant = status === 403 ? (0,_core_render_missing_right__WEBPACK_IMPORTED_MODULE_4__/* .grantCommand */ .Qg)(message, clientId) : undefined;
    return {
        kind: 'http',
        status,
        grant,
        problem: {
            code,
            message,
            possibleCauses: (0,_json__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(inner['possibleCauses']) || undefined,
            recommendedAction: (0,_json__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(inner['recommendedAction']) || undefined,
            correlationId: headers?.get('x-ms-correlation-request-id') ?? ((0,_json__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(inner['activityId']) || undefined),
            nextStep: `${(0,_core_render_advice__WEBPACK_IMPORTED_MODULE_2__/* .adviceFor */ .c)(code, status, message)}${(0,_core_render_missing_right__WEBPACK_IMPORTED_MODULE_4__/* .howToGrant */ .Y2)(grant)}`,
        },
        retryAfterMs: retryAfterMs(headers?.get('retry-after'), headers?.get('date')) ?? waitInMessage(message),
        cause: error,
    };
}
/** Seconds or an HTTP date; a date is read against the service's own clock, since this machine's may be off. */
function retryAfterMs(header, date) {
    if (header === undefined || header.trim() === '')
        return undefined;
    // A header that was sent twice arrives as a list.
    const seconds = Number(/^\s*(\d+(?:\.\d+)?)\s*(?:[,;]|$)/.exec(header)?.[1] ?? Number.NaN);
    const until = Date.parse(header);
    const serviceNow = Date.parse(date ?? '');
    const ms = Number.isNaN(seconds) ? until - (Number.isNaN(serviceNow) ? Date.now() : serviceNow) : seconds * 1000;
    return Number.isFinite(ms) ? Math.max(1000, ms) : undefined;
}
const UNITS = [
    [/^m(illi)?s(ec(ond)?s?)?$/i, 1],
    [/^s(ec(ond)?s?)?$/i, 1_000],
    [/^m(in(ute)?s?)?$/i, 60_000],
    [/^h((ou)?rs?)?$/i, 3_600_000],
];
/** Some refusals say only in words when to come again, as in "Please try again after '17' seconds." */
function waitInMessage(message) {
    const told = /\b(?:try|retry)(?:ing)?(?: (?:again|the request|your request|later))*,? (?:in|after|within) ['"]?(?:(\d+):(\d\d):(\d\d)|(\d+(?:\.\d+)?)['"]? ?([a-z]+))/i.exec(message);
    if (told === null)
        return undefined;
    const [, hours, minutes, seconds, count, unit = ''] = told;
    if (hours !== undefined)
        return Math.max(1_000, (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1_000);
    const length = UNITS.find(([pattern]) => pattern.test(unit))?.[1];
    return length === undefined ? undefined : Math.max(1_000, Number(count) * length);
}


/***/ }),

/***/ 9635:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ sdkHttpClient),
/* harmony export */   U: () => (/* binding */ takeAsItComes)
/* harmony export */ });
/* harmony import */ var _https__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7878);

const takers = new WeakMap();
/** The answer's body is what is left of it then; clients other than ours give it whole. */
const takeAsItComes = (request, take) => void takers.set(request, take);
async function sdkHttpClient() {
    const { createHttpHeaders, RestError } = await Promise.all(/* import() */[__webpack_require__.e(669), __webpack_require__.e(818)]).then(__webpack_require__.bind(__webpack_require__, 1818));
    return {
        async sendRequest(request) {
            const { signal, release } = signalOf(request);
            try {
                const { status, headers, body } = await (0,_https__WEBPACK_IMPORTED_MODULE_0__/* .send */ .tN)({
                    url: request.url,
                    method: request.method,
                    headers: request.headers.toJSON(),
                    body: bodyOf(request),
                    signal,
                    take: takers.get(request),
                    allowsPlainHttp: request.allowInsecureConnection,
                });
                return { request, status, headers: createHttpHeaders(headers), bodyAsText: body };
            }
            catch (error) {
                if (!(error instanceof _https__WEBPACK_IMPORTED_MODULE_0__/* .HttpError */ .j$))
                    throw error;
                if (error.code === _https__WEBPACK_IMPORTED_MODULE_0__/* .PROXY_AUTHENTICATION */ .S_) {
                    const said = { code: error.code, message: error.message };
                    const bodyAsText = JSON.stringify({ ...said, error: said });
                    return { request, status: 407, headers: createHttpHeaders(), bodyAsText };
                }
                const code = error.code === _https__WEBPACK_IMPORTED_MODULE_0__/* .ANSWER_BROKEN */ .Bw ? RestError.PARSE_ERROR : error.code;
                throw new RestError(error.message, { code, request });
            }
            finally {
                release();
            }
        },
    };
}
/** The caller's signal, which is not always one of Node's own, and the time limit of the request. */
function signalOf({ abortSignal, timeout }) {
    if (timeout <= 0 && abortSignal instanceof AbortSignal)
        return { signal: abortSignal, release: () => undefined };
    const controller = new AbortController();
    const giveUp = () => controller.abort(Object.assign(new Error('given up'), { name: 'AbortError' }));
    if (abortSignal?.aborted === true)
        giveUp();
    abortSignal?.addEventListener('abort', giveUp);
    const timer = timeout > 0 ? setTimeout(giveUp, timeout) : undefined;
    return {
        signal: controller.signal,
        release() {
            clearTimeout(timer);
            abortSignal?.removeEventListener('abort', giveUp);
        },
    };
}
function bodyOf({ body }) {
    if (body === undefined || body === null)
        return undefined;
    if (typeof body === 'string' || body instanceof Uint8Array)
        return body;
    throw new TypeError('a body that is no text');
}


/***/ }),

/***/ 7878:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bw: () => (/* binding */ ANSWER_BROKEN),
/* harmony export */   QA: () => (/* binding */ ANSWER_TOO_LARGE),
/* harmony export */   S_: () => (/* binding */ PROXY_AUTHENTICATION),
/* harmony export */   j$: () => (/* binding */ HttpError),
/* harmony export */   tN: () => (/* binding */ send)
/* harmony export */ });
/* unused harmony export PROXY_REFUSED */
/* harmony import */ var node_string_decoder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6193);
/* harmony import */ var node_string_decoder__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_string_decoder__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _runtime_halt__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8253);
/* harmony import */ var _runtime_proxies__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4601);
/* harmony import */ var _runtime_secrets__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4205);




/** Bytes of an unpacked answer. Ten thousand mappings on one page of the local Azure have 16 million. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;
/** Why there is no answer, or none that can be read: a code of Node's, or one of these. */
class HttpError extends Error {
    code;
    constructor(message, code, options) {
        super(message, options);
        this.code = code;
        this.name = 'HttpError';
    }
}
/** A proxy wants a name and a password, or others. */
const PROXY_AUTHENTICATION = 'ProxyAuthenticationRequired';
/** A proxy opens no tunnel. */
const PROXY_REFUSED = 'ProxyRefused';
/** It would take more memory than a run may. */
const ANSWER_TOO_LARGE = 'AnswerTooLarge';
/** It ended before its end, or is not packed as it says. */
const ANSWER_BROKEN = 'BrokenAnswer';
/**
 * Sends one request. Redirects are not followed, and nothing is tried again.
 * @throws HttpError, or what the signal was aborted with as `AbortError`
 */
async function send(request) {
    if (request.allowsPlainHttp !== true && !request.url.startsWith('https:'))
        throw new Error('A request over plain http is not sent.');
    if ((0,_runtime_halt__WEBPACK_IMPORTED_MODULE_1__/* .areRequestsHalted */ .X)())
        return new Promise(() => undefined);
    for (const secret of secretsOf(request))
        (0,_runtime_secrets__WEBPACK_IMPORTED_MODULE_2__/* .keepSecret */ .gz)(secret);
    const response = await respond(request);
    return {
        status: response.statusCode ?? 0,
        headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, (Array.isArray(value) ? value[0] : value) ?? ''])),
        body: await textOf(response, request),
    };
}
async function respond({ url, method = 'GET', headers = {}, body, signal }) {
    const target = new URL(url);
    const { plain, secure } = await load();
    const options = {
        method,
        headers: { 'accept-encoding': 'gzip, deflate', ...headers, ...lengthOf(body) },
        agent: await agentFor(target),
    };
    return new Promise((resolve, reject) => {
        if (signal?.aborted === true)
            throw abortError();
        const request = (target.protocol === 'http:' ? plain : secure).request(target, options, resolve);
        const giveUp = () => void request.destroy(abortError());
        signal?.addEventListener('abort', giveUp, { once: true });
        request.once('close', () => signal?.removeEventListener('abort', giveUp));
        request.once('error', (error) => reject(isAbort(error) ? error : new HttpError(error.message, error.code ?? 'REQUEST_SEND_ERROR', { cause: error })));
        refuseAnswersOfProxy(request);
        request.end(body);
    });
}
const lengthOf = (body) => body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
const isAbort = (error) => error instanceof Error && error.name === 'AbortError';
const abortError = () => Object.assign(new Error('The request was given up.'), { name: 'AbortError' });
/** Loaded with the first request, since what refuses an input makes none, and is over before Node has loaded these. */
async function loadOnce() {
    const [plain, secure] = await Promise.all([Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 7067, 23)), Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 4708, 23))]);
    const direct = { plain: new plain.Agent({ keepAlive: true }), secure: new secure.Agent({ keepAlive: true }) };
    return { plain, secure, direct };
}
let loaded;
const load = () => (loaded ??= loadOnce());
const throughProxy = new Map();
async function agentFor(url) {
    const proxy = (0,_runtime_proxies__WEBPACK_IMPORTED_MODULE_3__/* .proxyFor */ .iJ)(url);
    if (proxy === undefined) {
        const { direct } = await load();
        return url.protocol === 'http:' ? direct.plain : direct.secure;
    }
    const known = throughProxy.get(proxy.href);
    if (known !== undefined)
        return known;
    const password = decodeURIComponent(proxy.password);
    (0,_runtime_secrets__WEBPACK_IMPORTED_MODULE_2__/* .keepSecret */ .gz)(password);
    if (password !== '') {
        (0,_runtime_secrets__WEBPACK_IMPORTED_MODULE_2__/* .keepSecret */ .gz)(proxy.password);
        (0,_runtime_secrets__WEBPACK_IMPORTED_MODULE_2__/* .keepSecret */ .gz)(Buffer.from(`${decodeURIComponent(proxy.username)}:${password}`).toString('base64'));
    }
    const { HttpsProxyAgent } = await __webpack_require__.e(/* import() */ 669).then(__webpack_require__.t.bind(__webpack_require__, 3669, 23));
    const agent = new HttpsProxyAgent(proxy, { keepAlive: true });
    throughProxy.set(proxy.href, agent);
    return agent;
}
/** What a proxy says instead of opening a tunnel came over no TLS, and must not pass for the word of the service. */
function refuseAnswersOfProxy(request) {
    request.once('proxyConnect', ({ statusCode }) => {
        if (statusCode === 200)
            return;
        const code = statusCode === 407 ? PROXY_AUTHENTICATION : PROXY_REFUSED;
        request.destroy(new HttpError(`The proxy opens no tunnel: it answers with HTTP status ${statusCode}.`, code));
    });
}
async function textOf(response, { signal, take }) {
    const isGood = response.statusCode !== undefined && response.statusCode < 300;
    const leave = isGood && take !== undefined ? take : (piece) => piece;
    const decoder = new node_string_decoder__WEBPACK_IMPORTED_MODULE_0__.StringDecoder('utf8');
    let text = '';
    let length = 0;
    const collect = async (pieces) => {
        for await (const piece of pieces) {
            length += piece.length;
            if (length > MAX_ANSWER_BYTES)
                return;
            text += leave(decoder.write(piece));
        }
    };
    const unpacking = await unpackerOf(response);
    try {
        const options = signal === undefined ? {} : { signal };
        if (unpacking === undefined)
            await collect(response);
        else {
            const { pipeline } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 6466, 23));
            await pipeline(response, unpacking, collect, options);
        }
    }
    catch (error) {
        if (signal?.aborted === true)
            throw abortError();
        if (length <= MAX_ANSWER_BYTES) {
            const message = error instanceof Error ? error.message : 'unknown error';
            throw new HttpError(`The answer ends before its end: ${message}`, ANSWER_BROKEN, { cause: error });
        }
    }
    finally {
        response.destroy();
    }
    if (length > MAX_ANSWER_BYTES) {
        const limit = `${MAX_ANSWER_BYTES / 1024 / 1024} MB`;
        throw new HttpError(`The answer has more than ${limit}, and was not read to its end.`, ANSWER_TOO_LARGE);
    }
    return text + leave(decoder.end());
}
async function unpackerOf({ headers }) {
    const encoding = headers['content-encoding']?.trim().toLowerCase();
    if (encoding !== 'gzip' && encoding !== 'deflate')
        return undefined;
    const { createGunzip, createInflate } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 8522, 23));
    return encoding === 'gzip' ? createGunzip() : createInflate();
}
const SECRET_HEADERS = ['authorization', 'x-identity-header', 'secret'];
const SECRET_PARAMETERS = ['client_assertion', 'client_secret', 'refresh_token', 'password'];
/** What a request proves itself with. */
function secretsOf({ headers = {}, body }) {
    const inHeaders = Object.entries(headers).flatMap(([name, value]) => SECRET_HEADERS.includes(name.toLowerCase()) ? [value.slice(value.lastIndexOf(' ') + 1)] : []);
    if (typeof body !== 'string' || !/(^|&)(client_|refresh_token|password)/.test(body))
        return inHeaders;
    const parameters = new URLSearchParams(body);
    return [...inHeaders, ...SECRET_PARAMETERS.flatMap((name) => parameters.get(name) ?? [])];
}


/***/ }),

/***/ 5721:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mc: () => (/* binding */ entriesOf),
/* harmony export */   Pf: () => (/* binding */ fieldsOf),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   o_: () => (/* binding */ jsonOf),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
const fieldsOf = (value) => typeof value === 'object' && value !== null ? value : {};
/** Without null entries, which say nothing and must not hide those that do. */
const listOf = (value) => Array.isArray(value) ? value.filter((entry) => entry !== null && entry !== undefined) : [];
/**
 * The entries of a list that is an answer, without null ones among them.
 * @throws TypeError if it is no list, or one with nothing but nulls: that would pass for an empty one
 */
function entriesOf(value) {
    if (!Array.isArray(value))
        throw new TypeError('a list without its items');
    const entries = listOf(value);
    if (entries.length === 0 && value.length > 0)
        throw new TypeError('a list with nothing but null in it');
    return entries;
}
const textOf = (value) => typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** @throws TypeError if it is none */
function jsonOf(text) {
    try {
        return JSON.parse(text);
    }
    catch (cause) {
        throw new TypeError('not JSON', { cause });
    }
}


/***/ }),

/***/ 5194:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ adviceFor)
/* harmony export */ });
/* harmony import */ var _missing_right__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6707);
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
    [/Locked/i, 'A lock forbids changes here: ask its owner, usually that of the vault, to take it away for the change.'],
    [
        /Disabled(Subscription)?$|^Subscription(Disabled|Inactive|Suspended)/i,
        'The subscription is disabled and can only be read: ask its owner to reactivate it (billing, spending limit), then run again.',
    ],
    [
        /Registration|NotRegistered|NoRegisteredProvider/i,
        'Register the resource provider named in the message in the subscription, then run again.',
    ],
    [/Policy/i, 'An Azure Policy forbids the change: ask its owner for an exemption.'],
    [/Quota|LimitExceeded|LimitReached/i, 'A quota is used up: raise it, or free some of it, then run again.'],
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
        /^ProxyAuthenticationRequired$/,
        'Give the proxy the name and password that it wants: in HTTPS_PROXY (http://NAME:PASSWORD@HOST:PORT), or in the settings of the agent.',
    ],
    [/^ProxyRefused$/, 'Ask who runs the proxy to let the runner reach this host, or name the host in NO_PROXY.'],
    [
        /^AnswerTooLarge$/,
        'No answer of the service is this large: check the endpoint and what is between it and the runner, then open a support request.',
    ],
    [
        /^(TooManyRequests|SubscriptionRequestsThrottled|HTTP429)$/i,
        'Others use up the limits of the service: run again later, or with fewer writes a minute.',
    ],
];
function adviceFor(code, status, message = '') {
    const right = /^(Linked)?AuthorizationFailed$/i.test(code) ? (0,_missing_right__WEBPACK_IMPORTED_MODULE_0__/* .missingRight */ .dP)(message) : undefined;
    if (right !== undefined)
        return `Grant the identity that runs this step a role with the action ${right.action} on ${right.scope} or above it, and allow some minutes for it to take effect.`;
    for (const [pattern, advice] of byCode)
        if (pattern.test(code))
            return advice;
    for (const [pattern, advice] of byCode.filter(([pattern]) => /CERT|ENOTFOUND/.test(pattern.source))) {
        if (/certificate|ENOTFOUND|EAI_AGAIN/i.test(message) && pattern.test(message.replace(/ /g, '_')))
            return advice;
    }
    if (status === 400)
        return 'Correct what the message or its recommendation names; if they name nothing, run again, then open a support request with the correlation id.';
    if (status === 403)
        return 'Grant the identity that runs this step the right named in the message.';
    if (status === 409)
        return 'See in the Site Recovery jobs of the vault what works on it, wait until that has ended, then run again.';
    return 'Run again; if it stays so, open a support request with the correlation id.';
}


/***/ }),

/***/ 6707:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qg: () => (/* binding */ grantCommand),
/* harmony export */   Y2: () => (/* binding */ howToGrant),
/* harmony export */   dP: () => (/* binding */ missingRight)
/* harmony export */ });
/* harmony import */ var _values_arm_id__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5696);
/* harmony import */ var _shell__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8866);
/* harmony import */ var _text__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2625);
/** What Azure Resource Manager says of a right that is missing, and the command that gives it. */



/** In the words of Azure Resource Manager; of a linked resource it names first what the caller may do. */
const RIGHTS = /perform action(?:\(s\))? '([^']{1,300})' (?:over|on(?: the linked)?) scope(?:\(s\))? '([^']{1,1000})'/g;
/** Undefined where the message names none. */
function missingRight(message) {
    const [, action, scope] = [...message.matchAll(RIGHTS)].at(-1) ?? [];
    if (action === undefined || scope === undefined)
        return undefined;
    return { action: (0,_text__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(action), scope: (0,_text__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(scope) };
}
/** A built-in role that has an action, the first that matches; docs/permissions.md has roles with less. */
const ROLES = [
    [/^[\w./]+\/read$/i, 'Reader'],
    [/^Microsoft\.RecoveryServices\/vaults\/replicationFabrics\/[\w./]+$/i, 'Site Recovery Contributor'],
    [/^Microsoft\.Automation\/automationAccounts\/[\w./]+$/i, 'Automation Contributor'],
];
/** Roles are given on a resource, a group or a subscription, not on a part of a vault. */
const RESOURCE = /^\/subscriptions\/[0-9a-f-]{36}(?:\/resourceGroups\/[^/]+(?:\/providers\/[\w.]+\/\w+\/[^/]+)?)?(?=\/|$)/i;
/**
 * The command that gives the right; undefined where no built-in role is known to have it. Who is to get it is taken from
 * the inputs, never from the message: an answer must not lead anyone to give a stranger a role.
 * @param clientId of the identity that was refused; undefined if it is not known
 */
function grantCommand(message, clientId) {
    const right = missingRight(message);
    const [, role] = ROLES.find(([action]) => action.test(right?.action ?? '')) ?? [];
    const [scope] = RESOURCE.exec(right?.scope ?? '') ?? [];
    if (clientId === undefined || !(0,_values_arm_id__WEBPACK_IMPORTED_MODULE_1__/* .isGuid */ .W_)(clientId) || role === undefined || scope === undefined)
        return undefined;
    return `az role assignment create --assignee ${clientId} --role ${(0,_shell__WEBPACK_IMPORTED_MODULE_2__/* .shellWord */ .r)(role)} --scope ${(0,_shell__WEBPACK_IMPORTED_MODULE_2__/* .shellWord */ .r)(scope)}`;
}
/** After a sentence, with the command on a line of its own. */
const howToGrant = (command) => command === undefined ? '' : ` Someone who may assign roles there, such as an Owner, can give it with:\n  ${command}`;


/***/ }),

/***/ 8866:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ isOneCommand),
/* harmony export */   r: () => (/* binding */ shellWord)
/* harmony export */ });
/* harmony import */ var _text__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2625);
/** Commands for a POSIX shell, to be copied as they are. */

/** One word for a POSIX shell on one line, whatever is in it. */
const shellWord = (text) => /^[\w./@%+=:-]+$/.test(text) ? text : `'${(0,_text__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text).replaceAll("'", `'\\''`)}'`;
/** Words as `shellWord` writes them; a word may be what another `az` prints. */
const WORDS = /^az(?: +(?:[\w./@%+=:-]|'[^']*'|\\'|"\$\(az(?: +(?:[\w./@%+=:-]|'[^']*'|\\')+)+\)")+)+$/;
/** True for a call of `az` and nothing else: nothing ends it, follows it or redirects it. */
const isOneCommand = (text) => WORDS.test(text) && (0,_text__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text) === text;


/***/ }),

/***/ 9655:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ql: () => (/* binding */ MAX_STRAYS),
/* harmony export */   aq: () => (/* binding */ growingPause),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   l0: () => (/* binding */ pauseAfter),
/* harmony export */   oA: () => (/* binding */ isStray),
/* harmony export */   pU: () => (/* binding */ isRateRefusal)
/* harmony export */ });
/** What the service, or Resource Manager before it, calls a refusal for rate where the status does not say so. */
const RATE_CODE = /^(TooManyRequests|\w*Throttled|\w*RateLimit(Exceeded|Reached)?)$/i;
/** Refused for rate: it passes with time, and concerns all requests of its lane. */
const isRateRefusal = ({ kind, status, retryAfterMs, problem }) => kind === 'http' && (status === 429 || (status === 503 && retryAfterMs !== undefined) || RATE_CODE.test(problem.code));
/** A fault that trying again later may not meet. */
const isTransient = (failure) => failure.kind === 'connection' ||
    failure.kind === 'hung' ||
    failure.kind === 'answer' ||
    failure.status === 408 ||
    isRateRefusal(failure) ||
    (failure.status !== undefined && failure.status >= 500);
/** How often in a row a request is made again at once after stray faults, where waiting would cost more than asking. */
const MAX_STRAYS = 2;
/** A fault that may be gone at once, without a word of the service about when to come again. */
const isStray = (failure) => isTransient(failure) && failure.kind !== 'hung' && !isRateRefusal(failure) && failure.retryAfterMs === undefined;
const MAX_OUTAGE_MS = 300_000;
/** In a long queue, minutes pass between two tries: two strays in a row are no outage. */
const MIN_FAILURES = 4;
const MIN_PAUSE_MS = 2_000;
const MAX_PAUSE_MS = 30_000;
/**
 * Milliseconds to wait after this number of failures in a row: they grow, and are spread.
 * @param random a number from 0 up to 1
 */
const growingPause = (failures, random, minMs = MIN_PAUSE_MS, maxMs = MAX_PAUSE_MS) => Math.min(maxMs, minMs * 2 ** Math.min(10, failures - 1)) * (1 + random / 4);
/**
 * Milliseconds until a request that failed is made again; undefined once it has failed for too long.
 * @param random a number from 0 up to 1, spreads the pauses of many
 */
function pauseAfter(failure, outage, now, random) {
    if (outage.failures >= MIN_FAILURES && now - outage.since >= MAX_OUTAGE_MS)
        return undefined;
    return Math.max(growingPause(outage.failures, random), failure.retryAfterMs ?? 0);
}


/***/ })

};
;