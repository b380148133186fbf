import { NextStep } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Translate } from '../words';

/**
 * Who can take a step.
 *
 * @param owner - who owns the entity, as text or as a link; empty where nobody is known to
 */
export function whoCan<TOwner extends string | JSX.Element>(
  t: Translate,
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
