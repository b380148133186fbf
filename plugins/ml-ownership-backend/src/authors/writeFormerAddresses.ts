import { EntityFacts } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { MOST_PARAMETERS, slicesOf } from '../database/batches';
import { writeAuthors } from './writeAuthors';

/**
 * Writes down who was meant by an e-mail address among the authors, before Users are written that have it no more: nobody
 * stops being an author by taking the address out of their profile, or leaving the catalog.
 *
 * @param revision - of the inputs
 */
export async function writeFormerAddresses(
  tx: Knex.Transaction,
  changes: { written: readonly EntityFacts[]; removed: readonly string[] },
  revision: number,
): Promise<void> {
  const after = new Map<string, string | undefined>([
    ...changes.written.map(({ ref, email }): [string, string | undefined] => [
      ref,
      email,
    ]),
    ...changes.removed.map((ref): [string, undefined] => [ref, undefined]),
  ]);
  const users = [...after.keys()].filter(ref => ref.startsWith('user:'));
  const hadAddress = new Map<string, string[]>();
  for (const slice of slicesOf(users, MOST_PARAMETERS)) {
    const rows: { facts: string }[] = await tx('facts')
      .select('facts')
      .whereIn('entity_ref', slice)
      .whereNot('hash', '');
    for (const row of rows) {
      const { ref, email }: EntityFacts = JSON.parse(row.facts);
      if (email && email !== after.get(ref)) {
        hadAddress.set(email, [...(hadAddress.get(email) ?? []), ref]);
      }
    }
  }
  for (const slice of slicesOf([...hadAddress.keys()], MOST_PARAMETERS)) {
    const rows: { entity_ref: string; person: string }[] = await tx('authors')
      .select('entity_ref', 'person')
      .whereIn('person', slice);
    await writeAuthors(
      tx,
      rows.flatMap(row =>
        hadAddress.get(row.person)!.map(ref => ({
          entityRef: row.entity_ref,
          person: ref,
          source: 'address',
        })),
      ),
      revision,
    );
  }
}
