import { Adjacency, createAdjacency } from './Adjacency';
import { NumberedGraph } from './NumberedGraph';

/** A graph in which every edge joins neighbouring layers. Its items are the nodes, then the stand-ins of long edges. */
export interface LayeredGraph {
  /** Items below this number are nodes. */
  nodeCount: number;
  layers: number[][];
  /** The neighbours of each item in the layer before. */
  before: Adjacency;
  /** The neighbours of each item in the layer after. */
  after: Adjacency;
  /** For each edge, the items that it passes from one end to the other, both included. */
  chains: number[][];
}

/**
 * Puts a stand-in into every layer that an edge passes, so that ordering and placing keep room for it. An edge that leads
 * backwards has none, and its ends are no neighbours.
 */
export function splitLongEdges(
  graph: NumberedGraph,
  layerOf: readonly number[],
): LayeredGraph {
  const { count, from, to } = graph;
  const layers: number[][] = [];
  layerOf.forEach((layer, node) => {
    while (layers.length <= layer) {
      layers.push([]);
    }
    layers[layer].push(node);
  });

  let items = count;
  const sources: number[] = [];
  const targets: number[] = [];
  const chains = Array.from(from, (start, edge) => {
    const chain = [start];
    if (layerOf[start] >= layerOf[to[edge]]) {
      return [start, to[edge]];
    }
    for (
      let layer = layerOf[start] + 1;
      layer < layerOf[to[edge]];
      layer += 1
    ) {
      layers[layer].push(items);
      chain.push(items);
      items += 1;
    }
    chain.push(to[edge]);
    for (let index = 1; index < chain.length; index += 1) {
      sources.push(chain[index - 1]);
      targets.push(chain[index]);
    }
    return chain;
  });
  return {
    nodeCount: count,
    layers,
    before: createAdjacency(items, targets, sources),
    after: createAdjacency(items, sources, targets),
    chains,
  };
}
