import { EntityFacts } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { MAX_PARAMETERS, MAX_ROWS, slicesOf } from '../database/batches';

/** Records former members and their group, before the Groups and Users that lack the membership are written. */
export async function writeFormerMembers(
  tx: Knex.Transaction,
  changes: { written: readonly EntityFacts[]; removed: readonly string[] },
  now: string,
): Promise<void> {
  const after = new Map<string, EntityFacts | undefined>();
  for (const facts of changes.written) {
    if (facts.kind === 'Group' || facts.kind === 'User') {
      after.set(facts.ref, facts);
    }
  }
  for (const ref of changes.removed) {
    if (ref.startsWith('group:') || ref.startsWith('user:')) {
      after.set(ref, undefined);
    }
  }
  const left: { group_ref: string; user_ref: string; left_at: string }[] = [];
  for (const slice of slicesOf([...after.keys()], MAX_PARAMETERS)) {
    const rows: { facts: string }[] = await tx('entity_facts')
      .select('facts')
      .whereIn('entity_ref', slice)
      .whereNot('hash', '');
    for (const row of rows) {
      const before: EntityFacts = JSON.parse(row.facts);
      const still = new Set(pairsOf(after.get(before.ref)).map(String));
      left.push(
        ...pairsOf(before)
          .filter(pair => !still.has(String(pair)))
          .map(([group, user]) => ({
            group_ref: group,
            user_ref: user,
            left_at: now,
          })),
      );
    }
  }
  const unique = new Map(
    left.map(row => [`${row.group_ref} ${row.user_ref}`, row]),
  );
  for (const slice of slicesOf([...unique.values()], MAX_ROWS)) {
    await tx('former_members')
      .insert(slice)
      .onConflict(['group_ref', 'user_ref'])
      .merge();
  }
}

/** Pairs of an entity's memberships (Group and User) and of its place in the group tree (Group and Group). */
function pairsOf(facts: EntityFacts | undefined): [string, string][] {
  return [
    ...(facts?.members ?? []).map((user): [string, string] => [
      facts!.ref,
      user,
    ]),
    ...(facts?.memberOf ?? []).map((group): [string, string] => [
      group,
      facts!.ref,
    ]),
    ...(facts?.children ?? []).map((child): [string, string] => [
      facts!.ref,
      child,
    ]),
    ...(facts?.parent ? [[facts.parent, facts.ref] as [string, string]] : []),
  ];
}
