/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

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

/***/ 6370:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ cloudNames),
/* harmony export */   h: () => (/* binding */ cloudOf)
/* harmony export */ });
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


/***/ }),

/***/ 6525:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DF: () => (/* binding */ isSentAgain),
/* harmony export */   P2: () => (/* binding */ repairKinds),
/* harmony export */   c_: () => (/* binding */ RIGHTS),
/* harmony export */   mJ: () => (/* binding */ orderOf),
/* harmony export */   vN: () => (/* binding */ REPAIRS)
/* harmony export */ });
/* harmony import */ var _values_compare__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6369);

/** What this tool can repair, in the order in which one step may depend on another. */
const repairKinds = ['identity', 'roles', 'settings', 'schedules', 'agents'];
/** It reads as wanted already, and is sent so that what hangs on it is made again. */
const isSentAgain = ({ kind, before, wanted }) => kind === 'settings' && (0,_values_compare__WEBPACK_IMPORTED_MODULE_0__/* .sameText */ .QV)(before, wanted);
/** The rights of the repairs; docs/permissions.md has a role for each. */
const RIGHTS = {
    identity: 'Microsoft.Automation/automationAccounts/write',
    roles: 'Microsoft.Authorization/roleAssignments/write',
    settings: 'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/replicationProtectionContainerMappings/write',
    schedules: 'Microsoft.Automation/automationAccounts/schedules/write',
    agents: 'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/replicationProtectedItems/updateMobilityService/action',
};
/** The place of a step among those that it may depend on; a person's step is the last. */
const orderOf = ({ kind }) => kind === 'person' ? repairKinds.length : repairKinds.indexOf(kind);
/** What heals a finding; a finding that is not here needs a person. */
const REPAIRS = {
    ASR001: { kind: 'settings' },
    ASR002: { kind: 'settings' },
    ASR003: { kind: 'settings' },
    ASR004: { kind: 'settings' },
    ASR006: { kind: 'settings' },
    ASR007: { kind: 'settings', force: true },
    ASR008: { kind: 'settings', force: true },
    ASR009: { kind: 'schedules' },
    ASR011: { kind: 'settings' },
    ASR012: { kind: 'settings' },
    ASR013: { kind: 'settings' },
    ASR014: { kind: 'settings' },
    ASR017: { kind: 'settings', force: true },
    ASR020: { kind: 'settings', force: true },
    ASR021: { kind: 'settings', force: true },
    ASR022: { kind: 'settings' },
    ASR023: { kind: 'settings', force: true },
    ASR103: { kind: 'identity' },
    ASR104: { kind: 'roles' },
    ASR105: { kind: 'roles' },
    ASR201: { kind: 'agents' },
    ASR202: { kind: 'agents' },
    ASR203: { kind: 'agents' },
    ASR213: { kind: 'agents' },
    ASR214: { kind: 'agents' },
    ASR215: { kind: 'agents' },
};


/***/ }),

/***/ 8583:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ annotationText)
/* harmony export */ });
/* harmony import */ var _format__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9649);
/* harmony import */ var _text__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2625);


const MAX_NAMES = 10;
function annotationText(problem, affected = []) {
    const names = affected.slice(0, MAX_NAMES).map(_text__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK).join(', ');
    const more = affected.length > MAX_NAMES ? ` and ${affected.length - MAX_NAMES} more` : '';
    return [
        (0,_text__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)((0,_format__WEBPACK_IMPORTED_MODULE_1__/* .problemText */ .fI)(problem, false)),
        ...(affected.length === 0 ? [] : [`Affects: ${names}${more}`]),
        ...(problem.nextStep === undefined
            ? []
            : [`Next:${problem.nextStep.startsWith(' ') ? '\n' : ' '}${problem.nextStep}`]),
    ].join('\n');
}


/***/ }),

/***/ 9649:
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

/***/ 7715:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   DV: () => (/* binding */ codeBlock),
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   Hn: () => (/* binding */ cell),
/* harmony export */   PP: () => (/* binding */ tableHead),
/* harmony export */   Xl: () => (/* binding */ withoutReferences),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   dp: () => (/* binding */ byteLength),
/* harmony export */   jD: () => (/* binding */ tableRow),
/* harmony export */   nf: () => (/* binding */ link)
/* harmony export */ });
/* unused harmony export NOTHING */
/* harmony import */ var _text__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2625);
/** Markdown in which text from outside stays text. */

const ENTITIES = /[&<>|\\`*_~[\]#$]|:(?=\S)/g;
/**
 * Text that renders as itself: it breaks no table, starts no HTML, emphasis, formula or mention, and makes no link.
 * Punctuation becomes entities, which Markdown reads as plain characters; an empty comment keeps `@` from a mention
 * and addresses from becoming links, which some renderers find only after they have read the entities. What is copied
 * from the page is the text, byte for byte: a comment is no character.
 */
function escapeMarkdown(text) {
    return (0,_text__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text)
        .replace(ENTITIES, (character) => `&#${character.codePointAt(0)};`)
        .replace(/@|www(?=\.)|&#58;(?=\/\/)/gi, `$&${NOTHING}`);
}
/** GitHub looks for references to issues in what Markdown has made of the text, where entities are characters again. */
const withoutReferences = (text) => escapeMarkdown(text).replace(/&#35;|\bGH-(?=\d)/gi, `$&${NOTHING}`);
/** Shown as nothing, and copied as nothing. */
const NOTHING = '<!-- -->';
/** To be copied, byte for byte. Inside of a table a code span may hold no pipe, so what has one is HTML. */
const code = (text) => /^[^\s`|<>]([^`|<>]*[^\s`|<>])?$/.test((0,_text__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text))
    ? `\`${(0,_text__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text)}\``
    : `<code>${withoutReferences(text)}</code>`;
/** What is to be copied in a text of ours: what stands in backticks, ARM ids, and actions of Azure. */
const COPIED = /`([^`]+)`|\/subscriptions\/[^\s`|<>'",;]*[^\s`|<>'",;.:)]|\bMicrosoft\.[A-Za-z]+\/[\w./*-]*[\w*]/g;
/**
 * A text of ours on one line; what of it is to be copied is code.
 * @param escape for the rest
 */
function prose(text, escape = escapeMarkdown) {
    let markdown = '';
    let from = 0;
    for (const match of text.matchAll(COPIED)) {
        markdown += escape(text.slice(from, match.index)) + code(match[1] ?? match[0]);
        from = match.index + match[0].length;
    }
    return markdown + escape(text.slice(from));
}
/** Lines to be copied, as a block of their own. */
function codeBlock(lines, language = 'text') {
    const text = lines.map(_text__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK);
    const longest = Math.max(2, ...text.flatMap((line) => [...line.matchAll(/`+/g)].map(([ticks]) => ticks.length)));
    const fence = '`'.repeat(longest + 1);
    return [`${fence}${language}`, ...text, fence];
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

/***/ 2625:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BP: () => (/* binding */ logLine),
/* harmony export */   F5: () => (/* binding */ escapeInJson),
/* harmony export */   Mm: () => (/* binding */ bounded),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   TL: () => (/* binding */ quoted)
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
/** The same for a value that may be JSON, which stays JSON: characters of its strings become escapes of JSON. */
const escapeInJson = (text) => text.replace(INVISIBLE, (character) => character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join(''));
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
/** A text from outside in a message of ours: on one line, of readable length, in quotes. */
const quoted = (text) => `'${bounded(visible(text), 100)}'`;


/***/ }),

/***/ 8618:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   LW: () => (/* binding */ snakeCase),
/* harmony export */   RO: () => (/* binding */ rowsOf),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   cY: () => (/* binding */ nested)
/* harmony export */ });
/* unused harmony export schemaOf */
/* harmony import */ var _fields__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3352);
/* harmony import */ var _kinds__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5238);


/** Defines rows that are made of an `S`. */
const rowsOf = () => ({
    column: (kind, title, means, of, options = {}) => ({ kind, title, means, of, ...options }),
    form: (name, means, columns, derived = {}) => formOf(name, means, columns, derived),
});
function formOf(name, means, columns, derived) {
    const entries = Object.entries(columns);
    const empty = Object.fromEntries(entries.map(([key]) => [key, undefined]));
    const written = entries.filter(([, { kind }]) => kind.write !== undefined);
    const added = Object.entries(derived);
    return {
        name,
        means,
        properties: [...entries.map(property), ...added.map(([key, one]) => ({ ...one, key, optional: false, csv: [] }))],
        pageColumns: pageColumns(entries),
        make(source) {
            const row = { ...empty };
            if (fill(row, entries, (column) => column.of(source)))
                return row;
            throw new Error(`A row of ${name} lacks a value.`);
        },
        write(row, context) {
            if (written.length === 0 && added.length === 0)
                return row;
            const json = {};
            Object.assign(json, row);
            for (const [key, { kind }] of written)
                json[key] = kind.write?.(json[key]);
            for (const [key, { of }] of added)
                json[key] = of(row, context);
            return json;
        },
        read(value, context) {
            if (!(0,_fields__WEBPACK_IMPORTED_MODULE_1__/* .isFields */ .C)(value))
                return undefined;
            const row = { ...empty };
            const given = ({ kind }, key) => {
                const one = (0,_fields__WEBPACK_IMPORTED_MODULE_1__/* .own */ .Z)(value, key);
                return one === undefined ? kind.absent : kind.read(one, context);
            };
            // What is there and cannot be read is wrong, also where nothing may be there.
            const isRead = (key) => row[key] !== undefined || (0,_fields__WEBPACK_IMPORTED_MODULE_1__/* .own */ .Z)(value, key) === undefined;
            return fill(row, entries, given) && entries.every(([key]) => isRead(key)) ? row : undefined;
        },
    };
}
/** What has a value for each column is a row. */
function fill(row, entries, valueOf) {
    for (const [key, column] of entries) {
        const value = valueOf(column, key);
        if (value === undefined && column.kind.optional !== true)
            return false;
        row[key] = value;
    }
    return true;
}
/** As CSV has the name of a property. */
const snakeCase = (key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const property = ([key, column]) => ({
    key,
    schema: column.kind.schema,
    means: column.means,
    optional: column.kind.optional === true,
    csv: cellsOf(key, column).map((cell) => cell.key),
});
function cellsOf(key, { kind, title, csv, cells }) {
    if (cells !== undefined)
        return cells;
    if (title === '')
        return [];
    return [{ key: csv ?? snakeCase(key), title, kind: kind.cell, cell: (value) => (0,_kinds__WEBPACK_IMPORTED_MODULE_0__/* .shown */ .SP)(kind, value) }];
}
function pageColumns(entries) {
    const ordered = [...entries.filter(([, { last }]) => !last), ...entries.filter(([, { last }]) => last)];
    return ordered.flatMap(([key, column]) => cellsOf(key, column).map(({ key: csv, title, kind, cell }) => [
        csv,
        title,
        kind,
        (row) => cell(Reflect.get(Object(row), key)),
    ]));
}
/** A property of the schema of a form. */
function schemaOf({ means, properties }) {
    return {
        description: means,
        type: 'object',
        additionalProperties: false,
        required: properties.filter(({ optional }) => !optional).map(({ key }) => key),
        properties: Object.fromEntries(properties.map(({ key, schema, means: description }) => [
            key,
            description === '' ? schema : { description, ...schema },
        ])),
    };
}
/** A value that is a row itself. */
const nested = (form) => ({
    schema: { $ref: `#/$defs/${form.name}` },
    cell: 'text',
    read: (value, context) => form.read(value, context),
    write: (row) => form.write(row),
});
const listOf = (form) => ({
    schema: { type: 'array', items: { $ref: `#/$defs/${form.name}` } },
    cell: 'text',
    read(value, context) {
        if (!Array.isArray(value))
            return undefined;
        const rows = [];
        for (const one of value) {
            const row = form.read(one, context);
            if (row === undefined)
                return undefined;
            rows.push(row);
        }
        return rows;
    },
    write: (rows) => rows.map((row) => form.write(row)),
    absent: [],
});


/***/ }),

/***/ 3352:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ isFields),
/* harmony export */   Z: () => (/* binding */ own)
/* harmony export */ });
const isFields = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const own = (fields, key) => (Object.hasOwn(fields, key) ? fields[key] : undefined);


/***/ }),

/***/ 9839:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Aj: () => (/* binding */ REPORT_VERSION),
/* harmony export */   Uo: () => (/* binding */ headOf)
/* harmony export */ });
/* unused harmony exports originForm, headForm */
/* harmony import */ var _fields__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3352);
/* harmony import */ var _define_rows__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8618);
/* harmony import */ var _kinds__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5238);
/** The head of every report, and what all of its files are made with. */



