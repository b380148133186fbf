import {
  Ability,
  DrillSubject,
  runbookCriterionOf,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { DrillContextStore } from '../DrillContextStore';

/** Reads the context of drills, on SQLite and PostgreSQL. */
export class DatabaseDrillContextStore implements DrillContextStore {
  constructor(private readonly client: Knex) {}

  async ownersAt(
    entityRef: string,
    owner: string | undefined,
    at: string,
    since: string,
  ): Promise<(string | undefined)[]> {
    const changes: { changed_at: string; previous_owner: string }[] =
      await this.client('scorecard_changes')
        .select('changed_at', 'previous_owner')
        .where({ entity_ref: entityRef })
        .where('changed_at', '>', since)
        .whereNotNull('previous_owner')
        .whereRaw('coalesce(??, ?) <> ??', ['owner', '', 'previous_owner'])
        .orderBy('id');
    const later = changes.find(({ changed_at: time }) => time > at);
    return [
      later ? later.previous_owner || undefined : owner,
      ...changes
        .filter(({ changed_at: time }) => time <= at)
        .map(({ previous_owner: ref }) => ref || undefined),
    ];
  }

  async formerMembers(since: string): Promise<Map<string, string[]>> {
    const rows: { user_ref: string; group_ref: string }[] = await this.client(
      'former_members',
    )
      .select('user_ref', 'group_ref')
      .where('left_at', '>', since);
    const left = new Map<string, string[]>();
    for (const { group_ref: group, user_ref: ref } of rows) {
      left.set(group, [...(left.get(group) ?? []), ref]);
    }
    return left;
  }

  async firstSeenAt(entityRef: string): Promise<string | undefined> {
    const record: { renewed_at: string | null } | undefined = await this.client(
      'entity_records',
    )
      .where({ entity_ref: entityRef })
      .first('renewed_at');
    if (record?.renewed_at) {
      return record.renewed_at;
    }
    const [{ first }] = await this.client('scorecard_changes')
      .where({ entity_ref: entityRef })
      .min({ first: 'changed_at' });
    const [{ observed }] = await this.client('evidence')
      .where({ entity_ref: entityRef, source: 'observed' })
      .min({ observed: 'observed_at' });
    return [first, observed].filter(Boolean).sort()[0];
  }

  async runbookAt(
    entityRef: string,
    ability: Ability,
    at: string,
  ): Promise<Pick<DrillSubject, 'runbook' | 'runbookVersion'> | undefined> {
    const row:
      | { declaration: string | null; subject_version: string | null }
      | undefined = await this.client('evidence')
      .where({
        entity_ref: entityRef,
        criterion: runbookCriterionOf(ability),
        source: 'document',
      })
      // A repeated read of the same version changes only the time of its observation.
      .where('received_at', '<=', at)
      .orderBy('received_at', 'desc')
      .first('declaration', 'subject_version');
    return (
      row && {
        runbook: row.declaration ?? undefined,
        runbookVersion: row.subject_version ?? undefined,
      }
    );
  }
}
