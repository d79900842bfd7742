/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

/***/ 1365:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U7: () => (/* binding */ isAutomationAccountId),
/* harmony export */   W_: () => (/* binding */ isGuid),
/* harmony export */   k$: () => (/* binding */ segmentAfter),
/* harmony export */   r9: () => (/* binding */ parseVaultId)
/* harmony export */ });
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Letters and digits of any script, as resource groups allow them; no escapes, no separators, no dots alone. */
const NAME = /^(?!\.{1,2}$)[\p{L}\p{N}_.()-]{1,90}$/u;
const isGuid = (text) => GUID.test(text);
/** Reads `/subscriptions/{guid}/resourceGroups/{group}/providers/{type}/{name}`: exactly these four pairs, or undefined. */
function parseTopLevel(id, type) {
    const parts = id.split('/');
    const [empty, subscriptions, subscriptionId, groups, resourceGroup, providers, namespace, kind, name] = parts;
    const words = [subscriptions, groups, providers, `${namespace}/${kind}`].map((word) => word?.toLowerCase());
    const expected = ['subscriptions', 'resourcegroups', 'providers', type.toLowerCase()];
    if (parts.length !== 9 || empty !== '' || words.some((word, index) => word !== expected[index]))
        return undefined;
    if (subscriptionId === undefined || resourceGroup === undefined || name === undefined)
        return undefined;
    if (!GUID.test(subscriptionId) || !NAME.test(resourceGroup) || resourceGroup.endsWith('.') || !NAME.test(name)) {
        return undefined;
    }
    return { subscriptionId, resourceGroup, name };
}
function parseVaultId(id) {
    const resource = parseTopLevel(id, 'Microsoft.RecoveryServices/vaults');
    return resource === undefined ? undefined : { id, ...resource };
}
const isAutomationAccountId = (id) => parseTopLevel(id, 'Microsoft.Automation/automationAccounts') !== undefined;
/** The segment that follows `key` in an id of the service, whatever its case. */
function segmentAfter(id, key) {
    const parts = id.split('/');
    const index = parts.findIndex((part) => part.toLowerCase() === key.toLowerCase());
    return index < 0 ? undefined : parts[index + 1];
}


/***/ }),

/***/ 6228:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EL: () => (/* binding */ outcomeText),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   ai: () => (/* binding */ number),
/* harmony export */   cf: () => (/* binding */ durationOf),
/* harmony export */   fI: () => (/* binding */ problemText),
/* harmony export */   p0: () => (/* binding */ duration)
/* harmony export */ });
/** @param ms milliseconds; below zero counts as zero, since the service cuts end times to whole seconds */
function duration(ms) {
    const seconds = Math.max(0, Math.round(ms / 1000));
    if (seconds < 60)
        return `${seconds} s`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60)
        return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
    return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
/** Thousands apart; the runtime's own formatting would load its language data first. */
const number = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
const plural = (count, singular, several = `${singular}s`) => `${number(count)} ${count === 1 ? singular : several}`;
const durationOf = (row) => row.startedAt === undefined || row.endedAt === undefined ? undefined : row.endedAt - row.startedAt;
function outcomeText(row) {
    if (!row.decision.selected)
        return 'skipped';
    if (row.outcome === undefined)
        return 'would change';
    return row.outcome.kind === 'succeeded' && row.outcome.note !== undefined
        ? 'succeeded with a remark'
        : row.outcome.kind;
}
/** Message, causes, recommendation and correlation id in one text; the next step is not in it. */
function problemText(problem, withCode = true) {
    const { code, message, possibleCauses, recommendedAction, correlationId } = problem;
    const parts = [withCode ? `${code}: ${message}` : message];
    if (possibleCauses)
        parts.push(`Possible causes: ${possibleCauses}`);
    if (recommendedAction)
        parts.push(`Recommended: ${recommendedAction}`);
    if (correlationId)
        parts.push(`(correlation id ${correlationId})`);
    return parts.join(' ');
}
/** The run in one sentence. */
function headline(report) {
    const { counts, conclusion, vaultFailures } = report;
    const { outcomes } = counts;
    const unread = vaultFailures.length === 0 ? '' : `; ${plural(vaultFailures.length, 'vault')} could not be read`;
    const bad = [
        [outcomes.failed, 'failed'],
        [outcomes['failed-to-start'], 'failed to start'],
        [outcomes['timed-out'], 'not ended in time'],
        [outcomes.abandoned, 'left when the run was cancelled'],
    ];
    const parts = bad.filter(([count]) => count > 0).map(([count, words]) => `${number(count)} ${words}`);
    const of = `${plural(outcomes.succeeded, 'change')} of ${number(counts.selected)} succeeded`;
    switch (conclusion) {
        case 'unchanged':
            return counts.total === 0
                ? 'Nothing to do: the vaults hold no mappings'
                : `Nothing to do: of ${plural(counts.total, 'mapping')} none has to change`;
        case 'planned':
            return `Dry run: ${number(counts.selected)} of ${plural(counts.total, 'mapping')} would change`;
        case 'drifted':
            return `Drift: ${number(counts.selected)} of ${plural(counts.total, 'mapping')} are not as wanted`;
        case 'succeeded':
            return `${plural(outcomes.succeeded, 'mapping')} changed`;
        case 'cancelled':
            return `Cancelled: ${[of, ...parts].join(', ')}${unread}`;
        case 'timed-out':
            return `Timed out: ${[of, ...parts].join(', ')}${unread}`;
        case 'failed':
            return counts.selected === 0
                ? `Failed${unread.replace(';', ':')}`
                : `Failed: ${[of, ...parts].join(', ')}${unread}`;
    }
}


