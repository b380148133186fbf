import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  ENTITY_TABS,
  mlOwnershipTabsTranslationRef,
} from './mlOwnershipTabsTranslationRef';

/**
 * The title of an entity tab for its blueprint: in the language of the app, or in English where Backstage is older than
 * 1.57 and takes only text, as the type says.
 */
export function entityTabTitle(tab: keyof typeof ENTITY_TABS): string {
  if (!('titleTranslation' in EntityContentBlueprint.dataRefs)) {
    return ENTITY_TABS[tab];
  }
  const translated: unknown = mlOwnershipTabsTranslationRef;
  return (translated as (key: string) => string)(tab);
}
