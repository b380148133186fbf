import { en } from '../en';
import { Translated } from '../Translated';

export const imports: Translated<typeof en.imports> = {
  title: 'Importieren',
};
