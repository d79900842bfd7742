"use strict";
exports.id = 300;
exports.ids = [300];
exports.modules = {

/***/ 76300:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  keepIssues: () => (/* binding */ keepIssues)
});

// EXTERNAL MODULE: ./src/core/audit/issues.ts
var audit_issues = __webpack_require__(31631);
// EXTERNAL MODULE: ./src/azure/json.ts
var json = __webpack_require__(85721);
;// CONCATENATED MODULE: ./src/hosts/github-api.ts

/** Issues that carry it are ours; people who may label may let one go by taking it off. */
const LABEL = 'asr-autoupdate';
/** Milliseconds. */
const TIMEOUT_MS = 60_000;
/** What GitHub asks of those who write many times in a row. */
const BETWEEN_WRITES_MS = 1_000;
const MAX_WAIT_MS = 5 * 60_000;
const MAX_WAITS = 3;
/** @throws Error as all calls do: `RequestError` with `response` if GitHub answered, else with `cause` */
function openIssues(toolkit, { token, clock, signal }) {
    const silent = () => undefined;
    const octokit = toolkit.getOctokit(token, { log: { debug: silent, info: silent, warn: silent, error: silent } });
    keepPace(octokit, clock, signal);
    const { repo } = toolkit.context;
    const { issues } = octokit.rest;
    const change = async ({ number }, changes) => {
        await issues.update({ ...repo, issue_number: number, ...changes });
    };
    return {
        async list() {
            const request = { ...repo, labels: LABEL, state: 'all', per_page: 100 };
            const all = await octokit.paginate(issues.listForRepo, request);
            return all.flatMap((one) => (isOurs(one) ? [issueOf(one)] : [])).sort((a, b) => a.number - b.number);
        },
        async open(title, body) {
            const { data } = await issues.create({ ...repo, title, body, labels: [LABEL] });
            if (isOurs(data))
                return issueOf(data);
            await change(issueOf(data), { state: 'closed', state_reason: 'not_planned' });
            return undefined;
        },
        change,
        async comment({ number }, body) {
            await issues.createComment({ ...repo, issue_number: number, body });
        },
        async createLabel() {
            const description = 'Kept by asr-autoupdate: one issue for each vault that is not in order';
            try {
                await issues.createLabel({ ...repo, name: LABEL, color: 'd93f0b', description });
            }
            catch (error) {
                // That is how GitHub says that it is there already.
                if (statusOf(error) !== 422)
                    throw error;
            }
        },
    };
}
const issueOf = ({ number, html_url, body, state }) => ({
    number,
    url: html_url,
    body: body ?? '',
    open: state === 'open',
});
const INSIDERS = ['OWNER', 'MEMBER', 'COLLABORATOR'];
/**
 * Anybody may write our marker into an issue of a public repository; but only those with rights may label it, and what
 * they label may still be a stranger's, who can edit it. So its author has to be an app that is installed, or an insider.
 */
function isOurs({ pull_request, labels, user, author_association }) {
    const labelled = labels.some((label) => (typeof label === 'string' ? label : label.name)?.toLowerCase() === LABEL);
    const trusted = user?.type === 'Bot' || INSIDERS.includes(author_association ?? '');
    return pull_request === undefined && labelled && trusted;
}
/** Waits out secondary limits, which come with the time to wait, and spaces writes so that there be none. */
function keepPace(octokit, clock, signal) {
    let lastWrite = -Infinity;
    octokit.hook.wrap('request', async (request, options) => {
        for (let waits = 0;; waits++) {
            if (options.method !== 'GET') {
                await clock.sleep(lastWrite + BETWEEN_WRITES_MS - clock.now(), signal);
                lastWrite = clock.now();
            }
            signal.throwIfAborted();
            try {
                const patience = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
                return await request({ ...options, request: { ...options.request, signal: patience } });
            }
            catch (error) {
                const wait = waitOf(error);
                if (wait === undefined || waits === MAX_WAITS)
                    throw error;
                await clock.sleep(wait, signal);
            }
        }
    });
}
/** HTTP status of the answer; undefined if there was none. */
function statusOf(error) {
    const { response } = (0,json/* fieldsOf */.Pf)(error);
    const { status } = (0,json/* fieldsOf */.Pf)(response);
    return typeof status === 'number' ? status : undefined;
}
/** Milliseconds; undefined if the error is no secondary limit, or one that lasts too long. */
function waitOf(error) {
    const status = statusOf(error);
    const seconds = Number((0,json/* fieldsOf */.Pf)((0,json/* fieldsOf */.Pf)((0,json/* fieldsOf */.Pf)(error)['response'])['headers'])['retry-after'] ?? NaN);
    const limited = (status === 403 || status === 429) && seconds * 1_000 <= MAX_WAIT_MS;
    return limited ? seconds * 1_000 : undefined;
}

// EXTERNAL MODULE: ./src/core/render/text.ts
var render_text = __webpack_require__(32625);
;// CONCATENATED MODULE: ./src/hosts/github-issues-advice.ts


