/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

/***/ 88583:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ annotationText)
/* harmony export */ });
/* harmony import */ var _format__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(39649);
/* harmony import */ var _text__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(32625);


const MAX_NAMES = 10;
function annotationText(problem, affected = []) {
    const names = affected.slice(0, MAX_NAMES).map(_text__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK).join(', ');
    const more = affected.length > MAX_NAMES ? ` and ${affected.length - MAX_NAMES} more` : '';
    return [
        (0,_text__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)((0,_format__WEBPACK_IMPORTED_MODULE_1__/* .problemText */ .fI)(problem, false)),
        ...(affected.length === 0 ? [] : [`Affects: ${names}${more}`]),
        ...(problem.nextStep === undefined ? [] : [`Next: ${problem.nextStep}`]),
    ].join('\n');
}


/***/ }),

/***/ 39649:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   ai: () => (/* binding */ number),
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


/***/ }),

/***/ 37715:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   Hn: () => (/* binding */ cell),
/* harmony export */   PP: () => (/* binding */ tableHead),
/* harmony export */   dp: () => (/* binding */ byteLength),
/* harmony export */   jD: () => (/* binding */ tableRow),
/* harmony export */   nf: () => (/* binding */ link)
/* harmony export */ });
/* harmony import */ var _text__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(32625);
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

/***/ 32625:
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

/***/ 45696:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   PE: () => (/* binding */ inSameContainer),
/* harmony export */   Pq: () => (/* binding */ parseManagementGroupId),
/* harmony export */   U7: () => (/* binding */ isAutomationAccountId),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   W_: () => (/* binding */ isGuid),
/* harmony export */   XD: () => (/* binding */ subscriptionOf),
/* harmony export */   k$: () => (/* binding */ segmentAfter),
/* harmony export */   r9: () => (/* binding */ parseVaultId),
/* harmony export */   t8: () => (/* binding */ containerOf)
/* harmony export */ });
/* harmony import */ var _compare__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(36369);
/** ARM ids: strict where a user writes them, forgiving where the service does. */

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
/** The name of a management group, from its whole id. */
const parseManagementGroupId = (id) => /^\/providers\/Microsoft\.Management\/managementGroups\/(?!\.{1,2}$)([\w.()-]{1,90})$/i.exec(id)?.[1];
/** The segment that follows `key` in an id of the service, whatever its case. */
function segmentAfter(id, key) {
    const parts = id.split('/');
    const index = parts.findIndex((part) => part.toLowerCase() === key.toLowerCase());
    return index < 0 ? undefined : parts[index + 1];
}
/** The last name of an id. */
const nameOf = (id) => id.slice(id.lastIndexOf('/') + 1);
/** The subscription of an id, as it is written there; empty for an id of none. */
const subscriptionOf = (id) => /^\/subscriptions\/([^/]+)/i.exec(id)?.[1] ?? '';
/** The name of the protection container that an id leads through; empty if it leads through none. */
const containerOf = (id) => segmentAfter(id, 'replicationProtectionContainers') ?? '';
/** True for ids that lead through the same protection container of the same fabric of a vault. */
const inSameContainer = (one, other) => (0,_compare__WEBPACK_IMPORTED_MODULE_0__/* .sameText */ .Q)(containerPathOf(one), containerPathOf(other));
const containerPathOf = (id) => /\/replicationFabrics\/[^/]+\/replicationProtectionContainers\/[^/]+\//i.exec(id)?.[0];


/***/ }),

/***/ 36369:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ sameText),
/* harmony export */   U: () => (/* binding */ compare)
/* harmony export */ });
/** Texts, the same on every machine, whatever its language. */
/** For sorting. */
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
/** Without regard to case; what is not there is the same as nothing. */
const sameText = (a, b) => a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase();


/***/ }),

/***/ 87234:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AN: () => (/* binding */ groupById),
/* harmony export */   Eo: () => (/* binding */ IdMap),
/* harmony export */   wp: () => (/* binding */ IdSet)
/* harmony export */ });
/* unused harmony export firstById */
/** Maps and sets of ARM ids and of names of Azure, which are the same in any case. They iterate in lower case. */
class IdMap extends Map {
    get(id) {
        return super.get(id.toLowerCase());
    }
    has(id) {
        return super.has(id.toLowerCase());
    }
    set(id, value) {
        return super.set(id.toLowerCase(), value);
    }
    delete(id) {
        return super.delete(id.toLowerCase());
    }
    /** As `get`, for an id that may not be known. */
    find(id) {
        return id === undefined ? undefined : this.get(id);
    }
}
class IdSet extends Set {
    has(id) {
        return super.has(id.toLowerCase());
    }
    add(id) {
        return super.add(id.toLowerCase());
    }
    delete(id) {
        return super.delete(id.toLowerCase());
    }
}
/** By id, in the order in which the ids come. */
function groupById(values, idOf) {
    const groups = new IdMap();
    for (const value of values) {
        const id = idOf(value);
        const group = groups.get(id);
        if (group === undefined)
            groups.set(id, [value]);
        else
            group.push(value);
    }
    return groups;
}
/** Each id once, the first of its values. */
function firstById(values, idOf) {
    const first = new IdMap();
    for (const value of values) {
        const id = idOf(value);
        if (!first.has(id))
            first.set(id, value);
    }
    return first;
}


/***/ }),

/***/ 36049:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ ANNOTATION_LENGTH),
/* harmony export */   k: () => (/* binding */ detectHost)
/* harmony export */ });
/** Characters of an annotation, the host's own title included, that are sure to be shown. */
const ANNOTATION_LENGTH = 4_000;
async function detectHost(environment) {
    if (environment['GITHUB_ACTIONS'] === 'true')
        return (await __nccwpck_require__.e(/* import() */ 156).then(__nccwpck_require__.bind(__nccwpck_require__, 89156))).createGitHubHost(environment);
    if (environment['TF_BUILD']?.toLowerCase() === 'true') {
        return (await __nccwpck_require__.e(/* import() */ 847).then(__nccwpck_require__.bind(__nccwpck_require__, 99847))).createAzurePipelinesHost(environment);
    }
    return (await __nccwpck_require__.e(/* import() */ 574).then(__nccwpck_require__.bind(__nccwpck_require__, 49574))).createConsoleHost(environment, process.argv.slice(2));
}


