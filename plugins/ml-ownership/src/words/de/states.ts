import { en } from '../en';
import { Translated } from '../Translated';

export const states: Translated<typeof en.states> = {
  loading: 'Wird geladen: {{subject}}',
  forbiddenTitle: 'Kein Zugriff auf {{subject}}',
  forbiddenDescription:
    '{{message}} Wer dieses Backstage betreibt, kann das Recht dazu erteilen.',
  notFoundTitle: 'Nicht gefunden: {{subject}}',
  failedTitle: 'Laden fehlgeschlagen: {{subject}}',
  noAnswer: 'Das Backend hat nicht geantwortet',
  tryAgain: 'Erneut versuchen',
};
