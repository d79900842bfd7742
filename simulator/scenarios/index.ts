import type { Scenario } from '../scenario';
import { access } from './access';
import { audits } from './audit';
import { everyday } from './everyday';
import { faults } from './faults';
import { estates } from './large-estate';
import { operations } from './operations';

export const scenarios: readonly Scenario[] = [...everyday, ...access, ...operations, ...faults, ...audits, ...estates];

export function findScenario(name: string): Scenario {
  const found = scenarios.find((scenario) => scenario.name === name.toLowerCase());
  if (found) return found;
  const names = scenarios.map((scenario) => scenario.name).join(', ');
  throw new Error(`There is no scenario ${name}. There are: ${names}.`);
}
