import {
  LineageOrigin,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Readable } from '../catalog/ReadableEntities';
import { NO_GROUP } from './LineageNodeFacts';
import { LineageGraph, originMask, Side, SIDES } from './LineageGraph';

/**
 * Which entities to show. What is not shown is passed through, so that what lies behind it stays connected.
 */
export interface LineageFilter {
  kinds?: readonly string[];
  owners?: readonly string[];
  tiers?: readonly number[];
  verdicts?: readonly Verdict[];
}

/**
 * The graph as one caller asked for it: what they may read, and the origins they follow.
 */
export class LineageScope {
  private readonly mask: number;
  /** Whether the caller may read a node: 0 where nobody has asked yet, 1 no, 2 yes. */
  private readonly known: Uint8Array;

  constructor(
    readonly graph: LineageGraph,
    private readonly readable: Pick<Readable, 'has'>,
    origins?: readonly LineageOrigin[],
  ) {
    this.mask = originMask(origins);
    this.known = new Uint8Array(graph.nodes.length);
  }

  /**
   * Whether the caller may see a node. A dataset that the catalog lacks is seen by whoever may see something that reads or
   * writes it.
   */
  mayRead(index: number): boolean {
    if (this.known[index] === 0) {
      this.known[index] = this.findOut(index) ? 2 : 1;
    }
    return this.known[index] === 2;
  }

  /** Whether an edge is of an origin that was asked for. */
  follows(slot: number): boolean {
    // eslint-disable-next-line no-bitwise
    return (this.graph.originBit(slot) & this.mask) !== 0;
  }

  /**
   * Calls back with each node that the caller may see next to one on a side, once for each edge.
   *
   * @param hide - called with those that they may not see
   */
  forEach(
    index: number,
    side: Side,
    visit: (other: number, slot: number) => void,
    hide?: (other: number) => void,
  ): void {
    const { graph } = this;
    for (
      let slot = graph.first(index, side);
      slot >= 0;
      slot = graph.next(slot, side)
    ) {
      if (this.follows(slot)) {
        const other = graph.farEnd(slot, side);
        if (this.mayRead(other)) {
          visit(other, slot);
        } else {
          hide?.(other);
        }
      }
    }
  }

  private findOut(index: number): boolean {
    const { graph } = this;
    if (!graph.isGhost(index)) {
      return this.readable.has(graph.refOf(index));
    }
    return SIDES.some(side => {
      for (
        let slot = graph.first(index, side);
        slot >= 0;
        slot = graph.next(slot, side)
      ) {
        const other = graph.farEnd(slot, side);
        if (!graph.isGhost(other) && this.readable.has(graph.refOf(other))) {
          return true;
        }
      }
      return false;
    });
  }
}

/** What decides whether a node passes a filter, or undefined where all do. */
export function toMatcher(
  graph: LineageGraph,
  { kinds, owners, tiers, verdicts }: LineageFilter,
): ((index: number) => boolean) | undefined {
  if (!kinds && !owners && !tiers && !verdicts) {
    return undefined;
  }
  const accepted = {
    kinds: kinds && new Set(kinds),
    owners: owners && new Set(owners),
    tiers: tiers && new Set(tiers),
    verdicts: verdicts && new Set<string>(verdicts),
  };
  return index => {
    const { facts, scorecard } = graph.nodes[index];
    return (
      (!accepted.kinds || accepted.kinds.has(facts.kind)) &&
      (!accepted.owners || accepted.owners.has(facts.owner ?? NO_GROUP)) &&
      (!accepted.tiers ||
        (facts.tier !== undefined && accepted.tiers.has(facts.tier))) &&
      (!accepted.verdicts ||
        (scorecard !== undefined && accepted.verdicts.has(scorecard.verdict)))
    );
  };
}
