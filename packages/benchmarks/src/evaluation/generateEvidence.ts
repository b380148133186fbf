import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CRITERIA } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { createHash } from 'node:crypto';

const ROWS = 500;

/**
 * Fills the evidence of a catalog as a year of CI jobs and connectors would leave it: one observation for each criterion that
 * takes observations, one in ten a failure, of ages between a day and two months.
 *
 * @returns the number of rows
 */
export async function generateEvidence(
  knex: Knex,
  entities: Entity[],
): Promise<number> {
  const observable = CRITERIA.filter(({ accepts }) =>
    accepts.includes('observed'),
  );
  const now = Date.now();
  let rows: object[] = [];
  let count = 0;
  for (const [index, entity] of entities.entries()) {
    for (const { id, kinds, declaredIn } of observable) {
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
        writer: 'external:ci',
        outcome: (index + count) % 10 ? 'pass' : 'fail',
        observed_at: new Date(now - age * 86_400_000).toISOString(),
        subject_version: '3f9a1c7',
        declaration: declaredIn ? '' : null,
        url: 'https://ci.example.com/runs/1',
        detail: 'Seen by the benchmark',
        received_at: new Date(now).toISOString(),
        is_newest: true,
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
