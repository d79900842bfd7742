/** The level of a row: that of the worst finding about it. */
import type { Finding } from './findings';
import type { Coverage } from './coverage';
import type { AgentLevel, Level } from './severity';

export const WORST = 'Worst finding';
export const LEVEL = 'the worst severity that was found about it, or `ok`';

/** Of a list of findings, the worst first. */
export const worst = (findings: readonly Finding[]): Level => findings[0]?.severity ?? 'ok';

export const agentLevelOf = (found: Level, coverage: Coverage['kind']): AgentLevel =>
  found === 'ok' && coverage === 'unknown' ? 'not known' : found;
