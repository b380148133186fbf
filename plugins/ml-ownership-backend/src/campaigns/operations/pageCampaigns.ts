import {
  CampaignsPage,
  GetCampaigns,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibilityFilter } from '../../catalog/ReadableEntities';
import { CampaignContext } from '../CampaignContext';
import { toCampaignSummary } from '../toCampaignSummary';

/**
 * A page of campaigns with their progress, latest due day first.
 *
 * @throws InputError if the cursor is invalid
 */
export async function pageCampaigns(
  { clock, reportOnly, store }: CampaignContext,
  query: GetCampaigns['query'],
  visible: VisibilityFilter,
): Promise<CampaignsPage> {
  const day = clock.today();
  const { rows, nextCursor } = await store.page(query, visible);
  const progress = await store.progress(
    rows.map(({ id }) => id),
    visible,
  );
  return {
    items: rows.map(row => toCampaignSummary(row, progress.get(row.id)!, day)),
    reportOnly: reportOnly.now(),
    pageInfo: { nextCursor },
  };
}