/** Of the reports that are written, and read; raised when a property changes its meaning or goes. */
const REPORT_VERSION = 2;
const origin = (0,_define_rows__WEBPACK_IMPORTED_MODULE_0__/* .rowsOf */ .RO)();
const originForm = origin.form('origin', 'The run of the CI.', {
    url: origin.column(_kinds__WEBPACK_IMPORTED_MODULE_1__/* .name */ .UU, '', 'address of the run', ({ url }) => url),
    name: origin.column(_kinds__WEBPACK_IMPORTED_MODULE_1__/* .name */ .UU, '', 'of the run', (of) => of.name),
    by: origin.column((0,_kinds__WEBPACK_IMPORTED_MODULE_1__/* .maybe */ .no)(_kinds__WEBPACK_IMPORTED_MODULE_1__/* .name */ .UU), '', 'who started it', ({ by }) => by),
    revision: origin.column((0,_kinds__WEBPACK_IMPORTED_MODULE_1__/* .maybe */ .no)(_kinds__WEBPACK_IMPORTED_MODULE_1__/* .name */ .UU), '', 'of the code that it runs with', ({ revision }) => revision),
});
/** Each action has inputs and conclusions of its own, which its schema tells. */
const inputs = {
    schema: { type: 'object' },
    cell: 'text',
    read: (value) => ((0,_fields__WEBPACK_IMPORTED_MODULE_2__/* .isFields */ .C)(value) ? value : undefined),
};
const { column, form } = (0,_define_rows__WEBPACK_IMPORTED_MODULE_0__/* .rowsOf */ .RO)();
const headForm = form('head', 'What every report has.', {
    report: column((0,_kinds__WEBPACK_IMPORTED_MODULE_1__/* .constant */ .dY)('asr-autoupdate'), '', 'always `asr-autoupdate`', () => 'asr-autoupdate'),
    reportVersion: column((0,_kinds__WEBPACK_IMPORTED_MODULE_1__/* .constant */ .dY)(REPORT_VERSION), '', `\`${REPORT_VERSION}\`; raised when a property changes its meaning or goes`, () => REPORT_VERSION),
    action: column(_kinds__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm, '', 'what was done; what else the report holds depends on it', ({ context }) => context.inputs.action),
    toolVersion: column({ ..._kinds__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm, schema: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+' } }, '', 'version of this tool', ({ context }) => context.version),
    runId: column(_kinds__WEBPACK_IMPORTED_MODULE_1__/* .guid */ .Os, '', 'a GUID that all requests of the run carry', ({ context }) => context.runId),
    origin: column((0,_kinds__WEBPACK_IMPORTED_MODULE_1__/* .maybe */ .no)((0,_define_rows__WEBPACK_IMPORTED_MODULE_0__/* .nested */ .cY)(originForm)), '', 'the run of the CI; left out on a terminal, see below', ({ context }) => context.origin && originForm.make(context.origin)),
    cloud: column({ ..._kinds__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm, schema: { $ref: '#/$defs/environment' } }, '', 'the Azure cloud, as the input `environment`', ({ context }) => context.cloud),
    identity: column((0,_kinds__WEBPACK_IMPORTED_MODULE_1__/* .maybe */ .no)(_kinds__WEBPACK_IMPORTED_MODULE_1__/* .name */ .UU), '', 'who signed in, as far as the inputs name it: the client id, or the service connection', ({ context }) => context.identity),
    tenantId: column((0,_kinds__WEBPACK_IMPORTED_MODULE_1__/* .maybe */ .no)(_kinds__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm), '', 'the Entra tenant that was signed in to', ({ context }) => context.tenantId),
    startedAt: column(_kinds__WEBPACK_IMPORTED_MODULE_1__/* .time */ .kB, '', 'of the run; of a merge, of the first shard', ({ startedAt }) => startedAt),
    endedAt: column(_kinds__WEBPACK_IMPORTED_MODULE_1__/* .time */ .kB, '', 'of the run; of a merge, of the last shard', ({ endedAt }) => endedAt),
    inputs: column(inputs, '', 'the inputs that matter to the action, as they were understood, see below', ({ context }) => context.inputs),
    conclusion: column(_kinds__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm, '', 'as the output', ({ conclusion }) => conclusion),
});
/** What every report begins with. */
const headOf = (head) => headForm.write(headForm.make(head));


/***/ }),

/***/ 5238:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D$: () => (/* binding */ guids),
/* harmony export */   Dy: () => (/* binding */ names),
/* harmony export */   Jt: () => (/* binding */ flag),
/* harmony export */   Os: () => (/* binding */ guid),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   UU: () => (/* binding */ name),
/* harmony export */   Vm: () => (/* binding */ word),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   _3: () => (/* binding */ days),
/* harmony export */   b8: () => (/* binding */ sharedText),
/* harmony export */   dC: () => (/* binding */ sharedId),
/* harmony export */   dK: () => (/* binding */ ids),
/* harmony export */   dY: () => (/* binding */ constant),
/* harmony export */   i: () => (/* binding */ saying),
/* harmony export */   kB: () => (/* binding */ time),
/* harmony export */   no: () => (/* binding */ maybe),
/* harmony export */   oC: () => (/* binding */ vaultId),
/* harmony export */   ou: () => (/* binding */ ownId),
/* harmony export */   vj: () => (/* binding */ amount),
/* harmony export */   yx: () => (/* binding */ idOrEmpty)
/* harmony export */ });
/* harmony import */ var _values_arm_id__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5696);
/* harmony import */ var _values_time__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6073);
/* harmony import */ var _render_text__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2625);
/** Kinds of values in the rows of a report: what each is in memory, in JSON, in a cell, and in the schema. */



/** Of names and ids, in characters. */
const MAX_NAME = 2_000;
/** Of messages, in characters. */
const MAX_TEXT = 20_000;
const string = (cell, most, shared, schema = { type: 'string' }) => ({
    schema,
    cell,
    read(value, { share }) {
        if (typeof value !== 'string')
            return undefined;
        const bound = (0,_render_text__WEBPACK_IMPORTED_MODULE_0__/* .bounded */ .Mm)(value, most);
        return shared ? share(bound) : bound;
    },
    absent: '',
});
/** A name of its own in each row. */
const name = string('text', MAX_NAME, false);
/** A name that many rows have. */
const word = string('text', MAX_NAME, true);
/** Sentences. */
const text = string('text', MAX_TEXT, false);
/** Sentences that many rows have. */
const sharedText = string('text', MAX_TEXT, true);
/** Sentences of ours, of which there is at least one. */
const saying = string('text', MAX_TEXT, true, { type: 'string', minLength: 1 });
const guid = string('text', MAX_NAME, true, { $ref: '#/$defs/guid' });
/** An ARM id that many rows have, or none where there is nothing that it could be the id of. */
const idOrEmpty = string('resource', MAX_NAME, true);
function id(shared) {
    const { read } = string('resource', MAX_NAME, shared);
    return {
        schema: { $ref: '#/$defs/resource' },
        cell: 'resource',
        read: (value, context) => read(value, context) || undefined,
    };
}
/** An ARM id that no other row has. */
const ownId = id(false);
/** An ARM id that many rows have. */
const sharedId = id(true);
/** The ARM id of a vault of the report, as the inputs have it. */
const vaultId = {
    ...sharedId,
    read: (value, { vaults }) => (typeof value === 'string' ? vaults.get(value)?.id : undefined),
};
const ids = {
    schema: { $ref: '#/$defs/resources' },
    cell: 'text',
    read: namesIn,
    show: (all) => all.map(_values_arm_id__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb).join(' '),
    absent: [],
};
const guids = {
    schema: { type: 'array', items: { $ref: '#/$defs/guid' } },
    cell: 'text',
    read: (value, context) => namesIn(value, context)?.map((one) => one.toLowerCase()),
    show: (all) => all.join(' '),
    absent: [],
};
const names = {
    schema: { type: 'array', items: { type: 'string', minLength: 1 } },
    cell: 'text',
    read: namesIn,
    show: (all) => all.join(' '),
    absent: [],
};
function namesIn(value, { share }) {
    if (!Array.isArray(value))
        return undefined;
    const all = value.filter((one) => typeof one === 'string');
    return all.length < value.length ? undefined : all.map((one) => share((0,_render_text__WEBPACK_IMPORTED_MODULE_0__/* .bounded */ .Mm)(one, MAX_NAME)));
}
const flag = {
    schema: { type: 'boolean' },
    cell: 'boolean',
    read: (value) => (typeof value === 'boolean' ? value : undefined),
    absent: false,
};
const isNumber = (value) => typeof value === 'number' && Number.isFinite(value);
/** How many: a whole number that can be summed. */
const count = {
    schema: { $ref: '#/$defs/count' },
    cell: 'number',
    read: (value) => (isNumber(value) && Number.isSafeInteger(value) && value >= 0 ? value : undefined),
    absent: 0,
};
/** Whole days, below zero once it is past. */
const days = {
    schema: { $ref: '#/$defs/days' },
    cell: 'number',
    read: (value) => (isNumber(value) && Number.isSafeInteger(value) ? value : undefined),
};
/** A length, at least zero. */
const amount = {
    schema: { type: 'number', minimum: 0 },
    cell: 'number',
    read: (value) => (isNumber(value) && value >= 0 ? value : undefined),
};
/** Milliseconds since the epoch; ISO 8601 in JSON. */
const time = {
    schema: { $ref: '#/$defs/time' },
    cell: 'time',
    read(value) {
        if (typeof value !== 'string' || !/^[+-]?\d{4,6}-\d\d-\d\dT[\d:.]{5,12}Z$/.test(value))
            return undefined;
        const ms = Date.parse(value);
        return Number.isNaN(ms) ? undefined : ms;
    },
    write: _values_time__WEBPACK_IMPORTED_MODULE_2__/* .isoTime */ .Ly,
};
const choice = (choices, cell = 'text') => ({
    schema: { enum: choices },
    cell,
    read: (value) => choices.find((one) => one === value),
});
/** What may have no value. */
function maybe(kind) {
    const { schema, cell, read, write, show } = kind;
    return {
        schema,
        cell,
        read,
        ...(write && { write: (value) => (value === undefined ? undefined : write(value)) }),
        ...(show && { show: (value) => (value === undefined ? undefined : show(value)) }),
        optional: true,
    };
}
/** The same for every row. */
const constant = (value) => ({
    schema: { const: value },
    cell: 'text',
    read: (given) => (given === value ? value : undefined),
});
/** What stands in a cell. */
function shown(kind, value) {
    if (kind.show !== undefined)
        return kind.show(value);
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}


/***/ }),

/***/ 5696:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   PE: () => (/* binding */ inSameContainer),
/* harmony export */   Pq: () => (/* binding */ parseManagementGroupId),
/* harmony export */   U7: () => (/* binding */ isAutomationAccountId),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   W_: () => (/* binding */ isGuid),
/* harmony export */   XD: () => (/* binding */ subscriptionOf),
/* harmony export */   hI: () => (/* binding */ isVmId),
/* harmony export */   j$: () => (/* binding */ subscriptionScopeOf),
/* harmony export */   k$: () => (/* binding */ segmentAfter),
/* harmony export */   r9: () => (/* binding */ parseVaultId),
/* harmony export */   t8: () => (/* binding */ containerOf),
/* harmony export */   yX: () => (/* binding */ isInScope)
/* harmony export */ });
/* harmony import */ var _compare__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6369);
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
const isVmId = (id) => parseTopLevel(id, 'Microsoft.Compute/virtualMachines') !== undefined;
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
/** The ARM id of the subscription of an id; empty for an id of none. */
const subscriptionScopeOf = (id) => /^\/subscriptions\/[^/]+/i.exec(id)?.[0] ?? '';
/**
 * True for what is the scope or below it. What is above subscriptions, as a management group is, is above all that the
 * service lists it for.
 */
const isInScope = (id, scope) => subscriptionScopeOf(scope) === '' || `${id}/`.toLowerCase().startsWith(`${scope.replace(/\/+$/, '')}/`.toLowerCase());
/** The name of the protection container that an id leads through; empty if it leads through none. */
const containerOf = (id) => segmentAfter(id, 'replicationProtectionContainers') ?? '';
/** True for ids that lead through the same protection container of the same fabric of a vault. */
const inSameContainer = (one, other) => (0,_compare__WEBPACK_IMPORTED_MODULE_0__/* .sameText */ .QV)(containerPathOf(one), containerPathOf(other));
const containerPathOf = (id) => /\/replicationFabrics\/[^/]+\/replicationProtectionContainers\/[^/]+\//i.exec(id)?.[0];


/***/ }),

/***/ 6369:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   QV: () => (/* binding */ sameText),
/* harmony export */   UD: () => (/* binding */ compare),
/* harmony export */   q3: () => (/* binding */ compareIds)
/* harmony export */ });
/** Texts, the same on every machine, whatever its language. */
/** For sorting. */
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
/** For sorting by id. */
const compareIds = (a, b) => compare(a.toLowerCase(), b.toLowerCase());
/** Without regard to case; what is not there is the same as nothing. */
const sameText = (a, b) => a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase();


/***/ }),

/***/ 7234:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AN: () => (/* binding */ groupById),
/* harmony export */   Eo: () => (/* binding */ IdMap),
/* harmony export */   wp: () => (/* binding */ IdSet)
/* harmony export */ });
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


/***/ }),

/***/ 6187:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ messageOf)
/* harmony export */ });
/** What an exception says, whatever was thrown. */
const messageOf = (error) => (error instanceof Error ? error.message : String(error));


/***/ }),

/***/ 5030:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ onAbort)
/* harmony export */ });
/** Listens to a signal that very many wait for at once. */
/** Node looks through all listeners of a signal whenever one is added or removed, which adds up where thousands wait. */
const listeners = new WeakMap();
/**
 * Calls the listener once the signal is aborted; at once, if it is already.
 * @returns stops listening
 */
function onAbort(signal, listener) {
    if (signal.aborted) {
        listener();
        return () => undefined;
    }
    const all = listeners.get(signal) ?? listenTo(signal);
    const own = () => listener();
    all.add(own);
    return () => void all.delete(own);
}
function listenTo(signal) {
    const all = new Set();
    listeners.set(signal, all);
    signal.addEventListener('abort', () => all.forEach((listener) => listener()), { once: true });
    return all;
}


/***/ }),

/***/ 6073:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AQ: () => (/* binding */ daysUntil),
/* harmony export */   Ly: () => (/* binding */ isoTime),
/* harmony export */   Wn: () => (/* binding */ minuteText),
/* harmony export */   Yi: () => (/* binding */ secondText),
/* harmony export */   d_: () => (/* binding */ DAY),
/* harmony export */   vd: () => (/* binding */ day)
/* harmony export */ });
/** Times are milliseconds since the epoch, and dates in UTC. */
/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1000;
/** The furthest that a date may be from the epoch, in milliseconds. */
const FURTHEST = 8.64e15;
/** Undefined for what is no time. */
const isoTime = (ms) => ms !== undefined && Math.abs(ms) <= FURTHEST ? new Date(ms).toISOString() : undefined;
/** To the second, for instance `2026-01-31T23:59:00Z`. */
const secondText = (ms) => isoTime(ms)?.replace(/\.\d+Z$/, 'Z');
/** For people, for instance `2026-01-31 23:59 UTC`. */
const minuteText = (ms) => {
    const iso = isoTime(ms);
    return iso && `${iso.slice(0, 16).replace('T', ' ')} UTC`;
};
const day = (ms) => isoTime(ms)?.slice(0, -14) ?? 'an unknown day';
/** Whole days until then, below zero once it is past. */
const daysUntil = (ms, now) => Math.floor((ms - now) / DAY);


/***/ }),

/***/ 9488:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ filePlace),
/* harmony export */   s: () => (/* binding */ openIn)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/** Where the files of a run are written. */


