"use strict";
exports.id = 450;
exports.ids = [450];
exports.modules = {

/***/ 965:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jj: () => (/* binding */ SignInError),
/* harmony export */   Pf: () => (/* binding */ fieldsOf),
/* harmony export */   Rp: () => (/* binding */ answerFailure),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   fz: () => (/* binding */ RefusedHostError),
/* harmony export */   g5: () => (/* binding */ failureOf)
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
const textOf = (value) => typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
const isRestError = (error) => error instanceof Error && error.name === 'RestError';
/** @param stopped true if the run itself gave the request up */
function failureOf(error, stopped) {
    if (stopped)
        return { kind: 'stopped', problem: { code: 'Stopped', message: 'the request was given up' }, cause: error };
    if (error instanceof RefusedHostError)
        return refusedFailure(error.message, error);
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
    const outer = fieldsOf(fieldsOf(body)['error']);
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

/***/ 7450:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
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
    const sdk = await Promise.all(/* import() */[__webpack_require__.e(411), __webpack_require__.e(971)]).then(__webpack_require__.bind(__webpack_require__, 4971));
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

// EXTERNAL MODULE: ./src/runtime/head-start.ts
var head_start = __webpack_require__(2901);
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

// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
;// CONCATENATED MODULE: ./src/connect.ts
/** Signs in and connects to Site Recovery; a sign-in that cannot even be tried fails at the first request. */





async function connect(identity, settings, runId) {
    const { cloud } = settings;
    const createCredential = 'kind' in identity
        ? credentialFactory(identity, cloud)
        : () => Promise.reject(new failure/* SignInError */.Jj(identity, false));
    const tokens = new Tokens(createCredential, cloud.scope);
    await (0,head_start/* headStart */.x)(tokens.begin());
    const { connectSiteRecovery } = await Promise.all(/* import() */[__webpack_require__.e(411), __webpack_require__.e(198), __webpack_require__.e(441)]).then(__webpack_require__.bind(__webpack_require__, 7441));
    return connectSiteRecovery({ cloud, tokens, runId, userAgent: `asr-autoupdate/${version/* VERSION */.x}` });
}

;// CONCATENATED MODULE: ./src/core/pacing.ts
/** A strict sliding window over the answers' times; pure but for its own count. */
class SlidingWindow {
    lengthMs;
    answered = [];
    head = 0;
    underWay = 0;
    limit;
    constructor(limit, lengthMs = limit.lengthMs) {
        this.lengthMs = lengthMs;
        this.limit = limit.requests;
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
        const excess = recent + this.underWay - this.limit;
        if (excess < 0)
            return now;
        const blocking = this.answered[this.head + excess];
        return blocking === undefined ? Number.POSITIVE_INFINITY : blocking + this.lengthMs;
    }
    /** How many more requests may leave now. */
    room(now) {
        this.freeAt(now);
        return Math.max(0, this.limit - this.underWay - (this.answered.length - this.head));
    }
    send() {
        this.underWay++;
    }
    answer(now) {
        this.underWay--;
        this.answered.push(now);
    }
    /** Lowers the pace after the service refused a request that by our count was within the limit. */
    slowDown() {
        this.limit = Math.max(1, Math.floor(this.limit * 0.9));
    }
}
/** Wakes whoever waits, before the time they wait for. */
class Bell {
    waiting = new Set();
    ring() {
        for (const controller of this.waiting)
            controller.abort();
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
/** One kind of request to one subscription: first come, first served, inside every limit. */
class Lane {
    options;
    clock;
    windows;
    bell = new Bell();
    lastTurn = Promise.resolve();
    underWay = 0;
    pausedUntil = 0;
    constructor(options, clock) {
        this.options = options;
        this.clock = clock;
        this.windows = options.limits.map((limit) => new SlidingWindow(limit));
    }
    /** Runs `send` as soon as its turn has come and the limits allow; undefined if the run was stopped before that. */
    async run(send, stop) {
        const previous = this.lastTurn;
        let endTurn = () => undefined;
        this.lastTurn = new Promise((resolve) => (endTurn = resolve));
        await previous;
        try {
            for (let wait = this.waitMs(); wait > 0 && !stop.aborted; wait = this.waitMs()) {
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
            return await send();
        }
        finally {
            this.underWay--;
            for (const window of this.windows)
                window.answer(this.clock.now());
            this.bell.ring();
        }
    }
    /** The service refused for rate: nobody sends before the time is over, and the pace is lower from then on. */
    pause(ms) {
        const until = this.clock.now() + ms;
        if (this.pausedUntil <= this.clock.now())
            for (const window of this.windows)
                window.slowDown();
        this.pausedUntil = Math.max(this.pausedUntil, until);
    }
    /** How many more requests the longest window allows now. */
    room() {
        const now = this.clock.now();
        const [longest] = [...this.windows].sort((a, b) => b.lengthMs - a.lengthMs);
        return longest?.room(now) ?? Number.POSITIVE_INFINITY;
    }
    waitMs() {
        const now = this.clock.now();
        if (this.underWay >= this.options.concurrency)
            return Number.POSITIVE_INFINITY;
        return Math.max(this.pausedUntil, ...this.windows.map((window) => window.freeAt(now))) - now;
    }
}

;// CONCATENATED MODULE: ./src/core/pressure.ts
/** The limit itself is kept by the lane; a look must not be put off far beyond the time when there is room again. */
const LONGEST_MS = 60_000;
class ReadPressure {
    reads;
    remainingMs;
    /** Reads that one round of looks takes, by vault. */
    costs = new Map();
    /** @param remainingMs how long jobs will have to be followed yet, in milliseconds */
    constructor(reads, remainingMs) {
        this.reads = reads;
        this.remainingMs = remainingMs;
    }
    setCost(vault, readsPerRound) {
        if (readsPerRound === 0)
            this.costs.delete(vault);
        else
            this.costs.set(vault, readsPerRound);
    }
    /** The least time in milliseconds between two rounds that the reads left allow. */
    spacing() {
        let round = 0;
        for (const cost of this.costs.values())
            round += cost;
        return Math.min(LONGEST_MS, (round * this.remainingMs()) / Math.max(1, this.reads.room()));
    }
}

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

;// CONCATENATED MODULE: ./src/core/plan.ts
const sameText = (a, b) => a !== undefined && a.toLowerCase() === b.toLowerCase();
const skipped = (reason) => ({ selected: false, reason });
const selected = (reason) => ({ selected: true, reason });
/** True if the setting reads as wanted; health is not looked at. */
function readsAsWanted(mapping, wanted) {
    const setting = mapping.autoUpdate;
    if (setting === undefined || !sameText(setting.status, wanted.status))
        return false;
    return (wanted.status === 'Disabled' ||
        (sameText(setting.automationAccountId, wanted.automationAccountId) &&
            sameText(setting.authenticationType, 'SystemAssignedIdentity')));
}
/** The setting in words, for whoever compares it with what was asked for. */
function settingText(mapping) {
    const setting = mapping.autoUpdate;
    if (setting === undefined)
        return 'no setting of automatic update';
    if (!sameText(setting.status, 'Enabled'))
        return setting.status || 'unknown';
    return `${setting.status} with ${setting.automationAccountId ?? 'no automation account'} and ${setting.authenticationType ?? 'an unknown authentication type'}`;
}
function difference(mapping, wanted) {
    const setting = mapping.autoUpdate;
    if (!sameText(setting?.status, wanted.status)) {
        return wanted.status === 'Enabled' ? 'automatic update is disabled' : 'automatic update is enabled';
    }
    if (wanted.status === 'Disabled')
        return 'forced';
    if (!sameText(setting?.automationAccountId, wanted.automationAccountId))
        return 'enabled with another automation account';
    if (!sameText(setting?.authenticationType, 'SystemAssignedIdentity')) {
        return `enabled with the authentication type ${setting?.authenticationType ?? 'unknown'}, not SystemAssignedIdentity`;
    }
    const codes = mapping.healthErrors.map((error) => error.code).filter((code) => code !== '');
    if (mapping.healthErrors.length > 0)
        return `enabled, but with health errors${codes.length > 0 ? ` (${codes.join(', ')})` : ''}`;
    return 'forced';
}
function decide(mapping, wanted, force) {
    if (mapping.provider === undefined)
        return skipped('no provider details: not Azure-to-Azure replication');
    if (!sameText(mapping.provider, 'A2A'))
        return skipped(`provider ${mapping.provider}: not Azure-to-Azure replication`);
    if (!sameText(mapping.state, 'Paired'))
        return skipped(`state ${mapping.state || 'unknown'}, not Paired`);
    const asWanted = readsAsWanted(mapping, wanted) && (wanted.status === 'Disabled' || mapping.healthErrors.length === 0);
    if (asWanted && !force) {
        return skipped(wanted.status === 'Enabled' ? 'already enabled with this automation account' : 'already disabled');
    }
    return selected(difference(mapping, wanted));
}

;// CONCATENATED MODULE: ./src/core/start.ts
/** Starts a change, and finds out what became of one whose answer was lost before it is sent again. */


/** A look at a mapping and its jobs is taken for true for so long. */
const FRESH_MS = 3_000;
/** A job that was just started names no container yet. */
const SETTLING_MS = 2_000;
const LOOK_AGAIN_MS = 10_000;
/** Nothing tells of a job and the mapping still does not read as wanted: jobs were seen to take 166 s at the most. */
const LONGEST_DOUBT_MS = 300_000;
async function start(mapping, finished, context) {
    const { clock, stop, service, vault, wanted, writes } = context;
    /** When the change was last sent without a clear answer. */
    let sentAt;
    let lookedAt;
    /** Undefined if nothing runs on the mapping and it does not read as wanted. */
    async function look(notBefore) {
        lookedAt = clock.now();
        const running = await context.runningJobs.find(mapping, notBefore);
        if (running.kind === 'job' && !finished.has(running.name)) {
            return { kind: 'foreign', operation: { jobName: running.name, statusLink: undefined } };
        }
        // A mapping that read as wanted before proves nothing by reading so now.
        if (readsAsWanted(mapping, wanted))
            return running.kind === 'unknown' ? 'unknown' : undefined;
        const seen = await readMapping(mapping, context);
        if (seen.ok && readsAsWanted(seen.value, wanted))
            return { kind: 'done', sentAt };
        if (!seen.ok)
            return 'unknown';
        return running.kind === 'unknown' ? 'unknown' : undefined;
    }
    /** Looks until it is known what became of the change that was sent. */
    async function resolveDoubt(since) {
        for (let wait = SETTLING_MS; !stop.signal.aborted; wait = LOOK_AGAIN_MS) {
            const found = await look(since);
            if (found !== 'unknown')
                return found;
            if (clock.now() - since > LONGEST_DOUBT_MS)
                return undefined;
            await clock.sleep(wait, stop.signal);
        }
        return { kind: 'stopped', sentAt };
    }
    async function send() {
        // The turn to send may have come long after the last look, and another may have changed the mapping since.
        if (lookedAt !== undefined && clock.now() - lookedAt > FRESH_MS) {
            const found = await look(clock.now());
            if (found !== undefined && found !== 'unknown')
                return { ok: true, value: found };
        }
        if (stop.signal.aborted)
            return { ok: false, failure: stopped('the run was stopped before the change was sent') };
        const before = sentAt;
        sentAt = clock.now();
        const accepted = await service.startChange(vault, mapping, wanted, stop.grace);
        if (!accepted.ok) {
            if (!mayHaveBeenTaken(accepted.failure))
                sentAt = before;
            return accepted;
        }
        return accepted;
    }
    async function beforeAgain(failure) {
        let found;
        if (sentAt !== undefined)
            found = await resolveDoubt(sentAt);
        else if (failure.status === 409)
            found = await look(clock.now());
        return found === undefined || found === 'unknown' ? undefined : { ok: true, value: found };
    }
    const begun = await attempt(`change of ${mapping.name}`, writes, send, context, beforeAgain);
    if (begun.ok)
        return fromAnswer(begun.value, mapping, context);
    if (begun.failure.kind === 'stopped')
        return { kind: 'stopped', sentAt };
    if (sentAt === undefined)
        return { kind: 'refused', failure: begun.failure };
    await clock.sleep(SETTLING_MS, stop.signal);
    return (await resolveDoubt(sentAt)) ?? { kind: 'refused', failure: begun.failure };
}
/** An answer without anything to follow: the mapping tells, or the jobs that run. */
async function fromAnswer(answer, mapping, context) {
    const { clock, stop, wanted, runningJobs } = context;
    const nothing = { jobName: undefined, statusLink: undefined };
    if (answer.kind !== 'started' && answer.kind !== 'finished')
        return answer;
    if (answer.kind === 'finished') {
        const seen = await readMapping(mapping, context);
        return seen.ok && readsAsWanted(seen.value, wanted) ? { kind: 'done' } : { kind: 'own', operation: nothing };
    }
    const { operation } = answer;
    if (operation.jobName !== undefined || operation.statusLink !== undefined)
        return { kind: 'own', operation };
    const sentAt = clock.now();
    await clock.sleep(SETTLING_MS, stop.signal);
    const running = await runningJobs.find(mapping, sentAt);
    return { kind: 'own', operation: running.kind === 'job' ? { ...nothing, jobName: running.name } : nothing };
}
const readMapping = (mapping, context) => attempt(`mapping ${mapping.name}`, context.reads, (signal) => context.service.readMapping(context.vault, mapping.id, signal), context);
const mayHaveBeenTaken = (failure) => failure.kind === 'connection' ||
    failure.kind === 'hung' ||
    failure.kind === 'answer' ||
    failure.kind === 'stopped' ||
    (failure.status ?? 0) >= 500;

;// CONCATENATED MODULE: ./src/core/change.ts
/** Brings one mapping to the wanted setting: by a job that already runs on it, or by a change of our own. */


async function changeMapping(row, context) {
    const { clock, stop, vault, follower, runningJobs } = context;
    const finished = new Set();
    let result = row;
    for (;;) {
        const running = await runningJobs.find(row.mapping);
        const begun = running.kind === 'job' && !finished.has(running.name)
            ? { kind: 'foreign', operation: { jobName: running.name, statusLink: undefined } }
            : await start(row.mapping, finished, context);
        if (begun.kind === 'refused')
            return { ...result, outcome: { kind: 'failed-to-start', problem: begun.failure.problem } };
        if (begun.kind === 'stopped')
            return { ...result, ...stoppedBefore(begun.sentAt, stop) };
        if (begun.kind === 'done') {
            const now = clock.now();
            return { ...result, outcome: { kind: 'succeeded' }, startedAt: begun.sentAt ?? now, endedAt: now };
        }
        const { kind, operation } = begun;
        result = {
            ...row,
            ...(operation.jobName === undefined ? {} : { jobId: `${vault.id}/replicationJobs/${operation.jobName}` }),
            ...(kind === 'foreign' ? { takenUp: true } : {}),
            startedAt: clock.now(),
        };
        context.onStarted(result);
        const outcome = await follower.follow(row.mapping, operation);
        if (outcome === undefined)
            return { ...result, outcome: stoppedOutcome(stop, 'The job still runs in Azure.') };
        result = { ...result, endedAt: clock.now() };
        if (kind === 'own')
            return { ...result, outcome };
        // What someone else's job was about is known only by what the mapping reads after it.
        finished.add(operation.jobName ?? '');
        const seen = await readMapping(row.mapping, context);
        if (seen.ok && readsAsWanted(seen.value, context.wanted) && outcome.kind === 'succeeded') {
            return { ...result, outcome };
        }
    }
}
/** Says of a change that was sent, and not answered, that it may have been taken. */
function stoppedBefore(sentAt, stop) {
    if (sentAt === undefined)
        return { outcome: stoppedOutcome(stop, 'The change was not started.') };
    const message = 'The change was sent, but not answered: it may run in Azure.';
    return { outcome: stoppedOutcome(stop, message), startedAt: sentAt };
}
const whyStopped = (stop) => stop.reason === 'cancelled' ? 'The run was cancelled.' : 'The deadline of the run has passed.';
function stoppedOutcome(stop, message) {
    const cancelled = stop.reason === 'cancelled';
    return {
        kind: cancelled ? 'abandoned' : 'timed-out',
        problem: {
            code: cancelled ? 'Cancelled' : 'TimedOut',
            message: `${whyStopped(stop)} ${message}`,
            nextStep: cancelled
                ? 'Run again when wanted: it takes up the jobs that still run.'
                : 'Run again, with a larger timeout if this one is too short for the vault: it takes up the jobs that still run.',
        },
    };
}

;// CONCATENATED MODULE: ./src/core/track.ts
const SUCCEEDED_WITH_REMARK = new Set(['partiallysucceeded', 'completedwithinformation', 'skipped']);
const UNSUCCESSFUL = new Set(['failed', 'cancelled', 'canceled', 'suspended', 'other']);
const words = (job) => job.stateDescription !== '' && job.stateDescription.toLowerCase() !== job.state.toLowerCase()
    ? `${job.state} (${job.stateDescription})`
    : job.state;
function withoutDetails(job) {
    switch (job.state.toLowerCase()) {
        case 'suspended':
            return {
                code: 'Suspended',
                message: 'The job is suspended: it waits for a person to act on it.',
                nextStep: 'Open the job in the portal, resume or cancel it, then run again.',
            };
        case 'cancelled':
        case 'canceled':
            return {
                code: 'Cancelled',
                message: 'The job was cancelled in Azure.',
                nextStep: 'Find out who cancelled it (activity log of the vault), then run again.',
            };
        default:
            return {
                code: job.state,
                message: `The job ended in the state ${words(job)} without saying why.`,
                nextStep: 'Open the job in the portal and read its tasks.',
            };
    }
}
/** States compare without regard to case; a word that is not known is not an end. */
function observe(job) {
    const state = job.state.toLowerCase();
    const description = job.stateDescription.toLowerCase();
    if (SUCCEEDED_WITH_REMARK.has(state) || (state === 'succeeded' && SUCCEEDED_WITH_REMARK.has(description))) {
        const said = job.problem === undefined ? '' : `: ${job.problem.code} ${job.problem.message}`.trimEnd();
        const note = `${words(job)}${said}`;
        return { kind: 'ended', outcome: { kind: 'succeeded', note }, needsDetails: job.problem === undefined };
    }
    if (state === 'succeeded')
        return { kind: 'ended', outcome: { kind: 'succeeded' }, needsDetails: false };
    if (!UNSUCCESSFUL.has(state))
        return { kind: 'running' };
    const standIn = withoutDetails(job);
    const problem = job.problem === undefined ? standIn : { ...job.problem, nextStep: job.problem.nextStep ?? standIn.nextStep };
    return { kind: 'ended', outcome: { kind: 'failed', problem }, needsDetails: job.problem === undefined };
}
const SHORTEST_LOOK_MS = 1_000;
const LONGEST_LOOK_MS = 15_000;
/** A thirtieth of the job's age, so that its end is seen within a small share of its own length. */
function lookInterval(ageMs) {
    return Math.min(LONGEST_LOOK_MS, Math.max(SHORTEST_LOOK_MS, ageMs / 30));
}

;// CONCATENATED MODULE: ./src/core/follow.ts



/** From this many jobs under way, the list of the vault's jobs is cheaper than a request for each. */
const LIST_FROM = 2;
/** Looks at an ended job for its details before its end is reported without them. */
const MOST_LOOKS_FOR_DETAILS = 4;
/** Looks in a row at which the list was behind the jobs, or could not be had, before it is no longer relied on. */
const MOST_LAGS = 3;
/** An end that the list shows so much later than it could have is a sign of lagging. */
const LATE_MS = 3_000;
/** A list that lags is still asked now and then: where jobs are too many to ask for one by one, late is better than never. */
const LAGGING_LOOK_MS = 15_000;
class Follower {
    vault;
    context;
    followed = new Set();
    bell = new Bell();
    list = 'current';
    lags = 0;
    lastList = 0;
    pages = 1;
    looking = false;
    constructor(vault, context) {
        this.vault = vault;
        this.context = context;
    }
    isFollowing(jobName) {
        for (const job of this.followed)
            if (job.operation.jobName === jobName)
                return true;
        return false;
    }
    /** The outcome of a started change; undefined if the run was stopped before its end was seen. */
    follow(mapping, operation) {
        const { clock, stop, wanted } = this.context;
        if (stop.signal.aborted)
            return Promise.resolve(undefined);
        const now = clock.now();
        const sources = [];
        if (operation.jobName !== undefined)
            sources.push('job');
        if (operation.statusLink !== undefined)
            sources.push('operation');
        // A mapping that read as wanted before the change proves nothing by reading so after it.
        if (sources.length === 0 || !readsAsWanted(mapping, wanted))
            sources.push('mapping');
        return new Promise((end) => {
            this.followed.add({
                mapping,
                operation,
                startedAt: now,
                sources,
                source: 0,
                lastLook: now,
                nextLook: now + lookInterval(0),
                looksForDetails: 0,
                known: undefined,
                end,
            });
            this.bell.ring();
            if (!this.looking)
                void this.look();
        });
    }
    async look() {
        const { clock, stop, pressure } = this.context;
        this.looking = true;
        while (this.followed.size > 0 && !stop.signal.aborted) {
            let due = Number.POSITIVE_INFINITY;
            for (const job of this.followed)
                due = Math.min(due, job.nextLook);
            const wait = due - clock.now();
            if (wait > 0)
                await this.bell.wait(clock, wait, stop.signal);
            else
                await this.lookAtDue();
        }
        this.looking = false;
        pressure.setCost(this, 0);
        for (const job of this.followed)
            job.end(job.known);
        this.followed.clear();
    }
    async lookAtDue() {
        const { clock, pressure } = this.context;
        const now = clock.now();
        const listed = new Map();
        const due = new Set();
        for (const job of this.followed) {
            if (job.nextLook <= now)
                due.add(job);
            if (this.sourceOf(job) === 'job' && job.known === undefined)
                listed.set(job.operation.jobName ?? '', job);
        }
        const useList = this.usesList() && listed.size >= LIST_FROM;
        const alone = this.followed.size - (useList && this.list === 'current' ? listed.size : 0);
        pressure.setCost(this, alone + (useList ? this.pages : 0));
        if (useList)
            await this.lookAtList(listed, due);
        await Promise.all([...due].filter((job) => this.followed.has(job)).map((job) => this.lookAt(job)));
    }
    usesList() {
        if (this.list !== 'lagging')
            return this.list === 'current';
        return this.context.clock.now() - this.lastList >= LAGGING_LOOK_MS;
    }
    /** Reads the list until it has shown all that is due of `jobs`; what it shows is no longer due. */
    async lookAtList(jobs, due) {
        const { clock, service, stop, reads } = this.context;
        const unseen = new Set([...jobs.values()].filter((job) => due.has(job)));
        if (unseen.size === 0)
            return;
        const ends = { late: 0, timely: 0 };
        let newestSeen = Number.NEGATIVE_INFINITY;
        let pages = 0;
        let next;
        do {
            const from = next;
            const page = await reads.run(() => service.listJobs(this.vault, from, stop.signal), stop.signal);
            if (page === undefined)
                return;
            if (!page.ok) {
                this.fault('list of jobs', page.failure);
                this.lastList = clock.now();
                this.listFailed(page.failure);
                // While the list may yet be had, what is due waits for it; otherwise it is asked for by itself.
                if (this.list !== 'current')
                    return;
                for (const job of unseen) {
                    due.delete(job);
                    job.nextLook = clock.now() + Math.max(this.interval(job), page.failure.retryAfterMs ?? 0);
                }
                return;
            }
            pages++;
            for (const view of page.value.items) {
                const job = jobs.get(view.name.toLowerCase());
                if (job === undefined)
                    continue;
                newestSeen = Math.max(newestSeen, job.startedAt);
                unseen.delete(job);
                const running = observe(view).kind === 'running';
                if (!running)
                    ends[this.isLate(job, view) ? 'late' : 'timely']++;
                if (running && this.list !== 'current')
                    continue;
                this.take(job, view, 'list');
                if (job.known === undefined)
                    due.delete(job);
            }
            next = page.value.next === from ? undefined : page.value.next;
        } while (next !== undefined && unseen.size > 0);
        this.pages = pages;
        this.lastList = clock.now();
        // The list is newest first: one that shows an older job of ours and not a newer one is behind the jobs.
        const missesNewest = [...unseen].some((job) => job.startedAt > newestSeen);
        if (missesNewest || (ends.late > 0 && ends.timely === 0))
            this.lags++;
        else if (ends.timely > 0)
            this.lags = 0;
        if (this.lags >= MOST_LAGS)
            this.list = 'lagging';
    }
    /** By the length that the service gives, the end could have been seen at an earlier look. */
    isLate(job, view) {
        if (view.lengthMs === undefined)
            return false;
        const { clock } = this.context;
        return clock.now() - job.startedAt - view.lengthMs > clock.now() - job.lastLook + LATE_MS;
    }
    async lookAt(job) {
        const { clock, stop, reads } = this.context;
        const source = job.known === undefined ? this.sourceOf(job) : 'job';
        const view = await reads.run(() => this.read(job, source), stop.signal);
        if (view === undefined || stop.signal.aborted)
            return;
        if (view.ok) {
            this.take(job, view.value, source);
            return;
        }
        const { failure } = view;
        this.fault(`job ${job.operation.jobName ?? 'of the mapping'} of ${job.mapping.name}`, failure);
        if (failure.status === 403 || failure.status === 404 || failure.kind === 'refused')
            job.source++;
        if (job.known !== undefined)
            this.missDetails(job, job.known, failure.status === 403);
        job.lastLook = clock.now();
        job.nextLook = clock.now() + Math.max(this.interval(job), failure.retryAfterMs ?? 0);
    }
    take(job, view, from) {
        const { clock } = this.context;
        const observation = observe(view);
        job.lastLook = clock.now();
        job.nextLook = clock.now() + this.interval(job);
        if (observation.kind === 'running') {
            if (job.known !== undefined)
                this.missDetails(job, job.known, false);
            return;
        }
        const { outcome } = observation;
        // Only the job itself tells how it failed or what it remarks; a list leaves that out, a status does not know it.
        const plainSuccess = from === 'list' && outcome.kind === 'succeeded' && outcome.note === undefined;
        if (from === 'job' || plainSuccess || job.operation.jobName === undefined) {
            this.finish(job, outcome);
            return;
        }
        job.known = outcome;
        job.nextLook = clock.now();
    }
    missDetails(job, known, forGood) {
        if (forGood || ++job.looksForDetails >= MOST_LOOKS_FOR_DETAILS)
            this.finish(job, known);
    }
    /** A list that cannot be had is asked again some times before it is no longer relied on. */
    listFailed(failure) {
        this.lags += failure.kind === 'hung' ? MOST_LAGS : 1;
        if (failure.status === 403 || failure.kind === 'refused')
            this.list = 'refused';
        else if (this.lags >= MOST_LAGS)
            this.list = 'lagging';
    }
    finish(job, outcome) {
        if (this.followed.delete(job))
            job.end(outcome);
    }
    interval(job) {
        return Math.max(lookInterval(this.context.clock.now() - job.startedAt), this.context.pressure.spacing());
    }
    sourceOf(job) {
        return job.sources[job.source % job.sources.length] ?? 'job';
    }
    async read(job, source) {
        const { service, stop, wanted } = this.context;
        if (source === 'operation')
            return service.readOperation(this.vault, job.operation, stop.signal);
        if (source === 'job')
            return service.readJob(this.vault, job.operation.jobName ?? '', stop.signal);
        const mapping = await service.readMapping(this.vault, job.mapping.id, stop.signal);
        if (!mapping.ok)
            return mapping;
        const state = readsAsWanted(mapping.value, wanted) ? 'Succeeded' : 'InProgress';
        return { ok: true, value: { name: '', state, stateDescription: '', problem: undefined } };
    }
    fault(what, failure) {
        if (failure.kind === 'stopped')
            return;
        const { status, retryAfterMs, problem } = failure;
        if (status === 429)
            this.context.reads.pause(retryAfterMs ?? 2_000);
        this.context.onFault(what, `${problem.code}: ${problem.message}`);
    }
}

;// CONCATENATED MODULE: ./src/core/lists.ts
/** Reads lists to their end, and the mappings of a vault by whichever way the caller's rights allow. */

async function allPages(what, fetch, context) {
    const items = [];
    const links = new Set();
    let next;
    do {
        const from = next;
        const page = await attempt(what, context.reads, (signal) => fetch(from, signal), context);
        if (!page.ok)
            return page;
        items.push(...page.value.items);
        next = page.value.next;
        if (next !== undefined && links.has(next))
            return { ok: false, failure: loopingList(what) };
        if (next !== undefined)
            links.add(next);
    } while (next !== undefined);
    return { ok: true, value: items };
}
function loopingList(what) {
    return {
        kind: 'answer',
        problem: {
            code: 'LoopingList',
            message: `The ${what} leads back to a page that it came from.`,
            nextStep: 'Run again; if it stays so, open a support request for the vault.',
        },
    };
}
/** Each mapping once: the list of a container names those of which it is the source and those of which it is the target. */
function distinct(mappings) {
    return [...new Map(mappings.map((mapping) => [mapping.id.toLowerCase(), mapping])).values()];
}
/** The vault's own list, or where that is forbidden, as to Site Recovery Contributor, fabric by fabric. */
async function listMappings(vault, context) {
    const { service } = context;
    const what = `list of mappings of ${vault.name}`;
    const listed = await allPages(what, (next, signal) => service.listMappings(vault, next, signal), context);
    if (listed.ok)
        return { ok: true, value: distinct(listed.value) };
    if (listed.failure.status !== 403)
        return listed;
    const walked = await walk(vault, context);
    if (walked.ok)
        return { ok: true, value: distinct(walked.value) };
    // The first refusal names the right that would do for everything.
    return walked.failure.status === 403 ? listed : walked;
}
async function walk(vault, context) {
    const { service } = context;
    const fabrics = await allPages(`list of fabrics of ${vault.name}`, (next, signal) => service.listFabrics(vault, next, signal), context);
    if (!fabrics.ok)
        return fabrics;
    return gather(fabrics.value, async (fabric) => {
        const containers = await allPages(`list of protection containers of ${fabric}`, (next, signal) => service.listContainers(vault, fabric, next, signal), context);
        if (!containers.ok)
            return containers;
        return gather(containers.value, (container) => allPages(`list of mappings of ${container}`, (next, signal) => service.listContainerMappings(vault, fabric, container, next, signal), context));
    });
}
/** All side by side; the first failure counts for the whole. */
async function gather(sources, read) {
    const results = await Promise.all(sources.map(read));
    const failed = results.find((result) => !result.ok);
    return failed ?? { ok: true, value: results.flatMap((result) => (result.ok ? result.value : [])) };
}

;// CONCATENATED MODULE: ./src/core/patience.ts
async function within(ms, clock, stop, send) {
    const given = new AbortController();
    const answered = new AbortController();
    const relay = () => answered.abort();
    stop.signal.addEventListener('abort', relay, { once: true });
    if (stop.signal.aborted)
        relay();
    void clock.sleep(ms, answered.signal).then(() => given.abort());
    try {
        return await send(given.signal);
    }
    finally {
        answered.abort();
        stop.signal.removeEventListener('abort', relay);
    }
}

;// CONCATENATED MODULE: ./src/core/running-jobs.ts


/** A look at the list of jobs serves all mappings that ask within this time. */
const running_jobs_FRESH_MS = 5_000;
/** The changes wait for the first look, so it must not wait long for an answer. */
const PATIENCE_MS = 10_000;
class RunningJobs {
    vault;
    mappings;
    isFollowed;
    context;
    scan;
    /** Details of jobs that have begun; what they work on does not change any more. */
    details = new Map();
    /** @param isFollowed tells the jobs that the run follows already */
    constructor(vault, mappings, isFollowed, context) {
        this.vault = vault;
        this.mappings = mappings;
        this.isFollowed = isFollowed;
        this.context = context;
    }
    /**
     * The running job that works on this mapping and no other.
     * @param notBefore milliseconds since the epoch: an older look does not do
     */
    async find(mapping, notBefore = 0) {
        const now = this.context.clock.now();
        if (this.scan === undefined || this.scan.at < notBefore || now - this.scan.at > running_jobs_FRESH_MS) {
            this.scan = { at: now, result: this.look() };
        }
        const { jobs, complete } = await this.scan.result;
        const name = jobs.get(mapping.id.toLowerCase());
        if (name !== undefined && !this.isFollowed(name))
            return { kind: 'job', name };
        return { kind: complete ? 'nothing' : 'unknown' };
    }
    async look() {
        const listed = await this.list();
        const running = listed.names.filter((name) => !this.isFollowed(name));
        const read = await Promise.all(running.map((name) => this.read(name)));
        const jobs = new Map();
        for (const job of read) {
            if (job === 'unknown' || job === 'ended')
                continue;
            const [only, another] = this.mappings.filter((mapping) => worksOn(job, mapping));
            if (only !== undefined && another === undefined)
                jobs.set(only.id.toLowerCase(), job.name.toLowerCase());
        }
        return { jobs, complete: listed.complete && !read.includes('unknown') };
    }
    /** The list is newest first, so behind a page on which nothing runs nothing is looked for. */
    async list() {
        const { clock, service, reads, stop } = this.context;
        const names = [];
        const links = new Set();
        let next;
        do {
            const from = next;
            const page = await reads.run(() => within(PATIENCE_MS, clock, stop, (signal) => service.listJobs(this.vault, from, signal)), stop.signal);
            if (page === undefined || !page.ok)
                return { names, complete: false };
            const running = page.value.items.filter((job) => observe(job).kind === 'running');
            names.push(...running.map((job) => job.name.toLowerCase()));
            next = running.length === 0 || links.has(page.value.next ?? '') ? undefined : page.value.next;
            links.add(next ?? '');
        } while (next !== undefined);
        return { names, complete: true };
    }
    /** A job that has not begun names no container yet. */
    async read(name) {
        const known = this.details.get(name);
        if (known !== undefined)
            return known;
        const { clock, service, reads, stop } = this.context;
        const job = await reads.run(() => within(PATIENCE_MS, clock, stop, (signal) => service.readJob(this.vault, name, signal)), stop.signal);
        if (job === undefined || !job.ok)
            return 'unknown';
        if (observe(job.value).kind !== 'running')
            return 'ended';
        if (job.value.state.toLowerCase() === 'notstarted')
            return job.value.affected === undefined ? 'unknown' : job.value;
        this.details.set(name, job.value);
        return job.value;
    }
}
function worksOn(job, mapping) {
    const { affected } = job;
    if (affected === undefined)
        return false;
    return (mapping.sourceContainer.some((name) => affected.source.includes(name)) &&
        mapping.targetContainer.some((name) => affected.target.includes(name)));
}

;// CONCATENATED MODULE: ./src/core/vault-run.ts





class VaultRun {
    vault;
    subscription;
    request;
    ports;
    results = [];
    failure;
    /** The changes were made but could not be looked at again. */
    unconfirmed;
    selected = 0;
    running = 0;
    done = 0;
    constructor(vault, subscription, request, ports) {
        this.vault = vault;
        this.subscription = subscription;
        this.request = request;
        this.ports = ports;
    }
    async run() {
        const { wanted, force, dryRun } = this.request;
        const { watcher, stop } = this.ports;
        const context = this.listContext();
        const listed = await listMappings(this.vault, context);
        if (!listed.ok) {
            const problem = listed.failure.kind === 'stopped' ? this.notRead() : listed.failure.problem;
            this.failure = { vault: this.vault, problem };
            watcher.vaultFailed(this.failure);
            return;
        }
        const rows = listed.value.map((mapping) => ({
            vault: this.vault,
            mapping,
            decision: decide(mapping, wanted, force),
        }));
        const selected = rows.filter((row) => row.decision.selected);
        this.selected = selected.length;
        watcher.vaultListed(this.vault, rows);
        const skipped = rows.filter((row) => !row.decision.selected);
        if (dryRun) {
            this.results = [...selected, ...skipped];
            return;
        }
        const changed = await this.change(selected, listed.value, context);
        const confirmed = stop.signal.aborted ? changed : await this.confirm(changed, context);
        this.results = [...confirmed, ...skipped];
    }
    listContext() {
        const { clock, stop, random, service, watcher } = this.ports;
        const onRetry = (what, { problem }, afterMs) => watcher.fault(what, `${problem.code}: ${problem.message}; again in ${Math.round(afterMs / 1000)} s`);
        return { clock, stop, random, service, reads: this.subscription.reads, onRetry };
    }
    change(selected, mappings, context) {
        const { wanted } = this.request;
        const { watcher } = this.ports;
        const { writes, pressure } = this.subscription;
        const onFault = (what, message) => watcher.fault(what, message);
        const follower = new Follower(this.vault, { ...context, wanted, pressure, onFault });
        const runningJobs = new RunningJobs(this.vault, mappings, (name) => follower.isFollowing(name), context);
        return Promise.all(selected.map(async (row) => {
            let started = false;
            const onStarted = (begun) => {
                if (!started)
                    this.running++;
                started = true;
                watcher.started(begun);
            };
            const result = await changeMapping(row, {
                ...context,
                vault: this.vault,
                wanted,
                writes,
                follower,
                runningJobs,
                onStarted,
            });
            if (started)
                this.running--;
            this.done++;
            watcher.ended(result);
            return result;
        }));
    }
    /** A job that succeeded does not prove that the setting is as wanted, so the mappings are listed once more. */
    async confirm(rows, context) {
        const { wanted } = this.request;
        if (!rows.some((row) => row.outcome?.kind === 'succeeded'))
            return rows;
        const listed = await listMappings(this.vault, context);
        if (!listed.ok) {
            if (listed.failure.kind !== 'stopped')
                this.unconfirmed = { vault: this.vault, problem: listed.failure.problem };
            return rows;
        }
        const now = new Map(listed.value.map((mapping) => [mapping.id.toLowerCase(), mapping]));
        return rows.map((row) => {
            if (row.outcome?.kind !== 'succeeded')
                return row;
            const mapping = now.get(row.mapping.id.toLowerCase());
            const confirmation = mapping === undefined
                ? { asWanted: false, reads: 'no longer there', healthErrors: [] }
                : {
                    asWanted: readsAsWanted(mapping, wanted),
                    reads: settingText(mapping),
                    healthErrors: mapping.healthErrors,
                };
            return { ...row, confirmation };
        });
    }
    notRead() {
        return {
            code: 'NotRead',
            message: `${whyStopped(this.ports.stop)} The vault's mappings were not all read, and nothing of it was changed.`,
            nextStep: 'Run again.',
        };
    }
}

;// CONCATENATED MODULE: ./src/core/engine.ts



/** The published limit is 10,000 reads an hour; a tenth is left for others. ARM's own is a bucket of 250, 25 a second. */
const READ_LIMITS = [
    { requests: 9_000, lengthMs: 3_600_000 },
    { requests: 240, lengthMs: 10_000 },
];
const REQUESTS_AT_ONCE = 24;
const MINUTE_MS = 60_000;
/** How long the last jobs are taken to run yet; measured ones took up to 166 s. */
const LAST_JOBS_MS = 180_000;
async function changeVaults(request, ports) {
    const { clock, stop } = ports;
    const startedAt = clock.now();
    const groups = new Map();
    const runs = request.vaults.map((vault) => {
        const key = vault.subscriptionId.toLowerCase();
        const group = groups.get(key) ?? openGroup(request.maxWritesPerMinute, clock);
        groups.set(key, group);
        const run = new VaultRun(vault, group.subscription, request, ports);
        group.members.push(run);
        return run;
    });
    const over = new AbortController();
    const progress = reportProgress(runs, ports, over.signal);
    await Promise.all(runs.map((run) => run.run()));
    over.abort();
    await progress;
    return {
        startedAt,
        endedAt: clock.now(),
        stopped: stop.reason,
        vaultFailures: runs.flatMap((run) => run.failure ?? []),
        unconfirmed: runs.flatMap((run) => run.unconfirmed ?? []),
        mappings: runs.flatMap((run) => run.results),
    };
}
function openGroup(writesPerMinute, clock) {
    const members = [];
    const reads = new Lane({ limits: READ_LIMITS, concurrency: REQUESTS_AT_ONCE }, clock);
    const writeLimits = [{ requests: writesPerMinute, lengthMs: MINUTE_MS }];
    const writes = new Lane({ limits: writeLimits, concurrency: REQUESTS_AT_ONCE }, clock);
    const pressure = new ReadPressure(reads, () => {
        const waiting = sum(members, (run) => run.selected - run.done - run.running);
        return (waiting / writesPerMinute) * MINUTE_MS + LAST_JOBS_MS;
    });
    return { subscription: { reads, writes, pressure }, members };
}
const sum = (runs, count) => runs.reduce((total, run) => total + count(run), 0);
const FIRST_PROGRESS_MS = 10_000;
const LONGEST_PROGRESS_MS = 60_000;
/** At a growing interval, so that the log of a long run stays short. */
async function reportProgress(runs, ports, over) {
    for (let interval = FIRST_PROGRESS_MS; !over.aborted; interval = Math.min(LONGEST_PROGRESS_MS, interval * 1.2)) {
        await ports.clock.sleep(interval, over);
        if (over.aborted || ports.stop.signal.aborted)
            return;
        const done = sum(runs, (run) => run.done);
        const running = sum(runs, (run) => run.running);
        const selected = sum(runs, (run) => run.selected);
        if (selected > 0)
            ports.watcher.progress({ done, running, waiting: selected - done - running });
    }
}

;// CONCATENATED MODULE: ./src/core/report.ts
const ATTENTION = [
    'failed',
    'failed-to-start',
    'timed-out',
    'abandoned',
    undefined,
    'succeeded',
];
/** False for what needs no reader: skipped, or changed and as wanted. */
function isRemarkable({ decision, outcome, confirmation }) {
    if (!decision.selected)
        return false;
    if (outcome?.kind !== 'succeeded' || outcome.note !== undefined)
        return true;
    return confirmation !== undefined && doubts(confirmation).length > 0;
}
function attention(row) {
    if (!row.decision.selected)
        return ATTENTION.length;
    const remark = isRemarkable(row) && row.outcome?.kind === 'succeeded' ? -0.5 : 0;
    return ATTENTION.indexOf(row.outcome?.kind) + remark;
}
function makeReport(result, options) {
    const outcomes = {
        succeeded: 0,
        failed: 0,
        'failed-to-start': 0,
        'timed-out': 0,
        abandoned: 0,
    };
    for (const { outcome } of result.mappings)
        if (outcome !== undefined)
            outcomes[outcome.kind]++;
    const selected = result.mappings.filter((row) => row.decision.selected).length;
    const counts = { total: result.mappings.length, selected, skipped: result.mappings.length - selected, outcomes };
    const conclusion = conclude(result, counts, options);
    return {
        conclusion,
        failed: ['cancelled', 'timed-out', 'failed', 'drifted'].includes(conclusion),
        changed: result.mappings.some(mayHaveChanged),
        dryRun: options.dryRun,
        startedAt: result.startedAt,
        endedAt: result.endedAt,
        counts,
        causes: causesOf(result),
        vaultFailures: result.vaultFailures,
        rows: [...result.mappings].sort((a, b) => attention(a) - attention(b)),
    };
}
/** An accepted change whose end was not seen may have been made. */
const mayHaveChanged = ({ outcome, startedAt }) => outcome?.kind === 'succeeded' || (startedAt !== undefined && outcome !== undefined && outcome.kind !== 'failed');
function conclude(result, counts, options) {
    const { outcomes, selected } = counts;
    const unread = result.vaultFailures.length > 0;
    if (result.stopped === 'cancelled')
        return 'cancelled';
    if (outcomes['timed-out'] > 0 || (unread && result.stopped === 'deadline'))
        return 'timed-out';
    if (outcomes.failed + outcomes['failed-to-start'] > 0 || unread)
        return 'failed';
    if (options.dryRun && selected > 0)
        return options.failOnDrift ? 'drifted' : 'planned';
    return selected > 0 ? 'succeeded' : 'unchanged';
}
/** One entry for each distinct problem, so that a thousand refusals are one annotation. */
function causesOf(result) {
    const causes = new Map();
    const add = (level, problem, affected) => {
        const key = [level, problem.code, generalised(problem.message), problem.recommendedAction].join('\n');
        const cause = causes.get(key);
        if (cause === undefined)
            causes.set(key, { level, problem, affected: [affected] });
        else
            cause.affected.push(affected);
    };
    for (const { vault, problem } of result.vaultFailures)
        add('error', problem, `vault ${vault.name}`);
    for (const { vault, problem } of result.unconfirmed) {
        const message = `The jobs have ended, but the settings could not be read again: ${problem.message}`;
        add('warning', { ...problem, message }, `vault ${vault.name}`);
    }
    for (const { outcome, mapping, confirmation } of result.mappings) {
        if (outcome === undefined)
            continue;
        for (const problem of confirmation === undefined ? [] : doubts(confirmation))
            add('warning', problem, mapping.name);
        if (outcome.kind !== 'succeeded')
            add('error', outcome.problem, mapping.name);
        else if (outcome.note !== undefined) {
            add('warning', { code: 'SucceededWithRemark', message: `Succeeded with a remark: ${outcome.note}` }, mapping.name);
        }
    }
    return [...causes.values()].sort((a, b) => (a.level === b.level ? 0 : a.level === 'error' ? -1 : 1));
}
/** What the mapping says after its job succeeded, where that is not what was asked for. */
function doubts(confirmation) {
    const problems = confirmation.healthErrors.map((error) => ({
        code: error.code || 'HealthError',
        message: `The mapping has a health error: ${error.message}`,
        possibleCauses: error.possibleCauses || undefined,
        recommendedAction: error.recommendedAction || undefined,
        nextStep: 'Do what the service recommends, then run again: a mapping with health errors is changed anew.',
    }));
    if (confirmation.asWanted)
        return problems;
    const notAsWanted = {
        code: 'NotAsWanted',
        message: `The job succeeded, but the setting reads: ${confirmation.reads}`,
        nextStep: 'Look at the mapping in the portal, then run again.',
    };
    return [notAsWanted, ...problems];
}
/** The same text about two resources is one cause: ids, names in quotes and numbers are left out of the comparison. */
function generalised(message) {
    return message
        .replace(/\/subscriptions\/\S+/gi, '…')
        .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '…')
        .replace(/'[^']*'|"[^"]*"/g, '…')
        .replace(/\d+/g, '#');
}

// EXTERNAL MODULE: ./src/core/format.ts
var format = __webpack_require__(6228);
// EXTERNAL MODULE: ./src/core/text.ts
var core_text = __webpack_require__(2020);
;// CONCATENATED MODULE: ./src/journal.ts


/** Above this many selected mappings the ordinary ones are counted, not named. */
const MOST_NAMED = 200;
const MOST_FAULTS = 200;
const LINE_LENGTH = 1_000;
function createJournal(host, timeLeftMs) {
    let selected = 0;
    let faults = 0;
    const print = (line) => host.print((0,core_text/* bounded */.Mm)(line, LINE_LENGTH));
    const named = () => selected <= MOST_NAMED;
    return {
        vaultListed(vault, rows) {
            const changing = rows.filter((row) => row.decision.selected).length;
            selected += changing;
            const title = `Vault ${vault.name}: ${(0,format/* plural */.LS)(rows.length, 'mapping')}, ${changing} to change`;
            const lines = rows
                .slice(0, MOST_NAMED)
                .map((row) => (0,core_text/* bounded */.Mm)(`${row.decision.selected ? 'change' : 'skip  '} ${row.mapping.name}: ${row.decision.reason}`, LINE_LENGTH));
            if (rows.length > MOST_NAMED)
                lines.push(`… and ${(0,format/* plural */.LS)(rows.length - MOST_NAMED, 'mapping')} more; the report names all`);
            host.group(title, lines);
            if (changing > 0 && !named())
                print('So many changes that only those which do not simply succeed are named below.');
        },
        vaultFailed({ vault, problem }) {
            print(`Vault ${vault.name} could not be read: ${(0,format/* problemText */.fI)(problem)}`);
        },
        started(row) {
            if (named())
                print(`${row.mapping.name}: ${row.takenUp ? 'running change taken up' : 'change started'}${row.jobId === undefined ? '' : `, job ${row.jobId.slice(row.jobId.lastIndexOf('/') + 1)}`}`);
        },
        ended(row) {
            const { outcome } = row;
            if (outcome === undefined || (outcome.kind === 'succeeded' && outcome.note === undefined && !named()))
                return;
            const took = (0,format/* durationOf */.cf)(row);
            const after = took === undefined ? '' : ` after ${(0,format/* duration */.p0)(took)}`;
            const detail = outcome.kind === 'succeeded' ? (outcome.note ?? '') : (0,format/* problemText */.fI)(outcome.problem);
            print(`${row.mapping.name}: ${(0,format/* outcomeText */.EL)(row)}${after}${detail === '' ? '' : `: ${detail}`}`);
        },
        fault(what, message) {
            faults++;
            if (faults <= MOST_FAULTS)
                print(`${what}: ${message}`);
            else
                host.debug(`${what}: ${message}`);
            if (faults === MOST_FAULTS)
                print('More faults like these are written to the debug log only.');
        },
        progress({ done, running, waiting }) {
            const total = done + running + waiting;
            const text = `${done} of ${total} done, ${running} running, ${waiting} waiting; ${(0,format/* duration */.p0)(timeLeftMs())} left`;
            host.progress(total === 0 ? 0 : Math.floor((100 * done) / total), text);
        },
    };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./src/core/document.ts
/** The JSON report: what was asked, what was counted, and a row for each mapping. */

const time = (ms) => ms === undefined ? undefined : new Date(ms).toISOString();
const problemOf = (row) => row.outcome === undefined || row.outcome.kind === 'succeeded' ? undefined : row.outcome.problem;
const error = (problem) => problem && {
    code: problem.code,
    message: problem.message,
    possibleCauses: problem.possibleCauses,
    recommendedAction: problem.recommendedAction,
    correlationId: problem.correlationId,
    nextStep: problem.nextStep,
};
const vaultRow = (vault, problem) => ({ vaultId: vault.id, error: error(problem) });
const mappingRow = (row) => ({
    vaultId: row.vault.id,
    mappingId: row.mapping.id,
    name: row.mapping.name,
    before: {
        provider: row.mapping.provider,
        state: row.mapping.state,
        status: row.mapping.autoUpdate?.status,
        automationAccountId: row.mapping.autoUpdate?.automationAccountId,
        authenticationType: row.mapping.autoUpdate?.authenticationType,
        healthErrors: row.mapping.healthErrors,
    },
    decision: row.decision.selected ? 'selected' : 'skipped',
    reason: row.decision.reason,
    outcome: row.outcome?.kind,
    note: row.outcome?.kind === 'succeeded' ? row.outcome.note : undefined,
    jobId: row.jobId,
    startedAt: time(row.startedAt),
    endedAt: time(row.endedAt),
    durationSeconds: (0,format/* durationOf */.cf)(row) === undefined ? undefined : Math.round(((0,format/* durationOf */.cf)(row) ?? 0) / 100) / 10,
    takenUp: row.takenUp,
    after: row.confirmation && {
        asWanted: row.confirmation.asWanted,
        reads: row.confirmation.reads,
        healthErrors: row.confirmation.healthErrors,
    },
    error: error(problemOf(row)),
});
/** In pieces, so that the text of ten thousand rows is never in memory at once. */
function* makeDocument(report, context) {
    const { counts } = report;
    const head = {
        report: 'asr-autoupdate',
        reportVersion: 1,
        toolVersion: context.version,
        runId: context.runId,
        origin: context.origin,
        startedAt: time(report.startedAt),
        endedAt: time(report.endedAt),
        inputs: context.inputs,
        conclusion: report.conclusion,
        changed: report.changed,
        counts: { total: counts.total, selected: counts.selected, skipped: counts.skipped, ...counts.outcomes },
        vaultErrors: report.vaultFailures.map(({ vault, problem }) => vaultRow(vault, problem)),
    };
    yield `${JSON.stringify(head, null, 2).replace(/\n\}$/, '')},\n  "mappings": [`;
    let separator = '\n';
    for (const row of report.rows) {
        yield `${separator}    ${JSON.stringify(mappingRow(row), null, 2).replace(/\n/g, '\n    ')}`;
        separator = ',\n';
    }
    yield report.rows.length === 0 ? ']\n}\n' : '\n  ]\n}\n';
}

;// CONCATENATED MODULE: ./src/core/chart.ts
/** A Mermaid chart of how long the jobs took: each job while there are few, their distribution when there are many. */

const MOST_BARS = 30;
const FEWEST_JOBS = 2;
function jobChart(rows) {
    const jobs = rows.flatMap((row) => {
        const took = (0,format/* durationOf */.cf)(row);
        return took === undefined || row.startedAt === undefined ? [] : [{ row, startedAt: row.startedAt, took }];
    });
    if (jobs.length < FEWEST_JOBS)
        return [];
    const first = Math.min(...jobs.map((job) => job.startedAt));
    const chart = jobs.length <= MOST_BARS ? gantt(jobs, first) : histogram(jobs.map((job) => job.took));
    return ['```mermaid', ...chart, '```', ''];
}
/** Mermaid has no escapes for its own punctuation, so names keep only letters, digits and a few signs. */
const label = (name) => [...name.replace(/[^\p{L}\p{N} ._-]/gu, ' ')].slice(0, 40).join('').trim() || 'mapping';
function gantt(jobs, first) {
    const lines = [
        'gantt',
        '  title Jobs since the first was started (minutes:seconds)',
        '  dateFormat x',
        '  axisFormat %M:%S',
    ];
    let vault = '';
    const byVault = [...jobs].sort((a, b) => a.row.vault.id.localeCompare(b.row.vault.id) || a.startedAt - b.startedAt);
    for (const { row, startedAt, took } of byVault) {
        if (row.vault.id !== vault)
            lines.push(`  section ${label(row.vault.name)}`);
        vault = row.vault.id;
        const tag = row.outcome?.kind === 'succeeded' ? '' : 'crit, ';
        const from = startedAt - first;
        // The dash keeps a name from being one of Mermaid's own words.
        lines.push(`  - ${label(row.mapping.name)} ${(0,format/* duration */.p0)(took)} :${tag}${from}, ${from + Math.max(1000, took)}`);
    }
    return lines;
}
const BUCKETS = 10;
function histogram(durations) {
    const longest = durations.reduce((a, b) => Math.max(a, b), 1000);
    const width = Math.ceil(longest / BUCKETS / 1000) * 1000;
    const counts = new Array(BUCKETS).fill(0);
    for (const took of durations) {
        const bucket = Math.min(BUCKETS - 1, Math.floor(took / width));
        counts[bucket] = (counts[bucket] ?? 0) + 1;
    }
    const names = counts.map((_, index) => `"${((index + 1) * width) / 1000}"`);
    return [
        'xychart-beta',
        `  title "How long ${(0,format/* plural */.LS)(durations.length, 'job')} took"`,
        `  x-axis "seconds, up to" [${names.join(', ')}]`,
        `  y-axis "jobs" 0 --> ${Math.max(...counts)}`,
        `  bar [${counts.join(', ')}]`,
    ];
}

// EXTERNAL MODULE: ./src/core/markdown.ts
var markdown = __webpack_require__(6706);
;// CONCATENATED MODULE: ./src/core/summary.ts
/** The summary that a person reads and keeps: verdict, counts, causes with next steps, and a row for each mapping. */




/** GitHub drops a summary of more than 1 MiB whole. */
const MOST_BYTES = 1_000 * 1_024;
function makeSummary(report, options) {
    const top = [
        ...header(report, options),
        ...causes(report.causes),
        ...(options.drawsMermaid ? jobChart(report.rows) : []),
    ];
    const head = [
        '### Mappings',
        '',
        ...(0,markdown/* tableHead */.PP)(['Mapping', 'Vault', 'Reason', 'Outcome', 'Duration', 'Cause and next step']),
    ];
    const { rows } = report;
    if (rows.length === 0)
        return `${top.join('\n')}\n`;
    const left = MOST_BYTES - (0,markdown/* byteLength */.dp)([...top, ...head].join('\n')) - 200;
    const kept = asManyAsFit(rows, options, left);
    const dropped = rows.length - kept.length;
    const note = dropped === 0
        ? []
        : ['', `${(0,format/* plural */.LS)(dropped, 'row')} left out to stay within the size limit; the JSON report has all.`];
    return `${[...top, ...head, ...kept, ...note].join('\n')}\n`;
}
/** Rows come with what needs attention first, so what is left out is the least remarkable. */
function asManyAsFit(rows, options, bytes) {
    const kept = [];
    let left = bytes;
    for (const row of rows) {
        const text = rowText(row, options);
        left -= (0,markdown/* byteLength */.dp)(text) + 1;
        if (left < 0)
            break;
        kept.push(text);
    }
    return kept;
}
const SYMBOLS = {
    cancelled: '🛑',
    'timed-out': '⏱️',
    failed: '❌',
    drifted: '❌',
    planned: '📝',
    succeeded: '✅',
    unchanged: '✅',
};
const portalLink = (id, { portal, tenantId }) => `${portal}/#@${tenantId ?? ''}/resource${id}`;
function header(report, options) {
    const { counts } = report;
    const { outcomes } = counts;
    const { wanted } = options;
    const account = wanted.status === 'Enabled'
        ? ` with ${(0,markdown/* link */.nf)(nameOf(wanted.automationAccountId), portalLink(wanted.automationAccountId, options))}`
        : '';
    return [
        `## ${SYMBOLS[report.conclusion]} ${(0,markdown/* escapeMarkdown */.FV)((0,format/* headline */.Pl)(report))}`,
        '',
        `Wanted: automatic update of the Mobility agent **${wanted.status}**${account}. ` +
            `${report.dryRun ? 'Dry run, nothing was changed. ' : ''}` +
            `${new Date(report.startedAt).toISOString().replace(/\.\d+Z$/, 'Z')}, ${(0,format/* duration */.p0)(report.endedAt - report.startedAt)}.` +
            (options.origin === undefined ? '' : ` Run by ${(0,markdown/* link */.nf)(options.origin.name, options.origin.url)}.`),
        '',
        ...(0,markdown/* tableHead */.PP)([
            'Mappings',
            'Skipped',
            'Selected',
            'Succeeded',
            'Failed',
            'Failed to start',
            'Timed out',
            'Abandoned',
        ]),
        (0,markdown/* tableRow */.jD)([
            counts.total,
            counts.skipped,
            counts.selected,
            outcomes.succeeded,
            outcomes.failed,
            outcomes['failed-to-start'],
            outcomes['timed-out'],
            outcomes.abandoned,
        ].map(format/* number */.ai)),
        '',
    ];
}
const nameOf = (id) => id.slice(id.lastIndexOf('/') + 1);
const vaultLink = (vault, options) => (0,markdown/* link */.nf)(vault.name, portalLink(vault.id, options));
const nextStep = (text) => (text ?? '')
    .split('\n')
    .map((line) => (0,markdown/* cell */.Hn)(line))
    .join('<br>');
const MOST_CAUSES = 20;
const MOST_NAMES = 5;
function causes(all) {
    if (all.length === 0)
        return [];
    const lines = all.slice(0, MOST_CAUSES).map(({ level, problem, affected }) => {
        const names = affected
            .slice(0, MOST_NAMES)
            .map((name) => (0,markdown/* cell */.Hn)(name, 100))
            .join(', ');
        const more = affected.length > MOST_NAMES ? ` and ${affected.length - MOST_NAMES} more` : '';
        const next = problem.nextStep === undefined ? '' : `<br>**Next:** ${nextStep(problem.nextStep)}`;
        return `- ${level === 'error' ? '❌' : '⚠️'} ${(0,markdown/* cell */.Hn)((0,format/* problemText */.fI)(problem), 4_000)}<br>**Affects:** ${names}${more}${next}`;
    });
    if (all.length > MOST_CAUSES)
        lines.push(`- and ${all.length - MOST_CAUSES} more causes; the JSON report has all.`);
    return ['### Causes', '', ...lines, ''];
}
function rowText(row, options) {
    const { mapping, vault, decision, jobId } = row;
    const took = (0,format/* durationOf */.cf)(row);
    const regions = mapping.sourceFabric === '' ? '' : ` (${mapping.sourceFabric} → ${mapping.targetFabric})`;
    const outcomeCell = jobId === undefined ? (0,markdown/* cell */.Hn)((0,format/* outcomeText */.EL)(row)) : (0,markdown/* link */.nf)((0,format/* outcomeText */.EL)(row), portalLink(jobId, options));
    return (0,markdown/* tableRow */.jD)([
        (0,markdown/* cell */.Hn)(`${mapping.name}${regions}`, 200),
        vaultLink(vault, options),
        (0,markdown/* cell */.Hn)(decision.reason, 300),
        outcomeCell,
        took === undefined ? '' : (0,format/* duration */.p0)(took),
        explanation(row),
    ]);
}
function explanation({ outcome, confirmation, takenUp }) {
    if (outcome === undefined)
        return '';
    const remarks = takenUp ? [(0,markdown/* cell */.Hn)('The job was running already and was taken up.')] : [];
    if (outcome.kind === 'succeeded') {
        if (outcome.note !== undefined)
            remarks.push((0,markdown/* cell */.Hn)(outcome.note, 500));
        for (const { code, message } of confirmation === undefined ? [] : doubts(confirmation))
            remarks.push(`⚠️ ${(0,markdown/* cell */.Hn)(`${code}: ${message}`, 400)}`);
        if (confirmation?.asWanted)
            remarks.push('Reads as wanted.');
        return remarks.join('<br>');
    }
    const { code, message, nextStep: next } = outcome.problem;
    return [...remarks, (0,markdown/* cell */.Hn)(`${code}: ${message}`, 400), ...(next === undefined ? [] : [nextStep(next)])].join('<br>');
}

// EXTERNAL MODULE: ./src/outputs.ts
var outputs = __webpack_require__(7729);
;// CONCATENATED MODULE: ./src/publish.ts
/** Gives the report to the host: log, annotations, outputs, JSON file, summary, and the end of the step. */






/** GitHub shows ten errors and ten warnings of a step. */
const MOST_ANNOTATIONS = 10;
const publish_MOST_NAMES = 10;
/** Characters that are written at once. */
const BATCH_LENGTH = 256 * 1024;
async function publish(host, report, context) {
    const { settings, runId, tenantId } = context;
    for (const level of ['error', 'warning'])
        annotate(host, level, report.causes.filter((cause) => cause.level === level));
    const origin = await host.origin();
    const faults = await Promise.all([
        publish_attempt('report', () => writePieces(host.reportPath, makeDocument(report, { version: version/* VERSION */.x, runId, origin, inputs: inputsOf(settings) }))),
        publish_attempt('summary', () => {
            const { wanted, cloud } = settings;
            return host.writeSummary(makeSummary(report, { wanted, portal: cloud.portal, tenantId, drawsMermaid: host.drawsMermaid, origin }));
        }),
    ]);
    for (const output of outputs/* outputTable */.i)
        host.setOutput(output, String(output.value(report, host.reportPath)));
    for (const fault of faults)
        if (fault !== undefined)
            host.annotate('error', 'NotWritten', fault);
    host.finish(report.failed || faults.some((fault) => fault !== undefined), (0,format/* headline */.Pl)(report));
}
async function writePieces(path, pieces) {
    const file = await (0,promises_.open)(path, 'w');
    try {
        let batch = '';
        for (const piece of pieces) {
            batch += piece;
            if (batch.length < BATCH_LENGTH)
                continue;
            await file.write(batch);
            batch = '';
        }
        await file.write(batch);
    }
    finally {
        await file.close();
    }
}
/** A disk that is full must not hide how the run ended. */
async function publish_attempt(what, write) {
    try {
        await write();
        return undefined;
    }
    catch (error) {
        return `The ${what} could not be written: ${error instanceof Error ? error.message : 'unknown error'}`;
    }
}
function annotate(host, level, causes) {
    for (const { problem, affected } of causes.slice(0, MOST_ANNOTATIONS)) {
        const names = affected.slice(0, publish_MOST_NAMES).join(', ');
        const more = affected.length > publish_MOST_NAMES ? ` and ${affected.length - publish_MOST_NAMES} more` : '';
        const next = problem.nextStep === undefined ? '' : `\nNext: ${problem.nextStep}`;
        host.annotate(level, problem.code, `${(0,format/* problemText */.fI)(problem, false)}\nAffects: ${names}${more}${next}`);
    }
    if (causes.length > MOST_ANNOTATIONS)
        host.print(`${causes.length - MOST_ANNOTATIONS} more ${level}s are in the summary and the report.`);
}
const inputsOf = (settings) => ({
    vaultIds: settings.vaults.map((vault) => vault.id),
    action: settings.wanted.status,
    automationAccountId: settings.wanted.status === 'Enabled' ? settings.wanted.automationAccountId : undefined,
    dryRun: settings.dryRun,
    failOnDrift: settings.failOnDrift,
    force: settings.force,
    timeoutMinutes: settings.timeoutMs / 60_000,
    maxWritesPerMinute: settings.maxWritesPerMinute,
    environment: settings.cloud.name,
});

;// CONCATENATED MODULE: ./src/runtime/clock.ts
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
/** Sign in, list, plan, start, follow, report. */









async function run(host, identity, settings, signals) {
    const runId = (0,external_node_crypto_.randomUUID)();
    const deadline = systemClock.now() + settings.timeoutMs;
    const stop = stopAfter(settings.timeoutMs, systemClock, signals);
    boundGarbage();
    try {
        const result = await changeVaults(settings, {
            clock: systemClock,
            stop,
            service: await connect(identity, settings, runId),
            random: Math.random,
            watcher: createJournal(host, () => deadline - systemClock.now()),
        });
        const tenantId = 'kind' in identity ? identity.tenantId : undefined;
        await publish(host, makeReport(result, settings), { settings, runId, tenantId });
    }
    finally {
        stop.dispose();
    }
}


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