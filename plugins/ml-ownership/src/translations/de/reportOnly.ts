import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const reportOnly: TranslationOf<typeof en.reportOnly> = {
  title: 'Nur Berichte bis {{day}}: es gibt keine Benachrichtigungen',
  description:
    'Alles wird bewertet und gezeigt, aber niemand wird über Verschlechterungen benachrichtigt oder an Fälliges erinnert.',
};
