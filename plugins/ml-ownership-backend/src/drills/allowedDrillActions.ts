import { DrillAction } from '@mlownership/backstage-plugin-ml-ownership-common';
import { operatorsOf } from './DrillRow';
import { ListedDrillRow } from './DrillStore';
import { DrillReader } from './DrillReader';

/** Actions to offer to the caller. The server checks them again, against the members in the catalog. */
export function allowedDrillActions(
  row: ListedDrillRow,
  { person, groups }: Pick<DrillReader, 'person' | 'groups'>,
): DrillAction[] {
  if (person === undefined) {
    return [];
  }
  const isIn =
    operatorsOf(row).includes(person) || groups.has(row.performing_team);
  switch (row.state) {
    case 'planned':
      return [
        ...(isIn ? (['start'] as const) : []),
        ...(isIn || row.planned_by === person ? (['cancel'] as const) : []),
      ];
    case 'running':
      return isIn ? ['add-entry', 'finish', 'abandon'] : [];
    case 'abandoned':
      return [];
    default:
      return [
        ...(isIn ? (['correct'] as const) : []),
        ...(isIn || row.owner === person || groups.has(row.owner ?? '')
          ? (['resolve-blocker'] as const)
          : []),
      ];
  }
}
