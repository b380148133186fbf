import { DueDrillAbilitiesInner } from '@mlownership/backstage-plugin-ml-ownership-common';
import { relativeTime } from '../../time';
import { abilityOf } from '../words';

/** Why a drill of one ability is due, as in "Retrain failed 3 days ago". */
export function dueWords(
  entityRef: string,
  due: DueDrillAbilitiesInner,
  now = new Date(),
): string {
  const ability = abilityOf(entityRef, due.ability);
  const when = relativeTime(new Date(due.at), now);
  switch (due.why) {
    case 'failed':
      return `${ability} failed ${when}`;
    case 'stale':
      return `${ability} is out of date, since ${when}`;
    case 'expiring':
      return `${ability} counts no longer ${when}`;
    default:
      return `${ability} is ready for a first drill`;
  }
}
