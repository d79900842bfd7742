/** The roles that an identity has on a vault, itself and through groups. */
import type { Failure, Result, Vault } from '../values/model';
import type { AuditService } from '../values/ports';
import type { RolesHeld } from '../values/resources';
import { allPages, type PageContext } from './pages';

/** Only the filter may have been refused: the roles that the identity has itself are then asked for, and known. */
export async function listRolesHeld(
  vault: Pick<Vault, 'id' | 'name'>,
  principalId: string,
  service: Pick<AuditService, 'listRoles'>,
  context: PageContext,
): Promise<Result<RolesHeld>> {
  const list = (which: 'all' | 'direct') =>
    allPages(
      `list of role assignments of ${vault.name}`,
      (next, signal) => service.listRoles(vault.id, principalId, which, next, signal),
      context,
    );
  const all = await list('all');
  if (all.ok) return { ok: true, value: { assignments: all.value, groupsUnknown: undefined } };
  if (!mayBeForFilter(all.failure)) return all;
  const direct = await list('direct');
  return direct.ok ? { ok: true, value: { assignments: direct.value, groupsUnknown: all.failure.problem } } : all;
}

const mayBeForFilter = ({ kind, status }: Failure): boolean =>
  kind === 'http' && (status === 400 || status === 403 || status === 501);
