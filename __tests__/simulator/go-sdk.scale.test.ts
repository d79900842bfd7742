/** Microsoft's SDK for Go reads what the simulator says: it is strict about certificates and about every type. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startSimulator } from '../../simulator/index';
import { signIn } from './client';

const run = promisify(execFile);

/** The module of today's SDK is not on the module proxy; this one has Site Recovery of 2018-07-10. */
const MODULE = `module example.test/sdk

go 1.21

require (
	github.com/Azure/azure-sdk-for-go v68.0.0+incompatible
	github.com/Azure/go-autorest/autorest v0.11.29
	github.com/Azure/go-autorest/autorest/adal v0.9.22
)
`;

const PROGRAM = `
package main

import (
	"context"
	"encoding/json"
	"os"
	"strings"

	"github.com/Azure/azure-sdk-for-go/services/recoveryservices/mgmt/2018-07-10/siterecovery"
	"github.com/Azure/go-autorest/autorest"
	"github.com/Azure/go-autorest/autorest/adal"
)

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	url, token := os.Args[1], os.Args[2]
	part := strings.Split(os.Args[3], "/")
	subscription, group, vault := part[2], part[4], part[8]
	authorizer := autorest.NewBearerAuthorizer(&adal.Token{AccessToken: token})
	ctx := context.Background()
	said := map[string]any{}

	mappings := siterecovery.NewReplicationProtectionContainerMappingsClientWithBaseURI(url, subscription, group, vault)
	mappings.Authorizer = authorizer
	settings := []string{}
	list, err := mappings.ListComplete(ctx)
	for ; err == nil && list.NotDone(); err = list.NextWithContext(ctx) {
		detail, is := list.Value().Properties.ProviderSpecificDetails.AsA2AProtectionContainerMappingDetails()
		if is {
			settings = append(settings, string(detail.AgentAutoUpdateStatus))
		}
	}
	must(err)
	said["mappings"] = settings

	items := siterecovery.NewReplicationProtectedItemsClientWithBaseURI(url, subscription, group, vault)
	items.Authorizer = authorizer
	versions := []string{}
	all, err := items.ListComplete(ctx, "", "")
	for ; err == nil && all.NotDone(); err = all.NextWithContext(ctx) {
		detail, is := all.Value().Properties.ProviderSpecificDetails.AsA2AReplicationDetails()
		if is {
			versions = append(versions, *detail.AgentVersion)
		}
	}
	must(err)
	said["versions"] = versions

	jobs := siterecovery.NewReplicationJobsClientWithBaseURI(url, subscription, group, vault)
	jobs.Authorizer = authorizer
	count := 0
	of, err := jobs.ListComplete(ctx, "")
	for ; err == nil && of.NotDone(); err = of.NextWithContext(ctx) {
		count++
	}
	must(err)
	said["jobs"] = count

	_, err = items.Get(ctx, "nowhere", "nothing", "nobody")
	said["missing"] = err != nil && strings.Contains(err.Error(), "404")
	must(json.NewEncoder(os.Stdout).Encode(said))
}
`;

async function built(folder: string): Promise<boolean> {
  writeFileSync(join(folder, 'go.mod'), MODULE);
  writeFileSync(join(folder, 'main.go'), PROGRAM);
  const options = { cwd: folder, timeout: 240_000, env: { ...process.env, GOFLAGS: '-mod=mod' } };
  try {
    await run('go', ['mod', 'tidy'], options);
    await run('go', ['build', '-o', 'sdk', '.'], options);
    return true;
  } catch {
    return false;
  }
}

test('the Go SDK of Site Recovery reads mappings, items and jobs', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'asr-go-sdk-'));
  const simulator = await startSimulator({ scenario: 'healthy' });
  try {
    if (!(await built(folder))) {
      console.warn('Skipped: go or the module proxy is not there.');
      return;
    }
    const given = [simulator.url, await signIn(simulator), simulator.vaultIds[0] ?? ''];
    const env = { ...process.env, SSL_CERT_FILE: simulator.caFile };
    const { stdout } = await run(join(folder, 'sdk'), given, { env, timeout: 60_000 });
    expect(JSON.parse(stdout)).toEqual({
      mappings: Array(4).fill('Enabled'),
      versions: expect.arrayContaining(['9.67.7653.1']) as unknown,
      jobs: 0,
      missing: true,
    });
  } finally {
    await simulator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}, 600_000);