/***/ }),

/***/ 6706:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   Hn: () => (/* binding */ cell),
/* harmony export */   PP: () => (/* binding */ tableHead),
/* harmony export */   dp: () => (/* binding */ byteLength),
/* harmony export */   jD: () => (/* binding */ tableRow),
/* harmony export */   nf: () => (/* binding */ link)
/* harmony export */ });
/* harmony import */ var _text__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2020);
/** Markdown in which text from outside stays text. */

const ENTITIES = /[&<>|\\`*_~[\]#$]|:(?=\S)/g;
/**
 * Text that renders as itself: it breaks no table, starts no HTML, emphasis, formula or mention, and makes no link.
 * Punctuation becomes entities, which Markdown reads as plain characters; a zero-width space keeps `@` from a mention
 * and addresses from becoming links, which some renderers find only after they have read the entities.
 */
function escapeMarkdown(text) {
    return (0,_text__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text)
        .replace(ENTITIES, (character) => `&#${character.codePointAt(0)};`)
        .replace(/@|www(?=\.)|&#58;(?=\/\/)/gi, '$&&#8203;');
}
const cell = (text, length = 1_000) => escapeMarkdown((0,_text__WEBPACK_IMPORTED_MODULE_0__/* .bounded */ .Mm)(text, length));
/** A link of ours: the target is made of checked ids, and is encoded all the same. */
const link = (text, url) => `[${cell(text, 200)}](${encodeURI(url.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/[()|<>]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)})`;
const tableRow = (cells) => `| ${cells.join(' | ')} |`;
function tableHead(titles) {
    return [tableRow(titles), tableRow(titles.map(() => '---'))];
}
/** Bytes in UTF-8, which is what the hosts' limits count. */
function byteLength(text) {
    let bytes = 0;
    for (const character of text) {
        const point = character.codePointAt(0) ?? 0;
        bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }
    return bytes;
}


/***/ }),

/***/ 2020:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BP: () => (/* binding */ logLine),
/* harmony export */   Mm: () => (/* binding */ bounded),
/* harmony export */   RK: () => (/* binding */ visible)
/* harmony export */ });
/** Text from outside is data: here it is made harmless for logs. */
/**
 * Control and format characters and line separators: shown as escapes instead of obeyed. Among them is what turns the
 * direction of text, and what has no width and hides what a name really is.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
/** The text on one line with everything invisible written out, for instance `\u202e`. */
function visible(text) {
    return text.replace(INVISIBLE, (character) => {
        if (character === '\n')
            return '\\n';
        if (character === '\r')
            return '\\r';
        if (character === '\t')
            return ' ';
        const point = (character.codePointAt(0) ?? 0).toString(16);
        return point.length > 4 ? `\\u{${point}}` : `\\u${point.padStart(4, '0')}`;
    });
}
/** One line of a log that neither host takes for a command of its own: `::…`, `##vso[…` and `##[…`. */
function logLine(text) {
    return visible(text)
        .replace(/##(?=\s*(\[|vso))/gi, '# # ')
        .replace(/^(\s*):(?=:)/, '$1: ');
}
/** Cuts at whole characters and says so. */
function bounded(text, length) {
    if (text.length <= length)
        return text;
    return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}


/***/ }),

/***/ 6049:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ ANNOTATION_LENGTH),
/* harmony export */   k: () => (/* binding */ detectHost)
/* harmony export */ });
/** Characters of an annotation, the host's own title included, that are sure to be shown. */
const ANNOTATION_LENGTH = 4_000;
async function detectHost(environment) {
    if (environment['GITHUB_ACTIONS'] === 'true')
        return (await __nccwpck_require__.e(/* import() */ 156).then(__nccwpck_require__.bind(__nccwpck_require__, 9156))).createGitHubHost(environment);
    if (environment['TF_BUILD']?.toLowerCase() === 'true') {
        return (await __nccwpck_require__.e(/* import() */ 847).then(__nccwpck_require__.bind(__nccwpck_require__, 9847))).createAzurePipelinesHost(environment);
    }
    return (await __nccwpck_require__.e(/* import() */ 574).then(__nccwpck_require__.bind(__nccwpck_require__, 9574))).createConsoleHost(environment, process.argv.slice(2));
}


/***/ }),

