/** Judges the versions of agents again: the newest of all shards may be newer than that of one. */
import { countedAgain } from '../audit/bearing';
import type { Finding } from '../audit/findings';
import { mayFollowFrom } from '../audit/causes';
import { levels, type Level } from '../audit/severity';
import { agentLevelOf } from '../audit/worst';
import { judgeVersion, newestAgent, releasesBehind, type NewestAgent } from '../audit/support-window';
import { groupById } from '../values/id-map';
import type { AuditContent } from './model';

const BY_VERSION = new Set(['ASR214', 'ASR215']);

/** In the same order. */
export function judgeVersions(contents: readonly AuditContent[]): readonly AuditContent[] {
  const newest = newestAgent(allAgents(contents));
  return contents.map((content) => judged(content, newest));
}

function* allAgents(contents: readonly AuditContent[]): Generator<AuditContent['agents'][number]> {
  for (const { agents } of contents) yield* agents;
}

function judged(content: AuditContent, newest: NewestAgent): AuditContent {
  const { agents } = content;
  const others = content.findings.filter(({ id }) => !BY_VERSION.has(id));
  const ofOthers = groupById(others, ({ resource }) => resource);
  const byKey = new Map(content.findings.map((found) => [found.key, found]));
  const fresh = agents.flatMap((agent) => {
    const own = ofOthers.get(agent.id) ?? [];
    return judgeVersion(agent, newest, own).map((found) => withCauses(found, own, byKey));
  });
  const findings = [...others, ...fresh];
  const byResource = groupById(findings, ({ resource }) => resource);
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
function withCauses(found: Finding, own: readonly Finding[], byKey: ReadonlyMap<string, Finding>): Finding {
  const keys = own.find(({ id }) => id === 'ASR212')?.causedBy ?? [];
  const causedBy = keys.filter((key) => {
    const cause = byKey.get(key);
    return cause !== undefined && mayFollowFrom(found, cause);
  });
  return { ...(byKey.get(found.key) ?? found), message: found.message, causedBy };
}

export const worstOf = (findings: readonly Finding[]): Level =>
  levels.find((level) => findings.some(({ severity }) => severity === level)) ?? 'ok';
