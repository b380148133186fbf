import {
  LineageEdge,
  LineageOrigin,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { LineageGraph, Side } from './LineageGraph';
import { LineageScope } from './LineageScope';

/** What is true of a way through nodes that are left out. */
interface Way {
  /** How many those are. */
  passes: number;
  origin: LineageOrigin;
  crossesTeams: boolean;
}

/** A way that has no edge yet. */
const NO_WAY: Way = { passes: 0, origin: 'declared', crossesTeams: false };

/** How to get from a node to the next one that is shown. */
interface Step {
  /** Slots of the edges that lead there directly. */
  slots: number[];
  /** Where none does: the fewest nodes in between that are left out, and what is true of the edges on that way. */
  way?: Way;
}

/** The relation of an edge that passes what is left out. */
const PASSING = 'feeds';

/** Edges that are looked at for one answer, each up to three times. More would keep others waiting. */
const MOST_LOOKED_AT = 750_000;

/** The less certain comes later. */
const CERTAINTY: readonly LineageOrigin[] = [
  'declared',
  'observed',
  'claimed',
  'inferred',
];

/**
 * The graph in which only some nodes are shown: each is next to those that can be reached without passing another that is
 * shown.
 */
export class ShownGraph {
  /** There was too much to look at. */
  truncated = false;

  private readonly neighbours = {
    upstream: new Map<number, readonly number[]>(),
    downstream: new Map<number, readonly number[]>(),
  };
  /** Where not all nodes can be shown: how to get from one downstream to each of the next ones. */
  private readonly steps = new Map<number, ReadonlyMap<number, Step>>();
  private lookedAt = 0;

  /**
   * @param matches - whether a node can be shown; all can, where absent
   */
  constructor(
    readonly scope: LineageScope,
    private readonly matches?: (index: number) => boolean,
  ) {}

  /** The nodes next to one on a side, each once. */
  next(index: number, side: Side): readonly number[] {
    let known = this.neighbours[side].get(index);
    if (!known) {
      known = this.matches
        ? [...this.lookThrough(index, side, this.matches).keys()]
        : this.lookBeside(index, side);
      this.neighbours[side].set(index, known);
    }
    return known;
  }

  /** The edges from a node to those of the next ones downstream that are chosen. */
  edges(
    index: number,
    isChosen: (other: number) => boolean,
  ): { other: number; edge: LineageEdge }[] {
    const { scope } = this;
    const { graph } = scope;
    const found: { other: number; edge: LineageEdge }[] = [];
    if (!this.matches) {
      for (
        let slot = graph.first(index, 'downstream');
        slot >= 0 && this.mayLook();
        slot = graph.next(slot, 'downstream')
      ) {
        const other = graph.farEnd(slot, 'downstream');
        if (isChosen(other) && scope.follows(slot) && scope.mayRead(other)) {
          found.push({ other, edge: graph.edge(slot) });
        }
      }
      return found;
    }
    const steps =
      this.steps.get(index) ??
      this.lookThrough(index, 'downstream', this.matches);
    for (const [other, { slots, way }] of steps) {
      if (isChosen(other)) {
        const edges = way
          ? [
              {
                from: graph.refOf(index),
                to: graph.refOf(other),
                relation: PASSING,
                ...way,
              },
            ]
          : slots.map(slot => graph.edge(slot));
        found.push(...edges.map(edge => ({ other, edge })));
      }
    }
    return found;
  }

  private lookBeside(index: number, side: Side): number[] {
    const { scope } = this;
    const { marks, nodes } = scope.graph;
    const { first, next, farEnd } = scope.graph.ways(side);
    marks.begin(nodes.length);
    const others: number[] = [];
    for (
      let slot = first[index];
      slot >= 0 && this.mayLook();
      slot = next[slot]
    ) {
      const other = farEnd[slot];
      if (scope.follows(slot) && scope.mayRead(other) && marks.meet(other)) {
        others.push(other);
      }
    }
    return others;
  }

  private lookThrough(
    index: number,
    side: Side,
    matches: (index: number) => boolean,
  ): ReadonlyMap<number, Step> {
    const { graph } = this.scope;
    const steps = new Map<number, Step>();
    const passed = new Set([index]);
    let level = new Map<number, Way | undefined>([[index, undefined]]);
    for (let passes = 1; level.size > 0; passes += 1) {
      const further = new Map<number, Way | undefined>();
      for (const [at, way] of level) {
        this.scope.forEach(at, side, (other, slot) => {
          if (!this.mayLook()) {
            return;
          }
          if (matches(other)) {
            const step = steps.get(other);
            const last = way && along(way, graph, slot);
            if (!step) {
              steps.set(other, { slots: way ? [] : [slot], way: last });
            } else if (!way) {
              step.slots.push(slot);
            } else if (step.way?.passes === way.passes) {
              step.way = either(step.way, last!);
            }
          } else if (!passed.has(other) || further.has(other)) {
            passed.add(other);
            const next = along({ ...(way ?? NO_WAY), passes }, graph, slot);
            const known = further.get(other);
            further.set(other, known ? either(known, next) : next);
          }
        });
      }
      level = further;
    }
    // A cycle through what is left out is no edge from a node to itself.
    steps.delete(index);
    if (side === 'downstream') {
      this.steps.set(index, steps);
    }
    return steps;
  }

  private mayLook(): boolean {
    this.lookedAt += 1;
    if (this.lookedAt > MOST_LOOKED_AT) {
      this.truncated = true;
    }
    return !this.truncated;
  }
}

/** A way with one edge more: as certain as its least certain edge. */
function along(way: Way, graph: LineageGraph, slot: number): Way {
  return {
    passes: way.passes,
    origin: CERTAINTY[Math.max(rankOf(way.origin), rankOf(graph.origin(slot)))],
    crossesTeams: way.crossesTeams || graph.crossesTeams(slot),
  };
}

/** What is true of two ways of the same length: as certain as the more certain one. */
function either(a: Way, b: Way): Way {
  return {
    passes: a.passes,
    origin: CERTAINTY[Math.min(rankOf(a.origin), rankOf(b.origin))],
    crossesTeams: a.crossesTeams || b.crossesTeams,
  };
}

function rankOf(origin: LineageOrigin): number {
  return CERTAINTY.indexOf(origin);
}
