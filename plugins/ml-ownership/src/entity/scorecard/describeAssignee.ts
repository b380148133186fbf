import { NextStep } from '@mlownership/backstage-plugin-ml-ownership-common';
import { TranslateFunction } from '../../translations';

/**
 * Names the assignee of a step.
 *
 * @param owner - the owner of the entity, as text or as a link; empty if there is none
 */
export function describeAssignee<TOwner extends string | JSX.Element>(
  t: TranslateFunction,
  action: NextStep['action'],
  owner: TOwner | '' | undefined,
): string | JSX.Element {
  switch (action) {
    case 'declare':
      return owner
        ? t('handover.steps.whoCan.owner', { owner })
        : t('handover.steps.whoCan.editor');
    case 'document':
      return owner
        ? t('handover.steps.whoCan.owner', { owner })
        : t('handover.steps.whoCan.writer');
    case 'attest':
      return t('handover.steps.whoCan.witness');
    case 'report':
      return t('handover.steps.whoCan.system');
    default:
      return owner
        ? t('handover.steps.whoCan.otherTeam', { owner })
        : t('handover.steps.whoCan.anyOtherTeam');
  }
}
