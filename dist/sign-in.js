"use strict";
exports.id = 704;
exports.ids = [704];
exports.modules = {

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

/***/ 5124:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ requestTimeout)
/* harmony export */ });
/** Gives up a request that is not answered. */
/** Turns of the event loop in which an answer that has come is read. */
const TURNS = 50;
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
    // A code is an answer, also where its status was not seen.
    if (status === undefined)
        return code === undefined ? transient : { kind: 'permanent' };
    if (status === 408 || status === 429 || status >= 500)
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

/***/ 3872:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   githubIdentity: () => (/* binding */ githubIdentity)
/* harmony export */ });
/* harmony import */ var _first_assertion__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3708);
/* harmony import */ var _oidc_token__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7274);


const PERMISSIONS = ['  permissions:', '    id-token: write', '    contents: read'].join('\n');
/** What lets a job ask for the token. */
const PERMISSIONS_ADVICE = `Add these lines to the job (or the workflow):\n${PERMISSIONS}`;
/**
 * @param requestUrl `ACTIONS_ID_TOKEN_REQUEST_URL`
 * @param requestToken `ACTIONS_ID_TOKEN_REQUEST_TOKEN`
 */
const githubTokenRequest = (requestUrl, requestToken, audience) => ({
    issuer: 'GitHub',
    purpose: '',
    method: 'GET',
    url: `${requestUrl}&audience=${encodeURIComponent(audience)}`,
    bearer: requestToken,
    field: 'value',
    refusedAdvice: `See that the job has these lines:\n${PERMISSIONS}`,
});
/** Who signs in, or why the job cannot ask for a token. */
async function githubIdentity({ tenantId = '', clientId = '', cloud }, environment) {
    const url = environment['ACTIONS_ID_TOKEN_REQUEST_URL'];
    const requestToken = environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
    if (!url || !requestToken) {
        return {
            code: 'NoIdTokenPermission',
            message: 'This job may not ask GitHub for an OIDC token.',
            nextStep: PERMISSIONS_ADVICE,
        };
    }
    const ask = (audience) => (0,_oidc_token__WEBPACK_IMPORTED_MODULE_0__/* .requestOidcToken */ .I)(githubTokenRequest(url, requestToken, audience));
    return { kind: 'github-oidc', tenantId, clientId, assertion: await (0,_first_assertion__WEBPACK_IMPORTED_MODULE_1__/* .askEarly */ .J)(ask, cloud.audience) };
}


/***/ }),

/***/ 7274:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ requestOidcToken)
/* harmony export */ });
/* harmony import */ var _azure_failure__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(965);
/* harmony import */ var _azure_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7878);
/* harmony import */ var _azure_identity_client__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4309);
/* harmony import */ var _azure_json__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5721);
/* harmony import */ var _azure_request_timeout__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5124);
/* harmony import */ var _azure_sign_in_faults__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(604);
/* harmony import */ var _runtime_secrets__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4205);
/* harmony import */ var _version__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(311);
/** Asks the OIDC issuer of a host for a token, the way of all requests. No SDK is loaded for it, so that it leaves early. */








