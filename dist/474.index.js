"use strict";
exports.id = 474;
exports.ids = [474];
exports.modules = {

/***/ 8373:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = ({ value: true });
__webpack_unused_export__ = exports.zH = void 0;
//
// Command Format:
//    ##vso[artifact.command key=value;key=value]user message
//    
// Examples:
//    ##vso[task.progress value=58]
//    ##vso[task.issue type=warning;]This is the user warning message
//
var CMD_PREFIX = '##vso[';
var TaskCommand = /** @class */ (function () {
    function TaskCommand(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    TaskCommand.prototype.toString = function () {
        var cmdStr = CMD_PREFIX + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            for (var key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    var val = this.properties[key];
                    if (val) {
                        // safely append the val - avoid blowing up when attempting to
                        // call .replace() if message is not a string for some reason
                        cmdStr += key + '=' + escape('' + (val || '')) + ';';
                    }
                }
            }
        }
        cmdStr += ']';
        // safely append the message - avoid blowing up when attempting to
        // call .replace() if message is not a string for some reason
        var message = '' + (this.message || '');
        cmdStr += escapedata(message);
        return cmdStr;
    };
    return TaskCommand;
}());
exports.zH = TaskCommand;
function commandFromString(commandLine) {
    var preLen = CMD_PREFIX.length;
    var lbPos = commandLine.indexOf('[');
    var rbPos = commandLine.indexOf(']');
    if (lbPos == -1 || rbPos == -1 || rbPos - lbPos < 3) {
        throw new Error('Invalid command brackets');
    }
    var cmdInfo = commandLine.substring(lbPos + 1, rbPos);
    var spaceIdx = cmdInfo.indexOf(' ');
    var command = cmdInfo;
    var properties = {};
    if (spaceIdx > 0) {
        command = cmdInfo.trim().substring(0, spaceIdx);
        var propSection = cmdInfo.trim().substring(spaceIdx + 1);
        var propLines = propSection.split(';');
        propLines.forEach(function (propLine) {
            propLine = propLine.trim();
            if (propLine.length > 0) {
                var eqIndex = propLine.indexOf('=');
                if (eqIndex == -1) {
                    throw new Error('Invalid property: ' + propLine);
                }
                var key = propLine.substring(0, eqIndex);
                var val = propLine.substring(eqIndex + 1);
                properties[key] = unescape(val);
            }
        });
    }
    var msg = unescapedata(commandLine.substring(rbPos + 1));
    var cmd = new TaskCommand(command, properties, msg);
    return cmd;
}
__webpack_unused_export__ = commandFromString;
function escapedata(s) {
    return s.replace(/%/g, '%AZP25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function unescapedata(s) {
    return s.replace(/%0D/g, '\r')
        .replace(/%0A/g, '\n')
        .replace(/%AZP25/g, '%');
}
function escape(s) {
    return s.replace(/%/g, '%AZP25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/]/g, '%5D')
        .replace(/;/g, '%3B');
}
function unescape(s) {
    return s.replace(/%0D/g, '\r')
        .replace(/%0A/g, '\n')
        .replace(/%5D/g, ']')
        .replace(/%3B/g, ';')
        .replace(/%AZP25/g, '%');
}


/***/ }),

/***/ 4474:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createAzurePipelinesHost: () => (/* binding */ createAzurePipelinesHost)
});

// EXTERNAL MODULE: ./node_modules/azure-pipelines-task-lib/taskcommand.js
var taskcommand = __webpack_require__(8373);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/core/render/text.ts
var render_text = __webpack_require__(2625);
;// CONCATENATED MODULE: ./src/hosts/agent-proxy.ts
/** The proxy that an Azure Pipelines agent is configured with, which the agent does not export to its tasks' environment. */
/**
 * Puts the agent's proxy where every HTTP library looks for it. The password is taken out of the environment, since the
 * Azure Pipelines library would write it to the debug log.
 * @param environment changed in place
 * @param urls what will be asked for; those on the agent's bypass list go around the proxy
 */
