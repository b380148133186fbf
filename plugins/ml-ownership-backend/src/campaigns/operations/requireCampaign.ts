import { NotFoundError } from '@backstage/errors';
import { VisibilityFilter } from '../../catalog/ReadableEntities';
import { CampaignRow } from '../CampaignRow';
import { CampaignStore } from '../CampaignStore';

/** @throws NotFoundError if the campaign does not exist, or its team or system may not be read */
export async function requireCampaign(
  store: CampaignStore,
  id: string,
  visible: VisibilityFilter,
): Promise<CampaignRow> {
  const row = await store.get(id, visible);
  if (!row) {
    throw new NotFoundError(`No campaign found for ${id}`);
  }
  return row;
}
