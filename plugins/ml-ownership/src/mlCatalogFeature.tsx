import {
  ApiBlueprint,
  createFrontendFeatureLoader,
  createFrontendModule,
  IconComponent,
} from '@backstage/frontend-plugin-api';
import { DefaultEntityPresentationApi } from '@backstage/plugin-catalog';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import {
  ALL_RELATION_PAIRS,
  ALL_RELATIONS,
  catalogGraphApiRef,
  DefaultCatalogGraphApi,
} from '@backstage/plugin-catalog-graph';
import { IconBundleBlueprint } from '@backstage/plugin-app-react';
import {
  catalogApiRef,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { SearchResultListItemBlueprint } from '@backstage/plugin-search-react/alpha';
import { ML_RELATION_PAIRS } from '@mlownership/backstage-plugin-ml-ownership-common';
import { kindIcon, ML_KIND_ICONS } from './entity';

/** Sized by the text around it, as the app's other kind icons are. */
function iconElement(kind: keyof typeof ML_KIND_ICONS) {
  const Icon = ML_KIND_ICONS[kind];
  return <Icon size="1em" />;
}

function iconComponent(kind: keyof typeof ML_KIND_ICONS): IconComponent {
  const Icon = ML_KIND_ICONS[kind];
  // Places such as the relations graph give an icon its position, size and class; an icon keeps to what it is given.
  return ({ fontSize, ...given }) => <Icon size="1em" {...given} />;
}

/**
 * Icons by kind, for the `kindIcons` of an app's own entity presentation.
 *
 * @public
 */
export const mlKindIcons: Record<string, IconComponent> = {
  model: iconComponent('model'),
  dataset: iconComponent('dataset'),
  pipeline: iconComponent('pipeline'),
};

const entityPresentation = ApiBlueprint.make({
  name: 'entity-presentation',
  params: defineParams =>
    defineParams({
      api: entityPresentationApiRef,
      deps: { catalogApi: catalogApiRef },
      factory: ({ catalogApi }) =>
        DefaultEntityPresentationApi.create({
          catalogApi,
          kindIcons: mlKindIcons,
        }),
    }),
});

/** The catalog's own list item with the icon of the kind. */
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
      factory: () =>
        new DefaultCatalogGraphApi({
          defaultRelationTypes: { exclude: [] },
          knownRelations: [
            ...ALL_RELATIONS,
            ...ML_RELATION_PAIRS.flatMap(({ forward, reverse }) => [
              forward.type,
              reverse.type,
            ]),
          ],
          knownRelationPairs: [
            ...ALL_RELATION_PAIRS,
            ...ML_RELATION_PAIRS.map(
              ({ forward, reverse }): [string, string] => [
                reverse.type,
                forward.type,
              ],
            ),
          ],
        }),
    }),
});

/**
 * What the app and the pages of other plugins need to show Models, Datasets and Pipelines as they show their own kinds:
 * icons for the kinds and in front of every reference, icons in search results, and the relations in the catalog graph.
 *
 * These belong to the app, the catalog and the catalog graph, so a plugin can't bring them along: install this beside it.
 * An app that has an entity presentation of its own passes {@link mlKindIcons} to that instead.
 *
 * @example
 * ```ts
 * createApp({ features: [mlCatalogFeature] });
 * ```
 *
 * @public
 */
export const mlCatalogFeature = createFrontendFeatureLoader({
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