/***/ 8735:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Fu: () => (/* binding */ inputTable),
  H6: () => (/* binding */ nameOn),
  sb: () => (/* binding */ readSettings)
});

// UNUSED EXPORTS: items

;// CONCATENATED MODULE: ./src/azure/cloud.ts
/** The Azure clouds: where to sign in, which endpoint to call, and for which audience. */
const cloudNames = ['AzureCloud', 'AzureUSGovernment', 'AzureChinaCloud'];
const clouds = {
    AzureCloud: {
        authorityHost: 'https://login.microsoftonline.com',
        armEndpoint: 'https://management.azure.com',
        audience: 'api://AzureADTokenExchange',
        portal: 'https://portal.azure.com',
    },
    AzureUSGovernment: {
        authorityHost: 'https://login.microsoftonline.us',
        armEndpoint: 'https://management.usgovcloudapi.net',
        audience: 'api://AzureADTokenExchangeUSGov',
        portal: 'https://portal.azure.us',
    },
    AzureChinaCloud: {
        authorityHost: 'https://login.chinacloudapi.cn',
        armEndpoint: 'https://management.chinacloudapi.cn',
        audience: 'api://AzureADTokenExchangeChina',
        portal: 'https://portal.azure.cn',
    },
};
function cloudOf(name, overrides = {}) {
    const cloud = clouds[name];
    const armEndpoint = overrides.armEndpoint ?? cloud.armEndpoint;
    return {
        name,
        authorityHost: overrides.authorityHost ?? cloud.authorityHost,
        armEndpoint,
        scope: `${armEndpoint}/.default`,
        audience: overrides.audience ?? cloud.audience,
        portal: cloud.portal,
    };
}

// EXTERNAL MODULE: ./src/azure/resource-id.ts
var resource_id = __nccwpck_require__(1365);
;// CONCATENATED MODULE: ./src/inputs.ts
/** One table of inputs for all hosts; strings in, settings or the full list of problems out. */


