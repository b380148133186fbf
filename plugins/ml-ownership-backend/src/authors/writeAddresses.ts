import {
  EntityFacts,
  UserAddress,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { MAX_ROWS, slicesOf } from '../database/batches';

/**
 * Records the e-mail addresses of Users. Addresses are never removed, so that a user who deletes an address from their
 * profile, takes another name or leaves the catalog stays the same person.
 *
 * @param revision - of the inputs
 */
export async function writeAddresses(
  tx: Knex.Transaction,
  written: readonly EntityFacts[],
  revision: number,
): Promise<void> {
  const rows = written.flatMap(({ kind, ref, email }) =>
    kind === 'User' && email
      ? [{ user_ref: ref, address: email, revision }]
      : [],
  );
  for (const slice of slicesOf(rows, MAX_ROWS)) {
    await tx('user_addresses')
      .insert(slice)
      .onConflict(['user_ref', 'address'])
      .ignore();
  }
}

/** Returns the addresses that were recorded since a revision. */
export async function readAddresses(
  client: Knex,
  after: number,
): Promise<UserAddress[]> {
  const rows: { user_ref: string; address: string }[] = await client(
    'user_addresses',
  )
    .select('user_ref', 'address')
    .where('revision', '>', after);
  return rows.map(row => ({ userRef: row.user_ref, address: row.address }));
}
