import { LanguageTerms } from './LanguageTerms';

export const cs: LanguageTerms = {
  prerequisites: [
    ...['předpoklad*', 'prerekvizit*', 'požadavk*', 'než začn*', 'příprava'],
    ...['před zahájením', 'před začátkem', 'co potřebujete', 'co je potřeba'],
    ...['=přístup', '=přístupy', '=oprávnění', '=závislosti'],
  ],
  steps: [
    ...['krok*', 'postup*', 'návod*', 'instrukce', 'provedení', 'průběh'],
    ...['co dělat', 'řešení', 'náprava'],
  ],
  verification: ['ověř*', 'kontrol*', 'zkontrol*', 'validac*'],
  outcome: ['výsled*', 'očekávaný'],
  weakSteps: ['jak'],
  investigation: ['diagnostika', 'analýza'],
  other: ['otázky', 'kontakt*', 'slovníček', 'příloha', 'úvod', 'přehled'],
  checkVerbs: ['ověř*', 'zkontroluj*', 'ujist*'],
  lookVerbs: ['otevř*', 'najdi', 'najděte'],
};
