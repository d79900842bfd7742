/** Plays an example in either host's form, and reads what it left behind. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bigEstate, startSimulator, type MappingView, type Scenario, type Simulator } from '../../simulator';
import { playPipeline } from './azure-pipelines';
import type { Value } from './expressions';
import { playWorkflow } from './github';
import { paced } from '../support/pace';
import { onStage, type Fields, type Stage, type StageOptions } from './host';

export const hosts = ['github', 'azure-pipelines'] as const;
export type HostName = (typeof hosts)[number];

/** Three subscriptions show what an estate shows; each is a process or two. */
export const smallEstate: Scenario = bigEstate({
  seed: 8,
  subscriptions: 3,
  vaults: 12,
  vms: 120,
  job: { seconds: [20, 60] },
});

export interface End {
  /** The run is red. */
  readonly failed: boolean;
}

export interface PlayOptions extends StageOptions {
  readonly scenario: string | Scenario;
  readonly speed?: number;
}

const camelCase = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/**
 * @param example name without `estate-`, or the name of a file; empty for the reusable workflow, or template, itself
 * @param given inputs of the caller by GitHub's names
 */
export async function playExample(host: HostName, example: string, given: Fields, stage: Stage): Promise<End> {
  const file = example === '' ? 'estate.yml' : example.endsWith('.yml') ? example : `estate-${example}.yml`;
  if (host === 'github') {
    const end = await playWorkflow(file, given, stage, example === '' ? 'call/' : '');
    return { failed: end.result === 'failure' };
  }
  const parameters = Object.entries(given).map(([name, value]): [string, Value] => [camelCase(name), value]);
  const ends = await playPipeline(file, Object.fromEntries(parameters), stage);
  return { failed: Object.values(ends).some(({ result }) => result === 'Failed') };
}

/** What the examples take from the repository or from the pipeline. */
const variablesOf = (simulator: Simulator): Fields => ({
  AZURE_TENANT_ID: simulator.tenantId,
  AZURE_CLIENT_ID: simulator.clientId,
  AZURE_ENABLE_CLIENT_ID: simulator.clientId,
  AZURE_UPDATE_CLIENT_ID: simulator.clientId,
  AZURE_AUDIT_CLIENT_ID: simulator.clientId,
  AZURE_REPAIR_CLIENT_ID: simulator.clientId,
  AUTOMATION_ACCOUNT_IDS: accountsOf(simulator).join('\n'),
  automationAccountIds: accountsOf(simulator).join(','),
});

const accountsOf = (simulator: Simulator): readonly string[] => (simulator.scenario.accounts ?? []).map(({ id }) => id);

export const connections: Fields = {
  'disaster-recovery': true,
  'disaster-recovery-audit': true,
  'disaster-recovery-update': true,
  'disaster-recovery-repair': true,
  'contoso-audit': true,
  'fabrikam-audit': true,
};

export async function playing<T>(
  options: PlayOptions,
  use: (stage: Stage, simulator: Simulator) => Promise<T>,
): Promise<T> {
  const { scenario, speed = 150, variables, ...rest } = options;
  const simulator = await startSimulator({ scenario, speed: paced(speed) });
  try {
    const all = { connections, ...variablesOf(simulator), ...variables };
    return await onStage(simulator, { ...rest, variables: all }, (stage) => use(stage, simulator));
  } finally {
    await simulator.stop();
  }
}

export interface Merged {
  readonly conclusion: string;
  readonly compliant?: boolean;
  readonly merged: Readonly<Record<string, unknown>>;
  readonly causes: readonly {
    readonly level: string;
    readonly error: { readonly code: string; readonly message: string };
    readonly affected: readonly string[];
  }[];
  readonly counts?: Readonly<Record<string, unknown>>;
  readonly shards: readonly {
    readonly shard: string;
    readonly name: string;
    readonly state: string;
    readonly failed: boolean;
  }[];
  readonly vaults: readonly { readonly id: string }[];
  readonly vaultErrors?: readonly { readonly vaultId: string }[];
}

/** The artifact of the merged report. */
export const mergedName = (host: HostName, name: string): string => (host === 'github' ? name : `${name}-1`);

export const planName = (host: HostName, name: string): string => `${name}.plan${host === 'github' ? '' : '.1'}`;

/** @throws if there is none, or more than one */
export function mergedOf(stage: Stage, host: HostName, name: string): Merged {
  const artifact = mergedName(host, name);
  const [file, ...others] = stage.artifacts.files(artifact).filter((one) => /(?<!\.plan)\.json$/.test(one));
  if (file === undefined || others.length > 0) throw new Error(`${artifact} has not one report`);
  return JSON.parse(readFileSync(join(stage.artifacts.at(artifact), file), 'utf8')) as Merged;
}

/** The errors among the causes, by code. */
export const errorsOf = ({ causes }: Merged): Readonly<Record<string, string>> =>
  Object.fromEntries(causes.filter(({ level }) => level === 'error').map(({ error }) => [error.code, error.message]));

/** Vaults that hold replicated items, which are those that are found. */
export const usedVaults = (simulator: Simulator) => simulator.state().vaults.filter(({ items }) => items.length > 0);

/** Enabled with the account of its own subscription. */
export const isAsWanted = ({ id, status, account }: MappingView): boolean =>
  status === 'Enabled' && subscriptionOf(account ?? '') === subscriptionOf(id);

const subscriptionOf = (id: string): string | undefined => id.split('/')[2]?.toLowerCase();