const MAX_PART = 40;
/**
 * @param temp the host's folder for temporary files; the second choice, or the only one where the host has none, is a
 * folder of the run's own, so that no loose files lie in the working folder
 * @param parts what tells this run from others, for people
 */
function filePlace(temp, parts) {
    const told = parts.map((part = '') => part.replace(/[^\w-]+/g, '_').slice(0, MAX_PART)).filter((part) => part !== '');
    const name = ['asr-autoupdate', ...told, Date.now().toString(36)].join('-');
    const own = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workingFolder(), name);
    return { name, folders: temp ? [temp, own] : [own] };
}
/** @throws Error of the first folder if none can be written to */
async function openIn(folders, name) {
    let first;
    for (const folder of folders) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name);
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true });
            return { path, file: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path, 'w'), fault: first?.message };
        }
        catch (error) {
            first ??= error instanceof Error ? error : new Error(String(error));
        }
    }
    throw first ?? new Error('there is no folder to write to');
}
/** It may have been deleted. */
function workingFolder() {
    try {
        return process.cwd();
    }
    catch {
        return '.';
    }
}


/***/ }),

/***/ 9772:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  MM: () => (/* reexport */ environmentProblems),
  Fu: () => (/* reexport */ inputTable),
  H6: () => (/* reexport */ nameOn),
  sb: () => (/* reexport */ readSettings),
  Au: () => (/* reexport */ unknownVariables)
});

// UNUSED EXPORTS: actions

;// CONCATENATED MODULE: ./src/inputs/environment.ts
/** What the environment must not say, of whatever host it is. */
/** A line for each problem, as for an input that is refused. */
function environmentProblems(environment) {
    // Node takes no other value for it.
    if (environment['NODE_TLS_REJECT_UNAUTHORIZED'] !== '0')
        return [];
    return [
        'NODE_TLS_REJECT_UNAUTHORIZED: 0 switches the check of certificates off, so that tokens could go to anyone; remove it. For a certificate authority of your own set NODE_EXTRA_CA_CERTS to its file',
    ];
}

// EXTERNAL MODULE: ./src/azure/cloud.ts
var cloud = __nccwpck_require__(6370);
;// CONCATENATED MODULE: ./src/inputs/settings.ts
const actions = ['Enabled', 'Disabled', 'Audit', 'UpdateAgents', 'Repair', 'Discover', 'Merge'];
const failOnChoices = ['error', 'warning', 'none'];
const reportFormats = ['json', 'csv', 'html', 'junit', 'sarif'];

;// CONCATENATED MODULE: ./src/inputs/row.ts

const row = (input) => input;
/** All that change something. */
const changing = ['Enabled', 'Disabled', 'UpdateAgents', 'Repair'];
/** All that ask Azure. */
const finding = actions.filter((action) => action !== 'Merge');
/** The name by which the user of a host knows the input; undefined where that host does not have it. */
function nameOn(host, input) {
    if (host === 'azure-pipelines')
        return input.azurePipelines;
    return host === 'github' || input.github === undefined ? input.github : `--${input.github}`;
}

// EXTERNAL MODULE: ./src/core/values/arm-id.ts
var arm_id = __nccwpck_require__(5696);
// EXTERNAL MODULE: ./src/core/values/compare.ts
var compare = __nccwpck_require__(6369);
// EXTERNAL MODULE: ./src/core/values/id-map.ts
var id_map = __nccwpck_require__(7234);
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
        if (other !== undefined && !(0,compare/* sameText */.QV)(other, id))
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

;// CONCATENATED MODULE: ./src/inputs/agent-inputs.ts
/** Inputs of `UpdateAgents`. */


const agentInputs = {
    vm: row({
        github: 'vm',
        azurePipelines: 'vm',
        kind: 'lines',
        label: 'Virtual machines',
        group: 'agents',
        help: 'With `UpdateAgents` and `Repair`: names of the VMs whose agents are updated, in which `*` stands for any text and `?` for any character; several separated by newlines or commas; all if left out.',
        usedBy: ['UpdateAgents', 'Repair'],
        parse: names,
    }),
    maxParallel: row({
        github: 'max-parallel',
        azurePipelines: 'maxParallel',
        default: '20',
        kind: 'text',
        label: 'Most VMs at once',
        group: 'agents',
        help: 'With `UpdateAgents` and `Repair`: the most VMs in update at once, 1 to 1000.',
        usedBy: ['UpdateAgents', 'Repair'],
        parse: wholeNumber(1, 1_000),
    }),
    maxFailures: row({
        github: 'max-failures',
        azurePipelines: 'maxFailures',
        kind: 'text',
        label: 'Most failures',
        group: 'agents',
        help: 'With `UpdateAgents`: start no more updates after this number of failures, 1 to 100000; no bound if left out. With `Repair` it caps the failures of each kind of step, and so how many are under way at once; 3 if left out.',
        usedBy: ['UpdateAgents', 'Repair'],
        parse: wholeNumber(1, 100_000),
    }),
};

;// CONCATENATED MODULE: ./src/inputs/audit-inputs.ts
/** Inputs of `Audit`, and of the reports that it and `Merge` write. */



