"use strict";
exports.id = 349;
exports.ids = [349];
exports.modules = {

/***/ 44349:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  discover: () => (/* binding */ discover)
});

// EXTERNAL MODULE: ./src/core/document.ts
var core_document = __webpack_require__(79354);
;// CONCATENATED MODULE: ./src/core/estate/document.ts
/** The JSON report of `Discover`: the plan that the shards follow, and every vault. */

const plannedShard = ({ shard, name, subscriptions, items, vaults }) => ({
    shard,
    name,
    subscriptions,
    items,
    vaultIds: vaults.map(({ id }) => id),
});
/** In pieces, so that the text of an estate of a hundred thousand vaults is never in memory at once. */
function* discoverDocument(report, context) {
    const { cut, vaults } = report;
    const head = {
        report: 'asr-autoupdate',
        reportVersion: 1,
        action: 'Discover',
        toolVersion: context.version,
        runId: context.runId,
        origin: context.origin,
        startedAt: new Date(report.startedAt).toISOString(),
        endedAt: new Date(report.endedAt).toISOString(),
        inputs: context.inputs,
        conclusion: report.conclusion,
        source: report.source,
        vaultCount: vaults.length,
        subscriptionCount: report.subscriptions,
        itemCount: report.items,
        causes: report.causes.map(core_document/* causeJson */.WH),
    };
    const shardOf = new Map(cut.shards.flatMap(({ shard, subscriptions }) => subscriptions.map((id) => [id, shard])));
    yield JSON.stringify(head, null, 2).replace(/\n\}$/, ',\n  "plan": {\n    "shards": [');
    yield* rows(cut.shards, plannedShard, '    ');
    yield ']\n  },\n  "vaults": [';
    yield* rows(vaults, (vault) => vaultRow(vault, shardOf.get(vault.subscriptionId.toLowerCase())), '  ');
    yield ']\n}\n';
}
function* rows(things, row, indent) {
    let separator = '';
    for (const thing of things) {
        yield `${separator}\n${indent}  ${JSON.stringify(row(thing))}`;
        separator = ',';
    }
    if (things.length > 0)
        yield `\n${indent}`;
}
const vaultRow = (vault, shard) => ({
    id: vault.id,
    name: vault.name,
    subscriptionId: vault.subscriptionId,
    subscriptionName: vault.subscriptionName,
    location: vault.location,
    tags: vault.tags,
    items: vault.items,
    shard,
});

