import {
  LineageEdge,
  LineageEntity,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { parseEntityRef } from '@backstage/catalog-model';
import { isOverdue } from '../scorecards/expireOverdue';
import { EdgeTable } from './EdgeTable';
import { grow } from './grow';
import {
  endScorecard,
  GHOST_KIND,
  LINEAGE_KINDS,
  LineageNodeFacts,
  NodeScorecard,
} from './LineageNodeFacts';
import { VisitedNodes } from './VisitedNodes';

/** The identity of an edge. */
export type EdgeKey = Pick<LineageEdge, 'from' | 'to' | 'relation' | 'origin'>;

/** A node of the graph; its index never changes. */
export interface GraphNode {
  readonly index: number;
  facts: LineageNodeFacts;
  /** Absent if the entity has no scorecard or no facts. */
  scorecard?: NodeScorecard;
  /** The last scorecard written, even if there are no facts of the entity. */
  written?: NodeScorecard;
  /** ISO 8601 instant at which the scorecard may change by time alone. */
  nextChangeAt?: string;
}

/** No tier sorts after tier 4. */
const NO_TIER = 5;

/**
 * Growing a very large map blocks the process for longer than a request should wait, so the nodes are spread over
 * several maps.
 */
const MAPS = 64;

/** The lineage of the whole catalog in memory. */
export class LineageGraph {
  /** The applied revision of edges and scorecards. */
  revision = 0;
  /** The applied revision of facts. */
  factsRevision = 0;

  readonly nodes: GraphNode[] = [];
  readonly edges = new EdgeTable();
  /** Visited set for traversals. */
  readonly marks = new VisitedNodes();

  private readonly indexes = Array.from(
    { length: MAPS },
    () => new Map<string, number>(),
  );
  /** Interned texts by number; 0 means none. */
  private readonly texts: string[] = [''];
  private readonly textNumbers = new Map<string, number>();
  /**
   * Interned scorecards: thousands of nodes have equal ones, and sharing them reduces the work of garbage collection.
   */
  private readonly scorecards = new Map<string, NodeScorecard>();
  /** Scorecards whose proof may have expired, mapped to how they read then. */
  private readonly ended = new WeakMap<NodeScorecard, NodeScorecard>();
  private overdueAt?: string;
  /** Kept apart from the nodes: every node of a traversal is checked for access, which needs only the ref. */
  private readonly refs: string[] = [];
  private ghosts = new Uint8Array(1024);
  /** Kept apart and as numbers too: counts over whole lineages read them. */
  private kinds = new Int32Array(1024);
  private owners = new Int32Array(1024);
  private verdicts = new Int32Array(1024);
  private tiers = new Int32Array(1024);
  private ranks = new Float64Array(1024);

  /** The index of a node, or undefined if the ref is unknown. */
  indexOf(ref: string): number | undefined {
    return this.indexes[mapOf(ref)].get(ref);
  }

  refOf(index: number): string {
    return this.refs[index];
  }

  /** Orders nodes identically on every replica: lower tiers first, then by a hash of the ref. */
  rank(index: number): number {
    return this.ranks[index];
  }

  /** Whether a node is a ghost dataset. */
  isGhost(index: number): boolean {
    return this.ghosts[index] === 1;
  }

  /**
   * What nodes are counted and filtered by, as numbers by the index of a node; 0 means none. Tiers are their own
   * number, the others are numbers of {@link LineageGraph.text}. Valid until something is added.
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

  /** Zeroed counters, indexed by the number of a text. Valid until something is added. */
  textCounts(): Uint32Array {
    return new Uint32Array(this.texts.length);
  }

  /** The number of a text, or a negative one if no node has it. */
  numberOf(text: string): number {
    return text === '' ? 0 : this.textNumbers.get(text) ?? -1;
  }

  edge(slot: number): LineageEdge {
    const { edges, nodes } = this;
    return {
      from: nodes[edges.farEnd(slot, 'upstream')].facts.entityRef,
      to: nodes[edges.farEnd(slot, 'downstream')].facts.entityRef,
      relation: edges.relation(slot),
      origin: edges.origin(slot),
      crossesTeams: edges.crossesTeams(slot),
    };
  }

  /** Adds a node, or updates its facts. */
  putFacts(facts: LineageNodeFacts): void {
    const { entityRef, title, tier } = facts;
    // Copied field by field into one small object, which is cheap for garbage collection while a graph is loaded.
    const kept: LineageNodeFacts = {
      entityRef,
      kind: this.shared(facts.kind),
      title,
      type: this.shared(facts.type),
      lifecycle: this.shared(facts.lifecycle),
      tier,
      owner: this.shared(facts.owner),
      system: this.shared(facts.system),
      notInCatalog: facts.notInCatalog,
    };
    const known = this.indexOf(entityRef);
    if (known === undefined) {
      this.addNode(kept);
    } else {
      this.know(known, kept);
    }
  }

  /** Sets the scorecard of an entity, which may arrive before its facts. */
  putScorecard(
    ref: string,
    scorecard: NodeScorecard,
    nextChangeAt?: string,
  ): void {
    const node = this.nodes[this.intern(ref)];
    const text = JSON.stringify(scorecard);
    node.written = this.scorecards.get(text) ?? scorecard;
    this.scorecards.set(text, node.written);
    node.nextChangeAt = nextChangeAt;
    this.know(node.index, node.facts);
  }

  /** Whether time has changed something that is not re-evaluated yet. */
  get isOverdue(): boolean {
    return this.overdueAt !== undefined;
  }

  /**
   * Reads scorecards as of now: proof that may have expired and is not re-evaluated yet does not count.
   *
   * @param overdueAt - ISO 8601 instant as of which something is not re-evaluated; undefined if everything is
   */
  readAsOf(overdueAt: string | undefined): void {
    if (overdueAt !== undefined || this.overdueAt !== undefined) {
      this.overdueAt = overdueAt;
      this.nodes.forEach(node => this.knowScorecard(node));
    }
  }

  /** Removes the facts of an entity; edges that name it stay. */
  removeFacts(ref: string): void {
    const index = this.indexOf(ref);
    if (index !== undefined) {
      this.know(index, unknown(ref));
    }
  }

  /** The entity of a node, for the API. */
  entity(index: number): LineageEntity {
    const { facts, scorecard } = this.nodes[index];
    return scorecard
      ? {
          ...facts,
          verdict: scorecard.verdict,
          level: scorecard.level,
          systemVerdict: scorecard.systemVerdict,
        }
      : facts;
  }

  /**
   * Adds an edge, or updates it.
   *
   * @param isNew - the caller knows that the edge does not exist yet, which saves the lookup
   */
  putEdge(edge: LineageEdge, isNew = false): void {
    const from = this.intern(edge.from);
    const to = this.intern(edge.to);
    this.edges.put(from, to, edge, isNew);
  }

  removeEdge(key: EdgeKey): void {
    const from = this.indexOf(key.from);
    const to = this.indexOf(key.to);
    if (from !== undefined && to !== undefined) {
      this.edges.remove(from, to, key);
    }
  }

  private know(index: number, facts: LineageNodeFacts): void {
    const node = this.nodes[index];
    node.facts = facts;
    this.knowScorecard(node);
    this.ghosts[index] = facts.kind === GHOST_KIND ? 1 : 0;
    this.kinds[index] = this.number(facts.kind);
    this.owners[index] = this.number(facts.owner ?? '');
    this.tiers[index] = facts.tier ?? 0;
    this.ranks[index] = rankOf(facts);
  }

  private knowScorecard(node: GraphNode): void {
    const { facts, index, nextChangeAt, written } = node;
    const known = facts.notInCatalog ? undefined : written;
    node.scorecard =
      known && isOverdue(nextChangeAt, this.overdueAt)
        ? this.endedOf(known)
        : known;
    this.verdicts[index] = this.number(node.scorecard?.verdict ?? '');
  }

  private endedOf(scorecard: NodeScorecard): NodeScorecard {
    let ended = this.ended.get(scorecard);
    if (!ended) {
      ended = endScorecard(scorecard);
      this.ended.set(scorecard, ended);
    }
    return ended;
  }

  /** Interns a text to save memory. */
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
      nextChangeAt: undefined,
    });
    this.refs.push(facts.entityRef);
    this.indexes[mapOf(facts.entityRef)].set(facts.entityRef, index);
    this.edges.addNode(index);
    if (index >= this.ranks.length) {
      this.ghosts = grow(this.ghosts);
      this.kinds = grow(this.kinds);
      this.owners = grow(this.owners);
      this.verdicts = grow(this.verdicts);
      this.tiers = grow(this.tiers);
      this.ranks = grow(this.ranks);
    }
    this.know(index, facts);
    return index;
  }
}

/** Facts of an entity that only edges name. */
function unknown(ref: string): LineageNodeFacts {
  const { kind, name } = parseEntityRef(ref);
  return {
    entityRef: ref,
    // Refs are in lower case, kinds are not.
    kind:
      LINEAGE_KINDS.find(known => known.toLocaleLowerCase('en-US') === kind) ??
      kind,
    title: name,
    notInCatalog: true,
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
  // Generated refs differ at their end.
  return (
    (ref.charCodeAt(ref.length - 1) * 31 +
      ref.charCodeAt(ref.length - 2) * 7 +
      ref.length) %
    MAPS
  );
}
