import {
  LineageEdge,
  LineageEntity,
  LineageOrigin,
  ML_RELATION_PAIRS,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  GHOST_KIND,
  LINEAGE_KINDS,
  LineageNodeFacts,
  NodeScorecard,
} from './LineageNodeFacts';
import { NodeMarks } from './NodeMarks';

/** A way through the graph: against the flow of data, or with it. */
export type Side = 'upstream' | 'downstream';

export const SIDES: readonly Side[] = ['upstream', 'downstream'];

/** An edge by what tells it from others. */
export type EdgeKey = Pick<LineageEdge, 'from' | 'to' | 'relation' | 'origin'>;

/** A node of the graph; its index never changes. */
export interface GraphNode {
  readonly index: number;
  facts: LineageNodeFacts;
  /** Absent where it has none, and while nothing is known of the entity. */
  scorecard?: NodeScorecard;
  /** As it was written last, whether anything is known of the entity or not. */
  written?: NodeScorecard;
}

const ORIGINS: readonly LineageOrigin[] = [
  'declared',
  'claimed',
  'observed',
  'inferred',
];

/** The origins from this one on are what runs have shown. */
const FIRST_SEEN = ORIGINS.indexOf('observed');

const RELATIONS: readonly string[] = ML_RELATION_PAIRS.map(
  ({ forward }) => forward.type,
);

const NONE = -1;
const CROSSES = 4;
const RELATION_SHIFT = 3;

/** What has no tier comes after tier 4. */
const NO_TIER = 5;

/** Maps that grow past this stop the process for longer than a request should wait, so nodes are found by several. */
const MAPS = 64;

/**
 * The lineage of the whole catalog in memory. Edges are kept in flat arrays, as two linked lists each, one of the edges out of a
 * node and one of those into it: 25 bytes an edge, added and taken away in place, at a hub as fast as anywhere.
 */
export class LineageGraph {
  /** The revision of the edges and scorecards that it holds. */
  revision = 0;
  /** The revision of the facts that it holds. */
  factsRevision = 0;

  readonly nodes: GraphNode[] = [];
  /** For whoever walks. */
  readonly marks = new NodeMarks();

  private readonly indexes = Array.from(
    { length: MAPS },
    () => new Map<string, number>(),
  );
  /** Texts that many nodes share, by number; 0 is none. */
  private readonly texts: string[] = [''];
  private readonly textNumbers = new Map<string, number>();
  /** Thousands of nodes were evaluated alike: what is in memory once is moved once, when what is no longer needed is cleared away. */
  private readonly scorecards = new Map<string, NodeScorecard>();
  private slots = 0;
  private readonly free: number[] = [];
  private from = new Int32Array(1024);
  private to = new Int32Array(1024);
  private nextOut = new Int32Array(1024);
  private nextIn = new Int32Array(1024);
  private previousOut = new Int32Array(1024);
  private previousIn = new Int32Array(1024);
  /** Bits 0–1: origin, bit 2: crosses teams, the rest: relation. 0 where no edge is, which is not seen and crosses nothing. */
  private look = new Uint8Array(1024);
  private firstOut = new Int32Array(1024);
  private firstIn = new Int32Array(1024);
  private outDegree = new Int32Array(1024);
  /** By themselves: who may read a node is asked of every node of a walk, which should not have to look at the rest of it. */
  private readonly refs: string[] = [];
  private ghosts = new Uint8Array(1024);
  /** By themselves, too, and as numbers: whole lineages are counted by them. */
  private kinds = new Int32Array(1024);
  private owners = new Int32Array(1024);
  private verdicts = new Int32Array(1024);
  private tiers = new Int32Array(1024);
  private inDegree = new Int32Array(1024);
  private ranks = new Float64Array(1024);

  /** Edges have smaller numbers than this; not every number is one. */
  get slotCount(): number {
    return this.slots;
  }

  get edgeCount(): number {
    return this.slots - this.free.length;
  }

