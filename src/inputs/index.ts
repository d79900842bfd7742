/** The inputs of all hosts: strings in, settings or the full list of problems out. */
export { readSettings, type ReadSettings } from './read-task';
export { inputTable, nameOn, type HostName, type InputKey, type InputRow } from './table';
export { actions } from './settings';
export type * from './settings';
