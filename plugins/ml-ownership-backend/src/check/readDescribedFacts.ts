import { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  CatalogView,
  CheckRequest,
  declaresMlKind,
  EntityFacts,
  FACT_KINDS,
  findEntityProblems,
  findEntityRefusal,
  formatEntityProblems,
  readEntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * Reads the facts of described entities as they would be read from the catalog. Kinds that no rule reads are left out.
 *
 * @throws InputError if the catalog would reject an entity, or if an entity is described twice
 */
export async function readDescribedFacts(
  entities: CheckRequest['entities'],
): Promise<EntityFacts[]> {
  const facts = new Map<string, EntityFacts>();
  for (const [index, described] of entities.entries()) {
    const entity = described as Entity;
    const message = await findRefusalMessage(entity);
    if (message) {
      throw new InputError(`entities[${index}]: ${message}`);
    }
    if (FACT_KINDS.some(kind => kind === entity.kind)) {
      const read = readEntityFacts(entity);
      if (facts.has(read.ref)) {
        throw new InputError(
          `entities[${index}] is ${read.ref} again, expected each entity once`,
        );
      }
      facts.set(read.ref, read);
    }
  }
  return [...facts.values()];
}

/** Unlike the catalog, a check cannot resolve placeholders: a value that still contains one is a problem. */
async function findRefusalMessage(entity: Entity): Promise<string | undefined> {
  const refusal = await findEntityRefusal(entity);
  if (refusal) {
    return refusal.message;
  }
  const problems = declaresMlKind(entity) ? findEntityProblems(entity) : [];
  return problems.length > 0
    ? formatEntityProblems(entity, problems)
    : undefined;
}

/** Adds what the catalog itself knows about an entity: its identity and its source. */
export function withIdentity(
  facts: EntityFacts,
  catalog: CatalogView,
): EntityFacts {
  const known = catalog.get(facts.ref)?.ml;
  return facts.ml && known
    ? {
        ...facts,
        ml: { ...facts.ml, uid: known.uid, location: known.location },
      }
    : facts;
}
