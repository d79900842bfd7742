/** The inputs of all hosts: strings in, settings or the full list of problems out. */
export { environmentProblems } from './environment';
export { readSettings, type ReadSettings } from './read-task';
export { nameOn, type HostName, type InputRow } from './row';
export { inputTable } from './table';
export { unknownVariables } from './unknown';
export { actions } from './settings';
export type * from './settings';
