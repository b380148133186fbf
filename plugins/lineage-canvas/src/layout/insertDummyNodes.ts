import { Adjacency, createAdjacency } from './Adjacency';
import { IndexedGraph } from './IndexedGraph';

/** A graph in which every edge joins adjacent layers. Its items are the nodes, then the dummy nodes of long edges. */
export interface LayeredGraph {
  /** Items below this number are nodes. */
  nodeCount: number;
  layers: number[][];
  /** The neighbours of each item in the previous layer. */
  before: Adjacency;
  /** The neighbours of each item in the next layer. */
  after: Adjacency;
  /** For each edge, the items along it from one end to the other, including both ends. */
  chains: number[][];
}

/**
 * Inserts a dummy node into every layer that an edge passes, so that ordering and placement keep space for it. A
 * backward edge has no dummy nodes, and its ends are not neighbours.
 */
export function insertDummyNodes(
  graph: IndexedGraph,
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
