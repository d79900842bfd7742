/** A repair as its examples do it: a dry run writes the plan; the second run is given it, and the digest that the first one put out. */
import type { Simulator } from '../simulator';
import { play, type Played } from '../simulator/play';
import { inputsFor, type DemoRun } from './demo-estate';

/** What is shown of a run. */
export interface RunShown {
  begin(title: string): void;
  readonly onOutput: (text: string) => void;
  end(title: string, played: Played): void;
}

export interface PlannedAndRepaired {
  readonly planned: Played;
  readonly repaired: Played;
  /** Findings before and after. */
  readonly found: readonly string[];
}

export async function planAndRepair(
  simulator: Simulator,
  { host, action, inputs }: Omit<DemoRun, 'folder'>,
  show: RunShown,
): Promise<PlannedAndRepaired> {
  const nameOn = (name: string): string =>
    host === 'azure-pipelines' ? name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) : name;
  const given = { repair: 'settings, schedules, identity, roles, agents', 'max-failures': '20', ...inputs };
  const runOne = async (title: string, more: Readonly<Record<string, string>>): Promise<Played> => {
    show.begin(title);
    const all = inputsFor(action, { ...given, ...more });
    const played = await play(simulator, { host, inputs: all, onOutput: show.onOutput });
    show.end(title, played);
    return played;
  };
  const planned = await runOne('plan: a dry run, which may only read', { 'dry-run': 'true' });
  const [path, digest] = ['plan-path', 'plan-digest'].map((name) => planned.outputs[nameOn(name)] ?? '');
  const approved = { plan: path ?? '', 'plan-digest': digest ?? '' };
  const repaired = await runOne('repair: what was approved', inputs['dry-run'] === 'true' ? {} : approved);
  const found = ['findings-before', 'findings-after'].map((name) => repaired.outputs[nameOn(name)] ?? '?');
  return { planned, repaired, found };
}
