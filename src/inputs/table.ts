/** The inputs of all hosts in one table. action.yml, task.json, docs/inputs.md and the tests agree with it; a new input is a row. */
import { agentInputs } from './agent-inputs';
import { auditInputs } from './audit-inputs';
import { cloudInputs } from './cloud-inputs';
import { estateInputs } from './estate-inputs';
import { repairInputs } from './repair-inputs';
import { runInputs } from './run-inputs';
import { settingInputs } from './setting-inputs';

export const inputTable = {
  ...settingInputs,
  ...runInputs,
  ...agentInputs,
  ...auditInputs,
  ...repairInputs,
  ...estateInputs,
  ...cloudInputs,
};

export type InputKey = keyof typeof inputTable;
