import { en } from '../en';
import { Translated } from '../Translated';

export const states: Translated<typeof en.states> = {
  loading: '{{subject}} wird geladen',
  forbiddenTitle: 'Kein Zugriff auf {{subject}}',
  forbiddenDescription:
    '{{message}} Wer dieses Backstage betreibt, kann das Recht erteilen, ML-Scorecards zu lesen.',
  notFoundTitle: 'Nicht gefunden: {{subject}}',
  failedTitle: '{{subject}} konnte nicht geladen werden',
  noAnswer: 'Das Backend hat nicht geantwortet',
  tryAgain: 'Erneut versuchen',
};
