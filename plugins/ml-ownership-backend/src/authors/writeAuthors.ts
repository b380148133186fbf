import { EntityFacts } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { MOST_ROWS, slicesOf } from '../database/batches';

/**
 * Somebody who was seen as an author of an entity.
 */
export interface SeenAuthor {
  entityRef: string;
  /** Entity ref of a User, or e-mail address in lower case; or of a Pipeline, whose authors count with it. */
  person: string;
  /** `declared`, or who saw it. */
  source: string;
}

/**
 * Writes down who was seen as an author. Who is there already stays as they are; nobody is ever taken out.
 *
 * @param revision - of the inputs
 */
export async function writeAuthors(
  tx: Knex.Transaction,
  authors: readonly SeenAuthor[],
  revision: number,
): Promise<void> {
  const now = new Date().toISOString();
  const rows = [
    ...new Map(
      authors.map(({ entityRef, person, source }) => [
        JSON.stringify([entityRef, person]),
        {
          entity_ref: entityRef,
          person,
          seen_at: now,
          source,
          revision,
        },
      ]),
    ).values(),
  ];
  for (const slice of slicesOf(rows, MOST_ROWS)) {
    await tx('authors')
      .insert(slice)
      .onConflict(['entity_ref', 'person'])
      .ignore();
  }
}

/** The authors that some entities declare, and the Pipelines that they say make them. */
export function declaredAuthors(facts: readonly EntityFacts[]): SeenAuthor[] {
  return facts.flatMap(({ ref, ml, links }) =>
    [
      ...(ml?.authors ?? []),
      ...links
        .filter(
          ({ relation, from }) => relation === 'producedBy' && from === ref,
        )
        .map(({ to }) => to),
    ].map(person => ({ entityRef: ref, person, source: 'declared' })),
  );
}
