import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CRITERIA } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { createHash } from 'node:crypto';

const ROWS = 500;

/** The reporter of all evidence. */
export const WRITER = 'external:ci';

/** Ids of the criteria with evidence. */
export const OBSERVABLE = CRITERIA.filter(({ accepts }) =>
  accepts.includes('observed'),
).map(({ id }) => id);

/**
 * Fills the evidence of a catalog as a year of CI jobs and connectors would: one observation for each criterion that
 * accepts observations, one in ten a failure, between one day and two months old.
 *
 * @returns number of rows
 */
export async function generateEvidence(
  knex: Knex,
  entities: Entity[],
): Promise<number> {
  const observable = CRITERIA.filter(({ id }) => OBSERVABLE.includes(id));
  const now = Date.now();
  let rows: object[] = [];
  let count = 0;
  for (const [index, entity] of entities.entries()) {
    for (const { id, kinds, declarationPath } of observable) {
      if (!kinds.some(kind => kind === entity.kind)) {
        continue;
      }
      const entityRef = stringifyEntityRef(entity);
      const age = ((index * 7 + count) % 60) + 1;
      rows.push({
        digest: createHash('sha1').update(`${entityRef} ${id}`).digest('hex'),
        entity_ref: entityRef,
        criterion: id,
        source: 'observed',
        reported_by: WRITER,
        outcome: (index + count) % 10 ? 'pass' : 'fail',
        observed_at: new Date(now - age * 86_400_000).toISOString(),
        subject_version: '3f9a1c7',
        first_seen_at: new Date(now - age * 86_400_000).toISOString(),
        declaration: declarationPath ? '' : null,
        url: 'https://ci.example.com/runs/1',
        detail: 'Seen by the benchmark',
        received_at: new Date(now).toISOString(),
        is_latest: true,
        revision: 1,
      });
      count++;
      if (rows.length === ROWS) {
        await knex('evidence').insert(rows);
        rows = [];
      }
    }
  }
  if (rows.length > 0) {
    await knex('evidence').insert(rows);
  }
  await knex('evaluation_state').update({ revision: 1 });
  return count;
}
