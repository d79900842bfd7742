/** The examples for several tenants: each has an identity, a scope, artifacts and a verdict of its own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Simulator } from '../../simulator';
import { root } from '../support/documents';
import {
  connections,
  hosts,
  mergedName,
  mergedOf,
  playExample,
  playing,
  smallEstate,
  type PlayOptions,
} from './playing';

type Tenant = Readonly<Record<string, string>>;

const file = 'estate-tenants.json';
const tenants = JSON.parse(readFileSync(join(root, 'examples/github', file), 'utf8')) as readonly Tenant[];

/** The tenants of the example, who all are the simulator's. */
const tenantsOf = (simulator: Simulator, second: Tenant = {}): string =>
  JSON.stringify(
    tenants.map((tenant, index) => ({
      ...tenant,
      'tenant-id': simulator.tenantId,
      'client-id': simulator.clientId,
      ...(index === 1 ? second : {}),
    })),
    null,
    2,
  );

const reportName = (host: (typeof hosts)[number], tenant: string): string =>
  host === 'github' ? `audit-${tenant}` : tenant;

describe.each(hosts)('on %s', (host) => {
  const play = async (stranger: boolean, options: Omit<PlayOptions, 'scenario'> = {}) =>
    playing({ scenario: smallEstate, ...options }, async (stage, simulator) => {
      const text = tenantsOf(simulator, stranger ? { 'client-id': tenants[1]?.['client-id'] ?? '' } : {});
      const end = await playExample(host, 'tenants', {}, { ...stage, files: { [`.github/${file}`]: text } });
      const names = stage.artifacts.names();
      const merged = tenants.flatMap(({ name = '' }) =>
        names.includes(mergedName(host, reportName(host, name))) ? [mergedOf(stage, host, reportName(host, name))] : [],
      );
      return { end, merged, names, steps: stage.steps };
    });

  test('each tenant has a report of its own scope', async () => {
    const { merged } = await play(false);
    expect(merged.map(({ merged: { action, vaults, subscriptions } }) => ({ action, vaults, subscriptions }))).toEqual([
      { action: 'Audit', vaults: 10, subscriptions: 3 },
      { action: 'Audit', vaults: 9, subscriptions: 2 },
    ]);
  });

  test('a tenant that cannot be signed in to does not hold up the other', async () => {
    const { end, merged, steps } = await play(true, {
      variables: { connections: { ...connections, 'fabrikam-audit': false } },
    });
    expect(end.failed).toBe(true);
    expect(merged).toHaveLength(1);
    expect(steps.filter(({ job }) => job.includes('fabrikam'))).toHaveLength(1);
  });
});
