/** The run of one vault: list, plan, change, confirm. */
import type { AttemptContext } from './attempt';
import { changeMapping, whyStopped } from './change';
import type { RunPorts, RunRequest, Subscription } from './engine';
import { Follower } from './follow';
import { listMappings, type ListContext } from './lists';
import type { Mapping, MappingResult, Problem, Vault, VaultFailure } from './model';
import { decide, readsAsWanted, settingText } from './plan';
import { RunningJobs } from './running-jobs';

export class VaultRun {
  results: readonly MappingResult[] = [];
  failure: VaultFailure | undefined;
  /** The changes were made but could not be looked at again. */
  unconfirmed: VaultFailure | undefined;
  selected = 0;
  running = 0;
  done = 0;

  constructor(
    private readonly vault: Vault,
    private readonly subscription: Subscription,
    private readonly request: RunRequest,
    private readonly ports: RunPorts,
  ) {}

  async run(): Promise<void> {
    const { wanted, force, dryRun } = this.request;
    const { watcher, stop } = this.ports;
    const context = this.listContext();
    const listed = await listMappings(this.vault, context);
    if (!listed.ok) {
      const problem = listed.failure.kind === 'stopped' ? this.notRead() : listed.failure.problem;
      this.failure = { vault: this.vault, problem };
      watcher.vaultFailed(this.failure);
      return;
    }
    const rows = listed.value.map((mapping) => ({
      vault: this.vault,
      mapping,
      decision: decide(mapping, wanted, force),
    }));
    const selected = rows.filter((row) => row.decision.selected);
    this.selected = selected.length;
    watcher.vaultListed(this.vault, rows);
    const skipped = rows.filter((row) => !row.decision.selected);
    if (dryRun) {
      this.results = [...selected, ...skipped];
      return;
    }
    const changed = await this.change(selected, listed.value, context);
    const confirmed = stop.signal.aborted ? changed : await this.confirm(changed, context);
    this.results = [...confirmed, ...skipped];
  }

  private listContext(): ListContext {
    const { clock, stop, random, service, watcher } = this.ports;
    const onRetry: AttemptContext['onRetry'] = (what, { problem }, afterMs) =>
      watcher.fault(what, `${problem.code}: ${problem.message}; again in ${Math.round(afterMs / 1000)} s`);
    return { clock, stop, random, service, reads: this.subscription.reads, onRetry };
  }

  private change(
    selected: readonly MappingResult[],
    mappings: readonly Mapping[],
    context: ListContext,
  ): Promise<MappingResult[]> {
    const { wanted } = this.request;
    const { watcher } = this.ports;
    const { writes, pressure } = this.subscription;
    const onFault = (what: string, message: string): void => watcher.fault(what, message);
    const follower = new Follower(this.vault, { ...context, wanted, pressure, onFault });
    const runningJobs = new RunningJobs(this.vault, mappings, (name) => follower.isFollowing(name), context);
    return Promise.all(
      selected.map(async (row) => {
        let started = false;
        const onStarted = (begun: MappingResult): void => {
          if (!started) this.running++;
          started = true;
          watcher.started(begun);
        };
        const result = await changeMapping(row, {
          ...context,
          vault: this.vault,
          wanted,
          writes,
          follower,
          runningJobs,
          onStarted,
        });
        if (started) this.running--;
        this.done++;
        watcher.ended(result);
        return result;
      }),
    );
  }

  /** A job that succeeded does not prove that the setting is as wanted, so the mappings are listed once more. */
  private async confirm(rows: readonly MappingResult[], context: ListContext): Promise<readonly MappingResult[]> {
    const { wanted } = this.request;
    if (!rows.some((row) => row.outcome?.kind === 'succeeded')) return rows;
    const listed = await listMappings(this.vault, context);
    if (!listed.ok) {
      if (listed.failure.kind !== 'stopped') this.unconfirmed = { vault: this.vault, problem: listed.failure.problem };
      return rows;
    }
    const now = new Map(listed.value.map((mapping) => [mapping.id.toLowerCase(), mapping]));
    return rows.map((row) => {
      if (row.outcome?.kind !== 'succeeded') return row;
      const mapping = now.get(row.mapping.id.toLowerCase());
      const confirmation =
        mapping === undefined
          ? { asWanted: false, reads: 'no longer there', healthErrors: [] }
          : {
              asWanted: readsAsWanted(mapping, wanted),
              reads: settingText(mapping),
              healthErrors: mapping.healthErrors,
            };
      return { ...row, confirmation };
    });
  }

  private notRead(): Problem {
    return {
      code: 'NotRead',
      message: `${whyStopped(this.ports.stop)} The vault's mappings were not all read, and nothing of it was changed.`,
      nextStep: 'Run again.',
    };
  }
}