const asIs = (text) => ({ value: text });
function choice(options) {
    return (text) => {
        const value = options.find((option) => option.toLowerCase() === text.toLowerCase());
        return value === undefined ? { problem: `${quote(text)} is not one of ${options.join(', ')}` } : { value };
    };
}
/** The words of YAML 1.2's core schema, so that a typo is never taken for `false`. */
function inputs_boolean(text) {
    if (['true', 'True', 'TRUE'].includes(text))
        return { value: true };
    if (['false', 'False', 'FALSE'].includes(text))
        return { value: false };
    return { problem: `${quote(text)} is not true or false` };
}
/** A thousand years; a time beyond it could not be reckoned with. */
const MOST_MINUTES = 1_000 * 366 * 24 * 60;
const DECIMAL = /^\+?(\d+\.?\d*|\.\d+)$/;
function minutes(text) {
    const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
    return value > 0 && value <= MOST_MINUTES
        ? { value }
        : { problem: `${quote(text)} is not a number of minutes above 0, such as 160 or 0.5` };
}
function wholeNumber(least, most) {
    return (text) => {
        const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
        return value >= least && value <= most
            ? { value }
            : { problem: `${quote(text)} is not a whole number from ${least} to ${most}` };
    };
}
function guid(text) {
    return (0,resource_id/* isGuid */.W_)(text)
        ? { value: text }
        : { problem: `${quote(text)} is not a GUID, such as 00000000-0000-0000-0000-000000000000` };
}
const VAULT_FORM = '/subscriptions/{guid}/resourceGroups/{group}/providers/Microsoft.RecoveryServices/vaults/{name}, without query, escapes, . or ..';
const ACCOUNT_FORM = '/subscriptions/{guid}/resourceGroups/{group}/providers/Microsoft.Automation/automationAccounts/{name}';
const items = (text) => text
    .split(/[\n,]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
function vaults(text) {
    const byId = new Map();
    const wrong = [];
    for (const id of items(text)) {
        const vault = (0,resource_id/* parseVaultId */.r9)(id);
        if (vault === undefined)
            wrong.push(quote(id));
        else if (!byId.has(id.toLowerCase()))
            byId.set(id.toLowerCase(), vault);
    }
    if (wrong.length > 0) {
        return { problem: `${wrong.join(', ')} ${wrong.length === 1 ? 'is' : 'are'} not of the form ${VAULT_FORM}` };
    }
    return byId.size > 0
        ? { value: [...byId.values()] }
        : { problem: `names no vault; write ids of the form ${VAULT_FORM}` };
}
function account(text) {
    return (0,resource_id/* isAutomationAccountId */.U7)(text)
        ? { value: text }
        : { problem: `${quote(text)} is not of the form ${ACCOUNT_FORM}` };
}
const httpsUrl = (example) => (text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined ||
        url.protocol !== 'https:' ||
        url.username !== '' ||
        url.password !== '' ||
        url.search !== '' ||
        url.hash !== '') {
        return { problem: `${quote(text)} is not an https URL, such as ${example}` };
    }
    return { value: text.replace(/\/+$/, '') };
};
const SHOWN = 200;
const quote = (text) => JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
const row = (input) => input;
const actions = ['Enabled', 'Disabled'];
/** The table. action.yml, task.json, the README and the tests agree with it; a new input is a row. */
const inputTable = {
    vaults: row({
        github: 'vault-id',
        azurePipelines: 'vaultId',
        required: true,
        kind: 'lines',
        label: 'Recovery Services vaults',
        group: 'setting',
        help: 'ARM id of the Recovery Services vault; several are separated by newlines or commas. The same vault twice counts once.',
        parse: vaults,
    }),
    action: row({
        github: 'action',
        azurePipelines: 'action',
        required: true,
        kind: 'choice',
        options: actions,
        label: 'Automatic update of the Mobility agent',
        group: 'setting',
        help: 'The wanted setting of automatic agent update: `Enabled` or `Disabled`.',
        parse: choice(actions),
    }),
    automationAccountId: row({
        github: 'automation-account-id',
        azurePipelines: 'automationAccountId',
        kind: 'text',
        label: 'Automation account',
        group: 'setting',
        help: "ARM id of the automation account that runs the nightly update; needed for `Enabled`. It must be in the vault's subscription and have a system-assigned identity with Contributor on the vault.",
        parse: account,
    }),
    azureSubscription: row({
        azurePipelines: 'azureSubscription',
        required: true,
        kind: 'service-connection',
        label: 'Azure service connection',
        group: 'setting',
        help: 'Azure Resource Manager service connection to sign in with: workload identity federation (recommended), managed identity, or service principal with a secret.',
        parse: asIs,
    }),
    tenantId: row({
        github: 'tenant-id',
        kind: 'text',
        label: 'Tenant',
        group: 'setting',
        help: 'Microsoft Entra tenant to sign in to. Needed on GitHub; `AZURE_TENANT_ID` stands in for it.',
        parse: guid,
    }),
    clientId: row({
        github: 'client-id',
        kind: 'text',
        label: 'Client',
        group: 'setting',
        help: 'Application (client) id of the identity with the federated credential. Needed on GitHub; `AZURE_CLIENT_ID` stands in for it.',
        parse: guid,
    }),
    dryRun: row({
        github: 'dry-run',
        azurePipelines: 'dryRun',
        default: 'false',
        kind: 'boolean',
        label: 'Dry run',
        group: 'run',
        help: 'Plan and report, change nothing.',
        parse: inputs_boolean,
    }),
    failOnDrift: row({
        github: 'fail-on-drift',
        azurePipelines: 'failOnDrift',
        default: 'false',
        kind: 'boolean',
        label: 'Fail on drift',
        group: 'run',
        help: 'With a dry run: fail the step if anything would change.',
        parse: inputs_boolean,
    }),
    force: row({
        github: 'force',
        azurePipelines: 'force',
        default: 'false',
        kind: 'boolean',
        label: 'Force',
        group: 'run',
        help: 'Modify also the mappings that already are as wanted.',
        parse: inputs_boolean,
    }),
    timeout: row({
        github: 'timeout',
        azurePipelines: 'timeout',
        default: '160',
        kind: 'text',
        label: 'Timeout (minutes)',
        group: 'run',
        help: 'Minutes from the start of the run after which it gives up waiting; fractions are allowed. Jobs that still run are reported, not cancelled.',
        parse: minutes,
    }),
    maxWritesPerMinute: row({
        github: 'max-writes-per-minute',
        azurePipelines: 'maxWritesPerMinute',
        default: '200',
        kind: 'text',
        label: 'Most changes per minute',
        group: 'run',
        help: 'The most changes started in any 60 seconds per subscription, 1 to 1200. Site Recovery takes 200.',
        parse: wholeNumber(1, 1200),
    }),
    environment: row({
        github: 'environment',
        azurePipelines: 'environment',
        default: 'AzureCloud',
        kind: 'choice',
        options: cloudNames,
        label: 'Azure cloud',
        group: 'cloud',
        help: 'Azure cloud: `AzureCloud`, `AzureUSGovernment` or `AzureChinaCloud`. Authority, endpoint and audience follow it.',
        parse: choice(cloudNames),
    }),
    armEndpoint: row({
        github: 'arm-endpoint',
        azurePipelines: 'armEndpoint',
        kind: 'text',
        label: 'Azure Resource Manager endpoint',
        group: 'cloud',
        help: "Azure Resource Manager endpoint (`https`) in place of the cloud's own.",
        parse: httpsUrl('https://management.azure.com'),
    }),
    authorityHost: row({
        github: 'authority-host',
        azurePipelines: 'authorityHost',
        kind: 'text',
        label: 'Authority host',
        group: 'cloud',
        help: "Microsoft Entra authority (`https`) in place of the cloud's own.",
        parse: httpsUrl('https://login.microsoftonline.com'),
    }),
    audience: row({
        github: 'audience',
        kind: 'text',
        label: 'Audience',
        group: 'cloud',
        help: "Audience of the OIDC token in place of the cloud's own.",
        parse: asIs,
    }),
};
/** The name by which the user of a host knows the input; undefined where that host does not have it. */
function nameOn(host, input) {
    if (host === 'azure-pipelines')
        return input.azurePipelines;
    return host === 'github' || input.github === undefined ? input.github : `--${input.github}`;
}
/**
 * @param read gives the text of an input, empty or undefined if the user left it out
 * @param unknown what the user wrote that is no input at all
 * @returns the settings, or every problem there is, each naming its input as the user of the host writes it
 */
