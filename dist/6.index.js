"use strict";
exports.id = 6;
exports.ids = [6];
exports.modules = {

/***/ 71137:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sW: () => (/* binding */ catalogue),
  gk: () => (/* binding */ finding),
  h1: () => (/* binding */ isOfAccount),
  bh: () => (/* binding */ notKnown)
});

// UNUSED EXPORTS: anchorOf

// EXTERNAL MODULE: ./src/core/render/format.ts
var format = __webpack_require__(39649);
// EXTERNAL MODULE: ./src/core/audit/steps.ts
var steps = __webpack_require__(90896);
// EXTERNAL MODULE: ./src/core/audit/rule.ts
var rule = __webpack_require__(36085);
;// CONCATENATED MODULE: ./src/core/audit/rules-of-accounts.ts
/** Findings of automation accounts and of their identities; from ASR401 on what could not be read of them. */


const RUNBOOK = 'MS-SR-Update-MobilityServiceForA2AVirtualMachines';
const AUTOMATION = 'Microsoft.Automation/automationAccounts';
const rulesOfAccounts = {
    ASR101: {
        severity: 'error',
        about: 'account',
        title: 'The automation account does not exist',
        meaning: 'Nothing can start the nightly update, so no agent is updated.',
        cause: 'It was deleted or moved, or its id is wrong.',
        remedy: (at) => (0,steps/* steps */.Ci)(`Choose another automation account in the subscription of ${(0,rule/* vaultOf */._7)(at)}, with a system-assigned identity that has Contributor on the vault.`, 'Run this tool with action: Enabled and the id of that account.'),
        effect: 'blocks',
    },
    ASR102: {
        severity: 'error',
        about: 'identity',
        title: 'The automation account is in another subscription than the vault',
        meaning: 'Site Recovery wants both in the same subscription; it is not certain that agents are updated.',
        cause: 'The account was chosen by its id, or was moved.',
        remedy: (at) => (0,steps/* steps */.Ci)(`Run this tool with action: Enabled and the id of an automation account in the subscription of ${(0,rule/* vaultOf */._7)(at)}.`),
        effect: 'unknown',
    },
    ASR103: {
        severity: 'error',
        about: 'account',
        title: 'The automation account has no system-assigned identity',
        meaning: 'The nightly update cannot sign in, so no agent is updated. A user-assigned identity does not help.',
        cause: 'The identity was never switched on, or only user-assigned ones were given to the account.',
        remedy: (at) => (0,steps/* steps */.Ci)(`In the portal open ${(0,rule/* accountOf */.XP)(at)}, Identity, System assigned, set it to On and save. If it has no user-assigned identity, this does the same:`, (0,steps/* command */.G5)(`az rest --method patch --url ${(0,steps/* shellWord */.r7)(`${at.accountId ?? 'ACCOUNT_ID'}?api-version=2023-11-01`)} --body '{"identity":{"type":"SystemAssigned"}}'`), 'Then give the identity its role:', (0,rule/* grantContributor */.Yg)(at)),
        effect: 'blocks',
    },
    ASR104: {
        severity: 'error',
        about: 'identity',
        title: 'The identity of the automation account has no role on the vault',
        meaning: 'The nightly update is refused, so no agent is updated.',
        cause: 'Switching automatic update on gives no role. Neither the vault nor any scope above it has an assignment.',
        remedy: (at) => (0,steps/* steps */.Ci)((0,rule/* grantContributor */.Yg)(at)),
        effect: 'blocks',
    },
    ASR105: {
        severity: 'warning',
        about: 'identity',
        title: 'The role of the identity on the vault is not documented to suffice',
        meaning: 'The nightly update may be refused.',
        cause: 'Contributor on the vault is documented, and Owner includes it; narrower roles are not documented.',
        remedy: (at) => (0,steps/* steps */.Ci)('If the jobs of the runbook succeed, nothing has to be done. Otherwise:', (0,rule/* grantContributor */.Yg)(at)),
    },
    ASR106: {
        severity: 'error',
        about: 'account',
        title: 'The last nightly update failed',
        meaning: 'No agent, or not every agent, was updated.',
        cause: `The newest job of the runbook ${RUNBOOK} that has ended did not complete.`,
        remedy: (at) => (0,steps/* steps */.Ci)(`In the portal open ${(0,rule/* accountOf */.XP)(at)}, Jobs, the job of ${RUNBOOK}, and read its exception and errors.`),
        effect: 'blocks',
    },
    ASR107: {
        severity: 'warning',
        about: 'account',
        title: 'A nightly update failed in the last seven days',
        meaning: 'The last one completed, but updates are not reliable.',
        cause: `An earlier job of the runbook ${RUNBOOK} did not complete.`,
        remedy: (at) => (0,steps/* steps */.Ci)(`In the portal open ${(0,rule/* accountOf */.XP)(at)}, Jobs, the job of ${RUNBOOK}, and read its exception and errors.`),
    },
    ASR108: {
        severity: 'warning',
        about: 'account',
        title: 'The nightly update did not run in the last seven days',
        meaning: 'Unless it was switched on today, no agent is updated.',
        cause: `The runbook ${RUNBOOK}, which the list of runbooks does not show, has no job.`,
        remedy: (at) => (0,steps/* steps */.Ci)(`In the portal open ${(0,rule/* accountOf */.XP)(at)}, Schedules, and look at the next run.`, `${(0,rule/* enable */.sS)(at)} and force: true: the setting is sent again, which should bring the schedule back.`),
        effect: 'unknown',
    },
    ASR109: {
        severity: 'note',
        about: 'account',
        title: 'The automation account has used up the free minutes of this month',
        meaning: 'Further minutes of job time are charged.',
        cause: 'Azure Automation gives 500 minutes of job time a month without charge.',
        remedy: () => (0,steps/* steps */.Ci)('Nothing has to be done. To save, look for other runbooks that run in the account.'),
    },
    ASR110: {
        severity: 'error',
        about: 'account',
        title: 'The automation account is not in the state Ok',
        meaning: 'Its jobs do not start, so no agent is updated.',
        cause: 'Azure has suspended it, or cannot reach it.',
        remedy: (at) => (0,steps/* steps */.Ci)(`Look at ${(0,rule/* accountOf */.XP)(at)} in the portal; open a support request if it gives no reason.`),
        effect: 'blocks',
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
        meaning: 'Whether job time is charged cannot be told.',
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
};

;// CONCATENATED MODULE: ./src/core/audit/rules-of-agents.ts
/** Findings of replicated VMs and of their agents. */


const lookAt = (at) => `In the portal open ${(0,rule/* vaultOf */._7)(at)}, Replicated items, the VM`;
const rulesOfAgents = {
    ASR201: {
        severity: 'error',
        about: 'agent',
        title: 'The agent has expired',
        meaning: 'This version is not supported any more; replication may stop without help from Microsoft.',
        cause: 'It was not updated for more than four releases.',
        remedy: (at) => (0,steps/* steps */.Ci)((0,rule/* update */.yo)(at), 'An agent more than four releases behind is brought up to date four releases at a time.'),
    },
    ASR202: {
        severity: 'warning',
        about: 'agent',
        title: 'The agent expires soon',
        meaning: 'On that day this version loses support.',
        cause: 'Newer releases were not installed so far.',
        remedy: (at) => (0,steps/* steps */.Ci)((0,rule/* update */.yo)(at)),
    },
    ASR203: {
        severity: 'warning',
        about: 'agent',
        title: 'An update of the agent is waiting',
        meaning: 'The VM does not run the newest release yet. Where automatic update works, the next nights bring it.',
        cause: 'A newer release of the agent is there.',
        remedy: (at) => (0,steps/* steps */.Ci)((0,rule/* update */.yo)(at)),
    },
    ASR204: {
        severity: 'warning',
        about: 'agent',
        title: 'An update is waiting, but the agent cannot be updated now',
        meaning: 'Neither the nightly update nor a manual one gets through.',
        cause: 'The service says that the agent is not upgradable, for instance since the VM is off.',
        remedy: (at) => (0,steps/* steps */.Ci)(`${lookAt(at)}, and see what its state and health errors say.`, (0,rule/* update */.yo)(at)),
    },
    ASR205: {
        severity: 'error',
        about: 'agent',
        title: 'The certificate of the agent has expired',
        meaning: 'The agent may not be able to sign in to Site Recovery any more, so replication is at risk.',
        cause: 'The certificate was not renewed in time.',
        remedy: (at) => (0,steps/* steps */.Ci)(`${lookAt(at)}, and do what it says of the certificate.`),
    },
    ASR206: {
        severity: 'warning',
        about: 'agent',
        title: 'The certificate of the agent expires soon',
        meaning: 'After that day the agent may not be able to sign in to Site Recovery.',
        cause: 'The certificate was not renewed so far.',
        remedy: (at) => (0,steps/* steps */.Ci)(`${lookAt(at)}, and do what it says of the certificate.`),
    },
    ASR207: {
        severity: 'warning',
        about: 'agent',
        title: 'The certificate of the agent has to be updated',
        meaning: 'Until then the agent may not be updated.',
        cause: 'Site Recovery asks for a new certificate.',
        remedy: (at) => (0,steps/* steps */.Ci)(`${lookAt(at)}, and do what it says of the certificate.`),
    },
    ASR208: {
        severity: 'error',
        about: 'agent',
        title: 'The automatic update has given up on this agent',
        meaning: 'The agent stays as it is until someone looks at it.',
        cause: 'Every try to update it failed, and the tries are used up.',
        remedy: (at) => (0,steps/* steps */.Ci)(`In the portal open ${(0,rule/* vaultOf */._7)(at)}, Site Recovery jobs, and read the errors of the failed updates; mend what they name.`, (0,rule/* update */.yo)(at)),
    },
    ASR209: {
        severity: 'error',
        about: 'agent',
        title: 'The agent has to be installed anew',
        meaning: 'It cannot be updated as it is.',
        cause: 'Site Recovery says so, with what stands in the way where it knows it.',
        remedy: (at) => (0,steps/* steps */.Ci)('Remove what stands in the way.', `${lookAt(at)}, and reinstall its agent.`),
    },
    ASR210: {
        severity: 'warning',
        about: 'agent',
        title: 'The VM is not protected',
        meaning: 'It is being set up, was failed over, or its protection failed. Its agent is not updated meanwhile.',
        cause: 'See its state.',
        remedy: (at) => (0,steps/* steps */.Ci)(`${lookAt(at)}, and see its state and last jobs.`),
    },
    ASR211: {
        severity: 'warning',
        about: 'agent',
        title: 'The replication health is critical',
        meaning: 'The VM may not be recoverable, and its agent may not be updated.',
        cause: 'The service tells, as far as it knows.',
        remedy: (at) => (0,steps/* steps */.Ci)(`Do what the service recommends. ${lookAt(at)}, and see its health errors.`),
    },
    ASR212: {
        severity: 'error',
        about: 'agent',
        title: 'Nothing keeps the agent up to date',
        meaning: 'The agent ages until it loses support.',
        cause: 'No mapping of the protection container that the VM is replicated from updates agents.',
        remedy: (at) => (0,steps/* steps */.Ci)(`Mend the findings of the mappings of ${(0,rule/* vaultOf */._7)(at)} and of their automation accounts.`, (0,rule/* update */.yo)(at)),
    },
};

;// CONCATENATED MODULE: ./src/core/audit/rules-of-mappings.ts
/** Findings of mappings: their setting, their health, the schedules that they name. */


const RUN_AS = 'Run As accounts were retired on 30 September 2023. They can be neither created nor renewed, so the repair that the portal names is not possible any more.';
const leaveRunAs = (at) => (0,steps/* steps */.Ci)(`Do not repair or re-create the Run As account. Switch on the system-assigned identity of the automation account and give it Contributor on ${(0,rule/* vaultOf */._7)(at)}.`, `${(0,rule/* enable */.sS)(at)}: it moves the mapping to that identity.`);
const again = (at) => `Run this tool with action: Enabled, force: true and automation-account-id: ${(0,rule/* accountOf */.XP)(at)}: the setting is sent again, which should bring the schedule back.`;
const rulesOfMappings = {
    ASR001: {
        severity: 'error',
        about: 'mapping',
        title: 'Automatic update is disabled',
        meaning: 'Nobody updates the agents of the VMs that this mapping replicates; they age until they lose support.',
        cause: 'It was never switched on, or was switched off.',
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
        remedy: leaveRunAs,
        effect: 'blocks',
    },
    ASR004: {
        severity: 'error',
        about: 'mapping',
        title: 'The mapping has a health error',
        meaning: 'Site Recovery itself says that the automatic update of this mapping does not work as it should.',
        cause: 'The service tells, as far as it knows.',
        remedy: (at) => (0,steps/* steps */.Ci)('Do what the service recommends.', `${(0,rule/* enable */.sS)(at)}: a mapping with health errors is set anew.`),
        effect: 'blocks',
    },
    ASR005: {
        severity: 'note',
        about: 'mapping',
        title: 'The mapping is not Paired',
        meaning: 'It replicates nothing at the moment, and its setting cannot be changed.',
        cause: 'It is being set up or taken down, or that has failed.',
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
        remedy: (at) => (0,steps/* steps */.Ci)(`In the portal open ${(0,rule/* accountOf */.XP)(at)}, Schedules, and enable it.`),
        effect: 'blocks',
    },
    ASR010: {
        severity: 'error',
        about: 'mapping',
        title: 'The schedule of the nightly update has no next run',
        meaning: 'Nothing will start the nightly update, so no agent will be updated.',
        cause: 'The schedule has expired, or is no longer a recurring one.',
        remedy: (at) => (0,steps/* steps */.Ci)(`In the portal open ${(0,rule/* accountOf */.XP)(at)}, Schedules, and make it recur daily without an end.`, again(at)),
        effect: 'blocks',
    },
    ASR011: {
        severity: 'error',
        about: 'mapping',
        title: 'The Run As account does not have the permission to access the vault',
        meaning: 'The nightly update is refused, so no agent is updated.',
        cause: RUN_AS,
        remedy: leaveRunAs,
        effect: 'blocks',
    },
    ASR012: {
        severity: 'error',
        about: 'mapping',
        title: 'The Run As account is not found',
        meaning: 'The nightly update cannot sign in, so no agent is updated.',
        cause: RUN_AS,
        remedy: leaveRunAs,
        effect: 'blocks',
    },
    ASR013: {
        severity: 'warning',
        about: 'mapping',
        title: 'The certificate of the Run As account is about to expire',
        meaning: 'The nightly update stops on the day the certificate expires.',
        cause: RUN_AS,
        remedy: leaveRunAs,
    },
    ASR014: {
        severity: 'error',
        about: 'mapping',
        title: 'The certificate of the Run As account has expired',
        meaning: 'The nightly update cannot sign in, so no agent is updated.',
        cause: RUN_AS,
        remedy: leaveRunAs,
        effect: 'blocks',
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
        cause: 'Neither its mappings nor its replicated items could be listed.',
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
        title: 'The audit was cut short',
        meaning: 'What was not read yet is missing in this report.',
        cause: 'It was cancelled, or the time for it was over.',
        remedy: () => (0,steps/* steps */.Ci)('Run it again, with a longer timeout or fewer vaults.'),
    },
};

;// CONCATENATED MODULE: ./src/core/audit/catalogue.ts
/** The table of findings: ids are stable, and are never given to anything else. */






const table = { ...rulesOfMappings, ...rulesOfAccounts, ...rulesOfAgents, ...rulesOfVaults };
/** By id, in the order of the ids. */
const catalogue = new Map(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
/** True for findings of an account as a whole, which bear on every vault that uses it. */
const isOfAccount = (id) => catalogue.get(id)?.about === 'account';
/** Where the documentation explains the finding, below the root of the project. */
const anchorOf = (id) => `docs/findings.md#${id.toLowerCase()}`;
/** @param message what is wrong, in one sentence */
function finding(id, subject, message, details = {}) {
    const rule = table[id];
    const { resource, name, vaultId } = subject;
    const { at, because = '', remedy = rule.remedy({ vaultId, ...at }) } = details;
    const cause = because === '' ? rule.cause : `${rule.cause} ${because}`;
    return { id, severity: rule.severity, resource, name, vaultId, message, cause, remedy };
}
/** @param what names it, for instance `The vault v` */
const notKnown = (id, subject, what, { code, message, ...rest }, { at, remedy } = {}) => finding(id, subject, `${what} could not be read: ${code}: ${message}`, {
    ...(at && { at }),
    because: (0,format/* problemText */.fI)({ ...rest, code, message: '' }, false).trim(),
    remedy: remedy ?? (rest.nextStep === undefined ? undefined : (0,steps/* steps */.Ci)(rest.nextStep)),
});


/***/ }),

