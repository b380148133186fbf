import {
  CatalogModelLayer,
  compileCatalogModel,
  defaultCatalogEntityModel,
} from '@backstage/catalog-model/alpha';
import {
  ML_KINDS,
  ML_MODEL_LAYER_ID,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/** One of the three kinds that other layers declare as well. */
export interface KindConflict {
  kind: string;
  /** IDs of the layers that declare it. */
  layerIds: string[];
}

function listKinds(layers: CatalogModelLayer[]): Set<string> | undefined {
  try {
    return new Set(
      compileCatalogModel([defaultCatalogEntityModel, ...layers])
        .listKinds()
        .map(kind => kind.names.kind),
    );
  } catch {
    // These layers are inconsistent without the removed one, or in any case, which Backstage reports itself.
    return undefined;
  }
}

/**
 * Finds which of the three kinds other layers declare. A layer does not expose what it declares, so this compiles the
 * others without ours, and then removes one at a time to find out which of them provides the kind.
 */
export function findKindConflicts(layers: CatalogModelLayer[]): KindConflict[] {
  const byId = new Map(layers.map(layer => [layer.layerId, layer]));
  byId.delete(ML_MODEL_LAYER_ID);
  byId.delete(defaultCatalogEntityModel.layerId);
  const others = [...byId.values()];
  const declared = listKinds(others);
  return ML_KINDS.filter(kind => declared?.has(kind)).map(kind => ({
    kind,
    layerIds: others
      .filter(
        layer => !listKinds(others.filter(other => other !== layer))?.has(kind),
      )
      .map(layer => layer.layerId),
  }));
}
