const MOST = 2 ** 32 - 1;

/**
 * Tells which nodes of a graph were met before, again and again without new room: a set of the neighbours of a hub would leave
 * megabytes behind, for each request. For one loop at a time that waits for nothing.
 */
export class NodeMarks {
  private marks = new Uint32Array(1024);
  private mark = 0;

  /**
   * From now on no node was met.
   *
   * @param size - how many nodes there are
   */
  begin(size: number): void {
    if (size > this.marks.length || this.mark === MOST) {
      this.marks = new Uint32Array(size * 1.25);
      this.mark = 0;
    }
    this.mark += 1;
  }

  /** Whether a node is met for the first time. */
  meet(index: number): boolean {
    if (this.marks[index] === this.mark) {
      return false;
    }
    this.marks[index] = this.mark;
    return true;
  }
}
