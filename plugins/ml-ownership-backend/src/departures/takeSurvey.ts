import {
  CatalogView,
  getOperator,
  isMlEntityFacts,
  MlEntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { createEventLoopYielder } from '../async/createEventLoopYielder';
import { CatalogCopy } from '../evaluation/CatalogCopy';
import { findLosses, Loss } from './findLosses';

/** Entities of tier 1 and 2 are urgent. */
const LAST_TIER = 2;

/** What urgent entities would lose, and who operates what, as of one revision of the inputs. */
export interface Survey {
  revision: number | undefined;
  snapshot: CatalogView;
  entities: { entity: MlEntityFacts; losses: Loss[] }[];
  /** The operators of the entities that are part of a system. */
  operated: { entityRef: string; operator: string; system: string }[];
}

/**
 * Goes once through the catalog. Yields to the event loop regularly.
 *
 * @throws the reason of the signal, if it is aborted
 */
export async function takeSurvey(
  { recordOf, revision, snapshot }: CatalogCopy,
  signal: AbortSignal,
): Promise<Survey> {
  const yieldToEventLoop = createEventLoopYielder();
  const entities: Survey['entities'] = [];
  const operated: Survey['operated'] = [];
  for (const entity of snapshot.all()) {
    if (isMlEntityFacts(entity)) {
      const operator = getOperator(entity);
      if (operator && entity.system) {
        operated.push({
          entityRef: entity.ref,
          operator,
          system: entity.system,
        });
      }
      if ((entity.ml.tier ?? Infinity) <= LAST_TIER) {
        entities.push({
          entity,
          losses: findLosses(entity, snapshot, recordOf),
        });
      }
    }
    const turn = yieldToEventLoop();
    if (turn) {
      await turn;
      signal.throwIfAborted();
    }
  }
  return { revision, snapshot, entities, operated };
}
