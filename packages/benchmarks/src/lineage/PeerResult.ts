/** A node as read by a peer. */
export interface PeerNode {
  entityRef: string;
  /** JSON with title, owner and other fields. */
  node: string | null;
  verdict: string | null;
  level: number | null;
}

/** An edge as read by a peer. */
export interface PeerEdge {
  from: string;
  to: string;
  relation: string;
  origin: string;
  crossesTeams: boolean;
}

/** The part of a slice that peers return too. */
export interface PeerAnswer {
  nodes: (Omit<PeerNode, 'node'> & { distance: number })[];
  edges: PeerEdge[];
  totals: { upstream: number; downstream: number };
}

/** Returns the nearest nodes of a part of the graph, and the edges between them: hop by hop, upstream first. */
export function nearest(
  root: string,
  limit: number,
  nodes: readonly PeerNode[],
  edges: readonly PeerEdge[],
): Pick<PeerAnswer, 'nodes' | 'edges'> {
  const next = {
    '-1': new Map<string, string[]>(),
    '1': new Map<string, string[]>(),
  };
  for (const { from, to } of edges) {
    push(next['1'], from, to);
    push(next['-1'], to, from);
  }
  const distances = new Map([[root, 0]]);
  const walks = [
    { sign: -1, next: next['-1'], level: [root], seen: new Set([root]) },
    { sign: 1, next: next['1'], level: [root], seen: new Set([root]) },
  ];
  for (let hop = 1; walks.some(({ level }) => level.length > 0); hop += 1) {
    for (const walk of walks) {
      const further: string[] = [];
      for (const ref of walk.level) {
        for (const other of walk.next.get(ref) ?? []) {
          if (!walk.seen.has(other)) {
            walk.seen.add(other);
            further.push(other);
            if (!distances.has(other) && distances.size < limit) {
              distances.set(other, walk.sign * hop);
            }
          }
        }
      }
      walk.level = distances.size < limit ? further : [];
    }
  }
  return {
    nodes: nodes.flatMap(({ node, ...rest }) => {
      const distance = distances.get(rest.entityRef);
      return distance === undefined
        ? []
        : { ...JSON.parse(node ?? '{}'), ...rest, distance };
    }),
    edges: edges.filter(
      ({ from, to }) => distances.has(from) && distances.has(to),
    ),
  };
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) {
    list.push(value);
  } else {
    map.set(key, [value]);
  }
}
