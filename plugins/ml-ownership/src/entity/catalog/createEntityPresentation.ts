import {
  DefaultEntityPresentationApi,
  DefaultEntityPresentationApiOptions,
} from '@backstage/plugin-catalog';
import { mlKindIcons } from './mlKindIcons';

/** Extends the entity presentation of the catalog with icons for Models, Datasets and Pipelines. */
export function createEntityPresentation({
  catalogApi,
}: Pick<DefaultEntityPresentationApiOptions, 'catalogApi'>) {
  return DefaultEntityPresentationApi.create({
    catalogApi,
    kindIcons: mlKindIcons,
  });
}