/***/ 69958:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ judgeAccount)
/* harmony export */ });
/* unused harmony export FREE_MINUTES */
/* harmony import */ var _catalogue__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71137);
/* harmony import */ var _runbook_jobs__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(304);
/* harmony import */ var _values_arm_id__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45696);
/* harmony import */ var _values_compare__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36369);
/* harmony import */ var _values_time__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(36073);





const CONTRIBUTOR = 'b24988ac-6180-42a0-ab88-20f7382dd24c';
const OWNER = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
/** Minutes of job time a month. */
const FREE_MINUTES = 500;
/**
 * @param users the vaults that use it, or are to; findings of the account itself are written down for the first
 * @param used false for an account that no mapping uses yet, which has nothing to run at night
 */
function judgeAccount(facts, users, used) {
    const [first] = users;
    if (first === undefined)
        return [];
    const name = (0,_values_arm_id__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(facts.id);
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
        return [(0,_catalogue__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('ASR101', own.subject, `The automation account ${name} does not exist.`, { at })];
    }
    return [
        ...(account === undefined ? [] : judgeItself(account, own)),
        ...judgeSources(own, used),
        ...(used ? judgeRuns(own) : []),
        ...judgeMinutes(own),
        ...users.flatMap((vault) => judgeSubscription(vault, caseOf(vault))),
        ...(account?.principalId === undefined ? [] : users.flatMap((vault) => judgeRoles(vault, caseOf(vault)))),
    ];
}
function judgeItself({ state, principalId }, { name, subject, at }) {
    const findings = [];
    if (state !== '' && !(0,_values_compare__WEBPACK_IMPORTED_MODULE_2__/* .sameText */ .Q)(state, 'Ok')) {
        findings.push((0,_catalogue__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('ASR110', subject, `The automation account ${name} is in the state ${state}.`, { at }));
    }
    if (principalId === undefined) {
        findings.push((0,_catalogue__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('ASR103', subject, `The automation account ${name} has no system-assigned identity.`, { at }));
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
        ['ASR404', `The usage of ${name}`, facts.minutesUsed],
    ];
    return sources.flatMap(([id, what, source]) => source === undefined || source.known ? [] : [(0,_catalogue__WEBPACK_IMPORTED_MODULE_0__/* .notKnown */ .bh)(id, subject, what, source.problem, { at })]);
}
function judgeRuns({ facts: { runbookJobs }, name, subject, at }) {
    if (!runbookJobs.known)
        return [];
    const jobs = runbookJobs.value;
    if (jobs.length === 0) {
        const message = `The nightly update did not run in ${name} in the last seven days.`;
        return [(0,_catalogue__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('ASR108', subject, message, { at })];
    }
    const ended = jobs.filter((job) => (0,_runbook_jobs__WEBPACK_IMPORTED_MODULE_3__/* .endedBadly */ .P)(job) || (0,_runbook_jobs__WEBPACK_IMPORTED_MODULE_3__/* .completed */ .s)(job));
    const failed = ended.find(_runbook_jobs__WEBPACK_IMPORTED_MODULE_3__/* .endedBadly */ .P);
    if (failed === undefined)
        return [];
    const when = failed.endedAt ?? failed.startedAt;
    const on = when === undefined ? '' : ` on ${(0,_values_time__WEBPACK_IMPORTED_MODULE_4__/* .day */ .vd)(when)}`;
    const [id, which] = failed === ended[0] ? ['ASR106', 'The last'] : ['ASR107', 'A'];
    const message = `${which} nightly update in ${name} ended as ${failed.status}${on}.`;
    return [(0,_catalogue__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)(id, subject, message, { at, because: failed.exception })];
}
function judgeMinutes({ facts: { minutesUsed }, name, subject, at }) {
    if (!minutesUsed.known || minutesUsed.value <= FREE_MINUTES)
        return [];
    const used = Math.round(minutesUsed.value);
    const message = `${name} has used ${used} minutes of job time this month; ${FREE_MINUTES} are free.`;
    return [(0,_catalogue__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('ASR109', subject, message, { at })];
}
function judgeSubscription({ name: vault, subscriptionId }, { facts, name, subject, at }) {
    const own = (0,_values_arm_id__WEBPACK_IMPORTED_MODULE_1__/* .subscriptionOf */ .XD)(facts.id);
    if ((0,_values_compare__WEBPACK_IMPORTED_MODULE_2__/* .sameText */ .Q)(own, subscriptionId))
        return [];
    const message = `The automation account ${name} is in the subscription ${own}, the vault ${vault} in ${subscriptionId}.`;
    return [(0,_catalogue__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('ASR102', subject, message, { at })];
}
function judgeRoles(vault, { facts, name, subject, at }) {
    const roles = facts.roles.get(vault.id);
    if (roles === undefined)
        return [];
    if (!roles.known) {
        return [
            (0,_catalogue__WEBPACK_IMPORTED_MODULE_0__/* .notKnown */ .bh)('ASR405', subject, `The list of roles of ${name} on the vault ${vault.name}`, roles.problem, { at }),
        ];
    }
    const held = roles.value.filter((role) => covers(role, vault.id)).map(({ roleId }) => roleId.toLowerCase());
    if (held.includes(CONTRIBUTOR) || held.includes(OWNER))
        return [];
    const what = `The identity of the automation account ${name} has`;
    return held.length === 0
        ? [(0,_catalogue__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('ASR104', subject, `${what} no role on the vault ${vault.name} or above it.`, { at })]
        : [
            (0,_catalogue__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('ASR105', subject, `${what} neither Contributor nor Owner on the vault ${vault.name} or above it.`, {
                at,
                because: `Ids of the roles that it has: ${[...new Set(held)].join(', ')}.`,
            }),
        ];
}
/** A management group is above whatever the service lists it for. */
function covers({ scope }, vaultId) {
    const [outer, inner] = [scope.toLowerCase().replace(/\/+$/, ''), vaultId.toLowerCase()];
    return (outer === inner ||
        inner.startsWith(`${outer}/`) ||
        outer.startsWith('/providers/microsoft.management/managementgroups/'));
}


/***/ }),

/***/ 36085:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vp: () => (/* binding */ grantReading),
/* harmony export */   XP: () => (/* binding */ accountOf),
/* harmony export */   Yg: () => (/* binding */ grantContributor),
/* harmony export */   _7: () => (/* binding */ vaultOf),
/* harmony export */   sS: () => (/* binding */ enable),
/* harmony export */   yo: () => (/* binding */ update)
/* harmony export */ });
/* harmony import */ var _steps__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90896);

const vaultOf = ({ vaultId = 'VAULT_ID' }) => (0,_steps__WEBPACK_IMPORTED_MODULE_0__/* .shellWord */ .r7)(vaultId);
const accountOf = ({ accountId = 'ACCOUNT_ID' }) => (0,_steps__WEBPACK_IMPORTED_MODULE_0__/* .shellWord */ .r7)(accountId);
const enable = (at) => `Run this tool with action: Enabled and automation-account-id: ${accountOf(at)}`;
const update = ({ vm = 'VM_NAME' }) => `Run this tool with action: UpdateAgents and vm: ${vm}, or update the agent in the portal: the vault, Replicated items, the VM.`;
function grantContributor(at) {
    const principal = at.principalId === undefined
        ? `"$(az resource show --ids ${accountOf(at)} --query identity.principalId --output tsv)"`
        : (0,_steps__WEBPACK_IMPORTED_MODULE_0__/* .shellWord */ .r7)(at.principalId);
    return (0,_steps__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G5)(`az role assignment create --assignee-object-id ${principal} --assignee-principal-type ServicePrincipal --role Contributor --scope ${vaultOf(at)}`);
}
/** @param action of Azure Resource Manager, which Reader has too */
const grantReading = (action, scope) => `Grant the identity that runs this step the action ${action} on ${scope} or above it (the role Reader has it), and allow some minutes for it to take effect.`;


/***/ }),

/***/ 304:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ endedBadly),
/* harmony export */   s: () => (/* binding */ completed)
/* harmony export */ });
/* harmony import */ var _values_compare__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36369);
/** What the state of a job of the hidden runbook says. */

