import {
  Lineage,
  LineageEdge,
  LineageEdgeColumns,
  LineageEdgeAttributes,
  LineageNode,
  LineageNodeColumns,
  LineageNodeAttributes,
  PackedLineage,
} from '../schema/openapi';
import { InternTable } from './InternTable';

/**
 * Packs a slice of lineage into a fraction of its bytes: columns instead of rows, and shared values stored
 * only once. {@link unpackLineage} restores it.
 *
 * @throws an `Error` if an edge ends at neither a node nor a group of the slice
 * @public
 */
export function packLineage(lineage: Lineage): PackedLineage {
  const { nodes, edges, ...rest } = lineage;
  const ends = new Map<string, number>();
  nodes.forEach(({ entityRef }, position) => ends.set(entityRef, position));
  rest.groups.forEach(({ id }, position) =>
    ends.set(id, nodes.length + position),
  );
  return {
    ...rest,
    nodeColumns: packNodes(nodes),
    edgeColumns: packEdges(edges, ends),
  };
}

function packNodes(nodes: readonly LineageNode[]): LineageNodeColumns {
  const prefixes = new InternTable<string>(prefix => prefix);
  const shared = new InternTable<LineageNodeAttributes>(JSON.stringify);
  const owners = new InternTable<string>(ref => ref);
  const systems = new InternTable<string>(ref => ref);
  const columns: LineageNodeColumns = {
    prefixes: prefixes.values,
    prefix: [],
    names: [],
    titles: [],
    attributes: shared.values,
    attributeIndex: [],
    owners: owners.values,
    owner: [],
    systems: systems.values,
    system: [],
    distance: [],
    withoutDistance: [],
    omittedUpstream: [],
    omittedDownstream: [],
  };
  nodes.forEach((node, position) => {
    const {
      entityRef,
      title,
      owner,
      system,
      distance,
      omittedNeighbours,
      ...attributes
    } = node;
    const slash = entityRef.indexOf('/') + 1;
    const name = entityRef.slice(slash);
    columns.prefix.push(prefixes.of(entityRef.slice(0, slash)));
    columns.names.push(name);
    columns.titles.push(title === name ? '' : title);
    columns.attributeIndex.push(shared.of(attributes));
    columns.owner.push(owner === undefined ? 0 : owners.of(owner) + 1);
    columns.system.push(system === undefined ? 0 : systems.of(system) + 1);
    columns.distance.push(distance ?? 0);
    if (distance === undefined) {
      columns.withoutDistance.push(position);
    }
    columns.omittedUpstream.push(omittedNeighbours.upstream);
    columns.omittedDownstream.push(omittedNeighbours.downstream);
  });
  return columns;
}

function packEdges(
  edges: readonly LineageEdge[],
  ends: ReadonlyMap<string, number>,
): LineageEdgeColumns {
  const positionOf = (end: string) => {
    const position = ends.get(end);
    if (position === undefined) {
      throw new Error(
        `An edge has ${end} as an end, expected a node or a group of the same slice`,
      );
    }
    return position;
  };
  const shared = new InternTable<LineageEdgeAttributes>(JSON.stringify);
  const columns: LineageEdgeColumns = {
    from: [],
    edges: [],
    to: [],
    attributes: shared.values,
    attributeIndex: [],
  };
  for (const { from, to, ...attributes } of edges) {
    const position = positionOf(from);
    const last = columns.from.length - 1;
    if (columns.from[last] === position) {
      columns.edges[last] += 1;
    } else {
      columns.from.push(position);
      columns.edges.push(1);
    }
    columns.to.push(positionOf(to));
    columns.attributeIndex.push(shared.of(attributes));
  }
  return columns;
}
