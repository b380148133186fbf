import { SupplyChainMember } from './SupplyChainMember';

const NO_REFS: ReadonlySet<string> = new Set();

/**
 * The members of all supply chains, and the edges between them.
 */
export class SupplyGraph {
  private members = new Map<string, SupplyChainMember>();
  private consumers = new Map<string, Set<string>>();

  /** Returns an independent copy. Linear in the number of members and edges. */
  copy(): SupplyGraph {
    const copy = new SupplyGraph();
    copy.members = new Map(this.members);
    copy.consumers = new Map(
      [...this.consumers].map(([ref, consumers]) => [ref, new Set(consumers)]),
    );
    return copy;
  }

  get(entityRef: string): SupplyChainMember | undefined {
    return this.members.get(entityRef);
  }

  /**
   * Adds or replaces a member.
   *
   * @returns whether that changed anything
   */
  set(member: SupplyChainMember): boolean {
    const { entityRef } = member;
    const before = this.members.get(entityRef);
    if (before && JSON.stringify(before) === JSON.stringify(member)) {
      return false;
    }
    this.disconnect(before);
    this.members.set(entityRef, member);
    for (const supplier of member.supplies) {
      let set = this.consumers.get(supplier.entityRef);
      if (!set) {
        set = new Set();
        this.consumers.set(supplier.entityRef, set);
      }
      set.add(entityRef);
    }
    return true;
  }

  /**
   * Removes a member.
   *
   * @returns whether it was there
   */
  remove(entityRef: string): boolean {
    this.disconnect(this.members.get(entityRef));
    return this.members.delete(entityRef);
  }

  /** Some refs, and those of everything that depends on them. */
  downstreamOf(refs: Iterable<string>): Set<string> {
    const found = new Set(refs);
    for (const ref of found) {
      for (const consumer of this.consumers.get(ref) ?? NO_REFS) {
        found.add(consumer);
      }
    }
    return found;
  }

  /** Refs of the direct suppliers through which the walk continues. */
  suppliersOf(ref: string): string[] {
    return (this.members.get(ref)?.supplies ?? [])
      .filter(({ entityRef, ends }) => !ends && this.members.has(entityRef))
      .map(({ entityRef }) => entityRef);
  }

  /** Consumers whose walk continues through a supplier, rather than ending there. */
  *consumersOf(ref: string): Generator<string> {
    for (const consumer of this.consumers.get(ref) ?? NO_REFS) {
      const edge = this.members
        .get(consumer)!
        .supplies.find(({ entityRef }) => entityRef === ref)!;
      if (!edge.ends) {
        yield consumer;
      }
    }
  }

  /** The direct suppliers at which the walk ends and that have exempt criteria. */
  exemptEdges({ supplies }: SupplyChainMember): SupplyChainMember[] {
    return supplies.flatMap(({ entityRef, ends }) => {
      const supplier = this.members.get(entityRef);
      return ends && supplier?.contractEdge.exempt ? [supplier] : [];
    });
  }

  private disconnect(member: SupplyChainMember | undefined) {
    for (const { entityRef } of member?.supplies ?? []) {
      const set = this.consumers.get(entityRef);
      set?.delete(member!.entityRef);
      if (set?.size === 0) {
        this.consumers.delete(entityRef);
      }
    }
  }
}