const ENDED_BADLY = ['failed', 'stopped', 'suspended', 'blocked'];
const endedBadly = (job) => ENDED_BADLY.includes(job.status.toLowerCase());
const completed = (job) => (0,_values_compare__WEBPACK_IMPORTED_MODULE_0__/* .sameText */ .Q)(job.status, 'Completed');


/***/ }),

/***/ 90896:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ci: () => (/* binding */ steps),
/* harmony export */   G5: () => (/* binding */ command),
/* harmony export */   MD: () => (/* binding */ isOneCommand),
/* harmony export */   bS: () => (/* binding */ stepsText),
/* harmony export */   r7: () => (/* binding */ shellWord),
/* harmony export */   uw: () => (/* binding */ stepText)
/* harmony export */ });
/* harmony import */ var _render_text__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32625);
/** What to do about a finding, step by step. A step is a value from the rule to the reader: no text is split into steps. */

const steps = (...all) => all.map((step) => (typeof step === 'string' ? { text: step } : step));
const command = (text) => ({ command: text });
/** One word for a POSIX shell on one line, whatever is in it. */
const shellWord = (text) => /^[\w./@%+=:-]+$/.test(text) ? text : `'${(0,_render_text__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text).replaceAll("'", `'\\''`)}'`;
/** Words as `shellWord` writes them; a word may be what another `az` prints. */
const WORDS = /^az(?: +(?:[\w./@%+=:-]|'[^']*'|\\'|"\$\(az(?: +(?:[\w./@%+=:-]|'[^']*'|\\')+)+\)")+)+$/;
/** True for a call of `az` and nothing else: nothing ends it, follows it or redirects it. */
const isOneCommand = (text) => WORDS.test(text) && (0,_render_text__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text) === text;
/** On one line. */
const stepText = (step) => (0,_render_text__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)('command' in step ? step.command : step.text);
/** A line for each step. */
const stepsText = (all) => all.map(stepText).join('\n');


/***/ }),

/***/ 83964:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RW: () => (/* binding */ jsonHead),
/* harmony export */   Rr: () => (/* binding */ jsonList),
/* harmony export */   li: () => (/* binding */ JSON_END)
/* harmony export */ });
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


/***/ }),

/***/ 71578:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Iu: () => (/* binding */ capitalised),
/* harmony export */   jg: () => (/* binding */ portalLink),
/* harmony export */   oA: () => (/* binding */ MAX_NAMES),
/* harmony export */   sk: () => (/* binding */ nextStep),
/* harmony export */   uv: () => (/* binding */ MAX_CAUSES),
/* harmony export */   zx: () => (/* binding */ MAX_BYTES)
/* harmony export */ });
/* harmony import */ var _markdown__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37715);
/** Parts that several Markdown documents have in common. */

/** GitHub drops a summary of more than 1 MiB whole. */
const MAX_BYTES = 1000 * 1024;
const MAX_CAUSES = 20;
const MAX_NAMES = 5;
const portalLink = (id, { portal, tenantId }) => `${portal}/#@${tenantId ?? ''}/resource${id}`;
const nextStep = (text) => (text ?? '')
    .split('\n')
    .map((line) => (0,_markdown__WEBPACK_IMPORTED_MODULE_0__/* .cell */ .Hn)(line))
    .join('<br>');
