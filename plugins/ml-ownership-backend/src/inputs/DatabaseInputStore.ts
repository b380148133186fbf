import {
  EntityFacts,
  RecordedDrill,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { declaredAuthors, writeAuthors } from '../authors/writeAuthors';
import { writeFormerAddresses } from '../authors/writeFormerAddresses';
import { MOST_PARAMETERS, MOST_ROWS, slicesOf } from '../database/batches';
import { DrillRow, toRecordedDrills } from '../drills/DrillRow';
import { EvidenceRow, toRecordedEvidence } from '../evidence/EvidenceRow';
import { toNodeColumn } from '../lineage/LineageNodeFacts';
import { ExemptionRow, toActiveExemption } from '../exemptions/ExemptionRow';
import { writeFormerMembers } from '../teams/writeFormerMembers';
import {
  CriterionEvidence,
  CriterionExemption,
  InputChanges,
  InputStore,
} from './InputStore';

interface FactsRow {
  entity_ref: string;
  hash: string;
  facts: string;
}

/** How long an owner change can matter, in milliseconds; see the smell of features that change hands. */
const OWNER_CHANGES_KEPT = 180 * 86_400_000;

/**
 * The {@link InputStore} on SQLite and PostgreSQL. Removed facts leave a row without content, so that every reader learns of
 * the removal.
 */
export class DatabaseInputStore implements InputStore {
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
    const after = complete ? -1 : since;

    const facts: InputChanges['facts'] = [];
    const removed: string[] = [];
    const rows: FactsRow[] = await client('facts')
      .select('entity_ref', 'hash', 'facts')
      .where('revision', '>', after);
    for (const row of rows) {
      if (row.hash) {
        facts.push({ facts: JSON.parse(row.facts), hash: row.hash });
      } else {
        removed.push(row.entity_ref);
      }
    }

    const evidence = new Map<string, CriterionEvidence[]>();
    const evidenceRows: EvidenceRow[] = await client('evidence')
      .where({ is_newest: true })
      .modify(query => {
        if (!complete) {
          query.whereIn(
            'entity_ref',
            client('evidence')
              .select('entity_ref')
              .where('revision', '>', after),
          );
        }
      });
    for (const row of evidenceRows) {
      append(evidence, row.entity_ref, {
        ...toRecordedEvidence(row),
        criterion: row.criterion,
      });
    }

    const exemptions = new Map<string, CriterionExemption[]>();
    // Of several for one criterion the one that ends last counts, which therefore comes last.
    const exemptionRows: ExemptionRow[] = await client('exemptions')
      .modify(query => {
        if (!complete) {
          query.whereIn(
            'entity_ref',
            client('exemptions')
              .select('entity_ref')
              .where('revision', '>', after),
          );
        }
      })
      .orderBy(['until', 'id']);
    for (const row of exemptionRows) {
      const list = exemptions.get(row.entity_ref) ?? [];
      if (row.state === 'approved') {
        list.push({ ...toActiveExemption(row), criterion: row.criterion });
      }
      exemptions.set(row.entity_ref, list);
    }

    const drills = new Map<string, RecordedDrill[]>();
    const drillRows: DrillRow[] = await client('drills')
      .whereIn('state', ['passed', 'failed'])
      .modify(query => {
        if (!complete) {
          query.whereIn(
            'entity_ref',
            client('drills').select('entity_ref').where('revision', '>', after),
          );
        }
      });
    for (const row of drillRows) {
      const list = drills.get(row.entity_ref) ?? [];
      drills.set(row.entity_ref, [...list, ...toRecordedDrills(row)]);
    }

    const authors: { entity_ref: string; person: string }[] = await client(
      'authors',
    )
      .select('entity_ref', 'person')
      .where('revision', '>', after);

    const oldest = new Date(Date.now() - OWNER_CHANGES_KEPT).toISOString();
    const changes: { id: number; entity_ref: string; changed_at: string }[] =
      await client('scorecard_changes')
        .select('id', 'entity_ref', 'changed_at')
        .where('id', '>', complete ? 0 : lastOwnerChange)
        .where('changed_at', '>', oldest)
        .whereNotNull('previous_owner')
        .whereRaw('?? <> ??', ['previous_owner', 'owner'])
        .orderBy('id');
    return {
      changes: {
        revision: state.revision,
        complete,
        facts,
        removed,
        evidence,
        exemptions,
        drills,
        authors: authors.map(row => ({
          entityRef: row.entity_ref,
          person: row.person,
        })),
        ownerChanges: changes.map(row => ({
          entityRef: row.entity_ref,
          at: row.changed_at,
        })),
      },
      lastOwnerChange: changes.at(-1)?.id ?? lastOwnerChange,
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
    await writeFormerMembers(tx, people);
    await writeFormerAddresses(tx, people, revision);
    await writeAuthors(tx, declaredAuthors(written), revision);
    const rows = changes.written.map(({ facts, hash }) => ({
      entity_ref: facts.ref,
      kind: facts.kind,
      hash,
      facts: JSON.stringify(facts),
      node: toNodeColumn(facts) ?? null,
      revision,
    }));
    for (const slice of slicesOf(rows, MOST_ROWS)) {
      await tx('facts')
        .insert(slice)
        .onConflict('entity_ref')
        .merge()
        .modify(query => {
          if (askedAt !== undefined) {
            query.where('facts.revision', '<=', askedAt);
          }
        });
    }
    for (const slice of slicesOf(changes.removed, MOST_PARAMETERS)) {
      await tx('facts')
        .whereIn('entity_ref', slice)
        .modify(query => {
          if (askedAt !== undefined) {
            query.where('revision', '<=', askedAt);
          }
        })
        .update({ hash: '', facts: '', node: null, revision });
    }
  }
}

function append<T>(map: Map<string, T[]>, key: string, value: T) {
  const list = map.get(key);
  if (list) {
    list.push(value);
  } else {
    map.set(key, [value]);
  }
}
