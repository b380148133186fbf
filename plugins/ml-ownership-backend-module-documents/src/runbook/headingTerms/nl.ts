import { LanguageTerms } from './LanguageTerms';

export const nl: LanguageTerms = {
  prerequisites: [
    ...['vereist*', 'vereiste*', 'voorwaarde*', 'randvoorwaarde*'],
    ...['voordat je', 'voordat u', 'vooraf', 'voorbereiding*', 'benodigd*'],
    ...['wat je nodig hebt', 'wat heb je nodig', '=toegang', '=rechten'],
    ...['voorcontrole*', '=afhankelijkheden', '=omgeving'],
  ],
  steps: [
    ...['stap', 'stappen', 'stappenplan', 'werkwijze', 'procedure*'],
    ...['instructie*', 'uitvoering', 'uitvoeren', 'wat te doen', 'acties'],
    ...['oplossing', 'oplossingen', 'herstel', 'maatregel*', 'aanpak'],
  ],
  verification: [
    ...['controle*', 'controleren', 'verificatie', 'verifieer*'],
    ...['validatie', 'nacontrole', 'bevestig*', '=test', '=testen'],
  ],
  outcome: ['resultaat', 'resultaten', 'verwacht*', 'succescriteria'],
  weakSteps: ['hoe', 'herstart', 'terugdraaien', 'handleiding'],
  investigation: ['diagnose', 'onderzoek', 'analyse'],
  other: [
    ...['veelgestelde vragen', 'verwijzingen', 'contact*', 'begrippen*'],
    ...['bijlage*', 'achtergrond', 'inleiding', 'overzicht', 'doel'],
  ],
  checkVerbs: ['controleer*', 'verifieer*', 'bevestig*', 'zorg dat', 'check'],
  lookVerbs: ['open*', 'zoek*', 'bekijk*'],
};
