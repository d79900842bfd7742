"use strict";
exports.id = 605;
exports.ids = [605];
exports.modules = {

/***/ 94605:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  updateAgents: () => (/* binding */ updateAgents)
});

// EXTERNAL MODULE: ./src/core/values/glob.ts
var glob = __webpack_require__(94286);
// EXTERNAL MODULE: ./src/core/values/compare.ts
var compare = __webpack_require__(36369);
;// CONCATENATED MODULE: ./src/core/changes/plan-agents.ts


const skipped = (reason) => ({ selected: false, reason });
const selected = (reason) => ({ selected: true, reason });
const isChosen = (item, pattern) => (0,glob/* matchesGlob */.k)(pattern, item.vm) || (0,glob/* matchesGlob */.k)(pattern, item.name);
/** The job that updates the agent now, whoever started it. */
const runningUpdate = (item) => (0,compare/* sameText */.Q)(item.currentScenario ?? '', 'UpdateMobilityService') ? item.currentJob?.toLowerCase() : undefined;
function decideUpdate(item, { vms, force }) {
    const { provider, agentVersion } = item;
    if (provider === undefined)
        return skipped('no provider details: not Azure-to-Azure replication');
    if (!(0,compare/* sameText */.Q)(provider, 'A2A'))
        return skipped(`provider ${provider}: not Azure-to-Azure replication`);
    if (vms.length > 0 && !vms.some((pattern) => isChosen(item, pattern)))
        return skipped('not among the VMs asked for');
    if (runningUpdate(item) !== undefined)
        return selected('an update of its agent runs already');
    const hindrance = hindranceOf(item);
    if (hindrance !== undefined)
        return skipped(hindrance);
    const version = agentVersion === '' ? 'agent of an unknown version' : `agent ${agentVersion}`;
    if (item.updateAvailable)
        return selected(`${version} has an update waiting`);
    if (!force)
        return skipped(`${version} has no update waiting`);
    return (0,compare/* sameText */.Q)(item.replicationHealth, 'Critical')
        ? skipped('forced, but its replication health is Critical')
        : selected('forced');
}
/** Why the service could not update the agent. */
function hindranceOf(item) {
    const { protectionState, vmProtectionState, blockingReasons } = item;
    if (!(0,compare/* sameText */.Q)(protectionState, 'Protected'))
        return `protection state ${protectionState || 'unknown'}, not Protected`;
    if (vmProtectionState !== '' && !(0,compare/* sameText */.Q)(vmProtectionState, 'Protected'))
        return `state of the VM ${vmProtectionState}, not Protected`;
    if (item.upgradeInProgress)
        return 'its agent is being upgraded already';
    if (item.reinstallRequired) {
        const reasons = blockingReasons.length > 0 ? `: ${blockingReasons.join('; ')}` : '';
        return `its agent has to be installed anew${reasons}`;
    }
    if (item.certificateUpdateRequired)
        return 'the certificate of its agent has to be renewed first';
    // Without an update waiting, that it cannot be upgraded says nothing.
    if (item.updateAvailable && item.upgradeable === false)
        return 'its agent cannot be upgraded, says the service';
    return undefined;
}

// EXTERNAL MODULE: ./src/core/requests/items.ts
var requests_items = __webpack_require__(12382);
// EXTERNAL MODULE: ./src/core/requests/send-with-retries.ts
var send_with_retries = __webpack_require__(47068);
// EXTERNAL MODULE: ./src/core/changes/change-kind.ts
var change_kind = __webpack_require__(91904);
;// CONCATENATED MODULE: ./src/core/changes/agent-update.ts




const subjectOf = (item) => ({
    id: item.id,
    name: item.vm,
    sourceFabric: item.sourceRegion,
    targetFabric: item.targetRegion,
    item,
});
function agentWork(choice, service) {
    const read = async (vault, { id }, signal) => {
        const item = await service.readItem(vault, id, signal);
        return item.ok ? { ok: true, value: subjectOf(item.value) } : item;
    };
    return {
        words: change_kind/* agentWords */.V,
        async list(vault, context) {
            const items = await (0,requests_items/* listItems */.D)(vault, service, context);
            return items.ok ? { ok: true, value: items.value.map(subjectOf) } : items;
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
            const seen = await (0,send_with_retries/* sendWithRetries */.HI)(`replicated item ${subject.name}`, this.context.reads, (signal) => this.read(this.vault, subject, signal), this.context);
            if (!seen.ok)
                return { kind: 'unknown' };
            item = seen.value.item;
        }
        const name = runningUpdate(item);
        return name === undefined || this.isFollowed(name) ? { kind: 'nothing' } : { kind: 'job', name };
    }
}

