import { Handover } from '@mlownership/backstage-plugin-ml-ownership-common';
import { TranslateFunction } from '../../translations';

/** Summarises a handover in one sentence without a full stop. */
export function handoverHeadline(
  t: TranslateFunction,
  handover: Handover,
  titleOf: (entityRef: string) => string,
): string {
  const { entityTitle: entity, state, ownerChange } = handover;
  const said = {
    entity,
    from: titleOf(handover.fromTeam),
    to: titleOf(handover.toTeam),
  };
  switch (state) {
    case 'proposed':
      return t('handovers.headline.proposed', said);
    case 'shadowing':
      return t('handovers.headline.shadowing', said);
    case 'declined':
      return t('handovers.headline.declined', said);
    default:
      return ownerChange?.done
        ? t('handovers.headline.done', said)
        : t('handovers.headline.accepted', said);
  }
}

/** Returns how many of the required drills are passed, for sentences. */
export function countSatisfied({ requiredDrills }: Handover): {
  satisfied: number;
  all: number;
} {
  return {
    satisfied: requiredDrills.filter(({ satisfied }) => satisfied).length,
    all: requiredDrills.length,
  };
}

/** Returns whether required drills or blockers are still open, which an accepting team would take over. */
export function isUnfinished({
  requiredDrills,
  openBlockers,
}: Handover): boolean {
  return openBlockers > 0 || requiredDrills.some(({ satisfied }) => !satisfied);
}
