import { Entity } from '@backstage/catalog-model';
import { ML_ANNOTATIONS } from '@mlownership/backstage-plugin-ml-ownership-common';
import { MlflowSettings } from './MlflowSettings';

/**
 * The name of the registered model that an entity is connected to by its annotations, if that is one of the server.
 */
export function connectedModel(
  { metadata: { annotations = {} } }: Pick<Entity, 'metadata'>,
  server: Pick<MlflowSettings, 'instance' | 'isDefault'>,
): string | undefined {
  const instance = annotations[ML_ANNOTATIONS.mlflowInstance]?.trim();
  const isOwn = instance ? instance === server.instance : server.isDefault;
  return isOwn
    ? annotations[ML_ANNOTATIONS.mlflowModel]?.trim() || undefined
    : undefined;
}