  /** The index of a node, or undefined where nothing is known of the ref. */
  indexOf(ref: string): number | undefined {
    return this.indexes[mapOf(ref)].get(ref);
  }

  refOf(index: number): string {
    return this.refs[index];
  }

  /** Orders nodes alike on every replica: lower tiers first, and otherwise by chance of the ref. */
  rank(index: number): number {
    return this.ranks[index];
  }

  /** Whether a node is a dataset that runs have shown and the catalog lacks. */
  isGhost(index: number): boolean {
    return this.ghosts[index] === 1;
  }

  /**
   * What nodes are counted and filtered by, as numbers by the index of a node; 0 where there is none. Tiers are themselves, the
   * others are {@link LineageGraph.text}. Until something is added.
   */
  labels(): Record<'kinds' | 'owners' | 'verdicts' | 'tiers', Int32Array> {
    const { kinds, owners, verdicts, tiers } = this;
    return { kinds, owners, verdicts, tiers };
  }

  /** The number of the owner of a node, as in {@link LineageGraph.labels}. */
  owner(index: number): number {
    return this.owners[index];
  }

  text(number: number): string {
    return this.texts[number];
  }

  /** Zero for each text, to count by its number. Until something is added. */
  textCounts(): Uint32Array {
    return new Uint32Array(this.texts.length);
  }

  /** The number of a text, or a negative one where no node has it. */
  numberOf(text: string): number {
    return text === '' ? 0 : this.textNumbers.get(text) ?? NONE;
  }

  hasEdges(index: number): boolean {
    return this.firstOut[index] !== NONE || this.firstIn[index] !== NONE;
  }

  /** The first edge of a node on a side, or a negative number; {@link LineageGraph.next} gives those after it. */
  first(index: number, side: Side): number {
    return (side === 'upstream' ? this.firstIn : this.firstOut)[index];
  }

  next(slot: number, side: Side): number {
    return (side === 'upstream' ? this.nextIn : this.nextOut)[slot];
  }

  /**
   * All of that at once, for long walks: the first edge of each node, and the next one and the far end of each edge. Until
   * something is added.
   */
  ways(side: Side): Record<'first' | 'next' | 'farEnd', Int32Array> {
    return side === 'upstream'
      ? { first: this.firstIn, next: this.nextIn, farEnd: this.from }
      : { first: this.firstOut, next: this.nextOut, farEnd: this.to };
  }

  /** The node at the far end of an edge, seen along a side. */
  farEnd(slot: number, side: Side): number {
    return (side === 'upstream' ? this.from : this.to)[slot];
  }

  /** Which of the four origins an edge has, as a bit mask. */
  originBit(slot: number): number {
    // eslint-disable-next-line no-bitwise
    return 1 << (this.look[slot] & 3);
  }

  origin(slot: number): LineageOrigin {
    // eslint-disable-next-line no-bitwise
    return ORIGINS[this.look[slot] & 3];
  }

  relation(slot: number): string {
    // eslint-disable-next-line no-bitwise
    return RELATIONS[this.look[slot] >> RELATION_SHIFT];
  }

  /** Whether an edge is there and runs have shown it. */
  isSeen(slot: number): boolean {
    // eslint-disable-next-line no-bitwise
    return (this.look[slot] & 3) >= FIRST_SEEN;
  }

  /** Whether an edge is there and leads from one team to another. */
  crossesTeams(slot: number): boolean {
    // eslint-disable-next-line no-bitwise
    return (this.look[slot] & CROSSES) !== 0;
  }

  edge(slot: number): LineageEdge {
    return {
      from: this.nodes[this.from[slot]].facts.entityRef,
      to: this.nodes[this.to[slot]].facts.entityRef,
      relation: this.relation(slot),
      origin: this.origin(slot),
      crossesTeams: this.crossesTeams(slot),
    };
  }

