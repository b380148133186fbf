import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const disputes: TranslationOf<typeof en.disputes> = {
  list: 'Einwände',
  state: { open: 'Offen', resolved: 'Erledigt' },
  saidBy: 'Erhoben von {{person}} {{when}}.',
  comment: 'Antwort: {{comment}}',
  commentBy: 'Antwort von {{person}}: {{comment}}',
  resolve: 'Erledigen',
  resolveOf: 'Erledigen: {{title}}',
  openTitle: 'Einwand: {{title}}',
  openLead:
    'Dem Plattformteam erklären, warum dieses Ergebnis falsch ist. Bis zur Antwort ändert sich das Ergebnis nicht.',
  whatIsWrong: 'Was ist falsch?',
  atLeast: 'Mindestens {{count, number}} Zeichen.',
  send: 'Senden',
  sent: 'Einwand gesendet. Die Antwort des Plattformteams erscheint unter „Ausnahmen und Einwände“.',
  submitResolution: 'Erledigen',
  yourComment: 'Antwort',
  yourCommentHint: 'Was behoben wurde, oder warum das Ergebnis stimmt.',
  resolved: 'Erledigt. Die Antwort steht unter dem Einwand.',
  said: '„{{reason}}“',
};
