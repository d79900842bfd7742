/** All that an audit reads, and the update of an agent, over one connection. */
import type { AgentService, AuditService } from '../core/audit/ports';
import type { SiteRecovery } from '../core/ports';
import { connectArm, type Connection } from './arm';
import { automationOf } from './automation';
import { itemsOf } from './items';
import { rolesOf } from './roles';
import { siteRecoveryOf } from './site-recovery';

export function connectAudit(connection: Connection): SiteRecovery & AuditService & AgentService {
  const arm = connectArm(connection);
  return { ...siteRecoveryOf(arm), ...itemsOf(arm), ...automationOf(arm), ...rolesOf(arm) };
}