/***/ }),

/***/ 47848:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Fu: () => (/* reexport */ inputTable),
  H6: () => (/* reexport */ nameOn),
  sb: () => (/* reexport */ readSettings)
});

// UNUSED EXPORTS: actions

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

// EXTERNAL MODULE: ./src/core/values/arm-id.ts
var arm_id = __nccwpck_require__(45696);
// EXTERNAL MODULE: ./src/core/values/compare.ts
var compare = __nccwpck_require__(36369);
// EXTERNAL MODULE: ./src/core/values/id-map.ts
var id_map = __nccwpck_require__(87234);
;// CONCATENATED MODULE: ./src/inputs/parse.ts
/** Texts of inputs into values; what cannot be read says why, and what would be right. */



const asIs = (text) => ({ value: text });
function choice(options) {
    return (text) => {
        const value = options.find((option) => option.toLowerCase() === text.toLowerCase());
        return value === undefined ? { problem: `${quote(text)} is not one of ${options.join(', ')}` } : { value };
    };
}
/** The words of YAML 1.2's core schema, so that a typo is never taken for `false`. */
function parse_boolean(text) {
    if (['true', 'True', 'TRUE'].includes(text))
        return { value: true };
    if (['false', 'False', 'FALSE'].includes(text))
        return { value: false };
    return { problem: `${quote(text)} is not true or false` };
}
/** A thousand years; a time beyond it could not be reckoned with. */
const MAX_MINUTES = 1_000 * 366 * 24 * 60;
const DECIMAL = /^\+?(\d+\.?\d*|\.\d+)$/;
function minutes(text) {
    const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
    return value > 0 && value <= MAX_MINUTES
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
    return (0,arm_id/* isGuid */.W_)(text)
        ? { value: text }
        : { problem: `${quote(text)} is not a GUID, such as 00000000-0000-0000-0000-000000000000` };
}
const VAULT_FORM = '/subscriptions/{guid}/resourceGroups/{group}/providers/Microsoft.RecoveryServices/vaults/{name}, without query, escapes, . or ..';
const ACCOUNT_FORM = '/subscriptions/{guid}/resourceGroups/{group}/providers/Microsoft.Automation/automationAccounts/{name}';
const SCOPE_FORM = 'a subscription (its GUID or /subscriptions/{guid}), a management group (/providers/Microsoft.Management/managementGroups/{id}), or *';
/** The entries of a list that newlines or commas separate. */
const items = (text) => text
    .split(/[\n,]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
function vaults(text) {
    const byId = new id_map/* IdMap */.Eo();
    const wrong = [];
    for (const id of items(text)) {
        const vault = (0,arm_id/* parseVaultId */.r9)(id);
        if (vault === undefined)
            wrong.push(quote(id));
        else if (!byId.has(id))
            byId.set(id, vault);
    }
    if (wrong.length > 0)
        return { problem: `${are(wrong)} not of the form ${VAULT_FORM}` };
    return byId.size > 0
        ? { value: [...byId.values()] }
        : { problem: `names no vault; write ids of the form ${VAULT_FORM}` };
}
function accounts(text) {
    const bySubscription = new id_map/* IdMap */.Eo();
    const written = items(text);
    const wrong = written.filter((id) => !(0,arm_id/* isAutomationAccountId */.U7)(id)).map(quote);
    if (wrong.length > 0 || written.length === 0)
        return { problem: `${are(wrong.length > 0 ? wrong : [quote(text)])} not of the form ${ACCOUNT_FORM}` };
    for (const id of written) {
        const subscription = (0,arm_id/* subscriptionOf */.XD)(id);
        const other = bySubscription.get(subscription);
        if (other !== undefined && !(0,compare/* sameText */.Q)(other, id))
            return { problem: `names two accounts of the subscription ${subscription}; write one for each subscription` };
        bySubscription.set(subscription, id);
    }
    return { value: [...bySubscription.values()] };
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
function scope(text) {
    const subscriptions = new Set();
    const managementGroups = new Set();
    const wrong = [];
    const entries = items(text);
    for (const entry of entries) {
        const subscription = entry.replace(/^\/subscriptions\//i, '');
        const group = (0,arm_id/* parseManagementGroupId */.Pq)(entry);
        if ((0,arm_id/* isGuid */.W_)(subscription))
            subscriptions.add(subscription.toLowerCase());
        else if (group !== undefined)
            managementGroups.add(group);
        else if (entry !== '*')
            wrong.push(quote(entry));
    }
    if (wrong.length > 0)
        return { problem: `${are(wrong)} not ${SCOPE_FORM}` };
    if (entries.length === 0)
        return { problem: `names nothing; write ${SCOPE_FORM}` };
    if (!entries.includes('*'))
        return { value: { kind: 'some', subscriptions: [...subscriptions], managementGroups: [...managementGroups] } };
    return entries.length === 1 ? { value: { kind: 'all' } } : { problem: '"*" means all and stands alone' };
}
/** Names in which `*` stands for any text and `?` for any character. */
function names(text) {
    const patterns = [...new Set(items(text))];
    return patterns.length > 0
        ? { value: patterns }
        : { problem: 'names nothing; write names, or patterns such as web-*' };
}
function tags(text) {
    const written = items(text);
    const wrong = written.filter((item) => !/^[^=]+=/.test(item)).map(quote);
    if (wrong.length > 0 || written.length === 0)
        return { problem: `${wrong.length > 0 ? `${are(wrong)} not` : 'names no tag; write'} key=value, such as env=prod` };
    return {
        value: written.map((item) => {
            const at = item.indexOf('=');
            return { key: item.slice(0, at).trim(), value: item.slice(at + 1).trim() };
        }),
    };
}
function several(options) {
    const one = choice(options);
    return (text) => {
        const chosen = [];
        for (const item of items(text)) {
            const parsed = one(item);
            if ('problem' in parsed)
                return parsed;
            if (!chosen.includes(parsed.value))
                chosen.push(parsed.value);
        }
        return chosen.length > 0 ? { value: chosen } : { problem: `names none of ${options.join(', ')}` };
    };
}
const are = (wrong) => `${wrong.join(', ')} ${wrong.length === 1 ? 'is' : 'are'}`;
const SHOWN = 200;
const quote = (text) => JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

;// CONCATENATED MODULE: ./src/inputs/settings.ts
const actions = ['Enabled', 'Disabled', 'Audit', 'UpdateAgents', 'Discover', 'Merge'];
const failOnChoices = ['error', 'warning', 'none'];
const reportFormats = ['json', 'csv', 'html', 'junit', 'sarif'];

;// CONCATENATED MODULE: ./src/inputs/table.ts
/** The inputs of all hosts in one table. */



const row = (input) => input;
const changing = ['Enabled', 'Disabled', 'UpdateAgents'];
/** All that ask Azure. */
const finding = actions.filter((action) => action !== 'Merge');
/** The table. action.yml, task.json, the README and the tests agree with it; a new input is a row. */
const inputTable = {
    vaults: row({
        github: 'vault-id',
        azurePipelines: 'vaultId',
        kind: 'lines',
        label: 'Recovery Services vaults',
        group: 'setting',
        help: 'ARM id of the Recovery Services vault; several are separated by newlines or commas. The same vault twice counts once. Required, unless `scope` says where to look for vaults.',
        usedBy: finding,
        parse: vaults,
    }),
    action: row({
        github: 'action',
        azurePipelines: 'action',
        required: true,
        kind: 'choice',
        options: actions,
        label: 'Action',
        group: 'setting',
        help: '`Enabled` or `Disabled`: bring automatic agent update to this setting. `Audit`: judge whether every agent is kept up to date, change nothing. `UpdateAgents`: update agents now. `Discover`: find vaults and cut them into shards. `Merge`: make one report of the reports of the shards.',
        parse: choice(actions),
    }),
    automationAccountId: row({
        github: 'automation-account-id',
        azurePipelines: 'automationAccountId',
        kind: 'lines',
        label: 'Automation account',
        group: 'setting',
        help: "ARM id of the automation account that runs the nightly update; needed for `Enabled`. It must be in the vault's subscription, so for vaults of several subscriptions write one for each, separated by newlines or commas; it must have a system-assigned identity with Contributor on the vault. With `Audit`: the account that every mapping should use; without it any that is sound will do.",
        usedBy: ['Enabled', 'Audit'],
        parse: accounts,
    }),
    azureSubscription: row({
        azurePipelines: 'azureSubscription',
        required: true,
        kind: 'service-connection',
        label: 'Azure service connection',
        group: 'setting',
        help: 'Azure Resource Manager service connection to sign in with: workload identity federation (recommended), managed identity, or service principal with a secret.',
        usedBy: finding,
        parse: asIs,
    }),
    tenantId: row({
        github: 'tenant-id',
        kind: 'text',
        label: 'Tenant',
        group: 'setting',
        help: 'Microsoft Entra tenant to sign in to. Needed on GitHub; `AZURE_TENANT_ID` stands in for it.',
        usedBy: finding,
        parse: guid,
    }),
    clientId: row({
        github: 'client-id',
        kind: 'text',
        label: 'Client',
        group: 'setting',
        help: 'Application (client) id of the identity with the federated credential. Needed on GitHub; `AZURE_CLIENT_ID` stands in for it.',
        usedBy: finding,
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
        usedBy: changing,
        parse: parse_boolean,
    }),
    failOnDrift: row({
        github: 'fail-on-drift',
        azurePipelines: 'failOnDrift',
        default: 'false',
        kind: 'boolean',
        label: 'Fail on drift',
        group: 'run',
        help: 'With a dry run: fail the step if anything would change.',
        usedBy: changing,
        parse: parse_boolean,
    }),
    force: row({
        github: 'force',
        azurePipelines: 'force',
        default: 'false',
        kind: 'boolean',
        label: 'Force',
        group: 'run',
        help: 'Modify also the mappings that already are as wanted; with `UpdateAgents`, update also agents without a newer version waiting.',
        usedBy: changing,
        parse: parse_boolean,
    }),
    timeout: row({
        github: 'timeout',
        azurePipelines: 'timeout',
        default: '160',
        kind: 'text',
        label: 'Timeout (minutes)',
        group: 'run',
        help: 'Minutes from the start of the run after which it gives up waiting; fractions are allowed. Jobs that still run are reported, not cancelled.',
        usedBy: finding,
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
        usedBy: changing,
        parse: wholeNumber(1, 1200),
    }),
    skipAccountCheck: row({
        github: 'skip-account-check',
        azurePipelines: 'skipAccountCheck',
        default: 'false',
        kind: 'boolean',
        label: 'Skip the check of the account',
        group: 'run',
        help: 'With `Enabled`: do not look whether the automation account exists, has a system-assigned identity, and may work on the vault.',
        usedBy: ['Enabled'],
        parse: parse_boolean,
    }),
    vm: row({
        github: 'vm',
        azurePipelines: 'vm',
        kind: 'lines',
        label: 'Virtual machines',
        group: 'agents',
        help: 'With `UpdateAgents`: names of the VMs, in which `*` stands for any text and `?` for any character; several separated by newlines or commas; all if left out.',
        usedBy: ['UpdateAgents'],
        parse: names,
    }),
    maxParallel: row({
        github: 'max-parallel',
        azurePipelines: 'maxParallel',
        default: '20',
        kind: 'text',
        label: 'Most VMs at once',
        group: 'agents',
        help: 'With `UpdateAgents`: the most VMs in update at once, 1 to 1000.',
        usedBy: ['UpdateAgents'],
        parse: wholeNumber(1, 1_000),
    }),
    maxFailures: row({
        github: 'max-failures',
        azurePipelines: 'maxFailures',
        kind: 'text',
        label: 'Most failures',
        group: 'agents',
        help: 'With `UpdateAgents`: start no more updates after so many have failed, 1 to 100000; no bound if left out.',
        usedBy: ['UpdateAgents'],
        parse: wholeNumber(1, 100_000),
    }),
    failOn: row({
        github: 'fail-on',
        azurePipelines: 'failOn',
        default: 'error',
        kind: 'choice',
        options: failOnChoices,
        label: 'Fail on',
        group: 'audit',
        help: 'With `Audit`: fail the step on findings of this severity or above: `error`, `warning` or `none`.',
        usedBy: ['Audit'],
        parse: choice(failOnChoices),
    }),
    expiryDays: row({
        github: 'expiry-days',
        azurePipelines: 'expiryDays',
        default: '60',
        kind: 'text',
        label: 'Days before an expiry',
        group: 'audit',
        help: 'With `Audit`: warn of agents and certificates that expire within so many days, 0 to 3650.',
        usedBy: ['Audit'],
        parse: wholeNumber(0, 3_650),
    }),
    reportFormats: row({
        github: 'report-formats',
        azurePipelines: 'reportFormats',
        default: 'json,csv,html',
        kind: 'text',
        label: 'Formats of the report',
        group: 'audit',
        help: 'With `Audit` and `Merge`: what is written beside the JSON report, which is always written: `csv`, `html`, `junit`, `sarif`.',
        usedBy: ['Audit', 'Merge'],
        parse: several(reportFormats),
    }),
    issue: row({
        github: 'issue',
        default: 'false',
        kind: 'boolean',
        label: 'Keep issues',
        group: 'audit',
        help: 'With `Audit` and `Merge`, on GitHub: open an issue for each vault that is not in order, keep it up to date, and close it when the vault is in order again. Needs `github-token`.',
        usedBy: ['Audit', 'Merge'],
        parse: parse_boolean,
    }),
    githubToken: row({
        github: 'github-token',
        kind: 'text',
        label: 'GitHub token',
        group: 'audit',
        help: 'With `issue`: token that may write issues of the repository, such as the token of the job itself with `permissions: issues: write`.',
        usedBy: ['Audit', 'Merge'],
        parse: asIs,
    }),
    scope: row({
        github: 'scope',
        azurePipelines: 'scope',
        kind: 'lines',
        label: 'Scope',
        group: 'estate',
        help: 'Instead of `vault-id`: where to look for vaults. Subscriptions (GUID or `/subscriptions/{guid}`), management groups (`/providers/Microsoft.Management/managementGroups/{id}`), several separated by newlines or commas, or `*` for all that the identity may read.',
        usedBy: finding,
        parse: scope,
    }),
    vaultName: row({
        github: 'vault-name',
        azurePipelines: 'vaultName',
        kind: 'lines',
        label: 'Names of vaults',
        group: 'estate',
        help: 'With `scope`: names of vaults, in which `*` stands for any text and `?` for any character; several separated by newlines or commas, any of which may match.',
        usedBy: finding,
        parse: names,
    }),
    vaultTag: row({
        github: 'vault-tag',
        azurePipelines: 'vaultTag',
        kind: 'lines',
        label: 'Tags of vaults',
        group: 'estate',
        help: 'With `scope`: tags that a vault must have, as `key=value`; several separated by newlines or commas, all of which must match.',
        usedBy: finding,
        parse: tags,
    }),
    includeEmpty: row({
        github: 'include-empty',
        azurePipelines: 'includeEmpty',
        default: 'false',
        kind: 'boolean',
        label: 'Include empty vaults',
        group: 'estate',
        help: 'With `scope`: take also vaults that hold no Azure-to-Azure replicated item.',
        usedBy: finding,
        parse: parse_boolean,
    }),
    allowEmpty: row({
        github: 'allow-empty',
        azurePipelines: 'allowEmpty',
        default: 'false',
        kind: 'boolean',
        label: 'Allow finding nothing',
        group: 'estate',
        help: 'With `scope`: finding no vault is no error.',
        usedBy: finding,
        parse: parse_boolean,
    }),
    shards: row({
        github: 'shards',
        azurePipelines: 'shards',
        default: '20',
        kind: 'text',
        label: 'Most shards',
        group: 'estate',
        help: 'With `Discover`: the most shards, 1 to 256. Vaults of one subscription stay together.',
        usedBy: ['Discover'],
        parse: wholeNumber(1, 256),
    }),
    reports: row({
        github: 'reports',
        azurePipelines: 'reports',
        kind: 'lines',
        label: 'Reports',
        group: 'estate',
        help: 'With `Merge`: paths of the JSON reports of `Discover` and of every shard, in which `*` and `**` may stand for names and folders; several separated by newlines or commas.',
        usedBy: ['Merge'],
        parse: names,
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
        usedBy: finding,
        parse: choice(cloudNames),
    }),
    armEndpoint: row({
        github: 'arm-endpoint',
        azurePipelines: 'armEndpoint',
        kind: 'text',
        label: 'Azure Resource Manager endpoint',
        group: 'cloud',
        help: "Azure Resource Manager endpoint (`https`) in place of the cloud's own.",
        usedBy: finding,
        parse: httpsUrl('https://management.azure.com'),
    }),
    authorityHost: row({
        github: 'authority-host',
        azurePipelines: 'authorityHost',
        kind: 'text',
        label: 'Authority host',
        group: 'cloud',
        help: "Microsoft Entra authority (`https`) in place of the cloud's own.",
        usedBy: finding,
        parse: httpsUrl('https://login.microsoftonline.com'),
    }),
    audience: row({
        github: 'audience',
        kind: 'text',
        label: 'Audience',
        group: 'cloud',
        help: "Audience of the OIDC token in place of the cloud's own.",
        usedBy: finding,
        parse: asIs,
    }),
};
/** The name by which the user of a host knows the input; undefined where that host does not have it. */
function nameOn(host, input) {
    if (host === 'azure-pipelines')
        return input.azurePipelines;
    return host === 'github' || input.github === undefined ? input.github : `--${input.github}`;
}

;// CONCATENATED MODULE: ./src/inputs/input-form.ts
/** What the user wrote: read input by input, with all that is wrong or without effect kept for the end. */


const keys = Object.keys(inputTable).filter((key) => key in inputTable);
class Form {
    host;
    read;
    unknown;
    refused = new Map();
    remarks = [];
    action;
    constructor(host, read, unknown) {
        this.host = host;
        this.read = read;
        this.unknown = unknown;
        this.action = this.get('action', inputTable.action);
        for (const key of keys) {
            if (this.isUsed(key))
                this.get(key, inputTable[key]);
            else
                this.ignore(key, `it is not used when ${this.name('action')} is ${this.action}`);
        }
    }
    /** The input as the user of the host writes it. */
    name(key) {
        return nameOn(this.host, inputTable[key]) ?? key;
    }
    /** The text that the user wrote; empty if it was left out or the host does not have it. */
    given(key) {
        const input = inputTable[key];
        return nameOn(this.host, input) === undefined ? '' : (this.read(input)?.trim() ?? '');
    }
    /** The value, or the default's; undefined if there is none, it is not right, or the action does not use it. */
    get(key, input) {
        if (!this.isUsed(key))
            return undefined;
        const text = this.given(key) || (input.default ?? '');
        if (text === '') {
            const options = input.options === undefined ? '' : `: one of ${input.options.join(', ')}`;
            if (input.required && nameOn(this.host, input) !== undefined)
                this.refuse(key, `is required${options}`);
            return undefined;
        }
        const parsed = input.parse(text);
        if ('value' in parsed)
            return parsed.value;
        this.refuse(key, parsed.problem);
        return undefined;
    }
    refuse(key, problem) {
        if (!this.refused.has(key))
            this.refused.set(key, problem);
    }
    /** Says that an input has no effect, if the user wrote anything but its default. */
    ignore(key, why) {
        const text = this.given(key).toLowerCase();
        const input = inputTable[key];
        if (text !== '' && text !== input.default?.toLowerCase())
            this.remarks.push(`${this.name(key)} is ignored: ${why}`);
    }
    /** While it is not known what is asked for, every input counts. */
    isUsed(key) {
        const { usedBy } = inputTable[key];
        return usedBy === undefined || this.action === undefined || usedBy.includes(this.action);
    }
    problems() {
        return [
            ...this.unknown.map((text) => `${quote(text)} is not an input`),
            ...keys.flatMap((key) => {
                const problem = this.refused.get(key);
                return problem === undefined ? [] : [`${this.name(key)}: ${problem}`];
            }),
        ];
    }
    notices() {
        return this.remarks;
    }
}

;// CONCATENATED MODULE: ./src/inputs/read-task.ts
/** Reads what the user wrote into settings, or into the full list of what is wrong with it. */




/**
 * @param read gives the text of an input, empty or undefined if the user left it out
 * @param unknown what the user wrote that is no input at all
 * @returns the settings, or every problem there is, each naming its input as the user of the host writes it
 */
function readSettings(host, read, unknown = []) {
    const form = new Form(host, read, unknown);
    const task = readTask(form, host);
    const timeout = form.get('timeout', inputTable.timeout) ?? Number(inputTable.timeout.default);
    const overrides = {
        armEndpoint: form.get('armEndpoint', inputTable.armEndpoint),
        authorityHost: form.get('authorityHost', inputTable.authorityHost),
        audience: form.get('audience', inputTable.audience),
    };
    const settings = {
        timeoutMs: timeout * 60_000,
        cloud: cloudOf(form.get('environment', inputTable.environment) ?? 'AzureCloud', overrides),
        serviceConnection: form.get('azureSubscription', inputTable.azureSubscription),
        tenantId: form.get('tenantId', inputTable.tenantId),
        clientId: form.get('clientId', inputTable.clientId),
    };
    if (host === 'github' && form.get('action', inputTable.action) !== 'Merge') {
        for (const key of ['tenantId', 'clientId']) {
            const variable = `AZURE_${key === 'tenantId' ? 'TENANT' : 'CLIENT'}_ID`;
            if (form.given(key) === '')
                form.refuse(key, `is required to sign in; set it or ${variable}`);
        }
    }
    const problems = form.problems();
    return problems.length > 0 || task === undefined
        ? { ok: false, problems }
        : { ok: true, settings: { task, ...settings }, notices: form.notices() };
}
/** Undefined if something that the task cannot do without is missing; the form knows what. */
function readTask(form, host) {
    const action = form.get('action', inputTable.action);
    if (action === 'Merge') {
        const reports = form.get('reports', inputTable.reports);
        if (form.given('reports') === '')
            form.refuse('reports', 'is required: paths of the reports, such as reports/**/*.json');
        return reports && { action, reports, ...readReportOptions(form, host) };
    }
    const target = readTarget(form);
    const automationAccountIds = form.get('automationAccountId', inputTable.automationAccountId);
    if (action === 'Enabled' && form.given('automationAccountId') === '') {
        const when = `is required when ${form.name('action')} is Enabled`;
        form.refuse('automationAccountId', `${when}; write an id of the form ${ACCOUNT_FORM}`);
    }
    const changing = readChanging(form, action !== undefined && action !== 'Audit' && action !== 'Discover');
    if (target === undefined)
        return undefined;
    switch (action) {
        case undefined:
            return undefined;
        case 'Enabled':
            return automationAccountIds === undefined
                ? undefined
                : {
                    action,
                    target,
                    automationAccountIds,
                    skipAccountCheck: form.get('skipAccountCheck', inputTable.skipAccountCheck) ?? false,
                    ...changing,
                };
        case 'Disabled':
            return { action, target, automationAccountIds: [], skipAccountCheck: true, ...changing };
        case 'UpdateAgents':
            return {
                action,
                target,
                vms: form.get('vm', inputTable.vm) ?? [],
                maxParallel: form.get('maxParallel', inputTable.maxParallel) ?? Number(inputTable.maxParallel.default),
                maxFailures: form.get('maxFailures', inputTable.maxFailures),
                ...changing,
            };
        case 'Audit':
            return {
                action,
                target,
                automationAccountIds: automationAccountIds ?? [],
                failOn: form.get('failOn', inputTable.failOn) ?? 'error',
                expiryDays: form.get('expiryDays', inputTable.expiryDays) ?? Number(inputTable.expiryDays.default),
                ...readReportOptions(form, host),
            };
        case 'Discover':
            return {
                action,
                target,
                shards: form.get('shards', inputTable.shards) ?? Number(inputTable.shards.default),
            };
    }
}
function readTarget(form) {
    const vaults = form.get('vaults', inputTable.vaults);
    const scope = form.get('scope', inputTable.scope);
    const [vaultId, scopeName] = [form.name('vaults'), form.name('scope')];
    if (form.given('scope') === '') {
        if (form.given('vaults') === '')
            form.refuse('vaults', `is required, unless ${scopeName} says where to look`);
        for (const key of ['vaultName', 'vaultTag', 'includeEmpty', 'allowEmpty'])
            form.ignore(key, `it takes effect only with ${scopeName}`);
        return vaults && { kind: 'vaults', vaults };
    }
    if (form.given('vaults') !== '') {
        form.refuse('scope', `cannot be given together with ${vaultId}; leave one of them out`);
        return undefined;
    }
    return (scope && {
        kind: 'scope',
        scope,
        names: form.get('vaultName', inputTable.vaultName) ?? [],
        tags: form.get('vaultTag', inputTable.vaultTag) ?? [],
        includeEmpty: form.get('includeEmpty', inputTable.includeEmpty) ?? false,
        allowEmpty: form.get('allowEmpty', inputTable.allowEmpty) ?? false,
    });
}
function readChanging(form, isUsed) {
    const dryRun = form.get('dryRun', inputTable.dryRun) ?? false;
    const failOnDrift = form.get('failOnDrift', inputTable.failOnDrift) ?? false;
    if (isUsed && !dryRun)
        form.ignore('failOnDrift', `it takes effect only with ${form.name('dryRun')}`);
    return {
        dryRun,
        failOnDrift: failOnDrift && dryRun,
        force: form.get('force', inputTable.force) ?? false,
        maxWritesPerMinute: form.get('maxWritesPerMinute', inputTable.maxWritesPerMinute) ?? Number(inputTable.maxWritesPerMinute.default),
    };
}
function readReportOptions(form, host) {
    const formats = form.get('reportFormats', inputTable.reportFormats) ?? [];
    const token = form.get('githubToken', inputTable.githubToken);
    const wanted = form.get('issue', inputTable.issue) ?? false;
    if (wanted && host !== 'github')
        form.refuse('issue', 'is possible only on GitHub');
    else if (wanted && token === undefined)
        form.refuse('githubToken', `is required with ${form.name('issue')}, such as the token of the job itself`);
    return { formats, issue: wanted && token !== undefined ? { token } : undefined };
}

;// CONCATENATED MODULE: ./src/inputs/index.ts
/** The inputs of all hosts: strings in, settings or the full list of problems out. */





/***/ }),

/***/ 50731:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  mk: () => (/* binding */ publish),
  n0: () => (/* binding */ setOutputs)
});

