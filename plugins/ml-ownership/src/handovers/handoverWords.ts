import { Handover } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Translate } from '../words';

/** What there is to say about a handover, in one sentence without a full stop. */
export function handoverHeadline(
  t: Translate,
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
    case 'refused':
      return t('handovers.headline.refused', said);
    default:
      return ownerChange?.done
        ? t('handovers.headline.done', said)
        : t('handovers.headline.accepted', said);
  }
}

/** How many of the drills that it needs are passed, for sentences about it. */
export function needsMet({ needs }: Handover): { met: number; all: number } {
  return { met: needs.filter(({ met }) => met).length, all: needs.length };
}

/** Whether a team that accepts takes something over that is not in order. */
export function isUnfinished({ needs, openBlockers }: Handover): boolean {
  return openBlockers > 0 || needs.some(({ met }) => !met);
}
