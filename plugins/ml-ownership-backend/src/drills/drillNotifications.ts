import { DrillAnnouncement } from '../notifications/OutboxNotification';
import { abilitiesOf, DrillRow, operatorsOf } from './DrillRow';
import { DrillOutcomesByAbility } from './parseDrillOutcomes';

/** Notifies the users and groups who are to do a drill, except its planner. */
export function drillPlannedNotification(
  row: DrillRow,
  title: string,
): DrillAnnouncement {
  return {
    ...aboutDrill(row, title),
    type: 'drill-planned',
    recipients: [...operatorsOf(row), row.performing_team].filter(
      ref => ref !== row.planned_by,
    ),
  };
}

/** Notifies the users and groups who are to do a drill that it is due. */
export function drillDueNotification(
  row: DrillRow,
  title: string,
): DrillAnnouncement {
  return {
    ...aboutDrill(row, title),
    type: 'drill-due',
    recipients: operatorsOf(row),
  };
}

/** Notifies the owner that another team failed abilities of the drill. */
export function drillFailedNotification(
  row: DrillRow,
  outcomes: DrillOutcomesByAbility,
  entity: { title: string; owner?: string },
): DrillAnnouncement {
  return {
    ...aboutDrill(row, entity.title),
    type: 'drill-failed',
    abilities: abilitiesOf(row)
      .filter(ability => outcomes[ability] === 'failed')
      .join(', '),
    recipients: entity.owner ? [entity.owner] : [],
  };
}

function aboutDrill(
  row: DrillRow,
  title: string,
): Omit<DrillAnnouncement, 'type' | 'recipients'> {
  return {
    title,
    drill: row.id,
    abilities: abilitiesOf(row).join(', '),
    day: row.planned_date ?? undefined,
  };
}
