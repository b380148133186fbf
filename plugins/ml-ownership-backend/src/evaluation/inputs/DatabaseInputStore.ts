import { EntityFacts } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { declaredAuthors, writeAuthors } from '../../authors/writeAuthors';
import { readAddresses, writeAddresses } from '../../authors/writeAddresses';
import { MAX_PARAMETERS, MAX_ROWS, slicesOf } from '../../database/batches';
import { toNodeColumn } from '../../lineage/LineageNodeFacts';
import { readPredecessors, readRenewals } from '../../records/readRecords';
import { writeRecords } from '../../records/writeRecords';
import { writeFormerMembers } from '../../teams/writeFormerMembers';
import { Clock } from '../../time/Clock';
import { InputChanges, InputStore } from './InputStore';
import { InputTable, listChangedTables } from './listChangedTables';
import {
  readAuthors,
  readDrills,
  readEvidence,
  readExemptions,
  readFacts,
  readOwnerChanges,
} from './readChanges';

/** Period in which an owner change matters, in milliseconds; see the smell about features that change owners. */
const OWNER_CHANGES_KEPT = 180 * 86_400_000;

/**
 * The {@link InputStore} on SQLite and PostgreSQL. Removed facts leave a row without content, so that every reader is
 * notified of the removal.
 */
export class DatabaseInputStore implements InputStore {
  constructor(private readonly clock: Clock) {}

  async nextRevision(tx: Knex.Transaction): Promise<number> {
    const [{ revision }] = await tx('evaluation_state')
      .increment('revision', 1)
      .returning('revision');
    return revision;
  }

  async lock(tx: Knex.Transaction): Promise<void> {
    await tx('evaluation_state').select('id').forUpdate();
  }

  async readChanges(
    client: Knex,
    since: number | undefined,
    lastOwnerChange: number,
  ): Promise<{ changes: InputChanges; lastOwnerChange: number } | undefined> {
    const state: { revision: number; purged_revision: number } = await client(
      'evaluation_state',
    ).first('revision', 'purged_revision');
    if (state.revision === since) {
      return undefined;
    }
    const complete = since === undefined || since < state.purged_revision;
    const after = complete ? undefined : since;
    const changed = complete
      ? undefined
      : await listChangedTables(client, since, lastOwnerChange);
    const oldest = new Date(
      this.clock.time() - OWNER_CHANGES_KEPT,
    ).toISOString();
    const run = createReader(client, changed);
    const [
      facts,
      evidence,
      exemptions,
      drills,
      authors,
      addresses,
      renewals,
      predecessors,
      ownerChanges,
    ] = await Promise.all([
      run('entity_facts', () => readFacts(client, after), {
        facts: [],
        removed: [],
      }),
      run('evidence', () => readEvidence(client, after), new Map()),
      run('exemptions', () => readExemptions(client, after), new Map()),
      run('drills', () => readDrills(client, after), new Map()),
      run('authors', () => readAuthors(client, after), []),
      run('user_addresses', () => readAddresses(client, after ?? -1), []),
      run('entity_records', () => readRenewals(client, after ?? -1), []),
      run('predecessors', () => readPredecessors(client, after ?? -1), []),
      run(
        'scorecard_changes',
        () => readOwnerChanges(client, complete ? 0 : lastOwnerChange, oldest),
        [],
      ),
    ]);
    return {
      changes: {
        revision: state.revision,
        complete,
        ...facts,
        evidence,
        exemptions,
        drills,
        authors,
        addresses,
        renewals,
        predecessors,
        ownerChanges,
      },
      lastOwnerChange: ownerChanges.at(-1)?.id ?? lastOwnerChange,
    };
  }

  async writeFacts(
    tx: Knex.Transaction,
    changes: {
      written: { facts: EntityFacts; hash: string }[];
      removed: string[];
    },
    askedAt: number | undefined,
  ): Promise<void> {
    const revision = await this.nextRevision(tx);
    const written = changes.written.map(({ facts }) => facts);
    const people = { written, removed: changes.removed };
    const now = this.clock.now();
    await writeFormerMembers(tx, people, now);
    await writeAddresses(tx, written, revision);
    const known = await this.readKnown(tx, written);
    await writeAuthors(tx, declaredAuthors(written, known, now), revision, now);
    const newer = await this.readNewer(tx, changes, askedAt);
    await writeRecords(
      tx,
      {
        written: written.filter(({ ref }) => !newer.has(ref)),
        removed: changes.removed.filter(ref => !newer.has(ref)),
      },
      revision,
      now,
    );
    const rows = changes.written.map(({ facts, hash }) => ({
      entity_ref: facts.ref,
      kind: facts.kind,
      hash,
      facts: JSON.stringify(facts),
      lineage_node: toNodeColumn(facts) ?? null,
      revision,
    }));
    for (const slice of slicesOf(rows, MAX_ROWS)) {
      await tx('entity_facts')
        .insert(slice)
        .onConflict('entity_ref')
        .merge()
        .modify(query => {
          if (askedAt !== undefined) {
            query.where('entity_facts.revision', '<=', askedAt);
          }
        });
    }
    for (const slice of slicesOf(changes.removed, MAX_PARAMETERS)) {
      await tx('entity_facts')
        .whereIn('entity_ref', slice)
        .modify(query => {
          if (askedAt !== undefined) {
            query.where('revision', '<=', askedAt);
          }
        })
        .update({ hash: '', facts: '', lineage_node: null, revision });
    }
  }

  /** Returns the refs of Models, Datasets and Pipelines that were seen before. */
  private async readKnown(
    tx: Knex.Transaction,
    facts: readonly EntityFacts[],
  ): Promise<Set<string>> {
    const known = new Set<string>();
    const refs = facts.filter(({ ml }) => ml).map(({ ref }) => ref);
    for (const slice of slicesOf(refs, MAX_PARAMETERS)) {
      const found: string[] = await tx('entity_records')
        .whereIn('entity_ref', slice)
        .pluck('entity_ref');
      found.forEach(ref => known.add(ref));
    }
    return known;
  }

  /** Returns the refs of facts that were written after the catalog was read. */
  private async readNewer(
    tx: Knex.Transaction,
    changes: { written: { facts: EntityFacts }[]; removed: string[] },
    askedAt: number | undefined,
  ): Promise<Set<string>> {
    const newer = new Set<string>();
    if (askedAt === undefined) {
      return newer;
    }
    const refs = [
      ...changes.written.map(({ facts }) => facts.ref),
      ...changes.removed,
    ];
    for (const slice of slicesOf(refs, MAX_PARAMETERS)) {
      const found: string[] = await tx('entity_facts')
        .whereIn('entity_ref', slice)
        .where('revision', '>', askedAt)
        .pluck('entity_ref');
      found.forEach(ref => newer.add(ref));
    }
    return newer;
  }
}

/** Returns a function that reads a table, unless it has not changed. */
function createReader(
  client: Knex,
  changed: ReadonlySet<InputTable> | undefined,
) {
  const schedule = client.isTransaction ? createSequence() : runAtOnce;
  return async <T>(table: InputTable, read: () => Promise<T>, none: T) =>
    !changed || changed.has(table) ? schedule(read) : none;
}

/** On PostgreSQL each statement waits for a round trip; outside of a transaction they wait together. */
function runAtOnce<T>(read: () => Promise<T>): Promise<T> {
  return read();
}

/** The connection of a transaction runs one statement at a time. */
function createSequence(): typeof runAtOnce {
  let last: Promise<unknown> = Promise.resolve();
  return read => {
    const result = last.then(read);
    // A failure is reported by its own result.
    last = result.catch(() => {});
    return result;
  };
}