// UNUSED EXPORTS: besideReport

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(51455);
// EXTERNAL MODULE: ./src/core/render/annotation.ts
var annotation = __nccwpck_require__(88583);
// EXTERNAL MODULE: ./src/core/render/format.ts
var format = __nccwpck_require__(39649);
;// CONCATENATED MODULE: ./src/outputs.ts
/** One table of outputs: their names on both hosts, and what they mean. */
const row = (github, azurePipelines, help) => ({ github, azurePipelines, help });
/** The table. action.yml, task.json, the README and the tests agree with it; a new output is a row. */
const outputTable = {
    conclusion: row('conclusion', 'conclusion', 'The first that holds of `cancelled`, `timed-out`, `failed`, `drifted`, `planned`, `succeeded`, `unchanged`.'),
    changed: row('changed', 'changed', '`true` if any change was made.'),
    mappingsTotal: row('mappings-total', 'mappingsTotal', 'Protection container mappings found in all vaults.'),
    mappingsSelected: row('mappings-selected', 'mappingsSelected', 'Mappings that had to change.'),
    mappingsSkipped: row('mappings-skipped', 'mappingsSkipped', 'Mappings left as they are; total = selected + skipped.'),
    jobsSucceeded: row('jobs-succeeded', 'jobsSucceeded', 'Changes that succeeded.'),
    jobsFailed: row('jobs-failed', 'jobsFailed', 'Changes whose job failed, was cancelled in Azure, or is suspended.'),
    jobsFailedToStart: row('jobs-failed-to-start', 'jobsFailedToStart', 'Changes that the service refused, or whose tries were used up.'),
    jobsTimedOut: row('jobs-timed-out', 'jobsTimedOut', 'Changes not ended at the deadline; their jobs may still run in Azure.'),
    jobsAbandoned: row('jobs-abandoned', 'jobsAbandoned', 'Changes not ended when the run was cancelled; their jobs may still run in Azure.'),
    itemsTotal: row('items-total', 'itemsTotal', 'With `UpdateAgents`: replicated items found in all vaults.'),
    itemsSelected: row('items-selected', 'itemsSelected', 'With `UpdateAgents`: replicated items whose agent had to be updated.'),
    itemsSkipped: row('items-skipped', 'itemsSkipped', 'With `UpdateAgents`: replicated items left as they are; total = selected + skipped.'),
    compliant: row('compliant', 'compliant', 'With `Audit` and `Merge`: `true` if nothing was found that is an error, nor a warning where `fail-on` is `warning`.'),
    findingsErrors: row('findings-errors', 'findingsErrors', 'With `Audit` and `Merge`: findings that are errors.'),
    findingsWarnings: row('findings-warnings', 'findingsWarnings', 'With `Audit` and `Merge`: findings that are warnings.'),
    agentsTotal: row('agents-total', 'agentsTotal', 'With `Audit` and `Merge`: agents of VMs that are replicated from Azure to Azure.'),
    agentsCurrent: row('agents-current', 'agentsCurrent', 'With `Audit` and `Merge`: agents that support lasts for and that no newer version waits for.'),
    agentsOutdated: row('agents-outdated', 'agentsOutdated', 'With `Audit` and `Merge`: agents that a newer version waits for.'),
    agentsExpiring: row('agents-expiring', 'agentsExpiring', 'With `Audit` and `Merge`: agents whose support ends within `expiry-days`, or has ended.'),
    vaults: row('vaults', 'vaults', 'With `Discover`: the vaults that were found, as a JSON array of id, items and tags.'),
    vaultCount: row('vault-count', 'vaultCount', 'With `Discover`: how many vaults were found; with `Merge`: how many the reports are about.'),
    shardCount: row('shard-count', 'shardCount', 'With `Discover`: how many shards they were cut into; with `Merge`: how many the plan has.'),
    matrix: row('matrix', 'matrix', 'With `Discover`: the shards, as JSON for the matrix strategy of the host.'),
    reportPath: row('report-path', 'reportPath', 'Path of the JSON report: inputs, counts, and a row for each mapping with reason, outcome, job, times and error; with other actions, what they found.'),
};
/** For those who list them. */
const outputRows = Object.values(outputTable);

