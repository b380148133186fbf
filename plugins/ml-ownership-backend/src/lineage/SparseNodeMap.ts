/** One in this many nodes has to be set before a dense array pays off. */
const SPARSE_RATIO = 64;

/**
 * A number up to 65,535 for each node of a graph, initially 0. An array for all nodes is only allocated when many are
 * set, so that answers about a few nodes of a large graph leave little garbage.
 */
export class SparseNodeMap {
  private readonly few = new Map<number, number>();
  private all?: Uint16Array;

  /** @param size - number of nodes */
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
    if (this.few.size * SPARSE_RATIO > this.size) {
      this.all = new Uint16Array(this.size);
      for (const [at, number] of this.few) {
        this.all[at] = number;
      }
      this.few.clear();
    }
  }
}
