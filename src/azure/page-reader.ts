/** One page of a list; of a large one no more is kept than what is read of its entries. */
import type { Page } from '../core/values/ports';
import { entriesOf, fieldsOf, jsonOf, textOf } from './json';
import { ListReader } from './list-reader';

/** Characters up to which the whole text at once takes little memory, and less than half of the time. */
const SMALL = 1024 * 1024;

export class PageReader<T> {
  private readonly items: T[] = [];
  private hasNulls = false;
  private hasOthers = false;
  private fault: { readonly error: unknown } | undefined;
  /** What was taken so far, as long as that is small. */
  private held: string | undefined = '';
  private readonly list = new ListReader((text) => this.add(text));

  /** @param read gives undefined for what does not count; what it throws counts as an answer that cannot be read */
  constructor(
    private readonly read: (entry: unknown) => T | undefined,
    private readonly small = SMALL,
  ) {}

  /** Takes a piece of the answer, and gives back what is left of it; `page` throws what is met here. */
  take(piece: string): string {
    if (this.held === undefined) return this.list.take(piece);
    this.held += piece;
    if (this.held.length <= this.small) return '';
    const { held } = this;
    this.held = undefined;
    return this.list.take(held);
  }

  /**
   * @param body what was left of the answer; the whole of it where none was taken
   * @throws TypeError if the answer is no list
   */
  page(body: string): Page<T> {
    const { value, nextLink } = fieldsOf(jsonOf(`${this.held ?? ''}${body}`));
    if (this.fault !== undefined) throw this.fault.error;
    // The list is empty now if its entries were taken.
    for (const entry of entriesOf(value)) this.keep(entry);
    if (this.hasNulls && !this.hasOthers) entriesOf([null]);
    return { items: this.items, next: textOf(nextLink) || undefined };
  }

  private add(text: string): void {
    if (this.fault !== undefined) return;
    try {
      this.keep(jsonOf(text));
    } catch (error) {
      this.fault = { error };
    }
  }

  private keep(entry: unknown): void {
    if (entry === null) {
      this.hasNulls = true;
      return;
    }
    this.hasOthers = true;
    const item = this.read(entry);
    if (item !== undefined) this.items.push(item);
  }
}