;// CONCATENATED MODULE: ./src/publish.ts
/** Gives what an action ended with to the host: log, annotations, outputs, files, summary, and the end of the step. */




/** GitHub shows ten errors and ten warnings of a step. */
const MAX_ANNOTATIONS = 10;
/** Characters that are written at once. */
const BATCH_LENGTH = 256 * 1024;
async function publish(host, result) {
    for (const level of ['error', 'warning'])
        annotate(host, level, result.causes.filter((cause) => cause.level === level));
    const faults = [
        await attempt('report', () => writePieces(host.reportPath, result.document)),
        await attempt('summary', () => host.writeSummary(result.summary())),
    ];
    for (const { suffix, pieces } of result.files ?? []) {
        const path = besideReport(host, suffix);
        faults.push(await attempt(suffix, () => writePieces(path, pieces)));
        host.print(`Written: ${path}`);
    }
    setOutputs(host, { ...result.outputs, reportPath: host.reportPath });
    for (const fault of faults)
        if (fault !== undefined)
            host.annotate('error', 'NotWritten', fault);
    host.finish(result.failed || faults.some((fault) => fault !== undefined), result.headline);
}
/** Path of a file beside the JSON report, such as `….agents.csv`. */
const besideReport = (host, suffix) => host.reportPath.replace(/\.json$/, `.${suffix}`);
function setOutputs(host, outputs) {
    const isOutput = (key) => key in outputTable;
    for (const key of Object.keys(outputTable).filter(isOutput)) {
        const value = outputs[key];
        if (value !== undefined)
            host.setOutput(outputTable[key], String(value));
    }
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
async function attempt(what, write) {
    try {
        await write();
        return undefined;
    }
    catch (error) {
        return `The ${what} could not be written: ${error instanceof Error ? error.message : 'unknown error'}`;
    }
}
function annotate(host, level, causes) {
    for (const { problem, affected } of causes.slice(0, MAX_ANNOTATIONS))
        host.annotate(level, problem.code, (0,annotation/* annotationText */.x)(problem, affected));
    if (causes.length > MAX_ANNOTATIONS)
        host.print(`In the summary and the report: ${(0,format/* plural */.LS)(causes.length - MAX_ANNOTATIONS, `more ${level}`)}.`);
}


/***/ }),

