/** How bad a finding is, the worst first. */
import { choice } from '../rows/kinds';

export const severities = ['error', 'warning', 'note'] as const;

export type Severity = (typeof severities)[number];

/** The worst is the lowest. */
export const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/** Of a row: the worst finding about it, or `ok`. */
export const levels = [...severities, 'ok'] as const;

export type Level = (typeof levels)[number];

/** Of a VM: that nothing was found says nothing where nobody knows how it stands. */
export const agentLevels = [...levels, 'not known'] as const;

export type AgentLevel = (typeof agentLevels)[number];

export const severity = { ...choice(severities, 'level'), schema: { $ref: '#/$defs/severity' } };

export const agentLevel = choice(agentLevels, 'level');

export const level = { ...choice(levels, 'level'), schema: { $ref: '#/$defs/level' } };
