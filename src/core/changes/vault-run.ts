/** The run of one vault: list, plan, change, confirm. */
import { messageOf } from '../values/message-of';
import { changeSubject, lastTry, whyStopped } from './change-subject';
import { ConflictRoom } from './conflict-wait';
import { SubjectReader } from './subject-reader';
import type { Tally, SubscriptionLanes, RunPorts, RunRequest } from './run-model';
import { confirmChanges } from './confirm';
import { Follower } from './job-follower';
import type { ListContext } from '../requests/lists';
import type { Failure, Operation, Outcome, Problem, Row, Subject, Vault, VaultFailure } from '../values/model';
import { Entrance, type ParallelLimit } from './parallel-limit';

/** How far a vault came. */
export interface VaultEnd<S extends Subject> {
  readonly rows: readonly Row<S>[];
  readonly failure: VaultFailure | undefined;
}

/** Changes of a vault that are begun at once: each takes memory, and the limit takes five minutes to send these. */
const MAX_BEGUN = 1_000;

export class VaultRun<S extends Subject> implements Tally, VaultEnd<S> {
  rows: readonly Row<S>[] = [];
  failure: VaultFailure | undefined;
  readonly warnings: VaultFailure[] = [];
  selected = 0;
  running = 0;
  done = 0;
  /** Undefined until the vault is listed. */
  private planned: readonly Row<S>[] | undefined;
  private isOver = false;
  private readonly begun = new Map<string, Row<S>>();
  private readonly ended = new Map<string, Row<S>>();

  constructor(
    private readonly vault: Vault,
    private readonly subscription: SubscriptionLanes,
    private readonly request: RunRequest<S>,
    private readonly ports: RunPorts,
    private readonly places: ParallelLimit,
  ) {}

  /** Never rejects: what a defect leaves of one vault must not keep the others from their end, nor the run from its report. */
  async run(): Promise<void> {
    try {
      await this.listAndChange();
    } catch (error) {
      const problem = defect(error);
      this.failure = { vault: this.vault, problem };
      this.rows = this.rowsAfter(problem);
      this.isOver = true;
      this.ports.watcher.vaultFailed(this.failure);
    }
    this.isOver = true;
  }

  /** How far it is, for the report of a run that breaks now. */
  endNow(problem: Problem): VaultEnd<S> {
    if (this.isOver) return this;
    const failure = this.failure ?? (this.planned === undefined ? { vault: this.vault, problem } : undefined);
    return { rows: this.rowsAfter(problem), failure };
  }

  /** Those that have ended as they ended, and those that have not as `abandoned`: their jobs may still run in Azure. */
  private rowsAfter(problem: Problem): readonly Row<S>[] {
    return (this.planned ?? []).map((row) => {
      const ended = this.ended.get(row.subject.id);
      if (ended !== undefined || !row.decision.selected || this.request.dryRun) return ended ?? row;
      return { ...(this.begun.get(row.subject.id) ?? row), outcome: { kind: 'abandoned', problem } };
    });
  }

  private async listAndChange(): Promise<void> {
    const { changeKind, dryRun, confirmEach } = this.request;
    const { watcher, stop } = this.ports;
    const { vault } = this;
    const context = this.listContext();
    const listed = await changeKind.list(vault, context);
    if (!listed.ok) {
      const problem = listed.failure.kind === 'stopped' ? this.notRead(listed.failure.last) : listed.failure.problem;
      this.failure = { vault, problem };
      watcher.vaultFailed(this.failure);
      return;
    }
    const rows = listed.value.map((subject) => ({ vault, subject, decision: changeKind.decide(subject) }));
    const selected = rows.filter((row) => row.decision.selected);
    this.selected = selected.length;
    this.planned = rows;
    watcher.vaultListed(vault, rows);
    const skipped = rows.filter((row) => !row.decision.selected);
    const refusal = selected.length === 0 ? undefined : await this.preflight(context);
    if (refusal !== undefined) {
      const outcome = { kind: 'failed-to-start', problem: refusal } as const;
      this.rows = [...selected.map((row) => this.end({ ...row, outcome })), ...skipped];
      return;
    }
    if (dryRun) {
      this.rows = [...selected, ...skipped];
      return;
    }
    const changed = await this.change(selected, listed.value, context);
    const isOver = stop.signal.aborted || confirmEach !== undefined;
    const confirmed = isOver ? changed : await confirmChanges(vault, changed, changeKind, context);
    this.rows = [...confirmed, ...skipped];
  }

  private listContext(): ListContext {
    const { clock, stop, random, service, watcher } = this.ports;
    return {
      clock,
      stop,
      random,
      service,
      reads: this.subscription.reads,
      onRetry: (...fault) => watcher.fault(...fault),
      onOver: (what) => watcher.over(what),
    };
  }

