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
  /** Orders nodes alike on every replica: lower tiers first, and otherwise by chance of the ref. */
  rank: number;
}

const ORIGINS: readonly LineageOrigin[] = [
  'declared',
  'claimed',
  'observed',
  'inferred',
];

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
  /** Slots of the edges that runs have shown. */
  readonly seen = new Set<number>();
  /** Slots of the edges between teams. */
  readonly crossings = new Set<number>();

  private readonly indexes = Array.from(
    { length: MAPS },
    () => new Map<string, number>(),
  );
  /** Texts that many nodes share, by number; 0 is none. */
  private readonly texts: string[] = [''];
  private readonly textNumbers = new Map<string, number>();
  private slots = 0;
  private readonly free: number[] = [];
  private from = new Int32Array(1024);
  private to = new Int32Array(1024);
  private nextOut = new Int32Array(1024);
  private nextIn = new Int32Array(1024);
  private previousOut = new Int32Array(1024);
  private previousIn = new Int32Array(1024);
  /** Bits 0–1: origin, bit 2: crosses teams, the rest: relation. */
  private look = new Uint8Array(1024);
  private firstOut = new Int32Array(1024).fill(NONE);
  private firstIn = new Int32Array(1024).fill(NONE);
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

  text(number: number): string {
    return this.texts[number];
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
    const node = this.nodes[this.intern(facts.entityRef)];
    this.ghosts[node.index] = facts.kind === GHOST_KIND ? 1 : 0;
    node.facts = {
      ...facts,
      kind: this.shared(facts.kind),
      type: facts.type && this.shared(facts.type),
      lifecycle: facts.lifecycle && this.shared(facts.lifecycle),
      owner: facts.owner && this.shared(facts.owner),
      system: facts.system && this.shared(facts.system),
    };
    node.scorecard = node.written;
    node.rank = rankOf(facts);
    this.label(node);
  }

  /** Takes in how an entity was evaluated, which may be known before its facts are. */
  putScorecard(ref: string, scorecard: NodeScorecard): void {
    const node = this.nodes[this.intern(ref)];
    node.written = scorecard;
    node.scorecard = node.facts.missing ? undefined : scorecard;
    this.label(node);
  }

  /** Forgets what is known of an entity; edges that name it stay. */
  removeFacts(ref: string): void {
    const index = this.indexOf(ref);
    if (index !== undefined) {
      const node = this.nodes[index];
      this.ghosts[index] = 0;
      node.facts = unknown(ref);
      node.scorecard = undefined;
      node.rank = rankOf(node.facts);
      this.label(node);
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
    const origin = ORIGINS.indexOf(edge.origin);
    this.look[slot] =
      // eslint-disable-next-line no-bitwise
      (relation << RELATION_SHIFT) | (edge.crossesTeams ? CROSSES : 0) | origin;
    if (origin > 1) {
      this.seen.add(slot);
    }
    if (edge.crossesTeams) {
      this.crossings.add(slot);
    } else {
      this.crossings.delete(slot);
    }
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
    this.seen.delete(slot);
    this.crossings.delete(slot);
    this.free.push(slot);
  }

  /** Looks from the end with fewer edges: the other may be a hub. */
  private find(
    from: number,
    to: number,
    key: Pick<LineageEdge, 'relation' | 'origin'>,
  ): number {
    const side: Side =
      this.outDegree[from] <= this.inDegree[to] ? 'downstream' : 'upstream';
    const [near, far] = side === 'downstream' ? [from, to] : [to, from];
    for (
      let slot = this.first(near, side);
      slot !== NONE;
      slot = this.next(slot, side)
    ) {
      if (
        this.farEnd(slot, side) === far &&
        this.relation(slot) === key.relation &&
        this.origin(slot) === key.origin
      ) {
        return slot;
      }
    }
    return NONE;
  }

  private label({ index, facts, scorecard }: GraphNode): void {
    this.kinds[index] = this.number(facts.kind);
    this.owners[index] = this.number(facts.owner ?? '');
    this.verdicts[index] = this.number(scorecard?.verdict ?? '');
    this.tiers[index] = facts.tier ?? 0;
  }

  /** One text for all nodes that say the same: less to keep. */
  private shared(text: string): string {
    return this.texts[this.number(text)];
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
    const indexes = this.indexes[mapOf(ref)];
    const known = indexes.get(ref);
    if (known !== undefined) {
      return known;
    }
    const index = this.nodes.length;
    const facts = unknown(ref);
    this.nodes.push({ index, facts, rank: rankOf(facts) });
    this.refs.push(ref);
    indexes.set(ref, index);
    if (index >= this.firstOut.length) {
      this.firstOut = grown(this.firstOut, NONE);
      this.firstIn = grown(this.firstIn, NONE);
      this.outDegree = grown(this.outDegree, 0);
      this.inDegree = grown(this.inDegree, 0);
      this.ghosts = grownBytes(this.ghosts);
      this.kinds = grown(this.kinds, 0);
      this.owners = grown(this.owners, 0);
      this.verdicts = grown(this.verdicts, 0);
      this.tiers = grown(this.tiers, 0);
    }
    this.label(this.nodes[index]);
    return index;
  }

  private newSlot(): number {
    if (this.slots >= this.from.length) {
      this.from = grown(this.from, 0);
      this.to = grown(this.to, 0);
      this.nextOut = grown(this.nextOut, NONE);
      this.nextIn = grown(this.nextIn, NONE);
      this.previousOut = grown(this.previousOut, NONE);
      this.previousIn = grown(this.previousIn, NONE);
      this.look = grownBytes(this.look);
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

function grown(
  array: Int32Array<ArrayBuffer>,
  filler: number,
): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2).fill(filler);
  larger.set(array);
  return larger;
}

function grownBytes(array: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(array.length * 2);
  larger.set(array);
  return larger;
}