  /** Adds a node, or takes in what has changed of it. */
  putFacts(facts: LineageNodeFacts): void {
    const { entityRef, title, tier } = facts;
    // One by one, so that it is one small object: all of them are moved when memory is cleared while a graph is loaded.
    const kept: LineageNodeFacts = {
      entityRef,
      kind: this.shared(facts.kind),
      title,
      type: this.shared(facts.type),
      lifecycle: this.shared(facts.lifecycle),
      tier,
      owner: this.shared(facts.owner),
      system: this.shared(facts.system),
      missing: facts.missing,
    };
    const known = this.indexOf(entityRef);
    if (known === undefined) {
      this.addNode(kept);
    } else {
      this.know(known, kept);
    }
  }

  /** Takes in how an entity was evaluated, which may be known before its facts are. */
  putScorecard(ref: string, scorecard: NodeScorecard): void {
    const node = this.nodes[this.intern(ref)];
    const text = JSON.stringify(scorecard);
    node.written = this.scorecards.get(text) ?? scorecard;
    this.scorecards.set(text, node.written);
    this.know(node.index, node.facts);
  }

  /** Forgets what is known of an entity; edges that name it stay. */
  removeFacts(ref: string): void {
    const index = this.indexOf(ref);
    if (index !== undefined) {
      this.know(index, unknown(ref));
    }
  }

  /** What to answer of a node. */
  entity(index: number): LineageEntity {
    const { facts, scorecard } = this.nodes[index];
    return scorecard
      ? { ...facts, verdict: scorecard.verdict, level: scorecard.level }
      : facts;
  }

  /**
   * Adds an edge, or takes in what has changed of it.
   *
   * @param isNew - nothing by its key is there, so that nobody has to look
   */
  putEdge(edge: LineageEdge, isNew = false): void {
    const from = this.intern(edge.from);
    const to = this.intern(edge.to);
    const relation = RELATIONS.indexOf(edge.relation);
    if (relation < 0) {
      return;
    }
    let slot = isNew ? NONE : this.find(from, to, edge);
    if (slot === NONE) {
      slot = this.free.pop() ?? this.newSlot();
      this.from[slot] = from;
      this.to[slot] = to;
      link(this.firstOut, this.nextOut, this.previousOut, from, slot);
      link(this.firstIn, this.nextIn, this.previousIn, to, slot);
      this.outDegree[from] += 1;
      this.inDegree[to] += 1;
    }
    this.look[slot] =
      // eslint-disable-next-line no-bitwise
      (relation << RELATION_SHIFT) |
      (edge.crossesTeams ? CROSSES : 0) |
      ORIGINS.indexOf(edge.origin);
  }

  removeEdge(key: EdgeKey): void {
    const from = this.indexOf(key.from);
    const to = this.indexOf(key.to);
    const slot =
      from === undefined || to === undefined ? NONE : this.find(from, to, key);
    if (slot === NONE) {
      return;
    }
    unlink(this.firstOut, this.nextOut, this.previousOut, from!, slot);
    unlink(this.firstIn, this.nextIn, this.previousIn, to!, slot);
    this.outDegree[from!] -= 1;
    this.inDegree[to!] -= 1;
    this.look[slot] = 0;
    this.free.push(slot);
  }

