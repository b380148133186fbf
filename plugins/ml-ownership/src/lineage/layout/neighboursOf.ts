import { GraphEdge } from './types';

/** The names that each name has an edge from (`before`), and an edge to (`after`). */
export function neighboursOf(edges: readonly GraphEdge[]): {
  before: ReadonlyMap<string, readonly string[]>;
  after: ReadonlyMap<string, readonly string[]>;
} {
  const before = new Map<string, string[]>();
  const after = new Map<string, string[]>();
  const add = (map: Map<string, string[]>, key: string, value: string) => {
    const values = map.get(key);
    if (values) {
      values.push(value);
    } else {
      map.set(key, [value]);
    }
  };
  for (const { from, to } of edges) {
    add(before, to, from);
    add(after, from, to);
  }
  return { before, after };
}
