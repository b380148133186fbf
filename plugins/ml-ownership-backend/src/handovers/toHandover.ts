import { parseEntityRef } from '@backstage/catalog-model';
import {
  Handover,
  RequiredDrill,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { abilitiesOf, outcomeOf } from '../drills/DrillRow';
import { parseDrillsColumn } from '../drills/drillsColumn';
import { allowedHandoverActions } from './allowedHandoverActions';
import {
  HandoverEntryRow,
  requiredAbilitiesOf,
  toHandoverEntry,
} from './HandoverRow';
import { HandoverDrillRow, ListedHandoverRow } from './HandoverStore';

/** The user who reads handovers. */
export interface HandoverReader {
  userEntityRef: string;
  ownershipEntityRefs: string[];
}

/**
 * Converts a handover for the API.
 *
 * @param related - its blockers and their resolutions; the drills of its entity by the receiving team; the groups below
 * each of its teams; and the reader, absent for services
 */
export function toHandover(
  row: ListedHandoverRow,
  related: {
    entries: readonly HandoverEntryRow[];
    drills: readonly HandoverDrillRow[];
    below: ReadonlyMap<string, ReadonlySet<string>>;
    reader: HandoverReader | undefined;
  },
): Handover {
  const { below, drills, reader } = related;
  const blockers = blockersOf(related.entries);
  const isIn = (team: string) =>
    reader?.userEntityRef === team ||
    reader?.ownershipEntityRefs.some(ref => below.get(team)?.has(ref)) === true;
  return {
    id: row.id,
    entityRef: row.entity_ref,
    entityTitle: row.title ?? parseEntityRef(row.entity_ref).name,
    fromTeam: row.from_team,
    toTeam: row.to_team,
    state: row.state,
    requiredDrills: requiredAbilitiesOf(row).map(ability =>
      toRequiredDrill(
        ability,
        row,
        drills.filter(drill => abilitiesOf(drill).includes(ability)),
      ),
    ),
    blockers,
    openBlockers: blockers.filter(({ resolvedAt }) => !resolvedAt).length,
    overdue: row.isOverdue || undefined,
    targetDate: row.target_date ?? undefined,
    notes: row.notes ?? undefined,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    shadowingSince: row.shadowing_since ?? undefined,
    decidedBy: row.decided_by ?? undefined,
    decidedAt: row.decided_at ?? undefined,
    decisionComment: row.decision_comment ?? undefined,
    allowedActions: allowedHandoverActions(row, {
      gives: isIn(row.from_team),
      receives: isIn(row.to_team) && !isIn(row.from_team),
      proposed: reader?.userEntityRef === row.proposed_by,
    }),
  };
}

/** The state of an ability that the receiving team has to prove with its own drills. */
function toRequiredDrill(
  ability: RequiredDrill['ability'],
  row: ListedHandoverRow,
  drills: readonly HandoverDrillRow[],
): RequiredDrill {
  const { statuses } = parseDrillsColumn(row.drill_results);
  const valid = drills.find(
    drill =>
      outcomeOf(drill, ability) === 'passed' &&
      statuses[drill.id]?.[ability] === 'valid',
  );
  if (valid) {
    return {
      ability,
      satisfied: true,
      reason: 'The team has done this drill',
      drill: valid.id,
    };
  }
  const open = drills.find(({ state }) =>
    ['planned', 'running'].includes(state),
  );
  if (open) {
    return {
      ability,
      satisfied: false,
      reason: `A drill of the team is ${open.state}`,
      drill: open.id,
    };
  }
  const last = drills.find(drill => outcomeOf(drill, ability) !== 'abandoned');
  return last
    ? {
        ability,
        satisfied: false,
        reason:
          outcomeOf(last, ability) === 'failed'
            ? 'The last drill of the team failed'
            : notValidReason(row),
        drill: last.id,
      }
    : { ability, satisfied: false, reason: 'The team has not done this drill' };
}

function notValidReason({ isOverdue }: ListedHandoverRow): string {
  return isOverdue
    ? 'The drill of the team may have expired and has not been evaluated again yet'
    : 'The drill of the team is not valid, or no longer valid';
}

function blockersOf(rows: readonly HandoverEntryRow[]): Handover['blockers'] {
  const entries = rows.map(toHandoverEntry);
  return entries
    .filter(({ kind }) => kind === 'blocker')
    .map(({ id, text, url, createdBy, createdAt }) => {
      const resolution = entries.find(
        entry => entry.kind === 'blocker-resolved' && entry.blocker === id,
      );
      return {
        id,
        text: text ?? '',
        url,
        reportedBy: createdBy,
        reportedAt: createdAt,
        resolvedBy: resolution?.createdBy,
        resolvedAt: resolution?.createdAt,
      };
    });
}
