/** When the list of a vault's jobs stands for looks at the jobs, and when it does not. */
import { JobListHealth } from '../../../src/core/changes/job-list-health';
import { refusedWith } from '../../support/fake-site-recovery';

const failure = refusedWith(500, 'InternalServerError');
const timely = { missesNewest: false, late: 0, timely: 1 };
const late = { missesNewest: false, late: 1, timely: 0 };
const nothingEnded = { missesNewest: false, late: 0, timely: 0 };
const missesNewest = { ...timely, missesNewest: true };

type Step = (health: JobListHealth) => void;
const fails: Step = (health) => health.failed(failure, 0);
const shows =
  (look: typeof timely): Step =>
  (health) =>
    health.showed(look, 0);

function after(...steps: readonly Step[]): JobListHealth {
  const health = new JobListHealth();
  for (const step of steps) step(health);
  return health;
}

describe('the list of jobs', () => {
  it.each<[string, readonly Step[], boolean]>([
    ['is relied on at first', [], true],
    ['is not after three failures in a row', [fails, fails, fails], false],
    [
      'is although it fails now and then while no job ends',
      [fails, fails, shows(nothingEnded), fails, fails, shows(nothingEnded), fails],
      true,
    ],
    ['is again once it answers', [fails, fails, fails, fails, shows(nothingEnded)], true],
    ['is not after showing ends late three times', [shows(late), shows(late), shows(late)], false],
    ['is not while it misses the newest', [shows(missesNewest), shows(missesNewest), shows(missesNewest)], false],
    [
      'is not again by an answer that proves nothing',
      [...Array<Step>(3).fill(shows(late)), shows(nothingEnded)],
      false,
    ],
    ['is again once it shows an end in time', [...Array<Step>(9).fill(shows(late)), shows(timely)], true],
  ])('%s', (_name, steps, relied) => {
    expect(after(...steps).isReliable).toBe(relied);
  });

  it('is asked now and then while it is not relied on', () => {
    const health = after(fails, fails, fails);
    expect(health.isWorthAsking(14_999)).toBe(false);
    expect(health.isWorthAsking(15_000)).toBe(true);
  });

  it('is never asked again once it is forbidden', () => {
    const health = after((fresh) => fresh.failed(refusedWith(403, 'AuthorizationFailed'), 0), shows(timely));
    expect([health.isReliable, health.isWorthAsking(3_600_000)]).toEqual([false, false]);
  });
});
