/** Of so many nodes one has to be marked before it pays to have room for all. */
const FEW = 64;

/**
 * A number up to 65,535 for each node of a graph, 0 at first. Room for all is taken only where many are set: answers about a few
 * nodes of a large graph leave next to nothing behind.
 */
export class NodeNumbers {
  private readonly few = new Map<number, number>();
  private all?: Uint16Array;

  /**
   * @param size - how many nodes there are
   */
  constructor(private readonly size: number) {}

  get(index: number): number {
    return this.all ? this.all[index] : this.few.get(index) ?? 0;
  }

  set(index: number, value: number): void {
    if (this.all) {
      this.all[index] = value;
      return;
    }
    this.few.set(index, value);
    if (this.few.size * FEW > this.size) {
      this.all = new Uint16Array(this.size);
      for (const [at, number] of this.few) {
        this.all[at] = number;
      }
      this.few.clear();
    }
  }
}
