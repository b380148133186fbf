import {
  DefaultApiClient,
  DrillReason,
  Handover,
  HandoverAcceptance,
  HandoverEntryRequest,
  RequestOptions,
  TypedResponse,
} from '../schema/openapi';

/**
 * An action on a handover.
 *
 * @public
 */
export type HandoverTransition =
  | { action: 'start-shadowing' | 'withdraw' }
  | { action: 'add-entry'; body: HandoverEntryRequest }
  | { action: 'accept'; body: HandoverAcceptance }
  | { action: 'decline'; body: DrillReason };

/** Requests the operation of a handover that a transition stands for. */
export function requestHandoverTransition(
  client: DefaultApiClient,
  id: string,
  transition: HandoverTransition,
  options?: RequestOptions,
): Promise<TypedResponse<Handover>> {
  const path = { id };
  switch (transition.action) {
    case 'start-shadowing':
      return client.startHandoverShadowing({ path }, options);
    case 'add-entry':
      return client.addHandoverEntry({ path, body: transition.body }, options);
    case 'accept':
      return client.acceptHandover({ path, body: transition.body }, options);
    case 'decline':
      return client.declineHandover({ path, body: transition.body }, options);
    default:
      return client.withdrawHandover({ path }, options);
  }
}