function readSettings(host, read, unknown = []) {
    const problems = unknown.map((text) => `${quote(text)} is not an input`);
    const notices = [];
    const name = (key) => nameOn(host, inputTable[key]) ?? key;
    const given = (key) => {
        const input = inputTable[key];
        return nameOn(host, input) === undefined ? '' : (read(input)?.trim() ?? '');
    };
    const get = (key, input) => {
        const text = given(key) || (input.default ?? '');
        if (text === '') {
            const options = input.options === undefined ? '' : `: one of ${input.options.join(', ')}`;
            if (input.required && nameOn(host, input) !== undefined)
                problems.push(`${name(key)}: is required${options}`);
            return undefined;
        }
        const parsed = input.parse(text);
        if ('value' in parsed)
            return parsed.value;
        problems.push(`${name(key)}: ${parsed.problem}`);
        return undefined;
    };
    const vaultIds = get('vaults', inputTable.vaults);
    const action = get('action', inputTable.action);
    const values = {
        vaults: vaultIds,
        action,
        // What is not used is not looked at either.
        automationAccountId: action === 'Disabled' ? undefined : get('automationAccountId', inputTable.automationAccountId),
        serviceConnection: get('azureSubscription', inputTable.azureSubscription),
        tenantId: get('tenantId', inputTable.tenantId),
        clientId: get('clientId', inputTable.clientId),
        dryRun: get('dryRun', inputTable.dryRun) ?? false,
        failOnDrift: get('failOnDrift', inputTable.failOnDrift) ?? false,
        force: get('force', inputTable.force) ?? false,
        timeout: get('timeout', inputTable.timeout),
        maxWritesPerMinute: get('maxWritesPerMinute', inputTable.maxWritesPerMinute),
        environment: get('environment', inputTable.environment),
        armEndpoint: get('armEndpoint', inputTable.armEndpoint),
        authorityHost: get('authorityHost', inputTable.authorityHost),
        audience: get('audience', inputTable.audience),
    };
    const wanted = wantedSetting(values.action, values.automationAccountId);
    if (values.action === 'Enabled' && given('automationAccountId') === '') {
        problems.push(`${name('automationAccountId')}: is required when ${name('action')} is Enabled; write an id of the form ${ACCOUNT_FORM}`);
    }
    if (values.action === 'Disabled' && given('automationAccountId') !== '') {
        notices.push(`${name('automationAccountId')} is ignored: it is not used when ${name('action')} is Disabled`);
    }
    if (values.failOnDrift && !values.dryRun)
        notices.push(`${name('failOnDrift')} is ignored: it takes effect only with ${name('dryRun')}`);
    if (host === 'github') {
        for (const key of ['tenantId', 'clientId']) {
            if (given(key) === '')
                problems.push(`${name(key)}: is required to sign in; set it or AZURE_${key === 'tenantId' ? 'TENANT' : 'CLIENT'}_ID`);
        }
    }
    if (problems.length > 0 ||
        !values.vaults ||
        !wanted ||
        !values.timeout ||
        !values.maxWritesPerMinute ||
        !values.environment) {
        return { ok: false, problems };
    }
    return {
        ok: true,
        notices,
        settings: {
            vaults: values.vaults,
            wanted,
            dryRun: values.dryRun,
            failOnDrift: values.failOnDrift && values.dryRun,
            force: values.force,
            timeoutMs: values.timeout * 60_000,
            maxWritesPerMinute: values.maxWritesPerMinute,
            cloud: cloudOf(values.environment, values),
            tenantId: values.tenantId,
            clientId: values.clientId,
            serviceConnection: values.serviceConnection,
        },
    };
}
function wantedSetting(action, automationAccountId) {
    if (action === 'Disabled')
        return { status: 'Disabled' };
    return action === 'Enabled' && automationAccountId !== undefined
        ? { status: 'Enabled', automationAccountId }
        : undefined;
}


/***/ }),

