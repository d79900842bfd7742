/**
 * Faults that somebody could make, each of which a test must notice. A fault is a piece of text that stands exactly once in
 * its file, and what stands there instead.
 */
export interface Mutation {
  /** What would be wrong. */
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** Unit tests, below `__tests__`. */
  readonly unit: readonly string[];
  /** Files of process tests for what only the bundle can show; run if no unit test has noticed. */
  readonly process?: readonly string[];
}

export const mutations: readonly Mutation[] = [
  {
    name: 'a page is dropped',
    file: 'src/core/requests/pages.ts',
    from: 'for (const item of page.value.items)',
    to: 'if (page.value.next === undefined) for (const item of page.value.items)',
    unit: ['core/changes/engine.test.ts', 'core/changes/engine.property.test.ts', 'core/estate/find.test.ts'],
  },
  {
    name: 'a list that leads back to itself is read for ever',
    file: 'src/core/requests/pages.ts',
    from: 'if (seen.has(next) || seen.size >= MAX_PAGES) {',
    to: 'if (seen.size >= 100) {',
    unit: ['core/changes/engine.test.ts', 'core/audit/gather.test.ts'],
    process: ['reliability/faults.test.ts'],
  },
  {
    name: 'a count of the report is off by one',
    file: 'src/core/changes/report.ts',
    from: 'skipped: rows.length - selected,',
    to: 'skipped: rows.length - selected - 1,',
    unit: ['core/changes/report.test.ts', 'core/changes/summary.test.ts'],
  },
  {
    name: 'Retry-After is ignored',
    file: 'src/core/requests/retry-policy.ts',
    from: 'return Math.max(growingPause(outage.failures, random), failure.retryAfterMs ?? 0);',
    to: 'return growingPause(outage.failures, random);',
    unit: ['core/requests/retry-policy.test.ts'],
  },
  {
    name: 'a refusal for rate pauses one request, not its lane',
    file: 'src/core/requests/lane.ts',
    from: 'this.pause(retryAfterMs + random() * Math.min(MAX_SPREAD_MS, retryAfterMs / 4));',
    to: '',
    unit: ['core/changes/engine.test.ts', 'core/requests/lane.test.ts', 'core/changes/engine.property.test.ts'],
    process: ['reliability/faults.test.ts', 'bundle/strain.test.ts'],
  },
  {
    name: 'a partial success is called failed',
    file: 'src/core/changes/job-state.ts',
    from: "new Set(['partiallysucceeded', 'completedwithinformation', 'skipped'])",
    to: "new Set(['completedwithinformation', 'skipped'])",
    unit: ['core/changes/job-state.test.ts'],
  },
  {
    name: 'a state that nobody knows counts as an end',
    file: 'src/core/changes/job-state.ts',
    from: "if (!UNSUCCESSFUL.has(state) && (!job.hasEnded || state === '' || RUNNING.has(state))) return { kind: 'running' };",
    to: "if (state === 'inprogress' || state === 'notstarted') return { kind: 'running' };",
    unit: ['core/changes/job-state.test.ts'],
  },
  {
    name: 'a token goes to a foreign host',
    file: 'src/azure/policies.ts',
    from: 'host === arm || (region !== undefined && REGION.test(region))',
    to: 'host === arm || host.endsWith(arm) || host.includes(arm)',
    unit: ['azure/operations.test.ts', 'azure/audit-requests.test.ts'],
    process: ['reliability/tokens.test.ts'],
  },
  {
    name: 'a link without encryption gets the token',
    file: 'src/azure/policies.ts',
    from: "return protocol === 'https:' && username",
    to: 'return username',
    unit: ['azure/operations.test.ts', 'azure/audit-requests.test.ts'],
    process: ['reliability/tokens.test.ts'],
  },
  {
    name: 'a refused token is not renewed',
    file: 'src/azure/tokens.ts',
    from: 'if (this.held?.token === refused) {',
    to: 'if (this.held === undefined) {',
    unit: ['azure/tokens.test.ts'],
  },
  {
    name: 'a token is not renewed before it expires',
    file: 'src/azure/tokens.ts',
    from: 'if (this.context.clock.monotonic() >= held.renewAt) this.next(undefined).catch(() => undefined);',
    to: '',
    unit: ['azure/tokens.test.ts'],
  },
  {
    name: 'the window of the limit counts from when a request was sent',
    file: 'src/core/requests/lane.ts',
    from: 'this.answered.push(now);',
    to: 'this.answered.push(now - 1_000);',
    unit: ['core/requests/lane.test.ts', 'core/changes/engine.property.test.ts'],
  },
  {
    name: 'the count of running changes never goes down',
    file: 'src/core/changes/vault-run.ts',
    from: 'if (started) this.running--;',
    to: '',
    unit: ['core/changes/running.test.ts'],
  },
  {
    name: 'a job that names two mappings is given to one',
    file: 'src/core/changes/running-jobs.ts',
    from: "if (job !== 'unknown' && only !== undefined && another === undefined)",
    to: "if (job !== 'unknown' && only !== undefined && (another === undefined || another !== only))",
    unit: ['core/changes/running.test.ts'],
  },
  {
    name: 'what only hides the answer is named before what blocks',
    file: 'src/core/audit/coverage.ts',
    from: 'const [blocker = found[0]] = causes;',
    to: 'const [blocker] = found;',
    unit: ['core/audit/coverage.test.ts'],
  },
  {
    name: 'what is not known counts as covered',
    file: 'src/core/audit/coverage.ts',
    from: "const kind = causes.length === 0 ? 'unknown' : 'not-covered';",
    to: "const kind = causes.length === 0 ? 'covered' : 'not-covered';",
    unit: ['core/audit/coverage.test.ts', 'core/audit/judge.test.ts'],
  },
  {
    name: 'an end that the list of jobs shows is passed over',
    file: 'src/core/changes/job-follower.ts',
    from: "interpretJobState(view).kind === 'ended') this.take(",
    to: "interpretJobState(view).kind === 'running') this.take(",
    unit: ['core/changes/job-follower.test.ts', 'core/changes/job-list-health.test.ts'],
    process: ['reliability/faults.test.ts'],
  },
  {
    name: 'a change whose answer was lost is sent again blindly',
    file: 'src/core/changes/start-change.ts',
    from: 'if (sentAt !== undefined) found = await awaitOutcome(sentAt);',
    to: 'if (sentAt === 0) found = await awaitOutcome(sentAt);',
    unit: ['core/changes/engine.test.ts', 'core/changes/engine.property.test.ts'],
    process: ['reliability/faults.test.ts'],
  },
  {
    name: 'an agent that has expired is only about to expire',
    file: 'src/core/audit/expiry.ts',
    from: "if (at <= now) return 'expired';",
    to: "if (at < now - DAY) return 'expired';",
    unit: ['core/audit/judge.test.ts', 'core/audit/report.test.ts'],
  },
  {
    name: 'an audit that was stopped is compliant',
    file: 'src/core/audit-report/report.ts',
    from: 'compliant: bad.length === 0 && stopped === undefined,',
    to: 'compliant: bad.length === 0,',
    unit: ['core/audit/report.test.ts'],
  },
  {
    name: 'what is new is accepted the next night',
    file: 'src/core/baseline/compare.ts',
    from: 'entry?.accepted === true',
    to: 'entry !== undefined',
    unit: ['core/baseline/week.test.ts'],
  },
  {
    name: 'what could not be read is fixed',
    file: 'src/core/baseline/past.ts',
    from: 'if (isUnknown || isHidden(unread, place))',
    to: 'if (isUnknown)',
    unit: ['core/baseline/week.test.ts'],
  },
  {
    name: 'a report of another run counts',
    file: 'src/core/merge/collate.ts',
    from: 'const other = runOf(report.url) !== runOf(plan.url);',
    to: 'const other = false;',
    unit: ['core/merge/checks.test.ts'],
  },
  {
    name: 'a vault that nobody reported is not missed',
    file: 'src/core/merge/collate.ts',
    from: '!known.has(id)',
    to: '!known.has(id) && known.size === 0',
    unit: ['core/merge/checks.test.ts'],
  },
  {
    name: 'failures are not counted against their bound',
    file: 'src/core/changes/parallel-limit.ts',
    from: 'mostFailures === undefined || failures < mostFailures',
    to: 'mostFailures === undefined || failures <= mostFailures',
    unit: ['core/changes/parallel-limit.test.ts'],
  },
  {
    name: 'text of the service is a command of Azure Pipelines',
    file: 'src/core/render/text.ts',
    from: ".replace(/##(?=\\s*(\\[|vso))/gi, '# # ')",
    to: '',
    unit: ['core/render/hostile-text.test.ts'],
  },
  {
    name: 'a vault that could not be read does not fail the run',
    file: 'src/core/changes/report.ts',
    from: "if (wrong > 0 || unread) return 'failed';",
    to: "if (wrong > 0) return 'failed';",
    unit: ['core/changes/report.test.ts'],
  },
  {
    name: 'the runner is not told to hide a token',
    file: 'src/hosts/github.ts',
    from: "maskSecretsWith((secret) => issueCommand('add-mask', {}, secret));",
    to: '',
    unit: [],
    process: ['bundle/sign-in.test.ts'],
  },
  {
    name: 'a step is done although it reads otherwise than when it was approved',
    file: 'src/core/repair/select-steps.ts',
    from: 'if (plan.before !== step.before || plan.force !== step.force)',
    to: 'if (plan.force !== step.force)',
    unit: ['core/repair/repair.test.ts', 'core/repair/whole.property.test.ts'],
  },
  {
    name: 'a plan that was swapped is taken for the approved one',
    file: 'src/actions/approval.ts',
    from: 'if (found === digest) content = read;',
    to: 'if (found !== "") content = read;',
    unit: [],
    process: ['bundle/repair.test.ts'],
  },
  {
    name: 'more roles fail than may',
    file: 'src/core/repair/direct-steps.ts',
    from: 'length: Math.min(maxFailures, steps.length)',
    to: 'length: steps.length',
    unit: ['core/repair/direct-steps.test.ts'],
  },
  {
    name: 'more settings and agents fail than may',
    file: 'src/core/changes/parallel-limit.ts',
    from: 'isExact && failures < mostFailures',
    to: 'isExact && failures < 0',
    unit: ['core/repair/max-failures.test.ts'],
  },
  {
    name: 'what is still found after a repair does not fail it',
    file: 'src/core/repair/settle.ts',
    from: '? LAGS.has(id)',
    to: '? true',
    unit: ['core/repair/settle.test.ts'],
  },
  {
    name: 'evidence that is newer than a step is taken for older',
    file: 'src/core/repair/settle.ts',
    from: 'evidenceAt <= since',
    to: 'evidenceAt > 0',
    unit: ['core/repair/settle.test.ts'],
  },
];
