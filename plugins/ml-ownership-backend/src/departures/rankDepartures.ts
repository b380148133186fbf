import {
  Departure,
  MlEntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Survey } from './takeSurvey';

const MAX_LISTED = 5;

/** A departure, and all urgent entities that it affects. */
export interface RankedDeparture {
  departure: Omit<Departure, 'handover'>;
  affected: MlEntityFacts[];
}

/**
 * The people and groups whose departure costs urgent entities something. Most entities of tier 1 first, then most
 * entities.
 */
export function rankDepartures(
  { entities, snapshot }: Survey,
  isVisible: (ref: string) => boolean,
): RankedDeparture[] {
  const found = new Map<string, RankedDeparture>();
  for (const { entity, losses } of entities) {
    for (const { leaving, loss } of isVisible(entity.ref) ? losses : []) {
      const person = snapshot.get(leaving);
      if (person && isVisible(leaving)) {
        const ranked = found.get(leaving) ?? begin(leaving, person.title);
        found.set(leaving, ranked);
        ranked.departure.losses[loss] += 1;
        add(ranked, entity);
      }
    }
  }
  return [...found.values()].sort(
    ({ departure: a }, { departure: b }) =>
      b.tier1 - a.tier1 ||
      b.entities - a.entities ||
      (a.entityRef < b.entityRef ? -1 : 1),
  );
}

function begin(entityRef: string, title: string): RankedDeparture {
  return {
    departure: {
      entityRef,
      title,
      entities: 0,
      tier1: 0,
      losses: { owner: 0, operator: 0, 'last-non-author': 0, 'on-call': 0 },
      examples: [],
    },
    affected: [],
  };
}

/** Adds an entity once: its losses follow each other. */
function add({ affected, departure }: RankedDeparture, entity: MlEntityFacts) {
  if (affected.at(-1) === entity) {
    return;
  }
  affected.push(entity);
  departure.entities += 1;
  departure.tier1 += entity.ml.tier === 1 ? 1 : 0;
  if (departure.examples.length < MAX_LISTED) {
    departure.examples.push({ entityRef: entity.ref, title: entity.title });
  }
}
