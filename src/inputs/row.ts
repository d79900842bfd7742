/** What is said of an input. */
import type { Parsed } from './parse';
import { actions, type Action } from './settings';

export type HostName = 'github' | 'azure-pipelines' | 'console';

export interface InputRow<T> {
  /** Name on GitHub and, behind `--`, on the console; undefined where the input is only for Azure Pipelines. */
  readonly github?: string;
  /** Name on Azure Pipelines; undefined where the service connection gives it. */
  readonly azurePipelines?: string;
  /** Text in the user's words; also the default that action.yml and task.json declare. */
  readonly default?: string;
  readonly required?: boolean;
  readonly kind: 'text' | 'lines' | 'boolean' | 'choice' | 'service-connection';
  readonly options?: readonly string[];
  /** Title of the field in Azure Pipelines. */
  readonly label: string;
  readonly group: 'setting' | 'run' | 'agents' | 'audit' | 'repair' | 'estate' | 'cloud';
  readonly help: string;
  /** Undefined: every action uses it. */
  readonly usedBy?: readonly Action[];
  readonly parse: (text: string) => Parsed<T>;
}

export const row = <T>(input: InputRow<T>): InputRow<T> => input;

/** All that change something. */
export const changing: readonly Action[] = ['Enabled', 'Disabled', 'UpdateAgents', 'Repair'];
/** All that ask Azure. */
export const finding: readonly Action[] = actions.filter((action) => action !== 'Merge');

/** The name by which the user of a host knows the input; undefined where that host does not have it. */
export function nameOn(
  host: HostName,
  input: Pick<InputRow<unknown>, 'github' | 'azurePipelines'>,
): string | undefined {
  if (host === 'azure-pipelines') return input.azurePipelines;
  return host === 'github' || input.github === undefined ? input.github : `--${input.github}`;
}
