import { sameVersion } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { beganBefore } from '../authors/writeAuthors';
import { MAX_PARAMETERS, slicesOf } from '../database/batches';
import { NewEvidence } from './EvidenceStore';

/** A version in the evidence, and its first observation. */
interface Seen {
  entity_ref: string;
  criterion: string;
  version: string;
  first: string;
}

/**
 * Returns when the work on the subject of some evidence began. A version that was seen before was built before,
 * whenever its authors are reported. A new version after an earlier one was built when it was first seen. Without a
 * known earlier version, a fixed duration of work is assumed, see {@link beganBefore}.
 *
 * @returns a function that returns the ISO 8601 instant for one of the items
 */
export async function readBeginnings(
  tx: Knex.Transaction,
  items: readonly NewEvidence[],
): Promise<(item: NewEvidence) => string> {
  const seen = new Map<string, Seen[]>();
  const refs = [...new Set(items.map(({ entityRef }) => entityRef))];
  for (const slice of slicesOf(refs, MAX_PARAMETERS)) {
    const rows: Seen[] = await tx('evidence')
      .select('entity_ref', 'criterion', { version: 'subject_version' })
      .min({ first: 'observed_at' })
      .whereIn('entity_ref', slice)
      .whereNotNull('subject_version')
      .groupBy('entity_ref', 'criterion', 'subject_version');
    for (const row of rows) {
      seen.set(row.entity_ref, [...(seen.get(row.entity_ref) ?? []), row]);
    }
  }
  return ({ entityRef, criterion, subjectVersion, observedAt }) => {
    const known = seen.get(entityRef) ?? [];
    const first = known
      .filter(
        ({ version }) =>
          subjectVersion !== undefined && sameVersion(version, subjectVersion),
      )
      .reduce((at, row) => (row.first < at ? row.first : at), observedAt);
    const isNewer =
      subjectVersion !== undefined &&
      known.some(row => row.criterion === criterion && row.first < first);
    return isNewer ? first : beganBefore(first);
  };
}