// EXTERNAL MODULE: ./src/core/format.ts
var format = __webpack_require__(96228);
// EXTERNAL MODULE: ./src/core/markdown.ts
var markdown = __webpack_require__(16706);
// EXTERNAL MODULE: ./src/core/text.ts
var core_text = __webpack_require__(72020);
// EXTERNAL MODULE: ./src/core/estate/model.ts
var model = __webpack_require__(60309);
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
    const groups = [...(0,model/* bySubscription */.vZ)(vaults)].map(([id, members]) => groupOf(id, members));
    groups.sort((a, b) => b.weight - a.weight || (0,model/* compare */.UD)(a.id, b.id));
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
function groupOf(id, vaults) {
    let weight = 0;
    let bytes = 0;
    for (const vault of vaults) {
        weight += VAULT_WEIGHT + (vault.items ?? 0);
        bytes += (0,markdown/* byteLength */.dp)(vault.id) + 1;
    }
    return { id, vaults, weight, bytes };
}
function shardOf(groups, shard) {
    const sorted = [...groups].sort((a, b) => (0,model/* compare */.UD)(a.id, b.id));
    const vaults = sorted.flatMap((group) => group.vaults);
    const [heaviest] = groups;
    const first = heaviest === undefined ? '' : plain(heaviest.vaults[0]?.subscriptionName ?? '') || heaviest.id;
    return {
        shard,
        name: groups.length > 1 ? `${first} and ${groups.length - 1} more` : first,
        subscriptions: sorted.map(({ id }) => id),
        items: (0,model/* itemsIn */.Un)(vaults),
        vaults,
    };
}
/** Names become names of jobs and values of variables, where `$(…)` and `${{ … }}` would be obeyed. */
const plain = (name) => (0,core_text/* bounded */.Mm)(name
    .replace(/[^\p{L}\p{N}_. -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim(), 60);

;// CONCATENATED MODULE: ./src/core/estate/matrix.ts
/** The shards in the form of the host's matrix strategy, inside the host's limits. */



/** Both hosts make no more jobs than these of a matrix. */
const MOST_SHARDS = 256;
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
    const shards = cutShards(found, Math.min(most, MOST_SHARDS), limit.ofShard);
    const byVault = textOf(shards, form, false);
    const fits = (text) => limit.size(text) <= limit.ofOutputs;
    const tooLong = shards.find((shard) => (0,markdown/* byteLength */.dp)(idsOf(shard, form)) > limit.ofShard);
    // More shards are of no use where all ids together are too long.
    const misfit = () => tooLong !== undefined && fits(byVault)
        ? shardTooLong(tooLong, limit, inputs)
        : matrixTooLarge(found.length, limit.size(byVault), limit);
    const warnings = [];
    let matrix = fits(byVault) && tooLong === undefined ? byVault : undefined;
    if (matrix === undefined && isWhole) {
        const byScope = textOf(shards, form, true);
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
function textOf(shards, form, byScope) {
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
var estate_report = __webpack_require__(95360);
// EXTERNAL MODULE: ./src/core/summary.ts + 1 modules
var summary = __webpack_require__(31644);
;// CONCATENATED MODULE: ./src/core/estate/summary.ts
/** The summary of `Discover`: verdict, counts, the shards, and the vaults of each subscription. */





/** Vaults of a subscription that are named. */
const MOST_NAMES = 10;
function discoverSummary(report, options) {
    const { cut } = report;
    const lines = [
        ...header(report, options),
        ...report.causes.flatMap(causeLines),
        ...section('Shards', ['Shard', 'Name', 'Subscriptions', 'Vaults', 'Replicated items'], cut.shards.map(shardRow)),
    ];
    const used = (0,markdown/* byteLength */.dp)(lines.join('\n'));
    const rows = subscriptionRows(report, options);
    const kept = asManyAsFit(rows, summary/* MOST_BYTES */.uZ - used - 500);
    const titles = ['Subscription', 'Shard', 'Vaults', 'Replicated items', 'Names'];
    const dropped = rows.length - kept.length;
    const note = dropped === 0
        ? []
        : [`${(0,format/* plural */.LS)(dropped, 'subscription')} left out to stay within the size limit; the JSON report has all.`, ''];
    return [...lines, ...section('Vaults by subscription', titles, kept), ...note].join('\n');
}
function header(report, { origin }) {
    const { vaults, subscriptions, items, cut, startedAt, endedAt } = report;
    const time = new Date(startedAt).toISOString().replace(/\.\d+Z$/, 'Z');
    const by = origin === undefined ? '' : ` Run by ${(0,markdown/* link */.nf)(origin.name, origin.url)}.`;
    return [
        `## ${report.conclusion === 'succeeded' ? '✅' : '❌'} ${(0,markdown/* escapeMarkdown */.FV)((0,estate_report/* discoverHeadline */._7)(report))}`,
        '',
        `${time}, ${(0,format/* duration */.p0)(endedAt - startedAt)}.${by}`,
        '',
        ...(0,markdown/* tableHead */.PP)(['Vaults', 'Subscriptions', 'Replicated items', 'Shards']),
        (0,markdown/* tableRow */.jD)([(0,format/* number */.ai)(vaults.length), (0,format/* number */.ai)(subscriptions), (0,estate_report/* itemsText */.Ir)(items), (0,format/* number */.ai)(cut.shards.length)]),
        '',
    ];
}
function causeLines({ level, problem }) {
    const next = problem.nextStep === undefined ? '' : `<br>**Next:** ${(0,markdown/* cell */.Hn)(problem.nextStep)}`;
    return [`- ${level === 'error' ? '❌' : '⚠️'} ${(0,markdown/* cell */.Hn)((0,format/* problemText */.fI)(problem), 4_000)}${next}`, ''];
}
const section = (title, titles, rows) => rows.length === 0 ? [] : [`### ${title}`, '', ...(0,markdown/* tableHead */.PP)(titles), ...rows, ''];
const shardRow = ({ shard, name, subscriptions, vaults, items }) => (0,markdown/* tableRow */.jD)([shard, (0,markdown/* cell */.Hn)(name, 100), (0,format/* number */.ai)(subscriptions.length), (0,format/* number */.ai)(vaults.length), (0,estate_report/* itemsText */.Ir)(items)]);
function subscriptionRows({ vaults, cut }, options) {
    const shardOf = new Map(cut.shards.flatMap(({ shard, subscriptions }) => subscriptions.map((id) => [id, shard])));
    return [...(0,model/* bySubscription */.vZ)(vaults)]
        .map(([id, members]) => ({ id, members, shard: shardOf.get(id) ?? '', weight: (0,model/* itemsIn */.Un)(members) ?? 0 }))
        .sort((a, b) => (0,model/* compare */.UD)(a.shard, b.shard) || b.weight - a.weight)
        .map(({ id, members, shard }) => {
        const named = members.slice(0, MOST_NAMES).map((vault) => vaultLink(vault, options));
        const more = members.length > MOST_NAMES ? ` and ${(0,format/* number */.ai)(members.length - MOST_NAMES)} more` : '';
        return (0,markdown/* tableRow */.jD)([
            (0,markdown/* cell */.Hn)(members[0]?.subscriptionName || id, 100),
            shard,
            (0,format/* number */.ai)(members.length),
            (0,estate_report/* itemsText */.Ir)((0,model/* itemsIn */.Un)(members)),
            `${named.join(', ')}${more}`,
        ]);
    });
}
const vaultLink = (vault, { portal, tenantId }) => (0,markdown/* link */.nf)(vault.name, `${portal}/#@${tenantId ?? ''}/resource${vault.id}`);
function asManyAsFit(rows, bytes) {
    let left = bytes;
    const fitting = rows.findIndex((row) => (left -= (0,markdown/* byteLength */.dp)(row) + 1) < 0);
    return fitting < 0 ? [...rows] : rows.slice(0, fitting);
}

// EXTERNAL MODULE: ./src/runtime/clock.ts
var clock = __webpack_require__(19842);
// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
// EXTERNAL MODULE: ./src/actions/vaults.ts + 4 modules
var vaults = __webpack_require__(40330);
;// CONCATENATED MODULE: ./src/actions/discover.ts
/** `Discover`: cuts the vaults that were found into shards, and says them as a matrix of jobs. */







async function discover(task, found, context) {
    const { host, settings, runId, tenantId } = context;
    const { target } = task;
    const form = host.name === 'azure-pipelines' ? 'azure-pipelines' : 'github';
    const cut = cutMatrix(found.vaults, task.shards, form, isWhole(target), (0,vaults/* inputNamesOn */.s3)(host));
    const report = (0,estate_report/* discoverReport */.EP)(found, cut, { startedAt: (0,vaults/* startedAt */.xh)(context), endedAt: clock/* systemClock */.m.now() });
    const origin = await host.origin();
    const inputs = {
        ...(0,vaults/* targetInputs */.lY)(target),
        action: task.action,
        shards: task.shards,
        environment: settings.cloud.name,
    };
    return {
        failed: report.conclusion === 'failed',
        headline: (0,estate_report/* discoverHeadline */._7)(report),
        // Those of finding were said when the vaults were found.
        causes: report.causes.filter(({ problem }) => !found.warnings.includes(problem)),
        document: discoverDocument(report, { version: version/* VERSION */.xv, runId, origin, inputs }),
        summary: () => discoverSummary(report, { portal: settings.cloud.portal, tenantId, origin }),
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


/***/ }),

/***/ 79354:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EG: () => (/* binding */ makeDocument),
/* harmony export */   Qr: () => (/* binding */ itemForm),
/* harmony export */   WH: () => (/* binding */ causeJson),
/* harmony export */   dB: () => (/* binding */ mappingForm)
/* harmony export */ });
/* harmony import */ var _format__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96228);
/* harmony import */ var _json__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86153);


