/** Microsoft's SDKs for Python read what the simulator says: their types are newer than those of the npm package. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startSimulator } from '../../simulator/index';
import { signIn } from './client';

const run = promisify(execFile);

const PROGRAM = `
import json, sys, time
from azure.core.credentials import AccessToken
from azure.core.exceptions import ResourceNotFoundError
from azure.mgmt.automation import AutomationClient
from azure.mgmt.recoveryservicessiterecovery import SiteRecoveryManagementClient
url, token, vault_id, account_id = sys.argv[1:5]
class Credential:
    def get_token(self, *scopes, **options):
        return AccessToken(token, int(time.time()) + 3600)
_, _, subscription, _, group, _, _, _, vault = vault_id.split('/')
account = account_id.split('/')[-1]
options = {'base_url': url, 'credential_scopes': [url + '/.default']}
asr = SiteRecoveryManagementClient(Credential(), subscription, **options)
mappings = list(asr.replication_protection_container_mappings.list(group, vault))
items = list(asr.replication_protected_items.list(group, vault))
fabrics = list(asr.replication_fabrics.list(group, vault))
containers = list(asr.replication_protection_containers.list(group, vault))
policies = list(asr.replication_policies.list(group, vault))
jobs = list(asr.replication_jobs.list(group, vault))
try:
    part = items[0].id.split('/')
    asr.replication_protected_items.get(group, vault, part[10], part[12], 'nobody')
    missing = None
except ResourceNotFoundError as error:
    missing = error.error.details[0].code if error.error and error.error.details else str(error)
automation = AutomationClient(Credential(), subscription, **options)
detail = items[0].properties.provider_specific_details
print(json.dumps({
    'mappings': [m.properties.provider_specific_details.agent_auto_update_status for m in mappings],
    'upgradeable': detail.is_agent_upgradeable,
    'version': detail.agent_version,
    'fabrics': [f.properties.custom_details.instance_type for f in fabrics],
    'containers': [c.properties.fabric_type for c in containers],
    'policies': [p.properties.provider_specific_details.instance_type for p in policies],
    'jobs': len(jobs),
    'missing': missing,
    'account': automation.automation_account.get(group, account).state,
    'schedules': [s.is_enabled for s in automation.schedule.list_by_automation_account(group, account)],
    'runbookJobs': len(list(automation.job.list_by_automation_account(group, account))),
}))
`;

async function installed(target: string): Promise<boolean> {
  const packages = ['azure-mgmt-recoveryservicessiterecovery==2.0.0', 'azure-mgmt-automation==2.0.0'];
  try {
    await run('python3', ['-m', 'pip', 'install', '--quiet', '--target', target, ...packages], { timeout: 120_000 });
    return true;
  } catch {
    return false;
  }
}

test('the Python SDKs of Site Recovery and Automation read every list', async () => {
  const target = mkdtempSync(join(tmpdir(), 'asr-python-sdk-'));
  const simulator = await startSimulator({ scenario: 'healthy' });
  try {
    if (!(await installed(target))) {
      console.warn('Skipped: python3, pip or the package index is not there.');
      return;
    }
    const given = [simulator.url, await signIn(simulator), simulator.vaultIds[0] ?? '', simulator.automationAccountId];
    const env = { ...process.env, PYTHONPATH: target, REQUESTS_CA_BUNDLE: simulator.caFile };
    const { stdout } = await run('python3', ['-c', PROGRAM, ...given], { env, timeout: 120_000 });
    expect(JSON.parse(stdout)).toEqual({
      mappings: Array(4).fill('Enabled'),
      upgradeable: false,
      version: '9.67.7653.1',
      fabrics: expect.arrayContaining(['Azure']) as unknown,
      containers: expect.arrayContaining(['Azure']) as unknown,
      policies: ['A2A'],
      jobs: 0,
      missing: expect.stringContaining('ArmResourceDoesNotExist') as string,
      account: 'Ok',
      schedules: expect.arrayContaining([true]) as unknown,
      runbookJobs: 120,
    });
  } finally {
    await simulator.stop();
    rmSync(target, { recursive: true, force: true });
  }
}, 300_000);
