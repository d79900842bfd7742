/** What a run that breaks can still report: what it has done is not to be lost with it. */
import type { Problem } from './core/values/model';
import type { Outputs } from './outputs';
import type { ActionResult } from './publish';

/** Code of the problem that a defect of the tool is. */
export const DEFECT = 'Defect';

export interface Known {
  /** As if the run had ended here, with what broke it. */
  readonly result: (problem: Problem) => ActionResult;
  /** The least that later steps must not be wrong about, where that cannot be made either. */
  readonly outputs: () => Outputs;
}

export interface Rescue {
  /** The last that was kept counts. */
  keep(known: Known): void;
  /** It has broken, and is being reported; nothing else is to be. */
  isBroken(): boolean;
}
