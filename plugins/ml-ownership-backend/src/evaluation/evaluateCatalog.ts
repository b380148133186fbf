import {
  CatalogSnapshot,
  DeclaredLink,
  EntityResult,
  evaluateEntity,
  evaluateSystem,
  findRelationPair,
  isAnotherTeam,
  isClaimed,
  isMlEntityFacts,
  LineageEdge,
  MlEntityFacts,
  SystemResult,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { takingTurns } from './takingTurns';

/** How many entities lie between two reports of progress. */
const ENTITIES_PER_REPORT = 500;

/**
 * What an evaluation found of one entity.
 */
export interface EvaluatedEntity {
  entity: MlEntityFacts;
  result: EntityResult;
  /** Models only. */
  system?: SystemResult;
}

/**
 * Evaluates every Model, Dataset and Pipeline of a snapshot. Gives way to other work regularly.
 *
 * @param onProgress - called with the number of entities done
 */
export async function evaluateCatalog(
  snapshot: CatalogSnapshot,
  now: string,
  onProgress?: (evaluated: number) => Promise<void>,
): Promise<EvaluatedEntity[]> {
  const input = { snapshot, now, evidence: () => [] };
  const entities = [...snapshot.all()].filter(isMlEntityFacts);
  const results = new Map<string, EntityResult>();
  const giveWay = takingTurns();
  for (const entity of entities) {
    results.set(entity.ref, evaluateEntity(entity, input));
    await giveWay();
  }
  const evaluated: EvaluatedEntity[] = [];
  for (const entity of entities) {
    evaluated.push({
      entity,
      result: results.get(entity.ref)!,
      system:
        entity.kind === 'Model'
          ? evaluateSystem(entity, snapshot, ref => results.get(ref))
          : undefined,
    });
    if (evaluated.length % ENTITIES_PER_REPORT === 0) {
      await onProgress?.(evaluated.length);
    }
    await giveWay();
  }
  return evaluated;
}

/**
 * The lineage that a snapshot declares, in the direction in which data flows; an edge that both sides declare comes once.
 */
export function declaredEdges(snapshot: CatalogSnapshot): LineageEdge[] {
  const edges = new Map<string, LineageEdge>();
  for (const entity of snapshot.all()) {
    for (const link of entity.links) {
      const edge = toEdge(snapshot, link);
      if (edge) {
        edges.set(`${edge.from} ${edge.to} ${edge.relation}`, edge);
      }
    }
  }
  return [...edges.values()];
}

function toEdge(
  snapshot: CatalogSnapshot,
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
    crossesTeams: isAnotherTeam(
      snapshot,
      snapshot.get(link.from)?.owner,
      snapshot.get(link.to)?.owner,
    ),
  };
}
