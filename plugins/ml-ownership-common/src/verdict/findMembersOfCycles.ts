/** Work that can be interrupted after each small step. */
export type Steps<T> = Generator<undefined, T>;

/**
 * Finds the groups of members that lie on cycles with each other: Tarjan's strongly connected components,
 * iterative. Each group is sorted.
 */
export function* findMembersOfCycles(
  part: ReadonlySet<string>,
  suppliersOf: (ref: string) => readonly string[],
): Steps<string[][]> {
  const cyclic: string[][] = [];
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  for (const start of part) {
    if (index.has(start)) {
      continue;
    }
    const walk: { ref: string; suppliers: readonly string[]; next: number }[] =
      [];
    const enter = (ref: string) => {
      index.set(ref, index.size);
      low.set(ref, index.get(ref)!);
      open.push(ref);
      isOpen.add(ref);
      walk.push({ ref, suppliers: suppliersOf(ref), next: 0 });
    };
    enter(start);
    while (walk.length > 0) {
      yield;
      const step = walk.at(-1)!;
      const supplier = step.suppliers[step.next++];
      if (supplier !== undefined) {
        if (!part.has(supplier)) {
          continue;
        }
        if (!index.has(supplier)) {
          enter(supplier);
        } else if (isOpen.has(supplier)) {
          low.set(step.ref, Math.min(low.get(step.ref)!, index.get(supplier)!));
        }
        continue;
      }
      walk.pop();
      const above = walk.at(-1);
      if (above) {
        low.set(above.ref, Math.min(low.get(above.ref)!, low.get(step.ref)!));
      }
      if (low.get(step.ref) === index.get(step.ref)) {
        const component = open.splice(open.lastIndexOf(step.ref));
        component.forEach(ref => isOpen.delete(ref));
        if (component.length > 1 || suppliersOf(step.ref).includes(step.ref)) {
          cyclic.push(component.sort());
        }
      }
    }
  }
  return cyclic;
}
