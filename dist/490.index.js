"use strict";
exports.id = 490;
exports.ids = [490];
exports.modules = {

/***/ 8373:
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

/***/ 490:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createAzurePipelinesHost: () => (/* binding */ createAzurePipelinesHost)
/* harmony export */ });
/* harmony import */ var azure_pipelines_task_lib_taskcommand__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8373);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _core_text__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2020);
/** Azure Pipelines. */




const ANNOTATION_LENGTH = 4_096;
const command = (name, properties, message) => console.log(new azure_pipelines_task_lib_taskcommand__WEBPACK_IMPORTED_MODULE_0__.TaskCommand(name, properties, message).toString());
function createAzurePipelinesHost(environment) {
    const folder = environment['AGENT_TEMPDIRECTORY'] ?? process.cwd();
    const id = [environment['BUILD_BUILDID'], environment['SYSTEM_TASKINSTANCEID'] ?? Date.now().toString(36)]
        .filter(Boolean)
        .join('-');
    const print = (...lines) => lines.forEach((line) => console.log((0,_core_text__WEBPACK_IMPORTED_MODULE_3__/* .logLine */ .BP)(line)));
    return {
        name: 'azure-pipelines',
        drawsMermaid: false,
        reportPath: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, `asr-autoupdate-${id}.json`),
        readInput: ({ azurePipelines = '' }) => environment[`INPUT_${azurePipelines.toUpperCase()}`]?.trim(),
        // The library takes over INPUT_* and uncaught exceptions when it is loaded, so it is loaded here and not before.
        identity: async (settings) => (await Promise.all(/* import() */[__webpack_require__.e(358), __webpack_require__.e(241)]).then(__webpack_require__.bind(__webpack_require__, 3241))).serviceConnection(settings),
        origin() {
            const { SYSTEM_COLLECTIONURI: collection, SYSTEM_TEAMPROJECT: project, BUILD_BUILDID: build } = environment;
            if (!collection || !project || !build)
                return Promise.resolve(undefined);
            return Promise.resolve({
                url: `${collection}${encodeURIComponent(project)}/_build/results?buildId=${build}`,
                name: environment['BUILD_DEFINITIONNAME'] ?? project,
                by: environment['BUILD_REQUESTEDFOR'] ?? '',
                revision: environment['BUILD_SOURCEVERSION'] ?? '',
            });
        },
        print,
        group(title, lines) {
            console.log(`##[group]${(0,_core_text__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(title)}`);
            print(...lines);
            console.log('##[endgroup]');
        },
        debug: (line) => command('task.debug', {}, (0,_core_text__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(line)),
        annotate(level, title, message) {
            const text = (0,_core_text__WEBPACK_IMPORTED_MODULE_3__/* .bounded */ .Mm)(`${(0,_core_text__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(title)}: ${message.split('\n').map(_core_text__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK).join('\n')}`, ANNOTATION_LENGTH);
            if (level === 'notice')
                print(...text.split('\n'));
            else
                command('task.logissue', { type: level }, text);
        },
        progress(percent, text) {
            command('task.setprogress', { value: String(percent) }, (0,_core_text__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(text));
            print(text);
        },
        setOutput({ azurePipelines }, value) {
            command('task.setvariable', { variable: azurePipelines, isOutput: 'true', issecret: 'false' }, (0,_core_text__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(value));
        },
        async writeSummary(markdown) {
            // The file's name is the title of the section on the Extensions tab, and must differ from that of other steps.
            const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, `Site Recovery automatic update ${id}.md`);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(path, markdown);
            command('task.uploadsummary', {}, path);
        },
        finish(failed, message) {
            command('task.complete', { result: failed ? 'Failed' : 'Succeeded' }, (0,_core_text__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(message));
        },
    };
}


/***/ })

};
;