import {
  CampaignEntitiesPage,
  GetCampaignEntities,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibilityFilter } from '../../catalog/ReadableEntities';
import { CampaignContext } from '../CampaignContext';
import { pageEntitiesOf } from './pageEntitiesOf';
import { requireCampaign } from './requireCampaign';

/**
 * A page of the entities of a campaign, by tier and title.
 *
 * @throws NotFoundError; InputError if the cursor is invalid
 */
export async function pageCampaignEntities(
  { store }: CampaignContext,
  id: string,
  query: GetCampaignEntities['query'],
  visible: VisibilityFilter,
): Promise<CampaignEntitiesPage> {
  await requireCampaign(store, id, visible);
  return pageEntitiesOf(id, store, query, visible);
}
