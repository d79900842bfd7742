/** Reads subjects of a vault again: one by one, or where many are waited for, by one list for all of them. */
import { IdMap } from '../values/id-map';
import type { ListContext } from '../requests/lists';
import { sendWithRetries } from '../requests/send-with-retries';
import type { Failure, Result, Subject, Vault } from '../values/model';
import type { ChangeKind } from './change-kind';
import type { ConflictRoom } from './conflict-wait';

/** From this number waiting at once, the list is cheaper than a request for each. */
const LIST_FROM = 20;

export class SubjectReader<S extends Subject> {
  private shared: { readonly at: number; readonly listed: Promise<Result<IdMap<S>>> } | undefined;

  constructor(
    private readonly vault: Vault,
    private readonly changeKind: ChangeKind<S>,
    private readonly conflicts: ConflictRoom,
    private readonly context: ListContext,
  ) {}

  /** @param notBefore by the monotonic clock: an older look does not do */
  async read(subject: S, notBefore: number): Promise<Result<S>> {
    if (this.conflicts.size < LIST_FROM) return this.readAlone(subject);
    const now = this.context.clock.monotonic();
    if (this.shared === undefined || this.shared.at < notBefore || now - this.shared.at > this.conflicts.sharedMs())
      this.shared = { at: now, listed: this.list() };
    const listed = await this.shared.listed;
    if (!listed.ok) return listed;
    const found = listed.value.get(subject.id);
    return found === undefined ? { ok: false, failure: notListed } : { ok: true, value: found };
  }

  readAlone(subject: S): Promise<Result<S>> {
    return sendWithRetries(
      `${this.changeKind.words.one} ${subject.name}`,
      this.context.reads,
      (signal) => this.changeKind.read(this.vault, subject, signal),
      this.context,
    );
  }

  private async list(): Promise<Result<IdMap<S>>> {
    const listed = await this.changeKind.list(this.vault, this.context);
    return listed.ok ? { ok: true, value: new IdMap(listed.value.map((subject) => [subject.id, subject])) } : listed;
  }
}

const notListed: Failure = {
  kind: 'http',
  status: 404,
  problem: { code: 'NotFound', message: 'It is no longer listed.' },
};
