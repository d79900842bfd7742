/** What ends all requests of a run that has broken, wherever they are sent. */
let isHalted = false;

/** Nothing more leaves: the run has broken, and is reported as it is. */
export function haltRequests(): void {
  isHalted = true;
}

export const areRequestsHalted = (): boolean => isHalted;
