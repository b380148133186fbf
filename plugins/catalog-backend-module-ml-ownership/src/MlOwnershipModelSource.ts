import {
  CatalogModelSource,
  CatalogModelSourceReadOptions,
  defaultCatalogEntityModel,
} from '@backstage/catalog-model/alpha';
import { InputError } from '@backstage/errors';
import { CatalogModelExtensionPoint } from '@backstage/plugin-catalog-node/alpha';
import {
  createMlOwnershipModelLayer,
  ML_MODEL_LAYER_ID,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { findKindConflicts } from './findKindConflicts';

/**
 * Adds the model layer with the three kinds, together with Backstage's own, after checking the other layers for
 * conflicts. Kind names are global in a catalog, and Backstage's own message for a second declaration (`Kind "Model"
 * is declared more than once`) states neither its source nor a fix.
 */
export class MlOwnershipModelSource implements CatalogModelSource {
  readonly #extensionPoint: CatalogModelExtensionPoint;

  constructor(extensionPoint: CatalogModelExtensionPoint) {
    this.#extensionPoint = extensionPoint;
  }

  /** @throws InputError if another layer declares one of the three kinds */
  async *read(options?: CatalogModelSourceReadOptions) {
    const conflicts = findKindConflicts(await this.#readOtherLayers(options));
    if (conflicts.length) {
      const declared = conflicts.map(
        ({ kind, layerIds }) =>
          `"${kind}" (by ${layerIds.map(id => `"${id}"`).join(', ')})`,
      );
      throw new InputError(
        `Catalog model layer "${ML_MODEL_LAYER_ID}" cannot be added: another layer declares the ${
          conflicts.length > 1 ? 'kinds' : 'kind'
        } ${declared.join(
          ', ',
        )}, and a kind name can be declared only once in a catalog. ` +
          `Remove that other layer from the backend, or rename its kind; ` +
          `or remove @mlownership/backstage-plugin-catalog-backend-module-ml-ownership from the backend`,
      );
    }
    // Registering any source removes Backstage's own kinds unless a source adds them again.
    yield {
      data: [
        { layer: defaultCatalogEntityModel },
        { layer: createMlOwnershipModelLayer() },
      ],
    };
  }

  async #readOtherLayers(options?: CatalogModelSourceReadOptions) {
    // Not part of the extension point's published type. If a later Backstage hides it, Backstage's own message
    // remains.
    const { modelSources = [] } = this.#extensionPoint as {
      modelSources?: readonly CatalogModelSource[];
    };
    const results = await Promise.all(
      modelSources
        .filter(source => source !== this)
        .map(async source => {
          const reading = source.read(options);
          try {
            const first = await reading.next();
            return first.value?.data ?? [];
          } finally {
            await reading.return(undefined);
          }
        }),
    );
    return results.flat().map(({ layer }) => layer);
  }
}
