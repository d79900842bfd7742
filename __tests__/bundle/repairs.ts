/** Runs of `Repair`, and what they left behind. */
import { startSimulator, type Scenario, type Simulator } from '../../simulator';
import { play, type Played, type PlayedHost } from '../../simulator/play';

export const nameOn = (host: PlayedHost, name: string): string =>
  host === 'github' ? name : name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
export const output = (played: Played, host: PlayedHost, name: string): string =>
  played.outputs[nameOn(host, name)] ?? '';

export interface Step {
  readonly kind: string;
  readonly outcome: string;
  readonly error?: { readonly code: string };
  readonly startedAt?: string;
  readonly endedAt?: string;
}
export const stepsOf = (played: Played): readonly Step[] =>
  (played.report as { readonly repairs: readonly Step[] }).repairs;

export async function withSimulator(scenario: Scenario, use: (simulator: Simulator) => Promise<void>): Promise<void> {
  const simulator = await startSimulator({ scenario, speed: 200 });
  try {
    await use(simulator);
  } finally {
    await simulator.stop();
  }
}

export const run = (
  simulator: Simulator,
  host: PlayedHost,
  inputs: Readonly<Record<string, string>>,
): Promise<Played> => play(simulator, { host, inputs: { action: 'Repair', ...inputs } });

export const writes = (simulator: Simulator): number =>
  simulator.requests().filter(({ method, kind }) => method !== 'GET' && !/^(oidc|token|entra|graph)/.test(kind)).length;

export const group = '/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg-dr/providers';
export const accountNamed = (name: string): string => `${group}/Microsoft.Automation/automationAccounts/${name}`;
export const vaultId = (name: string): string => `${group}/Microsoft.RecoveryServices/vaults/${name}`;
export const outcomesOf = (played: Played): readonly string[] =>
  stepsOf(played)
    .filter(({ kind }) => kind !== 'person')
    .map(({ kind, outcome, error }) => `${kind}: ${outcome}${error === undefined ? '' : ` ${error.code}`}`);
