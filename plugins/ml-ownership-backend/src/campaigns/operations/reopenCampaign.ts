import { Campaign } from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibilityFilter } from '../../catalog/ReadableEntities';
import { CampaignContext } from '../CampaignContext';
import { changeCampaign } from './changeCampaign';

/** @throws NotFoundError; ConflictError if the campaign is open */
export async function reopenCampaign(
  context: CampaignContext,
  id: string,
  visible: VisibilityFilter,
): Promise<Campaign> {
  return changeCampaign(
    context,
    id,
    'closed',
    { closed_by: null, closed_at: null },
    visible,
  );
}
