/**
 * How many releases an agent is behind. Microsoft supports the newest release and the four before it; the date of expiry
 * that an item gives is in the year 9999 in every recording, so that the version has to tell.
 */
import { plural } from '../render/format';
import { finding } from './catalogue';
import type { Finding } from './findings';
import { RANK } from './severity';

/** From Azure/azure-powershell, SessionRecords/…AsrA2ATests/A2AUpdateProtectionWithZone.json, an agent that was current. */
export const NEWEST_KNOWN = { version: '9.67.7653.1', since: '2025-12-15' } as const;

/** Behind the newest release; more is out of support. */
const MAX_SUPPORTED = 4;
const SOON = 3;

/** The newest release, and whether agents have it or this tool knows of it. */
export interface NewestAgent {
  readonly version: string;
  readonly from: 'agents' | 'known';
}

type Numbers = readonly number[];

const numbersOf = (version: string): Numbers | undefined =>
  /^\d{1,4}(?:\.\d{1,6}){1,3}$/.test(version) ? version.split('.').map(Number) : undefined;

function order(a: Numbers, b: Numbers): number {
  const at = [0, 1, 2, 3].find((place) => (a[place] ?? 0) !== (b[place] ?? 0)) ?? 0;
  return (a[at] ?? 0) - (b[at] ?? 0);
}

/** Of all agents and of what is known, so that an estate in which all are old does not pass for a current one. */
export function newestAgent(agents: Iterable<{ readonly agentVersion: string }>): NewestAgent {
  let newest: NewestAgent = { version: NEWEST_KNOWN.version, from: 'known' };
  let highest = numbersOf(newest.version) ?? [];
  for (const { agentVersion } of agents) {
    const numbers = numbersOf(agentVersion);
    if (numbers === undefined) continue;
    const ahead = order(numbers, highest);
    if (ahead > 0 || (ahead === 0 && newest.from === 'known')) {
      newest = { version: agentVersion, from: 'agents' };
      highest = numbers;
    }
  }
  return newest;
}

/** By the second number of the version; undefined where that cannot be counted. */
export function releasesBehind(version: string, { version: newest }: NewestAgent): number | undefined {
  const [own, last] = [numbersOf(version), numbersOf(newest)];
  if (own === undefined || last === undefined || own[0] !== last[0]) return undefined;
  return Math.max(0, (last[1] ?? 0) - (own[1] ?? 0));
}

export const newestText = ({ version, from }: NewestAgent): string =>
  from === 'agents'
    ? `${version}, the newest version seen in this audit`
    : `${version}, the newest that this version of the tool knows (of ${NEWEST_KNOWN.since})`;

export interface VersionedAgent {
  readonly id: string;
  readonly vm: string;
  readonly vmId: string | undefined;
  readonly vaultId: string;
  readonly agentVersion: string;
}

/** What the service itself says of the same. */
const SAID_BY_SERVICE = new Set(['ASR201', 'ASR202', 'ASR213']);

/** @param found of the agent otherwise: what the service itself says as clearly is not said twice */
export function judgeVersion(agent: VersionedAgent, newest: NewestAgent, found: readonly Finding[]): Finding[] {
  const { id: resource, vm, vmId, vaultId, agentVersion } = agent;
  const behind = releasesBehind(agentVersion, newest);
  if (behind === undefined || behind < SOON) return [];
  const subject = { resource, name: vm, vaultId, lasting: vmId };
  const one = finding(
    behind > MAX_SUPPORTED ? 'ASR214' : 'ASR215',
    subject,
    `${vm}: the agent ${agentVersion} is ${plural(behind, 'release')} behind ${newestText(newest)}.`,
    { at: { vm } },
  );
  const isSaid = found.some(({ id, severity }) => SAID_BY_SERVICE.has(id) && RANK[severity] <= RANK[one.severity]);
  return isSaid ? [] : [one];
}
