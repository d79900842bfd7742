/** What the log of a run over very many vaults says of them: a line for each subscription, and how many are complete. */
import { number, plural } from '../render/format';
import { onceWhole } from '../values/by-subscription';
import { IdMap } from '../values/id-map';
import type { Vault } from '../values/model';
import type { Words } from './change-kind';

interface Listed {
  readonly rows: number;
  readonly changes: number;
}

export class SubscriptionProgress {
  /** By subscription: vaults that are still to be listed, and changes that are still to end. */
  private readonly left = new IdMap<{ vaults: number; changes: number }>();
  private readonly sayWhole: (vault: Vault, listed: Listed | undefined) => void;

  constructor(vaults: readonly Vault[], words: Words, print: (line: string) => void) {
    for (const { subscriptionId: id } of vaults)
      this.left.set(id, { vaults: (this.left.get(id)?.vaults ?? 0) + 1, changes: 0 });
    this.sayWhole = onceWhole(vaults, (subscription, all) => {
      const read = all.flatMap((listed) => listed ?? []);
      const count = (key: keyof Listed): number => read.reduce((sum, listed) => sum + listed[key], 0);
      const unread = all.length - read.length;
      const missing = unread === 0 ? '' : `, ${plural(unread, 'vault')} not read`;
      const counts = `${plural(all.length, 'vault')}, ${plural(count('rows'), words.one)}, ${number(count('changes'))} to ${words.deed}`;
      print(`Subscription ${subscription}: ${counts}${missing}`);
    });
  }

  /** @param listed undefined if it could not be */
  heardOf(vault: Vault, listed: Listed | undefined): void {
    this.add(vault, -1, listed?.changes ?? 0);
    this.sayWhole(vault, listed);
  }

  ended(vault: Vault): void {
    this.add(vault, 0, -1);
  }

  text(): string {
    const complete = [...this.left.values()].filter(({ vaults, changes }) => vaults <= 0 && changes <= 0);
    return `${number(complete.length)} of ${plural(this.left.size, 'subscription')} complete`;
  }

  private add({ subscriptionId }: Vault, vaults: number, changes: number): void {
    const left = this.left.get(subscriptionId);
    if (left === undefined) return;
    left.vaults += vaults;
    left.changes += changes;
  }
}
