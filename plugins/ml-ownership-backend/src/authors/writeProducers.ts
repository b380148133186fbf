import {
  CatalogView,
  isClaimed,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { InputStore } from '../evaluation/inputs/InputStore';
import { recordObservedAuthors } from './recordObservedAuthors';

/**
 * Records which Pipelines produce some entities, as declared by the entities or by Pipelines of the same teams. The
 * authors of a Pipeline remain authors of the entity after the declaration is removed.
 *
 * @returns refs of the entities that have a new producer
 */
export async function writeProducers(
  tx: Knex.Transaction,
  inputs: InputStore,
  snapshot: CatalogView,
  refs: Iterable<string>,
  now: string,
): Promise<string[]> {
  const pairs = new Map<string, { entityRef: string; person: string }>();
  for (const ref of refs) {
    for (const link of [
      ...snapshot.linksFrom(ref, 'producedBy'),
      ...snapshot.linksTo(ref, 'producedBy'),
    ]) {
      if (!isClaimed(snapshot, link)) {
        pairs.set(JSON.stringify([link.from, link.to]), {
          entityRef: link.from,
          person: link.to,
        });
      }
    }
  }
  return recordObservedAuthors(
    tx,
    inputs,
    [...pairs.values()].map(pair => ({
      ...pair,
      source: 'declared',
      workedAt: now,
    })),
    now,
  );
}
