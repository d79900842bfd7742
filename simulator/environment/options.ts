import type { ScenarioInputs } from '../scenario';
import type { Identity } from '../world';

export interface EnvironmentOptions {
  /** Added to the scenario's inputs, by GitHub's names; undefined takes one away. */
  readonly inputs?: Readonly<Record<string, string | undefined>>;
  /** Added to the environment; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** `production`: no endpoint inputs; the real host names are led here by a hook. */
  readonly hostNames?: 'simulator' | 'production';
  /** How the service connection signs in, on Azure Pipelines. */
  readonly scheme?: 'WorkloadIdentityFederation' | 'ManagedServiceIdentity' | 'ServicePrincipal' | 'PublishProfile';
  /** The service principal of the connection has a certificate, not a secret. */
  readonly certificate?: boolean;
  /** The cloud that the service connection is for; `AzureCloud`, if not given. */
  readonly connectionCloud?: string;
  /** On Azure Pipelines: a build, if not given; a release, or a job of it on the machines of a deployment group. */
  readonly pipeline?: 'build' | 'release' | 'deployment';
  /**
   * Breaks the process, as a defect of its own would: with an error that nobody catches, when the log says what is to be
   * awaited, or where the rows of the report are put in order.
   */
  readonly breaks?:
    { readonly kind: 'rejection' | 'exception'; readonly at: string } | { readonly kind: 'report' | 'report-once' };
  /** Has the process write how much memory it needed at most, on Linux. */
  readonly measureMemory?: boolean;
}

export interface HostEnvironment {
  readonly env: Readonly<Record<string, string>>;
  readonly workDirectory: string;
  readonly summaryFile: string;
  readonly outputFile: string;
  /** Has a number of bytes in it at the end, if that was asked for. */
  readonly peakFile: string;
}

export interface Surroundings {
  readonly url: string;
  readonly port: number;
  readonly msiUrl: string;
  readonly caFile: string;
  readonly speed: number;
  readonly epoch: number;
  readonly identity: Identity;
  readonly subscriptionId: string;
  readonly inputs: ScenarioInputs;
  /** Regional names of a simulated endpoint need the hook too. */
  readonly regional: boolean;
}

export const defined = (values: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined));

/** All inputs, by GitHub's names. */
export function inputsOf(
  around: Surroundings,
  options: EnvironmentOptions,
  ofHost: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const endpoints =
    options.hostNames === 'production' ? {} : { 'arm-endpoint': around.url, 'authority-host': around.url };
  return defined({ ...ofHost, ...around.inputs, ...endpoints, ...options.inputs });
}

export const originOf = (around: Surroundings, options: EnvironmentOptions, production: string): string =>
  options.hostNames === 'production' ? `https://${production}` : around.url;
