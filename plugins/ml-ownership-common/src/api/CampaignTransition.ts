import {
  Campaign,
  CampaignRequest,
  DefaultApiClient,
  RequestOptions,
  TypedResponse,
} from '../schema/openapi';

/**
 * An action on a campaign.
 *
 * @public
 */
export type CampaignTransition =
  | { action: 'update'; body: CampaignRequest }
  | { action: 'close' | 'reopen' };

/** Requests the operation of a campaign that a transition stands for. */
export function requestCampaignTransition(
  client: DefaultApiClient,
  id: string,
  transition: CampaignTransition,
  options?: RequestOptions,
): Promise<TypedResponse<Campaign>> {
  const path = { id };
  switch (transition.action) {
    case 'update':
      return client.updateCampaign({ path, body: transition.body }, options);
    case 'close':
      return client.closeCampaign({ path }, options);
    default:
      return client.reopenCampaign({ path }, options);
  }
}
