import { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  CatalogView,
  CheckRequest,
  EntityFacts,
  FACT_KINDS,
  findEntityRefusal,
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
    const refusal = await findEntityRefusal(entity);
    if (refusal) {
      throw new InputError(`entities[${index}]: ${refusal.message}`);
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
