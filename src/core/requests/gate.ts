/** Bounds how many requests the process has under way. Of those that wait, the one of the highest rank goes first. */
export class Gate {
  private underWay = 0;
  /** By rank, in order of their coming. */
  private readonly waiting = new Map<number, (() => void)[]>();

  constructor(private readonly most: number) {}

  async pass<T>(rank: number, send: () => Promise<T>): Promise<T> {
    if (this.underWay < this.most) this.underWay++;
    else await this.turn(rank);
    try {
      return await send();
    } finally {
      this.next();
    }
  }

  private turn(rank: number): Promise<void> {
    return new Promise((go) => {
      const same = this.waiting.get(rank);
      if (same === undefined) this.waiting.set(rank, [go]);
      else same.push(go);
    });
  }

  private next(): void {
    if (this.waiting.size === 0) {
      this.underWay--;
      return;
    }
    const highest = Math.max(...this.waiting.keys());
    const queue = this.waiting.get(highest) ?? [];
    const go = queue.shift();
    if (queue.length === 0) this.waiting.delete(highest);
    go?.();
  }
}
