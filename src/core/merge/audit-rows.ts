/** Rows of an audit, read from its report. */
import { findingForm } from '../audit/findings';
import { accountForm } from '../audit/account-row';
import { agentForm, mappingForm, vaultForm, type AuditRows } from '../audit/rows';
import type { ReadContext } from '../rows/kinds';
import { allOf, listIn, type Fields } from './fields';

/** Undefined if a row is not as an audit writes it. */
export function readAuditRows(report: Fields, context: ReadContext): AuditRows | undefined {
  const findings = allOf(listIn(report, 'findings'), (row) => findingForm.read(row, context));
  const vaults = allOf(listIn(report, 'vaults'), (row) => {
    const read = vaultForm.read(row, context);
    // What it is called is in its id.
    const vault = context.vaults.find(read?.id);
    return read && vault && { ...read, ...vault };
  });
  const accounts = allOf(listIn(report, 'accounts'), (row) => accountForm.read(row, context));
  const mappings = allOf(listIn(report, 'mappings'), (row) => mappingForm.read(row, context));
  const agents = allOf(listIn(report, 'agents'), (row) => agentForm.read(row, context));
  return findings && vaults && accounts && mappings && agents && { findings, vaults, accounts, mappings, agents };
}