function useAgentProxy(environment, urls) {
    const { AGENT_PROXYURL: url, AGENT_PROXYUSERNAME: username, AGENT_PROXYPASSWORD: password } = environment;
    delete environment['AGENT_PROXYPASSWORD'];
    if (!url || !URL.canParse(url) || environment['HTTPS_PROXY'] || environment['https_proxy'])
        return;
    const proxy = new URL(url);
    if (username)
        proxy.username = encodeURIComponent(username);
    if (password)
        proxy.password = encodeURIComponent(password);
    environment['HTTPS_PROXY'] = proxy.href;
    const bypass = bypassPatterns(environment['AGENT_PROXYBYPASSLIST']);
    const around = urls.filter((one) => URL.canParse(one) && bypass.some((pattern) => pattern.test(one)));
    const listed = environment['NO_PROXY'] ?? environment['no_proxy'];
    environment['NO_PROXY'] = [...(listed ? [listed] : []), ...around.map((one) => new URL(one).hostname)].join(',');
}
/** The agent hands its list on as a JSON array of regular expressions over URLs. */
function bypassPatterns(list) {
    try {
        const parsed = JSON.parse(list ?? '[]');
        return Array.isArray(parsed) ? parsed.map((pattern) => new RegExp(String(pattern), 'i')) : [];
    }
    catch {
        return [];
    }
}

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

// EXTERNAL MODULE: ./src/hosts/host.ts
var host = __webpack_require__(6049);
// EXTERNAL MODULE: ./src/azure/json.ts
var json = __webpack_require__(5721);
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

;// CONCATENATED MODULE: ./src/hosts/azure-pipelines.ts
/** Azure Pipelines. */








const command = (name, properties, message) => console.log(new taskcommand/* TaskCommand */.zH(name, properties, message).toString());
function createAzurePipelinesHost(environment) {
    const folder = environment['AGENT_TEMPDIRECTORY'] ?? process.cwd();
    const id = [environment['BUILD_BUILDID'], environment['SYSTEM_TASKINSTANCEID'] ?? Date.now().toString(36)]
        .filter(Boolean)
        .join('-');
    const print = (...lines) => lines.forEach((line) => console.log((0,render_text/* logLine */.BP)(line)));
    return {
        name: 'azure-pipelines',
        drawsMermaid: false,
        reportPath: (0,external_node_path_.join)(folder, `asr-autoupdate-${id}.json`),
        readInput: ({ azurePipelines = '' }) => environment[`INPUT_${azurePipelines.toUpperCase()}`]?.trim(),
        identity(settings) {
            const { cloud } = settings;
            useAgentProxy(environment, [cloud.armEndpoint, cloud.authorityHost, oidcAddress(environment) ?? '']);
            return serviceConnection(settings, environment);
        },
        origin() {
            const { SYSTEM_COLLECTIONURI: collection, SYSTEM_TEAMPROJECT: project, BUILD_BUILDID: build } = environment;
            if (!collection || !project || !build)
                return Promise.resolve(undefined);
            // Whoever looks at two reports of one job has to know which is the later.
            const attempt = Math.max(Number(environment['SYSTEM_STAGEATTEMPT'] ?? 1), Number(environment['SYSTEM_JOBATTEMPT'] ?? 1));
            return Promise.resolve({
                url: `${collection}${encodeURIComponent(project)}/_build/results?buildId=${build}${attempt > 1 ? `&attempt=${attempt}` : ''}`,
                name: environment['BUILD_DEFINITIONNAME'] ?? project,
                by: environment['BUILD_REQUESTEDFOR'] ?? '',
                revision: environment['BUILD_SOURCEVERSION'] ?? '',
            });
        },
        print,
        group(title, lines) {
            console.log(`##[group]${(0,render_text/* logLine */.BP)(title)}`);
            print(...lines);
            console.log('##[endgroup]');
        },
        debug: (line) => command('task.debug', {}, (0,render_text/* visible */.RK)(line)),
        annotate(level, title, message) {
            const text = (0,render_text/* bounded */.Mm)(`${(0,render_text/* visible */.RK)(title)}: ${message.split('\n').map(render_text/* visible */.RK).join('\n')}`, host/* ANNOTATION_LENGTH */.H);
            if (level === 'notice')
                print(...text.split('\n'));
            else
                command('task.logissue', { type: level }, text);
        },
        progress(percent, text) {
            command('task.setprogress', { value: String(percent) }, (0,render_text/* visible */.RK)(text));
            print(text);
        },
        setOutput({ azurePipelines }, value) {
            command('task.setvariable', { variable: azurePipelines, isOutput: 'true', issecret: 'false' }, (0,render_text/* visible */.RK)(value));
        },
        async writeSummary(markdown) {
            // The file's name is the title of the section on the Extensions tab, and must differ from that of other steps.
            const path = (0,external_node_path_.join)(folder, `Site Recovery automatic update ${id}.md`);
            await (0,promises_.writeFile)(path, markdown);
            command('task.uploadsummary', {}, path);
        },
        finish(failed, message) {
            command('task.complete', { result: failed ? 'Failed' : 'Succeeded' }, (0,render_text/* visible */.RK)(message));
        },
    };
}


/***/ })

};
;