/***/ 311:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ty: () => (/* binding */ FINDINGS_URL),
/* harmony export */   xv: () => (/* binding */ VERSION),
/* harmony export */   yZ: () => (/* binding */ HOME)
/* harmony export */ });
/** The same as in package.json; a test holds them together. */
const VERSION = '1.0.0';
const HOME = 'https://github.com/org/asr-autoupdate';
/** The page that explains the findings of an audit. */
const FINDINGS_URL = `${HOME}/blob/v1/docs/findings.md`;


/***/ }),

/***/ 42613:
/***/ ((module) => {

module.exports = require("assert");

/***/ }),

/***/ 20181:
/***/ ((module) => {

module.exports = require("buffer");

/***/ }),

/***/ 35317:
/***/ ((module) => {

module.exports = require("child_process");

/***/ }),

/***/ 76982:
/***/ ((module) => {

module.exports = require("crypto");

/***/ }),

/***/ 24434:
/***/ ((module) => {

module.exports = require("events");

/***/ }),

/***/ 79896:
/***/ ((module) => {

module.exports = require("fs");

/***/ }),

/***/ 58611:
/***/ ((module) => {

module.exports = require("http");

/***/ }),

/***/ 65692:
/***/ ((module) => {

module.exports = require("https");

/***/ }),

