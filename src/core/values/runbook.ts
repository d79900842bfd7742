/** Updates the agents every night; the portal's list of runbooks does not show it. */
export const RUNBOOK = 'MS-SR-Update-MobilityServiceForA2AVirtualMachines';
