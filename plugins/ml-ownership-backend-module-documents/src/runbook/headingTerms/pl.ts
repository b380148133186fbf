import { LanguageTerms } from './LanguageTerms';

export const pl: LanguageTerms = {
  prerequisites: [
    ...['wymagania', 'wymagane', 'warunki wstępne', 'warunek wstępny'],
    ...['przed rozpoczęciem', 'zanim', 'przygotowani*', '=dostęp', '=dostępy'],
    ...['czego potrzebujesz', 'potrzebne', '=uprawnienia', '=zależności'],
  ],
  steps: [
    ...['krok*', 'procedur*', 'instrukcj*', 'przebieg', 'wykonanie'],
    ...['postępowanie', 'co robić', 'działania', 'rozwiązanie', 'naprawa'],
  ],
  verification: ['weryfik*', 'sprawd*', 'kontrol*', 'walidac*', 'potwierd*'],
  outcome: ['wynik*', 'oczekiwany rezultat', 'kryteria sukcesu'],
  weakSteps: ['jak'],
  investigation: ['diagnostyka', 'diagnoza', 'analiza'],
  other: ['pytania', 'kontakt*', 'słownik', 'załącznik*', 'wprowadzenie'],
  checkVerbs: ['sprawdź', 'zweryfikuj', 'upewnij', 'potwierdź'],
  lookVerbs: ['otwórz', 'znajdź', 'zidentyfikuj'],
};