const capitalised = (text) => text.charAt(0).toUpperCase() + text.slice(1);


/***/ }),

/***/ 62222:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ir: () => (/* binding */ Bell),
/* harmony export */   J$: () => (/* binding */ Lane)
/* harmony export */ });
/* unused harmony export SlidingWindow */
/** What is left of the pace after a refusal. */
const SLOWER = 0.9;
/** A strict sliding window over the answers' times; pure but for its own count. */
class SlidingWindow {
    limit;
    answered = [];
    head = 0;
    underWay = 0;
    /** When each lowering of the pace is over, in order. */
    slowUntil = [];
    lengthMs;
    constructor(limit) {
        this.limit = limit;
        this.lengthMs = limit.lengthMs;
    }
    /** When the next request may leave; Infinity if that depends on an answer that is still to come. */
    freeAt(now) {
        while (this.head < this.answered.length && (this.answered[this.head] ?? 0) + this.lengthMs <= now)
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
        return blocking === undefined ? Number.POSITIVE_INFINITY : blocking + this.lengthMs;
    }
    /** How many more requests may leave now. */
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
    /**
     * Lowers the pace after the service refused a request that by our count was within the limit, for one length of the
     * window from `now`: by then nothing of what led to the refusal counts any more. A lowering that lasted would in a
     * long run add up with every stray refusal until nothing could be sent.
     */
    slowDown(now) {
        this.slowUntil.push(now + this.lengthMs);
    }
    /** Another refusal for the same reason: the last lowering lasts longer, and is not repeated. */
    staySlow(now) {
        this.slowUntil.pop();
        this.slowDown(now);
    }
    most(now) {
        if (this.slowUntil.length === 0)
            return this.limit.requests;
        this.slowUntil = this.slowUntil.filter((until) => until > now);
        return Math.max(1, Math.floor(this.limit.requests * SLOWER ** this.slowUntil.length));
    }
}
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
        const relay = () => controller.abort();
        this.waiting.add(controller);
        stop.addEventListener('abort', relay, { once: true });
        if (stop.aborted)
            relay();
        await clock.sleep(ms, controller.signal);
        stop.removeEventListener('abort', relay);
        this.waiting.delete(controller);
    }
}
/** Beyond what the limit of a minute brings with it. */
const LONG_WAIT_MS = 90_000;
/** One kind of request to one subscription: first come, first served, inside every limit. */
class Lane {
    options;
    clock;
    windows;
    bell = new Bell();
    lastTurn = Promise.resolve();
    underWay = 0;
    pausedUntil = 0;
    /** Until when the wait lasts that was told of last. */
    toldUntil = 0;
    constructor(options, clock) {
        this.options = options;
        this.clock = clock;
        const shortestFirst = [...options.limits].sort((a, b) => a.lengthMs - b.lengthMs);
        this.windows = shortestFirst.map((limit) => new SlidingWindow(limit));
    }
    /** Runs `send` as soon as its turn has come and the limits allow; undefined if the run was stopped before that. */
    async run(send, stop) {
        const { through } = this.options;
        const previous = this.lastTurn;
        let endTurn = () => undefined;
        this.lastTurn = new Promise((resolve) => (endTurn = resolve));
        await previous;
        try {
            for (let wait = this.waitMs(); wait > 0 && !stop.aborted; wait = this.waitMs()) {
                this.tellLong(wait);
                await this.bell.wait(this.clock, wait, stop);
            }
            if (stop.aborted)
                return undefined;
            this.underWay++;
            for (const window of this.windows)
                window.send();
        }
        finally {
            endTurn();
        }
        try {
            return await (through === undefined ? send() : through.run(send, stop));
        }
        finally {
            this.underWay--;
            for (const window of this.windows)
                window.answer(this.clock.now());
            this.bell.ring();
        }
    }
    /**
     * The service refused for rate: nobody sends before the time is over, and for a while after it the pace is lower. The
     * shortest window is the pace. A longer one is a stock: when that is used up, the service says how long to wait.
     */
    pause(ms) {
        const now = this.clock.now();
        const isFirst = this.pausedUntil <= now;
        this.pausedUntil = Math.max(this.pausedUntil, now + ms);
        const [pace] = this.windows;
        if (isFirst)
            pace?.slowDown(this.pausedUntil);
        else
            pace?.staySlow(this.pausedUntil);
    }
    /** How many more requests the longest window allows now. */
    room() {
        return this.windows.at(-1)?.room(this.clock.now()) ?? Number.POSITIVE_INFINITY;
    }
    tellLong(wait) {
        const now = this.clock.now();
        if (wait < LONG_WAIT_MS || wait === Number.POSITIVE_INFINITY || now + wait <= this.toldUntil)
            return;
        this.toldUntil = now + wait;
        const limit = this.windows.find((window) => window.freeAt(now) - now >= wait)?.limit;
        this.options.onLongWait?.(wait, limit);
    }
    waitMs() {
        const now = this.clock.now();
        if (this.underWay >= this.options.concurrency)
            return Number.POSITIVE_INFINITY;
        return Math.max(this.pausedUntil, ...this.windows.map((window) => window.freeAt(now))) - now;
    }
}