const exempting = actions.filter((action) => action !== 'Discover');
const auditInputs = {
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
        help: 'With `Audit`: warn of agents and certificates that expire within this number of days, 0 to 3650.',
        usedBy: ['Audit', 'Repair'],
        parse: wholeNumber(0, 3_650),
    }),
    deep: row({
        github: 'deep',
        azurePipelines: 'deep',
        default: 'false',
        kind: 'boolean',
        label: 'Read each VM',
        group: 'audit',
        help: 'With `Audit`: read power state, VM agent and extension of each replicated VM as well. It is a request for each VM, at 10 a second in a subscription.',
        usedBy: ['Audit'],
        parse: parse_boolean,
    }),
    baseline: row({
        github: 'baseline',
        azurePipelines: 'baseline',
        kind: 'text',
        label: 'Baseline',
        group: 'audit',
        help: 'With `Audit`, `Repair` and `Merge`: path of the JSON report of an earlier run, in which `*` and `**` may stand for names and folders. What it does not know is new; what was fixed once does not come back unnoticed.',
        usedBy: ['Audit', 'Repair', 'Merge'],
        parse: asIs,
    }),
    failOnNew: row({
        github: 'fail-on-new',
        azurePipelines: 'failOnNew',
        default: 'false',
        kind: 'boolean',
        label: 'Fail on new findings only',
        group: 'audit',
        help: 'With `baseline`: only findings that are not accepted fail the step, of the severity that `fail-on` names or above.',
        usedBy: ['Audit', 'Repair', 'Merge'],
        parse: parse_boolean,
    }),
    acceptNew: row({
        github: 'accept-new',
        azurePipelines: 'acceptNew',
        default: 'false',
        kind: 'boolean',
        label: 'Accept what is new',
        group: 'audit',
        help: 'With `baseline`: accept all that is found, so that none of it counts as new from now on; but not what says that something is not known. For a run that a person starts.',
        usedBy: ['Audit', 'Repair', 'Merge'],
        parse: parse_boolean,
    }),
    exemptions: row({
        github: 'exemptions',
        azurePipelines: 'exemptions',
        kind: 'lines',
        label: 'Exemptions',
        group: 'audit',
        help: 'Paths of files of exemptions, in which `*` and `**` may stand for names and folders, and a leading `!` excludes; several separated by newlines or commas. What they cover is counted apart, and left alone by changes.',
        usedBy: exempting,
        parse: names,
    }),
    maxExemptionDays: row({
        github: 'max-exemption-days',
        azurePipelines: 'maxExemptionDays',
        default: '180',
        kind: 'text',
        label: 'Days of an exemption',
        group: 'audit',
        help: 'With `exemptions`: how many days ahead a `Waiver` may end, 1 to 3650.',
        usedBy: exempting,
        parse: wholeNumber(1, 3_650),
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
        help: 'With `Audit` and `Merge`, on GitHub: keep an issue open for each vault that needs attention; above 20 vaults, for each subscription. Needs `github-token`.',
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
};

;// CONCATENATED MODULE: ./src/inputs/cloud-inputs.ts
/** The Azure cloud. */



const cloudInputs = {
    environment: row({
        github: 'environment',
        azurePipelines: 'environment',
        default: 'AzureCloud',
        kind: 'choice',
        options: cloud/* cloudNames */.c,
        label: 'Azure cloud',
        group: 'cloud',
        help: 'Azure cloud: `AzureCloud`, `AzureUSGovernment` or `AzureChinaCloud`. Authority, endpoint and audience follow it.',
        usedBy: finding,
        parse: choice(cloud/* cloudNames */.c),
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

;// CONCATENATED MODULE: ./src/inputs/estate-inputs.ts
/** Where vaults are found, and how they are cut into shards and merged. */


const estateInputs = {
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
        help: 'With `Merge`: paths of the JSON reports of `Discover` and of every shard, in which `*` and `**` may stand for names and folders, and a leading `!` excludes; several separated by newlines or commas.',
        usedBy: ['Merge'],
        parse: names,
    }),
    failuresAllowed: row({
        github: 'failures-allowed',
        azurePipelines: 'failuresAllowed',
        kind: 'text',
        label: 'Failures allowed',
        group: 'estate',
        help: 'With `Merge`: the output `within-bound` is `true` up to this number of failed changes, 0 to 100000, if every shard and vault was reported.',
        usedBy: ['Merge'],
        parse: wholeNumber(0, 100_000),
    }),
};

// EXTERNAL MODULE: ./src/core/plan/step.ts
var step = __nccwpck_require__(6525);
;// CONCATENATED MODULE: ./src/inputs/repair-inputs.ts
/** Inputs of `Repair`. */



const repairInputs = {
    repair: row({
        github: 'repair',
        azurePipelines: 'repair',
        default: 'settings',
        kind: 'text',
        label: 'What to repair',
        group: 'repair',
        help: 'With `Repair`: any of `settings`, `schedules`, `identity`, `roles`, `agents`, separated by newlines or commas. What is not named is left to a person.',
        usedBy: ['Repair'],
        parse: several(step/* repairKinds */.P2),
    }),
    plan: row({
        github: 'plan',
        azurePipelines: 'plan',
        kind: 'text',
        label: 'Approved plan',
        group: 'repair',
        help: 'With `Repair`: path of the plan that a dry run wrote, in which `*`, `?` and `**` may stand as in `reports`; `plan-digest` tells which file it is. Nothing is done that is not in it.',
        usedBy: ['Repair'],
        parse: asIs,
    }),
    planDigest: row({
        github: 'plan-digest',
        azurePipelines: 'planDigest',
        kind: 'text',
        label: 'Digest of the plan',
        group: 'repair',
        help: 'With `plan`: the output `plan-digest` of the dry run that wrote it. A plan with another digest is refused.',
        usedBy: ['Repair'],
        parse: digest,
    }),
    maxChanges: row({
        github: 'max-changes',
        azurePipelines: 'maxChanges',
        kind: 'text',
        label: 'Most changes of a kind',
        group: 'repair',
        help: 'With `Repair` and without `plan`: nothing is changed if a kind has more steps than this, 1 to 100000; if left out, 10 or a tenth of what was judged, whichever is more.',
        usedBy: ['Repair'],
        parse: wholeNumber(1, 100_000),
    }),
    allowUnplanned: row({
        github: 'allow-unplanned',
        azurePipelines: 'allowUnplanned',
        default: 'false',
        kind: 'boolean',
        label: 'Allow roles and identities without a plan',
        group: 'repair',
        help: 'With `Repair`: repair `identity` and `roles` without an approved plan.',
        usedBy: ['Repair'],
        parse: parse_boolean,
    }),
};
function digest(text) {
    return /^sha256:[0-9a-f]{64}$/.test(text)
        ? { value: text }
        : { problem: `${JSON.stringify(text.slice(0, 100))} is not of the form sha256: and 64 hexadecimal digits` };
}

;// CONCATENATED MODULE: ./src/inputs/run-inputs.ts
/** How a run changes and waits. */


const runInputs = {
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
    failOnUnconfirmed: row({
        github: 'fail-on-unconfirmed',
        azurePipelines: 'failOnUnconfirmed',
        default: 'true',
        kind: 'boolean',
        label: 'Fail if a change is not confirmed',
        group: 'run',
        help: 'Fail the step if a change does not show the expected value within two minutes of its end; otherwise that is a warning.',
        usedBy: ['Enabled', 'Disabled', 'Repair'],
        parse: parse_boolean,
    }),
    force: row({
        github: 'force',
        azurePipelines: 'force',
        default: 'false',
        kind: 'boolean',
        label: 'Force',
        group: 'run',
        help: 'Also change mappings that are already correct; with `UpdateAgents`, update also agents without a newer version waiting.',
        usedBy: ['Enabled', 'Disabled', 'UpdateAgents'],
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
        help: "The most changes started in any 60 seconds per subscription, 1 to 1200. The limit of 200 stands in the comments of Microsoft's sample and nowhere else.",
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
};

;// CONCATENATED MODULE: ./src/inputs/setting-inputs.ts
/** What is asked, of which vaults, as whom. */



const settingInputs = {
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
        help: '`Enabled` or `Disabled`: bring automatic agent update to this setting. `Audit`: judge whether every agent is kept up to date, change nothing. `UpdateAgents`: update agents now. `Repair`: apply the fixes of an audit that `repair` allows, and audit again. `Discover`: find vaults and cut them into shards. `Merge`: make one report of the reports of the shards.',
        parse: choice(actions),
    }),
    automationAccountId: row({
        github: 'automation-account-id',
        azurePipelines: 'automationAccountId',
        kind: 'lines',
        label: 'Automation account',
        group: 'setting',
        help: 'ARM id of the automation account that runs the nightly update; needed for `Enabled`. One account is used for every vault, with a warning where the vault is in another subscription, since Microsoft does not document that. If you list several, separated by newlines or commas, each vault uses the one in its subscription. It must have a system-assigned identity with Contributor on the vault. With `Audit`: the account that every mapping should use; without it any valid one will do.',
        usedBy: ['Enabled', 'Audit', 'Repair'],
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
};

;// CONCATENATED MODULE: ./src/inputs/table.ts
/** The inputs of all hosts in one table. action.yml, task.json, docs/inputs.md and the tests agree with it; a new input is a row. */







const inputTable = {
    ...settingInputs,
    ...runInputs,
    ...agentInputs,
    ...auditInputs,
    ...repairInputs,
    ...estateInputs,
    ...cloudInputs,
};

;// CONCATENATED MODULE: ./src/inputs/input-form.ts


const keys = Object.keys(inputTable).filter((key) => key in inputTable);
class Form {
    host;
    read;
    refused = new Map();
    remarks = [];
    action;
    constructor(host, read) {
        this.host = host;
        this.read = read;
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
        return keys.flatMap((key) => {
            const problem = this.refused.get(key);
            return problem === undefined ? [] : [`${this.name(key)}: ${problem}`];
        });
    }
    notices() {
        return this.remarks;
    }
}

;// CONCATENATED MODULE: ./src/inputs/near.ts
/** Which names a misspelt one may mean. */
const MAX_EDITS = 2;
/** Without what people mix up. */
const plain = (name) => name.toLowerCase().replace(/[-_]/g, '');
/**
 * The same but for `-`, `_` and case; else what is one edit away; else what is two away, and what it begins. Empty if it is
 * like none.
 */
function nearNames(name, known) {
    const wanted = plain(name);
    if (wanted === '')
        return [];
    const same = known.filter((one) => plain(one) === wanted);
    if (same.length > 0)
        return same;
    const measured = known.map((one) => ({ one, edits: editsBetween(wanted, plain(one)) }));
    // As many edits as there are letters make any word of any other.
    const close = measured.filter(({ one, edits }) => edits <= MAX_EDITS && edits < plain(one).length);
    const least = Math.min(...close.map(({ edits }) => edits));
    const closest = close.filter(({ edits }) => edits === least).map(({ one }) => one);
    const begun = known.filter((one) => plain(one).startsWith(wanted));
    return least === 1 ? closest : [...new Set([...closest, ...begun])];
}
/** Letters to add, to take away or to replace; Infinity if these are certainly too many, since a name may be very long. */
function editsBetween(a, b) {
    if (Math.abs(a.length - b.length) > MAX_EDITS)
        return Number.POSITIVE_INFINITY;
    let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let row = 1; row <= a.length; row++) {
        const current = [row];
        for (let column = 1; column <= b.length; column++) {
            const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
            current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
        }
        previous = current;
    }
    return previous[b.length] ?? 0;
}

;// CONCATENATED MODULE: ./src/inputs/unknown.ts
/** What the user gave that is no input: an error where it is like one, and on a console, where only flags are judged. */




const PREFIX = 'INPUT_';
/** A runner hands on what it was given, however long. */
const MAX_NAME = 200;
const namesOn = (host) => Object.values(inputTable).flatMap((input) => nameOn(host, input) ?? []);
/** Names of the variables by which GitHub's runner and the agent hand inputs on, but for those that are inputs. */
function unknownVariables(host, environment) {
    const known = new Set(namesOn(host).map((name) => name.toUpperCase()));
    return Object.keys(environment)
        .map((name) => name.toUpperCase())
        .filter((name) => name.startsWith(PREFIX) && name.length > PREFIX.length)
        .map((name) => name.slice(PREFIX.length))
        .filter((name) => !known.has(name))
        .map((name) => name.toLowerCase().slice(0, MAX_NAME))
        .sort();
}
/** @param options what else may be given on a console */
function judgeUnknown(host, given, options = []) {
    const problems = [];
    const warnings = [];
    for (const name of given) {
        const near = nearNames(name, [...namesOn(host), ...options]);
        const from = host === 'azure-pipelines' ? ` (a pipeline variable input.${name} comes as one, too)` : '';
        const meant = near.length === 0 ? '' : `; did you mean ${either(near)}?`;
        if (host === 'console' || near.length > 0)
            problems.push(`${quote(name)} is not an input${from}${meant}`);
        else
            warnings.push(`${quote(name)} is not an input${from}, and has no effect`);
    }
    return { problems, warnings };
}
const either = (names) => names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;

;// CONCATENATED MODULE: ./src/inputs/read-task.ts
/** Reads what the user wrote into settings, or into the full list of what is wrong with it. */





/**
 * @param read gives the text of an input, empty or undefined if the user left it out
 * @returns the settings, or every problem there is, each naming its input as the user of the host writes it
 */
function readSettings(host, read, { unknown = [], options = [], problems: others = [] } = {}) {
    const form = new Form(host, read);
    const judged = judgeUnknown(host, unknown, options);
    const task = readTask(form, host);
    const timeout = form.get('timeout', inputTable.timeout) ?? Number(inputTable.timeout.default);
    const overrides = {
        armEndpoint: form.get('armEndpoint', inputTable.armEndpoint),
        authorityHost: form.get('authorityHost', inputTable.authorityHost),
        audience: form.get('audience', inputTable.audience),
    };
    const settings = {
        timeoutMs: timeout * 60_000,
        cloud: (0,cloud/* cloudOf */.h)(form.get('environment', inputTable.environment) ?? 'AzureCloud', overrides),
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
    const problems = [...judged.problems, ...others, ...form.problems()];
    return problems.length > 0 || task === undefined
        ? { ok: false, problems }
        : { ok: true, settings: { task, ...settings }, notices: form.notices(), warnings: judged.warnings };
}
/** Undefined if something that the task cannot do without is missing; the form knows what. */
function readTask(form, host) {
    const action = form.get('action', inputTable.action);
    if (action === 'Merge') {
        const reports = form.get('reports', inputTable.reports);
        if (form.given('reports') === '')
            form.refuse('reports', 'is required: paths of the reports, such as reports/**/*.json');
        const failuresAllowed = form.get('failuresAllowed', inputTable.failuresAllowed);
        return reports && { action, reports, failuresAllowed, ...readReportOptions(form, host), ...readExemptions(form) };
    }
    const target = readTarget(form);
    const automationAccountIds = form.get('automationAccountId', inputTable.automationAccountId);
    if (action === 'Enabled' && form.given('automationAccountId') === '') {
        const when = `is required when ${form.name('action')} is Enabled`;
        form.refuse('automationAccountId', `${when}; write an id of the form ${ACCOUNT_FORM}`);
    }
    const exempting = readExemptions(form);
    const changing = readChanging(form, action !== undefined && action !== 'Audit' && action !== 'Discover');
    const failOnUnconfirmed = form.get('failOnUnconfirmed', inputTable.failOnUnconfirmed) ?? true;
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
                    failOnUnconfirmed,
                    ...exempting,
                    ...changing,
                };
        case 'Disabled':
            return {
                action,
                target,
                automationAccountIds: [],
                skipAccountCheck: true,
                failOnUnconfirmed,
                ...exempting,
                ...changing,
            };
        case 'UpdateAgents':
            return {
                action,
                target,
                vms: form.get('vm', inputTable.vm) ?? [],
                maxParallel: form.get('maxParallel', inputTable.maxParallel) ?? Number(inputTable.maxParallel.default),
                maxFailures: form.get('maxFailures', inputTable.maxFailures),
                ...exempting,
                ...changing,
            };
        case 'Audit':
            return {
                action,
                target,
                automationAccountIds: automationAccountIds ?? [],
                failOn: form.get('failOn', inputTable.failOn) ?? 'error',
                expiryDays: form.get('expiryDays', inputTable.expiryDays) ?? Number(inputTable.expiryDays.default),
                deep: form.get('deep', inputTable.deep) ?? false,
                ...readReportOptions(form, host),
                ...exempting,
            };
        case 'Repair':
            return {
                ...readRepair(form, target, automationAccountIds ?? [], { ...changing, failOnUnconfirmed }),
                ...exempting,
            };
        case 'Discover':
            return {
                action,
                target,
                shards: form.get('shards', inputTable.shards) ?? Number(inputTable.shards.default),
            };
    }
}
/** What is not limited by a plan is limited by what may be done without one. */
function readRepair(form, target, automationAccountIds, { dryRun, failOnDrift, maxWritesPerMinute, failOnUnconfirmed, }) {
    const kinds = form.get('repair', inputTable.repair) ?? [];
    const path = form.get('plan', inputTable.plan);
    const digest = form.get('planDigest', inputTable.planDigest);
    const allowUnplanned = form.get('allowUnplanned', inputTable.allowUnplanned) ?? false;
    if (path !== undefined && form.given('planDigest') === '')
        form.refuse('planDigest', `is required with ${form.name('plan')}: the output of the dry run that wrote the plan`);
    if (path === undefined && form.given('planDigest') !== '')
        form.refuse('plan', `is required with ${form.name('planDigest')}: the path of the plan`);
    if (path !== undefined && dryRun)
        form.refuse('plan', `cannot be given together with ${form.name('dryRun')}`);
    const strong = kinds.filter((kind) => kind === 'identity' || kind === 'roles');
    if (strong.length > 0 && path === undefined && !allowUnplanned && !dryRun)
        form.refuse('repair', `${strong.join(' and ')} ${strong.length === 1 ? 'needs' : 'need'} an approved plan: give ${form.name('plan')} and ${form.name('planDigest')} of a run with ${form.name('dryRun')}, or set ${form.name('allowUnplanned')}`);
    return {
        action: 'Repair',
        target,
        automationAccountIds,
        expiryDays: form.get('expiryDays', inputTable.expiryDays) ?? Number(inputTable.expiryDays.default),
        dryRun,
        failOnDrift,
        maxWritesPerMinute,
        kinds,
        plan: path === undefined || digest === undefined ? undefined : { path, digest },
        maxChanges: form.get('maxChanges', inputTable.maxChanges),
        allowUnplanned,
        vms: form.get('vm', inputTable.vm) ?? [],
        maxParallel: form.get('maxParallel', inputTable.maxParallel) ?? Number(inputTable.maxParallel.default),
        maxFailures: form.get('maxFailures', inputTable.maxFailures) ?? 3,
        failOnUnconfirmed,
        baseline: readBaselineInputs(form),
    };
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
function readExemptions(form) {
    return {
        exemptions: form.get('exemptions', inputTable.exemptions) ?? [],
        maxExemptionDays: form.get('maxExemptionDays', inputTable.maxExemptionDays) ?? Number(inputTable.maxExemptionDays.default),
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
    return {
        formats,
        issue: wanted && token !== undefined ? { token } : undefined,
        baseline: readBaselineInputs(form),
    };
}
function readBaselineInputs(form) {
    const path = form.get('baseline', inputTable.baseline);
    if (path === undefined) {
        for (const key of ['failOnNew', 'acceptNew'])
            form.ignore(key, `it takes effect only with ${form.name('baseline')}`);
        return undefined;
    }
    return {
        path,
        failOnNew: form.get('failOnNew', inputTable.failOnNew) ?? false,
        acceptNew: form.get('acceptNew', inputTable.acceptNew) ?? false,
    };
}

;// CONCATENATED MODULE: ./src/inputs/index.ts
/** The inputs of all hosts: strings in, settings or the full list of problems out. */








/***/ }),

/***/ 7729:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $5: () => (/* binding */ outputRows),
/* harmony export */   i4: () => (/* binding */ outputTable),
/* harmony export */   mh: () => (/* binding */ nothingDone)
/* harmony export */ });
/** One table of outputs: their names on both hosts, and what they mean. */
const row = (github, azurePipelines, help) => ({ github, azurePipelines, help });
/** The table. action.yml, task.json, docs/outputs.md and the tests agree with it; a new output is a row. */
const outputTable = {
    conclusion: row('conclusion', 'conclusion', 'The first that holds of `cancelled`, `timed-out`, `failed`, `drifted`, `planned`, `succeeded`, `unchanged`.'),
    changed: row('changed', 'changed', '`true` if any change was made.'),
    changesConfirmed: row('changes-confirmed', 'changesConfirmed', 'Changes that succeeded and then read as wanted, when they were read again.'),
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
    compliant: row('compliant', 'compliant', 'With `Audit`, `Repair` and `Merge`: `true` if nothing was found that is an error, nor a warning where `fail-on` is `warning`.'),
    findingsErrors: row('findings-errors', 'findingsErrors', 'With `Audit` and `Merge`: findings that are errors.'),
    findingsWarnings: row('findings-warnings', 'findingsWarnings', 'With `Audit` and `Merge`: findings that are warnings.'),
    findingsNew: row('findings-new', 'findingsNew', 'With `Audit`, `Repair` and `Merge` and a `baseline`: errors and warnings that are not accepted.'),
    findingsFixed: row('findings-fixed', 'findingsFixed', 'With `Audit`, `Repair` and `Merge` and a `baseline`: errors and warnings of the baseline that are fixed.'),
    exempted: row('exempted', 'exempted', 'With `Audit`, `Repair` and `Merge`: causes that are exempted; no other output counts them, nor what follows from them.'),
    agentsTotal: row('agents-total', 'agentsTotal', 'With `Audit` and `Merge`: agents of VMs that are replicated from Azure to Azure.'),
    agentsCurrent: row('agents-current', 'agentsCurrent', 'With `Audit` and `Merge`: supported agents with no pending update.'),
    agentsOutdated: row('agents-outdated', 'agentsOutdated', 'With `Audit` and `Merge`: agents that a newer version waits for.'),
    agentsExpiring: row('agents-expiring', 'agentsExpiring', 'With `Audit` and `Merge`: agents whose support ends within `expiry-days`, or has ended.'),
    findingsBefore: row('findings-before', 'findingsBefore', 'With `Repair`, and `Merge` of its reports: errors and warnings that were found before anything was changed.'),
    findingsAfter: row('findings-after', 'findingsAfter', 'With `Repair`, and `Merge` of its reports: errors and warnings that are found afterwards.'),
    repaired: row('repaired', 'repaired', 'With `Repair`, and `Merge` of its reports: steps that ended as `repaired`: done, confirmed, and what they heal is not found any more. One that waits for the service is not counted.'),
    needsPerson: row('needs-person', 'needsPerson', 'With `Repair`, and `Merge` of its reports: steps that are left to a person.'),
    planPath: row('plan-path', 'planPath', 'With `Repair` and `dry-run`, and `Merge` of such reports: path of the plan, a JSON file to approve.'),
    planDigest: row('plan-digest', 'planDigest', 'With `Repair` and `dry-run`, and `Merge` of such reports: digest of the plan file; give it as `plan-digest` to the run that repairs.'),
    repairsPlanned: row('repairs-planned', 'repairsPlanned', 'With `Repair`, and `Merge` of its reports: steps that are to be done.'),
    vmsAffected: row('vms-affected', 'vmsAffected', 'With `Repair`, and `Merge` of its reports: VMs that need one of these steps.'),
    vaults: row('vaults', 'vaults', 'With `Discover`: the vaults that were found, as a JSON array of id, items and tags.'),
    vaultCount: row('vault-count', 'vaultCount', 'With `Discover`: how many vaults were found; with `Merge`: how many the reports are about.'),
    shardCount: row('shard-count', 'shardCount', 'With `Discover`: how many shards they were cut into; with `Merge`: how many the plan has.'),
    withinBound: row('within-bound', 'withinBound', 'With `Merge` and `failures-allowed`: `true` if every shard and vault of the plan was reported, and failed, refused and unfinished changes stay within the limit.'),
    matrix: row('matrix', 'matrix', 'With `Discover`: the shards, as JSON for the matrix strategy of the host.'),
    reportPath: row('report-path', 'reportPath', 'Path of the JSON report: inputs, counts, and a row for each mapping with reason, outcome, job, times and error; with other actions, what they found.'),
};
const noJobs = {
    conclusion: 'failed',
    changed: false,
    changesConfirmed: 0,
    jobsSucceeded: 0,
    jobsFailed: 0,
    jobsFailedToStart: 0,
    jobsTimedOut: 0,
    jobsAbandoned: 0,
};
const noMappings = { ...noJobs, mappingsTotal: 0, mappingsSelected: 0, mappingsSkipped: 0 };
const noFindings = {
    conclusion: 'failed',
    changed: false,
    compliant: false,
    findingsErrors: 0,
    findingsWarnings: 0,
    exempted: 0,
    agentsTotal: 0,
    agentsCurrent: 0,
    agentsOutdated: 0,
    agentsExpiring: 0,
};
/** What is given where nothing was done, for whoever reads counts without the conclusion. */
const nothingDone = {
    /** It is not even known what was asked for. */
    unknown: { ...noMappings, compliant: false },
    Enabled: noMappings,
    Disabled: noMappings,
    UpdateAgents: { ...noJobs, itemsTotal: 0, itemsSelected: 0, itemsSkipped: 0 },
    Audit: noFindings,
    Repair: {
        conclusion: 'failed',
        changed: false,
        findingsBefore: 0,
        findingsAfter: 0,
        repaired: 0,
        needsPerson: 0,
        repairsPlanned: 0,
        vmsAffected: 0,
    },
    Discover: { conclusion: 'failed', changed: false, vaultCount: 0, shardCount: 0 },
};
/** For those who list them. */
const outputRows = Object.values(outputTable);


