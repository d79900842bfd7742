/** Findings by what they are about. */
import { isCause, type Finding } from '../audit/findings';
import { sameText } from '../values/compare';
import { groupById, type IdMap } from '../values/id-map';
import { REPAIRS, type RepairKind } from './step';

/** The account is missing, in another subscription, or could not be read: nobody knows what a setting with it leads to. */
const USELESS: readonly string[] = ['ASR101', 'ASR102', 'ASR401'];

export class FindingIndex {
  private readonly byResource: IdMap<readonly Finding[]>;
  private readonly byKey: ReadonlyMap<string, Finding>;

  constructor(findings: readonly Finding[]) {
    this.byResource = groupById(findings, ({ resource }) => resource);
    this.byKey = new Map(findings.map((found) => [found.key, found]));
  }

  all(resource: string): readonly Finding[] {
    return this.byResource.get(resource) ?? [];
  }

  /** Findings of the resource that follow from no other. */
  causesOf(resource: string): readonly Finding[] {
    return this.all(resource).filter(isCause);
  }

  /** Findings that these follow from. */
  behind(found: readonly Finding[]): readonly Finding[] {
    const keys = found.flatMap(({ causedBy }) => causedBy);
    return [...new Set(keys)].flatMap((key) => this.byKey.get(key) ?? []);
  }

  /** Why the mappings of a vault are not to be given this account, as far as that needs a person. */
  uselessness(accountId: string, vaultId: string): readonly Finding[] {
    return this.causesOf(accountId).filter(
      (found) => USELESS.includes(found.id) && (found.id !== 'ASR102' || sameText(found.vaultId, vaultId)),
    );
  }

  /** @param vaultId for findings that an account has once for each vault */
  of(resource: string, repair: RepairKind, vaultId?: string): readonly Finding[] {
    return this.causesOf(resource).filter(
      (found) => REPAIRS[found.id]?.kind === repair && (vaultId === undefined || sameText(found.vaultId, vaultId)),
    );
  }
}