/***/ }),

/***/ 2900:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cl: () => (/* binding */ READ_LIMITS),
/* harmony export */   PU: () => (/* binding */ REQUESTS_AT_ONCE),
/* harmony export */   mB: () => (/* binding */ ARM_LIMITS)
/* harmony export */ });
/** Azure Resource Manager has a bucket of 250 reads that 25 a second fill up again. */
const ARM_READS = { requests: 240, lengthMs: 10_000 };
/** Site Recovery's published limit is 10,000 reads an hour; a tenth is left for others. */
const SITE_RECOVERY_READS = { requests: 9_000, lengthMs: 3_600_000 };
const ARM_LIMITS = [ARM_READS];
/** Site Recovery is behind Azure Resource Manager. */
const READ_LIMITS = [SITE_RECOVERY_READS, ARM_READS];
const REQUESTS_AT_ONCE = 24;


/***/ }),

/***/ 57591:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kf: () => (/* binding */ listMappings),
/* harmony export */   S4: () => (/* binding */ allPages),
/* harmony export */   cP: () => (/* binding */ listWhole),
/* harmony export */   ts: () => (/* binding */ listContainers)
/* harmony export */ });
/* harmony import */ var _send_with_retries__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47068);
/* harmony import */ var _values_id_map__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87234);
/** Reads lists to their end, and those of a vault by whichever way the caller's rights allow. */


