"use strict";
exports.id = 883;
exports.ids = [883];
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

/***/ 60309:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pu: () => (/* binding */ namedVaults),
/* harmony export */   Un: () => (/* binding */ itemsIn),
/* harmony export */   vZ: () => (/* binding */ bySubscription)
/* harmony export */ });
/* harmony import */ var _values_compare__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36369);
/* harmony import */ var _values_id_map__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87234);
/** The estate: where vaults are looked for, and what is known of those that were found. */


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
    const sorted = vaults
        .map((vault) => ({ key: vault.id.toLowerCase(), vault }))
        .sort((a, b) => (0,_values_compare__WEBPACK_IMPORTED_MODULE_0__/* .compare */ .U)(a.key, b.key))
        .map(({ vault }) => vault);
    const groups = (0,_values_id_map__WEBPACK_IMPORTED_MODULE_1__/* .groupById */ .AN)(sorted, ({ subscriptionId }) => subscriptionId);
    return new Map([...groups].sort(([a], [b]) => (0,_values_compare__WEBPACK_IMPORTED_MODULE_0__/* .compare */ .U)(a, b)));
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

/***/ 92883:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/azure/failure.ts
var failure = __webpack_require__(90965);
// EXTERNAL MODULE: ./src/azure/json.ts
var json = __webpack_require__(85721);
;// CONCATENATED MODULE: ./src/azure/sign-in-advice.ts



function explainSignIn(error, identity, cloud, presented) {
    if (error instanceof failure/* SignInError */.Jj)
        return error;
    const message = error instanceof Error ? error.message : String(error);
    const code = /\bAADSTS\d+/.exec(message)?.[0];
    const response = (0,json/* fieldsOf */.Pf)((0,json/* fieldsOf */.Pf)(error)['errorResponse']);
    const status = (0,json/* fieldsOf */.Pf)(error)['statusCode'];
    if (typeof status === 'number' && code === undefined) {
        const answered = answeredBy(status, message, identity);
        if (answered !== undefined)
            return new failure/* SignInError */.Jj(answered, status >= 500, { cause: error });
    }
    const passing = code === undefined && (isNetworkError(message) || (typeof status === 'number' && status >= 500));
    const problem = {
        code: code ?? (error instanceof Error ? error.name : 'SignInError'),
        message: coreOf((0,json/* textOf */.b6)(response['errorDescription']) || message, code),
        correlationId: (0,json/* textOf */.b6)(response['correlationId']) || /Correlation ID: ([0-9a-f-]{36})/i.exec(message)?.[1],
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
const MAX_MESSAGE = 1_000;
/** The library wraps Entra ID's text, which appends trace id, correlation id and time; what a person needs is between. */
const coreOf = (message, code) => (message.split(/\s(?:- )?Trace ID:/)[0] ?? message)
    .replace(/^[\s\S]*? - Description: /, '')
    .replace(`${code}: `, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_MESSAGE);
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
    const sdk = await Promise.all(/* import() */[__webpack_require__.e(725), __webpack_require__.e(818), __webpack_require__.e(971)]).then(__webpack_require__.bind(__webpack_require__, 44971));
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

// EXTERNAL MODULE: ./src/runtime/let-request-leave.ts
var let_request_leave = __webpack_require__(66211);
// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
;// CONCATENATED MODULE: ./src/connect.ts





async function connect(identity, settings, runId) {
    const { cloud } = settings;
    const createCredential = 'kind' in identity
        ? credentialFactory(identity, cloud)
        : () => Promise.reject(new failure/* SignInError */.Jj(identity, false));
    const tokens = new Tokens(createCredential, cloud.scope);
    await (0,let_request_leave/* letRequestLeave */._)(tokens.begin());
    const connection = { cloud, tokens, runId, userAgent: `asr-autoupdate/${version/* VERSION */.xv}` };
    let made;
    const arm = () => (made ??= Promise.all(/* import() */[__webpack_require__.e(725), __webpack_require__.e(818), __webpack_require__.e(109)]).then(__webpack_require__.bind(__webpack_require__, 81109)).then(({ connectArm }) => connectArm(connection)));
    return {
        directory: async () => (await Promise.all(/* import() */[__webpack_require__.e(725), __webpack_require__.e(818), __webpack_require__.e(57), __webpack_require__.e(754)]).then(__webpack_require__.bind(__webpack_require__, 20754))).directoryOf(await arm()),
        service: async () => (await Promise.all(/* import() */[__webpack_require__.e(725), __webpack_require__.e(198), __webpack_require__.e(194)]).then(__webpack_require__.bind(__webpack_require__, 28194))).servicesOf(await arm()),
    };
}

// EXTERNAL MODULE: ./src/core/estate/model.ts
var model = __webpack_require__(60309);
// EXTERNAL MODULE: ./src/publish.ts + 1 modules
var publish = __webpack_require__(50731);
// EXTERNAL MODULE: ./src/runtime/clock.ts
var clock = __webpack_require__(19842);
// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(78877);
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
var external_node_events_ = __webpack_require__(78474);
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
        const context = {
            host,
            settings,
            runId,
            stop,
            timeLeftMs: () => deadline - clock/* systemClock */.m.now(),
            tenantId: 'kind' in identity ? identity.tenantId : undefined,
        };
        await (0,publish/* publish */.mk)(host, task.action === 'Merge'
            ? await (await Promise.all(/* import() */[__webpack_require__.e(6), __webpack_require__.e(14), __webpack_require__.e(288), __webpack_require__.e(965)]).then(__webpack_require__.bind(__webpack_require__, 48965))).merge(task, context)
            : await act(task, { ...context, connection: await connect(identity, settings, runId) }));
    }
    finally {
        stop.dispose();
    }
}
async function act(task, context) {
    const { target } = task;
    if (target.kind === 'vaults')
        return actOn((0,model/* namedVaults */.Pu)(target.vaults), task, context);
    const { findVaults, notFound } = await __webpack_require__.e(/* import() */ 330).then(__webpack_require__.bind(__webpack_require__, 40330));
    const found = await findVaults(target, context);
    return found.ok ? actOn(found.value, task, context) : notFound(task, found.failure, context);
}
async function actOn(found, task, context) {
    const { vaults } = found;
    switch (task.action) {
        case 'Enabled':
        case 'Disabled':
            return (await Promise.all(/* import() */[__webpack_require__.e(6), __webpack_require__.e(14)]).then(__webpack_require__.bind(__webpack_require__, 12014))).change(task, vaults, context);
        case 'UpdateAgents':
            return (await Promise.all(/* import() */[__webpack_require__.e(6), __webpack_require__.e(14), __webpack_require__.e(605)]).then(__webpack_require__.bind(__webpack_require__, 94605))).updateAgents(task, vaults, context);
        case 'Audit':
            return (await Promise.all(/* import() */[__webpack_require__.e(6), __webpack_require__.e(288)]).then(__webpack_require__.bind(__webpack_require__, 82288))).audit(task, vaults, context);
        case 'Discover':
            return (await __webpack_require__.e(/* import() */ 349).then(__webpack_require__.bind(__webpack_require__, 44349))).discover(task, found, context);
    }
}


/***/ }),

/***/ 19842:
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

/***/ 66211:
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