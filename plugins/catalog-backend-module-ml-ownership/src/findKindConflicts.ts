import {
  CatalogModelLayer,
  compileCatalogModel,
  defaultCatalogEntityModel,
} from '@backstage/catalog-model/alpha';
import {
  ML_KINDS,
  ML_MODEL_LAYER_ID,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * One of the three kinds that others declare as well.
 */
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
    // These layers don't hold together without the one that was left out, or not at all: Backstage reports that itself.
    return undefined;
  }
}

/**
 * Which of the three kinds other layers declare. A layer does not tell what it declares; so this compiles the others
 * without ours, and then leaves out one at a time to see with which of them the kind goes.
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
