import {
  CampaignEntitiesPage,
  GetCampaignEntities,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { z } from 'zod';
import { VisibilityFilter } from '../../catalog/ReadableEntities';
import { encodeCursor, resume } from '../../database/cursor';
import { CampaignEntityQuery, CampaignStore } from '../CampaignStore';

const DEFAULT_LIMIT = 20;

const cursor = z.object({
  filter: z.object({
    status: z
      .array(z.enum(['open', 'met', 'not-in-scope', 'not-applicable']))
      .max(10)
      .optional(),
  }),
  after: z.object({
    tier: z.number().int().min(0).max(9),
    title: z.string().max(1000),
    ref: z.string().max(1000),
  }),
});

/**
 * A page of the entities of a campaign, stored or not, by tier and title. A cursor contains its own filter.
 *
 * @throws InputError if the cursor is invalid
 */
export async function pageEntitiesOf(
  campaign: CampaignEntityQuery['campaign'],
  store: CampaignStore,
  query: GetCampaignEntities['query'],
  visible: VisibilityFilter,
): Promise<CampaignEntitiesPage> {
  const { filter, after } = resume(query.cursor, cursor, () => ({
    status: query.status,
  }));
  const { items, totalItems, next } = await store.entities(
    { campaign, ...filter, limit: query.limit ?? DEFAULT_LIMIT, after },
    visible,
  );
  return {
    items,
    totalItems,
    pageInfo: { nextCursor: next && encodeCursor({ filter, after: next }) },
  };
}
