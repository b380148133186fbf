import {
  LineageEdge,
  LineageOrigin,
  ML_RELATION_PAIRS,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { grow } from './grow';

/** A direction in the graph: upstream is against the flow of data, downstream along it. */
export type Side = 'upstream' | 'downstream';

export const SIDES: readonly Side[] = ['upstream', 'downstream'];

const ORIGINS: readonly LineageOrigin[] = [
  'declared',
  'claimed',
  'observed',
  'inferred',
];

/** Origins from this index on come from runs. */
const FIRST_SEEN = ORIGINS.indexOf('observed');

const RELATIONS: readonly string[] = ML_RELATION_PAIRS.map(
  ({ forward }) => forward.type,
);

const NONE = -1;
const CROSSES = 4;
const RELATION_SHIFT = 3;

/** The edges that begin or end at each node, as doubly linked lists in flat arrays. */
class Adjacency {
  /** The first edge of each node. */
  first = new Int32Array(1024);
  /** The edges after and before each edge. */
  next = new Int32Array(1024);
  previous = new Int32Array(1024);
  degree = new Int32Array(1024);

  addNode(index: number): void {
    if (index >= this.first.length) {
      this.first = grow(this.first);
      this.degree = grow(this.degree);
    }
    this.first[index] = NONE;
  }

  addSlot(slot: number): void {
    if (slot >= this.next.length) {
      this.next = grow(this.next);
      this.previous = grow(this.previous);
    }
  }

  /** Inserts an edge at the head of the list of a node. */
  link(node: number, slot: number): void {
    const after = this.first[node];
    this.next[slot] = after;
    this.previous[slot] = NONE;
    if (after !== NONE) {
      this.previous[after] = slot;
    }
    this.first[node] = slot;
    this.degree[node] += 1;
  }

  unlink(node: number, slot: number): void {
    const before = this.previous[slot];
    const after = this.next[slot];
    if (before === NONE) {
      this.first[node] = after;
    } else {
      this.next[before] = after;
    }
    if (after !== NONE) {
      this.previous[after] = before;
    }
    this.degree[node] -= 1;
  }
}

/**
 * The edges between nodes with an index. They are kept in flat arrays as two linked lists per node, outgoing and
 * incoming: 25 bytes per edge, added and removed in place, in constant time at hubs too. An edge keeps its slot; the
 * slot of a removed edge is used again.
 */
export class EdgeTable {
  private readonly outgoing = new Adjacency();
  private readonly incoming = new Adjacency();
  private from = new Int32Array(1024);
  private to = new Int32Array(1024);
  /**
   * Bits 0–1: origin, bit 2: crosses teams, the rest: relation. 0 for a free slot, which is neither observed nor a
   * crossing.
   */
  private attributes = new Uint8Array(1024);
  private slots = 0;
  private readonly free: number[] = [];

  /** Upper bound of the slots; not every slot below it contains an edge. */
  get slotCount(): number {
    return this.slots;
  }

  get count(): number {
    return this.slots - this.free.length;
  }

  /** Whether a node has edges. */
  has(index: number): boolean {
    return (
      this.outgoing.first[index] !== NONE || this.incoming.first[index] !== NONE
    );
  }

  /** The first edge of a node on a side, or a negative number; {@link EdgeTable.next} returns those after it. */
  first(index: number, side: Side): number {
    return (side === 'upstream' ? this.incoming : this.outgoing).first[index];
  }

  next(slot: number, side: Side): number {
    return (side === 'upstream' ? this.incoming : this.outgoing).next[slot];
  }

  /**
   * The raw adjacency for long traversals: the first edge of each node, and the next one and the far end of each
   * edge. Valid until something is added.
   */
  ways(side: Side): Record<'first' | 'next' | 'farEnd', Int32Array> {
    const { first, next } = side === 'upstream' ? this.incoming : this.outgoing;
    return { first, next, farEnd: side === 'upstream' ? this.from : this.to };
  }

  /** The node at the far end of an edge on a side. */
  farEnd(slot: number, side: Side): number {
    return (side === 'upstream' ? this.from : this.to)[slot];
  }

  /** The origin of an edge as a bit mask. */
  originBit(slot: number): number {
    // eslint-disable-next-line no-bitwise
    return 1 << (this.attributes[slot] & 3);
  }

  origin(slot: number): LineageOrigin {
    // eslint-disable-next-line no-bitwise
    return ORIGINS[this.attributes[slot] & 3];
  }

  relation(slot: number): string {
    // eslint-disable-next-line no-bitwise
    return RELATIONS[this.attributes[slot] >> RELATION_SHIFT];
  }

  /** Whether a slot contains an edge that was observed or inferred from runs. */
  isSeen(slot: number): boolean {
    // eslint-disable-next-line no-bitwise
    return (this.attributes[slot] & 3) >= FIRST_SEEN;
  }

  /** Whether a slot contains an edge from one team to another. */
  crossesTeams(slot: number): boolean {
    // eslint-disable-next-line no-bitwise
    return (this.attributes[slot] & CROSSES) !== 0;
  }

  /** The edges from one node to another. Searches from the end with fewer edges: the other may be a hub. */
  *between(from: number, to: number): Generator<number> {
    const side: Side =
      this.outgoing.degree[from] <= this.incoming.degree[to]
        ? 'downstream'
        : 'upstream';
    const [near, far] = side === 'downstream' ? [from, to] : [to, from];
    for (
      let slot = this.first(near, side);
      slot !== NONE;
      slot = this.next(slot, side)
    ) {
      if (this.farEnd(slot, side) === far) {
        yield slot;
      }
    }
  }

  /** Adds a node without edges; indexes are consecutive. */
  addNode(index: number): void {
    this.outgoing.addNode(index);
    this.incoming.addNode(index);
  }

  /**
   * Adds an edge, or updates it. Ignores unknown relations.
   *
   * @param isNew - the caller knows that the edge does not exist yet, which saves the lookup
   */
  put(
    from: number,
    to: number,
    edge: Pick<LineageEdge, 'relation' | 'origin' | 'crossesTeams'>,
    isNew: boolean,
  ): void {
    const relation = RELATIONS.indexOf(edge.relation);
    if (relation < 0) {
      return;
    }
    let slot = isNew ? NONE : this.find(from, to, edge);
    if (slot === NONE) {
      slot = this.free.pop() ?? this.newSlot();
      this.from[slot] = from;
      this.to[slot] = to;
      this.outgoing.link(from, slot);
      this.incoming.link(to, slot);
    }
    this.attributes[slot] =
      // eslint-disable-next-line no-bitwise
      (relation << RELATION_SHIFT) |
      (edge.crossesTeams ? CROSSES : 0) |
      ORIGINS.indexOf(edge.origin);
  }

  remove(
    from: number,
    to: number,
    key: Pick<LineageEdge, 'relation' | 'origin'>,
  ): void {
    const slot = this.find(from, to, key);
    if (slot !== NONE) {
      this.outgoing.unlink(from, slot);
      this.incoming.unlink(to, slot);
      this.attributes[slot] = 0;
      this.free.push(slot);
    }
  }

  private find(
    from: number,
    to: number,
    key: Pick<LineageEdge, 'relation' | 'origin'>,
  ): number {
    for (const slot of this.between(from, to)) {
      if (
        this.relation(slot) === key.relation &&
        this.origin(slot) === key.origin
      ) {
        return slot;
      }
    }
    return NONE;
  }

  private newSlot(): number {
    const slot = this.slots;
    if (slot >= this.from.length) {
      this.from = grow(this.from);
      this.to = grow(this.to);
      this.attributes = grow(this.attributes);
    }
    this.outgoing.addSlot(slot);
    this.incoming.addSlot(slot);
    this.slots += 1;
    return slot;
  }
}

/** A bit mask of origins, with the bits of {@link EdgeTable.originBit}. */
export function originMask(
  origins: readonly LineageOrigin[] = ORIGINS,
): number {
  // eslint-disable-next-line no-bitwise
  return origins.reduce(
    (mask, origin) => mask | (1 << ORIGINS.indexOf(origin)),
    0,
  );
}