/***/ }),

/***/ 4496:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z6: () => (/* binding */ defectDocument),
/* harmony export */   _N: () => (/* binding */ end),
/* harmony export */   jE: () => (/* binding */ outputLines),
/* harmony export */   mk: () => (/* binding */ publish),
/* harmony export */   st: () => (/* binding */ bareDocument)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _core_values_message_of__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6187);
/* harmony import */ var _core_render_annotation__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(8583);
/* harmony import */ var _core_render_format__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(9649);
/* harmony import */ var _core_render_markdown__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(7715);
/* harmony import */ var _core_rows_head__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9839);
/* harmony import */ var _hosts_run_files__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9488);
/* harmony import */ var _runtime_secrets__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(4205);
/* harmony import */ var _outputs__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7729);
/* harmony import */ var _version__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(311);
/** Gives what an action ended with to the host: log, annotations, outputs, files, summary, and the end of the step. */










/** GitHub shows ten errors and ten warnings of a step. */
const MAX_ANNOTATIONS = 10;
/** Characters that are written at once. */
const BATCH_LENGTH = 256 * 1024;
async function publish(host, result) {
    const { causes, failed, headline } = result;
    for (const level of ['error', 'warning'])
        annotate(host, level, causes.filter((cause) => cause.level === level));
    // A step that is red without a reason sends its reader searching.
    if (failed && !causes.some(({ level }) => level === 'error')) {
        const title = titles.get(result.outputs.conclusion) ?? 'Failed';
        host.annotate('error', title, `${headline.replace(`${title}: `, '')}\nThe summary and the report name them.`);
    }
    await end(host, result);
}
const titles = new Map([
    ['drifted', 'Drift'],
    ['cancelled', 'Cancelled'],
    ['timed-out', 'Timed out'],
]);
/** How every run ends, whatever it was stopped by: what can be written is written, and what cannot is named. */
async function end(host, result) {
    const { headline, outputs } = result;
    const faults = [];
    const attempt = async (what, write) => {
        try {
            return await write();
        }
        catch (error) {
            faults.push(`${what} could not be written: ${(0,_core_values_message_of__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .b)(error)}`);
            return undefined;
        }
    };
    const pieces = host.printReport === undefined ? result.document : await attempt('The report', () => [...result.document]);
    let reportPath = pieces && (await attempt('The report', () => writeFile(host, 'json', pieces)));
    const [fault] = faults;
    const bare = fault === undefined ? undefined : defectDocument({ headline, outputs, fault });
    if (bare !== undefined)
        reportPath = await writeFile(host, 'json', bare).catch(() => undefined);
    host.printReport?.(bare ?? [...(pieces ?? [])]);
    await attempt('The summary', async () => {
        const markdown = await attempt('The whole summary', result.summary);
        await host.writeSummary(markdown ?? bareSummary(headline, faults));
    });
    const paths = {};
    for (const { suffix, pieces, output, onWritten } of result.files ?? []) {
        const path = await attempt(`The file ${suffix}`, () => writeFile(host, suffix, pieces, onWritten));
        if (output !== undefined && path !== undefined)
            paths[output] = path;
    }
    await attempt('The outputs, which later steps may read,', () => setOutputs(host, { ...outputs, ...paths, ...(reportPath !== undefined && { reportPath }) }));
    for (const text of faults)
        host.annotate('error', 'NotWritten', text);
    host.finish(result.failed || faults.length > 0, headline);
}
/** Of a run whose own report cannot be made or written. */
const defectDocument = ({ headline, outputs, fault }) => bareDocument({
    conclusion: outputs.conclusion ?? 'failed',
    changed: outputs.changed ?? false,
    headline,
    defect: fault,
    ...(Object.keys(outputs).length > 0 && { outputs: Object.fromEntries(outputLines(outputs)) }),
});
/** By their names on GitHub, which documents use. */
const outputLines = (outputs) => told(outputs).map(([key, value]) => [_outputs__WEBPACK_IMPORTED_MODULE_3__/* .outputTable */ .i4[key].github, value]);
/** A report without the head of a run. */
function bareDocument(rest) {
    const document = { report: 'asr-autoupdate', reportVersion: _core_rows_head__WEBPACK_IMPORTED_MODULE_1__/* .REPORT_VERSION */ .Aj, toolVersion: _version__WEBPACK_IMPORTED_MODULE_5__/* .VERSION */ .xv, ...rest };
    return [`${JSON.stringify(document, null, 2)}\n`];
}
const bareSummary = (headline, faults) => `## ❌ ${(0,_core_render_markdown__WEBPACK_IMPORTED_MODULE_6__/* .escapeMarkdown */ .FV)(headline)}\n\n${faults.map((fault) => `- ${(0,_core_render_markdown__WEBPACK_IMPORTED_MODULE_6__/* .escapeMarkdown */ .FV)(fault)}`).join('\n')}\n`;
const isOutput = (key) => key in _outputs__WEBPACK_IMPORTED_MODULE_3__/* .outputTable */ .i4;
/** In the table's order. */
const told = (outputs) => Object.keys(_outputs__WEBPACK_IMPORTED_MODULE_3__/* .outputTable */ .i4)
    .filter(isOutput)
    .flatMap((key) => (outputs[key] === undefined ? [] : [[key, outputs[key]]]));
async function setOutputs(host, outputs) {
    for (const [key, value] of told(outputs))
        await host.setOutput(_outputs__WEBPACK_IMPORTED_MODULE_3__/* .outputTable */ .i4[key], String(value));
}
/** @returns the path, undefined where this host is to write no files */
async function writeFile(host, suffix, pieces, onWritten) {
    if (host.files === undefined)
        return undefined;
    const { folders, name } = host.files;
    const { path, file, fault } = await (0,_hosts_run_files__WEBPACK_IMPORTED_MODULE_2__/* .openIn */ .s)(folders, `${name}.${suffix}`);
    const hash = onWritten && (await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 7598, 23))).createHash('sha256');
    const write = async (batch) => {
        const text = (0,_runtime_secrets__WEBPACK_IMPORTED_MODULE_7__/* .withoutSecrets */ .cT)(batch);
        hash?.update(text);
        await file.write(text);
    };
    try {
        let batch = '';
        for (const piece of pieces) {
            batch += piece;
            if (batch.length < BATCH_LENGTH)
                continue;
            await write(batch);
            batch = '';
        }
        await write(batch);
    }
    finally {
        await file.close();
    }
    if (hash !== undefined)
        onWritten?.({ name: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(path), sha256: hash.digest('hex') });
    host.print(`Written: ${path}${fault === undefined ? '' : ` (not where it should be: ${fault})`}`);
    return path;
}
function annotate(host, level, causes) {
    for (const { problem, affected } of causes.slice(0, MAX_ANNOTATIONS))
        host.annotate(level, problem.code, (0,_core_render_annotation__WEBPACK_IMPORTED_MODULE_8__/* .annotationText */ .x)(problem, affected));
    if (causes.length > MAX_ANNOTATIONS)
        host.print(`In the summary and the report: ${(0,_core_render_format__WEBPACK_IMPORTED_MODULE_9__/* .plural */ .LS)(causes.length - MAX_ANNOTATIONS, `more ${level}`)}.`);
}


/***/ }),

/***/ 9842:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/* harmony import */ var _core_values_on_abort__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5030);
/** The machine's clock. */

/** Node fires longer timers at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;
const systemClock = {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    sleep: (ms, signal) => new Promise((resolve) => {
        if (signal.aborted) {
            resolve();
            return;
        }
        const end = () => {
            clearTimeout(timer);
            release();
            resolve();
        };
        const timer = setTimeout(end, Math.min(Math.max(0, ms), MAX_TIMER_MS));
        const release = (0,_core_values_on_abort__WEBPACK_IMPORTED_MODULE_0__/* .onAbort */ .u)(signal, end);
    }),
};


/***/ }),

/***/ 8253:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ areRequestsHalted),
/* harmony export */   c: () => (/* binding */ haltRequests)
/* harmony export */ });
/** What ends all requests of a run that has broken, wherever they are sent. */
let isHalted = false;
/** Nothing more leaves: the run has broken, and is reported as it is. */
function haltRequests() {
    isHalted = true;
}
const areRequestsHalted = () => isHalted;


/***/ }),

/***/ 4601:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  mp: () => (/* binding */ goAroundProxy),
  iJ: () => (/* binding */ proxyFor),
  rq: () => (/* binding */ readProxies)
});

;// CONCATENATED MODULE: ./node_modules/proxy-from-env/index.js


var DEFAULT_PORTS = {
  ftp: 21,
  gopher: 70,
  http: 80,
  https: 443,
  ws: 80,
  wss: 443,
};

function parseUrl(urlString) {
  try {
    return new URL(urlString);
  } catch {
    return null;
  }
}

/**
 * @param {string|object|URL} url - The URL as a string or URL instance, or a
 *   compatible object (such as the result from legacy url.parse).
 * @return {string} The URL of the proxy that should handle the request to the
 *  given URL. If no proxy is set, this will be an empty string.
 */
function getProxyForUrl(url) {
  var parsedUrl = (typeof url === 'string' ? parseUrl(url) : url) || {};
  var proto = parsedUrl.protocol;
  var hostname = parsedUrl.host;
  var port = parsedUrl.port;
  if (typeof hostname !== 'string' || !hostname || typeof proto !== 'string') {
    return '';  // Don't proxy URLs without a valid scheme or host.
  }

  proto = proto.split(':', 1)[0];
  // Stripping ports in this way instead of using parsedUrl.hostname to make
  // sure that the brackets around IPv6 addresses are kept.
  hostname = hostname.replace(/:\d*$/, '');
  port = parseInt(port) || DEFAULT_PORTS[proto] || 0;
  if (!shouldProxy(hostname, port)) {
    return '';  // Don't proxy URLs that match NO_PROXY.
  }

  var proxy = getEnv(proto + '_proxy') || getEnv('all_proxy');
  if (proxy && proxy.indexOf('://') === -1) {
    // Missing scheme in proxy, default to the requested URL's scheme.
    proxy = proto + '://' + proxy;
  }
  return proxy;
}

/**
 * Determines whether a given URL should be proxied.
 *
 * @param {string} hostname - The host name of the URL.
 * @param {number} port - The effective port of the URL.
 * @returns {boolean} Whether the given URL should be proxied.
 * @private
 */
function shouldProxy(hostname, port) {
  var NO_PROXY = getEnv('no_proxy').toLowerCase();
  if (!NO_PROXY) {
    return true;  // Always proxy if NO_PROXY is not set.
  }
  if (NO_PROXY === '*') {
    return false;  // Never proxy if wildcard is set.
  }

  return NO_PROXY.split(/[,\s]/).every(function(proxy) {
    if (!proxy) {
      return true;  // Skip zero-length hosts.
    }
    var parsedProxy = proxy.match(/^(.+):(\d+)$/);
    var parsedProxyHostname = parsedProxy ? parsedProxy[1] : proxy;
    var parsedProxyPort = parsedProxy ? parseInt(parsedProxy[2]) : 0;
    if (parsedProxyPort && parsedProxyPort !== port) {
      return true;  // Skip if ports don't match.
    }

    if (!/^[.*]/.test(parsedProxyHostname)) {
      // No wildcards, so stop proxying if there is an exact match.
      return hostname !== parsedProxyHostname;
    }

    if (parsedProxyHostname.charAt(0) === '*') {
      // Remove leading wildcard.
      parsedProxyHostname = parsedProxyHostname.slice(1);
    }
    // Stop proxying if the hostname ends with the no_proxy host.
    return !hostname.endsWith(parsedProxyHostname);
  });
}

/**
 * Get the value for an environment variable.
 *
 * @param {string} key - The name of the environment variable.
 * @return {string} The value of the environment variable.
 * @private
 */
