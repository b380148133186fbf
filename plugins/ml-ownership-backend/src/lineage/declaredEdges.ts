import {
  CatalogView,
  crossesTeams,
  DeclaredLink,
  findRelationPair,
  isClaimed,
  LineageEdge,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * The lineage that the catalog declares at the given entities, in the direction of the data flow. An edge that both
 * sides declare occurs once.
 */
export function declaredEdges(
  snapshot: CatalogView,
  refs: Iterable<string>,
): LineageEdge[] {
  const edges = new Map<string, LineageEdge>();
  for (const ref of refs) {
    for (const link of [...snapshot.linksFrom(ref), ...snapshot.linksTo(ref)]) {
      const edge = toEdge(snapshot, link);
      if (edge) {
        edges.set(`${edge.from} ${edge.to} ${edge.relation}`, edge);
      }
    }
  }
  return [...edges.values()];
}

function toEdge(
  snapshot: CatalogView,
  link: DeclaredLink,
): LineageEdge | undefined {
  const flow = findRelationPair(link.relation)?.pair.dataFlow;
  if (!flow || flow === 'none') {
    return undefined;
  }
  const [from, to] =
    flow === 'source-to-target' ? [link.from, link.to] : [link.to, link.from];
  return {
    from,
    to,
    relation: link.relation,
    origin: isClaimed(snapshot, link) ? 'claimed' : 'declared',
    crossesTeams: crossesTeams(
      snapshot,
      snapshot.get(link.from)?.owner,
      snapshot.get(link.to)?.owner,
    ),
  };
}
