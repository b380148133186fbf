import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** The English titles of the entity tabs. */
export const ENTITY_TABS = {
  handover: 'Handover readiness',
  lineage: 'Lineage',
  operate: 'On-call',
  'group-scorecard': 'ML scorecard',
} as const;

/**
 * A reference to the translations of the titles of the entity tabs, in English and German. They are apart from
 * {@link mlOwnershipTranslationRef} because the app loads them at its start, before any page of the plugin.
 *
 * @public
 */
export const mlOwnershipTabsTranslationRef = createTranslationRef({
  id: 'plugin.ml-ownership-tabs',
  messages: ENTITY_TABS as Record<string, string>,
  translations: { de: () => import('./de') },
});
