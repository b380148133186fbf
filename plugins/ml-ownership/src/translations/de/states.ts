import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const states: TranslationOf<typeof en.states> = {
  loading: 'Wird geladen: {{subject}}',
  forbiddenTitle: 'Kein Zugriff: {{subject}}',
  forbiddenDescription:
    '{{message}} Den Zugriff vergibt die Backstage-Administration.',
  notFoundTitle: 'Nicht gefunden: {{subject}}',
  failedTitle: 'Laden fehlgeschlagen: {{subject}}',
  noAnswer: 'Keine Antwort vom Backend',
  tryAgain: 'Erneut versuchen',
};
