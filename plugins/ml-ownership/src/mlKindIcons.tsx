import {
  ApiBlueprint,
  createFrontendFeatureLoader,
  createFrontendModule,
  IconComponent,
} from '@backstage/frontend-plugin-api';
import { DefaultEntityPresentationApi } from '@backstage/plugin-catalog';
import { IconBundleBlueprint } from '@backstage/plugin-app-react';
import {
  catalogApiRef,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { ML_KIND_ICONS } from './entity';

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

/**
 * Icons for Model, Dataset and Pipeline everywhere in the app: for the kind, and in front of every reference to such an
 * entity.
 *
 * App icons and the presentation of entities belong to the app and to the catalog, so a plugin can't bring them along:
 * install this beside it. An app that has an entity presentation of its own passes {@link mlKindIcons} to that instead.
 *
 * @example
 * ```ts
 * createApp({ features: [mlKindIconsFeature] });
 * ```
 *
 * @public
 */
export const mlKindIconsFeature = createFrontendFeatureLoader({
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
      extensions: [
        ApiBlueprint.make({
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
        }),
      ],
    });
  },
});
