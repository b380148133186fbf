import {
  LineageEdge,
  LineageOrigin,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Side } from './EdgeTable';
import { LineageGraph } from './LineageGraph';
import { LineageScope } from './LineageScope';

/** Properties of a path through hidden nodes. */
interface HiddenPath {
  /** The number of hidden nodes on the path. */
  skippedNodes: number;
  origin: LineageOrigin;
  crossesTeams: boolean;
}

/** A path without edges. */
const EMPTY_PATH: HiddenPath = {
  skippedNodes: 0,
  origin: 'declared',
  crossesTeams: false,
};

/** The connection from a node to the next shown one. */
interface Step {
  /** Slots of the direct edges. */
  slots: number[];
  /** If there is no direct edge: the path through the fewest hidden nodes. */
  way?: HiddenPath;
}

/** The relation of an edge that stands in for a path through hidden nodes. */
const COLLAPSED_RELATION = 'feeds';

/** The maximum number of edges to visit per answer, each up to three times. More would block other requests. */
const MAX_EDGE_VISITS = 750_000;

/** From the most to the least certain. */
const CERTAINTY: readonly LineageOrigin[] = [
  'declared',
  'observed',
  'claimed',
  'inferred',
];

/**
 * The graph with only the matching nodes shown. Two shown nodes are neighbours if a path connects them without
 * passing another shown node.
 */
export class FilteredGraph {
  /** Whether the limit of edge visits was reached. */
  truncated = false;

  private readonly neighbours = {
    upstream: new Map<number, readonly number[]>(),
    downstream: new Map<number, readonly number[]>(),
  };
  /** When a filter applies: the connections of a node to its next shown nodes downstream. */
  private readonly steps = new Map<number, ReadonlyMap<number, Step>>();
  private lookedAt = 0;

  /** @param matches - whether a node can be shown; all can if absent */
  constructor(
    readonly scope: LineageScope,
    private readonly matches?: (index: number) => boolean,
  ) {}

  /** The neighbours of a node on a side, each once. */
  next(index: number, side: Side): readonly number[] {
    let known = this.neighbours[side].get(index);
    if (!known) {
      known = this.matches
        ? [...this.collapseHiddenNodes(index, side, this.matches).keys()]
        : this.directNeighbours(index, side);
      this.neighbours[side].set(index, known);
    }
    return known;
  }

  /** The edges from a node to those of its downstream neighbours that are chosen. */
  edges(
    index: number,
    isChosen: (other: number) => boolean,
  ): { other: number; edge: LineageEdge }[] {
    const { scope } = this;
    const { graph } = scope;
    const found: { other: number; edge: LineageEdge }[] = [];
    if (!this.matches) {
      for (
        let slot = graph.edges.first(index, 'downstream');
        slot >= 0 && this.hasBudgetLeft();
        slot = graph.edges.next(slot, 'downstream')
      ) {
        const other = graph.edges.farEnd(slot, 'downstream');
        if (isChosen(other) && scope.follows(slot) && scope.mayRead(other)) {
          found.push({ other, edge: graph.edge(slot) });
        }
      }
      return found;
    }
    const steps =
      this.steps.get(index) ??
      this.collapseHiddenNodes(index, 'downstream', this.matches);
    for (const [other, { slots, way }] of steps) {
      if (isChosen(other)) {
        const edges = way
          ? [
              {
                from: graph.refOf(index),
                to: graph.refOf(other),
                relation: COLLAPSED_RELATION,
                ...way,
              },
            ]
          : slots.map(slot => graph.edge(slot));
        found.push(...edges.map(edge => ({ other, edge })));
      }
    }
    return found;
  }

  private directNeighbours(index: number, side: Side): number[] {
    const { scope } = this;
    const { marks, nodes } = scope.graph;
    const { first, next, farEnd } = scope.graph.edges.ways(side);
    marks.begin(nodes.length);
    const others: number[] = [];
    for (
      let slot = first[index];
      slot >= 0 && this.hasBudgetLeft();
      slot = next[slot]
    ) {
      const other = farEnd[slot];
      if (scope.follows(slot) && scope.mayRead(other) && marks.meet(other)) {
        others.push(other);
      }
    }
    return others;
  }

  private collapseHiddenNodes(
    index: number,
    side: Side,
    matches: (index: number) => boolean,
  ): ReadonlyMap<number, Step> {
    const { graph } = this.scope;
    const steps = new Map<number, Step>();
    const passed = new Set([index]);
    let level = new Map<number, HiddenPath | undefined>([[index, undefined]]);
    for (let skippedNodes = 1; level.size > 0; skippedNodes += 1) {
      const further = new Map<number, HiddenPath | undefined>();
      for (const [at, way] of level) {
        this.scope.forEach(at, side, (other, slot) => {
          if (!this.hasBudgetLeft()) {
            return;
          }
          if (matches(other)) {
            const step = steps.get(other);
            const last = way && along(way, graph, slot);
            if (!step) {
              steps.set(other, { slots: way ? [] : [slot], way: last });
            } else if (!way) {
              step.slots.push(slot);
            } else if (step.way?.skippedNodes === way.skippedNodes) {
              step.way = either(step.way, last!);
            }
          } else if (!passed.has(other) || further.has(other)) {
            passed.add(other);
            const next = along(
              { ...(way ?? EMPTY_PATH), skippedNodes },
              graph,
              slot,
            );
            const known = further.get(other);
            further.set(other, known ? either(known, next) : next);
          }
        });
      }
      level = further;
    }
    // A cycle through hidden nodes is not an edge from a node to itself.
    steps.delete(index);
    if (side === 'downstream') {
      this.steps.set(index, steps);
    }
    return steps;
  }

  private hasBudgetLeft(): boolean {
    this.lookedAt += 1;
    if (this.lookedAt > MAX_EDGE_VISITS) {
      this.truncated = true;
    }
    return !this.truncated;
  }
}

/** Extends a path by one edge; the path is as certain as its least certain edge. */
function along(way: HiddenPath, graph: LineageGraph, slot: number): HiddenPath {
  return {
    skippedNodes: way.skippedNodes,
    origin:
      CERTAINTY[Math.max(rankOf(way.origin), rankOf(graph.edges.origin(slot)))],
    crossesTeams: way.crossesTeams || graph.edges.crossesTeams(slot),
  };
}

/** Merges two paths of the same length; the result is as certain as the more certain one. */
function either(a: HiddenPath, b: HiddenPath): HiddenPath {
  return {
    skippedNodes: a.skippedNodes,
    origin: CERTAINTY[Math.min(rankOf(a.origin), rankOf(b.origin))],
    crossesTeams: a.crossesTeams || b.crossesTeams,
  };
}

function rankOf(origin: LineageOrigin): number {
  return CERTAINTY.indexOf(origin);
}
