import { createEstate, defaultSubscription, vaultIdOf } from './arm/estate';
import { linkUrl } from './arm/signed-links';
import { createCertificates } from './certificates';
import { createClock } from './clock';
import { createEnvironments, type EnvironmentOptions, type HostEnvironment } from './environment';
import { createFaults } from './faults';
import { createGitHub, type GitHub } from './github-issues';
import { createDirectory } from './graph/directory';
import { createGraph } from './graph/graph';
import { createIssued, type IssuedToken } from './issued';
import { createRandom, guidFrom } from './random';
import { createRequestLog, type Counters, type RequestRecord } from './request-log';
import type { Scenario } from './scenario';
import { findScenario } from './scenarios';
import { startServers } from './server';
import { stateOf, type StateView } from './state';
import { createThrottle } from './throttle';
import { createTokens } from './tokens';
import type { Identity, World } from './world';

export type { EnvironmentOptions, HostEnvironment } from './environment';
export type { Counters, RequestRecord } from './request-log';
export type { RequestKind } from './http';
export type { IssuedToken } from './issued';
export type * from './scenario';
export type { ItemView, JobView, MappingView, StateView, UpdateView, VaultView, WorkView } from './state';
export { findScenario, scenarios } from './scenarios';
export { estate, type EstateOptions } from './scenarios/estate';
export { bigEstate, type BigEstateOptions } from './scenarios/large-estate';
export { chaos } from './scenarios/faults';
export { openIssue, type GitHub, type IssueAuthor, type IssueState } from './github-issues';
export { startProxy, type Proxy, type ProxyOptions } from './proxy';
export { startStranger, type Stranger } from './stranger';

export interface SimulatorOptions {
  readonly scenario: string | Scenario;
  /** Simulated seconds in a real one. */
  readonly speed?: number;
  /** A free one, if not given. */
  readonly port?: number;
}

export interface Simulator {
  readonly url: string;
  readonly port: number;
  readonly msiUrl: string;
  /** For NODE_EXTRA_CA_CERTS of another process. */
  readonly caFile: string;
  /** The same certificate, for a client in this process. */
  readonly ca: string;
  readonly speed: number;
  readonly epoch: number;
  readonly scenario: Scenario;
  readonly vaultIds: readonly string[];
  readonly automationAccountId: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly identity: Identity;
  /** Issues of the repository that workflows run in. */
  readonly github: GitHub;
  requests(): readonly RequestRecord[];
  /** All assertions and access tokens so far. */
  issuedTokens(): readonly IssuedToken[];
  /** The links of all operations so far, which are secrets where they are signed. */
  operationLinks(): readonly string[];
  counters(): Counters;
  state(): StateView;
  /** Simulated milliseconds since 1970. */
  now(): number;
  revokeTokens(): void;
  githubEnvironment(options?: EnvironmentOptions): HostEnvironment;
  azurePipelinesEnvironment(options?: EnvironmentOptions): HostEnvironment;
  consoleEnvironment(options?: EnvironmentOptions): HostEnvironment;
  stop(): Promise<void>;
}

const identity: Identity = {
  tenantId: guidFrom('contoso tenant'),
  clientId: guidFrom('site recovery application'),
  objectId: guidFrom('site recovery service principal'),
  clientSecret: 'simulated~client-secret',
  certificate: '-----BEGIN PRIVATE KEY-----\nsimulatedPrivateKey\n-----END PRIVATE KEY-----\n',
  githubRequestToken: 'simulated-github-request-token',
  githubToken: 'simulated-github-token',
  systemAccessToken: 'simulated-system-access-token',
  identityHeader: 'simulated-identity-header',
  serviceConnectionId: guidFrom('service connection'),
};

function createWorld(scenario: Scenario, speed: number): World {
  const clock = createClock(speed, scenario.clockOffsetSeconds);
  const random = createRandom(scenario.seed ?? 1);
  const issued = createIssued();
  const estate = createEstate(scenario, random);
  return {
    scenario,
    clock,
    random,
    identity,
    issued,
    tokens: createTokens(scenario.signIn ?? {}, identity.tenantId, identity.objectId, clock, issued),
    throttle: createThrottle(scenario.throttle),
    log: createRequestLog(),
    estate,
    directory: createDirectory(scenario, estate, identity.tenantId),
    graph: createGraph(scenario.graph),
    github: createGitHub(),
  };
}

export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const scenario = typeof options.scenario === 'string' ? findScenario(options.scenario) : options.scenario;
  const certificates = await createCertificates();
  const world = createWorld(scenario, options.speed ?? 1);
  const faults = createFaults(scenario, world.clock, createRandom((scenario.seed ?? 1) + 1));
  const servers = await startServers(world, faults, certificates, options.port ?? 0);
  const { clock, log, estate } = world;
  const regional = scenario.operationRegion !== undefined;
  // A region is put before the host's name, which an address has not got.
  const url = `https://${regional ? 'localhost' : '127.0.0.1'}:${servers.port}`;
  const msiUrl = `http://127.0.0.1:${servers.plainPort}/msi/token`;
  const vaultIds = scenario.vaults.map((spec) => vaultIdOf(spec));
  const inputs = {
    action: 'Enabled',
    // Vaults are named or found; thousands of names would not fit into an environment.
    ...(scenario.inputs?.['scope'] === undefined ? { 'vault-id': vaultIds.join('\n') } : {}),
    'automation-account-id': estate.accountId,
    ...scenario.inputs,
  };
  const environments = createEnvironments({
    url,
    port: servers.port,
    msiUrl,
    caFile: certificates.authorityFile,
    speed: clock.speed,
    epoch: clock.epoch,
    identity,
    subscriptionId: scenario.vaults[0]?.subscription ?? defaultSubscription,
    inputs,
    regional,
  });
  return {
    url,
    port: servers.port,
    msiUrl,
    caFile: certificates.authorityFile,
    ca: certificates.authority,
    speed: clock.speed,
    epoch: clock.epoch,
    scenario,
    vaultIds,
    automationAccountId: estate.accountId,
    tenantId: identity.tenantId,
    clientId: identity.clientId,
    identity,
    github: world.github,
    requests: () => log.records(),
    issuedTokens: () => world.issued.tokens(),
    operationLinks: () =>
      [...estate.vaults.values()].flatMap(({ jobs }) =>
        jobs.flatMap((job) => [linkUrl(job, 'status'), linkUrl(job, 'results')]),
      ),
    counters: () => log.counters(),
    state: () => stateOf(world),
    now: () => clock.now(),
    revokeTokens: () => world.tokens.revokeAll(),
    githubEnvironment: (given) => environments.github(given),
    azurePipelinesEnvironment: (given) => environments.azurePipelines(given),
    consoleEnvironment: (given) => environments.console(given),
    stop: async () => {
      await servers.stop();
      environments.remove();
      certificates.remove();
    },
  };
}
