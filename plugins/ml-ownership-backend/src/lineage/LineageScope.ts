import {
  LineageOrigin,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { NO_GROUP } from './LineageNodeFacts';
import { originMask, Side, SIDES } from './EdgeTable';
import { LineageGraph } from './LineageGraph';

/**
 * Which entities to show. Traversal continues through hidden entities, so that what is behind them stays connected.
 */
export interface LineageFilter {
  kinds?: readonly string[];
  owners?: readonly string[];
  tiers?: readonly number[];
  verdicts?: readonly Verdict[];
}

/** With every origin included, the origin of each edge need not be checked. */
const EVERY_ORIGIN = originMask();

/** Cached read access by node index: 0 not checked, 1 denied, 2 allowed. */
export type ReadAnswers = Uint8Array;

/** The graph as one caller asked for it: limited to what they may read, and to the chosen origins. */
export class LineageScope {
  private readonly mask: number;
  private readonly known: ReadAnswers;

  constructor(
    readonly graph: LineageGraph,
    private readonly readable: Pick<VisibilityFilter, 'has'>,
    origins?: readonly LineageOrigin[],
    answers: ReadAnswers = new Uint8Array(graph.nodes.length),
  ) {
    this.mask = originMask(origins);
    this.known = answers;
  }

  /**
   * Whether the caller may see a node. A ghost dataset is visible to callers who may see an entity that reads or
   * writes it.
   */
  mayRead(index: number): boolean {
    const known = this.known[index];
    if (known > 0) {
      return known === 2;
    }
    const mayRead = this.findOut(index);
    // Not cached for ghosts: their visibility changes with their edges.
    if (!this.graph.isGhost(index)) {
      this.known[index] = mayRead ? 2 : 1;
    }
    return mayRead;
  }

  /** Whether the caller may see an entity that need not be a node, such as a group. */
  mayReadEntity(entityRef: string): boolean {
    return this.readable.has(entityRef);
  }

  /** Whether the origin of an edge is among the chosen ones. */
  follows(slot: number): boolean {
    return (
      this.mask === EVERY_ORIGIN ||
      // eslint-disable-next-line no-bitwise
      (this.graph.edges.originBit(slot) & this.mask) !== 0
    );
  }

  /**
   * Calls back with each visible neighbour of a node on a side, once per edge.
   *
   * @param hide - called with the neighbours that the caller may not see
   */
  forEach(
    index: number,
    side: Side,
    visit: (other: number, slot: number) => void,
    hide?: (other: number) => void,
  ): void {
    const { graph } = this;
    for (
      let slot = graph.edges.first(index, side);
      slot >= 0;
      slot = graph.edges.next(slot, side)
    ) {
      if (this.follows(slot)) {
        const other = graph.edges.farEnd(slot, side);
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
        let slot = graph.edges.first(index, side);
        slot >= 0;
        slot = graph.edges.next(slot, side)
      ) {
        const other = graph.edges.farEnd(slot, side);
        if (!graph.isGhost(other) && this.readable.has(graph.refOf(other))) {
          return true;
        }
      }
      return false;
    });
  }
}

/** The predicate of a filter, or undefined if all nodes pass. */
export function toMatcher(
  graph: LineageGraph,
  { kinds, owners, tiers, verdicts }: LineageFilter,
): ((index: number) => boolean) | undefined {
  if (!kinds && !owners && !tiers && !verdicts) {
    return undefined;
  }
  const labels = graph.labels();
  const numbers = (texts: readonly string[] | undefined) =>
    texts && new Set(texts.map(text => graph.numberOf(text)));
  const accepted = {
    kinds: numbers(kinds),
    owners: numbers(owners?.map(owner => (owner === NO_GROUP ? '' : owner))),
    tiers: tiers && new Set(tiers),
    verdicts: numbers(verdicts),
  };
  return index =>
    (!accepted.kinds || accepted.kinds.has(labels.kinds[index])) &&
    (!accepted.owners || accepted.owners.has(labels.owners[index])) &&
    (!accepted.tiers || accepted.tiers.has(labels.tiers[index])) &&
    (!accepted.verdicts || accepted.verdicts.has(labels.verdicts[index]));
}
