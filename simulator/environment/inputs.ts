import { inputTable, type InputRow } from '../../src/inputs';

type Inputs = Readonly<Record<string, string>>;

const variable = (name: string): string => `INPUT_${name.toUpperCase()}`;

/** Both runners set a variable for every input that is declared: its default, or empty, if the user leaves it out. */
const declared = (host: 'github' | 'azurePipelines'): Record<string, string> =>
  Object.fromEntries(
    Object.values<InputRow<unknown>>(inputTable).flatMap((input) => {
      const name = input[host];
      return name === undefined ? [] : [[variable(name), input.default ?? '']];
    }),
  );

/** The variables of what was given, by GitHub's names. */
export const githubInputs = (inputs: Inputs): Record<string, string> =>
  Object.fromEntries(Object.entries(inputs).map(([name, value]) => [variable(name), value]));

export const githubRunnerInputs = (inputs: Inputs): Record<string, string> => ({
  ...declared('github'),
  ...githubInputs(inputs),
});

export const azurePipelinesAgentInputs = (inputs: Inputs): Record<string, string> => ({
  ...declared('azurePipelines'),
  ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [variable(name.replaceAll('-', '')), value])),
});
