import {
  ApiBlueprint,
  createFrontendFeatureLoader,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogGraphApiRef } from '@backstage/plugin-catalog-graph';
import { IconBundleBlueprint } from '@backstage/plugin-app-react';
import {
  catalogApiRef,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { SearchResultListItemBlueprint } from '@backstage/plugin-search-react/alpha';
import { kindIcon, ML_KIND_ICONS } from '../../ui/entity';
import { createCatalogGraph } from './createCatalogGraph';
import { createEntityPresentation } from './createEntityPresentation';

/** Sized by the surrounding text, like the other kind icons of the app. */
function iconElement(kind: keyof typeof ML_KIND_ICONS) {
  const Icon = ML_KIND_ICONS[kind];
  return <Icon size="1em" />;
}

const entityPresentation = ApiBlueprint.make({
  name: 'entity-presentation',
  params: defineParams =>
    defineParams({
      api: entityPresentationApiRef,
      deps: { catalogApi: catalogApiRef },
      factory: createEntityPresentation,
    }),
});

/** The list item of the catalog with the icon of the kind. */
const searchResultListItem = catalogPlugin
  .getExtension('search-result-list-item:catalog')
  .override({
    factory(originalFactory) {
      const { item } = SearchResultListItemBlueprint.dataRefs;
      const original = originalFactory().get(item);
      return [
        item({
          ...original,
          component: props => (
            <original.component {...props} icon={resultIcon} />
          ),
        }),
      ];
    },
  });

function resultIcon(result: { kind?: string }) {
  const Icon = kindIcon(result.kind ?? '');
  return <Icon aria-hidden />;
}

const catalogGraphRelations = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: catalogGraphApiRef,
      deps: {},
      factory: createCatalogGraph,
    }),
});

/**
 * Shows Models, Datasets and Pipelines in the app and in other plugins like their own kinds: icons for the kinds, in
 * front of every reference and in search results, and the relations in the catalog graph.
 *
 * These features belong to the app, the catalog and the catalog graph, so the plugin can't provide them: install this
 * feature next to it. Apps with their own entity presentation pass {@link mlKindIcons} to it instead.
 *
 * @example
 * ```ts
 * createApp({ features: [mlCatalogIconsFeature] });
 * ```
 *
 * @public
 */
export const mlCatalogIconsFeature = createFrontendFeatureLoader({
  *loader() {
    yield createFrontendModule({
      pluginId: 'app',
      extensions: [
        IconBundleBlueprint.make({
          name: 'ml-kinds',
          params: {
            icons: {
              'kind:model': iconElement('model'),
              'kind:dataset': iconElement('dataset'),
              'kind:pipeline': iconElement('pipeline'),
            },
          },
        }),
      ],
    });
    yield createFrontendModule({
      pluginId: 'catalog',
      extensions: [entityPresentation, searchResultListItem],
    });
    yield createFrontendModule({
      pluginId: 'catalog-graph',
      extensions: [catalogGraphRelations],
    });
  },
});
