import {
  ALL_RELATION_PAIRS,
  ALL_RELATIONS,
  DefaultCatalogGraphApi,
} from '@backstage/plugin-catalog-graph';
import { ML_RELATION_PAIRS } from '@mlownership/backstage-plugin-ml-ownership-common';

/** Extends the relations of the catalog graph with those of Models, Datasets and Pipelines. */
export function createCatalogGraph() {
  return new DefaultCatalogGraphApi({
    defaultRelationTypes: { exclude: [] },
    knownRelations: [
      ...ALL_RELATIONS,
      ...ML_RELATION_PAIRS.flatMap(({ forward, reverse }) => [
        forward.type,
        reverse.type,
      ]),
    ],
    knownRelationPairs: [
      ...ALL_RELATION_PAIRS,
      ...ML_RELATION_PAIRS.map(({ forward, reverse }): [string, string] => [
        reverse.type,
        forward.type,
      ]),
    ],
  });
}
