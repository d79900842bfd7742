/** Inputs of `UpdateAgents`. */
import { names, wholeNumber } from './parse';
import { row } from './row';

export const agentInputs = {
  vm: row({
    github: 'vm',
    azurePipelines: 'vm',
    kind: 'lines',
    label: 'Virtual machines',
    group: 'agents',
    help: 'With `UpdateAgents` and `Repair`: names of the VMs whose agents are updated, in which `*` stands for any text and `?` for any character; several separated by newlines or commas; all if left out.',
    usedBy: ['UpdateAgents', 'Repair'],
    parse: names,
  }),
  maxParallel: row({
    github: 'max-parallel',
    azurePipelines: 'maxParallel',
    default: '20',
    kind: 'text',
    label: 'Most VMs at once',
    group: 'agents',
    help: 'With `UpdateAgents` and `Repair`: the most VMs in update at once, 1 to 1000.',
    usedBy: ['UpdateAgents', 'Repair'],
    parse: wholeNumber(1, 1_000),
  }),
  maxFailures: row({
    github: 'max-failures',
    azurePipelines: 'maxFailures',
    kind: 'text',
    label: 'Most failures',
    group: 'agents',
    help: 'With `UpdateAgents`: start no more updates after this number of failures, 1 to 100000; no bound if left out. With `Repair` it caps the failures of each kind of step, and so how many are under way at once; 3 if left out.',
    usedBy: ['UpdateAgents', 'Repair'],
    parse: wholeNumber(1, 100_000),
  }),
};
