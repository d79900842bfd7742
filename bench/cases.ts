/** What is measured: sizes, lengths of jobs, and how the service's list of jobs behaves. */
import { estate, type EstateOptions, type JobsListSpec, type Scenario } from '../simulator';

export type JobList = 'complete' | 'cut' | 'lagging' | 'forbidden';

export interface Case {
  readonly name: string;
  /** Mappings of the largest subscription: it sets the bound. */
  readonly mappings: number;
  readonly total: number;
  readonly jobSeconds: number;
  readonly jobList: JobList;
  readonly scenario: Scenario;
  /** Simulated seconds in a real one. */
  readonly speed: number;
}

/** A round trip to Resource Manager: modest, and the same for the bundle and for what it is compared with. */
export const LATENCY_MS = 100;

const jobLists: Readonly<Record<JobList, JobsListSpec>> = {
  complete: { mode: 'complete' },
  cut: { mode: 'cut' },
  lagging: { mode: 'complete', lagSeconds: 20 },
  forbidden: { mode: 'forbidden' },
};

export const describedJobLists: Readonly<Record<JobList, string>> = {
  complete: 'pages of 100 with next links',
  cut: 'the newest 100 without saying so',
  lagging: 'pages of 100 with next links, 20 s behind',
  forbidden: 'refused with 403',
};

interface Size {
  readonly mappings: number;
  readonly jobSeconds: number;
  readonly speed: number;
  readonly jobList?: JobList;
}

export function oneVault({ mappings, jobSeconds, speed, jobList = 'complete' }: Size): Case {
  const size = `${mappings.toLocaleString('en-US')} ${mappings === 1 ? 'mapping' : 'mappings'}`;
  return {
    name: `${size}, jobs of ${jobSeconds} s${jobList === 'complete' ? '' : `, list of jobs ${jobList}`}`,
    mappings,
    total: mappings,
    jobSeconds,
    jobList,
    speed,
    scenario: scenarioOf({ mappingsPerVault: mappings, jobSeconds, jobsList: jobLists[jobList] }),
  };
}

const scenarioOf = (options: EstateOptions): Scenario => estate({ latencyMs: LATENCY_MS, ...options });

const sixVaults: Case = {
  name: '6 vaults of 100 in 2 subscriptions, jobs of 60 s',
  mappings: 300,
  total: 600,
  jobSeconds: 60,
  jobList: 'complete',
  speed: 5,
  scenario: scenarioOf({ vaults: 6, subscriptions: 2, mappingsPerVault: 100, jobSeconds: 60 }),
};

/**
 * The speed is such that processor time, which the sped-up clock multiplies, stays a small share of the whole. These
 * need next to none, so that several may run at once.
 */
export const lightCases: readonly Case[] = [1, 10].flatMap((mappings) => [
  oneVault({ mappings, jobSeconds: 5, speed: 1 }),
  oneVault({ mappings, jobSeconds: 60, speed: 5 }),
  oneVault({ mappings, jobSeconds: 150, speed: 10 }),
]);

/** One after the other. */
export const heavyCases: readonly Case[] = [
  oneVault({ mappings: 100, jobSeconds: 60, speed: 5 }),
  oneVault({ mappings: 100, jobSeconds: 150, speed: 10 }),
  oneVault({ mappings: 1_000, jobSeconds: 60, speed: 10 }),
  oneVault({ mappings: 1_000, jobSeconds: 150, speed: 10 }),
  oneVault({ mappings: 10_000, jobSeconds: 60, speed: 40 }),
  oneVault({ mappings: 10_000, jobSeconds: 150, speed: 40 }),
  sixVaults,
  ...(['cut', 'lagging', 'forbidden'] as const).flatMap((jobList) => [
    oneVault({ mappings: 100, jobSeconds: 60, jobList, speed: 5 }),
    oneVault({ mappings: 1_000, jobSeconds: 60, jobList, speed: 10 }),
  ]),
];

/** The runbook's procedure needs hours for 10,000 mappings, and so is only reckoned there. */
export const runbookCases: readonly Case[] = [
  oneVault({ mappings: 1, jobSeconds: 5, speed: 5 }),
  oneVault({ mappings: 10, jobSeconds: 60, speed: 10 }),
  oneVault({ mappings: 100, jobSeconds: 60, speed: 10 }),
  oneVault({ mappings: 1_000, jobSeconds: 60, speed: 20 }),
];

export const sequenceCases: readonly Case[] = [
  oneVault({ mappings: 1, jobSeconds: 60, speed: 10 }),
  oneVault({ mappings: 10, jobSeconds: 60, speed: 20 }),
];

export const quickCases: readonly Case[] = [
  ...[1, 10, 100].map((mappings) => oneVault({ mappings, jobSeconds: 60, speed: 10 })),
  oneVault({ mappings: 400, jobSeconds: 60, speed: 10 }),
];

export const quickRunbookCase = oneVault({ mappings: 10, jobSeconds: 60, speed: 10 });
