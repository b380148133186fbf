import { EntityResult } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { deleteBatches, insertBatches } from '../database/batches';

/**
 * Replaces the missing groups and users that entities name.
 *
 * @param gone - refs of entities that are no longer in the catalog
 */
export async function writeMissing(
  tx: Knex.Transaction,
  results: readonly Pick<EntityResult, 'entityRef' | 'missing'>[],
  gone: readonly string[],
): Promise<void> {
  await deleteBatches(tx, 'missing_people', 'entity_ref', [
    ...results.map(({ entityRef }) => entityRef),
    ...gone,
  ]);
  await insertBatches(
    tx,
    'missing_people',
    results.flatMap(({ entityRef, missing }) =>
      missing.flatMap(({ entityRef: ref, roles }) =>
        roles.map(role => ({ entity_ref: entityRef, role, missing_ref: ref })),
      ),
    ),
  );
}