/***/ 69278:
/***/ ((module) => {

module.exports = require("net");

/***/ }),

/***/ 34589:
/***/ ((module) => {

module.exports = require("node:assert");

/***/ }),

/***/ 16698:
/***/ ((module) => {

module.exports = require("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = require("node:buffer");

/***/ }),

/***/ 31421:
/***/ ((module) => {

module.exports = require("node:child_process");

/***/ }),

/***/ 37540:
/***/ ((module) => {

module.exports = require("node:console");

/***/ }),

/***/ 77598:
/***/ ((module) => {

module.exports = require("node:crypto");

/***/ }),

/***/ 53053:
/***/ ((module) => {

module.exports = require("node:diagnostics_channel");

/***/ }),

/***/ 40610:
/***/ ((module) => {

module.exports = require("node:dns");

/***/ }),

/***/ 78474:
/***/ ((module) => {

module.exports = require("node:events");

/***/ }),

/***/ 73024:
/***/ ((module) => {

module.exports = require("node:fs");

/***/ }),

/***/ 51455:
/***/ ((module) => {

module.exports = require("node:fs/promises");

/***/ }),

/***/ 37067:
/***/ ((module) => {

module.exports = require("node:http");

/***/ }),

/***/ 32467:
/***/ ((module) => {

module.exports = require("node:http2");

/***/ }),

/***/ 44708:
/***/ ((module) => {

module.exports = require("node:https");

/***/ }),

/***/ 77030:
/***/ ((module) => {

module.exports = require("node:net");

/***/ }),

/***/ 48161:
/***/ ((module) => {

module.exports = require("node:os");

/***/ }),

/***/ 76760:
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

/***/ 41792:
/***/ ((module) => {

module.exports = require("node:querystring");

/***/ }),

/***/ 57075:
/***/ ((module) => {

module.exports = require("node:stream");

/***/ }),

/***/ 41692:
/***/ ((module) => {

module.exports = require("node:tls");

/***/ }),

/***/ 73136:
/***/ ((module) => {

module.exports = require("node:url");

/***/ }),

/***/ 57975:
/***/ ((module) => {

module.exports = require("node:util");

/***/ }),

/***/ 73429:
/***/ ((module) => {

module.exports = require("node:util/types");

/***/ }),

/***/ 78877:
/***/ ((module) => {

module.exports = require("node:v8");

/***/ }),

/***/ 75919:
/***/ ((module) => {

module.exports = require("node:worker_threads");

/***/ }),

/***/ 38522:
/***/ ((module) => {

module.exports = require("node:zlib");

/***/ }),

/***/ 12895:
/***/ ((module) => {

module.exports = require("open");

/***/ }),

/***/ 70857:
/***/ ((module) => {

module.exports = require("os");

/***/ }),

/***/ 16928:
/***/ ((module) => {

module.exports = require("path");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = require("stream");

/***/ }),

/***/ 13193:
/***/ ((module) => {

module.exports = require("string_decoder");

/***/ }),

/***/ 64756:
/***/ ((module) => {

module.exports = require("tls");

/***/ }),

/***/ 52018:
/***/ ((module) => {

module.exports = require("tty");

/***/ }),

/***/ 87016:
/***/ ((module) => {

module.exports = require("url");

/***/ }),

/***/ 39023:
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

// EXTERNAL MODULE: ./src/core/render/text.ts
var render_text = __nccwpck_require__(32625);
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
        const text = typeof chunk === 'string' ? redacted(chunk).split(/\r?\n/).map(render_text/* logLine */.BP).join('\n') : chunk;
        return write(text, ...rest);
    };
    process.stderr.write = writeRedacted;
}

