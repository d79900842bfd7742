/** Jobs of a vault, and why one failed. They are read as they come: a list of the SDK tells neither target nor scenario safely. */
import type { JobErrors, ListedJob } from '../core/values/resources';
import type { AuditService } from '../core/values/ports';
import type { Vault } from '../core/values/model';
import type { Address, Arm } from './arm';
import { jobView, sidesOf } from './body-reader';
import { fieldsOf, textOf } from './json';
import { timeOf } from './time';

const VERSION = '2025-08-01';

const jobs = (vault: Vault, names: readonly string[], query: Readonly<Record<string, string>> = {}): Address => ({
  id: vault.id,
  names: ['replicationJobs', ...names],
  query: { 'api-version': VERSION, ...query },
});

export function vaultJobsOf(arm: Arm): Pick<AuditService, 'listVaultJobs' | 'readJobErrors'> {
  return {
    listVaultJobs: (vault, which, next, signal) =>
      arm.page(
        next ?? jobs(vault, [], which === 'failed' ? { $filter: "JobStatus eq 'Failed'" } : {}),
        listedJobOf,
        signal,
      ),
    readJobErrors: (vault, name, signal) => arm.get(() => jobs(vault, [name]), jobErrorsOf, signal),
  };
}

function listedJobOf(body: unknown): ListedJob | undefined {
  const { name, properties } = fieldsOf(body);
  const job = fieldsOf(properties);
  if (textOf(name) === '') return undefined;
  return {
    name: textOf(name),
    scenario: textOf(job['scenarioName']),
    state: textOf(job['state']),
    at: timeOf(job['endTime']) ?? timeOf(job['startTime']),
    targetId: textOf(job['targetObjectId']),
    targetName: textOf(job['targetObjectName']),
  };
}

export function jobErrorsOf(body: unknown): JobErrors {
  const details = fieldsOf(fieldsOf(fieldsOf(body)['properties'])['customDetails']);
  return {
    problem: jobView(fieldsOf(body)).problem,
    source: sidesOf(details['affectedObjectDetails']).source,
  };
}
