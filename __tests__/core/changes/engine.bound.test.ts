/** The service's own limit sets the time, however many mappings there are. */
import { vaultNamed, mappingNamed } from '../values';
import { expectNearBound, expectTrue, job, play } from './playing';

describe('many mappings', () => {
  it.each([1, 10, 100, 1_000])('%d end within 5 %% (7 %% at 100) of what the limit of writes allows', async (count) =>
    expectNearBound(count),
  );

  it('changes two subscriptions side by side, and two vaults of one within one limit', async () => {
    const vaults = [vaultNamed('a'), vaultNamed('b'), vaultNamed('c', '99999999-0000-0000-0000-000000000000')];
    const all = vaults.flatMap((vault) =>
      Array.from({ length: 150 }, (_, index) => ({
        vault,
        mapping: mappingNamed(`m${index}`, {}, vault),
        job: job(30_000),
      })),
    );
    const played = await play({ mappings: all });
    expectTrue(played, all);
    const starts = (name: string): number[] =>
      played.started
        .filter((row) => row.vault.name === name)
        .map((row) => (row.startedAt ?? 0) - played.result.startedAt);
    expect(Math.max(...starts('c'))).toBeLessThan(10_000);
    expect(Math.max(...starts('a'), ...starts('b'))).toBeGreaterThan(60_000);
  });
});
