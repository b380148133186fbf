import { DueDrill } from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * Due drills in the order in which they want attention: what failed or goes out of date as it came, which is by time,
 * and then first drills, those of tier 1 before the others.
 */
export function byUrgency<T extends DueDrill>(due: readonly T[]): T[] {
  const isFirst = ({ abilities }: T) =>
    abilities.every(({ why }) => why === 'ready');
  return [
    ...due.filter(item => !isFirst(item)),
    ...due
      .filter(isFirst)
      .sort((a, b) => (a.tier ?? Infinity) - (b.tier ?? Infinity)),
  ];
}