// EXTERNAL MODULE: ./src/hosts/host.ts
var hosts_host = __nccwpck_require__(36049);
// EXTERNAL MODULE: ./src/inputs/index.ts + 6 modules
var inputs = __nccwpck_require__(47848);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(51455);
// EXTERNAL MODULE: ./src/core/render/format.ts
var format = __nccwpck_require__(39649);
// EXTERNAL MODULE: ./src/core/render/markdown.ts
var markdown = __nccwpck_require__(37715);
// EXTERNAL MODULE: ./src/publish.ts + 1 modules
var publish = __nccwpck_require__(50731);
// EXTERNAL MODULE: ./src/version.ts
var version = __nccwpck_require__(311);
;// CONCATENATED MODULE: ./src/refuse.ts
/** Ends a run whose inputs are not right: every problem at once, before any request. */






/** Nothing was done; for whoever reads the outputs without looking at the conclusion. */
const NOTHING = {
    conclusion: 'failed',
    changed: false,
    mappingsTotal: 0,
    mappingsSelected: 0,
    mappingsSkipped: 0,
    jobsSucceeded: 0,
    jobsFailed: 0,
    jobsFailedToStart: 0,
    jobsTimedOut: 0,
    jobsAbandoned: 0,
    compliant: false,
};
async function refuse(host, problems) {
    const title = `${(0,format/* plural */.LS)(problems.length, 'input problem')}, nothing was done`;
    const text = problems.join('\n');
    host.annotate('error', title, text);
    if (text.length > hosts_host/* ANNOTATION_LENGTH */.H)
        host.print('All of them, since the message above is cut:', ...problems);
    const document = {
        report: 'asr-autoupdate',
        reportVersion: 1,
        toolVersion: version/* VERSION */.xv,
        conclusion: 'failed',
        changed: false,
        inputProblems: problems,
    };
    await (0,promises_.writeFile)(host.reportPath, `${JSON.stringify(document, null, 2)}\n`);
    await host.writeSummary(`## ❌ ${title}\n\n${problems.map((problem) => `- ${(0,markdown/* cell */.Hn)(problem)}`).join('\n')}\n`);
    (0,publish/* setOutputs */.n0)(host, { ...NOTHING, reportPath: host.reportPath });
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
    const { settings } = read;
    const identity = settings.task.action === 'Merge' ? noSignIn : await host.identity(settings);
    // Loaded now and not before: neither a refusal nor the first request must wait for it.
    const { run } = await __nccwpck_require__.e(/* import() */ 883).then(__nccwpck_require__.bind(__nccwpck_require__, 92883));
    return run(host, identity, settings, signals);
}
/** Reports are merged without asking Azure anything. */
const noSignIn = { code: 'NoSignIn', message: 'This action does not sign in.' };
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