/** Fails with a `SignInError` that says what kind of fault it was. */
async function requestOidcToken(asked) {
    const timeout = (0,_azure_request_timeout__WEBPACK_IMPORTED_MODULE_4__/* .requestTimeout */ .V)(_azure_identity_client__WEBPACK_IMPORTED_MODULE_2__/* .SIGN_IN_TIMEOUT_MS */ .Le);
    let answer;
    try {
        answer = await (0,_azure_https__WEBPACK_IMPORTED_MODULE_1__/* .send */ .tN)({
            url: asked.url,
            method: asked.method,
            headers: {
                Authorization: `Bearer ${asked.bearer}`,
                Accept: 'application/json',
                'User-Agent': `asr-autoupdate/${_version__WEBPACK_IMPORTED_MODULE_5__/* .VERSION */ .xv}`,
                // Azure DevOps would redirect who is not signed in to a page for people.
                'X-TFS-FedAuthRedirect': 'Suppress',
                ...(asked.method === 'POST' ? { 'Content-Type': 'application/json' } : {}),
            },
            body: asked.method === 'POST' ? '' : undefined,
            signal: timeout.signal,
        });
    }
    catch (error) {
        if (!(error instanceof _azure_https__WEBPACK_IMPORTED_MODULE_1__/* .HttpError */ .j$) || error.code !== _azure_https__WEBPACK_IMPORTED_MODULE_1__/* .PROXY_AUTHENTICATION */ .S_)
            throw unanswered(asked, error, timeout.over);
        answer = { status: 407, headers: {}, body: JSON.stringify({ message: error.message }) };
    }
    finally {
        timeout.dispose();
    }
    const token = answer.status === 200 ? (0,_azure_json__WEBPACK_IMPORTED_MODULE_6__/* .textOf */ .b6)((0,_azure_json__WEBPACK_IMPORTED_MODULE_6__/* .fieldsOf */ .Pf)((0,_azure_json__WEBPACK_IMPORTED_MODULE_6__/* .parseJson */ .qF)(answer.body))[asked.field]) : '';
    if (token === '')
        throw withoutToken(asked, answer);
    (0,_runtime_secrets__WEBPACK_IMPORTED_MODULE_7__/* .keepSecret */ .gz)(token);
    return token;
}
const gaveNone = ({ issuer, purpose }) => `${issuer} gave no OIDC token${purpose}`;
function unanswered(asked, error, timedOut) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown error';
    const code = (0,_azure_json__WEBPACK_IMPORTED_MODULE_6__/* .textOf */ .b6)((0,_azure_json__WEBPACK_IMPORTED_MODULE_6__/* .fieldsOf */ .Pf)(error)['code']);
    const untrusted = (0,_azure_sign_in_faults__WEBPACK_IMPORTED_MODULE_3__/* .isCertificateError */ .Y4)(`${code} ${message}`);
    const nextStep = untrusted
        ? _azure_sign_in_faults__WEBPACK_IMPORTED_MODULE_3__/* .CERTIFICATE_ADVICE */ .jt
        : `See that nothing blocks the way from the runner to ${new URL(asked.url).host} (proxy, firewall), then run again.`;
    const said = timedOut ? 'no answer within 30 s' : message;
    const problem = {
        code: untrusted ? 'UntrustedCertificate' : 'NoIdToken',
        message: `${gaveNone(asked)}: ${said}`,
        nextStep,
    };
    return new _azure_failure__WEBPACK_IMPORTED_MODULE_0__/* .SignInError */ .Jj(problem, untrusted ? { kind: 'permanent' } : { kind: 'transient' }, { cause: error });
}
function withoutToken(asked, { status, headers, body }) {
    const said = (0,_azure_json__WEBPACK_IMPORTED_MODULE_6__/* .textOf */ .b6)((0,_azure_json__WEBPACK_IMPORTED_MODULE_6__/* .fieldsOf */ .Pf)((0,_azure_json__WEBPACK_IMPORTED_MODULE_6__/* .parseJson */ .qF)(body))['message'])
        .replace(/\s+/g, ' ')
        .slice(0, 300);
    const fault = (0,_azure_sign_in_faults__WEBPACK_IMPORTED_MODULE_3__/* .faultOf */ .Kl)({ status, retryAfterMs: (0,_azure_failure__WEBPACK_IMPORTED_MODULE_0__/* .retryAfterMs */ .Vs)(headers['retry-after'], headers['date']) });
    const what = status === 200 ? 'the answer has no token' : `HTTP status ${status}${said === '' ? '' : `: ${said}`}`;
    const nextStep = status === 407 ? _azure_sign_in_faults__WEBPACK_IMPORTED_MODULE_3__/* .PROXY_ADVICE */ .qu : fault.kind === 'permanent' ? asked.refusedAdvice : 'Run again later.';
    return new _azure_failure__WEBPACK_IMPORTED_MODULE_0__/* .SignInError */ .Jj({ code: 'NoIdToken', message: `${gaveNone(asked)}: ${what}`, nextStep }, fault);
}


/***/ }),

/***/ 7221:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  serviceConnection: () => (/* binding */ serviceConnection)
});

