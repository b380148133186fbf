import { IconComponent } from '@backstage/core-plugin-api';
import { ML_KIND_ICONS } from '../../ui/entity';

function iconComponent(kind: keyof typeof ML_KIND_ICONS): IconComponent {
  const Icon = ML_KIND_ICONS[kind];
  // Hosts such as the relations graph pass position, size and class; the icon must respect them.
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
