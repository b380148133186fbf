import { Campaign } from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibilityFilter } from '../../catalog/ReadableEntities';
import { CampaignContext } from '../CampaignContext';
import { changeCampaign } from './changeCampaign';

/** @throws NotFoundError; ConflictError if the campaign is already closed */
export async function closeCampaign(
  context: CampaignContext,
  id: string,
  caller: { closedBy: string; visible: VisibilityFilter },
): Promise<Campaign> {
  const { closedBy, visible } = caller;
  return changeCampaign(
    context,
    id,
    'open',
    { closed_by: closedBy, closed_at: context.clock.now() },
    visible,
  );
}