// EXTERNAL MODULE: ./src/azure/json.ts
var json = __webpack_require__(5721);
;// CONCATENATED MODULE: ./src/hosts/azure-pipelines-oidc.ts
const API_VERSION = '7.1';
/** https://learn.microsoft.com/azure/devops/organizations/security/allow-list-ip-url#allowed-domain-urls */
const DOCUMENTED = /^(?:dev\.azure\.com|[a-z0-9-]+\.dev\.azure\.com|[a-z0-9-]+\.visualstudio\.com)$/i;
/** The address, without a query; undefined where the job has not got what it is made of. */
function oidcAddress(environment) {
    const given = environment['SYSTEM_OIDCREQUESTURI'];
    if (given)
        return given;
    // As Microsoft's own tasks make it. Releases have no variable for it.
    const collection = environment['SYSTEM_TEAMFOUNDATIONCOLLECTIONURI'] || environment['SYSTEM_COLLECTIONURI'];
    const { SYSTEM_TEAMPROJECTID: project, SYSTEM_HOSTTYPE: hub, SYSTEM_PLANID: plan, SYSTEM_JOBID: job } = environment;
    if (!collection || !project || !hub || !plan || !job)
        return undefined;
    const parts = [project, '_apis', 'distributedtask', 'hubs', hub, 'plans', plan, 'jobs', job, 'oidctoken'];
    return `${collection.replace(/\/*$/, '')}/${parts.map(encodeURIComponent).join('/')}`;
}
/** Whether the token of the job may go there: to Azure DevOps Services, or to where the job's collection is. */
function isOfCollection(address, environment) {
    if (!URL.canParse(address))
        return false;
    const { origin, protocol, host, username } = new URL(address);
    if (protocol !== 'https:' || username !== '')
        return false;
    if (DOCUMENTED.test(host))
        return true;
    // No step can set the first; the others any step can.
    const server = environment['SYSTEM_TEAMFOUNDATIONSERVERURI'];
    const collections = server
        ? [server]
        : [environment['SYSTEM_TEAMFOUNDATIONCOLLECTIONURI'], environment['SYSTEM_COLLECTIONURI']];
    return collections.some((one = '') => URL.canParse(one) && new URL(one).origin === origin);
}
/** The request, or why it must not be made. */
function connectionTokenRequest(environment, serviceConnectionId, systemAccessToken) {
    const address = oidcAddress(environment);
    if (systemAccessToken === '' || address === undefined) {
        const missing = systemAccessToken === '' ? 'System.AccessToken' : 'System.OidcRequestUri';
        return {
            code: 'NoSystemAccessToken',
            message: `${missing} is missing, so no OIDC token can be asked for.`,
            nextStep: 'Run the task in an agent job of Azure Pipelines (Azure DevOps Services); if the job runs in a container or script of its own, do not clear its environment.',
        };
    }
    if (!isOfCollection(address, environment)) {
        const host = URL.canParse(address) ? new URL(address).host : 'an address that cannot be read';
        return {
            code: 'RefusedHost',
            message: `System.OidcRequestUri leads to ${host}, which is neither Azure DevOps Services nor the collection of this job. The token of the job was not sent there.`,
            nextStep: 'Find out which step or variable group sets SYSTEM_OIDCREQUESTURI, and remove it: the agent sets it by itself.',
        };
    }
    return {
        issuer: 'Azure Pipelines',
        purpose: ' for the service connection',
        method: 'POST',
        url: `${address}?api-version=${API_VERSION}&serviceConnectionId=${encodeURIComponent(serviceConnectionId)}`,
        bearer: systemAccessToken,
        field: 'oidcToken',
        refusedAdvice: 'Check that the pipeline is authorized to use the service connection, and that the connection uses workload identity federation.',
    };
}

// EXTERNAL MODULE: ./src/hosts/first-assertion.ts
var first_assertion = __webpack_require__(3708);
// EXTERNAL MODULE: ./src/hosts/oidc-token.ts
var oidc_token = __webpack_require__(7274);
;// CONCATENATED MODULE: ./src/hosts/service-connection.ts




/**
 * An endpoint as the agent hands it on. The library for tasks reads no more than this variable, but takes long to load,
 * and writes parameters that are asked for by name, tokens among them, to the debug log.
 */
