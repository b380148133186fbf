import {
  Lineage,
  LineageEdge,
  LineageEdgeColumns,
  LineageNode,
  LineageNodeColumns,
  PackedLineage,
} from '../schema/openapi';

/**
 * Unpacks a slice that {@link packLineage} packed.
 *
 * @throws an `Error` that names the column and the position if columns do not match
 * @public
 */
export function unpackLineage(packed: PackedLineage): Lineage {
  const { nodeColumns, edgeColumns, ...rest } = packed;
  const nodes = unpackNodes(nodeColumns);
  const ends = [
    ...nodes.map(({ entityRef }) => entityRef),
    ...rest.groups.map(({ id }) => id),
  ];
  return { ...rest, nodes, edges: unpackEdges(edgeColumns, ends) };
}

function unpackNodes(columns: LineageNodeColumns): LineageNode[] {
  const { prefixes, names, titles, attributes, owners, systems } = columns;
  const count = names.length;
  checkLength('titles', titles, count);
  const prefix = pickFrom('prefix', columns.prefix, prefixes, count);
  const shared = pickFrom(
    'attributeIndex',
    columns.attributeIndex,
    attributes,
    count,
  );
  const owner = pickFrom('owner', columns.owner, [undefined, ...owners], count);
  const system = pickFrom(
    'system',
    columns.system,
    [undefined, ...systems],
    count,
  );
  const distance: (number | undefined)[] = [...columns.distance];
  checkLength('distance', distance, count);
  checkLength('omittedUpstream', columns.omittedUpstream, count);
  checkLength('omittedDownstream', columns.omittedDownstream, count);
  for (const position of columns.withoutDistance) {
    checkPosition('withoutDistance', position, count);
    distance[position] = undefined;
  }
  return names.map((name, at) => {
    const node: LineageNode = {
      entityRef: prefix[at] + name,
      title: titles[at] || name,
      ...shared[at],
      omittedNeighbours: {
        upstream: columns.omittedUpstream[at],
        downstream: columns.omittedDownstream[at],
      },
    };
    if (owner[at] !== undefined) {
      node.owner = owner[at];
    }
    if (system[at] !== undefined) {
      node.system = system[at];
    }
    if (distance[at] !== undefined) {
      node.distance = distance[at];
    }
    return node;
  });
}

function unpackEdges(
  columns: LineageEdgeColumns,
  ends: readonly string[],
): LineageEdge[] {
  const runs = columns.from.length;
  const count = columns.to.length;
  const from = pickFrom('from', columns.from, ends, runs);
  const to = pickFrom('to', columns.to, ends, count);
  const shared = pickFrom(
    'attributeIndex of edges',
    columns.attributeIndex,
    columns.attributes,
    count,
  );
  checkLength('edges', columns.edges, runs);
  const edges: LineageEdge[] = [];
  columns.edges.forEach((length, run) => {
    checkPosition('edges', length, count - edges.length + 1);
    for (let left = length; left > 0; left -= 1) {
      const at = edges.length;
      edges.push({ from: from[run], to: to[at], ...shared[at] });
    }
  });
  checkLength('to', columns.to, edges.length);
  return edges;
}

/** Resolves a column of indexes into a table. */
function pickFrom<Value>(
  column: string,
  positions: readonly number[],
  table: readonly Value[],
  count: number,
): Value[] {
  checkLength(column, positions, count);
  return positions.map(position => {
    checkPosition(column, position, table.length);
    return table[position];
  });
}

function checkLength(
  column: string,
  values: readonly unknown[],
  expected: number,
): void {
  if (values.length !== expected) {
    throw new Error(
      `The packed lineage has ${values.length} values in ${column}, expected ${expected}`,
    );
  }
}

function checkPosition(column: string, position: number, below: number): void {
  if (!Number.isInteger(position) || position < 0 || position >= below) {
    throw new Error(
      `The packed lineage has ${position} in ${column}, expected a whole number from 0 and below ${below}`,
    );
  }
}
