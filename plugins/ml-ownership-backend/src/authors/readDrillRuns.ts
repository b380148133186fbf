import { VerifiedRun } from '@mlownership/backstage-plugin-ml-ownership-node';
import { Knex } from 'knex';
import { MAX_PARAMETERS, slicesOf } from '../database/batches';
import { CLOCK_SKEW } from '../time/parseInstant';

/**
 * Runs that begin later in a drill are not part of it, in milliseconds: a drill that is left open must not hide who works
 * on the entity.
 */
const MAX_DURATION = 14 * 86_400_000;

interface Participation {
  entity_ref: string;
  user_ref: string;
  started_at: string;
  ended_at: string | null;
}

/**
 * Reads the drills of some entities, and of the Pipelines that produce them, in which runs may have been made. An
 * incident does not count, because it is recorded afterwards: its participants could choose its time.
 *
 * @returns a function that tells whether a person made a run as a participant of a drill of an entity
 */
export async function readDrillRuns(
  tx: Knex.Transaction,
  items: readonly { entityRef: string; run?: VerifiedRun }[],
): Promise<(entityRef: string, person: string, run: VerifiedRun) => boolean> {
  const ran = items.filter(({ run }) => run?.actors.length);
  const refs = [...new Set(ran.map(({ entityRef }) => entityRef))];
  const builtBy = await readProducers(tx, refs);
  const drills = await readParticipations(tx, [
    ...new Set([...refs, ...[...builtBy.values()].flat()]),
  ]);
  const addresses = await readAddressesOf(
    tx,
    drills.map(drill => drill.user_ref),
  );
  return (entityRef, person, run) => {
    const subjects = [entityRef, ...(builtBy.get(entityRef) ?? [])];
    return drills.some(
      drill =>
        subjects.includes(drill.entity_ref) &&
        (drill.user_ref === person ||
          addresses.get(drill.user_ref)?.includes(person)) &&
        isWithin(run, drill),
    );
  };
}

function isWithin(run: VerifiedRun, drill: Participation): boolean {
  const from = Date.parse(drill.started_at);
  const to = drill.ended_at === null ? Infinity : Date.parse(drill.ended_at);
  const startedAt = Date.parse(run.startedAt);
  const endedAt = run.endedAt ? Date.parse(run.endedAt) : startedAt;
  return (
    startedAt >= from - CLOCK_SKEW &&
    startedAt <= from + MAX_DURATION &&
    endedAt <= to + CLOCK_SKEW
  );
}

/** The Pipelines that produce some entities, or ever did. */
async function readProducers(
  tx: Knex.Transaction,
  refs: readonly string[],
): Promise<Map<string, string[]>> {
  const producers = new Map<string, string[]>();
  for (const slice of slicesOf(refs, MAX_PARAMETERS)) {
    const rows: { entity_ref: string; person: string }[] = await tx('authors')
      .select('entity_ref', 'person')
      .whereIn('entity_ref', slice)
      .where('person', 'like', 'pipeline:%');
    for (const { entity_ref: ref, person } of rows) {
      producers.set(ref, [...(producers.get(ref) ?? []), person]);
    }
  }
  return producers;
}

async function readParticipations(
  tx: Knex.Transaction,
  refs: readonly string[],
): Promise<Participation[]> {
  const drills: Participation[] = [];
  for (const slice of slicesOf(refs, MAX_PARAMETERS)) {
    drills.push(
      ...(await tx('drills')
        .join('drill_operators', 'drill_operators.drill_id', 'drills.id')
        .select('entity_ref', 'user_ref', 'started_at', 'ended_at')
        .whereIn('entity_ref', slice)
        .where({ is_incident: false })
        .whereNotNull('started_at')),
    );
  }
  return drills;
}

async function readAddressesOf(
  tx: Knex.Transaction,
  users: readonly string[],
): Promise<Map<string, string[]>> {
  const addresses = new Map<string, string[]>();
  for (const slice of slicesOf([...new Set(users)], MAX_PARAMETERS)) {
    const rows: { user_ref: string; address: string }[] = await tx(
      'user_addresses',
    )
      .select('user_ref', 'address')
      .whereIn('user_ref', slice);
    for (const { user_ref: ref, address } of rows) {
      addresses.set(ref, [...(addresses.get(ref) ?? []), address]);
    }
  }
  return addresses;
}
