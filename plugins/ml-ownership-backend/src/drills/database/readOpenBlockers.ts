import { OpenDrillBlocker } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { VisibilityFilter } from '../../catalog/ReadableEntities';
import { abilitiesOf, DrillEntryRow, DrillRow, toEntry } from '../DrillRow';
import { redactMentions } from '../redactMentions';

const MAX_BLOCKERS = 50;

/**
 * Reads the open blockers of the drills of an entity, newest first, in one query.
 *
 * @param entityRef - ref of an entity that the caller may read
 * @param readable - what the caller may read of the entities that a text mentions
 */
export async function readOpenBlockers(
  client: Knex,
  entityRef: string,
  readable: VisibilityFilter,
): Promise<OpenDrillBlocker[]> {
  const rows: (DrillEntryRow &
    Pick<DrillRow, 'abilities' | 'performing_team'>)[] = await client(
    'drill_entries',
  )
    .join('drills', 'drills.id', 'drill_entries.drill_id')
    .where('drills.entity_ref', entityRef)
    .whereIn('drill_entries.kind', ['blocker', 'blocker-resolved'])
    .orderBy('drill_entries.id', 'desc')
    .select('drill_entries.*', 'drills.abilities', 'drills.performing_team');
  const resolved = new Set(
    rows
      .map(toEntry)
      .filter(({ kind }) => kind === 'blocker-resolved')
      .map(({ blocker }) => blocker),
  );
  return rows
    .filter(({ id, kind }) => kind === 'blocker' && !resolved.has(id))
    .slice(0, MAX_BLOCKERS)
    .map(row => {
      const { ability, createdAt, createdBy, id, text, url } = toEntry(row);
      return {
        id,
        drill: row.drill_id,
        abilities: ability ? [ability] : abilitiesOf(row),
        text: redactMentions(text ?? '', readable),
        url,
        reportedBy: createdBy,
        reportedAt: createdAt,
        performingTeam: row.performing_team,
      };
    });
}