  /** The edges from one node to another. Looks from the end with fewer edges: the other may be a hub. */
  *between(from: number, to: number): Generator<number> {
    const side: Side =
      this.outDegree[from] <= this.inDegree[to] ? 'downstream' : 'upstream';
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

  private know(index: number, facts: LineageNodeFacts): void {
    const node = this.nodes[index];
    node.facts = facts;
    node.scorecard = facts.missing ? undefined : node.written;
    this.ghosts[index] = facts.kind === GHOST_KIND ? 1 : 0;
    this.kinds[index] = this.number(facts.kind);
    this.owners[index] = this.number(facts.owner ?? '');
    this.verdicts[index] = this.number(node.scorecard?.verdict ?? '');
    this.tiers[index] = facts.tier ?? 0;
    this.ranks[index] = rankOf(facts);
  }

  /** One text for all nodes that say the same: less to keep. */
  private shared<T extends string | undefined>(text: T): T {
    return (text && this.texts[this.number(text)]) as T;
  }

  private number(text: string): number {
    if (text === '') {
      return 0;
    }
    const known = this.textNumbers.get(text);
    if (known !== undefined) {
      return known;
    }
    this.textNumbers.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  private intern(ref: string): number {
    return this.indexOf(ref) ?? this.addNode(unknown(ref));
  }

  private addNode(facts: LineageNodeFacts): number {
    const index = this.nodes.length;
    this.nodes.push({
      index,
      facts,
      scorecard: undefined,
      written: undefined,
    });
    this.refs.push(facts.entityRef);
    this.indexes[mapOf(facts.entityRef)].set(facts.entityRef, index);
    if (index >= this.firstOut.length) {
      this.firstOut = grown(this.firstOut);
      this.firstIn = grown(this.firstIn);
      this.outDegree = grown(this.outDegree);
      this.inDegree = grown(this.inDegree);
      this.ghosts = grown(this.ghosts);
      this.kinds = grown(this.kinds);
      this.owners = grown(this.owners);
      this.verdicts = grown(this.verdicts);
      this.tiers = grown(this.tiers);
      this.ranks = grown(this.ranks);
    }
    this.firstOut[index] = NONE;
    this.firstIn[index] = NONE;
    this.know(index, facts);
    return index;
  }

  private newSlot(): number {
    if (this.slots >= this.from.length) {
      this.from = grown(this.from);
      this.to = grown(this.to);
      this.nextOut = grown(this.nextOut);
      this.nextIn = grown(this.nextIn);
      this.previousOut = grown(this.previousOut);
      this.previousIn = grown(this.previousIn);
      this.look = grown(this.look);
    }
    this.slots += 1;
    return this.slots - 1;
  }
}

/** The origins as a bit mask, as {@link LineageGraph.originBit} gives them. */
export function originMask(
  origins: readonly LineageOrigin[] = ORIGINS,
): number {
  // eslint-disable-next-line no-bitwise
  return origins.reduce(
    (mask, origin) => mask | (1 << ORIGINS.indexOf(origin)),
    0,
  );
}

/** An entity that an edge names and nothing else is known of. */
function unknown(ref: string): LineageNodeFacts {
  const { kind, name } = parseEntityRef(ref);
  return {
    entityRef: ref,
    // Refs are in lower case.
    kind:
      LINEAGE_KINDS.find(known => known.toLocaleLowerCase('en-US') === kind) ??
      kind,
    title: name,
    missing: true,
  };
}

function rankOf({ tier = NO_TIER, entityRef }: LineageNodeFacts): number {
  return tier * 2 ** 32 + hashOf(entityRef);
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    // eslint-disable-next-line no-bitwise
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  // eslint-disable-next-line no-bitwise
  return hash >>> 0;
}

function mapOf(ref: string): number {
  // Refs of generated names differ at their end.
  return (
    (ref.charCodeAt(ref.length - 1) * 31 +
      ref.charCodeAt(ref.length - 2) * 7 +
      ref.length) %
    MAPS
  );
}

/** Puts an edge before all others of a node. */
function link(
  firsts: Int32Array,
  nexts: Int32Array,
  previous: Int32Array,
  node: number,
  slot: number,
): void {
  const after = firsts[node];
  nexts[slot] = after;
  previous[slot] = NONE;
  if (after !== NONE) {
    previous[after] = slot;
  }
  firsts[node] = slot;
}

function unlink(
  firsts: Int32Array,
  nexts: Int32Array,
  previous: Int32Array,
  node: number,
  slot: number,
): void {
  const before = previous[slot];
  const after = nexts[slot];
  if (before === NONE) {
    firsts[node] = after;
  } else {
    nexts[before] = after;
  }
  if (after !== NONE) {
    previous[after] = before;
  }
}

/** An array with twice the room; what is new of it is not touched, which would cost more than to copy what is there. */
function grown<T extends Int32Array | Float64Array | Uint8Array>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(
    array.length * 2,
  );
  larger.set(array);
  return larger;
}