/***/ 7729:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ outputTable)
/* harmony export */ });
/** The table. action.yml, task.json, the README and the tests agree with it; a new output is a row. */
const outputTable = [
    {
        github: 'conclusion',
        azurePipelines: 'conclusion',
        help: 'The first that holds of `cancelled`, `timed-out`, `failed`, `drifted`, `planned`, `succeeded`, `unchanged`.',
        value: (report) => report.conclusion,
        refused: 'failed',
    },
    {
        github: 'changed',
        azurePipelines: 'changed',
        help: '`true` if any change was made.',
        value: (report) => report.changed,
        refused: 'false',
    },
    {
        github: 'mappings-total',
        azurePipelines: 'mappingsTotal',
        help: 'Protection container mappings found in all vaults.',
        value: (report) => report.counts.total,
        refused: '0',
    },
    {
        github: 'mappings-selected',
        azurePipelines: 'mappingsSelected',
        help: 'Mappings that had to change.',
        value: (report) => report.counts.selected,
        refused: '0',
    },
    {
        github: 'mappings-skipped',
        azurePipelines: 'mappingsSkipped',
        help: 'Mappings left as they are; total = selected + skipped.',
        value: (report) => report.counts.skipped,
        refused: '0',
    },
    {
        github: 'jobs-succeeded',
        azurePipelines: 'jobsSucceeded',
        help: 'Changes that succeeded.',
        value: (report) => report.counts.outcomes.succeeded,
        refused: '0',
    },
    {
        github: 'jobs-failed',
        azurePipelines: 'jobsFailed',
        help: 'Changes whose job failed, was cancelled in Azure, or is suspended.',
        value: (report) => report.counts.outcomes.failed,
        refused: '0',
    },
    {
        github: 'jobs-failed-to-start',
        azurePipelines: 'jobsFailedToStart',
        help: 'Changes that the service refused, or whose tries were used up.',
        value: (report) => report.counts.outcomes['failed-to-start'],
        refused: '0',
    },
    {
        github: 'jobs-timed-out',
        azurePipelines: 'jobsTimedOut',
        help: 'Changes not ended at the deadline; their jobs may still run in Azure.',
        value: (report) => report.counts.outcomes['timed-out'],
        refused: '0',
    },
    {
        github: 'jobs-abandoned',
        azurePipelines: 'jobsAbandoned',
        help: 'Changes not ended when the run was cancelled; their jobs may still run in Azure.',
        value: (report) => report.counts.outcomes.abandoned,
        refused: '0',
    },
    {
        github: 'report-path',
        azurePipelines: 'reportPath',
        help: 'Path of the JSON report: inputs, counts, and a row for each mapping with reason, outcome, job, times and error.',
        value: (_report, reportPath) => reportPath,
    },
];


/***/ }),

/***/ 311:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ VERSION)
/* harmony export */ });
/** The same as in package.json; a test holds them together. */
const VERSION = '1.0.0';


