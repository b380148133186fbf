import { LanguageTerms } from './LanguageTerms';

export const de: LanguageTerms = {
  prerequisites: [
    ...['voraussetzung*', 'vorbedingung*', 'vorbereit*', 'anforderung*'],
    ...['vorab', 'bevor', 'vor dem start', 'vor beginn', 'was du brauchst'],
    ...['was sie brauchen', 'was man braucht', 'benötig*', '=zugriff'],
    ...['=zugriffe', '=zugriffsrecht*', '=zugang', '=zugänge', 'berechtigung*'],
    ...['vorarbeit*', 'vorprüfung*', 'vorabprüfung*', 'vorbedingung*'],
    ...['=abhängigkeiten', '=umgebung', '=einrichtung', 'eingangskriteri*'],
  ],
  steps: [
    ...['schritt*', 'vorgehen*', 'ablauf', 'anleitung*', 'durchführ*'],
    ...['ausführ*', 'so geht', 'was zu tun', 'maßnahme*', 'massnahme*'],
    ...['arbeitsschritt*', 'behebung', 'fehlerbehebung', 'lösung', 'lösungen'],
    ...['wiederherstellung', 'sofortmaßnahme*', 'sofortmassnahme*', 'abhilfe'],
    'problemlösung',
  ],
  verification: [
    ...['prüf*', 'überprüf*', 'kontroll*', 'verifi*', 'validier*', 'nachweis'],
    ...['erfolgskontrolle', 'nachkontrolle', 'nachprüfung', '=test', '=tests'],
    ...['funktionstest', 'abschlussprüfung'],
  ],
  outcome: [
    ...['erwartet*', 'ergebnis', 'ergebniskontrolle', 'abnahme*'],
    ...['erfolgskriteri*', 'fertig wenn', 'endkriteri*'],
  ],
  weakSteps: ['so wird', 'leitfaden', 'checkliste', 'neustart', 'rollback'],
  investigation: ['diagnose', 'fehlersuche', 'ursache*', 'analyse'],
  other: [
    ...['häufige fragen', 'ansprechpartner*', 'kontakt*', 'verweise'],
    ...['hintergrund', 'übersicht', 'überblick', 'einleitung', 'glossar'],
    ...['anhang', 'weiterführend*', 'eskalation', 'zweck', 'inhalt'],
  ],
  checkVerbs: [
    ...['prüf*', 'überprüf*', 'kontrollier*', 'stelle sicher'],
    ...['stellen sie sicher', 'sicherstellen', 'verifizier*', 'validier*'],
  ],
  lookVerbs: ['öffne*', 'suche*', 'finde*', 'melde*', 'identifizier*'],
};
