import { AuthService } from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  datasetKeyOf,
  MlEntity,
  ML_ANNOTATIONS,
  readDatasetAliases,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { DeclaredInputs } from '../criteria';

/** Reads which datasets Models declare as their inputs, directly or through the pipelines that produce them. */
export class DeclaredInputsReader {
  constructor(
    private readonly options: { auth: AuthService; catalog: CatalogService },
  ) {}

  /** @returns the inputs by entity ref of the model, in two requests to the catalog */
  async read(
    models: readonly MlEntity[],
  ): Promise<Map<string, DeclaredInputs>> {
    const pipelines = await this.readEntities(
      models.flatMap(model => targetsOf(model, 'producedBy')),
    );
    const datasetsOf = (model: MlEntity) => [
      ...targetsOf(model, 'trainedOn'),
      ...targetsOf(model, 'producedBy').flatMap(ref => {
        const pipeline = pipelines.get(ref);
        return pipeline ? targetsOf(pipeline, 'consumes') : [];
      }),
    ];
    const datasets = await this.readEntities(models.flatMap(datasetsOf));
    return new Map(
      models.map(model => {
        const refs = new Map<string, string>();
        for (const ref of datasetsOf(model)) {
          refs.set(datasetKeyOf(parseEntityRef(ref).name), ref);
          const aliases =
            datasets.get(ref)?.metadata.annotations?.[
              ML_ANNOTATIONS.datasetAliases
            ];
          for (const key of aliases ? readDatasetAliases(aliases) : []) {
            refs.set(key, ref);
          }
        }
        return [stringifyEntityRef(model), { refs }];
      }),
    );
  }

  private async readEntities(
    refs: readonly string[],
  ): Promise<Map<string, Entity>> {
    const entityRefs = [...new Set(refs)];
    if (entityRefs.length === 0) {
      return new Map();
    }
    const { auth, catalog } = this.options;
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return new Map(
      items.flatMap((entity, index) =>
        entity ? [[entityRefs[index], entity] as const] : [],
      ),
    );
  }
}

/** The targets of a relation, in lower case. */
function targetsOf({ relations = [] }: Entity, type: string): string[] {
  return relations
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));
}
