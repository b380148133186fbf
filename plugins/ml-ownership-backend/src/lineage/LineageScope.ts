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

/** Whoever follows every origin need not look at that of each edge. */
const EVERY_ORIGIN = originMask();

/** Whether a caller may read each node, by its index: 0 where nobody has asked yet, 1 no, 2 yes. */
export type ReadAnswers = Uint8Array;

/**
 * The graph as one caller asked for it: what they may read, and the origins they follow.
 */
export class LineageScope {
  private readonly mask: number;
  private readonly known: ReadAnswers;

  constructor(
    readonly graph: LineageGraph,
    private readonly readable: Pick<Readable, 'has'>,
    origins?: readonly LineageOrigin[],
    answers: ReadAnswers = new Uint8Array(graph.nodes.length),
  ) {
    this.mask = originMask(origins);
    this.known = answers;
  }

  /**
   * Whether the caller may see a node. A dataset that the catalog lacks is seen by whoever may see something that reads or
   * writes it.
   */
  mayRead(index: number): boolean {
    const known = this.known[index];
    if (known > 0) {
      return known === 2;
    }
    const mayRead = this.findOut(index);
    // Who sees a ghost moves with its edges.
    if (!this.graph.isGhost(index)) {
      this.known[index] = mayRead ? 2 : 1;
    }
    return mayRead;
  }

  /** Whether an edge is of an origin that was asked for. */
  follows(slot: number): boolean {
    return (
      this.mask === EVERY_ORIGIN ||
      // eslint-disable-next-line no-bitwise
      (this.graph.originBit(slot) & this.mask) !== 0
    );
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
