import {
  DefaultApiClient,
  Drill,
  DrillCorrection,
  DrillEntryRequest,
  DrillFinish,
  DrillReason,
  RequestOptions,
  TypedResponse,
} from '../schema/openapi';

/**
 * An action on a drill.
 *
 * @public
 */
export type DrillTransition =
  | { action: 'start' | 'cancel' }
  | { action: 'add-entry'; body: DrillEntryRequest }
  | { action: 'finish'; body: DrillFinish }
  | { action: 'abandon'; body: DrillReason }
  | { action: 'correct'; body: DrillCorrection };

/** Requests the operation of a drill that a transition stands for. */
export function requestDrillTransition(
  client: DefaultApiClient,
  id: string,
  transition: DrillTransition,
  options?: RequestOptions,
): Promise<TypedResponse<Drill>> {
  const path = { id };
  switch (transition.action) {
    case 'start':
      return client.startDrill({ path }, options);
    case 'add-entry':
      return client.addDrillEntry({ path, body: transition.body }, options);
    case 'finish':
      return client.finishDrill({ path, body: transition.body }, options);
    case 'abandon':
      return client.abandonDrill({ path, body: transition.body }, options);
    case 'correct':
      return client.correctDrill({ path, body: transition.body }, options);
    default:
      return client.cancelDrill({ path }, options);
  }
}