function endpoint(environment, id) {
    const text = variable(environment, `ENDPOINT_AUTH_${id}`);
    if (text === undefined)
        return undefined;
    const authorization = (0,json/* fieldsOf */.Pf)((0,json/* parseJson */.qF)(text));
    const parameters = Object.entries((0,json/* fieldsOf */.Pf)(authorization['parameters']));
    return {
        scheme: (0,json/* textOf */.b6)(authorization['scheme']),
        parameter: (name) => (0,json/* textOf */.b6)(parameters.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]),
    };
}
/** Agents differ in the case of the id. */
function variable(environment, name) {
    const key = Object.keys(environment).find((one) => one.toLowerCase() === name.toLowerCase());
    return key === undefined ? undefined : environment[key] || undefined;
}
async function serviceConnection(settings, environment) {
    const id = settings.serviceConnection ?? '';
    const connection = endpoint(environment, id);
    if (connection === undefined) {
        return {
            code: 'NoServiceConnection',
            message: `azureSubscription: the service connection ${id} is not known to this job.`,
            nextStep: 'Check its name and that the pipeline is authorized to use it.',
        };
    }
    const cloud = variable(environment, `ENDPOINT_DATA_${id}_ENVIRONMENT`) ?? settings.cloud.name;
    if (cloud.toLowerCase() !== settings.cloud.name.toLowerCase()) {
        return {
            code: 'WrongCloud',
            message: `environment: the service connection is for ${cloud}, the input says ${settings.cloud.name}.`,
            nextStep: `Set environment to ${cloud}, or use a service connection for ${settings.cloud.name}.`,
        };
    }
    const { scheme, parameter } = connection;
    const tenantId = parameter('tenantid');
    const clientId = parameter('serviceprincipalid');
    switch (scheme.toLowerCase()) {
        case 'workloadidentityfederation': {
            const token = endpoint(environment, 'SYSTEMVSSCONNECTION')?.parameter('AccessToken') ?? '';
            const request = connectionTokenRequest(environment, id, token);
            if ('code' in request)
                return request;
            const assertion = await (0,first_assertion/* askEarly */.J)(() => (0,oidc_token/* requestOidcToken */.I)(request), settings.cloud.audience);
            return { kind: 'workload-identity-federation', tenantId, clientId, assertion };
        }
        case 'managedserviceidentity':
            return { kind: 'managed-identity', tenantId: tenantId || undefined, clientId: clientId || undefined };
        case 'serviceprincipal': {
            const secret = parameter('serviceprincipalkey');
            if (secret !== '')
                return { kind: 'service-principal', tenantId, clientId, secret };
            return unsupported(`service principal with ${parameter('authenticationType') || 'no secret'}`);
        }
        default:
            return unsupported(scheme);
    }
}
function unsupported(scheme) {
    return {
        code: 'UnsupportedScheme',
        message: `azureSubscription: the service connection signs in by ${scheme}, which this task does not support.`,
        nextStep: 'Use a service connection with workload identity federation (recommended), a managed identity, or a service principal with a secret.',
    };
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


/***/ }),

/***/ 4835:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  beginSignIn: () => (/* binding */ beginSignIn)
});

// EXTERNAL MODULE: ./src/runtime/secrets.ts
var secrets = __webpack_require__(4205);
// EXTERNAL MODULE: ./src/azure/http-client.ts
var http_client = __webpack_require__(9635);
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
/** In the sources of the libraries, but no matter here: the machine's own, the host's, and what they set for a process that they start. */
const otherVariables = (/* unused pure expression or super */ null && ([
    'ProgramData',
    'ProgramFiles',
    'SYSTEMROOT',
    'SystemRoot',
    'SYSTEM_OIDCREQUESTURI',
    'AZURE_LOG_LEVEL',
    'AZURE_IDENTITY_POWERSHELL_RESOURCE',
    'AZURE_IDENTITY_POWERSHELL_TENANT_ID',
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
    'older ones `https://vstoken.dev.azure.com/ORGANIZATION-ID` and `sc://ORGANIZATION/PROJECT/CONNECTION`: a renamed organization, project or connection changes the latter.',
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
        return typeof error === 'string' ? [error] : [];
    const { code, errorCode, cause, errors } = (0,json/* fieldsOf */.Pf)(error);
    return [
        error.message,
        (0,json/* textOf */.b6)(code),
        (0,json/* textOf */.b6)(errorCode),
        ...[cause, ...(0,json/* listOf */.c3)(errors)].flatMap((one) => textsOf(one, depth + 1)),
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
        const [sdk, httpClient] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(669), __webpack_require__.e(818), __webpack_require__.e(971)]).then(__webpack_require__.bind(__webpack_require__, 4971)), (0,http_client/* sdkHttpClient */.G)()]);
        const sender = (client ??= (0,identity_client/* identityClient */.S0)(httpClient, reachOf(identity, cloud)));
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
        (0,secrets/* keepSecret */.gz)(token.token);
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

