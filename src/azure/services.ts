/** All that is asked of a vault, and of the automation account that serves it, over one connection. */
import type { AgentService, AuditService, SiteRecovery } from '../core/values/ports';
import type { RepairService } from '../core/repair/ports';
import type { Arm } from './arm';
import { automationOf } from './automation';
import { barriersOf } from './barriers';
import { itemsOf } from './items';
import { repairsOf } from './repairs';
import { rolesOf } from './roles';
import { siteRecoveryOf } from './site-recovery';
import { vmsOf } from './vms';
import { vaultHealthOf } from './vault-health';
import { vaultJobsOf } from './vault-jobs';

export const servicesOf = async (arm: Arm): Promise<SiteRecovery & AuditService & AgentService & RepairService> => ({
  ...(await siteRecoveryOf(arm)),
  ...itemsOf(arm),
  ...automationOf(arm),
  ...rolesOf(arm),
  ...barriersOf(arm),
  ...vmsOf(arm),
  ...repairsOf(arm),
  ...vaultHealthOf(arm),
  ...vaultJobsOf(arm),
});