/** A list to its end; each page is one request. */
async function allPages(what, fetch, context) {
    const items = [];
    const links = new Set();
    let next;
    do {
        const from = next;
        const page = await (0,_send_with_retries__WEBPACK_IMPORTED_MODULE_0__/* .sendWithRetries */ .HI)(what, context.reads, (signal) => fetch(from, signal), context);
        if (!page.ok)
            return page;
        items.push(...page.value.items);
        next = page.value.next;
        if (next !== undefined && links.has(next))
            return { ok: false, failure: loopingList(what) };
        if (next !== undefined)
            links.add(next);
    } while (next !== undefined);
    return { ok: true, value: items };
}
function loopingList(what) {
    return {
        kind: 'answer',
        problem: {
            code: 'LoopingList',
            message: `The ${what} leads back to a page that it came from.`,
            nextStep: 'Run again; if it stays so, open a support request for the vault.',
        },
    };
}
/**
 * The vault's own list, or where that is forbidden, as to Site Recovery Contributor, container by container.
 * @param containers told once, also where two lists of the vault are forbidden
 */
async function listWhole(vault, list, context, containers = () => listContainers(vault, context)) {
    const { things, ofVault, ofContainer } = list;
    const listed = await allPages(`list of ${things} of ${vault.name}`, ofVault, context);
    if (listed.ok)
        return { ok: true, value: distinct(listed.value) };
    if (listed.failure.status !== 403)
        return listed;
    const found = await containers();
    const walked = found.ok
        ? await gather(found.value, (container) => allPages(`list of ${things} of ${container.name}`, (next, signal) => ofContainer(container, next, signal), context))
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
    const fabrics = await allPages(`list of fabrics of ${vault.name}`, (next, signal) => service.listFabrics(vault, next, signal), context);
    if (!fabrics.ok)
        return fabrics;
    return gather(fabrics.value, async (fabric) => {
        const names = await allPages(`list of protection containers of ${fabric}`, (next, signal) => service.listContainers(vault, fabric, next, signal), context);
        return names.ok ? { ok: true, value: names.value.map((name) => ({ fabric, name })) } : names;
    });
}
/** Each once: the list of a container names the mappings of which it is the source and those of which it is the target. */
function distinct(things) {
    return [...new _values_id_map__WEBPACK_IMPORTED_MODULE_1__/* .IdMap */ .Eo(things.map((thing) => [thing.id, thing])).values()];
}
/** All side by side; the first failure counts for the whole. */
async function gather(sources, read) {
    const results = await Promise.all(sources.map(read));
    const failed = results.find((result) => !result.ok);
    return failed ?? { ok: true, value: results.flatMap((result) => (result.ok ? result.value : [])) };
}


