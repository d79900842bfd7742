/** What the user wrote: read input by input, with all that is wrong or without effect kept for the end. */
import type { Action } from './settings';
import { nameOn, type HostName, type InputRow } from './row';
import { inputTable, type InputKey } from './table';

const keys = Object.keys(inputTable).filter((key): key is InputKey => key in inputTable);

export class Form {
  private readonly refused = new Map<InputKey, string>();
  private readonly remarks: string[] = [];
  private action: Action | undefined;

  constructor(
    private readonly host: HostName,
    private readonly read: (input: InputRow<unknown>) => string | undefined,
  ) {
    this.action = this.get('action', inputTable.action);
    for (const key of keys) {
      if (this.isUsed(key)) this.get<unknown>(key, inputTable[key]);
      else this.ignore(key, `it is not used when ${this.name('action')} is ${this.action}`);
    }
  }

  /** The input as the user of the host writes it. */
  name(key: InputKey): string {
    return nameOn(this.host, inputTable[key]) ?? key;
  }

  /** The text that the user wrote; empty if it was left out or the host does not have it. */
  given(key: InputKey): string {
    const input: InputRow<unknown> = inputTable[key];
    return nameOn(this.host, input) === undefined ? '' : (this.read(input)?.trim() ?? '');
  }

  /** The value, or the default's; undefined if there is none, it is not right, or the action does not use it. */
  get<T>(key: InputKey, input: InputRow<T>): T | undefined {
    if (!this.isUsed(key)) return undefined;
    const text = this.given(key) || (input.default ?? '');
    if (text === '') {
      const options = input.options === undefined ? '' : `: one of ${input.options.join(', ')}`;
      if (input.required && nameOn(this.host, input) !== undefined) this.refuse(key, `is required${options}`);
      return undefined;
    }
    const parsed = input.parse(text);
    if ('value' in parsed) return parsed.value;
    this.refuse(key, parsed.problem);
    return undefined;
  }

  refuse(key: InputKey, problem: string): void {
    if (!this.refused.has(key)) this.refused.set(key, problem);
  }

  /** Says that an input has no effect, if the user wrote anything but its default. */
  ignore(key: InputKey, why: string): void {
    const text = this.given(key).toLowerCase();
    const input: InputRow<unknown> = inputTable[key];
    if (text !== '' && text !== input.default?.toLowerCase()) this.remarks.push(`${this.name(key)} is ignored: ${why}`);
  }

  /** While it is not known what is asked for, every input counts. */
  private isUsed(key: InputKey): boolean {
    const { usedBy }: InputRow<unknown> = inputTable[key];
    return usedBy === undefined || this.action === undefined || usedBy.includes(this.action);
  }

  problems(): string[] {
    return keys.flatMap((key) => {
      const problem = this.refused.get(key);
      return problem === undefined ? [] : [`${this.name(key)}: ${problem}`];
    });
  }

  notices(): readonly string[] {
    return this.remarks;
  }
}
