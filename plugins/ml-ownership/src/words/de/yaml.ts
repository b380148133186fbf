import { en } from '../en';
import { Translated } from '../Translated';

export const yaml: Translated<typeof en.yaml> = {
  copy: 'Kopieren',
  copied: 'Kopiert',
  copyOf: 'Kopieren: {{label}}',
  copiedOf: 'Kopiert: {{label}}',
};
