const NONE: ReadonlySet<string> = new Set();

/** Reference-counted pairs: a pair exists until it was removed as often as it was added. */
export class CountedPairs {
  private counts = new Map<string, Map<string, number>>();
  private sets = new Map<string, Set<string>>();

  copy(): CountedPairs {
    const copy = new CountedPairs();
    copy.counts = copyMap(this.counts, counts => new Map(counts));
    copy.sets = copyMap(this.sets, set => new Set(set));
    return copy;
  }

  of(from: string): ReadonlySet<string> {
    return this.sets.get(from) ?? NONE;
  }

  add(from: string, to: string) {
    let counts = this.counts.get(from);
    if (!counts) {
      counts = new Map();
      this.counts.set(from, counts);
      this.sets.set(from, new Set());
    }
    counts.set(to, (counts.get(to) ?? 0) + 1);
    this.sets.get(from)!.add(to);
  }

  remove(from: string, to: string) {
    const counts = this.counts.get(from);
    const count = counts?.get(to);
    if (!counts || count === undefined) {
      return;
    }
    if (count > 1) {
      counts.set(to, count - 1);
      return;
    }
    counts.delete(to);
    this.sets.get(from)!.delete(to);
    if (counts.size === 0) {
      this.counts.delete(from);
      this.sets.delete(from);
    }
  }
}

export function copyMap<T>(
  map: ReadonlyMap<string, T>,
  copyValue: (value: T) => T,
): Map<string, T> {
  const copy = new Map<string, T>();
  for (const [key, value] of map) {
    copy.set(key, copyValue(value));
  }
  return copy;
}
