import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import { MlflowModel } from '@mlownership/backstage-plugin-ml-ownership-backend-module-mlflow';
import {
  ML_ANNOTATIONS,
  ML_API_VERSION,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { toEntityName } from './toEntityName';

const MAX_DESCRIPTION_LENGTH = 1_000;

/**
 * The Model for a registered model. It is in production if a version has an alias under which versions serve, and
 * experimental otherwise; of what type the model is, MLflow does not say.
 *
 * @param origin - the location that marks the entities of this server
 */
export function toEntity(
  model: MlflowModel,
  context: {
    instance: string | undefined;
    namespace: string;
    origin: string;
    owner: string;
  },
): Entity {
  const { instance, namespace, origin, owner } = context;
  const name = toEntityName(model.name);
  // PostgreSQL stores no NUL.
  const description = model.description
    .replaceAll('\0', '')
    .trim()
    .slice(0, MAX_DESCRIPTION_LENGTH);
  return {
    apiVersion: ML_API_VERSION,
    kind: 'Model',
    metadata: {
      name,
      namespace,
      ...(name !== model.name && { title: model.name }),
      ...(description && { description }),
      annotations: {
        [ANNOTATION_LOCATION]: `url:${model.url}`,
        [ANNOTATION_ORIGIN_LOCATION]: origin,
        [ML_ANNOTATIONS.mlflowModel]: model.name,
        ...(instance && { [ML_ANNOTATIONS.mlflowInstance]: instance }),
      },
      links: [{ url: model.url, title: 'MLflow' }],
    },
    spec: {
      type: 'registered-model',
      lifecycle: model.isServing ? 'production' : 'experimental',
      owner,
    },
  };
}
