import { en } from '../en';
import { Translated } from '../Translated';

export const disputes: Translated<typeof en.disputes> = {
  list: 'Einwände',
  state: { open: 'Als falsch gemeldet', resolved: 'Beantwortet' },
  saidBy: 'Von {{person}} {{when}}.',
  answer: 'Antwort: {{answer}}',
  answerBy: 'Antwort von {{person}}: {{answer}}',
  answerAction: 'Antworten',
  answerOf: 'Antworten: {{title}}',
  openTitle: 'Als falsch melden: {{title}}',
  openLead:
    'Dem Plattformteam mitteilen, warum dieses Kriterium hier falsch ist. Es ändert keinen Zustand, bevor das Team nachgesehen hat.',
  whatIsWrong: 'Was ist falsch?',
  atLeast: 'Mindestens {{count, number}} Zeichen.',
  send: 'Senden',
  sent: 'Danke. Der Einwand liegt dem Plattformteam vor; die Antwort steht dann unter „Ausnahmen und Einwände“.',
  answerAndClose: 'Antworten und schließen',
  yourAnswer: 'Antwort',
  yourAnswerHint: 'Was falsch war und behoben ist, oder warum es so bleibt.',
  answered: 'Beantwortet. Die Antwort steht unter dem Einwand.',
  said: '„{{reason}}“',
};
