/**
 * Which entity has read which keys of the inputs, so that a change leads to its readers.
 */
export class DependencyIndex {
  private readonly readsOf = new Map<string, Set<string>>();
  private readonly readersOf = new Map<string, Set<string>>();

  has(ref: string): boolean {
    return this.readsOf.has(ref);
  }

  /** Refs of the entities that have read a key. */
  readers(key: string): Iterable<string> {
    return this.readersOf.get(key) ?? [];
  }

  /** Replaces what an entity has read. */
  set(ref: string, reads: Set<string>): void {
    const before = this.readsOf.get(ref);
    for (const key of before ?? []) {
      if (!reads.has(key)) {
        this.removeReader(key, ref);
      }
    }
    for (const key of reads) {
      if (!before?.has(key)) {
        const readers = this.readersOf.get(key);
        if (readers) {
          readers.add(ref);
        } else {
          this.readersOf.set(key, new Set([ref]));
        }
      }
    }
    this.readsOf.set(ref, reads);
  }

  delete(ref: string): void {
    this.set(ref, new Set());
    this.readsOf.delete(ref);
  }

  private removeReader(key: string, ref: string) {
    const readers = this.readersOf.get(key);
    readers?.delete(ref);
    if (readers?.size === 0) {
      this.readersOf.delete(key);
    }
  }
}
