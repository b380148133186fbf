import { parseEntityRef } from '@backstage/catalog-model';
import { Drill } from '@mlownership/backstage-plugin-ml-ownership-common';
import { allowedDrillActions } from './allowedDrillActions';
import {
  abilitiesOf,
  DrillEntryRow,
  operatorsOf,
  parseAssessments,
  parseStartSnapshot,
  urlsOf,
} from './DrillRow';
import { parseDrillsColumn } from './drillsColumn';
import { ListedDrillRow } from './DrillStore';
import { DrillReader } from './DrillReader';
import { redactMentions } from './redactMentions';

/**
 * Converts a drill for the API.
 *
 * @param entries - at least the blockers and traces of its record
 */
export function toDrill(
  row: ListedDrillRow,
  entries: readonly DrillEntryRow[],
  reader: DrillReader,
): Drill {
  return {
    id: row.id,
    entityRef: row.entity_ref,
    entityTitle: row.title ?? parseEntityRef(row.entity_ref).name,
    tier: row.tier ?? undefined,
    abilities: abilitiesOf(row),
    performingTeam: row.performing_team,
    operators: operatorsOf(row),
    state: row.state,
    isIncident: Boolean(row.is_incident),
    plannedBy: row.planned_by,
    plannedAt: row.planned_at,
    plannedDate: row.planned_date ?? undefined,
    startedBy: row.started_by ?? undefined,
    startedAt: row.started_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
    recordedBy: row.recorded_by ?? undefined,
    recordedAt: row.recorded_at ?? undefined,
    authorHelped:
      row.author_helped === null ? undefined : Boolean(row.author_helped),
    notes: row.notes ?? undefined,
    blockers: entries.filter(({ kind }) => kind === 'blocker').length,
    traces: [
      ...new Set(
        urlsOf(
          entries.filter(
            ({ kind, created_by: by }) => kind === 'trace' && by !== '',
          ),
        ),
      ),
    ],
    assessments: toAssessments(row, reader),
    allowedActions: allowedDrillActions(row, reader),
    owner: parseStartSnapshot(row)?.independence.owner,
  };
}

function toAssessments(
  row: ListedDrillRow,
  { visible }: DrillReader,
): Drill['assessments'] {
  const statuses = parseDrillsColumn(row.drill_results).statuses[row.id];
  return parseAssessments(row).map(
    ({ helpers: _, failedAt: __, ...assessment }) => ({
      ...assessment,
      reasons: assessment.reasons.map(reason =>
        redactMentions(reason, visible),
      ),
      status: assessment.valid
        ? statuses?.[assessment.ability] ?? 'pending'
        : 'invalidated',
    }),
  );
}
