import {
  getOperator,
  isMlEntityFacts,
  MlEntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { createEventLoopYielder } from '../async/createEventLoopYielder';
import { CatalogCopy } from '../evaluation/IncrementalEvaluator';
import { findLosses, Loss } from './findLosses';

/** Entities of tier 1 and 2 are urgent. */
const LAST_TIER = 2;

/** What urgent entities would lose, and who could take them over, as of one revision of the inputs. */
export interface Survey {
  revision: number | undefined;
  entities: { entity: MlEntityFacts; losses: Loss[] }[];
  /** Numbers of the entities that each group operates in a system, by the ref of the system. */
  operators: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Titles and sizes of Groups, and titles of Users, by ref. */
  people: ReadonlyMap<string, { title: string; members: number }>;
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
  const operators = new Map<string, Map<string, number>>();
  const people = new Map<string, { title: string; members: number }>();
  for (const entity of snapshot.all()) {
    if (['Group', 'User'].includes(entity.kind)) {
      people.set(entity.ref, {
        title: entity.title,
        members: snapshot.members(entity.ref).size,
      });
    } else if (isMlEntityFacts(entity)) {
      note(operators, entity);
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
  return { revision, entities, operators, people };
}

function note(
  operators: Map<string, Map<string, number>>,
  entity: MlEntityFacts,
): void {
  const operator = getOperator(entity);
  if (entity.system && operator) {
    const known = operators.get(entity.system) ?? new Map<string, number>();
    operators.set(entity.system, known);
    known.set(operator, (known.get(operator) ?? 0) + 1);
  }
}