function getEnv(key) {
  return process.env[key.toLowerCase()] || process.env[key.toUpperCase()] || '';
}

;// CONCATENATED MODULE: ./src/runtime/proxies.ts
/** The one decision which request goes through which proxy. */

const VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy', 'HTTP_PROXY', 'http_proxy'];
/** Where managed identities are served, besides the address that all virtual machines have. */
const IDENTITY_ENDPOINTS = ['IDENTITY_ENDPOINT', 'MSI_ENDPOINT', 'IMDS_ENDPOINT'];
let goesAround = () => false;
/** @param exempt what else goes around the proxy than what `NO_PROXY` names */
function goAroundProxy(exempt) {
    goesAround = exempt;
}
/**
 * Takes an address without a scheme for one of http, as most tools do.
 * @param environment changed in place, so that no library meets what it cannot read
 * @returns what is wrong with the rest, a line each
 */
function readProxies(environment) {
    const problems = [];
    for (const name of VARIABLES) {
        const value = environment[name]?.trim();
        if (!value) {
            delete environment[name];
            continue;
        }
        const address = value.includes('://') ? value : `http://${value}`;
        environment[name] = address;
        const protocol = URL.canParse(address) ? new URL(address).protocol : '';
        // A proxy for plain http is never used, and need only be readable to libraries.
        if (protocol === 'http:' || protocol === 'https:' || (protocol !== '' && /^http_/i.test(name)))
            continue;
        problems.push(`${name}: this is not the address of an http or https proxy, such as http://proxy.example.com:3128.`);
    }
    return problems;
}
/** Undefined for what goes straight to its host. */
function proxyFor(url) {
    // A plain request is one for the token of a managed identity.
    if (url.protocol !== 'https:' || isManagedIdentity(url) || goesAround(url))
        return undefined;
    const proxies = namesAround(url.hostname).map((name) => getProxyForUrl(`https://${name}:${url.port || 443}`));
    const [proxy = ''] = proxies;
    return proxies.includes('') ? undefined : new URL(proxy);
}
/** As `URL` writes addresses; Node's own test would load its network stack before there is a request. */
const IP = /^(\[.*\]|\d+(\.\d+){3})$/;
/**
 * The name and the domains above it, since an entry of `NO_PROXY` stands for all below it in most tools; and a name below
 * it, since `.contoso.com` stands for `contoso.com` too.
 */
function namesAround(hostname) {
    if (IP.test(hostname))
        return [hostname];
    const labels = hostname.split('.');
    return [hostname, `any.${hostname}`, ...labels.slice(1).map((_, index) => labels.slice(index + 1).join('.'))];
}
/** Its token is for this machine alone, and would be that of the proxy's machine otherwise. */
const isManagedIdentity = ({ hostname, origin }) => hostname.startsWith('169.254.') ||
    IDENTITY_ENDPOINTS.some((name) => {
        const endpoint = process.env[name] ?? '';
        return URL.canParse(endpoint) && new URL(endpoint).origin === origin;
    });


/***/ }),

/***/ 4205:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _L: () => (/* binding */ maskSecretsWith),
/* harmony export */   cT: () => (/* binding */ withoutSecrets),
/* harmony export */   dl: () => (/* binding */ guardStreams),
/* harmony export */   gz: () => (/* binding */ keepSecret)
/* harmony export */ });
/* unused harmony export harmless */
/* harmony import */ var _core_render_text__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2625);
/** What must not be shown: secrets that the run knows, and what looks like a token or a signed link. */

const REDACTED = '***';
/** A shorter one would garble every text that happens to hold it. */
const MIN_SECRET_LENGTH = 6;
/** A JSON web token, whole or its beginning. */
const TOKEN = /\beyJ[\w-]{10,}(?:\.[\w-]+)*/g;
/**
 * What makes a link a key: the signature of a shared access link, and those of an operation's link. Here and below a
 * backslash ends what is taken out, so that JSON stays JSON.
 */
