import { AuthService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import {
  ANNOTATION_ORIGIN_LOCATION,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { MlflowRegistry } from '@mlownership/backstage-plugin-ml-ownership-backend-module-mlflow';
import { ML_ANNOTATIONS } from '@mlownership/backstage-plugin-ml-ownership-common';

const FILTER = {
  kind: 'Model',
  [`metadata.annotations.${ML_ANNOTATIONS.mlflowModel}`]: CATALOG_FILTER_EXISTS,
};

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
];

/** The Models of the catalog that are connected to registered models of one server. */
export class ConnectedModels {
  /** Refs of the entities of this provider, by the names of their models. */
  readonly own = new Map<string, string>();
  /** Names of models that other entities describe, such as from YAML. */
  readonly described = new Set<string>();

  /** The number of all Models that are connected to any server: the cheap sign that something has changed. */
  static async count(
    catalog: CatalogService,
    auth: AuthService,
  ): Promise<number> {
    const { totalItems } = await catalog.queryEntities(
      { filter: FILTER, fields: ['kind'], limit: 1 },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return totalItems;
  }

  /** @param origin - the location that marks the entities of this provider */
  static async read(
    catalog: CatalogService,
    auth: AuthService,
    registry: MlflowRegistry,
    origin: string,
  ): Promise<ConnectedModels> {
    const connected = new ConnectedModels();
    for await (const page of catalog.streamEntities(
      { filter: FILTER, fields: FIELDS },
      { credentials: await auth.getOwnServiceCredentials() },
    )) {
      for (const entity of page) {
        const name = registry.connectedModel(entity);
        if (name === undefined) {
          continue;
        }
        if (
          entity.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION] === origin
        ) {
          connected.own.set(name, stringifyEntityRef(entity));
        } else {
          connected.described.add(name);
        }
      }
    }
    return connected;
  }
}
