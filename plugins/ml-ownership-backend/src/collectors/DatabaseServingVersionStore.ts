import { Knex } from 'knex';
import { MAX_PARAMETERS, MAX_ROWS, slicesOf } from '../database/batches';
import {
  ServingObservation,
  ServingVersionRow,
  ServingVersionStore,
} from './ServingVersionStore';

interface Row {
  id: number | string;
  entity_ref: string;
  source: string;
  label: string;
  version: string | null;
  since: string;
  changed_by: string | null;
  url: string | null;
}

/** The {@link ServingVersionStore} on SQLite and PostgreSQL. */
export class DatabaseServingVersionStore implements ServingVersionStore {
  constructor(private readonly client: Knex) {}

  async record(
    source: string,
    observations: readonly ServingObservation[],
  ): Promise<void> {
    if (observations.length === 0) {
      return;
    }
    await this.client.transaction(async tx => {
      const current = await this.readCurrent(
        tx,
        source,
        observations.map(({ entityRef }) => entityRef),
      );
      const ended: Row['id'][] = [];
      const added: object[] = [];
      for (const { entityRef, serving } of observations) {
        for (const observed of serving) {
          const before = current.get(keyOf(entityRef, observed.label));
          const version = observed.version ?? null;
          if (before ? before.version !== version : version !== null) {
            ended.push(...(before ? [before.id] : []));
            added.push({
              entity_ref: entityRef,
              source,
              label: observed.label,
              version,
              // A version cannot serve before its predecessor began to.
              since:
                before && observed.since < before.since
                  ? before.since
                  : observed.since,
              changed_by: observed.changedBy ?? null,
              url: observed.url ?? null,
              is_current: true,
            });
          }
        }
      }
      for (const slice of slicesOf(ended, MAX_PARAMETERS)) {
        await tx('serving_versions')
          .whereIn('id', slice)
          .update({ is_current: false });
      }
      for (const slice of slicesOf(added, MAX_ROWS)) {
        await tx('serving_versions').insert(slice);
      }
    });
  }

  async read(entityRef: string, limit: number): Promise<ServingVersionRow[]> {
    const rows: Row[] = await this.client('serving_versions')
      .where({ entity_ref: entityRef })
      .orderBy([
        { column: 'since', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit);
    return rows.map(row => ({
      source: row.source,
      label: row.label,
      version: row.version ?? undefined,
      since: row.since,
      changedBy: row.changed_by ?? undefined,
      url: row.url ?? undefined,
    }));
  }

  private async readCurrent(
    tx: Knex.Transaction,
    source: string,
    entityRefs: readonly string[],
  ): Promise<Map<string, Row>> {
    const current = new Map<string, Row>();
    for (const slice of slicesOf(entityRefs, MAX_PARAMETERS)) {
      const rows: Row[] = await tx('serving_versions')
        .where({ source, is_current: true })
        .whereIn('entity_ref', slice);
      for (const row of rows) {
        current.set(keyOf(row.entity_ref, row.label), row);
      }
    }
    return current;
  }
}

function keyOf(entityRef: string, label: string): string {
  return JSON.stringify([entityRef, label]);
}
