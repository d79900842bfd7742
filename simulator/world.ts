import type { Clock } from './clock';
import type { Estate } from './arm/estate';
import type { Directory } from './graph/directory';
import type { GitHub } from './github-issues';
import type { Graph } from './graph/graph';
import type { Issued } from './issued';
import type { Random } from './random';
import type { RequestLog } from './request-log';
import type { Scenario } from './scenario';
import type { Throttle } from './throttle';
import type { Tokens } from './tokens';

export interface Identity {
  readonly tenantId: string;
  readonly clientId: string;
  readonly objectId: string;
  readonly clientSecret: string;
  /** Certificate and private key, as a service connection holds them. */
  readonly certificate: string;
  readonly githubRequestToken: string;
  /** Of a job, for GitHub's own API. */
  readonly githubToken: string;
  readonly systemAccessToken: string;
  readonly identityHeader: string;
  readonly serviceConnectionId: string;
}

/** All that a request can see and change. */
export interface World {
  readonly scenario: Scenario;
  readonly clock: Clock;
  readonly random: Random;
  readonly identity: Identity;
  readonly issued: Issued;
  readonly tokens: Tokens;
  readonly throttle: Throttle;
  readonly log: RequestLog;
  readonly estate: Estate;
  readonly directory: Directory;
  readonly graph: Graph;
  readonly github: GitHub;
}
