import type { ENTITY_TABS } from './mlOwnershipTabsTranslationRef';

const de: Record<keyof typeof ENTITY_TABS, string> = {
  handover: 'Übergabereife',
  lineage: 'Lineage',
  operate: 'Bereitschaft',
  'group-scorecard': 'ML-Scorecard',
};

export default de;
