import { estate, startSimulator, type JobsListSpec, type Simulator } from '../../simulator/index';
import { ask, listMappings, patch, pause, signIn, version, type Answer, type Page } from './client';

interface ListedJob {
  readonly name: string;
  readonly properties: { readonly state: string; readonly customDetails: unknown; readonly tasks: readonly unknown[] };
}

let simulator: Simulator;
let token: string;
afterEach(() => simulator.stop());

async function start(jobsList: JobsListSpec): Promise<void> {
  const scenario = estate({ mappingsPerVault: 5, jobSeconds: [30, 60], jobsList });
  simulator = await startSimulator({ scenario, speed: 100 });
  token = await signIn(simulator);
  for (const { id } of (await listMappings(simulator, token)).value) await patch(simulator, token, id);
}

const list = (more = ''): Promise<Answer> =>
  ask(simulator, `${simulator.vaultIds[0] ?? ''}/replicationJobs?${version}${more}`, { token });
const page = (answer: Answer): Page<ListedJob> => JSON.parse(answer.text) as Page<ListedJob>;

test('complete: trimmed, newest first, and paged without loss', async () => {
  await start({ mode: 'complete', pageSize: 2 });
  const names: string[] = [];
  for (let next: string | null = ''; next !== null;) {
    const { value, nextLink }: Page<ListedJob> = page(
      next === '' ? await list() : await ask(simulator, next, { token }),
    );
    names.push(...value.map((job) => job.name));
    for (const { properties } of value) expect(properties).toMatchObject({ customDetails: null, tasks: [] });
    next = nextLink;
  }
  const started = simulator.state().vaults[0]?.jobs.map((job) => job.name) ?? [];
  expect(names).toEqual([...started].reverse());
});

test('cut: one page, which does not say that there is more', async () => {
  await start({ mode: 'cut', pageSize: 3 });
  expect(page(await list())).toMatchObject({ value: { length: 3 }, nextLink: null });
});

test('lagging: shows what was some time ago', async () => {
  await start({ mode: 'complete', lagSeconds: 50 });
  expect(page(await list()).value).toHaveLength(0);
  await pause(600);
  expect(page(await list()).value).toHaveLength(5);
});

test('forbidden: but single jobs may be read', async () => {
  await start({ mode: 'forbidden' });
  const refused = await list();
  expect(refused.status).toBe(403);
  expect(refused.text).toContain("'Microsoft.RecoveryServices/vaults/replicationJobs/read'");
  const name = simulator.state().vaults[0]?.jobs[0]?.name ?? '';
  const one = await ask(simulator, `${simulator.vaultIds[0] ?? ''}/replicationJobs/${name}?${version}`, { token });
  expect(one.status).toBe(200);
});

test('a filter by state is honoured', async () => {
  await start({ mode: 'complete' });
  await pause(700);
  const filter = (state: string): string => `&$filter=${encodeURIComponent(`( JobStatus eq '${state}' )`)}`;
  expect(page(await list(filter('Succeeded'))).value).toHaveLength(5);
  expect(page(await list(filter('Failed'))).value).toHaveLength(0);
});
