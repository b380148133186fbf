import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Campaign,
  CampaignRequest,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibilityFilter } from '../../catalog/ReadableEntities';
import { CampaignContext } from '../CampaignContext';
import { parseCampaignRequest } from '../parseCampaignRequest';
import { changeCampaign } from './changeCampaign';
import { requireCampaign } from './requireCampaign';

/** @throws NotFoundError, InputError; ConflictError if the campaign is closed */
export async function updateCampaign(
  context: CampaignContext,
  id: string,
  request: CampaignRequest,
  caller: { credentials: BackstageCredentials; visible: VisibilityFilter },
): Promise<Campaign> {
  const { credentials, visible } = caller;
  const before = await requireCampaign(context.store, id, visible);
  const values = await parseCampaignRequest(
    context,
    request,
    credentials,
    before,
  );
  return changeCampaign(context, id, 'open', values, visible);
}
