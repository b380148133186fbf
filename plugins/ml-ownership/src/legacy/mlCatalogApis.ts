import { AnyApiFactory, createApiFactory } from '@backstage/core-plugin-api';
import { catalogGraphApiRef } from '@backstage/plugin-catalog-graph';
import {
  catalogApiRef,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { createCatalogGraph } from '../entity/catalog/createCatalogGraph';
import { createEntityPresentation } from '../entity/catalog/createEntityPresentation';

/**
 * API factories that show Models, Datasets and Pipelines in other plugins like their own kinds: icons in front of every
 * reference, and the relations in the catalog graph. For the `apis` of the app.
 *
 * @public
 */
export const mlCatalogApis: AnyApiFactory[] = [
  createApiFactory({
    api: entityPresentationApiRef,
    deps: { catalogApi: catalogApiRef },
    factory: createEntityPresentation,
  }),
  createApiFactory({
    api: catalogGraphApiRef,
    deps: {},
    factory: createCatalogGraph,
  }),
];
