/** What matches more than it may covers nothing: counted over all vaults of a run before anything is left alone. */
import type { Finding } from '../audit/findings';
import type { Problem } from '../values/model';
import { IdSet, type IdMap } from '../values/id-map';
import { isExpired, namesFinding } from './apply';
import { selects, type Facets } from './facets';
import type { Exemption } from './model';

export interface OverLimit {
  readonly exemption: Exemption;
  readonly matches: number;
}

export class Limits {
  private readonly counts = new Map<string, number>();
  private readonly waiting: IdSet;
  private open: () => void = () => undefined;
  private readonly opened = new Promise<void>((resolve) => (this.open = resolve));

  /** @param vaultIds of all vaults of the run, each of which passes once */
  constructor(
    private readonly exemptions: readonly Exemption[],
    vaultIds: readonly string[],
    private readonly now: number,
  ) {
    this.waiting = new IdSet(vaultIds);
  }

  /** @param found as far as it can be told from what the run reads */
  count(found: readonly Finding[], facets: IdMap<Facets>): void {
    for (const exemption of this.limited()) {
      const matching = found.filter(
        ({ id, resource }) => namesFinding(exemption, id) && selects(exemption, facets.get(resource) ?? {}),
      );
      this.counts.set(exemption.name, (this.counts.get(exemption.name) ?? 0) + matching.length);
    }
  }

  /** The vault has been counted, or could not be read. */
  pass(vaultId: string): void {
    this.waiting.delete(vaultId);
    if (this.waiting.size === 0) this.open();
  }

  /** Those that match too much, once all vaults have passed. */
  async overLimit(): Promise<readonly OverLimit[]> {
    const limited = this.limited();
    if (limited.length === 0) return [];
    await this.opened;
    return limited.flatMap((exemption) => {
      const matches = this.counts.get(exemption.name) ?? 0;
      return matches > (exemption.atMost ?? matches) ? [{ exemption, matches }] : [];
    });
  }

  private limited(): readonly Exemption[] {
    return this.exemptions.filter((one) => one.atMost !== undefined && !isExpired(one, this.now));
  }
}

export const overLimitProblem = ({ exemption: { name, atMost = 0 }, matches }: OverLimit): Problem => ({
  code: 'ExemptionOverLimit',
  message: `The exemption ${name} matches ${matches} findings, more than its atMost of ${atMost}: it covers none, and what it is about is not left alone.`,
  nextStep: 'Narrow its selectors, or get a higher `atMost` approved.',
});
