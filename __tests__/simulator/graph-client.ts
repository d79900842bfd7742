import { startSimulator, type Scenario, type Simulator } from '../../simulator/index';
import { ask, signIn, type Answer } from './client';

export const graphPath = '/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01';

export interface Rows {
  readonly totalRecords: number;
  readonly count: number;
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly resultTruncated: string;
  readonly $skipToken?: string;
}

export interface Refusal {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly details?: readonly { readonly code: string }[];
  };
}

export const bodyOf = <Body>(answer: Answer): Body => JSON.parse(answer.text) as Body;

/** A simulator for the length of a test, and a token for it. */
export async function within(
  scenario: Scenario,
  use: (simulator: Simulator, token: string) => Promise<void>,
): Promise<void> {
  const simulator = await startSimulator({ scenario });
  try {
    await use(simulator, await signIn(simulator));
  } finally {
    await simulator.stop();
  }
}

export const post = (simulator: Simulator, token: string, body: object, path = graphPath): Promise<Answer> =>
  ask(simulator, path, { method: 'POST', token, body });