/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = require("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = require("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = require("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = require("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = require("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = require("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = require("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = require("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = require("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = require("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = require("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = require("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = require("node:child_process");

/***/ }),

/***/ 5159:
/***/ ((module) => {

module.exports = require("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = require("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = require("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = require("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = require("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = require("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = require("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = require("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = require("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = require("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = require("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = require("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = require("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = require("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = require("node:process");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = require("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = require("node:stream");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = require("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = require("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = require("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = require("node:util/types");

/***/ }),

/***/ 8877:
/***/ ((module) => {

module.exports = require("node:v8");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = require("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = require("node:zlib");

/***/ }),

/***/ 2895:
/***/ ((module) => {

module.exports = require("open");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = require("os");

/***/ }),

/***/ 4547:
/***/ ((module) => {

module.exports = require("path");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = require("stream");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = require("string_decoder");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = require("tls");

/***/ }),

/***/ 2018:
/***/ ((module) => {

module.exports = require("tty");

/***/ }),

/***/ 7016:
/***/ ((module) => {

module.exports = require("url");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = require("util");

/***/ })

/******/ 	});
/************************************************************************/
/******/ 	// The module cache
/******/ 	var __webpack_module_cache__ = {};
/******/ 	
/******/ 	// The require function
/******/ 	function __nccwpck_require__(moduleId) {
/******/ 		// Check if module is in cache
/******/ 		var cachedModule = __webpack_module_cache__[moduleId];
/******/ 		if (cachedModule !== undefined) {
/******/ 			return cachedModule.exports;
/******/ 		}
/******/ 		// Create a new module (and put it into the cache)
/******/ 		var module = __webpack_module_cache__[moduleId] = {
/******/ 			// no module.id needed
/******/ 			// no module.loaded needed
/******/ 			exports: {}
/******/ 		};
/******/ 	
/******/ 		// Execute the module function
/******/ 		var threw = true;
/******/ 		try {
/******/ 			__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 			threw = false;
/******/ 		} finally {
/******/ 			if(threw) delete __webpack_module_cache__[moduleId];
/******/ 		}
/******/ 	
/******/ 		// Return the exports of the module
/******/ 		return module.exports;
/******/ 	}
/******/ 	
/******/ 	// expose the modules object (__webpack_modules__)
/******/ 	__nccwpck_require__.m = __webpack_modules__;
/******/ 	
/************************************************************************/
/******/ 	/* webpack/runtime/asset-relocator-loader */
/******/ 	if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = __dirname + "/";
/******/ 	
/******/ 	/* webpack/runtime/compat get default export */
/******/ 	(() => {
/******/ 		// getDefaultExport function for compatibility with non-harmony modules
/******/ 		__nccwpck_require__.n = (module) => {
/******/ 			var getter = module && module.__esModule ?
/******/ 				() => (module['default']) :
/******/ 				() => (module);
/******/ 			__nccwpck_require__.d(getter, { a: getter });
/******/ 			return getter;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/create fake namespace object */
/******/ 	(() => {
/******/ 		var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 		var leafPrototypes;
/******/ 		// create a fake namespace object
/******/ 		// mode & 1: value is a module id, require it
/******/ 		// mode & 2: merge all properties of value into the ns
/******/ 		// mode & 4: return value when already ns object
/******/ 		// mode & 16: return value when it's Promise-like
/******/ 		// mode & 8|1: behave like require
/******/ 		__nccwpck_require__.t = function(value, mode) {
/******/ 			if(mode & 1) value = this(value);
/******/ 			if(mode & 8) return value;
/******/ 			if(typeof value === 'object' && value) {
/******/ 				if((mode & 4) && value.__esModule) return value;
/******/ 				if((mode & 16) && typeof value.then === 'function') return value;
/******/ 			}
/******/ 			var ns = Object.create(null);
/******/ 			__nccwpck_require__.r(ns);
/******/ 			var def = {};
/******/ 			leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 			for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 				Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 			}
/******/ 			def['default'] = () => (value);
/******/ 			__nccwpck_require__.d(ns, def);
/******/ 			return ns;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/define property getters */
/******/ 	(() => {
/******/ 		// define getter functions for harmony exports
/******/ 		__nccwpck_require__.d = (exports, definition) => {
/******/ 			for(var key in definition) {
/******/ 				if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 					Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 				}
/******/ 			}
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/ensure chunk */
/******/ 	(() => {
/******/ 		__nccwpck_require__.f = {};
/******/ 		// This file contains only the entry chunk.
/******/ 		// The chunk loading function for additional chunks
/******/ 		__nccwpck_require__.e = (chunkId) => {
/******/ 			return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 				__nccwpck_require__.f[key](chunkId, promises);
/******/ 				return promises;
/******/ 			}, []));
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/get javascript chunk filename */
/******/ 	(() => {
/******/ 		// This function allow to reference async chunks
/******/ 		__nccwpck_require__.u = (chunkId) => {
/******/ 			// return url for filenames based on template
/******/ 			return "" + chunkId + ".index.js";
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/hasOwnProperty shorthand */
/******/ 	(() => {
/******/ 		__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/make namespace object */
/******/ 	(() => {
/******/ 		// define __esModule on exports
/******/ 		__nccwpck_require__.r = (exports) => {
/******/ 			if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 				Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 			}
/******/ 			Object.defineProperty(exports, '__esModule', { value: true });
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/require chunk loading */
/******/ 	(() => {
/******/ 		// no baseURI
/******/ 		
/******/ 		// object to store loaded chunks
/******/ 		// "1" means "loaded", otherwise not loaded yet
/******/ 		var installedChunks = {
/******/ 			792: 1
/******/ 		};
/******/ 		
/******/ 		// no on chunks loaded
/******/ 		
/******/ 		var installChunk = (chunk) => {
/******/ 			var moreModules = chunk.modules, chunkIds = chunk.ids, runtime = chunk.runtime;
/******/ 			for(var moduleId in moreModules) {
/******/ 				if(__nccwpck_require__.o(moreModules, moduleId)) {
/******/ 					__nccwpck_require__.m[moduleId] = moreModules[moduleId];
/******/ 				}
/******/ 			}
/******/ 			if(runtime) runtime(__nccwpck_require__);
/******/ 			for(var i = 0; i < chunkIds.length; i++)
/******/ 				installedChunks[chunkIds[i]] = 1;
/******/ 		
/******/ 		};
/******/ 		
/******/ 		// require() chunk loading for javascript
/******/ 		__nccwpck_require__.f.require = (chunkId, promises) => {
/******/ 			// "1" is the signal for "already loaded"
/******/ 			if(!installedChunks[chunkId]) {
/******/ 				if(true) { // all chunks have JS
/******/ 					installChunk(require("./" + __nccwpck_require__.u(chunkId)));
/******/ 				} else installedChunks[chunkId] = 1;
/******/ 			}
/******/ 		};
/******/ 		
/******/ 		// no external install chunk
/******/ 		
/******/ 		// no HMR
/******/ 		
/******/ 		// no HMR manifest
/******/ 	})();
/******/ 	
/************************************************************************/
var __webpack_exports__ = {};

// EXTERNAL MODULE: ./src/core/text.ts
var core_text = __nccwpck_require__(2020);
;// CONCATENATED MODULE: ./src/azure/sdk-log.ts
/** What the SDKs write at AZURE_LOG_LEVEL: without signed links and secrets, and as text that commands nothing. */

const SECRET_HEADER = /("(?:location|azure-asyncoperation|operation-location|x-ms-operation-identifier|authorization)":\s*")[^"]*/gi;
/** Parts of a signed link. */
const SECRET_PARAMETER = /([?&](?:t|c|s|h|sig)=)[^&"'\s]+/g;
/** User and password of a proxy. */
const USER_INFO = /(:\/\/)[^/@\s"']+@/g;
const redacted = (text) => text.replace(SECRET_HEADER, '$1REDACTED').replace(SECRET_PARAMETER, '$1REDACTED').replace(USER_INFO, '$1REDACTED@');
let watching = false;
/**
 * Redacts at the stream: the SDKs are bundled in more than one copy, each with a logger of its own. Does nothing unless
 * their log was asked for, or when called again.
 */
function redactSdkLog(environment) {
    if (watching || !environment['AZURE_LOG_LEVEL'])
        return;
    watching = true;
    const write = process.stderr.write.bind(process.stderr);
    const writeRedacted = (chunk, ...rest) => {
        const text = typeof chunk === 'string' ? redacted(chunk).split(/\r?\n/).map(core_text/* logLine */.BP).join('\n') : chunk;
        return write(text, ...rest);
    };
    process.stderr.write = writeRedacted;
}

// EXTERNAL MODULE: ./src/hosts/host.ts
var hosts_host = __nccwpck_require__(6049);
// EXTERNAL MODULE: ./src/inputs.ts + 1 modules
var inputs = __nccwpck_require__(8735);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: ./src/core/format.ts
var format = __nccwpck_require__(6228);
// EXTERNAL MODULE: ./src/core/markdown.ts
var markdown = __nccwpck_require__(6706);
// EXTERNAL MODULE: ./src/outputs.ts
var outputs = __nccwpck_require__(7729);
// EXTERNAL MODULE: ./src/version.ts
var version = __nccwpck_require__(311);
;// CONCATENATED MODULE: ./src/refuse.ts
/** Ends a run whose inputs are not right: every problem at once, before any request. */






async function refuse(host, problems) {
    const title = `${(0,format/* plural */.LS)(problems.length, 'input problem')}, nothing was done`;
    const text = problems.join('\n');
    host.annotate('error', title, text);
    if (text.length > hosts_host/* ANNOTATION_LENGTH */.H)
        host.print('All of them, since the message above is cut:', ...problems);
    const document = {
        report: 'asr-autoupdate',
        reportVersion: 1,
        toolVersion: version/* VERSION */.x,
        conclusion: 'failed',
        changed: false,
        inputProblems: problems,
    };
    await (0,promises_.writeFile)(host.reportPath, `${JSON.stringify(document, null, 2)}\n`);
    await host.writeSummary(`## ❌ ${title}\n\n${problems.map((problem) => `- ${(0,markdown/* cell */.Hn)(problem)}`).join('\n')}\n`);
    for (const output of outputs/* outputTable */.i) {
        host.setOutput(output, output.refused ?? host.reportPath);
    }
    host.finish(true, title);
}

;// CONCATENATED MODULE: ./src/runtime/signals.ts
/** Signals by which a host cancels its step. Caught from the first moment, also before there is anything to stop. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGBREAK'];
/** Exit code of a process that a second signal ended. */
const EXIT_CODE_INTERRUPTED = 130;
function catchSignals() {
    let caught = false;
    let listener;
    const onSignal = () => {
        if (caught)
            process.exit(EXIT_CODE_INTERRUPTED);
        caught = true;
        listener?.();
    };
    for (const signal of SIGNALS)
        process.on(signal, onSignal);
    return {
        onFirst(next) {
            listener = next;
            if (caught)
                next();
        },
    };
}

;// CONCATENATED MODULE: ./src/index.ts
/** Picks the host, reads the inputs, hands over, and sees that no end goes unreported. */





const signals = catchSignals();
redactSdkLog(process.env);
async function main(host) {
    const read = (0,inputs/* readSettings */.sb)(host.name, (input) => host.readInput(input), host.unknownInputs);
    if (!read.ok)
        return refuse(host, read.problems);
    for (const notice of read.notices)
        host.annotate('notice', 'Input', notice);
    const identity = await host.identity(read.settings);
    // Loaded now and not before: neither a refusal nor the first request must wait for it.
    const { run } = await __nccwpck_require__.e(/* import() */ 450).then(__nccwpck_require__.bind(__nccwpck_require__, 7450));
    return run(host, identity, read.settings, signals);
}
/** Milliseconds that a finished run leaves to what still is under way, such as an answer that nobody waits for. */
const GRACE_MS = 500;
void (0,hosts_host/* detectHost */.k)(process.env)
    .then((host) => main(host).catch((error) => {
    const message = error instanceof Error ? error.message : String(error);
    host.annotate('error', 'Defect', `The run stopped on a defect of this tool: ${message}\nPlease report it with the debug log.`);
    host.debug(error instanceof Error ? (error.stack ?? '') : '');
    host.finish(true, 'The run stopped on a defect of this tool.');
}))
    .finally(() => setTimeout(() => process.exit(), GRACE_MS).unref());

module.exports = __webpack_exports__;
/******/ })()
;