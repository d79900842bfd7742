"use strict";
exports.id = 382;
exports.ids = [382];
exports.modules = {

/***/ 4440:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ planText),
/* harmony export */   readApproval: () => (/* binding */ readApproval)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _azure_json__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5721);
/* harmony import */ var _core_repair_plan_file__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6153);
/* harmony import */ var _core_values_message_of__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6187);
/* harmony import */ var _runtime_clock__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9842);
/* harmony import */ var _runtime_secrets__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4205);
/* harmony import */ var _version__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(311);
/* harmony import */ var _files_find_files__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8898);
/* harmony import */ var _sha256__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6500);
/* harmony import */ var _vaults__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9697);
/** The plan that a repair was approved with: read, and held against the run before anything is asked of Azure. */










const TOOL = 'asr-autoupdate';
const MAX_PLAN_BYTES = 64 * 1024 * 1024;
/** The plan that was approved, or why it does not bind this run; it asks nothing of Azure. */
async function readApproval(task, exemptions) {
    if (task.plan === undefined)
        return { ok: true, plan: undefined };
    const { path, digest } = task.plan;
    const no = (message) => ({
        ok: false,
        problem: {
            code: 'PlanRefused',
            message: `The plan ${path} is refused: ${message}.`,
            nextStep: 'Give the plan that a dry run of the same scope wrote, and its output `plan-digest`.',
        },
    });
    const { files } = await (0,_files_find_files__WEBPACK_IMPORTED_MODULE_3__/* .findFiles */ .l)([path], process.cwd(), ['json']);
    if (files.length === 0)
        return no('there is no such file');
    let content;
    const others = [];
    // Among several, as a second attempt of a run leaves them, the digest tells which one was approved.
    for (const file of files) {
        let read;
        try {
            if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(file)).size > MAX_PLAN_BYTES)
                return no('it is larger than any plan');
            read = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file);
        }
        catch (error) {
            return no(`it could not be read (${(0,_core_values_message_of__WEBPACK_IMPORTED_MODULE_6__/* .messageOf */ .b)(error)})`);
        }
        const found = `sha256:${(0,_sha256__WEBPACK_IMPORTED_MODULE_4__/* .sha256 */ .s)(read)}`;
        if (found === digest)
            content = read;
        else
            others.push(found);
    }
    if (content === undefined)
        return no(`its digest is ${others.join(', ')}, and the approved one is ${digest}`);
    const read = (0,_core_repair_plan_file__WEBPACK_IMPORTED_MODULE_1__/* .readPlanFile */ .wr)((0,_azure_json__WEBPACK_IMPORTED_MODULE_7__/* .parseJson */ .qF)(content.toString('utf8')), planOptions(task, exemptions));
    return read.ok ? { ok: true, plan: read.plan } : no(read.problem);
}
/** What a plan is bound to. */
function planOptions({ target, kinds }, given) {
    const exemptions = [...(given?.sources ?? [])].map((file) => file.sha256).sort();
    const scope = Object.entries((0,_vaults__WEBPACK_IMPORTED_MODULE_5__/* .targetInputs */ .lY)(target)).flatMap(([name, values]) => [values].flat().map((value) => `${name} ${value}`));
    return { tool: TOOL, toolVersion: _version__WEBPACK_IMPORTED_MODULE_8__/* .VERSION */ .xv, now: _runtime_clock__WEBPACK_IMPORTED_MODULE_2__/* .systemClock */ .m.now(), scope, kinds, exemptions: exemptions.join(' ') };
}
/** As it is written, since its digest is that of the file. */
const planText = (steps, task, exemptions, { runId, origin, identity, tenantId }) => {
    const options = { ...planOptions(task, exemptions), madeBy: { runId, origin, identity, tenantId } };
    return (0,_runtime_secrets__WEBPACK_IMPORTED_MODULE_9__/* .withoutSecrets */ .cT)(`${JSON.stringify((0,_core_repair_plan_file__WEBPACK_IMPORTED_MODULE_1__/* .makePlanFile */ .k)({ steps }, options), null, 2)}\n`);
};


/***/ }),

/***/ 9428:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ reportContext)
/* harmony export */ });
/* harmony import */ var _version__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(311);

/** What all files of the run are made with. */
async function reportContext({ host, settings, runId, tenantId }, inputs) {
    const { name, portal } = settings.cloud;
    return {
        version: _version__WEBPACK_IMPORTED_MODULE_0__/* .VERSION */ .xv,
        runId,
        origin: await host.origin(),
        identity: identityOf(settings),
        cloud: name,
        tenantId,
        portal,
        docsUrl: _version__WEBPACK_IMPORTED_MODULE_0__/* .FINDINGS_URL */ .ty,
        inputs: { ...inputs, environment: name },
    };
}
/** As the user of the host names it. */
function identityOf({ clientId, serviceConnection }) {
    if (clientId !== undefined)
        return `client ${clientId}`;
    return serviceConnection === undefined ? undefined : `service connection ${serviceConnection}`;
}


/***/ }),

/***/ 2437:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ix: () => (/* binding */ exemptOptions),
  Fw: () => (/* binding */ exemptionInputs),
  b_: () => (/* binding */ leaveAlone),
  readGiven: () => (/* binding */ readGiven)
});

// UNUSED EXPORTS: tagsOf

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/core/audit/catalogue.ts + 5 modules
var catalogue = __webpack_require__(9758);
// EXTERNAL MODULE: ./src/core/values/id-map.ts
var id_map = __webpack_require__(7234);
// EXTERNAL MODULE: ./src/core/values/message-of.ts
var message_of = __webpack_require__(6187);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/core/values/time.ts
var time = __webpack_require__(6073);
// EXTERNAL MODULE: ./src/core/render/text.ts
var render_text = __webpack_require__(2625);
// EXTERNAL MODULE: ./src/core/exemptions/model.ts
var model = __webpack_require__(153);
;// CONCATENATED MODULE: ./src/core/exemptions/read-exemptions.ts
/** Reads files of exemptions: every problem is one line that names file and line, what is wrong, and what would be right. */





const KEYS = [
    'name',
    'finding',
    ...model/* selectorKeys */.yO,
    'category',
    'description',
    'expiresOn',
    'requestedBy',
    'approvedBy',
    'ticket',
    'atMost',
    'applies',
];
/** Reads all files together, since a name is unique over all of them. */
function readExemptions(files, rules) {
    const problems = [];
    const exemptions = files.flatMap(({ path, tree }) => {
        const report = (line, text) => void problems.push(`${path}:${line}: ${text}`);
        return entriesOf(tree, report).flatMap((entry) => new EntryReader(entry, path, rules, report).read() ?? []);
    });
    const byName = new id_map/* IdMap */.Eo();
    for (const exemption of exemptions) {
        const other = byName.get(exemption.name);
        if (other === undefined)
            byName.set(exemption.name, exemption);
        else {
            const where = `${other.file}:${other.line}`;
            problems.push(`${exemption.file}:${exemption.line}: the name ${(0,render_text/* quoted */.TL)(exemption.name)} is taken by ${where}; names are unique over all files`);
        }
    }
    return problems.length === 0 ? { ok: true, exemptions } : { ok: false, problems };
}
/** The list of the file, if its head is right. */
function entriesOf(tree, report) {
    if (tree.kind !== 'map') {
        report(tree.line, 'a file of exemptions has `version: 1` and a list `exemptions`');
        return [];
    }
    for (const { key, line } of tree.entries)
        if (key !== 'version' && key !== 'exemptions')
            report(line, `${(0,render_text/* quoted */.TL)(key)} is not known here; there are version and exemptions`);
    const find = (name) => tree.entries.find(({ key }) => key === name)?.value;
    const version = find('version');
    if (version === undefined || version.kind !== 'number' || version.value !== '1')
        report(version?.line ?? tree.line, 'version has to be 1, the only format there is');
    const list = find('exemptions');
    if (list?.kind !== 'list') {
        report(list?.line ?? tree.line, 'exemptions has to be a list');
        return [];
    }
    return list.items.flatMap((item) => {
        if (item.kind === 'map')
            return [item];
        report(item.line, 'an exemption has to be a map of keys and values, beginning with name');
        return [];
    });
}
class EntryReader {
    entry;
    path;
    rules;
    report;
    wrong = false;
    constructor(entry, path, rules, report) {
        this.entry = entry;
        this.path = path;
        this.rules = rules;
        this.report = report;
    }
    read() {
        this.checkKeys();
        const name = this.text('name', true);
        const findings = this.findings();
        const selectors = this.selectors();
        const category = this.choice('category', model/* categories */.LZ, true);
        const description = this.text('description', true);
        const expiresOn = this.expiry(category);
        const atMost = this.atMost();
        const applies = this.choice('applies', model/* appliesTo */.Gl, false) ?? 'both';
        const [requestedBy, approvedBy, ticket] = [this.text('requestedBy'), this.text('approvedBy'), this.text('ticket')];
        if (this.wrong || name === undefined || category === undefined || description === undefined)
            return undefined;
        const { path: file } = this;
        const people = { requestedBy, approvedBy, ticket };
        return {
            name,
            findings,
            selectors,
            category,
            description,
            expiresOn,
            ...people,
            atMost,
            applies,
            file,
            line: this.entry.line,
        };
    }
    fail(line, text) {
        this.wrong = true;
        this.report(line, text);
        return undefined;
    }
    find(key) {
        return this.entry.entries.find((entry) => entry.key === key)?.value;
    }
    checkKeys() {
        const seen = new Set();
        for (const { key, line } of this.entry.entries) {
            if (!KEYS.some((known) => known === key))
                this.fail(line, `${(0,render_text/* quoted */.TL)(key)} is not a key of an exemption; there are ${KEYS.join(', ')}`);
            if (seen.has(key))
                this.fail(line, `${key} is written twice`);
            seen.add(key);
        }
    }
    /** What may be written bare or in quotes. */
    scalar(tree, key) {
        return tree.kind === 'text' || tree.kind === 'number' || tree.kind === 'boolean'
            ? tree.value.trim()
            : this.fail(tree.line, `${key} has to be a text`);
    }
    text(key, required = false) {
        const tree = this.find(key);
        if (tree === undefined || tree.kind === 'nothing')
            return required ? this.fail(tree?.line ?? this.entry.line, `${key} is missing`) : undefined;
        const text = this.scalar(tree, key);
        if (text === '')
            return required ? this.fail(tree.line, `${key} is empty`) : undefined;
        return text;
    }
    /** One text, or a list of them. */
    texts(key) {
        const tree = this.find(key);
        if (tree === undefined)
            return undefined;
        if (tree.kind === 'nothing' || (tree.kind === 'list' && tree.items.length === 0))
            return this.fail(tree.line, `${key} is empty`);
        const texts = (tree.kind === 'list' ? tree.items : [tree]).flatMap((item) => {
            const text = this.scalar(item, key);
            if (text === '')
                return this.fail(item.line, `${key} is empty`) ?? [];
            return text ?? [];
        });
        return texts;
    }
    choice(key, options, required) {
        const text = this.text(key, required);
        if (text === undefined)
            return undefined;
        const value = options.find((option) => option.toLowerCase() === text.toLowerCase());
        return (value ??
            this.fail(this.find(key)?.line ?? this.entry.line, `${key} is ${(0,render_text/* quoted */.TL)(text)}; it has to be ${options.join(' or ')}`));
    }
    findings() {
        const line = this.find('finding')?.line ?? this.entry.line;
        const ids = this.texts('finding')?.map((id) => id.toUpperCase());
        if (ids === undefined) {
            if (this.find('finding') === undefined)
                this.fail(line, "finding is missing: an id such as ASR203, a list of ids, or '*'");
            return [];
        }
        for (const id of ids) {
            if (id === '*')
                continue;
            if (!this.rules.isFinding(id))
                this.fail(line, `there is no finding ${(0,render_text/* quoted */.TL)(id)}; docs/findings.md lists them`);
            else if (catalogue/* NEVER_EXEMPT */.tk.has(id))
                this.fail(line, `${id} cannot be exempted: it says that something is not known`);
        }
        if (ids.includes('*') && ids.length > 1)
            this.fail(line, "finding '*' covers every id; write it alone");
        return ids;
    }
    selectors() {
        const found = {};
        for (const key of model/* selectorKeys */.yO) {
            const patterns = this.texts(key);
            if (patterns === undefined)
                continue;
            const line = this.find(key)?.line ?? this.entry.line;
            if (key === 'vaultTag') {
                const bad = patterns.find((pattern) => !/^[^=]+=/.test(pattern));
                if (bad !== undefined)
                    this.fail(line, `vaultTag is ${(0,render_text/* quoted */.TL)(bad)}; it has to be key=value`);
            }
            found[key] = patterns;
        }
        const narrows = Object.values(found).some((patterns) => patterns.every((pattern) => !/^\**$/.test(pattern)));
        if (!narrows && !this.wrong)
            this.fail(this.entry.line, `nothing narrows it: give one of ${model/* selectorKeys */.yO.join(', ')} a pattern other than a lone *`);
        return found;
    }
    expiry(category) {
        const tree = this.find('expiresOn');
        const text = this.text('expiresOn');
        const line = tree?.line ?? this.entry.line;
        if (text === undefined) {
            if (category === 'Waiver')
                this.fail(line, 'expiresOn is missing: a Waiver has a last day, such as 2027-03-31');
            return undefined;
        }
        const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
        if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text)
            return this.fail(line, `expiresOn is ${(0,render_text/* quoted */.TL)(text)}; it has to be a day such as 2027-03-31`);
        const { now, maxDays } = this.rules;
        if (category === 'Waiver' && at > now + maxDays * time/* DAY */.d_) {
            const latest = new Date(now + maxDays * time/* DAY */.d_).toISOString().slice(0, 10);
            return this.fail(line, `expiresOn is ${text}; a Waiver may last ${maxDays} days, so ${latest} at the latest`);
        }
        return text;
    }
    atMost() {
        const tree = this.find('atMost');
        const text = this.text('atMost');
        if (tree === undefined || text === undefined)
            return undefined;
        const value = tree.kind === 'number' && /^\d{1,9}$/.test(text) ? Number(text) : 0;
        return value > 0 ? value : this.fail(tree.line, `atMost is ${(0,render_text/* quoted */.TL)(text)}; it has to be a whole number above 0`);
    }
}

;// CONCATENATED MODULE: ./src/files/exemption-tree.ts
/** What a file of exemptions may not have, since it would say one thing and be read as another. */
async function parseTree(text) {
    const { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments } = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    const lines = new LineCounter();
    const [document, ...more] = parseAllDocuments(text, {
        lineCounter: lines,
        version: '1.2',
        strict: true,
        merge: false,
    });
    const lineOf = (node) => {
        const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
        const start = Array.isArray(range) ? range[0] : 0;
        return Math.max(1, lines.linePos(typeof start === 'number' ? start : 0).line);
    };
    if (document === undefined || !('contents' in document))
        return { ok: false, problems: [{ line: 1, text: 'the file is empty' }] };
    if (more.length > 0)
        return { ok: false, problems: [{ line: lineOf(more[0]), text: 'a file holds one document' }] };
    if (document.errors.length > 0) {
        const problems = document.errors.map(({ linePos, message }) => ({
            line: linePos?.[0].line ?? 1,
            // The message of the parser shows the place in lines of its own.
            text: `it is not valid YAML: ${message.split(/ at line \d+|\n/)[0] ?? ''}`,
        }));
        return { ok: false, problems };
    }
    const problems = [];
    const tree = treeOf(document.contents);
    return problems.length === 0 ? { ok: true, tree } : { ok: false, problems };
    function treeOf(node) {
        const line = lineOf(node);
        const refuse = (text) => {
            problems.push({ line, text });
            return { line, kind: 'nothing' };
        };
        if (node === null || node === undefined)
            return { line, kind: 'nothing' };
        if (isAlias(node))
            return refuse('aliases (*name) are not read; write the value out');
        if (isScalar(node)) {
            if (node.anchor !== undefined)
                return refuse('anchors (&name) are not read; write the value out');
            if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:'))
                return refuse('tags (!name) are not read');
            const { value, source } = node;
            if (typeof value === 'string')
                return { line, kind: 'text', value };
            if (typeof value === 'number' || typeof value === 'bigint')
                return { line, kind: 'number', value: source ?? String(value) };
            if (typeof value === 'boolean')
                return { line, kind: 'boolean', value: source ?? String(value) };
            return { line, kind: 'nothing' };
        }
        if (isSeq(node))
            return { line, kind: 'list', items: node.items.map(treeOf) };
        if (!isMap(node))
            return refuse('this is not read');
        return {
            line,
            kind: 'map',
            entries: node.items.map(({ key, value }) => {
                if (!isScalar(key) || typeof key.value !== 'string')
                    problems.push({ line: lineOf(key), text: 'a key has to be a text' });
                const name = isScalar(key) && typeof key.value === 'string' ? key.value : '';
                return {
                    key: name,
                    line: lineOf(key),
                    value: value === null ? { line: lineOf(key), kind: 'nothing' } : treeOf(value),
                };
            }),
        };
    }
}

;// CONCATENATED MODULE: ./src/files/exemption-files.ts
/** Finds and reads the files of exemptions. */







const MAX_BYTES = 1024 * 1024;
/**
 * All files together, in the order of their paths.
 * @param find gives whole paths for patterns, and the patterns that match nothing
 */
async function readExemptionFiles(patterns, folder, rules, find) {
    const { files, useless } = await find(patterns, folder);
    const problems = useless.map((pattern) => `${(0,render_text/* visible */.RK)(pattern)}: no such file in ${folder}; a job has the files of its repository only after a step that checks it out`);
    const trees = [];
    const sources = [];
    for (const file of files) {
        const path = (0,render_text/* visible */.RK)((0,external_node_path_.relative)(folder, file) || file);
        const read = await readBytes(file);
        if (typeof read === 'string') {
            problems.push(`${path}: ${read}`);
            continue;
        }
        sources.push({ path, sha256: (0,external_node_crypto_.createHash)('sha256').update(read).digest('hex') });
        const parsed = await parseTree(read.toString('utf8'));
        if (parsed.ok)
            trees.push({ path, tree: parsed.tree });
        else
            problems.push(...parsed.problems.map(({ line, text }) => `${path}:${line}: ${text}`));
    }
    const result = readExemptions(trees, rules);
    if (!result.ok)
        problems.push(...result.problems);
    return result.ok && problems.length === 0
        ? { ok: true, exemptions: result.exemptions, sources }
        : { ok: false, problems };
}
/** The bytes, or why there are none. */
async function readBytes(file) {
    try {
        const { size } = await (0,promises_.stat)(file);
        if (size > MAX_BYTES)
            return `it has ${size} bytes; a file of exemptions has at most ${MAX_BYTES}`;
        return await (0,promises_.readFile)(file);
    }
    catch (error) {
        return `it could not be read: ${(0,message_of/* messageOf */.b)(error)}`;
    }
}

// EXTERNAL MODULE: ./src/inputs/index.ts + 16 modules
var inputs = __webpack_require__(9772);
// EXTERNAL MODULE: ./src/runtime/clock.ts
var clock = __webpack_require__(9842);
// EXTERNAL MODULE: ./src/files/find-files.ts
var find_files = __webpack_require__(8898);
// EXTERNAL MODULE: ./src/actions/vaults.ts + 3 modules
var actions_vaults = __webpack_require__(9697);
;// CONCATENATED MODULE: ./src/actions/exemptions.ts
/** The exemptions that the inputs name: read before anything is asked of Azure, and held against what was found. */









async function readGiven({ exemptions, maxExemptionDays }, host) {
    const folder = process.cwd();
    const rules = { isFinding: (id) => catalogue/* catalogue */.sW.has(id), now: clock/* systemClock */.m.now(), maxDays: maxExemptionDays };
    const read = await readExemptionFiles(exemptions, folder, rules, (patterns, from) => (0,find_files/* findFiles */.l)(patterns, from, ['yml', 'yaml', 'json']));
    if (!read.ok) {
        const input = (0,inputs/* nameOn */.H6)(host.name, inputs/* inputTable */.Fu.exemptions) ?? '';
        return { ok: false, problems: read.problems.map((problem) => `${input}: ${problem}`) };
    }
    const sources = await Promise.all(read.sources.map(async (source) => ({
        ...source,
        revision: await revisionOf((0,external_node_path_.resolve)(folder, source.path), host.checkout),
    })));
    return { ok: true, given: { list: read.exemptions, sources } };
}
/** Of the file, if it lies in the code of the run and in no other repository within it. */
async function revisionOf(file, checkout) {
    if (checkout === undefined)
        return undefined;
    const root = (0,external_node_path_.resolve)(checkout.folder);
    const inside = (0,external_node_path_.relative)(root, file);
    if (inside.startsWith('..') || (0,external_node_path_.isAbsolute)(inside))
        return undefined;
    for (let folder = (0,external_node_path_.dirname)(file); folder !== root; folder = (0,external_node_path_.dirname)(folder))
        if (await exists((0,external_node_path_.join)(folder, '.git')))
            return undefined;
    return checkout.revision;
}
const exists = (path) => (0,promises_.stat)(path).then(() => true, () => false);
/** For the report. */
const exemptionInputs = ({ exemptions, maxExemptionDays }) => exemptions.length === 0 ? {} : { exemptions, maxExemptionDays };
/** What changes leave alone; undefined without exemptions. */
async function leaveAlone(found, context) {
    const { exemptions: given } = context;
    if (given === undefined)
        return undefined;
    return { exemptions: given.list, now: clock/* systemClock */.m.now(), tags: await tagsOf(given, found, context) };
}
/** What an audit is held against; undefined without exemptions. */
async function exemptOptions(target, found, context) {
    const { exemptions: given } = context;
    if (given === undefined)
        return undefined;
    return { given, now: clock/* systemClock */.m.now(), tags: await tagsOf(given, found, context), reach: reachOf(target, found) };
}
function reachOf(target, { warnings }) {
    if (target.kind === 'vaults' || target.names.length + target.tags.length > 0 || warnings.length > 0)
        return undefined;
    const { scope, includeEmpty: includesEmpty } = target;
    return { subscriptions: scope.kind === 'all' ? 'all' : scope.subscriptions, includesEmpty };
}
/** Of vaults that were named the tags are not known yet; undefined if they cannot be found out. */
async function tagsOf({ list }, { source, vaults }, context) {
    if (!list.some(({ selectors }) => selectors.vaultTag !== undefined))
        return new id_map/* IdMap */.Eo();
    if (source !== 'inputs')
        return new id_map/* IdMap */.Eo(vaults.map(({ id, tags }) => [id, tags]));
    const subscriptions = [...new id_map/* IdSet */.wp(vaults.map(({ subscriptionId }) => subscriptionId))];
    context.host.print('Some exemptions select vaults by tag: the tags of all vaults in these subscriptions are read.');
    const listed = await (0,actions_vaults/* findVaults */.xX)({
        scope: { kind: 'some', subscriptions, managementGroups: [] },
        names: [],
        tags: [],
        includeEmpty: true,
        allowEmpty: true,
    }, context);
    if (listed.ok)
        return new id_map/* IdMap */.Eo(listed.value.vaults.map(({ id, tags }) => [id, tags]));
    const { code, message } = listed.failure.problem;
    context.host.annotate('warning', code, `The tags of the vaults are not known: ${message} An audit counts what exemptions by tag might cover; changes leave it alone.`);
    return undefined;
}


/***/ }),

/***/ 6500:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ sha256)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/** In hex. */
const sha256 = (content) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(content).digest('hex');


/***/ }),

/***/ 9697:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  zY: () => (/* binding */ didNothing),
  xX: () => (/* binding */ findVaults),
  s3: () => (/* binding */ inputNamesOn),
  mX: () => (/* binding */ notFound),
  xh: () => (/* binding */ startedAt),
  lY: () => (/* binding */ targetInputs)
});

// EXTERNAL MODULE: ./src/core/values/id-map.ts
var id_map = __webpack_require__(7234);
// EXTERNAL MODULE: ./src/core/requests/lane.ts
var lane = __webpack_require__(2222);
// EXTERNAL MODULE: ./src/core/requests/pages.ts
var pages = __webpack_require__(366);
;// CONCATENATED MODULE: ./src/core/estate/from-graph.ts
/** Lists the vaults of a scope with Azure Resource Graph: few queries, whatever the size of the estate. */



/** What Resource Graph grants to one identity. */
const QUERIES = { requests: 15, lengthMs: 5_000 };
const QUERIES_AT_ONCE = 3;
/** Larger groups are advised against. */
const SUBSCRIPTIONS_OF_A_QUERY = 300;
const GROUPS_OF_A_QUERY = 10;
/** Not joined by the service: a join of its own is cut at some thousand rows. */
async function listFromGraph(scope, context) {
    const { directory } = context;
    const query = openQueries(context);
    const scopes = queryScopes(scope);
    const all = (what, ask) => together(scopes.map((part) => query(what, part, ask)));
    const [subscriptions, vaults, counts] = await Promise.all([
        all('query for subscriptions', (...page) => directory.querySubscriptions(...page)),
        all('query for vaults', (...page) => directory.queryVaults(...page)),
        all('query for replicated items', (...page) => directory.queryItems(...page)),
    ]);
    if (!subscriptions.ok)
        return subscriptions;
    if (!vaults.ok)
        return vaults;
    if (!counts.ok)
        return counts;
    return { ok: true, value: joined(subscriptions.value, vaults.value, counts.value) };
}
/** A request is about subscriptions or about management groups, never about both. */
function queryScopes(scope) {
    if (scope.kind === 'all')
        return [scope];
    return [
        ...chunks(scope.subscriptions, SUBSCRIPTIONS_OF_A_QUERY).map((ids) => ({ kind: 'subscriptions', ids })),
        ...chunks(scope.managementGroups, GROUPS_OF_A_QUERY).map((names) => ({
            kind: 'management-groups',
            names,
        })),
    ];
}
function chunks(things, size) {
    return Array.from({ length: Math.ceil(things.length / size) }, (_, index) => things.slice(index * size, (index + 1) * size));
}
/** Queries in the pace that the service grants, and says it still grants. */
function openQueries(context) {
    const { clock, random } = context;
    const reads = new lane/* Lane */.J({ limits: [QUERIES], concurrency: QUERIES_AT_ONCE, random }, clock);
    let freeAt = 0;
    /** A query to its end; where nothing in its scope may be read the answer is empty. */
    return async function all(what, scope, query) {
        let isCut = false;
        const ask = async (next, signal) => {
            while (freeAt > clock.monotonic() && !signal.aborted)
                await clock.sleep(freeAt - clock.monotonic(), signal);
            const page = await query(scope, next, signal);
            if (!page.ok)
                return page;
            // The quota is the identity's, and others may use it too.
            if (page.value.waitMs > 0)
                freeAt = clock.monotonic() + page.value.waitMs;
            isCut ||= page.value.isCut;
            return page;
        };
        const rows = await (0,pages/* allPages */.S4)(what, ask, { ...context, reads });
        if (!rows.ok)
            return isNothingReadable(rows.failure) ? { ok: true, value: [] } : rows;
        return isCut ? { ok: false, failure: tooLarge(what) } : rows;
    };
}
const isNothingReadable = ({ status, problem }) => status === 400 && problem.code.toLowerCase() === 'novalidsubscriptionsinqueryrequest';
const tooLarge = (what) => ({
    kind: 'answer',
    problem: {
        code: 'ScopeTooLarge',
        message: `Azure Resource Graph did not tell everything: the ${what} is about more than it looks into at once.`,
        nextStep: 'Narrow the scope, for instance to one management group at a time.',
    },
});
/** What lies in two parts of the scope counts once. */
function joined(subscriptions, vaults, counts) {
    const names = new id_map/* IdMap */.Eo(subscriptions.map(({ id, name }) => [id, name]));
    const items = new id_map/* IdMap */.Eo(counts.map((count) => [count.vaultId, count.items]));
    const found = new id_map/* IdMap */.Eo();
    for (const vault of vaults) {
        const subscriptionName = names.get(vault.subscriptionId);
        found.set(vault.id, { ...vault, items: items.get(vault.id) ?? 0, subscriptionName });
    }
    const seen = new id_map/* IdSet */.wp([...names.keys(), ...[...found.values()].map((vault) => vault.subscriptionId)]);
    return { source: 'resource-graph', vaults: [...found.values()], subscriptions: seen, warnings: [] };
}
/** The first failure counts for the whole. */
async function together(parts) {
    const results = await Promise.all(parts);
    const failed = results.find((result) => !result.ok);
    return failed ?? { ok: true, value: results.flatMap((result) => (result.ok ? result.value : [])) };
}

// EXTERNAL MODULE: ./src/core/render/format.ts
var format = __webpack_require__(9649);
// EXTERNAL MODULE: ./src/core/requests/arm-lane.ts
var arm_lane = __webpack_require__(2763);
// EXTERNAL MODULE: ./src/core/estate/select.ts
var estate_select = __webpack_require__(4814);
;// CONCATENATED MODULE: ./src/core/estate/from-lists.ts
/** Lists the vaults of a scope subscription by subscription, for callers that may not use Resource Graph. */




/** The items of the vaults are then not known: to count them would take a request or more for each vault. */
async function listFromLists(scope, context) {
    const { directory } = context;
    // Most of it is asked of the tenant, which has a bucket of its own.
    const reads = (0,arm_lane/* armLane */.X)('', context);
    const readAll = (what, fetch) => (0,pages/* allPages */.S4)(what, fetch, { ...context, reads });
    const readable = await readAll('list of subscriptions', (next, signal) => directory.listSubscriptions(next, signal));
    if (!readable.ok)
        return readable;
    const asked = await subscriptionsIn(scope, readable.value, context, readAll);
    if (!asked.ok)
        return asked;
    const listed = await Promise.all(asked.value.map(async (subscription) => ({
        subscription,
        vaults: await readAll(`list of vaults of ${subscription.name}`, (next, signal) => directory.listVaults(subscription.id, next, signal)),
    })));
    return from_lists_joined(listed, new Set(scope.kind === 'all' ? [] : scope.subscriptions));
}
/** Those of the scope that the caller may read. */
async function subscriptionsIn(scope, readable, { directory }, readAll) {
    if (scope.kind === 'all')
        return { ok: true, value: readable };
    const wanted = new Set(scope.subscriptions);
    for (const group of scope.managementGroups) {
        const below = await readAll(`list of subscriptions below ${group}`, (next, signal) => directory.listSubscriptionsBelow(group, next, signal));
        if (!below.ok)
            return isUnseen(below.failure) ? { ok: false, failure: unknownGroup(group, below.failure) } : below;
        for (const { id } of below.value)
            wanted.add(id);
    }
    return { ok: true, value: readable.filter(({ id }) => wanted.has(id)) };
}
/** What does not exist and what may not be read are answered alike. */
const isUnseen = ({ status }) => status === 403 || status === 404;
const unknownGroup = (group, failure) => ({
    ...failure,
    problem: {
        ...failure.problem,
        code: 'UnknownManagementGroup',
        message: `The management group ${(0,estate_select/* shown */.S)([group])} is not there, or may not be read: ${failure.problem.message}`,
        nextStep: 'Correct the scope (what counts is the id of the group, not its display name), or grant the identity of this step Management Group Reader on the group.',
    },
});
/**
 * Whoever has a right somewhere in a subscription sees it, and need not see its vaults; and one may be disabled or answer
 * with errors. Such a subscription is left out with a warning; one that may not be read is a failure where it was asked for
 * by its id.
 */
function from_lists_joined(listed, named) {
    const leftOut = new Map();
    for (const { subscription, vaults } of listed) {
        if (vaults.ok)
            continue;
        const { failure } = vaults;
        if (isOfRun(failure) || (isUnseen(failure) && named.has(subscription.id)))
            return vaults;
        const alike = leftOut.get(failure.problem.code) ?? { subscriptions: [], failure };
        alike.subscriptions.push(subscription);
        leftOut.set(failure.problem.code, alike);
    }
    const [first] = leftOut.values();
    if (first !== undefined && listed.every(({ vaults }) => !vaults.ok))
        return { ok: false, failure: first.failure };
    const found = listed.flatMap(({ subscription, vaults }) => vaults.ok ? vaults.value.map((vault) => ({ ...vault, items: undefined, subscriptionName: subscription.name })) : []);
    return {
        ok: true,
        value: {
            source: 'lists',
            vaults: found,
            subscriptions: new Set(listed.map(({ subscription }) => subscription.id)),
            warnings: [...leftOut.values()].map(({ subscriptions, failure }) => notSeen(subscriptions, failure)),
        },
    };
}
/** Not of one subscription: the run was stopped, or could not sign in. */
const isOfRun = ({ kind }) => kind === 'stopped' || kind === 'sign-in';
const notSeen = (subscriptions, { problem, ...failure }) => ({
    ...problem,
    code: 'SubscriptionNotLookedInto',
    message: `The vaults of ${(0,format/* plural */.LS)(subscriptions.length, 'subscription')} ${isUnseen({ ...failure, problem }) ? 'may' : 'could'} not be listed: ${(0,estate_select/* shown */.S)(subscriptions.map(({ name }) => name))}. ${problem.message}`,
});

;// CONCATENATED MODULE: ./src/core/estate/find.ts



/**
 * The vaults, each with the number of items in it that are replicated from Azure to Azure.
 * @returns a failure also where there is no vault, and for a subscription or management group that cannot be seen
 */
async function findInScope(wanted, context) {
    const listing = await list(wanted, context);
    if (!listing.ok)
        return listing;
    const unseen = unseenSubscriptions(wanted, listing.value);
    return unseen.length > 0
        ? { ok: false, failure: unknownSubscription(unseen) }
        : (0,estate_select/* select */.L)(listing.value, wanted, context.inputNames);
}
async function list({ scope }, context) {
    const listed = await listFromGraph(scope, context);
    if (listed.ok || !isRefused(listed.failure))
        return listed;
    context.onRefused(listed.failure);
    return listFromLists(scope, context);
}
/** A management group that is not there or may not be read is refused as well; the lists then tell which. */
const isRefused = ({ status, problem }) => status === 403 || status === 404 || problem.code.toLowerCase() === 'notfound';
/** One that has vaults is there, whatever the list of subscriptions says. */
function unseenSubscriptions({ scope }, { subscriptions }) {
    return scope.kind === 'all' ? [] : scope.subscriptions.filter((id) => !subscriptions.has(id));
}
const unknownSubscription = (ids) => ({
    kind: 'answer',
    problem: {
        code: 'UnknownSubscription',
        message: `${ids.length === 1 ? 'This subscription of the scope is' : 'These subscriptions of the scope are'} not there, or may not be read: ${(0,estate_select/* shown */.S)(ids)}.`,
        nextStep: 'Correct the scope, check that the tenant is that of the subscription, or grant the identity of this step Reader on it.',
    },
});

// EXTERNAL MODULE: ./src/core/estate/report.ts
var report = __webpack_require__(5360);
// EXTERNAL MODULE: ./src/core/render/annotation.ts
var annotation = __webpack_require__(8583);
// EXTERNAL MODULE: ./src/core/render/markdown.ts
var markdown = __webpack_require__(7715);
// EXTERNAL MODULE: ./src/core/render/sections.ts
var sections = __webpack_require__(1578);
// EXTERNAL MODULE: ./src/fault-log.ts
var fault_log = __webpack_require__(1452);
// EXTERNAL MODULE: ./src/core/render/text.ts
var render_text = __webpack_require__(2625);
// EXTERNAL MODULE: ./src/inputs/index.ts + 16 modules
var inputs = __webpack_require__(9772);
// EXTERNAL MODULE: ./src/outputs.ts
var outputs = __webpack_require__(7729);
// EXTERNAL MODULE: ./src/runtime/clock.ts
var clock = __webpack_require__(9842);
// EXTERNAL MODULE: ./src/core/rows/head.ts
var rows_head = __webpack_require__(9839);
// EXTERNAL MODULE: ./src/core/rows/problem.ts
var rows_problem = __webpack_require__(5786);
// EXTERNAL MODULE: ./src/actions/context.ts
var actions_context = __webpack_require__(9428);
;// CONCATENATED MODULE: ./src/actions/vaults.ts
/** The vaults that an action is about, where the inputs do not name them. */














const MAX_NAMED = 200;
const LINE_LENGTH = 1_000;
/**
 * Finds the vaults and says in the log how.
 * @returns a failure also where there is none, unless the inputs allow that
 */
async function findVaults(wanted, context) {
    const { host, stop, connection } = context;
    const print = (line) => host.print((0,render_text/* bounded */.Mm)(line, LINE_LENGTH));
    const faults = (0,fault_log/* createFaultLog */.R)(host, clock/* systemClock */.m);
    const found = await findInScope(wanted, {
        clock: clock/* systemClock */.m,
        stop,
        random: Math.random,
        directory: await connection.directory(),
        inputNames: inputNamesOn(host),
        onRetry: (...fault) => faults.fault(...fault),
        onOver: (what) => faults.over(what),
        onRefused: ({ problem }) => print(`Azure Resource Graph refuses (${(0,format/* problemText */.fI)(problem)}): vaults are listed subscription by subscription.`),
    });
    faults.close();
    if (!found.ok)
        return found;
    sayFound(host, found.value);
    for (const warning of found.value.warnings)
        host.annotate('warning', warning.code, (0,annotation/* annotationText */.x)(warning));
    return found;
}
function inputNamesOn({ name }) {
    const { vaultName, vaultTag, includeEmpty, allowEmpty, shards } = inputs/* inputTable */.Fu;
    const nameOf = (input) => (0,inputs/* nameOn */.H6)(name, input) ?? '';
    return {
        vaultName: nameOf(vaultName),
        vaultTag: nameOf(vaultTag),
        includeEmpty: nameOf(includeEmpty),
        allowEmpty: nameOf(allowEmpty),
        shards: nameOf(shards),
    };
}
function sayFound(host, found) {
    const { vaults } = found;
    const lines = vaults.slice(0, MAX_NAMED).map(({ name, subscriptionName, subscriptionId, items }) => {
        const holding = items === undefined ? '' : `, replicated items: ${(0,report/* itemsText */.Ir)(items)}`;
        return (0,render_text/* bounded */.Mm)(`${name} in ${subscriptionName || subscriptionId}${holding}`, LINE_LENGTH);
    });
    if (vaults.length > MAX_NAMED)
        lines.push(`… and ${(0,format/* plural */.LS)(vaults.length - MAX_NAMED, 'vault')} more`);
    host.group((0,report/* foundText */.iq)(found), lines);
}
/** What of a target goes into the report. */
function targetInputs(target) {
    if (target.kind === 'vaults')
        return { vaultIds: target.vaults.map(({ id }) => id) };
    const { scope, names, tags, includeEmpty, allowEmpty } = target;
    return {
        scope: scope.kind === 'all'
            ? ['*']
            : [
                ...scope.subscriptions.map((id) => `/subscriptions/${id}`),
                ...scope.managementGroups.map((name) => `/providers/Microsoft.Management/managementGroups/${name}`),
            ],
        vaultName: names,
        vaultTag: tags.map(({ key, value }) => `${key}=${value}`),
        includeEmpty,
        allowEmpty,
    };
}
/** Milliseconds since the epoch. */
const startedAt = ({ settings, timeLeftMs }) => clock/* systemClock */.m.now() - (settings.timeoutMs - timeLeftMs());
/** How an action ends whose vaults could not be found: nothing was done. */
function notFound({ action, target }, { problem }, context) {
    const title = 'The vaults could not be found, nothing was done';
    return didNothing(title, problem, ['the scope'], { ...targetInputs(target), action }, context);
}
/** How an action ends that stopped before it did anything. */
async function didNothing(title, problem, affected, inputs, context) {
    const { stop } = context;
    const conclusion = stop.reason === undefined ? 'failed' : stop.reason === 'cancelled' ? 'cancelled' : 'timed-out';
    const reported = await (0,actions_context/* reportContext */.g)(context, inputs);
    const head = (0,rows_head/* headOf */.Uo)({ startedAt: startedAt(context), endedAt: clock/* systemClock */.m.now(), conclusion, context: reported });
    const document = { ...head, changed: false, error: rows_problem/* problemForm */.U4.write(rows_problem/* problemForm */.U4.make(problem)) };
    const next = problem.nextStep === undefined ? '' : `\n\n${(0,sections/* nextStepLines */.FM)(problem.nextStep).join('\n')}`;
    return {
        failed: true,
        headline: title,
        causes: [{ level: 'error', problem, affected }],
        document: [`${JSON.stringify(document, null, 2)}\n`],
        summary: () => `## ❌ ${title}\n\n${(0,markdown/* cell */.Hn)((0,format/* problemText */.fI)(problem), 4_000)}${next}\n`,
        outputs: { ...outputs/* nothingDone */.mh[inputs.action], conclusion },
    };
}


/***/ }),

/***/ 9758:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  tk: () => (/* binding */ NEVER_EXEMPT),
  sW: () => (/* binding */ catalogue),
  gk: () => (/* binding */ finding),
  h1: () => (/* binding */ isOfAccount),
  yM: () => (/* binding */ isShared),
  bh: () => (/* binding */ notKnown)
});

// UNUSED EXPORTS: anchorOf

// EXTERNAL MODULE: ./src/core/render/format.ts
var format = __webpack_require__(9649);
// EXTERNAL MODULE: ./src/core/audit/findings.ts
var findings = __webpack_require__(8121);
// EXTERNAL MODULE: ./src/core/audit/steps.ts
var steps = __webpack_require__(896);
// EXTERNAL MODULE: ./src/core/values/spell.ts
var spell = __webpack_require__(6956);
// EXTERNAL MODULE: ./src/core/values/runbook.ts
var runbook = __webpack_require__(1722);
// EXTERNAL MODULE: ./src/core/audit/rule.ts
var rule = __webpack_require__(6085);
// EXTERNAL MODULE: ./src/core/render/shell.ts
var shell = __webpack_require__(8866);
;// CONCATENATED MODULE: ./src/core/audit/rules-of-accounts.ts
/** Findings of automation accounts and of their identities; from ASR401 on what could not be read of them. */





const AUTOMATION = 'Microsoft.Automation/automationAccounts';
const rulesOfAccounts = {
    ASR101: {
        severity: 'error',
        about: 'account',
        title: 'The automation account does not exist',
        meaning: 'Nothing can start the nightly update, so no agent is updated.',
        cause: 'It was deleted or moved, or its id is wrong.',
        remedy: (at) => (0,steps/* steps */.Ci)(`Choose another automation account in the subscription of ${(0,rule/* vaultOf */._7)(at)}, with a system-assigned identity that has Contributor on the vault.`, 'Run this tool with `action: Enabled` and the id of that account.'),
        effect: 'blocks',
    },
    ASR102: {
        severity: 'warning',
        about: 'identity',
        title: 'The automation account is in another subscription than the vault',
        meaning: 'Microsoft documents one subscription for both only of the account that Site Recovery creates itself. Of one that you choose it says nothing: it may work.',
        cause: 'The account was chosen by its id, or was moved.',
        source: rule/* sources */.Tj.autoUpdate,
        remedy: (at) => (0,steps/* steps */.Ci)(`If the jobs of the runbook succeed, nothing has to be done. Otherwise run this tool with \`action: Enabled\` and the id of an automation account in the subscription of ${(0,rule/* vaultOf */._7)(at)}.`),
    },
    ASR103: {
        severity: 'error',
        about: 'account',
        title: 'The automation account has no system-assigned identity',
        meaning: 'The nightly update cannot sign in, so no agent is updated. A user-assigned identity does not help.',
        cause: 'The identity was never switched on, or only user-assigned ones were given to the account.',
        source: rule/* sources */.Tj.migration,
        remedy: (at) => (0,steps/* steps */.Ci)(`In the portal open ${(0,rule/* accountOf */.XP)(at)}, Identity, System assigned, set it to On and save. If it has no user-assigned identity, this does the same:`, (0,steps/* command */.G5)(`az rest --method patch --url ${(0,shell/* shellWord */.r)(`${at.accountId ?? 'ACCOUNT_ID'}?api-version=2023-11-01`)} --body '{"identity":{"type":"SystemAssigned"}}'`), 'Then give the identity its role:', (0,rule/* grantContributor */.Yg)(at)),
        effect: 'blocks',
    },
    ASR104: {
        severity: 'error',
        about: 'identity',
        title: 'The identity of the automation account has no role on the vault',
        meaning: 'The nightly update is refused, so no agent is updated.',
        cause: 'Switching automatic update on gives no role. Neither the vault nor any scope above it has an assignment to the identity or to a group that it is in.',
        source: rule/* sources */.Tj.migration,
        remedy: (at) => (0,steps/* steps */.Ci)((0,rule/* grantContributor */.Yg)(at)),
        effect: 'blocks',
    },
    ASR105: {
        severity: 'warning',
        about: 'identity',
        title: 'The role of the identity on the vault is not documented to suffice',
        meaning: 'The nightly update may be refused.',
        cause: 'Microsoft names Contributor on the vault on one page and Owner on another, and the migration in the portal gives Contributor on the subscription. Narrower roles are not documented.',
        source: rule/* sources */.Tj.migration,
        remedy: (at) => (0,steps/* steps */.Ci)('If the jobs of the runbook succeed, nothing has to be done. Otherwise:', (0,rule/* grantContributor */.Yg)(at)),
    },
    ASR106: {
        severity: 'error',
        about: 'account',
        title: 'The last nightly update failed',
        meaning: 'No agent, or not every agent, was updated.',
        cause: `The newest job of the runbook ${runbook/* RUNBOOK */.H} that has ended did not complete.`,
        source: rule/* sources */.Tj.jobs,
        remedy: rule/* readJob */.cd,
        effect: 'blocks',
    },
    ASR107: {
        severity: 'warning',
        about: 'account',
        title: 'A nightly update failed in the last seven days',
        meaning: 'The last one completed, but updates are not reliable.',
        cause: `An earlier job of the runbook ${runbook/* RUNBOOK */.H} did not complete.`,
        source: rule/* sources */.Tj.jobs,
        remedy: rule/* readJob */.cd,
    },
    ASR108: {
        severity: 'warning',
        about: 'account',
        title: 'The nightly update did not run in the last seven days',
        meaning: 'Unless it was switched on today, no agent is updated.',
        cause: `The runbook ${runbook/* RUNBOOK */.H}, which the list of runbooks does not show, has no job.`,
        remedy: (at) => (0,steps/* steps */.Ci)(`In the portal open ${(0,rule/* accountOf */.XP)(at)}, Schedules, and look at the next run.`, `${(0,rule/* enable */.sS)(at)} and ${(0,spell/* setting */.P)('force', 'true')}: the setting is sent again, which should bring the schedule back.`),
        effect: 'unknown',
    },
    ASR109: {
        severity: 'note',
        about: 'account',
        title: 'More job time was used this month than the limit that Azure names',
        meaning: 'What that means depends on the pricing tier of the account. Azure does not report that its jobs are throttled.',
        cause: 'Azure names a limit for the account and one for its subscription. Microsoft writes 500 free minutes of a subscription on one page and of an account on another.',
        source: rule/* sources */.Tj.usages,
        remedy: () => (0,steps/* steps */.Ci)('Nothing has to be done. To use less, search for other runbooks that run in the subscription.'),
    },
    ASR110: {
        severity: 'warning',
        about: 'account',
        title: 'The automation account is not in the state Ok',
        meaning: 'Its jobs may not start, and then no agent is updated. What each state means is not documented.',
        cause: 'Azure may have suspended the account, or may not reach it.',
        remedy: (at) => (0,steps/* steps */.Ci)(`Open ${(0,rule/* accountOf */.XP)(at)} in the portal; open a support request if it gives no reason.`),
        effect: 'unknown',
    },
    ASR111: {
        severity: 'warning',
        about: 'account',
        title: 'Azure Automation throttles the account',
        meaning: 'Jobs of the nightly update may not start until the limit is lifted.',
        cause: 'The job time of this month has reached the limit of the account, or of its subscription.',
        source: rule/* sources */.Tj.usages,
        remedy: (at) => (0,steps/* steps */.Ci)(`In the portal open ${(0,rule/* accountOf */.XP)(at)}, Pricing tier and usage, and choose the tier Basic.`, 'Or search for other runbooks that use up the minutes of the subscription.'),
        effect: 'unknown',
    },
    ASR112: {
        severity: 'warning',
        about: 'account',
        title: 'A nightly update has waited for more than an hour',
        meaning: 'It may never start, and its agents are not updated meanwhile.',
        cause: `A job of the runbook ${runbook/* RUNBOOK */.H} was created, and has not begun.`,
        source: rule/* sources */.Tj.jobs,
        remedy: (at) => (0,steps/* steps */.Ci)(`In the portal open ${(0,rule/* accountOf */.XP)(at)}, Jobs, and see how many wait and run; stop what hangs.`),
        effect: 'unknown',
    },
    ASR113: {
        severity: 'error',
        about: 'account',
        title: 'A nightly update failed, and it is not known of which mapping',
        meaning: 'Agents of one of the mappings that share the account were not updated. The others may be fine.',
        cause: `Nothing in the job of the runbook ${runbook/* RUNBOOK */.H} tells for which mapping it ran.`,
        remedy: rule/* readJob */.cd,
        effect: 'unknown',
    },
    ASR401: {
        severity: 'warning',
        about: 'account',
        title: 'Not known: the automation account',
        meaning: 'Whether it exists and has a system-assigned identity cannot be told.',
        cause: 'It could not be read.',
        remedy: (at) => (0,steps/* steps */.Ci)((0,rule/* grantReading */.Vp)(`${AUTOMATION}/read`, (0,rule/* accountOf */.XP)(at))),
        effect: 'unknown',
    },
    ASR402: {
        severity: 'warning',
        about: 'account',
        title: 'Not known: the schedules of the nightly update',
        meaning: 'Whether anything starts the nightly update cannot be told.',
        cause: 'The schedules that the mappings name could not be read.',
        remedy: (at) => (0,steps/* steps */.Ci)((0,rule/* grantReading */.Vp)(`${AUTOMATION}/schedules/read`, (0,rule/* accountOf */.XP)(at))),
        effect: 'unknown',
    },
    ASR403: {
        severity: 'warning',
        about: 'account',
        title: 'Not known: the runs of the nightly update',
        meaning: 'Whether the nightly update ran and completed cannot be told.',
        cause: 'The jobs of the automation account could not be read.',
        remedy: (at) => (0,steps/* steps */.Ci)((0,rule/* grantReading */.Vp)(`${AUTOMATION}/jobs/read`, (0,rule/* accountOf */.XP)(at))),
        effect: 'unknown',
    },
    ASR404: {
        severity: 'warning',
        about: 'account',
        title: 'Not known: the minutes of job time used this month',
        meaning: 'Whether Azure throttles the account cannot be told.',
        cause: 'The usage of the automation account could not be read.',
        remedy: (at) => (0,steps/* steps */.Ci)((0,rule/* grantReading */.Vp)(`${AUTOMATION}/usages/read`, (0,rule/* accountOf */.XP)(at))),
    },
    ASR405: {
        severity: 'warning',
        about: 'identity',
        title: 'Not known: the roles of the identity on the vault',
        meaning: 'Whether the nightly update may change the vault cannot be told.',
        cause: 'The role assignments could not be read.',
        remedy: (at) => (0,steps/* steps */.Ci)((0,rule/* grantReading */.Vp)('Microsoft.Authorization/roleAssignments/read', (0,rule/* vaultOf */._7)(at))),
        effect: 'unknown',
    },
    ASR406: {
        severity: 'note',
        about: 'account',
        title: 'Not known: the job schedules of the nightly update',
        meaning: 'Whether the schedules start the right runbook, and which run belongs to which mapping, cannot be told.',
        cause: 'The job schedules that the mappings name could not be read.',
        remedy: (at) => (0,steps/* steps */.Ci)((0,rule/* grantReading */.Vp)(`${AUTOMATION}/jobSchedules/read`, (0,rule/* accountOf */.XP)(at))),
    },
};

;// CONCATENATED MODULE: ./src/core/audit/rules-of-agents.ts
/** Findings of replicated VMs and of their agents. */


const lookAt = (at) => `In the portal open ${(0,rule/* vaultOf */._7)(at)}, Replicated items, the VM`;
const UNSUPPORTED = 'This version is not supported any more; replication may stop without help from Microsoft.';
const updateInSteps = (at) => (0,steps/* steps */.Ci)((0,rule/* update */.yo)(at), 'An agent more than four releases behind is brought up to date four releases at a time.');
const rulesOfAgents = {
    ASR201: {
        severity: 'error',
        about: 'agent',
        title: 'The agent has expired',
        meaning: UNSUPPORTED,
        cause: 'The date until which the replicated item says that this version is supported has passed.',
        source: rule/* sources */.Tj.updates,
        remedy: updateInSteps,
    },
    ASR202: {
        severity: 'warning',
        about: 'agent',
        title: 'The agent expires soon',
        meaning: 'On that day this version loses support.',
        cause: 'Newer releases were not installed so far.',
        source: rule/* sources */.Tj.updates,
        remedy: (at) => (0,steps/* steps */.Ci)((0,rule/* update */.yo)(at)),
    },
    ASR203: {
        severity: 'warning',
        about: 'agent',
        title: 'An update of the agent is waiting',
        meaning: 'The VM does not run the newest release yet. Where automatic update works, the next nights bring it.',
        cause: 'A newer version of the agent is available.',
        source: rule/* sources */.Tj.types,
        remedy: (at) => (0,steps/* steps */.Ci)((0,rule/* update */.yo)(at)),
    },
    ASR204: {
        severity: 'warning',
        about: 'agent',
        title: 'An update is waiting, but the agent cannot be updated now',
        meaning: 'As long as the service says so, neither the nightly update nor a manual one is likely to get through.',
        cause: 'The service says that the agent is not upgradable, and not why.',
        source: rule/* sources */.Tj.types,
        remedy: (at) => (0,steps/* steps */.Ci)(`${lookAt(at)}, and see what its state and health errors say.`, (0,rule/* update */.yo)(at)),
    },
    ASR205: {
        severity: 'error',
        about: 'agent',
        title: 'The certificate of the agent has expired',
        meaning: 'The agent may not be able to sign in to Site Recovery any more, so replication is at risk.',
        cause: 'The certificate was not renewed in time.',
        source: rule/* sources */.Tj.types,
        remedy: (at) => (0,steps/* steps */.Ci)(`${lookAt(at)}, and do what it says of the certificate.`),
    },
    ASR206: {
        severity: 'warning',
        about: 'agent',
        title: 'The certificate of the agent expires soon',
        meaning: 'After that day the agent may not be able to sign in to Site Recovery.',
        cause: 'The certificate was not renewed so far.',
        source: rule/* sources */.Tj.types,
        remedy: (at) => (0,steps/* steps */.Ci)(`${lookAt(at)}, and do what it says of the certificate.`),
    },
    ASR207: {
        severity: 'warning',
        about: 'agent',
        title: 'The certificate of the agent has to be updated',
        meaning: 'Site Recovery says that an update is required, and not by when, nor what happens without it.',
        cause: 'The replicated item says that its certificate has to be updated.',
        source: rule/* sources */.Tj.types,
        remedy: (at) => (0,steps/* steps */.Ci)(`${lookAt(at)}, and do what it says of the certificate.`),
    },
    ASR208: {
        severity: 'error',
        about: 'agent',
        title: 'The tries to update this agent are used up',
        meaning: 'It is not documented that the service tries again by itself, so the agent is taken to stay as it is.',
        cause: 'The replicated item says that the threshold of tries is exhausted.',
        source: rule/* sources */.Tj.types,
        remedy: (at) => (0,steps/* steps */.Ci)(`In the portal open ${(0,rule/* vaultOf */._7)(at)}, Site Recovery jobs, and read the errors of the failed updates, and fix what they name.`, (0,rule/* update */.yo)(at)),
    },
    ASR209: {
        severity: 'error',
        about: 'agent',
        title: 'The agent must be reinstalled',
        meaning: 'It cannot be updated as it is.',
        cause: 'Site Recovery says so, with what stands in the way where it knows it.',
        source: rule/* sources */.Tj.types,
        remedy: (at) => (0,steps/* steps */.Ci)('Remove what stands in the way.', `${lookAt(at)}, and reinstall its agent.`),
    },
    ASR210: {
        severity: 'warning',
        about: 'agent',
        title: 'The VM is not protected',
        meaning: 'It is being set up, was failed over, or its protection failed. Whether its agent is updated meanwhile is not documented.',
        cause: 'The replicated item is in another state than Protected.',
        source: rule/* sources */.Tj.types,
        remedy: (at) => (0,steps/* steps */.Ci)(`${lookAt(at)}, and see its state and last jobs.`),
    },
    ASR211: {
        severity: 'warning',
        about: 'agent',
        title: 'The replication health is critical',
        meaning: 'The VM may not be recoverable, and its agent may not be updated.',
        cause: 'The service says why, as far as it knows.',
        source: rule/* sources */.Tj.types,
        remedy: (at) => (0,steps/* steps */.Ci)(`Do what the service recommends. ${lookAt(at)}, and see its health errors.`),
    },
    ASR212: {
        severity: 'error',
        about: 'agent',
        title: 'Nothing keeps the agent up to date',
        meaning: 'The agent ages until it loses support.',
        cause: 'No mapping of the protection container that the VM is replicated from updates agents.',
        remedy: (at) => (0,steps/* steps */.Ci)(`Fix the findings of the mappings of ${(0,rule/* vaultOf */._7)(at)} and of their automation accounts.`, (0,rule/* update */.yo)(at)),
    },
    ASR213: {
        severity: 'error',
        mayBe: ['warning'],
        about: 'agent',
        title: 'Site Recovery says that the version of the agent expires',
        meaning: 'The version loses support, or has lost it; replication may stop without help from Microsoft.',
        cause: 'A health error of the category VersionExpiry. The date of expiry often says nothing: it is in the year 9999.',
        source: rule/* sources */.Tj.types,
        remedy: (at) => (0,steps/* steps */.Ci)('Do what the service recommends.', (0,rule/* update */.yo)(at)),
    },
    ASR214: {
        severity: 'error',
        about: 'agent',
        title: 'The agent is out of support: it is more than four releases behind',
        meaning: UNSUPPORTED,
        cause: 'Microsoft supports the newest release and the four before it. Releases are counted by the second number of the version.',
        source: rule/* sources */.Tj.updates,
        remedy: updateInSteps,
    },
    ASR215: {
        severity: 'warning',
        about: 'agent',
        title: 'The agent is soon out of support: it is three or four releases behind',
        meaning: 'One or two more releases, and this version loses support.',
        cause: 'Microsoft supports the newest release and the four before it. Releases are counted by the second number of the version.',
        source: rule/* sources */.Tj.updates,
        remedy: (at) => (0,steps/* steps */.Ci)((0,rule/* update */.yo)(at)),
    },
    ASR216: {
        severity: 'warning',
        about: 'agent',
        title: 'The agent has sent no heartbeat for more than a day',
        meaning: 'The VM is off, or its agent does not run or does not reach Site Recovery. Such an agent is not updated.',
        cause: 'The last heartbeat that Site Recovery shows is older than a day.',
        source: rule/* sources */.Tj.types,
        remedy: (at) => (0,steps/* steps */.Ci)(`Start the VM, or its agent, and see that it reaches Site Recovery. ${lookAt(at)}.`),
    },
    ASR217: {
        severity: 'warning',
        about: 'agent',
        title: 'The agent is installed for another distribution than the VM runs',
        meaning: 'Updates of the agent may fail, and replication may stop, until the agent is installed again.',
        cause: 'The operating system of the VM was upgraded since the agent was installed.',
        source: rule/* sources */.Tj.types,
        remedy: (at) => (0,steps/* steps */.Ci)(`${lookAt(at)}, and reinstall its agent.`),
    },
    ASR218: {
        severity: 'note',
        about: 'agent',
        title: 'The VM has to be restarted',
        meaning: 'Replication goes on. What the last update changed takes effect with the restart.',
        cause: 'Site Recovery says so after an update of the agent.',
        source: rule/* sources */.Tj.updates,
        remedy: () => (0,steps/* steps */.Ci)('Restart the VM in its next maintenance window.'),
    },
    ASR219: {
        severity: 'note',
        about: 'agent',
        title: 'Site Recovery has tried again to update the agent',
        meaning: 'An update by the service did not succeed at once. It gives up after some tries.',
        cause: 'The replicated item counts the tries; why they failed is in the jobs.',
        source: rule/* sources */.Tj.types,
        remedy: (at) => (0,steps/* steps */.Ci)(`In the portal open ${(0,rule/* vaultOf */._7)(at)}, Site Recovery jobs, and read the errors of failed updates.`),
    },
    ASR220: {
        severity: 'warning',
        about: 'agent',
        title: 'The VM is not running',
        meaning: 'Its agent cannot be updated until it runs.',
        cause: 'It was stopped or deallocated.',
        source: rule/* sources */.Tj.vms,
        remedy: () => (0,steps/* steps */.Ci)('Start the VM for long enough that its agent is updated, or accept that it ages.'),
    },
    ASR221: {
        severity: 'warning',
        about: 'agent',
        title: 'The VM agent is not ready',
        meaning: 'Updates of the agent of Site Recovery go through the VM agent, and fail without it.',
        cause: 'The VM agent does not run, is out of date, or does not reach Azure.',
        source: rule/* sources */.Tj.extension,
        remedy: () => (0,steps/* steps */.Ci)('Restart or update the VM agent, and see that the VM reaches Azure.'),
    },
    ASR222: {
        severity: 'warning',
        about: 'agent',
        title: 'The extension of Site Recovery on the VM has failed',
        meaning: 'The agent is not updated as long as its extension does not succeed.',
        cause: 'Azure shows the extension as failed.',
        source: rule/* sources */.Tj.extension,
        remedy: (at) => (0,steps/* steps */.Ci)(`In the portal open the VM, Extensions, and read the message of the extension of Site Recovery, and fix what it names.`, (0,rule/* update */.yo)(at)),
    },
};

;// CONCATENATED MODULE: ./src/core/audit/rules-of-mappings.ts
/** Findings of mappings: their setting, their health, the schedules that they name. */




const RUN_AS = 'Run As accounts were retired on 30 September 2023. They can be neither created nor renewed, so what the portal calls Repair is not possible any more.';
const leaveRunAs = (at) => (0,steps/* steps */.Ci)(`Do not select Repair: it created the Run As account again or renewed its certificate. A managed identity takes its place: switch on the system-assigned identity of the automation account and give it Contributor on ${(0,rule/* vaultOf */._7)(at)}.`, `${(0,rule/* enable */.sS)(at)}: it moves the mapping to that identity.`);
const REPAIR = "it sends the setting of a mapping with health errors again, as the portal's Repair does";
const again = (at) => `Run this tool with ${(0,spell/* setting */.P)('action', 'Enabled')}, ${(0,spell/* setting */.P)('force', 'true')} and ${(0,spell/* setting */.P)('automation-account-id', (0,rule/* accountOf */.XP)(at))}: the setting is sent again, which should bring the schedule back.`;
const rulesOfMappings = {
    ASR001: {
        severity: 'error',
        about: 'mapping',
        title: 'Automatic update is disabled',
        meaning: 'Nobody updates the agents of the VMs that this mapping replicates; they age until they lose support.',
        cause: 'It was never switched on, or was switched off.',
        source: rule/* sources */.Tj.autoUpdate,
        remedy: (at) => (0,steps/* steps */.Ci)(`${(0,rule/* enable */.sS)(at)}.`),
        effect: 'blocks',
    },
    ASR002: {
        severity: 'error',
        about: 'mapping',
        title: 'Automatic update uses another automation account than the wanted one',
        meaning: 'The agents are updated by an account that this audit was not told to expect.',
        cause: 'It was switched on with another account, in the portal or by another run.',
        remedy: (at) => (0,steps/* steps */.Ci)(`${(0,rule/* enable */.sS)(at)}.`),
    },
    ASR003: {
        severity: 'error',
        about: 'mapping',
        title: 'The authentication type is Run As, which is retired',
        meaning: 'The nightly update cannot sign in, so no agent is updated.',
        cause: `${RUN_AS} Site Recovery takes this type where a change names none.`,
        source: rule/* sources */.Tj.migration,
        remedy: leaveRunAs,
        effect: 'blocks',
    },
    ASR004: {
        severity: 'error',
        about: 'mapping',
        title: 'The mapping has a health error',
        meaning: 'Site Recovery itself says that the automatic update of this mapping does not work as it should.',
        cause: 'The service says why, as far as it knows.',
        source: rule/* sources */.Tj.types,
        mayBe: ['warning'],
        remedy: (at) => (0,steps/* steps */.Ci)('Do what the service recommends.', `${(0,rule/* enable */.sS)(at)}: ${REPAIR}.`),
        effect: 'blocks',
    },
    ASR005: {
        severity: 'note',
        about: 'mapping',
        title: 'The mapping is not Paired',
        meaning: 'It replicates nothing at the moment, and its setting cannot be changed.',
        cause: 'It is being set up or taken down, or that has failed.',
        source: rule/* sources */.Tj.types,
        remedy: (at) => (0,steps/* steps */.Ci)(`Look at the mapping and the last Site Recovery jobs of ${(0,rule/* vaultOf */._7)(at)} in the portal.`),
        effect: 'blocks',
    },
    ASR006: {
        severity: 'error',
        about: 'mapping',
        title: 'Automatic update is enabled without an automation account',
        meaning: 'Nothing starts the nightly update, so no agent is updated.',
        cause: 'The mapping names no automation account.',
        remedy: (at) => (0,steps/* steps */.Ci)(`${(0,rule/* enable */.sS)(at)}.`),
        effect: 'blocks',
    },
    ASR007: {
        severity: 'warning',
        about: 'mapping',
        title: 'The mapping names no schedule',
        meaning: 'It cannot be told whether anything starts the nightly update.',
        cause: 'Switching on makes a schedule in the automation account; the mapping does not name one.',
        remedy: (at) => (0,steps/* steps */.Ci)(again(at)),
        effect: 'unknown',
    },
    ASR008: {
        severity: 'error',
        about: 'mapping',
        title: 'The schedule of the nightly update is missing',
        meaning: 'Nothing starts the nightly update, so no agent is updated.',
        cause: 'The schedule that the mapping names was deleted from the automation account.',
        remedy: (at) => (0,steps/* steps */.Ci)(again(at)),
        effect: 'blocks',
    },
    ASR009: {
        severity: 'error',
        about: 'mapping',
        title: 'The schedule of the nightly update is disabled',
        meaning: 'Nothing starts the nightly update, so no agent is updated.',
        cause: 'Someone has switched the schedule off in the automation account.',
        source: rule/* sources */.Tj.autoUpdate,
        remedy: (at) => (0,steps/* steps */.Ci)(`In the portal open ${(0,rule/* accountOf */.XP)(at)}, Schedules, and enable it.`),
        effect: 'blocks',
    },
    ASR010: {
        severity: 'error',
        about: 'mapping',
        title: 'The schedule of the nightly update has no next run',
        meaning: 'Nothing will start the nightly update, so no agent will be updated.',
        cause: 'The schedule has expired, or is no longer a recurring one.',
        source: rule/* sources */.Tj.autoUpdate,
        remedy: (at) => (0,steps/* steps */.Ci)(`In the portal open ${(0,rule/* accountOf */.XP)(at)}, Schedules, and make it recur daily without an end.`, again(at)),
        effect: 'blocks',
    },
    ASR011: {
        severity: 'error',
        about: 'mapping',
        title: 'The Run As account does not have the permission to access the vault',
        meaning: 'The nightly update is refused, so no agent is updated.',
        cause: RUN_AS,
        source: rule/* sources */.Tj.autoUpdate,
        remedy: leaveRunAs,
        effect: 'blocks',
    },
    ASR012: {
        severity: 'error',
        about: 'mapping',
        title: 'The Run As account is not found',
        meaning: 'The nightly update cannot sign in, so no agent is updated.',
        cause: RUN_AS,
        source: rule/* sources */.Tj.autoUpdate,
        remedy: leaveRunAs,
        effect: 'blocks',
    },
    ASR013: {
        severity: 'warning',
        about: 'mapping',
        title: 'The certificate of the Run As account is about to expire',
        meaning: 'The nightly update stops on the day the certificate expires.',
        cause: RUN_AS,
        source: rule/* sources */.Tj.autoUpdate,
        remedy: leaveRunAs,
    },
    ASR014: {
        severity: 'error',
        about: 'mapping',
        title: 'The certificate of the Run As account has expired',
        meaning: 'The nightly update cannot sign in, so no agent is updated.',
        cause: RUN_AS,
        source: rule/* sources */.Tj.autoUpdate,
        remedy: leaveRunAs,
        effect: 'blocks',
    },
    ASR015: {
        severity: 'warning',
        about: 'mapping',
        title: 'The schedule of the nightly update does not run every day',
        meaning: 'Agents are updated later than they could be. Microsoft documents a daily run.',
        cause: 'Someone has changed how often the schedule recurs.',
        source: rule/* sources */.Tj.autoUpdate,
        remedy: (at) => (0,steps/* steps */.Ci)(`In the portal open ${(0,rule/* accountOf */.XP)(at)}, Schedules, and make it recur every day.`, again(at)),
    },
    ASR016: {
        severity: 'warning',
        about: 'mapping',
        title: 'The schedule of the nightly update is about to end',
        meaning: 'From that day on nothing starts the nightly update, and no agent is updated.',
        cause: 'The schedule has an expiry.',
        remedy: (at) => (0,steps/* steps */.Ci)(`In the portal open ${(0,rule/* accountOf */.XP)(at)}, Schedules, and take its expiry away.`),
    },
    ASR017: {
        severity: 'error',
        about: 'mapping',
        title: 'The job schedule of the nightly update is missing, or starts something else',
        meaning: 'Nothing starts the runbook that updates the agents, whatever the schedule says.',
        cause: `A job schedule ties the schedule of the mapping to the runbook ${runbook/* RUNBOOK */.H}. It was deleted or replaced.`,
        remedy: (at) => (0,steps/* steps */.Ci)(again(at)),
        effect: 'blocks',
    },
    ASR018: {
        severity: 'error',
        about: 'mapping',
        title: 'The last nightly update of the mapping failed',
        meaning: 'No agent, or not every agent, of this mapping was updated.',
        cause: `The newest job of the runbook ${runbook/* RUNBOOK */.H} that has ended and that names this mapping, or its vault, did not complete.`,
        remedy: rule/* readJob */.cd,
        effect: 'blocks',
    },
    ASR019: {
        severity: 'warning',
        about: 'mapping',
        title: 'The nightly update of the mapping did not run in the last two days',
        meaning: 'Its schedule is daily and enabled, and yet no job was started for it, so no agent of it was updated.',
        cause: `No job of the runbook ${runbook/* RUNBOOK */.H} names this mapping, while all recent jobs name a mapping or a vault.`,
        source: rule/* sources */.Tj.autoUpdate,
        remedy: (at) => (0,steps/* steps */.Ci)(`In the portal open ${(0,rule/* accountOf */.XP)(at)}, Schedules, and check the next run and the last ones.`, again(at)),
        effect: 'unknown',
    },
    ASR020: {
        severity: 'error',
        mayBe: ['warning'],
        about: 'mapping',
        title: 'What automatic update runs on is unhealthy',
        meaning: 'Site Recovery itself says that its automatic update cannot run, so no agent is updated.',
        cause: 'The health error has the category AgentAutoUpdateInfra, or another one of automatic update.',
        source: rule/* sources */.Tj.types,
        remedy: (at) => (0,steps/* steps */.Ci)('Do what the service recommends.', `${(0,rule/* enable */.sS)(at)} and ${(0,spell/* setting */.P)('force', 'true')}: ${REPAIR}.`),
        effect: 'blocks',
    },
    ASR021: {
        severity: 'error',
        mayBe: ['warning'],
        about: 'mapping',
        title: 'Something that automatic update needs was deleted',
        meaning: 'Nothing starts the nightly update, or it cannot run, so no agent is updated.',
        cause: 'The health error has the category AgentAutoUpdateArtifactDeleted: for instance the schedule or the job schedule in the automation account is gone.',
        source: rule/* sources */.Tj.types,
        remedy: (at) => (0,steps/* steps */.Ci)(again(at)),
        effect: 'blocks',
    },
    ASR022: {
        severity: 'error',
        about: 'mapping',
        title: 'There was no permission to create a Run As account',
        meaning: 'Switching automatic update on did not get to its end, so no agent is updated.',
        cause: `Whoever switched automatic update on was to create a Run As account and give it Contributor. ${RUN_AS}`,
        source: rule/* sources */.Tj.autoUpdate,
        remedy: leaveRunAs,
        effect: 'blocks',
    },
    ASR023: {
        severity: 'warning',
        about: 'mapping',
        title: 'The health of the mapping is not Normal, and no health error says why',
        meaning: 'Automatic update of this mapping may not work as it should.',
        cause: 'The service gives the health of the mapping, and no error with it.',
        source: rule/* sources */.Tj.types,
        remedy: (at) => (0,steps/* steps */.Ci)(`Look at Configuration issues on the dashboard of ${(0,rule/* vaultOf */._7)(at)} in the portal.`, `${(0,rule/* enable */.sS)(at)} and ${(0,spell/* setting */.P)('force', 'true')}: ${REPAIR}.`),
    },
};

;// CONCATENATED MODULE: ./src/core/audit/rules-of-subscriptions.ts
/** Findings of what stands in the way of a change: locks, deny assignments, the state and the tenant of a subscription. */


const SUBSCRIPTION = 'the subscription';
const rulesOfSubscriptions = {
    ASR114: {
        severity: 'error',
        about: 'account',
        title: 'A read-only lock covers the automation account',
        meaning: 'No runbook of the account can be started, so no agent is updated.',
        cause: 'The account, its resource group or its subscription has a lock of the level ReadOnly.',
        source: rule/* sources */.Tj.locks,
        remedy: (at) => (0,steps/* steps */.Ci)(`Ask whoever locked ${(0,rule/* accountOf */.XP)(at)}, or what it is in, whether a lock of the level CanNotDelete would do. This tool removes no lock.`),
        effect: 'blocks',
    },
    ASR115: {
        severity: 'warning',
        about: 'vault',
        title: 'A read-only lock covers the vault',
        meaning: 'The setting of its mappings cannot be changed: such a change is refused with ScopeLocked. That the nightly update is refused too is likely, and not documented.',
        cause: 'The vault, its resource group or its subscription has a lock of the level ReadOnly.',
        source: rule/* sources */.Tj.locks,
        remedy: (at) => (0,steps/* steps */.Ci)(`Ask whoever locked ${(0,rule/* vaultOf */._7)(at)}, or what it is in, whether a lock of the level CanNotDelete would do. This tool removes no lock.`),
        effect: 'unknown',
    },
    ASR116: {
        severity: 'warning',
        about: 'identity',
        title: 'A deny assignment denies the identity what it may need on the vault',
        meaning: 'The nightly update may be refused, whatever roles the identity has.',
        cause: 'A deny assignment takes precedence over roles. Deployment stacks and managed applications make them. What the hidden runbook does is not documented.',
        source: rule/* sources */.Tj.denyAssignments,
        remedy: (at) => (0,steps/* steps */.Ci)(`If the jobs of the runbook succeed, nothing has to be done. Otherwise open in the portal ${(0,rule/* vaultOf */._7)(at)}, Access control (IAM), Deny assignments, and ask the owner of the deployment to exclude the identity of ${(0,rule/* accountOf */.XP)(at)}.`),
        effect: 'unknown',
    },
    ASR117: {
        severity: 'warning',
        about: 'subscription',
        title: 'The subscription is not in the state Enabled',
        meaning: 'It still works. If it is disabled, nothing in it can be changed, and no agent is updated.',
        cause: 'A payment is due, or the offer of the subscription ends.',
        source: rule/* sources */.Tj.subscriptionStates,
        remedy: () => (0,steps/* steps */.Ci)('In the portal open Cost Management + Billing, and settle what is due.'),
    },
    ASR118: {
        severity: 'error',
        about: 'subscription',
        title: 'The subscription is disabled',
        meaning: 'Nothing in it can be changed: no setting is taken, and no agent is updated.',
        cause: 'A payment was not made, the offer has ended, or somebody has cancelled the subscription.',
        source: rule/* sources */.Tj.subscriptionStates,
        remedy: () => (0,steps/* steps */.Ci)('In the portal open Cost Management + Billing, and activate the subscription again.'),
        effect: 'blocks',
    },
    ASR119: {
        severity: 'error',
        about: 'account',
        title: 'The identity of the automation account is in another tenant than its subscription',
        meaning: 'The nightly update cannot sign in to the tenant of the vault, so no agent is updated.',
        cause: 'The subscription was moved to another tenant. Managed identities do not move with it.',
        source: rule/* sources */.Tj.transfer,
        remedy: (at) => (0,steps/* steps */.Ci)(`In the portal open ${(0,rule/* accountOf */.XP)(at)}, Identity, System assigned, set it to Off and save, then set it to On and save. Then give the new identity its role:`, (0,rule/* grantContributor */.Yg)({ ...at, principalId: undefined })),
        effect: 'blocks',
    },
    ASR407: {
        severity: 'note',
        about: 'subscription',
        title: 'Not known: the locks of the subscription',
        meaning: 'Whether a read-only lock stands in the way of changes cannot be told.',
        cause: 'The locks could not be read.',
        source: rule/* sources */.Tj.locks,
        remedy: () => (0,steps/* steps */.Ci)((0,rule/* grantReading */.Vp)('Microsoft.Authorization/locks/read', SUBSCRIPTION)),
    },
    ASR408: {
        severity: 'note',
        about: 'subscription',
        title: 'Not known: the deny assignments of the subscription',
        meaning: 'Whether the nightly update is denied what its roles allow cannot be told.',
        cause: 'The deny assignments could not be read.',
        source: rule/* sources */.Tj.denyAssignments,
        remedy: () => (0,steps/* steps */.Ci)((0,rule/* grantReading */.Vp)('Microsoft.Authorization/denyAssignments/read', SUBSCRIPTION)),
    },
    ASR409: {
        severity: 'note',
        about: 'subscription',
        title: 'Not known: the state of the subscription',
        meaning: 'Whether it is disabled, and in which tenant it is, cannot be told.',
        cause: 'The subscription could not be read.',
        source: rule/* sources */.Tj.subscriptionStates,
        remedy: () => (0,steps/* steps */.Ci)((0,rule/* grantReading */.Vp)('Microsoft.Resources/subscriptions/read', SUBSCRIPTION)),
    },
};

;// CONCATENATED MODULE: ./src/core/audit/rules-of-vaults.ts
/** Findings of vaults as a whole, and of the audit itself. */



const VAULTS = 'Microsoft.RecoveryServices/vaults';
const rulesOfVaults = {
    ASR301: {
        severity: 'error',
        about: 'vault',
        title: 'The vault could not be read',
        meaning: 'Nothing is known of its mappings and agents.',
        cause: 'The identity has no right on it, or it does not exist.',
        remedy: (at) => (0,steps/* steps */.Ci)((0,rule/* grantReading */.Vp)(`${VAULTS}/replicationProtectionContainerMappings/read and ${VAULTS}/replicationProtectedItems/read`, (0,rule/* vaultOf */._7)(at))),
        effect: 'unknown',
    },
    ASR302: {
        severity: 'error',
        about: 'vault',
        title: 'The mappings of the vault could not be read',
        meaning: 'Whether anything keeps its agents up to date cannot be told.',
        cause: 'They could not be listed.',
        remedy: (at) => (0,steps/* steps */.Ci)((0,rule/* grantReading */.Vp)(`${VAULTS}/replicationProtectionContainerMappings/read`, (0,rule/* vaultOf */._7)(at))),
        effect: 'unknown',
    },
    ASR303: {
        severity: 'error',
        about: 'vault',
        title: 'The replicated items of the vault could not be read',
        meaning: 'Nothing is known of its agents.',
        cause: 'They could not be listed.',
        remedy: (at) => (0,steps/* steps */.Ci)((0,rule/* grantReading */.Vp)(`${VAULTS}/replicationProtectedItems/read`, (0,rule/* vaultOf */._7)(at))),
    },
    ASR304: {
        severity: 'warning',
        about: 'vault',
        title: 'The vault holds nothing that is replicated from Azure to Azure',
        meaning: 'It was given to this audit, so something was expected in it.',
        cause: 'It is the wrong vault, replicates nothing yet, or nothing any more.',
        remedy: () => (0,steps/* steps */.Ci)('Check the id of the vault, or leave the vault out.'),
    },
    ASR305: {
        severity: 'warning',
        about: 'vault',
        title: 'The vault has mappings, but no replicated VM',
        meaning: 'VMs were expected where mappings are; there is no agent to keep up to date.',
        cause: 'Replication of the VMs was never enabled, or was disabled.',
        remedy: (at) => (0,steps/* steps */.Ci)(`Look at the replicated items of ${(0,rule/* vaultOf */._7)(at)} in the portal, or leave the vault out.`),
    },
    ASR306: {
        severity: 'error',
        about: 'audit',
        title: 'Nothing was found to audit',
        meaning: 'That no finding is there does not mean that all is well.',
        cause: 'The vaults are the wrong ones or empty, or a right or a scope is missing.',
        remedy: () => (0,steps/* steps */.Ci)('Check the ids and the scope, and that the identity that runs this step may see the vaults.'),
    },
    ASR307: {
        severity: 'error',
        about: 'audit',
        title: 'The audit was interrupted',
        meaning: 'What was not read yet is missing in this report.',
        cause: 'It was cancelled, or the time for it was over.',
        remedy: () => (0,steps/* steps */.Ci)('Run it again, with a longer timeout or fewer vaults.'),
    },
    ASR308: {
        severity: 'warning',
        about: 'vault',
        title: 'The vault shows configuration issues that no mapping or VM does',
        meaning: 'Something that replication or automatic update needs may not work.',
        cause: 'The summary of the vault has entries that are not among the health errors of its mappings and replicated items.',
        source: rule/* sources */.Tj.types,
        remedy: (at) => (0,steps/* steps */.Ci)(`In the portal open ${(0,rule/* vaultOf */._7)(at)}, Site Recovery, Configuration issues, and do what it recommends.`),
    },
    ASR309: {
        severity: 'note',
        about: 'vault',
        title: 'Nobody gets the alerts of the vault by mail',
        meaning: 'The mails that Site Recovery sends before an agent expires reach nobody.',
        cause: 'Neither the owners of the subscription nor an address of its own are to get mails.',
        source: rule/* sources */.Tj.updates,
        remedy: (at) => (0,steps/* steps */.Ci)(`In the portal open ${(0,rule/* vaultOf */._7)(at)}, Site Recovery events, Email notifications, and name who is to get them.`),
    },
    ASR310: {
        severity: 'warning',
        about: 'vault',
        title: 'The mappings of the vault use more than one automation account',
        meaning: 'Each account needs its identity, its role and its minutes; one that is forgotten leaves its mappings behind.',
        cause: 'Automatic update was switched on with different accounts. Microsoft documents one account for a vault.',
        source: rule/* sources */.Tj.autoUpdate,
        remedy: () => (0,steps/* steps */.Ci)(`Choose one of the accounts, and run this tool for the whole vault with ${(0,spell/* setting */.P)('action', 'Enabled')} and the id of that account as \`automation-account-id\`.`),
    },
    ASR410: {
        severity: 'note',
        about: 'vault',
        title: 'Not known: the health that the vault itself shows',
        meaning: 'Issues that neither a mapping nor a VM shows are not seen.',
        cause: 'It could not be read.',
        source: rule/* sources */.Tj.types,
        remedy: (at) => (0,steps/* steps */.Ci)((0,rule/* grantReading */.Vp)(`${VAULTS}/replicationVaultHealth/read`, (0,rule/* vaultOf */._7)(at))),
    },
    ASR411: {
        severity: 'note',
        about: 'vault',
        title: 'Not known: who gets the alerts of the vault by mail',
        meaning: 'Whether anybody is warned by mail before an agent expires cannot be told.',
        cause: 'The alert settings could not be read.',
        source: rule/* sources */.Tj.types,
        remedy: (at) => (0,steps/* steps */.Ci)((0,rule/* grantReading */.Vp)(`${VAULTS}/replicationAlertSettings/read`, (0,rule/* vaultOf */._7)(at))),
    },
    ASR412: {
        severity: 'note',
        about: 'vault',
        title: 'Not known: why updates of agents failed',
        meaning: 'Agents of the vault wait for an update; whether one was tried and failed, and why, cannot be told.',
        cause: 'The jobs of the vault could not be read.',
        source: rule/* sources */.Tj.types,
        remedy: (at) => (0,steps/* steps */.Ci)((0,rule/* grantReading */.Vp)(`${VAULTS}/replicationJobs/read`, (0,rule/* vaultOf */._7)(at))),
    },
    ASR413: {
        severity: 'note',
        about: 'vault',
        title: 'Not known: the state of VMs of the vault',
        meaning: 'Whether these VMs run, and their VM agent and extension work, cannot be told.',
        cause: 'They were to be read one by one, and could not be read.',
        source: rule/* sources */.Tj.vms,
        remedy: () => (0,steps/* steps */.Ci)((0,rule/* grantReading */.Vp)('Microsoft.Compute/virtualMachines/instanceView/read', 'the VMs')),
    },
};

;// CONCATENATED MODULE: ./src/core/audit/catalogue.ts
/** The table of findings: ids are stable, and are never given to anything else. */








const table = { ...rulesOfMappings, ...rulesOfAccounts, ...rulesOfAgents, ...rulesOfSubscriptions, ...rulesOfVaults };
/** By id, in the order of the ids. */
const catalogue = new Map(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
/** A vault could hide behind these, so nobody can decide to live with them, and no baseline accepts them. */
const NEVER_EXEMPT = new Set(['ASR301', 'ASR302', 'ASR303', 'ASR306', 'ASR307', 'ASR401']);
/** True for findings of an account as a whole, which bear on every vault that uses it. */
const isOfAccount = (id) => catalogue.get(id)?.about === 'account';
/** True for findings that bear on more vaults than the one that they are written down for. */
const isShared = (id) => isOfAccount(id) || catalogue.get(id)?.about === 'subscription';
/** Where the documentation explains the finding, below the root of the project. */
const anchorOf = (id) => `docs/findings.md#${id.toLowerCase()}`;
/** @param message what is wrong, in one sentence */
const finding = (id, subject, message, details = {}) => findings/* findingForm */.Gq.make({ id, rule: table[id], subject, message, details });
/** @param what names it, for instance `The vault v` */
const notKnown = (id, subject, what, { code, message, ...rest }, { at, remedy } = {}) => finding(id, subject, `${what} could not be read: ${code}: ${message}`, {
    ...(at && { at }),
    because: (0,format/* problemText */.fI)({ ...rest, code, message: '' }, false).trim(),
    remedy: remedy ?? (rest.nextStep === undefined ? undefined : (0,steps/* stepsOf */.B_)(rest.nextStep)),
});


/***/ }),

/***/ 8121:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Aj: () => (/* binding */ isCause),
/* harmony export */   Gq: () => (/* binding */ findingForm),
/* harmony export */   Mr: () => (/* binding */ counting),
/* harmony export */   TN: () => (/* binding */ keyOf),
/* harmony export */   _h: () => (/* binding */ docsLink)
/* harmony export */ });
/* unused harmony export findingStates */
/* harmony import */ var _rows_define_rows__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8618);
/* harmony import */ var _rows_kinds__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5238);
/* harmony import */ var _remedy__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(771);
/* harmony import */ var _severity__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5236);
/** What an audit finds, whatever it was found in. */




const docsLink = (id, { docsUrl }) => `${docsUrl}#${id.toLowerCase()}`;
/**
 * Held against a baseline. `newly-checked`: of a rule that the baseline did not know; it does not count as new, and is
 * accepted from then on.
 */
const findingStates = ['accepted', 'new', 'newly-checked'];
const FINDING_ID = /^ASR\d{3}$/;
const findingId = {
    ..._rows_kinds__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm,
    schema: { type: 'string', pattern: FINDING_ID.source },
    read: (...[value, context]) => typeof value === 'string' && FINDING_ID.test(value) ? _rows_kinds__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm.read(value, context) : undefined,
};
const { column, form } = (0,_rows_define_rows__WEBPACK_IMPORTED_MODULE_0__/* .rowsOf */ .RO)();
/** The same in every run; an account has one for each vault where the finding is about both. */
const keyOf = ({ id, rule, subject: { resource, lasting = resource, vaultId } }) => `${id} ${`${lasting}${rule.about === 'identity' ? ` on ${vaultId}` : ''}`.toLowerCase()}`;
const severityOf = ({ rule, details: { severity: own } }) => own !== undefined && rule.mayBe?.includes(own) ? own : rule.severity;
const ofNone = 'ARM id; empty if nothing was found to audit';
const columns = {
    id: column(findingId, 'Finding', '[explained here](findings.md)', ({ id }) => id, { csv: 'finding' }),
    severity: column(_severity__WEBPACK_IMPORTED_MODULE_3__/* .severity */ .yf, 'Severity', 'how bad it is', severityOf),
    title: column(_rows_kinds__WEBPACK_IMPORTED_MODULE_1__/* .sharedText */ .b8, 'Title', 'in a few words, the same for every finding of this id', ({ rule }) => rule.title),
    name: column(_rows_kinds__WEBPACK_IMPORTED_MODULE_1__/* .name */ .UU, 'Name', 'of the resource, for people', ({ subject }) => subject.name),
    message: column({ ..._rows_kinds__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq, schema: _rows_kinds__WEBPACK_IMPORTED_MODULE_1__/* .saying */ .i.schema }, 'What is wrong', 'in one sentence', ({ message }) => message),
    cause: column(_rows_kinds__WEBPACK_IMPORTED_MODULE_1__/* .sharedText */ .b8, 'Cause', "why, with the service's own words where it has any", ({ rule, details }) => details.because ? `${rule.cause} ${details.because}` : rule.cause),
    remedy: column(_remedy__WEBPACK_IMPORTED_MODULE_2__/* .remedy */ .z, 'What to do', 'step by step: an object with a `text`, or with a `command` to be copied as it is', ({ rule, subject, details }) => details.remedy ?? rule.remedy({ vaultId: subject.vaultId, ...details.at })),
    resource: column(_rows_kinds__WEBPACK_IMPORTED_MODULE_1__/* .idOrEmpty */ .yx, 'Resource', ofNone, ({ subject }) => subject.resource, { csv: 'resource_id' }),
    vaultId: column(_rows_kinds__WEBPACK_IMPORTED_MODULE_1__/* .idOrEmpty */ .yx, 'Vault', ofNone, ({ subject }) => subject.vaultId),
    key: column(_rows_kinds__WEBPACK_IMPORTED_MODULE_1__/* .name */ .UU, '', 'tells it from every other finding, and is the same in every run', keyOf, { last: true }),
    causedBy: column(_rows_kinds__WEBPACK_IMPORTED_MODULE_1__/* .names */ .Dy, '', 'keys of the findings that it follows from; empty for a cause', () => [], {
        last: true,
    }),
    evidenceAt: column((0,_rows_kinds__WEBPACK_IMPORTED_MODULE_1__/* .maybe */ .no)(_rows_kinds__WEBPACK_IMPORTED_MODULE_1__/* .time */ .kB), '', 'when the health error came up, or the nightly update was started, that it goes by; left out where the service does not say', ({ details }) => details.evidenceAt),
    state: column((0,_rows_kinds__WEBPACK_IMPORTED_MODULE_1__/* .maybe */ .no)((0,_rows_kinds__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)(findingStates)), 'State', 'held against the baseline; left out without one', () => undefined),
    firstSeen: column((0,_rows_kinds__WEBPACK_IMPORTED_MODULE_1__/* .maybe */ .no)(_rows_kinds__WEBPACK_IMPORTED_MODULE_1__/* .time */ .kB), 'First seen', 'when it was found first; left out without a baseline', () => undefined),
    exemptedBy: column((0,_rows_kinds__WEBPACK_IMPORTED_MODULE_1__/* .maybe */ .no)(_rows_kinds__WEBPACK_IMPORTED_MODULE_1__/* .name */ .UU), 'Exempted by', 'name of the [exemption](exemptions.md) that covers it; it does not count then', () => undefined),
    alsoExemptedBy: column((0,_rows_kinds__WEBPACK_IMPORTED_MODULE_1__/* .maybe */ .no)(_rows_kinds__WEBPACK_IMPORTED_MODULE_1__/* .names */ .Dy), '', 'names of other exemptions that cover it too', () => undefined),
};
const findingForm = form('finding', 'Something that an audit found.', columns, {
    documentation: {
        schema: { type: 'string', pattern: '^https://' },
        means: 'address of the page that explains it',
        of: ({ id }, options) => docsLink(id, options),
    },
});
/** True if it follows from no other finding. */
const isCause = ({ causedBy }) => causedBy.length === 0;
/** Those that are counted, and that a verdict is made of. */
const counting = (findings) => findings.filter((found) => isCause(found) && found.exemptedBy === undefined);


/***/ }),

/***/ 771:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ remedy)
/* harmony export */ });
/* harmony import */ var _render_page_text__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9027);
/* harmony import */ var _rows_fields__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3352);
/* harmony import */ var _rows_kinds__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5238);
/* harmony import */ var _render_shell__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8866);
/* harmony import */ var _steps__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(896);
/** Remedies in a report, step by step. */





const MAX_STEPS = 20;
/** One copy of the steps that many findings have. */
const shared = new WeakMap();
const one = (key) => ({
    type: 'object',
    additionalProperties: false,
    required: [key],
    properties: { [key]: { type: 'string', minLength: 1 } },
});
const remedy = {
    schema: { type: 'array', minItems: 1, items: { oneOf: [one('text'), one('command')] } },
    cell: 'text',
    read(value, context) {
        if (!Array.isArray(value) || value.length > MAX_STEPS)
            return undefined;
        const steps = value.flatMap((step) => stepOf(step, context) ?? []);
        return steps.length < value.length ? undefined : sharedSteps(steps, context);
    },
    show: (steps) => steps.map((step) => ('text' in step ? (0,_render_page_text__WEBPACK_IMPORTED_MODULE_1__/* .withoutTicks */ .Zf)((0,_steps__WEBPACK_IMPORTED_MODULE_2__/* .stepText */ .uw)(step)) : (0,_steps__WEBPACK_IMPORTED_MODULE_2__/* .stepText */ .uw)(step))).join(' '),
};
/** A reader copies commands, so that what is more than one call of `az` is shown as a sentence. */
function stepOf(value, context) {
    if (!(0,_rows_fields__WEBPACK_IMPORTED_MODULE_3__/* .isFields */ .C)(value))
        return undefined;
    const command = _rows_kinds__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq.read((0,_rows_fields__WEBPACK_IMPORTED_MODULE_3__/* .own */ .Z)(value, 'command'), context);
    if (command !== undefined)
        return (0,_render_shell__WEBPACK_IMPORTED_MODULE_4__/* .isOneCommand */ .M)(command) ? { command } : { text: command };
    const sentence = _rows_kinds__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq.read((0,_rows_fields__WEBPACK_IMPORTED_MODULE_3__/* .own */ .Z)(value, 'text'), context);
    return sentence === undefined ? undefined : { text: sentence };
}
function sharedSteps(steps, { share }) {
    const known = shared.get(share) ?? new Map();
    shared.set(share, known);
    const key = JSON.stringify(steps);
    const first = known.get(key);
    if (first === undefined)
        known.set(key, steps);
    return first ?? steps;
}


/***/ }),

/***/ 6085:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tj: () => (/* binding */ sources),
/* harmony export */   Vp: () => (/* binding */ grantReading),
/* harmony export */   XP: () => (/* binding */ accountOf),
/* harmony export */   Yg: () => (/* binding */ grantContributor),
/* harmony export */   _7: () => (/* binding */ vaultOf),
/* harmony export */   cd: () => (/* binding */ readJob),
/* harmony export */   sS: () => (/* binding */ enable),
/* harmony export */   yo: () => (/* binding */ update)
/* harmony export */ });
/* harmony import */ var _values_runbook__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1722);
/* harmony import */ var _values_spell__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6956);
/* harmony import */ var _render_missing_right__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6707);
/* harmony import */ var _render_shell__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8866);
/* harmony import */ var _steps__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(896);





/** Where Microsoft says what a finding rests on. */
const sources = {
    autoUpdate: '[Automatic update of the Mobility service](https://learn.microsoft.com/azure/site-recovery/azure-to-azure-autoupdate)',
    migration: '[Migrate from Run As accounts to managed identities](https://learn.microsoft.com/azure/site-recovery/how-to-migrate-run-as-accounts-managed-identity)',
    updates: '[Service updates in Site Recovery](https://learn.microsoft.com/azure/site-recovery/service-updates-how-to)',
    jobs: '[Runbook execution in Azure Automation](https://learn.microsoft.com/azure/automation/automation-runbook-execution)',
    usages: '[Usages of an automation account](https://learn.microsoft.com/rest/api/automation/usages/list-by-automation-account)',
    locks: '[Lock your resources](https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources)',
    denyAssignments: '[Azure deny assignments](https://learn.microsoft.com/azure/role-based-access-control/deny-assignments)',
    subscriptionStates: '[Subscription states](https://learn.microsoft.com/azure/cost-management-billing/manage/subscription-states)',
    transfer: '[Transfer a subscription to another tenant](https://learn.microsoft.com/azure/role-based-access-control/transfer-subscription)',
    vms: '[Instance view of a VM](https://learn.microsoft.com/rest/api/compute/virtual-machines/instance-view)',
    extension: '[Troubleshoot the Site Recovery extension](https://learn.microsoft.com/azure/site-recovery/site-recovery-extension-troubleshoot)',
    types: "the types of Site Recovery's REST API",
};
const vaultOf = ({ vaultId = 'VAULT_ID' }) => (0,_render_shell__WEBPACK_IMPORTED_MODULE_0__/* .shellWord */ .r)(vaultId);
const accountOf = ({ accountId = 'ACCOUNT_ID' }) => (0,_render_shell__WEBPACK_IMPORTED_MODULE_0__/* .shellWord */ .r)(accountId);
const readJob = (at) => (0,_steps__WEBPACK_IMPORTED_MODULE_1__/* .steps */ .Ci)(`In the portal open ${accountOf(at)}, Jobs, the job of ${_values_runbook__WEBPACK_IMPORTED_MODULE_2__/* .RUNBOOK */ .H}, and read its exception and errors.`);
const enable = (at) => `Run this tool with ${(0,_values_spell__WEBPACK_IMPORTED_MODULE_3__/* .setting */ .P)('action', 'Enabled')} and ${(0,_values_spell__WEBPACK_IMPORTED_MODULE_3__/* .setting */ .P)('automation-account-id', accountOf(at))}`;
const update = ({ vm = 'VM_NAME' }) => `Run this tool with ${(0,_values_spell__WEBPACK_IMPORTED_MODULE_3__/* .setting */ .P)('action', 'UpdateAgents')} and ${(0,_values_spell__WEBPACK_IMPORTED_MODULE_3__/* .setting */ .P)('vm', vm)}, or update the agent in the portal: the vault, Replicated items, the VM.`;
function grantContributor(at) {
    const principal = at.principalId === undefined
        ? `"$(az resource show --ids ${accountOf(at)} --query identity.principalId --output tsv)"`
        : (0,_render_shell__WEBPACK_IMPORTED_MODULE_0__/* .shellWord */ .r)(at.principalId);
    return (0,_steps__WEBPACK_IMPORTED_MODULE_1__/* .command */ .G5)(`az role assignment create --assignee-object-id ${principal} --assignee-principal-type ServicePrincipal --role Contributor --scope ${vaultOf(at)}`);
}
/**
 * @param action of Azure Resource Manager, which Reader has too
 * @param grant command that gives it
 */
const grantReading = (action, scope, grant) => `Grant the identity that runs this step the action ${action} on ${scope} or above it (the role Reader has it), and allow some minutes for it to take effect.${(0,_render_missing_right__WEBPACK_IMPORTED_MODULE_4__/* .howToGrant */ .Y2)(grant)}`;


/***/ }),

/***/ 5236:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rc: () => (/* binding */ level),
/* harmony export */   Vz: () => (/* binding */ RANK),
/* harmony export */   gO: () => (/* binding */ severities),
/* harmony export */   kd: () => (/* binding */ agentLevel),
/* harmony export */   yf: () => (/* binding */ severity),
/* harmony export */   yr: () => (/* binding */ levels)
/* harmony export */ });
/* unused harmony export agentLevels */
/* harmony import */ var _rows_kinds__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5238);
/** How bad a finding is, the worst first. */

const severities = ['error', 'warning', 'note'];
/** The worst is the lowest. */
const RANK = { error: 0, warning: 1, note: 2 };
/** Of a row: the worst finding about it, or `ok`. */
const levels = [...severities, 'ok'];
/** Of a VM: that nothing was found says nothing where nobody knows how it stands. */
const agentLevels = [...levels, 'not known'];
const severity = { ...(0,_rows_kinds__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(severities, 'level'), schema: { $ref: '#/$defs/severity' } };
const agentLevel = (0,_rows_kinds__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(agentLevels, 'level');
const level = { ...(0,_rows_kinds__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(levels, 'level'), schema: { $ref: '#/$defs/level' } };


/***/ }),

/***/ 896:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B_: () => (/* binding */ stepsOf),
/* harmony export */   Ci: () => (/* binding */ steps),
/* harmony export */   G5: () => (/* binding */ command),
/* harmony export */   Of: () => (/* binding */ spelledStep),
/* harmony export */   Yt: () => (/* binding */ isCopyable),
/* harmony export */   bS: () => (/* binding */ stepsText),
/* harmony export */   uw: () => (/* binding */ stepText)
/* harmony export */ });
/* harmony import */ var _render_shell__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8866);
/* harmony import */ var _render_text__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2625);


const steps = (...all) => all.map((step) => (typeof step === 'string' ? { text: step } : step));
const command = (text) => ({ command: text });
/** Commands name no inputs of ours. */
function spelledStep(step, spell) {
    if (!('text' in step))
        return step;
    const text = spell(step.text);
    return text === step.text ? step : { text };
}
/** What a reader may paste: one call of `az`, or inputs; nothing that is invisible. */
const isCopyable = (text) => (0,_render_shell__WEBPACK_IMPORTED_MODULE_0__/* .isOneCommand */ .M)(text) || text.split('\n').every((line) => (0,_render_text__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(line) === line);
/** On one line. */
const stepText = (step) => (0,_render_text__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)('command' in step ? step.command : step.text);
/** A line for each step; commands are indented, as what is to be copied is in every next step. */
const stepsText = (all) => all.map((step) => `${'command' in step ? '  ' : ''}${stepText(step)}`).join('\n');
/**
 * The steps of a problem's next step, where the calls of `az` stand on lines of their own. What else is indented there,
 * such as lines of YAML, stays with its sentence.
 */
function stepsOf(nextStep) {
    const all = [];
    let sentence = [];
    const end = () => {
        if (sentence.length > 0)
            all.push({ text: sentence.join('\n') });
        sentence = [];
    };
    for (const line of nextStep.split('\n')) {
        if (!line.startsWith('  ') || !(0,_render_shell__WEBPACK_IMPORTED_MODULE_0__/* .isOneCommand */ .M)(line.trim())) {
            sentence.push(line);
            continue;
        }
        end();
        all.push(command(line.trim()));
    }
    end();
    return all;
}


/***/ }),

/***/ 309:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pu: () => (/* binding */ namedVaults),
/* harmony export */   Un: () => (/* binding */ itemsIn),
/* harmony export */   vZ: () => (/* binding */ bySubscription)
/* harmony export */ });
/* harmony import */ var _values_compare__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6369);
/* harmony import */ var _values_id_map__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7234);
/** The estate: where vaults are looked for, and what is known of those that were found. */


/** Vaults that were named, of which nothing else is known. */
const namedVaults = (vaults) => ({
    source: 'inputs',
    vaults: vaults.map((vault) => ({ ...vault, location: '', tags: {}, items: undefined, subscriptionName: undefined })),
    warnings: [],
});
/** Undefined where the items of any vault are not known. */
function itemsIn(vaults) {
    let sum = 0;
    for (const { items } of vaults) {
        if (items === undefined)
            return undefined;
        sum += items;
    }
    return sum;
}
/** By subscription, in the order of their ids; the vaults of each in the order of theirs. */
function bySubscription(vaults) {
    const sorted = vaults
        .map((vault) => ({ key: vault.id.toLowerCase(), vault }))
        .sort((a, b) => (0,_values_compare__WEBPACK_IMPORTED_MODULE_0__/* .compare */ .UD)(a.key, b.key))
        .map(({ vault }) => vault);
    const groups = (0,_values_id_map__WEBPACK_IMPORTED_MODULE_1__/* .groupById */ .AN)(sorted, ({ subscriptionId }) => subscriptionId);
    return new Map([...groups].sort(([a], [b]) => (0,_values_compare__WEBPACK_IMPORTED_MODULE_0__/* .compare */ .UD)(a, b)));
}


/***/ }),

/***/ 5360:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EP: () => (/* binding */ discoverReport),
/* harmony export */   Ir: () => (/* binding */ itemsText),
/* harmony export */   _7: () => (/* binding */ discoverHeadline),
/* harmony export */   iq: () => (/* binding */ foundText)
/* harmony export */ });
/* harmony import */ var _values_id_map__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7234);
/* harmony import */ var _render_format__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9649);
/* harmony import */ var _model__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(309);
/** What `Discover` ended with: one value from which outputs, summary and JSON file are made. */



function discoverReport({ source, vaults, warnings, empty, seen }, cut, times) {
    const { problem } = cut;
    const affected = [(0,_render_format__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(vaults.length, 'vault')];
    return {
        conclusion: problem === undefined ? 'succeeded' : 'failed',
        source,
        ...times,
        vaults,
        empty,
        subscriptions: new _values_id_map__WEBPACK_IMPORTED_MODULE_1__/* .IdSet */ .wp(vaults.map(({ subscriptionId }) => subscriptionId)).size,
        items: (0,_model__WEBPACK_IMPORTED_MODULE_2__/* .itemsIn */ .Un)(vaults),
        cut,
        seen,
        causes: [
            ...(problem === undefined ? [] : [{ level: 'error', problem, affected }]),
            ...[...warnings, ...cut.warnings].map((warning) => ({ level: 'warning', problem: warning, affected })),
        ],
    };
}
const ways = {
    'resource-graph': 'found with Azure Resource Graph',
    lists: 'found in the lists of the subscriptions',
    inputs: 'named by the inputs',
};
/** For instance `12 vaults in 3 subscriptions found with Azure Resource Graph`. */
function foundText({ source, vaults, empty = 0 }) {
    const subscriptions = new _values_id_map__WEBPACK_IMPORTED_MODULE_1__/* .IdSet */ .wp(vaults.map(({ subscriptionId }) => subscriptionId)).size;
    const items = (0,_model__WEBPACK_IMPORTED_MODULE_2__/* .itemsIn */ .Un)(vaults);
    const holding = items === undefined || vaults.length === 0 ? '' : `, with ${(0,_render_format__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(items, 'replicated item')}`;
    const left = empty === 0 ? '' : `; ${(0,_render_format__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(empty, 'vault')} without replicated items left out`;
    return `${(0,_render_format__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(vaults.length, 'vault')} in ${(0,_render_format__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(subscriptions, 'subscription')} ${ways[source]}${holding}${left}`;
}
/** The run in one sentence. */
function discoverHeadline(report) {
    const { shards, problem } = report.cut;
    const cut = shards.length === 0 ? 'no shard is needed' : `cut into ${(0,_render_format__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(shards.length, 'shard')}`;
    return problem === undefined
        ? `${foundText(report)}; ${cut}`
        : `Failed: ${foundText(report)}, but their matrix does not fit`;
}
const itemsText = (items) => (items === undefined ? 'not known' : (0,_render_format__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)(items));


/***/ }),

/***/ 4814:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ select),
/* harmony export */   S: () => (/* binding */ shown)
/* harmony export */ });
/* harmony import */ var _render_format__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9649);
/* harmony import */ var _values_glob__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4286);
/* harmony import */ var _render_text__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2625);
/* harmony import */ var _model__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(309);
/** Which vaults of the scope are wanted, or why there are none. */




const MAX_NAMES = 5;
/** In the order of subscriptions and ids. A missing vault is one problem, the first that explains it; with `allowEmpty` it is none. */
function select(listing, wanted, inputs) {
    const named = listing.vaults.filter(({ name }) => isNamed(name, wanted.names));
    const tagged = named.filter((vault) => hasTags(vault, wanted.tags));
    const holding = wanted.includeEmpty ? tagged : tagged.filter(({ items }) => items !== 0);
    const vaults = [...(0,_model__WEBPACK_IMPORTED_MODULE_0__/* .bySubscription */ .vZ)(holding).values()].flat();
    const useless = wanted.names.filter((pattern) => !listing.vaults.some(({ name }) => (0,_values_glob__WEBPACK_IMPORTED_MODULE_1__/* .matchesGlob */ .k)(pattern, name)));
    const { source, warnings, subscriptions } = listing;
    const taken = new Set(vaults);
    const others = listing.vaults.flatMap((vault) => (taken.has(vault) ? [] : [vault.id]));
    const seen = warnings.length === 0 ? { subscriptions, others } : undefined;
    const found = (more) => ({
        ok: true,
        value: { source, vaults, warnings: [...warnings, ...more], empty: tagged.length - holding.length, seen },
    });
    const problem = listing.vaults.length === 0
        ? noVault(listing, inputs)
        : useless.length > 0
            ? noSuchName(useless, listing, inputs)
            : tagged.length === 0
                ? noSuchTag(wanted.tags, named, inputs)
                : vaults.length === 0
                    ? allEmpty(tagged, inputs)
                    : undefined;
    if (problem === undefined)
        return found([]);
    if (wanted.allowEmpty)
        return found(vaults.length > 0 ? [problem] : []);
    return { ok: false, failure: { kind: 'answer', problem } };
}
const isNamed = (name, patterns) => patterns.length === 0 || patterns.some((pattern) => (0,_values_glob__WEBPACK_IMPORTED_MODULE_1__/* .matchesGlob */ .k)(pattern, name));
/** The names of tags compare without regard to case, their values with it, as everywhere in Azure. */
function hasTags(vault, wanted) {
    return wanted.every(({ key, value }) => Object.entries(vault.tags).some(([name, text]) => name.toLowerCase() === key.toLowerCase() && text === value));
}
const noVault = ({ subscriptions, warnings }, { allowEmpty }) => ({
    code: 'NoVault',
    message: subscriptions.size === 0
        ? 'In the scope there is no subscription that the identity of this step may read.'
        : `No Recovery Services vault can be seen in the ${(0,_render_format__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(subscriptions.size, 'subscription')} of the scope.${warnings.length > 0 ? ' Some could not be looked into; see the warnings.' : ''}`,
    nextStep: `Grant the identity of this step Reader on the vaults or above them, or correct the scope. If it is right that there is none, set ${allowEmpty}.`,
});
const noSuchName = (useless, { vaults }, { vaultName }) => ({
    code: 'NoVaultOfThatName',
    message: `Of ${(0,_render_format__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(vaults.length, 'vault')} in the scope none has a name like ${shown(useless)}; there ${vaults.length === 1 ? 'is' : 'are'} ${shown(vaults.map(({ name }) => name))}.`,
    nextStep: `Correct ${vaultName}, where * stands for any text and ? for one character, or widen the scope.`,
});
const noSuchTag = (tags, vaults, { vaultTag }) => ({
    code: 'NoVaultWithThatTag',
    message: `Of ${(0,_render_format__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(vaults.length, 'vault')} none has ${tags.length === 1 ? 'the tag' : 'all of the tags'} ${shown(tags.map(({ key, value }) => `${key}=${value}`))}.`,
    nextStep: `Correct ${vaultTag} (case counts in the value of a tag), or tag the vaults.`,
});
const allEmpty = (vaults, { includeEmpty }) => ({
    code: 'OnlyEmptyVaults',
    message: `${vaults.length === 1 ? 'The vault' : `None of the ${(0,_render_format__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(vaults.length, 'vault')}`} in the scope ${vaults.length === 1 ? 'holds no' : 'holds any'} item that is replicated from Azure to Azure: ${shown(vaults.map(({ name }) => name))}.`,
    nextStep: `Set ${includeEmpty} to take such vaults too. If items are replicated there, the identity of this step may not read them: grant it Reader on the vaults.`,
});
/** The first few, in quotes. */
function shown(texts) {
    const first = texts.slice(0, MAX_NAMES).map((text) => `"${(0,_render_text__WEBPACK_IMPORTED_MODULE_3__/* .bounded */ .Mm)((0,_render_text__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(text), 100)}"`);
    const more = texts.length - first.length;
    return `${first.join(', ')}${more > 0 ? ` and ${(0,_render_format__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(more, 'more', 'more')}` : ''}`;
}


/***/ }),

/***/ 153:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gl: () => (/* binding */ appliesTo),
/* harmony export */   LZ: () => (/* binding */ categories),
/* harmony export */   yO: () => (/* binding */ selectorKeys)
/* harmony export */ });
/** Exemptions: findings that somebody has decided to live with, in the terms of Azure Policy. */
const selectorKeys = [
    'vm',
    'mapping',
    'account',
    'vault',
    'subscription',
    'resourceGroup',
    'id',
    'vaultTag',
];
const categories = ['Waiver', 'Mitigated'];
/** `changes`: a hold; nothing of it is changed, but it still counts. */
const appliesTo = ['both', 'changes'];


/***/ }),

/***/ 9027:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mj: () => (/* binding */ shortTime),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   Xf: () => (/* binding */ TICKED),
/* harmony export */   Zf: () => (/* binding */ withoutTicks)
/* harmony export */ });
/* harmony import */ var _text__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2625);
/** Texts and times as page and files show them. */

/** With everything invisible written out, and with characters that have an encoding. */
const shown = (text) => (0,_text__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text).replace(/\p{Surrogate}/gu, '\ufffd');
/** To the minute, for instance `2026-01-31 23:59Z`. */
const shortTime = (iso) => `${iso.slice(0, -8).replace('T', ' ')}Z`;
/** What stands in backticks in a sentence of ours: names of inputs, which are code on a page. */
const TICKED = /`([^`\n]+)`/g;
const withoutTicks = (text) => text.replace(TICKED, '$1');


/***/ }),

/***/ 1578:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DN: () => (/* binding */ startedText),
/* harmony export */   Dx: () => (/* binding */ asManyAsFit),
/* harmony export */   FM: () => (/* binding */ nextStepLines),
/* harmony export */   Iu: () => (/* binding */ capitalised),
/* harmony export */   Yc: () => (/* binding */ tableSection),
/* harmony export */   bM: () => (/* binding */ causeSection),
/* harmony export */   jg: () => (/* binding */ portalLink),
/* harmony export */   le: () => (/* binding */ runText),
/* harmony export */   mB: () => (/* binding */ causeLine),
/* harmony export */   oA: () => (/* binding */ MAX_NAMES),
/* harmony export */   sk: () => (/* binding */ nextStep),
/* harmony export */   zx: () => (/* binding */ MAX_BYTES)
/* harmony export */ });
/* unused harmony export portalUrl */
/* harmony import */ var _values_time__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6073);
/* harmony import */ var _format__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9649);
/* harmony import */ var _markdown__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7715);
/* harmony import */ var _text__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2625);




/** GitHub drops a summary of more than 1 MiB whole. */
const MAX_BYTES = 1000 * 1024;
const MAX_CAUSES = 20;
const MAX_NAMES = 5;
const portalUrl = (id, { portal, tenantId }) => `${portal}/#@${tenantId ?? ''}/resource${id}`;
/** In Markdown; what is not there has no link. */
const portalLink = (name, id, options) => id === '' ? (0,_markdown__WEBPACK_IMPORTED_MODULE_0__/* .cell */ .Hn)(name) : (0,_markdown__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)(name, portalUrl(id, options));
/** For instance `, started by octo-sre, commit 0123abc`; empty where neither is known. */
function startedText(origin) {
    const by = origin?.by ? `, started by ${(0,_markdown__WEBPACK_IMPORTED_MODULE_0__/* .cell */ .Hn)(origin.by, 100)}` : '';
    return `${by}${origin?.revision ? `, commit ${(0,_markdown__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(origin.revision)}` : ''}`;
}
/** When the run was, how long it took, and by whom. */
function runText({ startedAt, endedAt }, { origin, identity, tenantId, version }) {
    const at = (0,_values_time__WEBPACK_IMPORTED_MODULE_1__/* .secondText */ .Yi)(startedAt) ?? '';
    const run = origin === undefined ? '' : ` Run: ${(0,_markdown__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)(origin.name, origin.url)}${startedText(origin)}.`;
    const tenant = tenantId === undefined ? '' : ` in the tenant ${(0,_markdown__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(tenantId)}`;
    const who = identity === undefined ? '' : ` Signed in as ${(0,_markdown__WEBPACK_IMPORTED_MODULE_0__/* .cell */ .Hn)(identity, 200)}${tenant}.`;
    return `${at}, ${(0,_format__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(endedAt - startedAt)}.${run}${who}${version === undefined ? '' : ` asr-autoupdate ${version}.`}`;
}
/** A next step in a cell; indented lines are to be copied. */
const nextStep = (text) => (text ?? '')
    .split('\n')
    .map((line) => (isToCopy(line) ? (0,_markdown__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(line.trim()) : (0,_markdown__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)((0,_text__WEBPACK_IMPORTED_MODULE_3__/* .bounded */ .Mm)(line, 1_000))))
    .join('<br>');
const isToCopy = (line) => /^ {2}\s*\S/.test(line);
/** A next step after other text of a paragraph; indented lines become blocks of their own. */
function nextStepLines(text, indent = '') {
    const lines = [];
    let copied = [];
    let before = '**Next:** ';
    const flush = () => {
        if (copied.length > 0)
            lines.push('', ...(0,_markdown__WEBPACK_IMPORTED_MODULE_0__/* .codeBlock */ .DV)(copied), '');
        copied = [];
    };
    for (const line of text.split('\n')) {
        if (isToCopy(line)) {
            if (before !== '')
                lines.push(before.trim());
            before = '';
            copied.push(line.slice(2));
            continue;
        }
        const isFirst = copied.length > 0 || lines.length === 0;
        flush();
        const shown = before + (0,_markdown__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)((0,_text__WEBPACK_IMPORTED_MODULE_3__/* .bounded */ .Mm)(line, 1_000));
        if (isFirst)
            lines.push(shown);
        else
            lines.push(`${lines.pop() ?? ''}<br>${shown}`);
        before = '';
    }
    flush();
    return lines.map((line) => (line === '' ? '' : indent + line));
}
const capitalised = (text) => text.charAt(0).toUpperCase() + text.slice(1);
/** The first lines that take no more than this number of bytes, their ends included. */
function asManyAsFit(lines, bytes) {
    let left = bytes;
    const end = lines.findIndex((line) => (left -= (0,_markdown__WEBPACK_IMPORTED_MODULE_0__/* .byteLength */ .dp)(line) + 1) < 0);
    return end < 0 ? lines : lines.slice(0, end);
}
/** A table with as many of its rows as fit; what is left out is said. Nothing, if there are no rows. */
function tableSection(title, columns, rows, { bytes, row = 'row' }) {
    if (rows.length === 0)
        return [];
    const kept = asManyAsFit(rows, bytes);
    const dropped = rows.length - kept.length;
    const note = `${(0,_format__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(dropped, row)} left out to stay within the size limit; the JSON report has all.`;
    return [`### ${title}`, '', ...(0,_markdown__WEBPACK_IMPORTED_MODULE_0__/* .tableHead */ .PP)(columns), ...kept, '', ...(dropped === 0 ? [] : [note, ''])];
}
/** @param nameLength characters of each name of what is affected */
function causeSection(title, all, nameLength) {
    if (all.length === 0)
        return [];
    const lines = all.slice(0, MAX_CAUSES).map((cause) => {
        const names = cause.affected.slice(0, MAX_NAMES).map((name) => (0,_markdown__WEBPACK_IMPORTED_MODULE_0__/* .cell */ .Hn)(name, nameLength));
        const more = cause.affected.length > MAX_NAMES ? ` and ${(0,_format__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)(cause.affected.length - MAX_NAMES)} more` : '';
        return causeLine(cause, `<br>**Affects:** ${names.join(', ')}${more}`);
    });
    if (all.length > MAX_CAUSES)
        lines.push(`- and ${all.length - MAX_CAUSES} more causes; the JSON report has all.`);
    return [`### ${title}`, '', ...lines, ''];
}
function causeLine({ level, problem }, affects = '') {
    const [next, ...more] = problem.nextStep === undefined ? [] : nextStepLines(problem.nextStep, '  ');
    const first = `- ${level === 'error' ? '❌' : '⚠️'} ${(0,_markdown__WEBPACK_IMPORTED_MODULE_0__/* .cell */ .Hn)((0,_format__WEBPACK_IMPORTED_MODULE_2__/* .problemText */ .fI)(problem), 4_000)}${affects}`;
    return [next === undefined ? first : `${first}<br>${next.trim()}`, ...more].join('\n').trimEnd();
}


/***/ }),

/***/ 6153:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PQ: () => (/* binding */ PLAN_VALID_DAYS),
/* harmony export */   Ze: () => (/* binding */ PLAN_VERSION),
/* harmony export */   cx: () => (/* binding */ isPlanFile),
/* harmony export */   k: () => (/* binding */ makePlanFile),
/* harmony export */   wr: () => (/* binding */ readPlanFile)
/* harmony export */ });
/* harmony import */ var _values_time__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6073);
/* harmony import */ var _plan_step__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6525);


const PLAN_VERSION = 1;
const PLAN_VALID_DAYS = 7;
/** Only steps of the kinds that were asked for: nobody approves what is not to be done. */
function makePlanFile({ steps }, options) {
    const { now, scope, kinds, ...rest } = options;
    return {
        planVersion: PLAN_VERSION,
        ...rest,
        madeAt: new Date(now).toISOString(),
        validUntil: new Date(now + PLAN_VALID_DAYS * _values_time__WEBPACK_IMPORTED_MODULE_1__/* .DAY */ .d_).toISOString(),
        scope: inOrder(scope),
        kinds,
        steps: steps
            .filter(({ kind }) => kinds.some((wanted) => wanted === kind))
            .map(({ id, kind, target, vaultId, accountId, title, before, wanted, force, after, undo }) => ({
            id,
            kind,
            target,
            vaultId,
            accountId,
            title,
            before,
            wanted,
            force,
            after,
            undo,
        })),
    };
}
const inOrder = (scope) => scope.map((entry) => entry.toLowerCase()).sort();
/**
 * A shard is known by its subscriptions, since the vaults that are found may be others by now. What is needed and not
 * planned is not done in any case.
 */
function isOfScope(plan, scope) {
    if (plan.shards === undefined)
        return inOrder(scope).join('\n') === [...plan.scope].sort().join('\n');
    const planned = new Set(subscriptionsIn(plan.scope));
    return subscriptionsIn(scope).some((id) => planned.has(id));
}
const subscriptionsIn = (scope) => scope.flatMap((entry) => /\/subscriptions\/([0-9a-f-]{36})/i.exec(entry)?.[1]?.toLowerCase() ?? []);
/**
 * Reads a plan and says in one sentence why it does not bind this run.
 * @param content the parsed file, which anyone may have written; its bytes are held against the digest before
 */
function readPlanFile(content, expected) {
    const no = (problem) => ({ ok: false, problem });
    if (!isPlanFile(content))
        return no('it is not a plan of this tool');
    if (content.tool !== expected.tool)
        return no(`it was made by ${JSON.stringify(content.tool)}, not by ${expected.tool}`);
    if (content.planVersion !== PLAN_VERSION)
        return no(`it has the format ${content.planVersion}; this version of the tool reads ${PLAN_VERSION}. Plan again with the version that repairs`);
    const until = Date.parse(content.validUntil);
    if (!(until > expected.now))
        return no(`it was valid until ${content.validUntil}. Plan again, and have the new plan approved`);
    if (until > expected.now + PLAN_VALID_DAYS * _values_time__WEBPACK_IMPORTED_MODULE_1__/* .DAY */ .d_)
        return no('it claims to be valid for longer than a plan may be');
    if (!isOfScope(content, expected.scope))
        return no('it was made for another scope than this run has');
    const extra = expected.kinds.filter((kind) => !content.kinds.includes(kind));
    if (extra.length > 0)
        return no(`it was made without ${extra.join(', ')}. Plan again with the same kinds of repair`);
    if (content.exemptions !== expected.exemptions)
        return no('it was made with other exemptions. Plan again with those of this run');
    return { ok: true, plan: content };
}
const isTexts = (value) => Array.isArray(value) && value.every((item) => typeof item === 'string');
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
function isPlanFile(value) {
    if (!isRecord(value))
        return false;
    const texts = [value['tool'], value['toolVersion'], value['madeAt'], value['validUntil'], value['exemptions']];
    return (typeof value['planVersion'] === 'number' &&
        texts.every((text) => typeof text === 'string') &&
        (value['madeBy'] === undefined || isMaker(value['madeBy'])) &&
        isTexts(value['scope']) &&
        (value['shards'] === undefined || typeof value['shards'] === 'number') &&
        isTexts(value['kinds']) &&
        value['kinds'].every((kind) => _plan_step__WEBPACK_IMPORTED_MODULE_0__/* .repairKinds */ .P2.some((known) => known === kind)) &&
        Array.isArray(value['steps']) &&
        value['steps'].every(isPlannedStep));
}
const isMaybeText = (value) => value === undefined || typeof value === 'string';
function isMaker(value) {
    if (!isRecord(value))
        return false;
    const { runId, identity, tenantId, origin } = value;
    if (![runId, identity, tenantId].every(isMaybeText))
        return false;
    if (origin === undefined)
        return true;
    if (!isRecord(origin))
        return false;
    const { url, name, by, revision } = origin;
    return typeof url === 'string' && typeof name === 'string' && isMaybeText(by) && isMaybeText(revision);
}
function isPlannedStep(value) {
    if (!isRecord(value))
        return false;
    const { id, kind, target, vaultId, title, before, wanted, accountId, undo } = value;
    return ([id, target, vaultId, title, before, wanted].every((text) => typeof text === 'string') &&
        [accountId, undo].every((text) => text === undefined || typeof text === 'string') &&
        _plan_step__WEBPACK_IMPORTED_MODULE_0__/* .repairKinds */ .P2.some((known) => known === kind) &&
        typeof value['force'] === 'boolean' &&
        isTexts(value['after']));
}


/***/ }),

/***/ 2763:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ armLane)
/* harmony export */ });
/* harmony import */ var _lane__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2222);
/* harmony import */ var _limits__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2900);


/** A lane for what is asked of Azure Resource Manager itself in a subscription; an empty id is that of the tenant. */
const armLane = (subscriptionId, { clock, random }, gate) => new _lane__WEBPACK_IMPORTED_MODULE_0__/* .Lane */ .J({ limits: [], bucket: (0,_limits__WEBPACK_IMPORTED_MODULE_1__/* .readBucket */ .jk)(subscriptionId, clock), concurrency: _limits__WEBPACK_IMPORTED_MODULE_1__/* .REQUESTS_AT_ONCE */ .PU, gate, random }, clock);


/***/ }),

/***/ 8001:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ Bell)
/* harmony export */ });
/* harmony import */ var _values_on_abort__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5030);

/** Wakes whoever waits, before the time they wait for. */
class Bell {
    waiting = new Set();
    ring() {
        // With a reason of our own: the default one is an error with its stack, which takes time where very many wait.
        for (const controller of this.waiting)
            controller.abort('rung');
    }
    async wait(clock, ms, stop) {
        const controller = new AbortController();
        this.waiting.add(controller);
        const release = (0,_values_on_abort__WEBPACK_IMPORTED_MODULE_0__/* .onAbort */ .u)(stop, () => controller.abort('stopped'));
        await clock.sleep(ms, controller.signal);
        release();
        this.waiting.delete(controller);
    }
}


/***/ }),

/***/ 2222:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ Lane)
/* harmony export */ });
/* harmony import */ var _bell__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8001);
/* harmony import */ var _retry_policy__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9655);
/* harmony import */ var _windows__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3675);



/** Beyond what the limit of a minute brings with it. */
const LONG_WAIT_MS = 90_000;
/** Where the service refuses for rate and does not say for how long; doubled with each refusal in a row. */
const MIN_PAUSE_MS = 10_000;
const MAX_PAUSE_MS = 60_000;
const LAST_MINUTE_MS = 60_000;
/** What a pause that the service asked for is longer by, at most. */
const MAX_SPREAD_MS = 5_000;
/** The lane was paused while a request that had its turn already waited for that of another lane. */
const PAUSED = Symbol('paused');
/** One kind of request to one subscription: first come, first served, inside every limit. */
class Lane {
    options;
    clock;
    /** The shortest first. */
    windows;
    bell = new _bell__WEBPACK_IMPORTED_MODULE_0__/* .Bell */ .I();
    lastTurn = Promise.resolve();
    underWay = 0;
    pausedUntil = Number.NEGATIVE_INFINITY;
    /** Refusals for rate in a row; those of requests that were under way when the pause began are one with its first. */
    refusals = 0;
    lastRefusal;
    /** After a pause one request goes ahead, and the others only once it was not refused. */
    isProbing = false;
    /** Until when the service said that nothing is to be sent. */
    toldUntil = Number.NEGATIVE_INFINITY;
    /** Until when the wait lasts that was reported last. */
    reportedUntil = Number.NEGATIVE_INFINITY;
    constructor(options, clock) {
        this.options = options;
        this.clock = clock;
        const { limits, bucket } = options;
        const windows = [...limits.map((limit) => new _windows__WEBPACK_IMPORTED_MODULE_1__/* .SlidingWindow */ .b(limit)), ...(bucket === undefined ? [] : [bucket])];
        this.windows = windows.sort((a, b) => a.limit.lengthMs - b.limit.lengthMs);
    }
    /**
     * Runs `send` as soon as its turn has come and the limits allow; undefined if the run was stopped before that. A refusal
     * for rate pauses the lane; one that lasts beyond the deadline is the answer to all that would be sent.
     */
    async ask(send, stop) {
        for (;;) {
            const isClosed = () => this.closedBy(stop) !== undefined;
            const answer = await this.run(async () => {
                const sentAt = this.clock.monotonic();
                if (sentAt < this.pausedUntil)
                    return PAUSED;
                const result = await send();
                this.judge(result, sentAt);
                return result;
            }, stop.signal, isClosed);
            const failure = this.closedBy(stop);
            const wasSent = answer !== undefined && answer !== PAUSED;
            if (wasSent && (failure === undefined || answer.ok || !(0,_retry_policy__WEBPACK_IMPORTED_MODULE_2__/* .isRateRefusal */ .pU)(answer.failure)))
                return answer;
            if (failure !== undefined)
                return { ok: false, failure };
            if (answer === undefined)
                return undefined;
        }
    }
    /** Names the refusal that lets nothing be sent before the deadline, if there is one. */
    closedBy({ deadline, signal }) {
        const { lastRefusal } = this;
        const now = this.clock.monotonic();
        if (lastRefusal === undefined || this.toldUntil < deadline || signal.aborted)
            return undefined;
        // What little is left is waited out: there is nothing to gain by ending a run that ends.
        if (deadline - now < LAST_MINUTE_MS)
            return undefined;
        const seconds = Math.ceil((this.toldUntil - now) / 1_000);
        const message = `the service asks to wait ${seconds} s, which is longer than this run has left`;
        return { kind: 'stopped', problem: { code: 'Stopped', message }, last: lastRefusal };
    }
    /** Milliseconds until the pause is over. */
    pauseMs() {
        return Math.max(0, this.pausedUntil - this.clock.monotonic());
    }
    /** Undefined also if `isClosed` says that there is nothing to wait for. */
    async run(send, stop, isClosed = () => false) {
        const previous = this.lastTurn;
        let endTurn = () => undefined;
        let isProbe = false;
        this.lastTurn = new Promise((resolve) => (endTurn = resolve));
        await previous;
        try {
            for (let wait = this.waitMs(); wait > 0 && !stop.aborted && !isClosed(); wait = this.waitMs()) {
                this.tellLong(wait);
                await this.bell.wait(this.clock, wait, stop);
            }
            if (stop.aborted || isClosed())
                return undefined;
            this.underWay++;
            isProbe = this.refusals > 0;
            if (isProbe)
                this.isProbing = true;
            for (const window of this.windows)
                window.send();
        }
        finally {
            endTurn();
        }
        try {
            return await this.passOn(send, stop, isClosed);
        }
        finally {
            this.underWay--;
            if (isProbe)
                this.isProbing = false;
            for (const window of this.windows)
                window.answer(this.clock.monotonic());
            this.bell.ring();
        }
    }
    passOn(send, stop, isClosed) {
        const { through, gate } = this.options;
        if (through !== undefined)
            return through.run(send, stop, isClosed);
        if (gate === undefined)
            return send();
        return gate.of.pass(gate.rank, async () => (stop.aborted || isClosed() ? undefined : send()));
    }
    judge(result, sentAt) {
        if (!result.ok && (0,_retry_policy__WEBPACK_IMPORTED_MODULE_2__/* .isRateRefusal */ .pU)(result.failure)) {
            this.refused(result.failure, sentAt);
            this.options.through?.refused(result.failure, sentAt);
        }
        else if (sentAt >= this.pausedUntil && (result.ok || result.failure.kind === 'http')) {
            this.refusals = 0;
            this.options.through?.judge(result, sentAt);
        }
    }
    refused(failure, sentAt) {
        const { retryAfterMs } = failure;
        const isNew = sentAt >= this.pausedUntil;
        if (isNew)
            this.refusals++;
        this.lastRefusal = failure;
        const { random = () => 0 } = this.options;
        if (retryAfterMs !== undefined) {
            this.toldUntil = Math.max(this.toldUntil, this.clock.monotonic() + retryAfterMs);
            this.pause(retryAfterMs + random() * Math.min(MAX_SPREAD_MS, retryAfterMs / 4));
        }
        else if (isNew)
            this.pause((0,_retry_policy__WEBPACK_IMPORTED_MODULE_2__/* .growingPause */ .aq)(this.refusals, random(), MIN_PAUSE_MS, MAX_PAUSE_MS));
    }
    /**
     * The service refused for rate: nobody sends before the time is over, and for a while after it the pace is lower. The
     * shortest window is the pace, unless another lane keeps it. A longer one is a stock: when that is used up, the service
     * says how long to wait.
     */
    pause(ms) {
        const now = this.clock.monotonic();
        const isFirst = this.pausedUntil <= now;
        this.pausedUntil = Math.max(this.pausedUntil, now + ms);
        const [pace] = this.options.through === undefined ? this.windows : [];
        if (isFirst)
            pace?.slowDown(this.pausedUntil);
        else
            pace?.staySlow(this.pausedUntil);
    }
    /** How many more requests the longest window allows now. */
    room() {
        return this.windows.at(-1)?.room(this.clock.monotonic()) ?? Number.POSITIVE_INFINITY;
    }
    tellLong(wait) {
        const now = this.clock.monotonic();
        if (wait < LONG_WAIT_MS || wait === Number.POSITIVE_INFINITY || now + wait <= this.reportedUntil)
            return;
        this.reportedUntil = now + wait;
        const limit = this.windows.find((window) => window.freeAt(now) - now >= wait)?.limit;
        this.options.onLongWait?.(wait, limit);
    }
    waitMs() {
        const now = this.clock.monotonic();
        if (this.underWay >= this.options.concurrency || this.isProbing)
            return Number.POSITIVE_INFINITY;
        return Math.max(this.pausedUntil, ...this.windows.map((window) => window.freeAt(now))) - now;
    }
}


/***/ }),

/***/ 2900:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BT: () => (/* binding */ REQUESTS_OF_PROCESS),
/* harmony export */   Cl: () => (/* binding */ READ_LIMITS),
/* harmony export */   J4: () => (/* binding */ VM_LIMITS),
/* harmony export */   PU: () => (/* binding */ REQUESTS_AT_ONCE),
/* harmony export */   jk: () => (/* binding */ readBucket),
/* harmony export */   t2: () => (/* binding */ VMS_AT_ONCE)
/* harmony export */ });
/* harmony import */ var _values_id_map__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7234);
/* harmony import */ var _windows__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3675);
/** What Azure lets one identity ask of one subscription; the true scope of Site Recovery's limits is not published. */


/** Azure Resource Manager has a bucket of 250 reads that 25 a second fill up again. */
const ARM_READS = { requests: 245, lengthMs: 10_000 };
/** The comments of Microsoft's sample name 10,000 reads an hour, and no document does; a tenth is left for others. */
const SITE_RECOVERY_READS = { requests: 9_000, lengthMs: 3_600_000 };
/** Site Recovery is behind Azure Resource Manager, whose bucket is drawn on as well. */
const READ_LIMITS = [SITE_RECOVERY_READS];
/** VMs are read one by one and last, at less than half the pace that Resource Manager allows, since others read them too. */
const VM_LIMITS = [{ requests: 100, lengthMs: 10_000 }];
const VMS_AT_ONCE = 12;
/** Of one subscription. */
const REQUESTS_AT_ONCE = 24;
/** Of the whole process. At a tenth of a second for each it is then busy with itself. */
const REQUESTS_OF_PROCESS = 128;
/** Whatever shares a clock shares the process, and so the buckets: what one part of a run took is missing for the next. */
const buckets = new WeakMap();
/** Resource Manager's bucket of a subscription. */
function readBucket(subscriptionId, clock) {
    const ofClock = buckets.get(clock) ?? new _values_id_map__WEBPACK_IMPORTED_MODULE_0__/* .IdMap */ .Eo();
    buckets.set(clock, ofClock);
    const bucket = ofClock.get(subscriptionId) ?? new _windows__WEBPACK_IMPORTED_MODULE_1__/* .TokenBucket */ .q(ARM_READS);
    ofClock.set(subscriptionId, bucket);
    return bucket;
}


/***/ }),

/***/ 366:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S4: () => (/* binding */ allPages),
/* harmony export */   Y2: () => (/* binding */ LOOPING_LIST),
/* harmony export */   wZ: () => (/* binding */ walkPages)
/* harmony export */ });
/* harmony import */ var _send_with_retries__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7068);
/** Walks lists page by page: the one place that follows next links. */

const LOOPING_LIST = 'LoopingList';
/** No list of the service is longer; one that is has links that lead nowhere new. */
const MAX_PAGES = 10_000;
/**
 * The pages of a list, one after the other, for as long as they are asked for. The last is a failure if a page could not
 * be had, or if its link leads back to where the list was already. Undefined from `fetch` ends the walk.
 */
async function* walkPages(what, fetch) {
    const seen = new Set();
    let next;
    do {
        const page = await fetch(next);
        if (page === undefined)
            return;
        yield page;
        if (!page.ok)
            return;
        next = page.value.next;
        if (next === undefined)
            return;
        if (seen.has(next) || seen.size >= MAX_PAGES) {
            yield { ok: false, failure: loopingList(what) };
            return;
        }
        seen.add(next);
    } while (next !== undefined);
}
/** A list to its end; each page is one request. */
async function allPages(what, fetch, context) {
    const items = [];
    const pages = walkPages(what, (next) => (0,_send_with_retries__WEBPACK_IMPORTED_MODULE_0__/* .sendWithRetries */ .H)(what, context.reads, (signal) => fetch(next, signal), context));
    for await (const page of pages) {
        if (!page.ok)
            return page;
        for (const item of page.value.items)
            items.push(item);
    }
    return { ok: true, value: items };
}
const loopingList = (what) => ({
    kind: 'answer',
    problem: {
        code: LOOPING_LIST,
        message: `The ${what} leads back to a page that it came from.`,
        nextStep: 'Run again; if it stays so, open a support request with the correlation id.',
    },
});


/***/ }),

/***/ 7068:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ sendWithRetries),
/* harmony export */   c: () => (/* binding */ stopped)
/* harmony export */ });
/* harmony import */ var _retry_policy__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9655);

/** @param last what the last try met, if there was one */
const stopped = (reason, last) => ({
    kind: 'stopped',
    problem: { code: 'Stopped', message: reason },
    ...(last && { last }),
});
/** @param what what is being tried, for the log */
async function sendWithRetries(what, lane, send, context, change) {
    const { clock, stop } = context;
    let outage;
    let last;
    /** Milliseconds until the next try; undefined if there is none. */
    function pauseFor(failure) {
        if ((0,_retry_policy__WEBPACK_IMPORTED_MODULE_0__/* .isRateRefusal */ .pU)(failure)) {
            outage = undefined;
            return lane.pauseMs();
        }
        const now = clock.monotonic();
        if (failure.status === 409)
            return change?.conflictPause(failure);
        if (!(0,_retry_policy__WEBPACK_IMPORTED_MODULE_0__/* .isTransient */ .dg)(failure))
            return undefined;
        outage = { since: outage?.since ?? now, failures: (outage?.failures ?? 0) + 1 };
        if (now + (failure.retryAfterMs ?? 0) > stop.deadline)
            return undefined;
        return (0,_retry_policy__WEBPACK_IMPORTED_MODULE_0__/* .pauseAfter */ .l0)(failure, outage, now, context.random());
    }
    function end(result) {
        if (last !== undefined)
            context.onOver?.(what);
        if (result.ok || result.failure.kind !== 'stopped' || last === undefined)
            return result;
        return { ok: false, failure: { last, ...result.failure } };
    }
    for (;;) {
        const result = await lane.ask(() => send(stop.signal), stop);
        if (result === undefined)
            return end({ ok: false, failure: stopped('the run was stopped before the request was made') });
        if (result.ok || result.failure.kind === 'stopped')
            return end(result);
        const { failure } = result;
        const pause = pauseFor(failure);
        if (pause === undefined)
            return end(result);
        last = failure;
        context.onRetry(what, failure, pause);
        await clock.sleep(pause, stop.signal);
        if (stop.signal.aborted)
            return end({ ok: false, failure: stopped('the run was stopped while waiting to try again') });
        const found = await change?.beforeAgain(failure);
        if (found !== undefined)
            return end(found);
    }
}


/***/ }),

/***/ 3675:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ SlidingWindow),
/* harmony export */   q: () => (/* binding */ TokenBucket)
/* harmony export */ });
/** What is left of the pace after a refusal. */
const SLOWER = 0.9;
/** The share of the pace that refusals have left. */
class Pace {
    lengthMs;
    /** When each lowering is over, in order. */
    slowUntil = [];
    constructor(lengthMs) {
        this.lengthMs = lengthMs;
    }
    slowDown(from) {
        this.slowUntil.push(from + this.lengthMs);
    }
    staySlow(from) {
        this.slowUntil.pop();
        this.slowDown(from);
    }
    share(now) {
        if (this.slowUntil.length === 0)
            return 1;
        this.slowUntil = this.slowUntil.filter((until) => until > now);
        return SLOWER ** this.slowUntil.length;
    }
}
/** A strict sliding window over the answers' times. */
class SlidingWindow {
    limit;
    answered = [];
    head = 0;
    underWay = 0;
    pace;
    constructor(limit) {
        this.limit = limit;
        this.pace = new Pace(limit.lengthMs);
    }
    freeAt(now) {
        const { lengthMs } = this.limit;
        while (this.head < this.answered.length && (this.answered[this.head] ?? 0) + lengthMs <= now)
            this.head++;
        if (this.head > 1024) {
            this.answered.splice(0, this.head);
            this.head = 0;
        }
        const recent = this.answered.length - this.head;
        const excess = recent + this.underWay - this.most(now);
        if (excess < 0)
            return now;
        const blocking = this.answered[this.head + excess];
        return blocking === undefined ? Number.POSITIVE_INFINITY : blocking + lengthMs;
    }
    room(now) {
        this.freeAt(now);
        return Math.max(0, this.most(now) - this.underWay - (this.answered.length - this.head));
    }
    send() {
        this.underWay++;
    }
    answer(now) {
        this.underWay--;
        this.answered.push(now);
    }
    slowDown(from) {
        this.pace.slowDown(from);
    }
    staySlow(from) {
        this.pace.staySlow(from);
    }
    most(now) {
        return Math.max(1, Math.floor(this.limit.requests * this.pace.share(now)));
    }
}
/**
 * A bucket that fills up again evenly. What is taken is taken out at the answer, since a bucket that was full could not
 * have filled up meanwhile; what is under way is missing as well.
 */
class TokenBucket {
    limit;
    level;
    at = 0;
    underWay = 0;
    pace;
    constructor(limit) {
        this.limit = limit;
        this.level = limit.requests;
        this.pace = new Pace(limit.lengthMs);
    }
    freeAt(now) {
        const { size, perMs } = this.refill(now);
        const missing = this.underWay + 1 - this.level;
        if (missing <= 0)
            return now;
        return this.underWay + 1 > size ? Number.POSITIVE_INFINITY : now + missing / perMs;
    }
    room(now) {
        this.refill(now);
        return Math.max(0, Math.floor(this.level - this.underWay));
    }
    send() {
        this.underWay++;
    }
    answer(now) {
        this.refill(now);
        this.underWay--;
        this.level--;
    }
    /** Somebody else has emptied it. */
    slowDown(from) {
        this.level = Math.min(this.level, 0);
        this.pace.slowDown(from);
    }
    staySlow(from) {
        this.level = Math.min(this.level, 0);
        this.pace.staySlow(from);
    }
    refill(now) {
        const size = Math.max(1, this.limit.requests * this.pace.share(now));
        const perMs = size / this.limit.lengthMs;
        this.level = Math.min(size, this.level + (now - this.at) * perMs);
        this.at = now;
        return { size, perMs };
    }
}


/***/ }),

/***/ 5786:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Td: () => (/* binding */ vaultErrorForm),
/* harmony export */   U4: () => (/* binding */ problemForm),
/* harmony export */   WH: () => (/* binding */ causeJson),
/* harmony export */   zr: () => (/* binding */ healthErrorForm)
/* harmony export */ });
/* unused harmony export causeForm */
/* harmony import */ var _define_rows__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8618);
/* harmony import */ var _kinds__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5238);


const problem = (0,_define_rows__WEBPACK_IMPORTED_MODULE_0__/* .rowsOf */ .RO)();
const problemForm = problem.form('problem', 'Something that went wrong.', {
    code: problem.column(_kinds__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm, '', 'of the service, or ours', ({ code }) => code),
    message: problem.column(_kinds__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq, '', 'what is wrong', ({ message }) => message),
    possibleCauses: problem.column((0,_kinds__WEBPACK_IMPORTED_MODULE_1__/* .maybe */ .no)(_kinds__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq), '', 'as the service has them', (of) => of.possibleCauses),
    recommendedAction: problem.column((0,_kinds__WEBPACK_IMPORTED_MODULE_1__/* .maybe */ .no)(_kinds__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq), '', 'as the service has it', (of) => of.recommendedAction),
    correlationId: problem.column((0,_kinds__WEBPACK_IMPORTED_MODULE_1__/* .maybe */ .no)(_kinds__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm), '', 'for a support request', (of) => of.correlationId),
    nextStep: problem.column((0,_kinds__WEBPACK_IMPORTED_MODULE_1__/* .maybe */ .no)(_kinds__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq), '', 'what the reader can do, in our words', (of) => of.nextStep),
});
/** Who is affected is in the rows; here are as many as a reader needs to find them. */
const MAX_AFFECTED = 20;
const cause = (0,_define_rows__WEBPACK_IMPORTED_MODULE_0__/* .rowsOf */ .RO)();
const causeForm = cause.form('cause', 'Something that is wrong, once however many it affects.', {
    level: cause.column((0,_kinds__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)(['error', 'warning']), '', 'a `warning` fails nothing', ({ level }) => level),
    error: cause.column((0,_define_rows__WEBPACK_IMPORTED_MODULE_0__/* .nested */ .cY)(problemForm), '', 'what it is', (of) => problemForm.make(of.problem)),
    count: cause.column(_kinds__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9, '', 'how many it affects', ({ affected }) => affected.length),
    affected: cause.column({ ..._kinds__WEBPACK_IMPORTED_MODULE_1__/* .names */ .Dy, schema: { type: 'array', items: { type: 'string' }, maxItems: MAX_AFFECTED } }, '', `names of the first ${MAX_AFFECTED} of them`, ({ affected }) => affected.slice(0, MAX_AFFECTED)),
});
const causeJson = (of) => causeForm.write(causeForm.make(of));
const vaultError = (0,_define_rows__WEBPACK_IMPORTED_MODULE_0__/* .rowsOf */ .RO)();
const vaultErrorForm = vaultError.form('vaultError', 'A vault that could not be read.', {
    vaultId: vaultError.column(_kinds__WEBPACK_IMPORTED_MODULE_1__/* .vaultId */ .oC, '', 'ARM id', ({ vault }) => vault.id),
    error: vaultError.column((0,_define_rows__WEBPACK_IMPORTED_MODULE_0__/* .nested */ .cY)(problemForm), '', 'why', (of) => problemForm.make(of.problem)),
});
const healthError = (0,_define_rows__WEBPACK_IMPORTED_MODULE_0__/* .rowsOf */ .RO)();
const healthErrorForm = healthError.form('healthError', 'A health error, as the service has it.', {
    code: healthError.column(_kinds__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm, '', '', ({ code }) => code),
    message: healthError.column(_kinds__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq, '', '', ({ message }) => message),
    possibleCauses: healthError.column(_kinds__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq, '', '', (of) => of.possibleCauses),
    recommendedAction: healthError.column(_kinds__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq, '', '', (of) => of.recommendedAction),
});


/***/ }),

/***/ 4286:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ matchesGlob)
/* harmony export */ });
/** Names with `*` for any text and `?` for any character; letters compare without regard to case. */
/** Takes time in proportion to the product of both lengths at the most, whatever the pattern. */
function matchesGlob(pattern, name) {
    const wanted = [...pattern.toLowerCase()];
    const given = [...name.toLowerCase()];
    let [at, star, from] = [0, -1, 0];
    for (let index = 0; index < given.length;) {
        if (wanted[at] === '*') {
            star = at++;
            from = index;
        }
        else if (wanted[at] === '?' || wanted[at] === given[index]) {
            at++;
            index++;
        }
        else if (star >= 0) {
            // The last star takes one character more.
            at = star + 1;
            index = ++from;
        }
        else
            return false;
    }
    return wanted.slice(at).every((character) => character === '*');
}


/***/ }),

/***/ 1722:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ RUNBOOK)
/* harmony export */ });
/** Updates the agents every night; the portal's list of runbooks does not show it. */
const RUNBOOK = 'MS-SR-Update-MobilityServiceForA2AVirtualMachines';


/***/ }),

/***/ 6956:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ setting),
/* harmony export */   z: () => (/* binding */ asOnGitHub)
/* harmony export */ });
const asOnGitHub = (text) => text;
/** An input with its value, in a text. */
const setting = (name, value) => `\`${name}: ${value}\``;


/***/ }),

/***/ 1452:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ createFaultLog)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8474);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_events__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _core_requests_retry_policy__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9655);
/* harmony import */ var _core_render_format__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9649);
/* harmony import */ var _core_render_text__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2625);
/** Says in the log what goes wrong with requests: an outage of an hour in a dozen lines at most, and that it is over. */




const LINE_LENGTH = 1_000;
const MAX_LINES = 12;
/** Until the first line about an outage that goes on; doubled with each. */
const NEXT_LINE_MS = 60_000;
/** What answers again for so long is over. */
const SETTLED_MS = 5_000;
/** What comes back in this time is the same outage. */
const QUIET_MS = 60_000;
function createFaultLog(host, clock) {
    const outages = new Map();
    const closed = new AbortController();
    (0,node_events__WEBPACK_IMPORTED_MODULE_0__.setMaxListeners)(0, closed.signal);
    function print(outage, line) {
        if (outage.lines++ < MAX_LINES)
            host.print((0,_core_render_text__WEBPACK_IMPORTED_MODULE_1__/* .bounded */ .Mm)(line, LINE_LENGTH));
    }
    function open(now) {
        return {
            since: clock.now(),
            sinceAt: now,
            affected: new Set(),
            open: new Set(),
            lines: 0,
            nextLineAt: now + NEXT_LINE_MS,
            overAt: undefined,
            isOverSaid: false,
        };
    }
    function sayOver(kind, outage) {
        if (outage.isOverSaid || outage.overAt === undefined)
            return;
        outage.isOverSaid = true;
        if (outage.affected.size < 2)
            return;
        const took = (0,_core_render_format__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(outage.overAt - outage.sinceAt);
        print(outage, `${kind}: over after ${took}; ${(0,_core_render_format__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(outage.affected.size, 'request')} affected.`);
    }
    async function settle(kind, outage) {
        outage.overAt = clock.monotonic();
        const { overAt } = outage;
        await clock.sleep(SETTLED_MS, closed.signal);
        if (outage.overAt === overAt)
            sayOver(kind, outage);
    }
    return {
        fault(what, failure, againMs) {
            const { code, message } = failure.problem;
            const again = againMs === undefined ? '' : `; again in ${(0,_core_render_format__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(againMs)}`;
            const line = `${what}: ${code}: ${message}${again}`;
            host.debug((0,_core_render_text__WEBPACK_IMPORTED_MODULE_1__/* .bounded */ .Mm)(line, LINE_LENGTH));
            const kind = kindOf(failure);
            const now = clock.monotonic();
            const known = outages.get(kind);
            const isSame = known !== undefined && (known.overAt === undefined || now - known.overAt < QUIET_MS);
            const outage = isSame ? known : open(now);
            outages.set(kind, outage);
            outage.affected.add(what);
            outage.open.add(what);
            outage.overAt = undefined;
            outage.isOverSaid = false;
            if (!isSame)
                print(outage, line);
            else if (now >= outage.nextLineAt) {
                outage.nextLineAt = now + 2 * (outage.nextLineAt - outage.sinceAt);
                const since = new Date(outage.since).toISOString().slice(11, 19);
                print(outage, `${kind} since ${since} UTC; ${(0,_core_render_format__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(outage.affected.size, 'request')} affected; last: ${line}`);
            }
        },
        over(what) {
            for (const [kind, outage] of outages)
                if (outage.open.delete(what) && outage.open.size === 0)
                    void settle(kind, outage);
        },
        close() {
            for (const [kind, outage] of outages)
                sayOver(kind, outage);
            closed.abort();
        },
    };
}
function kindOf(failure) {
    if ((0,_core_requests_retry_policy__WEBPACK_IMPORTED_MODULE_3__/* .isRateRefusal */ .pU)(failure))
        return 'Refused for rate';
    return (0,_core_requests_retry_policy__WEBPACK_IMPORTED_MODULE_3__/* .isTransient */ .dg)(failure) ? 'Azure not reachable' : failure.problem.code;
}


/***/ }),

/***/ 8898:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ findFiles),
/* harmony export */   y: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/** Finds the files that inputs name, and reads those that are to be merged. */


/** One that is larger is no report: a hundred thousand rows make less. */
const MAX_BYTES = 400 * 1024 * 1024;
/** What names and folders are matched by, and nothing else of what the library knows. */
const MATCHING = {
    braceExpansion: false,
    extglob: false,
    caseSensitiveMatch: false,
    followSymbolicLinks: false,
    absolute: true,
};
/**
 * Files by paths and patterns: `*` stands for any text in a name, `?` for one character, `[ab]` for one of these, `**` for
 * any folders; what a pattern that begins with `!` matches is left out. Patterns match names with one of the endings, and
 * none that begin with a dot unless they say so; a folder stands for all in it.
 * @param from the folder that the patterns start from
 * @param endings in lower case, without their dot
 */
async function findFiles(patterns, from, endings) {
    const files = new Set();
    const useless = [];
    const left = patterns
        .filter((pattern) => pattern.startsWith('!'))
        .map((pattern) => forLibrary(pattern.slice(1), from));
    for (const pattern of patterns.filter((one) => !one.startsWith('!'))) {
        const found = await matching(pattern, { from, endings, left });
        if (found.length === 0)
            useless.push(pattern);
        for (const file of found)
            files.add(file);
    }
    return { files: [...files].sort(), useless };
}
async function matching(pattern, { from, endings, left }) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(from, pattern);
    const { convertPathToPattern, glob } = await __webpack_require__.e(/* import() */ 1).then(__webpack_require__.bind(__webpack_require__, 3382));
    const kind = await kindOf(path);
    // What is there by this name is meant, whatever signs it holds.
    const literal = convertPathToPattern(path);
    const wanted = kind === undefined ? forLibrary(pattern, from) : kind === 'folder' ? `${literal}/**` : literal;
    const found = await glob([wanted], { ...MATCHING, cwd: from, ignore: left });
    const files = [];
    for (const file of found.map((one) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(one)))
        if (kind === 'file' || (hasEnding(file, endings) && (await kindOf(file)) === 'file'))
            files.push(file);
    return files;
}
/** On Windows both slashes separate, and none escapes. */
const forLibrary = (pattern, from) => ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(pattern) ? pattern : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(from, pattern)).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join('/');
const hasEnding = (file, endings) => endings.some((ending) => file.toLowerCase().endsWith(`.${ending}`));
async function kindOf(path) {
    try {
        const stats = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path);
        return stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : undefined;
    }
    catch {
        return undefined;
    }
}
/** @throws what reading a file throws, and for one that is too large */
async function readText(file) {
    const { size } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(file);
    if (size > MAX_BYTES)
        throw new Error(`it has ${size} bytes, and is larger than any report`);
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8');
}


/***/ }),

/***/ 908:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/core/rows/head.ts
var rows_head = __webpack_require__(9839);
;// CONCATENATED MODULE: ./src/core/render/json.ts
/** JSON reports in pieces, so that the text of a hundred thousand rows is never in memory at once. */
/** A member of an object that has members before it; one row a line. */
function* jsonList(name, rows, toJson) {
    yield `,\n  "${name}": [`;
    let separator = '\n';
    for (const row of rows) {
        yield `${separator}    ${JSON.stringify(toJson(row))}`;
        separator = ',\n';
    }
    yield rows.length === 0 ? ']' : '\n  ]';
}
/** An object that is not closed yet, so that lists may follow. */
const jsonHead = (head) => JSON.stringify(head, null, 2).replace(/\n\}$/, '');
const JSON_END = '\n}\n';

// EXTERNAL MODULE: ./src/core/rows/define-rows.ts
var define_rows = __webpack_require__(8618);
// EXTERNAL MODULE: ./src/core/rows/kinds.ts
var kinds = __webpack_require__(5238);
;// CONCATENATED MODULE: ./src/core/baseline/issue-record.ts
/** An issue in the report, so that the next run finds it by its number. */


const subjectKinds = ['vault', 'subscription'];
/** The id in a form that can end no comment, and is the same however the id is written. */
const keyOf = ({ kind, id }) => `${kind}=${encodeURI(wellFormed(id.toLowerCase())).replace(/-(?=-)/g, '%2d')}`;
/** What an issue with this key is about, its id in lower case; undefined for what is no key. */
function subjectOf(key) {
    const [, kind, id] = /^(vault|subscription)=(\S+)$/.exec(key) ?? [];
    if (kind === undefined || id === undefined)
        return undefined;
    try {
        return { kind: kind === 'vault' ? 'vault' : 'subscription', id: decodeURIComponent(id) };
    }
    catch {
        return undefined;
    }
}
const issueStates = ['open', 'closed'];
const { column, form: issue_record_form } = (0,define_rows/* rowsOf */.RO)();
const issueForm = issue_record_form('issue', 'An issue on GitHub that is kept for a vault or a subscription.', {
    about: column((0,kinds/* choice */.Yq)(subjectKinds), '', 'what it is about', ({ kind }) => kind),
    id: column(kinds/* ownId */.ou, '', 'ARM id of that', ({ id }) => id),
    name: column(kinds/* name */.UU, '', 'of that, for people', (of) => of.name),
    number: column(kinds/* count */.U9, '', 'of the issue', (of) => of.number),
    url: column(kinds/* name */.UU, '', 'of the issue', ({ url }) => url),
    state: column((0,kinds/* choice */.Yq)(issueStates), '', 'of the issue, after this run', ({ state }) => state),
});
function readRecord(value, context) {
    const row = issueForm.read(value, context);
    if (row === undefined)
        return undefined;
    const { about: kind, id, ...rest } = row;
    const subject = { kind, id };
    return { ...subject, key: keyOf(subject), ...rest };
}
/** Halves of characters are no text that a request could carry. */
const wellFormed = (text) => text.replace(/\p{Surrogate}/gu, '\ufffd');

// EXTERNAL MODULE: ./src/core/values/time.ts
var values_time = __webpack_require__(6073);
// EXTERNAL MODULE: ./src/core/audit/catalogue.ts + 5 modules
var catalogue = __webpack_require__(9758);
// EXTERNAL MODULE: ./src/core/values/arm-id.ts
var arm_id = __webpack_require__(5696);
// EXTERNAL MODULE: ./src/core/values/id-map.ts
var id_map = __webpack_require__(7234);
// EXTERNAL MODULE: ./src/core/values/glob.ts
var glob = __webpack_require__(4286);
// EXTERNAL MODULE: ./src/core/exemptions/model.ts
var model = __webpack_require__(153);
;// CONCATENATED MODULE: ./src/core/exemptions/facets.ts




const groupOf = (id) => (0,arm_id/* segmentAfter */.k$)(id, 'resourceGroups') ?? '';
/** By ARM id; that of a vault itself among them. */
function facetsOf(rows, tags = new id_map/* IdMap */.Eo()) {
    const facets = new id_map/* IdMap */.Eo();
    const ofVaults = (ids) => ({
        vault: ids.map(arm_id/* nameOf */.Vb),
        subscription: ids.map(arm_id/* subscriptionOf */.XD),
        resourceGroup: ids.map(groupOf),
        vaultTag: ids.flatMap((id) => Object.entries(tags.get(id) ?? {}).map(([key, value]) => `${key}=${value}`)),
    });
    for (const { id } of rows.vaults)
        facets.set(id, { ...ofVaults([id]), id: [id] });
    for (const id of new id_map/* IdSet */.wp([...rows.vaults, ...rows.accounts].map((row) => (0,arm_id/* subscriptionScopeOf */.j$)(row.id))))
        facets.set(id, { subscription: [(0,arm_id/* subscriptionOf */.XD)(id)], id: [id] });
    for (const { id, vaultIds } of rows.accounts) {
        const own = { account: [(0,arm_id/* nameOf */.Vb)(id)], id: [id] };
        facets.set(id, vaultIds.length > 0
            ? { ...ofVaults(vaultIds), ...own }
            : { subscription: [(0,arm_id/* subscriptionOf */.XD)(id)], resourceGroup: [groupOf(id)], ...own });
    }
    const accountOf = new id_map/* IdMap */.Eo();
    for (const { id, name, vaultId, automationAccountId: account } of rows.mappings) {
        if (account !== undefined)
            accountOf.set(id, (0,arm_id/* nameOf */.Vb)(account));
        facets.set(id, {
            ...ofVaults([vaultId]),
            mapping: [name],
            ...(account !== undefined && { account: [(0,arm_id/* nameOf */.Vb)(account)] }),
            id: [id],
        });
    }
    for (const { id, vm, vmId, vaultId, mappingId } of rows.agents) {
        const account = accountOf.find(mappingId);
        facets.set(id, {
            ...ofVaults([vaultId]),
            vm: [vm],
            ...(mappingId !== undefined && { mapping: [(0,arm_id/* nameOf */.Vb)(mappingId)] }),
            ...(account !== undefined && { account: [account] }),
            id: [vmId ?? id],
        });
    }
    return facets;
}
/** A tag is one of several: one that matches is enough. Of everything else each value has to match. */
function selects({ selectors }, facets) {
    return model/* selectorKeys */.yO.every((key) => {
        const patterns = selectors[key];
        if (patterns === undefined)
            return true;
        const values = facets[key] ?? [];
        const matches = (value) => patterns.some((pattern) => (0,glob/* matchesGlob */.k)(pattern, value));
        return key === 'vaultTag' ? values.some(matches) : values.length > 0 && values.every(matches);
    });
}

;// CONCATENATED MODULE: ./src/core/exemptions/apply.ts
/** Which findings are exempted, by which entry, and in which state each entry is. */





const entryStates = [
    /** It covers more findings than it may, and so none. */
    'over-limit',
    'expired',
    'orphaned',
    'no-longer-needed',
    'ends-soon',
    'active',
    'not-judged',
];
const SOON_DAYS = 14;
/** The moment at which it no longer holds; undefined: never. */
const endOf = ({ expiresOn }) => expiresOn === undefined ? undefined : Date.parse(`${expiresOn}T00:00:00Z`) + values_time/* DAY */.d_;
const isExpired = (exemption, now) => (endOf(exemption) ?? Number.POSITIVE_INFINITY) <= now;
const namesFinding = ({ findings }, id) => (findings.includes('*') && !catalogue/* NEVER_EXEMPT */.tk.has(id)) || findings.includes(id);
function applyExemptions(exemptions, rows, options) {
    const facets = facetsOf(rows, options.tags);
    const matches = exemptions.map((exemption) => rows.findings.filter(({ id, resource, vaultId }) => namesFinding(exemption, id) && selects(exemption, facets.get(resource || vaultId) ?? {})));
    const covers = new Map();
    for (const [index, exemption] of exemptions.entries()) {
        const found = matches[index] ?? [];
        if (exemption.applies === 'changes' || isExpired(exemption, options.now) || isOverLimit(exemption, found))
            continue;
        for (const { key } of found) {
            const other = covers.get(key);
            covers.set(key, other === undefined
                ? { by: exemption.name, alsoBy: [] }
                : { ...other, alsoBy: [...other.alsoBy, exemption.name] });
        }
    }
    return {
        covers: withConsequences(covers, rows.findings),
        holds: holdsOf(exemptions, facets, options.now),
        entries: exemptions.map((exemption, index) => {
            const found = matches[index] ?? [];
            return { exemption, findings: found.length, state: stateOf(exemption, found, rows, facets, options) };
        }),
    };
}
function holdsOf(exemptions, facets, now) {
    const holds = exemptions.filter((exemption) => exemption.applies === 'changes' && !isExpired(exemption, now));
    const held = holds.flatMap((hold) => [...facets].flatMap(([id, one]) => (selects(hold, one) ? [{ id, name: hold.name }] : [])));
    return new id_map/* IdMap */.Eo([...(0,id_map/* groupById */.AN)(held, ({ id }) => id)].map(([id, all]) => [id, all.map(({ name }) => name)]));
}
const isOverLimit = ({ atMost }, found) => atMost !== undefined && found.length > atMost;
/** What follows only from what is exempted is exempted with it. */
function withConsequences(covers, findings) {
    const all = new Map(covers);
    for (const { key, causedBy } of findings) {
        const [first] = causedBy;
        const cover = first === undefined ? undefined : covers.get(first);
        if (cover !== undefined && !all.has(key) && causedBy.every((cause) => covers.has(cause)))
            all.set(key, cover);
    }
    return all;
}
function stateOf(exemption, found, rows, facets, { now, tags, reach }) {
    if (isExpired(exemption, now))
        return 'expired';
    if (isOverLimit(exemption, found))
        return 'over-limit';
    const subjects = [...facets.values()].some((one) => selects(exemption, one));
    if (found.length > 0 || (exemption.applies === 'changes' && subjects)) {
        const end = endOf(exemption);
        return end !== undefined && end - now <= (SOON_DAYS + 1) * values_time/* DAY */.d_ ? 'ends-soon' : 'active';
    }
    if (exemption.selectors.vaultTag !== undefined && tags === undefined)
        return 'not-judged';
    if (!isWithin(exemption, reach) || mayBeUnread(exemption, rows.findings, facets))
        return 'not-judged';
    if (subjects)
        return 'no-longer-needed';
    // Nothing of an empty vault was read, and the mapping or the account may be there.
    return reach?.includesEmpty === true || exemption.selectors.vm !== undefined ? 'orphaned' : 'not-judged';
}
/** Whether all that it can be about was looked at. */
function isWithin({ selectors }, reach) {
    if (reach === undefined)
        return false;
    const { subscriptions } = reach;
    if (subscriptions === 'all')
        return true;
    const named = selectors.subscription ?? selectors.id?.map(arm_id/* subscriptionOf */.XD) ?? [];
    return named.length > 0 && named.every((id) => subscriptions.includes(id.toLowerCase()));
}
/** Whether what it is about may be in something that could not be read. */
function mayBeUnread({ selectors }, findings, facets) {
    const { vault, subscription, resourceGroup, vaultTag } = selectors;
    const inVaults = Object.fromEntries(Object.entries({ vault, subscription, resourceGroup, vaultTag }).filter(([, patterns]) => patterns !== undefined));
    return findings.some(({ id, vaultId }) => {
        const place = facets.get(vaultId);
        return catalogue/* NEVER_EXEMPT */.tk.has(id) && (place === undefined || selects({ selectors: inVaults }, place));
    });
}

;// CONCATENATED MODULE: ./src/core/exemptions/rows.ts
/** An exemption as a row of a report, with the state that it is in. */




const { column: rows_column, form: rows_form } = (0,define_rows/* rowsOf */.RO)();
const exemptionForm = rows_form('exemption', 'An exemption, and what became of it.', {
    state: rows_column((0,kinds/* choice */.Yq)(entryStates), 'State', '[explained here](exemptions.md#states)', ({ state }) => state),
    name: rows_column(kinds/* name */.UU, 'Exemption', 'of the exemption', (of) => of.exemption.name),
    category: rows_column((0,kinds/* choice */.Yq)(model/* categories */.LZ), 'Category', '`Waiver` or `Mitigated`', (of) => of.exemption.category),
    expiresOn: rows_column((0,kinds/* maybe */.no)(kinds/* word */.Vm), 'Last day', 'in UTC', (of) => of.exemption.expiresOn),
    findings: rows_column(kinds/* names */.Dy, 'Findings', 'ids, or `*`', (of) => of.exemption.findings, { csv: 'finding' }),
    selects: rows_column(kinds/* text */.Qq, 'Selects', 'what it is about: patterns by their keys', (of) => Object.entries(of.exemption.selectors)
        .map(([key, patterns = []]) => `${key}: ${patterns.join(', ')}`)
        .join('; ')),
    matches: rows_column(kinds/* count */.U9, 'Matches', 'how many findings match it', ({ findings }) => findings),
    atMost: rows_column((0,kinds/* maybe */.no)(kinds/* count */.U9), 'At most', 'if more match, it covers none', (of) => of.exemption.atMost),
    applies: rows_column((0,kinds/* choice */.Yq)(model/* appliesTo */.Gl), 'Applies to', '`both`, or `changes`: a hold', (of) => of.exemption.applies),
    description: rows_column(kinds/* text */.Qq, 'Why', 'why', (of) => of.exemption.description),
    requestedBy: rows_column((0,kinds/* maybe */.no)(kinds/* name */.UU), 'Requested by', 'as it is written', (of) => of.exemption.requestedBy),
    approvedBy: rows_column((0,kinds/* maybe */.no)(kinds/* name */.UU), 'Approved by', 'as it is written', (of) => of.exemption.approvedBy),
    ticket: rows_column((0,kinds/* maybe */.no)(kinds/* name */.UU), 'Ticket', 'as it is written', (of) => of.exemption.ticket),
    file: rows_column(kinds/* name */.UU, 'File', 'where it is written', (of) => of.exemption.file),
    line: rows_column(kinds/* count */.U9, 'Line', 'of the file', (of) => of.exemption.line),
});

// EXTERNAL MODULE: ./src/core/audit/remedy.ts
var remedy = __webpack_require__(771);
// EXTERNAL MODULE: ./src/core/plan/step.ts
var plan_step = __webpack_require__(6525);
;// CONCATENATED MODULE: ./src/core/plan/rows.ts
/** A step of the plan as a row of a report. */




const { column: plan_rows_column, form: plan_rows_form } = (0,define_rows/* rowsOf */.RO)();
const planStepForm = plan_rows_form('planStep', 'A step of the plan. Nothing of it was done.', {
    id: plan_rows_column(kinds/* word */.Vm, '', 'made of kind, target and wanted value, so that it is the same in every run', ({ id }) => id),
    kind: plan_rows_column((0,kinds/* choice */.Yq)([...plan_step/* repairKinds */.P2, 'person']), '', 'what is done; `person` for what only a person can do', ({ kind }) => kind),
    title: plan_rows_column(kinds/* text */.Qq, '', 'what is done, in one sentence', ({ title }) => title),
    target: plan_rows_column(kinds/* name */.UU, '', 'ARM id of what it is done to; for a role that of the vault', ({ target }) => target),
    name: plan_rows_column(kinds/* name */.UU, '', 'of the target', (of) => of.name),
    vaultId: plan_rows_column(kinds/* name */.UU, '', 'ARM id of the vault; empty if it is about none', ({ vaultId }) => vaultId),
    accountId: plan_rows_column((0,kinds/* maybe */.no)(kinds/* sharedId */.dC), '', 'ARM id of the automation account', ({ accountId }) => accountId),
    before: plan_rows_column(kinds/* text */.Qq, '', 'what the target reads now', ({ before }) => before),
    wanted: plan_rows_column(kinds/* text */.Qq, '', 'what it is to read; for `person` the id of the finding', ({ wanted }) => wanted),
    vms: plan_rows_column(kinds/* count */.U9, '', 'how many VMs are not healed without it', ({ agents }) => agents.length),
    findings: plan_rows_column(kinds/* names */.Dy, '', 'keys of the findings that it heals', ({ findings }) => findings),
    after: plan_rows_column(kinds/* names */.Dy, '', 'ids of the steps that have to be done first', ({ after }) => after),
    right: plan_rows_column((0,kinds/* maybe */.no)(kinds/* word */.Vm), '', 'the action that whoever does it needs', ({ right }) => right),
    byHand: plan_rows_column(remedy/* remedy */.z, '', 'how to do it by hand, as `remedy`', ({ byHand }) => byHand),
    undo: plan_rows_column((0,kinds/* maybe */.no)(kinds/* text */.Qq), '', 'the command that undoes it', ({ undo }) => undo),
});

;// CONCATENATED MODULE: ./src/core/baseline/baseline.ts
/** What a report hands to the next run: what was found, since when, and what of it is accepted. */



/** A key begins with the id of its finding. */
const ruleIdOf = ({ key }) => key.split(' ', 1).join('');
/** Findings that bear on a verdict: what follows from another is not counted, and notes are not either. */
const isCounted = (entry) => entry.isCause && catalogue/* catalogue */.sW.get(ruleIdOf(entry))?.severity !== 'note';
const { column: baseline_column, form: baseline_form } = (0,define_rows/* rowsOf */.RO)();
const entryForm = baseline_form('knownFinding', 'A finding that the next run holds its own against.', {
    key: baseline_column({ ...kinds/* ownId */.ou, schema: { type: 'string', minLength: 1 } }, '', 'of the finding', ({ key }) => key),
    name: baseline_column(kinds/* name */.UU, '', 'of the resource, for people', (of) => of.name),
    vaultId: baseline_column(kinds/* idOrEmpty */.yx, '', 'ARM id of the vault; empty if nothing was found to audit', ({ vaultId }) => vaultId),
    firstSeen: baseline_column(kinds/* time */.kB, '', 'when it was found first', ({ firstSeen }) => firstSeen),
    accepted: baseline_column(kinds/* flag */.Jt, '', 'it does not count as new', ({ accepted }) => accepted),
    isCause: baseline_column(kinds/* flag */.Jt, '', 'it followed from no other finding', ({ isCause }) => isCause),
    checkedSince: baseline_column((0,kinds/* maybe */.no)(kinds/* word */.Vm), '', 'the version of this tool that was the first to look for it, where it was accepted for that reason', ({ checkedSince }) => checkedSince),
});

;// CONCATENATED MODULE: ./src/core/baseline/unread.ts
/** Which findings say that something could not be read, and which others cannot be found for that reason. */




/** By the finding that says so: what it hides, by what that is about or by its id. */
const HIDES = {
    ASR301: ['mapping', 'account', 'identity', 'agent', 'vault', 'subscription', 'audit'],
    ASR302: ['mapping', 'account', 'identity', 'vault', 'subscription', 'audit'],
    ASR303: ['agent', 'vault', 'audit'],
    ASR401: ['ASR101', 'ASR103', 'ASR104', 'ASR105', 'ASR110'],
    ASR402: ['ASR008', 'ASR009', 'ASR010', 'ASR015', 'ASR016', 'ASR019'],
    ASR403: ['ASR018', 'ASR019', 'ASR106', 'ASR107', 'ASR108', 'ASR112', 'ASR113'],
    ASR404: ['ASR109', 'ASR111'],
    ASR405: ['ASR104', 'ASR105'],
    ASR406: ['ASR017', 'ASR018', 'ASR019'],
    ASR407: ['ASR114', 'ASR115'],
    ASR408: ['ASR116'],
    ASR409: ['ASR117', 'ASR118', 'ASR119'],
    ASR410: ['ASR308'],
    ASR411: ['ASR309'],
    // Only what is said of other findings depends on it.
    ASR412: [],
    ASR413: ['ASR220', 'ASR221', 'ASR222'],
};
/** What is looked for only in a VM that is asked itself. */
const OF_VMS = ['ASR220', 'ASR221', 'ASR222'];
const unreadRules = Object.keys(HIDES);
const unreadAmong = (found) => new id_map/* IdSet */.wp(found.flatMap((one) => (HIDES[ruleIdOf(one)] === undefined ? [] : [one.key])));
function isHidden(unread, { key, vaultId, accountId }) {
    if (unread.size === 0)
        return false;
    const id = ruleIdOf({ key });
    const about = catalogue/* catalogue */.sW.get(id)?.about;
    const own = [key.slice(id.length + 1), vaultId, accountId];
    const places = [...own, ...own.map(arm_id/* subscriptionScopeOf */.j$)];
    return Object.entries(HIDES).some(([one, hidden]) => one !== id &&
        hidden.some((what) => what === about || what === id) &&
        places.some((place) => unread.has(`${one} ${place}`)));
}
/** Ids of the findings that cannot be found where these say what could not be read. */
function hiddenBy(found) {
    const hidden = found.flatMap((one) => HIDES[ruleIdOf(one)] ?? []);
    return new Set([...catalogue/* catalogue */.sW].flatMap(([id, { about }]) => (hidden.some((what) => what === about || what === id) ? [id] : [])));
}

;// CONCATENATED MODULE: ./src/core/baseline/past.ts
/** What became of a finding that was there and is not found any more. */





/** `gone`: what it was about is not there any more. `not-known`: what would show it could not be read. */
const pastStates = ['fixed', 'gone', 'out-of-scope', 'not-known'];
/** The subject of a key: an ARM id in lower case. */
const past_subjectOf = ({ key }) => key.slice(key.indexOf(' ') + 1).split(' on /')[0] ?? '';
/** Found where nothing keeps an agent up to date, which may not be known. */
const OF_COVERAGE = 'ASR212';
function pastStateOf(rows, { interrupted, unreported }) {
    const vaults = new id_map/* IdSet */.wp(rows.vaults.map(({ id }) => id));
    const lost = new id_map/* IdSet */.wp(unreported);
    const subjects = subjectsOf(rows);
    const accounts = accountsOf(rows);
    const agents = new id_map/* IdMap */.Eo(rows.agents.map((agent) => [agent.vmId ?? agent.id, agent]));
    const unread = unreadAmong(rows.findings);
    return (entry) => {
        const { key, vaultId } = entry;
        const [id, subject] = [ruleIdOf(entry), past_subjectOf(entry)];
        const about = catalogue/* catalogue */.sW.get(id)?.about;
        // Of a rule that only another version has.
        if (interrupted || lost.has(vaultId) || about === undefined)
            return 'not-known';
        const isThere = subjects.has(subject);
        // An account, or a subscription, is written down for one of its vaults, which may be another one now.
        const isElsewhere = (0,catalogue/* isShared */.yM)(id) && isThere;
        if (!isElsewhere && !vaults.has(vaultId))
            return 'out-of-scope';
        const place = { key, vaultId: isElsewhere ? '' : vaultId, accountId: accounts.get(subject) ?? subject };
        const agent = agents.get(subject);
        const isUnknown = (id === OF_COVERAGE && agent?.coverage === 'unknown') ||
            (OF_VMS.includes(id) && agent !== undefined && agent.powerState === undefined);
        if (isUnknown || isHidden(unread, place))
            return 'not-known';
        return isThere ? 'fixed' : 'gone';
    };
}
/** By id of the mapping: the account that it names. */
const accountsOf = ({ mappings }) => new id_map/* IdMap */.Eo(mappings.map(({ id, automationAccountId = '' }) => [id, automationAccountId]));
/** Ids of all that was read. */
function subjectsOf({ vaults, accounts, mappings, agents }) {
    const ids = [...vaults, ...accounts, ...mappings].map(({ id }) => id);
    const subscriptions = [...vaults, ...accounts].map(({ id }) => (0,arm_id/* subscriptionScopeOf */.j$)(id));
    return new id_map/* IdSet */.wp([...ids, ...subscriptions, ...agents.map(({ id, vmId }) => vmId ?? id)]);
}

;// CONCATENATED MODULE: ./src/core/audit-report/ratchet-json.ts
/** The ratchet in the JSON report: what this run was held against, and what the next one is. */






const { column: ratchet_json_column, form: ratchet_json_form } = (0,define_rows/* rowsOf */.RO)();
const pastForm = ratchet_json_form('pastFinding', 'Something that the baseline has and that is not found any more.', {
    key: ratchet_json_column({ ...kinds/* ownId */.ou, schema: { type: 'string', minLength: 1 } }, '', 'of the finding', ({ entry }) => entry.key),
    name: ratchet_json_column(kinds/* name */.UU, '', 'of the resource, for people', ({ entry }) => entry.name),
    vaultId: ratchet_json_column(kinds/* idOrEmpty */.yx, '', 'ARM id of the vault; empty if nothing was found to audit', ({ entry }) => entry.vaultId),
    firstSeen: ratchet_json_column(kinds/* time */.kB, '', 'when it was found first', ({ entry }) => entry.firstSeen),
    state: ratchet_json_column((0,kinds/* choice */.Yq)(pastStates), '', '`fixed`; `gone` with what it was about; `out-of-scope`; `not-known`, since what would show it could not be read', ({ state }) => state),
});
/** In the head of a report. */
function ratchetJson({ kind, counts, asOf, next }) {
    return {
        baseline: { state: kind, ...(kind === 'read' && { asOf: (0,values_time/* isoTime */.Ly)(asOf), counts }) },
        ratchet: next && { since: (0,values_time/* isoTime */.Ly)(next.since), asOf: (0,values_time/* isoTime */.Ly)(next.asOf), rules: next.rules },
    };
}
function* ratchetLists({ next, past, kind }) {
    if (kind === 'read')
        yield* jsonList('past', past, (row) => pastForm.write(pastForm.make(row)));
    if (next !== undefined)
        yield* jsonList('known', next.entries, (row) => entryForm.write(row));
}

// EXTERNAL MODULE: ./src/core/render/format.ts
var format = __webpack_require__(9649);
// EXTERNAL MODULE: ./src/core/audit/severity.ts
var audit_severity = __webpack_require__(5236);
;// CONCATENATED MODULE: ./src/core/audit/support-window.ts
/**
 * How many releases an agent is behind. Microsoft supports the newest release and the four before it; the date of expiry
 * that an item gives is in the year 9999 in every recording, so that the version has to tell.
 */



/** From Azure/azure-powershell, SessionRecords/…AsrA2ATests/A2AUpdateProtectionWithZone.json, an agent that was current. */
const NEWEST_KNOWN = { version: '9.67.7653.1', since: '2025-12-15' };
/** Behind the newest release; more is out of support. */
const MAX_SUPPORTED = 4;
const SOON = 3;
const numbersOf = (version) => /^\d{1,4}(?:\.\d{1,6}){1,3}$/.test(version) ? version.split('.').map(Number) : undefined;
function order(a, b) {
    const at = [0, 1, 2, 3].find((place) => (a[place] ?? 0) !== (b[place] ?? 0)) ?? 0;
    return (a[at] ?? 0) - (b[at] ?? 0);
}
/** Of all agents and of what is known, so that an estate in which all are old does not pass for a current one. */
function newestAgent(agents) {
    let newest = { version: NEWEST_KNOWN.version, from: 'known' };
    let highest = numbersOf(newest.version) ?? [];
    for (const { agentVersion } of agents) {
        const numbers = numbersOf(agentVersion);
        if (numbers === undefined)
            continue;
        const ahead = order(numbers, highest);
        if (ahead > 0 || (ahead === 0 && newest.from === 'known')) {
            newest = { version: agentVersion, from: 'agents' };
            highest = numbers;
        }
    }
    return newest;
}
/** By the second number of the version; undefined where that cannot be counted. */
function releasesBehind(version, { version: newest }) {
    const [own, last] = [numbersOf(version), numbersOf(newest)];
    if (own === undefined || last === undefined || own[0] !== last[0])
        return undefined;
    return Math.max(0, (last[1] ?? 0) - (own[1] ?? 0));
}
const newestText = ({ version, from }) => from === 'agents'
    ? `${version}, the newest version seen in this audit`
    : `${version}, the newest that this version of the tool knows (of ${NEWEST_KNOWN.since})`;
/** What the service itself says of the same. */
const SAID_BY_SERVICE = new Set(['ASR201', 'ASR202', 'ASR213']);
/** @param found of the agent otherwise: what the service itself says as clearly is not said twice */
function judgeVersion(agent, newest, found) {
    const { id: resource, vm, vmId, vaultId, agentVersion } = agent;
    const behind = releasesBehind(agentVersion, newest);
    if (behind === undefined || behind < SOON)
        return [];
    const subject = { resource, name: vm, vaultId, lasting: vmId };
    const one = (0,catalogue/* finding */.gk)(behind > MAX_SUPPORTED ? 'ASR214' : 'ASR215', subject, `${vm}: the agent ${agentVersion} is ${(0,format/* plural */.LS)(behind, 'release')} behind ${newestText(newest)}.`, { at: { vm } });
    const isSaid = found.some(({ id, severity }) => SAID_BY_SERVICE.has(id) && audit_severity/* RANK */.Vz[severity] <= audit_severity/* RANK */.Vz[one.severity]);
    return isSaid ? [] : [one];
}

// EXTERNAL MODULE: ./src/core/audit/findings.ts
var audit_findings = __webpack_require__(8121);
// EXTERNAL MODULE: ./src/core/values/compare.ts
var compare = __webpack_require__(6369);
;// CONCATENATED MODULE: ./src/core/audit/runbook-jobs.ts
/** What the state of a job of the hidden runbook says. */


/** A nightly run is created at least once in this time. */
const RECENT_MS = 2 * values_time/* DAY */.d_;
const ENDED_BADLY = ['failed', 'stopped', 'suspended', 'blocked'];
const WAITING = ['queued', 'new', 'activating'];
/** After which a job that waits is waited for in vain. */
const MAX_WAIT_MS = values_time/* DAY */.d_ / 24;
const endedBadly = (job) => ENDED_BADLY.includes(job.status.toLowerCase());
const completed = (job) => (0,compare/* sameText */.QV)(job.status, 'Completed');
const hasEnded = (job) => endedBadly(job) || completed(job);
const createdAt = (job) => job.createdAt ?? job.startedAt;
const isRecent = (job, now) => (createdAt(job) ?? now) >= now - RECENT_MS;
const waitsTooLong = (job, now) => WAITING.includes(job.status.toLowerCase()) && job.createdAt !== undefined && job.createdAt < now - MAX_WAIT_MS;

;// CONCATENATED MODULE: ./src/core/audit/worst.ts
const WORST = 'Worst finding';
const LEVEL = 'the worst severity that was found about it, or `ok`';
/** Of a list of findings, the worst first. */
const worst = (findings) => findings[0]?.severity ?? 'ok';
const agentLevelOf = (found, coverage) => found === 'ok' && coverage === 'unknown' ? 'not known' : found;

;// CONCATENATED MODULE: ./src/core/audit/account-row.ts
/** The row of an automation account in an audit's report. */






const usageOf = ({ usage }) => (usage.known ? usage.value : {});
/** Each once. */
const groupsOf = ({ roles }) => [
    ...new Set([...roles.values()]
        .flatMap((held) => (held.known ? held.value.assignments : []))
        .flatMap(({ group }) => group ?? [])),
];
const account = (0,define_rows/* rowsOf */.RO)();
const accountForm = account.form('accountRow', 'An automation account that mappings use, or are to use.', {
    id: account.column(kinds/* ownId */.ou, 'Resource', 'ARM id', ({ facts }) => facts.id, { csv: 'account_id', last: true }),
    level: account.column(audit_severity/* level */.Rc, WORST, LEVEL, ({ findings }) => worst(findings)),
    name: account.column(kinds/* name */.UU, 'Account', 'of the account', ({ facts }) => (0,arm_id/* nameOf */.Vb)(facts.id)),
    state: account.column(kinds/* word */.Vm, 'State', 'its state, `missing`, or why it is not known', ({ facts, account: own }) => facts.account.known ? (own?.state ?? 'missing') : `not known: ${facts.account.problem.code}`),
    location: account.column((0,kinds/* maybe */.no)(kinds/* word */.Vm), 'Location', 'region', (of) => of.account?.location),
    principalId: account.column((0,kinds/* maybe */.no)(kinds/* word */.Vm), 'Identity', 'object id of its system-assigned identity; left out if that is off', (of) => of.account?.principalId),
    userAssigned: account.column(kinds/* ids */.dK, 'User-assigned identities', 'ARM ids of the user-assigned identities of the account', (of) => of.account?.userAssigned ?? []),
    roleGroups: account.column(kinds/* names */.Dy, 'Roles through groups', 'object ids of the groups through which its identity has roles on these vaults', ({ facts }) => groupsOf(facts)),
    vaultIds: account.column(kinds/* ids */.dK, 'Vaults', 'ARM ids of the vaults whose mappings use it', (of) => of.users.map(({ id }) => id), {
        csv: 'vaults',
    }),
    runs: account.column((0,kinds/* maybe */.no)(kinds/* count */.U9), 'Runs in 7 days', 'of the nightly update in the last seven days', (of) => of.jobs?.length),
    failedRuns: account.column((0,kinds/* maybe */.no)(kinds/* count */.U9), 'Failed runs', 'of these', (of) => of.jobs?.filter(endedBadly).length),
    lastRun: account.column((0,kinds/* maybe */.no)(kinds/* time */.kB), 'Last run', 'when it began', (of) => of.jobs?.[0]?.startedAt),
    lastRunStatus: account.column((0,kinds/* maybe */.no)(kinds/* word */.Vm), 'Last status', 'how it ended, or that it runs', (of) => of.jobs?.[0]?.status),
    sku: account.column((0,kinds/* maybe */.no)(kinds/* word */.Vm), 'Pricing tier', 'of the account, for instance `Basic`', (of) => of.account?.sku || undefined),
    minutesUsed: account.column((0,kinds/* maybe */.no)(kinds/* amount */.vj), 'Minutes this month', 'of job time in this calendar month', ({ facts }) => usageOf(facts).own?.minutes),
    minutesLimit: account.column((0,kinds/* maybe */.no)(kinds/* amount */.vj), 'Limit of minutes', 'that Azure names for the account; left out if there is none', ({ facts }) => usageOf(facts).own?.limit),
    subscriptionMinutesUsed: account.column((0,kinds/* maybe */.no)(kinds/* amount */.vj), 'Minutes of its subscription', 'of all accounts of the subscription', ({ facts }) => usageOf(facts).subscription?.minutes),
    subscriptionMinutesLimit: account.column((0,kinds/* maybe */.no)(kinds/* amount */.vj), 'Limit of its subscription', 'that Azure names for the subscription; left out if there is none', ({ facts }) => usageOf(facts).subscription?.limit),
    throttleStatus: account.column((0,kinds/* maybe */.no)(kinds/* word */.Vm), 'Throttled', 'what Azure says of the account, for instance `NotThrottled`', ({ facts }) => usageOf(facts).own?.throttleStatus || usageOf(facts).subscription?.throttleStatus || undefined),
});

;// CONCATENATED MODULE: ./src/core/values/mapping-state.ts
/** What the words of the service say of a mapping. */

const isA2A = (provider) => (0,compare/* sameText */.QV)(provider, 'A2A');
const isPaired = (mapping) => (0,compare/* sameText */.QV)(mapping.state, 'Paired');
const isEnabled = (mapping) => (0,compare/* sameText */.QV)(mapping.autoUpdate?.status, 'Enabled');
/** The account that updates agents of the mapping; none where nothing is updated. */
function accountInUse(mapping) {
    const id = mapping.autoUpdate?.automationAccountId;
    return id !== undefined && isA2A(mapping.provider) && isPaired(mapping) && isEnabled(mapping) ? [id] : [];
}

;// CONCATENATED MODULE: ./src/core/audit/coverage.ts
/** Whether automatic update covers an agent: the mapping of its container does, if nothing stops that. */





const coverages = ['covered', 'not-covered', 'unknown'];
const coverage_keyOf = (resource, vaultId = '') => `${resource}\n${vaultId}`;
/** What is milder than its rule stops nothing. */
function effectOf({ id, severity }) {
    const rule = catalogue/* catalogue */.sW.get(id);
    return rule === undefined || audit_severity/* RANK */.Vz[severity] > audit_severity/* RANK */.Vz[rule.severity] ? undefined : rule.effect;
}
/** What stands in the way of the nightly update, by what it was found in. */
const blockersOf = (findings) => (0,id_map/* groupById */.AN)(findings.filter((found) => effectOf(found) !== undefined), (found) => coverage_keyOf(found.resource, (0,catalogue/* isShared */.yM)(found.id) ? '' : found.vaultId));
/** @param findings those of mappings and accounts, at least */
function coverageBy(findings) {
    const blockers = blockersOf(findings);
    return ({ vault, mappings }) => {
        if (!mappings.known) {
            const reason = 'the mappings of the vault could not be read';
            return () => ({ kind: 'unknown', mapping: undefined, reason, causes: [] });
        }
        const byContainer = new id_map/* IdMap */.Eo();
        for (const mapping of mappings.value.filter(({ provider }) => isA2A(provider))) {
            const coverage = coverageOf(mapping, vault.id, blockers);
            for (const name of mapping.sourceContainer) {
                const others = byContainer.get(name);
                if (others === undefined)
                    byContainer.set(name, [coverage]);
                else
                    others.push(coverage);
            }
        }
        return (item) => best(inSameFabric(item, item.sourceContainer.flatMap((name) => byContainer.get(name) ?? [])));
    };
}
function coverageOf(mapping, vaultId, blockers) {
    const account = mapping.autoUpdate?.automationAccountId ?? '';
    const keys = new Set([
        ...[mapping.id, account, vaultId].map((id) => coverage_keyOf(id, vaultId)),
        ...[account, (0,arm_id/* subscriptionScopeOf */.j$)(account), (0,arm_id/* subscriptionScopeOf */.j$)(vaultId)].map((id) => coverage_keyOf(id)),
    ]);
    const found = [...keys].flatMap((key) => blockers.get(key) ?? []);
    const causes = found.filter((one) => effectOf(one) === 'blocks');
    const [blocker = found[0]] = causes;
    if (blocker === undefined)
        return { kind: 'covered', mapping, reason: '', causes };
    const kind = causes.length === 0 ? 'unknown' : 'not-covered';
    return { kind, mapping, reason: `${blocker.id}: ${blocker.message}`, causes };
}
/** Containers of two fabrics may have the same name; where one of them is the item's own, the other does not count. */
function inSameFabric(item, candidates) {
    const own = candidates.filter(({ mapping }) => mapping !== undefined && (0,arm_id/* inSameContainer */.PE)(mapping.id, item.id));
    return own.length > 0 ? own : candidates;
}
function best(candidates) {
    const byKind = (kind) => candidates.find((one) => one.kind === kind);
    const none = {
        kind: 'not-covered',
        mapping: undefined,
        reason: 'its protection container has no mapping',
        causes: [],
    };
    return byKind('covered') ?? byKind('unknown') ?? candidates[0] ?? none;
}
/**
 * What a mapping covers, it covers only as long as the service can still update the agent.
 * @param findings of the item
 * @param now milliseconds since the epoch
 */
function coverageOfAgent(item, byMapping, findings, now) {
    const blocker = findings.find((found) => effectOf(found) === 'blocks');
    const lost = lostBy(item, now) ?? (blocker && `${blocker.id}: ${blocker.message}`);
    return lost === undefined || byMapping.kind === 'not-covered'
        ? byMapping
        : { kind: 'not-covered', mapping: byMapping.mapping, reason: lost, causes: [] };
}
function lostBy({ agentExpiry, reinstallRequired, upgradeRetriesExhausted }, now) {
    if (agentExpiry !== undefined && agentExpiry <= now)
        return 'ASR201: the agent has expired';
    if (reinstallRequired)
        return 'ASR209: the agent must be reinstalled';
    return upgradeRetriesExhausted ? 'ASR208: the tries to update the agent are used up' : undefined;
}

;// CONCATENATED MODULE: ./src/core/audit/expiry.ts
/** When the support of something ends, as far as that matters. */

const expiries = ['none', 'later', 'soon', 'expired'];
/** @param days how many days ahead is soon */
function expiryOf(at, { now, days }) {
    if (at === undefined)
        return 'none';
    if (at <= now)
        return 'expired';
    return at - now <= days * values_time/* DAY */.d_ ? 'soon' : 'later';
}

;// CONCATENATED MODULE: ./src/core/audit/health-errors.ts
const sentence = (text) => (/[.!?]$/.test(text) ? text : `${text}.`);
/** What the service says of its health errors, as far as it says it. */
const wordsOf = (errors) => errors
    .flatMap(({ possibleCauses, recommendedAction }) => [
    possibleCauses && sentence(possibleCauses),
    recommendedAction && `The service recommends: ${sentence(recommendedAction)}`,
])
    .filter((text) => text !== '')
    .join(' ');
const messagesOf = (errors) => errors.map(({ code, message }) => [code, message].filter((text) => text !== '').join(': ') || 'no text').join('; ');

;// CONCATENATED MODULE: ./src/core/audit/schedule-state.ts
/** What a schedule says of the runs to come. */


/** A next run that was due a moment ago may only not have been moved on yet. */
const hasNextRun = ({ nextRun, expiry }, now) => nextRun !== undefined && nextRun > now - values_time/* DAY */.d_ && (expiry === undefined || expiry > now);
const EVERY_DAY = 7;
/** True too for one that runs more often, and for one of which the service does not say. */
function isDaily({ frequency, interval = 1, weekDays }) {
    if (frequency === '' || (0,compare/* sameText */.QV)(frequency, 'Minute'))
        return true;
    if ((0,compare/* sameText */.QV)(frequency, 'Hour'))
        return interval <= 24;
    if ((0,compare/* sameText */.QV)(frequency, 'Week'))
        return interval === 1 && weekDays === EVERY_DAY;
    return (0,compare/* sameText */.QV)(frequency, 'Day') && interval === 1;
}
/** For instance `every 30 days`. */
function recurrence({ frequency, interval = 1 }) {
    if ((0,compare/* sameText */.QV)(frequency, 'OneTime'))
        return 'once';
    const unit = frequency.toLowerCase();
    return interval === 1 ? `every ${unit}` : `every ${interval} ${unit}s`;
}

;// CONCATENATED MODULE: ./src/core/audit/by-severity.ts
/** Findings counted by severity. */




function countBySeverity(findings) {
    const counts = { error: 0, warning: 0, note: 0 };
    for (const { severity } of findings)
        counts[severity]++;
    return counts;
}
/** For instance `2 errors, 1 note`; empty if there is none. */
const countsText = (counts) => audit_severity/* severities */.gO.flatMap((one) => (counts[one] > 0 ? [(0,format/* plural */.LS)(counts[one], one)] : [])).join(', ');
const worstIn = (counts) => audit_severity/* severities */.gO.find((one) => counts[one] > 0) ?? 'ok';
const severityCounts = (0,define_rows/* rowsOf */.RO)();
const bySeverityForm = severityCounts.form('bySeverity', 'Findings, counted by severity; what follows from another finding is not counted.', {
    error: severityCounts.column(kinds/* count */.U9, '', 'errors', ({ error }) => error),
    warning: severityCounts.column(kinds/* count */.U9, '', 'warnings', ({ warning }) => warning),
    note: severityCounts.column(kinds/* count */.U9, '', 'notes', ({ note }) => note),
});
const bySeverity = {
    schema: { $ref: '#/$defs/bySeverity' },
    cell: 'number',
    read: (value, context) => bySeverityForm.read(value, context),
};
const severityCells = audit_severity/* severities */.gO.map((one) => ({
    key: `${one}s`,
    title: `${one.charAt(0).toUpperCase()}${one.slice(1)}s`,
    kind: 'number',
    cell: (counts) => counts[one],
}));

;// CONCATENATED MODULE: ./src/core/audit/rows.ts
/** The rows of an audit's report, each defined once. A new property is a new line. */











/** How it stands with a VM. */
const standingWords = ['covered', 'exempted', 'held back', 'not known'];
const daysLeft = (at, now) => at === undefined ? undefined : (0,values_time/* daysUntil */.AQ)(at, now);
const agent = (0,define_rows/* rowsOf */.RO)();
/** Of a column that is filled where exemptions are given. */
const EXEMPTIONS = 'Exemptions';
const EXEMPTED = 'names of the [exemptions](exemptions.md) that cover something found of it, or hold it';
const agentColumns = {
    id: agent.column(kinds/* ownId */.ou, 'Replicated item', 'ARM id of the replicated item', ({ item }) => item.id, {
        csv: 'item_id',
        last: true,
    }),
    level: agent.column(audit_severity/* agentLevel */.kd, WORST, 'the worst severity that was found about it; else `ok`, or `not known` where it is not known whether it is covered', ({ findings, coverage }) => agentLevelOf(worst(findings), coverage.kind)),
    name: agent.column(kinds/* name */.UU, '', 'of the replicated item', ({ item }) => item.name),
    vm: agent.column(kinds/* name */.UU, 'VM', 'name of the VM', ({ item }) => item.vm),
    vaultId: agent.column(kinds/* vaultId */.oC, 'Vault', 'ARM id of the vault', ({ vault }) => vault.id),
    agentVersion: agent.column(kinds/* word */.Vm, 'Agent', 'version of the agent', ({ item }) => item.agentVersion),
    releasesBehind: agent.column((0,kinds/* maybe */.no)(kinds/* count */.U9), 'Releases behind', 'behind `newestAgent`, counted by the second number of the version; left out if that cannot be told', ({ item, newest }) => releasesBehind(item.agentVersion, newest)),
    updateAvailable: agent.column(kinds/* flag */.Jt, 'Update waiting', 'a newer version waits', ({ item }) => item.updateAvailable),
    expiry: agent.column((0,kinds/* choice */.Yq)(expiries), '', '`none` is known, `later`, `soon` (within `expiryDays`), `expired`', ({ item, now, expiryDays }) => expiryOf(item.agentExpiry, { now, days: expiryDays })),
    agentExpiry: agent.column((0,kinds/* maybe */.no)(kinds/* time */.kB), 'Agent expires', 'support ends', ({ item }) => item.agentExpiry),
    daysLeft: agent.column((0,kinds/* maybe */.no)(kinds/* days */._3), 'Days left', 'whole days until then, below zero once it is past', (of) => daysLeft(of.item.agentExpiry, of.now)),
    coverage: agent.column((0,kinds/* choice */.Yq)(coverages), 'Covered by automatic update', '`covered`, `not-covered`, or `unknown`; an agent that has expired, whose tries to be updated are used up or that must be reinstalled is not covered', ({ coverage }) => coverage.kind),
    mappingId: agent.column((0,kinds/* maybe */.no)(kinds/* sharedId */.dC), 'By the mapping', 'of the mapping that covers it, or should', ({ coverage }) => coverage.mapping?.id),
    coverageReason: agent.column(kinds/* sharedText */.b8, 'Why not', 'why it is not covered, or why that is not known', ({ coverage }) => coverage.reason),
    certificateExpiry: agent.column((0,kinds/* maybe */.no)(kinds/* time */.kB), 'Certificate expires', 'of the agent', ({ item }) => item.certificateExpiry),
    certificateDaysLeft: agent.column((0,kinds/* maybe */.no)(kinds/* days */._3), 'Certificate days left', 'as `daysLeft`', (of) => daysLeft(of.item.certificateExpiry, of.now)),
    retriesExhausted: agent.column(kinds/* flag */.Jt, 'Tries used up', 'the service says that its tries to update the agent are used up', ({ item }) => item.upgradeRetriesExhausted),
    reinstallRequired: agent.column(kinds/* flag */.Jt, 'Reinstall required', 'the agent cannot be updated as it is', ({ item }) => item.reinstallRequired),
    blockingReasons: agent.column(kinds/* sharedText */.b8, 'In the way', 'of a reinstallation', ({ item }) => item.blockingReasons.join('; ')),
    updateFailedAt: agent.column((0,kinds/* maybe */.no)(kinds/* time */.kB), 'Last failed update', 'of an agent that an update waits for, within the last 30 days', ({ failedUpdate }) => failedUpdate?.at),
    updateErrorCode: agent.column((0,kinds/* maybe */.no)(kinds/* word */.Vm), 'Error of that update', 'code of the error that the job of the update gives', ({ failedUpdate }) => failedUpdate?.problem?.code),
    updateErrorCause: agent.column(kinds/* sharedText */.b8, 'Its cause', 'what the job says of it', ({ failedUpdate }) => causeText(failedUpdate)),
    updateErrorAction: agent.column(kinds/* sharedText */.b8, 'What the service recommends', 'about that error', ({ failedUpdate }) => failedUpdate?.problem?.recommendedAction ?? ''),
    upgradeTries: agent.column(kinds/* count */.U9, 'Tries', 'of the service to update the agent', ({ item }) => item.upgradeTries),
    lastHeartbeat: agent.column((0,kinds/* maybe */.no)(kinds/* time */.kB), 'Last heartbeat', 'of the agent', ({ item }) => item.lastHeartbeat),
    distribution: agent.column(kinds/* word */.Vm, 'Distribution', 'of the operating system', ({ item }) => item.distribution),
    protectionState: agent.column(kinds/* word */.Vm, 'Protection', 'of the item', ({ item }) => item.protectionState),
    replicationHealth: agent.column(kinds/* word */.Vm, 'Health', 'of the replication', ({ item }) => item.replicationHealth),
    osType: agent.column(kinds/* word */.Vm, 'System', 'operating system', ({ item }) => item.osType),
    sourceRegion: agent.column(kinds/* word */.Vm, 'From', 'region that it is replicated from', ({ item }) => item.sourceRegion),
    targetRegion: agent.column(kinds/* word */.Vm, 'To', 'region that it is replicated to', ({ item }) => item.targetRegion),
    exemptions: agent.column((0,kinds/* maybe */.no)(kinds/* names */.Dy), EXEMPTIONS, EXEMPTED, () => undefined),
    powerState: agent.column((0,kinds/* maybe */.no)(kinds/* word */.Vm), 'Power', 'of the VM, for instance `running`; as the next two only with `deep`', ({ vm }) => vm?.powerState || undefined),
    vmAgent: agent.column((0,kinds/* maybe */.no)(kinds/* word */.Vm), 'VM agent', 'its status', ({ vm }) => vm?.agentStatus || undefined),
    extension: agent.column((0,kinds/* maybe */.no)(kinds/* word */.Vm), 'Extension', 'its status', ({ vm }) => vm?.extension?.status || undefined),
    vmId: agent.column((0,kinds/* maybe */.no)(kinds/* ownId */.ou), 'VM resource', 'ARM id of the VM', ({ item }) => item.vmId),
};
const agentForm = agent.form('agentRow', 'A replicated item, Azure to Azure, with its agent.', agentColumns, {
    standing: {
        schema: { enum: standingWords },
        means: 'how it stands: `covered` (and current), `exempted`, `held back` or `not known`; each VM is in one, as in `counts`',
        of: (row, { standingOf }) => standingOf(row),
    },
});
/** Also where a job says nothing. */
function causeText(failed) {
    if (failed === undefined)
        return '';
    const { message, possibleCauses = '' } = failed.problem ?? { message: 'The errors of the job are not known.' };
    return [message, possibleCauses].filter((part) => part !== '').join(' ');
}
/** Expired ones included. */
const isExpiring = ({ expiry }) => expiry === 'expired' || expiry === 'soon';
const mapping = (0,define_rows/* rowsOf */.RO)();
const mappingForm = mapping.form('mappingRow', 'A protection container mapping.', {
    id: mapping.column(kinds/* ownId */.ou, 'Resource', 'ARM id', (of) => of.mapping.id, { csv: 'mapping_id', last: true }),
    level: mapping.column(audit_severity/* level */.Rc, WORST, LEVEL, ({ findings }) => worst(findings)),
    name: mapping.column(kinds/* name */.UU, 'Mapping', 'of the mapping', (of) => of.mapping.name),
    vaultId: mapping.column(kinds/* vaultId */.oC, 'Vault', 'ARM id of the vault', ({ vault }) => vault.id),
    provider: mapping.column((0,kinds/* maybe */.no)(kinds/* word */.Vm), 'Provider', 'for instance `A2A`', (of) => of.mapping.provider),
    state: mapping.column(kinds/* word */.Vm, 'State', 'for instance `Paired`', (of) => of.mapping.state),
    sourceFabric: mapping.column(kinds/* word */.Vm, 'From', 'name of the fabric', (of) => of.mapping.sourceFabric),
    targetFabric: mapping.column(kinds/* word */.Vm, 'To', 'name of the fabric', (of) => of.mapping.targetFabric),
    status: mapping.column((0,kinds/* maybe */.no)(kinds/* word */.Vm), 'Automatic update', 'of automatic update, for instance `Enabled`', (of) => of.mapping.autoUpdate?.status),
    automationAccountId: mapping.column((0,kinds/* maybe */.no)(kinds/* sharedId */.dC), 'Automation account', 'ARM id of the account that updates agents', (of) => of.mapping.autoUpdate?.automationAccountId),
    authenticationType: mapping.column((0,kinds/* maybe */.no)(kinds/* word */.Vm), 'Authentication', 'of the account', (of) => of.mapping.autoUpdate?.authenticationType),
    scheduleName: mapping.column((0,kinds/* maybe */.no)(kinds/* name */.UU), 'Schedule', 'of the nightly update', (of) => of.mapping.autoUpdate?.scheduleName),
    jobScheduleName: mapping.column((0,kinds/* maybe */.no)(kinds/* name */.UU), 'Job schedule', 'what ties the schedule to the runbook', (of) => of.mapping.autoUpdate?.jobScheduleName),
    scheduleEnabled: mapping.column((0,kinds/* maybe */.no)(kinds/* flag */.Jt), 'Schedule enabled', 'left out if it is not known', ({ schedule }) => schedule?.enabled),
    nextRun: mapping.column((0,kinds/* maybe */.no)(kinds/* time */.kB), 'Next run', 'of the schedule', ({ schedule }) => schedule?.nextRun),
    nextRunLocal: mapping.column((0,kinds/* maybe */.no)(kinds/* word */.Vm), 'Next run, local time', 'as the clock of the time zone shows it', ({ schedule }) => schedule?.nextRunLocal || undefined),
    timeZone: mapping.column((0,kinds/* maybe */.no)(kinds/* word */.Vm), 'Time zone', 'of the schedule', ({ schedule }) => schedule?.timeZone),
    recurrence: mapping.column((0,kinds/* maybe */.no)(kinds/* word */.Vm), 'Runs', 'how often the schedule runs', ({ schedule }) => schedule === undefined || schedule.frequency === '' ? undefined : recurrence(schedule)),
    scheduleExpiry: mapping.column((0,kinds/* maybe */.no)(kinds/* time */.kB), 'Schedule ends', 'the schedule runs no more', ({ schedule }) => schedule?.expiry),
    lastRun: mapping.column((0,kinds/* maybe */.no)(kinds/* time */.kB), 'Last run', 'of its own nightly update, where runs can be told apart', ({ runs }) => runs[0]?.startedAt),
    lastRunStatus: mapping.column((0,kinds/* maybe */.no)(kinds/* word */.Vm), 'Last status', 'how that ended, or that it runs', ({ runs }) => runs[0]?.status),
    runsNote: mapping.column(kinds/* sharedText */.b8, 'Runs are judged', 'says so where nothing relates the runs of the account to the mapping', ({ runsNote }) => runsNote),
    healthErrors: mapping.column(kinds/* text */.Qq, 'Health errors', 'in one text', (of) => messagesOf(of.mapping.healthErrors)),
    exemptions: mapping.column((0,kinds/* maybe */.no)(kinds/* names */.Dy), EXEMPTIONS, EXEMPTED, () => undefined),
});
const vault = (0,define_rows/* rowsOf */.RO)();
const counted = (holds) => (source) => source.agents?.filter(holds).length;
const UNREAD = 'left out if they could not be read';
const vaultForm = vault.form('vaultRow', 'A vault.', {
    id: vault.column(kinds/* ownId */.ou, 'Resource', 'ARM id', (of) => of.vault.id, { csv: 'vault_id', last: true }),
    level: vault.column(audit_severity/* level */.Rc, WORST, LEVEL, ({ findings }) => worstIn(findings)),
    name: vault.column(kinds/* name */.UU, 'Vault', 'of the vault', (of) => of.vault.name),
    subscriptionId: vault.column(kinds/* guid */.Os, 'Subscription', 'that it is in', (of) => of.vault.subscriptionId),
    resourceGroup: vault.column(kinds/* word */.Vm, 'Resource group', 'that it is in', (of) => of.vault.resourceGroup),
    mappings: vault.column((0,kinds/* maybe */.no)(kinds/* count */.U9), 'Mappings', `how many; ${UNREAD}`, ({ mappings }) => mappings?.length),
    agents: vault.column((0,kinds/* maybe */.no)(kinds/* count */.U9), 'Agents', `how many; ${UNREAD}, as all that counts agents`, ({ agents }) => agents?.length),
    covered: vault.column((0,kinds/* maybe */.no)(kinds/* count */.U9), 'Covered by automatic update', 'agents with this `coverage`', counted((row) => row.coverage === 'covered')),
    notCovered: vault.column((0,kinds/* maybe */.no)(kinds/* count */.U9), 'Not covered', 'agents with this `coverage`', counted((row) => row.coverage === 'not-covered')),
    coverageNotKnown: vault.column((0,kinds/* maybe */.no)(kinds/* count */.U9), 'Coverage not known', 'agents of which it is not known', counted((row) => row.coverage === 'unknown')),
    outdated: vault.column((0,kinds/* maybe */.no)(kinds/* count */.U9), 'Update waiting', 'agents that a newer version waits for', counted((row) => row.updateAvailable)),
    expiring: vault.column((0,kinds/* maybe */.no)(kinds/* count */.U9), 'Expiring', 'agents that expire within `expiryDays`, or have expired', counted(isExpiring)),
    findings: vault.column(bySeverity, 'Findings', 'how many causes, by severity; those of accounts that its mappings use included', ({ findings }) => findings, {
        cells: severityCells,
    }),
});

;// CONCATENATED MODULE: ./src/core/audit-report/standing.ts
/** How it stands with a VM: in exactly one of these ways, so that what is not known never counts as covered. */



const standings = ['healthy', 'exempted', 'heldBack', 'notKnown'];
const BADGES = {
    healthy: 'covered',
    exempted: 'exempted',
    heldBack: 'held back',
    notKnown: 'not known',
};
function standingsOf(agents, findings) {
    const byResource = (0,id_map/* groupById */.AN)(findings.filter(counts), ({ resource }) => resource);
    return new Map(agents.map((agent) => [agent, standingOf(agent, byResource.get(agent.id) ?? [])]));
}
const counts = ({ severity }) => severity !== 'note';
const isOpen = (found) => counts(found) && found.exemptedBy === undefined;
function standingOf({ coverage }, found) {
    if (found.some(isOpen))
        return 'heldBack';
    if (coverage === 'unknown')
        return 'notKnown';
    if (found.length > 0)
        return 'exempted';
    return coverage === 'covered' ? 'healthy' : 'heldBack';
}
function tally(all) {
    const sums = { healthy: 0, exempted: 0, heldBack: 0, notKnown: 0 };
    for (const standing of all)
        sums[standing]++;
    return sums;
}
function heldBackBy(agents, findings) {
    const byKey = new Map(findings.map((found) => [found.key, found]));
    const ofVms = (0,id_map/* groupById */.AN)(findings.filter(isOpen), ({ resource }) => resource);
    const heldBack = new Map();
    for (const agent of agents) {
        const seen = new Set();
        const add = (found) => {
            if (seen.has(found) || !isOpen(found))
                return;
            seen.add(found);
            const others = heldBack.get(found);
            if (others === undefined)
                heldBack.set(found, [agent]);
            else
                others.push(agent);
            for (const key of found.causedBy) {
                const cause = byKey.get(key);
                if (cause !== undefined)
                    add(cause);
            }
        };
        ofVms.get(agent.id)?.forEach(add);
    }
    return heldBack;
}
/** How many VMs these hold back together. */
const countHeldBack = (causes, heldBack) => new Set(causes.flatMap((cause) => heldBack.get(cause) ?? [])).size;
/** For instance ` Holds back 14 VMs.`; empty for what holds back none, and for causes that are about a VM each. */
function heldBackText(causes, heldBack) {
    const count = causes.some(({ id }) => catalogue/* catalogue */.sW.get(id)?.about === 'agent') ? 0 : countHeldBack(causes, heldBack);
    return count === 0 ? '' : ` ${causes.length > 1 ? 'Together they hold' : 'Holds'} back ${(0,format/* plural */.LS)(count, 'VM')}.`;
}
/** For instance `94 of 125 VMs covered and current; 4 exempted; 19 held back by 3 causes; 8 not known`. */
function standingText(total, { healthy, exempted, heldBack, notKnown }, causes) {
    if (total === 0)
        return 'no VM to judge';
    const by = causes === 0 ? '' : ` by ${(0,format/* plural */.LS)(causes, 'cause')}`;
    const others = [
        [exempted, 'exempted'],
        [heldBack, `held back${by}`],
        [notKnown, 'not known'],
    ];
    const rest = others.filter(([count]) => count > 0).map(([count, what]) => `; ${(0,format/* number */.ai)(count)} ${what}`);
    return `${(0,format/* number */.ai)(healthy)} of ${(0,format/* plural */.LS)(total, 'VM')} covered and current${rest.join('')}`;
}

;// CONCATENATED MODULE: ./src/core/audit-report/document.ts
/** The JSON report of an audit: what was asked, what was counted, what was found, and what it was found in. */











/** In pieces, a row a line, so that the text of a hundred thousand rows is never in memory at once. */
function* makeAuditDocument(report, context, issues) {
    const { stopped, failOn, expiryDays, compliant, counts, versions, newestAgent } = report;
    yield jsonHead({
        ...(0,rows_head/* headOf */.Uo)({ ...report, context }),
        ...{ stopped, failOn, expiryDays, compliant, counts, versions, newestAgent: newestJson(newestAgent) },
        plan: planJson(report),
        ...ratchetJson(report.ratchet),
        exemptionFiles: report.exemptions.sources,
    });
    yield* planList(report);
    yield* exemptionList(report);
    yield* auditLists(report, context);
    yield* ratchetLists(report.ratchet);
    yield* issueList(issues);
    yield JSON_END;
}
/** The date only of what no agent of the audit has. */
const newestJson = ({ version, from }) => ({
    version,
    from,
    ...(from === 'known' && { since: NEWEST_KNOWN.since }),
});
const planJson = ({ plan: { headline, plan } }) => ({
    headline,
    vms: plan.open,
    vmsWithSteps: plan.heldBack,
});
/** The steps of the plan, of which nothing was done. */
const planList = ({ plan: { plan } }) => jsonList('steps', plan.steps, (step) => planStepForm.write(planStepForm.make(step)));
const exemptionList = ({ exemptions: { entries } }) => jsonList('exemptions', entries, (entry) => exemptionForm.write(exemptionForm.make(entry)));
/** Nothing where no issues are kept. */
function* issueList(issues) {
    if (issues !== undefined)
        yield* jsonList('issues', issues, (row) => issueForm.write(issueForm.make(row)));
}
/** What was found, and what it was found in. */
function* auditLists(report, options) {
    const standingOf = (agent) => BADGES[report.standings.get(agent) ?? 'notKnown'];
    yield* jsonList('findings', report.findings, (row) => audit_findings/* findingForm */.Gq.write(row, options));
    yield* jsonList('vaults', report.vaults, (row) => vaultForm.write(row));
    yield* jsonList('accounts', report.accounts, (row) => accountForm.write(row));
    yield* jsonList('mappings', report.mappings, (row) => mappingForm.write(row));
    yield* jsonList('agents', report.agents, (row) => agentForm.write(row, { standingOf }));
}

// EXTERNAL MODULE: ./src/core/requests/pages.ts
var requests_pages = __webpack_require__(366);
;// CONCATENATED MODULE: ./src/core/requests/lists.ts
/** Reads the lists of a vault by whichever way the caller's rights allow. */


/**
 * The vault's own list, or where that is forbidden, as to Site Recovery Contributor, container by container.
 * @param containers told once, also where two lists of the vault are forbidden
 */
async function listWhole(vault, list, context, containers = () => listContainers(vault, context)) {
    const { things, ofVault, ofContainer } = list;
    const listed = await (0,requests_pages/* allPages */.S4)(`list of ${things} of ${vault.name}`, ofVault, context);
    if (listed.ok)
        return { ok: true, value: distinct(listed.value) };
    if (listed.failure.status !== 403)
        return listed;
    const found = await containers();
    const walked = found.ok
        ? await gather(found.value, (container) => (0,requests_pages/* allPages */.S4)(`list of ${things} of ${container.name}`, (next, signal) => ofContainer(container, next, signal), context))
        : found;
    if (walked.ok)
        return { ok: true, value: distinct(walked.value) };
    // The first refusal names the right that would do for everything.
    return walked.failure.status === 403 ? listed : walked;
}
const listMappings = (vault, context, containers) => listWhole(vault, {
    things: 'mappings',
    ofVault: (next, signal) => context.service.listMappings(vault, next, signal),
    ofContainer: ({ fabric, name }, next, signal) => context.service.listContainerMappings(vault, fabric, name, next, signal),
}, context, containers);
/** All protection containers of a vault, fabric by fabric. */
async function listContainers(vault, context) {
    const { service } = context;
    const fabrics = await (0,requests_pages/* allPages */.S4)(`list of fabrics of ${vault.name}`, (next, signal) => service.listFabrics(vault, next, signal), context);
    if (!fabrics.ok)
        return fabrics;
    return gather(fabrics.value, async (fabric) => {
        const names = await (0,requests_pages/* allPages */.S4)(`list of protection containers of ${fabric}`, (next, signal) => service.listContainers(vault, fabric, next, signal), context);
        return names.ok ? { ok: true, value: names.value.map((name) => ({ fabric, name })) } : names;
    });
}
/** Each once: the list of a container names the mappings of which it is the source and those of which it is the target. */
function distinct(things) {
    return [...new id_map/* IdMap */.Eo(things.map((thing) => [thing.id, thing])).values()];
}
/** All side by side; the first failure counts for the whole. */
async function gather(sources, read) {
    const results = await Promise.all(sources.map(read));
    const failed = results.find((result) => !result.ok);
    return failed ?? { ok: true, value: results.flatMap((result) => (result.ok ? result.value : [])) };
}

// EXTERNAL MODULE: ./src/core/requests/limits.ts
var requests_limits = __webpack_require__(2900);
// EXTERNAL MODULE: ./src/core/requests/send-with-retries.ts
var send_with_retries = __webpack_require__(7068);
;// CONCATENATED MODULE: ./src/core/values/account-for.ts
/** Several vaults may be in several subscriptions, and an automation account serves those of its own. */


/**
 * The account that is to serve a resource: the only one, or that of the resource's own subscription.
 * @param id ARM id of a vault, or of anything in one
 */
const accountFor = (accountIds, id) => accountIds.length === 1
    ? accountIds[0]
    : accountIds.find((account) => (0,compare/* sameText */.QV)((0,arm_id/* subscriptionOf */.XD)(account), (0,arm_id/* subscriptionOf */.XD)(id)));

;// CONCATENATED MODULE: ./src/core/requests/roles.ts

/** Only the filter may have been refused: the roles that the identity has itself are then asked for, and known. */
async function listRolesHeld(vault, principalId, service, context) {
    const list = (which) => (0,requests_pages/* allPages */.S4)(`list of role assignments of ${vault.name}`, (next, signal) => service.listRoles(vault.id, principalId, which, next, signal), context);
    const all = await list('all');
    if (all.ok)
        return { ok: true, value: { assignments: all.value, groupsUnknown: undefined } };
    if (!mayBeForFilter(all.failure))
        return all;
    const direct = await list('direct');
    return direct.ok ? { ok: true, value: { assignments: direct.value, groupsUnknown: all.failure.problem } } : all;
}
const mayBeForFilter = ({ kind, status }) => kind === 'http' && (status === 400 || status === 403 || status === 501);

// EXTERNAL MODULE: ./src/core/requests/arm-lane.ts
var arm_lane = __webpack_require__(2763);
;// CONCATENATED MODULE: ./src/core/requests/gate.ts
/** Bounds how many requests the process has under way. Of those that wait, the one of the highest rank goes first. */
class Gate {
    most;
    underWay = 0;
    /** By rank, in order of their coming. */
    waiting = new Map();
    constructor(most) {
        this.most = most;
    }
    async pass(rank, send) {
        if (this.underWay < this.most)
            this.underWay++;
        else
            await this.turn(rank);
        try {
            return await send();
        }
        finally {
            this.next();
        }
    }
    turn(rank) {
        return new Promise((go) => {
            const same = this.waiting.get(rank);
            if (same === undefined)
                this.waiting.set(rank, [go]);
            else
                same.push(go);
        });
    }
    next() {
        if (this.waiting.size === 0) {
            this.underWay--;
            return;
        }
        const highest = Math.max(...this.waiting.keys());
        const queue = this.waiting.get(highest) ?? [];
        const go = queue.shift();
        if (queue.length === 0)
            this.waiting.delete(highest);
        go?.();
    }
}

// EXTERNAL MODULE: ./src/core/requests/lane.ts
var requests_lane = __webpack_require__(2222);
// EXTERNAL MODULE: ./src/core/audit/rule.ts
var rule = __webpack_require__(6085);
;// CONCATENATED MODULE: ./src/core/audit/read-lanes.ts
/** How the sources of an audit are asked: the pace for each subscription, and what is said where one does not answer. */






/** @param vaultsIn how many vaults are in a subscription: the longest queue goes first */
function openSources({ clock, stop, random, service, watcher }, vaultsIn) {
    const contextFor = (reads) => ({
        clock,
        stop,
        random,
        onRetry: (...fault) => watcher.fault(...fault),
        onOver: (what) => watcher.over(what),
        service,
        reads,
    });
    const all = new Gate(requests_limits/* REQUESTS_OF_PROCESS */.BT);
    const arm = oncePerSubscription((id) => (0,arm_lane/* armLane */.X)(id, { clock, random }, { of: all, rank: vaultsIn(id) }));
    // What is sent to Site Recovery passes Azure Resource Manager as well, and counts there.
    const siteRecovery = oncePerSubscription((id) => new requests_lane/* Lane */.J({ limits: requests_limits/* READ_LIMITS */.Cl, concurrency: requests_limits/* REQUESTS_AT_ONCE */.PU, through: arm(id), random }, clock));
    const vms = oncePerSubscription((id) => new requests_lane/* Lane */.J({ limits: requests_limits/* VM_LIMITS */.J4, concurrency: requests_limits/* VMS_AT_ONCE */.t2, through: arm(id), random }, clock));
    return {
        service,
        siteRecovery: (id) => contextFor(siteRecovery(id)),
        arm: (id) => contextFor(arm(id)),
        vms: (id) => contextFor(vms(id)),
        known: (result, right, scope) => result.ok ? { known: true, value: result.value } : unknown(problemOf(result.failure, right, scope, stop)),
    };
}
const unknown = (problem) => ({ known: false, problem });
/** A lane for each subscription, opened when it is asked for. */
function oncePerSubscription(open) {
    const lanes = new id_map/* IdMap */.Eo();
    return (subscriptionId) => {
        const lane = lanes.get(subscriptionId) ?? open(subscriptionId);
        lanes.set(subscriptionId, lane);
        return lane;
    };
}
function problemOf({ kind, status, problem, grant }, right, scope, stop) {
    if (status === 403)
        return { ...problem, nextStep: (0,rule/* grantReading */.Vp)(right, scope, grant) };
    if (kind !== 'stopped')
        return problem;
    const cancelled = stop.reason === 'cancelled';
    return {
        code: cancelled ? 'Cancelled' : 'TimedOut',
        message: `This was not read: ${cancelled ? 'the run was cancelled' : 'the deadline of the run has passed'}.`,
        nextStep: cancelled ? 'Run again when wanted.' : 'Run again, with a larger timeout or fewer vaults.',
    };
}

;// CONCATENATED MODULE: ./src/core/audit/gather-runs.ts
/** Reads the runs of the nightly update, with what a list does not say about those that matter. */





const LOOK_BACK_MS = 7 * values_time/* DAY */.d_;
/** Of one account. */
const MAX_DETAILS = 500;
/**
 * Newest first. Those that failed, and those of the last two days, are read one by one: only then a job tells why it
 * failed and which parameters it has.
 * @param now milliseconds since the epoch
 */
async function readRuns(id, now, sources) {
    const { service } = sources;
    const context = sources.arm((0,arm_id/* subscriptionOf */.XD)(id));
    const listed = await listJobs(id, now - LOOK_BACK_MS, sources);
    if (!listed.ok)
        return listed;
    const jobs = [...listed.value].sort(byStart);
    const wanted = jobs
        .filter((job) => endedBadly(job) || (createdAt(job) ?? now) >= now - RECENT_MS)
        .slice(0, MAX_DETAILS);
    const read = new Map(await Promise.all(wanted.map(async (job) => {
        const details = await (0,send_with_retries/* sendWithRetries */.H)(`job ${job.name}`, context.reads, (signal) => service.readRunbookJob(id, job.name, signal), context);
        return [job, details.ok ? details.value : job];
    })));
    return { ok: true, value: jobs.map((job) => read.get(job) ?? job) };
}
/** A job that never begins has no start, so the creation is asked for; the filter on it is not documented, and may be refused. */
async function listJobs(id, since, sources) {
    const list = (by) => (0,requests_pages/* allPages */.S4)(`list of jobs of ${(0,arm_id/* nameOf */.Vb)(id)}`, (next, signal) => sources.service.listRunbookJobs(id, since, by, next, signal), sources.arm((0,arm_id/* subscriptionOf */.XD)(id)));
    const created = await list('creation');
    return created.ok || created.failure.status !== 400 ? created : list('start');
}
/** A job of which nothing tells when it began is the newest. */
const byStart = (a, b) => (b.startedAt ?? b.createdAt ?? Number.MAX_VALUE) - (a.startedAt ?? a.createdAt ?? Number.MAX_VALUE);

;// CONCATENATED MODULE: ./src/core/audit/gather-accounts.ts
/** Reads what the nightly update needs: automation accounts, their schedules, jobs and minutes, and the roles they hold. */







const AUTOMATION = 'Microsoft.Automation/automationAccounts';
const ROLES_RIGHT = 'Microsoft.Authorization/roleAssignments/read';
/** Each account once, the wanted ones first. */
function namedAccounts(vaults, wantedAccountIds) {
    const accounts = new id_map/* IdMap */.Eo();
    const account = (id) => {
        const named = accounts.get(id) ?? { id, schedules: new id_map/* IdMap */.Eo(), jobSchedules: new id_map/* IdMap */.Eo(), vaults: new id_map/* IdMap */.Eo() };
        accounts.set(id, named);
        return named;
    };
    for (const id of wantedAccountIds)
        account(id);
    for (const { vault, mappings } of vaults) {
        const wanted = accountFor(wantedAccountIds, vault.id);
        for (const { autoUpdate } of mappings.known ? mappings.value : []) {
            if (autoUpdate === undefined)
                continue;
            if (wanted !== undefined)
                account(wanted).vaults.set(vault.id, vault);
            if (autoUpdate.automationAccountId === undefined)
                continue;
            const named = account(autoUpdate.automationAccountId);
            named.vaults.set(vault.id, vault);
            const { scheduleName, jobScheduleName } = autoUpdate;
            if (scheduleName !== undefined)
                named.schedules.set(scheduleName, scheduleName);
            if (jobScheduleName !== undefined)
                named.jobSchedules.set(jobScheduleName, jobScheduleName);
        }
    }
    return [...accounts.values()];
}
/** @param now milliseconds since the epoch */
async function readAccountFacts(named, now, sources) {
    const { service } = sources;
    const { id } = named;
    const context = sources.arm((0,arm_id/* subscriptionOf */.XD)(id));
    const what = (0,arm_id/* nameOf */.Vb)(id);
    const read = await (0,send_with_retries/* sendWithRetries */.H)(`account ${what}`, context.reads, (signal) => service.readAccount(id, signal), context);
    if (isMissing(read))
        return factsOfMissing(named, read.failure.problem);
    const account = sources.known(read, `${AUTOMATION}/read`, id);
    const [schedules, jobSchedules, jobs, usage, roles] = await Promise.all([
        eachOf(named.schedules, (name) => readPart(id, 'schedule', name, (...of) => service.readSchedule(...of), sources)),
        eachOf(named.jobSchedules, (name) => readPart(id, 'jobSchedule', name, (...of) => service.readJobSchedule(...of), sources)),
        readRuns(id, now, sources),
        (0,send_with_retries/* sendWithRetries */.H)(`usage of ${what}`, context.reads, (signal) => service.readUsage(id, signal), context),
        eachOf(named.vaults, (vault) => readRoles(account, vault, sources)),
    ]);
    return {
        id,
        account,
        schedules,
        jobSchedules,
        runbookJobs: sources.known(jobs, `${AUTOMATION}/jobs/read`, id),
        usage: sources.known(usage, `${AUTOMATION}/usages/read`, id),
        roles,
    };
}
/** Nothing more is asked about an account that does not exist. */
function factsOfMissing({ id, schedules, jobSchedules, vaults }, problem) {
    const missing = { known: true, value: 'missing' };
    return {
        id,
        account: missing,
        schedules: new id_map/* IdMap */.Eo([...schedules.keys()].map((name) => [name, missing])),
        jobSchedules: new id_map/* IdMap */.Eo([...jobSchedules.keys()].map((name) => [name, missing])),
        runbookJobs: unknown(problem),
        usage: unknown(problem),
        roles: new id_map/* IdMap */.Eo([...vaults.keys()].map((vault) => [vault, unknown(problem)])),
    };
}
async function readPart(accountId, kind, name, read, sources) {
    const context = sources.arm((0,arm_id/* subscriptionOf */.XD)(accountId));
    const part = await (0,send_with_retries/* sendWithRetries */.H)(`${kind === 'schedule' ? 'schedule' : 'job schedule'} ${name}`, context.reads, (signal) => read(accountId, name, signal), context);
    return isMissing(part)
        ? { known: true, value: 'missing' }
        : sources.known(part, `${AUTOMATION}/${kind}s/read`, accountId);
}
/** An identity that is off has no roles; one that is not known cannot be asked for. */
async function readRoles(account, vault, sources) {
    if (!account.known)
        return account;
    const { principalId } = account.value;
    if (principalId === undefined)
        return { known: true, value: { assignments: [], groupsUnknown: undefined } };
    const roles = await listRolesHeld(vault, principalId, sources.service, sources.arm(vault.subscriptionId));
    return sources.known(roles, ROLES_RIGHT, vault.id);
}
const isMissing = (result) => !result.ok && result.failure.status === 404;
/** All side by side, under their keys. */
async function eachOf(things, read) {
    return new id_map/* IdMap */.Eo(await Promise.all([...things].map(async ([key, thing]) => [key, await read(thing)])));
}

;// CONCATENATED MODULE: ./src/core/audit/gather-updates.ts
/** Reads why agents that wait for an update have not got it: the last job of each that failed. */







const gather_updates_LOOK_BACK_MS = 30 * values_time/* DAY */.d_;
/** Of one vault. */
const gather_updates_MAX_DETAILS = 500;
/** A job that failed says nothing any more of an agent that has been updated since. */
const waitsForUpdate = (item) => isA2A(item.provider) && (item.updateAvailable || item.upgradeRetriesExhausted || item.reinstallRequired);
/**
 * Asks nothing where no agent waits.
 * @param now milliseconds since the epoch
 */
async function readFailedUpdates(vault, items, now, sources) {
    const waiting = items.filter(waitsForUpdate);
    if (waiting.length === 0)
        return { ok: true, value: [] };
    const listed = await listFailed(vault, now - gather_updates_LOOK_BACK_MS, sources);
    if (!listed.ok)
        return listed;
    const itemsOf = candidatesAmong(waiting);
    const lastOnes = lastOfEach(listed.value.filter((job) => itemsOf(job).length > 0)).slice(0, gather_updates_MAX_DETAILS);
    const context = sources.siteRecovery(vault.subscriptionId);
    const failed = await Promise.all(lastOnes.map(async (job) => {
        const read = await (0,send_with_retries/* sendWithRetries */.H)(`job ${job.name}`, context.reads, (signal) => sources.service.readJobErrors(vault, job.name, signal), context);
        const errors = read.ok ? read.value : NOT_READ;
        const [item, ...others] = inContainer(itemsOf(job), errors);
        // An update is not said of a VM that only has the name of the right one.
        return item === undefined || others.length > 0 ? [] : [{ itemId: item.id, at: job.at, problem: errors.problem }];
    }));
    return {
        ok: true,
        value: [
            ...new id_map/* IdMap */.Eo(failed
                .flat()
                .reverse()
                .map((one) => [one.itemId, one])).values(),
        ],
    };
}
const NOT_READ = { problem: undefined, source: [] };
/** The service takes a filter; which ones is not documented, so what it shows is looked through all the same. */
async function listFailed(vault, since, sources) {
    const filtered = await gather_updates_listJobs(vault, 'failed', since, sources);
    return filtered.ok || filtered.failure.status !== 400 ? filtered : gather_updates_listJobs(vault, 'all', since, sources);
}
/** Jobs come newest first, so that a page which ends with an older one is the last that matters. */
async function gather_updates_listJobs(vault, which, since, sources) {
    const context = sources.siteRecovery(vault.subscriptionId);
    const what = `list of jobs of ${vault.name}`;
    const failed = [];
    const isOld = ({ at = since }) => at < since;
    const pages = (0,requests_pages/* walkPages */.wZ)(what, (next) => (0,send_with_retries/* sendWithRetries */.H)(what, context.reads, (signal) => sources.service.listVaultJobs(vault, which, next, signal), context));
    for await (const page of pages) {
        if (!page.ok)
            return page;
        for (const job of page.value.items) {
            const isUpdate = (0,compare/* sameText */.QV)(job.scenario, 'UpdateMobilityService') && (0,compare/* sameText */.QV)(job.state, 'Failed');
            if (isUpdate && !isOld(job))
                failed.push(job);
        }
        const last = page.value.items.at(-1);
        if (last !== undefined && isOld(last))
            break;
    }
    return { ok: true, value: failed };
}
/** The last of each target, the newest first. */
function lastOfEach(jobs) {
    const seen = new id_map/* IdSet */.wp();
    return [...jobs]
        .sort((a, b) => (b.at ?? 0) - (a.at ?? 0))
        .filter(({ targetId, targetName }) => {
        const target = targetId || targetName;
        if (seen.has(target))
            return false;
        seen.add(target);
        return true;
    });
}
/** A job names its item, or gives an id of its own and the name of the VM, which VMs of other groups may have too. */
function candidatesAmong(items) {
    const byName = (0,id_map/* groupById */.AN)(items, ({ name }) => name);
    const byVm = (0,id_map/* groupById */.AN)(items, ({ vm }) => vm);
    return ({ targetId, targetName }) => byName.get((0,arm_id/* nameOf */.Vb)(targetId)) ?? byVm.get(targetName) ?? [];
}
function inContainer(items, { source }) {
    if (items.length < 2)
        return items;
    return items.filter(({ sourceContainer }) => sourceContainer.some((name) => source.includes(name)));
}

;// CONCATENATED MODULE: ./src/core/audit/judge-vault-health.ts
/** Findings of what a vault says of itself as a whole. */




/** Findings that say that an agent loses support, as the vault does with this category. */
const OF_VERSIONS = /^ASR2(01|02|13|14|15)$/;
/**
 * Where nothing is replicated from Azure to Azure, a vault's health is about something else.
 * @param found what was found in the vault otherwise
 */
function judgeVaultHealth(facts, found) {
    const { vault, health, alerts, failedUpdates } = facts;
    if (!holdsA2A(facts))
        return [];
    const subject = { resource: vault.id, name: vault.name, vaultId: vault.id };
    const findings = [];
    if (!health.known)
        findings.push((0,catalogue/* notKnown */.bh)('ASR410', subject, `The health of the vault ${vault.name}`, health.problem));
    else {
        const news = newIssues(health.value, facts, found);
        if (news.length > 0) {
            const said = [
                ...new Set(news.map(({ code, message }) => [code, message].filter((text) => text !== '').join(': '))),
            ];
            findings.push((0,catalogue/* finding */.gk)('ASR308', subject, `The vault ${vault.name} shows configuration issues: ${said.join('; ')}`));
        }
    }
    if (!alerts.known)
        findings.push((0,catalogue/* notKnown */.bh)('ASR411', subject, `The alert settings of the vault ${vault.name}`, alerts.problem));
    else if (!alerts.value.some(({ toOwners, addresses }) => toOwners || addresses > 0))
        findings.push((0,catalogue/* finding */.gk)('ASR309', subject, `The vault ${vault.name} sends its alerts to nobody by mail.`));
    const accounts = accountsIn(facts);
    if (accounts.length > 1) {
        const names = accounts.map(arm_id/* nameOf */.Vb).join(', ');
        findings.push((0,catalogue/* finding */.gk)('ASR310', subject, `The mappings of the vault ${vault.name} use ${accounts.length} automation accounts: ${names}.`));
    }
    if (!failedUpdates.known)
        findings.push((0,catalogue/* notKnown */.bh)('ASR412', subject, `The list of jobs of the vault ${vault.name}`, failedUpdates.problem));
    return findings;
}
const holdsA2A = ({ mappings, items }) => [mappings, items].some((list) => list.known && list.value.some(({ provider }) => isA2A(provider)));
/** Ids of the accounts that working mappings name, in lower case. */
const accountsIn = ({ mappings }) => [
    ...new id_map/* IdSet */.wp(mappings.known ? mappings.value.flatMap(accountInUse) : []),
];
/** Problems that neither a mapping nor an item shows; a test failover that was never made is none. */
function newIssues(issues, { mappings, items }, found) {
    const shown = [mappings, items].flatMap((list) => list.known ? list.value.flatMap(({ healthErrors }) => healthErrors) : []);
    const told = new Set(shown
        .flatMap(({ code, category = '', message }) => [`code ${code}`, `category ${category}`, `message ${message}`])
        .map((text) => text.toLowerCase()));
    if (found.some(({ id }) => OF_VERSIONS.test(id)))
        told.add('category versionexpiry');
    return issues.filter(({ code, category, severity, message }) => /^(error|warning)$/i.test(severity) &&
        !/^testfailover$/i.test(category) &&
        !(code !== '' && told.has(`code ${code}`.toLowerCase())) &&
        !(category !== '' && told.has(`category ${category}`.toLowerCase())) &&
        !(message !== '' && told.has(`message ${message}`.toLowerCase())));
}

;// CONCATENATED MODULE: ./src/core/audit/gather-subscriptions.ts
/** Reads of each subscription, once, what can stand in the way of changes in it. */





/** Where something is to be kept up to date; a vault that replicates nothing, or that could not be read, is no reason to ask. */
const namedSubscriptions = (vaults, accounts) => [
    ...new id_map/* IdSet */.wp([
        ...vaults.filter(holdsA2A).map(({ vault }) => vault.subscriptionId),
        ...accounts.map(({ id }) => (0,arm_id/* subscriptionOf */.XD)(id)),
    ].filter((id) => id !== '')),
];
async function readSubscriptionFacts(id, sources) {
    const { service } = sources;
    const context = sources.arm(id);
    const [state, locks, denyAssignments] = await Promise.all([
        (0,send_with_retries/* sendWithRetries */.H)(`subscription ${id}`, context.reads, (signal) => service.readSubscription(id, signal), context),
        (0,requests_pages/* allPages */.S4)(`list of locks of ${id}`, (next, signal) => service.listLocks(id, next, signal), context),
        (0,requests_pages/* allPages */.S4)(`list of deny assignments of ${id}`, (next, signal) => service.listDenyAssignments(id, next, signal), context),
    ]);
    const scope = `/subscriptions/${id}`;
    return {
        id,
        state: sources.known(state, 'Microsoft.Resources/subscriptions/read', scope),
        locks: sources.known(locks, 'Microsoft.Authorization/locks/read', scope),
        denyAssignments: sources.known(denyAssignments, 'Microsoft.Authorization/denyAssignments/read', scope),
    };
}

;// CONCATENATED MODULE: ./src/core/audit/gather-vms.ts
/** Reads the VMs that are replicated, one by one: power, VM agent, extension of Site Recovery. */




/** Each once, also where two items name it. */
const vmsIn = (vaults) => [
    ...new id_map/* IdSet */.wp(vaults
        .flatMap(({ items }) => (items.known ? items.value : []))
        .filter(({ provider }) => isA2A(provider))
        .flatMap(({ vmId = '' }) => ((0,arm_id/* isVmId */.hI)(vmId) ? [vmId] : []))),
];
async function readVm(id, sources) {
    const context = sources.vms((0,arm_id/* subscriptionOf */.XD)(id));
    const read = await (0,send_with_retries/* sendWithRetries */.H)(`VM ${(0,arm_id/* nameOf */.Vb)(id)}`, context.reads, (signal) => sources.service.readVm(id, signal), context);
    return [id, sources.known(read, 'Microsoft.Compute/virtualMachines/instanceView/read', id)];
}

;// CONCATENATED MODULE: ./src/core/requests/items.ts
/** The replicated items of a vault, by whichever way the caller's rights allow. */

const listItems = (vault, service, context, containers) => listWhole(vault, {
    things: 'replicated items',
    ofVault: (next, signal) => service.listItems(vault, next, signal),
    ofContainer: ({ fabric, name }, next, signal) => service.listContainerItems(vault, fabric, name, next, signal),
}, context, containers);

;// CONCATENATED MODULE: ./src/core/audit/gather.ts
/** Reads all that an audit is about: each source once, and a failed read affects only its own source. */













/** Never fails: what could not be read says why. */
async function gather_gather(request, ports) {
    const { clock, stop, watcher } = ports;
    const bySubscription = (0,id_map/* groupById */.AN)(request.vaults, ({ subscriptionId }) => subscriptionId);
    const sources = openSources(ports, (id) => bySubscription.get(id)?.length ?? 0);
    const startedAt = clock.now();
    const from = clock.monotonic();
    const vaults = await sideBySide(request.vaults, ({ subscriptionId }) => subscriptionId, async (vault) => {
        const facts = await readVault(vault, startedAt, sources);
        watcher.vaultRead(facts);
        return facts;
    });
    const named = namedAccounts(vaults, request.wantedAccountIds ?? []);
    const [accounts, subscriptions] = await Promise.all([
        sideBySide(named, ({ id }) => (0,arm_id/* subscriptionOf */.XD)(id), async (account) => {
            const facts = await readAccountFacts(account, startedAt, sources);
            watcher.accountRead(facts);
            return facts;
        }),
        sideBySide(namedSubscriptions(vaults, named), asItIs, (id) => readSubscriptionFacts(id, sources)),
    ]);
    const vms = request.deep === true ? await sideBySide(vmsIn(vaults), arm_id/* subscriptionOf */.XD, (id) => readVm(id, sources)) : [];
    return {
        startedAt,
        endedAt: startedAt + Math.ceil(clock.monotonic() - from),
        stopped: stop.reason,
        vaults,
        accounts: new id_map/* IdMap */.Eo(accounts.map((account) => [account.id, account])),
        vms: new id_map/* IdMap */.Eo(vms),
        subscriptions: new id_map/* IdMap */.Eo(subscriptions.map((subscription) => [subscription.id, subscription])),
    };
}
async function readVault(vault, now, sources) {
    const { service } = sources;
    const context = sources.siteRecovery(vault.subscriptionId);
    let found;
    const containers = () => (found ??= listContainers(vault, context));
    const [mappings, items] = await Promise.all([
        listMappings(vault, context, containers),
        listItems(vault, service, context, containers),
    ]);
    const right = (list) => `Microsoft.RecoveryServices/vaults/${list}/read`;
    const held = [mappings, items].flatMap((list) => (list.ok ? list.value.map(({ provider }) => provider) : []));
    const [[health, alerts], failedUpdates] = await Promise.all([
        held.some(isA2A) ? readOfVault(vault, sources) : [NOTHING, NOTHING],
        readFailedUpdates(vault, items.ok ? items.value : [], now, sources),
    ]);
    return {
        vault,
        mappings: sources.known(mappings, right('replicationProtectionContainerMappings'), vault.id),
        items: sources.known(items, right('replicationProtectedItems'), vault.id),
        health: sources.known(health, right('replicationVaultHealth'), vault.id),
        alerts: sources.known(alerts, right('replicationAlertSettings'), vault.id),
        failedUpdates: sources.known(failedUpdates, right('replicationJobs'), vault.id),
    };
}
const NOTHING = { ok: true, value: [] };
/** What the vault says of itself as a whole; most vaults of an estate replicate nothing, and are not asked. */
function readOfVault(vault, sources) {
    const { service } = sources;
    const context = sources.siteRecovery(vault.subscriptionId);
    return Promise.all([
        (0,send_with_retries/* sendWithRetries */.H)(`health of ${vault.name}`, context.reads, (signal) => service.readVaultHealth(vault, signal), context),
        (0,requests_pages/* allPages */.S4)(`alert settings of ${vault.name}`, (next, signal) => service.listAlertSettings(vault, next, signal), context),
    ]);
}
const asItIs = (id) => id;
/** In the order of `things`; no more of a subscription at once than there can be requests to it. */
async function sideBySide(things, subscription, work) {
    const results = [];
    const queues = (0,id_map/* groupById */.AN)([...things.entries()], ([, thing]) => subscription(thing));
    const workers = [...queues.values()].flatMap((all) => {
        const queue = all.values();
        const worker = async () => {
            for (const [index, thing] of queue)
                results[index] = await work(thing);
        };
        return Array.from({ length: Math.min(all.length, requests_limits/* REQUESTS_AT_ONCE */.PU) }, worker);
    });
    await Promise.all(workers);
    return results;
}

// EXTERNAL MODULE: ./src/core/audit/steps.ts
var audit_steps = __webpack_require__(896);
;// CONCATENATED MODULE: ./src/core/audit/bearing.ts
/** Which vaults a finding bears on: it is written down for one of them. */





/** An account bears on every vault that uses it; a subscription on those in it, and on those that use an account in it. */
function vaultsBearing({ vaults, accounts }) {
    const users = new id_map/* IdMap */.Eo(accounts.map(({ id, vaultIds }) => [id, vaultIds]));
    const vaultsIn = (0,id_map/* groupById */.AN)(vaults, ({ id }) => (0,arm_id/* subscriptionScopeOf */.j$)(id));
    const accountsIn = (0,id_map/* groupById */.AN)(accounts, ({ id }) => (0,arm_id/* subscriptionScopeOf */.j$)(id));
    return ({ id, resource, vaultId }) => {
        switch (catalogue/* catalogue */.sW.get(id)?.about) {
            case 'account':
                return new id_map/* IdSet */.wp([vaultId, ...(users.get(resource) ?? [])]);
            case 'subscription': {
                const own = (vaultsIn.get(resource) ?? []).map((vault) => vault.id);
                return new id_map/* IdSet */.wp([vaultId, ...own, ...(accountsIn.get(resource) ?? []).flatMap((one) => one.vaultIds)]);
            }
            default:
                return [vaultId];
        }
    };
}
/** By vault: all that was found in it, and all else that bears on it. */
function findingsByVault(findings, estate) {
    const vaultsOf = vaultsBearing(estate);
    const byVault = new id_map/* IdMap */.Eo();
    for (const found of findings)
        for (const id of vaultsOf(found)) {
            const others = byVault.get(id);
            if (others === undefined)
                byVault.set(id, [found]);
            else
                others.push(found);
        }
    return byVault;
}
/** The rows of vaults, with what was found counted again. */
function countedAgain({ vaults, accounts, findings, }) {
    const byVault = findingsByVault((0,audit_findings/* counting */.Mr)(findings), { vaults, accounts });
    return vaults.map((row) => {
        const counts = countBySeverity(byVault.get(row.id) ?? []);
        return { ...row, findings: counts, level: worstIn(counts) };
    });
}

;// CONCATENATED MODULE: ./src/core/audit/facts.ts
/** What an audit gathers, before anything is judged. */

/** By id of the replicated item. */
const failedUpdatesOf = ({ failedUpdates }) => new id_map/* IdMap */.Eo(failedUpdates.known ? failedUpdates.value.map((one) => [one.itemId, one]) : []);

;// CONCATENATED MODULE: ./src/core/audit/causes.ts







/** What says of an agent that nothing updates it, or that this is beginning to show. */
const OF_AGENTS = new Set(['ASR202', 'ASR203', 'ASR212', 'ASR215']);
/** Runs of the nightly update that fail, or are missing, for a reason that is a finding of the same account. */
const ACCOUNT = ['ASR103', 'ASR104', 'ASR110', 'ASR111', 'ASR114', 'ASR116', 'ASR118', 'ASR119'];
const OF_RUNS = {
    ASR106: ACCOUNT,
    ASR108: ACCOUNT,
    ASR112: ['ASR110', 'ASR111'],
    ASR113: ACCOUNT,
};
/** The same of one mapping: what is found of the mapping itself, and of the account at its vault. */
const OF_MAPPINGS = {
    ASR018: ['ASR003', 'ASR011', 'ASR012', 'ASR014', ...ACCOUNT],
    ASR019: ['ASR017', ...ACCOUNT],
};
/**
 * Gives each finding the keys of its causes. A cause is at least as severe as what follows from it, so that counting
 * causes alone never makes an estate look better than it is.
 */
function linkCauses(findings, facts) {
    const byResource = (0,id_map/* groupById */.AN)(findings, ({ resource }) => resource);
    const ofAgents = causesOfAgents(findings, facts, (id) => byResource.has(id));
    const accounts = causes_accountsOf(facts);
    const at = (resource) => byResource.get(resource) ?? [];
    const others = ({ id, resource, vaultId }) => {
        const ofAgent = ofAgents.get(resource);
        if (OF_AGENTS.has(id))
            return ofAgent?.causes ?? [];
        if (ofAgent !== undefined)
            return at(ofAgent.mapping?.id ?? '');
        if (OF_RUNS[id] !== undefined)
            return [resource, (0,arm_id/* subscriptionScopeOf */.j$)(resource)].flatMap(at);
        if (OF_MAPPINGS[id] === undefined)
            return [];
        const account = accounts.get(resource) ?? '';
        const ofAccount = at(account).filter((other) => (0,catalogue/* isOfAccount */.h1)(other.id) || (0,compare/* sameText */.QV)(other.vaultId, vaultId));
        return [...at(resource), ...ofAccount, ...[account, vaultId].map(arm_id/* subscriptionScopeOf */.j$).flatMap(at)];
    };
    return findings.map((found) => {
        const causes = others(found).filter((cause) => mayFollowFrom(found, cause));
        return causes.length === 0 ? found : { ...found, causedBy: [...new Set(causes.map(({ key }) => key))] };
    });
}
/** No two findings can be each other's cause: what follows goes from agents to runs to all else. */
function mayFollowFrom(found, cause) {
    if (audit_severity/* RANK */.Vz[cause.severity] > audit_severity/* RANK */.Vz[found.severity])
        return false;
    if (OF_AGENTS.has(found.id))
        return !OF_AGENTS.has(cause.id);
    // The service says the same of a mapping and of the items that it replicates.
    if (found.id === cause.id)
        return ITEM.test(found.resource) && MAPPING.test(cause.resource);
    // The causes of a mapping's runs may be the account's, which the finding does not name.
    if (OF_MAPPINGS[found.id]?.includes(cause.id) === true)
        return true;
    return OF_RUNS[found.id]?.includes(cause.id) === true && isIn(found.resource, cause.resource);
}
/** Itself, or its subscription. */
const isIn = (resource, outer) => (0,compare/* sameText */.QV)(resource, outer) || (0,compare/* sameText */.QV)((0,arm_id/* subscriptionScopeOf */.j$)(resource), outer);
const ITEM = /\/replicationProtectedItems\/[^/]+$/i;
const MAPPING = /\/replicationProtectionContainerMappings\/[^/]+$/i;
/** By id of the mapping: the account that it names. */
const causes_accountsOf = ({ vaults }) => new id_map/* IdMap */.Eo(vaults
    .flatMap(({ mappings }) => (mappings.known ? mappings.value : []))
    .map(({ id, autoUpdate }) => [id, autoUpdate?.automationAccountId ?? '']));
/** By id of the replicated item in which something was found: what updates its agent, and what stops that. */
function causesOfAgents(findings, { vaults }, hasFindings) {
    const coverageIn = coverageBy(findings);
    const causes = new id_map/* IdMap */.Eo();
    for (const facts of vaults) {
        if (!facts.items.known)
            continue;
        const coverageOf = coverageIn(facts);
        for (const item of facts.items.value.filter(({ provider, id }) => isA2A(provider) && hasFindings(id)))
            causes.set(item.id, coverageOf(item));
    }
    return causes;
}

;// CONCATENATED MODULE: ./src/core/audit/relate-runs.ts
/** For which mapping a run of the nightly update was, by what its parameters name. The names of the parameters are not known. */

function relateRuns({ runbookJobs, jobSchedules }, served) {
    const of = new id_map/* IdMap */.Eo();
    const unrelated = [];
    const parametersOf = (one) => {
        const link = jobSchedules.find(one.mapping.autoUpdate?.jobScheduleName);
        return link?.known && link.value !== 'missing' ? link.value.parameters : {};
    };
    const candidates = served.map((one) => ({ ...one, linked: sorted(parametersOf(one)) }));
    for (const job of runbookJobs.known ? runbookJobs.value : []) {
        const own = sorted(job.parameters ?? {});
        const mine = firstOf(() => candidates.filter(({ mapping }) => names(own, mapping.id)), () => candidates.filter(({ linked }) => own.length > 0 && sameAs(own, linked)), () => candidates.filter(({ vault }) => names(own, vault.id)));
        // Parameters that the mappings of several vaults share tell nothing.
        const isTold = new id_map/* IdSet */.wp(mine.map(({ vault }) => vault.id)).size === 1;
        for (const { mapping } of isTold ? mine : []) {
            const others = of.get(mapping.id);
            if (others === undefined)
                of.set(mapping.id, [job]);
            else
                others.push(job);
        }
        if (!isTold && (mine.length > 0 || !isOfAnother(own, candidates)))
            unrelated.push(job);
    }
    return { of, unrelated };
}
const sorted = (parameters) => Object.entries(parameters)
    .map(([name, value]) => [name.toLowerCase(), value.toLowerCase()])
    .sort(([a], [b]) => (a < b ? -1 : 1));
const sameAs = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const nameList = (all) => JSON.stringify(all.map(([name]) => name));
/** As a whole id, or the beginning of a longer one. */
function names(parameters, id) {
    const wanted = id.toLowerCase();
    return parameters.some(([, value]) => {
        const at = value.indexOf(wanted);
        return at >= 0 && !/^[\w.()-]/.test(value.slice(at + wanted.length));
    });
}
/** The account may serve other vaults too: a run that names one of these is none of a mapping that is audited. */
const isOfAnother = (own, candidates) => own.some(([, value]) => value.includes('/microsoft.recoveryservices/vaults/')) ||
    candidates.some(({ linked }) => linked.length > 0 && nameList(linked) === nameList(own));
function firstOf(...lists) {
    for (const list of lists) {
        const found = list();
        if (found.length > 0)
            return found;
    }
    return [];
}

;// CONCATENATED MODULE: ./src/core/audit/judge-runs.ts
/** Findings of the runs of the nightly update: of a mapping where its own runs are told, else of the account. */







/** @param one the account, and the mappings that use it */
function judgeRuns(one) {
    const { facts, served, subject, at, now } = one;
    if (!facts.runbookJobs.known)
        return [];
    const jobs = facts.runbookJobs.value;
    const { name } = subject;
    if (jobs.length === 0) {
        const message = `The nightly update did not run in ${name} in the last seven days.`;
        return [(0,catalogue/* finding */.gk)('ASR108', subject, message, { at })];
    }
    const runs = relateRuns(facts, served);
    return [
        ...judgeUnrelated(runs.unrelated, one),
        ...served.flatMap((mapping) => judgeMapping(mapping, runs, one)),
        ...judgeEarlier(runs, one),
        ...judgeWaiting(jobs.filter((job) => waitsTooLong(job, now)), one),
    ];
}
const ending = (job) => {
    const when = job.endedAt ?? createdAt(job);
    return `ended as ${job.status}${when === undefined ? '' : ` on ${(0,values_time/* day */.vd)(when)}`}`;
};
const because = ({ exception, statusDetails }) => [exception, statusDetails].filter((text) => text !== '').join(' ');
/** A run that was started before a repair says nothing of the repair, also where it ended after it. */
const detailsOf = (job) => ({
    because: because(job),
    evidenceAt: createdAt(job),
});
/** Where several mappings share the account, one that fails says nothing of the others. */
function judgeUnrelated(unrelated, { served, subject, at }) {
    const failed = newFailure(unrelated, served.length > 1);
    if (failed === undefined)
        return [];
    const { name } = subject;
    const details = { at, ...detailsOf(failed) };
    return served.length > 1
        ? [
            (0,catalogue/* finding */.gk)('ASR113', subject, `A nightly update in ${name} ${ending(failed)}, and nothing says for which mapping.`, details),
        ]
        : [(0,catalogue/* finding */.gk)('ASR106', subject, `The last nightly update in ${name} ${ending(failed)}.`, details)];
}
/** That of the last run; where the runs of several mappings cannot be told apart, of any in the last night. */
function newFailure(jobs, severalMappings) {
    const ended = jobs.filter(hasEnded);
    const [last] = ended;
    if (last === undefined || !severalMappings)
        return last !== undefined && endedBadly(last) ? last : undefined;
    const since = (createdAt(last) ?? 0) - values_time/* DAY */.d_ / 2;
    return ended.find((job) => endedBadly(job) && (createdAt(job) ?? 0) >= since);
}
function judgeMapping({ vault, mapping }, runs, { facts, now, at }) {
    const own = runs.of.get(mapping.id) ?? [];
    const find = (id, message, run) => [
        (0,catalogue/* finding */.gk)(id, { resource: mapping.id, name: mapping.name, vaultId: vault.id }, message, {
            at,
            ...(run && detailsOf(run)),
        }),
    ];
    const last = own.find(hasEnded);
    if (last !== undefined && endedBadly(last))
        return find('ASR018', `The last nightly update of the mapping ${mapping.name} ${ending(last)}.`, last);
    const all = facts.runbookJobs.known ? facts.runbookJobs.value : [];
    const isTold = !runs.unrelated.some((job) => isRecent(job, now));
    if (own.some((job) => isRecent(job, now)) || !isTold || !shouldHaveRun(mapping.autoUpdate?.scheduleName, facts, now))
        return [];
    const where = all.some((job) => isRecent(job, now)) ? ', while others were' : '';
    return find('ASR019', `No nightly update of the mapping ${mapping.name} was started in ${(0,arm_id/* nameOf */.Vb)(facts.id)} in the last two days${where}.`);
}
/** A schedule that is missing, off or not daily has a finding of its own, and a new one has not run yet. */
function shouldHaveRun(name, { schedules }, now) {
    const schedule = schedules.find(name);
    if (schedule?.known !== true || schedule.value === 'missing')
        return false;
    const { enabled, createdAt: created } = schedule.value;
    return enabled && isDaily(schedule.value) && (created ?? 0) < now - RECENT_MS;
}
/** Once for the account, however many failed. */
function judgeEarlier({ of, unrelated }, { served, subject, at }) {
    const latest = newFailure(unrelated, served.length > 1);
    const earlier = [...of.values()].flatMap((own) => {
        const ended = own.filter(hasEnded);
        return ended[0] !== undefined && completed(ended[0]) ? ended.filter(endedBadly) : [];
    });
    const failed = [...(latest === undefined ? unrelated.filter(endedBadly) : []), ...earlier][0];
    if (failed === undefined)
        return [];
    const message = `A nightly update in ${subject.name} ${ending(failed)}.`;
    return [(0,catalogue/* finding */.gk)('ASR107', subject, message, { at, ...detailsOf(failed) })];
}
function judgeWaiting([job, ...others], { subject, at, now }) {
    if (job === undefined)
        return [];
    const more = others.length === 0 ? '' : `, and ${others.length} more`;
    const hours = Math.floor((now - (createdAt(job) ?? now)) / (values_time/* DAY */.d_ / 24));
    const message = `A nightly update in ${subject.name} has been ${job.status} for ${(0,format/* number */.ai)(hours)} hours${more}.`;
    return [(0,catalogue/* finding */.gk)('ASR112', subject, message, { at, ...detailsOf(job) })];
}

;// CONCATENATED MODULE: ./src/core/values/roles.ts
/** Built-in roles, by the guids of their definitions. */
const CONTRIBUTOR = 'b24988ac-6180-42a0-ab88-20f7382dd24c';
const OWNER = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
/** True for the roles on a vault that are documented to suffice for the nightly update: Contributor, and Owner, which includes it. */
const suffices = (roleId) => [CONTRIBUTOR, OWNER].includes(roleId.toLowerCase());

;// CONCATENATED MODULE: ./src/core/audit/judge-account.ts







/**
 * @param users the vaults that use it, or are to; findings of the account itself are written down for the first
 * @param served the mappings that use it; an account that none uses yet has nothing to run at night
 */
function judgeAccount(facts, users, served, now) {
    const [first] = users;
    if (first === undefined)
        return [];
    const name = (0,arm_id/* nameOf */.Vb)(facts.id);
    const account = facts.account.known && facts.account.value !== 'missing' ? facts.account.value : undefined;
    const at = { accountId: facts.id, principalId: account?.principalId };
    const caseOf = (vault) => ({
        facts,
        name,
        at,
        subject: { resource: facts.id, name, vaultId: vault.id },
    });
    const own = caseOf(first);
    if (facts.account.known && account === undefined) {
        return [(0,catalogue/* finding */.gk)('ASR101', own.subject, `The automation account ${name} does not exist.`, { at })];
    }
    return [
        ...(account === undefined ? [] : judgeItself(account, own)),
        ...judgeSources(own, served.length > 0),
        ...(served.length > 0 ? judgeRuns({ ...own, served, now }) : []),
        ...judgeUsage(own),
        ...users.flatMap((vault) => judgeSubscription(vault, caseOf(vault))),
        ...(account?.principalId === undefined ? [] : users.flatMap((vault) => judgeRoles(vault, caseOf(vault)))),
    ];
}
function judgeItself({ state, principalId }, { name, subject, at }) {
    const findings = [];
    if (state !== '' && !(0,compare/* sameText */.QV)(state, 'Ok')) {
        findings.push((0,catalogue/* finding */.gk)('ASR110', subject, `The automation account ${name} is in the state ${state}.`, { at }));
    }
    if (principalId === undefined) {
        findings.push((0,catalogue/* finding */.gk)('ASR103', subject, `The automation account ${name} has no system-assigned identity.`, { at }));
    }
    return findings;
}
/** What could not be read of the account, once for each kind. */
function judgeSources({ facts, name, subject, at }, used) {
    const schedule = [...facts.schedules.values()].find(({ known }) => !known);
    const sources = [
        ['ASR401', `The automation account ${name}`, facts.account],
        ['ASR402', `A schedule of ${name}`, schedule],
        ['ASR403', `The list of jobs of ${name}`, used ? facts.runbookJobs : undefined],
        ['ASR404', `The usage of ${name}`, facts.usage],
        ['ASR406', `A job schedule of ${name}`, [...facts.jobSchedules.values()].find(({ known }) => !known)],
    ];
    return sources.flatMap(([id, what, source]) => source === undefined || source.known ? [] : [(0,catalogue/* notKnown */.bh)(id, subject, what, source.problem, { at })]);
}
/** Who is charged, and who is stopped, at which limit is not documented clearly, so the service's own word counts. */
function judgeUsage({ facts: { usage, account }, name, subject, at }) {
    if (!usage.known)
        return [];
    const { own, subscription } = usage.value;
    const used = [
        { of: name, usage: own },
        { of: 'its subscription', usage: subscription },
    ].flatMap(({ of, usage }) => (usage === undefined ? [] : [{ of, ...usage }]));
    const throttled = used.find(({ throttleStatus }) => throttleStatus !== '' && !(0,compare/* sameText */.QV)(throttleStatus, 'NotThrottled'));
    const over = used.filter(({ minutes, limit }) => limit !== undefined && minutes > limit);
    const told = (throttled === undefined ? over : used)
        .map(({ of, minutes, limit }) => `${of} ${Math.round(minutes)}${limit === undefined ? '' : ` of ${limit}`}`)
        .join(', ');
    const sku = account.known && account.value !== 'missing' && account.value.sku;
    const because = sku ? `The pricing tier of the account is ${sku}.` : '';
    if (throttled !== undefined) {
        const message = `Azure Automation throttles ${name}: ${throttled.throttleStatus}. Minutes of job time used this month: ${told}.`;
        return [(0,catalogue/* finding */.gk)('ASR111', subject, message, { at, because })];
    }
    if (over.length === 0)
        return [];
    const message = `More minutes of job time were used this month than the limit that Azure names: ${told}.`;
    return [(0,catalogue/* finding */.gk)('ASR109', subject, message, { at, because })];
}
function judgeSubscription({ name: vault, subscriptionId }, { facts, name, subject, at }) {
    const own = (0,arm_id/* subscriptionOf */.XD)(facts.id);
    if ((0,compare/* sameText */.QV)(own, subscriptionId))
        return [];
    const message = `The automation account ${name} is in the subscription ${own}, the vault ${vault} in ${subscriptionId}.`;
    return [(0,catalogue/* finding */.gk)('ASR102', subject, message, { at })];
}
function judgeRoles(vault, { facts, name, subject, at }) {
    const roles = facts.roles.get(vault.id);
    if (roles === undefined)
        return [];
    if (!roles.known) {
        return [
            (0,catalogue/* notKnown */.bh)('ASR405', subject, `The list of roles of ${name} on the vault ${vault.name}`, roles.problem, { at }),
        ];
    }
    const { assignments, groupsUnknown } = roles.value;
    const reaching = assignments.filter(({ scope }) => (0,arm_id/* isInScope */.yX)(vault.id, scope));
    const held = reaching.map(({ roleId }) => roleId.toLowerCase());
    if (held.some(suffices))
        return [];
    if (groupsUnknown !== undefined) {
        const roles = `The list of roles that the identity of ${name} has on the vault ${vault.name} through groups`;
        return [
            (0,catalogue/* notKnown */.bh)('ASR405', subject, roles, groupsUnknown, { at, remedy: checkGroups({ ...at, vaultId: vault.id }) }),
        ];
    }
    const what = `The identity of the automation account ${name} has`;
    return held.length === 0
        ? [(0,catalogue/* finding */.gk)('ASR104', subject, `${what} no role on the vault ${vault.name} or above it.`, { at })]
        : [
            (0,catalogue/* finding */.gk)('ASR105', subject, `${what} neither Contributor nor Owner on the vault ${vault.name} or above it.`, {
                at,
                because: `Ids of the roles that it has: ${[...new Set(reaching.map(heldAs))].join(', ')}.`,
            }),
        ];
}
const heldAs = ({ roleId, group }) => `${roleId.toLowerCase()}${group === undefined ? '' : ` (through the group ${group})`}`;
const checkGroups = (at) => (0,audit_steps/* steps */.Ci)(`In the portal open ${at.vaultId ?? 'the vault'}, Access control (IAM), Check access, and choose the identity of the account: it shows the roles of its groups too. If none of them is Contributor or Owner:`, (0,rule/* grantContributor */.Yg)(at));

;// CONCATENATED MODULE: ./src/core/audit/health-rules.ts

const BY_CATEGORY = new Map([
    ['agentautoupdateinfra', 'ASR020'],
    ['agentautoupdateartifactdeleted', 'ASR021'],
    ['agentautoupdaterunasaccountexpiry', 'ASR013'],
    ['agentautoupdaterunasaccountexpired', 'ASR014'],
    ['versionexpiry', 'ASR213'],
]);
/** The errors that Microsoft's article gives for the Run As account; one category stands for all of them. */
const RUN_AS_ACCOUNT = [
    [/not have (the )?permissions? to create an? (azure )?run ?as account/i, 'ASR022'],
    [/run ?as account (is|was) not found/i, 'ASR012'],
];
/** The order matters. */
const DOCUMENTED = [
    ...RUN_AS_ACCOUNT,
    [/run ?as account does not have the permission/i, 'ASR011'],
    [/run ?as certificate\b.{0,200}\babout to expire/is, 'ASR013'],
    [/run ?as certificate\b.{0,200}\bexpired/is, 'ASR014'],
];
const saidBy = (message, words) => words.find(([pattern]) => pattern.test(message))?.[1];
/** Undefined for what is about neither automatic update nor the age of an agent. */
function ruleOf({ category = '', message }) {
    const key = category.toLowerCase();
    if (key === 'agentautoupdaterunasaccount')
        return saidBy(message, RUN_AS_ACCOUNT) ?? 'ASR011';
    const known = BY_CATEGORY.get(key);
    if (known !== undefined)
        return known;
    return key.startsWith('agentautoupdate') ? 'ASR020' : saidBy(message, DOCUMENTED);
}
/** Where the service gives no level, it is no mere warning. */
const isMild = ({ level = '' }) => level !== '' && !/^error$/i.test(level);
/**
 * One for each rule, since a finding is told from others by its id and its resource.
 * @param others the rule of all that is about something else; without it that is left out
 */
function healthFindings(errors, others) {
    const byRule = new Map();
    for (const error of errors) {
        const id = ruleOf(error) ?? others;
        const same = id === undefined ? undefined : byRule.get(id);
        if (same !== undefined)
            same.push(error);
        else if (id !== undefined)
            byRule.set(id, [error]);
    }
    return [...byRule].map(([id, same]) => ({
        id,
        severity: same.every(isMild) ? 'warning' : 'error',
        said: messagesOf(same),
        because: wordsOf(same),
        evidenceAt: newestOf(same),
    }));
}
const newestOf = (errors) => errors.reduce((newest, { createdAt }) => (newest === undefined || (createdAt ?? 0) > newest ? createdAt : newest), undefined);
/** Those that have no finding of their own. */
const otherErrors = (errors) => errors.filter((error) => ruleOf(error) === undefined);

;// CONCATENATED MODULE: ./src/core/audit/judge-agent.ts
/** Findings of a replicated VM and of its agent. */








const isProtected = (item) => (0,compare/* sameText */.QV)(item.protectionState || item.vmProtectionState, 'Protected');
function judgeAgent(vault, item, coverage, failedUpdate, newest, time) {
    const findings = [];
    const subject = { resource: item.id, name: item.vm, vaultId: vault.id, lasting: item.vmId };
    const at = { vm: item.vm, accountId: coverage.mapping?.autoUpdate?.automationAccountId };
    const find = (id, message, because = '', details = {}) => {
        findings.push((0,catalogue/* finding */.gk)(id, subject, `${item.vm}: ${message}`, { at, because, ...details }));
    };
    const failed = failedUpdate === undefined ? '' : failureText(failedUpdate);
    const agent = `the agent ${item.agentVersion}`.trimEnd();
    const { agentExpiry, certificateExpiry } = item;
    if (agentExpiry !== undefined) {
        const expiry = expiryOf(agentExpiry, time);
        if (expiry === 'expired')
            find('ASR201', `${agent} has expired on ${(0,values_time/* day */.vd)(agentExpiry)}.`);
        if (expiry === 'soon')
            find('ASR202', `${agent} expires on ${(0,values_time/* day */.vd)(agentExpiry)}, in ${judge_agent_daysLeft(agentExpiry, time.now)}.`);
    }
    if (item.updateAvailable)
        find('ASR203', `an update of ${agent} is waiting.`, failed);
    if (item.updateAvailable && item.upgradeable === false)
        find('ASR204', `${agent} cannot be updated now.`);
    if (certificateExpiry !== undefined) {
        const expiry = expiryOf(certificateExpiry, time);
        if (expiry === 'expired')
            find('ASR205', `the certificate of the agent has expired on ${(0,values_time/* day */.vd)(certificateExpiry)}.`);
        if (expiry === 'soon') {
            const left = judge_agent_daysLeft(certificateExpiry, time.now);
            find('ASR206', `the certificate of the agent expires on ${(0,values_time/* day */.vd)(certificateExpiry)}, in ${left}.`);
        }
    }
    if (item.certificateUpdateRequired)
        find('ASR207', 'the certificate of the agent has to be updated.');
    if (item.upgradeRetriesExhausted)
        find('ASR208', `the tries to update ${agent} are used up.`, failed);
    if (item.reinstallRequired) {
        const blocked = item.blockingReasons.length === 0
            ? ''
            : `In the way: ${item.blockingReasons.map((reason) => reason.replace(/[.\s]+$/, '')).join('; ')}`;
        find('ASR209', `${agent} must be reinstalled.`, blocked);
    }
    if (!isProtected(item))
        find('ASR210', `the VM is in the state ${item.protectionState || item.vmProtectionState || 'unknown'}.`);
    for (const [id, message] of saidOfVm(item, time.now))
        find(id, message);
    for (const { id, said, because, ...details } of healthFindings(item.healthErrors))
        find(id, said, because, details);
    const others = otherErrors(item.healthErrors);
    // Where all that the service says has findings of its own, that is why it is critical.
    if ((0,compare/* sameText */.QV)(item.replicationHealth, 'Critical') && (others.length > 0 || item.healthErrors.length === 0)) {
        const said = others.length === 0 ? '.' : `: ${messagesOf(others)}`;
        find('ASR211', `the replication health is critical${said}`, wordsOf(others));
    }
    if (coverage.kind === 'not-covered')
        find('ASR212', `nothing keeps the agent up to date: ${coverage.reason}`);
    const { id, vm, vmId, agentVersion } = item;
    return [...findings, ...judgeVersion({ id, vm, vmId, agentVersion, vaultId: vault.id }, newest, findings)];
}
const DAY_MS = 24 * 3_600_000;
/** What the item says of its VM, as far as it bears on updates; a VM that is not protected has other reasons to be silent. */
function saidOfVm(item, now) {
    const { lastHeartbeat, distribution, agentDistribution, upgradeTries } = item;
    const said = [];
    if (isProtected(item) && lastHeartbeat !== undefined && now - lastHeartbeat > DAY_MS)
        said.push(['ASR216', `the last heartbeat of the agent came on ${(0,values_time/* day */.vd)(lastHeartbeat)}.`]);
    if (distribution !== '' && agentDistribution !== '' && !(0,compare/* sameText */.QV)(distribution, agentDistribution))
        said.push(['ASR217', `the agent is installed for ${agentDistribution}, and the VM runs ${distribution}.`]);
    if (item.rebootNeeded)
        said.push(['ASR218', 'the VM has to be restarted.']);
    if (upgradeTries > 0 && !item.upgradeRetriesExhausted)
        said.push(['ASR219', `Site Recovery has tried ${(0,format/* plural */.LS)(upgradeTries, 'time')} to update the agent.`]);
    return said;
}
const judge_agent_daysLeft = (at, now) => (0,format/* plural */.LS)((0,values_time/* daysUntil */.AQ)(at, now), 'day');
function failureText({ at, problem }) {
    const when = at === undefined ? '' : ` on ${(0,values_time/* day */.vd)(at)}`;
    const why = problem === undefined ? 'The errors of the job are not known.' : (0,format/* problemText */.fI)(problem);
    return `The last update that failed did so${when}: ${why}`;
}

;// CONCATENATED MODULE: ./src/core/audit/judge-barriers.ts
/** Findings of what stands in the way of a change: locks, deny assignments, the state and the tenant of a subscription. */





/** Stands for everyone among the principals of a deny assignment. */
const EVERYONE = '00000000-0000-0000-0000-000000000000';
const CONTAINERS = 'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers';
/** What is done to a vault. Nobody has published what the hidden runbook does; these are what it cannot well do without. */
const NEEDED = [
    'Microsoft.RecoveryServices/vaults/replicationProtectedItems/read',
    `${CONTAINERS}/replicationProtectedItems/updateMobilityService/action`,
    `${CONTAINERS}/replicationProtectionContainerMappings/write`,
];
/** @param vaultsOf those that an account serves, or is to serve */
function judgeBarriers(facts, vaultsOf) {
    const { subscriptions, accounts } = facts;
    const vaults = facts.vaults
        .filter(holdsA2A)
        .map(({ vault }) => vault)
        .sort((a, b) => (0,compare/* compareIds */.q3)(a.id, b.id));
    const used = [...accounts.values()]
        .map((account) => ({ account, users: vaultsOf(account.id) }))
        .filter(({ users }) => users.length > 0);
    const firstIn = (id) => vaults.find(({ subscriptionId }) => (0,compare/* sameText */.QV)(subscriptionId, id)) ??
        used.find(({ account }) => (0,compare/* sameText */.QV)((0,arm_id/* subscriptionOf */.XD)(account.id), id))?.users[0];
    return [
        ...[...subscriptions.values()].flatMap((one) => judge_barriers_judgeSubscription(one, firstIn(one.id))),
        ...vaults.flatMap((vault) => judgeVaultLock(vault, subscriptions)),
        ...used.flatMap(({ account, users }) => judgeAccountAt(account, users, subscriptions)),
    ];
}
/** Written down for the first vault that it bears on. */
function judge_barriers_judgeSubscription(facts, vault) {
    if (vault === undefined)
        return [];
    const { id, state, locks, denyAssignments } = facts;
    const subject = { resource: `/subscriptions/${id}`, name: id, vaultId: vault.id };
    const sources = [
        ['ASR407', `The list of locks of the subscription ${id}`, locks],
        ['ASR408', `The list of deny assignments of the subscription ${id}`, denyAssignments],
        ['ASR409', `The subscription ${id}`, state],
    ];
    const unread = sources.flatMap(([rule, what, source]) => source.known ? [] : [(0,catalogue/* notKnown */.bh)(rule, subject, what, source.problem)]);
    if (!state.known || (0,compare/* sameText */.QV)(state.value.state, 'Enabled'))
        return unread;
    const rule = /^(disabled|deleted)$/i.test(state.value.state) ? 'ASR118' : 'ASR117';
    return [...unread, (0,catalogue/* finding */.gk)(rule, subject, `The subscription ${id} is in the state ${state.value.state}.`)];
}
function judgeVaultLock(vault, subscriptions) {
    const lock = lockOver(vault.id, subscriptions);
    if (lock === undefined)
        return [];
    const subject = { resource: vault.id, name: vault.name, vaultId: vault.id };
    return [(0,catalogue/* finding */.gk)('ASR115', subject, `${lockText(lock)} covers the vault ${vault.name}.`)];
}
function judgeAccountAt(facts, users, subscriptions) {
    const [first] = users;
    if (first === undefined || !facts.account.known || facts.account.value === 'missing')
        return [];
    const { principalId, identityTenant } = facts.account.value;
    const name = (0,arm_id/* nameOf */.Vb)(facts.id);
    const at = { accountId: facts.id, principalId };
    const subject = { resource: facts.id, name, vaultId: first.id };
    const find = (id, message, vaultId = first.id) => (0,catalogue/* finding */.gk)(id, { ...subject, vaultId }, message, { at });
    const findings = [];
    const lock = lockOver(facts.id, subscriptions);
    if (lock !== undefined)
        findings.push(find('ASR114', `${lockText(lock)} covers the automation account ${name}.`));
    const own = subscriptions.find((0,arm_id/* subscriptionOf */.XD)(facts.id))?.state;
    const tenant = own?.known === true ? own.value.tenantId : '';
    if (identityTenant !== undefined && tenant !== '' && !(0,compare/* sameText */.QV)(identityTenant, tenant)) {
        const message = `The identity of the automation account ${name} is in the tenant ${identityTenant}, its subscription in ${tenant}.`;
        findings.push(find('ASR119', message));
    }
    if (principalId === undefined)
        return findings;
    const denied = users.flatMap((vault) => {
        const known = subscriptions.find(vault.subscriptionId)?.denyAssignments;
        const identities = [principalId, ...judge_barriers_groupsOf(facts, vault)].map((id) => id.toLowerCase());
        const denial = known?.known === true ? known.value.find((one) => denies(one, identities, vault.id)) : undefined;
        if (denial === undefined)
            return [];
        const message = `The deny assignment ${denial.name} on ${denial.scope} denies the identity of ${name} what it may need on the vault ${vault.name}.`;
        return [find('ASR116', message, vault.id)];
    });
    return [...findings, ...denied];
}
/** Groups that the identity is known to be in, since it has roles through them. */
function judge_barriers_groupsOf({ roles }, vault) {
    const held = roles.get(vault.id);
    return held?.known === true ? held.value.assignments.flatMap(({ group }) => group ?? []) : [];
}
/** Of the locks that stand in the way of changes, one that covers it. */
function lockOver(id, subscriptions) {
    const locks = subscriptions.find((0,arm_id/* subscriptionOf */.XD)(id))?.locks;
    return locks?.known === true
        ? locks.value.find((lock) => (0,compare/* sameText */.QV)(lock.level, 'ReadOnly') && (0,arm_id/* isInScope */.yX)(id, lock.scope))
        : undefined;
}
const lockText = ({ name, scope }) => `The read-only lock ${name} on ${scope}`;
function denies(one, identities, vaultId) {
    const reaches = one.reachesBelow ? (0,arm_id/* isInScope */.yX)(vaultId, one.scope) : (0,compare/* sameText */.QV)(one.scope, vaultId);
    const isMeant = one.principals.includes(EVERYONE) || identities.some((id) => one.principals.includes(id));
    if (!reaches || !isMeant || identities.some((id) => one.excluded.includes(id)))
        return false;
    return NEEDED.some((action) => one.permissions.some(({ actions, notActions }) => actions.some((pattern) => (0,glob/* matchesGlob */.k)(pattern, action)) &&
        !notActions.some((pattern) => (0,glob/* matchesGlob */.k)(pattern, action))));
}

;// CONCATENATED MODULE: ./src/core/audit/judge-vm.ts
/** Findings of VMs that were read one by one. */




/** Of a VM that is off, only that: it explains the rest. */
function judgeVm(vault, item, vms) {
    const known = vms.find(item.vmId);
    if (known?.known !== true)
        return [];
    const { powerState, agentStatus, extension } = known.value;
    const subject = { resource: item.id, name: item.vm, vaultId: vault.id, lasting: item.vmId };
    const find = (id, message, because = '') => (0,catalogue/* finding */.gk)(id, subject, `${item.vm}: ${message}`, { at: { vm: item.vm }, because });
    if (powerState !== '' && !(0,compare/* sameText */.QV)(powerState, 'running'))
        return [find('ASR220', `the VM is not running: ${powerState}.`)];
    const findings = [];
    if (agentStatus !== '' && !(0,compare/* sameText */.QV)(agentStatus, 'Ready'))
        findings.push(find('ASR221', `the VM agent is not ready: ${agentStatus}.`));
    if (extension?.failed === true) {
        const status = extension.status === '' ? '' : `: ${extension.status}`;
        findings.push(find('ASR222', `the extension of Site Recovery has failed${status}.`, extension.message));
    }
    return findings;
}
/** One for a vault, since a right that is missing is missing for all. */
function judgeUnreadVms({ vault, items }, vms) {
    const own = items.known ? items.value.filter(({ provider }) => isA2A(provider)) : [];
    const problems = own.flatMap(({ vmId }) => {
        const known = vms.find(vmId);
        return known?.known === false ? [known.problem] : [];
    });
    const [first] = problems;
    if (first === undefined)
        return [];
    const subject = { resource: vault.id, name: vault.name, vaultId: vault.id };
    return [
        (0,catalogue/* notKnown */.bh)('ASR413', subject, `The state of ${(0,format/* plural */.LS)(problems.length, 'VM')} of the vault ${vault.name}`, first),
    ];
}

// EXTERNAL MODULE: ./src/core/values/runbook.ts
var values_runbook = __webpack_require__(1722);
;// CONCATENATED MODULE: ./src/core/audit/judge-schedule.ts
/** Findings of the schedule that a mapping names, and of what ties it to the runbook. */




function judgeSchedule(mapping, account, time, find) {
    const name = mapping.autoUpdate?.scheduleName;
    if (!name)
        return [find('ASR007', `The mapping ${mapping.name} is enabled, but has no schedule assigned.`)];
    if (account === undefined || (account.account.known && account.account.value === 'missing'))
        return [];
    const link = judgeLink(mapping, name, account, find);
    const schedule = account.schedules.get(name);
    if (schedule === undefined || !schedule.known)
        return link;
    const what = `The schedule ${name} of the mapping ${mapping.name}`;
    if (schedule.value === 'missing')
        return [find('ASR008', `${what} does not exist.`)];
    return [...judgeRecurrence(schedule.value, what, time, find), ...link];
}
function judgeRecurrence(schedule, what, { now, expiryDays }, find) {
    if (!schedule.enabled)
        return [find('ASR009', `${what} is disabled.`)];
    if (!hasNextRun(schedule, now))
        return [find('ASR010', `${what} has no next run.`)];
    const { expiry } = schedule;
    const daily = isDaily(schedule) ? [] : [find('ASR015', `${what} runs ${recurrence(schedule)}, not every day.`)];
    if (expiry === undefined || (0,values_time/* daysUntil */.AQ)(expiry, now) > expiryDays)
        return daily;
    return [...daily, find('ASR016', `${what} ends on ${(0,values_time/* day */.vd)(expiry)}, and nothing runs after that.`)];
}
function judgeLink(mapping, schedule, account, find) {
    const name = mapping.autoUpdate?.jobScheduleName;
    const link = account.jobSchedules.find(name);
    if (link?.known !== true)
        return [];
    const what = `The job schedule ${name} of the mapping ${mapping.name}`;
    if (link.value === 'missing')
        return [find('ASR017', `${what} does not exist.`)];
    const tied = link.value;
    if (!(0,compare/* sameText */.QV)(tied.runbook, values_runbook/* RUNBOOK */.H))
        return [find('ASR017', `${what} starts the runbook ${tied.runbook}.`)];
    return (0,compare/* sameText */.QV)(tied.schedule, schedule)
        ? []
        : [find('ASR017', `${what} belongs to the schedule ${tied.schedule}, not to ${schedule}.`)];
}

;// CONCATENATED MODULE: ./src/core/audit/judge-mapping.ts






function judge_mapping_judgeMapping(vault, mapping, account, { wanted, usual, ...time }) {
    if (!isA2A(mapping.provider))
        return [];
    const own = mapping.autoUpdate?.automationAccountId;
    const at = { accountId: wanted ?? own ?? usual };
    const subject = { resource: mapping.id, name: mapping.name, vaultId: vault.id };
    const find = (id, message, details) => (0,catalogue/* finding */.gk)(id, subject, message, { at, ...details });
    if (!isPaired(mapping)) {
        return [find('ASR005', `The mapping ${mapping.name} is in the state ${mapping.state || 'unknown'}, not Paired.`)];
    }
    const health = judgeHealth(mapping, find);
    if (!isEnabled(mapping)) {
        const status = mapping.autoUpdate?.status || 'not set';
        return [find('ASR001', `Automatic update of the mapping ${mapping.name} is ${status.toLowerCase()}.`), ...health];
    }
    const { authenticationType } = mapping.autoUpdate ?? {};
    const findings = [...health];
    if (!(0,compare/* sameText */.QV)(authenticationType, 'SystemAssignedIdentity')) {
        const type = authenticationType === undefined ? 'names no authentication type' : `signs in as ${authenticationType}`;
        findings.push(find('ASR003', `Automatic update of the mapping ${mapping.name} ${type}, not SystemAssignedIdentity.`));
    }
    if (own === undefined) {
        return [...findings, find('ASR006', `The mapping ${mapping.name} is enabled, but names no automation account.`)];
    }
    if (wanted !== undefined && !(0,compare/* sameText */.QV)(own, wanted)) {
        const message = `The mapping ${mapping.name} uses the automation account ${(0,arm_id/* nameOf */.Vb)(own)} (${own}), not ${(0,arm_id/* nameOf */.Vb)(wanted)}.`;
        findings.push(find('ASR002', message));
    }
    const atOwn = { accountId: own };
    return [
        ...findings,
        ...judgeSchedule(mapping, account, time, (id, message) => (0,catalogue/* finding */.gk)(id, subject, message, { at: atOwn })),
    ];
}
function judgeHealth({ name, health = '', healthErrors }, find) {
    if (healthErrors.length === 0 && /^(warning|critical)$/i.test(health))
        return [find('ASR023', `The health of the mapping ${name} is ${health}, and no health error says why.`)];
    return healthFindings(healthErrors, 'ASR004').map(({ id, said, ...details }) => find(id, `The mapping ${name} has a health error: ${said}`, details));
}

;// CONCATENATED MODULE: ./src/core/audit/judge-vault.ts
/** Findings of vaults as a whole, and of the audit itself. */



function judgeVault({ vault, mappings, items }) {
    const subject = { resource: vault.id, name: vault.name, vaultId: vault.id };
    if (!mappings.known) {
        if (items.known)
            return [(0,catalogue/* notKnown */.bh)('ASR302', subject, `The list of mappings of ${vault.name}`, mappings.problem)];
        const toDo = [mappings, items].flatMap(({ problem }) => problem.nextStep ?? []);
        const remedy = toDo.length === 0 ? undefined : [...new Set(toDo)].flatMap(audit_steps/* stepsOf */.B_);
        return [
            (0,catalogue/* notKnown */.bh)('ASR301', subject, `The vault ${vault.name}`, { ...mappings.problem, nextStep: undefined }, { remedy }),
        ];
    }
    if (!items.known)
        return [(0,catalogue/* notKnown */.bh)('ASR303', subject, `The list of replicated items of ${vault.name}`, items.problem)];
    if (items.value.some(({ provider }) => isA2A(provider)))
        return [];
    return mappings.value.some(({ provider }) => isA2A(provider))
        ? [(0,catalogue/* finding */.gk)('ASR305', subject, `The vault ${vault.name} has mappings, but no replicated VM.`)]
        : [(0,catalogue/* finding */.gk)('ASR304', subject, `The vault ${vault.name} holds nothing that is replicated from Azure to Azure.`)];
}
function judgeAudit(facts) {
    const [first] = facts.vaults;
    const id = first?.vault.id ?? '';
    const subject = { resource: id, name: first?.vault.name ?? 'audit', vaultId: id };
    const findings = [];
    if (facts.stopped !== undefined) {
        const why = facts.stopped === 'cancelled' ? 'it was cancelled' : 'the time for it was over';
        findings.push((0,catalogue/* finding */.gk)('ASR307', subject, `The audit was interrupted: ${why}.`));
    }
    if (facts.vaults.every(isEmpty)) {
        const message = first === undefined ? 'No vault was found.' : 'No vault holds anything that is replicated from Azure to Azure.';
        findings.push((0,catalogue/* finding */.gk)('ASR306', subject, message));
    }
    return findings;
}
/** False too for what could not be read: that has a finding of its own. */
const isEmpty = ({ mappings, items }) => mappings.known && items.known && ![...mappings.value, ...items.value].some(({ provider }) => isA2A(provider));

;// CONCATENATED MODULE: ./src/core/audit/judge.ts
/** Judges what an audit has gathered. */
















/** The worst first; then by id, resource and vault. */
function judge_bySeverity(a, b) {
    return (audit_severity/* RANK */.Vz[a.severity] - audit_severity/* RANK */.Vz[b.severity] ||
        (0,compare/* compare */.UD)(a.id, b.id) ||
        (0,compare/* compareIds */.q3)(a.resource, b.resource) ||
        (0,compare/* compareIds */.q3)(a.vaultId, b.vaultId));
}
/** Every finding once: no two have the same id, resource and vault. */
function judge(facts, options) {
    const ofSettings = [...judgeMappings(facts, options), ...judgeAccounts(facts, options)];
    const coverageIn = coverageBy(ofSettings);
    const time = { now: options.now, days: options.expiryDays };
    const newest = newestIn(facts);
    const ofAgents = facts.vaults.flatMap((vaultFacts) => {
        const coverageOf = coverageIn(vaultFacts);
        const { vault, items } = vaultFacts;
        const failed = failedUpdatesOf(vaultFacts);
        const replicated = items.known ? items.value.filter(({ provider }) => isA2A(provider)) : [];
        return replicated.flatMap((item) => [
            ...judgeAgent(vault, item, coverageOf(item), failed.get(item.id), newest, time),
            ...judgeVm(vault, item, facts.vms),
        ]);
    });
    const inVaults = (0,id_map/* groupById */.AN)([...ofSettings, ...ofAgents], ({ vaultId }) => vaultId);
    const ofVaults = facts.vaults.flatMap((vaultFacts) => [
        ...judgeVault(vaultFacts),
        ...judgeUnreadVms(vaultFacts, facts.vms),
        ...judgeVaultHealth(vaultFacts, inVaults.get(vaultFacts.vault.id) ?? []),
    ]);
    const all = [...ofSettings, ...ofAgents, ...ofVaults, ...judgeAudit(facts)];
    return linkCauses(judge_distinct(all), facts).sort(judge_bySeverity);
}
/** By resource first: a key of all three for each of very many findings would take more memory than the findings do. */
function judge_distinct(all) {
    const byResource = (0,id_map/* groupById */.AN)(all, ({ resource }) => resource);
    return [...byResource.values()].flatMap((same) => same.length === 1 ? same : [...new id_map/* IdMap */.Eo(same.map((found) => [`${found.id}\n${found.vaultId}`, found])).values()]);
}
/** Of all agents between regions. */
const newestIn = ({ vaults }) => newestAgent(vaults.flatMap(({ items }) => (items.known ? items.value.filter(({ provider }) => isA2A(provider)) : [])));
const judgeMappings = ({ vaults, accounts }, { wantedAccountIds = [], now, expiryDays }) => vaults.flatMap(({ vault, mappings }) => {
    const all = mappings.known ? mappings.value : [];
    const [inUse, ...others] = new id_map/* IdMap */.Eo(all.flatMap(accountInUse).map((id) => [id, id])).values();
    const usual = others.length === 0 ? inUse : undefined;
    const wanted = accountFor(wantedAccountIds, vault.id);
    return all.flatMap((mapping) => {
        const account = accounts.find(mapping.autoUpdate?.automationAccountId);
        return judge_mapping_judgeMapping(vault, mapping, account, { wanted, usual, now, expiryDays });
    });
});
/** The wanted account is judged also for the vaults that do not use it yet, since it is to serve them. */
function judgeAccounts(facts, { wantedAccountIds = [], now }) {
    const vaultsOf = vaultsOfAccounts(facts, wantedAccountIds);
    const served = servedByAccounts(facts);
    const ofAccounts = [...facts.accounts].flatMap(([id, account]) => {
        const found = judgeAccount(account, vaultsOf(id), served.get(id) ?? [], now);
        // An interrupted audit may have left the details of runs unread, so it does not say that nothing says for which mapping.
        return facts.stopped === undefined ? found : found.filter((one) => one.id !== 'ASR113');
    });
    return [...ofAccounts, ...judgeBarriers(facts, vaultsOf)];
}
/** The vaults that an account serves, or is to serve. */
function vaultsOfAccounts(facts, wantedAccountIds) {
    const users = usersOfAccounts(facts);
    const toServe = vaultsToServe(facts);
    return (id) => {
        const used = users.get(id) ?? [];
        const others = toServe.filter((vault) => (0,compare/* sameText */.QV)(id, accountFor(wantedAccountIds, vault.id)) && !used.includes(vault));
        return [...used, ...others];
    };
}
/** Those that have mappings, or all if none has. */
function vaultsToServe({ vaults }) {
    const served = vaults.filter(({ mappings }) => mappings.known && mappings.value.some(({ provider }) => isA2A(provider)));
    return (served.length > 0 ? served : vaults).map(({ vault }) => vault);
}
/** By id of the account: the vaults in which a working mapping names it, in the order of their ids. */
function usersOfAccounts({ vaults }) {
    const users = new id_map/* IdMap */.Eo();
    const byId = [...vaults].sort((a, b) => (0,compare/* compareIds */.q3)(a.vault.id, b.vault.id));
    for (const { vault, mappings } of byId) {
        for (const id of mappings.known ? new id_map/* IdSet */.wp(mappings.value.flatMap(accountInUse)) : []) {
            const others = users.get(id);
            if (others === undefined)
                users.set(id, [vault]);
            else
                others.push(vault);
        }
    }
    return users;
}
/** By id of the account: the mappings that it updates. */
function servedByAccounts({ vaults }) {
    const served = new id_map/* IdMap */.Eo();
    for (const { vault, mappings } of vaults) {
        for (const mapping of mappings.known ? mappings.value : []) {
            for (const id of accountInUse(mapping)) {
                const others = served.get(id);
                if (others === undefined)
                    served.set(id, [{ vault, mapping }]);
                else
                    others.push({ vault, mapping });
            }
        }
    }
    return served;
}

;// CONCATENATED MODULE: ./src/core/audit/make-rows.ts
/** Rows of an audit's report, from what was gathered and what was found in it. */











function make_rows_makeRows(facts, options) {
    const findings = judge(facts, options);
    const byResource = (0,id_map/* groupById */.AN)(findings, ({ resource }) => resource);
    const findingsOf = (resource) => byResource.get(resource) ?? [];
    const coverageIn = coverageBy(findings);
    const { now, expiryDays } = options;
    const newest = newestIn(facts);
    const agentsIn = facts.vaults.map((vaultFacts) => {
        const { vault } = vaultFacts;
        const byMapping = coverageIn(vaultFacts);
        const failed = failedUpdatesOf(vaultFacts);
        const items = vaultFacts.items.known ? vaultFacts.items.value.filter(({ provider }) => isA2A(provider)) : [];
        return items.map((item) => {
            const own = findingsOf(item.id);
            const vm = facts.vms.find(item.vmId);
            const coverage = coverageOfAgent(item, byMapping(item), own, now);
            return agentForm.make({
                item,
                vault,
                coverage,
                newest,
                failedUpdate: failed.get(item.id),
                vm: vm?.known === true ? vm.value : undefined,
                findings: own,
                now,
                expiryDays,
            });
        });
    });
    const users = usersOfAccounts(facts);
    const served = servedByAccounts(facts);
    const runsIn = new id_map/* IdMap */.Eo([...facts.accounts].map(([id, account]) => [id, relateRuns(account, served.get(id) ?? [])]));
    const accounts = [...facts.accounts].map(([id, account]) => accountRow(account, users.get(id) ?? [], findingsOf(id)));
    const byVault = findingsByVault((0,audit_findings/* counting */.Mr)(findings), { vaults: facts.vaults.map(({ vault }) => vault), accounts });
    const vaults = facts.vaults.map((vaultFacts, index) => {
        const { vault, mappings, items } = vaultFacts;
        return vaultForm.make({
            vault,
            mappings: mappings.known ? mappings.value : undefined,
            agents: items.known ? agentsIn[index] : undefined,
            findings: countBySeverity(byVault.get(vault.id) ?? []),
        });
    });
    return {
        findings,
        vaults,
        accounts,
        mappings: facts.vaults.flatMap(({ vault, mappings }) => (mappings.known ? mappings.value : []).map((mapping) => mappingRow(mapping, vault, facts, runsIn, findingsOf(mapping.id)))),
        agents: agentsIn.flat(),
    };
}
function accountRow(facts, users, findings) {
    const { account, runbookJobs } = facts;
    return accountForm.make({
        facts,
        account: account.known && account.value !== 'missing' ? account.value : undefined,
        jobs: runbookJobs.known ? runbookJobs.value : undefined,
        users,
        findings,
    });
}
function mappingRow(mapping, vault, { accounts }, runsIn, findings) {
    const { automationAccountId, scheduleName } = mapping.autoUpdate ?? {};
    const account = accounts.find(automationAccountId);
    const known = account?.schedules.find(scheduleName);
    const schedule = known?.known && known.value !== 'missing' ? known.value : undefined;
    const related = runsIn.find(automationAccountId);
    const runs = related?.of.get(mapping.id) ?? [];
    const runsNote = runs.length === 0 && (related?.unrelated.length ?? 0) > 0 ? TOGETHER : '';
    return mappingForm.make({ mapping, vault, schedule, runs, runsNote, findings });
}
const TOGETHER = 'with those of the account as a whole: nothing in them names this mapping';

;// CONCATENATED MODULE: ./src/core/audit-report/exempt.ts
/** Marks what is exempted in the rows of an audit. */





/** Marks that rows bring along count for nothing: whoever wrote them may have had other exemptions. */
function exempt(rows, options) {
    if (options === undefined) {
        const isMarked = rows.findings.some(({ exemptedBy }) => exemptedBy !== undefined);
        const unmarked = isMarked ? withMarks(rows, new Map(), new id_map/* IdMap */.Eo()) : rows;
        return { rows: unmarked, exempted: { sources: [], entries: [] } };
    }
    const { given } = options;
    const { covers, holds, entries } = applyExemptions(given.list, rows, options);
    return { rows: withMarks(rows, covers, holds), exempted: { sources: given.sources, entries } };
}
function withMarks(rows, covers, holds) {
    const findings = rows.findings.map((found) => {
        const cover = covers.get(found.key);
        return {
            ...found,
            exemptedBy: cover?.by,
            alsoExemptedBy: cover && (cover.alsoBy.length > 0 ? cover.alsoBy : undefined),
        };
    });
    const covered = (0,id_map/* groupById */.AN)(findings.filter(({ exemptedBy }) => exemptedBy !== undefined), ({ resource }) => resource);
    const marked = (row) => {
        const names = [
            ...(covered.get(row.id) ?? []).flatMap(({ exemptedBy, alsoExemptedBy = [] }) => [
                exemptedBy ?? '',
                ...alsoExemptedBy,
            ]),
            ...(holds.get(row.id) ?? []),
        ];
        return { ...row, exemptions: names.length === 0 ? undefined : [...new Set(names)] };
    };
    return {
        ...rows,
        findings,
        vaults: countedAgain({ ...rows, findings }),
        mappings: rows.mappings.map(marked),
        agents: rows.agents.map(marked),
    };
}
/** For instance `31 causes and 4 that follow`: what follows from a cause is in no count. */
function exemptedText(findings) {
    const exempted = findings.filter(({ exemptedBy }) => exemptedBy !== undefined);
    const causes = exempted.filter(audit_findings/* isCause */.Aj).length;
    const following = exempted.length - causes;
    return `${(0,format/* plural */.LS)(causes, 'cause')}${following === 0 ? '' : ` and ${(0,format/* number */.ai)(following)} that ${following === 1 ? 'follows' : 'follow'}`}`;
}
/** Causes that are exempted. */
const exemptedCauses = (findings) => findings.filter((found) => (0,audit_findings/* isCause */.Aj)(found) && found.exemptedBy !== undefined);

// EXTERNAL MODULE: ./src/core/values/spell.ts
var values_spell = __webpack_require__(6956);
;// CONCATENATED MODULE: ./src/core/audit/age.ts
/** Since when something is found, in words. */


/**
 * For instance `new`, `new for 9 days`, `for 9 days`, or of several `2 new, the oldest for 9 days`; empty without a
 * baseline.
 * @param now milliseconds since the epoch
 */
function ageText(found, now) {
    const times = found.flatMap(({ firstSeen }) => firstSeen ?? []);
    if (times.length === 0)
        return '';
    const days = Math.floor((now - times.reduce((a, b) => Math.min(a, b))) / values_time/* DAY */.d_);
    const since = days > 0 ? `for ${(0,format/* plural */.LS)(days, 'day')}` : '';
    const count = (state) => found.filter((one) => one.state === state).length;
    const [fresh, checked] = [count('new'), count('newly-checked')];
    const parts = [
        ...(fresh === 0 ? [] : [found.length === 1 ? 'new' : `${fresh} new`]),
        ...(checked === 0 ? [] : [found.length === 1 ? 'newly checked' : `${checked} newly checked`]),
    ];
    if (since === '')
        return parts.join(', ');
    if (found.length === 1)
        return [...parts, since].join(' ');
    return [...parts, `the oldest ${since}`].join(', ');
}
/** The same in brackets, to stand behind a sentence. */
function ageRemark(found, now) {
    const text = ageText(found, now);
    return text === '' ? '' : ` (${text})`;
}
/** For texts that are compared from night to night, in which no age may stand; empty without a baseline. */
const sinceDay = ({ firstSeen }) => (firstSeen === undefined ? '' : ` Since ${(0,values_time/* day */.vd)(firstSeen)}.`);

// EXTERNAL MODULE: ./src/core/render/text.ts
var render_text = __webpack_require__(2625);
;// CONCATENATED MODULE: ./src/core/plan/lines.ts
/** The plan for people: steps of one kind over many targets are one line, those that most VMs need first. */




/** Steps that are alike: of one kind, with the same account and way where it is a setting, healing the same finding where a person does it. */
const lines_groupOf = ({ kind, force, accountId = '', wanted }) => kind === 'settings' ? `${kind} ${force} ${accountId}` : kind === 'person' ? `${kind} ${wanted}` : kind;
/** @param titleOf title of a finding, for lines of several steps that a person does */
function linesOf({ steps }, titleOf) {
    return [...(0,id_map/* groupById */.AN)(steps, lines_groupOf).values()]
        .map((group) => {
        const agents = new Set(group.flatMap((step) => step.agents)).size;
        return { kind: group[0]?.kind ?? 'person', title: titleOfGroup(group, titleOf), steps: group, agents };
    })
        .sort((a, b) => b.agents - a.agents);
}
/** Characters of a title that is read at a glance. */
const MAX_TITLE = 160;
const count = (values) => new id_map/* IdSet */.wp(values.map((value) => value ?? '')).size;
function titleOfGroup(group, titleOf) {
    const [first] = group;
    if (first === undefined)
        return '';
    const titleOfFinding = titleOf(first.wanted) ?? first.wanted;
    // A message may hold all that the service said.
    if (group.length === 1)
        return first.title.length <= MAX_TITLE ? first.title : `${titleOfFinding} (${first.name})`;
    const targets = count(group.map(({ target }) => target));
    const vaults = (0,format/* plural */.LS)(count(group.map(({ vaultId }) => vaultId)), 'vault');
    switch (first.kind) {
        case 'identity':
            return `Switch on the system-assigned identity of ${(0,format/* plural */.LS)(targets, 'automation account')}`;
        case 'roles':
            return `Contributor for ${(0,format/* plural */.LS)(count(group.map(({ accountId }) => accountId)), 'account')} on ${vaults}`;
        case 'settings':
            if (group.every(plan_step/* isSentAgain */.DF))
                return `Send the setting of ${(0,format/* plural */.LS)(targets, 'mapping')} in ${vaults} again, with ${(0,arm_id/* nameOf */.Vb)(first.accountId ?? '')}`;
            return `Switch on${first.force ? ' again' : ''} automatic update of ${(0,format/* plural */.LS)(targets, 'mapping')} in ${vaults} with ${(0,arm_id/* nameOf */.Vb)(first.accountId ?? '')}`;
        case 'schedules':
            return `Switch on ${(0,format/* plural */.LS)(targets, 'schedule')}`;
        case 'agents':
            return `Update ${(0,format/* plural */.LS)(targets, 'agent')} in ${vaults}`;
        case 'person':
            return `${titleOfFinding} (${(0,format/* plural */.LS)(targets, 'time')})`;
    }
}
/** Ids of the VMs all of whose steps are in these lines. */
function healedBy({ steps }, lines) {
    const listed = new Set(lines.flatMap((line) => line.steps.map(({ id }) => id)));
    const held = new Set(steps.flatMap(({ id, agents }) => (listed.has(id) ? [] : agents)));
    return new Set(lines.flatMap((line) => line.steps.flatMap(({ agents }) => agents.filter((id) => !held.has(id)))));
}

;// CONCATENATED MODULE: ./src/core/plan/choose-account.ts


/**
 * Valid is an account with an identity. Where a vault uses none, that is the account which gets an identity by the same
 * plan, so that carrying out a plan leads to no plan that chooses otherwise.
 */
function accountChooser({ accounts, mappings }, findings, wantedAccountIds) {
    const isWrong = (id) => findings.of(id, 'settings').length > 0;
    const valid = new id_map/* IdSet */.wp(accounts.filter(({ principalId }) => principalId !== undefined).map(({ id }) => id));
    const repairable = new id_map/* IdSet */.wp(accounts.map(({ id }) => id).filter((id) => findings.of(id, 'identity').length > 0));
    const usedBy = (0,id_map/* groupById */.AN)(accounts.flatMap(({ id, vaultIds }) => vaultIds.map((vaultId) => ({ id, vaultId }))), ({ vaultId }) => vaultId);
    const among = (vaultId, set) => (usedBy.get(vaultId) ?? []).map(({ id }) => id).filter((id) => set.has(id));
    const only = ([first, ...others]) => (others.length === 0 ? first : undefined);
    const kept = mappings
        .filter(({ id }) => !isWrong(id))
        .flatMap(({ automationAccountId }) => automationAccountId ?? []);
    const given = mappings
        .filter(({ id, vaultId }) => isWrong(id) && among(vaultId, valid).length === 0)
        .flatMap(({ vaultId }) => only(among(vaultId, repairable)) ?? []);
    const repaired = new id_map/* IdSet */.wp([...kept, ...given].filter((id) => repairable.has(id)));
    return (vaultId) => {
        const wanted = accountFor(wantedAccountIds, vaultId);
        if (wanted !== undefined)
            return wanted;
        return only([valid, repaired].map((set) => among(vaultId, set)).find(({ length }) => length > 0) ?? []);
    };
}

;// CONCATENATED MODULE: ./src/core/plan/finding-index.ts
/** Findings by what they are about. */




/** The account is missing, in another subscription, or could not be read: nobody knows what a setting with it leads to. */
const USELESS = ['ASR101', 'ASR102', 'ASR401'];
class FindingIndex {
    byResource;
    byKey;
    constructor(findings) {
        this.byResource = (0,id_map/* groupById */.AN)(findings, ({ resource }) => resource);
        this.byKey = new Map(findings.map((found) => [found.key, found]));
    }
    all(resource) {
        return this.byResource.get(resource) ?? [];
    }
    /** Findings of the resource that follow from no other. */
    causesOf(resource) {
        return this.all(resource).filter(audit_findings/* isCause */.Aj);
    }
    /** Findings that these follow from. */
    behind(found) {
        const keys = found.flatMap(({ causedBy }) => causedBy);
        return [...new Set(keys)].flatMap((key) => this.byKey.get(key) ?? []);
    }
    /** Why the mappings of a vault are not to be given this account, as far as that needs a person. */
    uselessness(accountId, vaultId) {
        return this.causesOf(accountId).filter((found) => USELESS.includes(found.id) && (found.id !== 'ASR102' || (0,compare/* sameText */.QV)(found.vaultId, vaultId)));
    }
    /** @param vaultId for findings that an account has once for each vault */
    of(resource, repair, vaultId) {
        return this.causesOf(resource).filter((found) => plan_step/* REPAIRS */.vN[found.id]?.kind === repair && (vaultId === undefined || (0,compare/* sameText */.QV)(found.vaultId, vaultId)));
    }
}

// EXTERNAL MODULE: ./src/core/render/shell.ts
var shell = __webpack_require__(8866);
;// CONCATENATED MODULE: ./src/core/values/vault-labels.ts
/** What tells vaults apart for people: names of mappings are the same in every vault, and so may be those of vaults. */

/** By id of the vault: its name, with as much of where it is as tells it from the others. */
function vaultLabels(vaults) {
    const forms = [
        ({ name }) => name,
        ({ resourceGroup, name }) => `${resourceGroup}/${name}`,
    ].map((form) => ({ form, uses: countOf(vaults.map((vault) => form(vault).toLowerCase())) }));
    return new id_map/* IdMap */.Eo(vaults.map((vault) => {
        const unique = forms.find(({ form, uses }) => uses.get(form(vault).toLowerCase()) === 1);
        return [vault.id, unique?.form(vault) ?? `${vault.subscriptionId}/${vault.resourceGroup}/${vault.name}`];
    }));
}
/** Writes `vault / name` where there is more than one vault, else the name alone. */
function namesIn(vaults) {
    if (vaults.length < 2)
        return (_vaultId, name) => name;
    const labels = vaultLabels(vaults);
    return (vaultId, name) => {
        const label = labels.get(vaultId);
        return label === undefined || label === name ? name : `${label} / ${name}`;
    };
}
function countOf(values) {
    const counts = new Map();
    for (const value of values)
        counts.set(value, (counts.get(value) ?? 0) + 1);
    return counts;
}

;// CONCATENATED MODULE: ./src/core/plan/step-maker.ts







/** Versions of the REST API that the commands name. */
const SITE_RECOVERY = '2023-06-01';
const step_maker_AUTOMATION = '2023-11-01';
const patch = (id, version, body) => `az rest --method patch --url ${(0,shell/* shellWord */.r)(`${id}?api-version=${version}`)} --body ${(0,shell/* shellWord */.r)(JSON.stringify(body))}`;
/** The change that names every user-assigned identity, since those that it does not name would be removed. */
function identityWith(isOn, userAssigned) {
    const types = [...(isOn ? ['SystemAssigned'] : []), ...(userAssigned.length > 0 ? ['UserAssigned'] : [])];
    return {
        type: types.join(', ') || 'None',
        ...(userAssigned.length > 0 && {
            userAssignedIdentities: Object.fromEntries(userAssigned.map((id) => [id, {}])),
        }),
    };
}
const settingInput = (agentAutoUpdateStatus, automationAccountArmId) => ({
    properties: {
        providerSpecificInput: {
            instanceType: 'A2A',
            agentAutoUpdateStatus,
            ...(automationAccountArmId !== undefined && {
                automationAccountArmId,
                automationAccountAuthenticationType: 'SystemAssignedIdentity',
            }),
        },
    },
});
/** Run As is retired, and is what the service takes where no type is named. */
const canBeSet = ({ status, authenticationType }) => status !== 'Enabled' || authenticationType === 'SystemAssignedIdentity';
const undoing = ({ status = 'Disabled', automationAccountId }) => settingInput(status, status === 'Enabled' ? automationAccountId : undefined);
class StepMaker {
    hash;
    steps = new Map();
    healed = new Set();
    vaultNames;
    accounts;
    nameIn;
    constructor({ vaults, accounts }, hash) {
        this.hash = hash;
        this.vaultNames = vaultLabels(vaults);
        this.nameIn = namesIn(vaults);
        this.accounts = new id_map/* IdMap */.Eo(accounts.map((account) => [account.id, account]));
    }
    all() {
        return [...this.steps.values()];
    }
    heals(key) {
        return this.healed.has(key);
    }
    /** The last of the steps heals these findings too. */
    alsoHeals(ids, findings) {
        const step = this.steps.get(ids[ids.length - 1] ?? '');
        if (step !== undefined)
            this.keep(step, findings);
    }
    identity(accountId, vaultId, findings) {
        const wanted = 'SystemAssigned';
        const userAssigned = this.accounts.get(accountId)?.userAssigned ?? [];
        const identity = (isOn) => patch(accountId, step_maker_AUTOMATION, { identity: identityWith(isOn, userAssigned) });
        return this.add('identity', findings, {
            target: accountId,
            name: (0,arm_id/* nameOf */.Vb)(accountId),
            vaultId,
            accountId,
            title: `Switch on the system-assigned identity of ${(0,arm_id/* nameOf */.Vb)(accountId)}`,
            before: ['no system-assigned identity', ...[...userAssigned].sort()].join(', '),
            wanted,
            force: false,
            after: [],
            byHand: (0,audit_steps/* steps */.Ci)(`In the portal open ${accountId}, Identity, System assigned, set it to On and save. This does the same:`, (0,audit_steps/* command */.G5)(identity(true))),
            undo: identity(false),
        });
    }
    role(accountId, vaultId, findings, after) {
        const vault = this.vaultNames.get(vaultId) ?? (0,arm_id/* nameOf */.Vb)(vaultId);
        const principalId = this.accounts.get(accountId)?.principalId;
        const assignee = principalId ?? `"$(az resource show --ids ${(0,shell/* shellWord */.r)(accountId)} --query identity.principalId --output tsv)"`;
        return this.add('roles', findings, {
            target: vaultId,
            name: vault,
            vaultId,
            accountId,
            title: `Give ${(0,arm_id/* nameOf */.Vb)(accountId)} the role Contributor on ${vault}`,
            before: 'no role that is documented to suffice',
            wanted: `Contributor for ${accountId}`,
            force: false,
            after,
            byHand: (0,audit_steps/* steps */.Ci)((0,rule/* grantContributor */.Yg)({ vaultId, accountId, principalId })),
            undo: `az role assignment delete --assignee ${assignee} --role Contributor --scope ${(0,shell/* shellWord */.r)(vaultId)}`,
        });
    }
    setting(mapping, accountId, findings, after) {
        const { status, automationAccountId, authenticationType } = mapping;
        const before = [status ?? 'not set', automationAccountId, automationAccountId && authenticationType]
            .filter((text) => text)
            .join(', ');
        const wanted = `Enabled, ${accountId}, SystemAssignedIdentity`;
        const isAgain = (0,plan_step/* isSentAgain */.DF)({ kind: 'settings', before, wanted });
        const label = this.nameIn(mapping.vaultId, mapping.name);
        return this.add('settings', findings, {
            target: mapping.id,
            name: mapping.name,
            vaultId: mapping.vaultId,
            accountId,
            title: isAgain
                ? `Send the setting of ${label} again, with ${(0,arm_id/* nameOf */.Vb)(accountId)}`
                : `Switch on automatic update of ${label} with ${(0,arm_id/* nameOf */.Vb)(accountId)}`,
            before,
            wanted,
            force: findings.some(({ id }) => plan_step/* REPAIRS */.vN[id]?.force === true),
            after,
            byHand: (0,audit_steps/* steps */.Ci)((0,audit_steps/* command */.G5)(patch(mapping.id, SITE_RECOVERY, settingInput('Enabled', accountId)))),
            undo: isAgain || !canBeSet(mapping) ? undefined : patch(mapping.id, SITE_RECOVERY, undoing(mapping)),
        });
    }
    schedule(mapping, accountId, findings, after) {
        const name = mapping.scheduleName ?? '';
        const target = `${mapping.automationAccountId ?? accountId}/schedules/${name}`;
        const enabled = (isEnabled) => patch(target, step_maker_AUTOMATION, { name, properties: { isEnabled } });
        return this.add('schedules', findings, {
            target,
            name,
            vaultId: mapping.vaultId,
            accountId,
            title: `Switch on the schedule ${name} of ${(0,arm_id/* nameOf */.Vb)(accountId)}`,
            before: 'disabled',
            wanted: 'enabled',
            force: false,
            after,
            byHand: (0,audit_steps/* steps */.Ci)((0,audit_steps/* command */.G5)(enabled(true))),
            undo: enabled(false),
        });
    }
    agent({ id, vm, vaultId, agentVersion }, findings) {
        return this.add('agents', findings, {
            target: id,
            name: vm,
            vaultId,
            accountId: undefined,
            title: `Update the agent of ${this.nameIn(vaultId, vm)}`,
            before: agentVersion || 'unknown version',
            wanted: 'newest version',
            force: false,
            after: [],
            byHand: (0,audit_steps/* steps */.Ci)(`In the portal open ${vaultId}, Replicated items, ${vm}, Update agent.`),
            undo: undefined,
        });
    }
    byPerson(found) {
        return this.add('person', [found], {
            target: found.resource,
            name: found.name,
            vaultId: found.vaultId,
            accountId: undefined,
            title: found.message,
            before: '',
            wanted: found.id,
            force: false,
            after: [],
            byHand: found.remedy,
            undo: undefined,
        });
    }
    add(kind, findings, draft) {
        // A role is told from others by the account that gets it, and a person's step by what it heals: both stand in `wanted`.
        const id = this.hash(`${kind}\n${draft.target.toLowerCase()}\n${draft.wanted.toLowerCase()}`).slice(0, 12);
        const right = kind === 'person' ? undefined : plan_step/* RIGHTS */.c_[kind];
        this.keep(this.steps.get(id) ?? { ...draft, id, kind, right, findings: [], agents: [] }, findings);
        return id;
    }
    keep(step, findings) {
        const keys = findings.map(({ key }) => key);
        for (const key of keys)
            this.healed.add(key);
        this.steps.set(step.id, { ...step, findings: [...new Set([...step.findings, ...keys])] });
    }
}

;// CONCATENATED MODULE: ./src/core/plan/make-plan.ts
/** Makes the plan from the rows of an audit: what to do, in which order, and which VMs that heals. It changes nothing. */







function makePlan(rows, options) {
    const findings = new FindingIndex(rows.findings);
    const maker = new StepMaker(rows, options.hash);
    const choose = accountChooser(rows, findings, options.wantedAccountIds ?? []);
    const chains = new id_map/* IdMap */.Eo(rows.mappings.map((mapping) => [mapping.id, chainOf(mapping, findings, maker, choose)]));
    const open = rows.agents.flatMap((agent) => {
        const ids = stepsOf(agent, chains, findings, maker, options);
        return ids.size > 0 || agent.coverage === 'unknown' ? [{ agent, ids }] : [];
    });
    leaveBehind(rows, findings, chains, maker);
    for (const found of rows.findings)
        if ((0,audit_findings/* isCause */.Aj)(found) && found.severity !== 'note' && !maker.heals(found.key))
            maker.byPerson(found);
    const needs = open.flatMap(({ agent, ids }) => [...ids].map((id) => ({ id, agent: agent.id })));
    const agentsOf = (0,id_map/* groupById */.AN)(needs, ({ id }) => id);
    return {
        steps: maker
            .all()
            .map((step) => ({ ...step, agents: (agentsOf.get(step.id) ?? []).map(({ agent }) => agent) }))
            .sort(byNeed),
        open: open.length,
        heldBack: open.filter(({ ids }) => ids.size > 0).length,
    };
}
/** A step is needed by every VM that needs one that depends on it, so it never comes after that one. */
const byNeed = (a, b) => b.agents.length - a.agents.length ||
    (0,plan_step/* orderOf */.mJ)(a) - (0,plan_step/* orderOf */.mJ)(b) ||
    (a.target < b.target ? -1 : a.target > b.target ? 1 : 0);
/** What is found of the schedule that a mapping names. */
const OF_SCHEDULE = ['ASR009', 'ASR010', 'ASR015', 'ASR016'];
/** Identity, role, setting, schedule: what makes the nightly update of a mapping work. */
function chainOf(mapping, findings, maker, choose) {
    const wrong = findings.of(mapping.id, 'settings');
    const own = mapping.automationAccountId;
    const accountId = wrong.length === 0 ? own : choose(mapping.vaultId);
    if (accountId === undefined)
        return { accountId: own, moves: false, ids: wrong.map((found) => maker.byPerson(found)) };
    const useless = wrong.length === 0 ? [] : findings.uselessness(accountId, mapping.vaultId);
    const ids = useless.map((found) => maker.byPerson(found));
    const noIdentity = findings.of(accountId, 'identity');
    if (noIdentity.length > 0)
        ids.push(maker.identity(accountId, mapping.vaultId, noIdentity));
    const noRole = findings.of(accountId, 'roles', mapping.vaultId);
    // An identity that is yet to be made has no role.
    if (noRole.length > 0 || noIdentity.length > 0)
        ids.push(maker.role(accountId, mapping.vaultId, noRole, [...ids]));
    const moves = wrong.length > 0 && !(0,compare/* sameText */.QV)(own, accountId);
    // Its schedule is left behind in the other account.
    const left = moves ? findings.causesOf(mapping.id).filter(({ id }) => OF_SCHEDULE.includes(id)) : [];
    if (wrong.length > 0)
        ids.push(maker.setting(mapping, accountId, [...wrong, ...left], [...ids]));
    const disabled = moves ? [] : findings.of(mapping.id, 'schedules');
    if (disabled.length > 0)
        ids.push(maker.schedule(mapping, accountId, disabled, [...ids]));
    return { accountId, moves, ids };
}
/** As long as these are found, no update of the agent is sent, and a person has to come first. */
const HINDERS_UPDATE = ['ASR204', 'ASR207', 'ASR209', 'ASR210'];
/** Ids of all steps after which nothing is found of the agent any more. */
function stepsOf(agent, chains, findings, maker, { updatesAgents = false }) {
    const ids = new Set();
    const chain = chains.find(agent.mappingId);
    if (agent.coverage !== 'covered')
        for (const id of chain?.ids ?? [])
            ids.add(id);
    const found = findings.all(agent.id);
    const ofAgent = found.filter(audit_findings/* isCause */.Aj);
    const waiting = updatesAgents ? found : ofAgent;
    const isFutile = updatesAgents && !agent.updateAvailable;
    const repaired = isFutile ? [] : waiting.filter(({ id }) => plan_step/* REPAIRS */.vN[id]?.kind === 'agents');
    const hindrance = found.find(({ id }) => HINDERS_UPDATE.includes(id));
    if (repaired.length > 0 && hindrance === undefined)
        ids.add(maker.agent(agent, repaired));
    if (repaired.length > 0 && hindrance !== undefined) {
        const id = maker.byPerson(hindrance);
        maker.alsoHeals([id], repaired);
        ids.add(id);
    }
    // What the mapping's present account lacks does not matter where the mapping gets another one.
    const ofMapping = findings
        .behind(found)
        .filter(({ resource }) => (0,compare/* sameText */.QV)(resource, agent.mappingId) || (0,compare/* sameText */.QV)(resource, chain?.accountId));
    for (const one of [...ofAgent, ...ofMapping])
        if (one.severity !== 'note' && !maker.heals(one.key))
            ids.add(maker.byPerson(one));
    return ids;
}
/** What is wrong with an account that no mapping uses any more once the steps are done is healed by leaving it. */
function leaveBehind(rows, findings, chains, maker) {
    const stillUsed = new id_map/* IdSet */.wp([...chains.values()].flatMap(({ accountId }) => accountId ?? []));
    for (const { id, automationAccountId: account } of rows.mappings) {
        const chain = chains.get(id);
        if (account === undefined || chain?.moves !== true || stillUsed.has(account))
            continue;
        maker.alsoHeals(chain.ids, findings.causesOf(account));
    }
}

;// CONCATENATED MODULE: ./src/core/plan/overview.ts
/** The plan as reports lead with it: one sentence, and for each line who does it and what is copied for that. */








/** Lines that a reader is shown at once. */
const LEADING = 5;
/** @param options `now` in milliseconds since the epoch */
function planOverview(rows, options) {
    const byKey = new Map(rows.findings.map((found) => [found.key, found]));
    const ageOf = ({ steps }) => ageText(steps.flatMap(({ findings }) => findings.flatMap((key) => byKey.get(key) ?? [])), options.now);
    return overviewOf(makePlan(rows, options), options.spell, ageOf);
}
/** @param ageOf since when what a line heals is found; empty where that is not to be said */
function overviewOf(plan, spell = values_spell/* asOnGitHub */.z, ageOf = () => '') {
    const lines = linesOf(plan, (id) => catalogue/* catalogue */.sW.get(id)?.title);
    return {
        headline: planHeadline(plan, lines),
        plan,
        lines: lines.map((line) => ({ ...line, who: whoDoes(line), toCopy: toCopy(line, spell), age: ageOf(line) })),
    };
}
/** Those that the headline counts. */
const leadingLines = (lines) => lines.filter(({ agents }) => agents > 0).slice(0, LEADING);
function planHeadline(plan, lines) {
    if (plan.steps.length === 0)
        return 'Nothing to do';
    const leading = leadingLines(lines);
    if (leading.length === 0)
        return `${(0,format/* plural */.LS)(lines.length, 'step')} to do; none affects a VM`;
    const healed = healedBy(plan, leading).size;
    return `${(0,format/* plural */.LS)(leading.length, 'step')} ${leading.length === 1 ? 'heals' : 'heal'} ${(0,format/* number */.ai)(healed)} of ${(0,format/* plural */.LS)(plan.open, 'VM')}`;
}
/** What this tool does without `Repair`: settings, unless they have to be sent again as they are, and agents. */
const isOfTool = ({ kind, force }) => kind === 'agents' || (kind === 'settings' && !force);
function whoDoes({ steps, kind }) {
    if (steps.every(isOfTool))
        return 'this tool';
    if (kind === 'roles')
        return 'someone who may assign roles, such as an Owner';
    return kind === 'person' ? 'a person' : 'someone who may write it, such as a Contributor';
}
/** Commands that are written out; the report has all. */
const MAX_COPIED = 20;
function toCopy(line, spell) {
    const { steps } = line;
    if (steps.every(isOfTool))
        return [(0,audit_steps/* command */.G5)(inputsOf(line, spell))];
    // What is done in the portal may be the same for many.
    const all = [...new Map(steps.flatMap(({ byHand }) => byHand.map((step) => [(0,audit_steps/* stepText */.uw)(step), step]))).values()];
    const left = all.length - MAX_COPIED;
    return left > 0 ? [...all.slice(0, MAX_COPIED), { text: `And ${left} more, in the JSON report.` }] : all;
}
/** As they stand in a workflow or pipeline, or as options of the console. */
function inputsOf({ steps, kind }, spell) {
    const distinct = (values) => [
        ...new Map(values.map((value) => [value.toLowerCase(), value])).values(),
    ];
    const one = (name, value) => spell(`\`${name}: ${value}\``).slice(1, -1);
    const isConsole = one('vault-id', '').startsWith('--');
    const list = (name, values) => values.length === 1 || isConsole
        ? values.map((value) => one(name, value)).join('\n')
        : one(name, `|\n${values.map((value) => `  ${value}`).join('\n')}`);
    const vaults = list('vault-id', distinct(steps.map(({ vaultId }) => vaultId)));
    if (kind === 'agents')
        return `${one('action', 'UpdateAgents')}\n${vaults}\n${list('vm', distinct(steps.map(({ name }) => (0,render_text/* visible */.RK)(name))))}`;
    return [one('action', 'Enabled'), vaults, one('automation-account-id', steps[0]?.accountId ?? '')].join('\n');
}

;// CONCATENATED MODULE: ./src/core/baseline/compare.ts
/** Holds what is found against an earlier report: what is new, what is accepted, what became of the rest. */






/** What says that something is not known stays new until it is read, whoever has accepted it and when. */
const isNeverAccepted = ({ id }) => catalogue/* NEVER_EXEMPT */.tk.has(id);
/** Without a baseline everything is accepted but what is not known, and the ratchet begins. */
function compare_compare(rows, baseline, options) {
    const { now, acceptNew, interrupted } = options;
    const before = new Map((baseline?.entries ?? []).map((entry) => [entry.key, entry]));
    const lost = lostFrom(rows, before, options);
    const moved = movedFrom(rows.findings, before, lost);
    const entryOf = ({ key }) => before.get(key) ?? moved.get(key);
    const rules = new Set(baseline?.rules ?? [...catalogue/* catalogue */.sW.keys()]);
    const neverRead = neverReadBefore(baseline, rows);
    const stateNow = (found, entry) => {
        if (isNeverAccepted(found))
            return 'new';
        if (entry?.accepted === true)
            return 'accepted';
        // It counts again when its exemption ends, so that nothing but an earlier report accepts it.
        if (found.exemptedBy !== undefined)
            return 'new';
        if (baseline === undefined || acceptNew)
            return 'accepted';
        return entry === undefined && (!rules.has(found.id) || neverRead(found)) ? 'newly-checked' : 'new';
    };
    const markOf = (found) => {
        const entry = entryOf(found);
        return { state: stateNow(found, entry), firstSeen: entry?.firstSeen ?? now };
    };
    const movedOn = new Set(moved.values());
    const past = lost.filter(({ entry }) => !movedOn.has(entry));
    const isWhole = !interrupted && (baseline !== undefined || options.unreported.length === 0);
    return {
        findings: () => rows.findings.map((found) => ({ ...found, ...markOf(found) })),
        past,
        next: isWhole ? nextOf() : baseline,
    };
    function nextOf() {
        const seen = rows.findings.map((one) => {
            const { key, name, vaultId } = one;
            const { state, firstSeen } = markOf(one);
            const isOfNewRule = state === 'newly-checked' && !rules.has(one.id);
            const checkedSince = isOfNewRule ? options.version : entryOf(one)?.checkedSince;
            return { key, name, vaultId, firstSeen, accepted: state !== 'new', isCause: (0,audit_findings/* isCause */.Aj)(one), checkedSince };
        });
        const carried = past.filter(({ state }) => state === 'not-known' || state === 'out-of-scope');
        return {
            since: baseline?.since ?? now,
            asOf: now,
            rules: [...new Set([...(baseline?.rules ?? []), ...lookedFor(rows)])],
            entries: [...seen, ...carried.map(({ entry }) => entry)],
        };
    }
}
/** Ids of findings; those of VMs only where VMs were asked. */
const lookedFor = ({ agents }) => [...catalogue/* catalogue */.sW.keys()].filter((id) => !OF_VMS.includes(id) || agents.some(({ powerState }) => powerState !== undefined));
/** What was found then and is not found under the same key now, with what became of it. */
function lostFrom(rows, before, options) {
    const now = new Set(rows.findings.map(({ key }) => key));
    const lost = [...before.values()].filter(({ key }) => !now.has(key));
    if (lost.length === 0)
        return [];
    const stateOf = pastStateOf(rows, options);
    return lost.map((entry) => ({ entry, state: stateOf(entry) }));
}
/** Whether nobody has ever looked there: what could not be read since the ratchet began, and was read now. */
function neverReadBefore(baseline, rows) {
    const unread = unreadAmong((baseline?.entries ?? []).filter(({ firstSeen }) => firstSeen === baseline?.since));
    if (unread.size === 0)
        return () => false;
    const accounts = accountsOf(rows);
    return ({ key, vaultId, resource }) => isHidden(unread, { key, vaultId, accountId: accounts.get(resource) ?? resource });
}
/**
 * What was deleted and made again has another id and the same name: by key of the finding now, what it was then. Only
 * one to one, and only if what the old finding was about is proven to be gone.
 */
function movedFrom(findings, before, lost) {
    const likeness = (id, { vaultId, name }) => `${id}\n${vaultId}\n${name}`;
    const gone = (0,id_map/* groupById */.AN)(lost.flatMap(({ entry, state }) => (state === 'gone' ? [entry] : [])), (entry) => likeness(ruleIdOf(entry), entry));
    if (gone.size === 0)
        return new Map();
    const fresh = (0,id_map/* groupById */.AN)(findings.filter(({ key }) => !before.has(key)), (found) => likeness(found.id, found));
    const moved = new Map();
    for (const [like, [finding, ...more]] of fresh) {
        const [entry, ...others] = gone.get(like) ?? [];
        if (finding !== undefined && entry !== undefined && more.length + others.length === 0)
            moved.set(finding.key, entry);
    }
    return moved;
}

;// CONCATENATED MODULE: ./src/core/audit-report/ratchet.ts
/** An audit held against an earlier one: what is new, what is fixed, and since when nothing got worse. */






const baselineKinds = ['not-given', 'read', 'first', 'lost', 'unusable'];
const noRatchet = {
    given: { kind: 'not-given' },
    failOnNew: false,
    acceptNew: false,
    version: '',
};
function holdAgainst(rows, options, { now, interrupted }) {
    const { failOnNew, acceptNew, version, unreported = [] } = options;
    const given = related(options.given, rows);
    const baseline = given.kind === 'read' ? given.baseline : undefined;
    const compared = compare_compare(rows, baseline, { now, interrupted, acceptNew, version, unreported });
    const { past } = compared;
    const findings = given.kind === 'not-given' || given.kind === 'unusable' ? rows.findings : compared.findings();
    return {
        findings,
        ratchet: {
            kind: given.kind,
            failOnNew,
            acceptNew,
            next: given.kind === 'unusable' ? undefined : withoutVaults(compared.next),
            asOf: baseline?.asOf,
            counts: countsOf(findings, past),
            neverAccepted: baseline === undefined || acceptNew ? (0,audit_findings/* counting */.Mr)(findings).filter(isNeverAccepted).length : 0,
            vaultsElsewhere: baseline === undefined ? 0 : vaultsElsewhere(baseline, rows, unreported),
            past,
            cause: causeOf(given),
        },
    };
}
const vaultsOf = ({ vaultIds, entries }) => new id_map/* IdSet */.wp([...vaultIds, ...entries.map(({ vaultId }) => vaultId)].filter((id) => id !== ''));
function vaultsElsewhere(baseline, { vaults }, unreported) {
    const here = new id_map/* IdSet */.wp([...vaults.map(({ id }) => id), ...unreported]);
    return [...vaultsOf(baseline)].filter((id) => !here.has(id)).length;
}
const withoutVaults = (next) => next && { since: next.since, asOf: next.asOf, rules: next.rules, entries: next.entries };
/** A baseline of other vaults would call everything new, or everything fixed. */
function related(given, { vaults }) {
    if (given.kind !== 'read' || vaults.length === 0)
        return given;
    const known = vaultsOf(given.baseline);
    if (known.size === 0 || vaults.some(({ id }) => known.has(id)))
        return given;
    const problem = {
        code: 'BaselineUnrelated',
        message: `The baseline has no vault in common with this run: it is about ${(0,format/* plural */.LS)(known.size, 'other vault')}.`,
        nextStep: 'Name the JSON report of an earlier run of these vaults, or leave baseline out to begin again.',
    };
    return { kind: 'unusable', problem };
}
const causeOf = (given) => given.kind === 'lost' || given.kind === 'unusable'
    ? { level: given.kind === 'lost' ? 'warning' : 'error', problem: given.problem, affected: ['the baseline'] }
    : undefined;
function countsOf(findings, past) {
    const counts = { new: 0, 'newly-checked': 0, accepted: 0, fixed: 0, gone: 0, 'out-of-scope': 0, 'not-known': 0 };
    for (const found of findings)
        if (found.state !== undefined && (0,audit_findings/* isCause */.Aj)(found) && found.exemptedBy === undefined && found.severity !== 'note')
            counts[found.state]++;
    for (const { entry, state } of past)
        if (isCounted(entry))
            counts[state]++;
    return counts;
}
/** Whether a finding may fail the step, as far as the baseline is concerned. */
const countsAsNew = ({ state }, { failOnNew }) => !failOnNew || state === undefined || state === 'new';
/** For instance `Since 2026-11-25: 1 new, 4 fixed, 86 accepted; ratchet since 2026-11-03`; nothing without a baseline. */
function sinceText(ratchet) {
    const { kind, counts, asOf, next, neverAccepted, vaultsElsewhere } = ratchet;
    if (kind === 'not-given' || kind === 'unusable')
        return undefined;
    const began = next === undefined ? '' : `ratchet since ${(0,values_time/* day */.vd)(next.since)}`;
    const refused = neverAccepted === 0
        ? ''
        : `; ${(0,format/* plural */.LS)(neverAccepted, 'finding')} of what is not known never accepted, and new until it is read`;
    if (asOf === undefined)
        return next === undefined
            ? 'Nothing is accepted yet, since this run is not whole'
            : `Nothing to compare with: ${(0,format/* plural */.LS)(counts.accepted, 'finding')} accepted, ${began}${refused}`;
    const others = [
        ['accepted', 'accepted'],
        ['gone', 'gone with what they were about'],
        ['not-known', 'not known'],
        ['newly-checked', 'newly checked'],
    ];
    const more = others
        .filter(([state]) => counts[state] > 0)
        .map(([state, what]) => `, ${(0,format/* number */.ai)(counts[state])} ${what}`);
    const elsewhere = vaultsElsewhere === 0
        ? ''
        : `; ${(0,format/* plural */.LS)(vaultsElsewhere, 'vault')} of the baseline not in scope, with ${(0,format/* plural */.LS)(counts['out-of-scope'], 'finding')}`;
    return `Since ${(0,values_time/* day */.vd)(asOf)}: ${(0,format/* number */.ai)(counts.new)} new, ${(0,format/* number */.ai)(counts.fixed)} fixed${more.join('')}${elsewhere}; ${began}${refused}`;
}

;// CONCATENATED MODULE: ./src/core/audit-report/report.ts












const makeAuditReport = (facts, options) => reviewAudit(makeRows(facts, options), { ...options, ...timesOf(facts) });
const timesOf = ({ startedAt, endedAt, stopped, }) => ({
    startedAt,
    endedAt,
    stopped,
});
/** The report of rows, of one audit or of several that are joined. */
function reviewAudit(given, options) {
    const { against = noRatchet, stopped, startedAt: now, spell = values_spell/* asOnGitHub */.z } = options;
    const told = given.findings.map((found) => spelledFinding(found, spell));
    const { rows: marked, exempted } = exempt({ ...given, findings: told }, options.exemptions);
    const { findings, ratchet } = holdAgainst(marked, against, { now, interrupted: stopped !== undefined });
    const rows = { ...marked, findings };
    const open = { ...rows, findings: findings.filter(({ exemptedBy }) => exemptedBy === undefined) };
    const plan = planOverview(open, { ...options, now });
    return { ...concludeAudit(rows, { ...options, ratchet }), plan, ratchet, exemptions: exempted };
}
/** Of a large estate most need no other spelling, and are kept once. */
function spelledFinding(found, spell) {
    const remedy = found.remedy.map((step) => (0,audit_steps/* spelledStep */.Of)(step, spell));
    return remedy.every((step, index) => step === found.remedy[index]) ? found : { ...found, remedy };
}
/** What findings come to. */
function judgeFindings(findings, { failOn, stopped, ratchet }) {
    const bad = (0,audit_findings/* counting */.Mr)(findings).filter(({ severity }) => severity === 'error' || (severity === 'warning' && failOn === 'warning'));
    const fails = (found) => failOn !== 'none' && countsAsNew(found, ratchet);
    return {
        compliant: bad.length === 0 && stopped === undefined,
        conclusion: conclude(stopped, ratchet.kind === 'unusable' || bad.some(fails)),
    };
}
/** Counts and concludes rows. */
function concludeAudit(rows, options) {
    const { failOn, expiryDays, stopped, startedAt, endedAt } = options;
    const findings = [...rows.findings].sort(judge_bySeverity);
    const standings = standingsOf(rows.agents, findings);
    const heldBack = heldBackBy(rows.agents, findings);
    const counts = report_countsOf({ ...rows, findings }, standings, heldBack);
    const { compliant, conclusion } = judgeFindings(findings, options);
    return {
        conclusion,
        failed: conclusion !== 'succeeded',
        compliant,
        failOn,
        expiryDays,
        stopped,
        startedAt,
        endedAt,
        counts,
        standings,
        heldBack,
        findings,
        vaults: rows.vaults,
        accounts: rows.accounts,
        mappings: rows.mappings,
        agents: rows.agents,
        versions: versionsOf(rows.agents),
        newestAgent: newestAgent(rows.agents),
        soonest: soonestOf(rows.agents),
    };
}
function conclude(stopped, failed) {
    if (stopped === 'cancelled')
        return 'cancelled';
    if (stopped === 'deadline')
        return 'timed-out';
    return failed ? 'failed' : 'succeeded';
}
function report_countsOf({ findings, vaults, accounts, mappings, agents }, standings, heldBack) {
    const count = (holds) => agents.filter(holds).length;
    return {
        findings: countBySeverity((0,audit_findings/* counting */.Mr)(findings)),
        exempted: exemptedCauses(findings).length,
        vaults: vaults.length,
        accounts: accounts.length,
        mappings: mappings.length,
        agents: {
            total: agents.length,
            ...tally(standings.values()),
            current: count(({ updateAvailable, expiry }) => !updateAvailable && expiry !== 'expired'),
            outdated: count(({ updateAvailable }) => updateAvailable),
            expiring: count(isExpiring),
            expired: count(({ expiry }) => expiry === 'expired'),
            covered: count(({ coverage }) => coverage === 'covered'),
            notCovered: count(({ coverage }) => coverage === 'not-covered'),
            coverageNotKnown: count(({ coverage }) => coverage === 'unknown'),
        },
        holdingBack: [...heldBack.keys()].filter(audit_findings/* isCause */.Aj).length,
    };
}
function versionsOf(agents) {
    const versions = new Map();
    for (const { agentVersion, updateAvailable } of agents) {
        const version = agentVersion || 'unknown';
        const counts = versions.get(version) ?? { agents: 0, outdated: 0 };
        versions.set(version, counts);
        counts.agents++;
        if (updateAvailable)
            counts.outdated++;
    }
    return [...versions]
        .map(([version, counts]) => ({ version, ...counts }))
        .sort((a, b) => b.agents - a.agents || (a.version < b.version ? 1 : -1));
}
const SOONEST = 10;
function soonestOf(agents) {
    const expiring = agents.flatMap((agent) => agent.agentExpiry === undefined ? [] : [{ agent, at: agent.agentExpiry }]);
    return expiring
        .sort((a, b) => a.at - b.at || (a.agent.vm < b.agent.vm ? -1 : 1))
        .slice(0, SOONEST)
        .map(({ agent }) => agent);
}

// EXTERNAL MODULE: ./src/core/render/markdown.ts
var markdown = __webpack_require__(7715);
// EXTERNAL MODULE: ./src/core/render/sections.ts
var sections = __webpack_require__(1578);
;// CONCATENATED MODULE: ./src/core/render/page/table.ts
function tableOf(id, title, rows, columns, options = {}) {
    return {
        id,
        title,
        columns: columns.map(([key, columnTitle, kind, , shown]) => ({ key, title: columnTitle, kind, ...shown })),
        rows: {
            *[Symbol.iterator]() {
                for (const row of rows)
                    yield columns.map(([, , , cell]) => cell(row));
            },
        },
        ...options,
    };
}
/** The columns that are shown here, with their places in a row. */
const columnsFor = ({ columns }, where) => columns.flatMap((column, place) => (column.only === undefined || column.only === where ? [[column, place]] : []));

;// CONCATENATED MODULE: ./src/core/audit-report/changed.ts
/** What changed since the baseline: what is new, and what became of what is not found any more. */








const BECAME = {
    fixed: 'fixed',
    gone: 'gone',
    'not-known': 'not known',
    'out-of-scope': 'out of scope',
};
/** Errors and warnings; what is new comes first, what nobody looked at last. */
function changesOf({ findings, ratchet, startedAt }) {
    if (ratchet.kind !== 'read')
        return [];
    const found = (0,audit_findings/* counting */.Mr)(findings).filter(({ severity, state }) => severity !== 'note' && state !== 'accepted');
    // Of what this run did not look at, nothing has changed.
    const past = ratchet.past.filter(({ entry, state }) => isCounted(entry) && state !== 'out-of-scope');
    const order = Object.keys(BECAME);
    return [
        ...[...found.filter(({ state }) => state === 'new'), ...found.filter(({ state }) => state !== 'new')].map((one) => ({
            ...one,
            what: one.state === 'new' ? 'new' : 'newly checked',
            age: ageText([{ ...one, state: undefined }], startedAt) || 'today',
        })),
        ...[...past]
            .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
            .map(({ entry, state }) => ({
            ...entry,
            id: ruleIdOf(entry),
            what: BECAME[state],
            age: ageText([{ ...entry, state: undefined }], startedAt),
        })),
    ];
}
const titleOf = ({ id }) => catalogue/* catalogue */.sW.get(id)?.title ?? '';
/** Of the summary; page and report have all. */
const MAX_ROWS = 20;
function changedSection(report) {
    const changes = changesOf(report);
    if (changes.length === 0)
        return [];
    const rows = changes
        .slice(0, MAX_ROWS)
        .map((one) => (0,markdown/* tableRow */.jD)([
        (0,markdown/* cell */.Hn)(one.what),
        `${(0,markdown/* cell */.Hn)(one.id)} ${(0,markdown/* cell */.Hn)(titleOf(one), 200)}`,
        (0,markdown/* cell */.Hn)(one.name, 200),
        (0,markdown/* cell */.Hn)((0,arm_id/* nameOf */.Vb)(one.vaultId), 100),
        (0,markdown/* cell */.Hn)(one.age),
    ]));
    const left = changes.length - rows.length;
    return [
        '### Changed',
        '',
        ...(0,markdown/* tableHead */.PP)(['', 'Finding', 'Where', 'Vault', 'Found']),
        ...rows,
        '',
        ...(left === 0 ? [] : [`${(0,format/* plural */.LS)(left, 'change')} more, in the page and in the JSON report.`, '']),
    ];
}
/** Rows at once, so that what follows is not far. */
const FIRST_ROWS = 10;
const changedTable = (report) => tableOf('changed', 'Changed', changesOf(report), [
    ['what', 'What', 'text', ({ what }) => what],
    ['finding', 'Finding', 'text', ({ id }) => id],
    ['title', 'Title', 'text', titleOf],
    ['name', 'Name', 'text', ({ name }) => name],
    ['vault_id', 'Vault', 'resource', ({ vaultId }) => vaultId],
    ['age', 'Found', 'text', ({ age }) => age],
    ['first_seen', 'First seen', 'time', ({ firstSeen }) => firstSeen],
], { first: FIRST_ROWS });

;// CONCATENATED MODULE: ./src/core/audit-report/exemptions.ts
/** The exemptions in the log, in annotations and in the summary: those that somebody has to act on first. */






const STATES = {
    'over-limit': 'over its limit, covers none',
    expired: 'expired, counts again',
    orphaned: 'orphaned',
    'no-longer-needed': 'no longer needed',
    'ends-soon': 'ends soon',
    active: 'active',
    'not-judged': 'not judged',
};
const exemptions_MAX_ROWS = 100;
const toActFirst = (entries) => [...entries].sort((a, b) => entryStates.indexOf(a.state) - entryStates.indexOf(b.state));
/** What is covered is listed here, apart from the findings that count. */
function exemptionsSection({ exemptions: { entries, sources }, findings }) {
    if (entries.length === 0)
        return [];
    const rows = toActFirst(entries).slice(0, exemptions_MAX_ROWS);
    const left = entries.length - rows.length;
    const covered = (0,id_map/* groupById */.AN)(findings, ({ exemptedBy = '' }) => exemptedBy);
    const files = sources.map(({ path, sha256, revision }) => {
        const at = revision === undefined ? '' : ` at ${(0,markdown/* cell */.Hn)(revision, 40)}`;
        return `- ${(0,markdown/* cell */.Hn)(path, 200)}${at}, SHA-256 ${sha256}`;
    });
    return [
        '### Exemptions',
        '',
        ...(0,markdown/* tableHead */.PP)(['Exemption', 'State', 'Last day', 'Findings', 'Covers', 'Why']),
        ...rows.map(({ exemption, state, findings: matching }) => (0,markdown/* tableRow */.jD)([
            (0,markdown/* cell */.Hn)(exemption.name, 100),
            `${STATES[state]}${exemption.applies === 'changes' ? ' (a hold)' : ''}`,
            exemption.expiresOn ?? '',
            (0,markdown/* cell */.Hn)(exemption.findings.join(', '), 100),
            coveredText(covered.get(exemption.name) ?? []) || `${(0,format/* number */.ai)(matching)} matching`,
            (0,markdown/* cell */.Hn)(exemption.description, 300),
        ])),
        '',
        ...(left > 0 ? [`And ${(0,format/* plural */.LS)(left, 'exemption')} more, in the JSON report.`, ''] : []),
        ...files,
        '',
    ];
}
function coveredText(found) {
    if (found.length === 0)
        return '';
    const distinct = [...new Set(found.map(({ name }) => name))];
    const more = distinct.length > sections/* MAX_NAMES */.oA ? ` and ${(0,format/* number */.ai)(distinct.length - sections/* MAX_NAMES */.oA)} more` : '';
    return `${exemptedText(found)}: ${distinct
        .slice(0, sections/* MAX_NAMES */.oA)
        .map((name) => (0,markdown/* cell */.Hn)(name, 100))
        .join(', ')}${more}`;
}
/** A line of the log. */
function exemptionsText({ entries }) {
    if (entries.length === 0)
        return [];
    const counts = entryStates.flatMap((state) => {
        const count = entries.filter((entry) => entry.state === state).length;
        return count === 0 ? [] : [`${count} ${STATES[state]}`];
    });
    return [`${(0,format/* plural */.LS)(entries.length, 'exemption')}: ${counts.join(', ')}`];
}
const TO_ACT = {
    'over-limit': [
        'ExemptionOverLimit',
        'An exemption matches more findings than its atMost, and covers none of them.',
        'Narrow its selectors, or get a higher `atMost` approved.',
    ],
    expired: [
        'ExemptionExpired',
        'The last day of an exemption is over: what it covered counts again.',
        'Repair what it covered, or get a new end date approved.',
    ],
    'ends-soon': [
        'ExemptionEndsSoon',
        'An exemption ends within 14 days, and what it covers counts then.',
        'Repair what it covers, or get a new end date approved.',
    ],
};
/** Of those that stand in nobody's way nothing is said here. */
const exemptionCauses = ({ entries }) => Object.entries(TO_ACT).flatMap(([state, [code, message, nextStep]]) => {
    const affected = entries.filter((entry) => entry.state === state && entry.findings > 0);
    if (affected.length === 0)
        return [];
    return [{ level: 'warning', problem: { code, message, nextStep }, affected: affected.map(nameOf) }];
});
const nameOf = ({ exemption: { name, expiresOn, file, line } }) => `${name}${expiresOn === undefined ? '' : `, until ${expiresOn}`} (${file}:${line})`;

;// CONCATENATED MODULE: ./src/core/plan/line-text.ts
/** A line of the plan as Markdown, with what is copied for it. */

/** Characters that are copied for a line. */
const line_text_MAX_COPIED = 4_000;
/**
 * As many steps as there is room for.
 * @param rest says where the others are; `isAll` if none is here
 */
function copiedText(toCopy, textOf, rest) {
    const texts = [];
    let left = line_text_MAX_COPIED;
    for (const step of toCopy) {
        left -= (0,audit_steps/* stepText */.uw)(step).length;
        if (left < 0)
            return [...texts, rest(texts.length === 0), ''];
        texts.push(...textOf(step), '');
    }
    return texts;
}
/** An entry of a numbered list, with lines that belong to it. */
function numbered(index, title, lines) {
    const indent = ' '.repeat(String(index + 1).length + 2);
    return [`${index + 1}. ${title}`, '', ...lines.map((line) => (line === '' ? '' : `${indent}${line}`))];
}

// EXTERNAL MODULE: ./src/core/render/page/text.ts
var page_text = __webpack_require__(9027);
;// CONCATENATED MODULE: ./src/core/audit-report/unread.ts
/** Findings that say what could not be read: of it nothing is known. */

/** Those of the four hundreds are all of this kind. */
const isUnreadId = (id) => catalogue/* NEVER_EXEMPT */.tk.has(id) || /^ASR4\d\d$/.test(id);

;// CONCATENATED MODULE: ./src/core/audit-report/plan.ts
/** The plan in the log, in the summary and on the page. */










/** Of the summary; the report and the page have all. */
const MAX_LINES = 10;
/** Lines of a log. */
function planText({ headline, lines }) {
    const leading = lines
        .slice(0, LEADING)
        .map((line, index) => `  ${index + 1}. ${(0,render_text/* visible */.RK)(line.title)} (${remarks(line)})`);
    const left = lines.length - leading.length;
    return [
        `${headline}${leading.length === 0 ? '' : ':'}`,
        ...leading,
        ...(left > 0 ? [`  and ${(0,format/* number */.ai)(left)} more`] : []),
    ];
}
/** For instance `this tool, needed by 14 VMs, for 9 days`. */
const remarks = ({ who, agents, age }) => [who, agents === 0 ? '' : `needed by ${(0,format/* plural */.LS)(agents, 'VM')}`, age].filter((text) => text !== '').join(', ');
/** @param folds whether the host folds what is long, so that the steps stay together */
function planSection(report, { folds }) {
    const { headline, lines } = report.plan;
    if (lines.length === 0)
        return [];
    const shown = lines.slice(0, MAX_LINES);
    const left = lines.length - shown.length;
    return [
        `### Do next: ${(0,markdown/* cell */.Hn)(headline, 200)}`,
        '',
        ...shown.flatMap((line, index) => lineText(line, index, folds)),
        ...(left > 0 ? [`And ${(0,format/* plural */.LS)(left, 'step')} more, in the page and in the JSON report.`, ''] : []),
        ...thenText(report).flatMap((text) => [text, '']),
    ];
}
function lineText(line, index, folds) {
    const { title, toCopy } = line;
    const copied = copiedText(toCopy, (step) => 'command' in step && canCopy(step.command) ? fenced(step.command) : [(0,markdown/* prose */.CS)((0,render_text/* bounded */.Mm)((0,audit_steps/* stepText */.uw)(step), 1_000))], (isAll) => `${isAll ? 'What to copy' : 'The rest'} is in the page and in the JSON report.`);
    const isFolded = folds && copied.length > MAX_OPEN;
    const lines = isFolded ? [FOLDED, '', ...copied, '</details>', ''] : copied;
    return numbered(index, `**${(0,markdown/* cell */.Hn)(title, 300)}** (${remarks(line)})`, lines);
}
/** Lines that do not hide the next step. */
const MAX_OPEN = 10;
const FOLDED = '<details><summary>What to copy</summary>';
/** As it stands between two fences. */
const canCopy = (text) => (0,audit_steps/* isCopyable */.Yt)(text) && !text.includes('```');
const fenced = (text) => [text.startsWith('az ') ? '```sh' : '```yaml', ...text.split('\n'), '```'];
/** Steps that the first screen has room for. */
const FIRST_STEPS = 5;
const FOR = ['for', 'Found', 'text', ({ age }) => age];
/** What is copied; all that is no command is a comment of shell and YAML, what undoes it too. */
function howText({ toCopy, steps }) {
    const undo = steps.length === 1 ? steps[0]?.undo : undefined;
    const isScript = toCopy.some((step) => 'command' in step);
    const lines = toCopy.map((step) => {
        if ('command' in step && canCopy(step.command))
            return step.command;
        return `${isScript ? '# ' : ''}${(0,page_text/* withoutTicks */.Zf)((0,audit_steps/* stepText */.uw)(step))}`;
    });
    return [...lines, ...(undo === undefined ? [] : [`# Undo: ${(0,render_text/* visible */.RK)(undo)}`])].join('\n');
}
/** Nobody waits for it but those who want to know. */
const isRight = ({ agents, steps }) => agents === 0 && steps.every(({ kind, wanted }) => kind === 'person' && isUnreadId(wanted));
const planTable = ({ lines }) => tableOf('plan', 'Do next', lines.filter((line) => !isRight(line)), [
    ['step', 'Step', 'prose', ({ title }) => title],
    ['vms', 'Needed by', 'vms', ({ agents }) => agents || undefined],
    ['who', 'Who', 'text', ({ who }) => who],
    ...(lines.some(({ age }) => age !== '') ? [FOR] : []),
    ['how', 'How', 'copy', howText, { screen: true }],
], { first: FIRST_STEPS });
const MAX_RIGHTS = 3;
/** What it takes to know the rest stands under what follows from the steps. */
function planNotes(report) {
    const rights = report.plan.lines.filter(isRight);
    const left = rights.length - MAX_RIGHTS;
    return [
        ...thenText(report).map((text) => ({ text })),
        ...rights.slice(0, MAX_RIGHTS).map((line) => ({ text: `${line.title.replace(/\.$/, '')}.`, copy: howText(line) })),
        ...(left > 0 ? [{ text: `${(0,format/* number */.ai)(left)} more could not be read, see “Not read”.` }] : []),
    ];
}
/** What follows once the leading steps are done; nothing where that is what is so now. */
function thenText({ plan: { plan, lines }, counts: { agents }, standings }) {
    const idsOf = (...of) => new Set([...standings].flatMap(([{ id }, one]) => (of.includes(one) ? [id] : [])));
    // A step may be the end of what is not known too, for instance where a mapping leaves an account that cannot be read.
    const [waiting, unknown] = [idsOf('heldBack', 'notKnown'), idsOf('notKnown')];
    const healedIn = (of) => [...healedBy(plan, of)].filter((id) => waiting.has(id));
    const [healed, all] = [healedIn(leadingLines(lines)), healedIn(lines).length];
    const first = healed.length;
    if (first === 0 && agents.notKnown === 0)
        return [];
    const notKnown = agents.notKnown - healed.filter((id) => unknown.has(id)).length;
    const others = [
        ...(all > first ? [`${(0,format/* number */.ai)(agents.healthy + all)} after all ${(0,format/* plural */.LS)(lines.length, 'step')}`] : []),
        ...(agents.exempted > 0 ? [`${(0,format/* number */.ai)(agents.exempted)} exempted`] : []),
        ...(notKnown > 0 ? [`${(0,format/* number */.ai)(notKnown)} not known`] : []),
    ].map((text) => `; ${text}`);
    return [
        `Then ${(0,format/* number */.ai)(agents.healthy + first)} of ${(0,format/* plural */.LS)(agents.total, 'VM')} are covered and current${others.join('')}.`,
    ];
}

;// CONCATENATED MODULE: ./src/core/audit-report/subscriptions.ts
/** The vaults of each subscription together, the worst first. */









function rowsOf({ vaults, agents, findings, standings }) {
    const agentsOf = (0,id_map/* groupById */.AN)(agents, ({ vaultId }) => (0,arm_id/* subscriptionOf */.XD)(vaultId));
    const foundIn = (0,id_map/* groupById */.AN)((0,audit_findings/* counting */.Mr)(findings), ({ vaultId }) => (0,arm_id/* subscriptionOf */.XD)(vaultId));
    const rows = [...(0,id_map/* groupById */.AN)(vaults, ({ subscriptionId }) => subscriptionId)].map(([id, group]) => {
        const vms = tally((agentsOf.get(id) ?? []).map((agent) => standings.get(agent) ?? 'notKnown'));
        const { error, warning } = countBySeverity(foundIn.get(id) ?? []);
        return { id, vaults: group.length, vms, errors: error, warnings: warning };
    });
    return rows.sort((a, b) => Number(a.errors === 0) - Number(b.errors === 0) ||
        b.vms.heldBack + b.vms.notKnown - a.vms.heldBack - a.vms.notKnown ||
        b.errors - a.errors ||
        b.warnings - a.warnings ||
        (0,compare/* compare */.UD)(a.id, b.id));
}
/** Of the summary; the page has all. */
const subscriptions_MAX_ROWS = 10;
/** Where there are several. */
function subscriptionsSection(report, names) {
    const rows = rowsOf(report);
    if (rows.length < 2)
        return [];
    const left = rows.length - subscriptions_MAX_ROWS;
    return [
        left > 0 ? '### Worst subscriptions' : '### Subscriptions',
        '',
        ...(0,markdown/* tableHead */.PP)(['', 'Subscription', 'Vaults', 'Held back', 'Not known', 'Covered', 'Errors', 'Warnings']),
        ...rows.slice(0, subscriptions_MAX_ROWS).map((row) => {
            const { id, vaults, vms, errors, warnings } = row;
            const name = names.get(id);
            return (0,markdown/* tableRow */.jD)([
                MARKS[levelOf(row)],
                name === undefined ? (0,markdown/* cell */.Hn)(id) : `${(0,markdown/* cell */.Hn)(name, 100)} (${(0,markdown/* cell */.Hn)(id)})`,
                ...[vaults, vms.heldBack, vms.notKnown, vms.healthy, errors, warnings].map(format/* number */.ai),
            ]);
        }),
        '',
        ...(left > 0 ? [`${(0,format/* plural */.LS)(left, 'subscription')} more, in the page.`, ''] : []),
    ];
}
/** @param names of subscriptions by their ids, as far as they are known */
function subscriptionsTable(report, names) {
    const rows = rowsOf(report);
    const name = ['name', 'Subscription', 'text', ({ id }) => names.get(id)];
    return tableOf('subscriptions', 'Subscriptions', rows, [
        ['level', 'Worst', 'level', levelOf],
        ...(rows.some(({ id }) => names.has(id)) ? [name] : []),
        ['subscription_id', 'Id', 'text', ({ id }) => id],
        ['vaults', 'Vaults', 'number', (row) => row.vaults],
        ['held_back', 'Held back', 'vms', ({ vms }) => vms.heldBack || undefined],
        ['not_known', 'Not known', 'number', ({ vms }) => vms.notKnown],
        ['exempted', 'Exempted', 'number', ({ vms }) => vms.exempted],
        ['covered', 'Covered', 'number', ({ vms }) => vms.healthy],
        ['errors', 'Errors', 'number', (row) => row.errors],
        ['warnings', 'Warnings', 'number', (row) => row.warnings],
    ], { first: 10 });
}
const MARKS = { error: '❌', warning: '⚠️', 'not known': '❔', ok: '✅' };
const levelOf = ({ errors, warnings, vms }) => errors > 0 ? 'error' : warnings > 0 ? 'warning' : vms.notKnown > 0 ? 'not known' : 'ok';

;// CONCATENATED MODULE: ./src/core/audit-report/where.ts
/** Where a finding is, for people: with its vault where there are several, since names of mappings are the same in each. */


const OF_NO_VAULT = new Set(['vault', 'account', 'audit']);
function placesIn(vaults) {
    const nameIn = namesIn(vaults);
    return ({ id, name, vaultId }) => OF_NO_VAULT.has(catalogue/* catalogue */.sW.get(id)?.about ?? 'audit') ? name : nameIn(vaultId, name);
}

;// CONCATENATED MODULE: ./src/core/audit-report/worst-first.ts

const RANK = { error: 0, warning: 1, note: 2, 'not known': 3, ok: 4 };
const BADGE = { error: 0, warning: 1, 'not known': 2, note: 3, ok: 4 };
const STANDING = { heldBack: 0, notKnown: 1, exempted: 2, healthy: 3 };
const byLevel = (a, b) => RANK[a.level] - RANK[b.level];
/** That nothing bad was found says nothing where it is not known how VMs stand. */
const badgeOf = ({ level, coverageNotKnown }) => (level === 'ok' || level === 'note') && coverageNotKnown !== 0 ? 'not known' : level;
const worstVaults = (vaults) => [...vaults].sort((a, b) => BADGE[badgeOf(a)] - BADGE[badgeOf(b)] ||
    b.findings.error - a.findings.error ||
    b.findings.warning - a.findings.warning ||
    (0,compare/* compare */.UD)(a.id, b.id));
/** What expires first is first among equals. */
const worstAgents = (agents, standings) => {
    const rank = (agent) => STANDING[standings.get(agent) ?? 'healthy'];
    const left = ({ daysLeft = Number.MAX_SAFE_INTEGER }) => daysLeft;
    return [...agents].sort((a, b) => rank(a) - rank(b) || byLevel(a, b) || left(a) - left(b));
};

;// CONCATENATED MODULE: ./src/core/audit-report/step-cell.ts


/** A command is whole or not there: half of one might do something else. */
const MAX_COMMAND = 4_000;
function stepCell(step) {
    if ('text' in step)
        return (0,markdown/* prose */.CS)((0,render_text/* bounded */.Mm)(step.text, 1_000));
    return step.command.length > MAX_COMMAND
        ? 'A command that is too long for here; the report has it.'
        : (0,markdown/* code */.aY)(step.command);
}

;// CONCATENATED MODULE: ./src/core/audit-report/headline.ts
/** An audit in words and in links, the same in log, summary, page and issues. */






const SYMBOLS = { error: '❌', warning: '⚠️', note: 'ℹ️', ok: '✅' };
/** The audit in one sentence: how it stands with the VMs, and what was found. */
const auditHeadline = (report) => `${auditVerdict(report)}; ${countsText(report.counts.findings) || 'no findings'} in ${(0,format/* plural */.LS)(report.counts.vaults, 'vault')}${unreadText(report)}`;
/** What the verdict does not know: VMs that were not counted at all, and sources that were not read. */
function unreadText({ findings, vaults }) {
    const hiding = new id_map/* IdSet */.wp(findings.filter(({ id }) => HIDES_VMS.has(id)).map(({ vaultId }) => vaultId));
    const lost = vaults.filter(({ id }) => hiding.has(id)).length;
    const sources = new Set(findings.map(({ id }) => id).filter(isLesserSource)).size;
    return [
        lost === 0 ? '' : `; ${(0,format/* plural */.LS)(lost, 'vault')} not read, and so no VM of ${lost === 1 ? 'it' : 'them'} counted`,
        sources === 0 ? '' : `; judged without ${(0,format/* plural */.LS)(sources, 'source')} that could not be read`,
    ].join('');
}
/** Vaults whose VMs, or of which nothing at all, could be read. */
const HIDES_VMS = new Set(['ASR301', 'ASR303']);
/** What an identity with few rights goes without: no VM is called not known for it. */
const isLesserSource = (id) => isUnreadId(id) && !catalogue/* NEVER_EXEMPT */.tk.has(id) && catalogue/* catalogue */.sW.get(id)?.effect === undefined;
/** How it stands with the VMs. */
function auditVerdict({ conclusion, compliant, ratchet, counts: { agents, holdingBack } }) {
    const standing = standingText(agents.total, agents, holdingBack);
    if (conclusion === 'cancelled')
        return `Audit cancelled; until then: ${standing}`;
    if (conclusion === 'timed-out')
        return `Audit not ended in time; until then: ${standing}`;
    const verdict = compliant ? (agents.total === 0 ? 'Nothing to judge' : 'Compliant') : 'Not compliant';
    // The verdict ignores the baseline, and would read as if the step had not failed.
    if (ratchet.kind === 'unusable')
        return `The baseline cannot be used, so the step fails. Without it ${verdict.charAt(0).toLowerCase()}${verdict.slice(1)}: ${standing}`;
    return `${verdict}: ${standing}`;
}
/** Nothing to judge is neither good nor bad, and what is held back or not known is not good. */
function verdictLevel({ conclusion, compliant, counts }) {
    if (conclusion !== 'succeeded')
        return 'error';
    const { agents, findings } = counts;
    if (!compliant || findings.warning + agents.heldBack + agents.notKnown > 0)
        return 'warning';
    return agents.total === 0 ? 'not known' : 'ok';
}
/** How many of the agents are how; for a line of text. */
function agentsText({ counts: { agents }, expiryDays }) {
    const { total, current, outdated, expiring, expired } = agents;
    return (`${(0,format/* plural */.LS)(total, 'agent')}: ${(0,format/* number */.ai)(current)} current, ${(0,format/* number */.ai)(outdated)} with an update waiting, ` +
        `${(0,format/* number */.ai)(expiring)} expiring within ${(0,format/* plural */.LS)(expiryDays, 'day')} (${(0,format/* number */.ai)(expired)} expired), ` +
        `automatic update: ${coverageText(agents)}`);
}
/** Three numbers, since what is not known is neither. */
const coverageText = ({ covered, notCovered, coverageNotKnown }) => `${(0,format/* number */.ai)(covered)} covered, ${(0,format/* number */.ai)(notCovered)} not covered, ${(0,format/* number */.ai)(coverageNotKnown)} not known`;

;// CONCATENATED MODULE: ./src/core/audit-report/run-facts.ts




/** For instance `3 vaults without replicated items`; empty where none was. */
const leftOutText = (emptyVaults = 0) => emptyVaults === 0 ? '' : `${(0,format/* plural */.LS)(emptyVaults, 'vault')} without replicated items`;
const told = (facts) => facts.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [[label, value]]));
/** At the head of the paper. */
function scopeFacts({ counts, vaults, startedAt }, options) {
    const subscriptions = new id_map/* IdSet */.wp(vaults.map(({ subscriptionId }) => subscriptionId)).size;
    return told([
        ['Audited', (0,values_time/* secondText */.Yi)(startedAt)],
        [
            'Scope',
            `${(0,format/* plural */.LS)(counts.vaults, 'vault')} in ${(0,format/* plural */.LS)(subscriptions, 'subscription')}, ${(0,format/* plural */.LS)(counts.agents.total, 'VM')}, ${(0,format/* plural */.LS)(counts.accounts, 'automation account')}`,
        ],
        ['Not audited', leftOutText(options.emptyVaults)],
        ...whoFacts(options),
    ]);
}
/** By whom, with what. */
function whoFacts({ origin, identity, tenantId, version }) {
    return told([
        ['Pipeline run', origin?.url],
        ['Started by', origin?.by],
        ['Commit', origin?.revision],
        ['Signed in as', identity],
        ['Tenant', tenantId],
        ['Tool', `asr-autoupdate ${version}`],
    ]);
}
function runFacts({ startedAt, endedAt, ...report }, options) {
    return told([
        ['Audited', (0,values_time/* secondText */.Yi)(startedAt)],
        ['Took', (0,format/* duration */.p0)(endedAt - startedAt)],
        ...whoFacts(options),
        ['Run', options.runId],
        ...countFacts(report),
        ...inputFacts(options.inputs),
        ['Findings explained', options.docsUrl],
    ]);
}
function countFacts({ counts, failOn }) {
    const { agents } = counts;
    return [
        ['Automatic update', coverageText(agents)],
        ['Current agents', (0,format/* number */.ai)(agents.current)],
        ['Update waiting', (0,format/* number */.ai)(agents.outdated)],
        ['Fails on', failOn],
    ];
}
const MAX_VALUES = 3;
/** As they are called on GitHub. */
function inputFacts(inputs) {
    return Object.entries(inputs ?? {}).flatMap(([key, value]) => {
        const name = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
        const text = typeof value === 'object' ? listText(value) : String(value ?? '');
        return text === '' ? [] : [[`Input ${name}`, text]];
    });
}
function listText(values) {
    const shown = values.slice(0, MAX_VALUES).join(', ');
    return values.length > MAX_VALUES ? `${shown} and ${(0,format/* number */.ai)(values.length - MAX_VALUES)} more` : shown;
}

;// CONCATENATED MODULE: ./src/core/audit-report/version-chart.ts
/** Agents by version: a Mermaid pie, or bars of characters where Mermaid is not drawn. */

const MAX_SLICES = 9;
const WIDTH = 40;
function versionChart(versions, drawsMermaid) {
    if (versions.length === 0)
        return [];
    const slices = slicesOf(versions);
    const chart = drawsMermaid ? ['```mermaid', ...pie(slices), '```'] : ['```text', ...bars(slices), '```'];
    return ['### Agents by version', '', ...chart, ''];
}
/** The most frequent versions, the rest together. */
function slicesOf(versions) {
    const shown = versions.length <= MAX_SLICES + 1 ? versions : versions.slice(0, MAX_SLICES);
    const slices = shown.map(({ version, agents, outdated }) => ({
        name: `${label(version)}${outdated > 0 ? ' (update waiting)' : ''}`,
        agents,
        outdated,
    }));
    const rest = versions.slice(shown.length);
    if (rest.length === 0)
        return slices;
    const sum = (key) => rest.reduce((total, version) => total + version[key], 0);
    return [...slices, { name: `${rest.length} other versions`, agents: sum('agents'), outdated: sum('outdated') }];
}
/** Mermaid has no escapes for its own punctuation, so labels keep only letters, digits and a few signs. */
const label = (text) => [...text.replace(/[^\p{L}\p{N} ._-]/gu, ' ')].slice(0, 40).join('').trim() || 'unknown';
const pie = (slices) => [
    'pie showData',
    '  title Agents by version',
    ...slices.map(({ name, agents }) => `  "${name}" : ${agents}`),
];
function bars(slices) {
    const longest = slices.reduce((most, { name }) => Math.max(most, name.length), 0);
    const most = slices.reduce((most, { agents }) => Math.max(most, agents), 0);
    return slices.map(({ name, agents }) => {
        const bar = '█'.repeat(Math.max(1, Math.round((agents / most) * WIDTH)));
        return `${name.padEnd(longest)}  ${bar} ${(0,format/* number */.ai)(agents)}`;
    });
}

;// CONCATENATED MODULE: ./src/core/audit-report/summary.ts
/** The summary of an audit, in the order of its page. */























/** What the findings may take of the summary before the vaults get theirs. */
const MAX_BYTES_OF_CAUSES = 450 * 1_024;
const MAX_BYTES_OF_UNREAD = 150 * 1_024;
/** In the order of the page: are we fine, what first, what changed, why; then where, and the run last. */
function makeAuditSummary(report, options) {
    const symbol = STOPPED[report.conclusion] ?? VERDICTS[verdictLevel(report)];
    const top = [`## ${symbol} ${(0,markdown/* escapeMarkdown */.FV)(auditHeadline(report))}`, '', ...auditTop(report, options)];
    const leftOut = leftOutText(options.emptyVaults);
    const end = [
        ...auditEnd(report, options),
        ...(leftOut === '' ? [] : [`Not audited: ${leftOut}.`, '']),
        `Nothing was changed. ${(0,sections/* runText */.le)(report, options)}`,
    ];
    const taken = (0,markdown/* byteLength */.dp)([...top, ...end].join('\n'));
    return `${[...top, ...vaultsSection(report, options, sections/* MAX_BYTES */.zx - taken - 1_000), ...end].join('\n')}\n`;
}
/**
 * What comes before the vaults.
 * @param subscriptions instead of those of the audit
 */
function auditTop(report, options, subscriptions) {
    const since = sinceText(report.ratchet);
    return [
        ...(since === undefined ? [] : [`**${since}**`, '']),
        ...(report.agents.length === 0 ? [] : [`${agentsText(report)}.`, '']),
        // What draws Mermaid folds too.
        ...planSection(report, { folds: options.drawsMermaid }),
        ...changedSection(report),
        ...findingsSections(report, options),
        ...(subscriptions ?? subscriptionsSection(report, options.subscriptionNames ?? new id_map/* IdMap */.Eo())),
        ...soonest(report, options),
        ...exemptionsSection(report),
    ];
}
/** What comes after the vaults. */
const auditEnd = (report, { drawsMermaid }) => [
    ...versionChart(report.versions, drawsMermaid),
    ...(report.versions.length > 0 ? [`Agents are compared with ${newestText(report.newestAgent)}.`, ''] : []),
];
/** The worst first. */
const vaultsSection = ({ vaults }, options, bytes) => (0,sections/* tableSection */.Yc)('Vaults', [
    '',
    'Vault',
    'Errors',
    'Warnings',
    'Notes',
    'Mappings',
    'VMs',
    'Covered',
    'Not covered',
    'Not known',
    'Update waiting',
    'Expiring',
], worstVaults(vaults).map((row) => vaultRow(row, options)), { bytes });
/** Causes, and apart from them what could not be read. */
function findingsSections(report, options) {
    const placeOf = placesIn(report.vaults);
    // Findings come in the order of severity and id, and so do their groups.
    const groups = [...(0,id_map/* groupById */.AN)((0,audit_findings/* counting */.Mr)(report.findings), ({ id }) => id).values()];
    const section = (title, isOf, bytes) => (0,sections/* tableSection */.Yc)(title, ['', 'Finding', 'Count', 'Where', 'What to do'], groups
        .filter(([first]) => first !== undefined && isOf(first.id))
        .map((group) => groupRow(group, heldBackText(group, report.heldBack), { ...options, placeOf, now: report.startedAt })), { bytes });
    return [
        ...section('Causes', (id) => !isUnreadId(id), MAX_BYTES_OF_CAUSES),
        ...section('Not read', isUnreadId, MAX_BYTES_OF_UNREAD),
    ];
}
const VERDICTS = {
    error: '❌',
    warning: '⚠️',
    'not known': 'ℹ️',
    ok: '✅',
};
const STOPPED = { cancelled: '🛑', 'timed-out': '⏱️' };
const MAX_PLACES = 5;
function groupRow(group, heldBack, options) {
    const [first] = group;
    if (first === undefined)
        return '';
    const { id, severity, message, cause, remedy } = first;
    const { title = '' } = catalogue/* catalogue */.sW.get(id) ?? {};
    const several = group.length > 1;
    const places = group.slice(0, MAX_PLACES).map((found) => (0,sections/* portalLink */.jg)(options.placeOf(found), found.resource, options));
    if (group.length > MAX_PLACES)
        places.push(`and ${(0,format/* number */.ai)(group.length - MAX_PLACES)} more`);
    return (0,markdown/* tableRow */.jD)([
        SYMBOLS[severity],
        `${(0,markdown/* link */.nf)(id, (0,audit_findings/* docsLink */._h)(id, options))} **${(0,markdown/* cell */.Hn)(title)}**${ageRemark(group, options.now)}<br>${several ? 'For instance: ' : ''}${(0,markdown/* cell */.Hn)(message, 500)}<br>${(0,markdown/* cell */.Hn)(cause, 800)}${heldBack === '' ? '' : `<br>**${heldBack.trim()}**`}`,
        (0,format/* number */.ai)(group.length),
        places.join('<br>'),
        `${several ? `For ${(0,markdown/* cell */.Hn)(options.placeOf(first), 200)}:<br>` : ''}${remedy.map(stepCell).join('<br>')}`,
    ]);
}
function soonest({ soonest: agents, vaults }, options) {
    const names = new id_map/* IdMap */.Eo(vaults.map(({ id, name }) => [id, name]));
    const rowOf = (agent) => (0,markdown/* tableRow */.jD)([
        SYMBOLS[agent.expiry === 'expired' ? 'error' : agent.expiry === 'soon' ? 'warning' : 'ok'],
        (0,sections/* portalLink */.jg)(agent.vm, agent.id, options),
        (0,sections/* portalLink */.jg)(names.get(agent.vaultId) ?? (0,arm_id/* nameOf */.Vb)(agent.vaultId), agent.vaultId, options),
        (0,markdown/* cell */.Hn)(agent.agentVersion, 50),
        agent.agentExpiry === undefined ? '' : (0,values_time/* day */.vd)(agent.agentExpiry),
        agent.daysLeft === undefined ? '' : String(agent.daysLeft),
        { covered: 'yes', 'not-covered': 'no', unknown: 'not known' }[agent.coverage],
    ]);
    const columns = ['', 'VM', 'Vault', 'Agent', 'Expires', 'Days left', 'Covered by automatic update'];
    return (0,sections/* tableSection */.Yc)('Expiring first', columns, agents.map(rowOf), { bytes: sections/* MAX_BYTES */.zx });
}
function vaultRow(row, options) {
    const { findings, mappings, agents, covered, notCovered, coverageNotKnown, outdated, expiring } = row;
    const { error, warning, note } = findings;
    const counts = [error, warning, note, mappings, agents, covered, notCovered, coverageNotKnown, outdated, expiring];
    return (0,markdown/* tableRow */.jD)([
        badgeOf(row) === 'not known' ? '❔' : SYMBOLS[row.level],
        (0,sections/* portalLink */.jg)(row.name, row.id, options),
        ...counts.map((count) => (count === undefined ? 'not known' : (0,format/* number */.ai)(count))),
    ]);
}

;// CONCATENATED MODULE: ./src/core/values/by-subscription.ts
/** Very many vaults are spoken of by subscription. */

/** Above this number of vaults a log and a summary name subscriptions first, and of vaults only what needs a reader. */
const MAX_VAULTS_NAMED = 50;
const subscriptionLabel = ({ subscriptionName, subscriptionId }) => subscriptionName || subscriptionId;
/**
 * Calls `whole` for each subscription once a value was given for all of its vaults; only the first of a vault counts.
 * @returns takes the value of a vault
 */
function onceWhole(vaults, whole) {
    const expected = (0,id_map/* groupById */.AN)(vaults, ({ subscriptionId }) => subscriptionId);
    const given = new id_map/* IdMap */.Eo();
    return (vault, value) => {
        const values = given.get(vault.subscriptionId) ?? new id_map/* IdMap */.Eo();
        given.set(vault.subscriptionId, values);
        if (values.has(vault.id))
            return;
        values.set(vault.id, value);
        if (values.size === expected.get(vault.subscriptionId)?.length)
            whole(subscriptionLabel(vault), [...values.values()]);
    };
}

// EXTERNAL MODULE: ./src/fault-log.ts
var fault_log = __webpack_require__(1452);
// EXTERNAL MODULE: ./src/runtime/clock.ts
var clock = __webpack_require__(9842);
// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(8877);
// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(714);
;// CONCATENATED MODULE: ./src/runtime/memory.ts
/**
 * Keeps the garbage of a long run small. V8 sizes its heap by the machine's memory: on a large one it first lets half a
 * gigabyte of garbage gather, where a run of ten thousand mappings needs a tenth of that.
 */


function limitHeapGrowth() {
    (0,external_node_v8_.setFlagsFromString)('--heap-growing-percent=15');
    (0,external_node_v8_.setFlagsFromString)('--semi-space-growth-factor=1');
}
/** What a collection brings of a smaller heap is not worth its time. */
const MIN_HEAP_BYTES = 100 * 1024 * 1024;
/** For the moment when much that was in use is needed no more: by itself V8 would let as much garbage gather beside it. */
function collectGarbage() {
    if ((0,external_node_v8_.getHeapStatistics)().used_heap_size < MIN_HEAP_BYTES)
        return;
    (0,external_node_v8_.setFlagsFromString)('--expose-gc');
    const collect = (0,external_node_vm_.runInNewContext)('gc');
    (0,external_node_v8_.setFlagsFromString)('--no-expose-gc');
    if (typeof collect === 'function')
        Reflect.apply(collect, undefined, []);
}

// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
;// CONCATENATED MODULE: ./src/core/audit-report/consequences.ts
/** Findings with what follows from them. */

/** By key of the cause: what follows from it. */
function consequencesOf(findings) {
    const byCause = new Map();
    for (const found of findings)
        for (const key of found.causedBy) {
            const others = byCause.get(key);
            if (others === undefined)
                byCause.set(key, [found]);
            else
                others.push(found);
        }
    return byCause;
}
/** Each finding once; what follows from several is with the first, and what follows from none of these stands alone. */
function causeTrees(findings) {
    const consequences = consequencesOf(findings);
    const shown = new Set();
    const take = (found) => {
        if (shown.has(found))
            return [];
        shown.add(found);
        return [found, ...(consequences.get(found.key) ?? []).flatMap(take)];
    };
    return [...findings.filter(audit_findings/* isCause */.Aj), ...findings].flatMap((found) => {
        const [cause, ...following] = take(found);
        return cause === undefined ? [] : [{ cause, following }];
    });
}

;// CONCATENATED MODULE: ./src/core/audit-report/junit.ts
/**
 * Findings as JUnit XML: a suite for each vault, a case for each cause. Errors are failures. Warnings are failures
 * where they fail the step, and else skipped cases, which the Tests tab of Azure Pipelines shows apart from passed ones.
 */










const ENTITIES = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
};
/** What no XML may hold, not even as an entity: halves of characters, and two that are none. */
const FORBIDDEN = /[\p{Surrogate}\ufffe\uffff]/gu;
/** Of a line of text. */
const MAX_CHARACTERS = 8_000;
/** Text of one line that stays text in elements and in attributes. */
const escapeXml = (text) => (0,render_text/* visible */.RK)((0,render_text/* bounded */.Mm)(text, MAX_CHARACTERS))
    .replace(FORBIDDEN, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16)}`)
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
/** Lines of a case. */
const MAX_FOLLOWING = 50;
function resultOf(found, { failOn, ratchet }) {
    const { severity, exemptedBy } = found;
    if (exemptedBy !== undefined || (severity !== 'note' && !countsAsNew(found, ratchet)))
        return 'skipped';
    if (severity === 'error' || (severity === 'warning' && failOn === 'warning'))
        return 'failure';
    return severity === 'warning' ? 'skipped' : 'passed';
}
/** In pieces; complete only if read to its end. */
function* makeJUnit(report, links) {
    const suites = suitesOf(report);
    const consequences = consequencesOf(report.findings);
    const all = suites.flatMap(({ findings }) => findings);
    const cases = suites.reduce((sum, { findings }) => sum + Math.max(1, findings.length), 0);
    yield '<?xml version="1.0" encoding="UTF-8"?>\n';
    yield `<testsuites name="Site Recovery agents: audit" ${junit_counts(all, cases, report)}>\n`;
    for (const { name, findings } of suites) {
        const timestamp = (0,values_time/* isoTime */.Ly)(report.startedAt)?.slice(0, -5) ?? '';
        const number = junit_counts(findings, Math.max(1, findings.length), report);
        yield `  <testsuite name="${escapeXml(name)}" timestamp="${timestamp}" ${number}>\n`;
        if (findings.length === 0)
            yield `    <testcase classname="${escapeXml(name)}" name="No findings" time="0"/>\n`;
        for (const found of findings)
            yield caseOf(name, found, resultOf(found, report), links, consequences.get(found.key) ?? [], report.heldBack);
        yield '  </testsuite>\n';
    }
    yield '</testsuites>\n';
}
function junit_counts(findings, cases, report) {
    const count = (result) => findings.filter((found) => resultOf(found, report) === result).length;
    return `tests="${cases}" failures="${count('failure')}" errors="0" skipped="${count('skipped')}" time="0"`;
}
/** Findings that belong to no vault of the report have a suite of their own. */
function suitesOf({ vaults, findings }) {
    const byVault = new id_map/* IdMap */.Eo(vaults.map(({ id }) => [id, []]));
    const others = [];
    for (const found of findings.filter(audit_findings/* isCause */.Aj))
        (byVault.get(found.vaultId) ?? others).push(found);
    const nameOf = ({ name, resourceGroup, subscriptionId }) => `${name} (${resourceGroup}, ${subscriptionId})`;
    const suites = vaults.map((vault) => ({ name: nameOf(vault), findings: byVault.get(vault.id) ?? [] }));
    return others.length === 0 ? suites : [...suites, { name: 'audit', findings: others }];
}
function caseOf(suite, found, result, links, following, heldBack) {
    const title = `${found.id} ${catalogue/* catalogue */.sW.get(found.id)?.title ?? ''}: ${found.name}`;
    const lines = [
        `${found.message}${heldBackText([found], heldBack)}${sinceDay(found)}`,
        '',
        found.cause,
        '',
        ...found.remedy.map(audit_steps/* stepText */.uw),
        '',
        ...(following.length === 0
            ? []
            : [
                'What follows from it:',
                ...following.slice(0, MAX_FOLLOWING).map(({ id, message }) => `${id}: ${message}`),
                '',
            ]),
        `Resource: ${found.resource}`,
        (0,audit_findings/* docsLink */._h)(found.id, links),
    ];
    const text = lines.map(escapeXml).join('\n');
    const exempted = found.exemptedBy === undefined ? '' : `exempted by ${found.exemptedBy}, `;
    const message = escapeXml(`${exempted}${found.severity}: ${found.message}`);
    const body = {
        failure: `<failure type="${found.id}" message="${message}">${text}</failure>`,
        skipped: `<skipped message="${message}"/>\n      <system-out>${text}</system-out>`,
        passed: `<system-out>${text}</system-out>`,
    }[result];
    return `    <testcase classname="${escapeXml(suite)}" name="${escapeXml(title)}" time="0">\n      ${body}\n    </testcase>\n`;
}

;// CONCATENATED MODULE: ./src/core/audit-report/sarif.ts
/**
 * Findings as SARIF 2.1.0, causes only. GitHub's code scanning knows nothing of baselines: what is left out of a file is
 * closed there, and what was suppressed would be open. Others, such as the Scans tab of Azure Pipelines, go by
 * `baselineState`, and show what is new.
 */






/** What GitHub shows of a file; one with more than 25,000 it refuses. */
const MAX_ON_GITHUB = 5_000;
const MAX_RESULTS = 25_000;
/** Of a line of text. */
const sarif_MAX_CHARACTERS = 8_000;
/** In pieces. The results that are left out, if there are too many, are the least severe. */
function* makeSarif(report, options) {
    const { isForGitHub, category } = options;
    const causes = isForGitHub ? (0,audit_findings/* counting */.Mr)(report.findings) : report.findings.filter(audit_findings/* isCause */.Aj);
    const results = causes.slice(0, isForGitHub ? MAX_ON_GITHUB : MAX_RESULTS);
    const driver = {
        name: 'asr-autoupdate',
        version: options.version,
        informationUri: options.home,
        rules: [...catalogue/* catalogue */.sW].map(([id, rule]) => sarif_ruleOf(id, rule, options)),
    };
    const properties = { resultsLeftOut: causes.length - results.length };
    yield '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{';
    if (category !== undefined)
        yield `"automationDetails":${JSON.stringify({ id: category })},`;
    yield `"tool":${JSON.stringify({ driver })},"properties":${JSON.stringify(properties)},"results":[`;
    const places = new Map([...catalogue/* catalogue */.sW.keys()].map((id, index) => [id, index]));
    const fingerprints = fingerprinting(options);
    const reasons = new Map(report.exemptions.entries.map(({ exemption }) => [exemption.name, exemption.description]));
    let separator = '\n';
    for (const found of results) {
        yield `${separator}${JSON.stringify(sarif_resultOf(found, places.get(found.id), fingerprints(found), options, reasons))}`;
        separator = ',\n';
    }
    for (const past of isForGitHub ? [] : report.ratchet.past.filter(isAbsent)) {
        yield `${separator}${JSON.stringify(absent(past, places.get(ruleIdOf(past.entry)), fingerprints(past.entry)))}`;
        separator = ',\n';
    }
    yield '\n]}]}\n';
}
const sarif_ruleOf = (id, rule, options) => ({
    id,
    name: id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.meaning },
    helpUri: (0,audit_findings/* docsLink */._h)(id, options),
    help: { text: `${rule.meaning}\n\n${rule.cause}\n\n${(0,audit_steps/* stepsText */.bS)(rule.remedy({}))}` },
    defaultConfiguration: { level: rule.severity },
    properties: { tags: ['azure', 'site-recovery', rule.about] },
});
/** On one line; SARIF would take brackets followed by parentheses for a link. */
const shown = (text) => (0,render_text/* visible */.RK)((0,render_text/* bounded */.Mm)(text, sarif_MAX_CHARACTERS)).replaceAll('](', '] (');
function sarif_resultOf(found, ruleIndex, partialFingerprints, { isForGitHub }, reasons) {
    const { id, severity, message, cause, remedy, resource, name, firstSeen, exemptedBy } = found;
    return {
        ruleId: id,
        ruleIndex,
        level: severity,
        message: { text: [message, cause, ...remedy.map(audit_steps/* stepText */.uw)].map(shown).join('\n') },
        locations: [
            {
                ...placeOf(found),
                logicalLocations: [{ fullyQualifiedName: shown(resource), name: shown(name), kind: 'resource' }],
            },
        ],
        partialFingerprints,
        ...(!isForGitHub && { baselineState: found.state === 'accepted' ? 'unchanged' : 'new' }),
        ...(exemptedBy !== undefined && { suppressions: [suppression(exemptedBy, reasons.get(exemptedBy))] }),
        ...(firstSeen !== undefined && { properties: { firstSeen: (0,values_time/* isoTime */.Ly)(firstSeen) } }),
    };
}
const suppression = (name, reason) => ({
    kind: 'external',
    status: 'accepted',
    justification: shown(reason === undefined ? name : `${name}: ${reason}`),
});
const isAbsent = ({ state, entry }) => (state === 'fixed' || state === 'gone') && isCounted(entry) && catalogue/* catalogue */.sW.has(ruleIdOf(entry));
function absent({ entry, state }, ruleIndex, partialFingerprints) {
    const id = ruleIdOf(entry);
    return {
        ruleId: id,
        ruleIndex,
        level: catalogue/* catalogue */.sW.get(id)?.severity,
        message: { text: shown(`${entry.name}: ${state === 'fixed' ? 'fixed' : 'gone'}`) },
        locations: [placeOf(entry)],
        partialFingerprints,
        baselineState: 'absent',
        properties: { firstSeen: (0,values_time/* isoTime */.Ly)(entry.firstSeen) },
    };
}
/** Code scanning wants a file and a line: there is none, so that a path made of the subject's id stands for it. */
const placeOf = (of) => ({
    physicalLocation: { artifactLocation: { uri: artifactOf(of) }, region: { startLine: 1 } },
});
/** `azure/` and the ARM id in lower case, the same in every run; an id with other characters leaves no folder. */
function artifactOf({ key }) {
    const segments = key
        .slice(key.indexOf(' ') + 1)
        .split(/[/ ]+/)
        .filter((segment) => segment !== '')
        .map((segment) => /^\.+$/.test(segment) ? '_' : encodeURIComponent(segment.toLowerCase().replace(/\p{Surrogate}/gu, '\ufffd')));
    return ['azure', ...(segments.length === 0 ? ['unknown'] : segments)].join('/');
}
/**
 * Code scanning tells alerts by rule, file and the hash of a line with its number among those alike, which it would make
 * of the file itself, and there is none. Messages hold days and versions, so that they are not in it.
 */
function fingerprinting({ hash }) {
    const counts = new Map();
    return ({ key }) => {
        const count = (counts.get(key) ?? 0) + 1;
        counts.set(key, count);
        const print = hash(key);
        return { primaryLocationLineHash: `${print.slice(0, 16)}:${count}`, 'finding/v1': `${print}:${count}` };
    };
}

;// CONCATENATED MODULE: ./src/core/audit-report/cause-groups.ts
/** Findings by what they have in common, opened to their rows; the CSV of findings. */













/** Rows of a group on paper; the CSV of findings has all. */
const PRINTED = 20;
/** The worst first, and of these what holds back most VMs. */
function causeGroups(report, links) {
    const open = report.findings.filter(({ exemptedBy }) => exemptedBy === undefined);
    const placeOf = placesIn(report.vaults);
    return [...(0,id_map/* groupById */.AN)(causeTrees(open), ({ cause }) => cause.id).values()]
        .map((trees) => {
        const causes = trees.map(({ cause }) => cause);
        return { trees, rank: rankOf(trees), vms: countHeldBack(causes, report.heldBack) };
    })
        .sort((a, b) => a.rank - b.rank || b.vms - a.vms || b.trees.length - a.trees.length)
        .flatMap(({ trees, vms }) => cause_groups_groupOf(trees, vms, placeOf, report, links) ?? []);
}
const rankOf = (trees) => trees.reduce((worst, { cause }) => Math.min(worst, audit_severity/* RANK */.Vz[cause.severity]), 2);
function cause_groups_groupOf(trees, vms, placeOf, { heldBack, startedAt: now }, links) {
    const [first] = trees;
    if (first === undefined)
        return undefined;
    const { id, severity, cause, remedy } = first.cause;
    const several = trees.length > 1;
    const ordered = trees
        .map((tree) => ({ tree, vms: heldBack.get(tree.cause)?.length ?? 0 }))
        .sort((a, b) => audit_severity/* RANK */.Vz[a.tree.cause.severity] - audit_severity/* RANK */.Vz[b.tree.cause.severity] || b.vms - a.vms);
    const rows = [
        ...ordered.map(({ tree, vms: own }) => ({ found: tree.cause, cause: undefined, heldBack: own })),
        ...ordered.flatMap(({ tree: { cause: of, following } }) => following.map((found) => ({ found, cause: of, heldBack: 0 }))),
    ];
    return {
        id: id.toLowerCase(),
        causes: trees.length,
        level: severity,
        code: id,
        title: catalogue/* catalogue */.sW.get(id)?.title ?? first.cause.title,
        url: (0,audit_findings/* docsLink */._h)(id, links),
        remarks: [
            several ? (0,format/* plural */.LS)(trees.length, 'time') : placeOf(first.cause),
            ...(vms === 0 ? [] : [`holds back ${(0,format/* plural */.LS)(vms, 'VM')}`]),
            ageText(trees.map(({ cause: one }) => one), now),
        ].filter((text) => text !== ''),
        notes: [{ text: cause }, ...remedyNotes(remedy, several ? placeOf(first.cause) : undefined)],
        table: rowsTable(id, rows, placeOf, now),
    };
}
function remedyNotes(remedy, place) {
    const [first, ...others] = remedy.map((step) => 'command' in step && canCopy(step.command)
        ? { text: '', copy: step.command, screen: true }
        : { text: (0,audit_steps/* stepText */.uw)(step), screen: true });
    if (first === undefined)
        return [];
    const lead = place === undefined ? 'What to do:' : `What to do, for instance for ${place}:`;
    return [{ ...first, text: `${lead} ${first.text}`.trim() }, ...others];
}
function rowsTable(id, rows, placeOf, now) {
    const has = (holds, ...columns) => rows.some(holds) ? columns : [];
    return tableOf(`rows-${id.toLowerCase()}`, id, rows, [
        ['severity', 'Severity', 'level', ({ found }) => found.severity],
        ['where', 'Where', 'text', ({ found }) => placeOf(found)],
        ['message', 'What is wrong', 'prose', ({ found }) => found.message],
        ...has(({ heldBack }) => heldBack > 0, ['holds_back', 'Holds back', 'vms', ({ heldBack }) => heldBack || undefined]),
        ...has(({ found }) => found.firstSeen !== undefined, ['found', 'Found', 'text', (row) => ageText([row.found], now)]),
        ['finding', 'Finding', 'text', ({ found }) => found.id],
        ...has(({ cause }) => cause !== undefined, ['follows_from', 'Follows from', 'text', ({ cause }) => cause && placeOf(cause)]),
        ['resource', 'Resource', 'resource', ({ found }) => found.resource, { screen: true }],
    ], { printed: PRINTED });
}
/** For spreadsheets: the worst first, and what is exempted last. */
function findingsTable({ findings, vaults, heldBack }) {
    const placeOf = placesIn(vaults);
    const leading = audit_findings/* findingForm */.Gq.pageColumns.slice(0, 2);
    const isExempted = ({ exemptedBy }) => exemptedBy !== undefined;
    return tableOf('findings', 'Findings', [...findings.filter((found) => !isExempted(found)), ...findings.filter(isExempted)], [
        ...leading,
        ['vault', 'Vault', 'text', ({ vaultId }) => (0,arm_id/* nameOf */.Vb)(vaultId)],
        ['place', 'Where', 'text', placeOf],
        ['follows_from', 'Follows from', 'text', ({ causedBy }) => [...new Set(causedBy.map(idOfKey))].join(' ')],
        [
            'holds_back',
            'Holds back (VMs)',
            'number',
            (found) => ((0,audit_findings/* isCause */.Aj)(found) ? heldBack.get(found)?.length : undefined),
        ],
        ...audit_findings/* findingForm */.Gq.pageColumns.slice(leading.length),
    ]);
}
/** A key begins with the id of its finding. */
const idOfKey = (key) => key.split(' ', 1).join('');

;// CONCATENATED MODULE: ./src/core/audit-report/gauges.ts
/** The figures of the first screen. */





/** With their names in the filter of the page. */
function gaugesOf(report) {
    const { counts, exemptions } = report;
    const { findings } = counts;
    return [
        coverage(report),
        support(report),
        {
            title: 'Causes',
            value: (0,format/* number */.ai)(findings.error + findings.warning + findings.note),
            parts: [
                { label: findings.error === 1 ? 'error' : 'errors', value: findings.error, level: 'error', ...to('error') },
                {
                    label: findings.warning === 1 ? 'warning' : 'warnings',
                    value: findings.warning,
                    level: 'warning',
                    ...to('warning'),
                },
                { label: findings.note === 1 ? 'note' : 'notes', value: findings.note, level: 'note', ...to('note') },
            ],
            ...(counts.holdingBack > 0 && { remark: `${(0,format/* number */.ai)(counts.holdingBack)} hold VMs back` }),
        },
        {
            title: 'Exempted',
            value: report.findings.some(({ exemptedBy }) => exemptedBy !== undefined)
                ? exemptedText(report.findings)
                : 'none',
            parts: [],
            ...(exemptions.entries.length > 0 && { remark: exemptionsRemark(exemptions.entries, report.startedAt) }),
        },
    ];
}
const to = (level) => ({
    filter: `is:${level}`,
    at: 'causes',
});
/** What is not known is in none of the others. */
function coverage({ counts: { agents } }) {
    return {
        title: 'VMs covered and current',
        value: agents.total === 0 ? 'nothing to judge' : `${(0,format/* number */.ai)(agents.healthy)} of ${(0,format/* number */.ai)(agents.total)}`,
        parts: standings.map((standing) => ({
            label: BADGES[standing],
            value: agents[standing],
            level: BADGES[standing],
            filter: `is:${BADGES[standing].replace(' ', '-')}`,
            at: 'agents',
        })),
    };
}
function support({ agents, counts, expiryDays }) {
    const { expired, expiring } = counts.agents;
    const soon = expiring - expired;
    const noDate = agents.filter(({ expiry }) => expiry === 'none').length;
    return {
        title: 'Support of agents',
        value: expired > 0
            ? `${(0,format/* number */.ai)(expired)} out`
            : soon > 0
                ? `${(0,format/* number */.ai)(soon)} end soon`
                : agents.length === 0
                    ? 'none'
                    : 'all in support',
        parts: [
            { label: 'later', value: agents.length - expiring - noDate, level: 'ok' },
            { label: `within ${(0,format/* plural */.LS)(expiryDays, 'day')}`, value: soon, level: 'warning' },
            { label: 'out of support', value: expired, level: 'error' },
            { label: 'no date', value: noDate, level: 'not known' },
        ],
    };
}
function exemptionsRemark(entries, now) {
    const ends = entries.map(({ exemption }) => endOf(exemption)).filter((end) => end !== undefined && end > now);
    const first = ends.reduce((a, b) => Math.min(a, b ?? a), Number.POSITIVE_INFINITY);
    const by = (0,format/* plural */.LS)(entries.length, 'exemption');
    return Number.isFinite(first) ? `${by}; one ends in ${(0,format/* plural */.LS)(Math.ceil((first - now) / values_time/* DAY */.d_), 'day')}` : by;
}

;// CONCATENATED MODULE: ./src/core/audit-report/page-tables.ts
/** The tables of the page that have rows of the audit. */












/** What belongs together stands in one cell, so that a sheet of paper has room for reasons. */
const EXEMPTION_COLUMNS = [
    ['state', 'State', 'text', ({ state }) => state],
    ['name', 'Exemption', 'text', ({ name }) => name],
    [
        'category',
        'Category',
        'text',
        ({ category, applies }) => (applies === 'changes' ? `${category}, a hold` : category),
    ],
    ['expires_on', 'Last day', 'text', ({ expiresOn }) => expiresOn],
    ['finding', 'Findings', 'text', ({ findings }) => findings.join(' ')],
    ['selects', 'Selects', 'text', ({ selects }) => selects],
    [
        'matches',
        'Matches',
        'text',
        ({ matches, atMost }) => `${(0,format/* number */.ai)(matches)}${atMost === undefined ? '' : ` of ${atMost}`}`,
    ],
    ['description', 'Why', 'text', ({ description }) => description],
    ['decided', 'Decided', 'text', decidedText],
    ['file', 'File', 'text', ({ file, line }) => `${file}:${line}`],
];
function decidedText({ requestedBy, approvedBy, ticket }) {
    const parts = [
        ['requested by', requestedBy],
        ['approved by', approvedBy],
        ['ticket', ticket],
    ];
    return parts.flatMap(([what, who]) => (who === undefined ? [] : [`${what} ${who}`])).join('; ');
}
/** What is covered is listed here, apart from what counts. */
function exemptionSections({ exemptions, findings, vaults }) {
    if (exemptions.entries.length === 0)
        return [];
    const entries = toActFirst(exemptions.entries).map((entry) => exemptionForm.make(entry));
    const exempted = findings.filter(({ exemptedBy }) => exemptedBy !== undefined);
    const files = exemptions.sources.map(({ path, sha256, revision }) => {
        const at = revision === undefined ? '' : ` at commit \`${revision}\``;
        return { text: `\`${path}\`${at}, SHA-256 \`${sha256}\`` };
    });
    const placeOf = placesIn(vaults);
    return [
        { kind: 'table', table: tableOf('exemptions', 'Exemptions', entries, EXEMPTION_COLUMNS), notes: files },
        {
            kind: 'table',
            table: tableOf('exempted', 'Exempted', exempted, [
                ['exempted_by', 'Exempted by', 'text', (found) => found.exemptedBy],
                ['finding', 'Finding', 'text', ({ id }) => id],
                ['title', 'Title', 'text', ({ title }) => title],
                ['where', 'Where', 'text', placeOf],
                ['message', 'What is wrong', 'prose', ({ message }) => message],
            ]),
            ...(exempted.length > 0 && { remark: exemptedText(exempted) }),
        },
    ];
}
/** Columns of the page with their headings, the most important first; a spreadsheet has those of the rows. */
const VAULT_COLUMNS = {
    errors: 'Errors',
    warnings: 'Warnings',
    notes: 'Notes',
    mappings: 'Mappings',
    agents: 'VMs',
    covered: 'Covered',
    not_covered: 'Not covered',
    coverage_not_known: 'Not known',
    outdated: 'Update waiting',
    expiring: 'Expiring',
    resource_group: 'Resource group',
};
/** The name of a vault leads to it, and that of a subscription stands for its id. */
function vaultsTable({ vaults }, names) {
    const columns = vaultForm.pageColumns;
    const onPage = Object.entries(VAULT_COLUMNS).flatMap(([name, title]) => columns
        .filter(([key]) => key === name)
        .map(([key, , kind, cell]) => [
        key,
        title,
        kind,
        (row) => cell(row) ?? 'not known',
        { only: 'page' },
    ]));
    return tableOf('vaults', 'Vaults', worstVaults(vaults), [
        ['level', 'Worst', 'level', badgeOf, { only: 'page' }],
        ['vault', 'Vault', 'resource', ({ id }) => id, { only: 'page' }],
        [
            'subscription',
            'Subscription',
            'text',
            (row) => names.get(row.subscriptionId) ?? row.subscriptionId,
            { only: 'page' },
        ],
        ...onPage,
        ...columns.map(([key, title, kind, cell]) => [key, title, kind, cell, { only: 'csv' }]),
    ]);
}
/** A name for those who filter a spreadsheet. */
const vaultName = () => [
    'vault',
    'Vault',
    'text',
    ({ vaultId }) => (0,arm_id/* nameOf */.Vb)(vaultId),
    { only: 'csv' },
];
/** Columns that a reader looks for first. */
const AGENT_COLUMNS = [
    'level',
    'vm',
    'vault_id',
    'agent_version',
    'update_available',
    'agent_expiry',
    'days_left',
    'coverage_reason',
];
function agentsTable({ agents, findings, standings }) {
    const found = (0,id_map/* groupById */.AN)(findings, ({ resource }) => resource);
    const columns = agentForm.pageColumns.map((column) => {
        const [key, title, kind, cell] = column;
        return key === 'level' ? [key, title, kind, cell, { only: 'csv' }] : column;
    });
    const isFirst = ([key]) => AGENT_COLUMNS.includes(key);
    return tableOf('agents', 'VMs', worstAgents(agents, standings), [
        ['standing', 'Stands', 'level', (agent) => BADGES[standings.get(agent) ?? 'notKnown']],
        vaultName(),
        // Nothing was found of what could not be read, which is not fine.
        ['worst', 'Worst finding', 'level', ({ level }) => (level === 'not known' ? undefined : level), { only: 'page' }],
        ...columns.filter(isFirst),
        ['findings', 'Findings', 'text', ({ id }) => (found.get(id) ?? []).map((one) => one.id).join(' ')],
        ...columns.filter((column) => !isFirst(column)),
    ], { printed: 0, file: 'agents.csv' });
}
const mappingsTable = ({ mappings }) => tableOf('mappings', 'Mappings', [...mappings].sort(byLevel), [vaultName(), ...mappingForm.pageColumns], {
    printed: 0,
    file: 'mappings.csv',
});
const accountsTable = ({ accounts }) => tableOf('accounts', 'Accounts', [...accounts].sort(byLevel), accountForm.pageColumns);

;// CONCATENATED MODULE: ./src/core/audit-report/support.ts

const WEEKS = 12;
const WEEK = 7;
/** Weeks up to the last in which the support of an agent ends, at most a quarter of a year. */
function supportByWeek(agents, now, expiryDays) {
    const weeks = Array.from({ length: WEEKS }, () => 0);
    let [out, later, noDate] = [0, 0, 0];
    for (const { expiry, daysLeft } of agents) {
        const week = daysLeft === undefined ? undefined : Math.floor(daysLeft / WEEK);
        if (expiry === 'expired')
            out++;
        else if (week === undefined)
            noDate++;
        else if (week < WEEKS)
            weeks[Math.max(0, week)] = (weeks[Math.max(0, week)] ?? 0) + 1;
        else
            later++;
    }
    const shown = weeks.slice(0, weeks.reduce((last, count, index) => (count > 0 ? index + 1 : last), 0));
    return [
        { label: 'Out of support', value: out, level: 'error' },
        ...shown.map((value, index) => ({
            label: `Until ${(0,values_time/* day */.vd)(now + (index + 1) * WEEK * values_time/* DAY */.d_)}`,
            value,
            level: index * WEEK < expiryDays ? 'warning' : 'note',
        })),
        { label: 'Later', value: later, level: 'ok' },
        ...(noDate === 0 ? [] : [{ label: 'No date known', value: noDate, level: 'not known' }]),
    ];
}

;// CONCATENATED MODULE: ./src/core/audit-report/page.ts
/** The audit as a page: are we fine, what first, who, what changed; then all rows. Some of its tables are also CSV files. */















function auditPage(report, options) {
    const since = sinceText(report.ratchet);
    const parts = auditParts(report, options);
    return {
        title: 'Site Recovery agents: audit',
        verdict: { level: verdictLevel(report), text: auditVerdict(report) },
        remarks: since === undefined ? [] : [since],
        gauges: gaugesOf(report),
        scope: scopeFacts(report, options),
        sections: [
            ...parts.leading,
            ...(parts.subscriptions === undefined ? [] : [parts.subscriptions]),
            ...parts.rows,
            { kind: 'facts', id: 'run', title: 'Run', facts: runFacts(report, options) },
        ],
        inventories: parts.inventories,
        portal: options.portal,
        tenantId: options.tenantId,
    };
}
/** Also of the page of a merge. */
function auditParts(report, options) {
    const groups = causeGroups(report, options);
    const names = options.subscriptionNames ?? new id_map/* IdMap */.Eo();
    const subscriptions = new id_map/* IdSet */.wp(report.vaults.map(({ subscriptionId }) => subscriptionId));
    const agents = agentsTable(report);
    const mappings = mappingsTable(report);
    const vaults = vaultsTable(report, names);
    return {
        leading: [
            {
                kind: 'table',
                table: planTable(report.plan),
                remark: report.plan.headline,
                none: '',
                notes: planNotes(report),
            },
            ...(report.ratchet.kind === 'read' ? [{ kind: 'table', table: changedTable(report) }] : []),
            {
                kind: 'groups',
                id: 'causes',
                title: 'Causes',
                ...ofGroups(groups.filter(({ code }) => !isUnreadId(code))),
                none: 'Nothing was found.',
            },
            {
                kind: 'groups',
                id: 'unread',
                title: 'Not read',
                ...ofGroups(groups.filter(({ code }) => isUnreadId(code))),
                none: 'All that was asked for could be read.',
            },
        ],
        subscriptions: subscriptions.size < 2 ? undefined : { kind: 'table', table: subscriptionsTable(report, names) },
        rows: [
            ...(report.agents.length === 0
                ? []
                : [{ kind: 'bars', id: 'support', title: 'Support by week', bars: supportBars(report) }]),
            ...exemptionSections(report),
            { kind: 'table', table: vaults },
            { kind: 'table', table: agents },
            { kind: 'table', table: mappings },
            { kind: 'table', table: accountsTable(report), screen: true },
            { kind: 'bars', id: 'versions', title: 'Versions', ...versions(report), screen: true },
        ],
        inventories: [findingsTable(report), agents, mappings],
        vaults,
    };
}
/** With how many there are of how many kinds. */
const ofGroups = (groups) => ({
    groups,
    remark: remarkOf(groups.length, groups.reduce((sum, { causes }) => sum + causes, 0)),
});
function remarkOf(kinds, causes) {
    if (causes === 0)
        return '';
    return kinds === causes ? (0,format/* number */.ai)(causes) : `${(0,format/* number */.ai)(causes)}, of ${(0,format/* plural */.LS)(kinds, 'kind')}`;
}
const supportBars = ({ agents, startedAt, expiryDays }) => supportByWeek(agents, startedAt, expiryDays);
function versions(report) {
    return {
        bars: slicesOf(report.versions).map(({ name, agents, outdated }) => ({
            label: name,
            value: agents,
            level: outdated > 0 ? 'warning' : 'ok',
        })),
        notes: report.versions.length === 0 ? [] : [{ text: `Agents are compared with ${newestText(report.newestAgent)}.` }],
    };
}

;// CONCATENATED MODULE: ./src/core/render/page/csv.ts



/** Without it Excel takes UTF-8 for the code page of the machine. */
const BYTE_ORDER_MARK = '\ufeff';
/** The file in pieces of a line, the first with a byte order mark. Times are in UTC. */
function* csv(table) {
    const columns = columnsFor(table, 'csv');
    yield `${BYTE_ORDER_MARK}${line(columns.map(([{ key }]) => key))}`;
    for (const row of table.rows)
        yield line(columns.map(([column, place]) => field(column, row[place])));
}
const line = (fields) => `${fields.map(quoted).join(',')}\r\n`;
const quoted = (text) => (/[",;]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
function field(column, cell) {
    if (typeof cell === 'number')
        return (column.kind === 'time' ? excelTime(cell) : undefined) ?? finite(cell);
    if (typeof cell !== 'string')
        return String(cell ?? '');
    return (0,page_text/* shown */.SP)(inert(column.kind === 'prose' ? (0,page_text/* withoutTicks */.Zf)(cell) : cell));
}
/** ISO 8601 as Excel takes it for a time: to the second, with a space, without a zone. */
const excelTime = (ms) => (0,values_time/* isoTime */.Ly)(ms)?.slice(0, -5).replace('T', ' ');
const finite = (value) => (Number.isFinite(value) ? String(value) : '');
/**
 * What starts a formula, also in full width. Where the list separator is a semicolon, a spreadsheet opens the file split
 * at semicolons, so that a formula may start behind each, also in quotes.
 */
const FORMULA = /^(?=[\t\r])|(^|;)(?=[\s"]*[=+\-@\uff1d\uff0b\uff0d\uff20])/g;
const inert = (text) => text.replace(FORMULA, (start) => `${start}'`);

;// CONCATENATED MODULE: ./src/core/render/page/model.ts
/** A page of sections: one value from which the HTML page and the CSV files are made. */
/** How bad something is, the worst first; each has a colour of its own, and what is not known is none of the others. */
const badges = ['error', 'held back', 'warning', 'not known', 'exempted', 'note', 'covered', 'ok'];

;// CONCATENATED MODULE: ./src/core/render/page/cells.ts
/** Text and cells as static HTML. The page's script draws cells in the same way (src/page/page-table.js); a test compares them. */





const cells_ENTITIES = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
};
/** Text that stays text in an element and in a quoted attribute; what is invisible in it is written out. */
const escapeHtml = (text) => (0,page_text/* shown */.SP)(text).replace(/[&<>"']/g, (character) => cells_ENTITIES[character] ?? '');
/** A sentence of ours, in which names in backticks are code. */
const proseHtml = (text) => escapeHtml(text).replace(page_text/* TICKED */.Xf, '<code>$1</code>');
/** As a class. */
const classOf = (badge) => badge.replace(' ', '-');
const badgeHtml = (badge) => `<span class="badge ${classOf(badge)}">${badge}</span>`;
const isBadge = (text) => badges.some((badge) => badge === text);
/** Lines keep their ends. */
const linesHtml = (text) => text.split('\n').map(escapeHtml).join('\n');
/** What a reader copies, closed; the button needs the script. */
const copyHtml = (text) => `<div class="copy"><button type="button">Copy</button><details><summary>Show</summary><pre>${linesHtml(text)}</pre></details></div>`;
/** Characters from which on a text gets a wider column. */
const LONG = 40;
const cellClass = ({ kind, screen }, value) => `${kind}${(kind === 'text' || kind === 'prose') && String(value ?? '').length > LONG ? ' long' : ''}${screen ? ' screen' : ''}`;
const cell = (column, value, options) => `<td class="${cellClass(column, value)}">${value === undefined ? '' : content(column.kind, value, options)}</td>`;
function content(kind, value, { portal, most }) {
    if (typeof value === 'boolean')
        return value ? 'yes' : 'no';
    const iso = kind === 'time' && typeof value === 'number' ? (0,values_time/* isoTime */.Ly)(value) : undefined;
    if (iso !== undefined)
        return `<time datetime="${iso}">${(0,page_text/* shortTime */.Mj)(iso)}</time>`;
    if (kind === 'vms' && typeof value === 'number')
        return `<svg aria-hidden="true"><rect width="${percent(value / most)}" height="100%" rx="2"></rect></svg><span>${(0,format/* plural */.LS)(value, 'VM')}</span>`;
    const text = String(value);
    if ((kind === 'level' || kind === 'number') && isBadge(text))
        return badgeHtml(text);
    if (kind === 'prose')
        return proseHtml(text);
    if (kind === 'copy')
        return copyHtml(text);
    if (kind === 'resource' && /^\/subscriptions\//i.test(text)) {
        return `<a href="${escapeHtml(portal + text)}" title="${escapeHtml(text)}" target="_blank" rel="noreferrer">${escapeHtml((0,arm_id/* nameOf */.Vb)(text) || text)}</a>`;
    }
    return escapeHtml(text);
}
const percent = (share) => `${Math.min(100, Math.max(0, share * 100 || 0)).toFixed(1)}%`;

;// CONCATENATED MODULE: ./src/core/render/page/columns.ts


/** Reads the rows once. What is invisible in their texts is written out. */
function byColumn(table) {
    const columns = columnsFor(table, 'page').map(([column, place]) => ({ place, ...gathering(column) }));
    let count = 0;
    for (const row of table.rows) {
        count++;
        for (const column of columns)
            column.add(row[column.place]);
    }
    return { title: table.title, count, columns };
}
function gathering(column) {
    const distinct = [];
    const places = [];
    const known = new Map();
    const placeOf = (cell) => {
        if (cell === undefined || cell === '' || (typeof cell === 'number' && !Number.isFinite(cell)))
            return 0;
        return distinct.push(typeof cell === 'string' ? shownIn(column, cell) : cell);
    };
    const add = (cell) => {
        let place = known.get(cell);
        if (place === undefined)
            known.set(cell, (place = placeOf(cell)));
        places.push(place);
    };
    return { column, distinct, places, add };
}
/** What is copied may have several lines. */
const shownIn = ({ kind }, text) => kind === 'copy' ? text.split('\n').map(page_text/* shown */.SP).join('\n') : (0,page_text/* shown */.SP)(text);
/** The value in a row counted from zero. */
const valueAt = ({ distinct, places }, row) => distinct[(places[row] ?? 0) - 1];
/** The table as JSON in pieces, fit to stand in a script element. */
function* columnsJson({ title, count, columns }, shownOf) {
    yield `${inScript({ title, count, ...shownOf }).slice(0, -1)},"columns":[`;
    for (const [index, { column, distinct, places }] of columns.entries()) {
        if (index > 0)
            yield ',';
        const { kind, screen } = column;
        yield inScript({ kind, ...(screen && { screen }) }).slice(0, -1);
        const texts = distinct.filter((value) => typeof value === 'string');
        if (texts.length === distinct.length)
            yield* member('texts', folded(texts));
        else
            yield* member('values', distinct);
        if (!isEachItsOwn(places))
            yield* member('places', places);
        yield '}';
    }
    yield ']}\n';
}
/** A column in which every row has a value of its own needs no places. */
const isEachItsOwn = (places) => places.every((place, row) => place === row + 1);
/** Each text as the number of characters it shares with the start of the one before, and the rest: ids share most. */
function* folded(texts) {
    let before = '';
    for (const text of texts) {
        let shared = 0;
        const most = Math.min(text.length, before.length);
        while (shared < most && text.charCodeAt(shared) === before.charCodeAt(shared))
            shared++;
        yield shared;
        yield text.slice(shared);
        before = text;
    }
}
const PIECE = 2_000;
function* member(name, values) {
    yield `,"${name}":[`;
    let piece = [];
    let separator = '';
    for (const value of values) {
        if (piece.push(value) < PIECE)
            continue;
        yield `${separator}${inScript(piece).slice(1, -1)}`;
        separator = ',';
        piece = [];
    }
    if (piece.length > 0)
        yield `${separator}${inScript(piece).slice(1, -1)}`;
    yield ']';
}
/** Nothing in it ends the script element or starts a comment in it. */
const inScript = (value) => JSON.stringify(value).replace(/</g, '\\u003c');

;// CONCATENATED MODULE: ./src/core/render/page/sections.ts
/** The sections of the page: tables, causes opened to their rows, bars, facts. */



/** Rows shown before the script has run, or without it; also the rows of the script's first page. */
const sections_FIRST_ROWS = 50;
/** Rows of one table that are printed; more would be thousands of sheets. */
const MAX_PRINTED = 5_000;
function* sectionHtml(section, options) {
    switch (section.kind) {
        case 'table': {
            const { table, notes = [] } = section;
            const columns = byColumn(table);
            yield `${opened(section, table, columns.count)}${fileHtml(table, options)}`;
            if (columns.count === 0)
                yield noneHtml(section);
            else
                yield* tableHtml(table, columns, options);
            yield `${notes.map(noteHtml).join('')}</section>\n`;
            return;
        }
        case 'groups':
            yield opened(section, section, section.groups.length);
            if (section.groups.length === 0)
                yield noneHtml(section);
            for (const group of section.groups)
                yield* groupHtml(group, options);
            yield '</section>\n';
            return;
        case 'bars':
            yield `${opened(section, section)}<table class="bars">\n<tbody>\n${barsHtml(section.bars)}</tbody>\n</table>\n`;
            yield `${(section.notes ?? []).map(noteHtml).join('')}</section>\n`;
            return;
        case 'facts':
            yield `${opened(section, section)}${factsHtml(section.facts)}</section>\n`;
    }
}
const noneHtml = ({ none = 'None.' }) => none === '' ? '' : `<p class="hint">${escapeHtml(none)}</p>\n`;
function opened({ screen, remark }, { id, title }, count) {
    const told = remark ?? (count === undefined ? undefined : (0,format/* number */.ai)(count));
    const name = `${escapeHtml(id)}-title`;
    const heading = `${escapeHtml(title)}${told === undefined ? '' : ` <span class="count">${escapeHtml(told)}</span>`}`;
    return `<section id="${escapeHtml(id)}"${screen ? ' class="screen"' : ''} aria-labelledby="${name}">\n<h2 id="${name}" tabindex="-1">${heading}</h2>\n`;
}
/** Where all rows are: on paper they are not. */
function fileHtml({ file }, { files }) {
    if (file === undefined)
        return '';
    const written = files.get(file);
    if (written === undefined)
        return '<p class="hint printed">Not printed; the JSON report has all rows.</p>\n';
    return `<p class="hint">All rows: <code>${escapeHtml(written.name)}</code><span class="printed">, SHA-256 <code>${written.sha256}</code></span></p>\n`;
}
const noteHtml = ({ text, copy, screen }) => `<div class="note-line${screen ? ' screen' : ''}">${text === '' ? '' : `<p>${proseHtml(text)}</p>`}${copy === undefined ? '' : copyHtml(copy)}</div>\n`;
function* tableHtml(table, columns, { portal }) {
    const { count } = columns;
    const { first = sections_FIRST_ROWS, printed = MAX_PRINTED } = table;
    const shown = Math.min(first, count);
    const described = columns.columns.map((values) => ({ values, portal, most: largest(values.distinct) }));
    const id = escapeHtml(table.id);
    yield `<div class="table${printed === 0 ? ' screen' : ''}">\n<div class="scroll" role="region" aria-labelledby="${id}-title" tabindex="0">\n`;
    yield `<table>\n<thead>\n<tr>${columns.columns.map(({ column }) => heading(column)).join('')}</tr>\n</thead>\n<tbody>\n`;
    for (let row = 0; row < shown; row++)
        yield `<tr>${described.map(({ values, ...options }) => cell(values.column, valueAt(values, row), options)).join('')}</tr>\n`;
    yield `</tbody>\n</table>\n</div>\n<div class="pager">${range(shown, count)}</div>\n`;
    yield '<script type="application/json">';
    yield* columnsJson(columns, { first, printed });
    yield '</script>\n</div>\n';
}
const largest = (values) => values.reduce((most, value) => (typeof value === 'number' && value > most ? value : most), 1);
const heading = (column) => `<th scope="col" class="${cellClass(column)}">${escapeHtml(column.title)}</th>`;
const range = (shown, count) => shown < count ? `The first ${shown} of ${(0,format/* plural */.LS)(count, 'row')}.` : '';
function* groupHtml(group, options) {
    const { id, level, code, title, url, remarks, notes, table } = group;
    const columns = byColumn(table);
    yield `<details class="group" id="${escapeHtml(id)}">\n<summary>${badgeHtml(level)} <h3 id="${escapeHtml(table.id)}-title">${escapeHtml(code)} ${proseHtml(title)}</h3> `;
    yield `<span class="remarks">${remarks.map((remark) => `<span>${escapeHtml(remark)}</span>`).join(' ')}</span></summary>\n`;
    yield `${notes.map(noteHtml).join('')}<p class="screen"><a href="${escapeHtml(url)}" target="_blank" rel="noreferrer">${escapeHtml(code)} explained</a></p>\n`;
    yield* tableHtml(table, columns, options);
    yield '</details>\n';
}
/** Shares of one whole, side by side. */
function stack(bars) {
    const whole = bars.reduce((sum, { value }) => sum + value, 0) || 1;
    let x = 0;
    const rect = ({ value, level }) => {
        const drawn = `<rect class="${classOf(level)}" x="${percent(x / whole)}" width="${percent(value / whole)}" height="100%"/>`;
        x += value;
        return drawn;
    };
    return `<svg class="stack" aria-hidden="true">${bars.map(rect).join('')}</svg>`;
}
const legend = ({ label, value, level }) => `<span class="key ${classOf(level)}">${(0,format/* number */.ai)(value)} ${escapeHtml(label)}</span>`;
function barsHtml(bars) {
    const most = bars.reduce((longest, { value }) => Math.max(longest, value), 1);
    const row = ({ label, value, level }) => `<tr><th scope="row">${escapeHtml(label)}</th><td class="bar"><svg aria-hidden="true"><rect class="${classOf(level)}" width="${percent(value / most)}" height="100%" rx="2"/></svg></td><td class="number">${(0,format/* number */.ai)(value)}</td></tr>\n`;
    return bars.map(row).join('');
}
const fact = ([label, value]) => {
    const text = escapeHtml(value);
    const shown = value.startsWith('https://') ? `<a href="${text}" target="_blank" rel="noreferrer">${text}</a>` : text;
    return `<div><dt>${escapeHtml(label)}</dt><dd>${shown}</dd></div>\n`;
};
const factsHtml = (facts, name = 'facts') => facts.length === 0 ? '' : `<dl class="${name}">\n${facts.map(fact).join('')}</dl>\n`;

;// CONCATENATED MODULE: ./src/core/render/page/html.ts
/**
 * The report as one HTML page that needs nothing else: no script, style, font, image or request from anywhere. The first
 * screen, and the first rows of each table, are plain HTML; the script filters, sorts and pages.
 */



/**
 * The page in pieces of bounded length.
 * @param files that were written before it, by their suffixes
 */
function* html(page, parts, files = new Map()) {
    const portal = `${page.portal}/#@${page.tenantId ?? ''}/resource`;
    yield head(page, parts);
    yield `<body data-portal="${escapeHtml(portal)}">\n`;
    yield bar(page);
    yield `<main>\n${firstScreen(page)}`;
    for (const section of page.sections)
        yield* sectionHtml(section, { portal, files });
    yield `</main>\n<script type="module">${parts.script.text}</script>\n</body>\n</html>\n`;
}
function head({ title, verdict }, { css, script }) {
    const policy = `default-src 'none'; style-src 'sha256-${css.sha256}'; script-src 'sha256-${script.sha256}'; base-uri 'none'; form-action 'none'`;
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(`${title}: ${verdict.text}`)}</title>
<style>${css.text}</style>
</head>
`;
}
const idOf = (section) => (section.kind === 'table' ? section.table.id : section.id);
const html_titleOf = (section) => (section.kind === 'table' ? section.table.title : section.title);
/** The script puts the filter and the buttons into it. */
function bar({ title, sections }) {
    const links = sections.map((section) => `<a href="#${escapeHtml(idOf(section))}">${escapeHtml(html_titleOf(section))}</a>`);
    return `<header>
<div class="tools"><h1>${escapeHtml(title)}</h1></div>
<nav aria-label="Sections">${links.join('')}</nav>
</header>
`;
}
function firstScreen({ verdict, remarks, gauges, scope }) {
    return `<div class="first">
<p class="verdict ${classOf(verdict.level)}">${escapeHtml(verdict.text)}</p>
${remarks.map((remark) => `<p class="remark">${proseHtml(remark)}</p>\n`).join('')}${factsHtml(scope, 'facts printed')}<ul class="gauges">
${gauges.map(gauge).join('')}</ul>
<noscript><p class="hint">Scripts are off: each table shows its first rows, and cannot be sorted or filtered.</p></noscript>
</div>
`;
}
/** The numbers stand beside the bar, so that the bar needs no words of its own. */
function gauge({ title, value, parts, remark }) {
    const told = parts.filter(({ value: count }) => count > 0);
    return `<li><span class="label">${escapeHtml(title)}</span> <strong>${escapeHtml(value)}</strong>${told.length === 0 ? '' : stack(told)}<span class="legend">${told.map(linked).join(' ')}${remark === undefined ? '' : `<span>${escapeHtml(remark)}</span>`}</span></li>\n`;
}
/** Leads to what is counted. */
function linked(part) {
    if (part.filter === undefined)
        return legend(part);
    const at = part.at === undefined ? '' : `&at=${part.at}`;
    return `<a href="#q=${escapeHtml(encodeURIComponent((0,page_text/* shown */.SP)(part.filter)) + at)}">${legend(part)}</a>`;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./src/page/parts.ts
/** The static parts of the HTML page, from the files beside this one; in the bundle, from those beside the entry. */



/** Reads them. @throws what reading a file throws */
async function pageParts() {
    const [css, data, table, page] = await Promise.all([
        (0,promises_.readFile)(__webpack_require__.ab + "page.css", 'utf8'),
        (0,promises_.readFile)(__webpack_require__.ab + "page-data.js", 'utf8'),
        (0,promises_.readFile)(__webpack_require__.ab + "page-table.js", 'utf8'),
        (0,promises_.readFile)(__webpack_require__.ab + "page.js", 'utf8'),
    ]);
    return { css: part(css), script: part([data, table, page].map(alone).join('')) };
}
/** A module without imports and exports, since a page opened from a disk may not import files. */
const alone = (module) => module.replace(/^import [^;]*;\n/gm, '').replace(/^export /gm, '');
/** A browser hashes what it has parsed, in which every line ends with LF. */
function part(file) {
    const text = file.replace(/\r\n?/g, '\n');
    return { text, sha256: (0,external_node_crypto_.createHash)('sha256').update(text).digest('base64') };
}

// EXTERNAL MODULE: ./src/actions/sha256.ts
var sha256 = __webpack_require__(6500);
;// CONCATENATED MODULE: ./src/actions/audit-files.ts
/** What is written beside the JSON report of an audit, as far as it was asked for. */








async function auditFiles(report, formats, options, hostName) {
    const files = await pageFiles(() => auditPage(report, options), formats);
    return [...files, ...testFiles(report, formats, sarifOptions(options, hostName))];
}
/** Of an audit, or of several that are merged. */
const testFiles = (report, formats, options) => [
    ...(formats.includes('junit') ? [{ suffix: 'junit.xml', pieces: makeJUnit(report, options) }] : []),
    ...(formats.includes('sarif') ? [{ suffix: 'sarif', pieces: makeSarif(report, options) }] : []),
];
const sarifOptions = (options, hostName) => ({
    ...options,
    home: version/* HOME */.yZ,
    isForGitHub: hostName === 'github',
    hash: sha256/* sha256 */.s,
});
/** The page names the files that were written before it; it is made only where one of them is asked for. */
async function pageFiles(makePage, formats) {
    if (!formats.includes('csv') && !formats.includes('html'))
        return [];
    const page = makePage();
    const written = new Map();
    const files = (formats.includes('csv') ? page.inventories : []).map((table) => {
        const suffix = `${table.id}.csv`;
        return { suffix, pieces: csv(table), onWritten: (file) => written.set(suffix, file) };
    });
    if (formats.includes('html'))
        files.push({ suffix: 'html', pieces: html(page, await pageParts(), written) });
    return files;
}

// EXTERNAL MODULE: ./src/core/rows/fields.ts
var rows_fields = __webpack_require__(3352);
;// CONCATENATED MODULE: ./src/core/rows/share.ts
function sharing() {
    const known = new Map();
    return (text) => {
        const first = known.get(text);
        if (first === undefined)
            known.set(text, text);
        return first ?? text;
    };
}

;// CONCATENATED MODULE: ./src/core/baseline/read-baseline.ts
/** Reads an earlier report, or a file that was committed, as a baseline; nothing in it is taken for granted. */








const AGAIN = 'Name the JSON report of an earlier Audit, Repair or Merge of these vaults, or leave baseline out to begin again.';
/** Whose reports say what is accepted. */
const ACTIONS = ['Audit', 'Repair', 'Merge'];
const unusable = (code, message, nextStep = AGAIN) => ({
    kind: 'unusable',
    problem: { code, message, nextStep },
});
/** Lists that no baseline needs, as a report has them: a row a line. */
const ROWS = /,\n {2}"(?:steps|findings|accounts|mappings|agents|past|shards|subscriptions)": \[\n(?: {4}.*\n)* {2}\]/g;
/** What a baseline needs of a report, a tenth of it, so that one of a large estate is not in memory as a whole. */
const baselinePart = (text) => text.replace(ROWS, '');
/** @param path as it is called in messages */
function readBaseline(path, text) {
    const file = `The baseline ${(0,render_text/* bounded */.Mm)((0,render_text/* visible */.RK)(path), 300)}`;
    let value;
    try {
        value = JSON.parse(text.replace(/^\ufeff/, ''));
    }
    catch {
        const isCut = /^\s*(\{[\s\S]*)?$/.test(text);
        return isCut
            ? unusable('BaselineTruncated', `${file} is truncated: its end is missing.`)
            : unusable('BaselineNotJson', `${file} is not JSON.`);
    }
    if (!(0,rows_fields/* isFields */.C)(value) || (0,rows_fields/* own */.Z)(value, 'report') !== 'asr-autoupdate')
        return unusable('BaselineOfAnotherTool', `${file} is not a report of this tool.`);
    const version = (0,rows_fields/* own */.Z)(value, 'reportVersion');
    if (typeof version !== 'number' || version < rows_head/* REPORT_VERSION */.Aj)
        return unusable('BaselineOfAnotherTool', `${file} is not a report that this version of the tool can read.`);
    if (version > rows_head/* REPORT_VERSION */.Aj)
        return unusable('BaselineNewer', `${file} is a report of version ${version}; this version of the tool reads version ${rows_head/* REPORT_VERSION */.Aj}.`, 'Use the version of this tool that wrote it, or a later one.');
    const action = (0,rows_fields/* own */.Z)(value, 'action');
    if (typeof action === 'string' && !ACTIONS.includes(action))
        return unusable('BaselineOfAnotherAction', `${file} is a report of ${(0,render_text/* bounded */.Mm)((0,render_text/* visible */.RK)(action), 50)}.`);
    const ratchet = (0,rows_fields/* own */.Z)(value, 'ratchet');
    if (ratchet === undefined) {
        const message = `${file} is a report that says nothing of what is accepted.`;
        return { kind: 'empty', problem: { code: 'BaselineEmpty', message, nextStep: AGAIN } };
    }
    const baseline = baselineOf(value, ratchet);
    return baseline === undefined
        ? unusable('BaselineOfAnotherTool', `${file} is not as this tool writes it.`)
        : { kind: 'read', baseline };
}
function baselineOf(report, ratchet) {
    if (!(0,rows_fields/* isFields */.C)(ratchet))
        return undefined;
    const context = { vaults: new id_map/* IdMap */.Eo(), share: sharing() };
    const [since, asOf] = ['since', 'asOf'].map((key) => kinds/* time */.kB.read((0,rows_fields/* own */.Z)(ratchet, key), context));
    const rules = textsIn((0,rows_fields/* own */.Z)(ratchet, 'rules'));
    const known = (0,rows_fields/* own */.Z)(report, 'known');
    const vaults = (0,rows_fields/* own */.Z)(report, 'vaults');
    if (since === undefined || asOf === undefined || rules === undefined || !Array.isArray(known))
        return undefined;
    const entries = [];
    for (const one of known) {
        const entry = entryForm.read(one, context);
        if (entry === undefined)
            return undefined;
        entries.push(entry);
    }
    const ids = (Array.isArray(vaults) ? vaults : []).map((row) => ((0,rows_fields/* isFields */.C)(row) ? (0,rows_fields/* own */.Z)(row, 'id') : undefined));
    const issues = (0,rows_fields/* own */.Z)(report, 'issues');
    return {
        since,
        asOf,
        rules,
        entries,
        vaultIds: ids.filter((id) => typeof id === 'string'),
        issues: (Array.isArray(issues) ? issues : []).flatMap((row) => readRecord(row, context) ?? []),
    };
}
function textsIn(value) {
    if (!Array.isArray(value))
        return undefined;
    const texts = value.filter((one) => typeof one === 'string');
    return texts.length < value.length ? undefined : texts;
}

;// CONCATENATED MODULE: ./src/core/merge/weigh.ts
/** What a text of JSON takes once it is parsed. */
/** Bytes of a heap with pointers of 64 bits; what V8 takes for a small object, an array, a text, and a place in either. */
const OBJECT = 56;
const ARRAY = 48;
const TEXT = 24;
const PLACE = 16;
/** A key that no other object has makes a shape of its own. */
const KEY = 16;
/** By this count the audit of 100,000 agents takes about 340 MiB, in one report or in many. */
const MAX_OF_REPORT = 400 * 1024 * 1024;
const MAX_OF_ALL = 4 * MAX_OF_REPORT;
/**
 * Reads the text once and builds nothing, so that 20 MB of `{}` are refused before they are 700 MB of objects. What is not
 * JSON has a weight too; the parser refuses it.
 * @returns bytes, more than that if `most` is passed
 */
function weightOf(json, most = Number.POSITIVE_INFINITY) {
    let bytes = 0;
    for (let at = 0; at < json.length && bytes <= most; at++) {
        switch (json.charCodeAt(at)) {
            case 0x7b: // {
                bytes += OBJECT;
                break;
            case 0x5b: // [
                bytes += ARRAY;
                break;
            case 0x2c: // ,
                bytes += PLACE;
                break;
            case 0x3a: // :
                bytes += KEY;
                break;
            case 0x22: {
                const end = endOfText(json, at);
                bytes += TEXT + (end - at);
                at = end;
                break;
            }
        }
    }
    return bytes;
}
/** The place of the quote that ends the text, or the end where none does. */
function endOfText(json, start) {
    for (let at = json.indexOf('"', start + 1); at >= 0; at = json.indexOf('"', at + 1)) {
        let slashes = 0;
        while (json.charCodeAt(at - 1 - slashes) === 0x5c)
            slashes++;
        if (slashes % 2 === 0)
            return at;
    }
    return json.length;
}

// EXTERNAL MODULE: ./src/core/values/message-of.ts
var message_of = __webpack_require__(6187);
// EXTERNAL MODULE: ./src/inputs/index.ts + 16 modules
var inputs = __webpack_require__(9772);
// EXTERNAL MODULE: ./src/outputs.ts
var outputs = __webpack_require__(7729);
;// CONCATENATED MODULE: ./src/actions/spelling.ts


/** `name` and `name: value`, in backticks. */
const NAMED = /`([a-z]+(?:-[a-z]+)*)(?:: ([^`]*))?`/g;
function spellingOn(host) {
    const rows = Object.values(inputs/* inputTable */.Fu);
    const names = new Map([
        ...outputs/* outputRows */.$5.map(({ github, azurePipelines }) => [github, host === 'github' ? github : azurePipelines]),
        ...rows.map((row) => [row.github, (0,inputs/* nameOn */.H6)(host, row)]),
    ]);
    const between = host === 'console' ? ' ' : ': ';
    return (text) => text.replace(NAMED, (whole, name, value) => {
        const own = names.get(name);
        if (own === undefined)
            return whole;
        return value === undefined ? `\`${own}\`` : `\`${own}${between}${value}\``;
    });
}
const spelled = (problem, spell) => ({
    ...problem,
    message: spell(problem.message),
    ...(problem.nextStep !== undefined && { nextStep: spell(problem.nextStep) }),
});

// EXTERNAL MODULE: ./src/files/find-files.ts
var find_files = __webpack_require__(8898);
;// CONCATENATED MODULE: ./src/actions/baseline.ts
/** Reads the baseline that a run is held against, and says what came of it. */










async function readRatchet(inputs, host) {
    if (inputs === undefined)
        return undefined;
    const { path, failOnNew, acceptNew } = inputs;
    const given = await readGiven(path);
    if (given.kind === 'first')
        host.annotate('notice', 'Baseline', `There is no baseline ${path} yet: what this run finds is accepted, but not what is not known.`);
    if (acceptNew && host.isScheduled)
        host.annotate('warning', 'AcceptNew', spellingOn(host.name)(ACCEPTING));
    return { given, failOnNew, acceptNew, version: version/* VERSION */.xv };
}
const ACCEPTING = 'This scheduled run accepts everything it finds, so nothing ever counts as new. Use `accept-new` only in runs that a person starts.';
async function readGiven(pattern) {
    const folder = process.cwd();
    const { files } = await (0,find_files/* findFiles */.l)([pattern], folder, ['json']);
    const [file, ...others] = files;
    if (file === undefined)
        return (await isFolder(folderOf(pattern))) ? { kind: 'lost', problem: lost(pattern) } : FIRST;
    if (others.length > 0)
        return baseline_unusable('BaselineAmbiguous', `${files.length} files match the baseline ${(0,render_text/* visible */.RK)(pattern)}.`, 'Name one.');
    const path = (0,external_node_path_.relative)(folder, file) || file;
    try {
        const text = baselinePart(await (0,find_files/* readText */.y)(file));
        if (weightOf(text, MAX_OF_REPORT) > MAX_OF_REPORT)
            return baseline_unusable('BaselineTooLarge', `The baseline ${(0,render_text/* visible */.RK)(path)} is larger than any report.`);
        const read = readBaseline(path, text);
        return read.kind === 'empty' ? { kind: 'lost', problem: read.problem } : read;
    }
    catch (error) {
        return baseline_unusable('BaselineNotReadable', `The baseline ${(0,render_text/* visible */.RK)(path)} could not be read: ${(0,message_of/* messageOf */.b)(error)}`);
    }
}
const FIRST = { kind: 'first' };
const baseline_unusable = (code, message, nextStep) => ({
    kind: 'unusable',
    problem: { code, message, ...(nextStep !== undefined && { nextStep }) },
});
/** Whoever made the folder has had something to put there. */
const lost = (pattern) => ({
    code: 'BaselineLost',
    message: `The baseline ${(0,render_text/* visible */.RK)(pattern)} is not there, though its folder is: what this run finds is accepted, but not what is not known, and the ratchet begins again.`,
    nextStep: 'If an earlier report is at hand, run again with it. If this is the first run with a baseline, there is nothing to do.',
});
/** Where the baseline would lie; a path that names no JSON file is a folder itself. */
function folderOf(pattern) {
    const [fixed = ''] = pattern.split(/[*?]/, 1);
    if (fixed !== pattern)
        return (0,external_node_path_.dirname)((0,external_node_path_.resolve)(`${fixed}x`));
    return /\.json$/i.test(pattern) ? (0,external_node_path_.dirname)((0,external_node_path_.resolve)(pattern)) : (0,external_node_path_.resolve)(pattern);
}
const isFolder = (path) => (0,promises_.stat)(path).then((stats) => stats.isDirectory(), () => false);
/** Lines of a log. */
function ratchetText(ratchet) {
    const text = sinceText(ratchet);
    return text === undefined ? [] : [text];
}
const ratchetCauses = ({ cause }) => (cause === undefined ? [] : [cause]);
/** For the report. */
const ratchetInputs = (inputs) => inputs && { baseline: inputs.path, failOnNew: inputs.failOnNew, acceptNew: inputs.acceptNew };

// EXTERNAL MODULE: ./src/actions/context.ts
var actions_context = __webpack_require__(9428);
// EXTERNAL MODULE: ./src/actions/exemptions.ts + 3 modules
var actions_exemptions = __webpack_require__(2437);
;// CONCATENATED MODULE: ./src/core/issues/memory.ts
/**
 * What an issue was written about, hidden in its own text: what is new, healed or exempted since is told by holding the
 * next audit against it, so that no run needs another memory than the issue.
 */
/** `new`: open, and found since the text was written before. `ending`: exempted, and that ends soon. */
const LETTERS = { new: 'n', open: 'o', unknown: 'u', ending: 's', exempted: 'e' };
/** The one that stands for several is the first among them. */
const memory_standings = ['new', 'open', 'unknown', 'ending', 'exempted'];
/** Of several vaults. */
const SHARED = '-';
const ALL = '*';
const causeKey = ({ vault, rule, cause }) => `${vault} ${rule} ${cause}`;
function causeIdOf(key) {
    const [vault = '', rule = '', cause = ''] = key.split(' ');
    return { vault, rule, cause };
}
/** By the key that they have, or would have where several are written down as one. */
function standingIn(causes, key) {
    const { vault, rule } = causeIdOf(key);
    return (causes.get(key) ??
        causes.get(causeKey({ vault, rule, cause: ALL })) ??
        causes.get(causeKey({ vault: ALL, rule, cause: ALL })));
}
/** Whether what was written down, be it of several, is among what is there now. */
function isAmong(now) {
    const groups = new Set([...now.keys()].map(causeIdOf).flatMap(({ vault, rule }) => [`${vault} ${rule} *`, `* ${rule} *`]));
    return (key) => now.has(key) || groups.has(key);
}
const isOfAllVaults = (key) => causeIdOf(key).vault === ALL;
/** Characters. */
const MAX_LENGTH = 12_000;
/** As fine as there is room for: each cause, each kind of them in a vault, or each kind. */
function memoryMarker({ closed, causes, print }) {
    const forms = [
        causes,
        coarsened(causes, ({ vault, rule }) => ({ vault, rule, cause: ALL })),
        coarsened(causes, ({ rule }) => ({ vault: ALL, rule, cause: ALL })),
    ].map(textOf);
    const text = forms.find(({ length }) => length <= MAX_LENGTH) ?? forms.at(-1) ?? '';
    return `<!-- asr-autoupdate known${closed ? ' closed' : ''}${print === undefined ? '' : ` all:${print}`}${text} -->`;
}
function coarsened(causes, coarser) {
    const coarse = new Map();
    for (const [key, standing] of causes) {
        const group = causeKey(coarser(causeIdOf(key)));
        const other = coarse.get(group) ?? standing;
        coarse.set(group, memory_standings.find((one) => one === standing || one === other) ?? standing);
    }
    return coarse;
}
/** A vault and a finding stand before all that they have in common. */
function textOf(causes) {
    const words = [];
    let [lastVault, lastRule] = ['', ''];
    for (const [key, standing] of [...causes].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const { vault, rule, cause } = causeIdOf(key);
        if (vault !== lastVault)
            words.push(`v:${vault}`);
        if (vault !== lastVault || rule !== lastRule)
            words.push(rule);
        words.push(`${LETTERS[standing]}:${cause}`);
        [lastVault, lastRule] = [vault, rule];
    }
    return words.map((word) => ` ${word}`).join('');
}
const MARKER = /<!-- asr-autoupdate known((?: [\w:*-]+)*) -->/;
/** As it stands in a text; empty where it does not. */
const memoryTextIn = (body) => MARKER.exec(body)?.[0] ?? '';
/** Undefined where somebody has taken it out of the text. */
function memoryIn(body) {
    const [, words] = MARKER.exec(body) ?? [];
    if (words === undefined)
        return undefined;
    const causes = new Map();
    let closed = false;
    let [vault, rule] = ['', ''];
    for (const word of words.split(' ')) {
        const [letter = '', value] = word.split(':');
        if (word === 'closed')
            closed = true;
        else if (value === undefined)
            rule = word;
        else if (letter === 'v')
            vault = value;
        else {
            const standing = memory_standings.find((one) => LETTERS[one] === letter);
            if (standing !== undefined)
                causes.set(causeKey({ vault, rule, cause: value }), standing);
        }
    }
    return { closed, causes };
}
/** The text of an issue with another memory. */
const withMemory = (body, memory) => {
    const marker = memoryMarker(memory);
    return MARKER.test(body) ? body.replace(MARKER, () => marker) : `${body}\n${marker}`;
};

;// CONCATENATED MODULE: ./src/core/issues/changes.ts
/** How what an issue is about stands now, and what has changed since its text was written. */






const DIGITS = 8;
function nightOf(report, { hash, seen }) {
    const { vaults, accounts, findings, exemptions, ratchet } = report;
    const digest = (id) => hash(id.toLowerCase()).slice(0, DIGITS);
    const ids = [...vaults, ...accounts].map(({ id }) => id);
    return {
        report,
        seen,
        digest,
        ending: new Set(exemptions.entries.flatMap(({ exemption, state }) => (state === 'ends-soon' ? [exemption.name] : []))),
        unread: findings.filter(({ id }) => unreadRules.includes(id)),
        there: new Set([...(seen?.others ?? []), ...vaults.map(({ id }) => id)].map(digest)),
        shared: [...new id_map/* IdSet */.wp([...accounts.map(({ id }) => id), ...ids.map(arm_id/* subscriptionScopeOf */.j$)])],
        past: new Map(ratchet.past.map(({ entry }) => [digest(entry.key), entry.name])),
    };
}
/** Whether it is one of those that a vault is not healthy for. */
const isBad = ({ severity }, failOn) => severity === 'error' || (severity === 'warning' && failOn === 'warning');
/** @param before undefined where there is no issue yet, or it does not tell */
function changes_changesOf(unit, before, night) {
    const { report, digest, ending } = night;
    const keyFor = ({ id, key, vaultId }) => causeKey({ vault: (0,catalogue/* isShared */.yM)(id) ? SHARED : digest(vaultId), rule: id, cause: digest(key) });
    const was = (key) => before && standingIn(before.causes, key);
    const standingOf = (found, key) => {
        const { exemptedBy, state } = found;
        if (exemptedBy !== undefined)
            return ending.has(exemptedBy) ? 'ending' : 'exempted';
        if (state !== undefined)
            return state === 'accepted' ? 'open' : 'new';
        return before === undefined || changes_isOpen(was(key)) ? 'open' : 'new';
    };
    const keyed = unit.causes
        .filter((found) => isBad(found, report.failOn))
        .map((found) => ({ found, key: keyFor(found) }));
    const standees = keyed.map(({ found, key }) => ({ found, key, standing: standingOf(found, key) }));
    const found = new Map(standees.map(({ key, standing }) => [key, standing]));
    const isFound = isAmong(found);
    const left = [...(before?.causes ?? [])].filter(([key]) => !isFound(key));
    const { fateOf, isGone, isBlind } = fates(unit, night);
    const withFate = (fate) => left.filter(([key]) => fateOf(key) === fate);
    const unknown = withFate('unknown').map(([key, standing]) => [
        key,
        changes_isOpen(standing) ? 'unknown' : standing,
    ]);
    const elsewhere = withFate('elsewhere');
    const causes = new Map([...found, ...unknown, ...elsewhere]);
    const isSame = before !== undefined && fingerprint(before.causes) === fingerprint(causes);
    const now = standees.map(({ key, ...one }) => {
        // What was new when the text was written stays so until it is written again.
        const wasNew = isSame && one.found.state === undefined && one.standing === 'open' && was(key) === 'new';
        if (wasNew)
            causes.set(key, 'new');
        return wasNew ? { ...one, standing: 'new' } : one;
    });
    const nameOf = namesOf(unit, night);
    const openOnes = (all) => all.flatMap(([key, standing]) => (changes_isOpen(standing) ? [{ key, name: nameOf(key) }] : []));
    const since = (holds) => before === undefined
        ? []
        : standees.flatMap(({ found: one, key, standing }) => (holds(was(key), standing) ? [one] : []));
    return {
        now,
        causes,
        print: digest(fingerprint(causes)),
        unknown: openOnes(unknown),
        elsewhere: openOnes(elsewhere),
        healed: openOnes(withFate('healed')),
        gone: openOnes(withFate('gone')),
        isGone,
        isBlind,
        fresh: since((then, standing) => then === undefined && changes_isOpen(standing)),
        again: since((then, standing) => isExempted(then) && changes_isOpen(standing)),
        exempted: since((then, standing) => changes_isOpen(then) && isExempted(standing)),
        ending: since((then, standing) => then === 'exempted' && standing === 'ending'),
    };
}
/** Names of what findings that are not there any more were about: found again among all that is there, or in the baseline. */
function namesOf(unit, { report, digest, past }) {
    const { vaults, accounts, mappings } = report;
    const own = new id_map/* IdSet */.wp(unit.vaults.map(({ id }) => id));
    const byRule = new Map();
    const namesFor = (rule) => {
        const about = catalogue/* catalogue */.sW.get(rule)?.about;
        const rows = about === 'agent'
            ? unit.agents.map(({ id, vm, vmId }) => ({ id: vmId ?? id, name: vm }))
            : about === 'mapping'
                ? mappings.filter(({ vaultId }) => own.has(vaultId))
                : about === 'account'
                    ? accounts
                    : vaults;
        return new Map(rows.map(({ id, name }) => [digest(`${rule} ${id}`), name]));
    };
    return (key) => {
        const { rule, cause } = causeIdOf(key);
        const names = byRule.get(rule) ?? namesFor(rule);
        byRule.set(rule, names);
        return names.get(cause) ?? past.get(cause);
    };
}
const changes_isOpen = (standing) => standing === 'open' || standing === 'new' || standing === 'unknown';
const isExempted = (standing) => standing === 'exempted' || standing === 'ending';
const fingerprint = (causes) => [...causes]
    .map(([key, standing]) => `${key} ${standing === 'new' ? 'open' : standing}`)
    .sort()
    .join('\n');
function fates(unit, { seen, digest, unread, there, shared }) {
    const own = new id_map/* IdSet */.wp(unit.vaults.map(({ id }) => id));
    const audited = new Set([...own].map(digest));
    const isComplete = seen?.subscriptions.has((0,arm_id/* subscriptionOf */.XD)(unit.id).toLowerCase()) === true;
    const blind = unread.filter(({ vaultId, id }) => own.has(vaultId) || (0,catalogue/* isShared */.yM)(id));
    // What an account lacks may stand with another vault than that of the account's own finding.
    const hiddenIn = (vault) => hiddenBy(blind.filter(({ vaultId, id }) => vault === SHARED || (0,catalogue/* isShared */.yM)(id) || digest(vaultId) === vault));
    const hidden = new Map([SHARED, ...audited].map((vault) => [vault, hiddenIn(vault)]));
    const asked = unit.agents.some(({ powerState }) => powerState !== undefined);
    const covered = unit.agents.every(({ coverage }) => coverage !== 'unknown');
    const isHidden = (vault, rule) => (hidden.get(vault) ?? hidden.get(SHARED))?.has(rule) === true ||
        (OF_VMS.includes(rule) && !asked) ||
        (rule === OF_COVERAGE && !covered);
    const isAudited = ({ vault, rule, cause }) => vault === SHARED
        ? own.size > 0 && (unit.kind === 'vault' || isComplete || shared.some((id) => digest(`${rule} ${id}`) === cause))
        : audited.has(vault);
    const fateOf = (key) => {
        const { vault, rule, cause } = causeIdOf(key);
        if (isAudited({ vault, rule, cause }))
            return isHidden(vault, rule) ? 'unknown' : 'healed';
        if (vault === SHARED)
            return isComplete ? 'gone' : 'elsewhere';
        if (isOfAllVaults(key))
            return !isComplete ? 'elsewhere' : isHidden(vault, rule) ? 'unknown' : 'healed';
        // A vault that is there and was not audited is another run's.
        return isComplete && !there.has(vault) ? 'gone' : 'elsewhere';
    };
    const isThere = unit.kind === 'vault' && there.has(digest(unit.id));
    return { fateOf, isGone: own.size === 0 && isComplete && !isThere, isBlind: blind.length > 0 };
}

;// CONCATENATED MODULE: ./src/core/issues/marker.ts
/** By which an issue is known again, whoever renames it and writes around its text. */
/** Begins the text. */
const markerOf = (key) => `<!-- asr-autoupdate ${key} -->`;
/** The key of what an issue is about; undefined if it is about none. */
const keyIn = (body) => /<!-- asr-autoupdate ((?:vault|subscription)=\S+) -->/.exec(body)?.[1];
/** The text of an issue that no run takes for its own any more. */
const withoutMarker = (body) => body.replace(/<!-- asr-autoupdate (?:vault|subscription)=\S+ -->\s*/g, '');

;// CONCATENATED MODULE: ./src/core/issues/text.ts
/** Parts of the texts of issues, in which names stay names: no mention, no reference, no marker of ours. */







/** Empty on a terminal. */
const foundBy = ({ origin }, after = '') => origin === undefined ? '' : `Found by ${(0,markdown/* link */.nf)(origin.name, origin.url)}.${after}`;
/** For instance `The vault [vault-weu](…)`. */
const subjectText = ({ kind, name, id }, links) => `The ${kind} ${(0,sections/* portalLink */.jg)(name, id, links)}`;
/** The texts of as many findings as fit, and a word on those that do not. */
function fitting(all, textOf, characters, note) {
    const kept = [];
    let left = characters;
    for (const one of all) {
        const text = textOf(one);
        left -= text.length + 1;
        if (left < 0)
            return [...kept, note(all.length - kept.length)];
        kept.push(text);
    }
    return kept;
}
const plain = (text, length) => (0,markdown/* withoutReferences */.Xl)((0,render_text/* bounded */.Mm)(text, length));
const titleOfRule = (id) => plain(catalogue/* catalogue */.sW.get(id)?.title ?? '', 200);
/** With a link to where it is explained. */
const ruleText = (id, links) => `${(0,markdown/* link */.nf)(id, (0,audit_findings/* docsLink */._h)(id, links))} ${titleOfRule(id)}`;
const firstOfEach = (findings) => [...(0,id_map/* groupById */.AN)(findings, ({ id }) => id).values()].flatMap(([first]) => first ?? []);
/** Characters. A command is whole or not there: half of one might do something else. */
const text_MAX_COMMAND = 4_000;
/** To be copied as it is; the fence is longer than any that the text holds. What could pass for a marker of ours is no command. */
function commandLines(lines, language = 'sh') {
    const text = lines.join('\n');
    if (text.includes('<!--'))
        return [plain(text, 1_000)];
    return text.length > text_MAX_COMMAND
        ? ['What is to be copied is too long for here; the report of the run has it.']
        : (0,markdown/* codeBlock */.DV)(lines, language);
}
/** For instance `ASR201 The agent has expired (2 times): vm-1, vm-2`, a text for each kind. */
const countByRule = (all) => [...(0,id_map/* groupById */.AN)(all, ({ key }) => causeIdOf(key).rule).values()].map((same) => {
    const { rule } = causeIdOf(same[0]?.key ?? '');
    const times = same.length === 1 ? '' : ` (${same.length} times)`;
    return `${rule} ${titleOfRule(rule)}${times}${namesText(same.flatMap(({ name }) => name ?? []), ': ')}`;
});
/** The first few. */
function namesText(names, before) {
    if (names.length === 0)
        return '';
    const more = names.length > sections/* MAX_NAMES */.oA ? ` and ${names.length - sections/* MAX_NAMES */.oA} more` : '';
    return `${before}${names
        .slice(0, sections/* MAX_NAMES */.oA)
        .map((name) => plain(name, 100))
        .join(', ')}${more}`;
}
/** Of the exemption that a finding is credited to. */
function endText({ exemptedBy }, { exemptions: { entries } }) {
    const exemption = entries.find((one) => one.exemption.name === exemptedBy)?.exemption;
    const until = exemption?.expiresOn === undefined ? '' : ` until ${exemption.expiresOn}`;
    return `exempted by ${plain(exemptedBy ?? '', 100)}${until}`;
}

;// CONCATENATED MODULE: ./src/core/issues/plan.ts
/** What to do first about what an issue is about, with what is copied for it. */









const plan_MAX_LINES = 10;
/** Ages are left out, since they would change the text every night. */
function planLines(unit, characters) {
    const ids = new id_map/* IdSet */.wp(unit.agents.map(({ id }) => id));
    const steps = unit.steps.map((step) => ({ ...step, agents: step.agents.filter((id) => ids.has(id)) }));
    const held = new id_map/* IdSet */.wp(steps.flatMap((step) => step.agents));
    const open = unit.agents.filter(({ id, coverage }) => held.has(id) || coverage === 'unknown').length;
    const { headline, lines } = overviewOf({ steps, open, heldBack: held.size });
    if (lines.length === 0)
        return [];
    const texts = fitting(lines.slice(0, plan_MAX_LINES).map((line, index) => plan_lineText(line, index)), (text) => text, characters, () => 'More steps are in the report of the run.\n');
    const left = lines.length - plan_MAX_LINES;
    return [
        `### What to do first: ${plain(headline, 200)}`,
        '',
        ...texts,
        ...(left > 0 ? [`And ${(0,format/* plural */.LS)(left, 'step')} more, in the report of the run.`, ''] : []),
    ];
}
function plan_lineText({ title, who, agents, toCopy }, index) {
    const needed = agents === 0 ? '' : `, needed by ${(0,format/* plural */.LS)(agents, 'VM')}`;
    const copied = copiedText(toCopy, stepLines, () => 'The rest is in the report of the run.');
    return numbered(index, `**${plain(title, 300)}** (${who}${needed})`, copied).join('\n');
}
function stepLines(step) {
    if (!('command' in step) || !(0,audit_steps/* isCopyable */.Yt)(step.command))
        return [(0,markdown/* prose */.CS)((0,render_text/* bounded */.Mm)((0,audit_steps/* stepText */.uw)(step), 1_000), markdown/* withoutReferences */.Xl)];
    return commandLines(step.command.split('\n'), (0,shell/* isOneCommand */.M)(step.command) ? 'sh' : 'yaml');
}

;// CONCATENATED MODULE: ./src/core/issues/body.ts
/** The text of an issue: what to do first, what is new, what else is open, what is exempted for a short time only. */
















const FOOTER = '<!-- asr-autoupdate run -->';
/**
 * Every run is another one, and every request has its own correlation id; days pass and minutes are used up. That alone is
 * no reason to write it again.
 */
const isSameBody = (a, b) => memoryTextIn(a) === memoryTextIn(b) && contentOf(a) === contentOf(b);
/** What it is about is in its memory, to the letter; of its text dates and numbers that stand alone do not count. */
const contentOf = (body) => body
    .replace(/\r\n?/g, '\n')
    .split(FOOTER, 1)
    .join('')
    .replace(memoryTextIn(body), '')
    .replace(/\(correlation id [^)\n]*\)/g, '')
    .replace(/(?<![\w.-])(?:\d{4}-\d\d-\d\d|\d+)(?![\w.-]*\w)/g, '0')
    .trim();
/** Titles are no Markdown, but what looks like a mention, a reference or code in one may be taken for it. */
function body_titleOf({ kind, name, vaults: [first] }) {
    const inert = (text) => (0,render_text/* bounded */.Mm)((0,render_text/* visible */.RK)(text), 90)
        .replace(/`/g, "'")
        .replace(/[@#]/g, (sign) => (sign === '@' ? '＠' : '＃'));
    const what = kind === 'vault' ? `vault ${inert(name)} (${inert(first?.resourceGroup ?? '')})` : `subscription ${inert(name)}`;
    return wellFormed(`Site Recovery: ${what} is not healthy`);
}
/** Characters; GitHub takes 65,536. */
const body_MAX_CHARACTERS = 60_000;
const MAX_CHARACTERS_OF_PLAN = 15_000;
const MAX_CHARACTERS_OF_REMEDIES = 15_000;
/** That the tables are left at least, and each but the last one takes at most. */
const MAX_CHARACTERS_OF_TABLE = 12_000;
function bodyOf(unit, changes, report, options) {
    const { open, fresh, ending } = sectionsOf(unit, changes);
    const placeOf = placesOf(unit, options);
    const plan = planLines(unit, MAX_CHARACTERS_OF_PLAN);
    const counts = countsText(countBySeverity([...fresh, ...open]));
    const subject = subjectText(unit, options);
    const head = [
        markerOf(unit.key),
        changes.now.some(({ standing }) => changes_isOpen(standing))
            ? `${subject} is not healthy: ${counts}.`
            : `It is not known whether ${subject.replace(/^The/, 'the')} is healthy again${counts === '' ? '' : `; found is ${counts}`}.`,
        '',
        ...plan,
    ];
    const remedies = fitting(firstOfEach([...fresh, ...open]), (found) => remedyOf(found, plan.join('\n'), options), MAX_CHARACTERS_OF_REMEDIES, (dropped) => `${(0,format/* plural */.LS)(dropped, 'kind')} of findings left out for lack of room; the pages of the findings tell more.`);
    const tail = [
        ...notSeen(changes),
        ...(remedies.length === 0 ? [] : ['### What it means', '', ...remedies]),
        ...howToExempt(unit, [...fresh, ...open], options),
        memoryMarker({ closed: false, causes: changes.causes, print: changes.print }),
        FOOTER,
        '',
        ...healedSection(changes),
        `${foundBy(options, ' ')}This text is replaced when the findings change, and the issue is closed when nothing of it is left. Write into comments, not here.`,
    ];
    let left = body_MAX_CHARACTERS - [...head, ...tail].join('\n').length;
    const section = (title, findings, row = rowOf) => {
        if (findings.length === 0)
            return [];
        const frame = [`### ${title}`, '', ...(0,markdown/* tableHead */.PP)(['', 'Finding', 'Where', 'What is wrong'])];
        const room = Math.min(left, title === OPEN ? left : MAX_CHARACTERS_OF_TABLE) - frame.join('\n').length - 200;
        const rows = fitting(findings, (found) => row(found, placeOf(found), options), room, (dropped) => `\n${(0,format/* plural */.LS)(dropped, 'finding')} more for which there is no room here; the report of the run has all.`);
        const lines = [...frame, ...rows, ''];
        left -= lines.join('\n').length + 1;
        return lines;
    };
    const others = section('New', fresh);
    const soon = section('Exempted, ends soon', ending, (found, place, links) => rowOf({ ...found, message: `${endText(found, report)} ${found.message}` }, place, links));
    return wellFormed([...head, ...others, ...section(OPEN, open), ...soon, ...tail].join('\n'));
}
const OPEN = 'Open';
/** What counts, and what is about to. */
function sectionsOf({ causes }, { now }) {
    const standing = new Map(now.map((one) => [one.found.key, one.standing]));
    const counted = causes.filter(({ exemptedBy }) => exemptedBy === undefined);
    return {
        fresh: counted.filter(({ key }) => standing.get(key) === 'new'),
        open: counted.filter(({ key }) => standing.get(key) !== 'new'),
        ending: causes.filter(({ key }) => standing.get(key) === 'ending'),
    };
}
/** In an issue about several vaults with the name of the vault. */
function placesOf({ kind, vaults }, links) {
    const nameIn = kind === 'vault' ? (_id, name) => name : namesIn(vaults);
    return ({ id, name, resource, vaultId }) => {
        const about = catalogue/* catalogue */.sW.get(id)?.about;
        return whereOf(about === 'vault' || about === 'account' ? name : nameIn(vaultId, name), resource, links);
    };
}
/** Without a resource there is no link, and the name has to be as inert as any other text. */
const whereOf = (name, resource, links) => resource === '' ? plain(name, 200) : (0,sections/* portalLink */.jg)(name, resource, links);
const rowOf = (found, place, links) => (0,markdown/* tableRow */.jD)([
    SYMBOLS[found.severity],
    ruleText(found.id, links),
    place,
    `${plain(found.message, 500)}${sinceDay(found)}`,
]);
/** @param plan in which a command may stand already */
function remedyOf({ id, name, cause, remedy }, plan, links) {
    const more = remedy.filter((step) => !('command' in step) || !plan.includes(step.command));
    const steps = more.map((step) => 'command' in step ? commandLines([step.command]).join('\n') : (0,markdown/* prose */.CS)((0,render_text/* bounded */.Mm)(step.text, 1_000), markdown/* withoutReferences */.Xl));
    return [
        `**${ruleText(id, links)}**`,
        plain(cause, 1_000),
        ...(steps.length === 0 ? [] : [`For ${plain(name, 100)}:`, ...steps]),
        '',
    ].join('\n\n');
}
/** What nobody has looked at is neither there nor healed. */
function notSeen({ unknown, elsewhere }) {
    const lines = [
        ...countByRule(unknown).map((text) => `- ${text}: what would show it could not be read`),
        ...countByRule(elsewhere).map((text) => `- ${text}: in a vault that this run did not look at`),
    ];
    return lines.length === 0 ? [] : ['### Not known', '', ...lines, ''];
}
/** A form to be filled in, with what is open filled in already. */
function howToExempt({ kind, id, name }, open, { docsUrl }) {
    const ids = firstOfEach(open).flatMap((found) => (catalogue/* NEVER_EXEMPT */.tk.has(found.id) ? [] : [found.id]));
    const selector = kind === 'vault' ? `vault: ${JSON.stringify((0,render_text/* visible */.RK)(name))}` : `subscription: ${(0,arm_id/* subscriptionOf */.XD)(id)}`;
    const form = [
        '- name: a-name-of-your-own',
        `  finding: [${ids.join(', ')}]`,
        `  ${selector}`,
        '  category: Waiver',
        '  description: why',
        '  expiresOn: YYYY-MM-DD',
    ];
    return [
        '### To live with it for a time',
        '',
        `Add an ${(0,markdown/* link */.nf)('exemption', docsUrl.replace(/[^/]*$/, 'exemptions.md'))} to your file of exemptions and have it reviewed: what it covers counts no more, and comes back by itself when it ends. To have no issue about this ${kind} at all, close this one as not planned: it is not opened again, though the audit goes on to count what it finds.`,
        '',
        ...(ids.length === 0 ? [] : [...commandLines(form, 'yaml'), '']),
    ];
}
/** Of the run that has written the text, so that it is no reason to write it again. */
function healedSection({ healed, gone }) {
    const lines = [
        ...countByRule(healed).map((text) => `- ${text}`),
        ...countByRule(gone).map((text) => `- ${text}, with the vault, which is gone`),
    ];
    return lines.length === 0 ? [] : ['### Fixed', '', ...lines, ''];
}

;// CONCATENATED MODULE: ./src/core/issues/comments.ts
/** What is said in comments: what is new, what is exempted, what an end of an exemption brings, and why an issue is closed. */







const MAX_KINDS = 20;
/** Undefined where there is nothing to be said: that all is as it was is no news. */
function commentOf({ fresh, again, exempted, ending }, report, options) {
    const lines = [
        ...listed(fresh, options, () => 'New'),
        ...listed(again, options, () => 'Not exempted any more'),
        ...listed(exempted, options, (found) => (0,sections/* capitalised */.Iu)(endText(found, report))),
        ...listed(ending, options, (found) => `Ends soon: ${endText(found, report)}`),
    ];
    const by = foundBy(options);
    return lines.length === 0 ? undefined : wellFormed([...lines, ...(by === '' ? [] : ['', by])].join('\n'));
}
/** A line for each kind of finding of which the same is said. */
function listed(findings, options, saying) {
    const groups = [...(0,id_map/* groupById */.AN)(findings, (found) => `${found.id} ${saying(found)}`).values()];
    const lines = groups.slice(0, MAX_KINDS).flatMap((same) => {
        const [first] = same;
        if (first === undefined)
            return [];
        return [
            `- ${saying(first)}: ${ruleText(first.id, options)}${namesText(same.map(({ name }) => name), ': ')}`,
        ];
    });
    return groups.length > MAX_KINDS ? [...lines, `- and ${groups.length - MAX_KINDS} more kinds`] : lines;
}
/** Why an issue is closed. */
function lastWords(unit, { now, isGone }, report, options) {
    const by = options.origin === undefined ? '' : `, says ${(0,markdown/* link */.nf)(options.origin.name, options.origin.url)}`;
    const subject = subjectText(unit, options);
    if (isGone)
        return wellFormed(`${subject} is gone${by}: ${GONE[unit.kind]}`);
    const exempted = now.map(({ found }) => found);
    if (exempted.length > 0) {
        const lines = listed(exempted, options, (found) => (0,sections/* capitalised */.Iu)(endText(found, report)));
        const again = 'The issue is opened again if it is still found when that is over.';
        return wellFormed([`Of ${lowered(subject)} nothing is left that is not exempted${by}.`, '', ...lines, '', again].join('\n'));
    }
    const counted = unit.causes.filter(({ exemptedBy }) => exemptedBy === undefined);
    const warnings = counted.filter(({ severity }) => severity === 'warning').length;
    const rest = warnings === 0 ? '' : ` ${(0,format/* plural */.LS)(warnings, 'warning')} remain, for which no issue is kept.`;
    const unknown = firstOfEach(counted).filter(({ id }) => catalogue/* catalogue */.sW.get(id)?.effect === 'unknown');
    const told = unknown.map(({ id }) => `- ${ruleText(id, options)}`);
    return wellFormed([
        warnings === 0 ? `${subject} is healthy again${by}.` : `${subject} has no errors any more${by}.${rest}`,
        ...(told.length === 0 ? [] : ['', 'What could not be told this time:', '', ...told]),
    ].join('\n'));
}
const GONE = {
    vault: 'it is in its subscription no more.',
    subscription: 'none of the vaults that were in it is there any more.',
};
const lowered = (text) => text.charAt(0).toLowerCase() + text.slice(1);

;// CONCATENATED MODULE: ./src/core/issues/unit.ts
/** What an issue is kept for: a vault, or beyond twenty vaults a subscription. */








/** With more vaults in the scope, whatever is wrong with how many of them, there is one issue for each subscription. */
const MAX_VAULTS = 20;
function unitsOf(report, options) {
    const { present, vaultCount, subscriptionNames } = options;
    const isKept = (subject) => present.get(keyOf(subject))?.kept === true;
    const subjectFor = ({ id }) => {
        const own = { kind: 'vault', id };
        const all = { kind: 'subscription', id: (0,arm_id/* subscriptionScopeOf */.j$)(id) };
        if (vaultCount > MAX_VAULTS)
            return isKept(own) ? own : all;
        return isKept(all) && !isKept(own) ? all : own;
    };
    const causesOf = causesOfVaults(report);
    const agentsOf = (0,id_map/* groupById */.AN)(report.agents, ({ vaultId }) => vaultId);
    const stepsFor = stepsByVault(report);
    const units = new Map();
    for (const vaults of (0,id_map/* groupById */.AN)(report.vaults, (row) => keyOf(subjectFor(row))).values()) {
        const [first] = vaults;
        if (first === undefined)
            continue;
        const subject = subjectFor(first);
        const causes = new Map(vaults.flatMap(({ id }) => causesOf(id).map((found) => [found.key, found])));
        units.set(keyOf(subject), {
            ...subject,
            key: keyOf(subject),
            name: subject.kind === 'vault' ? first.name : (subscriptionNames.get((0,arm_id/* subscriptionOf */.XD)(first.id)) ?? (0,arm_id/* nameOf */.Vb)(subject.id)),
            vaults,
            causes: [...causes.values()].sort(judge_bySeverity),
            agents: vaults.flatMap(({ id }) => agentsOf.get(id) ?? []),
            steps: stepsFor(vaults, causes),
        });
    }
    // What is closed and was not audited stays as it is.
    for (const [key, { kept }] of present) {
        const subject = kept ? subjectOf(key) : undefined;
        if (subject !== undefined && !units.has(key))
            units.set(key, { ...subject, key, name: (0,arm_id/* nameOf */.Vb)(subject.id), vaults: [], causes: [], agents: [], steps: [] });
    }
    return [...units.values()];
}
/** Findings of the audit as a whole belong to no vault, though they have to name one. */
function causesOfVaults({ findings, vaults, accounts }) {
    const ofVaults = findings.filter((found) => (0,audit_findings/* isCause */.Aj)(found) && catalogue/* catalogue */.sW.get(found.id)?.about !== 'audit');
    const byVault = findingsByVault(ofVaults, { vaults, accounts });
    return (vaultId) => byVault.get(vaultId) ?? [];
}
/** A step that heals what several vaults share is written down for one of them. */
function stepsByVault({ plan: { plan }, }) {
    const own = (0,id_map/* groupById */.AN)(plan.steps, ({ vaultId }) => vaultId);
    const ofCause = new Map();
    for (const step of plan.steps)
        for (const key of step.findings.filter((one) => (0,catalogue/* isShared */.yM)(ruleIdOf({ key: one }))))
            ofCause.set(key, [...(ofCause.get(key) ?? []), step]);
    const order = new Map(plan.steps.map((step, index) => [step, index]));
    return (vaults, causes) => {
        const steps = new Set([
            ...vaults.flatMap(({ id }) => own.get(id) ?? []),
            ...[...causes.keys()].flatMap((key) => ofCause.get(key) ?? []),
        ]);
        return [...steps].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    };
}

;// CONCATENATED MODULE: ./src/core/issues/decide.ts





/** A person has closed it as one that is not to be fixed, or as the duplicate of another. */
const isDeclined = ({ open, reason, body }) => !open && reason !== '' && reason !== 'completed' && reason !== 'reopened' && memoryIn(body)?.closed !== true;
/**
 * An audit that was interrupted decides nothing, since what it did not find proves nothing. Texts are long, so that they
 * are made one by one.
 * @param present the issue of each key
 */
function* decideIssues(report, present, options) {
    if (report.stopped !== undefined)
        return;
    const night = nightOf(report, { ...options, hash: remembering(options.hash) });
    const kept = new Map([...present].map(([key, issue]) => [key, { kept: issue.open || isDeclined(issue) }]));
    for (const unit of unitsOf(report, { ...options, present: kept })) {
        const { key, kind, id, name } = unit;
        const act = decide(unit, present.get(key), night, options);
        if (act !== undefined)
            yield { key, kind, id, name, act };
    }
}
function decide(unit, issue, night, options) {
    const { report } = night;
    const before = issue && memoryIn(issue.body);
    const changes = changes_changesOf(unit, before, night);
    const isBad = changes.now.some(({ standing }) => changes_isOpen(standing));
    const body = () => bodyOf(unit, changes, report, options);
    const comment = () => commentOf(changes, report, options);
    if (issue === undefined)
        return isBad ? { kind: 'open', title: body_titleOf(unit), body: body() } : undefined;
    if (isDeclined(issue))
        return isBad ? { kind: 'declined' } : undefined;
    if (!issue.open) {
        if (isBad)
            return { kind: 'reopen', body: body(), comment: comment() };
        // It was closed since all is exempted, and that is over soon.
        const memory = { closed: true, causes: changes.causes };
        return before !== undefined && changes.ending.length > 0
            ? { kind: 'update', body: withMemory(issue.body, memory), comment: comment() }
            : undefined;
    }
    const { causes, isGone, isBlind } = changes;
    const isLeft = changes.unknown.length + changes.elsewhere.length > 0 || (before === undefined && isBlind);
    if (unit.vaults.length === 0 && (!isGone || isLeft))
        return undefined;
    if (isBad || isLeft) {
        const text = body();
        return isSameBody(issue.body, text) ? { kind: 'leave' } : { kind: 'update', body: text, comment: comment() };
    }
    const reason = isGone || changes.now.length > 0 ? 'not_planned' : 'completed';
    const told = withMemory(issue.body, { closed: true, causes });
    return { kind: 'close', reason, body: told, comment: lastWords(unit, changes, report, options) };
}
/** Ids of vaults are asked for by every issue. */
function remembering(hash) {
    const known = new Map();
    return (text) => {
        const digest = known.get(text) ?? hash(text);
        known.set(text, digest);
        return digest;
    };
}

// EXTERNAL MODULE: ./src/core/render/annotation.ts
var annotation = __webpack_require__(8583);
// EXTERNAL MODULE: ./src/azure/https.ts
var https = __webpack_require__(7878);
// EXTERNAL MODULE: ./src/azure/json.ts
var json = __webpack_require__(5721);
;// CONCATENATED MODULE: ./src/hosts/github-api.ts
/** Issues of the repository that the workflow runs in, by GitHub's REST API: one request a call, at GitHub's pace. */


/** Issues that carry it are ours; people who may label may let one go by taking it off. */
const LABEL = 'asr-autoupdate';
/** GitHub answered, and not as it should. */
class GitHubError extends Error {
    status;
    retryAfterMs;
    constructor(message, status, 
    /** Milliseconds that GitHub asks to wait. */
    retryAfterMs) {
        super(message);
        this.status = status;
        this.retryAfterMs = retryAfterMs;
        this.name = 'GitHubError';
    }
}
/** Milliseconds. */
const TIMEOUT_MS = 60_000;
/** What GitHub asks of those who write many times in a row. */
const BETWEEN_WRITES_MS = 1_000;
const BETWEEN_PAGES_MS = 250;
const github_api_MAX_WAIT_MS = 5 * 60_000;
const MAX_WAITS = 3;
const PAGE_SIZE = 100;
/** An estate has one issue for each vault that needs attention. */
const MAX_PAGES = 100;
/**
 * Everything goes to the one address that the runner names: pages are asked for by their numbers, no link of an answer is
 * followed, and no redirect.
 * @throws Error as all calls do: GitHubError if GitHub answered
 */
function openIssues(environment, options) {
    const { clock, signal } = options;
    const root = rootOf(environment);
    const ask = asker(root, options);
    const change = async ({ number }, changes) => {
        await ask('PATCH', `/issues/${number}`, changes);
    };
    return {
        async list() {
            const found = new Map();
            for (let page = 1; page <= MAX_PAGES; page++) {
                if (page > 1)
                    await clock.sleep(BETWEEN_PAGES_MS, signal);
                // The oldest first, so that one that is opened meanwhile moves no other to a page that was read already.
                const query = `labels=${LABEL}&state=all&sort=created&direction=asc&per_page=${PAGE_SIZE}&page=${page}`;
                const { body, hasNext } = await ask('GET', `/issues?${query}`);
                // Nothing that may hide an issue is taken for a list without it.
                if (!Array.isArray(body))
                    throw new TypeError('GitHub gave no list of issues.');
                const issues = body.map((one) => ({ one, issue: issueOf(one) }));
                for (const { one, issue } of issues)
                    if (isOurs(one))
                        found.set(issue.number, issue);
                const isLast = issues.length === 0 || (issues.length < PAGE_SIZE && !hasNext);
                if (isLast)
                    return [...found.values()].sort((a, b) => a.number - b.number);
            }
            throw new Error(`There are more than ${MAX_PAGES * PAGE_SIZE} issues with the label ${LABEL}.`);
        },
        async read(number) {
            try {
                const { body } = await ask('GET', `/issues/${number}`);
                return isOurs(body) ? issueOf(body) : undefined;
            }
            catch (error) {
                // Moved to another repository, or deleted.
                if ([301, 404, 410].includes(statusOf(error) ?? 0))
                    return undefined;
                throw error;
            }
        },
        async open(title, body) {
            const { body: answer } = await ask('POST', '/issues', { title, body, labels: [LABEL] });
            const issue = issueOf(answer);
            if (isOurs(answer))
                return issue;
            await change(issue, { state: 'closed', state_reason: 'not_planned' });
            return undefined;
        },
        change,
        async comment({ number }, body) {
            await ask('POST', `/issues/${number}/comments`, { body });
        },
        async createLabel() {
            const description = 'Kept by asr-autoupdate: one issue for each vault or subscription that needs attention';
            try {
                await ask('POST', '/labels', { name: LABEL, color: 'd93f0b', description });
            }
            catch (error) {
                // That is how GitHub says that it is there already.
                if (statusOf(error) !== 422)
                    throw error;
            }
        },
    };
}
function rootOf({ GITHUB_API_URL: api, GITHUB_REPOSITORY: repository = '' }) {
    const root = (api || 'https://api.github.com').replace(/\/+$/, '');
    if (!URL.canParse(root) || new URL(root).protocol !== 'https:')
        throw new Error('GITHUB_API_URL is no https address.');
    if (!/^[\w.-]+\/[\w.-]+$/.test(repository) || /(^|\/)\.{1,2}(\/|$)/.test(repository))
        throw new Error('GITHUB_REPOSITORY names no repository.');
    return `${root}/repos/${repository}`;
}
/** Waits out secondary limits, which come with the time to wait, and spaces writes so that there be none. */
function asker(root, { token, clock, signal }) {
    let lastWrite = -Infinity;
    return async (method, path, body) => {
        for (let waits = 0;; waits++) {
            if (method !== 'GET') {
                await clock.sleep(lastWrite + BETWEEN_WRITES_MS - clock.monotonic(), signal);
                lastWrite = clock.monotonic();
            }
            signal.throwIfAborted();
            const answer = await (0,https/* send */.tN)({
                url: `${root}${path}`,
                method,
                headers: {
                    accept: 'application/vnd.github+json',
                    authorization: `token ${token}`,
                    'user-agent': 'asr-autoupdate',
                    'x-github-api-version': '2022-11-28',
                    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
                },
                body: body === undefined ? undefined : JSON.stringify(body),
                signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
            });
            if (answer.status >= 200 && answer.status < 300)
                return { body: (0,json/* parseJson */.qF)(answer.body), hasNext: /\brel="?next\b/.test(answer.headers['link'] ?? '') };
            const error = errorOf(answer);
            const wait = waitOf(error);
            if (wait === undefined || waits === MAX_WAITS)
                throw error;
            await clock.sleep(wait, signal);
        }
    };
}
function errorOf({ status, headers, body }) {
    const { message, errors } = (0,json/* fieldsOf */.Pf)((0,json/* parseJson */.qF)(body));
    const details = (0,json/* listOf */.c3)(errors).map((error) => JSON.stringify(error));
    const said = [(0,json/* textOf */.b6)(message), ...details].filter((text) => text !== '').join(': ');
    const seconds = Number(headers['retry-after'] || NaN);
    const words = status >= 300 && status < 400 ? 'a redirect, which is not followed' : said || 'no explanation';
    return new GitHubError(`HTTP status ${status}: ${words}`, status, Number.isNaN(seconds) ? undefined : seconds * 1_000);
}
/** @throws TypeError for what is no issue */
function issueOf(answer) {
    const { number, html_url, body, state, state_reason } = (0,json/* fieldsOf */.Pf)(answer);
    if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1) {
        throw new TypeError('GitHub gave an issue without a number.');
    }
    if (state !== 'open' && state !== 'closed')
        throw new TypeError('GitHub gave an issue that is neither open nor closed.');
    return { number, url: (0,json/* textOf */.b6)(html_url), body: (0,json/* textOf */.b6)(body), open: state === 'open', reason: (0,json/* textOf */.b6)(state_reason) };
}
const INSIDERS = ['OWNER', 'MEMBER', 'COLLABORATOR'];
/**
 * Anybody may write our marker into an issue of a public repository; but only those with rights may label it, and what
 * they label may still be a stranger's, who can edit it. So its author has to be an app that is installed, or an insider.
 */
function isOurs(answer) {
    const { pull_request, labels, user, author_association } = (0,json/* fieldsOf */.Pf)(answer);
    const names = (0,json/* listOf */.c3)(labels).map((label) => (0,json/* textOf */.b6)(label) || (0,json/* textOf */.b6)((0,json/* fieldsOf */.Pf)(label)['name']));
    const trusted = (0,json/* fieldsOf */.Pf)(user)['type'] === 'Bot' || INSIDERS.includes((0,json/* textOf */.b6)(author_association));
    return pull_request === undefined && names.some((name) => name.toLowerCase() === LABEL) && trusted;
}
/** HTTP status of the answer; undefined if there was none. */
const statusOf = (error) => error instanceof GitHubError ? error.status : undefined;
/** Milliseconds; undefined if the error is no secondary limit, or one that lasts too long. */
function waitOf({ status, retryAfterMs }) {
    const limited = (status === 403 || status === 429) && retryAfterMs !== undefined && retryAfterMs <= github_api_MAX_WAIT_MS;
    return limited ? retryAfterMs : undefined;
}

;// CONCATENATED MODULE: ./src/hosts/github-issues-advice.ts
/** Why issues could not be kept, and what to do about it. */




/** GitHub made an issue, but left out the label by which it is known again. */
class NotOursError extends Error {
}
const PERMISSIONS = ['  permissions:', '    id-token: write', '    contents: read', '    issues: write'].join('\n');
const allow = `Let the token write issues, by these lines in the job (or the workflow):\n${PERMISSIONS}\nA job for a pull request from a fork has no such right.`;
const useJobToken = `Pass the token of the job:\n  github-token: \${{ github.token }}\nand let it write issues:\n${PERMISSIONS}`;
const later = 'The next run goes on from here.';
const onGitHub = 'See that this step runs in a workflow of GitHub, or leave out issue: true.';
const MESSAGE_LENGTH = 500;
/** What the client makes of a request without an answer. */
const isOfClient = (error) => error instanceof Error && ['HttpError', 'AbortError', 'TimeoutError'].includes(error.name);
const tooManyIssues = (opened, more) => ({
    code: 'TooManyIssues',
    message: `One run opens ${opened} issues at most; ${(0,format/* plural */.LS)(more, 'more', 'more')} should be open.`,
    nextStep: later,
});
const doubtfulList = (count) => ({
    code: 'IssuesDoubtful',
    message: `GitHub's list of the issues is not whole, so that none was opened; ${(0,format/* plural */.LS)(count, 'more', 'more')} should be open.`,
    nextStep: later,
});
/** @param about what the issue is about that it happened to */
function faultOf(error, { token, signal }, about) {
    const fault = (code, message, nextStep, lasting = true) => ({
        problem: { code, message, nextStep },
        lasting,
    });
    if (error instanceof NotOursError) {
        const message = `GitHub opened the issue without the label ${LABEL}, or by somebody who is no member, so it was closed again.`;
        return fault('IssueNotLabelled', message, useJobToken);
    }
    // What a client says of a header that it cannot send shows the header.
    const words = (0,render_text/* bounded */.Mm)((0,message_of/* messageOf */.b)(error).replaceAll(token, '***'), MESSAGE_LENGTH);
    const subject = about === undefined ? 'The issues' : `The issue of the ${about.kind} ${about.name}`;
    if (signal.aborted)
        return fault('IssuesOutOfTime', 'The time was over before all issues were looked after.', later);
    switch (statusOf(error)) {
        case undefined:
            if (!isOfClient(error))
                return fault('IssuesFailed', `The issues could not be kept: ${words}`, onGitHub);
            return fault('IssuesNotReached', `GitHub's API gave no answer: ${words}`, 'See that nothing blocks the way to it: the address is in GITHUB_API_URL, and proxies are taken from HTTPS_PROXY and NO_PROXY.');
        case 401:
            return fault('IssuesTokenRefused', `GitHub refuses the token: ${words}`, useJobToken);
        case 403:
        case 429:
            return /rate limit/i.test(words)
                ? fault('IssuesRateLimited', `GitHub limits the rate of requests: ${words}`, later)
                : fault('IssuesForbidden', `The token may not write issues: ${words}`, allow);
        case 404:
            return fault('IssuesNotFound', `GitHub does not show the token the issues: ${words}`, allow);
        case 410:
            return fault('IssuesDisabled', `${subject} cannot be written: ${words}`, "Switch issues on in the repository's settings (General, Features), or leave out issue: true.", /disabled/i.test(words));
        default:
            return about === undefined
                ? fault('IssuesFailed', `${subject} could not be kept: ${words}`, later)
                : fault('IssueNotKept', `${subject} could not be kept: ${words}`, later, false);
    }
}

;// CONCATENATED MODULE: ./src/hosts/github-issues.ts



/** A report that somebody made up must not fill the repository; an estate has that many vaults that fail at once rarely. */
const MAX_OPENED = 50;
/** Read by their numbers in one run; a baseline is only a file. */
const MAX_READ = 50;
/** Opens, updates and closes issues as is decided, and leaves all others alone. Never rejects. */
async function keepIssues(decide, options) {
    const problems = new Map();
    /** @returns whether the next issue would meet the same fault */
    const tell = (error, deed) => {
        const { problem, lasting } = faultOf(error, options, deed);
        problems.set(`${problem.code}\n${problem.message}`, problem);
        return lasting;
    };
    const kept = { opened: [], updated: [], closed: [], unchanged: [], declined: [] };
    let absent = [];
    try {
        const api = openIssues(process.env, options);
        const found = await findIssues(api, options.recorded, tell);
        absent = found.absent;
        const keeper = new Keeper(api, found, kept);
        for (const deed of decide(found.present)) {
            try {
                await keeper.keep(deed);
            }
            catch (error) {
                if (tell(error, deed))
                    break;
            }
        }
        const { notOpened } = keeper;
        for (const problem of [
            ...(notOpened.tooMany > 0 ? [tooManyIssues(MAX_OPENED, notOpened.tooMany)] : []),
            ...(notOpened.doubtful > 0 ? [doubtfulList(notOpened.doubtful)] : []),
        ])
            problems.set(problem.code, problem);
        await keeper.lookAgain();
    }
    catch (error) {
        tell(error);
    }
    return { ...kept, absent, problems: [...problems.values()] };
}
/** By their numbers first, as they are recorded, then by their markers. */
async function findIssues(api, recorded, tell) {
    const listed = await api.list();
    const numbers = new Set(listed.map(({ number }) => number));
    const missed = [];
    const absent = [];
    const unlisted = recorded.filter((one) => !numbers.has(one.number));
    let isDoubtful = unlisted.length > MAX_READ;
    for (const { key, number } of unlisted.slice(0, MAX_READ)) {
        try {
            const issue = await api.read(number);
            // A list without it may be without others too.
            if (issue !== undefined)
                missed.push(issue);
            else
                absent.push(key);
        }
        catch (error) {
            isDoubtful = true;
            if (tell(error))
                break;
        }
    }
    const keys = new Map(recorded.map(({ key, number }) => [number, key]));
    const all = byKeyOf([...listed, ...missed], keys);
    return {
        present: new Map([...all].flatMap(([key, [first]]) => (first === undefined ? [] : [[key, first]]))),
        duplicates: new Map([...all].map(([key, [, ...others]]) => [key, others.filter(({ open }) => open)])),
        isDoubtful: isDoubtful || missed.length > 0,
        absent,
        isLabelled: listed.length > 0,
    };
}
/** Of each key: the oldest open one first; of closed ones that which is recorded, else the newest. */
function byKeyOf(issues, recorded) {
    const byKey = new Map();
    for (const issue of issues) {
        // A duplicate that was closed has no marker any more.
        const key = keyIn(issue.body) ?? (issue.open ? recorded.get(issue.number) : undefined);
        if (key !== undefined)
            byKey.set(key, [...(byKey.get(key) ?? []), issue]);
    }
    const rank = ({ open, number }) => open ? number - Number.MAX_SAFE_INTEGER : recorded.has(number) ? 0 : Number.MAX_SAFE_INTEGER - number;
    for (const group of byKey.values())
        group.sort((a, b) => rank(a) - rank(b));
    return byKey;
}
class Keeper {
    api;
    found;
    kept;
    labelExists;
    /** How many should have an issue and get none. */
    notOpened = { tooMany: 0, doubtful: 0 };
    /** By key: those that did not exist before. */
    created = new Map();
    constructor(api, found, kept) {
        this.api = api;
        this.found = found;
        this.kept = kept;
        this.labelExists = found.isLabelled;
    }
    async keep(deed) {
        const { act, key } = deed;
        const issue = this.found.present.get(key);
        if (issue === undefined) {
            if (act.kind === 'open')
                await this.create(deed, act);
            return;
        }
        for (const other of this.found.duplicates.get(key) ?? [])
            await this.closeDuplicate(other, issue);
        switch (act.kind) {
            case 'close':
                await this.api.change(issue, { state: 'closed', state_reason: act.reason, body: act.body });
                this.kept.closed.push(recordOf(deed, { ...issue, open: false }));
                await this.api.comment(issue, act.comment);
                return;
            case 'reopen':
                if (this.kept.opened.length >= MAX_OPENED) {
                    this.notOpened.tooMany++;
                    return;
                }
                await this.api.change(issue, { state: 'open', state_reason: 'reopened', body: act.body });
                this.kept.opened.push(recordOf(deed, { ...issue, open: true }));
                await this.comment(issue, act);
                return;
            case 'update':
                await this.api.change(issue, { body: act.body });
                this.kept.updated.push(recordOf(deed, issue));
                await this.comment(issue, act);
                return;
            case 'declined':
                this.kept.declined.push(recordOf(deed, issue));
                return;
            case 'leave':
            case 'open':
                this.kept.unchanged.push(recordOf(deed, issue));
        }
    }
    async comment(issue, { comment }) {
        if (comment !== undefined)
            await this.api.comment(issue, comment);
    }
    async create(deed, { title, body }) {
        if (this.created.has(deed.key))
            return;
        if (this.found.isDoubtful) {
            this.notOpened.doubtful++;
            return;
        }
        if (this.kept.opened.length >= MAX_OPENED) {
            this.notOpened.tooMany++;
            return;
        }
        if (!this.labelExists)
            await this.api.createLabel();
        this.labelExists = true;
        const issue = await this.api.open(title, body);
        if (issue === undefined)
            throw new NotOursError();
        this.created.set(deed.key, issue);
        this.kept.opened.push(recordOf(deed, issue));
    }
    /** A run at the same time may have found none either. All that look see the same order, so that one issue stays. */
    async lookAgain() {
        if (this.created.size === 0)
            return;
        const present = byKeyOf(await this.api.list(), new Map());
        for (const [key, own] of this.created) {
            const first = present.get(key)?.find(({ open }) => open);
            if (first === undefined || first.number >= own.number)
                continue;
            await this.closeDuplicate(own, first);
            const { opened, unchanged } = this.kept;
            const index = opened.findIndex(({ number }) => number === own.number);
            for (const one of opened.splice(index, 1))
                unchanged.push({ ...one, number: first.number, url: first.url });
        }
    }
    async closeDuplicate(issue, of) {
        const body = withoutMarker(issue.body);
        await this.api.change(issue, { state: 'closed', state_reason: 'not_planned', body });
        await this.api.comment(issue, `Duplicate of #${of.number}`);
    }
}
const recordOf = ({ key, kind, id, name }, { number, url, open }) => ({
    key,
    kind,
    id,
    name,
    number,
    url,
    state: open ? 'open' : 'closed',
});

;// CONCATENATED MODULE: ./src/actions/issues.ts







/**
 * What goes wrong here is said, and changes nothing of the audit.
 * @returns the issues that there are now, as far as they are known
 */
async function keepIssuesOf(report, { issue }, { against, subscriptionNames, ...options }, { host, stop }) {
    const before = recordedIn(report, against);
    if (issue === undefined)
        return before;
    const recorded = before ?? [];
    const names = new id_map/* IdMap */.Eo(subscriptionNames);
    const kept = await keepIssues((present) => decideIssues(report, present, { ...options, hash: sha256/* sha256 */.s, subscriptionNames: names }), { token: issue.token, clock: clock/* systemClock */.m, signal: stop.signal, recorded });
    const { opened, updated, closed, unchanged, declined, absent, problems } = kept;
    const left = declined.length === 0 ? '' : `, ${declined.length} left closed as not planned`;
    host.print(`${(0,format/* plural */.LS)(opened.length, 'issue')} opened, ${updated.length} updated, ${closed.length} closed, ${unchanged.length} unchanged${left}`, ...opened.map(({ name, url }) => `${name}: ${url}`));
    for (const problem of problems)
        host.annotate('warning', 'Issues on GitHub', (0,annotation/* annotationText */.x)(problem));
    const now = [...opened, ...updated, ...closed, ...unchanged, ...declined];
    const still = recorded.filter(({ key }) => !absent.includes(key));
    return [...new Map([...still, ...now].map((one) => [one.key, one])).values()];
}
/** As the baseline says, if it is one for this run; undefined where it says nothing of issues. */
function recordedIn({ ratchet }, against) {
    const issues = ratchet.kind === 'read' && against?.given.kind === 'read' ? against.given.baseline.issues : [];
    return issues.length === 0 ? undefined : issues;
}

;// CONCATENATED MODULE: ./src/actions/audit.ts
/** `Audit`: judges whether every agent is kept up to date, and changes nothing. */





























/** Reads and judges the vaults, with a line of the log for what was read. */
async function auditVaults(vaults, { deep, ...options }, { host, stop, connection }) {
    const { wantedAccountIds = [] } = options;
    const faults = (0,fault_log/* createFaultLog */.R)(host, clock/* systemClock */.m);
    const service = await connection.service();
    // Of a large estate what was gathered takes more memory than its rows, and these as much as the report; so that each
    // can be freed as soon as the next is made, no variable of this function holds it.
    const gatherRows = async () => {
        const facts = await gather_gather({ vaults, wantedAccountIds, deep }, { clock: clock/* systemClock */.m, stop, service, random: Math.random, watcher: auditJournal(vaults, host, faults) });
        faults.close();
        return { rows: make_rows_makeRows(facts, { ...options, now: facts.startedAt }), times: timesOf(facts) };
    };
    const review = async () => {
        const { rows, times } = await gatherRows();
        collectGarbage();
        return reviewAudit(rows, { ...options, ...times, hash: sha256/* sha256 */.s, spell: spellingOn(host.name) });
    };
    const report = await review();
    collectGarbage();
    if (!isNothingRead(report))
        host.print(agentsText(report), ...exemptionsText(report.exemptions));
    return report;
}
async function audit(task, found, context) {
    const { host, settings } = context;
    const { vaults } = found;
    const { automationAccountIds, failOn, expiryDays, deep } = task;
    const against = await readRatchet(task.baseline, host);
    const exemptions = await (0,actions_exemptions/* exemptOptions */.Ix)(task.target, found, context);
    const asked = { wantedAccountIds: automationAccountIds, expiryDays, failOn, against, exemptions, deep };
    const report = await auditVaults(vaults, asked, context);
    if (!isNothingRead(report))
        host.print(...ratchetText(report.ratchet), ...planText(report.plan));
    const reported = await (0,actions_context/* reportContext */.g)(context, {
        vaultIds: vaults.map((vault) => vault.id),
        action: task.action,
        automationAccountIds,
        failOn,
        expiryDays,
        deep,
        ...ratchetInputs(task.baseline),
        ...(0,actions_exemptions/* exemptionInputs */.Fw)(task),
        timeoutMinutes: settings.timeoutMs / 60_000,
    });
    const issues = await keepIssuesOf(report, task, {
        ...reported,
        against,
        vaultCount: vaults.length,
        subscriptionNames: vaults.map(({ subscriptionId, subscriptionName }) => [
            subscriptionId,
            subscriptionName ?? subscriptionId,
        ]),
        seen: found.seen,
    }, context);
    const named = { ...reported, subscriptionNames: audit_namesOf(vaults), emptyVaults: found.empty };
    return {
        failed: report.failed,
        headline: auditHeadline(report),
        causes: [...ratchetCauses(report.ratchet), ...causesOf(report)],
        document: makeAuditDocument(report, reported, issues),
        summary: () => makeAuditSummary(report, { ...named, drawsMermaid: host.drawsMermaid }),
        outputs: auditOutputs(report),
        files: await auditFiles(report, task.formats, named, host.name),
    };
}
/** As where the sign-in failed: there are no figures then, and the one thing to do is said with the error. */
const isNothingRead = ({ vaults, findings }) => vaults.length > 0 && findings.filter(({ id }) => id === 'ASR301').length === vaults.length;
const audit_namesOf = (vaults) => new id_map/* IdMap */.Eo(vaults.flatMap(({ subscriptionId, subscriptionName: name }) => (name ? [[subscriptionId, name]] : [])));
function auditJournal(vaults, host, faults) {
    const isLarge = vaults.length > MAX_VAULTS_NAMED;
    const sayWhole = onceWhole(vaults, (subscription, all) => {
        const mappings = all.flatMap(({ mappings: list }) => (list.known ? [list.value.length] : []));
        const items = all.flatMap(({ items: list }) => (list.known ? [list.value.length] : []));
        const unread = all.length - Math.min(mappings.length, items.length);
        const counts = `${(0,format/* plural */.LS)(sum(mappings), 'mapping')}, ${(0,format/* plural */.LS)(sum(items), 'replicated item')}`;
        const missing = unread === 0 ? '' : `, ${(0,format/* plural */.LS)(unread, 'vault')} not wholly read`;
        host.print(`Subscription ${subscription}: ${(0,format/* plural */.LS)(all.length, 'vault')}, ${counts}${missing}`);
    });
    return {
        vaultRead(facts) {
            if (isLarge)
                return sayWhole(facts.vault, facts);
            const { vault, mappings, items } = facts;
            const count = (known, length, one) => known ? (0,format/* plural */.LS)(length, one) : `${one}s not known`;
            const parts = [
                count(mappings.known, mappings.known ? mappings.value.length : 0, 'mapping'),
                count(items.known, items.known ? items.value.length : 0, 'replicated item'),
            ];
            host.print(`Vault ${vault.name}: ${parts.join(', ')}`);
        },
        accountRead({ id, account }) {
            const state = account.known ? (account.value === 'missing' ? 'missing' : 'read') : 'not known';
            if (!isLarge || state !== 'read')
                host.print(`Automation account ${(0,arm_id/* nameOf */.Vb)(id)}: ${state}`);
        },
        ...faults,
    };
}
const sum = (counts) => counts.reduce((total, count) => total + count, 0);
/** One for each kind of finding, so that a thousand outdated agents are one annotation. */
function causesOf(report) {
    const { findings, failOn, ratchet, startedAt, exemptions, vaults, heldBack } = report;
    const placeOf = placesIn(vaults);
    // What is accepted fails nothing, and stands apart from what is new.
    const kindOf = (found) => `${found.id} ${countsAsNew(found, ratchet)}`;
    const causes = [...(0,id_map/* groupById */.AN)((0,audit_findings/* counting */.Mr)(findings), kindOf).values()].flatMap((same) => {
        const [first] = same;
        if (first === undefined || first.severity === 'note')
            return [];
        const isBad = failOn === 'warning' || (failOn === 'error' && first.severity === 'error');
        const fails = isBad && countsAsNew(first, ratchet);
        const problem = {
            code: first.id,
            message: `${same.length === 1 ? first.message : `${first.title} (${same.length} times). For instance: ${first.message}`}${heldBackText(same, heldBack)}${ageRemark(same, startedAt)}`,
            possibleCauses: first.cause,
            nextStep: same.length === 1
                ? (0,audit_steps/* stepsText */.bS)(first.remedy)
                : `For ${placeOf(first)}: ${(0,audit_steps/* stepsText */.bS)(first.remedy)}\nThe others likewise: ${version/* FINDINGS_URL */.ty}#${first.id.toLowerCase()}`,
        };
        return [{ level: fails ? 'error' : 'warning', problem, affected: same.map(placeOf) }];
    });
    return [...exemptionCauses(exemptions), ...causes];
}
const auditOutputs = ({ conclusion, compliant, counts: { findings, agents, exempted }, ratchet, }) => ({
    conclusion,
    changed: false,
    compliant,
    findingsErrors: findings.error,
    findingsWarnings: findings.warning,
    ...ratchetOutputs(ratchet),
    exempted,
    agentsTotal: agents.total,
    agentsCurrent: agents.current,
    agentsOutdated: agents.outdated,
    agentsExpiring: agents.expiring,
});
const ratchetOutputs = ({ kind, counts }) => kind === 'read' ? { findingsNew: counts.new, findingsFixed: counts.fixed } : {};

;// CONCATENATED MODULE: ./src/core/changes/account-preflight.ts
/**
 * Looks at the automation account before the first change: the service takes a setting with any account, also with one
 * that does not exist or can do nothing, and the nightly update then fails unseen.
 */









/** Without these nothing can be updated: the account is missing, or has no system-assigned identity. */
const REFUSED = ['ASR101', 'ASR103'];
/**
 * Reads each account once, and the roles of its identity once for each vault.
 * @param service undefined: only whether there is an account for the vault is looked at
 */
function accountCheck(accountIds, service, spell = values_spell/* asOnGitHub */.z) {
    const problemOf = problemIn(spell);
    const reads = new Map();
    return async (vault, context) => {
        const accountId = accountFor(accountIds, vault.id);
        if (accountId === undefined)
            return { refusal: noAccount(vault), warnings: [] };
        if (service === undefined)
            return { warnings: [] };
        const what = `account ${(0,arm_id/* nameOf */.Vb)(accountId)}`;
        const read = reads.get(accountId) ??
            (0,send_with_retries/* sendWithRetries */.H)(what, context.reads, (signal) => service.readAccount(accountId, signal), context);
        reads.set(accountId, read);
        const account = accountFrom(await read, accountId);
        const roles = await rolesOf(account, vault, service, context);
        const facts = {
            id: accountId,
            account,
            schedules: new id_map/* IdMap */.Eo(),
            runbookJobs: { known: true, value: [] },
            jobSchedules: new id_map/* IdMap */.Eo(),
            usage: { known: true, value: { own: undefined, subscription: undefined } },
            roles: new id_map/* IdMap */.Eo([[vault.id, roles]]),
        };
        const findings = judgeAccount(facts, [vault], [], context.clock.now());
        const refusal = findings.find(({ id }) => REFUSED.includes(id));
        // What was not read since the run ended says nothing of rights.
        if (context.stop.signal.aborted)
            return { warnings: [] };
        return {
            ...(refusal && { refusal: problemOf(refusal) }),
            warnings: findings.filter(({ id }) => !REFUSED.includes(id)).map(problemOf),
        };
    };
}
const noAccount = ({ name, subscriptionId }) => ({
    code: 'NoAccount',
    message: `None of the automation accounts is in the subscription of the vault ${name}, ${subscriptionId}.`,
    nextStep: 'Add an automation account of that subscription, with a system-assigned identity that has Contributor on the vault.',
});
function accountFrom(read, accountId) {
    if (read.ok)
        return { known: true, value: read.value };
    if (read.failure.status === 404)
        return { known: true, value: 'missing' };
    return notKnown(read.failure, 'Microsoft.Automation/automationAccounts/read', accountId);
}
async function rolesOf(account, vault, service, context) {
    if (!account.known || account.value === 'missing' || account.value.principalId === undefined)
        return { known: true, value: { assignments: [], groupsUnknown: undefined } };
    const listed = await listRolesHeld(vault, account.value.principalId, service, context);
    return listed.ok
        ? { known: true, value: listed.value }
        : notKnown(listed.failure, 'Microsoft.Authorization/roleAssignments/read', vault.id);
}
const notKnown = ({ status, problem, grant }, right, scope) => ({
    known: false,
    problem: status === 403 ? { ...problem, nextStep: (0,rule/* grantReading */.Vp)(right, scope, grant) } : problem,
});
const problemIn = (spell) => ({ id, message, cause, remedy }) => ({
    code: id,
    message,
    possibleCauses: cause,
    nextStep: spell((0,audit_steps/* stepsText */.bS)(remedy)),
});

// EXTERNAL MODULE: ./src/core/rows/problem.ts
var problem = __webpack_require__(5786);
;// CONCATENATED MODULE: ./src/core/changes/row-text.ts
const durationOf = (row) => row.startedAt === undefined || row.endedAt === undefined ? undefined : Math.max(0, row.endedAt - row.startedAt);
function outcomeText(row) {
    if (!row.decision.selected)
        return 'skipped';
    if (row.outcome === undefined)
        return 'would change';
    if (row.outcome.kind !== 'succeeded')
        return row.outcome.kind;
    if (row.confirmation?.asWanted === false)
        return 'succeeded, not confirmed';
    return row.outcome.note === undefined ? 'succeeded' : 'succeeded with a remark';
}
/** What somebody else wanted of it must not be undone without a word. */
const overrideText = (left) => `another operation set it to ${left} during this run; this run changed that.`;

;// CONCATENATED MODULE: ./src/core/changes/rows.ts
/** The rows of a run that changes something, each defined once. A new property is a new line. */




const rows_mapping = (0,define_rows/* rowsOf */.RO)();
const mappingBeforeForm = rows_mapping.form('mappingBefore', 'A protection container mapping as it was listed.', {
    provider: rows_mapping.column((0,kinds/* maybe */.no)(kinds/* word */.Vm), '', 'for instance `A2A`', ({ provider }) => provider),
    state: rows_mapping.column(kinds/* word */.Vm, '', 'for instance `Paired`', ({ state }) => state),
    status: rows_mapping.column((0,kinds/* maybe */.no)(kinds/* word */.Vm), '', 'of automatic update', ({ autoUpdate }) => autoUpdate?.status),
    automationAccountId: rows_mapping.column((0,kinds/* maybe */.no)(kinds/* sharedId */.dC), '', 'ARM id of the automation account', ({ autoUpdate }) => autoUpdate?.automationAccountId),
    authenticationType: rows_mapping.column((0,kinds/* maybe */.no)(kinds/* word */.Vm), '', 'of the account', ({ autoUpdate }) => autoUpdate?.authenticationType),
    healthErrors: rows_mapping.column((0,define_rows/* listOf */.c3)(problem/* healthErrorForm */.zr), '', 'as the service has them', ({ healthErrors }) => healthErrors.map(problem/* healthErrorForm */.zr.make)),
});
const item = (0,define_rows/* rowsOf */.RO)();
const itemBeforeForm = item.form('itemBefore', 'A replicated item as it was listed.', {
    provider: item.column((0,kinds/* maybe */.no)(kinds/* word */.Vm), '', 'for instance `A2A`', (of) => of.item.provider),
    vmId: item.column((0,kinds/* maybe */.no)(kinds/* ownId */.ou), '', 'ARM id of the VM', (of) => of.item.vmId),
    protectionState: item.column(kinds/* word */.Vm, '', 'of the item', (of) => of.item.protectionState),
    replicationHealth: item.column(kinds/* word */.Vm, '', 'of the replication', (of) => of.item.replicationHealth),
    agentVersion: item.column(kinds/* word */.Vm, '', 'version of the agent', (of) => of.item.agentVersion),
    updateAvailable: item.column(kinds/* flag */.Jt, '', 'a newer version waits', (of) => of.item.updateAvailable),
    agentExpiry: item.column((0,kinds/* maybe */.no)(kinds/* time */.kB), '', 'support ends', (of) => of.item.agentExpiry),
});
const confirmation = (0,define_rows/* rowsOf */.RO)();
const confirmationForm = confirmation.form('confirmation', 'What it was when the jobs had ended.', {
    asWanted: confirmation.column(kinds/* flag */.Jt, '', 'it is as it was asked for', ({ asWanted }) => asWanted),
    isUnread: confirmation.column((0,kinds/* maybe */.no)(kinds/* flag */.Jt), '', '`true` if it could not be read again; `readsAs` says why', ({ isUnread }) => isUnread),
    readsAs: confirmation.column(kinds/* text */.Qq, '', 'in words', ({ reads }) => reads),
    healthErrors: confirmation.column((0,define_rows/* listOf */.c3)(problem/* healthErrorForm */.zr), '', 'as the service has them', ({ healthErrors }) => healthErrors.map(problem/* healthErrorForm */.zr.make)),
});
const outcomes = ['succeeded', 'failed', 'failed-to-start', 'timed-out', 'abandoned'];
const seconds = (ms) => ms === undefined ? undefined : Math.round(ms / 100) / 10;
/**
 * @param before what is said of the subject as it was listed
 * @param beforeOf its value
 */
function changeForm(schemaName, means, before, beforeOf) {
    const { column, form } = (0,define_rows/* rowsOf */.RO)();
    return form(schemaName, means, {
        id: column(kinds/* ownId */.ou, '', 'ARM id', ({ subject }) => subject.id),
        name: column(kinds/* name */.UU, '', 'for people; of a replicated item that of the VM', ({ subject }) => subject.name),
        vaultId: column(kinds/* vaultId */.oC, '', 'ARM id of the vault', ({ vault }) => vault.id),
        before: column((0,define_rows/* nested */.cY)(before), '', 'as it was listed, see below', ({ subject }) => beforeOf(subject)),
        decision: column((0,kinds/* choice */.Yq)(['selected', 'skipped']), '', '`selected` or `skipped`', ({ decision }) => decision.selected ? 'selected' : 'skipped'),
        reason: column(kinds/* saying */.i, '', 'why', ({ decision }) => decision.reason),
        exemption: column((0,kinds/* maybe */.no)(kinds/* name */.UU), '', 'name of the [exemption](exemptions.md) for which it is left alone', ({ decision }) => decision.exemption),
        outcome: column((0,kinds/* maybe */.no)((0,kinds/* choice */.Yq)(outcomes)), '', 'how it ended, unless it was a dry run', ({ outcome }) => outcome?.kind),
        note: column((0,kinds/* maybe */.no)(kinds/* text */.Qq), '', 'what the service remarked on a success', ({ outcome }) => outcome?.kind === 'succeeded' ? outcome.note : undefined),
        jobId: column((0,kinds/* maybe */.no)(kinds/* ownId */.ou), '', 'ARM id of the job', ({ jobId }) => jobId),
        pickedUp: column((0,kinds/* maybe */.no)(kinds/* flag */.Jt), '', '`true` for a job that was running already', ({ pickedUp }) => pickedUp),
        overrode: column((0,kinds/* maybe */.no)(kinds/* text */.Qq), '', "what it read after somebody else's operation during the run, before it was changed over that", ({ overrode }) => overrode),
        startedAt: column((0,kinds/* maybe */.no)(kinds/* time */.kB), '', 'the change was accepted', ({ startedAt }) => startedAt),
        endedAt: column((0,kinds/* maybe */.no)(kinds/* time */.kB), '', 'its end was seen', ({ endedAt }) => endedAt),
        durationSeconds: column((0,kinds/* maybe */.no)(kinds/* amount */.vj), '', 'between the two', (row) => seconds(durationOf(row))),
        after: column((0,kinds/* maybe */.no)((0,define_rows/* nested */.cY)(confirmationForm)), '', 'what it was when the jobs had ended, see below', (row) => row.confirmation && confirmationForm.make(row.confirmation)),
        error: column((0,kinds/* maybe */.no)((0,define_rows/* nested */.cY)(problem/* problemForm */.U4)), '', 'why it did not succeed, see above', ({ outcome }) => outcome === undefined || outcome.kind === 'succeeded' ? undefined : problem/* problemForm */.U4.make(outcome.problem)),
    });
}
const MAPPING_CHANGE = ['settingRow', 'A mapping, with what was done to its setting.'];
const ITEM_CHANGE = ['agentsRow', 'A replicated item, with what was done to its agent.'];
const mappingChangeForm = changeForm(...MAPPING_CHANGE, mappingBeforeForm, mappingBeforeForm.make);
const itemChangeForm = changeForm(...ITEM_CHANGE, itemBeforeForm, itemBeforeForm.make);
const rows_mappingForm = { list: 'mappings', form: mappingChangeForm };
const itemForm = { list: 'items', form: itemChangeForm };

;// CONCATENATED MODULE: ./src/core/changes/plan-mappings.ts

const skipped = (reason) => ({ selected: false, reason });
const selected = (reason) => ({ selected: true, reason });
/** True if the setting reads as wanted; health is not looked at. */
function readsAsWanted(mapping, wanted) {
    const setting = mapping.autoUpdate;
    if (setting === undefined || !(0,compare/* sameText */.QV)(setting.status, wanted.status))
        return false;
    return (wanted.status === 'Disabled' ||
        ((0,compare/* sameText */.QV)(setting.automationAccountId, wanted.automationAccountId) &&
            (0,compare/* sameText */.QV)(setting.authenticationType, 'SystemAssignedIdentity')));
}
/** The setting in words, for whoever compares it with what was asked for. */
function settingText(mapping) {
    const setting = mapping.autoUpdate;
    if (setting === undefined)
        return 'no setting of automatic update';
    if (!(0,compare/* sameText */.QV)(setting.status, 'Enabled'))
        return setting.status || 'unknown';
    return `${setting.status} with ${setting.automationAccountId ?? 'no automation account'} and ${setting.authenticationType ?? 'an unknown authentication type'}`;
}
function difference(mapping, wanted) {
    const setting = mapping.autoUpdate;
    if (!(0,compare/* sameText */.QV)(setting?.status, wanted.status)) {
        return wanted.status === 'Enabled' ? 'automatic update is disabled' : 'automatic update is enabled';
    }
    if (wanted.status === 'Disabled')
        return 'forced';
    if (!(0,compare/* sameText */.QV)(setting?.automationAccountId, wanted.automationAccountId))
        return 'enabled with another automation account';
    if (!(0,compare/* sameText */.QV)(setting?.authenticationType, 'SystemAssignedIdentity')) {
        return `enabled with the authentication type ${setting?.authenticationType ?? 'unknown'}, not SystemAssignedIdentity`;
    }
    const codes = mapping.healthErrors.map((error) => error.code).filter((code) => code !== '');
    if (mapping.healthErrors.length > 0)
        return `enabled, but with health errors${codes.length > 0 ? ` (${codes.join(', ')})` : ''}`;
    return 'forced';
}
function plan_mappings_decide(mapping, wanted, force) {
    if (mapping.provider === undefined)
        return skipped('no provider details: not Azure-to-Azure replication');
    if (!(0,compare/* sameText */.QV)(mapping.provider, 'A2A'))
        return skipped(`provider ${mapping.provider}: not Azure-to-Azure replication`);
    if (!(0,compare/* sameText */.QV)(mapping.state, 'Paired'))
        return skipped(`state ${mapping.state || 'unknown'}, not Paired`);
    const asWanted = readsAsWanted(mapping, wanted) && (wanted.status === 'Disabled' || mapping.healthErrors.length === 0);
    if (asWanted && !force) {
        return skipped(wanted.status === 'Enabled' ? 'already enabled with this automation account' : 'already disabled');
    }
    return selected(difference(mapping, wanted));
}

;// CONCATENATED MODULE: ./src/core/changes/known-causes.ts
/** What to do about a job that failed for a reason which is known: the command itself, and not "do what the service says". */


/** The service has no code of its own for these; the finding that says the same has the remedy. */
const CAUSES = [
    [/automation account[^.]* (?:was not found|not found|does not exist|could not be found)/i, 'ASR101'],
    [
        /(?:no|without a|does not have a) (?:system-assigned|managed) identity|identity[^.]* (?:is not|not) (?:enabled|switched on)/i,
        'ASR103',
    ],
    [
        /identity[^.]* (?:has no|lacks|without|does not have)[^.]* (?:access|role|permissions?|rights?|authori[sz]ation)|identity[^.]* is not authori[sz]ed/i,
        'ASR104',
    ],
];
/** @returns undefined where the cause is not known */
function adviceOnFailedJob(problem, at) {
    const text = [problem.message, problem.possibleCauses, problem.recommendedAction].join(' ');
    const id = CAUSES.find(([pattern]) => pattern.test(text))?.[1];
    const rule = id === undefined ? undefined : catalogue/* catalogue */.sW.get(id);
    return rule === undefined ? undefined : `Do this, then run again (${id}):\n${(0,audit_steps/* stepsText */.bS)(rule.remedy(at))}`;
}

// EXTERNAL MODULE: ./src/core/values/on-abort.ts
var on_abort = __webpack_require__(5030);
;// CONCATENATED MODULE: ./src/core/requests/with-timeout.ts
/** Bounds a request whose answer is welcome but not worth waiting long for. */

async function withTimeout(ms, clock, stop, send) {
    const given = new AbortController();
    const answered = new AbortController();
    const release = (0,on_abort/* onAbort */.u)(stop.signal, () => answered.abort('stopped'));
    void clock.sleep(ms, answered.signal).then(() => given.abort('over'));
    try {
        return await send(given.signal);
    }
    finally {
        answered.abort('answered');
        release();
    }
}

// EXTERNAL MODULE: ./src/core/requests/retry-policy.ts
var retry_policy = __webpack_require__(9655);
;// CONCATENATED MODULE: ./src/core/changes/job-state.ts
const SUCCEEDED_WITH_REMARK = new Set(['partiallysucceeded', 'completedwithinformation', 'skipped']);
/** Documented, or seen while jobs run. */
const RUNNING = new Set(['notstarted', 'inprogress', 'running', 'accepted', 'queued', 'cancelling', 'canceling']);
const UNSUCCESSFUL = new Set(['failed', 'cancelled', 'canceled', 'suspended', 'other']);
const isRunningState = (state) => RUNNING.has(state.toLowerCase());
const words = (job) => job.stateDescription !== '' && job.stateDescription.toLowerCase() !== job.state.toLowerCase()
    ? `${job.state} (${job.stateDescription})`
    : job.state;
function withoutDetails(job) {
    switch (job.state.toLowerCase()) {
        case 'suspended':
            return {
                code: 'Suspended',
                message: 'The job is suspended: it waits for a person to act on it.',
                nextStep: 'Open the job in the portal, resume or cancel it, then run again.',
            };
        case 'cancelled':
        case 'canceled':
            return {
                code: 'Cancelled',
                message: 'The job was cancelled in Azure.',
                nextStep: 'Find out who cancelled it (activity log of the vault), then run again.',
            };
        default:
            return {
                code: job.state,
                message: `The job ended in the state ${words(job)} without saying why.`,
                nextStep: 'Open the job in the portal and read its tasks.',
            };
    }
}
/** States compare without regard to case; a word that is not known is an end only of a job that has an end time. */
function interpretJobState(job) {
    const state = job.state.toLowerCase();
    const description = job.stateDescription.toLowerCase();
    if (SUCCEEDED_WITH_REMARK.has(state) || (state === 'succeeded' && SUCCEEDED_WITH_REMARK.has(description))) {
        const said = job.problem === undefined ? '' : `: ${job.problem.code} ${job.problem.message}`.trimEnd();
        const note = `${words(job)}${said}`;
        return { kind: 'ended', outcome: { kind: 'succeeded', note }, needsDetails: job.problem === undefined };
    }
    if (state === 'succeeded') {
        const said = job.problem === undefined ? {} : { note: `${words(job)}: ${job.problem.code} ${job.problem.message}` };
        return { kind: 'ended', outcome: { kind: 'succeeded', ...said }, needsDetails: false };
    }
    if (!UNSUCCESSFUL.has(state) && (!job.hasEnded || state === '' || RUNNING.has(state)))
        return { kind: 'running' };
    const standIn = withoutDetails(job);
    const problem = job.problem === undefined ? standIn : { ...job.problem, nextStep: job.problem.nextStep ?? standIn.nextStep };
    return { kind: 'ended', outcome: { kind: 'failed', problem }, needsDetails: job.problem === undefined };
}
const MIN_POLL_INTERVAL_MS = 1_000;
const MAX_POLL_INTERVAL_MS = 15_000;
/** A thirtieth of the job's age, so that its end is seen within a small share of its own length. */
function pollInterval(ageMs) {
    return Math.min(MAX_POLL_INTERVAL_MS, Math.max(MIN_POLL_INTERVAL_MS, ageMs / 30));
}

;// CONCATENATED MODULE: ./src/core/changes/running-jobs.ts
/** Relates the jobs that run in a vault to its mappings. */






/** The changes wait for the first check, so it must not wait long for an answer. */
const PATIENCE_MS = 10_000;
class JobsOnMappings {
    vault;
    isFollowed;
    context;
    conflicts;
    scan;
    /** Details of jobs that have begun; what they work on does not change any more. */
    details = new Map();
    /** Mappings by each name of their source container. */
    bySource = new Map();
    constructor(vault, mappings, isFollowed, context, conflicts) {
        this.vault = vault;
        this.isFollowed = isFollowed;
        this.context = context;
        this.conflicts = conflicts;
        for (const mapping of mappings) {
            for (const name of new Set(mapping.sourceContainer)) {
                const same = this.bySource.get(name);
                if (same === undefined)
                    this.bySource.set(name, [mapping]);
                else
                    same.push(mapping);
            }
        }
    }
    /** One check serves all mappings that ask for a while, longer the more of them wait. */
    async find(mapping, notBefore) {
        const now = this.context.clock.monotonic();
        const serves = (at) => notBefore === undefined || (at >= notBefore && now - at <= this.conflicts.sharedMs());
        if (this.scan === undefined || !serves(this.scan.at))
            this.scan = { at: now, result: this.check() };
        const { jobs, busy, complete } = await this.scan.result;
        const name = jobs.get(mapping.id);
        if (name !== undefined && !this.isFollowed(name))
            return { kind: 'job', name };
        const isBusy = busy.has('*') || mapping.sourceContainer.some((container) => busy.has(container));
        return { kind: complete ? 'nothing' : 'unknown', isBusy };
    }
    async check() {
        const listed = await this.list();
        const running = listed.names.filter((name) => !this.isFollowed(name));
        const read = await Promise.all(running.map((name) => this.read(name)));
        const jobs = new id_map/* IdMap */.Eo();
        const busy = new Set();
        for (const job of read) {
            if (job === 'ended')
                continue;
            const [only, another] = job === 'unknown' ? [] : this.workedOn(job);
            if (job !== 'unknown' && only !== undefined && another === undefined)
                jobs.set(only.id, job.name.toLowerCase());
            else
                for (const name of (job !== 'unknown' && job.affected?.source) || ['*'])
                    busy.add(name);
        }
        return { jobs, busy, complete: listed.complete && !read.includes('unknown') };
    }
    /** The list is newest first, so behind a page on which nothing runs nothing is searched for. */
    async list() {
        const { service } = this.context;
        const names = [];
        const pages = (0,requests_pages/* walkPages */.wZ)('list of jobs', (next) => this.ask((signal) => service.listJobs(this.vault, next, signal)));
        for await (const page of pages) {
            if (!page.ok)
                return { names, complete: page.failure.problem.code === requests_pages/* LOOPING_LIST */.Y2 };
            const running = page.value.items.filter((job) => interpretJobState(job).kind === 'running');
            for (const job of running)
                names.push(job.name.toLowerCase());
            if (running.length === 0)
                break;
        }
        return { names, complete: true };
    }
    /** A job that has not begun names no container yet. */
    async read(name) {
        const known = this.details.get(name);
        if (known !== undefined)
            return known;
        const { service } = this.context;
        const answer = await this.ask((signal) => service.readJob(this.vault, name, signal));
        if (!answer.ok)
            return 'unknown';
        const job = answer.value;
        // One that ended since it was listed is picked up too: it may have made the change, after the mapping was listed.
        if (interpretJobState(job).kind !== 'running')
            return job.affected === undefined ? 'ended' : job;
        if (job.state.toLowerCase() === 'notstarted')
            return job.affected === undefined ? 'unknown' : job;
        this.details.set(name, job);
        return job;
    }
    /** What is not told soon is not waited for; but one stray fault must not hide the jobs of a whole vault. */
    async ask(send) {
        const { clock, reads, stop } = this.context;
        for (let strays = 0;; strays++) {
            const answer = await reads.ask(() => withTimeout(PATIENCE_MS, clock, stop, send), stop);
            if (answer === undefined)
                return { ok: false, failure: (0,send_with_retries/* stopped */.c)('the run was stopped') };
            if (answer.ok || !(0,retry_policy/* isStray */.oA)(answer.failure) || strays === retry_policy/* MAX_STRAYS */.Ql)
                return answer;
        }
    }
    workedOn({ affected }) {
        if (affected === undefined)
            return [];
        const candidates = new Set(affected.source.flatMap((name) => this.bySource.get(name) ?? []));
        return [...candidates].filter((mapping) => mapping.targetContainer.some((name) => affected.target.includes(name)));
    }
}

;// CONCATENATED MODULE: ./src/core/changes/change-kind.ts
const settingWords = {
    one: 'mapping',
    many: 'mappings',
    deed: 'change',
    done: 'changed',
    toBe: 'change',
};
const agentWords = {
    one: 'replicated item',
    many: 'replicated items',
    deed: 'update',
    done: 'updated',
    toBe: 'be updated',
};

;// CONCATENATED MODULE: ./src/core/changes/auto-update.ts
/** The work of `Enabled` and `Disabled`: each mapping is brought to the wanted setting. */






/** @param wantedFor the setting for a mapping, or for a vault, by its ARM id */
function settingChange(wantedFor, force, service, preflight, spell = values_spell/* asOnGitHub */.z) {
    return {
        words: settingWords,
        list: listMappings,
        decide: (mapping) => plan_mappings_decide(mapping, wantedFor(mapping.id), force),
        ...(preflight && { preflight }),
        advise(vault, problem) {
            const wanted = wantedFor(vault.id);
            if (wanted.status === 'Disabled')
                return undefined;
            const advice = adviceOnFailedJob(problem, { vaultId: vault.id, accountId: wanted.automationAccountId });
            return advice === undefined ? undefined : spell(advice);
        },
        send: (vault, mapping, signal) => service.startChange(vault, mapping, wantedFor(mapping.id), signal),
        read: (vault, mapping, signal) => service.readMapping(vault, mapping.id, signal),
        isDone: (mapping) => readsAsWanted(mapping, wantedFor(mapping.id)),
        reads: settingText,
        healthErrors: (mapping) => mapping.healthErrors,
        runningJobs: (...args) => new JobsOnMappings(...args),
    };
}

;// CONCATENATED MODULE: ./src/core/changes/job-chart.ts
/** A Mermaid chart of how long the jobs took: each job while there are few, their distribution when there are many. */


const MAX_BARS = 30;
const FEWEST_JOBS = 2;
function jobChart(rows) {
    const jobs = rows.flatMap((row) => {
        const took = durationOf(row);
        return took === undefined || row.startedAt === undefined ? [] : [{ row, startedAt: row.startedAt, took }];
    });
    if (jobs.length < FEWEST_JOBS)
        return [];
    const first = jobs.reduce((earliest, job) => Math.min(earliest, job.startedAt), Number.POSITIVE_INFINITY);
    const chart = jobs.length <= MAX_BARS ? gantt(jobs, first) : histogram(jobs.map((job) => job.took));
    return ['```mermaid', ...chart, '```', ''];
}
/** Mermaid has no escapes for its own punctuation, so names keep only letters, digits and a few signs. */
const job_chart_label = (name) => [...name.replace(/[^\p{L}\p{N} ._-]/gu, ' ')].slice(0, 40).join('').trim() || 'mapping';
function gantt(jobs, first) {
    const lines = [
        'gantt',
        '  title Jobs since the first was started (minutes:seconds)',
        '  dateFormat x',
        '  axisFormat %M:%S',
    ];
    let vault = '';
    const byVault = [...jobs].sort((a, b) => a.row.vault.id.localeCompare(b.row.vault.id) || a.startedAt - b.startedAt);
    for (const { row, startedAt, took } of byVault) {
        if (row.vault.id !== vault)
            lines.push(`  section ${job_chart_label(row.vault.name)}`);
        vault = row.vault.id;
        const tag = row.outcome?.kind === 'succeeded' ? '' : 'crit, ';
        const from = startedAt - first;
        // The dash keeps a name from being one of Mermaid's own words.
        lines.push(`  - ${job_chart_label(row.subject.name)} ${(0,format/* duration */.p0)(took)} :${tag}${from}, ${from + Math.max(1000, took)}`);
    }
    return lines;
}
const BUCKETS = 10;
function histogram(durations) {
    const longest = durations.reduce((a, b) => Math.max(a, b), 1000);
    const width = Math.ceil(longest / BUCKETS / 1000) * 1000;
    const counts = new Array(BUCKETS).fill(0);
    for (const took of durations) {
        const bucket = Math.min(BUCKETS - 1, Math.floor(took / width));
        counts[bucket] = (counts[bucket] ?? 0) + 1;
    }
    const names = counts.map((_, index) => `"${((index + 1) * width) / 1000}"`);
    return [
        'xychart-beta',
        `  title "How long ${(0,format/* plural */.LS)(durations.length, 'job')} took"`,
        `  x-axis "seconds, up to" [${names.join(', ')}]`,
        `  y-axis "jobs" 0 --> ${counts.reduce((most, count) => Math.max(most, count), 0)}`,
        `  bar [${counts.join(', ')}]`,
    ];
}

;// CONCATENATED MODULE: ./src/core/changes/report.ts




const ATTENTION = [
    'failed',
    'failed-to-start',
    'timed-out',
    'abandoned',
    undefined,
    'succeeded',
];
/** False for what needs no reader: skipped, or changed and as wanted. */
function isRemarkable({ decision, outcome, confirmation }) {
    if (!decision.selected)
        return false;
    if (outcome?.kind !== 'succeeded' || outcome.note !== undefined)
        return true;
    return confirmation !== undefined && doubts(confirmation).length > 0;
}
function attention(row) {
    if (!row.decision.selected)
        return ATTENTION.length;
    const remark = isRemarkable(row) && row.outcome?.kind === 'succeeded' ? -0.5 : 0;
    return ATTENTION.indexOf(row.outcome?.kind) + remark;
}
function countRows(rows) {
    const outcomes = {
        succeeded: 0,
        failed: 0,
        'failed-to-start': 0,
        'timed-out': 0,
        abandoned: 0,
    };
    for (const { outcome } of rows)
        if (outcome !== undefined)
            outcomes[outcome.kind]++;
    const selected = rows.filter((row) => row.decision.selected).length;
    const confirmed = rows.filter(isConfirmed).length;
    return { total: rows.length, selected, skipped: rows.length - selected, outcomes, confirmed };
}
function makeReport(result, options) {
    const counts = countRows(result.rows);
    const conclusion = report_conclude(result, counts, options);
    return {
        words: options.words,
        conclusion,
        failed: ['cancelled', 'timed-out', 'failed', 'drifted'].includes(conclusion),
        changed: result.rows.some(mayHaveChanged),
        dryRun: options.dryRun,
        startedAt: result.startedAt,
        endedAt: result.endedAt,
        counts,
        causes: [
            ...(options.errors ?? []).map(({ level, problem, affected }) => ({ level, problem, affected })),
            ...report_causesOf(result, counts, options),
        ],
        vaultFailures: result.vaultFailures,
        uselessIn: new id_map/* IdSet */.wp(result.warnings.filter(isBlocking).map(({ vault }) => vault.id)).size,
        otherErrors: (options.errors ?? []).map(({ said }) => said),
        rows: [...result.rows].sort((a, b) => attention(a) - attention(b)),
    };
}
const isBlocking = ({ problem }) => catalogue/* catalogue */.sW.get(problem.code)?.effect === 'blocks';
const isConfirmed = ({ outcome, confirmation }) => outcome?.kind === 'succeeded' && confirmation?.asWanted === true;
const isUnconfirmed = ({ outcome, confirmation }) => outcome?.kind === 'succeeded' && confirmation?.asWanted === false;
/** `3 of 4 confirmed` */
const confirmedText = ({ confirmed, outcomes }) => `${(0,format/* number */.ai)(confirmed)} of ${(0,format/* number */.ai)(outcomes.succeeded)} confirmed`;
/** An accepted change whose end was not seen may have been made. */
const mayHaveChanged = ({ outcome, startedAt }) => outcome?.kind === 'succeeded' || (startedAt !== undefined && outcome !== undefined && outcome.kind !== 'failed');
function report_conclude(result, counts, options) {
    const { outcomes, selected } = counts;
    const unread = result.vaultFailures.length > 0;
    if (result.stopped === 'cancelled')
        return 'cancelled';
    if (outcomes['timed-out'] > 0 || (unread && result.stopped === 'deadline'))
        return 'timed-out';
    // Without being cancelled, only a defect leaves a change.
    const wrong = outcomes.failed + outcomes['failed-to-start'] + outcomes.abandoned + (options.errors?.length ?? 0);
    if (wrong > 0 || unread)
        return 'failed';
    if (options.failOnUnconfirmed && result.rows.some(isUnconfirmed))
        return 'failed';
    if (options.dryRun && selected > 0)
        return options.failOnDrift ? 'drifted' : 'planned';
    return selected > 0 ? 'succeeded' : 'unchanged';
}
/** One entry for each distinct problem, so that a thousand refusals are one annotation. */
function report_causesOf(result, counts, { failOnUnconfirmed }) {
    const causes = new Map();
    const add = (level, problem, affected) => {
        const key = [level, problem.code, generalised(problem.message), problem.recommendedAction].join('\n');
        const cause = causes.get(key);
        if (cause === undefined)
            causes.set(key, { level, problem, affected: [affected] });
        else
            cause.affected.push(affected);
    };
    const vaults = report_vaultsOf(result);
    const labels = vaultLabels(vaults);
    const nameIn = namesIn(vaults);
    const labelOf = ({ id, name }) => `vault ${labels.get(id) ?? name}`;
    for (const { vault, problem } of result.vaultFailures)
        add('error', problem, labelOf(vault));
    for (const { vault, problem } of result.warnings)
        add('warning', problem, labelOf(vault));
    for (const { outcome, subject, vault, confirmation, overrode } of result.rows) {
        if (outcome === undefined)
            continue;
        const name = nameIn(vault.id, subject.name);
        if (overrode !== undefined)
            add('warning', overridden(overrode), name);
        const unconfirmed = confirmation === undefined ? undefined : unconfirmedProblem(confirmation);
        if (unconfirmed !== undefined) {
            const message = `${confirmedText(counts)}. ${unconfirmed.message}`;
            add(failOnUnconfirmed ? 'error' : 'warning', { ...unconfirmed, message }, name);
        }
        for (const problem of confirmation === undefined ? [] : healthProblems(confirmation))
            add('warning', problem, name);
        if (outcome.kind !== 'succeeded')
            add('error', outcome.problem, name);
        else if (outcome.note !== undefined) {
            add('warning', { code: 'SucceededWithRemark', message: `Succeeded with a remark: ${outcome.note}` }, name);
        }
    }
    return [...causes.values()].sort((a, b) => (a.level === b.level ? 0 : a.level === 'error' ? -1 : 1));
}
const overridden = (left) => ({
    code: 'OtherChangeUndone',
    message: `Another operation set automatic update to ${left} during this run; this run changed that.`,
    nextStep: 'Find out in the activity log of the vault who started it, so that the two do not undo each other again.',
});
/** Every vault of the run that there is something to say of. */
const report_vaultsOf = ({ vaultFailures, warnings, rows }) => [
    ...new id_map/* IdMap */.Eo([...vaultFailures, ...warnings, ...rows].map(({ vault }) => [vault.id, vault])).values(),
];
/** What a subject says after its job succeeded, where that is not what was asked for. */
function doubts(confirmation) {
    const unconfirmed = unconfirmedProblem(confirmation);
    return [...(unconfirmed === undefined ? [] : [unconfirmed]), ...healthProblems(confirmation)];
}
function healthProblems(confirmation) {
    return confirmation.healthErrors.map((error) => ({
        code: error.code || 'HealthError',
        message: `The mapping has a health error: ${error.message}`,
        possibleCauses: error.possibleCauses || undefined,
        recommendedAction: error.recommendedAction || undefined,
        nextStep: 'Do what the service recommends, then run again: a mapping with health errors is changed again.',
    }));
}
function unconfirmedProblem({ asWanted, isUnread, isGone, reads }) {
    if (asWanted)
        return undefined;
    if (isGone) {
        const nextStep = 'Find out in the activity log of the vault who removed it; there is nothing left to change.';
        return { code: 'NotAsWanted', message: 'The job succeeded, but the mapping no longer exists.', nextStep };
    }
    const nextStep = 'Look at it in the portal, then run again.';
    return isUnread
        ? { code: 'NotConfirmed', message: `The job succeeded, but ${reads}`, nextStep }
        : { code: 'NotAsWanted', message: `The job succeeded, but afterwards it reads: ${reads}`, nextStep };
}
/** The same text about two resources is one cause: ids, names in quotes and numbers are left out of the comparison. */
function generalised(message) {
    return message
        .replace(/\/subscriptions\/\S+/gi, '…')
        .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '…')
        .replace(/'[^']*'|"[^"]*"/g, '…')
        .replace(/\d+/g, '#');
}

;// CONCATENATED MODULE: ./src/core/changes/headline.ts
/** The first line of a report of changes. */


/** Nothing else is wrong with the run. */
const isOnlyUnconfirmed = (report) => report.rows.some(isUnconfirmed) &&
    (report.conclusion === 'succeeded' || report.conclusion === 'failed') &&
    report.counts.outcomes.succeeded === report.counts.selected &&
    report.vaultFailures.length + report.otherErrors.length === 0;
/** The run in one sentence. */
function headline(report) {
    const { counts, conclusion, vaultFailures, words } = report;
    const { outcomes } = counts;
    const unread = vaultFailures.length === 0 ? '' : `; ${(0,format/* plural */.LS)(vaultFailures.length, 'vault')} could not be read`;
    const other = report.otherErrors.map((said) => `; ${said}`).join('');
    const wrong = `${unread}${other}`;
    const bad = [
        [outcomes.failed, 'failed'],
        [outcomes['failed-to-start'], 'failed to start'],
        [outcomes['timed-out'], 'not ended in time'],
        [outcomes.abandoned, `left when the run ${conclusion === 'cancelled' ? 'was cancelled' : 'broke'}`],
    ];
    const parts = bad.filter(([count]) => count > 0).map(([count, text]) => `${(0,format/* number */.ai)(count)} ${text}`);
    const unconfirmed = report.rows.filter(isUnconfirmed).length;
    const doubt = unconfirmed === 0 ? '' : ` (${(0,format/* number */.ai)(unconfirmed)} not confirmed)`;
    const of = `${(0,format/* plural */.LS)(outcomes.succeeded, words.deed)} of ${(0,format/* number */.ai)(counts.selected)} succeeded${doubt}`;
    if (isOnlyUnconfirmed(report))
        return `${confirmedText(counts)}: ${(0,format/* plural */.LS)(unconfirmed, words.deed)} not seen to take effect`;
    const total = (0,format/* plural */.LS)(counts.total, words.one);
    // The service takes a setting with any account.
    const useless = report.uselessIn === 0 ? '' : `; it cannot work yet in ${(0,format/* plural */.LS)(report.uselessIn, 'vault')}`;
    switch (conclusion) {
        case 'unchanged':
            return counts.total === 0
                ? `Nothing to do: the vaults hold no ${words.many}`
                : `Nothing to do: of ${total} none has to ${words.toBe}${useless}`;
        case 'planned':
            return `Dry run: ${(0,format/* number */.ai)(counts.selected)} of ${total} would ${words.toBe}${useless}`;
        case 'drifted':
            return `Drift: ${(0,format/* number */.ai)(counts.selected)} of ${total} are not as wanted`;
        case 'succeeded':
            return `${(0,format/* plural */.LS)(outcomes.succeeded, words.one)} ${words.done}${useless}`;
        case 'cancelled':
            return `Cancelled: ${[of, ...parts].join(', ')}${unread}`;
        case 'timed-out':
            return `Timed out: ${[of, ...parts].join(', ')}${unread}`;
        case 'failed':
            if (counts.selected === 0)
                return wrong === '' ? 'Failed' : `Failed${wrong.replace(';', ':')}`;
            if (report.dryRun)
                return `Failed: ${(0,format/* number */.ai)(counts.selected)} of ${total} would ${words.toBe}${wrong}`;
            return `Failed: ${[of, ...parts].join(', ')}${wrong}`;
    }
}

;// CONCATENATED MODULE: ./src/core/changes/summary.ts
/** The summary that a person reads and keeps: verdict, counts, causes with next steps, and a row for each mapping. */










function makeSummary(report, options) {
    const isLarge = options.bySubscription === true && countVaults(report.rows) > MAX_VAULTS_NAMED;
    const rows = isLarge ? report.rows.filter(isRemarkable) : report.rows;
    const subscriptions = isLarge ? subscriptionSection(report, report.rows.length - rows.length) : [];
    const top = [
        ...header(report, options),
        ...(0,sections/* causeSection */.bM)('Causes', report.causes, 100),
        ...(options.drawsMermaid ? jobChart(report.rows) : []),
        ...subscriptions,
    ];
    const head = [
        `### ${(0,sections/* capitalised */.Iu)(report.words.many)}`,
        '',
        ...(0,markdown/* tableHead */.PP)([(0,sections/* capitalised */.Iu)(report.words.one), 'Vault', 'Reason', 'Outcome', 'Duration', 'Cause and next step']),
    ];
    if (rows.length === 0)
        return `${top.join('\n')}\n`;
    const left = sections/* MAX_BYTES */.zx - (0,markdown/* byteLength */.dp)([...top, ...head].join('\n')) - 200;
    const kept = asManyAsFit(rows, options, left);
    const dropped = rows.length - kept.length;
    const note = dropped === 0
        ? []
        : ['', `${(0,format/* plural */.LS)(dropped, 'row')} left out to stay within the size limit; the JSON report has all.`];
    return `${[...top, ...head, ...kept, ...note].join('\n')}\n`;
}
const countVaults = (rows) => new id_map/* IdSet */.wp(rows.map(({ vault }) => vault.id)).size;
const MAX_BYTES_OF_SUBSCRIPTIONS = 150 * 1_024;
/** Those with the most that did not succeed first. */
function subscriptionSection({ rows, words }, leftOut) {
    const bySubscription = [...(0,id_map/* groupById */.AN)(rows, ({ vault }) => vault.subscriptionId).values()].map((own) => {
        const { total, selected, outcomes } = countRows(own);
        return { own, total, selected, succeeded: outcomes.succeeded, others: own.filter(isRemarkable).length };
    });
    const cells = bySubscription
        .sort((a, b) => b.others - a.others || b.selected - a.selected)
        .map(({ own, total, selected, succeeded, others }) => {
        const name = own[0] === undefined ? '' : subscriptionLabel(own[0].vault);
        return (0,markdown/* tableRow */.jD)([(0,markdown/* cell */.Hn)(name), ...[countVaults(own), total, selected, succeeded, others].map(format/* number */.ai)]);
    });
    const columns = ['Subscription', 'Vaults', (0,sections/* capitalised */.Iu)(words.many), 'Selected', 'Succeeded', 'To look at'];
    return [
        ...(0,sections/* tableSection */.Yc)('Subscriptions', columns, cells, { bytes: MAX_BYTES_OF_SUBSCRIPTIONS }),
        ...(leftOut === 0 ? [] : [`Only the JSON report has the ${(0,format/* plural */.LS)(leftOut, words.one)} that went as asked.`, '']),
    ];
}
/** Rows come with what needs attention first, so what is left out is the least remarkable. */
function asManyAsFit(rows, options, bytes) {
    const kept = [];
    let left = bytes;
    for (const row of rows) {
        const text = rowText(row, options);
        left -= (0,markdown/* byteLength */.dp)(text) + 1;
        if (left < 0)
            break;
        kept.push(text);
    }
    return kept;
}
const CONCLUSION_SYMBOLS = {
    cancelled: '🛑',
    'timed-out': '⏱️',
    failed: '❌',
    drifted: '❌',
    planned: '📝',
    succeeded: '✅',
    unchanged: '✅',
};
/** The wanted setting as the summary names it. */
function settingAsked(status, accountIds, options) {
    const accounts = accountIds.map((id) => (0,sections/* portalLink */.jg)((0,arm_id/* nameOf */.Vb)(id), id, options));
    const named = accounts.length <= 3 ? accounts.join(', ') : `${accounts.length} automation accounts`;
    return `Wanted: automatic update of the Mobility agent **${status}**${named === '' ? '' : ` with ${named}`}.`;
}
const isDoubtful = (report) => isOnlyUnconfirmed(report) || (report.uselessIn > 0 && ['succeeded', 'unchanged'].includes(report.conclusion));
function header(report, options) {
    const { counts } = report;
    const { outcomes } = counts;
    return [
        `## ${isDoubtful(report) ? '⚠️' : CONCLUSION_SYMBOLS[report.conclusion]} ${(0,markdown/* escapeMarkdown */.FV)(headline(report))}`,
        '',
        `${options.asked} ` + `${report.dryRun ? 'Dry run, nothing was changed. ' : ''}` + (0,sections/* runText */.le)(report, options),
        '',
        ...(0,markdown/* tableHead */.PP)([
            (0,sections/* capitalised */.Iu)(report.words.many),
            'Skipped',
            'Selected',
            'Succeeded',
            'Failed',
            'Failed to start',
            'Timed out',
            'Abandoned',
        ]),
        (0,markdown/* tableRow */.jD)([
            counts.total,
            counts.skipped,
            counts.selected,
            outcomes.succeeded,
            outcomes.failed,
            outcomes['failed-to-start'],
            outcomes['timed-out'],
            outcomes.abandoned,
        ].map(format/* number */.ai)),
        '',
    ];
}
const vaultLink = ({ name, id }, options) => (0,sections/* portalLink */.jg)(name, id, options);
function rowText(row, options) {
    const { subject, vault, decision, jobId } = row;
    const took = durationOf(row);
    const regions = subject.sourceFabric === '' ? '' : ` (${subject.sourceFabric} → ${subject.targetFabric})`;
    const outcomeCell = jobId === undefined ? (0,markdown/* cell */.Hn)(outcomeText(row)) : (0,sections/* portalLink */.jg)(outcomeText(row), jobId, options);
    return (0,markdown/* tableRow */.jD)([
        (0,markdown/* cell */.Hn)(`${subject.name}${regions}`, 200),
        vaultLink(vault, options),
        (0,markdown/* cell */.Hn)(decision.reason, 300),
        outcomeCell,
        took === undefined ? '' : (0,format/* duration */.p0)(took),
        explanation(row),
    ]);
}
function explanation({ outcome, confirmation, overrode, pickedUp }) {
    if (outcome === undefined)
        return '';
    const remarks = pickedUp ? [(0,markdown/* cell */.Hn)('The job was running already and was picked up.')] : [];
    if (overrode !== undefined)
        remarks.push(`⚠️ ${(0,markdown/* cell */.Hn)((0,sections/* capitalised */.Iu)(overrideText(overrode)), 400)}`);
    if (outcome.kind === 'succeeded') {
        if (outcome.note !== undefined)
            remarks.push((0,markdown/* cell */.Hn)(outcome.note, 500));
        for (const { code, message } of confirmation === undefined ? [] : doubts(confirmation))
            remarks.push(`⚠️ ${(0,markdown/* cell */.Hn)(`${code}: ${message}`, 400)}`);
        if (confirmation?.asWanted)
            remarks.push('Reads as wanted.');
        return remarks.join('<br>');
    }
    const { code, message, nextStep: next } = outcome.problem;
    return [...remarks, (0,markdown/* cell */.Hn)(`${code}: ${message}`, 400), ...(next === undefined ? [] : [(0,sections/* nextStep */.sk)(next)])].join('<br>');
}

;// CONCATENATED MODULE: ./src/core/exemptions/leave-alone.ts
/** What changes leave alone: what an exemption covers, and what it holds. */



/**
 * Whether its findings are about such things; an exemption of waiting updates does not hold the setting of a mapping.
 * @param found ids of what is found of it now, where that is known: what is not found is not exempted, but may be held
 */
const isAbout = ({ findings, applies }, about, found) => findings.some((id) => id === '*' ||
    (catalogue/* catalogue */.sW.get(id)?.about === about && (applies === 'changes' || found === undefined || found.includes(id))));
/** The first in the order of the files; whether one matches more than its `atMost` is not looked at here. */
const leftAloneBy = (exemptions, about, facets, now, found) => facets && exemptions.find((one) => isAbout(one, about, found) && !isExpired(one, now) && selects(one, facets));
const leftAloneText = ({ name, applies, expiresOn, description }) => `${applies === 'changes' ? 'held' : 'exempted'} by ${name}${expiresOn === undefined ? '' : ` until ${expiresOn}`}: ${description}`;
/** Where tags could not be read, whatever they may be of is left alone. */
const withoutTags = (exemptions) => exemptions.map((exemption) => ({ ...exemption, selectors: { ...exemption.selectors, vaultTag: undefined } }));

;// CONCATENATED MODULE: ./src/core/exemptions/limits.ts



class Limits {
    exemptions;
    now;
    counts = new Map();
    waiting;
    open = () => undefined;
    opened = new Promise((resolve) => (this.open = resolve));
    /** @param vaultIds of all vaults of the run, each of which passes once */
    constructor(exemptions, vaultIds, now) {
        this.exemptions = exemptions;
        this.now = now;
        this.waiting = new id_map/* IdSet */.wp(vaultIds);
    }
    /** @param found as far as it can be told from what the run reads */
    count(found, facets) {
        for (const exemption of this.limited()) {
            const matching = found.filter(({ id, resource }) => namesFinding(exemption, id) && selects(exemption, facets.get(resource) ?? {}));
            this.counts.set(exemption.name, (this.counts.get(exemption.name) ?? 0) + matching.length);
        }
    }
    /** The vault has been counted, or could not be read. */
    pass(vaultId) {
        this.waiting.delete(vaultId);
        if (this.waiting.size === 0)
            this.open();
    }
    /** Those that match too much, once all vaults have passed. */
    async overLimit() {
        const limited = this.limited();
        if (limited.length === 0)
            return [];
        await this.opened;
        return limited.flatMap((exemption) => {
            const matches = this.counts.get(exemption.name) ?? 0;
            return matches > (exemption.atMost ?? matches) ? [{ exemption, matches }] : [];
        });
    }
    limited() {
        return this.exemptions.filter((one) => one.atMost !== undefined && !isExpired(one, this.now));
    }
}
const overLimitProblem = ({ exemption: { name, atMost = 0 }, matches }) => ({
    code: 'ExemptionOverLimit',
    message: `The exemption ${name} matches ${matches} findings, more than its atMost of ${atMost}: it covers none, and what it is about is not left alone.`,
    nextStep: 'Narrow its selectors, or get a higher `atMost` approved.',
});

;// CONCATENATED MODULE: ./src/actions/left-alone.ts








/** As an audit without inputs has it. */
const EXPIRY_DAYS = 60;
function judged(vault, mappings, items, wanted, { tags, now }) {
    const coverageOf = coverageBy([])({
        vault,
        mappings: mappings === undefined ? left_alone_UNREAD : { known: true, value: mappings },
    });
    const mappingOf = new id_map/* IdMap */.Eo(items.map((item) => [item.id, coverageOf(item).mapping?.id]));
    const newest = newestAgent(items);
    return {
        mappings,
        items,
        mappingOf,
        facets: facetsOf({
            vaults: [vault],
            accounts: [],
            mappings: (mappings ?? []).map(({ id, name, autoUpdate }) => ({
                id,
                name,
                vaultId: vault.id,
                automationAccountId: autoUpdate?.automationAccountId,
            })),
            agents: items.map(({ id, vm, vmId }) => ({ id, vm, vmId, vaultId: vault.id, mappingId: mappingOf.get(id) })),
        }, tags),
        findings: [
            ...(mappings ?? []).flatMap((mapping) => judge_mapping_judgeMapping(vault, mapping, undefined, {
                wanted: wanted(mapping.id),
                usual: undefined,
                now,
                expiryDays: EXPIRY_DAYS,
            })),
            ...items.flatMap((item) => judgeAgent(vault, item, coverageOf(item), undefined, newest, { now, days: EXPIRY_DAYS })),
        ],
    };
}
const left_alone_UNREAD = { known: false, problem: { code: 'NotRead', message: 'They were not read.' } };
function finder({ exemptions, tags, now }, { facets }, over) {
    const all = tags === undefined ? withoutTags(exemptions) : exemptions;
    const lifted = new Set(over.map(({ exemption }) => exemption.name));
    const list = all.filter(({ name }) => !lifted.has(name));
    return {
        by: (about, id, found) => leftAloneBy(list, about, facets.get(id), now, found),
        liftedFor: (about, id) => over.filter(({ exemption }) => leftAloneBy([exemption], about, facets.get(id), now) !== undefined),
    };
}
/** Counts a vault when it is listed; what is over its limit is known when all are. */
function limitsOf({ exemptions, vaults, now }) {
    const limits = new Limits(exemptions, vaults.map(({ id }) => id), now);
    return {
        over: () => limits.overLimit(),
        async counted({ id }, read) {
            try {
                const result = await read();
                if (result.ok)
                    limits.count(result.value.vault.findings, result.value.vault.facets);
                return result;
            }
            finally {
                // Whatever became of it, the others wait for it no longer.
                limits.pass(id);
            }
        },
    };
}

;// CONCATENATED MODULE: ./src/actions/leave-alone.ts







const decideWith = (changeKind, alone) => (subject) => {
    const decision = changeKind.decide(subject);
    const by = decision.selected ? alone.get(subject.id) : undefined;
    if (by === undefined)
        return decision;
    return { selected: false, reason: `left alone, ${leftAloneText(by)} (${decision.reason})`, exemption: by.name };
};
const warningsOfLimits = (changed, { lifted }) => [
    ...new Map(changed
        .flatMap(({ id }) => lifted.get(id) ?? [])
        .map((one) => [one.exemption.name, overLimitProblem(one)])).values(),
];
/** The look of a kind of change at a vault, with more warnings. */
const warning = (changeKind, more) => async (vault, context) => {
    const own = await changeKind.preflight?.(vault, context);
    return { ...own, warnings: [...(own?.warnings ?? []), ...more(vault)] };
};
/** Agents of VMs. A list of mappings is read only where an exemption is about mappings or accounts. */
function leavingAgents(changeKind, options) {
    const kept = { alone: new id_map/* IdMap */.Eo(), lifted: new id_map/* IdMap */.Eo() };
    const decide = decideWith(changeKind, kept.alone);
    const listed = new id_map/* IdMap */.Eo();
    const limits = limitsOf(options);
    const asksForMappings = options.exemptions.some(({ selectors: { mapping, account } }) => mapping ?? account);
    return {
        ...changeKind,
        async list(vault, context) {
            if (listed.has(vault.id))
                return changeKind.list(vault, context);
            const read = await limits.counted(vault, async () => {
                const subjects = await changeKind.list(vault, context);
                if (!subjects.ok)
                    return subjects;
                // Whether something is held cannot be told without them, and then nothing of the vault is changed.
                const mappings = asksForMappings
                    ? await listMappings(vault, context)
                    : { ok: true, value: undefined };
                if (!mappings.ok)
                    return mappings;
                const items = subjects.value.map(({ item }) => item);
                return { ok: true, value: { subjects, vault: judged(vault, mappings.value, items, () => undefined, options) } };
            });
            if (!read.ok)
                return read;
            const { subjects } = read.value;
            const { by, liftedFor } = finder(options, read.value.vault, await limits.over());
            for (const { id } of subjects.value) {
                const exemption = by('agent', id);
                if (exemption !== undefined)
                    kept.alone.set(id, exemption);
                kept.lifted.set(id, liftedFor('agent', id));
            }
            listed.set(vault.id, subjects.value);
            return subjects;
        },
        decide,
        preflight: warning(changeKind, (vault) => {
            const changed = (listed.get(vault.id) ?? []).filter((subject) => decide(subject).selected);
            return warningsOfLimits(changed, kept);
        }),
    };
}
/** A change of a mapping reaches all of its VMs, so that those which are exempted or held are a warning. */
function leavingMappings(changeKind, wantedFor, options) {
    const kept = { alone: new id_map/* IdMap */.Eo(), lifted: new id_map/* IdMap */.Eo() };
    const reached = new id_map/* IdMap */.Eo();
    const unread = new id_map/* IdMap */.Eo();
    const listed = new id_map/* IdMap */.Eo();
    const decide = decideWith(changeKind, kept.alone);
    const limits = limitsOf(options);
    return {
        ...changeKind,
        async list(vault, context) {
            if (listed.has(vault.id))
                return changeKind.list(vault, context);
            const read = await limits.counted(vault, async () => {
                const mappings = await changeKind.list(vault, context);
                if (!mappings.ok)
                    return mappings;
                const items = await listItems(vault, options.service, context);
                if (!items.ok)
                    unread.set(vault.id, items.failure.problem);
                const all = items.ok ? items.value : [];
                return { ok: true, value: { mappings, vault: judged(vault, mappings.value, all, wantedFor, options) } };
            });
            if (!read.ok)
                return read;
            const { mappings, vault: of } = read.value;
            const { by, liftedFor } = finder(options, of, await limits.over());
            const found = (0,id_map/* groupById */.AN)(of.findings, ({ resource }) => resource);
            for (const { id } of mappings.value) {
                const exemption = by('mapping', id, (found.get(id) ?? []).map((one) => one.id));
                if (exemption !== undefined)
                    kept.alone.set(id, exemption);
                kept.lifted.set(id, liftedFor('mapping', id));
            }
            for (const { id, vm } of of.items) {
                const exemption = by('agent', id);
                const mapping = of.mappingOf.get(id);
                if (mapping === undefined)
                    continue;
                if (exemption !== undefined)
                    reached.set(mapping, [...(reached.get(mapping) ?? []), `${vm} (${leftAloneText(exemption)})`]);
                kept.lifted.set(mapping, [...(kept.lifted.get(mapping) ?? []), ...liftedFor('agent', id)]);
            }
            listed.set(vault.id, mappings.value);
            return mappings;
        },
        decide,
        preflight: warning(changeKind, (vault) => {
            const changed = (listed.get(vault.id) ?? []).filter((mapping) => decide(mapping).selected);
            return [...warningsOfLimits(changed, kept), ...warningsOf(changed, unread.get(vault.id))];
        }),
    };
    function warningsOf(changed, problem) {
        const reaching = changed.flatMap(({ id, name }) => (reached.get(id) ?? []).map((vm) => `${name} reaches ${vm}`));
        return [
            ...(problem === undefined
                ? []
                : [
                    {
                        code: 'ExemptedVmsNotKnown',
                        message: `Whether changes of mappings reach VMs that are exempted or held is not known, since the replicated items could not be read: ${(0,format/* problemText */.fI)(problem)}`,
                        nextStep: 'Grant Microsoft.RecoveryServices/vaults/replicationProtectedItems/read on the vault.',
                    },
                ]),
            ...(reaching.length === 0
                ? []
                : [
                    {
                        code: 'ReachesExemptedVms',
                        message: `Mappings are changed that update VMs which are exempted or held: ${reaching.slice(0, MAX_NAMED).join('; ')}${reaching.length > MAX_NAMED ? ` and ${reaching.length - MAX_NAMED} more` : ''}`,
                        nextStep: 'If the mapping itself is to stay as it is, exempt or hold it too.',
                    },
                ]),
        ];
    }
}
const MAX_NAMED = 20;

;// CONCATENATED MODULE: ./src/core/changes/document.ts
/** The JSON report: what was asked, what was counted, and a row for each subject. */



/** In pieces, so that the text of ten thousand rows is never in memory at once. */
function* makeDocument(report, context, { list, form }, exemptionFiles) {
    yield jsonHead({
        ...(0,rows_head/* headOf */.Uo)({ ...report, context }),
        changed: report.changed,
        counts: countsJson(report),
        causes: report.causes.map(problem/* causeJson */.WH),
        vaultErrors: vaultErrors(report),
        exemptionFiles,
    });
    yield* jsonList(list, report.rows, (row) => form.write(form.make(row)));
    yield JSON_END;
}
const countsJson = ({ counts: { total, selected, skipped, outcomes, confirmed } }) => ({
    total,
    selected,
    skipped,
    ...outcomes,
    confirmed,
});
const vaultErrors = ({ vaultFailures }) => vaultFailures.map((failure) => problem/* vaultErrorForm */.Td.write(problem/* vaultErrorForm */.Td.make(failure)));

;// CONCATENATED MODULE: ./src/core/changes/job-lengths.ts
/** How long the jobs took that ended in this run, which tells when those that still run are worth a poll. */
/** Jobs that must have ended before none is expected to end sooner than all of them. */
const ENOUGH = 20;
/** What the median must fall by before those that wait are told, as a share of it. */
const NEWS = 0.05;
class JobLengths {
    sorted = [];
    listeners = new Set();
    told = Number.POSITIVE_INFINITY;
    /** None has ended yet. */
    isNone = true;
    /** Undefined while of none that ended the length is known. */
    get median() {
        return this.sorted[this.sorted.length >> 1];
    }
    /** Undefined while too few have ended to tell. */
    get shortest() {
        return this.sorted.length < ENOUGH ? undefined : this.sorted[0];
    }
    /** @param lengthMs undefined where the service does not tell */
    ended(lengthMs) {
        const { sorted } = this;
        this.isNone = false;
        if (lengthMs === undefined)
            return;
        let [from, to] = [0, sorted.length];
        while (from < to) {
            const middle = (from + to) >> 1;
            if ((sorted[middle] ?? 0) <= lengthMs)
                from = middle + 1;
            else
                to = middle;
        }
        sorted.splice(from, 0, lengthMs);
        const { median = 0 } = this;
        if (median > this.told * (1 - NEWS) && sorted.length !== ENOUGH)
            return;
        this.told = median;
        for (const listener of this.listeners)
            listener();
    }
    /**
     * Calls the listener when a job may be worth a poll sooner than before.
     * @returns stops listening
     */
    onNews(listener) {
        this.listeners.add(listener);
        return () => void this.listeners.delete(listener);
    }
}

;// CONCATENATED MODULE: ./src/core/changes/read-budget.ts
/** The limit itself is kept by the lane; a poll must not be put off far beyond the time when there is room again. */
const MAX_MS = 60_000;
/** Of one subscription: half of what its bucket fills up by, so that it is full when very many jobs end at once. */
const POLLS_A_SECOND = 12;
/** Of the whole run: at a millisecond of processor time each, a tenth of a core. */
const POLLS_OF_RUN_A_SECOND = 100;
/** From this interval on jobs are polled even less often while none of the run has ended, since one end shows when to poll at all. */
const FEW_MS = 4_000;
const FEWER = 3;
const FREE = { whole: 0, due: 0 };
/** The costs of all vaults. */
class Costs {
    parent;
    costs = new Map();
    sum = FREE;
    /** @param parent counts them as well */
    constructor(parent) {
        this.parent = parent;
    }
    get total() {
        return this.sum;
    }
    set(vault, cost) {
        const before = this.costs.get(vault) ?? FREE;
        this.costs.set(vault, cost);
        this.sum = { whole: this.sum.whole + cost.whole - before.whole, due: this.sum.due + cost.due - before.due };
        this.parent?.set(vault, cost);
    }
}
class ReadBudget {
    reads;
    remainingMs;
    ofRun;
    own;
    /**
     * @param remainingMs how long jobs will have to be followed yet, in milliseconds
     * @param ofRun the costs of all subscriptions
     */
    constructor(reads, remainingMs, ofRun) {
        this.reads = reads;
        this.remainingMs = remainingMs;
        this.ofRun = ofRun;
        this.own = new Costs(ofRun);
    }
    setCost(vault, cost) {
        this.own.set(vault, cost);
    }
    /**
     * The least time in milliseconds between two rounds that the reads left allow.
     * @param noneEnded it is not known yet how long jobs take
     */
    minIntervalMs(noneEnded = false) {
        const hourly = (this.own.total.due * this.remainingMs()) / Math.max(1, this.reads.room());
        const paced = this.paced('due');
        return Math.min(MAX_MS, Math.max(hourly, noneEnded && paced >= FEW_MS ? FEWER * paced : paced));
    }
    /** Whether not every job can be polled every `intervalMs`. */
    isScarce(intervalMs) {
        return this.paced('whole') > intervalMs;
    }
    paced(which) {
        const [own, ofRun] = [this.own.total[which] / POLLS_A_SECOND, this.ofRun.total[which] / POLLS_OF_RUN_A_SECOND];
        return 1_000 * Math.max(own, ofRun);
    }
}

;// CONCATENATED MODULE: ./src/core/changes/parallel-limit.ts
class ParallelLimit {
    most;
    mostFailures;
    isExact;
    taken = 0;
    failures = 0;
    waiting = [];
    /**
     * @param most changes under way at once; undefined: no bound
     * @param mostFailures undefined: no bound
     * @param isExact no more are under way than may still fail, so that never more than `mostFailures` do
     */
    constructor(most, mostFailures, isExact = false) {
        this.most = most;
        this.mostFailures = mostFailures;
        this.isExact = isExact;
    }
    /** Why no more changes are started, once that is so. */
    closed() {
        const { failures, mostFailures } = this;
        if (mostFailures === undefined || failures < mostFailures)
            return undefined;
        return {
            code: 'TooManyFailures',
            message: `Not started: no more is started after ${mostFailures === 1 ? 'a failure' : `${mostFailures} failures`}.`,
            nextStep: 'See why the others failed, fix that, then run again.',
        };
    }
    /** Runs `make` as soon as a place is free; it tells by its value whether it failed. */
    async run(make, hasFailed) {
        if (this.taken < this.room())
            this.taken++;
        else
            await new Promise((free) => this.waiting.push(free));
        try {
            const value = await make();
            if (hasFailed(value))
                this.failures++;
            return value;
        }
        finally {
            this.taken--;
            while (this.waiting.length > 0 && this.taken < this.room()) {
                this.taken++;
                this.waiting.shift()?.();
            }
        }
    }
    room() {
        const { most = Infinity, mostFailures = Infinity, failures, isExact } = this;
        // Once it is closed, all that wait are let in to be told so.
        return isExact && failures < mostFailures ? Math.min(most, mostFailures - failures) : most;
    }
}
/** Bounds how many changes are on their way to being started, not how many run. */
class Entrance {
    free;
    waiting = [];
    constructor(free) {
        this.free = free;
    }
    /** Runs `make` as soon as there is room; what it makes takes none any more once it has called `begun`, or is over. */
    async untilBegun(make) {
        if (this.free > 0)
            this.free--;
        else
            await new Promise((enter) => this.waiting.push(enter));
        let takesRoom = true;
        const leave = () => {
            if (!takesRoom)
                return;
            takesRoom = false;
            const next = this.waiting.shift();
            if (next === undefined)
                this.free++;
            else
                next();
        };
        try {
            return await make(leave);
        }
        finally {
            leave();
        }
    }
}

;// CONCATENATED MODULE: ./src/core/requests/conflicts.ts
/** What a conflict (409) is about, by its code: an operation in progress, or something that only a person can resolve. */
/**
 * Resource Manager and the providers behind it may answer 409 for these too, and go on until somebody acts: subscriptions
 * that are disabled, locks, providers and features that are not registered, policies, quotas, and what the resource
 * itself does not allow. "Common deployment errors" of Resource Manager lists codes such as these, without the status
 * that each comes with; so they are matched as kinds, and a wrong guess costs one more run, not 160 minutes.
 */
const FOR_A_PERSON = [
    /Disabled(Subscription)?$|^Disabled|^Subscription(NotFound|Inactive|Suspended|Deleted|State)/i,
    /ScopeLocked|^(Resource|ResourceGroup|Subscription)Locked|LockedScope|CannotDeleteDueToLock/i,
    /(Not|Missing|Un|NoRegistered|Subscription)\w*Regist(ered|ration)|^NoRegisteredProviderFound$/i,
    /Policy|Disallowed|NotAllowed$|NotPermitted|DenyAssignment|Forbidden/i,
    /Quota|LimitExceeded|LimitReached/i,
    /(Being|Is)?(Deleted|Deprovision(ed|ing))$|MarkedForDeletion/i,
    /AlreadyExists|AlreadyTaken|ReservedResourceName/i,
    /^InvalidResource(Location|Name|Type)|NotSupported$|^Unsupported|SkuNotAvailable/i,
];
/** An operation is in progress, and the change can be made when that has ended. */
const IN_PROGRESS = /InProgress|In_Progress|IsBusy|ServerBusy|Busy$|Retryable|TryAgain|OperationPending|Concurrent/i;
const saysInProgress = (code) => IN_PROGRESS.test(code);
const isForPerson = (code) => !saysInProgress(code) && FOR_A_PERSON.some((pattern) => pattern.test(code));

;// CONCATENATED MODULE: ./src/core/changes/conflict-wait.ts

const MIN_PAUSE_MS = 10_000;
const MAX_PAUSE_MS = 30_000;
/** For each that waits: as many are tried again in a minute as the service takes changes. */
const PAUSE_FOR_EACH_MS = 300;
/** A conflict without an operation that can be seen is given up after this. */
const MAX_UNEXPLAINED_MS = 600_000;
const MIN_SHARED_MS = 5_000;
const MAX_SHARED_MS = 60_000;
const SHARED_FOR_EACH_MS = 50;
class ConflictRoom {
    random;
    waiting = 0;
    constructor(random) {
        this.random = random;
    }
    enter() {
        this.waiting++;
    }
    leave() {
        this.waiting--;
    }
    get size() {
        return this.waiting;
    }
    /** @param refusals in a row, of the one that waits */
    pauseMs(refusals) {
        const own = Math.min(MAX_PAUSE_MS, MIN_PAUSE_MS * refusals);
        return Math.max(own, this.waiting * PAUSE_FOR_EACH_MS) * (1 + this.random() / 4);
    }
    /** Milliseconds that a check of the vault serves all that wait. */
    sharedMs() {
        return Math.min(MAX_SHARED_MS, Math.max(MIN_SHARED_MS, this.waiting * SHARED_FOR_EACH_MS));
    }
}
/** The conflict of one change. */
class ConflictWait {
    room;
    monotonic;
    refusals = 0;
    /** Since when nothing explains the conflict. */
    unexplainedSince;
    constructor(room, monotonic) {
        this.room = room;
        this.monotonic = monotonic;
    }
    get isWaiting() {
        return this.refusals > 0;
    }
    /** Something else works on it, as far as can be seen. */
    explained() {
        this.unexplainedSince = undefined;
    }
    /** Milliseconds until the change is tried again; undefined if waiting does not help. */
    pauseFor({ problem, retryAfterMs = 0 }) {
        if (isForPerson(problem.code))
            return undefined;
        const now = this.monotonic();
        if (saysInProgress(problem.code))
            this.explained();
        else {
            this.unexplainedSince ??= now;
            if (now - this.unexplainedSince >= MAX_UNEXPLAINED_MS)
                return undefined;
        }
        if (this.refusals++ === 0)
            this.room.enter();
        return Math.max(retryAfterMs, this.room.pauseMs(this.refusals));
    }
    over() {
        if (this.refusals > 0)
            this.room.leave();
        this.refusals = 0;
    }
}

;// CONCATENATED MODULE: ./src/core/changes/start-change.ts
/** Starts a change, and finds out what became of one whose answer was lost before it is sent again. */


const momentOf = (clock) => ({ shown: clock.now(), at: clock.monotonic() });
/** A check of a subject and its jobs is taken for true for so long. */
const FRESH_MS = 3_000;
/** A job that was just started does not tell yet what it works on. */
const SETTLING_MS = 2_000;
const CHECK_AGAIN_MS = 10_000;
/** No job is seen and the subject still does not read as wanted: jobs were seen to take 166 s at the most. */
const MAX_DOUBT_MS = 300_000;
async function start(subject, finished, context) {
    const { clock, stop, changeKind, vault, writes } = context;
    const conflict = new ConflictWait(context.conflicts, () => clock.monotonic());
    /** When the change was last sent without a clear answer. */
    let sentAt;
    let checkedAt;
    let refusedAt = Number.NEGATIVE_INFINITY;
    /** What another operation left, that had been in its way and changed it. */
    let overrode;
    /** Undefined if nothing runs on it and it does not read as wanted. */
    async function check(notBefore) {
        checkedAt = clock.monotonic();
        const running = await context.runningJobs.find(subject, notBefore);
        if (running.kind === 'job' && !finished.has(running.name)) {
            return { kind: 'joined', operation: { jobName: running.name, statusLink: undefined } };
        }
        if (running.kind !== 'job' && running.isBusy)
            conflict.explained();
        // What read as wanted before proves nothing by reading so now.
        if (changeKind.isDone(subject))
            return running.kind === 'unknown' ? 'unknown' : undefined;
        const seen = await context.subjects.read(subject, notBefore);
        if (seen.ok && changeKind.isDone(seen.value))
            return { kind: 'done', sentAt };
        if (!seen.ok)
            return 'unknown';
        const reads = changeKind.reads(seen.value);
        if (conflict.isWaiting && reads !== changeKind.reads(subject))
            overrode = reads;
        return running.kind === 'unknown' ? 'unknown' : undefined;
    }
    /** Checks until it is known what became of the change that was sent. */
    async function awaitOutcome(since) {
        for (let wait = SETTLING_MS; !stop.signal.aborted; wait = CHECK_AGAIN_MS) {
            const found = await check(since.at);
            if (found !== 'unknown')
                return found;
            if (clock.monotonic() - since.at > MAX_DOUBT_MS)
                return undefined;
            await clock.sleep(wait, stop.signal);
        }
        return { kind: 'stopped', sentAt };
    }
    async function send() {
        // The turn to send may have come long after the last check, and another may have made the change since.
        if (checkedAt !== undefined && clock.monotonic() - checkedAt > Math.max(FRESH_MS, context.conflicts.sharedMs())) {
            const found = await check(conflict.isWaiting ? refusedAt : clock.monotonic());
            if (found !== undefined && found !== 'unknown')
                return { ok: true, value: found };
        }
        if (stop.signal.aborted)
            return { ok: false, failure: (0,send_with_retries/* stopped */.c)('the run was stopped before the change was sent') };
        const before = sentAt;
        sentAt = momentOf(clock);
        const accepted = await changeKind.send(vault, subject, stop.grace);
        if (!accepted.ok && !mayHaveBeenTaken(accepted.failure))
            sentAt = before;
        return accepted;
    }
    async function beforeAgain(failure) {
        let found;
        if (sentAt !== undefined)
            found = await awaitOutcome(sentAt);
        else if (failure.status === 409)
            found = await check(refusedAt);
        return found === undefined || found === 'unknown' ? undefined : { ok: true, value: found };
    }
    function conflictPause(failure) {
        refusedAt = clock.monotonic();
        return conflict.pauseFor(failure);
    }
    const retries = { conflictPause, beforeAgain };
    const begun = await (0,send_with_retries/* sendWithRetries */.H)(`${changeKind.words.deed} of ${subject.name}`, writes, send, context, retries);
    conflict.over();
    if (begun.ok)
        return { ...(await fromAnswer(begun.value, subject, context)), overrode };
    if (begun.failure.kind === 'stopped') {
        const { unsent, problem, last } = begun.failure;
        return { kind: 'stopped', sentAt, why: unsent ? problem.message : undefined, last };
    }
    if (sentAt === undefined)
        return { kind: 'refused', failure: begun.failure };
    await clock.sleep(SETTLING_MS, stop.signal);
    return (await awaitOutcome(sentAt)) ?? { kind: 'refused', failure: begun.failure };
}
/** An answer without anything to follow: the subject tells, or the jobs that run. */
async function fromAnswer(answer, subject, context) {
    const { clock, stop, changeKind, runningJobs, subjects } = context;
    const nothing = { jobName: undefined, statusLink: undefined };
    if (answer.kind !== 'started' && answer.kind !== 'finished')
        return answer;
    if (answer.kind === 'finished') {
        const seen = await subjects.readAlone(subject);
        return seen.ok && changeKind.isDone(seen.value) ? { kind: 'done' } : { kind: 'started', operation: nothing };
    }
    const { operation } = answer;
    if (operation.jobName !== undefined || operation.statusLink !== undefined)
        return { kind: 'started', operation };
    const sentAt = clock.monotonic();
    await clock.sleep(SETTLING_MS, stop.signal);
    const running = await runningJobs.find(subject, sentAt);
    return { kind: 'started', operation: running.kind === 'job' ? { ...operation, jobName: running.name } : operation };
}
const mayHaveBeenTaken = (failure) => failure.unsent !== true &&
    (failure.kind === 'connection' ||
        failure.kind === 'hung' ||
        failure.kind === 'answer' ||
        failure.kind === 'stopped' ||
        (failure.status ?? 0) >= 500);

;// CONCATENATED MODULE: ./src/core/changes/change-subject.ts
/** Makes one change: by a job that already runs on its subject, or by one of our own. */



/** Shown times are a length apart that the monotonic clock measured. */
const timesSince = ({ shown, at }, clock) => ({
    startedAt: shown,
    endedAt: shown + Math.floor(clock.monotonic() - at),
});
async function changeSubject(row, context) {
    const { clock, stop, vault, changeKind, follower, runningJobs } = context;
    const finished = new Set();
    let result = row;
    for (;;) {
        const running = await runningJobs.find(row.subject, finished.size === 0 ? undefined : Number.NEGATIVE_INFINITY);
        const begun = running.kind === 'job' && !finished.has(running.name)
            ? { kind: 'joined', operation: { jobName: running.name, statusLink: undefined } }
            : await start(row.subject, finished, context);
        // Of what others did before, nothing is left: this is what became of the change of this run.
        if (begun.kind === 'refused')
            return { ...row, outcome: { kind: 'failed-to-start', problem: begun.failure.problem } };
        if (begun.kind === 'stopped')
            return { ...result, ...stoppedBefore(begun, finished.size > 0, stop) };
        if (begun.kind === 'done') {
            const sentAt = begun.sentAt ?? momentOf(clock);
            return { ...result, outcome: { kind: 'succeeded' }, ...timesSince(sentAt, clock) };
        }
        const { kind, operation } = begun;
        const startedAt = momentOf(clock);
        const overrode = begun.overrode ?? result.overrode;
        result = {
            ...row,
            ...(operation.jobName === undefined ? {} : { jobId: `${vault.id}/replicationJobs/${operation.jobName}` }),
            ...(kind === 'joined' ? { pickedUp: true } : {}),
            ...(overrode === undefined ? {} : { overrode }),
            startedAt: startedAt.shown,
        };
        context.onStarted(result, operation);
        const end = await follower.follow(row.subject, operation, kind === 'started');
        if (end.kind === 'stopped')
            return { ...result, outcome: stoppedOutcome(stop, lastSeen(end.lastState)) };
        const { outcome } = end;
        result = { ...result, ...timesSince(startedAt, clock) };
        if (kind === 'started')
            return { ...result, outcome };
        // What someone else's job was about is known only by what its subject reads after it.
        finished.add(operation.jobName ?? '');
        const seen = await readAfter(row.subject, context);
        if (outcome.kind !== 'succeeded')
            result = row;
        else if (seen.ok && changeKind.isDone(seen.value))
            return { ...result, outcome };
        else if (seen.ok)
            result = { ...result, overrode: changeKind.reads(seen.value) };
    }
}
const READ_AGAIN_MS = 10_000;
const MAX_READS = 3;
/** Where the subject cannot be read for the moment, a change would be made a second time, so it is waited for. */
async function readAfter(subject, { clock, stop, subjects }) {
    for (let reads = 1;; reads++) {
        const seen = await subjects.readAlone(subject);
        if (seen.ok || !(0,retry_policy/* isTransient */.dg)(seen.failure) || reads === MAX_READS)
            return seen;
        await clock.sleep(READ_AGAIN_MS, stop.signal);
    }
}
/** A job that may have ended without our knowing does not "still run". */
function lastSeen(state) {
    if (state === undefined)
        return 'The job may still run in Azure.';
    if (isRunningState(state))
        return 'The job still runs in Azure.';
    return `The job was last seen in the state ${state}, which is not known here: whether it has ended is not known either.`;
}
/**
 * Says of a change that was sent, and not answered, that it may have been taken.
 * @param followed a job was followed to its end, which may be that of a change of ours whose answer was lost
 */
function stoppedBefore({ sentAt, why, last }, followed, stop) {
    if (sentAt !== undefined) {
        const message = 'The change was sent, but not answered: it may run in Azure.';
        return { outcome: stoppedOutcome(stop, message, last?.problem), startedAt: sentAt.shown };
    }
    const message = followed
        ? 'A job on it has ended, but what it reads after that was not seen.'
        : 'The change was not started.';
    const text = why === undefined ? message : `${message} ${why}`;
    return { outcome: stoppedOutcome(stop, text, last?.problem, followed) };
}
const whyStopped = (stop) => stop.reason === 'cancelled'
    ? 'The run was cancelled.'
    : stop.reason === 'deadline'
        ? 'The deadline of the run has passed.'
        : 'The service asks to wait until after the deadline of the run.';
const lastTry = ({ code, message }) => `The last try met ${code}: ${message}`;
/**
 * @param last what stood in the way last
 * @param mayRun false if no job of this change can be under way
 */
function stoppedOutcome(stop, message, last, mayRun = true) {
    const cancelled = stop.reason === 'cancelled';
    const again = mayRun ? ': it picks up the jobs that still run.' : '.';
    const refusal = last === undefined ? '' : ` ${lastTry(last)}`;
    return {
        kind: cancelled ? 'abandoned' : 'timed-out',
        problem: {
            code: cancelled ? 'Cancelled' : 'TimedOut',
            message: `${whyStopped(stop)} ${message}${refusal}`,
            ...(last?.correlationId && { correlationId: last.correlationId }),
            nextStep: cancelled ? `Run again when wanted${again}` : `Run again, or raise \`timeout\`${again}`,
        },
    };
}

;// CONCATENATED MODULE: ./src/core/changes/subject-reader.ts
/** Reads subjects of a vault again: one by one, or where many are waited for, by one list for all of them. */


/** From this number waiting at once, the list is cheaper than a request for each. */
const LIST_FROM = 20;
class SubjectReader {
    vault;
    changeKind;
    conflicts;
    context;
    shared;
    constructor(vault, changeKind, conflicts, context) {
        this.vault = vault;
        this.changeKind = changeKind;
        this.conflicts = conflicts;
        this.context = context;
    }
    /** @param notBefore by the monotonic clock: an older look does not do */
    async read(subject, notBefore) {
        if (this.conflicts.size < LIST_FROM)
            return this.readAlone(subject);
        const now = this.context.clock.monotonic();
        if (this.shared === undefined || this.shared.at < notBefore || now - this.shared.at > this.conflicts.sharedMs())
            this.shared = { at: now, listed: this.list() };
        const listed = await this.shared.listed;
        if (!listed.ok)
            return listed;
        const found = listed.value.get(subject.id);
        return found === undefined ? { ok: false, failure: notListed } : { ok: true, value: found };
    }
    readAlone(subject) {
        return (0,send_with_retries/* sendWithRetries */.H)(`${this.changeKind.words.one} ${subject.name}`, this.context.reads, (signal) => this.changeKind.read(this.vault, subject, signal), this.context);
    }
    async list() {
        const listed = await this.changeKind.list(this.vault, this.context);
        return listed.ok ? { ok: true, value: new id_map/* IdMap */.Eo(listed.value.map((subject) => [subject.id, subject])) } : listed;
    }
}
const notListed = {
    kind: 'http',
    status: 404,
    problem: { code: 'NotFound', message: 'It is no longer listed.' },
};

;// CONCATENATED MODULE: ./src/core/changes/confirm.ts


/** How long a change may take to show before it counts as not confirmed. */
const confirm_MAX_WAIT_MS = 120_000;
const confirm_MIN_PAUSE_MS = 5_000;
const confirm_MAX_PAUSE_MS = 30_000;
/** Up to this number are read one by one; the list is cheaper for more. */
const MAX_ALONE = 10;
/** @param alone also the first time each is read by itself */
async function confirmChanges(vault, rows, changeKind, context, alone = false) {
    const { clock, stop } = context;
    const confirmations = new Map();
    const open = new Set(rows.filter((row) => row.outcome?.kind === 'succeeded'));
    const from = clock.monotonic();
    for (let pause = confirm_MIN_PAUSE_MS; open.size > 0 && !stop.signal.aborted; pause = Math.min(confirm_MAX_PAUSE_MS, 2 * pause)) {
        const isListed = !alone && (confirmations.size === 0 || open.size > MAX_ALONE);
        const seen = await (isListed ? readAll : readEach)(vault, open, changeKind, context);
        if (stop.signal.aborted)
            break;
        for (const [row, subject] of seen) {
            const confirmation = confirmationOf(subject, changeKind);
            confirmations.set(row, confirmation);
            if (confirmation.asWanted)
                open.delete(row);
        }
        const leftMs = from + confirm_MAX_WAIT_MS - clock.monotonic();
        if (open.size === 0 || leftMs <= 0)
            break;
        await clock.sleep(Math.min(pause, leftMs), stop.signal);
    }
    const unread = {
        asWanted: false,
        isUnread: true,
        reads: 'the run was stopped before it was read again',
        healthErrors: [],
    };
    return rows.map((row) => {
        const confirmation = confirmations.get(row) ?? (open.has(row) ? unread : undefined);
        return confirmation === undefined ? row : { ...row, confirmation };
    });
}
async function readAll(vault, rows, changeKind, context) {
    const listed = await changeKind.list(vault, context);
    if (!listed.ok)
        return [...rows].map((row) => [row, listed]);
    const now = new id_map/* IdMap */.Eo(listed.value.map((subject) => [subject.id, subject]));
    return [...rows].map((row) => [row, { ok: true, value: now.get(row.subject.id) }]);
}
const readEach = (vault, rows, changeKind, context) => Promise.all([...rows].map(async (row) => {
    const { subject } = row;
    const read = await (0,send_with_retries/* sendWithRetries */.H)(`${changeKind.words.one} ${subject.name}`, context.reads, (signal) => changeKind.read(vault, subject, signal), context);
    return [row, !read.ok && read.failure.status === 404 ? { ok: true, value: undefined } : read];
}));
function confirmationOf(read, changeKind) {
    if (!read.ok) {
        const { code, message } = read.failure.problem;
        return {
            asWanted: false,
            isUnread: true,
            reads: `it could not be read again: ${code}: ${message}`,
            healthErrors: [],
        };
    }
    const subject = read.value;
    return subject === undefined
        ? { asWanted: false, isGone: true, reads: 'it is no longer there', healthErrors: [] }
        : {
            asWanted: changeKind.isDone(subject),
            reads: changeKind.reads(subject),
            healthErrors: changeKind.healthErrors(subject),
        };
}

;// CONCATENATED MODULE: ./src/core/changes/job-list-health.ts
/** Polls in a row in which the list was behind the jobs, or could not be had, before it is no longer relied on. */
const MAX_IN_A_ROW = 3;
/** A list that is not relied on is still asked now and then: it may have come right, and late is better than never. */
const POLL_AGAIN_MS = 15_000;
class JobListHealth {
    refused = false;
    lags = 0;
    failures = 0;
    lastPoll = Number.NEGATIVE_INFINITY;
    /** Whether it stands for polls of the jobs themselves. */
    get isReliable() {
        return !this.refused && this.lags < MAX_IN_A_ROW && this.failures < MAX_IN_A_ROW;
    }
    isWorthAsking(now) {
        return this.isReliable || (!this.refused && now - this.lastPoll >= POLL_AGAIN_MS);
    }
    failed(failure, now) {
        this.lastPoll = now;
        this.failures++;
        if (failure.status === 403 || failure.kind === 'refused')
            this.refused = true;
    }
    showed({ missesNewest, late, timely }, now) {
        this.lastPoll = now;
        this.failures = 0;
        if (missesNewest || (late > 0 && timely === 0))
            this.lags = Math.min(MAX_IN_A_ROW, this.lags + 1);
        else if (timely > 0)
            this.lags = Math.max(0, this.lags - 1);
    }
}

;// CONCATENATED MODULE: ./src/core/changes/job-list.ts
/** Reads the list of a vault's jobs, one request for many jobs, and keeps account of how far it can be relied on. */






/** A page that is not answered in this time is given up, since many jobs wait for it; later, where the service is slow. */
const MIN_TIMEOUT_MS = 15_000;
const MAX_TIMEOUT_MS = 60_000;
const TIMES_LAST_ANSWER = 3;
/** An end that the list shows so much later than it could have is a sign of lagging. */
const LATE_MS = 3_000;
class JobList {
    vault;
    context;
    health = new JobListHealth();
    /** Requests that the last reading took. */
    pages = 1;
    patienceMs = MIN_TIMEOUT_MS;
    constructor(vault, context) {
        this.vault = vault;
        this.context = context;
    }
    /** Why it could not be read; undefined if it could. */
    async read({ jobs, unseen, shows }) {
        const { clock, stop } = this.context;
        const ends = { late: 0, timely: 0 };
        let newestSeen = Number.NEGATIVE_INFINITY;
        let pages = 0;
        let sentAt = clock.monotonic();
        const walk = (0,requests_pages/* walkPages */.wZ)('list of jobs', async (next) => {
            const asked = await this.page(next);
            sentAt = asked.sentAt;
            return asked.page;
        });
        for await (const page of walk) {
            if (stop.signal.aborted)
                return (0,send_with_retries/* stopped */.c)('the run was stopped');
            if (!page.ok) {
                // What a list that goes in circles did not show is asked for by itself.
                if (page.failure.problem.code === requests_pages/* LOOPING_LIST */.Y2)
                    break;
                this.health.failed(page.failure, clock.monotonic());
                return page.failure;
            }
            pages++;
            for (const view of page.value.items) {
                const job = jobs.get(view.name.toLowerCase());
                if (job === undefined)
                    continue;
                newestSeen = Math.max(newestSeen, job.startedAt);
                unseen.delete(job);
                if (interpretJobState(view).kind !== 'running')
                    ends[this.isLate(job, view) ? 'late' : 'timely']++;
                shows(job, view, sentAt);
            }
            if (unseen.size === 0)
                break;
        }
        if (pages === 0)
            return (0,send_with_retries/* stopped */.c)('the run was stopped');
        this.pages = pages;
        // The list is newest first: one that shows an older job of ours and not a newer one is behind the jobs.
        const missesNewest = [...unseen].some((job) => job.startedAt > newestSeen);
        this.health.showed({ missesNewest, ...ends }, clock.monotonic());
        return undefined;
    }
    async page(from) {
        const { clock, stop, service, reads } = this.context;
        for (let failures = 0;; failures++) {
            let sentAt = clock.monotonic();
            const page = await reads.ask(() => {
                sentAt = clock.monotonic();
                return withTimeout(this.patienceMs, clock, stop, (signal) => service.listJobs(this.vault, from, signal));
            }, stop);
            if (page === undefined || stop.signal.aborted)
                return { page: undefined, sentAt };
            if (page.ok) {
                this.patienceMs = bounded(TIMES_LAST_ANSWER * (clock.monotonic() - sentAt));
                return { page, sentAt };
            }
            const failure = this.failureOf(page.failure);
            // A stray fault on one page must not make all before it worthless.
            if (!(0,retry_policy/* isStray */.oA)(failure) || failures === retry_policy/* MAX_STRAYS */.Ql)
                return { page: { ok: false, failure }, sentAt };
        }
    }
    /** Where nothing but our patience gave the request up, there was no answer. */
    failureOf(failure) {
        if (failure.kind !== 'stopped')
            return failure;
        const waited = Math.round(this.patienceMs / 1_000);
        this.patienceMs = bounded(2 * this.patienceMs);
        return { kind: 'hung', problem: { code: 'NoAnswer', message: `The service did not answer within ${waited} s.` } };
    }
    /** By the length that the service gives, an earlier poll could have shown the end. */
    isLate(job, view) {
        return view.lengthMs !== undefined && job.startedAt + view.lengthMs + LATE_MS < job.lastPoll;
    }
}
const bounded = (ms) => Math.min(MAX_TIMEOUT_MS, Math.max(MIN_TIMEOUT_MS, ms));

// EXTERNAL MODULE: ./src/core/requests/bell.ts
var bell = __webpack_require__(8001);
;// CONCATENATED MODULE: ./src/core/changes/job-follower.ts
/** Follows the started jobs of one vault to their end, with as few requests as the promise of timeliness allows. */




/** From this many jobs under way, the list of the vault's jobs is cheaper than a request for each. */
const job_follower_LIST_FROM = 2;
/** Polls of an ended job for its details before its end is reported without them. */
const MAX_POLLS_FOR_DETAILS = 4;
const LIST_FORBIDDEN = 'The list of jobs may not be read, so that jobs are polled one by one';
/** How much later than by the service's own times an end may show. */
const SHOWS_AFTER_MS = 1_000;
/** Failures of one source in a row, after which another is asked. */
const MAX_MISSES = 3;
class Follower {
    vault;
    context;
    followed = new Set();
    bell = new bell/* Bell */.I();
    /** Names of the jobs that are followed. */
    names = new Set();
    list;
    listIsAsked = false;
    isPolling = false;
    constructor(vault, context) {
        this.vault = vault;
        this.context = context;
        this.list = new JobList(vault, context);
    }
    isFollowing(jobName) {
        return this.names.has(jobName);
    }
    /**
     * How a started change ends.
     * @param hasJustBegun false for a job that was found running
     */
    follow(subject, operation, hasJustBegun = true) {
        const { clock, stop, changeKind } = this.context;
        if (stop.signal.aborted)
            return Promise.resolve({ kind: 'stopped', lastState: undefined });
        const now = clock.monotonic();
        const sources = [];
        if (operation.jobName !== undefined)
            sources.push('job');
        if (operation.statusLink !== undefined)
            sources.push('operation');
        // What read as wanted before the change proves nothing by reading so after it.
        if (sources.length === 0 || !changeKind.isDone(subject))
            sources.push('subject');
        return new Promise((end) => {
            if (operation.jobName !== undefined)
                this.names.add(operation.jobName);
            this.followed.add({
                subject,
                operation,
                startedAt: now,
                sources,
                source: 0,
                lastPoll: now,
                nextPoll: now + pollInterval(0),
                isAwaited: hasJustBegun,
                isHidden: false,
                isAsked: false,
                pollsForDetails: 0,
                misses: 0,
                lastState: undefined,
                remark: undefined,
                known: undefined,
                end,
            });
            this.bell.ring();
            if (!this.isPolling)
                void this.poll();
        });
    }
    /** No poll waits for another, so that one that is never answered delays the news of one job only. */
    async poll() {
        const { clock, stop, budget, lengths } = this.context;
        this.isPolling = true;
        const stopListening = lengths?.onNews(() => this.bell.ring());
        while (this.followed.size > 0 && !stop.signal.aborted) {
            const waiting = this.waiting();
            const soonest = this.soonestMs();
            let due = Number.POSITIVE_INFINITY;
            for (const job of waiting)
                due = Math.min(due, dueAt(job, soonest));
            const wait = due - clock.monotonic();
            if (wait > 0)
                await this.bell.wait(clock, wait, stop.signal);
            else
                this.pollDue(waiting);
        }
        this.isPolling = false;
        stopListening?.();
        budget.setCost(this, { whole: 0, due: 0 });
        for (const { known, lastState, end } of this.followed)
            end(known === undefined ? { kind: 'stopped', lastState } : { kind: 'ended', outcome: known });
        this.followed.clear();
        this.names.clear();
    }
    /** The jobs that nothing asks for at the moment: neither a poll of their own nor the list. */
    waiting() {
        const inList = this.listIsAsked && this.list.health.isReliable;
        return [...this.followed].filter((job) => !job.isAsked && !(inList && this.isListed(job)));
    }
    isListed(job) {
        return !job.isHidden && this.mayBeListed(job);
    }
    mayBeListed(job) {
        return job.known === undefined && this.sourceOf(job) === 'job';
    }
    /**
     * How old a job is at its first poll, by those that ended before it: where polls are many, as old as half of them were,
     * and otherwise as old as all of them were.
     */
    soonestMs() {
        const { median, shortest } = this.context.lengths ?? {};
        const isScarce = median !== undefined && this.context.budget.isScarce(pollInterval(median));
        return isScarce ? median : shortest;
    }
    pollDue(waiting) {
        const { clock, budget } = this.context;
        const now = clock.monotonic();
        const listed = [...this.followed].filter((job) => this.isListed(job));
        const useList = listed.length >= job_follower_LIST_FROM && this.list.health.isWorthAsking(now);
        const isRelied = useList && this.list.health.isReliable;
        const soonest = this.soonestMs();
        const cost = (jobs) => (isRelied ? jobs.filter((job) => !this.isListed(job)) : jobs).length +
            (useList && jobs.length > 0 ? this.list.pages : 0);
        const all = [...this.followed];
        const mayHaveEnded = all.filter((job) => (endsAt(job, soonest) ?? now) <= now);
        budget.setCost(this, { whole: cost(all), due: cost(mayHaveEnded) });
        const due = waiting.filter((job) => dueAt(job, soonest) <= now);
        for (const job of due)
            if (endsAt(job, soonest) !== undefined)
                job.isAwaited = false;
        const inList = useList && !this.listIsAsked ? due.filter((job) => this.isListed(job)) : [];
        const byThemselves = inList.length > 0 && isRelied ? due.filter((job) => !this.isListed(job)) : due;
        if (inList.length > 0)
            void this.pollList(inList);
        for (const job of byThemselves)
            void this.pollJob(job);
    }
    /** Reads the list until it has shown all that is due of `jobs`; what it does not show is asked for by itself. */
    async pollList(due) {
        const { clock } = this.context;
        this.listIsAsked = true;
        const jobs = new Map();
        for (const job of this.followed)
            if (this.mayBeListed(job))
                jobs.set(job.operation.jobName ?? '', job);
        const unseen = new Set(due);
        let newest = Number.NEGATIVE_INFINITY;
        const wasRelied = this.list.health.isReliable;
        const shows = (job, view, sentAt) => {
            newest = Math.max(newest, job.startedAt);
            if (!this.followed.has(job))
                return;
            job.isHidden = false;
            // Of a list that is behind, only an end is news.
            if (this.list.health.isReliable || interpretJobState(view).kind === 'ended')
                this.take(job, view, 'list', sentAt);
        };
        const failure = await this.list.read({ jobs, unseen, shows });
        this.listIsAsked = false;
        if (failure === undefined)
            this.context.onOver?.('list of jobs');
        else
            this.fault(failure.status === 403 ? LIST_FORBIDDEN : 'list of jobs', failure);
        // The list is reliable again: poll these jobs now.
        if (this.list.health.isReliable && !wasRelied)
            for (const job of jobs.values())
                job.nextPoll = clock.monotonic();
        for (const job of unseen) {
            if (!this.followed.has(job) || job.isAsked)
                continue;
            if (failure === undefined)
                job.isHidden = job.startedAt <= newest;
            // While the list may yet be had, what is due waits for it.
            if (failure === undefined || !this.list.health.isReliable)
                void this.pollJob(job);
            else
                this.putOff(job, failure);
        }
        this.bell.ring();
    }
    async pollJob(job) {
        const { clock, stop, reads } = this.context;
        const source = job.known === undefined ? this.sourceOf(job) : 'job';
        job.isAsked = true;
        let sentAt = clock.monotonic();
        const view = await reads.ask(() => {
            sentAt = clock.monotonic();
            return this.read(job, source);
        }, stop);
        job.isAsked = false;
        if (view === undefined || stop.signal.aborted || !this.followed.has(job))
            return;
        if (view.ok) {
            job.misses = 0;
            this.context.onOver?.(job_follower_nameOf(job));
            this.take(job, view.value, source, sentAt);
        }
        else
            this.missed(job, view.failure);
        this.bell.ring();
    }
    missed(job, failure) {
        this.fault(job_follower_nameOf(job), failure);
        const isRefused = failure.status === 403 || failure.status === 404 || failure.kind === 'refused';
        if (isRefused || (!(0,retry_policy/* isRateRefusal */.pU)(failure) && ++job.misses >= MAX_MISSES)) {
            job.source++;
            job.misses = 0;
        }
        if (job.known !== undefined)
            this.missDetails(job, job.known, failure.status === 403);
        this.putOff(job, failure);
    }
    putOff(job, { retryAfterMs = 0 }) {
        job.isAwaited = false;
        job.nextPoll = this.context.clock.monotonic() + Math.max(this.interval(job), retryAfterMs);
    }
    take(job, view, from, sentAt) {
        const { clock, lengths } = this.context;
        const observation = interpretJobState(view);
        // It still ran at the last poll, whatever the times of the service say.
        if (observation.kind === 'ended' && job.known === undefined)
            lengths?.ended(view.lengthMs && Math.max(view.lengthMs, job.lastPoll - job.startedAt));
        job.lastPoll = sentAt;
        job.nextPoll = clock.monotonic() + this.interval(job);
        if (observation.kind === 'running') {
            if (view.state !== '' && from !== 'subject')
                job.lastState = view.state;
            job.remark = view.problem ?? job.remark;
            if (job.known !== undefined)
                this.missDetails(job, job.known, false);
            return;
        }
        const outcome = withRemark(observation.outcome, job.remark);
        // Only the job itself tells how it failed or what it remarks; a list leaves that out, a status does not know it.
        const plainSuccess = from === 'list' && outcome.kind === 'succeeded' && outcome.note === undefined;
        if (from === 'job' || plainSuccess || job.operation.jobName === undefined) {
            this.finish(job, outcome);
            return;
        }
        job.known = outcome;
        job.nextPoll = clock.monotonic();
    }
    missDetails(job, known, forGood) {
        if (forGood || ++job.pollsForDetails >= MAX_POLLS_FOR_DETAILS)
            this.finish(job, known);
    }
    finish(job, outcome) {
        if (!this.followed.delete(job))
            return;
        this.names.delete(job.operation.jobName ?? '');
        job.end({ kind: 'ended', outcome });
    }
    interval(job) {
        const { clock, budget, lengths, random } = this.context;
        // Many that began together are not polled together.
        const scarce = budget.minIntervalMs(lengths?.isNone) * (0.5 + random());
        return Math.max(pollInterval(clock.monotonic() - job.startedAt), scarce);
    }
    sourceOf(job) {
        return job.sources[job.source % job.sources.length] ?? 'job';
    }
    async read(job, source) {
        const { service, stop, changeKind } = this.context;
        if (source === 'operation')
            return service.readOperation(this.vault, job.operation, stop.signal);
        if (source === 'job')
            return service.readJob(this.vault, job.operation.jobName ?? '', stop.signal);
        const subject = await changeKind.read(this.vault, job.subject, stop.signal);
        if (!subject.ok)
            return subject;
        const state = changeKind.isDone(subject.value) ? 'Succeeded' : 'InProgress';
        return { ok: true, value: { name: '', state, stateDescription: '', problem: undefined, hasEnded: false } };
    }
    fault(what, failure) {
        if (failure.kind !== 'stopped')
            this.context.onFault(what, failure);
    }
}
/** When a job that takes `soonestMs` at least may have ended, while it was not polled yet. */
const endsAt = ({ isAwaited, known, startedAt }, soonestMs) => isAwaited && known === undefined && soonestMs !== undefined ? startedAt + soonestMs + SHOWS_AFTER_MS : undefined;
const dueAt = (job, soonestMs) => endsAt(job, soonestMs) ?? job.nextPoll;
const job_follower_nameOf = ({ operation, subject }) => `job ${operation.jobName ?? 'without a name'} of ${subject.name}`;
/** An error that the service showed while the job ran is no failure of it, and is not kept to ourselves either. */
function withRemark(outcome, remark) {
    if (remark === undefined || outcome.kind !== 'succeeded' || outcome.note !== undefined)
        return outcome;
    return { ...outcome, note: `Succeeded; while it ran: ${remark.code} ${remark.message}` };
}

;// CONCATENATED MODULE: ./src/core/changes/vault-run.ts
/** The run of one vault: list, plan, change, confirm. */







/** Changes of a vault that are begun at once: each takes memory, and the limit takes five minutes to send these. */
const MAX_BEGUN = 1_000;
class VaultRun {
    vault;
    subscription;
    request;
    ports;
    places;
    rows = [];
    failure;
    warnings = [];
    selected = 0;
    running = 0;
    done = 0;
    /** Undefined until the vault is listed. */
    planned;
    isOver = false;
    begun = new Map();
    ended = new Map();
    constructor(vault, subscription, request, ports, places) {
        this.vault = vault;
        this.subscription = subscription;
        this.request = request;
        this.ports = ports;
        this.places = places;
    }
    /** Never rejects: what a defect leaves of one vault must not keep the others from their end, nor the run from its report. */
    async run() {
        try {
            await this.listAndChange();
        }
        catch (error) {
            const problem = defect(error);
            this.failure = { vault: this.vault, problem };
            this.rows = this.rowsAfter(problem);
            this.isOver = true;
            this.ports.watcher.vaultFailed(this.failure);
        }
        this.isOver = true;
    }
    /** How far it is, for the report of a run that breaks now. */
    endNow(problem) {
        if (this.isOver)
            return this;
        const failure = this.failure ?? (this.planned === undefined ? { vault: this.vault, problem } : undefined);
        return { rows: this.rowsAfter(problem), failure };
    }
    /** Those that have ended as they ended, and those that have not as `abandoned`: their jobs may still run in Azure. */
    rowsAfter(problem) {
        return (this.planned ?? []).map((row) => {
            const ended = this.ended.get(row.subject.id);
            if (ended !== undefined || !row.decision.selected || this.request.dryRun)
                return ended ?? row;
            return { ...(this.begun.get(row.subject.id) ?? row), outcome: { kind: 'abandoned', problem } };
        });
    }
    async listAndChange() {
        const { changeKind, dryRun, confirmEach } = this.request;
        const { watcher, stop } = this.ports;
        const { vault } = this;
        const context = this.listContext();
        const listed = await changeKind.list(vault, context);
        if (!listed.ok) {
            const problem = listed.failure.kind === 'stopped' ? this.notRead(listed.failure.last) : listed.failure.problem;
            this.failure = { vault, problem };
            watcher.vaultFailed(this.failure);
            return;
        }
        const rows = listed.value.map((subject) => ({ vault, subject, decision: changeKind.decide(subject) }));
        const selected = rows.filter((row) => row.decision.selected);
        this.selected = selected.length;
        this.planned = rows;
        watcher.vaultListed(vault, rows);
        const skipped = rows.filter((row) => !row.decision.selected);
        const refusal = selected.length === 0 ? undefined : await this.preflight(context);
        if (refusal !== undefined) {
            const outcome = { kind: 'failed-to-start', problem: refusal };
            this.rows = [...selected.map((row) => this.end({ ...row, outcome })), ...skipped];
            return;
        }
        if (dryRun) {
            this.rows = [...selected, ...skipped];
            return;
        }
        const changed = await this.change(selected, listed.value, context);
        const isOver = stop.signal.aborted || confirmEach !== undefined;
        const confirmed = isOver ? changed : await confirmChanges(vault, changed, changeKind, context);
        this.rows = [...confirmed, ...skipped];
    }
    listContext() {
        const { clock, stop, random, service, watcher } = this.ports;
        return {
            clock,
            stop,
            random,
            service,
            reads: this.subscription.reads,
            onRetry: (...fault) => watcher.fault(...fault),
            onOver: (what) => watcher.over(what),
        };
    }
    /** Why nothing of the vault is to be changed, if that is so. */
    async preflight(context) {
        const { changeKind, dryRun } = this.request;
        const admission = await changeKind.preflight?.(this.vault, context);
        for (const problem of admission?.warnings ?? [])
            this.warnings.push({ vault: this.vault, problem });
        const refusal = admission?.refusal;
        if (refusal === undefined || !dryRun)
            return refusal;
        const message = `Nothing of the vault would be changed: ${refusal.message}`;
        this.warnings.push({ vault: this.vault, problem: { ...refusal, message } });
        return undefined;
    }
    /** Once for each host, however many answers lead there. */
    warnOfLink(host) {
        const message = `The link of an operation leads to the host ${host}, which is not the Azure Resource Manager endpoint or a regional host of it. It was not followed; the jobs were followed without it.`;
        if (this.warnings.some(({ problem }) => problem.message === message))
            return;
        const nextStep = 'Check what answers in the place of the service; nothing was sent there, and no token either.';
        this.warnings.push({ vault: this.vault, problem: { code: 'RefusedHost', message, nextStep } });
    }
    change(selected, subjects, context) {
        const { vault, places } = this;
        const { changeKind, confirmEach } = this.request;
        const { watcher, stop } = this.ports;
        const { writes, budget, lengths } = this.subscription;
        const onFault = (what, failure) => watcher.fault(what, failure);
        const follower = new Follower(vault, { ...context, changeKind, budget, lengths, onFault });
        const conflicts = new ConflictRoom(context.random);
        const reader = new SubjectReader(vault, changeKind, conflicts, context);
        const runningJobs = changeKind.runningJobs(vault, subjects, (name) => follower.isFollowing(name), context, conflicts);
        const shared = { ...context, vault, changeKind, writes, follower, runningJobs, conflicts, subjects: reader };
        const entrance = new Entrance(MAX_BEGUN);
        const changeOne = async (row) => {
            const closed = stop.signal.aborted ? undefined : places.closed();
            if (closed !== undefined)
                return { ...row, outcome: { kind: 'failed-to-start', problem: closed } };
            let started = false;
            const onStarted = (begun, { foreignHost }) => {
                if (foreignHost !== undefined)
                    this.warnOfLink(foreignHost);
                if (!started)
                    this.running++;
                started = true;
                this.begun.set(begun.subject.id, begun);
                watcher.started(begun);
            };
            const result = await entrance.untilBegun((begun) => changeSubject(row, { ...shared, onStarted: (...now) => (onStarted(...now), begun()) }));
            if (started)
                this.running--;
            if (confirmEach === undefined || stop.signal.aborted)
                return result;
            const [confirmed = result] = await confirmChanges(vault, [result], changeKind, context, true);
            return confirmed;
        };
        return Promise.all(selected.map(async (row) => this.end(await places.run(() => changeOne(row), (result) => isFailure(result.outcome) || confirmEach?.(result) === true))));
    }
    end(ended) {
        const row = this.advised(ended);
        this.done++;
        this.ended.set(row.subject.id, row);
        this.ports.watcher.ended(row);
        return row;
    }
    advised(row) {
        const { outcome } = row;
        const nextStep = outcome?.kind === 'failed' ? this.request.changeKind.advise?.(this.vault, outcome.problem) : undefined;
        return outcome?.kind === 'failed' && nextStep !== undefined
            ? { ...row, outcome: { kind: 'failed', problem: { ...outcome.problem, nextStep } } }
            : row;
    }
    notRead(last) {
        const why = last === undefined ? '' : ` ${lastTry(last.problem)}`;
        return {
            code: 'NotRead',
            message: `${whyStopped(this.ports.stop)} The vault was not wholly read, and nothing of it was changed.${why}`,
            nextStep: 'Run again.',
        };
    }
}
const isFailure = (outcome) => outcome?.kind === 'failed' || outcome?.kind === 'failed-to-start';
const defect = (error) => ({
    code: 'Defect',
    message: `The vault's run stopped on a defect of this tool: ${(0,message_of/* messageOf */.b)(error)}`,
    nextStep: 'Please report it with the debug log, then run again: running jobs are picked up.',
});

;// CONCATENATED MODULE: ./src/core/changes/engine.ts
/** The run over all vaults side by side, one pace for each subscription; ends with a row for every subject. */









const MINUTE_MS = 60_000;
/** How long the last jobs are taken to run yet; measured ones lasted up to 166 s. */
const LAST_JOBS_MS = 180_000;
async function changeVaults(request, ports) {
    const { clock, stop } = ports;
    const startedAt = clock.now();
    const from = clock.monotonic();
    const groups = new id_map/* IdMap */.Eo();
    const places = new ParallelLimit(request.maxParallel, request.maxFailures, request.confirmEach !== undefined);
    const nameIn = namesIn(request.vaults);
    // Requests of several vaults have the same names.
    const portsOf = ({ id }) => ({
        ...ports,
        watcher: {
            ...ports.watcher,
            fault: (what, ...fault) => ports.watcher.fault(nameIn(id, what), ...fault),
            over: (what) => ports.watcher.over(nameIn(id, what)),
        },
    });
    const bySubscription = (0,id_map/* groupById */.AN)(request.vaults, ({ subscriptionId }) => subscriptionId);
    const shared = {
        writesPerMinute: request.maxWritesPerMinute,
        gate: new Gate(requests_limits/* REQUESTS_OF_PROCESS */.BT),
        costs: new Costs(),
        // A place that is free late is worth more than a read.
        lengths: request.maxParallel === undefined ? new JobLengths() : undefined,
    };
    const runs = request.vaults.map((vault) => {
        const { subscriptionId: id } = vault;
        const group = groups.get(id) ?? openGroup(id, bySubscription.get(id)?.length ?? 0, shared, ports);
        groups.set(vault.subscriptionId, group);
        const run = new VaultRun(vault, group.subscription, request, portsOf(vault), places);
        group.members.push(run);
        return run;
    });
    const resultOf = (ends) => ({
        startedAt,
        endedAt: startedAt + Math.ceil(clock.monotonic() - from),
        stopped: stop.reason,
        vaultFailures: ends.flatMap(({ failure }) => failure ?? []),
        warnings: runs.flatMap((run) => run.warnings),
        rows: ends.flatMap(({ rows }) => rows),
    });
    request.onBegin?.((problem) => resultOf(runs.map((run) => run.endNow(problem))));
    const over = new AbortController();
    const progress = reportProgress(runs, ports, over.signal);
    await Promise.all(runs.map((run) => run.run()));
    over.abort();
    await progress;
    return resultOf(runs);
}
function openGroup(subscriptionId, vaults, { writesPerMinute, gate, costs, lengths }, { clock, random, watcher }) {
    const members = [];
    const lane = (kind, limits, bucket) => {
        const onLongWait = (ms, limit) => watcher.waits(`${kind} of the subscription ${subscriptionId}`, ms, limit);
        // The subscription with the most to do sets the end of the run, and so goes first.
        const first = { of: gate, rank: vaults };
        return new requests_lane/* Lane */.J({ limits, bucket, gate: first, concurrency: requests_limits/* REQUESTS_AT_ONCE */.PU, onLongWait, random }, clock);
    };
    const reads = lane('Reads', requests_limits/* READ_LIMITS */.Cl, (0,requests_limits/* readBucket */.jk)(subscriptionId, clock));
    const writes = lane('Changes', [{ requests: writesPerMinute, lengthMs: MINUTE_MS }]);
    const remainingMs = () => {
        const waiting = engine_sum(members, (run) => run.selected - run.done - run.running);
        return (waiting / writesPerMinute) * MINUTE_MS + LAST_JOBS_MS;
    };
    const budget = new ReadBudget(reads, remainingMs, costs);
    return { subscription: { reads, writes, budget, lengths }, members };
}
const engine_sum = (runs, count) => runs.reduce((total, run) => total + count(run), 0);
const FIRST_PROGRESS_MS = 10_000;
const MAX_PROGRESS_MS = 60_000;
/** At a growing interval, so that the log of a long run stays short. */
async function reportProgress(runs, ports, over) {
    for (let interval = FIRST_PROGRESS_MS; !over.aborted; interval = Math.min(MAX_PROGRESS_MS, interval * 1.2)) {
        await ports.clock.sleep(interval, over);
        if (over.aborted || ports.stop.signal.aborted)
            return;
        const done = engine_sum(runs, (run) => run.done);
        const running = engine_sum(runs, (run) => run.running);
        const selected = engine_sum(runs, (run) => run.selected);
        if (selected > 0)
            ports.watcher.progress({ done, running, waiting: selected - done - running });
    }
}

;// CONCATENATED MODULE: ./src/core/changes/estimate.ts

function createEstimate(clock) {
    let started = 0;
    let firstAt = 0;
    let lastAt = 0;
    let ended = 0;
    let tookMs = 0;
    return {
        started() {
            lastAt = clock.monotonic();
            if (started++ === 0)
                firstAt = lastAt;
        },
        ended(row) {
            const took = durationOf(row);
            if (took === undefined)
                return;
            ended++;
            tookMs += took;
        },
        restMs(waiting) {
            if (ended === 0 || (waiting > 0 && started < 2))
                return undefined;
            const now = clock.monotonic();
            const each = tookMs / ended;
            if (waiting > 0)
                return (waiting * (now - firstAt)) / started + each;
            const left = lastAt + each - now;
            return left > 0 ? left : undefined;
        },
    };
}

;// CONCATENATED MODULE: ./src/core/changes/subscription-progress.ts
/** What the log of a run over very many vaults says of them: a line for each subscription, and how many are complete. */



class SubscriptionProgress {
    /** By subscription: vaults that are still to be listed, and changes that are still to end. */
    left = new id_map/* IdMap */.Eo();
    sayWhole;
    constructor(vaults, words, print) {
        for (const { subscriptionId: id } of vaults)
            this.left.set(id, { vaults: (this.left.get(id)?.vaults ?? 0) + 1, changes: 0 });
        this.sayWhole = onceWhole(vaults, (subscription, all) => {
            const read = all.flatMap((listed) => listed ?? []);
            const count = (key) => read.reduce((sum, listed) => sum + listed[key], 0);
            const unread = all.length - read.length;
            const missing = unread === 0 ? '' : `, ${(0,format/* plural */.LS)(unread, 'vault')} not read`;
            const counts = `${(0,format/* plural */.LS)(all.length, 'vault')}, ${(0,format/* plural */.LS)(count('rows'), words.one)}, ${(0,format/* number */.ai)(count('changes'))} to ${words.deed}`;
            print(`Subscription ${subscription}: ${counts}${missing}`);
        });
    }
    /** @param listed undefined if it could not be */
    heardOf(vault, listed) {
        this.add(vault, -1, listed?.changes ?? 0);
        this.sayWhole(vault, listed);
    }
    ended(vault) {
        this.add(vault, 0, -1);
    }
    text() {
        const complete = [...this.left.values()].filter(({ vaults, changes }) => vaults <= 0 && changes <= 0);
        return `${(0,format/* number */.ai)(complete.length)} of ${(0,format/* plural */.LS)(this.left.size, 'subscription')} complete`;
    }
    add({ subscriptionId }, vaults, changes) {
        const left = this.left.get(subscriptionId);
        if (left === undefined)
            return;
        left.vaults += vaults;
        left.changes += changes;
    }
}

;// CONCATENATED MODULE: ./src/journal.ts









/** Until the second line about the same; doubled with each. */
const REPEAT_MS = 60_000;
/** Above this many selected mappings the ordinary ones are counted, not named. */
const journal_MAX_NAMED = 200;
const LINE_LENGTH = 1_000;
function createJournal(host, words, vaults, timeLeftMs) {
    let selected = 0;
    let saysCounted = false;
    let unread;
    const nameIn = namesIn(vaults);
    const nameOf = ({ vault, subject }) => nameIn(vault.id, subject.name);
    const labels = vaultLabels(vaults);
    const labelOf = ({ id, name }) => labels.get(id) ?? name;
    const estimate = createEstimate(clock/* systemClock */.m);
    const mayRepeat = lessAndLess(clock/* systemClock */.m);
    const print = (line) => host.print((0,render_text/* bounded */.Mm)(line, LINE_LENGTH));
    const named = () => selected <= journal_MAX_NAMED;
    const large = vaults.length > MAX_VAULTS_NAMED ? new SubscriptionProgress(vaults, words, print) : undefined;
    const listVault = (vault, rows, changes) => {
        const title = `Vault ${labelOf(vault)}: ${(0,format/* plural */.LS)(rows.length, words.one)}, ${changes} to ${words.deed}`;
        const lines = rows
            .slice(0, journal_MAX_NAMED)
            .map((row) => (0,render_text/* bounded */.Mm)(`${row.decision.selected ? words.deed : 'skip  '} ${row.subject.name}: ${row.decision.reason}`, LINE_LENGTH));
        if (rows.length > journal_MAX_NAMED)
            lines.push(`… and ${(0,format/* plural */.LS)(rows.length - journal_MAX_NAMED, words.one)} more; the report names all`);
        host.group(title, lines);
    };
    return {
        vaultListed(vault, rows) {
            const changes = rows.filter((row) => row.decision.selected).length;
            selected += changes;
            if (large === undefined)
                listVault(vault, rows, changes);
            else
                large.heardOf(vault, { rows: rows.length, changes });
            if (named() || saysCounted)
                return;
            saysCounted = true;
            print(`More than ${journal_MAX_NAMED} ${words.deed}s: only those that do not succeed are named below.`);
        },
        vaultFailed({ vault, problem }) {
            large?.heardOf(vault, undefined);
            // Whatever keeps many vaults from being read, such as a sign-in that failed, is said once.
            const why = (0,format/* problemText */.fI)({ ...problem, correlationId: undefined });
            print(`Vault ${labelOf(vault)} could not be read: ${why === unread ? 'the same' : (0,format/* problemText */.fI)(problem)}`);
            unread = why;
        },
        started(row) {
            estimate.started();
            if (named())
                print(`${nameOf(row)}: ${row.pickedUp ? `running ${words.deed} picked up` : `${words.deed} started`}${row.jobId === undefined ? '' : `, job ${row.jobId.slice(row.jobId.lastIndexOf('/') + 1)}`}`);
        },
        ended(row) {
            const { outcome, overrode } = row;
            estimate.ended(row);
            large?.ended(row.vault);
            if (overrode !== undefined)
                print(`${nameOf(row)}: ${overrideText(overrode)}`);
            if (outcome === undefined || (outcome.kind === 'succeeded' && outcome.note === undefined && !named()))
                return;
            const took = durationOf(row);
            const after = took === undefined ? '' : ` after ${(0,format/* duration */.p0)(took)}`;
            const detail = outcome.kind === 'succeeded' ? (outcome.note ?? '') : (0,format/* problemText */.fI)(outcome.problem);
            print(`${nameOf(row)}: ${outcomeText(row)}${after}${detail === '' ? '' : `: ${detail}`}`);
        },
        ...(0,fault_log/* createFaultLog */.R)(host, clock/* systemClock */.m),
        waits(what, ms, limit) {
            if (!mayRepeat(what))
                return;
            const why = limit === undefined
                ? 'the service asked for it'
                : `the limit of ${(0,format/* plural */.LS)(limit.requests, 'request')} in ${(0,format/* duration */.p0)(limit.lengthMs)} is used up`;
            print(`${what} wait ${(0,format/* duration */.p0)(ms)}: ${why}.`);
        },
        progress({ done, running, waiting }) {
            const total = done + running + waiting;
            const restMs = estimate.restMs(waiting);
            const isOver = running + waiting === 0;
            const rest = isOver ? 'reading again, ' : restMs === undefined ? '' : `about ${(0,format/* duration */.p0)(restMs)} to go, `;
            const counts = `${(0,format/* number */.ai)(done)} of ${(0,format/* number */.ai)(total)} done, ${(0,format/* number */.ai)(running)} running, ${(0,format/* number */.ai)(waiting)} waiting`;
            const whole = large === undefined ? '' : `${large.text()}, `;
            const text = `${counts}; ${whole}${rest}deadline in ${(0,format/* duration */.p0)(timeLeftMs())}`;
            host.progress(total === 0 ? 0 : Math.floor((100 * done) / total), text);
        },
    };
}
/** True when it is time for one more line about `what`. */
function lessAndLess(clock) {
    const next = new Map();
    return (what) => {
        const now = clock.monotonic();
        const { at, everyMs } = next.get(what) ?? { at: now, everyMs: REPEAT_MS };
        if (now < at)
            return false;
        next.set(what, { at: now + everyMs, everyMs: 2 * everyMs });
        return true;
    };
}

;// CONCATENATED MODULE: ./src/actions/run-change.ts







async function runChange(vaults, run, { host, stop, connection, timeLeftMs, rescue, exemptions }) {
    const { changeKind, form, reported, asked, outputsOf, errorsOf } = run;
    const { dryRun, failOnDrift, failOnUnconfirmed, maxFailures, maxParallel, maxWritesPerMinute } = run;
    const resultOf = (result, errors) => {
        const report = makeReport(result, { words: changeKind.words, dryRun, failOnDrift, failOnUnconfirmed, errors });
        return {
            failed: report.failed,
            headline: headline(report),
            causes: report.causes,
            document: makeDocument(report, reported, form, exemptions?.sources),
            summary: () => makeSummary(report, { ...reported, asked, drawsMermaid: host.drawsMermaid, bySubscription: true }),
            outputs: outputsOf(report),
        };
    };
    // A look at the rows is kept, so that a run that breaks reports them.
    const onBegin = (rowsNow) => rescue.keep({
        result: (problem) => {
            const result = rowsNow(problem);
            const isSaid = result.rows.some(({ outcome }) => outcome?.kind === 'abandoned' && outcome.problem === problem);
            return resultOf(result, isSaid ? [] : [{ level: 'error', problem, affected: ['the run'], said: 'the tool has a defect' }]);
        },
        outputs: () => {
            const { rows } = rowsNow({ code: '', message: '' });
            return outputsOf({ conclusion: 'failed', changed: rows.some(mayHaveChanged), counts: countRows(rows) });
        },
    });
    const watcher = createJournal(host, changeKind.words, vaults, timeLeftMs);
    const result = await changeVaults({ vaults, changeKind, dryRun, maxFailures, maxParallel, maxWritesPerMinute, onBegin }, { clock: clock/* systemClock */.m, stop, service: await connection.service(), random: Math.random, watcher });
    watcher.close();
    return resultOf(result, errorsOf?.(result) ?? []);
}
/** The outputs of every action that changes something. */
function jobOutputs({ conclusion, changed, counts: { outcomes, confirmed } }) {
    return {
        conclusion,
        changed,
        changesConfirmed: confirmed,
        jobsSucceeded: outcomes.succeeded,
        jobsFailed: outcomes.failed,
        jobsFailedToStart: outcomes['failed-to-start'],
        jobsTimedOut: outcomes['timed-out'],
        jobsAbandoned: outcomes.abandoned,
    };
}

;// CONCATENATED MODULE: ./src/actions/change.ts
/** `Enabled` and `Disabled`: brings every mapping to the wanted setting. */










async function change(task, found, context) {
    const { host, settings, connection } = context;
    const { vaults } = found;
    const service = await connection.service();
    const spell = spellingOn(host.name);
    const { action, automationAccountIds: accountIds, dryRun, maxWritesPerMinute } = task;
    const wantedFor = (id) => action === 'Disabled'
        ? { status: action }
        : { status: action, automationAccountId: accountFor(accountIds, id) ?? accountIds[0] ?? '' };
    const admit = action === 'Enabled' ? accountCheck(accountIds, task.skipAccountCheck ? undefined : service, spell) : undefined;
    const reported = await (0,actions_context/* reportContext */.g)(context, {
        vaultIds: vaults.map((vault) => vault.id),
        action,
        automationAccountIds: action === 'Enabled' ? accountIds : undefined,
        dryRun,
        failOnDrift: task.failOnDrift,
        failOnUnconfirmed: task.failOnUnconfirmed,
        force: task.force,
        skipAccountCheck: action === 'Enabled' ? task.skipAccountCheck : undefined,
        timeoutMinutes: settings.timeoutMs / 60_000,
        maxWritesPerMinute,
        ...(0,actions_exemptions/* exemptionInputs */.Fw)(task),
    });
    const accountWanted = (id) => action === 'Enabled' ? accountFor(accountIds, id) : undefined;
    const alone = await (0,actions_exemptions/* leaveAlone */.b_)(found, context);
    const setting = settingChange(wantedFor, task.force, service, admit, spell);
    const changeKind = alone === undefined ? setting : leavingMappings(setting, accountWanted, { ...alone, service, vaults });
    const asked = settingAsked(action, accountIds, reported);
    return runChange(vaults, { ...task, changeKind, form: rows_mappingForm, reported, asked, outputsOf }, context);
}
const outputsOf = (report) => ({
    ...jobOutputs(report),
    mappingsTotal: report.counts.total,
    mappingsSelected: report.counts.selected,
    mappingsSkipped: report.counts.skipped,
});

;// CONCATENATED MODULE: ./src/core/estate/document.ts
/** The JSON report of `Discover`: the plan that the shards follow, and every vault. */





/** A name that is there. */
const document_label = {
    ...kinds/* name */.UU,
    schema: { type: 'string', minLength: 1 },
    read: (value, context) => kinds/* name */.UU.read(value, context) || undefined,
};
const UNKNOWN = 'left out where they are not known';
const shard = (0,define_rows/* rowsOf */.RO)();
const plannedShardForm = shard.form('plannedShard', 'A shard of the plan. `Merge` holds the reports against it.', {
    shard: shard.column(document_label, '', 'its number', (of) => of.shard),
    name: shard.column(document_label, '', 'for people', (of) => of.name),
    subscriptions: shard.column(kinds/* guids */.D$, '', 'ids of its subscriptions', ({ subscriptions }) => subscriptions),
    items: shard.column((0,kinds/* maybe */.no)(kinds/* count */.U9), '', `replicated items, Azure to Azure; ${UNKNOWN}`, ({ items }) => items),
    vaultIds: shard.column(kinds/* ids */.dK, '', 'ARM ids of its vaults', ({ vaults }) => vaults.map(({ id }) => id)),
});
const tags = {
    schema: { type: 'object', additionalProperties: { type: 'string' } },
    cell: 'text',
    read: () => ({}),
};
const document_vault = (0,define_rows/* rowsOf */.RO)();
const foundVaultForm = document_vault.form('foundVault', 'A vault that was found. Of vaults that the inputs name nothing is known but the id.', {
    id: document_vault.column(kinds/* ownId */.ou, '', 'ARM id', (of) => of.vault.id),
    name: document_vault.column(kinds/* name */.UU, '', 'of the vault', (of) => of.vault.name),
    subscriptionId: document_vault.column(kinds/* guid */.Os, '', 'that it is in', (of) => of.vault.subscriptionId),
    subscriptionName: document_vault.column((0,kinds/* maybe */.no)(kinds/* name */.UU), '', 'of the same', (of) => of.vault.subscriptionName),
    location: document_vault.column(kinds/* name */.UU, '', 'region; empty for a vault that the inputs name', (of) => of.vault.location),
    tags: document_vault.column(tags, '', 'of the vault', (of) => of.vault.tags),
    items: document_vault.column((0,kinds/* maybe */.no)(kinds/* count */.U9), '', `replicated items, Azure to Azure; ${UNKNOWN}`, (of) => of.vault.items),
    shard: document_vault.column(document_label, '', 'number of its shard', (of) => of.shard),
});
/** In pieces, so that the text of an estate of a hundred thousand vaults is never in memory at once. */
function* discoverDocument(report, context) {
    const { cut, vaults, source } = report;
    const head = {
        ...(0,rows_head/* headOf */.Uo)({ ...report, context }),
        source,
        vaultCount: vaults.length,
        subscriptionCount: report.subscriptions,
        itemCount: report.items,
        causes: report.causes.map(problem/* causeJson */.WH),
        seen: report.seen && { subscriptions: [...report.seen.subscriptions], others: report.seen.others },
    };
    const shardOf = new id_map/* IdMap */.Eo(cut.shards.flatMap(({ shard: of, subscriptions }) => subscriptions.map((id) => [id, of])));
    yield JSON.stringify(head, null, 2).replace(/\n\}$/, ',\n  "plan": {\n    "shards": [');
    yield* rows(cut.shards, (of) => plannedShardForm.write(plannedShardForm.make(of)), '    ');
    yield ']\n  },\n  "vaults": [';
    yield* rows(vaults, (of) => document_vaultRow(of, shardOf.get(of.subscriptionId) ?? ''), '  ');
    yield ']\n}\n';
}
const document_vaultRow = (of, number) => foundVaultForm.write(foundVaultForm.make({ vault: of, shard: number }));
function* rows(things, row, indent) {
    let separator = '';
    for (const thing of things) {
        yield `${separator}\n${indent}  ${JSON.stringify(row(thing))}`;
        separator = ',';
    }
    if (things.length > 0)
        yield `\n${indent}`;
}

// EXTERNAL MODULE: ./src/core/estate/model.ts
var estate_model = __webpack_require__(309);
;// CONCATENATED MODULE: ./src/core/estate/shards.ts
/** Cuts the estate into shards, each of which is a run of its own. */




/** A vault is read before and after, about as many requests as the update of one agent takes. */
const VAULT_WEIGHT = 1;
/**
 * The vaults of a subscription stay together, since the limits of the service are the subscription's. The heaviest comes
 * first, into the shard that is lightest so far. In whatever order the vaults come, the same estate gives the same shards.
 * @param most the most shards; none is empty
 * @param mostBytes a shard takes no more ids than fit, as long as another has room for them
 */
function cutShards(vaults, most, mostBytes = Number.POSITIVE_INFINITY) {
    const groups = [...(0,estate_model/* bySubscription */.vZ)(vaults)].map(([id, members]) => shards_groupOf(id, members));
    groups.sort((a, b) => b.weight - a.weight || (0,compare/* compare */.UD)(a.id, b.id));
    const bins = Array.from({ length: Math.min(most, groups.length) }, () => ({ groups: [], weight: 0, bytes: 0 }));
    for (const group of groups) {
        const roomy = bins.filter(({ bytes }) => bytes + group.bytes <= mostBytes);
        const bin = (roomy.length > 0 ? roomy : bins).reduce((best, other) => (other.weight < best.weight ? other : best));
        bin.groups.push(group);
        bin.weight += group.weight;
        bin.bytes += group.bytes;
    }
    const digits = Math.max(2, String(bins.length).length);
    return bins.map((bin, index) => shardOf(bin.groups, String(index + 1).padStart(digits, '0')));
}
function shards_groupOf(id, vaults) {
    let weight = 0;
    let bytes = 0;
    for (const vault of vaults) {
        weight += VAULT_WEIGHT + (vault.items ?? 0);
        bytes += (0,markdown/* byteLength */.dp)(vault.id) + 1;
    }
    return { id, vaults, weight, bytes };
}
function shardOf(groups, shard) {
    const sorted = [...groups].sort((a, b) => (0,compare/* compare */.UD)(a.id, b.id));
    const vaults = sorted.flatMap((group) => group.vaults);
    const [heaviest] = groups;
    const first = heaviest === undefined ? '' : shards_plain(heaviest.vaults[0]?.subscriptionName ?? '') || heaviest.id;
    return {
        shard,
        name: groups.length > 1 ? `${first} and ${groups.length - 1} more` : first,
        subscriptions: sorted.map(({ id }) => id),
        items: (0,estate_model/* itemsIn */.Un)(vaults),
        vaults,
    };
}
/** Names become names of jobs and values of variables, where `$(…)` and `${{ … }}` would be obeyed. */
const shards_plain = (name) => (0,render_text/* bounded */.Mm)(name
    .replace(/[^\p{L}\p{N}_. -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim(), 60);

;// CONCATENATED MODULE: ./src/core/estate/matrix.ts
/** The shards in the form of the host's matrix strategy, inside the host's limits. */



/** Both hosts make no more jobs than these of a matrix. */
const MAX_SHARDS = 256;
/** Linux lets an environment variable, name included, have 128 KiB; inputs are passed by them. */
const ENVIRONMENT_VARIABLE = 128 * 1024 - 1024;
const limits = {
    github: {
        // 1 MiB of outputs for each job, as they are in UTF-16, less some for other outputs.
        ofOutputs: 1024 * 1024 - 32 * 1024,
        together: true,
        ofShard: ENVIRONMENT_VARIABLE,
        size: (text) => 2 * text.length,
        host: 'GitHub',
    },
    'azure-pipelines': {
        // Every later step of the job is started with each output in an environment variable, or is not started at all.
        ofOutputs: ENVIRONMENT_VARIABLE,
        together: false,
        // The longest that a task can read on an agent of Windows.
        ofShard: 32_000,
        size: markdown/* byteLength */.dp,
        host: 'Azure Pipelines',
    },
};
/**
 * Cuts shards and says them in the host's form.
 * @param isWhole the vaults are all of their subscriptions, so that a shard can name these in place of the vaults
 */
function cutMatrix(found, most, form, isWhole, inputs) {
    const limit = limits[form];
    const shards = cutShards(found, Math.min(most, MAX_SHARDS), limit.ofShard);
    const byVault = matrix_textOf(shards, form, false);
    const fits = (text) => limit.size(text) <= limit.ofOutputs;
    const tooLong = shards.find((shard) => (0,markdown/* byteLength */.dp)(idsOf(shard, form)) > limit.ofShard);
    // More shards are of no use where all ids together are too long.
    const misfit = () => tooLong !== undefined && fits(byVault)
        ? shardTooLong(tooLong, limit, inputs)
        : matrixTooLarge(found.length, limit.size(byVault), limit);
    const warnings = [];
    let matrix = fits(byVault) && tooLong === undefined ? byVault : undefined;
    if (matrix === undefined && isWhole) {
        const byScope = matrix_textOf(shards, form, true);
        if (fits(byScope)) {
            matrix = byScope;
            warnings.push(namesSubscriptions(found.length, limit));
        }
    }
    const problem = matrix === undefined ? misfit() : undefined;
    const vaults = vaultsText(found);
    const taken = limit.together ? limit.size(matrix ?? '') : 0;
    const hasRoom = taken + limit.size(vaults) <= limit.ofOutputs;
    if (!hasRoom)
        warnings.push(vaultsTooLarge(limit));
    return { shards, matrix, vaults: hasRoom ? vaults : undefined, problem, warnings };
}
/** Ids are checked, and hold nothing that a host would take for a command or an expression. */
const idsOf = ({ vaults }, form) => vaults.map(({ id }) => id).join(form === 'github' ? '\n' : ',');
function matrix_textOf(shards, form, byScope) {
    const entries = shards.map((shard) => {
        const subscriptions = shard.subscriptions.join(',');
        return {
            shard,
            subscriptions,
            ids: byScope ? '' : idsOf(shard, form),
            scope: byScope ? subscriptions : '',
        };
    });
    if (form === 'github') {
        const include = entries.map(({ shard, subscriptions, ids, scope }) => ({
            shard: shard.shard,
            name: shard.name,
            subscriptions,
            vaults: shard.vaults.length,
            items: shard.items,
            'vault-id': ids,
            scope,
        }));
        return JSON.stringify({ include });
    }
    const legs = entries.map(({ shard, subscriptions, ids, scope }) => [
        `shard_${shard.shard}`,
        {
            shard: shard.shard,
            name: shard.name,
            subscriptions,
            vaults: String(shard.vaults.length),
            items: shard.items === undefined ? '' : String(shard.items),
            vaultId: ids,
            scope,
        },
    ]);
    return JSON.stringify(Object.fromEntries(legs));
}
/** Tags hold whatever their owners wrote; `$(` would be taken for a variable of Azure Pipelines. */
const vaultsText = (vaults) => JSON.stringify(vaults.map(({ id, items, tags }) => ({ id, items, tags }))).replaceAll('$(', '\\u0024(');
const NARROWER = 'Narrow the scope, for instance with one discovery for each management group.';
const matrixTooLarge = (vaults, size, { ofOutputs, host }) => ({
    code: 'MatrixTooLarge',
    message: `The matrix names ${(0,format/* plural */.LS)(vaults, 'vault')} in ${(0,format/* number */.ai)(size)} bytes; ${host} lets it have ${(0,format/* number */.ai)(ofOutputs)}.`,
    nextStep: NARROWER,
});
const shardTooLong = (shard, { ofShard, host }, { shards }) => ({
    code: 'ShardTooLong',
    message: `The ids of the ${(0,format/* plural */.LS)(shard.vaults.length, 'vault')} of shard ${shard.shard} (${shard.name}) have more than ${(0,format/* number */.ai)(ofShard)} bytes, which is what an input can have on ${host}.`,
    nextStep: shard.subscriptions.length > 1 ? `Allow more shards (${shards}).` : NARROWER,
});
const namesSubscriptions = (vaults, { host }) => ({
    code: 'MatrixNamesSubscriptions',
    message: `The ids of ${(0,format/* plural */.LS)(vaults, 'vault')} do not fit into a matrix of ${host}: the shards name their subscriptions as scope in place of them, and each finds its vaults again.`,
    nextStep: 'Nothing needs to be done, if the jobs of the shards take both from the matrix.',
});
const vaultsTooLarge = ({ host }) => ({
    code: 'VaultsLeftOut',
    message: `The output that names all vaults is left out, since it is larger than ${host} allows; the matrix and the JSON report are whole.`,
    nextStep: 'Take the vaults from the JSON report, or narrow the scope.',
});

// EXTERNAL MODULE: ./src/core/estate/report.ts
var estate_report = __webpack_require__(5360);
;// CONCATENATED MODULE: ./src/core/estate/summary.ts
/** The summary of `Discover`: verdict, counts, the shards, and the vaults of each subscription. */






/** Vaults of a subscription that are named. */
const MAX_NAMES = 10;
function discoverSummary(report, options) {
    const { cut } = report;
    const lines = [
        ...summary_header(report, options),
        ...report.causes.flatMap((cause) => [(0,sections/* causeLine */.mB)(cause), '']),
        ...(0,sections/* tableSection */.Yc)('Shards', ['Shard', 'Name', 'Subscriptions', 'Vaults', 'Replicated items'], cut.shards.map(shardRow), { bytes: sections/* MAX_BYTES */.zx }),
    ];
    const used = (0,markdown/* byteLength */.dp)(lines.join('\n'));
    const titles = ['Subscription', 'Shard', 'Vaults', 'Replicated items', 'Names'];
    const rows = subscriptionRows(report, options);
    const fit = { bytes: sections/* MAX_BYTES */.zx - used - 500, row: 'subscription' };
    return [...lines, ...(0,sections/* tableSection */.Yc)('Vaults by subscription', titles, rows, fit)].join('\n');
}
function summary_header(report, options) {
    const { vaults, subscriptions, items, cut } = report;
    return [
        `## ${report.conclusion === 'succeeded' ? '✅' : '❌'} ${(0,markdown/* escapeMarkdown */.FV)((0,estate_report/* discoverHeadline */._7)(report))}`,
        '',
        (0,sections/* runText */.le)(report, options),
        '',
        ...(0,markdown/* tableHead */.PP)(['Vaults', 'Subscriptions', 'Replicated items', 'Shards']),
        (0,markdown/* tableRow */.jD)([(0,format/* number */.ai)(vaults.length), (0,format/* number */.ai)(subscriptions), (0,estate_report/* itemsText */.Ir)(items), (0,format/* number */.ai)(cut.shards.length)]),
        '',
    ];
}
const shardRow = ({ shard, name, subscriptions, vaults, items }) => (0,markdown/* tableRow */.jD)([shard, (0,markdown/* cell */.Hn)(name, 100), (0,format/* number */.ai)(subscriptions.length), (0,format/* number */.ai)(vaults.length), (0,estate_report/* itemsText */.Ir)(items)]);
function subscriptionRows({ vaults, cut }, options) {
    const shardOf = new Map(cut.shards.flatMap(({ shard, subscriptions }) => subscriptions.map((id) => [id, shard])));
    return [...(0,estate_model/* bySubscription */.vZ)(vaults)]
        .map(([id, members]) => ({ id, members, shard: shardOf.get(id) ?? '', weight: (0,estate_model/* itemsIn */.Un)(members) ?? 0 }))
        .sort((a, b) => (0,compare/* compare */.UD)(a.shard, b.shard) || b.weight - a.weight)
        .map(({ id, members, shard }) => {
        const named = members.slice(0, MAX_NAMES).map(({ name, id }) => (0,sections/* portalLink */.jg)(name, id, options));
        const more = members.length > MAX_NAMES ? ` and ${(0,format/* number */.ai)(members.length - MAX_NAMES)} more` : '';
        return (0,markdown/* tableRow */.jD)([
            (0,markdown/* cell */.Hn)(members[0]?.subscriptionName || id, 100),
            shard,
            (0,format/* number */.ai)(members.length),
            (0,estate_report/* itemsText */.Ir)((0,estate_model/* itemsIn */.Un)(members)),
            `${named.join(', ')}${more}`,
        ]);
    });
}

// EXTERNAL MODULE: ./src/actions/vaults.ts + 3 modules
var vaults = __webpack_require__(9697);
;// CONCATENATED MODULE: ./src/actions/discover.ts
/** `Discover`: cuts the vaults that were found into shards, and says them as a matrix of jobs. */







async function discover(task, found, context) {
    const { host } = context;
    const { target } = task;
    const form = host.name === 'azure-pipelines' ? 'azure-pipelines' : 'github';
    const cut = cutMatrix(found.vaults, task.shards, form, isWhole(target), (0,vaults/* inputNamesOn */.s3)(host));
    const report = (0,estate_report/* discoverReport */.EP)(found, cut, { startedAt: (0,vaults/* startedAt */.xh)(context), endedAt: clock/* systemClock */.m.now() });
    const reported = await (0,actions_context/* reportContext */.g)(context, {
        ...(0,vaults/* targetInputs */.lY)(target),
        action: task.action,
        shards: task.shards,
    });
    return {
        failed: report.conclusion === 'failed',
        headline: (0,estate_report/* discoverHeadline */._7)(report),
        // Those of finding were said when the vaults were found.
        causes: report.causes.filter(({ problem }) => !found.warnings.includes(problem)),
        document: discoverDocument(report, reported),
        summary: () => discoverSummary(report, reported),
        outputs: {
            conclusion: report.conclusion,
            vaultCount: found.vaults.length,
            shardCount: cut.shards.length,
            ...(cut.matrix !== undefined && { matrix: cut.matrix }),
            ...(cut.vaults !== undefined && { vaults: cut.vaults }),
        },
    };
}
/** Nothing narrows the vaults of the scope, so that a subscription of it stands for its vaults. */
const isWhole = (target) => target.kind === 'scope' && target.names.length === 0 && target.tags.length === 0;

;// CONCATENATED MODULE: ./src/core/merge/bound.ts
function boundOf({ joined, problems, vaults }, allowed) {
    const counts = joined.kind === 'change' ? joined.report.counts : undefined;
    const outcomes = counts?.outcomes;
    const failed = outcomes === undefined
        ? 0
        : outcomes.failed + outcomes['failed-to-start'] + outcomes['timed-out'] + outcomes.abandoned;
    const isWhole = problems === 0 && vaults.every(({ state }) => state === 'reported');
    return { allowed, failed, selected: counts?.selected, isWhole, isWithin: isWhole && failed <= allowed };
}
/** In the log and at the top of the summary. */
function boundText({ allowed, failed, selected, isWhole, isWithin }) {
    const counted = selected === undefined
        ? ''
        : selected === 0
            ? ' Nothing had to be changed, so nothing was tried.'
            : ` Changes to make: ${selected}. Failed: ${failed}; allowed: ${allowed}.`;
    const unknown = isWhole ? '' : ' Not every shard and vault was reported, so failures there are not known.';
    return `The next wave may begin: ${isWithin ? 'yes' : 'no'}.${counted}${unknown}`;
}

;// CONCATENATED MODULE: ./src/core/merge/fields.ts
/**
 * Reads values of a file that anyone may have written. What is not of the type that is asked for counts as not there,
 * and no text is longer than it may be.
 */



/** Of names and ids, in characters. */
const MAX_OF_NAME = 2_000;
function fieldsIn(fields, key) {
    const value = (0,rows_fields/* own */.Z)(fields, key);
    return (0,rows_fields/* isFields */.C)(value) ? value : undefined;
}
/** Undefined where it is there and is no list. */
function listIn(fields, key) {
    const value = (0,rows_fields/* own */.Z)(fields, key) ?? [];
    return Array.isArray(value) ? value : undefined;
}
function maybeNameIn(fields, key) {
    const value = (0,rows_fields/* own */.Z)(fields, key);
    return typeof value === 'string' ? (0,render_text/* bounded */.Mm)(value, MAX_OF_NAME) : undefined;
}
const nameIn = (fields, key) => maybeNameIn(fields, key) ?? '';
const fields_namesIn = (fields, key) => (listIn(fields, key) ?? []).filter((name) => typeof name === 'string').map((name) => (0,render_text/* bounded */.Mm)(name, MAX_OF_NAME));
function maybeNumberIn(fields, key) {
    const value = (0,rows_fields/* own */.Z)(fields, key);
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
/** How many: a whole number that can be summed. */
function maybeCountIn(fields, key) {
    const value = maybeNumberIn(fields, key);
    return value !== undefined && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
const flagIn = (fields, key) => (0,rows_fields/* own */.Z)(fields, key) === true;
/** Milliseconds since the epoch, of a time as ISO 8601 has it. */
function maybeTimeIn(fields, key) {
    const value = (0,rows_fields/* own */.Z)(fields, key);
    if (typeof value !== 'string' || !/^[+-]?\d{4,6}-\d\d-\d\dT[\d:.]{5,12}Z$/.test(value))
        return undefined;
    const ms = Date.parse(value);
    return Number.isNaN(ms) ? undefined : ms;
}
function choiceIn(fields, key, choices) {
    const value = (0,rows_fields/* own */.Z)(fields, key);
    return choices.find((choice) => choice === value);
}
/** Each of a list, or undefined if any cannot be read. */
function allOf(values, read) {
    const all = [];
    for (const value of values ?? [undefined]) {
        const one = (0,rows_fields/* isFields */.C)(value) ? read(value) : undefined;
        if (one === undefined)
            return undefined;
        all.push(one);
    }
    return all;
}

;// CONCATENATED MODULE: ./src/core/merge/change-rows.ts
/** Rows of a run that changes something, read from its report. */



const before = ({ before: value }) => value;
const change_rows_forms = {
    mappings: changeForm(...MAPPING_CHANGE, mappingBeforeForm, before),
    items: changeForm(...ITEM_CHANGE, itemBeforeForm, before),
};
const listOfAction = (action) => action === 'UpdateAgents' ? 'items' : 'mappings';
/** Undefined if a row is not as a run writes it. */
function readChangeRows(report, list, context) {
    const rows = allOf(listIn(report, list), (fields) => {
        const row = change_rows_forms[list].read(fields, context);
        return row && reportedRow(row, context);
    });
    const vaultFailures = allOf(listIn(report, 'vaultErrors'), (fields) => {
        const row = problem/* vaultErrorForm */.Td.read(fields, context);
        const vault = context.vaults.find(row?.vaultId);
        return row && vault && { vault, problem: row.error };
    });
    return rows && vaultFailures && { rows, vaultFailures };
}
function reportedRow(row, { vaults }) {
    const { id, name, jobId, pickedUp, overrode, startedAt, endedAt, after } = row;
    const vault = vaults.get(row.vaultId);
    const outcome = outcomeOf(row);
    return (vault && {
        vault,
        subject: { id, name, sourceFabric: '', targetFabric: '', before: row.before },
        decision: {
            selected: row.decision === 'selected',
            reason: row.reason,
            ...(row.exemption !== undefined && { exemption: row.exemption }),
        },
        ...(outcome && { outcome }),
        ...(jobId !== undefined && { jobId }),
        ...(pickedUp !== undefined && { pickedUp }),
        ...(overrode !== undefined && { overrode }),
        ...(after && { confirmation: change_rows_confirmationOf(after) }),
        ...(startedAt !== undefined && { startedAt }),
        ...(endedAt !== undefined && { endedAt }),
    });
}
const change_rows_confirmationOf = ({ asWanted, isUnread, readsAs, healthErrors, }) => ({
    asWanted,
    ...(isUnread && { isUnread }),
    reads: readsAs,
    healthErrors,
});
function outcomeOf({ outcome: kind, note, error }) {
    if (kind === undefined)
        return undefined;
    if (kind !== 'succeeded')
        return { kind, problem: error ?? { code: '', message: '' } };
    return note === undefined ? { kind } : { kind, note };
}
/** The row as JSON has it. */
const changeRowJson = (row, list) => change_rows_forms[list].write(change_rows_forms[list].make(row));

;// CONCATENATED MODULE: ./src/core/repair/outcome.ts
const stepOutcomes = [
    'failed',
    /** The service has not evaluated it again yet; nothing is left to do for anyone. */
    'waiting-for-service',
    /** The identity of the run may not do it. */
    'not-allowed',
    /** Behind a step that was not done. */
    'blocked',
    'changed-since-approval',
    'not-approved',
    'needs-person',
    'repaired',
    /** It stands in the approved plan, and nothing asks for it any more. */
    'not-needed',
];
const isDone = ({ kind }) => kind === 'repaired' || kind === 'waiting-for-service';

;// CONCATENATED MODULE: ./src/core/repair/report.ts


const repair_report_countsOf = ({ counts: { findings, agents } }) => ({
    errors: findings.error,
    warnings: findings.warning,
    agents: agents.total,
    covered: agents.covered,
    healthy: agents.healthy,
    notKnown: agents.notKnown,
});
/** With `fail-on-new` a step that heals only what the baseline accepts fails nothing. */
function toleratedIn({ findings, ratchet }) {
    const tolerated = new Set(findings.flatMap((found) => (countsAsNew(found, ratchet) ? [] : [found.key])));
    return (step) => step.findings.length > 0 && step.findings.every((key) => tolerated.has(key));
}
/** Outcomes that leave undone what was asked for and approved. */
const BAD = ['failed', 'not-allowed', 'blocked'];
function concludeRepair(options) {
    const { steps, planned, dryRun, failOnDrift, refusal, stopped, last } = options;
    const isTolerated = toleratedIn(last);
    const conclusion = (() => {
        if (stopped !== undefined)
            return stopped === 'cancelled' ? 'cancelled' : 'timed-out';
        if (refusal !== undefined || last.ratchet.kind === 'unusable')
            return 'failed';
        if (dryRun)
            return planned === 0 ? 'unchanged' : failOnDrift ? 'drifted' : 'planned';
        if (steps.some(({ step, outcome }) => BAD.includes(outcome.kind) && !isTolerated(step)))
            return 'failed';
        return steps.some(({ outcome }) => outcome.kind === 'repaired' || outcome.kind === 'waiting-for-service')
            ? 'succeeded'
            : 'unchanged';
    })();
    return { conclusion, failed: !['planned', 'succeeded', 'unchanged'].includes(conclusion) };
}
const countOutcome = ({ steps }, ...kinds) => steps.filter(({ outcome }) => kinds.includes(outcome.kind)).length;
const countFound = ({ errors, warnings }) => errors + warnings;
/** VMs that need one of the steps that are done, or would be. */
const agentsAffected = ({ steps, planned, dryRun }) => new Set((dryRun ? planned : steps.filter(({ outcome }) => outcome.startedAt !== undefined).map(({ step }) => step)).flatMap(({ agents }) => agents)).size;
const figuresOf = (report) => ({
    ...report,
    planned: report.planned.length,
    vms: agentsAffected(report),
});
/** The repair in one sentence. */
function repairHeadline(report) {
    const { conclusion, dryRun, planned, vms, refusal, before, after } = report;
    if (refusal !== undefined)
        return `Failed: ${refusal.message}`;
    if (dryRun) {
        const what = planned === 0 ? 'nothing to repair' : `${(0,format/* plural */.LS)(planned, 'step')} would be done`;
        return `${conclusion === 'drifted' ? 'Drift' : 'Dry run'}: ${what}, for ${(0,format/* plural */.LS)(vms, 'VM')}`;
    }
    const repaired = countOutcome(report, 'repaired');
    const parts = [
        `${(0,format/* plural */.LS)(repaired, 'step')} repaired`,
        ...some(report, 'waiting for the service', 'waiting-for-service'),
        ...some(report, 'failed', 'failed', 'not-allowed'),
        ...some(report, 'blocked', 'blocked'),
        ...some(report, 'not approved or changed since', 'not-approved', 'changed-since-approval'),
        ...some(report, 'for a person', 'needs-person'),
        ...some(report, 'not needed any more', 'not-needed'),
    ];
    const findings = after === undefined ? '' : `; findings ${countFound(before)} → ${countFound(after)}`;
    switch (conclusion) {
        case 'unchanged':
            return `Nothing was repaired: ${parts.slice(1).join(', ') || 'nothing asks for it'}`;
        case 'cancelled':
            return `Cancelled: ${parts.join(', ')}${findings}`;
        case 'timed-out':
            return `Timed out: ${parts.join(', ')}${findings}`;
        case 'failed':
            return `Failed: ${parts.join(', ')}${findings}`;
        default:
            return `${parts.join(', ')}${findings}`;
    }
}
const some = (report, text, ...kinds) => {
    const count = countOutcome(report, ...kinds);
    return count === 0 ? [] : [`${count} ${text}`];
};

;// CONCATENATED MODULE: ./src/core/repair/rows.ts
/** A step of a repair as a row of a report. */





const { column: repair_rows_column, form: repair_rows_form } = (0,define_rows/* rowsOf */.RO)();
const repairStepForm = repair_rows_form('repairStep', 'A step of a repair.', {
    id: repair_rows_column(kinds/* word */.Vm, '', 'the same in every run: made of kind, target and wanted value', ({ step }) => step.id),
    kind: repair_rows_column((0,kinds/* choice */.Yq)([...plan_step/* repairKinds */.P2, 'person']), 'Kind', 'what is repaired; `person`: not by this tool', ({ step }) => step.kind),
    outcome: repair_rows_column((0,kinds/* choice */.Yq)(stepOutcomes), 'Outcome', 'how it ended', ({ outcome }) => outcome.kind),
    title: repair_rows_column(kinds/* name */.UU, 'Step', 'what is done', ({ step }) => step.title),
    target: repair_rows_column(kinds/* sharedId */.dC, 'Target', 'ARM id of what it is done to', ({ step }) => step.target, { last: true }),
    vaultId: repair_rows_column(kinds/* idOrEmpty */.yx, 'Vault', 'ARM id of the vault', ({ step }) => step.vaultId),
    accountId: repair_rows_column((0,kinds/* maybe */.no)(kinds/* sharedId */.dC), 'Automation account', 'that it is about', ({ step }) => step.accountId),
    before: repair_rows_column(kinds/* text */.Qq, 'Before', 'what the target read', ({ step }) => step.before),
    wanted: repair_rows_column(kinds/* text */.Qq, 'After', 'what it is to read', ({ step }) => step.wanted),
    force: repair_rows_column(kinds/* flag */.Jt, '', 'it is sent although the setting reads as wanted', ({ step }) => step.force),
    findings: repair_rows_column(kinds/* names */.Dy, '', 'keys of the findings that it heals', ({ step }) => step.findings),
    after: repair_rows_column(kinds/* names */.Dy, '', 'ids of the steps that come first', ({ step }) => step.after),
    agents: repair_rows_column(kinds/* ids */.dK, '', 'replicated items that need it', ({ step }) => step.agents),
    right: repair_rows_column((0,kinds/* maybe */.no)(kinds/* word */.Vm), 'Right', 'action that it needs', ({ step }) => step.right),
    undo: repair_rows_column((0,kinds/* maybe */.no)(kinds/* text */.Qq), 'Undo', 'command that undoes it', ({ step }) => step.undo),
    jobId: repair_rows_column((0,kinds/* maybe */.no)(kinds/* word */.Vm), 'Job', 'name of the Site Recovery job', ({ outcome }) => outcome.jobId),
    startedAt: repair_rows_column((0,kinds/* maybe */.no)(kinds/* time */.kB), '', 'the change was sent', ({ outcome }) => outcome.startedAt),
    endedAt: repair_rows_column((0,kinds/* maybe */.no)(kinds/* time */.kB), '', 'its end was seen', ({ outcome }) => outcome.endedAt),
    error: repair_rows_column((0,kinds/* maybe */.no)((0,define_rows/* nested */.cY)(problem/* problemForm */.U4)), '', 'why, and what to do next', ({ outcome }) => outcome.problem && problem/* problemForm */.U4.make(outcome.problem)),
});
/** Undefined for what is no row of a report. */
function readRepairStep(value, context) {
    const row = repairStepForm.read(value, context);
    if (row === undefined)
        return undefined;
    const { outcome: kind, jobId, startedAt, endedAt, error: problem, ...step } = row;
    return {
        step: { ...step, name: step.title, byHand: [] },
        outcome: { kind, jobId, startedAt, endedAt, problem },
    };
}

;// CONCATENATED MODULE: ./src/core/merge/model.ts
const shardActions = ['Audit', 'Repair', 'Enabled', 'Disabled', 'UpdateAgents'];
/** The worst first. */
const conclusions = [
    'cancelled',
    'timed-out',
    'failed',
    'drifted',
    'planned',
    'succeeded',
    'unchanged',
];

;// CONCATENATED MODULE: ./src/core/merge/rows.ts
/** The rows of a merged report that its shards do not have, each defined once. */



/** Written, and never read again. */
const figures = { schema: { $ref: '#/$defs/figures' }, cell: 'number', read: () => undefined };
const rows_countsOf = (columns, counts) => Object.fromEntries(columns.map(({ key }, index) => [key, counts[index]]));
const COUNTS = 'see below';
const rows_shard = (0,define_rows/* rowsOf */.RO)();
const mergedShardForm = rows_shard.form('mergedShard', 'A shard, in the order of the plan.', {
    shard: rows_shard.column(kinds/* name */.UU, '', 'its number', ({ of }) => of.shard),
    name: rows_shard.column(kinds/* name */.UU, '', 'as in the plan', ({ of }) => of.name),
    state: rows_shard.column((0,kinds/* choice */.Yq)([...conclusions, 'missing', 'refused']), '', 'its conclusion; `missing`; or `refused`: its inputs were wrong', ({ of }) => of.state),
    failed: rows_shard.column(kinds/* flag */.Jt, '', 'it did not end as it should, or something of it is missing', ({ of }) => of.failed),
    whole: rows_shard.column(kinds/* flag */.Jt, '', 'it ran to its end and reported all its vaults, whatever it found in them', ({ of }) => of.whole),
    subscriptions: rows_shard.column(kinds/* guids */.D$, '', 'ids', ({ of }) => of.subscriptions),
    vaults: rows_shard.column(kinds/* count */.U9, '', 'how many', ({ of }) => of.vaults),
    notReported: rows_shard.column((0,kinds/* maybe */.no)({ ...kinds/* ids */.dK, schema: { type: 'array', items: { $ref: '#/$defs/resource' }, minItems: 1 } }), '', 'ids of vaults that its report should have, and has not', ({ of }) => (of.notReported.length === 0 ? undefined : of.notReported)),
    counts: rows_shard.column((0,kinds/* maybe */.no)(figures), '', COUNTS, ({ of, columns }) => of.file === '' ? undefined : rows_countsOf(columns, of.figures)),
    startedAt: rows_shard.column((0,kinds/* maybe */.no)(kinds/* time */.kB), '', 'of its run', ({ of }) => of.startedAt),
    endedAt: rows_shard.column((0,kinds/* maybe */.no)(kinds/* time */.kB), '', 'of its run', ({ of }) => of.endedAt),
    url: rows_shard.column((0,kinds/* maybe */.no)(kinds/* name */.UU), '', 'of its run', ({ of }) => of.url || undefined),
    report: rows_shard.column((0,kinds/* maybe */.no)(kinds/* name */.UU), '', 'path of its report', ({ of }) => of.file || undefined),
});
const subscription = (0,define_rows/* rowsOf */.RO)();
const mergedSubscriptionForm = subscription.form('mergedSubscription', 'A subscription; where something is wrong comes first.', {
    id: subscription.column(kinds/* guid */.Os, '', 'of the subscription', ({ of }) => of.id),
    name: subscription.column((0,kinds/* maybe */.no)(kinds/* name */.UU), '', 'of the subscription', ({ of }) => of.name || undefined),
    shards: subscription.column(kinds/* names */.Dy, '', 'numbers of the shards that have its vaults', ({ of }) => of.shards),
    vaults: subscription.column(kinds/* count */.U9, '', 'how many', ({ of }) => of.vaults),
    vaultsMissing: subscription.column(kinds/* count */.U9, '', 'not reported, or not read', ({ of }) => of.missing),
    counts: subscription.column(figures, '', COUNTS, ({ of, columns }) => rows_countsOf(columns, of.figures)),
});
const rows_vault = (0,define_rows/* rowsOf */.RO)();
const mergedVaultForm = rows_vault.form('mergedVault', 'A vault of shards that change something.', {
    id: rows_vault.column(kinds/* ownId */.ou, '', 'ARM id', ({ of }) => of.id),
    name: rows_vault.column(kinds/* name */.UU, '', 'of the vault', ({ of }) => of.name),
    subscriptionId: rows_vault.column(kinds/* guid */.Os, '', 'that it is in', ({ of }) => of.subscriptionId),
    shard: rows_vault.column(kinds/* word */.Vm, '', 'number of its shard', ({ of }) => of.shard),
    state: rows_vault.column((0,kinds/* choice */.Yq)(['reported', 'unread', 'not-reported']), '', '`reported`; `unread`: the shard could not read it; `not-reported`', ({ of }) => of.state),
    counts: rows_vault.column(figures, '', COUNTS, ({ of, columns }) => rows_countsOf(columns, of.figures)),
});

;// CONCATENATED MODULE: ./src/core/merge/document.ts
/** The merged JSON report: how the shards ended, what was counted, and a row for everything in their reports. */











/** In pieces, so that the text of a hundred thousand rows is never in memory at once. */
function* mergeDocument(report, context, issues) {
    const { shards, subscriptions, joined } = report;
    yield jsonHead({
        ...(0,rows_head/* headOf */.Uo)({ ...report, context }),
        changed: report.changed,
        compliant: report.compliant,
        merged: merged(report),
        causes: report.causes.map(problem/* causeJson */.WH),
        ...joinedHead(joined),
    });
    yield* jsonList('shards', shards, document_counted(mergedShardForm, report));
    yield* jsonList('subscriptions', subscriptions, document_counted(mergedSubscriptionForm, report));
    yield* joinedLists(report, context);
    yield* issueList(issues);
    yield JSON_END;
}
const document_counted = (form, { figureColumns: columns }) => (of) => form.write(form.make({ of, columns }));
const merged = ({ action, plan, shards, vaults, subscriptions, problems }) => ({
    action,
    planRunId: plan?.runId,
    planUrl: plan?.url || undefined,
    shards: shards.length,
    shardsFailed: shards.filter(({ failed }) => failed).length,
    shardsWhole: shards.filter(({ whole }) => whole).length,
    vaults: vaults.length,
    vaultsNotReported: vaults.filter(({ state }) => state === 'not-reported').length,
    vaultsUnread: vaults.filter(({ state }) => state === 'unread').length,
    subscriptions: subscriptions.length,
    problems,
});
function joinedHead(joined) {
    if (joined.kind === 'nothing')
        return {};
    if (joined.kind === 'audit') {
        const { failOn, expiryDays, stopped, counts, versions } = joined.report;
        const newestAgent = newestJson(joined.report.newestAgent);
        return {
            ...{ failOn, expiryDays, stopped, counts, versions, newestAgent },
            plan: planJson(joined.report),
            ...ratchetJson(joined.report.ratchet),
            exemptionFiles: joined.report.exemptions.sources,
            ...(joined.repair && { repair: repairJson(joined.repair) }),
        };
    }
    const { report } = joined;
    return { dryRun: report.dryRun, counts: countsJson(report), vaultErrors: vaultErrors(report) };
}
function repairJson(repair) {
    const { dryRun, planned, vms, before, after = before } = repair;
    return {
        dryRun,
        planned,
        vmsAffected: vms,
        findingsBefore: countFound(before),
        findingsAfter: countFound(after),
        steps: Object.fromEntries(stepOutcomes.map((kind) => [kind, countOutcome(repair, kind)])),
    };
}
function* joinedLists(report, context) {
    const { joined, vaults } = report;
    if (joined.kind === 'audit') {
        yield* planList(joined.report);
        yield* exemptionList(joined.report);
        if (joined.repair !== undefined)
            yield* jsonList('repairs', joined.repair.steps, (step) => repairStepForm.write(repairStepForm.make(step)));
        yield* auditLists(joined.report, context);
        yield* ratchetLists(joined.report.ratchet);
        return;
    }
    yield* jsonList('vaults', vaults, document_counted(mergedVaultForm, report));
    if (joined.kind === 'change') {
        const { list } = joined;
        yield* jsonList(list, joined.report.rows, (row) => changeRowJson(row, list));
    }
}

// EXTERNAL MODULE: ./src/core/estate/select.ts
var estate_select = __webpack_require__(4814);
;// CONCATENATED MODULE: ./src/core/merge/problems.ts
/** What can be wrong with the reports that are to be merged, each with what to do about it. */





const problems_quoted = (text) => `"${(0,render_text/* bounded */.Mm)((0,render_text/* visible */.RK)(text), 300)}"`;
const problems_AGAIN = 'Upload and download it again, or run the shard again.';
const ONE_EACH = 'Give Merge the reports of one run of the CI only, each once: see that the patterns of reports do not take in those of other runs.';
const WHO = 'If the report is none of yours, see who may upload artifacts to the run.';
const noSuchFile = (pattern) => ({
    code: 'NoSuchReport',
    message: `No file matches ${problems_quoted(pattern)}.`,
    nextStep: 'Compare it with the folder that the artifacts were downloaded to (each artifact may have a folder of its own: folder/**/*.json takes in all), and see that the shards uploaded their reports.',
});
const notReadable = (file, why) => ({
    code: 'ReportNotReadable',
    message: `${problems_quoted(file)} cannot be read: ${(0,render_text/* bounded */.Mm)((0,render_text/* visible */.RK)(why), 300)}`,
    nextStep: problems_AGAIN,
});
const cutShort = (file) => ({
    code: 'ReportTruncated',
    message: `${problems_quoted(file)} is truncated: its end is missing.`,
    nextStep: problems_AGAIN,
});
const notJson = (file) => ({
    code: 'ReportNotJson',
    message: `${problems_quoted(file)} is not JSON.`,
    nextStep: 'Name the JSON reports of Discover and of the shards only; they are what the output `report-path` names.',
});
/** @param what is not as it should be */
const notOurs = (file, what) => ({
    code: 'NotAReport',
    message: `${problems_quoted(file)} is not a report of this tool: ${what}.`,
    nextStep: 'Name the JSON reports of Discover and of the shards only; they are what the output `report-path` names.',
});
const doesNotAddUp = (file, what) => ({
    code: 'ReportDoesNotAddUp',
    message: `${problems_quoted(file)} does not add up, so that it is not believed: ${what}.`,
    nextStep: 'Use the same version of this tool in all jobs, and run the shard again. If it stays so, somebody has changed the report: see who may upload artifacts to the run.',
});
/** @param bound bytes */
const tooLarge = (file, bound, beside = '') => ({
    code: 'ReportTooLarge',
    message: `${problems_quoted(file)} is not read, since it would take more than ${(0,format/* number */.ai)(bound / 1024 / 1024)} MiB of memory${beside}.`,
    nextStep: 'Name reports of this tool only. If it is one, let Discover make more shards.',
});
const newer = (file, version, tool) => ({
    code: 'NewerReport',
    message: `${problems_quoted(file)} is a report of version ${version}${tool === '' ? '' : `, written by version ${(0,render_text/* bounded */.Mm)((0,render_text/* visible */.RK)(tool), 50)} of this tool`}; this one reads version ${rows_head/* REPORT_VERSION */.Aj}.`,
    nextStep: 'Use the same version of this tool in all jobs.',
});
const ofNoShard = (file, action) => ({
    code: 'NotOfAShard',
    message: `${problems_quoted(file)} is a report of ${action}, and not of a shard.`,
    nextStep: 'Name the JSON reports of Discover and of the shards only.',
});
const refused = (file, inputProblems) => ({
    code: 'ShardRefused',
    message: `${problems_quoted(file)} is of a shard that did nothing, since its inputs were wrong: ${inputProblems
        .slice(0, 5)
        .map((problem) => (0,render_text/* bounded */.Mm)((0,render_text/* visible */.RK)(problem), 500))
        .join('; ')}`,
    nextStep: 'Correct the inputs of the step, then run the shards again.',
});
/** Codes of the runs themselves have a name in front, so that none of them is taken for one of Merge's. */
const codeOf = (of, code) => `${of}/${/^[\w.-]{1,100}$/.test(code) ? code : 'Unknown'}`;
const noDiscovery = (file, problem) => ({
    ...problem,
    code: codeOf('discover', problem.code),
    message: `Discover came to nothing, says ${problems_quoted(file)}: ${problem.message}`,
});
/** It was to find its vaults, and could not. */
const noShard = (file, shard, problem) => ({
    ...problem,
    code: codeOf('shard', problem.code),
    message: `Shard ${shard} came to nothing, says ${problems_quoted(file)}: ${problem.message}`,
});
const planMissing = (shard, file) => ({
    code: 'PlanMissing',
    message: `The plan that shard ${(0,render_text/* bounded */.Mm)((0,render_text/* visible */.RK)(shard), 50)} wrote beside ${problems_quoted(file)} is not among the files, or is another one; no plan of all shards is written.`,
    nextStep: 'Upload the file of the output plan-path of each shard too, and name it with the reports.',
});
const plansDiffer = (what) => ({
    code: 'PlansDiffer',
    message: `The plans of the shards differ in ${(0,render_text/* bounded */.Mm)((0,render_text/* visible */.RK)(what), 100)}; no plan of all shards is written.`,
    nextStep: 'Use the same version and the same inputs in all shards, and run them again at once.',
});
const noPlan = () => ({
    code: 'NoPlan',
    message: 'No report that can be used is that of Discover, so that nobody can tell whether a shard is missing.',
    nextStep: 'Upload the report of Discover too, and name it with the others.',
});
const twoPlans = (files) => ({
    code: 'TwoPlans',
    message: `There are ${(0,format/* plural */.LS)(files.length, 'report')} of Discover: ${(0,estate_select/* shown */.S)(files)}. The first counts.`,
    nextStep: ONE_EACH,
});
const mixedActions = (action, others) => ({
    code: 'MixedActions',
    message: `The reports are of different actions. Those of ${action} are merged, and these are not: ${(0,estate_select/* shown */.S)(others)}.`,
    nextStep: 'Merge the reports of each action in a step of its own.',
});
const otherRun = (file, run, planned) => ({
    code: 'OtherRun',
    message: `${problems_quoted(file)} is of another run (${run === '' ? 'of no CI' : problems_quoted(run)}) than the plan (${planned === '' ? 'of no CI' : problems_quoted(planned)}).`,
    nextStep: ONE_EACH,
});
const notOfThisRun = (file, run, here) => ({
    code: 'OtherRun',
    message: `${problems_quoted(file)} is of another run (${run === '' ? 'of no CI' : problems_quoted(run)}) than this one (${problems_quoted(here)}), and does not count.`,
    nextStep: ONE_EACH,
});
const laterAttempt = (file, attempt, here) => ({
    code: 'LaterAttempt',
    message: `${problems_quoted(file)} says that it is of attempt ${attempt} of this run, which is in attempt ${here}; it does not count.`,
    nextStep: WHO,
});
const fromTheFuture = (file, endedAt) => ({
    code: 'FromTheFuture',
    message: `${problems_quoted(file)} says that its run ended at ${(0,values_time/* isoTime */.Ly)(endedAt) ?? 'no time'}, which is yet to come; it does not count.`,
    nextStep: `Compare the clocks of the machines. ${WHO}`,
});
const olderThanPlan = (file, plan) => ({
    code: 'OlderThanPlan',
    message: `${problems_quoted(file)} is of a run that began before the plan was made (${problems_quoted(plan)}), and does not count.`,
    nextStep: ONE_EACH,
});
const otherEstate = (file, own, planned) => ({
    code: 'OtherEstate',
    message: `${problems_quoted(file)} is about ${problems_quoted(own)}, and the plan about ${problems_quoted(planned)}; it does not count.`,
    nextStep: ONE_EACH,
});
const mixedDryRuns = (dry) => ({
    code: 'MixedDryRuns',
    message: `Some shards were dry runs, and others were not: ${(0,estate_select/* shown */.S)(dry)} changed nothing.`,
    nextStep: 'Give all shards the same inputs.',
});
const sameTwice = (file, other) => ({
    code: 'SameReportTwice',
    message: `${problems_quoted(file)} and ${problems_quoted(other)} are the same report; it counts once.`,
    nextStep: ONE_EACH,
});
const shardTwice = (shard, file, other) => ({
    code: 'ShardTwice',
    message: `Shard ${shard} has two reports: ${problems_quoted(other)} counts, ${problems_quoted(file)} does not.`,
    nextStep: ONE_EACH,
});
const earlierAttempt = (shard, file, other) => ({
    code: 'EarlierAttempt',
    message: `${shard === '' ? 'Discover' : `Shard ${shard}`} has reports of two attempts: that of the later counts, ${problems_quoted(other)}, and not ${problems_quoted(file)}.`,
    nextStep: 'Nothing needs to be done; artifacts of the same name in every attempt would leave only the last.',
});
/** An estate may have shrunk, or be cut otherwise, since. */
const outdated = (file, plan) => ({
    code: 'EarlierAttempt',
    message: `${problems_quoted(file)} is of an earlier attempt than the plan ${problems_quoted(plan)}, which has no place for it; it is left out.`,
    nextStep: 'Nothing needs to be done.',
});
const vaultTwice = (file, other, vaults) => ({
    code: 'VaultTwice',
    message: `${problems_quoted(file)} and ${problems_quoted(other)} both report ${(0,estate_select/* shown */.S)(vaults)}; the former does not count.`,
    nextStep: ONE_EACH,
});
const notPlanned = (file, why) => ({
    code: 'NotOfThePlan',
    message: `${problems_quoted(file)} is of no shard of the plan: ${why}.`,
    nextStep: 'Give the shards the vaults of the matrix as Discover made it, and Merge the report of that Discover.',
});
const shardsMissing = (shards) => ({
    code: 'ShardMissing',
    message: `${(0,format/* plural */.LS)(shards.length, 'shard')} of the plan ${shards.length === 1 ? 'has' : 'have'} no report: ${shards
        .slice(0, 5)
        .map(({ title, vaults }) => `${title} with the vaults ${(0,estate_select/* shown */.S)(vaults)}`)
        .join('; ')}${shards.length > 5 ? `; and ${shards.length - 5} more` : ''}.`,
    nextStep: 'See in the run why: the job may have failed before this tool ran, may have been cancelled, or may not have uploaded its report (upload also where the step failed: if: always()). Then run it again.',
});
const vaultsNotReported = (file, shard, vaults) => ({
    code: 'VaultsNotReported',
    message: `${problems_quoted(file)} tells nothing of ${(0,format/* plural */.LS)(vaults.length, 'vault')} of shard ${shard}: ${(0,estate_select/* shown */.S)(vaults)}.`,
    nextStep: 'See in the run of the shard why; a vault may have been deleted or moved since Discover ran.',
});
const notInPlan = (file, vaults) => ({
    code: 'VaultsNotInPlan',
    message: `${problems_quoted(file)} reports ${(0,format/* plural */.LS)(vaults.length, 'vault')} that the plan does not name: ${(0,estate_select/* shown */.S)(vaults)}.`,
    nextStep: 'Nothing needs to be done, if they were made since Discover ran.',
});
const cutByStop = (left, reason) => ({
    code: reason === 'cancelled' ? 'Cancelled' : 'TimedOut',
    message: `${(0,format/* plural */.LS)(left, 'report')} ${left === 1 ? 'was' : 'were'} not read: ${reason === 'cancelled' ? 'the run was cancelled' : 'the time was over'}.`,
    nextStep: 'Run again, with more time if that was too little.',
});
const otherExemptions = () => ({
    code: 'OtherExemptions',
    message: 'Shards were audited with other exemptions than this merge has. Those of the merge count.',
    nextStep: 'Give the same exemptions to the shards and to Merge.',
});

;// CONCATENATED MODULE: ./src/core/merge/run-of.ts

/** As GitHub writes it, and as we do for Azure Pipelines. */
const ATTEMPT = /(?:\/attempts\/|&attempt=)(\d+)$/;
/** Attempts of a run are the same run. */
const runOf = (url) => url.replace(ATTEMPT, '');
const attemptOf = (url) => Number(ATTEMPT.exec(url)?.[1] ?? 1);
/** What counts if there are two of the same comes first. */
const latestFirst = (a, b) => attemptOf(b.url) - attemptOf(a.url) || b.startedAt - a.startedAt || (0,compare/* compare */.UD)(a.file, b.file);
const isEarlierAttempt = (one, later) => later.url !== '' && runOf(one.url) === runOf(later.url) && attemptOf(one.url) < attemptOf(later.url);

;// CONCATENATED MODULE: ./src/core/merge/provenance.ts


/** Milliseconds that the clocks of two machines may be apart. */
const MAX_CLOCK_SKEW = 10 * 60_000;
/** @returns why a report may not count, whatever the plan says */
function notOfHere({ file, url, startedAt, endedAt }, here) {
    if (here.url !== undefined) {
        if (runOf(url) !== runOf(here.url))
            return notOfThisRun(file, url, here.url);
        if (attemptOf(url) > attemptOf(here.url))
            return laterAttempt(file, attemptOf(url), attemptOf(here.url));
    }
    return Math.max(startedAt, endedAt) > here.now + MAX_CLOCK_SKEW ? fromTheFuture(file, endedAt) : undefined;
}
/** @returns why a report of the run of the plan may not count beside it */
function notOfPlan(report, plan) {
    if (report.startedAt < plan.startedAt - MAX_CLOCK_SKEW)
        return olderThanPlan(report.file, plan.file);
    for (const key of ['cloud', 'tenantId']) {
        const [own, planned] = [report[key], plan[key]];
        if (own !== '' && planned !== '' && own.toLowerCase() !== planned.toLowerCase())
            return otherEstate(report.file, own, planned);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./src/core/merge/find-shard.ts


function shardFinder(shards) {
    const byVault = new id_map/* IdMap */.Eo(shards.flatMap((shard) => shard.vaultIds.map((id) => [id, shard])));
    return ({ vaults, subscriptions }) => {
        const touched = [...new Set(vaults.flatMap(({ id }) => byVault.get(id) ?? []))];
        if (touched.length > 1) {
            return { why: `it reports vaults of the shards ${(0,estate_select/* shown */.S)(touched.map(({ shard }) => shard))}` };
        }
        const others = vaults.filter(({ id }) => !byVault.has(id));
        const asked = new id_map/* IdSet */.wp([...subscriptions, ...others.map(({ subscriptionId }) => subscriptionId)]);
        const holds = (shard) => [...asked].every((id) => shard.subscriptions.includes(id));
        const [shard] = touched.length > 0 ? touched : asked.size > 0 ? shards.filter(holds) : [];
        if (shard === undefined)
            return { why: noneOf(vaults.map(({ name }) => name)) };
        if (!holds(shard))
            return { why: `beside those of shard ${shard.shard} it reports ${(0,estate_select/* shown */.S)(others.map(({ name }) => name))}` };
        return { shard, notPlanned: others.map(({ name }) => name) };
    };
}
const noneOf = (vaults) => vaults.length === 0 ? 'it reports no vault' : `the plan does not name its vaults ${(0,estate_select/* shown */.S)(vaults)}`;

;// CONCATENATED MODULE: ./src/core/merge/assign.ts




/**
 * By shard; without a plan every report is a shard of its own.
 * @param reports the first of two that are about the same counts
 */
function assign_assign(reports, plan, say) {
    const byShard = new Map();
    const rivalOf = rivals(reports);
    const counting = new Set();
    const shardOf = plan === undefined ? withoutPlan() : shardFinder(plan.shards);
    for (const report of reports) {
        const { file } = report;
        const found = shardOf(report);
        const first = 'why' in found ? undefined : byShard.get(found.shard);
        const rival = rivalOf(report, (other) => 'why' in found || counting.has(other));
        if (first !== undefined && 'shard' in found) {
            const { shard } = found.shard;
            if (isEarlierAttempt(report, first))
                say('warning', earlierAttempt(shard, file, first.file), file);
            else
                say('error', shardTwice(shard, file, first.file), file);
        }
        else if (plan !== undefined && ('why' in found || rival !== undefined) && isEarlierAttempt(report, plan))
            say('warning', outdated(file, plan.file), file);
        else if (rival !== undefined)
            say('error', vaultTwice(file, rival.file, rival.vaults), file);
        else if ('why' in found)
            say('error', notPlanned(file, found.why), file);
        else {
            byShard.set(found.shard, report);
            counting.add(report);
            if (found.notPlanned.length > 0)
                say('warning', notInPlan(file, found.notPlanned), file);
        }
    }
    return byShard;
}
/** The first other report that covers the same vaults, with their names. */
function rivals(reports) {
    const byVault = (0,id_map/* groupById */.AN)(reports.flatMap((report) => report.vaults.map(({ id }) => ({ id, report }))), ({ id }) => id);
    return (report, counts) => {
        const othersOf = (id) => (byVault.get(id) ?? []).flatMap(({ report: other }) => (other !== report && counts(other) ? [other] : []));
        const shared = report.vaults.filter(({ id }) => othersOf(id).length > 0);
        const file = shared[0] && othersOf(shared[0].id)[0]?.file;
        return file === undefined ? undefined : { file, vaults: shared.map(({ name }) => name) };
    };
}
function withoutPlan() {
    let count = 0;
    return ({ file, vaults }) => {
        const shard = String(++count).padStart(2, '0');
        const subscriptions = [...new id_map/* IdSet */.wp(vaults.map(({ subscriptionId }) => subscriptionId))];
        return {
            shard: { shard, name: file, subscriptions, items: undefined, vaultIds: vaults.map(({ id }) => id) },
            notPlanned: [],
        };
    };
}

;// CONCATENATED MODULE: ./src/core/merge/collate.ts







/** @param read in any order; the same reports give the same */
function collate(read, here) {
    const causes = [];
    const say = (level, problem, affected) => causes.push({ level, problem, affected: [affected] });
    for (const one of read) {
        if (one.kind === 'unusable')
            say('error', one.problem, 'the reports');
        if (one.kind === 'refused')
            say('error', refused(one.file, one.inputProblems), one.file);
    }
    const ofHere = (reports) => reports.filter((report) => collate_counts(report, notOfHere(report, here), say));
    const plan = planAmong(ofHere(read.flatMap((one) => (one.kind === 'plan' ? [one.plan] : []))), say);
    const all = ofHere(read.flatMap((one) => (one.kind === 'shard' ? [one.report] : [])));
    const once = collate_distinct([...all].sort(latestFirst), say);
    const ofRun = once.filter((report) => {
        if (plan === undefined)
            return true;
        const other = runOf(report.url) !== runOf(plan.url);
        const problem = other ? otherRun(report.file, report.url, plan.url) : notOfPlan(report, plan);
        if (problem === undefined || !isEarlierAttempt(report, plan))
            return collate_counts(report, problem, say);
        say('warning', outdated(report.file, plan.file), report.file);
        return false;
    });
    const { action, reports } = ofOneAction(ofRun, say);
    const byShard = assign_assign(reports, plan, say);
    checkDryRuns([...byShard.values()], say);
    const refusals = read.filter(({ kind }) => kind === 'refused').length;
    const shards = shardsOf(plan, byShard, refusals, say);
    return { plan, action, shards, causes };
}
function collate_counts(report, problem, say) {
    if (problem !== undefined)
        say('error', problem, report.file);
    return problem === undefined;
}
/** What came to nothing does not say that it was one. */
function checkDryRuns(reports, say) {
    const isDry = ({ content }) => content.kind === 'change' ? content.dryRun : content.repair?.dryRun;
    const changes = reports.filter((report) => isDry(report) !== undefined && report.problem === undefined);
    const dry = changes.filter((report) => isDry(report) === true);
    if (dry.length > 0 && dry.length < changes.length)
        say('error', mixedDryRuns(dry.map(({ file }) => file).sort()), 'the reports');
}
/** The first counts, if there are several. */
function planAmong(plans, say) {
    const [plan, ...others] = collate_distinct([...plans].sort(latestFirst), say);
    if (plan === undefined) {
        say('error', noPlan(), 'the plan');
        return undefined;
    }
    const rivals = others.filter((other) => {
        if (!isEarlierAttempt(other, plan))
            return true;
        say('warning', earlierAttempt('', other.file, plan.file), other.file);
        return false;
    });
    if (rivals.length > 0)
        say('error', twoPlans([plan, ...rivals].map(({ file }) => file)), 'the plan');
    return plan;
}
/** A copy of a report is the same report. */
function collate_distinct(reports, say) {
    const byRun = new Map();
    return reports.filter((report) => {
        const first = report.runId === '' ? undefined : byRun.get(report.runId);
        if (first !== undefined)
            say('error', sameTwice(report.file, first.file), report.file);
        else
            byRun.set(report.runId, report);
        return first === undefined;
    });
}
/** The action that most reports are of counts. */
function ofOneAction(reports, say) {
    const counts = new Map();
    for (const { action } of reports)
        counts.set(action, (counts.get(action) ?? 0) + 1);
    const [[action] = [undefined]] = [...counts].sort((a, b) => b[1] - a[1] || (0,compare/* compare */.UD)(a[0], b[0]));
    const others = reports.filter((report) => report.action !== action);
    if (action !== undefined && others.length > 0) {
        const texts = others.map((report) => `${report.file} (${report.action})`).sort();
        say('error', mixedActions(action, texts), 'the reports');
    }
    return { action, reports: reports.filter((report) => report.action === action) };
}
function shardsOf(plan, byShard, refusals, say) {
    const planned = plan?.shards ?? [...byShard.keys()];
    const without = planned.filter((shard) => !byShard.has(shard));
    // A refused shard does not know its vaults; if there are as many, these are they.
    const state = refusals >= without.length ? 'refused' : 'missing';
    if (state === 'missing') {
        const told = without.map(({ shard, name, vaultIds }) => ({
            title: `${shard} (${name})`,
            vaults: vaultIds.map(arm_id/* nameOf */.Vb),
        }));
        say('error', shardsMissing(told), without.map(({ shard }) => `shard ${shard}`).join(', '));
    }
    return planned.map((shard) => {
        const report = byShard.get(shard);
        if (report === undefined)
            return { planned: shard, report: state, notReported: shard.vaultIds };
        const notReported = missingVaults(shard, report);
        if (report.problem !== undefined) {
            say('error', noShard(report.file, shard.shard, report.problem), `shard ${shard.shard}`);
        }
        else if (notReported.length > 0) {
            say('error', vaultsNotReported(report.file, shard.shard, notReported.map(arm_id/* nameOf */.Vb)), `shard ${shard.shard}`);
        }
        return { planned: shard, report, notReported };
    });
}
function missingVaults({ vaultIds }, { vaults, content }) {
    const told = content.kind === 'audit' ? content.vaults : vaults;
    const known = new id_map/* IdSet */.wp(told.map(({ id }) => id));
    const wanted = new id_map/* IdMap */.Eo([...vaultIds, ...vaults.map(({ id }) => id)].map((id) => [id, id]));
    return [...wanted.values()].filter((id) => !known.has(id));
}

;// CONCATENATED MODULE: ./src/core/merge/figures.ts





const figure = (key, title, means) => ({ key, title, means });
const auditFigures = [
    figure('mappings', 'Mappings', 'how many'),
    figure('agents', 'Agents', 'how many'),
    figure('covered', 'Covered by automatic update', 'agents'),
    figure('notCovered', 'Not covered', 'agents'),
    figure('coverageNotKnown', 'Coverage not known', 'agents'),
    figure('outdated', 'Update waiting', 'agents'),
    figure('expiring', 'Expiring', 'agents'),
    figure('errors', 'Errors', 'findings'),
    figure('warnings', 'Warnings', 'findings'),
];
const ofChanges = [
    figure('selected', 'Selected', 'had to be changed'),
    figure('succeeded', 'Succeeded', 'changes'),
    figure('failed', 'Failed', 'changes, refused ones too'),
    figure('notEnded', 'Not ended', 'changes: at the deadline, or when the run was cancelled'),
];
const changeFigures = {
    mappings: [figure('mappings', 'Mappings', 'how many'), ...ofChanges],
    items: [figure('replicatedItems', 'Replicated items', 'how many'), ...ofChanges],
};
function figures_figuresOf(shards, joined) {
    const { columns, counts, unread } = figures_countsOf(joined);
    const lines = shards.flatMap(({ planned, report, notReported }) => {
        const lost = new id_map/* IdSet */.wp(notReported);
        const told = typeof report === 'string' ? [] : report.vaults.map(({ id }) => id);
        const ids = new id_map/* IdMap */.Eo([...planned.vaultIds, ...told].map((id) => [id, id]));
        return [...ids.values()].map((id) => ({
            id,
            name: (0,arm_id/* nameOf */.Vb)(id),
            subscriptionId: (0,arm_id/* subscriptionOf */.XD)(id).toLowerCase(),
            shard: planned.shard,
            state: lost.has(id) ? 'not-reported' : unread.has(id) ? 'unread' : 'reported',
            figures: counts.get(id) ?? columns.map(() => (lost.has(id) || unread.has(id) ? undefined : 0)),
        }));
    });
    return { columns, lines };
}
function figures_countsOf(joined) {
    switch (joined.kind) {
        case 'audit':
            return ofAudit(joined.report);
        case 'change':
            return ofChange(joined.report, joined.list);
        case 'nothing':
            return { columns: [], counts: new id_map/* IdMap */.Eo(), unread: new id_map/* IdSet */.wp() };
    }
}
function ofAudit({ vaults, findings }) {
    // A finding of an account that several vaults share counts for the one it is written down for, so that sums are right.
    const found = (0,id_map/* groupById */.AN)((0,audit_findings/* counting */.Mr)(findings), ({ vaultId }) => vaultId);
    const counts = vaults.map((row) => {
        const { error, warning } = countBySeverity(found.get(row.id) ?? []);
        const { mappings, agents, covered, notCovered, coverageNotKnown, outdated, expiring } = row;
        return [row.id, [mappings, agents, covered, notCovered, coverageNotKnown, outdated, expiring, error, warning]];
    });
    const unread = vaults.filter(({ mappings, agents }) => mappings === undefined && agents === undefined);
    return { columns: auditFigures, counts: new id_map/* IdMap */.Eo(counts), unread: new id_map/* IdSet */.wp(unread.map(({ id }) => id)) };
}
function ofChange({ rows, vaultFailures }, list) {
    const counts = new id_map/* IdMap */.Eo();
    for (const { vault, decision, outcome } of rows) {
        const of = counts.get(vault.id) ?? [0, 0, 0, 0, 0];
        counts.set(vault.id, of);
        of[0]++;
        if (decision.selected)
            of[1]++;
        if (outcome?.kind === 'succeeded')
            of[2]++;
        else if (outcome?.kind === 'failed' || outcome?.kind === 'failed-to-start')
            of[3]++;
        else if (outcome !== undefined)
            of[4]++;
    }
    const unread = new id_map/* IdSet */.wp(vaultFailures.map(({ vault }) => vault.id));
    return { columns: changeFigures[list], counts, unread };
}
/** What there should be none of. */
const WRONG = new Set(['errors', 'failed', 'notEnded']);
/** What is not known of one is left out of the sum; undefined for what is known of none. */
function sumOf(lines, width) {
    return Array.from({ length: width }, (_, index) => {
        const known = lines.flatMap(({ figures }) => figures[index] ?? []);
        return known.length === 0 && lines.length > 0 ? undefined : known.reduce((sum, figure) => sum + figure, 0);
    });
}
/** Where something is missing or wrong first; then by name and id. */
function subscriptionsOf({ lines, columns }, names = new Map()) {
    return [...(0,id_map/* groupById */.AN)(lines, ({ subscriptionId }) => subscriptionId)]
        .map(([id, group]) => {
        const missing = group.filter(({ state }) => state !== 'reported').length;
        const figures = sumOf(group, columns.length);
        const wrong = columns.reduce((sum, { key }, index) => sum + (WRONG.has(key) ? (figures[index] ?? 0) : 0), missing);
        return {
            id,
            name: names.get(id) ?? '',
            shards: [...new Set(group.map(({ shard }) => shard))],
            vaults: group.length,
            missing,
            wrong,
            figures,
        };
    })
        .sort((a, b) => b.missing - a.missing || b.wrong - a.wrong || (0,compare/* compare */.UD)(a.name, b.name) || (0,compare/* compare */.UD)(a.id, b.id));
}

;// CONCATENATED MODULE: ./src/core/merge/join-audits.ts
/** Joins audits: what they were told apart for is one again. */





/** The strictest first. */
const measures = ['warning', 'error', 'none'];
function joinAudits(reports, review, unreported) {
    const audits = reports.flatMap(({ content }) => (content.kind === 'audit' ? [content] : []));
    const any = (values, of) => values.find((value) => audits.some((audit) => of(audit) === value));
    const report = reviewAudit({
        findings: distinctFindings(audits.flatMap(({ findings }) => findings)),
        vaults: audits.flatMap(({ vaults }) => vaults),
        accounts: distinctAccounts(audits.flatMap(({ accounts }) => accounts)),
        mappings: audits.flatMap(({ mappings }) => mappings),
        agents: audits.flatMap(({ agents }) => agents),
    }, {
        ...review,
        against: review.against && { ...review.against, unreported },
        wantedAccountIds: distinctIds(audits.flatMap(({ wantedAccountIds }) => wantedAccountIds)),
        failOn: any(measures, ({ failOn }) => failOn) ?? 'error',
        expiryDays: audits.reduce((most, { expiryDays }) => Math.max(most, expiryDays), 0),
        stopped: any(['cancelled', 'deadline'], ({ stopped }) => stopped),
        startedAt: reports.reduce((first, { startedAt }) => Math.min(first, startedAt), Number.POSITIVE_INFINITY),
        endedAt: reports.reduce((last, { endedAt }) => Math.max(last, endedAt), 0),
    });
    return { kind: 'audit', report };
}
const distinctIds = (ids) => [...new id_map/* IdMap */.Eo(ids.map((id) => [id, id])).values()];
/** An account that vaults of several shards use is judged by each of them, as its subscription is, and counts once. */
function distinctFindings(findings) {
    const shared = new id_map/* IdMap */.Eo();
    const others = [];
    for (const found of findings) {
        if (!(0,catalogue/* isShared */.yM)(found.id)) {
            others.push(found);
            continue;
        }
        const key = `${found.id}\n${found.resource}`;
        const first = shared.get(key);
        if (first === undefined || (0,compare/* compareIds */.q3)(found.vaultId, first.vaultId) < 0)
            shared.set(key, found);
    }
    return [...others, ...shared.values()];
}
function distinctAccounts(accounts) {
    const byId = new id_map/* IdMap */.Eo();
    for (const account of accounts) {
        const first = byId.get(account.id);
        byId.set(account.id, first === undefined ? account : bothOf(first, account));
    }
    return [...byId.values()];
}
/** A shard in which nothing uses the account does not ask for its jobs. */
function bothOf(first, second) {
    const [more, less] = first.vaultIds.length > 0 || second.vaultIds.length === 0 ? [first, second] : [second, first];
    return {
        ...more,
        level: audit_severity/* levels */.yr.find((level) => level === first.level || level === second.level) ?? more.level,
        roleGroups: [...new Set([...more.roleGroups, ...less.roleGroups])],
        vaultIds: [...new Set([...more.vaultIds, ...less.vaultIds])],
    };
}

;// CONCATENATED MODULE: ./src/core/merge/judge-versions.ts
/** Judges the versions of agents again: the newest of all shards may be newer than that of one. */






const BY_VERSION = new Set(['ASR214', 'ASR215']);
/** In the same order. */
function judgeVersions(contents) {
    const newest = newestAgent(allAgents(contents));
    return contents.map((content) => judge_versions_judged(content, newest));
}
function* allAgents(contents) {
    for (const { agents } of contents)
        yield* agents;
}
function judge_versions_judged(content, newest) {
    const { agents } = content;
    const others = content.findings.filter(({ id }) => !BY_VERSION.has(id));
    const ofOthers = (0,id_map/* groupById */.AN)(others, ({ resource }) => resource);
    const byKey = new Map(content.findings.map((found) => [found.key, found]));
    const fresh = agents.flatMap((agent) => {
        const own = ofOthers.get(agent.id) ?? [];
        return judgeVersion(agent, newest, own).map((found) => withCauses(found, own, byKey));
    });
    const findings = [...others, ...fresh];
    const byResource = (0,id_map/* groupById */.AN)(findings, ({ resource }) => resource);
    return {
        ...content,
        findings,
        // Of a hundred thousand rows few change, and the others need no copy.
        agents: agents.map((row) => {
            const changed = {
                level: agentLevelOf(worstOf(byResource.get(row.id) ?? []), row.coverage),
                releasesBehind: releasesBehind(row.agentVersion, newest),
            };
            const isSame = row.level === changed.level && row.releasesBehind === changed.releasesBehind;
            return isSame ? row : { ...row, ...changed };
        }),
        vaults: countedAgain({ ...content, findings }),
    };
}
/**
 * What says that nothing updates the agent has the causes of its age. What the shard knows of the same finding, for
 * instance that it is exempted, stays.
 */
function withCauses(found, own, byKey) {
    const keys = own.find(({ id }) => id === 'ASR212')?.causedBy ?? [];
    const causedBy = keys.filter((key) => {
        const cause = byKey.get(key);
        return cause !== undefined && mayFollowFrom(found, cause);
    });
    return { ...(byKey.get(found.key) ?? found), message: found.message, causedBy };
}
const worstOf = (findings) => audit_severity/* levels */.yr.find((level) => findings.some(({ severity }) => severity === level)) ?? 'ok';

;// CONCATENATED MODULE: ./src/core/merge/join-changes.ts
/** Joins runs that change something: their rows are counted and concluded as those of one run. */



function joinChanges(reports, action) {
    const changes = reports.flatMap(({ content }) => (content.kind === 'change' ? [content] : []));
    // What came to nothing does not say whether it was one.
    const ran = reports.flatMap(({ content, problem }) => content.kind === 'change' && problem === undefined ? [content] : []);
    const ended = (conclusion) => reports.some((report) => report.conclusion === conclusion);
    const report = makeReport({
        startedAt: reports.reduce((first, { startedAt }) => Math.min(first, startedAt), Number.POSITIVE_INFINITY),
        endedAt: reports.reduce((last, { endedAt }) => Math.max(last, endedAt), 0),
        stopped: ended('cancelled') ? 'cancelled' : ended('timed-out') ? 'deadline' : undefined,
        vaultFailures: changes.flatMap(({ vaultFailures }) => vaultFailures),
        warnings: [],
        rows: changes.flatMap(({ rows }) => rows),
    }, {
        words: action === 'UpdateAgents' ? agentWords : settingWords,
        dryRun: ran.length > 0 && ran.every(({ dryRun }) => dryRun),
        failOnDrift: changes.some(({ failOnDrift }) => failOnDrift),
        failOnUnconfirmed: changes.some(({ failOnUnconfirmed }) => failOnUnconfirmed),
    });
    return { kind: 'change', report, list: listOfAction(action) };
}

// EXTERNAL MODULE: ./src/core/repair/plan-file.ts
var plan_file = __webpack_require__(6153);
;// CONCATENATED MODULE: ./src/core/repair/merge-plans.ts
/** One plan of those of the shards, for one approval of all. */


/** @param plans in the order of the shards; a step that several have, as that of a shared account, is done once */
function mergePlans([first, ...others]) {
    if (first === undefined)
        return undefined;
    for (const key of ['tool', 'planVersion', 'toolVersion', 'exemptions'])
        if (others.some((other) => other[key] !== first[key]))
            return { ok: false, differ: key };
    const kinds = [...first.kinds].sort().join();
    if (others.some((other) => [...other.kinds].sort().join() !== kinds))
        return { ok: false, differ: 'kinds' };
    const plans = [first, ...others];
    const steps = new Map();
    for (const step of plans.flatMap((plan) => plan.steps)) {
        const known = steps.get(step.id);
        if (known === undefined)
            steps.set(step.id, step);
        else if (known.before !== step.before || !(0,compare/* sameText */.QV)(known.target, step.target))
            return { ok: false, differ: `step ${step.id}` };
    }
    const earliest = (key) => plans.map((plan) => plan[key]).reduce((a, b) => (Date.parse(b) < Date.parse(a) ? b : a));
    return {
        ok: true,
        plan: {
            planVersion: plan_file/* PLAN_VERSION */.Ze,
            tool: first.tool,
            toolVersion: first.toolVersion,
            exemptions: first.exemptions,
            madeAt: earliest('madeAt'),
            validUntil: earliest('validUntil'),
            scope: [...new Set(plans.flatMap(({ scope }) => scope))].sort(),
            shards: plans.length,
            kinds: first.kinds,
            steps: [...steps.values()],
        },
    };
}

;// CONCATENATED MODULE: ./src/core/merge/join-repairs.ts



function joinRepairs(shards, plans, audit) {
    const repaired = shards.flatMap(({ planned, report }) => {
        const repair = typeof report === 'string' || report.content.kind !== 'audit' ? undefined : report.content.repair;
        return typeof report === 'string' || repair === undefined ? [] : [{ shard: planned.shard, report, repair }];
    });
    const [first] = repaired;
    if (first === undefined)
        return { repair: undefined, causes: [] };
    const dryRun = repaired.every(({ repair }) => repair.dryRun);
    const { plan, causes } = dryRun ? planOf(repaired, repaired.length === shards.length, plans) : NO_PLAN;
    const steps = repaired.flatMap(({ repair }) => repair.steps);
    const planned = new Set(repaired.flatMap(({ repair }) => repair.planned)).size;
    const refusals = repaired.flatMap(({ repair }) => repair.refusal ?? []);
    const changed = repaired.some(({ repair }) => repair.changed);
    return {
        causes,
        repair: {
            dryRun,
            changed,
            plan,
            steps,
            planned,
            refusals,
            refusal: undefined,
            vms: repaired.reduce((sum, { repair }) => sum + repair.vms, 0),
            before: repaired.map(({ repair }) => repair.before).reduce(join_repairs_sumOf),
            after: changed ? repair_report_countsOf(audit) : undefined,
            conclusion: concludeRepair({
                steps,
                planned,
                dryRun,
                failOnDrift: repaired.some(({ report }) => report.conclusion === 'drifted'),
                refusal: refusals[0],
                stopped: audit.stopped,
                last: audit,
            }).conclusion,
        },
    };
}
const NO_PLAN = { plan: undefined, causes: [] };
const join_repairs_sumOf = (one, other) => ({
    errors: one.errors + other.errors,
    warnings: one.warnings + other.warnings,
    agents: one.agents + other.agents,
    covered: one.covered + other.covered,
    healthy: one.healthy + other.healthy,
    notKnown: one.notKnown + other.notKnown,
});
/** None where a shard has none: what is approved is the whole, or nothing. */
function planOf(repaired, isWhole, plans) {
    const byDigest = new Map(plans.map((one) => [one.digest, one.plan]));
    const causes = [];
    const found = [];
    for (const { shard, report, repair } of repaired) {
        const plan = byDigest.get(repair.planDigest ?? '');
        const isOwn = plan?.steps
            .map(({ id }) => id)
            .sort()
            .join() === [...repair.planned].sort().join();
        if (plan !== undefined && isOwn)
            found.push(plan);
        else
            causes.push({ level: 'error', problem: planMissing(shard, report.file), affected: [`shard ${shard}`] });
    }
    if (!isWhole || causes.length > 0)
        return { plan: undefined, causes };
    const merged = mergePlans(found);
    if (merged === undefined || merged.ok)
        return { plan: merged?.plan, causes };
    return {
        plan: undefined,
        causes: [{ level: 'error', problem: plansDiffer(merged.differ), affected: ['the plans'] }],
    };
}

;// CONCATENATED MODULE: ./src/core/merge/join.ts
/** Joins the reports of the shards into one value, from which summary, JSON report, page and outputs are made. */











const FAILING = ['cancelled', 'timed-out', 'failed', 'drifted', 'missing', 'refused'];
function mergeReports(read, { unread, review, ...here }) {
    const collation = withVersions(collate(read, here));
    const { plan, action } = collation;
    const isWhole = unread === undefined &&
        collation.shards.every(({ report, notReported }) => typeof report !== 'string' && notReported.length === 0 && ranWhole(report));
    const { exemptions } = review;
    const { joined, causes: ofPlans } = join(collation, plansAmong(read), {
        ...review,
        exemptions: exemptions && { ...exemptions, tags: plan?.tags, reach: isWhole ? plan?.reach : undefined },
    });
    const figures = figures_figuresOf(collation.shards, joined);
    const shards = collation.shards.map((shard) => mergedShard(shard, figures));
    const causes = [...collation.causes, ...ofPlans, ...failedShards(shards)];
    if (unread !== undefined) {
        causes.push({ level: 'error', problem: cutByStop(unread.files, unread.reason), affected: ['the reports'] });
    }
    const ended = collation.shards.flatMap(({ report }) => (typeof report === 'string' ? [] : [report]));
    const given = digestsOf(review.exemptions?.given.sources.map(({ sha256 }) => sha256) ?? []);
    const others = ended.filter(({ content, problem }) => content.kind === 'audit' && problem === undefined && digestsOf(content.exemptionDigests) !== given);
    if (others.length > 0)
        causes.push({ level: 'warning', problem: otherExemptions(), affected: others.map(({ file }) => file) });
    const found = [...collation.causes, ...ofPlans];
    const incomplete = found.some(({ level }) => level === 'error') || unread !== undefined;
    const problems = found.filter(({ level }) => level === 'error').length + (unread === undefined ? 0 : 1);
    const conclusion = join_worst([
        // What a whole audit found is judged again, all together.
        ...ended.filter((report) => !isJudgedAgain(report, collation, review)).map((report) => report.conclusion),
        ...(joined.kind === 'nothing' || hasOwnMeasures(collation, review) ? [] : [conclusionOf(joined)]),
        ...(incomplete ? ['failed'] : []),
        ...(unread === undefined ? [] : [unread.reason === 'cancelled' ? 'cancelled' : 'timed-out']),
    ]);
    const failed = FAILING.includes(conclusion);
    return {
        action,
        plan,
        cloud: same(ended.map(({ cloud }) => cloud)),
        tenantId: same(ended.map(({ tenantId }) => tenantId)),
        conclusion,
        failed,
        changed: ended.some(({ content }) => (content.kind === 'change' ? content : content.repair)?.changed === true),
        compliant: joined.kind !== 'audit'
            ? undefined
            : !incomplete &&
                joined.report.stopped === undefined &&
                ended.every(({ content, problem }) => content.kind === 'audit' && problem === undefined && isCompliant(content, joined.report)),
        startedAt: earliest(ended.map(({ startedAt }) => startedAt)) ?? here.now,
        endedAt: latest(ended.map(({ endedAt }) => endedAt)) ?? here.now,
        causes: [...causes].sort((a, b) => Number(a.level === 'warning') - Number(b.level === 'warning')),
        problems,
        url: here.url,
        shards,
        vaults: figures.lines,
        subscriptions: subscriptionsOf(figures, plan?.subscriptionNames),
        figureColumns: figures.columns,
        joined,
    };
}
/** What a shard is judged by may be known to another one only. */
function withVersions(collation) {
    const reports = collation.shards.flatMap(({ report }) => (typeof report === 'string' ? [] : [report]));
    const audits = reports.flatMap(({ content }) => (content.kind === 'audit' ? [content] : []));
    const judged = new Map(judgeVersions(audits).map((content, index) => [audits[index], content]));
    const shards = collation.shards.map((shard) => {
        const { report } = shard;
        if (typeof report === 'string' || report.content.kind !== 'audit')
            return shard;
        const content = judged.get(report.content) ?? report.content;
        return { ...shard, report: { ...report, content, conclusion: concludedAgain(report, content) } };
    });
    return { ...collation, shards };
}
function concludedAgain({ problem, conclusion }, content) {
    if (problem !== undefined || content.repair !== undefined)
        return conclusion;
    return judgeFindings(content.findings, { ...content, failOn: content.failOn ?? 'error' }).conclusion;
}
const plansAmong = (read) => read.flatMap((one) => (one.kind === 'repair-plan' ? [one] : []));
function join({ shards, action }, plans, review) {
    const reports = shards.flatMap(({ report }) => (typeof report === 'string' ? [] : [report]));
    if (action === undefined || reports.length === 0)
        return { joined: { kind: 'nothing' }, causes: [] };
    if (action !== 'Audit' && action !== 'Repair')
        return { joined: joinChanges(reports, action), causes: [] };
    const joined = joinAudits(reports, review, shards.flatMap(({ notReported }) => notReported));
    if (action === 'Audit')
        return { joined, causes: [] };
    const { repair, causes } = joinRepairs(shards, plans, joined.report);
    return { joined: { ...joined, repair }, causes };
}
const conclusionOf = (joined) => (joined.kind === 'audit' ? joined.repair : undefined)?.conclusion ?? joined.report.conclusion;
/** Shards may fail on different severities, or on new findings alone; then each of them is the judge of itself. */
function hasOwnMeasures({ shards }, { against }) {
    const audits = shards.flatMap(({ report }) => typeof report !== 'string' && report.content.kind === 'audit' ? [report.content] : []);
    if (against?.failOnNew === true)
        return false;
    return new Set(audits.flatMap(({ failOn }) => failOn ?? [])).size > 1 || audits.some((one) => one.ratchet.failOnNew);
}
/** All together: what a shard held it against, exemptions or a baseline, may be other than here. */
const isJudgedAgain = (report, collation, review) => report.content.kind === 'audit' &&
    report.content.repair === undefined &&
    report.content.ratchet.kind !== 'unusable' &&
    ranWhole(report) &&
    !hasOwnMeasures(collation, review);
const digestsOf = (digests) => [...digests].sort().join(' ');
const same = ([first, ...others]) => others.every((other) => other === first) ? first || undefined : undefined;
const join_worst = (all) => conclusions.find((one) => all.includes(one)) ?? 'unchanged';
const earliest = (times) => times.length === 0 ? undefined : times.reduce((a, b) => Math.min(a, b));
const latest = (times) => times.length === 0 ? undefined : times.reduce((a, b) => Math.max(a, b));
function mergedShard({ planned, report, notReported }, { lines, columns }) {
    const { shard, name, subscriptions } = planned;
    const state = typeof report === 'string' ? report : report.conclusion;
    const own = lines.filter((line) => line.shard === shard);
    const told = typeof report === 'string' ? undefined : report;
    return {
        shard,
        name,
        subscriptions,
        state,
        failed: FAILING.includes(state) || notReported.length > 0,
        whole: told !== undefined && notReported.length === 0 && ranWhole(told),
        vaults: own.length,
        notReported,
        figures: told === undefined ? columns.map(() => undefined) : sumOf(own, columns.length),
        startedAt: told?.startedAt,
        endedAt: told?.endedAt,
        file: told?.file ?? '',
        url: told?.url ?? '',
    };
}
/** What the shard says of exemptions counts for nothing. */
const isCompliant = ({ failOn, vaults }, { findings }) => {
    const own = new id_map/* IdSet */.wp(vaults.map(({ id }) => id));
    return (0,audit_findings/* counting */.Mr)(findings)
        .filter(({ vaultId }) => vaultId === '' || own.has(vaultId))
        .every(({ severity }) => severity === 'note' || (severity === 'warning' && failOn !== 'warning'));
};
const ranWhole = ({ conclusion, problem, content }) => problem === undefined &&
    conclusion !== 'cancelled' &&
    conclusion !== 'timed-out' &&
    (content.kind === 'change' || content.stopped === undefined);
/** Missing and refused ones have causes of their own; what a whole one found is said of all together. */
function failedShards(shards) {
    const failed = shards.filter(({ whole, file }) => !whole && file !== '');
    if (failed.length === 0)
        return [];
    const problem = {
        code: 'ShardFailed',
        message: `${failed.length} of ${shards.length} shards did not end as they should.`,
        nextStep: 'What they found is in the summary and in the report; their logs tell the rest.',
    };
    return [
        { level: 'error', problem, affected: failed.map(({ shard, name, state }) => `${shard} (${name}): ${state}`) },
    ];
}

;// CONCATENATED MODULE: ./src/core/merge/headline.ts
/** A merged report in words. */




/** The merge in one sentence. */
function mergeHeadline({ shards, vaults, problems, joined, plan }) {
    const count = (state) => shards.filter((shard) => shard.state === state).length;
    const [missing, refused] = [count('missing'), count('refused')];
    const lost = vaults.filter(({ state }) => state === 'not-reported').length;
    const parts = [
        ...(plan === undefined ? ['there is no plan'] : []),
        ...(missing === 0 ? [] : [`${missing} of ${(0,format/* plural */.LS)(shards.length, 'shard')} missing`]),
        ...(refused === 0 ? [] : [`${refused} of ${(0,format/* plural */.LS)(shards.length, 'shard')} did nothing`]),
        ...(missing + refused > 0 || lost === 0 ? [] : [`${(0,format/* plural */.LS)(lost, 'vault')} not reported`]),
    ];
    const what = headline_told(joined);
    if (parts.length > 0)
        return `Incomplete: ${parts.join(', ')}${what === '' ? '' : `. The others: ${what}`}`;
    if (problems > 0)
        return `${(0,format/* plural */.LS)(problems, 'problem')} with the reports${what === '' ? '' : `. ${what}`}`;
    return what === '' ? 'Nothing to merge: the plan has no shard' : `${what} (${(0,format/* plural */.LS)(shards.length, 'shard')})`;
}
function headline_told(joined) {
    switch (joined.kind) {
        case 'audit':
            return joined.repair === undefined ? auditHeadline(joined.report) : repairHeadline(joined.repair);
        case 'change':
            return headline(joined.report);
        case 'nothing':
            return '';
    }
}
function stateText({ state, whole }, action) {
    if (state === 'refused')
        return 'inputs were wrong';
    if (state !== 'failed' || !whole)
        return state;
    return action === 'Audit' ? 'whole, not compliant' : 'whole, with failures';
}
const ORDER = ['missing', 'refused', 'cancelled', 'timed-out', 'failed', 'drifted'];
/** What failed or is missing first, else in the order of the plan. */
function worstFirst(shards) {
    const rank = ({ state, failed }) => ORDER.includes(state) ? ORDER.indexOf(state) : ORDER.length + (failed ? 0 : 1);
    return [...shards].sort((a, b) => rank(a) - rank(b));
}

;// CONCATENATED MODULE: ./src/core/merge/levels.ts
const ERRORS = ['Errors', 'Failed', 'Not ended'];
const WARNINGS = ['Warnings'];
/** @param missing vaults that nothing is known of */
function levelOfFigures({ figures, missing }, titles) {
    const any = (of) => titles.some((title, index) => of.includes(title) && (figures[index] ?? 0) > 0);
    if (missing > 0 || any(ERRORS))
        return 'error';
    return any(WARNINGS) ? 'warning' : 'ok';
}
/** A shard that ran whole and found something has not failed to run. */
const levelOfShard = ({ whole, failed }) => whole ? (failed ? 'warning' : 'ok') : 'error';

;// CONCATENATED MODULE: ./src/core/merge/page.ts
/** The merged report as a page of tables and charts; some of its tables are also files in CSV. */















function mergePage(report, options) {
    const { joined, failed, compliant } = report;
    const audit = joined.kind === 'audit' ? joined.report : undefined;
    const subscriptionNames = new id_map/* IdMap */.Eo(report.subscriptions.flatMap(({ id, name }) => (name ? [[id, name]] : [])));
    const parts = audit && auditParts(audit, { ...options, subscriptionNames });
    const since = audit && sinceText(audit.ratchet);
    const bySubscription = subscriptions(report);
    const byShard = shards(report);
    const changed = joined.kind === 'change' ? [page_rows(joined.report, joined.list)] : [];
    const byVault = parts === undefined ? [page_vaults(report)] : [];
    const sections = [
        ...(report.causes.length > 0 ? [tableSection(causes(report))] : []),
        ...(joined.kind === 'audit' && joined.repair !== undefined ? [tableSection(repairs(joined.repair))] : []),
        ...(parts?.leading ?? []),
        ...changed.map(tableSection),
        tableSection(bySubscription),
        ...(parts?.rows ?? byVault.map(tableSection)),
        tableSection(byShard),
        { kind: 'facts', id: 'run', title: 'Run', facts: page_runFacts(report, options) },
    ];
    return {
        title: 'Site Recovery agents: estate',
        verdict: {
            level: failed ? 'error' : compliant === false ? 'warning' : page_levelOf(audit),
            text: mergeHeadline(report),
        },
        remarks: since === undefined ? [] : [since],
        gauges: [...(audit === undefined ? page_outcomes(report) : gaugesOf(audit)), shardGauge(report)],
        scope: [
            ['Scope', scopeText(report)],
            ...page_runFacts(report, options).slice(0, 2),
            ...whoFacts(withoutIdentity(options)),
        ],
        sections,
        inventories: [
            byShard,
            bySubscription,
            ...(parts ? [...parts.inventories, parts.vaults] : [...changed, ...byVault]),
        ],
        portal: options.portal,
        tenantId: options.tenantId,
    };
}
const tableSection = (table) => ({ kind: 'table', table });
const page_levelOf = (audit) => audit === undefined ? 'ok' : verdictLevel(audit);
/** A merge signs in nowhere. */
const withoutIdentity = (options) => ({ ...options, identity: undefined });
const scopeText = ({ shards: all, subscriptions: subs, vaults: own }) => `${(0,format/* plural */.LS)(all.length, 'shard')}, ${(0,format/* plural */.LS)(subs.length, 'subscription')}, ${(0,format/* plural */.LS)(own.length, 'vault')}`;
function page_runFacts(report, options) {
    const { startedAt, endedAt, joined } = report;
    return [
        ['First shard started', (0,values_time/* secondText */.Yi)(startedAt) ?? ''],
        ['Took', (0,format/* duration */.p0)(endedAt - startedAt)],
        ['Action', report.action ?? 'none'],
        ...whoFacts(withoutIdentity(options)),
        ['Run', options.runId],
        ...(joined.kind === 'audit' ? countFacts(joined.report) : []),
    ];
}
function shardGauge({ shards: all, action }) {
    const byText = (0,id_map/* groupById */.AN)(worstFirst(all), (shard) => stateText(shard, action));
    const parts = [...byText].map(([label, of]) => {
        const levels = of.map(levelOfShard);
        const level = ['error', 'warning'].find((one) => levels.includes(one)) ?? 'ok';
        return { label, value: of.length, level };
    });
    const whole = all.filter((shard) => shard.whole).length;
    return { title: 'Shards whole', value: `${(0,format/* number */.ai)(whole)} of ${(0,format/* number */.ai)(all.length)}`, parts };
}
function page_outcomes({ joined }) {
    if (joined.kind !== 'change')
        return [];
    const { outcomes: ended, skipped, selected } = joined.report.counts;
    return [
        {
            title: 'Changes',
            value: `${(0,format/* number */.ai)(ended.succeeded)} of ${(0,format/* number */.ai)(selected)}`,
            parts: [
                { label: 'succeeded', value: ended.succeeded, level: 'ok' },
                { label: 'failed', value: ended.failed, level: 'error' },
                { label: 'failed to start', value: ended['failed-to-start'], level: 'error' },
                { label: 'timed out', value: ended['timed-out'], level: 'error' },
                { label: 'abandoned', value: ended.abandoned, level: 'not known' },
            ],
            remark: `${(0,format/* number */.ai)(skipped)} skipped`,
        },
    ];
}
const figureColumns = ({ figureColumns: columns, }) => columns.map(({ key, title }, index) => [(0,define_rows/* snakeCase */.LW)(key), title, 'number', (row) => row.figures[index]]);
const causes = (report) => tableOf('problems', 'Shards and reports', report.causes, [
    ['level', 'Level', 'level', (row) => row.level],
    ['code', 'Code', 'text', (row) => row.problem.code],
    ['message', 'What is wrong', 'prose', (row) => row.problem.message],
    ['next_step', 'What to do', 'prose', (row) => row.problem.nextStep],
    ['affected', 'Affects', 'text', (row) => row.affected.slice(0, 20).join(', ')],
]);
const shards = (report) => tableOf('shards', 'Shards', worstFirst(report.shards), [
    ['level', 'Level', 'level', levelOfShard],
    ['shard', 'Shard', 'text', (row) => row.shard],
    ['name', 'Name', 'text', (row) => row.name],
    ['ended', 'Ended', 'text', (row) => stateText(row, report.action)],
    ['vaults', 'Vaults', 'number', (row) => row.vaults],
    ['not_reported', 'Vaults not reported', 'number', (row) => row.notReported.length],
    ...figureColumns(report),
    ['started', 'Started', 'time', (row) => row.startedAt, { screen: true }],
    ['took_seconds', 'Took (s)', 'number', tookSeconds],
    ['run', 'Run', 'text', (row) => row.url, { screen: true }],
    ['report', 'Report', 'text', (row) => row.file, { screen: true }],
]);
const tookSeconds = ({ startedAt, endedAt }) => startedAt === undefined || endedAt === undefined ? undefined : Math.round((endedAt - startedAt) / 1000);
const subscriptions = (report) => tableOf('subscriptions', 'Subscriptions', report.subscriptions, [
    [
        'level',
        'Level',
        'level',
        (row) => levelOfFigures(row, report.figureColumns.map(({ title }) => title)),
    ],
    ['name', 'Subscription', 'text', (row) => row.name],
    ['subscription_id', 'Id', 'text', (row) => row.id],
    ['shard', 'Shard', 'text', (row) => row.shards.join(' ')],
    ['vaults', 'Vaults', 'number', (row) => row.vaults],
    ['missing', 'Not reported or read', 'number', (row) => row.missing],
    ...figureColumns(report),
]);
const page_vaults = (report) => tableOf('vaults', 'Vaults', report.vaults, [
    [
        'level',
        'Level',
        'level',
        ({ figures, state }) => levelOfFigures({ figures, missing: state === 'reported' ? 0 : 1 }, report.figureColumns.map(({ title }) => title)),
    ],
    ['name', 'Vault', 'text', (row) => row.name],
    ['state', 'State', 'text', (row) => row.state],
    ['subscription_id', 'Subscription', 'text', (row) => row.subscriptionId],
    ['shard', 'Shard', 'text', (row) => row.shard],
    ...figureColumns(report),
    ['vault_id', 'Resource', 'resource', (row) => row.id],
]);
/** A sheet of paper has no room for these. */
const REPAIR_DETAILS = ['right', 'undo', 'job_id', 'target'];
const repairs = ({ steps }) => tableOf('repairs', 'Repairs', steps.map((step) => repairStepForm.make(step)), repairStepForm.pageColumns.map((column) => {
    const [key, title, kind, cell] = column;
    return REPAIR_DETAILS.includes(key) ? [key, title, kind, cell, { screen: true }] : column;
}));
const page_rows = ({ rows: all, words }, list) => tableOf(list, `${words.many.charAt(0).toUpperCase()}${words.many.slice(1)}`, all, [
    ['level', 'Level', 'level', levelOfRow],
    ['name', 'Name', 'text', (row) => row.subject.name],
    ['vault_id', 'Vault', 'resource', (row) => row.vault.id],
    ['reason', 'Reason', 'text', (row) => row.decision.reason],
    ['outcome', 'Outcome', 'text', (row) => outcomeText(row)],
    ['code', 'Error', 'text', (row) => page_problemOf(row)?.code],
    ['message', 'Cause', 'text', (row) => page_problemOf(row)?.message ?? noteOf(row)],
    ['next_step', 'What to do', 'prose', (row) => page_problemOf(row)?.nextStep],
    ['started', 'Started', 'time', (row) => row.startedAt],
    ['took_seconds', 'Took (s)', 'number', (row) => page_seconds(durationOf(row))],
    ['job', 'Job', 'text', (row) => (row.jobId === undefined ? undefined : (0,arm_id/* nameOf */.Vb)(row.jobId)), { screen: true }],
    [
        'agent_version',
        'Agent before',
        'text',
        ({ subject }) => page_textOf(subject.before['agentVersion']),
        { screen: true },
    ],
    ['status', 'Automatic update before', 'text', ({ subject }) => page_textOf(subject.before['status']), { screen: true }],
    ['reads', 'Reads afterwards', 'text', (row) => row.confirmation?.reads],
    ['resource_id', 'Resource', 'resource', (row) => row.subject.id, { screen: true }],
]);
function levelOfRow({ decision, outcome }) {
    if (!decision.selected)
        return 'ok';
    if (outcome === undefined)
        return 'note';
    if (outcome.kind === 'succeeded')
        return outcome.note === undefined ? 'ok' : 'warning';
    return 'error';
}
const page_problemOf = ({ outcome }) => outcome === undefined || outcome.kind === 'succeeded' ? undefined : outcome.problem;
const noteOf = ({ outcome }) => (outcome?.kind === 'succeeded' ? outcome.note : undefined);
const page_seconds = (ms) => (ms === undefined ? undefined : Math.round(ms / 100) / 10);
const page_textOf = (value) => (typeof value === 'string' ? value : undefined);

;// CONCATENATED MODULE: ./src/core/repair/causes.ts

/** One for each kind of outcome and reason. */
function repairCauses(steps, refusal, last) {
    const isTolerated = toleratedIn(last);
    const groups = new Map();
    for (const { step, outcome } of steps) {
        const known = LEVELS[outcome.kind];
        const level = known === 'error' && isTolerated(step) ? 'warning' : known;
        const { problem } = outcome;
        if (level === undefined || problem === undefined)
            continue;
        const key = `${level} ${problem.code} ${problem.message}`;
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, { level, problem, affected: [step.title] });
        else
            group.affected.push(step.title);
    }
    return [
        ...(refusal === undefined ? [] : [{ level: 'error', problem: refusal, affected: [] }]),
        ...[...groups.values()].map(named),
    ];
}
/** A single one is named where it is read first, as the first line of a log. */
const named = (cause) => {
    const [only, ...others] = cause.affected;
    if (only === undefined || others.length > 0)
        return cause;
    return { ...cause, problem: { ...cause.problem, message: `${only}: ${cause.problem.message}` }, affected: [] };
};
const LEVELS = {
    failed: 'error',
    'not-allowed': 'error',
    blocked: 'error',
    'not-approved': 'warning',
    'changed-since-approval': 'warning',
    'waiting-for-service': 'warning',
};

;// CONCATENATED MODULE: ./src/core/repair/summary.ts
/** The summary of a repair: what was done, what is left and for whom, and what it looked like before and after. */











const summary_SYMBOLS = {
    failed: '❌',
    'not-allowed': '❌',
    blocked: '❌',
    'waiting-for-service': '⏳',
    'changed-since-approval': '⚠️',
    'not-approved': '⚠️',
    'needs-person': '👤',
    repaired: '✅',
    'not-needed': '▫️',
};
function makeRepairSummary(report, context, { headline, digest, approved, spell }) {
    const { conclusion, changed, isProven, dryRun, planned, refusal } = report;
    const since = sinceText(report.last.ratchet);
    const top = [
        `## ${CONCLUSION_SYMBOLS[conclusion]} ${(0,markdown/* escapeMarkdown */.FV)(headline)}`,
        '',
        `${changed ? `Changed as below${isProven ? '; each change was read again' : ''}.` : 'Nothing was changed.'} ${(0,sections/* runText */.le)(report, context)}`,
        ...(approved === undefined ? [] : ['', approvedText(approved.digest, approved.plan)]),
        ...(isProven ? [] : ['', 'No whole audit followed, so what is left is not known: run again, or audit.']),
        '',
        ...(since === undefined ? [] : [`**${since}.**`, '']),
        ...(refusal?.nextStep === undefined ? [] : [(0,markdown/* prose */.CS)(refusal.nextStep), '']),
        ...(digest === undefined || planned.length === 0 ? [] : [spell(`${approveText(digest)} ${OF_SHARDS}`), '']),
        ...beforeAndAfter(report),
    ];
    const steps = stepsSection(dryRun || refusal !== undefined ? planned : [], report.steps, sections/* MAX_BYTES */.zx - (0,markdown/* byteLength */.dp)(top.join('\n')) - 1_000);
    return `${[...top, ...steps].join('\n')}\n`;
}
const beforeAndAfter = ({ before, after }) => [
    ...(0,markdown/* tableHead */.PP)(['', 'Errors', 'Warnings', 'VMs', 'Covered and current', 'Not known', 'Covered by automatic update']),
    ...[{ when: 'Before', counts: before }, ...(after === undefined ? [] : [{ when: 'After', counts: after }])].map(({ when, counts: { errors, warnings, agents, healthy, notKnown, covered } }) => (0,markdown/* tableRow */.jD)([when, ...[errors, warnings, agents, healthy, notKnown, covered].map(String)])),
    '',
];
/** Which plan bound the run and where it comes from; who approved it, no run is told. */
function approvedText(digest, { madeAt, madeBy }) {
    const { origin, identity, tenantId } = madeBy ?? {};
    const at = (0,values_time/* minuteText */.Wn)(Date.parse(madeAt)) ?? 'an unknown day';
    // An address that a file gives may lead anywhere but to another page.
    const name = origin && (/^https:\/\//i.test(origin.url) ? (0,markdown/* link */.nf)(origin.name, origin.url) : (0,markdown/* cell */.Hn)(origin.name, 200));
    const run = name === undefined ? '' : ` by run ${name}`;
    const tenant = tenantId === undefined ? '' : ` in the tenant ${(0,markdown/* code */.aY)(tenantId)}`;
    const who = identity === undefined && tenant === ''
        ? ''
        : `, signed in${identity === undefined ? '' : ` as ${(0,markdown/* cell */.Hn)(identity, 200)}`}${tenant}`;
    return `Plan ${(0,markdown/* code */.aY)(digest)}, made${run} on ${at}${(0,sections/* startedText */.DN)(origin)}${who}. Who approved it is in the record that the CI keeps of the deployment.`;
}
/** @param digest of the plan that is to be approved */
const approveText = (digest) => `**Next:** have these steps approved, then run with the file as \`plan\` and with \`plan-digest\` ${(0,markdown/* code */.aY)(digest)}, within ${plan_file/* PLAN_VALID_DAYS */.PQ} days.`;
const OF_SHARDS = 'Where an estate is planned in shards, it is the plan of Merge that is approved.';
/** What went wrong first. */
const inReadingOrder = (steps) => [...steps].sort((a, b) => stepOutcomes.indexOf(a.outcome.kind) - stepOutcomes.indexOf(b.outcome.kind));
/** What would be done, and how the steps ended. */
function stepsSection(planned, steps, bytes) {
    const rows = [
        ...planned.map((step) => stepRow('📝 would be done', step, undefined, undoCell(step))),
        // What was not done need not be undone.
        ...inReadingOrder(steps).map(({ step, outcome: { kind, problem, startedAt } }) => stepRow(`${summary_SYMBOLS[kind]} ${kind}`, step, problem, startedAt === undefined ? '' : undoCell(step), kind === 'needs-person')),
    ];
    const columns = ['Outcome', 'Step', 'Before', 'After', 'VMs', 'Why, and what next', 'Undo'];
    return (0,sections/* tableSection */.Yc)('Steps', columns, rows, { bytes });
}
const undoCell = (step) => (step.undo === undefined ? whyNoUndo(step) : (0,markdown/* code */.aY)(step.undo));
/** Of a step without a command that undoes it. */
function whyNoUndo(step) {
    if ((0,plan_step/* isSentAgain */.DF)(step))
        return 'nothing to undo';
    return step.kind === 'settings' ? 'cannot be undone, since Run As is retired' : 'cannot be undone';
}
function stepRow(what, step, problem, undo, isForPerson = false) {
    const why = problem === undefined ? '' : (0,markdown/* cell */.Hn)((0,format/* problemText */.fI)(problem, false), 600);
    const toDo = problem?.nextStep ?? (isForPerson ? (0,audit_steps/* stepsText */.bS)(step.byHand ?? []) : '');
    const next = toDo === '' ? '' : `<br>${(0,sections/* nextStep */.sk)(toDo)}`;
    return (0,markdown/* tableRow */.jD)([
        what,
        (0,markdown/* cell */.Hn)(step.title, 200),
        (0,markdown/* prose */.CS)((0,render_text/* bounded */.Mm)(step.before, 400)),
        (0,markdown/* prose */.CS)((0,render_text/* bounded */.Mm)(step.wanted, 400)),
        step.agents === undefined ? '' : String(step.agents.length),
        `${why}${next}`,
        undo,
    ]);
}

;// CONCATENATED MODULE: ./src/core/merge/audit-rows.ts
/** Rows of an audit, read from its report. */




/** Undefined if a row is not as an audit writes it. */
function readAuditRows(report, context) {
    const findings = allOf(listIn(report, 'findings'), (row) => audit_findings/* findingForm */.Gq.read(row, context));
    const vaults = allOf(listIn(report, 'vaults'), (row) => {
        const read = vaultForm.read(row, context);
        // What it is called is in its id.
        const vault = context.vaults.find(read?.id);
        return read && vault && { ...read, ...vault };
    });
    const accounts = allOf(listIn(report, 'accounts'), (row) => accountForm.read(row, context));
    const mappings = allOf(listIn(report, 'mappings'), (row) => mappingForm.read(row, context));
    const agents = allOf(listIn(report, 'agents'), (row) => agentForm.read(row, context));
    return findings && vaults && accounts && mappings && agents && { findings, vaults, accounts, mappings, agents };
}

;// CONCATENATED MODULE: ./src/core/merge/repair-rows.ts
/** What a report of `Repair` has beside the rows of its last audit. */



/** Undefined if it is not as a repair writes it. */
function readRepair(report, inputs, context) {
    const steps = allOf(listIn(report, 'repairs'), (row) => readRepairStep(row, context));
    const counts = fieldsIn(report, 'countsBefore') ?? {};
    const [errors, warnings] = [maybeCountIn(counts, 'errors'), maybeCountIn(counts, 'warnings')];
    const [agents, covered] = [maybeCountIn(counts, 'agents'), maybeCountIn(counts, 'covered')];
    const [healthy, notKnown] = [maybeCountIn(counts, 'healthy'), maybeCountIn(counts, 'notKnown')];
    const vms = maybeCountIn(report, 'vmsAffected');
    if (steps === undefined || errors === undefined || warnings === undefined)
        return undefined;
    if (agents === undefined || covered === undefined || vms === undefined)
        return undefined;
    if (healthy === undefined || notKnown === undefined)
        return undefined;
    return {
        dryRun: flagIn(inputs, 'dryRun'),
        changed: flagIn(report, 'changed'),
        before: { errors, warnings, agents, covered, healthy, notKnown },
        steps,
        planned: fields_namesIn(report, 'planned'),
        vms,
        planDigest: maybeNameIn(report, 'planDigest'),
        refusal: problem/* problemForm */.U4.read(fieldsIn(report, 'refusal'), context),
    };
}
/** A repair says by its conclusion that it was stopped. */
function stoppedBy(report) {
    const conclusion = nameIn(report, 'conclusion');
    return conclusion === 'cancelled' ? 'cancelled' : conclusion === 'timed-out' ? 'deadline' : undefined;
}

;// CONCATENATED MODULE: ./src/core/merge/check-changes.ts


const check_changes_outcomes = ['succeeded', 'failed', 'failed-to-start', 'timed-out', 'abandoned'];
/** @param rows as the report has them, so that nothing that the reader leaves out is believed */
function checkChanges(rows, { list, dryRun, failOnUnconfirmed, nameRow }) {
    const wrong = [];
    const ids = new id_map/* IdSet */.wp();
    const counts = {
        total: 0,
        selected: 0,
        skipped: 0,
        succeeded: 0,
        failed: 0,
        'failed-to-start': 0,
        'timed-out': 0,
        abandoned: 0,
        confirmed: 0,
    };
    let unconfirmed = 0;
    for (const [index, row] of rows.entries()) {
        if (!(0,rows_fields/* isFields */.C)(row))
            continue;
        const id = nameIn(row, 'id');
        const say = (what) => void wrong.push(`${nameRow(list, index, nameIn(row, 'name') || id)} ${what}`);
        if (ids.has(id))
            say('is there twice');
        ids.add(id);
        const outcome = choiceIn(row, 'outcome', check_changes_outcomes);
        const selected = row['decision'] === 'selected';
        const rule = brokenRule(row, { outcome, selected, dryRun });
        if (rule !== undefined)
            say(rule);
        counts.total++;
        counts[selected ? 'selected' : 'skipped']++;
        if (outcome !== undefined)
            counts[outcome]++;
        if (outcome !== 'succeeded')
            continue;
        if (fieldsIn(row, 'after')?.['asWanted'] === true)
            counts.confirmed++;
        else
            unconfirmed++;
    }
    return { wrong, counts, least: leastOf(counts, dryRun, failOnUnconfirmed && unconfirmed > 0) };
}
function brokenRule(row, { outcome, selected, dryRun }) {
    const has = (key) => Object.hasOwn(row, key);
    if (has('outcome') && outcome === undefined)
        return 'has an outcome that no version has';
    if (!selected && has('outcome'))
        return 'was skipped, and has an outcome';
    if (!selected && (has('jobId') || has('startedAt') || has('error')))
        return 'was skipped, and has a job or an error';
    if (dryRun && has('outcome'))
        return 'is of a dry run, and has an outcome';
    if (selected && !dryRun && outcome === undefined)
        return 'was selected, and has no outcome';
    if (outcome === 'succeeded' && has('error'))
        return 'succeeded, and has an error';
    if (outcome !== undefined && outcome !== 'succeeded' && fieldsIn(row, 'error') === undefined)
        return `${outcome === 'failed' ? 'failed' : `is ${outcome}`}, and has no error`;
    if (has('after')) {
        const after = fieldsIn(row, 'after');
        if (outcome !== 'succeeded')
            return 'did not succeed, and was confirmed';
        if (after?.['asWanted'] === true && after['isUnread'] === true)
            return 'was not read again, and is as wanted';
    }
    return undefined;
}
function leastOf(counts, dryRun, isInDoubt) {
    if (counts['timed-out'] > 0)
        return 'timed-out';
    // A run that was cancelled leaves some, and one that a defect ended.
    if (counts.failed + counts['failed-to-start'] + counts.abandoned > 0 || isInDoubt)
        return 'failed';
    if (counts.selected === 0)
        return 'unchanged';
    return dryRun ? 'planned' : 'succeeded';
}

;// CONCATENATED MODULE: ./src/core/merge/check-rows.ts
/**
 * Holds the rows of a report against each other, against its own counts and against the rules of the contract. What a
 * report says of itself is believed only where its rows say the same.
 */



















/** @returns the first thing that does not add up, with its row where it is one; undefined if all does */
function whatDoesNotAddUp(report, shard) {
    const { content, problem, startedAt, endedAt } = shard;
    if (endedAt < startedAt)
        return 'it ended before it started';
    // A shard that came to nothing has no rows.
    if (problem !== undefined)
        return hasRows(content) ? 'it came to nothing, and has rows' : undefined;
    return first(content.kind === 'audit' ? check_rows_audit(report, shard, content) : check_rows_change(report, shard, content));
}
function* repair(report, shard, content, last) {
    const { steps, dryRun, planned, refusal } = content;
    const known = new id_map/* IdSet */.wp(shard.vaults.map(({ id }) => id));
    const ids = new Set();
    const said = fieldsIn(report, 'steps') ?? {};
    const found = Object.fromEntries(stepOutcomes.map((kind) => [kind, countOutcome(content, kind)]));
    yield* check_rows_counts(said, found, 'steps');
    for (const [index, { step, outcome }] of steps.entries()) {
        const row = rowAt('repairs', index, step.title);
        if (ids.has(step.id))
            yield `${row} is there twice`;
        ids.add(step.id);
        if (step.vaultId !== '' && !known.has(step.vaultId))
            yield `${row} is of a vault that is not in it`;
        if (dryRun && outcome.startedAt !== undefined)
            yield `${row} is of a dry run, and was sent`;
    }
    const changed = steps.some(({ outcome }) => outcome.startedAt !== undefined);
    if (content.changed !== changed)
        yield `it says that it changed ${changed ? 'nothing' : 'something'}, and its rows say the contrary`;
    const failOnDrift = flagIn(fieldsIn(report, 'inputs') ?? {}, 'failOnDrift');
    const { conclusion } = concludeRepair({
        steps,
        dryRun,
        failOnDrift,
        refusal,
        planned: planned.length,
        stopped: stoppedBy(report),
        last,
    });
    if (shard.conclusion !== conclusion)
        yield `it says that it is ${shard.conclusion}, and its rows say ${conclusion}`;
}
/** @returns the first row of a run that breaks a rule, of a report that cannot be read */
function brokenRow(report) {
    const dryRun = flagIn(fieldsIn(report, 'inputs') ?? {}, 'dryRun');
    const list = report['action'] === 'UpdateAgents' ? 'items' : 'mappings';
    if (report['action'] === 'Audit' || report['action'] === 'Repair')
        return undefined;
    return checkChanges(listIn(report, list) ?? [], { list, dryRun, failOnUnconfirmed: false, nameRow: rowAt }).wrong[0];
}
/** The row as a reader finds it again; rows count from one. */
const rowAt = (list, index, name) => `row ${index + 1} of ${list} ("${(0,render_text/* bounded */.Mm)((0,render_text/* visible */.RK)(name), 200)}")`;
const first = (all) => {
    for (const one of all)
        return one;
    return undefined;
};
const hasRows = (content) => (content.kind === 'audit'
    ? [content.vaults, content.findings, content.agents, content.mappings, content.accounts]
    : [content.rows, content.vaultFailures]).some(({ length }) => length > 0);
function* twice(list, rows) {
    const known = new id_map/* IdSet */.wp();
    for (const [index, { id }] of rows.entries()) {
        if (known.has(id))
            yield `${rowAt(list, index, id)} is there twice`;
        known.add(id);
    }
}
function* check_rows_audit(report, shard, content) {
    const { findings, vaults, accounts, mappings, agents } = content;
    yield* twice('vaults', vaults);
    yield* twice('accounts', accounts);
    yield* twice('mappings', mappings);
    yield* twice('agents', agents);
    // What is counted depends on it.
    yield* check_rows_causes(findings);
    const failOn = content.failOn ?? 'error';
    const said = concludeAudit(content, { ...content, failOn, startedAt: shard.startedAt, endedAt: shard.endedAt });
    yield* check_rows_counts(fieldsIn(report, 'counts') ?? {}, { ...said.counts }, 'counts');
    const known = new id_map/* IdSet */.wp(shard.vaults.map(({ id }) => id));
    yield* findingRows(content, known);
    yield* rowsAndFindings(content);
    for (const [index, { name, expiry, agentExpiry }] of agents.entries()) {
        const time = { now: shard.startedAt, days: content.expiryDays };
        if (expiryOf(agentExpiry, time) !== expiry)
            yield `${rowAt('agents', index, name)} says ${expiry} of an expiry that is not so`;
    }
    if (flagIn(report, 'compliant') !== said.compliant)
        yield `it says that it is ${said.compliant ? 'not ' : ''}compliant, and its findings say the contrary`;
    if (content.repair !== undefined)
        yield* repair(report, shard, content.repair, content);
    else if (shard.conclusion !== said.conclusion)
        yield `it says that it is ${shard.conclusion}, and its findings say ${said.conclusion}`;
}
function* findingRows({ findings, agents }, vaults) {
    const known = new id_map/* IdSet */.wp();
    const vmOf = new id_map/* IdMap */.Eo(agents.map(({ id, vmId }) => [id, vmId]));
    for (const [index, { id, severity, resource, name, vaultId, key }] of findings.entries()) {
        const row = rowAt('findings', index, `${id} ${name}`);
        const rule = catalogue/* catalogue */.sW.get(id);
        if (rule === undefined)
            yield `${row} is of a kind that this version does not know`;
        else if (rule.severity !== severity && !rule.mayBe?.includes(severity))
            yield `${row} says ${severity}, where ${id} is ${rule.severity}`;
        if (vaultId === '' ? rule?.about !== 'audit' : !vaults.has(vaultId))
            yield `${row} is of a vault that is not in it`;
        if (rule !== undefined && key !== (0,audit_findings/* keyOf */.TN)({ id, rule, subject: { resource, vaultId, lasting: vmOf.get(resource) } }))
            yield `${row} has the key of another`;
        const place = `${id}\n${resource}\n${vaultId}`;
        if (known.has(place))
            yield `${row} is there twice`;
        known.add(place);
    }
}
/** Only causes count, so that what is none has to say which finding it follows from. */
function* check_rows_causes(findings) {
    const byKey = new Map(findings.map((found) => [found.key, found]));
    for (const [index, found] of findings.entries())
        for (const key of found.causedBy) {
            const cause = byKey.get(key);
            if (cause === undefined || !mayFollowFrom(found, cause))
                yield `${rowAt('findings', index, `${found.id} ${found.name}`)} follows from "${(0,render_text/* bounded */.Mm)((0,render_text/* visible */.RK)(key), 200)}", which cannot be`;
        }
}
/** What rows say of their findings and of their vault's rows. */
function* rowsAndFindings({ findings, vaults, accounts, mappings, agents }) {
    const byResource = (0,id_map/* groupById */.AN)(findings, ({ resource }) => resource);
    for (const [list, rows] of Object.entries({ mappings, agents, accounts }))
        for (const [index, { id, name, level, ...row }] of rows.entries()) {
            const found = worstOf(byResource.get(id) ?? []);
            const worst = 'coverage' in row ? agentLevelOf(found, row.coverage) : found;
            if (level !== worst)
                yield `${rowAt(list, index, name)} says ${level}, and its findings say ${worst}`;
        }
    const ofVaults = findingsByVault(findings, { vaults, accounts });
    const mappingsOf = (0,id_map/* groupById */.AN)(mappings, ({ vaultId }) => vaultId);
    const agentsOf = (0,id_map/* groupById */.AN)(agents, ({ vaultId }) => vaultId);
    for (const [index, row] of vaults.entries()) {
        const found = (0,audit_findings/* counting */.Mr)(ofVaults.get(row.id) ?? []);
        const at = rowAt('vaults', index, row.name);
        yield* check_rows_counts({ ...row.findings }, countBySeverity(found), at);
        const worst = worstOf(found);
        if (row.level !== worst)
            yield `${at} says ${row.level}, and its findings say ${worst}`;
        const own = agentsOf.get(row.id) ?? [];
        const [mappingRows, agentRows] = [mappingsOf.get(row.id)?.length ?? 0, own.length];
        if ((row.mappings ?? 0) !== mappingRows)
            yield `${at} says ${row.mappings ?? 'no'} mappings, and there are ${mappingRows}`;
        if ((row.agents ?? 0) !== agentRows)
            yield `${at} says ${row.agents ?? 'no'} agents, and there are ${agentRows}`;
        const expiring = own.filter(isExpiring).length;
        if ((row.expiring ?? 0) !== expiring)
            yield `${at} says ${row.expiring ?? 'no'} expiring agents, and there are ${expiring}`;
        const outdated = own.filter(({ updateAvailable }) => updateAvailable).length;
        if ((row.outdated ?? 0) !== outdated)
            yield `${at} says ${row.outdated ?? 'no'} outdated agents, and there are ${outdated}`;
    }
}
/** Every count that the rows give, by its name and those within it. */
function* check_rows_counts(said, made, where) {
    for (const [key, value] of Object.entries(made)) {
        const own = Object.hasOwn(said, key) ? said[key] : undefined;
        if ((0,rows_fields/* isFields */.C)(value))
            yield* check_rows_counts((0,rows_fields/* isFields */.C)(own) ? own : {}, value, `${where}.${key}`);
        else if (own !== value)
            yield `${where} says ${wordOf(own)} for ${key}, and its rows say ${String(value)}`;
    }
}
const wordOf = (value) => (typeof value === 'number' ? String(value) : 'no number');
function* check_rows_change(report, shard, content) {
    const { dryRun, failOnUnconfirmed, vaultFailures } = content;
    const list = shard.action === 'UpdateAgents' ? 'items' : 'mappings';
    yield* twice('vaultErrors', vaultFailures.map(({ vault }) => vault));
    const unread = new id_map/* IdSet */.wp(vaultFailures.map(({ vault }) => vault.id));
    const made = checkChanges(listIn(report, list) ?? [], { list, dryRun, failOnUnconfirmed, nameRow: rowAt });
    yield* made.wrong;
    yield* check_rows_counts(fieldsIn(report, 'counts') ?? {}, made.counts, 'counts');
    const { least } = made;
    const changed = content.rows.some(mayHaveChanged);
    if (flagIn(report, 'changed') !== changed)
        yield `it says that it changed ${changed ? 'nothing' : 'something'}, and its rows say the contrary`;
    const worst = unread.size > 0 && conclusions.indexOf(least) > conclusions.indexOf('failed') ? 'failed' : least;
    if (conclusions.indexOf(shard.conclusion) > conclusions.indexOf(worst))
        yield `it says that it is ${shard.conclusion}, and its rows say ${worst}`;
}

;// CONCATENATED MODULE: ./src/core/merge/read-report.ts
/** Reads a report: that of Discover, which has the plan, or that of a shard. */















/** @param text of the file, of which nothing is taken for granted */
function readReport(file, text, context) {
    const unusable = (problem) => ({ kind: 'unusable', problem });
    if (weightOf(text, MAX_OF_REPORT) > MAX_OF_REPORT)
        return unusable(tooLarge(file, MAX_OF_REPORT));
    let value;
    try {
        value = JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
    }
    catch {
        return unusable(isCut(text) ? cutShort(file) : notJson(file));
    }
    if ((0,plan_file/* isPlanFile */.cx)(value))
        return { kind: 'repair-plan', file, digest: `sha256:${context.hash(text)}`, plan: value };
    if (!(0,rows_fields/* isFields */.C)(value) || nameIn(value, 'report') !== 'asr-autoupdate')
        return unusable(notOurs(file, 'it does not say that it is one'));
    const version = maybeCountIn(value, 'reportVersion') ?? 0;
    if (version > rows_head/* REPORT_VERSION */.Aj)
        return unusable(newer(file, version, nameIn(value, 'toolVersion')));
    if (version < rows_head/* REPORT_VERSION */.Aj)
        return unusable(notOurs(file, 'its version is not told'));
    const inputProblems = fields_namesIn(value, 'inputProblems');
    if (inputProblems.length > 0)
        return { kind: 'refused', file, inputProblems };
    const action = nameIn(value, 'action');
    if (action === 'Merge')
        return unusable(ofNoShard(file, action));
    const source = sourceOf(value, file);
    const read = source && (action === 'Discover' ? read_report_planOf(value, source, context) : read_report_shardOf(value, source, action, context));
    if (read === undefined) {
        const row = brokenRow(value);
        return unusable(row === undefined ? notOurs(file, 'not everything in it is as this tool writes it') : doesNotAddUp(file, row));
    }
    const wrong = read.kind === 'shard' ? whatDoesNotAddUp(value, read.report) : undefined;
    return wrong === undefined ? read : unusable(doesNotAddUp(file, wrong));
}
/** Reports end with a brace at the start of a line; all lines but the first and the last are indented. */
function isCut(text) {
    const whole = text.trim();
    const lastLine = whole.slice(whole.lastIndexOf('\n') + 1);
    return whole === '' || (whole.startsWith('{') && (/^\s/.test(lastLine) || !lastLine.endsWith('}')));
}
function sourceOf(fields, file) {
    const startedAt = maybeTimeIn(fields, 'startedAt');
    const endedAt = maybeTimeIn(fields, 'endedAt');
    if (startedAt === undefined || endedAt === undefined)
        return undefined;
    const url = nameIn(fieldsIn(fields, 'origin') ?? {}, 'url');
    const [cloud, tenantId] = [nameIn(fields, 'cloud'), nameIn(fields, 'tenantId')];
    return { file, runId: nameIn(fields, 'runId'), url, cloud, tenantId, startedAt, endedAt };
}
const read_report_problemOf = (fields, { share }) => problem/* problemForm */.U4.read(fieldsIn(fields, 'error'), { vaults: new id_map/* IdMap */.Eo(), share });
function read_report_planOf(fields, source, { parseVaultId, share }) {
    const problem = read_report_problemOf(fields, { share });
    if (problem !== undefined)
        return { kind: 'unusable', problem: noDiscovery(source.file, problem) };
    const shards = allOf(listIn(fieldsIn(fields, 'plan') ?? { shards: 0 }, 'shards'), (fields) => {
        const shard = plannedShardForm.read(fields, { vaults: new id_map/* IdMap */.Eo(), share });
        return shard?.vaultIds.every((id) => parseVaultId(id) !== undefined) ? shard : undefined;
    });
    if (shards === undefined || new Set(shards.map(({ shard }) => shard)).size < shards.length)
        return undefined;
    const subscriptionNames = new id_map/* IdMap */.Eo();
    const tags = new id_map/* IdMap */.Eo();
    for (const vault of (listIn(fields, 'vaults') ?? []).filter(rows_fields/* isFields */.C)) {
        tags.set(nameIn(vault, 'id'), tagsIn(vault));
        const name = maybeNameIn(vault, 'subscriptionName');
        if (name !== undefined)
            subscriptionNames.set(nameIn(vault, 'subscriptionId'), name);
    }
    const inputs = fieldsIn(fields, 'inputs') ?? {};
    const isNamed = fields_namesIn(inputs, 'vaultIds').length > 0;
    const reach = listIn(fields, 'causes')?.length === 0 ? reachOf(inputs) : undefined;
    const seen = seenIn(fields, shards);
    return {
        kind: 'plan',
        plan: { ...source, shards, subscriptionNames, tags: isNamed ? undefined : tags, reach, seen },
    };
}
function seenIn(fields, shards) {
    const seen = fieldsIn(fields, 'seen');
    if (seen === undefined)
        return undefined;
    return {
        subscriptions: new id_map/* IdSet */.wp(fields_namesIn(seen, 'subscriptions')),
        others: [...fields_namesIn(seen, 'others'), ...shards.flatMap(({ vaultIds }) => vaultIds)],
    };
}
function reachOf(inputs) {
    const scope = fields_namesIn(inputs, 'scope');
    if (scope.length === 0 || fields_namesIn(inputs, 'vaultName').length + fields_namesIn(inputs, 'vaultTag').length > 0)
        return undefined;
    const subscriptions = scope.includes('*') ? 'all' : subscriptionsIn(scope);
    return { subscriptions, includesEmpty: flagIn(inputs, 'includeEmpty') };
}
const SUBSCRIPTION = '/subscriptions/';
/** In lower case; what is no subscription is left out. */
const subscriptionsIn = (scope) => scope.flatMap((id) => id.toLowerCase().startsWith(SUBSCRIPTION) ? [id.toLowerCase().slice(SUBSCRIPTION.length)] : []);
function tagsIn(vault) {
    const tags = fieldsIn(vault, 'tags') ?? {};
    return Object.fromEntries(Object.entries(tags).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])));
}
function read_report_shardOf(fields, source, name, context) {
    const action = shardActions.find((one) => one === name);
    const conclusion = choiceIn(fields, 'conclusion', conclusions);
    const inputs = fieldsIn(fields, 'inputs');
    if (action === undefined || conclusion === undefined || inputs === undefined)
        return undefined;
    const vaults = new id_map/* IdMap */.Eo();
    for (const id of fields_namesIn(inputs, 'vaultIds')) {
        const vault = context.parseVaultId(id);
        if (vault === undefined)
            return undefined;
        vaults.set(id, vault);
    }
    const content = read_report_contentOf(fields, inputs, action, { vaults, share: context.share });
    if (content === undefined)
        return undefined;
    const subscriptions = subscriptionsIn(fields_namesIn(inputs, 'scope'));
    return {
        kind: 'shard',
        report: {
            ...source,
            action,
            conclusion,
            vaults: [...vaults.values()],
            subscriptions,
            problem: read_report_problemOf(fields, context),
            content,
        },
    };
}
function read_report_contentOf(fields, inputs, action, context) {
    if (action === 'Audit' || action === 'Repair') {
        const rows = readAuditRows(fields, context);
        const hasProblem = read_report_problemOf(fields, context) !== undefined;
        const repair = action === 'Audit' || hasProblem ? undefined : readRepair(fields, inputs, context);
        if (action === 'Repair' && repair === undefined && !hasProblem)
            return undefined;
        const failOn = repair ? 'error' : choiceIn(fields, 'failOn', ['error', 'warning', 'none']);
        if (rows === undefined || (failOn === undefined && !hasProblem))
            return undefined;
        return {
            kind: 'audit',
            failOn,
            wantedAccountIds: fields_namesIn(inputs, 'automationAccountIds').filter(arm_id/* isAutomationAccountId */.U7),
            expiryDays: maybeNumberIn(repair ? inputs : fields, 'expiryDays') ?? 0,
            exemptionDigests: (listIn(fields, 'exemptionFiles') ?? []).filter(rows_fields/* isFields */.C).map((file) => nameIn(file, 'sha256')),
            compliant: flagIn(fields, 'compliant'),
            stopped: choiceIn(fields, 'stopped', ['deadline', 'cancelled']),
            ratchet: {
                kind: choiceIn(fieldsIn(fields, 'baseline') ?? {}, 'state', baselineKinds) ?? 'not-given',
                failOnNew: flagIn(inputs, 'failOnNew'),
            },
            ...rows,
            ...(repair && { repair, stopped: stoppedBy(fields) }),
        };
    }
    const rows = readChangeRows(fields, listOfAction(action), context);
    return (rows && {
        kind: 'change',
        dryRun: flagIn(inputs, 'dryRun'),
        failOnDrift: flagIn(inputs, 'failOnDrift'),
        // As the input is where it is not given.
        failOnUnconfirmed: action !== 'UpdateAgents' && inputs['failOnUnconfirmed'] !== false,
        changed: flagIn(fields, 'changed'),
        ...rows,
    });
}

;// CONCATENATED MODULE: ./src/core/merge/summary.ts
/** The merged summary: verdict, what is wrong, the shards, the subscriptions, and then what one run would say of all. */













/** What shards and subscriptions may take each, before the rest gets its own. */
const MAX_BYTES_OF_TABLE = 150 * 1_024;
const MAX_BYTES_OF_STEPS = 300 * 1_024;
/** In the order of the page: what is wrong with the shards, what one run would say of all, then the shards. */
function mergeSummary(report, options) {
    const { joined } = report;
    const top = [...merge_summary_header(report, options), ...(0,sections/* causeSection */.bM)('Shards and reports', report.causes, 200)];
    const bySubscription = summary_subscriptionsTable(report);
    // The run is named once, above.
    const own = { ...options, origin: undefined };
    if (joined.kind === 'audit') {
        const before = [
            ...top,
            ...repairLines(joined.repair, options.approve),
            ...auditTop(joined.report, own, bySubscription),
        ];
        const end = [...auditEnd(joined.report, own), ...shardsTable(report)];
        const left = sections/* MAX_BYTES */.zx - (0,markdown/* byteLength */.dp)(end.join('\n')) - 1_000;
        const kept = summary_fitting(before, left);
        const vaults = vaultsSection(joined.report, own, Math.max(0, left - (0,markdown/* byteLength */.dp)(kept.join('\n'))));
        return `${[...kept, ...vaults, ...end].join('\n')}\n`;
    }
    const lists = [...bySubscription, ...shardsTable(report)];
    if (joined.kind === 'nothing')
        return `${[...top, ...lists].join('\n')}\n`;
    const rest = makeSummary(joined.report, { ...own, asked: `All shards together, **${report.action}**.` });
    const left = sections/* MAX_BYTES */.zx - (0,markdown/* byteLength */.dp)([...top, ...lists].join('\n')) - 2;
    return `${[...top, ...summary_fitting(rest.split('\n'), left), ...lists].join('\n')}\n`;
}
const shardsTable = (report) => (0,sections/* tableSection */.Yc)('Shards', ['', 'Shard', 'Name', 'Ended', 'Vaults', ...titlesOf(report), 'Took', 'Run'], worstFirst(report.shards).map((shard) => summary_shardRow(shard, report)), { bytes: MAX_BYTES_OF_TABLE });
const summary_subscriptionsTable = (report) => (0,sections/* tableSection */.Yc)('Subscriptions', ['', 'Subscription', 'Shard', 'Vaults', 'Not reported or read', ...titlesOf(report)], report.subscriptions.map((row) => subscriptionRow(row, titlesOf(report))), { bytes: MAX_BYTES_OF_TABLE });
const titlesOf = ({ figureColumns }) => figureColumns.map(({ title }) => title);
/** What was done, or would be, before what is found now. */
function repairLines(repair, approve) {
    if (repair === undefined)
        return [];
    const { plan, steps } = repair;
    const next = approve === undefined ? [] : [approve, ''];
    return [...next, ...beforeAndAfter(repair), ...stepsSection(plan?.steps ?? [], steps, MAX_BYTES_OF_STEPS), ''];
}
/** As many lines as fit; the last are rows of a table, of which the least remarkable come last. */
function summary_fitting(lines, bytes) {
    if ((0,markdown/* byteLength */.dp)(lines.join('\n')) <= bytes)
        return lines;
    const note = 'Rows were left out to stay within the size limit; the JSON report has all.';
    return [...(0,sections/* asManyAsFit */.Dx)(lines, bytes - (0,markdown/* byteLength */.dp)(note) - 2), '', note, ''];
}
function merge_summary_header(report, { origin, bound }) {
    const { conclusion, failed, compliant, startedAt, endedAt, shards, vaults, subscriptions } = report;
    const symbol = failed ? '❌' : compliant === false ? '⚠️' : conclusion === 'planned' ? '📝' : '✅';
    const at = (0,values_time/* secondText */.Yi)(startedAt) ?? '';
    const by = origin === undefined ? '' : ` Merged by ${(0,markdown/* link */.nf)(origin.name, origin.url)}.`;
    const size = `${(0,format/* plural */.LS)(shards.length, 'shard')}, ${(0,format/* plural */.LS)(subscriptions.length, 'subscription')}, ${(0,format/* plural */.LS)(vaults.length, 'vault')}`;
    return [
        `## ${symbol} ${(0,markdown/* escapeMarkdown */.FV)(mergeHeadline(report))}`,
        '',
        `${size}. Conclusion: **${conclusion}**. ${at}, ${(0,format/* duration */.p0)(endedAt - startedAt)} from the start of the first shard to the end of the last.${by}`,
        '',
        ...(bound === undefined ? [] : [`**${boundText(bound)}**`, '']),
    ];
}
const figureCells = (figures) => figures.map((figure) => (figure === undefined ? '' : (0,format/* number */.ai)(figure)));
/** A run is linked to if it is this one: an address in a report may lead anywhere. */
const isThisRun = (url, { url: here }) => here !== undefined && runOf(url) === runOf(here);
function summary_shardRow(shard, report) {
    const { name, vaults, notReported, figures, startedAt, endedAt, url } = shard;
    const lost = notReported.slice(0, sections/* MAX_NAMES */.oA).map((id) => (0,markdown/* cell */.Hn)((0,arm_id/* nameOf */.Vb)(id), 100));
    const more = notReported.length > sections/* MAX_NAMES */.oA ? ` and ${(0,format/* number */.ai)(notReported.length - sections/* MAX_NAMES */.oA)} more` : '';
    return (0,markdown/* tableRow */.jD)([
        SYMBOLS[levelOfShard(shard)],
        (0,markdown/* cell */.Hn)(shard.shard, 20),
        (0,markdown/* cell */.Hn)(name, 100),
        `${stateText(shard, report.action)}${lost.length === 0 ? '' : `<br>Not reported: ${lost.join(', ')}${more}`}`,
        (0,format/* number */.ai)(vaults),
        ...figureCells(figures),
        startedAt === undefined || endedAt === undefined ? '' : (0,format/* duration */.p0)(endedAt - startedAt),
        isThisRun(url, report) ? (0,markdown/* link */.nf)('run', url) : '',
    ]);
}
const subscriptionRow = ({ id, name, shards, vaults, missing, figures }, titles) => (0,markdown/* tableRow */.jD)([
    SYMBOLS[levelOfFigures({ figures, missing }, titles)],
    (0,markdown/* cell */.Hn)(name === '' ? id : name, 100),
    (0,markdown/* cell */.Hn)(shards.join(', '), 100),
    (0,format/* number */.ai)(vaults),
    (0,format/* number */.ai)(missing),
    ...figureCells(figures),
]);

// EXTERNAL MODULE: ./src/azure/cloud.ts
var azure_cloud = __webpack_require__(6370);
// EXTERNAL MODULE: ./src/runtime/secrets.ts
var secrets = __webpack_require__(4205);
;// CONCATENATED MODULE: ./src/actions/merge.ts
/** `Merge`: makes one report of those of the shards. Azure is asked nothing. */





























/** Of all shards together, so that alerts of an estate are uploaded once. */
const CATEGORY = 'site-recovery/';
async function merge(task, context) {
    const { host } = context;
    const url = (await host.origin())?.url;
    const against = await readRatchet(task.baseline, host);
    const report = await readAndMerge(task, context, { url, against });
    const inputs = {
        action: task.action,
        reports: task.reports,
        failuresAllowed: task.failuresAllowed,
        reportFormats: task.formats,
        ...ratchetInputs(task.baseline),
        ...(0,actions_exemptions/* exemptionInputs */.Fw)(task),
    };
    const reported = { ...(await (0,actions_context/* reportContext */.g)(context, inputs)), ...merge_placeOf(report) };
    const bound = task.failuresAllowed === undefined ? undefined : boundOf(report, task.failuresAllowed);
    if (bound !== undefined)
        host.print(boundText(bound));
    const files = await pageFiles(() => mergePage(report, reported), task.formats);
    const { joined } = report;
    if (joined.kind === 'audit')
        host.print(...ratchetText(joined.report.ratchet));
    const plan = planTextOf(report, reported);
    const planDigest = plan && `sha256:${(0,sha256/* sha256 */.s)(plan)}`;
    const approve = planDigest && spellingOn(host.name)(approveText(planDigest));
    if (plan !== undefined)
        files.push({ suffix: 'plan.json', pieces: [plan], output: 'planPath' });
    const issues = await keepIssuesOfMerge(report, task, { ...reported, against }, context);
    if (joined.kind === 'audit') {
        const options = { ...sarifOptions(reported, host.name), category: CATEGORY };
        files.push(...testFiles(joined.report, task.formats, options));
    }
    return {
        failed: report.failed,
        headline: mergeHeadline(report),
        causes: [...report.causes, ...causesOfJoined(report)],
        document: mergeDocument(report, reported, issues),
        summary: () => mergeSummary(report, { ...reported, bound, approve, drawsMermaid: host.drawsMermaid }),
        outputs: {
            ...merge_outputsOf(report),
            ...(bound !== undefined && { withinBound: bound.isWithin }),
            ...(planDigest !== undefined && { planDigest }),
        },
        files,
    };
}
/** Undefined for what is no audit. */
async function keepIssuesOfMerge({ joined, plan, vaults }, task, options, context) {
    if (joined.kind !== 'audit')
        return undefined;
    const subscriptionNames = plan?.subscriptionNames ?? [];
    const estate = { vaultCount: vaults.length, subscriptionNames, seen: plan?.seen };
    return keepIssuesOf(joined.report, task, { ...options, ...estate }, context);
}
/** The cloud and the tenant of the shards, so that links lead there; a merge signs in to none. */
function merge_placeOf({ cloud, tenantId }) {
    const name = azure_cloud/* cloudNames */.c.find((one) => one === cloud);
    return {
        ...(name && { cloud: name, portal: (0,azure_cloud/* cloudOf */.h)(name).portal }),
        ...(tenantId !== undefined && /^[\w.-]+$/.test(tenantId) && { tenantId }),
    };
}
/** One file after the other, of which no more is kept than its rows. */
async function readAndMerge({ reports }, { host, stop, exemptions: given }, { url, against }) {
    const folder = process.cwd();
    const { files, useless } = await (0,find_files/* findFiles */.l)(reports, folder, ['json']);
    const read = useless.map((pattern) => ({ kind: 'unusable', problem: noSuchFile(pattern) }));
    const context = { parseVaultId: arm_id/* parseVaultId */.r9, share: sharing(), hash: sha256/* sha256 */.s };
    const spell = spellingOn(host.name);
    let left = files.length;
    let memoryLeft = MAX_OF_ALL;
    for (const file of files) {
        if (stop.signal.aborted)
            break;
        left--;
        const path = (0,external_node_path_.relative)(folder, file) || file;
        let one;
        try {
            const text = await (0,find_files/* readText */.y)(file);
            const weight = weightOf(text, memoryLeft);
            if (weight > memoryLeft)
                one = { kind: 'unusable', problem: tooLarge(path, MAX_OF_ALL, ' together with those before it') };
            else {
                one = readReport(path, text, context);
                memoryLeft -= weight;
            }
        }
        catch (error) {
            const why = error instanceof Error ? error.message : 'unknown error';
            one = { kind: 'unusable', problem: notReadable(path, why) };
        }
        if (one.kind === 'unusable')
            one = { ...one, problem: spelled(one.problem, spell) };
        read.push(one);
        host.print(`${path}: ${described(one)}`);
    }
    const { reason } = stop;
    return mergeReports(read, {
        now: clock/* systemClock */.m.now(),
        url,
        review: { hash: sha256/* sha256 */.s, against, spell, exemptions: given && { given, now: clock/* systemClock */.m.now() } },
        unread: left > 0 && reason !== undefined ? { files: left, reason } : undefined,
    });
}
function described(read) {
    switch (read.kind) {
        case 'plan':
            return `plan of ${(0,format/* plural */.LS)(read.plan.shards.length, 'shard')}`;
        case 'shard':
            return `${read.report.action} of ${(0,format/* plural */.LS)(read.report.vaults.length, 'vault')}, ${read.report.conclusion}`;
        case 'refused':
            return 'a shard whose inputs were wrong';
        case 'repair-plan':
            return `plan of ${(0,format/* plural */.LS)(read.plan.steps.length, 'repair')}`;
        case 'unusable':
            return read.problem.message;
    }
}
const causesOfJoined = ({ joined }) => joined.kind === 'audit'
    ? joined.repair === undefined
        ? [...ratchetCauses(joined.report.ratchet), ...causesOf(joined.report)]
        : [...ratchetCauses(joined.report.ratchet), ...joinedRepairCauses(joined.repair, joined.report)]
    : joined.kind === 'change'
        ? joined.report.causes
        : [];
const joinedRepairCauses = ({ steps, refusals }, audit) => [
    ...repairCauses(steps, undefined, audit),
    ...refusals.map((problem) => ({ level: 'error', problem, affected: [] })),
];
/** As it is written, since its digest is that of the file. */
function planTextOf({ joined }, { origin, tenantId }) {
    const plan = joined.kind === 'audit' ? joined.repair?.plan : undefined;
    return plan && (0,secrets/* withoutSecrets */.cT)(`${JSON.stringify({ ...plan, madeBy: { origin, tenantId } }, null, 2)}\n`);
}
function merge_outputsOf(report) {
    const { conclusion, changed, compliant, shards, vaults } = report;
    return {
        ...ofJoined(report),
        conclusion,
        changed,
        ...(compliant !== undefined && { compliant }),
        vaultCount: vaults.length,
        shardCount: shards.length,
    };
}
function repairOutputs(repair) {
    const { before, after = before, planned, vms } = repair;
    return {
        findingsBefore: countFound(before),
        findingsAfter: countFound(after),
        repaired: countOutcome(repair, 'repaired'),
        needsPerson: countOutcome(repair, 'needs-person'),
        repairsPlanned: planned,
        vmsAffected: vms,
    };
}
function ofJoined({ joined }) {
    if (joined.kind === 'nothing')
        return {};
    if (joined.kind === 'audit')
        return { ...auditOutputs(joined.report), ...(joined.repair && repairOutputs(joined.repair)) };
    const { total, selected, skipped } = joined.report.counts;
    const counts = joined.list === 'items'
        ? { itemsTotal: total, itemsSelected: selected, itemsSkipped: skipped }
        : { mappingsTotal: total, mappingsSelected: selected, mappingsSkipped: skipped };
    return { ...jobOutputs(joined.report), ...counts };
}

;// CONCATENATED MODULE: ./src/core/repair/document.ts
/** The JSON report of a repair: what was done step by step, and the audit afterwards. */








/**
 * In pieces. The lists are those of the last audit: afterwards where something was changed.
 * @param planDigest of the plan that was written
 * @param issues as the baseline says, for the run that takes this report as its own
 */
function* makeRepairDocument(report, context, planDigest, issues) {
    const { before, last, refusal, dryRun, planned, steps } = report;
    yield jsonHead({
        ...(0,rows_head/* headOf */.Uo)({ ...report, context }),
        dryRun,
        changed: report.changed,
        ...(refusal && { refusal: problem/* problemForm */.U4.write(problem/* problemForm */.U4.make(refusal)) }),
        steps: Object.fromEntries(stepOutcomes.map((kind) => [kind, countOutcome(report, kind)])),
        planned: planned.map(({ id }) => id),
        vmsAffected: figuresOf(report).vms,
        planDigest,
        compliant: last.compliant,
        countsBefore: before,
        counts: last.counts,
        ...ratchetJson(last.ratchet),
        exemptionFiles: last.exemptions.sources,
    });
    yield* jsonList('repairs', steps, (step) => repairStepForm.write(repairStepForm.make(step)));
    yield* exemptionList(last);
    yield* auditLists(last, context);
    yield* ratchetLists(last.ratchet);
    yield* issueList(issues);
    yield JSON_END;
}

;// CONCATENATED MODULE: ./src/core/changes/plan-agents.ts


const plan_agents_skipped = (reason) => ({ selected: false, reason });
const plan_agents_selected = (reason) => ({ selected: true, reason });
const isChosen = (item, pattern) => (0,glob/* matchesGlob */.k)(pattern, item.vm) || (0,glob/* matchesGlob */.k)(pattern, item.name);
/** The job that updates the agent now, whoever started it. */
const runningUpdate = (item) => (0,compare/* sameText */.QV)(item.currentScenario ?? '', 'UpdateMobilityService') ? item.currentJob?.toLowerCase() : undefined;
function decideUpdate(item, { vms, force }) {
    const { provider, agentVersion } = item;
    if (provider === undefined)
        return plan_agents_skipped('no provider details: not Azure-to-Azure replication');
    if (!(0,compare/* sameText */.QV)(provider, 'A2A'))
        return plan_agents_skipped(`provider ${provider}: not Azure-to-Azure replication`);
    if (vms.length > 0 && !vms.some((pattern) => isChosen(item, pattern)))
        return plan_agents_skipped('not among the VMs asked for');
    if (runningUpdate(item) !== undefined)
        return plan_agents_selected('an update of its agent runs already');
    const hindrance = hindranceOf(item);
    if (hindrance !== undefined)
        return plan_agents_skipped(hindrance);
    const version = agentVersion === '' ? 'agent of an unknown version' : `agent ${agentVersion}`;
    if (item.updateAvailable)
        return plan_agents_selected(`${version} has an update waiting`);
    if (!force)
        return plan_agents_skipped(`${version} has no update waiting`);
    return (0,compare/* sameText */.QV)(item.replicationHealth, 'Critical')
        ? plan_agents_skipped('forced, but its replication health is Critical')
        : plan_agents_selected('forced');
}
/** Why the service could not update the agent. */
function hindranceOf(item) {
    const { protectionState, vmProtectionState, blockingReasons } = item;
    if (!(0,compare/* sameText */.QV)(protectionState, 'Protected'))
        return `protection state ${protectionState || 'unknown'}, not Protected`;
    if (vmProtectionState !== '' && !(0,compare/* sameText */.QV)(vmProtectionState, 'Protected'))
        return `state of the VM ${vmProtectionState}, not Protected`;
    if (item.upgradeInProgress)
        return 'its agent is being upgraded already';
    if (item.reinstallRequired) {
        const reasons = blockingReasons.length > 0 ? `: ${blockingReasons.join('; ')}` : '';
        return `its agent has to be reinstalled${reasons}`;
    }
    if (item.certificateUpdateRequired)
        return 'the certificate of its agent has to be renewed first';
    // Without an update waiting, that it cannot be upgraded says nothing.
    if (item.updateAvailable && item.upgradeable === false)
        return 'its agent cannot be upgraded, says the service';
    return undefined;
}

;// CONCATENATED MODULE: ./src/core/changes/agent-update.ts




const agent_update_subjectOf = (item) => ({
    id: item.id,
    name: item.vm,
    sourceFabric: item.sourceRegion,
    targetFabric: item.targetRegion,
    item,
});
function agentChange(choice, service) {
    const read = async (vault, { id }, signal) => {
        const item = await service.readItem(vault, id, signal);
        return item.ok ? { ok: true, value: agent_update_subjectOf(item.value) } : item;
    };
    return {
        words: agentWords,
        async list(vault, context) {
            const items = await listItems(vault, service, context);
            return items.ok ? { ok: true, value: items.value.map(agent_update_subjectOf) } : items;
        },
        decide: ({ item }) => decideUpdate(item, choice),
        send: (vault, { item }, signal) => service.startUpdate(vault, item, signal),
        read,
        isDone: ({ item }) => !item.updateAvailable,
        reads: ({ item }) => `agent ${item.agentVersion}${item.updateAvailable ? ', an update is still waiting' : ''}`,
        // Errors of the replication are not this update's.
        healthErrors: () => [],
        runningJobs: (vault, _subjects, isFollowed, context) => new JobsOnItems(vault, read, isFollowed, context),
    };
}
/** An item itself tells the job that works on it. */
class JobsOnItems {
    vault;
    read;
    isFollowed;
    context;
    constructor(vault, read, isFollowed, context) {
        this.vault = vault;
        this.read = read;
        this.isFollowed = isFollowed;
        this.context = context;
    }
    async find(subject, notBefore) {
        // What the list of items told is as good as a look of its own, but for doubts that came up since.
        let { item } = subject;
        if (notBefore !== undefined) {
            const seen = await (0,send_with_retries/* sendWithRetries */.H)(`replicated item ${subject.name}`, this.context.reads, (signal) => this.read(this.vault, subject, signal), this.context);
            if (!seen.ok)
                return { kind: 'unknown', isBusy: false };
            item = seen.value.item;
        }
        const name = runningUpdate(item);
        return name === undefined || this.isFollowed(name)
            ? { kind: 'nothing', isBusy: item.currentJob !== undefined }
            : { kind: 'job', name };
    }
}

;// CONCATENATED MODULE: ./src/core/repair/change-steps.ts
/** Steps that are changes with a job: settings and updates of agents, as the engine paces, follows and confirms them. */




function changeSteps(context) {
    const { service } = context;
    return {
        settings: (steps, maxFailures) => {
            const chosen = new id_map/* IdMap */.Eo(steps.map((step) => [step.target, step]));
            const wanted = (id) => ({
                status: 'Enabled',
                automationAccountId: chosen.get(id)?.accountId ?? '',
            });
            const changeKind = settingChange(wanted, false, service);
            return runChanges('settings', steps, changeKind, (id) => chosen.get(id)?.force === true, {
                maxFailures,
            });
        },
        agents: (steps, maxFailures) => {
            const changeKind = agentChange({ vms: [], force: false }, service);
            const { maxParallel } = context;
            return runChanges('agents', steps, changeKind, () => false, { maxFailures, maxParallel });
        },
    };
    async function runChanges(kind, steps, changeKind, isForced, bounds) {
        const stepOf = new id_map/* IdMap */.Eo(steps.map((step) => [step.target, step]));
        const isFailed = (step, row) => step !== undefined && change_steps_outcomeOf(step, row, context)?.kind === 'failed';
        const vaultIds = new id_map/* IdSet */.wp(steps.map(({ vaultId }) => vaultId));
        const only = {
            ...changeKind,
            async list(vault, listing) {
                const listed = await changeKind.list(vault, listing);
                return listed.ok ? { ok: true, value: listed.value.filter(({ id }) => stepOf.has(id)) } : listed;
            },
            decide: (subject) => isForced(subject.id) ? { selected: true, reason: 'the setting is sent again' } : changeKind.decide(subject),
        };
        const watcher = context.watch(kind);
        const { rows, vaultFailures } = await changeVaults({
            vaults: context.vaults.filter(({ id }) => vaultIds.has(id)),
            changeKind: only,
            dryRun: false,
            maxWritesPerMinute: context.maxWritesPerMinute,
            confirmEach: (row) => isFailed(stepOf.get(row.subject.id), row),
            ...bounds,
        }, { ...context, watcher });
        watcher.close();
        const byTarget = new id_map/* IdMap */.Eo(rows.map((row) => [row.subject.id, row]));
        const unread = new id_map/* IdMap */.Eo(vaultFailures.map(({ vault, problem }) => [vault.id, problem]));
        return new Map(steps.flatMap((step) => {
            const row = byTarget.get(step.target);
            const outcome = row === undefined ? unlisted(unread.get(step.vaultId) ?? change_steps_GONE, context) : change_steps_outcomeOf(step, row, context);
            return outcome === undefined ? [] : [[step.id, outcome]];
        }));
    }
}
const unlisted = (problem, { stop }) => ({
    kind: stop.signal.aborted ? 'blocked' : 'failed',
    problem,
});
const change_steps_GONE = {
    code: 'NotFound',
    message: 'It was not in the list of its vault any more when the step was to be done.',
    nextStep: 'Audit again.',
};
/** Undefined where too many others had failed before it was its turn. */
function change_steps_outcomeOf(step, row, { failOnUnconfirmed }) {
    const { outcome, confirmation, decision, jobId, startedAt, endedAt } = row;
    const times = { jobId, startedAt, endedAt };
    if (outcome === undefined) {
        if (decision.selected)
            return { kind: 'blocked', problem: { code: 'NotStarted', message: 'It was not started.' } };
        const why = decision.reason.replace(/\.$/, '');
        return step.kind === 'agents'
            ? { kind: 'needs-person', problem: { code: 'NeedsPerson', message: `Not done: ${why}.` } }
            : { kind: 'repaired', problem: { code: 'AsWanted', message: `Nothing had to be changed: ${why}.` } };
    }
    if (outcome.kind === 'succeeded') {
        if (confirmation?.asWanted !== false || step.kind === 'agents')
            return { kind: 'repaired', ...times };
        const message = `The job succeeded, and it reads: ${confirmation.reads}.`;
        const problem = { code: 'NotConfirmed', message, nextStep: 'Run again.' };
        return { kind: failOnUnconfirmed ? 'failed' : 'waiting-for-service', problem, ...times };
    }
    const { problem } = outcome;
    const isUnsent = startedAt === undefined && jobId === undefined;
    if (problem.code === 'TooManyFailures')
        return undefined;
    if (isUnsent && (outcome.kind === 'abandoned' || outcome.kind === 'timed-out'))
        return { kind: 'blocked', problem };
    if (/AuthorizationFailed$/.test(problem.code))
        return { kind: 'not-allowed', problem, ...times };
    return { kind: 'failed', problem, ...times };
}

// EXTERNAL MODULE: ./src/core/render/missing-right.ts
var missing_right = __webpack_require__(6707);
;// CONCATENATED MODULE: ./src/core/repair/permissions.ts





/** Asks once for each scope. */
async function splitByRights(todo, context) {
    const asked = new id_map/* IdMap */.Eo();
    const permissionsOn = (scope) => {
        const permissions = asked.get(scope) ??
            (0,send_with_retries/* sendWithRetries */.H)(`permissions on ${(0,arm_id/* nameOf */.Vb)(scope)}`, context.lane((0,arm_id/* subscriptionOf */.XD)(scope)), (signal) => context.service.listPermissions(scope, signal), context);
        asked.set(scope, permissions);
        return permissions;
    };
    const checked = await Promise.all(todo.map(async (step) => ({ step, problem: notAllowed(step, await permissionsOn(scopeOf(step))) })));
    return {
        allowed: checked.flatMap(({ step, problem }) => (problem === undefined ? [step] : [])),
        refused: checked.flatMap(({ step, problem }) => problem === undefined ? [] : [{ step, outcome: { kind: 'not-allowed', problem } }]),
    };
}
/** Rights are given on vaults and accounts, or above them. */
const scopeOf = ({ kind, accountId, target, vaultId }) => kind === 'identity' || kind === 'schedules' ? (accountId ?? target) : vaultId;
/**
 * @param right action that is missing
 * @param grant command that gives it
 */
const lacking = (right, scope, grant) => `Grant the identity that runs this step ${right === undefined ? 'the right' : `the action ${right}`} on ${scope} or above it, or have somebody do the step who has it.${(0,missing_right/* howToGrant */.Y2)(grant)}`;
/** What the run may not do there, before anything is changed; undefined where it may, or where that cannot be read. */
function notAllowed(step, permissions) {
    const { right } = step;
    if (right === undefined || !permissions.ok)
        return undefined;
    const matches = (pattern) => (0,glob/* matchesGlob */.k)(pattern, right);
    const may = permissions.value.some(({ actions, notActions }) => actions.some(matches) && !notActions.some(matches));
    if (may)
        return undefined;
    return {
        code: 'NotAllowed',
        message: `The identity that runs this step has no role with the action ${right} on ${step.target}.`,
        nextStep: lacking(right, step.target),
    };
}

;// CONCATENATED MODULE: ./src/core/repair/direct-steps.ts
/** Steps that are one change without a job: identities, roles and schedules. Each is confirmed by reading it again. */






/** How long Microsoft Entra ID may not know an identity that was just made. */
const MAX_PRINCIPAL_MS = 600_000;
/** How long a role that was given may not be listed yet. */
const MAX_SPREAD_MS = 300_000;
const direct_steps_MIN_PAUSE_MS = 5_000;
const direct_steps_MAX_PAUSE_MS = 30_000;
function directSteps(context) {
    const { service, clock, stop } = context;
    /** Identities by their accounts, each read once however many vaults it gets a role on. */
    const read = new id_map/* IdMap */.Eo();
    const ask = (what, id, send) => (0,send_with_retries/* sendWithRetries */.H)(what, context.lane((0,arm_id/* subscriptionOf */.XD)(id)), send, context);
    /** A request that changes something: one that was sent is given a moment to be answered when the run is stopped. */
    async function change(what, id, send, sent) {
        let leftAt;
        const answer = await ask(what, id, () => {
            leftAt ??= clock.now();
            return send(stop.grace);
        });
        if (answer.ok || direct_steps_mayHaveBeenTaken(answer.failure))
            sent.at ??= leftAt;
        return answer;
    }
    async function identity({ target }, sent) {
        const now = await identityOf(target);
        if (!now.ok)
            return now;
        if (now.value.principalId !== undefined)
            return DONE;
        const { userAssigned } = now.value;
        const on = await change(`identity of ${(0,arm_id/* nameOf */.Vb)(target)}`, target, (signal) => service.enableIdentity(target, userAssigned, signal), sent);
        if (!on.ok)
            return on;
        const kept = new id_map/* IdSet */.wp(on.value.userAssigned);
        const lost = userAssigned.filter((id) => !kept.has(id));
        if (lost.length > 0)
            return unconfirmed(`The account does not read as having ${lost.map(arm_id/* nameOf */.Vb).join(', ')} any more.`);
        if (on.value.principalId === undefined)
            return unconfirmed('The account still reads as having no system-assigned identity.');
        read.set(target, Promise.resolve(on));
        return DONE;
    }
    function identityOf(accountId) {
        const known = read.get(accountId) ??
            ask(`identity of ${(0,arm_id/* nameOf */.Vb)(accountId)}`, accountId, (signal) => service.readAccount(accountId, signal));
        read.set(accountId, known);
        return known;
    }
    async function role({ target, accountId = '' }, sent) {
        const identity = await identityOf(accountId);
        if (!identity.ok)
            return identity;
        const { principalId: principal } = identity.value;
        if (principal === undefined)
            return unconfirmed('The account has no system-assigned identity to give the role to.');
        const grant = (signal) => service.grantContributor(target, principal, signal);
        // Also where the identity was made by an earlier run, perhaps a moment ago.
        const given = await until(MAX_PRINCIPAL_MS, () => change(`role on ${(0,arm_id/* nameOf */.Vb)(target)}`, target, grant, sent), (result) => !result.ok && result.failure.problem.code === 'PrincipalNotFound', `Microsoft Entra ID does not know the identity of ${(0,arm_id/* nameOf */.Vb)(accountId)} yet: trying for at most ten minutes.`);
        if (!given.ok)
            return given;
        const reads = context.lane((0,arm_id/* subscriptionOf */.XD)(target));
        const vault = { id: target, name: (0,arm_id/* nameOf */.Vb)(target) };
        const listed = await until(MAX_SPREAD_MS, () => listRolesHeld(vault, principal, service, { ...context, reads }), (result) => result.ok && !hasRole(result.value), `The role of ${(0,arm_id/* nameOf */.Vb)(accountId)} on ${(0,arm_id/* nameOf */.Vb)(target)} is given, and not listed yet: checking for at most five minutes.`);
        if (!listed.ok)
            return listed;
        if (hasRole(listed.value))
            return DONE;
        return stop.signal.aborted
            ? unconfirmed('The role was given; the run was stopped before it was listed.')
            : unconfirmed('The role was given, and is not listed after five minutes.');
    }
    async function schedule({ target }, sent) {
        const [accountId = '', name = ''] = target.split(/\/schedules\//i);
        const what = `schedule ${name}`;
        const enable = (signal) => service.enableSchedule(accountId, name, signal);
        const on = await change(what, accountId, enable, sent);
        if (!on.ok)
            return on;
        const now = await ask(what, accountId, (signal) => service.readSchedule(accountId, name, signal));
        if (!now.ok)
            return now;
        return now.value.enabled ? DONE : unconfirmed('The schedule still reads as disabled.');
    }
    /** Again, in growing pauses, for as long as it has to be waited for. */
    async function until(ms, make, isToWait, why) {
        const end = Math.min(clock.monotonic() + ms, stop.deadline);
        for (let pause = direct_steps_MIN_PAUSE_MS;; pause = Math.min(direct_steps_MAX_PAUSE_MS, pause * 1.5)) {
            const result = await make();
            if (!isToWait(result) || clock.monotonic() + pause > end || stop.signal.aborted)
                return result;
            if (pause === direct_steps_MIN_PAUSE_MS)
                context.say(why);
            await clock.sleep(pause, stop.signal);
        }
    }
    return { identity: sideBySide(identity), roles: sideBySide(role), schedules: sideBySide(schedule) };
    /** As many at once as may still fail, so that no more than those do. */
    function sideBySide(run) {
        return async (steps, maxFailures) => {
            const outcomes = new Map();
            const queue = steps.values();
            const worker = async () => {
                for (const step of queue) {
                    const outcome = stop.signal.aborted ? direct_steps_STOPPED : await doStep(step, run);
                    outcomes.set(step.id, outcome);
                    if (outcome.kind === 'failed' || outcome.kind === 'not-allowed')
                        return;
                }
            };
            await Promise.all(Array.from({ length: Math.min(maxFailures, steps.length) }, worker));
            return outcomes;
        };
    }
    async function doStep(step, run) {
        const sent = { at: undefined };
        const result = await run(step, sent);
        const times = sent.at === undefined ? {} : { startedAt: sent.at, endedAt: clock.now() };
        if (result.ok)
            return { kind: 'repaired', ...times };
        const { failure } = result;
        const isUnclear = failure.kind === 'stopped' && sent.at !== undefined;
        return { ...(isUnclear ? UNCLEAR : direct_steps_outcomeOf(step, failure)), ...times };
    }
}
const direct_steps_mayHaveBeenTaken = ({ kind, status = 0, unsent }) => unsent !== true && (['connection', 'hung', 'answer', 'stopped'].includes(kind) || status >= 500);
const UNCLEAR = {
    kind: 'failed',
    problem: {
        code: 'NotConfirmed',
        message: 'The change was sent, and the run was stopped before it was confirmed: it may have been made.',
        nextStep: 'Run again: what was done is not done again.',
    },
};
const hasRole = ({ assignments }) => assignments.some(({ roleId }) => suffices(roleId));
const direct_steps_STOPPED = {
    kind: 'blocked',
    problem: { code: 'Blocked', message: 'Not done: the run was stopped before.', nextStep: 'Run again when wanted.' },
};
const DONE = { ok: true, value: undefined };
const unconfirmed = (message) => ({
    ok: false,
    failure: {
        kind: 'answer',
        problem: { code: 'NotConfirmed', message, nextStep: 'Check the resource in the portal, then run again.' },
    },
});
function direct_steps_outcomeOf({ right, target }, failure) {
    const { problem, status, kind, grant } = failure;
    if (status === 403)
        return { kind: 'not-allowed', problem: { ...problem, nextStep: lacking(right, target, grant) } };
    if (kind === 'stopped')
        return { kind: 'blocked', problem };
    return { kind: 'failed', problem };
}

;// CONCATENATED MODULE: ./src/core/repair/run-steps.ts
/** Does the steps of a selection kind by kind: the first of each kind alone, the rest once that one has succeeded. */



/** @param earlier what the run did before, on which steps may depend; its failures count */
async function runSteps(todo, earlier, maxFailures, ports) {
    const outcomes = new Map(earlier.map(({ step, outcome }) => [step.id, outcome]));
    const record = (steps, outcomeOf) => {
        for (const step of steps) {
            const outcome = outcomeOf(step);
            outcomes.set(step.id, outcome);
            ports.ended?.({ step, outcome });
        }
    };
    for (const kind of plan_step/* repairKinds */.P2) {
        const before = earlier.filter(({ step }) => step.kind === kind).map(({ outcome }) => outcome);
        let failures = before.filter(run_steps_isFailure).length;
        let proven = before.some(isDone);
        let waiting = todo.filter((step) => step.kind === kind);
        while (waiting.length > 0) {
            const behind = waiting.filter(({ after }) => after.some((id) => !isDone(outcomes.get(id) ?? MISSING)));
            record(behind, () => blocked('it depends on a step that was not done'));
            const ready = waiting.filter((step) => !behind.includes(step));
            const reason = ports.stopped();
            if (reason !== undefined || failures >= maxFailures) {
                const why = `the run was ${reason === 'cancelled' ? 'cancelled' : 'at its deadline'} before`;
                const left = reason === undefined ? tooMany(failures, kind) : blocked(why, 'Run again: what was done is not done again.');
                record(ready, () => left);
                break;
            }
            const batch = proven ? ready : ready.slice(0, 1);
            if (batch.length === 0)
                break;
            const left = maxFailures - failures;
            const found = withinBound(await ports.run[kind](batch, left), left);
            failures += [...found.values()].filter(run_steps_isFailure).length;
            const notReached = failures < maxFailures ? MISSING : tooMany(failures, kind);
            record(batch, ({ id }) => found.get(id) ?? notReached);
            proven ||= batch.some(({ id }) => isDone(outcomes.get(id) ?? MISSING));
            waiting = ready.slice(batch.length);
        }
    }
    return todo.map((step) => ({ step, outcome: outcomes.get(step.id) ?? MISSING }));
}
/** Those that were not even begun, as in a vault that could not be listed, count as failures only as far as some may fail. */
function withinBound(found, most) {
    const isBegun = ({ startedAt, jobId }) => startedAt !== undefined || jobId !== undefined;
    const failed = [...found].filter(([, outcome]) => run_steps_isFailure(outcome));
    const inOrder = [...failed.filter(([, one]) => isBegun(one)), ...failed.filter(([, one]) => !isBegun(one))];
    return new Map([
        ...found,
        ...inOrder.slice(most).map(([id, { problem }]) => [id, { kind: 'blocked', problem }]),
    ]);
}
const run_steps_isFailure = ({ kind }) => kind === 'failed' || kind === 'not-allowed';
const blocked = (why, nextStep = 'Fix what stands in the way, then run again.') => ({
    kind: 'blocked',
    problem: { code: 'Blocked', message: `Not done: ${why}.`, nextStep },
});
const tooMany = (failures, kind) => blocked(`${(0,format/* plural */.LS)(failures, 'step')} of ${kind} failed before it, and no more may`);
const MISSING = blocked('it was not reached');

;// CONCATENATED MODULE: ./src/core/repair/select-steps.ts
/** Decides for every step of a plan whether it is done now: asked for, approved, still needed, and not too many. */





function selectSteps({ steps }, options) {
    const { kinds, approved, leftAlone, earlier } = options;
    const planned = new Map((approved?.steps ?? []).map((step) => [step.id, step]));
    const todo = [];
    const rest = [];
    const tried = new Set(earlier.map(({ step }) => step.id));
    const chosen = new Set(earlier.filter(({ outcome }) => isDone(outcome)).map(({ step }) => step.id));
    for (const step of [...steps].sort((a, b) => (0,plan_step/* orderOf */.mJ)(a) - (0,plan_step/* orderOf */.mJ)(b))) {
        if (tried.has(step.id))
            continue;
        const decided = decide(step);
        if (decided === undefined) {
            todo.push(step);
            chosen.add(step.id);
        }
        else
            rest.push(decided);
    }
    const needed = new Set(steps.map(({ id }) => id));
    const own = new id_map/* IdSet */.wp(options.vaultIds);
    for (const step of planned.values())
        if (!needed.has(step.id) && !tried.has(step.id) && own.has(step.vaultId))
            rest.push(answer(unplanned(step), 'not-needed', 'nothing asks for it any more'));
    const over = approved === undefined ? select_steps_tooMany([...earlier.map(({ step }) => step), ...todo], options) : [];
    if (over.length === 0)
        return { todo, rest, refusal: undefined };
    if (earlier.length === 0)
        return { todo, rest, refusal: refusalOf(over) };
    const why = `with what came to light after the first steps there are ${over.join('; ')}`;
    return { todo: [], rest: [...rest, ...todo.map((step) => answer(step, 'blocked', why))], refusal: undefined };
    function decide(step) {
        const { kind } = step;
        if (kind === 'person')
            return answer(step, 'needs-person', 'this tool does not do it');
        if (!kinds.includes(kind))
            return answer(step, 'needs-person', `${kind} is not among the kinds of repair that were asked for`);
        const alone = leftAlone(step);
        if (alone !== undefined)
            return answer(step, 'needs-person', alone);
        if (approved !== undefined) {
            const plan = planned.get(step.id);
            if (plan === undefined)
                return answer(step, 'not-approved', 'the approved plan does not have it');
            if (plan.before !== step.before || plan.force !== step.force)
                return answer(step, 'changed-since-approval', whatChanged(plan, step));
        }
        const missing = step.after.find((id) => !chosen.has(id));
        if (missing === undefined)
            return undefined;
        const title = steps.find(({ id }) => id === missing)?.title ?? 'another step';
        return answer(step, 'blocked', `it depends on a step that is not done: ${title}`);
    }
}
const whatChanged = (plan, step) => plan.before === step.before
    ? `it has ${step.force ? '' : 'not '}to be sent again as it is now, and had ${plan.force ? '' : 'not '}when the plan was approved`
    : `it read ${select_steps_shown(plan.before)} when the plan was approved, and reads ${select_steps_shown(step.before)} now`;
const select_steps_shown = (value) => (value === '' ? 'nothing' : value);
const answer = (step, kind, why) => ({
    step,
    outcome: { kind, problem: { code: CODES[kind] ?? kind, message: `Not done: ${why}.`, nextStep: NEXT_STEPS[kind] } },
});
const PLAN_AGAIN = 'Plan again, and have the new plan approved.';
const NEXT_STEPS = {
    'not-approved': PLAN_AGAIN,
    'changed-since-approval': PLAN_AGAIN,
    blocked: 'Fix what stands in the way, then run again.',
};
const CODES = {
    'needs-person': 'NeedsPerson',
    'not-approved': 'NotApproved',
    'changed-since-approval': 'ChangedSinceApproval',
    blocked: 'Blocked',
    'not-needed': 'NotNeeded',
};
const unplanned = (step) => ({
    ...step,
    name: (0,arm_id/* nameOf */.Vb)(step.target),
    findings: [],
    agents: [],
    right: undefined,
    byHand: [],
});
/** All or nothing: a part of what is too much would be as unexpected as the whole. */
const select_steps_tooMany = (steps, { maxChanges, judged }) => plan_step/* repairKinds */.P2.flatMap((kind) => {
    const ofKind = steps.filter((step) => step.kind === kind).length;
    const limit = maxChanges ?? Math.max(10, Math.floor(judged[kind] / 10));
    return ofKind > limit
        ? [`${(0,format/* plural */.LS)(ofKind, 'step')} of ${kind}, and at most ${limit} ${limit === 1 ? 'is' : 'are'} allowed`]
        : [];
});
const refusalOf = (over) => ({
    code: 'TooManyChanges',
    message: `Nothing was changed: ${over.join('; ')}.`,
    nextStep: 'Run again with `dry-run: true`, have the plan approved and give it as `plan` and `plan-digest`; or raise `max-changes`.',
});

;// CONCATENATED MODULE: ./src/core/repair/seen.ts


function seen_seenIn({ vaults, accounts, mappings, agents, }) {
    const ids = (rows) => rows.map(({ id }) => id);
    const seen = new id_map/* IdSet */.wp([...ids(vaults), ...ids(accounts), ...ids(mappings), ...ids(agents)]);
    const subscriptions = new id_map/* IdSet */.wp([...ids(accounts), ...ids(mappings)].map(arm_id/* subscriptionScopeOf */.j$));
    return ({ kind, target, accountId }) => (kind === 'roles' || kind === 'schedules') && accountId !== undefined
        ? seen.has(accountId)
        : seen.has(target) || subscriptions.has(target);
}

;// CONCATENATED MODULE: ./src/core/repair/settle.ts
/** Holds what was done against what is found afterwards: healed, not healed, or not evaluated by the service yet. */





/** What a step of a mapping heals may be the reason of these, which only the next night shows. */
const RUNS_OF_MAPPINGS = ['ASR018', 'ASR019'];
const RUNS = [...RUNS_OF_MAPPINGS, 'ASR106', 'ASR108', 'ASR113'];
/** Findings that the service evaluates by itself, hours or a day later; asked where the service gives no time of the evidence. */
const LAGS = new Set([
    'ASR004',
    'ASR011',
    'ASR012',
    'ASR013',
    'ASR014',
    'ASR020',
    'ASR021',
    'ASR022',
    'ASR023',
    'ASR107',
    'ASR201',
    'ASR202',
    'ASR203',
    'ASR213',
    'ASR214',
    'ASR215',
    ...RUNS,
]);
/** @param needed the plan of what is found afterwards */
function settle(decided, before, after, needed) {
    const leftOf = settle_finder(before.findings, after.findings, needed.steps);
    const versions = new id_map/* IdMap */.Eo(after.agents.map(({ id, agentVersion }) => [id, agentVersion]));
    return decided.map((one) => {
        const { step, outcome } = one;
        if (outcome.kind !== 'repaired')
            return one;
        const left = leftOf(step);
        if (left.length === 0)
            return one;
        const end = (kind, problem) => ({
            step,
            outcome: { ...outcome, kind, problem },
        });
        const version = versions.get(step.target) ?? '';
        if (step.kind === 'agents' && version !== '' && version !== step.before)
            return end('waiting-for-service', oneUpdateOfSeveral(step, version, left));
        const failed = left.filter((one) => !isOlder(one, outcome));
        return failed.length > 0
            ? end('failed', stillFound(failed, outcome))
            : end('waiting-for-service', waiting(step, left, after.mappings, outcome));
    });
}
/** @returns what is left of what a step was to heal; a person who has exempted it has decided otherwise */
function settle_finder(before, after, needed) {
    const earlier = new Map(before.map((found) => [found.key, found]));
    const left = after.filter(({ exemptedBy }) => exemptedBy === undefined);
    const byKey = (0,id_map/* groupById */.AN)(left, ({ key }) => key);
    const again = new Map(needed.map(({ id, findings }) => [id, findings]));
    // What still follows from something else waits for that, not for the service.
    const runs = left.filter((found) => RUNS.includes(found.id) && (0,audit_findings/* isCause */.Aj)(found));
    const byCause = (0,id_map/* groupById */.AN)(runs.flatMap((found) => (earlier.get(found.key)?.causedBy ?? []).map((cause) => ({ found, cause }))), ({ cause }) => cause);
    const ofMappings = (0,id_map/* groupById */.AN)(runs.filter(({ id }) => RUNS_OF_MAPPINGS.includes(id)), ({ resource }) => resource);
    return ({ id, findings, accountId }) => {
        // An account that was to be left behind is the matter of those that still use it.
        const own = [...findings, ...(again.get(id) ?? [])]
            .flatMap((key) => byKey.get(key) ?? [])
            .filter((found) => !isAboutAccount(found) || (0,compare/* sameText */.QV)(found.resource, accountId));
        const nights = findings.flatMap((key) => [
            ...(byCause.get(key) ?? []).map(({ found }) => found),
            ...(ofMappings.get(earlier.get(key)?.resource ?? '') ?? []),
        ]);
        return [...new Set([...own, ...nights])].map((found) => ({
            found,
            isNew: !earlier.has(found.key) && !nights.includes(found),
        }));
    };
}
const isAboutAccount = ({ id }) => ABOUT_ACCOUNT.includes(catalogue/* catalogue */.sW.get(id)?.about);
const ABOUT_ACCOUNT = ['account', 'identity'];
/** What was not found before came with the step, unless it is older than even its beginning. */
function isOlder({ found: { id, evidenceAt }, isNew }, { startedAt, endedAt }) {
    const since = isNew ? startedAt : endedAt;
    return evidenceAt === undefined || since === undefined ? LAGS.has(id) && !isNew : evidenceAt <= since;
}
const settle_idsOf = (left) => [...new Set(left.map(({ found }) => found.id))];
/** As in `ASR203 is still found`. */
function stillThere(left) {
    const ids = settle_idsOf(left);
    return `${ids.join(', ')} ${ids.length === 1 ? 'is' : 'are'} still found`;
}
function stillFound(failed, { endedAt }) {
    const remedies = `what the report says of ${settle_idsOf(failed).join(', ')} among its findings`;
    const isNewer = failed.some(({ found, isNew }) => isNew || (found.evidenceAt !== undefined && endedAt !== undefined));
    return {
        code: 'StillFound',
        message: `The step was confirmed, and ${stillThere(failed)}${isNewer ? ', by evidence from after it' : ''}.`,
        nextStep: isNewer
            ? `The step was not enough: do ${remedies}, then audit again.`
            : `Look in the activity log of Azure whether somebody else has changed it back, then run again; if it is found once more, do ${remedies}.`,
    };
}
const oneUpdateOfSeveral = ({ before }, version, left) => ({
    code: 'NextUpdateWaits',
    message: `The agent was updated from ${before} to ${version}, and ${stillThere(left)}: it needs several updates, and gets one in a run.`,
    nextStep: 'Run again for the next one.',
});
const waiting = ({ kind }, left, mappings, { endedAt = 0 }) => ({
    code: 'WaitingForService',
    message: `The step is done. ${stillThere(left)}, by evidence from before it, until the service evaluates it again.`,
    nextStep: kind === 'agents'
        ? 'Audit again when the agent has reported its version, which may take some hours.'
        : `Audit again after the ${nextRunOf(left, mappings, endedAt) ?? 'next nightly update'}.`,
});
/** When there is new evidence of all of it. */
function nextRunOf(left, mappings, since) {
    const resources = new id_map/* IdSet */.wp(left.map(({ found }) => found.resource));
    const runs = mappings.flatMap(({ id, automationAccountId: account, nextRun = 0 }) => nextRun > since && (resources.has(id) || (account !== undefined && resources.has(account))) ? [nextRun] : []);
    const time = runs.length === 0 ? undefined : (0,values_time/* minuteText */.Wn)(Math.max(...runs));
    return time && `nightly update of ${time}`;
}

;// CONCATENATED MODULE: ./src/core/repair/repair.ts













async function repairEstate(request, ports) {
    const { dryRun } = request;
    const { clock, stop } = ports;
    const startedAt = clock.now();
    const from = clock.monotonic();
    const judge = (audit, earlier = []) => {
        const updatesAgents = request.kinds.includes('agents');
        const plan = withoutExempted(makePlan(audit, { ...request, updatesAgents, hash: ports.hash }), audit);
        const selection = selectSteps(plan, {
            ...request,
            leftAlone: request.leftAlone(audit),
            judged: judgedOf(audit),
            vaultIds: ports.vaults.map(({ id }) => id),
            earlier,
        });
        return { audit, plan, selection };
    };
    const first = judge(await ports.look('before'));
    const { audit: before, plan, selection } = first;
    const refusal = dryRun ? undefined : selection.refusal;
    if (request.approved !== undefined && request.maxChanges !== undefined)
        ports.say('`max-changes` is not applied: the approved plan takes its place.');
    if (dryRun && selection.refusal !== undefined)
        ports.say(`Without an approved plan nothing would be changed: ${selection.refusal.message.replace(/^[^:]*: /, '')}`);
    const isToDo = !dryRun && refusal === undefined && before.stopped === undefined && selection.todo.length > 0;
    const planned = [...selection.todo];
    let { rest } = selection;
    const reportOf = (done, changed, after) => {
        const steps = [...done, ...rest];
        const ended = {
            dryRun,
            steps,
            planned,
            refusal,
            before: repair_report_countsOf(before),
            after: after && repair_report_countsOf(after),
            isProven: !changed || after !== undefined,
            last: after ?? before,
        };
        return {
            ...ended,
            ...concludeRepair({
                ...ended,
                planned: planned.length,
                failOnDrift: request.failOnDrift,
                stopped: stop.reason,
            }),
            changed,
            startedAt,
            endedAt: startedAt + Math.ceil(clock.monotonic() - from),
        };
    };
    if (!isToDo)
        return { report: reportOf([], false, undefined), plan };
    const decided = new Map();
    ports.onBegin?.((problem) => {
        const now = planned.map((step) => decided.get(step.id) ?? { step, outcome: { kind: 'failed', problem } });
        // What had not ended may have been done.
        return reportOf(now, decided.size < now.length || isChanged(now), undefined);
    });
    const rounds = [];
    const allDone = () => rounds.flatMap(({ done }) => done);
    let after;
    for (let now = first; now.selection.todo.length > 0; now = after) {
        const done = await doSteps(now.selection.todo, allDone(), request, {
            ...ports,
            ended: (one) => {
                decided.set(one.step.id, one);
                ports.ended(one);
            },
        });
        rounds.push({ ...now, done });
        // An audit that is interrupted proves nothing.
        if (!isChanged(done) || stop.reason !== undefined)
            break;
        const audit = await ports.look('after');
        if (audit.stopped !== undefined)
            break;
        after = judge(audit, allDone());
        // What came to light only now is done as well, as far as it may be.
        rest = withNews(rest, after.selection);
        planned.push(...after.selection.todo);
        const more = after.selection.todo.length;
        if (more > 0)
            ports.say(`${(0,format/* plural */.LS)(more, 'step')} came to light only by what was done, and can be done as well:`);
    }
    const end = after;
    if (end === undefined)
        return { report: reportOf(allDone(), isChanged(allDone()), undefined), plan };
    rest = withoutHealed(rest, end);
    const done = rounds.flatMap((round) => settle(round.done, round.audit, end.audit, end.plan));
    return { report: reportOf(done, true, end.audit), plan };
}
/** With what came to light after the first steps and is not done, but for nights that are still to come. */
function withNews(rest, { todo, rest: later }) {
    const known = new Set(rest.map(({ step }) => step.id));
    const now = new Set(todo.map(({ id }) => id));
    return [
        ...rest.filter(({ step }) => !now.has(step.id)),
        ...later.filter(({ step: { id, kind, wanted } }) => !known.has(id) && !(kind === 'person' && RUNS.includes(wanted))),
    ];
}
/** What a person was to do has been healed by other steps where the plan of what is found now does not have it. */
function withoutHealed(rest, { plan, audit }) {
    const needed = new Set(plan.steps.map(({ id }) => id));
    const isSeen = seen_seenIn(audit);
    return rest.map(({ step, outcome }) => outcome.kind === 'needs-person' && !needed.has(step.id)
        ? { step, outcome: { kind: 'not-needed', problem: isSeen(step) ? HEALED : LEFT } }
        : { step, outcome });
}
const HEALED = { code: 'NotNeeded', message: 'It is not found any more after the other steps.' };
const LEFT = { code: 'NotNeeded', message: 'It is no longer looked at: nothing uses it any more.' };
const isChanged = (done) => done.some(({ outcome }) => outcome.startedAt !== undefined);
/** What a person has decided to live with asks nothing of a person; what this tool would repair keeps its row. */
function withoutExempted(plan, { findings }) {
    const exempted = new Set(findings.filter(({ exemptedBy }) => exemptedBy !== undefined).map(({ key }) => key));
    const steps = plan.steps.filter((step) => step.kind !== 'person' || !step.findings.every((key) => exempted.has(key)));
    return { ...plan, steps };
}
const judgedOf = ({ mappings, accounts, agents }) => ({
    identity: accounts.length,
    roles: accounts.length,
    schedules: accounts.length,
    settings: mappings.length,
    agents: agents.length,
});
/** Nothing is tried that the identity of the run may not do, as far as that can be read. */
async function doSteps(todo, earlier, { maxFailures }, ports) {
    const { stop } = ports;
    const lane = oncePerSubscription((id) => (0,arm_lane/* armLane */.X)(id, ports));
    const { allowed, refused } = await splitByRights(todo, { ...ports, lane });
    for (const decided of refused)
        ports.ended(decided);
    const done = await runSteps(allowed, earlier, maxFailures, {
        run: { ...directSteps({ ...ports, lane }), ...changeSteps(ports) },
        stopped: () => stop.reason,
        ended: ports.ended,
    });
    const order = new Map(todo.map(({ id }, index) => [id, index]));
    return [...done, ...refused].sort((a, b) => (order.get(a.step.id) ?? 0) - (order.get(b.step.id) ?? 0));
}
/** What was done of the steps, the last first: undone in this order, none is undone before one that depends on it. */
const undoable = (steps) => steps
    .filter(({ outcome }) => outcome.startedAt !== undefined || (isDone(outcome) && outcome.jobId !== undefined))
    .reverse();

;// CONCATENATED MODULE: ./src/core/repair/leave-alone.ts




/** A change of a mapping reaches all of its VMs, so that one of them is enough. */
function leftAloneIn(audit, { exemptions, tags, now }) {
    // What covers too much covers nothing, as in the audit itself.
    const over = new Set(audit.exemptions.entries.flatMap(({ exemption, state }) => (state === 'over-limit' ? [exemption.name] : [])));
    const within = exemptions.filter(({ name }) => !over.has(name));
    const list = tags === undefined ? withoutTags(within) : within;
    const facets = facetsOf(audit, tags);
    const agentsOf = (0,id_map/* groupById */.AN)(audit.agents, ({ mappingId = '' }) => mappingId);
    const byKey = new Map(audit.findings.map((found) => [found.key, found]));
    const by = (about, id) => {
        const exemption = leftAloneBy(list, about, facets.get(id), now);
        return exemption && leftAloneText(exemption);
    };
    const firstOf = (all, of) => {
        for (const one of all) {
            const reason = of(one);
            if (reason !== undefined)
                return reason;
        }
        return undefined;
    };
    const unread = audit.vaults.filter(({ agents }) => agents === undefined).map(({ id }) => id);
    const anyVm = list.map((one) => ({ ...one, selectors: { ...one.selectors, vm: undefined, id: undefined } }));
    /** Where the VMs of a mapping are not known, an exemption of any VM there may be of one of them. */
    const ofUnknownVms = (id) => {
        if (!unread.some((vaultId) => (0,arm_id/* isInScope */.yX)(id, vaultId)))
            return undefined;
        const exemption = leftAloneBy(anyVm, 'agent', facets.get(id), now);
        return (exemption &&
            `the replicated items of its vault could not be read, and it may reach a VM that is ${leftAloneText(exemption)}`);
    };
    const ofMapping = (id) => by('mapping', id) ??
        ofUnknownVms(id) ??
        firstOf(agentsOf.get(id) ?? [], (agent) => {
            const reason = by('agent', agent.id);
            return reason && `it reaches the VM ${agent.vm}, which is ${reason}`;
        });
    const held = ({ kind, target, accountId = target, findings }) => {
        switch (kind) {
            case 'agents':
                return by('agent', target);
            case 'settings':
                return ofMapping(target);
            case 'schedules':
                return firstOf(findings, (key) => ofMapping(byKey.get(key)?.resource ?? ''));
            case 'identity':
            case 'roles':
                return by('account', accountId) ?? by('identity', accountId);
            case 'person':
                return undefined;
        }
    };
    return (step) => {
        const exempted = step.findings.map((key) => byKey.get(key)?.exemptedBy);
        const [name] = exempted;
        return held(step) ?? (name !== undefined && !exempted.includes(undefined) ? `exempted by ${name}` : undefined);
    };
}

// EXTERNAL MODULE: ./src/actions/approval.ts
var approval = __webpack_require__(4440);
;// CONCATENATED MODULE: ./src/actions/repair.ts






















const refusedPlan = (problem, context) => (0,vaults/* didNothing */.zY)('The approved plan was refused, nothing was asked of Azure', spelled(problem, spellingOn(context.host.name)), [], { action: 'Repair' }, context);
async function repair_repair(task, found, approved, context) {
    const { host, settings, stop, connection, timeLeftMs, rescue } = context;
    const { automationAccountIds: wantedAccountIds, expiryDays } = task;
    const { vaults } = found;
    const against = await readRatchet(task.baseline, host);
    const exemptions = await (0,actions_exemptions/* exemptOptions */.Ix)(task.target, found, context);
    const reported = await (0,actions_context/* reportContext */.g)(context, {
        vaultIds: vaults.map(({ id }) => id),
        action: task.action,
        automationAccountIds: task.automationAccountIds,
        repair: task.kinds,
        planDigest: task.plan?.digest,
        dryRun: task.dryRun,
        failOnDrift: task.failOnDrift,
        maxChanges: task.maxChanges,
        allowUnplanned: task.allowUnplanned,
        vms: task.vms,
        maxParallel: task.maxParallel,
        maxFailures: task.maxFailures,
        failOnUnconfirmed: task.failOnUnconfirmed,
        expiryDays: task.expiryDays,
        timeoutMinutes: settings.timeoutMs / 60_000,
        maxWritesPerMinute: task.maxWritesPerMinute,
        ...ratchetInputs(task.baseline),
        ...(0,actions_exemptions/* exemptionInputs */.Fw)(task),
    });
    const resultOf = (report, file) => {
        const { before, after = before, last } = report;
        const { planned, vms } = figuresOf(report);
        const planDigest = file && `sha256:${(0,sha256/* sha256 */.s)(file)}`;
        const headline = headlineOf(report, task);
        return {
            failed: report.failed,
            headline,
            causes: [...ratchetCauses(last.ratchet), ...repairCauses(report.steps, report.refusal, last)],
            document: makeRepairDocument(report, reported, planDigest, recordedIn(last, against)),
            summary: () => makeRepairSummary(report, reported, {
                headline,
                digest: planDigest,
                approved: approved && task.plan && { digest: task.plan.digest, plan: approved },
                spell: spellingOn(host.name),
            }),
            outputs: {
                conclusion: report.conclusion,
                changed: report.changed,
                compliant: last.compliant,
                ...ratchetOutputs(last.ratchet),
                exempted: last.counts.exempted,
                findingsBefore: countFound(before),
                findingsAfter: countFound(after),
                repaired: countOutcome(report, 'repaired'),
                needsPerson: countOutcome(report, 'needs-person'),
                repairsPlanned: planned,
                vmsAffected: vms,
                ...(planDigest !== undefined && { planDigest }),
            },
            files: file === undefined ? [] : [{ suffix: 'plan.json', pieces: [file], output: 'planPath' }],
        };
    };
    const ended = new Map();
    const printEnd = ({ step, outcome: { kind, problem } }) => host.print(`${kind}: ${step.title}${problem === undefined ? '' : `: ${problem.message}`}`);
    const faults = (0,fault_log/* createFaultLog */.R)(host, clock/* systemClock */.m);
    const { report: told } = await repairEstate({ ...task, wantedAccountIds, approved, leftAlone: repair_leftAloneBy(task, exemptions) }, {
        clock: clock/* systemClock */.m,
        stop,
        random: Math.random,
        service: await connection.service(),
        vaults,
        maxWritesPerMinute: task.maxWritesPerMinute,
        maxParallel: task.maxParallel,
        failOnUnconfirmed: task.failOnUnconfirmed,
        watch: (kind) => createJournal(host, kind === 'settings' ? settingWords : agentWords, vaults, timeLeftMs),
        onRetry: (...fault) => faults.fault(...fault),
        onOver: (what) => faults.over(what),
        look(when) {
            host.print(when === 'before' ? 'Before:' : 'After:');
            return auditVaults(vaults, { wantedAccountIds, expiryDays, failOn: 'error', against, exemptions }, context);
        },
        hash: sha256/* sha256 */.s,
        ended: (one) => {
            ended.set(one.step.id, one.outcome.kind);
            printEnd(one);
        },
        say: (line) => host.print(spellingOn(host.name)(line)),
        onBegin: (reportNow) => rescue.keep({
            result: (problem) => resultOf(reportNow(problem)),
            outputs: () => {
                const { changed, steps } = reportNow({ code: '', message: '' });
                return {
                    ...outputs/* nothingDone */.mh.Repair,
                    changed,
                    repaired: countOutcome({ steps }, 'repaired'),
                };
            },
        }),
    });
    faults.close();
    const refusal = told.refusal && spelled(told.refusal, spellingOn(host.name));
    const report = { ...told, refusal };
    // What the last audit says of it is another end than the log has told.
    for (const one of report.steps)
        if (ended.has(one.step.id) && ended.get(one.step.id) !== one.outcome.kind)
            printEnd(one);
    host.print(...ratchetText(report.last.ratchet));
    if (stop.reason !== undefined)
        printUndo(report, context);
    else if (task.dryRun)
        printPlanned(report, context);
    return resultOf(report, task.dryRun && stop.reason === undefined ? (0,approval/* planText */.P)(report.planned, task, context.exemptions, reported) : undefined);
}
const repair_leftAloneBy = (task, options) => (audit) => {
    const alone = options && leftAloneIn(audit, { ...options, exemptions: options.given.list });
    return (step) => notChosen(step, task) ?? alone?.(step);
};
const notChosen = ({ kind, name }, { vms }) => kind === 'agents' && vms.length > 0 && !vms.some((pattern) => (0,glob/* matchesGlob */.k)(pattern, name))
    ? 'its VM is not among those that were chosen'
    : undefined;
/** As many as a log should have; the summary and the plan have all. */
const repair_MAX_PRINTED = 200;
function printPlanned({ planned }, { host }) {
    for (const { title } of planned.slice(0, repair_MAX_PRINTED))
        host.print(`would be done: ${title}`);
    const more = planned.length - repair_MAX_PRINTED;
    if (more > 0)
        host.print(`and ${(0,format/* plural */.LS)(more, 'step')} more`);
}
/** A run that was stopped in the middle says in its log what it did, and how to undo that. */
function printUndo({ steps }, { host }) {
    const done = undoable(steps);
    host.print(done.length === 0
        ? 'Nothing was changed before the run was stopped.'
        : 'Changed before the run was stopped, the last first:');
    for (const { step } of done)
        host.print(`${step.title}${step.undo === undefined ? `: ${whyNoUndo(step)}.` : `. Undo: ${step.undo}`}`);
}
function headlineOf(report, { plan, allowUnplanned, kinds, dryRun }) {
    const strong = kinds.some((kind) => kind === 'identity' || kind === 'roles');
    const unplanned = strong && plan === undefined && allowUnplanned && !dryRun;
    const baseline = report.last.ratchet.kind === 'unusable' ? '; the baseline cannot be used' : '';
    return `${repairHeadline(figuresOf(report))}${baseline}${unplanned ? ' (roles and identities without an approved plan)' : ''}`;
}

;// CONCATENATED MODULE: ./src/actions/update-agents.ts
/** `UpdateAgents`: brings the agents of the chosen replicated items to their newest version. */








async function updateAgents(task, found, context) {
    const { settings, connection } = context;
    const { dryRun, failOnDrift, force, maxFailures, maxParallel, maxWritesPerMinute, vms } = task;
    const { vaults } = found;
    const service = await connection.service();
    const reported = await (0,actions_context/* reportContext */.g)(context, {
        vaultIds: vaults.map((vault) => vault.id),
        action: task.action,
        vms,
        dryRun,
        failOnDrift,
        force,
        maxParallel,
        maxFailures,
        timeoutMinutes: settings.timeoutMs / 60_000,
        maxWritesPerMinute,
        ...(0,actions_exemptions/* exemptionInputs */.Fw)(task),
    });
    const alone = await (0,actions_exemptions/* leaveAlone */.b_)(found, context);
    const updates = agentChange({ vms, force }, service);
    const changeKind = alone === undefined ? updates : leavingAgents(updates, { ...alone, service, vaults });
    return runChange(vaults, {
        ...task,
        failOnUnconfirmed: false,
        changeKind,
        form: itemForm,
        reported,
        asked: 'Wanted: the newest **Mobility agent** on every chosen VM.',
        outputsOf: update_agents_outputsOf,
        errorsOf: ({ rows, vaultFailures }) => (vaultFailures.length > 0 ? [] : unmatched(vms, rows)),
    }, context);
}
/** Whoever names a VM wants it updated; a name that none has is a mistake. */
function unmatched(patterns, rows) {
    const none = patterns.filter((pattern) => !rows.some(({ subject }) => isChosen(subject.item, pattern)));
    if (none.length === 0)
        return [];
    const problem = {
        code: 'NoSuchVm',
        message: `No replicated item of the vaults has a name that matches: ${none.join(', ')}`,
        nextStep: 'Compare the input `vm` with the names of the VMs in the report.',
    };
    const said = `${(0,format/* plural */.LS)(none.length, 'name')} of vm ${none.length === 1 ? 'fits' : 'fit'} no replicated item`;
    return [{ level: 'error', problem, affected: none, said }];
}
const update_agents_outputsOf = (report) => ({
    ...jobOutputs(report),
    itemsTotal: report.counts.total,
    itemsSelected: report.counts.selected,
    itemsSkipped: report.counts.skipped,
});

;// CONCATENATED MODULE: ./src/actions/signed-in.ts
/** How an action ends that signs in. */


/** @param problem why the sign-in failed: then no table of zeros hides that nothing was asked of Azure */
function signedIn(result, problem) {
    if (problem === undefined)
        return result;
    const headline = `The sign-in failed (${problem.code}): nothing was asked of Azure`;
    const cause = { level: 'error', problem, affected: [] };
    return {
        ...result,
        failed: true,
        headline,
        causes: [cause],
        summary: () => `## ❌ ${(0,markdown/* escapeMarkdown */.FV)(headline)}\n\n${(0,sections/* causeLine */.mB)(cause)}\n`,
    };
}

// EXTERNAL MODULE: ./src/azure/failure.ts
var azure_failure = __webpack_require__(965);
// EXTERNAL MODULE: ./src/azure/http-client.ts
var http_client = __webpack_require__(9635);
;// CONCATENATED MODULE: ./src/azure/list-reader.ts
/**
 * Reads a list entry by entry as its text arrives: the whole text, and all of its entries as objects, would take several
 * times the memory of what is kept of them.
 */
/** What stands before the bracket of the list, with room for white space. */
const list_reader_KEY = /[{,]\s*"value"\s*:\s*$/;
const KEY_LENGTH = 64;
const SIGNS = /["{}[\],]/g;
class ListReader {
    onEntry;
    depth = 0;
    isInString = false;
    /** The piece before ended with a backslash that escapes what comes now. */
    isEscaped = false;
    isInList = false;
    hasBegun = false;
    isFirst = true;
    entry = '';
    /** The end of what was passed on. */
    before = '';
    /** @param onEntry is given the text of each entry; one that is empty is no JSON */
    constructor(onEntry) {
        this.onEntry = onEntry;
    }
    /** @returns what of the text belongs to no entry of the list `value`; the first such list that the text has */
    take(piece) {
        let rest = '';
        let from = 0;
        const pass = (to) => {
            const part = piece.slice(from, to);
            from = to;
            if (this.isInList) {
                this.entry += part;
                return;
            }
            rest += part;
            this.before = `${this.before}${part}`.slice(-KEY_LENGTH);
        };
        let at = this.isInString ? this.endOfString(piece, 0) : 0;
        while (at >= 0) {
            SIGNS.lastIndex = at;
            const found = SIGNS.exec(piece);
            if (found === null)
                break;
            const { 0: sign, index } = found;
            at = index + 1;
            if (sign === '"')
                at = this.endOfString(piece, at);
            else if (sign === ',') {
                if (!this.isInList || this.depth !== 2)
                    continue;
                pass(index);
                this.end();
                from = at;
            }
            else if (sign === '}' || sign === ']') {
                this.depth--;
                if (!this.isInList || this.depth !== 1)
                    continue;
                pass(index);
                // Between the brackets of an empty list there is no entry.
                if (!this.isFirst || this.entry.trim() !== '')
                    this.end();
                this.isInList = false;
            }
            else {
                this.depth++;
                if (sign === '{' || this.depth !== 2 || this.hasBegun)
                    continue;
                pass(index);
                if (!list_reader_KEY.test(this.before))
                    continue;
                pass(at);
                this.isInList = true;
                this.hasBegun = true;
            }
        }
        pass(piece.length);
        return rest;
    }
    end() {
        const { entry } = this;
        this.entry = '';
        this.isFirst = false;
        this.onEntry(entry);
    }
    /** @returns where the string ends that `from` is in; below zero if it goes on in the next piece */
    endOfString(piece, from) {
        const start = this.isEscaped ? from + 1 : from;
        if (start > piece.length)
            return -1;
        for (let at = start;;) {
            const quote = piece.indexOf('"', at);
            const end = quote < 0 ? piece.length : quote;
            let backslashes = 0;
            while (end - backslashes > start && piece[end - 1 - backslashes] === '\\')
                backslashes++;
            const isEscaped = backslashes % 2 === 1;
            if (quote < 0 || !isEscaped) {
                this.isInString = quote < 0;
                this.isEscaped = quote < 0 && isEscaped;
                return quote < 0 ? -1 : quote + 1;
            }
            at = quote + 1;
        }
    }
}

;// CONCATENATED MODULE: ./src/azure/page-reader.ts


/** Characters up to which the whole text at once takes little memory, and less than half of the time. */
const SMALL = 1024 * 1024;
class PageReader {
    read;
    small;
    items = [];
    hasNulls = false;
    hasOthers = false;
    fault;
    /** What was taken so far, as long as that is small. */
    held = '';
    list = new ListReader((text) => this.add(text));
    /** @param read gives undefined for what does not count; what it throws counts as an answer that cannot be read */
    constructor(read, small = SMALL) {
        this.read = read;
        this.small = small;
    }
    /** Takes a piece of the answer, and gives back what is left of it; `page` throws what is met here. */
    take(piece) {
        if (this.held === undefined)
            return this.list.take(piece);
        this.held += piece;
        if (this.held.length <= this.small)
            return '';
        const { held } = this;
        this.held = undefined;
        return this.list.take(held);
    }
    /**
     * @param body what was left of the answer; the whole of it where none was taken
     * @throws TypeError if the answer is no list
     */
    page(body) {
        const { value, nextLink } = (0,json/* fieldsOf */.Pf)((0,json/* jsonOf */.o_)(`${this.held ?? ''}${body}`));
        if (this.fault !== undefined)
            throw this.fault.error;
        // The list is empty now if its entries were taken.
        for (const entry of (0,json/* entriesOf */.Mc)(value))
            this.keep(entry);
        if (this.hasNulls && !this.hasOthers)
            (0,json/* entriesOf */.Mc)([null]);
        return { items: this.items, next: (0,json/* textOf */.b6)(nextLink) || undefined };
    }
    add(text) {
        if (this.fault !== undefined)
            return;
        try {
            this.keep((0,json/* jsonOf */.o_)(text));
        }
        catch (error) {
            this.fault = { error };
        }
    }
    keep(entry) {
        if (entry === null) {
            this.hasNulls = true;
            return;
        }
        this.hasOthers = true;
        const item = this.read(entry);
        if (item !== undefined)
            this.items.push(item);
    }
}

;// CONCATENATED MODULE: ./src/azure/policies.ts

/** One label: whoever may name a host below a regional one is not ARM. */
const REGION = /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/;
/** True for the ARM endpoint itself and its regional hosts (`{region}.management.azure.com`), over https. */
function isArmUrl(url, armEndpoint) {
    if (!URL.canParse(url))
        return false;
    const { protocol, host, username, password } = new URL(url);
    const arm = new URL(armEndpoint).host;
    const region = host.endsWith(`.${arm}`) ? host.slice(0, -arm.length - 1) : undefined;
    const isArm = host === arm || (region !== undefined && REGION.test(region));
    return protocol === 'https:' && username === '' && password === '' && isArm;
}
const hostOf = (url) => (URL.canParse(url) ? new URL(url).host : 'of an unreadable link');
/** Refuses to send anything, and so the token, to a host that is not ARM's. */
function hostPolicy(armEndpoint) {
    return {
        name: 'armHostOnly',
        sendRequest(request, next) {
            if (!isArmUrl(request.url, armEndpoint)) {
                throw new azure_failure/* RefusedHostError */.fz(hostOf(request.url));
            }
            return next(request);
        },
    };
}
/** Gives each request an id of its own, so that support can find one request and all requests of one run. */
function requestIdPolicy(runId) {
    let count = 0;
    return {
        name: 'runRequestId',
        sendRequest(request, next) {
            request.headers.set('x-ms-client-request-id', `${runId}/${++count}`);
            request.headers.set('x-ms-correlation-request-id', runId);
            return next(request);
        },
    };
}
/** Adds the token. That one is there is seen to before a request is begun, and one that is refused is renewed after it. */
function signInPolicy(tokens) {
    return {
        name: 'signIn',
        async sendRequest(request, next) {
            request.headers.set('Authorization', `Bearer ${await tokens.get()}`);
            return next(request);
        },
    };
}
/** What a 401 says of the token that it refused. */
function refusedToken(response) {
    const [, token] = /^Bearer (.+)$/.exec(response.request.headers.get('Authorization') ?? '') ?? [];
    return response.status === 401 && token !== undefined ? { token, claims: claimsOf(response) } : undefined;
}
/** Claims that a challenge of continuous access evaluation asks the next token to have. */
function claimsOf(response) {
    const encoded = /\bclaims="([A-Za-z0-9+/=_-]+)"/.exec(response.headers.get('www-authenticate') ?? '')?.[1];
    return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8');
}
/**
 * Takes the links of a long-running operation out of the answer. The SDK's poller, which knows only three final states
 * and would poll for ever on the others, then takes the call for finished, and the run follows the job itself.
 */
class OperationTakeover {
    links = new WeakMap();
    policy = {
        name: 'operationTakeover',
        sendRequest: async (request, next) => {
            const response = await next(request);
            if (request.method === 'GET' || response.status >= 300)
                return response;
            const { headers } = response;
            this.links.set(request, {
                status: response.status,
                statusLink: headers.get('azure-asyncoperation'),
                location: headers.get('location'),
                requestId: headers.get('x-ms-request-id'),
            });
            for (const name of ['azure-asyncoperation', 'operation-location', 'location'])
                headers.delete(name);
            return response;
        },
    };
    linksOf(request) {
        return this.links.get(request);
    }
}

;// CONCATENATED MODULE: ./src/azure/arm.ts






/** Milliseconds after which a request without an answer counts as hung. */
const REQUEST_TIMEOUT_MS = 60_000;
const noSecondTry = { retryOptions: { maxRetries: 0 }, redirectOptions: { maxRetries: 0 } };
async function connectArm(connection) {
    const { createPipelineFromOptions, createPipelineRequest } = await Promise.all(/* import() */[__webpack_require__.e(669), __webpack_require__.e(818)]).then(__webpack_require__.bind(__webpack_require__, 1818));
    const { armEndpoint } = connection.cloud;
    const { tokens } = connection;
    const httpClient = connection.httpClient ?? (await (0,http_client/* sdkHttpClient */.G)());
    const takeover = new OperationTakeover();
    const requestIds = requestIdPolicy(connection.runId);
    const clientOptions = {
        ...noSecondTry,
        httpClient,
        userAgentOptions: { userAgentPrefix: connection.userAgent },
    };
    const own = createPipelineFromOptions(clientOptions);
    adopt(own);
    function adopt(pipeline) {
        pipeline.removePolicy({ name: 'bearerTokenAuthenticationPolicy' });
        pipeline.addPolicy(hostPolicy(armEndpoint));
        pipeline.addPolicy(requestIds, { afterPolicies: ['setClientRequestIdPolicy'] });
        pipeline.addPolicy(takeover.policy);
        pipeline.addPolicy(signInPolicy(tokens), { phase: 'Sign' });
    }
    /** Waits for a token before the time for the request begins, so that no wait for one looks like a request that hangs. */
    async function call(signal, make) {
        try {
            await untilAborted(tokens.get(), signal);
            const first = await attempt(signal, make);
            const refused = first.ok ? undefined : refusedBy(first.failure);
            if (refused === undefined)
                return first;
            await untilAborted(tokens.renew(refused.token, refused.claims), signal);
            return await attempt(signal, make);
        }
        catch (error) {
            return { ok: false, failure: (0,azure_failure/* failureOf */.g5)(error, signal.aborted, connection.clientId) };
        }
    }
    /** A sign-in serves all requests and goes on; the request that waits for it is given up. */
    function untilAborted(token, signal) {
        return new Promise((resolve, reject) => {
            const release = (0,on_abort/* onAbort */.u)(signal, () => reject(tokens.waiting));
            void token.then(resolve, reject).finally(release);
        });
    }
    /**
     * An SDK leaves its listener on the signal it is given, and its own timeout ends with the headers, so that a body that
     * stalls would be waited for without end.
     */
    async function attempt(signal, make) {
        const own = new AbortController();
        const giveUp = () => own.abort();
        const timer = setTimeout(giveUp, REQUEST_TIMEOUT_MS);
        const release = (0,on_abort/* onAbort */.u)(signal, giveUp);
        try {
            return { ok: true, value: await make(own.signal) };
        }
        catch (error) {
            const failure = error instanceof TypeError
                ? (0,azure_failure/* answerFailure */.Rp)(error.message, error)
                : (0,azure_failure/* failureOf */.g5)(error, signal.aborted, connection.clientId);
            return { ok: false, failure };
        }
        finally {
            clearTimeout(timer);
            release();
        }
    }
    async function send(target, options, take) {
        const address = typeof target === 'function' ? target() : target;
        const url = typeof address === 'string' ? address : `${armEndpoint}${pathOf(address)}`;
        const request = createPipelineRequest({ ...options, url });
        request.headers.set('Accept', 'application/json');
        if (options.body !== undefined)
            request.headers.set('Content-Type', 'application/json');
        if (take !== undefined)
            (0,http_client/* takeAsItComes */.U)(request, take);
        const response = await own.sendRequest(httpClient, request);
        if (response.status < 300)
            return response;
        const error = new Error(`HTTP status ${response.status}`);
        throw Object.assign(error, { name: 'RestError', statusCode: response.status, response });
    }
    function linksOf(response) {
        const links = response && takeover.linksOf(response.request);
        if (links === undefined)
            throw new TypeError('no answer to the change');
        const foreign = [links.statusLink, links.location].find((link) => link !== undefined && !isArmUrl(link, armEndpoint));
        return foreign === undefined ? links : { ...links, foreignHost: hostOf(foreign) };
    }
    const get = (target, read, signal) => call(signal, async (abortSignal) => read(arm_bodyOf(await send(target, { abortSignal }))));
    return {
        endpoint: armEndpoint,
        clientOptions,
        adopt,
        call,
        linksOf,
        get,
        page: (target, read, signal) => call(signal, async (abortSignal) => {
            const reader = new PageReader(read);
            const { bodyAsText } = await send(target, { abortSignal }, (piece) => reader.take(piece));
            return reader.page(bodyAsText ?? '');
        }),
        change: (method, target, body, read, signal) => call(signal, async (abortSignal) => read(arm_bodyOf(await send(target, { method, body: JSON.stringify(body), abortSignal })))),
        post: (target, body, read, signal) => call(signal, async (abortSignal) => read(linksOf(await send(target, { method: 'POST', body: JSON.stringify(body), abortSignal })))),
    };
}
/** The failure's cause is what the pipeline threw, an answer with its request among it. */
function refusedBy(failure) {
    if (failure.status !== 401)
        return undefined;
    const { response } = failure.cause;
    return response === undefined ? undefined : refusedToken(response);
}
const arm_bodyOf = (response) => (0,json/* jsonOf */.o_)(response.bodyAsText ?? '');
/** Every part of a path is made safe: a name from the service must not lead to another resource. */
function pathOf({ id, names, query }) {
    const [root, ...parts] = [...id.split('/'), ...names];
    if (id === '' || root !== '' || parts.some((part) => part === '' || part === '.' || part === '..')) {
        throw new azure_failure/* UnusableIdError */.vk([id, ...names].join('/'));
    }
    const parameters = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    return `/${parts.map(encodeURIComponent).join('/')}?${parameters.join('&')}`;
}

;// CONCATENATED MODULE: ./src/azure/listed-vault.ts


/** @throws TypeError for what is not a vault */
function listedVault(body) {
    const { id, location, tags } = (0,json/* fieldsOf */.Pf)(body);
    const vault = (0,arm_id/* parseVaultId */.r9)((0,json/* textOf */.b6)(id));
    if (vault === undefined)
        throw new TypeError('a vault whose id is not that of a vault');
    const texts = Object.entries((0,json/* fieldsOf */.Pf)(tags)).map(([key, value]) => [key, (0,json/* textOf */.b6)(value)]);
    return { ...vault, location: (0,json/* textOf */.b6)(location), tags: Object.fromEntries(texts) };
}

;// CONCATENATED MODULE: ./src/azure/resource-graph.ts


/** A query that sorts by a column called `id` is the one that can be paged through. */
const VAULTS = `resources
| where type =~ 'microsoft.recoveryservices/vaults'
| project id, name, location, tags
| order by id asc`;
const ITEMS = `recoveryservicesresources
| where type =~ 'microsoft.recoveryservices/vaults/replicationfabrics/replicationprotectioncontainers/replicationprotecteditems'
| where tostring(properties.providerSpecificDetails.instanceType) =~ 'A2A'
| summarize items = count() by id = tostring(split(tolower(id), '/replicationfabrics/')[0])
| order by id asc`;
const SUBSCRIPTIONS = `resourcecontainers
| where type =~ 'microsoft.resources/subscriptions'
| project id, subscriptionId, name
| order by id asc`;
/** The most rows of an answer. */
const PAGE_ROWS = 1_000;
async function resourceGraphOf(arm) {
    const { ResourceGraphClient } = await Promise.all(/* import() */[__webpack_require__.e(669), __webpack_require__.e(818), __webpack_require__.e(57)]).then(__webpack_require__.bind(__webpack_require__, 2057));
    const client = new ResourceGraphClient(unusedCredential, { endpoint: arm.endpoint, ...arm.clientOptions });
    arm.adopt(client.pipeline);
    const query = (text, read) => async (scope, next, signal) => {
        let answer;
        const onResponse = (response) => void (answer = response);
        const result = await arm.call(signal, async (abortSignal) => {
            try {
                const body = await client.resources(requestOf(text, scope, next), { abortSignal, onResponse });
                return pageOf(body, answer, read);
            }
            catch (error) {
                throw answer === undefined || answer.status < 300 ? error : refusal(answer, error);
            }
        });
        return result.ok ? result : { ok: false, failure: withQuota(result.failure, answer) };
    };
    return {
        queryVaults: query(VAULTS, listedVault),
        queryItems: query(ITEMS, itemCount),
        querySubscriptions: query(SUBSCRIPTIONS, subscriptionOf),
    };
}
/** The SDK insists on a credential; the sign-in policy takes its place. */
const unusedCredential = { getToken: () => Promise.resolve(null) };
/** The SDK's own error has no body, and so not what the service says is wrong. */
function refusal(response, cause) {
    const error = new Error(`HTTP status ${response.status}`, { cause });
    return Object.assign(error, { name: 'RestError', statusCode: response.status, response });
}
function requestOf(query, scope, skipToken) {
    return {
        query,
        ...(scope.kind === 'subscriptions' && { subscriptions: [...scope.ids] }),
        ...(scope.kind === 'management-groups' && { managementGroups: [...scope.names] }),
        options: { resultFormat: 'objectArray', top: PAGE_ROWS, ...(skipToken !== undefined && { skipToken }) },
    };
}
/** @throws TypeError for an answer without rows, and for a row that does not say what it is about */
function pageOf(body, answer, read) {
    const { data, skipToken, resultTruncated } = (0,json/* fieldsOf */.Pf)(body);
    if (!Array.isArray(data))
        throw new TypeError('a query without its rows');
    const next = (0,json/* textOf */.b6)(skipToken) || undefined;
    const isTenantCut = answer?.headers.get('x-ms-tenant-subscription-limit-hit')?.toLowerCase() === 'true';
    return {
        items: data.map(read),
        next,
        waitMs: answer?.headers.get('x-ms-user-quota-remaining')?.trim() === '0' ? (quotaResetMs(answer) ?? 0) : 0,
        isCut: isTenantCut || (next === undefined && String(resultTruncated).toLowerCase() === 'true'),
    };
}
/** `hh:mm:ss` until there are queries again. */
function quotaResetMs(answer) {
    const text = answer?.headers.get('x-ms-user-quota-resets-after') ?? '';
    const [, hours, minutes, seconds] = /^(\d{1,2}):(\d\d):(\d\d(?:\.\d+)?)/.exec(text.trim()) ?? [];
    if (seconds === undefined)
        return undefined;
    return 1_000 * (3_600 * Number(hours) + 60 * Number(minutes) + Number(seconds));
}
/** A refusal for rate that does not say how long to wait may say when the quota is there again. */
function withQuota(failure, answer) {
    if (failure.status !== 429 || failure.retryAfterMs !== undefined)
        return failure;
    const resetMs = quotaResetMs(answer);
    return resetMs === undefined ? failure : { ...failure, retryAfterMs: Math.max(1_000, resetMs) };
}
function itemCount(row) {
    const { id, items } = (0,json/* fieldsOf */.Pf)(row);
    if ((0,json/* textOf */.b6)(id) === '' || typeof items !== 'number')
        throw new TypeError('a count that is not of a vault');
    return { vaultId: (0,json/* textOf */.b6)(id).toLowerCase(), items };
}
function subscriptionOf(row) {
    const { subscriptionId, name } = (0,json/* fieldsOf */.Pf)(row);
    if ((0,json/* textOf */.b6)(subscriptionId) === '')
        throw new TypeError('a subscription without an id');
    return { id: (0,json/* textOf */.b6)(subscriptionId).toLowerCase(), name: (0,json/* textOf */.b6)(name) };
}

;// CONCATENATED MODULE: ./src/azure/directory.ts



const SUBSCRIPTIONS_VERSION = '2022-12-01';
const GROUPS_VERSION = '2020-05-01';
const VAULTS_VERSION = '2025-02-01';
const directoryOf = async (arm) => ({
    ...(await resourceGraphOf(arm)),
    ...listsOf(arm),
});
function listsOf(arm) {
    const address = (path, names, version) => ({
        id: path,
        names,
        query: { 'api-version': version },
    });
    return {
        listSubscriptions: (next, signal) => arm.page(next ?? address('/subscriptions', [], SUBSCRIPTIONS_VERSION), directory_subscriptionOf, signal),
        listSubscriptionsBelow(group, next, signal) {
            const groups = '/providers/Microsoft.Management/managementGroups';
            return arm.page(next ?? address(groups, [group, 'descendants'], GROUPS_VERSION), descendant, signal);
        },
        listVaults(subscriptionId, next, signal) {
            const names = ['providers', 'Microsoft.RecoveryServices', 'vaults'];
            return arm.page(next ?? address(`/subscriptions/${subscriptionId}`, names, VAULTS_VERSION), listedVault, signal);
        },
    };
}
function directory_subscriptionOf(body) {
    const { subscriptionId, displayName } = (0,json/* fieldsOf */.Pf)(body);
    if ((0,json/* textOf */.b6)(subscriptionId) === '')
        throw new TypeError('a subscription without an id');
    return { id: (0,json/* textOf */.b6)(subscriptionId).toLowerCase(), name: (0,json/* textOf */.b6)(displayName) };
}
/** Undefined for what is no subscription: a management group. */
function descendant(body) {
    const { type, name, properties } = (0,json/* fieldsOf */.Pf)(body);
    if (!/(^|\/)subscriptions$/i.test((0,json/* textOf */.b6)(type)))
        return undefined;
    if ((0,json/* textOf */.b6)(name) === '')
        throw new TypeError('a subscription without an id');
    return { id: (0,json/* textOf */.b6)(name).toLowerCase(), name: (0,json/* textOf */.b6)((0,json/* fieldsOf */.Pf)(properties)['displayName']) };
}

;// CONCATENATED MODULE: ./src/azure/time.ts
/** Times as the services write them. */
const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?\s*(Z|[+-]\d\d:\d\d)?$/i;
/** No time of the service lies outside: `1753`, `1601`, `0001` and `9999` stand for none. */
const EARLIEST = Date.UTC(1900, 0);
const LATEST = Date.UTC(9000, 0);
/** Milliseconds since the epoch; undefined for anything but a time. Where no zone is given it is UTC. The SDK makes a `Date` of some. */
function timeOf(value) {
    const [, date, time = '00:00', zone = 'Z'] = ISO.exec(typeof value === 'string' ? value.trim() : '') ?? [];
    const ms = value instanceof Date ? value.getTime() : Date.parse(`${date}T${time}${zone}`);
    return ms >= EARLIEST && ms < LATEST ? ms : undefined;
}

;// CONCATENATED MODULE: ./src/azure/automation.ts






const VERSION = '2023-11-01';
function automationOf(arm) {
    const below = (id, names, query = {}) => () => {
        if (!(0,arm_id/* isAutomationAccountId */.U7)(id))
            throw new azure_failure/* UnusableIdError */.vk(id);
        return { id, names, query: { 'api-version': VERSION, ...query } };
    };
    return {
        readAccount: (accountId, signal) => arm.get(below(accountId, []), accountOf, signal),
        readSchedule: (accountId, name, signal) => arm.get(below(accountId, ['schedules', name]), scheduleOf, signal),
        readJobSchedule: (accountId, name, signal) => arm.get(below(accountId, ['jobSchedules', name]), jobScheduleOf, signal),
        listRunbookJobs(accountId, since, by, next, signal) {
            const from = new Date(since).toISOString();
            const $filter = `properties/${by}Time ge ${from} and properties/runbook/name eq '${values_runbook/* RUNBOOK */.H}'`;
            return arm.page(next ?? below(accountId, ['jobs'], { $filter }), (job) => recentJobOf(job, since), signal);
        },
        readRunbookJob: (accountId, name, signal) => arm.get(below(accountId, ['jobs', name]), runbookJobOf, signal),
        readUsage: (accountId, signal) => arm.get(below(accountId, ['usages']), automation_usageOf, signal),
    };
}
/** @throws TypeError if the body has no id */
function accountOf(body) {
    const { id, location, identity, properties } = (0,json/* fieldsOf */.Pf)(body);
    if ((0,json/* textOf */.b6)(id) === '')
        throw new TypeError('an automation account without an id');
    const { type, principalId, tenantId, userAssignedIdentities } = (0,json/* fieldsOf */.Pf)(identity);
    const isOn = /\bSystemAssigned\b/i.test((0,json/* textOf */.b6)(type));
    return {
        id: (0,json/* textOf */.b6)(id),
        location: (0,json/* textOf */.b6)(location),
        principalId: (isOn && (0,json/* textOf */.b6)(principalId)) || undefined,
        userAssigned: Object.keys((0,json/* fieldsOf */.Pf)(userAssignedIdentities)).filter((one) => (0,arm_id/* nameOf */.Vb)(one) !== ''),
        ...(isOn && (0,json/* textOf */.b6)(tenantId) !== '' && { identityTenant: (0,json/* textOf */.b6)(tenantId) }),
        state: (0,json/* textOf */.b6)((0,json/* fieldsOf */.Pf)(properties)['state']),
        sku: (0,json/* textOf */.b6)((0,json/* fieldsOf */.Pf)((0,json/* fieldsOf */.Pf)(properties)['sku'])['name']),
    };
}
/** @throws TypeError if the body does not say whether the schedule is enabled */
function scheduleOf(body) {
    const { id, name, properties } = (0,json/* fieldsOf */.Pf)(body);
    const { isEnabled, nextRun, timeZone, frequency, interval, expiryTime, creationTime, advancedSchedule } = (0,json/* fieldsOf */.Pf)(properties);
    if (typeof isEnabled !== 'boolean')
        throw new TypeError('a schedule that is neither enabled nor disabled');
    return {
        name: (0,json/* textOf */.b6)(name) || (0,arm_id/* nameOf */.Vb)((0,json/* textOf */.b6)(id)),
        enabled: isEnabled,
        nextRun: timeOf(nextRun),
        nextRunLocal: timeOf(nextRun) === undefined ? '' : (0,json/* textOf */.b6)(nextRun).slice(0, 16).replace('T', ' '),
        timeZone: (0,json/* textOf */.b6)(timeZone),
        frequency: (0,json/* textOf */.b6)(frequency),
        interval: Number((0,json/* textOf */.b6)(interval)) || undefined,
        weekDays: new Set((0,json/* listOf */.c3)((0,json/* fieldsOf */.Pf)(advancedSchedule)['weekDays']).map(json/* textOf */.b6)).size,
        expiry: timeOf(expiryTime),
        createdAt: timeOf(creationTime),
    };
}
/** @throws TypeError if the body does not say which runbook is tied to which schedule */
function jobScheduleOf(body) {
    const { runbook, schedule, parameters } = (0,json/* fieldsOf */.Pf)((0,json/* fieldsOf */.Pf)(body)['properties']);
    const [ofRunbook, ofSchedule] = [runbook, schedule].map((one) => (0,json/* textOf */.b6)((0,json/* fieldsOf */.Pf)(one)['name']));
    if (!ofRunbook || !ofSchedule)
        throw new TypeError('a job schedule without runbook or schedule');
    return { runbook: ofRunbook, schedule: ofSchedule, parameters: parametersOf(parameters) };
}
const parametersOf = (body) => Object.fromEntries(Object.entries((0,json/* fieldsOf */.Pf)(body)).map(([name, value]) => [name, (0,json/* textOf */.b6)(value) || (JSON.stringify(value) ?? '')]));
/** @throws TypeError if the body has no status */
function runbookJobOf(body) {
    const { id, name, properties } = (0,json/* fieldsOf */.Pf)(body);
    const { jobId, status, statusDetails, creationTime, startTime, endTime, exception, parameters } = (0,json/* fieldsOf */.Pf)(properties);
    if ((0,json/* textOf */.b6)(status) === '')
        throw new TypeError('a job without a status');
    return {
        name: (0,json/* textOf */.b6)(name) || (0,json/* textOf */.b6)(jobId) || (0,arm_id/* nameOf */.Vb)((0,json/* textOf */.b6)(id)),
        status: (0,json/* textOf */.b6)(status),
        statusDetails: (0,compare/* sameText */.QV)((0,json/* textOf */.b6)(statusDetails), 'None') ? '' : (0,json/* textOf */.b6)(statusDetails),
        createdAt: timeOf(creationTime),
        startedAt: timeOf(startTime),
        endedAt: timeOf(endTime),
        exception: (0,json/* textOf */.b6)(exception),
        parameters: parameters === undefined ? undefined : parametersOf(parameters),
    };
}
/**
 * Undefined for a job of another runbook, or from before: the filter is the service's to apply, and where it does
 * not, other jobs would speak for this runbook.
 */
function recentJobOf(body, since) {
    const job = runbookJobOf(body);
    const { runbook } = (0,json/* fieldsOf */.Pf)((0,json/* fieldsOf */.Pf)(body)['properties']);
    const ofRunbook = (0,json/* textOf */.b6)((0,json/* fieldsOf */.Pf)(runbook)['name']) || values_runbook/* RUNBOOK */.H;
    const isRecent = Math.max(job.createdAt ?? 0, job.startedAt ?? 0) >= since || (job.createdAt ?? job.startedAt) === undefined;
    return isRecent && ofRunbook.toLowerCase() === values_runbook/* RUNBOOK */.H.toLowerCase() ? job : undefined;
}
/**
 * No usage at all is an answer.
 * @throws TypeError if the body has no list
 */
function automation_usageOf(body) {
    const all = (0,json/* entriesOf */.Mc)((0,json/* fieldsOf */.Pf)(body)['value']).map(json/* fieldsOf */.Pf);
    const named = (wanted) => {
        const found = all.find(({ name }) => (0,compare/* sameText */.QV)((0,json/* textOf */.b6)((0,json/* fieldsOf */.Pf)(name)['value']), wanted));
        const { currentValue, limit, throttleStatus } = found ?? {};
        if (typeof currentValue !== 'number')
            return undefined;
        return {
            minutes: currentValue,
            limit: typeof limit === 'number' && limit >= 0 ? limit : undefined,
            throttleStatus: (0,json/* textOf */.b6)(throttleStatus),
        };
    };
    return { own: named('AccountUsage'), subscription: named('SubscriptionUsage') };
}

;// CONCATENATED MODULE: ./src/azure/barriers.ts
/** What can stand in the way of every change in a subscription: its state, its locks, its deny assignments. */


const barriers_SUBSCRIPTIONS_VERSION = '2022-12-01';
const LOCKS_VERSION = '2020-05-01';
const DENY_ASSIGNMENTS_VERSION = '2022-04-01';
const AUTHORIZATION = ['providers', 'Microsoft.Authorization'];
function barriersOf(arm) {
    const address = (subscriptionId, names, version) => ({
        id: `/subscriptions/${subscriptionId}`,
        names,
        query: { 'api-version': version },
    });
    const list = (subscriptionId, kind, version) => address(subscriptionId, [...AUTHORIZATION, kind], version);
    return {
        readSubscription: (id, signal) => arm.get(address(id, [], barriers_SUBSCRIPTIONS_VERSION), subscriptionStateOf, signal),
        listLocks: (id, next, signal) => arm.page(next ?? list(id, 'locks', LOCKS_VERSION), lockOf, signal),
        listDenyAssignments: (id, next, signal) => arm.page(next ?? list(id, 'denyAssignments', DENY_ASSIGNMENTS_VERSION), denyAssignmentOf, signal),
    };
}
/** @throws TypeError if the body does not say its state */
function subscriptionStateOf(body) {
    const { state, tenantId } = (0,json/* fieldsOf */.Pf)(body);
    if ((0,json/* textOf */.b6)(state) === '')
        throw new TypeError('a subscription without a state');
    return { state: (0,json/* textOf */.b6)(state), tenantId: (0,json/* textOf */.b6)(tenantId) };
}
/** @throws TypeError if the body does not say what is locked, and how */
function lockOf(body) {
    const { id, properties } = (0,json/* fieldsOf */.Pf)(body);
    const [, scope] = /^(.*)\/providers\/Microsoft\.Authorization\/locks\/[^/]+$/i.exec((0,json/* textOf */.b6)(id)) ?? [];
    const level = (0,json/* textOf */.b6)((0,json/* fieldsOf */.Pf)(properties)['level']);
    if (!scope || level === '')
        throw new TypeError('a lock without scope or level');
    return { name: (0,arm_id/* nameOf */.Vb)((0,json/* textOf */.b6)(id)), scope, level };
}
/** @throws TypeError if the body does not say where it holds, or for whom: it would pass for one that denies nothing */
function denyAssignmentOf(body) {
    const { id, properties } = (0,json/* fieldsOf */.Pf)(body);
    const { denyAssignmentName, scope, permissions, principals, excludePrincipals, doNotApplyToChildScopes: isNarrow, } = (0,json/* fieldsOf */.Pf)(properties);
    if ((0,json/* textOf */.b6)(scope) === '' || !Array.isArray(permissions) || !Array.isArray(principals))
        throw new TypeError('a deny assignment without scope, permissions or principals');
    return {
        name: (0,json/* textOf */.b6)(denyAssignmentName) || (0,arm_id/* nameOf */.Vb)((0,json/* textOf */.b6)(id)),
        scope: (0,json/* textOf */.b6)(scope),
        reachesBelow: isNarrow !== true,
        permissions: (0,json/* listOf */.c3)(permissions).map((permission) => ({
            actions: textsOf((0,json/* fieldsOf */.Pf)(permission)['actions']),
            notActions: textsOf((0,json/* fieldsOf */.Pf)(permission)['notActions']),
        })),
        principals: barriers_idsOf(principals),
        excluded: barriers_idsOf(excludePrincipals),
    };
}
const textsOf = (value) => (0,json/* listOf */.c3)(value).map(json/* textOf */.b6);
const barriers_idsOf = (principals) => (0,json/* listOf */.c3)(principals).map((principal) => (0,json/* textOf */.b6)((0,json/* fieldsOf */.Pf)(principal)['id']).toLowerCase());

// EXTERNAL MODULE: ./src/core/render/advice.ts
var advice = __webpack_require__(5194);
;// CONCATENATED MODULE: ./src/azure/once.ts
/** Of very many items and mappings most say the same in most fields, so that each such value is kept once. */

/** Beyond this number what is new is not shared: it is likely to be new each time. */
const MAX_KEPT = 10_000;
/** For a value that was seen before, the one that was seen. */
function keptOnce(keyOf) {
    const kept = new Map();
    return (value) => {
        const key = keyOf(value);
        const known = kept.get(key);
        if (known !== undefined)
            return known;
        if (kept.size < MAX_KEPT)
            kept.set(key, value);
        return value;
    };
}
const keptText = keptOnce((text) => text);
const once = (value) => keptText((0,json/* textOf */.b6)(value));
const namesOnce = keptOnce((names) => names.join('\n'));

;// CONCATENATED MODULE: ./src/azure/body-reader.ts





/** Entries that are null, or no objects, say nothing, and must not hide those that do. */
function list(value) {
    const all = value instanceof Array ? value : [];
    return all.filter((entry) => typeof entry === 'object' && entry !== null);
}
/** Deeper than the service nests errors. */
const MAX_DEPTH = 5;
const NO_ERRORS = [];
/** Those within others stand behind them: only they may say what it is about. */
function healthErrorsOf(value, depth = 0) {
    const entries = depth > MAX_DEPTH ? [] : (0,json/* listOf */.c3)(value);
    if (entries.length === 0)
        return NO_ERRORS;
    return entries.flatMap((entry) => {
        const error = (0,json/* fieldsOf */.Pf)(entry);
        const level = (0,json/* textOf */.b6)(error['errorLevel']);
        const category = (0,json/* textOf */.b6)(error['errorCategory']);
        const createdAt = timeOf(error['creationTimeUtc']);
        const own = {
            code: (0,json/* textOf */.b6)(error['errorCode']),
            message: (0,json/* textOf */.b6)(error['summaryMessage']) || (0,json/* textOf */.b6)(error['errorMessage']),
            possibleCauses: (0,json/* textOf */.b6)(error['possibleCauses']),
            recommendedAction: (0,json/* textOf */.b6)(error['recommendedAction']),
            ...(level !== '' && { level }),
            ...(category !== '' && !/^none$/i.test(category) && { category }),
            ...(createdAt !== undefined && { createdAt }),
        };
        return [own, ...healthErrorsOf(error['innerHealthErrors'], depth + 1)];
    });
}
/** @throws TypeError if the body has no id */
function mappingOf(given) {
    const body = (0,json/* fieldsOf */.Pf)(given);
    const id = (0,json/* textOf */.b6)(body.id);
    if (id === '')
        throw new TypeError('a mapping without an id');
    const properties = body.properties ?? {};
    const details = properties.providerSpecificDetails ?? undefined;
    const provider = once(details?.instanceType) || undefined;
    const a2a = provider?.toLowerCase() === 'a2a' ? details : undefined;
    return {
        id,
        name: (0,json/* textOf */.b6)(body.name) || id.slice(id.lastIndexOf('/') + 1),
        provider,
        state: once(properties.state),
        sourceFabric: once(properties.sourceFabricFriendlyName),
        targetFabric: once(properties.targetFabricFriendlyName),
        sourceContainer: body_reader_namesOf((0,arm_id/* containerOf */.t8)(id), properties.sourceProtectionContainerFriendlyName),
        targetContainer: body_reader_namesOf((0,arm_id/* nameOf */.Vb)((0,json/* textOf */.b6)(properties.targetProtectionContainerId)), properties.targetProtectionContainerFriendlyName),
        autoUpdate: a2a === undefined
            ? undefined
            : {
                status: once(a2a.agentAutoUpdateStatus),
                automationAccountId: once(a2a.automationAccountArmId) || undefined,
                authenticationType: once(a2a.automationAccountAuthenticationType) || undefined,
                scheduleName: (0,json/* textOf */.b6)(a2a.scheduleName) || undefined,
                jobScheduleName: (0,json/* textOf */.b6)(a2a.jobScheduleName) || undefined,
            },
        health: once(properties.health),
        healthErrors: healthErrorsOf(properties.healthErrorDetails),
    };
}
/** Kept for every mapping of a run, so each name once and no more than the name. */
function body_reader_namesOf(name, friendlyName) {
    const names = [name.toLowerCase(), (0,json/* textOf */.b6)(friendlyName).toLowerCase()];
    return namesOnce(names[0] === names[1] || names[1] === '' ? names.slice(0, 1) : names);
}
/** The provider's text is often the cause where the service's own is generic, so both are kept. */
function body_reader_problemOf(error) {
    const service = error.serviceErrorDetails ?? {};
    const provider = error.providerErrorDetails ?? {};
    const both = (a, b) => [...new Set([(0,json/* textOf */.b6)(a), (0,json/* textOf */.b6)(b)])].filter((text) => text !== '').join(' ');
    const recommendedAction = both(service.recommendedAction, provider.recommendedAction) || undefined;
    const code = (0,json/* textOf */.b6)(service.code) || (0,json/* textOf */.b6)(provider.errorCode) || 'JobError';
    return {
        code,
        message: both(service.message, provider.errorMessage) || 'The job gives no message.',
        possibleCauses: both(service.possibleCauses, provider.possibleCauses) || undefined,
        recommendedAction,
        correlationId: (0,json/* textOf */.b6)(service.activityId) || undefined,
        nextStep: recommendedAction === undefined ? (0,advice/* adviceFor */.c)(code, undefined) : 'Do what the service recommends, then run again.',
    };
}
/** Errors of the highest level first; the same error is repeated in job and task. */
function firstProblem(errors) {
    const level = (error) => ((0,json/* textOf */.b6)(error.errorLevel).toLowerCase() === 'error' ? 0 : 1);
    const first = [...errors].sort((a, b) => level(a) - level(b))[0];
    return first === undefined ? undefined : body_reader_problemOf(first);
}
/** A task may hold nothing but other tasks, and their errors stand only there. */
function errorsOf(tasks, depth) {
    if (depth > MAX_DEPTH)
        return [];
    return tasks.flatMap((task) => [
        ...list(task.errors),
        ...errorsOf(list(task.groupTaskCustomDetails?.childTasks), depth + 1),
    ]);
}
function jobView(body) {
    const properties = body.properties ?? {};
    const ownErrors = list(properties.errors);
    const errors = ownErrors.length > 0 ? ownErrors : errorsOf(list(properties.tasks), 0);
    return {
        name: (0,json/* textOf */.b6)(body.name),
        state: (0,json/* textOf */.b6)(properties.state),
        stateDescription: (0,json/* textOf */.b6)(properties.stateDescription),
        problem: firstProblem(errors),
        hasEnded: isTime(properties.endTime),
        lengthMs: lengthOf(properties.startTime, properties.endTime),
        affected: affectedOf(properties.customDetails?.affectedObjectDetails),
    };
}
/** The service writes years at the ends of time where there is none. */
function isTime(time) {
    const year = time instanceof Date ? time.getUTCFullYear() : new Date((0,json/* textOf */.b6)(time)).getUTCFullYear();
    return year > 2000 && year < 9000;
}
function lengthOf(start, end) {
    if (!(start instanceof Date) || !(end instanceof Date))
        return undefined;
    const length = end.getTime() - start.getTime();
    return Number.isNaN(length) ? undefined : Math.max(0, length);
}
/**
 * The containers that a job works on, from details whose keys have changed over the years but always begin with the
 * side they speak of. A job about one machine is about more than the mapping, and names none here.
 */
function affectedOf(details) {
    const { source, target, ofMachine } = sidesOf(details);
    return !ofMachine && source.length > 0 && target.length > 0 ? { source, target } : undefined;
}
/** Names and ids of either side, in lower case, and whether a machine is among them. */
function sidesOf(details) {
    const entries = Object.entries((0,json/* fieldsOf */.Pf)(details))
        .map(([key, value]) => [key.toLowerCase(), (0,arm_id/* nameOf */.Vb)((0,json/* textOf */.b6)(value)).toLowerCase()])
        .filter(([, value]) => value !== '');
    const side = (prefix) => entries.filter(([key]) => prefix.test(key)).map(([, value]) => value);
    return {
        source: side(/^(primary|source)/),
        target: side(/^(recovery|target)/),
        ofMachine: entries.some(([key]) => /vm(id|name)$/.test(key)),
    };
}
/** The body behind an operation link: a status, and an error where it failed, or as a remark. */
function operationView(body) {
    const fields = (0,json/* fieldsOf */.Pf)(body);
    const error = (0,json/* fieldsOf */.Pf)(fields['error']);
    const code = (0,json/* textOf */.b6)(error['code']);
    return {
        name: (0,json/* textOf */.b6)(fields['name']),
        state: (0,json/* textOf */.b6)(fields['status']),
        stateDescription: '',
        hasEnded: isTime(fields['endTime']),
        problem: code === '' ? undefined : { code, message: (0,json/* textOf */.b6)(error['message']), nextStep: (0,advice/* adviceFor */.c)(code, undefined) },
    };
}

;// CONCATENATED MODULE: ./src/azure/ids.ts
/** Ids and names that the service gave, checked before anything is asked for by them. */

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const IN_CONTAINER = /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.RecoveryServices\/vaults\/[^/]+\/replicationFabrics\/[^/]+\/replicationProtectionContainers\/[^/]+\//i;
const JOB_NAME = /^[\w-]{1,100}$/;
/** A name may hold whatever the service calls a thing by, but for what would lead to another resource. */
function checkedName(name) {
    if (name === '' || name === '.' || name === '..' || name.includes('/'))
        throw new azure_failure/* UnusableIdError */.vk(name);
    return name;
}
/** Jobs have a guid for a name; older and simulated ones have other plain words. */
function checkedJobName(name) {
    if (!JOB_NAME.test(name))
        throw new azure_failure/* UnusableIdError */.vk(name);
    return name;
}
/**
 * The names in the id of what is in a protection container: a mapping, or a replicated item.
 * @throws UnusableIdError if the id is not exactly that of one
 */
function pathInVault(id, type) {
    const parts = id.split('/');
    const [, , subscription = '', , , , , , , , fabric = '', , container = '', kind = '', name = ''] = parts;
    const isShaped = parts.length === 15 &&
        IN_CONTAINER.test(id) &&
        GUID.test(subscription) &&
        kind.toLowerCase() === type.toLowerCase();
    if (!isShaped || parts.slice(1).some((part) => part === '' || part === '.' || part === '..'))
        throw new azure_failure/* UnusableIdError */.vk(id);
    return { fabric, container, name };
}
/** What follows the id of a vault in that of a protection container. */
const pathTo = (fabric, container) => [
    'replicationFabrics',
    fabric,
    'replicationProtectionContainers',
    container,
];

;// CONCATENATED MODULE: ./src/azure/site-recovery.ts
/** Site Recovery through the SDK's client: one request a call, its answer as a plain value of the core. */





async function siteRecoveryOf(arm) {
    const sdk = await Promise.all(/* import() */[__webpack_require__.e(669), __webpack_require__.e(198)]).then(__webpack_require__.bind(__webpack_require__, 5198));
    const clients = new id_map/* IdMap */.Eo();
    /** The SDK's client is bound to a subscription. */
    function client(vault) {
        const existing = clients.get(vault.subscriptionId);
        if (existing !== undefined)
            return existing;
        const created = new sdk.SiteRecoveryManagementClient(site_recovery_unusedCredential, vault.subscriptionId, {
            endpoint: arm.endpoint,
            $host: arm.endpoint,
            ...arm.clientOptions,
        });
        arm.adopt(created.pipeline);
        clients.set(vault.subscriptionId, created);
        return created;
    }
    const call = (signal, make) => arm.call(signal, (abortSignal) => {
        const state = { options: { abortSignal, onResponse: (response) => (state.response = response) } };
        return make(state);
    });
    return {
        // Read as they come: the SDK would make a second copy of ten thousand of them, which are on one page.
        async listMappings(vault, next, signal) {
            const listed = await arm.page(next ?? mappingsOf(vault, []), mappingOf, signal);
            return neverUsed(listed) ? { ok: true, value: { items: [], next: undefined } } : listed;
        },
        listFabrics: (vault, next, signal) => call(signal, (state) => {
            const fabrics = client(vault).replicationFabrics.list(vault.name, vault.resourceGroup, state.options);
            return onePage(fabrics.byPage(from(next)), state, site_recovery_nameOf);
        }),
        listContainers: (vault, fabric, next, signal) => call(signal, (state) => {
            const { replicationProtectionContainers: containers } = client(vault);
            const listed = containers.listByReplicationFabrics(vault.name, vault.resourceGroup, checkedName(fabric), state.options);
            return onePage(listed.byPage(from(next)), state, site_recovery_nameOf);
        }),
        listContainerMappings: (vault, fabric, container, next, signal) => arm.page(next ?? mappingsOf(vault, pathTo(fabric, container)), mappingOf, signal),
        readMapping: (vault, mappingId, signal) => call(signal, async ({ options }) => {
            const { fabric, container, name } = pathInVault(mappingId, 'replicationProtectionContainerMappings');
            const { replicationProtectionContainerMappings: mappings } = client(vault);
            return mappingOf(await mappings.get(vault.name, vault.resourceGroup, fabric, container, name, options));
        }),
        startChange: (vault, mapping, wanted, signal) => call(signal, async (state) => {
            const { fabric, container, name } = pathInVault(mapping.id, 'replicationProtectionContainerMappings');
            const { replicationProtectionContainerMappings: mappings } = client(vault);
            await mappings.beginUpdate(vault.name, vault.resourceGroup, fabric, container, name, changeTo(wanted), state.options);
            return acceptedWith(arm.linksOf(state.response));
        }),
        readJob: (vault, jobName, signal) => call(signal, async ({ options }) => jobView(await client(vault).replicationJobs.get(vault.name, vault.resourceGroup, checkedJobName(jobName), options))),
        listJobs: (vault, next, signal) => call(signal, (state) => onePage(client(vault).replicationJobs.list(vault.name, vault.resourceGroup, state.options).byPage(from(next)), state, jobView)),
        async readOperation(_vault, { statusLink }, signal) {
            if (statusLink === undefined)
                return { ok: false, failure: (0,azure_failure/* answerFailure */.Rp)('no operation link') };
            return arm.get(statusLink, operationView, signal);
        },
    };
}
const site_recovery_VERSION = '2023-06-01';
const mappingsOf = (vault, above) => ({
    id: vault.id,
    names: [...above, 'replicationProtectionContainerMappings'],
    query: { 'api-version': site_recovery_VERSION },
});
/** The SDK insists on a credential; the sign-in policy takes its place. */
const site_recovery_unusedCredential = { getToken: () => Promise.resolve(null) };
const from = (continuationToken) => continuationToken === undefined ? {} : { continuationToken };
async function onePage(pages, state, read) {
    const page = await pages.next();
    const body = (0,json/* fieldsOf */.Pf)(state.response?.parsedBody);
    (0,json/* entriesOf */.Mc)(body['value']);
    if (page.done === true || !Array.isArray(page.value))
        throw new TypeError('a list without its items');
    const items = page.value.filter((entry) => entry !== null).map(read);
    return { items, next: (0,json/* textOf */.b6)(body['nextLink']) || undefined };
}
function site_recovery_nameOf(body) {
    if (!body.name)
        throw new TypeError('a fabric or container without a name');
    return body.name;
}
/** A vault that never used Site Recovery is not registered with it, and so has no mappings. */
const neverUsed = (result) => !result.ok && result.failure.problem.code.toLowerCase() === 'subscriptionidnotregisteredwithsrs';
/** Without the authentication type the service would take the retired Run As account. */
function changeTo(wanted) {
    const providerSpecificInput = {
        instanceType: 'A2A',
        agentAutoUpdateStatus: wanted.status,
        ...(wanted.status === 'Enabled' && {
            automationAccountArmId: wanted.automationAccountId,
            automationAccountAuthenticationType: 'SystemAssignedIdentity',
        }),
    };
    return { properties: { providerSpecificInput } };
}
/** The guid in any of the links is the name of the job. */
function acceptedWith(links) {
    const { status, statusLink, location, requestId, foreignHost } = links;
    if (status !== 202 && statusLink === undefined && location === undefined)
        return { kind: 'finished' };
    const jobName = /\/(?:replicationOperationStatus|replicationJobs)\/([\w-]+)/i.exec(statusLink ?? '')?.[1] ??
        /\/operationresults\/([\w-]+)/i.exec(location ?? '')?.[1] ??
        /\/replicationJobs\/([\w-]+)/i.exec(requestId ?? '')?.[1];
    const operation = {
        jobName: jobName?.toLowerCase(),
        statusLink,
        ...(foreignHost === undefined ? {} : { foreignHost }),
    };
    return { kind: 'started', operation };
}

;// CONCATENATED MODULE: ./src/azure/items.ts







const items_VERSION = '2025-08-01';
function itemsOf(arm) {
    return {
        async listItems(vault, next, signal) {
            const listed = await arm.page(next ?? below(vault, ['replicationProtectedItems']), itemOf, signal);
            return neverUsed(listed) ? { ok: true, value: { items: [], next: undefined } } : listed;
        },
        listContainerItems: (vault, fabric, container, next, signal) => arm.page(next ?? below(vault, [...pathTo(fabric, container), 'replicationProtectedItems']), itemOf, signal),
        readItem: (vault, itemId, signal) => arm.get(() => addressOf(vault, itemId), itemOf, signal),
        startUpdate: (vault, item, signal) => arm.post(() => addressOf(vault, item.id, 'updateMobilityService'), { properties: {} }, acceptedWith, signal),
    };
}
const below = (vault, names) => ({
    id: vault.id,
    names,
    query: { 'api-version': items_VERSION },
});
function addressOf(vault, itemId, ...action) {
    const { fabric, container, name } = pathInVault(itemId, 'replicationProtectedItems');
    return below(vault, [...pathTo(fabric, container), 'replicationProtectedItems', name, ...action]);
}
/** @throws TypeError if the body has no id */
function itemOf(body) {
    const { id: givenId, name: givenName, properties: given } = (0,json/* fieldsOf */.Pf)(body);
    const id = (0,json/* textOf */.b6)(givenId);
    if (id === '')
        throw new TypeError('a replicated item without an id');
    const name = (0,json/* textOf */.b6)(givenName) || (0,arm_id/* nameOf */.Vb)(id);
    const properties = (0,json/* fieldsOf */.Pf)(given);
    const details = (0,json/* fieldsOf */.Pf)(properties['providerSpecificDetails']);
    const scenario = (0,json/* fieldsOf */.Pf)(properties['currentScenario']);
    const vmId = (0,json/* textOf */.b6)(details['fabricObjectId']) || undefined;
    const vm = (0,json/* textOf */.b6)(properties['friendlyName']) || (0,arm_id/* nameOf */.Vb)(vmId ?? '') || name;
    const healthErrors = healthErrorsOf(properties['healthErrors']);
    const upgradeable = details['isAgentUpgradeable'];
    return {
        id,
        name,
        // Most often the same name, which is kept once then.
        vm: vm === name ? name : vm,
        vmId,
        provider: once(details['instanceType']) || undefined,
        sourceContainer: body_reader_namesOf((0,arm_id/* containerOf */.t8)(id), properties['primaryProtectionContainerFriendlyName']),
        sourceRegion: once(details['primaryFabricLocation']) || once(properties['primaryFabricFriendlyName']),
        targetRegion: once(details['recoveryFabricLocation']) || once(properties['recoveryFabricFriendlyName']),
        osType: once(details['osType']),
        distribution: once(details['distroName']),
        agentDistribution: once(details['distroNameForWhichAgentIsInstalled']),
        lastHeartbeat: timeOf(details['lastHeartbeat']),
        rebootNeeded: rebootNeeded(details, healthErrors),
        protectionState: once(properties['protectionState']),
        replicationHealth: once(properties['replicationHealth']),
        vmProtectionState: once(details['vmProtectionState']),
        healthErrors,
        agentVersion: once(details['agentVersion']),
        updateAvailable: details['isReplicationAgentUpdateRequired'] === true,
        agentExpiry: timeOf(details['agentExpiryDate']),
        certificateUpdateRequired: details['isReplicationAgentCertificateUpdateRequired'] === true,
        certificateExpiry: timeOf(details['agentCertificateExpiryDate']),
        upgradeable: typeof upgradeable === 'boolean' ? upgradeable : undefined,
        upgradeInProgress: details['isAgentUpgradeInProgress'] === true,
        upgradeRetriesExhausted: details['isAgentUpgradeRetryThresholdExhausted'] === true,
        upgradeTries: Math.max(0, Math.trunc(Number((0,json/* textOf */.b6)(details['autoAgentUpgradeRetryCount'])) || 0)),
        reinstallRequired: details['isAgentReinstallRequired'] === true,
        blockingReasons: blockingReasons(details),
        currentJob: something((0,arm_id/* nameOf */.Vb)((0,json/* textOf */.b6)(scenario['jobId']))),
        currentScenario: something((0,json/* textOf */.b6)(scenario['scenarioName'])),
    };
}
/** The service says `None` where nothing runs. */
const something = (name) => (name === '' || /^none$/i.test(name) ? undefined : name);
const REBOOT = /\breboot\b.*\b(?:required|needed|pending|recommended)\b|\b(?:requires?|needs?|pending|recommended)\b.*\breboot\b/i;
/** Items of other providers have a property for it; those of A2A, by their types, say it in a health error or not at all. */
const rebootNeeded = (details, errors) => /^true$/i.test(String(details['isRebootAfterUpdateRequired'])) || errors.some(({ message }) => REBOOT.test(message));
const NONE = [];
/** The details say why; the reasons by themselves are a word for it, and serve where there are no details. */
function blockingReasons(details) {
    const told = (0,json/* listOf */.c3)(details['reasonsBlockingReinstallDetails']).map((reason) => {
        const { errorCode, errorMessage, possibleCauses } = (0,json/* fieldsOf */.Pf)(reason);
        return (0,json/* textOf */.b6)(reason) || (0,json/* textOf */.b6)(errorMessage) || (0,json/* textOf */.b6)(possibleCauses) || (0,json/* textOf */.b6)(errorCode);
    });
    const reasons = told.filter((reason) => reason !== '');
    const word = (0,json/* textOf */.b6)(details['reasonsBlockingReInstall']);
    if (reasons.length > 0)
        return [...new Set(reasons)];
    return word === '' ? NONE : [word];
}

;// CONCATENATED MODULE: ./src/azure/repairs.ts
/** What a repair changes beside settings and agents: identities and schedules of automation accounts, and roles. */





const AUTOMATION_VERSION = '2023-11-01';
const AUTHORIZATION_VERSION = '2022-04-01';
function repairsOf(arm) {
    const account = (id, ...names) => ({
        id,
        names,
        query: { 'api-version': AUTOMATION_VERSION },
    });
    const authorization = (id, ...names) => ({
        id,
        names: ['providers', 'Microsoft.Authorization', ...names],
        query: { 'api-version': AUTHORIZATION_VERSION },
    });
    return {
        enableIdentity: (accountId, userAssigned, signal) => arm.change('PATCH', account(accountId), { identity: repairs_identityWith(userAssigned) }, accountOf, signal),
        enableSchedule: (accountId, name, signal) => arm.change('PATCH', account(accountId, 'schedules', name), { name, properties: { isEnabled: true } }, () => undefined, signal),
        async grantContributor(scope, principalId, signal) {
            const assignment = authorization(scope, 'roleAssignments', assignmentName(scope, principalId));
            const roleDefinitionId = `/subscriptions/${(0,arm_id/* subscriptionOf */.XD)(scope)}/providers/Microsoft.Authorization/roleDefinitions/${CONTRIBUTOR}`;
            const properties = { roleDefinitionId, principalId, principalType: 'ServicePrincipal' };
            const given = await arm.change('PUT', assignment, { properties }, () => undefined, signal);
            return isGivenAlready(given) ? { ok: true, value: undefined } : given;
        },
        listPermissions: (scope, signal) => arm.get(authorization(scope, 'permissions'), permissionsOf, signal),
    };
}
const isGivenAlready = (given) => !given.ok && given.failure.problem.code === 'RoleAssignmentExists';
/** The same for the same scope and principal, so that a second try cannot give the role twice. */
function assignmentName(scope, principalId) {
    const hash = (0,external_node_crypto_.createHash)('sha256').update(`${scope}\n${principalId}\n${CONTRIBUTOR}`.toLowerCase()).digest('hex');
    const variant = ((Number.parseInt(hash.slice(16, 17), 16) & 3) | 8).toString(16);
    return [
        hash.slice(0, 8),
        hash.slice(8, 12),
        `5${hash.slice(13, 16)}`,
        `${variant}${hash.slice(17, 20)}`,
        hash.slice(20, 32),
    ].join('-');
}
const repairs_identityWith = (userAssigned) => userAssigned.length === 0
    ? { type: 'SystemAssigned' }
    : {
        type: 'SystemAssigned, UserAssigned',
        userAssignedIdentities: Object.fromEntries(userAssigned.map((id) => [id, {}])),
    };
/** @throws TypeError if the body is no list */
function permissionsOf(body) {
    const { value } = (0,json/* fieldsOf */.Pf)(body);
    if (!Array.isArray(value))
        throw new TypeError('a list without its items');
    const texts = (list) => (0,json/* listOf */.c3)(list)
        .map(json/* textOf */.b6)
        .filter((text) => text !== '');
    return value.map((permission) => {
        const { actions, notActions } = (0,json/* fieldsOf */.Pf)(permission);
        return { actions: texts(actions), notActions: texts(notActions) };
    });
}

;// CONCATENATED MODULE: ./src/azure/roles.ts



const roles_VERSION = '2022-04-01';
function roles_rolesOf(arm) {
    return {
        listRoles(scope, principalId, which, next, signal) {
            const principal = `'${principalId.replaceAll("'", "''")}'`;
            const $filter = which === 'all' ? `atScope() and assignedTo(${principal})` : `principalId eq ${principal}`;
            const first = {
                id: scope,
                names: ['providers', 'Microsoft.Authorization', 'roleAssignments'],
                query: { 'api-version': roles_VERSION, $filter },
            };
            return arm.page(next ?? first, (assignment) => roleOf(assignment, scope, principalId), signal);
        },
    };
}
/** An assignment to another of these is not this principal's, whatever filter the service was given. */
const INDIVIDUALS = ['user', 'serviceprincipal', 'device'];
/**
 * Undefined for an assignment that does not reach the scope, or is another principal's: a group stands for its members.
 * @throws TypeError if the body does not say who may do what where
 */
function roleOf(body, scope, principalId) {
    const properties = (0,json/* fieldsOf */.Pf)((0,json/* fieldsOf */.Pf)(body)['properties']);
    const [at, definition, holder] = ['scope', 'roleDefinitionId', 'principalId'].map((key) => (0,json/* textOf */.b6)(properties[key]));
    if (!at || !definition || !holder)
        throw new TypeError('a role assignment without scope, role or principal');
    const isOwn = (0,compare/* sameText */.QV)(holder, principalId);
    const isOthers = !isOwn && INDIVIDUALS.includes((0,json/* textOf */.b6)(properties['principalType']).toLowerCase());
    // The list of a scope also names assignments below it, which say nothing of the scope itself.
    if (isOthers || !(0,arm_id/* isInScope */.yX)(scope, at))
        return undefined;
    return { scope: at, roleId: (0,arm_id/* nameOf */.Vb)(definition).toLowerCase(), group: isOwn ? undefined : holder.toLowerCase() };
}

;// CONCATENATED MODULE: ./src/azure/vms.ts
/** VMs as Azure sees them now: power, VM agent, and the extension of Site Recovery. */



const vms_VERSION = '2024-07-01';
const vmsOf = (arm) => ({
    readVm: (vmId, signal) => arm.get(() => {
        if (!(0,arm_id/* isVmId */.hI)(vmId))
            throw new azure_failure/* UnusableIdError */.vk(vmId);
        return { id: vmId, names: ['instanceView'], query: { 'api-version': vms_VERSION } };
    }, vmViewOf, signal),
});
const OF_SITE_RECOVERY = /SiteRecovery/i;
/** @throws TypeError if the body has no statuses: that would pass for a VM that runs */
function vmViewOf(body) {
    const { statuses, vmAgent, extensions } = (0,json/* fieldsOf */.Pf)(body);
    if (!Array.isArray(statuses))
        throw new TypeError('an instance view without statuses');
    const power = statusesIn(statuses).find(({ code }) => /^PowerState\//i.test((0,json/* textOf */.b6)(code)));
    const [agent] = statusesIn((0,json/* fieldsOf */.Pf)(vmAgent)['statuses']);
    const extension = (0,json/* listOf */.c3)(extensions)
        .map(json/* fieldsOf */.Pf)
        .find(({ name, type }) => OF_SITE_RECOVERY.test((0,json/* textOf */.b6)(type)) || OF_SITE_RECOVERY.test((0,json/* textOf */.b6)(name)));
    return {
        powerState: (0,json/* textOf */.b6)(power?.['code']).replace(/^PowerState\//i, ''),
        agentStatus: (0,json/* textOf */.b6)(agent?.['displayStatus']),
        extension: extension === undefined ? undefined : extensionOf(statusesIn(extension['statuses'])),
    };
}
function extensionOf(statuses) {
    const bad = statuses.find(({ code, level }) => /\/failed\b/i.test((0,json/* textOf */.b6)(code)) || /^error$/i.test((0,json/* textOf */.b6)(level)));
    const said = bad ?? statuses[0];
    if (said === undefined)
        return undefined;
    return { status: (0,json/* textOf */.b6)(said['displayStatus']), failed: bad !== undefined, message: (0,json/* textOf */.b6)(said['message']) };
}
const statusesIn = (value) => (0,json/* listOf */.c3)(value).map(json/* fieldsOf */.Pf);

;// CONCATENATED MODULE: ./src/azure/vault-health.ts



const vault_health_VERSION = '2025-08-01';
const vault_health_below = (vault, name) => ({
    id: vault.id,
    names: [name],
    query: { 'api-version': vault_health_VERSION },
});
function vaultHealthOf(arm) {
    return {
        async readVaultHealth(vault, signal) {
            const read = await arm.get(vault_health_below(vault, 'replicationVaultHealth'), issuesOf, signal);
            return neverUsed(read) ? { ok: true, value: [] } : read;
        },
        async listAlertSettings(vault, next, signal) {
            const listed = await arm.page(next ?? vault_health_below(vault, 'replicationAlertSettings'), alertOf, signal);
            return neverUsed(listed) ? { ok: true, value: { items: [], next: undefined } } : listed;
        },
    };
}
/** @throws TypeError if the body has no properties: that would pass for a healthy vault */
function issuesOf(body) {
    const { properties } = (0,json/* fieldsOf */.Pf)(body);
    if (typeof properties !== 'object' || properties === null)
        throw new TypeError('a vault health without properties');
    const { vaultErrors, ...summaries } = (0,json/* fieldsOf */.Pf)(properties);
    const ofVault = healthErrorsOf(vaultErrors).map(({ code, category = '', level = '', message }) => ({
        code,
        category,
        severity: level,
        message,
        about: 'Vault',
    }));
    const parts = ['protectedItemsHealth', 'fabricsHealth', 'containersHealth'];
    return [...ofVault, ...parts.flatMap((part) => (0,json/* listOf */.c3)((0,json/* fieldsOf */.Pf)(summaries[part])['issues']).map(vault_health_issueOf))];
}
function vault_health_issueOf(entry) {
    const issue = (0,json/* fieldsOf */.Pf)(entry);
    const category = (0,json/* textOf */.b6)(issue['category']);
    return {
        code: (0,json/* textOf */.b6)(issue['summaryCode']),
        category: /^none$/i.test(category) ? '' : category,
        severity: (0,json/* textOf */.b6)(issue['severity']),
        message: (0,json/* textOf */.b6)(issue['summaryMessage']),
        about: (0,json/* textOf */.b6)(issue['affectedResourceType']),
    };
}
function alertOf(body) {
    const properties = (0,json/* fieldsOf */.Pf)((0,json/* fieldsOf */.Pf)(body)['properties']);
    const addresses = (0,json/* listOf */.c3)(properties['customEmailAddresses']).filter((address) => (0,json/* textOf */.b6)(address).trim() !== '');
    return {
        toOwners: /^send$/i.test((0,json/* textOf */.b6)(properties['sendToOwners'])),
        addresses: addresses.length,
    };
}

;// CONCATENATED MODULE: ./src/azure/vault-jobs.ts



const vault_jobs_VERSION = '2025-08-01';
const jobs = (vault, names, query = {}) => ({
    id: vault.id,
    names: ['replicationJobs', ...names],
    query: { 'api-version': vault_jobs_VERSION, ...query },
});
function vaultJobsOf(arm) {
    return {
        listVaultJobs: (vault, which, next, signal) => arm.page(next ?? jobs(vault, [], which === 'failed' ? { $filter: "JobStatus eq 'Failed'" } : {}), listedJobOf, signal),
        readJobErrors: (vault, name, signal) => arm.get(() => jobs(vault, [name]), jobErrorsOf, signal),
    };
}
function listedJobOf(body) {
    const { name, properties } = (0,json/* fieldsOf */.Pf)(body);
    const job = (0,json/* fieldsOf */.Pf)(properties);
    if ((0,json/* textOf */.b6)(name) === '')
        return undefined;
    return {
        name: (0,json/* textOf */.b6)(name),
        scenario: (0,json/* textOf */.b6)(job['scenarioName']),
        state: (0,json/* textOf */.b6)(job['state']),
        at: timeOf(job['endTime']) ?? timeOf(job['startTime']),
        targetId: (0,json/* textOf */.b6)(job['targetObjectId']),
        targetName: (0,json/* textOf */.b6)(job['targetObjectName']),
    };
}
function jobErrorsOf(body) {
    const details = (0,json/* fieldsOf */.Pf)((0,json/* fieldsOf */.Pf)((0,json/* fieldsOf */.Pf)(body)['properties'])['customDetails']);
    return {
        problem: jobView((0,json/* fieldsOf */.Pf)(body)).problem,
        source: sidesOf(details['affectedObjectDetails']).source,
    };
}

;// CONCATENATED MODULE: ./src/azure/services.ts









const servicesOf = async (arm) => ({
    ...(await siteRecoveryOf(arm)),
    ...itemsOf(arm),
    ...automationOf(arm),
    ...roles_rolesOf(arm),
    ...barriersOf(arm),
    ...vmsOf(arm),
    ...repairsOf(arm),
    ...vaultHealthOf(arm),
    ...vaultJobsOf(arm),
});

;// CONCATENATED MODULE: ./src/connect.ts
/** Connects to Azure. */




function connect({ tokens, clientId }, { cloud }, runId) {
    let made;
    const arm = () => (made ??= connectArm({ cloud, tokens, clientId, runId, userAgent: `asr-autoupdate/${version/* VERSION */.xv}` }));
    return {
        directory: async () => directoryOf(await arm()),
        service: async () => servicesOf(await arm()),
    };
}

// EXTERNAL MODULE: ./src/publish.ts
var publish = __webpack_require__(4496);
;// CONCATENATED MODULE: ./src/run.ts
/** Connects, finds the vaults, acts on them, and publishes how that ended. */














async function run(host, signIn, settings, { stop, deadline, rescue }, { exemptions, approval }) {
    const { tokens, tenantId } = signIn;
    const runId = (0,external_node_crypto_.randomUUID)();
    limitHeapGrowth();
    try {
        const { task } = settings;
        const context = {
            host,
            settings,
            runId,
            stop,
            timeLeftMs: () => deadline - clock/* systemClock */.m.monotonic(),
            tenantId,
            exemptions,
            rescue,
        };
        const onAzure = async (azureTask) => {
            const connected = { ...context, connection: connect(signIn, settings, runId) };
            return approval?.ok === false
                ? refusedPlan(approval.problem, { ...connected, tenantId: settings.tenantId })
                : signedIn(await act(azureTask, approval?.plan, connected), tokens.failure);
        };
        const result = task.action === 'Merge' ? await merge(task, context) : await onAzure(task);
        if (!rescue.isBroken())
            await (0,publish/* publish */.mk)(host, result);
    }
    finally {
        stop.dispose();
    }
}
async function act(task, approved, context) {
    const { target } = task;
    if (target.kind === 'vaults')
        return actOn((0,estate_model/* namedVaults */.Pu)(target.vaults), task, context, approved);
    const found = await (0,vaults/* findVaults */.xX)(target, context);
    return found.ok ? actOn(found.value, task, context, approved) : (0,vaults/* notFound */.mX)(task, found.failure, context);
}
function actOn(found, task, context, approved) {
    switch (task.action) {
        case 'Enabled':
        case 'Disabled':
            return change(task, found, context);
        case 'UpdateAgents':
            return updateAgents(task, found, context);
        case 'Audit':
            return audit(task, found, context);
        case 'Repair':
            return repair_repair(task, found, approved, context);
        case 'Discover':
            return discover(task, found, context);
    }
}


/***/ })

};
;