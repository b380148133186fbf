import { GraphEdge } from './types';

/** A graph in which every edge joins neighbouring layers. */
export interface LayeredGraph<E extends GraphEdge> {
  /** The nodes of each layer, with the stand-ins of the long edges that pass it. */
  layers: string[][];
  /** Edges between neighbouring layers, from the lower to the higher. */
  segments: GraphEdge[];
  /** For each long edge, its stand-ins in the order from `from` to `to`. */
  standIns: Map<E, string[]>;
}

/** Puts a stand-in into every layer that an edge passes, so that ordering keeps room for it. */
export function splitLongEdges<E extends GraphEdge>(
  nodes: readonly string[],
  edges: readonly E[],
  layerOf: ReadonlyMap<string, number>,
): LayeredGraph<E> {
  let count = 0;
  for (const layer of layerOf.values()) {
    count = Math.max(count, layer + 1);
  }
  const layers: string[][] = Array.from({ length: count }, () => []);
  for (const node of nodes) {
    layers[layerOf.get(node)!].push(node);
  }

  const segments: GraphEdge[] = [];
  const standIns = new Map<E, string[]>();
  edges.forEach((edge, index) => {
    const start = layerOf.get(edge.from)!;
    const end = layerOf.get(edge.to)!;
    const chain: string[] = [];
    let previous = edge.from;
    for (let layer = start + 1; layer < end; layer += 1) {
      // No entity ref holds a space, so a stand-in can't be taken for a node.
      const standIn = `edge ${index} ${layer}`;
      layers[layer].push(standIn);
      segments.push({ from: previous, to: standIn });
      chain.push(standIn);
      previous = standIn;
    }
    if (start < end) {
      segments.push({ from: previous, to: edge.to });
    }
    if (chain.length > 0) {
      standIns.set(edge, chain);
    }
  });
  return { layers, segments, standIns };
}
