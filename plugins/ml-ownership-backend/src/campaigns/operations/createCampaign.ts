import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import {
  Campaign,
  CampaignRequest,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { randomUUID } from 'node:crypto';
import { VisibilityFilter } from '../../catalog/ReadableEntities';
import { CampaignContext } from '../CampaignContext';
import { CampaignRow } from '../CampaignRow';
import { parseCampaignRequest } from '../parseCampaignRequest';
import { readCampaign } from './readCampaign';

const MAX_OPEN = 100;

/** @throws InputError; ConflictError if too many campaigns are open */
export async function createCampaign(
  context: CampaignContext,
  request: CampaignRequest,
  caller: {
    createdBy: string;
    credentials: BackstageCredentials;
    visible: VisibilityFilter;
  },
): Promise<Campaign> {
  const { clock, store } = context;
  const { createdBy, credentials, visible } = caller;
  const row: CampaignRow = {
    id: randomUUID(),
    ...(await parseCampaignRequest(context, request, credentials)),
    created_by: createdBy,
    created_at: clock.now(),
    closed_by: null,
    closed_at: null,
  };
  if ((await store.countOpen()) >= MAX_OPEN) {
    throw new ConflictError(
      `The limit of ${MAX_OPEN} open campaigns is reached. Close one first`,
    );
  }
  await store.insert(row);
  return readCampaign(context, row.id, visible);
}
