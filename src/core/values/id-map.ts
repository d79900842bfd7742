/** Maps and sets of ARM ids and of names of Azure, which are the same in any case. They iterate in lower case. */

export class IdMap<V> extends Map<string, V> {
  override get(id: string): V | undefined {
    return super.get(id.toLowerCase());
  }

  override has(id: string): boolean {
    return super.has(id.toLowerCase());
  }

  override set(id: string, value: V): this {
    return super.set(id.toLowerCase(), value);
  }

  override delete(id: string): boolean {
    return super.delete(id.toLowerCase());
  }

  /** As `get`, for an id that may not be known. */
  find(id: string | undefined): V | undefined {
    return id === undefined ? undefined : this.get(id);
  }
}

export class IdSet extends Set<string> {
  override has(id: string): boolean {
    return super.has(id.toLowerCase());
  }

  override add(id: string): this {
    return super.add(id.toLowerCase());
  }

  override delete(id: string): boolean {
    return super.delete(id.toLowerCase());
  }
}

/** By id, in the order in which the ids come. */
export function groupById<T>(values: Iterable<T>, idOf: (value: T) => string): IdMap<T[]> {
  const groups = new IdMap<T[]>();
  for (const value of values) {
    const id = idOf(value);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [value]);
    else group.push(value);
  }
  return groups;
}
