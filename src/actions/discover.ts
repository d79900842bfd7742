/** `Discover`: cuts the vaults that were found into shards, and says them as a matrix of jobs. */
import { discoverDocument } from '../core/estate/document';
import { cutMatrix } from '../core/estate/matrix';
import type { FoundVaults } from '../core/estate/model';
import { discoverHeadline, discoverReport } from '../core/estate/report';
import { discoverSummary } from '../core/estate/summary';
import type { DiscoverTask, Target } from '../inputs';
import type { ActionResult } from '../publish';
import { systemClock } from '../runtime/clock';
import { reportContext, type ActionContext } from './context';
import { inputNamesOn, startedAt, targetInputs } from './vaults';

export async function discover(task: DiscoverTask, found: FoundVaults, context: ActionContext): Promise<ActionResult> {
  const { host } = context;
  const { target } = task;
  const form = host.name === 'azure-pipelines' ? 'azure-pipelines' : 'github';
  const cut = cutMatrix(found.vaults, task.shards, form, isWhole(target), inputNamesOn(host));
  const report = discoverReport(found, cut, { startedAt: startedAt(context), endedAt: systemClock.now() });
  const reported = await reportContext(context, {
    ...targetInputs(target),
    action: task.action,
    shards: task.shards,
  });
  return {
    failed: report.conclusion === 'failed',
    headline: discoverHeadline(report),
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
const isWhole = (target: Target): boolean =>
  target.kind === 'scope' && target.names.length === 0 && target.tags.length === 0;
