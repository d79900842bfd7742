"use strict";
exports.id = 241;
exports.ids = [241];
exports.modules = {

/***/ 13241:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   serviceConnection: () => (/* binding */ serviceConnection)
/* harmony export */ });
/* harmony import */ var azure_pipelines_task_lib_task__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70358);
/* harmony import */ var azure_pipelines_task_lib_task__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(azure_pipelines_task_lib_task__WEBPACK_IMPORTED_MODULE_0__);
/** Reads an Azure service connection: how to sign in with it, or why it cannot be used. */

/**
 * Reads an endpoint as a whole: the library writes each parameter that is asked for by name, tokens among them, to the
 * debug log.
 */
function endpoint(id) {
    const authorization = azure_pipelines_task_lib_task__WEBPACK_IMPORTED_MODULE_0__.getEndpointAuthorization(id, true);
    if (authorization === undefined)
        return undefined;
    const parameters = Object.entries(authorization.parameters ?? {});
    const parameter = (name) => parameters.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] ?? '';
    return { scheme: authorization.scheme, parameter };
}
function serviceConnection(settings) {
    const id = settings.serviceConnection ?? '';
    const connection = endpoint(id);
    if (connection === undefined) {
        return {
            code: 'NoServiceConnection',
            message: `azureSubscription: the service connection ${id} is not known to this job.`,
            nextStep: 'Check its name and that the pipeline is authorized to use it.',
        };
    }
    const environment = azure_pipelines_task_lib_task__WEBPACK_IMPORTED_MODULE_0__.getEndpointDataParameter(id, 'environment', true) ?? settings.cloud.name;
    if (environment.toLowerCase() !== settings.cloud.name.toLowerCase()) {
        return {
            code: 'WrongCloud',
            message: `environment: the service connection is for ${environment}, the input says ${settings.cloud.name}.`,
            nextStep: `Set environment to ${environment}, or use a service connection for ${settings.cloud.name}.`,
        };
    }
    const { scheme, parameter } = connection;
    const tenantId = parameter('tenantid');
    const clientId = parameter('serviceprincipalid');
    switch (scheme.toLowerCase()) {
        case 'workloadidentityfederation':
            return federation(id, tenantId, clientId);
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
function federation(serviceConnectionId, tenantId, clientId) {
    const systemAccessToken = endpoint('SYSTEMVSSCONNECTION')?.parameter('AccessToken') ?? '';
    if (systemAccessToken === '' || !process.env['SYSTEM_OIDCREQUESTURI']) {
        const missing = systemAccessToken === '' ? 'System.AccessToken' : 'System.OidcRequestUri';
        return {
            code: 'NoSystemAccessToken',
            message: `${missing} is missing, so no OIDC token can be asked for.`,
            nextStep: 'Run the task in an agent job of Azure Pipelines (Azure DevOps Services); if the job runs in a container or script of its own, do not clear its environment.',
        };
    }
    return { kind: 'workload-identity-federation', tenantId, clientId, serviceConnectionId, systemAccessToken };
}
function unsupported(scheme) {
    return {
        code: 'UnsupportedScheme',
        message: `azureSubscription: the service connection signs in by ${scheme}, which this task does not support.`,
        nextStep: 'Use a service connection with workload identity federation (recommended), a managed identity, or a service principal with a secret.',
    };
}


/***/ })

};
;