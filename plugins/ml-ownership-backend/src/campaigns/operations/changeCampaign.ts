import { ConflictError } from '@backstage/errors';
import { Campaign } from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibilityFilter } from '../../catalog/ReadableEntities';
import { CampaignContext } from '../CampaignContext';
import { CampaignRow } from '../CampaignRow';
import { readCampaign } from './readCampaign';
import { requireCampaign } from './requireCampaign';

/**
 * Changes a campaign that is open or closed. Of concurrent changes of this state, one wins.
 *
 * @throws NotFoundError; ConflictError if it is not in that state
 */
export async function changeCampaign(
  context: CampaignContext,
  id: string,
  from: 'open' | 'closed',
  values: Partial<CampaignRow>,
  visible: VisibilityFilter,
): Promise<Campaign> {
  const { store } = context;
  await requireCampaign(store, id, visible);
  if (!(await store.change(id, from, values))) {
    throw new ConflictError(
      from === 'open'
        ? 'The campaign is closed: reopen it first'
        : 'The campaign is already open',
    );
  }
  return readCampaign(context, id, visible);
}
