"use strict";
exports.id = 847;
exports.ids = [847];
exports.modules = {

/***/ 68373:
/***/ ((__unused_webpack_module, exports) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.commandFromString = exports.TaskCommand = void 0;
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
exports.TaskCommand = TaskCommand;
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
exports.commandFromString = commandFromString;
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

/***/ 99847:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createAzurePipelinesHost: () => (/* binding */ createAzurePipelinesHost)
});

// EXTERNAL MODULE: ./node_modules/azure-pipelines-task-lib/taskcommand.js
var taskcommand = __webpack_require__(68373);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/core/render/text.ts
var render_text = __webpack_require__(32625);
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

// EXTERNAL MODULE: ./src/hosts/host.ts
var host = __webpack_require__(36049);
;// CONCATENATED MODULE: ./src/hosts/azure-pipelines.ts
/** Azure Pipelines. */






const command = (name, properties, message) => console.log(new taskcommand.TaskCommand(name, properties, message).toString());
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
        // The library takes over INPUT_* and uncaught exceptions when it is loaded, so it is loaded here and not before.
        async identity(settings) {
            const { cloud } = settings;
            useAgentProxy(environment, [cloud.armEndpoint, cloud.authorityHost, environment['SYSTEM_OIDCREQUESTURI'] ?? '']);
            const { serviceConnection } = await Promise.all(/* import() */[__webpack_require__.e(358), __webpack_require__.e(241)]).then(__webpack_require__.bind(__webpack_require__, 13241));
            return serviceConnection(settings);
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