  /** Why nothing of the vault is to be changed, if that is so. */
  private async preflight(context: ListContext): Promise<Problem | undefined> {
    const { changeKind, dryRun } = this.request;
    const admission = await changeKind.preflight?.(this.vault, context);
    for (const problem of admission?.warnings ?? []) this.warnings.push({ vault: this.vault, problem });
    const refusal = admission?.refusal;
    if (refusal === undefined || !dryRun) return refusal;
    const message = `Nothing of the vault would be changed: ${refusal.message}`;
    this.warnings.push({ vault: this.vault, problem: { ...refusal, message } });
    return undefined;
  }

  /** Once for each host, however many answers lead there. */
  private warnOfLink(host: string): void {
    const message = `The link of an operation leads to the host ${host}, which is not the Azure Resource Manager endpoint or a regional host of it. It was not followed; the jobs were followed without it.`;
    if (this.warnings.some(({ problem }) => problem.message === message)) return;
    const nextStep = 'Check what answers in the place of the service; nothing was sent there, and no token either.';
    this.warnings.push({ vault: this.vault, problem: { code: 'RefusedHost', message, nextStep } });
  }

  private change(selected: readonly Row<S>[], subjects: readonly S[], context: ListContext): Promise<Row<S>[]> {
    const { vault, places } = this;
    const { changeKind, confirmEach } = this.request;
    const { watcher, stop } = this.ports;
    const { writes, budget, lengths } = this.subscription;
    const onFault = (what: string, failure: Failure): void => watcher.fault(what, failure);
    const follower = new Follower(vault, { ...context, changeKind, budget, lengths, onFault });
    const conflicts = new ConflictRoom(context.random);
    const reader = new SubjectReader(vault, changeKind, conflicts, context);
    const runningJobs = changeKind.runningJobs(
      vault,
      subjects,
      (name) => follower.isFollowing(name),
      context,
      conflicts,
    );
    const shared = { ...context, vault, changeKind, writes, follower, runningJobs, conflicts, subjects: reader };
    const entrance = new Entrance(MAX_BEGUN);
    const changeOne = async (row: Row<S>): Promise<Row<S>> => {
      const closed = stop.signal.aborted ? undefined : places.closed();
      if (closed !== undefined) return { ...row, outcome: { kind: 'failed-to-start', problem: closed } };
      let started = false;
      const onStarted = (begun: Row<S>, { foreignHost }: Operation): void => {
        if (foreignHost !== undefined) this.warnOfLink(foreignHost);
        if (!started) this.running++;
        started = true;
        this.begun.set(begun.subject.id, begun);
        watcher.started(begun);
      };
      const result = await entrance.untilBegun((begun) =>
        changeSubject(row, { ...shared, onStarted: (...now) => (onStarted(...now), begun()) }),
      );
      if (started) this.running--;
      if (confirmEach === undefined || stop.signal.aborted) return result;
      const [confirmed = result] = await confirmChanges(vault, [result], changeKind, context, true);
      return confirmed;
    };
    return Promise.all(
      selected.map(async (row) =>
        this.end(
          await places.run(
            () => changeOne(row),
            (result) => isFailure(result.outcome) || confirmEach?.(result) === true,
          ),
        ),
      ),
    );
  }

  private end(ended: Row<S>): Row<S> {
    const row = this.advised(ended);
    this.done++;
    this.ended.set(row.subject.id, row);
    this.ports.watcher.ended(row);
    return row;
  }

  private advised(row: Row<S>): Row<S> {
    const { outcome } = row;
    const nextStep =
      outcome?.kind === 'failed' ? this.request.changeKind.advise?.(this.vault, outcome.problem) : undefined;
    return outcome?.kind === 'failed' && nextStep !== undefined
      ? { ...row, outcome: { kind: 'failed', problem: { ...outcome.problem, nextStep } } }
      : row;
  }

  private notRead(last: Failure | undefined): Problem {
    const why = last === undefined ? '' : ` ${lastTry(last.problem)}`;
    return {
      code: 'NotRead',
      message: `${whyStopped(this.ports.stop)} The vault was not wholly read, and nothing of it was changed.${why}`,
      nextStep: 'Run again.',
    };
  }
}

const isFailure = (outcome: Outcome | undefined): boolean =>
  outcome?.kind === 'failed' || outcome?.kind === 'failed-to-start';

const defect = (error: unknown): Problem => ({
  code: 'Defect',
  message: `The vault's run stopped on a defect of this tool: ${messageOf(error)}`,
  nextStep: 'Please report it with the debug log, then run again: running jobs are picked up.',
});
