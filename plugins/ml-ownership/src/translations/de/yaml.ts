import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const yaml: TranslationOf<typeof en.yaml> = {
  copy: 'Kopieren',
  copied: 'Kopiert',
  copyOf: 'Kopieren: {{label}}',
  copiedOf: 'Kopiert: {{label}}',
};