/** GitHub made an issue, but left out the label by which it is known again. */
class NotOursError extends Error {
}
const PERMISSIONS = ['permissions:', '  id-token: write', '  contents: read', '  issues: write'].join('\n');
const allow = `Let the token write issues, by these lines in the job (or the workflow):\n${PERMISSIONS}\nA job for a pull request from a fork has no such right.`;
const useJobToken = `Pass the token of the job:\ngithub-token: \${{ github.token }}\nand let it write issues:\n${PERMISSIONS}`;
const later = 'The next run goes on from here.';
const onGitHub = 'See that this step runs in a workflow of GitHub, or leave out issue: true.';
const MESSAGE_LENGTH = 500;
/** What the client makes of a request without an answer. */
const isOfClient = (error) => error instanceof Error && ['HttpError', 'AbortError', 'TimeoutError'].includes(error.name);
/** @param vault name of the one whose issue it was about */
function faultOf(error, { token, signal }, vault) {
    const fault = (code, message, nextStep, lasting = true) => ({
        problem: { code, message, nextStep },
        lasting,
    });
    if (error instanceof NotOursError) {
        const message = `GitHub opened the issue without the label ${LABEL}, or by somebody who is no member, so it was closed again.`;
        return fault('IssueNotLabelled', message, useJobToken);
    }
    // What a client says of a header that it cannot send shows the header.
    const words = (0,render_text/* bounded */.Mm)((error instanceof Error ? error.message : String(error)).replaceAll(token, '***'), MESSAGE_LENGTH);
    const subject = vault === undefined ? 'The issues' : `The issue of the vault ${vault}`;
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
            return vault === undefined
                ? fault('IssuesFailed', `${subject} could not be kept: ${words}`, later)
                : fault('IssueNotKept', `${subject} could not be kept: ${words}`, later, false);
    }
}

;// CONCATENATED MODULE: ./src/hosts/github-issues.ts
/** Keeps one issue on GitHub for each vault that is not in order. */



/** Opens, updates and closes the issues of the vaults that are given, and leaves all others alone. Never rejects. */
async function keepIssues(wanted, options) {
    const problems = new Map();
    /** @returns whether the next vault would meet the same fault */
    const tell = (error, vault) => {
        const { problem, lasting } = faultOf(error, options, vault);
        problems.set(`${problem.code}\n${problem.message}`, problem);
        return lasting;
    };
    const kept = { opened: [], updated: [], closed: [], unchanged: [] };
    try {
        const api = openIssues(await __webpack_require__.e(/* import() */ 413).then(__webpack_require__.bind(__webpack_require__, 92413)), options);
        const present = await api.list();
        const keeper = new Keeper(api, present, kept);
        for (const vault of wanted) {
            try {
                await keeper.keep(vault);
            }
            catch (error) {
                if (tell(error, vault.vault))
                    break;
            }
        }
        await keeper.lookAgain();
    }
    catch (error) {
        tell(error);
    }
    return { ...kept, problems: [...problems.values()] };
}
class Keeper {
    api;
    kept;
    byKey;
    labelExists;
    /** By key: those that did not exist before. */
    created = new Map();
    constructor(api, present, kept) {
        this.api = api;
        this.kept = kept;
        this.byKey = byKeyOf(present);
        this.labelExists = present.length > 0;
    }
    async keep(vault) {
        const [issue, ...others] = this.byKey.get((0,audit_issues/* keyOf */.TN)(vault.vaultId)) ?? [];
        for (const other of others)
            if (issue !== undefined && other.open)
                await this.closeDuplicate(other, issue);
        if (!vault.bad) {
            if (issue?.open !== true)
                return;
            await this.api.change(issue, { state: 'closed', state_reason: 'completed' });
            this.kept.closed.push(keptOf(vault, issue));
            await this.api.comment(issue, vault.comment);
        }
        else if (issue === undefined) {
            await this.create(vault);
        }
        else if (!issue.open) {
            await this.api.change(issue, { state: 'open', state_reason: 'reopened', body: vault.body });
            this.kept.opened.push(keptOf(vault, issue));
        }
        else if ((0,audit_issues/* isSameBody */.ZP)(issue.body, vault.body)) {
            this.kept.unchanged.push(keptOf(vault, issue));
        }
        else {
            await this.api.change(issue, { body: vault.body });
            this.kept.updated.push(keptOf(vault, issue));
        }
    }
    async create(vault) {
        if (this.created.has((0,audit_issues/* keyOf */.TN)(vault.vaultId)))
            return;
        if (!this.labelExists)
            await this.api.createLabel();
        this.labelExists = true;
        const issue = await this.api.open(vault.title, vault.body);
        if (issue === undefined)
            throw new NotOursError();
        this.created.set((0,audit_issues/* keyOf */.TN)(vault.vaultId), issue);
        this.kept.opened.push(keptOf(vault, issue));
    }
    /** A run at the same time may have found none either. All that look see the same order, so that one issue stays. */
    async lookAgain() {
        if (this.created.size === 0)
            return;
        const present = byKeyOf(await this.api.list());
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
        const body = (0,audit_issues/* withoutMarker */.rR)(issue.body);
        await this.api.change(issue, { state: 'closed', state_reason: 'not_planned', body });
        await this.api.comment(issue, `Duplicate of #${of.number}`);
    }
}
const keptOf = ({ vaultId, vault }, { number, url }) => ({ vaultId, vault, number, url });
/** Of each vault: open ones first, then the oldest first. */
function byKeyOf(issues) {
    const byKey = new Map();
    for (const issue of issues) {
        const key = (0,audit_issues/* keyIn */.xB)(issue.body);
        if (key !== undefined)
            byKey.set(key, [...(byKey.get(key) ?? []), issue]);
    }
    const rank = ({ open, number }) => (open ? number - Number.MAX_SAFE_INTEGER : number);
    for (const group of byKey.values())
        group.sort((a, b) => rank(a) - rank(b));
    return byKey;
}


/***/ })

};
;