const SIGNATURE = /([?&](?:t|c|s|h|sig)=)[^&"'\s<>\\]{16,}/gi;
/** User and password in an address, such as that of a proxy. */
const USER_INFO = /:\/\/[^/@\s"']+@/g;
/** What a sign-in sends, in a text that repeats it. */
const SENT = /\b(?:client_assertion|client_secret|access_token|id_token|refresh_token)=[^&\s"'<>\\]*/gi;
/** As a library writes them when it is asked to say all. */
const SECRET_HEADER = /(["']?(?:location|azure-asyncoperation|operation-location|x-ms-operation-identifier|(?:proxy-)?authorization|x-identity-header)["']?: *["']?)[^"'\n]+/gi;
/** Longest first, so that a part of a secret never hides the rest of it from the search. */
let known = [];
let maskOnHost = () => undefined;
/** A host learns a secret by a line of the log, which it does not show. */
let isMasking = false;
/** @param mask tells the host to hide a text wherever it shows up in the log; called before the secret is first used */
function maskSecretsWith(mask) {
    maskOnHost = mask;
}
/** To be called with every secret before it is used for the first time. */
function keepSecret(secret) {
    if (secret.length < MIN_SECRET_LENGTH || known.includes(secret))
        return;
    isMasking = true;
    maskOnHost(secret);
    isMasking = false;
    const forms = new Set([...known, secret, encodeURIComponent(secret)]);
    known = [...forms].sort((a, b) => b.length - a.length);
}
/** The text without all that must not be shown. */
function withoutSecrets(text) {
    let clean = text;
    for (const secret of known)
        if (clean.includes(secret))
            clean = clean.replaceAll(secret, REDACTED);
    return clean
        .replace(TOKEN, REDACTED)
        .replace(SIGNATURE, `$1${REDACTED}`)
        .replace(USER_INFO, `://${REDACTED}@`)
        .replace(SENT, REDACTED);
}
/** Of what libraries and Node itself write: no secret header either, and no line that a host takes for a command. */
const harmless = (text) => withoutSecrets(text.replace(SECRET_HEADER, `$1${REDACTED}`))
    .split(/\r?\n/)
    .map(_core_render_text__WEBPACK_IMPORTED_MODULE_0__/* .logLine */ .BP)
    .join('\n');
let guarding = false;
/**
 * Guards both streams, since whoever writes a log writes there in the end: our own code, the SDKs, of which more than one
 * copy may be loaded, and Node with `NODE_DEBUG`.
 */
function guardStreams() {
    if (guarding)
        return;
    guarding = true;
    const { stdout, stderr } = process;
    guard(stdout, withoutSecrets);
    guard(stderr, harmless);
    // Node's own warnings, and in some versions NODE_DEBUG.
    const raw = Reflect.get(process, '_rawDebug');
    if (typeof raw === 'function') {
        const rawDebug = (...texts) => void stderr.write(`${texts.map(String).join(' ')}\n`);
        Reflect.set(process, '_rawDebug', rawDebug);
    }
}
function guard(stream, clean) {
    const write = stream.write.bind(stream);
    const guarded = (chunk, ...rest) => {
        const text = typeof chunk === 'string' ? chunk : chunk instanceof Uint8Array ? Buffer.from(chunk).toString() : '';
        return Reflect.apply(write, stream, [isMasking ? text : clean(text), ...rest]) === true;
    };
    stream.write = guarded;
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

/***/ 2613:
/***/ ((module) => {

module.exports = require("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = require("buffer");

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

/***/ 3339:
/***/ ((module) => {

module.exports = require("module");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = require("net");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = require("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = require("node:crypto");

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

/***/ 4708:
/***/ ((module) => {

module.exports = require("node:https");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = require("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = require("node:path");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = require("node:process");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = require("node:stream");

/***/ }),

/***/ 6466:
/***/ ((module) => {

module.exports = require("node:stream/promises");

/***/ }),

/***/ 6193:
/***/ ((module) => {

module.exports = require("node:string_decoder");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = require("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = require("node:util");

/***/ }),

/***/ 8877:
/***/ ((module) => {

module.exports = require("node:v8");

/***/ }),

/***/ 714:
/***/ ((module) => {

module.exports = require("node:vm");

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

/***/ 932:
/***/ ((module) => {

module.exports = require("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = require("stream");

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

/***/ }),

/***/ 2902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.r(__webpack_exports__);
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   issueFileCommand: () => (/* binding */ issueFileCommand),
/* harmony export */   prepareKeyValueMessage: () => (/* binding */ prepareKeyValueMessage)
/* harmony export */ });
/* harmony import */ var crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6982);
/* harmony import */ var fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9896);
/* harmony import */ var os__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(857);
/* harmony import */ var _utils_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4679);
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!fs__WEBPACK_IMPORTED_MODULE_1__.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    fs__WEBPACK_IMPORTED_MODULE_1__.appendFileSync(filePath, `${(0,_utils_js__WEBPACK_IMPORTED_MODULE_3__/* .toCommandValue */ .E)(message)}${os__WEBPACK_IMPORTED_MODULE_2__.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID()}`;
    const convertedValue = (0,_utils_js__WEBPACK_IMPORTED_MODULE_3__/* .toCommandValue */ .E)(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${os__WEBPACK_IMPORTED_MODULE_2__.EOL}${convertedValue}${os__WEBPACK_IMPORTED_MODULE_2__.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map

/***/ }),

/***/ 4679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ toCommandValue)
/* harmony export */ });
/* unused harmony export toCommandProperties */
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
/******/ 			return {"1":"vendor/tinyglobby.js","57":"vendor/azure-arm-resourcegraph.js","198":"vendor/azure-arm-recoveryservices-siterecovery.js","382":"run.js","669":"vendor/https-proxy-agent.js","704":"sign-in.js","721":"shared.js","815":"vendor/yaml.js","818":"vendor/azure-core-rest-pipeline.js","971":"vendor/azure-identity.js"}[chunkId];
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

// EXTERNAL MODULE: ./node_modules/azure-pipelines-task-lib/taskcommand.js
var taskcommand = __nccwpck_require__(8373);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./src/core/render/text.ts
var render_text = __nccwpck_require__(2625);
// EXTERNAL MODULE: ./src/inputs/index.ts + 16 modules
var inputs = __nccwpck_require__(9772);
// EXTERNAL MODULE: ./src/runtime/proxies.ts + 1 modules
var proxies = __nccwpck_require__(4601);
// EXTERNAL MODULE: ./src/runtime/secrets.ts
var secrets = __nccwpck_require__(4205);
;// CONCATENATED MODULE: ./src/hosts/agent-proxy.ts
/** The proxy that an Azure Pipelines agent is configured with, which the agent does not export to its tasks' environment. */
/**
 * Puts the agent's proxy where proxies are looked for. The password is taken out of the environment, since the Azure
 * Pipelines library would write it to the debug log.
 * @param environment changed in place
 * @param notice told what of the agent's bypass list cannot be used
 * @returns what goes around the proxy by the agent's bypass list
 */
function useAgentProxy(environment, notice) {
    const { AGENT_PROXYURL: url, AGENT_PROXYUSERNAME: username, AGENT_PROXYPASSWORD: password } = environment;
    delete environment['AGENT_PROXYPASSWORD'];
    if (!url || !URL.canParse(url) || environment['HTTPS_PROXY'] || environment['https_proxy'])
        return () => false;
    const proxy = new URL(url);
    if (username)
        proxy.username = encodeURIComponent(username);
    if (password)
        proxy.password = encodeURIComponent(password);
    environment['HTTPS_PROXY'] = proxy.href;
    const bypass = patternsIn(environment['AGENT_PROXYBYPASSLIST'], notice);
    return (one) => bypass.some((pattern) => addressesOf(one).some((address) => pattern.test(address)));
}
/** The agent passes its list on as a JSON array of regular expressions. */
function patternsIn(list, notice) {
    const entries = entriesIn(list);
    if (entries === undefined)
        notice('The bypass list of the agent’s proxy cannot be read and is not used.');
    return (entries ?? []).flatMap((entry) => {
        try {
            return [new RegExp(String(entry), 'i')];
        }
        catch {
            const text = `The bypass list of the agent’s proxy has an entry that is no regular expression and is not used: ${String(entry)}`;
            notice(text);
            return [];
        }
    });
}
function entriesIn(list) {
    if (!list)
        return [];
    try {
        const parsed = JSON.parse(list);
        return Array.isArray(parsed) ? parsed : undefined;
    }
    catch {
        return undefined;
    }
}
/** Whoever writes a pattern may think of the port or not, and of the slash or not; never of what comes behind the host. */
function addressesOf({ protocol, hostname, port }) {
    const host = `${protocol}//${hostname}`;
    const withPort = `${host}:${port || (protocol === 'https:' ? '443' : '80')}`;
    return [...(port === '' ? [host, `${host}/`] : []), withPort, `${withPort}/`];
}

;// CONCATENATED MODULE: ./src/hosts/host.ts
/** Characters of an annotation, the host's own title included, that are sure to be shown. */
const ANNOTATION_LENGTH = 4_000;
const checkoutOf = (folder, revision) => folder && revision ? { folder, revision } : undefined;

;// CONCATENATED MODULE: ./src/hosts/pipeline-run.ts
function pipelineRun(environment) {
    return environment['RELEASE_RELEASEID'] ? ofRelease(environment) : ofBuild(environment);
}
function ofRelease(environment) {
    const stage = environment['RELEASE_ENVIRONMENTNAME'] ?? '';
    const release = environment['RELEASE_RELEASEID'] ?? '';
    const attempt = attemptOf(environment['RELEASE_ATTEMPTNUMBER']);
    const base = projectUrl(environment);
    const given = environment['RELEASE_RELEASEWEBURL'] ?? '';
    const page = URL.canParse(given) ? given : base && `${base}_release?releaseId=${encodeURIComponent(release)}`;
    const name = [environment['RELEASE_DEFINITIONNAME'], environment['RELEASE_RELEASENAME'], stage];
    return {
        origin: page
            ? {
                url: withAttempt(page, attempt),
                name: name.filter(Boolean).join(' / ') || `Release ${release}`,
                by: environment['RELEASE_REQUESTEDFOR'] ?? '',
                // Those that the variables name are of the artifacts.
                revision: '',
            }
            : undefined,
        nameParts: [
            `release${release}`,
            stage,
            environment['RELEASE_ENVIRONMENTID'] ?? '',
            attemptPart(attempt),
            environment['SYSTEM_TASKINSTANCEID'] ?? '',
        ],
    };
}
function ofBuild(environment) {
    const build = environment['BUILD_BUILDID'] ?? '';
    // Whoever has two reports of one job has to know which is the later.
    const attempt = Math.max(attemptOf(environment['SYSTEM_STAGEATTEMPT']), attemptOf(environment['SYSTEM_JOBATTEMPT']));
    const base = projectUrl(environment);
    return {
        origin: base === undefined || build === ''
            ? undefined
            : {
                url: withAttempt(`${base}_build/results?buildId=${encodeURIComponent(build)}`, attempt),
                name: environment['BUILD_DEFINITIONNAME'] ?? environment['SYSTEM_TEAMPROJECT'] ?? '',
                by: environment['BUILD_REQUESTEDFOR'] ?? '',
                revision: environment['BUILD_SOURCEVERSION'] ?? '',
            },
        nameParts: [
            build,
            environment['SYSTEM_STAGENAME'] ?? '',
            environment['AGENT_JOBNAME'] ?? '',
            attemptPart(attempt),
            environment['SYSTEM_TASKINSTANCEID'] ?? '',
        ],
    };
}
/** With a slash at its end. */
function projectUrl(environment) {
    const collection = environment['SYSTEM_COLLECTIONURI'] ?? environment['SYSTEM_TEAMFOUNDATIONCOLLECTIONURI'];
    const project = environment['SYSTEM_TEAMPROJECT'];
    return collection && project ? `${collection.replace(/\/*$/, '/')}${encodeURIComponent(project)}/` : undefined;
}
const attemptOf = (text) => (/^\d+$/.test(text ?? '') ? Number(text) : 1);
const attemptPart = (attempt) => (attempt > 1 ? `attempt${attempt}` : '');
const withAttempt = (url, attempt) => attempt > 1 ? `${url}${url.includes('?') ? '' : '?'}&attempt=${attempt}` : url;

// EXTERNAL MODULE: ./src/hosts/run-files.ts
var run_files = __nccwpck_require__(9488);
;// CONCATENATED MODULE: ./src/hosts/scheduled.ts
/** Whether nobody started the run but a schedule, of a workflow, a pipeline or a release. */
const isBySchedule = (environment) => environment['GITHUB_EVENT_NAME'] === 'schedule' ||
    [environment['BUILD_REASON'], environment['RELEASE_REASON']].includes('Schedule');

;// CONCATENATED MODULE: ./src/hosts/azure-pipelines.ts
/** Azure Pipelines. */











const command = (name, properties, message) => console.log(new taskcommand/* TaskCommand */.zH(name, properties, message).toString());
function createAzurePipelinesHost(environment) {
    const { origin, nameParts } = pipelineRun(environment);
    const files = (0,run_files/* filePlace */.W)(environment['AGENT_TEMPDIRECTORY'], nameParts);
    const print = (...lines) => lines.forEach((line) => console.log((0,render_text/* logLine */.BP)(line)));
    (0,secrets/* maskSecretsWith */._L)((secret) => command('task.setsecret', {}, secret));
    return {
        name: 'azure-pipelines',
        unknownInputs: (0,inputs/* unknownVariables */.Au)('azure-pipelines', environment),
        isScheduled: isBySchedule(environment),
        drawsMermaid: false,
        checkout: checkoutOf(environment['BUILD_REPOSITORY_LOCALPATH'] || environment['BUILD_SOURCESDIRECTORY'], origin?.revision),
        files,
        readInput: ({ azurePipelines = '' }) => environment[`INPUT_${azurePipelines.toUpperCase()}`]?.trim(),
        async identity(settings) {
            (0,proxies/* goAroundProxy */.mp)(useAgentProxy(environment, (text) => print(text)));
            const { serviceConnection } = await Promise.all(/* import() | sign-in */[__nccwpck_require__.e(721), __nccwpck_require__.e(704)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7221));
            return serviceConnection(settings, environment);
        },
        origin: () => Promise.resolve(origin),
        print,
        group(title, lines) {
            console.log(`##[group]${(0,render_text/* logLine */.BP)(title)}`);
            print(...lines);
            console.log('##[endgroup]');
        },
        debug: (line) => command('task.debug', {}, (0,render_text/* logLine */.BP)(line)),
        annotate(level, title, message) {
            const text = (0,render_text/* bounded */.Mm)(`${title}: ${message}`.split('\n').map(render_text/* logLine */.BP).join('\n'), ANNOTATION_LENGTH);
            if (level === 'notice')
                print(...text.split('\n'));
            else
                command('task.logissue', { type: level }, text);
        },
        progress(percent, text) {
            command('task.setprogress', { value: String(percent) }, (0,render_text/* logLine */.BP)(text));
            print(text);
        },
        setOutput({ azurePipelines }, value) {
            command('task.setvariable', { variable: azurePipelines, isOutput: 'true', issecret: 'false' }, (0,render_text/* escapeInJson */.F5)((0,secrets/* withoutSecrets */.cT)(value)));
        },
        async writeSummary(markdown) {
            // A folder of its own: the agent reads the file when other steps may already have written theirs.
            const folders = files.folders.map((folder) => (0,external_node_path_.basename)(folder) === files.name ? folder : (0,external_node_path_.join)(folder, files.name));
            const { path, file } = await (0,run_files/* openIn */.s)(folders, `${summaryTitle(environment)}.md`);
            try {
                await file.writeFile((0,secrets/* withoutSecrets */.cT)(markdown));
            }
            finally {
                await file.close();
            }
            command('task.uploadsummary', {}, path);
        },
        finish(failed, message) {
            print(message);
            command('task.complete', { result: failed ? 'Failed' : 'Succeeded' }, (0,render_text/* logLine */.BP)(message));
        },
    };
}
const TITLE = 'Site Recovery automatic update';
/** The file's name is the title of its section on the Extensions tab, which shows those of all steps of all jobs. */
function summaryTitle(environment) {
    const { AGENT_JOBNAME: job = '', SYSTEM_TASKDISPLAYNAME: step = '' } = environment;
    const of = [job === 'Job' ? '' : job, step].map((name) => name.replace(/[^\p{L}\p{N} .,()_-]+/gu, ' ').trim());
    return (0,render_text/* bounded */.Mm)([TITLE, ...of.filter(Boolean)].join(' - '), 80).replace(/[ .]+$/, '');
}

// EXTERNAL MODULE: ./src/version.ts
var version = __nccwpck_require__(311);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
;// CONCATENATED MODULE: ./src/hosts/console-flags.ts
/** The command line of the console. */


const consoleOptions = ['--help', '--version', '--output', '--report-dir'];
const rows = Object.values(inputs/* inputTable */.Fu).filter(({ github }) => github !== undefined);
const switches = new Set(rows.flatMap(({ kind, github }) => (kind === 'boolean' ? (github ?? []) : [])));
const texts = new Set(rows.flatMap(({ kind, github }) => (kind === 'boolean' ? [] : (github ?? []))));
for (const name of ['output', 'report-dir'])
    texts.add(name);
for (const name of ['help', 'version'])
    switches.add(name);
function readCommandLine(args) {
    const isFlag = (text) => text === undefined || text.startsWith('--');
    const { tokens } = (0,external_node_util_.parseArgs)({
        // Else it would take the next flag for its value.
        args: args.map((text, index) => texts.has(text.slice(2)) && isFlag(text) && isFlag(args[index + 1]) ? `${text}=` : text),
        options: {
            ...Object.fromEntries([...switches].map((name) => [name, { type: 'boolean' }])),
            ...Object.fromEntries([...texts].map((name) => [name, { type: 'string' }])),
            help: { type: 'boolean', short: 'h' },
        },
        strict: false,
        tokens: true,
    });
    const given = new Map();
    const unknown = [];
    const problems = [];
    /** The flag that a word right behind it may belong to. */
    let before;
    for (const token of tokens) {
        if (token.kind === 'option-terminator')
            continue;
        if (token.kind === 'positional') {
            // `--dry-run false`, as other tools take it.
            const flag = before?.index === token.index - 1 ? before.name : undefined;
            const values = given.get(flag ?? '');
            if (values !== undefined && /^(true|false)$/i.test(token.value))
                values.splice(-1, 1, token.value);
            // What stands behind a flag that is none of ours is its value, and no problem of its own.
            else if (flag === undefined || values !== undefined)
                unknown.push(token.value);
            before = undefined;
            continue;
        }
        const { name, rawName, value, inlineValue } = token;
        before = undefined;
        if (!switches.has(name) && !texts.has(name)) {
            unknown.push(rawName);
            if (!inlineValue)
                before = { name, index: token.index };
        }
        else if (texts.has(name) && !value) {
            problems.push(`${rawName}: needs a value`);
        }
        else {
            given.set(name, [...(given.get(name) ?? []), value ?? 'true']);
            if (value === undefined)
                before = { name, index: token.index };
        }
    }
    const last = (name) => given.get(name)?.at(-1);
    const output = (last('output') ?? 'text').toLowerCase();
    if (output !== 'text' && output !== 'json')
        problems.push(`--output: ${JSON.stringify(output)} is not one of text, json`);
    return {
        inputs: new Map([...given].map(([name, values]) => [name, values.join('\n')])),
        unknown,
        problems,
        asks: given.has('help') ? 'help' : given.has('version') ? 'version' : undefined,
        output: output === 'json' ? 'json' : 'text',
        reportFolder: last('report-dir'),
    };
}

;// CONCATENATED MODULE: ./src/hosts/console-help.ts
/** What `--help` prints. */

const titles = {
    setting: 'What to do, and where',
    run: 'How it runs',
    agents: 'Update of agents',
    audit: 'Audit and report',
    repair: 'Repair',
    estate: 'Many vaults',
    cloud: 'Azure cloud',
};
const WIDTH = 96;
const INDENT = 6;
const EXAMPLES = `Examples:
  What would change, without changing anything:
    node dist/index.js --action Enabled --vault-id VAULT --automation-account-id ACCOUNT --dry-run

  Audit all vaults of a subscription, with the reports in a folder:
    node dist/index.js --action Audit --scope SUBSCRIPTION --report-dir reports

  The JSON report to another program:
    node dist/index.js --action Audit --vault-id VAULT --output json | jq .counts

  VAULT is /subscriptions/{guid}/resourceGroups/{group}/providers/Microsoft.RecoveryServices/vaults/{name}
  ACCOUNT is /subscriptions/{guid}/resourceGroups/{group}/providers/Microsoft.Automation/automationAccounts/{name}`;
const OUTPUT = [
    [
        '--output text|json',
        'What goes to standard output: the log and a summary, or the JSON report alone (the log then goes to standard error). Default: text',
    ],
    ['--report-dir DIR', 'Writes the reports and the summary into this folder. Without it nothing is written to disk.'],
    ['-h, --help', 'Prints this.'],
    ['--version', 'Prints the version.'],
];
function helpText(version) {
    const rows = Object.values(inputs/* inputTable */.Fu).filter((input) => (0,inputs/* nameOn */.H6)('console', input) !== undefined);
    const groups = Object.entries(titles).map(([group, title]) => [`${title}:`, ...rows.filter((row) => row.group === group).map((row) => console_help_option(headOf(row), helpOf(row)))].join('\n'));
    const output = ['Output:', ...OUTPUT.map(([head, help]) => console_help_option(head, help))].join('\n');
    return [
        `asr-autoupdate ${version}: keeps the Mobility agent of Azure Site Recovery up to date across whole vaults.`,
        'Usage: node dist/index.js --action ACTION (--vault-id ID | --scope SCOPE) [options]',
        'Signs in with DefaultAzureCredential: Azure CLI, environment variables, managed identity and others. A flag may be\ngiven as --name value or --name=value; a flag given twice is a list. INPUT_… variables stand in for flags.',
        EXAMPLES,
        ...groups,
        output,
    ].join('\n\n');
}
function headOf(row) {
    const value = row.kind === 'boolean' ? '' : row.options === undefined ? ' VALUE' : ` ${row.options.join('|')}`;
    return `${(0,inputs/* nameOn */.H6)('console', row) ?? ''}${value}`;
}
function helpOf(row) {
    const text = row.help.replace(/`([^`]+)`/g, (_, name) => (isInput(name) ? `--${name}` : name));
    if (row.required)
        return `${text} Required.`;
    return row.default === undefined || row.kind === 'boolean' ? text : `${text} Default: ${row.default}`;
}
const isInput = (name) => Object.values(inputs/* inputTable */.Fu).some(({ github }) => github === name && name !== 'action');
function console_help_option(head, help) {
    const lines = [];
    let line = '';
    for (const word of help.split(' ')) {
        if (line !== '' && line.length + 1 + word.length > WIDTH - INDENT) {
            lines.push(line);
            line = word;
        }
        else {
            line = line === '' ? word : `${line} ${word}`;
        }
    }
    return [`  ${head}`, ...[...lines, line].map((text) => `${' '.repeat(INDENT)}${text}`)].join('\n');
}

;// CONCATENATED MODULE: ./src/hosts/console.ts
/** A terminal: flags or `INPUT_…` variables in, plain text or JSON out. */






/** Longer values, such as a matrix, are for programs. */
const MAX_VALUE = 200;
function createConsoleHost(environment, args) {
    const line = readCommandLine(args);
    const isJson = line.output === 'json';
    const log = isJson ? console.error : console.log;
    const print = (...lines) => lines.forEach((text) => log((0,render_text/* logLine */.BP)(text)));
    const files = line.reportFolder === undefined ? undefined : { name: (0,run_files/* filePlace */.W)(undefined, []).name, folders: [line.reportFolder] };
    const outputs = [];
    const readInput = (input) => {
        const name = input.github ?? '';
        return (line.inputs.get(name) ??
            environment[`INPUT_${name.toUpperCase()}`] ??
            environment[`INPUT_${(input.azurePipelines ?? name.replace(/-/g, '')).toUpperCase()}`]);
    };
    return {
        name: 'console',
        isScheduled: false,
        drawsMermaid: false,
        files,
        unknownInputs: line.unknown,
        otherOptions: consoleOptions,
        optionProblems: line.problems,
        answer: line.asks && (line.asks === 'help' ? helpText(version/* VERSION */.xv) : version/* VERSION */.xv),
        readInput,
        identity: (settings) => Promise.resolve({
            kind: 'default',
            tenantId: settings.tenantId ?? environment['AZURE_TENANT_ID'],
            clientId: settings.clientId ?? environment['AZURE_CLIENT_ID'],
        }),
        origin: () => Promise.resolve(undefined),
        print,
        group: (title, lines) => print(title, ...lines.map((text) => `  ${text}`)),
        debug: (text) => (environment['DEBUG'] ? print(`debug: ${text}`) : undefined),
        annotate: (level, title, message) => {
            for (const text of `${level}: ${title}: ${message}`.split('\n'))
                console.error((0,render_text/* logLine */.BP)(text));
        },
        progress: (percent, text) => print(`${percent} %: ${text}`),
        setOutput: ({ github }, value) => void outputs.push([github, value]),
        async writeSummary(markdown) {
            if (files === undefined)
                return;
            const { path, file } = await (0,run_files/* openIn */.s)(files.folders, `${files.name}.md`);
            try {
                await file.writeFile((0,secrets/* withoutSecrets */.cT)(markdown));
            }
            finally {
                await file.close();
            }
            print(`Written: ${path}`);
        },
        ...(isJson && { printReport: (pieces) => process.stdout.write(pieces.join('')) }),
        finish(failed, message) {
            print('', message, ...(isJson ? [] : table(outputs)));
            process.exitCode = failed ? 1 : 0;
        },
    };
}
/** What a person wants to know of the outputs. */
function table(outputs) {
    const shown = outputs.filter(([, value]) => value.length <= MAX_VALUE);
    const width = Math.max(0, ...shown.map(([name]) => name.length));
    return shown.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/utils.js
var utils = __nccwpck_require__(4679);
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
    return (0,utils/* toCommandValue */.E)(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return (0,utils/* toCommandValue */.E)(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: ./src/hosts/github.ts
/** GitHub Actions. */

// Only the modules of the toolkit that speak the runner's protocol: its entry loads an HTTP stack of a megabyte with
// them, which would triple the time that it takes to refuse an input.







/** Not before it is used: it loads the cryptography of Node, which other hosts do without. */
const loadFileCommand = () => Promise.resolve(/* import() eager */).then(__nccwpck_require__.bind(__nccwpck_require__, 2902));
function createGitHubHost(environment) {
    const print = (...lines) => lines.forEach((line) => console.log((0,render_text/* logLine */.BP)(line)));
    (0,secrets/* maskSecretsWith */._L)((secret) => issueCommand('add-mask', {}, secret));
    const standIns = {
        'tenant-id': environment['AZURE_TENANT_ID'],
        'client-id': environment['AZURE_CLIENT_ID'],
    };
    return {
        name: 'github',
        unknownInputs: (0,inputs/* unknownVariables */.Au)('github', environment),
        isScheduled: isBySchedule(environment),
        drawsMermaid: true,
        files: (0,run_files/* filePlace */.W)(environment['RUNNER_TEMP'], [environment['GITHUB_RUN_ID'], environment['GITHUB_ACTION']]),
        readInput({ github = '' }) {
            return environment[`INPUT_${github.replace(/ /g, '_').toUpperCase()}`]?.trim() || standIns[github];
        },
        async identity(settings) {
            const { githubIdentity } = await Promise.all(/* import() | sign-in */[__nccwpck_require__.e(721), __nccwpck_require__.e(704)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3872));
            return githubIdentity(settings, environment);
        },
        // The toolkit would read the event too, which may be no file at all.
        origin() {
            const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_REPOSITORY: repository = '' } = environment;
            const attempt = environment['GITHUB_RUN_ATTEMPT'] || '1';
            return Promise.resolve({
                url: `${server}/${repository}/actions/runs/${environment['GITHUB_RUN_ID'] ?? ''}/attempts/${attempt}`,
                name: environment['GITHUB_WORKFLOW'] || repository,
                by: environment['GITHUB_ACTOR'] ?? '',
                revision: environment['GITHUB_SHA'] ?? '',
            });
        },
        checkout: checkoutOf(environment['GITHUB_WORKSPACE'], environment['GITHUB_SHA']),
        print,
        group(title, lines) {
            issueCommand('group', {}, (0,render_text/* visible */.RK)(title));
            print(...lines);
            issueCommand('endgroup', {}, '');
        },
        debug: (line) => issueCommand('debug', {}, (0,render_text/* visible */.RK)(line)),
        annotate(level, title, message) {
            const text = (0,render_text/* bounded */.Mm)(message.split('\n').map(render_text/* visible */.RK).join('\n'), ANNOTATION_LENGTH);
            issueCommand(level, { title: (0,render_text/* bounded */.Mm)((0,render_text/* visible */.RK)(title), 200) }, text);
        },
        progress: (percent, text) => print(`${percent} %: ${text}`),
        async setOutput({ github }, value) {
            const { issueFileCommand, prepareKeyValueMessage } = await loadFileCommand();
            issueFileCommand('OUTPUT', prepareKeyValueMessage(github, (0,secrets/* withoutSecrets */.cT)(value)));
        },
        async writeSummary(markdown) {
            const file = environment['GITHUB_STEP_SUMMARY'];
            if (file)
                await (0,promises_.appendFile)(file, (0,secrets/* withoutSecrets */.cT)(markdown));
        },
        finish(failed, message) {
            print(message);
            process.exitCode = failed ? 1 : 0;
        },
    };
}

;// CONCATENATED MODULE: ./src/hosts/detect-host.ts
/** The place that this process runs in. */



function detectHost(environment) {
    if (environment['GITHUB_ACTIONS'] === 'true')
        return createGitHubHost(environment);
    if (environment['TF_BUILD']?.toLowerCase() === 'true')
        return createAzurePipelinesHost(environment);
    return createConsoleHost(environment, process.argv.slice(2));
}

// EXTERNAL MODULE: ./src/core/values/message-of.ts
var message_of = __nccwpck_require__(6187);
// EXTERNAL MODULE: ./src/core/render/format.ts
var format = __nccwpck_require__(9649);
// EXTERNAL MODULE: ./src/core/render/markdown.ts
var markdown = __nccwpck_require__(7715);
// EXTERNAL MODULE: ./src/outputs.ts
var outputs = __nccwpck_require__(7729);
// EXTERNAL MODULE: ./src/publish.ts
var publish = __nccwpck_require__(4496);
;// CONCATENATED MODULE: ./src/rescue.ts
/** Code of the problem that a defect of the tool is. */
const DEFECT = 'Defect';

;// CONCATENATED MODULE: ./src/refuse.ts
/** Ends runs that did nothing: their inputs are wrong, or the tool itself is. */







/** Every problem at once, before any request. */
function refuse(host, problems) {
    const title = `${(0,format/* plural */.LS)(problems.length, 'input problem')}, nothing was done`;
    const text = problems.join('\n');
    host.annotate('error', title, text);
    if (text.length > ANNOTATION_LENGTH)
        host.print('All of them, since the message above is truncated:', ...problems);
    if (host.name === 'console')
        host.print('All flags, with examples: --help');
    const document = (0,publish/* bareDocument */.st)({ conclusion: 'failed', changed: false, inputProblems: problems });
    return endWith(host, { headline: title, lines: problems, document, outputs: nothingKnown(host) });
}
const STOPPED = 'The run stopped on a defect of this tool.';
const REPORT_IT = 'Please report it with the debug log';
const wordsOf = (error) => (0,message_of/* messageOf */.b)(error) || 'unknown error';
const defectText = (error) => `${STOPPED.replace('.', ':')} ${wordsOf(error)}`;
/** @param known what the run has done, which is reported with the defect */
async function reportDefect(host, error, known) {
    host.debug(stackOf(error));
    try {
        const nextStep = `${REPORT_IT}, then run again: running jobs are picked up.`;
        const result = known?.result({ code: DEFECT, message: defectText(error), nextStep });
        if (result !== undefined)
            return await (0,publish/* publish */.mk)(host, result);
    }
    catch (another) {
        host.debug(stackOf(another));
    }
    host.annotate('error', DEFECT, `${defectText(error)}\n${REPORT_IT}.`);
    const outputs = outputsOf(host, known);
    const lines = [wordsOf(error), ...(0,publish/* outputLines */.jE)(outputs ?? {}).map(([name, value]) => `${name}: ${value}`)];
    const document = (0,publish/* defectDocument */.Z6)({ headline: STOPPED, outputs: outputs ?? {}, fault: wordsOf(error) });
    return endWith(host, { headline: STOPPED, lines, document, outputs: outputs ?? nothingKnown(host) });
}
function outputsOf(host, known) {
    try {
        return known?.outputs();
    }
    catch (another) {
        host.debug(stackOf(another));
        return undefined;
    }
}
const stackOf = (error) => (error instanceof Error ? (error.stack ?? '') : '');
/** A person sees that nothing was done; later steps may read a count. */
const nothingKnown = (host) => (host.name === 'console' ? {} : outputs/* nothingDone */.mh.unknown);
const endWith = (host, { headline, lines, document, outputs }) => (0,publish/* end */._N)(host, {
    failed: true,
    headline,
    document,
    summary: () => `## ❌ ${(0,markdown/* cell */.Hn)(headline)}\n\n${lines.map((line) => `- ${(0,markdown/* cell */.Hn)(line)}`).join('\n')}\n`,
    outputs,
});

// EXTERNAL MODULE: ./src/runtime/clock.ts
var clock = __nccwpck_require__(9842);
// EXTERNAL MODULE: ./src/runtime/halt.ts
var halt = __nccwpck_require__(8253);
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

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __nccwpck_require__(8474);
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
    const deadline = clock.monotonic() + timeoutMs;
    void (async () => {
        while (!over.signal.aborted && clock.monotonic() < deadline)
            await clock.sleep(deadline - clock.monotonic(), over.signal);
        if (!over.signal.aborted)
            stop('deadline');
    })();
    return {
        signal: controller.signal,
        grace: late.signal,
        deadline,
        get reason() {
            return reason;
        },
        dispose() {
            over.abort();
        },
    };
}

;// CONCATENATED MODULE: ./src/index.ts
/** Picks the host, reads the inputs, begins to sign in, hands over, and sees that no end goes unreported. */









(0,secrets/* guardStreams */.dl)();
const signals = catchSignals();
/** What the run has done so far, to be reported if it breaks. */
let known;
let isBroken = false;
const rescue = {
    keep: (given) => (known = given),
    isBroken: () => isBroken,
};
async function main(host) {
    if (host.answer !== undefined)
        return host.print(...host.answer.split('\n'));
    const read = (0,inputs/* readSettings */.sb)(host.name, (input) => host.readInput(input), {
        unknown: host.unknownInputs,
        options: host.otherOptions ?? [],
        problems: [...(0,inputs/* environmentProblems */.MM)(process.env), ...(0,proxies/* readProxies */.rq)(process.env), ...(host.optionProblems ?? [])],
    });
    if (!read.ok)
        return refuse(host, read.problems);
    for (const notice of read.notices)
        host.annotate('notice', 'Input', notice);
    for (const warning of read.warnings)
        host.annotate('warning', 'Unknown input', warning);
    const { settings } = read;
    const given = await readExemptions(settings.task, host);
    if (given?.ok === false)
        return refuse(host, given.problems);
    const deadline = clock/* systemClock */.m.monotonic() + settings.timeoutMs;
    const stop = stopAfter(settings.timeoutMs, clock/* systemClock */.m, signals);
    const exemptions = given?.given;
    const approval = await readPlan(settings.task, exemptions);
    const asksNothing = settings.task.action === 'Merge' || approval?.ok === false;
    const identity = asksNothing ? noSignIn : await host.identity(settings);
    // Loaded now and not before: a refusal must not wait for it. The rest waits for the first request, too.
    const { beginSignIn } = await Promise.all(/* import() | sign-in */[__nccwpck_require__.e(721), __nccwpck_require__.e(704)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4835));
    const signIn = await beginSignIn(identity, settings.cloud, {
        clock: clock/* systemClock */.m,
        stop: stop.signal,
        deadline,
        random: Math.random,
        say: (line) => host.print(line),
    });
    const { run } = await Promise.all(/* import() | run */[__nccwpck_require__.e(721), __nccwpck_require__.e(382)]).then(__nccwpck_require__.bind(__nccwpck_require__, 908));
    return run(host, signIn, settings, { stop, deadline, rescue }, { exemptions, approval });
}
/** The files are read before anything is asked of Azure. */
async function readExemptions(task, host) {
    if (task.action === 'Discover' || task.exemptions.length === 0)
        return undefined;
    const { readGiven } = await Promise.all(/* import() | run */[__nccwpck_require__.e(721), __nccwpck_require__.e(382)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2437));
    return readGiven(task, host);
}
/** A plan that does not bind this run is refused before anything is asked, so there is no sign-in to begin. */
async function readPlan(task, exemptions) {
    if (task.action !== 'Repair' || task.plan === undefined)
        return undefined;
    const { readApproval } = await Promise.all(/* import() | run */[__nccwpck_require__.e(721), __nccwpck_require__.e(382)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4440));
    return readApproval(task, exemptions);
}
/** Reports are merged, and plans refused, without asking Azure anything. */
const noSignIn = { code: 'NoSignIn', message: 'This action does not sign in.' };
/** Milliseconds that a finished run leaves to what still is under way, such as an answer that nobody waits for. */
const src_GRACE_MS = 500;
/** Whoever reads the log may have gone; the run, and its report, must not go with them. */
for (const stream of [process.stdout, process.stderr])
    stream.on('error', () => undefined);
const host = detectHost(process.env);
let isOver = false;
/** An error that nobody catches, a stray rejection among them, breaks the run as one does that it meets itself. */
const stray = new Promise((_resolve, reject) => {
    process.on('uncaughtException', (error) => {
        if (isOver)
            host.finish(true, defectText(error));
        else
            reject(error);
    });
});
void Promise.race([main(host), stray])
    .catch((error) => {
    isBroken = true;
    (0,halt/* haltRequests */.c)();
    return reportDefect(host, error, known);
})
    .finally(() => {
    isOver = true;
    setTimeout(() => process.exit(), src_GRACE_MS).unref();
});

module.exports = __webpack_exports__;
/******/ })()
;