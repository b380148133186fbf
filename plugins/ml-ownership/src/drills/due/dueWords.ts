import { DueDrillAbilitiesInner } from '@mlownership/backstage-plugin-ml-ownership-common';
import { relativeTime } from '../../time';
import { abilityOf, listed } from '../words';

/** Why drills of an entity are due, as in "Retrain and Recover failed 3 days ago", a sentence for each reason. */
export function dueWords(
  entityRef: string,
  abilities: readonly DueDrillAbilitiesInner[],
  now = new Date(),
): string[] {
  const reasons = new Map<string, string[]>();
  for (const due of abilities) {
    const reason = reasonOf(due, relativeTime(new Date(due.at), now));
    reasons.set(reason, [
      ...(reasons.get(reason) ?? []),
      abilityOf(entityRef, due.ability),
    ]);
  }
  return [...reasons].map(([reason, names]) => `${listed(names)} ${reason}`);
}

function reasonOf({ why }: DueDrillAbilitiesInner, when: string): string {
  switch (why) {
    case 'failed':
      return `failed ${when}`;
    case 'stale':
      return `went out of date ${when}`;
    case 'expiring':
      return `will be out of date ${when}`;
    default:
      return 'could have a first drill: all else is in place';
  }
}
