/** Agents by version: a Mermaid pie, or bars of characters where Mermaid is not drawn. */
import { number } from '../render/format';
import type { VersionRow } from './report';

const MAX_SLICES = 9;
const WIDTH = 40;

export function versionChart(versions: readonly VersionRow[], drawsMermaid: boolean): string[] {
  if (versions.length === 0) return [];
  const slices = slicesOf(versions);
  const chart = drawsMermaid ? ['```mermaid', ...pie(slices), '```'] : ['```text', ...bars(slices), '```'];
  return ['### Agents by version', '', ...chart, ''];
}

interface Slice {
  readonly name: string;
  readonly agents: number;
  readonly outdated: number;
}

/** The most frequent versions, the rest together. */
export function slicesOf(versions: readonly VersionRow[]): Slice[] {
  const shown = versions.length <= MAX_SLICES + 1 ? versions : versions.slice(0, MAX_SLICES);
  const slices = shown.map(({ version, agents, outdated }) => ({
    name: `${label(version)}${outdated > 0 ? ' (update waiting)' : ''}`,
    agents,
    outdated,
  }));
  const rest = versions.slice(shown.length);
  if (rest.length === 0) return slices;
  const sum = (key: 'agents' | 'outdated'): number => rest.reduce((total, version) => total + version[key], 0);
  return [...slices, { name: `${rest.length} other versions`, agents: sum('agents'), outdated: sum('outdated') }];
}

/** Mermaid has no escapes for its own punctuation, so labels keep only letters, digits and a few signs. */
const label = (text: string): string =>
  [...text.replace(/[^\p{L}\p{N} ._-]/gu, ' ')].slice(0, 40).join('').trim() || 'unknown';

const pie = (slices: readonly Slice[]): string[] => [
  'pie showData',
  '  title Agents by version',
  ...slices.map(({ name, agents }) => `  "${name}" : ${agents}`),
];

function bars(slices: readonly Slice[]): string[] {
  const longest = slices.reduce((most, { name }) => Math.max(most, name.length), 0);
  const most = slices.reduce((most, { agents }) => Math.max(most, agents), 0);
  return slices.map(({ name, agents }) => {
    const bar = '█'.repeat(Math.max(1, Math.round((agents / most) * WIDTH)));
    return `${name.padEnd(longest)}  ${bar} ${number(agents)}`;
  });
}