// EXTERNAL MODULE: ./src/core/requests/retry-policy.ts
var retry_policy = __webpack_require__(9655);
;// CONCATENATED MODULE: ./src/core/requests/sign-in-policy.ts
/** Whether, and when, a sign-in that failed is tried again. */

const MAX_FAILING_MS = 10 * 60_000;
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
                : { kind: 'again', afterMs: (0,retry_policy/* growingPause */.aq)(failures.count, random) };
        }
    }
}
/** The last try begins when the time is over, so that a fault of just that length is survived. */
function againWithin(lengthMs, since, { lastBegan, count }, now, random) {
    if (lastBegan - since >= lengthMs)
        return { kind: 'give-up', why: 'too-long' };
    return { kind: 'again', afterMs: Math.max(0, Math.min((0,retry_policy/* growingPause */.aq)(count, random), since + lengthMs - now)) };
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
/** Doubled with each line, so that the log of a long outage stays short. */
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
        const { held } = this;
        if (held === undefined || !this.isValid())
            return (await this.next(undefined)).token;
        if (this.context.clock.monotonic() >= held.renewAt)
            this.next(undefined).catch(() => undefined);
        return held.token;
    }
    isValid() {
        return this.held !== undefined && this.context.clock.monotonic() < this.held.expiresAt;
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
    /** Why there never was a token, once that is final: nothing was asked of Azure. */
    get failure() {
        return this.phase === 'first' ? this.refused?.error.problem : undefined;
    }
    /** Why a request would have to wait, if the run stopped now. */
    get waiting() {
        return new failure/* NoTokenYetError */.Bz(this.waitsFor);
    }
    next(claims) {
        const { refused } = this;
        if (refused !== undefined && this.context.clock.monotonic() < refused.until)
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
            const now = clock.monotonic();
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
            if (error instanceof failure/* NoTokenYetError */.Bz && !this.isValid())
                this.context.say(`The run stopped. ${error.message}`);
            if (error instanceof failure/* SignInError */.Jj && turn === this.turn)
                this.refused = { error, until: clock.monotonic() + REFUSED_FOR_MS };
            throw error;
        }
    }
    /** Tries until there is a token, the fault is final, or the run stops. */
    async signInPatiently(claims) {
        const { clock, stop, deadline, random, say } = this.context;
        let failures;
        let kind = '';
        let sayAt = Number.NEGATIVE_INFINITY;
        let sayEveryMs = SAY_EVERY_MS;
        try {
            for (;;) {
                if (stop.aborted)
                    throw this.waiting;
                const began = clock.monotonic();
                const result = await this.attempt(claims);
                if (!(result instanceof failure/* SignInError */.Jj)) {
                    if (failures !== undefined)
                        say(`Signed in again after ${(0,format/* duration */.p0)(clock.monotonic() - failures.since)}.`);
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
                const now = clock.monotonic();
                const decision = decideSignIn(result.fault, failures, now, deadline, random());
                if (decision.kind === 'give-up')
                    throw finalError(result, decision.why, now - failures.since);
                this.waitsFor = result.problem;
                if (now >= sayAt) {
                    sayAt = now + sayEveryMs;
                    sayEveryMs *= 2;
                    say(`No token for Azure yet, tried for ${(0,format/* duration */.p0)(now - failures.since)}, next try in ${(0,format/* duration */.p0)(decision.afterMs)}: ${result.problem.message}`);
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
;// CONCATENATED MODULE: ./src/sign-in.ts




async function beginSignIn(identity, cloud, waiting) {
    const signIn = 'kind' in identity
        ? signInWith(identity, cloud)
        : () => Promise.reject(new failure/* SignInError */.Jj(identity, { kind: 'permanent' }));
    const tokens = new Tokens(signIn, waiting);
    await (0,let_request_leave/* letRequestLeave */._)(tokens.begin());
    if (!('kind' in identity))
        return { tokens, tenantId: undefined, clientId: undefined };
    // By default the library chooses who signs in.
    return { tokens, tenantId: identity.tenantId, clientId: identity.kind === 'default' ? undefined : identity.clientId };
}


/***/ })

};
;