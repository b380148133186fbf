import { en } from '../en';
import { TranslationOf } from '../TranslationOf';

export const reliance: TranslationOf<typeof en.reliance> = {
  question: 'Kann ich mich auf diesen Datensatz verlassen?',
  yes: 'Ja: Vertrag, Ziel für die Aktualität, Prüfungen, Eigentümer und Bereitschaft sind vorhanden.',
  no: 'Nein: {{problems}}.',
  unknown: 'Nicht bekannt: {{parts}} ohne aktuellen Nachweis.',
  name: {
    contract: 'Vertrag',
    freshness: 'Ziel für die Aktualität',
    checks: 'Datenprüfungen',
    owner: 'Eigentümer',
    onCall: 'Bereitschaft',
  },
  part: {
    contract: 'Vertrag',
    freshness: 'Ziel für die Aktualität',
    checks: 'Datenprüfungen',
    owner: 'Eigentümer',
    onCall: 'Bereitschaft',
  },
  noSource: 'Keine Quelle hat etwas dazu gemeldet.',
};
