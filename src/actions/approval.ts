/** The plan that a repair was approved with: read, and held against the run before anything is asked of Azure. */
import { readFile, stat } from 'node:fs/promises';
import { parseJson } from '../azure/json';
import type { GivenExemptions } from '../core/exemptions/model';
import type { PlanStep } from '../core/plan/step';
import {
  makePlanFile,
  readPlanFile,
  type PlanFile,
  type PlanFileOptions,
  type PlanMaker,
} from '../core/repair/plan-file';
import { messageOf } from '../core/values/message-of';
import type { Problem } from '../core/values/model';
import type { RepairTask } from '../inputs';
import { systemClock } from '../runtime/clock';
import { withoutSecrets } from '../runtime/secrets';
import { VERSION } from '../version';
import { findFiles } from '../files/find-files';
import { sha256 } from './sha256';
import { targetInputs } from './vaults';

const TOOL = 'asr-autoupdate';
const MAX_PLAN_BYTES = 64 * 1024 * 1024;

export type Approval =
  { readonly ok: true; readonly plan: PlanFile | undefined } | { readonly ok: false; readonly problem: Problem };

/** The plan that was approved, or why it does not bind this run; it asks nothing of Azure. */
export async function readApproval(task: RepairTask, exemptions: GivenExemptions | undefined): Promise<Approval> {
  if (task.plan === undefined) return { ok: true, plan: undefined };
  const { path, digest } = task.plan;
  const no = (message: string): Approval => ({
    ok: false,
    problem: {
      code: 'PlanRefused',
      message: `The plan ${path} is refused: ${message}.`,
      nextStep: 'Give the plan that a dry run of the same scope wrote, and its output `plan-digest`.',
    },
  });
  const { files } = await findFiles([path], process.cwd(), ['json']);
  if (files.length === 0) return no('there is no such file');
  let content: Buffer | undefined;
  const others: string[] = [];
  // Among several, as a second attempt of a run leaves them, the digest tells which one was approved.
  for (const file of files) {
    let read: Buffer;
    try {
      if ((await stat(file)).size > MAX_PLAN_BYTES) return no('it is larger than any plan');
      read = await readFile(file);
    } catch (error) {
      return no(`it could not be read (${messageOf(error)})`);
    }
    const found = `sha256:${sha256(read)}`;
    if (found === digest) content = read;
    else others.push(found);
  }
  if (content === undefined) return no(`its digest is ${others.join(', ')}, and the approved one is ${digest}`);
  const read = readPlanFile(parseJson(content.toString('utf8')), planOptions(task, exemptions));
  return read.ok ? { ok: true, plan: read.plan } : no(read.problem);
}

/** What a plan is bound to. */
function planOptions({ target, kinds }: RepairTask, given: GivenExemptions | undefined): PlanFileOptions {
  const exemptions = [...(given?.sources ?? [])].map((file) => file.sha256).sort();
  const scope = Object.entries(targetInputs(target)).flatMap(([name, values]) =>
    [values].flat().map((value) => `${name} ${value}`),
  );
  return { tool: TOOL, toolVersion: VERSION, now: systemClock.now(), scope, kinds, exemptions: exemptions.join(' ') };
}

/** As it is written, since its digest is that of the file. */
export const planText = (
  steps: readonly PlanStep[],
  task: RepairTask,
  exemptions: GivenExemptions | undefined,
  { runId, origin, identity, tenantId }: PlanMaker,
): string => {
  const options = { ...planOptions(task, exemptions), madeBy: { runId, origin, identity, tenantId } };
  return withoutSecrets(`${JSON.stringify(makePlanFile({ steps }, options), null, 2)}\n`);
};
