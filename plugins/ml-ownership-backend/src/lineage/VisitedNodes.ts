const MAX_GENERATION = 2 ** 32 - 1;

/**
 * Reusable visited set, to avoid allocating a Set per request: for the neighbours of a hub it would be megabytes. Not
 * re-entrant: for one synchronous loop at a time.
 */
export class VisitedNodes {
  private marks = new Uint32Array(1024);
  private mark = 0;

  /**
   * Clears the set.
   *
   * @param size - number of nodes
   */
  begin(size: number): void {
    if (size > this.marks.length || this.mark === MAX_GENERATION) {
      this.marks = new Uint32Array(size * 1.25);
      this.mark = 0;
    }
    this.mark += 1;
  }

  /** Marks a node as visited, and returns whether it was not before. */
  meet(index: number): boolean {
    if (this.marks[index] === this.mark) {
      return false;
    }
    this.marks[index] = this.mark;
    return true;
  }
}