const mappingForm = {
    list: 'mappings',
    id: 'mappingId',
    before: (mapping) => ({
        provider: mapping.provider,
        state: mapping.state,
        status: mapping.autoUpdate?.status,
        automationAccountId: mapping.autoUpdate?.automationAccountId,
        authenticationType: mapping.autoUpdate?.authenticationType,
        healthErrors: mapping.healthErrors,
    }),
};
const itemForm = {
    list: 'items',
    id: 'itemId',
    before: ({ item }) => ({
        provider: item.provider,
        vmId: item.vmId,
        protectionState: item.protectionState,
        replicationHealth: item.replicationHealth,
        agentVersion: item.agentVersion,
        updateAvailable: item.updateAvailable,
        agentExpiry: time(item.agentExpiry),
    }),
};
const time = (ms) => ms === undefined ? undefined : new Date(ms).toISOString();
const problemOf = (row) => row.outcome === undefined || row.outcome.kind === 'succeeded' ? undefined : row.outcome.problem;
const error = (problem) => problem && {
    code: problem.code,
    message: problem.message,
    possibleCauses: problem.possibleCauses,
    recommendedAction: problem.recommendedAction,
    correlationId: problem.correlationId,
    nextStep: problem.nextStep,
};
/** Who is affected is told by the rows; here are as many as a reader needs to find them. */
const MOST_AFFECTED = 20;
const causeJson = ({ level, problem, affected }) => ({
    level,
    error: error(problem),
    count: affected.length,
    affected: affected.slice(0, MOST_AFFECTED),
});
const vaultRow = (vault, problem) => ({ vaultId: vault.id, error: error(problem) });
const rowOf = (row, { id, before }) => ({
    vaultId: row.vault.id,
    [id]: row.subject.id,
    name: row.subject.name,
    before: before(row.subject),
    decision: row.decision.selected ? 'selected' : 'skipped',
    reason: row.decision.reason,
    outcome: row.outcome?.kind,
    note: row.outcome?.kind === 'succeeded' ? row.outcome.note : undefined,
    jobId: row.jobId,
    startedAt: time(row.startedAt),
    endedAt: time(row.endedAt),
    durationSeconds: (0,_format__WEBPACK_IMPORTED_MODULE_0__/* .durationOf */ .cf)(row) === undefined ? undefined : Math.round(((0,_format__WEBPACK_IMPORTED_MODULE_0__/* .durationOf */ .cf)(row) ?? 0) / 100) / 10,
    takenUp: row.takenUp,
    after: row.confirmation && {
        asWanted: row.confirmation.asWanted,
        reads: row.confirmation.reads,
        healthErrors: row.confirmation.healthErrors,
    },
    error: error(problemOf(row)),
});
/** In pieces, so that the text of ten thousand rows is never in memory at once. */
function* makeDocument(report, context, form) {
    const { counts } = report;
    const head = {
        report: 'asr-autoupdate',
        reportVersion: 1,
        action: context.inputs['action'],
        toolVersion: context.version,
        runId: context.runId,
        origin: context.origin,
        startedAt: time(report.startedAt),
        endedAt: time(report.endedAt),
        inputs: context.inputs,
        conclusion: report.conclusion,
        changed: report.changed,
        counts: { total: counts.total, selected: counts.selected, skipped: counts.skipped, ...counts.outcomes },
        causes: report.causes.map(causeJson),
        vaultErrors: report.vaultFailures.map(({ vault, problem }) => vaultRow(vault, problem)),
    };
    yield (0,_json__WEBPACK_IMPORTED_MODULE_1__/* .jsonHead */ .RW)(head);
    yield* (0,_json__WEBPACK_IMPORTED_MODULE_1__/* .jsonList */ .Rr)(form.list, report.rows, (row) => rowOf(row, form));
    yield _json__WEBPACK_IMPORTED_MODULE_1__/* .JSON_END */ .li;
}


/***/ })

};
;