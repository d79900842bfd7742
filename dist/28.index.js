"use strict";
exports.id = 28;
exports.ids = [28];
exports.modules = {

/***/ 4028:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createGitHubHost: () => (/* binding */ createGitHubHost)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "os"
var external_os_ = __webpack_require__(857);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function issue(name, message = '') {
    issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
// EXTERNAL MODULE: external "crypto"
var external_crypto_ = __webpack_require__(6982);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __webpack_require__(9896);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`;
    const convertedValue = toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: ./src/core/render/text.ts
var render_text = __webpack_require__(2625);
// EXTERNAL MODULE: ./src/hosts/first-assertion.ts
var first_assertion = __webpack_require__(3708);
;// CONCATENATED MODULE: ./src/hosts/github-oidc.ts
const PERMISSIONS = ['permissions:', '  id-token: write', '  contents: read'].join('\n');
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

// EXTERNAL MODULE: ./src/hosts/host.ts
var host = __webpack_require__(6049);
// EXTERNAL MODULE: ./src/hosts/oidc-token.ts
var oidc_token = __webpack_require__(7274);
;// CONCATENATED MODULE: ./src/hosts/github.ts
/** GitHub Actions. */


// Only the modules of the toolkit that speak the runner's protocol: its entry loads an HTTP stack of a megabyte with
// them, which would triple the time that it takes to refuse an input.







function createGitHubHost(environment) {
    const id = [environment['GITHUB_RUN_ID'], environment['GITHUB_ACTION'], Date.now().toString(36)];
    const print = (...lines) => lines.forEach((line) => console.log((0,render_text/* logLine */.BP)(line)));
    const standIns = {
        'tenant-id': environment['AZURE_TENANT_ID'],
        'client-id': environment['AZURE_CLIENT_ID'],
    };
    return {
        name: 'github',
        drawsMermaid: true,
        reportPath: (0,external_node_path_.join)(environment['RUNNER_TEMP'] ?? process.cwd(), `asr-autoupdate-${id.filter(Boolean).join('-')}.json`),
        readInput({ github = '' }) {
            return environment[`INPUT_${github.replace(/ /g, '_').toUpperCase()}`]?.trim() || standIns[github];
        },
        async identity({ tenantId = '', clientId = '', cloud }) {
            const url = environment['ACTIONS_ID_TOKEN_REQUEST_URL'];
            const requestToken = environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
            if (!url || !requestToken) {
                return {
                    code: 'NoIdTokenPermission',
                    message: 'This job may not ask GitHub for an OIDC token.',
                    nextStep: PERMISSIONS_ADVICE,
                };
            }
            const ask = async (audience) => {
                const token = await (0,oidc_token/* requestOidcToken */.I)(githubTokenRequest(url, requestToken, audience));
                issueCommand('add-mask', {}, token);
                return token;
            };
            return { kind: 'github-oidc', tenantId, clientId, assertion: await (0,first_assertion/* askEarly */.J)(ask, cloud.audience) };
        },
        async origin() {
            const { context } = await __webpack_require__.e(/* import() */ 413).then(__webpack_require__.bind(__webpack_require__, 2413));
            const { serverUrl, runId, runAttempt, actor, sha, workflow } = context;
            const repository = environment['GITHUB_REPOSITORY'] ?? '';
            const url = `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${runAttempt || 1}`;
            return { url, name: workflow || repository, by: actor, revision: sha };
        },
        print,
        group(title, lines) {
            issueCommand('group', {}, (0,render_text/* visible */.RK)(title));
            print(...lines);
            issueCommand('endgroup', {}, '');
        },
        debug: (line) => issueCommand('debug', {}, (0,render_text/* visible */.RK)(line)),
        annotate(level, title, message) {
            const text = (0,render_text/* bounded */.Mm)(message.split('\n').map(render_text/* visible */.RK).join('\n'), host/* ANNOTATION_LENGTH */.H);
            issueCommand(level, { title: (0,render_text/* bounded */.Mm)((0,render_text/* visible */.RK)(title), 200) }, text);
        },
        progress: (percent, text) => print(`${text} (${percent} %)`),
        setOutput({ github }, value) {
            if (environment['GITHUB_OUTPUT'])
                issueFileCommand('OUTPUT', prepareKeyValueMessage(github, value));
        },
        async writeSummary(markdown) {
            const file = environment['GITHUB_STEP_SUMMARY'];
            if (file)
                await (0,promises_.appendFile)(file, markdown);
        },
        finish(failed, message) {
            print(message);
            process.exitCode = failed ? 1 : 0;
        },
    };
}


/***/ })

};
;