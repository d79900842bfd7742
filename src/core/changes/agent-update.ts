/** The work of `UpdateAgents`: the agent of each chosen replicated item is brought to its newest version. */
import type { ReplicatedItem } from '../values/resources';
import { listItems, type ItemLists } from '../requests/items';
import type { AgentService } from '../values/ports';
import { sendWithRetries } from '../requests/send-with-retries';
import type { ListContext } from '../requests/lists';
import type { Result, Subject, Vault } from '../values/model';
import { agentWords, type Found, type RunningJobs, type ChangeKind } from './change-kind';
import { decideUpdate, runningUpdate, type Choice } from './plan-agents';

/** A replicated item as a subject of a run. */
export interface AgentSubject extends Subject {
  readonly item: ReplicatedItem;
}

const subjectOf = (item: ReplicatedItem): AgentSubject => ({
  id: item.id,
  name: item.vm,
  sourceFabric: item.sourceRegion,
  targetFabric: item.targetRegion,
  item,
});

export function agentChange(choice: Choice, service: ItemLists & AgentService): ChangeKind<AgentSubject> {
  const read = async (vault: Vault, { id }: Subject, signal: AbortSignal): Promise<Result<AgentSubject>> => {
    const item = await service.readItem(vault, id, signal);
    return item.ok ? { ok: true, value: subjectOf(item.value) } : item;
  };
  return {
    words: agentWords,
    async list(vault, context) {
      const items = await listItems(vault, service, context);
      return items.ok ? { ok: true, value: items.value.map(subjectOf) } : items;
    },
    decide: ({ item }) => decideUpdate(item, choice),
    send: (vault, { item }, signal) => service.startUpdate(vault, item, signal),
    read,
    isDone: ({ item }) => !item.updateAvailable,
    reads: ({ item }) => `agent ${item.agentVersion}${item.updateAvailable ? ', an update is still waiting' : ''}`,
    // Errors of the replication are not this update's.
    healthErrors: () => [],
    runningJobs: (vault, _subjects, isFollowed, context) => new JobsOnItems(vault, read, isFollowed, context),
  };
}

/** An item itself tells the job that works on it. */
class JobsOnItems implements RunningJobs<AgentSubject> {
  constructor(
    private readonly vault: Vault,
    private readonly read: ChangeKind<AgentSubject>['read'],
    private readonly isFollowed: (jobName: string) => boolean,
    private readonly context: ListContext,
  ) {}

  async find(subject: AgentSubject, notBefore?: number): Promise<Found> {
    // What the list of items told is as good as a look of its own, but for doubts that came up since.
    let { item } = subject;
    if (notBefore !== undefined) {
      const seen = await sendWithRetries(
        `replicated item ${subject.name}`,
        this.context.reads,
        (signal) => this.read(this.vault, subject, signal),
        this.context,
      );
      if (!seen.ok) return { kind: 'unknown', isBusy: false };
      item = seen.value.item;
    }
    const name = runningUpdate(item);
    return name === undefined || this.isFollowed(name)
      ? { kind: 'nothing', isBusy: item.currentJob !== undefined }
      : { kind: 'job', name };
  }
}
