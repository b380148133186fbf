import { en } from '../en';
import { Translated } from '../Translated';

export const evidence: Translated<typeof en.evidence> = {
  subject: 'die Belege',
  none: 'Keine: niemand hat nachgesehen.',
  all: 'Alle Belege',
  hideAll: 'Alle Belege ausblenden',
  nothingRecorded:
    'Nichts wurde festgehalten. Was der Katalog sagt, wird jedes Mal neu gelesen und hier nicht aufbewahrt.',
  showEarlier: 'Frühere Belege zeigen',
  by: '{{source}}, von {{writer}}',
  saidBy: '{{source}}: {{writer}}',
  observed: 'Beobachtet {{when}}',
  countsUntil: 'Zählt bis {{day}}',
  countedUntil: 'Zählte bis {{day}}',
  version: 'Version {{version}}',
  openDrill: 'Übung öffnen',
  openSource: 'Quelle öffnen',
  record: {
    title: 'Beleg festhalten: {{title}}',
    passesWhen: 'Erfüllt, wenn: {{passesWhen}}',
    lead: 'Die Aussage wird mit Namen aufbewahrt und zählt, bis sie zu alt ist. Was ein verbundenes System oder ein Dokument zeigt, wiegt mehr.',
    submit: 'Festhalten',
    outcome: 'Was war zu sehen?',
    passes: 'Es ist erfüllt',
    fails: 'Es ist nicht erfüllt',
    words: 'In eigenen Worten',
    wordsHint: 'Was angesehen wurde und was dabei herauskam.',
    link: 'Link',
    optional: 'Freiwillig',
    linkHint: 'Wo andere nachsehen können, etwa ein Protokoll oder ein Ticket.',
    seenOn: 'Gesehen am',
    done: 'Mit Namen festgehalten. Danke.',
    result: '„{{title}}“ ist jetzt {{state}}: {{reason}}',
  },
};
