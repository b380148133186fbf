import {
  Lineage,
  LineageEdge,
  LineageEdgeColumns,
  LineageEdgeLook,
  LineageNode,
  LineageNodeColumns,
  LineageNodeLook,
  PackedLineage,
} from '../schema/openapi';
import { Positions } from './Positions';

/**
 * A slice of lineage in a fraction of its bytes: by columns instead of rows, and what many nodes or edges have in common
 * only once. {@link unpackLineage} makes the same of it again.
 *
 * @throws an `Error` where an edge has an end that is neither a node nor a group of the slice
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
  const prefixes = new Positions<string>(prefix => prefix);
  const looks = new Positions<LineageNodeLook>(JSON.stringify);
  const owners = new Positions<string>(ref => ref);
  const systems = new Positions<string>(ref => ref);
  const columns: LineageNodeColumns = {
    prefixes: prefixes.values,
    prefix: [],
    names: [],
    titles: [],
    looks: looks.values,
    look: [],
    owners: owners.values,
    owner: [],
    systems: systems.values,
    system: [],
    distance: [],
    unplaced: [],
    beyondUpstream: [],
    beyondDownstream: [],
  };
  nodes.forEach((node, position) => {
    const { entityRef, title, owner, system, distance, beyond, ...look } = node;
    const slash = entityRef.indexOf('/') + 1;
    const name = entityRef.slice(slash);
    columns.prefix.push(prefixes.of(entityRef.slice(0, slash)));
    columns.names.push(name);
    columns.titles.push(title === name ? '' : title);
    columns.look.push(looks.of(look));
    columns.owner.push(owner === undefined ? 0 : owners.of(owner) + 1);
    columns.system.push(system === undefined ? 0 : systems.of(system) + 1);
    columns.distance.push(distance ?? 0);
    if (distance === undefined) {
      columns.unplaced.push(position);
    }
    columns.beyondUpstream.push(beyond.upstream);
    columns.beyondDownstream.push(beyond.downstream);
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
  const looks = new Positions<LineageEdgeLook>(JSON.stringify);
  const columns: LineageEdgeColumns = {
    from: [],
    edges: [],
    to: [],
    looks: looks.values,
    look: [],
  };
  for (const { from, to, ...look } of edges) {
    const position = positionOf(from);
    const last = columns.from.length - 1;
    if (columns.from[last] === position) {
      columns.edges[last] += 1;
    } else {
      columns.from.push(position);
      columns.edges.push(1);
    }
    columns.to.push(positionOf(to));
    columns.look.push(looks.of(look));
  }
  return columns;
}
