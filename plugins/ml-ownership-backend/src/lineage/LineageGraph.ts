import { LineageEdge } from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * The edges of one revision, indexed by both ends. Immutable.
 */
export class LineageGraph {
  private readonly into = new Map<string, LineageEdge[]>();
  private readonly outOf = new Map<string, LineageEdge[]>();

  constructor(readonly revision: number, edges: Iterable<LineageEdge>) {
    for (const edge of edges) {
      append(this.outOf, edge.from, edge);
      append(this.into, edge.to, edge);
    }
  }

  /** Edges that end at an entity (`upstream`) or start from it (`downstream`). */
  edges(
    ref: string,
    direction: 'upstream' | 'downstream',
  ): readonly LineageEdge[] {
    const index = direction === 'upstream' ? this.into : this.outOf;
    return index.get(ref) ?? [];
  }

  has(ref: string): boolean {
    return this.into.has(ref) || this.outOf.has(ref);
  }
}

/**
 * The far end of an edge, seen along a direction.
 */
export function farEnd(
  edge: LineageEdge,
  direction: 'upstream' | 'downstream',
): string {
  return direction === 'upstream' ? edge.from : edge.to;
}

function append(
  index: Map<string, LineageEdge[]>,
  key: string,
  edge: LineageEdge,
) {
  const list = index.get(key);
  if (list) {
    list.push(edge);
  } else {
    index.set(key, [edge]);
  }
}
