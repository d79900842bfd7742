"use strict";
exports.id = 965;
exports.ids = [965];
exports.modules = {

/***/ 48965:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  merge: () => (/* binding */ merge)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/core/values/arm-id.ts
var arm_id = __webpack_require__(45696);
// EXTERNAL MODULE: ./src/core/audit/junit.ts
var junit = __webpack_require__(81775);
// EXTERNAL MODULE: ./src/core/audit/sarif.ts
var sarif = __webpack_require__(10834);
// EXTERNAL MODULE: ./src/core/render/format.ts
var format = __webpack_require__(39649);
// EXTERNAL MODULE: ./src/core/audit/document.ts
var audit_document = __webpack_require__(21334);
// EXTERNAL MODULE: ./src/core/render/document-head.ts
var document_head = __webpack_require__(55762);
// EXTERNAL MODULE: ./src/core/render/json.ts
var json = __webpack_require__(83964);
// EXTERNAL MODULE: ./src/core/changes/words.ts
var changes_words = __webpack_require__(7948);
// EXTERNAL MODULE: ./src/core/render/text.ts
var render_text = __webpack_require__(32625);
;// CONCATENATED MODULE: ./src/core/merge/fields.ts
/**
 * Reads values of a file that anyone may have written. What is not of the type that is asked for counts as not there,
 * and no text is longer than it may be.
 */

/** Of names and ids, in characters. */
const MAX_OF_NAME = 2_000;
/** Of messages, in characters. */
const MAX_OF_TEXT = 20_000;
const isFields = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const own = (fields, key) => (Object.hasOwn(fields, key) ? fields[key] : undefined);
function fieldsIn(fields, key) {
    const value = own(fields, key);
    return isFields(value) ? value : undefined;
}
/** Undefined where it is there and is no list. */
function listIn(fields, key) {
    const value = own(fields, key) ?? [];
    return Array.isArray(value) ? value : undefined;
}
function maybeNameIn(fields, key) {
    const value = own(fields, key);
    return typeof value === 'string' ? (0,render_text/* bounded */.Mm)(value, MAX_OF_NAME) : undefined;
}
const nameIn = (fields, key) => maybeNameIn(fields, key) ?? '';
function maybeTextIn(fields, key) {
    const value = own(fields, key);
    return typeof value === 'string' ? (0,render_text/* bounded */.Mm)(value, MAX_OF_TEXT) : undefined;
}
const textIn = (fields, key) => maybeTextIn(fields, key) ?? '';
const namesIn = (fields, key) => (listIn(fields, key) ?? []).filter((name) => typeof name === 'string').map((name) => (0,render_text/* bounded */.Mm)(name, MAX_OF_NAME));
function maybeNumberIn(fields, key) {
    const value = own(fields, key);
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
/** How many: a whole number that can be summed. */
function maybeCountIn(fields, key) {
    const value = maybeNumberIn(fields, key);
    return value !== undefined && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
const countIn = (fields, key) => maybeCountIn(fields, key) ?? 0;
function maybeFlagIn(fields, key) {
    const value = own(fields, key);
    return typeof value === 'boolean' ? value : undefined;
}
const flagIn = (fields, key) => maybeFlagIn(fields, key) ?? false;
/** Milliseconds since the epoch, of a time as ISO 8601 has it. */
function maybeTimeIn(fields, key) {
    const value = own(fields, key);
    if (typeof value !== 'string' || !/^[+-]?\d{4,6}-\d\d-\d\dT[\d:.]{5,12}Z$/.test(value))
        return undefined;
    const ms = Date.parse(value);
    return Number.isNaN(ms) ? undefined : ms;
}
function choiceIn(fields, key, choices) {
    const value = own(fields, key);
    return choices.find((choice) => choice === value);
}
/** Each of a list, or undefined if any cannot be read. */
function allOf(values, read) {
    const all = [];
    for (const value of values ?? [undefined]) {
        const one = isFields(value) ? read(value) : undefined;
        if (one === undefined)
            return undefined;
        all.push(one);
    }
    return all;
}
function sharing() {
    const known = new Map();
    function share(text) {
        if (text === undefined)
            return undefined;
        const first = known.get(text);
        if (first === undefined)
            known.set(text, text);
        return first ?? text;
    }
    return share;
}

;// CONCATENATED MODULE: ./src/core/merge/change-rows.ts
/** Rows of a run that changes something: read from its report, and written as its report has them. */


const mappingForm = {
    list: 'mappings',
    id: 'mappingId',
    names: ['provider', 'state', 'status', 'automationAccountId', 'authenticationType'],
    flags: [],
    withHealthErrors: true,
};
const itemForm = {
    list: 'items',
    id: 'itemId',
    names: ['provider', 'vmId', 'protectionState', 'replicationHealth', 'agentVersion', 'agentExpiry'],
    flags: ['updateAvailable'],
    withHealthErrors: false,
};
const formOf = (action) => action === 'UpdateAgents' ? itemForm : mappingForm;
/** Undefined if a row is not as a run writes it. */
function readChangeRows(report, form, context) {
    const rows = allOf(listIn(report, form.list), (fields) => readRow(fields, form, context));
    const vaultFailures = allOf(listIn(report, 'vaultErrors'), (fields) => {
        const vault = context.vaults.get(nameIn(fields, 'vaultId').toLowerCase());
        return vault && { vault, problem: problemOf(fieldsIn(fields, 'error')) };
    });
    return rows && vaultFailures && { rows, vaultFailures };
}
function readRow(fields, form, { vaults, share }) {
    const vault = vaults.get(nameIn(fields, 'vaultId').toLowerCase());
    const id = nameIn(fields, form.id);
    const decision = choiceIn(fields, 'decision', ['selected', 'skipped']);
    if (vault === undefined || id === '' || decision === undefined)
        return undefined;
    const outcome = outcomeOf(fields);
    const jobId = maybeNameIn(fields, 'jobId');
    const startedAt = maybeTimeIn(fields, 'startedAt');
    const endedAt = maybeTimeIn(fields, 'endedAt');
    const takenUp = maybeFlagIn(fields, 'takenUp');
    const after = fieldsIn(fields, 'after');
    return {
        vault,
        subject: {
            id,
            name: nameIn(fields, 'name'),
            sourceFabric: '',
            targetFabric: '',
            before: beforeOf(fieldsIn(fields, 'before') ?? {}, form, share),
        },
        decision: { selected: decision === 'selected', reason: share(textIn(fields, 'reason')) },
        ...(outcome && { outcome }),
        ...(jobId !== undefined && { jobId }),
        ...(takenUp !== undefined && { takenUp }),
        ...(after && { confirmation: confirmationOf(after) }),
        ...(startedAt !== undefined && { startedAt }),
        ...(endedAt !== undefined && { endedAt }),
    };
}
function beforeOf(fields, { names, flags, withHealthErrors }, share) {
    const before = {};
    for (const key of names)
        before[key] = share(maybeNameIn(fields, key));
    for (const key of flags)
        before[key] = maybeFlagIn(fields, key);
    if (withHealthErrors)
        before['healthErrors'] = healthErrorsOf(fields);
    return before;
}
const healthErrorsOf = (fields) => (listIn(fields, 'healthErrors') ?? []).filter(isFields).map((error) => ({
    code: nameIn(error, 'code'),
    message: textIn(error, 'message'),
    possibleCauses: textIn(error, 'possibleCauses'),
    recommendedAction: textIn(error, 'recommendedAction'),
}));
const confirmationOf = (after) => ({
    asWanted: flagIn(after, 'asWanted'),
    reads: textIn(after, 'reads'),
    healthErrors: healthErrorsOf(after),
});
function outcomeOf(fields) {
    const kind = choiceIn(fields, 'outcome', ['succeeded', 'failed', 'failed-to-start', 'timed-out', 'abandoned']);
    if (kind === undefined)
        return undefined;
    if (kind !== 'succeeded')
        return { kind, problem: problemOf(fieldsIn(fields, 'error')) };
    const note = maybeTextIn(fields, 'note');
    return note === undefined ? { kind } : { kind, note };
}
function problemOf(error = {}) {
    return {
        code: maybeNameIn(error, 'code') ?? 'Unknown',
        message: textIn(error, 'message'),
        possibleCauses: maybeTextIn(error, 'possibleCauses'),
        recommendedAction: maybeTextIn(error, 'recommendedAction'),
        correlationId: maybeNameIn(error, 'correlationId'),
        nextStep: maybeTextIn(error, 'nextStep'),
    };
}
const time = (ms) => ms === undefined ? undefined : new Date(ms).toISOString();
/** The row as JSON has it. */
function changeRowJson(row, form) {
    const { vault, subject, decision, outcome, confirmation } = row;
    const took = (0,changes_words/* durationOf */.cf)(row);
    return {
        vaultId: vault.id,
        [form.id]: subject.id,
        name: subject.name,
        before: subject.before,
        decision: decision.selected ? 'selected' : 'skipped',
        reason: decision.reason,
        outcome: outcome?.kind,
        note: outcome?.kind === 'succeeded' ? outcome.note : undefined,
        jobId: row.jobId,
        startedAt: time(row.startedAt),
        endedAt: time(row.endedAt),
        durationSeconds: took === undefined ? undefined : Math.round(took / 100) / 10,
        takenUp: row.takenUp,
        after: confirmation,
        error: outcome === undefined || outcome.kind === 'succeeded' ? undefined : outcome.problem,
    };
}

// EXTERNAL MODULE: ./src/core/values/time.ts
var values_time = __webpack_require__(36073);
;// CONCATENATED MODULE: ./src/core/merge/document.ts
/** The merged JSON report: how the shards ended, what was counted, and a row for everything that they told of. */





const document_time = (ms) => (ms === undefined ? undefined : (0,values_time/* isoTime */.Ly)(ms));
/** In pieces, so that the text of a hundred thousand rows is never in memory at once. */
function* mergeDocument(report, context) {
    const { shards, vaults, subscriptions, joined, plan } = report;
    const head = {
        report: 'asr-autoupdate',
        reportVersion: 1,
        action: 'Merge',
        toolVersion: context.version,
        runId: context.runId,
        origin: context.origin,
        startedAt: document_time(report.startedAt),
        endedAt: document_time(report.endedAt),
        inputs: context.inputs,
        conclusion: report.conclusion,
        changed: report.changed,
        compliant: report.compliant,
        merged: {
            action: report.action,
            planRunId: plan?.runId,
            planUrl: plan?.url === '' ? undefined : plan?.url,
            shards: shards.length,
            shardsFailed: shards.filter(({ failed }) => failed).length,
            vaults: vaults.length,
            vaultsNotReported: vaults.filter(({ state }) => state === 'not-reported').length,
            subscriptions: subscriptions.length,
        },
        causes: report.causes.map(document_head/* causeJson */.WH),
        ...joinedHead(joined),
    };
    yield (0,json/* jsonHead */.RW)(head);
    const figures = (counts) => Object.fromEntries(report.titles.map((title, index) => [camelCase(title), counts[index]]));
    yield* (0,json/* jsonList */.Rr)('shards', shards, (shard) => shardJson(shard, figures(shard.figures)));
    yield* (0,json/* jsonList */.Rr)('subscriptions', subscriptions, (row) => ({
        id: row.id,
        name: row.name || undefined,
        shards: row.shards,
        vaults: row.vaults,
        vaultsMissing: row.missing,
        counts: figures(row.figures),
    }));
    yield* joinedLists(joined, report, figures, context);
    yield json/* JSON_END */.li;
}
function joinedHead(joined) {
    if (joined.kind === 'nothing')
        return {};
    if (joined.kind === 'audit') {
        const { failOn, expiryDays, stopped, counts, versions } = joined.report;
        return { failOn, expiryDays, stopped, counts, versions };
    }
    const { counts, dryRun, vaultFailures } = joined.report;
    return {
        dryRun,
        counts: { total: counts.total, selected: counts.selected, skipped: counts.skipped, ...counts.outcomes },
        vaultErrors: vaultFailures.map(({ vault, problem }) => ({ vaultId: vault.id, error: problem })),
    };
}
const shardJson = (shard, counts) => ({
    shard: shard.shard,
    name: shard.name,
    state: shard.state,
    failed: shard.failed,
    subscriptions: shard.subscriptions,
    vaults: shard.vaults,
    notReported: shard.notReported.length === 0 ? undefined : shard.notReported,
    counts: shard.file === '' ? undefined : counts,
    startedAt: document_time(shard.startedAt),
    endedAt: document_time(shard.endedAt),
    url: shard.url || undefined,
    report: shard.file || undefined,
});
function* joinedLists(joined, { vaults }, figures, context) {
    if (joined.kind === 'audit') {
        yield* (0,audit_document/* auditLists */.B)(joined.report, context);
        return;
    }
    yield* (0,json/* jsonList */.Rr)('vaults', vaults, ({ figures: counts, ...vault }) => ({ ...vault, counts: figures(counts) }));
    if (joined.kind === 'nothing')
        return;
    const { report, form } = joined;
    yield* (0,json/* jsonList */.Rr)(form.list, report.rows, (row) => changeRowJson(row, form));
}
const camelCase = (title) => title.toLowerCase().replace(/ +(\w)/g, (_, letter) => letter.toUpperCase());

// EXTERNAL MODULE: ./src/core/estate/select.ts
var estate_select = __webpack_require__(24814);
;// CONCATENATED MODULE: ./src/core/merge/find-shard.ts

function shardFinder(shards) {
    const byVault = new Map(shards.flatMap((shard) => shard.vaultIds.map((id) => [id.toLowerCase(), shard])));
    return ({ vaults, subscriptions }) => {
        const touched = [...new Set(vaults.flatMap(({ id }) => byVault.get(id.toLowerCase()) ?? []))];
        if (touched.length > 1) {
            return { why: `it tells of vaults of the shards ${(0,estate_select/* shown */.S)(touched.map(({ shard }) => shard))}` };
        }
        const others = vaults.filter(({ id }) => !byVault.has(id.toLowerCase()));
        const asked = [...subscriptions, ...others.map(({ subscriptionId }) => subscriptionId.toLowerCase())];
        const holds = (shard) => asked.every((id) => shard.subscriptions.includes(id));
        const [shard] = touched.length > 0 ? touched : asked.length > 0 ? shards.filter(holds) : [];
        if (shard === undefined)
            return { why: noneOf(vaults.map(({ name }) => name)) };
        if (!holds(shard))
            return { why: `beside those of shard ${shard.shard} it tells of ${(0,estate_select/* shown */.S)(others.map(({ name }) => name))}` };
        return { shard, notPlanned: others.map(({ name }) => name) };
    };
}
const noneOf = (vaults) => vaults.length === 0 ? 'it tells of no vault' : `the plan does not name its vaults ${(0,estate_select/* shown */.S)(vaults)}`;

;// CONCATENATED MODULE: ./src/core/merge/problems.ts
/** What can be wrong with the reports that are to be merged, each with what to do about it. */



const quoted = (text) => `"${(0,render_text/* bounded */.Mm)((0,render_text/* visible */.RK)(text), 300)}"`;
const AGAIN = 'Upload and download it again, or run the shard again.';
const ONE_EACH = 'Give Merge the reports of one run of the CI only, each once: see that the patterns of reports do not take in those of other runs.';
const noSuchFile = (pattern) => ({
    code: 'NoSuchReport',
    message: `No file matches ${quoted(pattern)}.`,
    nextStep: 'Compare it with the folder that the artifacts were downloaded to (each artifact may have a folder of its own: folder/**/*.json takes in all), and see that the shards uploaded their reports.',
});
const notReadable = (file, why) => ({
    code: 'ReportNotReadable',
    message: `${quoted(file)} cannot be read: ${(0,render_text/* bounded */.Mm)((0,render_text/* visible */.RK)(why), 300)}`,
    nextStep: AGAIN,
});
const cutShort = (file) => ({
    code: 'ReportCutShort',
    message: `${quoted(file)} is cut short: its end is missing.`,
    nextStep: AGAIN,
});
const notJson = (file) => ({
    code: 'ReportNotJson',
    message: `${quoted(file)} is not JSON.`,
    nextStep: 'Name the JSON reports of Discover and of the shards only; they are what the output report-path names.',
});
/** @param what is not as it should be */
const notOurs = (file, what) => ({
    code: 'NotAReport',
    message: `${quoted(file)} is not a report of this tool: ${what}.`,
    nextStep: 'Name the JSON reports of Discover and of the shards only; they are what the output report-path names.',
});
const newer = (file, version, tool) => ({
    code: 'NewerReport',
    message: `${quoted(file)} is a report of version ${version}${tool === '' ? '' : `, written by version ${(0,render_text/* bounded */.Mm)((0,render_text/* visible */.RK)(tool), 50)} of this tool`}; this one reads version 1.`,
    nextStep: 'Use the same version of this tool in all jobs.',
});
const ofNoShard = (file, action) => ({
    code: 'NotOfAShard',
    message: `${quoted(file)} is a report of ${action}, and not of a shard.`,
    nextStep: 'Name the JSON reports of Discover and of the shards only.',
});
const refused = (file, inputProblems) => ({
    code: 'ShardRefused',
    message: `${quoted(file)} is of a shard that did nothing, since its inputs were wrong: ${inputProblems
        .slice(0, 5)
        .map((problem) => (0,render_text/* bounded */.Mm)((0,render_text/* visible */.RK)(problem), 500))
        .join('; ')}`,
    nextStep: 'Correct the inputs of the step, then run the shards again.',
});
const noDiscovery = (file, problem) => ({
    ...problem,
    message: `Discover came to nothing, says ${quoted(file)}: ${problem.message}`,
});
/** It was to find its vaults, and could not. */
const noShard = (file, shard, problem) => ({
    ...problem,
    message: `Shard ${shard} came to nothing, says ${quoted(file)}: ${problem.message}`,
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
    message: `${quoted(file)} is of another run (${run === '' ? 'of no CI' : quoted(run)}) than the plan (${planned === '' ? 'of no CI' : quoted(planned)}).`,
    nextStep: ONE_EACH,
});
const sameTwice = (file, other) => ({
    code: 'SameReportTwice',
    message: `${quoted(file)} and ${quoted(other)} are the same report; it counts once.`,
    nextStep: ONE_EACH,
});
const shardTwice = (shard, file, other) => ({
    code: 'ShardTwice',
    message: `Shard ${shard} has two reports: ${quoted(other)} counts, ${quoted(file)} does not.`,
    nextStep: ONE_EACH,
});
const earlierAttempt = (shard, file, other) => ({
    code: 'EarlierAttempt',
    message: `${shard === '' ? 'Discover' : `Shard ${shard}`} has reports of two attempts: that of the later counts, ${quoted(other)}, and not ${quoted(file)}.`,
    nextStep: 'Nothing needs to be done; artifacts of the same name in every attempt would leave only the last.',
});
const vaultTwice = (file, other, vaults) => ({
    code: 'VaultTwice',
    message: `${quoted(file)} and ${quoted(other)} both tell of ${(0,estate_select/* shown */.S)(vaults)}; the former does not count.`,
    nextStep: ONE_EACH,
});
const notPlanned = (file, why) => ({
    code: 'NotOfThePlan',
    message: `${quoted(file)} is of no shard of the plan: ${why}.`,
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
    message: `${quoted(file)} tells nothing of ${(0,format/* plural */.LS)(vaults.length, 'vault')} of shard ${shard}: ${(0,estate_select/* shown */.S)(vaults)}.`,
    nextStep: 'See in the run of the shard why; a vault may have been deleted or moved since Discover ran.',
});
const notInPlan = (file, vaults) => ({
    code: 'VaultsNotInPlan',
    message: `${quoted(file)} tells of ${(0,format/* plural */.LS)(vaults.length, 'vault')} that the plan does not name: ${(0,estate_select/* shown */.S)(vaults)}.`,
    nextStep: 'Nothing needs to be done, if they were made since Discover ran.',
});
const cutByStop = (left, reason) => ({
    code: reason === 'cancelled' ? 'Cancelled' : 'TimedOut',
    message: `${(0,format/* plural */.LS)(left, 'report')} ${left === 1 ? 'was' : 'were'} not read: ${reason === 'cancelled' ? 'the run was cancelled' : 'the time was over'}.`,
    nextStep: 'Run again, with more time if that was too little.',
});

// EXTERNAL MODULE: ./src/core/values/compare.ts
var compare = __webpack_require__(36369);
;// CONCATENATED MODULE: ./src/core/merge/run-of.ts

/** As GitHub writes it, and as we do for Azure Pipelines. */
const ATTEMPT = /(?:\/attempts\/|&attempt=)(\d+)$/;
/** Attempts of a run are the same run. */
const runOf = (url) => url.replace(ATTEMPT, '');
const attemptOf = (url) => Number(ATTEMPT.exec(url)?.[1] ?? 1);
/** What counts if there are two of the same comes first. */
const latestFirst = (a, b) => attemptOf(b.url) - attemptOf(a.url) || b.startedAt - a.startedAt || (0,compare/* compare */.U)(a.file, b.file);
const isEarlierAttempt = (one, later) => later.url !== '' && runOf(one.url) === runOf(later.url) && attemptOf(one.url) < attemptOf(later.url);

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
/** The first other report that tells of the same vaults, with their names. */
function rivals(reports) {
    const byVault = new Map();
    for (const report of reports) {
        for (const { id } of report.vaults) {
            const others = byVault.get(id.toLowerCase());
            if (others === undefined)
                byVault.set(id.toLowerCase(), [report]);
            else
                others.push(report);
        }
    }
    return (report, counts) => {
        const othersOf = (id) => (byVault.get(id.toLowerCase()) ?? []).filter((other) => other !== report && counts(other));
        const shared = report.vaults.filter(({ id }) => othersOf(id).length > 0);
        const file = shared[0] && othersOf(shared[0].id)[0]?.file;
        return file === undefined ? undefined : { file, vaults: shared.map(({ name }) => name) };
    };
}
function withoutPlan() {
    let count = 0;
    return ({ file, vaults }) => {
        const shard = String(++count).padStart(2, '0');
        const subscriptions = [...new Set(vaults.map(({ subscriptionId }) => subscriptionId.toLowerCase()))];
        return { shard: { shard, name: file, subscriptions, vaultIds: vaults.map(({ id }) => id) }, notPlanned: [] };
    };
}

;// CONCATENATED MODULE: ./src/core/merge/collate.ts





/** @param read in any order; the same reports give the same */
function collate(read) {
    const causes = [];
    const say = (level, problem, affected) => causes.push({ level, problem, affected: [affected] });
    for (const one of read) {
        if (one.kind === 'unusable')
            say('error', one.problem, 'the reports');
        if (one.kind === 'refused')
            say('error', refused(one.file, one.inputProblems), one.file);
    }
    const plan = planAmong(read.flatMap((one) => (one.kind === 'plan' ? [one.plan] : [])), say);
    const all = read.flatMap((one) => (one.kind === 'shard' ? [one.report] : []));
    const once = distinct([...all].sort(latestFirst), say);
    const ofRun = once.filter((report) => {
        if (plan === undefined || runOf(report.url) === runOf(plan.url))
            return true;
        say('error', otherRun(report.file, report.url, plan.url), report.file);
        return false;
    });
    const { action, reports } = ofOneAction(ofRun, say);
    const byShard = assign_assign(reports, plan, say);
    const refusals = read.filter(({ kind }) => kind === 'refused').length;
    const shards = shardsOf(plan, byShard, refusals, say);
    return { plan, action, shards, causes };
}
/** The first counts, if there are several. */
function planAmong(plans, say) {
    const [plan, ...others] = distinct([...plans].sort(latestFirst), say);
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
function distinct(reports, say) {
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
    const [[action] = [undefined]] = [...counts].sort((a, b) => b[1] - a[1] || (0,compare/* compare */.U)(a[0], b[0]));
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
    const known = new Set(told.map(({ id }) => id.toLowerCase()));
    const wanted = new Map([...vaultIds, ...vaults.map(({ id }) => id)].map((id) => [id.toLowerCase(), id]));
    return [...wanted].flatMap(([key, id]) => (known.has(key) ? [] : [id]));
}

;// CONCATENATED MODULE: ./src/core/merge/figures.ts


const key = (id) => id.toLowerCase();
function figuresOf(shards, joined) {
    const { titles, counts, unread } = countsOf(joined);
    const lines = shards.flatMap(({ planned, report, notReported }) => {
        const lost = new Set(notReported.map(key));
        const told = typeof report === 'string' ? [] : report.vaults.map(({ id }) => id);
        const ids = new Map([...planned.vaultIds, ...told].map((id) => [key(id), id]));
        return [...ids].map(([low, id]) => ({
            id,
            name: (0,arm_id/* nameOf */.Vb)(id),
            subscriptionId: (0,arm_id/* subscriptionOf */.XD)(low),
            shard: planned.shard,
            state: lost.has(low) ? 'not-reported' : unread.has(low) ? 'unread' : 'reported',
            figures: counts.get(low) ?? titles.map(() => (lost.has(low) || unread.has(low) ? undefined : 0)),
        }));
    });
    return { titles, lines };
}
function countsOf(joined) {
    switch (joined.kind) {
        case 'audit':
            return ofAudit(joined.report);
        case 'change':
            return ofChange(joined.report);
        case 'nothing':
            return { titles: [], counts: new Map(), unread: new Set() };
    }
}
function ofAudit({ vaults, findings }) {
    const titles = ['Mappings', 'Agents', 'Kept up to date', 'Update waiting', 'Expiring', 'Errors', 'Warnings'];
    // A finding of an account that several vaults share counts for the one it is written down for, so that sums are right.
    const found = new Map();
    for (const { vaultId, severity } of findings) {
        const counts = found.get(key(vaultId)) ?? { error: 0, warning: 0, note: 0 };
        found.set(key(vaultId), counts);
        counts[severity]++;
    }
    const counts = vaults.map(({ id, mappings, agents, kept, outdated, expiring }) => {
        const { error = 0, warning = 0 } = found.get(key(id)) ?? {};
        return [key(id), [mappings, agents, kept, outdated, expiring, error, warning]];
    });
    const unread = vaults.filter(({ mappings, agents }) => mappings === undefined && agents === undefined);
    return { titles, counts: new Map(counts), unread: new Set(unread.map(({ id }) => key(id))) };
}
function ofChange({ rows, vaultFailures, words }) {
    const { many } = words;
    const titles = [`${many.charAt(0).toUpperCase()}${many.slice(1)}`, 'Selected', 'Succeeded', 'Failed', 'Not ended'];
    const counts = new Map();
    for (const { vault, decision, outcome } of rows) {
        const of = counts.get(key(vault.id)) ?? [0, 0, 0, 0, 0];
        counts.set(key(vault.id), of);
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
    return { titles, counts, unread: new Set(vaultFailures.map(({ vault }) => key(vault.id))) };
}
/** Titles of what there should be none of. */
const WRONG = new Set(['Errors', 'Failed', 'Not ended']);
/** What is not known of one is left out of the sum; undefined for what is known of none. */
function sumOf(lines, width) {
    return Array.from({ length: width }, (_, index) => {
        const known = lines.flatMap(({ figures }) => figures[index] ?? []);
        return known.length === 0 && lines.length > 0 ? undefined : known.reduce((sum, figure) => sum + figure, 0);
    });
}
/** Where something is missing or wrong first; then by name and id. */
function subscriptionsOf({ lines, titles }, names = new Map()) {
    const groups = new Map();
    for (const line of lines) {
        const group = groups.get(line.subscriptionId);
        if (group === undefined)
            groups.set(line.subscriptionId, [line]);
        else
            group.push(line);
    }
    return [...groups]
        .map(([id, group]) => {
        const missing = group.filter(({ state }) => state !== 'reported').length;
        const figures = sumOf(group, titles.length);
        const wrong = titles.reduce((sum, title, index) => sum + (WRONG.has(title) ? (figures[index] ?? 0) : 0), missing);
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
        .sort((a, b) => b.missing - a.missing || b.wrong - a.wrong || (0,compare/* compare */.U)(a.name, b.name) || (0,compare/* compare */.U)(a.id, b.id));
}

// EXTERNAL MODULE: ./src/core/audit/catalogue.ts + 4 modules
var catalogue = __webpack_require__(71137);
// EXTERNAL MODULE: ./src/core/audit/report.ts
var audit_report = __webpack_require__(633);
;// CONCATENATED MODULE: ./src/core/merge/join-audits.ts
/** Joins audits: what they were told apart for is one again. */



/** The strictest first. */
const measures = ['warning', 'error', 'none'];
const levels = ['error', 'warning', 'note', 'ok'];
function joinAudits(reports) {
    const audits = reports.flatMap(({ content }) => (content.kind === 'audit' ? [content] : []));
    const any = (values, of) => values.find((value) => audits.some((audit) => of(audit) === value));
    const report = (0,audit_report/* concludeAudit */.LO)({
        findings: distinctFindings(audits.flatMap(({ findings }) => findings)),
        vaults: audits.flatMap(({ vaults }) => vaults),
        accounts: distinctAccounts(audits.flatMap(({ accounts }) => accounts)),
        mappings: audits.flatMap(({ mappings }) => mappings),
        agents: audits.flatMap(({ agents }) => agents),
    }, {
        failOn: any(measures, ({ failOn }) => failOn) ?? 'error',
        expiryDays: audits.reduce((most, { expiryDays }) => Math.max(most, expiryDays), 0),
        stopped: any(['cancelled', 'deadline'], ({ stopped }) => stopped),
        startedAt: reports.reduce((first, { startedAt }) => Math.min(first, startedAt), Number.POSITIVE_INFINITY),
        endedAt: reports.reduce((last, { endedAt }) => Math.max(last, endedAt), 0),
    });
    return { kind: 'audit', report };
}
/** An account that vaults of several shards use is judged by each of them, and counts once. */
function distinctFindings(findings) {
    const ofAccounts = new Map();
    const others = [];
    for (const found of findings) {
        if (!(0,catalogue/* isOfAccount */.h1)(found.id)) {
            others.push(found);
            continue;
        }
        const key = `${found.id}\n${found.resource}`.toLowerCase();
        const first = ofAccounts.get(key);
        if (first === undefined || (0,compare/* compare */.U)(found.vaultId.toLowerCase(), first.vaultId.toLowerCase()) < 0)
            ofAccounts.set(key, found);
    }
    return [...others, ...ofAccounts.values()];
}
function distinctAccounts(accounts) {
    const byId = new Map();
    for (const account of accounts) {
        const key = account.id.toLowerCase();
        const first = byId.get(key);
        byId.set(key, first === undefined ? account : bothOf(first, account));
    }
    return [...byId.values()];
}
/** A shard in which nothing uses the account does not ask for its jobs. */
function bothOf(first, second) {
    const [more, less] = first.vaultIds.length > 0 || second.vaultIds.length === 0 ? [first, second] : [second, first];
    return {
        ...more,
        level: levels.find((level) => level === first.level || level === second.level) ?? more.level,
        vaultIds: [...new Set([...more.vaultIds, ...less.vaultIds])],
    };
}

// EXTERNAL MODULE: ./src/core/changes/report.ts
var changes_report = __webpack_require__(16935);
// EXTERNAL MODULE: ./src/core/changes/change-kind.ts
var change_kind = __webpack_require__(91904);
;// CONCATENATED MODULE: ./src/core/merge/join-changes.ts
/** Joins runs that change something: their rows are counted and concluded as those of one run. */



function joinChanges(reports, action) {
    const changes = reports.flatMap(({ content }) => (content.kind === 'change' ? [content] : []));
    const ended = (conclusion) => reports.some((report) => report.conclusion === conclusion);
    const report = (0,changes_report/* makeReport */.dO)({
        startedAt: reports.reduce((first, { startedAt }) => Math.min(first, startedAt), Number.POSITIVE_INFINITY),
        endedAt: reports.reduce((last, { endedAt }) => Math.max(last, endedAt), 0),
        stopped: ended('cancelled') ? 'cancelled' : ended('timed-out') ? 'deadline' : undefined,
        vaultFailures: changes.flatMap(({ vaultFailures }) => vaultFailures),
        warnings: [],
        rows: changes.flatMap(({ rows }) => rows),
    }, {
        words: action === 'UpdateAgents' ? change_kind/* agentWords */.V : change_kind/* settingWords */.Y,
        dryRun: changes.every(({ dryRun }) => dryRun),
        failOnDrift: changes.some(({ failOnDrift }) => failOnDrift),
    });
    return { kind: 'change', report, form: formOf(action) };
}

;// CONCATENATED MODULE: ./src/core/merge/model.ts
const shardActions = ['Audit', 'Enabled', 'Disabled', 'UpdateAgents'];
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

;// CONCATENATED MODULE: ./src/core/merge/join.ts






const FAILING = ['cancelled', 'timed-out', 'failed', 'drifted', 'missing', 'refused'];
function mergeReports(read, { now, unread }) {
    const collation = collate(read);
    const { plan, action } = collation;
    const joined = join(collation);
    const figures = figuresOf(collation.shards, joined);
    const shards = collation.shards.map((shard) => mergedShard(shard, figures));
    const causes = [...collation.causes, ...failedShards(shards)];
    if (unread !== undefined) {
        causes.push({ level: 'error', problem: cutByStop(unread.files, unread.reason), affected: ['the reports'] });
    }
    const ended = collation.shards.flatMap(({ report }) => (typeof report === 'string' ? [] : [report]));
    const incomplete = collation.causes.some(({ level }) => level === 'error') || unread !== undefined;
    const conclusion = worst([
        ...ended.map((report) => report.conclusion),
        ...(joined.kind === 'nothing' || hasOwnMeasures(collation) ? [] : [joined.report.conclusion]),
        ...(incomplete ? ['failed'] : []),
        ...(unread === undefined ? [] : [unread.reason === 'cancelled' ? 'cancelled' : 'timed-out']),
    ]);
    const failed = FAILING.includes(conclusion);
    return {
        action,
        plan,
        conclusion,
        failed,
        changed: ended.some(({ content }) => content.kind === 'change' && content.changed),
        compliant: joined.kind !== 'audit'
            ? undefined
            : !incomplete &&
                joined.report.stopped === undefined &&
                ended.every(({ content }) => content.kind === 'audit' && content.compliant),
        startedAt: earliest(ended.map(({ startedAt }) => startedAt)) ?? now,
        endedAt: latest(ended.map(({ endedAt }) => endedAt)) ?? now,
        causes: [...causes].sort((a, b) => Number(a.level === 'warning') - Number(b.level === 'warning')),
        shards,
        vaults: figures.lines,
        subscriptions: subscriptionsOf(figures, plan?.subscriptionNames),
        titles: figures.titles,
        joined,
    };
}
function join({ shards, action }) {
    const reports = shards.flatMap(({ report }) => (typeof report === 'string' ? [] : [report]));
    if (action === undefined || reports.length === 0)
        return { kind: 'nothing' };
    return action === 'Audit' ? joinAudits(reports) : joinChanges(reports, action);
}
/** Shards may fail on different severities; then each of them is the judge of itself. */
const hasOwnMeasures = ({ shards }) => new Set(shards.flatMap(({ report }) => typeof report !== 'string' && report.content.kind === 'audit' ? (report.content.failOn ?? []) : [])).size > 1;
const worst = (all) => conclusions.find((one) => all.includes(one)) ?? 'unchanged';
const earliest = (times) => times.length === 0 ? undefined : times.reduce((a, b) => Math.min(a, b));
const latest = (times) => times.length === 0 ? undefined : times.reduce((a, b) => Math.max(a, b));
function mergedShard({ planned, report, notReported }, { lines, titles }) {
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
        vaults: own.length,
        notReported,
        figures: told === undefined ? titles.map(() => undefined) : sumOf(own, titles.length),
        startedAt: told?.startedAt,
        endedAt: told?.endedAt,
        file: told?.file ?? '',
        url: told?.url ?? '',
    };
}
/** Missing and refused ones have causes of their own. */
function failedShards(shards) {
    const failed = shards.filter(({ failed, file }) => failed && file !== '');
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

// EXTERNAL MODULE: ./src/core/audit/tables.ts
var tables = __webpack_require__(14678);
// EXTERNAL MODULE: ./src/core/render/page/table.ts
var table = __webpack_require__(32330);
// EXTERNAL MODULE: ./src/core/audit/headline.ts
var headline = __webpack_require__(86791);
;// CONCATENATED MODULE: ./src/core/merge/headline.ts
/** A merged report in words. */



/** The merge in one sentence. */
function mergeHeadline({ shards, vaults, causes, joined, plan }) {
    const count = (state) => shards.filter((shard) => shard.state === state).length;
    const [missing, refused] = [count('missing'), count('refused')];
    const lost = vaults.filter(({ state }) => state === 'not-reported').length;
    const wrong = causes.filter(({ level, problem }) => level === 'error' && problem.code !== 'ShardFailed').length;
    const parts = [
        ...(plan === undefined ? ['there is no plan'] : []),
        ...(missing === 0 ? [] : [`${missing} of ${(0,format/* plural */.LS)(shards.length, 'shard')} missing`]),
        ...(refused === 0 ? [] : [`${refused} of ${(0,format/* plural */.LS)(shards.length, 'shard')} did nothing`]),
        ...(missing + refused > 0 || lost === 0 ? [] : [`${(0,format/* plural */.LS)(lost, 'vault')} not reported`]),
    ];
    const what = told(joined);
    if (parts.length > 0)
        return `Incomplete: ${parts.join(', ')}${what === '' ? '' : `. The others: ${what}`}`;
    if (wrong > 0)
        return `${(0,format/* plural */.LS)(wrong, 'problem')} with the reports${what === '' ? '' : `. ${what}`}`;
    return what === '' ? 'Nothing to merge: the plan has no shard' : `${what} (${(0,format/* plural */.LS)(shards.length, 'shard')})`;
}
function told(joined) {
    switch (joined.kind) {
        case 'audit':
            return (0,headline/* auditHeadline */.Qv)(joined.report);
        case 'change':
            return (0,changes_words/* headline */.Pl)(joined.report);
        case 'nothing':
            return '';
    }
}
const stateText = (state) => (state === 'refused' ? 'inputs were wrong' : state);
const ORDER = ['missing', 'refused', 'cancelled', 'timed-out', 'failed', 'drifted'];
/** What failed or is missing first, else in the order of the plan. */
function worstFirst(shards) {
    const rank = ({ state, failed }) => ORDER.includes(state) ? ORDER.indexOf(state) : ORDER.length + (failed ? 0 : 1);
    return [...shards].sort((a, b) => rank(a) - rank(b));
}

;// CONCATENATED MODULE: ./src/core/merge/page.ts
/** The merged report as a page of tables and charts; some of its tables are also files in CSV. */








function mergePage(report, options) {
    const { joined, failed, compliant } = report;
    const of = joined.kind === 'audit' ? (0,tables/* auditPage */.n)(joined.report, options) : undefined;
    return {
        title: 'Site Recovery agents: estate',
        verdict: { level: failed ? 'error' : compliant === false ? 'warning' : 'ok', text: mergeHeadline(report) },
        facts: [...facts(report, options), ...(of?.facts.slice(of.facts.findIndex(([label]) => label === 'Agents')) ?? [])],
        charts: [
            shardChart(report),
            ...(of?.charts ?? []),
            ...(joined.kind === 'change' ? [outcomeChart(joined.report)] : []),
        ],
        tables: [
            ...(report.causes.length > 0 ? [causes(report)] : []),
            shards(report),
            subscriptions(report),
            ...(joined.kind === 'change' ? [rows(joined.report, joined.form.list)] : []),
            ...(of?.tables ?? [vaults(report)]),
        ],
        portal: options.portal,
        tenantId: options.tenantId,
    };
}
function facts(report, { origin, version, runId }) {
    const { startedAt, endedAt } = report;
    return [
        ['Action', report.action ?? 'none'],
        ['First shard started', (0,values_time/* isoTime */.Ly)(startedAt) ?? ''],
        ['Took', (0,format/* duration */.p0)(endedAt - startedAt)],
        ...(origin === undefined ? [] : [['Merged by', origin.url]]),
        ['Version', version],
        ['Run', runId],
        ['Shards', (0,format/* number */.ai)(report.shards.length)],
        ['Shards failed or missing', (0,format/* number */.ai)(report.shards.filter(({ failed }) => failed).length)],
        ['Subscriptions', (0,format/* number */.ai)(report.subscriptions.length)],
        ['Vaults', (0,format/* number */.ai)(report.vaults.length)],
    ];
}
function shardChart({ shards }) {
    const states = [...new Set(worstFirst(shards).map(({ state }) => state))];
    const bars = states.map((state) => {
        const of = shards.filter((shard) => shard.state === state);
        return {
            label: stateText(state),
            value: of.length,
            level: of.some(({ failed }) => failed) ? 'error' : 'ok',
        };
    });
    return { title: 'Shards by end', bars };
}
function outcomeChart({ counts: { outcomes, skipped } }) {
    return {
        title: 'Outcomes',
        bars: [
            { label: 'Failed', value: outcomes.failed, level: 'error' },
            { label: 'Failed to start', value: outcomes['failed-to-start'], level: 'error' },
            { label: 'Timed out', value: outcomes['timed-out'], level: 'error' },
            { label: 'Abandoned', value: outcomes.abandoned, level: 'warning' },
            { label: 'Succeeded', value: outcomes.succeeded, level: 'ok' },
            { label: 'Skipped', value: skipped, level: 'note' },
        ],
    };
}
const figureColumns = ({ titles, }) => titles.map((title, index) => [
    title.toLowerCase().replaceAll(' ', '_'),
    title,
    'number',
    (row) => row.figures[index],
]);
const causes = (report) => (0,table/* tableOf */.c)('problems', 'Shards and reports', report.causes, [
    ['level', 'Level', 'level', (row) => row.level],
    ['code', 'Code', 'text', (row) => row.problem.code],
    ['message', 'What is wrong', 'text', (row) => row.problem.message],
    ['next_step', 'What to do', 'text', (row) => row.problem.nextStep],
    ['affected', 'Affects', 'text', (row) => row.affected.slice(0, 20).join(', ')],
]);
const shards = (report) => (0,table/* tableOf */.c)('shards', 'Shards', worstFirst(report.shards), [
    ['level', 'Level', 'level', ({ failed }) => (failed ? 'error' : 'ok')],
    ['shard', 'Shard', 'text', (row) => row.shard],
    ['name', 'Name', 'text', (row) => row.name],
    ['ended', 'Ended', 'text', (row) => stateText(row.state)],
    ['vaults', 'Vaults', 'number', (row) => row.vaults],
    ['not_reported', 'Vaults not reported', 'number', (row) => row.notReported.length],
    ...figureColumns(report),
    ['started', 'Started', 'time', (row) => row.startedAt],
    ['took_seconds', 'Took (s)', 'number', tookSeconds],
    ['run', 'Run', 'text', (row) => row.url],
    ['report', 'Report', 'text', (row) => row.file],
]);
const tookSeconds = ({ startedAt, endedAt }) => startedAt === undefined || endedAt === undefined ? undefined : Math.round((endedAt - startedAt) / 1000);
const subscriptions = (report) => (0,table/* tableOf */.c)('subscriptions', 'Vaults by subscription', report.subscriptions, [
    ['level', 'Level', 'level', (row) => (row.missing > 0 ? 'error' : 'ok')],
    ['name', 'Subscription', 'text', (row) => row.name],
    ['subscription_id', 'Id', 'text', (row) => row.id],
    ['shard', 'Shard', 'text', (row) => row.shards.join(' ')],
    ['vaults', 'Vaults', 'number', (row) => row.vaults],
    ['missing', 'Not reported or read', 'number', (row) => row.missing],
    ...figureColumns(report),
]);
const vaults = (report) => (0,table/* tableOf */.c)('vaults', 'Vaults', report.vaults, [
    ['level', 'Level', 'level', (row) => (row.state === 'reported' ? 'ok' : 'error')],
    ['name', 'Vault', 'text', (row) => row.name],
    ['state', 'State', 'text', (row) => row.state],
    ['subscription_id', 'Subscription', 'text', (row) => row.subscriptionId],
    ['shard', 'Shard', 'text', (row) => row.shard],
    ...figureColumns(report),
    ['vault_id', 'Resource', 'resource', (row) => row.id],
]);
const rows = ({ rows: all, words }, list) => (0,table/* tableOf */.c)(list, `${words.many.charAt(0).toUpperCase()}${words.many.slice(1)}`, all, [
    ['level', 'Level', 'level', levelOf],
    ['name', 'Name', 'text', (row) => row.subject.name],
    ['vault_id', 'Vault', 'resource', (row) => row.vault.id],
    ['reason', 'Reason', 'text', (row) => row.decision.reason],
    ['outcome', 'Outcome', 'text', (row) => (0,changes_words/* outcomeText */.EL)(row)],
    ['code', 'Error', 'text', (row) => page_problemOf(row)?.code],
    ['message', 'Cause', 'text', (row) => page_problemOf(row)?.message ?? noteOf(row)],
    ['next_step', 'What to do', 'text', (row) => page_problemOf(row)?.nextStep],
    ['started', 'Started', 'time', (row) => row.startedAt],
    ['took_seconds', 'Took (s)', 'number', (row) => seconds((0,changes_words/* durationOf */.cf)(row))],
    ['job', 'Job', 'text', (row) => (row.jobId === undefined ? undefined : (0,arm_id/* nameOf */.Vb)(row.jobId))],
    ['agent_version', 'Agent before', 'text', ({ subject }) => textOf(subject.before['agentVersion'])],
    ['status', 'Automatic update before', 'text', ({ subject }) => textOf(subject.before['status'])],
    ['reads', 'Reads afterwards', 'text', (row) => row.confirmation?.reads],
    ['resource_id', 'Resource', 'resource', (row) => row.subject.id],
]);
function levelOf({ decision, outcome }) {
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
const seconds = (ms) => (ms === undefined ? undefined : Math.round(ms / 100) / 10);
const textOf = (value) => (typeof value === 'string' ? value : undefined);

// EXTERNAL MODULE: ./src/core/audit/steps.ts
var steps = __webpack_require__(90896);
;// CONCATENATED MODULE: ./src/core/merge/read-steps.ts
/** Remedies of a report, step by step. */


const MAX_STEPS = 20;
/** One copy of the steps that many findings of a report have. Undefined where they are not as this tool writes them. */
function stepsReader(share) {
    const known = new Map();
    return (finding) => {
        const steps = [];
        for (const value of listIn(finding, 'remedy') ?? []) {
            const step = isFields(value) ? stepOf(value) : undefined;
            if (step === undefined || steps.length === MAX_STEPS)
                return undefined;
            steps.push(step);
        }
        const key = JSON.stringify(steps);
        const first = known.get(key);
        if (first !== undefined)
            return first;
        const shared = steps.map((step) => 'command' in step ? { command: share(step.command) } : { text: share(step.text) });
        known.set(key, shared);
        return shared;
    };
}
/** A reader copies commands, so that what is more than one call of `az` is shown as a sentence. */
function stepOf(fields) {
    const command = maybeTextIn(fields, 'command');
    if (command !== undefined)
        return (0,steps/* isOneCommand */.MD)(command) ? { command } : { text: command };
    const text = maybeTextIn(fields, 'text');
    return text === undefined ? undefined : { text };
}

;// CONCATENATED MODULE: ./src/core/merge/audit-rows.ts


const severities = ['error', 'warning', 'note'];
const audit_rows_levels = [...severities, 'ok'];
const FINDING_ID = /^ASR\d{3}$/;
/** Undefined if a row is not as an audit writes it. */
function readAuditRows(report, context) {
    const read = (list, row) => allOf(listIn(report, list), (fields) => row(fields, context));
    const findings = read('findings', findingReader(context));
    const vaults = read('vaults', vaultRow);
    const accounts = read('accounts', accountRow);
    const mappings = read('mappings', mappingRow);
    const agents = read('agents', agentRow);
    if (!findings || !vaults || !accounts || !mappings || !agents)
        return undefined;
    return { findings, vaults, accounts, mappings, agents };
}
const vaultIdIn = (fields, { vaults }) => vaults.get(nameIn(fields, 'vaultId').toLowerCase())?.id;
function findingReader({ share }) {
    const remedyOf = stepsReader(share);
    return (fields) => {
        const id = nameIn(fields, 'id');
        const severity = choiceIn(fields, 'severity', severities);
        const remedy = remedyOf(fields);
        if (!FINDING_ID.test(id) || severity === undefined || remedy === undefined)
            return undefined;
        return {
            id: share(id),
            severity,
            resource: nameIn(fields, 'resource'),
            name: nameIn(fields, 'name'),
            vaultId: share(nameIn(fields, 'vaultId')),
            message: textIn(fields, 'message'),
            cause: share(textIn(fields, 'cause')),
            remedy,
        };
    };
}
function vaultRow(fields, { vaults }) {
    const vault = vaults.get(nameIn(fields, 'id').toLowerCase());
    const level = choiceIn(fields, 'level', audit_rows_levels);
    const findings = fieldsIn(fields, 'findings');
    if (vault === undefined || level === undefined || findings === undefined)
        return undefined;
    return {
        id: vault.id,
        name: vault.name,
        subscriptionId: vault.subscriptionId,
        resourceGroup: vault.resourceGroup,
        level,
        findings: {
            error: countIn(findings, 'error'),
            warning: countIn(findings, 'warning'),
            note: countIn(findings, 'note'),
        },
        mappings: maybeCountIn(fields, 'mappings'),
        agents: maybeCountIn(fields, 'agents'),
        kept: countIn(fields, 'kept'),
        outdated: countIn(fields, 'outdated'),
        expiring: countIn(fields, 'expiring'),
    };
}
function accountRow(fields) {
    const id = nameIn(fields, 'id');
    const level = choiceIn(fields, 'level', audit_rows_levels);
    if (id === '' || level === undefined)
        return undefined;
    return {
        id,
        name: nameIn(fields, 'name'),
        level,
        vaultIds: namesIn(fields, 'vaultIds'),
        reads: nameIn(fields, 'reads'),
        location: maybeNameIn(fields, 'location'),
        principalId: maybeNameIn(fields, 'principalId'),
        runs: maybeCountIn(fields, 'runs'),
        failedRuns: maybeCountIn(fields, 'failedRuns'),
        lastRun: maybeTimeIn(fields, 'lastRun'),
        lastRunStatus: maybeNameIn(fields, 'lastRunStatus'),
        minutesUsed: maybeNumberIn(fields, 'minutesUsed'),
    };
}
function mappingRow(fields, context) {
    const { share } = context;
    const id = nameIn(fields, 'id');
    const vaultId = vaultIdIn(fields, context);
    const level = choiceIn(fields, 'level', audit_rows_levels);
    if (id === '' || vaultId === undefined || level === undefined)
        return undefined;
    return {
        id,
        name: nameIn(fields, 'name'),
        vaultId,
        level,
        provider: share(maybeNameIn(fields, 'provider')),
        state: share(nameIn(fields, 'state')),
        sourceFabric: share(nameIn(fields, 'sourceFabric')),
        targetFabric: share(nameIn(fields, 'targetFabric')),
        status: share(maybeNameIn(fields, 'status')),
        automationAccountId: share(maybeNameIn(fields, 'automationAccountId')),
        authenticationType: share(maybeNameIn(fields, 'authenticationType')),
        scheduleName: maybeNameIn(fields, 'scheduleName'),
        jobScheduleName: maybeNameIn(fields, 'jobScheduleName'),
        scheduleEnabled: maybeFlagIn(fields, 'scheduleEnabled'),
        nextRun: maybeTimeIn(fields, 'nextRun'),
        timeZone: share(maybeNameIn(fields, 'timeZone')),
        healthErrors: textIn(fields, 'healthErrors'),
    };
}
function agentRow(fields, context) {
    const { share } = context;
    const id = nameIn(fields, 'id');
    const vaultId = vaultIdIn(fields, context);
    const level = choiceIn(fields, 'level', audit_rows_levels);
    const expiry = choiceIn(fields, 'expiry', ['none', 'later', 'soon', 'expired']);
    const upkeep = choiceIn(fields, 'upkeep', ['kept', 'not-kept', 'unknown']);
    if (id === '' || vaultId === undefined || !level || !expiry || !upkeep)
        return undefined;
    return {
        id,
        name: nameIn(fields, 'name'),
        vaultId,
        level,
        vm: nameIn(fields, 'vm'),
        vmId: maybeNameIn(fields, 'vmId'),
        osType: share(nameIn(fields, 'osType')),
        sourceRegion: share(nameIn(fields, 'sourceRegion')),
        targetRegion: share(nameIn(fields, 'targetRegion')),
        protectionState: share(nameIn(fields, 'protectionState')),
        replicationHealth: share(nameIn(fields, 'replicationHealth')),
        agentVersion: share(nameIn(fields, 'agentVersion')),
        updateAvailable: flagIn(fields, 'updateAvailable'),
        expiry,
        agentExpiry: maybeTimeIn(fields, 'agentExpiry'),
        daysLeft: maybeNumberIn(fields, 'daysLeft'),
        certificateExpiry: maybeTimeIn(fields, 'certificateExpiry'),
        certificateDaysLeft: maybeNumberIn(fields, 'certificateDaysLeft'),
        retriesExhausted: flagIn(fields, 'retriesExhausted'),
        reinstallRequired: flagIn(fields, 'reinstallRequired'),
        blockingReasons: share(textIn(fields, 'blockingReasons')),
        upkeep,
        mappingId: share(maybeNameIn(fields, 'mappingId')),
        upkeepReason: share(textIn(fields, 'upkeepReason')),
    };
}

;// CONCATENATED MODULE: ./src/core/merge/read-report.ts





/** The version of reports that is written, and read. */
const VERSION = 1;
/** @param text of the file, of which nothing is taken for granted */
function readReport(file, text, context) {
    const unusable = (problem) => ({ kind: 'unusable', problem });
    let value;
    try {
        value = JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
    }
    catch {
        return unusable(isCut(text) ? cutShort(file) : notJson(file));
    }
    if (!isFields(value) || nameIn(value, 'report') !== 'asr-autoupdate')
        return unusable(notOurs(file, 'it does not say that it is one'));
    const version = maybeCountIn(value, 'reportVersion') ?? 0;
    if (version > VERSION)
        return unusable(newer(file, version, nameIn(value, 'toolVersion')));
    if (version < VERSION)
        return unusable(notOurs(file, 'its version is not told'));
    const inputProblems = namesIn(value, 'inputProblems');
    if (inputProblems.length > 0)
        return { kind: 'refused', file, inputProblems };
    const action = nameIn(value, 'action');
    if (action === 'Merge')
        return unusable(ofNoShard(file, action));
    const source = sourceOf(value, file);
    const read = source && (action === 'Discover' ? planOf(value, source, context) : shardOf(value, source, action, context));
    return read ?? unusable(notOurs(file, 'not everything in it is as this tool writes it'));
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
    return { file, runId: nameIn(fields, 'runId'), url, startedAt, endedAt };
}
function problemIn(fields) {
    const error = fieldsIn(fields, 'error');
    return error && problemOf(error);
}
function planOf(fields, source, { parseVaultId }) {
    const problem = problemIn(fields);
    if (problem !== undefined)
        return { kind: 'unusable', problem: noDiscovery(source.file, problem) };
    const shards = allOf(listIn(fieldsIn(fields, 'plan') ?? { shards: 0 }, 'shards'), (shard) => {
        const vaultIds = namesIn(shard, 'vaultIds');
        const number = nameIn(shard, 'shard');
        if (number === '' || vaultIds.some((id) => parseVaultId(id) === undefined))
            return undefined;
        return {
            shard: number,
            name: nameIn(shard, 'name'),
            subscriptions: namesIn(shard, 'subscriptions').map((id) => id.toLowerCase()),
            items: maybeCountIn(shard, 'items'),
            vaultIds,
        };
    });
    if (shards === undefined || new Set(shards.map(({ shard }) => shard)).size < shards.length)
        return undefined;
    const subscriptionNames = new Map();
    for (const vault of (listIn(fields, 'vaults') ?? []).filter(isFields)) {
        const name = maybeNameIn(vault, 'subscriptionName');
        if (name !== undefined)
            subscriptionNames.set(nameIn(vault, 'subscriptionId').toLowerCase(), name);
    }
    return { kind: 'plan', plan: { ...source, shards, subscriptionNames } };
}
function shardOf(fields, source, name, context) {
    const action = shardActions.find((one) => one === name);
    const conclusion = choiceIn(fields, 'conclusion', conclusions);
    const inputs = fieldsIn(fields, 'inputs');
    if (action === undefined || conclusion === undefined || inputs === undefined)
        return undefined;
    const vaults = new Map();
    for (const id of namesIn(inputs, 'vaultIds')) {
        const vault = context.parseVaultId(id);
        if (vault === undefined)
            return undefined;
        vaults.set(id.toLowerCase(), vault);
    }
    const content = contentOf(fields, inputs, action, { vaults, share: context.share });
    if (content === undefined)
        return undefined;
    const subscriptions = namesIn(inputs, 'scope').flatMap((id) => id.toLowerCase().startsWith('/subscriptions/') ? [id.toLowerCase().slice('/subscriptions/'.length)] : []);
    return {
        kind: 'shard',
        report: {
            ...source,
            action,
            conclusion,
            vaults: [...vaults.values()],
            subscriptions,
            problem: problemIn(fields),
            content,
        },
    };
}
function contentOf(fields, inputs, action, context) {
    if (action === 'Audit') {
        const rows = readAuditRows(fields, context);
        const failOn = choiceIn(fields, 'failOn', ['error', 'warning', 'none']);
        if (rows === undefined || (failOn === undefined && problemIn(fields) === undefined))
            return undefined;
        return {
            kind: 'audit',
            failOn,
            expiryDays: maybeNumberIn(fields, 'expiryDays') ?? 0,
            compliant: flagIn(fields, 'compliant'),
            stopped: choiceIn(fields, 'stopped', ['deadline', 'cancelled']),
            ...rows,
        };
    }
    const rows = readChangeRows(fields, formOf(action), context);
    return (rows && {
        kind: 'change',
        dryRun: flagIn(inputs, 'dryRun'),
        failOnDrift: flagIn(inputs, 'failOnDrift'),
        changed: flagIn(fields, 'changed'),
        ...rows,
    });
}

// EXTERNAL MODULE: ./src/core/audit/summary.ts
var summary = __webpack_require__(53895);
// EXTERNAL MODULE: ./src/core/render/markdown.ts
var markdown = __webpack_require__(37715);
// EXTERNAL MODULE: ./src/core/changes/summary.ts + 1 modules
var changes_summary = __webpack_require__(75275);
// EXTERNAL MODULE: ./src/core/render/sections.ts
var sections = __webpack_require__(71578);
;// CONCATENATED MODULE: ./src/core/merge/summary.ts
/** The merged summary: verdict, what is wrong, the shards, the subscriptions, and then what one run would say of all. */








/** What shards and subscriptions may take each, before the rest gets its own. */
const MAX_BYTES_OF_TABLE = 150 * 1_024;
const MAX_CAUSES = 20;
const MAX_NAMES = 5;
function mergeSummary(report, options) {
    const { shards, subscriptions, titles } = report;
    const top = [
        ...header(report, options),
        ...summary_causes(report.causes),
        ...summary_table('Shards', ['', 'Shard', 'Name', 'Ended', 'Vaults', ...titles, 'Took', 'Run'], worstFirst(shards).map(shardRow)),
        ...summary_table('Vaults by subscription', ['', 'Subscription', 'Shard', 'Vaults', 'Not reported or read', ...titles], subscriptions.map(subscriptionRow)),
    ].join('\n');
    const rest = joinedSummary(report, options);
    return `${top}\n${fitting(rest, sections/* MAX_BYTES */.zx - (0,markdown/* byteLength */.dp)(top) - 1)}`;
}
function joinedSummary({ joined, action }, options) {
    // Told once, above.
    const own = { ...options, origin: undefined };
    switch (joined.kind) {
        case 'audit':
            return (0,summary/* makeAuditSummary */.C)(joined.report, own);
        case 'change':
            return (0,changes_summary/* makeSummary */.D)(joined.report, { ...own, asked: `All shards together, **${action}**.` });
        case 'nothing':
            return '';
    }
}
/** As many lines as fit; the last are rows of a table, of which the least remarkable come last. */
function fitting(text, bytes) {
    if ((0,markdown/* byteLength */.dp)(text) <= bytes)
        return text;
    const note = '\nRows were left out to stay within the size limit; the JSON report has all.\n';
    const kept = [];
    let left = bytes - (0,markdown/* byteLength */.dp)(note);
    for (const line of text.split('\n')) {
        left -= (0,markdown/* byteLength */.dp)(line) + 1;
        if (left < 0)
            break;
        kept.push(line);
    }
    return `${kept.join('\n')}\n${note}`;
}
function header(report, { origin }) {
    const { conclusion, failed, compliant, startedAt, endedAt, shards, vaults, subscriptions } = report;
    const symbol = failed ? '❌' : compliant === false ? '⚠️' : conclusion === 'planned' ? '📝' : '✅';
    const at = (0,values_time/* isoTime */.Ly)(startedAt)?.replace(/\.\d+Z$/, 'Z') ?? '';
    const by = origin === undefined ? '' : ` Merged by ${(0,markdown/* link */.nf)(origin.name, origin.url)}.`;
    const size = `${(0,format/* plural */.LS)(shards.length, 'shard')}, ${(0,format/* plural */.LS)(subscriptions.length, 'subscription')}, ${(0,format/* plural */.LS)(vaults.length, 'vault')}`;
    return [
        `## ${symbol} ${(0,markdown/* escapeMarkdown */.FV)(mergeHeadline(report))}`,
        '',
        `${size}. Conclusion: **${conclusion}**. ${at}, ${(0,format/* duration */.p0)(endedAt - startedAt)} from the start of the first shard to the end of the last.${by}`,
        '',
    ];
}
function summary_causes(all) {
    if (all.length === 0)
        return [];
    const lines = all.slice(0, MAX_CAUSES).map(({ level, problem, affected }) => {
        const names = affected
            .slice(0, MAX_NAMES)
            .map((name) => (0,markdown/* cell */.Hn)(name, 200))
            .join(', ');
        const more = affected.length > MAX_NAMES ? ` and ${(0,format/* number */.ai)(affected.length - MAX_NAMES)} more` : '';
        const next = problem.nextStep === undefined ? '' : `<br>**Next:** ${(0,markdown/* cell */.Hn)(problem.nextStep)}`;
        return `- ${level === 'error' ? '❌' : '⚠️'} ${(0,markdown/* cell */.Hn)((0,format/* problemText */.fI)(problem), 4_000)}<br>**Affects:** ${names}${more}${next}`;
    });
    if (all.length > MAX_CAUSES)
        lines.push(`- and ${all.length - MAX_CAUSES} more; the JSON report has all.`);
    return ['### Shards and reports', '', ...lines, ''];
}
function summary_table(title, columns, rows) {
    if (rows.length === 0)
        return [];
    let left = MAX_BYTES_OF_TABLE;
    const end = rows.findIndex((row) => (left -= (0,markdown/* byteLength */.dp)(row) + 1) < 0);
    const kept = end < 0 ? rows : rows.slice(0, end);
    const dropped = rows.length - kept.length;
    const note = `${(0,format/* plural */.LS)(dropped, 'row')} left out to stay within the size limit; the JSON report has all.`;
    return [`### ${title}`, '', ...(0,markdown/* tableHead */.PP)(columns), ...kept, '', ...(dropped === 0 ? [] : [note, ''])];
}
const figureCells = (figures) => figures.map((figure) => (figure === undefined ? '' : (0,format/* number */.ai)(figure)));
function shardRow(shard) {
    const { name, state, failed, vaults, notReported, figures, startedAt, endedAt, url } = shard;
    const lost = notReported.slice(0, MAX_NAMES).map((id) => (0,markdown/* cell */.Hn)((0,arm_id/* nameOf */.Vb)(id), 100));
    const more = notReported.length > MAX_NAMES ? ` and ${(0,format/* number */.ai)(notReported.length - MAX_NAMES)} more` : '';
    return (0,markdown/* tableRow */.jD)([
        failed ? '❌' : '✅',
        (0,markdown/* cell */.Hn)(shard.shard, 20),
        (0,markdown/* cell */.Hn)(name, 100),
        `${stateText(state)}${lost.length === 0 ? '' : `<br>Not reported: ${lost.join(', ')}${more}`}`,
        (0,format/* number */.ai)(vaults),
        ...figureCells(figures),
        startedAt === undefined || endedAt === undefined ? '' : (0,format/* duration */.p0)(endedAt - startedAt),
        /^https:\/\//.test(url) ? (0,markdown/* link */.nf)('run', url) : '',
    ]);
}
const subscriptionRow = ({ id, name, shards, vaults, missing, wrong, figures }) => (0,markdown/* tableRow */.jD)([
    wrong > 0 ? '❌' : '✅',
    (0,markdown/* cell */.Hn)(name === '' ? id : name, 100),
    (0,markdown/* cell */.Hn)(shards.join(', '), 100),
    (0,format/* number */.ai)(vaults),
    (0,format/* number */.ai)(missing),
    ...figureCells(figures),
]);

// EXTERNAL MODULE: ./src/runtime/clock.ts
var clock = __webpack_require__(19842);
// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
// EXTERNAL MODULE: ./src/actions/audit.ts + 3 modules
var audit = __webpack_require__(82288);
// EXTERNAL MODULE: ./src/actions/audit-files.ts
var audit_files = __webpack_require__(30694);
// EXTERNAL MODULE: ./src/actions/change.ts + 4 modules
var change = __webpack_require__(12014);
// EXTERNAL MODULE: ./src/actions/issues.ts
var issues = __webpack_require__(4511);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./src/core/values/glob.ts
var glob = __webpack_require__(94286);
;// CONCATENATED MODULE: ./src/actions/merge-files.ts
/** Finds and reads the files that are to be merged. */



/** One that is larger is no report: a hundred thousand rows make less. */
const MAX_BYTES = 400 * 1024 * 1024;
/**
 * Files by paths and patterns: `*` stands for any text in a name, `?` for one character, `**` for any folders. Patterns
 * match names that end with `.json`, and none that begin with a dot unless they say so; a folder stands for all in it.
 * @param from the folder that the patterns start from
 */
async function findFiles(patterns, from) {
    const files = new Set();
    const useless = [];
    for (const pattern of patterns) {
        const found = await matching(pattern, from);
        if (found.length === 0)
            useless.push(pattern);
        for (const file of found)
            files.add(file);
    }
    return { files: [...files].sort(), useless };
}
const isPattern = (text) => /[*?]/.test(text);
async function matching(pattern, from) {
    if (!isPattern(pattern)) {
        const path = (0,external_node_path_.resolve)(from, pattern);
        const kind = await kindOf(path);
        return kind === 'folder' ? below(path, ['**', '*.json']) : kind === 'file' ? [path] : [];
    }
    const { root } = (0,external_node_path_.parse)(pattern);
    const segments = pattern
        .slice(root.length)
        .split(process.platform === 'win32' ? /[\\/]+/ : /\/+/)
        .filter((segment, index, all) => segment !== '' && !(segment === '**' && all[index - 1] === '**'));
    return below((0,external_node_path_.resolve)(from, root), segments.at(-1) === '**' ? [...segments, '*.json'] : segments);
}
async function below(folder, segments) {
    const [first = '', ...rest] = segments;
    if (!isPattern(first)) {
        const path = (0,external_node_path_.join)(folder, first);
        if (rest.length > 0)
            return below(path, rest);
        return (await kindOf(path)) === 'file' ? [path] : [];
    }
    const found = first === '**' ? [...(await below(folder, rest))] : [];
    for (const entry of await entriesOf(folder)) {
        const { name } = entry;
        const path = (0,external_node_path_.join)(folder, name);
        if (name.startsWith('.') && !first.startsWith('.'))
            continue;
        if (first === '**') {
            // Links are not followed here, so that none leads around.
            if (entry.isDirectory())
                found.push(...(await below(path, segments)));
        }
        else if (!(0,glob/* matchesGlob */.k)(first, name))
            continue;
        else if (rest.length > 0)
            found.push(...(await below(path, rest)));
        else if (/\.json$/i.test(name) && (await kindOf(path)) === 'file')
            found.push(path);
    }
    return found;
}
async function kindOf(path) {
    try {
        const stats = await (0,promises_.stat)(path);
        return stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : undefined;
    }
    catch {
        return undefined;
    }
}
/** What is no folder, or may not be read, has none. */
async function entriesOf(folder) {
    try {
        return await (0,promises_.readdir)(folder, { withFileTypes: true });
    }
    catch {
        return [];
    }
}
/** @throws what reading a file throws, and for one that is too large */
async function readText(file) {
    const { size } = await (0,promises_.stat)(file);
    if (size > MAX_BYTES)
        throw new Error(`it has ${size} bytes, and is larger than any report`);
    return (0,promises_.readFile)(file, 'utf8');
}

;// CONCATENATED MODULE: ./src/actions/merge.ts
/** `Merge`: makes one report of those of the shards. Azure is asked nothing. */




















async function merge(task, context) {
    const { host, settings, runId, tenantId } = context;
    const report = await readAndMerge(task, context);
    const origin = await host.origin();
    const { portal, name: environment } = settings.cloud;
    const links = { portal, tenantId, docsUrl: version/* FINDINGS_URL */.ty, version: version/* VERSION */.xv };
    const inputs = { action: task.action, reports: task.reports, reportFormats: task.formats, environment };
    const page = mergePage(report, { ...links, runId, origin });
    const files = await (0,audit_files/* pageFiles */.$)(page, ['shards', 'subscriptions', 'vaults', 'mappings', 'agents', 'items'], task.formats);
    const { joined } = report;
    if (joined.kind === 'audit')
        await (0,issues/* tellInIssues */.x)(joined.report, task, { ...links, origin }, context);
    if (joined.kind === 'audit') {
        if (task.formats.includes('junit'))
            files.push({ suffix: 'junit.xml', pieces: (0,junit/* makeJUnit */.b)(joined.report, links) });
        if (task.formats.includes('sarif'))
            files.push({ suffix: 'sarif', pieces: (0,sarif/* makeSarif */.Y$)(joined.report, { ...links, home: version/* HOME */.yZ }) });
    }
    return {
        failed: report.failed,
        headline: mergeHeadline(report),
        causes: [...report.causes, ...causesOfJoined(report)],
        document: mergeDocument(report, { ...links, runId, origin, inputs }),
        summary: () => mergeSummary(report, { ...links, drawsMermaid: host.drawsMermaid, origin }),
        outputs: outputsOf(report),
        files,
    };
}
/** One file after the other, of which no more is kept than its rows. */
async function readAndMerge({ reports }, { host, stop }) {
    const folder = process.cwd();
    const { files, useless } = await findFiles(reports, folder);
    const read = useless.map((pattern) => ({ kind: 'unusable', problem: noSuchFile(pattern) }));
    const context = { parseVaultId: arm_id/* parseVaultId */.r9, share: sharing() };
    let left = files.length;
    for (const file of files) {
        if (stop.signal.aborted)
            break;
        left--;
        const path = (0,external_node_path_.relative)(folder, file) || file;
        let one;
        try {
            one = readReport(path, await readText(file), context);
        }
        catch (error) {
            const why = error instanceof Error ? error.message : 'unknown error';
            one = { kind: 'unusable', problem: notReadable(path, why) };
        }
        read.push(one);
        host.print(`${path}: ${described(one)}`);
    }
    const { reason } = stop;
    return mergeReports(read, {
        now: clock/* systemClock */.m.now(),
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
        case 'unusable':
            return read.problem.message;
    }
}
const causesOfJoined = ({ joined }) => joined.kind === 'audit' ? (0,audit.causesOf)(joined.report) : joined.kind === 'change' ? joined.report.causes : [];
function outputsOf(report) {
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
function ofJoined({ joined }) {
    if (joined.kind === 'nothing')
        return {};
    if (joined.kind === 'audit')
        return (0,audit.auditOutputs)(joined.report);
    const { total, selected, skipped } = joined.report.counts;
    const counts = joined.form.list === 'items'
        ? { itemsTotal: total, itemsSelected: selected, itemsSkipped: skipped }
        : { mappingsTotal: total, mappingsSelected: selected, mappingsSkipped: skipped };
    return { ...(0,change.jobOutputs)(joined.report), ...counts };
}


/***/ }),

/***/ 24814:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ select),
/* harmony export */   S: () => (/* binding */ shown)
/* harmony export */ });
/* harmony import */ var _render_format__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39649);
/* harmony import */ var _values_glob__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94286);
/* harmony import */ var _render_text__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(32625);
/* harmony import */ var _model__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60309);
/** Which vaults of the scope are wanted, or why there are none. */




const MAX_NAMES = 5;
/** In the order of subscriptions and ids. A missing vault is one problem, the first that explains it; with `allowEmpty` it is none. */
function select(listing, wanted, inputs) {
    const named = listing.vaults.filter(({ name }) => isNamed(name, wanted.names));
    const tagged = named.filter((vault) => hasTags(vault, wanted.tags));
    const holding = wanted.includeEmpty ? tagged : tagged.filter(({ items }) => items !== 0);
    const vaults = [...(0,_model__WEBPACK_IMPORTED_MODULE_0__/* .bySubscription */ .vZ)(holding).values()].flat();
    const useless = wanted.names.filter((pattern) => !listing.vaults.some(({ name }) => (0,_values_glob__WEBPACK_IMPORTED_MODULE_1__/* .matchesGlob */ .k)(pattern, name)));
    const { source, warnings } = listing;
    const found = (more) => ({
        ok: true,
        value: { source, vaults, warnings: [...warnings, ...more] },
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

/***/ 94286:
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


/***/ })

};
;