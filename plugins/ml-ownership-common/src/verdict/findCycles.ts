const MOST_CYCLES = 20;

/**
 * Cycles that have no entity in common, as a depth-first walk meets them: enough to see where to cut, however many ways
 * round there are.
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
        cycles.length < MOST_CYCLES &&
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
