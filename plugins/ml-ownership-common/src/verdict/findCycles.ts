const MAX_CYCLES = 20;

/**
 * Finds disjoint cycles with a depth-first search: enough to see where to break them, even if there are many
 * overlapping ones.
 */
export function findCycles(
  root: string,
  suppliersOf: (ref: string) => readonly string[],
): string[][] {
  const cycles: string[][] = [];
  const reported = new Set<string>();
  const done = new Set<string>();
  const path = [root];
  const position = new Map([[root, 0]]);
  const next = [0];
  while (path.length > 0) {
    const depth = path.length - 1;
    const ref = path[depth];
    const supplier = suppliersOf(ref)[next[depth]++];
    if (supplier === undefined) {
      done.add(ref);
      position.delete(ref);
      path.pop();
      next.pop();
    } else if (position.has(supplier)) {
      const cycle = path.slice(position.get(supplier));
      if (
        cycles.length < MAX_CYCLES &&
        !cycle.some(member => reported.has(member))
      ) {
        cycle.forEach(member => reported.add(member));
        cycles.push([...cycle, supplier]);
      }
    } else if (!done.has(supplier)) {
      position.set(supplier, path.length);
      path.push(supplier);
      next.push(0);
    }
  }
  return cycles;
}