/***/ }),

/***/ 79655:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ql: () => (/* binding */ MAX_STRAYS),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   oA: () => (/* binding */ isStray),
/* harmony export */   tE: () => (/* binding */ decideRetry)
/* harmony export */ });
/* unused harmony export MAX_RETRIES */
/** Tries beyond the first. */
const MAX_RETRIES = 3;
const FIRST_WAIT_MS = 2_000;
const CONFLICT_WAIT_MS = 10_000;
/**
 * @param retries how many tries beyond the first were used up
 * @param conflicts how often the request was refused because another operation is in progress
 * @param random a number from 0 up to 1, spreads the waiting of many
 */
function decideRetry(failure, retries, conflicts, random) {
    const { status } = failure;
    const commanded = failure.retryAfterMs;
    if ((status === 429 || status === 503) && commanded !== undefined) {
        return { kind: 'again', afterMs: commanded, countsAsTry: false, pausesLane: status === 429 };
    }
    if (status === 409 && isConflict(failure)) {
        const wait = commanded ?? CONFLICT_WAIT_MS * Math.min(3, conflicts + 1);
        return { kind: 'again', afterMs: wait * (1 + random / 4), countsAsTry: false, pausesLane: false };
    }
    if (!isTransient(failure) || retries >= MAX_RETRIES)
        return { kind: 'give-up' };
    return {
        kind: 'again',
        afterMs: FIRST_WAIT_MS * 2 ** retries * (1 + random / 4),
        countsAsTry: true,
        pausesLane: status === 429,
    };
}
/** A fault that trying again later may not meet. */
const isTransient = ({ kind, status }) => kind === 'connection' ||
    kind === 'hung' ||
    kind === 'answer' ||
    status === 408 ||
    status === 429 ||
    (status !== undefined && status >= 500);
