import { SupplyChainMember } from './SupplyChainMember';

const NO_CONSUMERS: ReadonlyMap<string, boolean> = new Map();

/**
 * The members of all supply chains, and the edges between them.
 */
export class SupplyGraph {
  private members = new Map<string, SupplyChainMember>();
  /** For each supplier, its consumers, and whether the walk from the consumer ends at the supplier. */
  private consumers = new Map<string, Map<string, boolean>>();

  /** Returns an independent copy. Linear in the number of members and edges. */
  copy(): SupplyGraph {
    const copy = new SupplyGraph();
    copy.members = new Map(this.members);
    copy.consumers = new Map(
      [...this.consumers].map(([ref, consumers]) => [ref, new Map(consumers)]),
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
    if (before && isSameMember(before, member)) {
      return false;
    }
    this.disconnect(before);
    this.members.set(entityRef, member);
    for (const supplier of member.supplies) {
      let consumers = this.consumers.get(supplier.entityRef);
      if (!consumers) {
        consumers = new Map();
        this.consumers.set(supplier.entityRef, consumers);
      }
      consumers.set(entityRef, supplier.ends);
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
      for (const consumer of this.consumersAt(ref).keys()) {
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
    for (const [consumer, ends] of this.consumersAt(ref)) {
      if (!ends) {
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

  private consumersAt(ref: string): ReadonlyMap<string, boolean> {
    return this.consumers.get(ref) ?? NO_CONSUMERS;
  }

  private disconnect(member: SupplyChainMember | undefined) {
    for (const { entityRef } of member?.supplies ?? []) {
      const consumers = this.consumers.get(entityRef);
      consumers?.delete(member!.entityRef);
      if (consumers?.size === 0) {
        this.consumers.delete(entityRef);
      }
    }
  }
}

/** Compares what differs most often first, because there are many members. */
function isSameMember(a: SupplyChainMember, b: SupplyChainMember): boolean {
  return (
    a.verdict === b.verdict &&
    a.level === b.level &&
    JSON.stringify(a.reason) === JSON.stringify(b.reason) &&
    JSON.stringify(a) === JSON.stringify(b)
  );
}
