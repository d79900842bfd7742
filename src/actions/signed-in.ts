/** How an action ends that signs in. */
import { escapeMarkdown } from '../core/render/markdown';
import { causeLine } from '../core/render/sections';
import type { Cause } from '../core/values/cause';
import type { Problem } from '../core/values/model';
import type { ActionResult } from '../publish';

/** @param problem why the sign-in failed: then no table of zeros hides that nothing was asked of Azure */
export function signedIn(result: ActionResult, problem: Problem | undefined): ActionResult {
  if (problem === undefined) return result;
  const headline = `The sign-in failed (${problem.code}): nothing was asked of Azure`;
  const cause: Cause = { level: 'error', problem, affected: [] };
  return {
    ...result,
    failed: true,
    headline,
    causes: [cause],
    summary: () => `## ❌ ${escapeMarkdown(headline)}\n\n${causeLine(cause)}\n`,
  };
}