/** How often in a row a request is made again at once after stray faults, where waiting would cost more than asking. */
const MAX_STRAYS = 2;
/** A fault that may be gone at once, without a word of the service about when to come again. */
const isStray = (failure) => isTransient(failure) && failure.kind !== 'hung' && failure.status !== 429 && failure.retryAfterMs === undefined;
/** A lock is a person's decision and does not pass by waiting; other conflicts are operations in progress. */
function isConflict(failure) {
    return failure.problem.code.toLowerCase() !== 'scopelocked';
}


/***/ }),

/***/ 47068:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HI: () => (/* binding */ sendWithRetries),
/* harmony export */   ce: () => (/* binding */ stopped),
/* harmony export */   g4: () => (/* binding */ pauseIfThrottled)
/* harmony export */ });
/* harmony import */ var _retry_policy__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79655);

const stopped = (reason) => ({
    kind: 'stopped',
    problem: { code: 'Stopped', message: reason },
});
/** Where the service refuses for rate and does not say for how long. */
const PAUSE_MS = 2_000;
/** A request that is not tried again at once may have been refused for rate, which concerns its whole lane. */
function pauseIfThrottled(failure, lane) {
    if (failure.status === 429)
        lane.pause(failure.retryAfterMs ?? PAUSE_MS);
}
/**
 * @param what what is being tried, for the log
 * @param beforeAgain looks whether the failed request took effect after all; a result of it ends the trying
 */
async function sendWithRetries(what, lane, send, context, beforeAgain) {
    const { clock, stop } = context;
    let retries = 0;
    let conflicts = 0;
    for (;;) {
        const result = await lane.run(() => send(stop.signal), stop.signal);
        if (result === undefined)
            return { ok: false, failure: stopped('the run was stopped before the request was made') };
        if (result.ok || result.failure.kind === 'stopped')
            return result;
        const { failure } = result;
        const decision = (0,_retry_policy__WEBPACK_IMPORTED_MODULE_0__/* .decideRetry */ .tE)(failure, retries, conflicts, context.random());
        if (decision.kind === 'give-up')
            return result;
        if (decision.pausesLane)
            lane.pause(decision.afterMs);
        if (decision.countsAsTry)
            retries++;
        if (failure.status === 409)
            conflicts++;
        context.onRetry(what, failure, decision.afterMs);
        await clock.sleep(decision.afterMs, stop.signal);
        if (stop.signal.aborted)
            return { ok: false, failure: stopped('the run was stopped while waiting to try again') };
        const found = await beforeAgain?.(failure);
        if (found !== undefined)
            return found;
    }
}


/***/ }),

/***/ 88619:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ accountFor)
/* harmony export */ });
/* harmony import */ var _arm_id__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45696);
/* harmony import */ var _compare__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36369);
/** Several vaults may be in several subscriptions, and an automation account serves those of its own. */


/**
 * The account that is to serve a resource: the only one, or that of the resource's own subscription.
 * @param id ARM id of a vault, or of anything in one
 */
const accountFor = (accountIds, id) => accountIds.length === 1
    ? accountIds[0]
    : accountIds.find((account) => (0,_compare__WEBPACK_IMPORTED_MODULE_0__/* .sameText */ .Q)((0,_arm_id__WEBPACK_IMPORTED_MODULE_1__/* .subscriptionOf */ .XD)(account), (0,_arm_id__WEBPACK_IMPORTED_MODULE_1__/* .subscriptionOf */ .XD)(id)));


/***/ }),

/***/ 36073:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AQ: () => (/* binding */ daysUntil),
/* harmony export */   Ly: () => (/* binding */ isoTime),
/* harmony export */   d_: () => (/* binding */ DAY),
/* harmony export */   vd: () => (/* binding */ day)
/* harmony export */ });
/* unused harmony export isoSeconds */
/** Times are milliseconds since the epoch, and dates in UTC. */
/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1000;
/** The furthest that a date may be from the epoch, in milliseconds. */
const FURTHEST = 8.64e15;
/** Undefined for what is no time. */
const isoTime = (ms) => ms !== undefined && Math.abs(ms) <= FURTHEST ? new Date(ms).toISOString() : undefined;
/** To the second, for instance `2026-01-31T23:59:07Z`. */
const isoSeconds = (ms) => isoTime(ms)?.replace(/\.\d+Z$/, 'Z') ?? '';
const day = (ms) => isoTime(ms)?.slice(0, -14) ?? 'an unknown day';
/** Whole days until then, below zero once it is past. */
const daysUntil = (ms, now) => Math.floor((ms - now) / DAY);


/***/ })

};
;