// EXTERNAL MODULE: ./src/core/changes/document.ts
var changes_document = __webpack_require__(97828);
// EXTERNAL MODULE: ./src/core/changes/engine.ts + 8 modules
var engine = __webpack_require__(42099);
// EXTERNAL MODULE: ./src/core/changes/words.ts
var words = __webpack_require__(7948);
// EXTERNAL MODULE: ./src/core/changes/report.ts
var changes_report = __webpack_require__(16935);
// EXTERNAL MODULE: ./src/core/changes/summary.ts + 1 modules
var summary = __webpack_require__(75275);
// EXTERNAL MODULE: ./src/journal.ts
var journal = __webpack_require__(82588);
// EXTERNAL MODULE: ./src/runtime/clock.ts
var clock = __webpack_require__(19842);
// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
// EXTERNAL MODULE: ./src/actions/change.ts + 4 modules
var change = __webpack_require__(12014);
;// CONCATENATED MODULE: ./src/actions/update-agents.ts
/** `UpdateAgents`: brings the agents of the chosen replicated items to their newest version. */












async function updateAgents(task, vaults, context) {
    const { host, settings, stop, connection, runId, tenantId, timeLeftMs } = context;
    const { dryRun, failOnDrift, force, maxFailures, maxParallel, maxWritesPerMinute, vms } = task;
    const service = await connection.service();
    const result = await (0,engine/* changeVaults */.e)({ vaults, work: agentWork({ vms, force }, service), dryRun, maxFailures, maxParallel, maxWritesPerMinute }, {
        clock: clock/* systemClock */.m,
        stop,
        service,
        random: Math.random,
        watcher: (0,journal/* createJournal */.s)(host, change_kind/* agentWords */.V, timeLeftMs),
    });
    const errors = result.vaultFailures.length > 0 ? [] : unmatched(vms, result.rows);
    const report = (0,changes_report/* makeReport */.dO)(result, { words: change_kind/* agentWords */.V, dryRun, failOnDrift, errors });
    const origin = await host.origin();
    const inputs = {
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
        environment: settings.cloud.name,
    };
    return {
        failed: report.failed,
        headline: (0,words/* headline */.Pl)(report),
        causes: report.causes,
        document: (0,changes_document/* makeDocument */.EG)(report, { version: version/* VERSION */.xv, runId, origin, inputs }, changes_document/* itemForm */.Qr),
        summary: () => (0,summary/* makeSummary */.D)(report, {
            asked: 'Wanted: the newest **Mobility agent** on every chosen VM.',
            portal: settings.cloud.portal,
            tenantId,
            drawsMermaid: host.drawsMermaid,
            origin,
        }),
        outputs: outputsOf(report),
    };
}
/** Whoever names a VM wants it updated; a name that none has is a mistake. */
function unmatched(patterns, rows) {
    const none = patterns.filter((pattern) => !rows.some(({ subject }) => isChosen(subject.item, pattern)));
    if (none.length === 0)
        return [];
    const problem = {
        code: 'NoSuchVm',
        message: `No replicated item of the vaults has a name that matches: ${none.join(', ')}`,
        nextStep: 'Compare the input vm with the names of the VMs in the report.',
    };
    return [{ level: 'error', problem, affected: none }];
}
const outputsOf = (report) => ({
    ...(0,change.jobOutputs)(report),
    itemsTotal: report.counts.total,
    itemsSelected: report.counts.selected,
    itemsSkipped: report.counts.skipped,
});


/***/ }),

/***/ 12382:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ listItems)
/* harmony export */ });
/* harmony import */ var _lists__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57591);
/** The replicated items of a vault, by whichever way the caller's rights allow. */

const listItems = (vault, service, context, containers) => (0,_lists__WEBPACK_IMPORTED_MODULE_0__/* .listWhole */ .cP)(vault, {
    things: 'replicated items',
    ofVault: (next, signal) => service.listItems(vault, next, signal),
    ofContainer: ({ fabric, name }, next, signal) => service.listContainerItems(vault, fabric, name, next, signal),
}, context, containers);


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