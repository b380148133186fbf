import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const evidence: TranslationOf<typeof en.evidence> = {
  subject: 'die Belege',
  none: 'Noch keine Belege.',
  all: 'Alle Belege',
  hideAll: 'Alle Belege ausblenden',
  nothingRecorded:
    'Keine Belege festgehalten. Katalogdaten werden bei jeder Bewertung gelesen und hier nicht gespeichert.',
  showEarlier: 'Frühere Belege zeigen',
  by: '{{source}}, von {{writer}}',
  saidBy: '{{source}}: {{writer}}',
  observed: 'Beobachtet {{when}}',
  countsUntil: 'Gültig bis {{day}}',
  countedUntil: 'Abgelaufen am {{day}}',
  version: 'Version {{version}}',
  openDrill: 'Übung öffnen',
  openSource: 'Quelle öffnen',
  record: {
    title: 'Beleg festhalten: {{title}}',
    passesWhen: 'Erfüllt, wenn: {{passesWhen}}',
    lead: 'Die Angabe wird mit Namen gespeichert und läuft ab. Belege aus verbundenen Systemen und Dokumenten haben Vorrang.',
    aboutVersion: 'Die Angabe gilt für Version {{version}}, die aktuelle.',
    submit: 'Festhalten',
    outcome: 'Ergebnis',
    passes: 'Erfüllt',
    fails: 'Nicht erfüllt',
    words: 'Details',
    wordsHint: 'Was geprüft wurde und was dabei herauskam.',
    link: 'Link',
    optional: 'Optional',
    linkHint:
      'Eine Quelle, die andere prüfen können, etwa ein Protokoll oder ein Ticket.',
    seenOn: 'Beobachtet am',
    done: 'Beleg festgehalten.',
    result: 'Aktueller Zustand von „{{title}}“: {{state}}. {{reason}}',
  },
};
