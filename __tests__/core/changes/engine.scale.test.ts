/** Very many mappings: the service's own limit sets the time, and this machine takes next to none. */
import { expectNearBound, expectTrue, job, mappings, play } from './playing';

describe('at scale', () => {
  it('10,000 mappings end within 5 % of what the limit of writes allows, in little time of the processor', async () => {
    const before = process.cpuUsage();
    await expectNearBound(10_000);
    const { user, system } = process.cpuUsage(before);
    // Three seconds by itself. The bound tells what grows with the square of the number, which takes minutes.
    expect((user + system) / 1_000).toBeLessThan(30_000);
  });

  it.each(['complete', 'cut', 'lagging', 'forbidden'] as const)(
    'keeps the hourly limit of reads when the list of jobs is %s',
    async (jobList) => {
      const all = mappings(400, job(900_000));
      const played = await play({ mappings: all, jobList });
      expectTrue(played, all);
      const { service, result } = played;
      const reads = service.booked.filter((request) => request.kind !== 'startChange').map((request) => request.sentAt);
      for (const from of reads.filter((_, index) => index % 500 === 0)) {
        expect(reads.filter((time) => time >= from && time < from + 3_600_000).length).toBeLessThanOrEqual(9_000);
      }
      expect(result.rows.every((row) => row.outcome?.kind === 'succeeded')).toBe(true);
    },
  );
});
