"use strict";
exports.id = 574;
exports.ids = [574];
exports.modules = {

/***/ 49574:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createConsoleHost: () => (/* binding */ createConsoleHost)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _core_render_text__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(32625);
/* harmony import */ var _inputs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47848);
/** A terminal: flags or `INPUT_…` variables in, plain text out. */




function createConsoleHost(environment, args) {
    const { flags, unknown } = parseFlags(args);
    const print = (...lines) => lines.forEach((line) => console.log((0,_core_render_text__WEBPACK_IMPORTED_MODULE_3__/* .logLine */ .BP)(line)));
    const stamp = Date.now().toString(36);
    const readInput = (input) => {
        const name = input.github ?? '';
        return (flags.get(name) ??
            environment[`INPUT_${name.toUpperCase()}`] ??
            environment[`INPUT_${(input.azurePipelines ?? name.replace(/-/g, '')).toUpperCase()}`]);
    };
    return {
        name: 'console',
        drawsMermaid: false,
        reportPath: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(process.cwd(), `asr-autoupdate-${stamp}.json`),
        unknownInputs: unknown,
        readInput,
        identity: (settings) => Promise.resolve({
            kind: 'default',
            tenantId: settings.tenantId ?? environment['AZURE_TENANT_ID'],
            clientId: settings.clientId ?? environment['AZURE_CLIENT_ID'],
        }),
        origin: () => Promise.resolve(undefined),
        print,
        group: (title, lines) => print(title, ...lines.map((line) => `  ${line}`)),
        debug: (line) => (environment['DEBUG'] ? print(`debug: ${line}`) : undefined),
        annotate: (level, title, message) => {
            for (const line of `${level}: ${title}: ${message}`.split('\n'))
                console.error((0,_core_render_text__WEBPACK_IMPORTED_MODULE_3__/* .logLine */ .BP)(line));
        },
        progress: (percent, text) => print(`${text} (${percent} %)`),
        setOutput: (output, value) => print(`${output.github}=${value}`),
        async writeSummary(markdown) {
            const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(process.cwd(), `asr-autoupdate-${stamp}.md`);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, markdown);
            print(`summary: ${path}`);
        },
        finish(failed, message) {
            print(message);
            process.exitCode = failed ? 1 : 0;
        },
    };
}
const known = new Set(Object.values(_inputs__WEBPACK_IMPORTED_MODULE_2__/* .inputTable */ .Fu).flatMap((input) => (0,_inputs__WEBPACK_IMPORTED_MODULE_2__/* .nameOn */ .H6)('console', input) ?? []));
/** `--name value`, `--name=value`, and `--name` alone for true; a name given twice is a list. */
function parseFlags(args) {
    const flags = new Map();
    const unknown = [];
    for (let index = 0; index < args.length; index++) {
        const argument = args[index] ?? '';
        const [flag = '', ...rest] = argument.split('=');
        if (!known.has(flag)) {
            unknown.push(argument);
            continue;
        }
        const following = args[index + 1];
        let value = 'true';
        if (rest.length > 0)
            value = rest.join('=');
        else if (following !== undefined && !following.startsWith('--')) {
            value = following;
            index++;
        }
        const before = flags.get(flag.slice(2));
        flags.set(flag.slice(2), before === undefined ? value : `${before}\n${value}`);
    }
    return { flags, unknown };
}


/***/ })

};
;