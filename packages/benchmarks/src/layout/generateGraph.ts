/** A graph to lay out. The first node is the root. */
export interface Graph {
  name: string;
  nodes: string[];
  edges: Array<{ from: string; to: string }>;
}

/**
 * Generates a graph like the lineage of a company: stages from raw data to applications, teams that mostly use their
 * own data, shared datasets, and two edges per node, some across several stages and a few that close a cycle.
 *
 * @param size - number of nodes
 */
export function generateLineage(size: number): Graph {
  const random = createRandom(size);
  const pick = (below: number) => Math.floor(random() * below);
  const stages = 8;
  const teams = Math.max(3, Math.round(size / 40));
  const nodes = Array.from({ length: size }, (_, index) => ({
    name: `node-${index}`,
    stage: pick(stages),
    team: pick(teams),
    // A few nodes are used by many others.
    appeal: random() < 0.03 ? 20 : 1,
  }));
  const edges = new Map<string, { from: string; to: string }>();
  const connect = (from: string, to: string) =>
    edges.set(`${from} ${to}`, { from, to });
  const cycles = Math.max(1, Math.round(size / 250));
  while (edges.size < size * 2 - cycles) {
    const to = nodes[pick(size)];
    const isOwn = random() < 0.8;
    const span = random() < 0.75 ? 1 : 2 + pick(3);
    const candidates = nodes.filter(
      ({ stage, team }) =>
        stage === to.stage - span && (team === to.team) === isOwn,
    );
    const total = candidates.reduce((sum, { appeal }) => sum + appeal, 0);
    let place = random() * total;
    const from = candidates.find(({ appeal }) => {
      place -= appeal;
      return place < 0;
    });
    if (from) {
      connect(from.name, to.name);
    }
  }
  const forward = [...edges.values()];
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const { from, to } = forward[pick(forward.length)];
    connect(to, from);
  }
  return {
    name: `lineage, ${size} nodes`,
    nodes: nodes.map(({ name }) => name),
    edges: [...edges.values()],
  };
}

/** Generates one dataset with many models that read it. */
export function generateStar(size: number): Graph {
  const nodes = Array.from({ length: size }, (_, index) => `node-${index}`);
  return {
    name: `star, ${size} nodes`,
    nodes,
    edges: nodes.slice(1).map(to => ({ from: nodes[0], to })),
  };
}

/** The supply chain of one product, and its consumers: several models that share features, and their feedback. */
export function supplyChain(): Graph {
  const lines = [
    'ranker < train-ranker',
    'train-ranker < click-features, item-features, user-features, base-embedding, labels',
    'click-features < clean-clicks',
    'clean-clicks < raw-clicks, bot-list',
    'item-features < items, prices, clean-clicks',
    'user-features < accounts, clean-clicks, orders',
    'labels < orders, returns, clean-clicks',
    'base-embedding < embed, public-corpus',
    'embed < items, item-texts',
    'ranking-api < ranker, user-features, item-features, fallback-list',
    'fallback-list < orders, items',
    'search-page < ranking-api, prices',
    'start-page < ranking-api, forecast',
    'raw-clicks < search-page, start-page',
    'forecast < train-forecast',
    'train-forecast < orders, returns, prices, calendar, weather',
    'purchasing < forecast, suppliers',
    'drift-monitor < ranker, click-features, labels',
    'train-fraud < orders, accounts, returns, device-prints',
    'fraud < train-fraud',
    'checkout < fraud, accounts',
    'orders < checkout',
    'report < forecast, returns, orders, fraud',
  ];
  const edges = lines.flatMap(line => {
    const [to, sources] = line.split(' < ');
    return sources.split(', ').map(from => ({ from, to }));
  });
  return {
    name: 'supply chain',
    nodes: [...new Set(edges.flatMap(({ from, to }) => [to, from]))],
    edges,
  };
}

/** The graph after a node was expanded by ten downstream nodes. */
export function expand(graph: Graph, from: string): Graph {
  const added = Array.from({ length: 10 }, (_, index) => `added-${index}`);
  return {
    name: graph.name,
    nodes: [...graph.nodes, ...added],
    edges: [...graph.edges, ...added.map(to => ({ from, to }))],
  };
}

/** A random number generator with a fixed seed. Source: mulberry32. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = Math.trunc(state + 0x6d2b79f5);
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed =
      Math.trunc(mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
